//! Infinitives on nouns: "commitments to reduce litter"; "has the power to convene meetings".

use super::fact::fact;
use super::phrase::{self, Extent};
use super::qualifier;
use super::relation;
use super::{coordination, subject};
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{Analysis, Clause, InfinitiveKind, Role, Tree, WordClass, denying_determiner, of_noun};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, Sign, Tag};

/// What the infinitives of a noun say.
pub fn purposes(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    if !tree.tag(noun).is_noun() {
        return Vec::new();
    }
    let own = tree.children_by(noun, &[Deprel::Acl]);
    let infinitives: Vec<usize> = own
        .chain(misplaced(tree, noun))
        .filter(|&verb| tree.has_to(verb))
        .flat_map(|verb| std::iter::once(verb).chain(tree.children_by(verb, &[Deprel::Conj])))
        .collect();
    let clauses = infinitives.into_iter().filter_map(|verb| analysis.clause_at(verb));
    let clauses = clauses.filter(|clause| clause.control.is_none());
    clauses.flat_map(|clause| of_clause(analysis, noun, clause)).collect()
}

/// The infinitive right after an object that asks for one, where the parser hung it on the verb: "made **commitments to
/// reduce** waste".
fn misplaced(tree: Tree<'_>, noun: usize) -> Option<usize> {
    let asks = tree.relation(noun) == Deprel::Obj && WordClass::InfinitiveNoun.contains(tree.lemma(noun));
    let verb = tree.head(noun).filter(|_| asks)?;
    let beside = |&below: &usize| tree.children_by(below, &[Deprel::Mark]).any(|mark| mark == noun + 1);
    tree.children_by(verb, &[Deprel::Advcl, Deprel::Xcomp]).find(beside)
}

fn of_clause(analysis: &Analysis<'_>, noun: usize, clause: &Clause) -> Vec<Extraction> {
    let tree = analysis.tree;
    let lemma = tree.lemma(noun);
    if let Some(found) = of_noun(lemma).and_then(|kind| of_holder(analysis, noun, kind, clause)) {
        return found;
    }
    let set_off = tree.children(clause.head).iter().any(|&child| child < clause.head && tree.is(child, ","))
        || tree.sentence.subtree(clause.head).first().is_some_and(|first| tree.is(first.saturating_sub(1), ","));
    let open = clause.passive && !set_off;
    // "a plan **to close** the school": the plan closes nothing.
    let meant = WordClass::Intent.contains(lemma) && !clause.passive;
    if WordClass::NegativeNoun.contains(lemma) || denying_determiner(tree, noun).is_some() || open || meant {
        return Vec::new();
    }
    let subject = phrase::noun_phrase(analysis, noun, Extent::Bare);
    let mut found = goals(analysis, clause, &subject);
    if clause.passive || is_second_of_passive(tree, clause.head) {
        // "the third meeting, **to be held in** Lima": it is planned.
        for extraction in &mut found {
            extraction.modality = Modality::Expected;
            extraction.qualifiers = qualifier::common(analysis, clause);
        }
    }
    // "will be the first woman **to lead** it".
    let predicate = analysis.clause_at(noun).filter(|above| above.copula.is_some() && !clause.passive);
    for extraction in &mut found {
        extraction.polarity = clause.stance.polarity;
        if let Some(above) = predicate {
            extraction.modality = above.stance.modality;
        }
    }
    found
}

/// "a register, to be kept by the Bureau and **opened** to everybody".
fn is_second_of_passive(tree: Tree<'_>, verb: usize) -> bool {
    let first = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Conj);
    let own = [Deprel::Aux, Deprel::AuxPass, Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark];
    let participle = matches!(tree.tag(verb), Tag::Vbn | Tag::Vbd) && !tree.has(verb, &own);
    first.is_some_and(|first| participle && tree.has_to(first) && tree.has(first, &[Deprel::AuxPass]))
}

