//! An answer in a sentence: the word of its verdict, and what is said behind it.

use crate::answer::{Answer, Verdict};
use crate::question::Form;

/// The answer in a sentence: without the verdict's word, which stands before it; where it only repeats a quotation, which
/// stands below, what that says; and not at all where it only repeats the notes.
pub(crate) fn sentence(answer: &Answer) -> Option<String> {
    let text = answer.text.as_deref()?;
    let word = answer.verdict.map_or("", |verdict| word(verdict).trim_end_matches('.'));
    let text = text.strip_prefix(word).unwrap_or(text).trim_start_matches([':', '.', ',', ' ']);
    if answer.form == Form::Why && answer.verdict != Some(Verdict::Unknown) {
        // The quotation stands below.
        let ground = text.split(": “").next().unwrap_or(text);
        return if ground.starts_with('“') { None } else { capital(&format!("{ground}.")) };
    }
    if answer.all_citations().any(|citation| text.contains(&citation.quote)) {
        return judged(answer);
    }
    Some(text).filter(|text| !answer.notes.join("; ").starts_with(text)).and_then(capital)
}

/// A verdict in a sentence, from what was asked: "the host economy can impose binding decisions" is so, is denied, or both.
fn judged(answer: &Answer) -> Option<String> {
    let Some((context, asked)) = answer.reading.split_once("whether ") else {
        return answer.limit.as_ref().and_then(|limit| capital(&format!("{limit}.")));
    };
    if !(context.is_empty() || context.ends_with(", ")) || asked.contains("sparql {") {
        return None;
    }
    let limit = answer.limit.as_ref().map(|limit| format!(", {limit}")).unwrap_or_default();
    match answer.verdict? {
        Verdict::Yes => capital(&format!("{context}{}{limit}.", as_stated(asked))),
        Verdict::No => capital(&match told_otherwise(answer) {
            Some(told) => format!("{context}{told}."),
            None => format!("{context}it is denied that {asked}{limit}."),
        }),
        Verdict::Disputed => capital(&format!("{context}it is said that {asked}, and it is denied.")),
        Verdict::Unknown => None,
    }
}

/// What was asked of anybody is so of somebody.
fn as_stated(asked: &str) -> String {
    let some = |one: &str| asked.strip_prefix(one).filter(|rest| rest.starts_with(' '));
    let stated = [("anybody", "somebody"), ("anything", "something")]
        .iter()
        .find_map(|(any, word)| some(any).map(|rest| format!("{word}{rest}")));
    stated.unwrap_or_else(|| asked.to_owned())
}

/// Why it is not so, where nothing denies it in so many words.
fn told_otherwise(answer: &Answer) -> Option<&str> {
    let told = answer.text.as_deref()?.strip_prefix("No: ")?;
    ["the contrary", "it is so only"].iter().any(|opening| told.starts_with(opening)).then_some(told)
}

/// A text that begins with a capital letter, if there is any.
fn capital(text: &str) -> Option<String> {
    let mut letters = text.chars();
    Some(letters.next()?.to_uppercase().chain(letters).collect())
}

/// The word of a verdict, if it answers: nobody who asks why is told yes or no, unless it is not as they take it to be.
pub(crate) fn verdict_word(answer: &Answer) -> Option<&'static str> {
    let word = word(answer.verdict?);
    let told = |text: &str| text.starts_with(word.trim_end_matches('.'));
    let silent = answer.form == Form::Why && answer.verdict != Some(Verdict::Unknown);
    (!silent || answer.text.as_deref().is_none_or(told)).then_some(word)
}

/// The verdict as people say it.
pub(crate) const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "Yes.",
        Verdict::No => "No.",
        Verdict::Unknown => "Not stated.",
        Verdict::Disputed => "Disputed.",
    }
}

#[cfg(test)]
mod tests {
    use super::super::answer_page::tests::refusal;
    use super::*;

    #[test]
    fn a_verdict_that_repeats_its_quotation_says_what_was_asked() {
        let mut answer = refusal();
        assert_eq!(sentence(&answer).as_deref(), Some("The host cannot impose decisions."));
        answer.text = Some(format!("No: “{}” (brief.txt)", answer.citations[0].quote));
        assert_eq!(sentence(&answer).as_deref(), Some("It is denied that the host can impose decisions."));
        answer.verdict = Some(Verdict::Disputed);
        assert_eq!(
            sentence(&answer).as_deref(),
            Some("It is said that the host can impose decisions, and it is denied.")
        );
        answer.verdict = Some(Verdict::Yes);
        assert_eq!(sentence(&answer).as_deref(), Some("The host can impose decisions."));
        answer.reading = "according to brief, whether the host can impose decisions".into();
        assert_eq!(sentence(&answer).as_deref(), Some("According to brief, the host can impose decisions."));
        answer.reading = "why the host can impose decisions".into();
        assert_eq!(sentence(&answer), None);
    }
}
