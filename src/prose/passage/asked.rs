//! What a question leaves open.

use super::words::{meaning_words, of_token};
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{Analysis, Tree, stance_of_all};
use crate::prose::{Deprel, Sentence, Tag};

/// What is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// "who", "whom".
    Somebody,
    /// "what", "which …".
    Something,
    /// "when".
    Time,
    /// "where".
    Place,
    /// "why".
    Reason,
    /// "how many …".
    Count,
    /// "how much …".
    Amount,
    /// "how long".
    Duration,
}

/// Where in its clause the open place is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Whoever does it: the subject of an active clause, the agent of a passive one.
    Doer,
    /// What undergoes it: the object, or the subject of a passive.
    Undergoer,
    /// Whom something is given: "who was awarded **the contract**".
    Recipient,
    /// A noun after this preposition.
    After(String),
    /// Beside the clause: when, where, why.
    Beside,
    /// The other side of "be": "what is **the theme**".
    Identity,
}

/// A question taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What is sought.
    pub sought: Sought,
    /// Where it is.
    pub slot: Slot,
    /// The noun of "how many experts", "which ferry", in its dictionary form.
    pub noun: Option<String>,
    /// The verb of the clause in which something is open, in its dictionary form; of "be", the noun or adjective beside it.
    pub head: String,
    /// Whether that is a noun or adjective beside "be".
    pub nominal: bool,
    /// The noun of whoever does it, where it is told.
    pub doer: Option<String>,
    /// The noun of what undergoes it, where it is told.
    pub undergoer: Option<String>,
    /// How firmly it is asked for.
    pub modality: Modality,
    /// Whether what is not so is asked for.
    pub polarity: Polarity,
    /// The words that a sentence must have.
    pub words: Vec<String>,
}

/// The words that ask: where they stand, and the noun that they go with.
struct Asking {
    sought: Sought,
    /// The first of them.
    start: usize,
    /// The last of them, the noun left out.
    end: usize,
    /// The noun, or the wh-word itself.
    head: usize,
    /// Whether there is a noun.
    with_noun: bool,
}

impl Asked {
    /// Takes a question apart that begins with a wh-word, alone or after a preposition; none of any other, and of one that
    /// asks how something is done or whose it is.
    #[must_use]
    pub fn of(question: &Sentence) -> Option<Self> {
        let analysis = Analysis::new(question);
        let tree = analysis.tree;
        let asking = asking(tree)?;
        let governor = governor(tree, &asking)?;
        let mut left_out: Vec<usize> = (asking.start..=asking.end).collect();
        if asking.with_noun && asking.sought != Sought::Count {
            left_out.extend(asking.end + 1..=asking.head);
        }
        let nominal = !tree.tag(governor).is_verb();
        if !nominal {
            left_out.push(governor);
        }
        let words = meaning_words(tree, &left_out);
        let own = analysis.clause_at(governor);
        let stance = own.map(|clause| stance_of_all(&analysis, clause)).unwrap_or_default();
        let passive = own.is_some_and(|clause| clause.passive) || tree.relation(governor) == Deprel::Acl;
        let roles = Roles::of(tree, governor, &asking, passive);
        let noun_of = |at: Option<usize>| at.map(|at| of_token(tree, at));
        Some(Self {
            sought: asking.sought,
            slot: if nominal { Slot::Identity } else { roles.slot },
            noun: asking.with_noun.then(|| of_token(tree, asking.head)),
            head: of_token(tree, governor),
            nominal,
            doer: noun_of(roles.doer),
            undergoer: noun_of(roles.undergoer),
            modality: modality(tree, governor).unwrap_or(stance.modality),
            polarity: stance.polarity,
            words,
        })
    }
}

/// The words that ask.
fn asking(tree: Tree<'_>) -> Option<Asking> {
    let after_preposition = matches!(tree.tag(0), Tag::In | Tag::To) && !tree.tag(0).is_wh();
    let start = usize::from(after_preposition);
    if !tree.tag(start).is_wh() {
        return None;
    }
    let alone = |sought| Some(Asking { sought, start, end: start, head: start, with_noun: false });
    match &*tree.lower(start) {
        "who" | "whom" => alone(Sought::Somebody),
        "when" => alone(Sought::Time),
        "where" => alone(Sought::Place),
        "why" => alone(Sought::Reason),
        "what" | "which" => Some(with_noun(tree, Sought::Something, start, start)),
        "how" if tree.is(start + 1, "many") => {
            Some(with_noun(tree, Sought::Count, start, start + 1)).filter(|asking| asking.with_noun)
        }
        "how" if tree.is(start + 1, "much") => Some(with_noun(tree, Sought::Amount, start, start + 1)),
        "how" if tree.is(start + 1, "long") => {
            Some(Asking { sought: Sought::Duration, start, end: start + 1, head: start, with_noun: false })
        }
        _ => None,
    }
}

