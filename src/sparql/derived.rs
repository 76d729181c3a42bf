//! Rules of users in the query: what a rule concludes holds where its conditions do.
//!
//! A rule is expanded where its conclusion is asked for, within other rules at most [`DEEPEST`] deep and never within
//! itself. What would recurse is a property of the relation instead (see [`Rules::learn`]): it passes along another, is
//! transitive, or symmetric, and is walked.

use super::bearing::{Bearing, bearing};
use super::compile::{Compiler, count};
use super::pattern;
use super::rules::Rules;
use super::statement::Asked;
use crate::claim::{Modality, Polarity};
use crate::question::{Condition, Consequence, Measure, Operand, Quantified, Restriction, Statement, Top, Variable};
use crate::rdf::NamedNode;
use spargebra::algebra::GraphPattern;
use std::collections::{BTreeMap, BTreeSet};

/// How many rules deep a conclusion may rest.
const DEEPEST: usize = 3;

/// How a rule is kept among the rules.
enum Kind {
    PassesAlong(NamedNode, NamedNode),
    Transitive(NamedNode),
    Symmetric(NamedNode),
    Expanded,
}

impl Rules {
    /// Learns a rule of a user's.
    pub fn learn(&mut self, rule: Consequence) {
        match kind(&rule) {
            Kind::PassesAlong(relation, along) => self.pass_along(&relation, &along),
            Kind::Transitive(relation) => self.be_transitive(&relation),
            Kind::Symmetric(relation) => self.be_symmetric(&relation),
            Kind::Expanded => self.consequences.push(rule),
        }
    }

    /// The relations of a circle that a rule would close with the others; empty if it closes none.
    #[must_use]
    pub fn circle(&self, rule: &Consequence) -> Vec<NamedNode> {
        if !matches!(kind(rule), Kind::Expanded) {
            return vec![];
        }
        self.way(needed(&rule.body), &relations(&rule.head).collect())
    }

    /// From some relations back to one of these, by rules and by what is narrower; empty if there is no way.
    pub fn way(&self, from: impl IntoIterator<Item = NamedNode>, heads: &BTreeSet<NamedNode>) -> Vec<NamedNode> {
        let mut open: Vec<Vec<NamedNode>> = from.into_iter().map(|relation| vec![relation]).collect();
        let mut seen: BTreeSet<NamedNode> = BTreeSet::new();
        while let Some(way) = open.pop() {
            let Some(last) = way.last().cloned() else { continue };
            if heads.contains(&last) {
                return way;
            }
            if !seen.insert(last.clone()) {
                continue;
            }
            for other in self.consequences.iter().filter(|other| relations(&other.head).any(|one| one == last)) {
                open.extend(needed(&other.body).into_iter().map(|next| [&way[..], &[next]].concat()));
            }
            // "To steward" that means "to lead" holds wherever "lead" does.
            let narrower = self.entailing(&last, false).into_iter().map(|(relation, _)| relation);
            let narrower = narrower.filter(|relation| *relation != last);
            open.extend(narrower.map(|next| [&way[..], &[next]].concat()));
        }
        vec![]
    }

    /// The sentences of the rules by which something follows from claims of these relations, those before it first by which
    /// what it rests on follows in turn.
    #[must_use]
    pub fn concluding(&self, asked: &Statement, told: &BTreeSet<NamedNode>) -> Vec<&str> {
        let mut found = vec![];
        self.conclude(&relations(asked).collect(), told, true, &mut found);
        found
    }

    fn conclude<'a>(
        &'a self,
        wanted: &BTreeSet<NamedNode>,
        told: &BTreeSet<NamedNode>,
        first: bool,
        found: &mut Vec<&'a str>,
    ) {
        for rule in self.consequences.iter().filter(|rule| relations(&rule.head).any(|one| wanted.contains(&one))) {
            let (needs, sentence) = (needed(&rule.body), rule.sentence.as_str());
            if found.contains(&sentence) {
                continue;
            }
            let at = found.len();
            found.push(sentence);
            self.conclude(&needs, told, false, found);
            // What no claim and no other rule leads to has not been used.
            if !first && found.len() == at + 1 && needs.is_disjoint(told) {
                found.truncate(at);
            }
        }
    }
}

