//! Words and names that look like another.

use super::Entry;
use super::lookup::Lexicon;
use crate::text::nearest;

impl Lexicon {
    /// At most three words or names that look like `word`, best first.
    #[must_use]
    pub fn near(&self, word: &str) -> Vec<String> {
        let letters = word.chars().count();
        let begun = word.to_lowercase();
        let begins = |form: &str| letters > 2 && form.to_lowercase().starts_with(&begun);
        let fits = |form: &str| form.chars().count().abs_diff(letters) <= 2.max(letters / 3) || begins(form);
        let mut forms: Vec<String> = vec![];
        let mut add = |form: &str| {
            if fits(form) {
                forms.push(form.to_owned());
            }
        };
        self.each_form(&mut |entry| add(&entry.form));
        if let Some(book) = self.book() {
            book.each(&mut |entry| entry.form.split_whitespace().filter(|word| word.len() > 3).for_each(&mut add));
        }
        self.verbs().all().into_iter().for_each(&mut add);
        self.words.keys().filter(|word| word.len() > 3).for_each(|word| add(word));
        forms.sort_by_cached_key(|form| (form.to_lowercase(), form.clone()));
        forms.dedup_by_key(|form| form.to_lowercase());
        nearest(word, forms.iter().map(String::as_str), 3).into_iter().map(str::to_owned).collect()
    }

    /// The entries whose form begins so (in lower case): all that are no names of the book, and at most so many of those.
    #[must_use]
    pub fn beginning(&self, beginning: &str, most: usize) -> Vec<Entry> {
        let begins = |entry: &&Entry| {
            let mut letters = entry.form.chars().flat_map(char::to_lowercase);
            beginning.chars().all(|wanted| letters.next() == Some(wanted))
        };
        let mut found: Vec<Entry> = self.entries.iter().filter(begins).cloned().collect();
        if let Some(book) = self.book() {
            let enough = found.len() + most;
            book.beginning(beginning, &mut |entry| {
                found.push(entry);
                found.len() < enough
            });
        }
        found
    }

    /// Shows every form: those of the entries in their order, then those of the book.
    pub fn each_form(&self, see: &mut dyn FnMut(&Entry)) {
        self.entries.iter().for_each(&mut *see);
        if let Some(book) = self.book() {
            book.each(&mut |entry| see(&entry));
        }
    }
}
