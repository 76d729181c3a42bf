//! What a question leaves open.

use super::asking::{Asking, asking};
use super::roles::{Roles, SUBJECTS, beside, is_past, modality};
use super::side::Known;
use super::words::{is_auxiliary, meaning_words, of_token, of_verb};
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
    /// "how often".
    Frequency,
    /// Whether it is so: "did the Board approve it".
    Verdict,
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
    /// Whether that noun is in the plural.
    pub of_several: bool,
    /// The verb of the clause in which something is open, in its dictionary form; of "be", the noun or adjective beside it.
    pub head: String,
    /// Whether that is a noun or adjective beside "be".
    pub nominal: bool,
    /// Whoever does it, where it is told.
    pub doer: Option<Known>,
    /// What undergoes it, where it is told.
    pub undergoer: Option<Known>,
    /// The noun of "be", or the noun that is counted, with all that is said of it.
    pub about: Option<Known>,
    /// What stands beside the verb besides: times, places, nouns after prepositions.
    pub beside: Vec<Known>,
    /// Whether an infinitive of the verb is among the words, for which whoever does it is the doer: "agree **to build**".
    pub infinitive: bool,
    /// The words that are in none of these: adverbs, infinitives.
    pub rest: Vec<String>,
    /// Whether what was is asked for: "did", "was".
    pub past: bool,
    /// Whether "anyone" is on the side of which nothing is told: "was **anyone** injured".
    pub anybody: bool,
    /// Whether it is asked of what undergoes something: "was anyone **warned**".
    pub passive: bool,
    /// How firmly it is asked for.
    pub modality: Modality,
    /// Whether what is not so is asked for.
    pub polarity: Polarity,
    /// The words that a sentence must have.
    pub words: Vec<String>,
    /// Those of them that are parts of names.
    pub names: Vec<String>,
}

impl Asked {
    /// Takes a question apart that begins with a wh-word, alone or after a preposition, or with an auxiliary; none of any
    /// other, of one that asks how something is done or whose it is, and of one whether all or some do.
    #[must_use]
    pub fn of(question: &Sentence) -> Option<Self> {
        let analysis = Analysis::new(question);
        let tree = analysis.tree;
        let asking = asking(tree)?;
        let governor = governor(tree, &asking)?;
        // "who reports to whom" leaves two things open.
        let another = |&at: &usize| tree.tag(at).is_wh() && !asking.covers(at);
        if tree.children(governor).iter().any(another) {
            return None;
        }
        let verb = is_verb(tree, governor, &asking);
        let mut left_out: Vec<usize> = (asking.start..=asking.end).collect();
        if asking.with_noun && !asking.is_counting() {
            left_out.extend(asking.end + 1..=asking.head);
        }
        if verb {
            left_out.push(governor);
        }
        let anybody = asking.anybody(tree);
        left_out.extend(anybody);
        let meaning = meaning_words(tree, &left_out);
        let stance = analysis.clause_at(governor).map(|clause| stance_of_all(&analysis, clause)).unwrap_or_default();
        let roles = Roles::of(tree, governor, &asking).without(anybody);
        // "is Peru a member", read as one phrase: what is said of Peru is no part of who it is.
        let said = if verb { vec![] } else { tree.sentence.subtree(governor) };
        let of_side: Vec<usize> = meaning.iter().copied().filter(|at| !said.contains(at)).collect();
        let side = |at: usize| Known::of(tree, at, &of_side);
        let known = |at: usize| Known::of(tree, at, &meaning);
        let forms = |tokens: &[usize]| tokens.iter().map(|&at| of_token(tree, at)).collect::<Vec<String>>();
        let about = if verb { Some(asking.head).filter(|_| asking.sought == Sought::Count) } else { Some(governor) };
        let sides: Vec<usize> = [roles.doer, roles.undergoer, about].into_iter().flatten().collect();
        let mut beside = beside(tree, governor, &asking, &sides);
        beside.retain(|at| !left_out.contains(at));
        let told: Vec<usize> = sides.iter().chain(&beside).flat_map(|&at| tree.sentence.subtree(at)).collect();
        let rest: Vec<usize> = meaning.iter().copied().filter(|at| !told.contains(at)).collect();
        let names: Vec<usize> = meaning.iter().copied().filter(|&at| tree.is_name(at)).collect();
        Some(Self {
            sought: asking.sought,
            slot: if verb { roles.slot } else { Slot::Identity },
            noun: asking.with_noun.then(|| of_token(tree, asking.head)),
            of_several: tree.tag(asking.head).is_plural(),
            head: if verb { of_verb(tree, governor) } else { of_token(tree, governor) },
            nominal: !verb,
            rest: forms(&rest),
            about: about.map(known),
            beside: beside.into_iter().map(known).collect(),
            doer: roles.doer.map(side),
            undergoer: roles.undergoer.map(side),
            anybody: anybody.is_some(),
            passive: roles.passive,
            infinitive: roles.undergoer.is_none()
                && roles.doer.is_some()
                && tree.children_by(governor, &[Deprel::Xcomp]).any(|at| tree.has_to(at)),
            past: is_past(tree, governor, &asking),
            modality: modality(tree, governor).unwrap_or(stance.modality),
            polarity: stance.polarity,
            words: forms(&meaning),
            names: forms(&names),
        })
    }

