//! The parts of a reading in English: things, variables, statements.

use super::date::spoken;
use super::paraphrase::is;
use super::reading::{Condition, Noun, Operand, Reading, Restriction, Statement, Things, Variable};
use crate::claim::{Modality, Polarity, TimeRelation};
use crate::lexicon::morphology::{past_participle, third_person};
use crate::lexicon::{is_preposition, tokens};
use std::collections::BTreeSet;

/// Says the conditions of one reading; each condition is said once.
pub struct Sayer<'a> {
    conditions: Vec<&'a Condition>,
    /// Variables that are being said, or are not to be.
    said: BTreeSet<Variable>,
}

/// A thing by its name, with the article that it was asked with.
#[must_use]
pub fn thing(things: &Things) -> String {
    things.label.clone()
}

fn is_plural(label: &str) -> bool {
    crate::lexicon::Shape::of(label).is_some_and(|shape| {
        tokens(label)
            .iter()
            .any(|token| crate::lexicon::normal(token).as_deref() == Some(&shape.head) && token.folded() != shape.head)
    })
}

/// Whether a condition mentions a variable.
#[must_use]
pub fn speaks_of(condition: &Condition, variable: Variable) -> bool {
    match condition {
        Condition::Statement(said) => {
            is(&said.subject, variable) || said.object.as_ref().is_some_and(|object| is(object, variable))
        }
        Condition::Kind(operand, _) | Condition::Quality(operand, _) => is(operand, variable),
        Condition::All(inner) | Condition::Any(inner) => inner.iter().any(|one| speaks_of(one, variable)),
        Condition::Not(inner) | Condition::IfAny(inner) => speaks_of(inner, variable),
    }
}

impl<'a> Sayer<'a> {
    /// For the conditions of this reading.
    #[must_use]
    pub fn new(reading: &'a Reading) -> Self {
        let conditions = match &reading.body {
            Condition::All(all) => all.iter().collect(),
            other => vec![other],
        };
        Self { conditions, said: BTreeSet::new() }
    }

    /// Leaves a variable out.
    pub fn hide(&mut self, variable: Variable) {
        self.said.insert(variable);
    }

    /// Whether a noun is asked for.
    #[must_use]
    pub fn has_kind(&self, variable: Variable) -> bool {
        self.conditions.iter().any(|condition| kind_of(condition, variable).is_some())
    }

    /// What a variable stands for, in the plural, with all that must hold of it.
    pub fn plural(&mut self, variable: Variable) -> String {
        self.noun_phrase(variable, true)
    }

    fn noun_phrase(&mut self, variable: Variable, many: bool) -> String {
        self.said.insert(variable);
        let conditions: Vec<&Condition> =
            self.conditions.iter().copied().filter(|condition| speaks_of(condition, variable)).collect();
        let noun = conditions.iter().find_map(|condition| kind_of(condition, variable));
        let mut words: Vec<String> =
            conditions.iter().filter_map(|condition| quality_of(condition, variable)).collect();
        words.push(match noun {
            Some(Kind::One(noun)) => inflected(&noun.label, many),
            Some(Kind::Any(nouns)) => {
                nouns.iter().map(|noun| inflected(&noun.label, many)).collect::<Vec<_>>().join(" or ")
            }
            None => if many { "things" } else { "thing" }.to_owned(),
        });
        let mut of = vec![];
        let mut relatives = vec![];
        for condition in conditions {
            match condition {
                Condition::Kind(..) | Condition::Quality(..) | Condition::IfAny(_) => {}
                Condition::Any(_) if matches!(kind_of(condition, variable), Some(Kind::Any(_))) => {}
                Condition::Statement(said) if is_of(said, variable) => of.push(self.operand(&said.subject)),
                other if self.is_about_hidden(other, variable) => {}
                other => relatives.push(self.relative(other, variable, many)),
            }
        }
        if !of.is_empty() {
            words.push(format!("of {}", of.join(" and ")));
        }
        if !relatives.is_empty() {
            words.push(format!("that {}", relatives.join(" and ")));
        }
        words.join(" ")
    }

