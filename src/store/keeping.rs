//! A kept graph behind the same door as every other.

use super::asked::Asked;
use super::endpoint::Committed;
use super::kept::{Change, Kept};
use super::limit::Until;
use super::{Endpoint, EndpointError, Limit, QuadPattern, Solutions};
use crate::rdf::Quad;
use oxigraph::model::Triple;
use spareval::{CancellationToken, QueryResults};
use spargebra::{Query, Update};

impl Endpoint for Kept {
    fn evaluate(
        &self,
        query: &Query,
        stop: &CancellationToken,
        read: &mut dyn FnMut(QueryResults<'_>) -> Result<(), EndpointError>,
    ) -> Result<(), EndpointError> {
        Asked::of(&self.snapshot(), Until::stopped(stop)).evaluate(query, read)
    }

    fn update(&self, update: &Update, stop: &CancellationToken) -> Result<(), EndpointError> {
        self.commit_with(|snapshot| super::update::change(snapshot, update, stop)).map(drop)
    }

    fn select(&self, query: &Query) -> Result<Solutions, EndpointError> {
        Asked::of(&self.snapshot(), self.limit_now()).select(query)
    }

    fn select_until(&self, query: &Query, stop: &CancellationToken) -> Result<Solutions, EndpointError> {
        Asked::of(&self.snapshot(), Until::stopped(stop)).select(query)
    }

    fn glance(&self, query: &Query, steps: u32) -> Result<Solutions, EndpointError> {
        Asked::of(&self.snapshot(), Until::glanced(steps)).glance(query)
    }

    fn ask(&self, query: &Query) -> Result<bool, EndpointError> {
        Asked::of(&self.snapshot(), self.limit_now()).ask(query)
    }

    fn ask_until(&self, query: &Query, stop: &CancellationToken) -> Result<bool, EndpointError> {
        Asked::of(&self.snapshot(), Until::stopped(stop)).ask(query)
    }

    fn limit(&self, limit: Limit) {
        self.set_limit(limit);
    }

    fn kept(&self) -> Option<&Kept> {
        Some(self)
    }

    fn construct(&self, query: &Query) -> Result<Vec<Triple>, EndpointError> {
        Asked::of(&self.snapshot(), self.limit_now()).construct(query)
    }

    fn commit(&self, change: Change) -> Result<Committed, EndpointError> {
        Ok(Kept::commit(self, &change)?)
    }

    fn len(&self) -> Result<usize, EndpointError> {
        Ok(self.snapshot().len())
    }

    fn quads(&self, pattern: &QuadPattern) -> Result<Vec<Quad>, EndpointError> {
        Asked::of(&self.snapshot(), Until::default()).quads(pattern)
    }

    fn count(&self, pattern: &QuadPattern, most: usize) -> Option<usize> {
        Some(Asked::of(&self.snapshot(), Until::default()).count(pattern, most))
    }

    fn all_quads(&self) -> Result<Vec<Quad>, EndpointError> {
        Asked::of(&self.snapshot(), Until::default()).all_quads()
    }
}
