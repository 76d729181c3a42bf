//! The parts of a reading in English: things, what variables stand for, statements.

use super::paraphrase::is;
use super::reading::{Condition, Noun, Operand, Reading, Sense, Statement, Things, Variable};
use super::say_verb::{is_plural, plural};
use crate::claim::{Modality, Polarity};
use crate::lexicon::is_preposition;
use crate::rdf::namespace;
use std::collections::BTreeSet;

/// Says the conditions of one reading, each of them once.
pub struct Sayer {
    left: Vec<Condition>,
    /// Variables that are said already.
    said: BTreeSet<Variable>,
    /// Variables that are not to be said: what holds of them is left out.
    hidden: BTreeSet<Variable>,
    /// The place or time that is asked for.
    pub(super) adverbial: Option<Variable>,
}

/// A thing by its name, with the article that it was asked with.
#[must_use]
pub fn thing(things: &Things) -> String {
    things.label.clone()
}

/// Whether a condition mentions a variable.
#[must_use]
pub fn speaks_of(condition: &Condition, variable: Variable) -> bool {
    match condition {
        Condition::Statement(said) => said.mentions(variable),
        Condition::Kind(operand, _) | Condition::Quality(operand, _) => is(operand, variable),
        Condition::All(inner) | Condition::Any(inner) => inner.iter().any(|one| speaks_of(one, variable)),
        Condition::Not(inner) | Condition::IfAny(inner) => speaks_of(inner, variable),
    }
}

impl Sayer {
    /// For the conditions of this reading.
    #[must_use]
    pub fn new(reading: &Reading) -> Self {
        let left = match &reading.body {
            Condition::All(all) => all.clone(),
            other => vec![other.clone()],
        };
        Self { left, said: BTreeSet::new(), hidden: BTreeSet::new(), adverbial: None }
    }

    /// Leaves out a variable and what holds of it.
    pub fn hide(&mut self, variable: Variable) {
        self.hidden.insert(variable);
    }

    /// Whether a noun is given for a variable.
    #[must_use]
    pub fn has_kind(&self, variable: Variable) -> bool {
        self.left.iter().any(|one| kind_of(one, variable).is_some() || noun_of(one, variable).is_some())
    }

    /// What is owned by a variable in a question with "whose".
    pub fn owned(&mut self, owner: Variable) -> Option<Variable> {
        let is_whose = |condition: &Condition| match condition {
            Condition::Statement(said) => is_ownership(said) && is(&said.subject, owner),
            _ => false,
        };
        let at = self.left.iter().position(is_whose)?;
        match self.left.get(at) {
            Some(Condition::Statement(Statement { object: Some(Operand::Variable(owned)), .. })) => {
                let owned = *owned;
                self.left.remove(at);
                Some(owned)
            }
            _ => None,
        }
    }

    /// Takes out what is left to say of a variable.
    fn take(&mut self, variable: Variable) -> Vec<Condition> {
        let hidden = &self.hidden;
        let fits = |one: &Condition| speaks_of(one, variable) && !hidden.iter().any(|other| speaks_of(one, *other));
        let (own, left) = std::mem::take(&mut self.left).into_iter().partition(fits);
        self.left = left;
        own
    }

    /// What a variable stands for, in the plural, with all that must hold of it.
    pub fn plural(&mut self, variable: Variable) -> String {
        self.noun_phrase(variable, true)
    }

    fn noun_phrase(&mut self, variable: Variable, many: bool) -> String {
        self.said.insert(variable);
        let mut words = vec![];
        let (mut noun, mut of, mut relatives) = (None, vec![], vec![]);
        for condition in self.take(variable) {
            match condition {
                Condition::Quality(_, quality) => words.push(quality),
                Condition::IfAny(_) => {}
                Condition::Statement(said) if is_of(&said, variable) => of.push(self.operand(&said.subject)),
                Condition::Statement(said) if noun.is_none() && calls(&said, variable) => {
                    noun = Some(said.predicate.label.clone());
                    of.push(self.operand(&said.subject));
                }
                other => match kind_of(&other, variable) {
                    Some(kinds) if noun.is_none() => noun = Some(kinds.join(" or ")),
                    _ => relatives.push(other),
                },
            }
        }
        words.push(match noun {
            None => "anything".to_owned(),
            Some(noun) if many => plurals(&noun),
            Some(noun) if of.is_empty() => format!("{} {noun}", article(words.first().unwrap_or(&noun))),
            Some(noun) => format!("the {noun}"),
        });
        if !many && words.len() > 1 {
            front_article(&mut words);
        }
        if !of.is_empty() {
            words.push(format!("of {}", of.join(" and ")));
        }
        let relatives: Vec<String> = relatives.iter().map(|one| self.relative(one, variable, many)).collect();
        if !relatives.is_empty() {
            words.push(format!("that {}", relatives.join(" and that ")));
        }
        words.join(" ")
    }

