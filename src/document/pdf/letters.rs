//! From the one-byte codes of simple fonts to letters: the encodings of PDF (ISO 32000, annex D) and names of glyphs.

use super::super::encoding::windows_char;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What StandardEncoding has from 0xA1 on; a space where it has nothing.
const STANDARD: &str =
    "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß    ";

/// What MacRomanEncoding has from 0x80 on.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// An encoding that PDF names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// WinAnsiEncoding.
    Windows,
    /// MacRomanEncoding.
    Mac,
    /// StandardEncoding.
    Standard,
}

impl Base {
    /// The encoding of that name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "WinAnsiEncoding" => Some(Self::Windows),
            "MacRomanEncoding" => Some(Self::Mac),
            "StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// The letter of a code.
    pub fn letter(self, code: u8) -> Option<char> {
        let upper = |table: &str, from: u8| table.chars().nth(usize::from(code - from));
        match (self, code) {
            (_, 0..=0x1F) => None,
            (Self::Standard, b'\'') => Some('’'),
            (Self::Standard, b'`') => Some('‘'),
            (_, 0x20..=0x7E) => Some(char::from(code)),
            (Self::Windows, 0xA0) => Some(' '),
            (Self::Windows, 0xAD) => Some('-'),
            // What Windows leaves unused is a bullet in PDF.
            (Self::Windows, 0x7F | 0x81 | 0x8D | 0x8F | 0x90 | 0x9D) => Some('•'),
            (Self::Windows, _) => Some(windows_char(code)),
            (Self::Mac, 0x80..) => upper(MAC, 0x80),
            (Self::Standard, 0xA1..) => upper(STANDARD, 0xA1).filter(|&c| c != ' '),
            _ => None,
        }
    }
}

/// The text of a named glyph: "A", "eacute", "f_i", "uni20AC", "a.sc".
pub(super) fn glyph(name: &str) -> Option<String> {
    static NAMES: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let lines = include_str!("glyphs.txt").lines().filter(|line| !line.starts_with("# "));
        lines.filter_map(|line| line.split_once(' ')).collect()
    });
    if let Some(text) = names.get(name) {
        return Some((*text).to_owned());
    }
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter.to_string());
    }
    let by_code = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).map(String::from);
    if let Some(digits) = name.strip_prefix("uni").and_then(|digits| digits.get(..4)) {
        return by_code(digits);
    }
    if let Some(text) = name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())).and_then(by_code) {
        return Some(text);
    }
    let (plain, _) = name.split_once('.').filter(|(plain, _)| !plain.is_empty())?;
    glyph(plain)
}

/// Ligatures as their letters.
pub(super) fn spelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '\u{a0}' | '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told() {
        assert_eq!(Base::Windows.letter(0x93), Some('“'));
        assert_eq!(Base::Mac.letter(0x8E), Some('é'));
        assert_eq!(
            [0xA1, 0xAE, 0xB1, 0xD0, 0xE1, 0xFB].map(|code| Base::Standard.letter(code)).to_vec(),
            ['¡', 'ﬁ', '–', '—', 'Æ', 'ß'].map(Some)
        );
        assert_eq!(MAC.chars().count(), 127);
        let names = ["A", "eacute", "f_i", "uni20AC", "a.sc", "space", "g123"];
        assert_eq!(names.map(|name| glyph(name).unwrap_or_default()), ["A", "é", "fi", "€", "a", " ", ""]);
        assert_eq!(spelled("ﬁnal"), "final");
    }
}
