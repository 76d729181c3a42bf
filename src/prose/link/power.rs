//! "She cannot impose fines. **That power belongs to the Court**.": who can, where the sentence before told who can or cannot.

use super::linker::{Linker, Statement};
use super::referents::Referents;
use super::registry::Thing;
use crate::claim::{Citation, Modality, Polarity, Qualifier};
use crate::prose::clause::WordClass;
use crate::prose::{Construction, Extraction, Object, PhraseQualifier, Sentence};

/// How it is said whose a power is.
const BELONGS: [&str; 8] = [
    "belong to",
    "rest with",
    "lie with",
    "fall to",
    "remain with",
    "be reserved for",
    "be reserved to",
    "be vested in",
];

/// What somebody can or cannot do, as the sentence of that number told last.
#[derive(Debug, Default)]
pub struct Powers {
    number: usize,
    told: Vec<(String, Vec<Thing>, Vec<Qualifier>)>,
}

/// Takes note of what can be done, and learns who can do it.
pub fn learn(
    linker: &mut Linker<'_>,
    sentence: &Sentence,
    extraction: &Extraction,
    referents: &Referents,
    citation: &Citation,
) {
    let Some(Object::Thing(phrase)) = &extraction.object else { return };
    let objects = referents.of(phrase).cloned().unwrap_or_default();
    let number = linker.resolver.context.number();
    if extraction.modality == Modality::Possible && extraction.construction == Construction::Clause {
        let qualifiers = linker.qualifiers(sentence, extraction, referents).unwrap_or_default();
        let powers = &mut linker.resolver.powers;
        if powers.number != number {
            *powers = Powers { number, told: vec![] };
        }
        powers.told.push((extraction.relation.clone(), objects, qualifiers));
        return;
    }
    let before = linker.resolver.powers.number + 1 == number && is_so(extraction);
    if !before || !BELONGS.contains(&extraction.relation.as_str()) || !is_pointed_at(sentence, extraction) {
        return;
    }
    let told = linker.resolver.powers.told.clone();
    for holder in objects {
        for (relation, things, qualifiers) in &told {
            for &thing in things {
                let said = Statement::plain(holder, relation, linker.term(thing));
                let said = Statement { modality: Modality::Possible, qualifiers: qualifiers.clone(), ..said };
                linker.enter(said, citation);
            }
        }
    }
}

/// Whether it is told outright: "That power **should** belong to the Court" tells of nobody who has it.
fn is_so(said: &Extraction) -> bool {
    let reserved = said.qualifiers.iter().any(|qualifier| {
        matches!(qualifier, PhraseQualifier::Condition(_) | PhraseQualifier::Hedge(_) | PhraseQualifier::Attribution(_))
    });
    said.modality == Modality::Actual && said.polarity == Polarity::Affirmed && !reserved
}

/// "that power", "this right".
fn is_pointed_at(sentence: &Sentence, extraction: &Extraction) -> bool {
    let head = extraction.subject.head;
    let sums_up = sentence.token(head).is_some_and(|token| WordClass::Summing.contains(&token.lemma.to_lowercase()));
    let before = head.checked_sub(1).and_then(|at| sentence.token(at));
    sums_up && before.is_some_and(|token| token.is("that") || token.is("this"))
}
