//! An index that is read: terms, and triples by any of their parts.

use super::affix::{Affix, Affixes, IRI, LANGUAGE, STRING};
use super::checked::{Checked, Damage, OpenIndexError};
use super::file::{MAGIC, Section, section_of};
use super::hash::{hash, place, short};
use super::id::{self, FIRST_BESIDE, FIRST_SMALL, Id};
use super::numbers::{Ids, Numbers};
use super::order::Draft;
use super::rows::{Order, Row};
use super::terms::{Terms, decode, locate, read_varint};
use oxigraph::model::{Term, TermRef};
use std::ops::Range;
use std::path::Path;

/// An index in a file. It does not change; any number of threads read it.
#[derive(Debug)]
pub struct Index {
    file: Checked,
    affixes: Affixes,
    counts: [u32; 4],
}

/// A literal's or an IRI's parts as they are kept, without copying them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What kind of term it is: the first byte of its affix.
    pub kind: u8,
    /// Namespace, language tag or datatype.
    pub affix: &'a str,
    /// Local part, name or lexical form.
    pub text: &'a str,
}

impl Token<'_> {
    /// Whether it is a string, with or without language.
    #[must_use]
    pub const fn is_string(self) -> bool {
        matches!(self.kind, STRING | LANGUAGE)
    }

    /// Whether it is an IRI.
    #[must_use]
    pub const fn is_name(self) -> bool {
        matches!(self.kind, IRI)
    }
}

impl Index {
    /// Opens an index. Its header is checked now, and every block of it when it is first looked at.
    ///
    /// # Errors
    /// [`OpenIndexError`].
    pub fn open(path: &Path) -> Result<Self, OpenIndexError> {
        Self::of(Checked::open(path, MAGIC)?)
    }

    pub(super) fn of(file: Checked) -> Result<Self, OpenIndexError> {
        let ends = Numbers::of(&file, Section::AffixEnds);
        let ends = ends.part(0..ends.len());
        let affixes = Affixes::read(file.section(Section::AffixBytes), ends.iter());
        file.sound()?;
        let Some(affixes) = affixes else {
            file.report("its affixes do not fit");
            return Err(file.sound().err().map_or_else(|| OpenIndexError::NoIndex(String::new()), Into::into));
        };
        let counts = Numbers::of(&file, Section::Counts);
        let counts = std::array::from_fn(|at| counts.get(at));
        file.sound()?;
        Ok(Self { file, affixes, counts })
    }

    /// Fails if anything that was read so far was not as it was written: then no answer is right.
    ///
    /// # Errors
    /// [`Damage`].
    pub fn sound(&self) -> Result<(), Damage> {
        self.file.sound()
    }

    /// Reads all of it to see whether it is as it was written.
    ///
    /// # Errors
    /// [`Damage`].
    pub fn check(&self) -> Result<(), Damage> {
        self.file.check_all()
    }

