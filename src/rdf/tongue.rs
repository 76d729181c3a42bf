//! The language in which names are looked for and shown.

use std::sync::Arc;

/// A language: names in it, and names without a language, come before those of other languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tongue(Arc<str>);

impl Default for Tongue {
    fn default() -> Self {
        Self("en".into())
    }
}

impl Tongue {
    /// The language of a tag of BCP 47 ("de", "pt-BR"); none if it is no such tag.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let parts: Vec<&str> = tag.split('-').collect();
        let primary = parts
            .first()
            .is_some_and(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let rest = |part: &&str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (primary && parts.iter().skip(1).all(rest)).then(|| Self(tag.to_ascii_lowercase().into()))
    }

    /// The tag, in small letters.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Whether a literal with this tag is in another language; "en-GB" is English, and what has no tag is of none.
    #[must_use]
    pub fn is_foreign(&self, tag: Option<&str>) -> bool {
        let Some(tag) = tag else { return false };
        let begins = tag.get(..self.0.len()).is_some_and(|start| start.eq_ignore_ascii_case(&self.0));
        !(begins && tag.get(self.0.len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
    }
}

/// How far the language of a name is from the one that is wanted; the nearest of a thing's names are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Distance {
    /// It is that language, or none.
    Home,
    /// It is English, in which questions are, where another language is wanted.
    English,
    /// It is another one: used where there is no other name.
    Foreign,
}

impl Tongue {
    /// How far a literal with this tag is.
    #[must_use]
    pub fn distance(&self, tag: Option<&str>) -> Distance {
        match (self.is_foreign(tag), Self::default().is_foreign(tag)) {
            (false, _) => Distance::Home,
            (true, false) => Distance::English,
            (true, true) => Distance::Foreign,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dialects_are_of_their_language() {
        let german = Tongue::of("de").unwrap();
        assert!(!german.is_foreign(Some("de-AT")) && !german.is_foreign(Some("DE")) && !german.is_foreign(None));
        assert!(german.is_foreign(Some("en")) && german.is_foreign(Some("den")));
        assert!(Tongue::default().is_foreign(Some("de")) && !Tongue::default().is_foreign(Some("en-GB")));
    }

    #[test]
    fn tags_have_the_shape_of_tags() {
        for (tag, is_one) in [("de", true), ("pt-BR", true), ("german!", false), ("", false), ("x", false)] {
            assert_eq!(Tongue::of(tag).is_some(), is_one, "{tag}");
        }
    }
}
