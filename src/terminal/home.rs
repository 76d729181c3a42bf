//! Where what is asked is: in files, in a kept graph, in another engine, or within this program.

use super::args::Arguments;
use super::failure::Failure;
use super::places;
use super::streams::Streams;
use crate::knowledge::{
    Credentials, Input, Kept, Knowledge, KnowledgeError, Remote, Tongue, open_kept, open_or_make_kept, remote,
};
use crate::text::Diagnostic;
use std::env;
use std::path::{Path, PathBuf};

/// A kept graph or an endpoint, as the command line names them; at most one of them is used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Home<'a> {
    /// The language of names, if it is said.
    tongue: Option<&'a Tongue>,
    /// The folder of a kept graph.
    pub graph: Option<&'a Path>,
    /// The address of an endpoint.
    endpoint: Option<&'a str>,
    /// A file with credentials.
    credentials: Option<&'a Path>,
}

impl<'a> Home<'a> {
    /// What the command line names.
    ///
    /// # Errors
    /// [`Failure::Wrong`] for two homes, or for credentials without somebody to tell them.
    pub(super) fn of(arguments: &'a Arguments) -> Result<Self, Failure> {
        let (graph, endpoint) = (arguments.graph.as_deref(), arguments.endpoint.as_deref());
        let credentials = arguments.credentials.as_deref();
        if graph.is_some() && endpoint.is_some() {
            let message = "there are a kept graph and an endpoint: only one of them can be asked";
            let help = "rapporteur push URL --graph DIR puts a kept graph into an endpoint, pull the other way";
            return Err(Failure::wrong(Diagnostic::error("two-graphs", message).help(help)));
        }
        Ok(Self { graph, endpoint, credentials, tongue: arguments.language.as_ref() })
    }

    /// The same, with names in this language unless another one is said.
    pub(super) fn or_tongue(self, tongue: Option<&'a Tongue>) -> Self {
        Self { tongue: self.tongue.or(tongue), ..self }
    }

    /// The same, with this kept graph where none and no endpoint is named.
    pub(super) fn or_graph(self, graph: Option<&'a Path>) -> Self {
        if self.is_nowhere() { Self { graph, ..self } } else { self }
    }

    /// An endpoint, with the credentials that the environment tells.
    ///
    /// # Errors
    /// [`Failure::Wrong`] if its address is none.
    pub(super) fn at(endpoint: &str) -> Result<Knowledge, Failure> {
        let credentials =
            Home { graph: None, endpoint: Some(endpoint), credentials: None, tongue: None }.credentials()?;
        Ok(Knowledge::about(Box::new(remote(endpoint, credentials)?)))
    }

