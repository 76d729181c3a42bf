//! Which of "he" and "she" somebody is called by, as far as the name shows it: "Ms Roe", "Peter Quaye".

use crate::lexicon::pronoun_of_given_name;
use crate::prose::clause::is_courtesy_title;

/// The gender of a pronoun, and of who can be meant by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// he, him, his.
    Masculine,
    /// she, her, hers.
    Feminine,
}

impl Gender {
    /// That of a pronoun in small letters, if it has one.
    #[must_use]
    pub fn of_pronoun(pronoun: &str) -> Option<Self> {
        match pronoun {
            "he" | "him" | "his" | "himself" => Some(Self::Masculine),
            "she" | "her" | "hers" | "herself" => Some(Self::Feminine),
            _ => None,
        }
    }

    /// What the form of address or the given name shows; a name of one word shows nothing.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let mut words = name.split(' ').peekable();
        while let Some(title) = words.next_if(|word| is_courtesy_title(word)) {
            match title.trim_end_matches('.') {
                "Mr" | "Sir" | "Lord" => return Some(Self::Masculine),
                "Mrs" | "Ms" | "Miss" | "Dame" | "Lady" | "Madam" => return Some(Self::Feminine),
                _ => {}
            }
        }
        let given = words.next()?;
        words.next().and_then(|_| Self::of_pronoun(pronoun_of_given_name(given)?))
    }
}

#[cfg(test)]
mod tests {
    use super::Gender;

    #[test]
    fn titles_and_given_names_show_it_and_other_names_do_not() {
        assert_eq!(Gender::of_name("Mr Berg"), Some(Gender::Masculine));
        assert_eq!(Gender::of_name("Dr Ines Carvalhal"), Some(Gender::Feminine));
        assert_eq!(Gender::of_name("Dame Robin Hale"), Some(Gender::Feminine));
        for unknown in ["Robin Hale", "Dr Berg", "Victoria", "Customs League"] {
            assert_eq!(Gender::of_name(unknown), None, "{unknown}");
        }
    }
}
