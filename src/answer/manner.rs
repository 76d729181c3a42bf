//! How something is said to be done: what a question asks with an adverb must be borne by the sentence that answers it.

use super::evidence::{Evidence, Said, lexical};
use super::labels::Labels;
use super::reason::says;
use super::verdict::Judged;
use super::{Answer, AnswerError, Verdict, words};
use crate::claim::Polarity;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::tokens;
use crate::question::Reading;
use crate::rdf::{NamedNode, Term, namespace};
use crate::store::Endpoint;
use std::collections::BTreeSet;

/// Where a clause ends before its sentence does.
const ENDS: &[&str] =
    &["; ", ": ", ", and ", ", but ", " but ", ", which ", ", who ", ", while ", " while ", " although ", " – ", " — "];
/// Words before a verb by which it is said not to have come to that.
const SHORT_OF: &[&str] = &["almost", "nearly", "virtually"];
/// By what something is decided, sent or done.
const MEANS: &[&str] = &[
    "vote",
    "consensus",
    "majority",
    "acclamation",
    "ballot",
    "show",
    "lot",
    "agreement",
    "consent",
    "decree",
    "order",
    "letter",
    "email",
    "e-mail",
    "post",
    "phone",
    "telephone",
    "ship",
    "air",
    "road",
    "rail",
    "train",
    "correspondence",
    "procedure",
    "decision",
    "resolution",
    "treaty",
    "law",
    "unanimity",
    "hand",
    "draw",
    "referendum",
    "means",
    "method",
    "signature",
    "notice",
];
/// Within how many words of a phrase its noun stands.
const PHRASE: usize = 4;
/// How many words may stand between a verb and an adverb of its.
const NEAR: usize = 2;

/// Takes away what decides without saying what the question asks with its adverbs, and what was only almost done.
pub(super) fn sift(
    judged: &mut Judged,
    evidence: &Evidence,
    adverbs: &[String],
    endpoint: &dyn Endpoint,
) -> Result<(), AnswerError> {
    let deciding: BTreeSet<NamedNode> = judged.supporting.union(&judged.refuting).cloned().collect();
    let claims: Vec<&Said> = deciding.iter().filter_map(|node| evidence.claim(node)).collect();
    if adverbs.is_empty() && !claims.iter().any(|said| said.qualifiers.iter().any(is_hedge)) {
        return Ok(());
    }
    let labels = relations(&claims, endpoint)?;
    for said in claims {
        let relation = said.relation.as_ref().map(|relation| labels.of(relation)).unwrap_or_default();
        let whole = said.polarity == Polarity::Denied && manners(said, &relation, &labels).is_empty();
        let borne = whole || adverbs.iter().all(|adverb| bears(said, &relation, adverb));
        if !borne || is_short_of(said, &relation) {
            judged.supporting.remove(&said.node);
            judged.refuting.remove(&said.node);
            judged.otherwise.insert(said.node.clone());
        }
    }
    Ok(())
}

/// Says of a verdict that is not stated what is stated: the same, but not in the manner asked for.
pub(super) fn told(
    answer: &mut Answer,
    reading: &Reading,
    judged: &Judged,
    evidence: &Evidence,
    endpoint: &dyn Endpoint,
) -> Result<(), AnswerError> {
    let claims: Vec<&Said> = judged.otherwise.iter().filter_map(|node| evidence.claim(node)).collect();
    let labels = relations(&claims, endpoint)?;
    let mut said: Vec<String> = vec![];
    let mut short = false;
    for claim in &claims {
        let relation = claim.relation.as_ref().map(|relation| labels.of(relation)).unwrap_or_default();
        short |= is_short_of(claim, &relation);
        for manner in manners(claim, &relation, &labels) {
            let manner = format!("“{manner}”");
            if !said.contains(&manner) {
                said.push(manner);
            }
        }
    }
    let adverbs = reading.adverbs.join(" and ");
    let asked = reading.paraphrase.strip_prefix(reading.context.spoken().as_str()).unwrap_or(&reading.paraphrase);
    let asked = asked.strip_prefix("whether ").unwrap_or(asked).trim_end_matches(['.', '?']);
    let asked =
        reading.adverbs.iter().rev().fold(asked, |asked, adverb| asked.trim_end_matches(adverb.as_str()).trim_end());
    let denied = claims.iter().all(|claim| claim.polarity == Polarity::Denied);
    let so = if denied { format!("denies that {asked}") } else { format!("says that {asked}") };
    let only = if said.is_empty() { String::new() } else { format!("; it says {}", words::list(&said)) };
    let text = if short || adverbs.is_empty() {
        format!("the text says {}, not that {asked}", words::list(&said))
    } else {
        format!("the text {so}, but not whether {adverbs}{only}")
    };
    answer.citations = evidence.citations(&judged.otherwise);
    answer.text = Some(format!("Not stated: {text}"));
    Ok(())
}

