//! Noun phrases as tokens: what belongs to a name and what is said about it.

use super::naming::is_acronym;
use crate::prose::clause::{
    Analysis, Tree, WordClass, is_courtesy_title, is_currency, is_exception, is_portfolio, is_raised, is_rate,
    is_temporal, is_whole, narrows, tells_when,
};
use crate::prose::{Deprel, Phrase, Tag};

/// Prepositional phrases up to this many tokens stay within the phrase they narrow.
const SHORT: usize = 6;

/// Which prepositional phrases stay within a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// "of …" and what is part of a name.
    Bare,
    /// Short ones without coordination too: "U.S. engagement in APEC".
    Short,
    /// All that narrow the noun, with the relative clauses and participles that do: "permits for fishing near the coast",
    /// "a member that has an interest".
    Whole,
}

/// How much of a noun phrase is named: the whole of it where less would say more than the sentence does, since it is
/// denied or tells which ones are meant.
pub fn extent(analysis: &Analysis<'_>, head: usize, is_denied: bool) -> Extent {
    // "only members that have paid": on that condition.
    let conditional = |which: usize| analysis.tree.has_only(head) || tells_when(analysis.tree, which, head);
    let narrowed = || narrowing(analysis, head).next().is_some_and(|which| !conditional(which));
    if is_denied || narrowed() { Extent::Whole } else { Extent::Short }
}

/// The clauses that tell which ones of a noun are meant.
fn narrowing<'a>(analysis: &'a Analysis<'_>, noun: usize) -> impl Iterator<Item = usize> + 'a {
    let clauses = analysis.tree.children_by(noun, &[Deprel::Acl, Deprel::AclRelcl]);
    clauses.filter(move |&clause| narrows(analysis, clause, noun))
}

/// A phrase of these tokens.
pub fn of_tokens(head: usize, tokens: Vec<usize>) -> Phrase {
    Phrase { head, tokens, reworded: None }
}

/// One conjunct's noun phrase: determiners, modifiers and possessors, without its own preposition, coordination,
/// relative clauses, participles and appositions.
pub fn noun_phrase(analysis: &Analysis<'_>, head: usize, extent: Extent) -> Phrase {
    let tree = analysis.tree;
    let narrowing: Vec<usize> = match extent {
        Extent::Whole => narrowing(analysis, head).flat_map(|clause| tree.sentence.subtree(clause)).collect(),
        Extent::Bare | Extent::Short => vec![],
    };
    let enters = |parent: usize, child: usize| {
        if parent == head {
            is_part(analysis, head, child, extent)
        } else {
            narrowing.contains(&parent) || is_nested_part(analysis, child)
        }
    };
    let mut tokens = trimmed(tree, tree.reach(head, enters));
    // "are usually voluntary rules": the hedge says how often it is so, not what they are.
    let hedged = |&at: &usize| tree.tag(at) == Tag::Rb && WordClass::Hedge.contains(&tree.lower(at));
    if analysis.is_predicate(head) && tokens.first().is_some_and(hedged) {
        tokens.remove(0);
    }
    let phrase = before_list(tree, of_tokens(head, tokens));
    if extent == Extent::Whole { phrase } else { before_clause(tree, phrase) }
}

/// A phrase up to the conjunction or relative pronoun within it: what follows is a clause, not part of what is named.
fn before_clause(tree: Tree<'_>, mut phrase: Phrase) -> Phrase {
    let opens = |at: usize| {
        let conjunction = matches!(tree.tag(at), Tag::In | Tag::Wrb | Tag::Cc) && tree.relation(at) != Deprel::Case;
        let words = ["if", "unless", "because", "although", "though", "while", "whereas", "whether", "when", "but"];
        let relative = tree.tag(at).is_wh();
        at > phrase.head && (relative || conjunction && tree.is_any(at, &words))
    };
    if let Some(cut) = phrase.tokens.iter().position(|&at| opens(at)) {
        phrase.tokens.truncate(cut);
        phrase.tokens = trimmed(tree, phrase.tokens);
    }
    phrase
}

