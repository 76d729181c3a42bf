//! Sentences that change a graph: what they mean, and what they would add and remove.

use super::definitions::{self, Defined};
use super::language::Language;
use super::{Knowledge, KnowledgeError, told};
use crate::claim::Claim;
use crate::question::{self, AskError, Forgotten, Sentence, TellingSource, Told};
use crate::rdf::{NamedNode, NamedNodeRef, Quad, Term, namespace};
use crate::store::{Change, QuadPattern};
use crate::text::Span;
use std::collections::BTreeSet;

/// A change that a sentence proposes. Nothing is changed until it is applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// How the sentence was understood.
    pub reading: String,
    /// What is new: names and relations that the graph lacks.
    pub notes: Vec<String>,
    /// Whether it should be shown to its author before it is applied: a claim, not a word of the author's.
    pub needs_consent: bool,
    /// The quads to add and to remove.
    pub change: Change,
}

impl Knowledge {
    /// What a sentence would change ("tell: …", "retract: …", "let …", "forget …"); none if it changes nothing.
    ///
    /// # Errors
    /// [`KnowledgeError::Question`] where it is not understood or has no source.
    pub fn propose(&self, sentence: &str) -> Result<Option<Proposal>, KnowledgeError> {
        let refused = |error| KnowledgeError::question(sentence, error);
        let sort = question::sentence(sentence);
        if !matches!(sort, Sentence::Define(_) | Sentence::Forget(_) | Sentence::Tell(_) | Sentence::Retract(_)) {
            return Ok(None);
        }
        self.limited();
        let language = self.language()?;
        let proposal = match sort {
            Sentence::Define(definition) => {
                let (insert, reading) =
                    definitions::quads(sentence, &definition, &language.lexicon, &language.rules).map_err(refused)?;
                let change = Change { message: sentence.trim().to_owned(), insert, remove: vec![] };
                let language = Language::of_quads(self.with(&change)?, &self.tongue())?;
                language.check_meanings().map_err(refused)?;
                Proposal { reading, notes: vec![], needs_consent: false, change }
            }
            Sentence::Forget(what) => self.forgetting(&what, sentence, language)?,
            Sentence::Tell(what) => self.telling(&what, sentence, language).map_err(refused)?,
            Sentence::Retract(what) => self.retraction(&what, sentence, language)?,
            _ => return Ok(None),
        };
        Ok(Some(proposal))
    }

    /// Makes a change that was proposed.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`] if the store fails; then nothing is changed.
    pub fn apply(&mut self, proposal: &Proposal) -> Result<(), KnowledgeError> {
        self.commit(proposal.change.clone()).map(drop)
    }

    /// The words and rules that users gave, in the order of their sentences.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`] if the store fails.
    pub fn definitions(&self) -> Result<Vec<Defined>, KnowledgeError> {
        Ok(definitions::of(&self.graph.quads(&QuadPattern::default())?))
    }

    /// The quads as they would be.
    fn with(&self, change: &Change) -> Result<Vec<Quad>, KnowledgeError> {
        let mut quads = self.graph.quads(&QuadPattern::default())?;
        quads.extend(change.insert.iter().cloned());
        Ok(quads)
    }

    fn forgetting(&self, what: &Forgotten, sentence: &str, language: &Language) -> Result<Proposal, KnowledgeError> {
        let all = self.definitions()?;
        let found = match what {
            Forgotten::Rule(number) => number.checked_sub(1).and_then(|at| all.get(at)),
            Forgotten::Word(words) => {
                let named = all.iter().find(|one| one.word.as_deref() == Some(words.text.as_str()));
                named.or_else(|| all.iter().find(|one| one.completes(&words.text)))
            }
        };
        let Some(found) = found else {
            let near = all.iter().filter_map(|one| one.word.clone()).collect();
            let (span, word) = match what {
                Forgotten::Word(words) => (words.span, words.text.clone()),
                Forgotten::Rule(number) => (Span::new(0, sentence.len()), format!("rule {number}")),
            };
            return Err(KnowledgeError::question(sentence, AskError::NotDefined { span, word, near }));
        };
        let mut remove = match question::sentence(&found.sentence) {
            Sentence::Define(definition) => {
                let rules = crate::sparql::Rules::default();
                definitions::quads(&found.sentence, &definition, &language.lexicon, &rules)
                    .map_or_else(|_| vec![], |(quads, _)| quads)
            }
            _ => vec![],
        };
        let own = QuadPattern { subject: Some(found.node.clone().into()), ..QuadPattern::default() };
        let more: Vec<Quad> = self.graph.quads(&own)?.into_iter().filter(|quad| !remove.contains(quad)).collect();
        remove.extend(more);
        let change = Change { message: sentence.trim().to_owned(), insert: vec![], remove };
        Ok(Proposal { reading: format!("forgotten: {}", found.sentence), notes: vec![], needs_consent: false, change })
    }

    fn telling(&self, what: &Told, sentence: &str, language: &Language) -> Result<Proposal, AskError> {
        let Some(source) = &what.source else {
            return Err(AskError::NoSource { span: Span::new(0, sentence.len()) });
        };
        let outcome = question::statement(&what.statement, &language.lexicon)?;
        let telling = told::telling(what, &outcome, language)?;
        let (cited, _) = told::cited_as(source);
        let statement = said(&outcome.reading.paraphrase);
        let notes = telling.notes.clone();
        let change = Change { message: sentence.trim().to_owned(), insert: told::quads(telling), remove: vec![] };
        Ok(Proposal { reading: format!("{statement} ({cited})"), notes, needs_consent: true, change })
    }

