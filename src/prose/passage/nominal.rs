//! Questions with "be" and a noun: what, who, when, where or how much something is.

use super::asked::{Asked, Sought};
use super::beside::{is_placing, is_somewhere, places, times};
use super::count::amounts;
use super::plain::{as_firm, has_stray_denial, is_of_time, is_plain, own_tokens};
use super::side::Named;
use super::side::nouns;
use super::words::{is_word, of_token};
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{Analysis, Clause, Tree, WordClass, is_temporal, stance_of_all};
use crate::prose::extract::{phrase, subject};
use crate::prose::{Deprel, Phrase};

/// What stands beside the noun of a question.
pub fn beside(asked: &Asked, analysis: &Analysis<'_>, named: &Named) -> Vec<Phrase> {
    let tree = analysis.tree;
    if asked.polarity == Polarity::Denied {
        return vec![];
    }
    let Some(about) = &asked.about else { return vec![] };
    let named_so = qualified(asked, analysis);
    if !named_so.is_empty() {
        return named_so;
    }
    let meant = |&at: &usize| {
        let called_so = tree.tag(at).is_noun() && is_word(tree, at, &asked.head);
        called_so && (about.is(analysis, at, named) || is_told_beside(asked, analysis, at))
    };
    let nouns: Vec<usize> = (0..tree.len()).filter(meant).collect();
    // Of two of the kind neither is meant more than the other.
    let only = if nouns.len() == 1 { nouns } else { vec![] };
    only.into_iter()
        .flat_map(|noun| match asked.sought {
            Sought::Time => when(asked, analysis, noun),
            Sought::Place => somewhere(asked, analysis, noun),
            Sought::Amount => sums(asked, analysis, noun),
            Sought::Somebody | Sought::Something => identities(asked, analysis, noun),
            _ => vec![],
        })
        .collect()
}

/// "**Ana Roe** is responsible for the locks": what an adjective of the question is said of.
fn qualified(asked: &Asked, analysis: &Analysis<'_>) -> Vec<Phrase> {
    let tree = analysis.tree;
    let Some(about) = asked.about.as_ref().filter(|_| matches!(asked.sought, Sought::Somebody | Sought::Something))
    else {
        return vec![];
    };
    let says = |clause: &&Clause| {
        let so = tree.tag(clause.head).is_adjective() && is_word(tree, clause.head, &asked.head);
        let firm = clause.copula.is_some() && !is_denied(analysis, clause) && is_firm(asked, analysis, clause);
        so && firm && about.words.iter().all(|word| is_directly(tree, clause.head, word))
    };
    let called_so = |subject: &Phrase| asked.noun.as_ref().is_none_or(|noun| is_word(tree, subject.head, noun));
    let clauses = analysis.clauses.iter().filter(says);
    clauses.flat_map(|clause| subject::subjects(analysis, clause).unwrap_or_default()).filter(called_so).collect()
}

/// "responsible **for locks**", and not for the repair of locks: whether a word is an adjective, or that of a noun right
/// beside it.
fn is_directly(tree: Tree<'_>, adjective: usize, word: &str) -> bool {
    let name = [Deprel::Compound, Deprel::Amod, Deprel::Flat, Deprel::Nummod];
    let beside = tree.children_by(adjective, &[Deprel::Obl, Deprel::Nmod]);
    let nouns = beside.flat_map(|at| tree.reach(at, |_, child| name.contains(&tree.relation(child))));
    std::iter::once(adjective).chain(nouns).any(|at| is_word(tree, at, word))
}

/// "will hold its **summit** in Accra": whether what narrows the noun of a question stands beside it in its clause, where
/// nothing else narrows it.
fn is_told_beside(asked: &Asked, analysis: &Analysis<'_>, noun: usize) -> bool {
    let tree = analysis.tree;
    let beside = [Sought::Time, Sought::Place, Sought::Amount].contains(&asked.sought);
    let Some(clause) = analysis.clause_above(noun).filter(|_| beside && !tree.has(noun, &[Deprel::Nmod])) else {
        return false;
    };
    let own: Vec<usize> = own_tokens(analysis, clause).into_iter().chain(tree.sentence.subtree(noun)).collect();
    asked.words.iter().all(|word| own.iter().any(|&at| is_word(tree, at, word)))
}

/// Whether a clause says plainly that something is so, or that it shall be: what rules lay down is asked for by "is".
fn is_firm(asked: &Asked, analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let then = is_of_time(asked, analysis.tree, clause);
    let to_be = matches!(clause.stance.modality, Modality::Necessary | Modality::Expected) && !asked.past;
    let firm = as_firm(asked, clause.stance.modality) || asked.modality == Modality::Actual && to_be;
    firm && then && is_plain(analysis, clause) && !has_stray_denial(asked, analysis, clause)
}

/// The clause of which a noun is the subject or the object, if it says that this is, or takes place.
fn taking_place<'a>(asked: &Asked, analysis: &'a Analysis<'_>, noun: usize) -> Option<&'a Clause> {
    let tree = analysis.tree;
    let clause = analysis.clause_above(noun).or_else(|| analysis.clause_at(noun))?;
    let takes = || WordClass::TakingPlace.contains(&of_token(tree, clause.head)) || takes_place(analysis, clause);
    let party = matches!(tree.relation(noun), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj);
    let stands = party && (clause.copula.is_some() || takes() || tree.is(clause.head, "be"));
    let firm = is_firm(asked, analysis, clause);
    (stands && firm && !is_denied(analysis, clause) && !clause.context.supposed).then_some(clause)
}

