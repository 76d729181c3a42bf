//! What reading a text yields: claims, the things they are about, and what was not understood.

use super::{ClaimView, Coverage, Entity, Wording};
use crate::claim::{Citation, Claim, Confidence, Qualifier, record};
use crate::prose::{Sign, Signs};
use crate::rdf::{NamedNode, NamedNodeRef, Quad, Term, literal, namespace};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Those who sign a text together are not more than so many.
const SIGNATORIES: usize = 64;

/// Claims and entities of one source.
#[derive(Clone, Debug, Default)]
pub struct Ingested {
    /// The claims in the order of the text; what is said twice is one claim with two citations.
    pub claims: Vec<Claim>,
    /// How each claim was put; as many as claims.
    pub wordings: Vec<Wording>,
    /// Claims that the reader is not sure enough of, and how each was put; none before [`Ingested::held_below`].
    pub held: Vec<(Claim, Wording)>,
    /// The things spoken of, in the order of the text.
    pub entities: Vec<Entity>,
    /// The label of every relation used, vocabulary or minted.
    pub relations: BTreeMap<NamedNode, String>,
    /// Sentences, or parts of them, from which no claim could be read.
    pub not_understood: Vec<Span>,
    /// The sentences that have a verb, whether or not a claim could be read from them.
    pub sentences: Vec<Citation>,
    /// How much of the text the claims rest on.
    pub coverage: Coverage,
    /// What the source says of itself: its title, publisher, date.
    pub metadata: Vec<Quad>,
}

impl Ingested {
    /// The whole as quads: entities, relations, claims, the sentences without a claim, what the source says of itself. The
    /// same text yields the same quads in the same order.
    #[must_use]
    pub fn quads(&self) -> Vec<Quad> {
        let mut out: Vec<Quad> = self.told_of().flat_map(Entity::quads).collect();
        let used: FxHashSet<&NamedNode> = self.claims.iter().map(|claim| &claim.relation).collect();
        for (relation, label) in self.relations.iter().filter(|(relation, _)| used.contains(relation)) {
            out.push(record::quad(relation, namespace::TYPE, namespace::RELATION_CLASS));
            out.push(record::quad(relation, namespace::LABEL, literal::english(label)));
        }
        out.extend(self.claims.iter().flat_map(record::quads));
        out.extend(self.unclaimed().flat_map(record::passage));
        out.extend(self.metadata.iter().cloned());
        out
    }

    /// The sentences with a verb of which no claim is kept.
    fn unclaimed(&self) -> impl Iterator<Item = &Citation> {
        let quoted: FxHashSet<&Citation> = self.claims.iter().flat_map(|claim| &claim.citations).collect();
        self.sentences.iter().filter(move |sentence| !quoted.contains(sentence))
    }

    /// Each claim in words, in the order of the text.
    pub fn views(&self) -> impl Iterator<Item = ClaimView> {
        self.in_words(|_| true)
    }

    /// Each claim in words as a text is listed: with an object where something can stand there, and without those that
    /// another line says. What "we" do is one line, whoever of several that are.
    pub fn listed(&self) -> impl Iterator<Item = ClaimView> {
        let mut found: Vec<ClaimView> = vec![];
        for view in self.in_words(|wording| !wording.signs.is_said_otherwise()).map(ClaimView::completed) {
            match found.iter_mut().rev().take(SIGNATORIES).find(|other| other.is_same_line(&view)) {
                Some(other) => other.join(view),
                None => found.push(view),
            }
        }
        found.into_iter()
    }

    fn in_words(&self, told: impl Fn(&Wording) -> bool) -> impl Iterator<Item = ClaimView> {
        let names = self.names();
        let claims = self.claims.iter().zip(&self.wordings).filter(move |(_, wording)| told(wording));
        claims.filter_map(move |(claim, wording)| ClaimView::new(claim, wording, &names))
    }

    /// Each claim that is held back, in words.
    pub fn held_views(&self) -> impl Iterator<Item = ClaimView> {
        let names = self.names();
        self.held.iter().filter_map(move |(claim, wording)| ClaimView::new(claim, wording, &names))
    }

