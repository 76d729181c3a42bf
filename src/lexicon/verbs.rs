//! Relation phrases by their words: verbs in every form, with particle and preposition.

use super::derived::Derived;
use super::morphology::{WordClass, gerund, lemma, past, past_participle, third_person};
use super::token::tokens;
use super::units;
use crate::rdf::{NamedNode, namespace};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// How the name of a relation to a time ends. No verb asks for it, since "held in 2024" says nothing of where something
/// was held; "when" asks for the times of claims.
pub const WHEN: &str = " (when)";

/// Words that end a relation phrase and can stand apart from it ("what can they agree on").
const PREPOSITIONS: &[&str] = &[
    "of", "in", "on", "at", "to", "from", "by", "for", "with", "without", "about", "over", "under", "within",
    "between", "among", "through", "during", "into", "against", "via", "across", "towards", "upon", "as", "before",
    "after",
];

/// Whether a folded word is a preposition.
#[must_use]
pub fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// The grammatical form in which a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerbForm {
    /// The infinitive or any finite form: agreement and tense are not looked at.
    Finite,
    /// The past participle.
    Participle,
    /// The form in -ing.
    Gerund,
}

/// A relation phrase in normal form: its words in lower case, articles left out ("be part of").
pub type Phrase = Vec<String>;

/// Puts a relation phrase into normal form.
#[must_use]
pub fn phrase(text: &str) -> Phrase {
    tokens(text).iter().filter(|token| token.is_word() && !token.is_determiner()).map(super::Token::folded).collect()
}

/// A phrase that a graph names by a finite verb ("reports to", "is part of") with its infinitive instead.
fn in_infinitive(words: &[String]) -> Option<Phrase> {
    let (first, rest) = words.split_first()?;
    let finite = ["is", "are", "was", "has", "had"].contains(&first.as_str());
    let ends = rest.last().is_some_and(|last| is_preposition(last));
    let infinitive = lemma(first, WordClass::Verb);
    ((finite || ends) && infinitive != *first).then(|| [&[infinitive], rest].concat())
}

/// Whether a label is a verb in another form with more after it ("reports to", "spoken in", "is part of").
pub(super) fn opens_with_verb(label: &str) -> bool {
    in_infinitive(&phrase(label)).is_some()
}

/// "founded by", "spoken in": a phrase that opens with a participle.
fn is_participle(words: &[String]) -> bool {
    let [first, _, ..] = words else { return false };
    let endings = ["ed", "en", "wn", "ght", "lt", "de"];
    lemma(first, WordClass::Verb) != *first && endings.iter().any(|end| first.ends_with(end))
}

/// "influenced", "starring": a single word that is a form of a verb, and no plural.
fn is_inflected(word: &str) -> bool {
    lemma(word, WordClass::Verb) != word && (word.ends_with("ed") || word.ends_with("ing"))
}

/// Whether a relation of another graph is called by a noun: "date of birth", and not "shares border with" or "starring".
#[must_use]
pub fn is_noun(label: &str) -> bool {
    let words = phrase(label);
    let ends = words.last().is_none_or(|last| is_preposition(last));
    let opens = words.first().is_some_and(|first| first == "be" || is_preposition(first));
    let form = if let [word] = words.as_slice() { is_inflected(word) } else { in_infinitive(&words).is_some() };
    !(ends || opens || form)
}

/// A verb as it is spelt on the other side of the ocean: "authorise" for "authorize".
fn respelt(verb: &str) -> Option<String> {
    let ends = [("ize", "ise"), ("yze", "yse"), ("ise", "ize"), ("yse", "yze")];
    let long = verb.len() > 5;
    ends.iter().find_map(|(one, other)| Some(format!("{}{other}", verb.strip_suffix(one)?))).filter(|_| long)
}

