//! What claims say, and the words that say it.

use super::AnswerError;
use crate::claim::{Citation, Confidence, Modality, Polarity, TimeRelation};
use crate::question::{Context, Origin};
use crate::rdf::{NamedNode, NamedNodeRef, Term, namespace};
use crate::sparql::citations;
use crate::store::{Endpoint, Solutions};
use std::collections::{BTreeMap, BTreeSet};

/// Where a passage of a document stands besides its position.
const PLACES: [NamedNodeRef<'static>; 3] = [namespace::PAGE, namespace::HEADING, namespace::CELL];

/// Words that tell what will be.
const WILL: [&str; 4] = ["will", "'ll", "’ll", "wo"];

/// A claim as read back from a graph.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) node: NamedNode,
    pub(super) subject: Option<NamedNode>,
    pub(super) relation: Option<NamedNode>,
    pub(super) object: Option<Term>,
    pub(super) modality: Modality,
    pub(super) polarity: Polarity,
    /// How sure the reader was of it; of several readings the surest.
    pub(super) confidence: Option<Confidence>,
    /// Every other property of the claim, sorted.
    pub(super) qualifiers: Vec<(NamedNode, Term)>,
    /// Where it was said, by source and place.
    pub(super) citations: Vec<Citation>,
}

/// The claims behind an answer, by their IRIs.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    claims: BTreeMap<NamedNode, Said>,
}

impl Evidence {
    /// Fetches the claims and their citations: two queries however many there are.
    pub(super) fn fetch(endpoint: &dyn Endpoint, nodes: &BTreeSet<NamedNode>) -> Result<Self, AnswerError> {
        let nodes: Vec<NamedNode> = nodes.iter().cloned().collect();
        if nodes.is_empty() {
            return Ok(Self::default());
        }
        let mut claims = BTreeMap::new();
        let mut passages: BTreeMap<NamedNode, BTreeSet<NamedNode>> = BTreeMap::new();
        for row in triples(endpoint.select(&citations::claims(&nodes))?) {
            let (claim, property, value) = row;
            let said = claims.entry(claim.clone()).or_insert_with(|| blank(&claim));
            match (property.as_ref() == namespace::WAS_QUOTED_FROM, &value) {
                (true, Term::NamedNode(passage)) => _ = passages.entry(passage.clone()).or_default().insert(claim),
                _ => said.learn(property, value),
            }
        }
        for (passage, citation) in quotes(endpoint, &passages.keys().cloned().collect::<Vec<_>>())? {
            for claim in passages.get(&passage).into_iter().flatten() {
                if let Some(said) = claims.get_mut(claim) {
                    said.citations.push(citation.clone());
                }
            }
        }
        for said in claims.values_mut() {
            said.citations.sort();
            said.qualifiers.sort_by(|(one, value), (other, more)| {
                one.cmp(other).then_with(|| value.to_string().cmp(&more.to_string()))
            });
        }
        Ok(Self { claims })
    }

    /// Without the claims that the context leaves out.
    pub(super) fn in_context(mut self, context: &Context) -> Self {
        self.claims.retain(|_, said| said.counts(context));
        self
    }

    /// One claim.
    pub(super) fn claim(&self, node: &NamedNode) -> Option<&Said> {
        self.claims.get(node)
    }

    /// All of them, by their first citation.
    pub(super) fn in_text_order(&self) -> Vec<&Said> {
        let mut all: Vec<&Said> = self.claims.values().collect();
        all.sort_by(|one, other| one.place().cmp(&other.place()).then(one.node.cmp(&other.node)));
        all
    }

    /// The citations of these claims, sorted and each once.
    pub(super) fn citations<'a>(&self, nodes: impl IntoIterator<Item = &'a NamedNode>) -> Vec<Citation> {
        let all: BTreeSet<&Citation> =
            nodes.into_iter().filter_map(|node| self.claim(node)).flat_map(|said| &said.citations).collect();
        all.into_iter().cloned().collect()
    }
}

impl Said {
    /// Where it is said first; a claim without citation comes last.
    pub(super) fn place(&self) -> (bool, Option<&Citation>) {
        (self.citations.is_empty(), self.citations.first())
    }

    /// Whether it says that something is left free, not that it is forbidden: "need not", "is not required to" are denials of
    /// a necessity, "must not" is the necessity of a denial.
    pub(super) fn frees(&self) -> bool {
        let marked = |(property, value): &(NamedNode, Term)| {
            property.as_ref() == namespace::MARKER && self.modality.frees(self.polarity, &lexical(value))
        };
        self.qualifiers.iter().any(marked)
    }

