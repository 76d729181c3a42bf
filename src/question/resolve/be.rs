//! "To be": what something is, how it is, where it is, and whether it exists.

use super::value::is_choice;
use super::verb::{Frame, Slot};
use super::{Missing, Resolver, join, statement};
use crate::claim::Modality;
use crate::lexicon::{Denotation, Meaning, Part, VerbForm};
use crate::question::error::AskError;
use crate::question::escape::query_of;
use crate::question::reading::{Condition, Operand, Predicate, Restriction, Sense, Statement};
use crate::question::syntax::{Core, NounPhrase, NounUnit, Words};
use crate::rdf::{NamedNode, literal, namespace};

/// Prepositions that lead to a place.
const PLACE_PREPOSITIONS: &[&str] = &["in", "at", "on", "from", "via", "near"];

/// What is said of what happens at some time.
const HAPPENING: &[&str] = &[
    "be held",
    "take place",
    "happen",
    "occur",
    "be scheduled",
    "be planned",
    "be due",
    "begin",
    "start",
    "open",
    "convene",
];

impl Resolver<'_> {
    /// "is X", "is in X", "where is X".
    pub fn copula(&mut self, frame: Frame<'_>) -> Result<Condition, AskError> {
        match (frame.object, frame.missing) {
            (Slot::Filled(noun), _) => self.identity(&frame, noun),
            (_, Some(Missing::Thing(operand))) => {
                self.cost += 2;
                let be = self.be();
                self.say(&Frame { missing: None, ..frame }, frame.subject, &be, Slot::Asked(operand))
            }
            (_, Some(Missing::Where(variable))) => {
                let bare = frame.prepositions.iter().find(|(_, slot)| matches!(slot, Slot::Empty));
                let label = bare.map(|(preposition, _)| format!("be {}", preposition.text.to_lowercase()));
                // "where is she from".
                let from = label.and_then(|label| self.relation_called(&label, &label));
                let predicate = from.unwrap_or_else(|| self.answering("where", "be"));
                let object = Some(Operand::Variable(*variable));
                self.qualified(&Frame { missing: None, ..frame }, statement(frame.subject.clone(), predicate, object))
            }
            (_, Some(Missing::When(variable))) => self.when(&frame, *variable),
            (_, None | Some(Missing::HowMuch(_))) => self.whereabouts(frame),
        }
    }

    fn when(&mut self, frame: &Frame<'_>, variable: crate::question::reading::Variable) -> Result<Condition, AskError> {
        let mut predicate = self.answering("when", "be");
        // "when is the next meeting": when it will be held.
        let verbs = self.lexicon.verbs();
        let relations = HAPPENING.iter().flat_map(|event| {
            let with = move |preposition: &&str| format!("{event} {preposition}");
            let labels =
                std::iter::once((*event).to_owned()).chain(PLACE_PREPOSITIONS.iter().chain(&["for"]).map(with));
            labels.flat_map(|label| verbs.relations(&label).to_vec())
        });
        predicate.senses.extend(relations.map(|relation| Sense { relation, inverse: false }));
        predicate.senses.sort_unstable();
        predicate.senses.dedup();
        let mut said = statement(frame.subject.clone(), predicate, None);
        said.restrictions.push(Restriction::When(variable));
        let direct = statement(frame.subject.clone(), self.answering("when", "be"), Some(Operand::Variable(variable)));
        said.modality = frame.written.modality;
        Ok(join(true, vec![Condition::Statement(direct), Condition::Statement(said)]))
    }

    /// Every relation that answers a question word.
    fn answering(&self, word: &str, label: &str) -> Predicate {
        let sense = |relation: &NamedNode| Sense { relation: relation.clone(), inverse: false };
        let foreign = if word == "where" { self.lexicon.verbs().derived().places() } else { &[] };
        let senses = self.lexicon.vocabulary().answering(word).iter().chain(foreign).map(sense).collect();
        Predicate { label: label.to_owned(), senses, noun: false }
    }

    /// "is in Suva": the relation of that name, or a scope.
    pub(super) fn whereabouts(&mut self, mut frame: Frame<'_>) -> Result<Condition, AskError> {
        if let Some(dated) = self.value_dated(&frame) {
            return Ok(dated);
        }
        let found = frame.prepositions.iter().enumerate().find_map(|(at, (preposition, _))| {
            let preposition = preposition.text.to_lowercase();
            let label = format!("be {preposition}");
            let bare = self.relation_called(&preposition, &label);
            let mut predicate = self.relation_called(&label, &label).or_else(|| bare.clone())?;
            // Another graph may call a relation by the preposition alone: "about".
            predicate.senses.extend(bare.into_iter().flat_map(|bare| bare.senses));
            predicate.senses.sort_unstable();
            predicate.senses.dedup();
            if PLACE_PREPOSITIONS.contains(&preposition.as_str()) {
                predicate.senses.extend(self.answering("where", "be").senses);
                predicate.senses.extend(self.had_in(&preposition));
                predicate.senses.sort_unstable();
                predicate.senses.dedup();
            }
            Some((at, predicate))
        });
        let Some((at, predicate)) = found else {
            self.cost += 3;
            let be = self.be();
            return self.say(&frame, frame.subject, &be, Slot::Empty);
        };
        let (_, slot) = frame.prepositions.remove(at);
        self.say(&frame, frame.subject, &predicate, slot)
    }

    /// What is in a body, the body has.
    fn had_in(&self, preposition: &str) -> Option<Sense> {
        let within = ["in", "within"].contains(&preposition);
        within.then(|| Sense { relation: namespace::HAVE.into(), inverse: true })
    }

    fn identity(&mut self, frame: &Frame<'_>, noun: &NounPhrase) -> Result<Condition, AskError> {
        if let Some(Missing::Thing(_)) = frame.missing {
            let word = "is".to_owned();
            return Err(AskError::NothingAsked {
                span: noun.each.first().map_or_else(Default::default, |u| u.span),
                word,
            });
        }
        let mut each = vec![];
        for unit in &noun.each {
            each.push(self.is(frame, unit)?);
        }
        Ok(join(noun.any || is_choice(noun), each))
    }

    /// That the subject is what a unit says: a name, a class or a description.
    fn is(&mut self, frame: &Frame<'_>, unit: &NounUnit) -> Result<Condition, AskError> {
        if let Some(said) = self.value_identity(frame, unit)? {
            return Ok(said);
        }
        if let Some(said) = self.is_so_much(frame, unit)? {
            return Ok(said);
        }
        if let Some(said) = self.is_such_there(frame, unit)? {
            return Ok(said);
        }
        let bare =
            unit.owners.is_empty() && unit.of.is_empty() && unit.relatives.is_empty() && unit.features.is_empty();
        let described = !bare || self.is_own_value(unit);
        let named = match (self.has_class(unit) || self.is_one_of_many(unit), is_narrowed(frame)) {
            (true, false) => None,
            _ => self.named_thing(unit),
        };
        let is_value = named.is_none() && !bare && self.is_foreign_property(unit);
        if named.is_none() && self.has_class(unit) && is_narrowed(frame) && !is_value {
            return self.is_at_a_time(frame, unit);
        }
        let described = described || query_of(unit).is_some() || self.is_defined(unit);
        if named.is_none() && (described || !self.lenient || self.has_class(unit) || self.is_one_of_many(unit)) {
            if bare && !frame.prepositions.is_empty() {
                return self.doing_so(frame, unit);
            }
            let conditions = self.such(frame.subject, unit)?;
            return Ok(join(false, keep_time(frame, conditions)));
        }
        let plain = unit.determiner.is_none() && unit.quantifier.is_none() && unit.letter.is_none();
        let small =
            !unit.whole.chars().any(char::is_uppercase) && !unit.whole.starts_with(|c: char| !c.is_alphabetic());
        if let (None, true, Core::Words(words)) = (&named, plain && small, &unit.core)
            && self.denoted(&words.text) == Denotation::default()
        {
            if frame.written.modality != Modality::Actual {
                return self.ruled(frame, words);
            }
            // "is the fine too low": no name, but how it is said to be.
            return Ok(Condition::Quality(frame.subject.clone(), words.text.to_lowercase()));
        }
        let things = match named {
            Some(things) => things,
            None => self.thing(unit)?,
        };
        let be = self.be();
        let is = self.qualified(frame, statement(frame.subject.clone(), be, Some(Operand::Things(things))))?;
        match is_narrowed(frame) {
            // "since when is she chair of the Committee": since when she chairs it.
            true => Ok(join(true, [is].into_iter().chain(self.holding(frame, unit)?).collect())),
            false => Ok(is),
        }
    }

    /// "was the host before Peru": hosted something, before Peru; or is called so, then and there.
    fn doing_so(&mut self, frame: &Frame<'_>, unit: &NounUnit) -> Result<Condition, AskError> {
        let Core::Words(words) = &unit.core else { return self.is_at_a_time(frame, unit) };
        match self.relation_noun(&words.text).filter(|link| link.acts) {
            Some(link) => {
                let done = Operand::Variable(self.fresh());
                self.qualified(frame, link.between(done, frame.subject.clone()))
            }
            None => self.is_at_a_time(frame, unit),
        }
    }

    /// "was a minister in 2020": a class has no time, what it is said to be has.
    fn is_at_a_time(&mut self, frame: &Frame<'_>, unit: &NounUnit) -> Result<Condition, AskError> {
        let what = Operand::Variable(self.fresh());
        let mut conditions = self.such(&what, unit)?;
        let be = self.be();
        conditions.insert(0, self.qualified(frame, statement(frame.subject.clone(), be, Some(what)))?);
        Ok(join(false, conditions))
    }

    /// "the leader of Berlin", where another graph has a relation of that name.
    fn is_foreign_property(&self, unit: &NounUnit) -> bool {
        let Core::Words(words) = &unit.core else { return false };
        self.relation_noun(&words.text).is_some_and(|link| link.predicate.noun)
    }

    /// "a candidate country": one of those that the text calls so.
    fn is_one_of_many(&self, unit: &NounUnit) -> bool {
        let Core::Words(words) = &unit.core else { return false };
        let indefinite = unit.determiner.as_deref().is_some_and(|word| ["a", "an"].contains(&word));
        let bare = unit.owners.is_empty() && unit.of.is_empty() && unit.relatives.is_empty();
        indefinite && bare && !self.lexicon.exactly(&words.text).is_empty()
    }

    pub(super) fn has_class(&self, unit: &NounUnit) -> bool {
        let Core::Words(words) = &unit.core else { return false };
        self.lexicon.named(&words.text).iter().any(|entry| matches!(entry.meaning, Meaning::Class(_)))
    }

    /// "is binding".
    ///
    /// # Errors
    /// [`AskError`] where a word that a user defined cannot be resolved.
    pub fn quality(&mut self, frame: Frame<'_>, words: &Words) -> Result<Condition, AskError> {
        if let Some(defined) = self.defined(frame.subject, &words.text, Part::Adjective) {
            return defined;
        }
        if matches!(frame.missing, Some(Missing::HowMuch(_))) {
            return self.worth(&frame, words);
        }
        let adjective = self.lexicon.named(&words.text).into_iter().find_map(|entry| match &entry.meaning {
            Meaning::Quality(quality) => Some(quality.clone()),
            _ => None,
        });
        if frame.written.modality != Modality::Actual {
            return self.ruled(&frame, words);
        }
        Ok(Condition::Quality(frame.subject.clone(), adjective.unwrap_or_else(|| words.text.to_lowercase())))
    }

    /// "must be public", "may be suspended": how something is has no mood, but what it is said to be has. What is only called
    /// "suspended members" tells nothing of who may be.
    fn ruled(&mut self, frame: &Frame<'_>, words: &Words) -> Result<Condition, AskError> {
        let how = Operand::Literal(literal::english(&words.text.to_lowercase()));
        let be = self.be();
        self.qualified(frame, statement(frame.subject.clone(), be, Some(how)))
    }

    /// "are recommendations binding": of what binds nothing in particular it is told how it is.
    pub(super) fn said_of_itself(
        &mut self,
        frame: &Frame<'_>,
        words: &Words,
        alone: bool,
    ) -> Option<Result<Condition, AskError>> {
        let gerund = words.text.to_lowercase().ends_with("ing") && frame.prepositions.is_empty();
        let plain = gerund && alone && frame.restrictions.is_empty() && frame.missing.is_none();
        let infinitives = self.lexicon.verbs().infinitives(&words.text.to_lowercase());
        let base = infinitives.iter().find(|(_, form)| *form == VerbForm::Gerund).filter(|_| plain)?.0.clone();
        // What takes no object does what it does: a council that is meeting meets.
        let takes_object = self.lexicon.vocabulary().relation(&base).is_some();
        let predicate = self.relation_called(&base, &base).filter(|_| takes_object)?;
        let acts = match self.say(frame, frame.subject, &predicate, Slot::Empty) {
            Ok(acts) => acts,
            Err(error) => return Some(Err(error)),
        };
        let quality = Condition::Quality(frame.subject.clone(), words.text.to_lowercase());
        Some(Ok(join(true, vec![quality, acts])))
    }

    /// "are there committees": that something is so.
    pub fn existence(&mut self, frame: Frame<'_>) -> Result<Condition, AskError> {
        let has_room = frame.prepositions.is_empty() && frame.restrictions.is_empty();
        if has_room { Ok(Condition::All(vec![])) } else { self.whereabouts(frame) }
    }

    /// Where a verb's own relation tells the place or time that is asked for ("be held in" for "where is it held").
    pub fn place(&mut self, frame: &Frame<'_>, bases: &[String]) -> Result<Option<Condition>, AskError> {
        let (word, variable) = match frame.missing {
            Some(Missing::Where(variable)) => ("where", *variable),
            Some(Missing::When(variable)) => ("when", *variable),
            _ => return Ok(None),
        };
        let answering = self.lexicon.vocabulary().answering(word);
        let mut predicate = Predicate { label: String::new(), senses: vec![], noun: false };
        for base in bases {
            for preposition in PLACE_PREPOSITIONS {
                let label = format!("{base} {preposition}");
                let Some(found) = self.relation_called(&label, &label) else { continue };
                // "was born in Brenov": what stands behind "in" is where, unless the text says otherwise.
                let alone = word == "where" && matches!(frame.object, Slot::Empty);
                let there = alone && ["in", "at", "near"].contains(preposition);
                let own = |sense: &Sense| there && sense.relation.as_str().starts_with(namespace::REL);
                let fits = found.senses.into_iter().filter(|sense| answering.contains(&sense.relation) || own(sense));
                predicate.senses.extend(fits);
                if predicate.label.is_empty() && !predicate.senses.is_empty() {
                    predicate.label = label;
                }
            }
        }
        if predicate.senses.is_empty() {
            return Ok(None);
        }
        predicate.senses.sort_unstable();
        predicate.senses.dedup();
        let object = Some(Operand::Variable(variable));
        let rest = Frame {
            missing: None,
            prepositions: frame.prepositions.clone(),
            restrictions: frame.restrictions.clone(),
            ..*frame
        };
        self.qualified(&rest, statement(frame.subject.clone(), predicate, object)).map(Some)
    }
}

/// Whether a statement has a time, a place or a mood, which belonging to a class has not.
fn is_narrowed(frame: &Frame<'_>) -> bool {
    let room = frame.prepositions.is_empty() && frame.restrictions.is_empty() && frame.missing.is_none();
    !room || frame.written.modality != Modality::Actual
}

/// Dates belong to the first statement of a description.
fn keep_time(frame: &Frame<'_>, mut conditions: Vec<Condition>) -> Vec<Condition> {
    let first = conditions.iter_mut().find_map(|condition| match condition {
        Condition::Statement(statement) => Some(statement),
        _ => None,
    });
    if let Some(Statement { restrictions, .. }) = first {
        restrictions.extend(frame.restrictions.iter().cloned());
        match frame.missing {
            Some(Missing::When(variable)) => restrictions.push(Restriction::When(*variable)),
            Some(Missing::HowMuch(variable)) => restrictions.push(Restriction::HowMuch(*variable)),
            _ => {}
        }
    }
    conditions
}
