//! The second stage: pest parses the tagged sentence, form by form.

use super::recognise::Recogniser;
use crate::question::words::path::Path;
use crate::question::words::word::Word;
use crate::text::Span;
use pest::Parser;
use pest::error::{ErrorVariant, InputLocation};
use pest::iterators::Pair;
use rustc_hash::FxHashMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// The generated parser.
#[derive(pest_derive::Parser)]
#[grammar = "../grammar/question.pest"]
pub struct Grammar;

/// The forms with how far-fetched each is, beside others that parse as well.
pub const FORMS: &[(Rule, u32)] = &[
    (Rule::why_question, 0),
    (Rule::path_question, 0),
    (Rule::network_question, 0),
    (Rule::description, 0),
    (Rule::doings, 0),
    (Rule::happenings, 0),
    (Rule::kind_question, 0),
    (Rule::list_request, 0),
    (Rule::count_of_objects, 0),
    (Rule::count_of_subjects, 0),
    (Rule::count_of_nouns, 0),
    (Rule::amount_question, 0),
    (Rule::measure_question, 0),
    (Rule::place_or_time, 0),
    (Rule::fronted_question, 0),
    (Rule::subject_question, 0),
    (Rule::object_question, 0),
    (Rule::yes_no_question, 0),
    (Rule::topic, 0),
    (Rule::naming_question, 1),
    (Rule::indirect_question, 1),
    (Rule::whether_question, 1),
    (Rule::echo_question, 1),
];

/// The most steps that one parse may take; a short question takes a few thousand.
const STEPS: NonZeroUsize = NonZeroUsize::new(40_000).unwrap();

/// A tagged sentence, with the way back to the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// The tags, such as `what can NOUN VERB`.
    pub text: String,
    /// For each tag its place in `text` and the words it stands for.
    tags: Vec<(usize, std::ops::Range<usize>)>,
}

impl Tagged {
    /// The sentence tagged along a path.
    #[must_use]
    pub fn new(words: &[Word<'_>], path: &Path) -> Self {
        let (mut tagged, mut at) = (Self { text: String::new(), tags: vec![] }, 0);
        for choice in path {
            if !tagged.text.is_empty() {
                tagged.text.push(' ');
            }
            tagged.tags.push((tagged.text.len(), at..at + choice.words));
            let itself = words.get(at).map_or("", |word| word.text.as_str());
            tagged.text.push_str(choice.category.tag().unwrap_or(itself));
            at += choice.words;
        }
        tagged
    }

    /// The words that a pair covers.
    #[must_use]
    pub fn words(&self, pair: &Pair<'_, Rule>) -> std::ops::Range<usize> {
        let (start, end) = (pair.as_span().start(), pair.as_str().trim_end().len());
        let last = self.tags.iter().rev().find(|(at, _)| *at < start + end);
        self.word_at(start)..last.map_or(0, |(_, words)| words.end)
    }

    /// The number of the word whose tag stands at or after `place`; the number of words past the end.
    #[must_use]
    pub fn word_at(&self, place: usize) -> usize {
        let next = self.tags.iter().find(|(at, _)| *at >= place);
        next.map_or_else(|| self.tags.last().map_or(0, |(_, words)| words.end), |(_, words)| words.start)
    }
}

/// The place of some words in the question.
#[must_use]
pub fn span_of(words: &[Word<'_>], range: std::ops::Range<usize>) -> Span {
    let inside = words.get(range).unwrap_or_default();
    let whole = inside.iter().map(Word::span).reduce(Span::cover);
    whole.unwrap_or_else(|| words.last().map(|word| Span::new(word.span().end, word.span().end)).unwrap_or_default())
}

/// Parses a tagged sentence as one form.
///
/// # Errors
/// [`Failure`]: the place in the tagged sentence that no rule gets past, and whether the parser gave up.
pub fn parse(form: Rule, tagged: &str) -> Result<Pair<'_, Rule>, Failure> {
    pest::set_call_limit(Some(STEPS));
    let parsed = Grammar::parse(form, tagged);
    match parsed {
        Ok(mut pairs) => pairs.next().ok_or(Failure { at: 0, gave_up: false }),
        Err(error) => {
            let (InputLocation::Pos(at) | InputLocation::Span((at, _))) = error.location;
            Err(Failure { at, gave_up: matches!(error.variant, ErrorVariant::CustomError { .. }) })
        }
    }
}

/// A form that some tags are of.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    /// The form.
    pub form: Rule,
    /// How far-fetched it is.
    pub far: u32,
    /// How many steps its tree takes.
    pub work: u32,
}

/// Which forms some tags are of, and how far the others come: it is known of the tags alone, whatever words they stand for.
#[derive(Debug, Default)]
pub struct Fits {
    /// The forms that they are of.
    pub forms: Vec<Fit>,
    /// The place that no other form gets past.
    pub furthest: usize,
    /// How many forms took too many steps.
    pub given_up: usize,
    /// The forms that get to the end of the tags, and so may go on.
    pub open: Vec<Rule>,
    /// The forms that get as far as a phrase of the grammar that may have begun there ("in descending order of").
    pub near: Vec<Rule>,
}

/// The most tags of which is kept in mind what they are, and the longest.
const MOST_KNOWN: usize = 16_384;
const LONGEST_KNOWN: usize = 400;

/// How many words a phrase of the grammar has that it takes as one, before its last.
const PHRASE: usize = 4;

