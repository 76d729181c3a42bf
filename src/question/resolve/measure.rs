//! Degrees: "the highest mountain", "the most members", "higher than Mount Everest", "how tall is X".

use super::kind::singular_label;
use super::noun::Denoted;
use super::verb::Frame;
use super::whose::Link;
use super::{Resolver, join, reading, statement};
use crate::claim::TimeRelation;
use crate::question::error::AskError;
use crate::question::reading::value::Top;
use crate::question::reading::{Column, Condition, Form, Operand, Reading, Variable};
use crate::question::syntax::value::{Against, Compared, Comparison, Rank};
use crate::question::syntax::{Clauses, Core, Listing, NounPhrase, NounUnit, Words};
use crate::question::words::degree::{is_downward, is_measure, is_of_amount, measured_by};
use crate::question::words::grammar::is_of;
use crate::rdf::{NamedNode, namespace};

/// A rank that waits for all that is said of what is ranked.
#[derive(Clone)]
pub struct Ranking {
    key: Vec<Condition>,
    value: Variable,
    descending: bool,
    skip: usize,
    take: usize,
    word: String,
    pub(super) noun: String,
}

impl Resolver<'_> {
    /// Conditions on a thing, of which those are kept that come first if it is ranked.
    pub(super) fn ranked(&mut self, of: &Operand, conditions: Vec<Condition>) -> Vec<Condition> {
        if self.held.as_ref() == Some(of) {
            return conditions;
        }
        let (own, others) = std::mem::take(&mut self.pending).into_iter().partition(|(other, _)| other == of);
        self.pending = others;
        let own: Vec<(Operand, Ranking)> = own;
        own.into_iter().fold(conditions, |among, (of, ranking)| {
            let among = match join(false, among) {
                Condition::All(all) => all,
                one => vec![one],
            };
            let Ranking { key, value, descending, skip, take, word, noun } = ranking;
            vec![Condition::Top(Box::new(Top { of, among, key, value, descending, skip, take, word, noun }))]
        })
    }

    /// Ranks that nothing else has been said to hold for: they hold among all that answers.
    pub(super) fn ranked_still(&mut self, body: Condition) -> Condition {
        let waiting: Vec<Operand> = self.pending.iter().map(|(of, _)| of.clone()).collect();
        waiting.iter().fold(body, |body, of| join(false, self.ranked(of, vec![body])))
    }

    /// Keeps the ranks of a thing until `release`.
    pub(super) fn hold(&mut self, of: &Operand) -> Option<Operand> {
        self.held.replace(of.clone())
    }

    /// Lets the ranks of a thing hold for all these conditions.
    pub(super) fn release(
        &mut self,
        outer: Option<Operand>,
        of: &Operand,
        conditions: Vec<Condition>,
    ) -> Vec<Condition> {
        self.held = outer;
        self.ranked(of, conditions)
    }

    /// "has the highest elevation", "has the most members".
    pub(super) fn has_rank(&mut self, owner: &Operand, words: &Words, rank: &Rank) -> Result<Condition, AskError> {
        let word = rank.word.text.to_lowercase();
        let descending = !is_downward(&word);
        // What has a name of its own is not ranked among others of its kind unless it is looked for by that.
        let of = match owner {
            Operand::Variable(_) => owner.clone(),
            _ => Operand::Variable(self.fresh()),
        };
        let (key, value) = if is_of_amount(&word) {
            self.measured(&of, words)?
        } else {
            let value = Operand::Variable(self.fresh());
            (self.belongs(of.clone(), &value, words)?, value)
        };
        let noun = singular_label(&words.text);
        self.rank(&of, rank, key, value, descending, noun);
        if of == *owner {
            return Ok(Condition::All(vec![]));
        }
        let mut ranked = self.ranked(&of, vec![]);
        ranked.push(Condition::Same(of, owner.clone()));
        Ok(join(false, ranked))
    }

    /// "the highest mountain": ranked by what the adjective measures.
    pub(super) fn rank_by_degree(&mut self, of: &Operand, rank: &Rank) -> Result<(), AskError> {
        let word = rank.word.text.to_lowercase();
        // "the highest population": it is measured by itself; "the maximum population" is made of several.
        if let Some(noun) = self.value_of(of).map(|value| value.label.clone()).filter(|_| !is_of("aggregate", &word))
            && let Some(up) =
                upward(&word, &noun).or_else(|| self.measure_of(&rank.word).is_err().then(|| !is_downward(&word)))
        {
            self.rank(of, rank, vec![], of.clone(), up, noun);
            return Ok(());
        }
        let (up, label, link) = self.measure_of(&rank.word)?;
        let value = Operand::Variable(self.fresh());
        let key = vec![self.linked(&link, of.clone(), &value)];
        self.rank(of, rank, key, value, up, label);
        Ok(())
    }

    pub(super) fn rank(
        &mut self,
        of: &Operand,
        rank: &Rank,
        key: Vec<Condition>,
        value: Operand,
        descending: bool,
        noun: String,
    ) {
        let Operand::Variable(value) = value else { return };
        let amount = is_of_amount(&rank.word.text.to_lowercase());
        let word = match (amount, descending) {
            (true, true) => "most",
            (true, false) => "fewest",
            (false, true) => "highest",
            (false, false) => "lowest",
        };
        let ranking = Ranking { key, value, descending, skip: rank.skip, take: rank.take, word: word.to_owned(), noun };
        self.pending.push((of.clone(), ranking));
    }

    /// What an adjective of degree measures here: whether more of it is more of the value, the label, the relation.
    fn measure_of(&self, adjective: &Words) -> Result<(bool, String, Link), AskError> {
        let word = adjective.text.to_lowercase();
        let derived = self.lexicon.verbs().derived();
        let least = word.starts_with("least ");
        let found = measured_by(&word).iter().find_map(|(up, noun)| {
            let label = derived.with_words(noun)?;
            Some((*up != least, label.to_owned(), self.property(label)?))
        });
        found.ok_or_else(|| self.no_property(adjective.span, &adjective.text))
    }

    /// "is higher than Mount Everest", "is more than 300".
    pub(super) fn comparing(&mut self, frame: &Frame<'_>, compared: &Compared) -> Result<Condition, AskError> {
        if self.is_direct(frame.subject, compared) {
            return self.compared(frame.subject, compared);
        }
        if let Some(said) = self.compares_amounts(frame, compared)? {
            return Ok(said);
        }
        let Some(degree) = &compared.degree else {
            return Err(self.no_property(crate::text::Span::default(), "more"));
        };
        let (up, _, link) = self.measure_of(degree)?;
        let comparison = if up { Comparison::More } else { Comparison::Less };
        let own = Operand::Variable(self.fresh());
        let mut conditions = vec![self.linked(&link, frame.subject.clone(), &own)];
        match &compared.against {
            Against::Noun(noun) => {
                for Denoted { operand, conditions: others, .. } in self.noun_phrase(noun)?.each {
                    let theirs = Operand::Variable(self.fresh());
                    conditions.push(self.linked(&link, operand, &theirs));
                    conditions.extend(others);
                    conditions.push(Condition::Compare(own.clone(), comparison, theirs));
                }
            }
            Against::Number(..) | Against::Between(..) => {
                let plain = Compared { comparison, ..compared.clone() };
                conditions.push(self.compared(&own, &plain)?);
            }
            Against::Date(date) => {
                let relation = if up { TimeRelation::After } else { TimeRelation::Before };
                conditions.push(Condition::Dated(own.clone(), relation, date.clone()));
            }
        }
        Ok(join(false, conditions))
    }

    /// Whether a value is compared itself, and not by a measure of its own.
    fn is_direct(&self, subject: &Operand, compared: &Compared) -> bool {
        let Some(predicate) = self.value_of(subject) else { return false };
        let Some(degree) = &compared.degree else { return true };
        let measures = measured_by(&degree.text.to_lowercase());
        let own = measures.iter().any(|(_, noun)| predicate.label.split(' ').any(|word| word == *noun));
        let plain = matches!(compared.against, Against::Number(..) | Against::Between(..) | Against::Date(_));
        let value = match &compared.against {
            Against::Noun(noun) => noun.single().is_some_and(|unit| self.is_value_noun(unit)),
            _ => false,
        };
        own || plain || value || self.measure_of(degree).is_err()
    }

    /// "the population of Berlin".
    pub(super) fn is_value_noun(&self, unit: &NounUnit) -> bool {
        let Core::Words(words) = &unit.core else { return false };
        !(unit.of.is_empty() && unit.owners.is_empty()) && self.property(&words.text).is_some()
    }

    /// Whether a text tells of a thing by its name.
    fn is_told(&mut self, unit: &NounUnit) -> bool {
        let own = |node: &NamedNode| node.as_str().starts_with(namespace::ID);
        self.named_thing(unit).is_some_and(|things| things.exactly.iter().any(own))
    }

    /// "how much is the budget", "how long is the term", where a text says what it is.
    fn told_amount(&mut self, what: &NounPhrase) -> Result<Reading, AskError> {
        let (variable, be) = (self.fresh(), self.be());
        let mut conditions = vec![];
        for denoted in self.noun_phrase(what)?.each {
            let is = statement(denoted.operand, be.clone(), Some(Operand::Variable(variable)));
            conditions.push(Condition::Statement(is));
            conditions.extend(denoted.conditions);
        }
        let columns = vec![Column { variable, heading: "what".to_owned() }];
        Ok(reading(Form::Wh, columns, join(false, conditions)))
    }

    /// "how tall is X": the measure of a thing, or the value that is named.
    pub(super) fn measure(&mut self, adjective: &Words, what: &NounPhrase) -> Result<Reading, AskError> {
        if what.single().is_some_and(|unit| self.is_value_noun(unit)) {
            return self.listing(what, &[], &[], Listing::Which);
        }
        let word = adjective.text.to_lowercase();
        let told = what.single().is_some_and(|unit| self.is_told(unit));
        let measured = match self.measure_of(adjective) {
            Err(_) if word == "how long" && !told => return self.adverbial(true, &Clauses::of_being(what)),
            Err(_) if ["much", "how long"].contains(&word.as_str()) && told => return self.told_amount(what),
            measured => measured,
        };
        let (_, label, link) = measured?;
        let variable = self.fresh();
        let mut conditions = vec![];
        for denoted in self.noun_phrase(what)?.each {
            conditions.push(self.linked(&link, denoted.operand, &Operand::Variable(variable)));
            conditions.extend(denoted.conditions);
        }
        Ok(reading(Form::Wh, vec![Column { variable, heading: label }], join(false, conditions)))
    }
}

/// Whether more is more, where what is ranked is a measure itself ("the highest population", "the earliest birth date"); none
/// where it is no measure: "the highest capital" has an elevation.
fn upward(word: &str, noun: &str) -> Option<bool> {
    let own = measured_by(word).iter().find(|(_, measured)| *measured == noun).map(|(up, _)| *up);
    own.or_else(|| is_measure(noun).then(|| !is_downward(word)))
}
