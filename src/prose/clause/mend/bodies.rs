//! Names of bodies that a parser took for several: a conjunction or a bracket inside the name.

use super::{Move, before_bracket, first, last};
use crate::prose::clause::{Tree, WordClass, names_person};
use crate::prose::{Deprel, Tag};

/// "the Water Supply **and Sewerage Authority**", read as two things: one article before them, what a body is called by at
/// the end alone, and nothing before the conjunction that could be a body.
pub fn joined_body(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|last| joined(tree, last)).unwrap_or_default()
}

fn joined(tree: Tree<'_>, body: usize) -> Option<Vec<Move>> {
    let first = tree.head(body).filter(|&first| tree.relation(body) == Deprel::Conj && first < body)?;
    let second = tree.children_by(body, &[Deprel::Compound, Deprel::Amod]).last()?;
    let conjunction = tree.child(body, &[Deprel::Cc]).filter(|&and| tree.is(and, "and"))?;
    let articled = tree.children_by(first, &[Deprel::Det]).any(|article| tree.is(article, "the"));
    let bare = !tree.has(body, &[Deprel::Det, Deprel::NmodPoss, Deprel::Case]);
    let others: Vec<usize> = tree.children_by(first, &[Deprel::Conj]).filter(|&other| other != body).collect();
    let parts = || std::iter::once(first).chain(others.iter().copied());
    let incomplete = parts().all(|part| is_incomplete(tree, part));
    let within = |at: usize| tree.is_capitalised(at) && tree.tag(at).is_noun() || at == conjunction || tree.is(at, ",");
    let whole = (first..=body).all(within) && others.iter().all(|&other| other < conjunction);
    if !(articled && bare && incomplete && whole && is_body(tree, body) && !has_plural_verb(tree, first)) {
        return None;
    }
    let mut moves = stand_for(tree, body, first);
    moves.push(Move::to(second, first, Deprel::Conj));
    moves.push(Move::to(conjunction, second, Deprel::Cc));
    Some(moves)
}

/// "under the Trade and Crafts **(TAC) Fund**, members met", the noun after the bracket read as another thing: the bracket
/// says how the words before it are shortened, and the name goes on.
pub fn bracket_in_name(tree: Tree<'_>) -> Vec<Move> {
    (1..tree.len()).find_map(|close| resumed(tree, close)).unwrap_or_default()
}

fn resumed(tree: Tree<'_>, close: usize) -> Option<Vec<Move>> {
    let before = before_bracket(tree, close).filter(|_| tree.tag(close) == Tag::CloseBracket)?;
    let name = |at: &usize| tree.is_capitalised(*at) && tree.tag(*at).is_noun();
    let body = (close + 1..tree.len()).take_while(name).last().filter(|&body| is_body(tree, body))?;
    let mut first = before;
    while let Some(head) = tree.head(first).filter(|&head| {
        head < first && matches!(tree.relation(first), Deprel::Conj | Deprel::Compound | Deprel::Flat) && name(&head)
    }) {
        first = head;
    }
    let short = close == before + 3 && tree.form(before + 2).chars().filter(|c| c.is_uppercase()).count() > 1;
    let joined = tree.relation(body) == Deprel::Conj && !tree.has(body, &[Deprel::Cc]);
    let apart = tree.head(first) != Some(body) && (tree.head(body) != Some(first) || joined);
    let own = tree.children(body).iter().all(|&child| child > close || tree.tag(child).is_punctuation());
    let open = name(&first)
        && !WordClass::Body.contains(&tree.lower(before))
        && tree.head(first).is_some_and(|head| head != body);
    (short && apart && own && open).then(|| stand_for(tree, body, first))
}

