//! From what was written to what was meant: every word becomes an IRI, a variable or a literal.

mod amount;
mod amounted;
mod be;
mod dates;
mod event;
mod exists;
mod happen;
mod have;
mod instead;
mod kind;
mod lacking;
mod letter;
mod likely;
mod list;
mod measure;
mod most;
mod named;
mod network;
mod noun;
mod office;
mod order;
mod own;
mod passive;
mod phrasal;
mod property;
mod quantity;
mod relative;
mod same;
pub mod unknown;
mod value;
mod verb;
mod whose;

use crate::lexicon::{Denotation, Lexicon};
use crate::question::context::Origin;
use crate::question::error::AskError;
use crate::question::reading::deny::deny;
pub use crate::question::reading::made::{describe, join, reading, statement, with};
use crate::question::reading::{Column, Condition, Form, Operand, Predicate, Pronoun, Reading, Things, Variable};
use crate::question::resolve::exists::with_statements_first;
use crate::question::resolve::instead::{asked_word, is_times, manner_first};
use crate::question::resolve::letter::letters;
use crate::question::resolve::likely::{is_identity, time_or_place};
use crate::question::resolve::measure::Ranking;
use crate::question::resolve::most::{number_ranked_by, owner_of_first};
use crate::question::resolve::unknown::Unknown;
use crate::question::syntax::{Asked, Asks, Clause, Clauses, Gap, Listing, NounPhrase, Question, Words};
use crate::text::{Diagnostic, Span};
use std::collections::BTreeMap;

/// The most names that say more than a noun, of which those are looked at where a question is only tried.
const MOST_TRIED: usize = 24;

/// A reading with what has to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// What was meant; its paraphrase is still empty.
    pub reading: Reading,
    /// What was done although it looks odd.
    pub warnings: Vec<Diagnostic>,
    /// How far-fetched it is.
    pub cost: u32,
}

/// What a clause lacks and is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A thing, with the noun that was asked for, if any.
    Thing(Operand),
    /// The place.
    Where(Variable),
    /// The time.
    When(Variable),
    /// The amount, by the sentence that tells it.
    HowMuch(Variable),
}

/// The work on one question.
#[derive(Clone)]
pub struct Resolver<'a> {
    /// Where words find their meanings.
    pub lexicon: &'a Lexicon,
    /// The question asks whether something holds: a word that the graph lacks is an answer, not an error.
    pub lenient: bool,
    /// Adverbs that tell more of what is asked than its words do.
    pub adverbs: Vec<String>,
    /// What has been noticed.
    pub warnings: Vec<Diagnostic>,
    /// How far-fetched the reading has become.
    pub cost: u32,
    /// What unknown words look like.
    pub unknown: &'a Unknown,
    /// A noun that nothing is called by may be read as its class: something else besides tells what is asked for.
    pub widens: bool,
    /// What "its" stands for: the subject of the clause.
    pub antecedent: Option<Things>,
    /// What "its" stands for in a clause about a noun: whoever the noun stands for.
    pub possessor: Option<Operand>,
    /// What foreign relations lead to, each with its relation.
    pub values: BTreeMap<Variable, Predicate>,
    /// What stands for somebody or for all there is.
    pub pronouns: BTreeMap<Variable, Pronoun>,
    /// In what values are measured.
    pub units: BTreeMap<Variable, &'static str>,
    /// The nouns of variables: what is called a country may be the country of others.
    pub nouns: BTreeMap<Variable, String>,
    /// Ranks that wait for all that is said of what is ranked.
    pub pending: Vec<(Operand, Ranking)>,
    /// What is ranked only when everything is said.
    pub held: Option<Operand>,
    /// What "it" stands for: what a number is given for each of.
    pub it: Option<Operand>,
    /// Where a number is asked for: what it is given for each of, so far.
    pub groups: Option<Vec<Column>>,
    /// What else is asked for: the committee of "who chairs which committee".
    pub beside: Vec<Column>,
    /// What "?X" stands for.
    pub called: BTreeMap<String, Variable>,
    /// In a rule: what each letter stands for.
    pub letters: Option<BTreeMap<String, Variable>>,
    /// How many definitions deep it is.
    pub depth: usize,
    pub(super) next: u32,
}

