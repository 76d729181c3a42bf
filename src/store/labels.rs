//! Every name in a graph, and what it names.

use super::words::Words;
use super::{LABEL_PROPERTIES, names};
use crate::rdf::{Distance, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, Tongue, namespace};
use std::collections::{BTreeMap, BTreeSet};

/// What a label names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Named {
    /// One thing.
    Thing(NamedNode),
    /// A class, by a noun for its instances.
    Class(NamedNode),
    /// A relation, by a verb or a relational phrase.
    Relation(NamedNode),
    /// The things whose name has this head noun (`rap:kind`).
    Kind(String),
    /// The things whose name has this adjective (`rap:quality`).
    Quality(String),
}

/// A name as written in the graph.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// The words.
    pub form: String,
    /// What they name.
    pub named: Named,
    /// Whether it is the name to show, not merely another one.
    pub preferred: bool,
}

/// Namespaces whose terms are the plumbing of a graph and not what it is about.
pub(super) const PLUMBING: [&str; 17] = [
    "http://wikiba.se/ontology#",
    "http://www.wikidata.org/entity/statement/",
    "http://www.wikidata.org/prop/P",
    "http://www.wikidata.org/prop/statement/",
    "http://www.wikidata.org/prop/qualifier/",
    "http://www.wikidata.org/prop/reference/",
    "http://www.wikidata.org/prop/novalue/",
    "http://www.w3.org/ns/lemon/ontolex#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/2001/XMLSchema#",
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/ns/oa#",
    namespace::PREP,
    namespace::RAP,
];

/// Classes of what has no name of its own: the record of claims, and the words of users.
pub(super) const RECORD_CLASSES: [NamedNodeRef<'static>; 7] = [
    namespace::CLAIM_CLASS,
    namespace::PASSAGE_CLASS,
    namespace::SOURCE_CLASS,
    namespace::DEFINITION_CLASS,
    namespace::LEXICAL_ENTRY,
    namespace::FORM_CLASS,
    namespace::SENSE_CLASS,
];

/// Classes of classes.
pub(super) const CLASS_CLASSES: [&str; 2] =
    ["http://www.w3.org/2000/01/rdf-schema#Class", "http://www.w3.org/2002/07/owl#Class"];

/// Classes of relations.
pub(super) const RELATION_CLASSES: [&str; 6] = [
    "https://w3id.org/rapporteur/ns#Relation",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property",
    "http://www.w3.org/2002/07/owl#ObjectProperty",
    "http://www.w3.org/2002/07/owl#DatatypeProperty",
    "http://www.w3.org/2002/07/owl#SymmetricProperty",
    "http://www.w3.org/2002/07/owl#TransitiveProperty",
];

/// Every name in the graph, sorted: things, classes and relations by their labels (those of a
/// language or untagged ones where there are any), or by the words of their IRI where they have none; kinds and qualities.
///
/// Claims, passages and sources have no names. Foreign graphs need no word of this project's vocabulary.
#[must_use]
pub fn labels(quads: &[Quad], tongue: &Tongue) -> Vec<Label> {
    let mut scan = Scan { tongue: tongue.clone(), ..Scan::default() };
    quads.iter().for_each(|quad| scan.see(quad));
    scan.labels().into_iter().collect()
}

/// A written name: how far its language is, how good it is to show, and the words.
type Written = (Distance, usize, String);

#[derive(Default)]
struct Scan {
    tongue: Tongue,
    written: BTreeMap<NamedNode, BTreeSet<Written>>,
    nouns: BTreeSet<(NamedNode, String)>,
    record: BTreeSet<NamedNode>,
    classes: BTreeSet<NamedNode>,
    relations: BTreeSet<NamedNode>,
    things: BTreeSet<NamedNode>,
    /// The nodes that something besides a name is said of, or that are said of something.
    used: BTreeSet<NamedNode>,
    kinds: BTreeSet<String>,
    qualities: BTreeSet<String>,
    /// The relations of Wikidata with the properties that have their names.
    properties: BTreeMap<NamedNode, NamedNode>,
    words: Words,
}

