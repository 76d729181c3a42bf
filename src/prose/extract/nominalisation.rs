//! Actions named by nouns: "directs policy work, including **oversight of** the office" says who oversees it.

use super::example::List;
use super::fact::fact;
use super::phrase::{self, Extent};
use super::{coordination, qualifier, subject};
use crate::claim::Polarity;
use crate::prose::clause::{Analysis, Clause, Role, WordClass, lower, nominalised_verb};
use crate::prose::{Construction, Deprel, Extraction, Object};

/// The actions that a clause ascribes to its subject by a noun: "conducts reviews of", "is responsible for the
/// coordination of".
pub fn of_clause(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Extraction> {
    let tree = analysis.tree;
    let light = WordClass::Light.contains(tree.lemma(clause.head)) && !clause.passive;
    let responsible = tree.is_any(clause.head, &["responsible", "accountable"]);
    let named = clause.arguments.iter().filter(|argument| match argument.role {
        Role::Object => light,
        Role::Oblique => responsible && argument.preposition == "for",
        _ => false,
    });
    let nouns = named.flat_map(|argument| coordination::conjuncts(analysis, argument.head));
    nouns.flat_map(|noun| actions(analysis, clause, noun)).collect()
}

/// The actions among the examples of what a clause's subject does.
pub fn of_list(analysis: &Analysis<'_>, list: List) -> Vec<Extraction> {
    let tree = analysis.tree;
    let is_object = |clause: &&Clause| {
        clause.arguments.iter().any(|argument| {
            argument.role == Role::Object && coordination::conjuncts(analysis, argument.head).contains(&list.anchor)
        }) && tree.tag(clause.head).is_verb()
    };
    let Some(clause) = analysis.clause_above(list.anchor).filter(is_object) else { return Vec::new() };
    let items = coordination::conjuncts(analysis, list.item).into_iter();
    items.flat_map(|noun| actions(analysis, clause, noun)).collect()
}

/// "announced the **appointment of Ana Roe as director**": she was appointed director.
pub fn of_appointment(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    let lemma = lower(tree.lemma(noun));
    let with = |preposition: &'static str| {
        tree.children_by(noun, &[Deprel::Nmod]).filter(move |&other| tree.preposition(other) == preposition)
    };
    if !WordClass::Appointment.contains(&lemma) {
        return Vec::new();
    }
    let Some(verb) = nominalised_verb(&lemma) else { return Vec::new() };
    // "announced the appointment of Ana Roe **as director**", the post hung on the verb.
    let above = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Obj);
    let beside = above.into_iter().flat_map(|verb| tree.children_by(verb, &[Deprel::Obl]));
    let beside = beside.filter(|&post| post > noun && tree.preposition(post) == "as");
    let people: Vec<_> = with("of").flat_map(|other| coordination::phrases(analysis, other, Extent::Bare)).collect();
    let said = with("as").chain(beside).flat_map(|post| people.iter().map(move |person| (post, person.clone())));
    let fact_of = |(post, person)| {
        let object = Object::Thing(phrase::noun_phrase(analysis, post, Extent::Short));
        let tokens = [vec![noun], tree.preposition_tokens(post)].concat();
        fact(person, &format!("be {} as", participle(verb)), tokens, object, Construction::Nominalisation)
    };
    said.map(fact_of).collect()
}

/// "appointed", "nominated".
fn participle(verb: &str) -> String {
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    format!("{stem}ed")
}

fn actions(analysis: &Analysis<'_>, clause: &Clause, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    let affirmed = clause.stance.polarity == Polarity::Affirmed && clause.context.asserted;
    let Some(verb) = nominalised_verb(tree.lemma(noun)).filter(|_| affirmed) else { return Vec::new() };
    let subjects = subject::subjects(analysis, clause).unwrap_or_default();
    let patients = tree.children_by(noun, &[Deprel::Nmod]).filter(|&other| tree.preposition(other) == "of");
    let patients: Vec<_> = patients.flat_map(|other| coordination::phrases(analysis, other, Extent::Short)).collect();
    let mut found = Vec::new();
    for subject in &subjects {
        for patient in &patients {
            let object = Object::Thing(patient.clone());
            let mut said = fact(subject.clone(), verb, vec![noun], object, Construction::Nominalisation);
            said.modality = clause.stance.modality;
            said.marker.clone_from(&clause.stance.marker);
            said.qualifiers = qualifier::common(analysis, clause);
            found.push(said);
        }
    }
    found
}