/// A phrase up to the dash or "e.g." within it: what follows are examples of what stands before.
fn before_list(tree: Tree<'_>, mut phrase: Phrase) -> Phrase {
    let glued = |at: usize| at > 0 && tree.is_glued(at - 1) && tree.is_glued(at);
    let marks = |at: usize| tree.is_any(at, &["—", "–", "--", "e.g.", "namely", ":"]) && !glued(at);
    let Some(cut) = phrase.tokens.iter().position(|&at| marks(at)) else { return phrase };
    let noun = phrase.tokens.iter().take(cut).rev().copied().find(|&at| tree.tag(at).is_noun());
    if let Some(noun) = noun {
        phrase.tokens.truncate(cut);
        phrase.head = noun;
    }
    phrase
}

/// Everything below a token: a clause as words.
pub fn clause_phrase(tree: Tree<'_>, head: usize) -> Phrase {
    of_tokens(head, trimmed(tree, tree.sentence.subtree(head)))
}

/// "said **that it had met** and **that it had failed**": what each "that" opens, apart.
pub fn contents(tree: Tree<'_>, content: usize) -> Vec<Phrase> {
    let opened = |&at: &usize| tree.children_by(at, &[Deprel::Mark]).any(|mark| tree.is(mark, "that"));
    let others: Vec<usize> = tree.children_by(content, &[Deprel::Conj]).filter(opened).collect();
    let mut whole = clause_phrase(tree, content);
    // "acknowledged**, however,** that it was late".
    let aside = |at: usize| tree.tag(at) == Tag::Rb && tree.is(at + 1, ",") && tree.is(at + 2, "that");
    if whole.tokens.first().is_some_and(|&at| aside(at)) {
        whole.tokens.drain(..whole.tokens.len().min(2));
    }
    if others.is_empty() || !opened(&content) {
        return vec![whole];
    }
    let inside: Vec<usize> = others.iter().flat_map(|&at| tree.sentence.subtree(at)).collect();
    let mut first = whole;
    first.tokens.retain(|at| !inside.contains(at));
    first.tokens = trimmed(tree, first.tokens);
    std::iter::once(first).chain(others.iter().map(|&at| clause_phrase(tree, at))).collect()
}

/// A noun with its preposition: "for the following year".
pub fn prepositional_phrase(analysis: &Analysis<'_>, head: usize) -> Phrase {
    let mut phrase = noun_phrase(analysis, head, Extent::Short);
    phrase.tokens.extend(analysis.tree.preposition_tokens(head));
    phrase.tokens.sort_unstable();
    phrase
}

/// Whether no other determiner stands between a determiner and its noun.
fn is_beside(tree: Tree<'_>, head: usize, child: usize) -> bool {
    (child + 1..head).all(|at| tree.relation(at) != Deprel::Det)
}

