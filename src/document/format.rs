//! Telling formats apart, by the first bytes of a file and by its name.

use super::problem::Problem;
use super::zip::Archive;
use std::fmt;

/// A format of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// CommonMark with tables and footnotes.
    Markdown,
    /// HTML.
    Html,
    /// Word since 2007.
    Docx,
    /// PDF.
    Pdf,
    /// EPUB.
    Epub,
    /// Mail.
    Mail,
}

/// How much of a file is looked at.
const LOOK: usize = 2048;

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Docx => "Word",
            Self::Pdf => "PDF",
            Self::Epub => "EPUB",
            Self::Mail => "mail",
        })
    }
}

impl Format {
    /// The format of a file; none if it is plain text, or at least nothing that is known. What the bytes show counts
    /// before what the name says.
    ///
    /// # Errors
    /// [`Problem::Damaged`] if the bytes are not what the name says, [`Problem::Unread`], [`Problem::Encrypted`].
    pub(super) fn of(name: &str, bytes: &[u8]) -> Result<Option<Self>, Problem> {
        if let Some(format) = by_content(bytes)? {
            return Ok(Some(format));
        }
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        Ok(match extension.as_deref() {
            Some("md" | "markdown") => Some(Self::Markdown),
            Some("html" | "htm" | "xhtml") => Some(Self::Html),
            Some("eml") => Some(Self::Mail),
            Some("pdf") => return Err(Problem::damaged(Self::Pdf, "it does not begin as one")),
            Some("epub") => return Err(Problem::damaged(Self::Epub, "it does not begin as an archive")),
            Some("docx") => return Err(Problem::damaged(Self::Docx, "it does not begin as an archive")),
            _ => None,
        })
    }
}

fn by_content(bytes: &[u8]) -> Result<Option<Format>, Problem> {
    let head = bytes.get(..LOOK).unwrap_or(bytes);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return in_archive(bytes).map(Some);
    }
    if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Err(Problem::Unread {
            what: "an Office file of before 2007, or encrypted",
            instead: "save it as .docx, without a password",
        });
    }
    if head.starts_with(b"{\\rtf") {
        return Err(Problem::Unread { what: "an RTF file", instead: "save it as .docx" });
    }
    if is_pdf(head) {
        return Ok(Some(Format::Pdf));
    }
    let head = String::from_utf8_lossy(head);
    if is_mail(&head) {
        return Ok(Some(Format::Mail));
    }
    Ok(is_html(&head).then_some(Format::Html))
}

fn in_archive(bytes: &[u8]) -> Result<Format, Problem> {
    let archive = Archive::open(bytes, Format::Docx)?;
    if archive.has("META-INF/container.xml") || archive.entry("mimetype")?.as_deref() == Some(b"application/epub+zip") {
        return Ok(Format::Epub);
    }
    if archive.has("word/document.xml") {
        return Ok(Format::Docx);
    }
    let unread = |what, instead| Err(Problem::Unread { what, instead });
    if archive.has("xl/workbook.xml") {
        return unread("a spreadsheet", "save the sheets as text, or load them as RDF");
    }
    if archive.has("ppt/presentation.xml") {
        return unread("a presentation", "export it as PDF");
    }
    if archive.has("content.xml") {
        return unread("an OpenDocument file", "save it as .docx");
    }
    unread("an archive", "unpack it and name the files in it")
}

/// Whether bytes begin as a PDF: with its version, after a line of something else at most.
fn is_pdf(head: &[u8]) -> bool {
    let at = head.windows(5).position(|window| window == b"%PDF-");
    let version = |at: usize| head.get(at + 5).is_some_and(u8::is_ascii_digit);
    let at_line = |at: usize| at == 0 || head.get(at - 1).is_some_and(|&byte| matches!(byte, b'\n' | b'\r' | 0xBF));
    at.is_some_and(|at| version(at) && at_line(at))
}

/// Whether a text begins with the headers that only mail has. A memo with "From" and "To" is no mail.
fn is_mail(head: &str) -> bool {
    const FIRST: [&str; 6] =
        ["Return-Path:", "Received:", "MIME-Version:", "Delivered-To:", "Message-ID:", "DKIM-Signature:"];
    FIRST.iter().any(|name| head.starts_with(name)) && head.contains("\nFrom:")
}

/// Whether a text begins as a page of HTML: with its document type or its root element.
fn is_html(head: &str) -> bool {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?xml") {
            rest.find("?>").map(|at| at + 2)
        } else {
            break;
        };
        rest = end.and_then(|end| rest.get(end..)).unwrap_or_default().trim_start();
    }
    let begins = |word: &str| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    begins("<!doctype html") || begins("<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_counts_before_the_name() {
        let of = |name, text: &str| Format::of(name, text.as_bytes()).unwrap();
        assert_eq!(of("a.txt", "\u{feff}<!-- x -->\n<!DOCTYPE HTML><p>x"), Some(Format::Html));
        assert_eq!(of("a", "<?xml version='1.0'?><html xmlns='x'/>"), Some(Format::Html));
        assert_eq!(of("a.md", "# Minutes"), Some(Format::Markdown));
        assert_eq!(of("a.txt", "# Minutes"), None);
        assert_eq!(of("a.txt", "<p>The Forum meets.</p>"), None);
        assert!(Format::of("a.docx", b"Minutes").is_err());
    }
}
