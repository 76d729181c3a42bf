//! What words of one turn stand for that was said in the turn before: "and who chairs it?", "which of those are binding?".

use super::onward::{self, Before};
use super::pieces::{lower, replaced, words};
use super::resolved::Resolved;
use super::those::Those;
use crate::answer::{Answer, Cell, CellKind};
use crate::knowledge::{Knowledge, Understood};
use crate::lexicon::{is_preposition, plural_head};
use crate::question::{BESIDES, Form, is_copula, is_relative};
use crate::text::{Diagnostic, Span};

const ONE: &[&str] = &["it", "he", "she", "him", "they", "them"];
const ONES_OWN: &[&str] = &["its", "his", "her", "their"];
/// Those that speak of no person.
const THINGS: &[&str] = &["it", "its"];
const SEVERAL: &[&str] = &["those", "these", "them", "they"];
/// Those of them that may point at a noun behind them.
const POINTING: &[&str] = &["those", "these"];
/// Those that speak of several.
const PLURAL: &[&str] = &["they", "them", "their"];
/// Verbs that a clause without its subject may open with, besides those in -s.
const VERBS: &[&str] = &["can", "cannot", "must", "should", "will"];
/// Question words that, alone, ask of what was said before.
const TIMES_AND_PLACES: &[&str] = &[
    "when",
    "since when",
    "until when",
    "by when",
    "where",
    "how often",
    "how long",
    "for how long",
    "by whom",
    "with whom",
    "for whom",
];
const OPENINGS: &[&str] = &["and", "but", "so"];

/// What was spoken of in the turn before.
#[derive(Clone, Debug, Default)]
pub(super) struct Turn {
    /// What was answered.
    those: Those,
    /// Whether "it" is rather what was asked about: it was asked who it is, or what it does.
    of_named: bool,
    /// Whether it was asked if something holds.
    judged: bool,
    /// The question, and the things in it, its subject first: names, and nouns with an article.
    question: String,
    names: Vec<String>,
    /// The nouns in it that speak of several.
    groups: Vec<String>,
    /// What was said, as a clause: "China hosts APEC".
    said: Option<String>,
    /// Where several were answered: the question, to be asked again for more of each.
    asked: Option<String>,
}

impl Turn {
    /// What an answered question spoke of.
    pub(super) fn of(answer: &Answer, knowledge: &Knowledge) -> Self {
        let cells = cells(answer);
        let those = Those::of(&cells);
        let (names, groups) = spoken_of(&answer.question, knowledge);
        let reading = answer.reading.as_str();
        let of_named = answer.form == Form::Describe || reading.starts_with("who ") || reading.contains(", who ");
        let first = reading.split(" or ").next().unwrap_or_default();
        let several = cells.len() > 1 && ["who ", "what ", "which "].iter().any(|word| first.starts_with(word));
        Self {
            said: clause(reading, those.only().map(String::as_str)),
            asked: several.then(|| first.to_owned()),
            judged: answer.verdict.is_some(),
            question: answer.question.clone(),
            those,
            of_named,
            names,
            groups,
        }
    }

    /// The turn after this one, whatever came of it: also where nothing was found, "it" is what was asked about, while
    /// "those" are still what was found before.
    pub(super) fn next(self, answer: &Answer, knowledge: &Knowledge) -> Self {
        let mut next = Self::of(answer, knowledge);
        let speaks_of_those = next.question.contains('{');
        if next.those.is_empty() && (speaks_of_those || !answer.is_answered()) {
            next.those = self.those;
        }
        // Nobody wrote what was put in the place of "those": what is asked onward is the question before.
        if speaks_of_those {
            (next.question, next.names) = (self.question, self.names);
        }
        next
    }

    /// The questions that a line may mean, the likeliest first; none if nothing in it stands for anything.
    pub(super) fn resolve(&self, line: &str, knowledge: &Knowledge) -> Vec<Resolved> {
        let opened = opened(line);
        let alone = opened.trim_end_matches(['?', ' ']).to_lowercase();
        if let Some(said) = self.said.as_ref().filter(|_| TIMES_AND_PLACES.contains(&alone.as_str())) {
            return vec![Resolved::of(format!("{alone} {said}?"))];
        }
        if let Some(asked) = self.asked.as_ref().filter(|_| BESIDES.contains(&alone.as_str())) {
            return vec![Resolved::of(format!("{asked}, and {alone}?"))];
        }
        if onward::counts(&alone) && !self.those.is_empty() {
            return vec![self.those.counted()];
        }
        let before = Before { question: &self.question, names: &self.names, judged: self.judged };
        let changed = onward::changed(line, &before, knowledge);
        if !changed.is_empty() {
            return changed.into_iter().map(Resolved::of).collect();
        }
        let words = words(opened);
        let found = (0..words.len()).map(|at| self.standing_for(&words, at, knowledge)).find(|found| !found.is_empty());
        match found {
            Some(found) => found,
            None if opened.len() < line.len() => vec![Resolved::of(opened.to_owned())],
            None => vec![],
        }
    }

