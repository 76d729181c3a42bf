//! Arrays in files: little-endian, each with its length where it is not known.

use super::{DecodeModelError, Keys};

/// Takes bytes off the front.
pub(super) fn take<'a>(rest: &mut &'a [u8], count: usize) -> Result<&'a [u8], DecodeModelError> {
    let (taken, left) = rest.split_at_checked(count).ok_or(DecodeModelError::Short)?;
    *rest = left;
    Ok(taken)
}

/// Reads a number.
pub(super) fn number(rest: &mut &[u8]) -> Result<usize, DecodeModelError> {
    let bytes = take(rest, 4)?;
    Ok(bytes.iter().rev().fold(0, |count, &byte| count << 8 | usize::from(byte)))
}

/// Writes a number.
pub(super) fn write_number(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend((number as u32).to_le_bytes());
}

/// Reads that many signed bytes.
pub(super) fn bytes(rest: &mut &[u8], count: usize) -> Result<Vec<i8>, DecodeModelError> {
    Ok(take(rest, count)?.iter().map(|&byte| byte.cast_signed()).collect())
}

/// Writes signed bytes.
pub(super) fn write_bytes(bytes: &mut Vec<u8>, values: &[i8]) {
    bytes.extend(values.iter().map(|value| value.cast_unsigned()));
}

/// Reads that many floats.
pub(super) fn floats(rest: &mut &[u8], count: usize) -> Result<Vec<f32>, DecodeModelError> {
    Ok(take(rest, count * 4)?.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect())
}

/// Writes floats.
pub(super) fn write_floats(bytes: &mut Vec<u8>, values: &[f32]) {
    bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

/// Reads keys and how many there are.
pub(super) fn keys(rest: &mut &[u8]) -> Result<Keys, DecodeModelError> {
    let count = number(rest)?;
    let sorted = take(rest, count * 4)?.as_chunks().0.iter().map(|&bytes| u32::from_le_bytes(bytes)).collect();
    Ok(Keys::from_sorted(sorted))
}

/// Writes keys and how many there are.
pub(super) fn write_keys(bytes: &mut Vec<u8>, keys: &Keys) {
    write_number(bytes, keys.sorted().len());
    bytes.extend(keys.sorted().iter().flat_map(|key| key.to_le_bytes()));
}
