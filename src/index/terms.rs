//! Terms as they come, each given a number once: the dictionary while it is made.

use super::affix::{Affix, Affixes, BLANK, DATATYPE, IRI, LANGUAGE, STRING, split};
use super::hash::{hash, short};
use super::id::{FIRST_SMALL, Id, small};
use super::table::Table;
use oxigraph::model::vocab::xsd;
use oxigraph::model::{BlankNode, Literal, NamedNode, Term, TermRef};

/// More terms than numbers, or more text than four gigabytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the graph has more terms than an index can number (2 billion, with 4 GB of text)")]
pub struct TooManyTerms;

/// Terms in the order in which they came first.
///
/// A term is kept as the number of what it begins with (`Affixes`), in seven bits a byte, and its text after that.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    pub(super) affixes: Affixes,
    pub(super) text: Vec<u8>,
    pub(super) ends: Vec<u32>,
    table: Table,
    full: bool,
}

impl Terms {
    /// No terms yet, with room for that many.
    #[must_use]
    pub fn for_terms(terms: usize) -> Self {
        let (text, ends) = (Vec::with_capacity(terms * 16), Vec::with_capacity(terms));
        Self { text, ends, table: Table::for_numbers(terms), ..Self::default() }
    }

    /// No terms, but the same affixes, and room for that many terms of the same length.
    pub(super) fn emptied(&self, terms: usize) -> Self {
        let (text, ends) = (Vec::with_capacity(self.text.len()), Vec::with_capacity(terms));
        Self { affixes: self.affixes.clone(), text, ends, ..Self::default() }
    }