/// The relations of a statement.
fn relations(said: &Statement) -> impl Iterator<Item = NamedNode> {
    said.predicate.senses.iter().map(|sense| sense.relation.clone())
}

/// The relations that a condition needs.
fn needed(condition: &Condition) -> BTreeSet<NamedNode> {
    match condition {
        Condition::Statement(said) => relations(said).collect(),
        Condition::All(inner) | Condition::Any(inner) => inner.iter().flat_map(needed).collect(),
        Condition::Not(inner) | Condition::IfAny(inner) => needed(inner),
        Condition::Quantified(many) => many.whole().iter().flat_map(needed).collect(),
        _ => BTreeSet::new(),
    }
}

/// Recognises what can be walked.
fn kind(rule: &Consequence) -> Kind {
    let plain = |said: &Statement| said.modality == Modality::Actual && said.polarity == Polarity::Affirmed;
    let only = |said: &Statement| match said.predicate.senses.as_slice() {
        [sense] if !sense.inverse => Some(sense.relation.clone()),
        _ => None,
    };
    let head = &rule.head;
    let Some(concluded) = only(head).filter(|_| head.polarity == Polarity::Affirmed) else { return Kind::Expanded };
    match &rule.body {
        Condition::Statement(said) if plain(said) && only(said).as_ref() == Some(&concluded) => {
            let turned = Some(&said.subject) == head.object.as_ref() && said.object.as_ref() == Some(&head.subject);
            if turned { Kind::Symmetric(concluded) } else { Kind::Expanded }
        }
        Condition::All(all) => match all.as_slice() {
            [Condition::Statement(along), Condition::Statement(same)] => {
                let joined = along.subject == head.subject && along.object.as_ref() == Some(&same.subject);
                let again =
                    same.object == head.object && same.modality == head.modality && same.polarity == head.polarity;
                match (only(along), only(same)) {
                    (Some(one), Some(other)) if joined && again && plain(along) && other == concluded => {
                        if one == concluded { Kind::Transitive(one) } else { Kind::PassesAlong(concluded, one) }
                    }
                    _ => Kind::Expanded,
                }
            }
            _ => Kind::Expanded,
        },
        _ => Kind::Expanded,
    }
}

impl Compiler<'_> {
    /// What rules conclude of a statement.
    pub(super) fn derived(&mut self, asked: &Asked<'_>) -> Vec<GraphPattern> {
        let statement = asked.statement;
        if !statement.restrictions.is_empty() || self.within.len() >= DEEPEST {
            return vec![];
        }
        let rules = self.rules;
        let mut branches = vec![];
        for (number, rule) in rules.consequences.iter().enumerate() {
            if self.within.contains(&number) || !self.concludes(rule, asked) {
                continue;
            }
            self.within.push(number);
            let body = self.instance_of(rule, statement);
            let mut counts = BTreeMap::new();
            count(&body, &mut counts);
            self.joined.extend(counts.into_iter().filter(|&(_, count)| count > 1).map(|(letter, _)| letter));
            let mut branch = self.condition(&body);
            if asked.polarity == Polarity::Denied && self.is_judging() {
                branch = pattern::join([branch, self.against()]);
            }
            branches.push(branch);
            self.within.pop();
        }
        branches
    }

    /// Whether the conclusion of a rule is what is asked, in its polarity and a modality that bears on it.
    fn concludes(&self, rule: &Consequence, asked: &Asked<'_>) -> bool {
        let head = &rule.head;
        let entailing: BTreeSet<NamedNode> = asked
            .statement
            .predicate
            .senses
            .iter()
            .filter(|sense| !sense.inverse)
            .flat_map(|sense| self.rules.narrower(&sense.relation))
            .collect();
        let bears = bearing(asked.statement.modality, head.modality, head.polarity) != Bearing::Neither;
        head.polarity == asked.polarity
            && bears
            && asked.modalities.contains(&head.modality)
            && head.object.is_some() == asked.statement.object.is_some()
            && relations(head).any(|relation| entailing.contains(&relation))
    }

    /// The conditions of a rule, its letters replaced by what is asked about, the others by fresh variables.
    fn instance_of(&mut self, rule: &Consequence, asked: &Statement) -> Condition {
        let mut stands: BTreeMap<Variable, Operand> = BTreeMap::new();
        if let Operand::Variable(letter) = rule.head.subject {
            stands.insert(letter, asked.subject.clone());
        }
        if let (Some(Operand::Variable(letter)), Some(object)) = (&rule.head.object, &asked.object) {
            stands.insert(*letter, object.clone());
        }
        let mut fresh = || {
            self.letters += 1;
            Variable(10_000 + self.letters)
        };
        replaced(&rule.body, &mut stands, &mut fresh)
    }
}

