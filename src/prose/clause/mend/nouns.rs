//! Noun phrases that a parser put together wrongly.

use super::{Move, SUBJECTS, first, last, subject_relation};
use crate::prose::clause::{Tree, WordClass, is_complex_preposition, is_portfolio, is_temporal};
use crate::prose::{Deprel, Tag};

/// "**Founded in 1998**, the Bank holds samples": a participle with a phrase of its own is a clause about the noun.
pub fn participle_before_article(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| tree.relation(at) == Deprel::Amod && tree.tag(at) == Tag::Vbn)?;
        let phrase = tree.children_by(at, &[Deprel::Obl, Deprel::OblAgent]).any(|phrase| phrase > at && phrase < noun);
        let article = tree.children_by(noun, &[Deprel::Det]).any(|article| at < article && article < noun);
        let subject = matches!(tree.relation(noun), Deprel::Nsubj | Deprel::NsubjPass);
        let verb = tree.head(noun).filter(|_| subject);
        let place = verb.map_or(Move::to(at, noun, Deprel::Acl), |verb| Move::to(at, verb, Deprel::Advcl));
        (at < noun && (phrase || article)).then_some(place)
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "judge **Karin Holm**": of a post and a full name side by side the name is the head.
pub fn post_before_name(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| titled(tree, at)).unwrap_or_default()
}

fn titled(tree: Tree<'_>, name: usize) -> Option<Vec<Move>> {
    let post = tree.head(name).filter(|_| tree.relation(name) == Deprel::Appos)?;
    let full = tree.tag(name) == Tag::Nnp && tree.has(name, &[Deprel::Flat]);
    let beside = first(tree, name) == post + 1 && matches!(tree.tag(post), Tag::Nn | Tag::Nnp);
    if !full || !beside || tree.has(post, &[Deprel::Cop, Deprel::Conj]) {
        return None;
    }
    let mut moves = vec![
        Move { token: name, head: tree.head(post), relation: tree.relation(post) },
        Move::to(post, name, Deprel::NmodDesc),
    ];
    let inner = [Deprel::Amod, Deprel::Compound, Deprel::NmodPoss];
    let outer = |&&child: &&usize| child != name && !(child < post && inner.contains(&tree.relation(child)));
    moves.extend(tree.children(post).iter().filter(outer).map(|&child| Move::to(child, name, tree.relation(child))));
    Some(moves)
}

/// "**the Board's** ethics panel": the Board has the panel, not the ethics.
pub fn owner_of_premodifier(tree: Tree<'_>) -> Vec<Move> {
    let moved = |owner: usize| {
        let modifier = tree.head(owner).filter(|_| tree.relation(owner) == Deprel::NmodPoss)?;
        let noun = tree.head(modifier).filter(|_| tree.relation(modifier) == Deprel::Compound && owner < modifier)?;
        let pronoun = tree.tag(owner).is_pronoun();
        let name = tree.tag(owner).is_proper() || tree.has(owner, &[Deprel::Det]);
        (pronoun || name).then_some(Move::to(owner, noun, Deprel::NmodPoss))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "planning and hydropower **safety**", the last noun read as a complement: it is the head of the noun before it.
pub fn noun_cut_off(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| cut_off(tree, at)).unwrap_or_default()
}

fn cut_off(tree: Tree<'_>, noun: usize) -> Option<Vec<Move>> {
    let verb = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Xcomp)?;
    let plain = matches!(tree.tag(noun), Tag::Nn | Tag::Nns) && tree.children(noun).is_empty();
    let before = noun.checked_sub(1).filter(|&before| matches!(tree.tag(before), Tag::Nn | Tag::Nns))?;
    let mut top = before;
    while tree.relation(top) == Deprel::Conj {
        top = tree.head(top)?;
    }
    let object = tree.relation(top) == Deprel::Obj && tree.head(top) == Some(verb);
    if !plain || !object || last(tree, before) != before {
        return None;
    }
    let mut moves = vec![
        Move { token: noun, head: tree.head(before), relation: tree.relation(before) },
        Move::to(before, noun, Deprel::Compound),
    ];
    moves.extend(tree.children(before).iter().map(|&child| Move::to(child, noun, tree.relation(child))));
    Some(moves)
}

/// "The meeting was called **to order** at nine", read as what somebody is called on to do.
pub fn called_to_order(tree: Tree<'_>) -> Vec<Move> {
    let order = |at: usize| {
        let call = tree.head(at).filter(|&call| tree.is(at, "order") && tree.lemma(call) == "call" && call < at)?;
        let verbal = [Deprel::Xcomp, Deprel::Advcl, Deprel::Acl].contains(&tree.relation(at));
        let to = tree.child(at, &[Deprel::Mark]).filter(|&to| to + 1 == at && tree.is(to, "to"))?;
        let done = [Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp];
        (verbal && !tree.has(at, &done)).then_some((at, call, to))
    };
    let Some((at, call, to)) = (1..tree.len()).find_map(order) else { return vec![] };
    let others = tree.children(at).iter().filter(|&&child| child != to);
    let beside = others.map(|&child| Move::to(child, call, tree.relation(child)));
    [Move::to(at, call, Deprel::Obl), Move::to(to, at, Deprel::Case)].into_iter().chain(beside).collect()
}

