//! From solutions to rows: merged by what they show, ordered by where it is said.

use super::evidence::{Evidence, Said};
use super::labels::{Labels, nodes};
use super::{AnswerError, Cell, CellKind, Row};
use crate::claim::{Citation, Confidence, Modality, TimeRelation};
use crate::lexicon::morphology;
use crate::question::{Condition, Noun, Operand, Reading, Variable as Asking};
use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql::{Compiled, citations};
use crate::store::{Endpoint, QuadPattern};
use spargebra::term::Variable;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One way to answer: what is shown and the claims that say so.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) cells: Vec<Option<Term>>,
    /// The claims of each witness; the first that has any is what the answer chiefly rests on.
    pub(super) witnesses: Vec<BTreeSet<NamedNode>>,
    /// The number in the answer's name.
    pub(super) quantity: Option<Term>,
}

impl Found {
    /// Every claim that it rests on.
    pub(super) fn claims(&self) -> impl Iterator<Item = &NamedNode> {
        self.witnesses.iter().flatten()
    }

    pub(super) fn chief(&self) -> impl Iterator<Item = &NamedNode> {
        self.witnesses.iter().find(|claims| !claims.is_empty()).into_iter().flatten()
    }
}

/// Puts the query and merges solutions that show the same.
pub(super) fn find(endpoint: &dyn Endpoint, compiled: &Compiled) -> Result<Vec<Found>, AnswerError> {
    let solutions = endpoint.select(&compiled.query)?;
    let place = |variable: &Variable| solutions.variables.iter().position(|name| name == variable.as_str());
    let columns: Vec<Option<usize>> = compiled.columns.iter().map(|(variable, _)| place(variable)).collect();
    let witnesses: Vec<Option<usize>> = compiled.witnesses.iter().map(place).collect();
    let quantity = compiled.quantity.as_ref().and_then(place);
    let mut found: Vec<Found> = Vec::new();
    let mut by_cells: HashMap<Vec<Option<Term>>, usize> = HashMap::new();
    for row in &solutions.rows {
        let at = |index: &Option<usize>| index.and_then(|index| row.get(index).cloned().flatten());
        let cells: Vec<Option<Term>> = columns.iter().map(at).collect();
        if !cells.is_empty() && cells.iter().all(Option::is_none) {
            continue;
        }
        let index = *by_cells.entry(cells.clone()).or_insert_with(|| {
            found.push(Found { cells, witnesses: vec![BTreeSet::new(); witnesses.len()], quantity: None });
            found.len() - 1
        });
        let Some(entry) = found.get_mut(index) else { continue };
        entry.quantity = entry.quantity.take().or_else(|| at(&quantity));
        for (claims, witness) in entry.witnesses.iter_mut().zip(&witnesses) {
            claims
                .extend(at(witness).and_then(|term| if let Term::NamedNode(node) = term { Some(node) } else { None }));
        }
    }
    merge_names(endpoint, found)
}

/// Keeps one row of those that show other names of the same thing and rest on the same claims: the one
/// whose name the claims use.
fn merge_names(endpoint: &dyn Endpoint, found: Vec<Found>) -> Result<Vec<Found>, AnswerError> {
    let same = SameThings::fetch(endpoint)?;
    let mut kept: Vec<Found> = Vec::new();
    let mut seen: BTreeMap<(Vec<String>, Vec<BTreeSet<NamedNode>>), usize> = BTreeMap::new();
    for entry in found {
        let names: Vec<String> = entry.cells.iter().map(|cell| same.representative(cell.as_ref())).collect();
        match seen.get(&(names.clone(), entry.witnesses.clone())) {
            Some(&at) if entry.claims().next().is_some() => {
                if let Some(other) = kept.get_mut(at)
                    && shown(&entry) < shown(other)
                {
                    *other = entry;
                }
            }
            _ => {
                seen.insert((names, entry.witnesses.clone()), kept.len());
                kept.push(entry);
            }
        }
    }
    Ok(kept)
}

fn shown(found: &Found) -> String {
    found.cells.iter().flatten().map(ToString::to_string).collect()
}

/// Classes of names of the same thing.
pub(super) struct SameThings {
    leaders: BTreeMap<NamedNode, NamedNode>,
}

impl SameThings {
    pub(super) fn fetch(endpoint: &dyn Endpoint) -> Result<Self, AnswerError> {
        let pattern = QuadPattern { predicate: Some(namespace::SAME_AS.into_owned()), ..QuadPattern::default() };
        let mut same = Self { leaders: BTreeMap::new() };
        for quad in endpoint.quads(&pattern)? {
            let (Term::NamedNode(one), Term::NamedNode(other)) = (Term::from(quad.subject), quad.object) else {
                continue;
            };
            let (one, other) = (same.leader(&one), same.leader(&other));
            let (first, last) = if one < other { (one, other) } else { (other, one) };
            if first != last {
                same.leaders.insert(last, first);
            }
        }
        Ok(same)
    }

