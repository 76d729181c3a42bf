//! The names of single nodes of a kept graph, by what stands around each: the same names that [`super::labels()`] finds
//! by going through all quads.

use super::kept::Snapshot;
use super::labels::{CLASS_CLASSES, PLUMBING, RECORD_CLASSES, RELATION_CLASSES, is_subclass, is_type, names_a_thing};
use super::texts::{Naming, Sort, Texts, UNWRITTEN};
use super::words::FORMS;
use super::{LABEL_PROPERTIES, names};
use crate::index::Id;
use crate::index::id::{DEFAULT_GRAPH, FIRST_BESIDE};
use crate::rdf::{Distance, NamedNodeRef, Tongue, namespace};
use oxigraph::model::TermRef;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cell::RefCell;

/// Finds the names of nodes.
#[derive(Debug)]
pub struct Namer<'a> {
    snapshot: &'a Snapshot,
    tongue: Tongue,
    record: FxHashSet<Id>,
    classes: FxHashSet<Id>,
    relations: FxHashSet<Id>,
    predicates: RefCell<FxHashMap<Id, Predicate>>,
    direct_claim: Option<Id>,
    dictionary: Option<Dictionary>,
}

/// The properties of a dictionary, where there is one.
#[derive(Debug)]
struct Dictionary {
    written: Id,
    forms: Vec<Id>,
    senses: Option<Id>,
    denotes: Option<Id>,
    reference: Option<Id>,
    denoted: Option<Id>,
}

/// What a predicate tells of its subjects and objects.
#[derive(Clone, Copy, Debug)]
struct Predicate {
    label: Option<usize>,
    is_type: bool,
    is_subclass: bool,
    is_direct_claim: bool,
    names_a_thing: bool,
    is_plumbing: bool,
}

/// A written name of a node.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Written<'a> {
    distance: Distance,
    rank: usize,
    form: Cow<'a, str>,
    /// The literal; of several that are the same but for their languages, the one that was seen first.
    literal: Id,
}

/// What stands around a node.
#[derive(Debug, Default)]
struct Around<'a> {
    record: bool,
    class: bool,
    relation: bool,
    thing: bool,
    used: bool,
    written: Vec<Written<'a>>,
}

impl<'a> Namer<'a> {
    /// For the nodes of a snapshot, with the names of a language.
    #[must_use]
    pub fn new(snapshot: &'a Snapshot, tongue: Tongue) -> Self {
        let find = |iri: &str| snapshot.find(TermRef::NamedNode(NamedNodeRef::new_unchecked(iri)));
        let record = RECORD_CLASSES.iter().filter_map(|class| find(class.as_str())).collect();
        let classes = CLASS_CLASSES.iter().filter_map(|class| find(class)).collect();
        let relations = RELATION_CLASSES.iter().filter_map(|class| find(class)).collect();
        let direct_claim = find(namespace::DIRECT_CLAIM.as_str());
        let dictionary = find(namespace::WRITTEN_REP.as_str()).map(|written| Dictionary {
            written,
            forms: FORMS.iter().filter_map(|form| find(form.as_str())).collect(),
            senses: find(namespace::LEXICAL_SENSE.as_str()),
            denotes: find(namespace::DENOTES.as_str()),
            reference: find(namespace::REFERENCE.as_str()),
            denoted: find(namespace::IS_DENOTED_BY.as_str()),
        });
        Self { snapshot, tongue, record, classes, relations, predicates: RefCell::default(), direct_claim, dictionary }
    }

