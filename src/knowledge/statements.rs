//! What a graph states, gathered in one pass: claims with their citations, and plain statements.

use crate::claim::{Citation, Confidence};
use crate::rdf::{Quad, Term, namespace};
use crate::store::{LABEL_PROPERTIES, words_of};
use std::collections::{BTreeMap, BTreeSet};

/// Classes, properties and namespaces that describe words and not the world.
const SCHEMA: [&str; 6] = [
    "http://www.w3.org/ns/lemon/ontolex#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2004/02/skos/core#",
    namespace::RAP,
];

/// Subject, relation and object in the syntax of N-Triples, which sorts and compares as text; the object is
/// empty for a verb that takes none.
pub(super) type Statement = (String, String, String);

/// A claim as its quads tell it.
#[derive(Debug, Default)]
struct Recorded {
    subject: String,
    relation: String,
    object: String,
    denied: bool,
    confidence: Option<Confidence>,
    passages: Vec<String>,
}

/// Everything stated in a graph.
#[derive(Debug, Default)]
pub(super) struct Statements {
    claims: BTreeMap<String, Recorded>,
    passages: BTreeMap<String, Citation>,
    names: BTreeMap<String, (usize, String)>,
    plain: BTreeSet<Statement>,
}

impl Statements {
    /// What the quads state.
    pub(super) fn gather(quads: &[Quad]) -> Self {
        let mut statements = Self::default();
        let record = record_nodes(quads);
        for quad in quads {
            statements.see_name(quad);
            match record.get(&quad.subject.to_string()) {
                Some(Kind::Claim) => statements.see_claim(quad),
                Some(Kind::Passage) => statements.see_passage(quad),
                Some(Kind::Source) => {}
                None if says_something(quad) => _ = statements.plain.insert(key(quad)),
                None => {}
            }
        }
        statements
    }

    fn see_claim(&mut self, quad: &Quad) {
        let claim = self.claims.entry(quad.subject.to_string()).or_default();
        match quad.predicate.as_ref() {
            namespace::SUBJECT => claim.subject = quad.object.to_string(),
            namespace::PREDICATE => claim.relation = quad.object.to_string(),
            namespace::OBJECT => claim.object = quad.object.to_string(),
            namespace::POLARITY => claim.denied = quad.object == namespace::DENIED.into_owned().into(),
            namespace::CONFIDENCE => claim.confidence = claim.confidence.max(value(&quad.object).parse().ok()),
            namespace::WAS_QUOTED_FROM => claim.passages.push(quad.object.to_string()),
            _ => {}
        }
    }

    fn see_passage(&mut self, quad: &Quad) {
        let passage = self.passages.entry(quad.subject.to_string()).or_default();
        let number = || value(&quad.object).parse().unwrap_or_default();
        match quad.predicate.as_ref() {
            namespace::EXACT => passage.quote = value(&quad.object).to_owned(),
            namespace::START => passage.start = number(),
            namespace::END => passage.end = number(),
            namespace::PAGE => passage.page = value(&quad.object).parse().ok(),
            namespace::HEADING => passage.heading = Some(value(&quad.object).to_owned()),
            namespace::CELL => passage.cell = Some(value(&quad.object).to_owned()),
            namespace::WAS_DERIVED_FROM => passage.source = quad.object.to_string(),
            _ => {}
        }
    }

    fn see_name(&mut self, quad: &Quad) {
        let Some(rank) = LABEL_PROPERTIES.iter().position(|&property| property == quad.predicate.as_ref()) else {
            return;
        };
        let found = (rank, value(&quad.object).to_owned());
        let best = self.names.entry(quad.subject.to_string()).or_insert_with(|| found.clone());
        if found < *best {
            *best = found;
        }
    }

    /// How many claims there are.
    pub(super) fn claims(&self) -> usize {
        self.claims.len()
    }

    /// How many sources are cited.
    pub(super) fn sources(&self) -> usize {
        self.passages.values().map(|passage| &passage.source).collect::<BTreeSet<_>>().len()
    }

    /// What is both affirmed and denied, with the citations of either side.
    pub(super) fn conflicts(&self) -> Vec<(Statement, [Vec<Citation>; 2])> {
        let mut sides: BTreeMap<Statement, [Vec<&Recorded>; 2]> = BTreeMap::new();
        for claim in self.claims.values() {
            let [affirmed, denied] = sides.entry(claim.statement()).or_default();
            if claim.denied { denied.push(claim) } else { affirmed.push(claim) }
        }
        let both = sides.into_iter().filter(|(_, sides)| sides.iter().all(|side| !side.is_empty()));
        both.map(|(statement, sides)| (statement, sides.map(|side| self.citations(&side)))).collect()
    }

