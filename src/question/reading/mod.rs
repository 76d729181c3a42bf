//! What a question means, in IRIs and variables. No word is left unresolved in a reading.

pub mod deny;
pub mod made;
pub mod value;
mod weight;

use crate::claim::{Modality, Polarity, TimeRelation};
use crate::question::context::Context;
use crate::question::reading::value::{Amounts, Matching, Order, Period, Quantified, Quantity};
use crate::question::syntax::value::{Comparison, Tied};
use crate::rdf::{Literal, NamedNode};
use std::collections::BTreeMap;

/// The form of the question, which decides the shape of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// "what can SOM1 produce": a table.
    Wh,
    /// "can SOM1 adopt binding decisions?": a verdict.
    YesNo,
    /// "how many members does APEC have?": a number.
    HowMany,
    /// "list officials with their office": a table, several columns.
    List,
    /// "what is SOM?": a profile.
    Describe,
    /// "how many meetings were held per year?", "the average population of …": numbers, for each of something.
    Per,
    /// "how is Casey Mace connected to SOM1?": a path.
    Path,
    /// "which committees are most connected?": something of the network of all that is said.
    Network,
    /// "why can't the host impose decisions?": a verdict with its grounds.
    Why,
    /// "explain who chairs APEC?": how a question is read and put.
    Explain,
    /// "sparql { … }": a query of that language.
    Sparql,
}

impl Form {
    /// Its word in the JSON contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wh => "wh",
            Self::YesNo => "yes/no",
            Self::HowMany => "how many",
            Self::List => "list",
            Self::Describe => "describe",
            Self::Per => "per",
            Self::Path => "path",
            Self::Network => "network",
            Self::Why => "why",
            Self::Explain => "explain",
            Self::Sparql => "sparql",
        }
    }
}

/// What a pronoun stands for besides anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pronoun {
    /// "anyone", "somebody".
    Somebody,
    /// "everyone".
    Everybody,
    /// "everything".
    Everything,
}

impl Pronoun {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Somebody => "anybody",
            Self::Everybody => "everybody",
            Self::Everything => "everything",
        }
    }
}

/// A variable, by number; [`Reading::columns`] names those that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable(pub u32);

/// What a noun phrase with a name in it can denote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Things {
    /// The phrase, to be said back.
    pub label: String,
    /// The things that bear exactly this name.
    pub exactly: Vec<NamedNode>,
    /// What these are called besides, if they are few: "chair of the Board" is told by the name of the Board.
    pub names: Vec<String>,
    /// Things whose name says more ("legally binding treaties" for "treaties"): what holds of one of
    /// these supports what is asked.
    pub narrower: Vec<NamedNode>,
    /// Whoever is said to be it is meant, too: "the judge".
    pub holder: bool,
    /// Things whose name says less: a denial about one of these refutes what is asked.
    pub broader: Vec<NamedNode>,
}

/// One side of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// Something asked for, or joined on.
    Variable(Variable),
    /// Something named.
    Things(Things),
    /// A number or a text.
    Literal(Literal),
}

/// One relation that a verb can mean, and in which direction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sense {
    /// The relation.
    pub relation: NamedNode,
    /// Whether subject and object change places.
    pub inverse: bool,
}

/// A verb or relational phrase, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// The phrase in the infinitive, to be said back ("report to").
    pub label: String,
    /// What it can mean; each is tried. Narrower relations, inverses and inheritance are not listed
    /// here: the compiler adds them from the vocabulary.
    pub senses: Vec<Sense>,
    /// The phrase is a noun for what the relation leads to ("mayor").
    pub noun: bool,
}

impl Predicate {
    /// Whether it says what something is: "be", "be member of", and not "begin" or "belong to".
    #[must_use]
    pub fn is_being(&self) -> bool {
        self.label == "be" || self.label.starts_with("be ")
    }
}

