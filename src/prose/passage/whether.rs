//! Questions whether something is so.

use super::asked::Asked;
use super::fit::{as_written, has_words};
use super::plain::{has_stray_denial, is_of_same, is_of_time, is_plain, modality, own_tokens, speaker};
use super::side::{Known, Named, doers, undergoers};
use super::words::{is_auxiliary, is_content, is_word, of_token};
use crate::claim::{Modality, Polarity};
use crate::lexicon::{is_of_people, pronoun_of_given_name};
use crate::prose::clause::{Analysis, Clause, Stance, Tree, WordClass, is_courtesy_title, is_definite, stance_of_all};
use crate::prose::extract::phrase::{self, Extent};
use crate::prose::extract::{subject, time};
use crate::prose::{Deprel, Phrase, Sentence, Tag};
use crate::text::Source;

/// What a sentence says of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it is so.
    pub so: bool,
    /// Whoever the sentence quotes for it, in its words; none where the text says it itself.
    pub speaker: Option<String>,
}

/// Whether a sentence says that what is asked is so, or that it is not; nothing where it says neither. What it says on a
/// condition, of some only, or of something narrower that is denied, says neither.
#[must_use]
pub fn is_so(asked: &Asked, source: &Source, sentence: &Sentence, named: &Named) -> Option<Judgement> {
    if !has_words(asked, sentence, named) {
        return None;
    }
    let analysis = Analysis::new(sentence);
    let decided = analysis.clauses.iter().filter_map(|clause| Some((said(asked, &analysis, clause, named)?, clause)));
    let decided: Vec<(bool, &Clause)> = decided.collect();
    let &(so, clause) = decided.first()?;
    if decided.iter().any(|(other, _)| *other != so) {
        return None;
    }
    let words = |at: usize| as_written(source, sentence, &phrase::noun_phrase(&analysis, at, Extent::Bare));
    Some(Judgement { so, speaker: speaker(&analysis, clause).map(words) })
}

fn said(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause, named: &Named) -> Option<bool> {
    if let Some(so) = of_one_alone(asked, analysis, clause, named) {
        return Some(so);
    }
    let same = match asked.nominal {
        true => is_of_same_noun(asked, analysis, clause, named),
        false => is_of_same(asked, analysis, clause, named),
    };
    if !same || is_limited(analysis, clause) || has_stray_denial(asked, analysis, clause) {
        return None;
    }
    let stance = Stance { modality: modality(analysis, clause), ..stance_of_all(analysis, clause) };
    let so = decided(asked, analysis.tree, &stance)?;
    if asked.anybody {
        let subject: Vec<usize> = clause.subject.map(|subject| subject.head).into_iter().collect();
        let whole = so || !says_more(asked, analysis, clause, named, &subject) && !is_set_apart(analysis, clause);
        // "Scientists warned that it may burst" warned nobody who is named.
        let side = asked.passive == clause.passive;
        return (whole && side && is_of_somebody(analysis, clause, so)).then_some(so);
    }
    // "the council may not" denies it of that one, and not of any.
    if !so && is_of_any(asked, analysis, clause) {
        return None;
    }
    // What is done in May is done; but what is allowed, or denied, of something narrower is not so of all of it.
    let deed = so && asked.modality == Modality::Actual && !asked.nominal;
    let narrower = if deed {
        has_narrower_subject(asked, analysis, clause)
    } else {
        says_more(asked, analysis, clause, named, &[])
    };
    (!narrower).then_some(so)
}

/// Whether any of a kind is asked of, and one that is known is told of.
fn is_of_any(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let tree = analysis.tree;
    let known = |side: &Option<Known>, phrases: Vec<Phrase>| {
        side.as_ref().is_some_and(|side| side.any) && phrases.iter().any(|phrase| is_definite(tree, phrase.head))
    };
    known(&asked.doer, doers(analysis, clause)) || known(&asked.undergoer, undergoers(analysis, clause))
}

