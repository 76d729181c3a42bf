//! Verbs that were tagged as nouns: "The Committee (EC) **reports** to the Board".

use super::{Arc, is_mark};
use crate::prose::{Deprel, Tag};

/// Tags as verbs the nouns that have a subject before them and no copula, as only verbs do.
pub(crate) fn with_verbs(mut parsed: Vec<(Tag, Arc)>) -> Vec<(Tag, Arc)> {
    let nouns = parsed.iter().enumerate().filter(|(_, (tag, _))| matches!(tag, Tag::Nn | Tag::Nns));
    let verbs: Vec<(usize, Tag)> =
        nouns.filter_map(|(at, &(tag, _))| Some((at, verb_tag(&parsed, at, tag)?))).collect();
    if let Some(verb) = after_plural(&parsed) {
        make_verb(&mut parsed, verb, (verb, Deprel::Nsubj), 0);
    }
    if let Some((subject, verb)) = after_joined(&parsed) {
        make_verb(&mut parsed, verb, (subject, Deprel::Conj), subject + 1);
    }
    if let Some((noun, verb)) = before_passive(&parsed) {
        make_subject(&mut parsed, noun, verb);
    }
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

/// "Oil sales **account** for half of it.", read as one noun: the verb of a sentence that has none, after a noun in the plural.
fn after_plural(parsed: &[(Tag, Arc)]) -> Option<usize> {
    let root = parsed.iter().position(|(_, arc)| arc.head.is_none())?;
    let at = |at: usize| parsed.get(at);
    let noun = root.checked_sub(1).filter(|&noun| {
        at(noun)
            .is_some_and(|(tag, arc)| *tag == Tag::Nns && arc.head == Some(root) && arc.relation == Deprel::Compound)
    })?;
    let finite = parsed.iter().any(|(tag, _)| tag.is_finite() || *tag == Tag::Md);
    let own = [Deprel::Det, Deprel::Amod, Deprel::NmodPoss, Deprel::Nummod];
    let determined = parsed.iter().take(noun).any(|(_, arc)| arc.head == Some(root) && own.contains(&arc.relation));
    let leads = at(root + 1).is_some_and(|(tag, _)| *tag == Tag::In);
    let stops = parsed.last().is_some_and(|(tag, _)| *tag == Tag::Period);
    let sentence = at(root).is_some_and(|(tag, _)| *tag == Tag::Nn) && leads && stops;
    (sentence && !finite && !determined).then_some(root)
}

/// "The Reef Panel and the Port Panel **report** to it.", read as "the Port Panel report": the first of those joined, and the
/// verb of a sentence that has none.
fn after_joined(parsed: &[(Tag, Arc)]) -> Option<(usize, usize)> {
    let root = parsed.iter().position(|(tag, arc)| arc.head.is_none() && *tag == Tag::Nn)?;
    let child = |relation: Deprel| {
        parsed.iter().take(root).position(|(_, arc)| arc.head == Some(root) && arc.relation == relation)
    };
    let (subject, joint) = (child(Deprel::Nsubj)?, child(Deprel::Cc)?);
    let beside = root
        .checked_sub(1)
        .and_then(|noun| parsed.get(noun))
        .is_some_and(|(tag, arc)| tag.is_noun() && arc.head == Some(root) && arc.relation == Deprel::Compound);
    let finite = parsed.iter().any(|(tag, _)| tag.is_finite() || *tag == Tag::Md);
    (subject < joint && beside && !finite && joint + 1 < root).then_some((subject, root))
}

/// "The price **forecast** for May was cut", read as a verb: what stands before an auxiliary without a subject is its subject.
/// The noun, and the verb that it is the subject of.
fn before_passive(parsed: &[(Tag, Arc)]) -> Option<(usize, usize)> {
    let child = |of: usize, relations: &[Deprel]| {
        let is = |(_, (_, arc)): &(usize, &(Tag, Arc))| arc.head == Some(of) && relations.contains(&arc.relation);
        parsed.iter().enumerate().find(is).map(|(at, _)| at)
    };
    parsed.iter().enumerate().find_map(|(verb, (_, arc))| {
        let noun = arc.head.filter(|&noun| arc.relation == Deprel::Ccomp && noun < verb)?;
        let (tag, _) = parsed.get(noun)?;
        let told = matches!(tag, Tag::Vbd | Tag::Vbp | Tag::Vbz);
        let subjects = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl, Deprel::Csubj, Deprel::Mark];
        let auxiliary = child(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).filter(|&aux| aux > noun)?;
        let finite = parsed.get(auxiliary).is_some_and(|(tag, _)| tag.is_finite() || *tag == Tag::Md);
        let beside = child(noun, &[Deprel::Nsubj]).is_some_and(|before| before + 1 == noun);
        let common = noun.checked_sub(1).and_then(|before| parsed.get(before)).is_some_and(|(tag, _)| *tag == Tag::Nn);
        let marked = child(noun, &[Deprel::Aux, Deprel::AuxPass, Deprel::Obj]);
        let plain = child(verb, &subjects).is_none() && marked.is_none();
        let unquoted = !parsed.iter().take(auxiliary).skip(noun).any(|(tag, _)| is_mark(*tag));
        (told && finite && beside && common && plain && unquoted).then_some((noun, verb))
    })
}

