//! Queries and updates as the SPARQL 1.1 Protocol brings them: text, and the graphs that it is about.

use super::mentioned::in_order;
use crate::rdf::{NamedNode, Quad, namespace};
use spargebra::algebra::{GraphTarget, QueryDataset};
use spargebra::term::{GraphName, Quad as Data};
use spargebra::{GraphUpdateOperation, Query, SparqlParser, Update};

/// The deepest nesting of brackets that is parsed: the parser goes down by one call or more for each, and a stack ends.
const DEEPEST: usize = 128;

/// The most operators, groups and statements of a query: the engine goes down by one call or more for each, and what it
/// takes to find a good order of them grows faster than they do.
const MOST_PARTS: usize = 1024;

/// The graphs of a request: `default-graph-uri` and `named-graph-uri`, or `using-graph-uri` and `using-named-graph-uri`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    /// What makes up the default graph.
    pub default: Vec<String>,
    /// What can be named.
    pub named: Vec<String>,
}

/// Why a request cannot be put.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// No SPARQL 1.1: `SELECT ?x {`.
    #[error("{message}")]
    Syntax {
        /// What the parser expected.
        message: String,
        /// Line and column from 1, where they are known.
        at: Option<(usize, usize)>,
    },
    /// Brackets within brackets within brackets.
    #[error("brackets are nested more than {DEEPEST} deep")]
    TooDeep,
    /// A query of hundreds of conditions: `1 + 1 + 1 + …`.
    #[error("the query has more than {MOST_PARTS} operators, groups and statements")]
    TooLong,
    /// A graph whose name is no absolute IRI: `default-graph-uri=x`.
    #[error("{0} is no absolute IRI")]
    BadGraph(String),
    /// An update that names graphs itself and is given others: `USING` beside `using-graph-uri`.
    #[error("the update says USING or WITH, so that using-graph-uri and using-named-graph-uri cannot be given besides")]
    TwoDatasets,
}

impl RequestError {
    /// What the parser says, whose first line is "error at 1:9: expected …".
    fn of_parser(text: &str) -> Self {
        let at = text.strip_prefix("error at ").and_then(|rest| {
            let (place, message) = rest.split_once(": ")?;
            let (line, column) = place.split_once(':')?;
            Some(((line.parse().ok()?, column.parse().ok()?), message))
        });
        match at {
            Some((at, message)) => Self::Syntax { message: message.to_owned(), at: Some(at) },
            None => Self::Syntax { message: text.to_owned(), at: None },
        }
    }
}

/// Reads a query; relative IRIs are resolved against the base, if there is one. The dataset of the request, if it has any, stands in place of the query's own, as the protocol demands.
///
/// # Errors
/// [`RequestError`].
pub fn query_request(text: &str, about: &Dataset, base: &str) -> Result<Query, RequestError> {
    check_size(text, MOST_PARTS)?;
    let query = parser(base)?.parse_query(text).map_err(|error| RequestError::of_parser(&error.to_string()))?;
    let mut query = in_order(query, text);
    if let Some(wanted) = dataset(about)? {
        let (Query::Select { dataset, .. }
        | Query::Construct { dataset, .. }
        | Query::Describe { dataset, .. }
        | Query::Ask { dataset, .. }) = &mut query;
        *dataset = Some(wanted);
    }
    Ok(query)
}

/// Whether a query gives a graph and not a table.
#[must_use]
pub const fn gives_graph(query: &Query) -> bool {
    matches!(query, Query::Construct { .. } | Query::Describe { .. })
}

