//! Seats: a body is based where it has its headquarters, and where its headquarters are.

use super::compile::Compiler;
use super::operand::Role;
use super::otherwise::{lower, test_text};
use super::pattern;
use super::posts::called_so;
use super::rules::{Directed, Rule, Rules};
use super::statement::Asked;
use super::value::or;
use crate::rdf::{Literal, NamedNode, NamedNodeRef, mint, namespace};
use spargebra::algebra::{Expression, Function, GraphPattern};
use std::collections::BTreeSet;

impl Compiler<'_> {
    /// "The Agency has its headquarters in Geneva", "the seat of the Agency is in Geneva", for "where is it based".
    pub(super) fn seated(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Vec<GraphPattern> {
        let statement = asked.statement;
        let directed = relations.iter().filter(|(_, inverse)| !inverse);
        let seats: BTreeSet<String> =
            directed.flat_map(|(relation, _)| self.rules.from_seat(relation)).cloned().collect();
        let Some(place) = statement.object.as_ref().filter(|_| !seats.is_empty()) else { return vec![] };
        let nothing = BTreeSet::new();
        let [seat, label] = ["seat", "label"].map(|stem| self.fresh(stem));
        let called = pattern::triple(seat.clone(), namespace::LABEL.into_owned(), label.clone());
        let seat_of = |noun: &String| {
            let itself = Literal::new_simple_literal(noun).into();
            or(called_so(&label, noun), Expression::Equal(Box::new(lower(&label)), Box::new(itself)))
        };
        let called = match seats.iter().map(seat_of).reduce(or) {
            Some(so) => pattern::filter(called, so),
            None => called,
        };
        // It has its seat there.
        let [at, within] = ["at", "in"].map(|word| mint::slug(namespace::PREP, word));
        let places: [NamedNodeRef<'_>; 3] = [namespace::PLACE, within.as_ref(), at.as_ref()];
        let having: Vec<NamedNode> = self.rules.narrower(&namespace::HAVE.into_owned()).into_iter().collect();
        let mut has = vec![self.predicate(asked.claim, &having)];
        has.extend(self.filled(asked, &statement.subject, Role::Subject, &nothing, &[namespace::SUBJECT]));
        has.push(pattern::triple(asked.claim.clone(), namespace::OBJECT.into_owned(), seat.clone()));
        has.push(called.clone());
        has.extend(self.filled(asked, place, Role::Object, &nothing, &places));
        has.extend(self.mood(asked));
        has.extend(self.restrictions(asked));
        // It has a "headquarters in Bern".
        let [whole, named] = ["seat", "label"].map(|stem| self.fresh(stem));
        let opens = |noun: &String| {
            let says = |test, words: String| test_text(test, &named, &words);
            let own = says(Function::Contains, format!("'s {noun} in "));
            or(says(Function::StrStarts, format!("{noun} in ")), own)
        };
        let mut had = vec![self.predicate(asked.claim, &having)];
        had.extend(self.filled(asked, &statement.subject, Role::Subject, &nothing, &[namespace::SUBJECT]));
        had.push(pattern::triple(asked.claim.clone(), namespace::OBJECT.into_owned(), whole.clone()));
        had.extend(self.filled(asked, place, Role::Object, &nothing, &[namespace::OBJECT]));
        let called_there = pattern::triple(whole, namespace::LABEL.into_owned(), named.clone());
        had.extend(seats.iter().map(opens).reduce(or).map(|so| pattern::filter(called_there, so)));
        had.extend(self.mood(asked));
        had.extend(self.restrictions(asked));
        // Its seat is there.
        let there: BTreeSet<NamedNode> = self.rules.narrower(&mint::slug(namespace::REL, "located-in"));
        let there: Vec<NamedNode> = there.into_iter().collect();
        let mut is = self.had(&statement.subject, &seat);
        is.push(called);
        is.push(self.predicate(asked.claim, &there));
        is.push(pattern::triple(asked.claim.clone(), namespace::SUBJECT.into_owned(), seat));
        is.extend(self.filled(asked, place, Role::Object, &nothing, &[namespace::OBJECT]));
        is.extend(self.mood(asked));
        is.extend(self.restrictions(asked));
        vec![pattern::join(has), pattern::join(had), pattern::join(is)]
    }
}

impl Rules {
    /// What the place of a thing that has the relation to its place may be called.
    #[must_use]
    pub fn from_seat(&self, relation: &NamedNode) -> &BTreeSet<String> {
        self.stated(relation, Rule::FromSeat)
    }

    /// The relations to those who are made something, and the prepositions before what they are made.
    #[must_use]
    pub fn making(&self) -> (BTreeSet<NamedNode>, BTreeSet<String>) {
        let made = self.relations.iter().filter_map(|(relation, rules)| Some((relation, rules.get(&Rule::Makes)?)));
        let made: Vec<(&NamedNode, &BTreeSet<String>)> = made.collect();
        let relations = made.iter().flat_map(|(relation, _)| self.narrower(relation)).collect();
        (relations, made.into_iter().flat_map(|(_, words)| words.clone()).collect())
    }
}
