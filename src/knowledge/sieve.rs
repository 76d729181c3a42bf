//! Which candidates for a place of a question lead to an answer: tried within a fixed effort, of which each kind has its
//! share, those first of which the graph has most.

use super::Knowledge;
use super::complete::{ANYTHING, Frequent, ends_in};
use super::deeds::{is_infinitive, is_main, is_of};
use super::language::Language;
use crate::question::{Completion, Understood};
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
pub(super) enum Judged {
    Leads,
    Nowhere,
    /// Nothing makes a sentence of it, or there was no effort left.
    Unsure,
}

/// The candidates of one kind.
struct Kind {
    hint: &'static str,
    /// Whether one of them may stand for others: not for participles that only narrow a noun ("boards chaired by China"), where a
    /// verb of the question's own can stand.
    trusted: bool,
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
        for kind in kinds.iter().filter(|kind| kind.trusted && kind.lead > 0) {
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
        let spoken = self.spoken(before, sieve.language);
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

    /// The kinds of these candidates, each with what the graph has most of last.
    fn kinds(&self, all: &[Completion], before: &str, language: &Language) -> Vec<Kind> {
        let (frequent, own) = (self.frequent(language), self.said_of_last(before, language));
        let rank = |one: &Completion| match one.hint {
            "verb" if is_of(&one.text, &own, language) => usize::from(!is_infinitive(&one.text, language)),
            "verb" => usize::MAX - self.counted(one).unwrap_or_default(),
            "noun" | "name" => frequent.iter().position(|known| known.is(one)).unwrap_or(usize::MAX),
            _ => 0,
        };
        let mut kinds: BTreeMap<(&'static str, bool), Vec<(usize, usize)>> = BTreeMap::new();
        for (at, one) in all.iter().enumerate() {
            let attached = one.hint == "verb" && !is_main(&one.text, language);
            kinds.entry((one.hint, attached)).or_default().push((rank(one), at));
        }
        let has_main = kinds.contains_key(&("verb", false));
        let kind = |((hint, attached), mut ranked): ((&'static str, bool), Vec<(usize, usize)>)| {
            ranked.sort_unstable();
            let left = ranked.into_iter().rev().map(|(_, at)| at).collect();
            Kind { hint, trusted: !(attached && has_main), left, tried: vec![], spent: 0, lead: 0 }
        };
        kinds.into_iter().map(kind).collect()
    }
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
