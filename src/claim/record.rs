//! A claim as quads, all in the default graph.
//!
//! ```text
//! claim:…    a rap:Claim ; rdf:subject … ; rdf:predicate … ; rdf:object … ;
//!            rap:modality … ; rap:polarity … ; rap:marker "…"@en ;
//!            rap:timeIn "2024"^^xsd:gYear ; prep:in id:… ; rap:place id:… ;     # its qualifiers
//!            prov:wasQuotedFrom passage:… .
//! passage:…  a rap:Passage ; oa:exact "…" ; oa:start 1204 ; oa:end 1391 ; prov:wasDerivedFrom source:… .
//! source:…   a rap:Source ; rdfs:label "briefing.txt" .
//! id:… rel:… id:… .                                   # only if Claim::is_outright
//! ```

use super::{Citation, Claim};
use crate::rdf::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term, literal, namespace};

/// The quads of a claim, its passages and its sources.
#[must_use]
pub fn quads(claim: &Claim) -> Vec<Quad> {
    let node = claim.node();
    let mut out = said(claim, &node);
    if let Some(marker) = &claim.marker {
        out.push(quad(&node, namespace::MARKER, literal::english(marker)));
    }
    for qualifier in &claim.qualifiers {
        let (property, value) = qualifier.statement();
        out.push(quad(&node, property.as_ref(), value));
    }
    for citation in &claim.citations {
        out.push(quad(&node, namespace::WAS_QUOTED_FROM, citation.passage()));
        passage(citation, &mut out);
    }
    if let (true, Some(object)) = (claim.is_outright(), &claim.object) {
        out.push(quad(&claim.subject, claim.relation.as_ref(), object.clone()));
    }
    out
}

fn said(claim: &Claim, node: &NamedNode) -> Vec<Quad> {
    let mut out = vec![
        quad(node, namespace::TYPE, namespace::CLAIM_CLASS),
        quad(node, namespace::SUBJECT, claim.subject.clone()),
        quad(node, namespace::PREDICATE, claim.relation.clone()),
        quad(node, namespace::MODALITY, claim.modality.node()),
        quad(node, namespace::POLARITY, claim.polarity.node()),
    ];
    out.extend(claim.object.clone().map(|object| quad(node, namespace::OBJECT, object)));
    out
}

fn passage(citation: &Citation, out: &mut Vec<Quad>) {
    let (node, source) = (citation.passage(), citation.source_node());
    out.push(quad(&node, namespace::TYPE, namespace::PASSAGE_CLASS));
    out.push(quad(&node, namespace::EXACT, Literal::new_simple_literal(&citation.quote)));
    out.push(quad(&node, namespace::START, position(citation.start)));
    out.push(quad(&node, namespace::END, position(citation.end)));
    out.push(quad(&node, namespace::WAS_DERIVED_FROM, source.clone()));
    out.push(quad(&source, namespace::TYPE, namespace::SOURCE_CLASS));
    out.push(quad(&source, namespace::LABEL, Literal::new_simple_literal(&citation.source)));
}

fn position(code_points: usize) -> Literal {
    literal::integer(i64::try_from(code_points).unwrap_or(i64::MAX))
}

/// One quad of the default graph.
#[must_use]
pub fn quad(subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) -> Quad {
    Quad::new(subject.clone(), predicate.into_owned(), object, GraphName::DefaultGraph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Modality, Polarity};
    use crate::rdf::mint;
    use crate::text::{Source, Span};

    fn claim(modality: Modality, polarity: Polarity) -> Claim {
        let source = Source::new("t", "SOM1 can issue a statement.");
        Claim {
            subject: mint::slug(namespace::ID, "SOM1"),
            relation: mint::slug(namespace::REL, "issue"),
            object: Some(mint::slug(namespace::ID, "statement").into()),
            modality,
            polarity,
            marker: None,
            qualifiers: vec![],
            citations: vec![Citation::new(&source, Span::new(0, 27)).unwrap()],
        }
    }

    fn has_plain_edge(claim: &Claim) -> bool {
        quads(claim).iter().any(|quad| quad.predicate == claim.relation)
    }

    #[test]
    fn only_outright_claims_become_edges() {
        assert!(has_plain_edge(&claim(Modality::Actual, Polarity::Affirmed)));
        assert!(!has_plain_edge(&claim(Modality::Possible, Polarity::Affirmed)));
        assert!(!has_plain_edge(&claim(Modality::Actual, Polarity::Denied)));
    }

    #[test]
    fn the_same_claim_is_the_same_node() {
        let one = claim(Modality::Possible, Polarity::Affirmed);
        let mut other = one.clone();
        other.citations.clear();
        assert_eq!(one.node(), other.node());
        assert_ne!(one.node(), claim(Modality::Possible, Polarity::Denied).node());
    }
}
