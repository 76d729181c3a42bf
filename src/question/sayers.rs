//! "Who said the roof was unsafe?": whoever the text attributes it to that the roof is unsafe.

use crate::lexicon::Lexicon;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::question::read::{Outcome, plain};
use crate::question::reading::{Column, Form, Reading};
use crate::question::resolve::unknown::Unknown;
use crate::question::syntax::parse::Rule;
use crate::question::words::clause::is_saying;
use crate::question::words::word::words;

/// The clause of "who said (that) …", everything else blanked.
fn clause(text: &str) -> Option<String> {
    let all = words(text);
    let [who, verb, next, ..] = all.as_slice() else { return None };
    let says = verb.text.len() > 2 && is_saying(&lemma(&verb.text, WordClass::Verb));
    let who = ["who", "which", "what"].contains(&who.text.as_str());
    let from = if next.text == "that" { next.span().end } else { next.span().start };
    (who && says).then(|| " ".repeat(from) + text.get(from..).unwrap_or_default())
}

/// The reading of "who said that …" by whom the text attributes it to; none if no clause follows.
pub(super) fn attributed(text: &str, lexicon: &Lexicon) -> Option<Outcome> {
    let clause = clause(text)?;
    let mut outcome =
        plain(&clause, lexicon, Some(Rule::whether_question), Unknown::silent()).ok()?.into_iter().next()?;
    let said = &mut outcome.reading;
    if said.form != Form::YesNo || !said.is_about_something() {
        return None;
    }
    let variable = said.fresh();
    let asked = said.paraphrase.strip_prefix("whether ").unwrap_or(&said.paraphrase);
    let reading = Reading {
        form: Form::Wh,
        columns: vec![Column { variable, heading: "who".to_owned() }],
        attributed: true,
        paraphrase: format!("who says that {asked}"),
        ..said.clone()
    };
    outcome.reading = reading;
    Some(outcome)
}
