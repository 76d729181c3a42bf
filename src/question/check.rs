//! What is no question by its looks, such as queries of other languages, and what asks for more than can be answered.

use super::error::{AskError, DEEPEST};
use super::resolve::Resolved;
use super::syntax::Question;
use super::words::word::Word;
use crate::text::Span;

/// Words that open a query in another language.
const QUERY_WORDS: &[&str] = &["select", "match", "construct", "prefix", "ask", "with", "insert", "delete"];

/// The greatest weight of a reading: no store would answer a larger query in time.
const HEAVIEST: usize = 400;

/// Refuses a reading whose query is too large to be answered.
pub(super) fn bearable(resolved: Resolved, question: &Question) -> Result<Resolved, AskError> {
    match resolved.reading.body.weight() {
        0..=HEAVIEST => Ok(resolved),
        _ => Err(AskError::TooInvolved { span: Span::new(0, question.text.trim_end().len()) }),
    }
}

/// Refuses what is no question before any grammar is tried.
pub(super) fn check(text: &str, words: &[Word<'_>]) -> Result<(), AskError> {
    let Some(first) = words.iter().find(|word| word.token.is_word()) else { return Err(AskError::NoWords) };
    let query = QUERY_WORDS.contains(&first.text.as_str()) && text.contains(['{', '?', '[', '<', '(']);
    if query
        && (text.contains('{')
            || text.contains("?x")
            || text.contains("->")
            || text.contains("]-")
            || text.contains("(n"))
    {
        return Err(AskError::QueryLanguage { span: first.span() });
    }
    let mut open: Vec<Span> = vec![];
    for word in words {
        match word.text.as_str() {
            "(" => open.push(word.span()),
            ")" if open.pop().is_none() => return Err(AskError::Unbalanced { span: word.span() }),
            _ => {}
        }
        if open.len() > DEEPEST {
            return Err(AskError::TooDeep { span: word.span() });
        }
    }
    open.pop().map_or(Ok(()), |span| Err(AskError::Unbalanced { span }))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Entry, Lexicon, Meaning};
    use crate::question::{AskError, readings};
    use std::time::{Duration, Instant};

    #[test]
    fn nouns_without_end_are_given_up() {
        let chain = format!("list {}", "binding reports ".repeat(40));
        let refused = readings(&chain, &Lexicon::from_entries([]));
        assert!(matches!(refused, Err(AskError::TooInvolved { .. })), "{refused:?}");
    }

    #[test]
    fn what_repeats_itself_within_itself_is_given_up() {
        let named = |form: &&str| Entry {
            form: (*form).to_owned(),
            meaning: Meaning::Kind((*form).to_owned()),
            preferred: true,
        };
        let lexicon = Lexicon::from_entries(["ferry", "port", "pilot"].iter().map(named));
        let chain = "and reports to ports that need ferries and pilots ".repeat(9);
        let start = Instant::now();
        let refused = readings(&format!("does the pilot need ferries {chain}?"), &lexicon);
        assert!(refused.is_err(), "{refused:?}");
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    }
}
