//! Dependency parsing: the best tree over a sentence's words, from the scores of all arcs (McDonald, Pereira, Ribarov
//! and Hajič 2005).
//!
//! Punctuation is no part of the tree that is searched for (after Ma, Zhang and Zhu 2014); marks are attached to it
//! afterwards. If the best head of every word makes a tree, that is the best tree; else it is searched for.

mod eisner;
mod greedy;
mod marks;
mod names;
mod scores;
mod verbs;

pub(crate) use marks::is_mark;
pub(crate) use names::with_names;
pub(crate) use scores::Scores;
pub(crate) use verbs::with_verbs;

use super::conjuncts::{self, Draft};
use super::network::{Desk, Model};
use super::{Deprel, Margins, Tag};

/// The most words that are searched for a tree at once. Of a longer sentence each part gets its own tree, which hangs
/// on the root of the first: the search takes time that grows with the cube of the number of words.
const MOST_WORDS: usize = 120;

/// A token's place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arc {
    /// The head; none for the root.
    pub(crate) head: Option<usize>,
    /// The relation to it.
    pub(crate) relation: Deprel,
    /// How sure that is.
    pub(crate) margins: Margins,
}

/// The tag and the arc of every token, whose letters are `forms`.
pub(crate) fn parse(model: &Model, forms: &[&str], desk: &mut Desk) -> Vec<(Tag, Arc)> {
    let tags = model.tags(forms, desk);
    let only_marks = tags.iter().all(|&(tag, _)| is_mark(tag));
    let words = tags.iter().enumerate().filter(|(_, (tag, _))| only_marks || !is_mark(*tag));
    let places: Vec<usize> = words.map(|(at, _)| at).collect();
    let mut arcs = vec![None; forms.len()];
    let mut root = None;
    for places in parts(&places) {
        for (&place, mut arc) in places.iter().zip(part(model, desk, places)) {
            if arc.head.is_none() {
                (arc.head, arc.relation) = root.map_or((None, arc.relation), |root| (Some(root), Deprel::Parataxis));
                root.get_or_insert(place);
            }
            if let Some(slot) = arcs.get_mut(place) {
                *slot = Some(arc);
            }
        }
    }
    let with_tag = |((tag, margin), arc): ((Tag, i32), Arc)| {
        let margins = Margins { tag: Margins::cut(margin), ..arc.margins };
        (tag, Arc { margins, ..arc })
    };
    let parsed: Vec<(Tag, Arc)> = tags.into_iter().zip(marks::attach(arcs, forms)).map(with_tag).collect();
    with_conjuncts(model, forms, parsed)
}

/// The same with every conjunct joined to the noun that it is likest to.
fn with_conjuncts(model: &Model, forms: &[&str], mut parsed: Vec<(Tag, Arc)>) -> Vec<(Tag, Arc)> {
    if !parsed.iter().any(|(tag, arc)| arc.relation == Deprel::Conj && tag.is_noun()) {
        return parsed;
    }
    let tags: Vec<Tag> = parsed.iter().map(|&(tag, _)| tag).collect();
    let heads: Vec<Option<usize>> = parsed.iter().map(|(_, arc)| arc.head).collect();
    let relations: Vec<Deprel> = parsed.iter().map(|(_, arc)| arc.relation).collect();
    let margins: Vec<f64> = parsed.iter().map(|(_, arc)| f64::from(arc.margins.head) / 256.0).collect();
    let settled = conjuncts::settled(Draft::new(forms, &tags, &heads, &relations), &margins, &model.vectors);
    for (at, (_, arc)) in parsed.iter_mut().enumerate() {
        arc.head = settled.head(at);
    }
    parsed
}

/// The words in parts that are short enough; a part ends before the widest gap, which is where marks stand.
fn parts(places: &[usize]) -> Vec<&[usize]> {
    let mut parts = Vec::new();
    let mut rest = places;
    while rest.len() > MOST_WORDS {
        let gap = |at: &usize| match rest.get(at - 1..=*at) {
            Some(&[before, after]) => after - before,
            _ => 0,
        };
        let cut = (MOST_WORDS / 2..=MOST_WORDS).max_by_key(gap).unwrap_or(MOST_WORDS);
        let (part, left) = rest.split_at(cut);
        parts.push(part);
        rest = left;
    }
    parts.push(rest);
    parts
}

/// The arcs of some words among themselves, each with the places of the sentence as heads.
fn part(model: &Model, desk: &mut Desk, places: &[usize]) -> Vec<Arc> {
    let mut words = model.words(desk, places);
    let scores = words.scores();
    let heads = greedy::best_heads(&scores).unwrap_or_else(|| eisner::best_tree(&scores));
    let relations = words.relations(&heads);
    let arc = |(dependent, (&head, (relation, margin))): (usize, (&Option<usize>, (Deprel, i32)))| Arc {
        head: head.and_then(|head| places.get(head).copied()),
        relation,
        margins: Margins { tag: 0, head: Margins::cut(scores.margin(head, dependent)), relation: Margins::cut(margin) },
    };
    heads.iter().zip(relations).enumerate().map(arc).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_are_cut_where_marks_stand() {
        // A mark after every fiftieth word.
        let places: Vec<usize> = (0..300).map(|word| word + word / 50).collect();
        let lengths: Vec<usize> = parts(&places).iter().map(|part| part.len()).collect();
        assert_eq!(lengths, [100, 100, 100]);
        let unmarked: Vec<usize> = (0..250).collect();
        assert_eq!(parts(&unmarked).iter().map(|part| part.len()).collect::<Vec<_>>(), [120, 120, 10]);
        assert_eq!(parts(&[3, 4]), [&[3, 4]]);
    }
}
