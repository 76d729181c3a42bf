//! The names of a kept graph in its register, so that a question opens none but those that it asks for.

use crate::lexicon::{Book, Entry, Key, Keys, Meaning};
use crate::rdf::{NamedNode, NamedNodeRef, namespace};
use crate::sparql::{Stated, is_record};
use crate::store::{
    Facts, Kept, KeptError, Namer, Naming, Register, RegisterDraft, RegisterEntry, Snapshot, Sort, Texts,
};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The lists of a register, by their places: entries that name no thing, predicates that lead to literals, predicates
/// with triples that no claim covers.
const OTHERS: usize = 0;
const TEXTS: usize = 1;
const UNCITED: usize = 2;

/// The most nodes with nothing but a name that are taken for classes or relations, too: these are always in memory, and a
/// graph with more of such nodes is a list of names.
const MOST_BARE: usize = 10_000;

/// The names of a kept graph.
#[derive(Debug)]
pub(super) struct Names {
    snapshot: Arc<Snapshot>,
    register: Register,
    /// The places of the names of things in the order of the alphabet: made when somebody begins to type a name.
    alphabet: OnceLock<Vec<u32>>,
}

impl Names {
    /// The names of a kept graph as it is now; they are gathered once for each of its states.
    ///
    /// # Errors
    /// [`KeptError`].
    pub(super) fn of(kept: &Kept) -> Result<Self, KeptError> {
        let (snapshot, register) = kept.register(gather)?;
        Ok(Self { snapshot, register, alphabet: OnceLock::new() })
    }

    /// The names of what is no thing: classes and relations.
    pub(super) fn others(&self) -> Vec<Entry> {
        self.register.list(OTHERS).into_iter().filter_map(|place| self.entry(place)).collect()
    }

    /// The different texts that a predicate leads to.
    pub(super) fn values(&self, predicate: NamedNodeRef<'_>) -> BTreeSet<String> {
        Facts(&self.snapshot).values(predicate)
    }

    /// What the graph states by and large.
    pub(super) fn stated(&self) -> Stated {
        let facts = Facts(&self.snapshot);
        let claims = facts.has(namespace::POLARITY);
        let nodes = |list| self.register.list(list).into_iter().filter_map(|id| facts.node(id)).collect();
        Stated { uncited: nodes(UNCITED), texts: nodes(TEXTS), claims }
    }

    /// Fails if a name that was read was not as it was written.
    ///
    /// # Errors
    /// [`KeptError::Damaged`].
    pub(super) fn sound(&self, kept: &Kept) -> Result<(), KeptError> {
        self.register.sound().map_err(|damage| kept.forget_register(damage))
    }

    /// The places of the names of things, by the lower case of their forms.
    fn alphabet(&self) -> &[u32] {
        self.alphabet.get_or_init(|| {
            let is_thing = |place: &u32| self.register.entry(*place).is_some_and(|at| naming(at).sort == Sort::Thing);
            let places = (0..self.register.len() as u32).filter(is_thing);
            let mut forms: Vec<(String, u32)> = places.map(|place| (self.lower(place), place)).collect();
            forms.sort_unstable();
            forms.into_iter().map(|(_, place)| place).collect()
        })
    }

    /// The form at a place in lower case.
    fn lower(&self, place: u32) -> String {
        let form = |entry: RegisterEntry| Texts(&self.snapshot).form(entry.node, &naming(entry)).to_lowercase();
        self.register.entry(place).map(form).unwrap_or_default()
    }

    fn read(&self, entry: RegisterEntry) -> Option<Entry> {
        let texts = Texts(&self.snapshot);
        let naming = naming(entry);
        let form = texts.form(entry.node, &naming);
        let node = NamedNode::new_unchecked(texts.iri(entry.node)?);
        let meaning = match naming.sort {
            Sort::Thing => Meaning::Thing(node),
            Sort::Class => Meaning::Class(node),
            Sort::Relation => Meaning::Relation(node),
        };
        Some(Entry { form, meaning, preferred: naming.preferred })
    }
}

impl Book for Names {
    fn places(&self, hash: u32) -> Vec<u32> {
        self.register.find(hash).collect()
    }

