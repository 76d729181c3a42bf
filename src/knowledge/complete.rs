//! Completion by grammar, words *and* graph: what is offered leads to a sentence that has an answer.

use super::Knowledge;
use super::language::Language;
use crate::answer;
use crate::lexicon::is_preposition;
use crate::lexicon::morphology::third_person;
use crate::question::{self, Completion};
use crate::rdf::Term;
use crate::sparql;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// How long candidates are tried out for one place of a sentence.
const PATIENCE: Duration = Duration::from_millis(250);
/// What makes a sentence of a beginning, so that it can be tried out: what stands before it, what behind it.
const WHOLES: &[(&str, &str)] = &[
    ("", ""),
    ("", " anything"),
    ("", " is there"),
    ("", " are there"),
    ("", " anything are there"),
    ("", " do"),
    ("what ", " do"),
    ("", " connected to anything"),
    ("", " of anything"),
    ("", " have"),
];
/// How many of the words after one that makes no sentence by itself are tried.
const AHEAD: usize = 24;
/// How many candidates of a kind are enough.
const ENOUGH: usize = 16;
/// How many claims of the graph lend their words.
const EXAMPLES: usize = 3;

/// Whether a preposition at the end of a beginning is part of what was understood, and not left over.
fn keeps_last(text: &str, paraphrase: &str) -> bool {
    let last = text.split_whitespace().next_back().filter(|word| is_preposition(word));
    last.is_none_or(|last| paraphrase.split_whitespace().any(|word| word == last))
}

impl Knowledge {
    /// The words and names that can come next in a question, as its grammar and this graph allow, names that a relation
    /// leads to first. Each was tried out: with it the question has an answer, or can go on to one. Of each kind so many
    /// are listed as could be tried in a quarter of a second. Each says from which byte it replaces what is written.
    #[must_use]
    pub fn completions(&self, question: &str) -> Vec<Completion> {
        self.completions_within(question, PATIENCE)
    }

    /// The same, with so much time to try candidates out.
    #[must_use]
    pub fn completions_within(&self, question: &str, patience: Duration) -> Vec<Completion> {
        let Ok(language) = self.language() else { return vec![] };
        let start = question.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let (before, begun) = question.split_at_checked(start).unwrap_or((question, ""));
        let begun = begun.to_lowercase();
        let completion = |text, hint| Completion { start, text, hint };
        let fitting = self.fitting(before, language).into_iter().filter(|name| name.to_lowercase().starts_with(&begun));
        let mut found: Vec<Completion> = fitting.map(|text| completion(text, "name")).collect();
        let known = found.len();
        let dates = if question::takes_date(before, &language.lexicon) { self.years() } else { BTreeSet::new() };
        let dates = dates.into_iter().filter(|year| year.starts_with(&begun)).map(|year| completion(year, "date"));
        let others: Vec<Completion> = dates.chain(question::completions(question, &language.lexicon)).collect();
        found.extend(
            others.into_iter().filter(|other| !found.iter().any(|one| one.text == other.text)).collect::<Vec<_>>(),
        );
        let others = found.split_off(known);
        found.extend(self.sieved(question, others, language, Instant::now() + patience));
        found
    }

    /// The years of which the graph speaks, or some of them.
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

