//! An answer for people: verdict or table, the quotations below, and the reading said back.

use super::markup::{Line, Page, Piece, Role};
use super::quotations::{by_source, emphasis};
use super::sentence::{sentence, verdict_word};
use super::table::Table;
use super::{modal, profile, route};
use crate::answer::{Answer, Row};
use crate::claim::Citation;
use crate::question::Form;
use indexmap::IndexSet;

/// What a row without a source says in place of footnotes.
const UNCITED: &str = "uncited";

/// The page of an answer. `place` tells where a citation stands ("briefing.txt:5:1").
pub(crate) fn page(answer: &Answer, place: impl Fn(&Citation) -> String) -> Page {
    if answer.form == Form::Explain {
        return explanation(answer);
    }
    let mut page = Page::default();
    let footnotes: IndexSet<&Citation> = answer.all_citations().collect();
    if let Some(line) = headline(answer, &footnotes) {
        page.line(line);
    }
    if route::is_one(answer) {
        route::draw(answer, &footnotes, &mut page);
    } else if profile::is_one(answer) {
        page.gap().table(profile::table(answer, &footnotes)).gap();
    } else if !answer.rows.is_empty() && !says_it_all(answer) {
        page.gap().table(table(answer, &footnotes)).gap();
    }
    because(answer, &footnotes, &mut page);
    quotations(answer, &footnotes, place, &mut page);
    page.gap().line(Line::hanging(4).say("I read this as: ").with(Role::Reading, &answer.reading));
    answer.notes.iter().for_each(|note| _ = page.note(note));
    page
}

/// How a question was read and put: its words, its reading, its query, the engine's plan.
fn explanation(answer: &Answer) -> Page {
    let mut page = Page::default();
    let cells = |row: &Row| row.cells.iter().map(|cell| Piece { role: Role::Name, text: cell.label.clone() }).collect();
    page.table(Table { headings: answer.columns.clone(), rows: answer.rows.iter().map(cells).collect() });
    page.gap().line(Line::hanging(4).say("I read this as: ").with(Role::Reading, &answer.reading));
    page.gap().verbatim(&answer.sparql);
    if let Some(plan) = &answer.text {
        page.gap().verbatim(plan);
    }
    page.gap();
    answer.notes.iter().for_each(|note| _ = page.note(note));
    page
}

/// The citations of an answer, to be copied: each once, with its place.
pub(crate) fn citations(answer: &Answer, place: impl Fn(&Citation) -> String) -> Page {
    let mut page = Page::default();
    let footnotes: IndexSet<&Citation> = answer.all_citations().collect();
    if footnotes.is_empty() {
        page.line(Line::default().say("The last answer cites nothing."));
    }
    quotations(answer, &footnotes, place, &mut page);
    page.gap().line(Line::hanging(4).say("Cited for: ").with(Role::Reading, &answer.reading));
    page
}

/// Whether the sentence of a number says what its one row would.
fn says_it_all(answer: &Answer) -> bool {
    answer.form == Form::HowMany && answer.text.is_some() && answer.rows.len() == 1
}

/// "No. The host economy cannot impose binding decisions. \[1\]"; nothing for a plain table.
fn headline(answer: &Answer, footnotes: &IndexSet<&Citation>) -> Option<Line> {
    let verdict = verdict_word(answer);
    let text = sentence(answer);
    let line = match (verdict, text) {
        (Some(verdict), Some(text)) => Line::default().with(Role::Verdict, verdict).say(format!(" {text}")),
        (Some(verdict), None) => Line::default().with(Role::Verdict, verdict),
        (None, Some(text)) => Line::default().with(Role::Verdict, text),
        (None, None) if answer.rows.is_empty() => Line::default().with(Role::Verdict, "Nothing found."),
        (None, None) => return None,
    };
    let marks = marks(&answer.citations, footnotes);
    Some(if marks.is_empty() { line } else { line.with(Role::Place, format!(" {marks}")) })
}

fn table(answer: &Answer, footnotes: &IndexSet<&Citation>) -> Table {
    let headings = answer.columns.iter().cloned();
    Table {
        headings: headings.chain(["said".to_owned(), "source".to_owned()]).collect(),
        rows: answer.rows.iter().map(|row| cells(row, footnotes)).collect(),
    }
}

fn cells(row: &Row, footnotes: &IndexSet<&Citation>) -> Vec<Piece> {
    let names = row.cells.iter().map(|cell| Piece { role: Role::Name, text: cell.label.clone() });
    names.chain(said_and_source(row, footnotes)).collect()
}

