//! Yes, no, not stated, disputed: claims are gathered by query and judged here.

use super::closed::{is_known, is_of_complete};
use super::evidence::{Evidence, Said};
use super::existence::Sought;
use super::{
    Answer, AnswerError, Verdict, blank, choice, disputes, existence, explain, limits, manner, many, narrower,
    outright, partial, restricted, without, words,
};
use crate::claim::{Modality, Polarity};
use crate::question::{Condition, Form, Operand, Reading, Statement};
use crate::rdf::{NamedNode, Term};
use crate::sparql::{Bearing, Compiled, Rules, bearing, compile, print};
use crate::store::{Endpoint, Solutions};
use std::collections::BTreeSet;

/// What speaks for and against.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// Claims that say so.
    pub(super) supporting: BTreeSet<NamedNode>,
    /// Claims that say otherwise.
    pub(super) refuting: BTreeSet<NamedNode>,
    /// Claims that say something near.
    pub(super) near: BTreeSet<NamedNode>,
    /// Claims that would decide if they were said in the manner asked for.
    pub(super) otherwise: BTreeSet<NamedNode>,
    /// Claims of the other conditions of solutions that count.
    pub(super) besides: BTreeSet<NamedNode>,
    /// Whether something uncited says so.
    uncited_for: bool,
    /// Whether something uncited says otherwise.
    uncited_against: bool,
}

impl Judged {
    pub(super) fn verdict(&self) -> Verdict {
        let supported = self.uncited_for || !self.supporting.is_empty();
        let refuted = self.uncited_against || !self.refuting.is_empty();
        match (supported, refuted) {
            (true, true) => Verdict::Disputed,
            (true, false) => Verdict::Yes,
            (false, true) => Verdict::No,
            (false, false) => Verdict::Unknown,
        }
    }

    /// Judges the denial: what says otherwise says so.
    pub(super) fn turn(&mut self) {
        std::mem::swap(&mut self.supporting, &mut self.refuting);
        std::mem::swap(&mut self.uncited_for, &mut self.uncited_against);
    }

    /// Leaves a claim among what is near.
    pub(super) fn near_only(&mut self, node: &NamedNode) {
        self.supporting.remove(node);
        self.refuting.remove(node);
        self.near.insert(node.clone());
    }

    /// Forgets what speaks against it, or for it, without a claim.
    pub(super) const fn only_claimed(&mut self, for_it: bool) {
        if for_it {
            self.uncited_for = false;
        } else {
            self.uncited_against = false;
        }
    }

    /// Whether a claim speaks for or against by itself.
    pub(super) fn judges(&self, node: &NamedNode) -> bool {
        self.supporting.contains(node) || self.refuting.contains(node)
    }

    /// The claims that decide, those for before those against.
    pub(super) fn deciding(&self) -> impl Iterator<Item = &NamedNode> {
        self.supporting.iter().chain(&self.refuting).chain(&self.besides)
    }
}

/// Answers whether it holds.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    if let Some(answer) = choice::answer(reading, endpoint, rules)? {
        return Ok(answer);
    }
    if let Some(said) = denied_of_another_graph(reading) {
        return Ok(turned(reading, answer(&said, endpoint, rules)?));
    }
    if is_one_thing(&reading.body) {
        return Ok(of_one_thing(reading, rules));
    }
    judged_answer(reading, endpoint, rules)
}

