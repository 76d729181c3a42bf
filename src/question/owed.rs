//! In which form a verb can come next: "does APEC" owes an infinitive, "committees that" a finite verb.

use crate::question::words::grammar::is_of;
use crate::question::words::path::Path;
use crate::question::words::tag::Category;
use crate::question::words::word::Word;
use std::collections::BTreeSet;

/// A form in which a verb is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// "chair".
    Infinitive,
    /// "chairs".
    ThirdPerson,
    /// "chaired".
    Participle,
    /// "chairing".
    Gerund,
    /// "part of".
    Relational,
}

/// The forms in which a verb can stand behind words that are taken so, where the grammar allows these tags. Behind an auxiliary
/// that still wants its verb there is no other form than the infinitive: nobody says "does the board chaired by China meet".
pub fn forms(words: &[Word<'_>], path: &Path, tags: &BTreeSet<&'static str>) -> BTreeSet<Form> {
    let infinitive = is_infinitive_owed(words, path);
    let other = [("PARTICIPLE", Form::Participle), ("GERUND", Form::Gerund), ("RELATIONAL", Form::Relational)];
    let main = ("VERB", if infinitive { Form::Infinitive } else { Form::ThirdPerson });
    let may = other.into_iter().filter(|_| !infinitive).chain([main]);
    may.filter(|(tag, _)| tags.contains(tag)).map(|(_, form)| form).collect()
}

/// Whether an auxiliary of these words still wants its verb, or one that has a verb gets another by "and".
fn is_infinitive_owed(words: &[Word<'_>], path: &Path) -> bool {
    // What is owed, the innermost last: an infinitive, or a finite verb.
    let (mut owed, mut paid, mut at) = (vec![], false, 0);
    for choice in path {
        let word = words.get(at).map_or("", |word| word.text.as_str());
        let itself = choice.category == Category::Itself;
        let is = |groups: &[&str]| itself && groups.iter().any(|group| is_of(group, word));
        let wanted = owed.last().copied();
        if is(&["relative_word"]) && at > 0 {
            owed.push(false);
        } else if wanted != Some(true) && is(&["modal", "do_word"]) {
            if wanted == Some(false) {
                owed.pop();
            }
            owed.push(true);
        } else if choice.category == Category::Verb
            || is(&["be_word", "have_word", "do_word"])
            || wanted == Some(false) && is(&["copula"])
        {
            paid = owed.pop().unwrap_or(paid);
        }
        at += choice.words;
    }
    let goes_on = words.last().is_some_and(|word| ["and", "or", "not"].contains(&word.text.as_str()));
    owed.last().copied().unwrap_or(paid && goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::words::tag::Choice;
    use crate::question::words::word::words;

    /// The words of a sentence as they are spelt, those with a mark before them as nouns or verbs.
    fn owes(text: &str) -> bool {
        let bare = text.replace(['.', '!'], "");
        let all = words(&bare);
        let choice = |word: &str| {
            let category = match word.chars().next() {
                Some('.') => Category::Noun,
                Some('!') => Category::Verb,
                _ => Category::Itself,
            };
            Choice { category, words: 1, cost: 0 }
        };
        is_infinitive_owed(&all, &text.split(' ').map(choice).collect())
    }

    #[test]
    fn an_auxiliary_wants_an_infinitive() {
        for text in [
            "does the .board",
            "what can .boards",
            "which .board must",
            "does the .board that !chairs .boards",
            "does the .board that can",
            "can the .board !chair and",
            "in which .board does the .chair",
        ] {
            assert!(owes(text), "{text}");
        }
        for text in [
            "who",
            "which .boards",
            "does the .board that",
            "can the .board be",
            "can the .board !chair .boards",
            "what can .boards do",
            "which .boards that can !meet",
            "which .boards are",
        ] {
            assert!(!owes(text), "{text}");
        }
    }
}