fn is_part(analysis: &Analysis<'_>, head: usize, child: usize, extent: Extent) -> bool {
    let tree = analysis.tree;
    match tree.relation(child) {
        // "either side", but not the "either" of "either a fine or a warning".
        Deprel::Det if tree.is(child, "either") => !tree.has(head, &[Deprel::Conj]) && is_beside(tree, head, child),
        Deprel::Det => !tree.is_any(child, &["no", "neither"]),
        // "a laboratory **capable** of testing milk": without what it is capable of that says nothing.
        Deprel::Amod if child > head && tree.has(child, &[Deprel::Advcl, Deprel::Xcomp]) => false,
        Deprel::Amod
        | Deprel::Compound
        | Deprel::Nummod
        | Deprel::Flat
        | Deprel::Fixed
        | Deprel::Goeswith
        | Deprel::DetPredet
        | Deprel::CompoundPrt => true,
        // "Director Jane Roe": the title of a full name is said of it, not part of it.
        Deprel::NmodDesc => !tree.has(head, &[Deprel::Flat]) || is_courtesy_title(tree.form(child)),
        Deprel::NmodPoss => !tree.tag(child).is_wh(),
        Deprel::Cc => joins_modifiers(tree, head, child),
        Deprel::Punct => child < head,
        // "money **alone** would not help".
        Deprel::Advmod if child == head + 1 && tree.is(child, "alone") => {
            !analysis.is_predicate(head) && !tree.tag(head).is_proper()
        }
        Deprel::Advmod => is_inner_adverb(analysis, head, child),
        // "is **itself** a member".
        Deprel::NmodUnmarked if tree.tag(child).is_pronoun() => false,
        Deprel::NmodUnmarked | Deprel::OblUnmarked if tree.is(head, "times") => is_temporal(tree, child),
        // "28 metres high".
        Deprel::OblUnmarked => child < head && tree.tag(head).is_adjective() && tree.has(child, &[Deprel::Nummod]),
        // "ISO **9001**", "Decision **19/7**".
        Deprel::NmodUnmarked if child == head + 1 && tree.tag(child) == Tag::Cd && tree.tag(head).is_proper() => true,
        // "document **ABC/47/3**".
        Deprel::NmodUnmarked if child == head + 1 && is_code(tree, child) => true,
        Deprel::NmodUnmarked => child < head || tree.tag(head) == Tag::Cd || is_rate(tree, child),
        Deprel::Nmod => keeps(tree, head, child, extent),
        Deprel::Acl | Deprel::AclRelcl if extent == Extent::Whole => narrows(analysis, child, head),
        Deprel::Acl => extent == Extent::Short && is_short_infinitive(tree, head, child),
        _ => false,
    }
}

/// "ABC/47/3": what documents are numbered by.
fn is_code(tree: Tree<'_>, at: usize) -> bool {
    let form = tree.form(at);
    form.contains('/') && form.contains(|c: char| c.is_ascii_digit()) && tree.children(at).is_empty()
}

/// "the right **to vote**": what it is a right to, where that is an infinitive alone right after it.
fn is_short_infinitive(tree: Tree<'_>, noun: usize, verb: usize) -> bool {
    let marked = tree.children_by(verb, &[Deprel::Mark]).any(|to| to == noun + 1 && tree.is(to, "to"));
    let alone = tree.children(verb).iter().all(|&child| matches!(tree.relation(child), Deprel::Mark | Deprel::AuxPass));
    marked && alone && WordClass::InfinitiveNoun.contains(tree.lemma(noun))
}

/// "the Audit **and** Risk Committee": a conjunction between two words before the noun.
fn joins_modifiers(tree: Tree<'_>, head: usize, conjunction: usize) -> bool {
    let modifies =
        |at: usize| tree.head(at) == Some(head) && [Deprel::Compound, Deprel::Amod].contains(&tree.relation(at));
    conjunction < head && modifies(conjunction + 1) && conjunction.checked_sub(1).is_some_and(modifies)
}

fn is_inner_adverb(analysis: &Analysis<'_>, head: usize, child: usize) -> bool {
    let tree = analysis.tree;
    let word = tree.lower(child);
    let after_copula = analysis.clause_at(head).and_then(|clause| clause.copula).is_none_or(|copula| child > copula);
    let narrowing = WordClass::Hedge.contains(&word) || WordClass::TimeAdverb.contains(&word);
    let denying = tree.is_any(child, &["not", "n't", "never"]) || tree.tag(child).is_wh();
    let counting = tree.is_any(child, &["only", "just"]) && tree.tag(child + 1) == Tag::Cd;
    let listing =
        !counting && tree.is_any(child, &["e.g.", "i.e.", "namely", "only", "solely", "even", "also", "just"]);
    let before_preposition = tree.preposition_tokens(head).first().is_some_and(|&first| child < first);
    let of_post = tree.relation(head) == Deprel::Appos && WordClass::TimeAdverb.contains(&word);
    child < head
        && !before_preposition
        && !of_post
        && after_copula
        && !listing
        && !denying
        && !(narrowing && analysis.is_predicate(head))
}

