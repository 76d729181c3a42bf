//! What claims say of the thing that a beginning ends in: the verbs that can stand behind its name.

use super::Knowledge;
use super::complete::{ANYTHING, STEPS};
use super::language::Language;
use super::sieve::Judged;
use crate::claim::{Modality, Polarity};
use crate::lexicon::morphology::third_person;
use crate::lexicon::{Meaning, VerbForm};
use crate::question::{self, Completion, Understood};
use crate::rdf::{NamedNode, Term, literal};
use crate::sparql;
use crate::text::Span;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many claims about a thing are looked at for its relations.
const MOST_SAID: usize = 400;
/// How many deeds of a thing are tried.
const DEEDS: usize = 2;

impl Knowledge {
    /// The relations by which something is said of what a beginning ends in: "does APEC ", "which committees ".
    pub(super) fn said_of_last(&self, before: &str, language: &Language) -> BTreeSet<NamedNode> {
        let written = before.trim_end();
        let last = self.spoken(written, language).last().cloned();
        let last = last
            .filter(|(span, kind)| matches!(kind, Understood::Name | Understood::Noun) && span.end == written.len());
        let words = last.and_then(|(span, _)| written.get(span.start..span.end));
        words.map(|words| self.said_of(words, language)).unwrap_or_default()
    }

    /// What claims say of the candidates by themselves: behind "does" and a name all verbs that something is said by of it lead on,
    /// also those that would not be tried for want of effort.
    pub(super) fn by_claims(&self, all: &[Completion], before: &str, language: &Language) -> Vec<Judged> {
        let done = self.done_by_last(before, language);
        let leads = |one: &Completion| {
            one.hint == "verb" && is_infinitive(&one.text, language) && is_of(&one.text, &done, language)
        };
        all.iter().map(|one| if leads(one) { Judged::Leads } else { Judged::Unsure }).collect()
    }

    /// The relations by which it is affirmed, in the mood of the question, what the thing does whose name a beginning ends in:
    /// "does APEC ", "what can the SOM ".
    fn done_by_last(&self, before: &str, language: &Language) -> BTreeSet<NamedNode> {
        let Some((start, name)) = self.name_at_end(before, language) else { return BTreeSet::new() };
        let opening = before.get(..start).unwrap_or_default().to_lowercase();
        let mood = opening.split_whitespace().rev().find(|word| *word != "the").and_then(mood_of);
        let Some(mood) = mood else { return BTreeSet::new() };
        let (mood_of_it, affirmed) = (mood.node(), Polarity::Affirmed.node());
        let patterns = language.lexicon.named(name).into_iter().flat_map(|entry| match &entry.meaning {
            Meaning::Thing(thing) => {
                let claimed = format!(
                    "?claim rdf:subject {thing} ; rap:modality {mood_of_it} ; rap:polarity {affirmed} ; rdf:predicate ?relation"
                );
                // Graphs without claims have edges alone.
                let edge = (mood == Modality::Actual).then(|| format!("{thing} ?relation ?object"));
                [claimed].into_iter().chain(edge).collect()
            }
            _ => vec![],
        });
        self.relations_of(patterns)
    }

    /// What the words of a beginning are taken for: found out once for all the letters of the word behind it.
    pub(super) fn spoken(&self, before: &str, language: &Language) -> Arc<[(Span, Understood)]> {
        let take = |text: &String| question::taken(text, &language.lexicon).into();
        language.learnt.spoken.or(before.to_owned(), take, |_| true)
    }

