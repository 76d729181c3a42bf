//! What the parser looks at before a transition (after Zhang and Nivre 2011): the top of the stack, the head of
//! the buffer, their children, and what lies between.

use super::{Input, State};
use crate::prose::model::Features;

/// The places that matter.
struct Places {
    /// The stack, top first.
    stack: [usize; 3],
    /// The buffer, first first.
    buffer: [usize; 3],
}

/// Gathers the features of a state.
pub(crate) fn gather(state: &State, input: &Input, features: &mut Features) {
    let stack = [0, 1, 2].map(|depth| state.stacked(depth));
    let buffer = [0, 1, 2].map(|ahead| state.buffered(ahead));
    let places = Places { stack, buffer };
    features.restart(1000);
    single_words(&places, input, features);
    pairs(&places, input, features);
    triples(&places, input, features);
    children(&places, state, input, features);
    valency(&places, state, input, features);
    distances(&places, input, features);
    classes(&places, state, input, features);
    if input.leads_on(places.buffer[0]) {
        lookahead(&places, input, features);
    }
}

fn single_words(places: &Places, input: &Input, features: &mut Features) {
    features.add(0, 0, 0);
    for at in places.stack.into_iter().chain(places.buffer) {
        features.add(input.word(at), 0, 0);
        features.add(input.tag(at), 0, 0);
        features.add(input.word(at), input.tag(at), 0);
    }
    for at in [places.stack[0], places.buffer[0], places.stack[1]] {
        features.add(input.suffix(at), input.tag(at), 0);
    }
}

fn pairs(places: &Places, input: &Input, features: &mut Features) {
    let (word, tag) = (|at| input.word(at), |at| input.tag(at));
    let ([s0, s1, _], [b0, b1, _]) = (places.stack, places.buffer);
    features.add(word(s0), tag(b0), tag(s0));
    features.add(tag(s0), word(b0), tag(b0));
    features.add(tag(b0), tag(b1), 0);
    features.add(word(b0), tag(b1), 0);
    for (left, right) in [(s0, b0), (s1, s0), (s1, b0)] {
        features.add(word(left), word(right), 0);
        features.add(word(left), tag(right), 0);
        features.add(tag(left), word(right), 0);
        features.add(tag(left), tag(right), 0);
    }
}

fn triples(places: &Places, input: &Input, features: &mut Features) {
    let (word, tag) = (|at| input.word(at), |at| input.tag(at));
    let ([s0, s1, s2], [b0, b1, b2]) = (places.stack, places.buffer);
    features.add(tag(s0), tag(b0), tag(b1));
    features.add(tag(b0), tag(b1), tag(b2));
    features.add(tag(s1), tag(s0), tag(b0));
    features.add(tag(s2), tag(s1), tag(s0));
    features.add(word(s0), tag(s1), tag(b0));
    features.add(tag(s0), word(s1), tag(b0));
    features.add(word(s0), tag(b0), tag(b1));
    features.add(tag(s1), tag(b0), tag(b1));
    features.add(tag(s1) << 32 | tag(s0), tag(b0), tag(b1));
}

fn children(places: &Places, state: &State, input: &Input, features: &mut Features) {
    let (word, tag) = (|at| input.word(at), |at| input.tag(at));
    let relation = |at| state.node(at).relation();
    let ([s0, s1, _], [b0, ..]) = (places.stack, places.buffer);
    for (parent, right) in [(s0, b0), (s1, s0)] {
        let node = state.node(parent);
        for (first, last) in node.left.into_iter().zip(node.right) {
            features.add(tag(parent), tag(first), relation(first));
            features.add(tag(parent), tag(last), relation(last));
            features.add(tag(parent), tag(first), tag(right));
            features.add(tag(parent), tag(last), tag(right));
            features.add(word(parent), relation(last), 0);
            features.add(word(parent), relation(first), 0);
            features.add(word(last), tag(parent), 0);
            features.add(word(parent), word(last), 0);
        }
    }
    for first in state.node(b0).left {
        features.add(tag(b0), tag(first), relation(first));
        features.add(tag(s0), tag(b0), tag(first));
        features.add(word(first), tag(b0), 0);
        features.add(relation(first), word(b0), 0);
    }
    let [first, _] = state.node(s0).left;
    features.add(tag(state.node(s1).right[0]), tag(state.node(s0).right[0]), tag(b0));
    features.add(word(first), tag(s0), tag(s1));
    features.add(word(first), word(s0), tag(s1));
    features.add(word(first), tag(s1), tag(b0));
    features.add(word(first), word(s1), 0);
}

