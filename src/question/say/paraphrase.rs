//! A reading said back in English. What it says can be asked again and has the same reading.

use super::amount::amounts;
use super::verb::{conjugated, is_plural};
use super::{Sayer, speaks_of, thing};
use crate::claim::{Modality, Polarity};
use crate::question::reading::{Condition, Form, Operand, Reading, Statement, Things, Variable};
use crate::question::syntax::value::Tied;

/// The reading in English, after "I read this as: ".
#[must_use]
pub fn paraphrase(reading: &Reading) -> String {
    let graph = if reading.graph { " as a graph" } else { "" };
    reading.context.spoken() + &within(reading) + graph
}

/// What is asked, whatever the context.
fn within(reading: &Reading) -> String {
    let mut sayer = Sayer::new(reading);
    match reading.form {
        Form::YesNo => format!("whether {}", sayer.judged()),
        Form::Why => format!("why {}", sayer.judged()),
        Form::Describe => match &reading.body {
            Condition::Statement(said) => {
                let many = reading.about.len() > 1 || is_plural(&names(&reading.about));
                format!("what {} {}", names(&reading.about), doing(said, many))
            }
            _ => format!("what is known about {}", names(&reading.about)),
        },
        Form::Path => path(reading),
        Form::Network => network(reading, &mut sayer),
        Form::HowMany if reading.columns.first().is_some_and(|column| column.heading == "time") => {
            format!("how many times {}", sayer.somewhere(first(reading)))
        }
        Form::HowMany => format!("the number of {}", sayer.plural(first(reading))),
        Form::Per => match reading.amounts {
            Some(made) => amounts(reading, made, &mut sayer),
            None => open(reading, &mut sayer),
        },
        Form::List => list(reading, &mut sayer),
        Form::Wh | Form::Explain | Form::Sparql => open(reading, &mut sayer),
    }
}

fn first(reading: &Reading) -> Variable {
    reading.columns.first().map_or(Variable(0), |column| column.variable)
}

fn names(things: &[Things]) -> String {
    match things.split_last() {
        Some((last, [first, rest @ ..])) => {
            let before = rest.iter().fold(thing(first), |named, one| format!("{named}, {}", thing(one)));
            format!("{before} and {}", thing(last))
        }
        _ => things.first().map(thing).unwrap_or_default(),
    }
}

/// "does", "cannot do".
fn doing(said: &Statement, many: bool) -> String {
    match (said.modality, said.polarity, many) {
        (Modality::Actual, Polarity::Affirmed, false) => "does".to_owned(),
        _ => conjugated("do", said, many),
    }
}

fn path(reading: &Reading) -> String {
    let mut ends = reading.about.iter().map(thing);
    let (from, to) = (ends.next().unwrap_or_default(), ends.next().unwrap_or_default());
    match reading.take {
        None => format!("how {from} is connected to {to}{}", steps(reading)),
        Some(1) => format!("the shortest path from {from} to {to}{}", steps(reading)),
        Some(ways) => format!("the {ways} shortest paths from {from} to {to}{}", steps(reading)),
    }
}

/// " within 4 steps".
fn steps(reading: &Reading) -> String {
    reading.within.map_or_else(String::new, |steps| match steps {
        1 => " within 1 step".to_owned(),
        many => format!(" within {many} steps"),
    })
}

/// "which committees are most connected", "what is connected to SOM1".
fn network(reading: &Reading, sayer: &mut Sayer) -> String {
    let variable = first(reading);
    let kind = sayer.has_kind(variable).then(|| sayer.plural(variable));
    if let (Some(Tied::Most), Some(kind), Some(take)) = (reading.tied, &kind, reading.take) {
        return format!("the {take} most connected {kind}");
    }
    let asked = kind.map_or_else(|| "what is".to_owned(), |kind| format!("which {kind} are"));
    let to = || format!("connected to {}{}", names(&reading.about), steps(reading));
    match reading.tied {
        Some(Tied::Most) => format!("{asked} most connected"),
        Some(Tied::To) => format!("{asked} {}", to()),
        Some(Tied::NotTo) => format!("{asked} not {}", to()),
        Some(Tied::Parts) | None => "how everything is connected".to_owned(),
    }
}

