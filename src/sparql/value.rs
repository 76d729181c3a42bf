//! Values as graph patterns: comparisons and dates as tests, counts and ranks as queries within the query.

use super::compile::Compiler;
use super::pattern;
use crate::claim::TimeRelation;
use crate::question::{Comparison, Condition, Measure, Operand, Things, Top};
use crate::rdf::{Literal, NamedNode, namespace};
use spargebra::algebra::{AggregateExpression, AggregateFunction, Expression, Function, GraphPattern, OrderExpression};
use spargebra::term::{GroundTerm, Variable};

/// Sorts after every digit and hyphen, so that `2024~` ends the year 2024.
const END: char = '~';

impl Compiler<'_> {
    /// A condition that only tests what others bind; none where it must bind something itself.
    pub(super) fn test(&self, condition: &Condition) -> Option<Expression> {
        match condition {
            Condition::Same(Operand::Variable(one), other) => Some(self.equal(&self.variable(*one), other)),
            Condition::Same(other, Operand::Variable(one)) => Some(self.equal(&self.variable(*one), other)),
            Condition::Compare(one, comparison, other) => Some(self.compared(one, *comparison, other)),
            Condition::Dated(operand, relation, date) => self.dated(operand, *relation, date),
            Condition::Text(Operand::Variable(one), matching, text) => {
                Some(super::matching::matches(&self.variable(*one), *matching, text))
            }
            Condition::Not(inner) => self.test(inner).map(not),
            Condition::Any(all) => self.tests(all)?.into_iter().reduce(or),
            Condition::All(all) => self.tests(all)?.into_iter().reduce(and),
            _ => None,
        }
    }

    fn tests(&self, all: &[Condition]) -> Option<Vec<Expression>> {
        all.iter().map(|one| self.test(one)).collect()
    }

    fn equal(&self, variable: &Variable, other: &Operand) -> Expression {
        let equals = |other: Expression| Expression::Equal(Box::new(variable.clone().into()), Box::new(other));
        match other {
            Operand::Variable(other) => equals(self.variable(*other).into()),
            Operand::Literal(literal) if literal.value().parse::<f64>().is_err() => {
                same_text(variable, literal.value())
            }
            Operand::Literal(literal) => equals(literal.clone().into()),
            Operand::Things(things) => {
                let nodes = things.exactly.iter().cloned().map(Expression::NamedNode).collect();
                or(Expression::In(Box::new(variable.clone().into()), nodes), same_text(variable, name(things)))
            }
        }
    }

    fn compared(&self, one: &Operand, comparison: Comparison, other: &Operand) -> Expression {
        compares(self.expression(one), comparison, self.expression(other))
    }

    fn expression(&self, operand: &Operand) -> Expression {
        match operand {
            Operand::Variable(variable) => self.variable(*variable).into(),
            Operand::Literal(literal) => literal.clone().into(),
            Operand::Things(things) => things
                .exactly
                .first()
                .map_or_else(|| Literal::new_simple_literal(name(things)).into(), |node| node.clone().into()),
        }
    }

    /// Dates of any precision are compared as text, years that are numbers as numbers.
    fn dated(&self, operand: &Operand, relation: TimeRelation, date: &str) -> Option<Expression> {
        let Operand::Variable(variable) = operand else { return None };
        let value = self.variable(*variable);
        let text = || Box::new(Expression::FunctionCall(Function::Str, vec![value.clone().into()]));
        let limit = |limit: String| Box::new(Expression::from(Literal::new_simple_literal(limit)));
        let (begins, ends) = (date.to_owned(), format!("{date}{END}"));
        let as_text = match relation {
            TimeRelation::In => Expression::FunctionCall(Function::StrStarts, vec![*text(), *limit(begins)]),
            TimeRelation::Since => Expression::GreaterOrEqual(text(), limit(begins)),
            TimeRelation::Until => Expression::Less(text(), limit(ends)),
            TimeRelation::Before => Expression::Less(text(), limit(begins)),
            TimeRelation::After => Expression::Greater(text(), limit(ends)),
        };
        let Ok(year) = date.parse::<i64>() else { return Some(as_text) };
        let (number, year) =
            (|| Box::new(Expression::from(value.clone())), Box::new(Expression::from(Literal::from(year))));
        let as_number = match relation {
            TimeRelation::In => Expression::Equal(number(), year),
            TimeRelation::Since => Expression::GreaterOrEqual(number(), year),
            TimeRelation::Until => Expression::LessOrEqual(number(), year),
            TimeRelation::Before => Expression::Less(number(), year),
            TimeRelation::After => Expression::Greater(number(), year),
        };
        let numeric = Expression::FunctionCall(Function::IsNumeric, vec![value.clone().into()]);
        Some(Expression::If(Box::new(numeric), Box::new(as_number), Box::new(as_text)))
    }

    /// Both are the same, where nothing else binds them.
    pub(super) fn same_as(&self, one: &Operand, other: &Operand) -> GraphPattern {
        let ground = |operand: &Operand| match operand {
            Operand::Things(things) => {
                let texts = pattern::text(name(things));
                pattern::ground(&things.exactly).into_iter().chain(texts).collect::<Vec<GroundTerm>>()
            }
            Operand::Literal(literal) => vec![GroundTerm::Literal(literal.clone())],
            Operand::Variable(_) => vec![],
        };
        match (one, other) {
            (Operand::Variable(one), Operand::Variable(_)) => {
                pattern::filter(GraphPattern::default(), self.equal(&self.variable(*one), other))
            }
            (Operand::Variable(variable), fixed) | (fixed, Operand::Variable(variable)) => {
                pattern::values(&self.variable(*variable), ground(fixed))
            }
            (one, other) => {
                let common = ground(one).iter().any(|term| ground(other).contains(term));
                if common { GraphPattern::default() } else { pattern::union([]) }
            }
        }
    }

    /// How many there are, or the number that stands there: counted in a query of its own, for each of whom they are.
    pub(super) fn measure(&mut self, measure: &Measure) -> GraphPattern {
        let outside = self.all(&measure.body, Self::condition);
        // What a query of its own does not give is known to it alone, so that the same patterns serve again.
        let mut inside = outside.clone();
        let (count, greatest) = (self.fresh("count"), self.fresh("greatest"));
        let mut number: Expression = self.variable(measure.counted).into();
        if !measure.body.iter().all(Condition::is_plain) {
            // "21 members" is one name, of 21.
            let quantity = self.fresh("quantity");
            let stated =
                pattern::triple(self.variable(measure.counted), namespace::QUANTITY.into_owned(), quantity.clone());
            inside = pattern::optional(inside, stated);
            number = Expression::Coalesce(vec![quantity.into(), number]);
        }
        let group: Vec<Variable> = match &measure.of {
            Operand::Variable(variable) => vec![self.variable(*variable)],
            _ => vec![],
        };
        let counted: Expression = self.variable(measure.counted).into();
        let call = |name, expr, distinct| AggregateExpression::FunctionCall { name, expr, distinct };
        let aggregates = vec![
            (count.clone(), call(AggregateFunction::Count, counted, true)),
            (greatest.clone(), call(AggregateFunction::Max, number, false)),
        ];
        let shown = group.iter().chain([&count, &greatest]).cloned().collect();
        let grouped = GraphPattern::Group { inner: Box::new(inside), variables: group, aggregates };
        let counts = GraphPattern::Project { inner: Box::new(grouped), variables: shown };
        let numeric = Expression::FunctionCall(Function::IsNumeric, vec![greatest.clone().into()]);
        let stated = Expression::If(Box::new(numeric), Box::new(greatest.into()), Box::new(count.clone().into()));
        GraphPattern::Extend {
            inner: Box::new(pattern::join([counts, outside])),
            variable: self.variable(measure.value),
            expression: Expression::Coalesce(vec![stated, count.into()]),
        }
    }

    /// Those whose value is among the first: the values are found in a query of their own, so that whatever shares one
    /// is an answer.
    pub(super) fn top(&mut self, top: &Top) -> GraphPattern {
        let all: Vec<Condition> = top.among.iter().chain(&top.key).cloned().collect();
        let outside = self.all(&all, Self::condition);
        let inside = outside.clone();
        let value = self.variable(top.value);
        let key: Expression = value.clone().into();
        let order = if top.descending { OrderExpression::Desc(key) } else { OrderExpression::Asc(key) };
        let ordered = GraphPattern::OrderBy { inner: Box::new(inside), expression: vec![order] };
        let project = GraphPattern::Project { inner: Box::new(ordered), variables: vec![value] };
        let distinct = GraphPattern::Distinct { inner: Box::new(project) };
        let first = GraphPattern::Slice { inner: Box::new(distinct), start: top.skip, length: Some(top.take) };
        pattern::join([first, outside])
    }

    pub(super) fn unwitnessed(&mut self, all: &[Condition]) -> GraphPattern {
        let witnesses = self.witness_count();
        let inside = self.all(all, Self::condition);
        self.forget_witnesses(witnesses);
        inside
    }
}

