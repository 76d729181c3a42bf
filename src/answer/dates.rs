//! Dates in the words of the sentence: "March 12, 2024" where it says so, and "3 to 5 May 2025" as one time.

use super::{CellKind, Row};
use crate::rdf::literal::{month, spoken};

/// Joins rows that tell the first and the last day of one time, and writes every date as its sentence does.
pub(super) fn told(rows: &mut Vec<Row>) {
    join(rows);
    for row in rows {
        let quotes: Vec<&str> = row.citations.iter().map(|citation| citation.quote.as_str()).collect();
        for cell in row.cells.iter_mut().filter(|cell| cell.kind == CellKind::Literal) {
            let plain = spoken(&cell.value);
            if plain != cell.value && cell.label.ends_with(&plain) {
                cell.label = cell.label.replace(&plain, &of_sentence(forms(&cell.value), &quotes, &plain));
            }
        }
    }
}

/// The first of some ways to write a date that a sentence has.
fn of_sentence(forms: Vec<String>, quotes: &[&str], otherwise: &str) -> String {
    let found = forms.into_iter().find(|form| quotes.iter().any(|quote| quote.contains(form.as_str())));
    found.unwrap_or_else(|| otherwise.to_owned())
}

/// How a day or a month is written.
fn forms(date: &str) -> Vec<String> {
    match date.split('-').collect::<Vec<_>>().as_slice() {
        [year, number, day] => {
            let (month, day) = (month(number), day.trim_start_matches('0'));
            vec![spoken(date), format!("{month} {day}, {year}"), format!("{month} {day} {year}")]
        }
        _ => vec![spoken(date)],
    }
}

/// Makes one row of two that are the same but for "since" one day and "until" another, of the same sentences.
fn join(rows: &mut Vec<Row>) {
    let mut at = 0;
    while at < rows.len() {
        let other = rows
            .get(at)
            .and_then(|since| rows.iter().enumerate().find_map(|(other, until)| Some((other, joined(since, until)?))));
        if let (Some((other, row)), Some(place)) = (other, rows.get_mut(at)) {
            *place = row;
            rows.remove(other);
            at -= usize::from(other < at);
        }
        at += 1;
    }
}

fn joined(since: &Row, until: &Row) -> Option<Row> {
    let differ = |at: &usize| since.cells.get(*at) != until.cells.get(*at);
    let mut places = (0..since.cells.len()).filter(differ);
    let at = places.next().filter(|_| places.next().is_none() && since.citations == until.citations)?;
    let (first, last) = (since.cells.get(at)?, until.cells.get(at)?);
    let bounds = first.label.starts_with("since ") && last.label.starts_with("until ");
    let days = first.value.len() == "2025-05-03".len() && last.value.len() == first.value.len();
    if !(bounds && days && first.value < last.value) {
        return None;
    }
    let mut row = since.clone();
    let cell = row.cells.get_mut(at)?;
    let quotes: Vec<&str> = since.citations.iter().map(|citation| citation.quote.as_str()).collect();
    let otherwise = format!("{} to {}", spoken(&first.value), spoken(&last.value));
    cell.label = of_sentence(period(&first.value, &last.value), &quotes, &otherwise);
    // ISO 8601 writes a time with two ends so.
    cell.value = format!("{}/{}", first.value, last.value);
    Some(row)
}

/// How a time of some days of one month is written.
fn period(first: &str, last: &str) -> Vec<String> {
    let (Some((month_of_first, one)), Some((of_last, other))) = (first.rsplit_once('-'), last.rsplit_once('-')) else {
        return vec![];
    };
    let Some((year, number)) = of_last.split_once('-').filter(|_| month_of_first == of_last) else { return vec![] };
    let (month, one, other) = (month(number), one.trim_start_matches('0'), other.trim_start_matches('0'));
    let signs = [" to ", "–", "-", " and "];
    let written =
        |sign: &str| [format!("{one}{sign}{other} {month} {year}"), format!("{month} {one}{sign}{other}, {year}")];
    signs.into_iter().flat_map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Cell;
    use crate::claim::Citation;
    use crate::text::{Source, Span};

    fn rows(quote: &str, cells: &[(&str, &str)]) -> Vec<Row> {
        let source = Source::new("minutes", quote);
        let citations = vec![Citation::new(&source, Span::new(0, quote.len())).unwrap()];
        let row = |(value, label): &(&str, &str)| Row {
            cells: vec![Cell { kind: CellKind::Literal, value: (*value).to_owned(), label: (*label).to_owned() }],
            citations: citations.clone(),
            ..Row::default()
        };
        cells.iter().map(row).collect()
    }

    fn labels(quote: &str, cells: &[(&str, &str)]) -> Vec<String> {
        let mut rows = rows(quote, cells);
        told(&mut rows);
        rows.into_iter().flat_map(|row| row.cells).map(|cell| cell.label).collect()
    }

    #[test]
    fn a_date_is_written_as_in_its_sentence() {
        assert_eq!(labels("They met on March 12, 2024.", &[("2024-03-12", "12 March 2024")]), ["March 12, 2024"]);
        assert_eq!(labels("Held since the spring.", &[("2024-03-12", "since 12 March 2024")]), ["since 12 March 2024"]);
    }

    #[test]
    fn the_ends_of_one_time_are_one_row() {
        let ends = [("2025-05-03", "since 3 May 2025"), ("2025-05-05", "until 5 May 2025")];
        assert_eq!(labels("It runs from 3 to 5 May 2025.", &ends), ["3 to 5 May 2025"]);
        assert_eq!(labels("It runs on 3–5 May 2025.", &ends), ["3–5 May 2025"]);
        let months = [("2025-05-30", "since 30 May 2025"), ("2025-06-02", "until 2 June 2025")];
        assert_eq!(labels("It runs into June.", &months), ["30 May 2025 to 2 June 2025"]);
        let apart = [("2025-05-03", "3 May 2025"), ("2025-05-05", "until 5 May 2025")];
        assert_eq!(labels("It opens on 3 May 2025.", &apart).len(), 2);
    }
}
