//! Posts: whoever is said to be the chair of a body chairs it.

use super::compile::Compiler;
use super::operand::Role;
use super::otherwise::lower;
use super::pattern;
use super::rules::Directed;
use super::statement::{Asked, ends};
use super::value::or;
use crate::claim::Polarity;
use crate::question::Operand;
use crate::rdf::{Literal, NamedNode, namespace};
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::Variable;
use std::collections::BTreeSet;

impl Compiler<'_> {
    /// "The chair of the Board is Ana Roe", for "who chairs the Board": what has the post, and what is it.
    pub(super) fn by_post(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Vec<GraphPattern> {
        let mut branches = vec![];
        for inverse in [false, true] {
            let directed = relations.iter().filter(|(_, turned)| *turned == inverse);
            let posts: BTreeSet<String> = directed.flat_map(|(relation, _)| self.rules.from_post(relation)).collect();
            let (Some(holder), Some(body)) = ends(asked.statement, inverse) else { continue };
            if !posts.is_empty() {
                branches.push(self.held(asked, holder, body, &posts));
            }
        }
        branches
    }

    fn held(&mut self, asked: &Asked<'_>, holder: &Operand, body: &Operand, posts: &BTreeSet<String>) -> GraphPattern {
        let [post, label] = ["post", "label"].map(|stem| self.fresh(stem));
        let (had, is) = (self.had(body, &post), self.is_it(asked, holder, &post));
        let called = pattern::triple(post, namespace::LABEL.into_owned(), label.clone());
        let called = match posts.iter().map(|noun| called_so(&label, noun)).reduce(or) {
            Some(so) => pattern::filter(called, so),
            None => called,
        };
        pattern::join(had.into_iter().chain([called, is]).chain(self.mood(asked)).chain(self.restrictions(asked)))
    }

    /// What is asked about has the post.
    fn had(&mut self, body: &Operand, post: &Variable) -> Vec<GraphPattern> {
        let said = self.description();
        let having: Vec<NamedNode> = self.rules.narrower(&namespace::HAVE.into_owned()).into_iter().collect();
        let (node, ties) = self.end(Polarity::Affirmed, body, Role::Object, &BTreeSet::new());
        let mut parts = ties;
        parts.push(pattern::triple(said.clone(), namespace::SUBJECT.into_owned(), node));
        parts.push(self.predicate(&said, &having));
        parts.push(pattern::triple(said.clone(), namespace::OBJECT.into_owned(), post.clone()));
        let affirmed = Polarity::Affirmed.node().into_owned();
        parts.push(pattern::triple(said, namespace::POLARITY.into_owned(), affirmed));
        parts
    }

    /// Somebody is said to be what holds the post, whichever of them is named first.
    fn is_it(&mut self, asked: &Asked<'_>, holder: &Operand, post: &Variable) -> GraphPattern {
        let sides = [(namespace::SUBJECT, namespace::OBJECT), (namespace::OBJECT, namespace::SUBJECT)];
        let be = self.predicate(asked.claim, &[namespace::BE.into_owned()]);
        let sides = sides.map(|(person, office)| {
            let mut parts = vec![pattern::triple(asked.claim.clone(), office.into_owned(), post.clone())];
            parts.extend(self.filled(asked, holder, Role::Object, &BTreeSet::new(), &[person]));
            pattern::join(parts)
        });
        pattern::join([pattern::union(sides), be])
    }
}

/// "chair of the Board" or "Board's chair"; a "deputy chair of the Board" is another one.
fn called_so(label: &Variable, noun: &str) -> Expression {
    let says = |function, words: String| {
        let words = Literal::new_simple_literal(words);
        Expression::FunctionCall(function, vec![lower(label), words.into()])
    };
    or(says(Function::StrStarts, format!("{noun} of ")), says(Function::StrEnds, format!("'s {noun}")))
}