    /// What is said of a variable after "that" or a question word.
    fn relative(&mut self, condition: &Condition, variable: Variable, many: bool) -> String {
        match condition {
            Condition::Statement(said) if is(&said.subject, variable) => self.predicate(said, None, many),
            Condition::Statement(said) if self.is_passive(said) && said.object_is(variable) => self.passive(said, many),
            Condition::Statement(said) if self.is_passive(said) => self.clause_without(said, variable),
            Condition::Statement(said) => {
                let subject = self.operand(&said.subject);
                let rest = self.predicate(said, Some(variable), plural_operand(&said.subject));
                format!("{subject} {rest}")
            }
            Condition::Any(inner) => self.joined(inner, "or", |sayer, one| sayer.relative(one, variable, many)),
            Condition::All(inner) => self.joined(inner, "and", |sayer, one| sayer.relative(one, variable, many)),
            Condition::Not(inner) => format!("are not such that they {}", self.relative(inner, variable, true)),
            Condition::IfAny(inner) => self.relative(inner, variable, many),
            Condition::Kind(_, noun) if many => format!("are {}", plural(&noun.label)),
            Condition::Kind(_, noun) => format!("is {} {}", article(&noun.label), noun.label),
            Condition::Quality(_, quality) => format!("{} {quality}", if many { "are" } else { "is" }),
        }
    }

    /// Alternatives that are said the same way are said once; one without an agent is said only if none has one.
    fn joined(
        &mut self,
        inner: &[Condition],
        word: &str,
        mut say: impl FnMut(&mut Self, &Condition) -> String,
    ) -> String {
        let agentless =
            |sayer: &Self, one: &Condition| matches!(one, Condition::Statement(said) if sayer.is_passive(said));
        let all_agentless = inner.iter().all(|one| agentless(self, one));
        let mut all: Vec<String> = vec![];
        for one in inner {
            if word == "or" && !all_agentless && agentless(self, one) {
                continue;
            }
            let text = say(self, one);
            if !all.contains(&text) {
                all.push(text);
            }
        }
        all.join(&format!(" {word} "))
    }

    /// What is judged, as a statement.
    pub fn judged(&mut self) -> String {
        let mut parts: Vec<String> = vec![];
        while !self.left.is_empty() {
            let says = |one: &Condition| matches!(one, Condition::Statement(_) | Condition::Any(_) | Condition::Not(_));
            let at = self.left.iter().position(says).unwrap_or(0);
            let condition = self.left.remove(at);
            parts.push(self.sentence(&condition));
        }
        if parts.is_empty() { "anything is said".to_owned() } else { parts.join(" and ") }
    }

    fn sentence(&mut self, condition: &Condition) -> String {
        match condition {
            Condition::Statement(said) => self.clause(said),
            Condition::Any(inner) => self.joined(inner, "or", Self::sentence),
            Condition::All(inner) => self.joined(inner, "and", Self::sentence),
            Condition::Kind(Operand::Variable(variable), _) if !self.said.contains(variable) => {
                self.left.insert(0, condition.clone());
                format!("there are {}", self.plural(*variable))
            }
            Condition::Kind(operand, noun) => {
                format!("{} is {} {}", self.operand(operand), article(&noun.label), noun.label)
            }
            Condition::Quality(operand, quality) => {
                let verb = if plural_operand(operand) { "are" } else { "is" };
                format!("{} {verb} {quality}", self.operand(operand))
            }
            Condition::Not(inner) => match inner.as_ref() {
                Condition::Quality(operand, quality) => {
                    let verb = if plural_operand(operand) { "are" } else { "is" };
                    format!("{} {verb} not {quality}", self.operand(operand))
                }
                Condition::Kind(operand, noun) => {
                    format!("{} is not {} {}", self.operand(operand), article(&noun.label), noun.label)
                }
                other => self.sentence(other),
            },
            Condition::IfAny(inner) => self.sentence(inner),
        }
    }

    /// A whole clause: "SOM1 can produce reports".
    pub fn clause(&mut self, said: &Statement) -> String {
        if let (true, Some(object)) = (is_called_by_noun(said), &said.object) {
            let (of, is) = (self.operand(&said.subject), self.operand(object));
            let not = if said.polarity == Polarity::Denied { " not" } else { "" };
            return format!("{is} is{not} the {} of {of}", said.predicate.label);
        }
        if let (true, Some(object)) = (self.is_passive(said), &said.object) {
            let patient = self.operand(object);
            return format!("{patient} {}", self.passive(said, plural_operand(object)));
        }
        let subject = self.operand(&said.subject);
        format!("{subject} {}", self.predicate(said, None, plural_operand(&said.subject)))
    }

