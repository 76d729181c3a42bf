//! Names that may be one: likeness only proposes, it joins nothing.

use std::collections::{BTreeMap, BTreeSet};

/// The fewest letters of a name of which another may be a slip of the pen.
const SHORTEST: usize = 5;

/// Pairs of names, each in the order of the alphabet, with the reason in words. Names without a capital are common nouns
/// and say nothing by being alike.
pub(super) fn pairs(names: &BTreeSet<String>) -> BTreeMap<(String, String), &'static str> {
    let mut found = BTreeMap::new();
    let mut add = |one: &String, other: &String, reason: &'static str| {
        let (first, last) = if one < other { (one, other) } else { (other, one) };
        if first != last {
            found.entry((first.clone(), last.clone())).or_insert(reason);
        }
    };
    let proper = || names.iter().filter(|name| name.chars().any(char::is_uppercase));
    for group in grouped(proper(), |name| vec![letters(name)]).values() {
        for (at, one) in group.iter().enumerate() {
            group.iter().skip(at + 1).for_each(|other| add(one, other, "written alike"));
        }
    }
    let long = grouped(proper().filter(|name| name.contains(' ')), |name| vec![initials(name)]);
    for short in proper().filter(|name| is_abbreviation(name)) {
        long.get(short).into_iter().flatten().for_each(|name| add(short, name, "the initials of the other"));
    }
    let long = proper().filter(|name| letters(name).chars().count() >= SHORTEST);
    for group in grouped(long, |name| shortened(&letters(name))).values() {
        for (at, one) in group.iter().enumerate() {
            for other in group.iter().skip(at + 1).filter(|other| is_slip(one, other)) {
                add(one, other, "a letter apart");
            }
        }
    }
    found
}

/// Names by keys that they share.
fn grouped<'a>(
    names: impl Iterator<Item = &'a String>,
    keys: impl Fn(&str) -> Vec<String>,
) -> BTreeMap<String, Vec<&'a String>> {
    let mut groups: BTreeMap<String, Vec<&'a String>> = BTreeMap::new();
    for name in names {
        for key in keys(name) {
            groups.entry(key).or_default().push(name);
        }
    }
    groups
}

/// Letters and digits in lower case.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A word and what is left of it without one of its letters: words that differ in one letter share one of these.
fn shortened(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let without = |at: usize| letters.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, c)| *c).collect();
    let all: BTreeSet<String> = (0..letters.len()).map(without).chain([word.to_owned()]).collect();
    all.into_iter().collect()
}

/// Whether two names a letter apart may be one: not a plural, not another number, not another first letter.
fn is_slip(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let plural = |short: &str, long: &str| long.strip_prefix(short).is_some_and(|rest| rest == "s");
    one.chars().next() == other.chars().next()
        && digits(&one) == digits(&other)
        && !plural(&one, &other)
        && !plural(&other, &one)
}

fn is_abbreviation(name: &str) -> bool {
    name.chars().count() >= 3 && name.chars().all(|c| c.is_uppercase())
}

fn initials(name: &str) -> String {
    let words = name.split([' ', '-']).filter_map(|word| word.chars().next());
    words.filter(|letter| letter.is_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_has_a_reason() {
        let names = [
            "Harbour Council",
            "Harbor Council",
            "harbour-council",
            "HARBOUR COUNCIL",
            "Mekong River Commission",
            "MRC",
            "Working Group 1",
            "Working Group 2",
            "Minister",
            "Ministers",
            "rule",
        ];
        let found = pairs(&names.map(str::to_owned).into_iter().collect());
        let said: Vec<String> = found.iter().map(|((a, b), why)| format!("{a} = {b}: {why}")).collect();
        assert_eq!(
            said,
            [
                "HARBOUR COUNCIL = Harbor Council: a letter apart",
                "HARBOUR COUNCIL = Harbour Council: written alike",
                "Harbor Council = Harbour Council: a letter apart",
                "MRC = Mekong River Commission: the initials of the other",
            ]
        );
    }
}
