//! Dependency parsing: greedy arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011), scored by a linear
//! classifier, each arc named by a second one. Time is linear in the length of the sentence.

mod features;
mod input;
mod marks;
mod oracle;
mod relation_features;
mod state;

pub(crate) use features::gather;
pub(crate) use input::Input;
pub(crate) use oracle::costs;
pub(crate) use relation_features::gather as gather_relation;
pub(crate) use state::{NONE, State, Transition};

use super::Deprel;
use super::model::{Features, Score, best};

/// The two classifiers of a parser and the room they work in.
pub(crate) struct Parser<'a, T, R> {
    transitions: &'a T,
    relations: &'a R,
    features: Features,
}

impl<'a, T: Score, R: Score> Parser<'a, T, R> {
    /// A parser with these weights.
    pub(crate) fn new(transitions: &'a T, relations: &'a R) -> Self {
        Self { transitions, relations, features: Features::default() }
    }

    /// The head and the relation of every token, whose letters are `forms`; the root has no head.
    pub(crate) fn parse(&mut self, input: &Input, forms: &[&str]) -> Vec<(Option<usize>, Deprel)> {
        let mut arcs = vec![None; forms.len()];
        let place = |word: usize| input.places().get(word).copied();
        for (&at, (head, relation)) in input.places().iter().zip(self.parse_words(input)) {
            if let Some(arc) = arcs.get_mut(at) {
                *arc = Some((head.and_then(place), relation));
            }
        }
        marks::attach(arcs, forms)
    }

    fn parse_words(&mut self, input: &Input) -> Vec<(Option<usize>, Deprel)> {
        let mut state = State::new(input.len());
        while !state.is_final() {
            let transition = self.choose(&state, input);
            match state.arc(transition) {
                None => state.shift(),
                Some((head, dependent)) => {
                    let relation = self.name(&state, input, head, dependent);
                    state.attach(head, dependent, relation);
                }
            }
        }
        state.tree()
    }

    /// The best transition. What stands in brackets attaches to something before it: when a bracket is left, no
    /// classifier is asked.
    fn choose(&mut self, state: &State, input: &Input) -> Transition {
        let leaving = state.allows(Transition::Right) && input.leaves_bracket(state.stacked(0), state.next());
        if let Some(forced) = state.forced().or(leaving.then_some(Transition::Right)) {
            return forced;
        }
        let mut scores = [0; 3];
        gather(state, input, &mut self.features);
        self.transitions.score(self.features.hashes(), &mut scores);
        state.best(scores)
    }

    fn name(&mut self, state: &State, input: &Input, head: usize, dependent: usize) -> Deprel {
        if head == input.len() {
            return Deprel::Root;
        }
        let mut scores = [0; Deprel::ALL.len()];
        gather_relation(state, input, head, dependent, &mut self.features);
        self.relations.score(self.features.hashes(), &mut scores);
        if let Some(root) = scores.get_mut(Deprel::Root as usize) {
            *root = i32::MIN;
        }
        Deprel::ALL.get(best(&scores)).copied().unwrap_or(Deprel::Dep)
    }
}
