//! Numbers made of several, for each of something: groups and aggregates; and lists in an order.

use super::compile::{Compiled, Compiler};
use super::pattern;
use crate::question::{Amounts, Function, Order, Period, Reading, Variable as Asking};
use crate::rdf::Literal;
use spargebra::algebra::{
    AggregateExpression, AggregateFunction, Expression, Function as Call, GraphPattern, OrderExpression,
};
use spargebra::term::Variable;

impl Compiler<'_> {
    /// Groups with their number: made by the engine, except where claims are counted, which the answer does as it counts
    /// them elsewhere; then the last column is what is counted.
    pub(super) fn amounts(mut self, reading: &Reading, amounts: Amounts) -> Compiled {
        let body = self.condition(&reading.body);
        let plain = reading.body.is_plain();
        if amounts.function == Function::Count && !plain {
            let mut counted = reading.clone();
            counted.columns.iter_mut().last().into_iter().for_each(|last| last.variable = amounts.of);
            return self.counting(&counted, body, Some(amounts.of));
        }
        let witnesses = self.witness_count();
        let inside = self.condition(&reading.body);
        self.forget_witnesses(witnesses);
        let numeric = matches!(amounts.function, Function::Sum | Function::Average);
        let of = self.variable(amounts.of);
        let is_number = Expression::FunctionCall(Call::IsNumeric, vec![of.clone().into()]);
        let inside = if numeric { pattern::filter(inside, is_number) } else { inside };
        let mut shown: Vec<Variable> = reading.columns.iter().map(|column| self.variable(column.variable)).collect();
        let Some(value) = shown.pop() else { return self.finish(reading, body, None) };
        let each = shown.iter().cloned().chain(amounts.owner.map(|owner| self.variable(owner))).chain([of.clone()]);
        let each = GraphPattern::Project { inner: Box::new(inside), variables: each.collect() };
        let each = GraphPattern::Distinct { inner: Box::new(each) };
        let name = match amounts.function {
            Function::Count => AggregateFunction::Count,
            Function::Sum => AggregateFunction::Sum,
            Function::Average => AggregateFunction::Avg,
            Function::Least => AggregateFunction::Min,
            Function::Greatest => AggregateFunction::Max,
        };
        let made =
            AggregateExpression::FunctionCall { name, expr: of.into(), distinct: amounts.function == Function::Count };
        let variables = shown.iter().chain([&value]).cloned().collect();
        let mut aggregates = vec![(value, made)];
        // Without a single number there is no sum, and no average: a date is none.
        let some = numeric.then(|| (self.fresh("some"), AggregateExpression::CountSolutions { distinct: false }));
        let any = some
            .as_ref()
            .map(|(some, _)| Expression::Greater(Box::new(some.clone().into()), Box::new(Literal::from(0).into())));
        aggregates.extend(some);
        let grouped = GraphPattern::Group { inner: Box::new(each), variables: shown, aggregates };
        let grouped = match any {
            Some(any) => pattern::filter(grouped, any),
            None => grouped,
        };
        let grouped = GraphPattern::Project { inner: Box::new(grouped), variables };
        let body = if plain { grouped } else { pattern::join([grouped, body]) };
        self.finish(reading, body, None)
    }

    /// The first variable is this part of the date that the second is, where it is one.
    pub(super) fn period(&self, holding: GraphPattern, part: Asking, of: Asking, period: Period) -> GraphPattern {
        let call = |function, arguments| Expression::FunctionCall(function, arguments);
        let text = || call(Call::Str, vec![self.variable(of).into()]);
        let dated = call(Call::Regex, vec![text(), Literal::new_simple_literal(shape(period)).into()]);
        let length = i64::try_from(period.length()).unwrap_or(i64::MAX);
        let start = call(Call::SubStr, vec![text(), Literal::from(1).into(), Literal::from(length).into()]);
        GraphPattern::Extend {
            inner: Box::new(pattern::filter(holding, dated)),
            variable: self.variable(part),
            expression: start,
        }
    }

    /// The answers in their order, so many of them at most.
    pub(super) fn in_order(&mut self, reading: &Reading, body: GraphPattern) -> GraphPattern {
        let Some(first) = reading.columns.first().map(|column| self.variable(column.variable)) else { return body };
        let value = reading.order.map(|order| self.variable(order.value));
        let by: Vec<OrderExpression> = reading
            .order
            .map(|order| self.key(order))
            .into_iter()
            .chain([OrderExpression::Asc(first.clone().into())])
            .collect();
        let body = match reading.take {
            None => body,
            Some(take) => {
                let witnesses = self.witness_count();
                let inside = self.condition(&reading.body);
                self.forget_witnesses(witnesses);
                let ordered = GraphPattern::OrderBy { inner: Box::new(inside), expression: by.clone() };
                let variables = [first].into_iter().chain(value).collect();
                let each = GraphPattern::Project { inner: Box::new(ordered), variables };
                let each = GraphPattern::Distinct { inner: Box::new(each) };
                let some = GraphPattern::Slice { inner: Box::new(each), start: 0, length: Some(take) };
                pattern::join([some, body])
            }
        };
        if reading.order.is_none() {
            return body;
        }
        GraphPattern::OrderBy { inner: Box::new(body), expression: by }
    }

    fn key(&self, order: Order) -> OrderExpression {
        let value: Expression = self.variable(order.value).into();
        if order.descending { OrderExpression::Desc(value) } else { OrderExpression::Asc(value) }
    }
}

/// What a date looks like that tells a period.
const fn shape(period: Period) -> &'static str {
    match period {
        Period::Year => "^[0-9]{4}",
        Period::Month => "^[0-9]{4}-[0-9]{2}",
        Period::Day => "^[0-9]{4}-[0-9]{2}-[0-9]{2}",
    }
}
