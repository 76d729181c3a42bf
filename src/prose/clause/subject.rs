//! Whom a clause is about: its own subject, or the one it shares, inherits or refers back to.

use super::{Analysis, Tree, WordClass, control, none_of};
use crate::prose::{Deprel, Tag};

/// Where a subject comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Antecedent {
    /// It stands in the clause.
    Own,
    /// The noun that a relative clause or participle modifies.
    Noun,
    /// The clause above, whole: "…, which surprised members".
    Clause,
    /// The subject of a coordinated clause.
    Shared,
    /// Subject or object of the clause above: "agreed to meet".
    Controlled,
}

/// The token that heads the subject, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The head token; for [`Antecedent::Clause`] the predicate of that clause.
    pub head: usize,
    /// Where it comes from.
    pub antecedent: Antecedent,
    /// Whether it was an object, or the subject of a passive, where it came from.
    pub undergoes: bool,
}

const SUBJECTS: [Deprel; 6] =
    [Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::Csubj, Deprel::CsubjPass, Deprel::CsubjOuter];

/// The subject of the clause whose predicate is at `at`.
pub fn subject(analysis: &Analysis<'_>, at: usize, passive: bool) -> Option<Subject> {
    let tree = analysis.tree;
    if inverted_predicate(tree, at).is_some() {
        return Some(Subject { head: at, antecedent: Antecedent::Own, undergoes: false });
    }
    match own_subject(tree, at) {
        Some(own) if tree.is_relative_pronoun(own) => {
            antecedent(analysis, at).or_else(|| noun_before(tree, own)).map(|found| with_voice(found, passive))
        }
        Some(own) if is_dummy(tree, at, own) => None,
        Some(own) => Some(with_voice(Subject { head: own, antecedent: Antecedent::Own, undergoes: false }, passive)),
        None => inherited(analysis, at).map(|found| with_voice(found, passive)),
    }
}

/// The predicate of "Outcomes are recommendations" where the parser took the subject for it: the noun on the copula.
pub fn inverted_predicate(tree: Tree<'_>, at: usize) -> Option<usize> {
    let copula = tree.child(at, &[Deprel::Cop]).filter(|&copula| copula > at)?;
    tree.child(copula, &SUBJECTS).filter(|&noun| noun > copula)
}

/// The subject in the clause: of two that a parser may have seen before the predicate the nearer, since the other is
/// a phrase set before the clause.
fn own_subject(tree: Tree<'_>, at: usize) -> Option<usize> {
    // "**neither** of the parties" is somebody.
    let named = |child: &usize| !tree.is(*child, "neither") || none_of(tree, *child).is_some();
    let before = tree.children_by(at, &SUBJECTS).filter(|&child| child < at).filter(named).last();
    let beside_neither = || {
        let neither = tree.children_by(at, &SUBJECTS).any(|child| tree.is(child, "neither"));
        tree.child(at, &[Deprel::OblUnmarked, Deprel::Dislocated]).filter(|_| neither)
    };
    before.or_else(beside_neither).or_else(|| tree.children_by(at, &SUBJECTS).find(named)).or_else(|| it(tree, at))
}

/// "It serves as a platform": what the parser takes for an empty "it", with nothing else that could be the subject.
fn it(tree: Tree<'_>, at: usize) -> Option<usize> {
    let clausal = [Deprel::Csubj, Deprel::CsubjPass, Deprel::Ccomp, Deprel::Xcomp, Deprel::Advcl, Deprel::Acl];
    let it = tree.child(at, &[Deprel::Expl]).filter(|&it| tree.is(it, "it") && it < at)?;
    let clause = |&child: &usize| tree.tag(child).is_verb() || tree.relation(child) != Deprel::Xcomp;
    let elsewhere = tree.children_by(at, &clausal).any(|child| clause(&child) && child > it);
    (tree.tag(at).is_verb() && !elsewhere).then_some(it)
}

fn with_voice(subject: Subject, passive: bool) -> Subject {
    Subject { undergoes: passive, ..subject }
}

/// "It is necessary to …": the subject stands elsewhere.
fn is_dummy(tree: Tree<'_>, at: usize, own: usize) -> bool {
    let infinitive = || tree.children_by(at, &[Deprel::Xcomp, Deprel::Advcl]).any(|verb| tree.has_to(verb));
    let content = || tree.children_by(at, &[Deprel::Ccomp]).any(|told| tree.has(told, &[Deprel::Mark]));
    tree.is(own, "it")
        && (tree.has(at, &[Deprel::Csubj, Deprel::CsubjPass])
            // "it was **agreed** to send it", "it **emerged** that they had paid".
            || tree.has(at, &[Deprel::AuxPass]) && control::is_decided(tree, at) && infinitive()
            || WordClass::Turning.contains(tree.lemma(at)) && content()
            || (tree.has(at, &[Deprel::Cop, Deprel::AuxPass]) && tree.has(at, &[Deprel::Ccomp])))
}