    /// Of these candidates those that lead to an answer, some of each kind. Where none is known to, all that were not tried.
    fn sieved(&self, question: &str, all: Vec<Completion>, language: &Language, end: Instant) -> Vec<Completion> {
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        let mut turns: Vec<(usize, usize)> = vec![];
        for (at, one) in all.iter().enumerate() {
            let turn = kinds.entry(one.hint).or_default();
            turns.push((*turn, at));
            *turn += 1;
        }
        // Kinds take turns, so that each is there when the time is over.
        turns.sort_unstable();
        let text = |one: &Completion| format!("{}{}", question.get(..one.start).unwrap_or_default(), one.text);
        let examples = self.examples(language);
        let wholes: Vec<(&str, &str)> = examples.iter().map(|example| ("", example.as_str())).collect();
        let (mut leading, mut unsure, mut nowhere) = (BTreeSet::new(), vec![], BTreeSet::new());
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        let mut is_enough = |hint, more| {
            let found = found.entry(hint).or_default();
            *found += usize::from(more);
            *found >= ENOUGH
        };
        for (_, at) in turns {
            let Some(one) = all.get(at).filter(|one| Instant::now() < end && !is_enough(one.hint, false)) else {
                continue;
            };
            match self.leads(&text(one), WHOLES, language) {
                Some(true) => {
                    leading.insert(at);
                    is_enough(one.hint, true);
                }
                Some(false) => _ = nowhere.insert(at),
                None => unsure.push(at),
            }
        }
        for at in unsure {
            let Some(one) = all.get(at).filter(|one| Instant::now() < end && !is_enough(one.hint, false)) else {
                continue;
            };
            let begun = text(one);
            if self.leads(&begun, &wholes, language) == Some(true) || self.leads_later(&begun, language) {
                leading.insert(at);
                is_enough(one.hint, true);
            } else {
                nowhere.insert(at);
            }
        }
        let is_offered = |at: usize| if leading.is_empty() { !nowhere.contains(&at) } else { leading.contains(&at) };
        all.into_iter().enumerate().filter(|(at, _)| is_offered(*at)).map(|(_, one)| one).collect()
    }

    /// Whether a beginning leads to an answer with one of the words that can follow it.
    fn leads_later(&self, text: &str, language: &Language) -> bool {
        let begun = format!("{text} ");
        if !self.fitting(&begun, language).is_empty() {
            return true;
        }
        let next = question::completions(&begun, &language.lexicon);
        let each = next.len().div_ceil(AHEAD).max(1);
        let tried = next.iter().step_by(each).map(|one| format!("{begun}{}", one.text));
        tried.into_iter().any(|text| self.leads(&text, WHOLES, language) == Some(true))
    }

    /// Whether a beginning leads to an answer with what makes a sentence of it; unknown where nothing does.
    fn leads(&self, text: &str, wholes: &[(&str, &str)], language: &Language) -> Option<bool> {
        let mut leads = None;
        for (before, behind) in wholes {
            let outcomes = question::tried(&format!("{before}{text}{behind}"), &language.lexicon);
            for outcome in outcomes
                .into_iter()
                .filter(|outcome| !behind.is_empty() || keeps_last(text, &outcome.reading.paraphrase))
            {
                let found = answer::answer(&outcome.reading, self.graph.as_ref(), &language.rules);
                if found.is_ok_and(|answer| answer.is_answered()) {
                    return Some(true);
                }
                leads = Some(false);
            }
        }
        leads
    }

    /// Words of some claims that are so, in the orders in which a sentence can go on.
    fn examples(&self, language: &Language) -> Vec<String> {
        let claims = self.selected(
            "SELECT ?subject ?relation ?object WHERE { ?claim rap:modality rap:Actual ; rap:polarity rap:Affirmed ; \
             rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object FILTER (ISIRI(?object)) } LIMIT 12",
        );
        claims.iter().filter_map(|claim| Self::example(claim, language)).take(EXAMPLES).flatten().collect()
    }

    fn example(claim: &[Option<Term>], language: &Language) -> Option<Vec<String>> {
        let [Some(Term::NamedNode(subject)), Some(Term::NamedNode(relation)), Some(Term::NamedNode(object))] = claim
        else {
            return None;
        };
        let lexicon = &language.lexicon;
        let (subject, object) = (lexicon.label(subject)?, lexicon.label(object)?);
        let verb = lexicon.verbs().names(relation).iter().find(|name| !name.starts_with("be "))?.clone();
        let (first, rest) = verb.split_once(' ').unwrap_or((&verb, ""));
        let finite = format!("{} {rest}", third_person(first));
        let finite = finite.trim_end();
        Some(vec![
            format!(" {finite} {object}"),
            format!(" {verb} {object}"),
            format!(" {subject} {finite} {object}"),
            format!(" does {subject} {verb} {object}"),
            format!(" {subject} {verb} {object}"),
            format!(" does {subject} {verb}"),
            format!(" is {subject} connected to {object}"),
            format!(" {finite} anything are there"),
            format!(" {verb} anything are there"),
        ])
    }

    /// Whether a sentence is whole and some reading of it has an answer.
    #[must_use]
    pub fn is_answered(&self, question: &str) -> bool {
        self.language().is_ok_and(|language| self.leads(question, &[("", "")], language) == Some(true))
    }
}
