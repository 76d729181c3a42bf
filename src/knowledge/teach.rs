//! What a refusal teaches: the sentence that would be understood, and what a relation usually takes.

use super::Knowledge;
use super::language::Language;
use crate::answer;
use crate::lexicon::tokens;
use crate::question::{self, AskError, Column, Condition, Form, Operand, Reading, Statement, Variable};
use crate::text::{Span, nearest};

/// The most things that a relation is said to take.
const SHOWN: usize = 3;
/// The most verbs that are named.
const SHOWN_VERBS: usize = 8;

impl Knowledge {
    /// What would work instead of a question that was refused, a line each.
    pub(super) fn lessons(&self, question: &str, error: &AskError, language: &Language) -> Vec<String> {
        let mut lessons = others_unknown(question, error, language);
        if let AskError::UnknownWord { span, word, .. } = error {
            lessons.extend(self.usual(question, *span, word, language));
        }
        let may_be_said_otherwise = matches!(
            error,
            AskError::NotUnderstood { .. }
                | AskError::UnknownWord { .. }
                | AskError::UnknownVerb { .. }
                | AskError::NothingAsked { .. }
                | AskError::NoAntecedent { .. }
                | AskError::NoDate { .. }
                | AskError::UnknownSource { .. }
        );
        if may_be_said_otherwise {
            let offers = question::offers(question, &language.lexicon);
            let nothing_offered = offers.is_empty();
            lessons.extend(offers.into_iter().map(|offer| format!("ask: {} ({})", offer.sentence, offer.lesson)));
            if let (AskError::UnknownVerb { near, .. }, true) = (error, nothing_offered) {
                lessons.extend(Some(verbs(language)).filter(|verbs| near.is_empty() && !verbs.is_empty()));
            }
            let about = nothing_offered.then(|| self.whole(question, language)).flatten();
            lessons.extend(about.map(|sentence| format!("ask: {sentence} (all that is said of it)")));
        }
        lessons
    }

    /// The sentence that asks for all that is said of the longest name in a question, if anything is.
    fn whole(&self, question: &str, language: &Language) -> Option<String> {
        let sentence = format!("tell me about {}", longest_name(question, language)?);
        let is_answered = |sentence: &String| {
            let outcome = question::readings(sentence, &language.lexicon).ok()?.into_iter().next()?;
            let answer = answer::answer(&outcome.reading, self.graph.as_ref(), &language.rules).ok()?;
            Some(answer.is_answered())
        };
        let spoken_of = language.learnt.spoken_of.or(sentence.clone(), is_answered, Option::is_some);
        (spoken_of == Some(true)).then_some(sentence)
    }

    /// The sentence that a question without an answer may have been meant as.
    pub(super) fn perhaps(&self, question: &str, form: Form, language: &Language) -> Option<String> {
        let bare = |text: &str| text.trim().trim_end_matches(['?', '.', '!', ' ']).to_lowercase();
        let offers = question::offers(question, &language.lexicon);
        if let Some(offer) = offers.into_iter().find(|offer| bare(&offer.sentence) != bare(question)) {
            return Some(format!("perhaps ask: {} ({})", offer.sentence, offer.lesson));
        }
        let about = (form != Form::Describe).then(|| self.whole(question, language)).flatten()?;
        if bare(&about) == bare(question) {
            return None;
        }
        Some(format!("perhaps ask: {about} (all that is said of it)"))
    }

    /// What stands in the graph where an unknown word stands in the question: "what something is said to chair: SOM1".
    fn usual(&self, question: &str, span: Span, word: &str, language: &Language) -> Option<String> {
        let taken = opened(question, span).find_map(|text| self.taken(&text, language))?;
        let near = nearest(word, taken.names.iter().map(String::as_str), SHOWN);
        let first = || taken.names.iter().map(String::as_str).take(SHOWN).collect();
        let shown: Vec<&str> = if near.is_empty() { first() } else { near };
        let more = if taken.names.len() > shown.len() { " …" } else { "" };
        (!shown.is_empty()).then(|| format!("{}: {}{more}", taken.of, shown.join(", ")))
    }

