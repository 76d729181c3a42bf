//! How sure the reader is of what it says of a word.

/// By how much each answer about a word beat the next best one, in 256ths of a nat: a margin of 256 means that the
/// next best was held to be about a third as likely. Integers, so that they are the same on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Margins {
    /// Of the tag.
    pub tag: u16,
    /// Of the head; 0 if another one scored better but would have made no tree.
    pub head: u16,
    /// Of the relation, the head given.
    pub relation: u16,
}

impl Margins {
    /// Nothing could be surer: of what follows from a rule.
    pub const CERTAIN: Self = Self { tag: u16::MAX, head: u16::MAX, relation: u16::MAX };

    /// A margin as it is kept; the largest that can be kept stands for all larger ones.
    pub(crate) fn cut(margin: i32) -> u16 {
        margin.clamp(0, i32::from(u16::MAX)) as u16
    }
}
