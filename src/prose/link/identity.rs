//! Which names are of one thing.

use super::classify;
use super::name::{Name, key};
use super::registry::{Registry, Thing};

impl Registry<'_> {
    /// Records that two names are of one thing.
    pub fn learn_identity(&mut self, subject: Thing, object: Thing) {
        let Some(node) = self.node(object).cloned() else { return };
        let Some(entity) = self.entry_mut(subject).map(|entry| &mut entry.entity) else { return };
        if entity.node != node && !entity.same_as.contains(&node) {
            entity.same_as.push(node);
            entity.same_as.sort();
            self.bearers.entry(object).or_default().push(subject);
        }
    }

    /// "A third candidate, John Roe": who is somebody is a man or a woman as they are.
    pub fn share_gender(&mut self, one: Thing, other: Thing) {
        let of = |thing| self.entry(thing).and_then(|entry| entry.gender);
        let ((Some(gender), None) | (None, Some(gender))) = (of(one), of(other)) else { return };
        for thing in [one, other] {
            if let Some(entry) = self.entry_mut(thing) {
                entry.gender = Some(gender);
            }
        }
    }

    /// Records the title before somebody's name: whoever has it is "the President", unless others have it, too, as
    /// councillors do.
    pub fn learn_title(&mut self, bearer: Thing, title: Thing) {
        let Some(node) = self.node(title).cloned() else { return };
        let bearers = self.bearers.entry(title).or_default();
        let others: Vec<Thing> = bearers.extract_if(.., |other| *other != bearer).collect();
        if others.is_empty() && !self.shared_titles.contains(&title) {
            return self.learn_identity(bearer, title);
        }
        for other in others {
            if let Some(entry) = self.entry_mut(other) {
                entry.entity.same_as.retain(|same| *same != node);
            }
        }
        self.shared_titles.insert(title);
    }

    /// "**The Ministers** adopted it", after "the Minister, Ana Roe": several are not the one that somebody is.
    pub fn tell_several(&self, name: &mut Name) {
        let known = self.find(&name.key).filter(|_| name.plural);
        let Some((thing, entry)) = known.and_then(|thing| Some((thing, self.entry(thing)?))) else { return };
        let identified =
            !entry.entity.same_as.is_empty() || self.bearers.get(&thing).is_some_and(|all| !all.is_empty());
        if identified && classify::is_of_several(&name.label) && !classify::is_of_several(&entry.entity.label) {
            name.key = key(&name.label);
        }
    }
}
