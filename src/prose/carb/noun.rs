//! Tuples of noun phrases: appositions and possessors.

use super::{Row, span};
use crate::prose::clause::{Analysis, Tree};
use crate::prose::{Deprel, Tag};

/// What a noun's appositions and possessors say.
pub fn rows(analysis: &Analysis<'_>, noun: usize) -> Vec<Row> {
    let tree = analysis.tree;
    let appositions = tree.children_by(noun, &[Deprel::Appos]).map(|other| apposition(analysis, noun, other));
    let possessors = tree.children_by(noun, &[Deprel::NmodPoss]).filter(|&owner| !tree.tag(owner).is_wh());
    appositions.chain(possessors.map(|owner| possession(analysis, noun, owner))).collect()
}

fn apposition(analysis: &Analysis<'_>, noun: usize, other: usize) -> Row {
    let tree = analysis.tree;
    let arguments = vec![
        span::text(tree, &span::conjunct(analysis, noun)),
        span::text(tree, &span::clause(tree, other)),
    ];
    Row { confidence: 0.55, relation: "is".to_owned(), arguments }
}

fn possession(analysis: &Analysis<'_>, noun: usize, owner: usize) -> Row {
    let tree = analysis.tree;
    let pronoun = tree.tag(owner) == Tag::PrpPoss;
    let confidence = if pronoun { 0.3 } else { 0.38 };
    let mut possessed = span::conjunct(analysis, noun);
    let owned = tree.sentence.subtree(owner);
    possessed.retain(|at| !owned.contains(at));
    let owner = if pronoun { personal(tree, owner) } else { owner_text(tree, owner) };
    let arguments = vec![owner, span::text(tree, &possessed)];
    Row { confidence, relation: "has".to_owned(), arguments }
}

fn owner_text(tree: Tree<'_>, owner: usize) -> String {
    let enters = |parent: usize, child: usize| {
        !(parent == owner && tree.relation(child) == Deprel::Case) && tree.relation(child) != Deprel::AclRelcl
    };
    span::text(tree, &tree.reach(owner, enters))
}

fn personal(tree: Tree<'_>, pronoun: usize) -> String {
    let lower = tree.lower(pronoun);
    let personal = match lower.as_str() {
        "his" => "He",
        "her" => "She",
        "its" => "It",
        "their" => "They",
        "our" => "We",
        "my" => "I",
        "your" => "You",
        _ => tree.form(pronoun),
    };
    personal.to_owned()
}
