//! Predicates of the syntax tree: modality, negation, voice.

use super::noun::noun_phrase;
use super::{Builder, all, child, children};
use crate::claim::{Modality, TimeRelation};
use crate::question::syntax::parse::Rule;
use crate::question::syntax::{NounPhrase, Predicate, Predicates, Qualifier, Verb, Words};
use crate::question::words::date::{clock, date};
use pest::iterators::Pair;

/// What stands before the verb and holds for every verb that it governs.
#[derive(Clone, Copy, Default)]
struct Mood {
    modality: Modality,
    negated: bool,
    foreseen: bool,
}

impl Mood {
    /// With one more "not".
    fn negate(self, pair: &Pair<'_, Rule>) -> Self {
        Self { negated: self.negated != (all(pair, Rule::not).len() % 2 == 1), ..self }
    }

    fn predicate(self) -> Predicate {
        Predicate { modality: self.modality, negated: self.negated, foreseen: self.foreseen, ..Predicate::default() }
    }
}

/// What a modal verb or its like says.
fn modality(word: &str) -> Modality {
    match word.split(' ').next().unwrap_or_default() {
        "can" | "cannot" | "could" | "may" | "might" | "able" | "allowed" | "permitted" | "free" | "entitled"
        | "authorised" | "authorized" | "empowered" => Modality::Possible,
        "must" | "shall" | "required" | "obliged" => Modality::Necessary,
        "should" | "will" | "would" | "expected" | "supposed" | "due" | "likely" => Modality::Expected,
        _ => Modality::Actual,
    }
}

/// Whether a modal tells what will be, and not what should be.
fn foresees(word: &str) -> bool {
    ["will", "would"].contains(&word)
}