    /// Whether a condition joins a variable to one that is said elsewhere.
    fn is_about_hidden(&self, condition: &Condition, variable: Variable) -> bool {
        self.said.iter().any(|other| *other != variable && speaks_of(condition, *other))
    }

    fn relative(&mut self, condition: &Condition, variable: Variable, many: bool) -> String {
        match condition {
            Condition::Statement(said) if is(&said.subject, variable) => self.predicate(said, many),
            Condition::Statement(said) => {
                let subject = self.operand(&said.subject);
                let rest = self.predicate_without_object(said, plural_operand(&said.subject));
                format!("{subject} {rest}")
            }
            Condition::Any(inner) => self.joined(inner, "or", |sayer, one| sayer.relative(one, variable, many)),
            Condition::All(inner) => self.joined(inner, "and", |sayer, one| sayer.relative(one, variable, many)),
            Condition::Not(inner) => format!("are not said to {}", self.relative(inner, variable, true)),
            Condition::IfAny(inner) => self.relative(inner, variable, many),
            Condition::Kind(_, noun) => format!("are {}", plural(&noun.label)),
            Condition::Quality(_, quality) => format!("are {quality}"),
        }
    }

    /// Alternatives that are said the same way are said once.
    fn joined(
        &mut self,
        inner: &[Condition],
        word: &str,
        mut say: impl FnMut(&mut Self, &Condition) -> String,
    ) -> String {
        let mut all: Vec<String> = vec![];
        for one in inner {
            let text = say(self, one);
            if !all.contains(&text) {
                all.push(text);
            }
        }
        all.join(&format!(" {word} "))
    }

    /// What is judged, as a statement.
    pub fn judged(&mut self, condition: &Condition) -> String {
        match condition {
            Condition::All(inner) => {
                let own = inner
                    .iter()
                    .filter(|one| matches!(one, Condition::Statement(_) | Condition::Any(_) | Condition::All(_)));
                let own: Vec<Condition> = own.cloned().collect();
                match own.as_slice() {
                    [] => self.existence(inner),
                    [Condition::Statement(first), ..] => self.statements(first, &own),
                    own => self.joined(own, "and", |sayer, one| sayer.judged(one)),
                }
            }
            Condition::Any(inner) => self.joined(inner, "or", |sayer, one| sayer.judged(one)),
            Condition::Statement(said) => self.clause(said),
            other => self.existence(std::slice::from_ref(other)),
        }
    }

    /// The first statement, and the others that are not said as part of it.
    fn statements(&mut self, first: &Statement, all: &[Condition]) -> String {
        let mut text = self.clause(first);
        for other in all.iter().skip(1) {
            let heard = self.said.iter().any(|variable| speaks_of(other, *variable));
            if !heard {
                text.push_str(" and ");
                text.push_str(&self.judged(other));
            }
        }
        text
    }

    fn existence(&mut self, inner: &[Condition]) -> String {
        let variable = inner.iter().find_map(|condition| match condition {
            Condition::Kind(Operand::Variable(variable), _) => Some(*variable),
            _ => None,
        });
        match (variable, inner) {
            (Some(variable), _) => format!("there are {}", self.plural(variable)),
            (None, [Condition::Kind(operand, noun), ..]) => {
                format!("{} is a {}", self.operand(operand), noun.label)
            }
            _ => "anything is so".to_owned(),
        }
    }

    /// A whole clause: "SOM1 can produce reports".
    pub fn clause(&mut self, said: &Statement) -> String {
        let passive = matches!(said.subject, Operand::Variable(variable) if self.is_nobody(variable));
        if let (true, Some(object)) = (passive, &said.object) {
            let patient = self.operand(object);
            return format!("{patient} {}", self.passive(said, plural_operand(object)));
        }
        let subject = self.operand(&said.subject);
        format!("{subject} {}", self.predicate(said, plural_operand(&said.subject)))
    }

    /// Whether nothing is known of a variable but this one statement.
    fn is_nobody(&self, variable: Variable) -> bool {
        !self.said.contains(&variable) && !self.has_kind(variable)
    }

