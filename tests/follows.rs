//! What follows from what is said: who holds a post does what it is for, and a complete relation knows what is not.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

mod support;

use support::{Scratch, run};

const BOARD: &str = "The Board is the governing body of the Harbour Agency. Its chair, Ms Ana Roe, has led it since 2020. \
The Director of the Agency, Paul Lind, heads the secretariat. Maria Sand is the deputy chair of the Board. \
The chair of the Audit Committee is Eva Berg.\n";

const MINUTES: &str = "The Council signed a memorandum with the Lake Agency on 5 March 2024. \
The Council discussed a loan with the Sea Bank. Mr Paul Lind said that the fund was too small. \
Mr Paul Lind said that the harbour was closed.\n";

const TREE: &str = "@prefix : <http://e.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rap: <https://w3id.org/rapporteur/ns#> .
:oversees rdfs:label 'oversees' ; rap:complete true .
:Panel a rdfs:Class ; rdfs:label 'panel' .
:a a :Panel ; rdfs:label 'Fish Panel' . :b a :Panel ; rdfs:label 'Wood Panel' ; :oversees :f . :f rdfs:label 'Forest Fund' .
";

fn said(scratch: &Scratch, question: &str, file: &str) -> String {
    let ran = run(scratch.path(), &["ask", question, file]);
    format!("{}{}", ran.out, ran.err)
}

#[test]
fn who_holds_a_post_does_what_it_is_for() {
    let scratch = Scratch::new("follows-posts");
    scratch.file("board.txt", BOARD);
    for (question, name) in [
        ("who chairs the Board?", "Ana Roe"),
        ("who is the chair of the Board?", "Ana Roe"),
        ("who leads the Board?", "Ana Roe"),
        ("who presides over the Audit Committee?", "Eva Berg"),
        ("who directs the Agency?", "Paul Lind"),
        ("who heads the Agency?", "Paul Lind"),
        ("what does Eva Berg chair?", "Audit Committee"),
    ] {
        let answer = said(&scratch, question, "board.txt");
        assert!(answer.contains(name) && !answer.contains("Maria Sand"), "{question}\n{answer}");
    }
    assert!(said(&scratch, "does Eva Berg chair the Audit Committee?", "board.txt").starts_with("Yes"));
}

#[test]
fn a_preposition_may_be_of_what_is_done() {
    let scratch = Scratch::new("follows-prepositions");
    scratch.file("minutes.txt", MINUTES);
    let signed = said(&scratch, "with whom did the Council sign a memorandum?", "minutes.txt");
    assert!(signed.contains("Lake Agency") && !signed.contains("Sea Bank"), "{signed}");
    let about = said(&scratch, "what did Paul Lind say about the fund?", "minutes.txt");
    assert!(about.contains("that the fund was too small") && !about.contains("harbour"), "{about}");
}

#[test]
fn of_a_complete_relation_it_is_known_what_has_it_not() {
    let scratch = Scratch::new("follows-complete");
    scratch.file("tree.ttl", TREE);
    let answer = said(&scratch, "which panels do not oversee the Forest Fund?", "tree.ttl");
    assert!(answer.contains("Fish Panel") && !answer.contains("Wood Panel"), "{answer}");
    assert!(answer.contains("is declared complete"), "{answer}");
}

#[test]
fn what_need_not_be_done_may_be_done() {
    let scratch = Scratch::new("follows-need-not");
    scratch.file("rules.txt", "The Finance Committee is not required to review expenses. It must not lend money.\n");
    let can = said(&scratch, "can the Finance Committee review expenses?", "rules.txt");
    assert!(!can.starts_with("No.") && !can.starts_with("Yes"), "{can}");
    let must = said(&scratch, "must the Finance Committee review expenses?", "rules.txt");
    assert!(must.starts_with("No"), "{must}");
    assert!(said(&scratch, "can the Finance Committee lend money?", "rules.txt").starts_with("No"));
    let cannot = said(&scratch, "what can't the Finance Committee do?", "rules.txt");
    assert!(cannot.contains("lend") && !cannot.contains("review"), "{cannot}");
    let all = said(&scratch, "tell me about the Finance Committee", "rules.txt");
    assert!(all.contains("need not review") && all.contains("must not lend"), "{all}");
}
