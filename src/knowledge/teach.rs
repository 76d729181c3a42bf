//! What a refusal teaches: the sentence that would be understood, and what a relation usually takes.

use super::Knowledge;
use super::language::Language;
use crate::answer;
use crate::question::{self, AskError, Column, Condition, Form, Operand, Reading, Statement, Variable};
use crate::text::{Span, nearest};

/// The most things that a relation is said to take.
const SHOWN: usize = 3;

impl Knowledge {
    /// What would work instead of a question that was refused, a line each.
    pub(super) fn lessons(&self, question: &str, error: &AskError, language: &Language) -> Vec<String> {
        let mut lessons = vec![];
        if let AskError::UnknownWord { span, word, .. } = error {
            lessons.extend(self.usual(question, *span, word, language));
        }
        let may_be_said_otherwise = matches!(
            error,
            AskError::NotUnderstood { .. }
                | AskError::UnknownWord { .. }
                | AskError::UnknownVerb { .. }
                | AskError::NothingAsked { .. }
                | AskError::NoDate { .. }
                | AskError::UnknownSource { .. }
        );
        if may_be_said_otherwise {
            let offers = question::offers(question, &language.lexicon);
            lessons.extend(offers.into_iter().map(|offer| format!("ask: {} ({})", offer.sentence, offer.lesson)));
        }
        lessons
    }

    /// What stands in the graph where an unknown word stands in the question: "reports to: SOM, Council".
    fn usual(&self, question: &str, span: Span, word: &str, language: &Language) -> Option<String> {
        let outcomes = opened(question, span).find_map(|text| question::readings(&text, &language.lexicon).ok())?;
        let reading = outcomes.into_iter().next()?.reading;
        let said = first(&reading.body)?.clone();
        let asked: Vec<Variable> = reading.columns.iter().map(|column| column.variable).collect();
        let open =
            [Some(&said.subject), said.object.as_ref()].into_iter().flatten().find_map(|operand| match operand {
                Operand::Variable(variable) if !asked.contains(variable) => Some(*variable),
                _ => None,
            })?;
        let is_subject = said.subject == Operand::Variable(open);
        let label = said.predicate.label.clone();
        let columns = vec![Column { variable: open, heading: "what".to_owned() }];
        let reading = Reading { form: Form::List, columns, body: Condition::Statement(said), ..reading };
        let answer = answer::answer(&reading, &self.graph, &language.rules).ok()?;
        let taken: Vec<String> =
            answer.rows.iter().filter_map(|row| row.cells.first()).map(|cell| cell.label.clone()).collect();
        let near = nearest(word, taken.iter().map(String::as_str), SHOWN);
        let shown: Vec<&str> =
            if near.is_empty() { taken.iter().map(String::as_str).take(SHOWN).collect() } else { near };
        let more = if taken.len() > shown.len() { " …" } else { "" };
        let end = if is_subject { "what is said to" } else { "what something is said to" };
        (!shown.is_empty()).then(|| format!("{end} {label}: {}{more}", shown.join(", ")))
    }
}

/// The question with "anything" where the unknown word stands, and where more and more of the words before it stand.
fn opened(question: &str, span: Span) -> impl Iterator<Item = String> {
    let before = question.get(..span.start).unwrap_or_default();
    let after = question.get(span.end..).unwrap_or_default();
    let starts = before.char_indices().rev().filter(|(_, c)| *c == ' ').map(|(at, _)| at + 1);
    let starts: Vec<usize> = std::iter::once(span.start).chain(starts).take(4).collect();
    starts.into_iter().filter_map(move |at| Some(format!("{}anything{after}", before.get(..at)?)))
}

fn first(body: &Condition) -> Option<&Statement> {
    match body {
        Condition::Statement(said) => Some(said),
        Condition::All(all) => all.iter().find_map(first),
        _ => None,
    }
}
