//! `/graph`: the SPARQL 1.1 Graph Store Protocol, with `?default` or `?graph=IRI`.

use super::ask::strong_tag;
use super::fresh::{matches, matches_strongly};
use super::problem::Problem;
use super::protocol::{GRAPHS, result};
use super::world::{Service, World};
use super::{body, encode, gate, negotiate, work};
use crate::knowledge::{CancellationToken, Knowledge, RdfFormat, ResultFormat};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// How tags are compared.
type Compare = fn(&HeaderValue, &HeaderValue) -> bool;

/// Reads, replaces, adds to, or drops one graph.
pub(super) async fn graph(State(service): State<Arc<Service>>, request: Request) -> Response {
    obeyed(&service, request).await.unwrap_or_else(IntoResponse::into_response)
}

async fn obeyed(service: &Arc<Service>, request: Request) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let name = named(&parts.uri)?;
    match parts.method {
        Method::GET | Method::HEAD => read(service, &parts.headers, name).await,
        Method::PUT | Method::POST => {
            gate::may_write(service, &parts.headers)?;
            let media_type = body::media_type(&parts.headers)?;
            let Some(ResultFormat::Graph(format)) = media_type.as_deref().and_then(format) else {
                return Err(body::unread(media_type.as_deref(), "RDF, such as text/turtle"));
            };
            let bytes = body::whole(service, &parts.headers, body).await?;
            let replace = parts.method == Method::PUT;
            write(service, &parts.headers, name, Some((bytes, format)), replace).await
        }
        Method::DELETE => {
            gate::may_write(service, &parts.headers)?;
            write(service, &parts.headers, name, None, true).await
        }
        _ => Err(Problem::method("GET, HEAD, PUT, POST, DELETE")),
    }
}

fn format(media_type: &str) -> Option<ResultFormat> {
    GRAPHS.iter().find(|(known, _)| *known == media_type).map(|&(_, format)| format)
}

/// The graph that an address names; none for the default graph.
fn named(uri: &Uri) -> Result<Option<String>, Problem> {
    let fields = encode::fields_of(uri.query().unwrap_or_default().as_bytes(), "the name of the graph is not UTF-8")?;
    let unnamed = || Problem::bad("no-graph", "one graph must be named").help("/graph?default or /graph?graph=IRI");
    match fields.as_slice() {
        [(name, value)] if name == "default" && value.is_empty() => Ok(None),
        [(name, value)] if name == "graph" => Ok(Some(value.clone())),
        _ => Err(unnamed()),
    }
}

async fn read(service: &Arc<Service>, headers: &HeaderMap, name: Option<String>) -> Result<Response, Problem> {
    let format = negotiate::chosen(negotiate::accepted(headers), GRAPHS)?;
    let known = headers.get(header::IF_NONE_MATCH).cloned();
    let limit = service.options.result_limit;
    work::queried(service, move |world, stop| {
        let tag = tag_of(world, name.as_deref(), format);
        if known.is_some_and(|known| matches(&known, &tag)) {
            return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
        }
        if !there_is(world, name.as_deref(), stop)? {
            return Err(no_such_graph());
        }
        let query = Knowledge::graph(name.as_deref())?;
        Ok(result(format, Some(tag), world.knowledge.query(&query, format, limit, stop)?))
    })
    .await
}

/// Whether a named graph holds anything; the default graph is always there.
fn there_is(world: &World, name: Option<&str>, stop: &CancellationToken) -> Result<bool, Problem> {
    match name {
        Some(name) => Ok(world.knowledge.has_graph(name, stop)?),
        None => Ok(true),
    }
}

fn no_such_graph() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "no-such-graph", "there is no such graph")
        .help("/sparql?query=SELECT+DISTINCT+?g+{GRAPH+?g+{?s+?p+?o}} lists the graphs that there are")
}

/// The tag of a graph in a syntax: in one state of the graph it is written in the same bytes.
fn tag_of(world: &World, name: Option<&str>, format: ResultFormat) -> HeaderValue {
    strong_tag(&(Arc::clone(&world.version), format!("graph {name:?} {format:?}")))
}

/// Refuses a change to a graph that is not as its headers say.
fn check_state(
    headers: &[Option<HeaderValue>; 2],
    is_one: impl Fn(&HeaderValue, Compare) -> bool,
) -> Result<(), Problem> {
    let [wanted, unwanted] = headers;
    let differs = wanted.as_ref().is_some_and(|tags| !is_one(tags, matches_strongly));
    if !differs && !unwanted.as_ref().is_some_and(|tags| is_one(tags, matches)) {
        return Ok(());
    }
    let problem = Problem::new(StatusCode::PRECONDITION_FAILED, "precondition", "the graph is in another state");
    Err(match wanted {
        Some(tags) if tags.as_bytes().starts_with(b"W/") => {
            problem.help("If-Match takes strong tags alone, such as GET of the graph gives in its ETag")
        }
        _ => problem.help("GET the graph again, make the change to what it is now, and send its new ETag"),
    })
}

async fn write(
    service: &Arc<Service>,
    headers: &HeaderMap,
    name: Option<String>,
    rdf: Option<(Vec<u8>, RdfFormat)>,
    replace: bool,
) -> Result<Response, Problem> {
    let conditions = [header::IF_MATCH, header::IF_NONE_MATCH].map(|name| headers.get(name).cloned());
    let _writing = service.writing.lock().await;
    let there_was = work::queried(service, move |world, stop| {
        let there_was = there_is(world, name.as_deref(), stop)?;
        let tags = GRAPHS.iter().map(|&(_, format)| tag_of(world, name.as_deref(), format));
        let tags: Vec<HeaderValue> = tags.collect();
        check_state(&conditions, |told, same| there_was && tags.iter().any(|tag| same(told, tag)))?;
        if rdf.is_none() && !there_was {
            return Err(no_such_graph());
        }
        let rdf = rdf.as_ref().map(|(bytes, format)| (bytes.as_slice(), *format));
        let update = Knowledge::put(name.as_deref(), rdf, replace)?;
        world.knowledge.update(&update, stop)?;
        Ok(there_was)
    })
    .await?;
    service.changed();
    let status = if there_was { StatusCode::NO_CONTENT } else { StatusCode::CREATED };
    Ok(status.into_response())
}
