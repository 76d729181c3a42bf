//! What a pronoun cannot mean for where it stands: what its verb takes besides it, and what it stands inside of.
//!
//! The second principle of binding (Chomsky 1981): in "gives the Board a report on it" neither who gives nor the report is
//! meant, and in "attaches an opinion to it" not the opinion.

use super::context::{Mention, Role, first_conjunct};
use crate::prose::clause::{Tree, WordClass};
use crate::prose::{Deprel, Sentence, Tag};

/// The nouns around a pronoun.
#[derive(Debug, Default)]
pub struct Mates {
    /// The heads of what cannot be meant.
    barred: Vec<usize>,
    /// What only tells more of the subject of the pronoun's verb: "the Panel, **made up of nine judges**, advises them".
    aside: Vec<usize>,
    /// The pronoun, if examples of what stands before it follow: "critics, **among them** Ana Roe".
    pub examples: Option<usize>,
    /// Whether the pronoun is the subject of a passive that says what is made of a thing: "**it** was adopted".
    pub treated: bool,
}

impl Mates {
    /// The nouns around the pronoun at a token, of a verb whose subject has that head.
    #[must_use]
    pub fn new(sentence: &Sentence, pronoun: usize, subject: Option<usize>) -> Self {
        let tree = Tree { sentence };
        let reflexive = ["self", "selves"].iter().any(|end| tree.lower(pronoun).ends_with(end));
        if reflexive {
            return Self::default();
        }
        if tree.tag(pronoun) == Tag::PrpPoss {
            return Self { barred: whole(tree, pronoun), ..Self::default() };
        }
        let mut barred = around(tree, pronoun);
        let mut aside = Vec::new();
        if let Some(subject) = subject {
            barred.extend(tree.children_by(subject, &[Deprel::Appos]));
            let told = tree.children_by(subject, &[Deprel::Acl, Deprel::AclRelcl, Deprel::Appos]);
            aside.extend(told.filter(|&clause| clause > subject).flat_map(|clause| sentence.subtree(clause)));
        }
        let among = pronoun.checked_sub(2).is_some_and(|before| {
            tree.is(pronoun - 1, "among") && tree.tag(before).is_punctuation() && tree.is(pronoun, "them")
        });
        Self { barred, aside, examples: Some(pronoun).filter(|_| among), treated: is_treated(sentence, pronoun) }
    }

    /// Whether something mentioned in the sentence of the pronoun cannot be meant.
    #[must_use]
    pub fn bar(&self, mention: &Mention) -> bool {
        self.barred.contains(&mention.head) || self.barred.contains(&mention.group)
    }

    /// Whether it only helps to tell more of the subject.
    #[must_use]
    pub fn are_aside(&self, mention: &Mention) -> bool {
        matches!(mention.role, Role::Other | Role::Agent) && self.aside.contains(&mention.head)
    }
}

/// The heads of what the pronoun's verb takes besides, and of what the pronoun is a part of.
fn around(tree: Tree<'_>, pronoun: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let (first, _) = first_conjunct(tree.sentence, pronoun);
    let mut top = first;
    // "an opinion **on it**", "the length of the report **on it**".
    while let Some(noun) = tree.head(top).filter(|&noun| tree.base(top) == Deprel::Nmod && tree.tag(noun).is_noun()) {
        found.push(noun);
        top = first_conjunct(tree.sentence, noun).0;
    }
    let Some(mut verb) = tree.head(top) else { return found };
    let argument = [Deprel::Obj, Deprel::Iobj, Deprel::Obl, Deprel::Nsubj];
    if top == first && argument.contains(&tree.base(top)) {
        let beside = tree.children(verb).iter().copied().filter(|&other| other > verb && other != top);
        found.extend(beside.filter(|&other| matches!(tree.base(other), Deprel::Obj | Deprel::Iobj | Deprel::Obl)));
    }
    // "a body **that wants to run it**": not the body.
    while matches!(tree.relation(verb), Deprel::Conj | Deprel::Xcomp) {
        let Some(above) = tree.head(verb) else { return found };
        verb = above;
    }
    // "a Board **whose members** elect it": the Board may well be.
    let other = |at: &usize| matches!(tree.tag(*at), Tag::WpPoss | Tag::Wrb);
    let gap = match tree.relation(verb) {
        Deprel::AclRelcl => !tree.sentence.subtree(verb).iter().take_while(|&&at| at < verb).any(other),
        relation => relation == Deprel::Acl,
    };
    found.extend(tree.head(verb).filter(|_| gap));
    found
}

/// The heads of what a possessive stands inside of: nothing is its own ("a quarter of **its** members").
fn whole(tree: Tree<'_>, possessive: usize) -> Vec<usize> {
    let mut found: Vec<usize> = tree.head(possessive).into_iter().collect();
    while let Some(&part) = found.last().filter(|&&part| tree.base(part) == Deprel::Nmod) {
        let Some(noun) = tree.head(part).filter(|&noun| tree.tag(noun).is_noun()) else { break };
        found.push(noun);
    }
    found
}

/// Whether a pronoun is the subject of a passive that says what is made of a thing.
fn is_treated(sentence: &Sentence, pronoun: usize) -> bool {
    let passive = sentence.token(pronoun).filter(|token| token.relation == Deprel::NsubjPass);
    let verb = passive.and_then(|token| sentence.token(token.head?));
    verb.is_some_and(|verb| WordClass::Treating.contains(&verb.lemma))
}

/// Whether a pronoun is the object of a verb that an infinitive follows.
#[must_use]
pub fn is_bidden(sentence: &Sentence, pronoun: usize) -> bool {
    let object = sentence.token(pronoun).filter(|token| token.relation == Deprel::Obj);
    let infinitive = |&child: &usize| sentence.token(child).is_some_and(|token| token.relation == Deprel::Xcomp);
    object.and_then(|token| token.head).is_some_and(|verb| sentence.children(verb).iter().any(infinitive))
}

/// Whom the subject of a clause means: of "**which** has its seat in Lima" what the clause is about.
#[must_use]
pub fn meant_by(sentence: &Sentence, subject: usize) -> usize {
    let tree = Tree { sentence };
    let relative = matches!(tree.tag(subject), Tag::Wdt | Tag::Wp);
    let verb = tree.head(subject).filter(|_| relative);
    let verb =
        std::iter::successors(verb, |&verb| tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Conj)).last();
    let clause = verb.filter(|&verb| tree.relation(verb) == Deprel::AclRelcl);
    clause.and_then(|verb| tree.head(verb)).map_or(subject, |noun| first_conjunct(sentence, noun).0)
}
