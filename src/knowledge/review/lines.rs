//! The file: from its lines to decisions, and from claims in doubt to lines.

use super::{Decision, Held, Line, Review, ReviewError, Worded, key, one_line};
use crate::knowledge::{ClaimView, Ingested};
use std::collections::BTreeSet;

/// What stands at the head of a new file.
const HEAD: &str = "\
# Claims that were held back because the reader is not sure of them.
# Put + before a claim to accept it and - to reject it; ? leaves it for later. Correct its words where they are wrong.
# Below a sentence a claim can be added: + | subject | stated | relation | object
# For \"stated\" there can be: denied, can, cannot, must, must not, should, should not.
# The next `ingest … --review` with this file does as it says; the last field of a line is how it knows the claim.
";

impl Review {
    /// Reads a file of decisions.
    ///
    /// # Errors
    /// [`ReviewError`] at the first line that cannot be understood.
    pub fn parse(file: &str, text: &str) -> Result<Self, ReviewError> {
        let mut review = Self { text: text.to_owned(), ..Self::default() };
        let mut quote = None;
        for (number, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())) {
            match line.chars().next() {
                None | Some('#') => {}
                Some('>') => quote = line.strip_prefix('>').map(one_line),
                Some(mark @ ('?' | '+' | '-')) => {
                    let rest = line.strip_prefix(mark).unwrap_or_default();
                    let said = read(file, number, decision(mark), rest, quote.clone())?;
                    review.take(said);
                }
                Some(_) => return Err(ReviewError::Unmarked { file: file.to_owned(), line: number }),
            }
        }
        Ok(review)
    }

    /// How many claims are accepted or rejected.
    #[must_use]
    pub fn decided(&self) -> usize {
        self.keyed.values().filter(|line| line.decision != Decision::Open).count() + self.added.len()
    }

    fn take(&mut self, (key, line): (Option<String>, Line)) {
        match key {
            Some(key) => _ = self.keyed.insert(key, line),
            None if line.decision == Decision::Accepted => self.added.push(line),
            None => {}
        }
    }

    /// The file as it is to be written after `texts` were read: what was there, without undecided claims that are no
    /// longer held back from them, and with those that are new.
    #[must_use]
    pub fn renewed(&self, texts: &[String], held: &[Held]) -> String {
        let keys: BTreeSet<&str> = held.iter().map(|held| held.key.as_str()).collect();
        let old = if self.text.trim().is_empty() { HEAD } else { &self.text };
        let (mut kept, mut was_read, mut below) = (vec![], false, false);
        for line in old.lines() {
            if below && line.starts_with('#') {
                let name = line.trim_start_matches('#').trim();
                was_read = texts.iter().any(|text| text == name);
            }
            below = line.starts_with('>');
            let key = line.starts_with('?').then(|| line.rsplit('|').next().unwrap_or_default().trim());
            if key.is_none_or(|key| !was_read || keys.contains(key)) {
                kept.push(line);
            }
        }
        let mut out = without_empty_sentences(&kept);
        let mut above = String::new();
        for Held { key, view } in held.iter().filter(|held| !self.keyed.contains_key(&held.key)) {
            let quote = one_line(&view.citation.quote);
            if quote != above {
                out += &format!("\n> {quote}\n# {}\n", view.citation.source);
                above = quote;
            }
            out += &line('?', view, key);
        }
        out
    }
}

impl Held {
    /// The claims that are held back from a text.
    #[must_use]
    pub fn of(ingested: &Ingested) -> Vec<Self> {
        let claims = ingested.held.iter().zip(ingested.held_views());
        claims.map(|((claim, _), view)| Self { key: key(&claim.node(), &view.citation.quote), view }).collect()
    }
}

/// Lines without the sentences below which nothing is left.
fn without_empty_sentences(lines: &[&str]) -> String {
    let mut out: Vec<&str> = vec![];
    let mut block: Vec<&str> = vec![];
    let told = |block: &[&str]| block.iter().any(|line| line.starts_with(['?', '+', '-']));
    let wanted = |block: &[&str]| told(block) || !block.iter().any(|line| line.starts_with('>'));
    for &line in lines {
        if line.starts_with('>') {
            if wanted(&block) {
                out.append(&mut block);
            }
            block.clear();
        }
        block.push(line);
    }
    if wanted(&block) {
        out.append(&mut block);
    }
    while out.last().is_some_and(|line| line.trim().is_empty()) {
        out.pop();
    }
    out.into_iter().map(|line| format!("{line}\n")).collect()
}

/// "? 0.41 | APEC | stated | pursue | aims | | 8f3a2c…".
fn line(mark: char, view: &ClaimView, key: &str) -> String {
    let worded = Worded::of(view);
    let sure = view.confidence.map_or_else(String::new, |sure| sure.to_string());
    let parts = [&worded.subject, worded.stance(), &worded.relation, &worded.object, &worded.qualifiers];
    let parts = parts.map(|part| one_line(part).replace('|', "\\|"));
    format!("{mark} {sure} | {} | {key}\n", parts.join(" | "))
}

const fn decision(mark: char) -> Decision {
    match mark {
        '+' => Decision::Accepted,
        '-' => Decision::Rejected,
        _ => Decision::Open,
    }
}

/// A claim's line, without its mark.
fn read(
    file: &str,
    number: usize,
    decision: Decision,
    rest: &str,
    quote: Option<String>,
) -> Result<(Option<String>, Line), ReviewError> {
    let lacks = |what| ReviewError::Lacks { file: file.to_owned(), line: number, what };
    let quote = quote.ok_or_else(|| lacks("there is no sentence (>) above this claim"))?;
    let parts = parts(rest);
    let strings: Vec<&str> = parts.iter().map(String::as_str).collect();
    let (subject, stance, relation, object, qualifiers, key) = match *strings.as_slice() {
        [_, subject, stance, relation, object, qualifiers, key] => {
            (subject, stance, relation, object, qualifiers, Some(key.to_owned()))
        }
        [_, subject, stance, relation, object] => (subject, stance, relation, object, "", None),
        _ => return Err(ReviewError::Parts { file: file.to_owned(), line: number, parts: parts.len() }),
    };
    let known = Worded::STANCES.into_iter().find(|(word, _, _)| *word == stance);
    let (_, modality, polarity) =
        known.ok_or_else(|| ReviewError::Stance { file: file.to_owned(), line: number, word: stance.to_owned() })?;
    if subject.is_empty() || relation.is_empty() {
        return Err(lacks("a claim needs a subject and a relation"));
    }
    let [subject, relation, object, qualifiers] = [subject, relation, object, qualifiers].map(str::to_owned);
    let worded = Worded { subject, modality, polarity, relation, object, qualifiers };
    Ok((key, Line { number, decision, worded, quote }))
}

/// The parts between bars; a bar after a backslash belongs to its part.
fn parts(line: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(part) = parts.last_mut() else { break };
        match letter {
            '\\' if letters.peek() == Some(&'|') => part.extend(letters.next()),
            '|' => parts.push(String::new()),
            letter => part.push(letter),
        }
    }
    parts.iter().map(|part| one_line(part)).collect()
}
