//! An answer as a graph: a CONSTRUCT of what it rests on.

use super::compile::{Compiled, Compiler, select};
use super::pattern;
use super::rules::Rules;
use crate::claim::{Modality, Polarity};
use crate::question::{Condition, Form, Operand, Reading, Statement, Things};
use crate::rdf::{NamedNode, namespace};
use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern, Variable};

/// The triples of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The query for the graph, always a CONSTRUCT.
    pub query: Query,
    /// The same triples as a table, each with the claim that says so.
    pub table: Compiled,
}

/// What an answer rests on, as triples: claims that are affirmed and actual, plain edges, classes.
///
/// Of a profile it is what the graph holds of the thing, or of each of several.
#[must_use]
pub fn draw(reading: &Reading, rules: &Rules) -> Drawn {
    let mut compiler = Compiler::new(reading, rules);
    let ends = ["subject", "relation", "object"].map(Variable::new_unchecked);
    let claim = Variable::new_unchecked("claim");
    let parts = match reading.form {
        Form::Describe if !reading.about.is_empty() => {
            pattern::union(reading.about.iter().map(|things| about(things, &ends, &claim)))
        }
        _ => {
            let body = compiler.condition(&reading.body);
            // Where a plain edge says so, the witness is unbound and must not become any claim.
            let bound = |witness: &Variable| pattern::filter(body.clone(), Expression::Bound(witness.clone()));
            let witnesses = compiler.witnesses();
            let claims = witnesses.iter().map(|one| pattern::join([bound(one), said(one, &ends, &claim)]));
            let plain = compiler.plain_triples(&reading.body, &ends);
            let plain = plain.into_iter().map(|edge| pattern::join([body.clone(), edge]));
            pattern::union(claims.chain(plain))
        }
    };
    let [subject, relation, object] = ends.clone();
    let template = vec![TriplePattern {
        subject: subject.into(),
        predicate: NamedNodePattern::Variable(relation),
        object: object.into(),
    }];
    let query = Query::Construct { template, dataset: None, pattern: parts.clone(), base_iri: None };
    let shown: Vec<Variable> = ends.iter().chain([&claim]).cloned().collect();
    let columns = ends.into_iter().map(|end| (end.clone(), end.as_str().to_owned())).collect();
    let table = Compiled {
        query: select(parts, shown),
        columns,
        witnesses: vec![claim],
        judged: None,
        against: None,
        quantity: None,
    };
    Drawn { query, table }
}

/// The triple of a claim; of one that denies or only allows, none.
fn said(witness: &Variable, ends: &[Variable; 3], claim: &Variable) -> GraphPattern {
    let parts = [namespace::SUBJECT, namespace::PREDICATE, namespace::OBJECT];
    let has =
        parts.into_iter().zip(ends).map(|(part, end)| pattern::triple(witness.clone(), part.into_owned(), end.clone()));
    let polarity =
        pattern::triple(witness.clone(), namespace::POLARITY.into_owned(), Polarity::Affirmed.node().into_owned());
    let modality =
        pattern::triple(witness.clone(), namespace::MODALITY.into_owned(), Modality::Actual.node().into_owned());
    named(pattern::join(has.chain([polarity, modality])), claim, witness.clone().into())
}

fn named(inner: GraphPattern, variable: &Variable, expression: Expression) -> GraphPattern {
    GraphPattern::Extend { inner: Box::new(inner), variable: variable.clone(), expression }
}

/// What the graph holds of things: their own triples and the claims that lead to them.
fn about(things: &Things, ends: &[Variable; 3], claim: &Variable) -> GraphPattern {
    let [subject, relation, object] = ends;
    let is = |end: &Variable| pattern::values(end, pattern::ground(&things.exactly));
    let edge = || pattern::triple(subject.clone(), NamedNodePattern::Variable(relation.clone()), object.clone());
    let witness = Variable::new_unchecked("said");
    let of = |end: &Variable| pattern::join([is(end), said(&witness, ends, claim)]);
    pattern::union([pattern::join([is(subject), edge()]), of(subject), of(object)])
}

impl Compiler<'_> {
    /// The plain edges and classes of what must hold, where the reading says them outright.
    fn plain_triples(&self, condition: &Condition, ends: &[Variable; 3]) -> Vec<GraphPattern> {
        match condition {
            Condition::All(all) | Condition::Any(all) => {
                all.iter().flat_map(|one| self.plain_triples(one, ends)).collect()
            }
            Condition::IfAny(inner) => self.plain_triples(inner, ends),
            Condition::Top(top) => {
                top.among.iter().chain(&top.key).flat_map(|one| self.plain_triples(one, ends)).collect()
            }
            Condition::Statement(said) if said.polarity == Polarity::Affirmed => self.edges_of(said, ends),
            Condition::Kind(Operand::Variable(of), noun) if !noun.classes.is_empty() => {
                let [subject, relation, object] = ends;
                let is = [
                    pattern::values(relation, pattern::ground([&namespace::TYPE.into_owned()])),
                    pattern::values(object, pattern::ground(&noun.classes)),
                    pattern::triple(self.variable(*of), NamedNodePattern::Variable(relation.clone()), object.clone()),
                ];
                vec![named(pattern::join(is), subject, self.variable(*of).into())]
            }
            _ => vec![],
        }
    }

    fn edges_of(&self, said: &Statement, ends: &[Variable; 3]) -> Vec<GraphPattern> {
        let Some(other) = &said.object else { return vec![] };
        let directed = |inverse: bool| {
            let senses = said.predicate.senses.iter().filter(move |sense| sense.inverse == inverse);
            let relations: Vec<NamedNode> = senses.map(|sense| sense.relation.clone()).collect();
            let (one, other) = if inverse { (other, &said.subject) } else { (&said.subject, other) };
            (!relations.is_empty()).then(|| self.edge(one, &relations, other, ends))
        };
        [false, true].into_iter().filter_map(directed).collect()
    }

    fn edge(&self, one: &Operand, relations: &[NamedNode], other: &Operand, ends: &[Variable; 3]) -> GraphPattern {
        let [subject, relation, object] = ends;
        let (start, from) = self.end_of(one, subject);
        let (stop, to) = self.end_of(other, object);
        let edge = pattern::triple(start, NamedNodePattern::Variable(relation.clone()), stop);
        let choice = pattern::values(relation, pattern::ground(relations));
        let whole = pattern::join([choice, edge].into_iter().chain(from.clone().err()).chain(to.clone().err()));
        let whole = from.ok().into_iter().fold(whole, |inner, own| named(inner, subject, own.into()));
        to.ok().into_iter().fold(whole, |inner, own| named(inner, object, own.into()))
    }

    /// The term that stands at an end of an edge: a variable of the reading, to be given the end's name, or the end
    /// itself with what it can be.
    fn end_of(&self, operand: &Operand, end: &Variable) -> (TermPattern, Result<Variable, GraphPattern>) {
        match operand {
            Operand::Variable(variable) => (self.variable(*variable).into(), Ok(self.variable(*variable))),
            Operand::Things(things) => {
                (end.clone().into(), Err(pattern::values(end, pattern::ground(&things.exactly))))
            }
            Operand::Literal(literal) => {
                let choice = pattern::values(end, [spargebra::term::GroundTerm::Literal(literal.clone())]);
                (end.clone().into(), Err(choice))
            }
        }
    }
}
