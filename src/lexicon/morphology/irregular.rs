//! The words that follow no rule.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// One class of words: from each form to its base, and from each base to its forms.
#[derive(Default)]
pub(super) struct Irregular {
    bases: FxHashMap<&'static str, &'static str>,
    forms: FxHashMap<&'static str, Vec<&'static str>>,
}

impl Irregular {
    /// The base of an irregular form.
    pub(super) fn base(&self, form: &str) -> Option<&'static str> {
        self.bases.get(form).copied()
    }

    /// The usual form in that column (from 0, after the base) of an irregular word.
    pub(super) fn form(&self, base: &str, column: usize) -> Option<&'static str> {
        self.forms.get(base)?.get(column).copied()
    }

    /// Columns are the base and its forms; forms of one column are separated by commas, the usual one first.
    fn add(&mut self, columns: &[&'static str]) {
        let Some((&base, columns)) = columns.split_first() else { return };
        self.bases.entry(base).or_insert(base);
        for form in columns.iter().flat_map(|column| column.split(',')) {
            self.bases.entry(form).or_insert(base);
        }
        let usual = columns.iter().filter_map(|column| column.split(',').next());
        self.forms.entry(base).or_insert_with(|| usual.collect());
    }

    /// One more form, which is never the usual one.
    fn add_form(&mut self, columns: &[&'static str]) {
        if let [base, form] = columns {
            self.bases.insert(form, base);
        }
    }
}

/// The irregular words of every class.
#[derive(Default)]
pub(super) struct Words {
    pub(super) nouns: Irregular,
    pub(super) verbs: Irregular,
    pub(super) adjectives: Irregular,
    /// Verbs of several syllables that double their last consonant.
    pub(super) doubling: FxHashSet<&'static str>,
}

/// What grammar/irregular.tsv says.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for line in include_str!("../../../grammar/irregular.tsv").lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        match columns.as_slice() {
            ["noun", columns @ ..] => words.nouns.add(columns),
            ["verb", columns @ ..] => words.verbs.add(columns),
            ["form", columns @ ..] => words.verbs.add_form(columns),
            ["adjective", columns @ ..] => words.adjectives.add(columns),
            ["double", verb] => {
                words.doubling.insert(verb);
            }
            _ => {}
        }
    }
    words
});
