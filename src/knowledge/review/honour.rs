//! Decisions at work: what was accepted enters, what was rejected does not, what was corrected enters as corrected.

use super::rebuilt::{Rebuilder, quoted_in};
use super::{Decision, Line, Review, ReviewError, Worded, key};
use crate::claim::{Claim, Confidence};
use crate::knowledge::{ClaimView, Ingested};
use crate::lexicon::Vocabulary;
use crate::text::Source;
use std::collections::BTreeSet;

/// What the decisions of a file did to the claims of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Honoured {
    /// Claims that entered because somebody accepted them, corrected or not.
    pub accepted: usize,
    /// Claims that were left out because somebody rejected them.
    pub rejected: usize,
    /// Decisions that cannot be carried out any more, as sentences.
    pub notes: Vec<String>,
}

impl Review {
    /// Carries out the decisions on the claims of a text. `file` names the file of decisions in errors.
    ///
    /// # Errors
    /// [`ReviewError::Qualifiers`] for a line whose qualifiers were written anew.
    pub fn honour(
        &self,
        file: &str,
        source: &Source,
        vocabulary: &Vocabulary,
        ingested: &mut Ingested,
    ) -> Result<Honoured, ReviewError> {
        let mut honoured = Honoured::default();
        let views: Vec<ClaimView> = ingested.views().chain(ingested.held_views()).collect();
        let all = std::mem::take(&mut ingested.claims).into_iter().zip(std::mem::take(&mut ingested.wordings));
        let kept = all.len();
        let all: Vec<_> = all.chain(std::mem::take(&mut ingested.held)).collect();
        let mut rebuilder = Rebuilder::new(source, vocabulary, &ingested.entities);
        let mut seen = BTreeSet::new();
        let mut rebuilt = vec![];
        let mut rejected = BTreeSet::new();
        for (at, ((mut claim, wording), view)) in all.into_iter().zip(&views).enumerate() {
            let decided = self.decision(&claim);
            seen.extend(decided.map(|line| line.number));
            match decided.map(|line| (line.decision, line)) {
                Some((Decision::Rejected, _)) => {
                    honoured.rejected += 1;
                    rejected.extend(claim.citations);
                }
                Some((Decision::Accepted, line)) => {
                    check_qualifiers(file, line, view)?;
                    honoured.accepted += 1;
                    claim.confidence = Some(Confidence::CERTAIN);
                    if line.worded == Worded::of(view) {
                        ingested.claims.push(claim);
                        ingested.wordings.push(wording);
                    } else {
                        rebuilt.push(rebuilder.corrected(&claim, view, &line.worded));
                    }
                }
                _ if at < kept => {
                    ingested.claims.push(claim);
                    ingested.wordings.push(wording);
                }
                _ => ingested.held.push((claim, wording)),
            }
        }
        // What a rejected claim was read from is not read in another way either.
        ingested.sentences.retain(|sentence| !rejected.contains(sentence));
        for line in self.unread(&seen) {
            let Some(citation) = quoted_in(source, &line.quote) else { continue };
            if line.worded.qualifiers.is_empty() {
                honoured.accepted += 1;
                rebuilt.push(rebuilder.written(&line.worded, citation));
            } else {
                let number = line.number;
                let note = "is no longer read from its sentence, and its qualifiers cannot be told from the line";
                honoured.notes.push(format!("{file}, line {number}: this claim {note}; it was left out"));
            }
        }
        let (entities, relations) = rebuilder.learnt();
        ingested.entities.extend(entities);
        ingested.relations.extend(relations);
        let known: BTreeSet<_> = ingested.claims.iter().map(Claim::node).collect();
        for (claim, wording) in rebuilt.into_iter().filter(|(claim, _)| !known.contains(&claim.node())) {
            ingested.claims.push(claim);
            ingested.wordings.push(wording);
        }
        Ok(honoured)
    }

    /// What was decided of a claim in one of its sentences.
    fn decision(&self, claim: &Claim) -> Option<&Line> {
        let node = claim.node();
        claim.citations.iter().find_map(|citation| self.keyed.get(&key(&node, &citation.quote)))
    }

    /// What was accepted or added and is not among the claims that were read.
    fn unread<'a>(&'a self, seen: &'a BTreeSet<usize>) -> impl Iterator<Item = &'a Line> {
        let accepted = |line: &&Line| line.decision == Decision::Accepted;
        self.keyed.values().chain(&self.added).filter(accepted).filter(|line| !seen.contains(&line.number))
    }
}

fn check_qualifiers(file: &str, line: &Line, view: &ClaimView) -> Result<(), ReviewError> {
    let was = view.qualifiers_in_words();
    if line.worded.qualifiers.is_empty() || line.worded.qualifiers == was {
        return Ok(());
    }
    Err(ReviewError::Qualifiers { file: file.to_owned(), line: line.number, was })
}
