//! From a query to its parts.

use super::names::Names;
use super::parts::{Condition, Element, Slot, Text, Triple, Value, Where, bound, without_optional};
use super::path::Path;
use super::slots::Slots;
use oxigraph::model::{NamedNode, Variable, vocab::xsd};
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern};
use std::cmp::Ordering;

/// The parts of a pattern. `alone` tells that nothing outside gives its variables values, so that conditions may speak
/// of what may have none.
pub(super) fn elements(pattern: &GraphPattern, names: &mut Names<'_>, alone: bool) -> Option<Vec<Element>> {
    match pattern {
        GraphPattern::Bgp { patterns } => {
            Some(patterns.iter().map(|pattern| Element::Triple(triple(pattern, names))).collect())
        }
        GraphPattern::Path { subject, path, object } => {
            let (subject, object) = (slot(subject, names), slot(object, names));
            Some(vec![Element::Path(subject, Path::of(path, names)?, object)])
        }
        GraphPattern::Join { left, right } => {
            let mut all = elements(left, names, false)?;
            all.extend(without_optional(elements(right, names, false)?)?);
            Some(all)
        }
        GraphPattern::LeftJoin { left, right, expression: None } => {
            let mut all = elements(left, names, alone)?;
            all.push(Element::Optional(without_optional(elements(right, names, false)?)?));
            Some(all)
        }
        GraphPattern::Filter { expr, inner } => {
            let mut all = elements(inner, names, alone)?;
            let (certain, within): (_, Slots) = (bound(&all), all.iter().map(Element::may_bind).collect());
            // A condition sees the variables of its own group and no others, even if they are called alike.
            let shared = names.variables(&within);
            let condition = names.within(&shared, |names| condition(expr, names))?;
            let speaks_of = condition.variables();
            if !alone && !speaks_of.shared(&within).without(&certain).is_empty() {
                return None;
            }
            all.push(Element::Condition(condition));
            Some(all)
        }
        GraphPattern::Union { .. } => {
            let mut branches = vec![];
            union(pattern, names, &mut branches)?;
            Some(vec![Element::Union(branches)])
        }
        GraphPattern::Values { variables, bindings } => {
            let variables = variables.iter().map(|variable| names.variable(variable)).collect();
            let number = |term: &Option<GroundTerm>| term.as_ref().map(|term| names.number(ground(term)));
            Some(vec![Element::Values(
                variables,
                bindings.iter().map(|row| row.iter().map(number).collect()).collect(),
            )])
        }
        GraphPattern::Project { inner, variables } => {
            without_optional(names.within(variables, |names| elements(inner, names, false))?)
        }
        _ => None,
    }
}

fn union(pattern: &GraphPattern, names: &mut Names<'_>, branches: &mut Vec<Vec<Element>>) -> Option<()> {
    if let GraphPattern::Union { left, right } = pattern {
        union(left, names, branches)?;
        union(right, names, branches)
    } else {
        branches.push(without_optional(elements(pattern, names, false)?)?);
        Some(())
    }
}

fn triple(pattern: &TriplePattern, names: &mut Names<'_>) -> Triple {
    let predicate = match &pattern.predicate {
        NamedNodePattern::NamedNode(node) => Slot::Known(names.number(node.clone().into())),
        NamedNodePattern::Variable(variable) => Slot::Open(names.variable(variable)),
    };
    let place = match predicate {
        Slot::Known(id) => names.place(id),
        Slot::Open(_) => None,
    };
    let (subject, object) = (slot(&pattern.subject, names), slot(&pattern.object, names));
    Triple { subject, predicate, object, place }
}

fn slot(term: &TermPattern, names: &mut Names<'_>) -> Slot {
    match term {
        TermPattern::NamedNode(node) => Slot::Known(names.number(node.clone().into())),
        TermPattern::Literal(literal) => Slot::Known(names.number(literal.clone().into())),
        TermPattern::Variable(variable) => Slot::Open(names.variable(variable)),
        // A blank node of a query is a variable that has no name; no variable is called like it.
        TermPattern::BlankNode(node) => {
            Slot::Open(names.variable(&Variable::new_unchecked(format!("_:{}", node.as_str()))))
        }
    }
}

