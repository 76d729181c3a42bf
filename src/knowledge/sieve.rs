//! Which candidates for a place of a question lead to an answer: tried within a fixed effort, of which each kind has its
//! share, those first of which the graph has most.

use super::Knowledge;
use super::complete::{ANYTHING, Frequent, STEPS, ends_in};
use super::language::Language;
use crate::claim::{Modality, Polarity};
use crate::lexicon::Meaning;
use crate::question::{Completion, Understood};
use crate::rdf::{NamedNode, Term, literal};
use crate::sparql;
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences are tried for one place of a question.
const EFFORT: usize = 36;
/// How many endings are tried with one candidate.
const ENDINGS: usize = 4;
/// How many of the endings are tried with what stands before the candidates.
const WAYS: usize = 8;
/// How many candidates of a kind are enough.
const ENOUGH: usize = 16;

/// How many of a kind are listed where one that was tried stands for others.
const TRUSTED: usize = 24;
/// How many claims about a thing are looked at for its relations.
const MOST_SAID: usize = 400;
/// How many deeds of a thing are tried.
const DEEDS: usize = 2;
/// Words behind which the name of who does something stands, and what it does behind that.
const AUXILIARIES: &[&str] = &["can", "cannot", "could", "did", "do", "does", "may", "must", "should", "will"];

/// What can come next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextWords {
    /// The words and names.
    pub found: Vec<Completion>,
    /// Whether there may be others, which were not tried.
    pub more: bool,
}

impl NextWords {
    /// All that there are.
    pub(super) const fn of(found: Vec<Completion>) -> Self {
        Self { found, more: false }
    }
}

/// What became of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Judged {
    Leads,
    Nowhere,
    /// Nothing makes a sentence of it, or there was no effort left.
    Unsure,
}

/// The candidates of one kind.
struct Kind {
    hint: &'static str,
    /// Those that were not judged, the likeliest last.
    left: Vec<usize>,
    /// How many sentences were tried of them, and how many of them lead on.
    spent: usize,
    lead: usize,
    /// Those that were judged.
    tried: Vec<usize>,
}

impl Knowledge {
    /// Of these candidates those that lead to an answer, some of each kind. Where none does, and not all could be tried, those
    /// of which the graph has something.
    pub(super) fn sieved(&self, question: &str, start: usize, all: Vec<Completion>, language: &Language) -> NextWords {
        let before = question.get(..start).unwrap_or_default();
        let mut sieve = Sieve::of(self, language, before);
        let text = |one: &Completion| format!("{}{}", question.get(..one.start).unwrap_or_default(), one.text);
        let mut kinds = self.kinds(&all, before, language);
        let mut judged = self.by_claims(&all, before, language);
        for kind in &mut kinds {
            kind.left.retain(|at| judged.get(*at) != Some(&Judged::Leads));
        }
        let is_actor = ends_in(before, AUXILIARIES);
        // The kind of which least was tried is next.
        while let Some(kind) = kinds.iter_mut().filter(|kind| kind.is_open()).min_by_key(|kind| kind.spent) {
            let Some(at) = kind.left.pop() else { break };
            let (Some(one), Some(place)) = (all.get(at), judged.get_mut(at)) else { break };
            let effort = sieve.effort;
            *place = match one.start == start && sieve.opens(&one.text) {
                true => Judged::Leads,
                false => {
                    let deeds = if one.hint == "name" && is_actor && effort > 0 {
                        self.deeds(&one.text, language)
                    } else {
                        vec![]
                    };
                    sieve.judge(&text(one), one, &deeds)
                }
            };
            kind.spent += effort - sieve.effort;
            kind.lead += usize::from(*place == Judged::Leads);
            kind.tried.push(at);
        }
        for kind in kinds.iter().filter(|kind| kind.lead > 0) {
            self.trust(kind, &all, &mut judged, (before, &sieve));
        }
        let leads = judged.contains(&Judged::Leads);
        if !leads && (sieve.effort > 0 || self.is_answered(question)) {
            return NextWords::default();
        }
        let more = judged.contains(&Judged::Unsure);
        let is_wanted = |(one, judged): &(Completion, Judged)| match leads {
            true => *judged == Judged::Leads,
            false => *judged == Judged::Unsure && self.counted(one) > Some(0),
        };
        NextWords { found: all.into_iter().zip(judged).filter(is_wanted).map(|(one, _)| one).collect(), more }
    }