    /// Whether no other side is told or sought: "when did **the port** open".
    #[must_use]
    pub fn is_of_itself(&self) -> bool {
        let beside = self.sought == Sought::Verdict || self.slot == Slot::Beside;
        beside && self.undergoer.is_none() && self.doer.is_some()
    }
}

/// Whether what governs the open place is a verb: by its tag, or since "do" or a modal asks for one.
fn is_verb(tree: Tree<'_>, governor: usize, asking: &Asking) -> bool {
    tree.tag(governor).is_verb() || wanted_verb(tree, asking) == Some(governor)
}

/// "what did the storm **damage**", read as a noun: "do" or a modal asks for a verb, and where no other word is one, the
/// last noun that follows another is.
fn wanted_verb(tree: Tree<'_>, asking: &Asking) -> Option<usize> {
    let auxiliary = asking.auxiliary(tree)?;
    let wants = tree.tag(auxiliary) == Tag::Md || tree.is_any(auxiliary, &["do", "does", "did"]);
    let verb = (auxiliary + 1..tree.len()).any(|at| tree.tag(at).is_verb());
    let follows_noun = |&at: &usize| tree.tag(at) == Tag::Nn && tree.tag(at - 1).is_noun();
    (auxiliary + 2..tree.len()).rev().find(follows_noun).filter(|_| wants && !verb)
}

/// The verb of the clause in which something is open; the noun or adjective of "be".
fn governor(tree: Tree<'_>, asking: &Asking) -> Option<usize> {
    if let Some(verb) = wanted_verb(tree, asking) {
        return Some(verb);
    }
    // "how many farmers **received** improved seed": the verb right after the words that ask, taken for a participle.
    let first = asking.end.max(asking.head) + 1;
    let hangs = tree.base(first) == Deprel::Acl && tree.head(first) == Some(asking.head);
    if asking.with_noun && hangs && tree.tag(first).is_verb() && tree.sentence.root() != Some(asking.head) {
        return Some(first);
    }
    let root = tree.sentence.root()?;
    // "what did they agree to **build**": where the parser hung it.
    let above =
        tree.head(asking.head).filter(|&at| tree.tag(at).is_verb() && !asking.covers(at) && !is_auxiliary(tree, at));
    let top = above.unwrap_or(root);
    if asking.sought == Sought::Verdict {
        return Some(complement(tree, top).unwrap_or(top));
    }
    if !asking.covers(top) {
        let participle = participle(tree, top).filter(|_| !tree.tag(top).is_verb() && asking.is_beside());
        return Some(participle.unwrap_or(top));
    }
    // "where was she **born**".
    let clauses = [Deprel::AdvclRelcl, Deprel::AclRelcl, Deprel::Advcl, Deprel::Ccomp];
    let verb = tree.children_by(top, &clauses).find(|&at| tree.tag(at).is_verb() && tree.has(at, &SUBJECTS));
    // "what is the theme", "where is the secretariat **based**".
    let subject = tree.child(top, &SUBJECTS);
    verb.or_else(|| participle(tree, subject?)).or_else(|| last_participle(tree, subject?)).or(subject)
}

/// "when was the wall at the wharf **damaged**": a participle that ends the question, hung on the last noun before it.
fn last_participle(tree: Tree<'_>, subject: usize) -> Option<usize> {
    let last = (subject + 1..tree.len()).rev().find(|&at| !tree.tag(at).is_punctuation())?;
    let hangs = tree.relation(last) == Deprel::Acl && tree.sentence.subtree(subject).contains(&last);
    (hangs && tree.tag(last) == Tag::Vbn).then_some(last)
}

/// "is Peru **a member**", "are the rules **binding**", read as one phrase: what stands after the subject.
fn complement(tree: Tree<'_>, subject: usize) -> Option<usize> {
    let asks = tree.relation(0) == Deprel::Cop && tree.head(0) == Some(subject) && !tree.has(subject, &SUBJECTS);
    let bare = |at: &usize| {
        let says = tree.tag(*at).is_noun() || tree.tag(*at).is_adjective();
        says && *at > subject && !tree.has(*at, &[Deprel::Case])
    };
    let apart =
        [Deprel::Appos, Deprel::Obj, Deprel::Nmod, Deprel::NmodUnmarked, Deprel::Dep, Deprel::Obl, Deprel::Xcomp];
    tree.children_by(subject, &apart).filter(|_| asks).find(bare)
}

/// The participle after a noun, taken for a clause of it: "by whom are applications **examined**".
fn participle(tree: Tree<'_>, noun: usize) -> Option<usize> {
    tree.children_by(noun, &[Deprel::Acl]).find(|&at| tree.tag(at) == Tag::Vbn && at > noun)
}
