//! From the extractions of a sentence to claims.

use super::bracket;
use super::context::Context;
use super::ledger::Ledger;
use super::name::render;
use super::reference::{Resolver, without_place};
use super::registry::{Registry, Thing};
use super::{Ingested, classify, structure};
use crate::claim::{Citation, Claim, Modality, Polarity, Qualifier};
use crate::prose::{Construction, Extraction, Object, Phrase, PhraseQualifier, Sentence, states_something};
use crate::rdf::{NamedNode, Term, literal, mint, namespace};
use crate::text::{Source, Span};
use std::collections::{BTreeMap, HashMap};

/// Reads extractions sentence by sentence and keeps what they claim.
#[derive(Debug)]
pub struct Linker<'a> {
    source: &'a Source,
    pub(super) resolver: Resolver<'a>,
    ledger: Ledger,
    relations: BTreeMap<NamedNode, String>,
    not_understood: Vec<Span>,
}

/// The things that the phrases of a sentence refer to.
type Referents = HashMap<(usize, Vec<usize>), Vec<Thing>>;

/// A claim about to be entered: who, what, to what, and how it is said.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Who or what it is about.
    pub subject: Thing,
    /// The relation phrase.
    pub phrase: String,
    /// What the relation leads to.
    pub object: Option<Term>,
    /// How firmly.
    pub modality: Modality,
    /// Whether affirmed.
    pub polarity: Polarity,
    /// The words that mark modality or polarity.
    pub marker: Option<String>,
    /// What narrows it.
    pub qualifiers: Vec<Qualifier>,
}

impl Statement {
    /// An affirmed, actual statement.
    #[must_use]
    pub fn plain(subject: Thing, phrase: &str, object: Option<Term>) -> Self {
        let (modality, polarity) = (Modality::Actual, Polarity::Affirmed);
        Self { subject, phrase: phrase.to_owned(), object, modality, polarity, marker: None, qualifiers: vec![] }
    }
}

impl<'a> Linker<'a> {
    /// A linker for a source; `registry` knows the abbreviations that the text defines.
    #[must_use]
    pub fn new(source: &'a Source, registry: Registry<'a>) -> Self {
        let resolver = Resolver { registry, context: Context::default() };
        let (ledger, relations) = (Ledger::default(), BTreeMap::new());
        Self { source, resolver, ledger, relations, not_understood: vec![] }
    }

    /// Takes in one sentence and what it says.
    pub fn read(&mut self, sentence: &Sentence, extractions: &[Extraction]) {
        self.resolver.context.next_sentence();
        let Ok(citation) = Citation::new(self.source, sentence.span) else { return };
        let described = bracket::descriptions(sentence);
        let extractions: Vec<&Extraction> = extractions
            .iter()
            .filter(|extraction| !described.iter().any(|bracket| bracket.covers(extraction)))
            .collect();
        let referents = self.referents(sentence, &extractions);
        let mut unread = extractions.is_empty() && described.is_empty() && states_something(sentence);
        for extraction in extractions {
            unread |= !self.claim(sentence, extraction, &referents, &citation);
        }
        for bracket in &described {
            for statement in bracket.statements(sentence, &mut self.resolver) {
                self.enter(statement, &citation);
            }
        }
        for (session, series) in self.resolver.registry.take_sessions() {
            let object = self.term(series);
            self.enter(Statement::plain(session, "be a session of", object), &citation);
        }
        if unread {
            self.not_understood.push(sentence.span);
        }
    }

    /// What was read.
    #[must_use]
    pub fn finish(mut self) -> Ingested {
        classify::by_relations(&mut self.resolver.registry, self.ledger.claims());
        let (claims, phrases) = self.ledger.into_claims();
        let (relations, not_understood) = (self.relations, self.not_understood);
        Ingested { claims, phrases, entities: self.resolver.registry.into_entities(), relations, not_understood }
    }

