//! What reading a text yields: claims, the things they are about, and what was not understood.

use super::{ClaimView, Entity, Wording};
use crate::claim::{Claim, record};
use crate::rdf::{NamedNode, NamedNodeRef, Quad, Term, literal, namespace};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Claims and entities of one source.
#[derive(Clone, Debug, Default)]
pub struct Ingested {
    /// The claims in the order of the text; what is said twice is one claim with two citations.
    pub claims: Vec<Claim>,
    /// How each claim was put; as many as claims.
    pub wordings: Vec<Wording>,
    /// The things spoken of, in the order of the text.
    pub entities: Vec<Entity>,
    /// The label of every relation used, vocabulary or minted.
    pub relations: BTreeMap<NamedNode, String>,
    /// Sentences, or parts of them, from which no claim could be read.
    pub not_understood: Vec<Span>,
    /// What the source says of itself: its title, publisher, date.
    pub metadata: Vec<Quad>,
}

impl Ingested {
    /// The whole as quads: entities, relations, claims, what the source says of itself. The same text yields the same quads in the same order.
    #[must_use]
    pub fn quads(&self) -> Vec<Quad> {
        let mut out: Vec<Quad> = self.entities.iter().flat_map(Entity::quads).collect();
        for (relation, label) in &self.relations {
            out.push(record::quad(relation, namespace::TYPE, namespace::RELATION_CLASS));
            out.push(record::quad(relation, namespace::LABEL, literal::english(label)));
        }
        out.extend(self.claims.iter().flat_map(record::quads));
        out.extend(self.metadata.iter().cloned());
        out
    }

    /// Each claim in words, in the order of the text.
    pub fn views(&self) -> impl Iterator<Item = ClaimView> {
        let names = self.names();
        let claims = self.claims.iter().zip(&self.wordings);
        claims.filter_map(move |(claim, wording)| ClaimView::new(claim, wording, &names))
    }

    fn names(&self) -> Names<'_> {
        self.entities.iter().map(|entity| (entity.node.as_ref(), entity.label.as_str())).collect()
    }
}

/// What things are called.
pub type Names<'a> = FxHashMap<NamedNodeRef<'a>, &'a str>;

/// The words of a term: a name, or the value of a literal.
pub(super) fn words(term: &Term, names: &Names<'_>) -> String {
    match term {
        Term::NamedNode(node) => names.get(&node.as_ref()).map_or(node.as_str(), |name| name).to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}
