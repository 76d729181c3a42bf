//! The things a text has named so far, found by any of their names.

use super::acronym::{self, Definition};
use super::gazetteer::{Gazetteer, Known, first_word, last_part};
use super::gender::Gender;
use super::headed::LongForms;
use super::name::{self, Name, key};
use super::session::{self, Numbered};
use super::{Entity, classify};
use crate::lexicon::Vocabulary;
use crate::rdf::{NamedNode, namespace};
use rustc_hash::{FxHashMap, FxHashSet};

/// A thing by its number in the registry.
pub type Thing = usize;

/// A thing with what linking has to know of it besides.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What is published of it.
    pub entity: Entity,
    /// The words of its name, compared form.
    pub key: String,
    /// The head noun of its name.
    pub head: String,
    /// Whether its name is capitalised.
    pub proper: bool,
    /// What the text called it last: "the Committee" of "the Audit Committee".
    pub written: Option<String>,
    /// Whether it may be a person: two or three capitalised words without article.
    pub person_like: bool,
    /// Which of "he" and "she" it can be, as far as its names show.
    pub gender: Option<Gender>,
}

/// Every thing named so far, in the order of the text.
#[derive(Debug)]
pub struct Registry<'v> {
    vocabulary: &'v Vocabulary,
    entries: Vec<Entry>,
    /// Compared names to things.
    names: FxHashMap<String, Thing>,
    /// Capitalised things by the head of their name, for short forms.
    heads: FxHashMap<String, Vec<Thing>>,
    /// People by the last word of their names.
    surnames: FxHashMap<String, Vec<Thing>>,
    /// Compared names, long and short, to definitions of the text.
    pub(super) defined: FxHashMap<String, usize>,
    pub(super) definitions: Vec<Definition>,
    /// Their long forms.
    pub(super) long_forms: LongForms,
    /// Titles that several people have: "Councillor".
    pub(super) shared_titles: FxHashSet<Thing>,
    /// What is said to be one with a thing.
    pub(super) bearers: FxHashMap<Thing, Vec<Thing>>,
    /// The first words of long forms, compared form.
    first_words: FxHashSet<String>,
    /// The last parts of what the text defines, compared form.
    last_parts: FxHashSet<String>,
    /// What was only spoken of so far.
    passing: FxHashSet<Thing>,
    /// Sessions whose series has not been told yet: session and series.
    sessions: Vec<(Thing, Thing)>,
}

impl<'v> Registry<'v> {
    /// An empty registry for a text that defines these abbreviations.
    #[must_use]
    pub fn new(vocabulary: &'v Vocabulary, definitions: Vec<Definition>) -> Self {
        let mut defined = FxHashMap::default();
        for (at, definition) in definitions.iter().enumerate() {
            for variant in acronym::variants(definition) {
                defined.entry(key(&variant)).or_insert(at);
            }
        }
        let first_words = definitions.iter().map(|definition| first_word(&definition.long)).collect();
        let last_parts = defined.keys().map(|key: &String| last_part(key).to_owned()).collect();
        let (names, heads, surnames) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
        Self {
            vocabulary,
            entries: vec![],
            names,
            heads,
            surnames,
            defined,
            long_forms: LongForms::new(&definitions),
            definitions,
            shared_titles: FxHashSet::default(),
            bearers: FxHashMap::default(),
            first_words,
            last_parts,
            passing: FxHashSet::default(),
            sessions: vec![],
        }
    }