fn list(reading: &Reading, sayer: &mut Sayer) -> String {
    let mut columns = vec![];
    let order = reading.order.map(|order| order.value);
    for column in reading.columns.iter().skip(1) {
        if order == Some(column.variable) {
            sayer.hide(column.variable);
            continue;
        }
        let if_any =
            matches!(&reading.body, Condition::All(all) if all.iter().any(|one| is_if_any(one, column.variable)));
        columns.push(format!("their {}{}", column.heading, if if_any { " if any" } else { "" }));
        sayer.hide(column.variable);
    }
    let with = if columns.is_empty() { String::new() } else { format!(" with {}", columns.join(" and ")) };
    let noun = sayer.plural(first(reading));
    // What follows a verb would be taken for its own.
    let comma = if noun.contains(" that ") && !columns.is_empty() { "," } else { "" };
    format!("a list of {noun}{comma}{with}{}", ordering(reading))
}

/// ", in descending order of population, the first 5".
fn ordering(reading: &Reading) -> String {
    let order = reading.order.map(|order| {
        let column = reading.columns.iter().skip(1).find(|column| column.variable == order.value);
        let by = column.map_or("", |column| column.heading.as_str());
        let direction = if order.descending { "descending" } else { "ascending" };
        format!(", in {direction} order of {by}")
    });
    let take = reading.take.map(|take| format!(", the first {take}"));
    order.into_iter().chain(take).collect()
}

fn is_if_any(condition: &Condition, variable: Variable) -> bool {
    match condition {
        Condition::IfAny(inner) => speaks_of(inner, variable),
        _ => false,
    }
}

fn open(reading: &Reading, sayer: &mut Sayer) -> String {
    let variable = first(reading);
    let heading = reading.columns.first().map_or("what", |column| column.heading.as_str());
    if let Some(said) = of_named(reading, variable) {
        return said;
    }
    if sayer.has_kind(variable) {
        return format!("the {}{}", sayer.plural(variable), ordering(reading));
    }
    if ["where", "when", "how much", "how"].contains(&heading) {
        return format!("{heading} {}", sayer.somewhere(variable));
    }
    match sayer.owned(variable) {
        Some(owned) => whose(sayer, owned),
        None => sayer.open(if heading == "who" { "who" } else { "what" }, variable),
    }
}

/// "which of Peru and China hosts APEC".
fn of_named(reading: &Reading, variable: Variable) -> Option<String> {
    let mut rest = reading.clone();
    let names = take_named(&mut rest.body, variable)?;
    let said = Sayer::new(&rest).open("what", variable);
    said.strip_prefix("what ").map(|said| format!("which of {} {said}", names.join(" and ")))
}

/// Takes away that a variable is one of several that are named; gives their names.
fn take_named(body: &mut Condition, variable: Variable) -> Option<Vec<String>> {
    let named = |condition: &Condition| match condition {
        Condition::Same(of, Operand::Things(things)) if is(of, variable) => Some(thing(things)),
        _ => None,
    };
    let among = match body {
        Condition::All(all) => all,
        Condition::Top(top) if is(&top.of, variable) => &mut top.among,
        _ => return None,
    };
    let every = |condition: &Condition| match condition {
        Condition::Any(any) => any.iter().map(named).collect::<Option<Vec<String>>>(),
        _ => None,
    };
    match among.iter().position(|one| every(one).is_some()) {
        Some(at) => every(&among.remove(at)),
        None => among.iter_mut().find_map(|one| take_named(one, variable)),
    }
}

/// "whose recommendations the Council adopts".
fn whose(sayer: &mut Sayer, owned: Variable) -> String {
    let text = sayer.plural(owned);
    match text.split_once(" that ") {
        Some((noun, rest)) => format!("whose {noun} {rest}"),
        None => format!("whose {text}"),
    }
}

/// Whether an operand is this variable.
#[must_use]
pub fn is(operand: &Operand, variable: Variable) -> bool {
    matches!(operand, Operand::Variable(other) if *other == variable)
}
