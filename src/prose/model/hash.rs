//! Hashes of words and of features. They are part of the model's format: change one and the model must be
//! trained anew.

const ODD: [u64; 4] = [0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f, 0x1656_67b1_9e37_79f9, 0xd6e8_feb8_6659_fd93];

/// The hash of a run of characters (FNV-1a over code points, then mixed); never 0 to 255, which stand for
/// missing words and small numbers.
pub(crate) fn characters(text: impl Iterator<Item = char>) -> u64 {
    let folded =
        text.fold(0xcbf2_9ce4_8422_2325, |hash: u64, c| (hash ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01b3));
    let mixed = (folded ^ (folded >> 29)).wrapping_mul(ODD[0]);
    (mixed ^ (mixed >> 32)) | 256
}

/// The hash of a feature: a template's number and up to three values.
#[inline]
pub(crate) const fn feature(template: u64, a: u64, b: u64, c: u64) -> u64 {
    let x = (a ^ template.wrapping_mul(ODD[3])).wrapping_mul(ODD[0]);
    let x = (x.rotate_left(29) ^ b).wrapping_mul(ODD[1]);
    let x = (x.rotate_left(31) ^ c).wrapping_mul(ODD[2]);
    x ^ (x >> 32)
}

/// The features of one decision, gathered template by template.
///
/// Each call of [`add`](Self::add) takes the next template number, so the order of calls is the template's identity.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    hashes: Vec<u64>,
    template: u64,
}

impl Features {
    /// Forgets all features and starts with template `first`.
    pub(crate) fn restart(&mut self, first: u64) {
        self.hashes.clear();
        self.template = first;
    }

    /// Adds the next template, filled with these values.
    #[inline]
    pub(crate) fn add(&mut self, a: u64, b: u64, c: u64) {
        self.template += 1;
        self.hashes.push(feature(self.template, a, b, c));
    }

    /// What was gathered.
    pub(crate) fn hashes(&self) -> &[u64] {
        &self.hashes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_templates_tell_features_apart() {
        let hashes = [feature(1, 2, 3, 4), feature(1, 3, 2, 4), feature(1, 2, 4, 3), feature(2, 2, 3, 4)];
        let distinct: std::collections::BTreeSet<u64> = hashes.into_iter().collect();
        assert_eq!(distinct.len(), hashes.len());
    }
}
