//! What many terms begin with, kept once: namespaces, language tags, datatypes.

use super::hash::{hash, short};
use super::table::Table;

/// How a term begins; its first byte tells what kind of term it is.
///
/// | begins with | the affix goes on with | the text is |
/// |---|---|---|
/// | `<` | the namespace, to its last `/`, `#` or `:` | the rest of the IRI |
/// | `_` | nothing | the name of a blank node |
/// | `"` | nothing | a string |
/// | `@` | a language tag | a string in that language |
/// | `^` | a datatype | a lexical form |
#[derive(Clone, Debug, Default)]
pub(super) struct Affixes {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    hashes: Vec<u64>,
    table: Table,
    namespaces: u32,
}

/// IRI.
pub(super) const IRI: u8 = b'<';
/// Blank node.
pub(super) const BLANK: u8 = b'_';
/// String without language.
pub(super) const STRING: u8 = b'"';
/// String with language.
pub(super) const LANGUAGE: u8 = b'@';
/// Literal of another datatype than string.
pub(super) const DATATYPE: u8 = b'^';

/// Namespaces that are kept; IRIs of others stand whole under the empty namespace.
const MOST_NAMESPACES: u32 = 12_000;

/// An affix: where it stands among the affixes, and its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Affix {
    pub number: u32,
    pub hash: u64,
}

impl Affixes {
    /// The affix of that kind and content, as far as it is known.
    #[inline]
    pub(super) fn find(&self, kind: u8, content: &[u8]) -> Option<Affix> {
        let hash = hash(u64::from(kind), content);
        let same = |number| self.parts(number).is_some_and(|(k, c)| k == kind && c == content);
        self.table.find(short(hash), same).map(|number| Affix { number, hash })
    }

    /// The same, added if need be. `None` for a namespace beyond the [`MOST_NAMESPACES`].
    pub(super) fn intern(&mut self, kind: u8, content: &[u8]) -> Option<Affix> {
        if let Some(affix) = self.find(kind, content) {
            return Some(affix);
        }
        if kind == IRI && !content.is_empty() {
            if self.namespaces >= MOST_NAMESPACES {
                return None;
            }
            self.namespaces += 1;
        }
        let (hash, number) = (hash(u64::from(kind), content), self.hashes.len() as u32);
        self.bytes.push(kind);
        self.bytes.extend_from_slice(content);
        self.ends.push(self.bytes.len() as u32);
        self.hashes.push(hash);
        self.table.insert(short(hash), number);
        Some(Affix { number, hash })
    }

    /// The kind and the content of an affix.
    pub(super) fn parts(&self, number: u32) -> Option<(u8, &[u8])> {
        let at = number as usize;
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        let (&kind, content) = self.bytes.get(start as usize..*self.ends.get(at)? as usize)?.split_first()?;
        Some((kind, content))
    }

    /// The hash of an affix.
    pub(super) fn hash(&self, number: u32) -> u64 {
        self.hashes.get(number as usize).copied().unwrap_or_default()
    }

    /// All bytes, each affix after the other, and where each ends.
    pub(super) fn written(&self) -> (&[u8], &[u32]) {
        (&self.bytes, &self.ends)
    }

    /// The affixes that were written as these bytes and ends; `None` if they do not fit.
    pub(super) fn read(bytes: &[u8], ends: impl Iterator<Item = u32>) -> Option<Self> {
        let (mut affixes, mut start) = (Self::default(), 0);
        for end in ends {
            let (&kind, content) = bytes.get(start as usize..end as usize)?.split_first()?;
            affixes.intern(kind, content)?;
            start = end;
        }
        (start as usize == bytes.len()).then_some(affixes)
    }
}

/// The namespace and the local part of an IRI, as an index keeps them apart: after the last `/`, `#` or `:`.
#[inline]
#[must_use]
pub fn split(iri: &[u8]) -> (&[u8], &[u8]) {
    let at = iri.iter().rposition(|byte| matches!(byte, b'/' | b'#' | b':')).map_or(0, |at| at + 1);
    iri.split_at_checked(at).unwrap_or((b"", iri))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affixes_are_kept_once_and_read_back() {
        let mut affixes = Affixes::default();
        let one = affixes.intern(IRI, b"http://x/").unwrap();
        let other = affixes.intern(LANGUAGE, b"http://x/").unwrap();
        assert_eq!((one.number, other.number), (0, 1));
        assert_eq!(affixes.intern(IRI, b"http://x/"), Some(one));
        let (bytes, ends) = affixes.written();
        let back = Affixes::read(bytes, ends.iter().copied()).unwrap();
        assert_eq!(
            (back.parts(0), back.parts(1), back.parts(2)),
            (Some((IRI, &b"http://x/"[..])), affixes.parts(1), None)
        );
        assert_eq!(back.find(LANGUAGE, b"http://x/"), Some(other));
        assert!(Affixes::read(bytes, [99].into_iter()).is_none());
    }

    #[test]
    fn namespaces_are_bounded_and_the_rest_is_not() {
        let mut affixes = Affixes::default();
        let mut take = |kind, n: u32| affixes.intern(kind, format!("n{n}").as_bytes()).is_some();
        assert!((0..MOST_NAMESPACES).all(|n| take(IRI, n)));
        assert!(!take(IRI, MOST_NAMESPACES) && take(IRI, 0) && take(DATATYPE, MOST_NAMESPACES));
    }

    #[test]
    fn iris_split_at_their_last_mark() {
        let rows = [("http://x/a", "http://x/"), ("http://x/a#b", "http://x/a#"), ("urn:a:b", "urn:a:"), ("a", "")];
        for (iri, namespace) in rows {
            assert_eq!(split(iri.as_bytes()).0, namespace.as_bytes());
        }
    }
}
