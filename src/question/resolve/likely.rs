//! Which of several ways to take a question is the likelier: costs by number, gaps and question words.

use super::Resolver;
use crate::claim::Modality;
use crate::question::syntax::{Asked, Clause, Core, Gap, NounPhrase, Qualifier, Verb};

impl Resolver<'_> {
    /// "what SOM1 can produce" is not "which SOM1 can produce something", nor is "what economies can agree on".
    pub(super) fn penalise_incomplete(&mut self, asked: &Asked, clause: &Clause, gap: Gap) {
        let Asked::Noun(noun, what) = asked else { return };
        let name = *what || self.is_proper(noun);
        let lacks = clause.predicates.each.iter().any(|predicate| {
            let stranded = predicate.qualifiers.iter().any(|one| matches!(one, Qualifier::Preposition(_, None)));
            let bare = match predicate.verb {
                Verb::Active(_, None) => name && predicate.qualifiers.is_empty(),
                Verb::Relation(_, None) => true,
                _ => false,
            };
            stranded || bare
        });
        if gap == Gap::Subject && lacks {
            self.cost += 3;
        }
    }

    /// "how many members has APEC" is not "which members have APEC"; "which body is the Council" asks what it is.
    pub(super) fn penalise_number(&mut self, asked: &Asked, clause: &Clause, gap: Gap) {
        let [predicate] = clause.predicates.each.as_slice() else { return };
        let Asked::Noun(noun, _) = asked else {
            // "who has the nickname X" asks who has it, not what X has.
            let has = matches!(&predicate.verb, Verb::Active(words, None) if ["has", "had"].contains(&words.text.to_lowercase().as_str()));
            self.cost += 3 * u32::from(has && gap == Gap::Object);
            return;
        };
        // "which of the cities has the lowest population": one of them has.
        let one_of_them = noun.single().is_some_and(|unit| {
            unit.determiner.as_deref().is_some_and(|word| ["the", "these", "those"].contains(&word))
        });
        let far = match &predicate.verb {
            Verb::Active(words, _) if ["has", "had"].contains(&words.text.to_lowercase().as_str()) => {
                3 * u32::from((self.is_plural(noun) && !one_of_them) == (gap == Gap::Subject))
            }
            Verb::Be(Some(named)) if gap == Gap::Subject => {
                6 * u32::from(named.single().is_some_and(|unit| self.is_name(unit)))
            }
            Verb::Be(None) if predicate.qualifiers.is_empty() => 1,
            _ => 0,
        };
        self.cost += far;
    }

    /// "what is APEC" asks for a profile before it asks what is called APEC.
    pub(super) fn penalise_descriptions(&mut self, asked: &Asked, clause: &Clause) {
        let plain = clause.predicates.each.iter().all(|predicate| {
            let is = matches!(predicate.verb, Verb::Be(_)) && predicate.qualifiers.is_empty();
            is && !predicate.negated && predicate.modality == Modality::Actual
        });
        if plain && matches!(asked, Asked::Word(word) if !word.text.contains(' ')) {
            self.cost += 2;
        }
    }
}

/// Whether a clause says what something is.
pub(super) fn is_identity(clause: &Clause) -> bool {
    clause.predicates.each.iter().all(|predicate| matches!(predicate.verb, Verb::Be(_)))
}

/// Whether a noun asks for a time (true) or a place (false) rather than for a thing.
pub(super) fn time_or_place(noun: &NounPhrase) -> Option<bool> {
    let unit = noun.single()?;
    let plain = unit.of.is_empty() && unit.relatives.is_empty() && unit.owners.is_empty();
    let Core::Words(words) = &unit.core else { return None };
    match words.text.to_lowercase().as_str() {
        "year" | "month" | "date" | "day" | "years" | "time" if plain => Some(true),
        "place" | "places" | "location" | "venue" if plain => Some(false),
        _ => None,
    }
}
