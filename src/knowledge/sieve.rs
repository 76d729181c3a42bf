//! Which candidates for a place of a question lead to an answer: tried within a fixed effort, of which each kind has its
//! share, those first of which the graph has most.

use super::Knowledge;
use super::beginnings::Known;
use super::complete::{ANYTHING, Frequent, is_astray};
use super::deeds::{is_infinitive, is_main, is_of};
use super::language::Language;
use crate::question::{self, Completion, Understood};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences are tried for one place of a question, and for one of a graph of more statements than are soon looked through.
const EFFORT: usize = 36;
const EFFORT_IN_LARGE: usize = 8;
const LARGE: usize = 100_000;
/// Words that lead to more of which something is said: with each of them a sentence takes longer.
const LEADING: &[&str] = &["of", "that", "which", "whose", "who", "with", "and", "or"];
/// How many endings are tried with one candidate.
const ENDINGS: usize = 4;
/// How many of the endings are tried with what stands before the candidates; a third of the effort at most.
const WAYS: usize = 8;
/// How many candidates of a kind are enough, but for words of the grammar: whoever begins is shown all questions.
const ENOUGH: usize = 16;
/// How many of a kind are listed where one that was tried stands for others.
pub(super) const TRUSTED: usize = 24;

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
pub(super) struct Kind {
    hint: &'static str,
    /// Whether one of them may stand for others: not for participles that only narrow a noun ("boards chaired by China").
    trusted: bool,
    /// Those that were not judged, the likeliest last.
    pub(super) left: Vec<usize>,
    /// How many sentences were tried of them, and how many of them lead on.
    spent: usize,
    lead: usize,
    /// Those that were judged.
    tried: Vec<usize>,
}

impl Knowledge {
    /// Of these candidates those that lead to an answer, some of each kind. Where none is found to, what may lead to one.
    pub(super) fn sieved(
        &self,
        question: &str,
        start: usize,
        mut all: Vec<Completion>,
        language: &Language,
    ) -> NextWords {
        let before = question.get(..start).unwrap_or_default();
        let mut sieve = Sieve::of(self, language, before);
        let mut kinds = self.kinds(&all, before, language);
        let mut judged = self.by_claims(&all, before, language);
        for kind in &mut kinds {
            kind.left.retain(|at| judged.get(*at) != Some(&Judged::Leads));
        }
        self.try_kinds(&mut kinds, &all, &mut judged, (question, start, &mut sieve));
        for kind in kinds.iter().filter(|kind| kind.trusted && kind.lead > 0) {
            self.trust(kind, &all, &mut judged, (before, &sieve));
        }
        if !judged.contains(&Judged::Leads) {
            if self.is_answered(question) {
                return NextWords::default();
            }
            self.look_further(question, start, &mut sieve, (&mut all, &mut judged));
        }
        let more = judged.contains(&Judged::Unsure);
        let leads = all.into_iter().zip(judged).filter(|(_, judged)| *judged == Judged::Leads);
        NextWords { found: leads.map(|(one, _)| one).collect(), more }
    }

