//! What is asked besides the answers themselves: ", and when?", ", and why?" at the end of a question.

use crate::question::read::Outcome;
use crate::question::reading::{Column, Condition, Form, Reading, Restriction};
use crate::question::words::word::words;

/// The question words that may stand at the end, the longest first: those that can be asked of each of several answers.
pub const BESIDES: &[&str] = &["since when", "until when", "by when", "when", "where", "why"];

/// A question without what it asks besides, and that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Besides {
    /// The question, with the rest blanked.
    pub(super) text: String,
    /// "since when".
    pub(super) asked: String,
}

/// Takes ", and when" off the end of a question of who or what.
pub(super) fn besides(text: &str) -> Option<Besides> {
    let all = words(text);
    let first = all.iter().find(|word| word.token.is_word())?;
    let ends = |asked: &&&str| {
        let asked = asked.split(' ');
        let ends = all.len().checked_sub(asked.clone().count()).and_then(|at| all.get(at..));
        ends.is_some_and(|ends| ends.iter().map(|word| word.text.as_str()).eq(asked))
    };
    let &asked = BESIDES.iter().find(ends)?;
    let at = all.len().checked_sub(asked.split(' ').count() + 1)?;
    let joined =
        all.get(at).filter(|word| word.text == "and" && ["who", "which", "what"].contains(&first.text.as_str()))?;
    let comma = all.get(at.checked_sub(1)?).filter(|word| word.text == ",");
    let from = comma.map_or(joined.span().start, |comma| comma.span().start);
    let (kept, rest) = (text.get(..from)?, text.get(from..)?);
    Some(Besides { text: kept.to_owned() + &" ".repeat(rest.len()), asked: asked.to_owned() })
}

/// Asks for a time, a place or a ground beside the answers of a question; whatever has none is still an answer.
pub(super) fn ask(outcome: &mut Outcome, besides: &str) {
    let reading = &mut outcome.reading;
    add(reading, besides);
    if let Some(instead) = &mut reading.instead {
        add(instead, besides);
    }
}

fn add(reading: &mut Reading, besides: &str) {
    if reading.form != Form::Wh {
        return;
    }
    let variable = reading.fresh();
    let restriction = match besides {
        "where" => Restriction::Where(variable),
        "why" => Restriction::HowMuch(variable),
        _ => Restriction::When(variable),
    };
    let mut more = reading.body.clone();
    if !narrow(&mut more, &restriction) {
        return;
    }
    let body = std::mem::replace(&mut reading.body, Condition::All(vec![]));
    reading.body = Condition::All(vec![body, Condition::IfAny(Box::new(more))]);
    reading.columns.push(Column { variable, heading: besides.to_owned() });
    reading.paraphrase += &format!(", and {besides}");
}

/// Narrows the first statement of a condition, and each of several that say the same; false if there is none.
fn narrow(condition: &mut Condition, restriction: &Restriction) -> bool {
    match condition {
        Condition::Statement(said) => {
            said.restrictions.push(restriction.clone());
            true
        }
        Condition::All(all) => all.iter_mut().any(|one| narrow(one, restriction)),
        Condition::Any(all) => all.iter_mut().map(|one| narrow(one, restriction)).fold(false, |any, one| any | one),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::besides;

    #[test]
    fn what_is_asked_besides_is_blanked() {
        for (text, expected) in [
            ("who left and when?", Some(("who left          ", "when"))),
            ("who hosts APEC, and since when?", Some(("who hosts APEC                 ", "since when"))),
            ("who chairs the Fish and Game Board?", None),
            ("did Peru leave and when?", None),
        ] {
            let found = besides(text);
            let found = found.as_ref().map(|found| (found.text.as_str(), found.asked.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
