//! "X's Y" and "Y of X": X has Y; "whose Y": the noun before it has Y.

use super::apposition::is_named_place;
use super::fact::{fact, is_denied};
use super::phrase::{self, Extent};
use crate::prose::clause::{Analysis, Tree, WordClass, is_definite, is_raised, is_temporal, nominalised_verb};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, Tag};

/// What a noun's possessors have.
pub fn possessions(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    let genitive = tree.children_by(noun, &[Deprel::NmodPoss]).filter(|&owner| owns(tree, owner, noun));
    // "on its own initiative": that it is its own is not what is said.
    let emphasised = tree.is(noun, "own") || tree.children_by(noun, &[Deprel::Amod]).any(|word| tree.is(word, "own"));
    let genitive = genitive.filter(|_| !emphasised);
    let mut found: Vec<Extraction> = genitive.flat_map(|owner| by_genitive(analysis, owner, noun)).collect();
    let after = tree.children_by(noun, &[Deprel::Nmod]).filter(|&owner| tree.preposition(owner) == "of");
    let after = after.filter(|&owner| is_owner_after(tree, owner, noun) && !is_denied(analysis, noun));
    found.extend(after.flat_map(|owner| by_preposition(analysis, owner, noun)));
    found.extend(counted_members(analysis, noun));
    found
}

/// "a Board **of twelve trustees**": what a body is made up of, it has.
fn counted_members(analysis: &Analysis<'_>, body: usize) -> Option<Extraction> {
    let tree = analysis.tree;
    let of = |&members: &usize| tree.preposition(members) == "of" && tree.has(members, &[Deprel::Nummod]);
    let members = tree.children_by(body, &[Deprel::Nmod]).find(of)?;
    let people = tree.tag(members).is_plural() && tree.names_person(members);
    let is_body = WordClass::Body.contains(tree.lemma(body)) && !tree.tag(body).is_plural();
    let one =
        is_definite(tree, body) || tree.children_by(body, &[Deprel::Det]).any(|det| tree.is_any(det, &["a", "an"]));
    if !people || !is_body || !one || is_denied(analysis, body) || is_quantified(tree, body) {
        return None;
    }
    let marker = tree.preposition_tokens(members);
    let mut whole = phrase::noun_phrase(analysis, body, Extent::Bare);
    whole.tokens.retain(|at| marker.first().is_none_or(|first| at < first));
    let had = Object::Thing(phrase::noun_phrase(analysis, members, Extent::Short));
    Some(fact(whole, "have", marker, had, Construction::Belonging))
}

/// Whether a genitive says who has something: not "leaders' meetings", "the year's meetings" or part of a name.
fn owns(tree: Tree<'_>, owner: usize, noun: usize) -> bool {
    if tree.tag(owner) == Tag::PrpPoss {
        return !tree.is_any(owner, &["my", "your"]);
    }
    if tree.tag(owner) == Tag::WpPoss {
        return true;
    }
    let descriptive = tree.tag(owner).is_plural() && (!is_definite(tree, owner) || tree.is_capitalised(noun));
    let bare = !tree.tag(owner).is_proper() && !tree.has(owner, &[Deprel::Det, Deprel::NmodPoss]);
    let plural_name = tree.tag(owner) == Tag::Nnps && tree.is_capitalised(noun);
    // "a master's degree" is a kind of degree.
    let generic = tree.children_by(owner, &[Deprel::Det]).any(|det| tree.is_any(det, &["a", "an"]));
    !(descriptive || bare || plural_name || generic || is_temporal(tree, owner))
}

fn by_genitive(analysis: &Analysis<'_>, owner: usize, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    let marker: Vec<usize> = tree.children_by(owner, &[Deprel::Case]).collect();
    let Some(owner_phrase) = owner_phrase(analysis, owner) else { return Vec::new() };
    let possessed = super::coordination::conjuncts(analysis, noun);
    // "APEC's committees, working groups and task forces": the possessor is shared by bare conjuncts.
    let shared = |&other: &usize| other == noun || !tree.has(other, &[Deprel::Det, Deprel::NmodPoss, Deprel::Case]);
    let heads = possessed.into_iter().filter(|&other| other >= noun).take_while(shared);
    let without_owner = |head: usize| {
        let mut phrase = phrase::noun_phrase(analysis, head, Extent::Short);
        phrase.tokens.retain(|&at| head != noun || at > owner.max(*marker.last().unwrap_or(&owner)));
        phrase
    };
    let have = |possessed| {
        fact(owner_phrase.clone(), "have", marker.clone(), Object::Thing(possessed), Construction::Possession)
    };
    heads.map(|head| have(without_owner(head))).collect()
}

