//! "Who hosted the forum before Peru?": those of whom the same is said with an earlier date, the nearest first.

use super::{Answer, AnswerError, Row, by_form};
use crate::question::{Column, Condition, Form, Operand, Reading, Restriction, Statement, Variable};
use crate::sparql::Rules;
use crate::store::Endpoint;
use std::cmp::Ordering;

/// The answer in the order of time; none where it is not asked for, or what it is told by has no date.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<Answer>, AnswerError> {
    let Some(asked) = Asked::of(reading) else { return Ok(None) };
    let marks = by_form(&asked.of_the_one(reading), endpoint, rules)?;
    let (earlier, when) = (asked.earlier, reading.fresh());
    let dates = marks.rows.iter().filter_map(|row| Some((row.cells.first()?.value.clone(), row)));
    let nearest = dates.min_by(|(one, _), (other, _)| if earlier { one.cmp(other) } else { other.cmp(one) });
    let Some((mark, row)) = nearest else { return Ok(None) };
    let mut found = by_form(&asked.of_all(reading, when), endpoint, rules)?;
    let date = |row: &Row| row.cells.get(1).map(|cell| cell.value.clone()).unwrap_or_default();
    let wanted = if earlier { Ordering::Less } else { Ordering::Greater };
    let named = |row: &Row| row.cells.first().is_some_and(|cell| asked.name.contains(&cell.value));
    found.rows.retain(|row| !named(row) && apart(&date(row), &mark) == Some(wanted));
    found.rows.sort_by(|one, other| if earlier { date(other).cmp(&date(one)) } else { date(one).cmp(&date(other)) });
    if found.rows.is_empty() {
        return Ok(None);
    }
    let quotes = row.citations.iter().take(1).map(super::words::quoted);
    let quote = quotes.map(|quote| format!(": {quote}")).collect::<String>();
    found.notes.push(format!(
        "in the order of time, the nearest first; {} is dated {}{quote}",
        asked.label,
        shown(row)
    ));
    found.citations.extend(row.citations.clone());
    found.reading.clone_from(&reading.paraphrase);
    Ok(Some(found))
}

/// What is asked: of whom the same is said earlier, or later, than of one that is named.
struct Asked<'a> {
    said: &'a Statement,
    /// The place of the restriction that names the one.
    at: usize,
    one: &'a Operand,
    label: String,
    name: Vec<String>,
    earlier: bool,
}

impl<'a> Asked<'a> {
    fn of(reading: &'a Reading) -> Option<Self> {
        let ([column], Form::Wh) = (reading.columns.as_slice(), reading.form) else { return None };
        let of_asked = |one: &'a Condition| match one {
            Condition::Statement(said) if said.subject == Operand::Variable(column.variable) => Some(said),
            _ => None,
        };
        let said = reading.body.parts().iter().find_map(|one| match one {
            Condition::Any(any) => any.iter().find_map(of_asked),
            one => of_asked(one),
        })?;
        said.restrictions.iter().enumerate().find_map(|(at, restriction)| match restriction {
            Restriction::Scope(word, one @ Operand::Things(things)) if ["before", "after"].contains(&word.as_str()) => {
                let name = things.exactly.iter().map(|thing| thing.as_str().to_owned()).collect();
                Some(Self { said, at, one, label: things.label.clone(), name, earlier: word == "before" })
            }
            _ => None,
        })
    }

    fn with(&self, reading: &Reading, subject: &Operand, when: Variable) -> Condition {
        let mut said = Statement { subject: subject.clone(), ..self.said.clone() };
        if let Some(place) = said.restrictions.get_mut(self.at) {
            *place = Restriction::When(when);
        }
        replaced(&reading.body, self.said, &Condition::Statement(said))
    }

    /// When it is so of the one that is named.
    fn of_the_one(&self, reading: &Reading) -> Reading {
        let when = reading.fresh();
        let columns = vec![Column { variable: when, heading: "when".to_owned() }];
        let body = self.with(&only_said(reading, self.said), self.one, when);
        Reading { columns, body, instead: None, ..reading.clone() }
    }

    /// Of whom it is so, and when.
    fn of_all(&self, reading: &Reading, when: Variable) -> Reading {
        let mut columns = reading.columns.clone();
        columns.push(Column { variable: when, heading: "when".to_owned() });
        let body = self.with(reading, &self.said.subject, when);
        Reading { columns, body, instead: None, ..reading.clone() }
    }
}

/// Without what is asked to hold of those besides: the one that is named need not be of their kind.
fn only_said(reading: &Reading, said: &Statement) -> Reading {
    let free = |one: &&Condition| !matches!(&said.subject, Operand::Variable(asked) if one.variables().contains(asked));
    let others = reading.body.parts().iter().filter(free).cloned();
    let body = Condition::All(others.chain([Condition::Statement(said.clone())]).collect());
    Reading { body, ..reading.clone() }
}

fn replaced(condition: &Condition, said: &Statement, by: &Condition) -> Condition {
    match condition {
        Condition::Statement(one) if one == said => by.clone(),
        Condition::All(all) => Condition::All(all.iter().map(|one| replaced(one, said, by)).collect()),
        Condition::Any(any) => Condition::Any(any.iter().map(|one| replaced(one, said, by)).collect()),
        other => other.clone(),
    }
}

/// How two dates stand to each other; none where one may lie within the other: 2024 and June 2024.
fn apart(one: &str, other: &str) -> Option<Ordering> {
    let length = one.len().min(other.len());
    let order = one.get(..length)?.cmp(other.get(..length)?);
    (order != Ordering::Equal).then_some(order)
}

fn shown(row: &Row) -> &str {
    row.cells.first().map_or("", |cell| cell.label.as_str())
}

#[cfg(test)]
mod tests {
    use super::apart;
    use std::cmp::Ordering;

    #[test]
    fn a_month_is_not_before_its_year() {
        assert_eq!(apart("2023", "2024-06"), Some(Ordering::Less));
        assert_eq!(apart("2024-07", "2024-06-01"), Some(Ordering::Greater));
        assert_eq!(apart("2024", "2024-06"), None);
    }
}
