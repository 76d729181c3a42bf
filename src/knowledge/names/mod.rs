//! The names of a kept graph in its registers, so that a question opens none but those that it asks for.

mod gather;
#[cfg(test)]
mod tests;

pub use gather::MAKERS;

use crate::lexicon::{Book, Entry, Meaning};
use crate::rdf::{NamedNode, NamedNodeRef, namespace};
use crate::sparql::Stated;
use crate::store::{Facts, Kept, KeptError, Naming, Register, RegisterEntry, Registers, Snapshot, Sort, Texts};
use gather::{OTHERS, TEXTS, TOUCHED, UNCITED};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The names of a kept graph.
#[derive(Debug)]
pub(super) struct Names {
    snapshot: Arc<Snapshot>,
    /// The names of the index, and those of what the journal has touched since.
    volumes: Vec<Volume>,
}

/// A register, and the place that its first entry has among those of all.
#[derive(Debug)]
struct Volume {
    register: Register,
    before: u32,
    /// The nodes whose names stand elsewhere, ascending.
    hidden: Vec<u32>,
}

impl Volume {
    fn shows(&self, node: u32) -> bool {
        self.hidden.binary_search(&node).is_err()
    }

    /// The entry at one of its own places, if it shows.
    fn entry(&self, place: u32) -> Option<RegisterEntry> {
        self.register.entry(place).filter(|entry| self.shows(entry.node))
    }
}

impl Names {
    /// The names of a kept graph as it is now; those of its index are gathered once, those of its journal once for each
    /// of its states.
    ///
    /// # Errors
    /// [`KeptError`].
    pub(super) fn of(kept: &Kept) -> Result<Self, KeptError> {
        let Registers { snapshot, base, later } = kept.registers(MAKERS)?;
        let (mut volumes, mut before) = (vec![], 0);
        let hidden = later.as_ref().map(|later| later.list(TOUCHED)).unwrap_or_default();
        for (register, hidden) in [(base, hidden), (later, vec![])] {
            if let Some(register) = register {
                let next = before + register.len() as u32;
                volumes.push(Volume { register, before, hidden });
                before = next;
            }
        }
        Ok(Self { snapshot, volumes })
    }

    /// The names of what is no thing: classes and relations.
    pub(super) fn others(&self) -> Vec<Entry> {
        let of_volume = |volume: &Volume| -> Vec<Entry> {
            let places = volume.register.list(OTHERS).into_iter();
            places.filter_map(|place| self.read(volume.entry(place)?)).collect()
        };
        self.volumes.iter().flat_map(of_volume).collect()
    }

    /// The different texts that a predicate leads to.
    pub(super) fn values(&self, predicate: NamedNodeRef<'_>) -> BTreeSet<String> {
        Facts(&self.snapshot).values(predicate)
    }

    /// What the graph states by and large: the register of the journal tells it of all, where there is one.
    pub(super) fn stated(&self) -> Stated {
        let facts = Facts(&self.snapshot);
        let claims = facts.has(namespace::POLARITY);
        let list = |list| self.volumes.last().map_or_else(Vec::new, |volume| volume.register.list(list));
        let nodes = |numbers: Vec<u32>| numbers.into_iter().filter_map(|id| facts.node(id)).collect();
        Stated { uncited: nodes(list(UNCITED)), texts: nodes(list(TEXTS)), claims }
    }

    /// Fails if a name that was read was not as it was written.
    ///
    /// # Errors
    /// [`KeptError::Damaged`].
    pub(super) fn sound(&self, kept: &Kept) -> Result<(), KeptError> {
        let mut registers = self.volumes.iter().map(|volume| &volume.register);
        registers.try_for_each(Register::sound).map_err(|damage| kept.forget_registers(damage))
    }

    fn at(&self, place: u32) -> Option<(&Volume, u32)> {
        let volume = self.volumes.iter().rev().find(|volume| volume.before <= place)?;
        Some((volume, place - volume.before))
    }

    fn found(&self, hash: u32) -> impl Iterator<Item = (&Volume, u32)> {
        self.volumes.iter().flat_map(move |volume| volume.register.find(hash).map(move |place| (volume, place)))
    }

    /// The form of an entry in lower case.
    fn lower(&self, entry: RegisterEntry) -> String {
        Texts(&self.snapshot).form(entry.node, &naming(entry)).to_lowercase()
    }

