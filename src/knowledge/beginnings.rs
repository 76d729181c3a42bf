//! Questions that claims of the graph answer, of every kind that people begin: behind "where" stands what is somewhere, behind
//! "must" whoever must do something.

use super::Knowledge;
use super::complete::EXAMPLES;
use super::example::{Example, finite};
use super::language::Language;
use crate::lexicon::is_preposition;
use crate::lexicon::morphology::{past_participle, plural};
use crate::question;
use crate::rdf::{NamedNode, Term, namespace};
use std::collections::{BTreeMap, BTreeSet};

/// The questions, by the kind of claim that may answer them.
const QUESTIONS: &str = include_str!("../../grammar/beginnings.tsv");
/// With how many claims of its kind a question is tried; one that begins in words of the claim with twice as many.
const TRIED: usize = 6;
/// How many beginnings that are in words of claims are kept of one question.
const KEPT: usize = 8;
/// How many claims of a kind lend their words, each of another relation as far as there are such, and how many are looked at for that.
const CLAIMS: usize = 64;
const LOOKED_AT: usize = 400;

/// The words of a claim that stand for the parts of a question: "subject", "verb".
type Parts = BTreeMap<&'static str, String>;

/// A sentence that has an answer.
pub(super) struct Known {
    text: String,
    /// The same in small letters.
    lower: String,
}

impl Known {
    fn of(text: String) -> Self {
        Self { lower: text.to_lowercase(), text }
    }

    /// Whether words, in small letters, begin it.
    pub(super) fn begins_with(&self, begun: &str) -> bool {
        self.lower.strip_prefix(begun).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
    }

    /// What stands behind these words, in small letters, with which it begins.
    pub(super) fn behind(&self, begun: &str) -> Option<&str> {
        let is_behind = self.begins_with(begun) && self.lower.len() == self.text.len();
        self.text.get(begun.len()..).filter(|rest| is_behind && rest.starts_with(' ')).map(str::trim_start)
    }
}

impl Knowledge {
    /// Sentences about the examples that have an answer.
    pub(super) fn sentences(&self, language: &Language) -> Vec<Known> {
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
        let all = all.chain(self.of_other_moods(language));
        let answered = all.filter(|text| self.found(text, text, language) == Some(true));
        answered.chain(self.of_beginnings(language)).map(Known::of).collect()
    }

    /// Of each question that people begin one that the graph answers, if a claim is found by which it does; one for each beginning
    /// that a claim makes of it, where that is in words of the claim: "to whom", "whose chair".
    fn of_beginnings(&self, language: &Language) -> Vec<String> {
        let mut claims: BTreeMap<&str, Vec<Parts>> = BTreeMap::new();
        let lines = QUESTIONS.lines().filter(|line| !line.starts_with('#'));
        let questions = lines.filter_map(|line| line.split_once('\t'));
        let answered = questions.flat_map(|(kind, question)| {
            let claims = claims.entry(kind).or_insert_with(|| self.claims_of(kind, language));
            let is_varied = beginning(question).contains('{');
            let mut begun = BTreeSet::new();
            let mut answered = vec![];
            let most = if is_varied { 2 * TRIED } else { TRIED };
            for text in claims.iter().filter_map(|parts| filled(question, parts)).take(most) {
                let is_enough = answered.len() == if is_varied { KEPT } else { 1 };
                let is_known = is_enough || begun.contains(beginning(&text));
                if !is_known && self.found(&text, &text, language) == Some(true) {
                    begun.insert(beginning(&text).to_owned());
                    answered.push(text);
                }
            }
            answered
        });
        answered.collect()
    }

