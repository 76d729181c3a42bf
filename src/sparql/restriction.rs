//! What narrows a statement, as patterns on its claim.

use super::about;
use super::compile::Compiler;
use super::operand::Role;
use super::pattern;
use crate::claim::{Polarity, TimeRelation};
use crate::question::{Operand, Restriction};
use crate::rdf::{Literal, NamedNodeRef, mint, namespace};
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::Variable;
use std::collections::BTreeSet;

/// Sorts after every digit and hyphen, so that `2024~` ends the year 2024.
pub(super) const END: char = '~';

/// What has dates: a claim, or a statement of another graph.
#[derive(Clone, Copy)]
pub(super) struct Dates<'a> {
    pub(super) node: &'a Variable,
    pub(super) property: fn(TimeRelation) -> NamedNodeRef<'static>,
    /// They tell from when to when something held, so that what lasted longer held before and after, too.
    pub(super) spans: bool,
}

impl<'a> Dates<'a> {
    /// The dates of a claim.
    pub(super) fn of_claim(node: &'a Variable) -> Self {
        Self { node, property: TimeRelation::node, spans: false }
    }
}

/// The claim is narrowed so.
pub(super) fn pattern(
    compiler: &mut Compiler<'_>,
    claim: &Variable,
    polarity: Polarity,
    restriction: &Restriction,
) -> GraphPattern {
    match restriction {
        Restriction::Time(relation, date) => time(compiler, Dates::of_claim(claim), *relation, date),
        Restriction::When(variable) => {
            let dates = TimeRelation::ALL.map(TimeRelation::node);
            // "when can payments be suspended": also on which condition.
            let texts = [namespace::TIME_TEXT, namespace::CONDITION];
            let dates: Vec<NamedNodeRef<'_>> = dates.into_iter().chain(texts).collect();
            leads_to(claim, &dates, compiler.variable(*variable))
        }
        Restriction::Where(variable) => {
            let [at, within] = ["at", "in"].map(|word| mint::slug(namespace::PREP, word));
            let places = [namespace::PLACE, within.as_ref(), at.as_ref()];
            leads_to(claim, &places, compiler.variable(*variable))
        }
        Restriction::HowMuch(variable) => {
            let quote = compiler.variable(*variable);
            about::sentence(compiler, claim, &quote)
        }
        Restriction::Scope(opening, Operand::Literal(words)) if words.datatype() == namespace::WORDS => {
            about::on_condition(compiler, claim, opening, words.value())
        }
        Restriction::Scope(preposition, operand) => scope(compiler, claim, polarity, preposition, operand),
    }
}

/// A date of a claim, whatever it bounds.
pub(super) fn of_any_date(claim: &Variable, time: Variable) -> GraphPattern {
    leads_to(claim, &TimeRelation::ALL.map(TimeRelation::node), time)
}

