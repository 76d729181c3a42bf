//! `/sources` and `/source`: the texts that are cited.

use super::complete::json;
use super::problem::Problem;
use super::world::Service;
use super::{encode, work};
use crate::claim::Citation;
use crate::knowledge::{Covered, Shown};
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize)]
struct Listed {
    name: String,
    /// What the text says that it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    passages: usize,
    /// Whether the whole text can be shown.
    text: bool,
    /// How much of it became claims, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Covered>,
}

/// A text, or where it is not at hand what is cited of it.
#[derive(Serialize)]
#[serde(untagged)]
enum Told {
    Text { source: String, text: String },
    Passages { source: String, passages: Vec<Citation> },
}

/// Lists the texts.
pub(super) async fn list(State(service): State<Arc<Service>>) -> Response {
    let found = work::within(&service, |world, stop| {
        let knowledge = world.knowledge.stoppable(stop);
        let called = world.called(stop)?;
        let listed = knowledge.sources()?.into_iter().map(|source| {
            Ok(Listed {
                text: knowledge.has_text(&source),
                coverage: knowledge.coverage(&source)?,
                title: called.title(&source.name).map(str::to_owned),
                name: called.told(&source.name).to_owned(),
                passages: source.passages,
            })
        });
        listed.collect::<Result<Vec<_>, Problem>>()
    });
    found.await.map_or_else(IntoResponse::into_response, |found| json(&found))
}

/// Tells one text.
pub(super) async fn one(State(service): State<Arc<Service>>, RawQuery(query): RawQuery) -> Response {
    told(&service, query.unwrap_or_default()).await.unwrap_or_else(IntoResponse::into_response)
}

async fn told(service: &Arc<Service>, query: String) -> Result<Response, Problem> {
    let fields = encode::fields_of(query.as_bytes(), "the name is not UTF-8")?;
    encode::only(&fields, &["name"])?;
    let name = fields.into_iter().find(|(name, _)| name == "name").map(|(_, value)| value);
    let name = name.ok_or_else(|| Problem::bad("no-name", "the name of a source is needed: /source?name=apec.txt"))?;
    let found = work::within(service, move |world, stop| {
        let knowledge = world.knowledge.stoppable(stop);
        let called = world.called(stop)?;
        let own = called.own(&name);
        let source = called.told(own).to_owned();
        match knowledge.source(own)? {
            Some(Shown::Text(text)) => Ok(Told::Text { source, text: text.text().to_owned() }),
            Some(Shown::Passages(mut passages)) => {
                passages.iter_mut().for_each(|citation| called.call(citation));
                Ok(Told::Passages { source, passages })
            }
            None => Err(Problem::new(StatusCode::NOT_FOUND, "no-source", "no such source is cited")
                .help("GET /sources lists them")),
        }
    });
    Ok(json(&found.await?))
}
