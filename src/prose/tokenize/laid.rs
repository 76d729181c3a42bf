//! The sentences of a text, read with what its layout says.
//!
//! An item goes on with the sentence that introduces its list: "The Council may:" and "adopt rules;" are read as "The Council
//! may adopt rules". A short cell is read with the heads of its row and column: "The seat of SOM2 is Lima". Nothing else
//! is made up: where a list or table does not plainly say so, its words are read as they stand or not at all.

use super::rows;
use super::{Blocks, Piece, Sentences, Written};
use crate::text::{Block, BlockKind, Layout, Source, Span};
use std::borrow::Cow;

/// How deep lists are followed to what introduces them.
const DEEPEST: usize = 4;

/// The most tokens of an item that names something and does not say it.
const LONGEST_NAME: usize = 14;

/// How the items of a list go on with its introduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// "The Council may:" lacks its end, and each item is one.
    Ends,
    /// "If there is no quorum:" is a condition of each item.
    Conditions,
    /// "The Forum has three members:" is whole; items that name things are what it speaks of.
    Names,
}

/// The sentences of a laid-out text.
pub(crate) struct Laid<'a> {
    source: &'a Source,
    layout: Cow<'a, Layout>,
    next: usize,
    /// The blocks of lines within the block that is being read.
    inner: Option<Inner<'a>>,
    ready: std::vec::IntoIter<Written>,
}

struct Inner<'a> {
    sentences: Sentences<'a>,
    /// The list that its first sentence is an item of.
    lead: Option<usize>,
    /// Whether its last sentence only introduces a list.
    introduces: bool,
    /// What its row is about, which a pronoun that opens it means.
    subject: Option<Vec<Piece>>,
}

impl<'a> Laid<'a> {
    /// The sentences of `source`, which is laid out so.
    pub(super) fn new(source: &'a Source, layout: Cow<'a, Layout>) -> Self {
        Self { source, layout, next: 0, inner: None, ready: vec![].into_iter() }
    }

    fn open(&mut self, number: usize, block: Block) {
        match block.kind {
            BlockKind::Heading(_) => {}
            BlockKind::Cell(cell) if !is_prose(self.source.slice(block.span)) => {
                self.ready = rows::sentences(self.source, &self.layout, &block, cell).into_iter();
            }
            BlockKind::Paragraph | BlockKind::Note | BlockKind::Cell(_) | BlockKind::Item { .. } => {
                let lead = match block.kind {
                    BlockKind::Item { lead, .. } => lead.filter(|&lead| lead < number),
                    _ => None,
                };
                let introduces = self.introduced(number).is_some_and(|joint| joint != Joint::Names);
                let subject = match block.kind {
                    BlockKind::Cell(cell) => rows::subject(self.source, &self.layout, cell),
                    _ => None,
                };
                self.inner = Some(Inner { sentences: within(self.source, block.span), lead, introduces, subject });
            }
        }
    }

    /// How the list goes on that a block introduces; none if it introduces none.
    fn introduced(&self, number: usize) -> Option<Joint> {
        let next = self.layout.block(number + 1)?;
        matches!(next.kind, BlockKind::Item { lead: Some(lead), .. } if lead == number)
            .then(|| self.introduction(number, 0))?
            .map(|(_, joint)| joint)
    }

    /// The words that introduce a list, without the colon, and how its items go on.
    fn introduction(&self, lead: usize, depth: usize) -> Option<(Vec<Piece>, Joint)> {
        let block = self.layout.block(lead)?;
        let mut pieces = within(self.source, block.span).last()?.pieces;
        if pieces.last().is_none_or(|last| last.form != ":") {
            return None;
        }
        pieces.pop();
        if let BlockKind::Item { lead: Some(above), .. } = block.kind
            && above < lead
            && depth < DEEPEST
        {
            pieces = self.joined(above, pieces, depth + 1);
        }
        let joint = joint(&pieces)?;
        Some((pieces, joint))
    }

