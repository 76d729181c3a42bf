//! What each word of a question is taken for, before the question is whole.

use crate::lexicon::{Lexicon, Meaning};
use crate::question::error::LONGEST;
use crate::question::read::{Outcome, within};
use crate::question::resolve::unknown::Unknown;
use crate::question::sentence::{Sentence, sentence};
use crate::question::words::path::cheapest;
use crate::question::words::tag::{Category, choices};
use crate::question::words::word::{Word, words};
use crate::text::Span;
use std::collections::BTreeSet;

/// What some words are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Understood {
    /// A word of the grammar, or a mark.
    Grammar,
    /// The name of a thing.
    Name,
    /// What things are called by their kind or class.
    Noun,
    /// A quality or a degree.
    Quality,
    /// A relation.
    Verb,
    /// A number or a date.
    Value,
    /// Nothing that the graph or the grammar knows.
    Unknown,
}

/// A question as far as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// What its words are taken for, in their order: by its reading where it is whole, else by the likeliest tagging.
    pub words: Vec<(Span, Understood)>,
    /// How it would be read, if it is whole and has one reading.
    pub reading: Option<String>,
}

/// What is understood of a question as far as it is typed.
#[must_use]
pub fn typed(text: &str, lexicon: &Lexicon) -> Typed {
    let mut outcomes = outcomes(text, lexicon, Unknown::silent());
    let reading = match outcomes.as_slice() {
        [only] => Some(only.reading.paraphrase.clone()),
        _ => None,
    };
    let first = (!outcomes.is_empty()).then(|| outcomes.swap_remove(0));
    Typed { words: words_of(text, first, lexicon), reading }
}

/// What the words of a beginning are taken for, as far as a glance shows: by the likeliest readings, which look at the beginnings
/// of long lists of names only.
#[must_use]
pub fn taken(text: &str, lexicon: &Lexicon) -> Vec<(Span, Understood)> {
    words_of(text, outcomes(text, lexicon, Unknown::hasty()).into_iter().next(), lexicon)
}

fn outcomes(text: &str, lexicon: &Lexicon, unknown: Unknown) -> Vec<Outcome> {
    match sentence(text) {
        Sentence::Question(framed) | Sentence::Explain(framed) if text.len() <= LONGEST => {
            within(&framed, lexicon, unknown).unwrap_or_default()
        }
        _ => vec![],
    }
}

fn words_of(text: &str, read: Option<Outcome>, lexicon: &Lexicon) -> Vec<(Span, Understood)> {
    let (Sentence::Question(framed) | Sentence::Explain(framed)) = sentence(text) else { return vec![] };
    let words = words(&framed.text);
    let taken: Vec<(Span, Option<&str>)> = match read {
        Some(outcome) => outcome.tags.into_iter().map(|tag| (tag.span, tag.category)).collect(),
        None => likeliest(&words, lexicon),
    };
    let kind = |(span, category): (Span, Option<&str>)| {
        let within = |word: &&Word<'_>| word.span().start >= span.start && word.span().end <= span.end;
        let taken: Vec<&Word<'_>> = words.iter().filter(within).collect();
        let written = framed.text.get(span.start..span.end).unwrap_or_default();
        (span, kind(category, &taken, written, lexicon))
    };
    taken.into_iter().map(kind).collect()
}

