//! Names and descriptions side by side, where a parser took the one for the other.

use super::{Move, SUBJECTS, first, is_word, last};
use crate::prose::clause::{Tree, WordClass, is_temporal};
use crate::prose::{Deprel, Tag};

/// "**A former minister**, Ana Roe chairs it": the name before the verb is its subject, what opens the sentence says who
/// she is.
pub fn description_first(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|verb| fronted(tree, verb)).unwrap_or_default()
}

fn fronted(tree: Tree<'_>, verb: usize) -> Option<Vec<Move>> {
    let noun = tree.child(verb, &SUBJECTS).filter(|&noun| noun < verb && first(tree, noun) == 0)?;
    let article = tree.children_by(noun, &[Deprel::Det]).any(|det| det == 0 && tree.is_any(det, &["a", "an"]));
    let proper = |at: &usize| tree.is_name(*at);
    let auxiliary = |at: &usize| tree.head(*at) == Some(verb) && (tree.tag(*at) == Tag::Md || tree.tag(*at).is_verb());
    let opening = (noun + 1..verb).find(auxiliary).unwrap_or(verb);
    let start = (noun + 1..opening).rev().take_while(proper).last()?;
    let comma = start.checked_sub(1).filter(|&comma| article && tree.is(comma, ","))?;
    // One comma only: "A lawyer, Ana Roe, chairs it" explains the lawyer by the name.
    let run = start..opening;
    let outside = |at: &usize| tree.head(*at).is_none_or(|head| !run.contains(&head));
    let name = run.clone().find(outside)?;
    let mut moves = vec![
        Move::to(name, verb, tree.relation(noun)),
        Move::to(noun, name, Deprel::Appos),
        Move::to(comma, noun, Deprel::Punct),
    ];
    moves.extend(run.clone().filter(|at| outside(at) && *at != name).map(|at| Move::to(at, name, Deprel::Flat)));
    Some(moves)
}