    fn entry(&self, place: u32) -> Option<Entry> {
        self.read(self.register.entry(place)?)
    }

    fn names_of(&self, thing: &NamedNode) -> Vec<Entry> {
        let Some(node) = self.snapshot.find(thing.as_ref().into()) else { return vec![] };
        let things = self.register.of_node(node).filter(|entry| naming(*entry).sort == Sort::Thing);
        things.filter_map(|entry| self.read(entry)).collect()
    }

    fn beginning(&self, beginning: &str, see: &mut dyn FnMut(Entry) -> bool) {
        let alphabet = self.alphabet();
        let first = alphabet.partition_point(|&place| self.lower(place).as_str() < beginning);
        for &place in alphabet.get(first..).unwrap_or_default() {
            let begins = self.lower(place).starts_with(beginning);
            if !begins || !self.entry(place).is_some_and(&mut *see) {
                break;
            }
        }
    }

    fn each(&self, see: &mut dyn FnMut(Entry)) {
        let things = (0..).map_while(|place| self.register.entry(place));
        let things = things.filter(|entry| naming(*entry).sort == Sort::Thing);
        things.filter_map(|entry| self.read(entry)).for_each(see);
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

/// Part of a register.
#[derive(Default)]
struct Part {
    entries: Vec<RegisterEntry>,
    keys: Vec<(u32, u32)>,
    others: Vec<u32>,
}

/// The register of a graph: all its names, on two threads.
fn gather(snapshot: &Snapshot) -> RegisterDraft {
    let [first, second, beside] = Namer::nodes(snapshot);
    let (first, facts, rest) = std::thread::scope(|scope| {
        let first = scope.spawn(|| part(snapshot, first));
        let rest = [part(snapshot, second), part(snapshot, beside)];
        let facts = [Facts(snapshot).texts(), Facts(snapshot).uncited(|node| !is_record(node))];
        // A thread that panics has said so; nothing is found then, which the next reading of the register finds out.
        (first.join().unwrap_or_default(), facts, rest)
    });
    let mut draft = RegisterDraft { entries: first.entries, keys: first.keys, ..RegisterDraft::default() };
    let mut others = first.others;
    for part in rest {
        let before = draft.entries.len() as u32;
        draft.entries.extend(part.entries);
        draft.keys.extend(part.keys.into_iter().map(|(hash, place)| (hash, place + before)));
        others.extend(part.others.into_iter().map(|place| place + before));
    }
    let [texts, uncited] = facts;
    draft.lists = vec![others, texts, uncited];
    draft
}

fn part(snapshot: &Snapshot, nodes: Range<u32>) -> Part {
    let (namer, mut keys, mut words) = (Namer::new(snapshot), Keys::default(), FxHashSet::default());
    let (mut part, mut bare) = (Part::default(), 0);
    for node in nodes {
        let mut names = namer.names(node);
        let is_thing = |naming: &Naming| naming.sort == Sort::Thing;
        if names.iter().any(is_thing) && !names.iter().all(is_thing) {
            bare += 1;
            names.retain(|naming| bare <= MOST_BARE || is_thing(naming));
        }
        for naming in names {
            let place = part.entries.len() as u32;
            part.entries.push(RegisterEntry { node, form: naming.form, kind: kind(&naming) });
            if naming.sort != Sort::Thing {
                part.others.push(place);
                continue;
            }
            for key in keys.of(&namer.texts().form(node, &naming)) {
                // One name for each word is enough to know it.
                if !matches!(key, Key::Word(_)) || words.insert(key.hash()) {
                    part.keys.push((key.short(), place));
                }
            }
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use super::super::language::Language;
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::rdf::{Quad, parse_turtle};
    use crate::store::{Change, Embedded, Endpoint};
    use std::path::PathBuf;

    const FOREIGN: &str = "@prefix x: <http://x/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        x:a a x:ForumBody ; rdfs:label 'Fidschi'@de, ' Bay  Forum'@en ; skos:altLabel 'BF', 'Bay Forum' ; x:chairs x:b .
        x:b rdfs:label 'Genf'@de ; x:size 3 ; x:founded 'long ago' . [] a x:Ghost ; x:meets x:c .
        x:chairs a owl:ObjectProperty ; rdfs:label 'chair'@en . x:meets rdfs:subPropertyOf x:sees .
        x:mayor rdfs:label 'mayor' . x:City rdfs:label 'City' . x:Lake rdfs:subClassOf x:Water ; rdfs:label 'lake' .
        x:c rdfs:label 'Legally Binding Treaties of the Bay' . x:d rdfs:label 'treaty' ; x:sees x:a .
        <https://w3id.org/rapporteur/source/1> rdfs:label 'minutes.txt' ; a <https://w3id.org/rapporteur/ns#Source> .";

    fn graphs() -> Vec<Vec<Quad>> {
        let texts = [include_str!("../../graphs/apec.ttl"), include_str!("../../graphs/oecd.ttl"), FOREIGN];
        texts.iter().map(|text| parse_turtle(text).unwrap()).collect()
    }

    /// Kept graphs of these quads: whole in the index, with a part in the journal, with a part taken away again.
    fn kept(number: usize, quads: &[Quad]) -> Vec<(Kept, Vec<Quad>)> {
        let (half, third) = (quads.len() / 2, quads.len() / 3);
        let ways = [(quads.len(), 0), (half, 0), (half, third)];
        let keep = |(at, &(first, removed)): (usize, &(usize, usize))| {
            let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("target/tmp/names/{number}-{at}"));
            _ = std::fs::remove_dir_all(&path);
            let kept = Kept::open_or_make(&path).unwrap();
            let commit = |insert: &[Quad], remove: &[Quad]| {
                let change = Change { message: String::new(), insert: insert.to_vec(), remove: remove.to_vec() };
                kept.commit(&change).unwrap();
            };
            commit(&quads[..first], &[]);
            kept.compact().unwrap();
            commit(&quads[first..], &quads[..removed]);
            (kept, quads[removed..].to_vec())
        };
        ways.iter().enumerate().map(keep).collect()
    }

    fn entries(lexicon: &Lexicon) -> BTreeSet<Entry> {
        let mut all = BTreeSet::new();
        lexicon.each_form(&mut |entry| _ = all.insert(entry.clone()));
        all
    }

    #[test]
    fn a_kept_graph_has_the_names_and_rules_that_it_has_in_memory() {
        for (number, quads) in graphs().iter().enumerate() {
            for (kept, quads) in kept(number, quads) {
                let memory = Embedded::new().unwrap();
                memory.insert(quads).unwrap();
                let (one, other) = (Language::of(&kept).unwrap(), Language::of(&memory).unwrap());
                assert_eq!(entries(&one.lexicon), entries(&other.lexicon));
                assert_eq!(one.rules, other.rules);
                check(&one.lexicon, &other.lexicon);
                // The second time they are read from the file.
                let again = Language::of(&kept).unwrap();
                assert_eq!(entries(&again.lexicon), entries(&other.lexicon));
                again.sound(&kept).unwrap();
            }
        }
    }

    /// Every name, and every beginning and end of one, means the same to both.
    fn check(one: &Lexicon, other: &Lexicon) {
        for entry in entries(other) {
            let words: Vec<&str> = entry.form.split(' ').collect();
            let parts = (0..words.len()).flat_map(|at| [words[at..].join(" "), words[..=at].join(" ")]);
            for part in parts.chain([format!("the {}", entry.form)]) {
                assert_eq!(one.things(&part), other.things(&part), "{part}");
                let named = |lexicon: &Lexicon| -> BTreeSet<Entry> {
                    lexicon.named(&part).into_iter().map(|entry| entry.into_owned()).collect()
                };
                assert_eq!(named(one), named(other), "{part}");
                assert_eq!(one.has_head(&part), other.has_head(&part), "{part}");
                let tokens = crate::lexicon::tokens(&part);
                assert_eq!(one.name_lengths(&tokens), other.name_lengths(&tokens), "{part}");
                assert!(tokens.iter().all(|token| one.knows(token) == other.knows(token)), "{part}");
            }
            if let Some(thing) = entry.thing() {
                assert_eq!(one.label(thing), other.label(thing), "{thing}");
            }
        }
    }
}
