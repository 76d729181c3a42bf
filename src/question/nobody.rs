//! "Was nobody hurt?" asks the contrary of "was anybody hurt?": what denies the one affirms the other.

use super::sentence::{Sentence, sentence};
use super::words::grammar::is_of;
use super::words::word::{Word, words};

/// The groups of the grammar whose words open a question of yes or no.
const OPENING: [&str; 4] = ["copula", "do_word", "have_word", "modal"];
/// Words of which one more makes the question the contrary again.
const DENYING: &[&str] = &["not", "never", "no", "neither", "nor", "n't", "cannot", "without"];

/// Words that open a clause of its own, or tell that something is: what nobody does there is not what is asked.
const INNER: &[&str] = &["that", "who", "whom", "whose", "which", "where", "when", "if", "whether", "because", "there"];

/// A question of nobody or nothing, put the other way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfNobody {
    /// The word that was written: "nobody".
    pub word: String,
    /// The one that stands in its place: "anybody".
    pub other: &'static str,
    /// The question with that.
    pub asked: String,
}

/// The question whose contrary is asked, of a question of yes or no about nobody or nothing.
#[must_use]
pub fn of_nobody(text: &str) -> Option<OfNobody> {
    let Sentence::Question(framed) = sentence(text) else { return None };
    let all = words(text);
    let spelt = |at: usize| all.get(at).map_or("", |word| word.text.as_str());
    let first = words(&framed.text);
    let opens = first.iter().find(|word| word.token.is_word());
    let opens = opens.is_some_and(|word| OPENING.iter().any(|group| is_of(group, &word.text)));
    let found = |at: usize| match (spelt(at), spelt(at + 1), spelt(at + 2)) {
        ("nobody", ..) => Some((1, "anybody")),
        ("nothing", ..) => Some((1, "anything")),
        ("no", "one", after) if after != "of" => Some((2, "anyone")),
        _ => None,
    };
    let at = (0..all.len()).find(|&at| found(at).is_some()).filter(|_| opens)?;
    let (length, other) = found(at)?;
    let again = (at + length..all.len()).any(|at| found(at).is_some());
    let denied = |(place, word): (usize, &Word<'_>)| place != at && DENYING.contains(&word.text.as_str());
    let inner = (0..at).any(|place| INNER.contains(&spelt(place)));
    if again || inner || all.iter().enumerate().any(denied) {
        return None;
    }
    let span = all.get(at)?.span().cover(all.get(at + length - 1)?.span());
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    let word = text.get(span.start..span.end)?.to_lowercase();
    Some(OfNobody { word, other, asked: format!("{before}{other}{after}") })
}

#[cfg(test)]
mod tests {
    use super::of_nobody;

    #[test]
    fn the_contrary_is_asked_of_anybody() {
        for (text, asked) in [
            ("was nobody hurt?", Some("was anybody hurt?")),
            ("did no one sign the accord?", Some("did anyone sign the accord?")),
            ("as of 2024, can nothing be sold?", Some("as of 2024, can anything be sold?")),
            ("did the Board fine nobody?", Some("did the Board fine anybody?")),
            ("did no one of them sign?", None),
            ("was nobody not heard?", None),
            ("who said that nobody was hurt?", None),
            ("is there a ship that nobody owns?", None),
            ("is there a ship nobody owns?", None),
            ("did a member that pays nothing vote?", None),
            ("was anybody hurt?", None),
        ] {
            assert_eq!(of_nobody(text).map(|found| found.asked).as_deref(), asked, "{text}");
        }
    }
}
