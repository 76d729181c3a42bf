//! The claims made so far: the same claim said twice is one claim with two citations.

use super::Wording;
use crate::claim::Claim;
use crate::rdf::NamedNode;
use indexmap::IndexMap;
use indexmap::map::Entry;
use rustc_hash::FxBuildHasher;

/// Claims in the order first made, each with the words that said it.
#[derive(Debug, Default)]
pub struct Ledger {
    claims: IndexMap<NamedNode, (Claim, Wording), FxBuildHasher>,
}

impl Ledger {
    /// Enters a claim, or adds its citations to the same claim made before.
    pub fn enter(&mut self, mut claim: Claim, wording: Wording) {
        claim.qualifiers.sort();
        claim.qualifiers.dedup();
        match self.claims.entry(claim.node()) {
            Entry::Occupied(mut entry) => {
                let (known, said) = entry.get_mut();
                if claim.confidence > known.confidence {
                    known.confidence = claim.confidence;
                    said.signs = wording.signs;
                }
                // Sentences come in the order of the text: what was cited before was cited last.
                for citation in claim.citations {
                    if known.citations.last() != Some(&citation) {
                        known.citations.push(citation);
                    }
                }
            }
            Entry::Vacant(entry) => {
                entry.insert((claim, wording));
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
