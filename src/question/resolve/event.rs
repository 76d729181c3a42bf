//! What happens, where the graph has a noun for it: "was born in Vienna" by its birth place, "when did it close".

use super::verb::{Frame, Slot};
use super::whose::Link;
use super::{Missing, Resolver, join, with};
use crate::lexicon::Tells;
use crate::question::error::AskError;
use crate::question::reading::{Condition, Operand, Predicate, Restriction, Sense};

/// Prepositions that lead to where something happens.
const WHERE: &[&str] = &["in", "at", "on", "from", "near", "within"];

impl Resolver<'_> {
    /// A verb by the relations that tell where or when it happens; none if the graph has none, or if something is said
    /// that they do not tell.
    pub(super) fn event(&mut self, frame: &Frame<'_>, bases: &[String]) -> Result<Option<Condition>, AskError> {
        let derived = self.lexicon.verbs().derived();
        let events: Vec<(Tells, Sense)> = bases
            .iter()
            .flat_map(|base| derived.events(base))
            .map(|(tells, relation)| (*tells, Sense { relation: relation.clone(), inverse: false }))
            .collect();
        if events.is_empty()
            || frame.prepositions.iter().any(|(word, _)| !WHERE.contains(&word.text.to_lowercase().as_str()))
        {
            return Ok(None);
        }
        let mut said = vec![];
        let mut asked = false;
        if let Some(Missing::Where(variable) | Missing::When(variable)) = frame.missing {
            let tells = if matches!(frame.missing, Some(Missing::Where(_))) { Tells::Place } else { Tells::Time };
            let Some(link) = self.telling(&events, tells) else { return Ok(None) };
            said.push(self.linked(&link, frame.subject.clone(), &Operand::Variable(*variable)));
            asked = true;
        }
        for (_, slot) in &frame.prepositions {
            let Some(link) = self.telling(&events, Tells::Place) else { return Ok(None) };
            match slot {
                Slot::Empty => return Ok(None),
                Slot::Asked(operand) => said.push(self.linked(&link, frame.subject.clone(), operand)),
                Slot::Filled(noun) => {
                    let group = self.noun_phrase(noun)?;
                    let mut each = vec![];
                    for denoted in group.each {
                        let stated = self.linked(&link, frame.subject.clone(), &denoted.operand);
                        each.push(with(stated, denoted.conditions));
                    }
                    said.push(join(group.any, each));
                }
            }
        }
        said.extend(self.happened(frame, &events));
        let bare = said.is_empty() && !asked;
        Ok((!bare).then(|| join(false, said)))
    }

    /// The dates of what happens.
    fn happened(&mut self, frame: &Frame<'_>, events: &[(Tells, Sense)]) -> Vec<Condition> {
        let times = frame.restrictions.iter().filter_map(|restriction| match restriction {
            Restriction::Time(relation, date) => Some((*relation, date.clone())),
            _ => None,
        });
        let times: Vec<_> = times.collect();
        let Some(link) = self.telling(events, Tells::Time).filter(|_| !times.is_empty()) else { return vec![] };
        let value = Operand::Variable(self.fresh());
        vec![self.linked(&link, frame.subject.clone(), &value), super::value::dated(&value, &times)]
    }

    /// The relations that tell this.
    fn telling(&self, events: &[(Tells, Sense)], wanted: Tells) -> Option<Link> {
        let fits = |exact: bool| {
            let of_sort = move |tells: Tells| if exact { tells == wanted } else { tells == Tells::Either };
            let mut senses: Vec<Sense> =
                events.iter().filter(|(tells, _)| of_sort(*tells)).map(|(_, sense)| sense.clone()).collect();
            senses.sort_unstable();
            senses.dedup();
            senses
        };
        let senses = Some(fits(true)).filter(|senses| !senses.is_empty()).unwrap_or_else(|| fits(false));
        let verbs = self.lexicon.verbs();
        let label = senses.first().and_then(|sense| verbs.names(&sense.relation).first())?.clone();
        let called = |sense: &Sense| verbs.relations(&label).contains(&sense.relation);
        let senses: Vec<Sense> = senses.into_iter().filter(called).collect();
        Some(Link::to(Predicate { label, senses, noun: true }))
    }
}
