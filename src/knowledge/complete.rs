//! Completion by grammar, words *and* graph: what is offered leads to a sentence that has an answer.
//!
//! Candidates are made whole with endings that fit most of them, and looked up in the graph at a glance. How many
//! sentences are tried for one place, and how many steps through the graph each may take, is fixed: the same beginning has
//! the same candidates on every machine, however busy it is.

use super::Knowledge;
use super::example::Example;
use super::language::Language;
use super::teach::open_end;
use crate::answer;
use crate::lexicon::{Found, is_preposition};
use crate::question::{self, Completion};
use crate::rdf::{NamedNode, Term};
use crate::sparql;
use crate::store::QuadPattern;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// How many sentences are tried for one place of a question.
const EFFORT: usize = 36;
/// How many steps through the graph each may take.
const STEPS: u32 = 4_000;
/// How many steps may be taken to find the names that a relation leads to.
const STEPS_TO_NAMES: u32 = 40_000;
/// The most of those names.
const MOST_NAMES: usize = 64;
/// How many endings are tried with one candidate.
const ENDINGS: usize = 4;
/// How many of the endings are tried with what stands before the candidates; more only as long as none of them leads on.
const WAYS: usize = 12;
/// How many candidates of a kind are enough.
const ENOUGH: usize = 16;
/// The most sentences of which is kept in mind what came of them.
const MOST_KNOWN: usize = 20_000;
/// How many claims of the graph lend their words.
const EXAMPLES: usize = 2;
/// What makes a sentence of a beginning, so that it can be tried. What is left of an ending after its first words is one,
/// too: whoever goes its way is led on to its end.
const WHOLES: &[&str] = &[
    " anything",
    "",
    " are there",
    " is there",
    " do",
    " of anything",
    " connected to anything",
    " anything are there",
    " have",
];
/// What is left of those, if no other is.
const REST: &str = " to anything";

/// What was found out about a graph, once for each state of it.
#[derive(Default)]
pub(super) struct Learnt {
    /// Sentences that have an answer.
    sentences: OnceLock<Vec<String>>,
    /// What can stand behind a beginning, in words of claims.
    tails: OnceLock<Vec<String>>,
    /// The years of which the graph speaks, or some of them.
    years: OnceLock<BTreeSet<String>>,
    /// What came of sentences that were tried: while a word is typed, much is tried again.
    tried: Found<String, Option<bool>, MOST_KNOWN>,
    /// Whether sentences that ask for all that is said of a name have an answer: whatever has none is told of such a one.
    pub(super) spoken_of: Found<String, Option<bool>, MOST_KNOWN>,
    /// Questions to begin with.
    pub(super) starters: OnceLock<Vec<String>>,
}

/// What became of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Judged {
    Leads,
    Nowhere,
    /// Nothing makes a sentence of it, or there was no effort left.
    Unsure,
}

/// Whether a preposition at the end of a beginning is part of what was understood, and not left over.
fn keeps_last(text: &str, paraphrase: &str) -> bool {
    let last = text.split_whitespace().next_back().filter(|word| is_preposition(word));
    last.is_none_or(|last| paraphrase.split_whitespace().any(|word| word == last))
}

impl Knowledge {
    /// The words and names that can come next in a question, as its grammar and this graph allow, names that a relation
    /// leads to first. With each of them the question has an answer, or can go on to one; of each kind so many are listed as
    /// can be tried with a fixed effort. Each says from which byte it replaces what is written.
    #[must_use]
    pub fn completions(&self, question: &str) -> Vec<Completion> {
        let Ok(language) = self.language() else { return vec![] };
        let start = question.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let (before, begun) = question.split_at_checked(start).unwrap_or((question, ""));
        let begun = begun.to_lowercase();
        let completion = |text, hint| Completion { start, text, hint };
        let fitting = self.fitting(before, language).into_iter().filter(|name| name.to_lowercase().starts_with(&begun));
        let mut found: Vec<Completion> = fitting.map(|text| completion(text, "name")).collect();
        let dates = match question::takes_date(before, &language.lexicon) {
            true => language.learnt.years.get_or_init(|| self.years()).clone(),
            false => BTreeSet::new(),
        };
        let dates = dates.into_iter().filter(|year| year.starts_with(&begun)).map(|year| completion(year, "date"));
        let others = dates.chain(question::completions(question, &language.lexicon));
        let others: Vec<Completion> = others.filter(|other| !found.iter().any(|one| one.text == other.text)).collect();
        // Another engine is asked when a question is whole, and not for each of its words.
        let near = self.graph.count(&QuadPattern::default(), 1).is_some();
        found.extend(if near { self.sieved(question, start, others, language) } else { others });
        found
    }

