//! Base64 and the percent signs of forms and addresses.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes that a text in Base64 stands for.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut out = vec![];
    let (mut number, mut bits) = (0_u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        let value = LETTERS.iter().position(|&known| known == letter)?;
        number = (number << 6 | u32::try_from(value).ok()?) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((number >> bits & 0xFF) as u8);
        }
    }
    Some(out)
}

/// The fields of a form (`application/x-www-form-urlencoded`) or of the query of an address, in order; none if they
/// are not UTF-8.
pub(super) fn fields(text: &[u8]) -> Option<Vec<(String, String)>> {
    let field = |part: &[u8]| {
        let at = part.iter().position(|&byte| byte == b'=').unwrap_or(part.len());
        let (name, value) = part.split_at_checked(at)?;
        Some((decoded(name)?, decoded(value.get(1..).unwrap_or_default())?))
    };
    text.split(|&byte| byte == b'&').filter(|part| !part.is_empty()).map(field).collect()
}

fn decoded(text: &[u8]) -> Option<String> {
    let digit = |at: usize| text.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let (mut out, mut at) = (vec![], 0);
    while let Some(&byte) = text.get(at) {
        let escaped = (byte == b'%').then(|| digit(at + 1).zip(digit(at + 2))).flatten();
        match (escaped, byte) {
            (Some((high, low)), _) => {
                out.push(u8::try_from(high * 16 + low).ok()?);
                at += 2;
            }
            (None, b'+') => out.push(b' '),
            (None, byte) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes in Base64 (RFC 4648), padded.
    fn to_base64(bytes: &[u8]) -> String {
        let mut out = String::new();
        for three in bytes.chunks(3) {
            let number =
                three.iter().fold(0_u32, |number, &byte| number << 8 | u32::from(byte)) << (8 * (3 - three.len()));
            for place in 0..4 {
                let letter = LETTERS.get((number >> (18 - 6 * place) & 63) as usize).copied().unwrap_or(b'=');
                out.push(if place <= three.len() { char::from(letter) } else { '=' });
            }
        }
        out
    }

    #[test]
    fn base64_goes_there_and_back() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("fooba", "Zm9vYmE=")] {
            assert_eq!(to_base64(bytes.as_bytes()), text);
            assert_eq!(from_base64(text).unwrap(), bytes.as_bytes());
        }
        assert_eq!(from_base64("a b"), None);
    }

    #[test]
    fn fields_are_decoded() {
        let found = fields("q=who+chairs%3F&x=%C3%A9&&y&z=a=b&w=100%&v=%zz".as_bytes()).unwrap();
        let pairs: Vec<(&str, &str)> = found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(pairs, [("q", "who chairs?"), ("x", "é"), ("y", ""), ("z", "a=b"), ("w", "100%"), ("v", "%zz")]);
        assert_eq!(fields(b"q=%FF"), None);
        assert_eq!(fields(b"q=\xFF\xFE"), None);
    }
}
