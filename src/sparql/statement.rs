//! A statement as a graph pattern: the claims that say so, and the plain edges that no claim covers.

use super::compile::Compiler;
use super::operand::Role;
use super::pattern;
use super::rules::Directed;
use super::{admitted, restriction};
use crate::claim::{Modality, Polarity};
use crate::question::{Operand, Statement};
use crate::rdf::{NamedNode, namespace};
use spargebra::algebra::GraphPattern;
use spargebra::term::Variable;
use std::collections::{BTreeMap, BTreeSet};

/// What a family of claims has in common: direction, what it passes along, whether a venue acts.
type Family = (bool, BTreeSet<NamedNode>, bool);

/// A statement asked in one polarity, with the variable that its claims fill.
pub(super) struct Asked<'a> {
    pub(super) statement: &'a Statement,
    pub(super) polarity: Polarity,
    pub(super) modalities: Vec<Modality>,
    pub(super) claim: &'a Variable,
}

impl<'a> Asked<'a> {
    /// As it stands: the claims that answer it.
    pub(super) fn answering(statement: &'a Statement, claim: &'a Variable) -> Self {
        let modalities = admitted(statement.modality, statement.polarity);
        Self { statement, polarity: statement.polarity, modalities, claim }
    }

    /// For or against, in every modality: the claims that bear on it.
    pub(super) fn bearing(statement: &'a Statement, polarity: Polarity, claim: &'a Variable) -> Self {
        Self { statement, polarity, modalities: Modality::ALL.to_vec(), claim }
    }

    fn affirmed(&self) -> bool {
        self.polarity == Polarity::Affirmed
    }
}

