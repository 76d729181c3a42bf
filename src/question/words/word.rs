//! The words of a question, with contractions spelt out and the mark at the end left off.

use crate::lexicon::{Token, is_apostrophe, is_preposition, tokens};
use crate::question::sentence::escapes;
use crate::text::Span;
use std::sync::LazyLock;

/// Contracted forms with the words they stand for.
static CONTRACTIONS: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    let rows = include_str!("contractions.txt").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once(' ')).map(|(form, words)| (form, words.split(' ').collect())).collect()
});

/// Words after which `'s` stands for "is".
const BEFORE_IS: &[&str] = &["what", "who", "where", "when", "how", "why", "there", "that", "which"];

/// A word or mark of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// As written; the words of a contraction share it.
    pub token: Token<'a>,
    /// In lower case, as the grammar spells it.
    pub text: String,
    /// Whether it comes from a contraction.
    pub contracted: bool,
}

impl Word<'_> {
    /// Its place in the question.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.token.span
    }
}

/// The words of a question.
#[must_use]
pub fn words(question: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = vec![];
    let tokens = with_escapes(question);
    for (at, token) in tokens.iter().copied().enumerate() {
        let text = spelling(&token);
        let spelt_out = CONTRACTIONS.iter().find(|(form, _)| *form == text);
        if let Some((_, parts)) = spelt_out {
            found.extend(parts.iter().map(|part| Word { token, text: (*part).to_owned(), contracted: true }));
        } else if text == "'s" && found.last().is_some_and(|word| BEFORE_IS.contains(&word.text.as_str())) {
            let word = if is_perfect(&tokens, at + 1) { "has" } else { "is" };
            found.push(Word { token, text: word.to_owned(), contracted: true });
        } else {
            found.push(Word { token, text, contracted: false });
        }
    }
    while found.last().is_some_and(is_closing) {
        found.pop();
    }
    found.truncate(found.len() - polite_words(&found));
    found
}

/// Whether a word is a mark that ends a question.
fn is_closing(word: &Word<'_>) -> bool {
    ["?", ".", "!", ";"].contains(&word.text.as_str())
}

/// How many words at the end are mere politeness, with the mark before them: ", please", "thank you".
fn polite_words(words: &[Word<'_>]) -> usize {
    let texts: Vec<&str> = words.iter().rev().take(2).map(|word| word.text.as_str()).collect();
    let small = words.last().is_some_and(|word| word.token.text.starts_with(char::is_lowercase));
    let polite = match texts.as_slice() {
        ["please" | "thanks" | "pls", ..] if small => 1,
        ["you", "thank"] if small => 2,
        _ => 0,
    };
    let before = words.get(..words.len() - polite).unwrap_or_default().iter().rev();
    let marks = before.take_while(|word| is_closing(word) || word.text == ",").count();
    if polite == 0 || polite + marks >= words.len() { 0 } else { polite + marks }
}

/// The tokens of a question, every "sparql { … }" as one of them.
fn with_escapes(question: &str) -> Vec<Token<'_>> {
    let mut all = tokens(question);
    for span in escapes(question) {
        all.retain(|token| token.span.end <= span.start || token.span.start >= span.end);
        let at = all.partition_point(|token| token.span.start < span.start);
        let text = question.get(span.start..span.end).unwrap_or_default();
        all.insert(at, Token { span, text, joined: false });
    }
    all
}

/// Whether what follows goes with "has": "been", or a participle with an object ("chaired the Council").
fn is_perfect(tokens: &[Token<'_>], at: usize) -> bool {
    let folded = |at: usize| tokens.get(at).filter(|token| token.is_word()).map(Token::folded);
    let Some(first) = folded(at) else { return false };
    let object = folded(at + 1).is_some_and(|next| !is_preposition(&next));
    ["been", "become", "had"].contains(&first.as_str()) || first.ends_with("ed") && object
}

/// A token as the grammar spells it: lower case, straight apostrophes, `'s` for every possessive.
fn spelling(token: &Token<'_>) -> String {
    if token.is_possessive() {
        return "'s".to_owned();
    }
    if token.is_word() && !token.text.contains(is_apostrophe) {
        return token.folded();
    }
    let straight = |c: char| if is_apostrophe(c) { '\'' } else { c };
    token.text.chars().map(straight).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(question: &str) -> Vec<String> {
        words(question).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn spells_contractions_out() {
        assert_eq!(texts("Who’s there?"), ["who", "is", "there"]);
        assert_eq!(texts("who's chaired the SOM?"), ["who", "has", "chaired", "the", "som"]);
        assert_eq!(texts("what's produced by the SOM?"), ["what", "is", "produced", "by", "the", "som"]);
        assert_eq!(texts("who is there, please?"), ["who", "is", "there"]);
        assert_eq!(texts("who is there? Thank you"), ["who", "is", "there"]);
        assert_eq!(texts("please"), ["please"]);
        assert_eq!(texts("why can’t APEC’s members meet?!"), ["why", "can", "not", "apec", "'s", "members", "meet"]);
    }
}
