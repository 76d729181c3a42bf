//! What stands around a question: context, "explain", definitions, what is told. Parsed before any word is looked up.
//!
//! What is within keeps its place: the words around it are blanked, so that every span still points into what was
//! written.

use crate::question::syntax::Words;
use crate::text::Span;
use pest::Parser;
use pest::iterators::Pair;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/sentence.pest"]
struct Grammar;

/// A sentence of the language, taken apart as far as no word need be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// A question, perhaps in a context.
    Question(Framed),
    /// "explain …": how the question within is read and put.
    Explain(Framed),
    /// "cite": the citations of the last answer.
    Cite,
    /// "sparql { … }": the query, with its place.
    Escape(Words),
    /// A word or a rule of the user's.
    Define(Definition),
    /// "forget …": a word, or the number of a rule in their list.
    Forget(Forgotten),
    /// "list my definitions".
    Definitions,
    /// "tell: …".
    Tell(Told),
    /// "retract: …".
    Retract(Told),
}

/// A question with its context; the context is blanked in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Framed {
    /// The question, at its place.
    pub text: String,
    /// "as of": the date as written.
    pub as_of: Option<Words>,
    /// "according to": each source as written.
    pub origins: Vec<Words>,
    /// "as a graph": its place.
    pub graph: Option<Span>,
}

/// What a user lays down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Definition {
    /// "let “dormant” mean never met since 2023".
    Meaning {
        /// The word.
        word: Words,
        /// What it means, everything else blanked.
        meaning: String,
    },
    /// "let “be a member of” be complete".
    Complete(Words),
    /// "X can produce Y if …".
    Rule {
        /// The conclusion, everything else blanked.
        head: String,
        /// The conditions, everything else blanked.
        body: String,
    },
}

/// What is to be forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// A defined word.
    Word(Words),
    /// A rule, by its number in the list of definitions.
    Rule(usize),
}

/// A statement that is told or taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The statement, everything else blanked.
    pub statement: String,
    /// Who says so, if it is said.
    pub source: Option<TellingSource>,
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TellingSource {
    /// "by me".
    Me,
    /// "source “…”".
    Named(Words),
}

/// The sentences that are no questions.
const INSTRUCTIONS: &[(Rule, &str)] = &[
    (Rule::cite, "cite"),
    (Rule::explanation, "explain"),
    (Rule::escape, "sparql"),
    (Rule::meaning, "mean"),
    (Rule::completeness, "complete"),
    (Rule::consequence, "if"),
    (Rule::forgetting, "forget"),
    (Rule::definitions, "my"),
    (Rule::telling, "tell"),
    (Rule::retraction, "retract"),
];

/// Whether a text has these words, whatever their case: to look for them costs less than to try the rule that wants them.
fn has(text: &str, words: &str) -> bool {
    text.as_bytes().windows(words.len()).any(|window| window.eq_ignore_ascii_case(words.as_bytes()))
}

/// Takes a sentence apart.
#[must_use]
pub fn sentence(text: &str) -> Sentence {
    for (rule, _) in INSTRUCTIONS.iter().filter(|(_, word)| has(text, word)) {
        if let Some(found) = parse(*rule, text).and_then(|pair| instruction(&pair, text)) {
            return found;
        }
    }
    Sentence::Question(framed(text.to_owned()))
}

/// The places of every "sparql { … }" within a text.
#[must_use]
pub fn escapes(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = vec![];
    for (at, _) in text.match_indices('{') {
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let before = text.get(..at).unwrap_or_default().trim_end();
        let start = before.len().saturating_sub("sparql".len());
        let named = before.get(start..).is_some_and(|word| word.eq_ignore_ascii_case("sparql"));
        let block = text.get(start..).filter(|_| named).and_then(|text| parse(Rule::block, text));
        found.extend(block.map(|block| Span::new(start, start + block.as_str().len())));
    }
    found
}

fn parse(rule: Rule, text: &str) -> Option<Pair<'_, Rule>> {
    Grammar::parse(rule, text).ok()?.next()
}

