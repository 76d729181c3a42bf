//! Whether some tags are of a form, and how far they get otherwise, without making a tree.
//!
//! What a rule takes from a place on is found out once and kept for all forms and all ways that lead there (Ford 2002), so
//! that 22 forms cost little more than one; and what was found out of a beginning holds for all tags that begin so, of which a
//! question has many. The answers are those of the generated parser, which tries everything anew and
//! gives up where that takes too long; a test holds the two together.

use super::parse::{FORMS, Failure, Rule};
use super::rules::{RULES, Takes};
use rustc_hash::{FxHashMap, FxHashSet};
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
    /// How far the tags were looked at.
    seen: u32,
    /// How many steps the other parser takes for it, which keeps nothing in mind.
    work: u32,
    /// Of which tags it was found out, of those that there were one after the other.
    turn: u32,
}

/// A word that no rule takes.
const NOTHING: &str = "\u{1}";

/// The work on some tags, and on others after them, of which whatever is known of a common beginning still holds.
#[derive(Default)]
pub(crate) struct Recogniser {
    text: String,
    /// For the tags that there were, how far all since then began alike.
    alike: Vec<usize>,
    /// Where the word begins that is put at the end, if one is.
    tail: Option<usize>,
    /// The words of the grammar that were looked for there.
    wanted: FxHashSet<&'static str>,
    /// The number of the tag that begins at each byte, or behind it.
    tags: Vec<u16>,
    /// For each place what is known of the rules there; most places of tags that are of no form are never come to.
    known: Vec<Box<[Option<Known>]>>,
    furthest: usize,
    seen: usize,
    depth: usize,
    work: u32,
    gave_up: bool,
}

impl Recogniser {
    pub(crate) fn new(text: &str) -> Self {
        let mut made = Self::default();
        made.turn_to(text);
        made
    }

    /// Tags behind which a word is put and exchanged: first one that no rule takes.
    pub(crate) fn before_a_word(before: &str) -> Self {
        let (text, tail) = match before {
            "" => (NOTHING.to_owned(), 0),
            before => (format!("{before} {NOTHING}"), before.len() + 1),
        };
        Self { tail: Some(tail), ..Self::new(&text) }
    }

    /// Goes on with other tags.
    pub(crate) fn turn_to(&mut self, text: &str) {
        let alike = self.text.bytes().zip(text.bytes()).take_while(|(one, other)| one == other).count();
        self.alike.iter_mut().for_each(|before| *before = alike.min(*before));
        self.alike.push(usize::MAX);
        text.clone_into(&mut self.text);
        self.number_tags();
    }

    /// Exchanges the word at the end.
    pub(crate) fn exchange(&mut self, word: &str) {
        let before = self.tail.and_then(|tail| self.text.get(..tail)).unwrap_or_default();
        let text = format!("{before}{word}");
        self.turn_to(&text);
    }

