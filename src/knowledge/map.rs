//! What stands around an answer: things, and what is claimed between them.

use super::{Knowledge, KnowledgeError};
use crate::answer::{Answer, CellKind};
use crate::claim::{Modality, Polarity};
use crate::lexicon::Meaning;
use crate::question;
use crate::rdf::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, namespace};
use crate::store::{Endpoint, LABEL_PROPERTIES, QuadPattern, words_of};
use indexmap::IndexSet;
use std::collections::{BTreeMap, BTreeSet};

/// The most arrows of a drawing around an answer, and of one of a whole graph; beyond, it would be read by nobody.
const MOST_ARROWS: usize = 60;
const MOST_OF_ALL: usize = 150;

/// What a thing is, as far as a drawing tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ThingKind {
    /// A person.
    Person,
    /// A post.
    Office,
    /// A forum, an organisation, an economy.
    Body,
    /// A meeting.
    Event,
    /// A paper, a decision.
    Deliverable,
    /// A place.
    Place,
    /// Anything else.
    Other,
}

/// A thing of a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Its IRI.
    pub iri: String,
    /// What people call it.
    pub label: String,
    /// What it is.
    pub kind: ThingKind,
    /// Whether the question or its answer names it.
    pub is_asked: bool,
}

/// What is claimed of two things: they are told by their places in [`Map::things`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    /// Who.
    pub from: usize,
    /// Whom or what.
    pub to: usize,
    /// The relation, in the infinitive.
    pub label: String,
    /// Whether it is so, can be, must be.
    pub modality: Modality,
    /// Whether it is affirmed or denied.
    pub polarity: Polarity,
}

/// Things and what is claimed between them, those that were asked for first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// The things.
    pub things: Vec<Thing>,
    /// The arrows.
    pub arrows: Vec<Arrow>,
    /// How many arrows more there are than a drawing has room for.
    pub left_out: usize,
}

/// Subject, relation, object, modality, polarity.
pub(super) type Statement = (NamedNode, NamedNode, NamedNode, Modality, Polarity);

