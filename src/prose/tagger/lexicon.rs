//! The tags that known words take.

use crate::prose::Tag;

/// A word seen with only one tag, so often that no classifier need be asked.
const CERTAIN: u32 = 1 << 31;

/// How much of a word's occurrences a tag must have to count as one of its tags, in per cent.
const SHARE: usize = 4;

/// The class of a word that was seen with these tags so many times each, commonest first.
///
/// A class is up to four tags, seven bits each, and a bit for certainty. Words of one class are alike to the tagger.
pub(crate) fn class(counts: &[(Tag, usize)]) -> u32 {
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let common = counts.iter().take(4).filter(|(_, count)| count * 100 >= total * SHARE);
    let tags = common.rev().fold(0, |class, &(tag, _)| class << 7 | (tag as u32 + 1));
    let certain = total >= 60 && counts.first().is_some_and(|(_, count)| count * 200 > total * 199);
    if certain { tags | CERTAIN } else { tags }
}

/// The tag of a word of that class, if it has only one worth thinking of.
pub(crate) fn certain(class: u32) -> Option<Tag> {
    let first = (class & 127).checked_sub(1).filter(|_| class & CERTAIN != 0)?;
    Tag::ALL.get(first as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frequent_word_of_one_tag_is_certain() {
        assert_eq!(certain(class(&[(Tag::Dt, 1000), (Tag::Rb, 2)])), Some(Tag::Dt));
        assert_eq!(certain(class(&[(Tag::In, 1000), (Tag::Wdt, 200)])), None);
        assert_eq!(certain(class(&[(Tag::Nn, 5)])), None);
    }
}
