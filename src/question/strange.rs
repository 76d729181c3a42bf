//! Words that neither the graph nor the grammar has.

use crate::lexicon::Lexicon;
use crate::question::error::AskError;
use crate::question::read::Outcome;
use crate::question::reading::Form;
use crate::question::resolve::unknown::Unknown;
use crate::question::words::grammar::is_function_word;
use crate::question::words::word::{Word, words};

/// Whether neither the graph nor the grammar has a word.
pub(super) fn is_unknown(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    let known = lexicon.knows(&word.token) || !lexicon.verbs().infinitives(&word.text).is_empty();
    word.token.is_word() && !known && !is_function_word(&word.text)
}

/// The words of a question that neither the graph nor the grammar has, each with those that look like it.
#[must_use]
pub fn unknown_words(text: &str, lexicon: &Lexicon) -> Vec<(String, Vec<String>)> {
    let unknown = Unknown::default();
    let all = words(text);
    let spelt = |word: &&Word<'_>| !word.token.text.starts_with(|c: char| c.is_ascii_digit());
    let of_graph = all.iter().filter(spelt).filter(|word| is_unknown(word, lexicon));
    of_graph.map(|word| (word.token.text.to_owned(), unknown.near(lexicon, word.token.text))).collect()
}

/// Whether an unknown word in small letters opens what was read as a statement: "qwhich of them are binding" is about nothing
/// that is called "qwhich".
pub(super) fn opens_strangely(words: &[Word<'_>], unknown: &Word<'_>, readings: &[Outcome]) -> bool {
    let opens = words.first().is_some_and(|first| first.span() == unknown.span());
    opens && is_small(unknown) && readings.iter().all(|outcome| outcome.reading.form == Form::YesNo)
}

/// The unknown word for which a question is not understood that no rule gets past a place of: it stands there, or before it
/// and is no name.
pub(super) fn by_the_way<'w, 'a>(words: &'w [Word<'a>], furthest: usize, lexicon: &Lexicon) -> Option<&'w Word<'a>> {
    let before = words.iter().take(furthest).find(|word| is_small(word) && is_unknown(word, lexicon));
    before.or_else(|| words.get(furthest).filter(|word| is_unknown(word, lexicon)))
}

fn is_small(word: &Word<'_>) -> bool {
    word.token.text.starts_with(char::is_lowercase)
}

impl Unknown {
    /// That a word is not known, with what looks like it.
    pub(super) fn unknown_word(&self, word: &Word<'_>, lexicon: &Lexicon) -> AskError {
        let near = self.near(lexicon, word.token.text);
        AskError::UnknownWord { span: word.span(), word: word.token.text.to_owned(), near }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Entry, Meaning};
    use crate::question::readings;
    use crate::rdf::mint;

    #[test]
    fn a_strange_word_is_pointed_at() {
        let entry = |form: &str, meaning| Entry { form: form.to_owned(), meaning, preferred: true };
        let lexicon = Lexicon::from_entries([
            entry("Reef Board", Meaning::Thing(mint::slug("id:", "reef-board"))),
            entry("chair", Meaning::Relation(mint::slug("rel:", "chair"))),
            entry("panel", Meaning::Kind("panel".to_owned())),
        ]);
        for (question, strange) in [
            ("qwhich of the panels chair the Reef Board?", "qwhich"),
            ("frobnicate the wug", "frobnicate"),
            ("zorp does the Reef Board chair the panel", "zorp"),
        ] {
            let refused = readings(question, &lexicon);
            assert!(
                matches!(&refused, Err(AskError::UnknownWord { word, .. }) if word == strange),
                "{question}: {refused:?}"
            );
        }
        let known = readings("the panel chairs the Reef Board", &lexicon);
        assert!(known.is_ok(), "{known:?}");
        assert_eq!(unknown_words("frobnicate the wug", &lexicon).len(), 2);
    }
}
