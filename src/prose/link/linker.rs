//! From the extractions of a sentence to claims.

use super::asker;
use super::belonging::{is_possession, may_belong};
use super::bracket;
use super::coverage::Coverage;
use super::ingested::spoken_of;
use super::ledger::Ledger;
use super::name::{render, without_owner};
use super::passing::{Passed, whole};
use super::predication::Predication;
use super::reference::Resolver;
use super::referents::{Referents, phrases};
use super::registry::{Entry, Registry, Thing};
use super::repeated::Said;
use super::speaker::is_first_person;
use super::titled::{self, is_courtesy};
use super::{Ingested, Wording, classify, known_name, name_run, part, structure, vote, wording};
use crate::claim::{Citation, Claim, Modality, Polarity, Qualifier, record};
use crate::lexicon::WHEN;
use crate::prose::{Construction, Extraction, Object, Phrase, PhraseQualifier, Sentence, Sign, Tag, states_something};
use crate::rdf::{NamedNode, Term, literal, mint, namespace};
use crate::text::{Source, Span};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::ops::Range;

/// Reads extractions sentence by sentence and keeps what they claim.
#[derive(Debug)]
pub struct Linker<'a> {
    source: &'a Source,
    pub(super) resolver: Resolver<'a>,
    ledger: Ledger,
    relations: BTreeMap<NamedNode, String>,
    not_understood: Vec<Span>,
    sentences: Vec<Citation>,
    coverage: Coverage,
    pub(super) said: Said,
    /// What people are called before their names.
    pub(super) titles: FxHashSet<String>,
}

/// A claim about to be entered: who, what, to what, and how it is said.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Who or what it is about.
    pub subject: Thing,
    /// Its words: the relation phrase, and what to show for subject and object.
    pub wording: Wording,
    /// The phrase that names the relation.
    pub phrase: String,
    /// The relation, where it is not the one that the phrase names.
    pub relation: Option<NamedNode>,
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
        Self {
            subject,
            wording: Wording::plain(phrase),
            phrase: phrase.to_owned(),
            relation: None,
            object,
            modality,
            polarity,
            marker: None,
            qualifiers: vec![],
        }
    }
}

impl<'a> Linker<'a> {
    /// A linker for a source; `registry` knows the abbreviations that the text defines.
    #[must_use]
    pub fn new(source: &'a Source, registry: Registry<'a>) -> Self {
        let resolver = Resolver::new(registry);
        let (ledger, relations) = (Ledger::default(), BTreeMap::new());
        let (coverage, said, not_understood, sentences) = Default::default();
        let titles = titled::titles(source.text());
        Self { source, resolver, ledger, relations, not_understood, sentences, coverage, said, titles }
    }

    /// Takes in one sentence and what it says.
    pub fn read(&mut self, sentence: &Sentence, extractions: &[Extraction]) {
        self.resolver.context.next_sentence(sentence);
        self.said.next_sentence();
        self.resolver.meet_title(sentence);
        let Ok(citation) = Citation::new(self.source, sentence.span) else { return };
        let has_verb = sentence.tokens.iter().any(|token| token.tag.is_verb());
        self.sentences.extend(Some(&citation).filter(|_| has_verb).cloned());
        let described = bracket::descriptions(sentence);
        let runs = name_run::runs(sentence, self.resolver.registry.vocabulary());
        let extractions: Vec<&Extraction> = extractions
            .iter()
            .filter(|extraction| !name_run::splits_name(extraction, &runs))
            .filter(|extraction| !described.iter().any(|bracket| bracket.covers(extraction)))
            .filter(|one| may_belong(self.resolver.registry.vocabulary(), sentence, one))
            .filter(|one| self.resolver.knows_topic(sentence, one))
            .collect();
        // "Mr" is nobody that a pronoun could mean.
        let named: Vec<&Extraction> = extractions.iter().copied().filter(|said| !is_courtesy(sentence, said)).collect();
        let referents = self.referents(sentence, &named, &runs);
        let predication = Predication::new(sentence, &extractions, &referents);
        let mut unread = extractions.is_empty() && described.is_empty() && states_something(sentence);
        let mut claimed = vec![];
        for extraction in extractions {
            let linked = self.claim(sentence, extraction, &referents, &predication, &citation);
            unread |= !linked;
            claimed.extend(Some(extraction).filter(|_| linked));
        }
        let mut others = self.besides(sentence, &referents);
        for bracket in &described {
            others.extend(bracket.statements(sentence, &mut self.resolver, &predication, &referents));
        }
        others.into_iter().for_each(|statement| self.enter(statement, &citation));
        for (session, series) in self.resolver.registry.take_sessions() {
            let object = self.term(series);
            self.enter(structure::of_series(session, object), &citation);
        }
        if described.is_empty() || !claimed.is_empty() {
            self.coverage.see(sentence, &claimed, unread);
        }
        self.not_understood.extend(Some(sentence.span).filter(|_| unread));
    }

