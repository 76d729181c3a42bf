//! From bytes to characters, in the character sets that English documents use.

use super::problem::Problem;

/// What Windows-1252 has at 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252).
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text of bytes whose character set is named, or else told from a byte order mark, or else UTF-8. Bytes that are not
/// UTF-8 although nothing else is said are read as Windows-1252, as browsers do.
///
/// # Errors
/// [`Problem::CharacterSet`] for any other.
pub(super) fn decode(bytes: &[u8], named: Option<&str>) -> Result<String, Problem> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok(String::from_utf8_lossy(rest).into_owned());
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Ok(utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Ok(utf16(rest, u16::from_be_bytes));
    }
    let named = named.map(|name| name.trim().trim_matches(['"', '\'']).to_ascii_lowercase());
    match named.as_deref() {
        None => Ok(std::str::from_utf8(bytes).map_or_else(|_| windows(bytes), str::to_owned)),
        // A page that was read as text names UTF-16 only by mistake.
        Some("utf-8" | "utf8" | "utf-16" | "utf-16le" | "utf-16be" | "unicode-1-1-utf-8") => {
            Ok(String::from_utf8_lossy(bytes).into_owned())
        }
        Some(
            "windows-1252" | "cp1252" | "x-cp1252" | "iso-8859-1" | "iso8859-1" | "latin1" | "us-ascii" | "ascii"
            | "iso-8859-15",
        ) => Ok(windows(bytes)),
        Some(other) => Err(Problem::CharacterSet(other.to_owned())),
    }
}

/// The character that a byte is in Windows-1252.
pub(super) fn windows_char(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

fn windows(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| windows_char(byte)).collect()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|two| two.try_into().ok().map(unit));
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_pages_are_read() {
        assert_eq!(decode(b"caf\xE9 \x93x\x94", None).unwrap(), "café “x”");
        assert_eq!(decode(b"caf\xE9", Some("ISO-8859-1")).unwrap(), "café");
        assert_eq!(decode(b"\xFF\xFEa\0b\0", Some("utf-8")).unwrap(), "ab");
        assert_eq!(decode(b"x", Some("koi8-r")), Err(Problem::CharacterSet("koi8-r".into())));
    }
}
