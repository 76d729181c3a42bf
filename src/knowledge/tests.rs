//! The façade on small worlds.

use super::*;

const WORLD: &str = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix x: <http://example.org/> .
    x:bay rdfs:label \"Bay Forum\"@en ; x:chairs x:strait . x:strait rdfs:label \"Strait Council\"@en .
    x:chairs rdfs:label \"chair\"@en .";

fn world() -> Knowledge {
    let mut knowledge = Knowledge::new().unwrap();
    knowledge.add_rdf("world.ttl", WORLD.as_bytes(), RdfFormat::Turtle).unwrap();
    knowledge
}

fn labels(knowledge: &Knowledge, question: &str) -> Vec<String> {
    let answer = knowledge.ask(question).unwrap().answer;
    answer.rows.into_iter().flat_map(|row| row.cells).map(|cell| cell.label).collect()
}

#[test]
fn any_rdf_with_labels_can_be_asked() {
    assert_eq!(labels(&world(), "who chairs the Strait Council?"), ["Bay Forum"]);
}

#[test]
fn what_is_added_later_is_known_at_once() {
    let mut knowledge = world();
    assert!(knowledge.ask("what does Norland chair?").is_err());
    let more = "@prefix x: <http://example.org/> . x:Norland x:chairs x:bay .";
    assert_eq!(knowledge.add_rdf("more.ttl", more.as_bytes(), RdfFormat::Turtle).unwrap(), 1);
    assert_eq!(labels(&knowledge, "what does Norland chair?"), ["Bay Forum"]);
}

#[test]
fn refusals_point_into_the_question() {
    let error = world().ask("who chiars the Strait Council?").unwrap_err();
    assert_eq!(error.blame(), Blame::Question);
    let (diagnostic, source) = (error.diagnostic(), error.source_text().unwrap());
    assert_eq!(source.slice(diagnostic.labels[0].span), "chiars");
}

#[test]
fn completions_follow_the_grammar() {
    let world = world();
    let texts = |question| world.completions(question).into_iter().map(|c| c.text).collect::<Vec<_>>();
    assert!(texts("who ch").contains(&"chairs".to_owned()));
    assert!(texts("does the Bay Forum ch").contains(&"chair".to_owned()));
    assert!(texts("is the Strait Council ch").contains(&"chaired".to_owned()));
    assert!(texts("who chairs the Str").contains(&"Strait Council".to_owned()));
    assert_eq!(world.completions("who chairs the Str").first().map(|c| c.start), Some(15));
    assert!(!texts("who chairs the ").contains(&"does".to_owned()));
    assert!(!texts("who chairs the Strait Council ").contains(&"in".to_owned()), "nothing has a date or place");
}

#[test]
fn extensions_name_syntaxes() {
    assert_eq!(syntax_of("a/b.ttl"), Some(RdfFormat::Turtle));
    assert_eq!(syntax_of("a/b.txt"), None);
}

#[test]
fn prose_has_places() {
    let mut knowledge = Knowledge::new().unwrap();
    knowledge.add_prose(Source::new("t.txt", "A heading\n\nNorland chairs the Bay Forum.")).unwrap();
    let answer = knowledge.ask("who chairs the Bay Forum?").unwrap().answer;
    assert_eq!(knowledge.place(answer.all_citations().next().unwrap()).to_string(), "t.txt:3:1");
}
