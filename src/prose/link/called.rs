//! What a text calls a thing where a claim has to name it.

use super::classify;
use super::name::{self, Name, key};
use super::registry::{Registry, Thing};
use crate::prose::clause::{WordClass, names_person};

impl Registry<'_> {
    /// Whether the text has defined something before a place.
    #[must_use]
    pub fn has_definition_before(&self, place: usize) -> bool {
        self.definitions.iter().any(|definition| definition.place < place)
    }

    /// The body that the text defined first with an abbreviation, before a place: what it is about, if nothing else tells.
    pub fn first_defined(&mut self, place: usize) -> Option<Thing> {
        let first =
            self.definitions.iter().filter(|definition| definition.place < place).min_by_key(|one| one.place)?;
        let long = Name::of_series(&first.long);
        let body = WordClass::Body.contains(&long.head) || !self.vocabulary().classes(&long.head).is_empty();
        (long.label.starts_with(char::is_uppercase) && body).then(|| self.intern(&long))
    }

    /// What the text called a thing last; people are shown by their full names, and several people by what they are:
    /// "Energy Ministers" of "the Energy Ministers of the eight members of the Forum".
    #[must_use]
    pub fn called(&self, thing: Thing) -> Option<&str> {
        let entry = self.entry(thing)?;
        let last = entry.written.as_deref().filter(|_| !entry.person_like);
        let name = last.unwrap_or(&entry.entity.label);
        let people = |group: &&str| {
            let head = group.rsplit(' ').next().unwrap_or_default();
            classify::is_plural(group) && names_person(&name::singular(head))
        };
        let group = name.split_once(" of the ").map(|(group, _)| group).filter(people);
        Some(group.unwrap_or(name))
    }

    /// The same before what is somebody's: a long name gives way to the abbreviation that the text defines ("OECS's
    /// weakness"), or to the body without whose it is ("Executive Committee's Director").
    #[must_use]
    pub fn called_as_owner(&self, thing: Thing) -> Option<&str> {
        let name = self.called(thing)?;
        if name.split(' ').count() < 3 || self.entry(thing)?.person_like {
            return Some(name);
        }
        let defined = self.defined.get(&key(name)).and_then(|&at| self.definitions.get(at));
        let short = defined.map(|definition| definition.short.as_str());
        let body =
            |part: &&str| part.rsplit_once(' ').is_some_and(|(_, noun)| WordClass::Body.contains(&noun.to_lowercase()));
        let whole = || name.split_once(" of the ").map(|(body, _)| body).filter(body);
        Some(short.or_else(whole).unwrap_or(name))
    }
}
