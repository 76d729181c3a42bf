//! What a query calls things by, as numbers.

use super::slots::Slots;
use crate::index::Id;
use crate::store::view::View;
use oxigraph::model::{Term, Variable};
use std::collections::BTreeMap;

/// The places of variables and the numbers of terms, while a query is taken apart.
pub(super) struct Names<'v> {
    view: &'v View<'v>,
    places: BTreeMap<Variable, usize>,
    count: usize,
}

impl<'v> Names<'v> {
    pub(super) fn new(view: &'v View<'v>) -> Self {
        Self { view, places: BTreeMap::new(), count: 0 }
    }

    /// The place of a variable.
    pub(super) fn variable(&mut self, variable: &Variable) -> usize {
        if let Some(&at) = self.places.get(variable) {
            return at;
        }
        self.count += 1;
        self.places.insert(variable.clone(), self.count - 1);
        self.count - 1
    }

    /// The number of a term.
    pub(super) fn number(&self, term: Term) -> Id {
        self.view.number(&term)
    }

    /// How many variables there are.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// The place of a predicate in the index.
    pub(super) fn place(&self, predicate: Id) -> Option<usize> {
        self.view.snapshot().index()?.predicate(predicate)
    }

    /// The variables of these places.
    pub(super) fn variables(&self, places: &Slots) -> Vec<Variable> {
        let within = |(_, place): &(&Variable, &usize)| places.contains(**place);
        self.places.iter().filter(within).map(|(variable, _)| variable.clone()).collect()
    }

    /// Takes apart what lies within a sub-query: only these variables are those outside.
    pub(super) fn within<T>(&mut self, shared: &[Variable], work: impl FnOnce(&mut Self) -> T) -> T {
        let inner = shared.iter().map(|variable| (variable.clone(), self.variable(variable))).collect();
        let outer = std::mem::replace(&mut self.places, inner);
        let done = work(self);
        self.places = outer;
        done
    }
}