/// The verdict by all that is said.
fn judged_answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let by_numbers = || limits::judged(reading, endpoint, rules);
    let numbers = if many::is_asked(reading) { by_numbers()? } else { None };
    if numbers.is_none()
        && let Some(answer) = many::answer(reading, endpoint, rules)?
    {
        return Ok(answer);
    }
    let compiled = compile(reading, rules);
    let (mut judged, evidence) = match numbers {
        Some(told) => told,
        None => {
            let found = judge(reading, endpoint, &compiled)?;
            let open = found.0.verdict() == Verdict::Unknown;
            let told = if open { by_numbers()? } else { None };
            let told = if open && told.is_none() { outright::denied(reading, endpoint, rules)? } else { told };
            told.unwrap_or(found)
        }
    };
    let asked = first_statement(&reading.body);
    let of_part = left_near(asked, &mut judged, &evidence, endpoint)?;
    let denial = asked.is_some_and(|statement| statement.polarity == Polarity::Denied);
    if denial && reading.form == Form::YesNo {
        judged.turn();
    }
    let mut answer = blank(reading, print(&compiled.query));
    let verdict = judged.verdict();
    if let (Verdict::Unknown, true, Some(relation)) = (verdict, judged.near.is_empty(), complete(reading, rules)) {
        return Ok(by_completeness(answer, &relation, denial));
    }
    if verdict == Verdict::Disputed {
        disputes::sides(&mut answer, &judged, &evidence, endpoint)?;
    }
    answer.verdict = Some(verdict);
    answer.citations = evidence.citations(judged.deciding());
    if verdict == Verdict::Unknown && !judged.otherwise.is_empty() {
        manner::told(&mut answer, reading, &judged, &evidence, endpoint)?;
        return Ok(answer);
    }
    let near = of_part.is_empty() || verdict != Verdict::Unknown;
    answer.notes = if near { near_misses(reading, &judged, &evidence) } else { of_part };
    if matches!(verdict, Verdict::Yes | Verdict::No) {
        let deciding = judged.supporting.iter().chain(&judged.refuting);
        let deciding: Vec<&Said> = deciding.filter_map(|node| evidence.claim(node)).collect();
        answer.limit = narrower::limit(&deciding, reading, endpoint)?;
    }
    answer.text = Some(text(&answer, verdict));
    if verdict == Verdict::Unknown {
        if let Some(refuted) = without::answer(&answer, reading, endpoint, rules)? {
            return Ok(refuted);
        }
        explain::unknown(&mut answer, reading);
    } else if answer.citations.is_empty() {
        answer.notes.push("uncited: the graph says so, but names no source".to_owned());
    }
    Ok(answer)
}

/// Whether it is asked of a thing whether it is the one that it is.
fn is_one_thing(body: &Condition) -> bool {
    let Condition::Statement(said) = body else { return false };
    let (Operand::Things(one), Some(Operand::Things(other))) = (&said.subject, &said.object) else { return false };
    let plain = said.predicate.is_being() && said.restrictions.is_empty() && said.modality == Modality::Actual;
    let same = !one.exactly.is_empty() && one.exactly == other.exactly;
    plain && same && said.polarity == Polarity::Affirmed
}

/// That a thing is the one that it is.
fn of_one_thing(reading: &Reading, rules: &Rules) -> Answer {
    let note = "these are names of one thing".to_owned();
    let text = Some(format!("{}: {note}", Verdict::Yes.word()));
    let query = print(&compile(reading, rules).query);
    Answer { verdict: Some(Verdict::Yes), text, notes: vec![note], ..blank(reading, query) }
}

/// What another graph is asked for where it is asked whether something is not so: it denies nothing, and that it does not say
/// so is no denial.
pub(super) fn denied_of_another_graph(reading: &Reading) -> Option<Reading> {
    let Condition::Not(inner) = &reading.body else { return None };
    let foreign = first_statement(inner).is_some_and(|said| said.predicate.is_foreign());
    let asked = foreign && matches!(reading.form, Form::YesNo | Form::Why);
    asked.then(|| Reading { body: inner.as_ref().clone(), ..reading.clone() })
}

/// The verdict on a denial, from the one on what is denied.
fn turned(reading: &Reading, mut answer: Answer) -> Answer {
    let verdict = match answer.verdict {
        Some(Verdict::Yes) => Verdict::No,
        Some(Verdict::No) => Verdict::Yes,
        _ => return answer,
    };
    if reading.form == Form::YesNo {
        answer.verdict = Some(verdict);
        answer.text = Some(text(&answer, verdict));
    }
    answer
}