    fn clause_without(&mut self, said: &Statement, variable: Variable) -> String {
        let before = self.said.clone();
        self.said.insert(variable);
        let text = self.clause(said);
        self.said = before;
        self.said.insert(variable);
        text
    }

    /// Whether nothing is known of who acts.
    fn is_passive(&self, said: &Statement) -> bool {
        let nobody = |variable: &Variable| {
            !self.said.contains(variable) && !self.left.iter().any(|one| speaks_of(one, *variable))
        };
        said.object.is_some() && matches!(&said.subject, Operand::Variable(variable) if nobody(variable))
    }

    /// "what SOM1 can produce", "who chairs APEC".
    pub fn open(&mut self, word: &str, variable: Variable) -> String {
        self.said.insert(variable);
        let about = self.take(variable);
        let parts = self.joined(&about, "and", |sayer, one| sayer.relative(one, variable, false));
        format!("{word} {parts}")
    }

    /// A clause without the place or time asked for: "SOM1 is held".
    pub fn somewhere(&mut self, variable: Variable) -> String {
        self.said.insert(variable);
        self.adverbial = Some(variable);
        let all = std::mem::take(&mut self.left);
        let (own, left) = all.into_iter().partition(|one| speaks_of(one, variable));
        self.left = left;
        let own: Vec<Condition> = own;
        self.joined(&own, "and", Self::place_sentence)
    }

    fn place_sentence(&mut self, condition: &Condition) -> String {
        match condition {
            Condition::Any(inner) => self.joined(inner, "or", Self::place_sentence),
            other => self.sentence(other),
        }
    }

    /// A thing, a literal, or what a variable stands for.
    pub(super) fn operand(&mut self, operand: &Operand) -> String {
        match operand {
            Operand::Things(things) => thing(things),
            Operand::Literal(literal) => literal.value().to_owned(),
            Operand::Variable(variable) if self.said.contains(variable) => "it".to_owned(),
            Operand::Variable(variable) => self.noun_phrase(*variable, false),
        }
    }

    /// Whether a variable has been said.
    pub(super) fn has_said(&self, variable: Variable) -> bool {
        self.said.contains(&variable)
    }
}

/// The nouns that a condition gives a variable, any of them.
fn kind_of(condition: &Condition, variable: Variable) -> Option<Vec<String>> {
    let label = |noun: &Noun| noun.label.clone();
    match condition {
        Condition::Kind(operand, noun) if is(operand, variable) => Some(vec![label(noun)]),
        Condition::Any(inner) => inner
            .iter()
            .map(|one| match one {
                Condition::Kind(operand, noun) if is(operand, variable) => Some(label(noun)),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

/// The noun by which another graph calls a relation to a variable ("mayor").
fn noun_of(condition: &Condition, variable: Variable) -> Option<&str> {
    match condition {
        Condition::Statement(said) if calls(said, variable) => Some(&said.predicate.label),
        _ => None,
    }
}

fn calls(said: &Statement, variable: Variable) -> bool {
    said.object_is(variable) && is_called_by_noun(said)
}

/// Whether a relation is another graph's and named by a noun.
fn is_called_by_noun(said: &Statement) -> bool {
    let foreign = |sense: &Sense| !sense.relation.as_str().starts_with(namespace::REL);
    let ends_in_preposition = said.predicate.label.rsplit(' ').next().is_some_and(is_preposition);
    !said.predicate.senses.is_empty() && said.predicate.senses.iter().all(foreign) && !ends_in_preposition
}

/// The plural of each of several nouns.
fn plurals(nouns: &str) -> String {
    nouns.split(" or ").map(plural).collect::<Vec<_>>().join(" or ")
}

fn is_ownership(said: &Statement) -> bool {
    said.predicate.label == "have" && said.modality == Modality::Possible
}

/// Whether a statement is what "of" says.
fn is_of(said: &Statement, variable: Variable) -> bool {
    said.object_is(variable) && is_ownership(said)
}

const fn article_of(vowel: bool) -> &'static str {
    if vowel { "an" } else { "a" }
}

fn article(next: &str) -> &'static str {
    article_of(next.to_lowercase().starts_with(['a', 'e', 'i', 'o']))
}

/// Moves the article before the adjectives.
fn front_article(words: &mut Vec<String>) {
    let Some(noun) = words.pop() else { return };
    match noun.split_once(' ') {
        Some((article @ ("a" | "an" | "the"), noun)) => {
            words.insert(0, article.to_owned());
            words.push(noun.to_owned());
        }
        _ => words.push(noun),
    }
}

/// Whether an operand takes a verb in the plural.
fn plural_operand(operand: &Operand) -> bool {
    match operand {
        Operand::Things(things) => is_plural(&things.label),
        _ => false,
    }
}