    /// The text's own word, where it says more than modality and polarity do: "will" is expected as "should" is, and
    /// "need not" is no "must not".
    pub(super) fn word(&self) -> Option<&'static str> {
        if self.frees() {
            return Some("need not");
        }
        let foreseen = |(property, value): &(NamedNode, Term)| {
            property.as_ref() == namespace::MARKER && WILL.contains(&lexical(value).to_lowercase().as_str())
        };
        let expected = self.modality == Modality::Expected && self.qualifiers.iter().any(foreseen);
        expected.then_some(match self.polarity {
            Polarity::Affirmed => "will",
            Polarity::Denied => "will not",
        })
    }

    /// Whether the claim counts in a context: its source or whoever it is attributed to is one of those named, and no
    /// date of it leaves out the date asked for.
    fn counts(&self, context: &Context) -> bool {
        let attributed = |origin: &Origin| {
            let is = |(property, value): &(NamedNode, Term)| {
                property.as_ref() == namespace::ATTRIBUTED_TO
                    && matches!(value, Term::NamedNode(who) if origin.things.contains(who))
            };
            self.qualifiers.iter().any(is)
        };
        let quoted = |origin: &Origin| self.citations.iter().any(|one| origin.sources.contains(&one.source_node()));
        let said = context.origins.is_empty() || context.origins.iter().any(|one| quoted(one) || attributed(one));
        said && context.as_of.as_deref().is_none_or(|date| !self.is_elsewhen(date))
    }

    /// Whether a date of the claim leaves another out.
    fn is_elsewhen(&self, date: &str) -> bool {
        let leaves_out = |(property, value): &(NamedNode, Term)| {
            let Some(relation) = TimeRelation::ALL.into_iter().find(|one| one.node() == property.as_ref()) else {
                return false;
            };
            relation.leaves_out(&lexical(value), date)
        };
        self.qualifiers.iter().any(leaves_out)
    }

    fn learn(&mut self, property: NamedNode, value: Term) {
        match (property.as_ref(), &value) {
            (namespace::SUBJECT, Term::NamedNode(node)) => self.subject = Some(node.clone()),
            (namespace::PREDICATE, Term::NamedNode(node)) => self.relation = Some(node.clone()),
            (namespace::OBJECT, _) => self.object = Some(value),
            (namespace::MODALITY, Term::NamedNode(node)) => {
                self.modality = Modality::from_node(node.as_ref()).unwrap_or_default();
            }
            (namespace::POLARITY, Term::NamedNode(node)) => {
                self.polarity = Polarity::from_node(node.as_ref()).unwrap_or_default();
            }
            (namespace::CONFIDENCE, _) => self.confidence = self.confidence.max(lexical(&value).parse().ok()),
            (namespace::TYPE, _) => {}
            _ => self.qualifiers.push((property, value)),
        }
    }
}

fn blank(node: &NamedNode) -> Said {
    Said {
        node: node.clone(),
        subject: None,
        relation: None,
        object: None,
        modality: Modality::default(),
        polarity: Polarity::default(),
        confidence: None,
        qualifiers: vec![],
        citations: vec![],
    }
}

/// The rows of a query for two IRIs and a term.
pub(super) fn triples(solutions: Solutions) -> impl Iterator<Item = (NamedNode, NamedNode, Term)> {
    solutions.rows.into_iter().filter_map(|row| match <[Option<Term>; 3]>::try_from(row) {
        Ok([Some(Term::NamedNode(thing)), Some(Term::NamedNode(property)), Some(value)]) => {
            Some((thing, property, value))
        }
        _ => None,
    })
}

fn quotes(endpoint: &dyn Endpoint, passages: &[NamedNode]) -> Result<Vec<(NamedNode, Citation)>, AnswerError> {
    if passages.is_empty() {
        return Ok(vec![]);
    }
    let solutions = endpoint.select(&citations::passages(passages))?;
    let read = |row: Vec<Option<Term>>| match <[Option<Term>; 5]>::try_from(row) {
        Ok([Some(Term::NamedNode(passage)), Some(quote), Some(start), Some(end), Some(source)]) => {
            let (start, end) = (lexical(&start).parse().ok()?, lexical(&end).parse().ok()?);
            let (source, quote) = (lexical(&source), lexical(&quote));
            Some((passage, Citation { source, start, end, quote, ..Citation::default() }))
        }
        _ => None,
    };
    let mut found: BTreeMap<NamedNode, Citation> = solutions.rows.into_iter().filter_map(read).collect();
    for (passage, property, value) in triples(endpoint.select(&citations::properties(passages, &PLACES))?) {
        let Some(citation) = found.get_mut(&passage) else { continue };
        match property.as_ref() {
            namespace::PAGE => citation.page = lexical(&value).parse().ok(),
            namespace::HEADING => citation.heading = Some(lexical(&value)),
            _ => citation.cell = Some(lexical(&value)),
        }
    }
    Ok(found.into_iter().collect())
}

/// The text of a term: an IRI, a lexical form, a blank node's name.
pub(super) fn lexical(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => node.as_str().to_owned(),
    }
}
