//! `/ask`: a question, answered in the form that the client likes best.

use super::cache::Key;
use super::fresh::matches;
use super::negotiate;
use super::problem::Problem;
use super::work;
use super::world::{Service, World};
use super::{body, encode};
use crate::answer::Answer;
use crate::knowledge::{Answered, CancellationToken};
use crate::show::{answer_data, answer_html, answer_page, markup::Style, profile, quotations, route, sentence};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// The longest question, in bytes.
const LONGEST: usize = 4_000;

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Json,
    Html,
    Markdown,
    Plain,
    Csv,
    Tsv,
}

/// What can be had, the first by default.
const FORMS: &[(&str, Form)] = &[
    ("application/json", Form::Json),
    ("text/html", Form::Html),
    ("text/markdown", Form::Markdown),
    ("text/plain", Form::Plain),
    ("text/csv", Form::Csv),
    ("text/tab-separated-values", Form::Tsv),
];

/// What can be said of a question; `q` is short for the first.
const PARAMETERS: &[&str] = &["question", "q", "reading", "detail", "format"];

/// A question as it is sent.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    question: String,
    /// Of several readings the one with this number.
    reading: Option<usize>,
    /// Also what is for people: notes, warnings, places.
    #[serde(default)]
    detail: bool,
    format: Option<String>,
}

/// Answers a question.
pub(super) async fn ask(State(service): State<Arc<Service>>, request: Request) -> Response {
    answered(&service, request).await.unwrap_or_else(IntoResponse::into_response)
}

async fn answered(service: &Arc<Service>, request: Request) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let asked = match parts.method {
        Method::GET | Method::HEAD => of_fields(parts.uri.query().unwrap_or_default().as_bytes())?,
        Method::POST => posted(service, &parts.headers, body).await?,
        _ => return Err(Problem::method("GET, HEAD, POST")),
    };
    let form = form(&asked, &parts.headers)?;
    if asked.question.trim().is_empty() {
        return Err(Problem::bad("no-question", "a question is needed").help("/ask?question=what+is+APEC"));
    }
    if asked.question.len() > LONGEST {
        return Err(Problem::bad("long-question", format!("the question is longer than {LONGEST} bytes"))
            .help("ask it in several questions, or in SPARQL at /sparql, which may be longer"));
    }
    let world = service.world();
    let name = format!("{form:?} {} {:?} {}", asked.detail, asked.reading, asked.question);
    let key: Key = (Arc::clone(&world.version), name);
    let tag = tag(&key);
    if parts.headers.get(header::IF_NONE_MATCH).is_some_and(|tags| matches(tags, &tag)) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    if let Some(found) = service.cache.find(&key) {
        service.metrics.remembered.fetch_add(1, Ordering::Relaxed);
        return Ok(response(form, tag, found));
    }
    drop(world);
    let (bytes, version) =
        work::within(service, move |world, stop| Ok((answer(world, &asked, form, stop)?, Arc::clone(&world.version))))
            .await?;
    // The graph may have changed since the tag was made; then what was found has another name.
    let key = (version, key.1);
    let tag = self::tag(&key);
    service.cache.keep(key, bytes.clone());
    Ok(response(form, tag, bytes))
}

fn answer(world: &World, asked: &Asked, form: Form, stop: &CancellationToken) -> Result<Bytes, Problem> {
    let knowledge = world.knowledge.stoppable(stop);
    if knowledge.propose(&asked.question)?.is_some() {
        return Err(Problem::bad("change", "this sentence would change the graph; here questions are answered")
            .help("changes are made by rapporteur ask … --graph, or by SPARQL updates"));
    }
    let answered = knowledge.ask_reading(&asked.question, asked.reading)?;
    let called = world.called(stop)?;
    let answered = Answered { answer: called.answer(answered.answer), ..answered };
    let place = |citation: &crate::claim::Citation| called.place(&knowledge, citation);
    let failed = |_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the answer could not be written");
    let answer = &answered.answer;
    let text = match form {
        Form::Json if asked.detail => serde_json::to_string(&Detailed::of(&answered, place)).map_err(failed)?,
        Form::Json => serde_json::to_string(answer).map_err(failed)?,
        Form::Html => answer_html::document(answer, place),
        Form::Markdown => answer_data::markdown(answer, place),
        Form::Plain => {
            // Nobody else says what was odd about the question.
            let notes = answer.remarks().cloned().collect();
            Style::default().render(&answer_page::page(&Answer { notes, ..answer.clone() }, place))
        }
        Form::Csv => answer_data::separated(answer, b',').map_err(|error| failed(serde_json::Error::io(error)))?,
        Form::Tsv => answer_data::separated(answer, b'\t').map_err(|error| failed(serde_json::Error::io(error)))?,
    };
    Ok(text.into())
}

