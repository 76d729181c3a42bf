//! Words and rules of users, as quads and back.
//!
//! ```text
//! word:dormant        a rap:Definition, ontolex:LexicalEntry ; rap:sentence "let …" ; rap:partOfSpeech "adjective" ;
//!                     ontolex:canonicalForm word:dormant-form ; ontolex:sense word:dormant-sense .
//! word:dormant-form   a ontolex:Form ; ontolex:writtenRep "dormant"@en .
//! word:dormant-sense  a ontolex:LexicalSense ; skos:definition "never met since 2023"@en .
//! word:8f3a…          a rap:Definition, ontolex:LexicalEntry ; rap:sentence "X outranks Y if …" ;
//!                     ontolex:canonicalForm word:8f3a…-form ; ontolex:sense word:8f3a…-sense .
//! word:8f3a…-sense    a ontolex:LexicalSense ; skos:definition "Y reports to X"@en ; ontolex:reference rel:outrank .
//! ```

use crate::claim::record::quad;
use crate::lexicon::{Entry, Lexicon, Meaning, Meanings, Meant, Part, Sources};
use crate::question::{self, AskError, Consequence, Definition, Sentence};
use crate::rdf::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, literal, mint, namespace};
use crate::sparql::Rules;
use crate::text::Span;
use std::collections::BTreeMap;

/// A definition of a user's, as it stands in a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defined {
    /// The sentence.
    pub sentence: String,
    /// The word that it defines; none for a rule.
    pub word: Option<String>,
    /// Its node.
    pub(super) node: NamedNode,
    meant: Option<Meant>,
}

/// Every definition in a graph, in the order of their sentences.
pub(super) fn of(quads: &[Quad]) -> Vec<Defined> {
    let mut texts: BTreeMap<(&NamedNode, &str), &str> = BTreeMap::new();
    let mut found: BTreeMap<String, Defined> = BTreeMap::new();
    for quad in quads {
        if let (NamedOrBlankNode::NamedNode(subject), Term::Literal(text)) = (&quad.subject, &quad.object) {
            let kept = [namespace::SENTENCE, namespace::PART_OF_SPEECH, namespace::WRITTEN_REP, namespace::DEFINITION];
            if kept.contains(&quad.predicate.as_ref()) {
                texts.insert((subject, quad.predicate.as_str()), text.value());
            }
        }
    }
    for ((node, property), sentence) in &texts {
        if *property != namespace::SENTENCE.as_str() {
            continue;
        }
        let meant = meant(node, &texts);
        let word = meant.as_ref().map(|meant| meant.word.clone());
        let defined = Defined { sentence: (*sentence).to_owned(), word, node: (*node).clone(), meant };
        found.insert(defined.sentence.clone(), defined);
    }
    found.into_values().collect()
}

fn meant(node: &NamedNode, texts: &BTreeMap<(&NamedNode, &str), &str>) -> Option<Meant> {
    let text = |node: &NamedNode, property: NamedNodeRef<'_>| texts.get(&(node, property.as_str())).copied();
    let part = Part::named(text(node, namespace::PART_OF_SPEECH)?)?;
    let word = text(&form(node), namespace::WRITTEN_REP)?.to_owned();
    let means = text(&sense(node), namespace::DEFINITION)?.to_owned();
    Some(Meant { word, part, means })
}

impl Defined {
    /// Whether it says that all is stated of a relation of this name.
    pub(super) fn completes(&self, name: &str) -> bool {
        let bare = |name: &str| crate::lexicon::phrase(infinitive(name));
        let complete = question::sentence(&self.sentence);
        matches!(complete, Sentence::Define(Definition::Complete(phrase)) if bare(&phrase.text) == bare(name))
    }

    /// Checks that its word can be resolved.
    ///
    /// # Errors
    /// [`AskError::Circular`] if it needs itself.
    pub(super) fn check(&self, lexicon: &Lexicon) -> Result<(), AskError> {
        match &self.meant {
            Some(meant) if meant.part != Part::Verb => question::part_of(&meant.word, &meant.means, lexicon).map(drop),
            _ => Ok(()),
        }
    }
}

fn form(node: &NamedNode) -> NamedNode {
    NamedNode::new_unchecked(format!("{}-form", node.as_str()))
}

fn sense(node: &NamedNode) -> NamedNode {
    NamedNode::new_unchecked(format!("{}-sense", node.as_str()))
}

