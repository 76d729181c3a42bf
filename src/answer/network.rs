//! The network of all that is said: what is tied most, what is tied to something, what falls apart.

use super::evidence::{Evidence, lexical};
use super::labels::{Labels, nodes};
use super::{Answer, AnswerError, Cell, CellKind, Row, blank, words};
use crate::claim::Citation;
use crate::paths::{Network, Place};
use crate::question::{Condition, Reading, Tied};
use crate::rdf::{NamedNode, Term};
use crate::sparql::{Rules, compile, edges, print};
use crate::store::Endpoint;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many claims a row is shown with; there are as many as there are ties.
const SHOWN: usize = 3;

/// What is counted.
const COUNTED: &str = "counted are the different things that what is said ties to each, in either direction and by whatever \
                       relation; classes, names and what is denied tie nothing";

/// A thing, its number, and the claims that show it.
type Found = (NamedNode, usize, Vec<NamedNode>);

/// Answers from the whole network.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let query = edges(&Network::plain_relations(rules), reading, rules);
    let mut answer = blank(reading, print(&query));
    let network = Network::read(endpoint, &query)?;
    let among = among(reading, endpoint, rules)?;
    let heading = reading.columns.first().map_or("thing", |column| column.heading.as_str()).to_owned();
    let (second, found) = match reading.tied {
        Some(Tied::Most) => ("ties", most(reading, &network, among.as_ref())),
        Some(Tied::To) => ("steps", within_reach(reading, &network, among.as_ref())),
        Some(Tied::NotTo) => ("ties", out_of_reach(reading, &network, among)),
        Some(Tied::Parts) | None => ("things", parts(&network)),
    };
    answer.columns = match reading.tied {
        Some(Tied::Parts) | None => vec!["part around".to_owned(), second.to_owned()],
        _ => vec![heading, second.to_owned()],
    };
    answer.rows = rows(&found, endpoint)?;
    answer.text = Some(text(reading, &answer.rows, &network));
    answer.notes.extend(notes(reading, &network));
    Ok(answer)
}

/// The things that are asked for; none for all things.
fn among(
    reading: &Reading,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<Option<BTreeSet<NamedNode>>, AnswerError> {
    if matches!(&reading.body, Condition::All(all) if all.is_empty()) {
        return Ok(None);
    }
    let compiled = compile(&Reading { take: None, ..reading.clone() }, rules);
    let found = endpoint.select(&compiled.query)?;
    let wanted = compiled.columns.first().map(|(variable, _)| variable.as_str());
    let at = found.variables.iter().position(|name| Some(name.as_str()) == wanted);
    let cells = found.rows.iter().filter_map(|row| row.get(at?)?.as_ref());
    Ok(Some(nodes(cells)))
}

/// The things of the network, or of those that are asked for what is in it.
fn places(network: &Network, among: Option<&BTreeSet<NamedNode>>) -> Vec<Place> {
    match among {
        Some(among) => among.iter().filter_map(|node| network.place(node)).collect(),
        None => network.places().collect(),
    }
}

/// The things with the most ties: as many as are asked for, and all that are level with the last of them.
fn most(reading: &Reading, network: &Network, among: Option<&BTreeSet<NamedNode>>) -> Vec<Found> {
    let ties = places(network, among).into_iter().map(|place| (network.tied(place), place));
    let mut found: Vec<(usize, Place)> = ties.filter(|(number, _)| *number > 0).collect();
    found.sort_by_key(|(number, _)| Reverse(*number));
    let last = found.get(reading.take.unwrap_or(1).saturating_sub(1)).map_or(0, |(number, _)| *number);
    found.retain(|(number, _)| *number >= last);
    found.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| network.compare(one.1, other.1)));
    let named =
        |(number, place): (usize, Place)| Some((network.node(place)?, number, claims(network, place, &|_| true)));
    found.into_iter().filter_map(named).collect()
}

/// What a way leads to, the nearest first.
fn within_reach(reading: &Reading, network: &Network, among: Option<&BTreeSet<NamedNode>>) -> Vec<Found> {
    let steps = network.steps_from(&ends(reading));
    let near = |steps: &usize| *steps > 0 && reading.within.is_none_or(|within| *steps <= within);
    let named = |place: Place| {
        let far = steps(place).filter(near)?;
        let nearer = |other: Place| steps(other).is_some_and(|steps| steps < far);
        Some((network.node(place)?, far, claims(network, place, &nearer)))
    };
    let mut found: Vec<Found> = places(network, among).into_iter().filter_map(named).collect();
    found.sort_by_key(|(node, far, _)| (*far, node.clone()));
    found
}

/// What no way leads to, with the number of its ties.
fn out_of_reach(reading: &Reading, network: &Network, among: Option<BTreeSet<NamedNode>>) -> Vec<Found> {
    let ends = ends(reading);
    let steps = network.steps_from(&ends);
    let far = |node: &NamedNode| match (network.place(node).and_then(&steps), reading.within) {
        (Some(steps), Some(within)) => steps > within,
        (Some(_), None) => false,
        (None, _) => !ends.contains(node),
    };
    let all = among.unwrap_or_else(|| network.places().filter_map(|place| network.node(place)).collect());
    let told = |node: NamedNode| {
        let place = network.place(&node);
        let said = place.map_or_else(Vec::new, |place| claims(network, place, &|_| true));
        (node, place.map_or(0, |place| network.tied(place)), said)
    };
    all.into_iter().filter(far).map(told).collect()
}

