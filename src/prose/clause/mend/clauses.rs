//! Clauses whose verbs, subjects or objects a parser hung in the wrong place.

use super::{Move, SUBJECTS, first, follows, last, predicate_above, subject_relation};
use crate::prose::clause::{Tree, WordClass};
use crate::prose::{Deprel, Tag};

/// "Peru, **which left**, abstained": a clause with a relative pronoun after its subject is a relative clause, and
/// what was joined to it the main one.
pub fn swallowed_main_verb(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| swallowed(tree, at)).unwrap_or_default()
}

fn swallowed(tree: Tree<'_>, relative: usize) -> Option<Vec<Move>> {
    let called = [Deprel::Obl, Deprel::OblUnmarked, Deprel::Dislocated, Deprel::Vocative];
    let bare = |noun: usize| !tree.has(noun, &[Deprel::Case]) && tree.is(last(tree, noun) + 1, ",");
    let before = |&noun: &usize| noun < relative && tree.tag(noun).is_noun();
    let subject = tree.children_by(relative, &SUBJECTS).find(before);
    let other = || tree.children_by(relative, &called).filter(before).find(|&noun| bare(noun));
    let noun = subject.filter(|&noun| !has_relative_owner(tree, noun)).or_else(other)?;
    let pronoun = |at: &usize| {
        let wh = matches!(tree.tag(*at), Tag::Wdt | Tag::Wp | Tag::WpPoss) || tree.is(*at, "which");
        wh && tree.is(*at - 1, ",")
    };
    (noun + 1..relative).find(pronoun)?;
    let main = main_verb(tree, relative)?;
    let mut moves = vec![
        Move { token: main, head: tree.head(relative), relation: tree.relation(relative) },
        Move::to(relative, noun, Deprel::AclRelcl),
        Move::to(noun, main, subject_relation(tree, main)),
    ];
    let closing = tree.children_by(relative, &[Deprel::Punct]).filter(|&mark| mark > main);
    moves.extend(closing.map(|mark| Move::to(mark, main, Deprel::Punct)));
    Some(moves)
}

fn has_relative_owner(tree: Tree<'_>, noun: usize) -> bool {
    tree.children_by(noun, &[Deprel::NmodPoss]).any(|owner| tree.tag(owner) == Tag::WpPoss)
}

/// The finite verb without a subject of its own that follows a clause after a comma.
pub(super) fn main_verb(tree: Tree<'_>, relative: usize) -> Option<usize> {
    tree.children_by(relative, &[Deprel::Conj, Deprel::Advcl]).find(|&main| {
        let finite = tree.tag(main).is_finite() || tree.has(main, &[Deprel::Aux, Deprel::AuxPass]);
        let bound = tree.has(main, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark, Deprel::Cc]);
        main > relative && finite && !bound && follows(tree, main, ",")
    })
}

/// "**Roe**, 58, defeated Lind", the name read as that of somebody who is spoken to: nobody is before a verb in the past or in
/// the third person that has no other subject.
pub fn addressed_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |name: usize| {
        let called = [Deprel::Vocative, Deprel::Discourse, Deprel::Dislocated].contains(&tree.relation(name));
        let verb = tree.head(name).filter(|&verb| called && name < verb && tree.tag(name).is_proper())?;
        let auxiliary = tree.child(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
        let told = matches!(tree.tag(auxiliary.unwrap_or(verb)), Tag::Vbd | Tag::Vbz | Tag::Md);
        (told && !tree.has(verb, &SUBJECTS)).then(|| Move::to(name, verb, subject_relation(tree, verb)))
    };
    (0..tree.len()).find_map(moved).into_iter().collect()
}

/// "The panel, **which** has ten members, **advises** the board": a sentence's verb that a parser joined to a relative
/// clause, and its subject taken for the root.
pub fn noun_before_relative_clause(tree: Tree<'_>) -> Vec<Move> {
    let Some(noun) = tree.sentence.root().filter(|&root| tree.tag(root).is_noun()) else { return Vec::new() };
    if tree.has(noun, &[Deprel::Cop, Deprel::Nsubj, Deprel::NsubjPass]) {
        return Vec::new();
    }
    let relative = tree.children_by(noun, &[Deprel::AclRelcl]).last();
    let Some(main) = relative.and_then(|relative| main_verb(tree, relative)) else { return Vec::new() };
    let mut moves = vec![
        Move { token: main, head: None, relation: Deprel::Root },
        Move::to(noun, main, subject_relation(tree, main)),
    ];
    let after = tree.children(noun).iter().filter(|&&child| child > main);
    moves.extend(after.map(|&child| Move::to(child, main, tree.relation(child))));
    moves
}

