//! Hyphens at the ends of lines: those that only part a word, and those that belong to it.

use std::collections::BTreeSet;

/// First parts that keep their hyphen where nothing else tells.
const KEPT: [&str; 20] = [
    "anti", "co", "cross", "ex", "high", "inter", "long", "low", "medium", "multi", "non", "post", "pre", "self",
    "semi", "short", "sub", "vice", "well", "so",
];

/// The words of a document, which tell how a broken one is written.
#[derive(Debug, Default)]
pub(super) struct Hyphens {
    words: BTreeSet<String>,
}

impl Hyphens {
    /// The words within these lines.
    pub fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut words = BTreeSet::new();
        for line in lines {
            // The last word of a line may be half of one.
            let mut all: Vec<&str> = line.split_whitespace().collect();
            if line.ends_with(['-', '\u{2010}', '\u{ad}']) {
                all.pop();
            }
            words.extend(all.into_iter().map(plain).filter(|word| word.len() > 3));
        }
        Self { words }
    }

    /// Joins a line to the text before it; gives the byte at which the line begins.
    pub fn join(&self, text: &mut String, line: &str) -> usize {
        if line.is_empty() || text.is_empty() {
            text.push_str(line);
            return text.len() - line.len();
        }
        let small = line.starts_with(char::is_lowercase);
        let soft = text.ends_with('\u{ad}');
        let broken =
            text.ends_with(['-', '\u{2010}', '\u{ad}']) && text.chars().rev().nth(1).is_some_and(char::is_alphabetic);
        if broken && (small || soft) {
            if soft || !self.keeps(text, line) {
                text.pop();
            }
        } else if !text.ends_with(['-', '—', '/']) || text.ends_with(" -") {
            text.push(' ');
        }
        text.push_str(line);
        text.len() - line.len()
    }

    /// Whether the hyphen at the end of a text belongs to the word that the line ends.
    fn keeps(&self, text: &str, line: &str) -> bool {
        let head = text.rsplit(char::is_whitespace).next().unwrap_or_default().trim_end_matches(['-', '\u{2010}']);
        let tail = line.split_whitespace().next().unwrap_or_default();
        let (whole, hyphened) = (plain(&format!("{head}{tail}")), plain(&format!("{head}-{tail}")));
        let (head, known) = (plain(head), |word: &String| self.words.contains(word));
        match (known(&hyphened), known(&whole)) {
            (true, false) => true,
            (false, true) => false,
            // A head that has a hyphen of its own ("state-of-the-") is a compound.
            _ => KEPT.contains(&head.as_str()) || head.contains('-'),
        }
    }
}

/// A word in small letters, without signs around it.
fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('\u{2010}', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_stay_where_they_belong() {
        let hyphens = Hyphens::of(["the decision-making body", "many recommendations here"].into_iter());
        let joined = |text: &str, line: &str| {
            let mut text = text.to_owned();
            hyphens.join(&mut text, line);
            text
        };
        assert_eq!(joined("its recom-", "mendations"), "its recommendations");
        assert_eq!(joined("its decision-", "making"), "its decision-making");
        assert_eq!(joined("a non-", "binding act"), "a non-binding act");
        assert_eq!(joined("Asia-", "Pacific"), "Asia-Pacific");
        assert_eq!(joined("one", "two"), "one two");
    }
}
