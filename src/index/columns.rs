//! The columns of the default graph, from its triples in any order.

use super::id::{FIRST_SMALL, Id};
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// What [`super::file::Section`] tells of each.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub row_starts: Vec<u32>,
    pub row_patterns: Vec<u32>,
    pub pattern_starts: Vec<u32>,
    pub pattern_predicates: Vec<u32>,
    pub pattern_ends: Vec<u32>,
    pub objects: Vec<u32>,
    pub predicates: Vec<Id>,
    pub predicate_runs: Vec<u32>,
    pub run_objects: Vec<Id>,
    pub run_starts: Vec<u32>,
    pub subjects: Vec<u32>,
    pub small_objects: Vec<Id>,
    pub object_starts: Vec<u32>,
    pub object_runs: Vec<u32>,
}

/// Two numbers as one that sorts as they do.
const fn pair(first: u32, second: u32) -> u64 {
    (first as u64) << 32 | second as u64
}

impl Columns {
    /// The columns of triples whose terms are below `terms`, and their subjects below `subjects`.
    pub(super) fn of(terms: usize, subjects: usize, triples: Vec<[Id; 3]>) -> Self {
        let (predicates, number_of) = predicates(terms, &triples);
        let (starts, mut rows) = rows(subjects, &triples, &number_of);
        drop(triples);
        sort_rows(&starts, &mut rows);
        let mut columns = Self { predicates, ..Self::default() };
        let parts = columns.write_rows(&starts, &rows);
        drop(rows);
        columns.write_runs(&sorted_parts(parts));
        columns.write_objects(terms);
        columns
    }

    /// Rows with their patterns; gives for each predicate its pairs of object and subject.
    fn write_rows(&mut self, starts: &[u32], rows: &[u64]) -> Vec<Vec<u64>> {
        let mut parts = vec![vec![]; self.predicates.len()];
        let mut patterns: FxHashMap<Vec<u64>, u32> = FxHashMap::default();
        let mut pattern: Vec<u64> = vec![];
        self.objects.reserve(rows.len());
        for (subject, (&start, &end)) in starts.iter().zip(starts.iter().skip(1)).enumerate() {
            self.row_starts.push(self.objects.len() as u32);
            pattern.clear();
            let (mut last, mut count) = (None, 0);
            for &entry in rows.get(start as usize..end as usize).unwrap_or_default() {
                if last == Some(entry) {
                    continue;
                }
                last = Some(entry);
                count += 1;
                let (predicate, object) = ((entry >> 32) as u32, entry as u32);
                self.objects.push(object);
                match pattern.last_mut().filter(|last| (**last >> 32) as u32 == predicate) {
                    Some(same) => *same = pair(predicate, count),
                    None => pattern.push(pair(predicate, count)),
                }
                if let Some(part) = parts.get_mut(predicate as usize) {
                    part.push(pair(object, subject as u32));
                }
            }
            let number = patterns.get(&pattern).copied().unwrap_or_else(|| {
                patterns.insert(pattern.clone(), self.pattern_starts.len() as u32);
                self.write_pattern(&pattern)
            });
            self.row_patterns.push(number);
        }
        self.row_starts.push(self.objects.len() as u32);
        self.pattern_starts.push(self.pattern_predicates.len() as u32);
        parts
    }

    fn write_pattern(&mut self, pattern: &[u64]) -> u32 {
        let number = self.pattern_starts.len() as u32;
        self.pattern_starts.push(self.pattern_predicates.len() as u32);
        self.pattern_predicates.extend(pattern.iter().map(|entry| (entry >> 32) as u32));
        self.pattern_ends.extend(pattern.iter().map(|&entry| entry as u32));
        number
    }

    /// Runs of subjects by predicate and object.
    fn write_runs(&mut self, parts: &[Vec<u64>]) {
        self.subjects.reserve(self.objects.len());
        for part in parts {
            self.predicate_runs.push(self.run_objects.len() as u32);
            let mut last = None;
            for &entry in part {
                let object = (entry >> 32) as u32;
                if last != Some(object) {
                    self.run_objects.push(object);
                    self.run_starts.push(self.subjects.len() as u32);
                    last = Some(object);
                }
                self.subjects.push(entry as u32);
            }
        }
        self.predicate_runs.push(self.run_objects.len() as u32);
        self.run_starts.push(self.subjects.len() as u32);
    }

