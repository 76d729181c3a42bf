//! Queries as people write them: prefixes, indentation, one triple a line.

use super::print_select::ordered;
use crate::rdf::{Literal, NamedNode, NamedNodeRef, namespace};
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
    /// What is printed stands on one line.
    on_one_line: bool,
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
        self.begin();
        self.out.push_str(text);
        self.end();
    }

    pub(super) fn begin(&mut self) {
        let depth = if self.on_one_line { 0 } else { self.depth };
        self.out.extend(std::iter::repeat_n("  ", depth));
    }

    pub(super) fn end(&mut self) {
        self.out.push(if self.on_one_line { ' ' } else { '\n' });
    }

    fn braced(&mut self, before: &str, pattern: &GraphPattern) {
        self.begin();
        self.out.push_str(before);
        self.out.push('{');
        self.end();
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
                self.begin();
                self.term(subject);
                self.out.push(' ');
                self.path(path, 0);
                self.out.push(' ');
                self.term(object);
                self.out.push_str(" .");
                self.end();
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
    pub(super) fn inline(&mut self, inner: &GraphPattern) {
        let around = std::mem::replace(&mut self.on_one_line, true);
        self.group(inner);
        self.on_one_line = around;
    }

    /// Triples; those of one subject that follow each other share it.
    fn triples(&mut self, patterns: &[TriplePattern]) {
        for run in patterns.chunk_by(|one, next| one.subject == next.subject) {
            let Some(first) = run.first() else { continue };
            self.begin();
            self.term(&first.subject);
            for (at, triple) in run.iter().enumerate() {
                self.out.push_str(if at == 0 { " " } else { " ; " });
                self.verb(&triple.predicate);
                self.out.push(' ');
                self.term(&triple.object);
            }
            self.out.push_str(" .");
            self.end();
        }
    }

    fn values(&mut self, variables: &[Variable], bindings: &[Vec<Option<GroundTerm>>]) {
        self.begin();
        let names: Vec<String> = variables.iter().map(Variable::to_string).collect();
        let (open, close) = if names.len() == 1 { ("", "") } else { ("(", ")") };
        self.write(format_args!("VALUES {open}{}{close} {{ ", names.join(" ")));
        for (at, row) in bindings.iter().enumerate() {
            self.out.push_str(if at == 0 { "" } else { " " });
            self.out.push_str(open);
            for (at, term) in row.iter().enumerate() {
                self.out.push_str(if at == 0 { "" } else { " " });
                self.ground(term.as_ref());
            }
            self.out.push_str(close);
        }
        self.out.push_str(" }");
        self.end();
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

    fn term(&mut self, term: &TermPattern) {
        match term {
            TermPattern::NamedNode(node) => self.iri(node.as_ref()),
            TermPattern::Literal(literal) => self.literal(literal),
            other => self.write(format_args!("{other}")),
        }
    }

    fn ground(&mut self, term: Option<&GroundTerm>) {
        match term {
            Some(GroundTerm::NamedNode(node)) => self.iri(node.as_ref()),
            Some(GroundTerm::Literal(literal)) => self.literal(literal),
            None => self.out.push_str("UNDEF"),
        }
    }

    fn verb(&mut self, predicate: &NamedNodePattern) {
        match predicate {
            NamedNodePattern::NamedNode(node) => self.verb_called(node),
            NamedNodePattern::Variable(variable) => self.write(format_args!("{variable}")),
        }
    }

    fn verb_called(&mut self, node: &NamedNode) {
        if node.as_ref() == namespace::TYPE { self.out.push('a') } else { self.iri(node.as_ref()) }
    }

    fn iri(&mut self, node: NamedNodeRef<'_>) {
        let split = |(prefix, base): &(&'static str, &str)| Some((*prefix, node.as_str().strip_prefix(base)?));
        match namespace::PREFIXES.iter().find_map(split) {
            Some((prefix, local)) if is_local_name(local) => {
                self.used.insert(prefix);
                self.out.push_str(prefix);
                self.out.push(':');
                self.out.push_str(local);
            }
            _ => self.write(format_args!("{node}")),
        }
    }

    fn literal(&mut self, literal: &Literal) {
        let datatype = literal.datatype();
        if datatype == xsd::INTEGER || datatype == xsd::BOOLEAN {
            self.out.push_str(literal.value());
        } else if literal.language().is_some() || datatype == xsd::STRING {
            self.write(format_args!("{literal}"));
        } else {
            self.write(format_args!("{}^^", Literal::new_simple_literal(literal.value())));
            self.iri(datatype);
        }
    }

    /// A property path; `outer` tells how tightly what is around it binds: 1 a sequence, 2 a modifier.
    fn path(&mut self, path: &PropertyPathExpression, outer: u8) {
        use PropertyPathExpression as Path;
        let (binds, first, mark, second) = match path {
            Path::NamedNode(node) => return self.verb_called(node),
            Path::Alternative(left, right) => (0, left, "|", Some(right)),
            Path::Sequence(left, right) => (1, left, "/", Some(right)),
            Path::Reverse(inner) => (2, inner, "^", None),
            Path::ZeroOrMore(inner) => (2, inner, "*", None),
            Path::OneOrMore(inner) => (2, inner, "+", None),
            Path::ZeroOrOne(inner) => (2, inner, "?", None),
            Path::NegatedPropertySet(_) => return self.write(format_args!("{path}")),
        };
        let (open, close) = if binds < outer { ("(", ")") } else { ("", "") };
        self.out.push_str(open);
        self.out.push_str(if mark == "^" { mark } else { "" });
        self.path(first, if second.is_some() { binds } else { 3 });
        self.out.push_str(if mark == "^" { "" } else { mark });
        if let Some(second) = second {
            self.path(second, binds);
        }
        self.out.push_str(close);
    }

    pub(super) fn write(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        _ = self.out.write_fmt(text);
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
