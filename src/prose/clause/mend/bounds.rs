//! Clauses that begin or end elsewhere than the parser thought, so that somebody else would be said to have done it.

use super::{Move, SUBJECTS, first, last, predicate_above, subject_relation};
use crate::prose::clause::{Tree, WordClass};
use crate::prose::{Deprel, Tag};

/// The word that a verb begins with: its first auxiliary, or itself.
pub fn opening(tree: Tree<'_>, verb: usize) -> usize {
    tree.child(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).map_or(verb, |word| word.min(verb))
}

/// Whether a verb, or its first auxiliary, is finite.
fn is_told(tree: Tree<'_>, verb: usize) -> bool {
    tree.tag(opening(tree, verb)).is_finite()
}

/// "left after **talks between the Bank and the Union broke down**", "before **the repair of the pier was completed**", read as
/// a phrase with a clause somewhere else: a finite verb right behind the noun of such a phrase has that noun as its subject.
pub fn verb_after_preposition(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| clause_of_preposition(tree, at)).unwrap_or_default()
}

fn clause_of_preposition(tree: Tree<'_>, preposition: usize) -> Option<Vec<Move>> {
    let opens = tree.is_any(preposition, &["before", "after", "until", "since"]);
    let noun = tree.head(preposition).filter(|_| opens && tree.relation(preposition) == Deprel::Case)?;
    let hung = matches!(tree.relation(noun), Deprel::Obl | Deprel::Nmod | Deprel::OblUnmarked);
    let loose = [Deprel::Conj, Deprel::Ccomp, Deprel::Acl, Deprel::AclRelcl, Deprel::Parataxis];
    let verb = (noun + 1..tree.len()).find(|&verb| {
        let beside = loose.contains(&tree.relation(verb)) && !tree.has(verb, &[Deprel::Mark]);
        beside && is_told(tree, verb) && relative_pronoun(tree, verb).is_none() && !is_aside(tree, verb)
    })?;
    if !hung || first(tree, noun) != preposition || !tree.tag(noun).is_noun() {
        return None;
    }
    let joined = tree.head(noun) == Some(verb) && tree.relation(verb) == Deprel::Conj;
    let main = if joined { tree.head(verb) } else { predicate_above(tree, noun) };
    let main = main.filter(|&main| main != verb && main < noun && is_finite_part(tree, main))?;
    let mut moves = vec![
        Move::to(preposition, verb, Deprel::Mark),
        Move::to(noun, verb, subject_relation(tree, verb)),
        Move::to(verb, main, Deprel::Advcl),
    ];
    let second = tree.child(verb, &SUBJECTS);
    let and = [Some(verb), second].into_iter().flatten().find_map(|at| tree.child(at, &[Deprel::Cc]));
    let start = match (second, and) {
        (None, None) => opening(tree, verb),
        // "talks **between** the Bank **and** the Union".
        (Some(second), Some(and)) if [and, and + 1].contains(&first(tree, second)) && tree.is(and, "and") => {
            let pair = tree.children_by(noun, &[Deprel::Nmod]).find(|&one| tree.preposition(one) == "between")?;
            let lone = !tree.has(pair, &[Deprel::Conj]) && last(tree, second) + 1 == opening(tree, verb);
            moves.extend([Move::to(second, pair, Deprel::Conj), Move::to(and, second, Deprel::Cc)]);
            Some(and).filter(|_| lone)?
        }
        _ => return None,
    };
    let relative = (noun + 1..start).find(|&at| tree.relation(at) == Deprel::AclRelcl);
    let relative = relative.filter(|&which| relative_pronoun(tree, which).is_some() && tree.head(which) != Some(verb));
    let within = |at: usize| {
        let phrase = tree.sentence.subtree(noun);
        let aside = relative.is_some_and(|which| tree.sentence.subtree(which).contains(&at));
        phrase.contains(&at) || aside || relative.is_some() && tree.is(at, ",")
    };
    // "after a vote **taken** in June", "after talks, said he would": no clause of the noun.
    let object = tree.relation(verb) != Deprel::Acl || tree.has(verb, &[Deprel::Obj]);
    let whole = (noun + 1..start).all(within) && object && (relative.is_some() || !tree.is(start - 1, ","));
    let own = relative.filter(|&which| !tree.sentence.subtree(noun).contains(&which));
    moves.extend(own.map(|which| Move::to(which, noun, Deprel::AclRelcl)));
    whole.then_some(moves)
}

/// Whether a verb tells something by itself, so that a clause of time can go with it.
fn is_finite_part(tree: Tree<'_>, verb: usize) -> bool {
    is_told(tree, verb) || tree.has_to(verb) || tree.tag(verb) == Tag::Vbn
}