    /// Of these candidates those that lead to an answer, some of each kind. Where none does, and not all could be tried, those
    /// of which it is not known.
    fn sieved(&self, question: &str, start: usize, all: Vec<Completion>, language: &Language) -> Vec<Completion> {
        let mut sieve = Sieve::of(self, language, question.get(..start).unwrap_or_default());
        let text = |one: &Completion| format!("{}{}", question.get(..one.start).unwrap_or_default(), one.text);
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        let mut judged = vec![Judged::Unsure; all.len()];
        for at in self.in_turns(&all) {
            let (Some(one), Some(place)) = (all.get(at), judged.get_mut(at)) else { continue };
            let enough = found.entry(one.hint).or_default();
            if one.start == start && sieve.opens(&one.text) {
                *place = Judged::Leads;
            } else if *enough < ENOUGH {
                *place = sieve.judge(&text(one), one.hint);
                *enough += usize::from(*place == Judged::Leads);
            }
        }
        let leads = judged.contains(&Judged::Leads);
        let wanted = if leads { Judged::Leads } else { Judged::Unsure };
        if !leads && (sieve.effort > 0 || self.is_answered(question)) {
            return vec![];
        }
        all.into_iter().zip(judged).filter(|(_, judged)| *judged == wanted).map(|(one, _)| one).collect()
    }

