//! What the bundled reader makes of plain sentences: who does what, as the arcs say it.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails panics, which is how it says so"
)]

use rapporteur::prose::{Reader, Sentence};
use rapporteur::text::{Source, Span};

fn read(text: &str) -> Vec<Sentence> {
    Reader::bundled().read(Source::new("test", text)).sentences
}

/// Checks that each of the arcs `dependent relation head` is in the sentence; the root's head is written `-`.
fn check(text: &str, arcs: &[&str]) {
    let sentences = read(text);
    assert_eq!(sentences.len(), 1, "{text}");
    let sentence = &sentences[0];
    let found: Vec<String> = sentence
        .tokens
        .iter()
        .map(|token| {
            let head = token.head.map_or("-", |head| &sentence.tokens[head].form);
            format!("{} {} {head}", token.form, token.relation)
        })
        .collect();
    for arc in arcs {
        assert!(found.iter().any(|other| other == arc), "no {arc:?} in {found:#?}");
    }
}

#[test]
fn clauses() {
    check(
        "The committee adopted the plan in Suva.",
        &["committee nsubj adopted", "adopted root -", "plan obj adopted", "in case Suva"],
    );
    check(
        "The guidelines were approved by the ministers.",
        &["guidelines nsubj:pass approved", "were aux:pass approved", "ministers obl:agent approved"],
    );
    check(
        "The Secretariat cannot amend a communiqué.",
        &["can aux amend", "not advmod amend", "Secretariat nsubj amend"],
    );
    check(
        "The council is a forum that promotes trade and investment.",
        &[
            "council nsubj forum",
            "is cop forum",
            "promotes acl:relcl forum",
            "that nsubj promotes",
            "trade obj promotes",
            "investment conj trade",
        ],
    );
}

#[test]
fn names_brackets_and_lists() {
    check(
        "The Working Group on Oceans (WGO) reports to the council’s chair.",
        &[
            "Group nsubj reports",
            "WGO appos Group",
            "( punct WGO",
            ") punct WGO",
            "council nmod:poss chair",
            "'s case council",
        ],
    );
    check(
        "Members can agree on non\u{2011}binding measures such as standards and guidelines.",
        &[
            "non-binding amod measures",
            "can aux agree",
            "such case standards",
            "as fixed such",
            "guidelines conj standards",
        ],
    );
}

#[test]
fn spans_lie_in_the_source_and_do_not_overlap() {
    let text = "Dr. Ngata’s office (est. 1999) isn’t closed — yet…\n\n• It’s open.\n• “Why?”";
    let mut end = 0;
    let document = Reader::bundled().read(Source::new("test", text));
    for token in document.sentences.iter().flat_map(|sentence| &sentence.tokens) {
        assert!(token.span.start >= end && !document.source.slice(token.span).is_empty());
        end = token.span.end;
    }
    assert_eq!(document.sentences.len(), 3);
}

#[test]
fn every_sentence_is_a_tree() {
    let text =
        "?! ... \"\" ( ) ; - — 'tis ,, one.\n\nTwo (three [four) five] \"six 7,8 9.\n\n.\n\nThe the of and which.";
    for sentence in read(text) {
        assert_eq!(sentence.tokens.iter().filter(|token| token.head.is_none()).count(), 1);
        for at in 0..sentence.tokens.len() {
            let mut above = Some(at);
            for _ in 0..=sentence.tokens.len() {
                above = above.and_then(|node| sentence.tokens[node].head);
            }
            assert_eq!(above, None, "a cycle above token {at}");
        }
    }
    assert!(read("").is_empty() && read(" \n\t\n").is_empty());
    assert!(Reader::bundled().read_sentence(&Source::new("t", " "), Span::new(0, 1)).tokens.is_empty());
}

#[test]
fn text_without_end_is_read_in_pieces() {
    let source = Source::new("test", "the council and ".repeat(5000));
    let longest = Reader::bundled().sentences(&source).map(|sentence| sentence.tokens.len()).max();
    assert_eq!(longest, Some(400));
}

#[test]
fn tokenised_text_is_read_as_one_sentence() {
    let text = "The two - year plan -LRB- a draft -RRB- ended . It failed .";
    let source = Source::new("test", text);
    let sentence = Reader::bundled().read_sentence(&source, Span::new(0, text.len()));
    let forms: Vec<&str> = sentence.tokens.iter().map(|token| token.form.as_str()).collect();
    assert_eq!(forms, ["The", "two-year", "plan", "(", "a", "draft", ")", "ended", ".", "It", "failed", "."]);
    assert_eq!(source.slice(sentence.tokens[1].span), "two - year");
}
