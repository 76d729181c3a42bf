//! What narrows a clause: time, hedge, condition, attribution, venue, scope.

use super::coordination;
use super::delayed::{self, is_delayed, is_until};
use super::phrase::{self, Extent, touches};
use super::subject::{name_beside, whole_before};
use super::time::{self, is_time};
use crate::claim::Polarity;
use crate::prose::clause::{
    Analysis, Antecedent, Argument, Clause, InfinitiveKind, Role, Tree, WordClass, denying_determiner,
};
use crate::prose::{Deprel, Phrase, PhraseQualifier, Tag};

/// The qualifiers that hold for everything the clause says.
pub fn common(analysis: &Analysis<'_>, clause: &Clause) -> Vec<PhraseQualifier> {
    let tree = analysis.tree;
    let mut found = Vec::new();
    let delayed = is_delayed(analysis, clause);
    for argument in &clause.arguments {
        match argument.role {
            Role::Oblique | Role::Unmarked if is_time(analysis, argument) => {
                let until = delayed && is_until(&argument.preposition);
                let preposition = if until { "in" } else { &argument.preposition };
                found.extend(time::qualifiers(analysis, argument.head, preposition));
            }
            // "almost adopted": that it was not is said already.
            Role::Adverb if clause.stance.marker.contains(&argument.head) => {}
            Role::Adverb => {
                found.extend(adverb(analysis, argument.head));
                found.extend(formerly(tree, clause, argument.head));
                found.extend(denied_manner(tree, clause, argument.head));
            }
            _ => {}
        }
    }
    for (above, argument) in before_infinitive(analysis, clause) {
        if is_time(analysis, argument) && !is_delayed(analysis, above) {
            found.extend(time::qualifiers(analysis, argument.head, &argument.preposition));
        }
    }
    join_times(&mut found);
    if clause.copula.is_some() {
        found.extend(inner_hedges(analysis, clause.head));
    }
    let own = clause.subject.filter(|subject| subject.antecedent == Antecedent::Own);
    found.extend(own.and_then(|subject| scarcity(tree, subject.head)));
    let context = &clause.context;
    found.extend(context.conditions.iter().map(|&at| PhraseQualifier::Condition(phrase::clause_phrase(tree, at))));
    let when = |&at: &usize| {
        let phrase = if delayed { delayed::clause_phrase(tree, at) } else { phrase::clause_phrase(tree, at) };
        PhraseQualifier::TimeText(phrase)
    };
    found.extend(context.times.iter().map(when));
    let noun = |at: usize| phrase::noun_phrase(analysis, at, Extent::Short);
    // "the minister, Ana Roe, said".
    let sayer = |at: usize| noun(name_beside(tree, at).unwrap_or(at));
    found.extend(context.attribution.map(|at| PhraseQualifier::Attribution(sayer(at))));
    found.extend(context.venue.map(|at| PhraseQualifier::Venue(noun(at))));
    found
}

/// "**few** banks", "**hardly any** of the banks": what is said so is hardly said of the banks.
fn scarcity(tree: Tree<'_>, subject: usize) -> Option<PhraseQualifier> {
    let counted = tree.children_by(subject, &[Deprel::Amod, Deprel::Det]).chain([subject]);
    let word = counted.into_iter().find(|&word| match tree.is(word, "few") {
        // "a few", "the few".
        true => !tree.has(subject, &[Deprel::Det, Deprel::NmodPoss]) && !tree.has(word, &[Deprel::Det]),
        false => {
            let before = word.checked_sub(1);
            let scarce = before.is_some_and(|at| tree.is_any(at, &["hardly", "scarcely", "barely"]));
            tree.is(word, "any") && scarce
        }
    })?;
    let scarce = (word.saturating_sub(1)..=word).filter(|&at| at == word || tree.is(word, "any"));
    Some(PhraseQualifier::Hedge(phrase::of_tokens(word, scarce.collect())))
}

/// "twice" and "a year" side by side are one time.
fn join_times(found: &mut Vec<PhraseQualifier>) {
    let mut joined: Vec<PhraseQualifier> = Vec::new();
    for qualifier in found.drain(..) {
        let PhraseQualifier::TimeText(next) = &qualifier else {
            joined.push(qualifier);
            continue;
        };
        let beside = |other: &&mut PhraseQualifier| match other {
            PhraseQualifier::TimeText(before) => touches(before, next) || touches(next, before),
            _ => false,
        };
        match joined.iter_mut().find(beside) {
            Some(PhraseQualifier::TimeText(before)) => {
                before.tokens.extend_from_slice(&next.tokens);
                before.tokens.sort_unstable();
            }
            _ => joined.push(qualifier),
        }
    }
    *found = joined;
}

/// "**formerly** chaired the Board", "**once** chaired": beside when it was, that it is to be taken with reserve now.
fn formerly(tree: Tree<'_>, clause: &Clause, at: usize) -> Option<PhraseQualifier> {
    let words = ["formerly", "previously", "once", "initially", "originally"];
    let told = at < clause.head && tree.children(at).is_empty() && tree.is_any(at, &words);
    told.then(|| PhraseQualifier::Hedge(phrase::of_tokens(at, vec![at])))
}

