//! "The top 3 cities by population", as the language says it: "list cities by population, descending, the first 3".

use crate::question::words::degree::number;
use crate::question::words::word::words;

/// Words before a number that ask for the greatest, and for those that come first in the order as it stands.
const GREATEST: &str = "top";
const FIRST: &str = "first";

/// The same list with its order and its number behind it; none where it is no such list.
pub fn ranked_list(text: &str) -> Option<String> {
    let all = words(text.trim_end_matches(['?', '.']));
    let said = |at: usize| all.get(at).map_or("", |word| word.text.as_str());
    let mut at = usize::from(["list", "show"].contains(&said(0)));
    at += usize::from(said(at) == "the");
    let greatest = match said(at) {
        GREATEST => true,
        FIRST => false,
        _ => return None,
    };
    let (take, length) = number(all.get(at + 1..)?)?;
    let start = all.get(at + 1 + length)?.span().start;
    let by = (at + 2 + length..all.len()).find(|&at| said(at) == "by");
    let end = all.last()?.span().end;
    let part = |from: usize, to: usize| text.get(from..to).map(str::trim);
    match by {
        Some(by) => {
            let word = all.get(by)?.span();
            let (noun, value) = (part(start, word.start)?, part(word.end, end)?);
            let order = if greatest { ", descending" } else { "" };
            Some(format!("list {noun} by {value}{order}, the first {take}"))
        }
        // Of the greatest it must be said by what.
        None if greatest => None,
        None => part(start, end).map(|noun| format!("list {noun}, the first {take}")),
    }
}

#[cfg(test)]
mod tests {
    use super::ranked_list;

    #[test]
    fn the_number_stands_behind() {
        let rows = [
            ("top 3 ports by tonnage", Some("list ports by tonnage, descending, the first 3")),
            ("list the first two ports by depth?", Some("list ports by depth, the first 2")),
            ("list the first 2 ports", Some("list ports, the first 2")),
            ("list top 3 ports", None),
            ("list the 3 ports with the highest tonnage", None),
        ];
        for (text, expected) in rows {
            assert_eq!(ranked_list(text).as_deref(), expected, "{text}");
        }
    }
}