/// Leaves what is said of a part of those asked about, or denied of one, among what is near. Tells what was left.
fn left_near(
    asked: Option<&Statement>,
    judged: &mut Judged,
    evidence: &Evidence,
    endpoint: &dyn Endpoint,
) -> Result<Vec<String>, AnswerError> {
    let Some(asked) = asked else { return Ok(vec![]) };
    let mut left = partial::leave(asked, judged, evidence);
    left.extend(existence::leave_known(asked, judged, evidence, endpoint)?);
    left.extend(restricted::leave(asked, judged, evidence, endpoint)?);
    Ok(left)
}

/// What is not stated of a relation that is declared complete is not so.
fn by_completeness(mut answer: Answer, relation: &str, denial: bool) -> Answer {
    let rests = format!("nothing states it, and “{relation}” is declared complete: what is not stated is not so");
    let (verdict, word) = if denial { (Verdict::Yes, "Yes") } else { (Verdict::No, "No") };
    answer.verdict = Some(verdict);
    answer.text = Some(format!("{word}: {rests}"));
    answer.notes.push(rests);
    answer
}

/// The relation asked about, if it is declared complete and things that are known stand on both sides of it.
fn complete(reading: &Reading, rules: &Rules) -> Option<String> {
    let Condition::Statement(said) = &reading.body else { return None };
    let closed = is_of_complete(said, rules) && reading.context.is_empty();
    let fits = closed && is_known(&said.subject) && said.object.as_ref().is_some_and(is_known);
    fits.then(|| said.predicate.label.clone())
}

/// Gathers the claims that bear on the question and sorts them.
pub(super) fn judge(
    reading: &Reading,
    endpoint: &dyn Endpoint,
    compiled: &Compiled,
) -> Result<(Judged, Evidence), AnswerError> {
    let solutions = endpoint.select(&compiled.query)?;
    let view = View::of(compiled, &solutions);
    let evidence = view.evidence(endpoint, &solutions.rows)?;
    let mut judged = weigh(&view, solutions.rows.iter().map(Vec::as_slice), &evidence, asked_modality(reading));
    manner::sift(&mut judged, &evidence, &reading.adverbs, endpoint)?;
    if let Some(sought) = Sought::of(reading) {
        sought.leave(&mut judged, &evidence, endpoint)?;
    }
    Ok((judged, evidence))
}

/// Sorts the claims of some solutions.
pub(super) fn weigh<'a>(
    view: &View,
    rows: impl Iterator<Item = &'a [Option<Term>]>,
    evidence: &Evidence,
    asked: Modality,
) -> Judged {
    let mut judged = Judged::default();
    for row in rows {
        let against = view.is_against(row);
        let others = view.others(row);
        match view.judged(row).and_then(|node| evidence.claim(&node)) {
            _ if against && view.judged(row).is_none() => judged.uncited_against = true,
            None => judged.uncited_for = true,
            Some(said) => {
                let bears = match bearing(asked, said.modality, said.polarity) {
                    // Who need not pay may pay, and should or does if somebody says so.
                    Bearing::Refutes if said.frees() && asked != Modality::Necessary => Bearing::Neither,
                    bears => bears,
                };
                let bears = if against { opposed(said) } else { bears };
                match bears {
                    Bearing::Supports => judged.supporting.insert(said.node.clone()),
                    Bearing::Refutes => judged.refuting.insert(said.node.clone()),
                    Bearing::Neither => {
                        judged.near.insert(said.node.clone());
                        continue;
                    }
                };
            }
        }
        judged.besides.extend(others);
    }
    judged
}

/// A claim found as speaking against a quality: an outright denial, or a name that says the contrary.
fn opposed(said: &Said) -> Bearing {
    if said.modality == Modality::Actual { Bearing::Refutes } else { Bearing::Neither }
}

/// The places of the variables that a verdict reads.
pub(super) struct View {
    judged: Option<usize>,
    against: Option<usize>,
    others: Vec<usize>,
}

impl View {
    pub(super) fn of(compiled: &Compiled, solutions: &Solutions) -> Self {
        let place = |name: &str| solutions.variables.iter().position(|variable| variable == name);
        let others = compiled.witnesses.iter().filter(|witness| Some(*witness) != compiled.judged.as_ref());
        Self {
            judged: compiled.judged.as_ref().and_then(|variable| place(variable.as_str())),
            against: compiled.against.as_ref().and_then(|variable| place(variable.as_str())),
            others: others.filter_map(|variable| place(variable.as_str())).collect(),
        }
    }

