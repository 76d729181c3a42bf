//! What users tell and take back: statements of the language as claims.

use super::language::Language;
use crate::claim::record::{self, quad};
use crate::claim::{Citation, Claim, Qualifier};
use crate::lexicon::Shape;
use crate::question::{
    AskError, Condition, Noun, Operand, Outcome, Restriction, Statement, TellingSource, Things, Told, Variable,
};
use crate::rdf::{NamedNode, Quad, Term, literal, mint, namespace};
use crate::text::{Source, Span};
use std::collections::BTreeMap;

/// What is told, before it is kept.
pub(super) struct Telling {
    /// The claims.
    pub claims: Vec<Claim>,
    /// Names and words that the graph did not have.
    pub names: Vec<Quad>,
    /// What is new, for people.
    pub notes: Vec<String>,
}

/// The name under which a telling is cited, and what it cites itself.
pub(super) fn cited_as(source: &TellingSource) -> (String, String) {
    match source {
        TellingSource::Me => ("told by me".to_owned(), "me".to_owned()),
        TellingSource::Named(words) => (format!("{}, as told", words.text), words.text.clone()),
    }
}

/// The claims of a statement that was read as a question whether it holds.
///
/// # Errors
/// [`AskError::NotTold`] where it says something that no claim can hold.
pub(super) fn telling(told: &Told, outcome: &Outcome, language: &Language) -> Result<Telling, AskError> {
    let text = told.statement.trim();
    let (name, origin) = told.source.as_ref().map_or_else(|| cited_as(&TellingSource::Me), cited_as);
    let source = Source::new(name, text);
    let start = told.statement.len() - told.statement.trim_start().len();
    let span = Span::new(start, start + text.len());
    let refused = |what: &str| AskError::NotTold { span, what: what.to_owned() };
    let citation = Citation::new(&source, Span::new(0, text.len())).map_err(|_| refused("nothing is told"))?;
    let conditions = match &outcome.reading.body {
        Condition::All(all) => all.clone(),
        one => vec![one.clone()],
    };
    let mut teller = Teller { language, citation, names: vec![], notes: vec![], kinds: kinds(&conditions) };
    let mut claims = vec![];
    for condition in &conditions {
        claims.extend(teller.claim(condition).map_err(refused)?);
    }
    if claims.is_empty() {
        return Err(refused("nothing is told of a thing with a name"));
    }
    let node = teller.citation.source_node();
    teller.names.push(quad(&node, namespace::TOLD_FROM, literal::english(&origin)));
    Ok(Telling { claims, names: teller.names, notes: teller.notes })
}

/// The nouns by which things without a name are told of: "SOM1 produces a report".
fn kinds(conditions: &[Condition]) -> BTreeMap<Variable, Noun> {
    let kind = |condition: &Condition| match condition {
        Condition::Kind(Operand::Variable(variable), noun) => Some((*variable, noun.clone())),
        _ => None,
    };
    conditions.iter().filter_map(kind).collect()
}

struct Teller<'a> {
    language: &'a Language,
    citation: Citation,
    names: Vec<Quad>,
    notes: Vec<String>,
    kinds: BTreeMap<Variable, Noun>,
}