    /// What tells it from others, for what is kept of its sessions; nothing of the bundled briefing.
    pub(super) fn place(&self) -> Option<&'a Path> {
        self.graph.or(self.endpoint.map(Path::new))
    }

    /// The address of the endpoint, if one is named.
    pub(super) const fn endpoint(&self) -> Option<&'a str> {
        self.endpoint
    }

    /// Whether neither a graph nor an endpoint is named.
    pub(super) const fn is_nowhere(&self) -> bool {
        self.graph.is_none() && self.endpoint.is_none()
    }

    /// The folder, for a command that works on kept graphs alone.
    ///
    /// # Errors
    /// [`Failure::Wrong`] if an endpoint is named.
    pub(super) fn folder(&self, command: &str) -> Result<Option<&'a Path>, Failure> {
        let Some(endpoint) = self.endpoint else { return Ok(self.graph) };
        let message = format!("{command} works on kept graphs, and {endpoint} is another engine");
        let help = "change a kept graph, then: rapporteur push URL --graph DIR";
        Err(Failure::wrong(Diagnostic::error("not-here", message).help(help)))
    }

    /// What the files say, or the kept graph, or the endpoint; the bundled briefing where there is none of them, which
    /// is said.
    pub(super) fn open(&self, files: &[PathBuf], streams: Streams) -> Result<Knowledge, Failure> {
        let mut knowledge = self.opened(files, streams)?;
        if let Some(tongue) = self.tongue {
            knowledge.speak(tongue.clone());
        }
        Ok(knowledge)
    }

    fn opened(&self, files: &[PathBuf], streams: Streams) -> Result<Knowledge, Failure> {
        match (files, self.graph, self.endpoint) {
            ([], None, None) => {
                note_bundled(streams);
                Ok(Knowledge::bundled()?)
            }
            (files, None, None) => open_files(files),
            ([], Some(graph), _) => Ok(Knowledge::about(Box::new(open_graph(graph, streams)?))),
            ([], None, Some(endpoint)) => Ok(Knowledge::about(Box::new(self.remote(endpoint, streams)?))),
            (_, Some(_), _) => Err(both(
                "a kept graph",
                "rapporteur ingest FILE --graph DIR (or load, for RDF) adds a file to the graph",
            )),
            (_, None, Some(_)) => Err(both("an endpoint", "ask them one after the other")),
        }
    }

    /// The same, with the named graphs of files kept apart.
    pub(super) fn open_apart(&self, files: &[PathBuf], streams: Streams) -> Result<Knowledge, Failure> {
        if files.is_empty() || !self.is_nowhere() {
            return self.open(files, streams);
        }
        let inputs: Vec<Input> = files.iter().map(|file| Input::from_argument(file)).collect();
        Ok(Knowledge::open_apart(&inputs)?)
    }

    /// An endpoint with the credentials for it.
    pub(super) fn remote(&self, endpoint: &str, streams: Streams) -> Result<Remote, Failure> {
        let remote = remote(endpoint, self.credentials()?)?.caching(places::cache());
        if remote.is_overheard() {
            streams.note("the credentials go over a connection that others can read: https keeps them from that");
        }
        Ok(remote)
    }

    /// The credentials of the file, or else of the environment.
    fn credentials(&self) -> Result<Credentials, Failure> {
        let told = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let found = match self.credentials {
            Some(file) => {
                let text = std::fs::read_to_string(file).map_err(|error| {
                    let message = format!("cannot read {}: {error}", file.display());
                    Failure::failed(Diagnostic::error("credentials", message))
                })?;
                Credentials::read(&text)
            }
            None => match (told("RAPPORTEUR_ENDPOINT_TOKEN"), told("RAPPORTEUR_ENDPOINT_USER")) {
                (Some(token), _) => Credentials::token(&token),
                (None, Some(user)) => Credentials::user(&user),
                (None, None) => Ok(Credentials::default()),
            },
        };
        Ok(found.map_err(KnowledgeError::from)?)
    }
}

/// A kept graph; what was noticed when it was opened is said.
pub(super) fn open_graph(graph: &Path, streams: Streams) -> Result<Kept, Failure> {
    let kept = open_kept(graph)?;
    kept.notes().iter().for_each(|note| streams.note(note));
    Ok(kept)
}

/// A kept graph to write to, made if need be.
pub(super) fn open_or_make(graph: &Path, streams: Streams) -> Result<Kept, Failure> {
    let kept = open_or_make_kept(graph)?;
    kept.notes().iter().for_each(|note| streams.note(note));
    Ok(kept)
}

/// That a command needs a kept graph.
pub(super) fn no_graph(command: &str) -> Failure {
    let diagnostic = Diagnostic::error("no-graph", format!("{command} needs a kept graph"))
        .help(format!("rapporteur {command} --graph DIR"));
    Failure::wrong(diagnostic)
}

/// That the bundled briefing is asked.
pub(super) fn note_bundled(streams: Streams) {
    streams.note("no file given: this is about the bundled APEC briefing");
}

fn both(other: &str, help: &str) -> Failure {
    let message = format!("there are files and {other}: only one of them can be asked");
    Failure::wrong(Diagnostic::error("files-and-graph", message).help(help))
}

fn open_files(files: &[PathBuf]) -> Result<Knowledge, Failure> {
    let inputs: Vec<Input> = files.iter().map(|file| Input::from_argument(file)).collect();
    Ok(Knowledge::open(&inputs)?)
}