    /// The claims of all solutions.
    pub(super) fn evidence(
        &self,
        endpoint: &dyn Endpoint,
        rows: &[Vec<Option<Term>>],
    ) -> Result<Evidence, AnswerError> {
        let claims: BTreeSet<NamedNode> = rows.iter().flat_map(|row| self.claims(row)).collect();
        Evidence::fetch(endpoint, &claims)
    }

    fn judged(&self, row: &[Option<Term>]) -> Option<NamedNode> {
        node(row, self.judged?)
    }

    fn is_against(&self, row: &[Option<Term>]) -> bool {
        self.against.is_some_and(|at| row.get(at).is_some_and(Option::is_some))
    }

    fn others(&self, row: &[Option<Term>]) -> Vec<NamedNode> {
        self.others.iter().filter_map(|&at| node(row, at)).collect()
    }

    fn claims(&self, row: &[Option<Term>]) -> Vec<NamedNode> {
        self.others(row).into_iter().chain(self.judged(row)).collect()
    }
}

fn node(row: &[Option<Term>], at: usize) -> Option<NamedNode> {
    match row.get(at) {
        Some(Some(Term::NamedNode(node))) => Some(node.clone()),
        _ => None,
    }
}

/// The modality in which it was asked; a kind or a quality is asked about as it is.
pub(super) fn asked_modality(reading: &Reading) -> Modality {
    first_statement(&reading.body).map_or(Modality::Actual, |statement| statement.modality)
}

/// The statement that is judged.
pub(super) fn first_statement(condition: &Condition) -> Option<&Statement> {
    match condition {
        Condition::Statement(statement) => Some(statement),
        Condition::All(all) => {
            all.iter().find(|one| !matches!(one, Condition::Not(_) | Condition::IfAny(_))).and_then(first_statement)
        }
        Condition::Any(any) => any.iter().find_map(first_statement),
        Condition::Not(inner) | Condition::IfAny(inner) => first_statement(inner),
        Condition::Quantified(many) => many.scope.iter().find_map(first_statement),
        Condition::Kind(..)
        | Condition::Quality(..)
        | Condition::Same(..)
        | Condition::Compare(..)
        | Condition::Dated(..)
        | Condition::Text(..)
        | Condition::Period(..)
        | Condition::Measure(_)
        | Condition::Top(_)
        | Condition::Query(..) => None,
    }
}

/// "it can, but nothing says that it does".
fn near_misses(reading: &Reading, judged: &Judged, evidence: &Evidence) -> Vec<String> {
    if judged.verdict() != Verdict::Unknown {
        return vec![];
    }
    if Sought::of(reading).is_some() && !judged.near.is_empty() {
        return existence::of_one(&judged.near, evidence);
    }
    let asked = words::verb(asked_modality(reading));
    let mood = |said: &Said| {
        let not = if said.polarity == Polarity::Denied { " not" } else { "" };
        said.word().map_or_else(|| format!("{}{not}", words::verb(said.modality)), str::to_owned)
    };
    let near: BTreeSet<String> = judged.near.iter().filter_map(|node| evidence.claim(node)).map(mood).collect();
    let note = |mood: String| format!("it {mood}, but nothing says that it {asked}");
    let quotes = evidence.citations(&judged.near);
    let quote = quotes.first().map(|citation| format!(": {}", words::quoted(citation))).unwrap_or_default();
    near.into_iter().map(note).map(|note| note + &quote).collect()
}

fn text(answer: &Answer, verdict: Verdict) -> String {
    let word = verdict.word();
    let quotes: Vec<String> = answer.citations.iter().take(2).map(words::quoted).collect();
    let limit = answer.limit.as_ref().map(|limit| format!(", {limit}")).unwrap_or_default();
    match (quotes.is_empty(), answer.notes.first()) {
        (false, _) => format!("{word}{limit}: {}", quotes.join(" and ")),
        (true, Some(note)) => format!("{word}: {note}"),
        (true, None) => format!("{word}."),
    }
}
