//! The words that a graph can be asked with, and what follows from what: made anew whenever the graph has grown.

use super::KnowledgeError;
use super::called::Called;
use super::complete::Learnt;
use super::definitions::{self, Defined};
use super::names::Names;
use super::passages::Passages;
use crate::lexicon::{Book, Entry, Lexicon, Meaning, Sources, Vocabulary};
use crate::question::AskError;
use crate::rdf::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, Tongue, namespace, parse_turtle};
use crate::sparql::{Rules, rule_patterns};
use crate::store::{Endpoint, Kept, Label, Named, QuadPattern, labels, partial, sources};
use std::sync::{Arc, OnceLock};

/// Lexicon and rules of one graph and the built-in vocabulary.
pub(super) struct Language {
    /// Which words name what.
    pub lexicon: Arc<Lexicon>,
    /// What follows from what.
    pub rules: Rules,
    /// The words and rules of users.
    defined: Vec<Defined>,
    /// The names of a kept graph, which are read as they are asked for.
    names: Option<Arc<Names>>,
    /// The kept graph that stands for another engine, as far as names go.
    words: Option<Arc<Kept>>,
    /// What completion found out about the graph.
    pub learnt: Learnt,
    /// The sentences that the graph quotes, for what no claim of them answers.
    pub passages: OnceLock<Passages>,
}

impl Language {
    /// The language of a graph.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`] if the graph cannot be read, [`KnowledgeError::Vocabulary`].
    pub(super) fn of(graph: &dyn Endpoint) -> Result<Self, KnowledgeError> {
        if let Some(kept) = graph.kept() {
            return Self::of_kept(kept);
        }
        match graph.words()? {
            Some(words) => {
                words.speak(graph.tongue());
                let mut language = Self { words: Some(Arc::clone(&words)), ..Self::of_kept(&words)? };
                // The copy of its names may be older than it is, or only a part of them.
                language.rules.know(None);
                Ok(language)
            }
            None => Self::of_quads(graph.quads(&QuadPattern::default())?, &graph.tongue()),
        }
    }

    /// The language of a kept graph: what every question needs is read, and names as they are asked for.
    fn of_kept(kept: &Kept) -> Result<Self, KnowledgeError> {
        let vocabulary = parse_turtle(crate::lexicon::BUILT_IN)?;
        let names = Arc::new(Names::of(kept)?);
        let defined = definitions::of(&defining(kept)?);
        let others = names.others();
        let word = |form: String, meaning: fn(String) -> Meaning| Entry {
            meaning: meaning(form.clone()),
            form,
            preferred: true,
        };
        let kinds = names.values(namespace::KIND).into_iter().map(|kind| word(kind, Meaning::Kind));
        let qualities = names.values(namespace::QUALITY).into_iter().map(|quality| word(quality, Meaning::Quality));
        let mut nouns: Vec<Entry> = kinds.chain(qualities).collect();
        for quad in with(kept, namespace::NOUN, None)? {
            if let (NamedOrBlankNode::NamedNode(class), Term::Literal(noun)) = (quad.subject, quad.object) {
                nouns.push(Entry { form: noun.value().to_owned(), meaning: Meaning::Class(class), preferred: false });
            }
        }
        let present = |entry: &Entry| match &entry.meaning {
            Meaning::Class(node) | Meaning::Relation(node) => Some(node.clone()),
            _ => None,
        };
        let present: Vec<_> = others.iter().chain(&nouns).filter_map(present).collect();
        let own = others.into_iter().chain(nouns);
        let lexicon = Lexicon::from_entries(
            own.chain(labels(&vocabulary, &Tongue::default()).into_iter().map(entry))
                .chain(definitions::entries(&defined)),
        )
        .with_vocabulary(Vocabulary::from_quads(&vocabulary))
        .with_present(present)
        .with_book(Arc::clone(&names) as Arc<dyn Book>);
        let lexicon = definitions::complete(lexicon, Sources::new(sources(&of_sources(kept)?)), &defined);
        let lexicon = Arc::new(lexicon);
        let mut laid_down = vec![];
        for (predicate, object) in rule_patterns() {
            laid_down.extend(with(kept, predicate.as_ref(), object.map(Into::into))?);
        }
        let stated = names.stated();
        let mut rules = Rules::of_parts(&vocabulary, &laid_down, stated);
        definitions::learn(&mut rules, &defined, &lexicon);
        rules.know(Some(Called::by(&lexicon)));
        Ok(Self {
            lexicon,
            rules,
            defined,
            names: Some(names),
            words: None,
            learnt: Learnt::default(),
            passages: OnceLock::new(),
        })
    }

