//! Clauses that are taken whole: what was said ("that the backlog remained"), and conditions ("if it objects").

use super::bound::days;
use super::category::Category;
use super::degree::number;
use super::grammar::is_function_word;
use super::tag::Choice;
use super::word::Word;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Lexicon, VerbForm};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Verbs that lead to a clause, and whether "to" may open it.
static SAYING: LazyLock<FxHashMap<&'static str, bool>> = LazyLock::new(|| {
    let lines = include_str!("saying.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').map_or((line, false), |(verb, _)| (verb, true))).collect()
});

/// Whether a verb, in the infinitive, leads to a clause.
pub fn is_saying(verb: &str) -> bool {
    SAYING.contains_key(verb)
}

/// "who said that the backlog remained": all that follows a verb of saying is what was said.
pub(super) fn content(before: &[Word<'_>], words: &[Word<'_>], lexicon: &Lexicon) -> Option<Choice> {
    let verb = before.last()?;
    let opens = words.first().filter(|opens| ["that", "to"].contains(&opens.text.as_str()))?;
    let to = *SAYING.get(lemma(&verb.text, WordClass::Verb).as_str())?;
    let end = words.iter().position(|word| ["?", "!"].contains(&word.text.as_str())).unwrap_or(words.len());
    let told = match opens.text.as_str() {
        "that" => end > 2,
        "to" => to && words.get(1).is_some_and(|word| is_infinitive(word, lexicon)) && end > 2,
        _ => false,
    };
    told.then_some(Choice { category: Category::Noun, words: end, cost: 1 })
}

/// Nouns that an infinitive tells more of.
static UNDERTAKINGS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../grammar/infinitive-nouns.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// "the decision to close the lido": all that follows the noun tells which one is meant.
pub(super) fn undertaking(before: &[Word<'_>], words: &[Word<'_>], lexicon: &Lexicon) -> Option<Choice> {
    let (noun, [to, verb, _, ..]) = (before.last()?, words) else { return None };
    let told = to.text == "to" && UNDERTAKINGS.contains(lemma(&noun.text, WordClass::Noun).as_str());
    let object = before.len() > 1 && is_infinitive(verb, lexicon);
    // "who proposed to close it" has no noun before.
    let named = before.get(before.len().checked_sub(2)?).is_some_and(|word| !ASKING.contains(&word.text.as_str()));
    (told && object && named).then_some(Choice { category: Category::Condition, words: words.len(), cost: 0 })
}

/// Words after which "vote" and "plan" are verbs.
const ASKING: &[&str] = &["who", "what", "which", "to", "will", "did", "does", "do", "can", "may", "must", "should"];

/// Whether a word is the infinitive of a verb, as far as is known.
fn is_infinitive(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    let base = lemma(&word.text, WordClass::Verb) == word.text;
    let finite = lexicon.verbs().infinitives(&word.text).iter().any(|(_, form)| *form == VerbForm::Finite);
    base && !is_function_word(&word.text) && (finite || !lexicon.knows(&word.token))
}

/// "if there is no consensus", "unless it objects", "by giving notice": all that follows is the condition or the means.
pub(super) fn condition(before: &[Word<'_>], words: &[Word<'_>]) -> Option<Choice> {
    let ([opens, next, ..], Some(last)) = (words, before.last()) else { return None };
    let opening = match opens.text.as_str() {
        "if" | "unless" => !["any", "known", "so", "not"].contains(&next.text.as_str()),
        "by" => is_doing(next) && words.len() > 2,
        _ => false,
    };
    // "do you know if …" asks whether.
    let asks = ["know", "me", "us", "say", "and", "or", ","].contains(&last.text.as_str());
    (opening && !asks).then_some(Choice { category: Category::Condition, words: words.len(), cost: 1 })
}

/// "before decisions are taken", "when the Chair is absent": when something is so is told by a clause.
pub(super) fn temporal_clause(before: &[Word<'_>], words: &[Word<'_>]) -> Option<Choice> {
    let (opens, rest) = words.split_first().filter(|_| !before.is_empty())?;
    let opening = ["before", "after", "when", "until", "once", "while"].contains(&opens.text.as_str());
    let told = |word: &Word<'_>| TOLD.contains(&word.text.as_str());
    // "before it was founded": somebody or something, then what is told of it.
    let clause = opening && rest.iter().skip(1).any(told) && !rest.first().is_some_and(told);
    clause.then_some(Choice { category: Category::Condition, words: words.len(), cost: 1 })
}

/// Verbs by which a clause is known that no lexicon need know.
const TOLD: &[&str] =
    &["is", "are", "was", "were", "has", "have", "had", "can", "may", "must", "will", "does", "do", "did"];

/// "for nine years", "within 30 days", "every two years", "a year": how long, how soon or how often, as the text must say it.
pub(super) fn lasting(before: &[Word<'_>], words: &[Word<'_>]) -> Option<Choice> {
    // "how many meetings per year" counts for each.
    let counts = matches!(before, [how, many, ..] if how.text == "how" && many.text == "many");
    let unit = |at: usize| words.get(at).is_some_and(|word| is_unit_of_time(&word.text));
    let text = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    let counted = |from: usize| {
        let one = || ["a", "an"].contains(&text(from)).then(|| (String::new(), 1));
        let (_, length) = number(words.get(from..)?).or_else(one)?;
        unit(from + length).then_some(from + length + 1)
    };
    let length = match text(0) {
        "for" | "within" => counted(1),
        "every" | "each" => counted(1).or_else(|| unit(1).then_some(2)),
        "per" if counts => None,
        "a" | "per" => unit(1).then_some(2),
        "once" | "twice" => (["a", "every"].contains(&text(1)) && unit(2)).then_some(3),
        _ => None,
    };
    length.filter(|_| !before.is_empty()).map(|words| Choice { category: Category::Condition, words, cost: 0 })
}

fn is_unit_of_time(word: &str) -> bool {
    days(word).is_some()
}

/// "giving", but not "spring" or "Beijing".
fn is_doing(word: &Word<'_>) -> bool {
    let small = word.token.text.starts_with(char::is_lowercase);
    small
        && word.text.len() > 5
        && word.text.ends_with("ing")
        && lemma(&word.text, WordClass::Verb) != word.text
        && !["spring", "morning", "evening", "meeting", "during"].contains(&word.text.as_str())
}
