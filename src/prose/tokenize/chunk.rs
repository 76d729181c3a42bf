//! Cutting a chunk, the characters between two spaces, into tokens, as the Penn and UD treebanks cut them.
//!
//! Signs around a word are tokens of their own, clitics (`'s`, `n't`) too; hyphenated words stay whole. Every step
//! looks at each character a bounded number of times.

use super::abbreviations::{FullStop, full_stop};

/// Clitics that end a word, longest first; apostrophes are plain here.
const CLITICS: [&str; 6] = ["'re", "'ve", "'ll", "'s", "'d", "'m"];

/// What follows a chunk, as far as its tokens depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Following {
    /// Whether the next chunk begins with a digit.
    pub(super) number: bool,
}

/// Appends the tokens of `chunk` to `out` as byte ranges of it.
pub(super) fn cut(chunk: &str, following: Following, out: &mut Vec<(usize, usize)>) {
    if is_escaped(chunk) {
        out.push((0, chunk.len()));
        return;
    }
    let start = leading(chunk, out);
    let mut tail = Vec::new();
    let end = trailing(chunk, start, following, &mut tail);
    if let Some(body) = chunk.get(start..end).filter(|body| !body.is_empty()) {
        middle(body, start, out);
    }
    out.extend(tail.into_iter().rev());
}

/// A bracket or a quote as treebanks write them, or a clitic already cut off.
fn is_escaped(chunk: &str) -> bool {
    const ESCAPED: [&str; 8] = ["-LRB-", "-RRB-", "-LSB-", "-RSB-", "-LCB-", "-RCB-", "``", "''"];
    let clitic = || CLITICS.contains(&plain(chunk).as_str()) || plain(chunk) == "n't";
    ESCAPED.contains(&chunk) || (chunk.len() <= 6 && chunk.contains(is_apostrophe) && clitic())
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// In lower case, with a plain apostrophe.
fn plain(word: &str) -> String {
    word.replace('’', "'").to_lowercase()
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

/// Signs that are tokens of their own before and after a word.
fn is_sign(c: char) -> bool {
    const SIGNS: &str = ".,;:!?()[]{}<>\"“”„«»‘’'`…/\\|&%‰$€£¥-‑‐*•·=+~^_#@§†‡©®™°";
    !c.is_alphanumeric() && (is_dash(c) || SIGNS.contains(c))
}

/// Signs of which a run is one token.
fn runs(c: char) -> bool {
    matches!(c, '.' | '-' | '*' | '=' | '_' | '~' | '#')
}

/// Cuts off the signs before the word; returns where it begins.
fn leading(chunk: &str, out: &mut Vec<(usize, usize)>) -> usize {
    let mut characters = chunk.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let part_of_number = matches!(c, '.' | '-' | '+') && next.is_some_and(|next| next.is_ascii_digit());
        let part_of_name = matches!(c, '#' | '@') && next.is_some_and(char::is_alphanumeric);
        if !is_sign(c) || part_of_number || part_of_name {
            return start;
        }
        let mut end = start + c.len_utf8();
        while let Some((_, same)) = characters.next_if(|&(_, next)| next == c && runs(c)) {
            end += same.len_utf8();
        }
        out.push((start, end));
    }
    chunk.len()
}

/// Cuts off the signs after the word, last first; returns where it ends.
fn trailing(chunk: &str, start: usize, following: Following, tail: &mut Vec<(usize, usize)>) -> usize {
    let mut end = chunk.len();
    while let Some((word, c)) = chunk.get(start..end).and_then(|word| Some((word, word.chars().next_back()?))) {
        if !is_sign(c) || c == '.' && keeps_full_stop(word, following) || closes_inner_bracket(word, c) {
            break;
        }
        let run = word.len() - word.trim_end_matches(c).len();
        let length = if runs(c) { run } else { c.len_utf8() };
        tail.push((end - length, end));
        end -= length;
    }
    end
}

/// Whether the full stop belongs to the word.
fn keeps_full_stop(word: &str, following: Following) -> bool {
    let last_part = word.rsplit(is_dash).next();
    match last_part.and_then(full_stop) {
        Some(FullStop::BeforeNumber) => following.number,
        Some(_) => true,
        None => false,
    }
}

/// `member(s)` keeps its brackets.
fn closes_inner_bracket(word: &str, c: char) -> bool {
    c == ')' && ends_in_optional_plural(word) && word.chars().next().is_some_and(char::is_alphanumeric)
}

fn ends_in_optional_plural(word: &str) -> bool {
    word.ends_with("(s)") || word.ends_with("(es)")
}

/// Cuts a word without signs around it; `offset` is where it begins in the chunk.
fn middle(body: &str, offset: usize, out: &mut Vec<(usize, usize)>) {
    if is_letters(body) {
        return word(body, 0, body.len(), offset, out);
    }
    if is_address(body) {
        out.push((offset, offset + body.len()));
        return;
    }
    let mut start = 0;
    let mut before = None;
    let mut characters = body.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let after = characters.peek().map(|&(_, after)| after);
        if separates(body, at, c, before, after) {
            word(body, start, at, offset, out);
            start = at + c.len_utf8();
            out.push((offset + at, offset + start));
        }
        before = Some(c);
    }
    word(body, start, body.len(), offset, out);
}

