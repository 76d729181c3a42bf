//! Texts that somebody spoils: some of their bytes changed, added, taken away or repeated.

#![allow(clippy::indexing_slicing, reason = "a test that fails panics, which is how it says so")]
#![allow(dead_code, reason = "each suite is a crate of its own and uses a part of this")]

/// Numbers without end, the same in every run.
pub struct Numbers(pub u64);

impl Numbers {
    /// The next one below another.
    pub fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

/// A text with some of its bytes changed, added, taken away or repeated.
pub fn mutated(request: &str, numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = request.as_bytes().to_vec();
    for _ in 0..=numbers.next(4) {
        let at = numbers.next(bytes.len());
        let byte = u8::try_from(numbers.next(256)).unwrap();
        match numbers.next(4) {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            2 => _ = bytes.remove(at),
            _ => {
                let end = (at + numbers.next(40)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
        }
        if bytes.is_empty() {
            bytes.push(b'G');
        }
    }
    bytes
}