/// A common noun, resolved: a thing is one if any of these holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The noun in the singular, to be said back and as a heading.
    pub label: String,
    /// It is an instance of one of these classes (or of a narrower one).
    pub classes: Vec<NamedNode>,
    /// Its name's head noun is one of these lemmas (`rap:kind`).
    pub kinds: Vec<String>,
    /// It is said to be a thing of this kind, of which there are too many to be listed among `things`.
    pub told: Option<String>,
    /// It is said to be one of these things ("Tonga is a Dialogue Partner").
    pub things: Vec<NamedNode>,
}

/// What narrows a statement in a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restriction {
    /// A date, `2024`, `2024-06` or `2024-06-01`.
    Time(TimeRelation, String),
    /// "when": the time of the statement is asked for.
    When(Variable),
    /// "where": the place of the statement is asked for.
    Where(Variable),
    /// "how much": the sentence that says so, which tells the amount.
    HowMuch(Variable),
    /// A preposition and its object ("in APEC fora"); the object may be a variable ("in which fora").
    Scope(String, Operand),
}

/// A claim that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who or what it is about.
    pub subject: Operand,
    /// The relation.
    pub predicate: Predicate,
    /// What the relation leads to; absent for "does APEC meet?".
    pub object: Option<Operand>,
    /// As asked: "does" actual, "can" possible, "must" necessary, "should" and "will" expected.
    pub modality: Modality,
    /// As asked: "which bodies cannot …" asks for denials.
    pub polarity: Polarity,
    /// What narrows it.
    pub restrictions: Vec<Restriction>,
    /// "directly or indirectly".
    pub transitive: bool,
    /// Asked with "will", and not with "should": what is expected, said back as it was said.
    pub foreseen: bool,
}

/// What must hold of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A claim says so.
    Statement(Statement),
    /// It is a thing of this kind.
    Kind(Operand, Noun),
    /// Its name or a claim has this adjective ("binding").
    Quality(Operand, String),
    /// Both are the same thing or value.
    Same(Operand, Operand),
    /// The first compares so with the second, as numbers, dates or texts.
    Compare(Operand, Comparison, Operand),
    /// It is a date that lies so.
    Dated(Operand, TimeRelation, String),
    /// Its name, or the text that it is, has another text there, whatever the case.
    Text(Operand, Matching, String),
    /// The first is the year, month or day of the second.
    Period(Variable, Variable, Period),
    /// So many of some things are such.
    Quantified(Box<Quantified>),
    /// The number of what it has.
    Measure(Box<value::Measure>),
    /// It comes first.
    Top(Box<value::Top>),
    /// A SPARQL query of the user's gives it as its first column: the text within the braces.
    Query(Operand, String),
    /// All of these.
    All(Vec<Condition>),
    /// At least one of these.
    Any(Vec<Condition>),
    /// Not stated: "that do not report to CTI" as absence is said back as "for which nothing says that …".
    Not(Box<Condition>),
    /// Shown if there is any ("with their economy if any").
    IfAny(Box<Condition>),
}

/// The heading of whose value is shown, where only the value was asked for.
pub const OWNER: &str = "of";

/// Something shown: a variable and its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The variable.
    pub variable: Variable,
    /// The heading, a noun in the singular ("deliverable", "who").
    pub heading: String,
}

impl Condition {
    /// Of "sells no seed" that it does not sell seed: a ground is given for what somebody denies, not for what nobody says.
    #[must_use]
    pub fn with_no_as_not(self) -> Self {
        let Self::Quantified(many) = self else { return self };
        let [Self::Statement(said)] = many.scope.as_slice() else { return Self::Quantified(many) };
        if many.quantity != Quantity::No || said.polarity != Polarity::Affirmed {
            return Self::Quantified(many);
        }
        let denied = Statement { polarity: Polarity::Denied, ..said.clone() };
        Self::All([Self::Statement(denied)].into_iter().chain(many.among).collect())
    }

