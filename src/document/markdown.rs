//! Markdown: CommonMark with tables and footnotes, and the front matter before it.

use super::Format;
use super::dates::date;
use super::draft::{Draft, Flow, Table, Written};
use super::encoding::decode;
use super::html;
use super::problem::Problem;
use crate::text::Metadata;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Writes the text of a Markdown file.
///
/// # Errors
/// [`Problem::Damaged`] if it is no text.
pub(super) fn write(bytes: &[u8], draft: &mut Draft) -> Result<(), Problem> {
    if bytes.contains(&0) && !bytes.starts_with(b"\xFF\xFE") && !bytes.starts_with(b"\xFE\xFF") {
        return Err(Problem::damaged(Format::Markdown, "it is not text"));
    }
    let text = decode(bytes, None)?.replace("\r\n", "\n");
    let (front, body) = front_matter(&text);
    draft.metadata = front.map(metadata).unwrap_or_default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut walk = Walk {
        draft,
        flow: Flow::default(),
        items: vec![],
        numbers: vec![],
        place: Place::Paragraph,
        table: Table::default(),
    };
    for event in Parser::new_ext(body, options) {
        walk.event(event)?;
    }
    walk.flush();
    Ok(())
}

/// What stands between two lines of `---` at the head of a file, and the rest.
fn front_matter(text: &str) -> (Option<&str>, &str) {
    let Some(rest) = text.strip_prefix("---\n") else { return (None, text) };
    match rest.split_once("\n---\n").or_else(|| rest.split_once("\n...\n")) {
        Some((front, body)) => (Some(front), body),
        None => (None, text),
    }
}

/// The plain `key: value` lines of the front matter.
fn metadata(front: &str) -> Metadata {
    let value = |keys: &[&str]| {
        let pairs = front.lines().filter_map(|line| line.split_once(':'));
        let found = pairs.filter(|(key, _)| keys.contains(&key.trim().to_ascii_lowercase().as_str()));
        let values = found.map(|(_, value)| value.trim().trim_matches(['"', '\'']).trim().to_owned());
        values.into_iter().find(|value| !value.is_empty() && !value.starts_with(['[', '{', '|', '>']))
    };
    Metadata {
        title: value(&["title"]),
        publisher: value(&["publisher", "organisation", "organization", "institution"]),
        author: value(&["author", "creator"]),
        date: value(&["date", "issued", "published"]).and_then(|text| date(&text)),
        url: value(&["url", "source", "canonical", "link"]).filter(|url| url.starts_with("http")),
    }
}

/// Where text goes that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Paragraph,
    Heading(u8),
    Note(String),
    Cell,
    /// A block of HTML, as gathered so far.
    Html(String),
    /// Code and the like, which nobody reads as prose.
    Nowhere,
}

/// An open item of a list.
struct Item {
    depth: u8,
    marker: String,
    written: bool,
}

struct Walk<'a> {
    draft: &'a mut Draft,
    flow: Flow,
    items: Vec<Item>,
    /// The next number of each open list; none for bullets.
    numbers: Vec<Option<u64>>,
    place: Place,
    table: Table,
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>) -> Result<(), Problem> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag)?,
            Event::Text(text) | Event::Code(text) if self.is_read() => self.flow.push(&text),
            Event::Html(html) => {
                if let Place::Html(gathered) = &mut self.place {
                    gathered.push_str(&html);
                }
            }
            Event::InlineHtml(html) if html.starts_with("<br") => self.flow.break_line(),
            Event::SoftBreak => self.flow.push(" "),
            Event::HardBreak => self.flow.break_line(),
            Event::Rule => self.flush(),
            // Marks of notes, other tags within a line and code blocks hold no prose.
            _ => {}
        }
        Ok(())
    }

    fn is_read(&self) -> bool {
        !matches!(self.place, Place::Nowhere | Place::Html(_))
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.place = Place::Heading(number(level));
            }
            Tag::List(first) => {
                self.flush();
                self.numbers.push(first);
            }
            Tag::Item => self.item(),
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.place = Place::Note(label.to_string());
            }
            Tag::Table(_) => {
                self.flush();
                self.table = Table { rows: vec![], heads: 1 };
            }
            Tag::TableHead | Tag::TableRow => self.table.rows.push(vec![]),
            Tag::TableCell => self.place = Place::Cell,
            Tag::HtmlBlock => {
                self.flush();
                self.place = Place::Html(String::new());
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.flush();
                self.place = Place::Nowhere;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), Problem> {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(_) | TagEnd::FootnoteDefinition | TagEnd::CodeBlock => {
                self.flush();
                self.place = Place::Paragraph;
            }
            TagEnd::HtmlBlock => {
                if let Place::Html(html) = std::mem::replace(&mut self.place, Place::Paragraph) {
                    html::fragment(&html, self.draft)?;
                }
            }
            TagEnd::List(_) => {
                self.flush();
                self.numbers.pop();
                self.draft.leave_list(depth(self.numbers.len()));
            }
            TagEnd::Item => {
                self.flush();
                self.items.pop();
            }
            TagEnd::TableCell => {
                let text = self.flow.take();
                if let Some(row) = self.table.rows.last_mut() {
                    row.push(Written { text, width: 1, continues: false });
                }
                self.place = Place::Paragraph;
            }
            TagEnd::Table => {
                let table = std::mem::take(&mut self.table);
                self.draft.table(&table);
            }
            _ => {}
        }
        Ok(())
    }

    fn item(&mut self) {
        self.flush();
        let level = depth(self.numbers.len().saturating_sub(1));
        let marker = match self.numbers.last_mut() {
            Some(Some(next)) => {
                let marker = format!("{next}.");
                *next += 1;
                marker
            }
            _ => "-".to_owned(),
        };
        self.items.push(Item { depth: level, marker, written: false });
    }

    fn flush(&mut self) {
        if self.flow.is_empty() {
            return;
        }
        let text = self.flow.take();
        match (&self.place, self.items.last_mut()) {
            (Place::Heading(level), None) => self.draft.heading(*level, &text),
            (Place::Note(mark), _) => self.draft.note(mark, &text),
            (_, Some(item)) if !item.written => {
                item.written = true;
                self.draft.item(item.depth, &item.marker, &text);
            }
            (_, Some(_)) => self.draft.continuation(&text),
            _ => self.draft.paragraph(&text),
        }
    }
}

fn depth(lists: usize) -> u8 {
    u8::try_from(lists).unwrap_or(u8::MAX)
}

const fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
