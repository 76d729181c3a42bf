//! Tuples of clauses.

use super::{Row, span};
use crate::prose::clause::{Analysis, Antecedent, Argument, Clause, Role, is_aside};
use crate::prose::{Deprel, Tag};
use crate::text::Source;

/// A tuple on its way into a row.
#[derive(Clone, Debug)]
struct Tuple {
    subject: Vec<usize>,
    /// A word that the text leaves out: "is" before a participle.
    lead: &'static str,
    relation: Vec<usize>,
    arguments: Vec<Part>,
    confidence: f64,
}

/// An argument with its preposition.
#[derive(Clone, Debug)]
struct Part {
    preposition: Vec<usize>,
    tokens: Vec<usize>,
    head: usize,
    role: Role,
}

/// The tuples of a clause: one, or one for each conjunct of its first argument.
pub fn rows(source: &Source, analysis: &Analysis<'_>, clause: &Clause) -> Vec<Row> {
    let joins_governor = clause.control.is_some_and(|control| !control.by_object)
        && analysis.tree.relation(clause.head) == Deprel::Xcomp;
    if joins_governor {
        return Vec::new();
    }
    let Some(tuple) = tuple(analysis, clause) else { return Vec::new() };
    let tuples = split_first_argument(analysis, tuple);
    tuples.into_iter().filter_map(|tuple| row(source, analysis, &tuple)).collect()
}

fn tuple(analysis: &Analysis<'_>, clause: &Clause) -> Option<Tuple> {
    let tree = analysis.tree;
    let subject = clause.subject?;
    let chain = chain(analysis, clause);
    let relation = relation(analysis, clause, &chain);
    let inherited = subject.antecedent != Antecedent::Own;
    let tokens = match subject.antecedent {
        Antecedent::Own | Antecedent::Shared | Antecedent::Controlled => span::phrase(analysis, subject.head),
        Antecedent::Noun => match predicated(analysis, clause, subject.head) {
            Some(bearer) => span::phrase(analysis, bearer),
            None => span::antecedent(analysis, subject.head),
        },
        Antecedent::Clause => return None,
    };
    let reduced = matches!(tree.relation(clause.head), Deprel::Acl) && clause.copula.is_none();
    let mut tuple = Tuple {
        subject: tokens,
        lead: if reduced { "is" } else { "" },
        arguments: arguments(analysis, clause, &chain, &relation),
        relation,
        confidence: if inherited { 0.78 } else { 0.9 },
    };
    if clause.existential {
        tuple.arguments.retain(|part| part.head != subject.head);
    }
    tuple.confidence -= penalty(analysis, clause, &tuple);
    Some(tuple)
}

/// The subject that the noun of a relative clause is said of: "it is **a forum** that …".
fn predicated(analysis: &Analysis<'_>, clause: &Clause, noun: usize) -> Option<usize> {
    let relative = analysis.tree.relation(clause.head) == Deprel::AclRelcl;
    let above = analysis.clause_at(noun).filter(|above| relative && above.copula.is_some())?;
    above
        .subject
        .filter(|subject| subject.antecedent != Antecedent::Clause && !above.existential)
        .map(|subject| subject.head)
}

/// The infinitives that go into the relation: "agreed to meet".
fn chain(analysis: &Analysis<'_>, clause: &Clause) -> Vec<usize> {
    let tree = analysis.tree;
    let mut chain = vec![clause.head];
    if clause.copula.is_some() {
        return chain;
    }
    while let Some(next) = chain.last().and_then(|&at| tree.child(at, &[Deprel::Xcomp])) {
        let has_object = chain.last().is_some_and(|&at| tree.has(at, &[Deprel::Obj]));
        let copular = tree.has(next, &[Deprel::Cop]);
        if !(tree.tag(next).is_verb() || copular) || has_object {
            break;
        }
        chain.push(next);
    }
    chain
}