/// "with **the auditing firm** Pell", the two side by side on one verb: the name says which firm.
pub fn name_after_kind(tree: Tree<'_>) -> Vec<Move> {
    let moved = |name: usize| {
        let verb = tree.head(name).filter(|_| tree.base(name) == Deprel::Obl && tree.tag(name).is_proper())?;
        let kind = first(tree, name).checked_sub(1)?;
        let bare = !tree.has(name, &[Deprel::Case, Deprel::Det]) && tree.tag(kind) == Tag::Nn;
        let beside = tree.head(kind) == Some(verb) && matches!(tree.base(kind), Deprel::Obl | Deprel::Obj);
        let definite = tree.children_by(kind, &[Deprel::Det]).any(|det| tree.is(det, "the"));
        (bare && beside && definite && last(tree, kind) == kind).then_some(Move::to(name, kind, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "under the chairmanship of the Minister, **Mr Lind**, …", "the term of the Director, **Ana Roe**": a person's name
/// after a comma says who holds the post before it, whatever a parser hung it on.
pub fn name_after_post(tree: Tree<'_>) -> Vec<Move> {
    let moved =
        |name: usize| {
            let head = tree.head(name).filter(|_| tree.tag(name) == Tag::Nnp)?;
            let person = tree.has(name, &[Deprel::Flat]) || tree.child(name, &[Deprel::NmodDesc]).is_some();
            let post = first(tree, name).checked_sub(2).filter(|&post| tree.is(post + 1, ",") && post != head)?;
            let known = tree.tag(post).is_noun() && !tree.tag(post).is_plural() && is_post(tree, post);
            let somebody = is_post(tree, head) || WordClass::Kin.contains(tree.lemma(head));
            let beside = tree.relation(name) == Deprel::Appos && post > head && !somebody;
            // "the Minister, Mr Lind, reviewed it", the verb with a subject of its own.
            let second = SUBJECTS.contains(&tree.relation(name)) && {
                let closed = tree.is(last(tree, name) + 1, ",");
                closed && tree.children_by(head, &SUBJECTS).any(|subject| subject < post)
            };
            (person && known && (beside || second) && !tree.has(name, &[Deprel::Conj, Deprel::Case]))
                .then_some(Move::to(name, post, Deprel::Appos))
        };
    (0..tree.len()).filter_map(moved).collect()
}

/// "the deputy of the chair, **Ana Roe**", hung on the chair: of two people the name is that of the one who is spoken of.
pub fn name_of_whole(tree: Tree<'_>) -> Vec<Move> {
    let moved = |name: usize| {
        let post = tree.head(name).filter(|_| tree.relation(name) == Deprel::Appos && tree.is_name(name))?;
        let person =
            tree.has(name, &[Deprel::Flat, Deprel::NmodDesc]) && !tree.has(name, &[Deprel::Conj, Deprel::Case]);
        let of = tree.relation(post) == Deprel::Nmod && matches!(&*tree.preposition(post), "of" | "to" | "for");
        let whose = tree.head(post).filter(|&whose| of && person && whose < post)?;
        let somebody = tree.names_person(whose) || WordClass::Kin.contains(tree.lemma(whose));
        let single = [whose, post].into_iter().all(|at| tree.tag(at) == Tag::Nn && !tree.has(at, &[Deprel::Conj]));
        let known =
            tree.has(whose, &[Deprel::Det, Deprel::NmodPoss]) && !tree.has(whose, &[Deprel::Appos, Deprel::Flat]);
        let beside = first(tree, name).checked_sub(1).is_some_and(|comma| tree.is(comma, ","));
        (somebody && tree.names_person(post) && single && known && beside).then_some(Move::to(
            name,
            whose,
            Deprel::Appos,
        ))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "We, **the Ministers of the Union**, met", two subjects of one verb: the second says who the first are.
pub fn we_the(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let verb = tree.head(noun).filter(|_| SUBJECTS.contains(&tree.relation(noun)) && tree.tag(noun).is_noun())?;
        let pronoun = first(tree, noun).checked_sub(2).filter(|&at| tree.is(at + 1, ","))?;
        let personal = tree.tag(pronoun) == Tag::Prp && SUBJECTS.contains(&tree.relation(pronoun));
        (personal && tree.head(pronoun) == Some(verb)).then_some(Move::to(noun, pronoun, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Roe, **54**, defeated Lind": a bare number between commas after a name is an age, and no second Roe.
pub fn age(tree: Tree<'_>) -> Vec<Move> {
    let moved = |number: usize| {
        let name = number.checked_sub(2).filter(|_| tree.tag(number) == Tag::Cd && tree.is(number - 1, ","))?;
        let between = tree.is(number + 1, ",") && tree.tag(name).is_proper();
        let two_figures = tree.form(number).len() == 2 && tree.children(number).iter().all(|&at| !is_word(tree, at));
        // "in May, 24, …": a day of the month.
        let listed = tree.has(name, &[Deprel::Nummod]) || is_temporal(tree, name);
        (between && two_figures && !listed).then_some(Move::to(number, name, Deprel::Parataxis))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "cannot impose tariffs, **a power** reserved for ministers", the second read as one more object: two things without a
/// conjunction are no list. What only sums the clause up ("power", "step") explains no noun before it.
pub fn summing_up(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let before = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Conj && tree.tag(noun) == Tag::Nn)?;
        let article = tree.children_by(noun, &[Deprel::Det]).any(|det| tree.is_any(det, &["a", "an"]));
        let alone = tree.children_by(before, &[Deprel::Conj]).count() == 1 && !tree.has(noun, &[Deprel::Cc]);
        let comma = first(tree, noun).checked_sub(1).is_some_and(|comma| tree.is(comma, ","));
        let common = tree.tag(before).is_noun() && !tree.has(noun, &[Deprel::Case, Deprel::Conj]);
        let sums = WordClass::Summing.contains(tree.lemma(noun));
        let relation = if sums { Deprel::Parataxis } else { Deprel::Appos };
        (article && alone && comma && common).then_some(Move::to(noun, before, relation))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "served as Envoy to Peru, **a post** she left": what only names a post sums up the one before it, not the place that it
/// is for.
pub fn post_summed_up(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let place = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Appos)?;
        let sums = tree.is_any(noun, &["post", "position", "role", "office", "job"]);
        let mut post = place;
        while !tree.names_person(post) {
            post = tree.head(post).filter(|_| tree.base(post) == Deprel::Nmod)?;
        }
        (sums && post != place).then_some(Move::to(noun, post, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "a loan to the Basin, **a dry plain**", the description hung on the loan or the verb: what "a" opens after a name and a
/// comma says what bears the name.
pub fn described_name(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let loose = [Deprel::Appos, Deprel::Parataxis, Deprel::Conj, Deprel::NmodUnmarked];
        let head = tree.head(noun).filter(|_| tree.tag(noun) == Tag::Nn && loose.contains(&tree.relation(noun)))?;
        let opening = first(tree, noun);
        let article = tree.is_any(opening, &["a", "an"]) && tree.head(opening) == Some(noun);
        let comma = opening.checked_sub(1).filter(|&comma| tree.is(comma, ","))?;
        let end = comma.checked_sub(1).filter(|&end| tree.is_name(end) && !is_temporal(tree, end))?;
        let closed =
            tree.children_by(head, &[Deprel::Conj]).any(|other| other > noun && tree.has(other, &[Deprel::Cc]));
        let joined = closed || tree.has(noun, &[Deprel::Conj, Deprel::Cc, Deprel::Case, Deprel::Cop]);
        let mut name = end;
        while let Some(above) = tree.head(name).filter(|&above| tree.tag(above).is_proper() && above != head) {
            if tree.base(name) == Deprel::Nmod || tree.relation(name) == Deprel::Conj {
                break;
            }
            name = above;
        }
        // "the Ministry, which is led by Roe, **an engineer**": past a clause of its own the Ministry is not meant.
        let apart = !tree.tag(head).is_proper() || is_in_relative(tree, name, head);
        let other = apart && name != head && tree.head(name) != Some(noun) && end < noun;
        let summing = WordClass::Summing.contains(tree.lemma(noun));
        (article && other && !joined && !summing).then_some(Move::to(noun, name, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// Whether a relative clause of another noun holds a token.
fn is_in_relative(tree: Tree<'_>, at: usize, noun: usize) -> bool {
    let mut below = at;
    while let Some(above) = tree.head(below).filter(|_| below != noun) {
        if tree.relation(below) == Deprel::AclRelcl {
            return true;
        }
        below = above;
    }
    false
}

/// "in the presence of the Minister, **Ana Roe**, and the Envoy", read as three: a person's name between commas right after a
/// post in the singular says who holds it.
pub fn person_of_listed_post(tree: Tree<'_>) -> Vec<Move> {
    let moved = |name: usize| {
        let post = tree.head(name).filter(|_| tree.relation(name) == Deprel::Conj && tree.is_name(name))?;
        let person = tree.has(name, &[Deprel::Flat, Deprel::NmodDesc]) && !tree.has(name, &[Deprel::Cc, Deprel::Case]);
        let known = tree.has(post, &[Deprel::NmodPoss])
            || tree.children_by(post, &[Deprel::Det]).any(|det| tree.is(det, "the"));
        let single = !tree.tag(post).is_plural() && is_post(tree, post) && known;
        let before = first(tree, name).checked_sub(1).filter(|&comma| tree.is(comma, ",") && comma > post)?;
        let beside = (post + 1..before).all(|at| !tree.is_any(at, &[",", "and"]));
        let next = last(tree, name) + 1;
        let closed = tree.is(next, ",") && tree.is(next + 1, "and");
        let joined = tree.children_by(post, &[Deprel::Conj]).nth(1).is_some();
        (person && single && beside && closed && joined).then_some(Move::to(name, post, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "In 2023, **its fortieth year**, the Foundation awarded": what stands between commas after a phrase that opens the
/// sentence explains that phrase.
pub fn opening_explained(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let loose = matches!(tree.relation(noun), Deprel::OblUnmarked | Deprel::Obj | Deprel::Dep);
        let verb = tree.head(noun).filter(|&verb| loose && noun < verb && tree.tag(noun).is_noun())?;
        let subject = tree.child(verb, &SUBJECTS).filter(|&subject| subject > noun)?;
        let comma = first(tree, noun).checked_sub(1).filter(|&comma| tree.is(comma, ","))?;
        let opens = |&at: &usize| first(tree, at) == 0 && tree.base(at) == Deprel::Obl && tree.has(at, &[Deprel::Case]);
        let opening = tree.children(verb).iter().copied().find(|at| opens(at))?;
        let beside = last(tree, opening) + 1 == comma && tree.is(last(tree, noun) + 1, ",") && subject < verb;
        let determined = tree.has(noun, &[Deprel::Det, Deprel::NmodPoss]);
        let alike = !is_temporal(tree, noun) || is_temporal(tree, opening);
        (beside && determined && alike).then_some(Move::to(noun, opening, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Between summits **the Secretariat** prepares meetings", the name read as explaining the phrase before it: the verb has
/// no other subject.
pub fn subject_after_opening(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let opening = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Appos)?;
        let opens = first(tree, opening) == 0 && tree.base(opening) == Deprel::Obl && opening < noun;
        let verb = tree.head(opening).filter(|&verb| opens && noun < verb && tree.tag(verb).is_verb())?;
        let free = !SUBJECTS.iter().any(|&subject| tree.has(verb, &[subject])) && tree.has(noun, &[Deprel::Det]);
        free.then_some(Move::to(noun, verb, Deprel::Nsubj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "nine directors, **three** from each state": how they are parted, and no second number of theirs.
pub fn number_apart(tree: Tree<'_>) -> Vec<Move> {
    let moved = |number: usize| {
        let noun = tree.head(number).filter(|&noun| tree.relation(number) == Deprel::Nummod && noun < number)?;
        let comma = number.checked_sub(1).is_some_and(|comma| tree.is(comma, ","));
        (comma && tree.has(number, &[Deprel::Nmod])).then_some(Move::to(number, noun, Deprel::Parataxis))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// Whether a noun names a post: "Minister", "General" of "Secretary General".
fn is_post(tree: Tree<'_>, noun: usize) -> bool {
    let words = tree.children_by(noun, &[Deprel::Compound]).chain([noun]);
    words.into_iter().any(|word| tree.names_person(word))
}

/// "the Agreement on Straits and Sounds **(SAS Agreement)**", the bracket hung on the last noun: it renames the noun that it
/// repeats.
pub fn name_in_brackets(tree: Tree<'_>) -> Vec<Move> {
    let moved = |name: usize| {
        let last = tree.head(name).filter(|_| tree.relation(name) == Deprel::Appos && tree.is_capitalised(name))?;
        let open = first(tree, name);
        let bracketed = tree.tag(open) == Tag::OpenBracket || open > 0 && tree.tag(open - 1) == Tag::OpenBracket;
        let mut noun = last;
        while tree.lower(noun) != tree.lower(name) {
            let nominal = matches!(tree.base(noun), Deprel::Nmod | Deprel::Conj | Deprel::Compound | Deprel::Flat);
            noun = tree.head(noun).filter(|&above| nominal && above < noun && tree.tag(above).is_noun())?;
        }
        (bracketed && noun != last).then_some(Move::to(name, noun, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "employs 42 people, **most of them part-time**", the last word read as how it employs them: what some of them are is told
/// beside them.
pub fn some_of_them(tree: Tree<'_>) -> Vec<Move> {
    let moved = |word: usize| {
        let loose = [Deprel::Advmod, Deprel::Amod, Deprel::Advcl, Deprel::Xcomp, Deprel::Obj];
        let verb = tree.head(word).filter(|_| loose.contains(&tree.relation(word)) && !tree.tag(word).is_finite())?;
        let some =
            tree.child(word, &SUBJECTS).filter(|_| !tree.has(word, &[Deprel::Cop, Deprel::Aux, Deprel::Mark]))?;
        let them = tree.children_by(some, &[Deprel::Nmod]).any(|them| tree.is(them, "them"));
        let end = first(tree, some).checked_sub(2).filter(|&end| them && tree.is(end + 1, ",") && end > verb)?;
        let ends = |&noun: &usize| last(tree, noun) == end && tree.tag(noun).is_noun();
        let noun = tree.children(verb).iter().copied().find(ends)?;
        Some(Move::to(word, noun, Deprel::Parataxis))
    };
    (0..tree.len()).filter_map(moved).collect()
}