/// How a row is said, and the numbers of its footnotes.
pub(super) fn said_and_source(row: &Row, footnotes: &IndexSet<&Citation>) -> [Piece; 2] {
    let said = modal::of_row(row);
    let source = if row.is_uncited() { UNCITED.to_owned() } else { marks(&row.citations, footnotes) };
    let said = Piece { role: Role::Modality, text: said.to_owned() };
    [said, Piece { role: Role::Place, text: source }]
}

/// "\[1\] \[3\]".
fn marks(citations: &[Citation], footnotes: &IndexSet<&Citation>) -> String {
    let mut numbers: Vec<usize> = citations.iter().filter_map(|citation| footnotes.get_index_of(citation)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.iter().map(|number| format!("[{}]", number + 1)).collect::<Vec<_>>().join(" ")
}

/// The steps from what is said to the verdict.
fn because(answer: &Answer, footnotes: &IndexSet<&Citation>, page: &mut Page) {
    // The one ground that there is stands in the sentence already.
    let told = answer.text.as_deref().unwrap_or_default();
    if let [only] = answer.derivation.as_slice()
        && told.to_lowercase().contains(&format!("because {}", only.text.to_lowercase()))
    {
        return;
    }
    for (step, number) in answer.derivation.iter().zip(1..) {
        let opening = if number == 1 { "Because " } else { "and " };
        let marks = marks(&step.citations, footnotes);
        let line = Line::hanging(8).say(format!("{opening:>8}")).with(Role::Name, &step.text);
        let page = if number == 1 { page.gap() } else { &mut *page };
        page.line(if marks.is_empty() { line } else { line.with(Role::Place, format!(" {marks}")) });
    }
}

/// "\[1\] “APEC does not produce …”", and below it where that stands.
fn quotations(answer: &Answer, footnotes: &IndexSet<&Citation>, place: impl Fn(&Citation) -> String, page: &mut Page) {
    for (number, citation) in by_source(footnotes) {
        let emphasis = emphasis(answer, citation);
        let mark = format!("[{}] ", number + 1);
        let indent = mark.len();
        let line = Line::hanging(indent).with(Role::Place, mark).with(Role::Quote, "“");
        page.gap().line(emphasis.quote(&emphasis.cut(&citation.quote), line).with(Role::Quote, "”"));
        page.line(Line::hanging(indent).with(Role::Place, format!("{:indent$}{}", "", place(citation))));
    }
}

/// What only the curious want: the query and how long it took.
pub(crate) fn particulars(answer: &Answer, page: &mut Page) {
    page.gap().verbatim(&answer.sparql);
    page.gap().note(format!("{:.1} ms", answer.elapsed.as_secs_f64() * 1000.0));
}

/// What the answer rests on: row by row its quotations in full.
pub(crate) fn grounds(answer: &Answer, place: impl Fn(&Citation) -> String) -> Page {
    let mut page = Page::default();
    page.line(Line::hanging(4).say("I read this as: ").with(Role::Reading, &answer.reading));
    for row in &answer.rows {
        let labels: Vec<&str> = row.cells.iter().map(|cell| cell.label.as_str()).collect();
        let said = modal::of_row(row);
        page.gap().line(Line::hanging(4).with(Role::Name, labels.join(", ")).say(" ").with(Role::Modality, said));
        if row.is_uncited() {
            page.line(Line::hanging(4).with(Role::Note, "    a plain statement of the graph; no source is given"));
        }
        quote_all(&row.citations, answer, &place, &mut page);
    }
    if answer.verdict.is_some() {
        let text = sentence(answer).map(|text| format!(" {text}")).unwrap_or_default();
        let line = Line::hanging(4).with(Role::Verdict, verdict_word(answer).unwrap_or_default());
        page.gap().line(line.say(if verdict_word(answer).is_some() { &text } else { text.trim_start() }));
    }
    quote_all(&answer.citations, answer, &place, &mut page);
    if answer.all_citations().next().is_none() && answer.rows.is_empty() {
        page.gap().line(Line::default().say("Nothing that was read bears on it."));
    }
    answer.notes.iter().for_each(|note| _ = page.note(note));
    page
}

fn quote_all(citations: &[Citation], answer: &Answer, place: &impl Fn(&Citation) -> String, page: &mut Page) {
    for citation in citations {
        let emphasis = emphasis(answer, citation);
        let line = Line::hanging(4).with(Role::Place, format!("    {}: ", place(citation))).with(Role::Quote, "“");
        page.line(emphasis.quote(&citation.quote, line).with(Role::Quote, "”"));
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::markup::Style;
    use super::*;
    use crate::answer::{Cell, CellKind, Verdict};
    use crate::claim::{Modality, Polarity};
    use std::time::Duration;

    fn citation(start: usize, quote: &str) -> Citation {
        Citation {
            source: "brief.txt".into(),
            start,
            end: start + quote.chars().count(),
            quote: quote.into(),
            ..Citation::default()
        }
    }

    fn row(label: &str, modality: Modality, citations: Vec<Citation>) -> Row {
        let cell = Cell { kind: CellKind::Iri, value: format!("x:{label}"), label: label.into() };
        let modality = (!citations.is_empty()).then_some(modality);
        let polarity = modality.map(|_| Polarity::Affirmed);
        Row { cells: vec![cell], polarity, modality, citations, ..Row::default() }
    }

    /// A table of three rows: two with the same quotation, one uncited.
    pub(crate) fn listing() -> Answer {
        let quote = citation(10, "SOM1 can issue joint statements or workplans.");
        Answer {
            question: "what can SOM1 issue".into(),
            form: Form::Wh,
            reading: "the things that SOM1 can issue".into(),
            verdict: None,
            columns: vec!["thing".into()],
            rows: vec![
                row("joint statements", Modality::Possible, vec![quote.clone()]),
                row("workplans", Modality::Possible, vec![quote, citation(90, "It issues workplans.")]),
                row("a | b", Modality::Actual, vec![]),
            ],
            citations: vec![],
            text: None,
            limit: None,
            derivation: vec![],
            sparql: "SELECT ?thing {}".into(),
            elapsed: Duration::from_micros(1_810),
            notes: vec!["one row is uncited".into()],
            warnings: vec![],
            owed: None,
        }
    }

    /// A verdict with its ground.
    pub(crate) fn refusal() -> Answer {
        Answer {
            question: "can the host impose decisions?".into(),
            form: Form::YesNo,
            reading: "whether the host can impose decisions".into(),
            verdict: Some(Verdict::No),
            columns: vec![],
            rows: vec![],
            citations: vec![citation(40, "The host shapes the schedule but cannot impose decisions.")],
            text: Some("The host cannot impose decisions.".into()),
            notes: vec![],
            ..listing()
        }
    }

    fn shown(answer: &Answer) -> String {
        Style::default().render(&page(answer, |citation| format!("{}:1:{}", citation.source, citation.start + 1)))
    }

    #[test]
    fn rows_have_footnotes() {
        insta::assert_snapshot!(shown(&listing()), @r#"
         thing              said   source
        ───────────────────────────────────
         joint statements   can    [1]
         workplans          can    [1] [2]
         a | b                     uncited

        [1] “SOM1 can issue joint statements or workplans.”
            brief.txt:1:11

        [2] “It issues workplans.”
            brief.txt:1:91

        I read this as: the things that SOM1 can issue
        note: one row is uncited
        "#);
    }

    #[test]
    fn verdicts_come_first() {
        insta::assert_snapshot!(shown(&refusal()), @r#"
        No. The host cannot impose decisions. [1]

        [1] “The host shapes the schedule but cannot impose decisions.”
            brief.txt:1:41

        I read this as: whether the host can impose decisions
        "#);
    }

    #[test]
    fn nothing_is_said_twice() {
        let mut answer = Answer { verdict: Some(Verdict::Unknown), citations: vec![], ..refusal() };
        for (text, notes, headline) in [
            ("Not stated.", vec![], "Not stated."),
            ("Not stated: nothing says so", vec!["nothing says so".to_owned()], "Not stated."),
            (
                "Not stated: it can, but nothing says that it does",
                vec![],
                "Not stated. It can, but nothing says that it does",
            ),
        ] {
            (answer.text, answer.notes) = (Some(text.into()), notes);
            assert_eq!(shown(&answer).lines().next(), Some(headline));
        }
    }

    #[test]
    fn nothing_found_says_so() {
        let nothing = Answer { rows: vec![], notes: vec![], ..listing() };
        assert_eq!(shown(&nothing), "Nothing found.\n\nI read this as: the things that SOM1 can issue\n");
    }
}
