//! The judged texts: which of the claims read from a text its annotator wrote down too.

use std::error::Error;
use std::fs;
use std::path::Path;

use rapporteur::lexicon::Vocabulary;
use rapporteur::prose::link::{ClaimView, ingest};
use rapporteur::prose::{Reader, Signs};
use rapporteur::text::Source;

/// How much a claim counts that is true and could be left out.
const OPTIONAL: f64 = 0.7;

/// A claim that was read, and how right it is: 1, less if it could be left out, or 0.
pub struct Judged {
    /// What its making shows.
    pub signs: Signs,
    /// How right it is.
    pub right: f64,
}

/// The claims of a text.
pub struct Text {
    /// Those that were read.
    pub claims: Vec<Judged>,
    /// How many must be found.
    pub must: usize,
}

/// A claim as its annotator wrote it; each part in several wordings.
struct Gold {
    parts: [Vec<String>; 3],
    modalities: Vec<String>,
    polarity: String,
    must: bool,
    quote: String,
}

/// The texts of a folder, each with its table, in the order of their names.
pub fn texts(folder: &str) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.retain(|path| path.with_extension("claims.tsv").is_file());
    paths.sort();
    paths.iter().map(|path| text(path)).collect()
}

fn text(path: &Path) -> Result<Text, Box<dyn Error>> {
    let source = Source::new(path.display().to_string(), fs::read_to_string(path)?);
    let table = fs::read_to_string(path.with_extension("claims.tsv"))?;
    let gold: Vec<Gold> = table.lines().skip(1).filter_map(row).collect();
    let ingested = ingest(&source, Reader::bundled(), &Vocabulary::built_in()?);
    let views: Vec<ClaimView> = ingested.views().map(ClaimView::completed).collect();
    let right = judge(&gold, &views);
    // What "we" do is one line, whoever of several that are, as `ingest` lists it.
    let listed = (0..views.len()).filter(|&at| !views[..at].iter().any(|other| other.is_same_line(&views[at])));
    let claims = listed.map(|at| Judged { signs: ingested.wordings[at].signs, right: right[at] });
    // Said by another claim, too, so that no annotator writes it down.
    let claims = claims.filter(|claim| !claim.signs.is_said_otherwise());
    Ok(Text { claims: claims.collect(), must: gold.iter().filter(|gold| gold.must).count() })
}

fn row(line: &str) -> Option<Gold> {
    let cells: Vec<&str> = line.split('\t').collect();
    let (subject, relation, object, modality, polarity, weight, quote) = match *cells.as_slice() {
        [subject, relation, object, modality, polarity, weight, quote] => {
            (subject, relation, object, modality, polarity, weight, quote)
        }
        [subject, relation, object, modality, polarity, quote] => {
            (subject, relation, object, modality, polarity, "must", quote)
        }
        _ => return None,
    };
    let wordings = |cell: &str| cell.split("||").map(str::to_owned).collect();
    Some(Gold {
        parts: [subject, relation, object].map(wordings),
        modalities: wordings(modality),
        polarity: polarity.to_owned(),
        must: weight == "must",
        quote: flat(quote),
    })
}

/// How right each claim is: pairs of claim and row are matched one to one, the most alike first.
fn judge(gold: &[Gold], views: &[ClaimView]) -> Vec<f64> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (row, gold) in gold.iter().enumerate() {
        for (claim, view) in views.iter().enumerate() {
            pairs.extend(
                likeness(gold, view).map(|likeness| (likeness - f64::from(u8::from(!gold.must)) / 2.0, row, claim)),
            );
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)).then(one.2.cmp(&other.2)));
    let mut taken = vec![false; gold.len()];
    let mut right: Vec<Option<f64>> = vec![None; views.len()];
    for (_, row, claim) in pairs {
        if !taken[row] && right[claim].is_none() {
            taken[row] = true;
            right[claim] = Some(if gold[row].must { 1.0 } else { OPTIONAL });
        }
    }
    right.into_iter().map(Option::unwrap_or_default).collect()
}

/// How alike a row and a claim of the same sentence are, if they are the same claim.
fn likeness(gold: &Gold, view: &ClaimView) -> Option<f64> {
    let quote = flat(&view.citation.quote);
    let near = gold.quote.contains(&quote) || quote.contains(&gold.quote);
    let stance = gold.modalities.iter().any(|modality| modality == view.modality.as_str());
    if !near || !stance || gold.polarity != view.polarity.as_str() {
        return None;
    }
    let articles: &[&str] = &["the", "a", "an"];
    let light: &[&str] = &["the", "a", "an", "be", "is", "are", "to"];
    let said = [(&view.subject, articles, 0.7), (&view.relation, light, 0.5), (&view.object, articles, 0.7)];
    let mut sum = 0.0;
    for (wordings, (words, dropped, least)) in gold.parts.iter().zip(said) {
        let best = wordings.iter().map(|wording| overlap(wording, words, dropped)).fold(0.0, f64::max);
        if best < least {
            return None;
        }
        sum += best;
    }
    Some(sum)
}

/// The F1 of the words of two phrases.
fn overlap(one: &str, other: &str, dropped: &[&str]) -> f64 {
    let (one, mut other) = (words(one, dropped), words(other, dropped));
    let size = one.len() + other.len();
    if size == 0 {
        return 1.0;
    }
    let mut hits = 0;
    for word in one {
        if let Some(at) = other.iter().position(|found| *found == word) {
            other.swap_remove(at);
            hits += 2;
        }
    }
    f64::from(hits) / size as f64
}

fn words(text: &str, dropped: &[&str]) -> Vec<String> {
    let inside = |c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '-' | '_'));
    let all: Vec<String> = flat(text).split(inside).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let kept: Vec<String> = all.iter().filter(|word| !dropped.contains(&word.as_str())).cloned().collect();
    if kept.is_empty() { all } else { kept }
}

/// In small letters, with plain signs and single spaces.
fn flat(text: &str) -> String {
    let plain = text.replace('’', "'").replace(['‑', '‐'], "-").replace('&', "and").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
