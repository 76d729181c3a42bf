//! Mending the stem of a regular verb form: *produc* is *produce*, *stopp* is *stop*.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What makes a base of a stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mend {
    AddE,
    DropLetter,
    Leave,
}

/// The longest ending in the data, in characters, the `^` counted.
const LONGEST: usize = 12;

static ENDINGS: LazyLock<FxHashMap<&str, Mend>> = LazyLock::new(|| {
    let lines = include_str!("../../../grammar/stems.tsv").lines().filter_map(|line| line.split_once('\t'));
    let mend = |name| match name {
        "e" => Mend::AddE,
        "1" => Mend::DropLetter,
        _ => Mend::Leave,
    };
    lines.map(|(ending, name)| (ending, mend(name))).collect()
});

/// The base verb of a stem that -ing or -ed was taken off.
pub(super) fn mend(stem: &str) -> String {
    let marked = format!("^{stem}");
    let starts = marked.char_indices().rev().map(|(at, _)| at).take(LONGEST);
    let fitting = starts.filter_map(|at| ENDINGS.get(marked.get(at..)?));
    match fitting.last().copied() {
        Some(Mend::AddE) => format!("{stem}e"),
        Some(Mend::DropLetter) => stem.chars().take(stem.chars().count() - 1).collect(),
        Some(Mend::Leave) | None => stem.to_owned(),
    }
}
