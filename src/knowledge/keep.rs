//! Graphs that are kept: what they were read from.

use super::names::MAKERS;
use super::{Covered, KnowledgeError};
use crate::claim::Citation;
use crate::rdf::{NamedOrBlankNode, Quad, Term, namespace};
use crate::store::{Bulk, Committed, Credentials, Endpoint, Kept, Loaded, Mistake, QuadPattern, Remote, partial};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The graph of another engine, which is asked in SPARQL; nothing is sent yet.
///
/// # Errors
/// [`KnowledgeError::Remote`] if it is no address.
pub fn remote(address: &str, credentials: Credentials) -> Result<Remote, KnowledgeError> {
    Ok(Remote::new(address, credentials, crate::sparql::print)?)
}

/// The kept graph of a folder; its names are gathered whenever its index is made, so that no question waits for them.
///
/// # Errors
/// [`KnowledgeError::Kept`].
pub fn open_kept(folder: &Path) -> Result<Kept, KnowledgeError> {
    Ok(Kept::open(folder)?.naming(MAKERS))
}

/// The same, of an empty graph where there is none.
///
/// # Errors
/// As [`open_kept`].
pub fn open_or_make_kept(folder: &Path) -> Result<Kept, KnowledgeError> {
    Ok(Kept::open_or_make(folder)?.naming(MAKERS))
}

/// Loads files of RDF into a kept graph, as one commit; gives it, and the places that were left out.
///
/// # Errors
/// [`KnowledgeError::Bulk`], [`KnowledgeError::Kept`]; then nothing was loaded.
pub fn load_bulk(graph: &Kept, paths: &[PathBuf], bulk: &Bulk) -> Result<(Committed, Vec<Mistake>), KnowledgeError> {
    let bulk = Bulk { salt: graph.commits().len().to_string(), ..bulk.clone() };
    let Loaded { draft, files, mistakes } = bulk.read(paths)?;
    let message = match files.as_slice() {
        [file] => format!("load {file}"),
        [first, .., last] => format!("load {} files, {first} to {last}", files.len()),
        [] => "load nothing".to_owned(),
    };
    let committed = graph.load(&message, draft)?;
    graph.prepare()?;
    Ok((committed, mistakes))
}

/// What an endpoint is asked about, seen from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// How many statements it has, those of named graphs included.
    pub statements: usize,
    /// How many statements are kept here of which its names are made.
    pub names: usize,
    /// What is not known of its names, if it is too large for all of them.
    pub partial: Option<String>,
    /// The texts that it cites.
    pub sources: Vec<KnownSource>,
}

/// Looks at an endpoint; its names are fetched if need be.
///
/// # Errors
/// [`KnowledgeError::Endpoint`].
pub fn look(remote: &Remote) -> Result<Elsewhere, KnowledgeError> {
    let words = remote.words()?;
    Ok(Elsewhere {
        statements: remote.len()?,
        names: words.as_ref().map_or(0, |words| words.size().quads),
        partial: words.as_deref().and_then(partial),
        sources: sources(remote)?,
    })
}

/// A text that a graph cites.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KnownSource {
    /// Its name, such as a path.
    pub name: String,
    /// How many passages of it are cited.
    pub passages: usize,
    /// Whether its text is kept with the graph.
    pub kept: bool,
    /// How much of it became claims, where that is kept, too.
    pub covered: Option<Covered>,
}

/// The texts that a graph cites, by name.
///
/// # Errors
/// [`KnowledgeError::Endpoint`].
pub fn sources(graph: &dyn Endpoint) -> Result<Vec<KnownSource>, KnowledgeError> {
    let typed = QuadPattern {
        predicate: Some(namespace::TYPE.into_owned()),
        object: Some(namespace::SOURCE_CLASS.into_owned().into()),
        ..QuadPattern::default()
    };
    // A sentence that is kept without a claim is a passage that none is quoted from.
    let quoting = QuadPattern { predicate: Some(namespace::WAS_QUOTED_FROM.into_owned()), ..QuadPattern::default() };
    let quoted: HashSet<Term> = graph.quads(&quoting)?.into_iter().map(|quad| quad.object).collect();
    let kept = super::texts::sources(graph)?;
    let mut found = vec![];
    for source in graph.quads(&typed)? {
        let name = QuadPattern {
            subject: Some(source.subject.clone()),
            predicate: Some(namespace::LABEL.into_owned()),
            ..QuadPattern::default()
        };
        let object = match source.subject {
            NamedOrBlankNode::NamedNode(node) => Term::from(node),
            NamedOrBlankNode::BlankNode(node) => node.into(),
        };
        let cited = QuadPattern {
            predicate: Some(namespace::WAS_DERIVED_FROM.into_owned()),
            object: Some(object.clone()),
            ..QuadPattern::default()
        };
        let name = match graph.quads(&name)?.into_iter().map(|quad| quad.object).min_by_key(ToString::to_string) {
            Some(Term::Literal(name)) => name.value().to_owned(),
            _ => object.to_string(),
        };
        let cited = graph.quads(&cited)?;
        let passages = cited.iter().filter(|quad| quoted.contains(&Term::from(quad.subject.clone()))).count();
        let (covered, kept) = (kept.get(&object).copied().flatten(), kept.contains_key(&object));
        found.push(KnownSource { name, passages, kept, covered });
    }
    found.sort();
    Ok(found)
}

/// Whether a claim is quoted from a passage.
fn is_quoted(graph: &dyn Endpoint, passage: &NamedOrBlankNode) -> Result<bool, KnowledgeError> {
    let quoting = QuadPattern {
        predicate: Some(namespace::WAS_QUOTED_FROM.into_owned()),
        object: Some(passage.clone().into()),
        ..QuadPattern::default()
    };
    Ok(!graph.quads(&quoting)?.is_empty())
}

/// What is cited of a text, by its place.
///
/// # Errors
/// [`KnowledgeError::Endpoint`].
pub(super) fn passages(graph: &dyn Endpoint, source: &str) -> Result<Vec<Citation>, KnowledgeError> {
    let named = QuadPattern {
        predicate: Some(namespace::LABEL.into_owned()),
        object: Some(crate::rdf::Literal::new_simple_literal(source).into()),
        ..QuadPattern::default()
    };
    let mut found = vec![];
    for named in graph.quads(&named)? {
        let derived = QuadPattern {
            predicate: Some(namespace::WAS_DERIVED_FROM.into_owned()),
            object: Some(named.subject.into()),
            ..QuadPattern::default()
        };
        for derived in graph.quads(&derived)? {
            if !is_quoted(graph, &derived.subject)? {
                continue;
            }
            let about = QuadPattern { subject: Some(derived.subject), ..QuadPattern::default() };
            found.push(citation(source, &graph.quads(&about)?));
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// The passage that these quads are about.
pub(super) fn citation(source: &str, quads: &[Quad]) -> Citation {
    let mut citation = Citation { source: source.to_owned(), ..Citation::default() };
    for quad in quads {
        let Term::Literal(literal) = &quad.object else { continue };
        let text = || literal.value().to_owned();
        match quad.predicate.as_ref() {
            namespace::EXACT => citation.quote = text(),
            namespace::START => citation.start = literal.value().parse().unwrap_or_default(),
            namespace::END => citation.end = literal.value().parse().unwrap_or_default(),
            namespace::PAGE => citation.page = literal.value().parse().ok(),
            namespace::HEADING => citation.heading = Some(text()),
            namespace::CELL => citation.cell = Some(text()),
            _ => {}
        }
    }
    citation
}
