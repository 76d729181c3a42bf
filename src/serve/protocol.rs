//! `/sparql` and `/update`: the SPARQL 1.1 Protocol.

use super::ask::tag;
use super::fresh::matches;
use super::problem::Problem;
use super::world::Service;
use super::{body, describe, encode, gate, negotiate, result_page, work};
use crate::knowledge::{
    Dataset, QueryResultsFormat, RdfFormat, ResultFormat, gives_graph, query_request, update_request,
};
use crate::show::answer_html;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The longest query or update in an address or a form, in bytes; a body may be longer.
const LONGEST: usize = 1 << 20;

/// Forms of a table, the first by default.
const TABLES: &[(&str, ResultFormat)] = &[
    ("application/sparql-results+json", ResultFormat::Table(QueryResultsFormat::Json)),
    ("application/json", ResultFormat::Table(QueryResultsFormat::Json)),
    ("application/sparql-results+xml", ResultFormat::Table(QueryResultsFormat::Xml)),
    ("application/xml", ResultFormat::Table(QueryResultsFormat::Xml)),
    ("text/csv", ResultFormat::Table(QueryResultsFormat::Csv)),
    ("text/tab-separated-values", ResultFormat::Table(QueryResultsFormat::Tsv)),
];

/// Forms of a graph, the first by default.
pub(super) const GRAPHS: &[(&str, ResultFormat)] = &[
    ("text/turtle", ResultFormat::Graph(RdfFormat::Turtle)),
    ("application/n-triples", ResultFormat::Graph(RdfFormat::NTriples)),
    ("application/rdf+xml", ResultFormat::Graph(RdfFormat::RdfXml)),
    ("application/ld+json", ResultFormat::Graph(crate::knowledge::JSON_LD)),
    ("application/trig", ResultFormat::Graph(RdfFormat::TriG)),
    ("application/n-quads", ResultFormat::Graph(RdfFormat::NQuads)),
    ("text/n3", ResultFormat::Graph(RdfFormat::N3)),
    ("application/xml", ResultFormat::Graph(RdfFormat::RdfXml)),
    ("text/plain", ResultFormat::Graph(RdfFormat::NTriples)),
];

/// A request of the protocol.
enum Operation {
    Query(String, Dataset),
    Update(String, Dataset),
    /// Neither: what is here?
    Describe,
}

/// Answers a query, makes an update, or describes the service.
pub(super) async fn endpoint(State(service): State<Arc<Service>>, request: Request) -> Response {
    obeyed(&service, request).await.unwrap_or_else(IntoResponse::into_response)
}

async fn obeyed(service: &Arc<Service>, request: Request) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let base = base(&parts.headers, &parts.uri);
    match operation(service, &parts.method, &parts.headers, &parts.uri, body).await? {
        Operation::Query(text, dataset) => query(service, &parts.headers, text, dataset, base).await,
        Operation::Update(text, dataset) => update(service, &parts.headers, text, dataset, base).await,
        Operation::Describe => describe::service(service, &parts.headers).await,
    }
}

/// The address of the request, against which relative IRIs are resolved.
pub(super) fn base(headers: &HeaderMap, uri: &Uri) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("http://{host}{}", uri.path())
}

async fn operation(
    service: &Service,
    method: &Method,
    headers: &HeaderMap,
    uri: &Uri,
    body: Body,
) -> Result<Operation, Problem> {
    let fields = fields(uri.query().unwrap_or_default().as_bytes())?;
    let is_update = uri.path() == "/update";
    match *method {
        Method::GET | Method::HEAD => {
            if fields.iter().any(|(name, _)| name == "update") || is_update {
                return Err(Problem::method("POST").help("an update changes the graph, so that it is sent by POST"));
            }
            if fields.is_empty() { Ok(Operation::Describe) } else { of_fields(fields) }
        }
        Method::POST => {
            let media_type = body::media_type(headers)?;
            let read = "application/sparql-query, application/sparql-update or application/x-www-form-urlencoded";
            match media_type.as_deref() {
                Some("application/x-www-form-urlencoded") => {
                    let posted = body::whole(service, headers, body).await?;
                    of_fields(fields.into_iter().chain(self::fields(&posted)?).collect())
                }
                Some("application/sparql-query") if !is_update => {
                    let text = body::text(body::whole(service, headers, body).await?)?;
                    of_fields(fields.into_iter().chain([("query".to_owned(), text)]).collect())
                }
                Some("application/sparql-update") => {
                    let text = body::text(body::whole(service, headers, body).await?)?;
                    of_fields(fields.into_iter().chain([("update".to_owned(), text)]).collect())
                }
                other => Err(body::unread(other, read)),
            }
        }
        _ => Err(Problem::method(if is_update { "POST" } else { "GET, HEAD, POST" })),
    }
}

fn fields(text: &[u8]) -> Result<Vec<(String, String)>, Problem> {
    if text.len() > LONGEST {
        return Err(Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "long-form",
            format!("the form is longer than {LONGEST} bytes"),
        ));
    }
    encode::fields_of(text, "the parameters are not UTF-8")
}

