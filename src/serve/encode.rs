//! Base64 and the percent signs of forms and addresses.

use super::problem::Problem;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use percent_encoding::percent_decode;

/// Base64 (RFC 4648) as headers bring it: padded or not.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The bytes that a text in Base64 stands for.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    BASE64.decode(text).ok()
}

/// The fields of a form or of the query of an address.
///
/// # Errors
/// A [`Problem`] if they are not UTF-8, told in these words.
pub(super) fn fields_of(text: &[u8], otherwise: &str) -> Result<Vec<(String, String)>, Problem> {
    fields(text).ok_or_else(|| Problem::bad("not-utf-8", otherwise))
}

/// Holds fields to these names.
///
/// # Errors
/// A [`Problem`] that tells the first other name, and those that there are.
pub(super) fn only(fields: &[(String, String)], names: &[&str]) -> Result<(), Problem> {
    match fields.iter().find(|(name, _)| !names.contains(&name.as_str())) {
        None => Ok(()),
        Some((name, _)) => Err(Problem::bad("parameter", format!("there is no parameter {name}"))
            .help(format!("there are: {}", names.join(", ")))),
    }
}

/// The fields of a form (`application/x-www-form-urlencoded`) or of the query of an address, in order; none if they
/// are not UTF-8.
fn fields(text: &[u8]) -> Option<Vec<(String, String)>> {
    let field = |part: &[u8]| {
        let at = part.iter().position(|&byte| byte == b'=').unwrap_or(part.len());
        let (name, value) = part.split_at_checked(at)?;
        Some((decoded(name)?, decoded(value.get(1..).unwrap_or_default())?))
    };
    text.split(|&byte| byte == b'&').filter(|part| !part.is_empty()).map(field).collect()
}

fn decoded(text: &[u8]) -> Option<String> {
    let spaced: Vec<u8> = text.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    String::from_utf8(percent_decode(&spaced).collect()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_goes_there_and_back() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("fooba", "Zm9vYmE=")] {
            assert_eq!(BASE64.encode(bytes), text);
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
