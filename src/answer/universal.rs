//! "Who investigates complaints about the Trust?", over "the Ombudsman investigates every complaint": what is done to all of a
//! kind is done to those of which more is told.

use super::{Answer, AnswerError, Verdict, by_form, verdict};
use crate::claim::Polarity;
use crate::lexicon::{Shape, Token, tokens};
use crate::question::{Condition, Form, Operand, Reading, Statement, Things};
use crate::rdf::{mint, namespace};
use crate::sparql::Rules;
use crate::store::Endpoint;

/// Words for all of a kind.
const ALL: &[&str] = &["every", "each", "all", "any"];
/// What may stand behind such a phrase that narrows it by nothing.
const GOES_ON: &[&str] = &["and", "or", "but", "as", "so", "then"];

/// Words by which all are not all.
const LESS: &[&str] =
    &["except", "excepting", "save", "unless", "not", "nearly", "almost", "than", "apart", "excluding"];

/// The answer by what is said of all that are called by the noun of what a question names; none if nothing is.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<Answer>, AnswerError> {
    let Some(said) = verdict::first_statement(&reading.body) else { return Ok(None) };
    let Some(Operand::Things(things)) = &said.object else { return Ok(None) };
    let head = Shape::of(&things.label).map(|shape| shape.head).unwrap_or_default();
    let common = things.label.starts_with(char::is_lowercase) && !head.is_empty();
    let open = matches!(reading.form, Form::Wh | Form::YesNo) && said.polarity == Polarity::Affirmed;
    if !common || !open || things.label.starts_with("the ") {
        return Ok(None);
    }
    let nouns = [head.clone(), crate::lexicon::morphology::plural(&head)];
    // A thing is kept without the word for all of them, which its sentence has.
    let exactly = vec![mint::slug(namespace::ID, &head)];
    let meant = Things { exactly, narrower: vec![], broader: vec![], names: vec![], ..things.clone() };
    let Some(body) = put(&reading.body, said, meant) else { return Ok(None) };
    let mut answer = by_form(&Reading { body, instead: None, ..reading.clone() }, endpoint, rules)?;
    let whole = |quote: &str| says_of_all(quote, &nouns);
    answer.rows.retain(|row| row.citations.iter().any(|citation| whole(&citation.quote)));
    let judged = match reading.form {
        Form::YesNo => answer.verdict == Some(Verdict::Yes) && answer.citations.iter().any(|one| whole(&one.quote)),
        _ => !answer.rows.is_empty(),
    };
    answer.reading.clone_from(&reading.paraphrase);
    answer.notes.insert(0, format!("it is said of all that is called “{head}”"));
    Ok(judged.then_some(answer))
}

/// A question with other things in the place of what its statement leads to.
fn put(body: &Condition, said: &Statement, meant: Things) -> Option<Condition> {
    let other = Condition::Statement(Statement { object: Some(Operand::Things(meant)), ..said.clone() });
    match body {
        Condition::Statement(_) => Some(other),
        Condition::All(all) => {
            let at = all.iter().position(|one| matches!(one, Condition::Statement(one) if one == said))?;
            let mut all = all.clone();
            all.splice(at..=at, [other]);
            Some(Condition::All(all))
        }
        _ => None,
    }
}

/// Whether a sentence speaks of all of a kind and narrows it by nothing: "every complaint", and not "every complaint that it
/// receives".
fn says_of_all(quote: &str, nouns: &[String]) -> bool {
    let all = tokens(quote);
    let is_all = |token: &Token<'_>| ALL.contains(&token.folded().as_str());
    // "all complaints, except those about the courts", "nearly every complaint".
    if all.iter().any(|token| LESS.contains(&token.folded().as_str())) {
        return false;
    }
    all.windows(2).zip(2..).any(|(pair, next)| {
        let noun = pair.last().is_some_and(|noun| nouns.contains(&noun.folded()));
        let ends = all.get(next).is_none_or(|after| !after.is_word() || GOES_ON.contains(&after.folded().as_str()));
        pair.first().is_some_and(is_all) && noun && ends
    })
}

#[cfg(test)]
mod tests {
    use super::says_of_all;

    #[test]
    fn what_narrows_a_kind_is_not_all_of_it() {
        let nouns = ["complaint".to_owned(), "complaints".to_owned()];
        for (quote, whole) in [
            ("The Ombudsman investigates every complaint.", true),
            ("It hears all complaints, and reports.", true),
            ("It hears any complaint that it receives.", false),
            ("It hears all complaints about fees.", false),
            ("It hears complaints.", false),
            ("It hears all complaints, except those about fees.", false),
            ("It hears nearly every complaint.", false),
        ] {
            assert_eq!(says_of_all(quote, &nouns), whole, "{quote}");
        }
    }
}
