//! Names known beforehand: countries with their capitals, cities, and bodies with their abbreviations.
//!
//! The tables are facts and spellings, one row a thing; what a row's noun makes of it ("bank", "city") the vocabulary
//! says.

use super::name::key;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

static COUNTRIES: &str = include_str!("../../../grammar/countries.tsv");
static CITIES: &str = include_str!("../../../grammar/cities.tsv");
static ALIASES: &str = include_str!("../../../grammar/aliases.tsv");

/// A thing known beforehand.
#[derive(Debug, PartialEq, Eq)]
pub struct Known {
    /// The name to prefer.
    pub name: &'static str,
    /// What it is, a noun of the vocabulary ("country", "city", "fund").
    pub noun: &'static str,
    /// Its other names.
    pub others: Vec<&'static str>,
    /// Whether the preferred name is shown whichever was written ("United States" for "U.S.").
    pub renamed: bool,
}

/// The tables, by name.
#[derive(Debug, Default)]
pub struct Gazetteer {
    known: Vec<Known>,
    /// By key: the row, and whether the name is an abbreviation in capitals.
    names: FxHashMap<String, (usize, bool)>,
    first_words: FxHashSet<String>,
    last_parts: FxHashSet<String>,
}

impl Gazetteer {
    /// The bundled tables, read when this is first called.
    pub fn bundled() -> &'static Self {
        static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
        GAZETTEER.get_or_init(|| {
            let mut gazetteer = Self::default();
            for cells in rows(ALIASES) {
                gazetteer.add(Known {
                    name: at(&cells, 0),
                    noun: at(&cells, 1),
                    others: list(at(&cells, 2)),
                    renamed: false,
                });
            }
            for cells in rows(COUNTRIES) {
                gazetteer.add_country(&cells);
            }
            for name in rows(CITIES).flat_map(|cells| list(at(&cells, 1))) {
                gazetteer.add(Known { name, noun: "city", others: vec![], renamed: false });
            }
            gazetteer
        })
    }

    fn add_country(&mut self, cells: &[&'static str]) {
        let others = list(at(cells, 2));
        self.add(Known { name: at(cells, 0), noun: "country", others, renamed: true });
        for capital in list(at(cells, 1)) {
            self.add(Known { name: capital, noun: "city", others: vec![], renamed: false });
        }
    }

    fn add(&mut self, known: Known) {
        let place = self.known.len();
        for name in known.others.iter().chain([&known.name]) {
            let key = key(name);
            self.last_parts.insert(last_part(&key).to_owned());
            self.names.entry(key).or_insert((place, is_abbreviation(name)));
            self.first_words.insert(first_word(name));
        }
        self.known.push(known);
    }

    /// Whether a name begins with that word, compared form.
    pub fn has_first_word(&self, word: &str) -> bool {
        self.first_words.contains(word)
    }

    /// Whether the key of a name ends with that part.
    pub fn has_last_part(&self, part: &str) -> bool {
        self.last_parts.contains(part)
    }

    /// What this name names, whatever its hyphens and full stops; abbreviations only in capitals.
    pub fn find(&self, name: &str) -> Option<&Known> {
        self.find_by_key(&key(name), name)
    }

    /// The same where the key of the name is at hand.
    pub fn find_by_key(&self, key: &str, name: &str) -> Option<&Known> {
        let (place, abbreviation) = *self.names.get(key)?;
        let capital = if abbreviation { is_abbreviation(name) } else { name.starts_with(char::is_uppercase) };
        self.known.get(place).filter(|_| capital)
    }
}

/// The first word of a name, lower case, without what follows a hyphen.
pub fn first_word(name: &str) -> String {
    name.split([' ', '-', '‑', '\'', '’']).next().unwrap_or_default().to_lowercase()
}

/// What follows the last hyphen of a key.
pub fn last_part(key: &str) -> &str {
    key.rsplit('-').next().unwrap_or(key)
}

fn is_abbreviation(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn at(cells: &[&'static str], place: usize) -> &'static str {
    cells.get(place).copied().unwrap_or_default()
}

fn list(cell: &'static str) -> Vec<&'static str> {
    cell.split('|').filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_and_their_variants() {
        let names = [
            ("U.S.", "United States"),
            ("US", "United States"),
            ("Vietnam", "Viet Nam"),
            ("Asia-Pacific Economic Cooperation", "APEC"),
            ("EU", "European Union"),
            ("Nairobi", "Nairobi"),
            ("Geneva", "Geneva"),
        ];
        for (written, preferred) in names {
            assert_eq!(Gazetteer::bundled().find(written).map(|known| known.name), Some(preferred), "{written}");
        }
        for unknown in ["us", "Us", "who", "Atlantis", ""] {
            assert_eq!(Gazetteer::bundled().find(unknown), None, "{unknown}");
        }
    }
}
