//! What users lay down: the meaning of a word, and what follows from what.

use crate::lexicon::{Lexicon, Part};
use crate::question::error::AskError;
use crate::question::read::{Outcome, plain};
use crate::question::reading::{Condition, Operand, Statement, Variable};
use crate::question::resolve::unknown::Unknown;
use crate::question::resolve::{Resolver, join};
use crate::question::syntax::build::Builder;
use crate::question::syntax::parse::{FORMS, Rule, Tagged, parse};
use crate::question::syntax::{Asked, Asks, Clauses, Gap, NounPhrase, Predicates, Question};
use crate::question::words::path::cheapest;
use crate::question::words::tag::choices;
use crate::question::words::word::words;
use crate::text::Span;
use std::collections::BTreeMap;

/// The most taggings tried of a definition.
const MOST_TAGGINGS: usize = 48;

/// "X can produce Y if X is a session of Z and Z can produce Y".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// What follows. Its subject and its object, if it has one, are variables.
    pub head: Statement,
    /// What it follows from.
    pub body: Condition,
    /// The sentence.
    pub sentence: String,
}

/// The part of speech of a word by what it is to mean: "never met since 2023" is said of things, "a body that meets"
/// names them, "to lead or coordinate" is done.
///
/// # Errors
/// [`AskError`] where the meaning is none of these.
pub fn part_of(word: &str, meaning: &str, lexicon: &Lexicon) -> Result<Part, AskError> {
    if word.starts_with("to ") {
        return Ok(Part::Verb);
    }
    let unknown = Unknown::default();
    let mut resolver = Resolver::new(lexicon, &unknown, false);
    let operand = Operand::Variable(resolver.fresh());
    let said = resolver.defined_predicates(&operand, meaning);
    let Err(error) = said else { return Ok(Part::Adjective) };
    match resolver.defined_noun(&operand, meaning) {
        Ok(_) => Ok(Part::Noun),
        Err(AskError::NotUnderstood { .. } | AskError::NoWords) => Err(error),
        Err(other) => Err(other),
    }
}

/// Reads a rule.
///
/// # Errors
/// [`AskError`] where a side is no statement or a word is unknown; the verb of the head may be new.
pub fn consequence(sentence: &str, head: &str, body: &str, lexicon: &Lexicon) -> Result<Consequence, AskError> {
    let unknown = Unknown::default();
    let mut resolver = Resolver::new(lexicon, &unknown, false);
    resolver.letters = Some(BTreeMap::new());
    let mut conditions = vec![];
    for part in parts(body) {
        let written = clauses(&part, lexicon)?;
        conditions.push(resolver.first_of(&written, |resolver, clauses| resolver.all_clauses(clauses))?);
    }
    resolver.lenient = true;
    let written = clauses(head, lexicon)?;
    match resolver.first_of(&written, |resolver, clauses| resolver.all_clauses(clauses))? {
        Condition::Statement(head) if has_variables(&head) => {
            Ok(Consequence { head, body: join(false, conditions), sentence: sentence.trim().to_owned() })
        }
        _ => Err(AskError::NoRule { span: covered(head) }),
    }
}

/// The conditions of a rule: parted where "and" stands before a letter, each at its place.
fn parts(body: &str) -> Vec<String> {
    const AND: &str = " and ";
    let opens = |at: usize| {
        let mut after = body.get(at + AND.len()..).unwrap_or_default().chars();
        after.next().is_some_and(|c| c.is_ascii_uppercase()) && after.next().is_some_and(char::is_whitespace)
    };
    let ends = body.match_indices(AND).map(|(at, _)| at).filter(|at| opens(*at));
    let (mut parts, mut start) = (vec![], 0);
    for end in ends.chain([body.len()]) {
        parts.push(" ".repeat(start) + body.get(start..end).unwrap_or_default());
        start = (end + AND.len()).min(body.len());
    }
    parts
}

/// A meaning after "who": in the blanks before it, where there are some, so that every word keeps its place.
fn asked_of(meaning: &str) -> String {
    const WHO: &str = "who ";
    let blank = meaning.len() - meaning.trim_start().len();
    match blank.checked_sub(WHO.len()) {
        Some(before) => format!("{}{WHO}{}", " ".repeat(before), meaning.trim_start()),
        None => format!("{WHO}{}", meaning.trim_start()),
    }
}

/// Whether a statement is of variables and nothing else.
fn has_variables(head: &Statement) -> bool {
    let variable = |operand: &Operand| matches!(operand, Operand::Variable(_));
    variable(&head.subject) && head.object.as_ref().is_none_or(variable) && head.restrictions.is_empty()
}

/// The place of the words of a text that is blank elsewhere.
fn covered(text: &str) -> Span {
    let start = text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}

/// The clauses that a text can be as a statement, the least far-fetched first.
///
/// # Errors
/// [`AskError::NotUnderstood`] if it is none.
pub fn clauses(text: &str, lexicon: &Lexicon) -> Result<Vec<(u32, Clauses)>, AskError> {
    let clauses = |question: Question| match question.asks {
        Asks::Whether(clauses) => Some(clauses),
        _ => None,
    };
    let found = questions(text, &[Rule::whether_question], lexicon);
    let found: Vec<(u32, Clauses)> = found.into_iter().filter_map(|(cost, one)| Some((cost, clauses(one)?))).collect();
    let expected = vec!["a statement, such as “SOM1 is held in Guangzhou”".to_owned()];
    if found.is_empty() { Err(AskError::NotUnderstood { span: covered(text), expected }) } else { Ok(found) }
}

