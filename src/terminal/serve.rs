//! `serve`: the graph over HTTP.

use super::args::Serve;
use super::failure::{Failure, Outcome};
use super::home::Home;
use super::settings::Settings;
use super::streams::Streams;
use crate::knowledge::{Hosts, KnowledgeError};
use crate::serve::{Access, Options, Right, ServeError, serve};
use crate::text::Diagnostic;
use std::env;
use std::path::Path;
use std::time::Duration;

/// Requests a second from one client, where others than this machine can ask.
const RATE: u32 = 20;

/// How many bytes answers may take, if nobody says otherwise.
const MEMORY: u64 = 2 << 30;

/// Runs the command until it is asked to stop.
pub(super) fn run(
    arguments: &Serve,
    home: Home<'_>,
    memory: Option<u64>,
    settings: &Settings,
    streams: Streams,
) -> Result<Outcome, Failure> {
    let access = access(arguments)?;
    let hosts: Vec<String> = settings.allow_host.iter().chain(&arguments.allow_host).cloned().collect();
    let hosts = Hosts::named(&hosts).map_err(KnowledgeError::from)?;
    let knowledge = home.open(&arguments.files, streams)?;
    let default = (!arguments.listen.ip().is_loopback()).then_some(RATE);
    let options = Options {
        address: arguments.listen,
        writable: arguments.writable,
        access,
        origins: arguments.cors.clone(),
        hosts,
        time_limit: Duration::from_secs(arguments.time_limit.into()),
        memory_limit: memory.unwrap_or(MEMORY),
        body_limit: (arguments.body_limit as usize) << 20,
        result_limit: (arguments.result_limit as usize) << 20,
        rate: arguments.rate_limit.or(default).filter(|&rate| rate > 0),
        log: arguments.log,
        folder: home.graph.map(Path::to_owned),
    };
    serve(knowledge, options, move |line| streams.note(line)).map_err(|error| refusal(&error))?;
    Ok(Outcome::Answered)
}

/// The credentials of the file and of the environment.
fn access(arguments: &Serve) -> Result<Access, Failure> {
    let mut access = Access::default();
    if let Some(file) = &arguments.access {
        let wrong = |reason: String| {
            let diagnostic = Diagnostic::error("access-file", format!("{}: {reason}", file.display()));
            Failure::failed(diagnostic.help("a line is for instance: read token SECRET"))
        };
        let text = std::fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
        access = Access::read(&text).map_err(|error| wrong(error.to_string()))?;
    }
    for (variable, right) in [("RAPPORTEUR_READ_TOKEN", Right::Read), ("RAPPORTEUR_WRITE_TOKEN", Right::Write)] {
        if let Some(token) = env::var(variable).ok().filter(|token| !token.is_empty()) {
            access = access.with_token(right, &token);
        }
    }
    Ok(access)
}

fn refusal(error: &ServeError) -> Failure {
    let diagnostic = Diagnostic::error("serve", error.to_string());
    match error {
        ServeError::Unguarded(_) => Failure::wrong(
            diagnostic.help("set RAPPORTEUR_WRITE_TOKEN or --access FILE").help("or listen on 127.0.0.1 alone"),
        ),
        ServeError::Listen { .. } => Failure::failed(diagnostic.help("--listen 127.0.0.1:0 takes any free port")),
        ServeError::System(_) => Failure::failed(diagnostic),
    }
}