    fn leader(&self, node: &NamedNode) -> NamedNode {
        let mut leader = node;
        while let Some(next) = self.leaders.get(leader) {
            leader = next;
        }
        leader.clone()
    }

    pub(super) fn representative(&self, term: Option<&Term>) -> String {
        match term {
            Some(Term::NamedNode(node)) => self.leader(node).into_string(),
            other => other.map(ToString::to_string).unwrap_or_default(),
        }
    }
}

/// Everything needed to show what was found.
pub(super) struct Shown {
    pub(super) evidence: Evidence,
    pub(super) labels: Labels,
    /// For things that no claim was asked about: the claims that speak of them.
    mentions: BTreeMap<NamedNode, BTreeSet<NamedNode>>,
}

impl Shown {
    /// Fetches evidence and names for what was found.
    pub(super) fn fetch(endpoint: &dyn Endpoint, found: &[Found]) -> Result<Self, AnswerError> {
        let labels = Labels::fetch(endpoint, &nodes(found.iter().flat_map(|found| found.cells.iter().flatten())))?;
        Ok(Self { labels, ..Self::unnamed(endpoint, found)? })
    }

    /// Fetches evidence alone: of what was found only the sentences are told.
    pub(super) fn unnamed(endpoint: &dyn Endpoint, found: &[Found]) -> Result<Self, AnswerError> {
        let mentions = mentions(endpoint, found)?;
        let claims: BTreeSet<NamedNode> =
            found.iter().flat_map(Found::claims).chain(mentions.values().flatten()).cloned().collect();
        Ok(Self { evidence: Evidence::fetch(endpoint, &claims)?, labels: Labels::default(), mentions })
    }

    /// The row of what was found.
    pub(super) fn row(&self, found: &Found) -> Row {
        let chief: Vec<&Said> = found.chief().filter_map(|node| self.evidence.claim(node)).collect();
        let cells = found.cells.iter().map(|term| self.cell(term.as_ref(), &chief)).collect();
        let firmest = chief.iter().max_by_key(|said| firmness(said.modality));
        let mut citations = self.evidence.citations(found.claims());
        if citations.is_empty() {
            citations = self.mention(found).into_iter().collect();
        }
        let (modality, polarity) = firmest.map(|said| (said.modality, said.polarity)).unzip();
        let confidence = least_sure(found.claims().filter_map(|node| self.evidence.claim(node)));
        let word = firmest.and_then(|said| said.word());
        Row { cells, modality, polarity, word, confidence, citations }
    }

    fn cell(&self, term: Option<&Term>, claims: &[&Said]) -> Cell {
        let mut cell = self.labels.cell(term);
        if let (CellKind::Literal, Some(word)) = (cell.kind, term.and_then(|term| bound(term, claims))) {
            cell.label = format!("{word} {}", cell.label);
        }
        cell
    }

    /// The first sentence that says it, or speaks of it.
    pub(super) fn first_citation(&self, found: &Found) -> Option<Citation> {
        self.evidence.citations(found.claims()).into_iter().next().or_else(|| self.mention(found))
    }

    /// The first place where the thing in the first cell is spoken of.
    fn mention(&self, found: &Found) -> Option<Citation> {
        let Some(Some(Term::NamedNode(thing))) = found.cells.first() else { return None };
        let claims = self.mentions.get(thing)?;
        self.evidence.citations(claims).into_iter().next()
    }
}

fn mentions(endpoint: &dyn Endpoint, found: &[Found]) -> Result<BTreeMap<NamedNode, BTreeSet<NamedNode>>, AnswerError> {
    let unsaid = found.iter().filter(|found| found.claims().next().is_none());
    let things: Vec<NamedNode> = nodes(unsaid.filter_map(|found| found.cells.first()?.as_ref())).into_iter().collect();
    let mut mentions: BTreeMap<NamedNode, BTreeSet<NamedNode>> = BTreeMap::new();
    if !things.is_empty() {
        for row in endpoint.select(&citations::mentions(&things))?.rows {
            if let [Some(Term::NamedNode(thing)), Some(Term::NamedNode(claim))] = row.as_slice() {
                mentions.entry(thing.clone()).or_default().insert(claim.clone());
            }
        }
    }
    Ok(mentions)
}

/// "since", "until", "before" or "after", if the literal bounds the claims so.
fn bound(term: &Term, claims: &[&Said]) -> Option<&'static str> {
    let words = [
        (TimeRelation::Since, "since"),
        (TimeRelation::Until, "until"),
        (TimeRelation::Before, "before"),
        (TimeRelation::After, "after"),
    ];
    let has = |relation: TimeRelation| {
        let is = |(property, value): &(NamedNode, Term)| property.as_ref() == relation.node() && value == term;
        claims.iter().any(|said| said.qualifiers.iter().any(is))
    };
    words.into_iter().find(|&(relation, _)| has(relation)).map(|(_, word)| word)
}