impl Compiler<'_> {
    /// Everything that says so.
    pub(super) fn statement(&mut self, asked: &Asked<'_>) -> GraphPattern {
        if let Some(anything) = self.anything(asked) {
            return anything;
        }
        let is_open = matches!(asked.statement.object, Some(Operand::Variable(_)));
        // What a thing stands for is nothing but a name; "stand for election" is more.
        let names = match self.names(asked) {
            Some(names) if is_open => return names,
            names => names,
        };
        let mut branches = Vec::new();
        let relations = self.relations(asked);
        let walked = self.walked(asked, &relations);
        let said: BTreeSet<Directed> = relations.difference(&walked).cloned().collect();
        if !walked.is_empty() {
            branches.extend(self.walks(asked, &walked));
        }
        for (family, members) in self.families(asked, &said) {
            branches.push(self.claims(asked, &family, &members));
        }
        branches.extend(names);
        branches.extend(self.with_last_word_apart(asked));
        if asked.affirmed() {
            branches.extend(self.scoped(asked));
            branches.extend(self.expected_of(asked));
            branches.extend(self.verb_with_preposition(asked, &relations));
            branches.extend(self.edges(asked, &said));
            branches.extend(self.dated_statements(asked, &said));
            branches.extend(self.placed(asked));
            branches.extend(self.of_that_noun(asked, &relations));
            branches.extend(self.seated(asked, &relations));
            branches.extend(self.made(asked, &relations));
            branches.extend(self.promised(asked));
        }
        branches.extend(self.by_post(asked, &relations));
        branches.extend(self.derived(asked));
        let said = pattern::union(branches);
        self.then(said, asked.claim)
    }

    /// The relations that say so, with their direction.
    fn relations(&self, asked: &Asked<'_>) -> BTreeSet<Directed> {
        let senses = &asked.statement.predicate.senses;
        let expand = |relation, inverse| match asked.polarity {
            Polarity::Affirmed => self.rules.entailing(relation, inverse),
            Polarity::Denied => self.rules.entailed(relation, inverse),
        };
        senses.iter().flat_map(|sense| expand(&sense.relation, sense.inverse)).collect()
    }

    /// The relations that are walked any number of steps: transitive ones with what entails them, or all of
    /// them if it was asked so.
    fn walked(&self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> BTreeSet<Directed> {
        if !asked.affirmed() || asked.statement.object.is_none() {
            return BTreeSet::new();
        }
        if asked.statement.transitive {
            return relations.clone();
        }
        // What holds at some time need not hold of all the steps to it.
        if !asked.statement.restrictions.is_empty() {
            return BTreeSet::new();
        }
        let transitive = relations.iter().filter(|(relation, _)| self.rules.is_transitive(relation));
        transitive.flat_map(|(relation, inverse)| self.rules.entailing(relation, *inverse)).collect()
    }

    /// Relations that share their rules, to be looked for together.
    fn families(&self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> BTreeMap<Family, Vec<NamedNode>> {
        let mut families: BTreeMap<Family, Vec<NamedNode>> = BTreeMap::new();
        for (relation, inverse) in relations {
            let passes = match asked.polarity {
                Polarity::Affirmed => self.rules.passes_along(relation),
                Polarity::Denied => self.rules.denial_passes_along(relation),
            };
            let family = (*inverse, passes, self.rules.venue_acts(relation));
            families.entry(family).or_default().push(relation.clone());
        }
        families
    }

    /// Claims with one of these relations.
    fn claims(&mut self, asked: &Asked<'_>, family: &Family, relations: &[NamedNode]) -> GraphPattern {
        let (inverse, passes, venue_acts) = family;
        let (subject, object) = ends(asked.statement, *inverse);
        let path = if *venue_acts { &[namespace::SUBJECT, namespace::VENUE][..] } else { &[namespace::SUBJECT] };
        let mut parts = Vec::new();
        if let Some(subject) = subject {
            parts.push(self.filled(asked, subject, Role::Subject, passes, path));
        }
        if let Some(object) = object {
            parts.push(self.filled(asked, object, Role::Object, &BTreeSet::new(), &[namespace::OBJECT]));
        }
        // What is named comes first, so that an engine that keeps the order has little to walk through.
        if matches!(subject, Some(Operand::Variable(_))) {
            parts.reverse();
        }
        let mut parts: Vec<GraphPattern> = parts.into_iter().flatten().collect();
        parts.insert(0, self.predicate(asked.claim, relations));
        parts.extend(self.mood(asked));
        parts.extend(self.restrictions(asked));
        pattern::join(parts)
    }

    /// The claim's relation is one of these.
    pub(super) fn predicate(&mut self, claim: &Variable, relations: &[NamedNode]) -> GraphPattern {
        if let [relation] = relations {
            return pattern::triple(claim.clone(), namespace::PREDICATE.into_owned(), relation.clone());
        }
        let variable = self.fresh("relation");
        let is = pattern::triple(claim.clone(), namespace::PREDICATE.into_owned(), variable.clone());
        pattern::join([pattern::values(&variable, pattern::ground(relations)), is])
    }

    /// Polarity and modality of the claim.
    pub(super) fn mood(&mut self, asked: &Asked<'_>) -> Vec<GraphPattern> {
        let claim = asked.claim;
        let mut parts =
            vec![pattern::triple(claim.clone(), namespace::POLARITY.into_owned(), asked.polarity.node().into_owned())];
        if let [modality] = asked.modalities.as_slice() {
            let modality = modality.node().into_owned();
            parts.push(pattern::triple(claim.clone(), namespace::MODALITY.into_owned(), modality));
        } else if asked.modalities.len() < Modality::ALL.len() {
            let variable = self.fresh("modality");
            let nodes: Vec<NamedNode> = asked.modalities.iter().map(|modality| modality.node().into_owned()).collect();
            parts.push(pattern::triple(claim.clone(), namespace::MODALITY.into_owned(), variable.clone()));
            parts.push(pattern::values(&variable, pattern::ground(&nodes)));
        }
        parts.extend(self.in_context(claim));
        parts
    }

    /// The restrictions, as patterns on the claim.
    pub(super) fn restrictions(&mut self, asked: &Asked<'_>) -> Vec<GraphPattern> {
        let mut patterns = vec![];
        for one in &asked.statement.restrictions {
            let itself = restriction::pattern(self, asked.claim, asked.polarity, one);
            let beside =
                [self.said_beside(asked, one), self.said_of_its_object(asked, one), self.said_in_words(asked, one)];
            patterns.push(pattern::union([itself].into_iter().chain(beside.into_iter().flatten())));
        }
        patterns
    }
}

/// What fills the subject and the object of a claim.
pub(super) fn ends(statement: &Statement, inverse: bool) -> (Option<&Operand>, Option<&Operand>) {
    let (subject, object) = (Some(&statement.subject), statement.object.as_ref());
    if inverse { (object, subject) } else { (subject, object) }
}