    /// What was read.
    #[must_use]
    pub fn finish(mut self) -> Ingested {
        classify::by_relations(&mut self.resolver.registry, self.ledger.claims());
        self.resolver.registry.classify_addressed();
        let (claims, wordings) = self.ledger.into_claims();
        let (relations, not_understood, coverage) = (self.relations, self.not_understood, self.coverage);
        let sentences = self.sentences;
        let told: FxHashSet<&NamedNode> = claims.iter().flat_map(spoken_of).collect();
        let (entities, metadata) = (self.resolver.registry.into_entities(&told), record::metadata(self.source));
        Ingested { claims, wordings, held: vec![], entities, relations, not_understood, sentences, coverage, metadata }
    }

    /// Resolves every phrase of the extractions in the order of the text.
    fn referents(&mut self, sentence: &Sentence, extractions: &[&Extraction], runs: &[Range<usize>]) -> Referents {
        let mut phrases: Vec<&Phrase> = extractions.iter().flat_map(|said| phrases(sentence, said)).collect();
        // What is named through a subject that follows ("in its report, the Board said") comes after that subject.
        let after = |phrase: &Phrase| phrase.tokens.iter().filter_map(|&at| asker::subject_after(sentence, at)).max();
        let place = |phrase: &Phrase| after(phrase).map_or(phrase.head, |subject| subject.max(phrase.head));
        let later = |phrase: &Phrase| after(phrase).is_some();
        phrases.sort_by_key(|phrase| (place(phrase), later(phrase), phrase.head, usize::MAX - phrase.tokens.len()));
        phrases.dedup();
        let known = known_name::ranges(sentence, &self.resolver.registry);
        self.resolver.meet_authors(sentence, self.source.name());
        self.resolver.meet_represented(sentence);
        self.resolver.meet_supposed(sentence);
        let mut referents = Referents::default();
        let mut passed = Passed::new(sentence, &phrases, runs, &known);
        for phrase in phrases {
            let named = whole(sentence, phrase, runs, &known);
            passed.meet_before(place(phrase), sentence, &mut self.resolver);
            if let Some(owner) = self.resolver.owner(sentence, &named) {
                referents.own(phrase.head, owner);
            }
            let things = self.resolver.resolve_at(sentence, &named, name_run::root(sentence, runs, phrase.head));
            referents.insert(phrase, things);
        }
        passed.meet_before(usize::MAX, sentence, &mut self.resolver);
        referents
    }