fn instruction(pair: &Pair<'_, Rule>, text: &str) -> Option<Sentence> {
    let blanked = |rule| child(pair, rule).map(|part| only(text, span(&part)));
    Some(match pair.as_rule() {
        Rule::cite => Sentence::Cite,
        Rule::explanation => Sentence::Explain(framed(blanked(Rule::rest)?)),
        Rule::escape => Sentence::Escape(words(&child(&child(pair, Rule::block)?, Rule::body)?)),
        Rule::meaning => Sentence::Define(Definition::Meaning { word: quoted(pair)?, meaning: blanked(Rule::phrase)? }),
        Rule::completeness => Sentence::Define(Definition::Complete(quoted(pair)?)),
        Rule::consequence => {
            Sentence::Define(Definition::Rule { head: blanked(Rule::head)?, body: blanked(Rule::phrase)? })
        }
        Rule::forgetting => Sentence::Forget(match child(pair, Rule::number) {
            Some(number) => Forgotten::Rule(number.as_str().parse().ok()?),
            None => Forgotten::Word(quoted(pair)?),
        }),
        Rule::definitions => Sentence::Definitions,
        Rule::telling => Sentence::Tell(told(pair, text)?),
        Rule::retraction => Sentence::Retract(told(pair, text)?),
        _ => return None,
    })
}

fn told(pair: &Pair<'_, Rule>, text: &str) -> Option<Told> {
    let statement = only(text, span(&child(pair, Rule::statement)?));
    let source = child(pair, Rule::source).and_then(|source| match child(&source, Rule::by_me) {
        Some(_) => Some(TellingSource::Me),
        None => quoted(&source).map(TellingSource::Named),
    });
    Some(Told { statement, source })
}

/// Takes the context off a question, before and behind, as often as there is some.
fn framed(text: String) -> Framed {
    let mut framed = Framed { text, as_of: None, origins: vec![], graph: None };
    if has(&framed.text, "as a graph")
        && let Some(place) = parse(Rule::graph_last, &framed.text).and_then(|last| child(&last, Rule::as_graph))
    {
        framed.graph = Some(span(&place));
        framed.text = without(&framed.text, span(&place));
    }
    while let Some((context, place)) = context(&framed.text) {
        match context {
            Context::AsOf(date) => framed.as_of = Some(date),
            Context::Origin(origin) => framed.origins.push(origin),
        }
        framed.text = without(&framed.text, place);
    }
    framed
}

enum Context {
    AsOf(Words),
    Origin(Words),
}

/// One piece of context and all that goes with it.
fn context(text: &str) -> Option<(Context, Span)> {
    if !has(text, "as of") && !has(text, "according to") {
        return None;
    }
    if let Some(first) = parse(Rule::context_first, text) {
        let rest = span(&child(&first, Rule::rest)?);
        return Some((read_context(&child(&first, Rule::context)?)?, Span::new(0, rest.start)));
    }
    let last = parse(Rule::context_last, text)?;
    let behind = child(&last, Rule::behind)?;
    Some((read_context(&child(&behind, Rule::context)?)?, span(&behind)))
}

fn read_context(pair: &Pair<'_, Rule>) -> Option<Context> {
    if let Some(date) = child(pair, Rule::date) {
        return Some(Context::AsOf(words(&date)));
    }
    let origin = child(pair, Rule::origin)?;
    Some(Context::Origin(quoted(&origin).unwrap_or_else(|| words(&origin))))
}

fn child<'i>(pair: &Pair<'i, Rule>, rule: Rule) -> Option<Pair<'i, Rule>> {
    pair.clone().into_inner().find(|child| child.as_rule() == rule)
}

/// What stands in quotation marks.
fn quoted(pair: &Pair<'_, Rule>) -> Option<Words> {
    child(&child(pair, Rule::quoted)?, Rule::inside).map(|inside| words(&inside))
}

fn words(pair: &Pair<'_, Rule>) -> Words {
    let (start, text) = (pair.as_span().start(), pair.as_str().trim_end());
    Words { span: Span::new(start, start + text.len()), text: text.to_owned() }
}

fn span(pair: &Pair<'_, Rule>) -> Span {
    Span::new(pair.as_span().start(), pair.as_span().end())
}

