//! Sets of variables: a query is planned by asking again and again which of them have a value.

/// Variables by their places in a row: a bit for each, the first 64 without memory of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Slots {
    first: u64,
    others: Vec<u64>,
}

impl Slots {
    /// One variable.
    pub(super) fn of(at: usize) -> Self {
        Self::from_iter([at])
    }

    pub(super) fn contains(&self, at: usize) -> bool {
        let bits = at.checked_sub(64).map_or(Some(&self.first), |beyond| self.others.get(beyond / 64));
        bits.is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    /// All of both.
    pub(super) fn with(mut self, other: &Self) -> Self {
        self.add(other);
        self
    }

    /// Adds all of another.
    pub(super) fn add(&mut self, other: &Self) {
        self.first |= other.first;
        if self.others.len() < other.others.len() {
            self.others.resize(other.others.len(), 0);
        }
        self.others.iter_mut().zip(&other.others).for_each(|(mine, more)| *mine |= more);
    }

    /// Those that another has, too.
    pub(super) fn shared(mut self, other: &Self) -> Self {
        self.first &= other.first;
        self.others.truncate(other.others.len());
        self.others.iter_mut().zip(&other.others).for_each(|(mine, theirs)| *mine &= theirs);
        self
    }

    /// Those that another lacks.
    pub(super) fn without(mut self, other: &Self) -> Self {
        self.first &= !other.first;
        self.others.iter_mut().zip(&other.others).for_each(|(mine, theirs)| *mine &= !theirs);
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first == 0 && self.others.iter().all(|bits| *bits == 0)
    }

    /// Whether another has all of these.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.clone().without(other).is_empty()
    }
}

impl FromIterator<usize> for Slots {
    fn from_iter<I: IntoIterator<Item = usize>>(places: I) -> Self {
        let mut slots = Self::default();
        for at in places {
            match at.checked_sub(64) {
                None => slots.first |= 1 << at,
                Some(beyond) => {
                    let word = beyond / 64;
                    if slots.others.len() <= word {
                        slots.others.resize(word + 1, 0);
                    }
                    slots.others.iter_mut().skip(word).take(1).for_each(|bits| *bits |= 1 << (at % 64));
                }
            }
        }
        slots
    }
}

impl FromIterator<Slots> for Slots {
    fn from_iter<I: IntoIterator<Item = Slots>>(sets: I) -> Self {
        sets.into_iter().fold(Self::default(), |all, set| all.with(&set))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn they_are_sets() {
        let sets: [&[usize]; 5] = [&[], &[0, 3, 63], &[3, 64, 200], &[64], &[0, 3, 63, 64, 127, 128, 200]];
        for (one, other) in sets.iter().flat_map(|one| sets.iter().map(move |other| (*one, *other))) {
            let [mine, theirs] = [one, other].map(|places| places.iter().copied().collect::<Slots>());
            let [left, right] = [one, other].map(|places| places.iter().copied().collect::<BTreeSet<usize>>());
            let listed = |slots: Slots| (0..300).filter(|at| slots.contains(*at)).collect::<BTreeSet<usize>>();
            assert_eq!(listed(mine.clone().with(&theirs)), &left | &right);
            assert_eq!(listed(mine.clone().shared(&theirs)), &left & &right);
            assert_eq!(listed(mine.clone().without(&theirs)), &left - &right);
            assert_eq!(mine.is_within(&theirs), left.is_subset(&right));
            assert_eq!(mine.is_empty(), left.is_empty());
        }
    }
}