    /// Terms that are known to differ, in their order.
    pub(super) fn of<'a>(affixes: &Affixes, tokens: impl Iterator<Item = (u32, &'a [u8])>) -> Self {
        let mut terms = Self { affixes: affixes.clone(), ..Self::default() };
        tokens.for_each(|(affix, text)| terms.push(affix, text));
        terms.table = Table::for_numbers(terms.len());
        for number in 0..terms.len() as u32 {
            terms.table.insert(terms.short_of(number), number);
        }
        terms
    }

    /// How many terms have a number of their own.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Fails if a term found no room since the beginning; its number, and only its, was wrong.
    ///
    /// # Errors
    /// [`TooManyTerms`].
    pub fn sound(&self) -> Result<(), TooManyTerms> {
        if self.full { Err(TooManyTerms) } else { Ok(()) }
    }

    /// The number of an IRI.
    #[inline]
    pub fn iri(&mut self, iri: &[u8]) -> Id {
        let (namespace, local) = split(iri);
        match self.affixes.intern(IRI, namespace) {
            Some(affix) => self.token(affix, local),
            None => self.under(IRI, b"", iri),
        }
    }

    /// A namespace, to be used for many IRIs; `None` if there are too many to keep it.
    pub fn space(&mut self, namespace: &[u8]) -> Option<Space> {
        self.affixes.intern(IRI, namespace).map(Space)
    }

    /// The number of the IRI of a namespace of these terms and a local part without `/`, `#` and `:`.
    #[inline]
    pub fn local(&mut self, Space(affix): Space, local: &[u8]) -> Id {
        self.token(affix, local)
    }

    /// The number of a blank node by its name.
    pub fn blank(&mut self, name: &[u8]) -> Id {
        self.under(BLANK, b"", name)
    }

    /// The number of a string without language.
    #[inline]
    pub fn string(&mut self, value: &[u8]) -> Id {
        self.under(STRING, b"", value)
    }

    /// The number of a string with a language, whose tag is in small letters.
    #[inline]
    pub fn tagged(&mut self, value: &[u8], language: &[u8]) -> Id {
        self.under(LANGUAGE, language, value)
    }

    /// The number of a literal of another datatype than `xsd:string`.
    #[inline]
    pub fn typed(&mut self, value: &[u8], datatype: &[u8]) -> Id {
        small(datatype, value).unwrap_or_else(|| self.under(DATATYPE, datatype, value))
    }

    /// The number of any term.
    pub fn term(&mut self, term: TermRef<'_>) -> Id {
        match term {
            TermRef::NamedNode(node) => self.iri(node.as_str().as_bytes()),
            TermRef::BlankNode(node) => self.blank(node.as_str().as_bytes()),
            TermRef::Literal(literal) => {
                let value = literal.value().as_bytes();
                match literal.language() {
                    Some(tag) => self.tagged(value, tag.as_bytes()),
                    None if literal.datatype() == xsd::STRING => self.string(value),
                    None => self.typed(value, literal.datatype().as_str().as_bytes()),
                }
            }
        }
    }

    /// The number of a term that other terms keep.
    pub(super) fn adopt(&mut self, others: &Self, adopted: &mut Adopted, number: u32) -> Id {
        let Some((affix, text)) = others.token_of(number) else { return 0 };
        match adopted.affix(self, others, affix) {
            Some(own) => self.token(own, text),
            None => {
                let (_, namespace) = others.affixes.parts(affix).unwrap_or((IRI, b""));
                self.iri(&[namespace, text].concat())
            }
        }
    }

    /// Puts a term at the end without looking whether it is there: for terms known to be new.
    pub(super) fn push(&mut self, affix: u32, text: &[u8]) {
        varint(affix, &mut self.text);
        self.text.extend_from_slice(text);
        match u32::try_from(self.text.len()) {
            Ok(end) => self.ends.push(end),
            Err(_) => self.full = true,
        }
    }

    /// The number of a term, if it is known.
    #[must_use]
    pub fn find(&self, term: TermRef<'_>) -> Option<Id> {
        let found = |affixes: &Affixes, kind, content: &[u8], text: &[u8]| {
            let affix = affixes.find(kind, content)?;
            self.find_token(affix, text)
        };
        locate(&self.affixes, term, found)
    }

    /// The term of a number.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<Term> {
        let (affix, text) = self.token_of(number)?;
        let (kind, content) = self.affixes.parts(affix)?;
        decode(kind, content, text)
    }

    fn under(&mut self, kind: u8, content: &[u8], text: &[u8]) -> Id {
        match self.affixes.intern(kind, content) {
            Some(affix) => self.token(affix, text),
            None => 0,
        }
    }

    #[inline]
    fn token(&mut self, affix: Affix, text: &[u8]) -> Id {
        if let Some(number) = self.find_token(affix, text) {
            return number;
        }
        let number = self.ends.len() as u32;
        if number >= FIRST_SMALL - 1 {
            self.full = true;
            return 0;
        }
        self.push(affix.number, text);
        self.table.insert(short(hash(affix.hash, text)), number);
        number
    }

    #[inline]
    fn find_token(&self, affix: Affix, text: &[u8]) -> Option<Id> {
        let short = short(hash(affix.hash, text));
        self.table.find(short, |number| self.token_of(number) == Some((affix.number, text)))
    }

    /// The affix and the text of a number.
    #[inline]
    pub(super) fn token_of(&self, number: u32) -> Option<(u32, &[u8])> {
        let at = number as usize;
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        read_varint(self.text.get(start as usize..*self.ends.get(at)? as usize)?)
    }

    /// The hash under which a number is found.
    pub(super) fn short_of(&self, number: u32) -> u32 {
        self.token_of(number).map_or(0, |(affix, text)| short(hash(self.affixes.hash(affix), text)))
    }
}

/// A namespace of some [`Terms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space(Affix);

/// The affixes of other terms, by the numbers they have here.
#[derive(Debug, Default)]
pub(super) struct Adopted(Vec<Option<Affix>>);

impl Adopted {
    /// `None` for a namespace that is not kept on either side.
    fn affix(&mut self, terms: &mut Terms, others: &Terms, number: u32) -> Option<Affix> {
        while self.0.len() <= number as usize {
            let (kind, content) = others.affixes.parts(self.0.len() as u32)?;
            // What stood whole there may have a namespace that is kept here.
            let whole = kind == IRI && content.is_empty();
            self.0.push(if whole { None } else { terms.affixes.intern(kind, content) });
        }
        self.0.get(number as usize).copied().flatten()
    }
}

