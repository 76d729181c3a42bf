//! A graph in memory, in the same columns as a kept one.

use super::asked::Asked;
use super::keeping::InColumns;
use super::kept::{Change, Snapshot};
use super::limit::Until;
use super::{Abroad, Committed, EndpointError, Limit};
use crate::rdf::Tongue;
use spargebra::Query;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A graph of so many quads is put into columns again whenever it has changed and is asked.
const SMALL: usize = 20_000;
/// A larger one, when so many of its quads, of all that there are, stand beside the columns: one in this number.
const SHARE: usize = 8;

/// A graph in memory; it is gone with the process.
#[derive(Debug, Default)]
pub struct Memory {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    snapshot: Arc<Snapshot>,
    limit: Limit,
    tongue: Tongue,
    abroad: Abroad,
}

impl Memory {
    /// An empty graph.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A thread that panicked changed nothing: a snapshot is replaced after all else has succeeded.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl InColumns for Memory {
    /// What it holds now, in columns if that is worth the while.
    fn held(&self) -> Arc<Snapshot> {
        let mut state = self.state();
        let (pending, all) = (state.snapshot.pending(), state.snapshot.len());
        // What cannot be put into columns is read where it stands.
        if pending > 0
            && (all < SMALL || pending > all / SHARE)
            && let Some(folded) = state.snapshot.folded()
        {
            state.snapshot = Arc::new(folded);
        }
        Arc::clone(&state.snapshot)
    }

    fn size(&self) -> usize {
        self.state().snapshot.len()
    }

    fn until(&self) -> Until<'static> {
        self.state().limit.into()
    }

    fn set(&self, limit: Limit) {
        self.state().limit = limit;
    }

    fn tongue_now(&self) -> Tongue {
        self.state().tongue.clone()
    }

    fn set_tongue(&self, tongue: Tongue) {
        self.state().tongue = tongue;
    }

    fn abroad(&self) -> Abroad {
        self.state().abroad.clone()
    }

    fn open_to(&self, abroad: Abroad) {
        self.state().abroad = abroad;
    }

    fn change(
        &self,
        make: impl FnOnce(&Snapshot) -> Result<Change, EndpointError>,
    ) -> Result<Committed, EndpointError> {
        let mut state = self.state();
        let change = make(&state.snapshot)?;
        let mut next = Snapshot::clone(&state.snapshot);
        let [added, removed] = next.make(&change);
        next.beside().sound().map_err(super::KeptError::from)?;
        state.snapshot = Arc::new(next);
        Ok(Committed { number: 0, message: change.message, added, removed })
    }

    fn plan(&self, query: &Query) -> Result<Option<String>, EndpointError> {
        Asked::of(&self.held(), &self.abroad(), self.until()).plan(query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::Quad;
    use crate::store::{Embedded, Endpoint, RdfFormat, parse};
    use spareval::CancellationToken;
    use spargebra::SparqlParser;

    fn quads(text: &str) -> Vec<Quad> {
        parse("t.trig", text.as_bytes(), RdfFormat::TriG).unwrap()
    }

    #[test]
    fn it_changes_and_counts_as_another_engine_does() {
        let (held, other) = (Memory::new(), Embedded::new().unwrap());
        let changes = [
            ("<x:a> <x:p> <x:b>, \"c\", 1 . <x:b> <x:p> 2 .", ""),
            ("<x:a> <x:p> <x:b>, 3 . _:n <x:q> \"é\"@fr .", "<x:b> <x:p> 2, 7 ."),
            ("", "<x:a> <x:p> <x:b> ."),
            ("<x:a> <x:p> <x:b> .", "<x:a> <x:p> <x:b> ."),
        ];
        for (insert, remove) in changes {
            let change = Change { message: String::new(), insert: quads(insert), remove: quads(remove) };
            assert_eq!(held.commit(change.clone()).unwrap(), other.commit(change).unwrap());
            assert_eq!(held.len().unwrap(), other.len().unwrap());
            let mut both = [held.all_quads().unwrap(), other.all_quads().unwrap()];
            both.iter_mut().for_each(|quads| quads.sort_by_key(ToString::to_string));
            assert_eq!(both[0], both[1]);
        }
    }

    #[test]
    fn it_stops_when_it_is_told_to() {
        let held = Memory::new();
        let many: String = (0..300).map(|n| format!("<x:{n}> <x:p> <x:{}> .", n % 7)).collect();
        held.insert(quads(&many)).unwrap();
        let long = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }";
        let long = SparqlParser::new().parse_query(long).unwrap();
        let stop = CancellationToken::new();
        stop.cancel();
        assert!(held.select_until(&long, &stop).unwrap_err().is_stopped());
    }

    #[test]
    fn products_of_values_are_stopped() {
        let numbers: String = (0..100).map(|n| format!("{n} ")).collect();
        let names = ["a", "b", "c", "d", "e", "f"];
        let values: String = names.iter().map(|name| format!("VALUES ?{name} {{ {numbers} }} ")).collect();
        let long = format!("SELECT (SUM(?a * ?f) AS ?n) {{ {values} }}");
        let long = SparqlParser::new().parse_query(&long).unwrap();
        let stop = CancellationToken::new();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(std::time::Duration::from_millis(30));
                stop.cancel();
            });
            assert!(Memory::new().select_until(&long, &stop).unwrap_err().is_stopped());
        });
    }
}
