//! Diagnostics, drawn: the words in question, a caret under them, what would work.

use crate::text::{Diagnostic, Severity, Source, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// A diagnostic with the text that it points into, if it points anywhere.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    /// What is wrong.
    pub diagnostic: Diagnostic,
    /// Where the labels' spans belong.
    pub source: Option<Source>,
    /// The file and the line that asked for it, where it stands in one.
    place: Option<(String, usize)>,
}

/// What a question is called that stands in no file.
const QUESTION: &str = "question";

/// How many letters stand before and beside a text that is told of a place: the gutter, "= help: ".
const BESIDE: usize = 14;

/// How much text around the labels is handed to the drawer, in bytes on either side.
const AROUND: usize = 300;

impl Report {
    /// A report about a question.
    pub(crate) fn of_question(question: &str, diagnostic: Diagnostic) -> Self {
        Self::new(diagnostic, Some(Source::new(QUESTION, question)))
    }

    /// A report about a text, if it is about one.
    pub(crate) const fn new(diagnostic: Diagnostic, source: Option<Source>) -> Self {
        Self { diagnostic, source, place: None }
    }

    /// The same of what stands in a line of a file.
    pub(crate) fn at(self, file: &str, line: usize) -> Self {
        Self { place: Some((file.to_owned(), line)), ..self }
    }

    /// The report as text, each line ended.
    pub(crate) fn draw(&self, colour: bool, width: usize) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(width);
        let level = match self.diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = Group::with_title(level.primary_title(self.diagnostic.message.as_str()));
        match (self.window(), &self.place) {
            (Some((source, window)), _) => group = group.element(self.snippet(source, window)),
            (None, Some((file, line))) => group = group.element(Origin::path(file.as_str()).line(*line)),
            (None, None) => {}
        }
        group = group.elements(self.diagnostic.help.iter().map(|help| Level::HELP.message(help.as_str())));
        let mut drawn = renderer.render(&[group]);
        drawn.push('\n');
        drawn
    }

    /// The same for a terminal: what does not fit into a line there is broken between words, and what does not fit beside
    /// its caret stands below.
    pub(crate) fn draw_within(&self, colour: bool, width: usize) -> String {
        let mut diagnostic = self.diagnostic.clone();
        let mut below = vec![];
        for label in &mut diagnostic.labels {
            let before = self.source.as_ref().map_or(0, |source| source.position(label.span.start).column);
            if before + label.text.chars().count() + BESIDE > width {
                below.push(std::mem::replace(&mut label.text, "see below".to_owned()));
            }
        }
        below.append(&mut diagnostic.help);
        diagnostic.help = below.iter().map(|help| broken(help, width.saturating_sub(BESIDE))).collect();
        Self { diagnostic, ..self.clone() }.draw(colour, width)
    }

    /// The part of the source to show: the lines of the labels, of long lines only what is near.
    fn window(&self) -> Option<(&Source, Span)> {
        let source = self.source.as_ref()?;
        let shown = self.diagnostic.labels.iter().map(|label| label.span).reduce(Span::cover)?;
        let text = source.text();
        let end = shown.end.min(text.len());
        let start = shown.start.min(end);
        let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
        let line_end = text.get(end..)?.find('\n').map_or(text.len(), |at| end + at);
        let from = line_start.max(boundary_before(text, start.saturating_sub(AROUND)));
        let to = line_end.min(boundary_before(text, end + AROUND)).max(end);
        Some((source, Span::new(from, to)))
    }

    fn snippet<'a>(&'a self, source: &'a Source, window: Span) -> Snippet<'a, Annotation<'a>> {
        let text = source.slice(window);
        let annotations = self.diagnostic.labels.iter().enumerate().map(|(number, label)| {
            let kind = if number == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let start = label.span.start.saturating_sub(window.start).min(text.len());
            let end = label.span.end.saturating_sub(window.start).clamp(start, text.len());
            kind.span(start..end).label(label.text.as_str())
        });
        let (name, first) = match &self.place {
            Some((file, line)) if source.name() == QUESTION => (file.as_str(), *line),
            _ => (source.name(), 1),
        };
        Snippet::source(text)
            .line_start(first + source.position(window.start).line - 1)
            .path((!name.is_empty()).then_some(name))
            .fold(false)
            .annotations(annotations)
    }
}

/// A text in lines of so many letters, where its words allow.
fn broken(text: &str, width: usize) -> String {
    let (mut out, mut line) = (String::new(), 0);
    for word in text.split(' ') {
        let wide = word.chars().count();
        if line > 0 && line + 1 + wide > width {
            out.push('\n');
            line = 0;
        } else if line > 0 {
            out.push(' ');
            line += 1;
        }
        out.push_str(word);
        line += wide;
    }
    out
}

/// The last character boundary at or before a byte.
fn boundary_before(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknown(text: String, span: Span) -> Report {
        let diagnostic = Diagnostic::error("unknown-word", "no such word in the lexicon")
            .at(span, "unknown word")
            .help("did you mean \"chair\"?");
        Report::of_question(&text, diagnostic)
    }

    #[test]
    fn points_at_the_words() {
        let drawn = unknown("who chiars APEC?".to_owned(), Span::new(4, 10)).draw(false, 80);
        insta::assert_snapshot!(drawn, @r#"
        error: no such word in the lexicon
         --> question:1:5
          |
        1 | who chiars APEC?
          |     ^^^^^^ unknown word
          |
          = help: did you mean "chair"?
        "#);
    }

    #[test]
    fn long_lines_are_trimmed_around_the_caret() {
        let text = format!("{}chiars{}", "who ".repeat(20_000), " APEC".repeat(20_000));
        let drawn = unknown(text, Span::new(80_000, 80_006)).draw(false, 80);
        assert!(drawn.len() < 1_000, "{drawn}");
        assert!(drawn.contains("chiars") && drawn.contains("^^^^^^ unknown word"), "{drawn}");
    }

    #[test]
    fn what_does_not_fit_beside_its_caret_stands_below() {
        let diagnostic = Diagnostic::error("x", "not understood")
            .at(Span::new(4, 7), "could be a noun, a verb or the end of it all");
        let drawn = Report::of_question("who xyz", diagnostic).draw_within(false, 44);
        insta::assert_snapshot!(drawn, @r#"
        error: not understood
         --> question:1:5
          |
        1 | who xyz
          |     ^^^ see below
          |
          = help: could be a noun, a verb or the
                  end of it all
        "#);
    }

    #[test]
    fn spans_outside_the_text_do_no_harm() {
        assert!(unknown("é".to_owned(), Span::new(1, 99)).draw(false, 80).contains("no such word"));
    }
}
