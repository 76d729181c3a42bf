//! `/map`: what stands around an answer, drawn.

use super::complete::json;
use super::problem::Problem;
use super::world::{Service, World};
use super::{encode, negotiate, work};
use crate::knowledge::CancellationToken;
use crate::show::{map, png, svg, timeline};
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// How a map is written.
#[derive(Clone, Copy)]
enum Form {
    Json,
    Svg,
    Png,
    Dot,
    Mermaid,
}

/// The media type of each form, the first by default.
const FORMS: &[(&str, Form)] = &[
    ("application/json", Form::Json),
    ("image/svg+xml", Form::Svg),
    ("image/png", Form::Png),
    ("text/vnd.graphviz", Form::Dot),
    ("text/vnd.mermaid", Form::Mermaid),
];
const NAMES: &[(&str, Form)] =
    &[("json", Form::Json), ("svg", Form::Svg), ("png", Form::Png), ("dot", Form::Dot), ("mermaid", Form::Mermaid)];
/// What can be said of a map.
const PARAMETERS: &[&str] = &["question", "reading", "view", "format"];

/// What a browser may do with a drawing that it opens by itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// What is to be drawn.
struct Asked {
    /// None: the whole graph.
    question: Option<String>,
    reading: Option<usize>,
    form: Form,
    /// Whether what is dated is to be drawn along the years.
    dated: bool,
}

/// Draws what stands around an answer, or the graph as far as there is room.
pub(super) async fn map(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    drawn(&service, &headers, query.unwrap_or_default()).await.unwrap_or_else(IntoResponse::into_response)
}

async fn drawn(service: &Arc<Service>, headers: &HeaderMap, query: String) -> Result<Response, Problem> {
    let accept = negotiate::accepted(headers);
    let asked = read(&query, accept)?;
    work::within(service, move |world, stop| draw(world, &asked, stop)).await
}

fn read(query: &str, accept: Option<&str>) -> Result<Asked, Problem> {
    let fields = encode::fields_of(query.as_bytes(), "the question is not UTF-8")?;
    encode::only(&fields, PARAMETERS)?;
    let value = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    let form = match value("format") {
        Some(name) => NAMES.iter().find(|(known, _)| *known == name).map(|&(_, form)| form).ok_or_else(|| {
            Problem::bad("format", format!("there is no format {name}")).help("there are: json, svg, png, dot, mermaid")
        })?,
        None => negotiate::chosen(accept, FORMS)?,
    };
    let reading = value("reading").map(|number| number.parse());
    let reading =
        reading.transpose().map_err(|_| Problem::bad("reading", "reading is the number of a reading, from 1"))?;
    let dated = match value("view").as_deref() {
        None | Some("map") => false,
        Some("timeline") => true,
        Some(other) => {
            return Err(Problem::bad("view", format!("there is no view {other}")).help("there are: map, timeline"));
        }
    };
    if dated && (matches!(form, Form::Dot | Form::Mermaid) || value("question").is_none()) {
        return Err(Problem::bad("timeline", "a timeline is that of a question, in SVG, PNG or JSON"));
    }
    Ok(Asked { dated, question: value("question").filter(|question| !question.trim().is_empty()), reading, form })
}

fn draw(world: &World, asked: &Asked, stop: &CancellationToken) -> Result<Response, Problem> {
    let knowledge = world.knowledge.stoppable(stop);
    if let (true, Some(question)) = (asked.dated, &asked.question) {
        let found = knowledge.timeline_of(&knowledge.ask_reading(question, asked.reading)?.answer)?;
        return Ok(match asked.form {
            Form::Json => json(&timeline::sentences(&found)),
            Form::Png => picture(&timeline::svg(&found))?,
            _ => written("image/svg+xml", timeline::svg(&found)),
        });
    }
    let found = match &asked.question {
        Some(question) => knowledge.map_of(&knowledge.ask_reading(question, asked.reading)?.answer)?,
        None => knowledge.map_of_all()?,
    };
    let (media_type, text) = match asked.form {
        Form::Json => return Ok(json(&svg::geometry(&found))),
        Form::Png => return picture(&svg::svg(&found)),
        Form::Svg => ("image/svg+xml", svg::svg(&found)),
        Form::Dot => ("text/vnd.graphviz; charset=utf-8", map::dot(&found)),
        Form::Mermaid => ("text/vnd.mermaid; charset=utf-8", map::mermaid(&found)),
    };
    Ok(written(media_type, text))
}

/// A drawing in points.
fn picture(svg: &str) -> Result<Response, Problem> {
    let failed = |error: png::PngError| {
        let why = Problem::new(StatusCode::NOT_IMPLEMENTED, "no-picture", error.to_string());
        why.help("format=svg needs no font of this machine")
    };
    Ok(written("image/png", png::png(svg).map_err(failed)?))
}

fn written(media_type: &'static str, bytes: impl Into<Bytes>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::VARY, HeaderValue::from_static("accept")),
    ];
    (headers, bytes.into()).into_response()
}
