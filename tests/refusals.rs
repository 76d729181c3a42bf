//! What is said to a question that is refused or has no answer: `tests/language/refusals.md` and the wall of shame,
//! `tests/poor_errors.md`.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

mod support;

use support::{Scratch, run};

/// The rows of a table with the question and what is said.
fn rows(page: &str) -> Vec<(String, String)> {
    let table = page.lines().filter(|line| line.starts_with('|')).skip(2);
    let cells = |line: &str| {
        let mut cells = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned());
        Some((cells.next()?, cells.next()?))
    };
    table.filter_map(cells).collect()
}

fn check(name: &str, page: &str) {
    let scratch = Scratch::new(name);
    let mut wrong = vec![];
    for (question, expected) in rows(page) {
        let ran = run(scratch.path(), &["ask", &question]);
        let said = format!("{}\n{}", ran.out, ran.err);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if !said.contains(&expected) {
            wrong.push(format!("{question}\n    expected: {expected}\n    said: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{} said otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn refusals_teach() {
    check("refusals", include_str!("language/refusals.md"));
}

#[test]
fn the_wall_of_shame_stands() {
    check("poor-errors", include_str!("poor_errors.md"));
}