fn owner_phrase(analysis: &Analysis<'_>, owner: usize) -> Option<Phrase> {
    let tree = analysis.tree;
    if tree.tag(owner) != Tag::WpPoss {
        return Some(phrase::noun_phrase(analysis, owner, Extent::Short));
    }
    let mut clause = analysis.clause_above(owner)?.head;
    while tree.relation(clause) == Deprel::Conj {
        clause = tree.head(clause)?;
    }
    let antecedent = tree.head(clause).filter(|_| tree.relation(clause) == Deprel::AclRelcl)?;
    Some(phrase::noun_phrase(analysis, antecedent, Extent::Short))
}

/// Whether "noun of owner" says that the owner has it: not a part, an amount, an action or a name.
fn is_owner_after(tree: Tree<'_>, owner: usize, noun: usize) -> bool {
    let known = is_definite(tree, owner) && !tree.has(noun, &[Deprel::NmodPoss]);
    known
        && tree.tag(noun).is_noun()
        && !WordClass::Partitive.contains(tree.lemma(noun))
        && !is_quantified(tree, noun)
        && nominalised_verb(tree.lemma(noun)).is_none()
        && !phrase::is_within_name(tree, owner)
        && !is_raised(tree, owner)
        && !is_named_place(tree, noun, owner)
        && !is_temporal(tree, owner)
        && !is_temporal(tree, noun)
        && tree.tag(owner).is_noun()
}

/// "**all** members of the Fund", "**only** members of the Fund": a statement about them, not what the Fund has.
fn is_quantified(tree: Tree<'_>, noun: usize) -> bool {
    let quantifier = [Deprel::Det, Deprel::DetPredet, Deprel::Advmod];
    let words = ["all", "any", "some", "every", "each", "both", "no", "only", "neither", "either"];
    tree.children_by(noun, &quantifier).any(|word| tree.is_any(word, &words))
}

fn by_preposition(analysis: &Analysis<'_>, owner: usize, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    let marker = tree.preposition_tokens(owner);
    let mut possessed = phrase::noun_phrase(analysis, noun, Extent::Bare);
    let first = marker.first().copied().unwrap_or(owner);
    // "the Secretariat of the Forum" is a name whole; "the headquarters of the Forum" are headquarters.
    if !tree.tag(noun).is_proper() {
        possessed.tokens.retain(|&at| at < first);
    }
    let owners = super::coordination::phrases(analysis, owner, Extent::Short);
    let possessed = || Object::Thing(possessed.clone());
    let have = |owner| fact(owner, "have", marker.clone(), possessed(), Construction::Belonging);
    owners.into_iter().map(have).collect()
}

/// "Peru, **whose minister** left": Peru's minister.
pub fn of_antecedent(analysis: &Analysis<'_>, phrase: Phrase) -> Phrase {
    let tree = analysis.tree;
    let whose = tree.children_by(phrase.head, &[Deprel::NmodPoss]).find(|&owner| tree.tag(owner) == Tag::WpPoss);
    let Some(owner) = whose.and_then(|owner| owner_phrase(analysis, owner)) else { return phrase };
    let words = |tokens: &[usize]| {
        let kept = tokens.iter().skip_while(|&&at| tree.relation(at) == Deprel::Det);
        kept.filter(|&&at| !tree.tag(at).is_punctuation()).map(|&at| tree.form(at)).collect::<Vec<_>>().join(" ")
    };
    let named = words(&owner.tokens).replace(" 's", "'s");
    let genitive = if named.ends_with('s') { "'" } else { "'s" };
    let words = format!("{named}{genitive} {}", words(&phrase.tokens).replace(" 's", "'s"));
    let tokens = [owner.tokens, phrase.tokens].concat();
    Phrase { tokens, reworded: Some(words), ..phrase }
}
