//! Passives: "is chaired by China" as "China chairs", and relations that a text only names in the passive.

use super::noun::Denoted;
use super::verb::{Frame, Slot};
use super::{Missing, Resolver, join, statement};
use crate::lexicon::morphology::past_participle;
use crate::lexicon::{VerbForm, phrase, respelt_participle};
use crate::question::error::AskError;
use crate::question::reading::{Condition, Operand, Predicate, Sense};
use crate::question::syntax::Words;

/// Whether a condition speaks of what is asked for.
fn asks_for(condition: &Condition, frame: &Frame<'_>) -> bool {
    match frame.missing {
        Some(Missing::Thing(Operand::Variable(variable))) => condition.variables().contains(variable),
        _ => true,
    }
}

impl Resolver<'_> {
    /// "is chaired by China", "was founded".
    pub(super) fn passive(&mut self, frame: Frame<'_>, words: &Words) -> Result<Condition, AskError> {
        let as_what = Words { span: words.span, text: "as".to_owned() };
        let mut frame: Frame<'_> = frame;
        let participle = phrase(&words.text).join(" ");
        let bases = self.infinitives(words, &[VerbForm::Participle]);
        let agent = frame.prepositions.iter().position(|(preposition, _)| preposition.text.eq_ignore_ascii_case("by"));
        if let Some(event) = self.passive_event(&mut frame, agent, &bases)? {
            return Ok(event);
        }
        let mut readings: Vec<Condition> = self.place(&frame, &[format!("be {participle}")])?.into_iter().collect();
        match agent {
            None => readings.extend(self.outright_passive(&frame, &participle, &bases)?),
            Some(by) => readings.extend(self.by_means(&frame, by, &participle)?),
        }
        if let Some(predicate) = bases.iter().find_map(|base| self.relation_called(base, base)) {
            // "was appointed Director": what somebody is made.
            if let Slot::Filled(_) = frame.object {
                frame.prepositions.push((&as_what, frame.object));
            }
            readings.push(self.turned(&mut frame, agent, &predicate)?);
        } else if let Some((at, predicate)) = bases.iter().find_map(|base| self.with_preposition(&frame, base)) {
            frame.prepositions.remove(at);
            readings.push(self.turned(&mut frame, agent.filter(|by| *by < at), &predicate)?);
        }
        let unasked =
            matches!(frame.missing, Some(Missing::Thing(_))) && !readings.iter().any(|one| asks_for(one, &frame));
        if unasked && !readings.is_empty() {
            return Err(self.nothing_asked(&frame));
        }
        if readings.is_empty() {
            let predicate = self.unknown_verb(words, &bases)?;
            readings.push(self.turned(&mut frame, agent, &predicate)?);
        }
        Ok(join(true, readings))
    }

    /// "was born in Vienna", "was published by Viking in 1957": what happens, by nouns of the graph.
    fn passive_event(
        &mut self,
        frame: &mut Frame<'_>,
        agent: Option<usize>,
        bases: &[String],
    ) -> Result<Option<Condition>, AskError> {
        if !matches!(frame.object, Slot::Empty) || matches!(frame.missing, Some(Missing::Thing(_))) {
            return Ok(None);
        }
        let others =
            frame.prepositions.iter().enumerate().filter(|(at, _)| Some(*at) != agent).map(|(_, other)| *other);
        let rest = Frame { prepositions: others.collect(), restrictions: frame.restrictions.clone(), ..*frame };
        let located = bases.iter().any(|base| ["locate", "situate", "base"].contains(&base.as_str()));
        if located && agent.is_none() && !self.lexicon.verbs().derived().places().is_empty() {
            return self.copula(rest).map(Some);
        }
        let Some(event) = self.event(&rest, bases)? else { return Ok(None) };
        let predicate = bases.iter().find_map(|base| self.relation_called(base, base));
        let (Some(at), Some(predicate)) = (agent, predicate) else { return Ok(Some(event)) };
        let by = frame.prepositions.remove(at);
        let mut alone = Frame { prepositions: vec![by], restrictions: vec![], missing: None, ..*frame };
        let acts = self.turned(&mut alone, Some(0), &predicate)?;
        Ok(Some(join(false, vec![acts, event])))
    }

    /// "is recorded in a communiqué", "was founded in 1961", where the graph has a relation of that name.
    fn outright_passive(
        &mut self,
        frame: &Frame<'_>,
        participle: &str,
        bases: &[String],
    ) -> Result<Option<Condition>, AskError> {
        let names = self.passive_names(participle, bases);
        let rest = |prepositions| Frame { prepositions, restrictions: frame.restrictions.clone(), ..*frame };
        if let Some((at, predicate)) = names.iter().find_map(|name| self.with_preposition(frame, name)) {
            let slot = frame.prepositions.get(at).map_or(Slot::Empty, |(_, slot)| *slot);
            let others = frame.prepositions.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, p)| *p);
            return self.say(&rest(others.collect()), frame.subject, &predicate, slot).map(Some);
        }
        let object = match (frame.object, frame.missing) {
            (Slot::Empty, Some(Missing::Thing(operand))) => Slot::Asked(operand),
            (object, _) => object,
        };
        let called = self.passive_relation(&names, matches!(object, Slot::Empty));
        let timed = names.first().filter(|_| matches!(object, Slot::Empty));
        let called = match timed {
            Some(name) => self.with_times(called, name, frame),
            None => called,
        };
        let Some(predicate) = called else { return Ok(None) };
        let missing = frame.missing.filter(|missing| !matches!(missing, Missing::Thing(_)));
        let rest = Frame { missing, ..rest(frame.prepositions.clone()) };
        self.say(&rest, frame.subject, &predicate, object).map(Some)
    }

    /// "how can the Charter be amended": what a text says with "by" and nobody who acts.
    fn by_means(&mut self, frame: &Frame<'_>, by: usize, participle: &str) -> Result<Option<Condition>, AskError> {
        let label = format!("be {participle} by");
        let Some(predicate) = self.relation_called(&label, &label) else { return Ok(None) };
        let slot = frame.prepositions.get(by).map_or(Slot::Empty, |(_, slot)| *slot);
        let others = frame.prepositions.iter().enumerate().filter(|(other, _)| *other != by).map(|(_, p)| *p);
        let rest = Frame { prepositions: others.collect(), restrictions: frame.restrictions.clone(), ..*frame };
        self.say(&rest, frame.subject, &predicate, slot).map(Some)
    }

    /// The relations with these names; without an object also those that go on with a preposition ("be launched as").
    fn passive_relation(&self, names: &[String], intransitive: bool) -> Option<Predicate> {
        let own = names.iter().filter_map(|name| self.relation_called(name, name));
        let longer = names.iter().filter(|_| intransitive).filter_map(|name| self.with_any_preposition(name));
        let mut senses: Vec<Sense> = own.chain(longer).flat_map(|predicate| predicate.senses).collect();
        senses.sort_unstable();
        senses.dedup();
        (!senses.is_empty()).then(|| Predicate {
            label: names.first().cloned().unwrap_or_default(),
            senses,
            noun: false,
        })
    }

    /// The passive as written, then those of verbs that mean the same: "be set up" is also "be founded".
    fn passive_names(&self, participle: &str, bases: &[String]) -> Vec<String> {
        let spellings = std::iter::once(participle.to_owned()).chain(respelt_participle(participle));
        let mut names: Vec<String> = spellings.map(|participle| format!("be {participle}")).collect();
        let relations = bases.iter().flat_map(|base| self.lexicon.verbs().relations(base));
        for name in relations.flat_map(|relation| self.lexicon.verbs().names(relation)) {
            let (verb, rest) = name.split_once(' ').unwrap_or((name, ""));
            let passive = format!("be {} {rest}", past_participle(verb)).trim_end().to_owned();
            if verb != "be" && !names.contains(&passive) {
                names.push(passive);
            }
        }
        names
    }

    /// The active of a passive: whoever stands after "by" acts on the subject.
    fn turned(
        &mut self,
        frame: &mut Frame<'_>,
        agent: Option<usize>,
        predicate: &Predicate,
    ) -> Result<Condition, AskError> {
        let slot = agent.map_or(Slot::Empty, |at| frame.prepositions.remove(at).1);
        let patient = frame.subject.clone();
        let (mark, mut said) = (self.mark(), vec![]);
        let (any, agents) = match slot {
            Slot::Empty => (false, vec![Denoted::thing(Operand::Variable(self.fresh()))]),
            Slot::Asked(operand) => (false, vec![Denoted::thing(operand.clone())]),
            Slot::Filled(noun) => {
                let group = self.counted_phrase(noun)?;
                (group.any, group.each)
            }
        };
        for agent in agents {
            let acts = statement(agent.operand.clone(), predicate.clone(), Some(patient.clone()));
            let one = self.qualified(frame, acts)?;
            said.push(self.of_so_many(mark, agent, one));
        }
        Ok(join(any, said))
    }
}
