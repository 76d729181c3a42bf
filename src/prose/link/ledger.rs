//! The claims made so far: the same claim said twice is one claim with two citations.

use super::Wording;
use crate::claim::Claim;
use crate::rdf::NamedNode;
use indexmap::IndexMap;

/// Claims in the order first made, each with the words that said it.
#[derive(Debug, Default)]
pub struct Ledger {
    claims: IndexMap<NamedNode, (Claim, Wording)>,
}

impl Ledger {
    /// Enters a claim, or adds its citations to the same claim made before.
    pub fn enter(&mut self, mut claim: Claim, wording: Wording) {
        claim.qualifiers.sort();
        claim.qualifiers.dedup();
        let (known, _) = self.claims.entry(claim.node()).or_insert_with(|| (claim.clone(), wording));
        for citation in claim.citations {
            if !known.citations.contains(&citation) {
                known.citations.push(citation);
            }
        }
    }

    /// The claims made so far.
    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.claims.values().map(|(claim, _)| claim)
    }

    /// The claims, and in the same order how each was put.
    #[must_use]
    pub fn into_claims(self) -> (Vec<Claim>, Vec<Wording>) {
        self.claims.into_values().unzip()
    }
}