impl Builder<'_> {
    /// Coordinated predicates with their own auxiliaries.
    #[must_use]
    pub fn predicates(&self, pair: &Pair<'_, Rule>) -> Predicates {
        if child(pair, Rule::neither).is_some() {
            let mood = Mood { negated: true, ..Mood::default() };
            let each =
                all(pair, Rule::verb_phrase).iter().map(|v| self.verb(v, Rule::VERB, Verb::Active, mood)).collect();
            return Predicates { any: false, each };
        }
        let any = is_any(pair);
        let each = all(pair, Rule::predicate).iter().flat_map(|predicate| self.governed(predicate).each).collect();
        Predicates { any: any || all(pair, Rule::predicate).iter().any(has_or), each }
    }

    /// The predicates of a clause whose auxiliary stands before its subject.
    #[must_use]
    pub fn after_auxiliary(&self, pair: &Pair<'_, Rule>) -> Predicates {
        self.governed(pair)
    }

    /// What an auxiliary says by itself.
    #[must_use]
    pub fn bare_mood(&self, pair: &Pair<'_, Rule>) -> Predicate {
        let word = child(pair, Rule::modal).or_else(|| child(pair, Rule::readiness));
        let word = word.map(|word| self.spelling(&word)).unwrap_or_default();
        Mood { modality: modality(&word), negated: false, foreseen: foresees(&word) }.negate(pair).predicate()
    }

    /// What an auxiliary governs, with the auxiliary and "not" applied.
    fn governed(&self, pair: &Pair<'_, Rule>) -> Predicates {
        let modal = child(pair, Rule::modal).map(|modal| self.spelling(&modal)).unwrap_or_default();
        let mood = Mood { modality: modality(&modal), negated: false, foreseen: foresees(&modal) }.negate(pair);
        let any = child(pair, Rule::infinitives).is_some_and(|infinitives| is_any(&infinitives));
        let mut each = match child(pair, Rule::infinitives) {
            Some(infinitives) => all(&infinitives, Rule::infinitive).iter().map(|i| self.infinitive(i, mood)).collect(),
            None => vec![self.simple(pair, mood)],
        };
        for predicate in &mut each {
            self.add_adverbs(predicate, pair);
        }
        Predicates { any, each }
    }

    fn infinitive(&self, pair: &Pair<'_, Rule>, mood: Mood) -> Predicate {
        let mut predicate = self.simple(pair, mood.negate(pair));
        self.add_adverbs(&mut predicate, pair);
        predicate
    }

    /// One predicate: a verb phrase, or what follows "be" or "have".
    fn simple(&self, pair: &Pair<'_, Rule>, mood: Mood) -> Predicate {
        if let Some(complement) = child(pair, Rule::complement) {
            return self.complement(&complement, mood);
        }
        if let Some(identity) = child(pair, Rule::identity) {
            return self.identity(&identity, mood);
        }
        if let Some(perfect) = child(pair, Rule::perfect) {
            return self.perfect(&perfect, mood);
        }
        if let Some(verb) = child(pair, Rule::texting).and_then(|texting| self.text(&texting)) {
            return Predicate { verb, ..mood.predicate() };
        }
        match (child(pair, Rule::verb_phrase), child(pair, Rule::possession)) {
            (Some(phrase), _) => self.verb(&phrase, Rule::VERB, Verb::Active, mood),
            (None, Some(has)) => Predicate { verb: Verb::Active(self.words_of(&has), None), ..mood.predicate() },
            (None, None) => mood.predicate(),
        }
    }

    fn perfect(&self, pair: &Pair<'_, Rule>, mood: Mood) -> Predicate {
        let mut predicate = match (child(pair, Rule::active_participle), child(pair, Rule::infinitive)) {
            (Some(participle), _) => self.verb(&participle, Rule::PARTICIPLE, Verb::Active, mood),
            (None, Some(infinitive)) => self.infinitive(&infinitive, Mood { modality: Modality::Necessary, ..mood }),
            (None, None) => self.simple(pair, mood),
        };
        self.add_adverbs(&mut predicate, pair);
        predicate
    }

    fn complement(&self, pair: &Pair<'_, Rule>, mood: Mood) -> Predicate {
        let mut predicate = self.bare_complement(pair, mood);
        self.add_adverbs(&mut predicate, pair);
        predicate
    }

    fn bare_complement(&self, pair: &Pair<'_, Rule>, mood: Mood) -> Predicate {
        if let Some(infinitive) = child(pair, Rule::infinitive) {
            let ready = child(pair, Rule::readiness).map(|ready| modality(&self.spelling(&ready)));
            return self.infinitive(&infinitive, Mood { modality: ready.unwrap_or(Modality::Expected), ..mood });
        }
        let Some(inner) =
            children(pair).into_iter().find(|inner| !matches!(inner.as_rule(), Rule::adverb | Rule::being))
        else {
            return mood.predicate();
        };
        match inner.as_rule() {
            Rule::comparing => match self.compared(&inner) {
                Some(compared) => Predicate { verb: Verb::Compare(compared), ..mood.predicate() },
                None => mood.predicate(),
            },
            Rule::passive => self.verb(&inner, Rule::PARTICIPLE, Verb::Passive, mood),
            Rule::progressive => self.verb(&inner, Rule::GERUND, Verb::Active, mood),
            Rule::relational_phrase => self.relational(&inner, mood),
            Rule::quality => self.verb(&inner, Rule::ADJECTIVE, |words, _| Verb::Quality(words), mood),
            _ => self.identity(&inner, mood),
        }
    }

    fn identity(&self, pair: &Pair<'_, Rule>, mood: Mood) -> Predicate {
        let object = child(pair, Rule::noun_phrase).map(|noun| noun_phrase(self, &noun));
        let object = object.or_else(|| child(pair, Rule::rank).map(|_| self.foremost(pair)));
        let predicate = self.with_qualifiers(Predicate { verb: Verb::Be(object), ..mood.predicate() }, pair);
        lift_features(predicate)
    }

    /// "the highest": of whatever has been spoken of.
    fn foremost(&self, pair: &Pair<'_, Rule>) -> NounPhrase {
        let span = self.words_of(pair).span;
        let mut phrase = NounPhrase::from_words(Words { span, text: "anything".to_owned() });
        phrase.each.iter_mut().for_each(|unit| unit.measures = self.measures(pair));
        phrase
    }

    /// "a member of": the article belongs to the relation.
    fn relational(&self, pair: &Pair<'_, Rule>, mood: Mood) -> Predicate {
        let article = child(pair, Rule::determiner).map(|determiner| self.words_of(&determiner));
        let make = |words: Words, object| {
            let span = article.as_ref().map_or(words.span, |article| article.span.cover(words.span));
            let text = self.question.get(span.start..span.end).unwrap_or_default().to_owned();
            Verb::Relation(Words { span, text }, object)
        };
        self.verb(pair, Rule::RELATIONAL, make, mood)
    }

    /// "there is", with what narrows it.
    #[must_use]
    pub fn exists(&self, pair: &Pair<'_, Rule>) -> Predicate {
        let mood = Mood::default().negate(pair);
        self.with_qualifiers(Predicate { verb: Verb::Exist, ..mood.predicate() }, pair)
    }

    /// A clause about a noun without its "that is".
    #[must_use]
    pub fn reduced(&self, pair: &Pair<'_, Rule>) -> Predicates {
        let mood = Mood::default().negate(pair);
        let predicate = if child(pair, Rule::PARTICIPLE).is_some() {
            self.verb(pair, Rule::PARTICIPLE, Verb::Passive, mood)
        } else if child(pair, Rule::GERUND).is_some() {
            self.verb(pair, Rule::GERUND, Verb::Active, mood)
        } else {
            self.complement(pair, mood)
        };
        Predicates { any: false, each: vec![predicate] }
    }

    fn verb(
        &self,
        pair: &Pair<'_, Rule>,
        tag: Rule,
        make: impl FnOnce(Words, Option<NounPhrase>) -> Verb,
        mood: Mood,
    ) -> Predicate {
        let Some(verb) = child(pair, tag) else { return mood.predicate() };
        let object = child(pair, Rule::noun_phrase).map(|noun| noun_phrase(self, &noun));
        let mut predicate = Predicate { verb: make(self.words_of(&verb), object), ..mood.predicate() };
        self.add_adverbs(&mut predicate, pair);
        self.with_qualifiers(predicate, pair)
    }

    pub(super) fn with_qualifiers(&self, mut predicate: Predicate, pair: &Pair<'_, Rule>) -> Predicate {
        let qualifiers = [all(pair, Rule::qualifier), all(pair, Rule::full_qualifier)].concat();
        for qualifier in qualifiers {
            match child(&qualifier, Rule::adverb) {
                Some(adverb) => self.add_adverb(&mut predicate, &adverb),
                None => predicate.qualifiers.extend(self.qualifier(&qualifier)),
            }
        }
        predicate
    }

    fn add_adverbs(&self, predicate: &mut Predicate, pair: &Pair<'_, Rule>) {
        for adverb in all(pair, Rule::adverb) {
            self.add_adverb(predicate, &adverb);
        }
    }

    fn add_adverb(&self, predicate: &mut Predicate, pair: &Pair<'_, Rule>) {
        if child(pair, Rule::directly_or_indirectly).is_some() {
            predicate.transitive = true;
        } else {
            predicate.qualifiers.push(Qualifier::Adverb(self.words_of(pair)));
        }
    }

    /// A date, a preposition with its noun, or an adverb.
    #[must_use]
    pub fn qualifier(&self, pair: &Pair<'_, Rule>) -> Vec<Qualifier> {
        let Some(inner) = children(pair).into_iter().next() else { return vec![] };
        match (inner.as_rule(), child(&inner, Rule::preposition)) {
            (Rule::time, _) => self.time(&inner),
            (Rule::CONDITION, _) => vec![Qualifier::Condition(self.words_of(&inner))],
            (_, Some(preposition)) => self.prepositional(&inner, &preposition),
            _ => vec![Qualifier::Adverb(self.words_of(&inner))],
        }
    }

    /// "to the Council or to the Assembly" is one preposition with both.
    fn prepositional(&self, pair: &Pair<'_, Rule>, first: &Pair<'_, Rule>) -> Vec<Qualifier> {
        let nouns = all(pair, Rule::noun_phrase);
        let prepositions = all(pair, Rule::preposition);
        let mut each: Vec<NounPhrase> = nouns.iter().map(|noun| noun_phrase(self, noun)).collect();
        let same = prepositions.iter().all(|other| self.spelling(other) == self.spelling(first));
        if same && each.len() > 1 {
            let connectives = all(pair, Rule::noun_connective);
            let any = connectives.iter().any(|connective| child(connective, Rule::or_word).is_some());
            let each = each.into_iter().flat_map(|noun| noun.each).collect();
            return vec![Qualifier::Preposition(self.words_of(first), Some(NounPhrase { any, each }))];
        }
        if each.is_empty() {
            return vec![Qualifier::Preposition(self.words_of(first), None)];
        }
        let pairs = prepositions.iter().zip(each.drain(..));
        pairs.map(|(preposition, noun)| Qualifier::Preposition(self.words_of(preposition), Some(noun))).collect()
    }

    /// A span of years bounds from both sides; of several dates with "or" between them, one is enough.
    pub(super) fn time(&self, pair: &Pair<'_, Rule>) -> Vec<Qualifier> {
        let dates: Vec<String> = all(pair, Rule::DATE).iter().filter_map(|pair| self.date(pair)).collect();
        let mut words = all(pair, Rule::time_preposition).into_iter().map(|word| self.spelling(&word));
        match (words.next(), dates.as_slice()) {
            (None, [from, to]) => vec![
                Qualifier::Time(TimeRelation::Since, from.clone()),
                Qualifier::Time(TimeRelation::Until, to.clone()),
            ],
            (Some(word), [date]) => vec![Qualifier::Time(time_relation(&word), date.clone())],
            (Some(first), [_, _, ..]) => {
                // "in 2024 or 2025", "before 2020 or after 2024": a word holds until another stands.
                let several = words.next().is_some();
                let mut relation = time_relation(&first);
                let mut each = vec![];
                for child in children(pair) {
                    match child.as_rule() {
                        Rule::time_preposition if several => relation = time_relation(&self.spelling(&child)),
                        Rule::DATE => each.extend(self.date(&child).map(|date| (relation, date))),
                        _ => {}
                    }
                }
                vec![Qualifier::AnyTime(each)]
            }
            _ => vec![],
        }
    }

    pub(super) fn date(&self, pair: &Pair<'_, Rule>) -> Option<String> {
        let words = self.words.get(self.tagged.words(pair))?;
        date(words).or_else(|| clock(words)).map(|(date, _)| date)
    }
}

