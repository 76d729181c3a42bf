//! Three engines with one graph: ours over a kept graph, and oxigraph's server and Jena over HTTP.

use super::support::http::{self, encoded};
use super::support::{Scratch, rapporteur};
use rapporteur::rdf::Term;
use rapporteur::store::{Endpoint, Kept};
use serde_json::Value;
use spargebra::{Query, SparqlParser};
use std::collections::{BTreeMap, BTreeSet};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What a query gives: rows, each from the names of variables to terms; in no order.
pub type Solutions = BTreeSet<BTreeMap<String, String>>;

/// Where Debian's package puts Jena.
const JENA: &str = "/usr/share/java/jena-arq.jar";
/// How long an engine may take to start.
const PATIENCE: Duration = Duration::from_secs(120);

/// Another engine, which answers as long as this is kept.
pub struct Engine {
    /// What it is called.
    pub name: &'static str,
    address: String,
    path: &'static str,
    running: Child,
    /// Where it keeps its graph.
    kept: Option<Scratch>,
}

impl Drop for Engine {
    fn drop(&mut self) {
        _ = self.running.kill();
        _ = self.running.wait();
    }
}

/// Our own engine over a kept graph.
pub struct Ours(Kept);

impl Ours {
    /// Keeps a graph.
    pub fn new(world: &str, graph: &Path) -> Self {
        let scratch = Scratch::new(&format!("engines-{world}"));
        let load = rapporteur(scratch.path()).arg("load").arg(graph).args(["--graph", "kept"]).output().unwrap();
        assert!(load.status.success(), "{}", String::from_utf8_lossy(&load.stderr));
        Self(Kept::open(&scratch.path().join("kept")).unwrap())
    }

    /// The solutions of a query; of a CONSTRUCT, its triples.
    pub fn select(&self, query: &str) -> Solutions {
        let query = SparqlParser::new().parse_query(query).unwrap();
        if matches!(query, Query::Construct { .. }) {
            let triples = self.0.construct(&query).unwrap();
            return triples
                .iter()
                .map(|triple| BTreeMap::from([("triple".to_owned(), format!("{triple} ."))]))
                .collect();
        }
        let found = self.0.select(&query).unwrap();
        let cell = |(name, term): (&String, Option<Term>)| Some((name.clone(), term_written(&term?)));
        let row = |row: Vec<Option<Term>>| found.variables.iter().zip(row).filter_map(cell).collect();
        found.rows.iter().cloned().map(row).collect()
    }
}

fn term_written(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => format!("<{}>", node.as_str()),
        Term::BlankNode(_) => "_".to_owned(),
        Term::Literal(literal) => {
            literal_written(literal.value(), literal.datatype().as_str(), literal.language().unwrap_or_default())
        }
    }
}

impl Engine {
    /// The solutions of a query (of a CONSTRUCT, its triples), or what the engine says against it.
    pub fn select(&self, query: &str) -> Result<Solutions, String> {
        let constructs = query.contains("CONSTRUCT");
        let wanted = if constructs { "application/n-triples" } else { "application/sparql-results+json" };
        let headers = [("accept", wanted), ("content-type", "application/x-www-form-urlencoded")];
        let body = format!("query={}", encoded(query));
        let response = http::send(&self.address, "POST", self.path, &headers, body.as_bytes());
        if response.status != 200 {
            return Err(format!("status {}: {}", response.status, String::from_utf8_lossy(&response.body)));
        }
        if constructs {
            let triple = |line: &str| BTreeMap::from([("triple".to_owned(), line.to_owned())]);
            return Ok(String::from_utf8_lossy(&response.body).lines().map(triple).collect());
        }
        let table: Value = serde_json::from_slice(&response.body).map_err(|error| error.to_string())?;
        let rows = table["results"]["bindings"].as_array().ok_or("no table")?;
        Ok(rows.iter().map(row).collect())
    }
}

fn row(row: &Value) -> BTreeMap<String, String> {
    let cells = row.as_object().into_iter().flatten();
    cells.map(|(name, term)| (name.clone(), written(term))).collect()
}

fn written(term: &Value) -> String {
    let text = |name: &str| term[name].as_str().unwrap_or_default();
    match term["type"].as_str() {
        Some("uri") => format!("<{}>", text("value")),
        Some("bnode") => "_".to_owned(),
        _ => literal_written(text("value"), text("datatype"), text("xml:lang")),
    }
}

/// A literal in one way of writing: engines may leave out the type of texts, and write numbers of equal value otherwise.
fn literal_written(value: &str, datatype: &str, language: &str) -> String {
    let is_number = ["decimal", "double", "float", "integer"].iter().any(|name| datatype.ends_with(name));
    let datatype = if datatype.ends_with("#string") || datatype.ends_with("#langString") { "" } else { datatype };
    match value.parse::<f64>() {
        Ok(number) if is_number => number.to_string(),
        _ => format!("{value:?}@{}^{datatype}", language.to_lowercase()),
    }
}

/// Where an engine's program is: in target/engines, or on the path.
fn program(local: &str) -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/engines").join(local);
    let name = Path::new(local).file_name()?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).map(|folder| folder.join(name));
    std::iter::once(here).chain(on_path).find(|file| file.is_file())
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts a server and waits until it can be reached.
fn started(name: &'static str, mut command: Command, port: u16, path: &'static str) -> Engine {
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let (address, start) = (format!("127.0.0.1:{port}"), Instant::now());
    let engine = Engine { name, address, path, running: child, kept: None };
    while TcpStream::connect(&engine.address).is_err() {
        assert!(start.elapsed() < PATIENCE, "{name} does not start");
        std::thread::sleep(Duration::from_millis(100));
    }
    engine
}

fn oxigraph(world: &str, graph: &Path) -> Option<Engine> {
    let program = program("py/bin/oxigraph")?;
    let scratch = Scratch::new(&format!("engines-oxigraph-{world}"));
    let kept = scratch.path().join("kept");
    let load =
        Command::new(&program).args(["load", "--location"]).arg(&kept).arg("--file").arg(graph).output().unwrap();
    assert!(load.status.success(), "{}", String::from_utf8_lossy(&load.stderr));
    let port = free_port();
    let mut command = Command::new(program);
    command.args(["serve-read-only", "--location"]).arg(&kept).args(["--bind", &format!("127.0.0.1:{port}")]);
    let mut engine = started("oxigraph", command, port, "/query");
    engine.kept = Some(scratch);
    Some(engine)
}

fn jena(graph: &Path) -> Option<Engine> {
    let java = program("java")?;
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/engines/jena");
    if !Path::new(JENA).is_file() || !words.is_dir() {
        return None;
    }
    let class_path = format!("{}:/usr/share/java/*", words.display());
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/engines/Jena.java");
    let port = free_port();
    let mut command = Command::new(java);
    command.arg("-cp").arg(class_path).arg(source).arg(port.to_string()).arg(graph);
    Some(started("Jena", command, port, "/sparql"))
}

/// Those that are installed.
pub fn others(world: &str, graph: &Path) -> Vec<Engine> {
    let others: Vec<Engine> = [oxigraph(world, graph), jena(graph)].into_iter().flatten().collect();
    if let [only] = others.as_slice() {
        eprintln!("SKIPPED in part: only {} is here; tests/engines/install.sh brings both", only.name);
    }
    others
}
