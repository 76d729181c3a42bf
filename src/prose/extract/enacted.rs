//! What the line under a title says of the text: "Adopted in Lima on 3 May 2019, as amended on 9 November 2024".
//!
//! It has no subject; linking knows the text by its title.

use super::fact::{deed_of, fact};
use super::{phrase, time};
use crate::claim::TimeRelation;
use crate::prose::clause::{Tree, WordClass};
use crate::prose::{Construction, DOCUMENT, Extraction, Object, Phrase, PhraseQualifier, Tag};

/// The most tokens of such a line.
const LONGEST: usize = 40;

/// What was done to the text, when, where and by whom; nothing if the sentence is no such line.
pub fn of_sentence(tree: Tree<'_>) -> Vec<Extraction> {
    let opening = (0..tree.len()).find(|&at| !tree.tag(at).is_punctuation() && !tree.is(at, "as"));
    let told = (0..tree.len()).any(|at| tree.tag(at).is_finite() && !is_issuing(tree, at) || tree.tag(at) == Tag::Md);
    if told || tree.len() > LONGEST || !opening.is_some_and(|at| at < 3 && is_issuing(tree, at)) {
        return vec![];
    }
    let deeds: Vec<usize> = (0..tree.len()).filter(|&at| is_issuing(tree, at)).collect();
    // "Amended nets and published maps" is no such line.
    let leads_on =
        |&deed: &usize| tree.is_any(deed + 1, &["on", "in", "at", "by", "and", ","]) || tree.tag(deed + 1) == Tag::Cd;
    if !deeds.iter().all(leads_on) {
        return vec![];
    }
    let ends = deeds.iter().skip(1).copied().chain([tree.len()]);
    deeds.iter().zip(ends).flat_map(|(&deed, end)| Deed::new(tree, deed, end).extractions()).collect()
}

fn is_issuing(tree: Tree<'_>, at: usize) -> bool {
    matches!(tree.tag(at), Tag::Vbn | Tag::Vbd) && WordClass::Issuing.contains(&tree.lemma(at).to_lowercase())
}

/// One thing done to the text, with the phrases up to the next.
struct Deed<'a> {
    tree: Tree<'a>,
    verb: usize,
    times: Vec<(Vec<usize>, String)>,
    places: Vec<Vec<usize>>,
    agents: Vec<Vec<usize>>,
}

impl<'a> Deed<'a> {
    fn new(tree: Tree<'a>, verb: usize, end: usize) -> Self {
        let mut deed = Self { tree, verb, times: vec![], places: vec![], agents: vec![] };
        let opens = |at: usize| tree.is_any(at, &["on", "in", "at", "by", ",", ";", "(", ")", "as", "and", "."]);
        let mut at = verb + 1;
        while at < end {
            let words: Vec<usize> = (at + 1..end).take_while(|&next| !opens(next)).collect();
            let next = at + 1 + words.len();
            match time::date(tree, &words) {
                _ if words.is_empty() || !opens(at) => {}
                Some(date) => deed.times.push((words, date)),
                None if tree.is_any(at, &["in", "at"]) => deed.places.push(words),
                None if tree.is(at, "by") => deed.agents.push(words),
                None => {}
            }
            at = next;
        }
        deed
    }

    fn document(&self) -> Phrase {
        Phrase { head: self.verb, tokens: vec![self.verb], reworded: Some(DOCUMENT.to_owned()) }
    }

    fn when(&self) -> impl Iterator<Item = PhraseQualifier> {
        self.times.iter().map(|(_, date)| PhraseQualifier::Time(TimeRelation::In, date.clone()))
    }

    fn thing(&self, words: &[usize]) -> Option<Phrase> {
        let phrase = phrase::by_last_noun(self.tree, words.to_vec());
        phrase.filter(|phrase| self.tree.tag(phrase.head).is_noun())
    }

    fn extractions(&self) -> Vec<Extraction> {
        let verb = self.tree.lemma(self.verb).to_lowercase();
        let done = format!("be {}", self.tree.lower(self.verb));
        let said = |subject: Phrase, relation: &str, object: Object| {
            let mut said = fact(subject, relation, vec![self.verb], object, Construction::Clause);
            said.qualifiers.extend(self.when());
            said
        };
        let on = |(words, _): &(Vec<usize>, String)| {
            let preposition = if words.len() > 2 { "on" } else { "in" };
            let last = words.last().copied().unwrap_or(self.verb);
            let date = Object::Text(phrase::of_tokens(last, words.clone()));
            Extraction {
                construction: Construction::Moment,
                ..said(self.document(), &format!("{done} {preposition}"), date)
            }
        };
        let mut found: Vec<Extraction> = self.times.iter().map(on).collect();
        let deed = found.first().map(|said| deed_of(said, done.clone()));
        let places = self.places.iter().filter_map(|words| self.thing(words));
        found.extend(places.map(|place| said(self.document(), &format!("{done} in"), Object::Thing(place))));
        let agents = self.agents.iter().filter_map(|words| self.thing(words));
        found.extend(agents.map(|agent| said(agent, &verb, Object::Thing(self.document()))));
        found.extend(deed);
        found
    }
}