/// Whether a verb says that somebody has something to do.
pub fn is_having(verb: &str) -> bool {
    matches!(verb, "have" | "hold" | "enjoy" | "retain" | "possess")
}

/// Each object, or where there is none each prepositional object.
fn goals(analysis: &Analysis<'_>, clause: &Clause, subject: &Phrase) -> Vec<Extraction> {
    let base = relation::relation(analysis, clause, false);
    let objects = clause.arguments.iter().filter(|argument| argument.role == Role::Object);
    let agents = subject::agents(analysis, clause).into_iter().map(|agent| {
        let verb = relation::relation(analysis, clause, true);
        fact(agent, &verb.words, verb.tokens, Object::Thing(subject.clone()), Construction::Purpose)
    });
    let mut found: Vec<Extraction> = agents.collect();
    let mut chosen: Vec<_> = objects.collect();
    if chosen.is_empty() {
        let scopes = clause.arguments.iter().filter(|argument| qualifier::is_scope(analysis, clause, argument));
        chosen = scopes.collect();
    }
    for argument in chosen {
        let relation = base.with(&argument.preposition, &analysis.tree.preposition_tokens(argument.place));
        for phrase in coordination::phrases(analysis, argument.head, Extent::Short) {
            let object = Object::Thing(phrase);
            found.push(fact(subject.clone(), &relation.words, relation.tokens.clone(), object, Construction::Purpose));
        }
    }
    found
}

/// "The Council has the power to convene meetings": the Council can convene them.
fn of_holder(analysis: &Analysis<'_>, noun: usize, kind: InfinitiveKind, clause: &Clause) -> Option<Vec<Extraction>> {
    let tree = analysis.tree;
    let holder = analysis.clause_above(noun).filter(|above| {
        tree.head(noun) == Some(above.head)
            && tree.relation(noun) == Deprel::Obj
            && is_having(tree.lemma(above.head))
            && above.context.asserted
    })?;
    if is_wanting(tree, noun) {
        return Some(Vec::new());
    }
    let mut found = Vec::new();
    for subject in subject::subjects(analysis, holder)? {
        let told = goals(analysis, clause, &subject);
        // "have no right **to vote**".
        let bare = told.is_empty() && !clause.passive && clause.copula.is_none();
        found.extend(told.into_iter().chain(bare.then(|| alone(analysis, clause, &subject))));
    }
    let given = if kind == InfinitiveKind::Necessary { Modality::Necessary } else { Modality::Possible };
    let denied = denying_determiner(tree, noun).is_some() != (holder.stance.polarity == Polarity::Denied);
    for extraction in &mut found {
        extraction.modality = given;
        extraction.polarity = if denied { Polarity::Denied } else { Polarity::Affirmed };
        extraction.marker = vec![holder.head, noun];
        extraction.qualifiers = qualifier::common(analysis, holder);
    }
    Some(found)
}

/// "**little** power to punish", "**few** powers".
fn is_wanting(tree: Tree<'_>, noun: usize) -> bool {
    tree.children_by(noun, &[Deprel::Amod, Deprel::Det]).any(|word| tree.is_any(word, &["little", "few", "limited"]))
}

/// What is allowed without an object.
fn alone(analysis: &Analysis<'_>, clause: &Clause, subject: &Phrase) -> Extraction {
    let verb = relation::relation(analysis, clause, false);
    let said = fact(subject.clone(), &verb.words, verb.tokens, Object::Thing(subject.clone()), Construction::Purpose);
    Extraction { object: None, signs: said.signs.with(Sign::BareRule), ..said }
}

/// "the power to convene": having it is said by what it allows; having "little power" is not.
pub fn is_power_to_act(analysis: &Analysis<'_>, noun: usize) -> bool {
    let tree = analysis.tree;
    of_noun(tree.lemma(noun)).is_some()
        && !is_wanting(tree, noun)
        && tree.children_by(noun, &[Deprel::Acl]).any(|verb| tree.has_to(verb))
}
