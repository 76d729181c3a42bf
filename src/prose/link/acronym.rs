//! Abbreviations that a text defines in brackets: "International Seabed Authority (ISA)", "ISA (International …)".
//!
//! After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
//! (PSB 2003): the letters of the short form must be found in order in the long form, the first at the start of a
//! word. Here initials are preferred to inner letters, and a long form of capitalised words is taken whole.

use super::classify;
use super::name::singular;
use crate::prose::numeral;

/// A short form and the long form it stands for, as written; plural endings of the short form are dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// "SOM" for "SOMs".
    pub short: String,
    /// "Senior Officials' Meetings".
    pub long: String,
    /// Where the text defines it.
    pub place: usize,
}

impl Definition {
    /// Whether that is "SOMs" where the long form is in the plural.
    pub fn is_plural(&self, variant: &str) -> bool {
        classify::is_plural(&self.long) && variant.strip_suffix('s') == Some(&self.short)
    }
}

/// Brackets longer than this many bytes hold no definition.
const LONGEST: usize = 120;

/// The definitions of a text, in its order. One pass over the text; nothing but the definitions is kept.
#[must_use]
pub fn definitions(text: &str) -> Vec<Definition> {
    let brackets = text.match_indices('(').filter_map(|(open, _)| Some((open, bracket(text, open)?)));
    brackets.filter_map(|(place, (before, inside))| Some(Definition { place, ..definition(before, inside)? })).collect()
}

/// The text of the sentence before a bracket, and what is inside.
fn bracket(text: &str, open: usize) -> Option<(&str, &str)> {
    let inside = text.get(open + 1..)?;
    let inside = inside.get(..inside.find([')', '(', '\n'])?)?;
    let start = (open.saturating_sub(LONGEST * 2)..=open).find(|&at| text.is_char_boundary(at))?;
    let before = text.get(start..open)?;
    let sentence = before.rfind(['\n', '(', ')', ';', ':']).and_then(|at| before.get(at + 1..)).unwrap_or(before);
    (inside.len() <= LONGEST).then_some((sentence.trim(), inside.trim()))
}

/// The definition that words before a bracket and the words inside make, if they do.
#[must_use]
pub fn definition(before: &str, inside: &str) -> Option<Definition> {
    // "(BU; French: Union baltique)": the short form stands first.
    let first = inside.split([';', ',']).next().unwrap_or(inside).trim();
    if let Some(short) = short_form(first) {
        let short = without_number(&short, before).unwrap_or(short);
        return Some(Definition { long: long_form(before, &short)?, short, place: 0 });
    }
    let short = short_form(before.rsplit([' ', '\u{a0}']).next()?)?;
    let words: Vec<&str> = inside.split_whitespace().collect();
    let whole = inside.starts_with(char::is_uppercase) && words.len() > 1 && !inside.contains([',', ';']);
    (whole && matches_initials(&letters(&short), &words)).then(|| Definition { short, long: plain(inside), place: 0 })
}

/// Whether it looks like an abbreviation: two capitals or more, at most ten characters; without a plural "s".
#[must_use]
pub fn short_form(word: &str) -> Option<String> {
    let word = word.trim_matches(['"', '“', '”', '\'']);
    let stem = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    let stem = stem.strip_suffix('s').filter(|stem| stem.ends_with(char::is_uppercase)).unwrap_or(stem);
    let capitals = stem.chars().filter(|c| c.is_uppercase()).count();
    let all = stem.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '&' | '.' | '/'));
    let fits = (2..=10).contains(&stem.chars().count()) && stem.starts_with(char::is_alphanumeric);
    (fits && all && capitals >= 2).then(|| stem.to_owned())
}

/// "MC" of "MC13" after "13th Ministerial Conference": the abbreviation is that of the series.
fn without_number(short: &str, before: &str) -> Option<String> {
    let series = short.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: i64 = short.strip_prefix(series)?.parse().ok()?;
    let named = before.split_whitespace().any(|word| numeral::ordinal(word) == Some(number));
    (named && series.len() > 1).then(|| series.to_owned())
}

