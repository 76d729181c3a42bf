//! Predicates: which relation a verb means, what it leads to, and what narrows it.

use super::lacking::TELLING;
use super::phrasal::on_condition;
use super::{Missing, Resolver, join, statement, with};
use crate::claim::Polarity;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{VerbForm, phrase};
use crate::question::error::AskError;
use crate::question::reading::deny::deny;
use crate::question::reading::{Condition, Operand, Predicate, Restriction, Sense, Statement};
use crate::question::syntax::{self, NounPhrase, Predicates, Qualifier, Verb, Words};
use crate::question::words::adverb::is_telling;
use crate::rdf::{NamedNode, namespace};

/// What fills a place after a verb.
#[derive(Clone, Copy, Debug)]
pub enum Slot<'a> {
    /// Nothing.
    Empty,
    /// What is asked for.
    Asked(&'a Operand),
    /// A noun phrase.
    Filled(&'a NounPhrase),
}

/// A preposition with what follows it.
pub type Prepositional<'a> = (&'a Words, Slot<'a>);

/// A verb with everything that stands after it, before it is known which relation it means.
pub struct Frame<'a> {
    /// The subject.
    pub subject: &'a Operand,
    /// The predicate as written.
    pub written: &'a syntax::Predicate,
    /// The direct object.
    pub object: Slot<'a>,
    /// The prepositions.
    pub prepositions: Vec<Prepositional<'a>>,
    /// Dates, and the place or time asked for.
    pub restrictions: Vec<Restriction>,
    /// What is still to be asked for.
    pub missing: Option<&'a Missing>,
}