    /// Enters what an extraction claims; whether every part of it could be linked.
    fn claim(
        &mut self,
        sentence: &Sentence,
        extraction: &Extraction,
        referents: &Referents,
        predication: &Predication,
        citation: &Citation,
    ) -> bool {
        if is_courtesy(sentence, extraction) {
            return true;
        }
        let subjects = predication.subjects(sentence, extraction, &self.resolver.registry, referents);
        let cast = vote::cast(sentence, extraction).and_then(|relation| {
            let Resolver { context, registry, .. } = &self.resolver;
            let on = vote::subject_of_vote(context, registry, &subjects, extraction)?;
            Some((relation, on))
        });
        let objects = match cast {
            Some((_, on)) => vec![self.term(on)],
            None => self.objects(sentence, extraction, referents),
        };
        let Some(qualifiers) = self.qualifiers(sentence, extraction, referents) else { return false };
        let marker = Some(render(sentence, &extraction.marker)).filter(|marker| !marker.is_empty());
        for &subject in &subjects {
            for object in &objects {
                let mut wording = self.wording(sentence, extraction, subject, object.as_ref(), referents);
                if let Some((relation, _)) = cast {
                    relation.clone_into(&mut wording.relation);
                }
                let statement = Statement {
                    subject,
                    wording,
                    phrase: cast.map_or_else(|| phrase(extraction), |(relation, _)| relation.to_owned()),
                    relation: self.relation(extraction, subject, object.as_ref()),
                    object: object.clone(),
                    modality: extraction.modality,
                    polarity: extraction.polarity,
                    marker: marker.clone(),
                    qualifiers: qualifiers.clone(),
                };
                self.said.take_note(sentence, extraction, &statement);
                self.enter(statement, citation);
            }
        }
        structure::learn(self, sentence, extraction, &subjects, referents, citation);
        !subjects.is_empty() && !objects.is_empty()
    }

    /// The words of a claim: of a name in brackets those that it stands for, else those of the phrases.
    fn wording(
        &self,
        sentence: &Sentence,
        said: &Extraction,
        bearer: Thing,
        object: Option<&Term>,
        referents: &Referents,
    ) -> Wording {
        let registry = &self.resolver.registry;
        let author = |thing: &Thing| self.resolver.speaker.is_author(*thing);
        // "We reaffirm it", of several who sign: what they say together is said by no single one.
        let together = |at: usize| is_first_person(sentence, at) && self.resolver.speaker.who(sentence, at).len() > 1;
        let called = |owner: Thing| registry.called(owner).filter(|_| !author(&owner)).map(ToOwned::to_owned);
        // A pronoun gives way to what the text calls the thing.
        let meant = |phrase: &Phrase, thing: Option<Thing>| {
            let pronoun = sentence.token(phrase.head).filter(|token| token.tag.is_pronoun())?;
            let own = if pronoun.tag == Tag::PrpPoss { "we".to_owned() } else { pronoun.lower() };
            if thing.as_ref().is_some_and(author) || together(phrase.head) { Some(own) } else { thing.and_then(called) }
        };
        let words = |phrase: &Phrase, thing: Thing, other: Option<Thing>| {
            let owner = referents.owner(phrase.head).filter(|owner| Some(*owner) != other && !author(owner));
            let owner = owner.and_then(|owner| registry.called_as_owner(owner)).map(ToOwned::to_owned);
            let entry = registry.entry(thing)?;
            wording::of_phrase(sentence, phrase, entry, said.polarity, owner.as_deref())
        };
        let goal = match object {
            Some(Term::NamedNode(node)) => registry.with_node(node),
            _ => None,
        };
        // Of two things the one that is the other's own is said without saying so again.
        let own = |thing: Option<Thing>, owner: Option<Thing>| {
            let [thing, owner] = [registry.entry(thing?)?, registry.entry(owner?)?];
            without_owner(&thing.entity.label, &owner.entity.label).map(ToOwned::to_owned)
        };
        let subject = if said.construction == Construction::Naming {
            wording::as_written(sentence, &said.subject)
        } else {
            words(&said.subject, bearer, goal).or_else(|| own(Some(bearer), goal))
        };
        let object = match (&said.object, goal) {
            (Some(Object::Thing(phrase)), Some(thing)) => {
                words(phrase, thing, Some(bearer)).or_else(|| own(goal, Some(bearer)))
            }
            _ => None,
        };
        let thing = matches!(said.object, Some(Object::Thing(_))) && said.construction != Construction::Naming;
        let signs = said.signs.with_if(Sign::OtherSubjectName, subject.is_none());
        let signs = signs.with_if(Sign::OtherObjectName, thing && object.is_none());
        let subject = subject.or_else(|| meant(&said.subject, Some(bearer)));
        let object = object.or_else(|| match &said.object {
            Some(Object::Thing(phrase)) => meant(phrase, goal),
            _ => None,
        });
        Wording { relation: said.relation.clone(), subject, object, signs }
    }

