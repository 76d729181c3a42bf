//! Which words of a quotation to mark: those that the question or the answer names.

use super::markup::{Line, Role};

/// Fewer letters than this say too little to be marked, unless there is a capital or a digit among them.
const LONG_ENOUGH: usize = 4;
/// Longer quotations are cut to what matters, in letters; and what is shown on either side of a word that does, in bytes.
const LONGEST: usize = 280;
const AROUND: usize = 60;
/// Words of questions and readings that name nothing.
const EMPTY_WORDS: &[&str] = &[
    "what", "which", "that", "with", "from", "does", "have", "many", "where", "when", "whose", "whom", "them", "they",
    "this", "these", "there", "their", "some", "thing", "things", "said", "about", "into", "been", "will", "whether",
    "why", "how", "who", "and", "the", "can", "cannot",
];

/// Words by which something is denied, besides those in -n't.
const DENIALS: &[&str] = &["no", "not", "cannot", "never", "neither", "nor", "none", "nobody", "nothing", "without"];

/// The words worth marking, folded; made of all that the question and the answer say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Emphasis {
    stems: Vec<String>,
    /// Whether words count by which something is denied.
    denies: bool,
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
        Self { stems, denies: false }
    }

    /// With the words by which something is denied: they decide where an answer rests on a denial.
    pub(crate) fn denying(self, denies: bool) -> Self {
        Self { denies, ..self }
    }

    fn marks(&self, word: &str) -> bool {
        let is_denial = || {
            let word = word.to_lowercase();
            DENIALS.contains(&word.as_str()) || word.ends_with("n't") || word.ends_with("n’t")
        };
        self.stems.binary_search(&stem(word)).is_ok() || self.denies && is_denial()
    }

    /// A long quotation cut to what matters: of what stands far from every word that is marked, an ellipsis is left.
    pub(crate) fn cut(&self, quote: &str) -> String {
        if quote.chars().count() <= LONGEST {
            return quote.to_owned();
        }
        let (mut shown, mut at) = (Vec::<(usize, usize)>::new(), 0_usize);
        for word in quote.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if self.marks(bare) {
                let (from, to) = (edge(quote, at.saturating_sub(AROUND)), edge(quote, at + word.len() + AROUND));
                match shown.last_mut() {
                    Some(last) if from <= last.1 + AROUND / 2 => last.1 = to,
                    _ => shown.push((from, to)),
                }
            }
            at += word.len();
        }
        let Some(&(first, _)) = shown.first() else { return quote.to_owned() };
        let mut cut = if first > 0 { "… ".to_owned() } else { String::new() };
        let parts: Vec<&str> = shown.iter().filter_map(|&(from, to)| quote.get(from..to)).map(str::trim).collect();
        cut.push_str(&parts.join(" … "));
        if shown.last().is_some_and(|&(_, last)| last < quote.len()) {
            cut.push_str(" …");
        }
        if cut.chars().count() < quote.chars().count() { cut } else { quote.to_owned() }
    }

    /// Appends a quotation to a line, its telling words marked.
    pub(crate) fn quote(&self, quote: &str, mut line: Line) -> Line {
        let mut rest = quote;
        while let Some(start) = rest.find(char::is_alphanumeric) {
            let (before, word_on) = rest.split_at(start);
            let end = end_of_word(word_on);
            let (word, after) = word_on.split_at(end);
            let role = if self.marks(word) { Role::Mark } else { Role::Quote };
            line = line.with(Role::Quote, before).with(role, word);
            rest = after;
        }
        line.with(Role::Quote, rest)
    }
}

/// Where the word ends that a text begins with: "does", and all of "doesn't".
fn end_of_word(text: &str) -> usize {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let negated =
        ["'t", "’t"].into_iter().find(|ending| word.ends_with('n') && rest.to_lowercase().starts_with(ending));
    let after = |ending: &str| !rest.chars().nth(ending.chars().count()).is_some_and(char::is_alphanumeric);
    end + negated.filter(|ending| after(ending)).map_or(0, str::len)
}

/// The end of the word at a byte, or the end of the text.
fn edge(text: &str, byte: usize) -> usize {
    if byte == 0 {
        return 0;
    }
    let byte = (byte..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    text.get(byte..).and_then(|rest| rest.find(' ')).map_or(text.len(), |blank| byte + blank)
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
    fn long_quotations_are_cut_to_what_matters() {
        let filler = "and so it goes on for quite a while without a word that matters to anybody who asks ".repeat(3);
        let quote = format!("The Reef Council, {filler}, imposes quotas, {filler}.");
        let cut = Emphasis::of(["what does the Reef Council impose?"]).cut(&quote);
        assert!(cut.starts_with("The Reef Council, and so") && cut.ends_with(" …"), "{cut}");
        assert!(cut.contains(" … ") && cut.contains("imposes quotas") && cut.len() < quote.len() / 2, "{cut}");
        assert_eq!(Emphasis::of(["what does it impose?"]).cut("It imposes quotas."), "It imposes quotas.");
        let other = "é ".repeat(300);
        assert_eq!(Emphasis::of(["what?"]).cut(&other), other);
    }

    #[test]
    fn marks_what_denies_where_that_decides() {
        let quote = "The host doesn’t decide, and it cannot impose anything; notes isn't no.";
        let marked = |denies| {
            let line = Emphasis::of(["can it impose?"]).denying(denies).quote(quote, Line::default());
            assert_eq!(line.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), quote);
            line.pieces.into_iter().filter(|piece| piece.role == Role::Mark).map(|piece| piece.text).collect::<Vec<_>>()
        };
        assert_eq!(marked(true), ["doesn’t", "cannot", "impose", "isn't", "no"]);
        assert_eq!(marked(false), ["impose"]);
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