/// "the Heads of State **and Government**", "the Ministers of Trade **and Industry**", joined to the people: what they are of,
/// unless it has an article or is many.
pub fn second_of_office(tree: Tree<'_>) -> Vec<Move> {
    let moved = |second: usize| {
        let [people, of, first, and] = [4, 3, 2, 1].map(|back| second.checked_sub(back));
        let (people, of, first, and) = (people?, of?, first?, and?);
        let head = tree.head(second).filter(|_| tree.relation(second) == Deprel::Conj)?;
        let office = |at: usize| {
            let bare = !tree.has(at, &[Deprel::Det, Deprel::NmodPoss]);
            bare && tree.is_capitalised(at) && tree.tag(at).is_noun() && !tree.tag(at).is_plural()
        };
        let lead = tree.is(people, "heads") || tree.names_person(people);
        let several = tree.tag(people).is_plural() && tree.is_capitalised(people) && tree.head(first) == Some(people);
        let joined = tree.is(of, "of") && tree.is(and, "and") && office(first) && office(second);
        let body = WordClass::Body.contains(&tree.lower(second)) && !tree.is(second, "government");
        if !(lead && several && joined) || body || head != people && tree.head(people) != Some(head) {
            return None;
        }
        // What follows is of the people, not of the pronoun before them.
        let after = tree.children_by(head, &[Deprel::Nmod]).find(|&noun| head < people && noun > second);
        let after = after.map(|noun| Move::to(noun, people, Deprel::Nmod));
        Some(std::iter::once(Move::to(second, first, Deprel::Conj)).chain(after))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "Ms Roe, Minister of Environment **and Energy Security** of Italy", the second read as one more who acts: what explains
/// a person is one post, and what is joined to the office in it is office, too, unless it is a post of its own.
pub fn second_of_explanation(tree: Tree<'_>) -> Vec<Move> {
    let moved = |second: usize| {
        let post = tree.head(second).filter(|_| tree.relation(second) == Deprel::Conj)?;
        let explains = tree.relation(post) == Deprel::Appos && tree.names_person(post) && tree.is_capitalised(post);
        let first_of_second = first(tree, second);
        let office = tree.children_by(post, &[Deprel::Nmod]).find(|&office| {
            tree.preposition(office) == "of" && tree.is_capitalised(office) && last(tree, office) + 1 == first_of_second
        })?;
        let joined = tree.is(first_of_second, "and") && tree.is_capitalised(first_of_second + 1);
        let bare = !tree.has(second, &[Deprel::Det, Deprel::NmodPoss]) && !tree.names_person(second);
        (explains && joined && bare).then_some(Move::to(second, office, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// Puts the noun at the end of a name in the place of the noun that the parser took for the whole of it.
fn stand_for(tree: Tree<'_>, body: usize, first: usize) -> Vec<Move> {
    let mut moves = vec![
        Move { token: body, head: tree.head(first), relation: tree.relation(first) },
        Move::to(first, body, Deprel::Compound),
    ];
    let outer = [Deprel::Det, Deprel::Case, Deprel::NmodPoss, Deprel::Acl, Deprel::AclRelcl, Deprel::Nmod, Deprel::Cop];
    let outer = tree.children_by(first, &outer).filter(|&child| child != body);
    moves.extend(outer.map(|child| Move::to(child, body, tree.relation(child))));
    moves
}

/// Whether a noun is what one body is called by.
fn is_body(tree: Tree<'_>, noun: usize) -> bool {
    !tree.tag(noun).is_plural() && tree.is_capitalised(noun) && WordClass::Body.contains(&tree.lower(noun))
}

/// Whether a noun cannot be the whole of a name beside that of a body: nobody, no body, no act.
fn is_incomplete(tree: Tree<'_>, noun: usize) -> bool {
    let word = tree.lower(noun);
    let short = tree.form(noun).chars().skip(1).any(char::is_uppercase);
    let complete = [WordClass::Body, WordClass::Instrument, WordClass::Event].iter().any(|class| class.contains(&word));
    !complete && !short && !names_person(&word) && !tree.has(noun, &[Deprel::Nmod, Deprel::Appos])
}

/// "the Treasury and Port Authority **have** met": two of them.
fn has_plural_verb(tree: Tree<'_>, subject: usize) -> bool {
    let subjects = [Deprel::Nsubj, Deprel::NsubjPass];
    let Some(verb) = tree.head(subject).filter(|_| subjects.contains(&tree.relation(subject))) else { return false };
    let auxiliary = tree.child(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
    tree.tag(auxiliary.unwrap_or(verb)) == Tag::Vbp || auxiliary.is_some_and(|verb| tree.is(verb, "were"))
}