/// Reads an update; relative IRIs are resolved against the base, if there is one. The dataset of the request is what its patterns look at.
///
/// # Errors
/// [`RequestError`]; [`RequestError::TwoDatasets`] if an operation names its own.
pub fn update_request(text: &str, about: &Dataset, base: &str) -> Result<Update, RequestError> {
    // Whoever may change the graph may do so in many statements.
    check_size(text, usize::MAX)?;
    let mut update = parser(base)?.parse_update(text).map_err(|error| RequestError::of_parser(&error.to_string()))?;
    if let Some(wanted) = dataset(about)? {
        for operation in &mut update.operations {
            if let GraphUpdateOperation::DeleteInsert { using, .. } = operation
                && using.replace(wanted.clone()).is_some()
            {
                return Err(RequestError::TwoDatasets);
            }
        }
    }
    Ok(update)
}

/// The query for the triples of one graph; of the default graph without a name.
///
/// # Errors
/// [`RequestError::BadGraph`].
pub fn graph_query(graph: Option<&str>) -> Result<Query, RequestError> {
    let default = graph.map(str::to_owned).into_iter().collect();
    query_request("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", &Dataset { default, named: vec![] }, "")
}

/// The update that puts triples into a graph, emptied before if `replace` says so.
///
/// # Errors
/// [`RequestError::BadGraph`].
pub fn graph_update(graph: Option<&str>, triples: Vec<Quad>, replace: bool) -> Result<Update, RequestError> {
    let named = graph.map(node).transpose()?;
    let target = named.clone().map_or(GraphTarget::DefaultGraph, GraphTarget::NamedNode);
    let name = named.map_or(GraphName::DefaultGraph, GraphName::NamedNode);
    let drop = replace.then_some(GraphUpdateOperation::Drop { silent: true, graph: target });
    let told = |quad: Quad| Data {
        subject: quad.subject,
        predicate: quad.predicate,
        object: quad.object,
        graph_name: name.clone(),
    };
    let data: Vec<Data> = triples.into_iter().map(told).collect();
    let insert = (!data.is_empty()).then_some(GraphUpdateOperation::InsertData { data });
    Ok(Update { base_iri: None, operations: drop.into_iter().chain(insert).collect() })
}

fn parser(base: &str) -> Result<SparqlParser, RequestError> {
    // Relative IRIs mean nothing where there is no base.
    let mut parser = SparqlParser::new().with_base_iri(base).unwrap_or_default();
    for (prefix, base) in namespace::PREFIXES {
        let declared = parser.with_prefix(*prefix, *base);
        parser = declared.map_err(|error| RequestError::Syntax { message: error.to_string(), at: None })?;
    }
    Ok(parser)
}

fn dataset(about: &Dataset) -> Result<Option<QueryDataset>, RequestError> {
    if about.default.is_empty() && about.named.is_empty() {
        return Ok(None);
    }
    let nodes = |names: &[String]| names.iter().map(|name| node(name)).collect::<Result<Vec<_>, _>>();
    Ok(Some(QueryDataset { default: nodes(&about.default)?, named: Some(nodes(&about.named)?) }))
}

fn node(name: &str) -> Result<NamedNode, RequestError> {
    NamedNode::new(name).map_err(|_| RequestError::BadGraph(name.to_owned()))
}

/// Refuses what is nested too deep, or has more than so many operators, groups and statements. Marks within IRIs, names,
/// texts and comments do not count.
fn check_size(text: &str, most: usize) -> Result<(), RequestError> {
    let (mut parts, mut depth, mut rest) = (0_usize, 0_usize, text);
    while let Some(c) = rest.chars().next() {
        let taken = taken(rest, c);
        match c {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A name may end in the full stop of its statement.
        let ends = taken > 1 && is_name_start(c) && rest.get(..taken).is_some_and(|word| word.ends_with('.'));
        parts += usize::from(ends || (taken == 1 && "{;.+-*/|&!^=<>".contains(c)));
        if depth > DEEPEST {
            return Err(RequestError::TooDeep);
        }
        if parts > most {
            return Err(RequestError::TooLong);
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    Ok(())
}

/// The tokens of a text, white space among them.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (token, behind) = rest.split_at_checked(taken(rest, rest.chars().next()?))?;
        rest = behind;
        Some(token)
    })
}

