//! The forms of a word.

use super::irregular::WORDS;
use super::{WordClass, lemma};

/// The plural of a singular noun: *economy* → *economies*.
#[must_use]
pub fn plural(noun: &str) -> String {
    inflect(noun, |word| WORDS.nouns.form(word, 0).map_or_else(|| with_s(word), str::to_owned))
}

/// The plural of a noun that may be in the plural already: *organs* stays *organs*.
#[must_use]
pub fn in_plural(noun: &str) -> String {
    let one = lemma(noun, WordClass::Noun);
    let is_plural = one != noun.to_lowercase() && plural(&one) == noun.to_lowercase();
    if is_plural { noun.to_owned() } else { plural(noun) }
}

/// The third person singular of a base verb: *carry* → *carries*.
#[must_use]
pub fn third_person(verb: &str) -> String {
    inflect(verb, |word| match word {
        "be" => "is".to_owned(),
        "have" => "has".to_owned(),
        word if word.ends_with('o') => format!("{word}es"),
        word => with_s(word),
    })
}

/// The past tense of a base verb: *agree* → *agreed*.
#[must_use]
pub fn past(verb: &str) -> String {
    inflect(verb, |word| WORDS.verbs.form(word, 0).map_or_else(|| with_ed(word), str::to_owned))
}

/// The past participle of a base verb: *take* → *taken*.
#[must_use]
pub fn past_participle(verb: &str) -> String {
    inflect(verb, |word| WORDS.verbs.form(word, 1).map_or_else(|| with_ed(word), str::to_owned))
}

/// The gerund and present participle of a base verb: *chair* → *chairing*.
#[must_use]
pub fn gerund(verb: &str) -> String {
    inflect(verb, |word| {
        if let Some(stem) = word.strip_suffix("ie") {
            return format!("{stem}ying");
        }
        let silent = word.len() > 2 && !["ee", "oe", "ye"].iter().any(|ending| word.ends_with(ending));
        match word.strip_suffix('e').filter(|_| silent) {
            Some(stem) => format!("{stem}ing"),
            None => format!("{}ing", doubled(word)),
        }
    })
}

/// Inflects the whole word if it is irregular as a whole, else its last part.
fn inflect(word: &str, form: impl Fn(&str) -> String) -> String {
    let whole = WORDS.nouns.form(word, 0).is_some() || WORDS.verbs.form(word, 0).is_some();
    match word.rfind('-') {
        Some(at) if at + 1 < word.len() && !whole => {
            let (before, last) = word.split_at(at + 1);
            format!("{before}{}", form(last))
        }
        _ => form(word),
    }
}

fn with_s(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        return format!("{stem}ies");
    }
    if let Some(stem) = word.strip_suffix("man").filter(|stem| !matches!(*stem, "" | "hu" | "ger" | "ro" | "sha")) {
        return format!("{stem}men");
    }
    let hissing = ["s", "sh", "ch", "x", "z"].iter().any(|ending| word.ends_with(ending));
    format!("{word}{}", if hissing { "es" } else { "s" })
}

fn with_ed(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        format!("{stem}ied")
    } else if word.ends_with('e') {
        format!("{word}d")
    } else if word.ends_with('c') {
        format!("{word}ked")
    } else {
        format!("{}ed", doubled(word))
    }
}

/// What comes before a final -y that follows a consonant.
fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| stem.ends_with(|c: char| !"aeiou".contains(c)))
}

/// The word with its last consonant doubled, where -ed and -ing ask for it.
fn doubled(word: &str) -> String {
    let vowel = |c: char| "aeiou".contains(c);
    let mut from_end = word.chars().rev();
    let last = from_end.next().filter(|&c| !vowel(c) && !"wxyhc".contains(c));
    let short = from_end.next().is_some_and(vowel) && from_end.next().is_none_or(|c| !vowel(c) || word.contains("qu"));
    let one_syllable = word.chars().filter(|&c| vowel(c)).count() == 1 || word == "quit";
    match last {
        Some(last) if short && (one_syllable || WORDS.doubling.contains(word)) => format!("{word}{last}"),
        _ if word.ends_with("ic") => format!("{word}k"),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_regular_and_irregular_words() {
        let check = |form: fn(&str) -> String, pairs: &[(&str, &str)]| {
            for (base, expected) in pairs {
                assert_eq!(form(base), *expected);
            }
        };
        check(
            plural,
            &[
                ("economy", "economies"),
                ("day", "days"),
                ("process", "processes"),
                ("forum", "fora"),
                ("chairwoman", "chairwomen"),
                ("non-member", "non-members"),
                ("analysis", "analyses"),
            ],
        );
        check(third_person, &[("carry", "carries"), ("be", "is"), ("undergo", "undergoes"), ("launch", "launches")]);
        check(past, &[("chair", "chaired"), ("stop", "stopped"), ("commit", "committed"), ("take", "took")]);
        check(past_participle, &[("agree", "agreed"), ("take", "taken"), ("hold", "held"), ("develop", "developed")]);
        check(gerund, &[("chair", "chairing"), ("produce", "producing"), ("lie", "lying"), ("run", "running")]);
        check(gerund, &[("agree", "agreeing"), ("be", "being"), ("equip", "equipping"), ("visit", "visiting")]);
    }

    #[test]
    fn forms_lead_back_to_the_base() {
        use crate::lexicon::morphology::{WordClass, lemma};
        let verbs = "adopt advise agree apply approve attend chair commit convene coordinate develop discuss endorse \
                     establish focus host implement inform issue launch monitor negotiate oversee plan produce promote \
                     pursue recommend report review shape strengthen submit support take undergo";
        for verb in verbs.split_whitespace() {
            for form in [third_person(verb), past(verb), past_participle(verb), gerund(verb)] {
                assert_eq!(lemma(&form, WordClass::Verb), verb, "{form}");
            }
        }
    }
}
