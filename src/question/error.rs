//! Why a question cannot be asked, and what would work.

use super::say::verb::plural;
use crate::text::{Diagnostic, Span};

/// The longest question that is read, in bytes.
pub const LONGEST: usize = 4096;
/// The deepest nesting of brackets that is read.
pub const DEEPEST: usize = 8;

/// Why a question has no reading. Each variant names a question that gives it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// `?`
    #[error("the question has no words")]
    NoWords,
    /// A question of 100 KB.
    #[error("the question is too long: {bytes} bytes, where {LONGEST} are read")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// `who chairs (((((((((APEC)))))))))`
    #[error("the brackets are nested deeper than {DEEPEST}")]
    TooDeep {
        /// The bracket too many.
        span: Span,
    },
    /// `who chairs (APEC`
    #[error("this bracket has no partner")]
    Unbalanced {
        /// The bracket.
        span: Span,
    },
    /// A question of clauses within clauses, a hundred deep.
    #[error("the question is too involved to be read")]
    TooInvolved {
        /// All of it.
        span: Span,
    },
    /// `SELECT ?x WHERE { ?x a ?y }`
    #[error("this is a query language, not a question")]
    QueryLanguage {
        /// Its first word.
        span: Span,
    },
    /// `who chairs the Counsil`
    #[error("nothing is known by the name “{word}”")]
    UnknownWord {
        /// Where it stands.
        span: Span,
        /// As written.
        word: String,
        /// Words and names that look like it, best first.
        near: Vec<String>,
    },
    /// `who eats APEC`
    #[error("no relation is called “{word}”")]
    UnknownVerb {
        /// Where it stands.
        span: Span,
        /// As written.
        word: String,
        /// Verbs that look like it, best first.
        near: Vec<String>,
    },
    /// `what does SOM1 chair the meeting`
    #[error("nothing is left to ask for: “{word}” has all that it takes")]
    NothingAsked {
        /// The verb.
        span: Span,
        /// As written.
        word: String,
    },
    /// `which committees report to the same body`: as what?
    #[error("“the same” does not say as what")]
    NothingCompared {
        /// The noun phrase.
        span: Span,
    },
    /// `which committee has the highest elevation`, where nothing has an elevation.
    #[error("nothing here is measured by “{word}”")]
    NoMeasure {
        /// Where it stands.
        span: Span,
        /// As written.
        word: String,
        /// Words and names that look like it, best first.
        near: Vec<String>,
    },
    /// `which committee did not publish the most reports`
    #[error("what comes first cannot be denied")]
    DeniedRank {
        /// The verb.
        span: Span,
        /// What is counted.
        noun: String,
    },
    /// `the average population`
    #[error("nothing says whose “{word}” is meant")]
    NoOwner {
        /// The value.
        span: Span,
        /// As written.
        word: String,
    },
    /// `how many cities are there per year`
    #[error("nothing here happens in a “{word}”")]
    NoPeriod {
        /// Where it stands.
        span: Span,
        /// As written.
        word: String,
    },
    /// `why does APEC meet as a graph`
    #[error("grounds and ways are told in steps, not drawn")]
    NoGraph {
        /// "as a graph".
        span: Span,
    },
    /// `does it meet?`
    #[error("“{word}” stands for nothing here")]
    NoAntecedent {
        /// Where it stands.
        span: Span,
        /// As written.
        word: String,
    },
    /// `does APEC contain "trade"?`
    #[error("“{word}” is said of a name or a text")]
    NoText {
        /// The verb.
        span: Span,
        /// As written.
        word: String,
    },
    /// `which APEC`
    #[error("the question is not understood from here on")]
    NotUnderstood {
        /// The first words that no rule gets past; empty at the end of the question.
        span: Span,
        /// What could stand there.
        expected: Vec<String>,
    },
    /// `who chairs the members of`
    #[error("the question is not whole: something belongs behind “{word}”")]
    Unfinished {
        /// Its end.
        span: Span,
        /// Its last word.
        word: String,
        /// What could follow.
        expected: Vec<String>,
    },
    /// `as of yesterday, who chairs APEC?`
    #[error("“{text}” is no date")]
    NoDate {
        /// Where it stands.
        span: Span,
        /// As written.
        text: String,
    },
    /// `who chairs APEC, according to nowhere.txt?`
    #[error("no source is called “{name}”")]
    UnknownSource {
        /// Where it stands.
        span: Span,
        /// As written.
        name: String,
        /// Names of sources that look like it, or else the first few there are.
        offered: Vec<String>,
    },
    /// `tell: SOM1 is held in Guangzhou`, where a question is called for.
    #[error("this is no question")]
    NoQuestion {
        /// All of it.
        span: Span,
    },
    /// `let "big" mean big`
    #[error("“{text}” is defined by itself")]
    Circular {
        /// The meaning that has no bottom.
        text: String,
    },
    /// `X leads Y if X supports Y`, where a rule says that whoever leads supports
    #[error("the rule rests on itself: {}", way.join(" ← "))]
    CircularRule {
        /// The conclusion.
        span: Span,
        /// The relations of the circle.
        way: Vec<String>,
    },
    /// `forget "dormant"`, where nobody defined it
    #[error("“{word}” is not defined")]
    NotDefined {
        /// Where it stands.
        span: Span,
        /// As written.
        word: String,
        /// The words that are.
        near: Vec<String>,
    },
    /// `tell: SOM1 is held in Guangzhou`
    #[error("nobody is named who says so")]
    NoSource {
        /// All of it.
        span: Span,
    },
    /// `tell: SOM1 or SOM2 is held in Guangzhou, by me`
    #[error("{what}")]
    NotTold {
        /// The statement.
        span: Span,
        /// Why not.
        what: String,
    },
    /// `retract: SOM1 is held in Guangzhou`, where it was read in a text
    #[error("nobody told that {statement}")]
    NotToldBefore {
        /// All of it.
        span: Span,
        /// The statement.
        statement: String,
    },
    /// `X can produce reports if X meets`
    #[error("a rule concludes one statement about letters, such as “X can produce Y”")]
    NoRule {
        /// The conclusion.
        span: Span,
    },
    /// The third reading of a question that has two.
    #[error("the question has {}, not {wanted}", match there { 1 => "1 reading".to_owned(), n => format!("{n} readings") })]
    NoSuchReading {
        /// The number that was asked for.
        wanted: usize,
        /// How many there are.
        there: usize,
    },
    /// A question with two readings, as "who reports to APEC" where two relations of another graph are called so.
    #[error("the question can be read in {} ways", readings.len())]
    Ambiguous {
        /// The whole question.
        span: Span,
        /// Each reading, said back.
        readings: Vec<String>,
    },
}

