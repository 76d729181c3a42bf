//! Writing a graph, the same bytes every time.

use super::{Endpoint, EndpointError, QuadPattern};
use crate::rdf::{GraphName, NamedNode, Quad, namespace};
use oxigraph::io::{RdfFormat, RdfSerializer};
use std::io;

/// Why a graph could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The endpoint failed.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// The syntax cannot hold the graph: RDF/XML has no way to write a predicate like `urn:1`.
    #[error("the graph cannot be written as {format}: {reason}")]
    Unwritable {
        /// The name of the syntax.
        format: &'static str,
        /// What stands in the way.
        reason: String,
    },
    /// Whoever it is written to takes no more: a full disk, a pipe whose reader has gone.
    #[error("the graph cannot be written: {0}")]
    Refused(#[from] io::Error),
}

/// A graph as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The text.
    pub text: String,
    /// How many quads of named graphs it lacks, because its syntax has no named graphs.
    pub left_out: usize,
}

/// The whole graph in that syntax: the default graph first, then named graphs by their names, each sorted by subject,
/// predicate (type first) and object, with the prefixes of [`namespace::PREFIXES`], and a blank line between the
/// subjects of Turtle and TriG. A syntax of triples alone holds the default graph; what is left out is counted.
///
/// # Errors
/// [`ExportError::Unwritable`] if the syntax cannot hold a term; otherwise as the endpoint fails.
pub fn export(endpoint: &dyn Endpoint, format: RdfFormat) -> Result<Exported, ExportError> {
    let quads =
        if format.supports_datasets() { endpoint.all_quads()? } else { endpoint.quads(&QuadPattern::default())? };
    let left_out = endpoint.len()?.saturating_sub(quads.len());
    Ok(Exported { text: written(quads, format)?, left_out })
}

/// Quads as text, sorted and spaced as [`export`] tells.
///
/// # Errors
/// [`ExportError::Unwritable`].
pub fn written(mut quads: Vec<Quad>, format: RdfFormat) -> Result<String, ExportError> {
    quads.sort_by_cached_key(sort_key);
    check_predicates(quads.iter().map(|quad| &quad.predicate), format)?;
    let unwritable = |reason: String| unwritable(format, reason);
    let mut writer = serializer(format).map_err(unwritable)?.for_writer(Vec::new());
    for quad in &quads {
        writer.serialize_quad(quad).map_err(|error| unwritable(error.to_string()))?;
    }
    let bytes = writer.finish().map_err(|error| unwritable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| unwritable(error.to_string()))?;
    Ok(if matches!(format, RdfFormat::Turtle | RdfFormat::TriG) { spaced(&text) } else { text })
}

pub(super) fn unwritable(format: RdfFormat, reason: String) -> ExportError {
    ExportError::Unwritable { format: format.name(), reason }
}

/// Fails for RDF/XML, if there is a predicate that it cannot write.
pub(super) fn check_predicates<'a>(
    mut predicates: impl Iterator<Item = &'a NamedNode>,
    format: RdfFormat,
) -> Result<(), ExportError> {
    match predicates.find(|predicate| format == RdfFormat::RdfXml && !ends_in_a_name(predicate)) {
        Some(predicate) => Err(unwritable(format, format!("the predicate {predicate} does not end in an XML name"))),
        None => Ok(()),
    }
}

pub(super) fn sort_key(quad: &Quad) -> (Option<String>, String, bool, String, String) {
    let is_type = quad.predicate.as_ref() == namespace::TYPE;
    let graph = (quad.graph_name != GraphName::DefaultGraph).then(|| quad.graph_name.to_string());
    (graph, quad.subject.to_string(), !is_type, quad.predicate.as_str().to_owned(), quad.object.to_string())
}

/// Whether the end of an IRI can be the local name of an XML element.
fn ends_in_a_name(predicate: &NamedNode) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let local = predicate.as_str().rsplit(|c| !is_name(c)).next().unwrap_or_default();
    local.contains(|c: char| c.is_alphabetic() || c == '_')
}

pub(super) fn serializer(format: RdfFormat) -> Result<RdfSerializer, String> {
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, base) in namespace::PREFIXES {
        serializer = serializer.with_prefix(*prefix, *base).map_err(|error| error.to_string())?;
    }
    Ok(serializer)
}