fn is_aside(tree: Tree<'_>, verb: usize) -> bool {
    tree.relation(verb) == Deprel::Parataxis && WordClass::Speech.contains(tree.lemma(verb))
}

fn relative_pronoun(tree: Tree<'_>, verb: usize) -> Option<usize> {
    let relative = |&at: &usize| at < verb && tree.tag(at).is_wh();
    tree.children(verb).iter().copied().find(|&child| tree.reach(child, |_, _| true).iter().any(relative))
}

/// "said that the line, **closed** in 2015, **would reopen**", the participle read as what is said: between commas it tells
/// of the subject, and the verb behind it is the one.
pub fn content_between_commas(tree: Tree<'_>) -> Vec<Move> {
    let found = (0..tree.len()).find_map(|part| {
        let head = tree.head(part).filter(|_| matches!(tree.tag(part), Tag::Vbn | Tag::Vbd))?;
        let that = tree.children_by(part, &[Deprel::Mark]).find(|&that| tree.is(that, "that"))?;
        let subject = tree.child(part, &SUBJECTS).filter(|&subject| that < subject && subject < part)?;
        let parted = tree.is(part - 1, ",") && !tree.has(part, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
        let inner = tree.has(part, &[Deprel::Obl, Deprel::OblAgent]) && !tree.has(part, &[Deprel::Obj]);
        let loose = [Deprel::Conj, Deprel::Ccomp, Deprel::Parataxis, Deprel::Xcomp, Deprel::Advcl];
        let main = (part + 1..tree.len()).find(|&main| {
            let free = !tree.has(main, &SUBJECTS) && !tree.has(main, &[Deprel::Mark, Deprel::Cc]);
            let near = tree.head(main) == Some(part) || tree.head(main) == Some(head);
            loose.contains(&tree.relation(main)) && near && free && tree.tag(opening(tree, main)).is_finite()
        })?;
        let closed = tree.is(opening(tree, main) - 1, ",");
        (parted && inner && closed).then(|| {
            vec![
                Move::to(main, head, Deprel::Ccomp),
                Move::to(that, main, Deprel::Mark),
                Move::to(subject, main, subject_relation(tree, main)),
                Move::to(part, subject, Deprel::Acl),
            ]
        })
    });
    found.unwrap_or_default()
}

/// "The Bank **announced** that the line, closed in 2015, would reopen", read as what would reopen: a participle with "that" behind
/// it says what follows, and so is the verb of whoever says it.
pub fn sayer_between_commas(tree: Tree<'_>) -> Vec<Move> {
    let found = tree.sentence.root().and_then(|main| {
        let modal = tree.tag(opening(tree, main)) == Tag::Md && tree.is(opening(tree, main) - 1, ",");
        let sayer = tree.child(main, &SUBJECTS).filter(|&sayer| modal && sayer < main)?;
        let said = (sayer + 1..main).find(|&said| {
            let part = tree.relation(said) == Deprel::Acl && matches!(tree.tag(said), Tag::Vbn | Tag::Vbd);
            let speech =
                WordClass::Speech.contains(tree.lemma(said)) && !tree.has(said, &[Deprel::Obj, Deprel::OblAgent]);
            part && speech && tree.is(first(tree, said) - 1, ",") && tree.sentence.subtree(sayer).contains(&said)
        })?;
        let part = tree.child(said, &[Deprel::Ccomp]).filter(|&part| tree.is(part - 1, ","))?;
        let that = tree.children_by(part, &[Deprel::Mark]).find(|&that| tree.is(that, "that"))?;
        let subject = tree.child(part, &SUBJECTS).filter(|&subject| that < subject && subject < part)?;
        let bare = !tree.has(part, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop, Deprel::Obj]);
        let closing = tree.children_by(main, &[Deprel::Punct]).filter(|&mark| mark > main);
        let mut moves: Vec<Move> = closing.map(|mark| Move::to(mark, said, Deprel::Punct)).collect();
        moves.extend([
            Move { token: said, head: None, relation: Deprel::Root },
            Move::to(sayer, said, Deprel::Nsubj),
            Move::to(main, said, Deprel::Ccomp),
            Move::to(that, main, Deprel::Mark),
            Move::to(subject, main, subject_relation(tree, main)),
            Move::to(part, subject, Deprel::Acl),
        ]);
        (bare && matches!(tree.tag(part), Tag::Vbn | Tag::Vbd)).then_some(moves)
    });
    found.unwrap_or_default()
}

