//! Whether a question asks of what is so now: "who chairs the Board", not "who chaired the Board" or "who was elected".

use super::word::words;
use crate::lexicon::morphology::{WordClass, lemma};

/// Words that put a question into the past, or ask of what will be.
const ELSEWHEN: &[&str] = &[
    "was",
    "were",
    "did",
    "had",
    "been",
    "used",
    "will",
    "would",
    "before",
    "after",
    "until",
    "previously",
    "formerly",
];
/// Auxiliaries after which a participle is of the present: "is chaired by".
const PRESENT: &[&str] = &["is", "are", "being", "be", "get", "gets"];

/// Whether nothing in a question is of another time, by its verbs and adverbs.
#[must_use]
pub fn is_present(question: &str) -> bool {
    let all = words(question);
    let spelt: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
    let past_form = |word: &str| {
        let base = lemma(word, WordClass::Verb);
        base != word && !word.ends_with('s') && !word.ends_with("ing")
    };
    let past = |(at, word): (usize, &&str)| {
        let passive = spelt.iter().take(at).any(|be| PRESENT.contains(be));
        let named = all.get(at).is_some_and(|word| word.token.text.starts_with(char::is_uppercase)) && at > 0;
        let year = word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
        ELSEWHEN.contains(word) || year || past_form(word) && !passive && !named && !PRESENT.contains(word)
    };
    !spelt.iter().enumerate().any(past)
}

/// The question without words that only say "now", which the present tense says: their place is blank.
#[must_use]
pub fn without_now(question: &str) -> String {
    let mut text = question.to_owned();
    let all = words(question);
    let mut blank = |from: usize, to: usize| text.replace_range(from..to, &" ".repeat(to - from));
    for (at, word) in all.iter().enumerate().skip(1) {
        let next = |ahead: usize| all.get(at + ahead).map_or("", |word| word.text.as_str());
        let length = match word.token.text {
            "now" | "today" | "currently" | "nowadays" | "presently" => 1,
            "at" if next(1) == "present" => 2,
            "at" if next(1) == "the" && next(2) == "moment" => 3,
            _ => 0,
        };
        if let Some(last) = (at..at + length).last().and_then(|last| all.get(last)) {
            blank(word.span().start, last.span().end);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{is_present, without_now};

    #[test]
    fn now_is_said_by_the_present() {
        assert_eq!(without_now("who is currently the mayor?"), "who is           the mayor?");
        assert_eq!(without_now("who chairs it at the moment?"), "who chairs it              ?");
        assert_eq!(without_now("who edits Today?"), "who edits Today?");
    }

    #[test]
    fn verbs_tell_the_tense() {
        for (question, present) in [
            ("who chairs the Board?", true),
            ("who is the harbour master now?", true),
            ("who is the panel chaired by?", true),
            ("who chaired the Board?", false),
            ("who was elected?", false),
            ("who led the Board before Ana Roe?", false),
            ("who will chair the Board?", false),
            ("who chairs the Board in 2019?", false),
        ] {
            assert_eq!(is_present(question), present, "{question}");
        }
    }
}