/// "was not **fully** paid", "cannot decide **alone**": what is denied is that it is so to that extent or in that way, so that
/// without the word too much would be denied.
fn denied_manner(tree: Tree<'_>, clause: &Clause, at: usize) -> Option<PhraseQualifier> {
    let denied = clause.stance.polarity == Polarity::Denied && clause.stance.marker.iter().any(|&not| not < at);
    let word = tree.lower(at);
    let plain = [WordClass::Hedge, WordClass::TimeAdverb, WordClass::Connective, WordClass::Frequency];
    let manner = word.ends_with("ly") || word == "alone";
    let beside = clause.copula.is_none() && (at + 1 == clause.head || at > clause.head);
    let whole = tree.tag(at) == Tag::Rb && tree.children(at).is_empty() && !tree.is(at + 1, ",");
    let told = denied && manner && beside && whole && !plain.iter().any(|class| class.contains(&word));
    told.then(|| PhraseQualifier::Hedge(phrase::of_tokens(at, vec![at])))
}

fn adverb(analysis: &Analysis<'_>, at: usize) -> Option<PhraseQualifier> {
    let tree = analysis.tree;
    let word = tree.lower(at);
    let phrase = || {
        let mut tokens = phrase::trimmed(tree, tree.sentence.subtree(at));
        // "hardly **ever**".
        tokens.extend(Some(at + 1).filter(|&next| tree.is(next, "ever") && !tokens.contains(&next)));
        phrase::of_tokens(at, tokens)
    };
    // "since June 2024" with the preposition read as an adverb.
    if let Some(date) = time::date(tree, &tree.sentence.subtree(at)) {
        return Some(PhraseQualifier::Time(time::relation(&word), date));
    }
    if WordClass::Hedge.contains(&word) {
        Some(PhraseQualifier::Hedge(phrase()))
    } else if WordClass::TimeAdverb.contains(&word) && !tree.children(at).iter().any(|&child| tree.is(child, "no")) {
        Some(PhraseQualifier::TimeText(phrase()))
    } else {
        None
    }
}

/// Hedges that hang on a modifier of the predicate: "are **normally** non-binding recommendations".
fn inner_hedges(analysis: &Analysis<'_>, head: usize) -> Vec<PhraseQualifier> {
    let tree = analysis.tree;
    let modifiers = tree.children_by(head, &[Deprel::Amod]);
    let adverbs = modifiers.flat_map(|modifier| tree.children_by(modifier, &[Deprel::Advmod]));
    adverbs.filter_map(|at| adverb(analysis, at)).collect()
}

/// Whether an argument narrows what the clause says of its object: a prepositional phrase that is no time,
/// condition, attribution or example.
pub fn is_scope(analysis: &Analysis<'_>, clause: &Clause, argument: &Argument) -> bool {
    argument.role == Role::Oblique
        && !argument.preposition.is_empty()
        && !is_time(analysis, argument)
        && !clause.context.conditions.contains(&argument.head)
        && clause.context.attribution != Some(argument.head)
        && !phrase::is_example_preposition(&argument.preposition)
        && !analysis.is_predicate(argument.head)
        && !phrase::is_connecting(analysis.tree, argument.head)
        && whole_before(analysis.tree, clause.head) != Some(argument.head)
}

/// "decided **by consensus** to build it", "agreed **in May** to meet": what is told with a verb of which the infinitive is the
/// rest, before it.
fn before_infinitive<'a>(
    analysis: &'a Analysis<'_>,
    clause: &'a Clause,
) -> impl Iterator<Item = (&'a Clause, &'a Argument)> {
    let opaque = clause.control.filter(|control| control.kind == InfinitiveKind::Opaque && !control.by_object);
    let own = opaque.filter(|control| analysis.tree.head(clause.head) == Some(control.governor));
    let above = own.and_then(|control| analysis.clause_at(control.governor)).filter(|above| above.copula.is_none());
    above.into_iter().flat_map(move |above| {
        let before = move |argument: &&Argument| {
            argument.role == Role::Oblique && argument.head > above.head && argument.head < clause.head
        };
        above.arguments.iter().filter(before).map(move |argument| (above, argument))
    })
}

/// The scopes of a clause: each prepositional phrase, a conjunct each.
pub fn scopes(analysis: &Analysis<'_>, clause: &Clause) -> Vec<(String, Phrase)> {
    let mut found = Vec::new();
    let narrows = |argument: &&Argument| {
        // "has seats in the panels but **not in the Committee**".
        is_scope(analysis, clause, argument) && denying_determiner(analysis.tree, argument.head).is_none()
    };
    for argument in clause.arguments.iter().filter(narrows) {
        // "does not sell **to firms that patent seed**": to others it may.
        let extent = phrase::extent(analysis, argument.head, false);
        for phrase in coordination::phrases(analysis, argument.head, extent) {
            found.push((argument.preposition.clone(), phrase));
        }
    }
    let with_governor =
        before_infinitive(analysis, clause).filter(|(above, argument)| is_scope(analysis, above, argument));
    for (_, argument) in with_governor {
        let phrases = coordination::phrases(analysis, argument.head, Extent::Short);
        found.extend(phrases.into_iter().map(|phrase| (argument.preposition.clone(), phrase)));
    }
    found
}

/// "except on", "rather than": what follows is left out.
pub fn is_privative(preposition: &str) -> bool {
    preposition != "without" && preposition.split(' ').next().is_some_and(|first| WordClass::Privative.contains(first))
}

/// "itself": whose the verb is again.
pub fn is_reflexive(form: &str) -> bool {
    matches!(form, "itself" | "themselves" | "himself" | "herself" | "each" | "one")
}
