//! Coordinations that a parser took for something else.

use super::exceptions::is_contrasted;
use super::{Move, first, follows, is_word, last};
use crate::prose::clause::{Tree, WordClass};
use crate::prose::{Deprel, Tag};

/// The conjunction that opens a conjunct, if there is one.
fn conjunction(tree: Tree<'_>, conjunct: usize) -> Option<usize> {
    tree.child(conjunct, &[Deprel::Cc]).filter(|&cc| cc < conjunct)
}

fn has_own_preposition(tree: Tree<'_>, at: usize) -> bool {
    !tree.preposition_tokens(at).is_empty()
}

/// "the **budget, staff** and travel": a noun that a comma parts from the next modifies nothing; it opens the list.
pub fn unmarked_premodifier(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| premodifier(tree, at)).unwrap_or_default()
}

fn premodifier(tree: Tree<'_>, opening: usize) -> Option<Vec<Move>> {
    let noun = tree.head(opening).filter(|_| tree.relation(opening) == Deprel::Compound)?;
    let parted = tree.is(opening + 1, ",") && opening + 1 < noun;
    let plain = (opening + 2..noun).all(|at| tree.head(at) == Some(noun) && tree.relation(at) != Deprel::Cc);
    let own_list = tree.has(opening, &[Deprel::Conj]);
    let closed = tree.children_by(noun, &[Deprel::Conj]).any(|other| conjunction(tree, other).is_some());
    if !parted || !plain || own_list || !closed || !tree.tag(opening).is_noun() {
        return None;
    }
    let mut moves = vec![
        Move { token: opening, head: tree.head(noun), relation: tree.relation(noun) },
        Move::to(noun, opening, Deprel::Conj),
    ];
    let shared = |child: usize| tree.relation(child) == Deprel::Conj || child < opening;
    let taken = tree.children(noun).iter().copied().filter(|&child| shared(child) && child != opening);
    moves.extend(taken.map(|child| Move::to(child, opening, tree.relation(child))));
    Some(moves)
}

/// "a union of Peru, Chile **and Cuba**": a list without "and" is not closed, so the conjunct that follows closes it.
pub fn closing_conjunct(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|at| closing(tree, at)).collect()
}

fn closing(tree: Tree<'_>, conjunct: usize) -> Option<Move> {
    let above = tree.head(conjunct).filter(|_| tree.relation(conjunct) == Deprel::Conj)?;
    conjunction(tree, conjunct)?;
    let nominal = tree.tag(conjunct).is_noun() && !has_own_preposition(tree, conjunct);
    let is_open = |&list: &usize| {
        let others: Vec<usize> = tree.children_by(list, &[Deprel::Conj]).collect();
        let listed =
            |&other: &usize| other < conjunct && conjunction(tree, other).is_none() && tree.tag(other).is_noun();
        list < conjunct && tree.tag(list).is_noun() && !others.is_empty() && others.iter().all(listed)
    };
    let list = tree.children_by(above, &[Deprel::Nmod]).filter(is_open).last()?;
    let between =
        tree.children(above).iter().any(|&child| child > list && child < conjunct && tree.tag(child).is_noun());
    (nominal && !between).then_some(Move::to(conjunct, list, Deprel::Conj))
}

/// "Cuba, the Republic of Peru, **Chile** and the United States": in a list that another noun of it closes, what
/// follows the name of one is the next item, not part of that name.
pub fn open_inner_list(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).flat_map(|inner| opened(tree, inner).unwrap_or_default()).collect()
}

fn opened(tree: Tree<'_>, inner: usize) -> Option<Vec<Move>> {
    let item = tree.head(inner).filter(|_| tree.relation(inner) == Deprel::Nmod)?;
    let list = tree.head(item).filter(|_| tree.relation(item) == Deprel::Conj && tree.tag(item).is_noun())?;
    let items: Vec<usize> = tree.children_by(inner, &[Deprel::Conj]).collect();
    let last = items.last()?;
    let plain =
        |&at: &usize| conjunction(tree, at).is_none() && tree.tag(at).is_noun() && !has_own_preposition(tree, at);
    let closes = |at: usize| at > *last && conjunction(tree, at).is_some() && !has_own_preposition(tree, at);
    let closed = tree.children_by(list, &[Deprel::Conj]).any(closes);
    let alike = tree.tag(list).is_proper() == items.iter().all(|&at| tree.tag(at).is_proper());
    let open = closed && alike && conjunction(tree, item).is_none() && items.iter().all(plain);
    open.then(|| items.iter().map(|&at| Move::to(at, list, Deprel::Conj)).collect())
}

