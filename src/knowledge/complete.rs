//! Completion by grammar, words *and* graph: what is offered leads to a sentence that has an answer.
//!
//! Candidates are made whole with endings that fit most of them, and looked up in the graph at a glance. How many
//! sentences are tried for one place, and how many steps through the graph each may take, is fixed: the same beginning has
//! the same candidates on every machine, however busy it is.

use super::Knowledge;
use super::beginnings::Known;
use super::example::Example;
use super::language::Language;
use super::sieve::NextWords;
use crate::answer;
use crate::lexicon::morphology::in_plural;
use crate::lexicon::{Entry, Found, Meaning, is_preposition};
use crate::question::{self, Completion, Understood};
use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql;
use crate::store::QuadPattern;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// How many steps through the graph each may take.
pub(super) const STEPS: u32 = 4_000;
/// The most nouns, and the most names, that are known as those of which the graph has most.
const MOST_FREQUENT: usize = 40;
/// Words behind which a noun is of one thing, and behind which stands no "anybody".
const ONE_FOLLOWS: &[&str] = &["a", "an", "the", "every", "each"];
/// The most sentences of which is kept in mind what came of them.
const MOST_KNOWN: usize = 20_000;
/// The most beginnings of which is kept in mind what their words are taken for.
const MOST_BEGUN: usize = 1_000;
/// How many claims of the graph lend their words.
pub(super) const EXAMPLES: usize = 2;
/// What makes a sentence of a beginning, so that it can be tried. What is left of an ending after its first words is one,
/// too: whoever goes its way is led on to its end.
const WHOLES: &[&str] =
    &[ANYTHING, "", " are there", " is there", " do", " of anything", CONNECTED, " anything are there", " have"];
/// The first of them, which leaves open what it is.
pub(super) const ANYTHING: &str = " anything";
/// An ending that is named last where there is one with a name.
const CONNECTED: &str = " connected to anything";
const CONNECTING: &str = " connected to ";
/// What is left of those, if no other is.
const REST: &str = " to anything";

/// What a question stands behind: whatever can follow it is what can begin the question.
const EXPLAIN: &str = "explain ";
/// The same, with a comma before the question.
const FRAMES: [&str; 2] = ["as of ", "according to "];

/// A noun or name of which the graph has much.
pub(super) struct Frequent {
    pub(super) form: String,
    /// Of a noun, that of several.
    pub(super) plural: String,
    pub(super) hint: &'static str,
}

/// What was found out about a graph, once for each state of it.
#[derive(Default)]
pub(super) struct Learnt {
    /// Sentences that have an answer.
    pub(super) sentences: OnceLock<Vec<Known>>,
    /// What can stand behind a beginning, in words of claims.
    tails: OnceLock<Vec<String>>,
    /// The years of which the graph speaks, or some of them.
    years: OnceLock<BTreeSet<String>>,
    /// The nouns and names of which the graph has most.
    frequent: OnceLock<Vec<Frequent>>,
    /// What came of sentences that were tried: while a word is typed, much is tried again.
    tried: Found<String, Option<bool>, MOST_KNOWN>,
    /// Whether sentences that ask for all that is said of a name have an answer: whatever has none is told of such a one.
    pub(super) spoken_of: Found<String, Option<bool>, MOST_KNOWN>,
    /// What the words of a beginning are taken for.
    pub(super) spoken: Found<String, Arc<[(Span, Understood)]>, MOST_BEGUN>,
    /// Questions to begin with.
    pub(super) starters: OnceLock<Vec<String>>,
}

/// Whether a preposition at the end of a beginning is part of what was understood, and not left over.
fn keeps_last(text: &str, paraphrase: &str) -> bool {
    let last = text.split_whitespace().next_back().filter(|word| is_preposition(word));
    last.is_none_or(|last| paraphrase.split_whitespace().any(|word| word == last))
}

/// Whether a text ends in one of these words.
pub(super) fn ends_in(text: &str, words: &[&str]) -> bool {
    text.split_whitespace().next_back().is_some_and(|last| words.iter().any(|word| word.eq_ignore_ascii_case(last)))
}

/// Where the question behind a frame begins, "explain" or "as of 2024,".
fn behind_frame(question: &str) -> Option<usize> {
    if question.starts_with(EXPLAIN) {
        return Some(EXPLAIN.len());
    }
    let is_frame = FRAMES.iter().any(|frame| question.starts_with(frame));
    let comma = question.find(", ").filter(|_| is_frame)?;
    Some(comma + ", ".len())
}

/// Whether the grammar lets words stand here though nobody would say so: "the anybody".
pub(super) fn is_astray(before: &str, words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let is_pronoun = ["any", "every", "some"]
        .iter()
        .any(|some| first.strip_prefix(some).is_some_and(|rest| ["body", "one", "thing"].contains(&rest)));
    is_pronoun && ends_in(before, ONE_FOLLOWS)
}

