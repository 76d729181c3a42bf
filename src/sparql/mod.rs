//! SPARQL: from a reading to a query.
//!
//! Only SPARQL 1.1 over one default graph is written: no RDF 1.2, no union default graph, no extension of
//! any engine. The compiler knows no endpoint; it never sees an answer.

mod about;
mod amounts;
mod bearing;
pub mod citations;
mod compile;
mod context;
mod contrary;
mod derived;
mod escape;
mod graph;
mod happening;
mod inference;
mod kind;
mod known;
mod matching;
mod mentioned;
mod operand;
mod otherwise;
mod pattern;
mod posts;
mod print;
mod print_select;
mod profile;
mod properties;
mod qualified;
mod quantity;
mod request;
mod restriction;
mod rules;
mod seats;
mod stated;
mod statement;
mod value;

pub use bearing::{Bearing, admitted, bearing};
pub use compile::{Compiled, compile};
pub use escape::{EscapeError, check, parse};
pub use graph::{Drawn, draw};
pub use known::Names;
pub use print::print;
pub use profile::{edges, profile};
pub use request::{Dataset, RequestError, gives_graph, graph_query, graph_update, query_request, update_request};
pub use spargebra::{Query, Update};

pub use rules::{Directed, Rules};
pub use stated::{Stated, is_record, rule_patterns};
