//! Times that a parser took for part of a noun phrase.

use super::{Move, SUBJECTS, first, follows, last, subject_relation};
use crate::prose::clause::{Tree, WordClass, is_each, is_temporal};
use crate::prose::{Deprel, Tag};

/// "The Bank **on Tuesday** announced": a day between a subject and its verb says when.
pub fn day_beside_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| tree.relation(at) == Deprel::Nmod && tree.preposition(at) == "on")?;
        let subject = matches!(tree.relation(noun), Deprel::Nsubj | Deprel::NsubjPass);
        let verb = tree.head(noun).filter(|&verb| subject && verb > at && is_temporal(tree, at))?;
        let ends = last(tree, at) == last(tree, noun);
        ends.then_some(Move::to(at, verb, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Since **last winter** growers have paid", read as a kind of growers: a time before a subject in the plural says when.
pub fn season_before_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |time: usize| {
        let subject = tree.head(time).filter(|&noun| tree.relation(time) == Deprel::Compound && noun == time + 1)?;
        let verb = tree.head(subject).filter(|_| SUBJECTS.contains(&tree.relation(subject)))?;
        let which = time.checked_sub(1).filter(|&word| tree.is_any(word, &["last", "next", "this"]))?;
        let singular = WordClass::TimeNoun.contains(tree.lemma(time)) && tree.tag(time) == Tag::Nn;
        if !singular || tree.tag(subject) != Tag::Nns || tree.has(subject, &[Deprel::NmodPoss]) {
            return None;
        }
        let since = which.checked_sub(1).filter(|&word| tree.is_any(word, &["since", "until", "by"]));
        let since = since.filter(|&word| tree.head(word) == Some(verb) || tree.head(word) == Some(subject));
        let opens = since.unwrap_or(which) == 0 || tree.tag(since.unwrap_or(which) - 1).is_punctuation();
        let relation = if since.is_some() { Deprel::Obl } else { Deprel::OblUnmarked };
        let moves = [Move::to(time, verb, relation), Move::to(which, time, tree.relation(which))];
        opens.then(|| moves.into_iter().chain(since.map(|word| Move::to(word, time, Deprel::Case))))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "has held the post **since June 2024**", the preposition read as an adverb of the post.
pub fn date_beside_object(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| tree.relation(at) == Deprel::Advmod)?;
        let dated =
            tree.is_any(at, &["since", "until"]) && tree.children(at).iter().any(|&date| is_temporal(tree, date));
        let verb = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Obj && dated && at > noun)?;
        Some(Move::to(at, verb, Deprel::Advmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "is a body and meets **every year**": a time after the second of two verbs is the time of that one.
pub fn time_after_second_verb(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let unmarked = matches!(tree.relation(at), Deprel::NmodUnmarked | Deprel::OblUnmarked);
        let first = tree.head(at).filter(|_| unmarked && is_temporal(tree, at))?;
        let verbs = tree.children_by(first, &[Deprel::Conj]).filter(|&verb| tree.tag(verb).is_verb());
        let second = verbs.filter(|&verb| first < verb && verb < at).last()?;
        Some(Move::to(at, second, Deprel::OblUnmarked))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "meets three times a year, usually **in Oslo**": the place of the meetings, not of the year.
pub fn place_of_time(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let time = tree.head(at).filter(|_| tree.relation(at) == Deprel::Nmod)?;
        let when = matches!(tree.relation(time), Deprel::Obl | Deprel::OblUnmarked) && is_temporal(tree, time);
        let verb = tree.head(time).filter(|_| when)?;
        let place = matches!(tree.preposition(at).as_str(), "in" | "at" | "on") && !is_temporal(tree, at);
        place.then_some(Move::to(at, verb, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "from 3 **to 6 October 2022**", hung on the verb beside its start: the end of a range hangs on the start.
pub fn end_of_range(tree: Tree<'_>) -> Vec<Move> {
    let moved = |end: usize| {
        let verb = tree.head(end).filter(|_| tree.base(end) == Deprel::Obl && is_temporal(tree, end))?;
        let to = tree.preposition_tokens(end).first().copied()?;
        let ends = tree.is_any(to, &["to", "until", "till", "through"]);
        let starts = |&start: &usize| {
            let from = matches!(tree.preposition(start).as_str(), "from" | "between");
            let dated = tree.tag(start) == Tag::Cd || is_temporal(tree, start);
            from && dated && last(tree, start) + 1 == to
        };
        let start = tree.children_by(verb, &[Deprel::Obl]).find(starts).filter(|_| ends)?;
        Some(Move::to(end, start, Deprel::Nmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Its board, chaired by Gunn **since 2021**, meets": a time inside the commas of a participle is the participle's.
pub fn time_of_participle(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|_| tree.base(at) == Deprel::Obl && is_temporal(tree, at))?;
        let before = first(tree, at).checked_sub(1)?;
        let participle = |&verb: &usize| tree.relation(verb) == Deprel::Acl && tree.tag(verb) == Tag::Vbn;
        let participle = (0..at).rev().find(|at| participle(at) && last(tree, *at) == before)?;
        let opened = follows(tree, participle, ",") && tree.is(last(tree, at) + 1, ",") && at < verb;
        opened.then_some(Move::to(at, participle, tree.relation(at)))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "**Ten years later** Peru joined", the time read as part of the name: it tells when.
pub fn later_before_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |later: usize| {
        let noun =
            tree.head(later).filter(|&noun| later + 1 == noun && tree.is_any(later, &["later", "earlier", "ago"]))?;
        let time = tree.children(later).iter().any(|&time| time < later && is_temporal(tree, time));
        let verb =
            tree.head(noun).filter(|_| tree.base(noun) == Deprel::Nsubj && tree.relation(later) == Deprel::Amod)?;
        time.then_some(Move::to(later, verb, Deprel::Advmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "40 crossings **a day** are made", the day read as a second subject: how often what stands before it is.
pub fn rate_beside_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |time: usize| {
        let verb = tree.head(time).filter(|_| SUBJECTS.contains(&tree.relation(time)) && is_temporal(tree, time))?;
        let rate = is_each(tree, time) && tree.is_any(first(tree, time), &["a", "an", "each", "every"]);
        let beside = |&noun: &usize| noun < time && last(tree, noun) + 1 == first(tree, time);
        let noun = tree.children_by(verb, &SUBJECTS).find(beside).filter(|_| rate)?;
        Some(Move::to(time, noun, Deprel::NmodUnmarked))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "waves **this summer** had caused", read as what caused: of two subjects side by side the time is none.
pub fn time_beside_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |time: usize| {
        let verb = tree.head(time).filter(|_| SUBJECTS.contains(&tree.relation(time)) && is_temporal(tree, time))?;
        let pointed = tree
            .children_by(time, &[Deprel::Det, Deprel::Amod])
            .any(|word| tree.is_any(word, &["this", "last", "next", "that"]) && word + 1 == time);
        let subject = tree.children_by(verb, &SUBJECTS).any(|other| last(tree, other) + 1 == first(tree, time));
        (pointed && subject).then_some(Move::to(time, verb, Deprel::OblUnmarked))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "left **before** votes **were counted**", read as a preposition with its noun and a clause beside it: a noun before a finite
/// verb that has no other subject is that, and the word before it opens the clause.
pub fn clause_after_before(tree: Tree<'_>) -> Vec<Move> {
    let moved = |opening: usize| {
        let opens = tree.is_any(opening, &["before", "after", "until", "since", "once"]);
        let noun =
            tree.head(opening).filter(|&noun| opens && noun > opening && tree.relation(opening) == Deprel::Case)?;
        let verb = match tree.relation(noun) {
            Deprel::Nsubj | Deprel::NsubjPass => tree.head(noun)?,
            Deprel::Obl | Deprel::OblUnmarked => {
                tree.children_by(tree.head(noun)?, &[Deprel::Advcl]).find(|&verb| verb > noun)?
            }
            _ => return None,
        };
        let beside = tree.relation(verb) == Deprel::Advcl && first(tree, noun) == opening;
        let own = tree.children_by(verb, &SUBJECTS).all(|subject| subject == noun);
        let bound = tree.has(verb, &[Deprel::Mark, Deprel::Case]);
        let finite = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
        let next = tree.child(verb, &finite).unwrap_or(verb);
        let told = next == last(tree, noun) + 1 && (tree.tag(next).is_finite() || tree.tag(next) == Tag::Md);
        (beside && own && !bound && told)
            .then(|| [Move::to(opening, verb, Deprel::Mark), Move::to(noun, verb, subject_relation(tree, verb))])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "**Today** 64 countries are members", "**Since 2015** more than 900 people have come", hung on the number: a time that
/// opens the sentence before a number is no part of how many.
pub fn time_before_number(tree: Tree<'_>) -> Vec<Move> {
    let moved = |time: usize| {
        let mut above = tree.head(time).filter(|_| first(tree, time) == 0 && is_opening_time(tree, time))?;
        let counted = tree.tag(last(tree, time) + 1) == Tag::Cd || tree.relation(above) != Deprel::Nummod;
        while !SUBJECTS.contains(&tree.relation(above)) {
            let counting =
                matches!(tree.relation(above), Deprel::Nummod | Deprel::Advmod | Deprel::Case | Deprel::Nmod);
            above = tree.head(above).filter(|&next| counting && next > time)?;
        }
        let noun = Some(above).filter(|&noun| counted && tree.has(noun, &[Deprel::Nummod]) && noun > time)?;
        let relation = if tree.has(time, &[Deprel::Case]) { Deprel::Obl } else { Deprel::OblUnmarked };
        Some(Move::to(time, tree.head(noun)?, relation))
    };
    (0..tree.len()).find_map(moved).into_iter().collect()
}

/// "**In 2013** members adopted a code", read as a number of members: a year after a preposition that opens the sentence
/// counts nothing, and the noun after it is the subject of the verb that has no other.
pub fn year_before_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |year: usize| {
        let noun = tree.head(year).filter(|&noun| noun > year && is_opening_year(tree, year))?;
        let verb = tree.head(noun).filter(|&verb| verb > noun && tree.tag(verb).is_finite())?;
        let subject = matches!(tree.relation(noun), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obl);
        let alone = tree.children_by(verb, &SUBJECTS).all(|other| other == noun);
        let moves = [
            Move::to(0, year, Deprel::Case),
            Move::to(year, verb, Deprel::Obl),
            Move::to(noun, verb, subject_relation(tree, verb)),
        ];
        (subject && alone && tree.head(0) == Some(noun)).then_some(moves)
    };
    moved(1).into_iter().flatten().collect()
}

/// A year that was taken for a number, after "In" or "Since".
fn is_opening_year(tree: Tree<'_>, year: usize) -> bool {
    let bare = !tree.has(year, &[Deprel::Case]);
    bare && tree.relation(year) == Deprel::Nummod
        && is_temporal(tree, year)
        && tree.is_any(0, &["in", "since", "by", "from", "until"])
}

/// "**Owing to a lack of funds**, the branches **left**", read as a noun with a participle: what follows the reason is the
/// sentence.
pub fn reason_before_sentence(tree: Tree<'_>) -> Vec<Move> {
    let opens = ["because of", "due to", "owing to", "thanks to", "in view of"];
    let reason = tree.sentence.root().filter(|&root| opens.contains(&tree.preposition(root).as_str()));
    let moved = |reason: usize| {
        let beside = [Deprel::Conj, Deprel::Appos, Deprel::Parataxis, Deprel::NmodUnmarked, Deprel::Dep];
        let noun = tree.children_by(reason, &beside).find(|&noun| follows(tree, noun, ","))?;
        let verb = tree.children_by(noun, &[Deprel::Acl]).find(|&verb| verb > noun && tree.tag(verb) == Tag::Vbn)?;
        let finite = (0..tree.len()).any(|at| tree.tag(at).is_finite());
        (!finite).then_some([
            Move { token: verb, head: None, relation: Deprel::Root },
            Move::to(noun, verb, Deprel::Nsubj),
            Move::to(reason, verb, Deprel::Obl),
        ])
    };
    reason.and_then(moved).into_iter().flatten().collect()
}

/// "today", "last year", "since 2015".
fn is_opening_time(tree: Tree<'_>, time: usize) -> bool {
    let year = tree.tag(time) == Tag::Cd && tree.form(time).len() == 4 && tree.has(time, &[Deprel::Case]);
    year || is_temporal(tree, time) || WordClass::TimeAdverb.contains(&tree.lower(time))
}