    fn read(&self, entry: RegisterEntry) -> Option<Entry> {
        let texts = Texts(&self.snapshot);
        let naming = naming(entry);
        let form = texts.form(entry.node, &naming).into_owned();
        let node = NamedNode::new_unchecked(texts.iri(entry.node)?);
        let meaning = match naming.sort {
            Sort::Thing => Meaning::Thing(node),
            Sort::Class => Meaning::Class(node),
            Sort::Relation => Meaning::Relation(node),
        };
        Some(Entry { form, meaning, preferred: naming.preferred })
    }

    /// The names of a volume that begin so, in the order of the alphabet, in lower case and as they are kept.
    fn beginning_in<'a>(
        &'a self,
        volume: &'a Volume,
        beginning: &'a str,
    ) -> impl Iterator<Item = (String, RegisterEntry)> + 'a {
        let at = |place| volume.register.ordered(place).and_then(|place| volume.register.entry(place));
        let (mut low, mut high) = (0, volume.register.ordered_len());
        while low < high {
            let middle = low.midpoint(high);
            let is_before = at(middle).is_some_and(|entry| self.lower(entry).as_str() < beginning);
            if is_before { low = middle + 1 } else { high = middle }
        }
        let all = (low..).map_while(at).map(|entry| (self.lower(entry), entry));
        let begun = all.take_while(move |(form, _)| form.starts_with(beginning));
        begun.filter(|(_, entry)| volume.shows(entry.node))
    }
}

impl Book for Names {
    fn places(&self, hash: u32) -> Box<dyn Iterator<Item = u32> + '_> {
        let shown = |(volume, place): &(&Volume, u32)| volume.hidden.is_empty() || volume.entry(*place).is_some();
        Box::new(self.found(hash).filter(shown).map(|(volume, place)| volume.before + place))
    }

    fn worded(&self, hash: u32) -> Box<dyn Iterator<Item = u32> + '_> {
        Box::new(self.found(hash).map(|(volume, place)| volume.before + place))
    }

    fn entry(&self, place: u32) -> Option<Entry> {
        let (volume, place) = self.at(place)?;
        self.read(volume.register.entry(place)?)
    }

    fn of_kind(&self, kind: &str) -> FxHashSet<NamedNode> {
        Facts(&self.snapshot).told(namespace::KIND, kind)
    }

    fn names_of(&self, thing: &NamedNode) -> Vec<Entry> {
        let Some(node) = self.snapshot.find(thing.as_ref().into()) else { return vec![] };
        let shown = self.volumes.iter().filter(|volume| volume.shows(node));
        let things = shown.flat_map(|volume| volume.register.of_node(node));
        things.filter(|entry| naming(*entry).sort == Sort::Thing).filter_map(|entry| self.read(entry)).collect()
    }

    fn beginning(&self, beginning: &str, see: &mut dyn FnMut(Entry) -> bool) {
        let mut parts: Vec<_> =
            self.volumes.iter().map(|volume| self.beginning_in(volume, beginning).peekable()).collect();
        loop {
            let next = |part: &mut std::iter::Peekable<_>| -> Option<String> {
                let (form, _): &(String, RegisterEntry) = part.peek()?;
                Some(form.clone())
            };
            let first = parts.iter_mut().filter_map(|part| Some((next(part)?, part))).min_by(|(a, _), (b, _)| a.cmp(b));
            let Some((_, entry)) = first.and_then(|(_, part)| part.next()) else { break };
            if !self.read(entry).is_some_and(&mut *see) {
                break;
            }
        }
    }

    fn len(&self) -> usize {
        self.volumes.iter().map(|volume| volume.register.len()).sum()
    }

    fn each(&self, see: &mut dyn FnMut(Entry)) {
        for volume in &self.volumes {
            let entries = (0..volume.register.len() as u32).filter_map(|place| volume.entry(place));
            let things = entries.filter(|entry| naming(*entry).sort == Sort::Thing);
            things.filter_map(|entry| self.read(entry)).for_each(&mut *see);
        }
    }
}

const SORTS: [Sort; 3] = [Sort::Thing, Sort::Class, Sort::Relation];

fn naming(RegisterEntry { form, kind, .. }: RegisterEntry) -> Naming {
    let sort = SORTS.get(usize::from(kind >> 1)).copied().unwrap_or(Sort::Thing);
    Naming { sort, form, preferred: kind & 1 == 1 }
}

fn kind(naming: &Naming) -> u8 {
    let at = SORTS.iter().position(|&sort| sort == naming.sort).unwrap_or_default();
    (at as u8) << 1 | u8::from(naming.preferred)
}