    /// Judges candidates as far as the effort reaches, the kind of which least was tried next.
    fn try_kinds(
        &self,
        kinds: &mut [Kind],
        all: &[Completion],
        judged: &mut [Judged],
        (question, start, sieve): (&str, usize, &mut Sieve<'_>),
    ) {
        let before = question.get(..start).unwrap_or_default();
        let named = before.trim_end();
        let named = named.strip_suffix(" the").unwrap_or(named);
        let last = named.split_whitespace().next_back().unwrap_or_default();
        let (is_actor, is_being) = (question::is_auxiliary(last), question::is_copula(named.trim_start()));
        while let Some(kind) = kinds.iter_mut().filter(|kind| kind.is_open()).min_by_key(|kind| kind.spent) {
            let Some(at) = kind.left.pop() else { break };
            let (Some(one), Some(place)) = (all.get(at), judged.get_mut(at)) else { break };
            let effort = sieve.effort;
            *place = if one.start == start && sieve.opens(&one.text) {
                Judged::Leads
            } else {
                let acts = match one.hint {
                    "name" => is_actor || is_being,
                    hint => hint == "noun" && is_actor,
                } && effort > 0;
                let deeds = if acts { self.deeds(one, before, sieve.language) } else { vec![] };
                let text = format!("{}{}", question.get(..one.start).unwrap_or_default(), one.text);
                sieve.judge(&text, one, &deeds)
            };
            kind.spent += effort - sieve.effort;
            kind.lead += usize::from(*place == Judged::Leads);
            kind.tried.push(at);
        }
    }

    /// Takes it that what was not tried of a kind leads on as others of it do, if the graph has something of it: where nothing
    /// stands before that it would have to fit, so that names make a sentence whole and nouns and verbs are asked for by themselves;
    /// and behind a first noun the verbs by which something is affirmed of such.
    fn trust(&self, kind: &Kind, all: &[Completion], judged: &mut [Judged], (before, sieve): (&str, &Sieve<'_>)) {
        let (language, spoken) = (sieve.language, self.spoken(before, sieve.language));
        let mut told = spoken.iter().filter(|(_, kind)| *kind != Understood::Grammar);
        // "which boards" asks for them; "boards" says something of them, or whether it is so.
        let asks = ["which ", "what ", "how many "].iter().any(|opening| before.to_lowercase().starts_with(opening));
        let of_some = match (told.next(), told.next()) {
            (None, _) => false,
            (Some((_, Understood::Noun)), None) if kind.hint == "verb" && asks => true,
            _ => return,
        };
        if kind.hint == "adjective" || !sieve.ends(kind.hint) {
            return;
        }
        let own = if of_some { self.affirmed_of_last(before, language) } else { BTreeSet::new() };
        let has_much = |one: &Completion| match one.hint {
            "verb" if of_some => is_of(&one.text, &own, language),
            "verb" => self.is_ever_so(&one.text, language),
            _ => self.frequent(language).iter().any(|known| known.is(one)),
        };
        // Where what there is of some does not lead to an answer, the others are tried one by one: "which boards meets".
        let tried = kind.tried.iter().filter(|at| all.get(**at).is_some_and(has_much));
        let nowhere = tried.filter(|at| judged.get(**at) == Some(&Judged::Nowhere)).count();
        let leads = |one: &Completion| {
            let text = format!("{before}{}", one.text);
            nowhere < kind.lead || self.found(&text, &text, language) == Some(true)
        };
        let mut lead = kind.lead;
        for &at in kind.left.iter().rev().chain(&kind.tried) {
            let (Some(one), Some(place)) = (all.get(at), judged.get_mut(at)) else { continue };
            if lead < TRUSTED && *place == Judged::Unsure && has_much(one) && leads(one) {
                *place = Judged::Leads;
                lead += 1;
            }
        }
    }

    /// The kinds of these candidates, each with what the graph has most of last.
    pub(super) fn kinds(&self, all: &[Completion], before: &str, language: &Language) -> Vec<Kind> {
        let (frequent, own) = (self.frequent(language), self.said_of_last(before, language));
        let so = self.affirmed_of_last(before, language);
        let rank = |one: &Completion| match one.hint {
            "verb" if is_main(&one.text, language) && is_of(&one.text, &so, language) => 0,
            "verb" if is_of(&one.text, &own, language) => 1 + usize::from(!is_infinitive(&one.text, language)),
            "verb" => usize::MAX - self.counted(one).unwrap_or_default(),
            "noun" | "name" => frequent.iter().position(|known| known.is(one)).unwrap_or(usize::MAX),
            _ => 0,
        };
        let mut kinds: BTreeMap<(&'static str, bool), Vec<(usize, usize)>> = BTreeMap::new();
        for (at, one) in all.iter().enumerate() {
            let attached = one.hint == "verb" && !is_main(&one.text, language);
            kinds.entry((one.hint, attached)).or_default().push((rank(one), at));
        }
        let kind = |((hint, attached), mut ranked): ((&'static str, bool), Vec<(usize, usize)>)| {
            ranked.sort_unstable();
            let left = ranked.into_iter().rev().map(|(_, at)| at).collect();
            Kind { hint, trusted: !attached, left, tried: vec![], spent: 0, lead: 0 }
        };
        kinds.into_iter().map(kind).collect()
    }
}

impl Kind {
    /// Whether others of it are to be judged.
    fn is_open(&self) -> bool {
        !self.left.is_empty() && (self.hint == "word" || self.lead < ENOUGH)
    }
}

impl Frequent {
    /// Whether a candidate is a form of it: "committees" of "committee".
    fn is(&self, one: &Completion) -> bool {
        self.hint == one.hint && (self.form == one.text || self.plural == one.text)
    }
}

/// The work on the candidates for one place.
pub(super) struct Sieve<'a> {
    knowledge: &'a Knowledge,
    pub(super) language: &'a Language,
    /// How many of the endings are tried for a way on where none is known: fewer where a sentence takes long.
    further: usize,
    /// How many sentences may still be tried.
    effort: usize,
    endings: Vec<&'a str>,
    /// What makes a sentence with an answer of what stands before the candidates: whatever opens one of these leads there.
    pub(super) ways: Vec<Cow<'a, str>>,
    /// The kinds of which one made a sentence with an answer that asks for no more than is called so: that stands for others.
    whole: BTreeSet<&'a str>,
    /// How often an ending made a sentence with an answer, or any sentence, of a candidate of a kind, and how often none.
    worked: BTreeMap<(&'a str, usize), i32>,
}

impl<'a> Sieve<'a> {
    fn of(knowledge: &'a Knowledge, language: &'a Language, before: &str) -> Self {
        let is_large = knowledge.graph.len().is_ok_and(|statements| statements > LARGE);
        let leads = |word: &&str| LEADING.contains(word) || word.ends_with("'s");
        let parts = 1 + before.split_whitespace().filter(leads).skip(2).count();
        let effort = (if is_large { EFFORT_IN_LARGE } else { EFFORT } / parts).max(2);
        let endings = knowledge.endings(language);
        let further = if is_large { WAYS / 2 } else { endings.len() / parts };
        let mut sieve = Self {
            knowledge,
            language,
            further,
            effort,
            endings,
            ways: vec![],
            worked: BTreeMap::new(),
            whole: BTreeSet::new(),
        };
        for at in 0..WAYS.min(effort / 3) {
            sieve.effort = sieve.effort.saturating_sub(usize::from(sieve.tries(before, at)));
        }
        sieve
    }

    /// Looks for a way on among the sentences that are known, else among the other endings, the first of which is enough: where one was
    /// found when the last word was judged, that is found again.
    pub(super) fn find_further_ways(&mut self, before: &str) {
        let begun = before.trim_end().to_lowercase();
        self.ways.extend(self.known().iter().filter_map(|sentence| sentence.behind(&begun)).map(Cow::Borrowed));
        let mut left = 0..self.further.max(2);
        while let Some(at) = left.next().filter(|_| self.ways.is_empty()) {
            self.tries(before, at);
        }
    }

    /// Tries one of the endings with what stands before the candidates; says whether there was something to try.
    fn tries(&mut self, before: &str, at: usize) -> bool {
        let (before, ending) = (before.trim_end(), self.endings.get(at).copied().unwrap_or_default());
        let is_one = !before.is_empty() && !ending.is_empty() && !is_astray(before, ending);
        if is_one && self.knowledge.found(&format!("{before}{ending}"), before, self.language) == Some(true) {
            self.ways.push(Cow::Borrowed(ending.trim_start()));
        }
        is_one
    }

    /// Whether one of a kind made a whole sentence with an answer.
    fn ends(&self, kind: &str) -> bool {
        self.whole.contains(kind)
    }

    /// Sentences that have an answer.
    fn known(&self) -> &'a [Known] {
        self.language.learnt.sentences.get_or_init(|| self.knowledge.sentences(self.language))
    }

    /// Whether a candidate opens a way to an answer that is known.
    pub(super) fn opens(&self, text: &str) -> bool {
        let goes_on = |rest: &str| rest.is_empty() || rest.starts_with([' ', ',']);
        self.ways.iter().any(|way| way.strip_prefix(text).is_some_and(goes_on))
    }

    /// Judges a candidate: first by sentences that are known, then by what it may do, then by endings, those before others
    /// that worked with others of its kind.
    fn judge(&mut self, text: &str, one: &Completion, deeds: &[String]) -> Judged {
        let kind = one.hint;
        let begun = text.to_lowercase();
        if self.known().iter().any(|sentence| sentence.begins_with(&begun)) {
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
        let fits = |at: &usize| self.endings.get(*at).is_some_and(|ending| !is_astray(text, ending));
        let mut order: Vec<usize> = (0..self.endings.len()).filter(fits).collect();
        order.sort_by_key(|at| (-self.worked.get(&(kind, *at)).copied().unwrap_or_default(), *at));
        let (mut judged, mut nothing) = (Judged::Unsure, false);
        for at in order.into_iter().take(ENDINGS) {
            let Some(ending) = self.endings.get(at).filter(|_| self.effort > 0) else { break };
            // Who does not chair anything chairs nothing else, but may chair.
            if nothing && !ending.is_empty() {
                continue;
            }
            self.effort -= 1;
            match self.knowledge.found(&format!("{text}{ending}"), text, self.language) {
                Some(true) => {
                    *self.worked.entry((kind, at)).or_default() += 2;
                    if ending.is_empty()
                        || kind == "verb" && *ending == ANYTHING
                        || kind == "noun" && asks_for_being(ending)
                    {
                        self.whole.insert(kind);
                    }
                    return Judged::Leads;
                }
                Some(false) => {
                    *self.worked.entry((kind, at)).or_default() += 1;
                    judged = Judged::Nowhere;
                    nothing |= kind == "verb" && *ending == ANYTHING && is_main(&one.text, self.language);
                }
                None => *self.worked.entry((kind, at)).or_default() -= 1,
            }
        }
        judged
    }
}

/// Whether behind an ending nothing more of a noun is asked for than that there is such: "are there".
fn asks_for_being(ending: &str) -> bool {
    ending.trim_start().strip_suffix(" there").is_some_and(question::is_copula)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(knowledge: &Knowledge, begun: &str) -> Vec<Completion> {
        knowledge.completions(begun)
    }

    #[test]
    fn names_of_which_claims_say_what_is_asked_are_offered_and_lead_on() {
        let knowledge = Knowledge::bundled().unwrap();
        for (begun, name) in [("does ", "China"), ("can ", "APEC"), ("is ", "APEC"), ("does the S", "SOM")] {
            let names: Vec<Completion> =
                offered(&knowledge, begun).into_iter().filter(|one| one.hint == "name").collect();
            assert!(names.iter().any(|one| one.text == name), "{begun}: {names:?}");
            let proper = names.iter().filter(|one| one.text.starts_with(char::is_uppercase));
            for one in proper.take(6) {
                let named = format!("{}{} ", begun.get(..one.start).unwrap_or_default(), one.text);
                assert!(!offered(&knowledge, &named).is_empty() || knowledge.is_answered(&named), "{named}");
            }
        }
    }

    #[test]
    fn the_way_by_which_a_word_leads_on_is_found_behind_it() {
        let knowledge = Knowledge::bundled().unwrap();
        let connected = offered(&knowledge, "how is APEC ");
        assert!(connected.iter().any(|one| one.text == "connected"), "{connected:?}");
    }

    #[test]
    fn verbs_stand_for_one_another_only_where_something_is_so() {
        let knowledge = Knowledge::bundled().unwrap();
        let language = knowledge.language().unwrap();
        for one in offered(&knowledge, "what ").iter().filter(|one| one.hint == "verb") {
            let asked = [format!("what {}", one.text), format!("what {} anything", one.text)];
            let leads = asked.iter().any(|question| knowledge.is_answered(question));
            assert!(leads || knowledge.is_ever_so(&one.text, language), "{one:?}");
        }
        let committees = offered(&knowledge, "which committees ");
        assert!(committees.iter().any(|one| one.text == "coordinates"), "{committees:?}");
        assert!(!committees.iter().any(|one| one.text == "delivers"), "no claim says that one does: {committees:?}");
    }

    #[test]
    fn behind_a_noun_with_an_auxiliary_stands_what_such_can_do() {
        let knowledge = Knowledge::bundled().unwrap();
        let verbs = offered(&knowledge, "which committees can ");
        assert!(verbs.iter().any(|one| one.hint == "verb"), "{verbs:?}");
    }
}
