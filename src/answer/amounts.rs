//! Amounts that only words tell: "a team of 40 scientists" has forty, and "was fined £310,000" says how much.

use super::{Answer, AnswerError, Cell, CellKind, Row, labels, table};
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Token, normal, tokens};
use crate::question::{Column, Condition, Operand, Reading, Restriction, Statement, Variable};
use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql::{Rules, compile, print};
use crate::store::Endpoint;

/// Signs of money.
const CURRENCIES: &[&str] = &["$", "£", "€", "¥", "usd", "eur", "gbp", "chf"];
/// Words that belong to the number before them.
const SCALES: &[&str] = &["hundred", "thousand", "million", "billion", "trillion", "dozen", "m", "bn"];
/// What is measured by a number before it, where no noun is asked for.
const UNITS: &[&str] = &[
    "euro",
    "dollar",
    "pound",
    "franc",
    "krone",
    "krona",
    "crown",
    "yen",
    "yuan",
    "rupee",
    "peso",
    "cent",
    "percent",
    "per",
    "%",
    "percentage",
    "tonne",
    "ton",
    "hectare",
    "kilometre",
    "kilometer",
    "litre",
    "barrel",
];
/// Who is counted where people are asked for.
const PEOPLE: &[&str] = &["person", "people", "worker", "employee", "staff", "individual", "member"];

/// What a question asks how much of, if it asks so.
fn asked(condition: &Condition, variable: Variable) -> Option<&Statement> {
    match condition {
        Condition::Statement(said) => said.restrictions.contains(&Restriction::HowMuch(variable)).then_some(said),
        Condition::All(all) | Condition::Any(all) => all.iter().find_map(|one| asked(one, variable)),
        _ => None,
    }
}

/// Puts the amounts that sentences tell in the place of the sentences.
pub(super) fn told(reading: &Reading, rows: &mut Vec<Row>) {
    let Some(said) = reading.columns.first().and_then(|column| asked(&reading.body, column.variable)) else { return };
    let label = match &said.object {
        Some(Operand::Literal(word)) => word.value().to_owned(),
        _ => said.predicate.label.clone(),
    };
    let manner = reading.columns.first().is_some_and(|column| column.heading == "how");
    rows.retain_mut(|row| {
        let Some(cell) = row.cells.first_mut() else { return false };
        let found = match manner {
            true => means_of(&cell.label).or_else(|| super::manner::of_sentence(&cell.label, &label)),
            false => amount_after(&cell.label, &label),
        };
        let Some(amount) = found else { return false };
        *cell = Cell { kind: CellKind::Literal, value: amount.clone(), label: amount };
        true
    });
    rows.dedup_by(|later, row| later.cells == row.cells && later.citations == row.citations);
}

/// The first amount of money, share or measure that a sentence tells after a verb, before its clause ends.
fn amount_after(sentence: &str, relation: &str) -> Option<String> {
    let verb = relation.split(' ').find(|word| *word != "be")?;
    let verb = lemma(verb, WordClass::Verb);
    let all = tokens(sentence);
    let at = all.iter().position(|token| token.is_word() && lemma(&token.folded(), WordClass::Verb) == verb)?;
    let after = all.get(at + 1..)?;
    let end = after.iter().position(|token| [";", ":"].contains(&token.text) || is_clause_end(token));
    let clause = after.get(..end.unwrap_or(after.len()))?;
    (0..clause.len()).find_map(|from| amount(sentence, clause, from))
}

/// The means that a sentence tells: "by giving notice to the Secretary-General".
fn means_of(sentence: &str) -> Option<String> {
    let all = tokens(sentence);
    let doing = |token: &Token<'_>| {
        let word = token.folded();
        word.len() > 5 && word.ends_with("ing") && token.text.starts_with(char::is_lowercase)
    };
    let at = all.windows(2).position(|pair| matches!(pair, [by, next] if by.folded() == "by" && doing(next)))?;
    let rest = all.get(at..)?;
    let end = rest.iter().position(|token| [",", ";", ".", ":"].contains(&token.text)).unwrap_or(rest.len());
    let (first, last) = (rest.first()?, rest.get(end.checked_sub(1)?)?);
    sentence.get(first.span.start..last.span.end).map(str::to_owned)
}

fn is_clause_end(token: &Token<'_>) -> bool {
    ["but", "while", "although", "which", "who", "because"].contains(&token.folded().as_str())
}

