//! How a sentence put a claim: the words to show for it, where they are not simply the names of the things.
//!
//! "A project" and "the projects" name one thing, but a claim is shown in the number in which its sentence speaks, and
//! with the quantifier that bounds it ("any State", "each Faculty"). A name is shown as it is written there, short or
//! long; pronouns and common nouns give way to the names that they stand for.

use super::name::{Name, key, render, singular};
use super::part;
use super::reference::name_alone;
use super::registry::Entry;
use super::speaker::is_first_person;
use crate::claim::Polarity;
use crate::prose::{Phrase, Sentence, Sign, Signs, Tag};

/// The words of a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// How its relation was put ("participate in" for `rel:take-part-in`).
    pub relation: String,
    /// The subject's words, where they are not its name.
    pub subject: Option<String>,
    /// The object's words, where they are not its name.
    pub object: Option<String>,
    /// What its making shows of its soundness.
    pub signs: Signs,
}

impl Wording {
    /// A relation between things that are shown by their names, which tell of it.
    #[must_use]
    pub fn plain(relation: &str) -> Self {
        Self { relation: relation.to_owned(), signs: Signs::default().with(Sign::Inferred), ..Self::default() }
    }
}

/// The words of a phrase that names a thing by a noun, not by a pronoun; a common noun for a named thing stands as it is
/// written. `owner` is what the text calls whom its possessive pronoun means.
#[must_use]
pub fn of_phrase(
    sentence: &Sentence,
    phrase: &Phrase,
    thing: &Entry,
    polarity: Polarity,
    owner: Option<&str>,
) -> Option<String> {
    let own = |at: usize| sentence.token(at).is_some_and(|token| token.tag == Tag::PrpPoss);
    let head = sentence.token(phrase.head)?;
    if head.tag.is_pronoun() || phrase.reworded.is_some() {
        return None;
    }
    if let Some(written) = part::as_written(sentence, phrase) {
        return Some(written);
    }
    // "the interest of **our** reserve" is whose the reserve is.
    let of_head = |&&at: &&usize| own(at) && sentence.token(at).is_some_and(|token| token.head == Some(phrase.head));
    let nested = |&at: &usize| own(at) && !is_first_person(sentence, at);
    let pronoun = phrase.tokens.iter().find(of_head);
    if pronoun.is_none() && phrase.tokens.iter().any(nested) {
        return None;
    }
    if let Some(&pronoun) = pronoun {
        // Who speaks is not told: "our country".
        let speaker = Some(pronoun).filter(|&at| is_first_person(sentence, at)).map(|at| render(sentence, &[at]));
        let name = |owner| Name::of(sentence, &name_alone(sentence, phrase), owner);
        // "our Community", where the Community is known.
        let other = |owner: &str| thing.proper && !thing.key.starts_with(&key(owner));
        return match (owner, speaker) {
            (Some(owner), Some(speaker)) if other(owner) => {
                name(None).map(|name| format!("{} {}", speaker.to_lowercase(), name.label))
            }
            (Some(owner), _) => name(Some(owner)).map(|name| name.label),
            (None, Some(speaker)) => name(None).map(|name| format!("{} {}", speaker.to_lowercase(), name.label)),
            (None, None) => None,
        };
    }
    let name = Name::of(sentence, &name_alone(sentence, phrase), None)?;
    let same_noun = name.head == thing.head && (thing.head.is_empty() || singular(&head.form) == thing.head);
    // "Fields" of Naomi Fields: a person is called in full.
    let surname = thing.person_like && !name.label.contains(' ') && thing.entity.label.contains(' ');
    let same = (thing.proper || same_noun) && !surname;
    same.then(|| with_quantifier(sentence, phrase, name.label, polarity))
}

/// The words of a phrase as they stand, without its article.
#[must_use]
pub fn as_written(sentence: &Sentence, phrase: &Phrase) -> Option<String> {
    Name::of(sentence, phrase, None).map(|name| name.label)
}

/// "any State", "each Faculty"; what is denied of any is denied of all, so "any" tells nothing there.
fn with_quantifier(sentence: &Sentence, phrase: &Phrase, label: String, polarity: Polarity) -> String {
    let bounds = |at: &usize| {
        sentence.token(*at).is_some_and(|token| {
            let all = ["all", "both", "each", "every", "either", "another"].iter().any(|word| token.is(word));
            matches!(token.tag, Tag::Dt | Tag::Pdt | Tag::Cc)
                && (all || (token.is("any") && polarity == Polarity::Affirmed))
        })
    };
    match phrase.tokens.first().filter(|at| bounds(at)) {
        Some(&first) => format!("{} {label}", render(sentence, &[first]).to_lowercase()),
        None => label,
    }
}
