//! An answer for programs: JSON, lines of JSON, comma- and tab-separated values, Markdown.

use super::delimited;
use super::route::Firmness;
use super::words::harmless;
use super::{modal, profile, quotations, route, sentence};
use crate::answer::{Answer, Cell, Row, Verdict};
use crate::claim::Citation;
use indexmap::IndexSet;
use serde::Serialize;
use std::fmt::Write;
use std::io;

/// A verdict on one line of JSON.
#[derive(Serialize)]
struct VerdictLine<'a> {
    verdict: Option<Verdict>,
    text: Option<&'a str>,
    citations: &'a [Citation],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    warnings: &'a [String],
}

/// The object of the contract.
pub(crate) fn json(answer: &Answer) -> serde_json::Result<String> {
    serde_json::to_string_pretty(answer).map(|text| text + "\n")
}

/// The rows of that object, one a line; an answer without rows is one line with its verdict and text.
pub(crate) fn jsonl(answer: &Answer) -> serde_json::Result<String> {
    let lines: Vec<String> = if answer.rows.is_empty() {
        let (verdict, text) = (answer.verdict, answer.text.as_deref());
        let Answer { citations, notes, warnings, .. } = answer;
        vec![serde_json::to_string(&VerdictLine { verdict, text, citations, notes, warnings })?]
    } else {
        answer.rows.iter().map(serde_json::to_string).collect::<Result<_, _>>()?
    };
    Ok(lines.join("\n") + "\n")
}

/// Values separated by `delimiter`. One line a row; an answer without rows is one line with its verdict and text. What was
/// odd about the question stands in a last column, if there is anything.
pub(crate) fn separated(answer: &Answer, delimiter: u8) -> io::Result<String> {
    let mut lines = vec![];
    if answer.rows.is_empty() {
        lines.push(delimited::strings(["verdict", "text", "source", "start", "end", "quote", "further"]));
        let verdict = answer.verdict.map_or("", verdict_word);
        let mut line = delimited::strings([verdict, answer.text.as_deref().unwrap_or_default()]);
        line.extend(cited(&answer.citations));
        lines.push(line);
    } else {
        let own = ["modality", "polarity", "source", "start", "end", "quote", "further"].map(str::to_owned);
        lines.push(answer.columns.iter().cloned().chain(own).collect());
        lines.extend(answer.rows.iter().map(values));
    }
    if !answer.warnings.is_empty() {
        let told = answer.warnings.join("; ");
        lines
            .iter_mut()
            .zip(0..)
            .for_each(|(line, at)| line.push(if at == 0 { "warnings".to_owned() } else { told.clone() }));
    }
    delimited::write(&lines, delimiter)
}

const fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Unknown => "unknown",
        Verdict::Disputed => "disputed",
    }
}

fn values(row: &Row) -> Vec<String> {
    let mut line: Vec<String> = row.cells.iter().map(Cell::plain).collect();
    line.push(row.modality.map_or("", |modality| modality.as_str()).to_owned());
    line.push(row.polarity.map_or("", |polarity| polarity.as_str()).to_owned());
    line.extend(cited(&row.citations));
    line
}

/// The first citation in four columns, all others in a fifth ("briefing.txt 10-40; notes.txt 3-9").
fn cited(citations: &[Citation]) -> [String; 5] {
    let further: Vec<String> =
        citations.iter().skip(1).map(|c| format!("{} {}-{}", c.source, c.start, c.end)).collect();
    match citations.first() {
        Some(c) => [c.source.clone(), c.start.to_string(), c.end.to_string(), c.quote.clone(), further.join("; ")],
        None => Default::default(),
    }
}

