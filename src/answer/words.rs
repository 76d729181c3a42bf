//! Small phrases that answers are made of.

use super::evidence::Said;
use super::labels::Labels;
use crate::claim::{Citation, Modality, Polarity};
use crate::lexicon::{Token, is_preposition, morphology, plural_head, tokens};
use crate::rdf::NamedNode;

/// "1 claim", "2 claims".
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// "a, b and c".
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// "a, b, c and 4 more".
pub(super) fn short_list(items: &[String]) -> String {
    const SHOWN: usize = 5;
    match items.get(..SHOWN) {
        Some(first) if items.len() > SHOWN + 1 => format!("{} and {} more", first.join(", "), items.len() - SHOWN),
        _ => list(items),
    }
}

/// What a claim says, in a sentence.
pub(super) fn claim(said: &Said, labels: &Labels) -> String {
    let name = |node: &Option<NamedNode>| node.as_ref().map(|node| labels.of(node)).unwrap_or_default();
    let verb = predicate_of(&name(&said.relation), said);
    let verb = if is_plural(&name(&said.subject)) { in_the_plural(&verb, &name(&said.relation)) } else { verb };
    let object = said.object.as_ref().map(|object| labels.of_term(object)).unwrap_or_default();
    format!("{} {verb} {object}", name(&said.subject)).trim_end().to_owned()
}

/// A name that opens with a common noun, as it stands within a sentence.
pub(super) fn uncapitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A quotation with its source.
pub(super) fn quoted(citation: &Citation) -> String {
    format!("“{}” ({})", citation.quote.trim(), citation.source)
}

/// Whether a name is in the plural, and not only an abbreviation in -s.
pub(super) fn is_plural(name: &str) -> bool {
    plural_head(name).is_some_and(|head| !head.is_acronym())
}

/// A predicate of one thing said of several: "does not report" as "do not report", "opposes" as "oppose".
fn in_the_plural(predicate: &str, infinitive: &str) -> String {
    let (verb, _) = split(infinitive);
    let turned = [("does not ", "do not "), ("is not ", "are not "), ("is ", "are ")];
    for (one, several) in turned {
        if let Some(rest) = predicate.strip_prefix(one) {
            return format!("{several}{rest}");
        }
    }
    let third = morphology::third_person(verb);
    match predicate.strip_prefix(third.as_str()) {
        Some(rest) if rest.is_empty() || rest.starts_with(' ') => format!("{verb}{rest}"),
        _ => predicate.to_owned(),
    }
}

/// The verb that stands for a modality: "it does", "it can".
pub(super) const fn verb(modality: Modality) -> &'static str {
    match modality {
        Modality::Actual => "does",
        Modality::Possible => "can",
        Modality::Necessary => "must",
        Modality::Expected => "should",
    }
}

/// The predicate of a claim, in its own words: what it leaves free "need not" be, what it forbids "must not" be.
pub(super) fn predicate_of(infinitive: &str, said: &Said) -> String {
    in_its_words(predicate(infinitive, said.modality, said.polarity), said)
}

/// The same from the object's side: "need not be paid by".
pub(super) fn passive_of(infinitive: &str, said: &Said) -> String {
    in_its_words(passive(infinitive, said.modality, said.polarity), said)
}

/// "will" and "need not" in the place of "should" and "must not", where the text says so.
fn in_its_words(words: String, said: &Said) -> String {
    let Some(word) = said.word() else { return words };
    let (arrow, bare) = words.strip_prefix("← ").map_or(("", words.as_str()), |bare| ("← ", bare));
    let rest = ["must not ", "should not ", "should "].iter().find_map(|said| bare.strip_prefix(said));
    rest.map_or_else(|| words.clone(), |rest| format!("{arrow}{word} {rest}"))
}

/// An infinitive as a predicate: "promote" is "promotes", "does not promote", "can promote", "must not promote".
pub(super) fn predicate(infinitive: &str, modality: Modality, polarity: Polarity) -> String {
    let (verb, rest) = split(infinitive);
    let with_rest = |words: String| if rest.is_empty() { words } else { format!("{words} {rest}") };
    let denied = polarity == Polarity::Denied;
    with_rest(match modality {
        Modality::Actual if !is_verb(verb) => verb.to_owned(),
        Modality::Actual if denied && verb == "be" => "is not".to_owned(),
        Modality::Actual if denied => format!("does not {verb}"),
        Modality::Actual => morphology::third_person(verb),
        Modality::Possible if denied => format!("cannot {verb}"),
        modality if denied => format!("{} not {verb}", self::verb(modality)),
        modality => format!("{} {verb}", self::verb(modality)),
    })
}

