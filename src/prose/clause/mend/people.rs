//! People and countries told side by side.

use super::{Move, first, follows, last};
use crate::prose::clause::{Tree, WordClass, is_courtesy_title, names_person};
use crate::prose::{Deprel, Tag};

/// "Senator Pat Garvey **and Deputy Niamh Roche**", read as one name: a conjunction and a title begin another.
pub fn second_person(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|and| second(tree, and)).unwrap_or_default()
}

fn second(tree: Tree<'_>, and: usize) -> Option<Vec<Move>> {
    let title = and + 1;
    let proper = |at: &usize| tree.tag(*at).is_proper();
    let name: Vec<usize> = (title + 1..tree.len()).take_while(proper).collect();
    let (&given, &last) = (name.first()?, name.last()?);
    let run = title..last + 1;
    let flat = run.clone().find(|&at| {
        tree.relation(at) == Deprel::Flat && tree.head(at).is_some_and(|head| head < and && tree.tag(head).is_proper())
    })?;
    let top = tree.head(flat)?;
    let inside = |at: usize| tree.head(at).is_some_and(|head| run.contains(&head) || head == top);
    let titled = tree.is(and, "and") && tree.tag(title).is_proper() && is_title(tree, title);
    if !titled || !run.clone().all(inside) {
        return None;
    }
    let mut moves = vec![
        Move::to(given, top, Deprel::Conj),
        Move::to(title, given, Deprel::NmodDesc),
        Move::to(and, given, Deprel::Cc),
    ];
    moves.extend(name.iter().skip(1).map(|&at| Move::to(at, given, Deprel::Flat)));
    let below = run.flat_map(|at| tree.children(at)).filter(|&&child| child > last);
    moves.extend(below.map(|&child| Move::to(child, given, tree.relation(child))));
    Some(moves)
}

/// What people are called before their names.
fn is_title(tree: Tree<'_>, at: usize) -> bool {
    names_person(&tree.lower(at)) || is_courtesy_title(tree.form(at)) || tree.is(at, "deputy")
}