/// A past participle as it is spelt on the other side of the ocean: "cancelled" for "canceled", "authorised" for
/// "authorized".
#[must_use]
pub fn respelt_participle(word: &str) -> Option<String> {
    let ends = [
        ("elled", "eled"),
        ("eled", "elled"),
        ("alled", "aled"),
        ("aled", "alled"),
        ("ized", "ised"),
        ("ised", "ized"),
    ];
    let long = word.len() > 6;
    ends.iter().find_map(|(one, other)| Some(format!("{}{other}", word.strip_suffix(one)?))).filter(|_| long)
}

/// Relation phrases, found by their words.
#[derive(Clone, Debug, Default)]
pub struct Verbs {
    relations: FxHashMap<String, Vec<NamedNode>>,
    names: FxHashMap<NamedNode, Vec<String>>,
    /// A verb's form with its infinitives.
    forms: FxHashMap<String, Vec<(String, VerbForm)>>,
    /// An infinitive with the words that can follow it as part of the verb, without the final preposition.
    particles: FxHashMap<String, Vec<Phrase>>,
    /// Infinitives whose forms are known.
    learnt: FxHashSet<String>,
    /// Phrases that are plainly verbs: a relation of another graph is mostly called by a noun, which is learnt as a verb
    /// besides, for who takes it for one.
    verbal: FxHashSet<String>,
    /// The first word after "be" of a phrase, with all words after "be".
    complements: FxHashMap<String, Vec<Phrase>>,
    /// Phrases without their prepositions, with the relations to times that they make ("expire", "be held").
    timed: FxHashMap<String, Vec<NamedNode>>,
    /// How else the relations of foreign graphs are said.
    derived: Derived,
    /// In what relations of foreign graphs are measured, where their labels tell it.
    units: FxHashMap<NamedNode, &'static str>,
}

impl Verbs {
    /// The phrases that are said as verbs, or after "be": not "for", "also known as" or "part of", of which "be for" and
    /// "be part of" are phrases besides; and no noun by which another graph calls a relation ("date of birth"), unless it is a
    /// verb that others have.
    #[must_use]
    pub fn spoken(&self, is_verb_of_others: impl Fn(&str) -> bool) -> Vec<&str> {
        let all: BTreeSet<&str> = self.phrases().collect();
        let with_be = |phrase: &str| {
            ["be", "be a", "be an", "be the"].iter().any(|be| all.contains(format!("{be} {phrase}").as_str()))
        };
        let is_verb = |phrase: &str| {
            let first = phrase.split(' ').next().unwrap_or_default();
            let is_adverbial = is_preposition(first) || ["also", "as", "not", "never"].contains(&first);
            let is_plain = first == "be" || self.verbal.contains(phrase) || is_verb_of_others(phrase);
            !is_adverbial && (first == "be" || first.len() > 2) && is_plain && !with_be(phrase)
        };
        all.iter().copied().filter(|phrase| !["be", "have"].contains(phrase) && is_verb(phrase)).collect()
    }

    /// Learns a relation's name.
    pub fn insert(&mut self, label: &str, relation: &NamedNode) {
        if let Some(timed) = label.strip_suffix(WHEN) {
            return self.learn_timed(&phrase(timed), relation);
        }
        let own = relation.as_str().starts_with(namespace::REL);
        let words = phrase(self.without_unit(label, relation).filter(|_| !own).unwrap_or(label));
        match in_infinitive(&words) {
            Some(infinitive) if own || !is_participle(&words) => {
                self.verbal.insert(infinitive.join(" "));
                self.learn(infinitive, relation);
            }
            _ => {}
        }
        if own {
            self.verbal.insert(words.join(" "));
            self.learn(words, relation);
        } else {
            self.learn_foreign(words, relation);
        }
    }