/// "sets the agenda **in consultation with** members": the phrase belongs to the verb, and its noun has the rest.
pub fn complex_preposition(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|at| complex(tree, at)).flatten().collect()
}

fn complex(tree: Tree<'_>, noun: usize) -> Option<[Move; 2]> {
    let object = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Nmod)?;
    let verb = tree.head(object).filter(|_| tree.relation(object) == Deprel::Obj)?;
    let inner = tree.head(noun + 1).filter(|_| tree.relation(noun + 1) == Deprel::Case)?;
    let hung = tree.head(inner).is_some_and(|head| head == verb || head == noun || head == object);
    let words = format!("{} {} {}", tree.preposition(noun), tree.lower(noun), tree.lower(noun + 1));
    let found = hung && is_complex_preposition(&words);
    found.then_some([Move::to(noun, verb, Deprel::Obl), Move::to(inner, noun, Deprel::Nmod)])
}

/// "heads the Secretariat **in Suva**": a place right after a name says where what is named is, at least where the verb
/// tells no event.
pub fn place_of_body(tree: Tree<'_>) -> Vec<Move> {
    let moved = |place: usize| {
        let verb =
            tree.head(place).filter(|_| tree.relation(place) == Deprel::Obl && tree.preposition(place) == "in")?;
        let before = first(tree, place).checked_sub(1).filter(|&before| before > verb)?;
        let object = tree.children_by(verb, &[Deprel::Obj]).find(|&object| last(tree, object) == before)?;
        let named = tree.tag(object).is_proper() && has_article(tree, object) && object == before;
        let present = matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp) && tree.tag(place).is_proper();
        let found = named && present && !is_temporal(tree, place) && !tree.has(place, &[Deprel::Conj]);
        found.then_some(Move::to(place, object, Deprel::Nmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "agree on measures and commitments **to reduce** waste": an infinitive right after a noun that takes one is the noun's.
pub fn infinitive_of_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|_| matches!(tree.relation(at), Deprel::Xcomp | Deprel::Advcl))?;
        let opened = tree.tag(at) == Tag::Vb && at > 1 && tree.tag(at - 1) == Tag::To;
        let noun = at.checked_sub(2).filter(|&noun| opened && tree.tag(noun).is_noun() && noun > verb)?;
        let takes = WordClass::InfinitiveNoun.contains(tree.lemma(noun));
        // "asks the Action to report": the object of the verb itself may be asked.
        let own = tree.relation(noun) == Deprel::Obj && tree.head(noun) == Some(verb);
        (takes && !own).then_some(Move::to(at, noun, Deprel::Acl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "the Committee **on Trade**": a bare name after the preposition of a name is part of it.
pub fn rest_of_name(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|_| tree.relation(at) == Deprel::Obl && tree.tag(at).is_noun())?;
        let before = first(tree, at).checked_sub(1).filter(|&before| tree.is_capitalised(before))?;
        let of_post = is_portfolio(tree, before, at);
        // "the Council **for Complaints**".
        let several =
            tree.preposition(at) == "for" && tree.tag(at) == Tag::Nnps && tree.relation(before) == Deprel::Obl;
        let inner = matches!(tree.preposition(at).as_str(), "on" | "of") || several;
        let named = inner && tree.is_capitalised(at) || of_post;
        let bare = !tree.has(at, &[Deprel::Det, Deprel::NmodPoss]) && !is_temporal(tree, at) || of_post;
        let before = Some(before).filter(|_| named && bare)?;
        let class = tree.tag(before).is_noun() && tree.head(before) == Some(verb) && has_article(tree, before);
        let object = matches!(tree.base(before), Deprel::Obl | Deprel::Obj);
        (class && object).then_some(Move::to(at, before, Deprel::Nmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

fn has_article(tree: Tree<'_>, at: usize) -> bool {
    tree.children_by(at, &[Deprel::Det]).any(|det| tree.is(det, "the"))
}

/// "is **the chief executive** of the Bank": what has an article is a noun, whatever its tag.
pub fn adjective_with_article(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| tree.relation(at) == Deprel::Obl && tree.preposition(at) == "of")?;
        let article = tree.children_by(noun, &[Deprel::Det]).any(|det| tree.is_any(det, &["the", "a", "an"]));
        let named = tree.tag(noun).is_adjective() && article && tree.has(noun, &[Deprel::Cop]) && noun < at;
        named.then_some(Move::to(at, noun, Deprel::Nmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "the Council**'s Secretary** spoke", the two read as one name: the first has the second.
pub fn owner_in_name(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| owned(tree, at)).unwrap_or_default()
}

fn owned(tree: Tree<'_>, noun: usize) -> Option<Vec<Move>> {
    let owner = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Flat)?;
    let ending =
        noun.checked_sub(1).filter(|&ending| tree.tag(ending) == Tag::Pos && tree.head(ending) == Some(owner))?;
    let mut moves = vec![
        Move { token: noun, head: tree.head(owner), relation: tree.relation(owner) },
        Move::to(owner, noun, Deprel::NmodPoss),
    ];
    let after = tree.children(owner).iter().filter(|&&child| child > ending && child != noun);
    moves.extend(after.map(|&child| Move::to(child, noun, tree.relation(child))));
    Some(moves)
}

/// "vaccination **alone** cannot end it": of two subjects side by side "alone" is none.
pub fn alone(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|_| tree.is(at, "alone") && SUBJECTS.contains(&tree.relation(at)))?;
        let noun = tree.children_by(verb, &SUBJECTS).find(|&noun| last(tree, noun) + 1 == at)?;
        Some(Move::to(at, noun, Deprel::Advmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "**The cost estimate** was raised", read as two subjects: side by side the first tells what sort the second is.
pub fn subject_in_two(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|second| in_two(tree, second)).unwrap_or_default()
}

fn in_two(tree: Tree<'_>, second: usize) -> Option<Vec<Move>> {
    let verb = tree.head(second).filter(|_| SUBJECTS.contains(&tree.relation(second)))?;
    let first_noun = second.checked_sub(1).filter(|&noun| tree.head(noun) == Some(verb))?;
    let common = |at: usize| matches!(tree.tag(at), Tag::Nn | Tag::Nns);
    let alike = tree.relation(first_noun) == tree.relation(second) && common(first_noun) && common(second);
    let apart = tree.children(first_noun).iter().any(|&child| child > first_noun);
    if !alike || apart || second > verb || first(tree, second) < second {
        return None;
    }
    let before = tree.children(first_noun).iter().map(|&child| Move::to(child, second, tree.relation(child)));
    Some(std::iter::once(Move::to(first_noun, second, Deprel::Compound)).chain(before).collect())
}

/// "**at least** three", "at most half": how many, not where.
pub fn least_number(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let number = tree.head(at).filter(|&number| tree.tag(number) == Tag::Cd && at + 1 == number)?;
        let least = tree.is_any(at, &["least", "most"]) && matches!(tree.base(at), Deprel::Nmod | Deprel::Obl);
        (least && at > 0 && tree.is(at - 1, "at")).then_some(Move::to(at, number, Deprel::Advmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "gives it agenda **influence**", read as an object of "agenda": a noun takes no object, it modifies the next noun.
pub fn object_of_noun(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| governed(tree, at)).unwrap_or_default()
}

fn governed(tree: Tree<'_>, object: usize) -> Option<Vec<Move>> {
    let noun = tree.head(object).filter(|&noun| tree.relation(object) == Deprel::Obj && noun + 1 == object)?;
    let plain = matches!(tree.tag(noun), Tag::Nn | Tag::Nnp) && !tree.lemma(noun).ends_with("ing");
    if !plain || !tree.tag(object).is_noun() {
        return None;
    }
    let relation = if tree.relation(noun) == Deprel::Xcomp { Deprel::Obj } else { tree.relation(noun) };
    let mut moves =
        vec![Move { token: object, head: tree.head(noun), relation }, Move::to(noun, object, Deprel::Compound)];
    let others = tree.children(noun).iter().filter(|&&child| child != object);
    moves.extend(others.map(|&child| Move::to(child, object, tree.relation(child))));
    Some(moves)
}

/// "give **the regulator** the power": of two objects side by side the first receives the second.
pub fn first_of_two_objects(tree: Tree<'_>) -> Vec<Move> {
    let moved = |first_object: usize| {
        let verb = tree.head(first_object).filter(|_| tree.relation(first_object) == Deprel::Obj)?;
        let other = tree.children_by(verb, &[Deprel::Obj]).find(|&other| other > first_object)?;
        let beside = last(tree, first_object) + 1 == first(tree, other) && verb < first_object;
        let gives = WordClass::Transfer.contains(tree.lemma(verb)) && !tree.has(other, &[Deprel::Cc]);
        let things = !is_temporal(tree, other) && tree.tag(other).is_noun();
        (beside && gives && things).then_some(Move::to(first_object, verb, Deprel::Iobj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "establish **up to** three teams", read as a particle and a preposition: how many, not where.
pub fn up_to_number(tree: Tree<'_>) -> Vec<Move> {
    let moved = |up: usize| {
        let opens = tree.is(up, "up") && tree.is(up + 1, "to") && tree.tag(up + 2) == Tag::Cd;
        // "up to **10** million crowns".
        let whole = tree.head(up + 2).filter(|&whole| tree.tag(whole) == Tag::Cd && whole > up + 2);
        let number = whole.unwrap_or(up + 2);
        let noun =
            tree.head(number).filter(|&noun| opens && tree.relation(number) == Deprel::Nummod && noun > number)?;
        let verb = tree.head(noun).filter(|&verb| verb < up && tree.base(noun) == Deprel::Obl)?;
        let free = !tree.has(verb, &[Deprel::Obj]) && tree.tag(verb).is_verb();
        free.then_some([
            Move::to(noun, verb, Deprel::Obj),
            Move::to(up, number, Deprel::Advmod),
            Move::to(up + 1, up, Deprel::Fixed),
        ])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "the summit of the Partnership, **held in** Lomé", hung on the Partnership: what is held is the summit.
pub fn participle_of_event(tree: Tree<'_>) -> Vec<Move> {
    let event = |noun: usize| WordClass::Event.contains(&tree.lemma(noun).to_lowercase());
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| tree.relation(at) == Deprel::Acl && tree.tag(at) == Tag::Vbn)?;
        let placed = WordClass::TakingPlace.contains(tree.lemma(at)) && !event(noun);
        // "the minutes of the session, **held** on 12 March".
        let beside = |below: &usize| event(*below) && last(tree, *below) + 2 == at && tree.is(at - 1, ",");
        if let Some(below) = tree.children_by(noun, &[Deprel::Nmod]).find(beside).filter(|_| placed) {
            return Some(Move::to(at, below, Deprel::Acl));
        }
        let mut above = noun;
        while placed && !event(above) {
            above = tree.head(above).filter(|_| matches!(tree.relation(above), Deprel::Nmod | Deprel::Conj))?;
        }
        placed.then_some(Move::to(at, above, Deprel::Acl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "appointed on the advice of the Board **for a period of three years**": how long is said of the verb.
pub fn duration_of_verb(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|&noun| tree.relation(at) == Deprel::Nmod && tree.tag(noun).is_noun())?;
        let long = tree.preposition(at) == "for" && lasts(tree, at);
        let mut above = noun;
        while long && !tree.tag(above).is_verb() {
            let within = [Deprel::Nmod, Deprel::Obl, Deprel::OblAgent, Deprel::Conj];
            above = tree.head(above).filter(|_| within.contains(&tree.relation(above)))?;
        }
        (long && above != noun).then_some(Move::to(at, above, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "three years", "a term of three years".
fn lasts(tree: Tree<'_>, noun: usize) -> bool {
    let counted = |at: usize| is_temporal(tree, at) && tree.has(at, &[Deprel::Nummod]);
    let span = tree.is_any(noun, &["period", "term", "mandate"]);
    counted(noun) || span && tree.children_by(noun, &[Deprel::Nmod]).any(counted)
}

/// "The decision **in no way** settles it", hung on the decision: it denies the verb.
pub fn denying_phrase(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let above = tree.head(at).filter(|_| matches!(tree.relation(at), Deprel::Nmod | Deprel::Obl))?;
        let no = tree.children_by(at, &[Deprel::Det]).any(|det| tree.is(det, "no"));
        let denies = no && WordClass::DenyingNoun.contains(tree.lemma(at)) && tree.has(at, &[Deprel::Case]);
        let verb = if tree.tag(above).is_verb() { Some(above) } else { tree.head(above) };
        let verb = verb.filter(|&verb| denies && tree.tag(verb).is_verb() && tree.children(at).len() == 2)?;
        Some(Move::to(at, verb, Deprel::Advmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "a retreat from **which officials** are excluded", read as a phrase: the noun after the pronoun is the subject.
pub fn subject_after_which(tree: Tree<'_>) -> Vec<Move> {
    let moved = |which: usize| {
        let noun = tree.head(which).filter(|_| tree.tag(which) == Tag::Wdt && tree.relation(which) == Deprel::Det)?;
        let verb = tree.head(noun).filter(|&verb| tree.relation(verb) == Deprel::AclRelcl && verb > noun)?;
        let case = tree.child(noun, &[Deprel::Case]).filter(|&case| case + 1 == which && which < noun)?;
        let relation = subject_relation(tree, verb);
        let free = !tree.has(verb, &SUBJECTS) && tree.base(noun) == Deprel::Obl;
        free.then(|| {
            [Move::to(noun, verb, relation), Move::to(which, verb, Deprel::Obl), Move::to(case, which, Deprel::Case)]
        })
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}