/// The text with everything outside a place blanked, byte for byte.
fn only(text: &str, place: Span) -> String {
    let inside = text.get(place.start..place.end).unwrap_or_default();
    " ".repeat(place.start) + inside
}

/// The text with a place blanked, byte for byte.
fn without(text: &str, place: Span) -> String {
    let (before, after) = (text.get(..place.start).unwrap_or_default(), text.get(place.end..).unwrap_or_default());
    format!("{before}{}{after}", " ".repeat(place.end - place.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(text: &str) -> (String, Option<String>, Vec<String>) {
        let Sentence::Question(framed) = sentence(text) else { panic!("{text}") };
        assert!(framed.text.len() <= text.len());
        let origins = framed.origins.into_iter().map(|words| words.text).collect();
        let text = framed.text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ?", "?");
        (text, framed.as_of.map(|words| words.text), origins)
    }

    #[test]
    fn context_stands_before_or_behind() {
        for (text, question, as_of, origins) in [
            ("as of 2024-01-01, who hosts APEC?", "who hosts APEC?", Some("2024-01-01"), vec![]),
            ("As of June 1, 2024, who hosts APEC?", "who hosts APEC?", Some("June 1, 2024"), vec![]),
            ("who hosts APEC, according to a.txt?", "who hosts APEC?", None, vec!["a.txt"]),
            ("who hosts APEC as of 2024", "who hosts APEC", Some("2024"), vec![]),
            (
                "according to the State Department, as of 2024, who hosts APEC?",
                "who hosts APEC?",
                Some("2024"),
                vec!["the State Department"],
            ),
            ("according to “a, b”, who?", "who?", None, vec!["a, b"]),
            ("who hosts APEC?", "who hosts APEC?", None, vec![]),
        ] {
            let expected =
                (question.to_owned(), as_of.map(str::to_owned), origins.iter().map(|s| (*s).to_owned()).collect());
            assert_eq!(frame(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_within_keeps_its_place() {
        let Sentence::Explain(framed) = sentence("explain as of 2024, who hosts APEC?") else { panic!() };
        assert_eq!(framed.text.find("who"), Some(20));
    }

    #[test]
    fn instructions_are_told_from_questions() {
        for (text, expected) in [
            ("cite", "Cite"),
            ("Cite that.", "Cite"),
            ("sparql { SELECT ?s { ?s ?p \"}\" } }", "Escape"),
            ("let \"dormant\" mean never met since 2023", "Define(Meaning"),
            ("let “be a member of” be complete", "Define(Complete"),
            ("X can produce Y if X is a session of Z and Z can produce Y", "Define(Rule"),
            ("let: X outranks Y if Y reports to X.", "Define(Rule"),
            ("forget \"dormant\"", "Forget(Word"),
            ("forget rule 2", "Forget(Rule"),
            ("list my definitions", "Definitions"),
            ("tell: SOM1 is held in Guangzhou, source \"apec.org\"", "Tell"),
            ("tell that SOM1 is held in Guangzhou by me", "Tell"),
            ("retract: SOM1 is held in Guangzhou", "Retract"),
            ("tell me about OES", "Question"),
            ("list rules", "Question"),
            ("can A produce rules if any?", "Question"),
        ] {
            let shown = format!("{:?}", sentence(text));
            assert!(shown.starts_with(expected), "{text}: {shown}");
        }
        let Sentence::Tell(told) = sentence("tell: SOM1 meets with China, source \"apec.org\".") else { panic!() };
        assert_eq!(told.statement.trim(), "SOM1 meets with China");
        assert!(matches!(told.source, Some(TellingSource::Named(Words { text, .. })) if text == "apec.org"));
    }

    #[test]
    fn escapes_within_a_question_are_found() {
        let text = "which of sparql { ?x { a } } report to SPARQL{b} or {c}";
        let found: Vec<&str> = escapes(text).iter().filter_map(|span| text.get(span.start..span.end)).collect();
        assert_eq!(found, ["sparql { ?x { a } }", "SPARQL{b}"]);
    }
}
