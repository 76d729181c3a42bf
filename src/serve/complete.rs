//! `/complete`: what can come next in a question that has been begun.

use super::problem::Problem;
use super::world::Service;
use super::{encode, work};
use crate::knowledge::NextWords;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::sync::Arc;

/// The most candidates at once.
const MOST: usize = 50;
/// The longest beginning, in bytes.
const LONGEST: usize = 1_000;

/// A candidate: from which code point it replaces what is written, and what kind of word it is.
#[derive(Serialize)]
struct Candidate {
    start: usize,
    text: String,
    kind: &'static str,
    /// How much the graph has of it, at most 1000; nothing for words of the grammar.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
}

#[derive(Serialize)]
struct Candidates {
    candidates: Vec<Candidate>,
    /// Whether there are more than are listed, or may be.
    more: bool,
}

/// Lists what can come next: names with which the question has an answer first.
pub(super) async fn complete(State(service): State<Arc<Service>>, RawQuery(query): RawQuery) -> Response {
    completed(&service, query.unwrap_or_default()).await.unwrap_or_else(IntoResponse::into_response)
}

async fn completed(service: &Arc<Service>, query: String) -> Result<Response, Problem> {
    let fields = encode::fields_of(query.as_bytes(), "the question is not UTF-8")?;
    encode::only(&fields, &["q", "question"])?;
    let begun = fields.into_iter().find(|(name, _)| name == "q" || name == "question").map(|(_, value)| value);
    let begun =
        begun.ok_or_else(|| Problem::bad("no-question", "the beginning of a question is needed: /complete?q=who"))?;
    if begun.len() > LONGEST {
        return Err(Problem::bad("long-question", format!("the question is longer than {LONGEST} bytes")));
    }
    let found = work::within(service, move |world, stop| {
        let knowledge = world.knowledge.stoppable(stop);
        let NextWords { mut found, more } = knowledge.next_words(&begun);
        let more = more || found.len() > MOST;
        found.truncate(MOST);
        let code_points = |byte: usize| begun.get(..byte).unwrap_or(&begun).chars().count();
        let candidates = found.into_iter().map(|one| Candidate {
            count: knowledge.counted(&one),
            start: code_points(one.start),
            text: one.text,
            kind: one.hint,
        });
        Ok(Candidates { candidates: candidates.collect(), more })
    });
    Ok(json(&found.await?))
}

/// A value in JSON, which is to be asked for again.
pub(super) fn json(value: &impl Serialize) -> Response {
    let text = serde_json::to_string(value).unwrap_or_default();
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    ([kind, (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))], text).into_response()
}