/// Keeps of a table the rows whose sentences bear the adverbs of the question; where none does, notes that they were left
/// aside.
pub(super) fn of_rows(answer: &mut Answer, adverbs: &[String]) {
    let says = |quote: &str| {
        let words: Vec<String> = tokens(quote).iter().map(crate::lexicon::Token::folded).collect();
        adverbs.iter().all(|adverb| words.iter().any(|word| is_of(word, adverb)))
    };
    let borne = |citations: &[crate::claim::Citation]| citations.iter().any(|citation| says(&citation.quote));
    let asked = adverbs.iter().map(|adverb| format!("“{adverb}”")).collect::<Vec<_>>();
    let note = format!("{} is left aside: no sentence that is quoted says so", words::list(&asked));
    if answer.verdict == Some(Verdict::Unknown)
        || adverbs.is_empty()
        || answer.all_citations().any(|one| says(&one.quote)) && answer.rows.is_empty()
    {
        return;
    }
    if answer.form == crate::question::Form::Wh && answer.rows.iter().any(|row| borne(&row.citations)) {
        answer.rows.retain(|row| borne(&row.citations));
    } else if answer.is_answered() {
        answer.notes.insert(0, note);
    }
}

/// The names of the relations of claims, and of what they are scoped by.
fn relations(claims: &[&Said], endpoint: &dyn Endpoint) -> Result<Labels, AnswerError> {
    let scopes = claims.iter().flat_map(|said| &said.qualifiers).filter_map(|(_, value)| match value {
        Term::NamedNode(node) => Some(node.clone()),
        _ => None,
    });
    Labels::fetch(endpoint, &claims.iter().filter_map(|said| said.relation.clone()).chain(scopes).collect())
}

fn is_hedge((property, _): &(NamedNode, Term)) -> bool {
    property.as_ref() == namespace::HEDGE
}

/// Whether a word is an adverb, or the adjective that it is made of: "unanimous" for "unanimously".
fn is_of(word: &str, adverb: &str) -> bool {
    let adjective = adverb.strip_suffix("ly").filter(|adjective| adjective.len() > 3);
    let respelt = || adjective.and_then(|adjective| adjective.strip_suffix('i')).map(|stem| format!("{stem}y"));
    word == adverb
        || adjective.is_some_and(|adjective| word == adjective || word == format!("{adjective}le"))
        || respelt().is_some_and(|adjective| word == adjective)
}

/// Whether a claim is said with an adverb: as its hedge, as its object, or in the clause with its verb.
fn bears(said: &Said, relation: &str, adverb: &str) -> bool {
    let hedged = |(property, value): &(NamedNode, Term)| {
        property.as_ref() == namespace::HEDGE && lexical(value).to_lowercase().split(' ').any(|word| word == adverb)
    };
    let in_clause = |quote: &str| {
        clauses(quote, relation).iter().any(|clause| tokens(clause).iter().any(|token| is_of(&token.folded(), adverb)))
    };
    said.qualifiers.iter().any(hedged) || said.citations.iter().any(|citation| in_clause(&citation.quote))
}

/// The clauses of a sentence that have the verb of a relation; if none has, the sentence.
pub(super) fn clauses<'a>(quote: &'a str, relation: &str) -> Vec<&'a str> {
    let mut all = vec![quote];
    for end in ENDS {
        all = all.into_iter().flat_map(|part| part.split(end)).collect();
    }
    let own: Vec<&str> = all.into_iter().filter(|clause| says(clause, relation)).collect();
    if own.is_empty() { vec![quote] } else { own }
}

/// Whether a claim is said of what was almost so: the word stands right before its verb.
fn is_short_of(said: &Said, relation: &str) -> bool {
    let before_verb = |quote: &str| {
        let words: Vec<String> = tokens(quote).iter().map(crate::lexicon::Token::folded).collect();
        words.windows(2).any(|pair| match pair {
            [word, verb] => SHORT_OF.contains(&word.as_str()) && says(verb, relation),
            _ => false,
        })
    };
    said.qualifiers.iter().any(is_hedge) && said.citations.iter().any(|citation| before_verb(&citation.quote))
}

