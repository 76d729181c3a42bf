//! Names in a profile: each once, with the sentence that gives it.

use super::describe::{Profile, Ranked};
use super::evidence::{Evidence, Said};
use super::labels::Labels;
use super::{Cell, CellKind, Row};
use crate::question::Things;
use crate::rdf::{Term, namespace};

/// Where names stand among the rows: after what the thing is, or, said nowhere, after everything that is said.
const RANK_SAID: u8 = 1;
const RANK_UNSAID: u8 = 6;

/// Adds the names that no row shows yet, and takes away rows that only say the name that was asked with.
pub(super) fn extend(
    ranked: &mut Vec<Ranked>,
    things: &Things,
    profile: &Profile,
    evidence: &Evidence,
    labels: &Labels,
) {
    let asked = ["the ", "The ", "a ", "an "].iter().find_map(|article| things.label.strip_prefix(article));
    let asked = asked.unwrap_or(&things.label).to_lowercase();
    let is_name = |row: &Row| row.cells.first().is_some_and(|cell| cell.value == namespace::ALSO_KNOWN_AS.as_str());
    ranked.retain(|one| !(is_name(&one.row) && shows(&one.row, &asked)));
    for name in &profile.names {
        let folded = name.to_lowercase();
        let shown = ranked.iter().any(|one| is_name(&one.row) && shows(&one.row, &folded));
        if folded != asked && !shown {
            ranked.push(row(name, giving(name, profile, evidence), labels));
        }
    }
}

fn shows(row: &Row, name: &str) -> bool {
    row.cells.get(1).is_some_and(|cell| cell.label.to_lowercase() == name)
}

/// The first claim about the thing in whose words the name stands.
fn giving<'a>(name: &str, profile: &Profile, evidence: &'a Evidence) -> Option<&'a Said> {
    let speaks = |said: &&Said| {
        let is_object = matches!(&said.object, Some(Term::NamedNode(object)) if profile.own.contains(object));
        let is_subject = said.subject.as_ref().is_some_and(|subject| profile.own.contains(subject));
        (is_object || is_subject) && said.citations.iter().any(|citation| citation.quote.contains(name))
    };
    evidence.in_text_order().into_iter().find(speaks)
}

fn row(name: &str, giving: Option<&Said>, labels: &Labels) -> Ranked {
    let relation = Term::from(namespace::ALSO_KNOWN_AS.into_owned());
    let relation = Cell { label: "is named".to_owned(), ..labels.cell(Some(&relation)) };
    let value = Cell { kind: CellKind::Literal, value: name.to_owned(), label: name.to_owned() };
    let quoting = |said: &Said| said.citations.iter().find(|citation| citation.quote.contains(name)).cloned();
    let citations = giving.and_then(quoting).into_iter().collect::<Vec<_>>();
    let rank = if citations.is_empty() { RANK_UNSAID } else { RANK_SAID };
    Ranked {
        rank,
        row: Row { cells: vec![relation, value], citations, ..Row::default() },
        frees: false,
        condition: None,
    }
}
