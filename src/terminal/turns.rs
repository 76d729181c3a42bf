//! What words of one turn stand for that was said in the turn before: "and who chairs it?", "which of those are binding?".

use super::onward;
use super::resolved::Resolved;
use crate::answer::{Answer, Cell, CellKind};
use crate::knowledge::{Knowledge, Understood};
use crate::question::BESIDES;
use crate::show::words::and;
use crate::text::{Diagnostic, Span};

/// The most answers that "those" stands for.
const MOST: usize = 500;
/// The most answers that are called by their names.
const MOST_NAMED: usize = 4;
const ONE: &[&str] = &["it", "he", "she", "him", "they", "them"];
const ONES_OWN: &[&str] = &["its", "his", "her", "their"];
/// Those that speak of no person.
const THINGS: &[&str] = &["it", "its"];
const SEVERAL: &[&str] = &["those", "these", "them", "they"];
/// Verbs that a clause without its subject may open with, besides those in -s.
const VERBS: &[&str] = &["can", "cannot", "must", "should", "will"];
/// Words that open a question whether something holds, of several things and of one.
const PLURALS: &[(&str, &str)] = &[
    ("do", "does"),
    ("did", "did"),
    ("are", "is"),
    ("were", "was"),
    ("have", "has"),
    ("can", "can"),
    ("must", "must"),
];
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
    /// The things that were answered, as they are written in SPARQL.
    answers: Vec<String>,
    /// Their names, as far as they are few.
    called: Vec<String>,
    /// The only answer's name.
    only: Option<String>,
    /// Whether it was asked who it is: then "it" is no answer.
    of_whom: bool,
    /// The question, and the names in it, its subject first.
    question: String,
    names: Vec<String>,
    /// What was said, as a clause: "China hosts APEC".
    said: Option<String>,
    /// Where several were answered: the question, to be asked again for more of each.
    asked: Option<String>,
}

impl Turn {
    /// What an answered question spoke of.
    pub(super) fn of(answer: &Answer, knowledge: &Knowledge) -> Self {
        let first = answer.rows.iter().filter_map(|row| row.cells.first()).filter(|cell| cell.kind == CellKind::Iri);
        let mut cells: Vec<&Cell> = vec![];
        first.for_each(|cell| {
            if !cells.iter().any(|known| known.value == cell.value) {
                cells.push(cell)
            }
        });
        let only = match cells.as_slice() {
            [only] => Some(only.label.clone()),
            _ => None,
        };
        let written = |span: Span| answer.question.get(span.start..span.end).map(str::to_owned);
        let understood = knowledge.typed(&answer.question).words.into_iter();
        let names = understood.filter(|(_, kind)| *kind == Understood::Name).filter_map(|(span, _)| written(span));
        let names = names.collect();
        let of_whom = answer.reading.starts_with("who ") || answer.reading.contains(", who ");
        let said = clause(&answer.reading, only.as_deref());
        let first = answer.reading.split(" or ").next().unwrap_or_default();
        let several = cells.len() > 1 && ["who ", "what ", "which "].iter().any(|word| first.starts_with(word));
        let asked = several.then(|| first.to_owned());
        let few = cells.len() <= MOST_NAMED;
        Self {
            said,
            asked,
            answers: cells.iter().take(MOST).map(|cell| format!("<{}>", cell.value)).collect(),
            called: cells.iter().filter(|_| few).map(|cell| cell.label.clone()).collect(),
            only,
            of_whom,
            question: answer.question.clone(),
            names,
        }
    }

