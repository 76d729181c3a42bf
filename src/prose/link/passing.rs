//! What a sentence names beside what it claims: a pronoun after it may mean that, and "the Committee" may be the one.

use super::acting::names_body;
use super::known_name;
use super::name::Name;
use super::name_run;
use super::reference::{Resolver, name_alone};
use super::registry::Thing;
use crate::prose::clause::{Tree, names_person};
use crate::prose::{Deprel, Phrase, Sentence, Tag};
use std::ops::Range;

/// What makes a name of several words one.
const INNER: [Deprel; 5] = [Deprel::Compound, Deprel::Flat, Deprel::NmodDesc, Deprel::NmodUnmarked, Deprel::Amod];

/// What stands beside a noun and tells of it, but is no part of what it is called.
const BESIDE: [Deprel; 6] = [Deprel::AclRelcl, Deprel::Acl, Deprel::Appos, Deprel::Conj, Deprel::Cc, Deprel::Punct];

/// A noun with its words, without the clauses about it and without what it is joined to.
#[must_use]
pub fn alone(sentence: &Sentence, noun: usize) -> Phrase {
    let tree = Tree { sentence };
    let mut tokens = sentence.subtree(noun);
    let beside = |child: usize| {
        let after = child > noun && tree.relation(child) == Deprel::Amod;
        after || BESIDE.contains(&tree.relation(child))
    };
    for &child in sentence.children(noun).iter().filter(|&&child| beside(child)) {
        let apart = sentence.subtree(child);
        tokens.retain(|at| !apart.contains(at));
    }
    tokens.retain(|&at| at >= noun || tree.relation(at) != Deprel::Case || tree.head(at) != Some(noun));
    name_alone(sentence, &Phrase { head: noun, tokens, reworded: None })
}

/// The names, and the pronouns that are subjects, that stand in none of the phrases that something is claimed of.
fn unclaimed(sentence: &Sentence, claimed: &[&Phrase], runs: &[Range<usize>]) -> Vec<Phrase> {
    let tree = Tree { sentence };
    let names = claimed.iter().filter(|phrase| tree.is_name(phrase.head));
    let mut covered: Vec<usize> =
        names.flat_map(|phrase| name_alone(sentence, &name_run::completed(phrase, runs)).tokens).collect();
    covered.extend(claimed.iter().map(|phrase| phrase.head));
    covered
        .extend(runs.iter().filter(|run| claimed.iter().any(|phrase| run.contains(&phrase.head))).cloned().flatten());
    let heads = |&at: &usize| {
        let part = runs.iter().any(|run| run.contains(&at) && name_run::root(sentence, runs, at) != at);
        tree.tag(at).is_noun() && !part && !INNER.contains(&tree.relation(at)) && !covered.contains(&at)
    };
    let subject = |at: usize| matches!(tree.relation(at), Deprel::Nsubj | Deprel::NsubjPass);
    let told = sentence.tokens.iter().any(|token| token.tag.is_finite() || token.tag == Tag::Md);
    let pronoun =
        |&at: &usize| tree.tag(at) == Tag::Prp && subject(at) && !claimed.iter().any(|phrase| phrase.head == at);
    let wanted = |&at: &usize| heads(&at) && tree.tag(at).is_proper() || pronoun(&at);
    // A heading or a list tells nothing of what it names.
    let nouns = (0..sentence.tokens.len()).filter(|_| told).filter(wanted);
    nouns.map(|noun| alone(sentence, noun)).filter(|phrase| !phrase.tokens.is_empty()).collect()
}

/// What a sentence names in passing, in the order of the text.
#[derive(Debug)]
pub struct Passed {
    /// Each phrase, and the token by which it hangs on the sentence, the last first.
    left: Vec<(Phrase, usize)>,
}

impl Passed {
    /// What stands in none of the phrases that something is claimed of.
    #[must_use]
    pub fn new(sentence: &Sentence, claimed: &[&Phrase], runs: &[Range<usize>], known: &[Range<usize>]) -> Self {
        let found = unclaimed(sentence, claimed, runs).into_iter().rev();
        let named = |phrase: Phrase| {
            let root = name_run::root(sentence, runs, phrase.head);
            (whole(sentence, &phrase, runs, known), root)
        };
        Self { left: found.map(named).collect() }
    }

    /// Takes note of what stands before a token.
    pub fn meet_before(&mut self, end: usize, sentence: &Sentence, resolver: &mut Resolver<'_>) {
        while let Some((phrase, root)) = self.left.pop_if(|(_, root)| *root < end) {
            resolver.meet_in_passing(sentence, &phrase, root);
        }
    }
}

impl Resolver<'_> {
    /// Takes note of a thing that is only spoken of.
    fn meet_in_passing(&mut self, sentence: &Sentence, phrase: &Phrase, root: usize) {
        let pronoun = sentence.token(phrase.head).is_some_and(|token| token.tag == Tag::Prp);
        let before = self.registry.len();
        let things = if pronoun {
            self.antecedents(sentence, phrase.head)
        } else {
            self.named_in_passing(sentence, phrase).into_iter().collect()
        };
        self.registry.met_in_passing(before);
        things.into_iter().for_each(|thing| self.context.mention(sentence, root, thing));
    }

    /// The thing that a phrase names. Of "the Council", where nothing is called so yet, nothing is known: "the Heritage
    /// Council (hereinafter **the Council**)" tells of no other.
    fn named_in_passing(&mut self, sentence: &Sentence, phrase: &Phrase) -> Option<Thing> {
        let kind = sentence.token(phrase.head).is_some_and(|token| {
            let noun = token.lower();
            let single =
                phrase.tokens.iter().filter(|&&at| sentence.token(at).is_some_and(|t| t.tag.is_noun())).count() == 1;
            single && (names_body(&noun) || names_person(&noun))
        });
        let name = Name::of(sentence, phrase, None)?;
        let known = || self.registry.find(&name.key).is_some() || !self.longer_names(&name).is_empty();
        if kind && !known() {
            return None;
        }
        self.noun_phrase(sentence, phrase, false)
    }
}

/// The phrase as it is called: a known name, or a run of capitalised words, is one name.
#[must_use]
pub fn whole(sentence: &Sentence, phrase: &Phrase, runs: &[Range<usize>], known: &[Range<usize>]) -> Phrase {
    let whole = name_run::completed(phrase, runs);
    // A known name is whole, whatever hangs on what.
    let is_known = known.iter().any(|range| range.contains(&whole.head));
    let completed = known_name::completed(&whole, known);
    if is_known { completed } else { name_alone(sentence, &completed) }
}