/// "for the roads of Peru and **for the ports**": a conjunct with a preposition joins the noun that has the same.
pub fn repeated_preposition(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|at| repeated(tree, at)).collect()
}

fn repeated(tree: Tree<'_>, conjunct: usize) -> Option<Move> {
    let preposition = tree.preposition(conjunct);
    let nearest = tree.head(conjunct).filter(|_| tree.relation(conjunct) == Deprel::Conj && !preposition.is_empty())?;
    if tree.preposition(nearest) == preposition || tree.tag(nearest).is_verb() {
        return None;
    }
    let mut above = nearest;
    while matches!(tree.base(above), Deprel::Nmod | Deprel::Obl | Deprel::Conj) {
        above = tree.head(above)?;
        if tree.tag(above).is_noun() && tree.preposition(above) == preposition {
            return Some(Move::to(conjunct, above, Deprel::Conj));
        }
    }
    None
}

/// "appointed Ms Roe to the Board and **Mr Berg to the Panel**", he joined to the Board: the second object has its goal
/// beside it, and the verb is left out.
pub fn gapped_pair(tree: Tree<'_>) -> Vec<Move> {
    let moved = |object: usize| {
        let goal = tree.head(object).filter(|_| tree.relation(object) == Deprel::Conj && tree.is_name(object))?;
        let verb = tree.head(goal).filter(|_| tree.relation(goal) == Deprel::Obl && goal < object)?;
        let like = tree.child(verb, &[Deprel::Obj]).filter(|&like| like < goal && tree.is_name(like))?;
        let preposition = tree.preposition(goal);
        let beside = |&other: &usize| {
            first(tree, other) == last_of_name(tree, object) + 1
                && tree.preposition(other) == preposition
                && other > object
        };
        let places = [object, verb, goal, like].into_iter();
        let second = places.flat_map(|at| tree.children_by(at, &[Deprel::Obl, Deprel::Nmod])).find(beside)?;
        Some([Move::to(object, verb, Deprel::Conj), Move::to(second, object, Deprel::Orphan)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// The last word of a name, without what follows with a preposition.
fn last_of_name(tree: Tree<'_>, name: usize) -> usize {
    let parts = tree.children_by(name, &[Deprel::Flat, Deprel::Compound]);
    parts.chain([name]).max().unwrap_or(name)
}

/// "lent by the Museum, **not by the Council**", the Council hung on the Museum: what is left out beside what has the same
/// preposition.
pub fn contrasted_phrase(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let beside = tree.head(noun).filter(|&beside| tree.relation(noun) == Deprel::Nmod && beside < noun)?;
        let same = tree.preposition(noun) == tree.preposition(beside) && !tree.preposition(noun).is_empty();
        let mut words = tree.children_by(noun, &[Deprel::Advmod]);
        let left_out = words.any(|word| tree.is(word, "not") && word > beside && tree.is(word - 1, ","));
        (same && left_out).then(|| Move::to(noun, beside, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "We, the Ministers of Peru, **the Lao Republic and Chad**, met", joined to "we": what follows the last name is the next of
/// those.
pub fn list_of_authors(tree: Tree<'_>) -> Vec<Move> {
    let moved = |we: usize| {
        let authors =
            tree.child(we, &[Deprel::Appos]).filter(|&noun| tree.is(we, "we") && tree.tag(noun).is_plural())?;
        let items: Vec<usize> = tree.children_by(we, &[Deprel::Conj]).filter(|&item| item > authors).collect();
        let start = first(tree, *items.first()?);
        let name = start.checked_sub(2).filter(|&name| tree.is(name + 1, ",") && tree.is_name(name))?;
        let place = tree.relation(name) == Deprel::Nmod && name > authors && tree.preposition(name) == "of";
        let named = items.iter().all(|&item| tree.is_name(item) && !tree.names_person(item));
        let end = *items.last()?;
        let commas = (name + 1..end).filter(|&at| tree.is(at, ",") && tree.head(at) == Some(we));
        let commas = commas.map(|at| Move::to(at, name, Deprel::Punct)).collect::<Vec<_>>();
        let joined = items.into_iter().map(move |item| Move::to(item, name, Deprel::Conj));
        (place && named).then(|| joined.chain(commas))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "works with the Bank and **with members**", the members joined to the verb: a noun with a preposition is no second
/// verb; it joins the phrase that has the same preposition, or is one of its own.
pub fn preposition_on_verb(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let verb = tree.head(noun).filter(|&verb| tree.relation(noun) == Deprel::Conj && tree.tag(verb).is_verb())?;
        let preposition = tree.preposition(noun);
        let clausal = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Cop, Deprel::Aux, Deprel::Mark, Deprel::Orphan];
        let plain = tree.tag(noun).is_noun() && !preposition.is_empty() && verb < noun && !tree.has(noun, &clausal);
        let alike = tree.children_by(verb, &[Deprel::Obl]).filter(|&other| other < noun);
        let alike = alike.filter(|&other| tree.preposition(other) == preposition).last();
        plain.then(|| match alike {
            Some(other) => Move::to(noun, other, Deprel::Conj),
            None => Move::to(noun, verb, Deprel::Obl),
        })
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "blame **overfishing, pollution** and waste": a gerund right after a verb without an object, joined to nouns, is its
/// object.
pub fn gerund_in_list(tree: Tree<'_>) -> Vec<Move> {
    let moved = |gerund: usize| {
        let verb = tree.head(gerund).filter(|&verb| tree.relation(gerund) == Deprel::Advcl && verb + 1 == gerund)?;
        let bare = tree.tag(gerund) == Tag::Vbg && !tree.has(verb, &[Deprel::Obj]) && tree.tag(verb).is_verb();
        let parts = [Deprel::Conj, Deprel::Punct];
        let nouns = tree.children_by(gerund, &[Deprel::Conj]).all(|other| tree.tag(other).is_noun());
        let plain = tree.children(gerund).iter().all(|&child| parts.contains(&tree.relation(child)));
        let listed = tree.has(gerund, &[Deprel::Conj]) && nouns && plain;
        (bare && listed).then_some(Move::to(gerund, verb, Deprel::Obj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "the Assembly, **the Board and the Court** met": what "and" closes without a comma is a list, not an apposition.
pub fn apposition_in_list(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| listed(tree, at)).unwrap_or_default()
}

fn listed(tree: Tree<'_>, item: usize) -> Option<Vec<Move>> {
    let aside = matches!(tree.relation(item), Deprel::Appos | Deprel::Vocative);
    let noun = tree.head(item).filter(|&noun| aside && noun < item)?;
    let language = tree.tag(noun).is_adjective() && tree.is_capitalised(noun);
    let alike = (tree.tag(noun).is_noun() || language)
        && tree.tag(item).is_noun()
        && tree.is_capitalised(noun) == tree.is_capitalised(item)
        && tree.has(noun, &[Deprel::Det]) == tree.has(item, &[Deprel::Det]);
    if !alike || !follows(tree, item, ",") {
        return None;
    }
    let joined = [Some(noun), Some(item), tree.head(noun)].into_iter().flatten();
    let mut others = joined.flat_map(|head| tree.children_by(head, &[Deprel::Conj]).collect::<Vec<usize>>());
    let closing = others.find(|&other| {
        let cc = conjunction(tree, other).filter(|&cc| cc > item && tree.tag(other).is_noun());
        cc.is_some_and(|cc| !tree.is(cc - 1, ",") && !has_own_preposition(tree, other) && unbroken(tree, item, cc))
    })?;
    if tree.is(last(tree, closing) + 1, ",") {
        return None;
    }
    let mut moves = vec![Move::to(item, noun, Deprel::Conj), Move::to(closing, noun, Deprel::Conj)];
    moves.extend(tree.children_by(item, &[Deprel::Conj]).map(|other| Move::to(other, noun, Deprel::Conj)));
    Some(moves)
}

/// Whether what stands between an item and the conjunction belongs to the item.
fn unbroken(tree: Tree<'_>, item: usize, conjunction: usize) -> bool {
    let below = tree.sentence.subtree(item);
    (item + 1..conjunction).all(|at| below.contains(&at) || !is_word(tree, at))
}

/// "the Chair, **Lina Holm** of Peru": two names that only a comma joins are no list; the second says who the first is.
pub fn pair_without_conjunction(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|at| pair(tree, at)).collect()
}

fn pair(tree: Tree<'_>, second: usize) -> Option<Move> {
    let first = tree.head(second).filter(|&head| tree.relation(second) == Deprel::Conj && head < second)?;
    let alone = tree.children_by(first, &[Deprel::Conj]).count() == 1
        && !matches!(tree.relation(first), Deprel::Conj | Deprel::Appos)
        && !tree.has(second, &[Deprel::Conj, Deprel::Cc, Deprel::Cop, Deprel::Nsubj]);
    // "in Lomé, Togo": the second of two places holds the first, and both say where.
    let place = matches!(tree.preposition(first).as_str(), "in" | "at" | "from" | "near" | "to");
    let names = tree.tag(first).is_proper() && tree.tag(second).is_proper() && !place;
    let apart = follows(tree, second, ",") && !has_own_preposition(tree, second);
    let after = last(tree, second) + 1;
    let goes_on =
        tree.is_any(after, &["and", "or", "&", "etc", "etc."]) || tree.is_any(after + 1, &["and", "or", "&", "etc."]);
    (alone && names && apart && !goes_on && !is_contrasted(tree, second)).then_some(Move::to(
        second,
        first,
        Deprel::Appos,
    ))
}

/// "the Council of Ministers **and the Secretariat**": what has an article joins a noun that has one, not a bare plural.
pub fn definite_conjunct(tree: Tree<'_>) -> Vec<Move> {
    let joined = |at: usize| {
        let bare = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj && has_article(tree, at))?;
        let above = tree.head(bare).filter(|_| tree.relation(bare) == Deprel::Nmod)?;
        let plural = tree.tag(bare).is_plural() && !has_article(tree, bare);
        let singular = !tree.tag(at).is_plural() && tree.is_capitalised(at) && tree.is_capitalised(above);
        let whole = has_article(tree, above) && !has_own_preposition(tree, at);
        (plural && singular && whole).then_some(Move::to(at, above, Deprel::Conj))
    };
    (0..tree.len()).filter_map(joined).collect()
}

fn has_article(tree: Tree<'_>, at: usize) -> bool {
    tree.children_by(at, &[Deprel::Det]).any(|det| tree.is(det, "the"))
}

/// "**Chad, Mali and Niger** each have a seat": the list is the subject.
pub fn list_before_each(tree: Tree<'_>) -> Vec<Move> {
    let moved = |each: usize| {
        let verb = tree.head(each).filter(|_| tree.is_any(each, &["each", "all", "both"]))?;
        let subject = tree.relation(each) == Deprel::Nsubj && tree.children(each).is_empty();
        let called = tree.children_by(verb, &[Deprel::Vocative, Deprel::Dislocated, Deprel::OblUnmarked]);
        let list = called.filter(|&list| last(tree, list) + 1 == each && tree.tag(list).is_noun()).last()?;
        subject.then_some([Move::to(list, verb, Deprel::Nsubj), Move::to(each, verb, Deprel::Advmod)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "responsible for monitoring water quality and **enforcing rules**": a gerund with an object is joined to the gerund
/// before it, not to that one's object.
pub fn second_gerund(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj && tree.tag(at) == Tag::Vbg)?;
        let object = tree.tag(noun).is_noun() && matches!(tree.base(noun), Deprel::Obj | Deprel::Obl);
        let verb =
            tree.head(noun).filter(|&verb| object && tree.tag(verb) == Tag::Vbg && tree.has(at, &[Deprel::Obj]))?;
        let list = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Conj).unwrap_or(verb);
        Some(Move::to(at, list, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "growth, employment and **open** markets": an adjective before the last item is no item.
pub fn adjective_before_item(tree: Tree<'_>) -> Vec<Move> {
    let moved = |adjective: usize| {
        let noun = adjective + 1;
        let joined =
            |at: usize| tree.relation(at) == Deprel::Conj && tree.head(at).is_some_and(|head| head < adjective);
        let plain = tree.tag(adjective) == Tag::Jj && tree.tag(noun).is_noun() && joined(adjective) && joined(noun);
        let bare = conjunction(tree, noun).is_none() && !has_own_preposition(tree, noun);
        (plain && bare).then(|| {
            let mut moves = vec![Move::to(adjective, noun, Deprel::Amod)];
            moves.extend(tree.children(adjective).iter().map(|&child| Move::to(child, noun, tree.relation(child))));
            moves
        })
    };
    (0..tree.len()).find_map(moved).unwrap_or_default()
}

/// "Lind, **previously envoy and judge**, spoke": what was formerly so is no second subject.
pub fn former_post(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| post(tree, at)).unwrap_or_default()
}

fn post(tree: Tree<'_>, post: usize) -> Option<Vec<Move>> {
    let name = tree.head(post).filter(|&name| tree.relation(post) == Deprel::Conj && name < post)?;
    let former = tree.children_by(post, &[Deprel::Advmod]).any(|word| {
        let time = WordClass::TimeAdverb.contains(&tree.lower(word));
        time && word < post && tree.is(word - 1, ",")
    });
    let subject = matches!(tree.relation(name), Deprel::Nsubj | Deprel::NsubjPass);
    if !former || !subject || conjunction(tree, post).is_some() {
        return None;
    }
    let mut moves = vec![Move::to(post, name, Deprel::Appos)];
    let others = tree.children_by(name, &[Deprel::Conj]).filter(|&other| other > post);
    moves.extend(others.map(|other| Move::to(other, post, Deprel::Conj)));
    Some(moves)
}

/// "bound to comply, **to pay** and **to vote**", the second read as a purpose of the first: infinitives in a list are
/// joined.
pub fn infinitives(tree: Tree<'_>) -> Vec<Move> {
    let marked = |at: usize| is_marked_infinitive(tree, at);
    let moved = |at: usize| {
        let first = tree.head(at).filter(|&first| first < at && tree.relation(at) == Deprel::Advcl && marked(first))?;
        let listed = marked(at) && follows(tree, at, ",");
        let others: Vec<usize> = tree.children_by(at, &[Deprel::Conj]).filter(|&other| marked(other)).collect();
        let closed = others.iter().any(|&other| conjunction(tree, other).is_some());
        let moves = std::iter::once(at).chain(others).map(move |other| Move::to(other, first, Deprel::Conj));
        (listed && closed).then_some(moves)
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

fn is_marked_infinitive(tree: Tree<'_>, at: usize) -> bool {
    tree.tag(at) == Tag::Vb && tree.has_to(at)
}

/// "authorised to seek all that it needs and **to take** advice", joined to "needs": an infinitive goes on with an
/// infinitive.
pub fn infinitive_joined_to_finite(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let finite = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj && is_marked_infinitive(tree, at))?;
        let within = matches!(tree.relation(finite), Deprel::AclRelcl | Deprel::Ccomp | Deprel::Advcl);
        if !within || !tree.tag(finite).is_finite() || conjunction(tree, at).is_none() {
            return None;
        }
        let mut above = tree.head(finite);
        while let Some(verb) = above.filter(|&verb| !is_marked_infinitive(tree, verb)) {
            above = tree.head(verb);
        }
        above.filter(|&verb| verb < at).map(|verb| Move::to(at, verb, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "must approve the plan, **monitor** the response and keep records", the verb read as part of the noun after it: in a list
/// of verbs it is one of them.
pub fn verb_before_item(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let part =
            [Deprel::Compound, Deprel::Amod].contains(&tree.relation(at)) && matches!(tree.tag(at), Tag::Vb | Tag::Vbz);
        let comma = at.checked_sub(1).is_some_and(|before| tree.is(before, ","));
        let mut item = tree.head(at).filter(|_| part && comma)?;
        while tree.relation(item) != Deprel::Conj && tree.tag(item).is_noun() {
            item = tree.head(item)?;
        }
        let object =
            tree.head(item).filter(|&object| tree.relation(object) == Deprel::Obj && !tree.has(item, &[Deprel::Cc]))?;
        let verb = tree.head(object).filter(|&verb| tree.tag(verb) == tree.tag(at))?;
        let goes_on =
            tree.children_by(verb, &[Deprel::Conj]).any(|other| other > item && tree.has(other, &[Deprel::Cc]));
        (goes_on && first(tree, item) == at)
            .then(|| [Move::to(at, verb, Deprel::Conj), Move::to(item, at, Deprel::Obj)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}
