//! What has what: "X's Y" always, "Y of X" only where Y is something that is had.

use crate::lexicon::Vocabulary;
use crate::prose::{Construction, Extraction, Object, Sentence};
use crate::rdf::namespace;

/// Whether an extraction says that something has something, as its grammar shows.
pub fn is_possession(construction: Construction) -> bool {
    matches!(construction, Construction::Possession | Construction::Belonging)
}

/// Whether an extraction that reads "Y of X" as having may be so: Y is a name or, by the vocabulary, somebody, a body,
/// a meeting, a thing that is made. "The chair of the Council" is had by the Council; "the length of the closure", "a
/// topic of the talks" are not.
pub fn may_belong(vocabulary: &Vocabulary, sentence: &Sentence, extraction: &Extraction) -> bool {
    let Some(Object::Thing(possessed)) = &extraction.object else { return true };
    let Some(noun) = sentence.token(possessed.head) else { return false };
    let is_had = || vocabulary.classes(&noun.lemma).iter().any(|class| *class != namespace::TOPIC);
    extraction.construction != Construction::Belonging || noun.tag.is_proper() || is_had()
}
