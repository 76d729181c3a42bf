//! What follows from what: the rules of the vocabulary, read from the graph.
//!
//! Each rule is a statement about a relation (see `graphs/vocabulary.ttl`), and holds for the narrower
//! relations too. Rules are expanded when a question is compiled, never when the graph is loaded.

use super::known::Names;
use super::properties::Properties;
use super::stated::is_record;
use crate::question::Consequence;
use crate::rdf::{NamedNode, NamedOrBlankNode, Quad, Term, namespace};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// The rules that a question is compiled with.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    pub(super) relations: BTreeMap<NamedNode, BTreeMap<Rule, BTreeSet<String>>>,
    /// Those that name examples of a group ("such as").
    examples: BTreeSet<NamedNode>,
    narrower: BTreeMap<NamedNode, BTreeSet<NamedNode>>,
    subclasses: BTreeMap<NamedNode, BTreeSet<NamedNode>>,
    inverses: BTreeMap<NamedNode, BTreeSet<NamedNode>>,
    pub(super) uncited: BTreeSet<NamedNode>,
    pub(super) texts: BTreeSet<NamedNode>,
    pub(super) claims: bool,
    pub(super) consequences: Vec<Consequence>,
    pub(super) properties: Properties,
    pub(super) names: Option<Arc<dyn Names>>,
}

/// The sorts of rules, by the property that states them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Rule {
    Wider,
    PassesAlong,
    DenialPassesAlong,
    NamesExamples,
    FromScope,
    FromOrigin,
    VenueActs,
    PlacedBy,
    FromNoun,
    FromPost,
    FromSeat,
    Makes,
    Opposite,
    Transitive,
    Symmetric,
    Complete,
}

pub(super) const OWN: [(&str, Rule); 13] = [
    ("complete", Rule::Complete),
    ("passesAlong", Rule::PassesAlong),
    ("denialPassesAlong", Rule::DenialPassesAlong),
    ("namesExamples", Rule::NamesExamples),
    ("fromScope", Rule::FromScope),
    ("fromOrigin", Rule::FromOrigin),
    ("venueActs", Rule::VenueActs),
    ("placedBy", Rule::PlacedBy),
    ("fromNoun", Rule::FromNoun),
    ("fromPost", Rule::FromPost),
    ("fromSeat", Rule::FromSeat),
    ("makes", Rule::Makes),
    ("opposite", Rule::Opposite),
];

/// A relation and whether its subject and object change places.
pub type Directed = (NamedNode, bool);

impl Rules {
    /// Reads the rules out of the quads of a graph, vocabulary and statements alike.
    ///
    /// The statements tell which relations have plain edges that no claim covers: only for those does a
    /// query look for plain edges.
    #[must_use]
    pub fn read(quads: &[Quad]) -> Self {
        let mut rules = Self::default();
        for quad in quads {
            rules.see(quad);
        }
        rules.uncited = uncited(quads);
        rules.claims = quads.iter().any(|quad| quad.predicate.as_ref() == namespace::POLARITY);
        for quad in quads.iter().filter(|quad| matches!(quad.object, Term::Literal(_))) {
            if !rules.texts.contains(&quad.predicate) {
                rules.texts.insert(quad.predicate.clone());
            }
        }
        rules
    }

    pub(super) fn see(&mut self, quad: &Quad) {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { return };
        let predicate = quad.predicate.as_ref();
        self.properties.see(quad);
        match &quad.object {
            Term::NamedNode(wider) if predicate == namespace::SUB_PROPERTY_OF => {
                self.add(subject, Rule::Wider, &quad.object);
                self.narrower.entry(wider.clone()).or_default().insert(subject.clone());
            }
            Term::NamedNode(wider) if predicate == namespace::SUB_CLASS_OF => {
                self.subclasses.entry(wider.clone()).or_default().insert(subject.clone());
            }
            Term::NamedNode(inverse) if predicate == namespace::INVERSE_OF => {
                self.inverses.entry(subject.clone()).or_default().insert(inverse.clone());
                self.inverses.entry(inverse.clone()).or_default().insert(subject.clone());
            }
            Term::NamedNode(class) if predicate == namespace::TYPE => match class.as_str() {
                "http://www.w3.org/2002/07/owl#TransitiveProperty" => self.add(subject, Rule::Transitive, &quad.object),
                "http://www.w3.org/2002/07/owl#SymmetricProperty" => self.add(subject, Rule::Symmetric, &quad.object),
                _ => {}
            },
            object => {
                let own = predicate.as_str().strip_prefix(namespace::RAP);
                if let Some((_, rule)) = OWN.iter().find(|(name, _)| Some(*name) == own) {
                    self.add(subject, *rule, object);
                }
            }
        }
    }

