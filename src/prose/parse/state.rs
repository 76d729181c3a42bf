//! The state of an arc-hybrid parser: a stack, a buffer, and the arcs so far.

use crate::prose::Deprel;

/// The place of a node that is not there. Looking anything up at it gives the value of absence.
pub(crate) const NONE: usize = usize::MAX;

/// What a parser can do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transition {
    /// Move the next word onto the stack.
    Shift,
    /// Attach the top of the stack to the next word (or to the root, which stands last).
    Left,
    /// Attach the top of the stack to the word below it.
    Right,
}

impl Transition {
    pub(crate) const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// A node of the tree as far as it is built.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    head: usize,
    relation: Deprel,
    /// The leftmost children, outermost first.
    pub(super) left: [usize; 2],
    /// The rightmost children, outermost first.
    pub(super) right: [usize; 2],
    /// How many children stand left, counted to five.
    pub(super) left_count: u8,
    /// How many children stand right, counted to five.
    pub(super) right_count: u8,
}

impl Node {
    const ABSENT: Self = Self { left_count: 9, right_count: 9, ..Self::FREE };
    const FREE: Self =
        Self { head: NONE, relation: Deprel::Dep, left: [NONE; 2], right: [NONE; 2], left_count: 0, right_count: 0 };

    /// The relation to the head as a number; 250 without a head.
    #[inline]
    pub(super) fn relation(&self) -> u64 {
        if self.head == NONE { 250 } else { self.relation as u64 }
    }
}

/// A parser's state over words `0..len` and the artificial root at `len`.
#[derive(Clone, Debug)]
pub(crate) struct State {
    stack: Vec<usize>,
    next: usize,
    len: usize,
    nodes: Vec<Node>,
}

impl State {
    /// Before the first word.
    pub(crate) fn new(len: usize) -> Self {
        Self { stack: Vec::new(), next: 0, len, nodes: vec![Node::FREE; len + 1] }
    }

    /// Whether every word has a head.
    pub(crate) fn is_final(&self) -> bool {
        self.next == self.len && self.stack.is_empty()
    }

    /// The words on the stack, the top last.
    pub(crate) fn stack(&self) -> &[usize] {
        &self.stack
    }

    /// The first place of the buffer; that of the root when the words are used up.
    pub(crate) fn next(&self) -> usize {
        self.next
    }

    /// The word `depth` below the top of the stack.
    #[inline]
    pub(super) fn stacked(&self, depth: usize) -> usize {
        let at = self.stack.len().wrapping_sub(depth + 1);
        self.stack.get(at).copied().unwrap_or(NONE)
    }

    /// The place `ahead` of the first one of the buffer.
    #[inline]
    pub(super) fn buffered(&self, ahead: usize) -> usize {
        let at = self.next + ahead;
        if at <= self.len { at } else { NONE }
    }

    #[inline]
    pub(super) fn node(&self, at: usize) -> &Node {
        self.nodes.get(at).unwrap_or(&Node::ABSENT)
    }

    /// Whether a transition leads on to a tree with one root.
    pub(crate) fn allows(&self, transition: Transition) -> bool {
        match transition {
            Transition::Shift => self.next < self.len,
            Transition::Left => !self.stack.is_empty() && (self.next < self.len || self.stack.len() == 1),
            Transition::Right => self.stack.len() >= 2,
        }
    }

    /// The only transition there is, if it is the only one.
    pub(super) fn forced(&self) -> Option<Transition> {
        let mut allowed = Transition::ALL.into_iter().filter(|&transition| self.allows(transition));
        let first = allowed.next();
        first.filter(|_| allowed.next().is_none())
    }

    /// The allowed transition with the highest score.
    pub(crate) fn best(&self, scores: [i32; 3]) -> Transition {
        let scored = Transition::ALL.into_iter().zip(scores).filter(|&(transition, _)| self.allows(transition));
        let first_highest = scored.rev().max_by_key(|&(_, score)| score);
        first_highest.map_or(Transition::Shift, |(transition, _)| transition)
    }

    /// The arc a transition makes, as head and dependent; none for a shift.
    pub(crate) fn arc(&self, transition: Transition) -> Option<(usize, usize)> {
        let dependent = self.stacked(0);
        match transition {
            Transition::Shift => None,
            Transition::Left => Some((self.next, dependent)),
            Transition::Right => Some((self.stacked(1), dependent)),
        }
    }

    /// Moves the next word onto the stack.
    pub(crate) fn shift(&mut self) {
        self.stack.push(self.next);
        self.next += 1;
    }

    /// Takes the top of the stack off as a dependent of `head`.
    pub(crate) fn attach(&mut self, head: usize, dependent: usize, relation: Deprel) {
        self.stack.pop();
        if let Some(node) = self.nodes.get_mut(dependent) {
            (node.head, node.relation) = (head, relation);
        }
        if let Some(node) = self.nodes.get_mut(head) {
            let (children, count) = if dependent < head {
                (&mut node.left, &mut node.left_count)
            } else {
                (&mut node.right, &mut node.right_count)
            };
            *children = [dependent, children[0]];
            *count = (*count + 1).min(5);
        }
    }

    /// The head and relation of every word, once the state is final.
    pub(crate) fn tree(&self) -> Vec<(Option<usize>, Deprel)> {
        let words = self.nodes.iter().take(self.len);
        words.map(|node| (Some(node.head).filter(|&head| head < self.len), node.relation)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs a word's worth of letters: `s`hift, `l`eft, `r`ight.
    fn run(len: usize, letters: &str) -> State {
        let mut state = State::new(len);
        for letter in letters.chars() {
            let transition = Transition::ALL["slr".find(letter).unwrap()];
            assert!(state.allows(transition), "{letter} in {letters}");
            match state.arc(transition) {
                None => state.shift(),
                Some((head, dependent)) => state.attach(head, dependent, Deprel::Dep),
            }
        }
        state
    }

    #[test]
    fn builds_a_tree_with_one_root() {
        // "it adopts plans": it <- adopts -> plans
        let state = run(3, "slssrl");
        assert!(state.is_final());
        let heads: Vec<Option<usize>> = state.tree().into_iter().map(|(head, _)| head).collect();
        assert_eq!(heads, [Some(1), None, Some(1)]);
    }

    #[test]
    fn only_the_last_word_left_can_be_the_root() {
        let state = run(2, "ss");
        assert!(!state.allows(Transition::Left));
        assert_eq!(state.forced(), Some(Transition::Right));
    }
}