    /// An item with what introduces its list before it, if it goes on with that.
    fn joined(&self, lead: usize, item: Vec<Piece>, depth: usize) -> Vec<Piece> {
        let Some((mut pieces, joint)) = self.introduction(lead, depth) else { return item };
        let rest = trimmed(&item);
        let fits = match joint {
            Joint::Ends => !self.are_alternatives(lead, &pieces),
            Joint::Conditions => true,
            Joint::Names => names_only(&item, rest) || self.ends_list(lead, &item) && rest.len() <= LONGEST_NAME,
        };
        let Some(place) = rest.last().map(|last| last.span).filter(|_| fits) else { return item };
        match joint {
            Joint::Ends => {}
            Joint::Conditions => pieces.push(sign(",", place)),
            Joint::Names => pieces.push(sign(":", place)),
        }
        let small = joint == Joint::Conditions || pieces.last().is_some_and(|last| takes_verb(&last.form));
        pieces.extend(rest.iter().enumerate().map(|(at, piece)| match at {
            0 if small => lowered(piece, rest.get(1)),
            _ => piece.clone(),
        }));
        // Its citation ends where the item ends: with "; and".
        let end = item.last().map_or(place.end, |last| last.span.end);
        pieces.push(Piece { span: Span::new(place.end, end), form: ".".to_owned() });
        pieces
    }

    /// Whether the full stop of an item ends its list: the items before it end as parts of a sentence do.
    fn ends_list(&self, lead: usize, item: &[Piece]) -> bool {
        let stop = item.last().filter(|last| last.form == ".").map(|last| last.span);
        let of_list = |block: &&Block| matches!(block.kind, BlockKind::Item { lead: Some(of), .. } if of == lead);
        let blocks = self.layout.blocks().iter().filter(of_list);
        let before: Vec<&Block> =
            blocks.take_while(|block| stop.is_some_and(|stop| block.span.end < stop.end)).collect();
        let goes_on = |block: &&Block| {
            let text = self.source.slice(block.span);
            text.ends_with([';', ',']) || text.ends_with(" and") || text.ends_with(" or")
        };
        !before.is_empty() && before.iter().all(goes_on)
    }

    /// Whether only one of the items is said to hold: "shall: adopt it; or reject it".
    fn are_alternatives(&self, lead: usize, introduction: &[Piece]) -> bool {
        let open = introduction.iter().rev().take(3).any(|piece| OPEN.contains(&piece.form.as_str()));
        let items = self.layout.blocks().iter().skip(lead + 1).take_while(|block| block.kind != BlockKind::Paragraph);
        let mut of_list =
            items.filter(|block| matches!(block.kind, BlockKind::Item { lead: Some(of), .. } if of == lead));
        let ends_in_or = |block: &Block| self.source.slice(block.span).trim_end_matches([';', ',']).ends_with(" or");
        !open && of_list.any(ends_in_or)
    }
}

impl Iterator for Laid<'_> {
    type Item = Written;

    fn next(&mut self) -> Option<Written> {
        loop {
            if let Some(written) = self.ready.next() {
                return Some(written);
            }
            if let Some(inner) = &mut self.inner {
                if let Some(sentence) = inner.sentences.next() {
                    let (lead, introduces) = (inner.lead.take(), inner.introduces);
                    let last = sentence.pieces.last().is_some_and(|last| last.form == ":");
                    if introduces && last {
                        continue;
                    }
                    let subject = inner.subject.take();
                    let pieces = match (lead, subject) {
                        (Some(lead), _) => self.joined(lead, sentence.pieces, 0),
                        (None, Some(subject)) => rows::named(subject, sentence.pieces),
                        (None, None) => sentence.pieces,
                    };
                    return Some(Written::plain(pieces));
                }
                self.inner = None;
            }
            let block = *self.layout.block(self.next)?;
            self.open(self.next, block);
            self.next += 1;
        }
    }
}

/// The sentences of a stretch of text, which ends blocks by its lines as plain text does.
fn within(source: &Source, span: Span) -> Sentences<'_> {
    let blocks = Blocks::within(source.text(), span);
    Sentences::of(source, blocks)
}

/// Words after which "or" joins what is all allowed or all forbidden.
const OPEN: [&str; 6] = ["may", "can", "might", "could", "not", "cannot"];

/// Words that take a verb after them.
const TAKE_VERB: [&str; 14] =
    ["shall", "will", "may", "must", "can", "should", "would", "could", "might", "cannot", "to", "not", "also", "then"];

/// Words at which no sentence ends.
const TAKE_MORE: [&str; 24] = [
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "by",
    "of",
    "for",
    "on",
    "in",
    "at",
    "with",
    "from",
    "between",
    "through",
    "that",
    "include",
    "includes",
    "comprise",
    "comprises",
    "including",
    "on",
    "as",
];

/// Words with which a condition begins.
const CONDITIONS: [&str; 6] = ["if", "when", "where", "unless", "whenever", "provided"];

