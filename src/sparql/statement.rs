//! A statement as a graph pattern: the claims that say so, and the plain edges that no claim covers.

use super::compile::Compiler;
use super::pattern::{self, Step};
use super::rules::Directed;
use super::{admitted, restriction};
use crate::claim::{Modality, Polarity};
use crate::question::{Operand, Restriction, Statement, Things};
use crate::rdf::{NamedNode, NamedNodeRef, mint, namespace};
use spargebra::algebra::{GraphPattern, PropertyPathExpression};
use spargebra::term::{TermPattern, Variable};
use std::collections::{BTreeMap, BTreeSet};

/// Which part of a claim an operand fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Subject,
    Object,
}

/// What a family of claims has in common: direction, what it passes along, whether a venue acts.
type Family = (bool, BTreeSet<NamedNode>, bool);

/// A statement asked in one polarity, with the variable that its claims fill.
pub(super) struct Asked<'a> {
    statement: &'a Statement,
    polarity: Polarity,
    modalities: Vec<Modality>,
    claim: &'a Variable,
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
        let mut branches = Vec::new();
        let relations = self.relations(asked);
        let (walked, said): (BTreeSet<Directed>, _) =
            relations.iter().cloned().partition(|_| self.is_walked(asked, &relations));
        if !walked.is_empty() {
            branches.extend(self.walks(asked, &walked));
        }
        for (family, members) in self.families(asked, &said) {
            branches.push(self.claims(asked, &family, &members));
        }
        if asked.affirmed() {
            branches.extend(self.scoped(asked));
            branches.extend(self.from_origin(asked));
            branches.extend(self.verb_with_preposition(asked, &relations));
            branches.extend(self.edges(asked, &said));
        }
        branches.extend(self.answers_of_place(asked));
        pattern::union(branches)
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

    fn is_walked(&self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> bool {
        let by_itself = || relations.iter().any(|(relation, _)| self.rules.is_transitive(relation));
        asked.affirmed() && asked.statement.object.is_some() && (asked.statement.transitive || by_itself())
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
    fn predicate(&mut self, claim: &Variable, relations: &[NamedNode]) -> GraphPattern {
        if let [relation] = relations {
            return pattern::triple(claim.clone(), namespace::PREDICATE.into_owned(), relation.clone());
        }
        let variable = self.fresh("relation");
        let is = pattern::triple(claim.clone(), namespace::PREDICATE.into_owned(), variable.clone());
        pattern::join([pattern::values(&variable, pattern::ground(relations)), is])
    }

    /// Polarity and modality of the claim.
    fn mood(&mut self, asked: &Asked<'_>) -> Vec<GraphPattern> {
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
        parts
    }

    /// The operand stands, by name or by what follows for it, where the claim has one of `properties`.
    fn filled(
        &mut self,
        asked: &Asked<'_>,
        operand: &Operand,
        role: Role,
        passes: &BTreeSet<NamedNode>,
        properties: &[NamedNodeRef<'_>],
    ) -> Vec<GraphPattern> {
        let (node, mut parts) = self.end(asked.polarity, operand, role, passes);
        let path = match properties {
            [property] => Some(PropertyPathExpression::NamedNode(property.into_owned())),
            several => pattern::one_of(several),
        };
        let has = path.map(|path| match path {
            PropertyPathExpression::NamedNode(property) => pattern::triple(asked.claim.clone(), property, node),
            path => pattern::path(asked.claim.clone(), path, node),
        });
        let at = if matches!(operand, Operand::Variable(_)) { 0 } else { parts.len() };
        parts.splice(at..at, has);
        parts
    }

    /// The term that a claim has for an operand, and what ties the two.
    pub(super) fn end(
        &mut self,
        polarity: Polarity,
        operand: &Operand,
        role: Role,
        passes: &BTreeSet<NamedNode>,
    ) -> (TermPattern, Vec<GraphPattern>) {
        let steps = self.steps(operand, role, passes);
        let (start, mut parts) = self.start(polarity, operand, role);
        let node = self.fresh("node");
        match pattern::walk(start.clone(), &steps, node.clone()) {
            Some(walk) => {
                parts.push(walk);
                (node.into(), parts)
            }
            None => (start, parts),
        }
    }

    /// The operand as it was named.
    fn start(&mut self, polarity: Polarity, operand: &Operand, role: Role) -> (TermPattern, Vec<GraphPattern>) {
        match operand {
            Operand::Variable(variable) => (self.variable(*variable).into(), vec![]),
            Operand::Literal(literal) if literal.datatype() == oxigraph::model::vocab::xsd::STRING => {
                let variable = self.fresh("text");
                let choice = pattern::values(&variable, pattern::text(literal.value()));
                (variable.into(), vec![choice])
            }
            Operand::Literal(literal) => (literal.clone().into(), vec![]),
            Operand::Things(things) => match denoted(things, polarity, role).as_slice() {
                [thing] => (thing.clone().into(), vec![]),
                several => {
                    let variable = self.fresh("thing");
                    let choice = pattern::values(&variable, pattern::ground(several));
                    (variable.into(), vec![choice])
                }
            },
        }
    }

    /// What may lie between an operand and the node of a claim that holds for it.
    ///
    /// A thing has other names, is named among a group, is an instance of what it is said to be, and takes
    /// part in what it passes along from. A variable stands for what is said and for the examples of it;
    /// only if it is joined with another statement, for other names and inheritance too.
    fn steps(&self, operand: &Operand, role: Role, passes: &BTreeSet<NamedNode>) -> Vec<Step> {
        let joined = match operand {
            Operand::Variable(variable) => self.is_joined(*variable),
            Operand::Things(_) => true,
            Operand::Literal(_) => return vec![],
        };
        let mut steps: Vec<Step> =
            self.rules.example_relations().into_iter().map(|relation| (relation, true)).collect();
        if joined {
            steps.extend(same());
        }
        if role == Role::Subject && joined {
            steps.extend(passes.iter().map(|relation| (relation.clone(), false)));
            if matches!(operand, Operand::Things(_)) {
                steps.push((namespace::BE.into_owned(), false));
            }
        }
        steps
    }

    /// Claims of any relation whose preposition entails this one: to formulate policy on oceans is to cover them.
    fn scoped(&mut self, asked: &Asked<'_>) -> Option<GraphPattern> {
        let statement = asked.statement;
        let prepositions: BTreeSet<String> =
            straight(statement).iter().flat_map(|relation| self.rules.from_scope(relation)).collect();
        let object = statement.object.as_ref().filter(|_| !prepositions.is_empty())?;
        let scopes: Vec<NamedNode> = prepositions.iter().map(|word| mint::slug(namespace::PREP, word)).collect();
        let scopes: Vec<NamedNodeRef<'_>> = scopes.iter().map(NamedNode::as_ref).collect();
        let nothing = BTreeSet::new();
        let mut parts = self.filled(asked, &statement.subject, Role::Subject, &nothing, &[namespace::SUBJECT]);
        parts.extend(self.filled(asked, object, Role::Object, &nothing, &scopes));
        parts.extend(self.mood(asked));
        parts.extend(self.restrictions(asked));
        Some(pattern::join(parts))
    }

    /// What others expect or receive from the subject: it has the relation to that.
    fn from_origin(&mut self, asked: &Asked<'_>) -> Option<GraphPattern> {
        let statement = asked.statement;
        let straight = straight(statement);
        let origins: BTreeSet<NamedNode> =
            straight.iter().flat_map(|relation| self.rules.from_origin(relation)).collect();
        let object = statement.object.as_ref().filter(|_| !origins.is_empty())?;
        let passes: BTreeSet<NamedNode> =
            straight.iter().flat_map(|relation| self.rules.passes_along(relation)).collect();
        let from = mint::slug(namespace::PREP, "from");
        let origins: Vec<NamedNode> = origins.into_iter().collect();
        let mut parts = vec![self.predicate(asked.claim, &origins)];
        parts.extend(self.filled(asked, &statement.subject, Role::Subject, &passes, &[from.as_ref()]));
        parts.extend(self.filled(asked, object, Role::Object, &BTreeSet::new(), &[namespace::OBJECT]));
        parts.extend(self.mood(asked));
        parts.extend(self.restrictions(asked));
        Some(pattern::join(parts))
    }

    /// "meet … in Suva", where the text's relation is "meet in" and its object Suva.
    fn verb_with_preposition(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Vec<GraphPattern> {
        let statement = asked.statement;
        if statement.object.is_some() {
            return vec![];
        }
        let mut branches = Vec::new();
        for restriction in &statement.restrictions {
            let Restriction::Scope(preposition, operand) = restriction else { continue };
            let named = |(relation, _): &Directed| mint::slug(namespace::REL, &verb_phrase(relation, preposition));
            let verbs: Vec<NamedNode> =
                relations.iter().filter(|(relation, inverse)| !inverse && is_own(relation)).map(named).collect();
            if verbs.is_empty() {
                continue;
            }
            let nothing = BTreeSet::new();
            let mut parts = vec![self.predicate(asked.claim, &verbs)];
            parts.extend(self.filled(asked, &statement.subject, Role::Subject, &nothing, &[namespace::SUBJECT]));
            parts.extend(self.filled(asked, operand, Role::Object, &nothing, &[namespace::OBJECT]));
            parts.extend(self.mood(asked));
            branches.push(pattern::join(parts));
        }
        branches
    }

    /// Plain edges that no claim covers, such as those of a foreign graph.
    fn edges(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Vec<GraphPattern> {
        let statement = asked.statement;
        if !asked.modalities.contains(&Modality::Actual) || !statement.restrictions.is_empty() {
            return vec![];
        }
        let mut branches = Vec::new();
        for inverse in [false, true] {
            let plain =
                relations.iter().filter(|(relation, i)| *i == inverse && self.rules.has_uncited_edges(relation));
            let plain: Vec<NamedNode> = plain.map(|(relation, _)| relation.clone()).collect();
            if !plain.is_empty() {
                branches.push(self.plain(asked, &plain, inverse));
            }
        }
        branches
    }

    fn plain(&mut self, asked: &Asked<'_>, relations: &[NamedNode], inverse: bool) -> GraphPattern {
        let (subject, object) = ends(asked.statement, inverse);
        let nothing = BTreeSet::new();
        let mut parts = Vec::new();
        let mut term = |compiler: &mut Self, operand: Option<&Operand>, role| match operand {
            Some(operand) => {
                let (node, ties) = compiler.end(asked.polarity, operand, role, &nothing);
                parts.extend(ties);
                node
            }
            None => compiler.fresh("node").into(),
        };
        let (subject, object) = (term(self, subject, Role::Subject), term(self, object, Role::Object));
        let (relation, claim) = (self.fresh("relation"), self.fresh("claim"));
        parts.push(pattern::values(&relation, pattern::ground(relations)));
        parts.push(pattern::triple(subject.clone(), relation.clone(), object.clone()));
        let said = pattern::join([
            pattern::triple(claim.clone(), namespace::SUBJECT.into_owned(), subject),
            pattern::triple(claim.clone(), namespace::PREDICATE.into_owned(), relation),
            pattern::triple(claim, namespace::OBJECT.into_owned(), object),
        ]);
        pattern::filter(pattern::join(parts), pattern::not_exists(said))
    }

    /// Claims on a walk from the subject to the object over any number of these relations.
    fn walks(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Vec<GraphPattern> {
        let Some(object) = &asked.statement.object else { return vec![] };
        let steps: Vec<Step> = relations.iter().cloned().chain(same()).collect();
        let (from, before) = self.start(asked.polarity, &asked.statement.subject, Role::Subject);
        let (to, after) = self.start(asked.polarity, object, Role::Object);
        let mut branches = Vec::new();
        for inverse in [false, true] {
            let members: Vec<NamedNode> =
                relations.iter().filter(|(_, i)| *i == inverse).map(|(relation, _)| relation.clone()).collect();
            if members.is_empty() {
                continue;
            }
            let (near, far) = (self.fresh("node"), self.fresh("node"));
            let (subject, object) = if inverse { (&far, &near) } else { (&near, &far) };
            let mut parts = before.clone();
            parts.extend(after.clone());
            parts.push(self.predicate(asked.claim, &members));
            parts.push(pattern::triple(asked.claim.clone(), namespace::SUBJECT.into_owned(), subject.clone()));
            parts.push(pattern::triple(asked.claim.clone(), namespace::OBJECT.into_owned(), object.clone()));
            parts.extend(self.mood(asked));
            parts.extend(pattern::walk(from.clone(), &steps, near));
            parts.extend(pattern::walk(far, &steps, to.clone()));
            branches.push(pattern::join(parts));
        }
        if relations.iter().any(|(relation, _)| self.rules.has_uncited_edges(relation)) {
            let walk = pattern::any_step(&steps).map(|step| PropertyPathExpression::OneOrMore(Box::new(step)));
            let walk = walk.map(|walk| pattern::path(from, walk, to));
            branches.push(pattern::join(before.into_iter().chain(after).chain(walk)));
        }
        branches
    }

    /// "where": what a relation that tells places says of the same thing.
    fn answers_of_place(&mut self, asked: &Asked<'_>) -> Vec<GraphPattern> {
        let statement = asked.statement;
        let mut branches = Vec::new();
        for restriction in &statement.restrictions {
            let (word, variable) = match restriction {
                Restriction::Where(variable) => ("where", variable),
                Restriction::When(variable) => ("when", variable),
                _ => continue,
            };
            let telling: Vec<NamedNode> = self.rules.answering(word).into_iter().collect();
            if telling.is_empty() {
                continue;
            }
            let thing = placed(statement);
            let nothing = BTreeSet::new();
            let mut parts = vec![self.predicate(asked.claim, &telling)];
            parts.extend(self.filled(asked, thing, Role::Subject, &nothing, &[namespace::SUBJECT]));
            let place = Operand::Variable(*variable);
            parts.extend(self.filled(asked, &place, Role::Object, &nothing, &[namespace::OBJECT]));
            parts.extend(self.mood(asked));
            branches.push(pattern::join(parts));
        }
        branches
    }

    /// The restrictions, as patterns on the claim.
    fn restrictions(&mut self, asked: &Asked<'_>) -> Vec<GraphPattern> {
        let restrictions = &asked.statement.restrictions;
        restrictions
            .iter()
            .map(|restriction| restriction::pattern(self, asked.claim, asked.polarity, restriction))
            .collect()
    }
}

/// The relations asked for in their own direction.
fn straight(statement: &Statement) -> Vec<NamedNode> {
    let senses = statement.predicate.senses.iter().filter(|sense| !sense.inverse);
    senses.map(|sense| sense.relation.clone()).collect()
}

/// Names of one thing lead to each other.
pub(super) fn same() -> [Step; 2] {
    [(namespace::SAME_AS.into_owned(), false), (namespace::SAME_AS.into_owned(), true)]
}

/// What fills the subject and the object of a claim.
fn ends(statement: &Statement, inverse: bool) -> (Option<&Operand>, Option<&Operand>) {
    let (subject, object) = (Some(&statement.subject), statement.object.as_ref());
    if inverse { (object, subject) } else { (subject, object) }
}

/// The things of that phrase that a claim may be about.
fn denoted(things: &Things, polarity: Polarity, role: Role) -> Vec<NamedNode> {
    let more = match (polarity, role) {
        (Polarity::Denied, _) => &things.broader[..],
        (Polarity::Affirmed, Role::Subject) if !things.exactly.is_empty() => &[],
        (Polarity::Affirmed, _) => &things.narrower[..],
    };
    let all: BTreeSet<&NamedNode> = things.exactly.iter().chain(more).collect();
    all.into_iter().cloned().collect()
}

/// The named thing of which the place or the time is asked.
fn placed(statement: &Statement) -> &Operand {
    match (&statement.subject, &statement.object) {
        (Operand::Variable(_), Some(object @ Operand::Things(_))) => object,
        (subject, _) => subject,
    }
}

fn is_own(relation: &NamedNode) -> bool {
    relation.as_str().starts_with(namespace::REL)
}

fn verb_phrase(relation: &NamedNode, preposition: &str) -> String {
    let verb = relation.as_str().strip_prefix(namespace::REL).unwrap_or_default();
    format!("{verb} {preposition}")
}
