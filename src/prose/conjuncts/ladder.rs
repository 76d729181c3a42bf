//! The nouns that a conjunct can join without arcs that cross.

use super::Draft;

/// The most steps up that are looked at.
const HIGHEST: usize = 40;

/// The nouns before a conjunct that it may join, the nearest first; of a list its first noun stands for all.
pub(crate) fn ladder(draft: &Draft<'_>, conjunct: usize) -> Vec<usize> {
    let mut rungs = Vec::new();
    let start = draft.start(conjunct);
    let separators = [",", "and", "or", ";", "&", "—", "-"];
    let mut next = (0..start).rev().find(|&at| !draft.is(at, &separators));
    for _ in 0..HIGHEST {
        let Some(at) = next.filter(|&at| at < conjunct) else { break };
        if draft.tag(at).is_noun() {
            let first = draft.first_of_list(at);
            if !rungs.contains(&first) {
                rungs.push(first);
            }
        }
        next = draft.head(at);
    }
    rungs
}
