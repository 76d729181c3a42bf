//! Queries as people write them: prefixes, indentation, one triple a line.

use super::print_select::ordered;
use crate::rdf::{Literal, NamedNode, namespace};
use oxigraph::model::vocab::xsd;
use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern, PropertyPathExpression};
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern, Variable};
use std::collections::BTreeSet;
use std::fmt::Write;

/// A query as text that any SPARQL 1.1 parser reads back to the same query.
///
/// SELECT, CONSTRUCT and ASK queries are laid out; any other is written on one line.
#[must_use]
pub fn print(query: &Query) -> String {
    let mut printer = Printer::default();
    let laid_out = match query {
        Query::Select { pattern, dataset: None, base_iri: None } => printer.head(pattern),
        Query::Construct { template, pattern, dataset: None, base_iri: None } => {
            Some(printer.template(template, pattern))
        }
        Query::Ask { pattern, dataset: None, base_iri: None } => {
            printer.depth = 1;
            printer.group(pattern);
            Some(("ASK {\n".to_owned(), String::new()))
        }
        _ => None,
    };
    let Some((head, tail)) = laid_out else { return query.to_string() };
    let declared = namespace::PREFIXES.iter().filter(|(prefix, _)| printer.used.contains(prefix));
    let prefixes: String = declared.map(|(prefix, base)| format!("PREFIX {prefix}: <{base}>\n")).collect();
    format!("{prefixes}{head}{}}}{tail}\n", printer.out)
}

#[derive(Default)]
pub(super) struct Printer {
    out: String,
    depth: usize,
    used: BTreeSet<&'static str>,
}

impl Printer {
    /// Prints the body of a SELECT; gives its head and what follows the body, or nothing for a shape not laid out here.
    fn head(&mut self, pattern: &GraphPattern) -> Option<(String, String)> {
        let (distinct, inner) = match pattern {
            GraphPattern::Distinct { inner } => ("DISTINCT ", inner.as_ref()),
            other => ("", other),
        };
        let GraphPattern::Project { inner, variables } = inner else { return None };
        self.depth = 1;
        let (body, order) = match inner.as_ref() {
            GraphPattern::OrderBy { inner, expression } => (inner.as_ref(), ordered(expression)),
            other => (other, String::new()),
        };
        self.group(body);
        let names: Vec<String> = variables.iter().map(Variable::to_string).collect();
        let names = if names.is_empty() { "*".to_owned() } else { names.join(" ") };
        Some((format!("SELECT {distinct}{names} WHERE {{\n"), order))
    }

    /// Prints the body of a CONSTRUCT; gives its head with the template.
    fn template(&mut self, template: &[TriplePattern], pattern: &GraphPattern) -> (String, String) {
        self.triples(template);
        let triples = std::mem::take(&mut self.out);
        self.depth = 1;
        self.group(pattern);
        (format!("CONSTRUCT {{ {} }} WHERE {{\n", triples.trim()), String::new())
    }

    pub(super) fn line(&mut self, text: &str) {
        let indent = "  ".repeat(self.depth);
        // Writing to a string cannot fail.
        _ = writeln!(self.out, "{indent}{text}");
    }

    fn braced(&mut self, before: &str, pattern: &GraphPattern) {
        self.line(&format!("{before}{{"));
        self.depth += 1;
        self.group(pattern);
        self.depth -= 1;
        self.line("}");
    }

    /// A part of a group; what would reach into its neighbours stands in braces.
    fn member(&mut self, pattern: &GraphPattern, is_first: bool) {
        let reaches = match pattern {
            GraphPattern::Filter { .. } | GraphPattern::Extend { .. } => true,
            GraphPattern::LeftJoin { .. } | GraphPattern::Minus { .. } => !is_first,
            _ => false,
        };
        if reaches { self.braced("", pattern) } else { self.group(pattern) }
    }

