//! The service as programs and people use it: questions, the protocols of SPARQL, the page, and whatever is hostile.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails panics, which is how it says so"
)]

mod abroad;
mod browser;
mod clients;
mod graphs;
mod guard;
mod helps;
mod hostile;
mod maps;
mod mutated;
mod onward;
mod openapi;
mod page;
mod protocol;
mod questions;
mod sources;
#[path = "../support/mod.rs"]
mod support;
mod w3c;

/// A graph in which the Bay Forum chairs something of that name.
fn chaired(label: &str) -> String {
    format!(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix x: <http://example.org/> .
        x:bay rdfs:label \"Bay Forum\"@en ; x:chairs x:strait . x:strait rdfs:label \"{label}\"@en .
        x:chairs rdfs:label \"chair\"@en ."
    )
}