/// Whether a name is one of a person: a given name or a title is part of it.
fn is_called_as_person(tree: Tree<'_>, name: usize) -> bool {
    let parts = [Deprel::Flat, Deprel::NmodDesc, Deprel::Compound];
    let below = tree.reach(name, |_, child| parts.contains(&tree.relation(child)));
    below.into_iter().any(|at| pronoun_of_given_name(tree.form(at)).is_some() || is_courtesy_title(tree.form(at)))
}

/// "was anyone hurt": whether somebody is the subject of what is so, or nobody of what is not.
fn is_of_somebody(analysis: &Analysis<'_>, clause: &Clause, so: bool) -> bool {
    let tree = analysis.tree;
    clause.subject.is_some_and(|subject| {
        let head = subject.head;
        let no = tree.children_by(head, &[Deprel::Det]).any(|det| tree.is(det, "no"));
        let nobody = tree.is_any(head, &["nobody", "none"]) || no && tree.is(head, "one");
        let person =
            is_of_people(&tree.lemma(head).to_lowercase()) || tree.is_name(head) && is_called_as_person(tree, head);
        if so { !nobody && person } else { nobody }
    })
}

/// "only **the Minister** can order it": the Minister can, and nobody else.
fn of_one_alone(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause, named: &Named) -> Option<bool> {
    let tree = analysis.tree;
    let doer = asked.doer.as_ref().filter(|_| !asked.nominal)?;
    let alone = clause.subject.is_some_and(|subject| tree.has_only(subject.head)) && !clause.passive;
    let stance = stance_of_all(analysis, clause);
    let firm = stance.modality == asked.modality && stance.polarity == Polarity::Affirmed;
    if !alone || !firm || !clause.context.conditions.is_empty() {
        return None;
    }
    let anybody = Asked { doer: None, ..asked.clone() };
    let same = is_of_same(&anybody, analysis, clause, named);
    // "only the minister may order searches **at sea**".
    let below = clause.subject.map(|subject| tree.sentence.subtree(subject.head)).unwrap_or_default();
    let narrower = says_more(asked, analysis, clause, named, &below);
    (same && !narrower).then(|| doer.is_among(analysis, &doers(analysis, clause), named))
}

/// "is X **a member**", "are they **voluntary**".
fn is_of_same_noun(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause, named: &Named) -> bool {
    let tree = analysis.tree;
    let known = asked.doer.as_ref().or(asked.undergoer.as_ref());
    let subjects = || subject::subjects(analysis, clause).unwrap_or_default();
    let then = is_of_time(asked, tree, clause);
    let about = asked.about.as_ref().is_some_and(|about| about.is(analysis, clause.head, named));
    let own = own_tokens(analysis, clause);
    let told = asked.rest.iter().all(|word| own.iter().any(|&at| is_word(tree, at, word)));
    clause.copula.is_some()
        && is_word(tree, clause.head, &asked.head)
        && then
        && about
        && told
        && is_plain(analysis, clause)
        && known.is_some_and(|known| known.is_among(analysis, &subjects(), named))
}

/// What a stance says to a question: of a deed whether it was done, of a power whether there is one.
fn decided(asked: &Asked, tree: Tree<'_>, stance: &Stance) -> Option<bool> {
    use Modality::{Actual, Expected, Necessary, Possible};
    let affirmed = stance.polarity == Polarity::Affirmed;
    let decides = match (asked.modality, stance.modality) {
        (Actual, Actual) | (Possible, Possible) | (Necessary, Necessary) | (Expected, Expected) => true,
        // What must not be done may not be; what need not be may.
        (Possible, Necessary) => !affirmed && stance.marker.iter().any(|&at| tree.is_any(at, &["must", "shall"])),
        _ => false,
    };
    decides.then_some(affirmed)
}

