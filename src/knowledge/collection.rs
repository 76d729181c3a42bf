//! A collection that lives: texts read side by side, read anew, and taken away.

use super::{Covered, Ingested, Input, Intake, KnowledgeError, Taken, texts};
use crate::claim::record;
use crate::rdf::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, mint, namespace};
use crate::store::{Change, Endpoint, EndpointError, QuadPattern};
use crate::text::Source;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Reads inputs on as many threads as the machine has processors, and hands them over one by one in their order. `read`
/// counts those that were read.
///
/// # Errors
/// The first error, of reading or of `each`, in the order of the inputs; nothing is handed over after it.
pub fn take_in_all<E: From<KnowledgeError>>(
    inputs: &[Input],
    intake: &Intake<'_>,
    read: &AtomicUsize,
    mut each: impl FnMut(Taken) -> Result<(), E>,
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(inputs.len().max(1));
    let next = AtomicUsize::new(0);
    let (sender, taken) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                while let Some((at, input)) = next_of(inputs, next) {
                    let taken = intake.take(input);
                    read.fetch_add(1, Ordering::Relaxed);
                    if sender.send((at, taken)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (at, result) in taken {
            waiting.insert(at, result);
            while let Some(result) = waiting.remove(&due) {
                due += 1;
                if let Err(error) = result.map_err(E::from).and_then(&mut each) {
                    // Whoever still reads need not read on.
                    next.store(inputs.len(), Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
        Ok(())
    })
}

fn next_of<'a>(inputs: &'a [Input], next: &AtomicUsize) -> Option<(usize, &'a Input)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    inputs.get(at).map(|input| (at, input))
}

/// The change that puts what a text says now in the place of what it said when it was read before, and keeps the text.
///
/// # Errors
/// [`KnowledgeError::Endpoint`] if the store fails.
pub fn replacing(graph: &dyn Endpoint, source: &Source, ingested: &Ingested) -> Result<Change, KnowledgeError> {
    let (name, mut insert) = (source.name(), ingested.quads());
    insert.extend(texts::quads(source, Covered::of(&ingested.coverage)));
    let new: HashSet<&Quad> = insert.iter().collect();
    let mut remove = Said::by(graph, &mint::slug(namespace::SOURCE, name))?.alone()?;
    let again = !remove.is_empty();
    remove.retain(|quad| !new.contains(quad));
    let message = if again { format!("read {name} anew") } else { format!("read {name}") };
    Ok(Change { message, insert, remove })
}

/// The change that takes a text away, with what only it said; none if nothing of it is known.
///
/// # Errors
/// [`KnowledgeError::Endpoint`] if the store fails.
pub fn removal(graph: &dyn Endpoint, name: &str) -> Result<Option<Change>, KnowledgeError> {
    let remove = Said::by(graph, &mint::slug(namespace::SOURCE, name))?.alone()?;
    let change = Change { message: format!("remove {name}"), insert: vec![], remove };
    Ok(Some(change).filter(|change| !change.remove.is_empty()))
}

/// What a source says, on the way to what nothing else says.
struct Said<'a> {
    graph: &'a dyn Endpoint,
    /// What goes.
    gone: HashSet<Quad>,
    /// In the order found.
    order: Vec<Quad>,
    /// The things that its claims speak of, and who wrote and published it.
    things: BTreeSet<NamedNode>,
    relations: BTreeSet<NamedNode>,
    /// The plain edges of claims that go.
    edges: Vec<Quad>,
}

impl<'a> Said<'a> {
    /// The source, its text, its passages, and the claims that are quoted from nothing else.
    fn by(graph: &'a dyn Endpoint, source: &NamedNode) -> Result<Self, EndpointError> {
        let (things, relations) = (BTreeSet::new(), BTreeSet::new());
        let mut said = Self { graph, gone: HashSet::new(), order: vec![], things, relations, edges: vec![] };
        let own = said.about(source)?;
        said.things.extend(own.iter().filter_map(thing));
        said.take(own);
        said.take(texts::kept(graph, source)?);
        let passages: BTreeSet<NamedNode> =
            said.pointing(namespace::WAS_DERIVED_FROM, source)?.iter().filter_map(subject).collect();
        let mut claims = BTreeSet::new();
        for passage in &passages {
            let quoted = said.pointing(namespace::WAS_QUOTED_FROM, passage)?;
            claims.extend(quoted.iter().filter_map(subject));
            said.take(quoted);
            let own = said.about(passage)?;
            said.take(own);
        }
        for claim in claims {
            let own = said.about(&claim)?;
            if !own.iter().any(|quad| quad.predicate == namespace::WAS_QUOTED_FROM && !said.gone.contains(quad)) {
                said.take_claim(own);
            }
        }
        Ok(said)
    }

    fn take_claim(&mut self, own: Vec<Quad>) {
        let value = |property: NamedNodeRef<'_>| own.iter().find(|quad| quad.predicate == property);
        self.things.extend(own.iter().filter_map(thing));
        if let (Some(subject), Some(relation)) = (value(namespace::SUBJECT), value(namespace::PREDICATE))
            && let (Term::NamedNode(subject), Term::NamedNode(relation)) = (&subject.object, &relation.object)
        {
            self.relations.insert(relation.clone());
            if let Some(object) = value(namespace::OBJECT) {
                self.edges.push(record::quad(subject, relation.as_ref(), object.object.clone()));
            }
        }
        self.take(own);
    }

    /// Everything that goes: besides, the edges, things and relations that nothing else speaks of.
    fn alone(mut self) -> Result<Vec<Quad>, EndpointError> {
        for edge in std::mem::take(&mut self.edges) {
            if !self.is_claimed_still(&edge)? {
                self.take(vec![edge]);
            }
        }
        for thing in std::mem::take(&mut self.things) {
            let own = self.about(&thing)?;
            let pointing = self.graph.quads(&QuadPattern { object: Some(thing.into()), ..QuadPattern::default() })?;
            let (same, others): (Vec<_>, Vec<_>) =
                pointing.into_iter().partition(|quad| quad.predicate == namespace::SAME_AS);
            let speaks = |quad: &&Quad| !self.gone.contains(*quad);
            if !others.iter().any(|quad| speaks(&quad)) && !own.iter().filter(speaks).any(|quad| !describes(quad)) {
                self.take(own);
                self.take(same);
            }
        }
        for relation in std::mem::take(&mut self.relations) {
            let edges = QuadPattern { predicate: Some(relation.clone()), ..QuadPattern::default() };
            let used = self.graph.quads(&edges)?.into_iter().chain(self.pointing(namespace::PREDICATE, &relation)?);
            if used.into_iter().all(|quad| self.gone.contains(&quad)) {
                let own = self.about(&relation)?;
                self.take(own);
            }
        }
        Ok(self.order)
    }

    /// Whether a claim that stays says what a plain edge says, outright.
    fn is_claimed_still(&self, edge: &Quad) -> Result<bool, EndpointError> {
        let NamedOrBlankNode::NamedNode(subject_node) = &edge.subject else { return Ok(true) };
        for claim in self.pointing(namespace::SUBJECT, subject_node)?.iter().filter_map(subject) {
            let own = self.about(&claim)?;
            let has = |property: NamedNodeRef<'_>, value: &Term| {
                own.iter().any(|quad| quad.predicate == property && quad.object == *value)
            };
            let narrowing = [namespace::CONDITION, namespace::ATTRIBUTED_TO, namespace::HEDGE];
            let stays = !own.iter().any(|quad| self.gone.contains(quad));
            let outright = has(namespace::MODALITY, &namespace::ACTUAL.into_owned().into())
                && has(namespace::POLARITY, &namespace::AFFIRMED.into_owned().into())
                && !own.iter().any(|quad| narrowing.contains(&quad.predicate.as_ref()));
            let same =
                has(namespace::PREDICATE, &edge.predicate.clone().into()) && has(namespace::OBJECT, &edge.object);
            if stays && outright && same {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn about(&self, node: &NamedNode) -> Result<Vec<Quad>, EndpointError> {
        self.graph.quads(&QuadPattern { subject: Some(node.clone().into()), ..QuadPattern::default() })
    }

    fn pointing(&self, property: NamedNodeRef<'_>, node: &NamedNode) -> Result<Vec<Quad>, EndpointError> {
        let (predicate, object) = (Some(property.into_owned()), Some(node.clone().into()));
        self.graph.quads(&QuadPattern { predicate, object, ..QuadPattern::default() })
    }

    fn take(&mut self, quads: Vec<Quad>) {
        for quad in quads {
            if self.gone.insert(quad.clone()) {
                self.order.push(quad);
            }
        }
    }
}

/// What only tells how a thing is called and what it is, as reading a text tells it.
fn describes(quad: &Quad) -> bool {
    let own = [
        namespace::LABEL,
        namespace::ALT_LABEL,
        namespace::TYPE,
        namespace::KIND,
        namespace::QUALITY,
        namespace::QUANTITY,
        namespace::ORDINAL,
        namespace::SAME_AS,
    ];
    own.contains(&quad.predicate.as_ref())
}

fn subject(quad: &Quad) -> Option<NamedNode> {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => Some(node.clone()),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}

/// The thing spoken of that a statement leads to.
fn thing(quad: &Quad) -> Option<NamedNode> {
    match &quad.object {
        Term::NamedNode(node) if node.as_str().starts_with(namespace::ID) => Some(node.clone()),
        _ => None,
    }
}