/// The amount that begins at a token: "£2.4 million", "12 per cent".
fn amount(sentence: &str, clause: &[Token<'_>], from: usize) -> Option<String> {
    let first = clause.get(from)?;
    let money = CURRENCIES.contains(&first.text.to_lowercase().as_str());
    let number = if money { from + 1 } else { from };
    let mut end = after_number(clause, number)?;
    let unit = clause.get(end).filter(|next| measures(next));
    if unit.is_none() && !money {
        return None;
    }
    if let Some(unit) = unit {
        end += if unit.folded() == "per" { 2 } else { 1 };
    }
    let last = clause.get(end - 1).or(clause.last())?;
    sentence.get(first.span.start..last.span.end).map(str::to_owned)
}

fn measures(token: &Token<'_>) -> bool {
    token.text == "%" || normal(token).is_some_and(|word| UNITS.contains(&word.as_str()))
}

/// Where a number that begins at a token has ended, with its scale.
fn after_number(all: &[Token<'_>], at: usize) -> Option<usize> {
    let first = all.get(at)?;
    let spelt = NUMERALS.contains(&first.folded().as_str());
    if !spelt && !first.text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let scaled = |token: &&Token<'_>| {
        let word = token.folded();
        SCALES.contains(&word.as_str()) || NUMERALS.contains(&word.as_str())
    };
    Some(at + 1 + all.get(at + 1..).unwrap_or_default().iter().take_while(scaled).count())
}

/// Small numbers in words.
const NUMERALS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
];

/// Whether a word is a number, in figures or spelt out.
pub(super) fn is_number(word: &str) -> bool {
    NUMERALS.contains(&word) || word.chars().all(|c| c.is_ascii_digit())
}

/// How many of what is asked for a name tells within itself: "40" of "a team of 40 scientists", asked for scientists.
pub(super) fn number_within(name: &str, noun: &str) -> Option<String> {
    let all: Vec<Token<'_>> = tokens(name).into_iter().filter(|token| !token.is_determiner()).collect();
    let noun = nouns_of(noun);
    let is_word =
        |place: usize, words: &Vec<String>| all.get(place).and_then(normal).is_some_and(|word| words.contains(&word));
    let is_noun = |at: usize| (at..).zip(&noun).all(|(place, words)| is_word(place, words));
    (0..all.len()).find_map(|at| {
        let end = after_number(&all, at)?;
        // "40 young scientists", "3.1 million tonnes of cargo": nothing but words of the noun and "of" between.
        let mut reach = (end..all.len().min(end + 5)).take_while(|place| all.get(*place).is_some_and(goes_on));
        reach.find(|place| is_noun(*place))?;
        let (first, last) = (all.get(at)?, all.get(end - 1)?);
        name.get(first.span.start..last.span.end).map(str::to_owned)
    })
}

fn goes_on(token: &Token<'_>) -> bool {
    token.is_word() && (token.folded() == "of" || !crate::lexicon::is_preposition(&token.folded()))
}

/// The words of a noun, each with those that stand for it.
fn nouns_of(noun: &str) -> Vec<Vec<String>> {
    let words: Vec<String> = tokens(noun).iter().filter_map(normal).collect();
    match words.as_slice() {
        [one] if PEOPLE.iter().take(2).any(|people| people == one) => {
            vec![PEOPLE.iter().map(|word| (*word).to_owned()).collect()]
        }
        _ => words.into_iter().map(|word| vec![word]).collect(),
    }
}

/// Whether a condition tells what is asked for by its noun, or whose it is, and not what is said of it.
fn describes(condition: &Condition, variable: Variable) -> bool {
    let is = |operand: &Operand| *operand == Operand::Variable(variable);
    match condition {
        Condition::Kind(operand, _) | Condition::Quality(operand, _) => is(operand),
        Condition::Statement(said) => said.predicate.label == "have" && said.object.as_ref().is_some_and(is),
        Condition::Any(all) | Condition::All(all) => all.iter().all(|one| describes(one, variable)),
        _ => false,
    }
}

/// The noun that is asked for, with what it is of: "member of public".
fn noun_of(all: &[Condition], column: &Column) -> Option<String> {
    let variable = column.variable;
    let kind = all.iter().find_map(|one| match one {
        Condition::Kind(operand, noun) if *operand == Operand::Variable(variable) => Some(noun.label.clone()),
        _ => None,
    });
    let word = !["who", "what", "when", "where", "how much"].contains(&column.heading.as_str());
    let kind = kind.or_else(|| word.then(|| column.heading.clone()))?;
    let owners = all.iter().filter_map(|one| match one {
        Condition::Statement(said) if describes(one, variable) => match &said.subject {
            Operand::Things(things) => Some(format!(" of {}", things.label)),
            _ => None,
        },
        _ => None,
    });
    Some(std::iter::once(kind).chain(owners).collect())
}

