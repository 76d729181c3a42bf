//! What a verb or adjective governs, taken for something beside it: gerunds, prepositions left standing, an "it" that is no
//! dummy, and clauses of which only "as does" is left.

use super::{Move, SUBJECTS, first};
use crate::prose::clause::{Tree, WordClass, is_raising};
use crate::prose::{Deprel, Tag};

/// "**Peru asked** for a seat, but its request has failed", the verb read as a participle about the name: where another
/// clause is joined to it, it is finite.
pub fn finite_after_name(tree: Tree<'_>) -> Vec<Move> {
    let found = tree.sentence.root().filter(|&noun| tree.tag(noun).is_proper()).and_then(|noun| {
        let bare = [Deprel::Det, Deprel::Cop, Deprel::Nsubj, Deprel::Conj, Deprel::Appos];
        let verb = tree.child(noun, &[Deprel::Acl]).filter(|&verb| verb > noun && !tree.has(noun, &bare))?;
        let name_ends = (noun..verb).all(|at| at == noun || tree.relation(at) == Deprel::Flat);
        let past = tree.tag(verb) == Tag::Vbn && tree.form(verb).ends_with("ed");
        let auxiliary = tree.has(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::OblAgent]);
        let joined = tree.children_by(verb, &[Deprel::Conj]).any(|other| {
            let finite = tree.tag(other).is_finite() || tree.has(other, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
            finite && tree.has(other, &SUBJECTS)
        });
        if !name_ends || !past || auxiliary || !joined {
            return None;
        }
        let mut moves =
            vec![Move { token: verb, head: None, relation: Deprel::Root }, Move::to(noun, verb, Deprel::Nsubj)];
        let after = tree.children(noun).iter().filter(|&&child| child > verb);
        moves.extend(after.map(|&child| Move::to(child, verb, tree.relation(child))));
        Some(moves)
    });
    found.unwrap_or_default()
}

/// "Ports report to her, as does **the dockyard**": the dockyard does so, too.
pub fn as_does(tree: Tree<'_>) -> Vec<Move> {
    let moved = |does: usize| {
        let as_ = does.checked_sub(1).filter(|&at| tree.is_any(at, &["as", "so"]))?;
        let stands_for = tree.is_any(does, &["do", "does", "did", "is", "are", "was", "were", "has", "have", "will"]);
        let verb = tree.head(does).filter(|&verb| verb < as_ && stands_for && tree.tag(verb).is_verb())?;
        let subject = tree.children_by(verb, &SUBJECTS).find(|&subject| subject < verb)?;
        let bare = |&noun: &usize| noun > does && tree.tag(noun).is_noun() && !tree.has(noun, &[Deprel::Case]);
        let of_either = [verb, does].into_iter().flat_map(|at| tree.children(at));
        let noun = of_either.copied().find(|noun| bare(noun) && first(tree, *noun) == does + 1)?;
        let goes_on = tree.children(does).iter().any(|&child| tree.tag(child).is_verb());
        (!goes_on).then(|| {
            let others = tree.children(does).iter().copied().filter(|&child| child != noun);
            let mut moves = vec![
                Move::to(noun, subject, Deprel::Conj),
                Move::to(as_, noun, Deprel::Cc),
                Move::to(does, verb, Deprel::Discourse),
            ];
            moves.extend(others.filter(|&child| child != as_).map(|child| Move::to(child, verb, tree.relation(child))));
            moves
        })
    };
    (0..tree.len()).find_map(moved).unwrap_or_default()
}

