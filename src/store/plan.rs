//! The plan of the embedded engine, from its own JSON to lines for people.

use serde::Deserialize;

#[derive(Deserialize)]
struct Explanation {
    plan: Step,
}

#[derive(Deserialize)]
struct Step {
    name: String,
    #[serde(rename = "number of results")]
    results: Option<u64>,
    #[serde(default)]
    children: Vec<Step>,
}

/// One step a line, those that feed it below it, with the number of results; nothing if it is no plan.
pub(super) fn lines(json: &[u8]) -> Option<String> {
    let explanation: Explanation = serde_json::from_slice(json).ok()?;
    let mut lines = String::new();
    write(&explanation.plan, 0, &mut lines);
    Some(lines)
}

fn write(step: &Step, depth: usize, lines: &mut String) {
    let results = match step.results {
        None => String::new(),
        Some(1) => "  → 1 result".to_owned(),
        Some(results) => format!("  → {results} results"),
    };
    lines.push_str(&format!("{}{}{results}\n", "  ".repeat(depth), step.name));
    step.children.iter().for_each(|child| write(child, depth + 1, lines));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_indented() {
        let json =
            br#"{"plan":{"name":"Join","number of results":1,"children":[{"name":"Scan","number of results":3}]}}"#;
        assert_eq!(lines(json).unwrap(), "Join  → 1 result\n  Scan  → 3 results\n");
    }
}
