//! Clauses that tell of a noun, hung on another or taken for the sentence itself.

use super::{Move, SUBJECTS, first, last, subject_relation};
use crate::prose::clause::{Tree, WordClass};
use crate::prose::{Deprel, Tag};

/// "The Fund is a bank **based** in Lima", the predicate read as the subject of the participle: the participle tells of the
/// noun, and the noun is what is said.
pub fn participle_of_predicate(tree: Tree<'_>) -> Vec<Move> {
    (1..tree.len()).find_map(|at| participle(tree, at)).unwrap_or_default()
}

fn participle(tree: Tree<'_>, at: usize) -> Option<Vec<Move>> {
    let noun =
        at.checked_sub(1).filter(|&noun| tree.head(noun) == Some(at) && SUBJECTS.contains(&tree.relation(noun)))?;
    let copula = tree.child(noun, &[Deprel::Cop]).filter(|&copula| copula < noun)?;
    let said_of = tree.children_by(noun, &SUBJECTS).any(|subject| subject < copula);
    let finite = tree.has(at, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
    if tree.tag(at) != Tag::Vbn || finite || !said_of || !tree.tag(noun).is_noun() {
        return None;
    }
    let mut moves =
        vec![Move { token: noun, head: tree.head(at), relation: tree.relation(at) }, Move::to(at, noun, Deprel::Acl)];
    let outer = |&child: &usize| {
        let sentence = [Deprel::Punct, Deprel::Conj, Deprel::Mark, Deprel::Parataxis, Deprel::Advcl];
        child < noun || sentence.contains(&tree.relation(child))
    };
    let others = tree.children(at).iter().copied().filter(|child| outer(child) && *child != noun);
    moves.extend(others.map(|child| Move::to(child, noun, tree.relation(child))));
    Some(moves)
}

/// "a degree from **the College**, of which she is a fellow", "rules for **villages**, whose residents left", hung on the
/// noun before: people are of the nearest noun.
pub fn people_of_nearest(tree: Tree<'_>) -> Vec<Move> {
    let moved = |clause: usize| {
        let noun = tree.head(clause).filter(|_| tree.relation(clause) == Deprel::AclRelcl)?;
        let opening =
            (noun..clause).find(|&at| tree.tag(at) == Tag::WpPoss || tree.is(at, "of") && tree.is(at + 1, "which"))?;
        let of_people = if tree.tag(opening) == Tag::WpPoss {
            tree.head(opening).is_some_and(|owned| tree.names_person(owned))
        } else {
            tree.child(clause, &SUBJECTS).is_some_and(|subject| tree.is_any(subject, &["he", "she", "they"]))
        };
        let end = opening.checked_sub(2).filter(|_| of_people && tree.is(opening - 1, ","))?;
        let nearest = nearest(tree, end, noun)?;
        let part = tree.preposition(nearest).as_str() == "of" || tree.is_capitalised(noun);
        let known = tree.tag(nearest).is_plural() || tree.tag(nearest).is_proper() || tree.has(nearest, &[Deprel::Det]);
        (known && !part).then_some(Move::to(clause, nearest, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "the College, **of which** she is a member", hung on the member as "of the College" would be: it is what she is one of.
pub fn which_of_predicate(tree: Tree<'_>) -> Vec<Move> {
    let moved = |which: usize| {
        let predicate = tree.head(which).filter(|&head| tree.relation(which) == Deprel::Nmod && which < head)?;
        let of = tree.tag(which) == Tag::Wdt && tree.preposition(which).as_str() == "of";
        (of && tree.has(predicate, &[Deprel::Cop])).then_some(Move::to(which, predicate, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "gives 86 million, **of which** 40 million are paid by Peru", read as what is given: what has a part of its own behind "of which" tells
/// of the sum before the comma.
pub fn part_of_sum(tree: Tree<'_>) -> Vec<Move> {
    let moved = |clause: usize| {
        let verb = tree.head(clause).filter(|&verb| verb < clause)?;
        let loose = matches!(tree.relation(clause), Deprel::Ccomp | Deprel::Parataxis | Deprel::Advcl | Deprel::Conj);
        let of = (verb + 1..clause).find(|&at| loose && tree.is(at, "of") && tree.is(at + 1, "which"))?;
        let part = tree.child(clause, &SUBJECTS).filter(|&part| part > of + 1)?;
        let comma = of.checked_sub(1).filter(|&comma| tree.is(comma, ",") && first(tree, clause) >= comma)?;
        let mut sum = comma.checked_sub(1).filter(|&sum| sum > verb)?;
        while let Some(above) = tree.head(sum).filter(|&above| above > verb) {
            sum = above;
        }
        let counted = |at: usize| tree.has(at, &[Deprel::Nummod]) || tree.tag(at) == Tag::Cd;
        (counted(part) && counted(sum)).then_some(Move::to(clause, sum, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "is independent of **ministers**, who may advise it", read as said of the whole clause: "who" is somebody, whom the noun
/// before the comma names.
pub fn who_of_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |clause: usize| {
        let who = tree.child(clause, &SUBJECTS).filter(|_| tree.relation(clause) == Deprel::AdvclRelcl)?;
        let comma = who.checked_sub(1).filter(|&comma| tree.is(who, "who") && tree.is(comma, ","))?;
        let noun = comma.checked_sub(1).filter(|&noun| tree.tag(noun).is_noun() && !is_part_of_name(tree, noun))?;
        Some(Move::to(clause, noun, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// Whether a noun stands within the phrase of another: "the Minister of **Energy**".
fn is_part_of_name(tree: Tree<'_>, noun: usize) -> bool {
    matches!(tree.relation(noun), Deprel::Nmod | Deprel::Flat | Deprel::Compound | Deprel::NmodUnmarked)
}

/// The noun with the phrase that ends at a token, a name taken whole, if it is one of those under another noun.
fn nearest(tree: Tree<'_>, end: usize, above: usize) -> Option<usize> {
    let noun = |at: usize| tree.tag(at).is_noun();
    let mut at = end;
    loop {
        let head = tree.head(at).filter(|&head| head != above && noun(head) && head < at);
        let named = tree.preposition(at).as_str() == "of"
            && tree.is_capitalised(at)
            && head.is_some_and(|head| tree.is_capitalised(head));
        match head {
            Some(head) if named || tree.base(at) != Deprel::Nmod => at = head,
            _ => break,
        }
    }
    let below = {
        let mut next = tree.head(at);
        while next.is_some_and(|head| head != above && noun(head)) {
            next = next.and_then(|head| tree.head(head));
        }
        next == Some(above)
    };
    (below && noun(at) && tree.base(at) == Deprel::Nmod && last(tree, at) == end && first(tree, at) > above)
        .then_some(at)
}

/// "welcomed the presence of **Peru**, which attended", hung on the presence: who attends or votes is somebody.
pub fn actor_of_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |clause: usize| {
        let noun = tree.head(clause).filter(|_| tree.relation(clause) == Deprel::AclRelcl)?;
        let which = tree.child(clause, &[Deprel::Nsubj]).filter(|&at| tree.is(at, "which") && tree.is(at - 1, ","))?;
        let acts = WordClass::Acting.contains(tree.lemma(clause));
        let body = tree.names_person(noun) || WordClass::Body.contains(tree.lemma(noun)) || tree.is_capitalised(noun);
        let name = nearest(tree, which.checked_sub(2)?, noun).filter(|_| acts && !body)?;
        (tree.is_name(name) && tree.preposition(name).as_str() == "of").then_some(Move::to(
            clause,
            name,
            Deprel::AclRelcl,
        ))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "The Company, which denied that it had known, **submitted** a statement", the verb joined to what was denied: a verb
/// that follows a relative clause of the only noun is the sentence's.
pub fn verb_after_content(tree: Tree<'_>) -> Vec<Move> {
    let found = tree.sentence.root().filter(|&noun| tree.tag(noun).is_noun()).and_then(|noun| {
        let finite = [Deprel::Cop, Deprel::Nsubj, Deprel::NsubjPass];
        let relative = tree.children_by(noun, &[Deprel::AclRelcl]).last().filter(|_| !tree.has(noun, &finite))?;
        let content = tree.child(relative, &[Deprel::Ccomp])?;
        let main = tree.children_by(content, &[Deprel::Conj, Deprel::Advcl]).find(|&verb| {
            let bound = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark, Deprel::Cc];
            let past = matches!(tree.tag(verb), Tag::Vbn | Tag::Vbd | Tag::Vbz) || tree.has(verb, &[Deprel::Aux]);
            verb > content && past && !tree.has(verb, &bound) && tree.is(first(tree, verb) - 1, ",")
        })?;
        let subject = subject_relation(tree, main);
        let mut moves = vec![Move { token: main, head: None, relation: Deprel::Root }, Move::to(noun, main, subject)];
        let after = tree.children(noun).iter().filter(|&&child| child > main);
        moves.extend(after.map(|&child| Move::to(child, main, tree.relation(child))));
        Some(moves)
    });
    found.unwrap_or_default()
}

/// "a group, composed of two experts, **which will report**", hung on the experts: past the aside it is the group.
pub fn relative_after_aside(tree: Tree<'_>) -> Vec<Move> {
    let moved = |relative: usize| {
        let inner = tree.head(relative).filter(|_| tree.relation(relative) == Deprel::AclRelcl)?;
        let which = tree.children_by(relative, &SUBJECTS).find(|&at| tree.is(at, "which") && tree.is(at - 1, ","))?;
        let participle = tree.head(inner).filter(|&at| tree.tag(at) == Tag::Vbn && tree.relation(at) == Deprel::Acl)?;
        let agent = tree.relation(inner) == Deprel::OblAgent || tree.is_capitalised(inner);
        let noun = tree.head(participle).filter(|_| !agent && tree.is(first(tree, participle).max(1) - 1, ","))?;
        (tree.tag(noun).is_noun() && inner < which).then_some(Move::to(relative, noun, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "the Director of the Food Council, **who attended**", hung on the Council: who does something is somebody, and no body.
pub fn somebody_of_body(tree: Tree<'_>) -> Vec<Move> {
    let moved = |clause: usize| {
        let body = tree.head(clause).filter(|_| tree.relation(clause) == Deprel::AclRelcl)?;
        let who = tree.children_by(clause, &SUBJECTS).find(|&who| tree.is(who, "who") && who > body)?;
        // "in succession to Mr Lind, **who retired**".
        let person = |name: &usize| {
            let named = tree.is_name(*name) && tree.has(*name, &[Deprel::Flat, Deprel::NmodDesc]);
            named && last(tree, *name) + 2 == who && tree.is(who - 1, ",")
        };
        let thing = tree.tag(body) == Tag::Nn && !tree.names_person(body);
        if let Some(name) = tree.children_by(body, &[Deprel::Nmod]).find(person).filter(|_| thing) {
            return Some(Move::to(clause, name, Deprel::AclRelcl));
        }
        let of = tree.base(body) == Deprel::Nmod && tree.preposition(body).as_str() == "of";
        let post = tree.head(body).filter(|&post| of && tree.names_person(post) && !tree.tag(post).is_plural())?;
        let article = tree.children_by(body, &[Deprel::Det]).any(|det| tree.is(det, "the"));
        let named = article && tree.is_name(body) && !tree.names_person(body) && !tree.has(body, &[Deprel::Flat]);
        (named && tree.is(who - 1, ",")).then_some(Move::to(clause, post, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Any town that borders the lake and owns **a harbour** may join", the harbour read as what joins: of two subjects of a
/// verb the second, right after a verb without an object, is that verb's, which goes on with the relative clause.
pub fn object_before_main_verb(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| object_of_relative(tree, at)).unwrap_or_default()
}

fn object_of_relative(tree: Tree<'_>, main: usize) -> Option<Vec<Move>> {
    let mut subjects = tree.children_by(main, &SUBJECTS).filter(|&subject| subject < main);
    let (noun, object) = (subjects.next()?, subjects.next()?);
    let relative = tree.children_by(noun, &[Deprel::AclRelcl]).find(|&clause| clause > noun && clause < object)?;
    let verb = first(tree, object).checked_sub(1).filter(|&verb| verb > relative)?;
    let finite = matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp | Tag::Vbd) && tree.relation(verb) == Deprel::Conj;
    let within = tree.sentence.subtree(relative).contains(&verb);
    (finite && within && !tree.has(verb, &[Deprel::Obj]) && !tree.has(verb, &SUBJECTS))
        .then(|| vec![Move::to(object, verb, Deprel::Obj), Move::to(verb, relative, Deprel::Conj)])
}

/// "The members **that were absent** sent apologies", the predicate hung on the verb as how they did so: of two subjects the
/// relative pronoun is that of the predicate beside it, which tells of the other.
pub fn predicate_of_relative(tree: Tree<'_>) -> Vec<Move> {
    let moved = |predicate: usize| {
        let verb = tree.head(predicate).filter(|&verb| predicate < verb && tree.tag(verb).is_verb())?;
        let copula = tree.child(predicate, &[Deprel::Cop]).filter(|&copula| copula < predicate)?;
        let pronoun = copula.checked_sub(1).filter(|&at| tree.is_any(at, &["that", "which", "who"]))?;
        let ours = tree.head(pronoun) == Some(verb) && SUBJECTS.contains(&tree.relation(pronoun));
        let noun = tree.children_by(verb, &SUBJECTS).find(|&noun| noun < pronoun).filter(|_| ours)?;
        (!tree.has(predicate, &SUBJECTS))
            .then(|| [Move::to(predicate, noun, Deprel::AclRelcl), Move::to(pronoun, predicate, Deprel::Nsubj)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "The decision to annul **the vote** was welcomed", the vote read as what was welcomed: of two subjects of a verb the second,
/// right after an infinitive about the first that has no object, is that object.
pub fn object_of_infinitive(tree: Tree<'_>) -> Vec<Move> {
    let moved = |main: usize| {
        let mut subjects = tree.children_by(main, &SUBJECTS).filter(|&subject| subject < main);
        let (noun, object) = (subjects.next()?, subjects.next()?);
        let deed = tree.children_by(noun, &[Deprel::Acl]).find(|&deed| deed > noun && tree.has_to(deed))?;
        let open = !tree.has(deed, &[Deprel::Obj, Deprel::AuxPass]) && deed + 1 == first(tree, object);
        open.then_some(Move::to(object, deed, Deprel::Obj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "The refusal by Peru **to sign it** delayed the treaty", the infinitive read as why it was delayed: between such a noun and
/// its verb it tells what was refused.
pub fn infinitive_of_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |deed: usize| {
        let main = tree.head(deed).filter(|&main| tree.relation(deed) == Deprel::Advcl && deed < main)?;
        let noun = tree.child(main, &SUBJECTS).filter(|&noun| noun < deed && tree.has_to(deed))?;
        let leads =
            WordClass::InfinitiveNoun.contains(tree.lemma(noun)) || WordClass::Intent.contains(tree.lemma(noun));
        let beside = last(tree, noun) + 1 == first(tree, deed);
        (leads && beside).then_some(Move::to(deed, noun, Deprel::Acl))
    };
    (0..tree.len()).filter_map(moved).collect()
}