    /// For each object its runs.
    fn write_objects(&mut self, terms: usize) {
        self.small_objects = self.run_objects.iter().copied().filter(|&object| object >= FIRST_SMALL).collect();
        self.small_objects.sort_unstable();
        self.small_objects.dedup();
        let place = |object: Id| match self.small_objects.binary_search(&object) {
            Ok(at) if object >= FIRST_SMALL => terms + at,
            _ => object as usize,
        };
        let objects = terms + self.small_objects.len();
        let mut starts = vec![0_u32; objects + 1];
        for &object in &self.run_objects {
            bump(&mut starts, place(object) + 1);
        }
        add_up(&mut starts);
        let mut next = starts.clone();
        let mut runs = vec![0_u32; self.run_objects.len()];
        for (run, &object) in self.run_objects.iter().enumerate() {
            let at = bump(&mut next, place(object));
            if let Some(place) = runs.get_mut(at as usize) {
                *place = run as u32;
            }
        }
        (self.object_starts, self.object_runs) = (starts, runs);
    }
}

/// Adds one; gives what was there.
fn bump(counts: &mut [u32], at: usize) -> u32 {
    counts.get_mut(at).map_or(0, |count| {
        *count += 1;
        *count - 1
    })
}

/// From counts, each one place late, to where each begins.
fn add_up(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum;
    }
}

/// The terms that are predicates, ascending, and for each term which of them it is.
fn predicates(terms: usize, triples: &[[Id; 3]]) -> (Vec<Id>, Vec<u32>) {
    let mut numbers = vec![0_u32; terms];
    for &[_, predicate, _] in triples {
        if let Some(number) = numbers.get_mut(predicate as usize) {
            *number = 1;
        }
    }
    let mut found = vec![];
    for (term, number) in numbers.iter_mut().enumerate().filter(|(_, number)| **number == 1) {
        *number = found.len() as u32;
        found.push(term as Id);
    }
    (found, numbers)
}

/// Triples by subject: where each row begins, and its pairs of predicate number and object.
fn rows(subjects: usize, triples: &[[Id; 3]], number_of: &[u32]) -> (Vec<u32>, Vec<u64>) {
    let mut starts = vec![0_u32; subjects + 1];
    for &[subject, ..] in triples {
        bump(&mut starts, subject as usize + 1);
    }
    add_up(&mut starts);
    let mut next = starts.clone();
    let mut rows = vec![0_u64; triples.len()];
    for &[subject, predicate, object] in triples {
        let at = bump(&mut next, subject as usize);
        let number = number_of.get(predicate as usize).copied().unwrap_or_default();
        if let Some(place) = rows.get_mut(at as usize) {
            *place = pair(number, object);
        }
    }
    (starts, rows)
}

/// Sorts each row, on all cores.
fn sort_rows(starts: &[u32], rows: &mut [u64]) {
    let workers = workers();
    let share = rows.len().div_ceil(workers).max(1);
    std::thread::scope(|scope| {
        let (mut rest, mut done, mut first) = (rows, 0_usize, 0_usize);
        while !rest.is_empty() {
            // The next share ends where a row ends.
            let last = starts.partition_point(|&start| (start as usize) < done + share).min(starts.len() - 1);
            let end = starts.get(last).map_or(0, |&end| end as usize);
            let Some((part, after)) = rest.split_at_mut_checked(end - done) else { break };
            let bounds = starts.get(first..=last).unwrap_or_default();
            let offset = done;
            scope.spawn(move || {
                for (&from, &to) in bounds.iter().zip(bounds.iter().skip(1)) {
                    if let Some(row) = part.get_mut(from as usize - offset..to as usize - offset) {
                        row.sort_unstable();
                    }
                }
            });
            (rest, done, first) = (after, end, last);
        }
    });
}

/// Sorts each part, on all cores, the longest first.
fn sorted_parts(parts: Vec<Vec<u64>>) -> Vec<Vec<u64>> {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(parts.get(at).map_or(0, Vec::len)));
    let parts: Vec<Mutex<Vec<u64>>> = parts.into_iter().map(Mutex::new).collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..workers() {
            scope.spawn(|| {
                while let Some(&at) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(part) = parts.get(at) {
                        part.lock().unwrap_or_else(PoisonError::into_inner).sort_unstable();
                    }
                }
            });
        }
    });
    parts.into_iter().map(|part| part.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
