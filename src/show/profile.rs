//! What is known about a thing, by kinds: what it is, does, can, must; what is denied; what others say of it.

use super::answer_page::said_and_source;
use super::markup::{Piece, Role};
use super::table::Table;
use crate::answer::{Answer, Row};
use crate::claim::{Citation, Modality, Polarity};
use indexmap::IndexSet;

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
            Self::Denied => "what is denied",
            Self::Others => "what leads to it",
        }
    }
}

/// Whether there is more than one kind, so that it is worth telling them apart.
pub(super) fn is_mixed(answer: &Answer) -> bool {
    let first = answer.rows.first().map(Kind::of);
    answer.rows.iter().any(|row| Some(Kind::of(row)) != first)
}

/// The rows of a profile by their kinds; what a row shares with the one above it is not said again.
pub(super) fn table(answer: &Answer, footnotes: &IndexSet<&Citation>) -> Table {
    let mut rows: Vec<&Row> = answer.rows.iter().collect();
    rows.sort_by_cached_key(|row| (Kind::of(row), first_of_relation(answer, row)));
    let mut above: (Option<Kind>, &str) = (None, "");
    let mut drawn = vec![];
    for row in rows {
        let kind = Kind::of(row);
        let relation = row.cells.first().map_or("", |cell| cell.label.as_str());
        let opens = above.0 != Some(kind);
        let group = if opens { kind.name() } else { "" };
        let shown = if opens || above.1 != relation { relation } else { "" };
        above = (Some(kind), relation);
        let piece = |role, text: &str| Piece { role, text: text.to_owned() };
        let values = row.cells.iter().skip(1).map(|cell| piece(Role::Name, &cell.label));
        let cells = [piece(Role::Heading, group), piece(Role::Plain, shown)].into_iter().chain(values);
        drawn.push(cells.chain(said_and_source(row, footnotes)).collect());
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
