//! What is judged, said as clauses: alone, coordinated, or as something that there is.

use super::noun::article;
use super::{Sayer, is_called_by_noun, is_ownership, kind_of, speaks_of};
use crate::claim::Polarity;
use crate::question::escape::escape;
use crate::question::reading::{Condition, Operand, Restriction, Statement, Variable};

impl Sayer {
    /// What is judged, as a statement.
    pub fn judged(&mut self) -> String {
        let mut parts: Vec<String> = vec![];
        // What belongs to somebody is said of the noun, not of the subject.
        let says = |one: &&Condition| match one {
            Condition::Statement(said) => !(is_ownership(said) && matches!(said.object, Some(Operand::Variable(_)))),
            _ => false,
        };
        let statements = self.left.iter().take_while(says).count();
        let first: Vec<Condition> = self.left.iter().take(statements).cloned().collect();
        if let Some(text) = self.contracted(&first, "and") {
            self.left.retain(|one| !first.contains(one));
            parts.push(text);
        }
        while !self.left.is_empty() {
            let says =
                |one: &Condition| !matches!(one, Condition::Kind(..) | Condition::Quality(..) | Condition::Top(_));
            let at = self.left.iter().position(says).unwrap_or(0);
            let condition = self.left.remove(at);
            parts.push(self.sentence(&condition));
        }
        if parts.is_empty() { "anything is said".to_owned() } else { parts.join(&format!(" and {} ", self.word)) }
    }

    fn coordinated(&mut self, inner: &[Condition], word: &str) -> String {
        let again = format!("{word} {}", self.word);
        self.contracted(inner, word).unwrap_or_else(|| self.joined(inner, &again, Self::sentence))
    }

    /// Statements that share their subject, or all but it: "SOM1 or CTI can produce reports".
    fn contracted(&mut self, inner: &[Condition], word: &str) -> Option<String> {
        let all: Option<Vec<&Statement>> = inner
            .iter()
            .map(|one| match one {
                Condition::Statement(said) if matches!(said.subject, Operand::Things(_)) => Some(said),
                _ => None,
            })
            .collect();
        let all = all.filter(|all| all.len() > 1)?;
        let first = *all.first()?;
        let has_value =
            |said: &&Statement| is_called_by_noun(said) && matches!(said.object, Some(Operand::Variable(_)));
        // "The same body as": what one does to it is said of the other in passing.
        let shares = |said: &&Statement| {
            let is_variable = matches!(said.object, Some(Operand::Variable(_)));
            is_variable && all.iter().any(|other| other.object == said.object && other.subject != said.subject)
        };
        if all.iter().any(has_value) || word == "and" && all.iter().any(shares) {
            return None;
        }
        let said_of = |said: &Statement| Statement { subject: first.subject.clone(), ..said.clone() };
        let to_same = |said: &Statement| Statement { object: first.object.clone(), ..said.clone() };
        if first.object.is_some() && first.restrictions.is_empty() && all.iter().all(|said| to_same(said) == *first) {
            let objects: Vec<String> =
                all.iter().filter_map(|said| said.object.as_ref()).map(|o| self.operand(o)).collect();
            let lacking = Statement { object: None, ..first.clone() };
            return Some(format!("{} {}", self.clause(&lacking), objects.join(&format!(" {word} "))));
        }
        if all.iter().all(|said| said.subject == first.subject) {
            let subject = self.operand(&first.subject);
            let many = self.takes_plural(&first.subject);
            let predicates: Vec<String> = all.iter().map(|said| self.predicate(said, None, many)).collect();
            return Some(format!("{subject} {}", predicates.join(&format!(" {word} "))));
        }
        if all.iter().all(|said| said_of(said) == *first) {
            let subjects: Vec<String> = all.iter().map(|said| self.operand(&said.subject)).collect();
            let many = word == "and" || self.takes_plural(&first.subject);
            return Some(format!("{} {}", subjects.join(&format!(" {word} ")), self.predicate(first, None, many)));
        }
        None
    }

