//! From a reading to a query with its columns and its witnesses.

use super::escape::column;
use super::operand::Role;
use super::pattern;
use super::rules::Rules;
use super::statement::Asked;
use crate::claim::Polarity;
use crate::question::{Condition, Context, Form, Operand, Reading, Restriction, Statement, Variable as Asking};
use crate::rdf::{Literal, namespace};
use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::{GroundTerm, TermPattern, Variable};
use std::collections::{BTreeMap, BTreeSet};

/// A query that is ready to be put to any SPARQL 1.1 endpoint.
///
/// Every solution binds the witnesses to the claims that say so; a witness that is unbound was a plain
/// edge, a class or a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// The query, always a SELECT.
    pub query: Query,
    /// The variables that are shown, each with its heading.
    pub columns: Vec<(Variable, String)>,
    /// The variables that stand for claims, those of statements before those of kinds and qualities.
    pub witnesses: Vec<Variable>,
    /// Verdicts: the witness that is judged; bound to a claim that bears on the question.
    pub judged: Option<Variable>,
    /// Verdicts: bound where a solution without a claim speaks against it.
    pub against: Option<Variable>,
    /// Counts: bound to the number that an answer states in its name.
    pub quantity: Option<Variable>,
}

/// Compiles a reading whose answer is a table, a number or a verdict.
#[must_use]
pub fn compile(reading: &Reading, rules: &Rules) -> Compiled {
    let compiler = Compiler::new(reading, rules);
    match reading.form {
        Form::YesNo | Form::Why => compiler.verdict(reading),
        Form::HowMany => compiler.count(reading),
        Form::Per => match reading.amounts {
            Some(amounts) => compiler.amounts(reading, amounts),
            None => compiler.table(reading),
        },
        Form::Wh | Form::List | Form::Describe | Form::Path | Form::Network | Form::Explain | Form::Sparql => {
            compiler.table(reading)
        }
    }
}

/// What a witness is a claim of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Statement,
    Description,
}

