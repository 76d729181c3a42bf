//! Nouns left out: "The Assembly meets every three years; **the most recent** was held in Lima" means the most recent Assembly.

use super::context::Mention;
use super::name::{self, Name};
use super::reference::Resolver;
use super::registry::Thing;
use crate::prose::clause::Tree;
use crate::prose::{Deprel, Phrase, Sentence, Tag, numeral};
use crate::rdf::namespace;
use std::collections::BTreeMap;

/// What a phrase without a noun means.
pub(super) struct Elliptic {
    /// The one of several.
    pub thing: Thing,
    /// What a pronoun after it means.
    pub spoken_of: Thing,
}

impl Resolver<'_> {
    /// One of what the sentence before is about, named by its place in time or order alone.
    pub(super) fn elliptic(&mut self, sentence: &Sentence, phrase: &Phrase) -> Option<Elliptic> {
        let topic = self.context.topic().filter(|_| tells_place(sentence, phrase))?;
        let entry = self.registry.entry(topic).filter(|entry| !entry.person_like)?;
        let lands = [namespace::ECONOMY, namespace::PLACE_CLASS];
        if lands.into_iter().any(|class| entry.entity.is_a(class, self.registry.vocabulary())) {
            return None;
        }
        let label = &entry.entity.label;
        // "**The Assembly**, the most recent of which": the body lasts, while one round of talks is not the next.
        let lasts = entry.proper && !begins_with_place(label);
        let noun = if lasts { label.clone() } else { entry.head.clone() };
        let place = Name::of(sentence, phrase, None)?;
        let label = format!("{} {noun}", place.label);
        let name = Name { key: name::key(&label), head: entry.head.clone(), label, ..place };
        // "The committee prepared two reports. The first was published": a report, whatever the sentence is about.
        let several = self.context.recent().any(|mention| mention.plural && self.context.standing(mention).0 <= 1);
        (!several).then(|| {
            let thing = self.registry.intern(&name);
            Elliptic { thing, spoken_of: if lasts { topic } else { thing } }
        })
    }

    /// "**The round** was held in Lima", after "the fifth round of talks": the one thing with that noun that was mentioned in the
    /// last sentences, by the longest of the names that its noun was taken for there.
    pub(super) fn told_longer(&self, name: &Name) -> Option<Thing> {
        let mut nouns: BTreeMap<(usize, usize), (usize, Thing)> = BTreeMap::new();
        for mention in self.context.recent() {
            let Some(entry) = self.registry.entry(mention.thing).filter(|entry| entry.head == name.head) else {
                continue;
            };
            if entry.proper || entry.person_like || mention.plural {
                return None;
            }
            let longest = nouns.entry((mention.sentence, mention.head)).or_insert((0, mention.thing));
            *longest = (*longest).max((entry.key.len(), mention.thing));
        }
        let mut things: Vec<Thing> = nouns.into_values().map(|(_, thing)| thing).collect();
        things.dedup();
        match things.as_slice() {
            [thing] => Some(*thing),
            _ => None,
        }
    }

    /// "the former", "the latter": the first or the last of what was joined last, if that is two.
    pub(super) fn one_of_two(&self, word: &str) -> Option<Thing> {
        let last = match word {
            "latter" => true,
            "former" => false,
            _ => return None,
        };
        let joined = |mention: &&Mention| self.context.recent().filter(|other| together(mention, other)).count() > 1;
        let first = self.context.recent().find(joined)?;
        let mut group: Vec<&Mention> = self.context.recent().filter(|other| together(first, other)).collect();
        group.sort_by_key(|mention| mention.head);
        group.dedup_by_key(|mention| mention.thing);
        let chosen = if last { group.last() } else { group.first() };
        chosen.filter(|_| group.len() == 2).map(|mention| mention.thing)
    }
}

/// "the next", "the most recent", "the fifth", as a phrase without a noun.
fn tells_place(sentence: &Sentence, phrase: &Phrase) -> bool {
    let tree = Tree { sentence };
    let head = phrase.head;
    let definite = tree.children_by(head, &[Deprel::Det]).any(|det| tree.is(det, "the"));
    let subject = matches!(tree.base(head), Deprel::Nsubj) && matches!(tree.tag(head), Tag::Jj | Tag::Jjs);
    let recent = tree.is(head, "recent") && tree.children_by(head, &[Deprel::Advmod]).any(|most| tree.is(most, "most"));
    definite && subject && (recent || is_place(&tree.lower(head)))
}

/// Whether two mentions are joined in one sentence.
fn together(one: &Mention, other: &Mention) -> bool {
    (one.sentence, one.group) == (other.sentence, other.group) && !one.secondary && !other.secondary
}

fn is_place(word: &str) -> bool {
    matches!(word, "next" | "last" | "latest" | "previous" | "following") || numeral::ordinal(word).is_some()
}

/// "fifth round": one of several itself.
fn begins_with_place(label: &str) -> bool {
    label.split_whitespace().next().is_some_and(|word| is_place(&word.to_lowercase()))
}
