//! N-Triples and N-Quads by the line: the plain shapes here, everything else by the full parser.
//!
//! What is taken here is a part of what the full parser takes, and means the same: IRIs of a namespace that was
//! checked and a local part of plain characters, blank nodes of letters and digits, literals without escapes.

use super::mistake::Mistake;
use crate::index::{Draft, Id, Space};
use memchr::{memchr, memchr2};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::xsd;
use oxigraph::model::{BlankNode, GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use rustc_hash::FxHashMap;

/// Reads lines into a draft.
pub(super) struct Lines<'a> {
    pub draft: Draft,
    /// Lines that are wrong, and on which they stand, from 1.
    pub mistakes: Vec<Mistake>,
    /// How many lines there were.
    pub lines: u64,
    format: RdfFormat,
    /// What stands before the names of this file's blank nodes.
    blank_prefix: &'a str,
    /// Whether named graphs are put into the default one.
    flat: bool,
    /// The last namespaces, by their place in a statement.
    last: [(Vec<u8>, Option<Space>); 3],
    /// The last subject and its number.
    subject: (Vec<u8>, Id),
    predicates: FxHashMap<Vec<u8>, Id>,
    /// Datatypes and language tags that were checked.
    endings: FxHashMap<Vec<u8>, bool>,
    name: Vec<u8>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(format: RdfFormat, blank_prefix: &'a str, flat: bool) -> Self {
        Self {
            draft: Draft::default(),
            mistakes: vec![],
            lines: 0,
            format,
            blank_prefix,
            flat,
            last: Default::default(),
            subject: Default::default(),
            predicates: FxHashMap::default(),
            endings: FxHashMap::default(),
            name: vec![],
        }
    }

    /// Reads whole lines; stops at the first mistake unless `lenient`.
    pub(super) fn read(&mut self, mut bytes: &[u8], lenient: bool) {
        let sound = std::str::from_utf8(bytes).is_ok();
        while !bytes.is_empty() {
            let length = memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
            let Some((line, rest)) = bytes.split_at_checked(length) else { return };
            bytes = rest;
            self.lines += 1;
            if (sound && self.plain(line).is_some()) || self.full(line) || lenient {
                continue;
            }
            return;
        }
    }

    /// Takes a line of the plain shapes; nothing was taken of any other.
    fn plain(&mut self, line: &[u8]) -> Option<()> {
        let rest = blank(line);
        if matches!(rest, [] | [b'\n' | b'\r', ..]) {
            return Some(());
        }
        let (subject, rest) = self.subject(rest)?;
        let (predicate, rest) = self.predicate(blank(rest))?;
        let (object, rest) = self.object(blank(rest))?;
        let rest = blank(rest);
        let (graph, rest) = match rest {
            [b'<', ..] if self.format == RdfFormat::NQuads => self.iri(rest, 2).map(|(id, rest)| (Some(id), rest))?,
            _ => (None, rest),
        };
        match blank(blank(rest).strip_prefix(b".")?) {
            [] | [b'\n'] | [b'\r', b'\n'] => {}
            _ => return None,
        }
        match graph.filter(|_| !self.flat) {
            Some(graph) => self.draft.quads.push([subject, predicate, object, graph]),
            None => self.draft.triples.push([subject, predicate, object]),
        }
        Some(())
    }

    fn subject<'b>(&mut self, rest: &'b [u8]) -> Option<(Id, &'b [u8])> {
        if !self.subject.0.is_empty()
            && let Some(after) = rest.strip_prefix(self.subject.0.as_slice())
            && matches!(after, [b' ' | b'\t' | b'<', ..])
        {
            return Some((self.subject.1, after));
        }
        let (id, after) = match rest {
            [b'<', ..] => self.iri(rest, 0)?,
            [b'_', ..] => self.blank_node(rest)?,
            _ => return None,
        };
        let written = rest.get(..rest.len() - after.len())?;
        self.subject.0.clear();
        self.subject.0.extend_from_slice(written);
        self.subject.1 = id;
        Some((id, after))
    }

    fn predicate<'b>(&mut self, rest: &'b [u8]) -> Option<(Id, &'b [u8])> {
        let end = memchr(b'>', rest)? + 1;
        let (written, after) = rest.split_at_checked(end)?;
        if let Some(&id) = self.predicates.get(written) {
            return Some((id, after));
        }
        let (id, _) = self.iri(rest, 1)?;
        if self.predicates.len() < 4096 {
            self.predicates.insert(written.to_vec(), id);
        }
        Some((id, after))
    }

    fn object<'b>(&mut self, rest: &'b [u8]) -> Option<(Id, &'b [u8])> {
        match rest {
            [b'<', ..] => self.iri(rest, 2),
            [b'_', ..] => self.blank_node(rest),
            [b'"', value @ ..] => {
                let end = memchr2(b'"', b'\\', value)?;
                let (value, after) = value.split_at_checked(end)?;
                let after = after.strip_prefix(b"\"")?;
                if memchr2(b'\r', b'\n', value).is_some() {
                    return None;
                }
                self.literal(value, after)
            }
            _ => None,
        }
    }

    fn literal<'b>(&mut self, value: &[u8], after: &'b [u8]) -> Option<(Id, &'b [u8])> {
        match after {
            [b'@', tag @ ..] => {
                let end = tag
                    .iter()
                    .position(|byte| !(byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-'))?;
                let (tag, rest) = tag.split_at_checked(end)?;
                if !matches!(rest, [b' ' | b'\t' | b'.', ..]) || !self.is_ending(tag, is_language) {
                    return None;
                }
                Some((self.draft.terms.tagged(value, tag), rest))
            }
            [b'^', b'^', b'<', datatype @ ..] => {
                let (datatype, rest) = datatype.split_at_checked(memchr(b'>', datatype)?)?;
                if !self.is_ending(datatype, is_datatype) {
                    return None;
                }
                let id = if datatype == xsd::STRING.as_str().as_bytes() {
                    self.draft.terms.string(value)
                } else {
                    self.draft.terms.typed(value, datatype)
                };
                Some((id, rest.get(1..)?))
            }
            [b' ' | b'\t' | b'.', ..] => Some((self.draft.terms.string(value), after)),
            _ => None,
        }
    }

    /// Whether a datatype or a language tag is one, which is looked up after the first time.
    fn is_ending(&mut self, ending: &[u8], check: fn(&str) -> bool) -> bool {
        if let Some(&known) = self.endings.get(ending) {
            return known;
        }
        let known = std::str::from_utf8(ending).is_ok_and(check);
        if self.endings.len() < 4096 {
            self.endings.insert(ending.to_vec(), known);
        }
        known
    }

    fn iri<'b>(&mut self, rest: &'b [u8], place: usize) -> Option<(Id, &'b [u8])> {
        let inner = rest.get(1..)?;
        let (iri, after) = inner.split_at_checked(memchr(b'>', inner)?)?;
        let (namespace, local) = crate::index::split(iri);
        if !local.iter().all(|&byte| is_plain(byte)) {
            return None;
        }
        let last = self.last.get_mut(place)?;
        if last.0 != namespace {
            last.0.clear();
            last.0.extend_from_slice(namespace);
            let known = std::str::from_utf8(namespace).is_ok_and(is_namespace);
            last.1 = if known { self.draft.terms.space(namespace) } else { None };
        }
        let space = last.1?;
        Some((self.draft.terms.local(space, local), after.get(1..)?))
    }

    fn blank_node<'b>(&mut self, rest: &'b [u8]) -> Option<(Id, &'b [u8])> {
        let label = rest.strip_prefix(b"_:")?;
        let end = label.iter().position(|byte| !byte.is_ascii_alphanumeric())?;
        let (label, after) = label.split_at_checked(end)?;
        if label.is_empty() || !matches!(after, [b' ' | b'\t' | b'<', ..]) {
            return None;
        }
        self.name.clear();
        self.name.extend_from_slice(self.blank_prefix.as_bytes());
        self.name.extend_from_slice(label);
        Some((self.draft.terms.blank(&self.name), after))
    }

    /// Takes a line by the full parser; a mistake is noted.
    fn full(&mut self, line: &[u8]) -> bool {
        let mut sound = true;
        for quad in RdfParser::from_format(self.format).for_slice(line) {
            match quad {
                Ok(quad) => self.take(&quad),
                Err(error) => {
                    sound = false;
                    let column = error.location().map_or(1, |range| range.start.column + 1);
                    self.mistakes.push(Mistake::new(self.lines, column, &error.to_string()));
                    break;
                }
            }
        }
        sound
    }

    fn take(&mut self, quad: &Quad) {
        let quad = named_apart(quad, self.blank_prefix);
        let terms = &mut self.draft.terms;
        let triple = [
            terms.term(quad.subject.as_ref().into()),
            terms.term(quad.predicate.as_ref().into()),
            terms.term(quad.object.as_ref()),
        ];
        let graph = match &quad.graph_name {
            GraphName::NamedNode(node) if !self.flat => Some(terms.term(node.as_ref().into())),
            GraphName::BlankNode(node) if !self.flat => Some(terms.term(node.as_ref().into())),
            _ => None,
        };
        let [s, p, o] = triple;
        match graph {
            Some(graph) => self.draft.quads.push([s, p, o, graph]),
            None => self.draft.triples.push(triple),
        }
    }
}

