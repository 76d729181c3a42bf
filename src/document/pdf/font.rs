//! Fonts, as far as text needs them: what a code says, how wide it is, whether it is bold.

use super::cmap::CMap;
use super::letters::{Base, glyph, spelled};
use super::unpack::Unpacker;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use std::collections::BTreeMap;

/// The width of a glyph that nothing is said of, in thousandths of the size.
const USUAL_WIDTH: f64 = 500.0;

/// A font.
#[derive(Debug, Default)]
pub(super) struct Font {
    unicode: CMap,
    /// The letters of one-byte codes; empty for composite fonts.
    letters: Vec<Option<String>>,
    /// The widths of codes or character ids.
    widths: BTreeMap<u32, f64>,
    usual_width: f64,
    /// Codes of composite fonts that are Unicode themselves.
    is_utf16: bool,
    is_composite: bool,
    /// Whether it is bold.
    pub is_bold: bool,
}

/// A glyph that is shown.
#[derive(Debug)]
pub(super) struct Glyph {
    /// What it says; none if the font does not tell.
    pub text: Option<String>,
    /// Its width, in thousandths of the size.
    pub width: f64,
    /// Whether it is the one-byte code of a space, to which word spacing applies.
    pub is_space: bool,
}

impl Font {
    /// The font of a dictionary.
    pub fn of(dict: &Dict<'_>, unpacker: &mut Unpacker) -> Self {
        let unicode = dict.get::<Stream<'_>>("ToUnicode").and_then(|stream| unpacker.unpack(&stream));
        let unicode = unicode.map(|bytes| CMap::parse(&bytes)).unwrap_or_default();
        let kind = name(dict, "Subtype");
        let base = name(dict, "BaseFont");
        let mut font = Self { unicode, usual_width: USUAL_WIDTH, ..Self::default() };
        let descriptor = if kind == "Type0" { font.composite(dict, unpacker) } else { font.simple(dict, &kind, &base) };
        let base = base.to_lowercase();
        let heavy =
            descriptor.and_then(|descriptor| descriptor.get::<i32>("Flags")).is_some_and(|flags| flags & 0x4_0000 != 0);
        font.is_bold = heavy || ["bold", "black", "heavy", "semibold", "demi"].iter().any(|word| base.contains(word));
        font
    }