    /// The objects, one claim each; one absent object for a verb that takes none.
    fn objects(&mut self, sentence: &Sentence, extraction: &Extraction, referents: &Referents) -> Vec<Option<Term>> {
        let text = |phrase: &Phrase| Some(literal::english(&words(sentence, phrase)).into());
        match &extraction.object {
            None => vec![None],
            Some(Object::Text(phrase)) if part::whole(sentence, phrase).is_none() => vec![text(phrase)],
            Some(Object::Thing(phrase)) if extraction.construction == Construction::Naming => vec![text(phrase)],
            Some(Object::Thing(phrase) | Object::Text(phrase)) => {
                let whole = Some(extraction.construction).filter(|from| is_possession(*from));
                let whole = whole.filter(|_| phrase.reworded.is_none()).and_then(|_| referents.at_head(phrase.head));
                let own = || referents.of(phrase);
                let things = whole.or_else(own).into_iter().flatten();
                things.map(|&thing| self.term(thing)).collect()
            }
        }
    }

    /// What a body has that is itself a body or a meeting is part of it.
    fn relation(&self, extraction: &Extraction, subject: Thing, object: Option<&Term>) -> Option<NamedNode> {
        let registry = &self.resolver.registry;
        let Some(Term::NamedNode(node)) = object.filter(|_| is_possession(extraction.construction)) else {
            return None;
        };
        let object = registry.with_node(node)?;
        structure::is_part(registry, subject, object).then(|| namespace::HAVE_PART.into_owned())
    }

    pub(super) fn term(&self, thing: Thing) -> Option<Term> {
        self.resolver.registry.node(thing).map(|node| node.clone().into())
    }

    /// The qualifiers; none if one of them could not be linked, since the claim would then say too much.
    pub(super) fn qualifiers(
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
            let things = referents.of(phrase).filter(|things| !things.is_empty())?;
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
        let place = |entry: &Entry| entry.entity.is_a(namespace::PLACE_CLASS, registry.vocabulary());
        let located = registry.entry(thing).is_some_and(place) && matches!(preposition, "in" | "at" | "via" | "near");
        let scope = Qualifier::Scope(preposition.to_owned(), node.clone());
        if located { vec![Qualifier::Place(node), scope] } else { vec![scope] }
    }

    /// Enters a statement as a claim.
    pub(super) fn enter(&mut self, statement: Statement, citation: &Citation) {
        let registry = &self.resolver.registry;
        let Some(subject) = registry.node(statement.subject).cloned() else { return };
        if statement.object == Some(subject.clone().into()) {
            return;
        }
        let known = statement.relation.or_else(|| registry.vocabulary().relation(&statement.phrase).cloned());
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
            confidence: Some(statement.wording.signs.confidence()),
            citations: vec![citation.clone()],
        };
        self.ledger.enter(claim, statement.wording);
    }
}

/// The phrase that names the relation of an extraction: one of its own where it leads to a time, so that "held in 2024"
/// answers nobody who asks where it was held.
fn phrase(extraction: &Extraction) -> String {
    let when = if extraction.construction == Construction::Moment { WHEN } else { "" };
    format!("{}{when}", extraction.relation)
}

/// The words of a phrase, as reworded or as written.
fn words(sentence: &Sentence, phrase: &Phrase) -> String {
    phrase.reworded.clone().unwrap_or_else(|| render(sentence, &phrase.tokens))
}
