//! What the words around a mention tell of it.

use crate::prose::clause::{Tree, WordClass};
use crate::prose::{Deprel, Sentence, Tag, Token};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static COLLECTIVE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../grammar/collective-nouns.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
});

/// Whether a noun has a possessor or a demonstrative; "this Charter" is what the text is about.
pub(super) fn is_secondary(sentence: &Sentence, head: usize) -> bool {
    let named = sentence.token(head).is_some_and(|token| token.form.starts_with(char::is_uppercase));
    // "Peru's parliament met": a body is what is spoken of, whosever it is.
    let body = sentence.token(head).is_some_and(|token| WordClass::Body.contains(&token.lower()));
    sentence.children(head).iter().filter_map(|&child| sentence.token(child)).any(|token| {
        let pointed = token.relation == Deprel::Det && ((token.is("this") && !named) || token.is("that"));
        // "Our Board": the speaker's own, and named, so that "it" may mean it.
        let own = token.tag == Tag::PrpPoss && !named && !["our", "my"].iter().any(|word| token.is(word));
        // "Kenya's ports", but not "the Port Users' Forum", whose name it is.
        let owned = token.relation == Deprel::NmodPoss && (own || (token.tag.is_proper() && !named && !body));
        owned || pointed
    })
}

/// Whether "this" stands before a noun in the singular.
pub(super) fn is_pointed(sentence: &Sentence, head: usize) -> bool {
    sentence
        .children(head)
        .iter()
        .filter_map(|&child| sentence.token(child))
        .any(|token| token.relation == Deprel::Det && token.is("this"))
}

/// Whether the possessor of a noun is a pronoun's: "**its** seat".
pub(super) fn has_own_possessor(sentence: &Sentence, head: usize) -> bool {
    sentence.children(head).iter().filter_map(|&child| sentence.token(child)).any(|token| token.tag == Tag::PrpPoss)
}

/// Whether a bare noun phrase names what is done: "**pooling** sovereignty", "**licensing** of vessels".
pub(super) fn is_activity(sentence: &Sentence, head: usize) -> bool {
    let gerund = |at: usize| {
        sentence.token(at).is_some_and(|token| {
            matches!(token.tag, Tag::Nn | Tag::Vbg) && token.form.len() > 5 && token.form.ends_with("ing")
        })
    };
    let singular = sentence.token(head).is_some_and(|token| token.tag == Tag::Nn);
    let outer = [Deprel::Det, Deprel::NmodPoss, Deprel::Nummod];
    let children = || sentence.children(head).iter().copied();
    let is = |at: usize, wanted: &[Deprel]| sentence.token(at).is_some_and(|token| wanted.contains(&token.relation));
    let bare = !children().any(|child| is(child, &outer));
    let first = children().filter(|&child| child < head && is(child, &[Deprel::Compound, Deprel::Amod])).min();
    singular && bare && gerund(first.unwrap_or(head))
}

/// Whether a noun with an indefinite article stands in a rule.
pub(super) fn is_generic(sentence: &Sentence, head: usize) -> bool {
    let tree = Tree { sentence };
    let any = |det: usize| tree.is_any(det, &["a", "an", "any", "each", "every"]);
    tree.children_by(head, &[Deprel::Det]).any(any) && tree.head(head).is_some_and(|verb| is_ruled(tree, verb))
}

/// Whether what a verb tells may or must be done, and is not only to come.
pub(super) fn is_ruled(tree: Tree<'_>, verb: usize) -> bool {
    let modals = tree.children(verb).iter().filter(|&&child| tree.tag(child) == Tag::Md);
    modals.into_iter().any(|&modal| !tree.is_any(modal, &["will", "would", "'ll"]))
}

/// The noun that a name beside it is the name of: "body" of "its highest body, **the Conference**".
pub(super) fn named_by(sentence: &Sentence, at: usize) -> Option<usize> {
    let name = sentence.token(at).filter(|token| token.relation == Deprel::Appos && token.tag.is_proper())?;
    // "the host (China)" goes on as the host.
    let first = sentence.subtree(at).first().copied()?;
    let before = first.checked_sub(1).and_then(|before| sentence.token(before));
    let bracketed = [before, sentence.token(first)].into_iter().flatten().any(|token| token.tag == Tag::OpenBracket);
    let common = |&noun: &usize| sentence.token(noun).is_some_and(|token| !token.tag.is_proper());
    name.head.filter(common).filter(|_| !bracketed)
}

