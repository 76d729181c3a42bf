//! Limits in numbers: who may not serve more than two terms cannot serve three, and how much a donor can give is told by what no
//! donor may exceed. That two terms are not forbidden does not say that they are allowed.

use super::evidence::{Evidence, Said};
use super::labels::{Labels, nodes};
use super::verdict::{Judged, judge};
use super::{Answer, AnswerError, Cell, CellKind, Row, blank, table};
use crate::claim::{Modality, Polarity};
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Token, is_preposition, tokens};
use crate::question::{
    Bounded, Column, Comparison, Condition, Form, Noun, Operand, Quantified, Quantity, Reading, Restriction, Statement,
    bounded,
};
use crate::rdf::namespace;
use crate::sparql::{Rules, compile, print};
use crate::store::Endpoint;

/// Words that end a clause, or begin another one.
const ENDS: &[&str] = &[
    ",", ";", ":", "but", "and", "or", "which", "who", "that", "if", "unless", "where", "when", "while", "before",
    "after", "until", "once", "because", "since", "as", "so",
];
/// Prepositions that tell for how long, or by how much.
const MEASURING: &[&str] = &["for", "by"];

/// Forms of "to be".
const BEING: &[&str] = &["is", "are", "was", "were", "be", "been"];

/// By how much the months of a year differ, as a part of the longest.
const MONTHS: f64 = 0.1;

/// An amount that is asked about.
struct Asked {
    amount: Bounded,
    /// The preposition before it; none where it is what the verb leads to.
    preposition: Option<String>,
}

