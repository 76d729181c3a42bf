//! What is asked instead, where nothing is found: the amount that a sentence tells of what it says, and what was decided
//! to be done.

use super::verb::{Frame, Slot};
use super::{Missing, Resolver, join, reading, statement, with};
use crate::lexicon::VerbForm;
use crate::question::error::AskError;
use crate::question::reading::{Column, Condition, Form, Operand, Predicate, Reading, Restriction, Sense};
use crate::question::syntax::{self, Asked, Clauses, Gap, NounPhrase, Qualifier, Verb, Words};
use crate::rdf::NamedNode;

impl Resolver<'_> {
    /// What may be asked instead of what a question word asks for.
    pub(super) fn instead(
        &self,
        asked: &Asked,
        preposition: Option<&Words>,
        clauses: &Clauses,
        gap: Gap,
    ) -> Option<Reading> {
        let Asked::Word(word) = asked else { return None };
        if gap != Gap::Object || self.unknown.is_hasty() || self.letters.is_some() {
            return None;
        }
        let mut aside = Resolver { lenient: self.lenient, ..Resolver::new(self.lexicon, self.unknown, self.widens) };
        // The "by what" of "how can X withdraw" stands at one place.
        let manner = preposition.is_some_and(|by| by.span == word.span);
        match word.text.to_lowercase().as_str() {
            "how much" => aside.told_in_sentence("how much", clauses),
            "what" if manner => aside.told_in_sentence("how", clauses),
            "what" => aside.undertaken_in(clauses),
            _ => None,
        }
    }

    /// With what is asked instead; that alone, where nothing else is left to ask for.
    pub(super) fn or_instead(
        &mut self,
        found: Result<Reading, AskError>,
        instead: Option<Reading>,
    ) -> Result<Reading, AskError> {
        match (found, instead) {
            (Ok(reading), instead) => Ok(Reading { instead: instead.map(Box::new), ..reading }),
            (Err(AskError::NothingAsked { .. } | AskError::UnknownVerb { .. }), Some(instead)) => {
                self.cost += 1;
                Ok(instead)
            }
            (Err(error), _) => Err(error),
        }
    }

    /// A clause that says nothing of what is asked for.
    pub(super) fn nothing_left(&self, clauses: &Clauses) -> AskError {
        let written = clauses.each.iter().flat_map(|clause| &clause.predicates.each);
        let mut verbs = written.filter_map(|predicate| match &predicate.verb {
            Verb::Active(words, _) | Verb::Passive(words, _) | Verb::Relation(words, _) | Verb::Quality(words) => {
                Some(words.clone())
            }
            Verb::Be(Some(noun)) => noun.single().map(|unit| Words { span: unit.span, text: unit.whole.clone() }),
            _ => None,
        });
        let nothing = Words { span: crate::text::Span::default(), text: "is".to_owned() };
        let Words { span, text } = verbs.next_back().unwrap_or(nothing);
        AskError::NothingAsked { span, word: text }
    }

    /// "how much was X fined", "how can X withdraw": the sentence that says that X was fined, that X can withdraw.
    fn told_in_sentence(&mut self, asked: &str, clauses: &Clauses) -> Option<Reading> {
        let variable = self.fresh();
        let missing = Missing::HowMuch(variable);
        let each = clauses.each.iter().map(|clause| self.with_gap(clause, &missing, None));
        let body = join(clauses.any, each.collect::<Result<Vec<_>, _>>().ok()?);
        let tells = body.variables().contains(&variable);
        tells.then(|| reading(Form::Wh, vec![Column { variable, heading: asked.to_owned() }], body))
    }

    /// "how many times did the Committee meet": the number of times that are told.
    pub(super) fn times(
        &mut self,
        asked: &Asked,
        count: bool,
        clauses: &Clauses,
        gap: Gap,
    ) -> Option<Result<Reading, AskError>> {
        let Asked::Noun(noun, _) = asked else { return None };
        if !count || gap != Gap::Object || !is_times(noun) {
            return None;
        }
        Some(self.adverbial(true, clauses).map(|when| {
            let columns = when.columns.into_iter().map(|column| Column { heading: "time".to_owned(), ..column });
            Reading { form: Form::HowMany, columns: columns.collect(), ..when }
        }))
    }

    /// "what did the Council decide": what it decided to do.
    fn undertaken_in(&mut self, clauses: &Clauses) -> Option<Reading> {
        let [clause] = clauses.each.as_slice() else { return None };
        let [predicate] = clause.predicates.each.as_slice() else { return None };
        let Verb::Active(verb, None) = &predicate.verb else { return None };
        let dated = predicate.qualifiers.iter().all(|one| matches!(one, Qualifier::Time(..)));
        let plain = dated && !predicate.negated;
        self.undertaken(clause.subject.as_ref().filter(|_| plain)?, verb, &predicate.qualifiers).ok()
    }

    /// "what did the Council decide to do": whatever it is said to have decided to do.
    ///
    /// # Errors
    /// [`AskError`] where the subject cannot be resolved, and where nothing is said to be decided so.
    pub(super) fn undertaken(
        &mut self,
        who: &NounPhrase,
        verb: &Words,
        qualifiers: &[Qualifier],
    ) -> Result<Reading, AskError> {
        let bases = self.infinitives(verb, &[VerbForm::Finite]);
        let sense = |relation: &NamedNode| Sense { relation: relation.clone(), inverse: false };
        let leading = |base: &String| {
            let phrases = self.lexicon.verbs().starting_with(&format!("{base} to"));
            let relations = phrases.iter().flat_map(|phrase| self.lexicon.verbs().relations(phrase));
            let present = relations.filter(|relation| self.lexicon.is_present(relation));
            let senses: Vec<Sense> = present.map(sense).collect();
            (!senses.is_empty()).then(|| Predicate { label: format!("{base} to do"), senses, noun: false })
        };
        let Some(predicate) = bases.iter().find_map(leading) else {
            return Err(AskError::UnknownVerb { span: verb.span, word: verb.text.clone(), near: vec![] });
        };
        let variable = self.fresh();
        let written = syntax::Predicate { qualifiers: qualifiers.to_vec(), ..Default::default() };
        let group = self.noun_phrase(who)?;
        let mut each = vec![];
        for denoted in group.each {
            let mut frame = Frame {
                subject: &denoted.operand,
                written: &written,
                object: Slot::Empty,
                prepositions: vec![],
                // What is asked for stands for the sentence that says so.
                restrictions: vec![Restriction::HowMuch(variable)],
                missing: None,
            };
            self.qualify(&mut frame, None);
            let said = self.qualified(&frame, statement(denoted.operand.clone(), predicate.clone(), None))?;
            each.push(with(said, denoted.conditions));
        }
        let columns = vec![Column { variable, heading: "what".to_owned() }];
        Ok(reading(Form::Wh, columns, join(group.any, each)))
    }

    /// "is worth": the sentence that says so tells how much.
    pub(super) fn worth(&mut self, frame: &Frame<'_>, words: &Words) -> Result<Condition, AskError> {
        let worth = Operand::Literal(crate::rdf::Literal::new_simple_literal(words.text.to_lowercase()));
        let be = self.be();
        self.qualified(frame, statement(frame.subject.clone(), be, Some(worth)))
    }
}

/// Whether a noun phrase is "times" alone.
pub(super) fn is_times(noun: &NounPhrase) -> bool {
    noun.single().is_some_and(|unit| unit.whole.eq_ignore_ascii_case("times"))
}

/// What is asked for, if it is asked by a word alone.
pub(super) const fn asked_word(asked: &Asked) -> Option<&Words> {
    if let Asked::Word(word) = asked { Some(word) } else { None }
}

/// "how was it approved": the manner rather than the agent, who is asked for by "by whom".
pub(super) fn manner_first(by_what: Reading) -> Reading {
    let Some(manner) = &by_what.instead else { return by_what };
    let manner = Reading::clone(manner);
    Reading { instead: Some(Box::new(Reading { instead: None, ..by_what })), ..manner }
}