impl Knowledge {
    /// What stands around an answer: the things that the question and the answer name, and all that is claimed between them
    /// and about them.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn map_of(&self, answer: &Answer) -> Result<Map, KnowledgeError> {
        self.map_around(self.asked_of(answer)?, MOST_ARROWS)
    }

    /// The same without an end, for programs; of the whole graph if there is no answer.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn network(&self, answer: Option<&Answer>) -> Result<Map, KnowledgeError> {
        match answer {
            Some(answer) => self.map_around(self.asked_of(answer)?, usize::MAX),
            None => self.all(usize::MAX),
        }
    }

    /// The things that a question and its answer name.
    pub(super) fn asked_of(&self, answer: &Answer) -> Result<IndexSet<NamedNode>, KnowledgeError> {
        let language = self.language()?;
        let mut asked: IndexSet<NamedNode> = IndexSet::new();
        for outcome in question::readings(&answer.question, &language.lexicon).into_iter().flatten().take(1) {
            let named = outcome.tags.iter().flat_map(|tag| language.lexicon.named(&tag.text));
            asked.extend(named.filter_map(|entry| match &entry.meaning {
                Meaning::Thing(node) => Some(node.clone()),
                _ => None,
            }));
        }
        let cells = answer.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.kind == CellKind::Iri);
        asked.extend(cells.filter_map(|cell| NamedNode::new(&cell.value).ok()));
        Ok(asked)
    }

    /// The whole graph, as far as a drawing has room: around those things first of which most is said.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn map_of_all(&self) -> Result<Map, KnowledgeError> {
        self.all(MOST_OF_ALL)
    }

    /// What each claim is about.
    pub(super) fn spoken_of(&self) -> Result<impl Iterator<Item = NamedNode>, KnowledgeError> {
        let subjects = QuadPattern { predicate: Some(namespace::SUBJECT.into_owned()), ..QuadPattern::default() };
        Ok(self.graph.quads(&subjects)?.into_iter().filter_map(|quad| named(quad.object)))
    }

    pub(super) fn all(&self, most: usize) -> Result<Map, KnowledgeError> {
        let mut said: BTreeMap<NamedNode, usize> = BTreeMap::new();
        self.spoken_of()?.for_each(|subject| *said.entry(subject).or_default() += 1);
        if said.is_empty() {
            let quads = self.graph.quads(&QuadPattern::default())?.into_iter();
            let subjects = quads.filter(says_something).filter_map(|quad| named(quad.subject.into()));
            subjects.for_each(|subject| *said.entry(subject).or_default() += 1);
        }
        let mut asked: Vec<(NamedNode, usize)> = said.into_iter().collect();
        asked.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        // Each of them gives an arrow or more, so that of a large graph those need not be looked at which come later.
        let beyond: usize = asked.iter().skip(most).map(|(_, times)| times).sum();
        let mut map = self.map_around(asked.into_iter().take(most).map(|(node, _)| node).collect(), most)?;
        map.left_out += beyond;
        map.things.iter_mut().for_each(|thing| thing.is_asked = false);
        Ok(map)
    }

    fn map_around(&self, asked: IndexSet<NamedNode>, most: usize) -> Result<Map, KnowledgeError> {
        let graph = self.graph.as_ref();
        let mut statements: BTreeSet<Statement> = BTreeSet::new();
        for node in &asked {
            claims_about(graph, node, &mut statements)?;
            plain_about(graph, node, &mut statements)?;
        }
        let both = |statement: &Statement| asked.contains(&statement.0) && asked.contains(&statement.2);
        let mut ordered: Vec<Statement> = statements.into_iter().collect();
        // What joins two things that were asked for comes first, so that it is never left out for the rest.
        ordered.sort_by_cached_key(|statement| {
            let place = |node| asked.get_index_of(node).unwrap_or(usize::MAX);
            (!both(statement), place(&statement.0).min(place(&statement.2)), statement.clone())
        });
        let left_out = ordered.len().saturating_sub(most);
        ordered.truncate(most);
        let mut nodes: IndexSet<NamedNode> = IndexSet::new();
        for (from, _, to, ..) in &ordered {
            nodes.insert(from.clone());
            nodes.insert(to.clone());
        }
        if nodes.is_empty() {
            nodes.extend(asked.iter().take(most).cloned());
        }
        nodes.sort_by_cached_key(|node| (asked.get_index_of(node).unwrap_or(usize::MAX), node.clone()));
        let things = nodes.iter().map(|node| thing(graph, node, asked.contains(node)));
        let mut map = Map { things: things.collect::<Result<_, _>>()?, arrows: vec![], left_out };
        let mut labels: BTreeMap<NamedNode, String> = BTreeMap::new();
        for (from, relation, to, modality, polarity) in ordered {
            let label = match labels.get(&relation) {
                Some(label) => label.clone(),
                None => labels.entry(relation.clone()).or_insert(name(graph, &relation)?).clone(),
            };
            let [from, to] = [&from, &to].map(|node| nodes.get_index_of(node).unwrap_or_default());
            map.arrows.push(Arrow { from, to, label, modality, polarity });
        }
        map.arrows.sort();
        map.arrows.dedup();
        Ok(map)
    }
}

/// The claims whose subject or object a thing is.
fn claims_about(graph: &dyn Endpoint, node: &NamedNode, found: &mut BTreeSet<Statement>) -> Result<(), KnowledgeError> {
    found.extend(about(graph, node)?.iter().filter_map(|quads| statement(quads)));
    Ok(())
}

/// The quads of each claim whose subject or object a thing is.
pub(super) fn about(graph: &dyn Endpoint, node: &NamedNode) -> Result<Vec<Vec<Quad>>, KnowledgeError> {
    let mut found = vec![];
    for part in [namespace::SUBJECT, namespace::OBJECT] {
        let claims = QuadPattern {
            predicate: Some(part.into_owned()),
            object: Some(node.clone().into()),
            ..QuadPattern::default()
        };
        for claim in graph.quads(&claims)? {
            let about = QuadPattern { subject: Some(claim.subject), ..QuadPattern::default() };
            found.push(graph.quads(&about)?);
        }
    }
    Ok(found)
}

