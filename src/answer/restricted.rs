//! "May visitors enter the ward?", over "visitors under sixteen may not enter it": what is allowed to or forbidden some that are
//! told by more than their noun is neither allowed to nor forbidden all.

use super::evidence::{Evidence, Said};
use super::labels::{Labels, nodes};
use super::verdict::Judged;
use super::{AnswerError, words};
use crate::claim::Modality;
use crate::lexicon::is_preposition;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::question::{Operand, Statement, Things};
use crate::rdf::{NamedNode, Term};
use crate::store::Endpoint;

/// Words that begin what tells which are meant.
const TELLING: &[&str] = &[
    "that", "who", "which", "whose", "whom", "aged", "longer", "larger", "smaller", "older", "younger", "heavier",
    "more", "less", "not", "under", "over", "below", "above", "without", "beyond", "outside",
];
/// Words before a noun that leave all of those that it calls.
const ALL: &[&str] = &["the", "all", "any", "every", "each", "a", "an", "no"];

/// Leaves what is said of some that are told by more than the noun of a question among what is near. Tells what was left.
pub(super) fn leave(
    asked: &Statement,
    judged: &mut Judged,
    evidence: &Evidence,
    endpoint: &dyn Endpoint,
) -> Result<Vec<String>, AnswerError> {
    // What some do, members do; what some may do is a rule for those alone.
    let rules = asked.modality != Modality::Actual;
    let supporting = judged.supporting.iter().filter(|_| rules);
    let deciding: Vec<NamedNode> = supporting.chain(&judged.refuting).cloned().collect();
    let mut told = vec![];
    for said in deciding.iter().filter_map(|node| evidence.claim(node)) {
        let Some(some) = called_by_more(said, asked, tells_which, endpoint)? else { continue };
        judged.near_only(&said.node);
        let quote = evidence.citations([&said.node]).first().map(words::quoted).unwrap_or_default();
        told.push(format!("nearly, only of {some}: {quote}"));
    }
    told.dedup();
    Ok(told)
}

/// Of which of those that its question calls by a noun alone a claim speaks: "members who live abroad", "members with
/// observer status"; the latter may be all there are.
pub(super) fn of_some(said: &Said, asked: &Statement, endpoint: &dyn Endpoint) -> Result<Option<String>, AnswerError> {
    called_by_more(said, asked, |first| tells_which(first) || is_preposition(first) && first != "of", endpoint)
}

fn called_by_more(
    said: &Said,
    asked: &Statement,
    tells: impl Fn(&str) -> bool,
    endpoint: &dyn Endpoint,
) -> Result<Option<String>, AnswerError> {
    let ends: Vec<Term> = said.subject.iter().cloned().map(Term::from).chain(said.object.clone()).collect();
    for things in [Some(&asked.subject), asked.object.as_ref()].into_iter().flatten().filter_map(named) {
        // The only ones who are told of by a noun are meant by it alone, too.
        let longer =
            nodes(&ends).into_iter().filter(|node| things.narrower.contains(node) || things.exactly.contains(node));
        let longer = longer.collect::<std::collections::BTreeSet<_>>();
        let labels = Labels::fetch(endpoint, &longer)?;
        if let Some(name) =
            longer.iter().map(|node| labels.of(node)).find(|name| tells_more(name, &things.label, &tells))
        {
            return Ok(Some(words::uncapitalised(&name)));
        }
    }
    Ok(None)
}

const fn named(operand: &Operand) -> Option<&Things> {
    match operand {
        Operand::Things(things) => Some(things),
        _ => None,
    }
}

/// Whether a name is a common noun with something behind it that tells which are meant.
fn tells_more(name: &str, noun: &str, tells: impl Fn(&str) -> bool) -> bool {
    let plain = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().map(str::to_lowercase);
        words.skip_while(|word| ALL.contains(&word.as_str())).map(|word| lemma(&word, WordClass::Noun)).collect()
    };
    let common = !noun.chars().any(char::is_uppercase);
    let (name, noun) = (plain(name), plain(noun));
    let Some([first, ..]) = name.strip_prefix(noun.as_slice()) else { return false };
    common && !noun.is_empty() && tells(first)
}

/// Whether what a word begins tells which are meant, and not only more of all: a clause, an amount, a participle.
fn tells_which(first: &str) -> bool {
    TELLING.contains(&first) || first.len() > 4 && (first.ends_with("ing") || first.ends_with("ed"))
}

#[cfg(test)]
mod tests {
    use super::{tells_more, tells_which};

    #[test]
    fn some_are_told_by_what_follows_their_noun() {
        for (name, noun, more) in [
            ("Visitors under sixteen", "visitors", true),
            ("members that pay a fee", "the members", true),
            ("vessels carrying an observer", "vessels", true),
            ("members of the Board", "members", false),
            ("bodies with observer status", "bodies", false),
            ("senior members", "members", false),
            ("members", "members", false),
            ("Members Fund", "Members", false),
        ] {
            assert_eq!(tells_more(name, noun, tells_which), more, "{name}");
        }
    }
}
