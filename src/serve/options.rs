//! What can be decided about a service.

use super::access::Access;
use crate::knowledge::Hosts;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// How a service behaves. The default is what is safe without further thought.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen.
    pub address: SocketAddr,
    /// Whether SPARQL updates and changes of graphs are taken.
    pub writable: bool,
    /// Who may read and write.
    pub access: Access,
    /// Origins of pages that browsers may let ask; `*` is any.
    pub origins: Vec<String>,
    /// Other hosts that queries and updates may ask.
    pub hosts: Hosts,
    /// How long a question, a query or an update may take.
    pub time_limit: Duration,
    /// How many bytes more than before all answers that are made at one time may take, where the system tells.
    pub memory_limit: u64,
    /// The longest body of a request, in bytes.
    pub body_limit: usize,
    /// The longest result of a query, in bytes.
    pub result_limit: usize,
    /// Requests a second that one client may make over time; none for no limit.
    pub rate: Option<u32>,
    /// Whether each request is told.
    pub log: bool,
    /// The folder of a kept graph, to take up what others commit to it.
    pub folder: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            address: SocketAddr::from(([127, 0, 0, 1], 7474)),
            writable: false,
            access: Access::default(),
            origins: vec![],
            hosts: Hosts::default(),
            time_limit: Duration::from_secs(10),
            memory_limit: 2 << 30,
            body_limit: 16 << 20,
            result_limit: 64 << 20,
            rate: None,
            log: false,
            folder: None,
        }
    }
}
