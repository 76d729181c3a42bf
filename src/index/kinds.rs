//! Which kinds of objects each predicate has, so that nobody need look through them.

use super::affix::{BLANK, IRI, LANGUAGE, STRING};
use super::columns::Columns;
use super::file::Section;
use super::frozen::Index;
use super::id::FIRST_SMALL;
use super::terms::Terms;

/// Names and blank nodes.
const NODES: u32 = 1;
/// Strings, with or without language.
const STRINGS: u32 = 2;
/// Other literals.
const VALUES: u32 = 4;

/// The kinds of objects of each predicate.
pub(super) fn object_kinds(columns: &Columns, terms: &Terms) -> Vec<u32> {
    let kind = |&object: &u32| {
        if object >= FIRST_SMALL {
            return VALUES;
        }
        match terms.token_of(object).and_then(|(affix, _)| terms.affixes.parts(affix)) {
            Some((IRI | BLANK, _)) => NODES,
            Some((STRING | LANGUAGE, _)) => STRINGS,
            _ => VALUES,
        }
    };
    let runs = columns.predicate_runs.iter().zip(columns.predicate_runs.iter().skip(1));
    runs.map(|(&from, &to)| {
        let objects = columns.run_objects.get(from as usize..to as usize).unwrap_or_default();
        objects.iter().fold(0, |kinds, object| kinds | kind(object))
    })
    .collect()
}

impl Index {
    /// Whether all objects of the predicate at that place are strings. Indexes of earlier versions do not tell: no.
    #[must_use]
    pub fn has_strings_only(&self, predicate: usize) -> bool {
        self.numbers(Section::ObjectKinds).get(predicate) == STRINGS
    }

    /// Whether the predicate at that place has literals among its objects; `None` if the index does not tell.
    #[must_use]
    pub fn has_literals(&self, predicate: usize) -> Option<bool> {
        let kinds = self.numbers(Section::ObjectKinds);
        (predicate < kinds.len()).then(|| kinds.get(predicate) & (STRINGS | VALUES) != 0)
    }
}