/// The entries of the lexicon by which defined words are found in a question.
pub(super) fn entries(defined: &[Defined]) -> Vec<Entry> {
    let entry = |meant: &Meant| {
        let meaning = match meant.part {
            Part::Adjective => Meaning::Quality(meant.word.clone()),
            Part::Noun => Meaning::Kind(meant.word.clone()),
            Part::Verb => return None,
        };
        Some(Entry { form: meant.word.clone(), meaning, preferred: false })
    };
    defined.iter().filter_map(|one| one.meant.as_ref()).filter_map(entry).collect()
}

/// The meanings of defined words.
pub(super) fn meanings(defined: &[Defined]) -> Meanings {
    Meanings::new(defined.iter().filter_map(|one| one.meant.clone()))
}

/// Adds the rules to those of the vocabulary; one that the graph's words no longer support is left out.
pub(super) fn learn(rules: &mut Rules, defined: &[Defined], lexicon: &Lexicon) {
    for one in defined {
        if let Some(Ok(rule)) = rule(&one.sentence, lexicon) {
            rules.learn(rule);
        }
    }
}

/// The rule that a sentence lays down; none if it is no rule.
pub(super) fn rule(sentence: &str, lexicon: &Lexicon) -> Option<Result<Consequence, AskError>> {
    match question::sentence(sentence) {
        Sentence::Define(Definition::Rule { head, body }) => {
            Some(question::consequence(sentence, &head, &body, lexicon))
        }
        _ => None,
    }
}

/// The quads of a definition, and what it says.
///
/// # Errors
/// [`AskError`] where it is not understood.
pub(super) fn quads(
    sentence: &str,
    definition: &Definition,
    lexicon: &Lexicon,
    rules: &Rules,
) -> Result<(Vec<Quad>, String), AskError> {
    let sentence = sentence.trim();
    match definition {
        Definition::Meaning { word, meaning } => {
            let part = question::part_of(&word.text, meaning, lexicon)?;
            let node = mint::slug(namespace::WORD, &word.text);
            let mut quads = word_quads(&node, &word.text, meaning.trim(), part, sentence);
            if part == Part::Verb {
                let defined = verb_quads(&word.text, meaning, word.span, lexicon)?;
                refuse_circle(&defined, word, lexicon, rules)?;
                quads.extend(defined);
                quads.push(quad(&sense(&node), namespace::REFERENCE, verb_relation(&word.text)));
            }
            Ok((quads, format!("“{}” means: {}", word.text, meaning.trim())))
        }
        Definition::Complete(phrase) => {
            let relations = relations(&phrase.text, phrase.span, lexicon)?;
            let node = mint::hashed(namespace::WORD, [sentence]);
            let mut quads = sentence_quads(&node, sentence);
            let complete = |relation: &NamedNode| quad(relation, namespace::COMPLETE, Literal::from(true));
            quads.extend(relations.iter().map(complete));
            Ok((quads, format!("what is not stated of “{}” is not so", phrase.text)))
        }
        Definition::Rule { head, body } => {
            let mut rule = question::consequence(sentence, head, body, lexicon)?;
            let node = mint::hashed(namespace::WORD, [sentence]);
            let mut quads = sentence_quads(&node, sentence);
            if rule.head.predicate.senses.is_empty() {
                let relation = mint::slug(namespace::REL, &rule.head.predicate.label);
                quads.extend(relation_quads(&relation, &rule.head.predicate.label));
                rule.head.predicate.senses.push(question::Sense { relation, inverse: false });
            }
            quads.extend(entry_quads(&node, &rule.head.predicate.label, body.trim()));
            let refers = |named: &question::Sense| quad(&sense(&node), namespace::REFERENCE, named.relation.clone());
            quads.extend(rule.head.predicate.senses.iter().map(refers));
            let circle = rules.circle(&rule);
            if !circle.is_empty() {
                let label = |node: &NamedNode| lexicon.label(node).map_or_else(|| node.as_str().to_owned(), Into::into);
                let way: Vec<String> = circle.iter().map(label).collect();
                let start = head.len() - head.trim_start().len();
                let span = Span::new(start, start + head.trim().len());
                return Err(AskError::CircularRule { span, way });
            }
            Ok((quads, format!("the rule: {sentence}")))
        }
    }
}

