//! What an endpoint's names are made of, fetched once for each of its states and kept in a folder.

use super::{Remote, RemoteError, answers, over, quad};
use crate::rdf::namespace::LABEL_PROPERTIES;
use crate::rdf::{GraphName, NamedNode, NamedNodeRef, Quad, Term, namespace};
use crate::store::kept::{Change, Kept};
use crate::store::{Endpoint, EndpointError, QuadPattern};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use ureq::http::header::ETAG;

/// After how long names are fetched again although the endpoint looks as it did: a state is told by numbers, where the
/// endpoint does not tell it itself.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

/// How many statements a graph may have to be fetched whole for its names, if nobody says otherwise; of a larger one, so
/// many names are fetched at most.
pub(super) const WHOLE: u64 = 2_000_000;
/// How many classes and relations of such a graph are asked for.
const MOST_CLASSES: usize = 20_000;
const MOST_RELATIONS: usize = 1_000;
/// What is told of the names of such a graph begins so.
pub(super) const PART: &str = "some names of an endpoint: ";
const CLASS: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("http://www.w3.org/2000/01/rdf-schema#Class");

impl Remote {
    /// The same, with names kept in that folder from one run to the next.
    #[must_use]
    pub fn caching(self, folder: Option<PathBuf>) -> Self {
        Self { cache: folder, ..self }
    }

    /// A kept graph with all that names are made of; nothing if there is no folder to keep it in.
    ///
    /// # Errors
    /// As the endpoint fails.
    pub(super) fn fetched_words(&self) -> Result<Option<Arc<Kept>>, EndpointError> {
        let Some(cache) = &self.cache else { return Ok(None) };
        let folder = cache.join(short(self.address.as_str()));
        let (state, statements) = self.state()?;
        let current = folder.join(short(&state));
        let is_fresh = fs::metadata(&current)
            .and_then(|known| known.modified())
            .is_ok_and(|made| SystemTime::now().duration_since(made).is_ok_and(|age| age < STALE));
        if let (true, Ok(known)) = (is_fresh, Kept::open(&current)) {
            return Ok(Some(Arc::new(known)));
        }
        if statements <= self.whole {
            let quads = self.quads(&QuadPattern::default())?;
            return Ok(keep(&folder, &current, "names of an endpoint".to_owned(), quads));
        }
        let (names, others) = (self.some_names()?, self.examples()?);
        let message = format!(
            "{PART}{} of its {statements} statements were asked for, which have names in English; other names are not known",
            names.len()
        );
        Ok(keep(&folder, &current, message, names.into_iter().chain(others).collect()))
    }

    /// What tells the endpoint's state from others: what it says itself, or numbers of statements and names; and how many
    /// statements it has.
    fn state(&self) -> Result<(String, u64), EndpointError> {
        let limit = self.limit_now();
        let reply = self.put("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", answers::TABLES, &limit);
        let reply = reply.map_err(|error| over(error, &limit))?;
        let tag = reply.header(ETAG).map(ToOwned::to_owned);
        let count = answers::table(reply).and_then(numbers).map_err(|error| over(error, &limit))?;
        let statements = count.parse().unwrap_or_default();
        if let Some(tag) = tag {
            return Ok((tag, statements));
        }
        if statements > self.whole {
            // To add up all names of so large a graph would take longer than to ask for some of them.
            return Ok((count, statements));
        }
        let query = format!("SELECT (COUNT(*) AS ?n) (SUM(STRLEN(STR(?o))) AS ?m) {{ {} ?s ?p ?o }}", labelling());
        let names = numbers(self.table(&query)?.0).map_err(|error| over(error, &limit))?;
        Ok((format!("{count} {names}"), statements))
    }

    /// The names of a graph that is too large to be fetched whole: those in English, as many as are kept.
    fn some_names(&self) -> Result<Vec<Quad>, EndpointError> {
        let query = format!(
            "SELECT ?s ?p ?o {{ {} ?s ?p ?o FILTER(LANG(?o) IN (\"en\", \"\") && isIRI(?s)) }} LIMIT {}",
            labelling(),
            self.whole
        );
        let found = self.rows(&query)?;
        Ok(found.rows.iter().filter_map(|row| quad(&found.variables, row, &[None, None, None])).collect())
    }