/// Whether a clause holds on a condition, or of some or none but one.
fn is_limited(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let tree = analysis.tree;
    let below = own_tokens(analysis, clause);
    let limits = |&at: &usize| {
        let word = tree.lower(at);
        WordClass::Limiting.contains(&word) || WordClass::Hedge.contains(&word)
    };
    !clause.context.conditions.is_empty() || !clause.context.times.is_empty() || below.iter().any(limits)
}

/// "no one **until June**", "no one **else**": whether an adverb or a time sets nobody apart from somebody.
fn is_set_apart(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let tree = analysis.tree;
    said_tokens(analysis, clause).into_iter().any(|at| tree.tag(at).is_adverb() && !tree.is_any(at, &["not", "also"]))
        || clause.arguments.iter().any(|argument| time::is_time(analysis, argument))
}

/// The words of a clause with those of what undergoes it, which it may share with the verb before it.
fn said_tokens(analysis: &Analysis<'_>, clause: &Clause) -> Vec<usize> {
    let tree = analysis.tree;
    let mut own = tree.reach(clause.head, |_, child| !is_aside(tree, child));
    let shared = undergoers(analysis, clause).into_iter().flat_map(|phrase| tree.sentence.subtree(phrase.head));
    own.extend(shared);
    own.sort_unstable();
    own.dedup();
    own
}

/// Whether what a clause says is of something that the question has no word for, outside of these tokens.
fn says_more(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause, named: &Named, beside: &[usize]) -> bool {
    let tree = analysis.tree;
    let named = |at: usize| named.contains(&tree.lower(at)) || named.contains(&of_token(tree, at));
    let others = said_tokens(analysis, clause).into_iter().filter(|at| *at != clause.head && !beside.contains(at));
    others
        .filter(|&at| !is_alternative(asked, tree, at))
        .any(|at| tells(tree, at) && !is_asked(asked, tree, at) && !named(at))
}

/// "**foreign** vessels": whether the subject, if it is no name, is told more closely than the question tells it.
fn has_narrower_subject(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let tree = analysis.tree;
    let below = clause.subject.map(|subject| tree.sentence.subtree(subject.head)).unwrap_or_default();
    let name = below.iter().any(|&at| tree.is_name(at));
    let counted = |&at: &usize| tree.tag(at) == Tag::Cd || tree.relation(at) == Deprel::Nummod;
    let of_some = below.iter().filter(|at| counted(at)).any(|&at| !is_asked(asked, tree, at));
    let closer = |at: usize| tells(tree, at) && !is_asked(asked, tree, at) && !is_alternative(asked, tree, at);
    of_some || !name && below.into_iter().any(closer)
}

/// "those who sell tobacco **or betting services**": what stands beside a word of the question as an alternative says
/// nothing of that.
fn is_alternative(asked: &Asked, tree: Tree<'_>, token: usize) -> bool {
    let is_other = |one: usize, other: usize| {
        let or = |at: usize| tree.children_by(at, &[Deprel::Cc]).any(|cc| tree.is(cc, "or"));
        is_asked(asked, tree, one) && or(other)
    };
    let mut at = token;
    while let Some(above) = tree.head(at) {
        if tree.relation(at) == Deprel::Conj && is_other(above, at) {
            return true;
        }
        at = above;
    }
    tree.children_by(token, &[Deprel::Conj]).any(|other| is_other(other, other))
}

/// Whether a word of a sentence is one of the question.
fn is_asked(asked: &Asked, tree: Tree<'_>, at: usize) -> bool {
    asked.words.iter().chain([&asked.head]).any(|word| is_word(tree, at, word))
}

/// What hangs on a verb and says something of its own.
fn is_aside(tree: Tree<'_>, child: usize) -> bool {
    matches!(tree.relation(child), Deprel::Conj | Deprel::Parataxis | Deprel::AdvclRelcl | Deprel::Discourse)
}

/// Whether a word says something by itself.
fn tells(tree: Tree<'_>, at: usize) -> bool {
    // "no navy of its own".
    !tree.is(at, "own") && (is_content(tree, at) || tree.tag(at) == Tag::Cd) && !is_auxiliary(tree, at)
}
