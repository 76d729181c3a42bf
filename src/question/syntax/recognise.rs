//! Whether some tags are of a form, and how far they get otherwise, without making a tree.
//!
//! What a rule takes from a place on is found out once and kept for all forms and all ways that lead there (Ford 2002), so
//! that 22 forms cost little more than one. The answers are those of the generated parser, which tries everything anew and
//! gives up where that takes too long; a test holds the two together.

use super::parse::{FORMS, Failure, Rule};
use super::rules::{RULES, Takes};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How many rules may stand within each other.
const DEEPEST: usize = 500;

/// The numbers of the forms among the rules.
static NUMBERS: LazyLock<FxHashMap<Rule, usize>> = LazyLock::new(|| {
    let number = |(form, _): &(Rule, u32)| Some((*form, RULES.of_name(&format!("{form:?}"))?));
    FORMS.iter().filter_map(number).collect()
});

/// What is known of a rule at a place.
#[derive(Clone, Copy)]
struct Known {
    /// Where what it takes ends, if it takes anything.
    end: Option<u32>,
    /// The last place at which some rule within it failed.
    furthest: u32,
}

/// The work on some tags.
pub(crate) struct Recogniser<'t> {
    text: &'t str,
    /// The number of the tag that begins at each byte, or behind it.
    tags: Vec<u16>,
    /// How many places there are at which a tag begins, the end with them.
    places: usize,
    known: Vec<Option<Known>>,
    furthest: usize,
    depth: usize,
    gave_up: bool,
}