fn valency(places: &Places, state: &State, input: &Input, features: &mut Features) {
    let ([s0, s1, _], [b0, ..]) = (places.stack, places.buffer);
    for at in [s0, s1] {
        let node = state.node(at);
        features.add(input.tag(at), node.left_count.into(), node.right_count.into());
        features.add(input.word(at), node.right_count.into(), 0);
    }
    features.add(input.tag(b0), state.node(b0).left_count.into(), 0);
    features.add(input.word(b0), state.node(b0).left_count.into(), 0);
    features.add(input.word(s0), state.node(s0).left_count.into(), 0);
}

fn distances(places: &Places, input: &Input, features: &mut Features) {
    let (word, tag) = (|at| input.word(at), |at| input.tag(at));
    let ([s0, s1, _], [b0, b1, _]) = (places.stack, places.buffer);
    for (left, right) in [(s0, b0), (s1, s0)] {
        let distance = distance(left, right);
        features.add(distance, tag(left), tag(right));
        features.add(distance, word(left), 0);
        features.add(distance, word(right), 0);
    }
    let (ahead, behind) = (input.between(s0, b0), input.between(s1, s0));
    features.add(ahead, tag(s0), tag(b0));
    features.add(behind, tag(s1), tag(s0));
    features.add(behind, ahead, tag(b0));
    features.add(behind << 8 | ahead, tag(s1), tag(s0));
    let [gap, next_gap] = [b0, b1].map(|at| input.gap(at));
    features.add(gap, tag(s0), tag(b0));
    features.add(next_gap, tag(b0), tag(b1));
    features.add(gap << 8 | next_gap, tag(s0), tag(b0));
    features.add(ahead, word(s0), tag(b0));
    features.add(ahead, tag(s0), word(b0));
    features.add(behind, tag(s1), word(s0));
    features.add(ahead << 8 | next_gap, tag(s0) << 32 | tag(s1), tag(b0));
}

/// What a preposition or conjunction at the head of the buffer leads to, for where phrases and conjuncts go. The last
/// templates, since they are not always there.
fn lookahead(places: &Places, input: &Input, features: &mut Features) {
    let (word, tag) = (|at| input.word(at), |at| input.tag(at));
    let (class, group) = (|at| input.class(at), |at| input.group(at));
    let ([s0, s1, _], [b0, ..]) = (places.stack, places.buffer);
    let landing = input.landing(b0);
    features.add(word(b0), tag(landing), tag(s0));
    features.add(word(b0), word(landing), tag(s0));
    features.add(word(s0), word(b0), tag(landing));
    features.add(word(s0), word(b0), word(landing));
    features.add(word(s1), word(b0), word(landing));
    features.add(word(s1), word(b0), tag(s0));
    features.add(word(s0), word(b0), tag(s1));
    features.add(tag(s1) << 32 | tag(s0), word(b0), tag(landing));
    features.add(word(s0), word(landing), tag(b0));
    features.add(word(b0), class(landing), tag(s0));
    features.add(class(s0), word(b0), class(landing));
    features.add(class(s1), word(b0), class(landing));
    features.add(class(s0), class(landing), tag(b0));
    features.add(class(s1), class(landing), tag(b0));
    features.add(group(s0) << 32 | group(s1), word(b0), group(landing));
    features.add(class(s0), word(b0), class(s1));
}

/// The same with distributional classes in the place of words, for words that training showed too seldom.
fn classes(places: &Places, state: &State, input: &Input, features: &mut Features) {
    let (word, tag) = (|at| input.word(at), |at| input.tag(at));
    let (class, group) = (|at| input.class(at), |at| input.group(at));
    let ([s0, s1, _], [b0, b1, _]) = (places.stack, places.buffer);
    for at in [s0, b0, s1, b1] {
        features.add(class(at), tag(at), 0);
    }
    for (left, right) in [(s0, b0), (s1, s0), (s1, b0)] {
        features.add(class(left), class(right), 0);
        features.add(class(left), tag(right), tag(left));
        features.add(tag(left), class(right), tag(right));
        features.add(word(left), class(right), 0);
        features.add(class(left), word(right), 0);
    }
    features.add(class(s0), tag(s1), tag(b0));
    features.add(tag(s0), class(s1), tag(b0));
    features.add(tag(s0), tag(s1), class(b0));
    features.add(group(s1) << 32 | group(s0), group(b0), tag(b0));
    let [first, _] = state.node(s0).left;
    features.add(word(first), class(s0), class(s1));
    features.add(word(first), class(s1), tag(s0));
}

/// The distance of two places, coarser when far; 0 if one is absent.
fn distance(left: usize, right: usize) -> u64 {
    match right.abs_diff(left) {
        _ if left == super::NONE || right == super::NONE => 0,
        near @ ..6 => near as u64,
        6..11 => 7,
        _ => 8,
    }
}
