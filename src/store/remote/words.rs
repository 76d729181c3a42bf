//! What an endpoint's names are made of, fetched once for each of its states and kept in a folder.

use super::{Remote, RemoteError, answers, over};
use crate::rdf::namespace::LABEL_PROPERTIES;
use crate::rdf::{Quad, Term};
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
        let current = folder.join(short(&self.state()?));
        let is_fresh = fs::metadata(&current)
            .and_then(|known| known.modified())
            .is_ok_and(|made| SystemTime::now().duration_since(made).is_ok_and(|age| age < STALE));
        if let (true, Ok(known)) = (is_fresh, Kept::open(&current)) {
            return Ok(Some(Arc::new(known)));
        }
        let quads = self.quads(&QuadPattern::default())?;
        Ok(keep(&folder, &current, quads))
    }

    /// What tells the endpoint's state from others: what it says itself, or numbers of statements and names.
    fn state(&self) -> Result<String, EndpointError> {
        let limit = self.limit_now();
        let reply = self.put("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", answers::TABLES, &limit);
        let reply = reply.map_err(|error| over(error, &limit))?;
        if let Some(tag) = reply.header(ETAG) {
            return Ok(tag.to_owned());
        }
        let count = answers::table(reply).and_then(numbers).map_err(|error| over(error, &limit))?;
        let labels: Vec<String> = LABEL_PROPERTIES.iter().map(ToString::to_string).collect();
        let query = format!(
            "SELECT (COUNT(*) AS ?n) (SUM(STRLEN(STR(?o))) AS ?m) {{ VALUES ?p {{ {} }} ?s ?p ?o }}",
            labels.join(" ")
        );
        let names = numbers(self.table(&query)?.0).map_err(|error| over(error, &limit))?;
        Ok(format!("{count} {names}"))
    }
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
fn keep(folder: &Path, current: &Path, quads: Vec<Quad>) -> Option<Arc<Kept>> {
    private(folder)?;
    let new = folder.join(format!("new-{}", std::process::id()));
    let change = Change { message: "names of an endpoint".to_owned(), insert: quads, remove: vec![] };
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
