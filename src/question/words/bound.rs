//! Amounts with the bounds that texts set to them: "more than two terms", "no longer than six months", "up to $3 million a year".

use super::degree::number;
use super::word::{Word, words};
use crate::lexicon::is_preposition;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::question::syntax::value::Comparison;

/// An amount of something, and how what is meant compares with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounded {
    /// "more than": whatever compares so with the number is meant.
    pub comparison: Comparison,
    /// The number; times are in days.
    pub number: f64,
    /// What is counted: "term", "$".
    pub head: String,
    /// All words that tell what is counted, the currency first.
    pub of: Vec<String>,
    /// The amount as it was written, without its bound.
    pub amount: String,
}

/// Words that set a bound before a number.
const BOUNDS: &[(&str, Comparison)] = &[
    ("no more than", Comparison::AtMost),
    ("no longer than", Comparison::AtMost),
    ("no greater than", Comparison::AtMost),
    ("no higher than", Comparison::AtMost),
    ("no less than", Comparison::AtLeast),
    ("no fewer than", Comparison::AtLeast),
    ("not more than", Comparison::AtMost),
    ("not longer than", Comparison::AtMost),
    ("not less than", Comparison::AtLeast),
    ("not fewer than", Comparison::AtLeast),
    ("not exceeding", Comparison::AtMost),
    ("a maximum of", Comparison::AtMost),
    ("a minimum of", Comparison::AtLeast),
    ("a total of", Comparison::Equal),
    ("in excess of", Comparison::More),
    ("more than", Comparison::More),
    ("longer than", Comparison::More),
    ("greater than", Comparison::More),
    ("higher than", Comparison::More),
    ("exceeding", Comparison::More),
    ("over", Comparison::More),
    ("above", Comparison::More),
    ("less than", Comparison::Less),
    ("fewer than", Comparison::Less),
    ("shorter than", Comparison::Less),
    ("under", Comparison::Less),
    ("below", Comparison::Less),
    ("at least", Comparison::AtLeast),
    ("at most", Comparison::AtMost),
    ("up to", Comparison::AtMost),
    ("exactly", Comparison::Equal),
];
/// Signs and words of currency that stand before a number.
const CURRENCIES: &[&str] = &["$", "£", "€", "¥", "us$", "usd", "eur", "gbp", "chf"];
/// Days of each unit of time.
const DAYS: &[(&str, f64)] = &[
    ("minute", 1.0 / 1440.0),
    ("hour", 1.0 / 24.0),
    ("day", 1.0),
    ("week", 7.0),
    ("month", 365.0 / 12.0),
    ("quarter", 365.0 / 4.0),
    ("year", 365.0),
    ("decade", 3650.0),
];
/// Words that tell nothing of what is counted.
const IDLE: &[&str] = &["the", "a", "an", "of", "per", "its", "their", "in"];

/// The amount that a phrase is, if it is one; a preposition before it ("for six months") does not count.
#[must_use]
pub fn bounded(phrase: &str) -> Option<Bounded> {
    let all = words(phrase);
    let opens = |word: &Word<'_>| ["for", "within", "by", "the"].contains(&word.text.as_str());
    let all = all.get(usize::from(all.first().is_some_and(opens))..)?;
    let text = |at: usize| all.get(at).map_or("", |word| word.text.as_str());
    let begins = |bound: &str| bound.split(' ').zip(0..).all(|(word, at)| text(at) == word);
    let bound = BOUNDS.iter().find(|(bound, _)| begins(bound));
    let (comparison, from) =
        bound.map_or((Comparison::Equal, 0), |(bound, comparison)| (*comparison, bound.split(' ').count()));
    let currency = all.get(from..)?.iter().take_while(|word| CURRENCIES.contains(&word.text.as_str())).count();
    let at = from + currency;
    let one = || ["a", "an"].contains(&text(at)).then(|| days(text(at + 1))).flatten().map(|_| ("1".to_owned(), 1));
    let (digits, length) = number(all.get(at..)?).or_else(one)?;
    let rest: Vec<String> = all.get(at + length..)?.iter().filter(|word| is_told(word)).map(plain).collect();
    let rest = rest.strip_prefix(&["per".to_owned()]).unwrap_or(&rest);
    let ends =
        |word: &&String| !is_preposition(word) && !["a", "an", "per", "that", "which", "who"].contains(&word.as_str());
    let signs: Vec<String> = all.get(from..at)?.iter().map(|word| word.text.clone()).collect();
    let mut head = rest.iter().take_while(ends).last().or(signs.last())?.clone();
    let mut of: Vec<String> =
        signs.into_iter().chain(rest.iter().filter(|word| !IDLE.contains(&word.as_str())).cloned()).collect();
    let mut number: f64 = digits.parse().ok()?;
    if let ([unit], Some(days)) = (of.as_mut_slice(), days(&head)) {
        number *= days;
        "day".clone_into(unit);
        "day".clone_into(&mut head);
    }
    let amount = phrase.get(all.get(from)?.span().start..)?.trim_end().to_owned();
    Some(Bounded { comparison, number, head, of, amount })
}