/// "Lind, **a lawyer**, leads it": of two subjects before a verb the one between commas explains the other.
pub fn subject_between_commas(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|at| between_commas(tree, at)).collect()
}

fn between_commas(tree: Tree<'_>, verb: usize) -> Option<Move> {
    let before: Vec<usize> = tree.children_by(verb, &SUBJECTS).filter(|&child| child < verb).collect();
    let &[noun, other] = before.as_slice() else { return None };
    let wh = tree.sentence.subtree(other).iter().any(|&at| tree.tag(at).is_wh());
    let comma = (noun + 1..other).any(|at| tree.is(at, ","));
    let closed = tree.is(last(tree, other) + 1, ",");
    let nominal = !wh && tree.tag(noun).is_noun() && !tree.tag(other).is_pronoun();
    // "A survey made in Lima, **Peru**, found": the country is that of the town before it.
    let town = first(tree, other).checked_sub(2).filter(|&town| {
        let located = matches!(tree.preposition(town).as_str(), "in" | "at");
        located && town > noun && tree.is_name(town) && tree.is_name(other) && tree.is(town + 1, ",")
    });
    (nominal && comma && closed).then_some(Move::to(other, town.unwrap_or(noun), Deprel::Appos))
}

/// "trained nurses, **opened** clinics and launched it": a verb in the past after a comma is no complement.
pub fn finite_complement(tree: Tree<'_>) -> Vec<Move> {
    let joined = |&at: &usize| {
        let past = matches!(tree.tag(at), Tag::Vbd | Tag::Vbz) && tree.relation(at) == Deprel::Xcomp;
        past && tree.head(at).is_some_and(|head| head < at && tree.tag(head) == tree.tag(at))
            && follows(tree, at, ",")
            && !tree.has(at, &[Deprel::Mark, Deprel::Cop])
    };
    let found = (0..tree.len()).filter(joined);
    found.filter_map(|at| Some(Move::to(at, tree.head(at)?, Deprel::Conj))).collect()
}

/// "sets the agenda, **convenes the group**": what follows a verb joined to one with a subject is its object, and a
/// verb with an auxiliary is not joined to a noun.
pub fn object_taken_for_subject(tree: Tree<'_>) -> Vec<Move> {
    let mut moves: Vec<Move> = Vec::new();
    for noun in 0..tree.len() {
        let Some(verb) = tree.head(noun).filter(|&verb| is_inverted(tree, verb, noun)) else { continue };
        moves.push(Move::to(noun, verb, Deprel::Obj));
        let joined = tree.children_by(noun, &[Deprel::Conj]);
        let verbs = joined.filter(|&other| tree.tag(other).is_verb() && tree.has(other, &[Deprel::Aux]));
        moves.extend(verbs.map(|other| Move::to(other, tree.head(verb).unwrap_or(verb), Deprel::Conj)));
    }
    moves
}

fn is_inverted(tree: Tree<'_>, verb: usize, noun: usize) -> bool {
    let joined = tree.relation(verb) == Deprel::Conj;
    let subject = tree.head(verb).is_some_and(|first| tree.children_by(first, &SUBJECTS).any(|own| own < first));
    let plain = matches!(tree.tag(verb), Tag::Vbz | Tag::Vbd | Tag::Vbp);
    let fronted = [Deprel::Obj, Deprel::Cop, Deprel::AuxPass, Deprel::Aux, Deprel::Expl];
    tree.relation(noun) == Deprel::Nsubj
        && noun > verb
        && joined
        && subject
        && plain
        && !tree.has(verb, &fronted)
        && !WordClass::Speech.contains(tree.lemma(verb))
        && tree.tag(noun).is_noun()
}

/// "reject the plan **unless costs were shared**": a condition with a subject belongs to the clause, not to a noun.
pub fn condition_on_noun(tree: Tree<'_>) -> Vec<Move> {
    let conditional = |&at: &usize| {
        let marked = |words: &[&str]| tree.children_by(at, &[Deprel::Mark]).any(|mark| tree.is_any(mark, words));
        let on_noun = matches!(tree.relation(at), Deprel::Acl | Deprel::AclRelcl) && marked(&["if", "unless"]);
        let whenever = tree.children_by(at, &[Deprel::Advmod]).any(|word| tree.is(word, "whenever"));
        let on_noun = on_noun || (tree.relation(at) == Deprel::AclRelcl && whenever);
        tree.has(at, &SUBJECTS) && (on_noun || (tree.relation(at) == Deprel::Ccomp && marked(&["unless"])))
    };
    let found = (0..tree.len()).filter(conditional);
    found.filter_map(|at| Some(Move::to(at, predicate_above(tree, at)?, Deprel::Advcl))).collect()
}

