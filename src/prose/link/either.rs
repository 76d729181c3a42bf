//! "The Board hires the Director and can dismiss **her or him**": whoever holds the office, and nobody known by name.

use super::asker::Asker;
use super::context::{Context, Mention};
use super::gender::Gender;
use super::registry::{Entry, Registry, Thing};
use crate::prose::Sentence;
use crate::prose::clause::names_person;
use crate::rdf::namespace;

/// Whether two pronouns side by side leave open whether somebody is a man or a woman: "**her or him**", "**his/her**".
pub fn is_either(sentence: &Sentence, pronoun: usize) -> bool {
    let of = |at: usize| sentence.token(at).and_then(|token| Gender::of_pronoun(&token.lower()));
    let linked =
        |at: usize| sentence.token(at).is_some_and(|token| ["or", "and", "/"].iter().any(|word| token.is(word)));
    let differ = |one: usize, other: usize| of(one).zip(of(other)).is_some_and(|(one, other)| one != other);
    let after = linked(pronoun + 1) && differ(pronoun, pronoun + 2);
    after || pronoun.checked_sub(2).is_some_and(|first| linked(first + 1) && differ(first, pronoun))
}

impl Context {
    /// Whom such a pronoun means: the office or the kind of person that was named last.
    pub fn somebody(&self, pronoun: usize, asker: &Asker, registry: &Registry<'_>) -> Option<Thing> {
        let fits = |mention: &&Mention| {
            let before = mention.sentence < self.number() || mention.head < pronoun;
            before && !mention.plural && registry.entry(mention.thing).is_some_and(|entry| is_role(entry, registry))
        };
        let candidates = self.recent().filter(fits);
        let ranked = candidates.filter_map(|one| Some(((self.number() - one.sentence, asker.rank(one)?), one.thing)));
        ranked.min_by_key(|(rank, _)| *rank).map(|(_, thing)| thing)
    }
}

/// Whether something is an office, or anybody of a kind of people.
fn is_role(entry: &Entry, registry: &Registry<'_>) -> bool {
    let is = |class| entry.entity.is_a(class, registry.vocabulary());
    let kind = is(namespace::POST) || names_person(&entry.head) || !entry.proper && is(namespace::PERSON);
    kind && entry.gender.is_none() && !entry.person_like
}
