//! How else the relations of any graph are said: "director" gives "directed by", "birth place" gives "born in",
//! "number of pages" gives "how many pages".
//!
//! Labels of foreign graphs are mostly nouns. English makes verbs of them by rule; the rules stand here, the irregular
//! nouns in `events.txt`.

use super::morphology::{WordClass, lemma};
use super::verbs::is_preposition;
use crate::rdf::NamedNode;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Nouns for what happens with their verbs.
static EVENTS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("events.txt").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once(' ')).collect()
});

/// Words after which a label tells where something happens ("birth place", "launch site").
const PLACES: &[&str] =
    &["place", "places", "city", "country", "town", "site", "pad", "location", "state", "region", "area", "venue"];
/// Words after which a label tells when something happens ("release date").
const TIMES: &[&str] = &["date", "dates", "year", "years", "day", "time", "month"];
/// Labels made of these words alone tell where a thing is ("location", "located in area", "location city").
const WHEREABOUTS: &[&str] = &[
    "location",
    "locations",
    "located",
    "in",
    "country",
    "city",
    "state",
    "region",
    "area",
    "town",
    "county",
    "district",
    "province",
    "municipality",
    "headquarter",
    "headquarters",
    "is",
    "part",
    "of",
    "place",
];
/// Of these one at least is a noun for a place.
const SETTING: &[&str] = &[
    "location",
    "located",
    "country",
    "city",
    "state",
    "region",
    "county",
    "district",
    "province",
    "municipality",
    "headquarter",
    "headquarters",
    "part",
    "town",
];

/// What the values of a relation tell of what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tells {
    /// Where.
    Place,
    /// When.
    Time,
    /// Either, for all that the label says ("founded").
    Either,
}

/// Relations by what their labels imply.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    agents: FxHashMap<String, Vec<NamedNode>>,
    events: FxHashMap<String, Vec<(Tells, NamedNode)>>,
    counts: FxHashMap<String, Vec<NamedNode>>,
    by_word: FxHashMap<String, Vec<usize>>,
    labels: Vec<(String, NamedNode)>,
    places: Vec<NamedNode>,
}

impl Derived {
    /// Learns the words of a label; gives the infinitives of the verbs that it implies.
    pub(super) fn learn(&mut self, words: &[String], relation: &NamedNode) -> Vec<String> {
        let at = self.labels.len();
        self.labels.push((words.join(" "), relation.clone()));
        for word in words {
            self.by_word.entry(word.clone()).or_default().push(at);
        }
        let all = |known: &[&str]| words.iter().all(|word| known.contains(&word.as_str()));
        if all(WHEREABOUTS) && words.iter().any(|word| SETTING.contains(&word.as_str())) {
            self.places.push(relation.clone());
        }
        self.learn_count(words, relation);
        let agent = agent(words);
        if let Some(verb) = &agent {
            self.agents.entry(verb.clone()).or_default().push(relation.clone());
        }
        let event = event(words);
        if let Some((verb, tells)) = &event {
            self.events.entry(verb.clone()).or_default().push((*tells, relation.clone()));
        }
        agent.into_iter().chain(event.map(|(verb, _)| verb)).collect()
    }

    /// "number of pages" counts pages.
    fn learn_count(&mut self, words: &[String], relation: &NamedNode) {
        let counted = match words {
            [number, of, rest @ ..] if number == "number" && of == "of" => rest,
            [number, rest @ ..] if number == "num" => rest,
            [rest @ .., count] if count == "count" || count == "total" => rest,
            _ => &[],
        };
        if let Some((last, before)) = counted.split_last() {
            let noun = [before, &[lemma(last, WordClass::Noun)]].concat().join(" ");
            self.counts.entry(noun).or_default().push(relation.clone());
        }
    }

    /// The relations whose values do what the verb says to whoever has them: a film has a director, who directs it.
    #[must_use]
    pub fn agents(&self, infinitive: &str) -> &[NamedNode] {
        self.agents.get(infinitive).map_or(&[], Vec::as_slice)
    }

    /// The relations that tell where or when something happens to a thing.
    #[must_use]
    pub fn events(&self, infinitive: &str) -> &[(Tells, NamedNode)] {
        self.events.get(infinitive).map_or(&[], Vec::as_slice)
    }