    /// Whether a statement is made of so many of some things, or of what has a letter: then nothing else in it stands for itself.
    fn is_counted(&self, said: &Statement) -> bool {
        Condition::Statement(said.clone())
            .variables()
            .iter()
            .any(|variable| self.quantities.contains_key(variable) || self.has_letter(*variable))
    }

    /// The subject or object of a statement that nothing else is said of but its kind.
    fn mere_kind(&self, said: &Statement) -> Option<Variable> {
        let variables = [Some(&said.subject), said.object.as_ref()].into_iter().flatten();
        let variables = variables.filter_map(|operand| match operand {
            Operand::Variable(variable) if !self.said.contains(variable) => Some(*variable),
            _ => None,
        });
        let mut mere = variables.filter(|variable| {
            let about: Vec<&Condition> = self.left.iter().filter(|one| speaks_of(one, *variable)).collect();
            !about.is_empty() && about.iter().all(|one| kind_of(one, *variable).is_some())
        });
        mere.next()
    }

    /// A noun with what is said of it after "that".
    pub(super) fn with_relatives(
        &mut self,
        mut words: Vec<String>,
        own: &[Condition],
        variable: Variable,
        many: bool,
    ) -> String {
        let many = many && !words.first().is_some_and(|word| word.starts_with("any") || word.starts_with("every"));
        let many = many || self.takes_plural(&Operand::Variable(variable));
        let own = self.without_theirs(own, variable);
        let relatives: Vec<String> = own.iter().map(|one| self.relative(one, variable, many)).collect();
        if !relatives.is_empty() {
            words.push(format!("that {}", relatives.join(" and that ")));
        }
        words.join(" ")
    }

    /// What is said of a variable, without what only tells that something belongs to it: "born in their city".
    fn without_theirs(&mut self, own: &[Condition], variable: Variable) -> Vec<Condition> {
        let owned = |one: &Condition| match one {
            Condition::Statement(Statement { subject, object: Some(Operand::Variable(owned)), .. }) => {
                (*subject == Operand::Variable(variable)).then_some(*owned)
            }
            _ => None,
        };
        let spoken = |of: Variable| own.iter().filter(|one| owned(one) == Some(of)).count() > 1;
        let theirs = |one: &Condition| {
            let had = matches!(one, Condition::Statement(said) if is_ownership(said));
            owned(one).filter(|of| had && spoken(*of))
        };
        let (left, said): (Vec<Condition>, Vec<Condition>) = own.iter().cloned().partition(|one| theirs(one).is_some());
        self.theirs.extend(left.iter().filter_map(theirs));
        said
    }