/// Whether a word tells what is counted.
fn is_told(word: &Word<'_>) -> bool {
    word.token.is_word() || word.text == "%"
}

/// A noun in the singular; "%" as "per cent".
fn plain(word: &Word<'_>) -> String {
    match word.text.as_str() {
        "%" | "percent" => "cent".to_owned(),
        text => lemma(text, WordClass::Noun),
    }
}

/// How many days a unit of time has.
pub(super) fn days(word: &str) -> Option<f64> {
    let unit = lemma(word, WordClass::Noun);
    DAYS.iter().find(|(name, _)| *name == unit).map(|(_, days)| *days)
}

impl Bounded {
    /// Whether whatever is meant by this is meant by another, too: "three" and "at least three" by "more than two".
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        let (low, above, high, below) = self.range();
        let (least, beyond, most, under) = other.range();
        let starts = low > least || low.total_cmp(&least).is_eq() && (above || !beyond);
        let ends = high < most || high.total_cmp(&most).is_eq() && (below || !under);
        starts && ends
    }

    /// The least and the greatest number that is meant; whether each is left out.
    const fn range(&self) -> (f64, bool, f64, bool) {
        let number = self.number;
        match self.comparison {
            Comparison::More => (number, true, f64::INFINITY, false),
            Comparison::AtLeast => (number, false, f64::INFINITY, false),
            Comparison::Less => (f64::NEG_INFINITY, false, number, true),
            Comparison::AtMost => (f64::NEG_INFINITY, false, number, false),
            Comparison::Equal => (number, false, number, false),
        }
    }

    /// Whether it is a sum of money.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.of.first().is_some_and(|first| CURRENCIES.contains(&first.as_str()))
    }

    /// The same with another comparison.
    #[must_use]
    pub fn but(&self, comparison: Comparison) -> Self {
        Self { comparison, ..self.clone() }
    }

    /// Whether what is counted here is what is counted there, which may be told more of: "three consecutive terms" are terms.
    #[must_use]
    pub fn counts_like(&self, wider: &Self) -> bool {
        self.head == wider.head && wider.of.iter().all(|word| self.of.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::{Bounded, bounded};
    use crate::question::syntax::value::Comparison;

    fn of(phrase: &str) -> Option<(Comparison, f64, String)> {
        bounded(phrase).map(|Bounded { comparison, number, of, .. }| (comparison, number, of.join(" ")))
    }

    #[test]
    fn bounds_are_told_in_many_words() {
        use Comparison::{AtLeast, AtMost, Equal, More};
        for (phrase, comparison, number, what) in [
            ("more than two consecutive terms", More, 2.0, "consecutive term"),
            ("three terms", Equal, 3.0, "term"),
            ("no longer than six months", AtMost, 182.5, "day"),
            ("for a year", Equal, 365.0, "day"),
            ("$2.5 million", Equal, 2_500_000.0, "$"),
            ("more than $2.5 million", More, 2_500_000.0, "$"),
            ("up to $3 million a year", AtMost, 3_000_000.0, "$ year"),
            ("at least 150 megawatts of reserve", AtLeast, 150.0, "megawatt reserve"),
            ("more than 15 per cent of the budget", More, 15.0, "cent budget"),
        ] {
            assert_eq!(of(phrase), Some((comparison, number, what.to_owned())), "{phrase}");
        }
        assert_eq!(of("the terms of two members"), None);
        assert_eq!(of("a member"), None);
        let like =
            |one: &str, other: &str| bounded(one).zip(bounded(other)).map(|(one, other)| one.counts_like(&other));
        assert_eq!(like("three consecutive terms", "more than two terms"), Some(true));
        assert_eq!(like("three terms", "more than two consecutive terms"), Some(false));
        assert_eq!(like("five advisers on grants", "more than four grants"), Some(false));
    }

    #[test]
    fn what_is_more_than_two_may_be_three() {
        for (one, other, within) in [
            ("three terms", "more than two terms", true),
            ("two terms", "more than two terms", false),
            ("at least three terms", "more than two terms", true),
            ("more than one term", "more than two terms", false),
            ("a year", "more than six months", true),
            ("twelve months", "more than a year", false),
        ] {
            let both = bounded(one).zip(bounded(other));
            assert_eq!(both.map(|(one, other)| one.is_within(&other)), Some(within), "{one}, {other}");
        }
    }
}
