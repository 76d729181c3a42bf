//! Claims, written one after the other in the format asked for.

use super::formats::ClaimFormat;
use crate::claim::Citation;
use crate::knowledge::ClaimView;
use crate::show::delimited;
use crate::show::markup::{Block, Page, Piece, Role, Style};
use crate::show::modal;
use crate::show::table::Table;
use std::io::{self, Write};

/// The columns of tables, whatever draws them.
const COLUMNS: [&str; 6] = ["subject", "said", "relation", "object", "qualifiers", "place"];
/// The columns of separated values.
const VALUES: [&str; 10] =
    ["subject", "relation", "object", "modality", "polarity", "qualifiers", "source", "start", "end", "quote"];

/// Writes claims as they come; only the table for people waits for the last one, to align its columns.
pub(super) struct Printer<'a> {
    format: ClaimFormat,
    style: Style,
    out: &'a mut dyn Write,
    rows: Vec<Vec<Piece>>,
    written: usize,
}

impl<'a> Printer<'a> {
    /// A printer on `out`; `style` is that of tables.
    pub(super) const fn new(format: ClaimFormat, style: Style, out: &'a mut dyn Write) -> Self {
        Self { format, style, out, rows: vec![], written: 0 }
    }

    /// Writes a claim; `place` says where its citation stands.
    pub(super) fn print(&mut self, claim: &ClaimView, place: &str) -> io::Result<()> {
        let first = self.written == 0;
        self.written += 1;
        match self.format {
            ClaimFormat::Table => self.rows.push(pieces(claim, place)),
            ClaimFormat::Jsonl => {
                serde_json::to_writer(&mut self.out, claim)?;
                writeln!(self.out)?;
            }
            ClaimFormat::Json => {
                write!(self.out, "{}", if first { "[\n  " } else { ",\n  " })?;
                serde_json::to_writer(&mut self.out, claim)?;
            }
            ClaimFormat::Csv => self.separated(claim, first, b',')?,
            ClaimFormat::Tsv => self.separated(claim, first, b'\t')?,
            ClaimFormat::Markdown => self.markdown(claim, first, place)?,
            // Extractions are no claims; `ingest` writes them on its own.
            ClaimFormat::Carb => {}
        }
        Ok(())
    }

    /// Writes what stands after the last claim.
    pub(super) fn finish(self) -> io::Result<()> {
        match self.format {
            ClaimFormat::Table if self.written > 0 => {
                let table = Table { headings: COLUMNS.map(str::to_owned).to_vec(), rows: self.rows };
                let page = Page { blocks: vec![Block::Table(table)] };
                self.out.write_all(self.style.render(&page).as_bytes())
            }
            ClaimFormat::Json if self.written == 0 => writeln!(self.out, "[]"),
            ClaimFormat::Json => writeln!(self.out, "\n]"),
            _ => Ok(()),
        }
    }

    fn separated(&mut self, claim: &ClaimView, first: bool, delimiter: u8) -> io::Result<()> {
        let headings = first.then(|| VALUES.map(str::to_owned).to_vec());
        let lines: Vec<Vec<String>> = headings.into_iter().chain([values(claim)]).collect();
        self.out.write_all(delimited::write(&lines, delimiter)?.as_bytes())
    }

    fn markdown(&mut self, claim: &ClaimView, first: bool, place: &str) -> io::Result<()> {
        if first {
            self.out.write_all(delimited::markdown_table(COLUMNS, []).as_bytes())?;
        }
        let cells: Vec<String> = pieces(claim, place).into_iter().map(|piece| piece.text).collect();
        self.out.write_all(delimited::markdown_row(&cells).as_bytes())
    }
}

fn pieces(claim: &ClaimView, place: &str) -> Vec<Piece> {
    let piece = |role, text: &str| Piece { role, text: text.to_owned() };
    vec![
        piece(Role::Name, &claim.subject),
        piece(Role::Modality, if claim.frees { "need not" } else { modal::phrase(claim.modality, claim.polarity) }),
        piece(Role::Plain, &claim.relation),
        piece(Role::Name, &claim.object),
        piece(Role::Note, &claim.qualifiers_in_words()),
        piece(Role::Place, place),
    ]
}

fn values(claim: &ClaimView) -> Vec<String> {
    let Citation { source, start, end, quote, .. } = &claim.citation;
    vec![
        claim.subject.clone(),
        claim.relation.clone(),
        claim.object.clone(),
        claim.modality.as_str().to_owned(),
        claim.polarity.as_str().to_owned(),
        claim.qualifiers_in_words(),
        source.clone(),
        start.to_string(),
        end.to_string(),
        quote.clone(),
    ]
}
