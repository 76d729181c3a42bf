//! Terms as numbers of 32 bits.
//!
//! | from | to | what |
//! |---|---|---|
//! | `0000_0000` | `7FFF_FFFF` | a term of the index's dictionary; subjects come first |
//! | `8000_0000` | `BFFF_FFFF` | a small literal, whole within its number |
//! | `C000_0000` | `FFFF_FFFE` | a term beside the dictionary: of the journal, of a query |
//! | `FFFF_FFFF` | | the default graph, where the name of a graph stands |
//!
//! Small literals of one kind sort as their values do: whole numbers, dates, years, months, truth values.
//! Only the canonical way of writing a value is taken, so that a number means one term and a term one number.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNodeRef};

/// A term's number.
pub type Id = u32;

/// The first number of a small literal.
pub const FIRST_SMALL: Id = 0x8000_0000;
/// The first number of a term beside the dictionary.
pub const FIRST_BESIDE: Id = 0xC000_0000;
/// The default graph.
pub const DEFAULT_GRAPH: Id = u32::MAX;

const PAYLOAD_BITS: u32 = 27;
const PAYLOAD: u32 = (1 << PAYLOAD_BITS) - 1;
/// What is added to whole numbers, so that negative ones come first.
const ZERO: i64 = 1 << (PAYLOAD_BITS - 1);

/// The kinds of small literals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Small {
    /// `xsd:boolean`.
    Boolean,
    /// `xsd:integer` of 27 bits.
    Integer,
    /// `xsd:date` without time zone, years 0 to 9999.
    Date,
    /// `xsd:gYear`, four digits.
    Year,
    /// `xsd:gYearMonth`, four and two digits.
    YearMonth,
}

