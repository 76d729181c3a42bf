//! Worlds for tests: claims written a line each, and readings built by hand.

use rapporteur::answer::{Answer, answer, explained};
use rapporteur::claim::{Citation, Claim, Modality, Polarity, Qualifier, TimeRelation, record};
use rapporteur::question::{
    Column, Condition, Context, Form, Noun, Operand, Predicate, Reading, Restriction, Sense, Statement, Things,
    Variable,
};
use rapporteur::rdf::{NamedNode, Quad, literal, mint, namespace};
use rapporteur::sparql::{Rules, compile};
use rapporteur::store::{Embedded, Endpoint, QuadPattern, RdfFormat, parse};
use rapporteur::text::{Source, Span};
use spargebra::{Query, SparqlParser};
use std::collections::BTreeSet;

pub struct World {
    pub endpoint: Embedded,
    pub rules: Rules,
}

impl World {
    pub fn of(quads: Vec<Quad>) -> Self {
        let endpoint = Embedded::new().unwrap();
        endpoint.insert(quads).unwrap();
        let rules = Rules::read(&endpoint.quads(&QuadPattern::default()).unwrap());
        Self { endpoint, rules }
    }

    pub fn council() -> Self {
        let mut quads = turtle(include_str!("../../graphs/vocabulary.ttl"));
        quads.extend(turtle(include_str!("council.ttl")));
        quads.extend(claims(include_str!("council.claims")));
        Self::of(quads)
    }
}

/// The answer, once it is sure that its query as printed is a query that any parser reads.
pub fn put(world: &World, reading: &Reading) -> Answer {
    let answer = answer(reading, &world.endpoint, &world.rules).unwrap();
    let answer = explained(answer, &world.endpoint, &world.rules).unwrap();
    let read_back = SparqlParser::new().parse_query(&answer.sparql).expect(&answer.sparql);
    if !matches!(reading.form, Form::Describe | Form::Path) {
        let rows = |query: &Query| {
            let solutions = world.endpoint.select(query).unwrap();
            solutions.rows.iter().map(|row| format!("{row:?}")).collect::<BTreeSet<String>>()
        };
        assert_eq!(rows(&read_back), rows(&compile(reading, &world.rules).query), "{}", answer.sparql);
    }
    answer
}

pub fn turtle(text: &str) -> Vec<Quad> {
    parse("world.ttl", text.as_bytes(), RdfFormat::Turtle).unwrap()
}

pub fn id(name: &str) -> NamedNode {
    mint::slug(namespace::ID, name)
}

pub fn rel(name: &str) -> NamedNode {
    mint::slug(namespace::REL, name)
}

/// The quads of a text of claims, with a label for every name.
pub fn claims(text: &str) -> Vec<Quad> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let prose: Vec<&str> = lines().filter_map(|line| line.strip_prefix("> ")).collect();
    let source = Source::new("council.txt", prose.join("\n"));
    let mut quads = Vec::new();
    let mut sentence = Span::default();
    for line in lines() {
        if let Some(said) = line.strip_prefix("> ") {
            let start = source.text().find(said).unwrap();
            sentence = Span::new(start, start + said.len());
        } else {
            let citation = Citation::new(&source, sentence).unwrap();
            let claim = claim(line, citation, &mut quads);
            quads.extend(record::quads(&claim));
        }
    }
    quads
}

