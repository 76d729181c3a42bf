//! "Does the Panel publish reports or minutes?": each is judged by itself, and one that is so is enough.

use super::verdict::{self, first_statement};
use super::{Answer, AnswerError, Verdict, explain};
use crate::claim::Polarity;
use crate::question::{Condition, Form, Operand, Reading, Statement};
use crate::sparql::{Rules, compile, print};
use crate::store::Endpoint;
use std::collections::BTreeSet;

/// The verdict, where a choice of several is asked about; none where only one thing is.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<Answer>, AnswerError> {
    let branches = branches(&reading.body);
    if reading.form != Form::YesNo || !is_choice(&branches) {
        return Ok(None);
    }
    let denial = first_statement(&reading.body).is_some_and(|said| said.polarity == Polarity::Denied);
    let mut answers = vec![];
    for body in branches {
        let alone = Reading { body, instead: None, ..reading.clone() };
        answers.push(explain::explained(verdict::answer(&alone, endpoint, rules)?, endpoint, rules)?);
    }
    // Neither of them, where it is denied: then each must be so.
    let (enough, other) = if denial { (Verdict::No, Verdict::Yes) } else { (Verdict::Yes, Verdict::No) };
    let decided = |verdict: Verdict| answers.iter().filter(move |answer| answer.verdict == Some(verdict)).cloned();
    let query = print(&compile(reading, rules).query);
    let merged =
        [enough, Verdict::Disputed, Verdict::Unknown, other].into_iter().find_map(|verdict| merge(decided(verdict)));
    let Some(mut answer) = merged else { return Ok(None) };
    if answer.verdict == Some(Verdict::Unknown) {
        answer
            .notes
            .extend(decided(other).filter_map(|answer| answer.text).map(|text| format!("of a part of it: {text}")));
    }
    answer.reading.clone_from(&reading.paraphrase);
    answer.sparql = query;
    Ok(Some(answer))
}

/// Answers of one verdict as one.
fn merge(answers: impl Iterator<Item = Answer>) -> Option<Answer> {
    answers.reduce(|mut all, one| {
        let text = [all.text.take(), one.text].into_iter().flatten().collect::<BTreeSet<String>>();
        all.text = (!text.is_empty()).then(|| text.into_iter().collect::<Vec<_>>().join("; "));
        all.citations.extend(one.citations);
        all.citations.sort();
        all.citations.dedup();
        all.rows.extend(one.rows);
        all.limit = all.limit.filter(|limit| one.limit.as_ref() == Some(limit));
        for note in one.notes {
            if !all.notes.contains(&note) {
                all.notes.push(note);
            }
        }
        all
    })
}

/// What may be so, each with all that must hold besides.
fn branches(body: &Condition) -> Vec<Condition> {
    match body {
        Condition::Any(any) => any.iter().flat_map(branches).collect(),
        Condition::All(all) => match all.split_first() {
            Some((first @ Condition::Any(_), rest)) => {
                let with = |one: Condition| Condition::All([one].into_iter().chain(rest.iter().cloned()).collect());
                branches(first).into_iter().map(with).collect()
            }
            _ => vec![body.clone()],
        },
        _ => vec![body.clone()],
    }
}

/// Whether they are of different things, and not different ways to say the same.
fn is_choice(branches: &[Condition]) -> bool {
    let said: Option<Vec<&Statement>> = branches.iter().map(first_statement).collect();
    let Some([first, rest @ ..]) = said.as_deref() else { return false };
    let of: Vec<BTreeSet<String>> = branches.iter().map(named).collect();
    // "Is meeting" and "meets" are one; "approves or rejects" are two.
    let acts = |said: &Statement| !said.predicate.is_being();
    let other_verb = |one: &Statement| acts(first) && acts(one) && first.predicate.label != one.predicate.label;
    of.windows(2).any(|pair| pair.first() != pair.last()) || rest.iter().any(|one| other_verb(one))
}

/// What a condition speaks of, by name or by noun.
fn named(condition: &Condition) -> BTreeSet<String> {
    let thing = |operand: &Operand| match operand {
        Operand::Things(things) => Some(things.label.clone()),
        Operand::Literal(literal) => Some(literal.value().to_owned()),
        Operand::Variable(_) => None,
    };
    match condition {
        Condition::Statement(said) => {
            [Some(&said.subject), said.object.as_ref()].into_iter().flatten().filter_map(thing).collect()
        }
        Condition::Kind(operand, noun) => thing(operand).into_iter().chain([noun.label.clone()]).collect(),
        Condition::Quality(operand, quality) => thing(operand).into_iter().chain([quality.clone()]).collect(),
        Condition::All(inner) => inner.iter().flat_map(named).collect(),
        _ => BTreeSet::new(),
    }
}