/// The state of compiling one reading: names in use and witnesses so far.
pub(super) struct Compiler<'a> {
    pub(super) rules: &'a Rules,
    pub(super) context: &'a Context,
    headings: BTreeMap<Asking, Variable>,
    pub(super) joined: BTreeSet<Asking>,
    /// The rules of users that are being expanded, by number.
    pub(super) within: Vec<usize>,
    /// How many letters of rules have become variables.
    pub(super) letters: u32,
    witnesses: Vec<(Sort, Variable)>,
    names: BTreeMap<&'static str, usize>,
    judged: Option<Variable>,
    against: Option<Variable>,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(reading: &'a Reading, rules: &'a Rules) -> Self {
        let mut compiler = Self {
            rules,
            context: &reading.context,
            headings: BTreeMap::new(),
            joined: joined(&reading.body),
            within: vec![],
            letters: 0,
            witnesses: vec![],
            names: BTreeMap::new(),
            judged: None,
            against: None,
        };
        for column in &reading.columns {
            let name = compiler.heading(&column.heading, column.variable);
            compiler.headings.insert(column.variable, name);
        }
        compiler
    }

    /// A readable name for a column: its heading, told apart by number where two have the same.
    fn heading(&self, heading: &str, variable: Asking) -> Variable {
        let keep = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
        let slug: String = heading.chars().map(keep).collect();
        let name = match slug.trim_matches('_') {
            "" => format!("answer{}", variable.0),
            slug if slug.starts_with(|c: char| c.is_ascii_digit()) => format!("n{slug}"),
            slug => slug.to_owned(),
        };
        let taken = |name: &str| {
            self.headings.values().any(|other| other.as_str() == name)
                || name.trim_end_matches(char::is_numeric) != name
        };
        Variable::new_unchecked(if taken(&name) { format!("{name}_{}", variable.0) } else { name })
    }

    /// The name of a variable of the reading.
    pub(super) fn variable(&self, variable: Asking) -> Variable {
        self.headings.get(&variable).cloned().unwrap_or_else(|| Variable::new_unchecked(format!("x{}", variable.0)))
    }

    /// A name that is used nowhere else.
    pub(super) fn fresh(&mut self, stem: &'static str) -> Variable {
        let count = self.names.entry(stem).or_default();
        *count += 1;
        Variable::new_unchecked(format!("{stem}{count}"))
    }

    /// Whether two statements speak of it.
    pub(super) fn is_joined(&self, variable: Asking) -> bool {
        self.joined.contains(&variable)
    }

    /// The variables that stand for claims so far.
    pub(super) fn witnesses(&self) -> Vec<Variable> {
        self.witnesses.iter().map(|(_, claim)| claim.clone()).collect()
    }

    pub(super) fn witness_count(&self) -> usize {
        self.witnesses.len()
    }

    /// Forgets the witnesses after the first `count`: they are bound nowhere outside.
    pub(super) fn forget_witnesses(&mut self, count: usize) {
        self.witnesses.truncate(count);
    }

    fn witness(&mut self, sort: Sort) -> Variable {
        let claim = self.fresh("claim");
        self.witnesses.push((sort, claim.clone()));
        claim
    }

    /// A witness of what a statement takes for granted.
    pub(super) fn description(&mut self) -> Variable {
        self.witness(Sort::Description)
    }

    fn table(mut self, reading: &Reading) -> Compiled {
        let body = self.condition(&reading.body);
        let body = self.in_order(reading, body);
        self.finish(reading, body, None)
    }

    /// Each answer with the number in its name, if it has one.
    fn count(mut self, reading: &Reading) -> Compiled {
        let body = self.condition(&reading.body);
        let counted = reading.columns.first().map(|column| column.variable);
        self.counting(reading, body, counted)
    }

    pub(super) fn counting(mut self, reading: &Reading, body: GraphPattern, counted: Option<Asking>) -> Compiled {
        let Some(counted) = counted else { return self.finish(reading, body, None) };
        let quantity = self.fresh("quantity");
        let counted = self.variable(counted);
        let stated = pattern::triple(counted, namespace::QUANTITY.into_owned(), quantity.clone());
        self.finish(reading, pattern::optional(body, stated), Some(quantity))
    }

    fn verdict(mut self, reading: &Reading) -> Compiled {
        let body = self.judged(&reading.body);
        self.finish(reading, body, None)
    }

    pub(super) fn finish(self, reading: &Reading, body: GraphPattern, quantity: Option<Variable>) -> Compiled {
        let columns: Vec<(Variable, String)> =
            reading.columns.iter().map(|column| (self.variable(column.variable), column.heading.clone())).collect();
        let shown = columns.iter().map(|(variable, _)| variable.clone());
        let mut witnesses = self.witnesses;
        witnesses.sort_by_key(|(sort, _)| *sort);
        let witnesses: Vec<Variable> = witnesses.into_iter().map(|(_, claim)| claim).collect();
        let rest = witnesses.iter().chain(&self.against).chain(&quantity).cloned();
        Compiled {
            query: select(body, shown.chain(rest).collect()),
            columns,
            witnesses,
            judged: self.judged,
            against: self.against,
            quantity,
        }
    }

    /// A condition as a pattern.
    pub(super) fn condition(&mut self, condition: &Condition) -> GraphPattern {
        if let Some((operand, adjective)) = self.denied_quality(condition) {
            let claim = self.witness(Sort::Statement);
            return self.quality(operand, adjective, Polarity::Denied, &claim);
        }
        match condition {
            Condition::Statement(statement) => {
                let claim = self.witness(Sort::Statement);
                self.statement(&Asked::answering(statement, &claim))
            }
            Condition::Kind(operand, noun) => {
                let claim = self.witness(Sort::Description);
                self.kind(operand, noun, &claim)
            }
            Condition::Quality(operand, adjective) => {
                let claim = self.witness(Sort::Description);
                self.quality(operand, adjective, Polarity::Affirmed, &claim)
            }
            Condition::Same(one, other) => self.same_as(one, other),
            Condition::Measure(measure) => self.measure(measure),
            Condition::Quantified(many) if !many.admits_none() => self.quantified(many),
            Condition::Top(top) => self.top(top),
            Condition::Query(operand, query) => self.escape(operand, query),
            Condition::All(all) => self.all(all, Self::condition),
            Condition::Any(any) => {
                let branches: Vec<GraphPattern> = any.iter().map(|one| self.condition(one)).collect();
                pattern::union(branches)
            }
            Condition::Compare(..)
            | Condition::Dated(..)
            | Condition::Text(..)
            | Condition::Period(..)
            | Condition::Quantified(_)
            | Condition::Not(_)
            | Condition::IfAny(_) => self.all(std::slice::from_ref(condition), Self::condition),
        }
    }

    /// What a query of the user's gives; of one that cannot be read, nothing.
    fn escape(&mut self, operand: &Operand, query: &str) -> GraphPattern {
        let (node, mut parts) = self.start(Polarity::Affirmed, operand, Role::Object);
        let TermPattern::Variable(node) = node else { return pattern::join(parts) };
        parts.push(column(query, &node).unwrap_or_else(|_| pattern::union([])));
        pattern::join(parts)
    }

    /// All of them: what must hold, then what may, then what must not. `first` compiles the first.
    pub(super) fn all(&mut self, all: &[Condition], first: fn(&mut Self, &Condition) -> GraphPattern) -> GraphPattern {
        let mut holding = GraphPattern::default();
        let mut compile = Some(first);
        let tests: Vec<Option<Expression>> = all.iter().map(|one| self.test(one)).collect();
        let (all, tests): (Vec<&Condition>, Vec<Option<Expression>>) =
            (all.iter().zip(&tests).filter(|(_, test)| test.is_none()).map(|(one, _)| one).collect(), tests);
        let stated: Vec<&Condition> =
            all.iter().copied().filter(|one| self.denied_quality(one).is_some() || !waits(one)).collect();
        for one in stated {
            let pattern = compile.take().unwrap_or(Self::condition)(self, one);
            holding = pattern::join([holding, pattern]);
        }
        for one in &all {
            match one {
                Condition::IfAny(inner) => holding = pattern::optional(holding, self.condition(inner)),
                Condition::Period(part, of, period) => holding = self.period(holding, *part, *of, *period),
                Condition::Quantified(many) if many.admits_none() => holding = self.at_most(holding, many),
                _ => {}
            }
        }
        for test in tests.into_iter().flatten() {
            holding = pattern::filter(holding, test);
        }
        for one in &all {
            if let Condition::Not(inner) = one
                && self.denied_quality(one).is_none()
            {
                let witnesses = self.witnesses.len();
                let absent = self.condition(inner);
                self.witnesses.truncate(witnesses);
                holding = pattern::filter(holding, pattern::not_exists(absent));
            }
        }
        holding
    }

    /// "that are not binding", in a graph of claims: what somebody says is not, or is the contrary; what nobody says is open.
    fn denied_quality<'c>(&self, condition: &'c Condition) -> Option<(&'c Operand, &'c str)> {
        match condition {
            Condition::Not(inner) if self.rules.has_claims() => match inner.as_ref() {
                Condition::Quality(operand, adjective) => Some((operand, adjective)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The first statement, kind or quality for and against, with everything else as it stands.
    fn judged(&mut self, condition: &Condition) -> GraphPattern {
        match condition {
            Condition::All(all) => self.all(all, Self::judged),
            Condition::Any(any) => {
                let branches: Vec<GraphPattern> = any.iter().map(|one| self.judged(one)).collect();
                pattern::union(branches)
            }
            Condition::Statement(statement) => {
                let claim = self.judge();
                let both = [Polarity::Affirmed, Polarity::Denied];
                pattern::union(both.map(|polarity| self.statement(&Asked::bearing(statement, polarity, &claim))))
            }
            Condition::Kind(operand, noun) => {
                let claim = self.judge();
                pattern::union([self.kind(operand, noun, &claim), self.not_of_kind(operand, noun, &claim)])
            }
            Condition::Quality(operand, adjective) => {
                let claim = self.judge();
                let favour = self.quality(operand, adjective, Polarity::Affirmed, &claim);
                let contrary = self.quality(operand, adjective, Polarity::Denied, &claim);
                pattern::union([favour, pattern::join([contrary, self.against()])])
            }
            _ => self.condition(condition),
        }
    }

    /// The witness that is judged, one for all alternatives.
    fn judge(&mut self) -> Variable {
        if let Some(claim) = &self.judged {
            return claim.clone();
        }
        let claim = self.witness(Sort::Statement);
        self.judged = Some(claim.clone());
        claim
    }

    /// Whether a claim is the one that is judged.
    pub(super) fn is_judged(&self, claim: &Variable) -> bool {
        self.judged.as_ref() == Some(claim)
    }

    /// Whether something is judged.
    pub(super) const fn is_judging(&self) -> bool {
        self.judged.is_some()
    }

    /// Marks solutions that speak against.
    pub(super) fn against(&mut self) -> GraphPattern {
        let against = Variable::new_unchecked("against");
        self.against = Some(against.clone());
        pattern::values(&against, [GroundTerm::Literal(Literal::from(true))])
    }
}

/// Whether a condition is for what others bind.
fn waits(condition: &Condition) -> bool {
    match condition {
        Condition::Not(_) | Condition::IfAny(_) | Condition::Period(..) => true,
        Condition::Quantified(many) => many.admits_none(),
        _ => false,
    }
}

/// A SELECT DISTINCT of these variables.
pub(super) fn select(body: GraphPattern, variables: Vec<Variable>) -> Query {
    let project = GraphPattern::Project { inner: Box::new(body), variables };
    Query::Select { dataset: None, pattern: GraphPattern::Distinct { inner: Box::new(project) }, base_iri: None }
}

/// The variables that more than one statement speaks of.
fn joined(body: &Condition) -> BTreeSet<Asking> {
    let mut counts: BTreeMap<Asking, usize> = BTreeMap::new();
    count(body, &mut counts);
    counts.into_iter().filter(|&(_, count)| count > 1).map(|(variable, _)| variable).collect()
}

pub(super) fn count(condition: &Condition, counts: &mut BTreeMap<Asking, usize>) {
    match condition {
        Condition::Statement(statement) => {
            for variable in spoken_of(statement) {
                *counts.entry(variable).or_default() += 1;
            }
        }
        Condition::All(inner) | Condition::Any(inner) => inner.iter().for_each(|one| count(one, counts)),
        Condition::Not(inner) | Condition::IfAny(inner) => count(inner, counts),
        Condition::Measure(measure) => measure.body.iter().for_each(|one| count(one, counts)),
        Condition::Quantified(many) => many.whole().iter().for_each(|one| count(one, counts)),
        Condition::Top(top) => top.among.iter().chain(&top.key).for_each(|one| count(one, counts)),
        _ => {}
    }
}

/// The variables of a statement, each once.
fn spoken_of(statement: &Statement) -> BTreeSet<Asking> {
    let scopes = statement.restrictions.iter().filter_map(|restriction| match restriction {
        Restriction::Scope(_, operand) => Some(operand),
        _ => None,
    });
    let operands = [&statement.subject].into_iter().chain(&statement.object).chain(scopes);
    operands
        .filter_map(|operand| if let Operand::Variable(variable) = operand { Some(*variable) } else { None })
        .collect()
}