    /// How many terms its dictionary has; their numbers are smaller.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.counts[0] as usize
    }

    /// How many terms are subjects of triples; their numbers are smaller.
    #[must_use]
    pub fn subjects_count(&self) -> usize {
        self.counts[1] as usize
    }

    /// How many triples the default graph has.
    #[must_use]
    pub fn triples(&self) -> usize {
        self.counts[2] as usize
    }

    /// How many quads named graphs have.
    #[must_use]
    pub fn quads(&self) -> usize {
        self.counts[3] as usize
    }

    /// The length of its file, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.file.len()
    }

    /// A number that an index with other content would not have.
    #[must_use]
    pub fn identity(&self) -> u64 {
        self.file.identity()
    }

    /// The number of a term.
    #[must_use]
    pub fn find(&self, term: TermRef<'_>) -> Option<Id> {
        locate(&self.affixes, term, |affixes, kind, content, text| self.find_token(affixes.find(kind, content)?, text))
    }

    /// The number of a term by its kept parts.
    pub(super) fn find_token(&self, affix: Affix, text: &[u8]) -> Option<Id> {
        let places = self.numbers(Section::TermPlaces);
        let mut at = place(short(hash(affix.hash, text)), places.len());
        loop {
            let number = places.get(at).checked_sub(1)?;
            if self.raw(number) == Some((affix.number, text)) {
                return Some(number);
            }
            at = if at + 1 == places.len() { 0 } else { at + 1 };
        }
    }

    /// The term of a number of the dictionary or of a small literal.
    #[must_use]
    pub fn term(&self, id: Id) -> Option<Term> {
        if id >= FIRST_SMALL {
            return id::literal(id).map(Into::into);
        }
        let (affix, text) = self.raw(id)?;
        let (kind, content) = self.affixes.parts(affix)?;
        decode(kind, content, text)
    }

    /// The parts of a term of the dictionary.
    #[must_use]
    pub fn token(&self, id: Id) -> Option<Token<'_>> {
        let (affix, text) = self.raw(id)?;
        let (kind, content) = self.affixes.parts(affix)?;
        Some(Token { kind, affix: std::str::from_utf8(content).ok()?, text: std::str::from_utf8(text).ok()? })
    }

    /// All that it holds, to be written anew: its terms keep their numbers.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let numbers = 0..self.terms() as u32;
        let terms = Terms::of(&self.affixes, numbers.filter_map(|id| self.raw(id)));
        let row = |s| self.row(s).flat_map(move |(p, objects)| objects.iter().map(move |o| [s, p, o]));
        let triples = (0..self.subjects_count() as Id).flat_map(row).collect();
        let quads = self.rows(Order::Spog).iter().map(|row| Order::Spog.quad(row)).collect();
        Draft { terms, triples, quads }
    }

    #[inline]
    pub(super) fn raw(&self, id: Id) -> Option<(u32, &[u8])> {
        let (at, ends) = (id as usize, self.numbers(Section::TermEnds));
        if at >= ends.len() {
            return None;
        }
        let start = at.checked_sub(1).map_or(0, |before| ends.get(before)) as usize;
        read_varint(self.part(Section::TermBytes, start..ends.get(at) as usize))
    }

    /// The place of a predicate among predicates.
    #[must_use]
    pub fn predicate(&self, id: Id) -> Option<usize> {
        let predicates = self.numbers(Section::Predicates);
        predicates.find(0..predicates.len(), id)
    }

    /// Every predicate, ascending.
    #[must_use]
    pub fn predicates(&self) -> Ids<'_> {
        let predicates = self.numbers(Section::Predicates);
        predicates.part(0..predicates.len())
    }

    /// The triples of the predicate at that place: runs, each an object and its subjects, ascending by object.
    #[must_use]
    pub fn runs(&self, predicate: usize) -> Runs<'_> {
        Runs { index: self, runs: self.numbers(Section::PredicateRuns).range(predicate) }
    }

    /// The objects of a subject under the predicate at that place.
    #[inline]
    #[must_use]
    pub fn objects(&self, subject: Id, predicate: usize) -> Ids<'_> {
        let subject = subject as usize;
        if subject >= self.subjects_count() {
            return Ids::default();
        }
        let pattern = self.numbers(Section::RowPatterns).get(subject) as usize;
        let places = self.numbers(Section::PatternStarts).range(pattern);
        let predicates = self.numbers(Section::PatternPredicates);
        let found = if places.len() > 16 {
            predicates.find(places.clone(), predicate as u32)
        } else {
            let known = predicates.part(places.clone());
            known.iter().position(|known| known as usize == predicate).map(|at| places.start + at)
        };
        let Some(found) = found else { return Ids::default() };
        let ends = self.numbers(Section::PatternEnds);
        let from = if found == places.start { 0 } else { ends.get(found - 1) as usize };
        let start = self.numbers(Section::RowStarts).get(subject) as usize;
        self.numbers(Section::Objects).part(start + from..start + ends.get(found) as usize)
    }

    /// Everything of a subject: predicates, each with its objects.
    pub fn row(&self, subject: Id) -> impl Iterator<Item = (Id, Ids<'_>)> + use<'_> {
        let is_subject = (subject as usize) < self.subjects_count();
        let pattern = self.numbers(Section::RowPatterns).get(subject as usize) as usize;
        let places = if is_subject { self.numbers(Section::PatternStarts).range(pattern) } else { 0..0 };
        let start = self.numbers(Section::RowStarts).get(subject as usize) as usize;
        let mut from = 0;
        places.map(move |place| {
            let to = self.numbers(Section::PatternEnds).get(place) as usize;
            let objects = self.numbers(Section::Objects).part(start + from..start + to);
            from = to;
            let predicate = self.numbers(Section::PatternPredicates).get(place) as usize;
            (self.numbers(Section::Predicates).get(predicate), objects)
        })
    }

    /// The subjects of an object under the predicate at that place.
    #[inline]
    #[must_use]
    pub fn subjects(&self, predicate: usize, object: Id) -> Ids<'_> {
        let wanted = self.numbers(Section::PredicateRuns).range(predicate);
        let runs = self.object_runs(object);
        let run = runs.iter().find(|run| wanted.contains(&(*run as usize)));
        run.map_or_else(Ids::default, |run| self.run(run as usize))
    }

    /// Everything that has an object: predicates, each with its subjects.
    pub fn about(&self, object: Id) -> impl Iterator<Item = (Id, Ids<'_>)> + use<'_> {
        let starts = self.numbers(Section::PredicateRuns);
        self.object_runs(object).iter().map(move |run| {
            let predicate = starts.rank(0..starts.len(), run + 1).saturating_sub(1);
            (self.numbers(Section::Predicates).get(predicate), self.run(run as usize))
        })
    }

    /// Whether a term is subject or object of a triple.
    #[must_use]
    pub fn is_node(&self, term: Id) -> bool {
        (term as usize) < self.subjects_count() || !self.object_runs(term).is_empty()
    }

    fn object_runs(&self, object: Id) -> Ids<'_> {
        let at = if object < FIRST_SMALL {
            if object as usize >= self.terms() {
                return Ids::default();
            }
            object as usize
        } else {
            let small = self.numbers(Section::SmallObjects);
            match small.find(0..small.len(), object) {
                Some(at) if object < FIRST_BESIDE => self.terms() + at,
                _ => return Ids::default(),
            }
        };
        self.numbers(Section::ObjectRuns).part(self.numbers(Section::ObjectStarts).range(at))
    }

    fn run(&self, run: usize) -> Ids<'_> {
        self.numbers(Section::Subjects).part(self.numbers(Section::RunStarts).range(run))
    }

    /// The names of graphs, ascending.
    #[must_use]
    pub fn graphs(&self) -> Ids<'_> {
        let graphs = self.numbers(Section::Graphs);
        graphs.part(0..graphs.len())
    }

    /// The quads of named graphs in an order.
    #[must_use]
    pub fn rows(&self, order: Order) -> &[Row] {
        self.file.section(section_of(order)).as_chunks().0
    }

    pub(super) fn numbers(&self, section: Section) -> Numbers<'_> {
        Numbers::of(&self.file, section)
    }

    /// Some bytes of a section.
    pub(super) fn part(&self, section: Section, range: Range<usize>) -> &[u8] {
        let place = self.file.place(section);
        if range.end > place.len() || range.start >= range.end {
            return &[];
        }
        self.file.bytes_between(place.start + range.start..place.start + range.end)
    }
}