impl Resolver<'_> {
    /// All or any of what is said of a subject.
    pub fn predicates(
        &mut self,
        subject: &Operand,
        predicates: &Predicates,
        missing: Option<&Missing>,
        fronted: Option<&Words>,
    ) -> Result<Condition, AskError> {
        let mut each = vec![];
        for (at, predicate) in predicates.each.iter().enumerate() {
            let later = predicates.each.get(at + 1..).unwrap_or_default();
            let shared = if missing.is_none() { with_shared_object(predicate, later) } else { None };
            each.push(self.predicate_at(subject, shared.as_ref().unwrap_or(predicate), missing, fronted)?);
        }
        Ok(join(predicates.any, each))
    }

    pub(super) fn predicate(
        &mut self,
        subject: &Operand,
        written: &syntax::Predicate,
        missing: Option<&Missing>,
        fronted: Option<&Words>,
    ) -> Result<Condition, AskError> {
        let object = match &written.verb {
            Verb::Active(_, object) | Verb::Passive(_, object) | Verb::Relation(_, object) | Verb::Be(object) => object,
            Verb::Exist | Verb::Quality(_) | Verb::Compare(_) | Verb::Text(..) => &None,
        };
        let object = object.as_ref().map_or(Slot::Empty, Slot::Filled);
        let mut frame = Frame { subject, written, object, prepositions: vec![], restrictions: vec![], missing };
        self.qualify(&mut frame, fronted);
        let ranks = self.pending.len();
        let said = match &written.verb {
            Verb::Active(words, _) => self.active(frame, words)?,
            Verb::Passive(words, _) => self.passive(frame, words)?,
            Verb::Relation(words, _) => self.relation(frame, words)?,
            Verb::Quality(words) => self.quality(frame, words)?,
            Verb::Be(_) => self.copula(frame)?,
            Verb::Compare(compared) => self.comparing(&frame, compared)?,
            Verb::Text(verb, text) => self.texting(frame.subject, verb, text)?,
            Verb::Exist => self.existence(frame)?,
        };
        match self.pending.get(ranks) {
            Some((_, ranking)) if written.negated => Err(AskError::DeniedRank {
                span: verb_of(written).map(|words| words.span).unwrap_or_default(),
                noun: ranking.noun.clone(),
            }),
            _ if written.negated => Ok(deny(said)),
            _ => Ok(said),
        }
    }

    /// Sorts the qualifiers into dates and prepositions, and gives a bare preposition what is asked for.
    pub(super) fn qualify<'a>(&mut self, frame: &mut Frame<'a>, fronted: Option<&'a Words>) {
        let asked = match frame.missing {
            Some(Missing::Thing(operand)) => Slot::Asked(operand),
            _ => Slot::Empty,
        };
        for qualifier in &frame.written.qualifiers {
            match qualifier {
                Qualifier::Time(relation, date) => frame.restrictions.push(Restriction::Time(*relation, date.clone())),
                Qualifier::AnyTime(_) => {}
                Qualifier::Preposition(preposition, noun) => {
                    frame.prepositions.push((preposition, noun.as_ref().map_or(asked, Slot::Filled)));
                }
                Qualifier::Condition(words) => frame.restrictions.push(on_condition(words)),
                Qualifier::Adverb(words) if is_telling(&words.text) => {
                    let adverb = words.text.to_lowercase();
                    if !self.adverbs.contains(&adverb) {
                        self.adverbs.push(adverb);
                    }
                }
                Qualifier::Adverb(words) => {
                    let message = format!("“{}” is left aside", words.text);
                    self.warn("adverb-ignored", message, words.span, "not looked up");
                }
            }
        }
        frame.prepositions.extend(fronted.map(|preposition| (preposition, asked)));
        let taken = frame.prepositions.iter().any(|(_, slot)| matches!(slot, Slot::Asked(_)));
        if taken {
            frame.missing = None;
        }
    }

    fn active(&mut self, frame: Frame<'_>, words: &Words) -> Result<Condition, AskError> {
        let bases = self.infinitives(words, &[VerbForm::Finite, VerbForm::Participle, VerbForm::Gerund]);
        // A value does nothing: that a text contains another is said of it otherwise.
        self.cost += 2 * u32::from(self.value_of(frame.subject).is_some());
        if let Slot::Filled(noun) = frame.object
            && let Some(has) = self.having(&frame, &bases, noun)?
        {
            return Ok(has);
        }
        let alone = matches!(frame.object, Slot::Empty) && !matches!(frame.missing, Some(Missing::Thing(_)));
        if let Some(event) = if alone { self.event(&frame, &bases)? } else { None } {
            return Ok(event);
        }
        if let Some(quality) = self.said_of_itself(&frame, words, alone) {
            return quality;
        }
        if let Some(happening) = self.happens(&frame, &bases)? {
            return Ok(happening);
        }
        if let Some(turn) = self.in_turn(&frame, words, &bases)? {
            let said = self.led_to(frame, words, &bases)?;
            return Ok(join(true, vec![said, turn]));
        }
        self.led_to(frame, words, &bases)
    }

    /// By the relation that a verb means, with what it leads to.
    pub(super) fn led_to(
        &mut self,
        mut frame: Frame<'_>,
        words: &Words,
        bases: &[String],
    ) -> Result<Condition, AskError> {
        self.ask_for_object(&mut frame, bases);
        for base in bases {
            if let (Slot::Empty, Some((at, predicate))) = (frame.object, self.with_preposition(&frame, base)) {
                let (_, slot) = frame.prepositions.remove(at);
                return self.say(&frame, frame.subject, &predicate, slot);
            }
            if let Some(predicate) = self.relation_called(base, &spelt(base, words)) {
                let place = self.place(&frame, std::slice::from_ref(base))?;
                let object = frame.object;
                let predicate = self.with_longer(predicate, base, object);
                let mut predicate = self.having_there(predicate, frame.subject);
                if let (true, Slot::Asked(asked)) = (base == "have", object) {
                    predicate.senses.extend(self.leading_to(asked));
                }
                let predicate = self.with_times(Some(predicate.clone()), base, &frame).unwrap_or(predicate);
                let said = self.say(&frame, frame.subject, &predicate, object)?;
                return Ok(join(true, place.into_iter().chain([said]).collect()));
            }
        }
        if let Some(place) = self.place(&frame, bases)? {
            return Ok(place);
        }
        let alone = matches!(frame.object, Slot::Empty) && frame.prepositions.is_empty();
        let bare = bases.first().filter(|_| alone).and_then(|base| self.with_any_preposition(base));
        let bare = bases.first().and_then(|base| self.with_times(bare, base, &frame));
        if let Some(predicate) = bare {
            return self.say(&frame, frame.subject, &predicate, Slot::Empty);
        }
        let predicate = self.unknown_verb(words, bases)?;
        let object = frame.object;
        self.say(&frame, frame.subject, &predicate, object)
    }

    /// What is asked for is the object, unless a preposition or an object of its own leaves no room.
    fn ask_for_object<'a>(&mut self, frame: &mut Frame<'a>, _bases: &[String]) {
        if let (Slot::Empty, Some(Missing::Thing(operand))) = (frame.object, frame.missing) {
            frame.object = Slot::Asked(operand);
            frame.missing = None;
        }
    }

    /// The first preposition that makes a relation with the verb, preferring one whose noun is asked for.
    pub(super) fn with_preposition(&self, frame: &Frame<'_>, base: &str) -> Option<(usize, Predicate)> {
        let mut order: Vec<usize> = (0..frame.prepositions.len()).collect();
        let asked = |at: &usize| matches!(frame.prepositions.get(*at), Some((_, Slot::Asked(_))));
        order.sort_by_key(|at| !asked(at));
        order.into_iter().find_map(|at| {
            let (preposition, _) = frame.prepositions.get(at)?;
            let label = format!("{base} {}", preposition.text.to_lowercase());
            Some((at, self.relation_called(&label, &label)?))
        })
    }

    fn relation(&mut self, mut frame: Frame<'_>, words: &Words) -> Result<Condition, AskError> {
        let label = format!("be {}", words.text.to_lowercase());
        let mut names = vec![phrase(&label).join(" ")];
        names.extend(self.singular_relation(&words.text));
        // "to whom is it answerable": the preposition stands before the question.
        let apart = names.iter().find_map(|name| self.with_preposition(&frame, name));
        if let (Slot::Empty, Some((at, predicate))) = (frame.object, apart) {
            let (_, slot) = frame.prepositions.remove(at);
            return self.say(&frame, frame.subject, &predicate, slot);
        }
        let Some(predicate) = names.iter().find_map(|name| self.relation_called(name, &label)) else {
            let predicate = self.unknown_verb(words, &[label])?;
            return self.say(&frame, frame.subject, &predicate, frame.object);
        };
        let foreign = self.foreign_senses(&words.text);
        let predicate = Predicate { senses: [predicate.senses, foreign].concat(), ..predicate };
        self.ask_for_object(&mut frame, &[]);
        self.say(&frame, frame.subject, &predicate, frame.object)
    }

    /// States a relation between the subject and what fills the slot, with all that narrows it.
    pub fn say(
        &mut self,
        frame: &Frame<'_>,
        subject: &Operand,
        predicate: &Predicate,
        object: Slot<'_>,
    ) -> Result<Condition, AskError> {
        if let (Some(Missing::Thing(asked)), Slot::Filled(listener)) = (frame.missing, object)
            && TELLING.contains(&predicate.label.as_str())
        {
            return self.tell(frame, subject, predicate, asked, listener);
        }
        if let Some(Missing::Thing(_)) = frame.missing {
            if let Slot::Filled(noun) = object {
                self.noun_phrase(noun)?;
            }
            return Err(self.nothing_asked(frame));
        }
        match object {
            Slot::Empty => self.qualified(frame, statement(subject.clone(), predicate.clone(), None)),
            Slot::Asked(operand) => {
                self.qualified(frame, statement(subject.clone(), predicate.clone(), Some(operand.clone())))
            }
            Slot::Filled(noun) if noun.is_more() => self.say_more(frame, subject, predicate, noun),
            Slot::Filled(noun) if noun.is_shared() => self.say_same(frame, subject, predicate, noun),
            Slot::Filled(noun) => {
                let mark = self.mark();
                let group = self.counted_phrase(noun)?;
                let mut each = vec![];
                for mut denoted in group.each {
                    let said = statement(subject.clone(), predicate.clone(), Some(denoted.operand.clone()));
                    let said = self.qualified(frame, said)?;
                    let said = match denoted.negated {
                        // "has no city": none that is one, and not another one than some city.
                        true if predicate.is_foreign() && denoted.quantity.is_none() => {
                            let such = std::mem::take(&mut denoted.conditions);
                            deny(with(said, such))
                        }
                        true => deny(said),
                        false => said,
                    };
                    each.push(self.of_so_many(mark, denoted, said));
                }
                Ok(join(group.any, each))
            }
        }
    }

    pub(super) fn nothing_asked(&self, frame: &Frame<'_>) -> AskError {
        match &frame.written.verb {
            Verb::Active(words, _) | Verb::Passive(words, _) | Verb::Relation(words, _) => {
                AskError::NothingAsked { span: words.span, word: words.text.clone() }
            }
            _ => AskError::NothingAsked { span: crate::text::Span::default(), word: "is".to_owned() },
        }
    }

    /// With modality, dates, scopes and the place or time asked for.
    pub fn qualified(&mut self, frame: &Frame<'_>, mut said: Statement) -> Result<Condition, AskError> {
        said.modality = frame.written.modality;
        said.transitive = frame.written.transitive;
        said.foreseen = frame.written.foreseen;
        said.polarity = Polarity::Affirmed;
        said.restrictions.clone_from(&frame.restrictions);
        match frame.missing {
            Some(Missing::Where(variable)) => said.restrictions.push(Restriction::Where(*variable)),
            Some(Missing::When(variable)) => said.restrictions.push(Restriction::When(*variable)),
            Some(Missing::HowMuch(variable)) => said.restrictions.push(Restriction::HowMuch(*variable)),
            _ => {}
        }
        let (mark, mut conditions, mut many) = (self.mark(), vec![], vec![]);
        for (preposition, slot) in &frame.prepositions {
            let span = preposition.span;
            let preposition = preposition.text.to_lowercase();
            match slot {
                // "what did she do before"
                Slot::Empty => {
                    self.warn("word-ignored", format!("“{preposition}” is left aside"), span, "not looked up");
                }
                Slot::Asked(operand) => {
                    said.restrictions.push(Restriction::Scope(preposition, (*operand).clone()));
                }
                Slot::Filled(noun) => {
                    for denoted in self.counted_phrase(noun)?.each {
                        said.restrictions.push(Restriction::Scope(preposition.clone(), denoted.operand.clone()));
                        match denoted.quantity {
                            Some(_) => many.push(denoted),
                            None => conditions.extend(denoted.conditions),
                        }
                    }
                }
            }
        }
        conditions.insert(0, Condition::Statement(said));
        let all = join(false, conditions);
        Ok(many.into_iter().rev().fold(all, |said, denoted| self.of_so_many(mark, denoted, said)))
    }

    /// The infinitives of a verb as written, with its particle ("carried forward" is "carry forward").
    pub(super) fn infinitives(&self, words: &Words, forms: &[VerbForm]) -> Vec<String> {
        let written = phrase(&words.text);
        let Some((first, rest)) = written.split_first() else { return vec![] };
        let mut found: Vec<String> = vec![];
        for (infinitive, form) in self.lexicon.verbs().infinitives(first) {
            let whole = [std::slice::from_ref(infinitive), rest].concat().join(" ");
            if forms.contains(form) && !found.contains(&whole) {
                found.push(whole);
            }
        }
        if let (Some((last, inner)), true) = (rest.split_last(), words.text.contains(crate::lexicon::is_hyphen)) {
            found.push([std::slice::from_ref(first), inner, &[lemma(last, WordClass::Verb)]].concat().join(" "));
        }
        if found.is_empty() {
            found.push([&[lemma(first, WordClass::Verb)], rest].concat().join(" "));
        }
        found
    }

    /// The relation of that name.
    pub fn relation_called(&self, name: &str, label: &str) -> Option<Predicate> {
        let sense = |relation: &NamedNode, inverse| Sense { relation: relation.clone(), inverse };
        let agents = self.lexicon.verbs().derived().agents(name).iter().map(|relation| sense(relation, true));
        let named = self.lexicon.verbs().relations(name).iter().map(|relation| sense(relation, false));
        let senses: Vec<Sense> = named.chain(agents).collect();
        (!senses.is_empty()).then(|| Predicate { label: label.to_owned(), senses, noun: false })
    }

    /// "is".
    pub fn be(&self) -> Predicate {
        let sense = Sense { relation: namespace::BE.into(), inverse: false };
        Predicate { label: "be".to_owned(), senses: vec![sense], noun: false }
    }
}

