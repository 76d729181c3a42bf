//! Why or why not: the verdict, its claims, and what the text says around them.

use super::evidence::{Evidence, Said};
use super::labels::{Labels, nodes};
use super::{Answer, AnswerError, Row, Step, Verdict, derive, reason, verdict, words};
use crate::claim::{Citation, Modality, Polarity};
use crate::question::{Operand, Reading};
use crate::rdf::{NamedNode, Term, mint, namespace};
use crate::sparql::{Rules, citations, compile};
use crate::store::Endpoint;
use std::collections::BTreeSet;

/// How many grounds are shown.
const GROUNDS: usize = 8;

/// Answers with the verdict, and with rows for the claims that decide and those that may explain them:
/// what the same passages say besides, and what is said of the same object.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let reading = &Reading { body: reading.body.clone().with_no_as_not(), ..reading.clone() };
    let mut answer = verdict::answer(reading, endpoint, rules)?;
    answer.columns = ["subject", "relation", "object"].map(str::to_owned).to_vec();
    let (judged, evidence) = verdict::judge(reading, endpoint, &compile(reading, rules))?;
    let deciding: BTreeSet<NamedNode> = judged.deciding().cloned().collect();
    if deciding.is_empty() {
        if answer.verdict == Some(Verdict::Yes) && answer.citations.is_empty() {
            answer.text = Some(ungrounded(reading).to_owned());
            answer.notes.clear();
        }
        return Ok(answer);
    }
    let near = nearby(endpoint, reading, &answer.citations)?;
    let grounds = Evidence::fetch(endpoint, &near.difference(&deciding).cloned().collect())?;
    let said = chosen(&deciding, &evidence, &grounds, rules);
    let labels = Labels::fetch(endpoint, &spoken_of(&said))?;
    answer.rows = said.iter().map(|said| row(said, &labels)).collect();
    answer.citations = cited(&said);
    let decisive: Vec<&Said> = said.iter().filter(|said| judged.judges(&said.node)).copied().collect();
    if let Some(asked) = verdict::first_statement(&reading.body) {
        answer.derivation = derive::steps(asked, &decisive, endpoint, rules)?;
        if decisive.is_empty() {
            answer.derivation = derive::by_rule(asked, &said, endpoint, rules, &deciding)?;
        }
    }
    let stated: Vec<String> = said.iter().map(|said| words::claim(said, &labels)).collect();
    if answer.derivation.iter().all(|step| stated.contains(&step.text)) {
        // That it is stated is no ground of what is stated.
        answer.derivation.clear();
    }
    let reasons = reasons(&decisive, &labels);
    let opening = opening(&answer, reading, reasons.first());
    answer.text = Some(match reasons.is_empty() {
        false => format!("{opening}: {}", quoted(&answer)),
        true => text(&opening, &answer, &said, &deciding, &labels),
    });
    answer.derivation.splice(0..0, reasons);
    Ok(answer)
}

/// What is said first: the ground, or that none is given. Where it is not as the question takes for granted, the verdict.
fn opening(answer: &Answer, reading: &Reading, reason: Option<&Step>) -> String {
    let denied = verdict::first_statement(&reading.body).is_some_and(|said| said.polarity == Polarity::Denied);
    let granted = if denied { Verdict::No } else { Verdict::Yes };
    let ground = match reason {
        Some(reason) => format!("because {}", reason.text),
        None if answer.derivation.is_empty() => "the text says so, but gives no ground".to_owned(),
        None => "the text gives no ground of its own; it follows from what is said".to_owned(),
    };
    if answer.verdict == Some(granted) {
        let mut letters = ground.chars();
        return letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    }
    match (reason, answer.verdict) {
        (Some(_), _) => format!("{}, {ground}", word(answer)),
        (None, Some(Verdict::Disputed)) => word(answer).to_owned(),
        (None, _) if denied => "it is otherwise: the text says that it is so".to_owned(),
        (None, _) => format!("{}, the text denies it", word(answer)),
    }
}

/// What a graph without claims says that is asked for its grounds.
fn ungrounded(reading: &Reading) -> &'static str {
    match verdict::denied_of_another_graph(reading) {
        Some(_) => "The graph says that it is so, and names no source",
        None => "The graph says so, but names no source and gives no ground",
    }
}

/// In a column of grounds, for each sentence the ground that it gives.
pub(super) fn grounds_of_rows(reading: &Reading, rows: &mut [Row]) {
    let Some(at) = reading.columns.iter().position(|column| column.heading == "why") else { return };
    let asked = verdict::first_statement(&reading.body).map(|said| said.predicate.label.clone()).unwrap_or_default();
    for cell in rows.iter_mut().filter_map(|row| row.cells.get_mut(at)).filter(|cell| !cell.value.is_empty()) {
        cell.label = reason::reason(&cell.label, &asked).map(|ground| format!("because {ground}")).unwrap_or_default();
    }
}

