//! Relations that are declared complete: of what is not stated of them, it is known that it is not so.

use crate::claim::{Modality, Polarity};
use crate::question::{Condition, Operand, Reading, Sense, Statement, Variable};
use crate::rdf::namespace;
use crate::sparql::Rules;

/// A question for what does not have a complete relation to something, as the question for what is not stated to have
/// it, and what to say of that: "which bodies do not report to the Council".
pub(super) fn closed(reading: &Reading, rules: &Rules) -> Option<(Reading, String)> {
    if !reading.context.is_empty() {
        return None;
    }
    let Condition::All(all) = &reading.body else { return None };
    let mut relation = None;
    let mut body = vec![];
    for one in all {
        match one {
            Condition::Statement(said) if is_closed(said, all, rules) => {
                relation = Some(said.predicate.label.clone());
                let affirmed = Statement { polarity: Polarity::Affirmed, ..said.clone() };
                body.push(Condition::Not(Box::new(Condition::Statement(affirmed))));
                // Where it is denied besides, the sentence is shown.
                body.push(Condition::IfAny(Box::new(one.clone())));
            }
            _ => body.push(one.clone()),
        }
    }
    let note = format!("“{}” is declared complete: what is not stated of it is not so", relation?);
    Some((Reading { body: Condition::All(body), ..reading.clone() }, note))
}

/// A plain denial of a complete relation between something named and things of a kind that is asked for.
fn is_closed(said: &Statement, all: &[Condition], rules: &Rules) -> bool {
    let among = |operand: &Operand| matches!(operand, Operand::Variable(variable) if is_of_a_kind(*variable, all));
    let one_of = |one: &Operand, other: &Operand| among(one) && is_known(other);
    let between =
        said.object.as_ref().is_some_and(|object| one_of(&said.subject, object) || one_of(object, &said.subject));
    said.polarity == Polarity::Denied && is_of_complete(said, rules) && between
}

/// Whether it is said outright, without restrictions, by a relation that is declared complete.
pub(super) fn is_of_complete(said: &Statement, rules: &Rules) -> bool {
    // A word of several meanings is complete only if each of them is; a graph without claims uses none of the built-in ones.
    let used = |sense: &&Sense| rules.has_claims() || !sense.relation.as_str().starts_with(namespace::REL);
    let mut senses = said.predicate.senses.iter().filter(used).peekable();
    let mut complete = || senses.peek().is_some() && senses.all(|sense| rules.is_complete(&sense.relation));
    said.modality == Modality::Actual && said.restrictions.is_empty() && complete()
}

/// Whether something of the graph is named.
pub(super) fn is_known(operand: &Operand) -> bool {
    matches!(operand, Operand::Things(things) if !things.exactly.is_empty())
}

fn is_of_a_kind(variable: Variable, all: &[Condition]) -> bool {
    all.iter().any(|one| matches!(one, Condition::Kind(Operand::Variable(of), _) if *of == variable))
}