    /// "height" of "height (m)" and "height in metres", which is what the relation is called; the label of another relation is
    /// left to it.
    fn without_unit<'a>(&mut self, label: &'a str, relation: &NamedNode) -> Option<&'a str> {
        let (name, unit) = units::told_apart(label)?;
        let another = self.relations.get(&phrase(name).join(" ")).is_some_and(|known| !known.contains(relation));
        if !another {
            self.units.insert(relation.clone(), unit);
        }
        (!another).then_some(name)
    }

    /// In what a relation is measured, where its label tells it: "m".
    #[must_use]
    pub fn unit_of(&self, relation: &NamedNode) -> Option<&'static str> {
        self.units.get(relation).copied()
    }

    /// A relation to a time, by its verb without the preposition.
    fn learn_timed(&mut self, words: &[String], relation: &NamedNode) {
        let words = words.split_last().filter(|(last, _)| is_preposition(last)).map_or(words, |(_, verb)| verb);
        self.timed.entry(words.join(" ")).or_default().push(relation.clone());
        match words.split_first() {
            Some((be, rest)) if be == "be" => self.learn_complement(rest),
            Some((verb, rest)) => self.learn_verb(verb, rest),
            None => {}
        }
    }

    /// A relation of another graph, which is mostly called by a noun.
    fn learn_foreign(&mut self, words: Phrase, relation: &NamedNode) {
        for verb in self.derived.learn(&words, relation) {
            self.learn_verb(&verb, &[]);
        }
        let stranded = words.last().is_some_and(|last| is_preposition(last));
        let nominal = words.len() > 1 && words.first().is_some_and(|first| first != "be" && !is_preposition(first));
        if stranded && nominal && in_infinitive(&words).is_none_or(|_| is_participle(&words)) {
            self.learn([&["be".to_owned()], words.as_slice()].concat(), relation);
        }
        // "has member" leads to members.
        if let Some((has, noun)) = words.split_first()
            && ["has", "have"].contains(&has.as_str())
            && !noun.is_empty()
            && !stranded
        {
            self.learn_name(noun, relation);
        }
        match words.as_slice() {
            [word] => {
                // "crosses", "influenced", "starring" are forms of a verb, and perhaps nouns besides.
                let base = lemma(word, WordClass::Verb);
                if base != *word {
                    self.learn_name(&words, relation);
                }
                if is_inflected(word) {
                    self.verbal.insert(base.clone());
                }
                self.learn(vec![base], relation);
            }
            [first, ..] if stranded || first == "be" => self.learn(words, relation),
            _ => self.learn_name(&words, relation),
        }
    }

    fn learn_name(&mut self, words: &[String], relation: &NamedNode) {
        let known = self.relations.entry(words.join(" ")).or_default();
        if !known.contains(relation) {
            known.push(relation.clone());
            self.names.entry(relation.clone()).or_default().push(words.join(" "));
        }
    }

    fn learn(&mut self, words: Phrase, relation: &NamedNode) {
        self.learn_name(&words, relation);
        match words.split_first() {
            Some((be, rest)) if be == "be" => self.learn_complement(rest),
            Some((verb, rest)) => self.learn_verb(verb, rest),
            None => {}
        }
    }

    fn learn_complement(&mut self, words: &[String]) {
        let Some(first) = words.first() else { return };
        let several = words.len() > 2 || words.len() > 1 && !is_preposition(first);
        if several || words.len() == 1 && first == "worth" {
            self.complements.entry(first.clone()).or_default().push(words.to_vec());
        }
        // "be acquitted": what a text says in the passive alone.
        let verb = lemma(first, WordClass::Verb);
        let undergone = several || first.ends_with("ed") || past_participle(&verb) == *first;
        if verb != *first && undergone && !first.ends_with("ing") && !is_preposition(first) {
            for form in std::iter::once(first.clone()).chain(respelt_participle(first)) {
                self.learn_form(form, &verb, VerbForm::Participle);
            }
            self.learn_particle(&verb, &[]);
        }
    }

    fn learn_verb(&mut self, verb: &str, rest: &[String]) {
        if is_preposition(verb) {
            return;
        }
        if self.learnt.insert(verb.to_owned()) {
            self.learn_form(verb.to_owned(), verb, VerbForm::Finite);
            self.learn_form(third_person(verb), verb, VerbForm::Finite);
            self.learn_form(past(verb), verb, VerbForm::Finite);
            self.learn_form(past_participle(verb), verb, VerbForm::Participle);
            self.learn_form(gerund(verb), verb, VerbForm::Gerund);
            if let Some(other) = respelt(verb) {
                self.learn_form(other.clone(), verb, VerbForm::Finite);
                self.learn_form(third_person(&other), verb, VerbForm::Finite);
                self.learn_form(past(&other), verb, VerbForm::Finite);
                self.learn_form(past_participle(&other), verb, VerbForm::Participle);
                self.learn_form(gerund(&other), verb, VerbForm::Gerund);
            }
            if let Some(other) = respelt_participle(&past(verb)).filter(|_| respelt(verb).is_none()) {
                self.learn_form(other.clone(), verb, VerbForm::Finite);
                self.learn_form(other, verb, VerbForm::Participle);
            }
        }
        let stranded = rest.last().is_some_and(|last| is_preposition(last));
        self.learn_particle(verb, rest.get(..rest.len() - usize::from(stranded)).unwrap_or_default());
    }

    fn learn_particle(&mut self, verb: &str, particle: &[String]) {
        let known = self.particles.entry(verb.to_owned()).or_default();
        if !known.iter().any(|known| known == particle) {
            known.push(particle.to_vec());
        }
    }

    fn learn_form(&mut self, form: String, verb: &str, kind: VerbForm) {
        let known = self.forms.entry(form).or_default();
        let entry = (verb.to_owned(), kind);
        if !known.contains(&entry) {
            known.push(entry);
        }
    }

    /// The relations that a phrase in the infinitive names ("report to"; articles do not count).
    #[must_use]
    pub fn relations(&self, infinitive: &str) -> &[NamedNode] {
        self.relations.get(infinitive).map_or(&[], Vec::as_slice)
    }

    /// The relations to times that a phrase in the infinitive makes with a preposition, or by itself.
    #[must_use]
    pub fn timed(&self, infinitive: &str) -> &[NamedNode] {
        self.timed.get(infinitive).map_or(&[], Vec::as_slice)
    }

    /// The phrases in the infinitive that name a relation.
    #[must_use]
    pub fn names(&self, relation: &NamedNode) -> &[String] {
        self.names.get(relation).map_or(&[], Vec::as_slice)
    }

    /// The infinitives that a word can be a form of, with the form.
    #[must_use]
    pub fn infinitives(&self, word: &str) -> &[(String, VerbForm)] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }

    /// What can follow an infinitive as part of the verb; an empty phrase where it stands alone or before a preposition.
    #[must_use]
    pub fn particles(&self, infinitive: &str) -> &[Phrase] {
        self.particles.get(infinitive).map_or(&[], Vec::as_slice)
    }

    /// The phrases that can follow "be" and open with this word ("part of").
    #[must_use]
    pub fn complements(&self, first: &str) -> &[Phrase] {
        self.complements.get(first).map_or(&[], Vec::as_slice)
    }

    /// The phrases that open with this verb and say more, in alphabetical order.
    #[must_use]
    pub fn starting_with(&self, infinitive: &str) -> Vec<&str> {
        let phrases = self.relations.keys().map(String::as_str);
        let opens = |phrase: &&str| phrase.strip_prefix(infinitive).is_some_and(|rest| rest.starts_with(' '));
        let mut found: Vec<&str> = phrases.filter(opens).collect();
        found.sort_unstable();
        found
    }

    /// Every phrase in the infinitive that names a relation, in no promised order.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        self.relations.keys().map(String::as_str)
    }

    /// How else the relations of foreign graphs are said.
    #[must_use]
    pub const fn derived(&self) -> &Derived {
        &self.derived
    }

    /// Every infinitive, in alphabetical order.
    #[must_use]
    pub fn all(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.particles.keys().map(String::as_str).collect();
        all.sort_unstable();
        all
    }
}