    /// The vocabulary in use.
    #[must_use]
    pub const fn vocabulary(&self) -> &'v Vocabulary {
        self.vocabulary
    }

    /// A thing's entry.
    #[must_use]
    pub fn entry(&self, thing: Thing) -> Option<&Entry> {
        self.entries.get(thing)
    }

    /// A thing's entry, to add to.
    pub fn entry_mut(&mut self, thing: Thing) -> Option<&mut Entry> {
        self.entries.get_mut(thing)
    }

    /// A thing's IRI.
    #[must_use]
    pub fn node(&self, thing: Thing) -> Option<&NamedNode> {
        self.entry(thing).map(|entry| &entry.entity.node)
    }

    /// The thing of this compared name, if it was named before.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<Thing> {
        self.names.get(key).copied()
    }

    /// Whether the text or the gazetteer knows this name of several words.
    #[must_use]
    pub fn is_known_name(&self, name: &str) -> bool {
        let key = key(name);
        self.defined.contains_key(&key) || Gazetteer::bundled().find_by_key(&key, name).is_some()
    }

    /// Whether a known name of several words may begin with this word.
    #[must_use]
    pub fn may_start_name(&self, word: &str) -> bool {
        let word = first_word(word);
        self.first_words.contains(&word) || Gazetteer::bundled().has_first_word(&word)
    }

    /// Whether a known name of several words may end with this word.
    #[must_use]
    pub fn may_end_name(&self, word: &str) -> bool {
        let key = key(word);
        let last = last_part(&key);
        self.last_parts.contains(last) || Gazetteer::bundled().has_last_part(last)
    }

    /// Whether one thing cannot be the other, by their classes.
    #[must_use]
    pub fn are_disjoint(&self, one: Thing, other: Thing) -> bool {
        let classes = |thing: Thing| self.entry(thing).map(|entry| entry.entity.classes.as_slice()).unwrap_or_default();
        let apart = |class: &NamedNode| {
            classes(other).iter().any(|other| self.vocabulary.are_disjoint(class.as_ref(), other.as_ref()))
        };
        !classes(one).is_empty() && classes(one).iter().all(apart)
    }

    /// The capitalised things whose name has this head.
    #[must_use]
    pub fn with_head(&self, head: &str) -> &[Thing] {
        self.heads.get(head).map_or(&[], Vec::as_slice)
    }

    /// The people whose full name ends in this word, compared form.
    #[must_use]
    pub fn with_surname(&self, surname: &str) -> &[Thing] {
        self.surnames.get(surname).map_or(&[], Vec::as_slice)
    }

    /// Sessions met since this was last asked, each with its series.
    pub fn take_sessions(&mut self) -> Vec<(Thing, Thing)> {
        std::mem::take(&mut self.sessions)
    }

    /// The thing of that IRI.
    #[must_use]
    pub fn with_node(&self, node: &NamedNode) -> Option<Thing> {
        let thing = self.find(node.as_str().strip_prefix(namespace::ID)?)?;
        (self.node(thing) == Some(node)).then_some(thing)
    }

    /// Gives a thing of which no class is known a class.
    pub fn classify_if_unknown(&mut self, node: &NamedNode, class: &NamedNode) {
        let entry = self.with_node(node).and_then(|thing| self.entries.get_mut(thing));
        if let Some(entry) = entry.filter(|entry| entry.entity.classes.is_empty()) {
            entry.entity.classes.push(class.clone());
        }
    }

    /// Whoever is addressed as people are is a person, where nothing else is known.
    pub fn classify_addressed(&mut self) {
        for entry in self.entries.iter_mut().filter(|entry| entry.person_like && entry.entity.classes.is_empty()) {
            if classify::has_form_of_address(&entry.entity.label) {
                entry.entity.classes.push(namespace::PERSON.into_owned());
            }
        }
    }

    /// How many things there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// What was named since there were so many things is only spoken of: nothing was claimed of it.
    pub fn met_in_passing(&mut self, before: usize) {
        self.passing.extend(before..self.entries.len());
    }

    /// The entities, in the order of the text, but for what is only spoken of and not told of.
    #[must_use]
    pub fn into_entities(self, told: &FxHashSet<&NamedNode>) -> Vec<Entity> {
        let entities = self.entries.into_iter().map(|entry| entry.entity).enumerate();
        let kept = |(thing, entity): &(Thing, Entity)| !self.passing.contains(thing) || told.contains(&entity.node);
        entities.filter(kept).map(|(_, entity)| entity).collect()
    }

    /// The thing of that name, new or known.
    pub fn intern(&mut self, name: &Name) -> Thing {
        let as_written = key(&name.label);
        if let Some(thing) = self.find(&name.key).or_else(|| self.find(&as_written).filter(|_| name.proper)) {
            self.write_small(thing, &name.label);
            return thing;
        }
        let definition = [&name.key, &as_written].into_iter().find_map(|key| self.defined.get(key)).copied();
        if let Some(definition) = definition.and_then(|at| self.definitions.get(at)).cloned() {
            return self.defined(name, &definition);
        }
        if let Some(known) = Gazetteer::bundled().find(&name.label) {
            return self.known(name, known);
        }
        match session::numbered(&name.label) {
            Some(numbered) => self.session(name, &numbered),
            None => self.add(name, name::node(&name.key)),
        }
    }

    /// A name that a heading wrote in capitals is shown as the text writes it.
    fn write_small(&mut self, thing: Thing, label: &str) {
        let shouted = |name: &str| name.contains(' ') && !name.chars().any(char::is_lowercase);
        let Some(entry) = self.entries.get_mut(thing).filter(|entry| shouted(&entry.entity.label)) else { return };
        if !shouted(label) && entry.entity.label.eq_ignore_ascii_case(label) {
            label.clone_into(&mut entry.entity.label);
        }
    }

    /// Takes a name of which nothing is known for another name of a person from here on, and says that both are the same;
    /// whether that can be.
    pub fn identify(&mut self, bare: Thing, person: Thing) -> bool {
        if bare == person {
            return true;
        }
        let unknown = |entry: &&Entry| entry.entity.classes.is_empty() && entry.entity.kind.is_none();
        let Some(key) = self.entry(bare).filter(unknown).map(|entry| entry.key.clone()) else { return false };
        self.names.insert(key, person);
        self.learn_identity(person, bare);
        true
    }

    /// Makes another name lead to a thing, and shows it among its names if asked.
    pub fn add_name(&mut self, thing: Thing, written: &str, shown: bool) {
        let owner = *self.names.entry(key(written)).or_insert(thing);
        let Some(entry) = self.entries.get_mut(thing).filter(|_| owner == thing && shown) else { return };
        let entity = &mut entry.entity;
        if entity.label != written && !entity.alternatives.iter().any(|other| other == written) {
            entity.alternatives.push(written.to_owned());
        }
    }

    fn add(&mut self, name: &Name, node: NamedNode) -> Thing {
        let thing = self.entries.len();
        let node_key = node_key(&node);
        let mut entity = Entity::new(node, name.label.clone());
        entity.classes = classify::by_name(self.vocabulary, name);
        entity.kind = classify::kind(self.vocabulary, name);
        entity.qualities.clone_from(&name.qualities);
        entity.quantity = name.quantity;
        let person_like = name.titled || classify::is_person_like(name, &entity.classes);
        let (head, proper) = (name.head.clone(), name.proper);
        if let Some((_, surname)) = name.surname().filter(|_| person_like && name::is_name(&name.label)) {
            self.surnames.entry(surname.to_owned()).or_default().push(thing);
        }
        if proper && !person_like {
            self.heads.entry(head.clone()).or_default().push(thing);
        }
        if name.titled {
            entity.alternatives.extend(name::untitled(&name.label));
        }
        let (written, gender) = (None, None);
        self.entries.push(Entry { entity, key: name.key.clone(), head, proper, written, person_like, gender });
        self.names.insert(name.key.clone(), thing);
        self.names.entry(key(&name.label)).or_insert(thing);
        self.names.entry(node_key).or_insert(thing);
        thing
    }

    /// A name that the text abbreviates, or an abbreviation of it: one thing with both names.
    fn defined(&mut self, name: &Name, definition: &Definition) -> Thing {
        let known = Gazetteer::bundled().find(&definition.long);
        let node = known.map_or_else(|| long_node(definition), |known| name::node(&key(known.name)));
        let long = Name { key: node_key(&node), ..long_name(name, definition, self.vocabulary) };
        let thing = self.add(&Name { label: name.label.clone(), ..long.clone() }, node);
        for variant in acronym::variants(definition) {
            let shown = variant == definition.short || variant == definition.long || definition.is_plural(&variant);
            self.add_name(thing, &variant, shown);
        }
        if let Some(known) = known {
            self.add_known(thing, known);
        }
        thing
    }

    fn known(&mut self, name: &Name, known: &Known) -> Thing {
        if let Some(thing) = self.find(&key(known.name)) {
            self.add_name(thing, &name.label, true);
            return thing;
        }
        let label = if known.renamed { known.name.to_owned() } else { name.label.clone() };
        let thing = self.add(&Name { label, key: key(known.name), ..name.clone() }, name::node(&key(known.name)));
        self.add_name(thing, &name.label, true);
        self.add_known(thing, known);
        thing
    }

    fn add_known(&mut self, thing: Thing, known: &Known) {
        let classes = self.vocabulary.classes(known.noun).to_vec();
        for other in known.others.iter().chain([&known.name]) {
            self.add_name(thing, other, true);
        }
        if let Some(entry) = self.entries.get_mut(thing) {
            entry.person_like = false;
            entry.entity.kind = Some(known.noun.to_owned());
            classify::add(&mut entry.entity.classes, classes);
        }
    }

    fn session(&mut self, name: &Name, numbered: &Numbered) -> Thing {
        let meeting = |classes: &[NamedNode]| {
            classes.iter().any(|class| self.vocabulary.is_within(class.as_ref(), namespace::MEETING))
        };
        let series = self.find(&key(&numbered.series));
        let known = series.is_some()
            || self.defined.contains_key(&key(&numbered.series))
            || Gazetteer::bundled().find(&numbered.series).is_some();
        let is_session = if numbered.short { known } else { meeting(&classify::by_name(self.vocabulary, name)) };
        if !is_session {
            return self.add(name, name::node(&name.key));
        }
        let series = self.intern(&Name::of_series(&numbered.series));
        let thing = self.numbered(name, numbered, series);
        self.sessions.push((thing, series));
        thing
    }

    /// "SOM1" and "First Senior Officials' Meeting" are one thing where the abbreviation is known.
    fn numbered(&mut self, name: &Name, numbered: &Numbered, series: Thing) -> Thing {
        let names = self.entry(series).map(|entry| entry.entity.names());
        let short = names.into_iter().flatten().find_map(|name| acronym::short_form(&name));
        let short = short.map(|short| format!("{short}{}", numbered.number));
        if let Some(thing) = short.as_ref().and_then(|short| self.find(&key(short))) {
            self.add_name(thing, &name.label, true);
            return thing;
        }
        let node = name::node(short.as_deref().unwrap_or(&name.key));
        let thing = self.add(name, node);
        self.names.extend(short.map(|short| (key(&short), thing)));
        if let Some(entry) = self.entries.get_mut(thing) {
            entry.person_like = false;
            entry.entity.ordinal = Some(numbered.number);
            classify::add(&mut entry.entity.classes, vec![namespace::MEETING.into_owned()]);
        }
        thing
    }
}

