//! What a parser hung on the nearest word although a time, a comma or a tense closes that word's phrase.

use super::clauses::main_verb;
use super::{Move, SUBJECTS, first, follows, last, subject_relation};
use crate::prose::clause::{Tree, WordClass, is_temporal};
use crate::prose::{Deprel, Tag};

/// "signed an agreement today **that will help them**": a time between an object and its relative clause.
pub fn relative_after_time(tree: Tree<'_>) -> Vec<Move> {
    let moved = |relative: usize| {
        let clausal = [Deprel::Advcl, Deprel::AdvclRelcl, Deprel::AclRelcl, Deprel::Acl, Deprel::Ccomp];
        let above = tree.head(relative).filter(|_| clausal.contains(&tree.relation(relative)))?;
        let opening = first(tree, relative);
        let pronoun = matches!(tree.tag(opening), Tag::Wdt | Tag::Wp) && tree.head(opening) == Some(relative);
        let timed = |at: usize| is_temporal(tree, at) || WordClass::TimeAdverb.contains(&tree.lower(at));
        let time = opening.checked_sub(1).filter(|&time| pronoun && timed(time))?;
        let verb = tree
            .head(time)
            .filter(|&verb| matches!(tree.base(time), Deprel::Obl | Deprel::Advmod) && tree.tag(verb).is_verb())?;
        let object =
            tree.children_by(verb, &[Deprel::Obj]).find(|&object| last(tree, object) + 1 == first(tree, time))?;
        [time, verb].contains(&above).then_some(Move::to(relative, object, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "submitted to the Secretariat, hosted by Peru, **before the session**": what follows the comma that closes a participle
/// is the verb's.
pub fn phrase_after_participle(tree: Tree<'_>) -> Vec<Move> {
    let moved = |phrase: usize| {
        let participle = tree.head(phrase).filter(|&at| {
            let modifies = tree.relation(at) == Deprel::Acl && tree.tag(at) == Tag::Vbn && at < phrase;
            modifies && tree.base(phrase) == Deprel::Obl && follows(tree, at, ",")
        })?;
        let noun = tree.head(participle)?;
        let verb = tree.head(noun).filter(|&verb| tree.tag(verb).is_verb() && verb < noun)?;
        let argument = matches!(tree.base(noun), Deprel::Obl | Deprel::Obj);
        // "held, by agreement, in Lima": nothing of the participle stands before the comma but the comma of an aside.
        let told =
            first(tree, phrase).checked_sub(1).is_some_and(|comma| tree.is(comma, ",") && comma > participle + 1);
        (argument && told).then_some(Move::to(phrase, verb, tree.relation(phrase)))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "was deferred until the director, Mr Roe, **obtains an estimate**": the noun that an explanation parts from a verb
/// without a subject is its subject.
pub fn clause_after_explanation(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| explained_subject(tree, at)).unwrap_or_default()
}

fn explained_subject(tree: Tree<'_>, at: usize) -> Option<Vec<Move>> {
    let finite =
        matches!(tree.tag(at), Tag::Vbz | Tag::Vbp | Tag::Vbd) || tree.has(at, &[Deprel::Aux, Deprel::AuxPass]);
    let bare = !tree.has(at, &SUBJECTS) && !tree.has(at, &[Deprel::Cc, Deprel::Mark]);
    let beside = matches!(tree.relation(at), Deprel::Conj | Deprel::Advcl);
    let verb = tree.head(at).filter(|&verb| verb < at && finite && bare && beside)?;
    let ends = |noun: usize| last(tree, noun) + 1 == first(tree, at) || last(tree, noun) + 2 == first(tree, at);
    let explained = |&noun: &usize| tree.has(noun, &[Deprel::Appos]) && ends(noun) && follows(tree, at, ",");
    let noun = tree.children_by(verb, &[Deprel::Obl]).find(explained)?;
    let subordinator = tree.preposition_tokens(noun).first().copied()?;
    let opens = tree.is_any(subordinator, &["until", "till", "before", "after", "since", "once"]);
    let relation = subject_relation(tree, at);
    opens.then(|| {
        vec![Move::to(at, verb, Deprel::Advcl), Move::to(noun, at, relation), Move::to(subordinator, at, Deprel::Mark)]
    })
}

/// "According to a study **carried out by Peru**, most agreed", the participle taken for the sentence's verb: it is the
/// study's, and what stands beside it the sentence.
pub fn sentence_after_opening(tree: Tree<'_>) -> Vec<Move> {
    let found = tree.sentence.root().and_then(|participle| {
        let auxiliary = [Deprel::Aux, Deprel::AuxPass, Deprel::Nsubj, Deprel::NsubjPass, Deprel::Cop];
        let bare = tree.tag(participle) == Tag::Vbn && !tree.has(participle, &auxiliary);
        let opening = |&noun: &usize| noun < participle && tree.preposition(noun) == "according to";
        let noun = tree.children_by(participle, &[Deprel::Obl]).find(opening).filter(|_| bare)?;
        let beside = [Deprel::Parataxis, Deprel::Conj, Deprel::Ccomp, Deprel::Advcl];
        let main =
            tree.children_by(participle, &beside).find(|&main| main > participle && tree.has(main, &SUBJECTS))?;
        let mut moves = vec![
            Move { token: main, head: None, relation: Deprel::Root },
            Move::to(noun, main, Deprel::Obl),
            Move::to(participle, noun, Deprel::Acl),
        ];
        let punctuation = tree.children_by(participle, &[Deprel::Punct]);
        moves.extend(punctuation.map(|mark| Move::to(mark, main, Deprel::Punct)));
        follows(tree, main, ",").then_some(moves)
    });
    found.unwrap_or_default()
}

/// "can ports be built **or cables laid**", the noun joined to the verb: it is the subject of the participle after it.
pub fn subject_of_second_passive(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let verb = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Conj && tree.tag(noun).is_noun())?;
        let second = last(tree, noun) + 1;
        let joined = tree.relation(second) == Deprel::Conj && tree.head(second) == Some(verb);
        let passive = tree.tag(second) == Tag::Vbn && tree.tag(verb) == Tag::Vbn && tree.has(verb, &[Deprel::AuxPass]);
        let bare = !tree.has(second, &SUBJECTS) && !tree.has(second, &[Deprel::Cc, Deprel::AuxPass]);
        let cc = tree.child(noun, &[Deprel::Cc]).filter(|_| joined && passive && bare)?;
        Some([Move::to(noun, second, Deprel::NsubjPass), Move::to(cc, second, Deprel::Cc)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "choose **how much they pay**", the clause hung on "how": it is what is chosen.
pub fn clause_of_question_word(tree: Tree<'_>) -> Vec<Move> {
    let moved = |clause: usize| {
        let how = tree.head(clause).filter(|&how| tree.tag(how) == Tag::Wrb && tree.relation(clause) == Deprel::Acl)?;
        let verb = tree.head(how).filter(|&verb| tree.relation(how) == Deprel::Advmod && verb + 1 == how)?;
        let own =
            tree.has(clause, &SUBJECTS) && tree.tag(verb).is_verb() && !tree.has(verb, &[Deprel::Obj, Deprel::Ccomp]);
        let degree = (how + 1 < clause && tree.head(how + 1).is_some_and(|head| head > clause)).then_some(how + 1);
        let degree = degree.map(|degree| Move::to(degree, clause, Deprel::Advmod));
        let moves = [Move::to(clause, verb, Deprel::Ccomp), Move::to(how, clause, Deprel::Advmod)];
        own.then(|| moves.into_iter().chain(degree))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "a plan drafted by Peru, **which chairs the group**", the clause hung on the plan: after a name and a comma "which" is
/// the name.
pub fn relative_after_agent(tree: Tree<'_>) -> Vec<Move> {
    let moved = |relative: usize| {
        let noun = tree.head(relative).filter(|&noun| {
            tree.relation(relative) == Deprel::AclRelcl && tree.tag(noun).is_noun() && !tree.is_capitalised(noun)
        })?;
        let which = tree.children_by(relative, &SUBJECTS).find(|&at| tree.is(at, "which") && tree.is(at - 1, ","))?;
        let participle = tree.children_by(noun, &[Deprel::Acl]).find(|&at| tree.tag(at) == Tag::Vbn && at < which)?;
        let agent = tree.child(participle, &[Deprel::OblAgent])?;
        let beside = tree.is_name(agent) && last(tree, agent) + 2 == which;
        (beside && !tree.has(relative, &[Deprel::AuxPass])).then_some(Move::to(relative, agent, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "may be late, **traders complain**": who says so, after a comma, without a word that joins it.
pub fn sayer_at_end(tree: Tree<'_>) -> Vec<Move> {
    let moved = |said: usize| {
        let verb = tree.head(said).filter(|&verb| verb < said && tree.relation(said) == Deprel::Advcl)?;
        let bound = [Deprel::Mark, Deprel::Aux, Deprel::AuxPass, Deprel::Obj, Deprel::Ccomp, Deprel::Cop, Deprel::Case];
        let bare = !tree.has(said, &bound) && tree.has(said, &[Deprel::Nsubj]) && tree.tag(said).is_finite();
        let says = WordClass::Speech.contains(tree.lemma(said)) && follows(tree, said, ",");
        let wh = tree.children(said).iter().any(|&child| tree.tag(child).is_wh());
        (bare && says && !wh).then_some(Move::to(said, verb, Deprel::Parataxis))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "will come from the Bank, **Ana Roe**, who chairs it, told reporters", the name read as the Bank's: somebody named between
/// the comma and a verb of saying that has no subject says it.
pub fn named_sayer_at_end(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|said| named_sayer(tree, said)).unwrap_or_default()
}

fn named_sayer(tree: Tree<'_>, said: usize) -> Option<Vec<Move>> {
    let main = tree.head(said).filter(|&main| main < said && tree.relation(said) == Deprel::Parataxis)?;
    let speech = WordClass::Speech.contains(tree.lemma(said)) && tree.tag(said).is_finite() && follows(tree, said, ",");
    let person = |&name: &usize| {
        let named = tree.is_name(name) && tree.has(name, &[Deprel::Flat, Deprel::NmodDesc]);
        named && tree.relation(name) == Deprel::Appos && follows(tree, name, ",")
    };
    let name = (main + 1..said).rev().find(person).filter(|_| speech && !tree.has(said, &SUBJECTS))?;
    let told_of = tree.head(name)?;
    let own = [name, told_of].into_iter().flat_map(|noun| tree.children_by(noun, &[Deprel::AclRelcl]));
    let relative = own.filter(|&clause| clause > name).last();
    let end = relative.map_or_else(|| last(tree, name), |clause| last(tree, clause));
    // What is told beside the name may end in a comma of its own.
    let beside = end + 2 == said && tree.is(end + 1, ",") || end + 1 == said;
    beside.then(|| {
        let relative = relative.map(|clause| Move::to(clause, name, Deprel::AclRelcl));
        [Move::to(name, said, Deprel::Nsubj)].into_iter().chain(relative).collect()
    })
}

/// "set up a group, **to be chaired by Ms Roe**", "before the Meetings, **to be held in Lima**", read as what for: what is to be
/// done to the object before the comma, or where or when another noun is to take place.
pub fn passive_after_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |participle: usize| {
        let aside = [Deprel::Advcl, Deprel::Conj, Deprel::Parataxis, Deprel::Xcomp];
        let verb = tree.head(participle).filter(|_| aside.contains(&tree.relation(participle)))?;
        let to = tree.children_by(participle, &[Deprel::Mark]).find(|&to| tree.is(to, "to"))?;
        let comma =
            to.checked_sub(1).filter(|&comma| tree.is(comma, ",") && tree.has(participle, &[Deprel::AuxPass]))?;
        let bare = !tree.has(participle, &SUBJECTS) && !tree.has(participle, &[Deprel::Cc]);
        let done = tree.has(participle, &[Deprel::OblAgent]);
        let held = WordClass::TakingPlace.contains(tree.lemma(participle));
        let wanted = |noun: &usize| match tree.relation(*noun) {
            Deprel::Obj | Deprel::NsubjPass => done || held,
            Deprel::Obl | Deprel::OblAgent => held,
            _ => false,
        };
        let ends = |&noun: &usize| last(tree, noun) + 1 == comma && tree.tag(noun).is_noun();
        let noun = tree.children(verb).iter().copied().filter(wanted).find(ends).filter(|_| bare)?;
        Some(Move::to(participle, noun, Deprel::Acl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "reduce litter and strengthen **supply chains**", the second object hung on the first verb: after another verb it is that
/// one's.
pub fn object_of_second_verb(tree: Tree<'_>) -> Vec<Move> {
    let moved = |object: usize| {
        let verb = tree.head(object).filter(|&verb| tree.relation(object) == Deprel::Obj && verb < object)?;
        let second = tree.children_by(verb, &[Deprel::Conj]).filter(|&second| second < object).last()?;
        let own = tree.children_by(verb, &[Deprel::Obj]).any(|other| other < second && other > verb);
        let bare = !tree.has(second, &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp, Deprel::AuxPass]);
        let verbs = tree.tag(verb).is_verb() && tree.tag(second).is_verb();
        (own && bare && verbs && second < first(tree, object)).then_some(Move::to(object, second, Deprel::Obj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Roe, who left because her brother owns it, **opposed** the plan", joined to the reason: without a subject and behind a comma
/// it is what the name at the root does.
pub fn main_verb_after_reason(tree: Tree<'_>) -> Vec<Move> {
    let Some(noun) = tree.sentence.root().filter(|&root| tree.tag(root).is_noun()) else { return vec![] };
    let relative = tree.children_by(noun, &[Deprel::AclRelcl]).find(|&verb| {
        let who = tree.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
        who.is_some_and(|who| tree.is_any(who, &["who", "which"]) && tree.is(who.max(1) - 1, ","))
    });
    let reasons = |verb: usize| tree.children_by(verb, &[Deprel::Advcl, Deprel::Ccomp]).collect::<Vec<_>>();
    let said = |verb: usize| {
        tree.has(verb, &[Deprel::Cop]) || tree.has(noun, &[Deprel::Cop, Deprel::Parataxis]) || verb < noun
    };
    let mut clauses = relative.into_iter().flat_map(reasons).filter(|&reason| !said(reason));
    let main = clauses.find_map(|reason| Some((reason, main_verb(tree, reason)?)));
    main.map_or_else(Vec::new, |(reason, main)| {
        let mut moves = vec![
            Move { token: main, head: None, relation: Deprel::Root },
            Move::to(noun, main, subject_relation(tree, main)),
        ];
        let closing = tree.children_by(noun, &[Deprel::Punct]).filter(|&mark| mark > main);
        moves.extend(closing.map(|mark| Move::to(mark, main, Deprel::Punct)));
        let next = tree.children_by(reason, &[Deprel::Conj]).filter(|&next| next > main);
        moves.extend(next.map(|next| Move::to(next, main, Deprel::Conj)));
        moves
    })
}