impl<'t> Recogniser<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut count = 0;
        let mut number = |byte: u8| {
            let number = count;
            count += u16::from(byte == b' ');
            number
        };
        let mut tags: Vec<u16> = text.bytes().map(&mut number).collect();
        tags.push(if text.is_empty() { 0 } else { count + 1 });
        let places = usize::from(count) + 2;
        let known = vec![None; RULES.kept * 2 * places];
        Self { text, tags, places, known, furthest: 0, depth: 0, gave_up: false }
    }

    /// Whether the tags are of a form.
    ///
    /// # Errors
    /// [`Failure`]: as [`parse`](super::parse::parse) has it.
    pub(crate) fn recognise(&mut self, form: Rule) -> Result<(), Failure> {
        (self.furthest, self.gave_up) = (0, false);
        let taken = NUMBERS.get(&form).and_then(|number| self.rule(*number, 0, false, false));
        taken.map(|_| ()).ok_or(Failure { at: self.furthest, gave_up: self.gave_up })
    }

    /// Where what a rule takes from a place on ends. Within what must not be taken, it counts as a failure that it is.
    fn rule(&mut self, number: usize, at: usize, denied: bool, whole: bool) -> Option<usize> {
        let rule = RULES.get(number)?;
        if whole || rule.whole {
            let end = self.takes(&rule.takes, at, denied, true);
            self.note(at, end.is_some() == denied && !whole);
            return end;
        }
        let tag = self.tags.get(at).copied().map_or(0, usize::from);
        let place = (rule.kept * 2 + usize::from(denied)) * self.places + tag;
        if let Some(known) = self.known.get(place).copied().flatten() {
            self.furthest = self.furthest.max(known.furthest as usize);
            return known.end.map(|end| end as usize);
        }
        let before = std::mem::take(&mut self.furthest);
        self.depth += 1;
        self.gave_up |= self.depth > DEEPEST;
        let end = self.takes(&rule.takes, at, denied, false);
        self.depth -= 1;
        self.note(at, end.is_some() == denied && !rule.silent);
        if let (false, Some(known)) = (self.gave_up, self.known.get_mut(place)) {
            *known = Some(Known { end: end.map(|end| end as u32), furthest: self.furthest as u32 });
        }
        self.furthest = self.furthest.max(before);
        end
    }

    fn note(&mut self, at: usize, failed: bool) {
        if failed {
            self.furthest = self.furthest.max(at);
        }
    }

    fn takes(&mut self, takes: &Takes, at: usize, denied: bool, whole: bool) -> Option<usize> {
        if self.gave_up {
            return None;
        }
        let rest = || self.text.get(at..).unwrap_or_default();
        match takes {
            Takes::Text(text) => rest().starts_with(text).then_some(at + text.len()),
            Takes::LetterOrDigit => rest().starts_with(|c: char| c.is_ascii_alphanumeric()).then_some(at + 1),
            Takes::Start => (at == 0).then_some(at),
            Takes::End => {
                let ends = at == self.text.len();
                self.note(at, ends == denied);
                ends.then_some(at)
            }
            Takes::Rule(number) => self.rule(*number, at, denied, whole),
            Takes::Each(all) => {
                let (first, others) = all.split_first()?;
                let start = self.takes(first, at, denied, whole)?;
                others.iter().try_fold(start, |end, next| self.takes(next, self.next(end, whole), denied, whole))
            }
            Takes::Either(all) => all.iter().find_map(|one| self.takes(one, at, denied, whole)),
            Takes::Perhaps(one) => Some(self.takes(one, at, denied, whole).unwrap_or(at)),
            Takes::Often(one, at_least_once) => {
                let Some(mut end) = self.takes(one, at, denied, whole) else {
                    return (!at_least_once).then_some(at);
                };
                while let Some(further) = self.takes(one, self.next(end, whole), denied, whole) {
                    end = further;
                }
                Some(end)
            }
            Takes::Ahead(one, wanted) => {
                let there = self.takes(one, at, denied == *wanted, whole).is_some();
                (there == *wanted).then_some(at)
            }
        }
    }

    /// The next tag: blanks between tags are passed, but none within a word.
    fn next(&self, end: usize, whole: bool) -> usize {
        let blanks = self.text.get(end..).unwrap_or_default().bytes().take_while(|byte| *byte == b' ' && !whole);
        end + blanks.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::syntax::parse::parse;

    /// Sentences of all forms, whole, cut off, and with tags exchanged.
    fn sentences() -> Vec<String> {
        const WHOLE: &[&str] = &[
            "what can NOUN VERB",
            "tell me who VERB the NOUN 's NOUN",
            "which NOUN that VERB to NOUN can VERB NOUN , and their NOUN if any",
            "for each NOUN , how many NOUN does NOUN VERB per NOUN",
            "how many NOUN are there in the NOUN of NOUN or NOUN",
            "can NOUN not VERB NOUN and VERB more than NUMBER NOUN in NOUN",
            "is NOUN RELATIONAL ( NOUN or NOUN )",
            "is the NOUN of NOUN COMPARATIVE than NUMBER UNIT",
            "why can not the NOUN VERB NOUN",
            "how is NOUN connected to NOUN within NUMBER steps",
            "the NUMBER most connected NOUN",
            "list all NOUN with their NOUN and their NOUN if any , by NOUN , descending",
            "in which NOUN is NOUN PARTICIPLE between DATE and DATE",
            "what kind of NOUN is the same NOUN as the SUPERLATIVE NOUN",
            "is it true that NOUN PARTICIPLE by NOUN has neither VERB NOUN nor VERB LETTER",
            "what is the average NOUN of ADJECTIVE NOUN without a NOUN per NOUN",
            "how DEGREE is ORDINAL SUPERLATIVE NOUN whose NOUN contains NOUN",
            "NOUN can VERB what",
            "where was NOUN GERUND NOUN since DATE",
        ];
        let tags =
            ["NOUN", "VERB", "that", "of", "not", "and", ",", "is", "whose", "in", "PARTICIPLE", "(", "DATE", "?"];
        let mut all: Vec<String> = vec![String::new()];
        for (number, whole) in WHOLE.iter().enumerate() {
            let words: Vec<&str> = whole.split(' ').collect();
            all.extend((1..=words.len()).map(|end| words[..end].join(" ")));
            for at in 0..words.len() {
                let mut other = words.clone();
                other[at] = tags[(number + at) % tags.len()];
                all.push(other.join(" "));
            }
        }
        all
    }

    #[test]
    fn tags_are_of_the_forms_of_which_the_generated_parser_makes_a_tree() {
        for sentence in sentences() {
            let mut recogniser = Recogniser::new(&sentence);
            for (form, _) in FORMS {
                let found = recogniser.recognise(*form);
                match parse(*form, &sentence).map(|_| ()) {
                    Err(failure) if failure.gave_up => {}
                    parsed => assert_eq!(found, parsed, "{form:?} of “{sentence}”"),
                }
            }
        }
    }

    #[test]
    fn sentences_without_end_are_given_up() {
        let endless = "NOUN of ".repeat(4_000) + "NOUN";
        assert!(Recogniser::new(&endless).recognise(Rule::topic).unwrap_err().gave_up);
    }
}
