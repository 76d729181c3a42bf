//! A graph of claims as others write claims: canonical, by reifiers of RDF 1.2, by negative assertions of OWL, as
//! nanopublications.

use super::canonical::canonical;
use super::export::written;
use super::{Endpoint, ExportError, Exported, QuadPattern, RdfFormat};
use crate::rdf::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, namespace};
use oxigraph::model::BlankNode;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const OWL: &str = "http://www.w3.org/2002/07/owl#";
const NANOPUB: &str = "http://www.nanopub.org/nschema#";

/// How claims are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// N-Quads that are the same bytes for the same graph, by RDFC-1.0.
    Canonical,
    /// Turtle of RDF 1.2, in which a claim reifies the triple that it is about.
    Reified,
    /// Turtle, in which denials are `owl:NegativePropertyAssertion`s besides.
    Negations,
    /// TriG with a nanopublication for each claim: what it says, who says so where, and how sure it was read.
    Nanopublications,
}

/// The whole graph in such a shape.
///
/// # Errors
/// [`ExportError`].
pub fn shaped(endpoint: &dyn Endpoint, shape: Shape) -> Result<Exported, ExportError> {
    if shape == Shape::Canonical {
        let unwritable = |reason: String| ExportError::Unwritable { format: "canonical N-Quads", reason };
        let text = canonical(&endpoint.all_quads()?).map_err(|error| unwritable(error.to_string()))?;
        return Ok(Exported { text, left_out: 0 });
    }
    let quads = endpoint.quads(&QuadPattern::default())?;
    let left_out = endpoint.len()?.saturating_sub(quads.len());
    let text = match shape {
        Shape::Reified => reified(quads)?,
        Shape::Negations => {
            let denials: Vec<Quad> = Claims::of(&quads).each().flat_map(|claim| claim.negation()).collect();
            written(quads.into_iter().chain(denials).collect(), RdfFormat::Turtle)?
        }
        Shape::Nanopublications | Shape::Canonical => {
            let claims = Claims::of(&quads);
            let all = claims.each().flat_map(|claim| claims.nanopublication(&claim));
            written(all.collect(), RdfFormat::TriG)?
        }
    };
    Ok(Exported { text, left_out })
}

/// Turtle 1.2: what is said of claims as it stands, and for each the triple that it reifies.
fn reified(quads: Vec<Quad>) -> Result<String, ExportError> {
    let (mut about, mut claims) = (String::new(), BTreeSet::new());
    for claim in Claims::of(&quads).each() {
        if let Some([subject, relation, object]) = claim.triple() {
            // Writing into a string does not fail.
            _ = write!(about, "\n{}\n\trdf:reifies <<( {subject} {relation} {object} )>> .\n", claim.node);
            claims.insert(claim.node.clone());
        }
    }
    let parts = [namespace::SUBJECT, namespace::PREDICATE, namespace::OBJECT];
    let is_part = |quad: &Quad| {
        matches!(&quad.subject, NamedOrBlankNode::NamedNode(node) if claims.contains(node))
            && parts.contains(&quad.predicate.as_ref())
    };
    let rest = quads.into_iter().filter(|quad| !is_part(quad)).collect();
    Ok(format!("VERSION \"1.2\"\n{}{about}", written(rest, RdfFormat::Turtle)?))
}

/// Quads by their subjects.
struct Claims<'a>(BTreeMap<&'a str, Vec<&'a Quad>>);

/// A claim and what is said of it.
struct Claim<'a> {
    node: NamedNode,
    quads: &'a [&'a Quad],
}

