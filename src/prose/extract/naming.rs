//! Brackets that give a second name: "Asia-Pacific Economic Cooperation (APEC)", "APEC (Asia-Pacific …)".

use super::fact::fact;
use super::phrase;
use crate::prose::clause::{Analysis, Tree};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, Tag};

/// The names in the brackets of a sentence.
pub fn names(analysis: &Analysis<'_>) -> Vec<Extraction> {
    let tree = analysis.tree;
    let opening = (1..tree.len()).filter(|&at| tree.tag(at) == Tag::OpenBracket || tree.is(at, "("));
    opening.filter_map(|open| name(analysis, open)).collect()
}

fn name(analysis: &Analysis<'_>, open: usize) -> Option<Extraction> {
    let tree = analysis.tree;
    let close = (open + 1..tree.len()).take(16).find(|&at| tree.is(at, ")"))?;
    let inside: Vec<usize> = (open + 1..close).collect();
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
    let mut best: Option<Phrase> = None;
    let mut exact = false;
    let mut level = Some(open - 1);
    while let Some(head) = level.filter(|_| !exact) {
        let phrase = up_to(tree, head, open);
        let found = initials(tree, &phrase.tokens);
        exact = found == wanted;
        if best.is_none() || exact || is_subsequence(&wanted, &found) {
            best = Some(phrase);
        }
        level = tree.head(head).filter(|&above| is_name_step(tree, head, above, open));
    }
    best.unwrap_or_else(|| phrase::of_tokens(open - 1, vec![open - 1]))
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