    /// The relations that tell how many of a noun, in the singular, a thing has.
    #[must_use]
    pub fn counts(&self, noun: &str) -> &[NamedNode] {
        self.counts.get(noun).map_or(&[], Vec::as_slice)
    }

    /// The relations that tell where a thing is.
    #[must_use]
    pub fn places(&self) -> &[NamedNode] {
        &self.places
    }

    /// The label that is these words or, failing that, the first one in the alphabet that has them among others.
    #[must_use]
    pub fn with_words(&self, words: &str) -> Option<&str> {
        let mut wanted = words.split(' ');
        let has_all = |label: &str| words.split(' ').all(|word| label.split(' ').any(|other| other == word));
        let candidates = self.by_word.get(wanted.next()?)?.iter().filter_map(|&at| self.labels.get(at));
        let mut fits: Vec<&str> = candidates.map(|(label, _)| label.as_str()).filter(|label| has_all(label)).collect();
        fits.sort_by_key(|label| (*label != words, *label));
        fits.first().copied()
    }
}

/// The verb of a noun for who does it: "manage" of "manager".
#[must_use]
pub fn agent_noun(noun: &str) -> Option<String> {
    agent(&[noun.to_owned()])
}

/// "director" and "founded by" name who does it: the verb.
fn agent(words: &[String]) -> Option<String> {
    if let [verb, by] = words
        && by == "by"
    {
        return Some(lemma(verb, WordClass::Verb));
    }
    let last = words.last().filter(|last| last.len() > 4)?;
    let stem = last.strip_suffix("er").or_else(|| last.strip_suffix("or"))?;
    Some(lemma(&format!("{stem}ed"), WordClass::Verb))
}

/// What happens, and whether the label tells where or when.
fn event(words: &[String]) -> Option<(String, Tells)> {
    let (first, rest) = words.split_first()?;
    let tells = match rest {
        [] => Tells::Either,
        [last] if PLACES.contains(&last.as_str()) => Tells::Place,
        [last] if TIMES.contains(&last.as_str()) => Tells::Time,
        [of, ..] if PLACES.contains(&first.as_str()) && of == "of" => Tells::Place,
        [of, ..] if TIMES.contains(&first.as_str()) && of == "of" => Tells::Time,
        _ => return None,
    };
    let noun = if rest.len() > 1 { rest.last()? } else { first };
    Some((happens(noun)?, tells))
}

/// The verb of a noun or participle for what happens.
fn happens(noun: &str) -> Option<String> {
    if let Some(verb) = EVENTS.get(noun) {
        return Some((*verb).to_owned());
    }
    if is_preposition(noun) {
        return None;
    }
    let of_participle = || {
        let verb = lemma(noun, WordClass::Verb);
        (verb != noun && (noun.ends_with("ed") || noun.ends_with("ing") || noun.ends_with("en"))).then_some(verb)
    };
    let of_noun = || {
        let stem = noun.strip_suffix("ion").filter(|stem| stem.len() > 3)?;
        Some(lemma(&format!("{stem}ed"), WordClass::Verb))
    };
    of_participle().or_else(of_noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(label: &str) -> Vec<String> {
        label.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn agents_act() {
        let rows = [
            ("director", Some("direct")),
            ("creator", Some("create")),
            ("publisher", Some("publish")),
            ("developer", Some("develop")),
            ("founded by", Some("found")),
            ("music composer", Some("compose")),
            ("capital", None),
        ];
        for (label, verb) in rows {
            assert_eq!(agent(&words(label)).as_deref(), verb, "{label}");
        }
    }

    #[test]
    fn labels_tell_where_and_when() {
        let rows = [
            ("birth place", Some(("bear", Tells::Place))),
            ("place of birth", Some(("bear", Tells::Place))),
            ("completion date", Some(("complete", Tells::Time))),
            ("eruption year", Some(("erupt", Tells::Time))),
            ("founded", Some(("found", Tells::Either))),
            ("location", Some(("locate", Tells::Either))),
            ("birth name", None),
            ("capital", None),
        ];
        for (label, expected) in rows {
            let found = event(&words(label));
            assert_eq!(found.as_ref().map(|(verb, tells)| (verb.as_str(), *tells)), expected, "{label}");
        }
    }
}