/// "added that, **should demand rise**, it might buy another", the condition read as what is added: it holds for what
/// follows.
pub fn condition_in_content(tree: Tree<'_>) -> Vec<Move> {
    let found = (2..tree.len()).find_map(|auxiliary| {
        let verb = tree.head(auxiliary).filter(|_| tree.is_any(auxiliary, &["should", "had", "were"]))?;
        let that = Some(auxiliary - 2).filter(|&that| tree.is(that, "that") && tree.is(that + 1, ","))?;
        let head = tree.head(verb).filter(|_| matches!(tree.relation(verb), Deprel::Ccomp | Deprel::Conj))?;
        tree.child(verb, &SUBJECTS).filter(|&subject| auxiliary < subject && subject < verb)?;
        let whole = (verb + 1..tree.len()).find(|&whole| {
            let start = first(tree, whole);
            let parted = start > verb && (tree.is(start, ",") || tree.is(start - 1, ","));
            let own = tree.has(whole, &SUBJECTS) && is_told(tree, whole) && !tree.has(whole, &[Deprel::Mark]);
            let climbs = tree.head(whole).is_some_and(|above| tree.sentence.subtree(above).contains(&verb));
            parted && own && climbs && relative_pronoun(tree, whole).is_none()
        })?;
        let mut place = head;
        while tree.relation(verb) == Deprel::Conj && tree.relation(place) == Deprel::Xcomp {
            place = tree.head(place)?;
        }
        let joining = tree.children_by(verb, &[Deprel::Cc]).map(|cc| Move::to(cc, whole, Deprel::Cc));
        let moves = [
            Move::to(whole, place, tree.relation(verb)),
            Move::to(that, whole, Deprel::Mark),
            Move::to(verb, whole, Deprel::Advcl),
        ];
        Some(moves.into_iter().chain(joining).collect())
    });
    found.unwrap_or_default()
}