    /// Takes it that what was not tried of a kind leads on as others of it do, if the graph has something of it: names that make
    /// a sentence whole and nouns where no name and no verb stands before that they would have to fit, and verbs where no name
    /// does; behind a noun those alone by which something is said of such.
    fn trust(&self, kind: &Kind, all: &[Completion], judged: &mut [Judged], (before, sieve): (&str, &Sieve<'_>)) {
        let spoken = self.typed(before).words;
        let has = |wanted: Understood| spoken.iter().any(|(_, kind)| *kind == wanted);
        let is_sure = !has(Understood::Name)
            && match kind.hint {
                "verb" => true,
                "noun" => !has(Understood::Verb),
                hint => hint == "name" && !has(Understood::Verb) && sieve.ends(hint),
            };
        if !is_sure {
            return;
        }
        let (language, of_some) = (sieve.language, has(Understood::Noun));
        let own = if of_some { self.said_of_last(before, language) } else { BTreeSet::new() };
        let has_much = |one: &Completion| match one.hint {
            "verb" if of_some => is_of(&one.text, &own, language),
            "verb" => self.counted(one) > Some(0),
            _ => self.frequent(language).iter().any(|known| known.is(one)),
        };
        let mut lead = kind.lead;
        for &at in kind.left.iter().rev().chain(&kind.tried) {
            let (Some(one), Some(place)) = (all.get(at), judged.get_mut(at)) else { continue };
            if lead < TRUSTED && *place == Judged::Unsure && has_much(one) {
                *place = Judged::Leads;
                lead += 1;
            }
        }
    }

    /// The relations by which something is said of what a beginning ends in: "does APEC ", "which committees ".
    fn said_of_last(&self, before: &str, language: &Language) -> BTreeSet<NamedNode> {
        let written = before.trim_end();
        let last = self.typed(written).words.into_iter().next_back();
        let last = last
            .filter(|(span, kind)| matches!(kind, Understood::Name | Understood::Noun) && span.end == written.len());
        let words = last.and_then(|(span, _)| written.get(span.start..span.end));
        words.map(|words| self.said_of(words, language)).unwrap_or_default()
    }

    /// What claims say of the candidates by themselves: behind "does" and a name all verbs that something is said by of it lead on,
    /// also those that would not be tried for want of effort.
    fn by_claims(&self, all: &[Completion], before: &str, language: &Language) -> Vec<Judged> {
        let done = self.done_by_last(before, language);
        let leads = |one: &Completion| {
            one.hint == "verb" && is_infinitive(&one.text, language) && is_of(&one.text, &done, language)
        };
        all.iter().map(|one| if leads(one) { Judged::Leads } else { Judged::Unsure }).collect()
    }

    /// The relations by which it is affirmed, in the mood of the question, what the thing does whose name a beginning ends in:
    /// "does APEC ", "what can the SOM ".
    fn done_by_last(&self, before: &str, language: &Language) -> BTreeSet<NamedNode> {
        let Some((start, name)) = self.name_at_end(before) else { return BTreeSet::new() };
        let opening = before.get(..start).unwrap_or_default().to_lowercase();
        let mood = opening.split_whitespace().rev().find(|word| *word != "the").and_then(mood_of);
        let Some(mood) = mood else { return BTreeSet::new() };
        let (mood_of_it, affirmed) = (mood.node(), Polarity::Affirmed.node());
        let patterns = language.lexicon.named(name).into_iter().flat_map(|entry| match &entry.meaning {
            Meaning::Thing(thing) => {
                let claimed = format!(
                    "?claim rdf:subject {thing} ; rap:modality {mood_of_it} ; rap:polarity {affirmed} ; rdf:predicate ?relation"
                );
                // Graphs without claims have edges alone.
                let edge = (mood == Modality::Actual).then(|| format!("{thing} ?relation ?object"));
                [claimed].into_iter().chain(edge).collect()
            }
            _ => vec![],
        });
        self.relations_of(patterns)
    }

    /// The name in which a beginning ends, and where it starts.
    fn name_at_end<'t>(&self, before: &'t str) -> Option<(usize, &'t str)> {
        let written = before.trim_end();
        let (span, kind) = self.typed(written).words.into_iter().next_back()?;
        let is_name = kind == Understood::Name && span.end == written.len();
        Some((span.start, written.get(span.start..span.end).filter(|_| is_name)?))
    }

