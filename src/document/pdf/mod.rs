//! PDF: the text that a page shows, in the order in which it shows it, with running heads and feet taken off.
//!
//! The syntax of the file is read by `hayro-syntax`, which mends broken files and knows encryption; here operators become
//! words at places, words become lines, and lines paragraphs. Columns are kept apart, and rows of cells become
//! a table where they stand in the same columns.

mod cmap;
mod content;
mod font;
mod furniture;
mod hyphens;
mod letters;
mod lines;
mod matrix;
mod paragraphs;
mod tables;
mod unpack;

use super::Format;
use super::draft::Draft;
use super::encoding::{decode, windows_char};
use super::limits::MOST_PAGES;
use super::problem::Problem;
use crate::text::Metadata;
use content::Reader;
use hayro_syntax::object::DateTime;
use hayro_syntax::{LoadPdfError, Pdf};
use lines::Line;

/// Letters on a page, on average, below which there is no text to speak of.
const FEWEST_LETTERS: usize = 8;

/// Writes the text of a PDF.
///
/// # Errors
/// [`Problem::Damaged`], [`Problem::Encrypted`], [`Problem::Scanned`], [`Problem::Bomb`], [`Problem::TooMuch`].
pub(super) fn write(bytes: &[u8], draft: &mut Draft) -> Result<(), Problem> {
    unpack::measure(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Problem::Encrypted(Format::Pdf),
        LoadPdfError::Invalid => Problem::damaged(Format::Pdf, "it has no page that can be found"),
    })?;
    let count = pdf.pages().len();
    if count > MOST_PAGES {
        return Err(Problem::too_much("pages", MOST_PAGES));
    }
    if count == 0 {
        return Err(Problem::damaged(Format::Pdf, "it has no page"));
    }
    let mut reader = Reader::default();
    let mut pages: Vec<Vec<Line>> = vec![];
    for (page, number) in pdf.pages().iter().zip(1..) {
        pages.push(lines::lines(reader.page(page), number));
        if let Some(problem) = reader.unpacker.refused.take() {
            return Err(problem);
        }
    }
    let letters: usize =
        pages.iter().flatten().map(|line| line.text.chars().filter(|c| c.is_alphanumeric()).count()).sum();
    if letters < FEWEST_LETTERS * count {
        return Err(if reader.untold > letters { Problem::Untold } else { Problem::Scanned { pages: count } });
    }
    furniture::remove(&mut pages);
    draft.metadata = metadata(&pdf);
    paragraphs::write(&pages, draft);
    Ok(())
}

/// What the information dictionary says. The text is as of the day on which it was changed last.
fn metadata(pdf: &Pdf) -> Metadata {
    let info = pdf.metadata();
    let text = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(string).filter(|text| !text.is_empty());
    let day = |date: &DateTime| {
        let sound = date.year > 1900 && (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
        sound.then(|| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
    };
    Metadata {
        title: text(&info.title).filter(|title| !is_file_name(title)),
        publisher: None,
        author: text(&info.author).filter(|author| !is_unnamed(author)),
        date: info.modification_date.as_ref().or(info.creation_date.as_ref()).and_then(day),
        url: None,
    }
}

/// A text string of PDF: UTF-16 or UTF-8 with a byte order mark, or else PDFDocEncoding, which is near Windows-1252.
fn string(bytes: &[u8]) -> String {
    let marked = [b"\xFE\xFF".as_slice(), b"\xFF\xFE", b"\xEF\xBB\xBF"].iter().any(|mark| bytes.starts_with(mark));
    let text = if marked {
        decode(bytes, None).unwrap_or_default()
    } else {
        bytes.iter().map(|&byte| windows_char(byte)).collect()
    };
    text.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

/// "Microsoft Word - report.doc": what programs write for want of a title.
fn is_file_name(title: &str) -> bool {
    let title = title.to_lowercase();
    title == "untitled"
        || title.starts_with("microsoft word - ")
        || [".doc", ".docx", ".pdf", ".dvi", ".qxd", ".indd"].iter().any(|end| title.ends_with(end))
}

/// What programs write for want of an author.
fn is_unnamed(author: &str) -> bool {
    ["anonymous", "unknown", "user", "admin", "administrator", "unspecified"].contains(&author.to_lowercase().as_str())
}