/// What stands in place of a variable that only its condition knows.
fn own(variable: Variable, stands: &mut BTreeMap<Variable, Operand>, fresh: &mut impl FnMut() -> Variable) -> Variable {
    match stands.entry(variable).or_insert_with(|| Operand::Variable(fresh())) {
        Operand::Variable(one) => *one,
        _ => variable,
    }
}

/// A condition with its variables replaced.
fn replaced(
    condition: &Condition,
    stands: &mut BTreeMap<Variable, Operand>,
    fresh: &mut impl FnMut() -> Variable,
) -> Condition {
    let mut operand = |operand: &Operand, stands: &mut BTreeMap<Variable, Operand>| match operand {
        Operand::Variable(letter) => stands.entry(*letter).or_insert_with(|| Operand::Variable(fresh())).clone(),
        other => other.clone(),
    };
    match condition {
        Condition::Statement(said) => {
            let restrictions = said.restrictions.iter().map(|restriction| match restriction {
                Restriction::Scope(preposition, of) => Restriction::Scope(preposition.clone(), operand(of, stands)),
                other => other.clone(),
            });
            let restrictions: Vec<Restriction> = restrictions.collect();
            let object = said.object.as_ref().map(|object| operand(object, stands));
            Condition::Statement(Statement {
                subject: operand(&said.subject, stands),
                object,
                restrictions,
                ..said.clone()
            })
        }
        Condition::Kind(of, noun) => Condition::Kind(operand(of, stands), noun.clone()),
        Condition::Quality(of, quality) => Condition::Quality(operand(of, stands), quality.clone()),
        Condition::Query(of, query) => Condition::Query(operand(of, stands), query.clone()),
        Condition::Same(one, other) => Condition::Same(operand(one, stands), operand(other, stands)),
        Condition::Compare(one, how, other) => Condition::Compare(operand(one, stands), *how, operand(other, stands)),
        Condition::Dated(of, how, date) => Condition::Dated(operand(of, stands), *how, date.clone()),
        Condition::Measure(measure) => {
            let of = operand(&measure.of, stands);
            let [counted, value] = [measure.counted, measure.value].map(|one| own(one, stands, fresh));
            let body = measure.body.iter().map(|one| replaced(one, stands, fresh)).collect();
            Condition::Measure(Box::new(Measure { of, counted, body, value, ..(**measure).clone() }))
        }
        Condition::Top(top) => {
            let of = operand(&top.of, stands);
            let value = own(top.value, stands, fresh);
            let [among, key] = [&top.among, &top.key]
                .map(|conditions| conditions.iter().map(|one| replaced(one, stands, fresh)).collect());
            Condition::Top(Box::new(Top { of, among, key, value, ..(**top).clone() }))
        }
        Condition::Text(of, matching, text) => Condition::Text(operand(of, stands), *matching, text.clone()),
        Condition::Period(part, of, period) => {
            let [part, of] = [*part, *of].map(|one| own(one, stands, fresh));
            Condition::Period(part, of, *period)
        }
        Condition::Quantified(many) => {
            let each = own(many.each, stands, fresh);
            let outer = many.outer.iter().map(|one| own(*one, stands, fresh)).collect();
            let [among, scope] = [&many.among, &many.scope]
                .map(|conditions| conditions.iter().map(|one| replaced(one, stands, fresh)).collect());
            let quantity = many.quantity.clone();
            Condition::Quantified(Box::new(Quantified { quantity, each, outer, among, scope }))
        }
        Condition::All(inner) => Condition::All(inner.iter().map(|one| replaced(one, stands, fresh)).collect()),
        Condition::Any(inner) => Condition::Any(inner.iter().map(|one| replaced(one, stands, fresh)).collect()),
        Condition::Not(inner) => Condition::Not(Box::new(replaced(inner, stands, fresh))),
        Condition::IfAny(inner) => Condition::IfAny(Box::new(replaced(inner, stands, fresh))),
    }
}
