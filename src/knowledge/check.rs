//! What a careful reader would want to know of a graph: gaps, conflicts, statements without a source.

use super::statements::{Statement, Statements};
use crate::claim::Citation;
use crate::rdf::Quad;
use serde::Serialize;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "kebab-case")]
pub enum Finding {
    /// A sentence, or a part of one, from which no claim could be read.
    NotUnderstood {
        /// The sentence.
        citation: Citation,
    },
    /// The same is affirmed and denied.
    Conflict {
        /// What.
        #[serde(flatten)]
        statement: Said,
        /// Where it is affirmed.
        affirmed: Vec<Citation>,
        /// Where it is denied.
        denied: Vec<Citation>,
    },
    /// A statement for which no passage is given.
    Uncited {
        /// What.
        #[serde(flatten)]
        statement: Said,
    },
}

/// A statement in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The subject's name.
    pub subject: String,
    /// The relation's label.
    pub relation: String,
    /// The object's name or text; empty for a verb that takes none.
    pub object: String,
}

/// All findings, and what they were found in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// How many claims there are.
    pub claims: usize,
    /// How many sources they cite.
    pub sources: usize,
    /// What to look at: sentences, then conflicts, then statements without a source.
    pub findings: Vec<Finding>,
}

/// Checks a graph, beside the sentences that were not understood when it was read.
pub(super) fn check(quads: &[Quad], not_understood: Vec<Citation>) -> Findings {
    let statements = Statements::gather(quads);
    let said = |(subject, relation, object): &Statement| Said {
        subject: statements.name(subject),
        relation: statements.name(relation),
        object: if object.is_empty() { String::new() } else { statements.name(object) },
    };
    let mut findings: Vec<Finding> =
        not_understood.into_iter().map(|citation| Finding::NotUnderstood { citation }).collect();
    for (statement, [affirmed, denied]) in statements.conflicts() {
        findings.push(Finding::Conflict { statement: said(&statement), affirmed, denied });
    }
    for statement in statements.uncited() {
        findings.push(Finding::Uncited { statement: said(&statement) });
    }
    Findings { claims: statements.claims(), sources: statements.sources(), findings }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Claim, Modality, Polarity, record};
    use crate::rdf::{mint, namespace};
    use crate::store::{RdfFormat, parse};
    use crate::text::{Source, Span};

    fn claim(polarity: Polarity) -> Claim {
        let source = Source::new("t", "The Forum adopts rules. The Forum does not adopt rules.");
        let span = if polarity == Polarity::Affirmed { Span::new(0, 23) } else { Span::new(24, 55) };
        Claim {
            subject: mint::slug(namespace::ID, "Forum"),
            relation: mint::slug(namespace::REL, "adopt"),
            object: Some(mint::slug(namespace::ID, "rules").into()),
            modality: Modality::Actual,
            polarity,
            marker: None,
            qualifiers: vec![],
            confidence: None,
            citations: vec![Citation::new(&source, span).unwrap()],
        }
    }

    #[test]
    fn conflicts_cite_both_sides() {
        let quads: Vec<Quad> =
            [Polarity::Affirmed, Polarity::Denied].into_iter().flat_map(|side| record::quads(&claim(side))).collect();
        let found = check(&quads, vec![]);
        assert_eq!((found.claims, found.sources, found.findings.len()), (2, 1, 1));
        let Some(Finding::Conflict { statement, affirmed, denied }) = found.findings.first() else {
            panic!("{found:?}")
        };
        assert_eq!((statement.subject.as_str(), statement.relation.as_str()), ("forum", "adopt"));
        assert_eq!(affirmed[0].quote, "The Forum adopts rules.");
        assert_eq!(denied[0].quote, "The Forum does not adopt rules.");
    }

    #[test]
    fn cited_graphs_are_clean() {
        assert_eq!(check(&record::quads(&claim(Polarity::Affirmed)), vec![]).findings, []);
    }

    #[test]
    fn plain_statements_lack_a_source() {
        let text = "<x:suva> a <x:City> ; <http://www.w3.org/2000/01/rdf-schema#label> \"Suva\" ; <x:in> <x:Fiji> .";
        let found = check(&parse("t.ttl", text.as_bytes(), RdfFormat::Turtle).unwrap(), vec![]);
        let uncited = |relation: &str, object: &str| Finding::Uncited {
            statement: Said { subject: "Suva".into(), relation: relation.into(), object: object.into() },
        };
        assert_eq!(found.findings, [uncited("type", "City"), uncited("in", "Fiji")]);
    }
}