/// In what manner a claim is said to be: its hedge, the adverbs beside its verb, by what votes.
pub(super) fn manners(said: &Said, relation: &str, labels: &Labels) -> Vec<String> {
    let mut found: Vec<String> = vec![];
    let mut find = |manner: String| {
        if !found.contains(&manner) {
            found.push(manner);
        }
    };
    said.qualifiers.iter().filter(|one| is_hedge(one)).for_each(|(_, value)| find(lexical(value)));
    for citation in &said.citations {
        for clause in clauses(&citation.quote, relation) {
            adverbs_beside(clause, relation).into_iter().for_each(&mut find);
        }
    }
    for (property, value) in &said.qualifiers {
        let preposition = property.as_str().strip_prefix(namespace::PREP).unwrap_or_default();
        if ["by", "with", "without"].contains(&preposition) {
            find(format!("{preposition} {}", labels.of_term(value)));
        }
    }
    found
}

/// In what manner a sentence says that something is done: "unanimously", "by four votes to one", "by consensus".
pub(super) fn of_sentence(sentence: &str, relation: &str) -> Option<String> {
    let clauses = clauses(sentence, relation);
    let found: Vec<String> = clauses
        .iter()
        .filter(|clause| says(clause, relation))
        .flat_map(|clause| {
            let mut found = adverbs_beside(clause, relation);
            found.extend(by_what(clause));
            found
        })
        .collect();
    (!found.is_empty()).then(|| words::list(&found))
}

/// "by four votes to one", "by a show of hands", "by consensus": by what something is done, and not by whom.
fn by_what(clause: &str) -> Option<String> {
    let all = tokens(clause);
    let at = all.windows(2).position(
        |pair| matches!(pair, [by, next] if by.folded() == "by" && !next.text.starts_with(char::is_uppercase)),
    )?;
    let rest = all.get(at + 1..)?;
    let end = rest.iter().position(|token| !token.is_word() && !token.joined).unwrap_or(rest.len());
    let phrase = rest.get(..end)?;
    let means =
        phrase.iter().take(PHRASE).any(|token| MEANS.contains(&lemma(&token.folded(), WordClass::Noun).as_str()));
    let (first, last) = (all.get(at)?, phrase.last()?);
    means.then(|| clause.get(first.span.start..last.span.end).map(str::to_owned)).flatten()
}

/// The adverbs in -ly near the verb of a relation or at the end of its clause.
fn adverbs_beside(clause: &str, relation: &str) -> Vec<String> {
    let all = tokens(clause);
    let spoken = || all.iter().filter(|token| token.is_word());
    let words: Vec<String> = spoken().map(crate::lexicon::Token::folded).collect();
    // "ratified by Italy".
    let named: Vec<bool> = spoken().map(|token| token.text.starts_with(char::is_uppercase)).collect();
    let verbs: Vec<usize> = words.iter().zip(0..).filter(|(word, _)| says(word, relation)).map(|(_, at)| at).collect();
    let near = |at: usize| at + 1 == words.len() || verbs.iter().any(|verb| verb.abs_diff(at) <= NEAR);
    let adverb =
        |word: &str| word.len() > 4 && word.ends_with("ly") && crate::question::is_telling(word) && !is_no_adverb(word);
    let name = |at: usize| at > 0 && named.get(at).copied().unwrap_or_default();
    let fits = |word: &str, at: usize| adverb(word) && near(at) && !name(at);
    words.iter().zip(0..).filter(|(word, at)| fits(word, *at)).map(|(word, _)| word.clone()).collect()
}

/// Words in -ly that are no adverbs.
fn is_no_adverb(word: &str) -> bool {
    let words = [
        "family",
        "assembly",
        "supply",
        "reply",
        "apply",
        "comply",
        "rely",
        "multiply",
        "monopoly",
        "anomaly",
        "bully",
        "july",
        "friendly",
        "likely",
        "early",
        "elderly",
        "costly",
        "daily",
        "weekly",
        "monthly",
        "quarterly",
        "yearly",
    ];
    words.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adverb_may_stand_as_its_adjective() {
        for (word, adverb, expected) in [
            ("unanimously", "unanimously", true),
            ("unanimous", "unanimously", true),
            ("steady", "steadily", true),
            ("reasonable", "reasonably", true),
            ("narrow", "unanimously", false),
        ] {
            assert_eq!(is_of(word, adverb), expected, "{word} {adverb}");
        }
    }

    #[test]
    fn adverbs_are_of_the_verb_that_they_stand_beside() {
        let rows = [
            ("The Council quickly rejected the loan", "reject", vec!["quickly"]),
            ("The motion was carried unanimously", "be carried", vec!["unanimously"]),
            ("The family applied for a permit", "apply", vec![]),
            ("The accord was ratified by Italy", "be ratified by", vec![]),
        ];
        for (clause, relation, expected) in rows {
            assert_eq!(adverbs_beside(clause, relation), expected, "{clause}");
        }
    }
}
