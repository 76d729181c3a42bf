//! Learns how far claims can be trusted from the judged texts beside this file, and measures it:
//! `cargo run --release --example calibrate [-- --write]`.
//!
//! Every text has a table of the claims that a careful annotator finds in it, `must` for those that belong in any
//! account of the text and `may` for those that are true to it but could be left out. A claim that is read counts as
//! right, as half right, or as wrong accordingly, and a logistic regression weighs its signs. The table printed is of
//! each text by the weights learned from the others; with `--write`, `grammar/confidence.tsv` is learned from all.

mod judged;
mod regression;

use std::error::Error;
use std::io::Write;

use judged::Judged;
use rapporteur::prose::Sign;

fn main() -> Result<(), Box<dyn Error>> {
    let texts = judged::texts("tests/calibration")?;
    let mut out = std::io::stdout().lock();
    let mut scored: Vec<(f64, &Judged)> = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let others: Vec<&Judged> = rest(&texts, place);
        let weights = regression::fit(&others);
        scored.extend(text.claims.iter().map(|claim| (regression::probability(&weights, claim.signs), claim)));
    }
    let must: usize = texts.iter().map(|text| text.must).sum();
    writeln!(out, "{} texts, {} claims, {must} to be found", texts.len(), scored.len())?;
    reliability(&mut out, &scored)?;
    gates(&mut out, &scored, must)?;
    if std::env::args().any(|argument| argument == "--signs") {
        for (text, judged) in texts.iter().enumerate().flat_map(|(at, text)| text.claims.iter().map(move |one| (at, one))) {
            let shown: Vec<String> = Sign::ALL.iter().filter(|&&sign| judged.signs.has(sign)).map(|sign| sign.name()).collect();
            writeln!(out, "S\t{text}\t{}\t{}", judged.right, shown.join(" "))?;
        }
    }
    if let Some(folder) = std::env::args().skip_while(|argument| argument != "--measure").nth(1) {
        let all: Vec<&Judged> = texts.iter().flat_map(|text| &text.claims).collect();
        let weights = regression::fit(&all);
        let others = judged::texts(&folder)?;
        let scored: Vec<(f64, &Judged)> = others
            .iter()
            .flat_map(|text| &text.claims)
            .map(|claim| (regression::probability(&weights, claim.signs), claim))
            .collect();
        let must: usize = others.iter().map(|text| text.must).sum();
        writeln!(out, "\n{folder}: {} texts, {} claims, {must} to be found", others.len(), scored.len())?;
        reliability(&mut out, &scored)?;
        gates(&mut out, &scored, must)?;
    }
    if std::env::args().any(|argument| argument == "--write") {
        let all: Vec<&Judged> = texts.iter().flat_map(|text| &text.claims).collect();
        std::fs::write("grammar/confidence.tsv", table(&regression::fit(&all)))?;
    }
    Ok(())
}

fn rest(texts: &[judged::Text], left_out: usize) -> Vec<&Judged> {
    let others = texts.iter().enumerate().filter(|(place, _)| *place != left_out);
    others.flat_map(|(_, text)| &text.claims).collect()
}

/// How often claims of about that confidence are right.
fn reliability(out: &mut impl Write, scored: &[(f64, &Judged)]) -> std::io::Result<()> {
    writeln!(out, "\nconfidence   claims   said   right")?;
    for step in 0..10 {
        let (low, high) = (f64::from(step) / 10.0, f64::from(step + 1) / 10.0);
        let inside: Vec<&(f64, &Judged)> = scored.iter().filter(|(said, _)| *said >= low && *said < high).collect();
        if inside.is_empty() {
            continue;
        }
        let mean = |value: &dyn Fn(&(f64, &Judged)) -> f64| {
            inside.iter().map(|claim| value(claim)).sum::<f64>() / inside.len() as f64
        };
        let bar = "#".repeat((mean(&|claim| claim.1.right) * 30.0).round() as usize);
        writeln!(
            out,
            "{low:.1} to {high:.1}   {:6}   {:.2}    {:.2}  {bar}",
            inside.len(),
            mean(&|claim| claim.0),
            mean(&|claim| claim.1.right)
        )?;
    }
    Ok(())
}

/// What a gate lets through: precision with and without what may be said, and recall of what must be.
fn gates(out: &mut impl Write, scored: &[(f64, &Judged)], must: usize) -> std::io::Result<()> {
    writeln!(out, "\ngate   claims   true   must be said   recall")?;
    for step in 0..19 {
        let gate = f64::from(step) / 20.0;
        let inside: Vec<&&Judged> = scored.iter().filter(|(said, _)| *said >= gate).map(|(_, claim)| claim).collect();
        let count = |least: f64| inside.iter().filter(|claim| claim.right >= least).count() as f64;
        let all = inside.len().max(1) as f64;
        writeln!(
            out,
            "{gate:.2}   {:6}   {:.3}  {:.3}          {:.3}",
            inside.len(),
            count(0.5) / all,
            count(1.0) / all,
            count(1.0) / must as f64
        )?;
    }
    Ok(())
}

fn table(weights: &[f64]) -> String {
    let head = "# Signs of an extraction and their weights in hundredths of log-odds.\n# Written by: cargo run --release \
                --example calibrate -- --write\n";
    let lines = Sign::ALL.iter().zip(weights);
    let lines = lines.map(|(sign, weight)| format!("{}\t{}\n", sign.name(), (weight * 100.0).round() as i32));
    head.to_owned() + &lines.collect::<String>()
}