impl Knowledge {
    /// The words and names that can come next in a question, as its grammar and this graph allow, names that a relation
    /// leads to first. With each of them the question has an answer, or can go on to one; of each kind so many are listed as
    /// can be tried with a fixed effort. Each says from which byte it replaces what is written.
    #[must_use]
    pub fn completions(&self, question: &str) -> Vec<Completion> {
        self.next_words(question).found
    }

    /// The same, with whether there may be others.
    #[must_use]
    pub fn next_words(&self, question: &str) -> NextWords {
        let Ok(language) = self.language() else { return NextWords::default() };
        let lower = question.to_lowercase();
        // Behind "explain" and behind "as of 2024," stands a question, and behind "let" whatever words a user likes.
        if let Some(start) = behind_frame(&lower) {
            let mut next = self.next_words(question.get(start..).unwrap_or_default());
            next.found.retain(|one| one.start > 0 || one.text != "explain");
            next.found.iter_mut().for_each(|one| one.start += start);
            return next;
        }
        if lower.starts_with("let ") {
            return NextWords::default();
        }
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
        let dates = dates.into_iter().filter(|year| year.starts_with(&begun));
        // Behind "as of 2024" stands a comma, and then a question.
        let is_frame = before.trim().eq_ignore_ascii_case("as of");
        let dates = dates.map(|year| completion(if is_frame { format!("{year},") } else { year }, "date"));
        let mut others: Vec<Completion> = dates.chain(question::completions(question, &language.lexicon)).collect();
        self.add_frequent(&mut others, before, &begun, language);
        // "who" is nobody's noun.
        let is_who = before.trim().eq_ignore_ascii_case("who");
        others.retain(|other| !is_who || !["noun", "name", "adjective"].contains(&other.hint));
        others.retain(|other| {
            !(found.iter().any(|one| one.text == other.text) || other.hint == "word" && is_astray(before, &other.text))
        });
        // Another engine is asked when a question is whole, and not for each of its words.
        let near = self.graph.count(&QuadPattern::default(), 1).is_some();
        let others = if near { self.sieved(question, start, others, language) } else { NextWords::of(others) };
        found.extend(others.found);
        NextWords { found, more: others.more }
    }

    /// Adds what the graph has most of, where nouns and names can stand: the lexicon lists those first in the alphabet.
    fn add_frequent(&self, others: &mut Vec<Completion>, before: &str, begun: &str, language: &Language) {
        let start = before.len();
        let takes = |hint: &str| others.iter().any(|one| one.start == start && one.hint == hint);
        if !["noun", "name", "adjective"].into_iter().any(takes) {
            return;
        }
        let of_one = ends_in(before, ONE_FOLLOWS);
        let written = |one: &Frequent| (if of_one { one.form.clone() } else { one.plural.clone() }, one.hint);
        let frequent = self.frequent(language).iter().map(written);
        let fits = frequent.filter(|(text, _)| text.to_lowercase().starts_with(begun));
        let fresh = fits.filter(|(text, _)| !others.iter().any(|one| one.text == *text));
        let fresh: Vec<Completion> = fresh.map(|(text, hint)| Completion { start, text, hint }).collect();
        others.extend(fresh);
    }