/// A verb must not mean what a rule concludes from that verb.
fn refuse_circle(defined: &[Quad], word: &question::Words, lexicon: &Lexicon, rules: &Rules) -> Result<(), AskError> {
    let relation = verb_relation(&word.text);
    let wide = Term::from(relation.clone());
    let means = defined.iter().filter(|quad| quad.predicate == namespace::SUB_PROPERTY_OF && quad.object == wide);
    let means = means.filter_map(|quad| match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => Some(node.clone()),
        NamedOrBlankNode::BlankNode(_) => None,
    });
    let circle = rules.way(means.filter(|node| *node != relation), &[relation.clone()].into());
    let label = |node: &NamedNode| lexicon.label(node).map_or_else(|| node.as_str().to_owned(), Into::into);
    if circle.is_empty() {
        return Ok(());
    }
    Err(AskError::CircularRule { span: word.span, way: circle.iter().map(label).collect() })
}

fn sentence_quads(node: &NamedNode, sentence: &str) -> Vec<Quad> {
    vec![
        quad(node, namespace::TYPE, namespace::DEFINITION_CLASS),
        quad(node, namespace::SENTENCE, literal::english(sentence)),
    ]
}

fn word_quads(node: &NamedNode, word: &str, meaning: &str, part: Part, sentence: &str) -> Vec<Quad> {
    let mut quads = sentence_quads(node, sentence);
    quads.push(quad(node, namespace::PART_OF_SPEECH, Literal::new_simple_literal(part.as_str())));
    quads.extend(entry_quads(node, word, meaning));
    quads
}

/// The entry of a word in a dictionary, with its form and its sense.
fn entry_quads(node: &NamedNode, word: &str, meaning: &str) -> [Quad; 7] {
    [
        quad(node, namespace::TYPE, namespace::LEXICAL_ENTRY),
        quad(node, namespace::CANONICAL_FORM, form(node)),
        quad(node, namespace::LEXICAL_SENSE, sense(node)),
        quad(&form(node), namespace::TYPE, namespace::FORM_CLASS),
        quad(&form(node), namespace::WRITTEN_REP, literal::english(word)),
        quad(&sense(node), namespace::TYPE, namespace::SENSE_CLASS),
        quad(&sense(node), namespace::DEFINITION, literal::english(meaning)),
    ]
}

fn relation_quads(relation: &NamedNode, label: &str) -> [Quad; 2] {
    [
        quad(relation, namespace::TYPE, namespace::RELATION_CLASS),
        quad(relation, namespace::LABEL, literal::english(label)),
    ]
}

fn infinitive(word: &str) -> &str {
    word.trim_start_matches("to ").trim()
}

/// The relation that a verb of a user's names.
fn verb_relation(word: &str) -> NamedNode {
    mint::slug(namespace::REL, infinitive(word))
}

/// "to steward" means "to lead or coordinate": whoever does either stewards. A verb for one other is that verb.
fn verb_quads(word: &str, meaning: &str, span: Span, lexicon: &Lexicon) -> Result<Vec<Quad>, AskError> {
    let (label, relation) = (infinitive(word), verb_relation(word));
    let mut quads = relation_quads(&relation, label).to_vec();
    let each: Vec<&str> = meaning.split(" or ").flat_map(|part| part.split(", ")).collect();
    for phrase in &each {
        let phrase = phrase.trim().trim_start_matches("to ");
        for narrower in relations(phrase, span, lexicon)? {
            quads.push(quad(&narrower, namespace::SUB_PROPERTY_OF, relation.clone()));
            if each.len() == 1 {
                quads.push(quad(&relation, namespace::SUB_PROPERTY_OF, narrower));
            }
        }
    }
    Ok(quads)
}

/// The relations that a phrase in the infinitive names.
fn relations(phrase: &str, span: Span, lexicon: &Lexicon) -> Result<Vec<NamedNode>, AskError> {
    let found = lexicon.verbs().relations(&crate::lexicon::phrase(phrase).join(" "));
    if found.is_empty() {
        let near = crate::text::nearest(phrase, lexicon.verbs().all(), 3).into_iter().map(str::to_owned).collect();
        return Err(AskError::UnknownVerb { span, word: phrase.to_owned(), near });
    }
    Ok(found.to_vec())
}

/// A lexicon that knows the sources and the defined words of a graph.
pub(super) fn complete(lexicon: Lexicon, sources: Sources, defined: &[Defined]) -> Lexicon {
    lexicon.with_sources(sources).with_meanings(meanings(defined))
}
