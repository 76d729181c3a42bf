//! What visitors are told that sources are called: where a file stood on the machine that read it is nobody's concern.

use crate::answer::Answer;
use crate::claim::Citation;
use crate::knowledge::{Knowledge, Place};
use std::collections::HashMap;

/// The names of sources, as the graph has them and as they are told.
#[derive(Debug, Default)]
pub(super) struct Called {
    /// From the name in the graph to the one that is told, where they differ.
    told: HashMap<String, String>,
    /// And back.
    own: HashMap<String, String>,
    /// The titles by the names in the graph.
    titles: HashMap<String, String>,
}

impl Called {
    /// The names of sources that have these names in the graph, and titles where they have any. A whole path is told by its
    /// last part, or by as many as it takes to be no other's.
    pub(super) fn of(sources: &[(String, Option<String>)]) -> Self {
        let mut named: HashMap<String, usize> = HashMap::new();
        for (name, _) in sources {
            match is_whole_path(name) {
                true => endings(name).for_each(|ending| *named.entry(ending).or_default() += 1),
                false => *named.entry(name.clone()).or_default() += 1,
            }
        }
        let alone = |ending: &String| named.get(ending) == Some(&1);
        let mut called = Self::default();
        for (name, title) in sources {
            if let Some(told) = endings(name).filter(|_| is_whole_path(name)).find(alone) {
                called.told.insert(name.clone(), told.clone());
                called.own.insert(told, name.clone());
            }
            let title = title.as_deref().map(str::trim).filter(|title| !title.is_empty());
            called.titles.extend(title.map(|title| (name.clone(), title.to_owned())));
        }
        called
    }

    /// What a source is called.
    pub(super) fn told<'a>(&'a self, own: &'a str) -> &'a str {
        self.told.get(own).map_or(own, String::as_str)
    }

    /// The source that is called so.
    pub(super) fn own<'a>(&'a self, told: &'a str) -> &'a str {
        self.own.get(told).map_or(told, String::as_str)
    }

    /// The title of a source, by its name in the graph.
    pub(super) fn title(&self, own: &str) -> Option<&str> {
        self.titles.get(own).map(String::as_str)
    }

    /// The same with its sources called as they are told.
    pub(super) fn answer(&self, mut answer: Answer) -> Answer {
        let rows = answer.rows.iter_mut().map(|row| &mut row.citations);
        let steps = answer.derivation.iter_mut().map(|step| &mut step.citations);
        rows.chain(steps).chain([&mut answer.citations]).flatten().for_each(|citation| self.call(citation));
        let cells = answer.rows.iter_mut().flat_map(|row| &mut row.cells);
        let labels = cells.flat_map(|cell| [&mut cell.label, &mut cell.value]);
        labels
            .chain(&mut answer.notes)
            .chain(&mut answer.warnings)
            .chain(&mut answer.text)
            .for_each(|words| self.tell(words));
        answer
    }

    /// Sources that are named among other words, as notes name them.
    fn tell(&self, words: &mut String) {
        for (own, told) in self.told.iter().filter(|(own, _)| is_whole_path(own)) {
            if words.contains(own.as_str()) {
                *words = words.replace(own.as_str(), told);
            }
        }
    }

    /// The same for what is cited.
    pub(super) fn call(&self, citation: &mut Citation) {
        if let Some(told) = self.told.get(&citation.source) {
            citation.source.clone_from(told);
        }
    }

    /// Where a citation stands whose source is called as it is told: "minutes.txt:5:1", or "Minutes of May, line 5".
    pub(super) fn place(&self, knowledge: &Knowledge, citation: &Citation) -> String {
        let own = Citation { source: self.own(&citation.source).to_owned(), ..citation.clone() };
        let place = Place { citation, ..knowledge.place(&own) };
        match (self.title(&own.source), place.position) {
            (Some(title), Some(position)) if citation.page.is_none() && citation.cell.is_none() => {
                format!("{title}, line {}", position.line)
            }
            (Some(title), _) => format!("{title}, {}", place.line_and_column()),
            (None, _) => place.to_string(),
        }
    }
}

/// Whether a name tells where a file is on its machine.
fn is_whole_path(name: &str) -> bool {
    let drive = name.as_bytes().get(1..3).is_some_and(|two| two == b":\\" || two == b":/");
    drive || ["/", "\\\\", "..", "~/"].iter().any(|start| name.starts_with(start))
}

/// The last part of a path, the last two, and so on.
fn endings(path: &str) -> impl Iterator<Item = String> {
    let parts: Vec<&str> = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != "..").collect();
    let endings: Vec<String> =
        (1..=parts.len()).filter_map(|count| Some(parts.get(parts.len() - count..)?.join("/"))).collect();
    endings.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_by_their_ends() {
        let names = [
            "/srv/a/minutes.txt",
            "/srv/b/minutes.txt",
            "/srv/b/report.txt",
            "C:\\texts\\plan.txt",
            "plan.txt",
            "notes/may.txt",
            "https://x.org/a.html",
            "stdin",
            "../up/there.txt",
        ];
        let called = Called::of(&names.map(|name| (name.to_owned(), None)));
        let told = names.map(|name| called.told(name));
        let expected = [
            "a/minutes.txt",
            "b/minutes.txt",
            "report.txt",
            "texts/plan.txt",
            "plan.txt",
            "notes/may.txt",
            "https://x.org/a.html",
            "stdin",
            "there.txt",
        ];
        assert_eq!(told, expected);
        assert_eq!(told.map(|name| called.own(name)), names);
    }

    #[test]
    fn notes_and_cells_name_no_folders() {
        let called = Called::of(&[("/srv/a/minutes.txt".to_owned(), None)]);
        let mut note = "nearly: “It met.” (/srv/a/minutes.txt)".to_owned();
        called.tell(&mut note);
        assert_eq!(note, "nearly: “It met.” (minutes.txt)");
    }

    #[test]
    fn a_title_is_part_of_a_place() {
        let sources = [("/srv/m.txt".to_owned(), Some("Minutes of May".to_owned()))];
        let called = Called::of(&sources);
        let citation = Citation { source: "m.txt".to_owned(), start: 3, end: 9, ..Citation::default() };
        let knowledge = Knowledge::new().unwrap();
        assert_eq!(called.place(&knowledge, &citation), "Minutes of May, characters 3–9");
        let paged = Citation { page: Some(4), ..citation };
        assert_eq!(called.place(&knowledge, &paged), "Minutes of May, page 4");
    }
}
