//! The verbs of a reading in English, with what narrows them.

use super::paraphrase::is;
use super::{Sayer, is_called_by_noun};
use crate::claim::{Modality, Polarity, TimeRelation};
use crate::lexicon::morphology::{self, past_participle, third_person};
use crate::lexicon::{is_hyphen, is_preposition, plural_head, tokens};
use crate::question::reading::{Operand, Restriction, Statement, Variable};
use crate::rdf::literal::spoken;

/// The length of a date that tells the day.
const DAY: usize = "2024-06-01".len();

impl Statement {
    /// Whether it speaks of a variable.
    #[must_use]
    pub fn mentions(&self, variable: Variable) -> bool {
        let narrows = |restriction: &Restriction| match restriction {
            Restriction::When(other) | Restriction::Where(other) | Restriction::HowMuch(other) => *other == variable,
            Restriction::Scope(_, operand) => is(operand, variable),
            Restriction::Time(..) => false,
        };
        is(&self.subject, variable) || self.object_is(variable) || self.restrictions.iter().any(narrows)
    }

    /// Whether its object is a variable.
    #[must_use]
    pub fn object_is(&self, variable: Variable) -> bool {
        self.object.as_ref().is_some_and(|object| is(object, variable))
    }
}

impl Sayer {
    /// The verb with its object, unless that is what the clause lacks, and what narrows it.
    pub(super) fn predicate(&mut self, said: &Statement, lacks: Option<Variable>, many: bool) -> String {
        let place = self.adverbial.filter(|variable| said.object_is(*variable));
        let plural_object = matches!(&said.object, Some(Operand::Things(things)) if is_plural(&things.label));
        let many =
            many || plural_object && said.predicate.label == "be" && matches!(said.subject, Operand::Variable(_));
        if is_called_by_noun(said) {
            return self.has(said, lacks, many);
        }
        let verb = conjugated(&said.predicate.label, said, many);
        if place.is_some() {
            let bare = verb.rsplit_once(' ').filter(|(_, last)| is_preposition(last)).map(|(verb, _)| verb.to_owned());
            let verb = bare.unwrap_or(verb);
            return [Some(verb), self.restrictions(said)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        }
        let object = said.object.as_ref().filter(|object| !lacks.is_some_and(|variable| is(object, variable)));
        let object = object.map(|object| self.same_object(said).unwrap_or_else(|| self.operand(object)));
        let rest = self.restrictions(said);
        [Some(verb), object, rest].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// "is chaired", where nobody is said to act.
    pub(super) fn passive(&mut self, said: &Statement, many: bool) -> String {
        let (verb, rest) = said.predicate.label.split_once(' ').unwrap_or((&said.predicate.label, ""));
        let label = format!("be {} {rest}", past_participle(verb));
        let verb = conjugated(label.trim(), said, many);
        let rest = self.restrictions(said);
        [Some(verb), rest].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn restrictions(&mut self, said: &Statement) -> Option<String> {
        let mut parts = vec![];
        if said.transitive {
            parts.push("directly or indirectly".to_owned());
        }
        for restriction in &said.restrictions {
            match restriction {
                Restriction::Time(TimeRelation::In, date) if date.starts_with('T') => {
                    parts.push(format!("at {}", spoken(date)))
                }
                Restriction::Time(TimeRelation::In, date) if is_day(date) => parts.push(format!("on {}", spoken(date))),
                Restriction::Time(relation, date) => parts.push(format!("{} {}", relation.word(), spoken(date))),
                Restriction::Scope(preposition, Operand::Variable(variable)) if self.has_said(*variable) => {
                    parts.push(preposition.clone());
                }
                Restriction::Scope(preposition, operand) => {
                    parts.push(format!("{preposition} {}", self.operand(operand)));
                }
                Restriction::Where(variable) if self.adverbial != Some(*variable) => parts.push("in".to_owned()),
                Restriction::When(_) | Restriction::Where(_) | Restriction::HowMuch(_) => {}
            }
        }
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// A verb in the infinitive, put into the mood of a statement.
pub(super) fn conjugated(infinitive: &str, said: &Statement, many: bool) -> String {
    let denied = said.polarity == Polarity::Denied;
    let modal = match said.modality {
        Modality::Actual => return actual(infinitive, denied, many),
        Modality::Possible => "can",
        Modality::Necessary => "must",
        Modality::Expected if said.foreseen => "will",
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

/// Whether a name is in the plural: its head noun has another singular.
#[must_use]
pub fn is_plural(label: &str) -> bool {
    plural_head(label).is_some()
}

/// The plural of a noun phrase: of its last word before a preposition.
#[must_use]
pub fn plural(noun: &str) -> String {
    let end = tokens(noun).iter().skip(1).find(|token| is_preposition(&token.folded())).map(|token| token.span.start);
    let (head, rest) = end.and_then(|at| noun.split_at_checked(at)).unwrap_or((noun, ""));
    let head = head.trim_end();
    let last = head.rsplit(|c: char| c.is_whitespace() || is_hyphen(c)).next().unwrap_or(head);
    let before = head.strip_suffix(last).unwrap_or_default();
    let plural = format!("{before}{}", morphology::in_plural(last));
    if rest.is_empty() { plural } else { format!("{plural} {rest}") }
}

/// Whether a date tells a day, of a year or of any.
fn is_day(date: &str) -> bool {
    date.len() == DAY || date.starts_with("--") && date.len() > "--06".len()
}
