//! Verbs that "and" or "but" joins to the wrong one of those before it.

use super::{Move, SUBJECTS, first, follows, last};
use crate::prose::clause::{Tree, WordClass};
use crate::prose::{Deprel, Tag};

/// Words that open a clause of time or condition with a subject of its own.
const SUBORDINATORS: [&str; 8] = ["once", "when", "if", "after", "until", "before", "unless", "where"];

/// The modal verb of a verb, in lower case.
fn modal(tree: Tree<'_>, verb: usize) -> Option<String> {
    let modal = tree.children_by(verb, &[Deprel::Aux]).find(|&aux| tree.tag(aux) == Tag::Md)?;
    Some(tree.lower(modal).into_owned())
}

/// Whether a verb has neither subject nor subordinator of its own.
fn is_open(tree: Tree<'_>, verb: usize) -> bool {
    !tree.has(verb, &SUBJECTS) && !tree.has(verb, &[Deprel::Mark, Deprel::Expl])
}

/// "has the right to speak but **cannot vote**", joined to speaking: no finite verb stands beside an infinitive, so that it
/// is joined to the finite verb above.
pub fn finite_beside_infinitive(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let infinitive = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj && is_open(tree, at))?;
        // "which **is** to open and will share": finite by its auxiliary.
        let plain = !tree.has(infinitive, &[Deprel::Aux, Deprel::Cop]);
        let bare = tree.tag(infinitive) == Tag::Vb && tree.has_to(infinitive) && plain;
        modal(tree, at).filter(|_| bare)?;
        let mut above = tree.head(infinitive)?;
        let finite =
            |verb: usize| tree.tag(verb).is_finite() || tree.has(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
        while !finite(above) || tree.tag(above).is_noun() && !tree.has(above, &[Deprel::Cop]) {
            above = tree.head(above)?;
        }
        Some(Move::to(at, above, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "resolved, **by three votes to one**, to award it", "refused, **however**, to go", the infinitive read as the aim of resolving:
/// past the aside it is what was resolved.
pub fn resolved_past_aside(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|&verb| tree.relation(at) == Deprel::Advcl && verb < at && tree.has_to(at))?;
        let resolves =
            [WordClass::Directive, WordClass::InfinitiveTaking].iter().any(|class| class.contains(tree.lemma(verb)));
        let aside = tree.is(verb + 1, ",") && follows(tree, at, ",");
        let free = !tree.has(verb, &[Deprel::Obj, Deprel::Xcomp, Deprel::Ccomp, Deprel::AuxPass]);
        // "planned, **to save money**, to close it": the aside is an infinitive itself.
        let more = (at..=last(tree, at) + 1).any(|comma| tree.is(comma, ",") && tree.is(comma + 1, "to"));
        let aside = aside && !more && !tree.is(first(tree, at), "in");
        (resolves && aside && free && tree.tag(at) == Tag::Vb).then_some(Move::to(at, verb, Deprel::Xcomp))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Trustees serve for a year, **are unpaid** and cannot stay", read as what they serve: what has a finite "are" and no subject of its
/// own behind a comma is another of the things said.
pub fn predicate_in_list(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let complement = matches!(tree.relation(at), Deprel::Ccomp | Deprel::Xcomp) && is_open(tree, at);
        let verb = tree.head(at).filter(|&verb| complement && verb < at && tree.has(verb, &SUBJECTS))?;
        let being = tree.child(at, &[Deprel::Cop, Deprel::AuxPass]).filter(|&being| tree.tag(being).is_finite())?;
        let goes_on = tree.children_by(verb, &[Deprel::Conj]).any(|other| other > at);
        let parted = being > verb && tree.is(being - 1, ",") && first(tree, at) >= being - 1;
        (parted && goes_on).then_some(Move::to(at, verb, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "will apply once it has been signed and **will run** for a year", joined to the signing: the modal verb of the main
/// clause, which the other one has not, tells where it goes on.
pub fn second_of_modal(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let joined = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj && is_open(tree, at))?;
        let word = modal(tree, at).filter(|_| modal(tree, joined).is_none())?;
        // "once it has been signed, a step that is **expected** soon, and will run".
        let mut inner = joined;
        while tree.relation(inner) != Deprel::Advcl {
            let nominal = matches!(tree.base(inner), Deprel::Acl | Deprel::Appos | Deprel::Obl | Deprel::Obj);
            inner = tree.head(inner).filter(|_| nominal && follows(tree, at, ","))?;
        }
        let main = tree.head(inner).filter(|&main| main < inner && inner < at)?;
        let opened =
            tree.children_by(inner, &[Deprel::Mark, Deprel::Advmod]).any(|mark| tree.is_any(mark, &SUBORDINATORS));
        let other = modal(tree, inner).is_none() && tree.has(inner, &SUBJECTS);
        let same = modal(tree, main).is_some_and(|main| main == word);
        (opened && same && other).then_some(Move::to(at, main, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "proposed that it be done by May and **criticised** the delay", joined to the doing: the plain past goes on with the
/// asking.
pub fn past_beside_subjunctive(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let wanted = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj && is_open(tree, at))?;
        let verb = tree.head(wanted).filter(|_| tree.relation(wanted) == Deprel::Ccomp && wanted < at)?;
        let be = tree.children_by(wanted, &[Deprel::AuxPass, Deprel::Cop]).any(|be| tree.is(be, "be"));
        let subjunctive = be && !tree.has(wanted, &[Deprel::Aux]) && tree.has(wanted, &SUBJECTS);
        let past = [at, verb].iter().all(|&verb| tree.tag(verb) == Tag::Vbd);
        (subjunctive && past && !tree.has(at, &[Deprel::Aux, Deprel::AuxPass])).then_some(Move::to(
            at,
            verb,
            Deprel::Conj,
        ))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "clubs, half of whose members vote and **which may object**", joined to the voting: with a relative pronoun as its
/// subject it tells of the same noun.
pub fn second_relative(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let first = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj)?;
        let noun = tree.head(first).filter(|_| tree.relation(first) == Deprel::AclRelcl && first < at)?;
        let which = tree.child(at, &SUBJECTS).filter(|&which| tree.is_any(which, &["which", "who", "that"]))?;
        let beside = which.checked_sub(1).is_some_and(|and| tree.relation(and) == Deprel::Cc) && which > first;
        (beside && tree.tag(noun).is_noun()).then_some(Move::to(at, noun, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "gives two grants and **the State** the third", the State read as one more thing given: what stands beside something
/// that has no verb is the subject of a verb left out.
pub fn subject_of_gap(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let object = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Conj && tree.tag(noun).is_noun())?;
        let verb = tree.head(object).filter(|_| tree.relation(object) == Deprel::Obj)?;
        let orphan = tree.child(noun, &[Deprel::Orphan]).filter(|&orphan| orphan > noun)?;
        (tree.tag(orphan).is_noun() || tree.has(orphan, &[Deprel::Det])).then_some(Move::to(noun, verb, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "70 is paid by Peru and **30 by Chile**", the sum read as one who pays: with an agent of its own it is what another one
/// pays.
pub fn sum_of_another_agent(tree: Tree<'_>) -> Vec<Move> {
    let moved = |sum: usize| {
        let agent = tree.head(sum).filter(|_| tree.relation(sum) == Deprel::Conj && !tree.has(sum, &[Deprel::Case]))?;
        let verb = tree.head(agent).filter(|_| tree.relation(agent) == Deprel::OblAgent)?;
        let by =
            tree.children_by(sum, &[Deprel::Nmod]).find(|&by| tree.preposition(by).as_str() == "by" && by > sum)?;
        let undergoer = tree.child(verb, &[Deprel::NsubjPass])?;
        let alike = tree.tag(sum) == tree.tag(undergoer) && tree.tag(sum) != tree.tag(agent);
        alike.then(|| [Move::to(sum, verb, Deprel::Conj), Move::to(by, sum, Deprel::Orphan)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "They were saved, he added, **by a loan**", the loan hung on the adding: what "by" opens after the aside is the agent of
/// the passive before it.
pub fn agent_after_saying(tree: Tree<'_>) -> Vec<Move> {
    let moved = |agent: usize| {
        let said =
            tree.head(agent).filter(|_| tree.base(agent) == Deprel::Obl && tree.preposition(agent).as_str() == "by")?;
        let aside = tree.relation(said) == Deprel::Parataxis && WordClass::Speech.contains(tree.lemma(said));
        let verb = tree.head(said).filter(|&verb| aside && verb < said && tree.has(verb, &[Deprel::AuxPass]))?;
        let parted = follows(tree, agent, ",") && said < agent && !tree.has(verb, &[Deprel::OblAgent]);
        parted.then_some(Move::to(agent, verb, Deprel::OblAgent))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Peru **applied** in May; its bid is open", the applying read as what Peru is: with another subject after the semicolon
/// it is what Peru did.
pub fn participle_before_semicolon(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|verb| told_before_semicolon(tree, verb)).unwrap_or_default()
}

fn told_before_semicolon(tree: Tree<'_>, verb: usize) -> Option<Vec<Move>> {
    let mut subjects = tree.children_by(verb, &SUBJECTS).filter(|&subject| subject < verb);
    let (noun, own) = (subjects.next()?, subjects.next()?);
    let told = tree.child(noun, &[Deprel::Acl]).filter(|&told| told > noun && tree.tag(told) == Tag::Vbn)?;
    let bare = !tree.has(told, &[Deprel::Aux, Deprel::AuxPass, Deprel::OblAgent]);
    (told..own).find(|&at| tree.is(at, ";"))?;
    (bare && tree.is_name(noun)).then(|| {
        vec![
            Move { token: told, head: tree.head(verb), relation: tree.relation(verb) },
            Move::to(verb, told, Deprel::Parataxis),
            Move::to(noun, told, Deprel::Nsubj),
        ]
    })
}

/// "may film it; **recording** in the hall is prohibited", the gerund hung on the filming or its verb: right after a
/// semicolon it is the subject of the passive that follows.
pub fn gerund_after_semicolon(tree: Tree<'_>) -> Vec<Move> {
    let moved = |gerund: usize| {
        let parted = gerund.checked_sub(1).is_some_and(|mark| tree.is(mark, ";"));
        let verb = tree.head(gerund).filter(|&verb| parted && verb > gerund && tree.tag(gerund) == Tag::Vbg)?;
        let passive = tree.has(verb, &[Deprel::AuxPass, Deprel::Cop]) && !tree.has(verb, &SUBJECTS);
        let above = tree.head(verb).filter(|&above| passive && above < gerund)?;
        Some([Move::to(gerund, verb, Deprel::Csubj), Move::to(verb, above, Deprel::Parataxis)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "runs three shops – **in Lima, Oslo and Riga** – and sells", the towns taken apart: between dashes right after a noun
/// they tell where the things are.
pub fn places_between_dashes(tree: Tree<'_>) -> Vec<Move> {
    (1..tree.len()).find_map(|at| places_after(tree, at)).unwrap_or_default()
}

fn places_after(tree: Tree<'_>, dash: usize) -> Option<Vec<Move>> {
    let is_dash = |at: usize| tree.is_any(at, &["–", "—", "--"]);
    let noun = dash.checked_sub(1).filter(|&noun| is_dash(dash) && tree.tag(noun) == Tag::Nns)?;
    let preposition = Some(dash + 1).filter(|&at| tree.is_any(at, &["in", "at"]))?;
    let end = (preposition..tree.len()).find(|&at| is_dash(at) || tree.is(at, "."))?;
    let names = preposition + 1..end;
    let plain = |at: usize| tree.tag(at).is_proper() || tree.is_any(at, &[",", "and", "the"]);
    let inside = |at: usize| tree.head(at).is_some_and(|head| names.contains(&head));
    let joining = |at: usize| tree.is(at, ",") || tree.is(at, "and");
    let first_of_run = |at: usize| at == names.start || joining(at - 1);
    let mut heads = vec![];
    for at in names.clone().filter(|&at| first_of_run(at) && !joining(at)) {
        let run = (at..end).take_while(|&at| !joining(at));
        let own = |&at: &usize| {
            tree.head(at).is_none_or(|head| head < preposition || head >= end || joining_between(tree, at, head))
        };
        heads.push(run.clone().find(own)?);
    }
    let (&place, others) = heads.split_first()?;
    if !names.clone().all(plain) || others.is_empty() || !names.clone().any(|at| !inside(at)) {
        return None;
    }
    let mut moves = vec![Move::to(place, noun, Deprel::Nmod), Move::to(preposition, place, Deprel::Case)];
    moves.extend(others.iter().map(|&other| Move::to(other, place, Deprel::Conj)));
    let last = others.last().copied()?;
    moves.extend(names.filter(|&at| tree.is(at, "and")).map(|and| Move::to(and, last, Deprel::Cc)));
    Some(moves)
}

/// Whether a comma or "and" stands between two tokens.
fn joining_between(tree: Tree<'_>, one: usize, other: usize) -> bool {
    (one.min(other)..one.max(other)).any(|at| tree.is(at, ",") || tree.is(at, "and"))
}
