//! How large the query of a reading is.

use super::Condition;
use super::value::Quantity;

impl Condition {
    /// How many statements, kinds and tests the query has that asks for it: what is counted or ranked is asked for in a query
    /// of its own as well, so that each of such within each other doubles what is within.
    #[must_use]
    pub fn weight(&self) -> usize {
        let all = |inner: &[Self]| inner.iter().map(Self::weight).fold(0, usize::saturating_add);
        match self {
            Self::All(inner) | Self::Any(inner) => all(inner),
            Self::Not(inner) | Self::IfAny(inner) => inner.weight(),
            Self::Measure(measure) => all(&measure.body).saturating_mul(2),
            Self::Top(top) => all(&top.among).saturating_add(all(&top.key)).saturating_mul(2),
            Self::Quantified(many) => {
                let among = all(&many.among);
                let whole = among.saturating_add(all(&many.scope));
                match many.quantity {
                    Quantity::Every | Quantity::Most => whole.saturating_mul(2).saturating_add(among),
                    Quantity::Amount(..) => whole.saturating_mul(2),
                    Quantity::No => whole,
                }
            }
            _ => 1,
        }
    }
}
