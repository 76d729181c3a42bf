//! What a thing is: everything said of it, what it is said to be first.

use super::evidence::{Evidence, Said};
use super::labels::{Labels, nodes};
use super::{Answer, AnswerError, Cell, CellKind, Row, blank, doings, names, narrower, table, words};
use crate::claim::{Modality, Polarity};
use crate::question::{Condition, Reading, Things};
use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql::{self, Rules, print, profile};
use crate::store::{Endpoint, LABEL_PROPERTIES};
use std::collections::BTreeSet;

/// What is known of a thing, before it is put in words.
pub(super) struct Profile {
    /// The names of the thing itself, without what it passes along from.
    pub(super) own: BTreeSet<NamedNode>,
    /// The thing and what it passes along from.
    reached: BTreeSet<NamedNode>,
    claims: BTreeSet<NamedNode>,
    /// Plain edges: property, the other end, and whether the thing is the object.
    edges: BTreeSet<(NamedNode, NamedNode, bool)>,
    texts: BTreeSet<(NamedNode, String)>,
    classes: BTreeSet<NamedNode>,
    pub(super) names: BTreeSet<String>,
}

/// A row with what decides its place: its group, then the text.
pub(super) struct Ranked {
    pub(super) rank: u8,
    pub(super) row: Row,
    /// Whether it tells what is left free: "need not".
    pub(super) frees: bool,
    /// On what condition it is so.
    pub(super) condition: Option<String>,
}

impl Ranked {
    /// A row that a claim says.
    fn of(said: &Said, rank: u8, row: Row) -> Self {
        Self { rank, row, frees: said.frees(), condition: narrower::condition(said) }
    }
}

/// Answers with a profile.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let things = reading.about.first().cloned().unwrap_or_else(|| Things {
        label: String::new(),
        exactly: vec![],
        names: vec![],
        narrower: vec![],
        holder: false,
        broader: vec![],
    });
    let mut query = profile(&things, rules);
    let mut profile = read(endpoint, &query, &things)?;
    let mut evidence = Evidence::fetch(endpoint, &profile.claims)?.in_context(&reading.context);
    let longer = Things { exactly: things.narrower.clone(), narrower: vec![], ..things.clone() };
    let falls_back = evidence.in_text_order().is_empty() && !longer.exactly.is_empty();
    if falls_back {
        // "the donors", of whom nothing is said by that name: "private donors".
        query = sparql::profile(&longer, rules);
        profile = read(endpoint, &query, &longer)?;
        evidence = Evidence::fetch(endpoint, &profile.claims)?.in_context(&reading.context);
    }
    let labels = Labels::fetch(endpoint, &spoken_of(&profile, &evidence, rules))?;
    let mut ranked = said(&profile, &evidence, &labels, rules);
    let mut answer = blank(reading, print(&query));
    answer.columns = ["relation", "value"].map(str::to_owned).to_vec();
    if let Condition::Statement(asked) = &reading.body {
        sort(&mut ranked);
        doings::answer(&mut answer, asked, ranked, rules);
        return Ok(answer);
    }
    if reading.context.origins.is_empty() {
        ranked.extend(unsaid(&profile, &evidence, &labels));
        names::extend(&mut ranked, &things, &profile, &evidence, &labels);
    }
    sort(&mut ranked);
    answer.rows = ranked.into_iter().map(|ranked| ranked.row).collect();
    answer.rows.dedup_by(|later, row| {
        later.cells == row.cells && later.modality == row.modality && later.polarity == row.polarity
    });
    answer.text = Some(text(&things, &profile, &evidence, &labels));
    if falls_back && definition(&profile, &evidence).is_none() {
        answer.text = Some(format!("{} is spoken of by a longer name.", things.label));
    }
    answer.citations = definition(&profile, &evidence).map(|said| said.citations.clone()).unwrap_or_default();
    if answer.rows.is_empty() {
        answer.notes.push(format!("nothing is said of {}", things.label));
    }
    Ok(answer)
}

