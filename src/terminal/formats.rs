//! The ways in which answers, claims, findings, graphs and texts can be written, as people type them.

use clap::ValueEnum;

/// How a source is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SourceFormat {
    // The text, exactly.
    Text,
    // One object: text, metadata, pages, and every block with its place.
    Json,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    // On a terminal, unless NO_COLOR is set.
    Auto,
    // Also into pipes and files.
    Always,
    // Nowhere.
    Never,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    // For people: verdict or table, quotations below.
    Table,
    // One object.
    Json,
    // One row a line.
    Jsonl,
    // Comma-separated.
    Csv,
    // Tab-separated.
    Tsv,
    // For a document: footnotes for quotations.
    Markdown,
    // One page that needs nothing else.
    Html,
}

/// How a map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MapFormat {
    // For Graphviz.
    Dot,
    // For Markdown that draws it.
    Mermaid,
    // A picture of lines.
    Svg,
    // A picture of points.
    Png,
}

/// How claims are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ClaimFormat {
    // For people.
    Table,
    // One claim a line.
    Jsonl,
    // One array.
    Json,
    // Comma-separated.
    Csv,
    // Tab-separated.
    Tsv,
    // For a document.
    Markdown,
    // Open extraction: sentence, confidence, relation, arguments, by tabs.
    Carb,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    // For people.
    Table,
    // One object.
    Json,
    // One finding a line.
    Jsonl,
}

/// A syntax of RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormat {
    // Turtle.
    Turtle,
    // N-Triples, sorted.
    Ntriples,
    // N-Quads, sorted, named graphs included.
    Nquads,
    // TriG, named graphs included.
    Trig,
    // JSON-LD, named graphs included.
    Jsonld,
    // RDF/XML.
    Rdfxml,
    // N-Quads, the same bytes for the same graph (RDFC-1.0).
    Canonical,
    // Turtle of RDF 1.2: claims reify what they are about.
    Rdf12,
    // Turtle with denials as negative property assertions.
    Owl,
    // TriG, a nanopublication for each claim.
    Nanopub,
    // For programs that analyse networks.
    Graphml,
    // For Cytoscape.
    Cytoscape,
    // For Graphviz.
    Dot,
    // For Markdown that draws it.
    Mermaid,
    // A table of what is claimed of whom.
    Csv,
}
