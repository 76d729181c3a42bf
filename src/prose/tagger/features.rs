//! What the tagger looks at: the word, its neighbours, and the two tags before it.

use super::Word;
use crate::prose::model::Features;

/// Stands for the tag of a word before the first one.
pub(crate) const NO_TAG: u64 = 100;

/// Gathers the features of the word at `at`; `before` are the tags before it, nearest first.
pub(crate) fn gather(words: &[Word], at: usize, before: [u64; 2], features: &mut Features) {
    let outside = Word { lower: 7, known: 7, suffix: [7; 4], class: 1 << 20, group: 1 << 20, ..Word::default() };
    let near = |offset: isize| at.checked_add_signed(offset).and_then(|at| words.get(at)).unwrap_or(&outside);
    let window = [near(-2), near(-1), near(0), near(1), near(2)];
    features.restart(0);
    own(near(0), features);
    history(window, before, features);
    context(window, before, features);
}

fn own(word: &Word, features: &mut Features) {
    let [one, two, three, four] = word.suffix;
    features.add(0, 0, 0);
    features.add(word.lower, 0, 0);
    features.add(word.exact, 0, 0);
    features.add(word.shape, word.case, 0);
    for suffix in [one, two, three, four] {
        features.add(suffix, 0, 0);
    }
    for prefix in word.prefix {
        features.add(prefix, 0, 0);
    }
    features.add(word.known, word.case & 1, 0);
    features.add(word.case, three, 0);
    features.add(word.known, two, 0);
    features.add(word.last_part, 0, 0);
    features.add(word.shape, two, word.case);
    features.add(word.class, word.case & 1, 0);
    features.add(word.class, word.known, 0);
    features.add(word.class, two, 0);
    features.add(word.group, word.case & 1, two);
}

fn history([_, _, word, next, _]: [&Word; 5], [last, second]: [u64; 2], features: &mut Features) {
    features.add(last, 0, 0);
    features.add(last, second, 0);
    features.add(last, word.lower, 0);
    features.add(last, word.known, 0);
    features.add(last, word.suffix[1], 0);
    features.add(last, word.suffix[2], word.case & 1);
    features.add(second, 0, 0);
    features.add(last, second, word.known);
    features.add(last, next.known, word.known);
    features.add(last, next.lower, word.known);
    features.add(last, word.class, 0);
    features.add(last, next.class, word.class);
    features.add(last, next.group, word.known);
}

fn context([before, last, word, next, after]: [&Word; 5], [tag, _]: [u64; 2], features: &mut Features) {
    features.add(last.lower, 0, 0);
    features.add(before.lower, 0, 0);
    features.add(next.lower, 0, 0);
    features.add(after.lower, 0, 0);
    features.add(last.lower, word.lower, 0);
    features.add(next.lower, word.lower, 0);
    features.add(next.suffix[2], 0, 0);
    features.add(last.suffix[2], 0, 0);
    features.add(next.known, 0, 0);
    features.add(next.known, word.known, 0);
    features.add(next.known, after.known, word.known);
    features.add(next.known, after.known, 0);
    features.add(last.case & 1, word.case, next.case & 1);
    features.add(last.lower, next.lower, 0);
    features.add(next.class, 0, 0);
    features.add(last.class, 0, 0);
    features.add(last.class, next.class, tag);
    features.add(next.suffix[1], word.suffix[1], tag);
    features.add(next.shape, word.shape, last.shape);
}
