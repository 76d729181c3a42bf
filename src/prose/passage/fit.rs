//! Whether a sentence answers, and with which of its phrases.

use super::asked::{Asked, Slot, Sought};
use super::side::{doers, may_be, nouns, tells, undergoers};
use super::words::{of_token, vocabulary};
use super::{count, nominal};
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{Analysis, Argument, Clause, Role, Tree, WordClass, mended, stance_of_all};
use crate::prose::extract::{phrase, time};
use crate::prose::{Deprel, Phrase, Sentence};
use crate::text::Source;
use std::collections::BTreeSet;

/// The phrases of a sentence that answer a question, as they are written; none where it does not answer. `named` has the
/// words of the names that its claims give to its pronouns and nouns.
#[must_use]
pub fn fillers(asked: &Asked, source: &Source, sentence: &Sentence, named: &BTreeSet<String>) -> Vec<String> {
    let sentence = &*mended(sentence);
    let own = vocabulary(sentence.tokens.iter().flat_map(|token| [token.form.as_str(), token.lemma.as_str()]));
    if !asked.words.iter().all(|word| own.contains(word) || named.contains(word)) {
        return vec![];
    }
    let analysis = Analysis::new(sentence);
    let found = phrases(asked, &analysis, named);
    let mut written: Vec<String> = Vec::new();
    for phrase in found.into_iter().filter(|phrase| answers(asked, &analysis, phrase)) {
        let text = as_written(source, sentence, &phrase);
        if !text.is_empty() && !written.contains(&text) {
            written.push(text);
        }
    }
    written
}

fn phrases(asked: &Asked, analysis: &Analysis<'_>, named: &BTreeSet<String>) -> Vec<Phrase> {
    match asked.sought {
        Sought::Count => return count::counted(asked, analysis),
        _ if asked.nominal => return nominal::beside(asked, analysis),
        _ => {}
    }
    let fitting = analysis.clauses.iter().filter(|clause| fits(asked, analysis, clause, named));
    fitting.flat_map(|clause| open_place(asked, analysis, clause)).collect()
}

/// Whether a clause says what the question asks about: its verb, as firmly, of the same.
fn fits(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause, named: &BTreeSet<String>) -> bool {
    let tree = analysis.tree;
    if of_token(tree, clause.head) != asked.head || clause.copula.is_some() || clause.context.supposed {
        return false;
    }
    let stance = stance_of_all(analysis, clause);
    if stance.polarity != asked.polarity || !as_firm(asked.modality, stance.modality) {
        return false;
    }
    let (doers, undergoers) = (doers(analysis, clause), undergoers(analysis, clause));
    // "the port opens" and "the port was opened" say it of the same.
    let turned = |side: &[Phrase], other: &[Phrase], known: &str| {
        may_be(analysis, side, known, named) || side.is_empty() && may_be(analysis, other, known, named)
    };
    let by = asked.doer.as_deref().is_none_or(|known| match asked.undergoer {
        None => turned(&doers, &undergoers, known),
        Some(_) => may_be(analysis, &doers, known, named),
    });
    let of = asked.undergoer.as_deref().is_none_or(|known| match asked.doer {
        None => turned(&undergoers, &doers, known) || below_verb(analysis, clause, known),
        Some(_) => may_be(analysis, &undergoers, known, named) || below_verb(analysis, clause, known),
    });
    by && of
}

/// Whether a word stands in an argument of a verb, whichever.
fn below_verb(analysis: &Analysis<'_>, clause: &Clause, known: &str) -> bool {
    let tree = analysis.tree;
    let says = |argument: &Argument| tree.sentence.subtree(argument.head).iter().any(|&at| of_token(tree, at) == known);
    clause.arguments.iter().any(says)
}

/// Whether what is said so firmly answers what is asked so firmly: a rule is no deed, and a power is neither.
pub fn as_firm(asked: Modality, said: Modality) -> bool {
    use Modality::{Actual, Expected, Necessary, Possible};
    match asked {
        Actual => matches!(said, Actual | Expected),
        Expected => matches!(said, Expected | Actual | Necessary),
        Necessary => said == Necessary,
        Possible => said == Possible,
    }
}

/// What stands in the open place.
fn open_place(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    match (&asked.slot, asked.sought) {
        (_, Sought::Amount) => count::amounts(analysis, clause.head),
        (_, Sought::Duration) => count::durations(analysis, clause),
        (_, Sought::Time) => times(analysis, clause),
        (_, Sought::Place) => places(analysis, clause),
        (_, Sought::Reason) => reasons(analysis, clause),
        (Slot::Doer, _) => doers(analysis, clause),
        (Slot::Undergoer, _) => {
            let mut found = undergoers(analysis, clause);
            found.extend(infinitives(analysis, clause));
            found
        }
        (Slot::Recipient, _) => recipients(analysis, clause),
        (Slot::After(preposition), _) => after(analysis, clause, preposition),
        _ => vec![],
    }
}

