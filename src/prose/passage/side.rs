//! The two sides of a verb: who does it, and what undergoes it, whichever voice tells it.

use super::antecedent::antecedents;
use super::words::{is_auxiliary, is_content, is_word, of_token};
use crate::prose::clause::{Analysis, Argument, Clause, Role, Tree, WordClass, is_courtesy_title, is_temporal};
use crate::prose::extract::{coordination, phrase, subject, time};
use crate::prose::{Deprel, Phrase, Tag};
use std::collections::BTreeSet;

/// Whoever does what a clause says.
pub fn doers(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    if clause.passive { subject::agents(analysis, clause) } else { subjects(analysis, clause) }
}

/// What a clause is about, be it "anyone".
fn subjects(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let general = clause.subject.map(|subject| subject.head).filter(|&at| is_general(analysis.tree, at));
    let named = || subject::subjects(analysis, clause).unwrap_or_default();
    general.map_or_else(named, |head| vec![phrase::of_tokens(head, vec![head])])
}

/// "anyone": whoever it may be.
pub fn is_general(tree: Tree<'_>, at: usize) -> bool {
    tree.is_any(at, &["anyone", "anybody", "everyone", "everybody"])
}

/// What undergoes it: the object, what is said, what somebody becomes or is to do; or the subject of a passive.
pub fn undergoers(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    if clause.passive {
        return subjects(analysis, clause);
    }
    let no_time = |argument: &&Argument| !time::is_time(analysis, argument);
    let of_argument = |argument: &Argument| match argument.role {
        Role::Object | Role::Complement => nouns(analysis, argument.head),
        Role::Content => vec![phrase::clause_phrase(analysis.tree, argument.head)],
        _ => vec![],
    };
    clause.arguments.iter().filter(no_time).flat_map(of_argument).collect()
}

/// The nouns of an argument, each by itself.
pub fn nouns(analysis: &Analysis<'_>, head: usize) -> Vec<Phrase> {
    coordination::phrases(analysis, head, phrase::extent(analysis, head, false))
}

/// What the claims of a sentence speak of without being named in it: whom its pronouns and short names stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The words of all their names.
    all: BTreeSet<String>,
    /// Those of the only subject; none where there are several.
    subject: BTreeSet<String>,
    /// Those of the only object.
    object: BTreeSet<String>,
}

impl Named {
    /// The things that are the subjects and the objects of claims, each by the words of its names.
    #[must_use]
    pub fn new(subjects: &[BTreeSet<String>], objects: &[BTreeSet<String>]) -> Self {
        let only = |things: &[BTreeSet<String>]| match things {
            [only] => only.clone(),
            _ => BTreeSet::new(),
        };
        let all = subjects.iter().chain(objects).flatten().cloned().collect();
        Self { all, subject: only(subjects), object: only(objects) }
    }

    /// The words of all the names.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        self.all.iter()
    }

    /// Whether a word is part of one of the names.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.all.contains(word)
    }
}

/// Somebody or something that a question tells: its preposition, and the words of its phrase, those of the noun first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The preposition, or nothing.
    pub preposition: String,
    /// The words.
    pub words: Vec<String>,
    /// Whether a verb is among them: "questions **relating** to trade".
    pub with_clause: bool,
    /// Whether the noun is a name, of which any part may stand for the whole.
    pub is_name: bool,
    /// Whether it is any of a kind: "**a** council".
    pub any: bool,
}

impl Known {
    /// What the phrase of a token says, of the words of a question that carry meaning.
    pub fn of(tree: Tree<'_>, noun: usize, meaning: &[usize]) -> Self {
        let below = tree.sentence.subtree(noun);
        let others = meaning.iter().copied().filter(|at| *at != noun && below.contains(at));
        let words = std::iter::once(noun).chain(others).filter(|&at| !is_courtesy_title(tree.form(at)));
        let words = words.map(|at| of_token(tree, at)).collect();
        let with_clause = below.iter().any(|&at| at != noun && tree.tag(at).is_verb() && !is_auxiliary(tree, at));
        let any = tree.children_by(noun, &[Deprel::Det]).any(|det| tree.is_any(det, &["a", "an"]));
        let preposition = tree.preposition(noun).as_str().to_owned();
        Self { preposition, words, with_clause, is_name: tree.is_name(noun), any }
    }

