//! "Ministers **refused to raise** the grant": that they refused, beside that they did not raise it.

use crate::claim::Polarity;
use crate::prose::clause::{Analysis, Clause, InfinitiveKind};
use crate::prose::{Deprel, Extraction, Sign};

/// Verbs that tell more of somebody than that he or she did not do something.
const REFUSING: [&str; 5] = ["fail", "refuse", "decline", "neglect", "omit"];

/// What a clause denies of somebody who refuses or fails to do it, as the refusing.
pub fn of_clause(analysis: &Analysis<'_>, clause: &Clause, said: &[Extraction]) -> Vec<Extraction> {
    let tree = analysis.tree;
    let failed = clause.control.filter(|control| control.kind == InfinitiveKind::Failed && !control.by_object);
    let verb = failed.map(|control| control.governor).filter(|&verb| REFUSING.contains(&tree.lemma(verb)));
    // Who seldom fails to do something does it.
    let seldom = |verb: usize| {
        let mut adverbs = tree.children_by(verb, &[Deprel::Advmod]);
        adverbs.any(|word| tree.is_any(word, &["seldom", "rarely", "hardly", "scarcely", "never"]))
    };
    let Some(verb) = verb.filter(|&verb| tree.has_to(clause.head) && !seldom(verb)) else { return vec![] };
    let told = said.iter().filter(|found| found.polarity == Polarity::Denied && found.object.is_some());
    let refused = |found: &Extraction| {
        let mut tokens = found.relation_tokens.clone();
        tokens.push(verb);
        tokens.extend(tree.children_by(clause.head, &[Deprel::Mark]));
        tokens.sort_unstable();
        Extraction {
            relation: format!("{} to {}", tree.lemma(verb), found.relation),
            relation_tokens: tokens,
            polarity: Polarity::Affirmed,
            marker: found.marker.iter().copied().filter(|&at| at != verb).collect(),
            signs: found.signs.with(Sign::Refused),
            ..found.clone()
        }
    };
    told.map(refused).collect()
}
