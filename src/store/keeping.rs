//! Graphs in columns, kept or in memory, behind the same door as every other.

use super::asked::Asked;
use super::endpoint::Committed;
use super::kept::{Change, Kept, Snapshot};
use super::limit::Until;
use super::{Abroad, Endpoint, EndpointError, Limit, Numbered, QuadPattern, Solutions};
use crate::rdf::{Quad, Tongue};
use oxigraph::model::Triple;
use spareval::{CancellationToken, QueryResults};
use spargebra::{Query, Update};
use std::sync::Arc;

/// A graph that stands in columns.
pub(super) trait InColumns {
    /// What it holds now.
    fn held(&self) -> Arc<Snapshot>;

    /// How many quads it holds.
    fn size(&self) -> usize {
        self.held().len()
    }

    /// Until when its answers are wanted.
    fn until(&self) -> Until<'static>;

    /// Sets how long they may take.
    fn set(&self, limit: Limit);

    /// The language of which its names are looked for.
    fn tongue_now(&self) -> Tongue;

    /// Sets that language.
    fn set_tongue(&self, tongue: Tongue);

    /// How other hosts are asked.
    fn abroad(&self) -> Abroad;

    /// Sets how other hosts are asked.
    fn open_to(&self, abroad: Abroad);

    /// Changes it by what is made of what it holds.
    fn change(&self, make: impl FnOnce(&Snapshot) -> Result<Change, EndpointError>)
    -> Result<Committed, EndpointError>;

    /// The kept graph that this is, if it is one.
    fn kept(&self) -> Option<&Kept> {
        None
    }

    /// How the evaluator goes about a query, where that is told.
    fn plan(&self, _query: &Query) -> Result<Option<String>, EndpointError> {
        Ok(None)
    }
}

impl InColumns for Kept {
    fn held(&self) -> Arc<Snapshot> {
        self.snapshot()
    }

    fn until(&self) -> Until<'static> {
        self.limit_now().into()
    }

    fn set(&self, limit: Limit) {
        self.set_limit(limit);
    }

    fn tongue_now(&self) -> Tongue {
        self.spoken()
    }

    fn set_tongue(&self, tongue: Tongue) {
        self.speak_now(tongue);
    }

    fn abroad(&self) -> Abroad {
        self.abroad_now()
    }

    fn open_to(&self, abroad: Abroad) {
        self.set_abroad(abroad);
    }

    fn change(
        &self,
        make: impl FnOnce(&Snapshot) -> Result<Change, EndpointError>,
    ) -> Result<Committed, EndpointError> {
        self.commit_with(make)
    }

    fn kept(&self) -> Option<&Kept> {
        Some(self)
    }
}

impl<T: InColumns + std::fmt::Debug + Send + Sync> Endpoint for T {
    fn evaluate(
        &self,
        query: &Query,
        stop: &CancellationToken,
        read: &mut dyn FnMut(QueryResults<'_>) -> Result<(), EndpointError>,
    ) -> Result<(), EndpointError> {
        Asked::of(&self.held(), &self.abroad(), Until::stopped(stop)).evaluate(query, read)
    }

    fn update(&self, update: &Update, stop: &CancellationToken) -> Result<(), EndpointError> {
        let calls = self.abroad().calls(&Limit::default());
        let loaded = calls.loaded(update).map_err(EndpointError::Abroad)?;
        let make = |snapshot: &Snapshot| super::update::change(snapshot, &loaded, stop, &calls);
        if calls.are_wanted(&loaded) {
            make(&self.held())?;
            calls.close();
        }
        self.change(make).map(drop)
    }

    fn select(&self, query: &Query) -> Result<Solutions, EndpointError> {
        Asked::of(&self.held(), &self.abroad(), self.until()).select(query)
    }

    fn select_until(&self, query: &Query, stop: &CancellationToken) -> Result<Solutions, EndpointError> {
        Asked::of(&self.held(), &self.abroad(), Until::stopped(stop)).select(query)
    }

    fn numbered(&self, query: &Query, stop: Option<&CancellationToken>) -> Result<Numbered, EndpointError> {
        let held = self.held();
        let until = stop.map_or_else(|| self.until(), Until::stopped);
        Asked::of(&held, &self.abroad(), until).numbered(query, &held)
    }

    fn glance(&self, query: &Query, steps: u32) -> Result<Solutions, EndpointError> {
        Asked::of(&self.held(), &self.abroad(), Until::glanced(steps)).glance(query)
    }

    fn ask(&self, query: &Query) -> Result<bool, EndpointError> {
        Asked::of(&self.held(), &self.abroad(), self.until()).ask(query)
    }

    fn ask_until(&self, query: &Query, stop: &CancellationToken) -> Result<bool, EndpointError> {
        Asked::of(&self.held(), &self.abroad(), Until::stopped(stop)).ask(query)
    }

    fn limit(&self, limit: Limit) {
        self.set(limit);
    }

    fn speak(&self, tongue: Tongue) {
        self.set_tongue(tongue);
    }

    fn tongue(&self) -> Tongue {
        self.tongue_now()
    }

    fn allow(&self, abroad: Abroad) {
        self.open_to(abroad);
    }

    fn kept(&self) -> Option<&Kept> {
        InColumns::kept(self)
    }

    fn plan(&self, query: &Query) -> Result<Option<String>, EndpointError> {
        InColumns::plan(self, query)
    }

    fn construct(&self, query: &Query) -> Result<Vec<Triple>, EndpointError> {
        Asked::of(&self.held(), &self.abroad(), self.until()).construct(query)
    }

    fn commit(&self, change: Change) -> Result<Committed, EndpointError> {
        self.change(|_| Ok(change))
    }

    fn len(&self) -> Result<usize, EndpointError> {
        Ok(self.size())
    }

    fn quads(&self, pattern: &QuadPattern) -> Result<Vec<Quad>, EndpointError> {
        Asked::of(&self.held(), &self.abroad(), Until::default()).quads(pattern)
    }

    fn count(&self, pattern: &QuadPattern, most: usize) -> Option<usize> {
        Some(Asked::of(&self.held(), &self.abroad(), Until::default()).count(pattern, most))
    }

    fn all_quads(&self) -> Result<Vec<Quad>, EndpointError> {
        Asked::of(&self.held(), &self.abroad(), Until::default()).all_quads()
    }
}
