//! The names that fit a place of a question, as its words before lead to them in the graph.

use super::Knowledge;
use super::language::Language;
use super::teach::open_end;
use crate::answer;
use crate::question::{self, Column, Condition, Form, Operand, Reading, Statement, Variable};
use crate::rdf::Term;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// How many steps may be taken to find the names that a relation leads to.
const STEPS_TO_NAMES: u32 = 40_000;
/// The most of those names.
const MOST_NAMES: usize = 64;
/// The most of them that are tried one by one.
const MOST_TRIED: usize = 12;

impl Knowledge {
    /// The names that can stand at a place of a question so that it has an answer, or some of them; none if that cannot be
    /// told.
    pub(super) fn fitting(&self, before: &str, language: &Language) -> Vec<String> {
        let outcomes = question::tried(&format!("{before}anything"), &language.lexicon);
        let Some(reading) = outcomes.into_iter().next().map(|outcome| outcome.reading) else { return vec![] };
        let is_plain = asks_of_ends(&reading);
        let whole = if is_plain { None } else { asking_for_last(&reading) };
        let Some(reading) = whole.or_else(|| open_end(reading).map(|(_, reading)| reading)) else { return vec![] };
        let graph = self.graph.as_ref();
        let terms = answer::some(&reading, MOST_NAMES, graph, &language.rules, STEPS_TO_NAMES).unwrap_or_default();
        let name = |term: Term| match term {
            Term::NamedNode(node) => language.lexicon.label(&node).map(Cow::into_owned),
            Term::Literal(text) => Some(text.value().to_owned()),
            Term::BlankNode(_) => None,
        };
        let names: BTreeSet<String> = terms.into_iter().filter_map(name).collect();
        let leads = |name: &String| {
            let begun = format!("{before}{name}");
            self.found(&begun, &begun, language) == Some(true)
        };
        if is_plain || names.first().is_some_and(leads) {
            return names.into_iter().collect();
        }
        // Other words of the question ask for more than the relation does.
        names.into_iter().take(MOST_TRIED).filter(leads).collect()
    }
}

/// Whether nothing is asked but of what a statement joins: neither when nor why it is so.
fn asks_of_ends(reading: &Reading) -> bool {
    let Condition::Statement(said) = &reading.body else { return false };
    let is_end = |column: &Column| {
        [Some(&said.subject), said.object.as_ref()].contains(&Some(&Operand::Variable(column.variable)))
    };
    reading.form != Form::Why && reading.columns.iter().all(is_end)
}

/// A reading with what was left open last asked for instead, all else as it is: of "which reports are about anything" what they are
/// about. None where not all that it says must hold of one answer.
fn asking_for_last(reading: &Reading) -> Option<Reading> {
    if !matches!(reading.form, Form::Wh | Form::List) {
        return None;
    }
    let mut said = vec![];
    if !gathered(&reading.body, &mut said) {
        return None;
    }
    let asked = |variable: &Variable| reading.columns.iter().any(|column| column.variable == *variable);
    let ends = said.iter().flat_map(|said| [Some(&said.subject), said.object.as_ref()]).flatten();
    let open = ends.filter_map(|end| match end {
        Operand::Variable(variable) if !asked(variable) => Some(*variable),
        _ => None,
    });
    let columns = vec![Column { variable: open.max()?, heading: "what".to_owned() }];
    Some(Reading { form: Form::List, columns, ..reading.clone() })
}

/// Gathers the statements of a condition; says whether all of it must hold together.
fn gathered<'a>(body: &'a Condition, said: &mut Vec<&'a Statement>) -> bool {
    match body {
        Condition::Statement(statement) => {
            said.push(statement);
            true
        }
        Condition::All(all) => all.iter().all(|one| gathered(one, said)),
        Condition::Kind(..) | Condition::Quality(..) | Condition::Same(..) | Condition::Text(..) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RdfFormat;

    #[test]
    fn names_fit_all_that_stands_before_them() {
        let world = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix x: <http://example.org/> .
            x:Board a rdfs:Class ; rdfs:label \"board\"@en . x:Crew a rdfs:Class ; rdfs:label \"crew\"@en .
            x:one a x:Board ; rdfs:label \"Reef Board\"@en ; x:guards x:bay .
            x:two a x:Crew ; rdfs:label \"Tide Crew\"@en ; x:guards x:cape .
            x:bay rdfs:label \"Long Bay\"@en . x:cape rdfs:label \"Low Cape\"@en .
            x:guards rdfs:label \"guard\"@en .";
        let mut knowledge = Knowledge::new().unwrap();
        knowledge.add_rdf("world.ttl", world.as_bytes(), RdfFormat::Turtle).unwrap();
        let language = knowledge.language().unwrap();
        assert_eq!(knowledge.fitting("who guards ", language), ["Long Bay", "Low Cape"]);
        assert_eq!(knowledge.fitting("which boards guard ", language), ["Long Bay"]);
        assert_eq!(knowledge.fitting("which crews guard ", language), ["Low Cape"]);
    }
}
