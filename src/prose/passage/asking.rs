//! The words of a question that ask.

use super::asked::Sought;
use super::words::of_token;
use crate::prose::clause::{Tree, WordClass};
use crate::prose::{Deprel, Tag};

/// The words that ask: where they stand, and the noun that they go with.
pub struct Asking {
    /// What they ask for.
    pub sought: Sought,
    /// The first of them.
    pub start: usize,
    /// The last of them, the noun left out.
    pub end: usize,
    /// The noun, or the wh-word itself.
    pub head: usize,
    /// Whether there is a noun.
    pub with_noun: bool,
}

impl Asking {
    /// Whether a token is one of them, or their noun.
    pub fn covers(&self, at: usize) -> bool {
        (self.start..=self.end).contains(&at) || at == self.head
    }

    /// Whether the noun is counted or measured, so that the sentence has to name it.
    pub fn is_counting(&self) -> bool {
        matches!(self.sought, Sought::Count | Sought::Amount)
    }

    /// "by what **majority**": whether the noun is a means, and nobody who does something.
    pub fn is_for_means(&self, tree: Tree<'_>) -> bool {
        self.with_noun && WordClass::Means.contains(&of_token(tree, self.head))
    }

    /// The auxiliary right after the words that ask, which has the subject after it.
    pub fn auxiliary(&self, tree: Tree<'_>) -> Option<usize> {
        let after = if self.sought == Sought::Verdict { 0 } else { self.end.max(self.head) + 1 };
        let word = tree.lower(after);
        let auxiliary = AUXILIARIES.contains(&&*word) || tree.tag(after) == Tag::Md;
        (auxiliary && after + 2 < tree.len()).then_some(after)
    }

    /// "was **anyone** hurt": where it stands.
    pub fn anybody(&self, tree: Tree<'_>) -> Option<usize> {
        (self.sought == Sought::Verdict && is_anybody(tree, SUBJECT)).then_some(SUBJECT)
    }

    /// Whether what is sought stands beside a clause, or after a preposition, so that a participle is its verb.
    pub fn is_beside(&self) -> bool {
        let beside = [Sought::Time, Sought::Place, Sought::Reason, Sought::Duration, Sought::Frequency];
        self.start > 0 || beside.contains(&self.sought)
    }
}

/// What can stand before the subject of a question.
const AUXILIARIES: [&str; 12] = ["is", "are", "was", "were", "be", "been", "do", "does", "did", "has", "have", "had"];

/// Where the subject of a question begins that opens with an auxiliary.
const SUBJECT: usize = 1;

/// The words that ask.
pub fn asking(tree: Tree<'_>) -> Option<Asking> {
    let after_preposition = matches!(tree.tag(0), Tag::In | Tag::To) && !tree.tag(0).is_wh();
    let start = usize::from(after_preposition);
    if !tree.tag(start).is_wh() {
        return whether(tree);
    }
    let alone = |sought| Some(Asking { sought, start, end: start, head: start, with_noun: false });
    match &*tree.lower(start) {
        "who" | "whom" => alone(Sought::Somebody),
        "when" => alone(Sought::Time),
        "where" => alone(Sought::Place),
        "why" => alone(Sought::Reason),
        "what" | "which" => Some(with_noun(tree, Sought::Something, start, start)),
        "how" if tree.is(start + 1, "many") => {
            Some(with_noun(tree, Sought::Count, start, start + 1)).filter(|asking| asking.with_noun)
        }
        "how" if tree.is(start + 1, "much") => Some(with_noun(tree, Sought::Amount, start, start + 1)),
        "how" if tree.is_any(start + 1, &["long", "often"]) => {
            let sought = if tree.is(start + 1, "long") { Sought::Duration } else { Sought::Frequency };
            Some(Asking { sought, start, end: start + 1, head: start, with_noun: false })
        }
        _ => None,
    }
}

/// A question whether something is so, of this and not of all or some.
fn whether(tree: Tree<'_>) -> Option<Asking> {
    let asks = AUXILIARIES.contains(&&*tree.lower(0)) || tree.tag(0) == Tag::Md;
    let of_some = |at: usize| {
        let some = WordClass::OfSome.contains(&tree.lower(at)) && !(at == SUBJECT && is_anybody(tree, at));
        some || tree.tag(at).is_wh() && !tree.is(at, "that")
    };
    // "must a member pay" asks for a rule, "does a member pay" whether there is one who does.
    let of_one = tree.is_any(SUBJECT, &["a", "an"]) && tree.tag(0) != Tag::Md;
    let single = !(SUBJECT..tree.len()).any(of_some) && !of_one;
    (asks && single).then_some(Asking { sought: Sought::Verdict, start: 0, end: 0, head: 0, with_noun: false })
}

fn is_anybody(tree: Tree<'_>, at: usize) -> bool {
    tree.is_any(at, &["anyone", "anybody"])
}

/// The same with the noun that follows, if one does: the last of the nouns in a row, after adjectives.
fn with_noun(tree: Tree<'_>, sought: Sought, start: usize, end: usize) -> Asking {
    let before = |at: &usize| {
        let tag = tree.tag(*at);
        let joins = tag.is_adjective() || tag == Tag::Pos || tree.relation(*at) == Deprel::Amod;
        tag.is_noun() || joins
    };
    let run: Vec<usize> = (end + 1..tree.len()).take_while(before).collect();
    let noun = run.iter().rev().copied().find(|&at| tree.tag(at).is_noun());
    Asking { sought, start, end, head: noun.unwrap_or(start), with_noun: noun.is_some() }
}
