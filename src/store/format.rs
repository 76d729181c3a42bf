//! Telling RDF from prose, by the name of a file and by its first words.

use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};

/// How much of a file is looked at.
const LOOK: usize = 8192;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// RDF in that syntax.
    Rdf(RdfFormat),
    /// Anything else, to be read as English.
    Prose,
}

/// What a file of that name and content holds.
///
/// The extension decides where it names one RDF syntax; `.txt`, `.xml`, `.json` and unknown extensions
/// are decided by content. Prose is never taken for RDF: a syntax must be visible at the very beginning.
#[must_use]
pub fn sniff(name: &str, bytes: &[u8]) -> FileKind {
    by_extension(name).or_else(|| by_content(bytes)).map_or(FileKind::Prose, FileKind::Rdf)
}

const fn json_ld() -> RdfFormat {
    RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }
}

fn by_extension(name: &str) -> Option<RdfFormat> {
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "ttl" | "turtle" => RdfFormat::Turtle,
        "nt" | "ntriples" => RdfFormat::NTriples,
        "nq" | "nquads" => RdfFormat::NQuads,
        "trig" => RdfFormat::TriG,
        "rdf" | "rdfs" | "owl" => RdfFormat::RdfXml,
        "jsonld" => json_ld(),
        "n3" => RdfFormat::N3,
        _ => return None,
    })
}

fn by_content(bytes: &[u8]) -> Option<RdfFormat> {
    let head = String::from_utf8_lossy(bytes.get(..LOOK).unwrap_or(bytes));
    let head = without_comments(head.trim_start_matches('\u{feff}'));
    match head.chars().next()? {
        '{' | '[' if is_json_ld(head) => Some(json_ld()),
        '<' if is_rdf_xml(head) => Some(RdfFormat::RdfXml),
        '<' | '_' => by_first_statement(head),
        _ if declares_prefix(head) => Some(RdfFormat::TriG),
        _ => None,
    }
}

/// The text from its first line that is neither blank nor a `#` comment.
fn without_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with('#') {
        rest = rest.split_once('\n').map_or("", |(_, after)| after).trim_start();
    }
    rest
}

fn is_json_ld(head: &str) -> bool {
    ["\"@context\"", "\"@graph\"", "\"@id\"", "\"@type\""].iter().any(|key| head.contains(key))
}

fn is_rdf_xml(head: &str) -> bool {
    head.contains("http://www.w3.org/1999/02/22-rdf-syntax-ns#") && head.contains(":RDF")
}

/// Whether it begins with a prefix or base declaration of Turtle: `@prefix x: <…` or `PREFIX x: <…`.
fn declares_prefix(head: &str) -> bool {
    let mut words = head.split_whitespace();
    let keyword = words.next().unwrap_or_default().trim_start_matches('@');
    if keyword.eq_ignore_ascii_case("prefix") {
        let named = words.next().is_some_and(|prefix| prefix.ends_with(':'));
        named && words.next().is_some_and(opens_iri)
    } else {
        keyword.eq_ignore_ascii_case("base") && words.next().is_some_and(opens_iri)
    }
}

/// Whether a word looks like an IRI in angle brackets, not like a word in them.
fn opens_iri(word: &str) -> bool {
    word.starts_with('<') && word.contains([':', '/', '#'])
}

/// N-Quads or Turtle (as TriG, which holds it), if the first statement parses as either.
fn by_first_statement(head: &str) -> Option<RdfFormat> {
    [RdfFormat::NQuads, RdfFormat::TriG].into_iter().find(|&format| {
        let mut quads = RdfParser::from_format(format).for_slice(head.as_bytes());
        matches!(quads.next(), Some(Ok(_)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart() {
        let rdf = FileKind::Rdf;
        let rows: &[(&str, &str, FileKind)] = &[
            ("a.ttl", "not turtle at all", rdf(RdfFormat::Turtle)),
            ("a.NT", "", rdf(RdfFormat::NTriples)),
            ("a.owl", "", rdf(RdfFormat::RdfXml)),
            ("a.n3", "", rdf(RdfFormat::N3)),
            ("a.txt", "\u{feff}# a comment\n\n@prefix x: <http://x/> .\nx:a x:b x:c .", rdf(RdfFormat::TriG)),
            ("a.txt", "PREFIX : <http://x/>\n:a :b :c .", rdf(RdfFormat::TriG)),
            ("a", "<http://x/a> <http://x/b> \"c\" .\n", rdf(RdfFormat::NQuads)),
            ("a", "<http://x/a> <http://x/b> \"c\" ; <http://x/d> 1 .", rdf(RdfFormat::TriG)),
            ("a.json", "{\"@context\": {}, \"@id\": \"x:a\"}", rdf(json_ld())),
            (
                "a.xml",
                "<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
                rdf(RdfFormat::RdfXml),
            ),
        ];
        for (name, text, kind) in rows {
            assert_eq!(sniff(name, text.as_bytes()), *kind, "{name}: {text}");
        }
    }

    #[test]
    fn prose_stays_prose() {
        let texts = [
            "",
            "APEC is a forum.",
            "Prefix codes: <none> are used.",
            "# Minutes\n\nBase salaries rise.",
            "<p>The Forum meets in Suva.</p>",
            "<aside> see <b>this</b>",
            "[Draft] The Secretariat shall report.",
            "{not json}",
            "_Emphasis_ is kept.",
            "@prefix is a word.",
        ];
        for text in texts {
            assert_eq!(sniff("a.txt", text.as_bytes()), FileKind::Prose, "{text}");
            assert_eq!(sniff("README.md", text.as_bytes()), FileKind::Prose, "{text}");
        }
    }
}
