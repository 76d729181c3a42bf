//! The same said in other words: names, phrases taken apart, prepositions in a claim of their own, counted members.

use super::compile::Compiler;
use super::inference::{is_own, straight};
use super::operand::Role;
use super::pattern;
use super::rules::Directed;
use super::statement::Asked;
use crate::question::{Operand, Restriction, Things};
use crate::rdf::{Literal, NamedNode, mint, namespace};
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::Variable;
use std::collections::BTreeSet;

impl Compiler<'_> {
    /// "what does CTI stand for": what else the same thing is called, never the name asked with. "Does CTI stand for …": whether either
    /// is called by the name of the other.
    pub(super) fn names(&mut self, asked: &Asked<'_>) -> Option<GraphPattern> {
        let statement = asked.statement;
        if straight(statement) != [namespace::ALSO_KNOWN_AS.into_owned()] {
            return None;
        }
        let Operand::Things(things) = &statement.subject else { return None };
        let name = name_of(things);
        let either = match statement.object.as_ref()? {
            Operand::Variable(variable) => {
                let answer = self.variable(*variable);
                let written = self.fresh("name");
                let of_claim = |part, to: &Variable| pattern::triple(asked.claim.clone(), part, to.clone());
                let of_a_name = pattern::join([
                    of_claim(namespace::OBJECT.into_owned(), &written),
                    of_claim(namespace::SUBJECT.into_owned(), &answer),
                ]);
                let by_this_name = pattern::filter(of_a_name, is_text_of(&written, &name));
                let another = Expression::Not(Box::new(is_text_of(&answer, &name)));
                let other_names = pattern::filter(self.of_thing(asked, &statement.subject, &answer), another);
                [by_this_name, other_names]
            }
            object @ Operand::Things(others) => {
                [(object, name), (&statement.subject, name_of(others))].map(|(thing, name)| {
                    let written = self.fresh("name");
                    let has_name = is_text_of(&written, &name);
                    pattern::filter(self.of_thing(asked, thing, &written), has_name)
                })
            }
            _ => return None,
        };
        let mut shared = vec![self.predicate(asked.claim, &[namespace::ALSO_KNOWN_AS.into_owned()])];
        shared.extend(self.mood(asked));
        shared.extend(self.restrictions(asked));
        shared.push(pattern::union(either));
        Some(pattern::join(shared))
    }

    /// A claim that says what a thing is called.
    fn of_thing(&mut self, asked: &Asked<'_>, thing: &Operand, name: &Variable) -> GraphPattern {
        let mut parts = self.filled(asked, thing, Role::Subject, &BTreeSet::new(), &[namespace::SUBJECT]);
        parts.push(pattern::triple(asked.claim.clone(), namespace::OBJECT.into_owned(), name.clone()));
        pattern::join(parts)
    }

    /// "enter into force", where the text's relation is "enter into" and its object "force".
    pub(super) fn with_last_word_apart(&mut self, asked: &Asked<'_>) -> Vec<GraphPattern> {
        let statement = asked.statement;
        let mut branches = Vec::new();
        for relation in straight(statement).iter().filter(|relation| statement.object.is_none() && is_own(relation)) {
            let phrase = relation.as_str().strip_prefix(namespace::REL).unwrap_or_default();
            let Some((verb, last)) = phrase.rsplit_once('-').filter(|(verb, _)| verb.contains('-')) else { continue };
            let mut parts = vec![self.predicate(asked.claim, &[mint::slug(namespace::REL, verb)])];
            let object = mint::slug(namespace::ID, last);
            parts.push(pattern::triple(asked.claim.clone(), namespace::OBJECT.into_owned(), object));
            let nothing = BTreeSet::new();
            parts.extend(self.filled(asked, &statement.subject, Role::Subject, &nothing, &[namespace::SUBJECT]));
            parts.extend(self.mood(asked));
            parts.extend(self.restrictions(asked));
            branches.push(pattern::join(parts));
        }
        branches
    }

    /// "decide on intervention in a state": the same sentence says "decide in" of the same subject.
    pub(super) fn said_beside(&mut self, asked: &Asked<'_>, restriction: &Restriction) -> Option<GraphPattern> {
        let Restriction::Scope(preposition, operand) = restriction else { return None };
        let verb = |relation: &NamedNode| {
            let phrase = relation.as_str().strip_prefix(namespace::REL)?;
            let verb = phrase.split('-').next()?;
            (verb != "be").then(|| mint::slug(namespace::REL, &format!("{verb} {preposition}")))
        };
        let beside: BTreeSet<NamedNode> = straight(asked.statement).iter().filter_map(verb).collect();
        if beside.is_empty() {
            return None;
        }
        let [subject, passage, claim] = ["doer", "passage", "beside"].map(|stem| self.fresh(stem));
        let relations: Vec<NamedNode> = beside.into_iter().collect();
        let mut parts = vec![self.predicate(&claim, &relations)];
        let (node, ties) = self.end(asked.polarity, operand, Role::Object, &BTreeSet::new());
        parts.extend(ties);
        parts.push(pattern::triple(claim.clone(), namespace::OBJECT.into_owned(), node));
        for claim in [&claim, asked.claim] {
            let of = |part: NamedNode, to: &Variable| pattern::triple(claim.clone(), part, to.clone());
            parts.push(of(namespace::SUBJECT.into_owned(), &subject));
            parts.push(of(namespace::WAS_QUOTED_FROM.into_owned(), &passage));
            parts.push(pattern::triple(
                claim.clone(),
                namespace::POLARITY.into_owned(),
                asked.polarity.node().into_owned(),
            ));
        }
        Some(pattern::join(parts))
    }

    /// A body has "176 member states": these are its members.
    pub(super) fn of_that_noun(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Vec<GraphPattern> {
        let mut branches = Vec::new();
        for (relation, inverse) in relations {
            let nouns = self.rules.from_noun(relation);
            if nouns.is_empty() {
                continue;
            }
            let had: Vec<NamedNode> = self.rules.narrower(&namespace::HAVE.into_owned()).into_iter().collect();
            let (owner, owned) = super::statement::ends(asked.statement, *inverse);
            let (Some(owner), Some(owned)) = (owner, owned) else { continue };
            let nothing = BTreeSet::new();
            let [thing, label] = ["had", "label"].map(|stem| self.fresh(stem));
            let mut parts = vec![self.predicate(asked.claim, &had)];
            parts.extend(self.filled(asked, owner, Role::Subject, &nothing, &[namespace::SUBJECT]));
            parts.extend(self.filled(asked, owned, Role::Object, &nothing, &[namespace::OBJECT]));
            parts.push(pattern::triple(asked.claim.clone(), namespace::OBJECT.into_owned(), thing.clone()));
            parts.extend(self.mood(asked));
            parts.extend(self.restrictions(asked));
            let named = pattern::triple(thing, namespace::LABEL.into_owned(), label.clone());
            let says = |noun: &String| {
                let padded = Expression::FunctionCall(
                    Function::Concat,
                    vec![Literal::new_simple_literal(" ").into(), lower(&label)],
                );
                let word = Literal::new_simple_literal(format!(" {noun}"));
                Expression::FunctionCall(Function::Contains, vec![padded, word.into()])
            };
            let either = |one, other| Expression::Or(Box::new(one), Box::new(other));
            let says = nouns.iter().map(says).reduce(either);
            parts.extend(says.map(|says| pattern::filter(named, says)));
            branches.push(pattern::join(parts));
        }
        branches
    }
}

/// The name of things in small letters, without "the".
fn name_of(things: &Things) -> String {
    things.label.strip_prefix("the ").unwrap_or(&things.label).to_lowercase()
}

/// Whether a value is this text, in small letters.
fn is_text_of(variable: &Variable, text: &str) -> Expression {
    Expression::Equal(Box::new(lower(variable)), Box::new(Literal::new_simple_literal(text).into()))
}

/// Whether a value is a text.
pub(super) fn is_text(variable: &Variable) -> Expression {
    Expression::FunctionCall(Function::IsLiteral, vec![variable.clone().into()])
}

/// A test of the text of a term, whatever its case, against words in small letters.
pub(super) fn test_text(test: Function, variable: &Variable, words: &str) -> Expression {
    Expression::FunctionCall(test, vec![lower(variable), Literal::new_simple_literal(words).into()])
}

/// The text of a term in lower case.
pub(super) fn lower(variable: &Variable) -> Expression {
    let text = Expression::FunctionCall(Function::Str, vec![variable.clone().into()]);
    Expression::FunctionCall(Function::LCase, vec![text])
}
