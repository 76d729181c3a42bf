//! What the parser of SPARQL expected, in fewer words than it says it in: it lists every letter that a name may begin with.

/// What terms begin with.
const TERMS: &[&str] =
    &["$", "'", "'''", "+", "-", ":", "<", "<<", "<<(", "?", "[", "\\\"", "\\\"\\\"\\\"", "_:", "false", "true"];
/// Where so many of them may stand, any term may.
const MANY: usize = 6;

/// "expected one of "$", "?", ['a'..='z']" as "expected a variable, name or value".
pub(super) fn shortened(message: &str) -> String {
    let Some(list) = message.strip_prefix("expected one of ") else { return message.to_owned() };
    let items: Vec<&str> = items(list).into_iter().filter(|item| !item.starts_with('[')).collect();
    let (terms, others): (Vec<&str>, Vec<&str>) = items.iter().partition(|item| TERMS.contains(&bare(item)));
    match terms.len() >= MANY {
        true => format!("expected {}", [&["a variable, name or value"], others.as_slice()].concat().join(", ")),
        false => format!("expected {}", items.join(", ")),
    }
}

/// An item without its quotation marks, of which it may consist.
fn bare(item: &str) -> &str {
    item.strip_prefix('"').and_then(|item| item.strip_suffix('"')).unwrap_or(item)
}

/// The items of a list: commas within quotation marks and brackets part nothing.
fn items(list: &str) -> Vec<&str> {
    let (mut found, mut start, mut quoted, mut escaped, mut depth) = (vec![], 0, false, false, 0_usize);
    for (at, c) in list.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            ',' if !quoted && depth == 0 => {
                found.push(list.get(start..at).unwrap_or_default().trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(list.get(start..).unwrap_or_default().trim());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_not_listed() {
        let long = "expected one of \"$\", \"'\", \"(\", \"+\", \".\", \"<\", \"?\", \"[\", \"\\\"\", \"true\", \"}\", ['0'..='9'], ['A' ..= 'Z'\n| 'a'], [_]";
        assert_eq!(shortened(long), "expected a variable, name or value, \"(\", \".\", \"}\"");
        assert_eq!(shortened("expected one of ADD, [_]"), "expected ADD");
        assert_eq!(shortened("expected one of \",\", \"}\""), "expected \",\", \"}\"");
        assert_eq!(shortened("expected OPTIONAL"), "expected OPTIONAL");
    }
}