impl Scan {
    fn see(&mut self, quad: &Quad) {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else {
            self.words.see(quad);
            self.see_use(quad);
            return;
        };
        if subject.as_str().starts_with(namespace::SOURCE) {
            // What a source says of itself is about the record, and no relation of the world.
            self.record.insert(subject.clone());
            return;
        }
        let predicate = quad.predicate.as_ref();
        if let Some(rank) = LABEL_PROPERTIES.iter().position(|&property| property == predicate) {
            self.see_label(subject, rank, &quad.object);
        } else if is_type(predicate) {
            self.see_type(subject, &quad.object);
        } else if let (true, Some(relation)) = (predicate == namespace::DIRECT_CLAIM, named(&quad.object)) {
            self.record.insert(subject.clone());
            self.properties.insert(relation, subject.clone());
        } else if is_subclass(predicate) {
            self.classes.insert(subject.clone());
            self.classes.extend(named(&quad.object));
        } else if let (true, Term::Literal(noun)) = (predicate == namespace::NOUN, &quad.object) {
            self.nouns.insert((subject.clone(), noun.value().to_owned()));
        }
        self.words.see(quad);
        if !LABEL_PROPERTIES.contains(&predicate) {
            self.used.insert(subject.clone());
        }
        self.things.insert(subject.clone());
        self.see_use(quad);
    }

    fn see_label(&mut self, subject: &NamedNode, rank: usize, object: &Term) {
        if let Term::Literal(literal) = object {
            let distance = self.tongue.distance(literal.language());
            let form = literal.value().split_whitespace().collect::<Vec<_>>().join(" ");
            self.written.entry(subject.clone()).or_default().insert((distance, rank, form));
        }
    }

    fn see_type(&mut self, subject: &NamedNode, class: &Term) {
        let Some(class) = named(class) else { return };
        if RECORD_CLASSES.contains(&class.as_ref()) {
            self.record.insert(subject.clone());
        } else if CLASS_CLASSES.contains(&class.as_str()) {
            self.classes.insert(subject.clone());
        } else if RELATION_CLASSES.contains(&class.as_str()) {
            self.relations.insert(subject.clone());
        } else if !is_plumbing(&class) || class.as_str().starts_with(namespace::RAP) {
            self.classes.insert(class);
        }
    }

    /// What the predicate and the object are, seen from their use.
    fn see_use(&mut self, quad: &Quad) {
        let predicate = quad.predicate.as_ref();
        match &quad.object {
            Term::Literal(kind) if predicate == namespace::KIND => _ = self.kinds.insert(kind.value().to_owned()),
            Term::Literal(name) if predicate == namespace::QUALITY => {
                _ = self.qualities.insert(name.value().to_owned());
            }
            _ => {}
        }
        if names_a_thing(predicate) {
            self.things.extend(named(&quad.object));
        }
        self.used.extend(named(&quad.object));
        if !is_plumbing(&quad.predicate) && !LABEL_PROPERTIES.contains(&predicate) {
            self.relations.insert(quad.predicate.clone());
        }
    }

    fn labels(&mut self) -> BTreeSet<Label> {
        let dictionary = self.words.nodes();
        for (node, form) in std::mem::take(&mut self.words).names() {
            self.see_label(&node, LABEL_PROPERTIES.len(), &form);
        }
        let mut labels = BTreeSet::new();
        for relation in self.relations.iter().filter(|node| !is_plumbing(node)) {
            self.name(relation, Named::Relation, &mut labels);
        }
        for class in &self.classes {
            self.name(class, Named::Class, &mut labels);
        }
        for thing in &self.things {
            let elsewhere = [&self.record, &self.relations, &self.classes].iter().any(|set| set.contains(thing));
            if !elsewhere && !is_plumbing(thing) && (dictionary.is_empty() || !dictionary.contains(&thing.to_string()))
            {
                self.name(thing, Named::Thing, &mut labels);
                self.name_unused(thing, &mut labels);
            }
        }
        let noun = |(class, form): &(NamedNode, String)| label(form, Named::Class(class.clone()), false);
        labels.extend(self.nouns.iter().map(noun));
        labels.extend(self.kinds.iter().map(|kind| label(kind, Named::Kind(kind.clone()), true)));
        labels.extend(self.qualities.iter().map(|name| label(name, Named::Quality(name.clone()), true)));
        labels
    }