/// Hands a term to `found` as it would be kept: the kind and content of its affix, and its text.
pub(super) fn locate(
    affixes: &Affixes,
    term: TermRef<'_>,
    found: impl FnOnce(&Affixes, u8, &[u8], &[u8]) -> Option<Id>,
) -> Option<Id> {
    match term {
        TermRef::NamedNode(node) => {
            let iri = node.as_str().as_bytes();
            let (namespace, local) = split(iri);
            let is_kept = affixes.find(IRI, namespace).is_some();
            if is_kept { found(affixes, IRI, namespace, local) } else { found(affixes, IRI, b"", iri) }
        }
        TermRef::BlankNode(node) => found(affixes, BLANK, b"", node.as_str().as_bytes()),
        TermRef::Literal(literal) => {
            let value = literal.value().as_bytes();
            match literal.language() {
                Some(tag) => found(affixes, LANGUAGE, tag.as_bytes(), value),
                None if literal.datatype() == xsd::STRING => found(affixes, STRING, b"", value),
                None => {
                    let datatype = literal.datatype().as_str().as_bytes();
                    match small(datatype, value) {
                        Some(id) => Some(id),
                        None => found(affixes, DATATYPE, datatype, value),
                    }
                }
            }
        }
    }
}

/// The term that is kept as this kind, affix and text.
pub(super) fn decode(kind: u8, content: &[u8], text: &[u8]) -> Option<Term> {
    let text = std::str::from_utf8(text).ok()?;
    let content = std::str::from_utf8(content).ok()?;
    Some(match kind {
        IRI => NamedNode::new_unchecked([content, text].concat()).into(),
        BLANK => BlankNode::new_unchecked(text).into(),
        STRING => Literal::new_simple_literal(text).into(),
        LANGUAGE => Literal::new_language_tagged_literal_unchecked(text, content).into(),
        DATATYPE => Literal::new_typed_literal(text, NamedNode::new_unchecked(content)).into(),
        _ => return None,
    })
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
pub(super) fn varint(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// The number that bytes begin with, and the rest of them.
#[inline]
pub(super) fn read_varint(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (mut number, mut shift, mut rest) = (0, 0, bytes);
    loop {
        let (&byte, after) = rest.split_first()?;
        number |= u32::from(byte & 0x7F).checked_shl(shift)?;
        if byte < 0x80 {
            return Some((number, after));
        }
        (shift, rest) = (shift + 7, after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn several() -> Vec<Term> {
        let mut terms: Vec<Term> = vec![
            NamedNode::new_unchecked("http://x/a").into(),
            NamedNode::new_unchecked("http://x/").into(),
            NamedNode::new_unchecked("nothing").into(),
            NamedNode::new_unchecked("").into(),
            BlankNode::new_unchecked("a").into(),
            Literal::new_simple_literal("").into(),
            Literal::new_simple_literal("a\nb").into(),
            Literal::new_language_tagged_literal_unchecked("a", "en").into(),
            Literal::new_language_tagged_literal_unchecked("a", "de-at").into(),
            Literal::new_typed_literal("x", NamedNode::new_unchecked("http://x/d")).into(),
            Literal::new_typed_literal("01", xsd::INTEGER).into(),
        ];
        terms.extend((0..300).map(|n| NamedNode::new_unchecked(format!("http://n{n}/é{n}")).into()));
        terms
    }

    #[test]
    fn terms_come_back_and_keep_their_numbers() {
        let (all, mut terms) = (several(), Terms::default());
        for _ in 0..2 {
            for (at, term) in all.iter().enumerate() {
                assert_eq!(terms.term(term.as_ref()) as usize, at);
            }
        }
        assert_eq!(terms.len(), all.len());
        for (at, term) in all.iter().enumerate() {
            assert_eq!(terms.get(at as u32).as_ref(), Some(term));
            assert_eq!(terms.find(term.as_ref()), Some(at as u32));
        }
        assert_eq!(terms.find(NamedNode::new_unchecked("http://x/b").as_ref().into()), None);
        let seven = Literal::from(7);
        assert_eq!(terms.find(seven.as_ref().into()), small(seven.datatype().as_str().as_bytes(), b"7"));
    }

    #[test]
    fn namespaces_beyond_those_kept_stand_whole_and_are_adopted() {
        let iri = |n: u32| format!("http://n{n}/x").into_bytes();
        let (mut one, mut other) = (Terms::default(), Terms::default());
        (0..13_000).for_each(|n| _ = one.iri(&iri(n)));
        (0..13_000).rev().for_each(|n| _ = other.iri(&iri(n)));
        let mut adopted = Adopted::default();
        for number in 0..13_000 {
            assert_eq!(one.adopt(&other, &mut adopted, number), 12_999 - number);
        }
        assert_eq!(one.len(), 13_000);
    }
}