/// "Panama and **Trinidad and Tobago**", read as three: one country.
pub fn country_of_two(tree: Tree<'_>) -> Vec<Move> {
    let moved = |second: usize| {
        let [one, and] = [2, 1].map(|back| second.checked_sub(back));
        let (one, and) = (one?, and?);
        let joined = tree.relation(second) == Deprel::Conj && tree.is(and, "and");
        let country = || {
            WordClass::FirstOfCountry.contains(&tree.lower(one))
                && WordClass::SecondOfCountry.contains(&tree.lower(second))
        };
        (joined && country()).then(|| [Move::to(second, one, Deprel::Flat), Move::to(and, second, Deprel::Cc)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "built by Orex **SE, a company** owned by Peru", what explains the name hung on its last word: it is that of the whole.
pub fn explanation_of_name(tree: Tree<'_>) -> Vec<Move> {
    let moved = |explanation: usize| {
        let part = tree.head(explanation).filter(|&part| tree.relation(part) == Deprel::Flat && part < explanation)?;
        let name = tree.head(part)?;
        let outer = matches!(tree.relation(explanation), Deprel::Appos | Deprel::Acl | Deprel::AclRelcl);
        outer.then_some(Move::to(explanation, name, tree.relation(explanation)))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "adopted by Chamber II, **headed by Ana Roe**, in Lima": what is done by somebody to the body beside it is that body's,
/// and the comma closes it.
pub fn participle_of_agent(tree: Tree<'_>) -> Vec<Move> {
    let moved = |participle: usize| {
        let verb = tree.head(participle).filter(|_| tree.relation(participle) == Deprel::Advcl)?;
        let bound = [Deprel::Aux, Deprel::AuxPass, Deprel::Mark, Deprel::Nsubj, Deprel::NsubjPass, Deprel::Advmod];
        let bare = tree.tag(participle) == Tag::Vbn && !tree.has(participle, &bound);
        let agent = tree.child(participle, &[Deprel::OblAgent]).filter(|_| bare && follows(tree, participle, ","))?;
        let body = tree.children_by(verb, &[Deprel::OblAgent]).find(|&body| {
            last(tree, body) + 2 == first(tree, participle) && tree.is_capitalised(body) && body < participle
        })?;
        let leads = WordClass::Leading.contains(tree.lemma(participle));
        let closing = (agent..tree.len()).find(|&at| tree.is(at, ","));
        let after = tree.children_by(participle, &[Deprel::Obl]).filter(move |&at| closing.is_some_and(|end| at > end));
        let after = after.map(|at| Move::to(at, verb, Deprel::Obl)).collect::<Vec<_>>();
        leads.then(|| std::iter::once(Move::to(participle, body, Deprel::Acl)).chain(after))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "the Rapporteur on the right to water, **Mr. Jan Roe**", hung on the water: a person explains the nearest noun for people.
pub fn person_of_post(tree: Tree<'_>) -> Vec<Move> {
    let moved = |name: usize| {
        let noun = tree.head(name).filter(|&noun| tree.relation(name) == Deprel::Appos && !tree.names_person(noun))?;
        let title = tree.children_by(name, &[Deprel::NmodDesc]).any(|title| is_courtesy_title(tree.form(title)));
        let common = tree.tag(noun).is_noun() && !tree.tag(noun).is_proper();
        let mut post = tree.head(noun).filter(|_| title && common && follows(tree, name, ","))?;
        while !tree.names_person(post) {
            let inside = matches!(tree.base(post), Deprel::Nmod | Deprel::Conj) && tree.tag(post).is_noun();
            post = tree.head(post).filter(|_| inside)?;
        }
        (post < noun && tree.tag(post).is_noun()).then_some(Move::to(name, post, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "attended by Ana Roe, Minister of Peru, **and Bo Lind**, Minister of Chile", the second name read as part of the second
/// post: no word of a noun stands before a comma.
pub fn person_before_post(tree: Tree<'_>) -> Vec<Move> {
    let moved = |post: usize| {
        let first_name = tree.head(post).filter(|_| tree.relation(post) == Deprel::Appos)?;
        let name = tree.children_by(post, &[Deprel::Compound]).find(|&name| {
            tree.is(last(tree, name) + 1, ",") || {
                (name..post).any(|at| tree.is(at, ",")) && tree.tag(name).is_proper()
            }
        })?;
        let and = tree.children_by(name, &[Deprel::Cc]).next()?;
        let person = tree.names_person(post) && tree.is_name(first_name);
        (person && and < name).then(|| [Move::to(name, first_name, Deprel::Conj), Move::to(post, name, Deprel::Appos)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "President Ana Roe **and Peru's Minister, Jan Bos**, met", the first read as whose minister it is: a person's name without
/// "'s" owns nobody, and stands beside the second.
pub fn person_beside_post(tree: Tree<'_>) -> Vec<Move> {
    let moved = |name: usize| {
        let post = tree.head(name).filter(|&post| tree.relation(name) == Deprel::NmodPoss && name < post)?;
        let person = tree.is_name(name) && tree.has(name, &[Deprel::Flat]) && !tree.has(name, &[Deprel::Case]);
        let and = Some(last(tree, name) + 1).filter(|&and| person && tree.is(and, "and"))?;
        let owner = tree
            .children_by(post, &[Deprel::NmodPoss])
            .find(|&owner| first(tree, owner) == and || first(tree, owner) == and + 1)?;
        let known = tree.names_person(post) && tree.has(owner, &[Deprel::Case]) && owner > and;
        let moves = [
            Move { token: name, head: tree.head(post), relation: tree.relation(post) },
            Move::to(post, name, Deprel::Conj),
            Move::to(and, post, Deprel::Cc),
        ];
        known.then_some(moves)
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "by the President, **Mr Jan Bos**, and Peru's Minister, Ms Ana Roe", the name read as another in the list: a titled name between
/// commas behind a post is that of its holder, where the list goes on with "and" behind it.
pub fn holder_in_list(tree: Tree<'_>) -> Vec<Move> {
    let moved = |name: usize| {
        let post = tree.head(name).filter(|&post| tree.relation(name) == Deprel::Conj && post < name)?;
        let person = tree.has(name, &[Deprel::Flat, Deprel::NmodDesc]) && tree.tag(name).is_proper();
        let start = first(tree, name);
        let titled = is_courtesy_title(tree.form(start)) || tree.has(name, &[Deprel::Flat]);
        let is_post = tree.names_person(post) && tree.has(post, &[Deprel::Det, Deprel::NmodPoss]);
        let unnamed = !tree.has(post, &[Deprel::Flat, Deprel::Appos]) && !tree.tag(post).is_plural();
        let beside = follows(tree, name, ",") && (post + 1..start).all(|at| tree.head(at) != Some(name));
        let parted = tree.is(last(tree, name) + 1, ",") || tree.is(last(tree, name) + 1, ".");
        // "the Chair, Mr Bos, **Ms Roe** and Mr Oss" are four: every other one is named beside a post, too.
        let others: Vec<usize> = tree.children_by(post, &[Deprel::Conj]).filter(|&other| other > name).collect();
        let goes_on = others.iter().any(|&other| tree.has(other, &[Deprel::Cc]))
            && others.iter().all(|&other| is_post_or_beside_one(tree, other, post));
        let so = person && titled && is_post && unnamed && beside && parted && goes_on;
        so.then_some(Move::to(name, post, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// Whether one of a list that a post opens is a post, too, or the name right behind such a one.
fn is_post_or_beside_one(tree: Tree<'_>, other: usize, first_post: usize) -> bool {
    let is_post = |at: usize| tree.names_person(at) && tree.has(at, &[Deprel::Det, Deprel::NmodPoss]);
    let comma = first(tree, other).checked_sub(1).filter(|&comma| tree.is(comma, ","));
    let mut before = comma.and_then(|comma| comma.checked_sub(1));
    while let Some(inner) = before.filter(|&at| at > first_post && !is_post(at)) {
        before = tree.head(inner).filter(|&head| head < inner);
    }
    is_post(other) || before.is_some_and(|post| post > first_post && is_post(post))
}