    /// What the thing of a name may be asked to do: "produce anything".
    fn deeds(&self, name: &str, language: &Language) -> Vec<String> {
        let verbs = language.lexicon.verbs();
        let verb = |relation: &NamedNode| verbs.names(relation).iter().find(|verb| !verb.starts_with("be "));
        let said = self.said_of(name, language);
        said.iter().filter_map(verb).take(DEEDS).map(|verb| format!("{verb}{ANYTHING}")).collect()
    }

    /// The relations by which something is said of what bears a name, or is called by a noun, as far as a glance shows.
    fn said_of(&self, words: &str, language: &Language) -> BTreeSet<NamedNode> {
        let patterns = language.lexicon.named(words).into_iter().filter_map(|entry| match &entry.meaning {
            Meaning::Thing(thing) => Some(format!("?claim rdf:subject {thing}")),
            Meaning::Class(class) => Some(format!("?one a {class} . ?claim rdf:subject ?one")),
            Meaning::Kind(kind) => Some(format!("?one rap:kind {} . ?claim rdf:subject ?one", literal::english(kind))),
            Meaning::Quality(_) | Meaning::Relation(_) => None,
        });
        let patterns = patterns.map(|claim| format!("{claim} . ?claim rdf:predicate ?relation"));
        self.relations_of(patterns)
    }

    /// The relations that some patterns tell, as far as a glance shows.
    fn relations_of(&self, patterns: impl Iterator<Item = String>) -> BTreeSet<NamedNode> {
        let glanced = |pattern: String| {
            let query = format!("SELECT ?relation WHERE {{ {pattern} }} LIMIT {MOST_SAID}");
            let found = sparql::parse(&query).ok().and_then(|query| self.graph.glance(&query, STEPS).ok());
            found.map(|found| found.rows).unwrap_or_default()
        };
        let named = |term: Option<Term>| match term {
            Some(Term::NamedNode(relation)) => Some(relation),
            _ => None,
        };
        patterns.flat_map(glanced).flatten().filter_map(named).collect()
    }

    /// The kinds of these candidates, each with what the graph has most of last.
    fn kinds(&self, all: &[Completion], before: &str, language: &Language) -> Vec<Kind> {
        let (frequent, own) = (self.frequent(language), self.said_of_last(before, language));
        let rank = |one: &Completion| match one.hint {
            "verb" if is_of(&one.text, &own, language) => usize::from(!is_infinitive(&one.text, language)),
            "verb" => usize::MAX - self.counted(one).unwrap_or_default(),
            "noun" | "name" => frequent.iter().position(|known| known.is(one)).unwrap_or(usize::MAX),
            _ => 0,
        };
        let mut kinds: BTreeMap<&'static str, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, one) in all.iter().enumerate() {
            kinds.entry(one.hint).or_default().push((rank(one), at));
        }
        let kind = |(hint, mut ranked): (&'static str, Vec<(usize, usize)>)| {
            ranked.sort_unstable();
            let left = ranked.into_iter().rev().map(|(_, at)| at).collect();
            Kind { hint, left, tried: vec![], spent: 0, lead: 0 }
        };
        kinds.into_iter().map(kind).collect()
    }
}

/// The mood in which an auxiliary asks; none of what is no auxiliary, or denies.
fn mood_of(auxiliary: &str) -> Option<Modality> {
    match auxiliary {
        "do" | "does" | "did" => Some(Modality::Actual),
        "can" | "could" | "may" => Some(Modality::Possible),
        "must" => Some(Modality::Necessary),
        "should" | "will" => Some(Modality::Expected),
        _ => None,
    }
}

