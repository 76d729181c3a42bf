//! Second names: "Asia-Pacific Economic Cooperation (APEC)", "APEC (Asia-Pacific …)", "…, also known as …".

use super::fact::fact;
use super::phrase;
use crate::prose::clause::{Analysis, Tree, WordClass};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, Tag};

/// The names in the brackets of a sentence.
pub fn names(analysis: &Analysis<'_>) -> Vec<Extraction> {
    let tree = analysis.tree;
    let opening = (1..tree.len()).filter(|&at| tree.tag(at) == Tag::OpenBracket || tree.is(at, "("));
    opening.filter_map(|open| name(analysis, open)).chain(aliases(analysis)).collect()
}

fn name(analysis: &Analysis<'_>, open: usize) -> Option<Extraction> {
    let tree = analysis.tree;
    let close = (open + 1..tree.len()).take(16).find(|&at| tree.is(at, ")"))?;
    let mut inside: Vec<usize> = (open + 1..close).collect();
    // "(BU; French: Union baltique)": the short form stands first.
    if open + 2 < close && tree.is_any(open + 2, &[";", ","]) && is_acronym(tree.form(open + 1)) {
        inside.truncate(1);
    }
    let (&first, &last) = inside.first().zip(inside.last())?;
    let before = if first == last && is_acronym(tree.form(first)) {
        named_before(tree, open, tree.form(first))
    } else if is_acronym(tree.form(open - 1)) && spells(tree, &inside, tree.form(open - 1)) {
        Phrase { head: open - 1, tokens: vec![open - 1], reworded: None }
    } else {
        return None;
    };
    let head = tree.sentence.token(last).map_or(last, |_| last);
    let object = Object::Thing(phrase::of_tokens(head, inside));
    Some(fact(before, "also known as", vec![open], object, Construction::Naming))
}

/// At least two capitals and hardly anything else: "FEMM", "SOMs", "UN-Habitat" not.
pub fn is_acronym(form: &str) -> bool {
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    let small = form.chars().filter(|c| c.is_lowercase()).count();
    (capitals >= 2 || capitals == 1 && form.chars().any(|c| c.is_ascii_digit()))
        && small <= 1
        && form.chars().count() <= 12
}

