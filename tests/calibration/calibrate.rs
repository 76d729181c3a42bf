//! Learns how far claims can be trusted from the judged texts beside this file, and measures it:
//! `cargo run --release --example calibrate [-- --write] [-- --measure FOLDER]`.
//!
//! Every text has a table of the claims that a careful annotator finds in it, `must` for those that belong in any
//! account of the text and `may` for those that are true to it but could be left out. A claim that is read counts as
//! right, as nearly so, or as wrong accordingly, and a logistic regression weighs its signs. The table printed is of
//! each text by the weights learned from the others; with `--write` it is kept as `reliability.txt`, and
//! `grammar/confidence.tsv` is learned from all. `--measure` measures those weights on a folder of other texts, of which
//! only sums are printed. `--signs` lists the judged claims, each with its signs, for trying other ways to learn.

#![allow(clippy::indexing_slicing, reason = "sums over tables of a known size, run by hand")]

mod judged;
mod regression;

use std::error::Error;
use std::fmt::Write;

use judged::{Judged, Text};
use rapporteur::prose::Sign;

/// The judged texts.
const TEXTS: &str = "tests/calibration";
/// What `--write` writes.
const WEIGHTS: &str = "grammar/confidence.tsv";
const RELIABILITY: &str = "tests/calibration/reliability.txt";

/// A claim with the confidence that weights learned elsewhere give it.
type Scored<'a> = (f64, &'a Judged);

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let texts = judged::texts(TEXTS)?;
    let all: Vec<&Judged> = texts.iter().flat_map(|text| &text.claims).collect();
    let weights = regression::fit(&all);
    let mut scored: Vec<Scored<'_>> = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let weights = regression::fit(&rest(&texts, place));
        scored.extend(text.claims.iter().map(|claim| (regression::probability(&weights, claim.signs), claim)));
    }
    let own = report("Each text by the weights of the others", &texts, &scored)?;
    print(&own);
    if let Some(folder) = arguments.iter().skip_while(|argument| *argument != "--measure").nth(1) {
        let others = judged::texts(folder)?;
        let claims = others.iter().flat_map(|text| &text.claims);
        let scored: Vec<Scored<'_>> =
            claims.map(|claim| (regression::probability(&weights, claim.signs), claim)).collect();
        print(&report(folder, &others, &scored)?);
    }
    if arguments.iter().any(|argument| argument == "--signs") {
        print(&listed(&texts)?);
    }
    if arguments.iter().any(|argument| argument == "--write") {
        std::fs::write(WEIGHTS, table(&weights))?;
        std::fs::write(RELIABILITY, own)?;
    }
    Ok(())
}

#[allow(clippy::print_stdout, reason = "an example says what it found")]
fn print(text: &str) {
    print!("{text}");
}

fn rest(texts: &[Text], left_out: usize) -> Vec<&Judged> {
    let others = texts.iter().enumerate().filter(|(place, _)| *place != left_out);
    others.flat_map(|(_, text)| &text.claims).collect()
}

fn report(title: &str, texts: &[Text], scored: &[Scored<'_>]) -> Result<String, std::fmt::Error> {
    let must: usize = texts.iter().map(|text| text.must).sum();
    let mut out = String::new();
    writeln!(out, "{title}: {} texts, {} claims, {must} to be found", texts.len(), scored.len())?;
    reliability(&mut out, scored)?;
    gates(&mut out, scored, must)?;
    writeln!(out)?;
    Ok(out)
}

/// How often claims of about that confidence are right, and how far that is from what was said on the average.
fn reliability(out: &mut String, scored: &[Scored<'_>]) -> std::fmt::Result {
    writeln!(out, "\nconfidence   claims   said   right")?;
    let mut error = 0.0;
    for step in 0..10 {
        let (low, high) = (f64::from(step) / 10.0, f64::from(step + 1) / 10.0);
        let inside: Vec<&Scored<'_>> = scored.iter().filter(|(said, _)| *said >= low && *said < high).collect();
        if inside.is_empty() {
            continue;
        }
        let count = inside.len() as f64;
        let said = inside.iter().map(|(said, _)| said).sum::<f64>() / count;
        let right = inside.iter().map(|(_, claim)| claim.right).sum::<f64>() / count;
        error += (said - right).abs() * count / scored.len() as f64;
        let bar = "#".repeat((right * 30.0).round() as usize);
        writeln!(out, "{low:.1} to {high:.1}   {:6}   {said:.2}    {right:.2}  {bar}", inside.len())?;
    }
    writeln!(out, "expected calibration error {error:.3}")
}

/// What a gate lets through: precision with and without what may be said, and recall of what must be.
fn gates(out: &mut String, scored: &[Scored<'_>], must: usize) -> std::fmt::Result {
    writeln!(out, "\ngate   claims   true   must be said   recall")?;
    for step in 0..20 {
        let gate = f64::from(step) / 20.0;
        let inside: Vec<&Judged> = scored.iter().filter(|(said, _)| *said >= gate).map(|&(_, claim)| claim).collect();
        let all = inside.len().max(1) as f64;
        let said = inside.iter().filter(|claim| claim.right > 0.0).count() as f64;
        let found = inside.iter().filter(|claim| claim.right >= 1.0).count() as f64;
        let (precise, recall) = (found / all, found / must.max(1) as f64);
        writeln!(out, "{gate:.2}   {:6}   {:.3}  {precise:.3}          {recall:.3}", inside.len(), said / all)?;
    }
    Ok(())
}

fn listed(texts: &[Text]) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    for (text, claim) in
        texts.iter().enumerate().flat_map(|(at, text)| text.claims.iter().map(move |claim| (at, claim)))
    {
        let signs = Sign::ALL.iter().filter(|&&sign| claim.signs.has(sign)).map(|sign| sign.name());
        writeln!(out, "S\t{text}\t{}\t{}", claim.right, signs.collect::<Vec<_>>().join(" "))?;
    }
    Ok(out)
}

fn table(weights: &[f64]) -> String {
    let head = "# Signs of an extraction and their weights in hundredths of log-odds.\n# Written by: cargo run --release \
                --example calibrate -- --write\n";
    let lines = Sign::ALL.iter().zip(weights);
    let lines = lines.map(|(sign, weight)| format!("{}\t{}\n", sign.name(), (weight * 100.0).round() as i32));
    head.to_owned() + &lines.collect::<String>()
}
