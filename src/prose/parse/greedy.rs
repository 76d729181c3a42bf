//! The quick way to a tree: every word takes its best head.

use super::Scores;

/// The best head of every word, none for the root, if they make a tree with one root and without crossing arcs.
/// Then it is the best tree there is.
pub(super) fn best_heads(scores: &Scores) -> Option<Vec<Option<usize>>> {
    let words = scores.words();
    let head = |(dependent, row): (usize, &[i32])| {
        let mut best = (i32::MIN, words);
        for (head, &score) in row.iter().enumerate().filter(|&(head, _)| head != dependent) {
            if score > best.0 {
                best = (score, head);
            }
        }
        Some(best.1).filter(|&head| head < words)
    };
    let heads: Vec<Option<usize>> = scores.rows().enumerate().map(head).collect();
    is_tree(&heads).then_some(heads)
}

/// Whether these heads make a tree with one root and no arc that crosses another or spans the root.
pub(super) fn is_tree(heads: &[Option<usize>]) -> bool {
    let one_root = heads.iter().filter(|head| head.is_none()).count() == 1;
    one_root && is_projective(heads) && reaches_root(heads)
}

/// Whether no arc crosses another; the root's arc comes from outside of the sentence.
fn is_projective(heads: &[Option<usize>]) -> bool {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut arcs: Vec<(usize, usize)> = Vec::with_capacity(heads.len());
    for (dependent, head) in heads.iter().enumerate() {
        arcs.push(match head {
            Some(head) => (dependent.min(*head), dependent.max(*head)),
            None => (dependent, heads.len()),
        });
    }
    // From left to right, longer arcs first: an arc that begins inside another must end inside it.
    arcs.sort_unstable_by_key(|&(left, right)| (left, std::cmp::Reverse(right)));
    for (left, right) in arcs {
        while open.last().is_some_and(|&(_, end)| end <= left) {
            open.pop();
        }
        if open.last().is_some_and(|&(start, end)| start < left && end < right) {
            return false;
        }
        open.push((left, right));
    }
    true
}

/// Whether the root is above every word.
fn reaches_root(heads: &[Option<usize>]) -> bool {
    let mut reaches = vec![false; heads.len()];
    for word in 0..heads.len() {
        let above = std::iter::successors(Some(word), |&at| heads.get(at).copied().flatten());
        // What was found to reach it need not be gone through again.
        let new = above.take_while(|&at| reaches.get(at) == Some(&false));
        let path: Vec<usize> = new.take(heads.len() + 1).collect();
        if path.len() > heads.len() {
            return false;
        }
        for at in path {
            reaches.get_mut(at).into_iter().for_each(|reaches| *reaches = true);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_are_told_from_other_graphs() {
        assert!(is_tree(&[Some(1), None, Some(1)]));
        assert!(is_tree(&[None]));
        assert!(is_tree(&[Some(2), Some(0), None, Some(4), Some(2)]));
        // Two roots; a circle; crossing arcs; an arc over the root.
        assert!(!is_tree(&[None, None]));
        assert!(!is_tree(&[Some(1), Some(0), None]));
        assert!(!is_tree(&[Some(2), Some(3), None, Some(2)]));
        assert!(!is_tree(&[Some(2), None, Some(1), Some(0)]));
    }
}
