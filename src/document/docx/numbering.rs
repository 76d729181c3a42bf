//! Lists: bullets and numbers, counted as Word counts them.

use super::super::xml::Element;
use std::collections::BTreeMap;

/// The lists of a document and how far each is counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The form of each level of each list.
    forms: BTreeMap<(String, u8), String>,
    counted: BTreeMap<(String, u8), usize>,
}

impl Numbering {
    /// The lists of `word/numbering.xml`.
    pub fn of(root: &Element) -> Self {
        let mut abstracts: BTreeMap<&str, Vec<(u8, String)>> = BTreeMap::new();
        for list in root.children().filter(|child| child.name == "abstractNum") {
            let levels = list.children().filter(|child| child.name == "lvl").filter_map(|level| {
                let form = level.child("numFmt").and_then(|form| form.attribute("val")).unwrap_or("decimal");
                Some((level.attribute("ilvl")?.parse().ok()?, form.to_owned()))
            });
            if let Some(id) = list.attribute("abstractNumId") {
                abstracts.insert(id, levels.collect());
            }
        }
        let mut forms = BTreeMap::new();
        for list in root.children().filter(|child| child.name == "num") {
            let of = list.child("abstractNumId").and_then(|id| id.attribute("val")).and_then(|id| abstracts.get(id));
            let (Some(id), Some(levels)) = (list.attribute("numId"), of) else { continue };
            forms.extend(levels.iter().map(|(level, form)| ((id.to_owned(), *level), form.clone())));
        }
        Self { forms, counted: BTreeMap::new() }
    }

    /// The marker of the next item of a list: "-" for a bullet, "3." or "(c)" for a number.
    pub fn marker(&mut self, list: &str, level: u8) -> String {
        let form = self.forms.get(&(list.to_owned(), level)).map_or("bullet", String::as_str);
        if matches!(form, "bullet" | "none") {
            return "-".to_owned();
        }
        let form = form.to_owned();
        self.counted.retain(|(counted, depth), _| counted != list || *depth <= level);
        let count = self.counted.entry((list.to_owned(), level)).or_default();
        *count += 1;
        match form.as_str() {
            "lowerLetter" => format!("({})", letter(*count)),
            "upperLetter" => format!("{}.", letter(*count).to_uppercase()),
            "lowerRoman" => format!("({})", roman(*count)),
            "upperRoman" => format!("{}.", roman(*count).to_uppercase()),
            _ => format!("{count}."),
        }
    }
}

/// a to z, then aa to zz.
fn letter(count: usize) -> String {
    let index = count.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    letter.to_string().repeat((index / 26 + 1).min(9))
}

fn roman(count: usize) -> String {
    const SIGNS: [(usize, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let (mut rest, mut out) = (count % 1000, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written() {
        assert_eq!([letter(1), letter(27), roman(4), roman(49)], ["a", "aa", "iv", "xlix"]);
    }
}