    /// The questions that a line may mean by one of its words.
    fn standing_for(&self, words: &[&str], at: usize, knowledge: &Knowledge) -> Vec<Resolved> {
        let word = lower(words, at);
        let word = word.as_str();
        let last = words.iter().rposition(|word| word.contains(char::is_alphanumeric)) == Some(at);
        let many = self.those.len() > 1;
        let mut found = vec![];
        if SEVERAL.contains(&word) && !self.those.is_empty() {
            found.extend(self.several(words, at, last, knowledge));
        }
        let names = if many && PLURAL.contains(&word) { vec![] } else { self.candidates(word) };
        if ONE.contains(&word) && found.is_empty() || last && ["that", "this"].contains(&word) {
            found.extend(names.iter().map(|name| one(words, at, name)));
        }
        if ONES_OWN.contains(&word) && !last && !speaks_of_something(words, at, knowledge) {
            found.extend((many && PLURAL.contains(&word)).then(|| self.those.own(words, at)));
            found.extend(names.iter().map(|name| one(words, at, &format!("{name}'s"))));
        }
        found
    }

    /// The questions in which a word stands for all that was answered: "which of those", "do they", "these committees".
    fn several(&self, words: &[&str], at: usize, last: bool, knowledge: &Knowledge) -> Vec<Resolved> {
        let points = POINTING.contains(&lower(words, at).as_str());
        let of = at > 1 && lower(words, at - 1) == "of" && ["which", "many"].contains(&lower(words, at - 2).as_str());
        let from = if of { at - 1 } else { at };
        let pointed = if points { pointed_at(words, at, knowledge) } else { None };
        let (those, to) = match pointed {
            Some((kind, to)) => (&self.those.of_kind(&kind, knowledge), to),
            None => (&self.those, at),
        };
        let follows = lower(words, to + 1);
        // "Those who host" speaks of nothing that was answered.
        let elsewhere = is_relative(&follows) || is_preposition(&follows) || follows == "whose";
        if those.is_empty() || points && to == at && elsewhere && !last && !of && !asks_at_once(words, at) {
            return vec![];
        }
        match those.only() {
            Some(only) if points && !of => vec![Resolved::of(replaced(words, at, to, only))],
            Some(_) if !of => vec![],
            _ => those.instead(words, from, to),
        }
    }

    /// What a word can stand for, the likeliest first: the answer, and what was asked about. "It" is never who it is.
    fn candidates(&self, word: &str) -> Vec<&String> {
        let only = self.those.only();
        let is_thing = THINGS.contains(&word) && self.of_named && !self.names.is_empty();
        let groups = self.groups.iter().filter(|_| PLURAL.contains(&word));
        only.into_iter().filter(|_| !is_thing).chain(&self.names).chain(groups).collect()
    }
}

/// The things that were answered, each once: of what somebody does, what it is done to; none of a profile.
fn cells(answer: &Answer) -> Vec<&Cell> {
    let column = match answer.form {
        Form::Describe if answer.reading.contains("what is known about ") => None,
        Form::Describe => answer.columns.iter().position(|column| column == "value"),
        _ => Some(0),
    };
    let Some(column) = column else { return vec![] };
    let mut cells: Vec<&Cell> = vec![];
    let things = answer.rows.iter().filter_map(|row| row.cells.get(column));
    for cell in things.filter(|cell| cell.kind == CellKind::Iri) {
        if !cells.iter().any(|known| known.value == cell.value) {
            cells.push(cell);
        }
    }
    cells
}

/// The things that a question names or has an article before, and its nouns that speak of several, each in their order.
fn spoken_of(question: &str, knowledge: &Knowledge) -> (Vec<String>, Vec<String>) {
    let (mut names, mut groups) = (vec![], vec![]);
    for (span, kind) in knowledge.typed(question).words {
        let [before, written, after] =
            [question.get(..span.start), question.get(span.start..span.end), question.get(span.end..)]
                .map(Option::unwrap_or_default);
        let article = before.get(before.len().saturating_sub(4)..).filter(|the| the.eq_ignore_ascii_case("the "));
        let plural = plural_head(written).is_some();
        match kind {
            Understood::Name => names.push(written.to_owned()),
            Understood::Noun if after.starts_with(" of ") => {}
            Understood::Noun if plural && is_asked_for(before) => {}
            Understood::Noun if plural => groups.push(format!("{}{written}", article.unwrap_or_default())),
            Understood::Noun => names.extend(article.map(|the| format!("{the}{written}"))),
            _ => {}
        }
    }
    (names, groups)
}

