//! Texts that have others within them: in the name of a thing, or in a value that is a text.

use super::otherwise::{is_text, test_text};
use super::pattern;
use super::value::{and, or};
use crate::question::Matching;
use crate::rdf::namespace;
use spargebra::algebra::{Expression, Function};
use spargebra::term::Variable;

/// The variable is a text that has this in it, or a thing with a name that has, whatever the case.
pub(super) fn matches(variable: &Variable, matching: Matching, text: &str) -> Expression {
    let name = Variable::new_unchecked(format!("{}_name", variable.as_str()));
    let has = |of: &Variable| {
        let function = match matching {
            Matching::Contains => Function::Contains,
            Matching::Starts => Function::StrStarts,
            Matching::Ends => Function::StrEnds,
        };
        test_text(function, of, &text.to_lowercase())
    };
    let named = pattern::one_of(&namespace::LABEL_PROPERTIES)
        .map(|labels| pattern::path(variable.clone(), labels, name.clone()));
    let named = Expression::Exists(Box::new(pattern::filter(pattern::join(named), has(&name))));
    or(and(is_text(variable), has(variable)), named)
}
