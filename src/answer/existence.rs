//! "Can anyone impose fines?", over "the Council cannot impose fines": that somebody is so is not denied by what is denied of one,
//! but only by a denial of whatever is called so ("no committee", "members").

use super::evidence::{Evidence, Said};
use super::labels::{Labels, nodes, objects};
use super::somebody::{Place, places};
use super::verdict::{Judged, first_statement};
use super::{AnswerError, words};
use crate::claim::{Modality, Polarity};
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Token, normal, normal_words, tokens};
use crate::question::{Condition, Operand, Reading, Statement, Variable};
use crate::rdf::{NamedNode, NamedNodeRef, Term, namespace};
use crate::store::Endpoint;
use std::collections::BTreeSet;

/// How many claims of one are told.
const MOST: usize = 3;

/// What a question asks whether there is: its variables that stand for anything that is called so.
pub(super) struct Sought {
    subject: Option<Variable>,
    object: Option<Variable>,
    /// The nouns of the variables, in their plain form, each with the variable.
    nouns: Vec<(Variable, Vec<String>)>,
    /// "Is there one that does not": what others do speaks against nothing.
    denial: bool,
    /// Whoever or whatever is sought by a pronoun: where it stands in what is said.
    pub(super) by_pronoun: Vec<Place>,
}

impl Sought {
    /// Of the statement that is judged; none if it asks only of what is named, or of `each` by itself.
    pub(super) fn of(reading: &Reading) -> Option<Self> {
        let said = first_statement(&reading.body)?;
        let free = |operand: &Operand| match operand {
            Operand::Variable(variable) => {
                (!reading.columns.iter().any(|column| column.variable == *variable)).then_some(*variable)
            }
            _ => None,
        };
        let (subject, object) = (free(&said.subject), said.object.as_ref().and_then(free));
        let mut nouns = vec![];
        gather(&reading.body, &mut nouns);
        let denial = said.polarity == Polarity::Denied;
        let by_pronoun = places(reading);
        (subject.is_some() || object.is_some()).then_some(Self { subject, object, nouns, denial, by_pronoun })
    }

    /// Leaves what is said against one of many among what is near.
    pub(super) fn leave(
        &self,
        judged: &mut Judged,
        evidence: &Evidence,
        endpoint: &dyn Endpoint,
    ) -> Result<(), AnswerError> {
        // Of a denial, what affirms speaks against it.
        let against: BTreeSet<NamedNode> = if self.denial { &judged.supporting } else { &judged.refuting }.clone();
        let against: Vec<&Said> = against.iter().filter_map(|node| evidence.claim(node)).collect();
        let ends =
            against.iter().flat_map(|said| said.subject.iter().cloned().map(Term::from).chain(said.object.clone()));
        let labels = Labels::fetch(endpoint, &nodes(&ends.collect::<Vec<_>>()))?;
        let bodies = bodies(&against, endpoint)?;
        for said in against.into_iter().filter(|said| !self.is_of_all(said, &labels, &bodies)) {
            judged.near_only(&said.node);
        }
        judged.only_claimed(self.denial);
        self.leave_others(judged, evidence, endpoint)
    }

    /// Whether a claim is of all that is called so: of "committees", not of "the Works Committee".
    fn is_of_all(&self, said: &Said, labels: &Labels, bodies: &BTreeSet<NamedNode>) -> bool {
        let general = |variable: Option<Variable>| {
            variable.is_none_or(|variable| {
                let nouns = self.nouns.iter().filter(|(other, _)| *other == variable);
                let nouns: Vec<&Vec<String>> = nouns.map(|(_, noun)| noun).collect();
                let ends = said.subject.iter().cloned().map(Term::from).chain(said.object.clone());
                let names: Vec<Vec<String>> = ends.map(|end| normal_words(&labels.of_term(&end))).collect();
                let general = |noun: &Vec<String>| {
                    let head = noun.last().map_or("", String::as_str);
                    names.contains(noun) && !is_known(said, head, bodies)
                };
                nouns.iter().any(|noun| general(noun))
            })
        };
        let nobody = said.subject.is_none() && self.subject.is_some();
        (nobody || general(self.subject)) && general(self.object)
    }
}

/// Those of the things that claims are about which are bodies.
fn bodies(claims: &[&Said], endpoint: &dyn Endpoint) -> Result<BTreeSet<NamedNode>, AnswerError> {
    let mut found = BTreeSet::new();
    let ends = claims.iter().flat_map(|said| said.subject.iter().cloned().chain(nodes(&said.object)));
    for end in ends.collect::<BTreeSet<_>>() {
        let classes = objects(endpoint, &end, namespace::TYPE)?;
        let body = |class: &NamedNodeRef<'_>| classes.contains(&Term::from(class.into_owned()));
        if [namespace::ORGANISATION, namespace::FORUM].iter().any(body) {
            found.insert(end);
        }
    }
    Ok(found)
}

