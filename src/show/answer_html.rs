//! An answer as one page of HTML that needs nothing else: it can be kept, mailed and printed.

use super::emphasis::Emphasis;
use super::html::escaped;
use super::markup::{Line, Role};
use super::route::Firmness;
use super::{modal, profile, quotations, route, sentence};
use crate::answer::{Answer, Row, Verdict};
use crate::claim::Citation;
use crate::question::Form;
use indexmap::IndexSet;
use std::collections::BTreeSet;
use std::fmt::Write;

const STYLE: &str = include_str!("answer.css");

/// What a browser may do with the page: nothing but show it in the style that it brings.
pub(crate) const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page of an answer. `place` tells where a citation stands ("briefing.txt:5:1").
pub(crate) fn document(answer: &Answer, place: impl Fn(&Citation) -> String) -> String {
    let question = escaped(&answer.question);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{question}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{question}</h1>\n"
    );
    let footnotes: IndexSet<&Citation> = answer.all_citations().collect();
    headline(answer, &footnotes, &mut out);
    if route::is_one(answer) {
        path(answer, &footnotes, &mut out);
    } else if profile::is_one(answer) {
        kinds(answer, &footnotes, &mut out);
    } else if !answer.rows.is_empty() {
        table(answer, &footnotes, &mut out);
    }
    derivation(answer, &footnotes, &mut out);
    let _ = writeln!(out, "<p>I read this as: <em>{}</em></p>", escaped(&answer.reading));
    for note in answer.remarks() {
        let _ = writeln!(out, "<p class=\"note\">{}</p>", escaped(note));
    }
    sources(answer, &footnotes, place, &mut out);
    let _ = write!(out, "<details>\n<summary>SPARQL</summary>\n<pre>{}</pre>\n</details>\n", escaped(&answer.sparql));
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn headline(answer: &Answer, footnotes: &IndexSet<&Citation>, out: &mut String) {
    if answer.form == Form::Explain {
        if let Some(plan) = &answer.text {
            let _ = writeln!(out, "<pre>{}</pre>", escaped(plan));
        }
        return;
    }
    let verdict = answer.verdict.filter(|_| sentence::verdict_word(answer).is_some()).map(|verdict| {
        let class = match verdict {
            Verdict::Yes => "yes",
            Verdict::No => "no",
            Verdict::Unknown => "unknown",
            Verdict::Disputed => "disputed",
        };
        format!("<strong class=\"{class}\">{}</strong>", sentence::word(verdict))
    });
    let said = sentence::sentence(answer).map(|text| escaped(&text));
    let parts: Vec<String> = verdict.into_iter().chain(said).collect();
    if !parts.is_empty() {
        let _ = writeln!(out, "<p class=\"verdict\">{} {}</p>", parts.join(" "), marks(&answer.citations, footnotes));
    } else if answer.rows.is_empty() {
        out.push_str("<p class=\"verdict\">Nothing found.</p>\n");
    }
}

fn table(answer: &Answer, footnotes: &IndexSet<&Citation>, out: &mut String) {
    let said = (answer.form != Form::Explain).then_some(["said", "source"]).into_iter().flatten();
    heads(answer.columns.iter().map(String::as_str).chain(said), out);
    out.push_str("<tbody>\n");
    for one in &answer.rows {
        row(one, 0, answer.form != Form::Explain, footnotes, out);
    }
    out.push_str("</tbody>\n</table></div>\n");
}

/// The head of a table.
fn heads<'a>(headings: impl Iterator<Item = &'a str>, out: &mut String) {
    out.push_str("<div class=\"scroll\"><table>\n<thead><tr>");
    for heading in headings {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(heading));
    }
    out.push_str("</tr></thead>\n");
}

/// A row of a table, its first cells left empty; with how it is said, and where, if that is to be told.
fn row(row: &Row, empty: usize, told: bool, footnotes: &IndexSet<&Citation>, out: &mut String) {
    out.push_str("<tr>");
    for (at, cell) in row.cells.iter().enumerate() {
        let _ = write!(out, "<td>{}</td>", if at < empty { String::new() } else { escaped(&cell.label) });
    }
    if told {
        let _ = write!(out, "<td>{}</td><td>{}</td>", said_of(row), source_of(row, footnotes));
    }
    out.push_str("</tr>\n");
}

fn source_of(row: &Row, footnotes: &IndexSet<&Citation>) -> String {
    if row.is_uncited() { "uncited".to_owned() } else { marks(&row.citations, footnotes) }
}

/// A profile: what a thing is, does, can; what is denied; what leads to it.
fn kinds(answer: &Answer, footnotes: &IndexSet<&Citation>, out: &mut String) {
    heads(answer.columns.iter().map(String::as_str).chain(["said", "source"]), out);
    for (name, rows) in profile::groups(answer) {
        let _ = writeln!(out, "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"4\">{name}</th></tr>");
        let mut above = None;
        for one in rows {
            let relation = one.cells.first().map(|cell| cell.label.as_str());
            row(one, usize::from(relation == above), true, footnotes, out);
            above = relation;
        }
        out.push_str("</tbody>\n");
    }
    out.push_str("</table></div>\n");
}

