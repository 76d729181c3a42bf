//! The body of a Word document: paragraphs, headings, items, tables, and the notes of each section.

use super::super::draft::{Draft, Flow, Table, Written};
use super::super::limits::WIDEST_TABLE;
use super::super::xml::Element;
use super::numbering::Numbering;
use super::paragraph::{Inline, runs_on};
use super::styles::Styles;
use std::collections::BTreeMap;

/// Notes by their kind and id.
pub(super) type Notes = BTreeMap<(&'static str, String), Element>;

/// Reads a body into a draft.
pub(super) struct Body<'a> {
    draft: &'a mut Draft,
    styles: &'a Styles,
    numbering: Numbering,
    notes: &'a Notes,
    /// The notes of this section, not written yet.
    pending: Vec<(&'static str, String)>,
    written: usize,
    /// The text of paragraphs whose end is deleted.
    carried: String,
}

impl<'a> Body<'a> {
    /// A reader that writes to a draft.
    pub fn new(draft: &'a mut Draft, styles: &'a Styles, numbering: Numbering, notes: &'a Notes) -> Self {
        Self { draft, styles, numbering, notes, pending: vec![], written: 0, carried: String::new() }
    }

    /// Reads the body.
    pub fn read(mut self, body: &Element) {
        self.blocks(body);
        let rest = std::mem::take(&mut self.carried);
        self.draft.paragraph(&rest);
        self.write_notes();
    }

    fn blocks(&mut self, element: &Element) {
        for child in element.children() {
            match child.name.as_str() {
                "p" => self.paragraph(child),
                "tbl" => self.table(child),
                "del" | "moveFrom" | "Fallback" | "sectPr" | "tcPr" => {}
                "sdt" if is_contents(child) => {}
                // Content controls, insertions and the like hold blocks of their own.
                _ => self.blocks(child),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Element) {
        let mut inline = Inline::default();
        inline.read(paragraph);
        let text = std::mem::take(&mut self.carried) + &inline.flow.take();
        if runs_on(paragraph) {
            self.carried = if text.is_empty() { text } else { text + " " };
            return;
        }
        let style = paragraph.at(&["pPr", "pStyle"]).and_then(|style| style.attribute("val")).unwrap_or_default();
        if self.styles.is_contents(style) {
            return;
        }
        let outline = paragraph.at(&["pPr", "outlineLvl"]).and_then(|level| level.attribute("val"));
        let outline =
            outline.and_then(|level| level.parse::<u8>().ok()).filter(|&level| level < 9).map(|level| level + 1);
        let is_long = text.len() > LONGEST_HEADING;
        if let Some(level) = self.styles.heading(style).or(outline).filter(|_| !is_long) {
            self.write_notes();
            self.draft.heading(level, &text);
            if level == 0 && self.draft.metadata.title.is_none() {
                self.draft.metadata.title = Some(text).filter(|title| !title.is_empty());
            }
        } else if let Some((list, level)) = self.list_of(paragraph, style) {
            if !text.is_empty() {
                let marker = self.numbering.marker(&list, level);
                self.draft.item(level, &marker, &text);
            }
        } else {
            self.draft.paragraph(&text);
        }
        self.pending.extend(inline.notes);
        inline.boxes.into_iter().for_each(|content| self.blocks(content));
    }

    /// The list that a paragraph is an item of, and its depth.
    fn list_of(&self, paragraph: &Element, style: &str) -> Option<(String, u8)> {
        let own = paragraph.at(&["pPr", "numPr"]);
        let value = |name: &str| own.and_then(|own| own.child(name)).and_then(|element| element.attribute("val"));
        let level = value("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
        let own_list = value("numId").map(|list| (list.to_owned(), level));
        let by_style = || self.styles.numbering(style);
        let by_name = || self.styles.is_item(style).then(|| (String::new(), 0));
        // List 0 is none: it takes the numbering of the style away.
        own_list.or_else(by_style).or_else(by_name).filter(|(list, _)| list != "0")
    }

    fn table(&mut self, table: &Element) {
        let rows: Vec<&Element> = content(table, "tr").into_iter().filter(|row| !is_deleted(row)).collect();
        let marked = rows.iter().take_while(|row| row.at(&["trPr", "tblHeader"]).is_some()).count();
        let written: Vec<Vec<Written>> = rows.iter().map(|row| self.row(row)).collect();
        // Word marks the row of heads only if it is to be repeated; its look says that it is one.
        let looks = || {
            usize::from(
                written.len() > 1 && is_styled(table) && rows.first().is_some_and(|row| is_bold_or_plain(row, table)),
            )
        };
        let heads = if marked > 0 { marked } else { looks() };
        self.draft.table(&Table { heads: if heads == written.len() { 0 } else { heads }, rows: written });
    }

    fn row(&mut self, row: &Element) -> Vec<Written> {
        let value =
            |path: &[&str], cell: &Element| cell.at(path).map(|e| e.attribute("val").unwrap_or_default().to_owned());
        let cells = content(row, "tc");
        let kept = cells.into_iter().filter(|cell| cell.at(&["tcPr", "cellDel"]).is_none());
        kept.map(|cell| {
            let width = value(&["tcPr", "gridSpan"], cell).and_then(|span| span.parse().ok()).unwrap_or(1);
            let continues = value(&["tcPr", "vMerge"], cell).is_some_and(|merge| merge != "restart");
            let text = if continues { String::new() } else { self.cell(cell) };
            Written { text, width: width.clamp(1, WIDEST_TABLE), continues }
        })
        .collect()
    }

    /// The text of a cell, a paragraph a line.
    fn cell(&mut self, cell: &Element) -> String {
        let mut paragraphs = vec![];
        cell.all("p", &mut paragraphs);
        let mut lines = vec![];
        for paragraph in paragraphs {
            let mut inline = Inline { flow: Flow::default(), ..Inline::default() };
            inline.read(paragraph);
            lines.push(inline.flow.take());
            self.pending.extend(inline.notes);
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    /// Writes the notes that the section refers to.
    fn write_notes(&mut self) {
        for note in std::mem::take(&mut self.pending) {
            let Some(found) = self.notes.get(&note) else { continue };
            let mut paragraphs = vec![];
            found.all("p", &mut paragraphs);
            self.written += 1;
            let mut mark = self.written.to_string();
            for paragraph in paragraphs {
                let mut inline = Inline::default();
                inline.read(paragraph);
                self.draft.note(&mark, &inline.flow.take());
                mark.clear();
            }
        }
    }
}

/// A longer paragraph is none, in bytes, whatever its style.
const LONGEST_HEADING: usize = 400;

/// The rows of a table or the cells of a row, those in content controls included.
fn content<'a>(element: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = vec![];
    for child in element.children() {
        match child.name.as_str() {
            here if here == name => found.push(child),
            "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => found.extend(content(child, name)),
            _ => {}
        }
    }
    found
}

/// Whether a row is deleted.
fn is_deleted(row: &Element) -> bool {
    row.at(&["trPr", "del"]).is_some()
}

/// Whether a content control holds a table of contents.
fn is_contents(control: &Element) -> bool {
    let gallery = control.at(&["sdtPr", "docPartObj", "docPartGallery"]).and_then(|gallery| gallery.attribute("val"));
    gallery == Some("Table of Contents")
}

/// Whether a table's look sets its first row apart (the flag `firstRow`).
fn is_styled(table: &Element) -> bool {
    let Some(look) = table.at(&["tblPr", "tblLook"]) else { return true };
    let flag = look
        .attribute("val")
        .and_then(|value| u32::from_str_radix(value, 16).ok())
        .is_some_and(|bits| bits & 0x20 != 0);
    look.attribute("firstRow").map_or(flag, |value| value == "1" || value == "true")
}

/// Whether the first row is set in bold, or else the table has a style that sets it apart.
fn is_bold_or_plain(row: &Element, table: &Element) -> bool {
    let mut runs = vec![];
    row.all("r", &mut runs);
    let bold = !runs.is_empty() && runs.iter().all(|run| run.at(&["rPr", "b"]).is_some());
    let styled = table.at(&["tblPr", "tblStyle"]).and_then(|style| style.attribute("val")).is_some_and(|style| {
        // The plain grid sets nothing apart.
        !matches!(style, "TableGrid" | "TableNormal")
    });
    bold || styled
}
