//! "what can X do": of a profile, the claims of one mood in which the thing acts.

use super::describe::Ranked;
use super::{Answer, Cell, CellKind, Row, words};
use crate::claim::{Modality, Polarity};
use crate::lexicon::is_preposition;
use crate::question::{Operand, Statement};
use crate::rdf::{NamedNode, namespace};
use crate::sparql::{Rules, admitted};
use std::collections::BTreeSet;

/// Ranks of what the thing does itself and of what it does as a session of something.
const ACTS: [u8; 2] = [2, 4];

/// Keeps of the ranked rows those that tell what is asked.
pub(super) fn answer(answer: &mut Answer, asked: &Statement, ranked: Vec<Ranked>, rules: &Rules) {
    let states = states(rules);
    let acts: Vec<Ranked> = ranked.into_iter().filter(|one| ACTS.contains(&one.rank) && is_act(one, &states)).collect();
    let fits = |one: &Ranked, modality: Modality| {
        let admitted = admitted(modality, asked.polarity);
        // What need not be done is not what cannot be done.
        one.row.polarity == Some(asked.polarity)
            && one.row.modality.is_some_and(|said| admitted.contains(&said))
            && (!one.frees || asked.modality == Modality::Necessary)
    };
    let exact = acts.iter().any(|one| one.row.modality == Some(asked.modality) && fits(one, asked.modality));
    let weaker = acts.iter().filter(|one| fits(one, Modality::Possible)).count();
    let besides =
        acts.iter().filter(|one| exact && fits(one, asked.modality) && one.row.modality != Some(asked.modality));
    let besides = besides.count();
    let told = |one: &Ranked| fits(one, asked.modality) && (!exact || one.row.modality == Some(asked.modality));
    let told: Vec<Ranked> = acts.into_iter().filter(told).collect();
    if told.iter().any(|one| one.condition.is_some()) {
        answer.columns.push("condition".to_owned());
        answer.rows = told.into_iter().map(with_condition).collect();
    } else {
        answer.rows = told.into_iter().map(|one| one.row).collect();
    }
    answer.rows.dedup_by(|later, row| later.cells == row.cells && later.modality == row.modality);
    if besides > 0 && asked.modality == Modality::Possible && asked.polarity == Polarity::Affirmed {
        let (rows, verb) = (words::counted(besides, "row"), words::verb(asked.modality));
        answer.notes.push(format!("with «does» for «{verb}» there would be {rows} more: what is done can be done"));
    }
    if answer.rows.is_empty() {
        answer.notes.push(format!("nothing says {}", answer.reading));
        if weaker > 0 {
            let (asked, would) = (words::verb(asked.modality), words::counted(weaker, "row"));
            answer.notes.push(format!("without «{asked}» but with «can» there would be {would}"));
        }
        answer.text = Some(answer.notes.join("; "));
    } else if let (Operand::Things(things), Polarity::Denied) = (&asked.subject, asked.polarity) {
        answer.text = Some(format!("{} of {}", words::counted(answer.rows.len(), "denial"), things.label));
    }
}

/// A row with the condition on which it is so.
fn with_condition(one: Ranked) -> Row {
    let mut row = one.row;
    let label = one.condition.unwrap_or_default();
    row.cells.push(Cell { kind: CellKind::Literal, value: label.clone(), label });
    row
}

/// The relations that tell what a thing is, has or is called, and not what it does.
fn states(rules: &Rules) -> BTreeSet<String> {
    let relations = [namespace::BE, namespace::HAVE, namespace::ALSO_KNOWN_AS].map(|node| rules.narrower(&node.into()));
    relations.into_iter().flatten().map(NamedNode::into_string).collect()
}

fn is_act(one: &Ranked, states: &BTreeSet<String>) -> bool {
    let Some(relation) = one.row.cells.first() else { return false };
    let words = || relation.label.split(' ');
    let suffers = words().take(3).any(|word| ["is", "be"].contains(&word));
    let acts = words().next().is_some_and(|word| !is_preposition(word));
    acts && !suffers && !states.contains(&relation.value)
}
