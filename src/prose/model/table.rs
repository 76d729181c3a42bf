//! A read-only hash table in one array: open addressing, one integer a slot.

use std::fmt::Debug;

/// How many slots are asked for before the first is looked at, so that the waits for memory overlap.
const ROUND: usize = 16;

/// What a place of a table holds: a fingerprint of a hash, never 0, and a payload; 0 when empty.
///
/// The upper half of a hash picks the slot, the fingerprint comes from its lower half; two hashes that agree in both
/// are taken for the same, which costs a little weight, not correctness.
pub(crate) trait Slot: Copy + Debug + Default + PartialEq {
    /// What a slot takes in a file, in bytes.
    const WIDTH: usize;
    /// A full slot. Of the payload only as many bits are kept as the slot has room for.
    fn new(hash: u64, payload: u32) -> Self;
    /// Whether this is what was stored for that hash.
    fn is_of(self, hash: u64) -> bool;
    /// What was stored.
    fn payload(self) -> u32;
    /// The slot as it stands in a file, the lowest byte first, followed by zeros.
    fn to_bytes(self) -> [u8; 8];
    /// The slot of the bytes that [`to_bytes`](Self::to_bytes) gave.
    fn from_bytes(bytes: [u8; 8]) -> Self;
}

/// 32 bits of fingerprint, 32 of payload.
impl Slot for u64 {
    const WIDTH: usize = 8;

    #[inline]
    fn new(hash: u64, payload: u32) -> Self {
        Self::from(hash as u32 | 1) | Self::from(payload) << 32
    }

    #[inline]
    fn is_of(self, hash: u64) -> bool {
        self as u32 == hash as u32 | 1
    }

    #[inline]
    fn payload(self) -> u32 {
        (self >> 32) as u32
    }

    fn to_bytes(self) -> [u8; 8] {
        self.to_le_bytes()
    }

    fn from_bytes(bytes: [u8; 8]) -> Self {
        Self::from_le_bytes(bytes)
    }
}

/// 16 bits of fingerprint, 16 of payload: half the memory, for one false hit in some fifty thousand look-ups.
impl Slot for u32 {
    const WIDTH: usize = 4;

    #[inline]
    fn new(hash: u64, payload: u32) -> Self {
        Self::from((hash as u16).max(1)) | payload << 16
    }

    #[inline]
    fn is_of(self, hash: u64) -> bool {
        self as u16 == (hash as u16).max(1)
    }

    #[inline]
    fn payload(self) -> u32 {
        self >> 16
    }

    fn to_bytes(self) -> [u8; 8] {
        u64::from(self).to_le_bytes()
    }

    fn from_bytes(bytes: [u8; 8]) -> Self {
        u64::from_le_bytes(bytes) as Self
    }
}

/// Maps 64-bit hashes to payloads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table<S = u64> {
    slots: Vec<S>,
}

impl<S: Slot> Table<S> {
    /// The table of these pairs, half full. Later pairs of an equal hash are shadowed by earlier ones.
    pub(crate) fn new(entries: &[(u64, u32)]) -> Self {
        let mut table = Self { slots: vec![S::default(); entries.len() * 2 + 1] };
        for &(hash, payload) in entries {
            table.insert(hash, payload);
        }
        table
    }

    /// The table with these slots, as [`slots`](Self::slots) gave them.
    pub(crate) fn from_slots(slots: Vec<S>) -> Self {
        Self { slots }
    }

    /// The slots, to be written to a file.
    pub(crate) fn slots(&self) -> &[S] {
        &self.slots
    }

    /// The payload stored for `hash`.
    #[inline]
    pub(crate) fn find(&self, hash: u64) -> Option<u32> {
        let mut at = self.home(hash);
        loop {
            let slot = *self.slots.get(at)?;
            if slot.is_of(hash) {
                return Some(slot.payload());
            }
            if slot == S::default() {
                return None;
            }
            at = self.after(at);
        }
    }

    /// Calls `each` with the payload of every one of these hashes that is held.
    #[inline]
    pub(crate) fn find_each(&self, hashes: &[u64], mut each: impl FnMut(u32)) {
        let mut slots = [S::default(); ROUND];
        for round in hashes.chunks(ROUND) {
            for (slot, &hash) in slots.iter_mut().zip(round) {
                *slot = self.slots.get(self.home(hash)).copied().unwrap_or_default();
            }
            for (&slot, &hash) in slots.iter().zip(round) {
                if slot.is_of(hash) {
                    each(slot.payload());
                } else if slot != S::default() {
                    self.find(hash).into_iter().for_each(&mut each);
                }
            }
        }
    }

    fn insert(&mut self, hash: u64, payload: u32) {
        let mut at = self.home(hash);
        while self.slots.get(at).is_some_and(|slot| *slot != S::default()) {
            at = self.after(at);
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = S::new(hash, payload);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::model::hash::feature;

    #[test]
    fn finds_what_it_holds_and_nothing_else() {
        let entries: Vec<(u64, u32)> = (0..1000).map(|n| (feature(1, n, 0, 0), n as u32)).collect();
        let (wide, narrow) = (Table::<u64>::new(&entries), Table::<u32>::new(&entries));
        assert!(entries.iter().all(|&(hash, payload)| wide.find(hash) == Some(payload)));
        assert!(entries.iter().all(|&(hash, payload)| narrow.find(hash) == Some(payload)));
        assert!((1000..2000).all(|n| wide.find(feature(1, n, 0, 0)).is_none()));
        assert!((1000..2000).filter(|&n| narrow.find(feature(1, n, 0, 0)).is_some()).count() < 3);
        assert_eq!(Table::<u64>::default().find(7), None);
    }
}