/// "takes **place**".
fn takes_place(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let tree = analysis.tree;
    of_token(tree, clause.head) == "take"
        && tree.children_by(clause.head, &[Deprel::Obj]).any(|at| tree.is(at, "place"))
}

/// "the **summit on 18 June**", "the summit will be held on 18 June".
fn when(asked: &Asked, analysis: &Analysis<'_>, noun: usize) -> Vec<Phrase> {
    let tree = analysis.tree;
    let within =
        tree.children_by(noun, &[Deprel::Nmod, Deprel::NmodUnmarked]).filter(|&at| at > noun && is_temporal(tree, at));
    let within: Vec<Phrase> = within.map(|at| phrase::of_tokens(at, phrase::clause_phrase(tree, at).tokens)).collect();
    if !within.is_empty() {
        return within.into_iter().map(|found| without_preposition(analysis, found)).collect();
    }
    taking_place(asked, analysis, noun).map(|clause| times(analysis, clause)).unwrap_or_default()
}

/// "its **seat in Karsa**", "the seat is in Karsa", "has its seat in Karsa".
fn somewhere(asked: &Asked, analysis: &Analysis<'_>, noun: usize) -> Vec<Phrase> {
    let tree = analysis.tree;
    let placed = |&at: &usize| {
        at > noun && is_placing(&tree.preposition(at)) && !is_temporal(tree, at) && is_somewhere(tree, at)
    };
    let within: Vec<Phrase> =
        tree.children_by(noun, &[Deprel::Nmod]).filter(placed).flat_map(|at| nouns(analysis, at)).collect();
    if !within.is_empty() {
        return within;
    }
    let of_subject = |clause: &Clause| {
        let own =
            clause.copula.is_some() && is_placing(&tree.preposition(clause.head)) && is_somewhere(tree, clause.head);
        if own { nouns(analysis, clause.head) } else { places(analysis, clause) }
    };
    let has = || {
        let clause = analysis.clause_above(noun)?;
        let has =
            of_token(tree, clause.head) == "have" && tree.relation(noun) == Deprel::Obj && !is_denied(analysis, clause);
        (has && !tree.has_to(clause.head) && is_firm(asked, analysis, clause)).then_some(clause)
    };
    taking_place(asked, analysis, noun).or_else(has).map(of_subject).unwrap_or_default()
}

/// "a **budget of 14 million euros**", "the budget is 14 million euros".
fn sums(asked: &Asked, analysis: &Analysis<'_>, noun: usize) -> Vec<Phrase> {
    let tree = analysis.tree;
    let within: Vec<usize> =
        tree.children_by(noun, &[Deprel::Nmod]).filter(|&at| tree.preposition(at) == "of").collect();
    let own: Vec<Phrase> = within.into_iter().flat_map(|at| amounts(analysis, at)).collect();
    if !own.is_empty() {
        return own;
    }
    let is_subject =
        |clause: &&Clause| clause.subject.is_some_and(|subject| subject.head == noun) && !is_denied(analysis, clause);
    let clause = analysis.clauses.iter().find(is_subject).filter(|clause| is_firm(asked, analysis, clause));
    clause.map(|clause| amounts(analysis, clause.head)).unwrap_or_default()
}

/// "the **theme is** Open Ports", "Open Ports is the **theme**", "the theme, Open Ports".
fn identities(asked: &Asked, analysis: &Analysis<'_>, noun: usize) -> Vec<Phrase> {
    let tree = analysis.tree;
    let mut found = vec![];
    for clause in analysis.clauses.iter().filter(|clause| clause.copula.is_some() && !is_denied(analysis, clause)) {
        if !is_firm(asked, analysis, clause) || clause.context.supposed {
            continue;
        }
        if clause.subject.is_some_and(|subject| subject.head == noun) && tree.tag(clause.head).is_noun() {
            found.extend(nouns(analysis, clause.head));
        } else if clause.head == noun {
            found.extend(subject::subjects(analysis, clause).unwrap_or_default());
        }
    }
    let passing = ["acting", "former", "deputy", "interim", "ex", "designate"];
    if tree.children(noun).iter().any(|&at| tree.is_any(at, &passing) && !asked.words.contains(&of_token(tree, at))) {
        return vec![];
    }
    found.extend(tree.children_by(noun, &[Deprel::Appos]).flat_map(|at| nouns(analysis, at)));
    found.extend(called(analysis, noun));
    if tree.relation(noun) == Deprel::Appos {
        found.extend(tree.head(noun).map(|at| nouns(analysis, at)).unwrap_or_default());
    }
    found
}

/// "the deal, **known as** the Kigali Plan": what is called so.
fn called(analysis: &Analysis<'_>, name: usize) -> Vec<Phrase> {
    let tree = analysis.tree;
    let naming = tree.head(name).filter(|&verb| tree.is_any(verb, &["known", "called", "named", "dubbed"]));
    let thing = naming.filter(|&verb| tree.relation(verb) == Deprel::Acl).and_then(|verb| tree.head(verb));
    thing.map(|thing| nouns(analysis, thing)).unwrap_or_default()
}

/// A phrase without the preposition that it begins with.
fn without_preposition(analysis: &Analysis<'_>, mut found: Phrase) -> Phrase {
    let leading = analysis.tree.preposition_tokens(found.head);
    found.tokens.retain(|at| !leading.contains(at));
    found
}

/// Whether a clause is denied.
fn is_denied(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    stance_of_all(analysis, clause).polarity == Polarity::Denied
}