impl AskError {
    /// As a message with its place and what would work.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let message = self.to_string();
        match self {
            Self::NoWords => Diagnostic::error("no-words", message).help("ask for instance: what can SOM1 produce?"),
            Self::TooLong { .. } => Diagnostic::error("question-too-long", message)
                .help("ask one thing at a time; prose is read from a file"),
            Self::TooDeep { span } => Diagnostic::error("nested-too-deep", message).at(*span, "one bracket too many"),
            Self::TooInvolved { span } => Diagnostic::error("too-involved", message)
                .at(*span, "too many parts within parts")
                .help("ask one thing at a time"),
            Self::Unbalanced { span } => {
                Diagnostic::error("unbalanced-bracket", message).at(*span, "opened or closed alone")
            }
            Self::QueryLanguage { span } => Diagnostic::error("query-language", message)
                .at(*span, "a query begins here")
                .help("ask in English: which committees report to CTI?"),
            Self::UnknownWord { span, near, .. } => {
                with_near(Diagnostic::error("unknown-word", message).at(*span, "not in the graph"), near)
            }
            Self::UnknownVerb { span, near, .. } => {
                with_near(Diagnostic::error("unknown-verb", message).at(*span, "not in the graph"), near)
            }
            Self::NothingAsked { span, .. } => Diagnostic::error("nothing-asked", message)
                .at(*span, "nothing is missing here")
                .help("leave out what is asked for, or ask whether it holds: does … ?"),
            Self::NothingCompared { span } => Diagnostic::error("nothing-compared", message)
                .at(*span, "the same as what?")
                .help("say with what it is shared: the same … as …"),
            Self::DeniedRank { span, noun } => Diagnostic::error("denied-rank", message)
                .at(*span, "leave “not” out")
                .help(format!("ask for the other end, the fewest {0}, or for the 2nd most {0}", plural(noun))),
            Self::NoMeasure { span, near, .. } => with_near(
                Diagnostic::error("no-measure", message)
                    .at(*span, "not a measure in this graph")
                    .help("name what is compared: … with the highest …, … whose … is more than …"),
                near,
            ),
            Self::NoOwner { span, .. } => Diagnostic::error("no-owner", message)
                .at(*span, "of what?")
                .help("say whose it is: the average population of cities"),
            Self::NoPeriod { span, .. } => Diagnostic::error("no-period", message)
                .at(*span, "no date to group by")
                .help("count what is said to happen, or name the date: … per year of release date"),
            Self::NoGraph { span } => Diagnostic::error("no-graph", message)
                .at(*span, "not of this question")
                .help("ask for things as a graph: the committees that report to the SOM as a graph"),
            Self::NoAntecedent { span, .. } => Diagnostic::error("no-antecedent", message)
                .at(*span, "write the name instead")
                .help("“it” stands for what comes before with “each”: for each committee, how many reports does it produce?"),
            Self::NoText { span, .. } => Diagnostic::error("no-text", message)
                .at(*span, "of which text?")
                .help("name it: whose name contains \"trade\", whose title starts with \"A\""),
            Self::NotUnderstood { span, expected } => not_understood("not-understood", message, *span, expected),
            Self::Unfinished { span, expected, .. } => not_understood("unfinished", message, *span, expected),
            Self::Ambiguous { span, readings } => {
                let start = Diagnostic::error("ambiguous-question", message).at(*span, "read in several ways");
                let numbered = readings.iter().zip(1..).map(|(reading, number)| format!("reading {number}: {reading}"));
                numbered.fold(start, Diagnostic::help).help("choose by the number, or ask in the words of the reading")
            }
            other => other.of_sentence(message),
        }
    }

    /// The messages about what stands around a question, and about what is no question.
    fn of_sentence(&self, message: String) -> Diagnostic {
        match self {
            Self::NoDate { span, .. } => Diagnostic::error("no-date", message)
                .at(*span, "not a date")
                .help("write a year, a month or a day: as of 2024, as of June 2024, as of 2024-06-01"),
            Self::UnknownSource { span, offered, .. } => {
                let start = Diagnostic::error("unknown-source", message).at(*span, "neither a source nor a name");
                match offered.as_slice() {
                    [] => start.help("no source is known: claims read from prose have one"),
                    offered => start.help(format!("sources are {}", list(offered))),
                }
            }
            Self::Circular { .. } => {
                Diagnostic::error("circular", message).help("define it by words that do not need it")
            }
            Self::CircularRule { span, .. } => Diagnostic::error("circular-rule", message)
                .at(*span, "concluded from itself")
                .help("a rule may pass along one relation (X r Y if X s Z and Z r Y), be transitive or symmetric"),
            Self::NotDefined { span, near, .. } => {
                let start = Diagnostic::error("not-defined", message).at(*span, "no such definition");
                if near.is_empty() { start } else { start.help(format!("defined are {}", list(near))) }
            }
            Self::NoSource { span } => Diagnostic::error("no-source", message)
                .at(*span, "a claim needs a source")
                .help("add who says so: …, source \"https://…\"")
                .help("or say it on your own account: …, by me"),
            Self::NotTold { span, .. } => Diagnostic::error("not-told", message).at(*span, "cannot be kept as a claim"),
            Self::NotToldBefore { span, .. } => {
                Diagnostic::error("not-told-before", message).at(*span, "nothing to take back").help(
                    "what a text says stays; name the source to take back what was read from it: …, source \"a.txt\"",
                )
            }
            Self::NoRule { span } => Diagnostic::error("no-rule", message).at(*span, "not such a statement"),
            Self::NoSuchReading { .. } => Diagnostic::error("no-such-reading", message),
            Self::NoQuestion { span } => Diagnostic::error("no-question", message)
                .at(*span, "this changes or shows something")
                .help("say it to the REPL, or to a kept graph"),
            _ => Diagnostic::error("question", message),
        }
    }
}

fn with_near(diagnostic: Diagnostic, near: &[String]) -> Diagnostic {
    match near {
        [] => diagnostic,
        near => diagnostic.help(format!("did you mean {}?", list(near))),
    }
}

fn not_understood(code: &'static str, message: String, span: Span, expected: &[String]) -> Diagnostic {
    let diagnostic = Diagnostic::error(code, message);
    match expected {
        [] => diagnostic.at(span, "nothing can follow here"),
        expected => diagnostic.at(span, format!("here could stand {}", list(expected))),
    }
}

/// "a, b or c".
fn list(words: &[String]) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}