/// What is found where the noun that is asked for stands within a name: who leads "a team of 40 scientists" leads
/// scientists. Each row with the number that its name tells.
pub(super) fn within_names(
    reading: &Reading,
    answer: &mut Answer,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<Vec<(Row, String)>, AnswerError> {
    let Some(Unnamed { noun, rows, sparql }) = without_noun(reading, endpoint, rules)? else { return Ok(vec![]) };
    let numbered = rows.into_iter().filter_map(|row| {
        let number = number_within(&row.cells.first()?.label, &noun)?;
        Some((row, number))
    });
    let numbered: Vec<(Row, String)> = numbered.collect();
    if !numbered.is_empty() {
        answer.sparql = sparql;
    }
    Ok(numbered)
}

/// What is found without the noun that is asked for where it stands as a title before a name: "Councillor Roe" is a councillor.
pub(super) fn titled(
    reading: &Reading,
    answer: &mut Answer,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<Vec<Row>, AnswerError> {
    let Some(Unnamed { noun, mut rows, sparql }) = without_noun(reading, endpoint, rules)? else { return Ok(vec![]) };
    rows.retain(|row| row.cells.first().is_some_and(|cell| is_titled(&cell.label, &noun)));
    // "City Bank" is no city.
    let person = Term::from(namespace::PERSON.into_owned());
    for row in std::mem::take(&mut rows) {
        let Some(Ok(node)) = row.cells.first().map(|cell| NamedNode::new(&cell.value)) else { continue };
        if labels::objects(endpoint, &node, namespace::TYPE)?.contains(&person) {
            rows.push(row);
        }
    }
    if !rows.is_empty() {
        answer.sparql = sparql;
    }
    Ok(rows)
}

/// Whether a name opens with a noun as its title, and goes on with a name.
fn is_titled(name: &str, noun: &str) -> bool {
    let title = name.get(..noun.len()).filter(|title| title.eq_ignore_ascii_case(noun));
    let rest = title.and_then(|title| name.strip_prefix(title)).and_then(|rest| rest.strip_prefix(' '));
    let capital = |word: &str| word.starts_with(char::is_uppercase) && !word.ends_with("'s");
    name.starts_with(char::is_uppercase) && rest.is_some_and(|rest| rest.split(' ').all(capital))
}

/// What is found without the noun that is asked for.
struct Unnamed {
    noun: String,
    rows: Vec<Row>,
    sparql: String,
}

fn without_noun(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<Unnamed>, AnswerError> {
    let [column] = reading.columns.as_slice() else { return Ok(None) };
    let all = reading.body.parts();
    let Some(noun) = noun_of(all, column) else { return Ok(None) };
    let body: Vec<Condition> = all.iter().filter(|one| !describes(one, column.variable)).cloned().collect();
    let binds = body.iter().any(|one| one.variables().contains(&column.variable));
    if !binds {
        return Ok(None);
    }
    let wider = Reading { body: Condition::All(body), ..reading.clone() };
    let compiled = compile(&wider, rules);
    let found = table::find(endpoint, &compiled)?;
    let shown = table::Shown::fetch(endpoint, &found)?;
    let mut rows: Vec<Row> = found.iter().map(|found| shown.row(found)).collect();
    table::sort(&mut rows);
    Ok(Some(Unnamed { noun, rows, sparql: print(&compiled.query) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_numbers() {
        for (name, noun, number) in [
            ("team of 40 scientists", "scientist", Some("40")),
            ("3.1 million tonnes of cargo", "cargo", Some("3.1 million")),
            ("34 members of the public", "member of the public", Some("34")),
            ("staff of 120 people", "person", Some("120")),
            ("twelve young scientists", "scientist", Some("twelve")),
            ("3 reports on scientists", "scientist", None),
            ("team of scientists", "scientist", None),
        ] {
            assert_eq!(number_within(name, noun).as_deref(), number, "{name}");
        }
    }

    #[test]
    fn a_title_is_a_noun_before_a_name() {
        for (name, noun, titled) in [
            ("Councillor Roe", "councillor", true),
            ("Councillor Ana Roe", "councillor", true),
            ("Councillor", "councillor", false),
            ("Minister of Energy", "minister", false),
            ("councillor Roe", "councillor", false),
        ] {
            assert_eq!(is_titled(name, noun), titled, "{name}");
        }
    }

    #[test]
    fn sentences_tell_amounts() {
        for (sentence, relation, amount) in [
            ("Hull Docks was fined £310,000 on 4 May 2024.", "be fined", Some("£310,000")),
            ("The contract is worth $5 million a year.", "worth", Some("$5 million")),
            ("Its shares fell by 12 per cent.", "fall", Some("12 per cent")),
            ("The fee was paid in 2024.", "be paid", None),
            ("It was fined, but B paid $3.", "be fined", None),
            ("It cut 3 per cent.", "raise", None),
        ] {
            assert_eq!(amount_after(sentence, relation).as_deref(), amount, "{sentence}");
        }
    }
}
