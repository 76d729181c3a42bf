//! The model as bytes: a magic line, then each array as a count and its little-endian items.

use super::code::{decode, encode};
use super::{Dictionary, ManyWay, Model, Slot, Table, ThreeWay};

const MAGIC: &[u8] = b"rapporteur model 4\n";

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
        write_slots(&mut bytes, &self.dictionary.tags);
        write_slots(&mut bytes, &self.dictionary.classes);
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
        let dictionary = Dictionary { tags: read_slots(&mut rest)?, classes: read_slots(&mut rest)? };
        let tags = read_weights(&mut rest)?;
        let relations = read_weights(&mut rest)?;
        let transitions = ThreeWay { table: read_slots(&mut rest)? };
        if rest.is_empty() {
            Ok(Self { dictionary, tags, transitions, relations })
        } else {
            Err(DecodeModelError::Trailing)
        }
    }
}

fn write_count(bytes: &mut Vec<u8>, count: usize) {
    bytes.extend((count as u32).to_le_bytes());
}

/// Empty slots are left out; a bit for each slot tells which ones those are.
fn write_slots<S: Slot>(bytes: &mut Vec<u8>, table: &Table<S>) {
    write_count(bytes, table.slots().len());
    for eight in table.slots().chunks(8) {
        bytes.push(eight.iter().rev().fold(0, |bits, &slot| bits << 1 | u8::from(slot != S::default())));
    }
    for slot in table.slots().iter().filter(|slot| **slot != S::default()) {
        bytes.extend(slot.to_bytes().iter().take(S::WIDTH));
    }
}

fn read_slots<S: Slot>(rest: &mut &[u8]) -> Result<Table<S>, DecodeModelError> {
    let count = read_count(rest)?;
    let filled = take(rest, count.div_ceil(8))?;
    let full = filled.iter().map(|bits| bits.count_ones() as usize).sum::<usize>();
    let mut items = take(rest, full * S::WIDTH)?.chunks_exact(S::WIDTH);
    let mut slots = vec![S::default(); count];
    for (eight, &bits) in slots.chunks_mut(8).zip(filled) {
        for (_, slot) in eight.iter_mut().enumerate().filter(|(at, _)| bits >> at & 1 == 1) {
            let mut item = items.next().unwrap_or_default().iter();
            *slot = S::from_bytes(std::array::from_fn(|_| item.next().copied().unwrap_or(0)));
        }
    }
    Ok(Table::from_slots(slots))
}

/// A cell is a class and the code of a weight.
fn write_cells(bytes: &mut Vec<u8>, cells: &[[u8; 2]]) {
    write_count(bytes, cells.len());
    bytes.extend(cells.as_flattened());
}

fn read_cells(rest: &mut &[u8]) -> Result<Vec<[u8; 2]>, DecodeModelError> {
    let count = read_count(rest)?;
    Ok(take(rest, count * 2)?.as_chunks().0.to_vec())
}

/// A row is the codes of its weights.
fn write_rows<const CLASSES: usize>(bytes: &mut Vec<u8>, rows: &[[i16; CLASSES]]) {
    write_count(bytes, rows.len());
    bytes.extend(rows.iter().flatten().map(|&weight| encode(i32::from(weight))));
}

fn read_rows<const CLASSES: usize>(rest: &mut &[u8]) -> Result<Vec<[i16; CLASSES]>, DecodeModelError> {
    let count = read_count(rest)?;
    let (rows, _) = take(rest, count * CLASSES)?.as_chunks::<CLASSES>();
    Ok(rows.iter().map(|row| row.map(|code| decode(code) as i16)).collect())
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
            dictionary: Dictionary {
                tags: Table::new(&[(3 << 40 | 6, 5)]),
                classes: Table::new(&[(3 << 40 | 6, 1 << 16 | 2)]),
            },
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
