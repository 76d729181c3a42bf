//! Tuples of noun phrases: appositions and possessors.

use super::{Row, span};
use crate::prose::clause::{Analysis, Tree};
use crate::prose::{Deprel, Tag};
use crate::text::Source;

/// What a noun's appositions and possessors say.
pub fn rows(source: &Source, analysis: &Analysis<'_>, noun: usize) -> Vec<Row> {
    let tree = analysis.tree;
    let appositions = tree.children_by(noun, &[Deprel::Appos]);
    let named = appositions.filter(|&other| is_description(tree, noun, other));
    let appositions = named.map(|other| apposition(source, analysis, noun, other));
    let possessors = tree.children_by(noun, &[Deprel::NmodPoss]).filter(|&owner| !tree.tag(owner).is_wh());
    appositions.chain(possessors.map(|owner| possession(source, analysis, noun, owner))).collect()
}

/// A noun with a determiner, or a name beside a common noun: not the next item of a list.
fn is_description(tree: Tree<'_>, noun: usize, other: usize) -> bool {
    let described = tree.has(other, &[Deprel::Det, Deprel::NmodPoss]);
    tree.tag(other).is_noun() && (described || tree.tag(noun).is_proper() != tree.tag(other).is_proper())
}

fn apposition(source: &Source, analysis: &Analysis<'_>, noun: usize, other: usize) -> Row {
    let tree = analysis.tree;
    let arguments = vec![
        span::text(source, tree, &span::conjunct(analysis, noun)),
        span::text(source, tree, &span::clause(tree, other)),
    ];
    Row { confidence: 0.55, relation: "is".to_owned(), arguments }
}

fn possession(source: &Source, analysis: &Analysis<'_>, noun: usize, owner: usize) -> Row {
    let tree = analysis.tree;
    let pronoun = tree.tag(owner) == Tag::PrpPoss;
    let confidence = if pronoun { 0.3 } else { 0.38 };
    let mut possessed = span::conjunct(analysis, noun);
    let owned = tree.sentence.subtree(owner);
    possessed.retain(|at| !owned.contains(at));
    let owner = if pronoun { personal(tree, owner) } else { owner_text(source, tree, owner) };
    let arguments = vec![owner, span::text(source, tree, &possessed)];
    Row { confidence, relation: "has".to_owned(), arguments }
}

fn owner_text(source: &Source, tree: Tree<'_>, owner: usize) -> String {
    let enters = |parent: usize, child: usize| {
        !(parent == owner && tree.relation(child) == Deprel::Case) && tree.relation(child) != Deprel::AclRelcl
    };
    span::text(source, tree, &tree.reach(owner, enters))
}

fn personal(tree: Tree<'_>, pronoun: usize) -> String {
    let lower = tree.lower(pronoun);
    let personal = match lower.as_ref() {
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