/// An answer with what people are told besides.
#[derive(Serialize)]
struct Detailed<'a> {
    answer: &'a Answer,
    /// The answer in a sentence, behind the word of a verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
    notes: &'a [String],
    warnings: Vec<&'a str>,
    /// Where each citation stands, in the order of the footnotes: each citation once.
    footnotes: Vec<Footnote<'a>>,
    /// Of a profile: the kinds of its rows, each with their places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<(&'static str, Vec<usize>)>,
    /// Of a path: where it begins, and its steps in the order of the rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<(&'a str, Vec<route::Step<'a>>)>,
}

#[derive(Serialize)]
struct Footnote<'a> {
    #[serde(flatten)]
    citation: &'a crate::claim::Citation,
    place: String,
    /// The quotation cut to what matters, in pieces: their words, and whether these are to be marked.
    shown: Vec<(String, bool)>,
}

impl<'a> Detailed<'a> {
    fn of(answered: &'a Answered, place: impl Fn(&crate::claim::Citation) -> String) -> Self {
        let cited: indexmap::IndexSet<_> = answered.answer.all_citations().collect();
        let shown = quotations::marked(&answered.answer);
        let footnote = |(citation, shown)| Footnote { citation, place: place(citation), shown };
        Self {
            answer: &answered.answer,
            sentence: sentence::sentence(&answered.answer),
            notes: &answered.answer.notes,
            warnings: answered.warnings.iter().map(|warning| warning.message.as_str()).collect(),
            footnotes: cited.into_iter().zip(shown).map(footnote).collect(),
            kinds: profile::places(&answered.answer),
            path: route::steps(&answered.answer),
        }
    }
}

async fn posted(service: &Service, headers: &HeaderMap, body: Body) -> Result<Asked, Problem> {
    let media_type = body::media_type(headers)?;
    let bytes = body::whole(service, headers, body).await?;
    match media_type.as_deref() {
        Some("application/x-www-form-urlencoded") => of_fields(&bytes),
        Some("application/json") => serde_json::from_slice(&bytes).map_err(|error| {
            Problem::bad("json", format!("the body is no question in JSON: {error}"))
                .help("{\"question\": \"what is APEC?\"}")
        }),
        Some("text/plain") => Ok(Asked { question: body::text(bytes)?, ..Asked::default() }),
        other => Err(body::unread(other, "application/json, application/x-www-form-urlencoded or text/plain")),
    }
}

fn of_fields(text: &[u8]) -> Result<Asked, Problem> {
    let fields = encode::fields_of(text, "the question is not UTF-8")?;
    encode::only(&fields, PARAMETERS)?;
    let mut asked = Asked::default();
    for (name, value) in fields {
        match name.as_str() {
            "question" | "q" => asked.question = value,
            "reading" => {
                let number =
                    value.parse().map_err(|_| Problem::bad("reading", "reading is the number of a reading, from 1"));
                asked.reading = Some(number?);
            }
            "detail" => asked.detail = value == "true",
            _ => asked.format = Some(value),
        }
    }
    Ok(asked)
}

fn form(asked: &Asked, headers: &HeaderMap) -> Result<Form, Problem> {
    let names = [
        ("json", Form::Json),
        ("html", Form::Html),
        ("markdown", Form::Markdown),
        ("plain", Form::Plain),
        ("csv", Form::Csv),
        ("tsv", Form::Tsv),
    ];
    if let Some(wanted) = &asked.format {
        let found = names.into_iter().find(|(name, _)| name == wanted).map(|(_, form)| form);
        return found.ok_or_else(|| {
            Problem::bad("format", format!("there is no format {wanted}"))
                .help("there are: json, html, markdown, plain, csv, tsv")
        });
    }
    negotiate::chosen(negotiate::accepted(headers), FORMS)
}

/// The entity tag of an answer: which graph, which question. It is weak, since the time it took is told, too.
pub(super) fn tag(key: &Key) -> HeaderValue {
    let text = format!("W/{}", quoted(key));
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// The strong entity tag of what is the same byte for byte as long as its key is.
pub(super) fn strong_tag(key: &Key) -> HeaderValue {
    HeaderValue::from_str(&quoted(key)).unwrap_or(HeaderValue::from_static("\"\""))
}

fn quoted(key: &Key) -> String {
    let mut hasher = DefaultHasher::new();
    key.1.hash(&mut hasher);
    format!("\"{}-{:016x}\"", key.0, hasher.finish())
}

fn response(form: Form, tag: HeaderValue, bytes: Bytes) -> Response {
    let media_type = FORMS.iter().find(|(_, known)| *known == form).map_or("text/plain", |(media_type, _)| media_type);
    let media_type = if form == Form::Json { media_type.to_owned() } else { format!("{media_type}; charset=utf-8") };
    let mut response = (
        [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_str(&media_type).unwrap_or(HeaderValue::from_static("text/plain")),
            ),
            (header::ETAG, tag),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (header::VARY, HeaderValue::from_static("accept")),
        ],
        bytes,
    )
        .into_response();
    if form == Form::Html {
        let policy = HeaderValue::from_static(answer_html::POLICY);
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