    /// Resolves every phrase of the extractions in the order of the text.
    fn referents(&mut self, sentence: &Sentence, extractions: &[&Extraction]) -> Referents {
        let mut phrases: Vec<&Phrase> = extractions.iter().flat_map(|extraction| phrases(extraction)).collect();
        phrases.sort_by_key(|phrase| (phrase.head, usize::MAX - phrase.tokens.len()));
        phrases.dedup();
        let mut referents = Referents::new();
        for phrase in phrases {
            let (shorter, _) = without_place(sentence, phrase);
            let things = self.resolver.resolve(sentence, &shorter);
            referents.insert((phrase.head, phrase.tokens.clone()), things);
        }
        referents
    }

    /// Enters what an extraction claims; whether every part of it could be linked.
    fn claim(
        &mut self,
        sentence: &Sentence,
        extraction: &Extraction,
        referents: &Referents,
        citation: &Citation,
    ) -> bool {
        let find = |phrase: &Phrase| referents.get(&(phrase.head, phrase.tokens.clone())).cloned().unwrap_or_default();
        let subjects = find(&extraction.subject);
        let objects = self.objects(sentence, extraction, referents);
        let Some(qualifiers) = self.qualifiers(sentence, extraction, referents) else { return false };
        let marker = Some(render(sentence, &extraction.marker)).filter(|marker| !marker.is_empty());
        for &subject in &subjects {
            for object in &objects {
                let statement = Statement {
                    subject,
                    phrase: extraction.relation.clone(),
                    object: object.clone(),
                    modality: extraction.modality,
                    polarity: extraction.polarity,
                    marker: marker.clone(),
                    qualifiers: qualifiers.clone(),
                };
                self.enter(statement, citation);
            }
            for place in self.places(sentence, extraction) {
                self.enter(place, citation);
            }
        }
        structure::learn(self, sentence, extraction, &subjects, referents, citation);
        !subjects.is_empty() && !objects.is_empty()
    }

    /// The objects, one claim each; one absent object for a verb that takes none.
    fn objects(&mut self, sentence: &Sentence, extraction: &Extraction, referents: &Referents) -> Vec<Option<Term>> {
        let text = |phrase: &Phrase| Some(literal::english(&words(sentence, phrase)).into());
        match &extraction.object {
            None => vec![None],
            Some(Object::Text(phrase)) => vec![text(phrase)],
            Some(Object::Thing(phrase)) if extraction.construction == Construction::Naming => vec![text(phrase)],
            Some(Object::Thing(phrase)) => {
                let things = referents.get(&(phrase.head, phrase.tokens.clone())).into_iter().flatten();
                things.map(|&thing| self.term(thing)).collect()
            }
        }
    }

    pub(super) fn term(&self, thing: Thing) -> Option<Term> {
        self.resolver.registry.node(thing).map(|node| node.clone().into())
    }

    /// The qualifiers; none if one of them could not be linked, since the claim would then say too much.
    fn qualifiers(
        &self,
        sentence: &Sentence,
        extraction: &Extraction,
        referents: &Referents,
    ) -> Option<Vec<Qualifier>> {
        let mut found = Vec::new();
        for qualifier in &extraction.qualifiers {
            found.extend(self.qualifier(sentence, qualifier, referents)?);
        }
        Some(found)
    }

    fn qualifier(&self, sentence: &Sentence, said: &PhraseQualifier, referents: &Referents) -> Option<Vec<Qualifier>> {
        let nodes = |phrase: &Phrase| -> Option<Vec<(Thing, NamedNode)>> {
            let things = referents.get(&(phrase.head, phrase.tokens.clone())).filter(|things| !things.is_empty())?;
            things.iter().map(|&thing| Some((thing, self.resolver.registry.node(thing)?.clone()))).collect()
        };
        let text = |phrase: &Phrase| words(sentence, phrase);
        Some(match said {
            PhraseQualifier::Time(relation, date) => vec![Qualifier::Time(*relation, date.clone())],
            PhraseQualifier::TimeText(phrase) => vec![Qualifier::TimeText(text(phrase))],
            PhraseQualifier::Hedge(phrase) => vec![Qualifier::Hedge(text(phrase))],
            PhraseQualifier::Condition(phrase) => vec![Qualifier::Condition(text(phrase))],
            PhraseQualifier::Venue(phrase) => {
                nodes(phrase)?.into_iter().map(|(_, node)| Qualifier::Venue(node)).collect()
            }
            PhraseQualifier::Attribution(phrase) => {
                nodes(phrase)?.into_iter().map(|(_, node)| Qualifier::Attribution(node)).collect()
            }
            PhraseQualifier::Scope(preposition, phrase) => {
                let scopes = nodes(phrase)?.into_iter();
                scopes.flat_map(|(thing, node)| self.scope(preposition, thing, node)).collect()
            }
        })
    }