    /// Whether some word of it names something in the graph.
    #[must_use]
    fn is_about_something(&self) -> bool {
        let known = |operand: &Operand| match operand {
            Operand::Things(things) => {
                !(things.exactly.is_empty() && things.narrower.is_empty() && things.broader.is_empty())
            }
            Operand::Variable(_) => false,
            Operand::Literal(_) => true,
        };
        match self {
            Self::Statement(said) => {
                !said.predicate.senses.is_empty() || known(&said.subject) || said.object.as_ref().is_some_and(known)
            }
            Self::Kind(operand, noun) => {
                known(operand) || !(noun.classes.is_empty() && noun.kinds.is_empty() && noun.things.is_empty())
            }
            Self::Quality(operand, _) | Self::Dated(operand, ..) | Self::Text(operand, ..) => known(operand),
            Self::Period(..) => false,
            Self::Quantified(many) => many.among.iter().chain(&many.scope).any(Self::is_about_something),
            Self::Same(one, other) | Self::Compare(one, _, other) => known(one) || known(other),
            Self::Measure(measure) => measure.body.iter().any(Self::is_about_something),
            Self::Top(top) => top.among.iter().chain(&top.key).any(Self::is_about_something),
            Self::Query(..) => true,
            Self::All(inner) | Self::Any(inner) => inner.iter().any(Self::is_about_something),
            Self::Not(inner) | Self::IfAny(inner) => inner.is_about_something(),
        }
    }
}

impl Reading {
    /// Whether some word of the question names something in the graph.
    #[must_use]
    pub fn is_about_something(&self) -> bool {
        !self.about.is_empty() || self.body.is_about_something()
    }

    /// A variable that nothing in it stands for yet.
    #[must_use]
    pub fn fresh(&self) -> Variable {
        let used = self.body.variables().into_iter().chain(self.columns.iter().map(|column| column.variable));
        Variable(used.map(|variable| variable.0).max().map_or(0, |most| most + 1))
    }
}

/// What was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The form of the question.
    pub form: Form,
    /// What is asked for; empty for verdicts, profiles and paths.
    pub columns: Vec<Column>,
    /// What must hold. For [`Form::YesNo`] and [`Form::Why`] the first statement is the one judged.
    pub body: Condition,
    /// [`Form::Describe`]: the thing described. [`Form::Path`]: both ends. [`Form::Network`]: what things are tied to.
    pub about: Vec<Things>,
    /// [`Form::Network`]: what is asked of it.
    pub tied: Option<Tied>,
    /// [`Form::Path`] and [`Form::Network`]: the greatest number of steps.
    pub within: Option<usize>,
    /// [`Form::Per`]: how the number in the last column is made.
    pub amounts: Option<Amounts>,
    /// The order of the answers, if it is asked for.
    pub order: Option<Order>,
    /// How many answers are asked for at most.
    pub take: Option<usize>,
    /// "as a graph": what the answer rests on is asked for, as triples.
    pub graph: bool,
    /// Asked in the present tense, of what is so now: "who chairs the Board" is not "who chaired the Board".
    pub of_now: bool,
    /// Whoever says what the body says is asked for, not whether it is so: "who said that the backlog remained".
    pub attributed: bool,
    /// What is asked instead where nothing is found: what was decided to be done, of "what did the Council decide".
    pub instead: Option<Box<Reading>>,
    /// The letters of variables that the question has letters for.
    pub letters: BTreeMap<Variable, String>,
    /// Variables that stand for somebody or for all there is: "anyone", "everything".
    pub pronouns: BTreeMap<Variable, Pronoun>,
    /// In what the values of variables are measured, where the graph tells it.
    pub units: BTreeMap<Variable, &'static str>,
    /// Adverbs of the question, in lower case, that no condition asks for: what an answer rests on must bear them.
    pub adverbs: Vec<String>,
    /// Which claims count.
    pub context: Context,
    /// The reading in English, after "I read this as: ".
    pub paraphrase: String,
}
