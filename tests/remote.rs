//! Graphs in other engines: asked with the same sentences, with the same answers, and nothing that the other side does
//! goes unsaid.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails panics, which is how it says so"
)]

mod support;

#[path = "remote/asked.rs"]
mod asked;
#[path = "remote/engines.rs"]
mod engines;
#[path = "remote/hostile.rs"]
mod hostile;
#[path = "remote/transfer.rs"]
mod transfer;
