//! A path, drawn from its beginning to its end.

use super::answer_page::said_and_source;
use super::markup::{Line, Page, Role};
use crate::answer::{Answer, Row};
use crate::claim::{Citation, Modality, Polarity};
use crate::question::Form;
use indexmap::IndexSet;
use serde::Serialize;

/// A step of a path.
#[derive(Serialize)]
pub(crate) struct Step<'a> {
    /// What is said of its two ends.
    pub relation: &'a str,
    /// Whether it is said of where the path comes from, rather than of where it goes to.
    pub forward: bool,
    /// Where it leads to.
    pub to: &'a str,
    /// How firmly it holds.
    pub firmness: Firmness,
    /// The row that says so.
    #[serde(skip)]
    pub row: &'a Row,
}

/// How firmly a step holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Firmness {
    /// It is so.
    Firm,
    /// It can, must or should be so.
    Loose,
    /// It is denied.
    Barred,
}

impl Firmness {
    fn of(row: &Row) -> Self {
        match (row.modality, row.polarity) {
            (_, Some(Polarity::Denied)) => Self::Barred,
            (None | Some(Modality::Actual), _) => Self::Firm,
            _ => Self::Loose,
        }
    }
}

/// Whether an answer is a path that can be drawn.
pub(super) fn is_one(answer: &Answer) -> bool {
    answer.form == Form::Path && answer.columns.len() == 3
}

/// Where a path begins, and its steps; nothing of any other answer.
pub(crate) fn steps(answer: &Answer) -> Option<(&str, Vec<Step<'_>>)> {
    if !is_one(answer) {
        return None;
    }
    let start = beginning(&answer.rows)?;
    let mut at = start;
    let mut steps = vec![];
    for row in &answer.rows {
        let [from, relation, to] = parts(row);
        let forward = from == at;
        at = if forward { to } else { from };
        steps.push(Step { relation, forward, to: at, firmness: Firmness::of(row), row });
    }
    Some((start, steps))
}

/// The steps of a path one below the other, each arrow in the direction in which it is said.
pub(super) fn draw(answer: &Answer, footnotes: &IndexSet<&Citation>, page: &mut Page) {
    let Some((start, steps)) = steps(answer) else { return };
    page.gap().line(Line::hanging(4).with(Role::Name, start));
    for step in steps {
        let bar = match step.firmness {
            Firmness::Barred => "┿",
            Firmness::Firm => "│",
            Firmness::Loose => "╎",
        };
        let [_, source] = said_and_source(step.row, footnotes);
        let said = Line::hanging(4).with(Role::Place, format!("  {bar} ")).with(Role::Modality, step.relation);
        let said = said.with(Role::Place, format!(" {}", source.text));
        let head = |arrow: &str| Line::default().with(Role::Place, format!("  {arrow}"));
        if step.forward {
            page.line(said).line(head("▼"));
        } else {
            page.line(head("▲")).line(said);
        }
        page.line(Line::hanging(4).with(Role::Name, step.to));
    }
}

/// The end of the first step that the second does not share.
fn beginning(rows: &[Row]) -> Option<&str> {
    let [from, _, to] = parts(rows.first()?);
    let next = rows.get(1).map(parts);
    let shared = |name: &str| next.is_some_and(|[from, _, to]| from == name || to == name);
    Some(if shared(from) && !shared(to) { to } else { from })
}

fn parts(row: &Row) -> [&str; 3] {
    [0, 1, 2].map(|at| row.cells.get(at).map_or("", |cell| cell.label.as_str()))
}