    /// What only has a name may be a class or, if its IRI begins small as those of relations do, a relation.
    fn name_unused(&self, node: &NamedNode, labels: &mut BTreeSet<Label>) {
        if self.used.contains(node) {
            return;
        }
        let begins = names::local_name(node.as_str()).chars().next();
        let sort = if begins.is_some_and(char::is_lowercase) { Named::Relation } else { Named::Class };
        self.name(node, sort, labels);
    }

    /// The names of one node: what is written, or else the words of its IRI.
    fn name(&self, node: &NamedNode, named: fn(NamedNode) -> Named, labels: &mut BTreeSet<Label>) {
        let none = BTreeSet::new();
        let of_property = || self.written.get(self.properties.get(node)?);
        let written = self.written.get(node).or_else(of_property).unwrap_or(&none);
        let mut forms = told(written).peekable();
        if forms.peek().is_none() {
            labels.insert(label(&unwritten(node, named(node.clone())), named(node.clone()), true));
        }
        for (at, form) in forms.enumerate() {
            labels.insert(label(form, named(node.clone()), at == 0));
        }
    }
}

/// The names that count, the one to show first: those of other languages only where there is no other.
fn told(written: &BTreeSet<Written>) -> impl Iterator<Item = &String> {
    let abroad = written.iter().all(|(distance, ..)| *distance == Distance::Foreign);
    let counts = move |(distance, _, form): &&Written| (*distance != Distance::Foreign || abroad) && !form.is_empty();
    written.iter().filter(counts).map(|(.., form)| form)
}

/// The words of an IRI; nouns and verbs in small letters, names as they are.
pub(super) fn unwritten(node: &NamedNode, named: Named) -> String {
    let words = names::words_of(node.as_str());
    if matches!(named, Named::Thing(_)) { words } else { words.to_lowercase() }
}

fn label(form: &str, named: Named, preferred: bool) -> Label {
    Label { form: form.to_owned(), named, preferred }
}

fn named(term: &Term) -> Option<NamedNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone()),
        _ => None,
    }
}

fn is_plumbing(node: &NamedNode) -> bool {
    PLUMBING.iter().any(|base| node.as_str().starts_with(base))
}

/// Whether a predicate leads from instances to classes.
pub(super) fn is_type(predicate: NamedNodeRef<'_>) -> bool {
    predicate == namespace::TYPE || predicate == namespace::INSTANCE_OF
}

/// Whether a predicate leads from classes to wider ones.
pub(super) fn is_subclass(predicate: NamedNodeRef<'_>) -> bool {
    predicate == namespace::SUB_CLASS_OF || predicate == namespace::SUBCLASS_OF
}

