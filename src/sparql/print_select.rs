//! Queries within a query: their heads, groups, orders and slices.

use super::print::Printer;
use spargebra::algebra::{GraphPattern, OrderExpression};
use spargebra::term::Variable;

impl Printer {
    /// A query within the query, on one line.
    pub(super) fn subquery(&mut self, pattern: &GraphPattern) {
        self.begin();
        self.write(format_args!("{{ "));
        if self.subselect(pattern).is_none() {
            self.write(format_args!("{pattern}"));
        }
        self.write(format_args!(" }}"));
        self.end();
    }

    fn subselect(&mut self, pattern: &GraphPattern) -> Option<()> {
        let (sliced, end) = match pattern {
            GraphPattern::Slice { inner, start, length } => {
                let limit = length.map_or_else(String::new, |length| format!(" LIMIT {length}"));
                let offset = if *start > 0 { format!(" OFFSET {start}") } else { String::new() };
                (inner.as_ref(), format!("{offset}{limit}"))
            }
            other => (other, String::new()),
        };
        let (distinct, project) = match sliced {
            GraphPattern::Distinct { inner } => ("DISTINCT ", inner.as_ref()),
            other => ("", other),
        };
        let GraphPattern::Project { inner, variables } = project else { return None };
        let (body, order) = match inner.as_ref() {
            GraphPattern::OrderBy { inner, expression } => (inner.as_ref(), ordered(expression)),
            other => (other, String::new()),
        };
        if let GraphPattern::Group { inner, variables: by, aggregates } = body {
            let shown = |variable: &Variable| match aggregates.iter().find(|(name, _)| name == variable) {
                Some((name, aggregate)) => format!("({aggregate} AS {name})"),
                None => variable.to_string(),
            };
            let shown: Vec<String> = variables.iter().map(shown).collect();
            let by: Vec<String> = by.iter().map(Variable::to_string).collect();
            let by = if by.is_empty() { String::new() } else { format!(" GROUP BY {}", by.join(" ")) };
            self.write(format_args!("SELECT {distinct}{} WHERE {{ ", shown.join(" ")));
            self.inline(inner);
            self.write(format_args!("}}{by}{order}{end}"));
            return Some(());
        }
        let names: Vec<String> = variables.iter().map(Variable::to_string).collect();
        self.write(format_args!("SELECT {distinct}{} WHERE {{ ", names.join(" ")));
        self.inline(body);
        self.write(format_args!("}}{order}{end}"));
        Some(())
    }
}

/// " ORDER BY DESC(?x)".
pub(super) fn ordered(expressions: &[OrderExpression]) -> String {
    let keys: Vec<String> = expressions.iter().map(OrderExpression::to_string).collect();
    format!(" ORDER BY {}", keys.join(" "))
}
