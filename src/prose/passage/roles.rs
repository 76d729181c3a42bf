//! Who does what to whom in a question, and what stands beside.

use super::asked::{Slot, Sought};
use super::asking::Asking;
use crate::claim::Modality;
use crate::prose::clause::Tree;
use crate::prose::{Deprel, Tag};

/// Whatever a verb is said of.
pub const SUBJECTS: [Deprel; 2] = [Deprel::Nsubj, Deprel::NsubjPass];

/// Who does what to whom in a question, as far as it is told.
pub struct Roles {
    /// Where the open place is.
    pub slot: Slot,
    /// The noun of whoever does it.
    pub doer: Option<usize>,
    /// The noun of what undergoes it.
    pub undergoer: Option<usize>,
    /// Whether the question is told from the side of what undergoes it: "was anyone hurt".
    pub passive: bool,
}

impl Roles {
    /// Without that token on either side.
    pub fn without(self, token: Option<usize>) -> Self {
        let other = |at: &usize| Some(*at) != token;
        Self { doer: self.doer.filter(other), undergoer: self.undergoer.filter(other), ..self }
    }

    /// The sides of the verb of a question.
    pub fn of(tree: Tree<'_>, verb: usize, asking: &Asking) -> Self {
        let own = |at: &usize| !asking.covers(*at);
        let auxiliary = asking.auxiliary(tree);
        let of_be = auxiliary.is_some_and(|at| tree.is_any(at, &["is", "are", "was", "were"]));
        // After "be", what looks like a past tense is a participle.
        let participle = tree.tag(verb) == Tag::Vbn || of_be && tree.tag(verb) == Tag::Vbd;
        let passive = participle && (of_be || tree.has(verb, &[Deprel::AuxPass]));
        let between = |at: &usize| auxiliary.is_some_and(|auxiliary| (auxiliary..verb).contains(at));
        let bare = |at: &usize| tree.tag(*at).is_noun() && !tree.has(*at, &[Deprel::Case]);
        let subject = tree.children_by(verb, &SUBJECTS).find(own);
        let subject = subject.or_else(|| tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Nmod));
        // What stands between auxiliary and verb is the subject, whatever a parser made of it.
        let subject = subject.or_else(|| tree.children(verb).iter().copied().filter(between).find(bare));
        let subject = subject.or_else(|| subject_above(tree, verb).filter(own));
        let object = tree.children_by(verb, &[Deprel::Obj]).find(own).filter(|at| subject != Some(*at));
        let agent = tree.children_by(verb, &[Deprel::OblAgent]).find(own);
        let preposition = preposition(tree, verb, asking);
        let slot = match (preposition, subject) {
            _ if asking.is_beside() && asking.start == 0 => Slot::Beside,
            // "by what majority" asks for no doer.
            (Some(by), _) if passive && by == "by" && !asking.is_for_means(tree) => Slot::Doer,
            (Some(preposition), _) => Slot::After(preposition),
            (None, None) if passive && object.is_some() => Slot::Recipient,
            (None, None) if passive => Slot::Undergoer,
            (None, None) => Slot::Doer,
            (None, Some(_)) => Slot::Undergoer,
        };
        let (doer, undergoer) = if passive { (agent, object.or(subject)) } else { (subject, object) };
        Self { slot, doer, undergoer, passive }
    }
}

/// The nouns and numbers that hang on the verb of a question, or on an infinitive of it, and are none of its sides.
pub fn beside(tree: Tree<'_>, governor: usize, asking: &Asking, sides: &[usize]) -> Vec<usize> {
    let inner = tree.children_by(governor, &[Deprel::Xcomp]).filter(|&at| tree.tag(at).is_verb());
    let verbs: Vec<usize> = std::iter::once(governor).chain(inner).collect();
    let verbs = verbs.into_iter().filter(|&at| tree.tag(at).is_verb());
    let own = |&at: &usize| {
        let noun = tree.tag(at).is_noun() || tree.tag(at) == Tag::Cd || tree.tag(at) == Tag::Currency;
        noun && !asking.covers(at) && !sides.contains(&at)
    };
    verbs.flat_map(|verb| tree.children(verb).iter().copied().filter(own).collect::<Vec<_>>()).collect()
}

/// The subject of the verb above an infinitive, or the noun that a participle was hung on.
fn subject_above(tree: Tree<'_>, verb: usize) -> Option<usize> {
    let above = tree.head(verb)?;
    match tree.relation(verb) {
        Deprel::Acl | Deprel::Nmod | Deprel::Appos | Deprel::Obj => Some(above),
        Deprel::Xcomp => tree.child(above, &SUBJECTS),
        _ => None,
    }
}

/// Whether what was is asked for.
pub fn is_past(tree: Tree<'_>, governor: usize, asking: &Asking) -> bool {
    let before = ["did", "was", "were", "had"];
    let auxiliary = if asking.sought == Sought::Verdict { Some(0) } else { asking.auxiliary(tree) };
    let own = tree.child(governor, &[Deprel::AuxPass, Deprel::Aux, Deprel::Cop]);
    let bare = matches!(tree.tag(governor), Tag::Vbd | Tag::Vbn);
    auxiliary.or(own).map_or(bare, |at| tree.is_any(at, &before))
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
pub fn modality(tree: Tree<'_>, governor: usize) -> Option<Modality> {
    let auxiliary = tree.children_by(governor, &[Deprel::Aux]).find(|&at| tree.tag(at) == Tag::Md)?;
    Some(match &*tree.lower(auxiliary) {
        "can" | "could" | "may" | "might" => Modality::Possible,
        "must" | "shall" => Modality::Necessary,
        _ => Modality::Expected,
    })
}
