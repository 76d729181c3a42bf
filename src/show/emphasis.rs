//! Which words of a quotation to mark: those that the question or the answer names.

use super::markup::{Line, Role};

/// Fewer letters than this say too little to be marked, unless there is a capital or a digit among them.
const LONG_ENOUGH: usize = 4;
/// Words of questions and readings that name nothing.
const EMPTY_WORDS: &[&str] = &[
    "what", "which", "that", "with", "from", "does", "have", "many", "where", "when", "whose", "whom", "them", "they",
    "this", "these", "there", "their", "some", "thing", "things", "said", "about", "into", "been", "will", "whether",
    "why", "how", "who", "and", "the", "can", "cannot",
];

/// The words worth marking, folded; made of all that the question and the answer say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Emphasis {
    stems: Vec<String>,
}

impl Emphasis {
    /// Marks the words of these texts wherever they occur.
    pub(crate) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let words = texts.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let telling = words.filter(|word| {
            let telling =
                word.chars().count() >= LONG_ENOUGH || word.contains(|c: char| c.is_uppercase() || c.is_numeric());
            telling && !EMPTY_WORDS.contains(&word.to_lowercase().as_str())
        });
        let mut stems: Vec<String> = telling.map(stem).collect();
        stems.sort();
        stems.dedup();
        Self { stems }
    }

    /// Appends a quotation to a line, its telling words marked.
    pub(crate) fn quote(&self, quote: &str, mut line: Line) -> Line {
        let mut rest = quote;
        while let Some(start) = rest.find(char::is_alphanumeric) {
            let (before, word_on) = rest.split_at(start);
            let end = word_on.find(|c: char| !c.is_alphanumeric()).unwrap_or(word_on.len());
            let (word, after) = word_on.split_at(end);
            let role = if self.stems.binary_search(&stem(word)).is_ok() { Role::Mark } else { Role::Quote };
            line = line.with(Role::Quote, before).with(role, word);
            rest = after;
        }
        line.with(Role::Quote, rest)
    }
}

/// The word without case and its commonest endings: enough to join "decisions" to "decision".
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    let shorter = ["ies", "ing", "es", "ed", "s", "y", "e"].iter().find_map(|ending| word.strip_suffix(ending));
    shorter.filter(|stem| stem.chars().count() + 1 >= LONG_ENOUGH).unwrap_or(&word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(question: &str, quote: &str) -> Vec<String> {
        let line = Emphasis::of([question]).quote(quote, Line::default());
        assert_eq!(line.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), quote);
        line.pieces.into_iter().filter(|piece| piece.role == Role::Mark).map(|piece| piece.text).collect()
    }

    #[test]
    fn marks_inflected_words() {
        let quote = "the host shapes emphasis and schedule but cannot impose binding decisions";
        assert_eq!(
            marked("can the host impose a binding decision?", quote),
            ["host", "impose", "binding", "decisions"]
        );
        assert_eq!(marked("who is APEC chaired by", "China chairs APEC’s year"), ["chairs", "APEC"]);
    }
}
