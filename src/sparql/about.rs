//! What a preposition says of the thing that a claim leads to, and not of the doing: "signed a memorandum with X", "said
//! something about X".

use super::compile::Compiler;
use super::operand::Role;
use super::otherwise::{is_text, lower};
use super::pattern;
use super::statement::Asked;
use super::value::{and, or};
use crate::claim::Polarity;
use crate::question::{Operand, Restriction};
use crate::rdf::{Literal, NamedNodeRef, mint, namespace};
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::Variable;
use std::collections::BTreeSet;

/// Prepositions that tell what a text is about.
const MATTERS: &[&str] = &["about", "on", "regarding", "concerning"];

impl Compiler<'_> {
    /// "with whom did the Council sign a memorandum": the same sentence says with whom the memorandum is.
    pub(super) fn said_of_its_object(&mut self, asked: &Asked<'_>, restriction: &Restriction) -> Option<GraphPattern> {
        let Restriction::Scope(preposition, operand) = restriction else { return None };
        asked.statement.object.as_ref()?;
        let stems = ["matter", "thing", "noun", "passage", "beside"];
        let [matter, thing, noun, passage, beside] = stems.map(|stem| self.fresh(stem));
        let (node, ties) = self.end(asked.polarity, operand, Role::Object, &BTreeSet::new());
        let mut parts = vec![self.predicate(&beside, &[mint::slug(namespace::REL, preposition)])];
        parts.extend(ties);
        parts.push(pattern::triple(beside.clone(), namespace::OBJECT.into_owned(), node));
        let affirmed = Polarity::Affirmed.node().into_owned();
        parts.push(pattern::triple(beside.clone(), namespace::POLARITY.into_owned(), affirmed));
        for (claim, part, one) in [(&beside, namespace::SUBJECT, &thing), (asked.claim, namespace::OBJECT, &matter)] {
            parts.push(pattern::triple(claim.clone(), part.into_owned(), one.clone()));
            parts.push(pattern::triple(claim.clone(), namespace::WAS_QUOTED_FROM.into_owned(), passage.clone()));
            parts.push(pattern::triple(one.clone(), namespace::KIND.into_owned(), noun.clone()));
        }
        Some(pattern::join(parts))
    }

    /// "what did X say about the fund": the text that was said has it in its words.
    pub(super) fn said_in_words(&mut self, asked: &Asked<'_>, restriction: &Restriction) -> Option<GraphPattern> {
        let Restriction::Scope(preposition, Operand::Things(things)) = restriction else { return None };
        if !MATTERS.contains(&preposition.as_str()) {
            return None;
        }
        let label = things.label.to_lowercase();
        let bare = ["the ", "a ", "an "].iter().find_map(|article| label.strip_prefix(article)).unwrap_or(&label);
        let text = self.fresh("text");
        let object = pattern::triple(asked.claim.clone(), namespace::OBJECT.into_owned(), text.clone());
        Some(pattern::filter(object, and(is_text(&text), has_words(&text, bare, true))))
    }

    /// "who said that the backlog remained": what was said has all the words that tell something.
    pub(super) fn in_these_words(
        &mut self,
        asked: &Asked<'_>,
        operand: &Operand,
        properties: &[NamedNodeRef<'_>],
    ) -> Option<GraphPattern> {
        let Operand::Literal(literal) = operand else { return None };
        if literal.datatype() != namespace::WORDS {
            return None;
        }
        let [property] = properties else { return None };
        let text = self.fresh("text");
        let has = pattern::triple(asked.claim.clone(), property.into_owned(), text.clone());
        let stems = telling(literal.value());
        let all = stems.iter().map(|stem| has_words(&text, stem, false)).fold(is_text(&text), and);
        Some(pattern::filter(has, all))
    }
}

/// The claim is said to hold on a condition, or at a time, that has these words, and denies what they deny; by which means
/// ("by giving notice"), for how long and to do what its sentence says.
pub(super) fn on_condition(compiler: &mut Compiler<'_>, claim: &Variable, opening: &str, words: &str) -> GraphPattern {
    let text = compiler.fresh("text");
    let all = telling(words).iter().map(|stem| has_words(&text, stem, false)).fold(is_text(&text), and);
    if opening == "by" {
        return pattern::filter(sentence(compiler, claim, &text), all);
    }
    // "the decision to close the lido": the sentence has the infinitive and what it leads to.
    if let ("to", Some((verb, rest))) = (opening, words.split_once(' ').or(Some((words, "")))) {
        let to = format!("to {}", verb.to_lowercase());
        let denied = Expression::Not(Box::new(has_words(&text, &format!("not {to}"), true)));
        let told = and(follow(&text, &to, &telling(rest)), denied);
        return pattern::filter(sentence(compiler, claim, &text), and(is_text(&text), told));
    }
    if LASTING.contains(&opening) {
        return pattern::filter(sentence(compiler, claim, &text), lasts(&text, opening, &words.to_lowercase()));
    }
    let texts = pattern::one_of(&[namespace::CONDITION, namespace::TIME_TEXT]);
    let has = pattern::join(texts.map(|path| pattern::path(claim.clone(), path, text.clone())));
    let denies = NEGATIONS.iter().map(|word| has_words(&text, word, true)).reduce(or).unwrap_or_else(|| is_text(&text));
    let denied = words.split_whitespace().any(|word| NEGATIONS.contains(&word.to_lowercase().as_str()));
    let denies = if denied { denies } else { Expression::Not(Box::new(denies)) };
    pattern::filter(has, and(all, denies))
}

