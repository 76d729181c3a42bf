//! Questions that end before they are whole: "which committees report to the SOM and", "does the SOM report to". What could
//! follow is told instead of what the words before it would mean.

use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Lexicon, VerbForm};
use crate::question::error::AskError;
use crate::question::expect::expected;
use crate::question::read::Outcome;
use crate::question::syntax::{Asks, Gap};
use crate::question::words::grammar::{is_copula, is_of, is_relative};
use crate::question::words::tag::Category;
use crate::question::words::word::{Word, words};
use crate::text::Span;

/// What a word at the end of a question lacks.
const ENDINGS: &str = include_str!("../../grammar/unfinished.tsv");

/// Why a question is not whole, whatever was found to read in it; none if it may end as it does.
pub(super) fn unfinished(text: &str, lexicon: &Lexicon, found: Option<&[Outcome]>) -> Option<AskError> {
    let words = words(text);
    let last = lacking(&words, lexicon, found)?;
    let (end, word) = (last.span().end, last.token.text.to_owned());
    Some(AskError::Unfinished { span: Span::new(end, end), word, expected: following(&words, lexicon) })
}

/// Whether a sentence that was only tried is not whole.
pub(super) fn is_unfinished(text: &str, lexicon: &Lexicon, found: &[Outcome]) -> bool {
    lacking(&words(text), lexicon, Some(found)).is_some()
}

/// The word at the end behind which something belongs.
fn lacking<'w, 't>(words: &'w [Word<'t>], lexicon: &Lexicon, found: Option<&[Outcome]>) -> Option<&'w Word<'t>> {
    let (last, before) = words.split_last()?;
    // "Annex A" is a name.
    let lacks = ENDINGS.lines().filter_map(|line| line.split_once('\t')).find(|(word, _)| *word == last.token.text)?;
    let named = |outcome: &Outcome| {
        let noun = |category: Option<&str>| category == Category::Noun.name();
        outcome.tags.iter().any(|tag| noun(tag.category) && tag.span.end >= last.span().end)
    };
    let outcomes = found.unwrap_or_default();
    if outcomes.iter().any(named) || before.is_empty() {
        return None;
    }
    if lacks.1 == "preposition" && may_stand_alone(before, last, lexicon, found) {
        return None;
    }
    Some(last)
}

/// What could follow words that lack something.
fn following(words: &[Word<'_>], lexicon: &Lexicon) -> Vec<String> {
    let may_end = |what: &String| what.ends_with("the end of the question") || what.ends_with("a preposition");
    let mut following = expected(words, lexicon);
    following.retain(|what| !may_end(what));
    if following.is_empty() { vec!["a noun".to_owned()] } else { following }
}

/// Whether what belongs to a preposition at the end is asked for or was said before it.
fn may_stand_alone(before: &[Word<'_>], last: &Word<'_>, lexicon: &Lexicon, found: Option<&[Outcome]>) -> bool {
    let is = |at: usize, rule: &str| before.get(at).is_some_and(|word| is_of(rule, &word.text));
    let asked = |at: usize| ["asked_word", "which", "whose", "how"].iter().any(|rule| is(at, rule));
    let twice = before.last().is_some_and(|word| word.text == last.text);
    if twice || is(0, "preposition") && asked(1) {
        return false;
    }
    let later = || before.iter().skip(1).map(|word| word.text.as_str());
    // "the body that it reports to", "what it objects to", "anything it objects to"
    let within = later().any(|word| is_relative(word) || is_of("asked_word", word) || is_of("which", word));
    let said_before = within || before.iter().any(|word| is_of("pronoun", &word.text));
    let done = before.last().is_some_and(|word| {
        let forms = lexicon.verbs().infinitives(&word.text);
        word.text.ends_with("ed") || forms.iter().any(|(_, form)| *form == VerbForm::Participle)
    });
    let is_done = |word: &Word<'_>| is_copula(&word.text) || word.text == "been";
    let passive = done && before.iter().any(is_done);
    let of_what =
        (is(0, "who_or_what") || is(0, "where_or_when")) && before.get(1).is_some_and(|word| is_copula(&word.text));
    // "is Lima the place Mr Berg comes from": a second verb tells of the noun before.
    let verb = before.last().is_some_and(|word| {
        let mut forms = lexicon.verbs().infinitives(&word.text).iter();
        forms.any(|(_, form)| *form == VerbForm::Finite) || lemma(&word.text, WordClass::Verb) != word.text
    });
    let told_of = verb && !done && before.first().is_some_and(|word| is_copula(&word.text));
    // What was not understood may ask for it in words that the grammar lacks.
    let asked_for = found.is_none_or(|outcomes| outcomes.iter().any(|outcome| has_gap(&outcome.question.asks)));
    said_before || passive || of_what || told_of || asked_for
}

/// Whether a clause has a place for what is asked for, behind its subject.
fn has_gap(asks: &Asks) -> bool {
    match asks {
        Asks::Open { gap, .. } => *gap == Gap::Object,
        Asks::Adverbial { .. } => true,
        Asks::Beside { asks, .. } | Asks::Grouped { asks, .. } => has_gap(asks),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Entry, Meaning};
    use crate::question::readings;
    use crate::rdf::mint;

    fn lexicon() -> Lexicon {
        let entry = |form: &str, meaning| Entry { form: form.to_owned(), meaning, preferred: true };
        let thing = |form: &str| entry(form, Meaning::Thing(mint::slug("id:", form)));
        let relation = |form: &str| entry(form, Meaning::Relation(mint::slug("rel:", form)));
        let kind = |form: &str| entry(form, Meaning::Kind(form.to_owned()));
        Lexicon::from_entries([
            thing("Reef Board"),
            thing("Annex A"),
            thing("Boats to Stay with"),
            kind("panel"),
            relation("report to"),
            relation("agree on"),
            relation("chair"),
        ])
    }

    #[test]
    fn what_lacks_its_end_is_refused() {
        let lexicon = lexicon();
        for question in [
            "which panels report to the Reef Board and",
            "does the panel report to the",
            "who chairs the Reef Board or?",
            "which panels report to?",
            "does the Reef Board report to",
            "who does the panel report to to",
            "to whom does the panel report of of of",
            "who chairs the panel of",
        ] {
            let refused = readings(question, &lexicon);
            let Err(AskError::Unfinished { expected, .. }) = &refused else { panic!("{question}: {refused:?}") };
            assert!(expected.contains(&"a noun".to_owned()), "{question}: {expected:?}");
        }
    }

    #[test]
    fn what_is_asked_for_may_stand_before() {
        let lexicon = lexicon();
        for question in [
            "who does the panel report to?",
            "which panels does the Reef Board report to",
            "what is the Reef Board reported to",
            "who chairs the board that the panel reports to?",
            "who chairs Annex A?",
            "is Lima the place the panel comes from?",
            "who chairs Boats to Stay with?",
        ] {
            let found = readings(question, &lexicon);
            assert!(!matches!(found, Err(AskError::Unfinished { .. })), "{question}: {found:?}");
        }
    }
}
