//! What speaks for a conjunct joining a noun.

use super::{Draft, is_conjunct};
use crate::prose::network::Vectors;
use crate::prose::{Deprel, Tag};

/// How many traits there are.
pub(crate) const COUNT: usize = 32;

/// Their names, as the file of weights has them.
pub(crate) const NAMES: [&str; COUNT] = [
    "alike",
    "alike to first or last",
    "same number",
    "same number as last",
    "both names or neither",
    "noun after name",
    "same determiner",
    "only conjunct has determiner",
    "only noun has determiner",
    "same preposition",
    "other preposition",
    "distance",
    "comma, nearest",
    "comma, steps up",
    "list without and",
    "list with and",
    "comma opens list",
    "and closes list",
    "leaves list without and",
    "both modified or neither",
    "noun without list has tail",
    "both have tails",
    "conjunct has tail, nearest",
    "same ending",
    "same capitals",
    "subject",
    "apposition",
    "other relation",
    "after of",
    "after preposition",
    "after between",
    "after colon",
];

/// Endings that tell nouns of one kind from those of another, longer ones first.
const ENDINGS: [&str; 15] =
    ["tion", "sion", "ment", "ity", "ness", "ance", "ence", "ing", "er", "or", "ist", "ism", "ry", "cy", "ship"];

/// The traits of joining the noun at that rank of the ladder.
pub(crate) fn traits(
    draft: &Draft<'_>,
    vectors: &Vectors,
    conjunct: usize,
    rungs: &[usize],
    rank: usize,
) -> [f64; COUNT] {
    let noun = rungs.get(rank).copied().unwrap_or_default();
    let start = draft.start(conjunct);
    let before: Vec<usize> = conjuncts(draft, noun).filter(|&other| other < start).collect();
    let last = before.last().copied().unwrap_or(noun);
    let closed = before.iter().any(|&other| conjunction(draft, other));
    let joined_by_and = conjunction(draft, conjunct);
    let comma = has_comma(draft, start);
    let (alike, alike_last) = (likeness(draft, vectors, noun, conjunct), likeness(draft, vectors, last, conjunct));
    let number = |at: usize| matches!(draft.tag(at), Tag::Nns | Tag::Nnps);
    let name = |at: usize| matches!(draft.tag(at), Tag::Nnp | Tag::Nnps);
    let capital = |at: usize| draft.form(at).starts_with(char::is_uppercase);
    let (given, own_given) = (determiner(draft, noun), determiner(draft, conjunct));
    let (case, own_case) = (preposition(draft, noun), preposition(draft, conjunct));
    let endings = [noun, conjunct].map(|at| ending(draft.form(at)));
    let (tail, own_tail) = (has_tail(draft, noun, start), has_tail(draft, conjunct, draft.len()));
    let relation = draft.relation(noun).base();
    let common = [Deprel::Obj, Deprel::Nsubj, Deprel::Nmod, Deprel::Obl, Deprel::Appos, Deprel::Root];
    let steps = if comma { rank as f64 } else { 0.0 };
    let holds = f64::from;
    [
        alike,
        alike.max(alike_last),
        holds(number(noun) == number(conjunct)),
        holds(number(last) == number(conjunct)),
        holds(name(noun) == name(conjunct)),
        holds(name(noun) && !name(conjunct)),
        holds(given == own_given),
        holds(own_given.is_some() && given.is_none()),
        holds(given.is_some() && own_given.is_none()),
        holds(!own_case.is_empty() && case == own_case),
        holds(!own_case.is_empty() && case != own_case),
        libm::log(1.0 + start.saturating_sub(last) as f64),
        holds(comma && rank == 0),
        steps,
        holds(!before.is_empty() && !closed),
        holds(closed),
        holds(before.is_empty() && comma && !joined_by_and),
        holds(!before.is_empty() && !closed && joined_by_and),
        holds(leaves_open(draft, rungs.get(..rank).unwrap_or_default(), start)),
        holds(is_modified(draft, noun) == is_modified(draft, conjunct)),
        holds(tail && before.is_empty()),
        holds(tail && own_tail),
        holds(own_tail && rank == 0),
        holds(endings[0].is_some() && endings[0] == endings[1]),
        holds(capital(noun) == capital(conjunct)),
        holds(relation == Deprel::Nsubj),
        holds(relation == Deprel::Appos),
        holds(!common.contains(&relation) && !draft.has(noun, Deprel::Cop)),
        holds(case == "of"),
        holds(!case.is_empty()),
        holds(matches!(case.as_str(), "between" | "among")),
        holds(opens_examples(draft, noun)),
    ]
}