/// "may withdraw, **provided that** it has paid": a condition, not a second verb.
pub fn provided_that(tree: Tree<'_>) -> Vec<Move> {
    let conditional = |at: usize| {
        let opens = tree.is_any(at, &["provided", "providing", "assuming"]) && follows(tree, at, ",");
        let joined = matches!(tree.relation(at), Deprel::Conj | Deprel::Parataxis);
        let that = tree.is(at + 1, "that") && tree.has(at, &[Deprel::Ccomp]) && joined;
        let bound = tree.has(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Cc, Deprel::Aux, Deprel::AuxPass]);
        let head = tree.head(at).filter(|_| opens && that && !bound)?;
        Some(Move::to(at, head, Deprel::Advcl))
    };
    (0..tree.len()).filter_map(conditional).collect()
}

/// "entered into force **after ten states had signed**": a clause that a subordinator opens is nothing that is said.
pub fn subordinate_content(tree: Tree<'_>) -> Vec<Move> {
    let words = ["after", "before", "until", "since", "while", "because", "although", "once", "whereas", "as"];
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|_| tree.relation(at) == Deprel::Ccomp)?;
        let opening = first(tree, at);
        let marking = matches!(tree.relation(opening), Deprel::Case | Deprel::Mark | Deprel::Advmod);
        let apart = opening > verb + 1 || !tree.tag(verb).is_verb();
        let found = tree.is_any(opening, &words) && marking && opening > verb && apart && tree.has(at, &SUBJECTS);
        found.then(|| [Move::to(at, verb, Deprel::Advcl), Move::to(opening, at, Deprel::Mark)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "The report finds that it failed and **recommends** that …": what is said in the present beside "finds" is joined to
/// that, not to what happened.
pub fn second_of_present(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let past = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj && tree.tag(at) == Tag::Vbz)?;
        let verb = tree.head(past).filter(|_| tree.relation(past) == Deprel::Ccomp)?;
        let tenses = tree.tag(past) == Tag::Vbd && tree.tag(verb) == Tag::Vbz && verb < past;
        let says = tree.has(at, &[Deprel::Ccomp]) && !tree.has(at, &SUBJECTS);
        (tenses && says).then_some(Move::to(at, verb, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "may recommend, but not impose, **changes**": a noun after a comma that is joined to verbs without an object is theirs.
pub fn object_joined_to_verbs(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let verb = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Conj && tree.tag(noun).is_noun())?;
        let first = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Conj)?;
        let verbs =
            [first, verb].iter().all(|&at| tree.tag(at).is_verb() && !tree.has(at, &[Deprel::Obj, Deprel::Ccomp]));
        let bound = tree.has(noun, &[Deprel::Cc, Deprel::Cop, Deprel::Case]) || tree.has(noun, &SUBJECTS);
        (verbs && !bound && follows(tree, noun, ",")).then_some(Move::to(noun, verb, Deprel::Obj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "appoints a Director, who runs the office, **chairs** the panel **and signs** contracts": without a comma before
/// "and", what follows a relative clause goes on with it, up to the conjunction that closes its list.
pub fn verbs_of_relative_clause(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|at| going_on(tree, at)).flatten().collect()
}

fn is_finite(tree: Tree<'_>, verb: usize) -> bool {
    tree.tag(verb).is_finite() || tree.has(verb, &[Deprel::Aux, Deprel::AuxPass])
}

fn going_on(tree: Tree<'_>, relative: usize) -> Option<Vec<Move>> {
    let noun = tree.head(relative).filter(|_| tree.relation(relative) == Deprel::AclRelcl)?;
    let opened = |&at: &usize| matches!(tree.tag(at), Tag::Wdt | Tag::Wp) && tree.is(at - 1, ",");
    let pronoun = (noun + 1..relative).find(opened)?;
    let main = predicate_above(tree, noun).filter(|&main| main < noun && !tree.has(relative, &[Deprel::Conj]))?;
    let conjunction = |verb: usize| tree.child(verb, &[Deprel::Cc]).filter(|&cc| cc < verb);
    // "who **is** named by the Board, **answers** to it and attends": what a person does goes on with what is told of them.
    let finite = |verb: usize| tree.child(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).unwrap_or(verb);
    let told = |verb: usize| tree.is(pronoun, "who") && tree.tag(finite(verb)) == tree.tag(finite(relative));
    let alike = |verb: usize| (tree.tag(verb) == tree.tag(relative) || told(verb)) && !tree.has(verb, &SUBJECTS);
    let later: Vec<usize> = tree.children_by(main, &[Deprel::Conj]).filter(|&verb| verb > relative).collect();
    let opening = later.first().filter(|&&verb| {
        let set_off = conjunction(verb).is_some_and(|cc| tree.is(cc - 1, ","));
        let next = last(tree, relative) + 1;
        !set_off && (first(tree, verb) == next || first(tree, verb) == next + 1 && tree.is(next, ","))
    })?;
    let closing = later.iter().position(|&verb| conjunction(verb).is_some())?;
    let list = later.get(..=closing).filter(|list| list.first() == Some(opening))?;
    // Right after "and" or "but" it is that whatever the tense.
    let beside = tree.is_any(first(tree, *opening), &["and", "or", "but"]);
    let plain = list.iter().all(|&verb| (alike(verb) || beside && !tree.has(verb, &SUBJECTS)) && is_finite(tree, verb));
    plain.then(|| list.iter().map(|&verb| Move::to(verb, relative, Deprel::Conj)).collect())
}

/// "a group is formed, **which must deliver** a draft", read as about the forming: right after a passive that says no
/// more, it is about what the passive is about.
pub fn whole_for_passive(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|_| tree.relation(at) == Deprel::AdvclRelcl)?;
        let which = tree.children_by(at, &SUBJECTS).find(|&which| tree.is(which, "which"))?;
        let subject = tree.child(verb, &[Deprel::NsubjPass]).filter(|_| verb + 2 == which && tree.is(verb + 1, ","))?;
        tree.tag(subject).is_noun().then_some(Move::to(at, subject, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "noted with concern **that travel times** had not improved", the first word read as an article: "that" is none of a
/// plural, but opens a clause.
pub fn plural_after_that(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|at| opened_by_that(tree, at)).flatten().collect()
}

fn opened_by_that(tree: Tree<'_>, that: usize) -> Option<Vec<Move>> {
    let noun = tree.head(that).filter(|_| tree.is(that, "that") && tree.relation(that) == Deprel::Det)?;
    let verb = tree.head(noun).filter(|_| SUBJECTS.contains(&tree.relation(noun)))?;
    // "said **that income** had risen".
    let told = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Ccomp).is_some_and(|said| {
        let particle = usize::from(tree.relation(that - 1) == Deprel::CompoundPrt);
        WordClass::Speech.contains(tree.lemma(said)) && said + 1 + particle == that
    });
    if !told && !tree.tag(noun).is_plural() {
        return None;
    }
    let mut moves = vec![Move::to(that, verb, Deprel::Mark)];
    let above = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Conj && !tree.has(verb, &[Deprel::Cc]));
    moves.extend(above.map(|above| Move::to(verb, above, Deprel::Ccomp)));
    (first(tree, noun) == that).then_some(moves)
}

/// "**It would not**, the President said, borrow", hung on the saying: what stands before its subject and a comma is of
/// what is said.
pub fn said_in_between(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| in_between(tree, at)).unwrap_or_default()
}

fn in_between(tree: Tree<'_>, said: usize) -> Option<Vec<Move>> {
    let content = tree.child(said, &[Deprel::Ccomp]).filter(|&content| content > said && tree.is(said + 1, ","))?;
    let speech = WordClass::Speech.contains(tree.lemma(said)) && tree.tag(said).is_finite();
    let subjects: Vec<usize> = tree.children_by(said, &SUBJECTS).filter(|&subject| subject < said).collect();
    let &[subject, speaker] = subjects.as_slice() else { return None };
    let comma = first(tree, speaker).checked_sub(1).filter(|&comma| tree.is(comma, ",") && subject < comma)?;
    let own = tree.has(content, &SUBJECTS) || tree.has(content, &[Deprel::Mark]);
    (speech && !own).then(|| {
        let relation = subject_relation(tree, content);
        let mut moves = vec![
            Move { token: content, head: tree.head(said), relation: tree.relation(said) },
            Move::to(said, content, Deprel::Parataxis),
            Move::to(subject, content, relation),
        ];
        let others = tree.children(said).iter().filter(|&&child| child < comma && child != subject);
        moves.extend(others.map(|&child| Move::to(child, content, tree.relation(child))));
        let after = tree.children(said).iter().filter(|&&child| child > content);
        moves.extend(after.map(|&child| Move::to(child, content, tree.relation(child))));
        moves
    })
}

/// "The delay**, the Chair explained,** was short", read as about the delay: between commas and without a pronoun it
/// tells who said so.
pub fn said_after_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let above = tree.head(at)?;
        let main = match tree.relation(at) {
            Deprel::AclRelcl | Deprel::Acl if SUBJECTS.contains(&tree.relation(above)) => tree.head(above)?,
            Deprel::Advcl if !tree.has(at, &[Deprel::Mark, Deprel::Advmod]) => above,
            _ => return None,
        };
        let speaker = tree.child(at, &[Deprel::Nsubj]).filter(|&speaker| !tree.tag(speaker).is_wh())?;
        let apart = follows(tree, speaker, ",") && tree.is(at + 1, ",") && speaker < at && at < main;
        let speech = WordClass::Speech.contains(tree.lemma(at)) && tree.tag(at).is_finite();
        (apart && speech).then_some(Move::to(at, main, Deprel::Parataxis))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "They would lose power, **and the Pool**, which sells it, **might** look weak", the Pool read as one more thing lost: a
/// noun that "and" joins right before a finite verb with neither "and" nor subject is that verb's subject.
pub fn subject_joined_to_object(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let main = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Conj)?;
        let bare = !tree.has(verb, &SUBJECTS) && !tree.has(verb, &[Deprel::Cc]);
        let opening = first(tree, verb);
        let auxiliary = tree.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).find(|&at| at < verb);
        let finite =
            tree.tag(auxiliary.unwrap_or(verb)).is_finite() || auxiliary.is_some_and(|at| tree.tag(at) == Tag::Md);
        let before = opening.checked_sub(1).filter(|_| bare && finite)?;
        let ends = |&noun: &usize| {
            let joined = tree.relation(noun) == Deprel::Conj && tree.tag(noun).is_noun();
            let and = || tree.children_by(noun, &[Deprel::Cc]).find(|&cc| tree.is(cc, "and"));
            let comma = and().is_some_and(|cc| cc > 0 && tree.is(cc - 1, ","));
            // "may not exceed a tenth and **directors cannot** be fined".
            let modal = last(tree, noun) == before && tree.tag(opening) == Tag::Md && and().is_some();
            joined
                && (comma || modal)
                && (last(tree, noun) == before || (last(tree, noun) + 1 == before && tree.is(before, ",")))
        };
        let noun = (main + 1..verb).find(ends)?;
        let conjunction = tree.child(noun, &[Deprel::Cc])?;
        Some([Move::to(noun, verb, subject_relation(tree, verb)), Move::to(conjunction, verb, Deprel::Cc)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "languages of the Union, **which are** English", the clause hung on the Union: the number of its verb tells which noun
/// it is about.
pub fn number_of_relative(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let noun = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::AclRelcl)?;
        let pronoun = tree.child(verb, &SUBJECTS).filter(|&pronoun| tree.is_any(pronoun, &["which", "who", "that"]))?;
        let mut finite = tree.children_by(verb, &[Deprel::Cop, Deprel::AuxPass, Deprel::Aux]).chain([verb]);
        let finite = finite.find(|&at| tree.tag(at).is_finite() || tree.tag(at) == Tag::Md)?;
        let plural = match tree.lower(finite).as_ref() {
            "are" | "were" => true,
            "is" | "was" | "has" => false,
            _ if tree.tag(finite) == Tag::Vbz => false,
            _ if tree.tag(finite) == Tag::Vbp => true,
            _ => return None,
        };
        // "the United Nations, which is": a name in the form of a plural goes with both numbers.
        let agrees = |noun: usize| {
            let tag = tree.tag(noun);
            tag.is_plural() == plural || (plural && tree.has(noun, &[Deprel::Conj])) || (!plural && tag.is_proper())
        };
        let joined = tree.relation(noun) == Deprel::Conj || tree.has(noun, &[Deprel::Conj]);
        if joined || agrees(noun) || pronoun < noun {
            return None;
        }
        let above = tree.head(noun).filter(|&above| tree.base(noun) == Deprel::Nmod && above < noun);
        // "a Board of directors, **who are** appointed".
        let within = |&other: &usize| tree.preposition(other) == "of" && other < pronoun;
        let below = || tree.children_by(noun, &[Deprel::Nmod]).filter(within).find(|&other| agrees(other));
        let fits = |&other: &usize| tree.tag(other).is_noun() && agrees(other);
        let other = above.filter(fits).or_else(below).filter(|_| tree.tag(noun).is_noun())?;
        Some(Move::to(verb, other, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}
