//! What is said back means the same: of sentences made at random, the paraphrase is read to the same query.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

#[path = "support/sentences.rs"]
mod sentences;
#[path = "support/world.rs"]
mod world;

use rapporteur::question::{Form, Reading, readings};
use rapporteur::rdf::parse_turtle;
use rapporteur::sparql::{Rules, compile, print};
use sentences::{Dice, counted, dated, otherwise, sentence};

/// How many sentences are made.
const MANY: usize = 1_200;

/// What a reading asks: its form and its query, whatever its columns are called.
fn asked(reading: &Reading, rules: &Rules) -> String {
    let mut reading = reading.clone();
    reading.columns.iter_mut().for_each(|column| column.heading = "what".to_owned());
    let reading = &reading;
    let query = match reading.form {
        Form::Describe | Form::Path => format!("{:?} {:?}", reading.about, reading.body),
        _ => print(&compile(reading, rules).query),
    };
    format!("{:?} {:?} {query}", reading.form, reading.context)
}

#[test]
fn what_is_said_back_is_the_same_question() {
    let (lexicon, mut dice) = (world::lexicon(), Dice::new(7));
    let rules = Rules::read(&parse_turtle(rapporteur::lexicon::BUILT_IN).unwrap());
    let (mut read, mut wrong) = (0, vec![]);
    let (mut others, mut more, mut last) = (Dice::new(11), Dice::new(13), Dice::new(17));
    for at in 0..MANY * 2 {
        let made = match at {
            at if at < MANY => sentence(&mut dice, &world::WORDS),
            at if at < MANY + MANY / 3 => counted(&mut others, &world::WORDS),
            at if at < MANY + 2 * MANY / 3 => otherwise(&mut more, &world::WORDS),
            _ => dated(&mut last, &world::WORDS),
        };
        let Ok(all) = readings(&made, &lexicon) else { continue };
        for outcome in all {
            read += 1;
            let said = outcome.reading.paraphrase.clone();
            let again = readings(&said, &lexicon);
            let same = again.as_ref().is_ok_and(|again| {
                again.iter().any(|one| asked(&one.reading, &rules) == asked(&outcome.reading, &rules))
            });
            if !same {
                let back = again.map_or_else(|error| error.to_string(), |all| all[0].reading.paraphrase.clone());
                wrong.push(format!("{made}\n    {said}\n    {back}"));
            }
        }
    }
    assert!(read > MANY / 2, "only {read} of {MANY} were read");
    wrong.sort();
    wrong.dedup();
    let shown: Vec<String> = wrong.iter().take(40).cloned().collect();
    assert!(wrong.is_empty(), "{} of {read} mean something else:\n{}", wrong.len(), shown.join("\n"));
}
