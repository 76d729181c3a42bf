//! Verdicts about so many of some things: each of them is judged by itself.

use super::evidence::Evidence;
use super::existence::Sought;
use super::labels::{Labels, nodes};
use super::partial::OfNoun;
use super::table::{self, SameThings};
use super::verdict::{Judged, View, asked_modality, first_statement, weigh};
use super::{Answer, AnswerError, Cell, CellKind, Row, Verdict, blank, partial, words};
use crate::claim::Polarity;
use crate::question::{Column, Comparison, Condition, Form, Operand, Quantified, Quantity, Reading, bounded};
use crate::rdf::Term;
use crate::sparql::{Compiled, Rules, compile, print};
use crate::store::Endpoint;

/// What is judged, with its verdict.
struct Member {
    label: String,
    verdict: Verdict,
    row: Row,
    /// What is said of a part of them.
    near: Vec<String>,
}

/// How many are judged which way.
struct Tally {
    all: usize,
    yes: usize,
    no: usize,
    disputed: usize,
    unknown: usize,
}

/// The verdict, if it is asked of so many of some things by themselves.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<Answer>, AnswerError> {
    let Some((many, rest)) = of_many(reading) else { return Ok(None) };
    let members = members(many, rest, reading, endpoint, rules)?;
    let each = Reading {
        columns: vec![Column { variable: many.each, heading: "each".to_owned() }],
        body: Condition::All(many.scope.iter().chain(&many.among).chain(rest).cloned().collect()),
        ..reading.clone()
    };
    let closed = Condition::All(many.scope.clone()).is_plain();
    let compiled = compile(&each, rules);
    let mut members = judged(&members, many, &each, &compiled, endpoint)?;
    members.sort_by(|one, other| one.label.cmp(&other.label));
    let mut answer = blank(reading, print(&compiled.query));
    let tally = tally(&members);
    let verdict = verdict(&many.quantity, &tally);
    answer.verdict = Some(verdict);
    answer.notes = notes(&members, closed);
    answer.text = Some(format!("{}: {}", verdict.word(), answer.notes.join("; ")));
    answer.citations = members.iter().flat_map(|member| member.row.citations.clone()).collect();
    answer.citations.sort();
    answer.citations.dedup();
    answer.columns = vec!["of".to_owned(), "verdict".to_owned()];
    answer.rows = members.into_iter().map(|member| member.row).collect();
    Ok(Some(answer))
}

/// Whether it is asked of so many of some things.
pub(super) fn is_asked(reading: &Reading) -> bool {
    of_many(reading).is_some()
}

fn of_many(reading: &Reading) -> Option<(&Quantified, &[Condition])> {
    let (first, rest) = reading.body.parts().split_first()?;
    match first {
        Condition::Quantified(many) if many.outer.is_empty() && reading.form == Form::YesNo => Some((many, rest)),
        _ => None,
    }
}

/// Everything that is one of those, each once.
fn members(
    many: &Quantified,
    rest: &[Condition],
    reading: &Reading,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<Vec<Term>, AnswerError> {
    let columns = vec![Column { variable: many.each, heading: "each".to_owned() }];
    let body = Condition::All(many.among.iter().chain(rest).cloned().collect());
    // Counted, so that names of several at once ("five committees") tell that they are no single one.
    let listed = Reading { form: Form::HowMany, columns, body, ..reading.clone() };
    let found = table::find(endpoint, &compile(&listed, rules))?;
    let shown = table::Shown::fetch(endpoint, &found)?;
    let same = SameThings::fetch(endpoint)?;
    let mut seen = std::collections::BTreeSet::new();
    let general = |one: &table::Found| one.quantity.is_some() || table::is_general(&listed, &shown.row(one));
    // "up to five grants" are no grant that is known.
    let limit = |one: &table::Found| {
        let row = shown.row(one);
        let bound = row.cells.first().and_then(|cell| bounded(&cell.label));
        bound.is_some_and(|bound| bound.comparison != Comparison::Equal)
    };
    let found: Vec<table::Found> = found.into_iter().filter(|one| !limit(one)).collect();
    let all_general = found.iter().all(general);
    let kept = found.iter().filter(|one| all_general || !general(one));
    Ok(kept
        .filter_map(|one| one.cells.first()?.clone())
        .filter(|term| seen.insert(same.representative(Some(term))))
        .collect())
}

/// Each with its verdict; where only plain edges are asked about, what is not stated is not so.
fn judged(
    members: &[Term],
    many: &Quantified,
    each: &Reading,
    compiled: &Compiled,
    endpoint: &dyn Endpoint,
) -> Result<Vec<Member>, AnswerError> {
    let solutions = endpoint.select(&compiled.query)?;
    let view = View::of(compiled, &solutions);
    let evidence = view.evidence(endpoint, &solutions.rows)?;
    let same = SameThings::fetch(endpoint)?;
    let column = compiled.columns.first().map(|(variable, _)| variable.as_str());
    let at = solutions.variables.iter().position(|name| Some(name.as_str()) == column);
    let labels = Labels::fetch(endpoint, &nodes(members))?;
    let denial = first_statement(&each.body).is_some_and(|said| said.polarity == Polarity::Denied);
    let sought = Sought::of(each);
    let (whole, closed) = (whole(many), Condition::All(many.scope.clone()).is_plain());
    let mut found = vec![];
    for member in members {
        let own = same.representative(Some(member));
        let cell = |row: &[Option<Term>]| at.and_then(|at| row.get(at).cloned().flatten());
        let rows = solutions.rows.iter().map(Vec::as_slice);
        let rows = rows.filter(|row| cell(row).is_some_and(|term| same.representative(Some(&term)) == own));
        let mut judged = weigh(&view, rows, &evidence, asked_modality(each));
        if let Some(sought) = &sought {
            sought.leave(&mut judged, &evidence, endpoint)?;
        }
        let near = whole.map_or_else(Vec::new, |asked| partial::leave_of_noun(asked, &mut judged, &evidence));
        if denial {
            judged.turn();
        }
        found.push(Member { near, ..one(member, &judged, closed, &evidence, &labels) });
    }
    Ok(found)
}

/// The noun of which each one is judged, and the verb: "most members" are not each member, nor are "many members" most.
fn whole(many: &Quantified) -> Option<OfNoun<'_>> {
    let noun = many.among.iter().find_map(|one| match one {
        Condition::Kind(Operand::Variable(each), noun) if *each == many.each => Some(noun.label.as_str()),
        _ => None,
    });
    let verb = many.scope.iter().find_map(first_statement).map(|said| said.predicate.label.as_str());
    let most = many.quantity == Quantity::Most;
    let told = most || matches!(many.quantity, Quantity::Every | Quantity::Amount(..));
    noun.zip(verb).filter(|_| told).map(|(noun, verb)| OfNoun { noun, verb, most })
}