    /// The words of the grammar that some rule looked for where the word at the end stands.
    pub(crate) const fn wanted(&self) -> &FxHashSet<&'static str> {
        &self.wanted
    }

    /// Whether some form takes the word at the end, or at least gets past it.
    pub(crate) fn takes_last(&mut self, forms: &[Rule]) -> bool {
        let end = self.text.len();
        forms.iter().any(|form| self.recognise(*form).map_or_else(|failure| failure.at >= end, |()| true))
    }

    fn number_tags(&mut self) {
        let mut count = 0;
        self.tags.clear();
        self.tags.extend(self.text.bytes().map(|byte| {
            let number = count;
            count += u16::from(byte == b' ');
            number
        }));
        self.tags.push(if self.text.is_empty() { 0 } else { count + 1 });
        self.known.resize_with(usize::from(count) + 2, Box::default);
    }

    /// Whether the tags are of a form.
    ///
    /// # Errors
    /// [`Failure`]: as [`parse`](super::parse::parse) has it.
    pub(crate) fn recognise(&mut self, form: Rule) -> Result<(), Failure> {
        (self.furthest, self.work, self.gave_up) = (0, 0, false);
        let taken = NUMBERS.get(&form).and_then(|number| self.rule(*number, 0, false, false));
        taken.map(|_| ()).ok_or(Failure { at: self.furthest, gave_up: self.gave_up })
    }

    /// How many steps it takes to make the tree that was last looked for, by a parser that keeps nothing in mind.
    pub(crate) const fn work(&self) -> u32 {
        self.work
    }

    /// Where what a rule takes from a place on ends. Within what must not be taken, it counts as a failure that it is.
    fn rule(&mut self, number: usize, at: usize, denied: bool, whole: bool) -> Option<usize> {
        let rule = RULES.get(number)?;
        if whole || rule.whole {
            let end = self.takes(&rule.takes, at, denied, true);
            self.note(at, end.is_some() == denied && !whole);
            return end;
        }
        let place = (self.tags.get(at).copied().map_or(0, usize::from), rule.kept * 2 + usize::from(denied));
        if let Some(known) = self.known_at(place) {
            self.furthest = self.furthest.max(known.furthest as usize);
            self.seen = self.seen.max(known.seen as usize);
            self.work = self.work.saturating_add(known.work);
            return known.end.map(|end| end as usize);
        }
        let (before, looked) = (std::mem::take(&mut self.furthest), std::mem::take(&mut self.seen));
        let done = std::mem::take(&mut self.work);
        self.depth += 1;
        self.gave_up |= self.depth > DEEPEST;
        let end = self.takes(&rule.takes, at, denied, false);
        self.depth -= 1;
        self.note(at, end.is_some() == denied && !rule.silent);
        if !self.gave_up {
            let (furthest, seen) = (self.furthest as u32, self.seen.max(at + 1) as u32);
            let turn = self.alike.len() as u32 - 1;
            self.keep(place, Known { end: end.map(|end| end as u32), furthest, seen, work: self.work, turn });
        }
        self.work = self.work.saturating_add(done);
        self.furthest = self.furthest.max(before);
        self.seen = self.seen.max(looked);
        end
    }

    /// What is known at a place, unless it was found out of tags that were other ones as far as they were looked at.
    fn known_at(&self, (tag, rule): (usize, usize)) -> Option<Known> {
        let known = self.known.get(tag)?.get(rule).copied().flatten()?;
        let alike = self.alike.get(known.turn as usize)?;
        (known.seen as usize <= *alike).then_some(known)
    }

    fn keep(&mut self, (tag, rule): (usize, usize), known: Known) {
        let Some(here) = self.known.get_mut(tag) else { return };
        if here.is_empty() {
            *here = vec![None; RULES.kept * 2].into_boxed_slice();
        }
        if let Some(place) = here.get_mut(rule) {
            *place = Some(known);
        }
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
        self.work = self.work.saturating_add(1);
        match takes {
            Takes::Text(text) => self.text_at(text, at),
            Takes::LetterOrDigit => {
                self.seen = self.seen.max(at + 1);
                self.text.as_bytes().get(at)?.is_ascii_alphanumeric().then_some(at + 1)
            }
            Takes::Start => (at == 0).then_some(at),
            Takes::End => {
                let ends = at == self.text.len();
                self.seen = self.seen.max(at + 1);
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

    /// Where a text ends that stands at a place; of one that fails at the word at the end, its word there was wanted.
    fn text_at(&mut self, text: &'static str, at: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let end = at + text.len();
        if rest.starts_with(text.as_bytes()) {
            self.seen = self.seen.max(end);
            return Some(end);
        }
        let alike = rest.iter().zip(text.as_bytes()).take_while(|(one, other)| one == other).count();
        self.seen = self.seen.max(at + alike + 1);
        if self.tail == Some(at + alike) {
            let word = text.get(alike..).unwrap_or_default();
            self.wanted.extend(word.split(' ').next());
        }
        None
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
    fn what_is_known_of_a_beginning_holds_for_every_word_behind_it() {
        for before in ["", "what can", "which NOUN that VERB to", "is the NOUN of NOUN", "list NOUN with their NOUN ,"]
        {
            let (mut exchanged, mut turned) = (Recogniser::before_a_word(before), Recogniser::default());
            for word in ["NOUN", "and", "directly", "that", "VERB", "than", "?", "NOUN"] {
                exchanged.exchange(word);
                let sentence = format!("{before} {word}");
                let mut anew = Recogniser::new(sentence.trim_start());
                turned.turn_to(&format!("{} {word} of NOUN", before.replace("NOUN", word)));
                for (form, _) in FORMS {
                    let _ = turned.recognise(*form);
                }
                turned.turn_to(sentence.trim_start());
                for (form, _) in FORMS {
                    let expected = anew.recognise(*form);
                    assert_eq!(exchanged.recognise(*form), expected, "{form:?} of “{sentence}”");
                    assert_eq!(turned.recognise(*form), expected, "{form:?} of “{sentence}”");
                    assert_eq!(turned.work(), anew.work(), "{form:?} of “{sentence}”");
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
