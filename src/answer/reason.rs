//! The ground that a sentence gives itself: "because …", ", since …", "owing to …".

use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Token, tokens};

/// Words that open a clause with a ground.
const CLAUSES: &[&str] =
    &["because", "on the grounds that", "on the ground that", "given that", "seeing that", "inasmuch as"];
/// Words that open a phrase with a ground.
const PHRASES: &[&str] = &[
    "because of",
    "owing to",
    "due to",
    "on account of",
    "as a result of",
    "in view of",
    "in light of",
    "in the light of",
    "for lack of",
    "for want of",
    "thanks to",
    "following",
];
/// Verbs of what is done to somebody for something: a "for" or "over" behind them leads to the ground.
const REPAYING: &[&str] = &[
    "apologise",
    "apologize",
    "arrest",
    "award",
    "blame",
    "cite",
    "commend",
    "condemn",
    "congratulate",
    "convict",
    "criticise",
    "criticize",
    "decorate",
    "denounce",
    "dismiss",
    "expel",
    "fault",
    "fine",
    "fire",
    "honor",
    "honour",
    "indict",
    "penalise",
    "penalize",
    "praise",
    "prosecute",
    "punish",
    "rebuke",
    "reprimand",
    "reward",
    "sack",
    "sanction",
    "sue",
    "suspend",
    "thank",
];
/// Verbs of quarrels, whose ground stands behind "over".
const QUARRELLING: &[&str] = &["clash", "disagree", "protest", "quarrel", "quit", "resign", "strike"];
/// Nouns by which "for six months" tells a time.
const TIMES: &[&str] = &["second", "minute", "hour", "day", "week", "month", "year", "decade", "time", "life", "term"];
/// Where a ground ends before its sentence does.
const ENDS: &[&str] = &[";", " – ", " — ", ", but ", ", while ", ", although ", ", and the ", ", and it "];

/// The ground that a quotation gives for what a relation says in it, as it goes on after "because"; nothing where what the
/// relation says is part of the ground itself.
pub(super) fn reason(quote: &str, relation: &str) -> Option<String> {
    let Some((start, marker, of)) = opening(quote) else { return repaid(quote, relation) };
    let rest = quote.get(start + marker..)?;
    let fronted = quote.get(..start)?.trim().is_empty();
    let end = if fronted {
        rest.find(", ")?
    } else {
        ENDS.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len())
    };
    let ground = rest.get(..end)?.trim().trim_end_matches(['.', ',', '”', '"', '!']).trim();
    let main = [quote.get(..start)?, rest.get(end..)?].concat();
    let within = says(ground, relation) && !says(&main, relation);
    let told = !ground.is_empty() && !within;
    told.then(|| if of { format!("of {ground}") } else { ground.to_owned() })
}

/// "fined it for an outage": what is done for something has it as its ground.
fn repaid(quote: &str, relation: &str) -> Option<String> {
    let all = tokens(quote);
    let verb_of = |token: &Token<'_>| lemma(&token.folded(), WordClass::Verb);
    let verb = all.iter().position(|token| says(token.text, relation))?;
    let (kind, after) = (verb_of(all.get(verb)?), all.get(verb + 1..)?);
    let leads = |token: &&Token<'_>| match token.folded().as_str() {
        "for" => REPAYING.contains(&kind.as_str()),
        "over" => REPAYING.contains(&kind.as_str()) || QUARRELLING.contains(&kind.as_str()),
        _ => false,
    };
    let ground = |token: &Token<'_>| {
        let rest = quote.get(token.span.end..)?;
        let end = ENDS.iter().chain(&[", "]).filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
        let ground = rest.get(..end)?.trim().trim_end_matches(['.', '”', '"', '!']).trim();
        let first: Vec<String> = tokens(ground).iter().take(3).map(Token::folded).collect();
        let counts = first.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let timed = first.iter().any(|word| TIMES.contains(&lemma(word, WordClass::Noun).as_str()));
        (!ground.is_empty() && !counts && !timed).then(|| format!("of {ground}"))
    };
    after.iter().filter(leads).find_map(ground)
}