/// Whether what stands behind these words is asked for: "which", "how many".
fn is_asked_for(before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    ["which", "what", "many", "list", ""].contains(&last.as_str())
}

/// Whether a word stands right behind the verb that opens a question: "are those …?"
fn asks_at_once(words: &[&str], at: usize) -> bool {
    at == 1 && is_copula(&lower(words, 0))
}

/// The noun that "those" points at, and its last word; none of "are those guidelines?".
fn pointed_at(words: &[&str], at: usize, knowledge: &Knowledge) -> Option<(String, usize)> {
    let behind = words.get(at + 1..)?.concat();
    let behind = behind.trim_start();
    let (span, _) = knowledge.typed(behind).words.into_iter().next().filter(|(_, kind)| *kind == Understood::Noun)?;
    let noun = behind.get(span.start..span.end).filter(|noun| plural_head(noun).is_some())?;
    let whole = !behind.get(span.end..).is_some_and(|rest| rest.contains(char::is_alphanumeric));
    let to = at + self::words(noun).len();
    (!(whole && asks_at_once(words, at))).then(|| (noun.to_owned(), to))
}

/// What an answer says, by its reading: "who hosts APEC" with the only answer, or what was asked to be so.
fn clause(reading: &str, only: Option<&str>) -> Option<String> {
    let first = reading.split(" or ").next().unwrap_or(reading);
    if let Some(judged) = first.strip_prefix("whether ") {
        return Some(judged.to_owned());
    }
    let of_time = ["since when ", "until when ", "by when ", "when ", "where ", "how long "];
    if let Some(rest) = of_time.iter().find_map(|word| first.strip_prefix(word)) {
        return Some(rest.to_owned());
    }
    let rest = ["who ", "what "].iter().find_map(|word| first.strip_prefix(word))?;
    // "what APEC promotes" has a subject of its own.
    let verb = rest.split(' ').next().filter(|word| word.ends_with('s') || VERBS.contains(word))?;
    let said = !verb.starts_with(char::is_uppercase);
    only.filter(|_| said).map(|only| format!("{only} {rest}"))
}

fn one(words: &[&str], at: usize, name: &str) -> Resolved {
    Resolved::of(replaced(words, at, at, name))
}

/// What is wrong with a question that speaks of "it" where nothing was spoken of before.
pub(super) fn lacking(line: &str) -> Option<Diagnostic> {
    let mut start = 0;
    for piece in words(line) {
        let word = piece.trim();
        let (from, to) = (start + piece.len() - word.len(), start + piece.len());
        start = to;
        if ONE.iter().chain(ONES_OWN).any(|one| one.eq_ignore_ascii_case(word)) {
            let message = format!("nothing was spoken of before that “{word}” can stand for");
            let diagnostic = Diagnostic::error("no-antecedent", message);
            let label = format!("“{word}” stands for something of the question before");
            return Some(diagnostic.at(Span::new(from, to), label).help("name it, as in: who chairs APEC?"));
        }
    }
    None
}

/// Whether something is named before a word, of which the word may speak.
fn speaks_of_something(words: &[&str], at: usize, knowledge: &Knowledge) -> bool {
    let before = words.get(..at).unwrap_or_default().concat();
    knowledge.typed(&before).words.iter().any(|(_, kind)| matches!(kind, Understood::Name | Understood::Noun))
}