/// "agreed **to link their grids**".
fn infinitives(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let tree = analysis.tree;
    let verbs = tree.children_by(clause.head, &[Deprel::Xcomp]).filter(|&at| tree.tag(at).is_verb());
    verbs.map(|at| phrase::clause_phrase(tree, at)).collect()
}

/// Whom something is given.
fn recipients(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let told = clause.arguments.iter().filter(|argument| {
        argument.role == Role::Recipient || argument.role == Role::Oblique && argument.preposition == "to"
    });
    let found: Vec<Phrase> = told.flat_map(|argument| nouns(analysis, argument.head)).collect();
    if found.is_empty() && clause.passive { undergoers(analysis, clause) } else { found }
}

/// The nouns after a preposition.
fn after(analysis: &Analysis<'_>, clause: &Clause, preposition: &str) -> Vec<Phrase> {
    let fits = |argument: &&Argument| argument.preposition == preposition && !time::is_time(analysis, argument);
    clause.arguments.iter().filter(fits).flat_map(|argument| nouns(analysis, argument.head)).collect()
}

/// The times of a clause; where it has none, of the one that it hangs on.
pub fn times(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let own = |clause: &Clause| -> Vec<Phrase> {
        let moments = time::moments(analysis, clause).into_iter();
        moments
            .map(|mut moment| {
                if !matches!(moment.preposition.as_str(), "" | "in" | "on" | "at" | "for") {
                    moment.phrase.tokens.extend(&moment.preposition_tokens);
                    moment.phrase.tokens.sort_unstable();
                }
                moment.phrase
            })
            .collect()
    };
    let found = own(clause);
    let above = || analysis.clause_above(clause.head).filter(|_| !analysis.tree.tag(clause.head).is_finite());
    if found.is_empty() { above().map(own).unwrap_or_default() } else { found }
}

/// The places of a clause.
pub fn places(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let is_place = |argument: &&Argument| {
        argument.role == Role::Oblique
            && is_placing(&argument.preposition)
            && !time::is_time(analysis, argument)
            && is_somewhere(analysis.tree, argument.head)
    };
    clause.arguments.iter().filter(is_place).flat_map(|argument| nouns(analysis, argument.head)).collect()
}

/// Whether a preposition leads to a place.
pub fn is_placing(preposition: &str) -> bool {
    matches!(preposition, "in" | "at" | "near" | "on" | "outside" | "off" | "across" | "along" | "within")
}

/// Whether a noun may be a place: a name, or a thing with an article.
pub fn is_somewhere(tree: Tree<'_>, noun: usize) -> bool {
    let told = tree.has(noun, &[Deprel::Det, Deprel::NmodPoss, Deprel::Amod, Deprel::Compound]);
    tree.is_name(noun) || tree.tag(noun).is_noun() && told
}

/// Why: a clause after "because" and the like, a noun after "because of" and the like.
fn reasons(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let tree = analysis.tree;
    let told = |argument: &&Argument| match argument.role {
        Role::Adverbial => {
            tree.children_by(argument.head, &[Deprel::Mark]).any(|mark| tree.is_any(mark, &["because", "since", "as"]))
        }
        Role::Oblique | Role::Agent => is_reason(&argument.preposition),
        _ => false,
    };
    let found = clause.arguments.iter().filter(told);
    found.map(|argument| phrase::clause_phrase(tree, argument.head)).collect()
}

/// Whether a preposition leads to a reason.
pub fn is_reason(preposition: &str) -> bool {
    matches!(
        preposition,
        "because of" | "due to" | "owing to" | "on account of" | "thanks to" | "as a result of" | "following"
    )
}

/// Whether a phrase tells what is sought, and not what was known.
fn answers(asked: &Asked, analysis: &Analysis<'_>, phrase: &Phrase) -> bool {
    let tree = analysis.tree;
    let known = |at: &usize| {
        let word = of_token(tree, *at);
        [&asked.doer, &asked.undergoer].into_iter().flatten().any(|known| *known == word)
    };
    let somebody = asked.sought != Sought::Somebody
        || tree.tag(phrase.head).is_noun() && !WordClass::TimeNoun.contains(&of_token(tree, phrase.head));
    let apart = matches!(asked.sought, Sought::Reason) || !phrase.tokens.iter().any(known);
    somebody && apart && tells(analysis, phrase)
}

/// The words of a phrase as they are written, without an article or a preposition of place before them.
fn as_written(source: &Source, sentence: &Sentence, phrase: &Phrase) -> String {
    let articles = |at: &&usize| {
        let word = sentence.token(**at).map(|token| token.form.to_lowercase());
        matches!(word.as_deref(), Some("the" | "a" | "an" | "that"))
    };
    let lead = phrase.tokens.iter().take_while(articles).count();
    let mut text = String::new();
    let mut last: Option<usize> = None;
    for token in phrase.tokens.iter().skip(lead).filter_map(|&at| sentence.token(at)) {
        if last.is_some_and(|end| end < token.span.start) {
            text.push(' ');
        }
        text.push_str(source.slice(token.span));
        last = Some(token.span.end);
    }
    text
}

/// Whether a clause is denied.
pub fn is_denied(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    stance_of_all(analysis, clause).polarity == Polarity::Denied
}