    fn group(&mut self, pattern: &GraphPattern) {
        match pattern {
            GraphPattern::Bgp { patterns } => self.triples(patterns),
            GraphPattern::Path { subject, path, object } => {
                let line = format!("{} {} {} .", self.term(subject), self.path(path, 0), self.term(object));
                self.line(&line);
            }
            GraphPattern::Join { left, right } => {
                self.member(left, true);
                self.member(right, false);
            }
            GraphPattern::LeftJoin { left, right, expression } => {
                self.member(left, true);
                let inner = match expression {
                    Some(expr) => &GraphPattern::Filter { expr: expr.clone(), inner: right.clone() },
                    None => right.as_ref(),
                };
                self.braced("OPTIONAL ", inner);
            }
            GraphPattern::Minus { left, right } => {
                self.member(left, true);
                self.braced("MINUS ", right);
            }
            GraphPattern::Union { .. } => self.union(pattern),
            GraphPattern::Filter { expr, inner } => {
                self.group(inner);
                self.filter(expr);
            }
            GraphPattern::Values { variables, bindings } => self.values(variables, bindings),
            GraphPattern::Extend { inner, variable, expression } => {
                self.member(inner, true);
                self.line(&format!("BIND ({expression} AS {variable})"));
            }
            GraphPattern::Project { .. } | GraphPattern::Slice { .. } | GraphPattern::Distinct { .. } => {
                self.subquery(pattern);
            }
            other => self.line(&other.to_string()),
        }
    }

    fn union(&mut self, pattern: &GraphPattern) {
        let mut branches = Vec::new();
        flatten(pattern, &mut branches);
        for (at, branch) in branches.into_iter().enumerate() {
            self.line(if at == 0 { "{" } else { "} UNION {" });
            self.depth += 1;
            self.group(branch);
            self.depth -= 1;
        }
        self.line("}");
    }

    /// A group on one line.
    pub(super) fn inline(&mut self, inner: &GraphPattern) -> String {
        let (out, depth) = (std::mem::take(&mut self.out), std::mem::take(&mut self.depth));
        self.group(inner);
        let body = std::mem::replace(&mut self.out, out);
        self.depth = depth;
        let body: Vec<&str> = body.lines().map(str::trim).collect();
        body.join(" ")
    }

    /// Triples; those of one subject that follow each other share it.
    fn triples(&mut self, patterns: &[TriplePattern]) {
        for run in patterns.chunk_by(|one, next| one.subject == next.subject) {
            let Some(first) = run.first() else { continue };
            let subject = self.term(&first.subject);
            let pairs: Vec<String> = run
                .iter()
                .map(|triple| format!("{} {}", self.verb(&triple.predicate), self.term(&triple.object)))
                .collect();
            self.line(&format!("{subject} {} .", pairs.join(" ; ")));
        }
    }

    fn values(&mut self, variables: &[Variable], bindings: &[Vec<Option<GroundTerm>>]) {
        let rows: Vec<Vec<String>> =
            bindings.iter().map(|row| row.iter().map(|term| self.ground(term.as_ref())).collect()).collect();
        let line = if let [variable] = variables {
            format!("VALUES {variable} {{ {} }}", rows.concat().join(" "))
        } else {
            let names: Vec<String> = variables.iter().map(Variable::to_string).collect();
            let rows: Vec<String> = rows.iter().map(|row| format!("({})", row.join(" "))).collect();
            format!("VALUES ({}) {{ {} }}", names.join(" "), rows.join(" "))
        };
        self.line(&line);
    }

    fn filter(&mut self, expression: &Expression) {
        match expression {
            Expression::Exists(pattern) => self.braced("FILTER EXISTS ", pattern),
            Expression::Not(inner) => match inner.as_ref() {
                Expression::Exists(pattern) => self.braced("FILTER NOT EXISTS ", pattern),
                other => self.line(&format!("FILTER (!({other}))")),
            },
            other => self.line(&format!("FILTER ({other})")),
        }
    }

    fn term(&mut self, term: &TermPattern) -> String {
        match term {
            TermPattern::NamedNode(node) => self.iri(node),
            TermPattern::Literal(literal) => self.literal(literal),
            other => other.to_string(),
        }
    }

    fn ground(&mut self, term: Option<&GroundTerm>) -> String {
        match term {
            Some(GroundTerm::NamedNode(node)) => self.iri(node),
            Some(GroundTerm::Literal(literal)) => self.literal(literal),
            None => "UNDEF".to_owned(),
        }
    }

    fn verb(&mut self, predicate: &NamedNodePattern) -> String {
        match predicate {
            NamedNodePattern::NamedNode(node) if node.as_ref() == namespace::TYPE => "a".to_owned(),
            NamedNodePattern::NamedNode(node) => self.iri(node),
            NamedNodePattern::Variable(variable) => variable.to_string(),
        }
    }