/// The text is the sentence of a claim.
pub(super) fn sentence(compiler: &mut Compiler<'_>, claim: &Variable, text: &Variable) -> GraphPattern {
    let passage = compiler.fresh("passage");
    let quoted = pattern::triple(claim.clone(), namespace::WAS_QUOTED_FROM.into_owned(), passage.clone());
    pattern::join([quoted, pattern::triple(passage, namespace::EXACT.into_owned(), text.clone())])
}

/// What opens how long or how often something is so.
const LASTING: &[&str] = &["for", "within", "every", "each", "a", "per", "once", "twice"];

/// The text has how long or how often something is so, in these words or their like: "a year" as "per year".
fn lasts(text: &Variable, opening: &str, words: &str) -> Expression {
    let has = |opening: &str| has_words(text, &format!("{opening} {words}"), true);
    match opening {
        // "no longer than six months" tells of six months no more than of five.
        "for" | "within" => and(
            has_words(text, words, true),
            Expression::Not(Box::new(has_words(text, &format!("than {words}"), true))),
        ),
        "a" | "per" => or(has("a"), has("per")),
        "every" | "each" => or(has("every"), has("each")),
        other => has(other),
    }
}

/// Words that deny.
const NEGATIONS: &[&str] = &["no", "not", "cannot", "never", "fails", "without"];

/// Words that tell nothing by themselves.
const SLIGHT: &[&str] = &[
    "that", "this", "these", "those", "with", "from", "have", "been", "were", "will", "would", "should", "could",
    "shall", "must", "their", "them", "they", "there", "which", "whose", "into", "more", "also", "than", "some",
    "such", "does", "very",
];

/// Whether a text has words, from the beginning of a word on and, if they are whole, to the end of one.
fn has_words(variable: &Variable, words: &str, whole: bool) -> Expression {
    let escaped = escaped(words);
    let end = if whole { "([^\\p{L}\\p{N}]|$)" } else { "" };
    let regex = Literal::new_simple_literal(format!("(^|[^\\p{{L}}\\p{{N}}]){escaped}{end}")).into();
    Expression::FunctionCall(Function::Regex, vec![lower(variable), regex])
}

/// The text has the words one after the other, with two others between them at most.
fn follow(text: &Variable, opening: &str, stems: &[String]) -> Expression {
    let end = "([^\\p{L}\\p{N}]|$)";
    let next = |stem: &String| format!(" ([^ ,;]+ ){{0,2}}{}[\\p{{L}}\\p{{N}}]*", escaped(stem));
    let stems: String = stems.iter().map(next).collect();
    let regex = Literal::new_simple_literal(format!("(^|[^\\p{{L}}\\p{{N}}]){}{stems}{end}", escaped(opening))).into();
    Expression::FunctionCall(Function::Regex, vec![lower(text), regex])
}

/// Words as a regular expression has them.
fn escaped(words: &str) -> String {
    words.chars().flat_map(|c| (!c.is_alphanumeric() && c != ' ').then_some('\\').into_iter().chain([c])).collect()
}

/// The words of a clause that tell something, without their endings.
fn telling(clause: &str) -> Vec<String> {
    let words = clause.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let tells = |word: &String| {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        number || word.chars().count() > 3 && !SLIGHT.contains(&word.as_str())
    };
    let bare = |word: String| {
        let endings = ["ing", "ies", "ied", "ed", "es", "s", "e", "y"];
        // "closes", "banks", but "serious" and "loss" as they are.
        let whole = word.ends_with("us") || word.ends_with("ss");
        let mut stems = endings.iter().filter(|_| !whole).filter_map(|end| word.strip_suffix(end));
        let stem = stems.next().filter(|stem| stem.chars().count() > 3);
        stem.map_or_else(|| word.clone(), str::to_owned)
    };
    words.filter(tells).map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_told_by_its_words() {
        assert_eq!(telling("that the backlog remained a serious problem"), ["backlog", "remain", "serious", "problem"]);
        assert_eq!(telling("to close the Skarv Bank by 2027"), ["clos", "skarv", "bank", "2027"]);
    }
}