/// Resolves a question.
///
/// # Errors
/// [`AskError`] where a word has no meaning or nothing is asked for.
pub fn resolve(question: &Question, lexicon: &Lexicon, unknown: &Unknown) -> Result<Resolved, AskError> {
    let lenient = matches!(question.asks, Asks::Whether(_) | Asks::Why(_));
    let widens = matches!(question.asks, Asks::Open { .. } | Asks::Adverbial { .. });
    let mut resolver = Resolver { lenient, ..Resolver::new(lexicon, unknown, widens) };
    let mut reading = resolver.reading(&question.asks)?;
    reading.body = resolver.ranked_still(reading.body);
    if matches!(reading.form, Form::Wh | Form::List) {
        reading.columns.append(&mut resolver.beside);
        reading.columns.extend(number_ranked_by(&reading).or_else(|| owner_of_first(&reading)));
    }
    reading.adverbs = std::mem::take(&mut resolver.adverbs);
    reading.letters = letters(std::mem::take(&mut resolver.called));
    reading.pronouns = std::mem::take(&mut resolver.pronouns);
    reading.units = std::mem::take(&mut resolver.units);
    Ok(Resolved { reading, warnings: resolver.warnings, cost: resolver.cost })
}

impl<'a> Resolver<'a> {
    /// Nothing is resolved yet.
    #[must_use]
    pub const fn new(lexicon: &'a Lexicon, unknown: &'a Unknown, widens: bool) -> Self {
        Self {
            lexicon,
            lenient: false,
            adverbs: vec![],
            warnings: vec![],
            cost: 0,
            unknown,
            widens,
            antecedent: None,
            possessor: None,
            values: BTreeMap::new(),
            pronouns: BTreeMap::new(),
            units: BTreeMap::new(),
            nouns: BTreeMap::new(),
            pending: vec![],
            held: None,
            it: None,
            groups: None,
            beside: vec![],
            called: BTreeMap::new(),
            letters: None,
            depth: 0,
            next: 0,
        }
    }
}