fn inherited(analysis: &Analysis<'_>, at: usize) -> Option<Subject> {
    let tree = analysis.tree;
    let head = tree.head(at)?;
    match tree.relation(at) {
        // "progress in implementing the plan": whose doing it is is left open.
        Deprel::Acl if tree.tag(at) == Tag::Vbg && tree.has(at, &[Deprel::Mark, Deprel::Case]) => None,
        Deprel::AclRelcl | Deprel::Acl => Some(of_noun(head)),
        Deprel::Conj => shared(analysis, head),
        Deprel::Parataxis if tree.tag(at).is_finite() => shared(analysis, head),
        Deprel::Xcomp => controlled(analysis, head),
        Deprel::Advcl if control::control(analysis, at).is_some_and(|control| control.by_object) => {
            controlled(analysis, head)
        }
        // "accused **the Board** of ignoring members".
        Deprel::Advcl if is_charge(tree, at, head) => controlled(analysis, head),
        Deprel::Advcl if !tree.tag(at).is_finite() => {
            // "remain **responsible** for setting fees".
            let verb = tree.head(head).filter(|_| tree.relation(head) == Deprel::Xcomp);
            analysis
                .clause_at(head)
                .or_else(|| analysis.clause_at(verb?))?
                .subject
                .map(|found| Subject { antecedent: Antecedent::Controlled, ..found })
        }
        _ => None,
    }
}

fn is_charge(tree: Tree<'_>, at: usize, head: usize) -> bool {
    let of = tree.children_by(at, &[Deprel::Mark, Deprel::Case]).any(|mark| tree.is(mark, "of"));
    tree.tag(at) == Tag::Vbg && of && WordClass::Charging.contains(tree.lemma(head)) && tree.has(head, &[Deprel::Obj])
}

const fn of_noun(head: usize) -> Subject {
    Subject { head, antecedent: Antecedent::Noun, undergoes: false }
}

fn shared(analysis: &Analysis<'_>, head: usize) -> Option<Subject> {
    let found = analysis.clause_at(head)?.subject?;
    let antecedent = if found.antecedent == Antecedent::Own { Antecedent::Shared } else { found.antecedent };
    Some(Subject { antecedent, ..found })
}

fn controlled(analysis: &Analysis<'_>, governor: usize) -> Option<Subject> {
    let tree = analysis.tree;
    match control::addressee(tree, governor) {
        Some(head) if !tree.is_relative_pronoun(head) => {
            Some(Subject { head, antecedent: Antecedent::Controlled, undergoes: false })
        }
        Some(_) => antecedent(analysis, governor),
        None => {
            let found = analysis.clause_at(governor)?.subject?;
            Some(Subject { antecedent: Antecedent::Controlled, ..found })
        }
    }
}

/// The noun that a relative pronoun follows, where the parser saw no relative clause: "the Troika, **which** consists".
pub fn noun_before(tree: Tree<'_>, pronoun: usize) -> Option<Subject> {
    let beside = (0..pronoun).rev().find(|&at| !tree.is(at, ","))?;
    tree.tag(beside).is_noun().then(|| of_noun(beside))
}

/// What the relative pronouns of a clause refer to: the noun it modifies, up through coordination.
pub fn antecedent(analysis: &Analysis<'_>, at: usize) -> Option<Subject> {
    let tree = analysis.tree;
    let head = tree.head(at)?;
    match tree.relation(at) {
        Deprel::AclRelcl | Deprel::Acl => Some(of_noun(head)),
        Deprel::AdvclRelcl => Some(Subject { head, antecedent: Antecedent::Clause, undergoes: false }),
        Deprel::Conj => {
            let found = analysis.clause_at(head)?.subject?;
            matches!(found.antecedent, Antecedent::Noun | Antecedent::Clause).then_some(found)
        }
        Deprel::Advcl | Deprel::Parataxis if tree.tag(head).is_noun() => Some(of_noun(head)),
        _ => None,
    }
}

/// The noun whose place in the relative clause at `at` is empty: "projects that members **implement**".
pub fn gap(analysis: &Analysis<'_>, at: usize) -> Option<usize> {
    let tree = analysis.tree;
    if tree.relation(at) != Deprel::AclRelcl {
        return None;
    }
    let own = own_subject(tree, at)?;
    let relative = |child: usize| tree.is_relative_pronoun(child) || tree.tag(child) == Tag::Wrb;
    // "the Board, **all of which** met".
    let amount = |child: usize| matches!(tree.tag(child), Tag::Dt | Tag::Cd | Tag::Pdt | Tag::Jj | Tag::Jjr | Tag::Jjs);
    let bound = tree.children(at).iter().any(|&child| {
        (relative(child) && tree.base(child) != Deprel::Mark)
            || tree.children(child).iter().any(|&below| relative(below) && (tree.tag(child).is_noun() || amount(child)))
    });
    (!bound && !tree.is_relative_pronoun(own)).then(|| tree.head(at)).flatten()
}