/// The first compares so with the second.
pub(super) fn compares(one: Expression, comparison: Comparison, other: Expression) -> Expression {
    let (one, other) = (Box::new(one), Box::new(other));
    match comparison {
        Comparison::More => Expression::Greater(one, other),
        Comparison::Less => Expression::Less(one, other),
        Comparison::AtLeast => Expression::GreaterOrEqual(one, other),
        Comparison::AtMost => Expression::LessOrEqual(one, other),
        Comparison::Equal => Expression::Equal(one, other),
    }
}

/// The name of things without its article.
pub(super) fn name(things: &Things) -> &str {
    let articles = ["the ", "The ", "an ", "a "];
    let bare = articles.iter().find_map(|article| things.label.strip_prefix(article)).unwrap_or(&things.label);
    bare.trim_matches(['"', '“', '”'])
}

/// The text of a term is this, in any language.
fn same_text(variable: &Variable, text: &str) -> Expression {
    let written = Expression::FunctionCall(Function::Str, vec![variable.clone().into()]);
    Expression::Equal(Box::new(written), Box::new(Literal::new_simple_literal(text).into()))
}

pub(super) fn not(one: Expression) -> Expression {
    Expression::Not(Box::new(one))
}

pub(super) fn or(one: Expression, other: Expression) -> Expression {
    Expression::Or(Box::new(one), Box::new(other))
}

pub(super) fn and(one: Expression, other: Expression) -> Expression {
    Expression::And(Box::new(one), Box::new(other))
}

/// The names of things as ground texts, for graphs that write a name where others put a thing.
pub(super) fn as_text(things: &Things) -> Vec<GroundTerm> {
    pattern::text(name(things))
}

/// Whether any of these relations leads to texts.
pub(super) fn leads_to_text(rules: &super::Rules, relations: &[NamedNode]) -> bool {
    relations.iter().any(|relation| rules.has_texts(relation))
}
