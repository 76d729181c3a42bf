//! The parts of a reading in English: things, what variables stand for, statements.

mod amount;
mod clause;
mod noun;
pub mod paraphrase;
mod value;
pub mod verb;

use crate::claim::Modality;
use crate::question::escape::{escape, is_escape};
use crate::question::reading::value::Period;
use crate::question::reading::{Condition, Form, Noun, Operand, Pronoun, Reading, Statement, Things, Variable};
use crate::question::say::amount::Counted;
use crate::question::say::clause::in_turn;
use crate::question::say::noun::{
    article, bracket, first, front_article, is_of, is_of_condition, needs_brackets, plurals,
};
use crate::question::say::paraphrase::is;
use crate::question::say::value::{flattened, ranked};
use crate::question::say::verb::{is_plural, plural};
use std::collections::{BTreeMap, BTreeSet};

/// Says the conditions of one reading, each of them once.
pub struct Sayer {
    pub(super) left: Vec<Condition>,
    /// Variables that are said already.
    pub(super) said: BTreeSet<Variable>,
    /// Variables that belong to whoever is spoken of: "their city".
    pub(super) theirs: BTreeSet<Variable>,
    /// Variables that are not to be said: what holds of them is left out.
    hidden: BTreeSet<Variable>,
    /// The place or time that is asked for.
    pub(super) adverbial: Option<Variable>,
    /// How many of a variable are spoken of.
    pub(super) quantities: BTreeMap<Variable, Counted>,
    /// The letters of variables: "X" for ?X.
    letters: BTreeMap<Variable, String>,
    /// What stands for somebody or for all there is.
    pronouns: BTreeMap<Variable, Pronoun>,
    /// In what the values of variables are measured.
    pub(super) units: BTreeMap<Variable, &'static str>,
    /// Variables that are parts of dates, each with its date.
    pub(super) periods: Vec<(Variable, Variable, Period)>,
    /// The word that opens each clause said back.
    pub(super) word: &'static str,
}

/// A thing by its name, with the article that it was asked with.
#[must_use]
pub fn thing(things: &Things) -> String {
    things.label.clone()
}

/// Whether a condition mentions a variable.
#[must_use]
pub fn speaks_of(condition: &Condition, variable: Variable) -> bool {
    match condition {
        Condition::Statement(said) => said.mentions(variable),
        Condition::Kind(operand, _)
        | Condition::Quality(operand, _)
        | Condition::Dated(operand, ..)
        | Condition::Text(operand, ..)
        | Condition::Query(operand, _) => is(operand, variable),
        Condition::Period(..) | Condition::Quantified(_) => condition.variables().contains(&variable),
        Condition::Same(one, other) | Condition::Compare(one, _, other) => is(one, variable) || is(other, variable),
        Condition::Measure(measure) => is(&measure.of, variable) || measure.value == variable,
        Condition::Top(top) => is(&top.of, variable),
        Condition::All(inner) | Condition::Any(inner) => inner.iter().any(|one| speaks_of(one, variable)),
        Condition::Not(inner) | Condition::IfAny(inner) => speaks_of(inner, variable),
    }
}

impl Sayer {
    /// For the conditions of this reading.
    #[must_use]
    pub fn new(reading: &Reading) -> Self {
        let (mut left, mut quantities, mut periods) = (flattened(&reading.body), BTreeMap::new(), vec![]);
        amount::quantities(&reading.body, &mut quantities);
        if reading.form == Form::Wh {
            quantities.extend(amount::beside(reading));
        }
        left.retain(|one| match one {
            Condition::Period(part, date, period) => {
                periods.push((*part, *date, *period));
                false
            }
            _ => true,
        });
        let judged = matches!(reading.form, Form::YesNo | Form::Why);
        let word = if reading.form == Form::Why { "why" } else { "whether" };
        Self {
            left,
            said: BTreeSet::new(),
            theirs: BTreeSet::new(),
            hidden: BTreeSet::new(),
            adverbial: None,
            quantities,
            letters: reading.letters.clone(),
            pronouns: if judged { reading.pronouns.clone() } else { BTreeMap::new() },
            units: reading.units.clone(),
            periods,
            word,
        }
    }