/// A question without the "and" that joins it to the turn before.
pub(super) fn opened(line: &str) -> &str {
    let rest = line
        .split_once(char::is_whitespace)
        .filter(|(word, _)| OPENINGS.contains(&word.trim_end_matches(',').to_lowercase().as_str()));
    rest.map_or(line, |(_, rest)| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The questions that a line may mean after a question about the briefing.
    fn meant(before: &str, line: &str) -> Vec<String> {
        let knowledge = Knowledge::bundled().unwrap();
        let answer = knowledge.ask(before).unwrap().answer;
        let resolved = Turn::of(&answer, &knowledge).resolve(line, &knowledge);
        resolved.into_iter().map(|one| one.question).collect()
    }

    #[test]
    fn a_question_word_alone_asks_of_what_was_said() {
        assert_eq!(meant("who hosts APEC in 2024?", "since when?"), ["since when Peru hosts APEC in 2024?"]);
        assert_eq!(meant("does China host APEC?", "and when?"), ["when China hosts APEC?"]);
        assert_eq!(meant("who hosts APEC?", "since when?"), ["who hosts APEC, and since when?"]);
        assert_eq!(meant("where is SOM1 held?", "and when?"), ["when SOM1 is held?"]);
        assert_eq!(meant("where is SOM1 held?", "by whom?"), ["by whom SOM1 is held?"]);
    }

    #[test]
    fn one_thing_is_the_answer_or_what_was_named() {
        let before = "who is the U.S. Senior Official for APEC?";
        assert_eq!(meant(before, "and what does he lead?")[0], "what does Casey Mace lead?");
        assert!(meant("who hosts APEC?", "and who chairs it?").contains(&"who chairs APEC?".to_owned()));
        assert!(meant("what is the SOM?", "what are its members?").contains(&"what are SOM's members?".to_owned()));
        assert!(meant("what is the SOM?", "which committee chairs its members?").is_empty());
    }

    #[test]
    fn it_is_what_was_asked_about() {
        assert_eq!(meant("who hosted APEC in 2024?", "and who chairs it?"), ["who chairs APEC?"]);
        assert_eq!(meant("who hosted APEC in 2024?", "what does she chair?")[0], "what does Peru chair?");
        assert_eq!(meant("does the EC report to the SOM?", "who chairs it?")[0], "who chairs EC?");
        let knowledge = Knowledge::bundled().unwrap();
        let turn = |question: &str| knowledge.ask(question).unwrap().answer;
        let found = Turn::of(&turn("list economies"), &knowledge);
        let nothing = found.next(&turn("who chairs the EC?"), &knowledge);
        assert_eq!(nothing.resolve("who hosts it?", &knowledge)[0].question, "who hosts EC?");
        assert!(nothing.resolve("which of those host APEC?", &knowledge)[0].put.is_some());
    }

    #[test]
    fn what_it_lacks_is_told() {
        let lacking = lacking("who hosts it?").unwrap();
        assert_eq!((lacking.code, lacking.labels[0].span), ("no-antecedent", Span::new(10, 12)));
        assert!(super::lacking("who hosts APEC?").is_none());
    }

    #[test]
    fn several_things_are_those() {
        let meant = meant("who hosts APEC?", "which of those are economies?");
        assert!(meant[0].starts_with("which sparql { VALUES ?x { <"), "{meant:?}");
        assert!(meant[0].ends_with("> } } are economies?"), "{meant:?}");
    }

    #[test]
    fn one_answer_is_those_too() {
        let before = "what can economies agree on?";
        assert_eq!(meant(before, "are those binding?")[0], "are practical measures binding?");
        assert_eq!(meant(before, "are they binding?")[0], "are practical measures binding?");
        for rest in ["binding?", "guidelines?"] {
            let meant = meant(before, &format!("which of these are {rest}"));
            assert!(
                meant[0].starts_with("which sparql {") && meant[0].ends_with(&format!("}} are {rest}")),
                "{meant:?}"
            );
        }
    }

    #[test]
    fn several_are_meant_by_they_and_by_a_noun_of_theirs() {
        let before = "which committees report to the SOM?";
        let spelt = "what do Committee on Trade and Investment and Economic Committee do?";
        let meant_by = |line: &str| meant(before, line);
        assert!(meant_by("what do they do?").contains(&spelt.to_owned()));
        assert_eq!(meant_by("what does it do?")[0], "what does SOM do?");
        assert!(meant_by("who chairs these committees?")[0].starts_with("who chairs sparql {"));
        assert!(meant_by("are those guidelines?")[0].starts_with("is every (sparql {"));
        assert!(meant_by("who are their chairs?")[0].contains("} }'s chairs"));
        for other in ["who chairs those treaties?", "who chairs those who report?"] {
            assert!(meant_by(other).is_empty(), "{other}");
        }
    }

    #[test]
    fn it_is_a_noun_with_an_article_and_no_relation() {
        let before = "what can the host economy do?";
        assert_eq!(meant(before, "and what can it not do?")[0], "what can the host economy not do?");
    }

    #[test]
    fn other_questions_are_left_alone() {
        assert!(meant("who hosts APEC?", "who chairs the SOM?").is_empty());
        assert_eq!(meant("who hosts APEC?", "and who chairs the SOM?"), ["who chairs the SOM?"]);
    }
}
