//! The table that a query gives, as a page for whoever follows a link to it.

use crate::show::html::escaped;
use serde_json::Value;
use std::fmt::Write;

/// The page of results that are written in JSON (SPARQL 1.1 Query Results JSON Format); nothing if they are not.
pub(super) fn page(json: &[u8]) -> Option<String> {
    let results: Value = serde_json::from_slice(json).ok()?;
    let mut out = String::from(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Results</title>\n\
         <style>th, td { padding: .2em 1em .2em 0; text-align: left; vertical-align: top; }</style>\n</head>\n<body>\n",
    );
    if let Some(holds) = results.get("boolean").and_then(Value::as_bool) {
        let _ = writeln!(out, "<p>{holds}</p>");
    } else {
        let names: Vec<&str> = results.pointer("/head/vars")?.as_array()?.iter().filter_map(Value::as_str).collect();
        let rows = results.pointer("/results/bindings")?.as_array()?;
        table(&names, rows, &mut out);
    }
    out.push_str("</body>\n</html>\n");
    Some(out)
}

fn table(names: &[&str], rows: &[Value], out: &mut String) {
    out.push_str("<table>\n<thead>\n<tr>");
    names.iter().for_each(|name| _ = write!(out, "<th scope=\"col\">{}</th>", escaped(name)));
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for name in names {
            let cell = row.get(*name).map(cell).unwrap_or_default();
            let _ = write!(out, "<td>{cell}</td>");
        }
        out.push_str("</tr>\n");
    }
    let count = if rows.len() == 1 { "1 row".to_owned() } else { format!("{} rows", rows.len()) };
    let _ = writeln!(out, "</tbody>\n</table>\n<p>{count}</p>");
}

/// A term: an address of the web as a link, whatever else as its text.
fn cell(term: &Value) -> String {
    let part = |name: &str| term.get(name).and_then(Value::as_str);
    let value = escaped(part("value").unwrap_or_default());
    match (part("type"), part("xml:lang")) {
        (Some("uri"), _) if value.starts_with("http://") || value.starts_with("https://") => {
            format!("<a href=\"{value}\">{value}</a>")
        }
        (Some("bnode"), _) => format!("_:{value}"),
        (_, Some(tag)) => format!("<span lang=\"{}\">{value}</span>", escaped(tag)),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_text() {
        let json = br#"{"head": {"vars": ["a", "b"]}, "results": {"bindings": [
            {"a": {"type": "uri", "value": "http://x/?a=\"&b"}, "b": {"type": "literal", "value": "<b>", "xml:lang": "en"}},
            {"a": {"type": "uri", "value": "javascript:alert(1)"}}]}}"#;
        let page = page(json).unwrap();
        for part in [
            "<th scope=\"col\">a</th><th scope=\"col\">b</th>",
            "<td><a href=\"http://x/?a=&quot;&amp;b\">http://x/?a=&quot;&amp;b</a></td><td><span lang=\"en\">&lt;b&gt;</span></td>",
            "<td>javascript:alert(1)</td><td></td>",
            "<p>2 rows</p>",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }

    #[test]
    fn what_is_no_table_gives_no_page() {
        assert!(page(br#"{"boolean": true}"#).is_some_and(|page| page.contains("<p>true</p>")));
        assert_eq!(page(b"?x\n1\n"), None);
    }
}