impl<'a> Claims<'a> {
    fn of(quads: &'a [Quad]) -> Self {
        let mut by_subject: BTreeMap<&str, Vec<&Quad>> = BTreeMap::new();
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(node) = &quad.subject {
                by_subject.entry(node.as_str()).or_default().push(quad);
            }
        }
        Self(by_subject)
    }

    /// The claims, by their names.
    fn each(&self) -> impl Iterator<Item = Claim<'_>> {
        let claims = self.0.iter().map(|(node, quads)| Claim { node: NamedNode::new_unchecked(*node), quads });
        claims
            .filter(|claim| claim.object(namespace::TYPE).is_some_and(|class| *class == namespace::CLAIM_CLASS.into()))
    }

    fn about(&self, term: &Term) -> impl Iterator<Item = &Quad> {
        let quads = match term {
            Term::NamedNode(node) => self.0.get(node.as_str()),
            _ => None,
        };
        quads.into_iter().flatten().copied()
    }

    /// Four graphs: the head, what is said, where it is said, and how it was read.
    fn nanopublication(&self, claim: &Claim<'_>) -> Vec<Quad> {
        let local = claim.node.as_str().rsplit('/').next().unwrap_or_default();
        let whole = NamedNode::new_unchecked(format!("https://w3id.org/rapporteur/np/{local}"));
        let part = |name: &str| NamedNode::new_unchecked(format!("{}#{name}", whole.as_str()));
        let [head, assertion, provenance, info] = ["head", "assertion", "provenance", "pubinfo"].map(part);
        let np = |name: &str| NamedNode::new_unchecked(format!("{NANOPUB}{name}"));
        let mut out = vec![Quad::new(whole.clone(), namespace::TYPE, np("Nanopublication"), head.clone())];
        for (relation, graph) in
            [("hasAssertion", &assertion), ("hasProvenance", &provenance), ("hasPublicationInfo", &info)]
        {
            out.push(Quad::new(whole.clone(), np(relation), graph.clone(), head.clone()));
        }
        for quad in claim.quads {
            let (place, subject) = match quad.predicate.as_ref() {
                namespace::CONFIDENCE | namespace::MARKER => (&info, quad.subject.clone()),
                namespace::WAS_QUOTED_FROM => (&provenance, assertion.clone().into()),
                _ => (&assertion, quad.subject.clone()),
            };
            out.push(Quad::new(subject, quad.predicate.clone(), quad.object.clone(), place.clone()));
            if quad.predicate == namespace::WAS_QUOTED_FROM {
                self.passage(&quad.object, &provenance, &mut out);
            }
        }
        out.extend(
            claim
                .edge()
                .into_iter()
                .chain(claim.negation())
                .map(|quad| Quad { graph_name: assertion.clone().into(), ..quad }),
        );
        let made = NamedNode::new_unchecked("http://www.w3.org/ns/prov#wasAttributedTo");
        out.push(Quad::new(whole, made, NamedNode::new_unchecked("https://w3id.org/rapporteur"), info));
        out
    }

    /// A passage and its source.
    fn passage(&self, passage: &Term, graph: &NamedNode, out: &mut Vec<Quad>) {
        for quad in self.about(passage) {
            out.push(Quad { graph_name: graph.clone().into(), ..quad.clone() });
            if quad.predicate == namespace::WAS_DERIVED_FROM {
                let source =
                    self.about(&quad.object).map(|quad| Quad { graph_name: graph.clone().into(), ..quad.clone() });
                out.extend(source);
            }
        }
    }
}

