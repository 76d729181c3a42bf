//! What of a page is its text, and what is furniture: menus, banners, forms, notices.

use super::tree::{Element, Tree};

/// Elements that never hold text of the page.
const NEVER: [&str; 20] = [
    "script", "style", "noscript", "template", "head", "svg", "canvas", "iframe", "object", "audio", "video", "map",
    "select", "button", "textarea", "input", "dialog", "datalist", "math", "rp",
];

/// Elements that hold furniture.
const FURNITURE: [&str; 4] = ["nav", "aside", "form", "search"];

/// Roles of furniture.
const ROLES: [&str; 11] = [
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "complementary",
    "menu",
    "menubar",
    "alert",
    "dialog",
    "toolbar",
    "tablist",
];

/// Names under which the text of a page goes by its id.
const CONTENT: [&str; 5] = ["content", "main", "main-content", "maincontent", "mw-content-text"];

/// How much of a page a part may be, at most, to be furniture by the mere words of its class: one in so many.
const SHARE: usize = 3;

/// The element that holds the text of the page: its main part, its only article, or else its body.
pub(super) fn main_part(tree: &Tree) -> usize {
    let all = || tree.elements.iter().enumerate();
    let longest = |found: &dyn Fn(&Element) -> bool| {
        all().filter(|(_, element)| found(element) && element.length > 0).max_by_key(|(_, element)| element.length)
    };
    let by_role = longest(&|element| element.name == "main" || element.attribute("role") == Some("main"));
    let articles: Vec<usize> = all().filter(|(_, element)| element.name == "article").map(|(at, _)| at).collect();
    let only_article = match articles.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let by_id = || {
        longest(&|element| {
            element.attribute("id").is_some_and(|id| CONTENT.contains(&id.to_ascii_lowercase().as_str()))
        })
    };
    let body = || all().find(|(_, element)| element.name == "body").map(|(at, _)| at);
    by_role.map(|(at, _)| at).or(only_article).or_else(|| by_id().map(|(at, _)| at)).or_else(body).unwrap_or(0)
}

/// Whether an element is not to be read, whatever else is read.
pub(super) fn is_hidden(element: &Element) -> bool {
    let style = element.attribute("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    element.is(&NEVER)
        || element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// Whether an element is furniture of the page whose text is in `main`.
pub(super) fn is_furniture(tree: &Tree, number: usize, main: usize) -> bool {
    let Some(element) = tree.element(number) else { return true };
    if element.is(&FURNITURE) || element.attribute("role").is_some_and(|role| ROLES.contains(&role)) {
        return true;
    }
    let whole = tree.element(main).map_or(0, |main| main.length);
    let is_part = element.length * SHARE <= whole;
    let page_wide = tree.element(main).is_some_and(|main| !main.is(&["main", "article"]));
    if element.is(&["header", "footer"]) {
        return page_wide && is_part && !within_article(tree, element) && !holds_heading(tree, number);
    }
    let holds_text =
        element.is(&["p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "article", "main", "body"]);
    if !holds_text && is_part && (named_so(element, "class") || named_so(element, "id")) {
        return true;
    }
    page_wide && is_menu(tree, element)
}

fn within_article(tree: &Tree, element: &Element) -> bool {
    let mut above = element.parent;
    while let Some(parent) = tree.element(above).filter(|_| above > 0) {
        if parent.is(&["article", "main", "section"]) {
            return true;
        }
        above = parent.parent;
    }
    false
}

fn holds_heading(tree: &Tree, number: usize) -> bool {
    tree.children(number).any(|(child, element)| element.name == "h1" || holds_heading(tree, child))
}

/// Whether a word of its class or id says so.
fn named_so(element: &Element, attribute: &str) -> bool {
    static WORDS: &str = include_str!("furniture.txt");
    let Some(value) = element.attribute(attribute) else { return false };
    let value = value.to_ascii_lowercase();
    let known = |word: &str| WORDS.lines().any(|line| line == word);
    value.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| !word.is_empty() && known(word))
}

/// Whether a list is a menu: nothing but links, and no heading or paragraph that introduces it.
fn is_menu(tree: &Tree, element: &Element) -> bool {
    if !element.is(&["ul", "ol", "menu"]) || element.linked * 10 < element.length * 9 {
        return false;
    }
    let before = element.before.and_then(|before| tree.element(before));
    before.is_none_or(|sibling| !sibling.is(&["p", "h1", "h2", "h3", "h4", "h5", "h6"]))
}