    fn retraction(&self, what: &Told, sentence: &str, language: &Language) -> Result<Proposal, KnowledgeError> {
        let refused = |error| KnowledgeError::question(sentence, error);
        let outcome = question::statement(&what.statement, &language.lexicon).map_err(refused)?;
        let claims = told::telling(what, &outcome, language).map_err(refused)?.claims;
        let mut remove = vec![];
        for claim in &claims {
            remove.extend(self.taken_back(claim, what.source.as_ref(), language)?);
        }
        if let ([claim], true) = (claims.as_slice(), remove.is_empty()) {
            remove = self.taken_back_with_more(claim, what.source.as_ref(), language)?;
        }
        let statement = said(&outcome.reading.paraphrase);
        if remove.is_empty() {
            return Err(refused(AskError::NotToldBefore { span: Span::new(0, sentence.len()), statement }));
        }
        let change = Change { message: sentence.trim().to_owned(), insert: vec![], remove };
        let reading = format!("no longer told: {statement}");
        Ok(Proposal { reading, notes: vec![], needs_consent: true, change })
    }

    /// The same of the only claim that says so with a time or a place besides, which need not be told again to be taken back.
    fn taken_back_with_more(
        &self,
        claim: &Claim,
        source: Option<&TellingSource>,
        language: &Language,
    ) -> Result<Vec<Quad>, KnowledgeError> {
        if !claim.qualifiers.is_empty() {
            return Ok(vec![]);
        }
        let subject = Some(claim.subject.clone().into());
        let of_subject =
            QuadPattern { subject: None, predicate: Some(namespace::SUBJECT.into_owned()), object: subject };
        let mut found = vec![];
        for quad in self.graph.quads(&of_subject)? {
            let Term::NamedNode(node) = Term::from(quad.subject) else { continue };
            let own =
                self.graph.quads(&QuadPattern { subject: Some(node.clone().into()), predicate: None, object: None })?;
            if says_the_same(&own, claim) {
                let quads = self.quads_taken_back(&node, claim, source, language)?;
                found.extend((!quads.is_empty()).then_some(quads));
            }
        }
        Ok(if found.len() == 1 { found.remove(0) } else { vec![] })
    }

    /// The quads by which a claim was told: its passages from tellings or from the source named, and itself if nothing
    /// else says it.
    fn taken_back(
        &self,
        claim: &Claim,
        source: Option<&TellingSource>,
        language: &Language,
    ) -> Result<Vec<Quad>, KnowledgeError> {
        self.quads_taken_back(&claim.node(), claim, source, language)
    }

    /// The same of a claim by its node.
    fn quads_taken_back(
        &self,
        node: &NamedNode,
        claim: &Claim,
        source: Option<&TellingSource>,
        language: &Language,
    ) -> Result<Vec<Quad>, KnowledgeError> {
        let about = |node: &NamedNode, predicate: Option<NamedNode>| {
            self.graph.quads(&QuadPattern { subject: Some(node.clone().into()), predicate, object: None })
        };
        let wanted: Option<BTreeSet<NamedNode>> = source.map(|source| {
            let name = match source {
                TellingSource::Me => "me",
                TellingSource::Named(words) => words.text.as_str(),
            };
            language.lexicon.sources_called(name).into_iter().collect()
        });
        let passages = about(node, Some(namespace::WAS_QUOTED_FROM.into_owned()))?;
        let (mut remove, mut left) = (vec![], 0);
        for quoted in passages {
            let Term::NamedNode(passage) = &quoted.object else { continue };
            let sources = about(passage, Some(namespace::WAS_DERIVED_FROM.into_owned()))?;
            let source = sources.into_iter().find_map(|quad| match quad.object {
                Term::NamedNode(source) => Some(source),
                _ => None,
            });
            let Some(source) = source else { continue };
            let is_told = !about(&source, Some(namespace::TOLD_FROM.into_owned()))?.is_empty();
            if wanted.as_ref().map_or(is_told, |wanted| wanted.contains(&source)) {
                let citing = QuadPattern {
                    predicate: Some(namespace::WAS_QUOTED_FROM.into_owned()),
                    object: Some(quoted.object.clone()),
                    subject: None,
                };
                // Other claims may be quoted from the same passage.
                if self.graph.quads(&citing)?.len() == 1 {
                    remove.extend(about(passage, None)?);
                }
                remove.push(quoted);
            } else {
                left += 1;
            }
        }
        if !remove.is_empty() && left == 0 {
            remove.extend(about(node, None)?);
            remove
                .extend(crate::claim::record::quads(claim).into_iter().filter(|quad| quad.predicate == claim.relation));
        }
        Ok(remove)
    }
}

/// Whether what a graph says of a claim is what another one says, qualifiers aside.
fn says_the_same(own: &[Quad], claim: &Claim) -> bool {
    let of = |property: NamedNodeRef<'_>| {
        own.iter().find(|quad| quad.predicate.as_ref() == property).map(|quad| &quad.object)
    };
    of(namespace::PREDICATE) == Some(&claim.relation.clone().into())
        && of(namespace::OBJECT) == claim.object.as_ref()
        && of(namespace::POLARITY) == Some(&claim.polarity.node().into_owned().into())
        && of(namespace::MODALITY) == Some(&claim.modality.node().into_owned().into())
}

/// "whether SOM1 is held in Guangzhou" as a statement.
fn said(paraphrase: &str) -> String {
    paraphrase.replace("and whether ", "and ").trim_start_matches("whether ").to_owned()
}