    /// What the graph has for "anything" in a question.
    fn taken(&self, text: &str, language: &Language) -> Option<Taken> {
        let outcomes = question::readings(text, &language.lexicon).ok()?;
        let (of, reading) = open_end(outcomes.into_iter().next()?.reading)?;
        let answer = answer::answer(&reading, self.graph.as_ref(), &language.rules).ok()?;
        let cells = answer.rows.iter().filter_map(|row| row.cells.first());
        Some(Taken { of, names: cells.map(|cell| cell.label.clone()).collect() })
    }
}

/// The other words that are not known, where one is the error: all at once, so that they need not be found out one by one.
fn others_unknown(question: &str, error: &AskError, language: &Language) -> Vec<String> {
    let (AskError::UnknownWord { word, .. } | AskError::UnknownVerb { word, .. }) = error else { return vec![] };
    let others = question::unknown_words(question, &language.lexicon).into_iter().filter(|(other, _)| other != word);
    let told = |(other, near): (String, Vec<String>)| {
        let meant = if near.is_empty() { String::new() } else { format!(": did you mean {}?", near.join(" or ")) };
        format!("“{other}” is not known either{meant}")
    };
    others.take(SHOWN).map(told).collect()
}

/// The longest name of a thing in a question; of several, the first.
fn longest_name<'a>(question: &'a str, language: &Language) -> Option<&'a str> {
    let tokens = tokens(question);
    let mut best: Option<(usize, &str)> = None;
    for (at, first) in tokens.iter().enumerate().filter(|(_, first)| first.is_word()) {
        for length in language.lexicon.name_lengths(tokens.get(at..).unwrap_or_default()) {
            let Some(name) = tokens.get(at + length - 1).and_then(|last| question.get(first.span.start..last.span.end))
            else {
                continue;
            };
            let proper = name.contains(char::is_uppercase) && !language.lexicon.exactly(name).is_empty();
            if proper && best.is_none_or(|(longest, _)| length > longest) {
                best = Some((length, name));
            }
        }
    }
    best.map(|(_, name)| name)
}

/// The first verbs of a graph.
fn verbs(language: &Language) -> String {
    let lexicon = &language.lexicon;
    let present = |phrase: &&str| lexicon.verbs().relations(phrase).iter().any(|relation| lexicon.is_present(relation));
    let all = lexicon.verbs().all();
    let mut said = all.into_iter().filter(|verb| !["be", "have"].contains(verb)).filter(present);
    let shown: Vec<&str> = said.by_ref().take(SHOWN_VERBS).collect();
    let more = if said.next().is_some() { " …" } else { "" };
    if shown.is_empty() { String::new() } else { format!("verbs that are said here: {}{more}", shown.join(", ")) }
}

/// The end of a relation at which "anything" stands, in words, and a reading that asks for what is there.
pub(super) fn open_end(reading: Reading) -> Option<(String, Reading)> {
    let said = first(&reading.body)?.clone();
    if ["be", "have"].contains(&said.predicate.label.as_str()) {
        return None;
    }
    let asked: Vec<Variable> = reading.columns.iter().map(|column| column.variable).collect();
    let open = [Some(&said.subject), said.object.as_ref()].into_iter().flatten().find_map(|operand| match operand {
        Operand::Variable(variable) if !asked.contains(variable) => Some(*variable),
        _ => None,
    })?;
    let end = if said.subject == Operand::Variable(open) { "what is said to" } else { "what something is said to" };
    let of = format!("{end} {}", said.predicate.label);
    let columns = vec![Column { variable: open, heading: "what".to_owned() }];
    Some((of, Reading { form: Form::List, columns, body: Condition::Statement(said), ..reading }))
}

/// What a relation has at one of its ends.
struct Taken {
    /// The end, in words.
    of: String,
    names: Vec<String>,
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
