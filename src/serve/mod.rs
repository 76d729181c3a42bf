//! The graph over HTTP: questions, SPARQL and single graphs for programs, and a page for people.
//!
//! A door like the command line: it knows no grammar, no engine and no file. It is safe by default: it listens where
//! it is told, answers and changes nothing unless told, stops what takes too long, and asks no other host but those that were allowed by name.
//!
//! | path | what |
//! |---|---|
//! | `/` | the page |
//! | `/ask` | a question: JSON, HTML, Markdown, plain text, CSV, TSV |
//! | `/complete` | what can come next in a question |
//! | `/map` | what stands around an answer: JSON for a page that draws it, SVG, PNG, DOT, Mermaid |
//! | `/sources`, `/source` | the texts that are cited, one of them |
//! | `/ingest` | a document, read into the graph (when writable) |
//! | `/sparql`, `/update` | the SPARQL 1.1 Protocol; without a query the service description |
//! | `/graph` | the Graph Store Protocol |
//! | `/openapi.json`, `/.well-known/void`, `/about`, `/health`, `/metrics` | about the service |

mod access;
mod ask;
mod body;
mod cache;
mod called;
mod complete;
mod describe;
mod encode;
mod expected;
mod fresh;
mod gate;
mod graphs;
mod ingest;
mod listen;
mod log;
mod map;
mod metrics;
mod negotiate;
mod options;
mod page;
mod patient;
mod problem;
mod protocol;
mod rate;
mod result_page;
mod routes;
mod sources;
mod work;
mod world;

pub use access::{Access, AccessError, Right};
pub use listen::ServeError;
pub use options::Options;

use crate::knowledge::Knowledge;

/// Serves what is known until the process is asked to stop (Ctrl-C, or SIGTERM), and then ends what was begun.
///
/// `say` is told, a line each, where the service can be found, when it stops, and each request if the options say so.
///
/// # Errors
/// [`ServeError`] if it cannot begin.
pub fn serve(
    knowledge: Knowledge,
    options: Options,
    say: impl Fn(&str) + Send + Sync + 'static,
) -> Result<(), ServeError> {
    listen::run(knowledge, options, Box::new(say))
}