/// "clinics **without a doctor** should close", "a bus **with nine people** was sent", the noun behind the preposition read as
/// the subject: what has a preposition tells of the noun before it.
pub fn phrase_for_subject(tree: Tree<'_>) -> Vec<Move> {
    let narrowing = ["with", "without", "in", "on", "at", "from", "of", "for", "against", "within", "along", "among"];
    let moved = |inner: usize| {
        let verb = tree.head(inner).filter(|&verb| SUBJECTS.contains(&tree.relation(inner)) && inner < verb)?;
        let case = tree.child(inner, &[Deprel::Case]).filter(|&case| case == first(tree, inner))?;
        let noun = |at: usize| tree.tag(at).is_noun() && last(tree, at) + 1 == case;
        if !tree.is_any(case, &narrowing)
            || !tree.tag(inner).is_noun()
            || tree.tag(verb) == Tag::Vb && tree.has_to(verb)
        {
            return None;
        }
        let other = tree.children_by(verb, &SUBJECTS).filter(|&other| other != inner).find(|&other| noun(other));
        if other.is_some() {
            return other.map(|other| vec![Move::to(inner, other, Deprel::Nmod)]);
        }
        let alone = tree.children_by(verb, &SUBJECTS).count() == 1 && !tree.has(verb, &[Deprel::Cc, Deprel::Mark]);
        let joined = tree.relation(verb) == Deprel::Conj && alone && is_told(tree, verb);
        let outer = (0..case).find(|&outer| tree.relation(outer) == Deprel::Conj && noun(outer)).filter(|_| joined)?;
        let and = tree.child(outer, &[Deprel::Cc]).filter(|&and| and < outer && and == first(tree, outer))?;
        Some(vec![
            Move::to(outer, verb, tree.relation(inner)),
            Move::to(inner, outer, Deprel::Nmod),
            Move::to(and, verb, Deprel::Cc),
        ])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "was adviser to the Board, a post created in May, **and drafted** the code", read as what the post did: behind a comma a
/// verb with an object goes on with the main one, and not with a participle.
pub fn verb_beside_participle(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let part = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Conj && tree.tag(verb) == Tag::Vbd)?;
        let bound = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux, Deprel::AuxPass, Deprel::Mark];
        let passive = tree.relation(part) == Deprel::Acl && tree.tag(part) == Tag::Vbn && !tree.has(part, &bound);
        let acts = tree.has(verb, &[Deprel::Obj]) && !tree.has(verb, &bound) && !tree.has(part, &[Deprel::Obj]);
        let set_off = tree.child(verb, &[Deprel::Cc]).is_some_and(|and| and > 0 && tree.is(and - 1, ","));
        let main = predicate_above(tree, part).filter(|&main| is_told(tree, main) && tree.has(main, &SUBJECTS))?;
        (passive && acts && set_off).then_some(Move::to(verb, main, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "The meeting was opened by the Chair, who thanked Peru **and noted** that it had paid", read as what the meeting noted: only
/// somebody says things.
pub fn sayer_of_relative(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let main = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Conj)?;
        let thing = tree.child(main, &[Deprel::NsubjPass])?;
        let somebody = tree.tag(thing).is_proper() || tree.tag(thing).is_pronoun() || tree.names_person(thing);
        let lemma = tree.lemma(verb);
        let says = WordClass::Speech.contains(lemma) || WordClass::Telling.contains(lemma) || lemma == "note";
        let content = says && tree.has(verb, &[Deprel::Ccomp]) && !tree.has(verb, &SUBJECTS);
        let plain = content && !somebody && !WordClass::DecidingBody.contains(tree.lemma(thing));
        let told = (main + 1..verb).rev().find(|&told| {
            let who = tree.child(told, &[Deprel::Nsubj]).is_some_and(|who| tree.is(who, "who"));
            tree.relation(told) == Deprel::AclRelcl && who && tree.tag(told) == tree.tag(verb)
        })?;
        let bare = !tree.has(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
        // "The letter was signed by Roe, who chairs the Board, **and** says that": past the comma it is the letter again.
        let apart = tree.child(verb, &[Deprel::Cc]).is_some_and(|and| and > 0 && tree.is(and - 1, ","));
        (plain && bare && !apart).then_some(Move::to(verb, told, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "**All but two** members paid", "accepted **all but one** of the plans", read as two things: the words tell how many.
pub fn all_but(tree: Tree<'_>) -> Vec<Move> {
    let moved = |all: usize| {
        let but = Some(all + 1).filter(|&but| tree.is(all, "all") && tree.is(but, "but"))?;
        let number = Some(but + 1).filter(|&number| tree.tag(number) == Tag::Cd)?;
        let whole = [Some(number), tree.head(number)].into_iter().flatten().find(|&whole| {
            tree.head(whole) == Some(all) && [Deprel::Conj, Deprel::Nmod].contains(&tree.relation(whole))
        })?;
        let own = tree.children(all).iter().filter(|&&child| child != whole && child != but);
        let own = own.map(|&child| Move::to(child, whole, tree.relation(child)));
        let mut moves = vec![Move { token: whole, head: tree.head(all), relation: tree.relation(all) }];
        moves.extend([Move::to(all, number, Deprel::Advmod), Move::to(but, all, Deprel::Fixed)]);
        moves.extend(own);
        Some(moves)
    };
    (0..tree.len()).find_map(moved).unwrap_or_default()
}

/// "Members **found** to have broken it **may be expelled**", the participle read as the verb: a verb with a modal and no other
/// subject is the main one.
pub fn participle_for_main(tree: Tree<'_>) -> Vec<Move> {
    let found = (0..tree.len()).find_map(|main| {
        let loose = matches!(tree.relation(main), Deprel::Xcomp | Deprel::Ccomp | Deprel::Parataxis | Deprel::Advcl);
        let part = tree.head(main).filter(|&part| loose && part < main)?;
        let bound = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark, Deprel::Cc];
        let modal = tree.tag(opening(tree, main)) == Tag::Md && !tree.has(main, &bound);
        let read = matches!(tree.tag(part), Tag::Vbn | Tag::Vbd) && !tree.has(part, &[Deprel::Aux, Deprel::AuxPass]);
        let subject = tree.child(part, &SUBJECTS).filter(|&noun| noun + 1 == part && tree.tag(noun).is_plural())?;
        let beside = opening(tree, main) - 1;
        let whole = !tree.tag(beside).is_punctuation() && tree.sentence.subtree(part).contains(&beside);
        let inner = (part + 1..opening(tree, main)).len() > 1 && !tree.has(part, &[Deprel::Mark]);
        (modal && read && whole && inner).then(|| {
            let closing = tree.children_by(part, &[Deprel::Punct]).filter(|&mark| mark > main);
            let mut moves: Vec<Move> = closing.map(|mark| Move::to(mark, main, Deprel::Punct)).collect();
            moves.push(Move { token: main, head: tree.head(part), relation: tree.relation(part) });
            moves.push(Move::to(subject, main, subject_relation(tree, main)));
            moves.push(Move::to(part, subject, Deprel::Acl));
            moves
        })
    });
    found.unwrap_or_default()
}

/// "Nobody was hurt, the guard said, **but two ships were damaged**", read as what the guard said after "but": what a
/// conjunction opens is joined to the clause that was told before the aside.
pub fn said_before_but(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let said = tree.head(verb).filter(|&said| tree.relation(verb) == Deprel::Ccomp && said < verb)?;
        let told = tree.head(said).filter(|&told| tree.relation(said) == Deprel::Parataxis && told < said)?;
        let joining = tree.child(verb, &[Deprel::Cc]).filter(|&cc| tree.is_any(cc, &["but", "and", "while", "yet"]))?;
        let opens = joining == first(tree, verb) || joining == first(tree, verb) + 1;
        let own = tree.has(verb, &SUBJECTS) && is_told(tree, verb) && tree.is(joining - 1, ",");
        (opens && own && joining > said).then_some(Move::to(verb, told, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}