fn letters(short: &str) -> Vec<char> {
    short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// The long form that ends where the bracket opens.
fn long_form(before: &str, short: &str) -> Option<String> {
    let letters = letters(short);
    let words: Vec<&str> = before.split_whitespace().collect();
    if let Some(start) = spelt_start(&letters, &words) {
        return words.get(start..).map(|long| plain(&long.join(" ")));
    }
    let last = words.iter().rposition(|word| word.ends_with([',', '.']) && word.chars().count() > 2);
    let words = words.get(last.map_or(0, |at| at + 1)..)?;
    let name = name_start(words);
    let capitalised = (name..words.len())
        .filter(|&start| words.get(start).is_some_and(|word| word.starts_with(char::is_uppercase)))
        .find(|&start| words.get(start..).is_some_and(|words| matches_initials(&letters, words)))
        .map(|_| name);
    let start = capitalised.or_else(|| shortest(&letters, words))?;
    let long = words.get(start..)?;
    (long.len() > 1 || long.iter().any(|word| word.contains('-'))).then(|| plain(&long.join(" ")))
}

/// Where a name begins whose initials are the letters, each once, commas or not: "Rules for Notice, Consultation and
/// Consent (RNCC)". What stands before it after a comma or an article is another name: "Council of the International
/// Reef Office (IRO)"; other capitalised words before it belong to it: "Bureau of Rivers and Inland Waters (RIW)".
fn spelt_start(letters: &[char], words: &[&str]) -> Option<usize> {
    let spells = |start: &usize| {
        let named = words.get(*start..).filter(|words| words.len() > 1)?;
        let opens = named.first().is_some_and(|word| word.starts_with(char::is_uppercase) && !is_article(word));
        let spelt: Vec<(char, bool)> = named.iter().flat_map(|word| initials(word)).collect();
        let capital = named.iter().all(|word| is_small(word) || word.starts_with(char::is_uppercase));
        (opens && capital && spell(&spelt, letters)).then_some(*start)
    };
    let start = (0..words.len()).rev().find_map(|start| spells(&start))?;
    let before = words.get(..start)?;
    let lead = before.iter().rposition(|word| word.ends_with([',', '.']) && word.chars().count() > 2);
    let lead = lead.map_or(0, |at| at + 1);
    let article = before.last().is_some_and(|word| is_article(word));
    let name = words.get(lead..).map_or(start, |words| lead + name_start(words));
    Some(if article { start } else { start.min(name) })
}

/// Whether initials are these letters, each once; those of small words may be among them ("ECOWAS") or not.
fn spell(initials: &[(char, bool)], letters: &[char]) -> bool {
    let Some(((initial, small), rest)) = initials.split_first() else { return letters.is_empty() };
    let taken = || letters.split_first().is_some_and(|(letter, left)| letter == initial && spell(rest, left));
    taken() || (*small && spell(rest, letters))
}

/// Where the run of capitalised words at the end begins; small words inside it are allowed.
fn name_start(words: &[&str]) -> usize {
    let mut start = words.len();
    for (at, word) in words.iter().enumerate().rev() {
        let ordinal = numeral::ordinal(word).is_some();
        if word.starts_with(char::is_uppercase) && !is_article(word) && !ordinal {
            start = at;
        } else if !is_small(word) || is_article(word) && at + 1 == start && !follows_small(words, at) {
            break;
        }
    }
    start
}

fn is_article(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "the" | "a" | "an")
}

fn follows_small(words: &[&str], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| matches!(*word, "of" | "for" | "on"))
}

fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "for" | "on" | "and" | "in" | "to" | "&")
}

/// Whether the letters are found in order among the initials (of words and of their parts after a hyphen), the first
/// letter as the first initial of a word; at most one word in three may be passed over besides small ones.
fn matches_initials(letters: &[char], words: &[&str]) -> bool {
    let initials: Vec<(char, bool)> = words.iter().flat_map(|word| initials(word)).collect();
    let mut rest = letters.iter().peekable();
    let mut skipped = 0;
    for (initial, small) in &initials {
        if rest.next_if(|letter| *letter == initial).is_none() && !small {
            skipped += 1;
        }
    }
    rest.peek().is_none() && skipped <= letters.len().max(2) && letters.len() >= 2
}

fn initials(word: &str) -> Vec<(char, bool)> {
    let small = is_small(word);
    let parts = word.split(['-', '‑', '‐', '/']);
    parts
        .filter_map(|part| part.chars().find(|c| c.is_alphabetic()))
        .flat_map(char::to_lowercase)
        .map(|c| (c, small))
        .collect()
}