    /// The words of some claims of a kind, each of another relation as far as there are such.
    fn claims_of(&self, kind: &str, language: &Language) -> Vec<Parts> {
        let told = |told: &str| {
            format!(
                "?claim {told} ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object FILTER (ISIRI(?object))"
            )
        };
        let so = "rap:polarity rap:Affirmed ; rap:modality";
        let pattern = match kind {
            "possible" => told(&format!("{so} rap:Possible")),
            "necessary" => told(&format!("{so} rap:Necessary")),
            "expected" => told(&format!("{so} rap:Expected")),
            "denied" => told("rap:polarity rap:Denied"),
            "timed" => told(&format!("rap:timeIn ?time ; {so} rap:Actual")),
            "placed" => told(&format!("rap:place ?place ; {so} rap:Actual")),
            "where" => {
                let relations = language.lexicon.vocabulary().answering("where").iter().map(ToString::to_string);
                let relations: Vec<String> = relations.collect();
                format!("VALUES ?relation {{ {} }} ?subject ?relation ?object", relations.join(" "))
            }
            _ => told(&format!("{so} rap:Actual")),
        };
        let time = if kind == "timed" { "?time" } else { "" };
        let query = format!("SELECT ?subject ?relation ?object {time} WHERE {{ {pattern} }} LIMIT {LOOKED_AT}");
        let stated = if kind == "actual" { self.statements(language).collect() } else { vec![] };
        let mut rows: Vec<_> = self.selected(&query).into_iter().chain(stated).collect();
        let mut seen = BTreeSet::new();
        // Each relation once before any is there twice.
        rows.sort_by_cached_key(|row| !seen.insert(row.get(1).cloned().flatten().map(|term| term.to_string())));
        rows.iter().filter_map(|row| self.parts(row, language)).take(CLAIMS).collect()
    }

    /// The words of a claim: its subject, relation and object, and its time if it is told.
    fn parts(&self, claim: &[Option<Term>], language: &Language) -> Option<Parts> {
        let [Some(Term::NamedNode(subject)), Some(Term::NamedNode(relation)), Some(Term::NamedNode(object)), time @ ..] =
            claim
        else {
            return None;
        };
        if *relation == namespace::ALSO_KNOWN_AS {
            return None;
        }
        let lexicon = &language.lexicon;
        let mut parts = Parts::new();
        parts.insert("subject", lexicon.label(subject)?.into_owned());
        parts.insert("object", lexicon.label(object)?.into_owned());
        for (thing, noun, nouns) in
            [(subject, "subject noun", "subject nouns"), (object, "object noun", "object nouns")]
        {
            if let Some(called) = self.called_by(thing, language) {
                parts.insert(nouns, plural(&called));
                parts.insert(noun, called);
            }
        }
        let said = lexicon.verbs().names(relation).iter();
        let (states, verbs): (Vec<&String>, Vec<&String>) =
            said.filter(|name| lexicon.present_phrases().contains(*name)).partition(|name| name.starts_with("be "));
        if let Some(verb) = verbs.first() {
            let (first, rest) = verb.split_once(' ').unwrap_or((verb, ""));
            parts.insert("verb", (*verb).clone());
            parts.insert("finite", finite(verb));
            parts.insert("done", format!("{} {rest}", past_participle(first)).trim_end().to_owned());
            insert_parted(&mut parts, verb, "bare", "preposition");
        }
        if let Some(state) = states.iter().find_map(|state| state.strip_prefix("be ")) {
            parts.insert("state", state.to_owned());
            insert_parted(&mut parts, state, "placed", "at");
        }
        // "be the chair of".
        let role = states.iter().find_map(|state| state.strip_prefix("be ")?.strip_suffix(" of"));
        let role = role.map(|role| ["a ", "an ", "the "].iter().find_map(|one| role.strip_prefix(one)).unwrap_or(role));
        parts.extend(role.map(|role| ("role", role.to_owned())));
        if let [Some(Term::Literal(time)), ..] = time {
            parts.extend(time.value().get(..4).map(|year| ("year", year.to_owned())));
        }
        Some(parts)
    }

    /// What a thing is called by the graph: a noun of its kind or class.
    fn called_by(&self, thing: &NamedNode, language: &Language) -> Option<String> {
        let kinds = self.selected(&format!("SELECT ?kind WHERE {{ {thing} rap:kind ?kind }} LIMIT 1"));
        let classes = || self.selected(&format!("SELECT ?class WHERE {{ {thing} a ?class }} LIMIT 3"));
        let noun = |row: Vec<Option<Term>>| match row.into_iter().next().flatten() {
            Some(Term::Literal(kind)) => Some(kind.value().to_owned()),
            Some(Term::NamedNode(class)) => language.lexicon.label(&class).map(|label| label.to_lowercase()),
            _ => None,
        };
        kinds.into_iter().find_map(noun).or_else(|| classes().into_iter().find_map(noun))
    }
}

