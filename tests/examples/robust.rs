//! Reads sentences made at random, and spoilt ones: none may fail the program or take long.
//!
//! `cargo run --release --example robust -- [HOW MANY] [SEED] [chains] [foreign]` prints how many were read and refused, and the
//! slowest: of all kinds or of long chains alone, with the words of the briefing or of another graph. All processors work at it; the sentences are the same however many those are. Time is that of the processor, where the
//! system tells it of one thread (Unix), so that others may run beside it.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a report")]
#![allow(clippy::unwrap_used, reason = "an example that cannot go on says so by failing")]

#[path = "../support/chains.rs"]
mod chains;
#[path = "../support/clock.rs"]
mod clock;
#[path = "../support/sentences.rs"]
mod sentences;
#[path = "../support/world.rs"]
mod world;

use clock::worked;
use rapporteur::lexicon::Lexicon;
use rapporteur::question::{AskError, offers, readings, sentence};
use sentences::{Dice, Words, spoilt};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How many sentences are made of one seed.
const PORTION: u64 = 10_000;
/// How many of the slowest are shown, and of the ambiguous.
const SHOWN: usize = 12;
const AMBIGUOUS_SHOWN: u64 = 5;
/// The longest that a sentence may take.
const LATE: Duration = Duration::from_millis(50);
/// How often it is said how far it is.
const PROGRESS: Duration = Duration::from_secs(20);

/// Of what kind sentences are made.
struct Kind {
    words: Words<'static>,
    /// Long chains and nothing else.
    chains: bool,
}

/// What became of some sentences.
#[derive(Default)]
struct Tally {
    read: u64,
    ambiguous: u64,
    refused: u64,
    late: u64,
    failed: u64,
    total: Duration,
    refusing: Duration,
    slowest: Vec<(Duration, String)>,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.read += other.read;
        self.ambiguous += other.ambiguous;
        self.refused += other.refused;
        self.late += other.late;
        self.failed += other.failed;
        self.total += other.total;
        self.refusing += other.refusing;
        self.slowest.extend(other.slowest);
        self.slowest.sort_by(|one, other| other.cmp(one));
        self.slowest.truncate(SHOWN);
    }

    /// Reads a sentence as a session does: apart, then as a question, and where it is refused, what to say instead.
    fn read(&mut self, text: String, lexicon: &Lexicon) {
        let start = worked();
        let _ = sentence(&text);
        match readings(&text, lexicon) {
            Ok(all) if all.len() == 1 => self.read += 1,
            Ok(all) => {
                self.ambiguous += 1;
                if self.ambiguous <= AMBIGUOUS_SHOWN {
                    let said: Vec<&str> = all.iter().map(|one| one.reading.paraphrase.as_str()).collect();
                    println!("ambiguous: {text}\n    {}", said.join("\n    "));
                }
            }
            Err(error) => {
                self.refused += 1;
                let _ = error.diagnostic();
                self.refusing += worked() - start;
                if !matches!(error, AskError::TooLong { .. }) {
                    let _ = offers(&text, lexicon);
                }
            }
        }
        let elapsed = worked() - start;
        self.total += elapsed;
        self.late += u64::from(elapsed > LATE);
        if self.slowest.len() < SHOWN || self.slowest.last().is_some_and(|(least, _)| *least < elapsed) {
            self.slowest.push((elapsed, text));
            self.slowest.sort_by(|one, other| other.cmp(one));
            self.slowest.truncate(SHOWN);
        }
    }

    /// Reads so many sentences of one seed.
    fn portion(&mut self, seed: u64, many: u64, lexicon: &Lexicon, Kind { words, chains }: &Kind) {
        let mut dice = Dice::new(seed);
        for _ in 0..many {
            let made = match dice.below(10) {
                _ if *chains => chains::chain(&mut dice, words),
                0 => sentences::instruction(&mut dice, words),
                1 => sentences::counted(&mut dice, words),
                2 => chains::chain(&mut dice, words),
                _ => sentences::sentence(&mut dice, words),
            };
            let text = if dice.below(3) == 0 { made } else { spoilt(&made, &mut dice) };
            let kept = text.clone();
            if catch_unwind(AssertUnwindSafe(|| self.read(text, lexicon))).is_err() {
                self.failed += 1;
                println!("failed: {kept}");
            }
        }
    }

    fn print(&self, many: u64) {
        let Self { read, ambiguous, refused, late, failed, .. } = self;
        println!(
            "{many} sentences: {read} read, {ambiguous} ambiguous, {refused} refused, {failed} failed; {late} over {} ms",
            LATE.as_millis()
        );
        let average = |time: Duration, of: u64| time.as_secs_f64() * 1e6 / of.max(1) as f64;
        println!(
            "{:.0} µs on average, a refusal {:.0} µs",
            average(self.total, many),
            average(self.refusing, *refused)
        );
        for (elapsed, text) in &self.slowest {
            println!("{elapsed:>10.1?}  {}", text.chars().take(200).collect::<String>());
        }
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.replace('_', "").parse::<u64>());
    let many = arguments.next().and_then(Result::ok).unwrap_or(100_000);
    let seed = arguments.next().and_then(Result::ok).unwrap_or(1);
    let foreign = std::env::args().any(|argument| argument == "foreign");
    let chains = std::env::args().any(|argument| argument == "chains");
    let (words, lexicon) = match foreign {
        true => (world::FOREIGN, world::lexicon_of(include_str!("../foreign.ttl"), vec![])),
        false => (world::WORDS, world::lexicon()),
    };
    let kind = Kind { words, chains };
    let (next, done) = (AtomicU64::new(0), AtomicU64::new(0));
    let (all, told) = (Mutex::new(Tally::default()), Mutex::new(Instant::now()));
    let work = || {
        let mut tally = Tally::default();
        loop {
            let from = next.fetch_add(PORTION, Ordering::Relaxed);
            if from >= many {
                break;
            }
            let here = PORTION.min(many - from);
            tally.portion(seed.wrapping_mul(1_000_003).wrapping_add(from / PORTION), here, &lexicon, &kind);
            let done = done.fetch_add(here, Ordering::Relaxed) + here;
            let mut last = told.lock().unwrap();
            if last.elapsed() > PROGRESS {
                *last = Instant::now();
                eprintln!(
                    "{done} of {many} read; the slowest so far here {:.1?}",
                    tally.slowest.first().map_or(Duration::ZERO, |slow| slow.0)
                );
            }
        }
        all.lock().unwrap().add(tally);
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    all.into_inner().unwrap().print(many);
}