/// With a blank line before each subject and named graph. The serializer indents what continues a subject and escapes
/// line breaks within literals, so that a line without indent begins one, or ends a named graph.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut in_prefixes = true;
    for line in text.lines() {
        let is_prefix = line.starts_with("@prefix");
        let continues = line.starts_with(|c: char| c.is_whitespace() || c == '}') || (in_prefixes && is_prefix);
        if !continues {
            out.push('\n');
        }
        in_prefixes &= is_prefix;
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Embedded;
    use oxigraph::io::{JsonLdProfileSet, RdfParser};

    const WORLD: &str = "@prefix id: <https://w3id.org/rapporteur/id/> .
        @prefix rel: <https://w3id.org/rapporteur/rel/> . @prefix rap: <https://w3id.org/rapporteur/ns#> .
        id:b rel:have 'two\\nlines'@en . id:a rel:promote id:trade , id:growth ; a rap:Forum ; rap:quantity 21 .";

    const GRAPHS: &str = "@prefix id: <https://w3id.org/rapporteur/id/> .
        @prefix rel: <https://w3id.org/rapporteur/rel/> . id:a rel:have 1 . id:b rel:have 'two' .
        id:h { id:a rel:have 1 . id:b rel:have 'three' , 'four'@en } id:g { id:c rel:have id:a }";

    const DATASETS: [RdfFormat; 3] =
        [RdfFormat::NQuads, RdfFormat::TriG, RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }];

    fn text(from: &str, read: RdfFormat, write: RdfFormat) -> String {
        export(&world(from, read), write).unwrap().text
    }

    /// A graph with its named graphs, which files that are asked on the fly do not keep.
    fn world(text: &str, format: RdfFormat) -> Embedded {
        let world = Embedded::new().unwrap();
        let quads = RdfParser::from_format(format).for_slice(text.as_bytes());
        world.insert(quads.collect::<Result<_, _>>().unwrap()).unwrap();
        world
    }

    #[test]
    fn turtle_is_sorted_and_spaced() {
        let text = text(WORLD, RdfFormat::Turtle, RdfFormat::Turtle);
        let body = text.split_once("\n\n").unwrap().1;
        let expected = "id:a a rap:Forum ;\n\trap:quantity 21 ;\n\trel:promote id:growth , id:trade .\n\n\
                        id:b rel:have \"two\\nlines\"@en .\n";
        assert_eq!(body, expected);
    }

    #[test]
    fn what_is_written_reads_back() {
        let first = text(WORLD, RdfFormat::Turtle, RdfFormat::NTriples);
        for format in [RdfFormat::Turtle, RdfFormat::NTriples, RdfFormat::RdfXml].into_iter().chain(DATASETS) {
            let written = text(WORLD, RdfFormat::Turtle, format);
            assert_eq!(text(&written, format, RdfFormat::NTriples), first, "{format}");
        }
    }

    #[test]
    fn named_graphs_are_written_or_counted() {
        let first = text(GRAPHS, RdfFormat::TriG, RdfFormat::NQuads);
        assert_eq!(first.lines().count(), 6);
        for format in DATASETS {
            let exported = export(&world(GRAPHS, RdfFormat::TriG), format).unwrap();
            assert_eq!(text(&exported.text, format, RdfFormat::NQuads), first, "{format}: {}", exported.text);
            assert_eq!(exported.left_out, 0);
        }
        for format in [RdfFormat::Turtle, RdfFormat::NTriples, RdfFormat::RdfXml] {
            let exported = export(&world(GRAPHS, RdfFormat::TriG), format).unwrap();
            assert_eq!(exported.left_out, 4, "{format}");
            assert_eq!(text(&exported.text, format, RdfFormat::NQuads).lines().count(), 2, "{format}");
        }
    }

    #[test]
    fn a_predicate_without_a_name_is_no_xml() {
        let odd = world("<x:a> <urn:1> <x:b> .", RdfFormat::Turtle);
        assert!(matches!(export(&odd, RdfFormat::RdfXml), Err(ExportError::Unwritable { .. })));
    }
}