    /// With the claims held back that are less sure than the gate. What only they speak of is no longer told of. Whose a
    /// thing is may be a little less sure where something else is told of the thing: who "its chair" is says nothing about
    /// the Board without that.
    #[must_use]
    pub fn held_below(mut self, gate: Confidence) -> Self {
        let below = |claim: &Claim, gate: Confidence| claim.confidence.is_some_and(|sure| sure < gate);
        let ties = |claim: &Claim| claim.relation.as_ref() == namespace::HAVE && !below(claim, gate.a_little_less());
        let told: FxHashSet<NamedNode> =
            self.claims.iter().filter(|claim| !below(claim, gate)).flat_map(spoken_of).cloned().collect();
        let of_told = |claim: &Claim| matches!(&claim.object, Some(Term::NamedNode(node)) if told.contains(node));
        // "cannot vote", "Peru abstained": nobody who lists claims writes down what has no object, so how sure it is says
        // less of it.
        let named: FxHashSet<NamedNode> =
            self.entities.iter().filter(|one| is_capitalised(&one.label)).map(|one| one.node.clone()).collect();
        let bare = |claim: &Claim, signs: Signs| {
            let acts = signs.has(Sign::Bare) && signs.has(Sign::NamedSubject) && named.contains(&claim.subject);
            let less = gate.a_little_less();
            signs.has(Sign::BareRule) && !below(claim, less.a_little_less()) || acts && !below(claim, less)
        };
        let unsure =
            |claim: &Claim, signs: Signs| below(claim, gate) && !(ties(claim) && of_told(claim)) && !bare(claim, signs);
        let all = std::mem::take(&mut self.claims).into_iter().zip(std::mem::take(&mut self.wordings));
        let (held, kept): (Vec<_>, Vec<_>) = all.partition(|(claim, wording)| unsure(claim, wording.signs));
        (self.claims, self.wordings) = kept.into_iter().unzip();
        self.held.extend(held);
        self
    }

    /// The things to tell of: all but those that only claims held back speak of.
    fn told_of(&self) -> impl Iterator<Item = &Entity> {
        let mut told: FxHashSet<&NamedNode> = self.claims.iter().flat_map(spoken_of).collect();
        let held: FxHashSet<&NamedNode> = self.held.iter().flat_map(|(claim, _)| spoken_of(claim)).collect();
        let untold = |entity: &Entity| held.contains(&entity.node) && !told.contains(&entity.node);
        let same: Vec<&NamedNode> =
            self.entities.iter().filter(|entity| !untold(entity)).flat_map(|entity| &entity.same_as).collect();
        told.extend(same);
        self.entities.iter().filter(move |entity| told.contains(&entity.node) || !held.contains(&entity.node))
    }

    fn names(&self) -> Names<'_> {
        self.entities.iter().map(|entity| (entity.node.as_ref(), entity.label.as_str())).collect()
    }
}

fn is_capitalised(label: &str) -> bool {
    label.starts_with(char::is_uppercase)
}

/// The things that a claim speaks of.
pub(super) fn spoken_of(claim: &Claim) -> impl Iterator<Item = &NamedNode> {
    let object = match &claim.object {
        Some(Term::NamedNode(node)) => Some(node),
        _ => None,
    };
    let narrowing = claim.qualifiers.iter().filter_map(|qualifier| match qualifier {
        Qualifier::Place(node) | Qualifier::Scope(_, node) | Qualifier::Venue(node) | Qualifier::Attribution(node) => {
            Some(node)
        }
        _ => None,
    });
    std::iter::once(&claim.subject).chain(object).chain(narrowing)
}

/// What things are called.
pub type Names<'a> = FxHashMap<NamedNodeRef<'a>, &'a str>;

/// The words of a term: a name, or the value of a literal.
pub(super) fn words(term: &Term, names: &Names<'_>) -> String {
    match term {
        Term::NamedNode(node) => names.get(&node.as_ref()).map_or(node.as_str(), |name| name).to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}
