//! What a preposition says of the thing that a claim leads to, and not of the doing: "signed a memorandum with X", "said
//! something about X".

use super::compile::Compiler;
use super::operand::Role;
use super::otherwise::lower;
use super::pattern;
use super::statement::Asked;
use crate::question::{Operand, Restriction};
use crate::rdf::{Literal, mint, namespace};
use spargebra::algebra::{Expression, Function, GraphPattern};
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
        let is_text = Expression::FunctionCall(Function::IsLiteral, vec![text.clone().into()]);
        let words = Literal::new_simple_literal(bare).into();
        let has = Expression::FunctionCall(Function::Contains, vec![lower(&text), words]);
        Some(pattern::filter(object, Expression::And(Box::new(is_text), Box::new(has))))
    }
}
