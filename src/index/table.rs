//! A table from hashes to numbers, which knows nothing of what the numbers stand for.

use super::hash::place;

/// Places of a table that holds nothing yet.
const FEWEST: usize = 1 << 10;

/// Open addressing with linear probing; a place holds a short hash and a number.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// `hash << 32 | number`, or [`EMPTY`].
    places: Vec<u64>,
    used: usize,
}

const EMPTY: u64 = u64::MAX;

impl Default for Table {
    fn default() -> Self {
        Self::for_numbers(0)
    }
}

impl Table {
    /// A table that takes that many numbers without growing.
    pub(super) fn for_numbers(numbers: usize) -> Self {
        Self { places: vec![EMPTY; (numbers * 2).next_power_of_two().max(FEWEST)], used: 0 }
    }

    /// The number kept under a hash for which `same` holds.
    #[inline]
    pub(super) fn find(&self, short: u32, same: impl Fn(u32) -> bool) -> Option<u32> {
        let mut at = place(short, self.places.len());
        loop {
            let &kept = self.places.get(at)?;
            if kept == EMPTY {
                return None;
            }
            let number = kept as u32;
            if (kept >> 32) as u32 == short && same(number) {
                return Some(number);
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }

    /// Keeps a number that is not kept yet.
    #[inline]
    pub(super) fn insert(&mut self, short: u32, number: u32) {
        if (self.used + 1) * 2 > self.places.len() {
            self.grow();
        }
        self.used += 1;
        put(&mut self.places, u64::from(short) << 32 | u64::from(number));
    }

    #[cold]
    fn grow(&mut self) {
        let mut places = vec![EMPTY; self.places.len() * 2];
        for &kept in self.places.iter().filter(|&&kept| kept != EMPTY) {
            put(&mut places, kept);
        }
        self.places = places;
    }
}

fn put(places: &mut [u64], kept: u64) {
    let mask = places.len() - 1;
    let mut at = place((kept >> 32) as u32, places.len());
    while let Some(free) = places.get_mut(at) {
        if *free == EMPTY {
            *free = kept;
            return;
        }
        at = (at + 1) & mask;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_kept_however_hashes_collide() {
        let mut table = Table::default();
        let short = |n: u32| n.wrapping_mul(2_654_435_761) & 0xFFFF_F000;
        (0..5_000).for_each(|n| table.insert(short(n), n));
        assert!((0..5_000).all(|n| table.find(short(n), |found| found == n) == Some(n)));
        assert_eq!(table.find(short(1), |_| false), None);
    }
}
