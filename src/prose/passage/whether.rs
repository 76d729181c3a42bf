//! Questions whether something is so.

use super::asked::Asked;
use super::fit::{has_words, is_of_same};
use super::side::{Named, doers};
use super::words::{is_word, of_token};
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{Analysis, Clause, Stance, Tree, WordClass, mended, stance_of_all};
use crate::prose::extract::subject;
use crate::prose::{Deprel, Sentence};

/// Whether a sentence says that what is asked is so, or that it is not; nothing where it says neither. What it says on a
/// condition, of some only, or of something narrower that is denied, says neither.
#[must_use]
pub fn is_so(asked: &Asked, sentence: &Sentence, named: &Named) -> Option<bool> {
    let sentence = &*mended(sentence);
    if !has_words(asked, sentence, named) {
        return None;
    }
    let analysis = Analysis::new(sentence);
    let said = analysis.clauses.iter().filter_map(|clause| said(asked, &analysis, clause, named));
    let mut said: Vec<bool> = said.collect();
    said.dedup();
    match said.as_slice() {
        [so] => Some(*so),
        _ => None,
    }
}

fn said(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause, named: &Named) -> Option<bool> {
    let same = if asked.nominal {
        is_of_same_noun(asked, analysis, clause, named)
    } else {
        is_of_same(asked, analysis, clause, named)
    };
    if let Some(so) = of_one_alone(asked, analysis, clause, named) {
        return Some(so);
    }
    if !same || !clause.context.asserted || clause.context.attribution.is_some() || is_limited(analysis, clause) {
        return None;
    }
    let stance = stance_of_all(analysis, clause);
    let so = decided(asked, &stance)?;
    // What is denied of something narrower is not denied of all of it.
    (so || !is_narrower(asked, analysis, clause, named)).then_some(so)
}

/// "only **the Minister** can order it": the Minister can, and nobody else.
fn of_one_alone(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause, named: &Named) -> Option<bool> {
    let tree = analysis.tree;
    let doer = asked.doer.as_ref().filter(|_| !asked.nominal)?;
    let alone = clause.subject.is_some_and(|subject| tree.has_only(subject.head)) && !clause.passive;
    let anybody = Asked { doer: None, ..asked.clone() };
    let stance = stance_of_all(analysis, clause);
    let firm = stance.modality == asked.modality && stance.polarity == Polarity::Affirmed;
    let free = clause.context.asserted && !clause.context.supposed && clause.context.conditions.is_empty();
    let same = alone && firm && free && is_of_same(&anybody, analysis, clause, named);
    same.then(|| doer.is_among(analysis, &doers(analysis, clause), named))
}

/// "is X **a member**", "are they **voluntary**".
fn is_of_same_noun(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause, named: &Named) -> bool {
    let known = asked.doer.as_ref().or(asked.undergoer.as_ref());
    let subjects = || subject::subjects(analysis, clause).unwrap_or_default();
    clause.copula.is_some()
        && is_word(analysis.tree, clause.head, &asked.head)
        && known.is_some_and(|known| known.is_among(analysis, &subjects(), named))
}

/// What a stance says to a question: of a deed whether it was done, of a power whether there is one.
fn decided(asked: &Asked, stance: &Stance) -> Option<bool> {
    use Modality::{Actual, Expected, Necessary, Possible};
    let affirmed = stance.polarity == Polarity::Affirmed;
    let decides = match (asked.modality, stance.modality) {
        (Actual, Actual) | (Possible, Possible) | (Necessary, Necessary) | (Expected, Expected) => true,
        // What must not be done may not be.
        (Possible, Necessary) => !affirmed && !stance.marker.is_empty(),
        _ => false,
    };
    decides.then_some(affirmed)
}

/// Whether a clause holds on a condition, or of some or none but one.
fn is_limited(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let tree = analysis.tree;
    let below = tree.reach(clause.head, |_, child| !analysis.is_predicate(child));
    let limits = |&at: &usize| {
        let word = tree.lower(at);
        tree.is_any(at, &["only", "except", "solely", "almost", "nearly", "unless", "some", "most", "yet"])
            || WordClass::Hedge.contains(&word)
    };
    !clause.context.conditions.is_empty() || !clause.context.times.is_empty() || below.iter().any(limits)
}

/// Whether what a clause says is of something that the question has no word for.
fn is_narrower(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause, named: &Named) -> bool {
    let tree = analysis.tree;
    let known = |at: usize| {
        let asked_for = asked.words.iter().chain([&asked.head]).any(|word| is_word(tree, at, word));
        asked_for || named.contains(&*tree.lower(at)) || named.contains(&of_token(tree, at))
    };
    let own = clause.subject.map(|subject| subject.head);
    let below = tree.reach(clause.head, |_, child| Some(child) != own && !is_aside(tree, child));
    below.into_iter().any(|at| at != clause.head && tells(tree, at) && !known(at))
}

/// What hangs on a verb and says something of its own.
fn is_aside(tree: Tree<'_>, child: usize) -> bool {
    matches!(tree.relation(child), Deprel::Conj | Deprel::Parataxis | Deprel::AdvclRelcl | Deprel::Discourse)
}

/// Whether a word says something by itself.
fn tells(tree: Tree<'_>, at: usize) -> bool {
    let tag = tree.tag(at);
    let auxiliary = matches!(tree.relation(at), Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
    (tag.is_noun() || tag.is_verb() || tag.is_adjective()) && !auxiliary
}