fn leads_to(claim: &Variable, properties: &[NamedNodeRef<'_>], to: Variable) -> GraphPattern {
    pattern::join(pattern::one_of(properties).map(|path| pattern::path(claim.clone(), path, to)))
}

/// The scope with that preposition; "in" and "at" are also said of places and venues.
fn scope(
    compiler: &mut Compiler<'_>,
    claim: &Variable,
    polarity: Polarity,
    preposition: &str,
    operand: &Operand,
) -> GraphPattern {
    let own = mint::slug(namespace::PREP, preposition);
    let mut properties = vec![own.as_ref()];
    if matches!(preposition, "in" | "at" | "on" | "within" | "during") {
        properties.extend([namespace::PLACE, namespace::VENUE]);
    }
    let (node, mut parts) = compiler.end(polarity, operand, Role::Object, &BTreeSet::new());
    parts.extend(pattern::one_of(&properties).map(|path| pattern::path(claim.clone(), path, node)));
    pattern::join(parts)
}

/// The time of the claim and the date asked for overlap as the preposition wants.
///
/// Dates of any precision are compared as text: `2024-06` lies in `2024`, which ends before `2024~`.
pub(super) fn time(compiler: &mut Compiler<'_>, dates: Dates<'_>, relation: TimeRelation, date: &str) -> GraphPattern {
    use TimeRelation::{After, Before, In, Since, Until};
    if let Some(day) = date.strip_prefix("--") {
        return of_any_year(compiler, dates.node, (dates.property)(relation), day);
    }
    if let Some(clock) = date.strip_prefix('T') {
        return of_any_day(compiler, dates.node, relation, clock);
    }
    let end = format!("{date}{END}");
    let mut bound = |property: TimeRelation, test: fn(Expression, Expression) -> Expression, limit: &str| {
        let variable = compiler.fresh("time");
        let has = pattern::triple(dates.node.clone(), (dates.property)(property).into_owned(), variable.clone());
        pattern::filter(has, test(text_of(&variable), Literal::new_simple_literal(limit).into()))
    };
    let lasted = dates.spans.then(|| match relation {
        Before => Some(bound(Since, less, date)),
        After => Some(bound(Until, more, &end)),
        _ => None,
    });
    let branches = match relation {
        In => {
            let (ended, not_begun) = (bound(Until, less, date), bound(Since, more, &end));
            let (begun, not_ended) = (bound(Since, less, &end), bound(Until, more, date));
            let since = pattern::filter(begun, pattern::not_exists(ended));
            let until = pattern::filter(not_ended, pattern::not_exists(not_begun));
            vec![bound(In, starts, date), since, until]
        }
        Since => {
            let ended = bound(Until, less, date);
            vec![bound(In, not_less, date), pattern::filter(bound(Since, less, &end), pattern::not_exists(ended))]
        }
        Until => vec![bound(In, less, &end), bound(Until, not_less, date)],
        Before => vec![bound(In, less, date), bound(Before, less, &end), bound(Until, less, date)],
        After => vec![bound(In, more, &end), bound(After, not_less, date), bound(Since, not_less, date)],
    };
    pattern::union(branches.into_iter().chain(lasted.flatten()))
}

/// A month or a day of whatever year: a date that has it, or a time that is told in words with it.
fn of_any_year(compiler: &mut Compiler<'_>, of: &Variable, property: NamedNodeRef<'static>, day: &str) -> GraphPattern {
    let time = compiler.fresh("time");
    let has = |property: NamedNodeRef<'_>| pattern::triple(of.clone(), property.into_owned(), time.clone());
    pattern::union(vec![
        pattern::filter(has(property), is_like(&time, &format!("^[0-9]{{4}}-{day}(-|$)"))),
        pattern::filter(has(namespace::TIME_TEXT), is_like(&time, &in_words(day))),
    ])
}

/// A time of day, which texts tell in words: "before 10:00".
fn of_any_day(compiler: &mut Compiler<'_>, of: &Variable, relation: TimeRelation, clock: &str) -> GraphPattern {
    let time = compiler.fresh("time");
    let (hour, minute) = clock.trim_start_matches('0').split_once(':').unwrap_or((clock, "00"));
    let words = match relation {
        TimeRelation::In => "",
        TimeRelation::Since | TimeRelation::After => "(after|from|since) ",
        TimeRelation::Until | TimeRelation::Before => "(before|until|till|by) ",
    };
    let has = pattern::triple(of.clone(), namespace::TIME_TEXT.into_owned(), time.clone());
    pattern::filter(has, is_like(&time, &format!("(^|[^0-9]){words}0?{hour}[:.]{minute}([^0-9]|$)")))
}

/// A pattern for a month or a day as texts have it: "August", "19 August", "August 19th".
fn in_words(day: &str) -> String {
    let (month, day) =
        day.split_once('-').map_or((day, None), |(month, day)| (month, Some(day.trim_start_matches('0'))));
    let name = crate::rdf::literal::month(month);
    match day {
        None => format!("(^|[^A-Za-z]){name}([^A-Za-z]|$)"),
        Some(day) => format!("(^|[^0-9]){day}(st|nd|rd|th)? {name}([^A-Za-z]|$)|{name} {day}([^0-9]|$)"),
    }
}

fn is_like(variable: &Variable, pattern: &str) -> Expression {
    Expression::FunctionCall(Function::Regex, vec![text_of(variable), Literal::new_simple_literal(pattern).into()])
}

pub(super) fn text_of(variable: &Variable) -> Expression {
    Expression::FunctionCall(Function::Str, vec![variable.clone().into()])
}

pub(super) fn less(left: Expression, right: Expression) -> Expression {
    Expression::Less(Box::new(left), Box::new(right))
}

pub(super) fn more(left: Expression, right: Expression) -> Expression {
    Expression::Greater(Box::new(left), Box::new(right))
}

pub(super) fn not_less(left: Expression, right: Expression) -> Expression {
    Expression::GreaterOrEqual(Box::new(left), Box::new(right))
}

pub(super) fn starts(left: Expression, right: Expression) -> Expression {
    Expression::FunctionCall(Function::StrStarts, vec![left, right])
}
