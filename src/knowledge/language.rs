//! The words that a graph can be asked with, and what follows from what: made anew whenever the graph has grown.

use super::KnowledgeError;
use super::definitions::{self, Defined};
use crate::lexicon::{Entry, Lexicon, Meaning, Sources, Vocabulary};
use crate::question::AskError;
use crate::rdf::{Quad, parse_turtle};
use crate::sparql::Rules;
use crate::store::{Endpoint, Label, Named, QuadPattern, labels, sources};

/// Lexicon and rules of one graph and the built-in vocabulary.
pub(super) struct Language {
    /// Which words name what.
    pub lexicon: Lexicon,
    /// What follows from what.
    pub rules: Rules,
    /// The words and rules of users.
    defined: Vec<Defined>,
}

impl Language {
    /// The language of a graph.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`] if the graph cannot be read, [`KnowledgeError::Vocabulary`].
    pub(super) fn of(graph: &dyn Endpoint) -> Result<Self, KnowledgeError> {
        Self::of_quads(graph.quads(&QuadPattern::default())?)
    }

    /// The language of the quads of a graph.
    ///
    /// # Errors
    /// [`KnowledgeError::Vocabulary`].
    pub(super) fn of_quads(stated: Vec<Quad>) -> Result<Self, KnowledgeError> {
        let vocabulary = parse_turtle(crate::lexicon::BUILT_IN)?;
        let defined = definitions::of(&stated);
        let own = labels(&stated);
        let class = |label: &Label| if let Named::Class(class) = &label.named { Some(class.clone()) } else { None };
        let present: Vec<_> = own.iter().filter_map(class).collect();
        let labels = own.into_iter().chain(labels(&vocabulary));
        let lexicon = Lexicon::from_entries(labels.map(entry).chain(definitions::entries(&defined)))
            .with_vocabulary(Vocabulary::from_quads(&vocabulary))
            .with_present(present);
        let lexicon = definitions::complete(lexicon, Sources::new(sources(&stated)), &defined);
        let quads: Vec<Quad> = vocabulary.into_iter().chain(stated).collect();
        let mut rules = Rules::read(&quads);
        definitions::learn(&mut rules, &defined, &lexicon);
        Ok(Self { lexicon, rules, defined })
    }

    /// Checks that every word that users defined can be resolved to its bottom.
    ///
    /// # Errors
    /// [`AskError`] for the first that cannot.
    pub(super) fn check_meanings(&self) -> Result<(), AskError> {
        self.defined.iter().try_for_each(|one| one.check(&self.lexicon))
    }
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