    fn iri(&mut self, node: &NamedNode) -> String {
        let split =
            |(prefix, base): &(&'static str, &str)| Some((*prefix, node.as_str().strip_prefix(base)?.to_owned()));
        match namespace::PREFIXES.iter().find_map(split) {
            Some((prefix, local)) if is_local_name(&local) => {
                self.used.insert(prefix);
                format!("{prefix}:{local}")
            }
            _ => node.to_string(),
        }
    }

    fn literal(&mut self, literal: &Literal) -> String {
        let datatype = literal.datatype();
        if datatype == xsd::INTEGER || datatype == xsd::BOOLEAN {
            literal.value().to_owned()
        } else if literal.language().is_some() || datatype == xsd::STRING {
            literal.to_string()
        } else {
            let text = Literal::new_simple_literal(literal.value());
            format!("{text}^^{}", self.iri(&datatype.into_owned()))
        }
    }

    /// A property path; `outer` tells how tightly what is around it binds: 1 a sequence, 2 a modifier.
    fn path(&mut self, path: &PropertyPathExpression, outer: u8) -> String {
        use PropertyPathExpression as Path;
        let (binds, text) = match path {
            Path::NamedNode(node) => return self.verb(&NamedNodePattern::NamedNode(node.clone())),
            Path::Alternative(left, right) => (0, format!("{}|{}", self.path(left, 0), self.path(right, 0))),
            Path::Sequence(left, right) => (1, format!("{}/{}", self.path(left, 1), self.path(right, 1))),
            Path::Reverse(inner) => (2, format!("^{}", self.path(inner, 3))),
            Path::ZeroOrMore(inner) => (2, format!("{}*", self.path(inner, 3))),
            Path::OneOrMore(inner) => (2, format!("{}+", self.path(inner, 3))),
            Path::ZeroOrOne(inner) => (2, format!("{}?", self.path(inner, 3))),
            Path::NegatedPropertySet(_) => return path.to_string(),
        };
        if binds < outer { format!("({text})") } else { text }
    }
}

fn flatten<'a>(pattern: &'a GraphPattern, out: &mut Vec<&'a GraphPattern>) {
    match pattern {
        GraphPattern::Union { left, right } => {
            flatten(left, out);
            flatten(right, out);
        }
        other => out.push(other),
    }
}

/// Whether it can stand after a prefix as it is.
fn is_local_name(local: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    local.starts_with(|c: char| c.is_alphanumeric() || c == '_') && local.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use spargebra::SparqlParser;

    #[test]
    fn layout_is_for_people() {
        let text = "PREFIX rel: <https://w3id.org/rapporteur/rel/>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            SELECT DISTINCT ?what ?c WHERE { VALUES ?p { rel:issue rel:adopt }
              ?c rdf:predicate ?p ; rdf:object ?g . ?g (rel:include|^rel:be)* ?what
              { ?c a <x:A> } UNION { ?c a <x:B> FILTER(?c = 1) }
              FILTER NOT EXISTS { ?c rdf:subject 'x'@en } }";
        let expected = "\
PREFIX rel: <https://w3id.org/rapporteur/rel/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?what ?c WHERE {
  VALUES ?p { rel:issue rel:adopt }
  ?c rdf:predicate ?p ; rdf:object ?g .
  ?g (rel:include|^rel:be)* ?what .
  {
    ?c a <x:A> .
  } UNION {
    ?c a <x:B> .
    FILTER ((?c = \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>))
  }
  FILTER NOT EXISTS {
    ?c rdf:subject \"x\"@en .
  }
}
";
        assert_eq!(print(&SparqlParser::new().parse_query(text).unwrap()), expected);
    }

    #[test]
    fn what_is_printed_parses_to_the_same_query() {
        let bodies = [
            "?a <x:p> ?b OPTIONAL { ?b <x:q> ?c FILTER(?c > 2) } ?c <x:r> ?d",
            "{ ?a <x:p> ?b FILTER(?b = 1) } ?b <x:q> ?c",
            "?a <x:p>/(<x:q>|<x:r>)+/^<x:s>? ?b MINUS { ?a a <x:B> }",
            "VALUES (?a ?b) { (<x:a> UNDEF) (1 'two'@en) } ?a (<x:p>/<x:q>)* '2024'^^<x:t>",
            "?a <x:p> ?b { SELECT ?b WHERE { VALUES ?t { <x:t> } ?t <x:q>* ?b } } ?b <x:r> ?c",
            "?a <x:p> ?b { ?b <x:q> ?c OPTIONAL { ?c <x:r> ?d } } FILTER EXISTS { ?a <x:s> true }",
        ];
        for body in bodies {
            let query = SparqlParser::new().parse_query(&format!("SELECT ?a WHERE {{ {body} }}")).unwrap();
            let printed = print(&query);
            let again = SparqlParser::new().parse_query(&printed).unwrap();
            assert_eq!(again, query, "{printed}");
        }
    }
}