/// What the quads of a claim say.
pub(super) fn statement(quads: &[Quad]) -> Option<Statement> {
    let object = |predicate: NamedNodeRef<'_>| {
        quads.iter().find(|quad| quad.predicate == predicate).and_then(|quad| named(quad.object.clone()))
    };
    let modality = object(namespace::MODALITY).and_then(|node| Modality::from_node(node.as_ref()));
    let polarity = object(namespace::POLARITY).and_then(|node| Polarity::from_node(node.as_ref()));
    let (modality, polarity) = (modality.unwrap_or_default(), polarity.unwrap_or_default());
    Some((object(namespace::SUBJECT)?, object(namespace::PREDICATE)?, object(namespace::OBJECT)?, modality, polarity))
}

/// The plain edges of a thing that no claim says.
fn plain_about(graph: &dyn Endpoint, node: &NamedNode, found: &mut BTreeSet<Statement>) -> Result<(), KnowledgeError> {
    let from = QuadPattern { subject: Some(node.clone().into()), ..QuadPattern::default() };
    let to = QuadPattern { object: Some(node.clone().into()), ..QuadPattern::default() };
    for quad in graph.quads(&from)?.into_iter().chain(graph.quads(&to)?) {
        if !says_something(&quad) {
            continue;
        }
        if let (NamedOrBlankNode::NamedNode(subject), Some(object)) = (quad.subject, named(quad.object)) {
            found.insert((subject, quad.predicate, object, Modality::Actual, Polarity::Affirmed));
        }
    }
    Ok(())
}

/// Whether a quad joins two things of the world, and is neither a name, nor a class, nor part of a claim or its qualifier.
fn says_something(quad: &Quad) -> bool {
    const RECORD: [&str; 5] = [
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://www.w3.org/2000/01/rdf-schema#",
        "http://www.w3.org/ns/prov#",
        "http://www.w3.org/ns/oa#",
        namespace::RAP,
    ];
    let is_of_claim =
        matches!(&quad.subject, NamedOrBlankNode::NamedNode(node) if node.as_str().starts_with(namespace::CLAIM));
    !is_of_claim
        && matches!(quad.object, Term::NamedNode(_))
        && !RECORD.iter().any(|base| quad.predicate.as_str().starts_with(base))
}

fn named(term: Term) -> Option<NamedNode> {
    match term {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}

fn thing(graph: &dyn Endpoint, node: &NamedNode, is_asked: bool) -> Result<Thing, KnowledgeError> {
    let typed = QuadPattern {
        subject: Some(node.clone().into()),
        predicate: Some(namespace::TYPE.into_owned()),
        ..QuadPattern::default()
    };
    let kinds =
        graph.quads(&typed)?.into_iter().filter_map(|quad| named(quad.object)).map(|class| kind(class.as_str()));
    let kind = kinds.min().unwrap_or(ThingKind::Other);
    Ok(Thing { iri: node.as_str().to_owned(), label: name(graph, node)?, kind, is_asked })
}

fn kind(class: &str) -> ThingKind {
    let local = class.rsplit(['#', '/']).next().unwrap_or_default();
    match local {
        "Person" => ThingKind::Person,
        "Post" | "Office" | "Role" => ThingKind::Office,
        "Forum" | "Organisation" | "Organization" | "Economy" | "Country" => ThingKind::Body,
        "Meeting" | "Event" => ThingKind::Event,
        "Deliverable" | "Document" => ThingKind::Deliverable,
        "Place" | "City" => ThingKind::Place,
        _ => ThingKind::Other,
    }
}

/// What people call a node: its best label, else the words of its IRI.
pub(super) fn name(graph: &dyn Endpoint, node: &NamedNode) -> Result<String, KnowledgeError> {
    let tongue = graph.tongue();
    for property in LABEL_PROPERTIES {
        let labels = QuadPattern {
            subject: Some(node.clone().into()),
            predicate: Some(property.into_owned()),
            ..QuadPattern::default()
        };
        let labels = graph.quads(&labels)?.into_iter().filter_map(|quad| match quad.object {
            Term::Literal(label) => Some((tongue.distance(label.language()), label.value().to_owned())),
            _ => None,
        });
        if let Some((_, label)) = labels.min() {
            return Ok(label);
        }
    }
    Ok(words_of(node.as_str()))
}
