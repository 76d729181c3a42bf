//! Verbs that the graph lacks, verbs of which it knows no agent, and verbs that lack one of two objects.

use super::unknown::is_misspelt;
use super::verb::Frame;
use super::{Resolver, join, statement};
use crate::lexicon::morphology::past_participle;
use crate::question::error::AskError;
use crate::question::reading::{Condition, Operand, Predicate};
use crate::question::syntax::{NounPhrase, Words};

/// Verbs with both what is told and whom.
pub(super) const TELLING: &[&str] = &["tell", "inform", "advise", "assure", "warn", "remind", "notify"];

impl Resolver<'_> {
    /// "what did the Chair tell reporters": what is told, by whoever tells it to them.
    pub(super) fn tell(
        &mut self,
        frame: &Frame<'_>,
        subject: &Operand,
        predicate: &Predicate,
        asked: &Operand,
        listener: &NounPhrase,
    ) -> Result<Condition, AskError> {
        let rest = Frame {
            missing: None,
            prepositions: frame.prepositions.clone(),
            restrictions: frame.restrictions.clone(),
            ..*frame
        };
        let told = self.qualified(&rest, statement(subject.clone(), predicate.clone(), Some(asked.clone())))?;
        let group = self.counted_phrase(listener)?;
        let mut each = vec![];
        for denoted in group.each {
            let heard = statement(subject.clone(), predicate.clone(), Some(denoted.operand.clone()));
            let heard = self.qualified(&rest, heard)?;
            let other = Condition::Not(Box::new(Condition::Same(asked.clone(), denoted.operand)));
            each.push(join(false, [vec![told.clone(), heard, other], denoted.conditions].concat()));
        }
        Ok(join(group.any, each))
    }

    /// A verb that the graph lacks: an error, unless whether it holds is the question.
    pub(super) fn unknown_verb(&mut self, words: &Words, bases: &[String]) -> Result<Predicate, AskError> {
        let label = bases.first().cloned().unwrap_or_else(|| words.text.to_lowercase());
        let undergone = format!("be {}", past_participle(&label));
        if self.relation_called(&undergone, &undergone).is_some() || self.with_any_preposition(&undergone).is_some() {
            // It is said to be done, and not who does it.
            return Ok(Predicate { label, senses: vec![], noun: false });
        }
        let near = self.unknown.near_verbs(self.lexicon, &label);
        let slip = near.iter().any(|near| is_misspelt(&label, near));
        if !self.lenient || slip {
            return Err(AskError::UnknownVerb { span: words.span, word: words.text.clone(), near });
        }
        self.warn("not-mentioned", format!("nothing here says who can “{label}”"), words.span, "not in the graph");
        self.cost += 2;
        Ok(Predicate { label, senses: vec![], noun: false })
    }
}
