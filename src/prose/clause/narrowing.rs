//! Clauses that tell which ones of a kind are meant, so that nothing is said of the others.

use super::{Analysis, Tree, WordClass};
use crate::claim::{Modality, Polarity};
use crate::prose::{Deprel, Tag};

/// "**A member that has an interest** shall leave": a relative clause or participle that tells which ones are meant, of
/// any or every such thing, or of whatever a rule is about; nobody is said to have an interest.
#[must_use]
pub fn narrows(analysis: &Analysis<'_>, at: usize, noun: usize) -> bool {
    let tree = analysis.tree;
    let opening = tree.sentence.subtree(at).first().copied().unwrap_or(at);
    let set_off = opening > 0 && tree.tag(opening - 1).is_punctuation() || tree.tag(opening).is_punctuation();
    let determiner = tree.child(noun, &[Deprel::Det]);
    let any = determiner.is_some_and(|det| tree.is_any(det, &["any", "every", "each", "no"]));
    let one = determiner.is_some_and(|det| tree.is_any(det, &["a", "an"]));
    // "a Member which …": no name, though it looks like one.
    let named = tree.tag(noun).is_proper() && !any && !one;
    if set_off || opening < noun || named || !tree.tag(noun).is_noun() {
        return false;
    }
    if any || WordClass::IndefiniteSubject.contains(&tree.lower(noun)) {
        return true;
    }
    let open = (one || determiner.is_none())
        && !tree.has(noun, &[Deprel::Nummod, Deprel::NmodPoss])
        && (determiner.is_some() || tree.tag(noun).is_plural());
    let subject = [Deprel::Nsubj, Deprel::NsubjPass].contains(&tree.relation(noun));
    let rule = || analysis.clause_above(noun).is_some_and(|clause| clause.stance.modality != Modality::Actual);
    // "cannot finance projects **that lack consent**": others may be.
    let left_out = || {
        let denied = analysis.clause_above(noun).is_some_and(|clause| clause.stance.polarity == Polarity::Denied);
        matches!(tree.relation(noun), Deprel::Obj | Deprel::Obl) && denied
    };
    open && (subject && (rule() || is_general(tree, at, noun)) || left_out() || rule() && is_picked_out(tree, at, noun))
        || tells_when(tree, at, noun)
}

/// "must reject **applications that lack a signature**", "shall approve **contracts whose value exceeds** a million": what a rule is
/// about is told by the clause in the present right behind it. "Should produce reports that are short": these come about by it, and
/// are so.
fn is_picked_out(tree: Tree<'_>, which: usize, noun: usize) -> bool {
    if tree.head(noun).is_some_and(|verb| WordClass::BringingAbout.contains(tree.lemma(verb))) {
        return false;
    }
    let relative = tree.relation(which) == Deprel::AclRelcl && is_present(tree, which);
    let several = tree.tag(noun) == Tag::Nns && !tree.has(noun, &[Deprel::Det]);
    let beside = tree.sentence.subtree(which).first() == Some(&(noun + 1));
    relative && several && beside && matches!(tree.relation(noun), Deprel::Obj | Deprel::Obl)
}

/// "**Mills that grind less than a tonne** are exempt", "**farms run by families** pay no tax": told in the present of whatever
/// things of a kind there are, which are not all of them.
fn is_general(tree: Tree<'_>, which: usize, noun: usize) -> bool {
    let told = tree.child(which, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some_and(|who| tree.is_relative_pronoun(who));
    let relative = tree.relation(which) == Deprel::AclRelcl && told && is_present(tree, which);
    let participle = tree.relation(which) == Deprel::Acl && matches!(tree.tag(which), Tag::Vbn | Tag::Vbg);
    (relative || participle)
        && tree.tag(noun) == Tag::Nns
        && !tree.has(noun, &[Deprel::Det])
        && tree.head(noun).is_some_and(|verb| is_present(tree, verb))
}

/// "**A member that has not paid** loses its vote": what is told in the present of anyone of a kind holds on that condition.
#[must_use]
pub fn tells_when(tree: Tree<'_>, which: usize, noun: usize) -> bool {
    let one = tree.children_by(noun, &[Deprel::Det]).any(|det| tree.is_any(det, &["a", "an", "any"]));
    let who = tree.child(which, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some_and(|who| tree.is(who, "who"));
    let kind = who || WordClass::DecidingBody.contains(tree.lemma(noun)) || tree.names_person(noun);
    let verb = tree.head(noun).filter(|_| [Deprel::Nsubj, Deprel::NsubjPass].contains(&tree.relation(noun)));
    let acts = verb.is_some_and(|verb| is_present(tree, verb) && !WordClass::Speech.contains(tree.lemma(verb)));
    let beside = tree.sentence.subtree(which).first() == Some(&(noun + 1));
    tree.relation(which) == Deprel::AclRelcl && one && kind && acts && beside && is_present(tree, which)
}

/// Whether a verb, or its auxiliary, stands in the present.
fn is_present(tree: Tree<'_>, verb: usize) -> bool {
    let auxiliary = tree.child(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
    matches!(tree.tag(auxiliary.unwrap_or(verb)), Tag::Vbz | Tag::Vbp)
}
