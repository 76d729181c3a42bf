//! What a careful reader would want to know of a graph: gaps, conflicts, statements without a source.

use super::alike;
use super::reading::{Coverage, Ingested};
use super::statements::{Statement, Statements};
use crate::claim::{Citation, Confidence};
use crate::rdf::Quad;
use crate::text::{Source, Span};
use serde::Serialize;

/// Claims in a graph that are less sure than this are shown.
const DOUBT: Confidence = Confidence::hundredths(50);

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "kebab-case")]
pub enum Finding {
    /// A sentence, or a part of one, from which no claim could be read.
    NotUnderstood {
        /// The sentence.
        citation: Citation,
    },
    /// A sentence of which nothing is claimed, and which states nothing.
    Unclaimed {
        /// The sentence.
        citation: Citation,
    },
    /// Words that carry meaning and stand in no claim, although their sentence made some.
    Unused {
        /// The words, in their order.
        words: Vec<String>,
        /// The sentence.
        citation: Citation,
    },
    /// A claim that the reader is not sure of: held back from the texts read now, or in the graph with little confidence.
    Doubtful {
        /// What.
        #[serde(flatten)]
        statement: Said,
        /// How sure the reader is.
        confidence: Confidence,
        /// Whether it is left out of the graph.
        held_back: bool,
        /// Where it is said.
        citations: Vec<Citation>,
    },
    /// Two names that may be of one thing. Nothing is joined by likeness.
    Alike {
        /// The names.
        names: [String; 2],
        /// Why: "written alike".
        reason: &'static str,
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
    /// How much of the texts the claims rest on; none for a graph alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Covered>,
    /// What to look at: sentences, words, claims in doubt, conflicts, statements without a source, names.
    pub findings: Vec<Finding>,
}

/// How much of the texts read their claims rest on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Covered {
    /// Sentences.
    pub sentences: usize,
    /// Of these, how many made a claim.
    pub claimed: usize,
    /// Words that carry meaning: nouns, verbs, adjectives and numbers.
    pub words: usize,
    /// Of these, how many stand in a claim.
    pub used: usize,
}

impl Finding {
    /// Whether it only helps to look: nothing need be wrong.
    #[must_use]
    pub const fn is_remark(&self) -> bool {
        matches!(self, Self::Unclaimed { .. } | Self::Unused { .. } | Self::Alike { .. })
    }

    /// What reading a text leaves to look at.
    pub(super) fn of_text(source: &Source, ingested: &Ingested) -> Vec<Self> {
        let cite = |span: Span| Citation::new(source, span).ok();
        let not_understood = ingested.not_understood.iter().filter_map(|&span| cite(span));
        let mut found: Vec<Self> = not_understood.map(|citation| Self::NotUnderstood { citation }).collect();
        let coverage = &ingested.coverage;
        found.extend(coverage.unclaimed.iter().filter_map(|&span| Some(Self::Unclaimed { citation: cite(span)? })));
        for (sentence, words) in &coverage.unused {
            let words = words.iter().map(|&word| source.slice(word).to_owned()).collect();
            found.extend(cite(*sentence).map(|citation| Self::Unused { words, citation }));
        }
        found.extend(ingested.held_views().map(|view| Self::Doubtful {
            statement: Said { subject: view.subject, relation: view.relation, object: view.object },
            confidence: view.confidence.unwrap_or(Confidence::NONE),
            held_back: true,
            citations: vec![view.citation],
        }));
        found
    }
}

impl Covered {
    /// Of one text.
    pub(super) fn of(coverage: &Coverage) -> Self {
        let &Coverage { sentences, claimed, words, unclaimed_words, .. } = coverage;
        let unused: usize = coverage.unused.iter().map(|(_, words)| words.len()).sum();
        Self { sentences, claimed, words, used: words - unused - unclaimed_words }
    }

    /// With another text.
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            claimed: self.claimed + other.claimed,
            words: self.words + other.words,
            used: self.used + other.used,
        }
    }
}

/// Checks a graph, beside what reading its texts left to look at.
pub(super) fn check(quads: &[Quad], of_texts: Vec<Finding>, coverage: Option<Covered>) -> Findings {
    let statements = Statements::gather(quads);
    let said = |(subject, relation, object): &Statement| Said {
        subject: statements.name(subject),
        relation: statements.name(relation),
        object: if object.is_empty() { String::new() } else { statements.name(object) },
    };
    let mut findings = of_texts;
    for (statement, confidence, citations) in statements.doubtful(DOUBT) {
        findings.push(Finding::Doubtful { statement: said(&statement), confidence, held_back: false, citations });
    }
    for (statement, [affirmed, denied]) in statements.conflicts() {
        findings.push(Finding::Conflict { statement: said(&statement), affirmed, denied });
    }
    for statement in statements.uncited() {
        findings.push(Finding::Uncited { statement: said(&statement) });
    }
    for ((one, other), reason) in alike::pairs(&statements.names_of_things()) {
        findings.push(Finding::Alike { names: [one, other], reason });
    }
    Findings { claims: statements.claims(), sources: statements.sources(), coverage, findings }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Claim, Modality, Polarity, record};
    use crate::rdf::{mint, namespace};
    use crate::store::{RdfFormat, parse};

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
        let found = check(&quads, vec![], None);
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
        assert_eq!(check(&record::quads(&claim(Polarity::Affirmed)), vec![], None).findings, []);
    }

    #[test]
    fn plain_statements_lack_a_source() {
        let text = "<x:suva> a <x:City> ; <http://www.w3.org/2000/01/rdf-schema#label> \"Suva\" ; <x:in> <x:Fiji> .";
        let found = check(&parse("t.ttl", text.as_bytes(), RdfFormat::Turtle).unwrap(), vec![], None);
        let uncited = |relation: &str, object: &str| Finding::Uncited {
            statement: Said { subject: "Suva".into(), relation: relation.into(), object: object.into() },
        };
        assert_eq!(found.findings, [uncited("type", "City"), uncited("in", "Fiji")]);
    }
}
