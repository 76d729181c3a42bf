//! What is known about a thing, by kinds: what it is, does, can, must; what is denied; what others say of it.

use super::answer_page::said_and_source;
use super::markup::{Piece, Role};
use super::table::Table;
use crate::answer::{Answer, Row};
use crate::claim::{Citation, Modality, Polarity};
use crate::question::Form;
use indexmap::IndexSet;
use std::collections::HashSet;

/// What opens a relation that leads to the thing rather than from it.
const TOWARDS: &str = "←";
/// Relations that tell what a thing is.
const BEING: &[&str] = &["is", "is a", "is an", "is a kind of", "is named", "is an instance of"];

/// The kinds, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Is,
    Does,
    Can,
    Must,
    Should,
    Will,
    Denied,
    Others,
}

impl Kind {
    fn of(row: &Row) -> Self {
        let relation = row.cells.first().map_or("", |cell| cell.label.as_str());
        match (row.modality, row.polarity) {
            _ if relation.starts_with(TOWARDS) => Self::Others,
            (_, Some(Polarity::Denied)) => Self::Denied,
            (Some(Modality::Possible), _) => Self::Can,
            (Some(Modality::Necessary), _) => Self::Must,
            _ if row.word == Some("will") => Self::Will,
            (Some(Modality::Expected), _) => Self::Should,
            _ if BEING.contains(&relation) => Self::Is,
            _ => Self::Does,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Is => "what it is",
            Self::Does => "what it does",
            Self::Can => "what it can",
            Self::Must => "what it must",
            Self::Should => "what it should",
            Self::Will => "what it will",
            Self::Denied => "what is denied",
            Self::Others => "what leads to it",
        }
    }
}

/// Whether there is more than one kind, so that it is worth telling them apart.
fn is_mixed(answer: &Answer) -> bool {
    let first = answer.rows.first().map(Kind::of);
    answer.rows.iter().any(|row| Some(Kind::of(row)) != first)
}

/// The rows of a profile by their kinds, each kind with its name.
pub(super) fn groups(answer: &Answer) -> Vec<(&'static str, Vec<&Row>)> {
    let rows = |places: Vec<usize>| places.into_iter().filter_map(|at| answer.rows.get(at)).collect();
    places(answer).into_iter().map(|(name, places)| (name, rows(places))).collect()
}

/// The places of the rows of a profile by their kinds; none of any other answer.
pub(crate) fn places(answer: &Answer) -> Vec<(&'static str, Vec<usize>)> {
    if !is_one(answer) {
        return vec![];
    }
    let mut rows: Vec<(Kind, usize, usize)> =
        answer.rows.iter().enumerate().map(|(at, row)| (Kind::of(row), first_of_relation(answer, row), at)).collect();
    rows.sort_unstable();
    // Of two that read alike, such as of a relation and of the inverse of another, one is told.
    let mut told = HashSet::new();
    rows.retain(|&(.., at)| {
        answer.rows.get(at).is_some_and(|row| {
            let labels: Vec<&str> = row.cells.iter().map(|cell| cell.label.as_str()).collect();
            told.insert((labels, row.modality, row.polarity, row.word, &row.citations))
        })
    });
    let of_one_kind = rows.chunk_by(|one, other| one.0 == other.0);
    of_one_kind.filter_map(|rows| Some((rows.first()?.0.name(), rows.iter().map(|row| row.2).collect()))).collect()
}

/// Whether an answer is a profile that is worth being shown by kinds.
pub(super) fn is_one(answer: &Answer) -> bool {
    answer.form == Form::Describe && answer.columns.len() == 2 && is_mixed(answer)
}

/// The rows of a profile by their kinds; what a row shares with the one above it is not said again.
pub(super) fn table(answer: &Answer, footnotes: &IndexSet<&Citation>) -> Table {
    let mut drawn = vec![];
    for (name, rows) in groups(answer) {
        let mut above = None;
        for row in rows {
            let relation = row.cells.first().map_or("", |cell| cell.label.as_str());
            let group = if above.is_none() { name } else { "" };
            let shown = if above == Some(relation) { "" } else { relation };
            above = Some(relation);
            let piece = |role, text: &str| Piece { role, text: text.to_owned() };
            let values = row.cells.iter().skip(1).map(|cell| piece(Role::Name, &cell.label));
            let cells = [piece(Role::Heading, group), piece(Role::Plain, shown)].into_iter().chain(values);
            drawn.push(cells.chain(said_and_source(row, footnotes)).collect());
        }
    }
    let headings = answer.columns.iter().cloned();
    let headings = std::iter::once(String::new()).chain(headings).chain(["said".to_owned(), "source".to_owned()]);
    Table { headings: headings.collect(), rows: drawn }
}

/// Where the relation of a row stands first, so that its rows stand together.
fn first_of_relation(answer: &Answer, row: &Row) -> usize {
    let relation = |row: &Row| row.cells.first().map(|cell| cell.label.clone());
    let own = relation(row);
    answer.rows.iter().position(|other| relation(other) == own && Kind::of(other) == Kind::of(row)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::answer_page::tests::listing;
    use super::*;
    use crate::answer::{Cell, CellKind};

    #[test]
    fn what_reads_alike_is_told_once() {
        let cell = |value: &str, label: &str| Cell { kind: CellKind::Iri, value: value.into(), label: label.into() };
        let row = |relation: Cell, start: usize| Row {
            cells: vec![relation, cell("x:bay", "Bay Forum")],
            citations: vec![Citation { start, ..Citation::default() }],
            ..Row::default()
        };
        let rows = vec![
            row(cell("x:part-of", "is part of"), 1),
            row(cell("x:have-part", "is part of"), 1),
            row(cell("x:part-of", "is part of"), 7),
            row(cell("x:be", "is"), 1),
        ];
        let columns = vec!["relation".to_owned(), "value".to_owned()];
        let answer = Answer { form: Form::Describe, columns, rows, ..listing() };
        assert_eq!(places(&answer), [("what it is", vec![3]), ("what it does", vec![0, 2])]);
    }
}