    /// Whether one of these tokens is it, after a preposition like its own.
    pub fn is_beside(&self, analysis: &Analysis<'_>, tokens: &[usize], named: &Named) -> bool {
        let tree = analysis.tree;
        tokens.iter().any(|&at| {
            let preposition = tree.preposition(at);
            let relative = antecedents(tree, at);
            if relative.is_empty() {
                let part =
                    matches!(tree.base(at), Deprel::Compound | Deprel::Flat) || tree.relation(at) == Deprel::NmodPoss;
                let like = is_like(&self.preposition, &preposition, is_temporal(tree, at));
                return like && !part && self.is(analysis, at, named);
            }
            // "the attack **in which** two divers died", "the board **where** she votes".
            let like = if tree.is(at, "where") {
                is_like(&self.preposition, "in", false)
            } else {
                self.preposition == *preposition
            };
            like && !self.preposition.is_empty() && relative.into_iter().any(|noun| self.is(analysis, noun, named))
        })
    }

    /// Whether it is the subject of a passive that keeps its preposition: "fees **are dealt with** by the Board".
    pub fn is_dealt_with(&self, analysis: &Analysis<'_>, clause: &Clause, named: &Named) -> bool {
        let tree = analysis.tree;
        let keeps = clause.passive && left_preposition(tree, clause).is_some_and(|at| tree.is(at, &self.preposition));
        keeps && self.is_among(analysis, &undergoers(analysis, clause), named)
    }

    /// Whether one of these phrases is it, or may be: it has its words, or is a pronoun or a short name and the claims of its
    /// sentence have them.
    pub fn is_among(&self, analysis: &Analysis<'_>, phrases: &[Phrase], named: &Named) -> bool {
        phrases.iter().any(|phrase| self.is(analysis, phrase.head, named))
    }

    /// Whether a noun is it.
    pub fn is(&self, analysis: &Analysis<'_>, noun: usize, named: &Named) -> bool {
        let tree = analysis.tree;
        let subject = matches!(tree.relation(noun), Deprel::Nsubj | Deprel::NsubjPass);
        let meant = |word: &String| if subject { named.subject.contains(word) } else { named.object.contains(word) };
        let pronoun = tree.tag(noun).is_pronoun();
        if (pronoun || subject && is_short(tree, noun)) && self.words.iter().all(meant) {
            return true;
        }
        if pronoun {
            return false;
        }
        // "New Peru" is not Peru.
        let elsewhere = |at: usize| {
            let part =
                |child: usize| tree.is_capitalised(child) && WordClass::AnotherPlace.contains(&tree.lower(child));
            tree.is_name(at) && tree.children(at).iter().any(|&child| part(child) && !self.has_word(tree, child))
        };
        let has = |tokens: &[usize], word: &str| tokens.iter().any(|&at| is_word(tree, at, word) && !elsewhere(at));
        let name = name_tokens(tree, noun);
        let words = match self.words.as_slice() {
            // "the present model", of which "a new model will replace the present **one**" speaks.
            [of, others @ ..]
                if !others.is_empty() && tree.is_any(noun, &["one", "ones"]) && is_again(tree, noun, of) =>
            {
                others
            }
            [of, ..] if !self.is_name && has(&name, of) => &self.words,
            all if self.is_name && all.iter().any(|word| has(&name, word)) => all,
            _ => return false,
        };
        // "the **deputy** mayor" is another.
        let less = |at: usize| {
            let word = tree.lower(at);
            (WordClass::Limiting.contains(&word) || WordClass::Unreal.contains(&word) || word == "vice")
                && !self.has_word(tree, at)
        };
        let beside = [Deprel::Amod, Deprel::Compound, Deprel::NmodDesc];
        if tree.children_by(noun, &beside).any(less) {
            return false;
        }
        // "the minister of Egypt and the minister of Sudan": another of a list says nothing of this one.
        let other = |above: usize, child: usize| above == noun && tree.relation(child) == Deprel::Conj;
        let mut below = tree
            .reach(noun, |above, child| !other(above, child) && (self.with_clause || !analysis.is_predicate(child)));
        // "the Panel, **whose** opinions": the opinions of the Panel.
        let owners: Vec<usize> = below.iter().flat_map(|&at| antecedents(tree, at)).collect();
        below.extend(owners.into_iter().flat_map(|at| tree.reach(at, |_, child| !analysis.is_predicate(child))));
        // "the decision **not** to close it", "to sell **the mill near** the pier" are others.
        if self.with_clause && !self.follows(tree, noun, &below) {
            return false;
        }
        let mut missing = words.iter().filter(|word| !has(&below, word)).peekable();
        // "the Committee", short for the one that the claims of the sentence name.
        missing.peek().is_none() || is_bare(tree, noun) && missing.all(meant)
    }

