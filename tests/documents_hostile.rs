//! Hostile documents: each ends in a clear error or in text, never in a panic, and soon.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails panics, which is how it says so"
)]

#[path = "support/archive.rs"]
mod archive;
#[path = "support/pdf.rs"]
mod pdf;

use archive::{Zip, pack};
use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};
use rapporteur::document::{Problem, read};
use std::io::Write;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

/// What is read, or the name of what is wrong.
fn outcome(name: &str, bytes: &[u8]) -> Result<String, String> {
    match read(name, bytes).unwrap_or_else(|| panic!("{name} is taken for plain text")) {
        Ok(source) => Ok(source.text().to_owned()),
        Err(error) => {
            assert!(!matches!(error.problem, Problem::Crashed(_)), "{name}: the parser crashed");
            assert!(error.to_string().starts_with(name), "{error}");
            Err(error.diagnostic().code.to_owned())
        }
    }
}

fn check(name: &str, bytes: &[u8], code: &str) {
    assert_eq!(outcome(name, bytes), Err(code.to_owned()), "{name}");
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(vec![], Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn zlib(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(vec![], Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// A Word document with this body.
fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    Zip::default().store("word/document.xml", document.as_bytes()).finish()
}

#[test]
fn broken_archives_are_refused() {
    let whole = docx("<w:p><w:r><w:t>It met.</w:t></w:r></w:p>");
    assert_eq!(outcome("whole.docx", &whole), Ok("It met.\n".to_owned()));
    check("half.docx", &whole[..whole.len() / 2], "damaged-document");
    check("text.docx", b"It met.", "damaged-document");
    check("wrong.docx", &docx("<w:p>"), "damaged-document");
    check("bare.docx", &docx(""), "empty-document");
    check("old.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more", "unread-format");
    check("rich.rtf", b"{\\rtf1 It met.}", "unread-format");
    check("sheet.xlsx", &Zip::default().store("xl/workbook.xml", b"<x/>").finish(), "unread-format");
    check("some.zip", &Zip::default().store("a.txt", b"It met.").finish(), "unread-format");
    check("bare.epub", &Zip::default().store("mimetype", b"application/epub+zip").finish(), "damaged-document");
    check("text.epub", b"It met.", "damaged-document");
    let mut many = Zip::default();
    for number in 0..21_000 {
        many = many.store(&format!("{number}"), b"");
    }
    check("many.zip", &many.store("word/document.xml", b"").finish(), "document-too-large");
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![b' '; 80 << 20];
    let packed = deflated(&zeros);
    let honest = Zip::default().entry("word/document.xml", 8, &packed, zeros.len()).finish();
    check("honest.docx", &honest, "decompression-bomb");
    let lying = Zip::default().entry("word/document.xml", 8, &packed, 100).finish();
    check("lying.docx", &lying, "decompression-bomb");
    let content = zlib(&vec![b' '; 200 << 20]);
    check("stream.pdf", &pdf::with_stream("/Filter /FlateDecode", &content), "decompression-bomb");
    check("twice.pdf", &pdf::with_stream("/Filter [/FlateDecode /FlateDecode]", &zlib(&content)), "decompression-bomb");
    check("lzw.pdf", &pdf::with_stream("/Filter /LZWDecode", &vec![0x55; 200_000]), "decompression-bomb");
}

#[test]
fn nesting_has_an_end() {
    let deep = "<w:sdt>".repeat(5000) + &"</w:sdt>".repeat(5000);
    check("deep.docx", &docx(&deep), "document-too-large");
    let page = format!("<!DOCTYPE html>{}It met.", "<div><b><ul><li>".repeat(30_000));
    assert_eq!(outcome("deep.html", page.as_bytes()).map(|text| text.contains("It met.")), Ok(true));
    let tables = format!("<!DOCTYPE html>{}It met.", "<table><tr><td>".repeat(20_000));
    assert_eq!(outcome("tables.html", tables.as_bytes()).map(|text| text.contains("It met.")), Ok(true));
    let list = format!("{}It met.", "> - ".repeat(5000));
    assert!(outcome("deep.md", list.as_bytes()).is_ok());
    let mut mail = String::from("MIME-Version: 1.0\nFrom: a@b\n");
    for number in 0..2000 {
        mail += &format!("Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n");
    }
    let _ = outcome("deep.eml", mail.as_bytes());
}

#[test]
fn entities_do_not_multiply() {
    let laughs = "<!DOCTYPE x [<!ENTITY a 'ha ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>\
                  <w:document xmlns:w='w'><w:body><w:p><w:r><w:t>It met. &c;</w:t></w:r></w:p></w:body></w:document>";
    let bytes = Zip::default().store("word/document.xml", laughs.as_bytes()).finish();
    assert!(outcome("laughs.docx", &bytes).is_ok_and(|text| text.len() < 40));
}

#[test]
fn tables_cannot_be_endless() {
    let cell = "<td colspan=4000000000 rowspan=4000000000>x</td>";
    let page = format!("<!DOCTYPE html><table><tr>{cell}{cell}</tr><tr>{cell}{cell}</tr></table>");
    assert!(outcome("spans.html", page.as_bytes()).is_ok_and(|text| text.len() < 2000));
    let span = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='4000000000'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert!(outcome("spans.docx", &docx(span)).is_ok_and(|text| text.len() < 2000));
}

#[test]
fn pdf_that_cannot_be_read_says_why() {
    let locked = std::fs::read(folder().join("locked.pdf")).unwrap();
    check("locked.pdf", &locked, "encrypted-document");
    check("scan.pdf", &pdf::with_stream("", b"q 100 0 0 100 0 0 cm /I Do Q"), "scanned-document");
    check("text.pdf", b"It met.", "damaged-document");
    check("head.pdf", b"%PDF-1.7\nnothing else", "damaged-document");
    let whole = pdf::with_stream("", b"BT /F 12 Tf 72 700 Td (The Council meets.) Tj ET");
    assert_eq!(outcome("whole.pdf", &whole), Ok("The Council meets.\n".to_owned()));
}

#[test]
fn pdf_that_turns_in_circles_ends() {
    let form = pdf::with_form(b"BT /F 12 Tf 72 700 Td (The Council meets.) Tj ET /X Do /X Do");
    assert!(outcome("form.pdf", &form).is_ok());
    let pages = b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>> endobj\ntrailer <</Root 1 0 R>>\n";
    assert!(outcome("pages.pdf", pages).is_err());
}

/// The same numbers on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

#[test]
fn damage_of_any_kind_is_survived() {
    let file = |name: &str| (name.to_owned(), std::fs::read(folder().join(name)).unwrap());
    let documents = [
        file("report.pdf"),
        file("minutes.md"),
        file("forum.html"),
        file("letter.eml"),
        ("council.docx".to_owned(), pack(&folder().join("council"))),
        ("book.epub".to_owned(), pack(&folder().join("book"))),
    ];
    let mut dice = Dice(7);
    for (name, whole) in documents {
        for _ in 0..120 {
            let mut bytes = whole.clone();
            for _ in 0..=dice.roll(12) {
                let at = dice.roll(bytes.len());
                if bytes.len() < 8 {
                    break;
                }
                match dice.roll(4) {
                    0 => bytes[at] = u8::try_from(dice.roll(256)).unwrap(),
                    1 => bytes.truncate(at.max(1)),
                    2 => _ = bytes.remove(at.min(bytes.len() - 1)),
                    _ => bytes.extend_from_within(at..),
                }
                if bytes.len() > 4 * whole.len() {
                    bytes.truncate(whole.len());
                }
            }
            // Damage may make plain text of it, which is read elsewhere.
            if let Some(Err(error)) = read(&name, &bytes) {
                assert!(!matches!(error.problem, Problem::Crashed(_) | Problem::TooSlow(_)), "{error}");
            }
        }
    }
}