/// A Markdown table or sentence with footnotes, for people: its control characters are shown, which values keep as they are,
/// as databases write them.
pub(crate) fn markdown(answer: &Answer, place: impl Fn(&Citation) -> String) -> String {
    let footnotes: IndexSet<&Citation> = answer.all_citations().collect();
    let marks = |citations: &[Citation]| -> String {
        let numbers: std::collections::BTreeSet<usize> =
            citations.iter().filter_map(|citation| footnotes.get_index_of(citation)).collect();
        numbers.iter().map(|number| format!("[^{}]", number + 1)).collect()
    };
    let mut out = String::new();
    let verdict = sentence::verdict_word(answer).map(|word| format!("**{word}**"));
    let headline: Vec<String> = verdict.into_iter().chain(sentence::sentence(answer)).collect();
    if !headline.is_empty() {
        out += &format!("{}{}\n\n", headline.join(" "), marks(&answer.citations));
    } else if answer.rows.is_empty() {
        out += "**Nothing found.**\n\n";
    }
    if let Some((start, steps)) = route::steps(answer) {
        out += &markdown_path(start, &steps, marks);
    } else if profile::is_one(answer) {
        for (name, rows) in profile::groups(answer) {
            let headings = answer.columns.iter().map(String::as_str).chain(["said", "source"]);
            let rows = rows.into_iter().map(|row| markdown_cells(row, marks(&row.citations)));
            out += &format!("### {name}\n\n{}\n", delimited::markdown_table(headings, rows));
        }
    } else if !answer.rows.is_empty() {
        let headings = answer.columns.iter().map(String::as_str).chain(["said", "source"]);
        out += &delimited::markdown_table(
            headings,
            answer.rows.iter().map(|row| markdown_cells(row, marks(&row.citations))),
        );
        out.push('\n');
    }
    let _ = writeln!(out, "I read this as: *{}*", answer.reading);
    for note in answer.remarks() {
        let _ = writeln!(out, "\n> {note}");
    }
    for (number, citation) in quotations::by_source(&footnotes) {
        let quote = delimited::one_line(&quotations::emphasis(answer, citation).cut(&citation.quote));
        let _ = writeln!(out, "\n[^{}]: “{quote}” ({})", number + 1, place(citation));
    }
    harmless(&out).into_owned()
}

/// A path from its beginning to its end, a line each: arrows point as it is said, broken where it only can be so.
fn markdown_path(start: &str, steps: &[route::Step<'_>], marks: impl Fn(&[Citation]) -> String) -> String {
    let mut out = format!("**{start}**");
    for step in steps {
        let arrow = match (step.firmness, step.forward) {
            (Firmness::Firm, true) => "↓",
            (Firmness::Firm, false) => "↑",
            (Firmness::Loose, true) => "⇣",
            (Firmness::Loose, false) => "⇡",
            (Firmness::Barred, true) => "↓̸",
            (Firmness::Barred, false) => "↑̸",
        };
        let source = if step.row.is_uncited() { "(uncited)".to_owned() } else { marks(&step.row.citations) };
        // Two blanks at its end make a line of a line.
        out += &format!("  \n{arrow} *{}* {source}  \n**{}**", step.relation, step.to);
    }
    out + "\n\n"
}

fn markdown_cells(row: &Row, marks: String) -> Vec<String> {
    let said = modal::of_row(row);
    let source = if row.is_uncited() { "uncited".to_owned() } else { marks };
    row.cells.iter().map(|cell| cell.label.clone()).chain([said.to_owned(), source]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::answer_page::tests::{listing, refusal};
    use super::*;

    #[test]
    fn separated_values_keep_every_citation() {
        insta::assert_snapshot!(separated(&listing(), b',').unwrap(), @r#"
        thing,modality,polarity,source,start,end,quote,further
        joint statements,possible,affirmed,brief.txt,10,55,SOM1 can issue joint statements or workplans.,
        workplans,possible,affirmed,brief.txt,10,55,SOM1 can issue joint statements or workplans.,brief.txt 90-110
        a | b,,,,,,,
        "#);
        insta::assert_snapshot!(separated(&refusal(), b'\t').unwrap(), @r#"
        verdict	text	source	start	end	quote	further
        no	The host cannot impose decisions.	brief.txt	40	97	The host shapes the schedule but cannot impose decisions.
        "#);
    }

    #[test]
    fn lines_of_json_are_rows_or_a_verdict() {
        let lines = jsonl(&listing()).unwrap();
        assert_eq!(lines.lines().count(), 3);
        assert!(lines.starts_with(r#"{"cells":[{"type":"iri","#), "{lines}");
        let verdict = jsonl(&refusal()).unwrap();
        assert!(verdict.starts_with(r#"{"verdict":"no","text":"The host"#), "{verdict}");
    }

    #[test]
    fn documents_have_footnotes() {
        insta::assert_snapshot!(markdown(&listing(), |citation| citation.source.clone()), @r#"
        | thing | said | source |
        | --- | --- | --- |
        | joint statements | can | [^1] |
        | workplans | can | [^1][^2] |
        | a \| b |  | uncited |

        I read this as: *the things that SOM1 can issue*

        > one row is uncited

        [^1]: “SOM1 can issue joint statements or workplans.” (brief.txt)

        [^2]: “It issues workplans.” (brief.txt)
        "#);
    }
}
