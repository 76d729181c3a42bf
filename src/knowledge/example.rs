//! The words of a claim of the graph, in the orders in which sentences can be made of them.

use super::Knowledge;
use super::complete::EXAMPLES;
use super::language::Language;
use crate::lexicon::morphology::third_person;
use crate::rdf::{NamedNode, Term, namespace};

/// The words of a claim or statement.
pub(super) struct Example {
    subject: String,
    /// The verb in the infinitive, and in the third person.
    verb: String,
    finite: String,
    object: String,
}

impl Example {
    /// The words of a claim; none if its relation has no verb.
    pub(super) fn of(
        subject: &NamedNode,
        relation: &NamedNode,
        object: &NamedNode,
        language: &Language,
    ) -> Option<Self> {
        // Nobody asks when, where or for whom something bears a name.
        if *relation == namespace::ALSO_KNOWN_AS {
            return None;
        }
        let lexicon = &language.lexicon;
        let (subject, object) = (lexicon.label(subject)?.into_owned(), lexicon.label(object)?.into_owned());
        let verb = lexicon.verbs().names(relation).iter().find(|name| !name.starts_with("be "))?.clone();
        Some(Self { subject, finite: finite(&verb), verb, object })
    }

    /// What can stand behind a beginning.
    pub(super) fn tails(&self) -> Vec<String> {
        let Self { subject, verb, finite, object } = self;
        vec![
            format!(" {finite} {object}"),
            format!(" {object}"),
            format!(" {subject} {verb}"),
            format!(" {verb} {object}"),
            format!(" {subject}"),
            format!(" {verb}"),
            format!(" connected to {object}"),
            format!(" to {object}"),
        ]
    }

    /// Sentences that ask in a mood, or for a time or place, what the claim says so.
    pub(super) fn asked_by(&self, auxiliaries: &[&str]) -> Vec<String> {
        let Self { subject, verb, object, .. } = self;
        let asked = |auxiliary: &&str| {
            [
                format!("{auxiliary} {subject} {verb} {object}"),
                format!("what {auxiliary} {subject} {verb}"),
                format!("who {auxiliary} {verb} {object}"),
                format!("when {auxiliary} {subject} {verb} {object}"),
                format!("where {auxiliary} {subject} {verb} {object}"),
                format!("since when {auxiliary} {subject} {verb} {object}"),
            ]
        };
        auxiliaries.iter().flat_map(asked).collect()
    }

    /// Sentences of many forms that may have an answer.
    pub(super) fn sentences(&self) -> Vec<String> {
        let Self { subject, verb, finite, object } = self;
        vec![
            format!("who {finite} {object}"),
            format!("what {finite} {object}"),
            format!("who {finite} anything"),
            format!("does {subject} {verb} {object}"),
            format!("do {subject} {verb} {object}"),
            format!("can {subject} {verb} {object}"),
            format!("did {subject} {verb} {object}"),
            format!("doesn't {subject} {verb} {object}"),
            format!("why does {subject} {verb} {object}"),
            format!("whether {subject} {finite} {object}"),
            format!("is it true that {subject} {finite} {object}"),
            format!("what does {subject} {verb}"),
            format!("what can {subject} {verb}"),
            format!("what do {subject} {verb}"),
            format!("what {subject} {finite}"),
            format!("what is {subject}"),
            format!("who is {subject}"),
            format!("what does {subject} do"),
            format!("what can {subject} do"),
            format!("tell me about {subject}"),
            format!("the {subject}"),
            format!("how is {subject} connected to {object}"),
            format!("is {subject} connected to {object}"),
            format!("where is {subject}"),
            format!("when did {subject} {verb} {object}"),
            format!("since when does {subject} {verb} {object}"),
            format!("how often does {subject} {verb} {object}"),
            format!("how many {object}"),
            format!("explain who {finite} {object}"),
            format!("explain what is {subject}"),
        ]
    }
}

impl Knowledge {
    /// Sentences that ask in other moods, and when and where something is so, as claims of the graph say it.
    pub(super) fn of_other_moods(&self, language: &Language) -> Vec<String> {
        let kinds: [(&str, &[&str]); 5] = [
            ("rap:modality rap:Possible", &["can"]),
            ("rap:modality rap:Necessary", &["must"]),
            ("rap:modality rap:Expected", &["should", "will"]),
            ("rap:modality rap:Actual ; rap:timeIn ?time", &["did", "does"]),
            ("rap:modality rap:Actual ; rap:place ?place", &["did", "does"]),
        ];
        let of_kind = |(kind, auxiliaries): (&str, &[&str])| {
            let claims = self.selected(&format!(
                "SELECT ?subject ?relation ?object WHERE {{ ?claim {kind} ; rap:polarity rap:Affirmed ; \
                 rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object FILTER (ISIRI(?object)) }} LIMIT 12"
            ));
            let examples = claims.into_iter().filter_map(|claim| match claim.as_slice() {
                [Some(Term::NamedNode(subject)), Some(Term::NamedNode(relation)), Some(Term::NamedNode(object))] => {
                    Example::of(subject, relation, object, language)
                }
                _ => None,
            });
            examples.take(EXAMPLES).flat_map(|example| example.asked_by(auxiliaries)).collect::<Vec<_>>()
        };
        kinds.into_iter().flat_map(of_kind).collect()
    }
}

/// A verb with what follows it, said of one: "reports to".
pub(super) fn finite(verb: &str) -> String {
    let (first, rest) = verb.split_once(' ').unwrap_or((verb, ""));
    format!("{} {rest}", third_person(first)).trim_end().to_owned()
}
