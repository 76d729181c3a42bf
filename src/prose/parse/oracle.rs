//! The dynamic oracle for arc-hybrid parsing (Goldberg and Nivre 2013): what each transition costs, from any state.

use super::{State, Transition};

/// How many arcs of the true tree can no longer be built after each transition; none where it is not allowed.
///
/// `heads[i]` is the head of word `i`, the number of words for the root.
pub(crate) fn costs(state: &State, heads: &[usize]) -> [Option<usize>; 3] {
    Transition::ALL.map(|transition| state.allows(transition).then(|| cost(state, heads, transition)))
}

fn cost(state: &State, heads: &[usize], transition: Transition) -> usize {
    let head = |at: usize| heads.get(at).copied().unwrap_or(super::NONE);
    let (top, below, next) = (state.stacked(0), state.stacked(1), state.next());
    let waiting = || (next..heads.len()).filter(|&word| head(word) == top).count();
    match transition {
        Transition::Shift => {
            let under_top = state.stack().iter().filter(|&&word| word != top);
            let lost_heads = under_top.filter(|&&word| head(next) == word).count();
            state.stack().iter().filter(|&&word| head(word) == next).count() + lost_heads
        }
        Transition::Left => {
            let later_head = head(top) > next && head(top) <= heads.len();
            waiting() + usize::from(head(top) == below) + usize::from(later_head)
        }
        Transition::Right => {
            let later_head = head(top) >= next && head(top) <= heads.len();
            waiting() + usize::from(later_head)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_arc_costs_one() {
        // "it adopts plans" with "it" on the stack and "adopts" next.
        let mut state = State::new(3);
        state.shift();
        assert_eq!(costs(&state, &[1, 3, 1]), [Some(1), Some(0), None]);
    }
}
