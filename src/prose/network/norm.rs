//! Layer normalisation, and numbers on their way into integer layers.

use super::{DecodeModelError, read};

/// How many sums are taken side by side: a fixed number, so that rounding is the same on every processor.
const LANES: usize = 16;

/// Keeps the deviation of a constant row from being nought.
const LEAST_VARIANCE: f32 = 1e-5;

/// Added to a small float, leaves its nearest integer in the lowest bits: 1.5 times two to the 23rd.
const ROUNDING: f32 = 12_582_912.0;

/// The largest integer that goes into a layer.
const LARGEST: f32 = 32_767.0;

/// Brings rows to mean nought and deviation one, then scales and shifts them column by column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Norm {
    /// Scale and shift of each column, times what integers stand for.
    columns: Vec<(f32, f32)>,
}

impl Norm {
    /// Writes a norm whose results go into a layer as integers; returns how many integers are one.
    pub(super) fn write(bytes: &mut Vec<u8>, scale: &[f32], shift: &[f32]) -> f32 {
        // No number of a normalised row is larger than the square root of their count.
        let most = (scale.len() as f32).sqrt();
        let columns = || scale.iter().zip(shift);
        let largest = columns().fold(1.0_f32, |largest, (scale, shift)| largest.max(scale.abs() * most + shift.abs()));
        let unit = (LARGEST / largest).floor();
        read::write_number(bytes, scale.len());
        for (scale, shift) in columns() {
            read::write_floats(bytes, &[scale * unit, shift * unit]);
        }
        unit
    }

    /// Reads what [`write`](Self::write) wrote.
    pub(super) fn decode(rest: &mut &[u8]) -> Result<Self, DecodeModelError> {
        let width = read::number(rest)?;
        let values = read::floats(rest, width * 2)?;
        Ok(Self { columns: values.as_chunks().0.iter().map(|&[scale, shift]| (scale, shift)).collect() })
    }

    /// How many numbers a row has.
    pub(super) fn width(&self) -> usize {
        self.columns.len().max(1)
    }

    /// The normalised row in integers.
    #[inline(always)]
    pub(super) fn apply(&self, row: &[f32], output: &mut [i16]) {
        let count = row.len() as f32;
        let mean = sum(row, |value| value) / count;
        let variance = sum(row, |value| (value - mean) * (value - mean)) / count;
        let factor = 1.0 / (variance + LEAST_VARIANCE).sqrt();
        for ((slot, &value), &(scale, shift)) in output.iter_mut().zip(row).zip(&self.columns) {
            *slot = whole((value - mean) * factor * scale + shift);
        }
    }
}

/// Numbers as integers, `unit` to one.
#[inline(always)]
pub(super) fn integers(values: &[f32], unit: f32) -> impl Iterator<Item = i16> {
    values.iter().map(move |value| whole(value * unit))
}

/// The nearest integer, cut off at both ends.
#[inline(always)]
pub(super) fn whole(value: f32) -> i16 {
    (value.clamp(-LARGEST, LARGEST) + ROUNDING).to_bits() as i16
}

/// The sum of what a function makes of the numbers: lane by lane, then over the lanes.
#[inline(always)]
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; LANES];
    for chunk in row.chunks(LANES) {
        lanes.iter_mut().zip(chunk).for_each(|(lane, &value)| *lane += of(value));
    }
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_and_cut_off() {
        let table = [(0.4, 0), (-1.6, -2), (1e9, 32_767), (-4e4, -32_767), (f32::NAN, 0)];
        assert_eq!(table.map(|(value, _)| whole(value)), table.map(|(_, expected)| expected));
    }

    #[test]
    fn rows_come_out_alike() {
        let mut bytes = vec![];
        let unit = Norm::write(&mut bytes, &[1.0; 4], &[0.0, 0.0, 0.0, 0.5]);
        let norm = Norm::decode(&mut bytes.as_slice()).unwrap();
        let mut output = [0; 4];
        norm.apply(&[1.0, 3.0, 1.0, 3.0], &mut output);
        let expected = [-unit, unit, -unit, 1.5 * unit];
        assert!(output.iter().zip(expected).all(|(found, expected)| (f32::from(*found) - expected).abs() < 2.0));
    }
}