    fn add(&mut self, relation: &NamedNode, rule: Rule, value: &Term) {
        let value = match value {
            Term::NamedNode(node) => node.as_str(),
            Term::Literal(literal) => literal.value(),
            Term::BlankNode(_) => return,
        };
        self.relations.entry(relation.clone()).or_default().entry(rule).or_default().insert(value.to_owned());
        self.examples.extend((rule == Rule::NamesExamples).then(|| relation.clone()));
    }

    /// What is affirmed of a thing passes along a relation to others.
    pub(super) fn pass_along(&mut self, relation: &NamedNode, along: &NamedNode) {
        self.add(relation, Rule::PassesAlong, &along.clone().into());
    }

    /// A relation is transitive.
    pub(super) fn be_transitive(&mut self, relation: &NamedNode) {
        self.add(relation, Rule::Transitive, &relation.clone().into());
    }

    /// A relation is symmetric.
    pub(super) fn be_symmetric(&mut self, relation: &NamedNode) {
        self.add(relation, Rule::Symmetric, &relation.clone().into());
    }

    /// Whether what is not stated of a relation is not so: it is declared complete.
    #[must_use]
    pub fn is_complete(&self, relation: &NamedNode) -> bool {
        let declared = |relation: &NamedNode| !self.stated(relation, Rule::Complete).is_empty();
        declared(relation) || self.inverses(relation).iter().any(declared)
    }

    /// The relation and every narrower one: to develop is to produce.
    #[must_use]
    pub fn narrower(&self, relation: &NamedNode) -> BTreeSet<NamedNode> {
        reachable(relation, |node| self.narrower.get(node).into_iter().flatten().cloned())
    }

    /// The class and every narrower one: a forum is an organisation.
    #[must_use]
    pub fn narrower_classes(&self, class: &NamedNode) -> BTreeSet<NamedNode> {
        reachable(class, |node| self.subclasses.get(node).into_iter().flatten().cloned())
    }

    /// The relation and every wider one.
    #[must_use]
    pub fn wider(&self, relation: &NamedNode) -> BTreeSet<NamedNode> {
        reachable(relation, |node| nodes(self.stated(node, Rule::Wider)))
    }

    pub(super) fn stated(&self, relation: &NamedNode, rule: Rule) -> &BTreeSet<String> {
        static NOTHING: BTreeSet<String> = BTreeSet::new();
        self.relations.get(relation).and_then(|rules| rules.get(&rule)).unwrap_or(&NOTHING)
    }

    /// What the relation or any wider one states by that rule.
    fn inherited(&self, relation: &NamedNode, rule: Rule) -> BTreeSet<&str> {
        let wider = self.wider(relation);
        wider.iter().flat_map(|wider| self.stated(wider, rule)).map(String::as_str).collect()
    }

    /// Everything that entails the relation when affirmed: it, narrower relations, and the inverses of
    /// these, in the direction in which they entail it.
    #[must_use]
    pub fn entailing(&self, relation: &NamedNode, inverse: bool) -> BTreeSet<Directed> {
        self.directed(&self.narrower(relation), inverse, Self::narrower)
    }

    /// Everything whose denial entails the denial of the relation: it, wider relations and their inverses.
    #[must_use]
    pub fn entailed(&self, relation: &NamedNode, inverse: bool) -> BTreeSet<Directed> {
        self.directed(&self.wider(relation), inverse, Self::wider)
    }

