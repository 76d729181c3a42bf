//! Names of several words that are known as wholes, whatever the parser makes of them: those the text abbreviates
//! ("Bureau of Rivers and Inland Waters (BRIW)") and those of the gazetteer ("Food and Agriculture Organization").

use super::registry::Registry;
use crate::prose::{Phrase, Sentence};
use std::ops::Range;

/// The most tokens a name may have. Its last one has a capital or a digit.
const LONGEST: usize = 16;

/// Where known names stand in a sentence: token ranges of two tokens or more, without overlap.
#[must_use]
pub fn ranges(sentence: &Sentence, registry: &Registry<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while let Some(token) = sentence.token(start) {
        let capital = token.form.starts_with(char::is_uppercase) && registry.may_start_name(&token.form);
        match capital.then(|| longest(sentence, start, registry)).flatten() {
            Some(end) => {
                found.push(start..end);
                start = end;
            }
            None => start += 1,
        }
    }
    found
}

fn longest(sentence: &Sentence, start: usize, registry: &Registry<'_>) -> Option<usize> {
    let mut words = String::new();
    let mut found = None;
    for at in start..sentence.tokens.len().min(start + LONGEST) {
        let token = sentence.token(at)?;
        let glued = token.form.starts_with('\'') || token.is(",");
        if !words.is_empty() && !glued {
            words.push(' ');
        }
        words.push_str(&token.form);
        let may_end = token.form.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let known = || registry.may_end_name(&token.form) && registry.is_known_name(&words);
        if at > start && !glued && may_end && known() {
            found = Some(at + 1);
        }
    }
    found
}

/// A phrase as the known name that its head stands in, with the words before it; the phrase itself if there is none.
#[must_use]
pub fn completed(phrase: &Phrase, known: &[Range<usize>]) -> Phrase {
    let Some(name) = known.iter().find(|range| range.contains(&phrase.head)) else { return phrase.clone() };
    let before = phrase.tokens.iter().copied().filter(|at| *at < name.start);
    let fragment = phrase.tokens.iter().all(|at| name.contains(at));
    let tokens = if fragment { name.clone().collect() } else { before.chain(name.clone()).collect() };
    Phrase { head: phrase.head, tokens, reworded: phrase.reworded.clone() }
}
