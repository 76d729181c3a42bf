//! From the elements of a page to paragraphs, headings, items and tables.

use super::super::draft::{Draft, Flow};
use super::furniture::{is_furniture, is_hidden};
use super::table;
use super::tree::{Element, Node, Tree};

/// Elements that part what stands before, in and after them.
const BLOCKS: [&str; 26] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "body",
    "header",
    "footer",
    "blockquote",
    "figure",
    "figcaption",
    "address",
    "details",
    "summary",
    "center",
    "fieldset",
    "legend",
    "caption",
    "hgroup",
    "dd",
    "tr",
    "td",
    "th",
    "li",
    "hr",
    "table",
];

/// A term of a description list heads its descriptions, below every heading proper.
const TERM: u8 = 7;

/// An open item of a list.
struct Item {
    depth: u8,
    marker: String,
    written: bool,
}

/// A walk through the elements.
pub(super) struct Walk<'a> {
    tree: &'a Tree,
    draft: &'a mut Draft,
    /// The element whose furniture is left out; none if nothing is.
    main: Option<usize>,
    flow: Flow,
    items: Vec<Item>,
}

impl<'a> Walk<'a> {
    /// A walk that writes to a draft.
    pub fn new(tree: &'a Tree, draft: &'a mut Draft, main: Option<usize>) -> Self {
        Self { tree, draft, main, flow: Flow::default(), items: vec![] }
    }

    /// Reads an element and all in it.
    pub fn read(mut self, number: usize) {
        self.inside(number);
        self.flush();
    }

    fn inside(&mut self, number: usize) {
        let tree = self.tree;
        for node in tree.element(number).map(|element| element.children.as_slice()).unwrap_or_default() {
            match node {
                Node::Text(text) => self.flow.push(text),
                Node::Element(child) => self.element(*child),
            }
        }
    }

    fn element(&mut self, number: usize) {
        let tree = self.tree;
        let Some(element) = tree.element(number) else { return };
        if is_hidden(element) || self.main.is_some_and(|main| is_furniture(tree, number, main)) {
            return;
        }
        match element.name.as_str() {
            "br" => self.flow.break_line(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name.bytes().last().map_or(1, |digit| digit.saturating_sub(b'0'));
                self.heading(level, number);
            }
            "dt" => self.heading(TERM, number),
            "ul" | "ol" | "menu" | "dir" => self.list(element),
            "pre" => self.preformatted(number),
            "table" => match table::data(tree, number) {
                Some(table) => {
                    self.flush();
                    self.caption(number);
                    self.draft.table(&table);
                }
                None => self.block(number),
            },
            "q" => {
                self.flow.push("“");
                self.inside(number);
                self.flow.push("”");
            }
            "sup" | "a" if is_reference(tree, number) => {}
            name if BLOCKS.contains(&name) => self.block(number),
            _ => self.inside(number),
        }
    }

    fn block(&mut self, number: usize) {
        self.flush();
        self.inside(number);
        self.flush();
    }

    fn heading(&mut self, level: u8, number: usize) {
        self.flush();
        let mut flow = Flow::default();
        flow.push(&self.tree.text(number));
        let text = flow.take();
        if self.items.is_empty() {
            self.draft.heading(level, &text);
        } else {
            self.flow.push(&text);
            self.flush();
        }
    }

    fn caption(&mut self, table: usize) {
        if let Some((caption, _)) = self.tree.children(table).find(|(_, child)| child.name == "caption") {
            self.block(caption);
        }
    }

    fn list(&mut self, element: &Element) {
        self.flush();
        let tree = self.tree;
        let depth = u8::try_from(self.items.len()).unwrap_or(u8::MAX);
        let first = element.attribute("start").and_then(|start| start.parse::<i64>().ok()).unwrap_or(1);
        let mut next = first;
        for node in &element.children {
            let Node::Element(child) = *node else {
                // Text between the items belongs to none of them, but it is text.
                if let Node::Text(text) = node {
                    self.flow.push(text);
                }
                continue;
            };
            let Some(item) = tree.element(child) else { continue };
            if item.name != "li" || is_hidden(item) {
                self.element(child);
                continue;
            }
            let marker = if element.name == "ol" { format!("{next}.") } else { "-".to_owned() };
            next = next.saturating_add(1);
            self.items.push(Item { depth, marker, written: false });
            self.inside(child);
            self.flush();
            self.items.pop();
        }
        self.draft.leave_list(depth);
    }

    /// Text whose line breaks count.
    fn preformatted(&mut self, number: usize) {
        self.flush();
        for line in self.tree.text(number).lines() {
            self.flow.push(line);
            self.flow.break_line();
        }
        self.flush();
    }

    /// Ends the paragraph that is being written.
    fn flush(&mut self) {
        if self.flow.is_empty() {
            return;
        }
        let text = self.flow.take();
        match self.items.last_mut() {
            Some(item) if !item.written => {
                item.written = true;
                self.draft.item(item.depth, &item.marker, &text);
            }
            Some(_) => self.draft.continuation(&text),
            None => self.draft.paragraph(&text),
        }
    }
}

/// Whether an element is the mark of a note: "\[1\]" or "¹" in a link or raised.
pub(super) fn is_reference(tree: &Tree, number: usize) -> bool {
    let Some(element) = tree.element(number) else { return false };
    let text = tree.text(number);
    let mark = text.trim().trim_matches(['[', ']', '(', ')']);
    let is_mark =
        !mark.is_empty() && mark.len() <= 4 && mark.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡'));
    let raised = element.name == "sup";
    let to_note = element.name == "a"
        && (element.attribute("role") == Some("doc-noteref")
            || element.attribute("href").is_some_and(|to| to.starts_with('#')));
    // An ordinal is not raised as a number alone ("1st"), so a raised number is a mark.
    is_mark && (raised || to_note)
}
