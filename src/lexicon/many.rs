//! Nouns that very many things are called by: the graph tells them by their kind, so that none need be listed.

use super::book::Key;
use super::lookup::Lexicon;
use super::names::Shape;
use super::recall::Recall;
use crate::rdf::NamedNode;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// The most names with one head noun that are listed where a question has the noun.
const MOST_LISTED: usize = 500;

impl Lexicon {
    /// With the things that the graph tells to be of a kind (`rap:kind`).
    #[must_use]
    pub fn with_kinds(mut self, told: impl IntoIterator<Item = (String, NamedNode)>) -> Self {
        for (kind, thing) in told {
            self.kinds.entry(kind).or_default().insert(thing);
        }
        self.recall = Recall::default();
        self
    }

    /// Of the things whose names have this head noun, those that the graph does not tell to be of that kind; nothing
    /// where so few are called so that all can be listed, or none is told.
    #[must_use]
    pub fn untold(&self, head: &str) -> Option<Arc<[NamedNode]>> {
        self.recall.untold.or(head.to_owned(), |head| self.found_untold(head), |_| true)
    }

    fn found_untold(&self, head: &str) -> Option<Arc<[NamedNode]>> {
        let booked = || self.book().map_or(0, |book| book.places(Key::Head(head.to_owned()).short()).count());
        if self.shapes.with_head(head) + booked() <= MOST_LISTED {
            return None;
        }
        let mut told: FxHashSet<NamedNode> = self.kinds.get(head).cloned().unwrap_or_default();
        told.extend(self.book().into_iter().flat_map(|book| book.of_kind(head)));
        if told.is_empty() {
            return None;
        }
        let shape = Shape { head: head.to_owned(), modifiers: vec![] };
        let mut called = self.some_narrower(&shape, usize::MAX);
        called.retain(|thing| !told.contains(thing));
        Some(called.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Entry, Meaning};
    use crate::rdf::mint;

    fn lexicon(panels: usize, told: usize) -> Lexicon {
        let forms: Vec<String> = (0..panels).map(|n| format!("Panel on Tide {n}")).collect();
        let thing = |form: &String| mint::slug("id:", form);
        let entry = |form: &String| Entry { form: form.clone(), meaning: Meaning::Thing(thing(form)), preferred: true };
        let kinds = forms.iter().take(told).map(|form| ("panel".to_owned(), thing(form)));
        Lexicon::from_entries(forms.iter().map(entry)).with_kinds(kinds)
    }

    #[test]
    fn what_is_told_by_its_kind_need_not_be_listed() {
        let untold = lexicon(MOST_LISTED + 9, MOST_LISTED + 2).untold("panel").unwrap();
        assert_eq!(untold.len(), 7);
        assert!(lexicon(MOST_LISTED + 9, 0).untold("panel").is_none());
        assert!(lexicon(MOST_LISTED, MOST_LISTED).untold("panel").is_none());
        assert!(lexicon(MOST_LISTED + 9, 3).untold("council").is_none());
    }
}