    /// "what SOM1 can produce", "who chairs APEC".
    pub fn clause_about(&mut self, word: &str, variable: Variable, body: &Condition) -> String {
        self.said.insert(variable);
        match body {
            Condition::All(inner) => {
                let about: Vec<Condition> = inner.iter().filter(|one| speaks_of(one, variable)).cloned().collect();
                let parts = self.joined(&about, "and", |sayer, one| sayer.about(variable, one));
                format!("{word} {parts}")
            }
            other => format!("{word} {}", self.about(variable, other)),
        }
    }

    fn about(&mut self, variable: Variable, condition: &Condition) -> String {
        match condition {
            Condition::Statement(said) if !is(&said.subject, variable) => {
                let nobody = matches!(said.subject, Operand::Variable(other) if self.is_nobody(other));
                if nobody {
                    return self.passive(said, false);
                }
                let subject = self.operand(&said.subject);
                format!("{subject} {}", self.predicate_without_object(said, plural_operand(&said.subject)))
            }
            Condition::Any(inner) => self.joined(inner, "or", |sayer, one| sayer.about(variable, one)),
            other => self.relative(other, variable, false),
        }
    }

    /// A clause without the place or time asked for: "SOM1 is held".
    pub fn without(&mut self, body: &Condition, variable: Variable) -> String {
        self.said.insert(variable);
        match body {
            Condition::Any(inner) => self.joined(inner, "or", |sayer, one| sayer.without(one, variable)),
            Condition::All(inner) => match inner.first() {
                Some(first) => self.without(first, variable),
                None => String::new(),
            },
            Condition::Statement(said) if said.object.as_ref().is_some_and(|object| is(object, variable)) => {
                let subject = self.operand(&said.subject);
                let text = self.predicate_without_object(said, plural_operand(&said.subject));
                let bare = text
                    .rsplit_once(' ')
                    .filter(|(_, last)| is_preposition(last))
                    .map_or(text.as_str(), |(before, _)| before);
                format!("{subject} {bare}")
            }
            Condition::Statement(said) => self.clause(said),
            other => self.relative(other, variable, false),
        }
    }

    /// A thing, a literal, or what a variable stands for.
    fn operand(&mut self, operand: &Operand) -> String {
        match operand {
            Operand::Things(things) => thing(things),
            Operand::Literal(literal) => literal.value().to_owned(),
            Operand::Variable(variable) if self.said.contains(variable) => "it".to_owned(),
            Operand::Variable(variable) => {
                let one = self.noun_phrase(*variable, false);
                format!("a {one}")
            }
        }
    }

