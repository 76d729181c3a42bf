//! What was read as one with the noun or verb beside it, or as two with it.

use super::bounds::opening;
use super::{Move, SUBJECTS, above, first, last, predicate_above, subject_relation};
use crate::prose::clause::{Tree, WordClass, decides, is_courtesy_title, is_each, is_measure, is_temporal};
use crate::prose::{Deprel, Tag};

/// "had neither set a target **nor collected** figures", the second verb read as an adjective of what stands behind it: after
/// "neither" both are verbs of one form.
pub fn second_of_neither(tree: Tree<'_>) -> Vec<Move> {
    let found = (1..tree.len()).find_map(|nor| {
        let verb = Some(nor + 1).filter(|&verb| tree.is(nor, "nor") && tree.relation(verb) == Deprel::Amod)?;
        let object = tree.head(verb).filter(|&object| object > verb && tree.relation(object) == Deprel::Conj)?;
        let neither = (0..nor).rev().find(|&at| tree.is(at, "neither"))?;
        let above = Some(neither + 1).filter(|&at| tree.tag(at).is_verb() && tree.tag(at) == tree.tag(verb))?;
        let free = !tree.has(verb, &[Deprel::Conj, Deprel::Obj]) && tree.has(above, &[Deprel::Obj]);
        free.then(|| {
            [Move::to(verb, above, Deprel::Conj), Move::to(nor, verb, Deprel::Cc), Move::to(object, verb, Deprel::Obj)]
        })
    });
    found.into_iter().flatten().collect()
}

/// "and in seven of them **costs** exceeded the plan", the noun read as part of them: a noun between a pronoun and a finite verb
/// that has no subject is its subject.
pub fn subject_after_pronoun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let attached = matches!(tree.relation(noun), Deprel::Nmod | Deprel::NmodUnmarked | Deprel::OblUnmarked);
        let above = tree.head(noun).filter(|_| attached && !tree.has(noun, &[Deprel::Case]))?;
        let verb = tree.head(above).filter(|&verb| tree.relation(above) == Deprel::Obl && above < verb)?;
        let start = first(tree, noun);
        let them = start.checked_sub(1).filter(|&at| tree.is_any(at, &["them", "these", "those", "it"]))?;
        let beside = last(tree, noun) + 1 == opening(tree, verb) && tree.tag(opening(tree, verb)).is_finite();
        let inner = tree.sentence.subtree(above).contains(&them) && tree.tag(noun).is_noun();
        (beside && inner && !tree.has(verb, &SUBJECTS)).then_some(Move::to(noun, verb, subject_relation(tree, verb)))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "reports to the Board, which sits in Lima**, every two years**", the time read as that of the relative clause: behind the comma
