//! `/ingest`: a document is read into the graph.

use super::complete::json;
use super::problem::Problem;
use super::world::Service;
use super::{body, encode, gate, work};
use crate::knowledge::Input;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The longest name of a document, in bytes.
const LONGEST: usize = 200;

/// Reads the body as a document of the name that the address tells, in the place of what it said before.
pub(super) async fn ingest(State(service): State<Arc<Service>>, request: Request) -> Response {
    taken(&service, request).await.unwrap_or_else(IntoResponse::into_response)
}

async fn taken(service: &Arc<Service>, request: Request) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    if parts.method != Method::POST {
        return Err(Problem::method("POST"));
    }
    gate::may_write(service, &parts.headers)?;
    let name = named(parts.uri.query().unwrap_or_default())?;
    let bytes = body::whole(service, &parts.headers, body).await?;
    let _writing = service.writing.lock().await;
    let document = Input::Bytes { name, bytes };
    let (knowledge, receipt) = work::within(service, move |world, _| {
        let mut knowledge = world.knowledge.renewed();
        let receipt = knowledge.take(&document)?;
        Ok((knowledge, receipt))
    })
    .await?;
    service.changed_to(knowledge);
    Ok(json(&receipt))
}

/// The name of a document: that of a file, without the folders it stood in.
fn named(query: &str) -> Result<String, Problem> {
    let fields = encode::fields_of(query.as_bytes(), "the name is not UTF-8")?;
    encode::only(&fields, &["name"])?;
    let name = fields.into_iter().find(|(name, _)| name == "name").map(|(_, value)| value).unwrap_or_default();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim().to_owned();
    if name.is_empty() || name.len() > LONGEST || name.chars().any(char::is_control) {
        return Err(Problem::bad("no-name", "the document needs a name: /ingest?name=minutes.txt"));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_no_folders() {
        assert_eq!(named("name=a%2Fb.txt").unwrap(), "b.txt");
        assert_eq!(named("name=C%3A%5Cb%20c.txt").unwrap(), "b c.txt");
        assert!(named("name=").is_err() && named("").is_err() && named("name=a%0Ab").is_err());
    }
}
