//! Character maps: from the codes of a font to Unicode (Adobe Technical Note 5411).

use std::collections::BTreeMap;

/// The most codes that a map is read for; a font has no more.
const MOST_CODES: usize = 1 << 17;

/// A map from codes to text, and how many bytes a code has.
#[derive(Debug, Default)]
pub(super) struct CMap {
    texts: BTreeMap<u32, String>,
    /// The lengths of codes, with the first and the last code of that length.
    spaces: Vec<(usize, u32, u32)>,
}

/// A word of the language that maps are written in.
#[derive(Debug, PartialEq, Eq)]
enum Word<'a> {
    Hex(Vec<u8>),
    Open,
    Close,
    Other(&'a [u8]),
}

impl CMap {
    /// Reads a map.
    pub fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut words = Words { rest: bytes };
        while let Some(word) = words.next() {
            match word {
                Word::Other(b"begincodespacerange") => map.spaces(&mut words),
                Word::Other(b"beginbfchar") => map.characters(&mut words),
                Word::Other(b"beginbfrange") => map.ranges(&mut words),
                _ => {}
            }
        }
        map
    }

    /// The text of a code.
    pub fn text(&self, code: u32) -> Option<&str> {
        self.texts.get(&code).map(String::as_str)
    }

    /// Whether it maps nothing.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The length in bytes of the code that bytes begin with, by the map's own ranges.
    pub fn length(&self, bytes: &[u8]) -> Option<usize> {
        let mut spaces = self.spaces.iter();
        let fits = |&&(length, first, last): &&(usize, u32, u32)| {
            bytes.get(..length).is_some_and(|code| (first..=last).contains(&number(code)))
        };
        spaces.find(fits).map(|&(length, ..)| length)
    }

    fn spaces(&mut self, words: &mut Words<'_>) {
        while let (Some(Word::Hex(first)), Some(Word::Hex(last))) = (words.next(), words.next()) {
            if (1..=4).contains(&first.len()) && self.spaces.len() < 100 {
                self.spaces.push((first.len(), number(&first), number(&last)));
            }
        }
        self.spaces.sort_unstable();
    }

    fn characters(&mut self, words: &mut Words<'_>) {
        while let Some(Word::Hex(code)) = words.next() {
            if let Some(Word::Hex(text)) = words.next() {
                self.enter(number(&code), utf16(&text));
            }
        }
    }

    fn ranges(&mut self, words: &mut Words<'_>) {
        while let (Some(Word::Hex(first)), Some(Word::Hex(last))) = (words.next(), words.next()) {
            let (first, last) = (number(&first), number(&last));
            match words.next() {
                Some(Word::Hex(text)) => {
                    for code in first..=last.min(first.saturating_add(0xFFFF)) {
                        self.enter(code, utf16(&later(&text, code - first)));
                    }
                }
                Some(Word::Open) => {
                    let mut code = first;
                    while let Some(Word::Hex(text)) = words.next() {
                        self.enter(code, utf16(&text));
                        code = code.saturating_add(1);
                    }
                }
                _ => return,
            }
        }
    }

    fn enter(&mut self, code: u32, text: String) {
        if self.texts.len() < MOST_CODES {
            self.texts.insert(code, text);
        }
    }
}

/// The text so many codes later: its last unit counts on.
fn later(text: &[u8], by: u32) -> Vec<u8> {
    let Some((head, last)) = text.split_last_chunk::<2>() else {
        return text.iter().map(|&byte| byte.wrapping_add(u8::try_from(by).unwrap_or(0))).collect();
    };
    let unit = u16::from_be_bytes(*last).wrapping_add(u16::try_from(by).unwrap_or(0));
    head.iter().copied().chain(unit.to_be_bytes()).collect()
}

/// The number that bytes write, the first the highest.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, &byte| (number << 8) | u32::from(byte))
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).filter_map(|two| two.try_into().ok().map(u16::from_be_bytes));
    char::decode_utf16(units).filter_map(Result::ok).collect()
}

struct Words<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        self.rest = self.rest.trim_ascii_start();
        let (&first, after) = self.rest.split_first()?;
        match first {
            b'[' => self.rest = after,
            b']' => self.rest = after,
            b'<' if !after.starts_with(b"<") => return Some(self.hex(after)),
            b'%' => {
                let end = after.iter().position(|&byte| byte == b'\n' || byte == b'\r').unwrap_or(after.len());
                self.rest = after.get(end..).unwrap_or_default();
                return self.next_after_comment();
            }
            _ => {
                let ends = |&byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b'<' | b'%');
                let end = after.iter().position(ends).unwrap_or(after.len()) + 1;
                let (word, rest) = self.rest.split_at_checked(end)?;
                self.rest = rest;
                return Some(Word::Other(word));
            }
        }
        Some(if first == b'[' { Word::Open } else { Word::Close })
    }
}

impl<'a> Words<'a> {
    /// A comment is as good as a word that means nothing.
    fn next_after_comment(&mut self) -> Option<Word<'a>> {
        Some(Word::Other(b"%"))
    }

    fn hex(&mut self, after: &'a [u8]) -> Word<'a> {
        let end = after.iter().position(|&byte| byte == b'>').unwrap_or(after.len());
        self.rest = after.get(end + 1..).unwrap_or_default();
        let digit = |&byte: &u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let digits: Vec<u8> = after.get(..end).unwrap_or_default().iter().filter_map(digit).collect();
        let byte = |two: &[u8]| two.first().copied().unwrap_or(0) << 4 | two.get(1).copied().unwrap_or(0);
        Word::Hex(digits.chunks(2).map(byte).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_mapped() {
        let map = CMap::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0003> <0020> <0004> <00660069> endbfchar
              2 beginbfrange <0010><0012><0041> <0020> <0021> [<0061> <0062>] endbfrange",
        );
        let text: String = [3, 4, 0x11, 0x21].iter().filter_map(|&code| map.text(code)).collect();
        assert_eq!(text, " fiBb");
        assert_eq!(map.length(&[0, 3, 0]), Some(2));
    }
}
