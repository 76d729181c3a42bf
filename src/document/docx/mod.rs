//! Word documents (ECMA-376): the text as it reads with every tracked change accepted.
//!
//! Insertions are in, deletions out; a paragraph whose end is deleted runs on into the next. Heads and feet of pages,
//! comments, tables of contents and hidden text are no text of the document. Footnotes stand at the end of the section
//! that refers to them.

mod body;
mod numbering;
mod paragraph;
mod styles;

use super::Format;
use super::dates::date;
use super::draft::Draft;
use super::problem::Problem;
use super::xml::{self, Element};
use super::zip::Archive;
use crate::text::Metadata;
use body::Body;
use numbering::Numbering;
use std::collections::BTreeMap;
use styles::Styles;

/// Writes the text of a Word document.
///
/// # Errors
/// [`Problem::Damaged`], [`Problem::TooMuch`], [`Problem::Bomb`].
pub(super) fn write(bytes: &[u8], draft: &mut Draft) -> Result<(), Problem> {
    let archive = Archive::open(bytes, Format::Docx)?;
    let missing = || Problem::damaged(Format::Docx, "it has no part word/document.xml");
    let document = part(&archive, "word/document.xml")?.ok_or_else(missing)?;
    let styles = part(&archive, "word/styles.xml")?.map(|root| Styles::of(&root)).unwrap_or_default();
    let numbering = part(&archive, "word/numbering.xml")?.map(|root| Numbering::of(&root)).unwrap_or_default();
    let mut notes = BTreeMap::new();
    for (name, kind) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")] {
        let root = part(&archive, name)?;
        let all = root.into_iter().flat_map(|root| root.nodes).filter_map(|node| match node {
            xml::Node::Element(note) if note.name == kind => Some(note),
            _ => None,
        });
        notes.extend(all.filter_map(|note| Some(((kind, note.attribute("id")?.to_owned()), note))));
    }
    draft.metadata = metadata(&archive)?;
    let body = document.child("body").ok_or_else(missing)?;
    Body::new(draft, &styles, numbering, &notes).read(body);
    Ok(())
}

fn part(archive: &Archive<'_>, name: &str) -> Result<Option<Element>, Problem> {
    archive.entry(name)?.map(|bytes| xml::parse(&bytes, Format::Docx, name)).transpose()
}

/// The core and extended properties. A text is as of the day on which it was changed last.
fn metadata(archive: &Archive<'_>) -> Result<Metadata, Problem> {
    let core = part(archive, "docProps/core.xml")?.unwrap_or_default();
    let extended = part(archive, "docProps/app.xml")?.unwrap_or_default();
    let value = |root: &Element, name: &str| {
        root.child(name).map(|element| element.text().trim().to_owned()).filter(|text| !text.is_empty())
    };
    Ok(Metadata {
        title: value(&core, "title"),
        publisher: value(&core, "publisher").or_else(|| value(&extended, "Company")),
        author: value(&core, "creator"),
        date: value(&core, "modified").or_else(|| value(&core, "created")).and_then(|text| date(&text)),
        url: None,
    })
}