    /// The name in which a beginning ends, and where it starts.
    fn name_at_end<'t>(&self, before: &'t str, language: &Language) -> Option<(usize, &'t str)> {
        let written = before.trim_end();
        let (span, kind) = self.spoken(written, language).last().cloned()?;
        let is_name = kind == Understood::Name && span.end == written.len();
        Some((span.start, written.get(span.start..span.end).filter(|_| is_name)?))
    }

    /// What the thing of a name may be asked to do: "produce anything".
    pub(super) fn deeds(&self, name: &str, language: &Language) -> Vec<String> {
        let verbs = language.lexicon.verbs();
        let verb = |relation: &NamedNode| verbs.names(relation).iter().find(|verb| !verb.starts_with("be "));
        let said = self.said_of(name, language);
        said.iter().filter_map(verb).take(DEEDS).map(|verb| format!("{verb}{ANYTHING}")).collect()
    }

    /// The relations by which something is said of what bears a name, or is called by a noun, as far as a glance shows.
    fn said_of(&self, words: &str, language: &Language) -> BTreeSet<NamedNode> {
        let patterns = language.lexicon.named(words).into_iter().filter_map(|entry| match &entry.meaning {
            Meaning::Thing(thing) => Some(format!("?claim rdf:subject {thing}")),
            Meaning::Class(class) => Some(format!("?one a {class} . ?claim rdf:subject ?one")),
            Meaning::Kind(kind) => Some(format!("?one rap:kind {} . ?claim rdf:subject ?one", literal::english(kind))),
            Meaning::Quality(_) | Meaning::Relation(_) => None,
        });
        let patterns = patterns.map(|claim| format!("{claim} . ?claim rdf:predicate ?relation"));
        self.relations_of(patterns)
    }

    /// The relations that some patterns tell, as far as a glance shows.
    fn relations_of(&self, patterns: impl Iterator<Item = String>) -> BTreeSet<NamedNode> {
        let glanced = |pattern: String| {
            let query = format!("SELECT ?relation WHERE {{ {pattern} }} LIMIT {MOST_SAID}");
            let found = sparql::parse(&query).ok().and_then(|query| self.graph.glance(&query, STEPS).ok());
            found.map(|found| found.rows).unwrap_or_default()
        };
        let named = |term: Option<Term>| match term {
            Some(Term::NamedNode(relation)) => Some(relation),
            _ => None,
        };
        patterns.flat_map(glanced).flatten().filter_map(named).collect()
    }
}

/// The mood in which an auxiliary asks; none of what is no auxiliary, or denies.
fn mood_of(auxiliary: &str) -> Option<Modality> {
    match auxiliary {
        "do" | "does" | "did" => Some(Modality::Actual),
        "can" | "could" | "may" => Some(Modality::Possible),
        "must" => Some(Modality::Necessary),
        "should" | "will" => Some(Modality::Expected),
        _ => None,
    }
}

/// Whether a verb in any form is one of relations.
pub(super) fn is_of(verb: &str, relations: &BTreeSet<NamedNode>, language: &Language) -> bool {
    let verbs = language.lexicon.verbs();
    let of = |infinitive: &str| verbs.relations(infinitive).iter().any(|relation| relations.contains(relation));
    !relations.is_empty() && (of(verb) || verbs.infinitives(verb).iter().any(|(infinitive, _)| of(infinitive)))
}

/// Whether a verb stands as it does behind "can".
pub(super) fn is_infinitive(verb: &str, language: &Language) -> bool {
    !language.lexicon.verbs().relations(verb).is_empty()
}

/// Whether a verb can be that of a whole question: "chair", "chairs", and not "chaired", "chairing" or "part of", which may narrow a noun.
pub(super) fn is_main(verb: &str, language: &Language) -> bool {
    let first = verb.split(' ').next().unwrap_or_default();
    let infinitives = language.lexicon.verbs().infinitives(first).iter();
    let mut finite = infinitives.filter(|(_, form)| *form == VerbForm::Finite).map(|(infinitive, _)| infinitive);
    let is_behind_be = !language.lexicon.verbs().relations(&format!("be {verb}")).is_empty();
    !is_behind_be && finite.any(|infinitive| first == infinitive || first == third_person(infinitive))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_an_auxiliary_verbs_stand_in_the_infinitive() {
        let knowledge = Knowledge::bundled().unwrap();
        for begun in
            ["does the SOM ", "can APEC ", "what did China ", "must committees ", "which committees does APEC "]
        {
            let verbs: Vec<Completion> =
                knowledge.completions(begun).into_iter().filter(|one| one.hint == "verb").collect();
            let language = knowledge.language().unwrap();
            let finite = |one: &&Completion| language.lexicon.verbs().relations(&one.text).is_empty();
            assert_eq!(verbs.iter().find(finite), None, "{begun}");
        }
    }

    #[test]
    fn verbs_of_a_whole_question_are_told_from_those_that_narrow_a_noun() {
        let knowledge = Knowledge::bundled().unwrap();
        let language = knowledge.language().unwrap();
        for (verb, main) in [("host", true), ("hosts", true), ("hosted", false), ("hosting", false), ("part of", false)]
        {
            assert_eq!(is_main(verb, language), main, "{verb}");
        }
    }
}
