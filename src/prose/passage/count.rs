//! How many and how much: numbers with what they count or measure.

use super::asked::{Asked, Slot};
use super::plain::fits;
use super::side::{Named, doers, undergoers};
use super::words::of_token;
use crate::prose::clause::{Analysis, Clause, Tree, WordClass, is_measure, is_temporal};
use crate::prose::extract::phrase::{self, Extent};
use crate::prose::{Deprel, Phrase, Tag};

/// "**86 people** fell ill": the nouns of a question with their numbers, where a clause says of them what is asked.
pub fn counted(asked: &Asked, analysis: &Analysis<'_>, named: &Named) -> Vec<Phrase> {
    let tree = analysis.tree;
    let Some(about) = asked.about.as_ref().filter(|_| !asked.nominal) else { return vec![] };
    let fitting = analysis.clauses.iter().filter(|clause| fits(asked, analysis, clause, named));
    let sides = fitting.flat_map(|clause| match asked.slot {
        Slot::Doer if !doers(analysis, clause).is_empty() => doers(analysis, clause),
        _ => undergoers(analysis, clause),
    });
    let heads = sides.map(|phrase| phrase.head).flat_map(|at| std::iter::once(at).chain(to_be_done(asked, tree, at)));
    let counted = |&at: &usize| tree.has(at, &[Deprel::Nummod]) && about.is(analysis, at, named);
    heads.filter(counted).map(|at| phrase::noun_phrase(analysis, at, Extent::Bare)).collect()
}

/// "sought permission to build **85 homes**": the objects of an infinitive of a noun that the question names.
fn to_be_done(asked: &Asked, tree: Tree<'_>, noun: usize) -> Vec<usize> {
    let deeds = tree.children_by(noun, &[Deprel::Acl]).filter(|&at| tree.has_to(at));
    let named = deeds.filter(|&at| asked.rest.contains(&of_token(tree, at)));
    named.flat_map(|at| tree.children_by(at, &[Deprel::Obj])).collect()
}

/// The sums and measures below a token, each with its number: "18 per cent", "42 million dollars".
pub fn amounts(analysis: &Analysis<'_>, top: usize) -> Vec<Phrase> {
    let tree = analysis.tree;
    let below = tree.reach(top, |_, child| !analysis.is_predicate(child) || tree.relation(child) == Deprel::Xcomp);
    let measured = below.into_iter().filter(|&at| is_amount(tree, at));
    measured.map(|at| phrase::of_tokens(at, phrase::trimmed(tree, with_number(tree, at)))).collect()
}

/// Whether a token is a measure with its number, or a number of millions.
fn is_amount(tree: Tree<'_>, at: usize) -> bool {
    let measure =
        is_measure(tree, at) && tree.has(at, &[Deprel::Nummod, Deprel::Compound]) || tree.tag(at) == Tag::Currency;
    let millions = tree.tag(at) == Tag::Cd && tree.is_any(at, &["million", "billion"]) && !is_measured(tree, at);
    (measure && !is_temporal(tree, at) && has_number(tree, at)) || millions
}

fn is_measured(tree: Tree<'_>, number: usize) -> bool {
    tree.relation(number) == Deprel::Nummod && tree.head(number).is_some_and(|noun| is_measure(tree, noun))
}

fn has_number(tree: Tree<'_>, at: usize) -> bool {
    tree.children(at).iter().any(|&child| tree.tag(child) == Tag::Cd)
}

/// A measure with all that makes its number.
fn with_number(tree: Tree<'_>, at: usize) -> Vec<usize> {
    let parts =
        [Deprel::Nummod, Deprel::Compound, Deprel::Flat, Deprel::Advmod, Deprel::Amod, Deprel::Det, Deprel::Fixed];
    tree.reach(at, |_, child| parts.contains(&tree.relation(child)) && !tree.is_any(child, &["only", "also"]))
}

/// "for **four years**": how long a clause lasts.
pub fn durations(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let tree = analysis.tree;
    let lasts = |at: usize| {
        WordClass::TimeNoun.contains(&of_token(tree, at)) && has_number(tree, at) && !tree.tag(at).is_proper()
    };
    let heads = clause.arguments.iter().map(|argument| argument.head).filter(|&at| lasts(at));
    heads.map(|at| phrase::noun_phrase(analysis, at, Extent::Short)).collect()
}

/// Those of some times that tell how often: "**every two months**", "**twice a year**".
pub fn frequencies(analysis: &Analysis<'_>, times: Vec<Phrase>) -> Vec<Phrase> {
    let tree = analysis.tree;
    let often =
        |&at: &usize| WordClass::Frequency.contains(&tree.lower(at)) || tree.is_any(at, &["every", "each", "times"]);
    times.into_iter().filter(|time| time.tokens.iter().any(often)).collect()
}