/// Reads a statement that is to be told: as the question whether it holds, whose names may be new.
///
/// # Errors
/// [`AskError`] where it is no statement.
pub fn statement(text: &str, lexicon: &Lexicon) -> Result<Outcome, AskError> {
    let readings = plain(text, lexicon, Some(Rule::whether_question), Unknown::default())?;
    readings.into_iter().next().ok_or(AskError::NoWords)
}

/// The questions that a text is by some form, the least far-fetched tagging first, each with how far-fetched that is.
fn questions(text: &str, forms: &[Rule], lexicon: &Lexicon) -> Vec<(u32, Question)> {
    let words = words(text);
    let mut found: Vec<(u32, Question)> = vec![];
    for (cost, path) in cheapest(&choices(&words, lexicon), MOST_TAGGINGS) {
        let tagged = Tagged::new(&words, &path);
        for (form, _) in FORMS.iter().filter(|(form, _)| forms.contains(form)) {
            let Ok(pair) = parse(*form, &tagged.text) else { continue };
            let builder = Builder { question: text, words: &words, tagged: &tagged };
            let new = builder.question(&pair).filter(|question| found.iter().all(|(_, known)| known != question));
            found.extend(new.map(|question| (cost, question)));
        }
    }
    found
}

impl Resolver<'_> {
    /// All or any of some clauses.
    pub fn all_clauses(&mut self, clauses: &Clauses) -> Result<Condition, AskError> {
        let each: Result<Vec<_>, _> = clauses.each.iter().map(|clause| self.clause(clause, None)).collect();
        Ok(join(clauses.any, each?))
    }

    /// What a word that users defined says of a thing; none if it is no such word.
    pub fn defined(&mut self, operand: &Operand, word: &str, part: Part) -> Option<Result<Condition, AskError>> {
        let meant = self.lexicon.meant(word).filter(|meant| meant.part == part)?.means.clone();
        Some(match part {
            Part::Adjective => self.defined_predicates(operand, &meant),
            Part::Noun => self.defined_noun(operand, &meant),
            Part::Verb => return None,
        })
    }

    /// A meaning that is said of a thing: "never met since 2023".
    pub fn defined_predicates(&mut self, operand: &Operand, meaning: &str) -> Result<Condition, AskError> {
        let opened = |question: Question| match question.asks {
            Asks::Open { asked: Asked::Word(_), clauses, gap: Gap::Subject, count: false, .. } => Some(clauses),
            _ => None,
        };
        let found = questions(&asked_of(meaning), &[Rule::subject_question], self.lexicon);
        let predicates = |(cost, question)| Some((cost, opened(question)?.each.into_iter().next()?.predicates));
        let found: Vec<(u32, Predicates)> = found.into_iter().filter_map(predicates).collect();
        self.deeper(meaning, |resolver| {
            resolver.first_of(&found, |resolver, said| resolver.predicates(operand, said, None, None))
        })
    }

    /// A meaning that names things: "a body that meets".
    pub fn defined_noun(&mut self, operand: &Operand, meaning: &str) -> Result<Condition, AskError> {
        let listed = |question: Question| match question.asks {
            Asks::Listing { noun, qualifiers, columns, .. } if qualifiers.is_empty() && columns.is_empty() => {
                Some(noun)
            }
            _ => None,
        };
        let found = questions(meaning, &[Rule::topic], self.lexicon);
        let found: Vec<(u32, NounPhrase)> =
            found.into_iter().filter_map(|(cost, question)| Some((cost, listed(question)?))).collect();
        self.deeper(meaning, |resolver| {
            resolver.first_of(&found, |resolver, noun| Ok(join(false, resolver.such_phrase(operand, noun)?)))
        })
    }

    /// The least far-fetched that can be resolved, or why the first cannot.
    fn first_of<T>(
        &mut self,
        candidates: &[(u32, T)],
        mut resolve: impl FnMut(&mut Self, &T) -> Result<Condition, AskError>,
    ) -> Result<Condition, AskError> {
        let (mut refusal, mut best): (_, Option<(u32, Self, Condition)>) = (None, None);
        for (cost, candidate) in candidates {
            if best.as_ref().is_some_and(|(least, ..)| least <= cost) {
                break;
            }
            let mut tried = self.clone();
            match resolve(&mut tried, candidate) {
                Ok(condition) => {
                    let cost = cost + tried.cost - self.cost;
                    if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                        best = Some((cost, tried, condition));
                    }
                }
                Err(error @ AskError::Circular { .. }) => return Err(error),
                Err(error) => refusal = refusal.or(Some(error)),
            }
        }
        if let Some((_, chosen, condition)) = best {
            *self = chosen;
            return Ok(condition);
        }
        let expected = vec!["what is said of something, or what something is".to_owned()];
        Err(refusal.unwrap_or(AskError::NotUnderstood { span: Span::default(), expected }))
    }

    /// One definition deeper; a definition that needs itself has no bottom.
    fn deeper<T>(
        &mut self,
        meaning: &str,
        resolve: impl FnOnce(&mut Self) -> Result<T, AskError>,
    ) -> Result<T, AskError> {
        const DEEPEST: usize = 8;
        if self.depth == DEEPEST {
            return Err(AskError::Circular { text: meaning.to_owned() });
        }
        self.depth += 1;
        let resolved = resolve(self);
        self.depth -= 1;
        resolved
    }

    /// The variable that a letter stands for in a rule: "X".
    pub fn letter(&mut self, text: &str) -> Option<Variable> {
        let mut characters = text.chars();
        let single = characters.next().is_some_and(|c| c.is_ascii_uppercase()) && characters.next().is_none();
        if !single {
            return None;
        }
        let known = self.letters.as_ref()?.get(text).copied();
        let variable = known.unwrap_or_else(|| self.fresh());
        self.letters.as_mut()?.insert(text.to_owned(), variable);
        Some(variable)
    }
}