/// Where the first ground of a text opens, how long its opening is, and whether "of" goes with it.
fn opening(quote: &str) -> Option<(usize, usize, bool)> {
    let lower = quote.to_ascii_lowercase();
    let phrases = PHRASES.iter().map(|words| (*words, true));
    let all = phrases.chain(CLAUSES.iter().map(|words| (*words, false)));
    let found = all.filter_map(|(words, of)| {
        let listing =
            |at: usize| *words == *"following" && lower.get(..at).is_none_or(|before| before.ends_with("the "));
        let at = lower.match_indices(words).map(|(at, _)| at);
        let at = at.filter(|at| !listing(*at)).find(|at| is_word(&lower, *at, words.len()))?;
        Some((at, words.len(), of))
    });
    let since = lower.match_indices(", since ").map(|(at, words)| (at, words.len(), false));
    // "since 2019" and "since March" tell a time.
    let causal = since.filter(|(at, length, _)| quote.get(at + length..).is_some_and(opens_clause));
    found.chain(causal).min_by_key(|(at, length, _)| (*at, std::cmp::Reverse(*length)))
}

/// Whether words stand by themselves.
fn is_word(text: &str, at: usize, length: usize) -> bool {
    let letter = |c: char| c.is_alphanumeric();
    let before = text.get(..at).is_some_and(|before| before.ends_with(letter));
    let after = text.get(at + length..).is_some_and(|after| after.starts_with(letter));
    !before && !after
}

/// Whether a text opens as a clause does and not as a date: with a determiner, a pronoun or a noun in lower case.
fn opens_clause(rest: &str) -> bool {
    let times = ["then", "when", "last", "early", "late", "mid"];
    let first = tokens(rest).into_iter().next();
    first.is_some_and(|first| {
        let word = first.folded();
        rest.starts_with(char::is_lowercase) && !times.contains(&word.as_str())
    })
}

/// Whether a text has the verb of a relation, in any form.
pub(super) fn says(text: &str, relation: &str) -> bool {
    let words: Vec<&str> = relation.split(' ').collect();
    let verb = match words.as_slice() {
        ["be", participle, ..] => lemma(participle, WordClass::Verb),
        [verb, ..] => lemma(verb, WordClass::Verb),
        [] => return false,
    };
    let all = tokens(text);
    all.iter().filter(|token| token.is_word()).map(Token::folded).any(|word| lemma(&word, WordClass::Verb) == verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_gives_its_ground() {
        let rows = [
            ("Iceland opposed it because its fleet depends on cod.", "oppose", Some("its fleet depends on cod")),
            ("Iceland opposed it because its fleet depends on cod.", "depend on", None),
            ("The vote was delayed owing to a strike of pilots.", "be delayed", Some("of a strike of pilots")),
            ("Because the quorum was lacking, the Board adjourned.", "adjourn", Some("the quorum was lacking")),
            ("It was not approved, since its papers were late.", "approve", Some("its papers were late")),
            ("She has led the Office, since 2019, alone.", "lead", None),
            ("He left, since March, twice.", "leave", None),
            ("It fell because of floods, but rose again.", "fall", Some("of floods")),
            ("The Board met.", "meet", None),
            ("Regulator fines Telvia over outage", "fine", Some("of outage")),
            ("It fined the firm 18 dollars for an outage in May, he said.", "fine", Some("of an outage in May")),
            ("It suspended the clerk for six months.", "suspend", None),
            ("It suspended her for two weeks for lying.", "suspend", Some("of lying")),
            ("The bank built a house for the mayor.", "build", None),
            ("Three members resigned over the budget.", "resign", Some("of the budget")),
            ("The harbour was closed following a collision.", "be closed", Some("of a collision")),
            ("The Board closed the following schools.", "close", None),
        ];
        for (quote, relation, expected) in rows {
            assert_eq!(reason(quote, relation).as_deref(), expected, "{quote} / {relation}");
        }
    }
}