/// Whether a prepositional phrase stays with its noun.
fn keeps(tree: Tree<'_>, head: usize, child: usize, extent: Extent) -> bool {
    let preposition = tree.preposition(child);
    let set_off = tree.children(child).iter().any(|&below| below < child && tree.is(below, ","));
    // "that of Laos", "all members except Peru".
    let left_out = is_whole(tree, head) && is_exception(tree, child);
    if child > head && (left_out || tree.tag(head) == Tag::Dt && preposition == "of") {
        return true;
    }
    // "impose rules **on its own**" tells how.
    let alone = preposition == "on" && tree.is(child, "own");
    if child < head
        || alone
        || set_off
        || is_restricted(tree, child)
        || is_scope(&preposition)
        || is_example_preposition(&preposition)
        || is_raised(tree, child)
    {
        return false;
    }
    let outer = [Deprel::Nmod, Deprel::Acl, Deprel::AclRelcl, Deprel::Appos];
    let before = tree.children_by(head, &outer).filter(|&other| other > head && other < child);
    let dropped = |other: usize| tree.relation(other) != Deprel::Nmod || !keeps(tree, head, other, extent);
    if before.last().is_some_and(dropped) {
        return false;
    }
    if preposition == "of" || is_within_name(tree, child) {
        return true;
    }
    let past_coordination = tree.children_by(head, &[Deprel::Conj]).any(|other| other < child);
    // "rules for ports, **whose staff …**": what only tells more of the noun is no part of the phrase.
    let aside: Vec<usize> =
        tree.children_by(child, &[Deprel::AclRelcl]).filter(|&clause| is_after_comma(tree, clause)).collect();
    let below = tree.sentence.subtree(child).len();
    let size = below - aside.iter().map(|&clause| tree.sentence.subtree(clause).len()).sum::<usize>();
    let clause = tree.children_by(child, &[Deprel::AclRelcl]).any(|clause| !aside.contains(&clause));
    let short = extent == Extent::Short && size <= SHORT && !clause && !tree.has(child, &[Deprel::Conj]);
    !past_coordination && (short || extent == Extent::Whole)
}

/// Whether a comma parts what hangs below a token from what stands before it.
pub fn is_after_comma(tree: Tree<'_>, at: usize) -> bool {
    let opening = tree.sentence.subtree(at).first().copied();
    opening.is_some_and(|at| tree.is(at, ",") || at > 0 && tree.is(at - 1, ","))
}

/// "cooperation **across the region**": how far something holds is no part of what it is.
fn is_scope(preposition: &str) -> bool {
    matches!(preposition, "across" | "among" | "amongst" | "throughout")
}

/// "dismiss examiners **only for misconduct**": no part of what is named.
pub fn is_restricted(tree: Tree<'_>, child: usize) -> bool {
    let before = tree.preposition_tokens(child).first().and_then(|first| first.checked_sub(1));
    before.is_some_and(|before| tree.is(before, "only"))
}

fn is_nested_part(analysis: &Analysis<'_>, child: usize) -> bool {
    let tree = analysis.tree;
    // "of the Union, **whose members are Peru** and Chile": a clause, however it hangs.
    let clause = tree.relation(child) == Deprel::Conj && analysis.is_predicate(child);
    let example = tree.relation(child) == Deprel::Nmod && is_example_preposition(&tree.preposition(child));
    let outer = [Deprel::Acl, Deprel::AclRelcl, Deprel::Appos, Deprel::Parataxis, Deprel::Advcl, Deprel::Dep];
    !example && !clause && !outer.contains(&tree.relation(child)) && !is_raised(tree, child)
}

