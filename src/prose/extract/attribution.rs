//! Whose word something is: "**according to the review**, the Fund had failed", "the delay, **he explained**, was short".

use super::fact::fact;
use super::phrase::{self, Extent};
use super::subject;
use crate::prose::clause::{Analysis, Clause, Role, Tree, WordClass, is_attributing};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, Sign};

/// The saying of what a clause says, where it is told beside it.
pub fn of_clause(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Extraction> {
    let tree = analysis.tree;
    let mut found = Vec::new();
    for source in clause.arguments.iter().filter(|argument| is_source(tree, argument.head, &argument.preposition)) {
        let speaker = phrase::noun_phrase(analysis, source.head, Extent::Short);
        let tokens = tree.preposition_tokens(source.place);
        // "in the view of the Agency": what is left out is the phrase of the view.
        let around = tree.head(source.place).filter(|_| tree.preposition(source.place) != source.preposition.as_str());
        let aside = around.unwrap_or(source.place);
        found.push(said(tree, clause, speaker, "say", tokens, aside));
    }
    for aside in tree.children_by(clause.head, &[Deprel::Parataxis]).filter_map(|at| analysis.clause_at(at)) {
        let silent = !aside.arguments.iter().any(|argument| matches!(argument.role, Role::Content | Role::Object));
        if silent && WordClass::Speech.contains(tree.lemma(aside.head)) && aside.context.asserted {
            let verb = tree.lemma(aside.head).to_lowercase();
            let speakers = subject::subjects(analysis, aside).unwrap_or_default();
            let say = |speaker| said(tree, clause, speaker, &verb, vec![aside.head], aside.head);
            found.extend(speakers.into_iter().map(say));
        }
    }
    found
}

/// Whether "according to" leads to somebody or something that says things: "according to the review", not "to need".
fn is_source(tree: Tree<'_>, noun: usize, preposition: &str) -> bool {
    let known = tree.has(noun, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nummod]) || tree.tag(noun).is_proper();
    is_attributing(preposition) && (known || tree.tag(noun).is_plural())
}

fn said(tree: Tree<'_>, clause: &Clause, by: Phrase, verb: &str, tokens: Vec<usize>, aside: usize) -> Extraction {
    let outside = tree.sentence.subtree(aside);
    let mut content = phrase::clause_phrase(tree, clause.head);
    content.tokens.retain(|at| !outside.contains(at));
    // The commas that parted the aside part nothing now.
    let (first, last) = (outside.first().copied(), outside.last().copied());
    let beside = |at: usize| first.is_some_and(|first| at + 1 == first) || last.is_some_and(|last| at == last + 1);
    let lone = |&at: &usize| tree.is(at, ",") && beside(at);
    content.tokens.retain(|at| !lone(at));
    content.tokens = phrase::trimmed(tree, content.tokens);
    let mut found = fact(by, verb, tokens, Object::Text(content), Construction::Clause);
    found.signs = found.signs.with(Sign::Content);
    found
}