    /// The nouns and names of which the graph has most, or of a large one seems to have: found out once.
    pub(super) fn frequent<'a>(&self, language: &'a Language) -> &'a [Frequent] {
        language.learnt.frequent.get_or_init(|| {
            let nouns = language.lexicon.beginning("", 0).into_iter();
            let counted = nouns.filter_map(|entry| Some((self.of_noun(&entry)?, entry.form)));
            let mut names: BTreeMap<String, usize> = BTreeMap::new();
            let claims =
                "SELECT ?subject ?object WHERE { ?claim rdf:subject ?subject ; rdf:object ?object } LIMIT 2000";
            for term in self.selected(claims).into_iter().flatten().flatten() {
                if let Term::NamedNode(node) = term
                    && let Some(label) = language.lexicon.label(&node)
                {
                    *names.entry(label.into_owned()).or_default() += 1;
                }
            }
            let names = names.into_iter().map(|(name, count)| (count, name));
            let most = |counted: Vec<(usize, String)>, hint: &'static str| {
                let mut counted: Vec<_> = counted.into_iter().filter(|(count, _)| *count > 0).collect();
                counted.sort_by(|one, other| (other.0, &one.1).cmp(&(one.0, &other.1)));
                // A class and a kind may be called the same.
                let mut seen = BTreeSet::new();
                counted.retain(|(_, form)| seen.insert(form.clone()));
                let frequent = move |(_, form): (usize, String)| {
                    let plural = if hint == "noun" { in_plural(&form) } else { form.clone() };
                    Frequent { form, plural, hint }
                };
                counted.into_iter().take(MOST_FREQUENT).map(frequent)
            };
            most(counted.collect(), "noun").chain(most(names.collect(), "name")).collect()
        })
    }

    /// What stands behind a beginning to make a sentence of it.
    pub(super) fn endings<'a>(&self, language: &'a Language) -> Vec<&'a str> {
        let tails = language.learnt.tails.get_or_init(|| {
            let examples = self.examples(language);
            examples.iter().flat_map(Example::tails).collect()
        });
        let mut endings: Vec<&str> = WHOLES.iter().copied().chain(tails.iter().map(String::as_str)).collect();
        // What is connected to anything, nobody asks: one thing is named.
        let connected = endings.iter().position(|ending| *ending == CONNECTED);
        let named = endings.iter().position(|ending| *ending != CONNECTED && ending.starts_with(CONNECTING));
        if let (Some(connected), Some(named)) = (connected, named) {
            endings.swap(connected, named);
        }
        endings.push(REST);
        endings
    }

    /// How much there is of what people ask for by a noun: of a class by its own name, else of those that are called so; none of
    /// the classes that only keep the books, as claims do.
    fn of_noun(&self, entry: &Entry) -> Option<usize> {
        let books = [namespace::CLAIM_CLASS, namespace::PASSAGE_CLASS, namespace::RELATION_CLASS];
        match &entry.meaning {
            Meaning::Class(class) if books.contains(&class.as_ref()) => None,
            Meaning::Class(_) if !entry.preferred => self.of_meaning(&Meaning::Kind(entry.form.clone())),
            Meaning::Class(_) | Meaning::Kind(_) => self.of_meaning(&entry.meaning),
            _ => None,
        }
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
    pub(super) fn selected(&self, query: &str) -> Vec<Vec<Option<Term>>> {
        let found = sparql::parse(query).ok().and_then(|query| self.graph.select(&query).ok());
        found.map(|found| found.rows).unwrap_or_default()
    }

    /// Some claims that are so, or statements where there are none.
    pub(super) fn examples(&self, language: &Language) -> Vec<Example> {
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
    pub(super) fn statements<'a>(&'a self, language: &'a Language) -> impl Iterator<Item = Vec<Option<Term>>> + 'a {
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

    /// Whether a sentence that was made of a beginning has an answer; unknown if it is no sentence.
    pub(super) fn found(&self, sentence: &str, begun: &str, language: &Language) -> Option<bool> {
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

    #[test]
    fn what_a_thing_does_is_offered_behind_its_name() {
        let knowledge = Knowledge::bundled().unwrap();
        for (begun, verbs) in [
            ("does APEC ", ["promote", "have part", "work through"].as_slice()),
            ("does China ", &["host"]),
            ("can APEC ", &["launch"]),
        ] {
            let found: Vec<String> = knowledge.completions(begun).into_iter().map(|one| one.text).collect();
            assert!(verbs.iter().all(|verb| found.iter().any(|one| one == verb)), "{begun}: {found:?}");
        }
        for begun in ["does APEC ", "what does APEC ", "does China ", "can the SOM "] {
            for verb in knowledge.completions(begun).into_iter().filter(|one| one.hint == "verb") {
                let verb = format!("{begun}{}", verb.text);
                let next = knowledge.completions(&format!("{verb} "));
                let mut whole = next.iter().map(|one| format!("{verb} {}", one.text)).chain([verb.clone()]);
                let answered = |question: &String| knowledge.ask(question).is_ok_and(|one| one.answer.is_answered());
                assert!(whole.any(|question| answered(&question)), "{verb}: {next:?}");
            }
        }
    }

    #[test]
    fn each_kind_has_its_share() {
        let knowledge = Knowledge::bundled().unwrap();
        for (begun, text, hint) in [
            ("who ", "hosts", "verb"),
            ("which ", "committees", "noun"),
            ("which ", "fora", "noun"),
            ("can ", "Asia-Pacific Economic Cooperation", "name"),
            ("what is the ", "forum", "noun"),
            ("what is the ", "China", "name"),
            ("which committees ", "are", "word"),
            ("which committees ", "advises", "verb"),
            ("explain ", "who", "word"),
        ] {
            let found = knowledge.next_words(begun).found;
            let there = found.iter().any(|one| (one.text.as_str(), one.hint) == (text, hint));
            assert!(there, "{begun}{text}: {found:?}");
            let start = begun.len();
            assert!(found.iter().all(|one| one.start == start), "{found:?}");
        }
        let hosted = knowledge.completions("who hosts ");
        assert!(!hosted.iter().any(|one| one.text == "China"), "nobody hosts it: {hosted:?}");
        assert!(knowledge.next_words("who ").more);
        assert_eq!(knowledge.next_words("let "), NextWords::default());
        for astray in ["list a ", "what is the "] {
            assert!(!knowledge.completions(astray).iter().any(|one| one.text == "anybody"), "{astray}");
        }
    }
}
