//! XML as the formats use it: elements by their local names, no entities but the five of XML, nesting bounded.

use super::Format;
use super::encoding::decode;
use super::limits::{DEEPEST, MOST_ELEMENTS};
use super::problem::Problem;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// What stands in it.
    pub nodes: Vec<Node>,
}

impl Element {
    /// The value of an attribute, by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements that stand directly in it.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children().find(|child| child.name == name)
    }

    /// What the path of names leads to.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Every element of that name within it that stands in no other such element, in order.
    pub fn all<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for child in self.children() {
            if child.name == name {
                found.push(child);
            } else {
                child.all(name, found);
            }
        }
    }

    /// The text within it, at any depth.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.append_text(&mut out);
        out
    }

    fn append_text(&self, out: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.append_text(out),
            }
        }
    }
}

/// The root element of a part.
///
/// # Errors
/// [`Problem::Damaged`], [`Problem::TooMuch`].
pub(super) fn parse(bytes: &[u8], format: Format, part: &str) -> Result<Element, Problem> {
    let text = decode(bytes, Some("utf-8"))?;
    let damaged = || Problem::damaged(format, format!("its part {part} is not well-formed"));
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Element::default()];
    let mut count = 0;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(tag) => {
                count += 1;
                if count > MOST_ELEMENTS {
                    return Err(Problem::too_much("elements", MOST_ELEMENTS));
                }
                if open.len() >= DEEPEST {
                    return Err(Problem::too_much("levels of nesting", DEEPEST));
                }
                open.push(element(&tag));
            }
            Event::End(_) => {
                let closed = open.pop().ok_or_else(damaged)?;
                open.last_mut().ok_or_else(damaged)?.nodes.push(Node::Element(closed));
            }
            Event::Text(text) => {
                let text = text.unescape().map_or_else(|_| String::from_utf8_lossy(&text).into_owned(), Into::into);
                open.last_mut().ok_or_else(damaged)?.nodes.push(Node::Text(text));
            }
            Event::CData(data) => {
                let text = String::from_utf8_lossy(&data).into_owned();
                open.last_mut().ok_or_else(damaged)?.nodes.push(Node::Text(text));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let root = open.pop().filter(|_| open.is_empty()).ok_or_else(damaged)?;
    let first = root.nodes.into_iter().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    first.ok_or_else(damaged)
}

fn element(tag: &BytesStart<'_>) -> Element {
    let local = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    let attributes = tag.attributes().flatten().map(|attribute| {
        let value = attribute.unescape_value().map_or_else(|_| local(&attribute.value), Into::into);
        (local(attribute.key.local_name().as_ref()), value)
    });
    Element { name: local(tag.local_name().as_ref()), attributes: attributes.collect(), nodes: vec![] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_by_local_names() {
        let root = parse(b"<w:p w:id='a'><w:r>x &amp; <w:b/>y</w:r></w:p>", Format::Docx, "p").unwrap();
        assert_eq!((root.name.as_str(), root.attribute("id"), root.text().as_str()), ("p", Some("a"), "x & y"));
        assert!(parse(b"<a><b></a>", Format::Docx, "p").is_err());
        assert!(parse("<a>".repeat(500).as_bytes(), Format::Docx, "p").is_err());
    }
}