fn ground(term: &GroundTerm) -> oxigraph::model::Term {
    match term {
        GroundTerm::NamedNode(node) => NamedNode::clone(node).into(),
        GroundTerm::Literal(literal) => literal.clone().into(),
    }
}

/// The condition of an expression, if it is understood.
fn condition(expression: &Expression, names: &mut Names<'_>) -> Option<Condition> {
    let both =
        |one: &Expression, other: &Expression, names: &mut Names<'_>| Some((value(one, names)?, value(other, names)?));
    let ordered = |one, other, orders, names: &mut Names<'_>| match both(one, other, names) {
        Some((one, other)) => Some(Condition::Ordered(one, other, orders)),
        None => Some(Condition::Written(text(one, names)?, text(other, names)?, orders)),
    };
    match expression {
        Expression::And(one, other) => {
            Some(Condition::And(Box::new(condition(one, names)?), Box::new(condition(other, names)?)))
        }
        Expression::Or(one, other) => {
            Some(Condition::Or(Box::new(condition(one, names)?), Box::new(condition(other, names)?)))
        }
        Expression::Not(inner) => Some(Condition::Not(Box::new(condition(inner, names)?))),
        Expression::Bound(variable) => Some(Condition::Bound(names.variable(variable))),
        Expression::Equal(one, other) => match both(one, other, names) {
            Some((one, other)) => Some(Condition::Equal(one, other)),
            None => Some(Condition::Written(text(one, names)?, text(other, names)?, [Ordering::Equal; 2])),
        },
        Expression::SameTerm(one, other) => both(one, other, names).map(|(one, other)| Condition::Same(one, other)),
        Expression::Greater(one, other) => ordered(one, other, [Ordering::Greater; 2], names),
        Expression::Less(one, other) => ordered(one, other, [Ordering::Less; 2], names),
        Expression::GreaterOrEqual(one, other) => ordered(one, other, [Ordering::Greater, Ordering::Equal], names),
        Expression::LessOrEqual(one, other) => ordered(one, other, [Ordering::Less, Ordering::Equal], names),
        Expression::In(one, list) => {
            let one = value(one, names)?;
            Some(Condition::In(one, list.iter().map(|item| value(item, names)).collect::<Option<_>>()?))
        }
        Expression::Exists(pattern) => {
            Some(Condition::Exists(without_optional(elements(pattern, names, true)?)?, vec![]))
        }
        Expression::FunctionCall(Function::IsIri, arguments) => match arguments.as_slice() {
            [one] => value(one, names).map(Condition::Name),
            _ => None,
        },
        Expression::FunctionCall(function, arguments) => {
            let place = match function {
                Function::Contains => Where::Anywhere,
                Function::StrStarts => Where::AtTheBeginning,
                Function::StrEnds => Where::AtTheEnd,
                _ => return None,
            };
            let [within, wanted] = arguments.as_slice() else { return None };
            Some(Condition::Text(place, text(within, names)?, text(wanted, names)?))
        }
        _ => None,
    }
}

fn value(expression: &Expression, names: &mut Names<'_>) -> Option<Value> {
    match expression {
        Expression::Variable(variable) => Some(Value::Open(names.variable(variable))),
        Expression::NamedNode(node) => Some(Value::Known(names.number(node.clone().into()))),
        Expression::Literal(literal) => Some(Value::Known(names.number(literal.clone().into()))),
        _ => None,
    }
}

fn text(expression: &Expression, names: &mut Names<'_>) -> Option<Text> {
    match expression {
        Expression::Literal(literal) if literal.datatype() == xsd::STRING => {
            Some(Text::Known(literal.value().to_owned()))
        }
        Expression::FunctionCall(function, arguments) => match (function, arguments.as_slice()) {
            (Function::Str, [Expression::Variable(variable)]) => Some(Text::Of(names.variable(variable))),
            (Function::LCase, [inner]) => Some(Text::Lower(Box::new(text(inner, names)?))),
            (Function::Concat, parts) => {
                parts.iter().map(|part| text(part, names)).collect::<Option<_>>().map(Text::Joined)
            }
            _ => None,
        },
        _ => None,
    }
}