/// By group, then as the text goes.
fn sort(all: &mut [Ranked]) {
    all.sort_by_cached_key(|ranked| {
        let first = ranked.row.citations.first();
        let named = first.map_or(0, |citation| table::position(&ranked.row, &citation.quote));
        let place = first.map(|citation| (citation.source.clone(), citation.start));
        let labels: Vec<&str> = ranked.row.cells.iter().map(|cell| cell.label.as_str()).collect();
        (ranked.rank, first.is_none(), place, named, labels.join(" "))
    });
}

fn read(endpoint: &dyn Endpoint, query: &spargebra::Query, things: &Things) -> Result<Profile, AnswerError> {
    let mut profile = Profile {
        own: things.exactly.iter().cloned().collect(),
        reached: BTreeSet::new(),
        claims: BTreeSet::new(),
        edges: BTreeSet::new(),
        texts: BTreeSet::new(),
        classes: BTreeSet::new(),
        names: BTreeSet::new(),
    };
    let solutions = endpoint.select(query)?;
    let rows: Vec<[Option<Term>; 5]> = solutions.rows.into_iter().filter_map(|row| row.try_into().ok()).collect();
    let mut grown = usize::MAX;
    while grown != profile.own.len() {
        grown = profile.own.len();
        rows.iter().for_each(|row| learn_name(&mut profile.own, row));
    }
    for row in rows {
        profile.reached.extend(nodes(row.first().and_then(Option::as_ref)));
        profile.learn(row);
    }
    Ok(profile)
}

/// Other names of the thing, from the edges between its names.
fn learn_name(own: &mut BTreeSet<NamedNode>, row: &[Option<Term>; 5]) {
    let [Some(Term::NamedNode(node)), None, Some(Term::NamedNode(property)), value, other] = row else { return };
    if let (true, Some(Term::NamedNode(name))) =
        (property.as_ref() == namespace::SAME_AS, value.as_ref().or(other.as_ref()))
        && own.contains(node)
    {
        own.insert(name.clone());
    }
}