/// An infinitive with the hyphen that it was written with: "co-finance".
fn spelt(base: &str, words: &Words) -> String {
    let hyphen = words.text.contains(crate::lexicon::is_hyphen);
    if hyphen { base.replacen(' ', "-", 1) } else { base.to_owned() }
}

/// "leads and coordinates the work": a bare verb shares the object of the next one.
fn with_shared_object(predicate: &syntax::Predicate, later: &[syntax::Predicate]) -> Option<syntax::Predicate> {
    let Verb::Active(words, None) = &predicate.verb else { return None };
    let next = later.iter().find(|next| !matches!(next.verb, Verb::Active(_, None)))?;
    let (Verb::Active(_, object @ Some(_)), true) = (&next.verb, predicate.qualifiers.is_empty()) else { return None };
    let verb = Verb::Active(words.clone(), object.clone());
    Some(syntax::Predicate { verb, qualifiers: next.qualifiers.clone(), ..predicate.clone() })
}

/// The words of the verb, if it has any.
const fn verb_of(written: &syntax::Predicate) -> Option<&Words> {
    match &written.verb {
        Verb::Active(words, _) | Verb::Passive(words, _) | Verb::Relation(words, _) | Verb::Quality(words) => {
            Some(words)
        }
        _ => None,
    }
}