    /// The turn after this one, whatever came of it: also where nothing was found, "it" is what was asked about, while
    /// "those" are still what was found before.
    pub(super) fn next(self, answer: &Answer, knowledge: &Knowledge) -> Self {
        let mut next = Self::of(answer, knowledge);
        let speaks_of_those = next.question.contains('{');
        if next.answers.is_empty() && (speaks_of_those || !answer.is_answered()) {
            (next.answers, next.called) = (self.answers, self.called);
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
        if onward::counts(&alone) && !self.answers.is_empty() {
            let (put, names) = self.put();
            let question = format!("how many {} are there?", put.0);
            return vec![Resolved { question, put: Some(put), names }];
        }
        if let Some(question) = onward::changed(line, &self.question, &self.names, knowledge) {
            return vec![Resolved::of(question)];
        }
        let words = words(opened);
        let end = words.iter().rposition(|word| word.contains(char::is_alphanumeric));
        let lower = |at: usize| words.get(at).map(|word| word.trim().to_lowercase()).unwrap_or_default();
        let mut found = vec![];
        for at in 0..words.len() {
            let word = lower(at);
            let last = end == Some(at);
            let of = at > 0 && lower(at - 1) == "of";
            if self.answers.len() > 1 && SEVERAL.contains(&word.as_str()) && (of || last || word != "those") {
                found.push(self.those(&words, if of { at - 1 } else { at }, at));
            }
            let names = self.candidates(&word);
            if ONE.contains(&word.as_str()) || last && ["that", "this"].contains(&word.as_str()) {
                found.extend(names.iter().map(|name| one(&words, at, (*name).clone())));
            }
            if ONES_OWN.contains(&word.as_str()) && !last && !speaks_of_something(&words, at, knowledge) {
                found.extend(names.iter().map(|name| one(&words, at, format!("{name}'s"))));
            }
            if !found.is_empty() {
                break;
            }
        }
        if found.is_empty() && opened.len() < line.len() {
            found.push(Resolved::of(opened.to_owned()));
        }
        found
    }

    /// What a word can stand for, the likeliest first: the answer, and what was asked about. "It" is never who it is.
    fn candidates(&self, word: &str) -> Vec<&String> {
        let is_thing = THINGS.contains(&word) && self.of_whom && !self.names.is_empty();
        self.only.iter().filter(|_| !is_thing).chain(&self.names).collect()
    }

    /// What is put in the place of all that was answered and what that is called, and its names if they are few.
    fn put(&self) -> ((String, String), Option<String>) {
        let put = format!("sparql {{ VALUES ?x {{ {} }} }}", self.answers.join(" "));
        let said = format!("those {}", self.answers.len());
        let names = if self.called.is_empty() { said.clone() } else { and(&self.called) };
        ((put, said), Some(names))
    }

    /// The question with all that was answered in the place of "those".
    fn those(&self, words: &[&str], from: usize, to: usize) -> Resolved {
        let ((put, said), names) = self.put();
        let question = replaced(words, from, to, &put);
        // "do they …?" asks of every one of them.
        let (first, rest) = question.split_once(' ').unwrap_or((&question, ""));
        let asked = PLURALS.iter().find(|(plural, _)| *plural == first.to_lowercase());
        let question = match asked {
            Some((_, singular)) => format!("{singular} {}", rest.replacen(&put, &format!("every {put}"), 1)),
            None => question,
        };
        Resolved { question, put: Some((put, said)), names }
    }
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

fn one(words: &[&str], at: usize, name: String) -> Resolved {
    Resolved::of(replaced(words, at, at, &name))
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

fn replaced(words: &[&str], from: usize, to: usize, by: &str) -> String {
    let [before, after] = [words.get(..from), words.get(to + 1..)].map(|part| part.unwrap_or_default().concat());
    // The blank that stood before the word stays.
    let blank = words.get(from).is_some_and(|word| word.starts_with(char::is_whitespace));
    format!("{before}{}{by}{after}", if blank { " " } else { "" })
}

/// A question without the "and" that joins it to the turn before.
pub(super) fn opened(line: &str) -> &str {
    let rest = line
        .split_once(char::is_whitespace)
        .filter(|(word, _)| OPENINGS.contains(&word.trim_end_matches(',').to_lowercase().as_str()));
    rest.map_or(line, |(_, rest)| rest.trim_start())
}

/// The words and marks of a line, each with the blanks before it.
fn words(line: &str) -> Vec<&str> {
    let mut found = vec![];
    let mut rest = line;
    while !rest.is_empty() {
        let blank = rest.len() - rest.trim_start().len();
        let body = rest.get(blank..).unwrap_or_default();
        let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '_');
        let word = body.find(|c: char| !is_of_word(c)).unwrap_or(body.len());
        let mark = body.chars().next().map_or(0, char::len_utf8);
        let (piece, more) = rest.split_at(blank + if word > 0 { word } else { mark });
        found.push(piece);
        rest = more;
    }
    found
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
    fn other_questions_are_left_alone() {
        assert!(meant("who hosts APEC?", "who chairs the SOM?").is_empty());
        assert_eq!(meant("who hosts APEC?", "and who chairs the SOM?"), ["who chairs the SOM?"]);
    }

    #[test]
    fn lines_fall_into_words() {
        assert_eq!(words("who  chairs it?"), ["who", "  chairs", " it", "?"]);
    }
}