    /// "a", "an"; "their", of what belongs to whoever is spoken of.
    pub(super) fn article(&self, variable: Variable, noun: &str) -> &'static str {
        if self.theirs.contains(&variable) { "their" } else { article(noun) }
    }

    /// All that is said of a variable; what is said of others stands at their nouns.
    pub(super) fn all_said_of(&mut self, inner: &[Condition], variable: Variable, many: bool) -> String {
        let (own, others): (Vec<Condition>, Vec<Condition>) =
            inner.iter().cloned().partition(|one| speaks_of(one, variable));
        if own.is_empty() {
            return self.joined(inner, "and", |sayer, one| sayer.relative(one, variable, many));
        }
        self.left.extend(others);
        self.joined(&own, "and", |sayer, one| sayer.relative(one, variable, many))
    }

    /// All of these; what is told of a variable stands at its noun.
    fn all_of(&mut self, inner: &[Condition]) -> String {
        let told = |one: &Condition| {
            matches!(one, Condition::Kind(Operand::Variable(_), _) | Condition::Quality(Operand::Variable(_), _))
        };
        let (told, said): (Vec<Condition>, Vec<Condition>) = inner.iter().cloned().partition(told);
        if said.is_empty() {
            return self.coordinated(inner, "and");
        }
        self.left.extend(told);
        self.coordinated(&said, "and")
    }

    pub(super) fn sentence(&mut self, condition: &Condition) -> String {
        if let Condition::Statement(said) = condition
            && !self.is_counted(said)
            && let Some(variable) = self.mere_kind(said)
        {
            self.left.push(condition.clone());
            return format!("there is {}", self.noun_phrase(variable, false));
        }
        match condition {
            Condition::Statement(said) => self.clause(said),
            Condition::Any(inner) => self.coordinated(inner, "or"),
            Condition::All(inner) => self.all_of(inner),
            Condition::Kind(Operand::Variable(variable), _) if !self.said.contains(variable) => {
                self.left.insert(0, condition.clone());
                format!("there are {}", self.plural(*variable))
            }
            Condition::Kind(operand, noun) => {
                format!("{} is {} {}", self.operand(operand), article(&noun.label), noun.label)
            }
            Condition::Quality(operand, quality) => {
                let verb = if self.takes_plural(operand) { "are" } else { "is" };
                format!("{} {verb} {quality}", self.operand(operand))
            }
            Condition::Query(operand, query) => format!("{} is {}", self.operand(operand), escape(query)),
            Condition::Not(inner) => match inner.as_ref() {
                Condition::Quality(operand, quality) => {
                    let verb = if self.takes_plural(operand) { "are" } else { "is" };
                    format!("{} {verb} not {quality}", self.operand(operand))
                }
                Condition::Kind(operand, noun) => {
                    format!("{} is not {} {}", self.operand(operand), article(&noun.label), noun.label)
                }
                Condition::Statement(said) => {
                    let denied = Statement { polarity: Polarity::Denied, ..said.clone() };
                    self.clause(&denied)
                }
                other => self.sentence(other),
            },
            Condition::IfAny(inner) => self.sentence(inner),
            Condition::Quantified(many) => {
                let (said, others): (Vec<Condition>, Vec<Condition>) = many
                    .scope
                    .iter()
                    .chain(&many.among)
                    .cloned()
                    .partition(|one| matches!(one, Condition::Statement(_)) && many.scope.contains(one));
                self.left.extend(others);
                self.coordinated(&said, "and")
            }
            Condition::Same(..)
            | Condition::Compare(..)
            | Condition::Dated(..)
            | Condition::Text(..)
            | Condition::Period(..)
            | Condition::Measure(_)
            | Condition::Top(_) => self.value_sentence(condition),
        }
    }

    /// A whole clause: "SOM1 can produce reports".
    pub fn clause(&mut self, said: &Statement) -> String {
        if let (true, Some(object)) = (is_called_by_noun(said), &said.object) {
            if let Operand::Variable(owned) = object
                && !self.said.contains(owned)
            {
                let subject = self.operand(&said.subject);
                return format!("{subject} {}", self.predicate(said, None, self.takes_plural(&said.subject)));
            }
            let (of, is) = (self.operand(&said.subject), self.operand(object));
            let not = if said.polarity == Polarity::Denied { " not" } else { "" };
            return format!("{is} is{not} the {} of {of}", said.predicate.label);
        }
        if let (true, Some(object)) = (self.is_passive(said), &said.object) {
            let patient = self.operand(object);
            // "Is not approved" would deny it of all.
            if said.polarity == Polarity::Denied {
                return format!("somebody {}", self.predicate(said, None, false));
            }
            return format!("{patient} {}", self.passive(said, self.takes_plural(object)));
        }
        let subject = self.operand(&said.subject);
        format!("{subject} {}", self.predicate(said, None, self.takes_plural(&said.subject)))
    }
}

/// Whether an alternative only says by a verb who came before or after whom, which another says by a preposition: "who led the
/// Office before Ana Roe".
pub(super) fn in_turn(one: &Condition, others: &[Condition]) -> bool {
    let Condition::All(all) = one else { return false };
    let Some(Condition::Statement(Statement { object: Some(other), .. })) = all.first() else { return false };
    let before = |restriction: &Restriction| match restriction {
        Restriction::Scope(word, whom) => ["before", "after"].contains(&word.as_str()) && whom == other,
        _ => false,
    };
    others.iter().any(|one| matches!(one, Condition::Statement(said) if said.restrictions.iter().any(before)))
}
