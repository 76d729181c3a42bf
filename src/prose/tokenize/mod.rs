//! From text to sentences of tokens, without knowledge of grammar.
//!
//! Works through the text once and holds one sentence at a time, whatever the text's size.

mod abbreviations;
mod blocks;
mod chunk;
mod dateline;
mod laid;
mod marker;
mod outline;
mod rows;
mod spaced;
mod split;
mod tokens;

use std::borrow::Cow;
use std::iter::Peekable;

use crate::text::{Source, Span};
use blocks::Blocks;
use laid::Laid;
use split::is_complete;
use tokens::Tokens;

pub(crate) use dateline::end_of_dateline;
pub(crate) use spaced::join_spaced;
pub(crate) use tokens::Piece;

/// The most tokens a sentence can have. Longer ones are cut, after a semicolon or comma if one is near.
const LONGEST_SENTENCE: usize = 400;

/// How far back a good place to cut a sentence is looked for.
const CUT_WINDOW: usize = 150;

/// The tokens of a span, taken as one sentence.
pub(crate) fn tokens(source: &Source, span: Span) -> Vec<Piece> {
    Tokens::new(source, span).collect()
}

/// A sentence as it is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// Its tokens; none is empty.
    pub(crate) pieces: Vec<Piece>,
    /// What is to be quoted for it, where that is not from its first to its last token.
    pub(crate) span: Option<Span>,
}

impl Written {
    /// A sentence that is quoted from its first to its last token.
    fn plain(pieces: Vec<Piece>) -> Self {
        Self { pieces, span: None }
    }

    /// What is quoted for it; none without a token.
    pub(crate) fn whole(&self) -> Option<Span> {
        let ends = self.pieces.first().zip(self.pieces.last());
        self.span.or_else(|| ends.map(|(first, last)| first.span.cover(last.span)))
    }
}

/// The sentences of a source, plain text or a document.
pub(crate) fn sentences<'a>(source: &'a Source) -> Box<dyn Iterator<Item = Written> + 'a> {
    let layout = source.layout().map_or_else(|| Cow::Owned(outline::layout(source.text())), Cow::Borrowed);
    Box::new(Laid::new(source, layout))
}

/// The sentences of the blocks of a source; none is empty.
struct Sentences<'a> {
    source: &'a Source,
    blocks: Blocks<'a>,
    tokens: Peekable<Tokens<'a>>,
    /// What was cut off the end of the sentence before.
    carried: Vec<Piece>,
}

impl<'a> Sentences<'a> {
    /// The sentences of these blocks of `source`.
    fn of(source: &'a Source, blocks: Blocks<'a>) -> Self {
        let tokens = Tokens::new(source, Span::default()).peekable();
        Self { source, blocks, tokens, carried: Vec::new() }
    }
}

impl Iterator for Sentences<'_> {
    type Item = Written;

    fn next(&mut self) -> Option<Written> {
        while self.carried.is_empty() && self.tokens.peek().is_none() {
            self.tokens = Tokens::new(self.source, self.blocks.next()?).peekable();
        }
        let mut sentence = std::mem::take(&mut self.carried);
        while let Some(token) = self.tokens.next() {
            sentence.push(token);
            if is_complete(&sentence, self.tokens.peek()) {
                break;
            }
            if sentence.len() >= LONGEST_SENTENCE {
                self.carried = sentence.split_off(place_to_cut(&sentence));
                break;
            }
        }
        Some(Written::plain(sentence))
    }
}

/// After the last semicolon near the end, else the last comma, else at the end.
fn place_to_cut(sentence: &[Piece]) -> usize {
    let last = |sign: &str| {
        let from_end = sentence.iter().rev().take(CUT_WINDOW).position(|token| token.form == sign);
        from_end.map(|distance| sentence.len() - distance)
    };
    last(";").or_else(|| last(",")).unwrap_or(sentence.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("t", text);
        let sentences: Vec<&str> = sentences(&source)
            .map(|written| written.pieces)
            .map(|tokens| source.slice(tokens[0].span.cover(tokens[tokens.len() - 1].span)))
            .collect();
        assert_eq!(sentences, expected);
    }

    #[test]
    fn full_stops_end_sentences_but_not_all() {
        check(
            "Dr. J. Smith met. The U.S. Senior Official left. It was 3.5 p.m. in Suva.",
            &["Dr. J. Smith met.", "The U.S. Senior Official left.", "It was 3.5 p.m. in Suva."],
        );
        check(
            "It is in the U.S. The forum agreed, e.g. The Plan. No. 5 passed. Is it so? Yes!",
            &["It is in the U.S.", "The forum agreed, e.g. The Plan.", "No. 5 passed.", "Is it so?", "Yes!"],
        );
    }

    #[test]
    fn a_dateline_is_no_part_of_the_report() {
        check("SUVA, 7 May 2025 – Ministers met.", &["SUVA, 7 May 2025 –", "Ministers met."]);
        check("LAGOS – The Bank met. Peru – Chile – met.", &["LAGOS –", "The Bank met.", "Peru – Chile – met."]);
    }

    #[test]
    fn quotes_and_brackets_stay_with_their_sentence() {
        check("“It met.” (It did. Twice.) Then it left.", &["“It met.”", "(It did. Twice.)", "Then it left."]);
        check("He said “we meet.” It met.", &["He said “we meet.”", "It met."]);
    }

    #[test]
    fn endless_sentences_are_cut_at_a_semicolon() {
        let text = "one two; ".repeat(300);
        let source = Source::new("t", text);
        let lengths: Vec<usize> = sentences(&source).map(|written| written.pieces.len()).collect();
        assert_eq!(lengths, [399, 399, 102]);
    }
}
