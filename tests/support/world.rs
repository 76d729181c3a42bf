//! The bundled briefing's words, for sentences made at random.

#![allow(dead_code, reason = "each user is a crate of its own and uses a part of this")]

use super::sentences::Words;
use rapporteur::lexicon::{BUILT_IN, Entry, Lexicon, Meaning, Vocabulary};
use rapporteur::rdf::{Tongue, parse_turtle};
use rapporteur::store::{Label, Named, labels};

/// Words of the briefing.
pub const WORDS: Words<'static> = Words {
    names: &[
        "APEC",
        "the SOM",
        "SOM1",
        "China",
        "Peru",
        "Casey Mace",
        "OES",
        "the State Department",
        "the Economic Committee",
        "the CTI",
        "the APEC Secretariat",
        "consensus",
        "Guangzhou",
    ],
    nouns: &["committees", "members", "forums", "meetings", "officials", "recommendations", "projects", "economies"],
    verbs: &["chair", "oversee", "report to", "produce", "host", "advise", "support", "impose", "lead", "develop"],
    finite: &["chairs", "oversees", "reports to", "produces", "hosts", "advises", "supports", "imposes", "leads"],
    qualities: &["binding", "voluntary", "practical"],
};

/// Words of the small graph of Wikidata's kind beside the tests.
pub const FOREIGN: Words<'static> = Words {
    names: &["Ombria", "Tessaly", "Koria", "Port Vell", "Lower Vell", "Ana Brandt", "the capital of Ombria"],
    nouns: &["countries", "cities", "humans", "capitals", "heads of state", "populations", "elevations", "birth dates"],
    verbs: &["share a border with", "have", "be", "border", "lie in", "live in"],
    finite: &["shares a border with", "has", "is", "borders", "lies in"],
    qualities: &["high", "populous", "coastal"],
};

/// The lexicon of the briefing and the built-in vocabulary.
pub fn lexicon() -> Lexicon {
    lexicon_with(vec![])
}

/// The same with other entries besides.
pub fn lexicon_with(others: Vec<Entry>) -> Lexicon {
    lexicon_of(include_str!("../../graphs/apec.ttl"), others)
}

/// The lexicon of another graph and the built-in vocabulary, with other entries besides.
pub fn lexicon_of(graph: &str, others: Vec<Entry>) -> Lexicon {
    let (vocabulary, graph) = (parse_turtle(BUILT_IN).unwrap(), parse_turtle(graph).unwrap());
    let all = labels(&graph, &Tongue::default()).into_iter().chain(labels(&vocabulary, &Tongue::default()));
    Lexicon::from_entries(all.map(entry).chain(others)).with_vocabulary(Vocabulary::from_quads(&vocabulary))
}

fn entry(label: Label) -> Entry {
    let meaning = match label.named {
        Named::Thing(node) => Meaning::Thing(node),
        Named::Class(node) => Meaning::Class(node),
        Named::Relation(node) => Meaning::Relation(node),
        Named::Kind(lemma) => Meaning::Kind(lemma),
        Named::Quality(adjective) => Meaning::Quality(adjective),
    };
    Entry { form: label.form, meaning, preferred: label.preferred }
}
