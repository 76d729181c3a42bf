//! The answer to a question in other words, where nothing answers it as it stands.

use super::language::Language;
use super::{Answered, Knowledge, KnowledgeError, readings};
use crate::answer::{Answer, Row};
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::tokens;
use crate::question::{self, Sentence};
use crate::rdf::{NamedNode, namespace};
use crate::store::QuadPattern;
use std::time::Instant;

impl Knowledge {
    /// The answer to a question in the first other words that have one, which it says.
    pub(super) fn in_other_words(
        &self,
        question: &str,
        language: &Language,
        started: Instant,
    ) -> Result<Option<Answered>, KnowledgeError> {
        if !matches!(question::sentence(question), Sentence::Question(_)) {
            return Ok(None);
        }
        let answer = match self.otherwise(question, language)? {
            Some(mut answer) => {
                let note = format!("nothing answers this as it was asked; it is answered as: {}", answer.reading);
                answer.notes.push(note);
                Some(answer)
            }
            None => self.by_passages(question, language)?,
        };
        let Some(answer) = answer else { return Ok(None) };
        language.sound(self.graph.as_ref())?;
        let answer = Answer { question: question.to_owned(), elapsed: started.elapsed(), ..answer };
        Ok(Some(Answered { answer, warnings: vec![] }))
    }

    fn otherwise(&self, question: &str, language: &Language) -> Result<Option<Answer>, KnowledgeError> {
        if let Some((verb, other)) = question::refused(question)
            && let Some(mut answer) = self.answered(&other, language)?
            && says_so(&answer, verb, other.split_once("not ").map_or("", |(_, rest)| rest))
        {
            answer.rows.retain(|row| !is_of_another_denial(row));
            return Ok(Some(answer));
        }
        for other in question::wordings(question, &language.lexicon) {
            let answer = self.answered(&other, language)?;
            let fits = |answer: &Answer| !other.starts_with("how much") || tells_amounts(answer);
            if let Some(answer) = answer.filter(fits) {
                return Ok(Some(answer));
            }
        }
        self.without_noun(question, language)
    }

    /// What answers a wording, if anything does.
    fn answered(&self, wording: &str, language: &Language) -> Result<Option<Answer>, KnowledgeError> {
        let Ok(outcomes) = question::readings(wording, &language.lexicon) else { return Ok(None) };
        let readings = readings::answered(outcomes, self.graph.as_ref(), language)?;
        let chosen = readings::choose(readings, None, wording).ok();
        Ok(chosen.map(|chosen| chosen.answer).filter(Answer::is_answered))
    }

    /// The answer to a question without the noun of its "which", where nothing that it finds is of a class: the reading says so.
    /// Texts do not always say what something is; a graph without claims has classes for that.
    fn without_noun(&self, question: &str, language: &Language) -> Result<Option<Answer>, KnowledgeError> {
        let Some((noun, other)) = question::without_noun(question, &language.lexicon) else { return Ok(None) };
        let Some(mut answer) = self.answered(&other, language)? else { return Ok(None) };
        let claims = QuadPattern {
            predicate: Some(namespace::TYPE.into_owned()),
            object: Some(namespace::CLAIM_CLASS.into_owned().into()),
            subject: None,
        };
        if self.graph.count(&claims, 1) == Some(0) || self.has_classes(&answer)? {
            return Ok(None);
        }
        answer.reading.push_str(&format!(" (nothing says whether these are {noun})"));
        Ok(Some(answer))
    }

    /// Whether anything in the first column of an answer is of a class.
    fn has_classes(&self, answer: &Answer) -> Result<bool, KnowledgeError> {
        for cell in answer.rows.iter().filter_map(|row| row.cells.first()) {
            let Ok(thing) = NamedNode::new(&cell.value) else { continue };
            let pattern = QuadPattern {
                subject: Some(thing.into()),
                predicate: Some(namespace::TYPE.into_owned()),
                object: None,
            };
            if !self.graph.quads(&pattern)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether every sentence that is quoted has a verb before an infinitive: not whoever did not sign refused to sign.
fn says_so(answer: &Answer, verb: &str, rest: &str) -> bool {
    let infinitive = rest.split([' ', '?', '.']).next().unwrap_or_default().to_lowercase();
    let says = |quote: &str| {
        tokens(quote).windows(3).any(|three| {
            let [first, to, last] = three else { return false };
            let refuses = lemma(&first.folded(), WordClass::Verb) == verb;
            refuses && to.folded() == "to" && last.folded() == infinitive
        })
    };
    answer.all_citations().all(|citation| says(&citation.quote))
}

/// Whether what a row names stands behind "not" alone: Chile of "refused to admit Peru and did not admit Chile".
fn is_of_another_denial(row: &Row) -> bool {
    let Some(name) = row.cells.first().map(|cell| cell.label.as_str()) else { return false };
    let apart = |quote: &str| {
        quote.split_once(" not ").is_some_and(|(before, after)| !before.contains(name) && after.contains(name))
    };
    !row.citations.is_empty() && row.citations.iter().all(|citation| apart(&citation.quote))
}

/// Whether every row begins with a number: "how big was the surplus" is answered by a sum, and not by what a surplus is.
fn tells_amounts(answer: &Answer) -> bool {
    let number = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    answer.rows.iter().all(|row| row.cells.iter().any(|cell| cell.label.split(' ').take(2).any(number)))
}