    /// The texts of names.
    #[must_use]
    pub const fn texts(&self) -> Texts<'a> {
        Texts(self.snapshot)
    }

    /// Every node that may have a name, ascending, in two parts that take about the same time: subjects come first, and
    /// of the others most are texts.
    #[must_use]
    pub fn nodes(snapshot: &Snapshot) -> [Box<dyn Iterator<Item = Id> + Send>; 2] {
        let (terms, subjects) = snapshot.index().map_or((0, 0), |index| (index.terms(), index.subjects_count()));
        let beside = FIRST_BESIDE..FIRST_BESIDE + snapshot.beside().len() as Id;
        let half = (subjects / 2 + (terms - subjects) / 16) as Id;
        [Box::new(0..half), Box::new((half..terms as Id).chain(beside))]
    }

    /// The nodes whose names may be other ones since the index was made, ascending: those of which the journal says
    /// something or takes something away, and what those name.
    #[must_use]
    pub fn touched(&self) -> Vec<Id> {
        let mut touched = FxHashSet::default();
        let added = self.snapshot.added_quads([None, None, None, Some(DEFAULT_GRAPH)]);
        let removed = self.snapshot.removed_quads().filter(|quad| quad[3] == DEFAULT_GRAPH);
        for [s, p, o, _] in added.chain(removed) {
            touched.extend([s, p, o]);
            if self.dictionary.as_ref().is_some_and(|dictionary| dictionary.has(p)) {
                self.named_by(s, 0, &mut touched);
                self.named_by(o, 0, &mut touched);
            }
        }
        if let Some(direct) = self.direct_claim {
            let properties: Vec<Id> = touched.iter().copied().collect();
            touched.extend(properties.into_iter().flat_map(|property| self.objects(property, direct)));
        }
        let mut touched: Vec<Id> = touched.into_iter().collect();
        touched.sort_unstable();
        touched
    }

    /// What an entry, a form or a sense of a dictionary leads to by few steps, on the way to what it names.
    fn named_by(&self, word: Id, steps: usize, touched: &mut FxHashSet<Id>) {
        let Some(dictionary) = self.dictionary.as_ref().filter(|_| steps < 4) else { return };
        let forms = dictionary.forms.iter().copied();
        let up = forms.chain(dictionary.senses).chain(dictionary.denoted);
        let mut next: Vec<Id> = up.flat_map(|predicate| self.subjects(predicate, word)).collect();
        let down = [dictionary.senses, dictionary.denotes, dictionary.reference].into_iter().flatten();
        next.extend(down.flat_map(|predicate| self.objects(word, predicate)));
        for node in next {
            touched.insert(node);
            self.named_by(node, steps + 1, touched);
        }
    }

    /// The names of a node, the one to show first; none of what is no IRI.
    #[must_use]
    pub fn names(&self, node: Id) -> Vec<Naming> {
        let Some(iri) = self.texts().iri(node) else { return vec![] };
        let mut around = self.around(node, &iri);
        around.written.sort_unstable();
        let is_plumbing = is_plumbing(&iri);
        let mut found = vec![];
        if around.relation && !is_plumbing {
            around.name(Sort::Relation, &mut found);
        }
        if around.class {
            around.name(Sort::Class, &mut found);
        }
        if around.thing && !(around.record || around.relation || around.class || is_plumbing) {
            around.name(Sort::Thing, &mut found);
            if !around.used {
                let begins = names::local_name(&iri).chars().next();
                let relates = begins.is_some_and(char::is_lowercase);
                around.name(if relates { Sort::Relation } else { Sort::Class }, &mut found);
            }
        }
        found
    }

    fn around(&self, node: Id, iri: &str) -> Around<'a> {
        let mut around = Around::default();
        if iri.starts_with(namespace::SOURCE) {
            around.record = true;
        } else {
            self.own(node, &mut around);
        }
        self.snapshot.about(node, &mut |p, s| self.see_use(node, iri, p, s, &mut around));
        around.relation |= self.relates(node);
        if let (true, Some(direct)) = (around.written.is_empty(), self.direct_claim) {
            let properties = self.subjects(direct, node);
            properties.into_iter().for_each(|property| self.labels(property, &mut around));
        }
        if let Some(dictionary) = &self.dictionary {
            self.words(dictionary, node, &mut around);
        }
        around
    }

    /// What has this object by that predicate.
    fn subjects(&self, predicate: Id, object: Id) -> Vec<Id> {
        let found = self.snapshot.quads([None, Some(predicate), Some(object), Some(DEFAULT_GRAPH)]);
        found.map(|[s, ..]| s).collect()
    }

    fn objects(&self, subject: Id, predicate: Id) -> Vec<Id> {
        let found = self.snapshot.quads([Some(subject), Some(predicate), None, Some(DEFAULT_GRAPH)]);
        found.map(|[_, _, o, _]| o).collect()
    }

    /// The names of another node, which has them for this one.
    fn labels(&self, of: Id, around: &mut Around<'a>) {
        for [_, p, o, _] in self.snapshot.quads([Some(of), None, None, Some(DEFAULT_GRAPH)]) {
            if let Some(rank) = self.predicate(p).label {
                self.write(rank, o, around);
            }
        }
    }

    fn write(&self, rank: usize, literal: Id, around: &mut Around<'a>) {
        if let Some((form, tag)) = self.texts().literal(literal) {
            let distance = self.tongue.distance(tag.as_deref());
            let known = around.written.iter().find(|known| known.form == form).map(|known| known.literal);
            around.written.push(Written { distance, rank, form, literal: known.unwrap_or(literal) });
        }
    }

    /// The forms of the words that a dictionary has for the node.
    fn words(&self, dictionary: &Dictionary, node: Id, around: &mut Around<'a>) {
        let by = |predicate: Option<Id>| predicate.map_or_else(Vec::new, |predicate| self.subjects(predicate, node));
        let mut entries = by(dictionary.denotes);
        entries.extend(dictionary.denoted.map_or_else(Vec::new, |denoted| self.objects(node, denoted)));
        for sense in by(dictionary.reference) {
            entries.push(sense);
            entries.extend(dictionary.senses.map_or_else(Vec::new, |senses| self.subjects(senses, sense)));
        }
        for entry in entries {
            for form in dictionary.forms.iter().flat_map(|form| self.objects(entry, *form)) {
                for literal in self.objects(form, dictionary.written) {
                    self.write(LABEL_PROPERTIES.len(), literal, around);
                }
            }
        }
    }

    /// What is said of the node.
    fn own(&self, node: Id, around: &mut Around<'a>) {
        self.snapshot.own(node, &mut |p, o| {
            let predicate = self.predicate(p);
            around.thing = true;
            if let Some(rank) = predicate.label {
                self.write(rank, o, around);
                return;
            }
            around.record |= predicate.is_direct_claim;
            around.used = true;
            around.class |= predicate.is_subclass;
            if predicate.is_type {
                if self.record.contains(&o) {
                    around.record = true;
                } else if self.classes.contains(&o) {
                    around.class = true;
                } else if self.relations.contains(&o) {
                    around.relation = true;
                }
            }
        });
    }

    /// What is said with the node as object; gives whether more of the predicate would tell more.
    fn see_use(&self, node: Id, iri: &str, p: Id, s: Id, around: &mut Around<'a>) -> bool {
        if self.is_source(s) {
            return true;
        }
        let predicate = self.predicate(p);
        around.used = true;
        around.thing |= predicate.names_a_thing;
        if !predicate.is_type && !predicate.is_subclass {
            return false;
        }
        let special = [&self.record, &self.classes, &self.relations].iter().any(|set| set.contains(&node));
        let of_type = predicate.is_type && !special && (!is_plumbing(iri) || iri.starts_with(namespace::RAP));
        let is_named = self.texts().iri(s).is_some();
        around.class |= is_named && (of_type || predicate.is_subclass);
        !is_named
    }

    /// Whether the node relates things in the graph.
    fn relates(&self, node: Id) -> bool {
        let place = self.snapshot.index().and_then(|index| index.predicate(node));
        if place.is_none() && self.snapshot.pending() == 0 {
            return false;
        }
        let predicate = self.predicate(node);
        if predicate.is_plumbing || predicate.label.is_some() {
            return false;
        }
        let mut quads = self.snapshot.quads([None, Some(node), None, Some(DEFAULT_GRAPH)]);
        quads.any(|[s, ..]| !self.is_source(s))
    }

    fn is_source(&self, node: Id) -> bool {
        if let Some(token) = self.snapshot.index().and_then(|index| index.token(node)) {
            let affix = token.affix;
            return token.is_name()
                && (affix.starts_with(namespace::SOURCE)
                    || affix.len() < namespace::SOURCE.len()
                        && format!("{affix}{}", token.text).starts_with(namespace::SOURCE));
        }
        self.texts().iri(node).is_some_and(|iri| iri.starts_with(namespace::SOURCE))
    }

    fn predicate(&self, id: Id) -> Predicate {
        if let Some(known) = self.predicates.borrow().get(&id) {
            return *known;
        }
        let iri = self.texts().iri(id).unwrap_or_default();
        let node = NamedNodeRef::new_unchecked(&iri);
        let predicate = Predicate {
            label: LABEL_PROPERTIES.iter().position(|&property| property == node),
            is_type: is_type(node),
            is_subclass: is_subclass(node),
            is_direct_claim: node == namespace::DIRECT_CLAIM,
            names_a_thing: names_a_thing(node),
            is_plumbing: is_plumbing(&iri),
        };
        self.predicates.borrow_mut().insert(id, predicate);
        predicate
    }
}

