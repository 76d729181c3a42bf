//! A kept graph has the names that it has in memory, whether its journal or its index holds them.

use super::*;
use crate::knowledge::language::Language;
use crate::lexicon::Lexicon;
use crate::rdf::{Quad, parse_turtle};
use crate::store::{Change, Embedded, Endpoint};
use std::path::PathBuf;

const FOREIGN: &str = "@prefix x: <http://x/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    x:a a x:ForumBody ; rdfs:label 'Fidschi'@de, ' Bay  Forum'@en ; skos:altLabel 'BF', 'Bay Forum' ; x:chairs x:b .
    x:b rdfs:label 'Genf'@de ; x:size 3 ; x:founded 'long ago' . [] a x:Ghost ; x:meets x:c .
    x:chairs a owl:ObjectProperty ; rdfs:label 'chair'@en . x:meets rdfs:subPropertyOf x:sees .
    x:mayor rdfs:label 'mayor' . x:City rdfs:label 'City' . x:Lake rdfs:subClassOf x:Water ; rdfs:label 'lake' .
    x:c rdfs:label 'Legally Binding Treaties of the Bay' . x:d rdfs:label 'treaty' ; x:sees x:a .
    <https://w3id.org/rapporteur/source/1> rdfs:label 'minutes.txt' ; a <https://w3id.org/rapporteur/ns#Source> .";

const WORDED: &str = "@prefix x: <http://x/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> . @prefix wikibase: <http://wikiba.se/ontology#> .
    @prefix wdt: <http://www.wikidata.org/prop/direct/> . @prefix wd: <http://www.wikidata.org/entity/> .
    x:suva rdfs:label 'Suva' ; x:near x:nadi ; x:size 4 . x:nadi x:near x:suva ; x:size 3 . x:pier x:near x:nadi .
    wd:Q1 rdfs:label 'Bay Forum'@en ; wdt:P488 wd:Q2 . wd:Q2 rdfs:label 'Ada'@en . x:nadi x:told 'long ago' .
    x:w a ontolex:LexicalEntry ; ontolex:canonicalForm x:f ; ontolex:sense x:s .
    x:f a ontolex:Form . x:s a ontolex:LexicalSense ; ontolex:reference x:nadi .
    wd:P488 a wikibase:Property ; wikibase:directClaim wdt:P488 ; rdfs:label 'chairperson'@en .
    x:f ontolex:writtenRep 'Nandi'@en .";

fn graphs() -> Vec<Vec<Quad>> {
    let texts = [include_str!("../../../graphs/apec.ttl"), include_str!("../../../graphs/oecd.ttl"), FOREIGN, WORDED];
    texts.iter().map(|text| parse_turtle(text).unwrap()).collect()
}

/// Kept graphs of these quads: whole in the index, with a part in the journal, with a part taken away again.
fn kept(number: usize, quads: &[Quad]) -> Vec<(Kept, Vec<Quad>)> {
    let (half, third) = (quads.len() / 2, quads.len() / 3);
    let ways = [(quads.len(), 0), (half, 0), (half, third)];
    let keep = |(at, &(first, removed)): (usize, &(usize, usize))| {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("target/tmp/names/{number}-{at}"));
        _ = std::fs::remove_dir_all(&path);
        let kept = Kept::open_or_make(&path).unwrap();
        let commit = |insert: &[Quad], remove: &[Quad]| {
            let change = Change { message: String::new(), insert: insert.to_vec(), remove: remove.to_vec() };
            kept.commit(&change).unwrap();
        };
        commit(&quads[..first], &[]);
        kept.compact().unwrap();
        commit(&quads[first..], &quads[..removed]);
        (kept, quads[removed..].to_vec())
    };
    ways.iter().enumerate().map(keep).collect()
}

fn entries(lexicon: &Lexicon) -> BTreeSet<Entry> {
    let mut all = BTreeSet::new();
    lexicon.each_form(&mut |entry| _ = all.insert(entry.clone()));
    all
}

#[test]
fn a_kept_graph_has_the_names_and_rules_that_it_has_in_memory() {
    for (number, quads) in graphs().iter().enumerate() {
        for (kept, quads) in kept(number, quads) {
            let memory = Embedded::new().unwrap();
            memory.insert(quads).unwrap();
            let (one, other) = (Language::of(&kept).unwrap(), Language::of(&memory).unwrap());
            assert_eq!(entries(&one.lexicon), entries(&other.lexicon));
            assert_eq!(rules(&one), rules(&other));
            check(&one.lexicon, &other.lexicon);
            // The second time they are read from the file.
            let again = Language::of(&kept).unwrap();
            assert_eq!(entries(&again.lexicon), entries(&other.lexicon));
            again.sound(&kept).unwrap();
        }
    }
}

/// The rules of a language without its names.
fn rules(language: &Language) -> String {
    let mut rules = language.rules.clone();
    rules.know(None);
    format!("{rules:?}")
}

/// Every name, and every beginning and end of one, means the same to both.
fn check(one: &Lexicon, other: &Lexicon) {
    for entry in entries(other) {
        let words: Vec<&str> = entry.form.split(' ').collect();
        let parts = (0..words.len()).flat_map(|at| [words[at..].join(" "), words[..=at].join(" ")]);
        for part in parts.chain([format!("the {}", entry.form)]) {
            assert_eq!(one.things(&part), other.things(&part), "{part}");
            let named = |lexicon: &Lexicon| -> BTreeSet<Entry> {
                lexicon.named(&part).into_iter().map(|entry| entry.into_owned()).collect()
            };
            assert_eq!(named(one), named(other), "{part}");
            assert_eq!(one.has_head(&part), other.has_head(&part), "{part}");
            let tokens = crate::lexicon::tokens(&part);
            assert_eq!(one.name_lengths(&tokens), other.name_lengths(&tokens), "{part}");
            assert!(tokens.iter().all(|token| one.knows(token) == other.knows(token)), "{part}");
        }
        let beginning: String = entry.form.to_lowercase().chars().take(4).collect();
        let begun =
            |lexicon: &Lexicon| -> BTreeSet<Entry> { lexicon.beginning(&beginning, 10_000).into_iter().collect() };
        assert_eq!(begun(one), begun(other), "{beginning}");
        if let Some(thing) = entry.thing() {
            assert_eq!(one.label(thing), other.label(thing), "{thing}");
        }
    }
}
