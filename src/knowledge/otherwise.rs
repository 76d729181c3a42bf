//! The answer to a question in other words, where nothing answers it as it stands.

use super::language::Language;
use super::{Knowledge, KnowledgeError, readings};
use crate::answer::Answer;
use crate::question::{self, Sentence};
use crate::rdf::{NamedNode, namespace};
use crate::store::QuadPattern;

impl Knowledge {
    /// The answer to a question in the first other words that have one.
    pub(super) fn in_other_words(&self, question: &str, language: &Language) -> Result<Option<Answer>, KnowledgeError> {
        if !matches!(question::sentence(question), Sentence::Question(_)) {
            return Ok(None);
        }
        for other in question::wordings(question, &language.lexicon) {
            let Ok(outcomes) = question::readings(&other, &language.lexicon) else { continue };
            let readings = readings::answered(outcomes, self.graph.as_ref(), language)?;
            let Ok(chosen) = readings::choose(readings, None, &other) else { continue };
            if chosen.answer.is_answered() && (!other.starts_with("how much") || tells_amounts(&chosen.answer)) {
                return Ok(Some(chosen.answer));
            }
        }
        self.without_noun(question, language)
    }

    /// The answer to a question without the noun of its "which", where nothing that it finds is of a class: the reading says so.
    fn without_noun(&self, question: &str, language: &Language) -> Result<Option<Answer>, KnowledgeError> {
        let Some((noun, other)) = question::without_noun(question, &language.lexicon) else { return Ok(None) };
        let Ok(outcomes) = question::readings(&other, &language.lexicon) else { return Ok(None) };
        let readings = readings::answered(outcomes, self.graph.as_ref(), language)?;
        let Ok(mut chosen) = readings::choose(readings, None, &other) else { return Ok(None) };
        if !chosen.answer.is_answered() || self.has_classes(&chosen.answer)? {
            return Ok(None);
        }
        chosen.answer.reading.push_str(&format!(" (nothing says whether these are {noun})"));
        Ok(Some(chosen.answer))
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

/// Whether every row begins with a number: "how big was the surplus" is answered by a sum, and not by what a surplus is.
fn tells_amounts(answer: &Answer) -> bool {
    let number = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    answer.rows.iter().all(|row| row.cells.iter().any(|cell| cell.label.split(' ').take(2).any(number)))
}
