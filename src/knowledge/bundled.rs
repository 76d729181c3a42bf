//! The world that ships inside the binary: a briefing on APEC and the graph read from it.

/// The name under which the briefing is cited.
pub const NAME: &str = "apec.txt";

/// The briefing.
pub const TEXT: &str = include_str!("../../graphs/apec.txt");

/// The graph read from it; a test reads it anew and compares the bytes.
pub const GRAPH: &str = include_str!("../../graphs/apec.ttl");