/// The triples of one predicate: each object with its subjects, ascending by object.
#[derive(Clone)]
pub struct Runs<'a> {
    index: &'a Index,
    runs: Range<usize>,
}

impl<'a> Runs<'a> {
    /// How many different objects there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.runs.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// How many triples there are.
    #[must_use]
    pub fn triples(&self) -> usize {
        let starts = self.index.numbers(Section::RunStarts);
        (starts.get(self.runs.end) - starts.get(self.runs.start)) as usize
    }

    /// The different objects, ascending.
    #[must_use]
    pub fn objects(&self) -> Ids<'a> {
        self.index.numbers(Section::RunObjects).part(self.runs.clone())
    }

    /// Only the runs whose objects lie between two numbers, the last one excluded.
    #[must_use]
    pub fn between(&self, low: Id, high: Id) -> Self {
        let objects = self.index.numbers(Section::RunObjects);
        let rank = |id| objects.rank(self.runs.clone(), id);
        Self { index: self.index, runs: rank(low)..rank(high) }
    }

    fn at(&self, run: usize) -> (Id, Ids<'a>) {
        (self.index.numbers(Section::RunObjects).get(run), self.index.run(run))
    }
}

impl<'a> Iterator for Runs<'a> {
    type Item = (Id, Ids<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let run = self.runs.next()?;
        Some(self.at(run))
    }
}

impl DoubleEndedIterator for Runs<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let run = self.runs.next_back()?;
        Some(self.at(run))
    }
}
