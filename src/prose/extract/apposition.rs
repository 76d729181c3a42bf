//! Appositions: "Suva, the capital", "the host (China)", "Secretary General Baron Waqa".

use super::fact::{bearer, fact};
use super::naming::{is_acronym, is_alias_marker};
use super::phrase::{self, Extent};
use super::{coordination, example};
use crate::prose::clause::{Analysis, Tree, WordClass, is_courtesy_title, is_temporal};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, PhraseQualifier, Tag};

/// What the appositions of a noun say it is.
pub fn appositions(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    let mut found = Vec::new();
    let beside = [Deprel::Appos, Deprel::NmodUnmarked];
    for other in tree.children_by(noun, &beside).filter(|&other| is_within(tree, noun, other)) {
        let place = Object::Thing(phrase::noun_phrase(analysis, other, Extent::Bare));
        found.push(fact(bearer(analysis, noun), "be in", Vec::new(), place, Construction::Apposition));
    }
    let explains = |&other: &usize| says_what(analysis, noun, other) && !is_within(tree, noun, other);
    // "Jan Bos (**Minutes**)": what somebody did there is nothing that he is.
    let task = |&other: &usize| tree.is_any(other, &["minutes", "notes"]) && is_bracketed(tree, other);
    for other in tree.children_by(noun, &[Deprel::Appos]).filter(|other| explains(other) && !task(other)) {
        let subject = described(analysis, noun, other);
        if is_origin(tree, noun, other) {
            let origin = Object::Thing(phrase::noun_phrase(analysis, other, Extent::Bare));
            found.push(fact(subject, "be from", Vec::new(), origin, Construction::Apposition));
            continue;
        }
        for phrase in coordination::phrases(analysis, other, Extent::Short) {
            let mut said = fact(subject.clone(), "be", Vec::new(), Object::Thing(phrase), Construction::Apposition);
            said.qualifiers.extend(when(tree, other));
            found.push(said);
        }
    }
    found.extend(titles(analysis, noun));
    found.extend(named_place(analysis, noun));
    found.extend(home(analysis, noun));
    found
}

/// "met at Castle House, **Northmoor**": a name without article after that of a place tells where the place is.
fn is_within(tree: Tree<'_>, noun: usize, other: usize) -> bool {
    let located =
        matches!(tree.preposition(noun).as_str(), "in" | "at") && matches!(tree.base(noun), Deprel::Obl | Deprel::Nmod);
    let names = tree.is_name(noun) && tree.is_name(other) && !is_acronym(tree.form(other));
    let plain = !tree.has(other, &[Deprel::Det, Deprel::NmodPoss, Deprel::NmodDesc, Deprel::Conj]);
    located
        && phrase::is_after_comma(tree, other)
        && names
        && plain
        && !tree.names_person(other)
        && !tree.names_person(noun)
}

/// "Ana Roe (**Peru**)": a name in brackets after a person's that is no post tells where the person is from.
fn is_origin(tree: Tree<'_>, noun: usize, other: usize) -> bool {
    let bracketed = is_bracketed(tree, other);
    let person = tree.tag(noun).is_proper() && tree.has(noun, &[Deprel::Flat, Deprel::NmodDesc]);
    bracketed && person && tree.tag(other).is_proper() && !tree.has(other, &[Deprel::Nmod]) && !tree.names_person(other)
}

fn is_bracketed(tree: Tree<'_>, other: usize) -> bool {
    tree.sentence.subtree(other).first().is_some_and(|&first| tree.is(first, "("))
}

/// "the island state **of Corvona**": that is its name, not its owner.
fn named_place(analysis: &Analysis<'_>, noun: usize) -> Option<Extraction> {
    let tree = analysis.tree;
    let name = tree.children_by(noun, &[Deprel::Nmod]).find(|&name| is_named_place(tree, noun, name))?;
    let mut kind = phrase::noun_phrase(analysis, noun, Extent::Bare);
    let first = tree.preposition_tokens(name).first().copied().unwrap_or(name);
    kind.tokens.retain(|&at| at < first);
    let name = phrase::noun_phrase(analysis, name, Extent::Bare);
    Some(fact(name, "be", Vec::new(), Object::Thing(kind), Construction::Apposition))
}

