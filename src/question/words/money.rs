//! Amounts of money and shares in questions: "$15 million", "more than $5 million a year", "25 per cent".

use super::date::PERIODS;
use super::degree::number;
use super::word::Word;

/// How many words an amount of money takes whose currency is so many marks or words: "$15 million", "US$ 3".
#[must_use]
pub fn money(words: &[Word<'_>], currency: usize) -> Option<usize> {
    let word = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    let sign = currency.checked_sub(1).is_some_and(|last| ["$", "£", "€", "¥"].contains(&word(last)));
    let (_, length) = sign.then(|| number(words.get(currency..)?)).flatten()?;
    let end = currency + length;
    // "$5 million **a year**".
    let rate = ["a", "per"].contains(&word(end)) && PERIODS.contains(&word(end + 1));
    Some(if rate { end + 2 } else { end })
}

/// The same with a bound before it, as texts tell what is allowed: "more than $15 million".
#[must_use]
pub fn bounded_money(words: &[Word<'_>]) -> Option<usize> {
    let begins: Vec<&str> = words.iter().take(2).map(|word| word.text.as_str()).collect();
    let bound = match begins.as_slice() {
        ["more" | "less", "than"] | ["up", "to"] | ["at", "least" | "most"] => 2,
        ["over" | "under" | "above" | "below", ..] => 1,
        _ => return None,
    };
    let amount = |currency: usize| money(words.get(bound..)?, currency);
    [1, 2].into_iter().find_map(amount).map(|length| bound + length)
}

/// How many words a share takes: "25 per cent", "3 %".
#[must_use]
pub fn share(words: &[Word<'_>]) -> Option<usize> {
    let (_, length) = number(words)?;
    let word = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    match (word(length), word(length + 1)) {
        ("per", "cent") => Some(length + 2),
        ("percent" | "%", _) => Some(length + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::words::word::words;

    #[test]
    fn amounts_have_their_bounds_and_rates() {
        assert_eq!(money(&words("$5 million a year now"), 1), Some(5));
        assert_eq!(money(&words("$5 million now"), 1), Some(3));
        assert_eq!(bounded_money(&words("more than $5 million a year")), Some(7));
        assert_eq!(bounded_money(&words("more than 5 members")), None);
        assert_eq!(share(&words("25 per cent of it")), Some(3));
        assert_eq!(share(&words("25 per year")), None);
    }
}
