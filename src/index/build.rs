//! Writing an index.

use super::checked::{Checked, OpenIndexError};
use super::columns::Columns;
use super::file::{MAGIC, Section, Writer, section_of};
use super::frozen::Index;
use super::hash::place;
use super::kinds::object_kinds;
use super::mapped::Bytes;
use super::order::{Draft, Ordered};
use super::rows::{ORDERS, sorted};
use super::terms::{Terms, TooManyTerms};
use super::words::Words;
use std::fs::File;
use std::io::{self, Cursor, Seek, Write};

/// Why an index was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteIndexError {
    /// The disk is full.
    #[error("cannot write the index: {0}")]
    Write(#[from] io::Error),
    /// More terms than numbers.
    #[error(transparent)]
    Full(#[from] TooManyTerms),
}

impl Draft {
    /// Writes the index of these statements to an empty file, and waits until it is on the disk; gives its length.
    ///
    /// The same statements with the same numbers give the same bytes.
    ///
    /// # Errors
    /// [`WriteIndexError`].
    pub fn write(self, file: File) -> Result<u64, WriteIndexError> {
        let (file, length) = self.written(file)?;
        file.sync_all()?;
        Ok(length)
    }

    /// The index of these statements, in memory.
    ///
    /// # Errors
    /// [`WriteIndexError`].
    pub fn held(self) -> Result<Index, WriteIndexError> {
        let (written, _) = self.written(Cursor::new(vec![]))?;
        let bytes = Bytes::Made(written.into_inner());
        let read = |error: OpenIndexError| WriteIndexError::Write(io::Error::other(error));
        let file = Checked::of("a graph in memory".to_owned(), bytes, MAGIC).map_err(read)?;
        Index::of(file).map_err(read)
    }

    fn written<W: Write + Seek>(self, file: W) -> Result<(W, u64), WriteIndexError> {
        self.terms.sound()?;
        if u32::try_from(self.triples.len()).is_err() {
            return Err(TooManyTerms.into());
        }
        let Ordered { terms, triples, quads, subjects } = self.ordered();
        let mut writer = Writer::new(file, MAGIC)?;
        let count = terms.len();
        let (written, kinds) = std::thread::scope(|scope| {
            let columns = scope.spawn(move || Columns::of(count, subjects as usize, triples));
            let places = places(&terms);
            let words = Words::of(&terms);
            write_terms(&mut writer, &terms, &places)?;
            words.write(&mut writer)?;
            // A thread that panics has said so, and what it made is lost: nothing of it is kept.
            let columns = columns.join().map_err(|_| io::Error::other("the columns could not be made"))?;
            let kinds = object_kinds(&columns, &terms);
            Ok::<_, io::Error>((columns, kinds))
        })?;
        let counts = [count as u32, subjects, written.objects.len() as u32];
        write_columns(&mut writer, &written)?;
        writer.numbers(Section::ObjectKinds, &kinds)?;
        write_quads(&mut writer, &quads, counts)?;
        Ok(writer.finish()?)
    }
}

fn write_terms<W: Write + Seek>(writer: &mut Writer<W>, terms: &Terms, places: &[u32]) -> io::Result<()> {
    let (bytes, ends) = terms.affixes.written();
    writer.bytes(Section::AffixBytes, bytes)?;
    writer.numbers(Section::AffixEnds, ends)?;
    writer.bytes(Section::TermBytes, &terms.text)?;
    writer.numbers(Section::TermEnds, &terms.ends)?;
    writer.numbers(Section::TermPlaces, places)
}

fn write_columns<W: Write + Seek>(writer: &mut Writer<W>, columns: &Columns) -> io::Result<()> {
    let sections = [
        (Section::RowStarts, &columns.row_starts),
        (Section::RowPatterns, &columns.row_patterns),
        (Section::PatternStarts, &columns.pattern_starts),
        (Section::PatternPredicates, &columns.pattern_predicates),
        (Section::PatternEnds, &columns.pattern_ends),
        (Section::Objects, &columns.objects),
        (Section::Predicates, &columns.predicates),
        (Section::PredicateRuns, &columns.predicate_runs),
        (Section::RunObjects, &columns.run_objects),
        (Section::RunStarts, &columns.run_starts),
        (Section::Subjects, &columns.subjects),
        (Section::SmallObjects, &columns.small_objects),
        (Section::ObjectStarts, &columns.object_starts),
        (Section::ObjectRuns, &columns.object_runs),
    ];
    sections.into_iter().try_for_each(|(section, numbers)| writer.numbers(section, numbers))
}

fn write_quads<W: Write + Seek>(
    writer: &mut Writer<W>,
    quads: &[[u32; 4]],
    [terms, subjects, triples]: [u32; 3],
) -> io::Result<()> {
    let mut graphs: Vec<u32> = quads.iter().map(|&[.., graph]| graph).collect();
    graphs.sort_unstable();
    graphs.dedup();
    writer.numbers(Section::Graphs, &graphs)?;
    let mut count = 0;
    for order in ORDERS {
        let rows = sorted(order, quads);
        count = rows.len() as u32;
        writer.rows(section_of(order), &rows)?;
    }
    writer.numbers(Section::Counts, &[terms, subjects, triples, count])
}

/// Terms by hash, two thirds of the places taken: each holds a term's number and one, or nothing.
fn places(terms: &Terms) -> Vec<u32> {
    let mut places = vec![0_u32; terms.len() + terms.len() / 2 + 1];
    let last = places.len() - 1;
    for number in 0..terms.len() as u32 {
        let mut at = place(terms.short_of(number), places.len());
        while let Some(taken) = places.get_mut(at) {
            if *taken == 0 {
                *taken = number + 1;
                break;
            }
            at = if at == last { 0 } else { at + 1 };
        }
    }
    places
}