/// Whether a word is of plain letters alone, as most are: nothing in it needs a closer look.
fn is_letters(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// An address of the web or of a mailbox.
fn is_address(body: &str) -> bool {
    let mailbox = || body.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    body.contains("://") || body.starts_with("www.") || mailbox()
}

/// Whether the sign at `at`, inside a word, stands between two words.
fn separates(body: &str, at: usize, c: char, before: Option<char>, after: Option<char>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let number = digit(before) && digit(after);
    let lower = before.is_some_and(char::is_lowercase);
    match c {
        '/' => !number && !is_reference(body),
        ',' | ':' | '–' => !number,
        '.' => at >= 4 && lower && after.is_some_and(char::is_uppercase),
        ';' | '"' | '“' | '”' | '[' | ']' | '{' | '}' | '…' | '—' | '―' | '%' | '|' | '!' | '?' => true,
        '(' | ')' => !ends_in_optional_plural(body) || at + 4 < body.len(),
        _ => false,
    }
}

/// The number of a document or a licence: "A/RES/70/1".
fn is_reference(body: &str) -> bool {
    let parts = body.split('/').count();
    let sign = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | ',');
    parts > 2 && body.chars().any(|c| c.is_ascii_digit()) && body.chars().all(sign)
}

/// Appends the word at `start..end`, its clitic apart.
fn word(body: &str, start: usize, end: usize, offset: usize, out: &mut Vec<(usize, usize)>) {
    let Some(text) = body.get(start..end).filter(|text| !text.is_empty()) else { return };
    let cut = start + clitic(text).unwrap_or(0);
    if cut > start {
        out.push((offset + start, offset + cut));
    }
    out.push((offset + cut, offset + end));
}

/// Where a word is cut in two: before a clitic, in `cannot`, after the sign of a currency (`US$5`).
fn clitic(word: &str) -> Option<usize> {
    if is_letters(word) {
        return word.eq_ignore_ascii_case("cannot").then_some(3);
    }
    let last = |count: usize| word.char_indices().rev().nth(count - 1).map(|(at, _)| at);
    let ends = |at: usize, clitic: &str| word.get(at..).is_some_and(|end| end.len() <= 8 && plain(end) == clitic);
    let negated = last(3).filter(|&at| at > 0 && ends(at, "n't"));
    let clitic = || CLITICS.iter().find_map(|clitic| last(clitic.len()).filter(|&at| at > 0 && ends(at, clitic)));
    let currency = || {
        let (sign, amount) = word.split_once(['$', '€', '£'])?;
        let sign_end = word.len() - amount.len();
        (sign.len() <= 3 && amount.starts_with(|c: char| c.is_ascii_digit())).then_some(sign_end)
    };
    negated.or_else(clitic).or_else(currency)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(chunk: &str, expected: &str) {
        let mut ranges = Vec::new();
        cut(chunk, Following { number: false }, &mut ranges);
        let tokens: Vec<&str> = ranges.iter().map(|&(start, end)| chunk.get(start..end).unwrap()).collect();
        assert_eq!(tokens.join(" "), expected);
    }

    #[test]
    fn signs_and_clitics_are_cut_off() {
        check("(SOMs)", "( SOMs )");
        check("“APEC’s”", "“ APEC ’s ”");
        check("officials’", "officials ’");
        check("don’t", "do n’t");
        check("cannot,", "can not ,");
        check("members—so", "members — so");
        check("portfolio—e.g.,", "portfolio — e.g. ,");
        check("U.S.).", "U.S. ) .");
        check("wait...", "wait ...");
        check("and/or", "and / or");
        check("agenda.The", "agenda . The");
    }

    #[test]
    fn numbers_addresses_and_hyphens_stay_whole() {
        check("1,000.5;", "1,000.5 ;");
        check("$4.25", "$ 4.25");
        check("US$4.25m,", "US$ 4.25m ,");
        check("12%.", "12 % .");
        check("10:30", "10:30");
        check("2019–2020", "2019–2020");
        check("capacity‑building", "capacity‑building");
        check("<https://apec.org/a,b?c=1>.", "< https://apec.org/a,b?c=1 > .");
        check("info@apec.org,", "info@apec.org ,");
        check("R&D", "R&D");
        check("member(s)", "member(s)");
        check("-LRB-", "-LRB-");
        check("'s", "'s");
    }

    #[test]
    fn a_number_makes_an_abbreviation() {
        let mut ranges = Vec::new();
        cut("No.", Following { number: true }, &mut ranges);
        assert_eq!(ranges, [(0, 3)]);
        check("No.", "No .");
    }
}
