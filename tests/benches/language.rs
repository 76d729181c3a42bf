//! How fast questions are read, compiled and completed, in the time of the thread: `cargo bench --bench language`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a benchmark prints what it measures, and stops where it cannot go on"
)]

#[path = "../support/clock.rs"]
mod clock;
#[path = "../support/sentences.rs"]
mod sentences;
#[path = "../support/world.rs"]
mod world;

use clock::worked;
use rapporteur::lexicon::{BUILT_IN, Entry, Lexicon, Meaning};
use rapporteur::question::{completions, read};
use rapporteur::rdf::{mint, namespace, parse_turtle};
use rapporteur::sparql::{Rules, compile, print};
use std::hint::black_box;
use std::time::Duration;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Labels that questions are read with.
const LABELS: usize = 100_000;
/// Questions of every form; each `{}` is a name, another one whenever the question is put.
const QUESTIONS: &[&str] = &[
    "who chairs {}?",
    "what can {} produce?",
    "which committees report to {}?",
    "can {} impose binding decisions?",
    "how many members does {} have?",
    "does every committee report to {}?",
    "how many meetings did {} hold since 2020?",
    "which committees that report to {} can develop recommendations?",
    "does {} have more members than {}?",
    "which agencies report to {} or to {}?",
    "which councils have the most members?",
    "why can {} not host meetings?",
    "what is {}?",
];
/// What may take so long to be read and compiled.
const FLOOR: Duration = Duration::from_micros(300);
/// How often each question is put.
const OFTEN: usize = 40;

/// Runs something often; gives the median time.
fn median(often: usize, mut run: impl FnMut(usize)) -> Duration {
    run(often);
    let time = |nth| {
        let start = worked();
        run(nth);
        worked() - start
    };
    let mut times: Vec<Duration> = (0..often).map(time).collect();
    times.sort_unstable();
    times[often / 2]
}

/// A name of several words, another for each number.
fn name(n: usize) -> String {
    let kinds = ["Council", "Forum", "Committee", "Agency", "Secretariat"];
    let topics = [
        "Fisheries",
        "Coastal Trade",
        "Water",
        "Rural Roads",
        "Energy",
        "Tourism",
        "Forests",
        "Public Health",
        "Ports",
        "Soil",
    ];
    let (kind, topic, place) = (kinds[n % 5], topics[n / 5 % 10], n / 50);
    let syllable =
        |n: usize| ["ba", "do", "fen", "gar", "ki", "lo", "mur", "ne", "pol", "ra", "sti", "tu", "vel"][n % 13];
    let place = [syllable(place), syllable(place / 13), syllable(place / 169)].concat();
    format!("{kind} on {topic} of Mo{place}n")
}

/// The same with the kind that a reader tells of it.
fn kind(n: usize) -> String {
    name(n).split(' ').next().unwrap().to_lowercase()
}

/// The briefing's words and as many names as make a great lexicon, each thing with the kind that a reader tells of it.
fn great_lexicon() -> Lexicon {
    let thing = |n: usize| mint::slug(namespace::ID, &name(n));
    let entry = |n: usize| Entry { meaning: Meaning::Thing(thing(n)), form: name(n), preferred: true };
    world::lexicon_with((0..LABELS).map(entry).collect()).with_kinds((0..LABELS).map(|n| (kind(n), thing(n))))
}

/// A question about things that none before it was about.
fn about(question: &str, mut other: impl FnMut() -> String) -> String {
    let mut parts = question.split("{}");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |asked, part| format!("{asked}the {}{part}", other()))
}

/// How long each question takes; how much of it is reading.
fn compiling(rules: &Rules, lexicon: &Lexicon, names: usize) {
    let mut all = vec![];
    // A step that shares no divisor with the number of names comes to each of them once.
    let mut at = 0;
    for question in QUESTIONS {
        let asked: Vec<String> = (0..=OFTEN)
            .map(|_| {
                about(question, || {
                    at += 7_919;
                    name(at % names)
                })
            })
            .collect();
        let mut reading = vec![];
        let taken = median(OFTEN, |nth| {
            let start = worked();
            let read = read(&asked[nth], lexicon).unwrap().reading;
            reading.push(worked() - start);
            black_box(print(&compile(&read, rules).query));
        });
        reading.sort_unstable();
        let late = if taken > FLOOR { "  LATE" } else { "" };
        println!("  {taken:>10.1?}  reading {:>10.1?}  {question}{late}", reading[OFTEN / 2]);
        all.push(taken);
    }
    let sum: Duration = all.iter().sum();
    println!("  {:>10.1?}  on average", sum / u32::try_from(all.len()).unwrap());
}

fn main() {
    // Rules of a graph with claims: without any, questions are compiled to less.
    let stated = [BUILT_IN, include_str!("../../graphs/apec.ttl")].map(|graph| parse_turtle(graph).unwrap());
    let rules = Rules::read(&stated.concat());
    println!("question to SPARQL, {LABELS} labels, never the same names");
    compiling(&rules, &great_lexicon(), LABELS);
    let lexicon = world::lexicon();
    println!("completion, after each letter of a question");
    let question = QUESTIONS[7];
    let longest = question
        .char_indices()
        .map(|(at, _)| median(3, |_| drop(black_box(completions(question.split_at(at).0, &lexicon)))));
    println!("  {:>10.1?}  the slowest", longest.max().unwrap_or_default());
    println!("hard questions");
    for question in [
        format!("who chairs {}", "committees that report to ".repeat(150)),
        format!("which {} report to the CTI?", "committees or ".repeat(200)),
        "(".repeat(4000),
    ] {
        let taken = median(3, |_| drop(black_box(read(&question, &lexicon))));
        println!("  {taken:>10.1?}  {}…", question.get(..40).unwrap_or_default());
    }
}
