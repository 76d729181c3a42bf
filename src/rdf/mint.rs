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
    NamedNode::new_unchecked(format!("{base}{}", local_name(name)))
}

/// What [`slug`] puts after the base.
#[must_use]
pub fn local_name(name: &str) -> String {
    let mut local = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            local.push(c.to_ascii_lowercase());
        } else if c.is_ascii() {
            add_letter(&mut local, c);
        } else {
            c.to_lowercase().for_each(|c| add_letter(&mut local, c));
        }
    }
    local.truncate(local.trim_end_matches('-').len());
    if local.is_empty() { digits([name]) } else { local }
}

fn add_letter(local: &mut String, c: char) {
    if c.is_alphanumeric() {
        local.push(c);
    } else if !matches!(c, '\'' | '’' | '.') && !local.is_empty() && !local.ends_with('-') {
        local.push('-');
    }
}

/// The IRI in `base` named by the SHA-256 of the parts; the order of the parts counts.
#[must_use]
pub fn hashed<'a>(base: &str, parts: impl IntoIterator<Item = &'a str>) -> NamedNode {
    NamedNode::new_unchecked(format!("{base}{}", digits(parts)))
}

/// The first digits of the SHA-256 of the parts; the order of the parts counts.
#[must_use]
pub fn digest<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    digits(parts)
}

fn digits<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let digest = hasher.finalize();
    let halves = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| char::from_digit(half.into(), 16)).take(DIGITS).collect()
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