impl Teller<'_> {
    /// The claim of a condition; none for the noun of something that another condition tells of.
    fn claim(&mut self, condition: &Condition) -> Result<Option<Claim>, &'static str> {
        match condition {
            Condition::Statement(said) => self.statement(said).map(Some),
            Condition::Kind(Operand::Variable(_), _) => Ok(None),
            Condition::Kind(operand, noun) => {
                let subject = self.node(operand)?;
                let object = self.named(&noun.label);
                if let [class] = noun.classes.as_slice() {
                    self.names.push(quad(&subject, namespace::TYPE, class.clone()));
                }
                Ok(Some(self.be(subject, object.into())))
            }
            Condition::Quality(operand, quality) => {
                let subject = self.node(operand)?;
                Ok(Some(self.be(subject, literal::english(quality).into())))
            }
            // "is held in" is also "is hosted in": what is told is the first that the words mean.
            Condition::Any(inner) if !self.citation.quote.contains(" or ") => {
                inner.first().map_or(Ok(None), |one| self.claim(one))
            }
            Condition::Any(_) => Err("one of several cannot be told: tell each that holds"),
            _ => Err("this cannot be told as a claim"),
        }
    }

    fn be(&self, subject: NamedNode, object: Term) -> Claim {
        Claim {
            subject,
            relation: namespace::BE.into_owned(),
            object: Some(object),
            modality: crate::claim::Modality::Actual,
            polarity: crate::claim::Polarity::Affirmed,
            marker: None,
            qualifiers: vec![],
            confidence: None,
            citations: vec![self.citation.clone()],
        }
    }

    fn statement(&mut self, said: &Statement) -> Result<Claim, &'static str> {
        if said.transitive {
            return Err("“directly or indirectly” cannot be told: tell each step");
        }
        let subject = self.node(&said.subject)?;
        let object = match &said.object {
            Some(Operand::Things(things)) if is_quality(said, things) => Some(literal::english(&things.label).into()),
            Some(Operand::Literal(literal)) => Some(Term::from(literal.clone())),
            Some(operand) => Some(self.node(operand)?.into()),
            None => None,
        };
        let mut qualifiers = vec![];
        for restriction in &said.restrictions {
            qualifiers.push(match restriction {
                Restriction::Time(_, date) if date.starts_with('-') => {
                    return Err("a day or month without a year cannot be told: name the year");
                }
                Restriction::Time(relation, date) => Qualifier::Time(*relation, date.clone()),
                Restriction::Scope(opening, Operand::Literal(words)) => {
                    Qualifier::Condition(format!("{opening} {}", words.value()))
                }
                Restriction::Scope(preposition, of) => Qualifier::Scope(preposition.clone(), self.node(of)?),
                _ => return Err("a place or time that is asked for cannot be told"),
            });
        }
        qualifiers.sort();
        qualifiers.dedup();
        Ok(Claim {
            relation: self.relation(said),
            object,
            modality: said.modality,
            polarity: said.polarity,
            qualifiers,
            confidence: None,
            ..self.be(subject, literal::english("").into())
        })
    }

    /// The relation of a verb; one that the graph lacks is new.
    fn relation(&mut self, said: &Statement) -> NamedNode {
        if let Some(sense) = said.predicate.senses.first() {
            return sense.relation.clone();
        }
        let label = &said.predicate.label;
        let relation = mint::slug(namespace::REL, label);
        self.notes.push(format!("“{label}” is a new relation"));
        self.names.push(quad(&relation, namespace::TYPE, namespace::RELATION_CLASS));
        self.names.push(quad(&relation, namespace::LABEL, literal::english(label)));
        relation
    }

    /// The thing that is told of.
    fn node(&mut self, operand: &Operand) -> Result<NamedNode, &'static str> {
        match operand {
            Operand::Things(things) => Ok(self.thing(things)),
            Operand::Variable(variable) => {
                let noun = self.kinds.get(variable).cloned().ok_or("only things with a name can be told of")?;
                Ok(self.named(&noun.label))
            }
            Operand::Literal(_) => Err("a number does nothing"),
        }
    }

    fn thing(&mut self, things: &Things) -> NamedNode {
        match things.exactly.first() {
            Some(node) => node.clone(),
            None => {
                let articles = ["the ", "The ", "a ", "an ", "any "];
                let bare = articles.iter().find_map(|article| things.label.strip_prefix(article));
                self.named(bare.unwrap_or(&things.label))
            }
        }
    }

    /// The thing of a name, which is new if nothing is called so.
    fn named(&mut self, name: &str) -> NamedNode {
        if let Some(known) = self.language.lexicon.exactly(name).into_iter().next() {
            return known;
        }
        let node = mint::slug(namespace::ID, name);
        self.notes.push(format!("“{name}” is a new name"));
        self.names.push(quad(&node, namespace::LABEL, literal::english(name)));
        if let Some(number) = name.split(' ').next().and_then(|first| first.parse::<i64>().ok()) {
            self.names.push(quad(&node, namespace::QUANTITY, literal::integer(number)));
        }
        if let Some(shape) = Shape::of(name) {
            self.names.push(quad(&node, namespace::KIND, literal::english(&shape.head)));
        }
        node
    }
}

/// Whether what something is said to be is how it is: one word in small letters that names nothing.
fn is_quality(said: &Statement, things: &Things) -> bool {
    let is =
        said.predicate.senses.iter().all(|sense| sense.relation == namespace::BE) && !said.predicate.senses.is_empty();
    let word = !things.label.contains(' ') && !things.label.ends_with('s');
    is && things.exactly.is_empty() && word && !things.label.contains(char::is_uppercase)
}

/// The quads to add for a telling.
pub(super) fn quads(telling: Telling) -> Vec<Quad> {
    telling.claims.iter().flat_map(record::quads).chain(telling.names).collect()
}
