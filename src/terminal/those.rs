//! All that was answered, put in the place of "those", "they" and "their".

use super::pieces::replaced;
use super::resolved::Resolved;
use crate::answer::Cell;
use crate::knowledge::Knowledge;
use crate::question::is_copula;
use crate::show::words::and;

/// The most answers that "those" stands for.
const MOST: usize = 500;
/// The most answers that are called by their names.
const MOST_NAMED: usize = 4;
/// The most whose names are put into a question, and the most bytes of these.
const MOST_SPELT: usize = 40;
const LONGEST_SPELT: usize = 2_000;
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

/// What was answered, each thing once.
#[derive(Clone, Debug, Default)]
pub(super) struct Those {
    /// As they are written in SPARQL.
    written: Vec<String>,
    /// What they are called.
    called: Vec<String>,
    /// The noun that tells which of them are meant: "committees".
    kind: Option<String>,
}

impl Those {
    pub(super) fn of(cells: &[&Cell]) -> Self {
        let cells = || cells.iter().take(MOST);
        let written = cells().map(|cell| format!("<{}>", cell.value)).collect();
        Self { written, called: cells().map(|cell| cell.label.clone()).collect(), kind: None }
    }

    /// Those that are called by a noun.
    pub(super) fn of_kind(&self, kind: &str, knowledge: &Knowledge) -> Self {
        let each = self.written.iter().zip(&self.called).filter(|(_, name)| knowledge.is_called(name, kind));
        let (written, called) = each.map(|(written, name)| (written.clone(), name.clone())).unzip();
        Self { written, called, kind: Some(kind.to_owned()) }
    }

    pub(super) const fn len(&self) -> usize {
        self.written.len()
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// The only one's name.
    pub(super) fn only(&self) -> Option<&String> {
        match self.called.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// What is put in the place of all that was answered and what that is called, and its names if they are few.
    fn put(&self) -> ((String, String), Option<String>) {
        let put = format!("sparql {{ VALUES ?x {{ {} }} }}", self.written.join(" "));
        let said = self.only().cloned().unwrap_or_else(|| {
            let kind = self.kind.as_ref().map_or_else(String::new, |kind| format!(" {kind}"));
            format!("those {}{kind}", self.len())
        });
        let names = if self.len() <= MOST_NAMED { and(&self.called) } else { said.clone() };
        ((put, said), Some(names))
    }

    /// How many they are.
    pub(super) fn counted(&self) -> Resolved {
        let (put, names) = self.put();
        Resolved { question: format!("how many {} are there?", put.0), put: Some(put), names }
    }

    /// A question with all that was answered in the place of some words.
    pub(super) fn instead(&self, words: &[&str], from: usize, to: usize) -> Vec<Resolved> {
        let ((put, said), names) = self.put();
        let question = asked_of_each(replaced(words, from, to, &put), &put);
        let put_in = Resolved { question, put: Some((put, said)), names };
        [put_in].into_iter().chain(self.spelt(words, from, to)).collect()
    }

    /// A question with what is theirs: "their chairs".
    pub(super) fn own(&self, words: &[&str], at: usize) -> Resolved {
        let (put, names) = self.put();
        Resolved { question: replaced(words, at, at, &format!("{}'s", put.0)), put: Some(put), names }
    }

    /// "What do they do?" is asked of things by their names.
    fn spelt(&self, words: &[&str], from: usize, to: usize) -> Option<Resolved> {
        let last = words.iter().rfind(|word| word.contains(char::is_alphanumeric))?;
        let asks_for_all = ["do", "done", "doing"].contains(&last.trim().to_lowercase().as_str());
        let names = and(&self.called);
        let few = self.len() <= MOST_SPELT && names.len() <= LONGEST_SPELT;
        (asks_for_all && few).then(|| Resolved::of(replaced(words, from, to, &names)))
    }
}

/// "do they …?" asks of every one of them.
fn asked_of_each(question: String, put: &str) -> String {
    let (first, rest) = question.split_once(' ').unwrap_or((&question, ""));
    let lower = first.to_lowercase();
    let Some((_, singular)) = PLURALS.iter().find(|(plural, _)| *plural == lower) else { return question };
    // A noun behind "is" would be taken for a part of what stands before it.
    let every = if is_copula(singular) { format!("every ({put})") } else { format!("every {put}") };
    format!("{singular} {}", rest.replacen(put, &every, 1))
}
