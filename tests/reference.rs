//! The page of the language is true: each of its sentences is read as the page says.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

use rapporteur::knowledge::Knowledge;
use rapporteur::question::reference::PAGE;

/// The rows of every table: a sentence and how it is read.
fn rows() -> Vec<(&'static str, &'static str)> {
    let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
    rows.filter(|(sentence, _)| *sentence != "sentence").collect()
}

fn read_as(knowledge: &Knowledge, sentence: &str) -> String {
    let proposed = knowledge.propose(sentence).map(|proposal| proposal.map(|proposal| proposal.reading));
    let reading = match proposed {
        Ok(Some(reading)) => Ok(reading),
        Ok(None) => knowledge.ask(sentence).map(|answered| answered.answer.reading),
        Err(error) => Err(error),
    };
    reading.unwrap_or_else(|error| format!("error: {error}"))
}

#[test]
fn every_sentence_is_read_as_the_page_says() {
    let knowledge = Knowledge::bundled().unwrap();
    let rows = rows();
    assert!(rows.len() > 40, "{}", rows.len());
    let mut wrong = vec![];
    for (sentence, expected) in rows {
        let read = read_as(&knowledge, sentence);
        if read != expected {
            wrong.push(format!("| {sentence} | {read} |\n    expected: {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} are read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}
