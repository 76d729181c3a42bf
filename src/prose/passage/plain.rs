//! Whether a clause says it plainly, and of the same.

use super::antecedent::set_off_noun;
use super::asked::Asked;
use super::side::{Known, Named, doers, left_preposition, undergoers};
use super::words::{is_word, of_verb};
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{Analysis, Clause, Role, Tree, WordClass, is_definite, stance_of_all};
use crate::prose::{Deprel, Phrase, Tag};

/// Whether a clause says what the question asks about: its verb, as firmly, of the same.
pub fn fits(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause, named: &Named) -> bool {
    let (stance, modality) = (stance_of_all(analysis, clause), modality(analysis, clause));
    // "shall have three members": what a body has is what rules give it.
    let given = asked.head == "have" && asked.modality == Modality::Actual && modality == Modality::Necessary;
    let same = stance.polarity == asked.polarity && (given || as_firm(asked, modality));
    same && !has_stray_denial(asked, analysis, clause) && is_of_same(asked, analysis, clause, named)
}

/// Whether what is said so firmly answers what is asked so firmly: a rule is no deed, a power is neither, and what was is
/// not what will be.
pub fn as_firm(asked: &Asked, said: Modality) -> bool {
    use Modality::{Actual, Expected, Necessary, Possible};
    match asked.modality {
        Actual => said == Actual,
        Expected => matches!(said, Expected | Necessary),
        Necessary => said == Necessary,
        Possible => said == Possible,
    }
}

/// Whether a clause has the verb of the question, is asserted by itself, and speaks of the same on each side of it and
/// beside it: every phrase of the question stands in the clause, after a preposition like its own.
pub fn is_of_same(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause, named: &Named) -> bool {
    let tree = analysis.tree;
    let same_verb = of_verb(tree, clause.head) == asked.head || asked.head == "do";
    if !same_verb || clause.copula.is_some() || !is_plain(analysis, clause) || !is_then(asked, tree, clause) {
        return false;
    }
    let (doers, undergoers) = (doers(analysis, clause), undergoers(analysis, clause));
    let on = |known: &Known, side: &[Phrase]| known.is_among(analysis, side, named);
    let labile = WordClass::Labile.contains(&asked.head);
    let by = asked.doer.as_ref().is_none_or(|known| match labile && asked.is_of_itself() {
        // "did the port open": it did where somebody opened it, and not where it opened something.
        true => on(known, &undergoers) || undergoers.is_empty() && on(known, &doers),
        false => on(known, &doers),
    });
    let of = asked.undergoer.as_ref().is_none_or(|known| {
        on(known, &undergoers) || labile && asked.doer.is_none() && undergoers.is_empty() && on(known, &doers)
    });
    // "was sent for" is no sending.
    let left = left_preposition(tree, clause).filter(|_| clause.passive);
    if left.is_some_and(|at| asked.beside.iter().all(|known| !tree.is(at, &known.preposition))) {
        return false;
    }
    // "wanted a judge to hear the case": somebody else is to do it.
    if asked.infinitive && clause.arguments.iter().any(|argument| argument.role == Role::Object) {
        return false;
    }
    let own = own_tokens(analysis, clause);
    // "asked whether **it would be late**": what is said or asked is part of it, too.
    let content = tree.children_by(clause.head, &[Deprel::Ccomp]).flat_map(|at| tree.sentence.subtree(at));
    let whole: Vec<usize> = own.iter().copied().chain(content).chain(named_deeds(tree, &undergoers)).collect();
    let has = |word: &String| whole.iter().any(|&at| is_word(tree, at, word));
    let stands = |known: &Known| known.is_beside(analysis, &own, named) || known.is_dealt_with(analysis, clause, named);
    by && of && asked.beside.iter().all(stands) && asked.rest.iter().all(has)
}

/// What the infinitives of nouns say: "sought permission **to build 85 homes**".
fn named_deeds(tree: Tree<'_>, nouns: &[Phrase]) -> Vec<usize> {
    let deeds = nouns.iter().flat_map(|noun| tree.children_by(noun.head, &[Deprel::Acl]));
    deeds.filter(|&at| tree.has_to(at)).flat_map(|at| tree.sentence.subtree(at)).collect()
}