    fn directed(
        &self,
        relations: &BTreeSet<NamedNode>,
        inverse: bool,
        spread: fn(&Self, &NamedNode) -> BTreeSet<NamedNode>,
    ) -> BTreeSet<Directed> {
        let mut out = BTreeSet::new();
        for relation in relations {
            out.insert((relation.clone(), inverse));
            if !self.stated(relation, Rule::Symmetric).is_empty() {
                out.insert((relation.clone(), !inverse));
            }
            for other in self.inverses.get(relation).into_iter().flatten() {
                out.extend(spread(self, other).into_iter().map(|node| (node, !inverse)));
            }
        }
        out
    }

    /// Whether the relation is transitive by itself.
    #[must_use]
    pub fn is_transitive(&self, relation: &NamedNode) -> bool {
        !self.stated(relation, Rule::Transitive).is_empty()
    }

    /// The relations along which affirmed claims of this relation pass down to subjects.
    #[must_use]
    pub fn passes_along(&self, relation: &NamedNode) -> BTreeSet<NamedNode> {
        self.with_narrower(self.inherited(relation, Rule::PassesAlong))
    }

    /// The relations along which denied claims of this relation pass down to subjects.
    #[must_use]
    pub fn denial_passes_along(&self, relation: &NamedNode) -> BTreeSet<NamedNode> {
        self.with_narrower(self.inherited(relation, Rule::DenialPassesAlong))
    }

    fn with_narrower<S: AsRef<str>>(&self, relations: impl IntoIterator<Item = S>) -> BTreeSet<NamedNode> {
        nodes(relations).flat_map(|relation| self.narrower(&relation)).collect()
    }

    /// Every relation along which some affirmed claims pass down.
    #[must_use]
    pub fn passing_relations(&self) -> BTreeSet<NamedNode> {
        self.with_narrower(self.relations.keys().flat_map(|relation| self.stated(relation, Rule::PassesAlong)))
    }

    /// The relations that name examples of a group ("such as").
    #[must_use]
    pub const fn example_relations(&self) -> &BTreeSet<NamedNode> {
        &self.examples
    }

    /// The prepositions by which acting on a thing entails the relation.
    #[must_use]
    pub fn from_scope(&self, relation: &NamedNode) -> &BTreeSet<String> {
        self.stated(relation, Rule::FromScope)
    }

    /// The relations which, scoped by "from", entail the relation for the scope.
    #[must_use]
    pub fn from_origin(&self, relation: &NamedNode) -> BTreeSet<NamedNode> {
        self.with_narrower(self.stated(relation, Rule::FromOrigin))
    }

    /// Whether a meeting is said to do what people do at it.
    #[must_use]
    pub fn venue_acts(&self, relation: &NamedNode) -> bool {
        self.wider(relation).iter().any(|wider| !self.stated(wider, Rule::VenueActs).is_empty())
    }

    /// The relations that tell where the relation is done, by where its object is.
    #[must_use]
    pub fn placed_by(&self, relation: &NamedNode) -> BTreeSet<NamedNode> {
        self.with_narrower(self.stated(relation, Rule::PlacedBy))
    }

    /// The nouns by which what a thing has is known to have the relation.
    #[must_use]
    pub fn from_noun(&self, relation: &NamedNode) -> &BTreeSet<String> {
        self.stated(relation, Rule::FromNoun)
    }

    /// The inverses of the relation.
    #[must_use]
    pub fn inverses(&self, relation: &NamedNode) -> BTreeSet<NamedNode> {
        self.inverses.get(relation).cloned().unwrap_or_default()
    }

    /// Whether the graph makes claims, so that what it does not claim is open.
    #[must_use]
    pub const fn has_claims(&self) -> bool {
        self.claims
    }

    /// Whether the relation leads to literals.
    #[must_use]
    pub fn has_texts(&self, relation: &NamedNode) -> bool {
        self.texts.contains(relation)
    }

    /// The relations that have plain edges without a claim behind them.
    #[must_use]
    pub fn uncited_relations(&self) -> &BTreeSet<NamedNode> {
        &self.uncited
    }

    /// Whether some plain edge of this relation has no claim behind it.
    #[must_use]
    pub fn has_uncited_edges(&self, relation: &NamedNode) -> bool {
        self.uncited.contains(relation)
    }
}

