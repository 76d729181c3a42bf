//! Verbs that were tagged as nouns: "The Committee (EC) **reports** to the Board".

use super::Arc;
use crate::prose::{Deprel, Tag};

/// Tags as verbs the nouns that have a subject before them and no copula, as only verbs do.
pub(crate) fn with_verbs(mut parsed: Vec<(Tag, Arc)>) -> Vec<(Tag, Arc)> {
    let nouns = parsed.iter().enumerate().filter(|(_, (tag, _))| matches!(tag, Tag::Nn | Tag::Nns));
    let verbs: Vec<(usize, Tag)> =
        nouns.filter_map(|(at, &(tag, _))| Some((at, verb_tag(&parsed, at, tag)?))).collect();
    for (verb, tag) in verbs {
        for (at, (own, arc)) in parsed.iter_mut().enumerate() {
            if at == verb {
                *own = tag;
            } else if arc.head == Some(verb) && arc.relation == Deprel::Nmod {
                arc.relation = Deprel::Obl;
            }
        }
    }
    parsed
}

/// The tag that a noun has if it is a verb: of one person where the subject is one.
fn verb_tag(parsed: &[(Tag, Arc)], at: usize, tag: Tag) -> Option<Tag> {
    let children = || parsed.iter().enumerate().filter(move |(_, (_, arc))| arc.head == Some(at));
    let has = |wanted: &[Deprel]| children().any(|(_, (_, arc))| wanted.contains(&arc.relation));
    let subject = children().find(|(child, (_, arc))| arc.relation == Deprel::Nsubj && *child < at);
    let nominal =
        [Deprel::Cop, Deprel::Det, Deprel::Amod, Deprel::Nummod, Deprel::NmodPoss, Deprel::Case, Deprel::Compound];
    let (_, &(subject, _)) = subject.filter(|_| !has(&nominal))?;
    let plural = matches!(subject, Tag::Nns | Tag::Nnps);
    let singular = matches!(subject, Tag::Nn | Tag::Nnp);
    match tag {
        Tag::Nns if singular => Some(Tag::Vbz),
        Tag::Nn if plural => Some(Tag::Vbp),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Margins;

    fn arc(head: Option<usize>, relation: Deprel) -> Arc {
        Arc { head, relation, margins: Margins::default() }
    }

    #[test]
    fn what_has_a_subject_is_a_verb() {
        let parsed = vec![
            (Tag::Nn, arc(Some(1), Deprel::Nsubj)),
            (Tag::Nns, arc(None, Deprel::Root)),
            (Tag::In, arc(Some(3), Deprel::Case)),
            (Tag::Nnp, arc(Some(1), Deprel::Nmod)),
        ];
        let found = with_verbs(parsed);
        assert_eq!(found[1].0, Tag::Vbz);
        assert_eq!(found[3].1.relation, Deprel::Obl);
    }

    #[test]
    fn a_noun_that_something_is_said_to_be_stays_one() {
        let parsed = vec![
            (Tag::Nn, arc(Some(2), Deprel::Nsubj)),
            (Tag::Vbz, arc(Some(2), Deprel::Cop)),
            (Tag::Nns, arc(None, Deprel::Root)),
        ];
        assert_eq!(with_verbs(parsed)[2].0, Tag::Nns);
    }
}
