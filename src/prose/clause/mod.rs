//! Clauses: who does what in a parsed sentence, with which modality, and under which condition.
//!
//! One analysis serves every rendering: binary extractions for the graph, tuples for open extraction. Clauses are
//! found from the root down, so that what a coordinated, relative or infinitive clause takes over from the clause
//! above it is known when it is reached; the work is linear in the length of the sentence, apart from lists.

mod argument;
mod context;
mod control;
mod exception;
mod mend;
mod modality;
mod narrowing;
mod predicate;
mod shared;
mod subject;
mod temporal;
mod tree;
mod word_class;
mod words;

pub use argument::{
    Argument, Role, complex_preposition, is_currency, is_each, is_measure, is_portfolio, is_raised, is_rate,
};
pub use context::{Context, is_aside, is_attributing, is_definite};
pub use control::{Control, InfinitiveKind, addressee, asks, decides, degree, is_raising, leading, of_noun};
pub use exception::{exception, is_exception, is_inverted, is_whole, leaves_out};
pub use mend::{mend, mended};
pub use modality::{Stance, denying_determiner, none_of, quantifies, stance_of_all};
pub use narrowing::{narrows, tells_when};
pub use subject::{Antecedent, Subject};
pub use temporal::{day_range, is_temporal};
pub use tree::{Tree, lower};
pub use word_class::WordClass;
pub use words::{
    asks_for, governs, is_complex_preposition, is_courtesy_title, is_light_verb, is_repeating, is_title_of_several,
    names_person, nominalised_verb, speech_act,
};

use crate::prose::{Deprel, Sentence, Tag};

/// A predicate with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The predicate: a verb, or the noun or adjective after a copula.
    pub head: usize,
    /// Who or what it is about.
    pub subject: Option<Subject>,
    /// Whether the subject undergoes what the verb says.
    pub passive: bool,
    /// The copula, if it has one.
    pub copula: Option<usize>,
    /// Whether it is "there is …".
    pub existential: bool,
    /// How it hangs on the verb above it, if it is an infinitive: "agree **to meet**".
    pub control: Option<Control>,
    /// Modality, polarity and their marker.
    pub stance: Stance,
    /// Whether and under what reserve it is asserted.
    pub context: Context,
    /// Objects, complements, prepositional phrases, adverbs and adverbial clauses, in the order of the text.
    pub arguments: Vec<Argument>,
}

/// The clauses of a sentence.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// The tree they were found in.
    pub tree: Tree<'a>,
    /// The clauses, governing ones before governed ones.
    pub clauses: Vec<Clause>,
    predicates: Vec<bool>,
    place: Vec<Option<usize>>,
    governing: Vec<Option<usize>>,
}

impl<'a> Analysis<'a> {
    /// Finds the clauses of a sentence.
    #[must_use]
    pub fn new(sentence: &'a Sentence) -> Self {
        let tree = Tree { sentence };
        let order = predicate::top_down(tree);
        let predicates = predicate::predicates(tree, &order);
        let governing = governing(tree, &order, &predicates);
        let place = vec![None; tree.len()];
        let mut analysis = Self { tree, clauses: Vec::new(), predicates, place, governing };
        for at in order {
            if analysis.is_predicate(at) {
                let clause = analysis.clause(at);
                if let Some(slot) = analysis.place.get_mut(at) {
                    *slot = Some(analysis.clauses.len());
                }
                analysis.clauses.push(clause);
            }
        }
        analysis
    }

    /// Whether the token is the predicate of a clause.
    #[must_use]
    pub fn is_predicate(&self, at: usize) -> bool {
        self.predicates.get(at) == Some(&true)
    }

    /// The clause that this token is the predicate of.
    #[must_use]
    pub fn clause_at(&self, at: usize) -> Option<&Clause> {
        let place = self.place.get(at).copied().flatten()?;
        self.clauses.get(place)
    }

    /// The clause above a token: of the nearest predicate among its ancestors.
    #[must_use]
    pub fn clause_above(&self, at: usize) -> Option<&Clause> {
        let above = self.governing.get(at).copied().flatten()?;
        self.clause_at(above)
    }

    /// The clause that a token stands in: its own if it is a predicate, else the one above it.
    #[must_use]
    pub fn clause_around(&self, at: usize) -> Option<&Clause> {
        self.clause_at(at).or_else(|| self.clause_above(at))
    }

    fn clause(&self, at: usize) -> Clause {
        let tree = self.tree;
        let control = control::control(self, at);
        let stance = modality::stance(self, at, control.as_ref());
        let existential = tree.children_by(at, &[Deprel::Expl]).any(|child| tree.tag(child) == Tag::Ex);
        let passive = is_passive(tree, at);
        Clause {
            head: at,
            subject: subject::subject(self, at, passive),
            passive,
            copula: tree.child(at, &[Deprel::Cop]),
            existential,
            context: context::context(self, at, control.as_ref()),
            arguments: argument::arguments(self, at, passive),
            control,
            stance,
        }
    }
}

/// A participle after "be", or one that modifies a noun: "measures **adopted** in May".
fn is_passive(tree: Tree<'_>, at: usize) -> bool {
    if tree.has(at, &[Deprel::AuxPass]) || (tree.has(at, &[Deprel::NsubjPass]) && !tree.has(at, &[Deprel::Obj])) {
        return true;
    }
    let reduced = matches!(tree.relation(at), Deprel::Acl | Deprel::Advcl);
    let joined = tree.relation(at) == Deprel::Conj
        && !tree.has(at, &[Deprel::Aux, Deprel::Nsubj])
        && tree.head(at).is_some_and(|head| tree.tag(head) == Tag::Vbn && is_passive(tree, head));
    // "was built and **financed** by the Bank", read as the past.
    let past = tree.tag(at) == Tag::Vbd && joined && tree.has(at, &[Deprel::OblAgent]);
    (tree.tag(at) == Tag::Vbn || past) && (reduced || joined) && !tree.has(at, &[Deprel::Aux, Deprel::Obj, Deprel::Cop])
}

/// For every token the nearest predicate among its ancestors.
fn governing(tree: Tree<'_>, order: &[usize], predicates: &[bool]) -> Vec<Option<usize>> {
    let mut above = vec![None; tree.len()];
    for &at in order {
        let Some(head) = tree.head(at) else { continue };
        let found = match predicates.get(head) {
            Some(true) => Some(head),
            _ => above.get(head).copied().flatten(),
        };
        if let Some(slot) = above.get_mut(at) {
            *slot = found;
        }
    }
    above
}
