//! Turtle that ships inside the binary, as quads.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;

/// A text that is not Turtle, such as `rel:be a` without the prefix declared.
#[derive(Debug, thiserror::Error)]
#[error("not Turtle: {0}")]
pub struct ParseTurtleError(#[from] oxigraph::io::RdfSyntaxError);

/// The quads of a Turtle document, in the order of the text.
///
/// # Errors
/// [`ParseTurtleError`], which tells line and column.
pub fn parse_turtle(text: &str) -> Result<Vec<Quad>, ParseTurtleError> {
    Ok(RdfParser::from_format(RdfFormat::Turtle).for_slice(text).collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_quads_or_tells_where_it_cannot() {
        assert_eq!(parse_turtle("@prefix x: <x:> . x:a x:b x:c, 'd'@en .").unwrap().len(), 2);
        assert!(parse_turtle("x:a x:b .").unwrap_err().to_string().contains("line 1"));
    }
}