fn initials(tree: Tree<'_>, tokens: &[usize]) -> Vec<char> {
    let words = tokens.iter().flat_map(|&at| tree.form(at).split('-'));
    words.filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

fn letters(acronym: &str) -> Vec<char> {
    acronym.chars().filter(|c| c.is_uppercase()).collect()
}

fn spells(tree: Tree<'_>, tokens: &[usize], acronym: &str) -> bool {
    is_subsequence(&letters(acronym), &initials(tree, tokens))
        || is_subsequence(&initials(tree, tokens), &letters(acronym))
}

fn is_subsequence(short: &[char], long: &[char]) -> bool {
    let mut rest = long.iter();
    !short.is_empty() && short.iter().all(|c| rest.any(|other| other == c))
}

/// The phrase before the bracket: the level of the tree that the acronym spells exactly, else the highest whose
/// initials hold it in order, else the nearest noun.
fn named_before(tree: Tree<'_>, open: usize, acronym: &str) -> Phrase {
    let wanted = letters(acronym);
    if let Some(start) = spelt_start(tree, open, &wanted) {
        return run(tree, start, open);
    }
    if let Some(start) = spelt_small(tree, open, acronym) {
        return run(tree, start, open);
    }
    let mut best: Option<Phrase> = None;
    let mut exact = false;
    let mut level = Some(open - 1);
    while let Some(head) = level.filter(|_| !exact) {
        let phrase = up_to(tree, head, open);
        let found = initials(tree, &phrase.tokens);
        exact = found == wanted;
        if exact || is_subsequence(&wanted, &found) {
            best = Some(phrase);
        }
        level = tree.head(head).filter(|&above| is_name_step(tree, head, above, open));
    }
    best.unwrap_or_else(|| run(tree, name_start(tree, open), open))
}

/// Where the name before a bracket begins whose capitals are the letters of the acronym, commas or not.
fn spelt_start(tree: Tree<'_>, open: usize, wanted: &[char]) -> Option<usize> {
    let lead = open.saturating_sub(LONGEST_NAME);
    let start = (lead..open).rev().find(|&start| {
        let tokens: Vec<usize> = (start..open).collect();
        tree.is_capitalised(start) && tree.relation(start) != Deprel::Det && initials(tree, &tokens) == wanted
    })?;
    let plain =
        (start..open).all(|at| tree.is_capitalised(at) || is_within(tree, at) || tree.is_any(at, &[",", "the", "-"]));
    let joined = start.checked_sub(2).is_some_and(|before| is_within(tree, start - 1) && tree.is_capitalised(before));
    plain.then(|| if joined { name_start(tree, start) } else { start })
}

/// Where the words without capitals begin whose initials are the letters: "**electronic working group** (EWG)".
fn spelt_small(tree: Tree<'_>, open: usize, acronym: &str) -> Option<usize> {
    let mut left: Vec<char> = acronym.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let mut start = open;
    for at in (open.saturating_sub(LONGEST_NAME)..open).rev() {
        let small = tree.form(at).starts_with(char::is_lowercase) && tree.tag(at) != Tag::Dt;
        if is_within(tree, at) && start < open {
            continue;
        }
        if !small || left.is_empty() {
            break;
        }
        for part in tree.form(at).rsplit('-') {
            (left.pop() == part.chars().next()).then_some(())?;
        }
        start = at;
    }
    (left.is_empty() && open - start > 1).then_some(start)
}

/// A name has at most this many tokens.
const LONGEST_NAME: usize = 16;

/// Where the capitalised words that end before a token begin, small words between them passed over.
fn name_start(tree: Tree<'_>, end: usize) -> usize {
    let mut start = end.saturating_sub(1);
    for at in (end.saturating_sub(LONGEST_NAME)..end).rev() {
        if tree.is_capitalised(at) && tree.relation(at) != Deprel::Det && !tree.tag(at).is_verb() {
            start = at;
        } else if !is_within(tree, at) && !goes_on(tree, at, end) {
            break;
        }
    }
    start
}

/// "Bank of Peru and **the** Andes": an article after a conjunction, where what follows is not a body of its own.
fn goes_on(tree: Tree<'_>, at: usize, end: usize) -> bool {
    let joined = tree.is(at, "the") && at.checked_sub(1).is_some_and(|and| tree.is(and, "and"));
    joined && end.checked_sub(1).is_some_and(|last| !WordClass::Body.contains(&tree.lower(last)))
}

/// Whether a word can stand inside a name: "of", "on".
fn is_within(tree: Tree<'_>, at: usize) -> bool {
    tree.is_any(at, &["of", "for", "on", "and", "&", "in", "by"])
}

/// The tokens of a name; its head is the noun by which it hangs on the rest.
fn run(tree: Tree<'_>, start: usize, end: usize) -> Phrase {
    let outside =
        |at: &usize| tree.tag(*at).is_noun() && tree.head(*at).is_none_or(|head| !(start..end).contains(&head));
    let head = (start..end).find(outside).unwrap_or(end.saturating_sub(1));
    phrase::of_tokens(head, (start..end).collect())
}

/// Further names that a text tells beside one: "the Reef Convention, **also known as the Suva Treaty**, …",
/// "the Reef Office (**hereinafter "the Office" or RO**)".
fn aliases(analysis: &Analysis<'_>) -> Vec<Extraction> {
    let tree = analysis.tree;
    let found = (1..tree.len()).filter_map(|at| {
        let after = after_alias_marker(tree, at)?;
        let before = at.checked_sub(1).filter(|&mark| tree.is_any(mark, &[",", "("]))?;
        let named = if tree.tag(before.checked_sub(1)?) == Tag::CloseBracket {
            (0..before).rev().find(|&open| tree.tag(open) == Tag::OpenBracket)?
        } else {
            before
        };
        let subject = run(tree, name_start(tree, named), named);
        let capital = subject.tokens.first().is_some_and(|&first| tree.is_capitalised(first));
        capital.then(|| (at, subject, names_from(tree, after)))
    });
    let say = |(at, subject, names): (usize, Phrase, Vec<Phrase>)| {
        let relation = if tree.is(at, "formerly") { "formerly known as" } else { "also known as" };
        let said = move |name| fact(subject.clone(), relation, vec![at], Object::Thing(name), Construction::Naming);
        names.into_iter().map(said)
    };
    found.flat_map(say).collect()
}

/// Where the name begins that "also known as", "hereinafter" and the like introduce.
fn after_alias_marker(tree: Tree<'_>, at: usize) -> Option<usize> {
    let starts = |words: &[&str]| words.iter().enumerate().all(|(step, word)| tree.is(at + step, word));
    let markers: [&[&str]; 9] = [
        &["also", "known", "as"],
        &["formerly", "known", "as"],
        &["better", "known", "as"],
        &["known", "as"],
        &["hereinafter", "referred", "to", "as"],
        &["hereinafter", "called"],
        &["hereinafter"],
        &["hereafter"],
        &["also", "called"],
    ];
    markers.into_iter().find(|marker| starts(marker)).map(|marker| at + marker.len())
}

/// Whether a token opens such an aside, so that it is no verb or noun of the sentence.
pub fn is_alias_marker(tree: Tree<'_>, at: usize) -> bool {
    let opened = |first: usize| {
        first > 0 && tree.is_any(first - 1, &[",", "("]) && after_alias_marker(tree, first).is_some_and(|end| at < end)
    };
    (at.saturating_sub(3)..=at).any(opened)
}

/// The names in quotation marks or capitals that begin at a token, joined by "or" or "and".
fn names_from(tree: Tree<'_>, start: usize) -> Vec<Phrase> {
    let mut found: Vec<Vec<usize>> = vec![vec![]];
    for at in start..tree.len().min(start + LONGEST_NAME) {
        let article = tree.is_any(at, &["the", "a", "an"]);
        let quote = matches!(tree.tag(at), Tag::OpenQuote | Tag::CloseQuote);
        if tree.is_capitalised(at)
            || (article && found.last().is_some_and(|name| !name.is_empty()))
            || is_within_run(tree, at)
        {
            found.last_mut().into_iter().for_each(|name| name.push(at));
        } else if tree.is_any(at, &["or", "and"]) {
            found.push(vec![]);
        } else if !article && !quote {
            break;
        }
    }
    let whole = |tokens: Vec<usize>| tokens.last().map(|&last| phrase::of_tokens(last, tokens.clone()));
    found.into_iter().filter_map(whole).collect()
}

/// "of" between two capitalised words.
fn is_within_run(tree: Tree<'_>, at: usize) -> bool {
    at > 0 && tree.is_any(at, &["of", "for", "on"]) && tree.is_capitalised(at - 1) && tree.is_capitalised(at + 1)
}

fn is_name_step(tree: Tree<'_>, below: usize, above: usize, open: usize) -> bool {
    let nominal = [Deprel::Nmod, Deprel::Compound, Deprel::Flat, Deprel::Conj, Deprel::Amod, Deprel::NmodPoss];
    above < open && tree.is_capitalised(above) && nominal.contains(&tree.base(below)) && tree.tag(above).is_noun()
        || tree.tag(below) == Tag::Pos
}

/// The tokens from the start of a noun's phrase to the bracket, determiners off.
fn up_to(tree: Tree<'_>, head: usize, open: usize) -> Phrase {
    let inner =
        [Deprel::Det, Deprel::Case, Deprel::Punct, Deprel::Cc, Deprel::Nsubj, Deprel::Cop, Deprel::Advmod, Deprel::Acl];
    let first = tree
        .reach(head, |parent, child| parent != head || child < head && !inner.contains(&tree.relation(child)))
        .into_iter()
        .filter(|&at| at < open)
        .min();
    let start = first.unwrap_or(head).min(head);
    let tokens = (start..open).skip_while(|&at| tree.relation(at) == Deprel::Det || tree.tag(at).is_punctuation());
    phrase::of_tokens(head, tokens.collect())
}