/// The same with the noun that follows, if one does: the last of the nouns in a row, after adjectives.
fn with_noun(tree: Tree<'_>, sought: Sought, start: usize, end: usize) -> Asking {
    let before = |at: &usize| {
        let tag = tree.tag(*at);
        let joins = tag.is_adjective() || tag == Tag::Pos || tree.relation(*at) == Deprel::Amod;
        tag.is_noun() || joins
    };
    let run: Vec<usize> = (end + 1..tree.len()).take_while(before).collect();
    let noun = run.iter().rev().copied().find(|&at| tree.tag(at).is_noun());
    Asking { sought, start, end, head: noun.unwrap_or(start), with_noun: noun.is_some() }
}

/// The verb of the clause in which something is open; the noun or adjective of "be".
fn governor(tree: Tree<'_>, asking: &Asking) -> Option<usize> {
    let root = tree.sentence.root()?;
    let within = |at: usize| (asking.start..=asking.end).contains(&at) || at == asking.head;
    // "what did they agree to **build**": where the parser hung it.
    let above = tree.head(asking.head).filter(|&at| tree.tag(at).is_verb() && !within(at));
    let top = above.unwrap_or(root);
    if !within(top) {
        return Some(top);
    }
    // "what is the theme", "where is the secretariat **based**".
    let subject = tree.child(top, &[Deprel::Nsubj, Deprel::NsubjPass])?;
    let last = |&at: &usize| {
        tree.tag(at) == Tag::Vbn && tree.children_by(subject, &[Deprel::AclRelcl]).next().is_none() && at > subject
    };
    let participle = tree.children_by(subject, &[Deprel::Acl]).find(last);
    Some(participle.unwrap_or(subject))
}

/// Who does what to whom in a question, as far as it is told.
struct Roles {
    slot: Slot,
    doer: Option<usize>,
    undergoer: Option<usize>,
}

impl Roles {
    fn of(tree: Tree<'_>, verb: usize, asking: &Asking, passive: bool) -> Self {
        let own = |at: &usize| *at != asking.head && !(asking.start..=asking.end).contains(at);
        let subjects = [Deprel::Nsubj, Deprel::NsubjPass];
        let above = tree.head(verb).filter(|_| matches!(tree.relation(verb), Deprel::Xcomp | Deprel::Acl));
        let raised = |at: usize| match tree.relation(verb) {
            Deprel::Acl => Some(at),
            _ => tree.children_by(at, &subjects).find(own),
        };
        let subject = tree.children_by(verb, &subjects).find(own).or_else(|| above.and_then(raised));
        let object = tree.children_by(verb, &[Deprel::Obj]).find(own);
        let agent = tree.children_by(verb, &[Deprel::OblAgent]).find(own);
        let adjunct = matches!(asking.sought, Sought::Time | Sought::Place | Sought::Reason | Sought::Duration);
        let preposition = preposition(tree, verb, asking);
        let slot = match (preposition, subject) {
            _ if adjunct => Slot::Beside,
            (Some(by), _) if passive && by == "by" => Slot::Doer,
            (Some(preposition), _) => Slot::After(preposition),
            (None, None) if passive && object.is_some() => Slot::Recipient,
            (None, None) if passive => Slot::Undergoer,
            (None, None) => Slot::Doer,
            (None, Some(_)) => Slot::Undergoer,
        };
        let (doer, undergoer) = if passive { (agent, object.or(subject)) } else { (subject, object) };
        Self { slot, doer, undergoer }
    }
}

/// The preposition of the words that ask: before them, or left over at the end.
fn preposition(tree: Tree<'_>, verb: usize, asking: &Asking) -> Option<String> {
    let before = asking.start.checked_sub(1).filter(|&at| matches!(tree.tag(at), Tag::In | Tag::To));
    let end = (verb + 1..tree.len()).rev().find(|&at| !tree.tag(at).is_punctuation());
    let left_over =
        end.filter(|&at| matches!(tree.tag(at), Tag::In | Tag::To) && tree.relation(at) != Deprel::CompoundPrt);
    before.or(left_over).map(|at| tree.lower(at).into_owned())
}

/// What the auxiliary of a question asks for.
fn modality(tree: Tree<'_>, governor: usize) -> Option<Modality> {
    let auxiliary = tree.children_by(governor, &[Deprel::Aux]).find(|&at| tree.tag(at) == Tag::Md)?;
    Some(match &*tree.lower(auxiliary) {
        "can" | "could" | "may" | "might" => Modality::Possible,
        "must" | "shall" => Modality::Necessary,
        _ => Modality::Expected,
    })
}
