//! What is no question by its looks: queries of other languages, brackets that do not close, clauses that double each other.

use super::error::{AskError, DEEPEST};
use super::words::word::Word;
use crate::text::Span;

/// Words that open a query in another language.
const QUERY_WORDS: &[&str] = &["select", "match", "construct", "prefix", "ask", "with", "insert", "delete"];

/// Words that double the query within them: "every … that every … that every …".
const DOUBLING: &[&str] = &["every", "each", "all", "no", "or"];
/// The most of them that a question may have: no store would answer more.
const MOST_DOUBLED: usize = 6;

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
    if words.iter().filter(|word| DOUBLING.contains(&word.text.as_str())).count() > MOST_DOUBLED {
        let span = words.iter().map(Word::span).reduce(Span::cover).unwrap_or_default();
        return Err(AskError::TooInvolved { span });
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
    use crate::lexicon::Lexicon;
    use crate::question::{AskError, readings};

    #[test]
    fn nouns_without_end_are_given_up() {
        let chain = format!("list {}", "binding reports ".repeat(40));
        let refused = readings(&chain, &Lexicon::from_entries([]));
        assert!(matches!(refused, Err(AskError::TooInvolved { .. })), "{refused:?}");
    }
}