fn claim(line: &str, citation: Citation, labels: &mut Vec<Quad>) -> Claim {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let mut name = |words: &str| {
        labels.push(record::quad(&id(words), namespace::LABEL, literal::english(words)));
        id(words)
    };
    let mut claim = Claim {
        subject: name(parts[0]),
        relation: rel(parts[1]),
        object: parts.get(2).filter(|words| !words.is_empty()).map(|words| name(words).into()),
        modality: Modality::Actual,
        polarity: Polarity::Affirmed,
        marker: None,
        qualifiers: vec![],
        confidence: None,
        citations: vec![citation],
    };
    let notes = parts.get(3).copied().unwrap_or_default();
    match notes.split_once('=') {
        Some((before, value)) => {
            let (before, key) = before.rsplit_once(' ').unwrap_or(("", before));
            mood(&mut claim, before);
            claim.qualifiers.push(match key {
                "venue" => Qualifier::Venue(name(value)),
                "since" => Qualifier::Time(TimeRelation::Since, value.to_owned()),
                "in" if value.starts_with("20") => Qualifier::Time(TimeRelation::In, value.to_owned()),
                preposition => Qualifier::Scope(preposition.to_owned(), name(value)),
            });
        }
        None => mood(&mut claim, notes),
    }
    claim
}

fn mood(claim: &mut Claim, words: &str) {
    for word in words.split_whitespace() {
        match word {
            "not" => claim.polarity = Polarity::Denied,
            "possible" => claim.modality = Modality::Possible,
            "expected" => claim.modality = Modality::Expected,
            "necessary" => claim.modality = Modality::Necessary,
            other => panic!("{other} is no mood"),
        }
    }
}

pub fn what() -> Operand {
    Operand::Variable(Variable(0))
}

pub fn other() -> Operand {
    Operand::Variable(Variable(1))
}

/// Something named.
pub fn the(name: &str) -> Operand {
    Operand::Things(things(name))
}

pub fn things(name: &str) -> Things {
    Things {
        label: name.to_owned(),
        exactly: vec![id(name)],
        names: vec![],
        narrower: vec![],
        holder: false,
        broader: vec![],
    }
}

/// A statement, to be asked in a mood such as "possible not".
pub fn says(subject: Operand, relation: &str, object: Operand) -> Statement {
    let sense = Sense { relation: rel(relation), inverse: false };
    Statement {
        subject,
        predicate: Predicate { label: relation.replace('-', " "), senses: vec![sense], noun: false },
        object: Some(object),
        modality: Modality::Actual,
        polarity: Polarity::Affirmed,
        restrictions: vec![],
        transitive: false,
        foreseen: false,
    }
}

pub fn can(statement: Statement) -> Statement {
    Statement { modality: Modality::Possible, ..statement }
}

pub fn not(statement: Statement) -> Statement {
    Statement { polarity: Polarity::Denied, ..statement }
}

pub fn with(restriction: Restriction, statement: Statement) -> Statement {
    Statement { restrictions: vec![restriction], ..statement }
}

pub fn a(operand: Operand, noun: Noun) -> Condition {
    Condition::Kind(operand, noun)
}

pub fn kind(lemma: &str) -> Noun {
    Noun { label: lemma.to_owned(), classes: vec![], kinds: vec![lemma.to_owned()], told: None, things: vec![] }
}

pub fn class(name: &str) -> Noun {
    let class = NamedNode::new_unchecked(format!("{}{name}", namespace::RAP));
    Noun { label: name.to_lowercase(), classes: vec![class], kinds: vec![], told: None, things: vec![] }
}

pub fn reading(form: Form, columns: usize, body: Condition) -> Reading {
    let headings = ["what", "other"];
    let column =
        |at: usize| Column { variable: Variable(u32::try_from(at).unwrap()), heading: headings[at].to_owned() };
    Reading {
        amounts: None,
        order: None,
        take: None,
        graph: false,
        of_now: false,
        attributed: false,
        instead: None,
        adverbs: vec![],
        letters: std::collections::BTreeMap::new(),
        pronouns: std::collections::BTreeMap::new(),
        units: std::collections::BTreeMap::new(),
        form,
        columns: (0..columns).map(column).collect(),
        body,
        about: vec![],
        tied: None,
        within: None,
        context: Context::NONE,
        paraphrase: "what is asked".to_owned(),
    }
}

pub fn all(conditions: impl IntoIterator<Item = Condition>) -> Condition {
    Condition::All(conditions.into_iter().collect())
}
