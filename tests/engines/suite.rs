//! The questions of the suite: those of tests/questions, the page of the language, and more of the forms that differ between
//! engines if any do (counts, dates, orders, negations, paths).

use rapporteur::question::reference::PAGE;
use std::path::Path;

/// The first cells of all tables of a page.
fn first_cells(markdown: &str) -> Vec<String> {
    let rows = markdown.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | "));
    let cells = rows.map(|(cell, _)| cell.trim().to_owned());
    cells.filter(|cell| !["question", "sentence"].contains(&cell.as_str())).collect()
}

/// Each world with its questions.
pub fn worlds(root: &Path) -> Vec<(String, Vec<String>)> {
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
    let of = |world: &str| (world.to_owned(), first_cells(&read(&format!("tests/questions/{world}.md"))));
    let mut worlds: Vec<_> = ["apec", "oecd", "imo", "african-union"].map(of).into();
    worlds[0].1.extend(first_cells(PAGE));
    worlds[0].1.extend(read("tests/engines/questions.txt").lines().map(str::to_owned));
    worlds
}