/// The first two words of a question.
fn beginning(question: &str) -> &str {
    let end = question.match_indices(' ').nth(1).map_or(question.len(), |(at, _)| at);
    question.get(..end).unwrap_or(question)
}

/// Adds words and the preposition in which they end, each by itself; nothing if they end in none.
fn insert_parted(parts: &mut Parts, words: &str, bare: &'static str, preposition: &'static str) {
    if let Some((before, last)) = words.rsplit_once(' ').filter(|(_, last)| is_preposition(last)) {
        parts.insert(bare, before.to_owned());
        parts.insert(preposition, last.to_owned());
    }
}

/// A question with the words of a claim; none if the claim has not all that it wants.
fn filled(question: &str, parts: &Parts) -> Option<String> {
    let mut filled = String::new();
    let mut rest = question;
    while let Some((before, part)) = rest.split_once('{') {
        let (name, after) = part.split_once('}')?;
        filled.push_str(before);
        filled.push_str(parts.get(name)?);
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_filled_with_the_words_of_a_claim() {
        let parts = Parts::from([("subject", "Reef Board".to_owned()), ("verb", "guard".to_owned())]);
        assert_eq!(filled("what must {subject} {verb}", &parts).as_deref(), Some("what must Reef Board guard"));
        assert_eq!(filled("who {finite} {subject}", &parts), None);
    }

    /// What people begin questions with.
    const COMMON: &str = "who; what; where; when; why; how; how often; how many; how is; since when; until when; whose; \
        to whom; which; in which; must; can; does; do; did; should; will; is; are; was; list; \
        tell me about; what is; who is; what does; what can; what must; what did; who can; who must; \
        where is; where does; when did; when was; why does; why can't; which committees; \
        which committees that; which committees are; which committees can; which committees do not; \
        which economies; how many committees; economies of; members of; meetings of; who chairs; \
        who hosted; is there; is it true that; can economies; can economies produce; do meetings; \
        do meetings produce; in which city; in which economy; in what; at which; as of; as of 2024,; \
        according to; list economies that; is APEC Secretariat; is APEC Secretariat based; how is APEC; \
        where does APEC; whether; explain";

    #[test]
    fn whoever_begins_a_common_question_is_told_how_it_goes_on() {
        let knowledge = Knowledge::bundled().unwrap();
        for begun in COMMON.split("; ") {
            assert!(!knowledge.completions(&format!("{begun} ")).is_empty(), "{begun}");
        }
        for (begun, next) in [
            ("where ", "is"),
            ("where is ", "SOM1"),
            ("how is APEC ", "connected"),
            ("to whom ", "does"),
            ("whose ", "chair"),
            ("who is ", "China"),
            ("which committees that ", "advises"),
            ("list economies that ", "hosts"),
            ("is APEC Secretariat ", "based in"),
            ("can ", "economies"),
            ("do ", "meetings"),
            ("must ", "economies"),
            ("", "which"),
        ] {
            let found = knowledge.completions(begun);
            assert!(found.iter().any(|one| one.text == next), "{begun}{next}: {found:?}");
        }
    }

    #[test]
    fn nothing_is_offered_behind_what_nobody_understands_or_what_is_answered_with_nothing() {
        let knowledge = Knowledge::bundled().unwrap();
        for begun in ["zzyx ", "who hosts China "] {
            assert_eq!(knowledge.completions(begun), [], "{begun}");
        }
    }

    #[test]
    fn claims_answer_questions_of_many_beginnings() {
        let knowledge = Knowledge::bundled().unwrap();
        let found = knowledge.of_beginnings(knowledge.language().unwrap());
        for begun in ["where is ", "when did ", "to whom does ", "whose ", "can ", "why can't ", "as of ", "list "] {
            assert!(found.iter().any(|question| question.starts_with(begun)), "{begun}: {found:?}");
        }
    }
}
