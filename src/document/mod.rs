//! Documents: from bytes to text, and where each stretch of it stood.
//!
//! Each format is a file of its own that writes to a draft: paragraphs, headings, items, tables, notes, pages.
//! Out comes a [`Source`] whose [`Layout`](crate::text::Layout) tells what was where. No grammar, no graph; and no
//! crate that parses a document is known outside this room.

mod dates;
mod docx;
mod draft;
mod encoding;
mod epub;
mod format;
mod guard;
mod html;
mod limits;
mod mail;
mod markdown;
mod pdf;
mod problem;
mod xml;
mod zip;

pub use format::Format;
pub use guard::PARSER_THREAD;
pub use problem::{DocumentError, Problem};

use crate::text::Source;

/// The text of a document, with its layout and what it says of itself; plain text is none and gives nothing.
///
/// # Errors
/// [`DocumentError`] if it cannot be read.
pub fn read(name: &str, bytes: &[u8]) -> Option<Result<Source, DocumentError>> {
    let format = match Format::of(name, bytes) {
        Ok(format) => format?,
        Err(problem) => return Some(Err(DocumentError { name: name.to_owned(), problem })),
    };
    Some(extract(name, bytes, format).map_err(|problem| DocumentError { name: name.to_owned(), problem }))
}

fn extract(name: &str, bytes: &[u8], format: Format) -> Result<Source, Problem> {
    if bytes.len() > limits::LARGEST_FILE {
        return Err(Problem::too_much("bytes", limits::LARGEST_FILE));
    }
    let (name, bytes) = (name.to_owned(), bytes.to_vec());
    guard::contained(format, move || {
        let mut draft = draft::Draft::default();
        match format {
            Format::Markdown => markdown::write(&bytes, &mut draft)?,
            Format::Html => html::write(&bytes, &mut draft)?,
            Format::Docx => docx::write(&bytes, &mut draft)?,
            Format::Pdf => pdf::write(&bytes, &mut draft)?,
            Format::Epub => epub::write(&bytes, &mut draft)?,
            Format::Mail => mail::write(&bytes, &mut draft)?,
        }
        draft.finish(&name)
    })
}
