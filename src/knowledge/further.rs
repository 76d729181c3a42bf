//! What is offered where nothing was found to lead to an answer: the way by which a sentence is known to have one, else what the
//! grammar allows and the graph has something of. Whoever has begun a sentence is told how such go on.

use super::Knowledge;
use super::language::Language;
use super::sieve::{Judged, Sieve, TRUSTED};
use crate::lexicon::Meaning;
use crate::question::{Completion, Understood};
use std::borrow::Cow;

impl Knowledge {
    /// Judges again candidates of which none was found to lead on, and adds others.
    pub(super) fn look_further(
        &self,
        question: &str,
        start: usize,
        sieve: &mut Sieve<'_>,
        (all, judged): (&mut Vec<Completion>, &mut Vec<Judged>),
    ) {
        let (before, language) = (question.get(..start).unwrap_or_default(), sieve.language);
        let begun = question.get(start..).unwrap_or_default().to_lowercase();
        let did = self.deeds_of_last(before, language).into_iter();
        let did = did.filter(|deed| self.found(&format!("{before}{deed}"), before.trim_end(), language) == Some(true));
        sieve.ways.extend(did.map(Cow::Owned));
        sieve.find_further_ways(before);
        for (text, hint) in sieve.ways.iter().filter_map(|way| opening(way, language)).collect::<Vec<_>>() {
            if text.to_lowercase().starts_with(&begun) && !all.iter().any(|one| one.text == text) {
                all.push(Completion { start, text, hint });
                judged.push(Judged::Unsure);
            }
        }
        for (one, place) in all.iter().zip(judged.iter_mut()).filter(|(one, _)| one.start == start) {
            if sieve.opens(&one.text) {
                *place = Judged::Leads;
            }
        }
        // What is said already in a whole sentence is not answered with more words.
        let is_strange = self.spoken(before, language).iter().any(|(_, kind)| *kind == Understood::Unknown);
        let is_whole = self.found(question.trim_end(), question.trim_end(), language).is_some();
        if !judged.contains(&Judged::Leads) && !is_whole && !is_strange {
            self.take_likely(all, judged, before, language);
        }
    }

    /// Takes what was not found to lead nowhere: words of the grammar, and of each kind of others those of which the graph has
    /// something, the likeliest first.
    fn take_likely(&self, all: &[Completion], judged: &mut [Judged], before: &str, language: &Language) {
        for kind in self.kinds(all, before, language) {
            let is_there = |at: &usize| all.get(*at).is_some_and(|one| self.is_there(one));
            let open = kind.left.iter().rev().copied().filter(|at| judged.get(*at) == Some(&Judged::Unsure));
            for at in open.filter(is_there).take(TRUSTED).collect::<Vec<_>>() {
                if let Some(place) = judged.get_mut(at) {
                    *place = Judged::Leads;
                }
            }
        }
    }

    /// Whether the graph has something of a candidate, if it is no word of the grammar.
    fn is_there(&self, one: &Completion) -> bool {
        match one.hint {
            "verb" | "name" | "noun" | "adjective" => self.counted(one) > Some(0),
            _ => true,
        }
    }
}

/// The longest name with which words begin, else their first word: a noun, as "chair" of "chair is China", or "when" of "when does
/// APEC meet".
fn opening(words: &str, language: &Language) -> Option<(String, &'static str)> {
    let ends = words.match_indices(' ').map(|(at, _)| at).chain([words.len()]);
    let starts: Vec<&str> = ends.filter_map(|end| words.get(..end)).collect();
    let means = |words: &str, fits: fn(&Meaning) -> bool| {
        language.lexicon.named(words).iter().any(|entry| fits(&entry.meaning))
    };
    let name = starts.iter().rev().find(|words| means(words, |meaning| matches!(meaning, Meaning::Thing(_))));
    let name = name.map(|name| ((*name).to_owned(), "name"));
    name.or_else(|| {
        let first = starts.first()?;
        let is_noun = means(first, |meaning| !matches!(meaning, Meaning::Quality(_)));
        Some(((*first).to_owned(), if is_noun { "noun" } else { "word" }))
    })
}
