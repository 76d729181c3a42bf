//! Reads sentences made at random, and spoilt ones: none may fail the program or take long.
//!
//! `cargo run --release --example robust -- [HOW MANY] [SEED]` prints how many were read and refused, and the slowest.

#![allow(clippy::print_stdout, reason = "it is a report")]
#![allow(clippy::unwrap_used, reason = "an example that cannot go on says so by failing")]

#[path = "../support/sentences.rs"]
mod sentences;
#[path = "../support/world.rs"]
mod world;

use rapporteur::question::{AskError, offers, readings, sentence};
use sentences::{Dice, spoilt};
use std::time::{Duration, Instant};

/// The time that this thread has had a processor for, where the system tells it: others may run beside it.
fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.replace('_', "").parse::<u64>());
    let many = arguments.next().and_then(Result::ok).unwrap_or(100_000);
    let mut dice = Dice::new(arguments.next().and_then(Result::ok).unwrap_or(1));
    let lexicon = world::lexicon();
    let (mut read, mut ambiguous, mut refused, mut late) = (0_u64, 0_u64, 0_u64, 0_u64);
    let mut slowest: Vec<(Duration, String)> = vec![];
    let (mut total, mut refusing) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..many {
        let made = match dice.below(10) {
            0 => sentences::instruction(&mut dice, &world::WORDS),
            1 => sentences::counted(&mut dice, &world::WORDS),
            _ => sentences::sentence(&mut dice, &world::WORDS),
        };
        let text = if dice.below(3) == 0 { made } else { spoilt(&made, &mut dice) };
        let (start, before) = (Instant::now(), worked());
        let _ = sentence(&text);
        match readings(&text, &lexicon) {
            Ok(all) if all.len() == 1 => read += 1,
            Ok(all) => {
                ambiguous += 1;
                if ambiguous <= 5 {
                    let said: Vec<&str> = all.iter().map(|one| one.reading.paraphrase.as_str()).collect();
                    println!("ambiguous: {text}\n    {}", said.join("\n    "));
                }
            }
            Err(error) => {
                refused += 1;
                let _ = error.diagnostic();
                let reading = start.elapsed();
                refusing += reading;
                if !matches!(error, AskError::TooLong { .. }) {
                    let _ = offers(&text, &lexicon);
                }
            }
        }
        let elapsed = worked().zip(before).map_or_else(|| start.elapsed(), |(now, before)| now - before);
        total += elapsed;
        late += u64::from(elapsed > Duration::from_millis(50));
        slowest.push((elapsed, text));
        if slowest.len() > 1_000 {
            slowest.sort_by_key(|one| std::cmp::Reverse(one.0));
            slowest.truncate(12);
        }
    }
    slowest.sort_by_key(|one| std::cmp::Reverse(one.0));
    println!("{many} sentences: {read} read, {ambiguous} ambiguous, {refused} refused; {late} over 50 ms");
    let average = |time: Duration, of: u64| time.as_secs_f64() * 1e6 / of.max(1) as f64;
    println!("{:.0} µs on average, a refusal {:.0} µs", average(total, many), average(refusing, refused));
    for (elapsed, text) in slowest.iter().take(12) {
        println!("{elapsed:>10.1?}  {}", text.chars().take(200).collect::<String>());
    }
}
