//! A path, drawn from its beginning to its end.

use super::answer_page::said_and_source;
use super::markup::{Line, Page, Role};
use crate::answer::{Answer, Row};
use crate::claim::{Citation, Modality, Polarity};
use indexmap::IndexSet;

/// The steps of a path one below the other, each arrow in the direction in which it is said.
pub(super) fn draw(answer: &Answer, footnotes: &IndexSet<&Citation>, page: &mut Page) {
    let Some(mut at) = beginning(&answer.rows) else { return };
    page.gap().line(Line::hanging(4).with(Role::Name, at));
    for row in &answer.rows {
        let [from, relation, to] = parts(row);
        let forward = from == at;
        let bar = match (row.modality, row.polarity) {
            (_, Some(Polarity::Denied)) => "┿",
            (None | Some(Modality::Actual), _) => "│",
            _ => "╎",
        };
        let [_, source] = said_and_source(row, footnotes);
        let said = Line::hanging(4).with(Role::Place, format!("  {bar} ")).with(Role::Modality, relation);
        let said = said.with(Role::Place, format!(" {}", source.text));
        let head = |arrow: &str| Line::default().with(Role::Place, format!("  {arrow}"));
        if forward {
            page.line(said).line(head("▼"));
        } else {
            page.line(head("▲")).line(said);
        }
        at = if forward { to } else { from };
        page.line(Line::hanging(4).with(Role::Name, at));
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
