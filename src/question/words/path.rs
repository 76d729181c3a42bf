//! Ways through the choices: every tagging of the question, the least far-fetched first.

use super::tag::Choice;

/// The choices taken, from the first word to the last.
pub type Path = Vec<Choice>;

/// How much more than the cheapest a way may cost.
const FARTHEST: u32 = 24;

/// The ways through the choices at each word, cheapest first, at most `limit`, each with its cost.
///
/// Ways of one cost come in the order of the choices, so the list is the same every time. Ways of a greater cost are
/// looked for when those of a smaller one are through.
pub fn cheapest(choices: &[Vec<Choice>], limit: usize) -> impl Iterator<Item = (u32, Path)> {
    let bounds = bounds(choices);
    let ends = bounds.first().copied().flatten();
    let costs = ends.map(|(least, most)| least..=most.min(least + FARTHEST));
    let of_cost = move |cost| {
        let mut search = Search { choices, bounds: &bounds, limit, path: vec![], found: vec![] };
        search.walk(0, cost, cost);
        search.found
    };
    costs.into_iter().flatten().flat_map(of_cost).take(limit)
}

/// The least and the greatest cost from each place to the end; none where the end cannot be reached.
fn bounds(choices: &[Vec<Choice>]) -> Vec<Option<(u32, u32)>> {
    let mut bounds = vec![None; choices.len()];
    bounds.push(Some((0, 0)));
    for (at, here) in choices.iter().enumerate().rev() {
        let costs = here.iter().filter_map(|choice| {
            let (least, most) = (*bounds.get(at + choice.words)?)?;
            Some((least + choice.cost, most + choice.cost))
        });
        let sum = costs.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        if let Some(place) = bounds.get_mut(at) {
            *place = sum;
        }
    }
    bounds
}

struct Search<'a> {
    choices: &'a [Vec<Choice>],
    bounds: &'a [Option<(u32, u32)>],
    limit: usize,
    path: Path,
    found: Vec<(u32, Path)>,
}

impl Search<'_> {
    /// Lists the ways from `at` that spend exactly `left`.
    fn walk(&mut self, at: usize, left: u32, cost: u32) {
        let fits = |(least, most): (u32, u32)| least <= left && left <= most;
        if self.found.len() >= self.limit || !self.bounds.get(at).copied().flatten().is_some_and(fits) {
            return;
        }
        let Some(here) = self.choices.get(at) else {
            self.found.push((cost, self.path.clone()));
            return;
        };
        for choice in here.iter().filter(|choice| choice.cost <= left) {
            self.path.push(*choice);
            self.walk(at + choice.words, left - choice.cost, cost);
            self.path.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::words::tag::Category;

    #[test]
    fn the_least_far_fetched_comes_first() {
        let choice = |words, cost| Choice { category: Category::Noun, words, cost };
        let choices = vec![vec![choice(2, 0), choice(1, 1)], vec![choice(1, 0), choice(1, 2)]];
        let costs: Vec<u32> = cheapest(&choices, 10).map(|(cost, _)| cost).collect();
        assert_eq!(costs, [0, 1, 3]);
        assert_eq!(cheapest(&choices, 2).count(), 2);
    }
}