impl Resolver<'_> {
    /// A new variable.
    pub fn fresh(&mut self) -> Variable {
        self.next += 1;
        Variable(self.next - 1)
    }

    /// What a noun phrase can denote among the things of the graph; where it is only tried, of long lists their beginnings.
    pub(super) fn denoted(&self, phrase: &str) -> Denotation {
        self.lexicon.some_things(phrase, self.looked_at())
    }

    /// The first two things that are called so and told more of by their names; where it is only tried, of long lists their beginnings.
    pub(super) fn going_on(&self, phrase: &str) -> Vec<crate::rdf::NamedNode> {
        self.lexicon.some_going_on(phrase, self.looked_at())
    }

    /// How many names of a long list are looked at.
    fn looked_at(&self) -> usize {
        if self.unknown.is_hasty() { MOST_TRIED } else { usize::MAX }
    }

    /// Notes something odd at a place.
    pub fn warn(&mut self, code: &'static str, message: String, span: Span, label: &str) {
        let warning = Diagnostic::warning(code, message).at(span, label);
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    fn reading(&mut self, asks: &Asks) -> Result<Reading, AskError> {
        match asks {
            Asks::Open { asked: Asked::Noun(noun, _), count: true, .. } if is_times(noun) => self.ungrouped(asks),
            Asks::Open { count: true, .. } | Asks::Listing { shape: Listing::Count, .. } | Asks::Amount { .. } => {
                self.grouped(asks, &[], &[])
            }
            Asks::Grouped { asks, lead, per } => self.grouped(asks, lead, per),
            other => self.ungrouped(other),
        }
    }

    /// What is asked for by itself.
    pub(super) fn ungrouped(&mut self, asks: &Asks) -> Result<Reading, AskError> {
        match asks {
            Asks::Whether(clauses) => self.whether(clauses),
            Asks::Why(clauses) => self.judged(Form::Why, clauses),
            Asks::Connection { ends, within, ways } => self.connection(ends, *within, *ways),
            Asks::Network { tied, of, ends, within, take } => {
                let reading = self.network(*tied, of.as_ref(), ends)?;
                Ok(Reading { within: *within, take: *take, ..reading })
            }
            Asks::Open { asked, count, preposition, clauses, gap } => {
                if let Some(times) = self.times(asked, *count, clauses, *gap) {
                    return times;
                }
                let instead = if *count { None } else { self.instead(asked, preposition.as_ref(), clauses, *gap) };
                let found = self.open(asked, *count, preposition.as_ref(), clauses, *gap);
                let manner = preposition.as_ref().zip(asked_word(asked)).is_some_and(|(by, what)| by.span == what.span);
                self.or_instead(found, instead).map(|found| if manner { manner_first(found) } else { found })
            }
            Asks::Adverbial { when, clauses } => self.adverbial(*when, clauses),
            Asks::Description { what, who } => self.description(what, *who),
            Asks::Measure { adjective, what } => self.measure(adjective, what),
            Asks::Doings { what, verb: Some(verb), qualifiers, .. } => self.undertaken(what, verb, qualifiers),
            Asks::Doings { what, modality, negated, qualifiers, by, verb: None } => {
                let mut reading = self.doings(what, *modality, *negated, qualifiers)?;
                if let Some(unit) = by.as_ref().and_then(NounPhrase::single) {
                    let things = self.thing(unit)?;
                    let who = if things.exactly.is_empty() { things.narrower } else { things.exactly };
                    reading.context.origins.push(Origin { label: things.label, sources: vec![], things: who });
                }
                Ok(reading)
            }
            Asks::Happenings(written) => self.happenings(written),
            Asks::Beside { asks, columns } => self.beside(asks, columns),
            Asks::Amount { .. } | Asks::Grouped { .. } => self.grouped(asks, &[], &[]),
            Asks::Listing { noun, qualifiers, columns, shape, order: None } => {
                self.listing(noun, qualifiers, columns, *shape)
            }
            Asks::Listing { noun, qualifiers, columns, shape, order: Some(order) } => {
                self.ordered(noun, qualifiers, columns, *shape, order)
            }
        }
    }

    fn judged(&mut self, form: Form, clauses: &Clauses) -> Result<Reading, AskError> {
        let each: Result<Vec<_>, _> = clauses.each.iter().map(|clause| self.clause(clause, None)).collect();
        Ok(reading(form, vec![], with_statements_first(join(clauses.any, each?))))
    }

    fn open(
        &mut self,
        asked: &Asked,
        count: bool,
        preposition: Option<&Words>,
        clauses: &Clauses,
        gap: Gap,
    ) -> Result<Reading, AskError> {
        if let (Asked::Noun(noun, _), Some(_)) = (asked, preposition)
            && let Some(when) = time_or_place(noun)
        {
            return self.adverbial(when, clauses);
        }
        if let Some(noun) = self.had_by_subject(asked, clauses) {
            let shape = if count && !self.is_counted(&noun) { Listing::Count } else { Listing::Which };
            return self.listing(&noun, &[], &[], shape);
        }
        let variable = self.fresh();
        let operand = Operand::Variable(variable);
        let outer = self.hold(&operand);
        let (heading, mut conditions) = self.asked(asked, &operand)?;
        let target = self.target(asked, &operand)?;
        conditions.extend(target.conditions);
        let missing = Missing::Thing(target.operand.clone());
        let mut each = vec![];
        // "how much is the budget" measures it.
        let measures = matches!(asked, Asked::Word(word) if word.text.eq_ignore_ascii_case("how much"));
        self.cost += if measures && clauses.each.iter().any(is_identity) { 3 } else { 0 };
        for clause in &clauses.each {
            each.push(match gap {
                Gap::Subject => self.predicates_of(&target.operand, &clause.predicates)?,
                Gap::Object => self.with_gap(clause, &missing, preposition)?,
            });
            self.penalise_incomplete(asked, clause, gap);
            self.penalise_descriptions(asked, clause);
            self.penalise_number(asked, clause, gap);
        }
        conditions.push(join(clauses.any, each));
        let conditions = self.release(outer, &operand, conditions);
        let body = join(false, conditions);
        if !body.variables().contains(&variable) {
            return Err(self.nothing_left(clauses));
        }
        let form = if count { Form::HowMany } else { Form::Wh };
        Ok(reading(form, vec![Column { variable, heading }], body))
    }

    /// A clause that lacks what is asked for, perhaps with its preposition before it.
    pub fn with_gap(
        &mut self,
        clause: &Clause,
        missing: &Missing,
        preposition: Option<&Words>,
    ) -> Result<Condition, AskError> {
        let Some(subject) = &clause.subject else {
            return self.clause(clause, Some(missing));
        };
        let mark = self.mark();
        let group = self.subject(subject)?;
        let mut joined = vec![];
        for denoted in group.each {
            self.refer_to(&denoted.operand);
            let said = self.predicates(&denoted.operand, &clause.predicates, Some(missing), preposition)?;
            joined.push(self.of_so_many(mark, denoted, said));
        }
        Ok(join(group.any, joined))
    }

    /// A clause, with what it lacks.
    pub fn clause(&mut self, clause: &Clause, missing: Option<&Missing>) -> Result<Condition, AskError> {
        let Some(subject) = &clause.subject else {
            let operand = Operand::Variable(self.fresh());
            return self.predicates(&operand, &clause.predicates, missing, None);
        };
        let mark = self.mark();
        let group = self.subject(subject)?;
        let mut joined = vec![];
        for denoted in group.each {
            self.refer_to(&denoted.operand);
            let said = self.predicates(&denoted.operand, &clause.predicates, missing, None)?;
            let said = if denoted.negated { deny(said) } else { said };
            joined.push(self.of_so_many(mark, denoted, said));
        }
        Ok(join(group.any, joined))
    }

    pub(super) fn adverbial(&mut self, when: bool, clauses: &Clauses) -> Result<Reading, AskError> {
        if let Some(noun) = self.value_somewhere(clauses) {
            return self.listing(&noun, &[], &[], Listing::Which);
        }
        let variable = self.fresh();
        if let Some(seat) = if when { None } else { self.seat(clauses, variable)? } {
            return Ok(reading(Form::Wh, vec![Column { variable, heading: "where".to_owned() }], seat));
        }
        let missing = if when { Missing::When(variable) } else { Missing::Where(variable) };
        let each: Result<Vec<_>, _> = clauses.each.iter().map(|clause| self.with_gap(clause, &missing, None)).collect();
        let body = join(clauses.any, each?);
        if !body.variables().contains(&variable) {
            return Err(self.nothing_left(clauses));
        }
        let heading = if when { "when" } else { "where" }.to_owned();
        Ok(reading(Form::Wh, vec![Column { variable, heading }], body))
    }

    /// "who is X" for a name asks for its profile; for an office or a described thing, for whoever it is.
    fn description(&mut self, what: &NounPhrase, who: bool) -> Result<Reading, AskError> {
        let single = what.single();
        let named = single.map(|unit| self.named_thing(unit));
        let office = who && single.is_some_and(|unit| unit.determiner.as_deref() == Some("the"));
        let named = named.flatten().or_else(|| single.filter(|_| office).and_then(|unit| self.holder_called(unit)));
        match named {
            Some(things) if office && !things.exactly.is_empty() => {
                let variable = self.fresh();
                let be = self.be();
                let statement = statement(Operand::Variable(variable), be, Some(Operand::Things(things)));
                let columns = vec![Column { variable, heading: "who".to_owned() }];
                let mut each = vec![Condition::Statement(statement)];
                if let Some(unit) = single {
                    each.extend(self.in_office(&Operand::Variable(variable), unit)?);
                }
                Ok(reading(Form::Wh, columns, join(true, each)))
            }
            Some(things) => Ok(describe(things)),
            None => match self.office_alone(single.filter(|_| office))? {
                Some(reading) => Ok(reading),
                None => self.listing(what, &[], &[], Listing::Which),
            },
        }
    }
}