/// The IRI of a long form is that of its singular.
fn long_node(definition: &Definition) -> NamedNode {
    let head_last =
        !definition.long.contains(" of ") && !definition.long.contains(" on ") && !definition.long.contains(" for ");
    let singular = definition.long.rsplit_once(' ').filter(|_| head_last);
    let singular = singular.map(|(rest, last)| format!("{rest} {}", name::singular(last)));
    name::node(&key(&singular.unwrap_or_else(|| definition.long.clone())))
}

fn node_key(node: &NamedNode) -> String {
    node.as_str().trim_start_matches(namespace::ID).to_owned()
}

/// The name that a long form would give, standing where `name` stands.
fn long_name(name: &Name, definition: &Definition, vocabulary: &Vocabulary) -> Name {
    // "Board" of "Gulf of Aden Board": where no class noun stands before "of", one at the end is the head.
    let first = classify::head_of(&definition.long);
    let last = name::singular(definition.long.rsplit(' ').next().unwrap_or_default());
    let is_class = |noun: &str| !vocabulary.classes(noun).is_empty();
    let head = if is_class(&last) && !is_class(&first) { last } else { first };
    let proper = definition.long.starts_with(char::is_uppercase);
    Name { label: definition.long.clone(), head, proper, ..name.clone() }
}
