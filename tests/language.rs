//! The question language as people meet it: every sentence of `tests/language/*.md` is said back as it should be.

use rapporteur::lexicon::{BUILT_IN, Entry, Lexicon, Meaning, Vocabulary};
use rapporteur::question::{AskError, Outcome, read};
use rapporteur::rdf::{NamedOrBlankNode, Quad, Term, mint, namespace, parse_turtle};

const WORLD: &str = include_str!("language/world.tsv");

/// What the built-in vocabulary calls its classes and relations.
fn of_vocabulary(quad: &Quad) -> Option<Entry> {
    let (NamedOrBlankNode::NamedNode(node), Term::Literal(form)) = (&quad.subject, &quad.object) else { return None };
    let preferred = quad.predicate.as_ref() == namespace::LABEL;
    let names = preferred || quad.predicate.as_ref() == namespace::ALT_LABEL;
    let is_relation = node.as_str().starts_with(namespace::REL);
    let is_class = node.as_str().rsplit('#').next().is_some_and(|name| name.starts_with(char::is_uppercase));
    let meaning = match (is_relation, is_class) {
        (true, _) => Meaning::Relation(node.clone()),
        (false, true) => Meaning::Class(node.clone()),
        _ => return None,
    };
    names.then(|| Entry { form: form.value().to_owned(), meaning, preferred })
}

fn of_world(line: &str) -> Vec<Entry> {
    let mut cells = line.split('\t');
    let kind = cells.next().unwrap();
    let forms: Vec<&str> = cells.collect();
    let meaning = |form: &str| match kind {
        "thing" => Meaning::Thing(mint::slug(namespace::ID, form)),
        "kind" => Meaning::Kind(form.to_owned()),
        "relation" => Meaning::Relation(mint::slug("http://example.org/", form)),
        _ => Meaning::Quality(form.to_owned()),
    };
    let entry =
        |(at, form): (usize, &&str)| Entry { form: (*form).to_owned(), meaning: meaning(forms[0]), preferred: at == 0 };
    forms.iter().enumerate().map(entry).collect()
}

fn lexicon() -> Lexicon {
    let vocabulary = parse_turtle(BUILT_IN).unwrap();
    let entries = vocabulary.iter().filter_map(of_vocabulary).chain(WORLD.lines().flat_map(of_world));
    Lexicon::from_entries(entries).with_vocabulary(Vocabulary::from_quads(&vocabulary))
}

#[test]
#[ignore = "prints, for whoever works on the language"]
fn show() {
    let lexicon = lexicon();
    for line in std::fs::read_to_string(std::env::var("QUESTIONS").unwrap()).unwrap().lines() {
        let start = std::time::Instant::now();
        let read: Result<Outcome, AskError> = read(line, &lexicon);
        let elapsed = start.elapsed();
        match read {
            Ok(outcome) => {
                println!("{line}\n    {} [{:?}] {elapsed:?}", outcome.reading.paraphrase, outcome.reading.form);
                for warning in outcome.warnings {
                    println!("    ~ {}", warning.message);
                }
                if std::env::var("BODY").is_ok() {
                    println!("    {:?}", outcome.reading.body);
                }
            }
            Err(error) => println!("{line}\n    ! {:?} {elapsed:?}", error.diagnostic()),
        }
    }
}