    /// Candidates in the order in which they are tried: kinds take turns, and what the graph has most of comes first.
    fn in_turns(&self, all: &[Completion]) -> Vec<usize> {
        let mut kinds: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, one) in all.iter().enumerate() {
            let count = if one.hint == "verb" { self.counted(one).unwrap_or_default() } else { 0 };
            kinds.entry(one.hint).or_default().push((usize::MAX - count, at));
        }
        let mut turns: Vec<(usize, usize)> = vec![];
        for mut kind in kinds.into_values() {
            kind.sort_unstable();
            turns.extend(kind.into_iter().map(|(_, at)| at).enumerate());
        }
        turns.sort_unstable();
        turns.into_iter().map(|(_, at)| at).collect()
    }

    /// What stands behind a beginning to make a sentence of it.
    fn endings<'a>(&self, language: &'a Language) -> Vec<&'a str> {
        let tails = language.learnt.tails.get_or_init(|| {
            let examples = self.examples(language);
            examples.iter().flat_map(Example::tails).collect()
        });
        WHOLES.iter().copied().chain(tails.iter().map(String::as_str)).chain([REST]).collect()
    }

    /// The names that can stand at a place of a question so that it has an answer, or some of them; none if that cannot be
    /// told.
    fn fitting(&self, before: &str, language: &Language) -> Vec<String> {
        let outcomes = question::tried(&format!("{before}anything"), &language.lexicon);
        let end = outcomes.into_iter().next().and_then(|outcome| open_end(outcome.reading));
        let Some((_, reading)) = end else { return vec![] };
        let graph = self.graph.as_ref();
        let terms = answer::some(&reading, MOST_NAMES, graph, &language.rules, STEPS_TO_NAMES).unwrap_or_default();
        let name = |term: Term| match term {
            Term::NamedNode(node) => language.lexicon.label(&node).map(std::borrow::Cow::into_owned),
            Term::Literal(text) => Some(text.value().to_owned()),
            Term::BlankNode(_) => None,
        };
        let names: BTreeSet<String> = terms.into_iter().filter_map(name).collect();
        names.into_iter().collect()
    }

    fn years(&self) -> BTreeSet<String> {
        let years = self.selected(
            "SELECT DISTINCT ?year WHERE { VALUES ?property { rap:timeIn rap:timeSince rap:timeUntil } \
             ?claim ?property ?time BIND (SUBSTR(STR(?time), 1, 4) AS ?year) } LIMIT 60",
        );
        let year = |row: Vec<Option<Term>>| match row.into_iter().next().flatten() {
            Some(Term::Literal(year)) => Some(year.value().to_owned()),
            _ => None,
        };
        years.into_iter().filter_map(year).collect()
    }

    /// The rows of a query of ours; none where it cannot be put.
    fn selected(&self, query: &str) -> Vec<Vec<Option<Term>>> {
        let found = sparql::parse(query).ok().and_then(|query| self.graph.select(&query).ok());
        found.map(|found| found.rows).unwrap_or_default()
    }

    /// Some claims that are so, or statements where there are none.
    fn examples(&self, language: &Language) -> Vec<Example> {
        let claims = self.selected(
            "SELECT ?subject ?relation ?object WHERE { ?claim rap:modality rap:Actual ; rap:polarity rap:Affirmed ; \
             rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object FILTER (ISIRI(?object)) } LIMIT 24",
        );
        let mut found: Vec<Example> = vec![];
        let mut relations: BTreeSet<NamedNode> = BTreeSet::new();
        for claim in claims.into_iter().chain(self.statements(language)) {
            if found.len() == EXAMPLES {
                break;
            }
            if let [Some(Term::NamedNode(subject)), Some(Term::NamedNode(relation)), Some(Term::NamedNode(object))] =
                claim.as_slice()
                && relations.insert(relation.clone())
            {
                found.extend(Example::of(subject, relation, object, language));
            }
        }
        found
    }

    /// A statement of each of the first relations that have words and join things.
    fn statements<'a>(&'a self, language: &'a Language) -> impl Iterator<Item = Vec<Option<Term>>> + 'a {
        let verbs = language.lexicon.verbs();
        let present = |node: &&NamedNode| language.lexicon.is_present(node);
        let relations = verbs.phrases().flat_map(|phrase| verbs.relations(phrase)).filter(present).take(24);
        relations.filter_map(|relation| {
            let pattern = format!("SELECT ?s ?o {{ ?s <{}> ?o }} LIMIT 1", relation.as_str());
            let row = self.selected(&pattern).into_iter().next()?;
            let [subject, object] = <[Option<Term>; 2]>::try_from(row).ok()?;
            Some(vec![subject, Some(relation.clone().into()), object])
        })
    }

    /// Sentences about the examples that have an answer.
    fn sentences(&self, language: &Language) -> Vec<String> {
        let examples = self.examples(language);
        let nouns = question::completions("list ", &language.lexicon).into_iter().filter(|one| one.hint == "noun");
        let nouns = nouns.take(EXAMPLES).flat_map(|noun| {
            ["list", "how many", "which", "is there a", "tell me about"]
                .map(|opening| format!("{opening} {}", noun.text))
        });
        let whole = |begun: String| {
            let ended = format!("{begun} are there");
            [begun, ended]
        };
        let all = examples.iter().flat_map(Example::sentences).chain(nouns.flat_map(whole));
        all.filter(|text| self.found(text, text, language) == Some(true)).map(|text| text.to_lowercase()).collect()
    }

    /// Whether a sentence that was made of a beginning has an answer; unknown if it is no sentence.
    fn found(&self, sentence: &str, begun: &str, language: &Language) -> Option<bool> {
        let key = format!("{begun}\n{sentence}");
        language.learnt.tried.or(key, |_| self.tried(sentence, begun, language), |_| true)
    }

    fn tried(&self, sentence: &str, begun: &str, language: &Language) -> Option<bool> {
        let outcomes = question::tried(sentence, &language.lexicon);
        let mut found = None;
        for outcome in outcomes {
            let whole = sentence.len() > begun.len() || keeps_last(begun, &outcome.reading.paraphrase);
            if !whole {
                continue;
            }
            let there = answer::is_there(&outcome.reading, self.graph.as_ref(), &language.rules, STEPS);
            if there.is_ok_and(|there| there) {
                return Some(true);
            }
            found = Some(false);
        }
        found
    }

    /// Whether a sentence is whole and some reading of it has an answer.
    #[must_use]
    pub fn is_answered(&self, question: &str) -> bool {
        let question = question.trim_end();
        !question.is_empty()
            && self.language().is_ok_and(|language| self.found(question, question, language) == Some(true))
    }
}

