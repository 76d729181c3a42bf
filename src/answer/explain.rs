//! Why an answer is empty: each condition is dropped in turn and the blocker named.

use super::nearly;
use super::table::{self, Shown};
use super::{Answer, AnswerError, words};
use crate::claim::Modality;
use crate::question::{Condition, Context, Form, Operand, Reading, Restriction, Statement};
use crate::rdf::literal::spoken;
use crate::sparql::{Rules, compile};
use crate::store::Endpoint;

/// The same question with something left out, and what that was.
struct Relaxed {
    /// Said in the note: "without «in 2024»".
    without: String,
    /// What is asked may be said in another mood only.
    otherwise: bool,
    reading: Reading,
}

/// The explanation of an answer that may be thrown away: it takes many queries, and most empty answers are only tried.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Owed {
    /// What nothing answers.
    reading: Reading,
    /// Where it belongs among the notes.
    at: usize,
    /// What nearly matches is told also where something blocks.
    always: bool,
}

/// Explains a table without rows: that nothing says so, and why as soon as it is asked for.
pub(super) fn empty(answer: &mut Answer, reading: &Reading) {
    unsaid(answer, reading);
    owe(answer, reading, false);
}

/// Explains a verdict of which nothing is stated: that nothing says so, and why as soon as it is asked for.
pub(super) fn unknown(answer: &mut Answer, reading: &Reading) {
    if answer.notes.is_empty() {
        answer.notes.push(nothing_says(reading));
        owe(answer, reading, true);
    }
    answer.text = Some(answer.notes.join("; "));
}

fn owe(answer: &mut Answer, reading: &Reading, always: bool) {
    answer.owed = Some(Box::new(Owed { reading: reading.clone(), at: answer.notes.len(), always }));
}

/// The answer with the explanation that it still owes: which condition blocks, and what nearly matched.
///
/// # Errors
/// [`AnswerError::Endpoint`] if the endpoint fails.
pub fn explained(mut answer: Answer, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let Some(owed) = answer.owed.take() else { return Ok(answer) };
    let mut notes = blockers(&owed.reading, endpoint, rules)?;
    if owed.always || notes.is_empty() {
        notes.extend(nearly::notes(&owed.reading, endpoint, rules)?);
    }
    let at = owed.at.min(answer.notes.len());
    let end = at + notes.len();
    answer.notes.splice(at..at, notes);
    answer.text = Some(answer.notes.get(..end).unwrap_or_default().join("; "));
    Ok(answer)
}

/// Tells of a table without rows that nothing says what is asked.
pub(super) fn unsaid(answer: &mut Answer, reading: &Reading) {
    answer.notes.push(nothing_says(reading));
    answer.text = Some(answer.notes.join("; "));
}

/// What nothing says; what is not asked by a question word, nothing gives.
fn nothing_says(reading: &Reading) -> String {
    let asked = reading.paraphrase.trim_end_matches(['.', '?']);
    let context = reading.context.spoken();
    let plain = asked.strip_prefix(context.as_str()).unwrap_or(asked);
    let noun = ["the ", "a list "].iter().any(|opening| plain.starts_with(opening));
    let verb = if noun { "gives" } else { "says" };
    let context = context.trim_end_matches([',', ' ']);
    if context.is_empty() { format!("nothing {verb} {plain}") } else { format!("{context}, nothing {verb} {plain}") }
}