impl Dictionary {
    fn has(&self, predicate: Id) -> bool {
        let leading = [self.senses, self.denotes, self.reference, self.denoted];
        predicate == self.written || self.forms.contains(&predicate) || leading.contains(&Some(predicate))
    }
}

impl Around<'_> {
    /// The names as what they name, when those that are written are sorted.
    fn name(&self, sort: Sort, found: &mut Vec<Naming>) {
        let is_foreign = |written: &&Written<'_>| written.distance == Distance::Foreign;
        let abroad = self.written.iter().all(|written| is_foreign(&written));
        let counts = |written: &&Written<'_>| (abroad || !is_foreign(written)) && !written.form.is_empty();
        let forms = self.written.iter().filter(counts);
        let mut forms: Vec<Id> = forms.map(|written| written.literal).collect();
        // The name to show may be another one besides; others count once.
        let mut seen = FxHashSet::default();
        let mut at = 0;
        forms.retain(|&form| {
            at += 1;
            at == 1 || seen.insert(form)
        });
        if forms.is_empty() {
            found.push(Naming { sort, form: UNWRITTEN, preferred: true });
        }
        found.extend(forms.into_iter().enumerate().map(|(at, form)| Naming { sort, form, preferred: at == 0 }));
    }
}

fn is_plumbing(iri: &str) -> bool {
    PLUMBING.iter().any(|base| iri.starts_with(base))
}