/// How a date behind a preposition stands to what it dates.
fn time_relation(word: &str) -> TimeRelation {
    match word.split(' ').next().unwrap_or_default() {
        "since" | "from" => TimeRelation::Since,
        "until" | "till" | "by" => TimeRelation::Until,
        "before" => TimeRelation::Before,
        "after" => TimeRelation::After,
        _ => TimeRelation::In,
    }
}

/// A name takes no features: in "the stadium in Spain with the most seats" the stadium does.
fn lift_features(mut predicate: Predicate) -> Predicate {
    let Verb::Be(Some(object)) = &mut predicate.verb else { return predicate };
    let [unit] = object.each.as_mut_slice() else { return predicate };
    if let Some(Qualifier::Preposition(_, Some(noun))) = predicate.qualifiers.last_mut()
        && let Some(last) = noun.each.last_mut().filter(|last| last.whole.starts_with(char::is_uppercase))
    {
        unit.features.append(&mut last.features);
    }
    predicate
}

fn has_or(pair: &Pair<'_, Rule>) -> bool {
    child(pair, Rule::infinitives).is_some_and(|infinitives| is_any(&infinitives))
}

/// Whether the parts are joined by "or".
fn is_any(pair: &Pair<'_, Rule>) -> bool {
    all(pair, Rule::connective).iter().any(|connective| child(connective, Rule::or_word).is_some())
}
