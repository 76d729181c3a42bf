//! Auxiliaries that a parser took for verbs of their own.

use super::{Move, SUBJECTS, is_word, subject_relation};
use crate::prose::clause::{Tree, WordClass, is_repeating};
use crate::prose::{Deprel, Tag};

/// "So **does** the Board, which met": the auxiliary that stands for what was said is the verb.
pub fn repeated_verb(tree: Tree<'_>) -> Vec<Move> {
    let opens = tree.is_any(0, &["so", "neither", "nor"]) && is_repeating(&tree.lower(1));
    let root = tree.sentence.root();
    let named = |&at: &usize| tree.tag(at).is_noun() && tree.head(at).is_none_or(|head| head < 2);
    let subject =
        (2..tree.len()).find(named).filter(|&noun| opens && root.is_some_and(|root| root < 2 || root == noun));
    let Some((root, noun)) = root.zip(subject) else { return vec![] };
    let rest = tree
        .children(root)
        .iter()
        .filter(|&&child| child > 1 && child != noun && (root < 2 || tree.tag(child).is_punctuation()));
    let mut moves: Vec<Move> = rest.map(|&child| Move::to(child, 1, tree.relation(child))).collect();
    moves.push(Move { token: 1, head: None, relation: Deprel::Root });
    moves.extend([Move::to(0, 1, Deprel::Advmod), Move::to(noun, 1, Deprel::Nsubj)]);
    moves
}

