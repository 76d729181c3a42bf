//! A kept graph on its way out, subject by subject: the same bytes as [`export()`] gives, without holding them.

use super::export::{ExportError, Exported, check_predicates, export, serializer, sort_key, unwritable};
use super::facts::Facts;
use super::kept::Snapshot;
use super::{Endpoint, EndpointError};
use crate::index::Id;
use crate::index::id::DEFAULT_GRAPH;
use crate::rdf::{NamedNode, Quad};
use oxigraph::io::{RdfFormat, WriterQuadSerializer};
use std::io::{self, BufWriter, Write};

/// Writes the whole graph as [`export()`] does; gives how many quads were left out. A kept graph is written subject by
/// subject and never held as text, however large it is.
///
/// # Errors
/// As [`export()`], and [`ExportError::Refused`].
pub fn export_to(endpoint: &dyn Endpoint, format: RdfFormat, out: &mut dyn Write) -> Result<usize, ExportError> {
    if let Some(kept) = endpoint.kept() {
        return stream(&kept.snapshot(), format, out);
    }
    let Exported { text, left_out } = export(endpoint, format)?;
    out.write_all(text.as_bytes())?;
    Ok(left_out)
}

/// Writes a snapshot; gives how many quads of named graphs were left out.
///
/// # Errors
/// [`ExportError`].
pub(super) fn stream(snapshot: &Snapshot, format: RdfFormat, out: &mut dyn Write) -> Result<usize, ExportError> {
    let facts = Facts(snapshot);
    let predicates: Vec<NamedNode> = facts.predicates().into_iter().filter_map(|id| facts.node(id)).collect();
    check_predicates(predicates.iter(), format)?;
    let out = Spaced {
        out: BufWriter::new(out),
        spaces: matches!(format, RdfFormat::Turtle | RdfFormat::TriG),
        line: vec![],
        in_prefixes: true,
    };
    let mut writer = serializer(format).map_err(|reason| unwritable(format, reason))?.for_writer(out);
    let mut written = graph(snapshot, DEFAULT_GRAPH, format, &mut writer)?;
    if format.supports_datasets() {
        let mut graphs: Vec<(String, Id)> =
            snapshot.graphs().into_iter().filter_map(|id| Some((snapshot.term(id)?.to_string(), id))).collect();
        graphs.sort_unstable();
        for (_, name) in graphs {
            written += graph(snapshot, name, format, &mut writer)?;
        }
    }
    writer.finish()?.finish()?;
    snapshot.sound().map_err(EndpointError::from)?;
    Ok(snapshot.len() - written)
}

/// Writes the quads of one graph; gives how many there were.
fn graph<W: Write>(
    snapshot: &Snapshot,
    graph: Id,
    format: RdfFormat,
    writer: &mut WriterQuadSerializer<W>,
) -> Result<usize, ExportError> {
    let mut subjects = subjects(snapshot, graph);
    subjects.sort_by_cached_key(|&id| snapshot.term(id).map(|term| term.to_string()));
    let mut written = 0;
    for subject in subjects {
        let quads = snapshot.quads([Some(subject), None, None, Some(graph)]);
        let mut quads: Vec<Quad> = quads.filter_map(|quad| snapshot.quad(quad)).collect();
        // What is damaged is found out as soon as it is read, and nothing after it is written.
        snapshot.sound().map_err(EndpointError::from)?;
        quads.sort_by_cached_key(sort_key);
        for quad in &quads {
            writer.serialize_quad(quad).map_err(|error| match error.kind() {
                io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => unwritable(format, error.to_string()),
                _ => error.into(),
            })?;
        }
        written += quads.len();
    }
    Ok(written)
}

/// The subjects of a graph, each once.
fn subjects(snapshot: &Snapshot, graph: Id) -> Vec<Id> {
    let own = if graph == DEFAULT_GRAPH { snapshot.index().map_or(0, |index| index.subjects_count() as Id) } else { 0 };
    let mut others: Vec<Id> = match graph {
        DEFAULT_GRAPH => snapshot.added_quads([None, None, None, Some(graph)]).map(|[s, ..]| s).collect(),
        name => snapshot.quads([None, None, None, Some(name)]).map(|[s, ..]| s).collect(),
    };
    others.sort_unstable();
    others.dedup();
    (0..own).chain(others.into_iter().filter(|id| *id >= own)).collect()
}

/// Puts a blank line before each subject and named graph, as [`export()`] tells.
struct Spaced<W: Write> {
    out: W,
    spaces: bool,
    line: Vec<u8>,
    in_prefixes: bool,
}

impl<W: Write> Spaced<W> {
    fn end_line(&mut self) -> io::Result<()> {
        let is_prefix = self.line.starts_with(b"@prefix");
        let first = self.line.first().copied().unwrap_or(b'\n');
        let continues = first.is_ascii_whitespace() || first == b'}' || (self.in_prefixes && is_prefix);
        if !continues {
            self.out.write_all(b"\n")?;
        }
        self.in_prefixes &= is_prefix;
        self.out.write_all(&self.line)?;
        self.line.clear();
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        if !self.line.is_empty() {
            self.line.push(b'\n');
            self.end_line()?;
        }
        self.out.flush()
    }
}

impl<W: Write> Write for Spaced<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.spaces {
            return self.out.write(bytes);
        }
        for part in bytes.split_inclusive(|&byte| byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.end_line()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::kept::{Change, Kept};
    use super::super::{Embedded, Endpoint, export};
    use super::*;
    use crate::store::parse_all;
    use std::path::PathBuf;

    #[test]
    fn a_kept_graph_is_written_as_one_in_memory() {
        let first = "@prefix x: <http://x/> . @prefix rel: <https://w3id.org/rapporteur/rel/> .
            x:b x:p 'a\\nb'@en , x:c ; a x:K . x:a rel:p 1 , x:b . x:g { x:a x:p x:gone . x:q x:p 5 }";
        let more = "@prefix x: <http://x/> . x:a x:p x:new . x:aa x:p 'two' . x:g { x:a x:p 2 } x:h { x:b x:p 3 }";
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/tmp/kept/stream");
        _ = std::fs::remove_dir_all(&path);
        let (kept, memory) = (Kept::open_or_make(&path).unwrap(), Embedded::new().unwrap());
        let quads = |text: &str| parse_all("t.trig", text.as_bytes(), RdfFormat::TriG).unwrap();
        let remove = quads("<http://x/g> { <http://x/a> <http://x/p> <http://x/gone> }");
        let changes = [(quads(first), vec![]), (quads(more), remove)];
        for (insert, remove) in changes {
            let change = Change { message: String::new(), insert, remove };
            Kept::commit(&kept, &change).unwrap();
            Endpoint::commit(&memory, change).unwrap();
            if kept.commits().len() == 1 {
                kept.compact().unwrap();
            }
        }
        let json = RdfFormat::JsonLd { profile: Default::default() };
        for format in
            [RdfFormat::Turtle, RdfFormat::TriG, RdfFormat::NTriples, RdfFormat::NQuads, RdfFormat::RdfXml, json]
        {
            let mut out = vec![];
            let left_out = stream(&kept.snapshot(), format, &mut out).unwrap();
            let expected = export(&memory, format).unwrap();
            assert_eq!((String::from_utf8(out).unwrap(), left_out), (expected.text, expected.left_out), "{format}");
        }
    }
}
