//! What is looked at to name an arc: its two ends, their children and neighbours, and what lies between.

use super::{Input, NONE, State};
use crate::prose::model::Features;

/// Gathers the features of the arc from `head` to `dependent`, which is about to be made.
pub(crate) fn gather(state: &State, input: &Input, head: usize, dependent: usize, features: &mut Features) {
    features.restart(if dependent < head { 2000 } else { 3000 });
    ends(input, head, dependent, features);
    children(state, input, head, dependent, features);
    surroundings(state, input, head, dependent, features);
}

fn ends(input: &Input, head: usize, dependent: usize, features: &mut Features) {
    let distance = head.abs_diff(dependent).min(6) as u64;
    let (head_word, head_tag) = (input.word(head), input.tag(head));
    let (word, tag) = (input.word(dependent), input.tag(dependent));
    features.add(0, 0, 0);
    features.add(head_tag, tag, 0);
    features.add(head_word, tag, 0);
    features.add(head_tag, word, 0);
    features.add(head_word, word, 0);
    features.add(word, 0, 0);
    features.add(head_word, 0, 0);
    features.add(head_tag, tag, distance);
    features.add(input.suffix(dependent), head_tag, 0);
    features.add(input.suffix(head), tag, 0);
    let (head_class, class) = (input.class(head), input.class(dependent));
    features.add(head_class, class, 0);
    features.add(head_class, tag, 0);
    features.add(head_tag, class, tag);
    features.add(head_class, word, 0);
    features.add(head_word, class, 0);
    features.add(input.group(head), input.group(dependent), head_tag << 32 | tag);
}

fn children(state: &State, input: &Input, head: usize, dependent: usize, features: &mut Features) {
    let relation = |at| state.node(at).relation();
    let (head_tag, tag) = (input.tag(head), input.tag(dependent));
    let ([first, second], [last, _]) = (state.node(dependent).left, state.node(dependent).right);
    features.add(head_tag, tag, input.tag(first));
    for child in [first, second, last] {
        features.add(head_tag, tag, relation(child));
        features.add(head_tag, tag, input.word(child));
    }
    features.add(input.word(first), input.word(head), tag);
    features.add(input.word(first), input.word(dependent), head_tag);
    features.add(input.word(first), input.class(head), tag);
    features.add(input.word(first), input.class(dependent), input.class(head));
    features.add(relation(first), relation(second), tag);
    let ([head_first, head_second], [head_last, head_before_last]) = (state.node(head).left, state.node(head).right);
    for child in [head_first, head_last] {
        features.add(head_tag, tag, relation(child));
        features.add(head_tag, tag, input.word(child));
    }
    features.add(relation(head_before_last), relation(head_last), tag);
    features.add(relation(head_second), relation(head_first), tag);
}

fn surroundings(state: &State, input: &Input, head: usize, dependent: usize, features: &mut Features) {
    let (head_tag, tag) = (input.tag(head), input.tag(dependent));
    for at in [dependent, head] {
        let before = at.checked_sub(1).unwrap_or(NONE);
        features.add(input.tag(before), tag, head_tag);
        features.add(input.tag(at + 1), tag, head_tag);
    }
    let node = state.node(head);
    features.add(u64::from(node.left_count) << 4 | u64::from(node.right_count), tag, head_tag);
    let between = input.between(head.min(dependent), head.max(dependent));
    features.add(between, tag, head_tag);
    features.add(between, input.word(dependent), head_tag);
    features.add(input.gap(dependent), tag, head_tag);
    features.add(input.gap(dependent + 1), tag, head_tag);
}