/// The confidence of the least sure of the claims that were read.
pub(super) fn least_sure<'a>(claims: impl Iterator<Item = &'a Said>) -> Option<Confidence> {
    claims.filter_map(|said| said.confidence).min()
}

/// How firm a modality is: what is so, what must be, what should be, what can be.
const fn firmness(modality: Modality) -> u8 {
    match modality {
        Modality::Actual => 3,
        Modality::Necessary => 2,
        Modality::Expected => 1,
        Modality::Possible => 0,
    }
}

/// Sorts rows by the first place that says them, then by where the quote names them; uncited rows last.
pub(super) fn sort(rows: &mut [Row]) {
    rows.sort_by_cached_key(|row| {
        let first = row.citations.first().map(|citation| (citation.source.clone(), citation.start));
        let named = row.citations.first().map_or(usize::MAX, |citation| position(row, &citation.quote));
        let labels: Vec<String> = row.cells.iter().map(|cell| cell.label.clone()).collect();
        (first.is_none(), first, named, labels)
    });
}

/// Where the quote names the last cell of the row that it names.
pub(super) fn position(row: &Row, quote: &str) -> usize {
    let quote = folded(quote);
    let at = |cell: &Cell| quote.find(&folded(&cell.label)).filter(|_| !cell.label.is_empty());
    row.cells.iter().filter_map(at).max().unwrap_or(usize::MAX)
}

/// Lower case, with plain quotes and hyphens.
fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let plain = |c: char| match c {
        '\u{2010}'..='\u{2013}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{a0}' => ' ',
        other => other,
    };
    text.chars().map(plain).flat_map(char::to_lowercase).collect()
}

/// Without the rows that only repeat the noun asked for ("which dialogue partners": Dialogue Partners),
/// if others answer.
pub(super) fn specific(reading: &Reading, rows: Vec<Row>) -> Vec<Row> {
    let says_less = |row: &Row| is_general(reading, row) || repeats_noun(reading, row, counts);
    if rows.iter().all(says_less) {
        return rows;
    }
    rows.into_iter().filter(|row| !says_less(row)).collect()
}

/// Whether a row only repeats the noun asked for, whoever owns what it names ("APEC's members").
pub(super) fn is_general(reading: &Reading, row: &Row) -> bool {
    repeats_noun(reading, row, repeats)
}

fn repeats_noun(reading: &Reading, row: &Row, repeats: fn(&str, &str) -> bool) -> bool {
    let mut asked = Vec::new();
    nouns(&reading.body, &mut asked);
    let place = |variable: &Asking| reading.columns.iter().position(|column| column.variable == *variable);
    asked.iter().any(|(variable, noun)| {
        let cell = place(variable).and_then(|at| row.cells.get(at));
        let is =
            |cell: &Cell| repeats(&folded(&cell.label), &folded(&noun.label)) && !is_named_after_owner(&cell.label);
        cell.is_some_and(|cell| cell.kind == CellKind::Iri && is(cell))
    })
}

/// "Pilots' Committee": a name of its own, not the committee of somebody.
fn is_named_after_owner(label: &str) -> bool {
    let owned = label.split_once("' ").or_else(|| label.split_once("'s "));
    owned.is_some_and(|(owner, owned)| {
        !owner.contains(' ') && owned.starts_with(char::is_uppercase) && label.contains("s' ")
    })
}

fn repeats(label: &str, noun: &str) -> bool {
    let owned = label.rsplit_once("'s ").or_else(|| label.rsplit_once("s' ")).map_or(label, |(_, owned)| owned);
    owned == noun || owned == plural(noun)
}

/// "three small panels", beside the panels that they are.
fn counts(label: &str, noun: &str) -> bool {
    let counted = label.split_once(' ').filter(|(number, _)| super::amounts::is_number(number));
    counted.is_some_and(|(_, rest)| format!(" {rest}").ends_with(&format!(" {}", plural(noun))))
}

/// The plural of a phrase: that of its last word.
pub(super) fn plural(noun: &str) -> String {
    match noun.rsplit_once(' ') {
        Some((before, last)) => format!("{before} {}", morphology::plural(last)),
        None => morphology::plural(noun),
    }
}

/// The nouns of variables that are to be such.
fn nouns<'a>(condition: &'a Condition, out: &mut Vec<(Asking, &'a Noun)>) {
    match condition {
        Condition::Kind(Operand::Variable(variable), noun) => out.push((*variable, noun)),
        Condition::All(inner) | Condition::Any(inner) => inner.iter().for_each(|one| nouns(one, out)),
        _ => {}
    }
}
