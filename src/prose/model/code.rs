//! Weights in one byte each, on a scale that is fine for small weights and coarse for large ones.

/// How far the nearest two weights of the scale are apart: one in so many.
const FINENESS: i32 = 16;

/// The absolute weight of each code from 0 to 127.
const MAGNITUDES: [i32; 128] = {
    let mut magnitudes = [0; 128];
    fill(&mut magnitudes, 1);
    magnitudes
};

/// The weight of each code: the upper half of the codes are negative.
static WEIGHTS: [i32; 256] = {
    let mut weights = [0; 256];
    let (positive, negative) = weights.split_at_mut(128);
    fill(positive, 1);
    fill(negative, -1);
    weights
};

/// The largest weight that has a code.
pub(crate) const LARGEST: i32 = {
    let [.., largest] = MAGNITUDES;
    largest
};

/// Fills the slots with the weights of the scale, from nought up.
const fn fill(slots: &mut [i32], sign: i32) {
    let mut rest = slots;
    let mut weight = 0;
    while let [slot, after @ ..] = rest {
        *slot = sign * weight;
        let step = weight / FINENESS;
        weight += if step > 1 { step } else { 1 };
        rest = after;
    }
}

/// The code of the weight nearest to this one.
pub(crate) fn encode(weight: i32) -> u8 {
    let size = weight.abs();
    let above = MAGNITUDES.partition_point(|&magnitude| magnitude < size).min(MAGNITUDES.len() - 1);
    let distance = |code: usize| MAGNITUDES.get(code).map_or(i32::MAX, |magnitude| (magnitude - size).abs());
    let below = above.saturating_sub(1);
    let code = if distance(below) <= distance(above) { below } else { above };
    if code > 0 && weight < 0 { code as u8 | 128 } else { code as u8 }
}

/// The weight of the scale that is nearest to this one.
pub(crate) fn nearest(weight: i32) -> i32 {
    decode(encode(weight))
}

/// The weight of a code.
#[inline]
pub(crate) fn decode(code: u8) -> i32 {
    WEIGHTS.get(usize::from(code)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_within_a_thirtieth_of_their_weights() {
        for weight in (-LARGEST..=LARGEST).step_by(7) {
            let error = (decode(encode(weight)) - weight).abs();
            assert!(error <= 1 || error * 30 <= weight.abs(), "{weight} became {}", decode(encode(weight)));
        }
        assert_eq!([0, 1, -1, 5 * LARGEST].map(|weight| decode(encode(weight))), [0, 1, -1, LARGEST]);
        const { assert!(LARGEST > 8000) };
    }
}
