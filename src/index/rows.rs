//! Quads as rows of four numbers that sort as bytes: for named graphs, and for what a journal adds.

use super::id::Id;

/// A row: four numbers, the most significant byte first.
pub type Row = [u8; 16];

/// In which order a row tells a quad's parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Subject, predicate, object, graph.
    Spog,
    /// Predicate, object, subject, graph.
    Posg,
    /// Object, subject, predicate, graph.
    Ospg,
    /// Graph, subject, predicate, object.
    Gspo,
}

/// All of them.
pub const ORDERS: [Order; 4] = [Order::Spog, Order::Posg, Order::Ospg, Order::Gspo];

impl Order {
    /// The row of a quad: subject, predicate, object, graph.
    #[must_use]
    pub fn row(self, [s, p, o, g]: [Id; 4]) -> Row {
        row(match self {
            Self::Spog => [s, p, o, g],
            Self::Posg => [p, o, s, g],
            Self::Ospg => [o, s, p, g],
            Self::Gspo => [g, s, p, o],
        })
    }

    /// The quad of a row.
    #[inline]
    #[must_use]
    pub fn quad(self, row: &Row) -> [Id; 4] {
        let [a, b, c, d] = numbers(row);
        match self {
            Self::Spog => [a, b, c, d],
            Self::Posg => [c, a, b, d],
            Self::Ospg => [b, c, a, d],
            Self::Gspo => [b, c, d, a],
        }
    }

    /// The order in which the known parts of a pattern stand first, and how many do.
    #[must_use]
    pub fn of_pattern(pattern: [Option<Id>; 4]) -> (Self, Row, usize) {
        let [s, p, o, g] = pattern;
        let (order, parts) = match (s, p, o, g) {
            (Some(_), _, None, _) | (Some(_), Some(_), Some(_), _) => (Self::Spog, [s, p, o, g]),
            (None, Some(_), _, _) => (Self::Posg, [p, o, s, g]),
            (_, None, Some(_), _) => (Self::Ospg, [o, s, p, g]),
            (None, None, None, _) => (Self::Gspo, [g, s, p, o]),
        };
        let known = parts.iter().take_while(|part| part.is_some()).count();
        (order, row(parts.map(Option::unwrap_or_default)), known)
    }
}

fn row(parts: [Id; 4]) -> Row {
    let [a, b, c, d] = parts.map(u128::from);
    (a << 96 | b << 64 | c << 32 | d).to_be_bytes()
}

#[inline]
fn numbers(row: &Row) -> [Id; 4] {
    let all = u128::from_be_bytes(*row);
    [(all >> 96) as u32, (all >> 64) as u32, (all >> 32) as u32, all as u32]
}

/// The rows, of those that are sorted, whose first `known` numbers are those of `like`.
#[must_use]
pub fn within(rows: &[Row], like: Row, known: usize) -> &[Row] {
    let free = if known == 0 { u128::MAX } else { u128::MAX.checked_shr(known as u32 * 32).unwrap_or(0) };
    let low = u128::from_be_bytes(like) & !free;
    let (low, high) = (low.to_be_bytes(), (low | free).to_be_bytes());
    let start = rows.partition_point(|row| *row < low);
    let rest = rows.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|row| *row <= high)).unwrap_or_default()
}

/// Whether a quad has the known parts of a pattern.
#[inline]
#[must_use]
pub fn fits(quad: [Id; 4], pattern: [Option<Id>; 4]) -> bool {
    quad.iter().zip(pattern).all(|(&part, wanted)| wanted.is_none_or(|wanted| wanted == part))
}

/// The rows of quads in an order, sorted, each once.
#[must_use]
pub fn sorted(order: Order, quads: &[[Id; 4]]) -> Vec<Row> {
    let mut rows: Vec<Row> = quads.iter().map(|&quad| order.row(quad)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_finds_what_fits() {
        let quads: Vec<[Id; 4]> =
            (0..81).map(|n| [n % 3, n / 3 % 3, n / 9 % 3, n / 27].map(|part| part * 0x4000_0001)).collect();
        let part = |n: u32| (n < 3).then_some(n * 0x4000_0001);
        for n in 0..256 {
            let pattern = [part(n % 4), part(n / 4 % 4), part(n / 16 % 4), part(n / 64)];
            let (order, like, known) = Order::of_pattern(pattern);
            let rows = sorted(order, &quads);
            let mut found: Vec<[Id; 4]> = within(&rows, like, known).iter().map(|row| order.quad(row)).collect();
            found.retain(|&quad| fits(quad, pattern));
            found.sort_unstable();
            let mut expected: Vec<[Id; 4]> = quads.iter().copied().filter(|&quad| fits(quad, pattern)).collect();
            expected.sort_unstable();
            assert_eq!(found, expected, "{pattern:?}");
        }
    }
}