    fn predicate(&mut self, said: &Statement, many: bool) -> String {
        let verb = verb_group(said, many);
        let object = said.object.as_ref().map(|object| self.operand(object));
        let rest = self.restrictions(said);
        [Some(verb), object, rest].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn predicate_without_object(&mut self, said: &Statement, many: bool) -> String {
        let verb = verb_group(said, many);
        let rest = self.restrictions(said);
        [Some(verb), rest].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// "is chaired", where nobody is said to act.
    fn passive(&mut self, said: &Statement, many: bool) -> String {
        let (verb, rest) = said.predicate.label.split_once(' ').unwrap_or((&said.predicate.label, ""));
        let label = format!("be {} {rest}", past_participle(verb));
        let verb = conjugated(label.trim(), said, many);
        let rest = self.restrictions(said);
        [Some(verb), rest].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn restrictions(&mut self, said: &Statement) -> Option<String> {
        let mut parts = vec![];
        if said.transitive {
            parts.push("directly or indirectly".to_owned());
        }
        for restriction in &said.restrictions {
            match restriction {
                Restriction::Time(relation, date) => parts.push(format!("{} {}", time_word(*relation), spoken(date))),
                Restriction::Scope(preposition, Operand::Variable(variable)) if self.said.contains(variable) => {
                    parts.push(preposition.clone());
                }
                Restriction::Scope(preposition, operand) => {
                    parts.push(format!("{preposition} {}", self.operand(operand)));
                }
                Restriction::When(_) | Restriction::Where(_) => {}
            }
        }
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// The noun or nouns that a condition gives a variable.
enum Kind<'a> {
    One(&'a Noun),
    Any(Vec<&'a Noun>),
}

fn kind_of(condition: &Condition, variable: Variable) -> Option<Kind<'_>> {
    match condition {
        Condition::Kind(operand, noun) if is(operand, variable) => Some(Kind::One(noun)),
        Condition::Any(inner) => {
            let nouns: Option<Vec<&Noun>> = inner
                .iter()
                .map(|one| match one {
                    Condition::Kind(operand, noun) if is(operand, variable) => Some(noun),
                    _ => None,
                })
                .collect();
            nouns.map(Kind::Any)
        }
        _ => None,
    }
}

fn quality_of(condition: &Condition, variable: Variable) -> Option<String> {
    match condition {
        Condition::Quality(operand, quality) if is(operand, variable) => Some(quality.clone()),
        _ => None,
    }
}

/// Whether a statement is what "of" says.
fn is_of(said: &Statement, variable: Variable) -> bool {
    let object = said.object.as_ref().is_some_and(|object| is(object, variable));
    object && said.predicate.label == "have" && said.modality == Modality::Possible
}

/// The plural of a noun phrase: of its last word before a preposition.
fn plural(noun: &str) -> String {
    let end = tokens(noun).iter().skip(1).find(|token| is_preposition(&token.folded())).map(|token| token.span.start);
    let (head, rest) = end.and_then(|at| noun.split_at_checked(at)).unwrap_or((noun, ""));
    let head = head.trim_end();
    let start = head
        .rfind(|c: char| c.is_whitespace() || crate::lexicon::is_hyphen(c))
        .map_or(0, |at| at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let (before, last) = head.split_at_checked(start).unwrap_or(("", head));
    let plural = format!("{before}{}", crate::lexicon::morphology::plural(last));
    if rest.is_empty() { plural } else { format!("{plural} {rest}") }
}

fn inflected(label: &str, many: bool) -> String {
    if many { plural(label) } else { label.to_owned() }
}

fn plural_operand(operand: &Operand) -> bool {
    match operand {
        Operand::Things(things) => is_plural(&things.label),
        _ => false,
    }
}

const fn time_word(relation: TimeRelation) -> &'static str {
    match relation {
        TimeRelation::In => "in",
        TimeRelation::Since => "since",
        TimeRelation::Until => "until",
        TimeRelation::Before => "before",
        TimeRelation::After => "after",
    }
}

fn verb_group(said: &Statement, many: bool) -> String {
    conjugated(&said.predicate.label, said, many)
}

/// A verb in the infinitive, put into the mood of a statement.
fn conjugated(infinitive: &str, said: &Statement, many: bool) -> String {
    let denied = said.polarity == Polarity::Denied;
    let modal = match said.modality {
        Modality::Actual => return actual(infinitive, denied, many),
        Modality::Possible => "can",
        Modality::Necessary => "must",
        Modality::Expected => "should",
    };
    match (denied, modal) {
        (false, _) => format!("{modal} {infinitive}"),
        (true, "can") => format!("cannot {infinitive}"),
        (true, _) => format!("{modal} not {infinitive}"),
    }
}

fn actual(infinitive: &str, denied: bool, many: bool) -> String {
    let (verb, rest) = infinitive.split_once(' ').unwrap_or((infinitive, ""));
    let text = match (verb, denied, many) {
        ("be", false, false) => format!("is {rest}"),
        ("be", false, true) => format!("are {rest}"),
        ("be", true, false) => format!("is not {rest}"),
        ("be", true, true) => format!("are not {rest}"),
        (_, false, false) => format!("{} {rest}", third_person(verb)),
        (_, false, true) => format!("{verb} {rest}"),
        (_, true, false) => format!("does not {verb} {rest}"),
        (_, true, true) => format!("do not {verb} {rest}"),
    };
    text.trim_end().to_owned()
}