/// By their place in a number.
const KINDS: [(Small, NamedNodeRef<'static>); 5] = [
    (Small::Boolean, xsd::BOOLEAN),
    (Small::Integer, xsd::INTEGER),
    (Small::Date, xsd::DATE),
    (Small::Year, xsd::G_YEAR),
    (Small::YearMonth, xsd::G_YEAR_MONTH),
];

/// The number of a literal that fits into one.
#[must_use]
pub fn small(datatype: &[u8], text: &[u8]) -> Option<Id> {
    if text.len() > 11 || !datatype.starts_with(b"http://www.w3.org/2001/XMLSchema#") {
        return None;
    }
    let at = KINDS.iter().position(|(_, known)| known.as_str().as_bytes() == datatype)?;
    let (kind, _) = *KINDS.get(at)?;
    let payload = match kind {
        Small::Boolean => match text {
            b"false" => 0,
            b"true" => 1,
            _ => return None,
        },
        Small::Integer => integer(text)?,
        Small::Date => {
            let [year, month, day] = parts(text, [4, 2, 2])?;
            ((1..=12).contains(&month) && (1..=days(year, month)).contains(&day))
                .then_some(year << 9 | month << 5 | day)?
        }
        Small::Year => parts(text, [4])?.first().copied()?,
        Small::YearMonth => {
            let [year, month] = parts(text, [4, 2])?;
            (1..=12).contains(&month).then_some(year << 4 | month)?
        }
    };
    Some(FIRST_SMALL | (at as u32) << PAYLOAD_BITS | payload)
}

/// The kind and the payload of a small literal's number; payloads of one kind sort as values do.
#[must_use]
pub fn kind(id: Id) -> Option<(Small, u32)> {
    if !(FIRST_SMALL..FIRST_BESIDE).contains(&id) {
        return None;
    }
    let &(kind, _) = KINDS.get(((id & !FIRST_SMALL) >> PAYLOAD_BITS) as usize)?;
    Some((kind, id & PAYLOAD))
}

/// The value of a small whole number.
#[must_use]
pub fn whole(id: Id) -> Option<i64> {
    match kind(id)? {
        (Small::Integer, payload) => Some(i64::from(payload) - ZERO),
        _ => None,
    }
}

/// The literal that a number is.
#[must_use]
pub fn literal(id: Id) -> Option<Literal> {
    let (kind, payload) = kind(id)?;
    let (_, datatype) = KINDS.iter().find(|(known, _)| *known == kind)?;
    let text = match kind {
        Small::Boolean => (payload == 1).to_string(),
        Small::Integer => (i64::from(payload) - ZERO).to_string(),
        Small::Date => format!("{:04}-{:02}-{:02}", payload >> 9, payload >> 5 & 15, payload & 31),
        Small::Year => format!("{payload:04}"),
        Small::YearMonth => format!("{:04}-{:02}", payload >> 4, payload & 15),
    };
    Some(Literal::new_typed_literal(text, *datatype))
}

/// A whole number without sign, zeros before it, or more digits than fit.
fn integer(text: &[u8]) -> Option<u32> {
    let (negative, digits) = text.strip_prefix(b"-").map_or((false, text), |digits| (true, digits));
    let canonical = match digits {
        [b'0'] => !negative,
        [first, ..] => *first != b'0' && digits.len() <= 8,
        [] => false,
    };
    let value = i64::from(canonical.then(|| number(digits)).flatten()?);
    let shifted = if negative { ZERO - value } else { ZERO + value };
    u32::try_from(shifted).ok().filter(|&payload| payload <= PAYLOAD)
}

fn number(digits: &[u8]) -> Option<u32> {
    let add = |sum: u32, byte: &u8| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'));
    if digits.len() > 9 { None } else { digits.iter().try_fold(0, add) }
}

/// Numbers of these lengths with a hyphen between any two.
fn parts<const N: usize>(text: &[u8], lengths: [usize; N]) -> Option<[u32; N]> {
    let mut found = [0; N];
    let mut rest = text;
    for (at, (part, length)) in found.iter_mut().zip(lengths).enumerate() {
        if at > 0 {
            rest = rest.strip_prefix(b"-")?;
        }
        let (digits, after) = rest.split_at_checked(length)?;
        *part = number(digits)?;
        rest = after;
    }
    rest.is_empty().then_some(found)
}

/// The days of a month of the Gregorian calendar, which XML Schema extends into the past.
const fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number_of(text: &str, datatype: NamedNodeRef<'_>) -> Option<Id> {
        small(datatype.as_str().as_bytes(), text.as_bytes())
    }

    #[test]
    fn small_literals_come_back_as_they_were() {
        let rows = [
            (xsd::BOOLEAN, &["false", "true"][..]),
            (xsd::INTEGER, &["-67108864", "-12", "-1", "0", "7", "1989", "67108863"]),
            (xsd::DATE, &["0001-01-01", "1999-12-31", "2000-02-29", "2024-06-01", "9999-12-31"]),
            (xsd::G_YEAR, &["0000", "1989", "2024"]),
            (xsd::G_YEAR_MONTH, &["1989-01", "1989-12", "2024-01"]),
        ];
        for (datatype, texts) in rows {
            let ids: Vec<Id> = texts.iter().map(|text| number_of(text, datatype).unwrap()).collect();
            assert!(ids.is_sorted(), "{texts:?}");
            let back: Vec<Literal> = ids.iter().map(|&id| literal(id).unwrap()).collect();
            assert!(back.iter().zip(texts).all(|(literal, text)| literal.value() == *text));
            assert!(back.iter().all(|literal| literal.datatype() == datatype));
        }
        assert_eq!(whole(number_of("-12", xsd::INTEGER).unwrap()), Some(-12));
    }

    #[test]
    fn other_ways_of_writing_a_value_are_terms_of_their_own() {
        let rows = [
            (xsd::BOOLEAN, &["1", "TRUE", ""][..]),
            (xsd::INTEGER, &["+1", "01", "-0", "", "-", "67108864", "-67108865", "12345678901", "1.0", " 1"]),
            (xsd::DATE, &["2023-02-29", "2024-13-01", "2024-6-1", "2024-06-01Z", "-0001-01-01", "1900-02-29"]),
            (xsd::G_YEAR, &["24", "20240", "2024Z"]),
            (xsd::G_YEAR_MONTH, &["2024-00", "2024-13", "2024"]),
            (xsd::STRING, &["1"]),
            (xsd::DECIMAL, &["1"]),
        ];
        for (datatype, texts) in rows {
            for text in texts {
                assert_eq!(number_of(text, datatype), None, "{text}");
            }
        }
        assert!(literal(3).is_none() && literal(FIRST_BESIDE).is_none() && literal(FIRST_BESIDE - 1).is_none());
    }
}
