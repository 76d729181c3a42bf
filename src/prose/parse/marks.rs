//! Punctuation marks in the tree: where they attach, once the words have their heads.
//!
//! The guidelines of Universal Dependencies leave no choice: paired marks attach to the head of what they enclose; a
//! mark beside a dependent unit attaches to that unit, at its highest word that keeps the tree free of crossings;
//! the mark at the end attaches to the root.

use super::Arc;
use crate::prose::{Deprel, Margins, Tag};

/// Whether a token of that tag is left out of the search for a tree.
pub(crate) fn is_mark(tag: Tag) -> bool {
    tag.is_punctuation() && tag != Tag::Hyph
}

/// Gives every token without an arc its head. `forms` are the tokens' letters.
pub(super) fn attach(arcs: Vec<Option<Arc>>, forms: &[&str]) -> Vec<Arc> {
    let root = arcs.iter().position(|arc| arc.is_some_and(|arc| arc.head.is_none()));
    let partners = partners(&arcs, forms);
    let head_of = |mark: usize| {
        let enclosed = partners.get(mark).copied().flatten();
        let head = enclosed.and_then(|partner| head_within(&arcs, mark.min(partner), mark.max(partner)));
        head.or_else(|| head_beside(&arcs, mark)).or(root)
    };
    let mark = |at: usize| Arc { head: head_of(at), relation: Deprel::Punct, margins: Margins::CERTAIN };
    arcs.iter().enumerate().map(|(at, arc)| arc.unwrap_or_else(|| mark(at))).collect()
}

/// For each mark that is one of a pair, the other one.
fn partners(arcs: &[Option<Arc>], forms: &[&str]) -> Vec<Option<usize>> {
    let mut partners = vec![None; forms.len()];
    let mut open: Vec<(usize, &str)> = Vec::new();
    let marks = arcs.iter().zip(forms).enumerate().filter(|(_, (arc, _))| arc.is_none());
    for (at, (_, &form)) in marks {
        let opener = open.iter().rposition(|&(_, opener)| closes(form, opener));
        if let Some((partner, _)) = opener.and_then(|depth| open.get(depth).copied()) {
            open.truncate(opener.unwrap_or_default());
            for (one, other) in [(at, partner), (partner, at)] {
                if let Some(slot) = partners.get_mut(one) {
                    *slot = Some(other);
                }
            }
        } else if matches!(form, "(" | "[" | "{" | "\"" | "'") {
            open.push((at, form));
        }
    }
    partners
}

fn closes(form: &str, opener: &str) -> bool {
    matches!((opener, form), ("(", ")") | ("[", "]") | ("{", "}") | ("\"", "\"") | ("'", "'"))
}

/// The first word between two places whose head is not between them.
fn head_within(arcs: &[Option<Arc>], start: usize, end: usize) -> Option<usize> {
    let inside = start + 1..end;
    inside.clone().find(|&at| {
        let arc = arcs.get(at).copied().flatten();
        arc.is_some_and(|arc| arc.head.is_none_or(|head| !inside.contains(&head)))
    })
}

/// The highest word of the dependent unit that ends or begins at a mark; none at either end of the sentence.
fn head_beside(arcs: &[Option<Arc>], mark: usize) -> Option<usize> {
    let arc = |at: usize| arcs.get(at).copied().flatten();
    let head = |at: usize| arc(at).and_then(|arc| arc.head);
    let mut left = (0..mark).rev().find(|&at| arc(at).is_some())?;
    let mut right = (mark + 1..arcs.len()).find(|&at| arc(at).is_some())?;
    while let Some(higher) = head(left).filter(|&higher| higher < mark) {
        left = higher;
    }
    while let Some(higher) = head(right).filter(|&higher| higher > mark) {
        right = higher;
    }
    Some(if head(left).is_some() { left } else { right })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tokens: &[(&str, Option<usize>)], expected: &[usize]) {
        let forms: Vec<&str> = tokens.iter().map(|token| token.0).collect();
        let is_word = |form: &str| form.starts_with(char::is_alphanumeric);
        let arc = |head| Arc { head, relation: Deprel::Dep, margins: Margins::CERTAIN };
        let arcs = tokens.iter().map(|&(form, head)| is_word(form).then_some(arc(head))).collect();
        let marks = attach(arcs, &forms).into_iter().zip(&forms).filter(|(_, form)| !is_word(form));
        let heads: Vec<usize> = marks.map(|(arc, _)| arc.head.unwrap()).collect();
        assert_eq!(heads, expected);
    }

    #[test]
    fn marks_attach_to_the_unit_beside_them() {
        // A fronted phrase, and the end of the sentence.
        check(&[("Yearly", Some(2)), (",", None), ("meets", None), ("it", Some(2)), (".", None)], &[0, 2]);
        // A second conjunct.
        check(&[("It", Some(1)), ("met", None), (",", None), ("and", Some(4)), ("left", Some(1))], &[4]);
        // An apposition in brackets.
        check(&[("OES", Some(4)), ("(", None), ("office", Some(0)), (")", None), ("acts", None)], &[2, 2]);
    }
}
