//! Which of several readings is meant: those that ask the same are one, those that the graph answers come first.

use super::KnowledgeError;
use super::language::Language;
use crate::answer::{self, Answer};
use crate::question::{AskError, Form, Outcome, Reading};
use crate::sparql::{compile, print};
use crate::store::Endpoint;
use crate::text::{Diagnostic, Span};
use std::collections::BTreeSet;

/// A reading with its answer.
pub(super) struct Read {
    pub outcome: Outcome,
    pub answer: Answer,
}

/// The readings that differ in what they ask, answered, those with an answer first.
///
/// # Errors
/// [`KnowledgeError`] if the store fails.
pub(super) fn answered(
    outcomes: Vec<Outcome>,
    graph: &dyn Endpoint,
    language: &Language,
) -> Result<Vec<Read>, KnowledgeError> {
    let mut seen = BTreeSet::new();
    let mut readings = vec![];
    let is_alone = outcomes.len() == 1;
    for outcome in outcomes {
        if is_alone || seen.insert(asked(&outcome.reading, language)) {
            let answer = answer::answer(&outcome.reading, graph, &language.rules)?;
            readings.push(Read { outcome, answer });
        }
    }
    readings.sort_by_key(|read| !read.answer.is_answered());
    Ok(readings)
}

/// What tells a reading from another: its form and its query.
fn asked(reading: &Reading, language: &Language) -> String {
    match reading.form {
        Form::Describe | Form::Path | Form::Network => {
            let asked = (&reading.about, &reading.body, reading.tied, reading.within, reading.take);
            format!("{:?} {asked:?}", reading.form)
        }
        form => format!("{form:?} {}", print(&compile(reading, &language.rules).query)),
    }
}

/// Chooses: the reading of that number, else the only one, else the only one that the graph answers, which is said. Where
/// the graph answers none of them there is nothing to choose between: the likeliest stands for all.
///
/// # Errors
/// [`AskError::Ambiguous`], [`AskError::NoSuchReading`].
pub(super) fn choose(mut readings: Vec<Read>, wanted: Option<usize>, text: &str) -> Result<Read, AskError> {
    let there = readings.len();
    if let Some(wanted) = wanted {
        let at = wanted.checked_sub(1).filter(|at| *at < there);
        return at.map(|at| readings.swap_remove(at)).ok_or(AskError::NoSuchReading { wanted, there });
    }
    let answered = readings.iter().filter(|read| read.answer.is_answered()).count();
    if answered > 1 {
        let readings = readings.iter().map(|read| read.outcome.reading.paraphrase.clone()).collect();
        return Err(AskError::Ambiguous { span: Span::new(0, text.len()), readings });
    }
    let others: Vec<String> = readings.iter().skip(1).map(|read| read.outcome.reading.paraphrase.clone()).collect();
    let mut chosen = readings.into_iter().next().ok_or(AskError::NoWords)?;
    for (other, number) in others.iter().zip(2..) {
        let message = format!("it can also be read as: {other}");
        let warning = Diagnostic::warning("other-reading", message);
        chosen.outcome.warnings.push(warning.help(format!("nothing says so here; it is reading {number}")));
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::readings;
    use crate::store::{Embedded, QuadPattern, RdfFormat, parse};

    const WORLD: &str = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix x: <http://example.org/> .
        x:bay rdfs:label \"Bay Forum\"@en ; x:chairs x:strait . x:strait rdfs:label \"Strait Council\"@en ; x:hosts x:bay .
        x:chairs rdfs:label \"chair\"@en . x:hosts rdfs:label \"host\"@en .";

    /// What questions that stand for the readings of one come to.
    fn chosen(questions: &[&str], wanted: Option<usize>) -> Result<Read, AskError> {
        let graph = Embedded::new().unwrap();
        graph.insert(parse("w.ttl", WORLD.as_bytes(), RdfFormat::Turtle).unwrap()).unwrap();
        let language = Language::of_quads(graph.quads(&QuadPattern::default()).unwrap(), &graph.tongue()).unwrap();
        let outcomes = questions.iter().flat_map(|question| readings(question, &language.lexicon).unwrap()).collect();
        choose(answered(outcomes, &graph, &language).unwrap(), wanted, "which is it?")
    }

    fn said(read: Result<Read, AskError>) -> String {
        read.map_or_else(|error| error.to_string(), |read| read.outcome.reading.paraphrase)
    }

    #[test]
    fn readings_with_one_query_are_one() {
        let same = ["who chairs the Strait Council?", "who is the Strait Council chaired by?"];
        assert_eq!(said(chosen(&same, None)), "who chairs the Strait Council");
    }

    #[test]
    fn what_the_graph_answers_is_meant_and_the_other_said() {
        let read = chosen(&["who hosts the Strait Council?", "who chairs the Strait Council?"], None).unwrap();
        assert_eq!(read.outcome.reading.paraphrase, "who chairs the Strait Council");
        assert!(read.outcome.warnings.iter().any(|warning| warning.message.contains("who hosts the Strait Council")));
    }

    #[test]
    fn where_nothing_is_said_either_way_nothing_is_asked_back() {
        let read = chosen(&["who hosts the Strait Council?", "who chairs the Bay Forum?"], None).unwrap();
        assert!(!read.answer.is_answered());
        assert!(read.outcome.warnings.iter().any(|warning| warning.message.contains("who chairs the Bay Forum")));
    }

    #[test]
    fn why_nothing_answers_is_found_out_when_it_is_asked_for() {
        let graph = Embedded::new().unwrap();
        graph.insert(parse("w.ttl", WORLD.as_bytes(), RdfFormat::Turtle).unwrap()).unwrap();
        let language = Language::of_quads(graph.quads(&QuadPattern::default()).unwrap(), &graph.tongue()).unwrap();
        let outcomes = readings("who chairs the Bay Forum?", &language.lexicon).unwrap();
        let read = choose(answered(outcomes, &graph, &language).unwrap(), None, "?").unwrap();
        assert_eq!(read.answer.text.as_deref(), Some("nothing says who chairs the Bay Forum"));
        let one = Answer { notes: vec![read.answer.notes[0].clone(), "a later note".to_owned()], ..read.answer };
        let explained = answer::explained(one, &graph, &language.rules).unwrap();
        assert_eq!(explained, answer::explained(explained.clone(), &graph, &language.rules).unwrap());
        let (last, notes) = explained.notes.split_last().unwrap();
        assert_eq!((last.as_str(), explained.text.as_deref()), ("a later note", Some(notes.join("; ").as_str())));
    }

    #[test]
    fn a_real_choice_is_asked_back_and_chosen_by_number() {
        let both = ["who chairs the Strait Council?", "who hosts the Bay Forum?"];
        assert_eq!(said(chosen(&both, None)), "the question can be read in 2 ways");
        assert_eq!(said(chosen(&both, Some(2))), "who hosts the Bay Forum");
        assert_eq!(said(chosen(&both, Some(3))), "the question has 2 readings, not 3");
    }
}
