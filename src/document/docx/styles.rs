//! Styles: which paragraphs are headings, items of lists, or lines of a table of contents.

use super::super::xml::Element;
use std::collections::BTreeMap;

/// How far styles are followed to those that they are based on.
const LONGEST_CHAIN: usize = 20;

/// A style of paragraphs.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    numbering: Option<(String, u8)>,
}

/// The styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
}

impl Styles {
    /// The styles of `word/styles.xml`.
    pub fn of(root: &Element) -> Self {
        let styles = root.children().filter(|child| child.name == "style").filter_map(|style| {
            let value = |path: &[&str]| style.at(path).and_then(|element| element.attribute("val")).map(str::to_owned);
            let level = || value(&["pPr", "numPr", "ilvl"]).and_then(|level| level.parse().ok()).unwrap_or(0);
            let read = Style {
                name: value(&["name"]).unwrap_or_default().to_lowercase(),
                based_on: value(&["basedOn"]),
                outline: value(&["pPr", "outlineLvl"]).and_then(|level| level.parse().ok()),
                numbering: value(&["pPr", "numPr", "numId"]).map(|list| (list, level())),
            };
            Some((style.attribute("styleId")?.to_owned(), read))
        });
        Self { styles: styles.collect() }
    }

    /// The level of a heading in that style, 0 for the title of the document; none for other paragraphs.
    pub fn heading(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|style| match style.name.as_str() {
            "title" => Some(0),
            name => {
                let numbered = name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok());
                numbered.or(style.outline.filter(|&level| level < 9).map(|level| level + 1))
            }
        })
    }

    /// Whether paragraphs in that style are lines of a table of contents.
    pub fn is_contents(&self, id: &str) -> bool {
        self.chain(id).any(|style| style.name.starts_with("toc ") || style.name == "table of figures")
    }

    /// The list and depth of paragraphs in that style.
    pub fn numbering(&self, id: &str) -> Option<(String, u8)> {
        self.chain(id).find_map(|style| style.numbering.clone())
    }

    /// Whether the style is one of items ("List Bullet"), whatever its numbering.
    pub fn is_item(&self, id: &str) -> bool {
        let item = |name: &str| name.starts_with("list bullet") || name.starts_with("list number");
        self.chain(id).any(|style| item(&style.name))
    }

    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let mut next = self.styles.get(id);
        std::iter::from_fn(move || {
            let style = next?;
            next = style.based_on.as_ref().and_then(|id| self.styles.get(id));
            Some(style)
        })
        .take(LONGEST_CHAIN)
    }
}
