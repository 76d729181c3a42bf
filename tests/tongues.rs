//! Names in several languages: English ones are asked with and shown, others where they are wished for.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

mod support;

use support::{Scratch, run};

const BILINGUAL: &str = "@prefix : <http://e.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:publish rdfs:label 'publishes'@en, 'veröffentlicht'@de .
:Committee a rdfs:Class ; rdfs:label 'committee'@en, 'Ausschuss'@de .
:t a :Committee ; rdfs:label 'Trade Committee'@en, 'Handelsausschuss'@de ; :publish :r .
:h a :Committee ; rdfs:label 'Health Committee'@en, 'Gesundheitsausschuss'@de .
:r rdfs:label 'Zollbericht'@de . :plain a :Committee ; rdfs:label 'BMC' .
";

const THREE: &str = "@prefix : <http://e.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:publish rdfs:label 'publishes'@en .
:h rdfs:label 'Harbour Agency'@en, 'Hafenamt'@de, 'Agence du port'@fr ; :publish :r .
:r rdfs:label 'Tide Report'@en, 'Gezeitenbericht'@de .
";

fn scratch(test: &str) -> Scratch {
    let scratch = Scratch::new(test);
    scratch.file("two.ttl", BILINGUAL);
    assert_eq!(run(scratch.path(), &["load", "two.ttl", "--graph", "kept"]).status, Some(0));
    scratch
}

/// What is said of a question, to a file and to a kept graph alike.
fn said(scratch: &Scratch, question: &str, more: &[&str]) -> String {
    let ask = |home: &[&str]| run(scratch.path(), &[&["ask", question], home, more].concat());
    let (file, kept) = (ask(&["two.ttl"]), ask(&["--graph", "kept"]));
    assert_eq!(file.out, kept.out, "{question}");
    format!("{}{}", file.out, file.err)
}

#[test]
fn english_names_are_asked_with_and_shown() {
    let scratch = scratch("tongues-english");
    let all = said(&scratch, "list committees", &[]);
    assert!(all.contains("Trade Committee") && all.contains("BMC") && !all.contains("Handelsausschuss"), "{all}");
    let refused = said(&scratch, "what does the Handelsausschuss publish?", &[]);
    assert!(refused.contains("nothing is known by the name “Handelsausschuss”"), "{refused}");
    // What has a name in no other language is called by that.
    assert!(said(&scratch, "what does the Trade Committee publish?", &[]).contains("Zollbericht"));
    assert!(said(&scratch, "who publishes the Zollbericht?", &[]).contains("Trade Committee"));
}

#[test]
fn another_language_is_wished_for() {
    let scratch = scratch("tongues-german");
    let german = ["--language", "de"];
    let all = said(&scratch, "list committees", &german);
    assert!(all.contains("Handelsausschuss") && all.contains("BMC") && !all.contains("Trade Committee"), "{all}");
    assert!(said(&scratch, "what does the Handelsausschuss publish?", &german).contains("Zollbericht"));
    // Both languages name what is asked about; the one that is wished for is shown.
    assert!(said(&scratch, "who publishes the Zollbericht?", &german).contains("Handelsausschuss"));
    assert!(said(&scratch, "what does the Trade Committee publish?", &german).contains("Zollbericht"));
}

#[test]
fn a_kept_graph_has_its_names_in_three_languages() {
    let scratch = Scratch::new("tongues-three");
    scratch.file("three.ttl", THREE);
    scratch.file(
        "more.ttl",
        "<http://e.org/s> <http://www.w3.org/2000/01/rdf-schema#label> 'Sea Forum'@en, 'Meeresforum'@de .
        <http://e.org/s> <http://e.org/publish> <http://e.org/r> .",
    );
    let load = |file: &str| assert_eq!(run(scratch.path(), &["load", file, "--graph", "kept"]).status, Some(0));
    let ask = |question: &str, language: &str| {
        run(scratch.path(), &["ask", question, "--graph", "kept", "--language", language]).out
    };
    let who = "who publishes the Tide Report?";
    load("three.ttl");
    assert_eq!(run(scratch.path(), &["compact", "--graph", "kept"]).status, Some(0));
    for (language, name) in [("en", "Harbour Agency"), ("de", "Hafenamt"), ("fr", "Agence du port")] {
        let said = ask(who, language);
        let others = ["Harbour Agency", "Hafenamt", "Agence du port"].into_iter().filter(|other| *other != name);
        assert!(said.contains(name) && others.into_iter().all(|other| !said.contains(other)), "{language}: {said}");
    }
    // What is committed later is in the journal, and its names are told of it in each language.
    load("more.ttl");
    assert!(ask(who, "en").contains("Sea Forum") && ask(who, "de").contains("Meeresforum"));
    // Where there is no name in French, the English one is shown.
    assert!(ask(who, "fr").contains("Sea Forum"));
    assert!(ask("what does the Meeresforum publish?", "de").contains("Gezeitenbericht"));
    assert!(!ask("what does the Meeresforum publish?", "fr").contains("Tide Report"));
    // And they go on when the journal is folded.
    assert_eq!(run(scratch.path(), &["compact", "--graph", "kept"]).status, Some(0));
    assert!(ask("what does the Hafenamt publish?", "de").contains("Gezeitenbericht"));
    let registers = std::fs::read_dir(scratch.path().join("kept")).unwrap().filter_map(Result::ok);
    let names: Vec<String> = registers.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let german: Vec<&String> = names.iter().filter(|name| name.ends_with("@de")).collect();
    assert_eq!(german.len(), 1, "those of earlier states are gone: {names:?}");
}

#[test]
fn a_language_has_the_tag_of_one() {
    let scratch = scratch("tongues-tag");
    let ran = run(scratch.path(), &["ask", "list committees", "two.ttl", "--language", "?"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("en, de or pt-BR"), "{}", ran.err);
}
