//! When it was so: the dated claims around an answer.

use super::map::{Statement, about, name, statement};
use super::{Knowledge, KnowledgeError};
use crate::answer::Answer;
use crate::claim::{Modality, Polarity, TimeRelation};
use crate::rdf::{NamedNode, Quad, Term};
use std::collections::BTreeSet;

/// The most dated claims of a drawing.
const MOST: usize = 60;
/// Days of the months of a year that is no leap year, before each month.
const DAYS_BEFORE: [f64; 13] = [0.0, 31.0, 59.0, 90.0, 120.0, 151.0, 181.0, 212.0, 243.0, 273.0, 304.0, 334.0, 365.0];

/// A claim with its time.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// Who.
    pub who: String,
    /// The relation, in the infinitive.
    pub relation: String,
    /// Whom or what.
    pub whom: String,
    /// Whether it is so, can be, must be.
    pub modality: Modality,
    /// Whether it is affirmed or denied.
    pub polarity: Polarity,
    /// When it began, as years with fractions; none if nothing says so.
    pub begin: Option<f64>,
    /// When it ended.
    pub end: Option<f64>,
    /// The time as it is written.
    pub written: String,
}

/// Dated claims, by when they began.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The claims.
    pub dated: Vec<Dated>,
    /// How many more there are than a drawing has room for.
    pub left_out: usize,
}

impl Knowledge {
    /// The dated claims about what a question and its answer name.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn timeline_of(&self, answer: &Answer) -> Result<Timeline, KnowledgeError> {
        self.timeline_around(self.asked_of(answer)?)
    }

    /// Every dated claim of the graph, as far as a drawing has room.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn timeline_of_all(&self) -> Result<Timeline, KnowledgeError> {
        let subjects: BTreeSet<NamedNode> = self.spoken_of()?.collect();
        self.timeline_around(subjects)
    }

    /// The dated claims about some things.
    fn timeline_around(&self, nodes: impl IntoIterator<Item = NamedNode>) -> Result<Timeline, KnowledgeError> {
        let graph = self.graph.as_ref();
        let mut found: BTreeSet<(Statement, Vec<Time>)> = BTreeSet::new();
        for node in nodes {
            for quads in about(graph, &node)? {
                let times: Vec<Time> = quads.iter().filter_map(time).collect();
                if let (Some(statement), false) = (statement(&quads), times.is_empty()) {
                    found.insert((statement, times));
                }
            }
        }
        let mut dated = vec![];
        for ((who, relation, whom, modality, polarity), times) in found {
            let (begin, end) = bounds(&times);
            if begin.is_none() && end.is_none() {
                continue;
            }
            let written =
                times.iter().map(|(how, time)| format!("{} {time}", how.word())).collect::<Vec<_>>().join(", ");
            let [who, relation, whom] = [name(graph, &who)?, name(graph, &relation)?, name(graph, &whom)?];
            dated.push(Dated { who, relation, whom, modality, polarity, begin, end, written });
        }
        let start = |one: &Dated| one.begin.or(one.end).unwrap_or_default();
        dated.sort_by(|one, other| start(one).total_cmp(&start(other)).then_with(|| one.who.cmp(&other.who)));
        let left_out = dated.len().saturating_sub(MOST);
        dated.truncate(MOST);
        Ok(Timeline { dated, left_out })
    }
}

type Time = (TimeRelation, String);

fn time(quad: &Quad) -> Option<Time> {
    let how = TimeRelation::ALL.into_iter().find(|how| quad.predicate == how.node())?;
    match &quad.object {
        Term::Literal(literal) => Some((how, literal.value().to_owned())),
        _ => None,
    }
}

/// The earliest beginning and the latest end that times tell.
fn bounds(times: &[Time]) -> (Option<f64>, Option<f64>) {
    let (mut begin, mut end) = (None::<f64>, None::<f64>);
    for (how, time) in times {
        let Some((first, last)) = years(time) else { continue };
        let (from, to) = match how {
            TimeRelation::In => (Some(first), Some(last)),
            TimeRelation::Since => (Some(first), None),
            TimeRelation::After => (Some(last), None),
            TimeRelation::Until => (None, Some(last)),
            TimeRelation::Before => (None, Some(first)),
        };
        begin = [begin, from].into_iter().flatten().reduce(f64::min);
        end = [end, to].into_iter().flatten().reduce(f64::max);
    }
    (begin, end)
}

/// The beginning and the end of "2024", "2024-06" or "2024-06-01", as years with fractions.
fn years(time: &str) -> Option<(f64, f64)> {
    let mut parts = time.split(['-', 'T']);
    let year: f64 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let Some(month) = parts.next() else { return Some((year, year + 1.0)) };
    let month: usize = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let days = |month: usize| DAYS_BEFORE.get(month).copied().unwrap_or_default();
    match parts.next() {
        None => Some((year + days(month - 1) / 365.0, year + days(month) / 365.0)),
        Some(day) => {
            let day: f64 = day.get(..2)?.parse().ok()?;
            let before = days(month - 1) + day - 1.0;
            Some((year + before / 365.0, year + (before + 1.0) / 365.0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_bounds() {
        assert_eq!(years("2024"), Some((2024.0, 2025.0)));
        let (begin, end) = years("2024-12").unwrap();
        assert!(begin > 2024.9 && (end - 2025.0).abs() < 1e-9);
        assert_eq!(years("recently"), None);
        let times = [(TimeRelation::Since, "2020".to_owned()), (TimeRelation::Until, "2022".to_owned())];
        assert_eq!(bounds(&times), (Some(2020.0), Some(2023.0)));
        assert_eq!(bounds(&[(TimeRelation::Since, "2020".to_owned())]), (Some(2020.0), None));
    }

    #[test]
    fn hosts_stand_in_their_order() {
        let knowledge = Knowledge::bundled().unwrap();
        let answer = knowledge.ask("who hosts APEC?").unwrap().answer;
        let timeline = knowledge.timeline_of(&answer).unwrap();
        let hosts = timeline.dated.iter().filter(|dated| dated.relation == "host" && dated.whom.starts_with("Asia"));
        let hosts: Vec<&str> = hosts.map(|dated| dated.who.as_str()).collect();
        assert_eq!(hosts, ["United States", "Peru", "Republic of Korea", "China"]);
    }
}
