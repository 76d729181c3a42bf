//! Writing a graph, the same bytes every time.

use super::{Endpoint, EndpointError, QuadPattern};
use crate::rdf::{NamedNode, Quad, namespace};
use oxigraph::io::{RdfFormat, RdfSerializer};

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
}

/// The whole graph in that syntax: sorted by subject, predicate (type first) and object, with the
/// prefixes of [`namespace::PREFIXES`], and a blank line between the subjects of Turtle and TriG.
///
/// # Errors
/// [`ExportError::Unwritable`] if the syntax cannot hold a term; otherwise as the endpoint fails.
pub fn export(endpoint: &dyn Endpoint, format: RdfFormat) -> Result<String, ExportError> {
    let mut quads = endpoint.quads(&QuadPattern::default())?;
    quads.sort_by_cached_key(sort_key);
    let unwritable = |reason: String| ExportError::Unwritable { format: format.name(), reason };
    if let (RdfFormat::RdfXml, Some(quad)) = (format, quads.iter().find(|quad| !ends_in_a_name(&quad.predicate))) {
        return Err(unwritable(format!("the predicate {} does not end in an XML name", quad.predicate)));
    }
    let mut writer = serializer(format).map_err(unwritable)?.for_writer(Vec::new());
    for quad in &quads {
        writer.serialize_quad(quad).map_err(|error| unwritable(error.to_string()))?;
    }
    let bytes = writer.finish().map_err(|error| unwritable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| unwritable(error.to_string()))?;
    Ok(if matches!(format, RdfFormat::Turtle | RdfFormat::TriG) { spaced(&text) } else { text })
}

fn sort_key(quad: &Quad) -> (String, bool, String, String) {
    let is_type = quad.predicate.as_ref() == namespace::TYPE;
    (quad.subject.to_string(), !is_type, quad.predicate.as_str().to_owned(), quad.object.to_string())
}

/// Whether the end of an IRI can be the local name of an XML element.
fn ends_in_a_name(predicate: &NamedNode) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let local = predicate.as_str().rsplit(|c| !is_name(c)).next().unwrap_or_default();
    local.contains(|c: char| c.is_alphabetic() || c == '_')
}

fn serializer(format: RdfFormat) -> Result<RdfSerializer, String> {
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, base) in namespace::PREFIXES {
        serializer = serializer.with_prefix(*prefix, *base).map_err(|error| error.to_string())?;
    }
    Ok(serializer)
}

/// With a blank line before each subject. The serializer indents what continues a subject and escapes
/// line breaks within literals, so that a line without indent begins one.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut in_prefixes = true;
    for line in text.lines() {
        let is_prefix = line.starts_with("@prefix");
        let continues = line.starts_with(char::is_whitespace) || (in_prefixes && is_prefix);
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
    use crate::store::{Embedded, parse};
    use oxigraph::io::JsonLdProfileSet;

    const WORLD: &str = "@prefix id: <https://w3id.org/rapporteur/id/> .
        @prefix rel: <https://w3id.org/rapporteur/rel/> . @prefix rap: <https://w3id.org/rapporteur/ns#> .
        id:b rel:have 'two\\nlines'@en . id:a rel:promote id:trade , id:growth ; a rap:Forum ; rap:quantity 21 .";

    fn world(text: &str, format: RdfFormat) -> Embedded {
        let world = Embedded::new().unwrap();
        world.insert(parse("w", text.as_bytes(), format).unwrap()).unwrap();
        world
    }

    #[test]
    fn turtle_is_sorted_and_spaced() {
        let text = export(&world(WORLD, RdfFormat::Turtle), RdfFormat::Turtle).unwrap();
        let body = text.split_once("\n\n").unwrap().1;
        let expected = "id:a a rap:Forum ;\n\trap:quantity 21 ;\n\trel:promote id:growth , id:trade .\n\n\
                        id:b rel:have \"two\\nlines\"@en .\n";
        assert_eq!(body, expected);
    }

    #[test]
    fn what_is_written_reads_back() {
        let formats = [
            RdfFormat::Turtle,
            RdfFormat::NTriples,
            RdfFormat::NQuads,
            RdfFormat::TriG,
            RdfFormat::RdfXml,
            RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
        ];
        let first = export(&world(WORLD, RdfFormat::Turtle), RdfFormat::NTriples).unwrap();
        for format in formats {
            let text = export(&world(WORLD, RdfFormat::Turtle), format).unwrap();
            assert_eq!(export(&world(&text, format), RdfFormat::NTriples).unwrap(), first, "{format}");
        }
    }

    #[test]
    fn a_predicate_without_a_name_is_no_xml() {
        let odd = world("<x:a> <urn:1> <x:b> .", RdfFormat::Turtle);
        assert!(matches!(export(&odd, RdfFormat::RdfXml), Err(ExportError::Unwritable { .. })));
    }
}