/// How items go on with these words.
fn joint(introduction: &[Piece]) -> Option<Joint> {
    let (first, last) = (introduction.first()?.form.to_lowercase(), introduction.last()?.form.to_lowercase());
    if takes_verb(&last) || TAKE_MORE.contains(&last.as_str()) {
        return Some(Joint::Ends);
    }
    Some(if CONDITIONS.contains(&first.as_str()) { Joint::Conditions } else { Joint::Names })
}

fn takes_verb(word: &str) -> bool {
    TAKE_VERB.contains(&word.to_lowercase().as_str())
}

/// The tokens without what joins an item to the next: ";", ", and", "; or", and without its full stop.
fn trimmed(item: &[Piece]) -> &[Piece] {
    let mut rest = item;
    while let Some((last, before)) = rest.split_last() {
        if !matches!(last.form.as_str(), ";" | "," | "." | "and" | "or") {
            break;
        }
        rest = before;
    }
    rest
}

/// Whether an item names something and is no sentence: it is short and has no full stop.
fn names_only(item: &[Piece], rest: &[Piece]) -> bool {
    let stopped = item.last().is_some_and(|last| matches!(last.form.as_str(), "." | "!" | "?" | ":"));
    !stopped && rest.len() <= LONGEST_NAME
}

/// Whether the text of a cell is prose: it ends as sentences do.
fn is_prose(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ';']) && text.split_whitespace().nth(2).is_some()
}

/// A sign that the layout stands for, at the place of the token before it.
pub(super) fn sign(form: &str, at: Span) -> Piece {
    Piece { span: Span::new(at.end, at.end), form: form.to_owned() }
}

/// The first word of an item within a sentence: "Prepare" is no name there, "APEC" and "Senior Officials" are.
fn lowered(piece: &Piece, next: Option<&Piece>) -> Piece {
    let capital = |piece: &Piece| piece.form.starts_with(char::is_uppercase);
    let plain = piece.form.chars().skip(1).all(char::is_lowercase) && piece.form.chars().count() > 1;
    let named = next.is_some_and(capital) && !matches!(piece.form.as_str(), "The" | "A" | "An" | "Its" | "Each");
    let form = if plain && !named { piece.form.to_lowercase() } else { piece.form.clone() };
    Piece { span: piece.span, form }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(blocks: &[(&str, BlockKind)], expected: &[&str]) {
        let (mut text, mut laid) = (String::new(), vec![]);
        for (written, kind) in blocks {
            let start = text.len();
            text.push_str(written);
            laid.push(Block { span: Span::new(start, text.len()), kind: *kind, heading: None });
            text.push('\n');
        }
        let source = Source::new("t", text).with_layout(Layout::new(laid, vec![]));
        let forms = |written: Written| written.pieces.into_iter().map(|piece| piece.form).collect::<Vec<_>>().join(" ");
        let found: Vec<String> = Laid::new(&source, Cow::Borrowed(source.layout().unwrap())).map(forms).collect();
        assert_eq!(found, expected);
    }

    fn item(text: &str) -> (&str, BlockKind) {
        (text, BlockKind::Item { depth: 0, lead: Some(0) })
    }

    #[test]
    fn items_go_on_with_what_introduces_them() {
        check(
            &[("It met. The Council may:", BlockKind::Paragraph), item("Adopt rules; or"), item("elect a Chair.")],
            &["It met .", "The Council may adopt rules .", "The Council may elect a Chair ."],
        );
        check(
            &[("If there is no quorum:", BlockKind::Paragraph), item("The Chair adjourns;")],
            &["If there is no quorum , the Chair adjourns ."],
        );
        check(
            &[("It has two members:", BlockKind::Paragraph), item("Norland"), item("The Chair presides.")],
            &["It has two members :", "It has two members : Norland .", "The Chair presides ."],
        );
        check(
            &[
                ("The Board:", BlockKind::Paragraph),
                item("keeps the roll,"),
                item("trains pilots, and"),
                item("issues permits."),
            ],
            &[
                "The Board :",
                "The Board : keeps the roll .",
                "The Board : trains pilots .",
                "The Board : issues permits .",
            ],
        );
    }

    #[test]
    fn alternatives_are_not_all_said() {
        check(
            &[("The Council shall:", BlockKind::Paragraph), item("adopt it; or"), item("reject it.")],
            &["adopt it ; or", "reject it ."],
        );
    }
}