/// The words that a clause says itself: without those of clauses below it, infinitives that it opens aside, but with its
/// subject.
pub fn own_tokens(analysis: &Analysis<'_>, clause: &Clause) -> Vec<usize> {
    let tree = analysis.tree;
    let open = |at: usize| tree.relation(at) == Deprel::Xcomp || tree.relation(at) == Deprel::Advcl && tree.has_to(at);
    let mut own = tree.reach(clause.head, |_, child| !analysis.is_predicate(child) || open(child));
    let subject = clause.subject.map(|subject| subject.head);
    own.extend(subject.into_iter().flat_map(|at| tree.reach(at, |_, child| !analysis.is_predicate(child))));
    own.sort_unstable();
    own.dedup();
    own
}

/// How firmly a clause is said: what somebody decides, plans or is told **to do** is to come at most.
pub fn modality(analysis: &Analysis<'_>, clause: &Clause) -> Modality {
    match stance_of_all(analysis, clause).modality {
        Modality::Actual if analysis.tree.has_to(clause.head) => Modality::Expected,
        other => other,
    }
}

/// Whether a clause is asserted by itself, by the text or by somebody who is quoted for it ([`speaker`]).
pub fn is_plain(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let tree = analysis.tree;
    let context = &clause.context;
    // "said that she would visit Tarn, **where the ferry sank**": the text says that.
    if stands_alone(tree, clause.head) {
        return true;
    }
    if context.attribution.is_some_and(|speaker| is_nobody(tree, speaker)) {
        return false;
    }
    let reported = context.attribution.is_some();
    let said = match first_of_all(tree, clause.head) {
        Deprel::Csubj | Deprel::CsubjPass => false,
        Deprel::Ccomp => reported && !context.directed,
        Deprel::AclRelcl => true,
        Deprel::Root | Deprel::Parataxis => !(reported && context.directed),
        _ => !reported,
    };
    said && context.asserted && !context.supposed
}

/// What is set off and said of what there is: not of the fund of "denied that there was **a secret fund**, which …".
fn stands_alone(tree: Tree<'_>, verb: usize) -> bool {
    set_off_noun(tree, verb).is_some_and(|noun| is_definite(tree, noun))
}

/// "nobody", "few readers".
fn is_nobody(tree: Tree<'_>, speaker: usize) -> bool {
    let few = |at: usize| tree.is_any(at, &["no", "few", "little", "hardly", "neither"]);
    tree.is_any(speaker, &["nobody", "none", "few"]) || tree.children(speaker).iter().any(|&at| few(at))
}

/// How the first of several joined clauses hangs on what is above all of them.
fn first_of_all(tree: Tree<'_>, verb: usize) -> Deprel {
    let mut at = verb;
    while let Some(above) = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj) {
        at = above;
    }
    tree.relation(at)
}

/// Whoever a clause is quoted from, if it is not the text itself.
pub fn speaker(analysis: &Analysis<'_>, clause: &Clause) -> Option<usize> {
    clause.context.attribution.filter(|_| !stands_alone(analysis.tree, clause.head))
}

/// Whether a clause is of the time that a question asks of; a participle tells none.
fn is_then(asked: &Asked, tree: Tree<'_>, clause: &Clause) -> bool {
    // "replied that it **had** no power" tells of what is.
    let quoted = first_of_all(tree, clause.head) == Deprel::Ccomp;
    asked.modality != Modality::Actual || quoted || is_of_time(asked, tree, clause)
}

/// Whether a clause tells of what is, or of what was, as the question does, as far as its verb shows it.
pub fn is_of_time(asked: &Asked, tree: Tree<'_>, clause: &Clause) -> bool {
    is_past(tree, clause).is_none_or(|past| past == asked.past)
}

/// Whether a clause tells what was; nothing where its verb does not show it.
fn is_past(tree: Tree<'_>, clause: &Clause) -> Option<bool> {
    let auxiliaries = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
    let first = tree.child(clause.head, &auxiliaries).unwrap_or(clause.head);
    let up_to_now = tree.is_any(first, &["has", "have"]) && first != clause.head;
    match tree.tag(first) {
        _ if up_to_now => None,
        Tag::Vbd => Some(true),
        Tag::Vbz | Tag::Vbp => Some(false),
        _ => None,
    }
}

/// Whether a clause that affirms has a word of denial or doubt somewhere: what that denies is not asked here.
pub fn has_stray_denial(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let tree = analysis.tree;
    if stance_of_all(analysis, clause).polarity == Polarity::Denied {
        return false;
    }
    let doubts = ["not", "n't", "never", "no", "neither", "nor", "except", "without", "unlikely", "unless", "hardly"];
    let asked_for = |at: usize| asked.beside.iter().any(|known| tree.is(at, &known.preposition));
    own_tokens(analysis, clause).into_iter().any(|at| tree.is_any(at, &doubts) && !asked_for(at))
}