/// Whether a claim is of one that is known; what "the president" may not do is a rule for whoever is president, what "the
/// council" may not do is one for that body.
fn is_known(said: &Said, head: &str, bodies: &BTreeSet<NamedNode>) -> bool {
    let mut ends = said.subject.iter().cloned().chain(nodes(&said.object));
    let told = said.modality == Modality::Actual || ends.any(|end| bodies.contains(&end));
    told && said.citations.iter().any(|citation| is_definite(&citation.quote, head))
}

/// Whether a sentence speaks of one that is known, where it first has the noun: "the committee", "this Committee"; of "the
/// members" all are meant, and of "no Committee" none.
fn is_definite(quote: &str, head: &str) -> bool {
    let all = tokens(quote);
    let is_head = |token: &Token<'_>| normal(token).is_some_and(|word| word == head);
    let Some(at) = all.iter().position(is_head) else { return false };
    let single = all.get(at).is_some_and(|token| token.folded() == lemma(&token.folded(), WordClass::Noun));
    let before = all.iter().take(at).rev().take(NARROWING);
    let before: Vec<String> = before.take_while(|token| token.is_word()).map(Token::folded).collect();
    let tells = |word: &&String| POINTING.contains(&word.as_str()) || FREE.contains(&word.as_str());
    single && before.iter().find(tells).is_some_and(|word| POINTING.contains(&word.as_str()))
}

/// How many words before a noun may tell whether it is one that is known.
const NARROWING: usize = 3;
const POINTING: &[&str] = &["the", "this", "that", "its", "their", "our"];
const FREE: &[&str] = &["no", "any", "a", "an", "every", "each"];

/// Leaves what is denied of one that is known among what is near, where a question asks of any that is called so: "can any
/// council", over "the council cannot". Tells what was left.
pub(super) fn leave_known(
    asked: &Statement,
    judged: &mut Judged,
    evidence: &Evidence,
    endpoint: &dyn Endpoint,
) -> Result<Vec<String>, AnswerError> {
    let any = |operand: &Operand| match operand {
        Operand::Things(things) => {
            let (first, noun) = things.label.split_once(' ')?;
            ["any", "a", "an"].contains(&first).then(|| normal_words(noun).last().cloned())?
        }
        _ => None,
    };
    let heads: Vec<String> =
        [Some(&asked.subject), asked.object.as_ref()].into_iter().flatten().filter_map(any).collect();
    let against = if asked.polarity == Polarity::Denied { &judged.supporting } else { &judged.refuting };
    if heads.is_empty() {
        return Ok(vec![]);
    }
    let against: Vec<&Said> = against.iter().filter_map(|node| evidence.claim(node)).collect();
    let bodies = bodies(&against, endpoint)?;
    let known = |said: &&&Said| heads.iter().any(|head| is_known(said, head, &bodies));
    let left: BTreeSet<NamedNode> = against.iter().filter(known).map(|said| said.node.clone()).collect();
    left.iter().for_each(|node| judged.near_only(node));
    Ok(of_one(&left, evidence))
}

/// The nouns of variables.
fn gather(condition: &Condition, nouns: &mut Vec<(Variable, Vec<String>)>) {
    match condition {
        Condition::Kind(Operand::Variable(variable), noun) => nouns.push((*variable, normal_words(&noun.label))),
        Condition::All(inner) | Condition::Any(inner) => inner.iter().for_each(|one| gather(one, nouns)),
        _ => {}
    }
}

/// What is said of one, which decides nothing of the others.
pub(super) fn of_one(near: &BTreeSet<NamedNode>, evidence: &Evidence) -> Vec<String> {
    let mood = |said: &Said| {
        let not = if said.polarity == Polarity::Denied { " not" } else { "" };
        said.word().map_or_else(|| format!("{}{not}", words::verb(said.modality)), str::to_owned)
    };
    let note = |said: &Said| {
        let quotes = evidence.citations([&said.node]);
        let quote = quotes.first().map(|citation| format!(": {}", words::quoted(citation))).unwrap_or_default();
        format!("nearly, of one that {}, which says nothing of others{quote}", mood(said))
    };
    let notes: BTreeSet<String> = near.iter().filter_map(|node| evidence.claim(node)).map(note).collect();
    notes.into_iter().take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::is_definite;

    #[test]
    fn one_that_is_known_is_not_any() {
        for (quote, definite) in [
            ("The Council cannot impose fines.", true),
            ("The new council cannot impose fines.", true),
            ("No council can impose fines.", false),
            ("A council cannot impose fines.", false),
            ("Councils cannot impose fines.", false),
            ("The councils cannot impose fines.", false),
        ] {
            assert_eq!(is_definite(quote, "council"), definite, "{quote}");
        }
    }
}