/// "ruled out **merging** the ports", the gerund read as an adverbial: what such a verb is about.
pub fn gerund_object(tree: Tree<'_>) -> Vec<Move> {
    let moved = |gerund: usize| {
        let verb = tree.head(gerund).filter(|_| tree.relation(gerund) == Deprel::Advcl)?;
        let bare = tree.tag(gerund) == Tag::Vbg
            && !tree.has(gerund, &[Deprel::Mark, Deprel::Case, Deprel::Aux, Deprel::Nsubj])
            && !tree.has(verb, &[Deprel::Obj, Deprel::AuxPass]);
        let particle = tree.child(verb, &[Deprel::CompoundPrt]).filter(|&word| word > verb);
        let beside = gerund == particle.unwrap_or(verb) + 1;
        let wants = WordClass::GerundTaking.contains(tree.lemma(verb));
        (bare && beside && wants).then_some(Move::to(gerund, verb, Deprel::Xcomp))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "is dealt **with** by the Board", "was looked **into** by the Board": the preposition of the verb, whose noun is the
/// subject.
pub fn stranded_preposition(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let passive = tree.tag(verb) == Tag::Vbn && tree.has(verb, &[Deprel::AuxPass]);
        let word =
            Some(verb + 1).filter(|&at| passive && matches!(tree.tag(at), Tag::In | Tag::Rp) && !tree.is(at, "by"))?;
        let alone = tree.children(word).is_empty() && tree.relation(word) != Deprel::Mark;
        let by = tree.is(word + 1, "by") && tree.relation(word + 1) == Deprel::Case;
        let agent = tree.head(word + 1).filter(|&agent| by && alone && tree.head(agent) == Some(verb))?;
        Some([Move::to(word, verb, Deprel::CompoundPrt), Move::to(agent, verb, Deprel::OblAgent)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "**It** is unlikely to be signed": what is said to be so of a thing is said of it, and "it" is no dummy.
pub fn it_of_raising(tree: Tree<'_>) -> Vec<Move> {
    let moved = |it: usize| {
        let dummy = tree.relation(it) == Deprel::Expl && tree.is(it, "it");
        let adjective = tree.head(it).filter(|&head| dummy && it < head && is_raising(tree, head))?;
        let infinitive = tree.child(adjective, &[Deprel::Xcomp]).filter(|&verb| tree.has_to(verb))?;
        let own = tree.has(infinitive, &SUBJECTS) || tree.has(adjective, &[Deprel::Ccomp, Deprel::Csubj]);
        (!own).then_some(Move::to(it, adjective, Deprel::Nsubj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Roe's predecessor at the Treasury, **Jan Berg**", hung on the Treasury: a full name beside a noun for a person is that
/// person's.
pub fn person_beside_place(tree: Tree<'_>) -> Vec<Move> {
    let moved = |name: usize| {
        let place =
            tree.head(name).filter(|_| tree.relation(name) == Deprel::Appos && tree.has(name, &[Deprel::Flat]))?;
        let phrase =
            tree.relation(place) == Deprel::Nmod && matches!(&*tree.preposition(place), "at" | "in" | "for" | "of");
        let person = tree.head(place).filter(|&person| phrase && person < place && tree.names_person(person))?;
        let one = tree.has(person, &[Deprel::Det, Deprel::NmodPoss]) && !tree.tag(person).is_plural();
        let named = tree.has(person, &[Deprel::Flat, Deprel::Appos]);
        let kind = tree.tag(place) == Tag::Nn && !tree.names_person(place);
        let comma = (place..name).any(|at| tree.is(at, ","));
        (one && !named && kind && comma).then_some(Move::to(name, person, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "could not attend **owing to** the storm", the first word read as what could not be attended: the two are a preposition.
pub fn owing_to(tree: Tree<'_>) -> Vec<Move> {
    let moved = |owing: usize| {
        let verb = tree.head(owing).filter(|_| tree.is(owing, "owing") && tree.relation(owing) != Deprel::Case)?;
        let to = Some(owing + 1).filter(|&to| tree.is(to, "to") && tree.relation(to) == Deprel::Case)?;
        let noun = tree.head(to).filter(|&noun| tree.head(noun) == Some(verb) || tree.head(noun) == Some(owing))?;
        let governs = tree.tag(verb).is_verb() && verb < owing && noun > to;
        governs.then(|| {
            [Move::to(owing, noun, Deprel::Case), Move::to(to, owing, Deprel::Fixed), Move::to(noun, verb, Deprel::Obl)]
        })
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}