fn one(member: &Term, judged: &Judged, closed: bool, evidence: &Evidence, labels: &Labels) -> Member {
    let verdict = match judged.verdict() {
        Verdict::Unknown if closed => Verdict::No,
        other => other,
    };
    let shown = labels.cell(Some(member));
    let label = shown.label.clone();
    let said = verdict.word().to_lowercase();
    let verdict_cell = Cell { kind: CellKind::Literal, value: said.clone(), label: said };
    let citations = evidence.citations(judged.deciding());
    let row = Row { cells: vec![shown, verdict_cell], citations, ..Row::default() };
    Member { label, verdict, row, near: vec![] }
}

fn tally(members: &[Member]) -> Tally {
    let count = |verdict| members.iter().filter(|member| member.verdict == verdict).count();
    Tally {
        all: members.len(),
        yes: count(Verdict::Yes),
        no: count(Verdict::No),
        disputed: count(Verdict::Disputed),
        unknown: count(Verdict::Unknown),
    }
}

/// What follows from so many, as far as it is known: a disputed one may be either.
fn verdict(quantity: &Quantity, tally: &Tally) -> Verdict {
    let (least, most) = (tally.yes, tally.yes + tally.disputed + tally.unknown);
    let certain = |holds: fn(usize, usize) -> bool, against: usize| match (holds(least, against), holds(most, against))
    {
        (true, true) => Verdict::Yes,
        (false, false) => Verdict::No,
        _ if tally.unknown == 0 => Verdict::Disputed,
        _ => Verdict::Unknown,
    };
    if tally.all == 0 {
        return Verdict::Unknown;
    }
    match quantity {
        Quantity::Every => certain(|some, all| some == all, tally.all),
        Quantity::No => certain(|some, _| some == 0, 0),
        Quantity::Most => certain(|some, all| some * 2 > all, tally.all),
        Quantity::Amount(comparison, number) => {
            let number = number.parse().unwrap_or(usize::MAX);
            match comparison {
                // More may exist than are known: that too few are known refutes nothing, unless some are denied.
                Comparison::AtLeast | Comparison::More if least < number && tally.no == 0 => Verdict::Unknown,
                Comparison::AtLeast => certain(|some, number| some >= number, number),
                Comparison::More => certain(|some, number| some > number, number),
                Comparison::AtMost => certain(|some, number| some <= number, number),
                Comparison::Less => certain(|some, number| some < number, number),
                Comparison::Equal if least > number || most < number => Verdict::No,
                Comparison::Equal => certain(|some, number| some == number, number),
            }
        }
    }
}

/// Of how many it holds, and which.
fn notes(members: &[Member], closed: bool) -> Vec<String> {
    let of = |verdict: Verdict| -> Vec<String> {
        members.iter().filter(|member| member.verdict == verdict).map(|member| member.label.clone()).collect()
    };
    let (yes, all) = (of(Verdict::Yes), members.len());
    let mut notes = vec![match (yes.len(), all) {
        (_, 0) => "none of them is known".to_owned(),
        (0, all) if of(Verdict::Unknown).len() == all => format!("of none of the {all} that are known it is said"),
        (0, all) => format!("it holds of none of the {all} that are known"),
        (some, all) => format!("it holds of {some} of the {all} that are known: {}", words::short_list(&yes)),
    }];
    let rest = [
        (Verdict::No, if closed { "the graph does not say so of" } else { "it is denied of" }),
        (Verdict::Disputed, "it is disputed of"),
        (Verdict::Unknown, "nothing says so of"),
    ];
    for (verdict, words_before) in rest {
        let labels = of(verdict);
        if !labels.is_empty() {
            notes.push(format!("{words_before} {}", words::short_list(&labels)));
        }
    }
    for near in members.iter().flat_map(|member| &member.near).filter(|_| yes.is_empty()) {
        if !notes.contains(near) {
            notes.push(near.clone());
        }
    }
    notes
}