/// that closes it the main clause goes on.
pub fn each_time_after_relative(tree: Tree<'_>) -> Vec<Move> {
    let moved = |time: usize| {
        let which = tree.head(time).filter(|_| matches!(tree.base(time), Deprel::Obl | Deprel::Nmod))?;
        let noun = tree.head(which).filter(|&noun| tree.relation(which) == Deprel::AclRelcl && noun < which)?;
        let each = is_temporal(tree, time) && is_each(tree, time) && !tree.has(time, &[Deprel::Case]);
        let start = tree.sentence.subtree(time).into_iter().find(|&at| !tree.tag(at).is_punctuation())?;
        let comma = start.checked_sub(1).filter(|&comma| tree.is(comma, ",") && comma > which)?;
        let parted = (noun + 1..which).find(|&at| tree.tag(at).is_wh()).is_some_and(|at| tree.is(at - 1, ","));
        let ends = last(tree, time) == last(tree, which);
        // "which meets**, by law,** every two years": one comma closes it.
        let ends = ends && !(which..comma).any(|at| tree.is(at, ","));
        let main = predicate_above(tree, noun)?;
        let free = tree.relation(main) != Deprel::AclRelcl && main < noun;
        (each && parted && ends && free)
            .then(|| [Move::to(time, main, Deprel::OblUnmarked), Move::to(comma, time, Deprel::Punct)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "a staff of twelve **led by Ana Roe**": it is the staff that is led, whatever it is of.
pub fn participle_of_number(tree: Tree<'_>) -> Vec<Move> {
    let moved = |part: usize| {
        let number = tree.head(part).filter(|&at| tree.relation(part) == Deprel::Acl && tree.tag(at) == Tag::Cd)?;
        let noun = tree.head(number).filter(|_| tree.relation(number) == Deprel::Nmod)?;
        let bare = tree.children_by(number, &[Deprel::Case]).any(|of| tree.is(of, "of"))
            && !tree.has(number, &[Deprel::Det, Deprel::Nmod]);
        let one = tree.tag(noun) == Tag::Nn && noun < number && tree.tag(part) == Tag::Vbn;
        (bare && one).then_some(Move::to(part, noun, Deprel::Acl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "goes to the best bid, **price counting** for 60 per cent", the noun read as part of the gerund: right behind a comma it is who
/// or what does it.
pub fn subject_of_absolute(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let verb = tree.head(noun).filter(|&verb| tree.relation(noun) == Deprel::Compound && noun + 1 == verb)?;
        let absolute = tree.tag(verb) == Tag::Vbg
            && matches!(tree.relation(verb), Deprel::Advcl | Deprel::Acl)
            && tree.has(verb, &[Deprel::Obl, Deprel::Obj, Deprel::Xcomp])
            && !tree.has(verb, &[Deprel::Case, Deprel::Mark, Deprel::Det]);
        let start = first(tree, noun);
        let parted = start > 0 && (tree.is(start - 1, ",") || tree.is(start, ","));
        (absolute && parted && tree.tag(noun).is_noun()).then_some(Move::to(noun, verb, Deprel::Nsubj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "**Only in the south did** traffic grow", the phrase read as who did: what stands before an auxiliary that stands before the
/// subject tells where, when or how.
pub fn phrase_before_inversion(tree: Tree<'_>) -> Vec<Move> {
    let found = (0..tree.len()).find_map(|phrase| {
        let auxiliary = tree.head(phrase).filter(|_| SUBJECTS.contains(&tree.relation(phrase)))?;
        let does = tree.lemma(auxiliary) == "do" && tree.has(phrase, &[Deprel::Case]) && phrase < auxiliary;
        let verb = tree.children_by(auxiliary, &[Deprel::Xcomp, Deprel::Ccomp]).find(|&verb| verb > auxiliary)?;
        let subject = tree.child(verb, &SUBJECTS).filter(|&subject| auxiliary < subject && subject < verb)?;
        let inverted = does && first(tree, subject) == auxiliary + 1 && tree.tag(verb).is_verb();
        let others = tree.children(auxiliary).iter().copied().filter(|&at| at != verb && at != phrase);
        let mut moves: Vec<Move> = others.map(|at| Move::to(at, verb, tree.relation(at))).collect();
        moves.push(Move { token: verb, head: tree.head(auxiliary), relation: tree.relation(auxiliary) });
        moves.extend([Move::to(auxiliary, verb, Deprel::Aux), Move::to(phrase, verb, Deprel::Obl)]);
        inverted.then_some(moves)
    });
    found.unwrap_or_default()
}

/// "No bidder may be awarded **more than one lot**", read as a time: what is given stays the object where who receives it is the
/// subject.
pub fn given_in_passive(tree: Tree<'_>) -> Vec<Move> {
    let moved = |gift: usize| {
        let verb = tree.head(gift).filter(|_| tree.relation(gift) == Deprel::OblUnmarked)?;
        let passive = tree.has(verb, &[Deprel::AuxPass]) && verb < gift && !tree.has(verb, &[Deprel::Obj]);
        let given = WordClass::Transfer.contains(tree.lemma(verb)) && first(tree, gift) == verb + 1;
        let thing = tree.tag(gift).is_noun() && !is_temporal(tree, gift) && !is_measure(tree, gift);
        (passive && given && thing && !is_each(tree, gift)).then_some(Move::to(gift, verb, Deprel::Obj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "demands a **9 per cent** rise", the measure read as who does it: before a noun it tells how large that is.
pub fn measure_before_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |measure: usize| {
        let noun = tree.head(measure).filter(|_| tree.relation(measure) == Deprel::Nsubj)?;
        let argument = matches!(tree.base(noun), Deprel::Obj | Deprel::Obl | Deprel::Nmod | Deprel::Nsubj);
        let common = matches!(tree.tag(noun), Tag::Nn | Tag::Nns) && !tree.has(noun, &[Deprel::Cop]);
        let beside = last(tree, measure) + 1 == noun;
        (argument && common && beside && is_measure(tree, measure)).then_some(Move::to(measure, noun, Deprel::Compound))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "meets in ordinary session once a year **and in special session** at the call of the Chair", read as part of what follows: the
/// second of two like phrases is joined to the verb, and what follows is told of it alone.
pub fn second_of_like_phrases(tree: Tree<'_>) -> Vec<Move> {
    let moved = |second: usize| {
        let above = tree.head(second).filter(|_| matches!(tree.relation(second), Deprel::Nmod | Deprel::Conj))?;
        let next = |&at: &usize| tree.relation(at) == Deprel::Obl && first(tree, at) == last(tree, second) + 1;
        // "once a year **and in special session**".
        let beside = || tree.children(tree.head(above)?).iter().copied().find(next);
        let after = if above > second { above } else { beside()? };
        let verb = tree.head(after).filter(|&verb| tree.relation(after) == Deprel::Obl && verb < second)?;
        let preposition = tree.preposition(second);
        let start = first(tree, second);
        let and = if tree.is(start, "and") { start } else { start.checked_sub(1)? };
        let like = |&one: &usize| {
            let same = tree.lemma(one) == tree.lemma(second) && tree.preposition(one) == preposition;
            one < and && same && !preposition.is_empty()
        };
        let cc = tree.is(and, "and") && tree.relation(and) == Deprel::Cc;
        tree.children_by(verb, &[Deprel::Obl]).find(like).filter(|_| cc)?;
        let joined = [Move::to(second, verb, Deprel::Conj), Move::to(and, second, Deprel::Cc)];
        Some(joined.into_iter().chain([Move::to(after, second, Deprel::Orphan)]))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "Ms **Aoife** Brennan", the first name read as a title of the second: both are one name.
pub fn first_name_as_title(tree: Tree<'_>) -> Vec<Move> {
    let moved = |given: usize| {
        let family = tree.head(given).filter(|&name| tree.relation(given) == Deprel::NmodDesc && name == given + 1)?;
        let title = tree.child(given, &[Deprel::NmodDesc]).filter(|&title| title + 1 == given)?;
        let names = tree.is_name(given) && tree.is_name(family) && is_courtesy_title(tree.form(title));
        if !names || is_courtesy_title(tree.form(given)) || WordClass::Rank.contains(&tree.lower(given)) {
            return None;
        }
        let mut moves = vec![Move { token: given, head: tree.head(family), relation: tree.relation(family) }];
        moves.push(Move::to(family, given, Deprel::Flat));
        let others = tree.children(family).iter().filter(|&&at| at != given);
        moves.extend(others.map(|&at| Move::to(at, given, tree.relation(at))));
        Some(moves)
    };
    (0..tree.len()).find_map(moved).unwrap_or_default()
}

/// "the talks between the Bank and the Union, **which have** a joint fund", read as what the talks have: a verb in the plural tells
/// of the two that stand right before it.
pub fn relative_of_pair(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let noun = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::AclRelcl)?;
        let which = tree.child(verb, &SUBJECTS).filter(|&which| tree.is_any(which, &["which", "who"]))?;
        let plural = tree.tag(opening(tree, verb)) == Tag::Vbp || tree.is(opening(tree, verb), "were");
        let single = tree.tag(noun) == Tag::Nn && !tree.has(noun, &[Deprel::Conj, Deprel::Nummod]);
        let pair = tree.children_by(noun, &[Deprel::Nmod]).filter(|&one| one > noun && one < which);
        let pair = pair.last().filter(|&one| tree.preposition(one) == "between" && tree.has(one, &[Deprel::Conj]))?;
        let comma = which.checked_sub(1).filter(|&comma| tree.is(comma, ","))?;
        let next = last(tree, pair) + 1 == comma || last(tree, pair) == comma;
        let single = single && !WordClass::DecidingBody.contains(tree.lemma(noun));
        // "between the Minister and **the unions**, which": they may be meant alone.
        let one = |at: usize| !tree.tag(at).is_plural() && tree.has(at, &[Deprel::Det]);
        let alike = one(pair) && tree.children_by(pair, &[Deprel::Conj]).all(one);
        (plural && single && next && alike).then_some(Move::to(verb, pair, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "offered 4 per cent, which **it says** is all it has", read as what it says: who says so stands between the pronoun and its
/// verb.
pub fn sayer_within_relative(tree: Tree<'_>) -> Vec<Move> {
    let found = (0..tree.len()).find_map(|says| {
        let noun = tree.head(says).filter(|_| tree.relation(says) == Deprel::AclRelcl)?;
        let which = tree.child(says, &[Deprel::Obj]).filter(|&which| tree.is_any(which, &["which", "who", "that"]))?;
        let sayer = tree.child(says, &[Deprel::Nsubj]).filter(|&sayer| which < sayer && sayer < says)?;
        let told = tree.child(says, &[Deprel::Ccomp]).filter(|&told| !tree.has(told, &SUBJECTS))?;
        let verb = opening(tree, told);
        let beside = verb == says + 1 && tree.tag(verb).is_finite() && !tree.has(told, &[Deprel::Mark]);
        let speech = WordClass::Speech.contains(tree.lemma(says)) && first(tree, sayer) == which + 1;
        (beside && speech).then(|| {
            [
                Move::to(told, noun, Deprel::AclRelcl),
                Move::to(which, told, subject_relation(tree, told)),
                Move::to(says, told, Deprel::Parataxis),
            ]
        })
    });
    found.into_iter().flatten().collect()
}

/// "paid nothing to some **and only 300 euros** to the rest", the sum read as one of those who were paid: it is the other thing
/// that was paid.
pub fn sum_beside_receiver(tree: Tree<'_>) -> Vec<Move> {
    let moved = |sum: usize| {
        let receiver =
            tree.head(sum).filter(|&at| tree.relation(sum) == Deprel::Conj && tree.has(at, &[Deprel::Case]))?;
        let verb = above(tree, receiver, |at| tree.tag(at).is_verb())?;
        let given = tree.child(verb, &[Deprel::Obj]).filter(|&given| given < receiver && given > verb)?;
        let only = tree.children_by(sum, &[Deprel::Cc]).any(|cc| tree.is(cc + 1, "only"));
        let amount = is_measure(tree, sum) && !tree.has(sum, &[Deprel::Case]) && !is_measure(tree, receiver);
        (only && amount).then_some(Move::to(sum, given, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "obliges members to report losses, to pay fees and **to publish** accounts", joined to a verb within one of them: the last of a
/// list of infinitives is joined to the first.
pub fn last_infinitive(tree: Tree<'_>) -> Vec<Move> {
    let marked = |at: usize| tree.tag(at) == Tag::Vb && tree.has_to(at);
    let moved = |at: usize| {
        let inner = tree.head(at).filter(|&inner| tree.relation(at) == Deprel::Conj && marked(at) && marked(inner))?;
        let and =
            tree.child(at, &[Deprel::Cc]).filter(|&and| tree.is_any(and, &["and", "or"]) && tree.is(and + 1, "to"))?;
        let parted = and.checked_sub(1).is_some_and(|comma| tree.is(comma, ","));
        // "…, **to notify** States of any activity likely to cause harm, and to …".
        let mut second = tree.head(inner)?;
        while !(marked(second) && matches!(tree.relation(second), Deprel::Advcl | Deprel::Conj)) {
            second = tree.head(second)?;
        }
        let listed = first(tree, second) > 0 && {
            let start = first(tree, second);
            tree.is(start, ",") || tree.is(start - 1, ",")
        };
        let one =
            tree.head(second).filter(|&one| marked(one) && one < second && tree.relation(one) == Deprel::Xcomp)?;
        (parted && listed && inner != second)
            .then(|| [Move::to(second, one, Deprel::Conj), Move::to(at, one, Deprel::Conj)])
    };
    (0..tree.len()).find_map(moved).into_iter().flatten().collect()
}

/// "decided by consensus **to build** it", "agreed in principle **to cut** fees", read as what the phrase is to do: behind a bare noun
/// with a preposition the infinitive is what was decided.
pub fn infinitive_of_decision(tree: Tree<'_>) -> Vec<Move> {
    let moved = |infinitive: usize| {
        let noun =
            tree.head(infinitive).filter(|_| tree.relation(infinitive) == Deprel::Acl && tree.has_to(infinitive))?;
        let verb = tree.head(noun).filter(|&verb| tree.relation(noun) == Deprel::Obl && verb < noun)?;
        let bare = tree.has(noun, &[Deprel::Case]) && !tree.has(noun, &[Deprel::Det, Deprel::NmodPoss, Deprel::Amod]);
        let free = tree.has(verb, &SUBJECTS) && !tree.has(verb, &[Deprel::Obj, Deprel::Xcomp, Deprel::Ccomp]);
        let decides = tree.tag(verb).is_verb() && decides(tree, verb) && !tree.has(verb, &[Deprel::AuxPass]);
        let own = WordClass::InfinitiveNoun.contains(tree.lemma(noun));
        // "decided **against** laws to ban nets" tells on what, and not how.
        let how = matches!(tree.preposition(noun).as_str(), "by" | "in" | "under" | "at" | "during");
        (bare && how && free && decides && !own).then_some(Move::to(infinitive, verb, Deprel::Xcomp))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Mr Roe, who had run it for ten years, **left** in May", the verb read as a participle of the years: where nothing else tells of
/// somebody, the verb behind the comma that closes a relative clause does.
pub fn verb_behind_relative(tree: Tree<'_>) -> Vec<Move> {
    let found = (2..tree.len()).find_map(|verb| {
        let inner = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Acl && tree.is(verb - 1, ","))?;
        let plain = matches!(tree.tag(verb), Tag::Vbn | Tag::Vbd) && !tree.has(verb, &[Deprel::OblAgent]);
        let who = tree.sentence.root().filter(|&who| plain && who < inner && tree.tag(who).is_noun())?;
        let which =
            tree.child(who, &[Deprel::AclRelcl]).filter(|&which| tree.sentence.subtree(which).contains(&inner))?;
        let parted = (who + 1..which).any(|at| tree.tag(at).is_wh() && tree.is(at - 1, ","));
        let alone =
            !tree.has(who, &[Deprel::Cop, Deprel::Case, Deprel::Nsubj]) && last(tree, which) >= last(tree, verb);
        let closing = tree.children_by(who, &[Deprel::Punct]).filter(|&mark| mark > verb);
        let mut moves: Vec<Move> = closing.map(|mark| Move::to(mark, verb, Deprel::Punct)).collect();
        moves.push(Move { token: verb, head: None, relation: Deprel::Root });
        moves.push(Move::to(who, verb, Deprel::Nsubj));
        moves.push(Move::to(verb - 1, which, Deprel::Punct));
        (parted && alone).then_some(moves)
    });
    found.unwrap_or_default()
}

/// "**Lending** to farmers grew", read as what was done meanwhile: a gerund that opens the sentence, with no comma behind what hangs on
/// it, is what a verb without another subject tells of.
pub fn gerund_for_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |gerund: usize| {
        let verb = tree.head(gerund).filter(|_| gerund == 0 && tree.relation(gerund) == Deprel::Advcl)?;
        let bare = tree.tag(gerund) == Tag::Vbg && tree.children(gerund).iter().all(|&child| child > gerund);
        let next = last(tree, gerund) + 1 == opening(tree, verb) && tree.tag(opening(tree, verb)).is_finite();
        let told = bare && next && !tree.is(last(tree, gerund), ",") && !tree.has(gerund, &[Deprel::Obj]);
        let phrases = tree.children_by(gerund, &[Deprel::Obl]).map(|phrase| Move::to(phrase, gerund, Deprel::Nmod));
        let subject = Move::to(gerund, verb, subject_relation(tree, verb));
        (told && !tree.has(verb, &SUBJECTS)).then(|| phrases.chain([subject]).collect::<Vec<_>>())
    };
    (0..tree.len().min(1)).find_map(moved).unwrap_or_default()
}
