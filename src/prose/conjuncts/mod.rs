//! Which noun a conjunct joins: in "advice for ministers, statements and plans" the advice or the ministers.
//!
//! A parser that scores each arc by itself cannot see that the items of a list are alike. Here every noun that it took
//! for a conjunct is looked at again. What it may join is a ladder of nouns: the one before it, the one that this
//! hangs on, and so up. A log-linear model ([`traits()`], weights in `grammar/conjuncts.tsv`, learnt by
//! `train::conjuncts`) says how likely each is, given the list so far; the likeliest reading of the whole sentence is
//! searched for with a beam. To overrule the parser it must outweigh the margin by which that preferred its own head.

mod draft;
mod ladder;
mod traits;
mod weights;

pub(crate) use draft::Draft;
pub(crate) use ladder::ladder;
pub(crate) use traits::{COUNT, NAMES, traits};

use super::network::Vectors;
use crate::prose::Deprel;
use weights::WEIGHTS;

/// How many readings of a sentence are kept from conjunct to conjunct.
const BEAM: usize = 8;

/// How much a nat of this model counts beside a nat of the parser, whose scores are surer than they should be.
const TRUST: f64 = 3.0;

/// A reading of a sentence's conjuncts so far, and how likely it is.
struct Reading<'a> {
    draft: Draft<'a>,
    score: f64,
    /// From which noun to which other items were moved: the next item of a list follows those before it freely, since
    /// a parser that erred about one erred about all.
    moved: Vec<(usize, usize)>,
}

/// The sentence with every conjunct where it fits best. `margins` are the parser's for each head, in nats.
pub(crate) fn settled<'a>(draft: Draft<'a>, margins: &[f64], vectors: &Vectors) -> Draft<'a> {
    let open = (0..draft.len()).filter(|&at| draft.is_joined_noun(at)).collect::<Vec<_>>();
    let mut readings = vec![Reading { draft, score: 0.0, moved: vec![] }];
    for conjunct in open {
        let margin = margins.get(conjunct).copied().unwrap_or_default();
        let mut next: Vec<Reading<'a>> =
            readings.into_iter().flat_map(|reading| reading.with(conjunct, margin, vectors)).collect();
        next.sort_by(|one, other| other.score.total_cmp(&one.score));
        next.truncate(BEAM);
        readings = next;
    }
    readings.into_iter().next().map(|best| best.draft).unwrap_or_default()
}

impl<'a> Reading<'a> {
    /// The readings that this one becomes, one for each noun that the conjunct may join.
    fn with(self, conjunct: usize, margin: f64, vectors: &Vectors) -> Vec<Self> {
        let rungs = if self.draft.is_joined_noun(conjunct) { ladder(&self.draft, conjunct) } else { vec![] };
        if rungs.len() < 2 {
            return vec![self];
        }
        let own = self.draft.first_of_list(conjunct);
        let scores = likelihoods(&self.draft, conjunct, &rungs, vectors);
        let joined = |(&rung, likelihood): (&usize, f64)| {
            let (mut draft, mut moved) = (self.draft.clone(), self.moved.clone());
            let mut against = 0.0;
            if rung != own {
                draft.join(conjunct, rung);
                if !moved.contains(&(own, rung)) {
                    moved.push((own, rung));
                    against = margin;
                }
            }
            Self { draft, score: self.score + TRUST * likelihood - against, moved }
        };
        rungs.iter().zip(scores).map(joined).collect()
    }
}

/// The logarithm of how likely each noun of the ladder is to be joined.
fn likelihoods(draft: &Draft<'_>, conjunct: usize, rungs: &[usize], vectors: &Vectors) -> Vec<f64> {
    let worth = |rank: usize| -> f64 {
        let traits = traits(draft, vectors, conjunct, rungs, rank);
        traits.iter().zip(WEIGHTS.iter()).map(|(value, weight)| value * weight).sum()
    };
    let worths: Vec<f64> = (0..rungs.len()).map(worth).collect();
    let highest = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = worths.iter().map(|worth| libm::exp(worth - highest)).sum();
    worths.iter().map(|worth| worth - highest - libm::log(sum)).collect()
}

/// Whether a relation is that of a conjunct.
const fn is_conjunct(relation: Deprel) -> bool {
    matches!(relation, Deprel::Conj)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Tag;

    #[test]
    fn items_of_a_list_join_what_is_like_them() {
        // "budgets for schools, plans and reports", the plans and reports hung on the schools.
        let forms = ["budgets", "for", "schools", ",", "plans", "for", "clinics", "and", "reports"];
        let tags = [Tag::Nns, Tag::In, Tag::Nns, Tag::Comma, Tag::Nns, Tag::In, Tag::Nns, Tag::Cc, Tag::Nns];
        let heads = [None, Some(2), Some(0), Some(4), Some(2), Some(6), Some(4), Some(8), Some(2)];
        let relations = [
            Deprel::Root,
            Deprel::Case,
            Deprel::Nmod,
            Deprel::Punct,
            Deprel::Conj,
            Deprel::Case,
            Deprel::Nmod,
            Deprel::Cc,
            Deprel::Conj,
        ];
        let draft = Draft::new(&forms, &tags, &heads, &relations);
        assert_eq!(ladder(&draft, 4), [2, 0]);
        let settled = settled(draft, &[0.0; 9], &Vectors::default());
        assert_eq!((settled.head(4), settled.head(8)), (Some(0), Some(0)));
    }
}
