//! What stands beside the verb of a clause: times, places, reasons.

use super::side::nouns;
use super::words::of_token;
use crate::prose::clause::{Analysis, Argument, Clause, Role, Tree, WordClass, is_temporal};
use crate::prose::extract::{phrase, time};
use crate::prose::{Deprel, Phrase};

/// The times of a clause; where it has none, of the one that it hangs on.
pub fn times(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let own = |clause: &Clause| -> Vec<Phrase> {
        let moments = time::moments(analysis, clause).into_iter().filter(|moment| !moment.preposition.ends_with("of"));
        moments
            .map(|mut moment| {
                if !matches!(moment.preposition.as_str(), "" | "in" | "on" | "at" | "for") {
                    moment.phrase.tokens.extend(&moment.preposition_tokens);
                    moment.phrase.tokens.sort_unstable();
                }
                moment.phrase
            })
            .collect()
    };
    let found = own(clause);
    let joined = analysis.tree.relation(clause.head) == Deprel::Conj;
    let above = || analysis.clause_above(clause.head).filter(|_| joined && !analysis.tree.tag(clause.head).is_finite());
    if found.is_empty() { above().map(own).unwrap_or_default() } else { found }
}

/// The places of a clause.
pub fn places(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let is_place = |argument: &&Argument| {
        argument.role == Role::Oblique
            && is_placing(&argument.preposition)
            && !time::is_time(analysis, argument)
            && is_somewhere(analysis.tree, argument.head)
            && (analysis.tree.is_name(argument.head) || !is_topical(&argument.preposition))
            && !phrase::is_connecting(analysis.tree, argument.head)
    };
    let own = clause.arguments.iter().filter(is_place).map(|argument| argument.head);
    let heads: Vec<usize> = own.chain(places_of_opened(analysis, clause)).collect();
    heads.into_iter().flat_map(|at| nouns(analysis, at)).collect()
}

/// "shall open **a college in Tarn**": where something is opened is where it opens.
fn places_of_opened(analysis: &Analysis<'_>, clause: &Clause) -> Vec<usize> {
    let tree = analysis.tree;
    let opened = clause.arguments.iter().filter(|argument| argument.role == Role::Object);
    let labile = opened.filter(|_| WordClass::Labile.contains(&of_token(tree, clause.head)));
    let within = labile.flat_map(|argument| tree.children_by(argument.head, &[Deprel::Nmod]));
    within.filter(|&at| is_placing(&tree.preposition(at)) && !is_temporal(tree, at) && is_somewhere(tree, at)).collect()
}

/// Whether a preposition leads to a place.
pub fn is_placing(preposition: &str) -> bool {
    matches!(preposition, "in" | "at" | "near" | "on" | "outside" | "off" | "across" | "along" | "within")
}

/// "decided **on** the bridge", "acted **within** the rules": what leads to a place only before a name.
fn is_topical(preposition: &str) -> bool {
    matches!(preposition, "on" | "within")
}

/// Whether a noun may be a place: a name, or a thing with an article.
pub fn is_somewhere(tree: Tree<'_>, noun: usize) -> bool {
    let told = tree.has(noun, &[Deprel::Det, Deprel::NmodPoss, Deprel::Amod, Deprel::Compound]);
    tree.is_name(noun) || tree.tag(noun).is_noun() && told
}

/// Why: a clause after "because" and the like, a noun after "because of" and the like.
pub fn reasons(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let tree = analysis.tree;
    let told = |argument: &&Argument| match argument.role {
        Role::Adverbial => {
            tree.children_by(argument.head, &[Deprel::Mark]).any(|mark| tree.is_any(mark, &["because", "since", "as"]))
        }
        Role::Oblique | Role::Agent => is_reason(&argument.preposition),
        _ => false,
    };
    let found = clause.arguments.iter().filter(told);
    found.map(|argument| phrase::clause_phrase(tree, argument.head)).collect()
}

/// Whether a preposition leads to a reason.
pub fn is_reason(preposition: &str) -> bool {
    matches!(preposition, "because of" | "due to" | "owing to" | "on account of" | "thanks to" | "as a result of")
}