/// Each part by the thing that is tied most in it, with the number of its things.
fn parts(network: &Network) -> Vec<Found> {
    let around = |part: Vec<Place>| {
        let ties = part.iter().map(|&place| (network.tied(place), place));
        let first = |one: &(usize, Place), other: &(usize, Place)| {
            one.0.cmp(&other.0).then_with(|| network.compare(other.1, one.1))
        };
        let (_, centre) = ties.max_by(first)?;
        Some((network.node(centre)?, part.len(), claims(network, centre, &|_| true)))
    };
    network.parts().into_iter().filter_map(around).collect()
}

fn ends(reading: &Reading) -> Vec<NamedNode> {
    reading.about.iter().flat_map(|things| things.exactly.clone()).collect()
}

/// The first claims that tie a thing to others of this sort.
fn claims(network: &Network, place: Place, other: &dyn Fn(Place) -> bool) -> Vec<NamedNode> {
    network.said_of(place, other).into_iter().filter_map(|edge| edge.claim).take(SHOWN).collect()
}

fn rows(found: &[Found], endpoint: &dyn Endpoint) -> Result<Vec<Row>, AnswerError> {
    let claims: BTreeSet<NamedNode> = found.iter().flat_map(|(.., claims)| claims.iter().cloned()).collect();
    let evidence = Evidence::fetch(endpoint, &claims)?;
    let labels = Labels::fetch(endpoint, &found.iter().map(|(node, ..)| node.clone()).collect())?;
    let row = |(node, number, claims): &Found| {
        let mut citations: Vec<Citation> =
            claims.iter().filter_map(|claim| evidence.claim(claim)).flat_map(|said| said.citations.clone()).collect();
        citations.sort();
        citations.dedup();
        let cells = vec![labels.cell(Some(&Term::from(node.clone()))), cell(*number)];
        Row { cells, citations, ..Row::default() }
    };
    let mut rows: Vec<Row> = found.iter().map(row).collect();
    // Within the same number in the order of the alphabet: numbers are sorted already.
    let place: BTreeMap<String, usize> = rows.iter().enumerate().rev().map(|(at, row)| (number_of(row), at)).collect();
    rows.sort_by_cached_key(|row| {
        let label = row.cells.first().map(|cell| cell.label.to_lowercase());
        (place.get(&number_of(row)).copied(), label)
    });
    Ok(rows)
}

fn number_of(row: &Row) -> String {
    row.cells.get(1).map(|cell| cell.value.clone()).unwrap_or_default()
}

fn cell(number: usize) -> Cell {
    let value = lexical(&Term::from(crate::rdf::Literal::from(i64::try_from(number).unwrap_or(i64::MAX))));
    Cell { kind: CellKind::Literal, label: value.clone(), value }
}

fn text(reading: &Reading, rows: &[Row], network: &Network) -> String {
    let names: Vec<String> = rows.iter().filter_map(|row| Some(row.cells.first()?.label.clone())).collect();
    let number = rows.first().map(number_of).unwrap_or_default();
    let (is, ends) = (if names.len() == 1 { "is" } else { "are" }, words::list(&labels(reading)));
    let counted = |noun: &str| words::counted(number.parse().unwrap_or_default(), noun);
    match (reading.tied, names.as_slice()) {
        (Some(Tied::Most), []) => "nothing that is said ties any of them to another".to_owned(),
        (Some(Tied::Most), [only]) => format!("{only} is most connected: it is tied to {}.", counted("other thing")),
        (Some(Tied::Most), all) => format!("{} are most connected.", words::short_list(all)),
        (Some(Tied::To), []) => format!("nothing said connects any of them to {ends}"),
        (Some(Tied::To), all) => format!("{} {is} connected to {ends}.", words::short_list(all)),
        (Some(Tied::NotTo), []) => format!("all of them are connected to {ends}"),
        (Some(Tied::NotTo), all) => format!("Nothing said connects {} to {ends}.", words::short_list(all)),
        (_, []) => "nothing is said that ties anything to another".to_owned(),
        (_, [_]) => format!("Everything that is said of others is connected: {} in one part.", things(network.len())),
        (_, all) => format!("{} fall into {} parts.", things(network.len()), all.len()),
    }
}

fn things(number: usize) -> String {
    words::counted(number, "thing")
}

fn labels(reading: &Reading) -> Vec<String> {
    reading.about.iter().map(|things| things.label.clone()).collect()
}

fn notes(reading: &Reading, network: &Network) -> Vec<String> {
    let of = format!("of a network of {}", things(network.len()));
    match reading.tied {
        Some(Tied::Most | Tied::NotTo) => vec![format!("{COUNTED}; {of}")],
        Some(Tied::To) => vec![format!("a step is anything said of two things, in either direction; {of}")],
        Some(Tied::Parts) | None => {
            vec![
                "a part is named after the thing in it that most others are tied to; nothing said ties one to another"
                    .to_owned(),
            ]
        }
    }
}
