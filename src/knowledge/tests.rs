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

/// Claims about some of very many panels, each told to be one by its kind or by its name alone.
fn panels(told: bool) -> Knowledge {
    let mut graph =
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix id: <https://w3id.org/rapporteur/id/> .
        @prefix rap: <https://w3id.org/rapporteur/ns#> . @prefix rel: <https://w3id.org/rapporteur/rel/> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix x: <http://example.org/> .
        id:bay rdfs:label 'Bay Forum'@en . id:ada rdfs:label 'Ada Ros'@en . id:reefs rdfs:label 'Panel on Reefs'@en .
        rel:advise a rap:Relation ; rdfs:label 'advise'@en . id:council rdfs:label 'Strait Council'@en ."
            .to_owned();
    for n in 0..700 {
        graph += &format!("id:p{n} rdfs:label 'Panel on Tide {n}'@en .\n");
        graph += &if told { format!("id:p{n} rap:kind 'panel'@en .\n") } else { String::new() };
    }
    let claims =
        [("p7", "advise", "bay"), ("reefs", "advise", "bay"), ("council", "advise", "bay"), ("ada", "advise", "bay")];
    for (n, (subject, relation, object)) in claims.into_iter().chain([("ada", "be", "p9")]).enumerate() {
        graph += &format!(
            "x:c{n} a rap:Claim ; rdf:subject id:{subject} ; rdf:predicate rel:{relation} ; rdf:object id:{object} ;
             rap:polarity rap:Affirmed ; rap:modality rap:Actual .\n"
        );
    }
    let mut knowledge = Knowledge::new().unwrap();
    knowledge.add_rdf("panels.ttl", graph.as_bytes(), RdfFormat::Turtle).unwrap();
    knowledge
}

#[test]
fn a_noun_of_very_many_things_is_told_by_its_kind_and_means_the_same() {
    let (told, listed) = (panels(true), panels(false));
    for question in
        ["which panels advise the Bay Forum?", "does Ada Ros advise the Bay Forum?", "how many panels are there?"]
    {
        let [one, other] = [&told, &listed].map(|knowledge| knowledge.ask(question).unwrap().answer);
        assert_eq!((one.rows, one.verdict, one.text), (other.rows, other.verdict, other.text), "{question}");
    }
    assert_eq!(labels(&told, "which panels advise the Bay Forum?"), ["Ada Ros", "Panel on Reefs", "Panel on Tide 7"]);
    let length =
        |knowledge: &Knowledge| knowledge.ask("which panels advise the Bay Forum?").unwrap().answer.sparql.len();
    assert!(length(&told) < 10_000 && length(&listed) > 10_000);
}