/// Whether what stands before a noun's phrase announces a list: a colon, a dash, "such as".
fn opens_examples(draft: &Draft<'_>, noun: usize) -> bool {
    let start = draft.start(noun);
    let first = (start..noun).find(|&at| !draft.is(at, &MARKS)).unwrap_or(start);
    let announced = |at: usize| draft.is(at, &MARKS) && !draft.is(at, &[","]);
    draft.is(first, &["such", "including", "like"]) || (0..first).rev().take(2).any(announced)
}

/// What may stand before the first item of a list.
const MARKS: [&str; 6] = [":", "—", "–", "--", "e.g.", ","];

fn conjuncts(draft: &Draft<'_>, noun: usize) -> impl Iterator<Item = usize> {
    draft.children(noun).filter(|&child| is_conjunct(draft.relation(child)))
}

/// Whether one of the nouns passed over has a list that no "and" has closed, as it never will be then.
fn leaves_open(draft: &Draft<'_>, passed: &[usize], start: usize) -> bool {
    passed.iter().any(|&noun| {
        let mut items = conjuncts(draft, noun).filter(|&other| other < start).peekable();
        items.peek().is_some() && !items.any(|other| conjunction(draft, other))
    })
}

/// Whether a conjunct is opened by a conjunction.
fn conjunction(draft: &Draft<'_>, conjunct: usize) -> bool {
    draft.children(conjunct).any(|child| child < conjunct && draft.relation(child) == Deprel::Cc)
}

/// Whether a comma stands at or before the first token of the conjunct's phrase.
fn has_comma(draft: &Draft<'_>, start: usize) -> bool {
    start > 0 && (draft.is(start, &[","]) || draft.is(start - 1, &[","]))
}

/// The cosine of two nouns' vectors; 0 if one has none.
fn likeness(draft: &Draft<'_>, vectors: &Vectors, one: usize, other: usize) -> f64 {
    let (one, other) = (vectors.of(draft.form(one)), vectors.of(draft.form(other)));
    let product = |one: &[i8], other: &[i8]| -> i32 {
        one.iter().zip(other).map(|(&one, &other)| i32::from(one) * i32::from(other)).sum()
    };
    let lengths = f64::from(product(one, one)) * f64::from(product(other, other));
    if lengths > 0.0 { f64::from(product(one, other)) / lengths.sqrt() } else { 0.0 }
}

/// The determiner of a noun, in lower case; a possessor counts as one.
fn determiner(draft: &Draft<'_>, noun: usize) -> Option<String> {
    draft.children(noun).take_while(|&child| child < noun).find_map(|child| match draft.relation(child) {
        Deprel::Det | Deprel::DetPredet => Some(draft.form(child).to_lowercase()),
        Deprel::NmodPoss => Some("'s".to_owned()),
        _ => None,
    })
}

/// The preposition of a noun, in lower case.
fn preposition(draft: &Draft<'_>, noun: usize) -> String {
    let cases = draft.children(noun).filter(|&child| child < noun && draft.relation(child) == Deprel::Case);
    let words = cases.filter(|&child| draft.tag(child) != Tag::Pos).map(|child| draft.form(child).to_lowercase());
    words.collect::<Vec<_>>().join(" ")
}

fn ending(form: &str) -> Option<&'static str> {
    let lower = form.to_lowercase();
    let word = lower.strip_suffix('s').unwrap_or(&lower);
    ENDINGS.into_iter().find(|ending| word.ends_with(ending) || lower.ends_with(ending))
}

/// Whether an adjective, a number or a noun stands before a noun as part of it.
fn is_modified(draft: &Draft<'_>, noun: usize) -> bool {
    let modifiers = [Deprel::Amod, Deprel::Compound, Deprel::Nummod];
    draft.children(noun).any(|child| child < noun && modifiers.contains(&draft.relation(child)))
}

/// Whether a phrase or clause after a noun, and before that place, narrows it.
fn has_tail(draft: &Draft<'_>, noun: usize, end: usize) -> bool {
    let narrows = |child: usize| matches!(draft.relation(child).base(), Deprel::Nmod | Deprel::Acl);
    draft.children(noun).any(|child| child > noun && child < end && narrows(child))
}