    fn simple<'a>(&mut self, dict: &Dict<'a>, kind: &str, base: &str) -> Option<Dict<'a>> {
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
        let symbolic = descriptor.as_ref().and_then(|d| d.get::<i32>("Flags")).is_some_and(|flags| flags & 4 != 0);
        let encoding = dict.get::<Dict<'_>>("Encoding");
        let named = name(dict, "Encoding");
        let inner = encoding.as_ref().map(|encoding| name(encoding, "BaseEncoding")).unwrap_or_default();
        let by_kind = if kind == "TrueType" && !symbolic { Base::Windows } else { Base::Standard };
        let chosen = Base::named(&named).or_else(|| Base::named(&inner)).unwrap_or(by_kind);
        self.letters = (0..=u8::MAX).map(|code| chosen.letter(code).map(String::from)).collect();
        if let Some(differences) = encoding.and_then(|encoding| encoding.get::<Array<'_>>("Differences")) {
            self.differences(&differences);
        }
        // A Type 3 font measures in its own units.
        let matrix: Option<Vec<f64>> = dict.get::<Array<'_>>("FontMatrix").map(|matrix| matrix.iter::<f64>().collect());
        let scale =
            matrix.and_then(|m| m.first().copied()).filter(|_| kind == "Type3").map_or(1.0, |unit| unit * 1000.0);
        let first = dict.get::<u32>("FirstChar").unwrap_or(0);
        match dict.get::<Array<'_>>("Widths") {
            Some(widths) => {
                let widths = widths.iter::<f64>().take(256).map(|width| width * scale);
                self.widths = (first..).zip(widths).collect();
                self.usual_width = descriptor.as_ref().and_then(|d| d.get::<f64>("MissingWidth")).unwrap_or(0.0);
            }
            None => self.widths = standard_widths(base, &self.letters),
        }
        descriptor
    }

    /// "39 /quotesingle 96 /grave": from each number on, the glyphs of the codes.
    fn differences(&mut self, differences: &Array<'_>) {
        let mut code = 0usize;
        for object in differences.iter::<Object<'_>>().take(4096) {
            match object {
                Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(0),
                Object::Name(name) => {
                    if let Some(letter) = self.letters.get_mut(code) {
                        *letter = glyph(name.as_str());
                    }
                    code += 1;
                }
                _ => {}
            }
        }
    }

    fn composite<'a>(&mut self, dict: &Dict<'a>, unpacker: &mut Unpacker) -> Option<Dict<'a>> {
        self.is_composite = true;
        let encoding = name(dict, "Encoding");
        self.is_utf16 = encoding.contains("UCS2") || encoding.contains("UTF16");
        if self.unicode.is_empty()
            && let Some(stream) = dict.get::<Stream<'_>>("Encoding")
            && let Some(bytes) = unpacker.unpack(&stream)
        {
            self.unicode = CMap::parse(&bytes);
        }
        let descendant = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next())?;
        self.usual_width = descendant.get::<f64>("DW").unwrap_or(1000.0);
        if let Some(widths) = descendant.get::<Array<'_>>("W") {
            self.composite_widths(&widths);
        }
        descendant.get::<Dict<'_>>("FontDescriptor")
    }

    /// "120 [400 325] 7080 8032 1000": widths one by one, or one for a range.
    fn composite_widths(&mut self, widths: &Array<'_>) {
        let mut numbers: Vec<f64> = vec![];
        for object in widths.iter::<Object<'_>>() {
            match object {
                Object::Array(list) => {
                    let first = numbers.pop().map_or(0, code);
                    self.widths.extend((first..).zip(list.iter::<f64>().take(1 << 16)));
                    numbers.clear();
                }
                Object::Number(number) => numbers.push(number.as_f64()),
                _ => {}
            }
            if let [first, last, width] = numbers.as_slice() {
                let (first, last) = (code(*first), code(*last));
                self.widths.extend((first..=last.min(first.saturating_add(0xFFFF))).map(|code| (code, *width)));
                numbers.clear();
            }
        }
    }

    /// The glyphs that a string shows.
    pub fn glyphs(&self, string: &[u8]) -> Vec<Glyph> {
        let mut rest = string;
        let mut glyphs = vec![];
        while !rest.is_empty() {
            let usual = if self.is_composite { 2 } else { 1 };
            let length = if self.is_composite { self.unicode.length(rest).unwrap_or(usual) } else { 1 };
            let Some((bytes, after)) = rest.split_at_checked(length.min(rest.len())) else { break };
            rest = after;
            let code = bytes.iter().fold(0u32, |code, &byte| (code << 8) | u32::from(byte));
            let width = self.widths.get(&code).copied().unwrap_or(self.usual_width);
            let is_space = code == 32 && bytes.len() == 1;
            glyphs.push(Glyph { text: self.text(code), width, is_space });
        }
        glyphs
    }

    fn text(&self, code: u32) -> Option<String> {
        if let Some(text) = self.unicode.text(code) {
            return Some(spelled(text));
        }
        if self.is_composite {
            return char::from_u32(code).filter(|_| self.is_utf16).map(String::from);
        }
        let letter = usize::try_from(code).ok().and_then(|code| self.letters.get(code))?;
        letter.as_deref().map(spelled)
    }
}

fn code(number: f64) -> u32 {
    // Saturates, which is what a wrong number deserves.
    number as u32
}

fn name(dict: &Dict<'_>, key: &str) -> String {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned()).unwrap_or_default()
}

/// The widths of the fonts that every reader has, near enough to tell where words end.
fn standard_widths(base: &str, letters: &[Option<String>]) -> BTreeMap<u32, f64> {
    let width = |letter: char| -> f64 {
        if base.contains("Courier") {
            return 600.0;
        }
        let times = if base.contains("Times") { 0.9 } else { 1.0 };
        times
            * match letter {
                'i' | 'j' | 'l' | '\'' | '|' => 222.0,
                ' ' | 'f' | 't' | 'I' | '.' | ',' | ':' | ';' | '!' | '/' | '‘' | '’' | '·' => 278.0,
                'r' | '-' | '(' | ')' | '[' | ']' | '“' | '”' | '"' => 333.0,
                'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500.0,
                'm' | 'M' | '%' => 833.0,
                'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 722.0,
                'G' | 'O' | 'Q' => 778.0,
                'W' => 944.0,
                '—' | '…' => 1000.0,
                letter if letter.is_uppercase() => 667.0,
                _ => 556.0,
            }
    };
    let of = |text: &Option<String>| text.as_ref().and_then(|text| text.chars().next()).map(width);
    (0u32..).zip(letters).filter_map(|(code, letter)| Some((code, of(letter)?))).collect()
}