    /// Whether a token is one of its words.
    fn has_word(&self, tree: Tree<'_>, at: usize) -> bool {
        self.words.iter().any(|word| is_word(tree, at, word))
    }

    /// Whether the words of a phrase with a clause in it follow each other as they do here, with no denial among them.
    fn follows(&self, tree: Tree<'_>, noun: usize, below: &[usize]) -> bool {
        // "has **no** power to pay" is denied by its verb.
        let own = |at: usize| tree.relation(at) == Deprel::Det && tree.head(at) == Some(noun);
        let denied = below.iter().any(|&at| tree.is_any(at, &["not", "n't", "never", "no"]) && !own(at));
        // "a widely **used** syrup" is a syrup.
        let idle = |at: usize| tree.relation(at) == Deprel::Amod && tree.tag(at).is_verb() && !self.has_word(tree, at);
        let says = |at: usize| is_content(tree, at) && !idle(at);
        let mut said = below.iter().copied().filter(|&at| at != noun && says(at));
        !denied && self.words.iter().skip(1).all(|word| said.next().is_some_and(|at| is_word(tree, at, word)))
    }
}

/// The preposition that a verb keeps without a noun: "are dealt **with** by the Board".
pub fn left_preposition(tree: Tree<'_>, clause: &Clause) -> Option<usize> {
    let left = |&at: &usize| tree.tag(at) == Tag::In && tree.children(at).is_empty() && at > clause.head;
    tree.children(clause.head).iter().copied().find(left)
}

/// Whether two prepositions say the same of a time or a place; a time may have none.
fn is_like(one: &str, other: &str, of_time: bool) -> bool {
    let placing = |preposition: &str| {
        matches!(preposition, "in" | "at" | "on" | "within" | "during") || of_time && preposition.is_empty()
    };
    one == other || placing(one) && placing(other)
}

/// A noun with the parts of its name and what is said to be the same: not what it is of, or whose, nor what stands before
/// the noun of a name ("**Mill** Street").
fn name_tokens(tree: Tree<'_>, noun: usize) -> Vec<usize> {
    let beside = [Deprel::Flat, Deprel::Appos, Deprel::NmodDesc];
    // "the museum, **the owner of which** lives in Lima".
    let of_which = |at: usize| tree.sentence.subtree(at).into_iter().any(|below| tree.tag(below).is_wh());
    let same = |child: usize| beside.contains(&tree.relation(child));
    tree.reach(noun, |_, child| same(child) && !(tree.relation(child) == Deprel::Appos && of_which(child)))
}

/// Whether "one" stands for a noun: the subject or object before it.
fn is_again(tree: Tree<'_>, one: usize, noun: &str) -> bool {
    let sides = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj];
    (0..one).any(|at| is_word(tree, at, noun) && sides.contains(&tree.relation(at)))
}

/// "the group": a common noun that may stand for a name.
fn is_short(tree: Tree<'_>, noun: usize) -> bool {
    let definite = tree.children_by(noun, &[Deprel::Det]).any(|det| tree.is_any(det, &["the", "this", "these"]));
    definite && is_bare(tree, noun) && !tree.tag(noun).is_proper()
}

/// Whether nothing narrows a noun: "the Committee".
fn is_bare(tree: Tree<'_>, noun: usize) -> bool {
    let narrowing = [Deprel::Compound, Deprel::Amod, Deprel::Flat, Deprel::Nmod, Deprel::NmodPoss, Deprel::NmodDesc];
    !tree.has(noun, &narrowing)
}

/// Whether a phrase says something to whoever asks: no pronoun, no "which", nothing indefinite.
pub fn tells(analysis: &Analysis<'_>, phrase: &Phrase) -> bool {
    let tree = analysis.tree;
    let tag = tree.tag(phrase.head);
    !tag.is_pronoun()
        && !tag.is_wh()
        && !tree.is_any(phrase.head, &["this", "that", "these", "those", "there", "one", "so"])
        && !tree.is_any(phrase.head, &["nobody", "none", "nothing", "anything", "whatever", "whoever"])
}
