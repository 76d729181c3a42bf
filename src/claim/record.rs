//! A claim as quads, all in the default graph, and the text of a source beside them.
//!
//! ```text
//! claim:…    a rap:Claim ; rdf:subject … ; rdf:predicate … ; rdf:object … ;
//!            rap:modality … ; rap:polarity … ; rap:marker "…"@en ;
//!            rap:timeIn "2024"^^xsd:gYear ; prep:in id:… ; rap:place id:… ;     # its qualifiers
//!            rap:confidence 0.87 ;                              # where it was read; the highest counts
//!            prov:wasQuotedFrom passage:… .
//! passage:…  a rap:Passage ; oa:exact "…" ; oa:start 1204 ; oa:end 1391 ; prov:wasDerivedFrom source:… ;
//!            # a sentence of which no claim is kept is a passage that none is quoted from
//!            rap:page 3 ; rap:heading "Functions › Members" ; rap:cell "table 1, row 2, Chair" .  # where it has them
//! source:…   a rap:Source ; rdfs:label "briefing.txt" ;
//!            dcterms:title "…" ; dcterms:publisher id:… ; dcterms:creator id:… ; dcterms:date "2024-06-01"^^xsd:date ;
//!            dcterms:source <https://…> .                        # what the document says of itself
//! id:… rel:… id:… .                                   # only if Claim::is_outright
//! ```
//!
//! The text of a source that is kept is in a graph of its own, where questions do not look:
//!
//! ```text
//! source:… { source:… rap:text "…" ;
//!            # how much of it became claims when it was read
//!            rap:sentences 20 ; rap:claimedSentences 17 ; rap:tellingWords 160 ; rap:claimedWords 141 }
//! ```

use super::{Citation, Claim};
use crate::rdf::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term, literal, mint, namespace};
use crate::text::{Metadata, Source};

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
    out.extend(claim.confidence.map(|sure| quad(&node, namespace::CONFIDENCE, sure.literal())));
    for citation in &claim.citations {
        out.push(quad(&node, namespace::WAS_QUOTED_FROM, citation.passage()));
        out.extend(passage(citation));
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

/// The quads of a passage and its source.
#[must_use]
pub fn passage(citation: &Citation) -> Vec<Quad> {
    let mut out = vec![];
    let (node, source) = (citation.passage(), citation.source_node());
    out.push(quad(&node, namespace::TYPE, namespace::PASSAGE_CLASS));
    out.push(quad(&node, namespace::EXACT, Literal::new_simple_literal(&citation.quote)));
    out.push(quad(&node, namespace::START, position(citation.start)));
    out.push(quad(&node, namespace::END, position(citation.end)));
    let page = citation.page.map(|page| literal::integer(page.into()));
    out.extend(page.map(|page| quad(&node, namespace::PAGE, page)));
    let texts = [(namespace::HEADING, &citation.heading), (namespace::CELL, &citation.cell)];
    for (property, text) in texts {
        out.extend(text.as_ref().map(|text| quad(&node, property, Literal::new_simple_literal(text))));
    }
    out.push(quad(&node, namespace::WAS_DERIVED_FROM, source.clone()));
    out.push(quad(&source, namespace::TYPE, namespace::SOURCE_CLASS));
    out.push(quad(&source, namespace::LABEL, Literal::new_simple_literal(&citation.source)));
    out
}

/// What a source says of itself, as quads; none where it says nothing.
#[must_use]
pub fn metadata(source: &Source) -> Vec<Quad> {
    let Metadata { title, publisher, author, date, url } = source.metadata();
    let node = mint::slug(namespace::SOURCE, source.name());
    let mut out = vec![];
    out.extend(title.as_ref().map(|title| quad(&node, namespace::TITLE, Literal::new_simple_literal(title))));
    for (property, name) in [(namespace::PUBLISHER, publisher), (namespace::CREATOR, author)] {
        let Some(name) = name else { continue };
        let agent = mint::slug(namespace::ID, name);
        out.push(quad(&node, property, agent.clone()));
        out.push(quad(&agent, namespace::LABEL, literal::english(name)));
    }
    out.extend(date.as_ref().map(|date| quad(&node, namespace::DATE, literal::date(date))));
    let address = url.as_ref().and_then(|url| NamedNode::new(url).ok());
    out.extend(address.map(|address| quad(&node, namespace::DERIVED_FROM, address)));
    if !out.is_empty() {
        out.push(quad(&node, namespace::TYPE, namespace::SOURCE_CLASS));
        out.push(quad(&node, namespace::LABEL, Literal::new_simple_literal(source.name())));
    }
    out
}

/// The text of a source, as its passages are counted, in a graph named like the source.
#[must_use]
pub fn text(source: &Source) -> Quad {
    let node = mint::slug(namespace::SOURCE, source.name());
    Quad { graph_name: node.clone().into(), ..quad(&node, namespace::TEXT, Literal::new_simple_literal(source.text())) }
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
            confidence: None,
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