/// What was found out about tags.
type Known = LazyLock<Mutex<FxHashMap<String, Arc<Fits>>>>;

/// What was found out about the tags of questions.
static KNOWN: Known = LazyLock::new(Mutex::default);
/// What was found out about those of sentences that are tried.
static TRIED: Known = LazyLock::new(Mutex::default);

/// Which forms some tags are of: sentences are many, and their tags few. One recogniser serves for all tags of a question.
#[must_use]
pub fn fits(tagged: &str, recogniser: &mut Recogniser) -> Arc<Fits> {
    known(&KNOWN, tagged, || found(tagged, recogniser, |_| true))
}

/// The same of a sentence that is tried, one of many that begin alike: what cannot go on after its beginning is left out.
#[must_use]
pub fn fits_hastily(tagged: &str, recogniser: &mut Recogniser) -> Arc<Fits> {
    known(&TRIED, tagged, || {
        let beginnings = tagged.rmatch_indices(' ').filter_map(|(end, _)| tagged.get(..end));
        let begun = {
            let tried = TRIED.lock().unwrap_or_else(PoisonError::into_inner);
            beginnings.filter_map(|beginning| tried.get(beginning)).next().map(Arc::clone)
        };
        found(tagged, recogniser, |form| begun.as_ref().is_none_or(|begun| begun.near.contains(&form)))
    })
}

fn known(all: &Known, tagged: &str, find: impl FnOnce() -> Fits) -> Arc<Fits> {
    let known = || all.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(fits) = known().get(tagged) {
        return Arc::clone(fits);
    }
    let fits = Arc::new(find());
    if tagged.len() <= LONGEST_KNOWN {
        let mut known = known();
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(tagged.to_owned(), Arc::clone(&fits));
    }
    fits
}

fn found(tagged: &str, recogniser: &mut Recogniser, may: impl Fn(Rule) -> bool) -> Fits {
    let mut fits = Fits::default();
    recogniser.turn_to(tagged);
    let near = tagged.rmatch_indices(' ').nth(PHRASE - 1).map_or(0, |(at, _)| at);
    for (form, far) in FORMS.iter().filter(|(form, _)| may(*form)) {
        match recogniser.recognise(*form) {
            Ok(()) => {
                fits.forms.push(Fit { form: *form, far: *far, work: recogniser.work() });
                fits.open.push(*form);
                fits.near.push(*form);
            }
            Err(failure) => {
                fits.furthest = fits.furthest.max(failure.at);
                fits.given_up += usize::from(failure.gave_up);
                fits.open.extend((failure.gave_up || failure.at >= tagged.len()).then_some(*form));
                fits.near.extend((failure.gave_up || failure.at >= near).then_some(*form));
            }
        }
    }
    fits
}

/// Why a tagged sentence is not of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The place that no rule gets past.
    pub at: usize,
    /// It took too many steps.
    pub gave_up: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms_of(tagged: &str) -> Vec<String> {
        let fits = FORMS.iter().filter(|(form, _)| parse(*form, tagged).is_ok());
        fits.map(|(form, _)| format!("{form:?}")).collect()
    }

    #[test]
    fn each_form_is_told_from_its_tags() {
        for (tagged, form) in [
            ("what can NOUN VERB", "object_question"),
            ("who VERB the NOUN 's NOUN", "subject_question"),
            ("which NOUN that VERB to NOUN can VERB NOUN", "subject_question"),
            ("how many NOUN does NOUN VERB", "count_of_objects"),
            ("how many NOUN was PARTICIPLE in DATE", "count_of_subjects"),
            ("how many NOUN are there", "count_of_subjects"),
            ("can NOUN VERB NOUN and VERB NOUN", "yes_no_question"),
            ("is NOUN RELATIONAL NOUN", "yes_no_question"),
            ("why can not the NOUN VERB NOUN", "why_question"),
            ("how is NOUN connected to NOUN within NUMBER steps", "path_question"),
            ("list all NOUN with their NOUN and their NOUN if any", "list_request"),
            ("in which NOUN is NOUN PARTICIPLE", "fronted_question"),
            ("to whom does NOUN VERB", "fronted_question"),
            ("where is NOUN", "place_or_time"),
            ("what is NOUN PARTICIPLE by", "object_question"),
            ("tell me about the NOUN", "description"),
            ("what can not the NOUN do", "doings"),
            ("what NOUN does", "doings"),
            ("what kind of NOUN is NOUN", "kind_question"),
            ("how often does NOUN VERB", "place_or_time"),
            ("is it true that NOUN can not VERB NOUN", "whether_question"),
            ("how many NOUN has NOUN", "count_of_objects"),
            ("the NOUN of NOUN", "topic"),
            ("what NOUN can VERB", "indirect_question"),
            ("who has been NOUN since DATE", "subject_question"),
            ("which NOUN PARTICIPLE by NOUN do not VERB to ( NOUN or NOUN )", "subject_question"),
        ] {
            assert!(forms_of(tagged).iter().any(|found| found == form), "{tagged}: {:?}", forms_of(tagged));
        }
    }

    #[test]
    fn what_is_no_question_fits_no_form() {
        for tagged in ["which NOUN", "can NOUN", "{ NOUN }", "( ( ( NOUN", "who does", ""] {
            assert_eq!(forms_of(tagged), Vec::<String>::new(), "{tagged}");
        }
    }
}
