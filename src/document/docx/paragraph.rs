//! The text of a paragraph, its changes accepted.

use super::super::draft::Flow;
use super::super::xml::{Element, Node};

/// What stands in a paragraph.
#[derive(Default)]
pub(super) struct Inline<'a> {
    /// Its text.
    pub flow: Flow,
    /// The notes that it refers to: their kind and id.
    pub notes: Vec<(&'static str, String)>,
    /// The text boxes that hang on it.
    pub boxes: Vec<&'a Element>,
}

/// Elements whose content is deleted, moved away, a fallback for older programs, or no text.
const NOT_READ: [&str; 10] =
    ["del", "moveFrom", "delText", "instrText", "Fallback", "pPr", "rPr", "rt", "object", "oMath"];

impl<'a> Inline<'a> {
    /// Goes on with what stands in an element.
    pub fn read(&mut self, element: &'a Element) {
        for child in element.children() {
            match child.name.as_str() {
                name if NOT_READ.contains(&name) => {}
                "r" if is_hidden(child) => {}
                "t" => self.text(child),
                "tab" | "ptab" => self.flow.push(" "),
                "cr" => self.flow.break_line(),
                "br" if child.attribute("type").is_none_or(|kind| kind == "textWrapping") => self.flow.break_line(),
                "noBreakHyphen" => self.flow.push("-"),
                "footnoteReference" => self.note("footnote", child),
                "endnoteReference" => self.note("endnote", child),
                "drawing" | "pict" => {
                    let mut boxes = vec![];
                    child.all("txbxContent", &mut boxes);
                    self.boxes.extend(boxes);
                }
                _ => self.read(child),
            }
        }
    }

    fn text(&mut self, element: &Element) {
        for node in &element.nodes {
            if let Node::Text(text) = node {
                self.flow.push(text);
            }
        }
    }

    fn note(&mut self, kind: &'static str, reference: &Element) {
        self.notes.extend(reference.attribute("id").map(|id| (kind, id.to_owned())));
    }
}

/// Whether a run is hidden.
fn is_hidden(run: &Element) -> bool {
    let off = |element: &Element| matches!(element.attribute("val"), Some("0" | "false" | "off"));
    run.at(&["rPr", "vanish"]).is_some_and(|vanish| !off(vanish))
}

/// Whether the end of a paragraph is deleted, so that it runs on into the next.
pub(super) fn runs_on(paragraph: &Element) -> bool {
    ["del", "moveFrom"].iter().any(|change| paragraph.at(&["pPr", "rPr", change]).is_some())
}