impl Claim<'_> {
    fn object(&self, predicate: NamedNodeRef<'_>) -> Option<&Term> {
        self.quads.iter().find(|quad| quad.predicate == predicate).map(|quad| &quad.object)
    }

    /// Subject, relation and object, if it has all of them.
    fn triple(&self) -> Option<[&Term; 3]> {
        let [subject, relation, object] =
            [namespace::SUBJECT, namespace::PREDICATE, namespace::OBJECT].map(|part| self.object(part));
        Some([subject?, relation?, object?])
    }

    /// Whether it is said without "can", "if" or "according to", and so.
    fn is_outright(&self, polarity: NamedNodeRef<'_>) -> bool {
        let is = |part, node: NamedNodeRef<'_>| self.object(part).is_some_and(|term| *term == node.into());
        let narrowing = [namespace::CONDITION, namespace::ATTRIBUTED_TO, namespace::HEDGE];
        is(namespace::POLARITY, polarity)
            && is(namespace::MODALITY, namespace::ACTUAL)
            && narrowing.iter().all(|part| self.object(*part).is_none())
    }

    /// The plain triple of what is affirmed outright.
    fn edge(&self) -> Option<Quad> {
        match self.triple()? {
            [Term::NamedNode(subject), Term::NamedNode(relation), object] if self.is_outright(namespace::AFFIRMED) => {
                Some(Quad::new(subject.clone(), relation.clone(), object.clone(), GraphName::DefaultGraph))
            }
            _ => None,
        }
    }

    /// The negative assertion of what is denied outright, with the claim that it stands for.
    fn negation(&self) -> Vec<Quad> {
        let Some([subject, relation, object]) = self.triple().filter(|_| self.is_outright(namespace::DENIED)) else {
            return vec![];
        };
        let local = self.node.as_str().rsplit('/').next().unwrap_or_default();
        let node = BlankNode::new(format!("denial-{local}")).unwrap_or_default();
        let owl = |name: &str| NamedNode::new_unchecked(format!("{OWL}{name}"));
        let target = if matches!(object, Term::Literal(_)) { "targetValue" } else { "targetIndividual" };
        let said =
            |predicate: NamedNode, object: Term| Quad::new(node.clone(), predicate, object, GraphName::DefaultGraph);
        vec![
            said(namespace::TYPE.into_owned(), owl("NegativePropertyAssertion").into()),
            said(owl("sourceIndividual"), subject.clone()),
            said(owl("assertionProperty"), relation.clone()),
            said(owl(target), object.clone()),
            said(namespace::WAS_DERIVED_FROM.into_owned(), self.node.clone().into()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Embedded, parse};
    use oxigraph::io::RdfParser;

    const WORLD: &str = "@prefix rap: <https://w3id.org/rapporteur/ns#> . @prefix id: <https://w3id.org/rapporteur/id/> .
        @prefix rel: <https://w3id.org/rapporteur/rel/> . @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix claim: <https://w3id.org/rapporteur/claim/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        claim:1 a rap:Claim ; rdf:subject id:a ; rdf:predicate rel:promote ; rdf:object id:trade ; rap:polarity rap:Affirmed ;
            rap:modality rap:Actual ; rap:confidence 0.9 ; prov:wasQuotedFrom id:p . id:a rel:promote id:trade .
        claim:2 a rap:Claim ; rdf:subject id:a ; rdf:predicate rel:have ; rdf:object 'x' ; rap:polarity rap:Denied ;
            rap:modality rap:Actual .
        claim:3 a rap:Claim ; rdf:subject id:a ; rdf:predicate rel:adopt ; rdf:object id:b ; rap:polarity rap:Denied ;
            rap:modality rap:Possible .
        id:p prov:wasDerivedFrom id:s . id:s rdfs:label 'minutes.txt' .";

    fn text(shape: Shape) -> String {
        let world = Embedded::new().unwrap();
        world.insert(parse("w.ttl", WORLD.as_bytes(), RdfFormat::Turtle).unwrap()).unwrap();
        shaped(&world, shape).unwrap().text
    }

    #[test]
    fn only_outright_denials_are_negative_assertions() {
        let text = text(Shape::Negations);
        assert_eq!(text.matches("owl:NegativePropertyAssertion").count(), 1, "{text}");
        assert!(text.contains("owl:targetValue \"x\""), "{text}");
        assert_eq!(parse("w.ttl", text.as_bytes(), RdfFormat::Turtle).unwrap().len(), 23 + 5);
    }

    #[test]
    fn claims_reify_their_triples() {
        let text = text(Shape::Reified);
        let reified =
            "rdf:reifies <<( <https://w3id.org/rapporteur/id/a> <https://w3id.org/rapporteur/rel/have> \"x\" )>> .";
        assert!(text.contains(reified) && !text.contains("rdf:subject"), "{text}");
        assert_eq!(text.matches("rdf:reifies").count(), 3);
    }

    #[test]
    fn a_claim_is_a_nanopublication() {
        let text = text(Shape::Nanopublications);
        let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(text.as_bytes());
        let quads: Vec<Quad> = quads.collect::<Result<_, _>>().unwrap();
        let within = |graph: &str| {
            let graph = GraphName::from(NamedNode::new_unchecked(format!("https://w3id.org/rapporteur/np/{graph}")));
            quads.iter().filter(|quad| quad.graph_name == graph).count()
        };
        assert_eq!(
            [within("1#head"), within("1#assertion"), within("1#provenance"), within("1#pubinfo")],
            [4, 7, 3, 2]
        );
        // A denial is asserted as one; what cannot be is said as a claim alone.
        assert_eq!([within("2#assertion"), within("3#assertion")], [6 + 5, 6]);
    }
}