    fn scope(&self, preposition: &str, thing: Thing, node: NamedNode) -> Vec<Qualifier> {
        let registry = &self.resolver.registry;
        let classes = registry.entry(thing).map(|entry| entry.entity.classes.as_slice()).unwrap_or_default();
        let place = classes.iter().any(|class| registry.vocabulary().is_within(class.as_ref(), namespace::PLACE_CLASS));
        let located = place && matches!(preposition, "in" | "at" | "via" | "near");
        let scope = Qualifier::Scope(preposition.to_owned(), node.clone());
        if located { vec![Qualifier::Place(node), scope] } else { vec![scope] }
    }

    /// "the Secretariat in Suva": where a named subject or object is.
    fn places(&mut self, sentence: &Sentence, extraction: &Extraction) -> Vec<Statement> {
        let mut found = Vec::new();
        for phrase in phrases(extraction) {
            let (shorter, places) = without_place(sentence, phrase);
            for (preposition, place) in places {
                let place = Phrase { head: place, tokens: own_tokens(sentence, place, &phrase.tokens), reworded: None };
                let (who, place) = (self.resolver.resolve(sentence, &shorter), self.resolver.resolve(sentence, &place));
                for (&who, place) in who.iter().zip(place) {
                    found.push(Statement::plain(who, &preposition, self.term(place)));
                }
            }
        }
        found
    }

    /// Enters a statement as a claim.
    pub(super) fn enter(&mut self, statement: Statement, citation: &Citation) {
        let registry = &self.resolver.registry;
        let Some(subject) = registry.node(statement.subject).cloned() else { return };
        if statement.object == Some(subject.clone().into()) {
            return;
        }
        let known = registry.vocabulary().relation(&statement.phrase).cloned();
        let relation = known.unwrap_or_else(|| mint::slug(namespace::REL, &statement.phrase));
        let label = registry.vocabulary().label(&relation).unwrap_or(&statement.phrase).to_owned();
        self.relations.entry(relation.clone()).or_insert(label);
        let claim = Claim {
            subject,
            relation,
            object: statement.object,
            modality: statement.modality,
            polarity: statement.polarity,
            marker: statement.marker,
            qualifiers: statement.qualifiers,
            citations: vec![citation.clone()],
        };
        self.ledger.enter(claim, &statement.phrase);
    }
}

/// Every phrase that names something.
pub fn phrases(extraction: &Extraction) -> Vec<&Phrase> {
    let mut found = vec![&extraction.subject];
    if let Some(Object::Thing(phrase)) =
        extraction.object.as_ref().filter(|_| extraction.construction != Construction::Naming)
    {
        found.push(phrase);
    }
    for qualifier in &extraction.qualifiers {
        if let PhraseQualifier::Scope(_, phrase)
        | PhraseQualifier::Venue(phrase)
        | PhraseQualifier::Attribution(phrase) = qualifier
        {
            found.push(phrase);
        }
    }
    found
}

/// The words of a phrase, as reworded or as written.
fn words(sentence: &Sentence, phrase: &Phrase) -> String {
    phrase.reworded.clone().unwrap_or_else(|| render(sentence, &phrase.tokens))
}

/// The tokens below `head` without its preposition, as far as they are among `within`.
fn own_tokens(sentence: &Sentence, head: usize, within: &[usize]) -> Vec<usize> {
    let case = |at: &usize| {
        sentence
            .token(*at)
            .is_some_and(|token| token.relation == crate::prose::Deprel::Case && token.head == Some(head))
    };
    sentence.subtree(head).into_iter().filter(|at| within.contains(at) && !case(at)).collect()
}