    /// Leaves out a variable and what holds of it.
    pub fn hide(&mut self, variable: Variable) {
        self.hidden.insert(variable);
    }

    /// Whether a noun is given for a variable.
    #[must_use]
    pub fn has_kind(&self, variable: Variable) -> bool {
        let queried = |one: &Condition| matches!(one, Condition::Query(operand, _) if is(operand, variable));
        self.left.iter().any(|one| kind_of(one, variable).is_some() || noun_of(one, variable).is_some() || queried(one))
    }

    /// What is owned by a variable in a question with "whose".
    pub fn owned(&mut self, owner: Variable) -> Option<Variable> {
        let is_whose = |condition: &Condition| match condition {
            Condition::Statement(said) => is_ownership(said) && is(&said.subject, owner),
            _ => false,
        };
        let at = self.left.iter().position(is_whose)?;
        match self.left.get(at) {
            Some(Condition::Statement(Statement { object: Some(Operand::Variable(owned)), .. })) => {
                let owned = *owned;
                self.left.remove(at);
                Some(owned)
            }
            _ => None,
        }
    }

    /// Takes out what is left to say of a variable.
    pub(super) fn take(&mut self, variable: Variable) -> Vec<Condition> {
        let hidden = &self.hidden;
        let fits = |one: &Condition| speaks_of(one, variable) && !hidden.iter().any(|other| speaks_of(one, *other));
        let (own, left) = std::mem::take(&mut self.left).into_iter().partition(fits);
        self.left = left;
        own
    }

    /// What a variable stands for, in the plural, with all that must hold of it.
    pub fn plural(&mut self, variable: Variable) -> String {
        self.noun_phrase(variable, true)
    }

    pub(super) fn noun_phrase(&mut self, variable: Variable, many: bool) -> String {
        self.noun_phrase_for(variable, None, many)
    }

    /// The same, where what stands before has told the noun.
    pub(super) fn noun_phrase_for(&mut self, variable: Variable, told: Option<String>, many: bool) -> String {
        self.said.insert(variable);
        let mut words = vec![];
        let (mut noun, mut of, mut relatives, mut ranks, mut narrowed) = (told, vec![], vec![], vec![], vec![]);
        let mut letter = self.letters.get(&variable).map(|letter| format!("?{letter}"));
        let owned = noun.is_none() && self.theirs.contains(&variable);
        let (quantity, mut foremost) = (self.quantities.get(&variable).cloned(), None);
        for condition in self.own(variable) {
            match condition {
                Condition::Quality(_, quality) => words.push(quality),
                Condition::Query(_, query) if noun.is_none() => noun = Some(escape(&query)),
                Condition::IfAny(_) => {}
                Condition::Top(top) if top.by_itself() => foremost = Some(top),
                Condition::Top(top) if top.by_verb().is_none() => ranks.push(ranked(&top)),
                Condition::Any(owners) if owners.iter().all(|one| is_of_condition(one, variable)) => {
                    let owners: Vec<String> = owners.iter().filter_map(|one| self.owner(one)).collect();
                    of.push(format!("({})", owners.join(" or ")));
                }
                Condition::Statement(said) if is_of(&said, variable) || noun.is_none() && calls(&said, variable) => {
                    if !is_of(&said, variable) {
                        noun = Some(said.predicate.label.clone());
                    }
                    of.push(self.operand(&said.subject));
                    narrowed.extend(self.restrictions(&said));
                }
                other => match kind_of(&other, variable) {
                    Some(kinds) if noun.is_none() => noun = Some(kinds.join(" or ")),
                    _ => relatives.push(other),
                },
            }
        }
        words.push(match noun {
            Some(noun) if foremost.is_some() => {
                foremost.as_deref().map_or_else(String::new, |top| first(top, &noun, many))
            }
            Some(noun) if owned => format!("their {noun}"),
            None if quantity.is_some() => "thing".to_owned(),
            None if letter.is_some() => letter.take().unwrap_or_default(),
            None => self.pronouns.get(&variable).copied().map_or("anything", Pronoun::word).to_owned(),
            Some(noun) if is_escape(&noun) => noun,
            Some(noun) if quantity.as_ref().is_some_and(|counted| counted.several) => plurals(&noun),
            Some(noun) if quantity.is_some() => noun,
            Some(noun) if many => plurals(&noun),
            Some(noun) if of.is_empty() => format!("{} {noun}", article(words.first().unwrap_or(&noun))),
            Some(noun) => format!("the {noun}"),
        });
        if !many && words.len() > 1 && quantity.is_none() && foremost.is_none() {
            front_article(&mut words);
        }
        words.splice(0..0, quantity.as_ref().map(|counted| counted.before.clone()));
        let bracketed = needs_brackets(words.last(), &of, !relatives.is_empty());
        words.extend(letter.into_iter().chain(quantity.and_then(|counted| counted.after)));
        if !of.is_empty() {
            words.push(format!("of {}", of.join(" and ")));
        }
        words.append(&mut narrowed);
        if bracketed {
            words = bracket(&words);
        }
        words.extend(ranks);
        self.with_relatives(words, &relatives, variable, many)
    }