/// What decides by numbers: claims that say the same of another amount, whose bounds leave the one that is asked about in or out.
pub(super) fn judged(
    reading: &Reading,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<Option<(Judged, Evidence)>, AnswerError> {
    let Some((asked, body)) = widened(&reading.body) else { return Ok(None) };
    let can = super::verdict::asked_modality(reading) == Modality::Possible;
    let wider = Reading { body, adverbs: vec![], ..reading.clone() };
    let (found, evidence) = judge(&wider, endpoint, &compile(&wider, rules))?;
    let bearing: Vec<&Said> =
        found.supporting.iter().chain(&found.refuting).filter_map(|node| evidence.claim(node)).collect();
    let labels = names(&bearing, endpoint)?;
    let mut judged = Judged::default();
    for said in bearing {
        let decided = limits(said, &asked, &labels).into_iter().find_map(|limit| decides(said, &limit, &asked, can));
        match decided {
            Some(true) => _ = judged.supporting.insert(said.node.clone()),
            Some(false) => _ = judged.refuting.insert(said.node.clone()),
            None => {}
        }
    }
    let any = !(judged.supporting.is_empty() && judged.refuting.is_empty());
    Ok(any.then_some((judged, evidence)))
}

/// Whether a claim with that limit says that the amount is so, or that it is not.
fn decides(said: &Said, limit: &Bounded, asked: &Asked, can: bool) -> Option<bool> {
    let amount = &asked.amount;
    // "gave up to 5,000 euros in 2019": what was done is no rule of what can be.
    if can && said.modality == Modality::Actual {
        return None;
    }
    // How many days a month has is not said.
    let near = (amount.number - limit.number).abs() < amount.number.max(limit.number) * MONTHS;
    if amount.head == "day" && amount.number.total_cmp(&limit.number).is_ne() && near {
        return None;
    }
    if let Some(decided) = amounts_to(said, limit, amount) {
        return Some(decided);
    }
    let plain = limit.comparison != Comparison::Equal;
    let excluded = match (said.polarity, limit.comparison) {
        (Polarity::Denied, _) => plain && amount.is_within(limit),
        (Polarity::Affirmed, Comparison::AtMost) => amount.is_within(&limit.but(Comparison::More)),
        (Polarity::Affirmed, Comparison::AtLeast) => {
            said.modality == Modality::Necessary && amount.is_within(&limit.but(Comparison::Less))
        }
        _ => false,
    };
    if excluded && amount.counts_like(limit) {
        return Some(false);
    }
    let allowed = can && said.polarity == Polarity::Affirmed && limit.comparison == Comparison::AtMost;
    let included = matches!(amount.comparison, Comparison::Equal | Comparison::AtMost) && amount.is_within(limit);
    (allowed && included && limit.counts_like(amount)).then_some(true)
}

/// What is said to be so much, always and of all of it, is neither more nor less.
fn amounts_to(said: &Said, limit: &Bounded, asked: &Bounded) -> Option<bool> {
    let is = said.relation.as_ref().is_some_and(|relation| relation.as_ref() == namespace::BE);
    let plain = said.modality == Modality::Actual && said.polarity == Polarity::Affirmed;
    let alike = asked.counts_like(limit) || limit.counts_like(asked);
    if !(is && plain && alike && stands_alone(said, limit)) {
        return None;
    }
    let apart = limit.comparison == Comparison::Equal;
    match limit.is_within(asked) {
        true => Some(true),
        false => apart.then_some(false),
    }
}

/// Whether a sentence has an amount right behind "is", and nothing that narrows it: not "is at least 20 euros", whatever was read of
/// it, nor "is 20 euros in Peru", "was 20 euros in 2010", "the fee for guests is 20 euros".
fn stands_alone(said: &Said, limit: &Bounded) -> bool {
    let alone = |quote: &str| {
        let Some((before, after)) = quote.split_once(limit.amount.as_str()) else { return false };
        let words: Vec<String> = tokens(before).iter().map(|word| word.folded()).collect();
        let narrowed = words.iter().any(|word| is_preposition(word) && word != "of");
        let ends = after.trim_start().chars().next().is_none_or(|next| matches!(next, '.' | ';' | '!' | '”' | '"'));
        ends && !narrowed && words.last().is_some_and(|word| BEING.contains(&word.as_str()))
    };
    limit.comparison != Comparison::Equal || said.citations.iter().any(|citation| alone(&citation.quote))
}

/// The amount that a question asks about, and the question without it.
fn widened(condition: &Condition) -> Option<(Asked, Condition)> {
    match condition {
        Condition::Statement(said) => {
            let (asked, wider) = without_amount(said)?;
            Some((asked, Condition::Statement(wider)))
        }
        Condition::Any(any) => {
            let (mut asked, wider): (Vec<Asked>, Vec<Condition>) = any.iter().filter_map(widened).unzip();
            (!wider.is_empty()).then(|| (asked.swap_remove(0), Condition::Any(wider)))
        }
        Condition::All(all) => match all.as_slice() {
            [one] => widened(one),
            _ => None,
        },
        Condition::Quantified(many) => of_so_many(many),
        _ => None,
    }
}

/// "more than 30 passengers", which the question counts.
fn of_so_many(many: &Quantified) -> Option<(Asked, Condition)> {
    let (Quantity::Amount(comparison, number), [Condition::Statement(said)]) = (&many.quantity, many.scope.as_slice())
    else {
        return None;
    };
    let counted = Operand::Variable(many.each);
    let told = many.among.iter().map(|one| match one {
        Condition::Kind(operand, noun) if *operand == counted => Some(noun.label.as_str()),
        Condition::Quality(operand, adjective) if *operand == counted => Some(adjective.as_str()),
        _ => None,
    });
    let noun = told.rev().collect::<Option<Vec<&str>>>()?.join(" ");
    let amount = bounded(&format!("{number} {noun}"))?.but(*comparison);
    let scope = said.restrictions.iter().find_map(|one| match one {
        Restriction::Scope(word, operand) if *operand == counted => Some(word.clone()),
        _ => None,
    });
    let mut wider = said.clone();
    wider.restrictions.retain(|one| !matches!(one, Restriction::Scope(_, operand) if *operand == counted));
    let object = said.object.as_ref() == Some(&counted);
    if object {
        wider.object = None;
    }
    let measured = object || scope.as_ref().is_some_and(|word| MEASURING.contains(&word.as_str()));
    measured.then_some((Asked { amount, preposition: scope }, Condition::Statement(wider)))
}

/// The amount that a statement is about, and the statement without it.
fn without_amount(said: &Statement) -> Option<(Asked, Statement)> {
    if let Some(amount) = said.object.as_ref().and_then(amount) {
        let asked = Asked { amount, preposition: None };
        return Some((asked, Statement { object: None, ..said.clone() }));
    }
    let (at, asked) = said.restrictions.iter().zip(0..).find_map(|(one, at)| match one {
        Restriction::Scope(word, operand) if MEASURING.contains(&word.as_str()) => {
            Some((at, Asked { amount: amount(operand)?, preposition: Some(word.clone()) }))
        }
        _ => None,
    })?;
    let mut wider = said.clone();
    wider.restrictions.remove(at);
    Some((asked, wider))
}

fn amount(operand: &Operand) -> Option<Bounded> {
    match operand {
        Operand::Things(things) => bounded(&things.label),
        Operand::Literal(literal) => bounded(literal.value()),
        Operand::Variable(_) => None,
    }
}

/// The names of what claims lead to and are narrowed by, and of their relations.
fn names(claims: &[&Said], endpoint: &dyn Endpoint) -> Result<Labels, AnswerError> {
    let values =
        claims.iter().flat_map(|said| said.object.iter().chain(said.qualifiers.iter().map(|(_, value)| value)));
    let relations = claims.iter().filter_map(|said| said.relation.clone());
    Labels::fetch(endpoint, &nodes(values).into_iter().chain(relations).collect())
}

/// The amounts that a claim tells in the place of the one that is asked about.
fn limits(said: &Said, asked: &Asked, labels: &Labels) -> Vec<Bounded> {
    let object = said.object.as_ref().map(|object| labels.of_term(object));
    let Some(preposition) = &asked.preposition else {
        return object.as_deref().and_then(bounded).into_iter().collect();
    };
    let relation = said.relation.as_ref().map(|relation| labels.of(relation)).unwrap_or_default();
    let narrowing = said.qualifiers.iter().filter_map(|(property, value)| {
        let scope = property.as_str().strip_prefix(namespace::PREP) == Some(preposition.as_str());
        (scope || property.as_ref() == namespace::TIME_TEXT).then(|| labels.of_term(value))
    });
    let told: Vec<Bounded> = object.into_iter().chain(narrowing).filter_map(|text| bounded(&text)).collect();
    if !told.is_empty() {
        return told;
    }
    said.citations.iter().filter_map(|citation| after_verb(&citation.quote, &relation, preposition)).collect()
}

/// The amount behind a preposition that a sentence tells after a verb, before its clause ends.
fn after_verb(sentence: &str, relation: &str, preposition: &str) -> Option<Bounded> {
    let verb = relation.split(' ').find(|word| *word != "be")?;
    let verb = lemma(verb, WordClass::Verb);
    let all = tokens(sentence);
    let is_verb = |token: &Token<'_>| token.is_word() && lemma(&token.folded(), WordClass::Verb) == verb;
    let after = all.get(all.iter().position(is_verb)? + 1..)?;
    let ends = |token: &Token<'_>| ENDS.contains(&token.folded().as_str());
    let clause = after.get(..after.iter().position(ends).unwrap_or(after.len()))?;
    let from = clause.iter().position(|token| token.folded() == preposition)?;
    let (first, last) = (clause.get(from)?, clause.last()?);
    bounded(sentence.get(first.span.start..last.span.end)?)
}

/// The answer to how much or how many, where only a limit is told: "not more than 15 per cent of the budget".
pub(super) fn open(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<Answer>, AnswerError> {
    let how_much = |reading: &Reading| reading.columns.first().is_some_and(|column| column.heading == "how much");
    let numbers = reading.form == Form::HowMany || reading.instead.as_deref().is_some_and(how_much);
    let [column] = reading.columns.as_slice() else { return Ok(None) };
    let Some((denial, noun)) = forbidden(&reading.body, column).filter(|_| numbers) else { return Ok(None) };
    let body = Condition::Statement(denial);
    let denial = Reading { form: Form::Wh, body, instead: None, ..reading.clone() };
    let compiled = compile(&denial, rules);
    let found = table::find(endpoint, &compiled)?;
    let shown = table::Shown::fetch(endpoint, &found)?;
    let mut rows: Vec<Row> = found.iter().filter_map(|found| allowed(shown.row(found), noun)).collect();
    table::sort(&mut rows);
    let Some(first) = rows.first() else { return Ok(None) };
    let mut answer = blank(reading, print(&compiled.query));
    answer.text = Some(first.cells.iter().map(|cell| cell.label.as_str()).collect());
    answer.columns = vec![column.heading.clone()];
    answer.citations = rows.iter().flat_map(|row| row.citations.clone()).collect();
    answer.notes.push("only the limit is stated".to_owned());
    answer.rows = rows;
    Ok(Some(answer))
}

/// What is asked how much of, denied, and its noun, if it has one.
fn forbidden<'a>(body: &'a Condition, column: &Column) -> Option<(Statement, Option<&'a Noun>)> {
    let asked = Operand::Variable(column.variable);
    let (mut denial, mut noun) = (None, None);
    for one in body.parts() {
        match one {
            Condition::Kind(operand, kind) if *operand == asked && noun.is_none() => noun = Some(kind),
            Condition::Statement(said)
                if denial.is_none() && said.object.as_ref() == Some(&asked) && said.polarity == Polarity::Affirmed =>
            {
                denial = Some(Statement { polarity: Polarity::Denied, ..said.clone() });
            }
            _ => return None,
        }
    }
    denial.map(|denial| (denial, noun))
}

/// What is left allowed where an amount is forbidden, as a row that shows it.
fn allowed(mut row: Row, noun: Option<&Noun>) -> Option<Row> {
    let cell = row.cells.first_mut()?;
    let limit = bounded(&cell.label)?;
    let opening = match limit.comparison {
        Comparison::More => "not more than",
        Comparison::AtLeast => "less than",
        Comparison::Less => "not less than",
        Comparison::AtMost | Comparison::Equal => return None,
    };
    let counted = |noun: &Noun| noun.label.split(' ').all(|word| limit.of.iter().any(|told| told == word));
    let label = format!("{opening} {}", limit.amount);
    *cell = Cell { kind: CellKind::Literal, value: label.clone(), label };
    row.polarity = Some(Polarity::Affirmed);
    row.word = None;
    noun.is_none_or(counted).then_some(row)
}