/// A path from its beginning to its end: each arrow in the direction in which it is said, as firm as it holds.
fn path(answer: &Answer, footnotes: &IndexSet<&Citation>, out: &mut String) {
    let Some((start, steps)) = route::steps(answer) else { return };
    let _ = writeln!(out, "<ol class=\"path\">\n<li><b>{}</b></li>", escaped(start));
    for step in steps {
        let class = match step.firmness {
            Firmness::Firm => "firm",
            Firmness::Loose => "loose",
            Firmness::Barred => "barred",
        };
        let (arrow, said) = if step.forward { ("↓", "forwards") } else { ("↑", "backwards") };
        let _ = writeln!(
            out,
            "<li><span class=\"{class}\"><span role=\"img\" aria-label=\"{said}\">{arrow}</span> {} {}</span><b>{}</b></li>",
            escaped(step.relation),
            source_of(step.row, footnotes),
            escaped(step.to)
        );
    }
    out.push_str("</ol>\n");
}

fn said_of(row: &Row) -> &'static str {
    modal::of_row(row)
}

/// Links to the footnotes of these citations.
fn marks(citations: &[Citation], footnotes: &IndexSet<&Citation>) -> String {
    let numbers: BTreeSet<usize> = citations.iter().filter_map(|one| footnotes.get_index_of(one)).collect();
    let link = |number: usize| format!("<a href=\"#source-{number}\">[{number}]</a>");
    numbers.into_iter().map(|number| link(number + 1)).collect::<Vec<_>>().join(" ")
}

fn derivation(answer: &Answer, footnotes: &IndexSet<&Citation>, out: &mut String) {
    if answer.derivation.is_empty() {
        return;
    }
    out.push_str("<h2>Because</h2>\n<ol>\n");
    for step in &answer.derivation {
        let _ = writeln!(out, "<li>{} {}</li>", escaped(&step.text), marks(&step.citations, footnotes));
    }
    out.push_str("</ol>\n");
}

fn sources(answer: &Answer, footnotes: &IndexSet<&Citation>, place: impl Fn(&Citation) -> String, out: &mut String) {
    if footnotes.is_empty() {
        return;
    }
    out.push_str("<h2>Sources</h2>\n");
    let all = quotations::by_source(footnotes);
    for of_one in all.chunk_by(|one, other| one.1.source == other.1.source) {
        let Some((_, first)) = of_one.first() else { continue };
        let _ = writeln!(out, "<h3>{}</h3>\n<ol class=\"sources\">", escaped(&first.source));
        for (number, citation) in of_one {
            let (number, emphasis) = (number + 1, quotations::emphasis(answer, citation));
            let (cut, place) = (emphasis.cut(&citation.quote), escaped(&place(citation)));
            let shown = quoted(&emphasis, &cut);
            // What was left out is there for who wants it.
            let whole = match cut == citation.quote {
                true => String::new(),
                false => format!(
                    "<details><summary>the whole passage</summary><blockquote>{}</blockquote></details>",
                    quoted(&emphasis, &citation.quote)
                ),
            };
            let _ = writeln!(
                out,
                "<li value=\"{number}\" id=\"source-{number}\"><blockquote>{shown}</blockquote><cite>{place}</cite>{whole}</li>"
            );
        }
        out.push_str("</ol>\n");
    }
}

/// A quotation, the words that matter marked.
fn quoted(emphasis: &Emphasis, quote: &str) -> String {
    let line = emphasis.quote(quote, Line::default());
    let piece = |text: String, role| if role == Role::Mark { format!("<mark>{text}</mark>") } else { text };
    line.pieces.iter().map(|one| piece(escaped(&one.text), one.role)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::answer_page::tests::{listing, refusal};
    use super::*;

    #[test]
    fn a_page_holds_the_whole_answer() {
        let page = document(&refusal(), |citation| citation.source.clone());
        for part in
            ["<strong class=\"no\">No.</strong>", "href=\"#source-1\"", "id=\"source-1\"", "cannot", "brief.txt"]
        {
            assert!(page.contains(part), "{part}\n{page}");
        }
        let page = document(&listing(), |citation| citation.source.clone());
        assert!(page.contains("<td>workplans</td><td>can</td><td><a href=\"#source-1\">[1]</a> <a"), "{page}");
        assert!(page.contains("<td>uncited</td>"), "{page}");
    }

    #[test]
    fn nothing_that_was_read_is_markup() {
        let hostile = "<img src=x onerror=alert(1)>\"'</style></script><!--";
        let mut answer = listing();
        answer.question = hostile.into();
        answer.reading = hostile.into();
        answer.sparql = hostile.into();
        answer.text = Some(hostile.into());
        answer.notes = vec![hostile.into()];
        answer.columns = vec![hostile.into()];
        for row in &mut answer.rows {
            row.cells[0].label = hostile.into();
            for citation in &mut row.citations {
                citation.quote = hostile.into();
                citation.source = hostile.into();
            }
        }
        let page = document(&answer, |citation| citation.source.clone());
        let body = page.split_once("<body>").unwrap().1;
        for part in ["<img", "</style", "</script", "<!--", "onerror=alert(1)>\""] {
            assert!(!body.contains(part), "{part}\n{body}");
        }
    }
}