/// Whether a verb in any form is one of relations.
fn is_of(verb: &str, relations: &BTreeSet<NamedNode>, language: &Language) -> bool {
    let verbs = language.lexicon.verbs();
    let of = |infinitive: &str| verbs.relations(infinitive).iter().any(|relation| relations.contains(relation));
    !relations.is_empty() && (of(verb) || verbs.infinitives(verb).iter().any(|(infinitive, _)| of(infinitive)))
}

impl Kind {
    /// Whether others of it are to be judged.
    fn is_open(&self) -> bool {
        !self.left.is_empty() && self.lead < ENOUGH
    }
}

impl Frequent {
    /// Whether a candidate is a form of it: "committees" of "committee".
    fn is(&self, one: &Completion) -> bool {
        self.hint == one.hint && (self.form == one.text || self.plural == one.text)
    }
}

/// Whether a verb stands as it does behind "can".
fn is_infinitive(verb: &str, language: &Language) -> bool {
    !language.lexicon.verbs().relations(verb).is_empty()
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
    /// The kinds of which one made a whole sentence with an answer.
    whole: BTreeSet<&'a str>,
    /// How often an ending made a sentence with an answer, or any sentence, of a candidate of a kind.
    worked: BTreeMap<(&'a str, usize), usize>,
}

impl<'a> Sieve<'a> {
    fn of(knowledge: &'a Knowledge, language: &'a Language, before: &str) -> Self {
        let (before, endings) = (before.trim_end(), knowledge.endings(language));
        let mut sieve = Self {
            knowledge,
            language,
            effort: EFFORT,
            endings,
            ways: vec![],
            worked: BTreeMap::new(),
            whole: BTreeSet::new(),
        };
        let endings = sieve.endings.clone().into_iter().enumerate();
        for (number, ending) in endings.filter(|(_, ending)| !before.is_empty() && !ending.is_empty()) {
            if number >= WAYS {
                break;
            }
            sieve.effort = sieve.effort.saturating_sub(1);
            if knowledge.found(&format!("{before}{ending}"), before, language) == Some(true) {
                sieve.ways.push(ending.trim_start());
            }
        }
        sieve
    }

    /// Whether one of a kind made a whole sentence with an answer.
    fn ends(&self, kind: &str) -> bool {
        self.whole.contains(kind)
    }

    /// Whether a candidate opens a way to an answer that is known.
    fn opens(&self, text: &str) -> bool {
        let goes_on = |rest: &str| rest.is_empty() || rest.starts_with(' ');
        self.ways.iter().any(|way| way.strip_prefix(text).is_some_and(goes_on))
    }

    /// Judges a candidate: first by sentences that are known, then by what it may do, then by endings, those before others
    /// that worked with others of its kind.
    fn judge(&mut self, text: &str, one: &Completion, deeds: &[String]) -> Judged {
        let kind = one.hint;
        let sentences = self.language.learnt.sentences.get_or_init(|| self.knowledge.sentences(self.language));
        let begun = text.to_lowercase();
        let goes_on = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\'', '’', ',']);
        if sentences.iter().any(|sentence| sentence.strip_prefix(&begun).is_some_and(goes_on)) {
            return Judged::Leads;
        }
        for deed in deeds {
            if self.effort == 0 {
                break;
            }
            self.effort -= 1;
            if self.knowledge.found(&format!("{text} {deed}"), text, self.language) == Some(true) {
                return Judged::Leads;
            }
        }
        if !deeds.is_empty() {
            return Judged::Unsure;
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
                    if ending.is_empty() {
                        self.whole.insert(kind);
                    }
                    return Judged::Leads;
                }
                Some(false) => {
                    *self.worked.entry((kind, at)).or_default() += 1;
                    judged = Judged::Nowhere;
                    // Who does not chair anything chairs nothing else.
                    if kind == "verb" && *ending == ANYTHING && is_infinitive(&one.text, self.language) {
                        break;
                    }
                }
                None => {}
            }
        }
        judged
    }
}
