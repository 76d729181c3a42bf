//! The elements of a page, as far as their order and nesting matter for its text.
//!
//! The tokens are those of the HTML standard; the tree is simpler than the standard's: an end tag that may be left out
//! is supplied, one that matches nothing is passed over, and no element is moved.

use super::super::limits::{DEEPEST, MOST_ELEMENTS};
use super::super::problem::Problem;
use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    /// An element, by its number.
    Element(usize),
    /// Text.
    Text(String),
}

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name in small letters.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// What stands in it.
    pub children: Vec<Node>,
    /// The number of the element it stands in.
    pub parent: usize,
    /// The number of the element before it in that one.
    pub before: Option<usize>,
    /// The number of the last element in it.
    last: Option<usize>,
    /// How many bytes of text stand in it, at any depth, and how many of them in links.
    pub length: usize,
    /// How many of those bytes stand in links.
    pub linked: usize,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is one of these.
    pub fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }
}

/// A page; element 0 holds all others.
#[derive(Debug)]
pub(super) struct Tree {
    /// The elements in the order of the page.
    pub elements: Vec<Element>,
}

impl Tree {
    /// The tree of a page. In XML every element can be closed in its start tag.
    ///
    /// # Errors
    /// [`Problem::TooMuch`] elements.
    pub fn parse(text: &str, is_xml: bool) -> Result<Self, Problem> {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(!is_xml);
        let mut builder = Builder { elements: vec![Element::default()], open: vec![0], is_xml };
        for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
            match token {
                Token::StartTag(tag) => builder.start(tag)?,
                Token::EndTag(tag) => builder.end(&text_of(&tag.name)),
                Token::String(string) => builder.text(&text_of(&string)),
                _ => {}
            }
        }
        let mut tree = Self { elements: builder.elements };
        tree.measure();
        Ok(tree)
    }

    /// The element of that number.
    pub fn element(&self, number: usize) -> Option<&Element> {
        self.elements.get(number)
    }

    /// The elements that stand directly in one.
    pub fn children(&self, number: usize) -> impl Iterator<Item = (usize, &Element)> {
        let nodes = self.element(number).map(|element| element.children.as_slice()).unwrap_or_default();
        nodes.iter().filter_map(|node| match node {
            Node::Element(child) => Some((*child, self.element(*child)?)),
            Node::Text(_) => None,
        })
    }

    /// The text within an element, as it stands.
    pub fn text(&self, number: usize) -> String {
        let mut out = String::new();
        self.append_text(number, &mut out);
        out
    }

    fn append_text(&self, number: usize, out: &mut String) {
        for node in self.element(number).map(|element| element.children.as_slice()).unwrap_or_default() {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(child) => self.append_text(*child, out),
            }
        }
    }

    /// Counts the text within each element. Children come after their parents, so one pass from the end is enough.
    fn measure(&mut self) {
        for number in (0..self.elements.len()).rev() {
            let Some(element) = self.elements.get_mut(number) else { continue };
            let own: usize = element
                .children
                .iter()
                .map(|node| match node {
                    Node::Text(text) => text.trim().len(),
                    Node::Element(_) => 0,
                })
                .sum();
            element.length += own;
            if element.name == "a" {
                element.linked = element.length;
            }
            let (parent, length, linked) = (element.parent, element.length, element.linked);
            if let Some(parent) = self.elements.get_mut(parent).filter(|_| number > 0) {
                parent.length += length;
                parent.linked += linked;
            }
        }
    }
}

struct Builder {
    elements: Vec<Element>,
    open: Vec<usize>,
    is_xml: bool,
}

/// Elements without content.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that end a paragraph by beginning.
const BLOCKS: [&str; 33] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// What ends by the beginning of an element: the elements that it ends, and those beyond which it ends nothing.
fn ended_by(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    const CELLS: &[&str] = &["table", "template"];
    Some(match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir", "table"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl", "table"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tr" => (&["tr"], CELLS),
        "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "tr"], CELLS),
        "option" => (&["option"], &["select"]),
        name if BLOCKS.contains(&name) => (&["p"], &["td", "th", "table", "li", "div", "button"]),
        _ => return None,
    })
}

impl Builder {
    fn start(&mut self, tag: StartTag<()>) -> Result<(), Problem> {
        if self.elements.len() >= MOST_ELEMENTS {
            return Err(Problem::too_much("elements", MOST_ELEMENTS));
        }
        let name = text_of(&tag.name).to_ascii_lowercase();
        // A prefix of XML ("html:p") says nothing that matters here.
        let name = name.rsplit(':').next().unwrap_or(&name).to_owned();
        if let Some((ended, barriers)) = ended_by(&name) {
            self.close(ended, barriers);
        }
        let parent = self.open.last().copied().unwrap_or_default();
        let attributes =
            tag.attributes.iter().map(|(name, value)| (text_of(name).to_ascii_lowercase(), text_of(value))).collect();
        let is_closed = VOID.contains(&name.as_str()) || (tag.self_closing && self.is_xml);
        let number = self.elements.len();
        let before = self.elements.get(parent).and_then(|parent| parent.last);
        self.elements.push(Element { name, attributes, parent, before, ..Element::default() });
        if let Some(parent) = self.elements.get_mut(parent) {
            parent.children.push(Node::Element(number));
            parent.last = Some(number);
        }
        // What is nested too deep stands beside its parent: no word is lost.
        if !is_closed && self.open.len() < DEEPEST {
            self.open.push(number);
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        let name = name.rsplit(':').next().unwrap_or(&name);
        let barriers: &[&str] = if name == "table" { &[] } else { &["table"] };
        self.close(&[name], barriers);
    }

    /// Closes the innermost of these elements and all within it, if no barrier is met before.
    fn close(&mut self, names: &[&str], barriers: &[&str]) {
        for at in (1..self.open.len()).rev() {
            let Some(element) = self.open.get(at).and_then(|&number| self.elements.get(number)) else { return };
            if element.is(names) {
                self.open.truncate(at);
                return;
            }
            if element.is(barriers) {
                return;
            }
        }
    }

    fn text(&mut self, text: &str) {
        let parent = self.open.last().copied().unwrap_or_default();
        if let Some(parent) = self.elements.get_mut(parent) {
            parent.children.push(Node::Text(text.to_owned()));
        }
    }
}

fn text_of(string: &HtmlString) -> String {
    String::from_utf8_lossy(string).into_owned()
}