fn is_name_start(c: char) -> bool {
    c.is_alphabetic() || c == '_' || c == ':'
}

/// The length of the token with which a text begins, whose first letter is `c`: an IRI, a name, a variable, a text, a
/// comment, or else one letter.
fn taken(text: &str, c: char) -> usize {
    let until = |ends: &dyn Fn(char) -> bool| {
        text.char_indices().skip(1).find(|&(_, c)| ends(c)).map_or(text.len(), |(at, _)| at)
    };
    match c {
        '#' => until(&|c| c == '\n'),
        '<' => {
            let end = until(&|c| c == '>' || c.is_whitespace());
            if text.get(end..).is_some_and(|rest| rest.starts_with('>')) { end + 1 } else { 1 }
        }
        '"' | '\'' => quoted(text, c),
        '?' | '$' => until(&|c| !c.is_alphanumeric() && c != '_'),
        c if is_name_start(c) => until(&|c| !c.is_alphanumeric() && !"_-.:%".contains(c)),
        c => c.len_utf8(),
    }
}

/// The length of the text in quotation marks with which `text` begins.
fn quoted(text: &str, mark: char) -> usize {
    let long = mark.to_string().repeat(3);
    let close = if text.starts_with(&long) { long } else { mark.to_string() };
    let mut at = close.len();
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(&close) {
            return at + close.len();
        }
        let escaped = rest.starts_with('\\');
        at += rest.chars().take(if escaped { 2 } else { 1 }).map(char::len_utf8).sum::<usize>();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_have_their_place() {
        let Err(RequestError::Syntax { at, message }) = query_request("SELECT ?x\n{ ?x ", &Dataset::default(), "")
        else {
            panic!("it is no query")
        };
        assert_eq!(at, Some((2, 6)), "{message}");
    }

    #[test]
    fn the_request_tells_the_graphs() {
        let about = Dataset { default: vec!["http://x/a".into()], named: vec![] };
        let query = query_request("SELECT * FROM <http://x/b> { ?s ?p ?o }", &about, "").unwrap();
        assert!(query.to_string().contains("http://x/a") && !query.to_string().contains("http://x/b"), "{query}");
        let relative = Dataset { default: vec!["a".into()], named: vec![] };
        assert_eq!(query_request("ASK {}", &relative, ""), Err(RequestError::BadGraph("a".into())));
        let own = "DELETE { ?s ?p ?o } USING <http://x/b> WHERE { ?s ?p ?o }";
        assert_eq!(update_request(own, &about, ""), Err(RequestError::TwoDatasets));
    }

    #[test]
    fn what_is_nested_too_deep_is_refused() {
        let text = format!("ASK {}{}", "{".repeat(100_000), "}".repeat(100_000));
        assert_eq!(query_request(&text, &Dataset::default(), ""), Err(RequestError::TooDeep));
        let filter = format!("ASK {{ FILTER({}1{}) }}", "(".repeat(120), ")".repeat(120));
        assert!(query_request(&filter, &Dataset::default(), "").is_ok());
        let sum = format!("ASK {{ FILTER(1{}) }}", " + 1".repeat(1_100));
        assert_eq!(query_request(&sum, &Dataset::default(), ""), Err(RequestError::TooLong));
        let statements = format!("ASK {{ {} }}", "?s ?p ?o.".repeat(1_100));
        assert_eq!(query_request(&statements, &Dataset::default(), ""), Err(RequestError::TooLong));
    }

    #[test]
    fn long_lists_are_not_many_parts() {
        let items = "id:legally-binding-treaty <http://x/a-b/c.d> 'a + b' \"\"\"{ \\\" ; \"\"\" # 1 + 1\n".repeat(500);
        let query = format!("SELECT * {{ VALUES ?x {{ {items} }} FILTER(?x < 3) }}");
        assert!(query_request(&query, &Dataset::default(), "").is_ok());
    }
}
