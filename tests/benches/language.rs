//! How fast questions are read, compiled and completed: `cargo bench --bench language`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a benchmark prints what it measures, and stops where it cannot go on"
)]

#[path = "../support/sentences.rs"]
mod sentences;
#[path = "../support/world.rs"]
mod world;

use rapporteur::lexicon::{BUILT_IN, Entry, Lexicon, Meaning};
use rapporteur::question::{completions, read};
use rapporteur::rdf::{mint, namespace, parse_turtle};
use rapporteur::sparql::{Rules, compile, print};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Labels that questions are read with.
const LABELS: usize = 100_000;
/// Questions of every form.
const QUESTIONS: &[&str] = &[
    "who chairs APEC?",
    "what can SOM1 produce?",
    "which committees report to the SOM?",
    "can the host economy impose binding decisions?",
    "how many members does APEC have?",
    "does every committee report to the SOM?",
    "how many meetings did each committee hold since 2020?",
    "which committees that report to the SOM can develop recommendations?",
    "who chairs the Committee of Region 17?",
    "what can the agencies of Region 17 produce?",
];

/// Runs something often; gives the median time.
fn median(often: usize, mut run: impl FnMut()) -> Duration {
    run();
    let time = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..often).map(time).collect();
    times.sort_unstable();
    times[often / 2]
}

/// The briefing's words and as many names as make a great lexicon, each thing with the kind that a reader tells of it.
fn great_lexicon() -> Lexicon {
    let kinds = ["Council", "Forum", "Committee", "Agency", "Secretariat"];
    let form = |n: usize| format!("{} of Region {}", kinds[n % kinds.len()], n / kinds.len());
    let thing = |n: usize| mint::slug(namespace::ID, &form(n));
    let entry = |n: usize| Entry { meaning: Meaning::Thing(thing(n)), form: form(n), preferred: true };
    let told = |n: usize| (kinds[n % kinds.len()].to_lowercase(), thing(n));
    world::lexicon_with((0..LABELS).map(entry).collect()).with_kinds((0..LABELS).map(told))
}

fn main() {
    // Rules of a graph with claims: without any, questions are compiled to less.
    let stated = [BUILT_IN, include_str!("../../graphs/apec.ttl")].map(|graph| parse_turtle(graph).unwrap());
    let rules = Rules::read(&stated.concat());
    for (name, lexicon) in [("briefing", world::lexicon()), ("100,000 labels", great_lexicon())] {
        println!("question to SPARQL, {name}");
        let mut all = Duration::ZERO;
        for question in QUESTIONS {
            let taken = median(40, || {
                let reading = read(question, &lexicon).unwrap().reading;
                black_box(print(&compile(&reading, &rules).query));
            });
            all += taken;
            println!("  {taken:>10.1?}  {question}");
        }
        println!("  {:>10.1?}  on average", all / u32::try_from(QUESTIONS.len()).unwrap());
    }
    let lexicon = world::lexicon();
    println!("completion, after each letter of a question");
    let question = QUESTIONS[7];
    let longest = question
        .char_indices()
        .map(|(at, _)| median(3, || drop(black_box(completions(question.split_at(at).0, &lexicon)))));
    println!("  {:>10.1?}  the slowest", longest.max().unwrap_or_default());
    println!("hard questions");
    for question in [
        format!("who chairs {}", "committees that report to ".repeat(150)),
        format!("which {} report to the CTI?", "committees or ".repeat(200)),
        "(".repeat(4000),
    ] {
        let taken = median(3, || drop(black_box(read(&question, &lexicon))));
        println!("  {taken:>10.1?}  {}…", question.get(..40).unwrap_or_default());
    }
}
