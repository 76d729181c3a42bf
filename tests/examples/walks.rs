//! Walks at random through the completions of a graph: how many of the sentences that are made so have an answer.
//!
//! `cargo run --release --example walks -- [HOW MANY] [SEED] [FILE…]` prints the share, and the sentences without one.

#![allow(clippy::print_stdout, reason = "it is a report")]
#![allow(clippy::unwrap_used, reason = "an example that cannot go on says so by failing")]

#[path = "../support/sentences.rs"]
mod sentences;

use rapporteur::knowledge::{Input, Knowledge};
use sentences::Dice;
use std::path::Path;
use std::time::{Duration, Instant};

/// The most words, or names, of a sentence that ends where the dice say; a longer one ends where it can.
const LONG: usize = 6;
/// The most of any sentence.
const LONGEST: usize = 14;

/// A sentence made of completions: it ends where it can and the dice say so, or where nothing more is offered.
fn walk(knowledge: &Knowledge, dice: &mut Dice, slowest: &mut (Duration, String)) -> String {
    let mut sentence = String::new();
    for words in 0..LONGEST {
        let start = Instant::now();
        let offered = knowledge.completions(&sentence);
        let took = start.elapsed();
        if took > slowest.0 {
            *slowest = (took, sentence.clone());
        }
        let Some(chosen) = offered.get(dice.below(offered.len())) else { break };
        sentence.truncate(chosen.start);
        sentence = format!("{sentence}{} ", chosen.text);
        if (words > LONG || dice.below(2) == 0) && knowledge.is_answered(&sentence) {
            break;
        }
    }
    sentence.trim_end().to_owned()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|argument| argument.parse::<u64>().ok());
    let (many, mut dice) = (number(0).unwrap_or(100), Dice::new(number(1).unwrap_or(1)));
    let files: Vec<Input> = arguments.iter().skip(2).map(|file| Input::from_argument(Path::new(file))).collect();
    let knowledge = if files.is_empty() { Knowledge::bundled() } else { Knowledge::open(&files) }.unwrap();
    let (mut answered, mut slowest) = (0, (Duration::ZERO, String::new()));
    for _ in 0..many {
        let sentence = walk(&knowledge, &mut dice, &mut slowest);
        if knowledge.ask(&sentence).is_ok_and(|found| found.answer.is_answered()) {
            answered += 1;
            println!("answered  {sentence}");
        } else {
            let why = knowledge.ask(&sentence).err().map_or("empty".to_owned(), |error| error.to_string());
            println!("NOT       {sentence}  [{}]", why.lines().next().unwrap_or_default());
        }
    }
    println!("{answered} of {many} have an answer ({:.1} %)", 100.0 * f64::from(answered) / many as f64);
    println!("the slowest list of completions took {:?}: that behind “{}”", slowest.0, slowest.1);
}