/// What the sentences of claims give as their grounds.
fn reasons(decisive: &[&Said], labels: &Labels) -> Vec<Step> {
    let mut steps: Vec<Step> = vec![];
    for said in decisive {
        let relation = said.relation.as_ref().map(|relation| labels.of(relation)).unwrap_or_default();
        for citation in &said.citations {
            let Some(text) = reason::reason(&citation.quote, &relation) else { continue };
            if !steps.iter().any(|known| known.text == text) {
                steps.push(Step { text, citations: vec![citation.clone()] });
            }
        }
    }
    steps
}

/// The verdict in a word.
const fn word(answer: &Answer) -> &'static str {
    match answer.verdict {
        Some(Verdict::Yes) => "Yes",
        Some(Verdict::No) => "No",
        _ => "Disputed",
    }
}

fn quoted(answer: &Answer) -> String {
    answer.citations.first().map(words::quoted).unwrap_or_default()
}

/// The claims of the same passages, and those that speak of what the question is about.
fn nearby(endpoint: &dyn Endpoint, reading: &Reading, quotes: &[Citation]) -> Result<BTreeSet<NamedNode>, AnswerError> {
    let passages: Vec<NamedNode> = quotes.iter().map(Citation::passage).collect();
    let mut claims = BTreeSet::new();
    for row in endpoint.select(&citations::quoted_from(&passages))?.rows {
        claims.extend(nodes(row.iter().flatten()));
    }
    let object = verdict::first_statement(&reading.body).and_then(|statement| statement.object.as_ref());
    if let Some(Operand::Things(things)) = object {
        for row in endpoint.select(&citations::mentions(&things.exactly))?.rows {
            claims.extend(nodes(row.get(1).and_then(Option::as_ref)));
        }
    }
    Ok(claims)
}

/// The deciding claims, then the grounds: what is required, then what else is said of their subjects.
fn chosen<'a>(
    deciding: &BTreeSet<NamedNode>,
    evidence: &'a Evidence,
    grounds: &'a Evidence,
    rules: &Rules,
) -> Vec<&'a Said> {
    let requiring = rules.narrower(&mint::slug(namespace::REL, "require"));
    let requires = |said: &&Said| {
        let by_relation = said.relation.as_ref().is_some_and(|relation| requiring.contains(relation));
        let has_condition = said.qualifiers.iter().any(|(property, _)| property.as_ref() == namespace::CONDITION);
        by_relation || has_condition || said.modality == Modality::Necessary
    };
    let mut said: Vec<&Said> =
        evidence.in_text_order().into_iter().filter(|said| deciding.contains(&said.node)).collect();
    let subjects: BTreeSet<&NamedNode> = said.iter().filter_map(|said| said.subject.as_ref()).collect();
    let of_them = |said: &&Said| said.subject.as_ref().is_some_and(|subject| subjects.contains(subject));
    let (first, rest): (Vec<&Said>, Vec<&Said>) = grounds.in_text_order().into_iter().partition(requires);
    let rest: Vec<&Said> = rest.into_iter().filter(of_them).collect();
    said.extend(first.into_iter().chain(rest).take(GROUNDS));
    said
}

pub(super) fn spoken_of(said: &[&Said]) -> BTreeSet<NamedNode> {
    let named = |said: &&Said| [said.subject.clone(), said.relation.clone()];
    let objects = nodes(said.iter().filter_map(|said| said.object.as_ref()));
    said.iter().flat_map(named).flatten().chain(objects).collect()
}

pub(super) fn row(said: &Said, labels: &Labels) -> Row {
    let node = |node: &Option<NamedNode>| labels.cell(node.clone().map(Term::from).as_ref());
    let mut relation = node(&said.relation);
    relation.label = words::predicate_of(&relation.label, said);
    Row {
        cells: vec![node(&said.subject), relation, labels.cell(said.object.as_ref())],
        modality: Some(said.modality),
        polarity: Some(said.polarity),
        word: said.word(),
        confidence: said.confidence,
        citations: said.citations.clone(),
    }
}

/// The citations of the rows, in their order, each once.
fn cited(said: &[&Said]) -> Vec<Citation> {
    let mut out: Vec<Citation> = Vec::new();
    for citation in said.iter().flat_map(|said| &said.citations) {
        if !out.contains(citation) {
            out.push(citation.clone());
        }
    }
    out
}

/// "The text says so, but gives no ground: “…”. Said with it: substantive outcomes require consensus."
fn text(opening: &str, answer: &Answer, said: &[&Said], deciding: &BTreeSet<NamedNode>, labels: &Labels) -> String {
    let quote = quoted(answer);
    let spoken = |said: &&Said| {
        let row = row(said, labels);
        row.cells.iter().map(|cell| cell.label.as_str()).collect::<Vec<_>>().join(" ").trim_end().to_owned()
    };
    let grounds: Vec<String> = said.iter().filter(|said| !deciding.contains(&said.node)).map(spoken).collect();
    if grounds.is_empty() {
        return format!("{opening}: {quote}");
    }
    format!("{opening}: {quote}; said with it: {}", grounds.join("; "))
}