/// The words as the likeliest tagging takes them.
fn likeliest(words: &[Word<'_>], lexicon: &Lexicon) -> Vec<(Span, Option<&'static str>)> {
    let path = cheapest(&choices(words, lexicon), 1).next().map(|(_, path)| path).unwrap_or_default();
    let mut at = 0;
    let mut found = vec![];
    for choice in path {
        let taken = words.get(at..at + choice.words).unwrap_or_default();
        at += choice.words;
        if let (Some(first), Some(last)) = (taken.first(), taken.last()) {
            found.push((Span::new(first.span().start, last.span().end), choice.category.name()));
        }
    }
    found
}

fn kind(category: Option<&str>, taken: &[&Word<'_>], written: &str, lexicon: &Lexicon) -> Understood {
    let known = || taken.iter().all(|word| lexicon.knows(&word.token));
    let is = |wanted: &[Category]| wanted.iter().any(|one| one.name() == category);
    use Category as C;
    // Before the question is whole a year may stand where a name would.
    let number = written.bytes().all(|byte| byte.is_ascii_digit());
    if is(&[C::Noun]) && number && !known() {
        Understood::Value
    } else if is(&[C::Noun]) {
        noun(written, lexicon).unwrap_or(if known() { Understood::Noun } else { Understood::Unknown })
    } else if is(&[C::Adjective, C::Superlative, C::Comparative, C::Degree]) {
        Understood::Quality
    } else if is(&[C::Verb, C::Participle, C::Gerund]) {
        let is_verb = taken.first().is_some_and(|word| !lexicon.verbs().infinitives(&word.text).is_empty());
        if is_verb { Understood::Verb } else { Understood::Unknown }
    } else if is(&[C::Relational]) {
        Understood::Verb
    } else if is(&[C::Ordinal, C::Unit, C::Number, C::Date]) {
        Understood::Value
    } else {
        Understood::Grammar
    }
}

/// What a noun that the lexicon has is: a name, unless it is written small and names a class, too.
fn noun(written: &str, lexicon: &Lexicon) -> Option<Understood> {
    let entries = lexicon.named(written.trim_matches(['"', '“', '”']));
    let kinds = entries.into_iter().filter_map(|entry| match &entry.meaning {
        Meaning::Thing(_) => Some(Understood::Name),
        Meaning::Class(_) | Meaning::Kind(_) => Some(Understood::Noun),
        Meaning::Quality(_) => Some(Understood::Quality),
        Meaning::Relation(_) => None,
    });
    let kinds: BTreeSet<Understood> = kinds.collect();
    let common = written.starts_with(char::is_lowercase) && kinds.contains(&Understood::Noun);
    if common { Some(Understood::Noun) } else { kinds.first().copied() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Book, Entry};
    use crate::rdf::{NamedNode, mint};
    use rustc_hash::FxHashSet;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Thousands of names with one head, of which is counted how many are read.
    #[derive(Debug, Default)]
    struct Harbours(AtomicUsize);

    const MANY: u32 = 3_000;

    impl Book for Harbours {
        fn places(&self, _: u32) -> Box<dyn Iterator<Item = u32> + '_> {
            Box::new(0..MANY)
        }

        fn worded(&self, _: u32) -> Box<dyn Iterator<Item = u32> + '_> {
            Box::new(0..1)
        }

        fn entry(&self, place: u32) -> Option<Entry> {
            self.0.fetch_add(1, Ordering::Relaxed);
            let form = format!("Harbour 7 of Coast {place}");
            Some(Entry { meaning: Meaning::Thing(mint::slug("id:", &form)), form, preferred: true })
        }

        fn of_kind(&self, _: &str) -> FxHashSet<NamedNode> {
            FxHashSet::default()
        }

        fn names_of(&self, _: &NamedNode) -> Vec<Entry> {
            vec![]
        }

        fn beginning(&self, _: &str, _: &mut dyn FnMut(Entry) -> bool) {}

        fn len(&self) -> usize {
            MANY as usize
        }

        fn each(&self, _: &mut dyn FnMut(Entry)) {}
    }

    #[test]
    fn what_words_are_taken_for_needs_no_long_list_of_names() {
        let looked = |what: &dyn Fn(&Lexicon)| {
            let book = Arc::new(Harbours::default());
            let lexicon = Lexicon::from_entries([]).with_book(Arc::<Harbours>::clone(&book));
            what(&lexicon);
            book.0.load(Ordering::Relaxed)
        };
        let question = "what is the Harbour 7";
        let whole = looked(&|lexicon| assert!(!typed(question, lexicon).words.is_empty()));
        let glanced = looked(&|lexicon| assert!(!taken(question, lexicon).is_empty()));
        assert!(glanced < whole, "{glanced} names were read instead of {whole}");
        let lexicon = Lexicon::from_entries([]).with_book(Arc::new(Harbours::default()));
        assert_eq!(taken(question, &lexicon), typed(question, &lexicon).words);
    }
}
