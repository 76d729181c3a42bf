//! The model as bytes: a magic line, then each array as a count and its little-endian items.

use super::{ManyWay, Model, Table, ThreeWay};

const MAGIC: &[u8] = b"rapporteur model 2\n";

/// Bytes that are not a model of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeModelError {
    /// The first line is another one, as in a model of another version.
    #[error("not a model of this version")]
    Magic,
    /// The bytes end too early, as in a file cut short.
    #[error("the model is cut short")]
    Short,
    /// Bytes are left over.
    #[error("the model is followed by something else")]
    Trailing,
}

impl Model {
    /// The model as a file.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        write_slots(&mut bytes, &self.lexicon);
        for weights in [&self.tags, &self.relations] {
            write_slots(&mut bytes, &weights.table);
            write_cells(&mut bytes, &weights.cells);
            write_rows(&mut bytes, &weights.rows);
        }
        write_slots(&mut bytes, &self.transitions.table);
        bytes
    }

    /// The model of a file.
    ///
    /// # Errors
    /// If the bytes are not what [`encode`](Self::encode) wrote.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeModelError> {
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(DecodeModelError::Magic)?;
        let lexicon = read_slots(&mut rest)?;
        let tags = read_weights(&mut rest)?;
        let relations = read_weights(&mut rest)?;
        let transitions = ThreeWay { table: read_slots(&mut rest)? };
        if rest.is_empty() {
            Ok(Self { lexicon, tags, transitions, relations })
        } else {
            Err(DecodeModelError::Trailing)
        }
    }
}

fn write_count(bytes: &mut Vec<u8>, count: usize) {
    bytes.extend((count as u32).to_le_bytes());
}

/// Empty slots are left out; a bit for each slot tells which ones those are.
fn write_slots(bytes: &mut Vec<u8>, table: &Table) {
    write_count(bytes, table.slots().len());
    for eight in table.slots().chunks(8) {
        bytes.push(eight.iter().rev().fold(0, |bits, &slot| bits << 1 | u8::from(slot != 0)));
    }
    for slot in table.slots().iter().filter(|slot| **slot != 0) {
        bytes.extend(slot.to_le_bytes());
    }
}

fn read_slots(rest: &mut &[u8]) -> Result<Table, DecodeModelError> {
    let count = read_count(rest)?;
    let filled = take(rest, count.div_ceil(8))?;
    let full = filled.iter().map(|bits| bits.count_ones() as usize).sum::<usize>();
    let mut items = take(rest, full * 8)?.chunks_exact(8);
    let mut slots = vec![0; count];
    for (eight, &bits) in slots.chunks_mut(8).zip(filled) {
        for (_, slot) in eight.iter_mut().enumerate().filter(|(at, _)| bits >> at & 1 == 1) {
            *slot = items.next().and_then(|item| item.try_into().ok()).map_or(0, u64::from_le_bytes);
        }
    }
    Ok(Table::from_slots(slots))
}

/// A cell is a class (one byte) and a weight (two).
fn write_cells(bytes: &mut Vec<u8>, cells: &[u32]) {
    write_count(bytes, cells.len());
    for cell in cells {
        bytes.extend(cell.to_le_bytes().iter().take(3));
    }
}

fn read_cells(rest: &mut &[u8]) -> Result<Vec<u32>, DecodeModelError> {
    let count = read_count(rest)?;
    let items = take(rest, count * 3)?.chunks_exact(3);
    Ok(items.map(|item| item.iter().rev().fold(0, |cell, &byte| cell << 8 | u32::from(byte))).collect())
}

/// A row is its weights, two bytes each.
fn write_rows<const CLASSES: usize>(bytes: &mut Vec<u8>, rows: &[[i16; CLASSES]]) {
    write_count(bytes, rows.len());
    bytes.extend(rows.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
}

fn read_rows<const CLASSES: usize>(rest: &mut &[u8]) -> Result<Vec<[i16; CLASSES]>, DecodeModelError> {
    let count = read_count(rest)?;
    let mut weights = take(rest, count * CLASSES * 2)?.iter();
    let mut byte = || weights.next().copied().unwrap_or(0);
    Ok((0..count).map(|_| std::array::from_fn(|_| i16::from_le_bytes([byte(), byte()]))).collect())
}

fn read_weights(rest: &mut &[u8]) -> Result<ManyWay, DecodeModelError> {
    Ok(ManyWay { table: read_slots(rest)?, cells: read_cells(rest)?, rows: read_rows(rest)? })
}

fn read_count(rest: &mut &[u8]) -> Result<usize, DecodeModelError> {
    let bytes = take(rest, 4)?;
    Ok(bytes.iter().rev().fold(0, |count, &byte| count << 8 | usize::from(byte)))
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> Result<&'a [u8], DecodeModelError> {
    let (taken, left) = rest.split_at_checked(count).ok_or(DecodeModelError::Short)?;
    *rest = left;
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips_and_refuses_what_is_damaged() {
        let model = Model {
            lexicon: Table::new(&[(3 << 40 | 6, 5)]),
            tags: ManyWay::new(&[
                (1 << 50 | 2, vec![(0, 3), (48, -2)]),
                (9 << 45, (0..20).map(|class| (class, -1)).collect()),
            ]),
            transitions: ThreeWay::new(&[(1 << 60 | 2, [-1, 2]), (7 << 33 | 14, [4, 4])]),
            relations: ManyWay::default(),
        };
        let bytes = model.encode();
        assert_eq!(Model::decode(&bytes), Ok(model));
        assert_eq!(Model::decode(b"GIF89a"), Err(DecodeModelError::Magic));
        assert_eq!(Model::decode(&bytes[..bytes.len() - 1]), Err(DecodeModelError::Short));
        assert_eq!(Model::decode(&[&bytes[..], b"x"].concat()), Err(DecodeModelError::Trailing));
    }
}
