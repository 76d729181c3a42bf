//! How many: quantifiers as counts within the query.

use super::compile::Compiler;
use super::pattern;
use super::value::{compares, or};
use crate::question::{Comparison, Condition, Quantified, Quantity, Variable as Asking};
use crate::rdf::Literal;
use spargebra::algebra::{AggregateExpression, AggregateFunction, Expression, GraphPattern};
use spargebra::term::Variable;
use std::collections::BTreeSet;

impl Quantified {
    /// Whether none at all will do, so that nothing need say so of any.
    pub(super) fn admits_none(&self) -> bool {
        match &self.quantity {
            Quantity::No => true,
            Quantity::Every | Quantity::Most => false,
            Quantity::Amount(comparison, number) => match comparison {
                Comparison::Less | Comparison::AtMost => true,
                Comparison::Equal | Comparison::AtLeast => number.parse() == Ok(0.0),
                Comparison::More => false,
            },
        }
    }

    /// Everything that holds of one that counts.
    pub(super) fn whole(&self) -> Vec<Condition> {
        self.among.iter().chain(&self.scope).cloned().collect()
    }
}

impl Compiler<'_> {
    /// So many of some things are such: they are counted, and compared with how many there are.
    pub(super) fn quantified(&mut self, many: &Quantified) -> GraphPattern {
        let whole = many.whole();
        let outside = self.all(&whole, Self::condition);
        let such = self.fresh("such");
        let counted = self.counted(many.each, &many.outer, outside.clone(), &such);
        let such: Expression = such.into();
        let Quantity::Amount(comparison, number) = &many.quantity else {
            let all = self.fresh("all");
            let outer: BTreeSet<Asking> = many.among.iter().flat_map(Condition::variables).collect();
            let outer = many.outer.intersection(&outer).copied().collect();
            let among = self.unwitnessed(&many.among);
            let total = self.counted(many.each, &outer, among, &all);
            let test = match many.quantity {
                Quantity::Most => {
                    let twice = Expression::Multiply(Box::new(Literal::from(2).into()), Box::new(such));
                    compares(twice, Comparison::More, all.into())
                }
                _ => compares(such, Comparison::Equal, all.into()),
            };
            return pattern::filter(pattern::join([total, counted, outside]), test);
        };
        let test = compares(such, *comparison, crate::rdf::literal::number(number).into());
        pattern::filter(pattern::join([counted, outside]), test)
    }

    /// What holds already, where so few of some things are such that none need be.
    pub(super) fn at_most(&mut self, holding: GraphPattern, many: &Quantified) -> GraphPattern {
        let whole = many.whole();
        let Quantity::Amount(comparison, number) = &many.quantity else {
            return pattern::filter(holding, pattern::not_exists(self.unwitnessed(&whole)));
        };
        let such = self.fresh("such");
        let inside = self.unwitnessed(&whole);
        let counted = self.counted(many.each, &many.outer, inside, &such);
        let none = Expression::Not(Box::new(Expression::Bound(such.clone())));
        let test = compares(such.into(), *comparison, crate::rdf::literal::number(number).into());
        pattern::filter(pattern::optional(holding, counted), or(none, test))
    }

    /// How many there are of which patterns hold, for each of some others.
    fn counted(&self, each: Asking, outer: &BTreeSet<Asking>, inside: GraphPattern, count: &Variable) -> GraphPattern {
        let by: Vec<Variable> = outer.iter().map(|one| self.variable(*one)).collect();
        let number = AggregateExpression::FunctionCall {
            name: AggregateFunction::Count,
            expr: self.variable(each).into(),
            distinct: true,
        };
        let shown = by.iter().chain([count]).cloned().collect();
        let grouped =
            GraphPattern::Group { inner: Box::new(inside), variables: by, aggregates: vec![(count.clone(), number)] };
        GraphPattern::Project { inner: Box::new(grouped), variables: shown }
    }
}
