//! A read-only hash table in one array: open addressing, eight bytes a slot.

/// How many slots are asked for before the first is looked at, so that the waits for memory overlap.
const ROUND: usize = 16;

/// Maps 64-bit hashes to 32-bit payloads.
///
/// A slot holds a fingerprint (low half, never 0) and the payload (high half). The upper half of a hash picks
/// the slot, the lower half is the fingerprint; two hashes that agree in both are taken for the same, which
/// happens about once in four thousand million look-ups and costs a little weight, not correctness.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    slots: Vec<u64>,
}

impl Table {
    /// The table of these pairs, half full. Later pairs of an equal hash are shadowed by earlier ones.
    pub(crate) fn new(entries: &[(u64, u32)]) -> Self {
        let mut table = Self { slots: vec![0; entries.len() * 2 + 1] };
        for &(hash, payload) in entries {
            table.insert(hash, payload);
        }
        table
    }

    /// The table with these slots, as [`slots`](Self::slots) gave them.
    pub(crate) fn from_slots(slots: Vec<u64>) -> Self {
        Self { slots }
    }

    /// The slots, to be written to a file.
    pub(crate) fn slots(&self) -> &[u64] {
        &self.slots
    }

    /// The payload stored for `hash`.
    #[inline]
    pub(crate) fn find(&self, hash: u64) -> Option<u32> {
        let mut at = self.home(hash);
        loop {
            let slot = *self.slots.get(at)?;
            if slot as u32 == fingerprint(hash) {
                return Some((slot >> 32) as u32);
            }
            if slot == 0 {
                return None;
            }
            at = self.after(at);
        }
    }

    /// Calls `each` with the payload of every one of these hashes that is held.
    #[inline]
    pub(crate) fn find_each(&self, hashes: &[u64], mut each: impl FnMut(u32)) {
        let mut slots = [0; ROUND];
        for round in hashes.chunks(ROUND) {
            for (slot, &hash) in slots.iter_mut().zip(round) {
                *slot = self.slots.get(self.home(hash)).copied().unwrap_or(0);
            }
            for (&slot, &hash) in slots.iter().zip(round) {
                if slot as u32 == fingerprint(hash) {
                    each((slot >> 32) as u32);
                } else if slot != 0 {
                    self.find(hash).into_iter().for_each(&mut each);
                }
            }
        }
    }

    fn insert(&mut self, hash: u64, payload: u32) {
        let mut at = self.home(hash);
        while self.slots.get(at).is_some_and(|slot| *slot != 0) {
            at = self.after(at);
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = u64::from(fingerprint(hash)) | u64::from(payload) << 32;
        }
    }

    #[inline]
    fn home(&self, hash: u64) -> usize {
        (((hash >> 32) * self.slots.len() as u64) >> 32) as usize
    }

    #[inline]
    fn after(&self, at: usize) -> usize {
        if at + 1 < self.slots.len() { at + 1 } else { 0 }
    }
}

#[inline]
const fn fingerprint(hash: u64) -> u32 {
    hash as u32 | 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::model::hash::feature;

    #[test]
    fn finds_what_it_holds_and_nothing_else() {
        let entries: Vec<(u64, u32)> = (0..1000).map(|n| (feature(1, n, 0, 0), n as u32)).collect();
        let table = Table::new(&entries);
        assert!(entries.iter().all(|&(hash, payload)| table.find(hash) == Some(payload)));
        assert!((1000..2000).all(|n| table.find(feature(1, n, 0, 0)).is_none()));
        assert_eq!(Table::default().find(7), None);
    }
}
