//! New names: slugs for people, hashes for the record.

use oxigraph::model::NamedNode;
use sha2::{Digest, Sha256};

/// How many hexadecimal digits of a SHA-256 name a claim, a passage or a source.
const DIGITS: usize = 20;

/// The IRI of `name` in `base`: letters and digits lower-cased, all else single hyphens.
///
/// A name without a letter or digit is named by its hash.
#[must_use]
pub fn slug(base: &str, name: &str) -> NamedNode {
    let mut local = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            local.push(c);
        } else if !matches!(c, '\'' | '’' | '.') && !local.is_empty() && !local.ends_with('-') {
            local.push('-');
        }
    }
    let local = local.trim_end_matches('-');
    if local.is_empty() { hashed(base, [name]) } else { NamedNode::new_unchecked(format!("{base}{local}")) }
}

/// The IRI in `base` named by the SHA-256 of the parts; the order of the parts counts.
#[must_use]
pub fn hashed<'a>(base: &str, parts: impl IntoIterator<Item = &'a str>) -> NamedNode {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let digest = hasher.finalize();
    let hex: String = digest
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|d| char::from_digit(d.into(), 16))
        .take(DIGITS)
        .collect();
    NamedNode::new_unchecked(format!("{base}{hex}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("x:", "Senior Officials’ Meetings (SOM)").as_str(), "x:senior-officials-meetings-som");
        assert_eq!(slug("x:", "U.S. Côte").as_str(), "x:us-côte");
        assert_ne!(slug("x:", "—"), slug("x:", "…"));
    }

    #[test]
    fn hashes_keep_parts_apart() {
        assert_ne!(hashed("x:", ["ab", "c"]), hashed("x:", ["a", "bc"]));
    }
}