/// The tokens of the relation: verbs, auxiliaries, particles, negation and the adverbs among them.
fn relation(analysis: &Analysis<'_>, clause: &Clause, chain: &[usize]) -> Vec<usize> {
    let tree = analysis.tree;
    let verb = clause.head;
    let first =
        tree.child(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).unwrap_or_else(|| verb.saturating_sub(1));
    let mut found = Vec::new();
    for &child in tree.children(verb) {
        let belongs = match tree.relation(child) {
            Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::CompoundPrt => true,
            Deprel::Advmod => {
                let denies = tree.is_any(child, &["not", "n't", "never", "no"]);
                let inside = (first..verb).contains(&child) && tree.tag(child) != Tag::Wrb;
                denies || (inside && tree.children(child).is_empty())
            }
            Deprel::Mark => tree.relation(verb) == Deprel::Acl && tree.is(child, "to"),
            _ => false,
        };
        if belongs {
            found.push(child);
        }
    }
    if clause.copula.is_none() {
        found.push(verb);
        for &next in chain.iter().skip(1) {
            let within = [Deprel::Mark, Deprel::Aux, Deprel::AuxPass, Deprel::Cop, Deprel::CompoundPrt];
            found.extend(tree.children_by(next, &within));
            found.extend((!tree.has(next, &[Deprel::Cop])).then_some(next));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Objects and predicates first, then the rest in the order of the text, what stands before the verb last.
fn arguments(analysis: &Analysis<'_>, clause: &Clause, chain: &[usize], relation: &[usize]) -> Vec<Part> {
    let mut after = Vec::new();
    let mut before = Vec::new();
    for &verb in chain {
        let Some(clause) = analysis.clause_at(verb) else { continue };
        for argument in &clause.arguments {
            if relation.contains(&argument.head) || chain.contains(&argument.head) && argument.role != Role::Predicate {
                continue;
            }
            let raised = analysis.tree.head(argument.place) != Some(verb)
                && analysis.tree.relation(argument.place) == Deprel::Nmod;
            if raised {
                continue;
            }
            if let Some(part) = part(analysis, clause, argument, relation) {
                let fronted = part.head < verb && !matches!(part.role, Role::Object | Role::Predicate);
                if fronted { before.push(part) } else { after.push(part) }
            }
        }
    }
    if analysis.tree.relation(clause.head) == Deprel::Parataxis && is_aside(analysis.tree, clause.head) {
        after.extend(message(analysis, clause));
    }
    after.sort_by_key(|part| (rank(part.role), part.head));
    after.extend(before);
    after
}

const fn rank(role: Role) -> u8 {
    match role {
        Role::Object | Role::Predicate => 0,
        Role::Recipient => 1,
        _ => 2,
    }
}

/// What is said, of "…, the minister said": the clause that it stands in.
fn message(analysis: &Analysis<'_>, clause: &Clause) -> Option<Part> {
    let tree = analysis.tree;
    let head = tree.head(clause.head)?;
    let tokens = tree.reach(head, |_, child| child != clause.head);
    Some(Part { preposition: vec![], tokens, head, role: Role::Object })
}

fn part(analysis: &Analysis<'_>, clause: &Clause, argument: &Argument, relation: &[usize]) -> Option<Part> {
    let tree = analysis.tree;
    let head = argument.head;
    let tokens = match argument.role {
        Role::Predicate => span::predicate_phrase(analysis, head, clause.copula.unwrap_or(head), relation),
        Role::Object | Role::Recipient | Role::Agent | Role::Oblique | Role::Unmarked if argument.place == head => {
            span::phrase(analysis, head)
        }
        Role::Object | Role::Recipient | Role::Agent | Role::Oblique | Role::Unmarked => {
            span::antecedent(analysis, head)
        }
        Role::Adverb => {
            let word = tree.lower(head);
            let linking = matches!(word.as_ref(), "also" | "then" | "however" | "thus" | "so") || head < clause.head;
            if linking {
                return None;
            }
            span::clause(tree, head)
        }
        Role::Adverbial if is_participial(analysis, head) => return None,
        Role::Complement | Role::Content | Role::Adverbial => span::clause(tree, head),
    };
    let preposition = match argument.role {
        Role::Complement | Role::Content | Role::Adverbial | Role::Adverb => Vec::new(),
        _ => tree.preposition_tokens(argument.place),
    };
    Some(Part { preposition, tokens, head, role: argument.role })
}

/// ", killing four": a clause of its own.
fn is_participial(analysis: &Analysis<'_>, at: usize) -> bool {
    let tree = analysis.tree;
    matches!(tree.tag(at), Tag::Vbg | Tag::Vbn) && !tree.has(at, &[Deprel::Nsubj, Deprel::Mark])
}

fn penalty(analysis: &Analysis<'_>, clause: &Clause, tuple: &Tuple) -> f64 {
    let tree = analysis.tree;
    let mut penalty = 0.0;
    if tuple.arguments.is_empty() {
        penalty += 0.35;
    }
    penalty += match tree.relation(clause.head) {
        Deprel::Acl => 0.15,
        Deprel::Advcl => 0.1,
        Deprel::Xcomp => 0.25,
        _ => 0.0,
    };
    if !clause.context.asserted && !clause.existential {
        penalty += 0.25;
    }
    if tree.relation(clause.head) == Deprel::Ccomp {
        penalty += 0.1;
    }
    if clause.subject.is_some_and(|subject| tree.tag(subject.head).is_wh() || tree.base(subject.head) == Deprel::Csubj)
    {
        penalty += 0.3;
    }
    if clause.existential {
        penalty += 0.1;
    }
    if clause.subject.is_some_and(|subject| tree.tag(subject.head) == Tag::Prp) {
        penalty += 0.05;
    }
    penalty
}

fn split_first_argument(analysis: &Analysis<'_>, tuple: Tuple) -> Vec<Tuple> {
    let Some(first) = tuple.arguments.first() else { return vec![tuple] };
    if !matches!(first.role, Role::Object | Role::Predicate | Role::Oblique) {
        return vec![tuple];
    }
    apart(analysis, first.head, &first.tokens, |tokens| {
        let mut other = tuple.clone();
        if let Some(part) = other.arguments.first_mut() {
            part.tokens = tokens;
        }
        other.confidence -= 0.08;
        other
    })
    .unwrap_or_else(|| vec![tuple.clone()])
}

/// One tuple a conjunct, if a phrase has several.
fn apart(
    analysis: &Analysis<'_>,
    head: usize,
    whole: &[usize],
    with: impl Fn(Vec<usize>) -> Tuple,
) -> Option<Vec<Tuple>> {
    let tree = analysis.tree;
    let joined = tree.children_by(head, &[Deprel::Conj]).filter(|other| whole.contains(other));
    let joined: Vec<usize> = joined.filter(|&other| !analysis.is_predicate(other)).collect();
    if joined.is_empty() {
        return None;
    }
    let own = |head: usize| span::conjunct(analysis, head).into_iter().filter(|at| whole.contains(at)).collect();
    Some(std::iter::once(head).chain(joined).map(|head| with(own(head))).collect())
}

fn row(source: &Source, analysis: &Analysis<'_>, tuple: &Tuple) -> Option<Row> {
    let tree = analysis.tree;
    let mut relation: Vec<String> = Vec::new();
    if !tuple.lead.is_empty() {
        relation.push(tuple.lead.to_owned());
    }
    relation.push(span::text(source, tree, &tuple.relation));
    let mut arguments = vec![span::text(source, tree, &tuple.subject)];
    for (place, part) in tuple.arguments.iter().enumerate() {
        let tokens = if place == 0 && part.role == Role::Content {
            let that = part.tokens.first().copied().filter(|&at| tree.is(at, "that"));
            relation.extend(that.map(|_| "that".to_owned()));
            part.tokens.iter().copied().skip(usize::from(that.is_some())).collect()
        } else if place == 0 {
            relation.extend((!part.preposition.is_empty()).then(|| span::text(source, tree, &part.preposition)));
            part.tokens.clone()
        } else {
            [part.preposition.as_slice(), part.tokens.as_slice()].concat()
        };
        arguments.push(span::text(source, tree, &tokens));
    }
    arguments.retain(|argument| !argument.is_empty());
    let relation = relation.join(" ");
    (!arguments.is_empty()).then_some(Row { confidence: tuple.confidence.clamp(0.01, 1.0), relation, arguments })
}