impl Profile {
    fn learn(&mut self, row: [Option<Term>; 5]) {
        match row {
            [_, Some(Term::NamedNode(claim)), ..] => _ = self.claims.insert(claim),
            [Some(Term::NamedNode(node)), None, Some(Term::NamedNode(property)), value, other]
                if self.own.contains(&node) =>
            {
                match (value, other) {
                    (Some(value), _) => self.learn_value(property, value),
                    (None, Some(Term::NamedNode(other))) if !is_plumbing(&property) => {
                        self.edges.insert((property, other, true));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn learn_value(&mut self, property: NamedNode, value: Term) {
        match value {
            Term::NamedNode(class) if [namespace::TYPE, namespace::INSTANCE_OF].contains(&property.as_ref()) => {
                _ = self.classes.insert(class)
            }
            Term::Literal(name) if LABEL_PROPERTIES.contains(&property.as_ref()) => {
                self.names.insert(name.value().to_owned());
            }
            Term::NamedNode(other) if !is_plumbing(&property) => _ = self.edges.insert((property, other, false)),
            Term::Literal(text) if !is_plumbing(&property) || property.as_ref() == namespace::COMMENT => {
                self.texts.insert((property, text.value().to_owned()));
            }
            _ => {}
        }
    }
}

/// Whether a property says how the graph is made and not what the thing is.
fn is_plumbing(property: &NamedNode) -> bool {
    let bases = [
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://www.w3.org/2000/01/rdf-schema#",
        "http://www.w3.org/2002/07/owl#",
        "http://www.w3.org/2004/02/skos/core#",
        "http://www.w3.org/ns/prov#",
        namespace::RAP,
        namespace::PREP,
    ];
    bases.iter().any(|base| property.as_str().starts_with(base))
}

fn spoken_of(profile: &Profile, evidence: &Evidence, rules: &Rules) -> BTreeSet<NamedNode> {
    let mut spoken: BTreeSet<NamedNode> = profile.own.iter().chain(&profile.classes).cloned().collect();
    for said in evidence.in_text_order() {
        spoken.extend(said.subject.clone());
        spoken.extend(said.relation.iter().flat_map(|relation| rules.inverses(relation)));
        spoken.extend(said.relation.clone());
        spoken.extend(nodes(said.object.as_ref()));
    }
    spoken.extend(profile.edges.iter().flat_map(|(property, other, _)| [property.clone(), other.clone()]));
    spoken.extend(profile.texts.iter().map(|(property, _)| property.clone()));
    spoken
}

/// The rows of claims.
fn said(profile: &Profile, evidence: &Evidence, labels: &Labels, rules: &Rules) -> Vec<Ranked> {
    let mut ranked = Vec::new();
    for said in evidence.in_text_order() {
        let (Some(subject), Some(relation)) = (&said.subject, &said.relation) else { continue };
        let of_itself = profile.own.contains(subject);
        let acts = rules.venue_acts(relation);
        let by_venue = acts && venues(said).any(|venue| profile.own.contains(venue));
        let is_object = matches!(&said.object, Some(Term::NamedNode(object)) if profile.own.contains(object));
        let label = labels.of(relation);
        let inherits = || {
            let at_venue = acts && venues(said).any(|venue| profile.reached.contains(venue));
            profile.reached.contains(subject) || at_venue
        };
        if of_itself || by_venue {
            let phrase = words::predicate_of(&label, said);
            let rank = if is_definition(said) { 0 } else { 2 };
            ranked.push(Ranked::of(said, rank, row(relation, phrase, said.object.as_ref(), said, labels)));
        } else if is_object {
            let subject = Term::from(subject.clone());
            let phrase = from_the_object(relation, &label, said, labels, rules);
            let rank = if is_definition(said) { 1 } else { 3 };
            ranked.push(Ranked::of(said, rank, row(relation, phrase, Some(&subject), said, labels)));
        } else if inherits() && said.polarity == Polarity::Affirmed && !rules.passes_along(relation).is_empty() {
            let phrase = words::predicate_of(&label, said);
            ranked.push(Ranked::of(said, 4, row(relation, phrase, said.object.as_ref(), said, labels)));
        }
    }
    ranked
}

/// The meetings and bodies at which its subject acts.
fn venues(said: &Said) -> impl Iterator<Item = &NamedNode> {
    let is_venue = |property: &NamedNode| property.as_ref() == namespace::VENUE;
    said.qualifiers.iter().filter(move |(property, _)| is_venue(property)).filter_map(|(_, value)| match value {
        Term::NamedNode(node) => Some(node),
        _ => None,
    })
}

fn is_definition(said: &Said) -> bool {
    let is = said.relation.as_ref().is_some_and(|relation| relation.as_ref() == namespace::BE);
    is && said.polarity == Polarity::Affirmed && said.modality == Modality::Actual
}

/// A relation said from its object's side: by its inverse's name, or passively.
fn from_the_object(relation: &NamedNode, label: &str, said: &Said, labels: &Labels, rules: &Rules) -> String {
    match rules.inverses(relation).first() {
        Some(inverse) => words::predicate_of(&labels.of(inverse), said),
        None => words::passive_of(label, said),
    }
}

fn row(relation: &NamedNode, phrase: String, value: Option<&Term>, said: &Said, labels: &Labels) -> Row {
    let relation = Cell { label: phrase, ..labels.cell(Some(&relation.clone().into())) };
    Row {
        cells: vec![relation, labels.cell(value)],
        modality: Some(said.modality),
        polarity: Some(said.polarity),
        word: said.word(),
        confidence: said.confidence,
        citations: said.citations.clone(),
    }
}

/// The rows that no claim says: classes, other names, plain edges.
fn unsaid(profile: &Profile, evidence: &Evidence, labels: &Labels) -> Vec<Ranked> {
    let text = |text: &str| Cell { kind: CellKind::Literal, value: text.to_owned(), label: text.to_owned() };
    let mut ranked = Vec::new();
    let mut push = |rank, relation: Cell, value: Cell| {
        let row = Row { cells: vec![relation, value], ..Row::default() };
        ranked.push(Ranked { rank, row, frees: false, condition: None });
    };
    let cell = |node: &NamedNode, phrase: &str| Cell {
        label: phrase.to_owned(),
        ..labels.cell(Some(&Term::from(node.clone())))
    };
    for class in &profile.classes {
        push(5, cell(&namespace::TYPE.into_owned(), "is a kind of"), labels.cell(Some(&class.clone().into())));
    }
    let covered: BTreeSet<(Option<&NamedNode>, String)> =
        evidence.in_text_order().iter().map(|said| (said.relation.as_ref(), ends(said))).collect();
    for (property, other, incoming) in &profile.edges {
        let is_covered =
            covered.iter().any(|(relation, ends)| *relation == Some(property) && ends.contains(other.as_str()));
        if !is_covered {
            let label = labels.of(property);
            let (modality, polarity) = (Modality::Actual, Polarity::Affirmed);
            let phrase = match (*incoming, property.as_str().starts_with(namespace::REL)) {
                (true, true) => words::passive(&label, modality, polarity),
                (false, true) => words::predicate(&label, modality, polarity),
                (true, false) => format!("← {label}"),
                (false, false) => label,
            };
            push(7, cell(property, &phrase), labels.cell(Some(&other.clone().into())));
        }
    }
    let said: BTreeSet<(Option<&NamedNode>, &str)> = evidence
        .in_text_order()
        .iter()
        .filter_map(|said| match &said.object {
            Some(Term::Literal(text)) => Some((said.relation.as_ref(), text.value())),
            _ => None,
        })
        .collect();
    for (property, value) in profile.texts.iter().filter(|(p, value)| !said.contains(&(Some(p), value.as_str()))) {
        push(7, cell(property, &labels.of(property)), text(value));
    }
    ranked
}

fn ends(said: &Said) -> String {
    format!("{:?} {:?}", said.subject, said.object)
}

/// The claim that tells best what the thing is.
fn definition<'a>(profile: &Profile, evidence: &'a Evidence) -> Option<&'a Said> {
    let of_itself = |said: &&&Said| said.subject.as_ref().is_some_and(|subject| profile.own.contains(subject));
    let definitions: Vec<&Said> = evidence.in_text_order().into_iter().filter(|said| is_definition(said)).collect();
    definitions.iter().find(of_itself).or_else(|| definitions.iter().find(|said| touches(said, profile))).copied()
}

fn touches(said: &Said, profile: &Profile) -> bool {
    matches!(&said.object, Some(Term::NamedNode(object)) if profile.own.contains(object))
}

/// "APEC is a 21-member intergovernmental economic forum."
fn text(things: &Things, profile: &Profile, evidence: &Evidence, labels: &Labels) -> String {
    let named = |node: Option<&NamedNode>| node.map_or_else(|| things.label.clone(), |node| labels.of(node));
    if let Some(said) = definition(profile, evidence) {
        let subject = named(said.subject.as_ref());
        // "The organs are the Assembly, the Council and the Secretariat."
        let alike =
            |other: &&&Said| words::is_plural(&subject) && other.subject == said.subject && is_definition(other);
        let all = evidence.in_text_order();
        let values = all.iter().filter(alike).filter_map(|other| other.object.as_ref()).map(|o| labels.of_term(o));
        let mut values: Vec<String> = values.collect();
        values.dedup();
        if values.len() > 1 {
            return format!("{subject} are {}.", words::short_list(&values));
        }
        let value = said.object.as_ref().map(|object| labels.of_term(object)).unwrap_or_default();
        return words::is_sentence(&subject, &value);
    }
    match profile.classes.first() {
        Some(class) => words::is_sentence(&things.label, &labels.of(class)),
        None => format!("{} is named, but nothing says what it is.", things.label),
    }
}