/// "such as", "including" and the like, as the case of what they introduce.
pub fn is_example_preposition(preposition: &str) -> bool {
    matches!(
        preposition,
        "such as"
            | "including"
            | "like"
            | "e.g."
            | "namely"
            | "such like"
            | "among them"
            | "among these"
            | "among whom"
            | "among which"
    )
}

/// Whether a modifying noun is part of a name: "Office **of Economic Policy**", "Commission **on Trade**".
pub fn is_within_name(tree: Tree<'_>, child: usize) -> bool {
    let Some(head) = tree.head(child) else { return false };
    // "a fine of **EUR 386,000** on Larkspur".
    let noun = tree.tag(head).is_noun() && !is_currency(tree, head);
    let capital = tree.is_capitalised(head) && noun && tree.is_capitalised(child);
    let portfolio = is_portfolio(tree, head, child);
    capital
        && tree.relation(child) == Deprel::Nmod
        && (portfolio || !tree.has(child, &[Deprel::Det, Deprel::NmodPoss]))
        && !is_acronym(tree.form(child))
        && matches!(tree.preposition(child).as_str(), "of" | "for" | "on")
}

/// "**by contrast**", "**as a rule**", "**on time**": nothing that the clause is about.
pub fn is_connecting(tree: Tree<'_>, noun: usize) -> bool {
    // "in particular: …" leads on to a list.
    let before = |&at: &usize| !tree.is(at, ":");
    let words = tree.sentence.subtree(noun).into_iter().take_while(before);
    let words = words.filter(|&at| !matches!(tree.relation(at), Deprel::Punct | Deprel::Cc));
    let words: Vec<_> = words.map(|at| tree.lower(at)).collect();
    WordClass::ConnectingPhrase.contains(&words.join("-"))
}

/// The phrase of tokens without a tree worth trusting, by the last noun before a preposition within it.
pub fn by_last_noun(tree: Tree<'_>, tokens: Vec<usize>) -> Option<Phrase> {
    let tokens = trimmed(tree, tokens);
    let end = tokens.iter().position(|&at| tree.tag(at) == Tag::In).unwrap_or(tokens.len());
    let before = tokens.get(..end)?;
    let noun = before.iter().rev().copied().find(|&at| tree.tag(at).is_noun());
    let head = noun.or_else(|| before.last().copied())?;
    Some(of_tokens(head, tokens))
}

/// Whether one phrase begins where the other ends.
pub fn touches(before: &Phrase, next: &Phrase) -> bool {
    before.tokens.last().zip(next.tokens.first()).is_some_and(|(last, first)| last + 1 == *first)
}

/// Without punctuation and conjunctions at the ends, without quotation marks and brackets left alone.
pub fn trimmed(tree: Tree<'_>, mut tokens: Vec<usize>) -> Vec<usize> {
    let open = tokens.iter().filter(|&&at| tree.tag(at) == Tag::OpenBracket).count();
    let close = tokens.iter().filter(|&&at| tree.tag(at) == Tag::CloseBracket).count();
    let lone = |at: usize| open != close && matches!(tree.tag(at), Tag::OpenBracket | Tag::CloseBracket);
    tokens.retain(|&at| !lone(at) && !matches!(tree.tag(at), Tag::OpenQuote | Tag::CloseQuote));
    let is_edge = |at: usize| {
        (tree.tag(at).is_punctuation() && !matches!(tree.tag(at), Tag::OpenBracket | Tag::CloseBracket))
            || tree.relation(at) == Deprel::Cc
            || tree.is_any(at, &["e.g.", "i.e.", "namely"])
    };
    while tokens.last().is_some_and(|&at| is_edge(at)) {
        tokens.pop();
    }
    let lead = tokens.iter().take_while(|&&at| is_edge(at)).count();
    tokens.drain(..lead);
    tokens
}