    /// Claims less sure than that, with their citations, the least sure first.
    pub(super) fn doubtful(&self, least: Confidence) -> Vec<(Statement, Confidence, Vec<Citation>)> {
        let unsure = |claim: &&Recorded| claim.confidence.filter(|&sure| sure < least);
        let found = self
            .claims
            .values()
            .filter_map(|claim| Some((claim.statement(), unsure(&claim)?, self.citations(&[claim]))));
        let mut found: Vec<_> = found.collect();
        found.sort_by(|one, other| one.1.cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
        found
    }

    /// What the things that claims speak of are called.
    pub(super) fn names_of_things(&self) -> BTreeSet<String> {
        let things = self.claims.values().flat_map(|claim| [&claim.subject, &claim.object]);
        things.filter_map(|thing| self.names.get(thing)).map(|(_, name)| name.clone()).collect()
    }

    /// Statements, plain or claimed, for which no passage is given.
    pub(super) fn uncited(&self) -> Vec<Statement> {
        let cited: BTreeSet<Statement> =
            self.claims.values().filter(|claim| !claim.passages.is_empty()).map(Recorded::statement).collect();
        let claimed = self.claims.values().map(Recorded::statement);
        let all: BTreeSet<Statement> = claimed.chain(self.plain.iter().cloned()).collect();
        all.difference(&cited).cloned().collect()
    }

    /// What people call a term.
    pub(super) fn name(&self, term: &str) -> String {
        match self.names.get(term) {
            Some((_, name)) => name.clone(),
            None if term.starts_with('<') => words_of(term.trim_matches(['<', '>'])),
            None => literal_value(term).to_owned(),
        }
    }

    fn citations(&self, claims: &[&Recorded]) -> Vec<Citation> {
        let passages = claims.iter().flat_map(|claim| &claim.passages);
        let mut citations: Vec<Citation> = passages.filter_map(|passage| self.citation(passage)).collect();
        citations.sort();
        citations.dedup();
        citations
    }

    fn citation(&self, passage: &str) -> Option<Citation> {
        let citation = self.passages.get(passage)?.clone();
        let source = self.name(&citation.source);
        Some(Citation { source, ..citation })
    }
}

impl Recorded {
    fn statement(&self) -> Statement {
        (self.subject.clone(), self.relation.clone(), self.object.clone())
    }
}

/// What a node of the record is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Claim,
    Passage,
    Source,
}

fn record_nodes(quads: &[Quad]) -> BTreeMap<String, Kind> {
    let kind = |class: &Term| match class {
        Term::NamedNode(class) if *class == namespace::CLAIM_CLASS => Some(Kind::Claim),
        Term::NamedNode(class) if *class == namespace::PASSAGE_CLASS => Some(Kind::Passage),
        Term::NamedNode(class) if *class == namespace::SOURCE_CLASS => Some(Kind::Source),
        _ => None,
    };
    let types = quads.iter().filter(|quad| quad.predicate == namespace::TYPE);
    types.filter_map(|quad| Some((quad.subject.to_string(), kind(&quad.object)?))).collect()
}

/// Whether a quad says something of the world: no name, no schema, and no class that this project's own reading
/// infers.
fn says_something(quad: &Quad) -> bool {
    let is_schema = |iri: &str| SCHEMA.iter().any(|base| iri.starts_with(base));
    let is_name = LABEL_PROPERTIES.iter().any(|&property| quad.predicate == property);
    let is_type = quad.predicate == namespace::TYPE;
    let of_schema = matches!(&quad.object, Term::NamedNode(class) if is_schema(class.as_str()));
    if is_type { !of_schema } else { !is_name && !is_schema(quad.predicate.as_str()) }
}

fn key(quad: &Quad) -> Statement {
    (quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string())
}

fn value(term: &Term) -> &str {
    match term {
        Term::Literal(literal) => literal.value(),
        _ => "",
    }
}

/// The value of a literal in the syntax of N-Triples: what stands between its quotation marks.
fn literal_value(term: &str) -> &str {
    term.strip_prefix('"').and_then(|inner| inner.rsplit_once('"')).map_or(term, |(value, _)| value)
}
