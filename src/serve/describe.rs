//! What is served, for programs: the service description, VoID, OpenAPI, health and metrics.

use super::problem::Problem;
use super::protocol::base;
use super::world::Service;
use super::{complete, negotiate, work};
use crate::knowledge::{RdfFormat, rdf_in};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::fmt::Write;
use std::sync::Arc;

const OPENAPI: &str = include_str!("openapi.json");

/// The forms of a description; the first by default.
const FORMS: &[(&str, RdfFormat)] = &[
    ("text/turtle", RdfFormat::Turtle),
    ("application/n-triples", RdfFormat::NTriples),
    ("application/rdf+xml", RdfFormat::RdfXml),
    ("application/ld+json", crate::knowledge::JSON_LD),
];

/// What a service understands and gives (SPARQL 1.1 Service Description).
const SERVICE: &str = "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
<> a sd:Service ;
    sd:endpoint <> ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
        formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:RDF_XML, formats:JSON-LD, formats:TriG,
        formats:N-Quads, formats:N3 ;
    sd:inputFormat formats:Turtle, formats:N-Triples, formats:RDF_XML, formats:JSON-LD, formats:TriG, formats:N-Quads,
        formats:N3 ;
";

/// How many named graphs are described.
const MOST_GRAPHS: usize = 1_000;

/// Describes the service.
///
/// # Errors
/// A [`Problem`] if the client takes no RDF.
pub(super) async fn service(service: &Arc<Service>, headers: &HeaderMap) -> Result<Response, Problem> {
    let graphs = work::within(service, |world, stop| Ok(world.knowledge.stoppable(stop).graphs(MOST_GRAPHS)?)).await?;
    let named: String = graphs
        .iter()
        .map(|graph| format!(" ;\n        sd:namedGraph [ sd:name {graph} ; sd:graph [ a sd:Graph ] ]"))
        .collect();
    let dataset = format!("sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ]{named} ]");
    let accept = negotiate::accepted(headers);
    let languages = if service.options.writable { "sd:SPARQL11Query, sd:SPARQL11Update" } else { "sd:SPARQL11Query" };
    let abroad = if service.options.hosts.is_empty() { "" } else { " ;\n    sd:feature sd:BasicFederatedQuery" };
    let turtle = format!("{SERVICE}    {dataset} ;\n    sd:supportedLanguage {languages}{abroad} .\n");
    written(accept, &turtle, &base(headers, &"/sparql".parse().unwrap_or_default()))
}

fn written(accept: Option<&str>, turtle: &str, base: &str) -> Result<Response, Problem> {
    // A browser that asks for a page shows plain text, and would put Turtle by.
    let forms = FORMS.iter().map(|&(name, format)| (name, (format, format.media_type())));
    let page = ("text/html", (RdfFormat::Turtle, "text/plain; charset=utf-8"));
    let forms: Vec<_> = forms.chain([page]).collect();
    let (format, media_type) = *negotiate::best(accept, &forms).ok_or_else(|| negotiate::not_acceptable(FORMS))?;
    let text = rdf_in(turtle, base, format)?;
    let media_type = HeaderValue::from_str(media_type).unwrap_or(HeaderValue::from_static("text/turtle"));
    Ok(([(header::CONTENT_TYPE, media_type), (header::VARY, HeaderValue::from_static("accept"))], text).into_response())
}

/// Describes the data (VoID): how much there is and where to ask.
pub(super) async fn void(
    State(service): State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let accept = negotiate::accepted(&headers);
    let counts = work::within(&service, |world, stop| Ok(world.knowledge.stoppable(stop).counts()?)).await?;
    let mut turtle = format!(
        "@prefix void: <http://rdfs.org/ns/void#> .\n@prefix dcterms: <http://purl.org/dc/terms/> .\n\
         <> a void:DatasetDescription ; <http://xmlns.com/foaf/0.1/primaryTopic> <#data> .\n\
         <#data> a void:Dataset ; void:sparqlEndpoint </sparql> ; void:triples {} ; void:properties {} ;\n\
         void:distinctSubjects {} ;\n",
        counts.triples, counts.predicates, counts.subjects
    );
    for (prefix, base) in counts.vocabularies {
        let _ = writeln!(turtle, "    void:vocabulary <{base}> ; # {prefix}");
    }
    turtle.push_str("    dcterms:title \"What institutions said, with their sentences\"@en .\n");
    written(accept, &turtle, &base(&headers, &uri))
}

/// The description of the service in OpenAPI 3.1.
pub(super) async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], OPENAPI).into_response()
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
    version: &'static str,
}

/// Tells that the service answers.
pub(super) async fn health() -> Response {
    complete::json(&Health { status: "ok", version: env!("CARGO_PKG_VERSION") })
}

/// Tells what was done.
pub(super) async fn metrics(State(service): State<Arc<Service>>) -> Response {
    let statements = work::within(&service, |world, _| Ok(world.knowledge.len()?)).await.ok();
    let kind = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    ([(header::CONTENT_TYPE, kind)], service.metrics.page(statements)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_names_what_there_is() {
        let described: serde_json::Value = serde_json::from_str(OPENAPI).unwrap();
        let paths: Vec<&str> = described["paths"].as_object().unwrap().keys().map(String::as_str).collect();
        for path in paths {
            assert_ne!(crate::serve::routes::name(path), "nowhere", "{path}");
        }
    }
}

/// What a page must know of a service.
#[derive(Serialize)]
struct About {
    version: &'static str,
    statements: usize,
    /// Whether documents and updates are taken.
    writable: bool,
    /// Questions to begin with.
    starters: Vec<String>,
}

/// Tells what a page must know.
pub(super) async fn about(State(service): State<Arc<Service>>) -> Response {
    let writable = service.options.writable;
    let found = work::within(&service, move |world, stop| {
        let knowledge = world.knowledge.stoppable(stop);
        let (statements, starters) = (knowledge.len()?, knowledge.starters()?);
        Ok(About { version: env!("CARGO_PKG_VERSION"), statements, writable, starters })
    });
    found.await.map_or_else(IntoResponse::into_response, |about| complete::json(&about))
}