/// Whether "noun of name" is a place called so.
pub fn is_named_place(tree: Tree<'_>, noun: usize, name: usize) -> bool {
    let kind = WordClass::NamedPlace.contains(tree.lemma(noun));
    let one = !tree.tag(noun).is_plural() && tree.tag(noun) == Tag::Nn && tree.tag(name) == Tag::Nnp;
    kind && one && tree.preposition(name) == "of" && !tree.has(name, &[Deprel::Det, Deprel::Conj])
}

/// "Ana Roe **of Peru**": where the bearer of a full name is from.
fn home(analysis: &Analysis<'_>, noun: usize) -> Option<Extraction> {
    let tree = analysis.tree;
    let person = tree.tag(noun) == Tag::Nnp && tree.has(noun, &[Deprel::Flat]) && !tree.has(noun, &[Deprel::Det]);
    let place = tree.children_by(noun, &[Deprel::Nmod]).find(|&place| tree.preposition(place) == "of")?;
    let plain = tree.tag(place) == Tag::Nnp && !tree.has(place, &[Deprel::Det, Deprel::Nmod]);
    let tokens = tree.preposition_tokens(place);
    let mut name = phrase::noun_phrase(analysis, noun, Extent::Bare);
    name.tokens.retain(|at| tokens.first().is_none_or(|first| at < first));
    let place = Object::Thing(phrase::noun_phrase(analysis, place, Extent::Bare));
    (person && plain).then(|| fact(name, "be from", tokens, place, Construction::Apposition))
}

/// "Ana Roe, **Registrar**", a line by itself.
fn is_post_of_heading(tree: Tree<'_>, noun: usize, other: usize) -> bool {
    let alone = tree.sentence.root() == Some(noun) && tree.has(noun, &[Deprel::Flat]);
    alone && tree.names_person(other) && !tree.has(other, &[Deprel::Flat]) && !tree.has(noun, &[Deprel::Conj])
}

/// "Lind, **previously** envoy to the Union".
fn when(tree: Tree<'_>, other: usize) -> Option<PhraseQualifier> {
    let adverbs = tree.children_by(other, &[Deprel::Advmod]);
    let time = adverbs.filter(|&word| WordClass::TimeAdverb.contains(&tree.lower(word))).last()?;
    Some(PhraseQualifier::TimeText(phrase::of_tokens(time, vec![time])))
}

/// Whom an apposition describes: the noun before it, but a person not by an acronym: "Mara Lind is the delegate to the
/// IMO (a Treasury appointee)".
fn described(analysis: &Analysis<'_>, noun: usize, other: usize) -> Phrase {
    let tree = analysis.tree;
    let above = analysis.clause_above(noun).filter(|clause| clause.copula.is_some() && clause.head < noun);
    let described = above.filter(|_| tree.names_person(other) && is_acronym(tree.form(noun)));
    bearer(analysis, described.map_or(noun, |clause| clause.head))
}

