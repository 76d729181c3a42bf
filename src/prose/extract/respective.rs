//! "Peru and Chile paid 5 and 7 million euros **respectively**": the first the first, the second the second.

use super::{coordination, phrase, time};
use crate::prose::clause::{Analysis, Clause, Tree, is_temporal};
use crate::prose::{Deprel, Extraction, Object, Phrase, PhraseQualifier, Tag};

/// Of what a clause says of each of several things to each of several others, what it says of each to its own; all of it
/// where the clause does not say "respectively" or the numbers of things differ.
pub fn paired(analysis: &Analysis<'_>, clause: &Clause, subjects: &[Phrase], said: Vec<Extraction>) -> Vec<Extraction> {
    let tree = analysis.tree;
    if subjects.len() < 2 || !is_respective(analysis, clause) {
        return said;
    }
    let place = |found: &Extraction| subjects.iter().position(|subject| *subject == found.subject);
    let times = times(analysis, clause, subjects.len());
    let mut kept: Vec<Extraction> = Vec::new();
    for found in &said {
        let Some(place) = place(found) else { continue };
        let same = |other: &&Extraction| other.subject == found.subject && other.relation == found.relation;
        let goals: Vec<&Extraction> = said.iter().filter(same).collect();
        let mut own = found.clone();
        if goals.len() == subjects.len() {
            if goals.get(place).is_none_or(|goal| goal.object != found.object) {
                continue;
            }
        } else if let Some(part) = own.object.as_ref().and_then(|object| part_of(tree, object, subjects.len(), place)) {
            own.object = Some(part);
        }
        if let Some(own_times) = times.as_ref().and_then(|times| times.get(place)) {
            own.qualifiers.retain(|known| !matches!(known, PhraseQualifier::Time(..) | PhraseQualifier::TimeText(_)));
            own.qualifiers.extend(own_times.iter().cloned());
        }
        kept.push(own);
    }
    kept
}

fn is_respective(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let respectively = |&at: &usize| analysis.tree.is(at, "respectively");
    let own = |at: usize| analysis.clause_above(at).is_some_and(|above| above.head == clause.head);
    (0..analysis.tree.len()).filter(respectively).any(own)
}

/// One of several numbers before a noun, or of several times joined in one phrase.
fn part_of(tree: Tree<'_>, object: &Object, parts: usize, place: usize) -> Option<Object> {
    let phrase = object.phrase();
    let joints = |at: &usize| tree.relation(*at) == Deprel::Cc || tree.is(*at, ",");
    let number = |at: &usize| tree.tag(*at) == Tag::Cd;
    let figures: Vec<usize> = phrase.tokens.iter().copied().filter(|at| number(at) || joints(at)).collect();
    let groups: Vec<&[usize]> = figures.split(joints).filter(|group| !group.is_empty()).collect();
    let own = groups.get(place).filter(|_| groups.len() == parts)?;
    // "5 and 7 **million**": the first are millions, too.
    let scale = |at: &&usize| tree.is_any(**at, &["hundred", "thousand", "million", "billion", "trillion"]);
    let scale = groups.last()?.last().filter(scale).filter(|last| !own.contains(last));
    let shared = phrase.tokens.iter().filter(|at| !figures.contains(at));
    let mut tokens: Vec<usize> = own.iter().chain(scale).chain(shared).copied().collect();
    tokens.sort_unstable();
    let words: Vec<&str> = tokens.iter().map(|&at| tree.form(at)).collect();
    let head = if figures.contains(&phrase.head) { *own.last()? } else { phrase.head };
    let part = Phrase { head, reworded: scale.map(|_| words.join(" ")), tokens };
    Some(match object {
        Object::Thing(_) => Object::Thing(part),
        Object::Text(_) => Object::Text(phrase::of_tokens(part.head, part.tokens)),
    })
}

/// When it is of each of several, where as many times are told.
fn times(analysis: &Analysis<'_>, clause: &Clause, parts: usize) -> Option<Vec<Vec<PhraseQualifier>>> {
    let mut found = clause.arguments.iter().filter(|argument| is_temporal(analysis.tree, argument.head));
    found.find_map(|argument| {
        let times = coordination::conjuncts(analysis, argument.head);
        let of = |&time: &usize| time::qualifiers(analysis, time, &argument.preposition);
        (times.len() == parts).then(|| times.iter().map(of).collect())
    })
}