    /// Fails if a name that was read was not as it was written: then no answer is right.
    ///
    /// # Errors
    /// [`KnowledgeError::Kept`].
    pub(super) fn sound(&self, graph: &dyn Endpoint) -> Result<(), KnowledgeError> {
        match (&self.names, self.words.as_deref().or(graph.kept())) {
            (Some(names), Some(kept)) => Ok(names.sound(kept)?),
            _ => Ok(()),
        }
    }

    /// What is not known of the names of another engine, if it is too large for all of them.
    pub(super) fn partial(&self) -> Option<String> {
        self.words.as_deref().and_then(partial)
    }

    /// The language of the quads of a graph.
    ///
    /// # Errors
    /// [`KnowledgeError::Vocabulary`].
    pub(super) fn of_quads(stated: Vec<Quad>, tongue: &Tongue) -> Result<Self, KnowledgeError> {
        let vocabulary = parse_turtle(crate::lexicon::BUILT_IN)?;
        let defined = definitions::of(&stated);
        let own = labels(&stated, tongue);
        let present = |label: &Label| match &label.named {
            Named::Class(node) | Named::Relation(node) => Some(node.clone()),
            _ => None,
        };
        let present: Vec<_> = own.iter().filter_map(present).collect();
        let labels = own.into_iter().chain(labels(&vocabulary, &Tongue::default()));
        let lexicon = Lexicon::from_entries(labels.map(entry).chain(definitions::entries(&defined)))
            .with_vocabulary(Vocabulary::from_quads(&vocabulary))
            .with_kinds(told_kinds(&stated))
            .with_present(present);
        let lexicon = Arc::new(definitions::complete(lexicon, Sources::new(sources(&stated)), &defined));
        let quads: Vec<Quad> = vocabulary.into_iter().chain(stated).collect();
        let mut rules = Rules::read(&quads);
        definitions::learn(&mut rules, &defined, &lexicon);
        rules.know(Some(Called::by(&lexicon)));
        Ok(Self {
            lexicon,
            rules,
            defined,
            names: None,
            words: None,
            learnt: Learnt::default(),
            passages: OnceLock::new(),
        })
    }

    /// Checks that every word that users defined can be resolved to its bottom.
    ///
    /// # Errors
    /// [`AskError`] for the first that cannot.
    pub(super) fn check_meanings(&self) -> Result<(), AskError> {
        self.defined.iter().try_for_each(|one| one.check(&self.lexicon))
    }
}

/// The things that quads tell to be of a kind.
fn told_kinds(quads: &[Quad]) -> impl Iterator<Item = (String, NamedNode)> {
    let told = quads.iter().filter(|quad| quad.predicate.as_ref() == namespace::KIND);
    told.filter_map(|quad| match (&quad.subject, &quad.object) {
        (NamedOrBlankNode::NamedNode(thing), Term::Literal(kind))
            if kind.language().is_none_or(|language| language == "en") =>
        {
            Some((kind.value().to_owned(), thing.clone()))
        }
        _ => None,
    })
}

/// The quads of a predicate, of all objects or of one.
fn with(graph: &Kept, predicate: NamedNodeRef<'_>, object: Option<Term>) -> Result<Vec<Quad>, KnowledgeError> {
    let pattern = QuadPattern { subject: None, predicate: Some(predicate.into_owned()), object };
    Ok(graph.quads(&pattern)?)
}

/// The quads that define words and rules of users.
fn defining(graph: &Kept) -> Result<Vec<Quad>, KnowledgeError> {
    let mut quads = with(graph, namespace::SENTENCE, None)?;
    if !quads.is_empty() {
        for predicate in [namespace::PART_OF_SPEECH, namespace::WRITTEN_REP, namespace::DEFINITION] {
            quads.extend(with(graph, predicate, None)?);
        }
    }
    Ok(quads)
}

/// What is said of sources.
fn of_sources(graph: &Kept) -> Result<Vec<Quad>, KnowledgeError> {
    let mut quads = vec![];
    for typed in with(graph, namespace::TYPE, Some(namespace::SOURCE_CLASS.into_owned().into()))? {
        let own = QuadPattern { subject: Some(typed.subject), ..QuadPattern::default() };
        quads.extend(graph.quads(&own)?);
    }
    Ok(quads)
}

fn entry(label: Label) -> Entry {
    let meaning = match label.named {
        Named::Thing(node) => Meaning::Thing(node),
        Named::Class(node) => Meaning::Class(node),
        Named::Relation(node) => Meaning::Relation(node),
        Named::Kind(lemma) => Meaning::Kind(lemma),
        Named::Quality(adjective) => Meaning::Quality(adjective),
    };
    Entry { form: label.form, meaning, preferred: label.preferred }
}