/// Whether the parser's apposition is one: bracketed, or a name beside a description; not the next item of a list.
fn says_what(analysis: &Analysis<'_>, noun: usize, other: usize) -> bool {
    let tree = analysis.tree;
    let first = tree.sentence.subtree(other).first().copied().unwrap_or(other);
    let bracketed = first > 0 && (tree.is(first, "(") || tree.is(first - 1, "("));
    // "Between summits the Secretariat …": side by side without a comma, the second is no description.
    let parted = first > 0 && tree.tag(first - 1).is_punctuation() || tree.tag(first).is_punctuation();
    let described = tree.has(other, &[Deprel::Det, Deprel::NmodPoss])
        && (parted || tree.tag(other).is_proper() == tree.tag(noun).is_proper());
    let described = described || when(tree, other).is_some();
    let one_name = tree.tag(noun).is_proper() != tree.tag(other).is_proper();
    let full_name = tree.has(other, &[Deprel::Flat, Deprel::Compound, Deprel::NmodDesc]) && tree.tag(other).is_proper();
    // "the Minister, **Ana Roe**, and the Envoy": the name stands before what is joined to the post.
    let joined_before = tree.children_by(noun, &[Deprel::Conj]).any(|conjunct| conjunct < other || !parted);
    let post = tree.has(noun, &[Deprel::Det, Deprel::NmodPoss]) && full_name && !joined_before;
    let ranked =
        tree.has(noun, &[Deprel::Flat]) && !tree.has(other, &[Deprel::Flat]) && tree.has(other, &[Deprel::Nmod]);
    let post = post
        || is_post_of_heading(tree, noun, other)
        || (ranked && tree.tag(other).is_proper() && !tree.has(noun, &[Deprel::Conj]));
    let listed = tree.has(other, &[Deprel::Conj]) && !described;
    let renamed = tree.children_by(other, &[Deprel::Advmod]).any(|at| tree.is_any(at, &["hereinafter", "hereafter"]));
    // "approved by the regulators, **a step** that is due": what sums the clause up is none of several.
    let sums =
        WordClass::Summing.contains(tree.lemma(other)) && tree.tag(noun).is_plural() && !tree.tag(other).is_plural();
    // "has taken forty coins, **a spokesman** said".
    let one_of_several = tree.tag(noun) == Tag::Nns && tree.tag(other) == Tag::Nn && tree.names_person(other);
    tree.tag(other).is_noun()
        && !renamed
        && !sums
        && !is_remark(analysis, other, bracketed)
        && !one_of_several
        && (described || !is_temporal(tree, noun))
        && !is_alias_marker(tree, noun)
        && !is_acronym(tree.form(other))
        && !example::is_list_item(tree, other)
        && !analysis.is_predicate(other)
        && (bracketed || described || ((one_name || post) && !listed))
        && !(bracketed && is_acronym(tree.form(noun)) && tree.is_capitalised(other))
}

/// "Annual Report (**extract**)": a common noun alone in brackets after a heading says of the text what it is.
fn is_remark(analysis: &Analysis<'_>, other: usize, bracketed: bool) -> bool {
    let tree = analysis.tree;
    let common = tree.tag(other) == Tag::Nn && !tree.is_capitalised(other) && !tree.names_person(other);
    let heading = (0..tree.len()).all(|at| !tree.tag(at).is_finite());
    bracketed && common && heading && !tree.has(other, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nmod])
}

/// "Secretary General Baron Waqa": Baron Waqa is Secretary General.
fn titles(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    let person = tree.tag(noun) == Tag::Nnp;
    let title = |&title: &usize| person && title < noun && !tree.is_any(title, &["st", "st."]);
    let titles = tree.children_by(noun, &[Deprel::NmodDesc]).filter(title);
    titles.map(|title| title_of(analysis, tree, title, noun)).collect()
}

fn title_of(analysis: &Analysis<'_>, tree: Tree<'_>, title: usize, noun: usize) -> Extraction {
    let mut name = phrase::noun_phrase(analysis, noun, Extent::Bare);
    name.tokens.retain(|&at| at > title || at == noun);
    let mut tokens = phrase::trimmed(tree, tree.sentence.subtree(title));
    // "Superintendent **Dr.** Ana Roe".
    let courtesy = |at: usize| is_courtesy_title(tree.form(at));
    // An Associate Professor is more than somebody called so.
    if !tokens.iter().all(|&at| courtesy(at)) && !tree.is(title, "professor") {
        tokens.retain(|&at| !courtesy(at));
    }
    let object = phrase::of_tokens(title, tokens);
    fact(name, "be", Vec::new(), Object::Thing(object), Construction::Apposition)
}
