//! Whether a sentence answers, and with which of its phrases.

use super::asked::{Asked, Slot, Sought};
use super::beside::{places, reasons, times};
use super::plain::fits;
use super::side::{Named, doers, is_general, nouns, tells, undergoers};
use super::words::{is_word, of_token, vocabulary};
use super::{count, nominal};
use crate::prose::clause::{Analysis, Argument, Clause, Role, WordClass};
use crate::prose::extract::{phrase, time};
use crate::prose::{Deprel, Phrase, Sentence, Tag};
use crate::text::Source;

/// The phrases of a sentence that answer a question, as they are written; none where it does not answer. `named` has the
/// words of the names that its claims give to its pronouns and nouns; the sentence is one of [`super::sentences`].
#[must_use]
pub fn fillers(asked: &Asked, source: &Source, sentence: &Sentence, named: &Named) -> Vec<String> {
    if !has_words(asked, sentence, named) {
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

/// Whether a sentence, with the names of what it speaks of, has every word that a question needs.
pub fn has_words(asked: &Asked, sentence: &Sentence, named: &Named) -> bool {
    let own = vocabulary(sentence.tokens.iter().flat_map(|token| [token.form.as_str(), token.lemma.as_str()]));
    asked.words.iter().all(|word| own.contains(word) || named.contains(word))
}

fn phrases(asked: &Asked, analysis: &Analysis<'_>, named: &Named) -> Vec<Phrase> {
    match asked.sought {
        Sought::Count => return count::counted(asked, analysis, named),
        _ if asked.nominal => return nominal::beside(asked, analysis, named),
        _ => {}
    }
    let fitting = analysis.clauses.iter().filter(|clause| fits(asked, analysis, clause, named));
    fitting.flat_map(|clause| open_place(asked, analysis, clause)).collect()
}

/// What stands in the open place.
fn open_place(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    match (&asked.slot, asked.sought) {
        (_, Sought::Amount) => count::amounts(analysis, clause.head),
        (_, Sought::Duration) => count::durations(analysis, clause),
        (_, Sought::Time) => times(analysis, clause),
        (_, Sought::Frequency) => count::frequencies(analysis, times(analysis, clause)),
        (_, Sought::Place) => places(analysis, clause),
        (_, Sought::Reason) => reasons(analysis, clause),
        (Slot::Doer, _) => doers(analysis, clause),
        (Slot::Undergoer, _) if asked.head == "do" => vec![deed(analysis, clause)],
        (Slot::Undergoer, _) => {
            let mut found = if asked.infinitive { vec![] } else { undergoers(analysis, clause) };
            if !asked.passive {
                found.extend(infinitives(asked, analysis, clause));
            }
            found
        }
        (Slot::Recipient, _) => recipients(analysis, clause),
        (Slot::After(preposition), _) => after(analysis, clause, preposition),
        _ => vec![],
    }
}

/// What somebody does: "must **inform its neighbours within six hours**".
fn deed(analysis: &Analysis<'_>, clause: &Clause) -> Phrase {
    let tree = analysis.tree;
    let outside = [Deprel::Aux, Deprel::Cop, Deprel::Mark, Deprel::Cc, Deprel::Conj, Deprel::Parataxis];
    let subjects = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Advcl, Deprel::Punct];
    let enters = |parent: usize, child: usize| {
        let relation = tree.relation(child);
        parent != clause.head || child > clause.head && !outside.contains(&relation) && !subjects.contains(&relation)
    };
    phrase::of_tokens(clause.head, phrase::trimmed(tree, tree.reach(clause.head, enters)))
}

/// "agreed **to link their grids**"; the object of an infinitive that the question names: "what did they agree to **link**".
fn infinitives(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let tree = analysis.tree;
    let named = |at: usize| tree.has_to(at) && asked.words.contains(&of_token(tree, at));
    let wanted = |at: usize| tree.relation(at) == Deprel::Xcomp || is_aim(analysis, at) || named(at);
    let open = |&at: &usize| tree.tag(at).is_verb() && wanted(at);
    let verbs = tree.children_by(clause.head, &[Deprel::Xcomp, Deprel::Advcl]).filter(open);
    let of_verb = |at: usize| match analysis.clause_at(at) {
        Some(inner) if asked.words.contains(&of_token(tree, at)) => undergoers(analysis, inner),
        _ => vec![phrase::clause_phrase(tree, at)],
    };
    verbs.flat_map(of_verb).collect()
}

/// An infinitive that a parser took for an adverbial of a verb which wants one: "agreed on Friday **to build** a railway".
fn is_aim(analysis: &Analysis<'_>, at: usize) -> bool {
    let control = analysis.clause_at(at).and_then(|clause| clause.control);
    control.is_some() && analysis.tree.has_to(at)
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

/// Whether a phrase tells what is sought, and not what was known.
fn answers(asked: &Asked, analysis: &Analysis<'_>, phrase: &Phrase) -> bool {
    let tree = analysis.tree;
    let known = |&at: &usize| {
        let sides = [&asked.doer, &asked.undergoer].into_iter().flatten();
        let mut told = sides.filter_map(|known| known.words.first()).chain(&asked.names);
        told.any(|known| is_word(tree, at, known))
    };
    let apart = asked.sought == Sought::Reason || !phrase.tokens.iter().any(known);
    let person = |at: usize| {
        let noun = tree.tag(at).is_noun() && !WordClass::TimeNoun.contains(&of_token(tree, at));
        noun || is_general(tree, at)
    };
    let counts = matches!(asked.sought, Sought::Count | Sought::Amount);
    apart
        && !(counts && tells_of_another_number(asked, analysis, phrase))
        && is_of_noun(asked, analysis, phrase)
        && tells(analysis, phrase)
        && (asked.sought != Sought::Somebody || person(phrase.head))
}

/// "employed 743 people: 512 **at sea**": whether what is asked about is told of another number than that of a phrase.
fn tells_of_another_number(asked: &Asked, analysis: &Analysis<'_>, phrase: &Phrase) -> bool {
    let tree = analysis.tree;
    let another = |at: usize| {
        let numbered = tree.tag(at) == Tag::Cd || tree.has(at, &[Deprel::Nummod]);
        numbered && !phrase.tokens.contains(&at)
    };
    let asked_for = |&at: &usize| {
        let named = asked.words.contains(&of_token(tree, at)) && !tree.preposition(at).is_empty();
        named && !phrase.tokens.contains(&at)
    };
    (0..tree.len())
        .filter(asked_for)
        .any(|at| tree.head(at).is_some_and(|head| !tree.tag(head).is_verb() && another(head)))
}

/// "which **councillor**": whether a phrase is called so, or its sentence speaks of one; of several ("which countries") nothing
/// need say so.
fn is_of_noun(asked: &Asked, analysis: &Analysis<'_>, phrase: &Phrase) -> bool {
    let tree = analysis.tree;
    let Some(noun) = asked.noun.as_deref().filter(|_| asked.sought == Sought::Something && !asked.of_several) else {
        return true;
    };
    // "City Bank" is no city.
    (0..tree.len()).any(|at| is_word(tree, at, noun) && (at == phrase.head || !tree.tag(at).is_proper()))
}

/// The words of a phrase as they are written, without an article or a preposition of place before them.
pub fn as_written(source: &Source, sentence: &Sentence, phrase: &Phrase) -> String {
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