    fn owner(&mut self, condition: &Condition) -> Option<String> {
        match condition {
            Condition::Statement(said) => Some(self.operand(&said.subject)),
            _ => None,
        }
    }

    /// What is said of a variable after "that" or a question word.
    pub(super) fn relative(&mut self, condition: &Condition, variable: Variable, many: bool) -> String {
        match condition {
            Condition::Statement(said) if is(&said.subject, variable) => self.predicate(said, None, many),
            Condition::Statement(said) if self.is_passive(said) && said.object_is(variable) => self.passive(said, many),
            Condition::Statement(said) if self.is_passive(said) => self.clause_without(said, variable),
            Condition::Statement(said) => {
                let subject = self.operand(&said.subject);
                let rest = self.predicate(said, Some(variable), self.takes_plural(&said.subject));
                format!("{subject} {rest}")
            }
            Condition::Any(inner) => self.joined(inner, "or", |sayer, one| sayer.relative(one, variable, many)),
            Condition::All(inner) => self.all_said_of(inner, variable, many),
            Condition::Not(inner) => self.denied(inner, variable, many),
            Condition::Same(..)
            | Condition::Compare(..)
            | Condition::Dated(..)
            | Condition::Text(..)
            | Condition::Period(..)
            | Condition::Measure(_) => self.said_of_value(condition, variable, many),
            Condition::Quantified(quantified) => {
                let all = quantified.among.iter().chain(&quantified.scope);
                let (own, others) = all.cloned().partition(|one| speaks_of(one, variable));
                let (own, others): (Vec<Condition>, Vec<Condition>) = (own, others);
                self.left.extend(others);
                self.joined(&own, "and", |sayer, one| sayer.relative(one, variable, many))
            }
            Condition::Top(top) => match top.by_verb() {
                Some(measure) => self.counted_by_verb(measure, |sayer, one| sayer.relative(one, variable, many)),
                None => format!("have {}", ranked(top).trim_start_matches("with ")),
            },
            Condition::IfAny(inner) => self.relative(inner, variable, many),
            Condition::Kind(_, noun) if many => format!("are {}", plural(&noun.label)),
            Condition::Kind(_, noun) => format!("is {} {}", self.article(variable, &noun.label), noun.label),
            Condition::Quality(_, quality) => format!("{} {quality}", if many { "are" } else { "is" }),
            Condition::Query(_, query) => format!("{} {}", if many { "are" } else { "is" }, escape(query)),
        }
    }

    /// Alternatives that are said the same way are said once; one without an agent is said only if none has one.
    pub(super) fn joined(
        &mut self,
        inner: &[Condition],
        word: &str,
        mut say: impl FnMut(&mut Self, &Condition) -> String,
    ) -> String {
        let agentless =
            |sayer: &Self, one: &Condition| matches!(one, Condition::Statement(said) if sayer.is_passive(said));
        let all_agentless = inner.iter().all(|one| agentless(self, one));
        let mut all: Vec<String> = vec![];
        for one in inner {
            if word.starts_with("or") && (!all_agentless && agentless(self, one) || in_turn(one, inner)) {
                continue;
            }
            let text = say(self, one);
            if !all.contains(&text) {
                all.push(text);
            }
        }
        all.join(&format!(" {word} "))
    }

