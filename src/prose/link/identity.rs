//! Which names are of one thing.

use super::registry::{Registry, Thing};
use crate::rdf::NamedNode;

impl Registry<'_> {
    /// Records that two names are of one thing.
    pub fn learn_identity(&mut self, subject: Thing, object: Thing) {
        let Some(node) = self.node(object).cloned() else { return };
        let Some(entity) = self.entry_mut(subject).map(|entry| &mut entry.entity) else { return };
        if entity.node != node && !entity.same_as.contains(&node) {
            entity.same_as.push(node);
            entity.same_as.sort();
        }
    }

    /// Records the title before somebody's name: whoever has it is "the President", unless others have it, too, as
    /// councillors do.
    pub fn learn_title(&mut self, bearer: Thing, title: Thing) {
        let Some(node) = self.node(title).cloned() else { return };
        let others: Vec<Thing> = self.bearers(&node).filter(|&other| other != bearer).collect();
        if others.is_empty() && !self.shared_titles.contains(&node) {
            return self.learn_identity(bearer, title);
        }
        for other in others {
            if let Some(entry) = self.entry_mut(other) {
                entry.entity.same_as.retain(|same| *same != node);
            }
        }
        self.shared_titles.insert(node);
    }

    /// Those that are said to be one with a thing.
    fn bearers<'r>(&'r self, node: &'r NamedNode) -> impl Iterator<Item = Thing> + 'r {
        let all = self.things();
        all.filter(|&thing| self.entry(thing).is_some_and(|entry| entry.entity.same_as.contains(node)))
    }
}