/// "**It** had, however, criticised it", hung on the auxiliary: the subject is that of its verb.
pub fn subject_of_auxiliary(tree: Tree<'_>) -> Vec<Move> {
    let moved = |subject: usize| {
        let auxiliary = tree.head(subject).filter(|_| SUBJECTS.contains(&tree.relation(subject)))?;
        let bound = matches!(tree.relation(auxiliary), Deprel::Aux | Deprel::AuxPass);
        let verb = tree.head(auxiliary).filter(|&verb| bound && !tree.has(verb, &SUBJECTS))?;
        // Nothing but adverbs stands in between.
        let aside =
            |at: usize| matches!(tree.relation(at), Deprel::Advmod | Deprel::Punct | Deprel::Aux | Deprel::AuxPass);
        let beside = subject < auxiliary && auxiliary < verb && (auxiliary + 1..verb).all(aside);
        beside.then_some(Move::to(subject, verb, subject_relation(tree, verb)))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "**does** not and cannot implement", "**can**, however, object", "explained that it **had** risen": an auxiliary
/// without an object is none but the auxiliary of the verb that follows.
pub fn stranded_auxiliary(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| stranded(tree, at)).unwrap_or_default()
}

fn stranded(tree: Tree<'_>, auxiliary: usize) -> Option<Vec<Move>> {
    let bound = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
    let own = [Deprel::Obj, Deprel::Xcomp, Deprel::Ccomp, Deprel::Obl, Deprel::Advcl];
    let held = tree
        .children(auxiliary)
        .iter()
        .any(|&child| own.contains(&tree.relation(child)) && !is_perfect(tree, auxiliary, child));
    if bound.contains(&tree.relation(auxiliary)) || held {
        return None;
    }
    let forms = takes(tree, auxiliary)?;
    let verb = verb_after(tree, auxiliary, forms)?;
    let passive = tree.tag(verb) == Tag::Vbn && tree.lemma(auxiliary) == "be";
    let relation = if passive { Deprel::AuxPass } else { Deprel::Aux };
    let mut moves = vec![
        Move { token: verb, head: tree.head(auxiliary), relation: tree.relation(auxiliary) },
        Move::to(auxiliary, verb, relation),
    ];
    let children = tree.children(auxiliary).iter().filter(|&&child| child != verb);
    moves.extend(children.map(|&child| Move::to(child, verb, tree.relation(child))));
    Some(moves)
}

/// "The Board **has** today **imposed** a fine", the participle read as what it has to do.
fn is_perfect(tree: Tree<'_>, auxiliary: usize, verb: usize) -> bool {
    let participle = tree.relation(verb) == Deprel::Xcomp && tree.tag(verb) == Tag::Vbn;
    participle && tree.lemma(auxiliary) == "have" && !tree.has(verb, &[Deprel::Mark])
}

/// The forms of a verb that go with an auxiliary; none if it is no finite auxiliary.
fn takes(tree: Tree<'_>, auxiliary: usize) -> Option<&'static [Tag]> {
    let finite = tree.tag(auxiliary).is_finite();
    match tree.lemma(auxiliary) {
        "have" if finite => Some(&[Tag::Vbn]),
        "be" if finite => Some(&[Tag::Vbn, Tag::Vbg]),
        "do" if finite => Some(&[Tag::Vb]),
        _ => (tree.tag(auxiliary) == Tag::Md).then_some(&[Tag::Vb]),
    }
}

/// The verb that an auxiliary belongs to: one joined to it, or the next one if it hangs where the auxiliary hangs.
fn verb_after(tree: Tree<'_>, auxiliary: usize, forms: &[Tag]) -> Option<usize> {
    let free = |verb: usize| verb > auxiliary && forms.contains(&tree.tag(verb)) && !tree.has(verb, &SUBJECTS);
    let perfect = |verb: usize| tree.relation(verb) == Deprel::Conj || is_perfect(tree, auxiliary, verb);
    let joined = tree.children_by(auxiliary, &[Deprel::Conj, Deprel::Xcomp]).find(|&verb| free(verb) && perfect(verb));
    let beside = || {
        let next = (auxiliary + 1..tree.len()).find(|&at| is_word(tree, at) && tree.tag(at) != Tag::Rb)?;
        let same = tree.head(next) == tree.head(auxiliary) && tree.relation(next) == tree.relation(auxiliary);
        (same && free(next) && !tree.has(next, &[Deprel::Cc])).then_some(next)
    };
    joined.or_else(beside)
}

/// "We **may** not, however, review it", the modal verb hung on "not": it is the verb's.
pub fn modal_of_adverb(tree: Tree<'_>) -> Vec<Move> {
    let moved = |modal: usize| {
        let adverb = tree.head(modal).filter(|_| tree.tag(modal) == Tag::Md && tree.relation(modal) == Deprel::Aux)?;
        let verb = tree.head(adverb).filter(|&verb| tree.tag(adverb) == Tag::Rb && tree.tag(verb).is_verb())?;
        (modal < verb).then_some(Move::to(modal, verb, Deprel::Aux))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "The Director **is** to circulate it", read as what the Director is: "be" before an infinitive with "to" tells that
/// something shall be done. So does the first "be" of "**are** to be paid".
pub fn be_to(tree: Tree<'_>) -> Vec<Move> {
    let moved = |be: usize| {
        let verb = tree.head(be).filter(|_| matches!(tree.relation(be), Deprel::Cop | Deprel::AuxPass))?;
        let to = tree.children_by(verb, &[Deprel::Mark]).find(|&mark| tree.is(mark, "to") && mark > be)?;
        let own = tree.child(verb, &[Deprel::NsubjOuter, Deprel::Nsubj]).filter(|&subject| subject < be);
        let passive = tree.relation(be) == Deprel::AuxPass && tree.tag(verb) == Tag::Vbn;
        // "will be based there and **is** to begin work".
        let joined = tree.relation(verb) == Deprel::Conj && !tree.has(verb, &SUBJECTS);
        let shared = || tree.head(verb).filter(|_| joined).and_then(|first| tree.child(first, &SUBJECTS));
        let plain = tree.tag(verb) == Tag::Vb && tree.tag(be).is_finite() && to < verb;
        // "Its aim is to act": what it is, not what is to be done.
        let due = |subject: usize| {
            tree.is(subject, "it") && (tree.has(verb, &[Deprel::Obl]) || !tree.has(verb, &[Deprel::Obj]))
        };
        let agent = passive || own.or_else(shared).is_some_and(|subject| !is_aim(tree, subject) || due(subject));
        let own = own.filter(|_| !passive).map(|subject| Move::to(subject, verb, Deprel::Nsubj));
        let marked = [Move::to(be, verb, Deprel::Aux), Move::to(to, verb, Deprel::Mark)];
        ((plain || passive) && agent).then(|| marked.into_iter().chain(own))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// Whether a noun names something that is said by an infinitive: "aim", "task", "plan".
fn is_aim(tree: Tree<'_>, noun: usize) -> bool {
    let lemma = tree.lemma(noun).to_lowercase();
    WordClass::Aim.contains(&lemma)
        || WordClass::InfinitiveNoun.contains(&lemma)
        || tree.tag(noun).is_pronoun() && tree.is_any(noun, &["this", "that", "what", "it"])
}

/// "could not **go on relying** on it": "go on" and "keep on" tell that the other verb's action lasts.
pub fn going_on(tree: Tree<'_>) -> Vec<Move> {
    let moved = |gerund: usize| {
        let verb = tree.head(gerund).filter(|_| tree.relation(gerund) == Deprel::Advcl)?;
        let on = tree.child(gerund, &[Deprel::Mark, Deprel::Case])?;
        let lasting = matches!(tree.lemma(verb), "go" | "keep" | "carry") && tree.is(on, "on");
        let beside = verb + 1 == on && on + 1 == gerund && tree.tag(gerund) == Tag::Vbg;
        (lasting && beside).then(|| [Move::to(on, verb, Deprel::CompoundPrt), Move::to(gerund, verb, Deprel::Xcomp)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}