    fn clause_without(&mut self, said: &Statement, variable: Variable) -> String {
        let before = self.said.clone();
        self.said.insert(variable);
        let text = self.clause(said);
        self.said = before;
        self.said.insert(variable);
        text
    }

    /// Whether nothing is known of who acts.
    pub(super) fn is_passive(&self, said: &Statement) -> bool {
        let nobody = |variable: &Variable| {
            !self.said.contains(variable) && !self.left.iter().any(|one| speaks_of(one, *variable))
        };
        said.object.is_some() && matches!(&said.subject, Operand::Variable(variable) if nobody(variable))
    }

    /// "what SOM1 can produce", "who chairs APEC".
    pub fn open(&mut self, word: &str, variable: Variable) -> String {
        self.said.insert(variable);
        let about = self.own(variable);
        let starts_anew = |one: &Condition| !matches!(one, Condition::Statement(said) if is(&said.subject, variable));
        let again = if about.iter().any(starts_anew) { format!("and {word}") } else { "and".to_owned() };
        let parts = self.joined(&about, &again, |sayer, one| sayer.relative(one, variable, false));
        format!("{word} {parts}")
    }

    /// A clause without the place or time asked for: "SOM1 is held".
    pub fn somewhere(&mut self, variable: Variable) -> String {
        self.said.insert(variable);
        self.adverbial = Some(variable);
        let all = std::mem::take(&mut self.left);
        let (own, left) = all.into_iter().partition(|one| speaks_of(one, variable));
        self.left = left;
        let own: Vec<Condition> = own;
        self.joined(&own, "and", Self::place_sentence)
    }

    fn place_sentence(&mut self, condition: &Condition) -> String {
        match condition {
            Condition::Any(inner) => self.joined(inner, "or", Self::place_sentence),
            other => self.sentence(other),
        }
    }

    /// A thing, a literal, or what a variable stands for.
    pub(super) fn operand(&mut self, operand: &Operand) -> String {
        match operand {
            Operand::Things(things) => thing(things),
            Operand::Literal(literal) => literal.value().to_owned(),
            Operand::Variable(variable) if self.said.contains(variable) => {
                self.letters.get(variable).map_or_else(|| "it".to_owned(), |letter| format!("?{letter}"))
            }
            Operand::Variable(variable) => self.noun_phrase(*variable, false),
        }
    }

    /// Whether an operand takes a verb in the plural.
    pub(super) fn takes_plural(&self, operand: &Operand) -> bool {
        match operand {
            Operand::Things(things) => is_plural(&things.label),
            Operand::Variable(variable) => self.quantities.get(variable).is_some_and(|counted| counted.several),
            Operand::Literal(_) => false,
        }
    }

    /// Whether a variable has a letter.
    pub(super) fn has_letter(&self, variable: Variable) -> bool {
        self.letters.contains_key(&variable)
    }

    /// Whether a variable has been said.
    pub(super) fn has_said(&self, variable: Variable) -> bool {
        self.said.contains(&variable)
    }
}

/// The nouns that a condition gives a variable, any of them.
pub(super) fn kind_of(condition: &Condition, variable: Variable) -> Option<Vec<String>> {
    let label = |noun: &Noun| noun.label.clone();
    match condition {
        Condition::Kind(operand, noun) if is(operand, variable) => Some(vec![label(noun)]),
        Condition::Any(inner) => inner
            .iter()
            .map(|one| match one {
                Condition::Kind(operand, noun) if is(operand, variable) => Some(label(noun)),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

/// The noun by which another graph calls a relation to a variable ("mayor").
fn noun_of(condition: &Condition, variable: Variable) -> Option<&str> {
    match condition {
        Condition::Statement(said) if calls(said, variable) => Some(&said.predicate.label),
        _ => None,
    }
}

fn calls(said: &Statement, variable: Variable) -> bool {
    said.object_is(variable) && is_called_by_noun(said)
}

/// Whether a relation is another graph's and named by a noun.
pub(super) fn is_called_by_noun(said: &Statement) -> bool {
    said.predicate.noun && said.predicate.is_foreign()
}

pub(super) fn is_ownership(said: &Statement) -> bool {
    said.predicate.label == "have" && said.modality == Modality::Possible
}