    /// Of such a graph its classes, and of each of its relations one statement, so that it is known what it leads to.
    fn examples(&self) -> Result<Vec<Quad>, EndpointError> {
        let nodes = |query: String| -> Result<Vec<NamedNode>, EndpointError> {
            let rows = self.rows(&query)?.rows.into_iter().flatten();
            let node = |term| if let Some(Term::NamedNode(node)) = term { Some(node) } else { None };
            Ok(rows.filter_map(node).collect())
        };
        let classes = nodes(format!("SELECT DISTINCT ?c {{ ?s a ?c }} LIMIT {MOST_CLASSES}"))?;
        let is_class = |class: NamedNode| Quad::new(class, namespace::TYPE, CLASS, GraphName::DefaultGraph);
        let mut quads: Vec<Quad> = classes.into_iter().map(is_class).collect();
        for relation in nodes(format!("SELECT DISTINCT ?p {{ ?s ?p ?o }} LIMIT {MOST_RELATIONS}"))? {
            let found = self.rows(&format!("SELECT ?s ?o {{ ?s {relation} ?o }} LIMIT 1"))?;
            let known = [None, Some(Term::from(relation)), None];
            quads.extend(found.rows.iter().filter_map(|row| quad(&found.variables, row, &known)));
        }
        Ok(quads)
    }

    /// The same, with graphs of more statements than this not fetched whole for their names.
    #[must_use]
    pub fn fetching(self, whole: u64) -> Self {
        Self { whole, ..self }
    }
}

/// "VALUES ?p { rdfs:label … }".
fn labelling() -> String {
    let labels: Vec<String> = LABEL_PROPERTIES.iter().map(ToString::to_string).collect();
    format!("VALUES ?p {{ {} }}", labels.join(" "))
}

/// What a kept graph tells of the names of an endpoint, if it has only some of them.
pub fn partial(words: &Kept) -> Option<String> {
    words.commits().first()?.message.strip_prefix(PART).map(ToOwned::to_owned)
}

/// The numbers of a table of one row.
fn numbers(table: answers::Table) -> Result<String, RemoteError> {
    let answers::Table::Rows(mut rows) = table else { return Ok(String::new()) };
    let Some(row) = rows.next().transpose()? else { return Ok(String::new()) };
    let number = |term: &Term| if let Term::Literal(number) = term { number.value().to_owned() } else { String::new() };
    Ok(row.values().iter().flatten().map(number).collect::<Vec<_>>().join(" "))
}

/// Keeps quads in a folder and takes older ones of the same endpoint away; nothing if that cannot be done, since
/// names are had without it, too.
fn keep(folder: &Path, current: &Path, message: String, quads: Vec<Quad>) -> Option<Arc<Kept>> {
    private(folder)?;
    let new = folder.join(format!("new-{}", std::process::id()));
    let change = Change { message, insert: quads, remove: vec![] };
    let made = Kept::open_or_make(&new).and_then(|kept| {
        kept.commit(&change)?;
        kept.compact()
    });
    if made.is_err() {
        _ = fs::remove_dir_all(&new);
        return None;
    }
    for old in fs::read_dir(folder).ok()?.flatten().filter(|old| old.path() != new) {
        // Whoever still reads it keeps what it has opened.
        _ = fs::remove_dir_all(old.path());
    }
    fs::rename(&new, current).ok()?;
    Kept::open(current).ok().map(Arc::new)
}

/// Makes a folder that nobody else may read: what an endpoint tells one person is not for all.
fn private(folder: &Path) -> Option<()> {
    fs::create_dir_all(folder).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).ok()?;
    }
    Some(())
}

/// A name for a folder, the same for the same text.
fn short(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(10).map(|byte| format!("{byte:02x}")).collect()
}