/// The start of the shortest stretch of words in which the letters occur in order, the first opening a word.
fn shortest(letters: &[char], words: &[&str]) -> Option<usize> {
    let (first, most) = (letters.first()?, letters.len() + 5);
    (0..words.len()).rev().take(most).find(|&start| {
        let Some(stretch) = words.get(start..) else { return false };
        let opens = stretch.first().is_some_and(|word| word.to_lowercase().starts_with(*first));
        opens
            && !stretch.first().is_some_and(|word| is_small(word))
            && subsequence(letters, &stretch.join(" "))
            && (matches_initials(letters, stretch) || covers_initials(letters, stretch) || opens_with(letters, stretch))
    })
}

/// Whether every word has its initial among the letters, in order: "GHG" for "greenhouse gases".
fn covers_initials(letters: &[char], words: &[&str]) -> bool {
    let mut rest = letters.iter();
    let initials = words.iter().filter(|word| !is_small(word)).flat_map(|word| initials(word));
    let mut initials = initials.map(|(initial, _)| initial);
    initials.all(|initial| rest.any(|letter| *letter == initial))
}

/// Whether the letters open the first word: "BUD" for "Budget Committee".
fn opens_with(letters: &[char], words: &[&str]) -> bool {
    let opening: String = letters.iter().collect();
    words.first().is_some_and(|word| word.to_lowercase().starts_with(&opening))
}

fn subsequence(letters: &[char], text: &str) -> bool {
    let mut found = text.chars().flat_map(char::to_lowercase);
    letters.iter().all(|letter| found.any(|c| c == *letter))
}

fn plain(text: &str) -> String {
    let text = text.strip_prefix("The ").or_else(|| text.strip_prefix("the ")).unwrap_or(text);
    text.replace(['‑', '‐'], "-").replace('’', "'")
}

/// The names a definition gives rise to, singular and plural, for looking up.
#[must_use]
pub fn variants(definition: &Definition) -> Vec<String> {
    let mut names = vec![definition.short.clone(), format!("{}s", definition.short), definition.long.clone()];
    if let Some((rest, last)) = definition.long.rsplit_once(' ') {
        names.push(format!("{rest} {}", singular(last)));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_definitions_both_ways() {
        let table = [
            ("The Executive Board (EB) meets.", Some(("EB", "Executive Board"))),
            ("In May the Regional Expert Panels (REPs) met.", Some(("REP", "Regional Expert Panels"))),
            (
                "The Office of Rivers and Inland Waterways (OIW) is new.",
                Some(("OIW", "Office of Rivers and Inland Waterways")),
            ),
            (
                "The Bureau of Rivers and Inland Water Affairs (RIWA) is new.",
                Some(("RIWA", "Bureau of Rivers and Inland Water Affairs")),
            ),
            ("Sub-Committee on Carriage of Goods (SCCG)", Some(("SCCG", "Sub-Committee on Carriage of Goods"))),
            ("WHO (World Health Organization) works.", Some(("WHO", "World Health Organization"))),
            ("The Budget Committee (BUD) is small.", Some(("BUD", "Budget Committee"))),
            ("Emissions of greenhouse gases (GHGs) fell.", Some(("GHG", "greenhouse gases"))),
            ("The Second Review Conference (RC2)", Some(("RC", "Review Conference"))),
            (
                "Under the Rules for Notice, Consultation and Consent (RNCC), it met.",
                Some(("RNCC", "Rules for Notice, Consultation and Consent")),
            ),
            ("The Council of the International Reef Office (IRO)", Some(("IRO", "International Reef Office"))),
            (
                "Ministers of the Trade Community of East Gulf States (TCOEGS)",
                Some(("TCOEGS", "Trade Community of East Gulf States")),
            ),
            ("Jane Doe (US) spoke.", None),
            ("The plan (see annex) is here.", None),
            ("The Annual Report (ABC) is here.", None),
            ("The Ministry's Office of Legal Affairs (OLA)", Some(("OLA", "Ministry's Office of Legal Affairs"))),
        ];
        for (text, expected) in table {
            let found = definitions(text);
            let found = found.first().map(|found| (found.short.as_str(), found.long.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