/// Whether the objects of a predicate are things: relations proper, and the parts of a claim.
pub(super) fn names_a_thing(predicate: NamedNodeRef<'_>) -> bool {
    let parts = [namespace::SUBJECT, namespace::OBJECT, namespace::PLACE, namespace::VENUE, namespace::SAME_AS];
    let plumbing = PLUMBING.iter().any(|base| predicate.as_str().starts_with(base));
    parts.contains(&predicate) || predicate.as_str().starts_with(namespace::PREP) || !plumbing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{RdfFormat, parse};

    fn shown(turtle: &str) -> Vec<String> {
        let quads = parse("t.ttl", turtle.as_bytes(), RdfFormat::Turtle).unwrap();
        let line = |label: Label| {
            let (sort, node) = match &label.named {
                Named::Thing(node) => ("thing", node.as_str()),
                Named::Class(node) => ("class", node.as_str()),
                Named::Relation(node) => ("relation", node.as_str()),
                Named::Kind(lemma) => ("kind", lemma.as_str()),
                Named::Quality(lemma) => ("quality", lemma.as_str()),
            };
            format!(
                "{} = {sort} {}{}",
                label.form,
                names::local_name(node),
                if label.preferred { "" } else { " (other)" }
            )
        };
        labels(&quads, &Tongue::default()).into_iter().map(line).collect()
    }

    #[test]
    fn foreign_graphs_need_no_labels() {
        let found = shown("@prefix x: <http://x/> . x:Suva_City a x:CapitalCity ; x:locatedIn x:fiji ; x:size 3 .");
        let expected = [
            "Suva City = thing Suva_City",
            "capital city = class CapitalCity",
            "fiji = thing fiji",
            "located in = relation locatedIn",
            "size = relation size",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn labels_prefer_english() {
        let found = shown(
            "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
             @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
             <x:a> rdfs:label 'Fidschi'@de, 'Fiji'@en ; skos:altLabel 'Republic of Fiji' ; <x:near> <x:b> .
             <x:b> rdfs:label 'Genf'@de .",
        );
        let expected =
            ["Fiji = thing a", "Genf = thing b", "Republic of Fiji = thing a (other)", "near = relation near"];
        assert_eq!(found, expected);
    }

    #[test]
    fn words_of_a_dictionary_are_names() {
        let found = shown(
            "@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> . <x:suva> <x:near> <x:bay> .
             <x:w> a ontolex:LexicalEntry ; ontolex:canonicalForm <x:f> ; ontolex:otherForm [ ontolex:writtenRep 'Suvas'@en ] ;
               ontolex:sense [ ontolex:reference <x:suva> ] . <x:f> ontolex:writtenRep 'Suva'@en .
             <x:v> ontolex:denotes <x:near> ; ontolex:canonicalForm [ ontolex:writtenRep 'neighbour'@en ] .",
        );
        let expected =
            ["Suva = thing suva", "Suvas = thing suva (other)", "bay = thing bay", "neighbour = relation near"];
        assert_eq!(found, expected);
    }

    #[test]
    fn relations_of_wikidata_are_called_as_their_properties() {
        let found = shown(
            "@prefix wdt: <http://www.wikidata.org/prop/direct/> . @prefix p: <http://www.wikidata.org/prop/> .
             @prefix wd: <http://www.wikidata.org/entity/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
             @prefix wikibase: <http://wikiba.se/ontology#> . @prefix ps: <http://www.wikidata.org/prop/statement/> .
             wd:Q1 rdfs:label 'Bay Forum'@en ; wdt:P488 wd:Q2 ; wdt:P31 wd:Q3 ; p:P488 <http://www.wikidata.org/entity/statement/a> .
             <http://www.wikidata.org/entity/statement/a> a wikibase:Statement ; ps:P488 wd:Q2 .
             wd:Q2 rdfs:label 'Ada'@en . wd:Q3 rdfs:label 'forum'@en .
             wd:P488 a wikibase:Property ; rdfs:label 'chairperson'@en ; wikibase:directClaim wdt:P488 .",
        );
        let expected = [
            "Ada = thing Q2",
            "Bay Forum = thing Q1",
            "chairperson = relation P488",
            "forum = class Q3",
            "p31 = relation P31",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_only_has_a_name_may_be_anything() {
        let found = shown(
            "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
             <x:mayor> rdfs:label 'mayor' . <x:City> rdfs:label 'City' .",
        );
        let expected = ["City = thing City", "City = class City", "mayor = thing mayor", "mayor = relation mayor"];
        assert_eq!(found, expected);
    }

    #[test]
    fn claims_have_no_names_but_their_parts_do() {
        let found = shown(
            "@prefix rap: <https://w3id.org/rapporteur/ns#> . @prefix id: <https://w3id.org/rapporteur/id/> .
             @prefix rel: <https://w3id.org/rapporteur/rel/> .
             @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
             <x:c1> a rap:Claim ; rdf:subject id:som1 ; rdf:predicate rel:report-to ; rdf:object id:cti ;
               rap:modality rap:Possible .
             rel:report-to a rap:Relation . id:cti rap:kind 'committee' ; rap:quality 'standing' ; a rap:Forum .",
        );
        let expected = [
            "committee = kind committee",
            "cti = thing cti",
            "forum = class Forum",
            "report to = relation report-to",
            "som1 = thing som1",
            "standing = quality standing",
        ];
        assert_eq!(found, expected);
    }
}