/// The predicates of which some triple is covered by no claim.
fn uncited(quads: &[Quad]) -> BTreeSet<NamedNode> {
    let mut claims: HashMap<&NamedOrBlankNode, [Option<&Term>; 3]> = HashMap::new();
    let parts = [namespace::SUBJECT, namespace::PREDICATE, namespace::OBJECT];
    for quad in quads {
        if let Some(at) = parts.iter().position(|&part| quad.predicate.as_ref() == part)
            && let Some(place) = claims.entry(&quad.subject).or_default().get_mut(at)
        {
            *place = Some(&quad.object);
        }
    }
    let covered: HashSet<[Option<&Term>; 3]> = claims.into_values().collect();
    let mut out = BTreeSet::new();
    for quad in quads.iter().filter(|quad| !is_record(quad.predicate.as_ref())) {
        if !out.contains(&quad.predicate) {
            let (subject, predicate) = (Term::from(quad.subject.clone()), Term::from(quad.predicate.clone()));
            if !covered.contains(&[Some(&subject), Some(&predicate), Some(&quad.object)]) {
                out.insert(quad.predicate.clone());
            }
        }
    }
    out
}

fn reachable<N: Iterator<Item = NamedNode>>(from: &NamedNode, next: impl Fn(&NamedNode) -> N) -> BTreeSet<NamedNode> {
    let mut seen = BTreeSet::from([from.clone()]);
    let mut open = vec![from.clone()];
    while let Some(node) = open.pop() {
        open.extend(next(&node).filter(|node| seen.insert(node.clone())));
    }
    seen
}

fn nodes<S: AsRef<str>>(iris: impl IntoIterator<Item = S>) -> impl Iterator<Item = NamedNode> {
    iris.into_iter().map(|iri| NamedNode::new_unchecked(iri.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::{RdfFormat, RdfParser};

    fn rules(turtle: &str) -> Rules {
        let prefixes = "@prefix rap: <https://w3id.org/rapporteur/ns#> . @prefix x: <x:> .
            @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .";
        let text = format!("{prefixes}{turtle}");
        let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(text.as_bytes());
        Rules::read(&quads.collect::<Result<Vec<Quad>, _>>().unwrap())
    }

    fn node(name: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("x:{name}"))
    }

    fn shown(directed: &BTreeSet<Directed>) -> Vec<String> {
        directed.iter().map(|(node, inverse)| format!("{}{}", if *inverse { "^" } else { "" }, node.as_str())).collect()
    }

    #[test]
    fn narrower_relations_and_inverses_entail() {
        let rules =
            rules("x:host rdfs:subPropertyOf x:run . x:run rdfs:subPropertyOf x:lead . x:ledBy owl:inverseOf x:lead .");
        assert_eq!(shown(&rules.entailing(&node("lead"), false)), ["x:host", "x:lead", "^x:ledBy", "x:run"]);
        assert_eq!(shown(&rules.entailed(&node("run"), true)), ["^x:lead", "x:ledBy", "^x:run"]);
    }

    #[test]
    fn rules_hold_for_narrower_relations() {
        let rules = rules(
            "x:draft rdfs:subPropertyOf x:produce . x:session rdfs:subPropertyOf x:part .
             x:produce rap:passesAlong x:part ; rap:venueActs true . x:include rap:namesExamples true .
             x:host rap:placedBy x:heldIn . x:cover rap:fromScope 'on' .",
        );
        assert_eq!(rules.passes_along(&node("draft")), BTreeSet::from([node("part"), node("session")]));
        assert!(rules.venue_acts(&node("draft")) && rules.denial_passes_along(&node("draft")).is_empty());
        assert_eq!(rules.example_relations(), &BTreeSet::from([node("include")]));
        assert_eq!(rules.placed_by(&node("host")), BTreeSet::from([node("heldIn")]));
        assert_eq!(rules.from_scope(&node("cover")), &BTreeSet::from(["on".to_owned()]));
    }

    #[test]
    fn only_edges_without_a_claim_are_uncited() {
        let rules = rules("x:c rdf:subject x:a ; rdf:predicate x:p ; rdf:object x:b . x:a x:p x:b ; x:q x:b .");
        assert!(!rules.has_uncited_edges(&node("p")));
        assert!(rules.has_uncited_edges(&node("q")));
    }
}
