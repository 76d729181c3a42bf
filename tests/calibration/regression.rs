//! A logistic regression with a prior that weights are small, by gradient descent with a fixed number of steps.

use rapporteur::prose::{Sign, Signs};

use super::judged::Judged;

const STEPS: usize = 3000;
const RATE: f64 = 0.5;
/// How strongly weights are drawn to zero; the first, which every claim has, is free.
const PRIOR: f64 = 2.0;

/// The weights of [`Sign::ALL`] that make the judgements most likely.
pub fn fit(claims: &[&Judged]) -> Vec<f64> {
    let rows: Vec<(Vec<usize>, f64)> = claims.iter().map(|claim| (places(claim.signs), claim.right)).collect();
    let mut weights = vec![0.0; Sign::ALL.len()];
    for _ in 0..STEPS {
        let mut slope = vec![0.0; weights.len()];
        for (signs, right) in &rows {
            let error = right - squash(signs.iter().map(|&sign| weights[sign]).sum());
            for &sign in signs {
                slope[sign] += error;
            }
        }
        for (place, weight) in weights.iter_mut().enumerate() {
            let pull = if place == 0 { 0.0 } else { PRIOR * *weight };
            *weight += RATE * (slope[place] - pull) / rows.len() as f64 * 4.0;
        }
    }
    weights
}

/// How likely the weights make it that a claim with these signs is right.
pub fn probability(weights: &[f64], signs: Signs) -> f64 {
    squash(places(signs).iter().map(|&sign| weights[sign]).sum())
}

fn places(signs: Signs) -> Vec<usize> {
    (0..Sign::ALL.len()).filter(|&place| signs.has(Sign::ALL[place])).collect()
}

fn squash(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}
