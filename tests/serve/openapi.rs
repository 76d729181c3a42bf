//! The description in OpenAPI, held against what is served: every path, form and parameter that it names, and the shape of
//! what comes back.

use super::support::Scratch;
use super::support::http::{Response, Server, encoded};
use serde_json::Value;

/// What each path is asked with.
const ASKED: &[(&str, &str)] = &[
    ("/ask", "question=who+hosts+APEC%3F"),
    ("/complete", "q=who+hosts"),
    ("/map", "question=who+hosts+APEC%3F"),
    ("/source", "name=apec.txt"),
    ("/sparql", "query=SELECT+*+%7B+%3Fs+a+%3Ftype+%7D"),
    ("/graph", "default"),
];

struct Description(Value);

impl Description {
    fn of(server: &Server) -> Self {
        Self(server.get("/openapi.json").json())
    }

    fn paths(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0["paths"].as_object().unwrap().iter()
    }

    /// What a `$ref` leads to.
    fn followed<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(reference) => self.0.pointer(reference.trim_start_matches('#')).unwrap(),
            None => schema,
        }
    }

    /// Asserts that a value is as a schema says, as far as the description uses JSON Schema.
    fn check(&self, value: &Value, schema: &Value, place: &str) {
        let schema = self.followed(schema);
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.check(value, part, place);
        }
        if let Some(several) = schema["oneOf"].as_array() {
            let fits = |one: &&Value| {
                self.followed(one)["required"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .all(|key| value.get(key.as_str().unwrap()).is_some())
            };
            self.check(value, several.iter().find(fits).unwrap_or_else(|| panic!("{place}: {value}")), place);
        }
        if let Some(allowed) = schema["enum"].as_array() {
            assert!(allowed.contains(value), "{place}: {value}");
        }
        if !schema["type"].is_null() {
            let kinds: Vec<&str> = schema["type"]
                .as_str()
                .into_iter()
                .chain(schema["type"].as_array().into_iter().flatten().filter_map(Value::as_str))
                .collect();
            assert!(kinds.iter().any(|kind| is_of(value, kind)), "{place}: {value} is no {kinds:?}");
        }
        for key in schema["required"].as_array().into_iter().flatten() {
            assert!(value.get(key.as_str().unwrap()).is_some(), "{place} lacks {key}: {value}");
        }
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            value.get(key).into_iter().for_each(|value| self.check(value, inner, &format!("{place}.{key}")));
        }
        for (at, one) in value.as_array().into_iter().flatten().enumerate() {
            let inner = schema["prefixItems"].get(at).unwrap_or(&schema["items"]);
            self.check(one, inner, &format!("{place}[{at}]"));
        }
    }

    /// Asserts that a response is one that an operation has, in this form and shape.
    fn check_response(&self, operation: &Value, response: &Response, place: &str) {
        let responses = &operation["responses"];
        let told = responses.get(response.status.to_string()).unwrap_or(&responses["default"]);
        let contents = &self.followed(told)["content"];
        let form = response.header("content-type").split(';').next().unwrap_or_default();
        if response.body.is_empty() {
            assert!(contents.is_null(), "{place}: {} without a body", response.status);
            return;
        }
        assert!(contents.get(form).is_some(), "{place}: {} {form}\n{}", response.status, response.text());
        if form.ends_with("json") {
            self.check(&response.json(), &contents[form]["schema"], place);
        }
    }
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}

/// The path with what it is asked with.
fn target(path: &str) -> String {
    ASKED.iter().find(|(known, _)| *known == path).map_or_else(|| path.to_owned(), |(_, with)| format!("{path}?{with}"))
}

#[test]
fn every_form_that_is_described_is_served() {
    let scratch = Scratch::new("serve-openapi");
    let server = Server::start(scratch.path(), &[]);
    let described = Description::of(&server);
    let mut forms = 0;
    for (path, methods) in described.paths() {
        let Some(operation) = methods.get("get") else { continue };
        let whole = server.get(&target(path));
        assert_eq!(whole.status, 200, "{path}: {}", whole.text());
        described.check_response(operation, &whole, path);
        for (form, _) in operation["responses"]["200"]["content"].as_object().unwrap() {
            let is_of_graphs = path == "/sparql"
                && ["turtle", "n-triples", "rdf+xml", "ld+json", "trig", "n-quads"]
                    .iter()
                    .any(|part| form.ends_with(part));
            let target = if is_of_graphs {
                "/sparql?query=CONSTRUCT+WHERE+%7B+%3Fs+a+%3Fo+%7D".to_owned()
            } else {
                target(path)
            };
            let response = server.get_with(&target, &[("accept", form)]);
            let served = response.header("content-type").split(';').next().unwrap_or_default();
            assert_eq!((response.status, served), (200, form.as_str()), "{path}");
            described.check_response(operation, &response, path);
            forms += 1;
        }
        if operation["responses"].get("304").is_some() {
            let tag = whole.header("etag");
            assert!(!tag.is_empty(), "{path} has no tag");
            assert_eq!(server.get_with(&target(path), &[("if-none-match", tag)]).status, 304, "{path}");
        }
    }
    assert!(forms > 30, "{forms}");
}

#[test]
fn every_parameter_that_is_described_is_known_and_no_other() {
    let scratch = Scratch::new("serve-openapi-parameters");
    let server = Server::start(scratch.path(), &[]);
    let described = Description::of(&server);
    for (path, methods) in described.paths() {
        let Some(operation) = methods.get("get") else { continue };
        let Some(parameters) = operation["parameters"].as_array() else { continue };
        for values in parameters.iter().filter(|one| one["schema"]["enum"].is_array()) {
            for value in values["schema"]["enum"].as_array().unwrap() {
                let with = format!("&{}={}", values["name"].as_str().unwrap(), value.as_str().unwrap_or("true"));
                assert_eq!(server.get(&(target(path) + &with)).status, 200, "{path}{with}");
            }
        }
        if path != "/sparql" {
            let wrong = server.get(&format!("{}&colour=red", target(path)));
            assert_eq!(wrong.status, 400, "{path}: {}", wrong.text());
            described.check_response(operation, &wrong, path);
        }
    }
}

#[test]
fn details_and_problems_are_as_described() {
    let scratch = Scratch::new("serve-openapi-details");
    let server = Server::start(scratch.path(), &["--writable"]);
    let described = Description::of(&server);
    let ask = &described.0["paths"]["/ask"]["get"];
    for question in [
        "what is APEC?",
        "how is Casey Mace connected to SOM1?",
        "can the host economy impose binding decisions?",
        "who chiars APEC",
    ] {
        let response = server.get(&format!("/ask?detail=true&question={}", encoded(question)));
        described.check_response(ask, &response, question);
        if response.status == 200 {
            described.check(&response.json(), &described.0["components"]["schemas"]["AnswerInDetail"], question);
        }
    }
    let body = b"Fiji chairs the Reef Council.";
    let taken = server.post("/ingest?name=reef.txt", "application/octet-stream", body);
    described.check_response(&described.0["paths"]["/ingest"]["post"], &taken, "/ingest");
    let made = server.post("/update", "application/sparql-update", b"CLEAR DEFAULT");
    described.check_response(&described.0["paths"]["/update"]["post"], &made, "/update");
    let refused = server.post("/update", "text/plain", b"CLEAR DEFAULT");
    described.check_response(&described.0["paths"]["/update"]["post"], &refused, "/update");
}