/// An infinitive as a passive predicate: "steer" is "is steered by".
///
/// What is no verb, or is said with "be", has no passive and is marked as coming from the other side.
pub(super) fn passive(infinitive: &str, modality: Modality, polarity: Polarity) -> String {
    let (verb, rest) = split(infinitive);
    if infinitive == "be" {
        return predicate(infinitive, modality, polarity);
    }
    if infinitive == "have" {
        return predicate("belong to", modality, polarity);
    }
    if verb == "be" || verb == "have" || !is_verb(verb) {
        return format!("← {}", predicate(infinitive, modality, polarity));
    }
    let rest = if rest.is_empty() { String::new() } else { format!(" {rest}") };
    let be = predicate("be", modality, polarity);
    format!("{be} {}{rest} by", morphology::past_participle(verb))
}

fn split(infinitive: &str) -> (&str, &str) {
    infinitive.split_once(' ').unwrap_or((infinitive, ""))
}

/// Whether a relation's first word can be inflected: a preposition cannot.
fn is_verb(word: &str) -> bool {
    !is_preposition(word)
}

/// "APEC is a forum.", with the article that the value wants.
pub(super) fn is_sentence(subject: &str, value: &str) -> String {
    let be = if is_plural(subject) { "are" } else { "is" };
    let article = if is_plural(value) { "" } else { article(value) };
    format!("{subject} {be} {article}{value}.")
}

/// Whether an adjective leaves one thing only: "largest", "sole".
fn is_unique(word: &str) -> bool {
    const UNIQUE: &[&str] = &[
        "best",
        "worst",
        "most",
        "least",
        "first",
        "last",
        "only",
        "sole",
        "main",
        "principal",
        "supreme",
        "next",
        "same",
    ];
    UNIQUE.contains(&word) || word.len() > 5 && word.ends_with("est") && !["interest", "request"].contains(&word)
}

/// "a " or "an " before a common noun; nothing before a name, a possessor or a determiner.
fn article(value: &str) -> &'static str {
    let first = value.split(' ').next().unwrap_or_default();
    let owned = first.contains(['\'', '’']);
    let name = first.starts_with(char::is_uppercase);
    let determined = tokens(value).first().is_some_and(Token::is_determiner);
    if first.is_empty() || owned || name || determined {
        ""
    } else if is_unique(first) {
        "the "
    } else if first.starts_with(['a', 'e', 'i', 'o', 'u', '8']) {
        "an "
    } else {
        "a "
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_count_and_list() {
        assert_eq!((counted(1, "claim"), counted(2, "claim")), ("1 claim".to_owned(), "2 claims".to_owned()));
        let items: Vec<String> = ["a", "b", "c", "d", "e", "f", "g"].map(str::to_owned).to_vec();
        assert_eq!(list(&items[..3]), "a, b and c");
        assert_eq!(short_list(&items[..6]), "a, b, c, d, e and f");
        assert_eq!(short_list(&items), "a, b, c, d, e and 2 more");
    }

    #[test]
    fn predicates_inflect() {
        use Modality::{Actual, Expected, Necessary, Possible};
        use Polarity::{Affirmed, Denied};
        let rows = [
            ("report to", Actual, Affirmed, "reports to", "is reported to by"),
            ("be part of", Actual, Denied, "is not part of", "← is not part of"),
            ("steer", Possible, Denied, "cannot steer", "cannot be steered by"),
            ("have", Necessary, Affirmed, "must have", "must belong to"),
            ("adopt", Expected, Denied, "should not adopt", "should not be adopted by"),
            ("in", Actual, Affirmed, "in", "← in"),
            ("be", Actual, Affirmed, "is", "is"),
        ];
        for (infinitive, modality, polarity, active, passive_form) in rows {
            assert_eq!(predicate(infinitive, modality, polarity), active);
            assert_eq!(passive(infinitive, modality, polarity), passive_form);
        }
    }

    #[test]
    fn definitions_have_articles() {
        let rows = [
            ("APEC", "economic forum", "APEC is an economic forum."),
            ("SOM", "APEC’s principal meeting", "SOM is APEC’s principal meeting."),
            ("Casey Mace", "U.S. Senior Official", "Casey Mace is U.S. Senior Official."),
            ("Meetings", "gatherings", "Meetings are gatherings."),
        ];
        for (subject, value, sentence) in rows {
            assert_eq!(is_sentence(subject, value), sentence);
        }
    }
}