/// Whether it is told "according to" what stands there.
pub(super) fn is_source(sentence: &Sentence, at: usize) -> bool {
    sentence.children(at).iter().filter_map(|&child| sentence.token(child)).any(|token| token.is("according"))
}

/// Whether a noun in the singular is spoken of in the plural: "the **police**", "the **Council** have".
pub(super) fn is_collective(sentence: &Sentence, head: usize) -> bool {
    let Some(noun) = sentence.token(head).filter(|token| token.tag.is_noun()) else { return false };
    let of = |at: usize, wanted: &dyn Fn(&Token) -> bool| {
        sentence.children(at).iter().filter_map(|&child| sentence.token(child)).any(wanted)
    };
    let plural = |token: &Token| ["are", "were", "have"].iter().any(|word| token.is(word));
    let bound = |token: &Token| {
        matches!(token.relation, Deprel::Aux | Deprel::AuxPass | Deprel::Cop) && token.tag.is_finite() && plural(token)
    };
    let subject =
        matches!(noun.relation, Deprel::Nsubj | Deprel::NsubjPass) && !of(head, &|t| t.relation == Deprel::Conj);
    let verb = noun.head.filter(|_| subject);
    let agrees = verb.is_some_and(|verb| {
        of(verb, &bound) || sentence.token(verb).is_some_and(|token| token.tag.is_finite() && plural(token))
    });
    COLLECTIVE.contains(noun.lower().as_str()) || agrees
}

/// Whether a noun stands for none, or for an open number.
pub(super) fn is_open(sentence: &Sentence, head: usize) -> bool {
    sentence.children(head).iter().any(|&child| {
        let before = child.checked_sub(1).and_then(|before| sentence.token(before));
        sentence.token(child).is_some_and(|token| match token.relation {
            Deprel::Det => ["no", "neither", "some"].iter().any(|word| token.is(word)),
            Deprel::Nummod => token.is("one") && before.is_some_and(|before| before.is("than")),
            _ => false,
        })
    })
}

/// Whether a token stands in a clause that is told beside what the sentence is about: a relative, adverbial or participial one.
pub(super) fn is_embedded(sentence: &Sentence, at: usize) -> bool {
    let mut next = sentence.token(at);
    while let Some(token) = next {
        if matches!(token.relation.base(), Deprel::Acl | Deprel::Advcl) {
            return true;
        }
        next = token.head.and_then(|head| sentence.token(head));
    }
    false
}

/// Whether it is an example of what was told: "guests, **among them Peru**, may speak".
pub(super) fn is_example(sentence: &Sentence, at: usize) -> bool {
    let tree = Tree { sentence };
    let first = sentence.subtree(at).first().copied().unwrap_or(at);
    let among = |start: usize| tree.is(start, "among") && tree.is_any(start + 1, &["them", "these", "whom", "which"]);
    among(first) || first.checked_sub(2).is_some_and(among)
}

/// Whether it is a body whose own thing is what is spoken of: "**the Bank's** seat is in Suva".
pub(super) fn is_possessing(sentence: &Sentence, at: usize) -> bool {
    let tree = Tree { sentence };
    let subject = |noun: usize| matches!(tree.relation(noun), Deprel::Nsubj | Deprel::NsubjPass);
    let possessor = tree.relation(at) == Deprel::NmodPoss && tree.head(at).is_some_and(subject);
    possessor && WordClass::Body.contains(&tree.lower(at))
}

/// "an offer to host **the Fifth Meeting**": whether a token is a name in what somebody plans, which may be spoken of after
/// that.
#[must_use]
pub fn is_intended(sentence: &Sentence, at: usize) -> bool {
    let tree = Tree { sentence };
    let verb = tree.head(at).filter(|&verb| tree.relation(at) == Deprel::Obj && tree.has_to(verb));
    let noun = verb.filter(|&verb| tree.relation(verb) == Deprel::Acl).and_then(|verb| tree.head(verb));
    tree.is_name(at) && noun.is_some_and(|noun| WordClass::Intent.contains(tree.lemma(noun)))
}