/// The work on the candidates for one place.
struct Sieve<'a> {
    knowledge: &'a Knowledge,
    language: &'a Language,
    /// How many sentences may still be tried.
    effort: usize,
    endings: Vec<&'a str>,
    /// What makes a sentence with an answer of what stands before the candidates: whatever opens one of these leads there.
    ways: Vec<&'a str>,
    /// How often an ending made a sentence with an answer, or any sentence, of a candidate of a kind.
    worked: BTreeMap<(&'a str, usize), usize>,
}

impl<'a> Sieve<'a> {
    fn of(knowledge: &'a Knowledge, language: &'a Language, before: &str) -> Self {
        let (before, endings) = (before.trim_end(), knowledge.endings(language));
        let mut sieve = Self { knowledge, language, effort: EFFORT, endings, ways: vec![], worked: BTreeMap::new() };
        let endings = sieve.endings.clone().into_iter().enumerate();
        for (number, ending) in endings.filter(|(_, ending)| !before.is_empty() && !ending.is_empty()) {
            if number >= WAYS && !sieve.ways.is_empty() {
                break;
            }
            sieve.effort = sieve.effort.saturating_sub(1);
            if knowledge.found(&format!("{before}{ending}"), before, language) == Some(true) {
                sieve.ways.push(ending.trim_start());
            }
        }
        sieve
    }

    /// Whether a candidate opens a way to an answer that is known.
    fn opens(&self, text: &str) -> bool {
        let goes_on = |rest: &str| rest.is_empty() || rest.starts_with(' ');
        self.ways.iter().any(|way| way.strip_prefix(text).is_some_and(goes_on))
    }

    /// Judges a candidate: first by sentences that are known, then by endings, those before others that worked with others of its
    /// kind.
    fn judge(&mut self, text: &str, kind: &'a str) -> Judged {
        let sentences = self.language.learnt.sentences.get_or_init(|| self.knowledge.sentences(self.language));
        let begun = text.to_lowercase();
        let goes_on = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\'', '’', ',']);
        if sentences.iter().any(|sentence| sentence.strip_prefix(&begun).is_some_and(goes_on)) {
            return Judged::Leads;
        }
        let mut order: Vec<usize> = (0..self.endings.len()).collect();
        order.sort_by_key(|at| (usize::MAX - self.worked.get(&(kind, *at)).copied().unwrap_or_default(), *at));
        let mut judged = Judged::Unsure;
        for at in order.into_iter().take(ENDINGS) {
            let Some(ending) = self.endings.get(at).filter(|_| self.effort > 0) else { break };
            self.effort -= 1;
            match self.knowledge.found(&format!("{text}{ending}"), text, self.language) {
                Some(true) => {
                    *self.worked.entry((kind, at)).or_default() += 2;
                    return Judged::Leads;
                }
                Some(false) => {
                    *self.worked.entry((kind, at)).or_default() += 1;
                    judged = Judged::Nowhere;
                }
                None => {}
            }
        }
        judged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_the_same_every_time() {
        let [one, other] = [(); 2].map(|()| Knowledge::bundled().unwrap());
        for begun in ["", "who ", "who ch", "does APEC ", "which committees ", "how many ", "what can SOM1 "] {
            assert_eq!(one.completions(begun), other.completions(begun), "{begun}");
            assert!(!one.completions(begun).is_empty(), "{begun}");
        }
        assert_eq!(one.completions("who "), one.completions("who "));
    }
}
