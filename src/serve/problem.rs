//! What is wrong with a request, for people and programs (RFC 9457).

use super::expected::shortened;
use crate::knowledge::{Blame, KnowledgeError, RequestError};
use crate::text::{Diagnostic, Source};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// A problem, which is told as `application/problem+json`.
#[derive(Debug)]
pub(super) struct Problem(Box<Told>);

/// What is told of a problem.
#[derive(Debug, Serialize)]
struct Told {
    #[serde(serialize_with = "number")]
    status: StatusCode,
    /// A stable kebab-case name, such as `unknown-word`.
    code: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<Label>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    help: Vec<String>,
    #[serde(skip)]
    header: Option<(HeaderName, HeaderValue)>,
}

/// A place in what was sent; positions in code points, line and column from 1.
#[derive(Debug, Serialize)]
struct Label {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: String,
}

fn number<S: serde::Serializer>(status: &StatusCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u16(status.as_u16())
}

impl Problem {
    /// A problem with a status, a name and a sentence.
    pub(super) fn new(status: StatusCode, code: &'static str, title: impl Into<String>) -> Self {
        Self(Box::new(Told { status, code, title: title.into(), labels: vec![], help: vec![], header: None }))
    }

    /// The request is wrong.
    pub(super) fn bad(code: &'static str, title: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, title)
    }

    /// With what would work.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.0.help.push(help.into());
        self
    }

    /// With a header of the response.
    pub(super) fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.header = Some((name, value));
        self
    }

    /// No method but these.
    pub(super) fn method(allowed: &'static str) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method", format!("the methods here are {allowed}"))
            .with(header::ALLOW, HeaderValue::from_static(allowed))
    }

    /// A diagnostic about a text that was sent.
    pub(super) fn of_diagnostic(status: StatusCode, diagnostic: &Diagnostic, source: Option<&Source>) -> Self {
        let label = |label: &crate::text::Label| {
            let source = source?;
            let (start, end) = source.code_points(label.span);
            let position = source.position(label.span.start);
            Some(Label { start, end, line: position.line, column: position.column, text: label.text.clone() })
        };
        let mut problem = Self::new(status, diagnostic.code, diagnostic.message.clone());
        problem.0.labels = diagnostic.labels.iter().filter_map(label).collect();
        problem.0.help.clone_from(&diagnostic.help);
        problem
    }

    /// A query or an update that cannot be put, with its place in the text.
    pub(super) fn of_request(error: RequestError, text: &str) -> Self {
        let RequestError::Syntax { at: Some((line, column)), .. } = error else { return error.into() };
        let before: usize = text.split_inclusive('\n').take(line - 1).map(|line| line.chars().count()).sum();
        let start = before + column - 1;
        let label = Label { start, end: start + 1, line, column, text: "the parser stopped here".to_owned() };
        let mut problem = Self::from(error);
        problem.0.labels.push(label);
        problem
    }

    /// Of another host that may not be asked, or gave nothing.
    fn abroad(diagnostic: &Diagnostic, is_refused: bool) -> Self {
        let (status, code) = match is_refused {
            true => (StatusCode::FORBIDDEN, "host-not-allowed"),
            false => (StatusCode::BAD_GATEWAY, "other-host"),
        };
        let mut problem = Self::of_diagnostic(status, diagnostic, None);
        problem.0.code = code;
        problem
    }

    /// Of a service that stopped what took too much memory.
    pub(super) fn memory_limit(bytes: u64) -> Self {
        let message = format!("it was stopped, since answers may take {} MB of memory", bytes >> 20);
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "memory-limit", message)
            .help("ask for less: name what is wanted more closely, or add a LIMIT")
    }

    /// Of a service that stopped what took too long.
    pub(super) fn time_limit(seconds: f64) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "time-limit", format!("it was stopped after {seconds} seconds"))
            .help("ask for less: name what is wanted more closely, or add a LIMIT")
    }
}

impl From<KnowledgeError> for Problem {
    fn from(error: KnowledgeError) -> Self {
        if let KnowledgeError::Request(error) = error {
            return error.into();
        }
        if let Some(cause) = error.abroad() {
            return Self::abroad(&error.diagnostic(), cause.is_refusal());
        }
        if let KnowledgeError::Endpoint(error) = &error
            && error.is_of_the_query()
        {
            return Self::bad("sparql-refused", error.to_string());
        }
        match (error.blame(), &error) {
            // A document that was sent is no file of this machine.
            (Blame::Question, _)
            | (_, KnowledgeError::Load { .. } | KnowledgeError::Input(_) | KnowledgeError::NotProse(_)) => {
                Self::of_diagnostic(StatusCode::BAD_REQUEST, &error.diagnostic(), error.source_text())
            }
            // What the store says may name files of this machine: strangers need not know.
            (Blame::Material, _) => Self::new(StatusCode::INTERNAL_SERVER_ERROR, "store", "the store failed"),
        }
    }
}

impl From<RequestError> for Problem {
    fn from(error: RequestError) -> Self {
        match &error {
            RequestError::Syntax { at: Some((line, column)), .. } => {
                let expected = shortened(&error.to_string());
                Self::bad("sparql", format!("no SPARQL at line {line}, column {column}: {expected}"))
            }
            _ => Self::bad("sparql", error.to_string()),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_string(&self.0).unwrap_or_default() + "\n";
        let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let uncached = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let mut response = (self.0.status, [kind, uncached], body).into_response();
        if let Some((name, value)) = self.0.header {
            response.headers_mut().insert(name, value);
        }
        response
    }
}