/// Makes a verb of what was read as a noun: the noun right before it hangs so, and what stands before that, from a place on, is
/// the noun's.
fn make_verb(parsed: &mut [(Tag, Arc)], verb: usize, (head, relation): (usize, Deprel), from: usize) {
    let noun = verb - 1;
    for (at, (tag, arc)) in parsed.iter_mut().enumerate() {
        if at == verb {
            *tag = Tag::Vbp;
        } else if at == noun {
            (arc.head, arc.relation) = (Some(head), relation);
        } else if arc.head == Some(verb) && (from..noun).contains(&at) {
            arc.head = Some(noun);
        } else if arc.head == Some(verb) && arc.relation == Deprel::Nmod {
            arc.relation = Deprel::Obl;
        }
    }
}

/// Makes the noun the subject of the verb that was read as what it says.
fn make_subject(parsed: &mut [(Tag, Arc)], noun: usize, verb: usize) {
    let Some((place, passive)) = parsed.get(noun).map(|(_, arc)| {
        let passive = parsed.iter().any(|(_, arc)| arc.head == Some(verb) && arc.relation == Deprel::AuxPass);
        ((arc.head, arc.relation), passive)
    }) else {
        return;
    };
    let before = noun - 1;
    for (at, (tag, arc)) in parsed.iter_mut().enumerate() {
        if at == noun {
            *tag = if *tag == Tag::Vbz { Tag::Nns } else { Tag::Nn };
            arc.head = Some(verb);
            arc.relation = if passive { Deprel::NsubjPass } else { Deprel::Nsubj };
        } else if at == verb {
            (arc.head, arc.relation) = place;
        } else if at == before {
            arc.relation = Deprel::Compound;
        } else if arc.head == Some(before) && at < before {
            arc.head = Some(noun);
        } else if arc.head == Some(noun) && at > verb {
            arc.head = Some(verb);
        } else if arc.head == Some(noun) && arc.relation == Deprel::Obl {
            arc.relation = Deprel::Nmod;
        }
    }
}

/// The tag that a noun has if it is a verb: of one person where the subject is one.
fn verb_tag(parsed: &[(Tag, Arc)], at: usize, tag: Tag) -> Option<Tag> {
    let children = || parsed.iter().enumerate().filter(move |(_, (_, arc))| arc.head == Some(at));
    let has = |wanted: &[Deprel]| children().any(|(_, (_, arc))| wanted.contains(&arc.relation));
    let subject = children().find(|(child, (_, arc))| arc.relation == Deprel::Nsubj && *child < at);
    let nominal =
        [Deprel::Cop, Deprel::Det, Deprel::Amod, Deprel::Nummod, Deprel::NmodPoss, Deprel::Case, Deprel::Compound];
    let subject_at = subject.map(|(at, _)| at);
    let (_, &(subject, _)) = subject.filter(|_| !has(&nominal))?;
    // "the Port Unit and the Legal Unit report to it".
    let joined = parsed.iter().any(|(tag, arc)| {
        arc.relation == Deprel::Conj && tag.is_noun() && arc.head.is_some() && arc.head == subject_at
    });
    let plural = matches!(subject, Tag::Nns | Tag::Nnps) || joined;
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