fn blockers(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Vec<String>, AnswerError> {
    let mut notes = vec![];
    for relaxed in relaxations(reading) {
        let as_table = Reading { form: Form::List, ..relaxed.reading };
        let compiled = compile(&as_table, rules);
        let found = table::find(endpoint, &compiled)?;
        let found: Vec<_> = found
            .into_iter()
            .filter(|found| found.cells.iter().any(Option::is_some) || as_table.columns.is_empty())
            .collect();
        if found.is_empty() {
            continue;
        }
        let shown = Shown::fetch(endpoint, &found)?;
        let mut rows: Vec<_> = found.iter().map(|found| shown.row(found)).collect();
        table::sort(&mut rows);
        let labels: Vec<String> =
            rows.iter().filter_map(|row| row.cells.first()).map(|cell| cell.label.clone()).collect();
        let would = if labels.is_empty() {
            "it would hold".to_owned()
        } else {
            format!("there would be {}: {}", rows.len(), words::short_list(&labels))
        };
        let quoted = rows.first().filter(|_| relaxed.otherwise).and_then(|row| row.citations.first());
        notes.push(match quoted {
            Some(citation) => format!("nearly, as what is expected, required or possible: {}", words::quoted(citation)),
            None => format!("without «{}» {would}", relaxed.without),
        });
    }
    Ok(notes)
}

/// Every way to leave one thing out.
fn relaxations(reading: &Reading) -> Vec<Relaxed> {
    let conditions = match &reading.body {
        Condition::All(all) => all.clone(),
        one => vec![one.clone()],
    };
    let mut out = Vec::new();
    for (at, condition) in conditions.iter().enumerate() {
        let replaced = |with: Option<Condition>| {
            let mut all = conditions.clone();
            all.splice(at..=at, with);
            Reading { body: Condition::All(all), ..reading.clone() }
        };
        if let Condition::Statement(statement) = condition {
            for (without, weaker) in weaker(statement) {
                let otherwise = weaker.modality != statement.modality;
                out.push(Relaxed { without, otherwise, reading: replaced(Some(Condition::Statement(weaker))) });
            }
        }
        if let (Some(without), true) = (named(condition), conditions.len() > 1) {
            out.push(Relaxed { without, otherwise: false, reading: replaced(None) });
        }
    }
    out.retain(|relaxed| binds_columns(&relaxed.reading));
    out.extend(out_of_context(reading));
    out
}

/// The same question with a piece of its context left out.
fn out_of_context(reading: &Reading) -> Vec<Relaxed> {
    let context = &reading.context;
    let mut out = vec![];
    if context.as_of.is_some() {
        let without = Context { origins: vec![], ..context.clone() }.spoken();
        let context = Context { as_of: None, ..context.clone() };
        out.push(Relaxed { without, otherwise: false, reading: Reading { context, ..reading.clone() } });
    }
    if !context.origins.is_empty() {
        let without = Context { as_of: None, ..context.clone() }.spoken();
        let context = Context { origins: vec![], ..context.clone() };
        out.push(Relaxed { without, otherwise: false, reading: Reading { context, ..reading.clone() } });
    }
    for relaxed in &mut out {
        relaxed.without = relaxed.without.trim_end_matches([',', ' ']).to_owned();
    }
    out
}

/// The statement without one of its restrictions, or asked of what can be.
fn weaker(statement: &Statement) -> Vec<(String, Statement)> {
    let mut out = Vec::new();
    for (at, restriction) in statement.restrictions.iter().enumerate() {
        let Some(without) = restriction_words(restriction) else { continue };
        let mut weaker = statement.clone();
        weaker.restrictions.remove(at);
        out.push((without, weaker));
    }
    if statement.modality != Modality::Possible {
        let asked = words::verb(statement.modality);
        let weaker = Statement { modality: Modality::Possible, ..statement.clone() };
        out.push((format!("{asked}» but with «can"), weaker));
    }
    out
}

fn restriction_words(restriction: &Restriction) -> Option<String> {
    use crate::claim::TimeRelation::{After, Before, In, Since, Until};
    match restriction {
        Restriction::Time(relation, date) => {
            let word = match relation {
                In => "in",
                Since => "since",
                Until => "until",
                Before => "before",
                After => "after",
            };
            Some(format!("{word} {}", spoken(date)))
        }
        Restriction::Scope(preposition, Operand::Things(things)) => Some(format!("{preposition} {}", things.label)),
        Restriction::Scope(opening, Operand::Literal(words)) => Some(format!("{opening} {}", words.value())),
        Restriction::When(_) | Restriction::Where(_) | Restriction::HowMuch(_) | Restriction::Scope(..) => None,
    }
}

/// How a condition is named when it is left out.
fn named(condition: &Condition) -> Option<String> {
    match condition {
        Condition::Kind(_, noun) => Some(noun.label.clone()),
        Condition::Quality(_, adjective) => Some(adjective.clone()),
        Condition::Statement(statement) => Some(statement_words(statement)),
        Condition::Top(top) => Some(format!("the {} {}", top.word, top.noun)),
        Condition::Dated(_, relation, date) => {
            restriction_words(&Restriction::Time(*relation, date.clone())).map(|words| format!("that it is {words}"))
        }
        Condition::Compare(..) => Some("the comparison".to_owned()),
        Condition::Text(_, matching, text) => Some(format!("that it {} “{text}”", matching.verb())),
        Condition::Same(..) | Condition::Measure(_) | Condition::Period(..) | Condition::Quantified(_) => None,
        Condition::Not(inner) => named(inner).map(|words| format!("not {words}")),
        Condition::Query(..) => Some("sparql { … }".to_owned()),
        Condition::All(_) | Condition::Any(_) | Condition::IfAny(_) => None,
    }
}

fn statement_words(statement: &Statement) -> String {
    let operand = |operand: &Operand| match operand {
        Operand::Things(things) => Some(things.label.clone()),
        Operand::Literal(literal) => Some(literal.value().to_owned()),
        Operand::Variable(_) => None,
    };
    let parts = [
        operand(&statement.subject),
        Some(statement.predicate.label.clone()),
        statement.object.as_ref().and_then(operand),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Whether something that holds still speaks of every column.
fn binds_columns(reading: &Reading) -> bool {
    let Condition::All(all) = &reading.body else { return false };
    reading.columns.iter().all(|column| {
        let speaks = |condition: &Condition| match condition {
            Condition::Statement(statement) => speaks_of(statement, column.variable),
            Condition::Kind(Operand::Variable(variable), _) | Condition::Query(Operand::Variable(variable), _) => {
                *variable == column.variable
            }
            Condition::Any(_) | Condition::All(_) => true,
            _ => false,
        };
        all.iter().any(speaks)
    })
}

fn speaks_of(statement: &Statement, variable: crate::question::Variable) -> bool {
    let is = |operand: &Operand| *operand == Operand::Variable(variable);
    let restricts = |restriction: &Restriction| match restriction {
        Restriction::When(asked) | Restriction::Where(asked) | Restriction::HowMuch(asked) => *asked == variable,
        Restriction::Scope(_, operand) => is(operand),
        Restriction::Time(..) => false,
    };
    is(&statement.subject) || statement.object.as_ref().is_some_and(is) || statement.restrictions.iter().any(restricts)
}