/// A quad with its blank nodes named by their file and their label.
fn named_apart(quad: &Quad, prefix: &str) -> Quad {
    let apart = |node: &BlankNode| BlankNode::new_unchecked(format!("{prefix}{}", node.as_str()));
    let subject = match &quad.subject {
        NamedOrBlankNode::BlankNode(node) => apart(node).into(),
        named @ NamedOrBlankNode::NamedNode(_) => named.clone(),
    };
    let object = match &quad.object {
        Term::BlankNode(node) => apart(node).into(),
        other => other.clone(),
    };
    let graph = match &quad.graph_name {
        GraphName::BlankNode(node) => apart(node).into(),
        other => other.clone(),
    };
    Quad::new(subject, quad.predicate.clone(), object, graph)
}

/// What comes after spaces and tabs.
#[inline]
fn blank(bytes: &[u8]) -> &[u8] {
    let at = bytes.iter().position(|byte| !matches!(byte, b' ' | b'\t')).unwrap_or(bytes.len());
    bytes.get(at..).unwrap_or_default()
}

/// Characters that may stand at the end of any IRI.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b',' | b'(' | b')' | b'!' | b'+' | b'=')
}

/// Whether every IRI that begins so and goes on with plain characters is one: not if a port may follow.
fn is_namespace(text: &str) -> bool {
    let ends = text.ends_with(['/', '#']) || (text.ends_with(':') && !text.contains('/'));
    ends && NamedNode::new(format!("{text}a")).is_ok()
}

fn is_language(text: &str) -> bool {
    Literal::new_language_tagged_literal("", text).is_ok_and(|literal| literal.language() == Some(text))
}

fn is_datatype(text: &str) -> bool {
    text != "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString" && NamedNode::new(text).is_ok()
}
