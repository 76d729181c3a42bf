//! What everything that is drawn is measured by, and how things and arrows look.

use crate::claim::{Modality, Polarity};
use crate::knowledge::ThingKind;

/// Measures, in pixels: a letter and a line.
pub(super) const LETTER: f64 = 7.4;
pub(super) const LINE: f64 = 17.0;
/// Letters of a line of a thing; longer names are broken.
const WIDEST: usize = 26;
/// A letter of an arrow's words, which are smaller.
pub(super) const SMALL_LETTER: f64 = 6.3;
pub(super) const SMALL_LINE: f64 = 15.0;
/// How far the corners of a thing are cut off.
pub(super) const CUT: f64 = 9.0;
/// The space between things.
pub(super) const BETWEEN: f64 = 22.0;

/// The name of a thing in lines.
pub(super) fn lines(label: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in label.split_whitespace() {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last > 0 && last + 1 + word.chars().count() > WIDEST {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// How an arrow is drawn: solid, dashed for what can or should be, barred for what is denied.
pub(super) const fn class(modality: Modality, polarity: Polarity) -> &'static str {
    match (modality, polarity) {
        (_, Polarity::Denied) => "n",
        (Modality::Actual, _) => "y",
        _ => "h",
    }
}

/// How far the side of a thing stands back at some height from its middle.
pub(super) fn inset(kind: ThingKind, height: f64, from_middle: f64) -> f64 {
    let half = height / 2.0;
    match kind {
        ThingKind::Event => CUT * from_middle.abs() / half,
        ThingKind::Person => half - (half * half - from_middle * from_middle).max(0.0).sqrt(),
        _ => 0.0,
    }
}
