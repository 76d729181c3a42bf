//! What a noun phrase says by itself: facts stated without a verb of their own.

use super::phrase::{self, Extent};
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{Analysis, denying_determiner, is_definite};
use crate::prose::{Construction, Extraction, Object, Phrase, Sign, Signs};

/// An affirmed, actual extraction without qualifiers.
pub fn fact(
    subject: Phrase,
    relation: &str,
    tokens: Vec<usize>,
    object: Object,
    construction: Construction,
) -> Extraction {
    Extraction {
        subject,
        relation: relation.to_owned(),
        relation_tokens: tokens,
        object: Some(object),
        modality: Modality::Actual,
        polarity: Polarity::Affirmed,
        marker: Vec::new(),
        qualifiers: Vec::new(),
        construction,
        signs: Signs::default().with(construction.into()),
    }
}

/// The deed alone, with the time that was told with it, which is what questions of when are put to.
pub fn deed_of(said: &Extraction, relation: String) -> Extraction {
    let signs = said.signs.with(Sign::BareWithTime);
    Extraction { object: None, relation, construction: Construction::Clause, signs, ..said.clone() }
}

/// Whether a noun phrase stands where what it says holds: not within a condition, doubt or question.
pub fn holds(analysis: &Analysis<'_>, noun: usize) -> bool {
    analysis.clause_around(noun).is_none_or(|clause| !clause.context.supposed)
}

/// Whether the noun may not exist: an indefinite one in a denied clause, "does not produce **treaties** for …", or one
/// with "no".
pub fn is_denied(analysis: &Analysis<'_>, noun: usize) -> bool {
    let denied = |clause: &crate::prose::clause::Clause| clause.stance.polarity == Polarity::Denied;
    denying_determiner(analysis.tree, noun).is_some()
        || analysis.clause_around(noun).is_some_and(denied) && !is_definite(analysis.tree, noun)
}

/// Whom a noun is said of: the subject where it is a predicate ("SOM is **a forum**"), else itself.
pub fn bearer(analysis: &Analysis<'_>, noun: usize) -> Phrase {
    let predicated = analysis.clause_at(noun).filter(|clause| clause.copula.is_some());
    let outright = predicated.filter(|clause| clause.stance.polarity == Polarity::Affirmed && clause.context.asserted);
    let subject = outright.and_then(|clause| clause.subject).map(|subject| subject.head);
    phrase::noun_phrase(analysis, subject.unwrap_or(noun), Extent::Short)
}
