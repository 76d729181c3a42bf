//! Stores: where quads are kept and queries are put.
//!
//! Everything above speaks to an [`Endpoint`], which understands SPARQL algebra and nothing else, so that
//! the embedded graph and a remote one are the same door. The store knows no question and no answer.

mod asked;
mod bare;
mod bulk;
mod canonical;
mod embedded;
mod endpoint;
mod error;
mod export;
mod facts;
mod format;
mod halt;
mod keeping;
mod kept;
mod labels;
mod limit;
mod load;
mod memory;
mod names;
mod namings;
mod native;
mod numbered;
mod plan;
mod protocol;
mod remote;
mod shapes;
mod sources;
mod stream;
mod texts;
mod update;
mod usage;
mod view;
mod words;

pub use crate::index::{Damage, Entry as RegisterEntry, Register, RegisterDraft};
pub use crate::rdf::namespace::LABEL_PROPERTIES;
pub use bulk::{Bulk, BulkError, Loaded, Mistake, Progress};
pub use embedded::Embedded;
pub use endpoint::{Endpoint, QuadPattern, Solutions};
pub use error::EndpointError;
pub use export::{ExportError, Exported, export, written};
pub use facts::Facts;
pub use format::{FileKind, sniff};
pub use kept::{Change, Committed, Kept, KeptError, Makers, Past, Registers, Size, Snapshot, Stamp, UNDO};
pub use labels::{Label, Named, labels};
pub use limit::Limit;
pub use load::{LoadError, parse, parse_all};
pub use memory::Memory;
pub use names::{local_name, words_of};
pub use namings::Namer;
pub use numbered::Numbered;
pub use oxigraph::io::RdfFormat;
pub use oxigraph::sparql::CancellationToken;
pub use oxigraph::sparql::results::QueryResultsFormat;
pub use protocol::{JSON_LD, ResultFormat, Stoppable, rewritten, write_results};
pub use remote::{Abroad, Credentials, Hosts, Moved, Remote, RemoteError, partial};
pub use shapes::{Shape, shaped};
pub use sources::sources;
pub use stream::export_to;
pub use texts::{Naming, Sort, Texts, UNWRITTEN};
pub use usage::{held, held_lately};
