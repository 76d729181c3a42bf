//! Diagnostics as values: what is wrong, where, and what would work.

use super::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing could be done.
    Error,
    /// Done, but look here.
    Warning,
}

/// A span with what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words pointed at.
    pub span: Span,
    /// What is said of them.
    pub text: String,
}

/// A message about a text. It has no colour and no layout; a door draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// A stable kebab-case name, such as `unknown-word`.
    pub code: &'static str,
    /// One line, lower case, no full stop.
    pub message: String,
    /// The places, the first one first.
    pub labels: Vec<Label>,
    /// What would work instead, a line each.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// An error without places yet.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, message: message.into(), labels: vec![], help: vec![] }
    }

    /// A warning without places yet.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// With one more place.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// With one more line of help.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }
}