/// The one operation that the parameters name, and its graphs.
fn of_fields(fields: Vec<(String, String)>) -> Result<Operation, Problem> {
    let (mut queries, mut updates) = (vec![], vec![]);
    let (mut about, mut using) = (Dataset::default(), Dataset::default());
    for (name, value) in fields {
        match name.as_str() {
            "query" => queries.push(value),
            "update" => updates.push(value),
            "default-graph-uri" => about.default.push(value),
            "named-graph-uri" => about.named.push(value),
            "using-graph-uri" => using.default.push(value),
            "using-named-graph-uri" => using.named.push(value),
            // Clients send parameters of other engines (format, timeout), which the protocol lets pass.
            _ => {}
        }
    }
    match (queries.len(), updates.len()) {
        (1, 0) if using == Dataset::default() => Ok(Operation::Query(queries.swap_remove(0), about)),
        (0, 1) if about == Dataset::default() => Ok(Operation::Update(updates.swap_remove(0), using)),
        (1, 0) => Err(Problem::bad("parameter", "using-graph-uri belongs to an update; a query has default-graph-uri")),
        (0, 1) => Err(Problem::bad("parameter", "default-graph-uri belongs to a query; an update has using-graph-uri")),
        (0, 0) => Err(Problem::bad("no-query", "a query or an update is needed").help("/sparql?query=ASK+{?s+?p+?o}")),
        _ => Err(Problem::bad("several-queries", "one request makes one query or one update")
            .help("send them one after the other; one update may have several operations, with ; between them")),
    }
}

async fn query(
    service: &Arc<Service>,
    headers: &HeaderMap,
    text: String,
    dataset: Dataset,
    base: String,
) -> Result<Response, Problem> {
    // Parsing is quick, but deep: it has a thread with a large stack.
    let limit = service.options.result_limit;
    let accept = negotiate::accepted(headers).map(str::to_owned);
    let known = headers.get(header::IF_NONE_MATCH).cloned();
    work::queried(service, move |world, stop| {
        let query = query_request(&text, &dataset, &base).map_err(|error| Problem::of_request(error, &text))?;
        let format = form(accept.as_deref(), gives_graph(&query))?;
        let tag =
            (!varies(&text)).then(|| tag(&(Arc::clone(&world.version), format!("{format:?} {dataset:?} {text}"))));
        if let (Some(known), Some(tag)) = (&known, &tag)
            && matches(known, tag)
        {
            return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag.clone())]).into_response());
        }
        let written = |format| world.knowledge.query(&query, format, limit, stop);
        Ok(match format {
            Form::Plain(format) => result(format, tag, written(format)?),
            Form::Page => page(&written(ResultFormat::Table(QueryResultsFormat::Json))?, tag)?,
            Form::Text => shown(TEXT, tag, written(ResultFormat::Graph(RdfFormat::Turtle))?),
        })
    })
    .await
}

/// How results are written.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// As programs read them.
    Plain(ResultFormat),
    /// Of a table, as a page.
    Page,
    /// Of a graph, as text that a browser shows.
    Text,
}

/// The most bytes of results of which a page is made, which takes many times as much while it is.
const LARGEST_PAGE: usize = 4 << 20;

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

/// The form that a client likes best.
fn form(accept: Option<&str>, is_graph: bool) -> Result<Form, Problem> {
    let of_all = if is_graph { GRAPHS } else { TABLES };
    let html = if is_graph { Form::Text } else { Form::Page };
    let plain = of_all.iter().map(|&(media_type, format)| (media_type, Form::Plain(format)));
    let offers: Vec<(&str, Form)> = plain.chain([("text/html", html)]).collect();
    negotiate::chosen(accept, &offers)
}

/// The page of a table.
fn page(json: &[u8], tag: Option<HeaderValue>) -> Result<Response, Problem> {
    if json.len() > LARGEST_PAGE {
        let title = "the results are too many for a page";
        return Err(Problem::new(StatusCode::NOT_ACCEPTABLE, "large-page", title)
            .help("ask for application/sparql-results+json or text/csv, or put LIMIT 1000 behind the query"));
    }
    let written = || Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the results could not be written");
    let mut response = shown(HTML, tag, result_page::page(json).ok_or_else(written)?.into_bytes());
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(answer_html::POLICY));
    Ok(response)
}

/// Whether a query can give something else when it is put again.
fn varies(text: &str) -> bool {
    let text = text.to_ascii_uppercase();
    ["NOW", "RAND", "UUID", "BNODE"].iter().any(|word| text.contains(word))
}

/// The response of a result.
pub(super) fn result(format: ResultFormat, tag: Option<HeaderValue>, bytes: Vec<u8>) -> Response {
    let media_type = match format {
        ResultFormat::Table(format) => format.media_type(),
        ResultFormat::Graph(format) => format.media_type(),
    };
    shown(HeaderValue::from_str(media_type).unwrap_or(TEXT), tag, bytes)
}

/// The response of a body of this type.
fn shown(media_type: HeaderValue, tag: Option<HeaderValue>, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::VARY, HeaderValue::from_static("accept")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    let mut response = (headers, bytes).into_response();
    if let Some(tag) = tag {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

async fn update(
    service: &Arc<Service>,
    headers: &HeaderMap,
    text: String,
    dataset: Dataset,
    base: String,
) -> Result<Response, Problem> {
    gate::may_write(service, headers)?;
    let _writing = service.writing.lock().await;
    work::queried(service, move |world, stop| {
        let update = update_request(&text, &dataset, &base).map_err(|error| Problem::of_request(error, &text))?;
        Ok(world.knowledge.update(&update, stop)?)
    })
    .await?;
    service.changed();
    Ok(StatusCode::NO_CONTENT.into_response())
}
