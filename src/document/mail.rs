//! Mail (RFC 5322 and MIME): the subject as heading, then what the sender wrote.
//!
//! Quoted replies and the signature are left out: they are not what this mail says. Attachments are not read; they can be
//! saved and named for themselves.

use super::Format;
use super::draft::Draft;
use super::html;
use super::problem::Problem;
use crate::text::Metadata;
use mail_parser::{Address, DateTime, Message, MessageParser, PartType};

/// Writes the text of a mail.
///
/// # Errors
/// [`Problem::Damaged`] if it has no headers, [`Problem::TooMuch`].
pub(super) fn write(bytes: &[u8], draft: &mut Draft) -> Result<(), Problem> {
    let message = MessageParser::default().parse(bytes);
    let headless = || Problem::damaged(Format::Mail, "it has no headers");
    let message = message.filter(|message| !message.headers().is_empty()).ok_or_else(headless)?;
    draft.metadata = metadata(&message);
    let written =
        message.text_bodies().any(|part| matches!(&part.body, PartType::Text(text) if !text.trim().is_empty()));
    let bodies: Vec<&PartType<'_>> = if written {
        message.text_bodies().map(|part| &part.body).collect()
    } else {
        message.html_bodies().map(|part| &part.body).collect()
    };
    if let Some(subject) = message.subject() {
        draft.heading(1, &subject.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    for body in bodies {
        match body {
            PartType::Text(text) => plain(text, draft),
            PartType::Html(text) => html::chapter(text, draft)?,
            _ => {}
        }
    }
    Ok(())
}

/// Paragraphs of plain text, their lines kept: the reader knows how to join those.
fn plain(text: &str, draft: &mut Draft) {
    let mut paragraph = String::new();
    for line in text.lines().map(|line| line.trim_end_matches(['\r', ' '])) {
        if line == "--" {
            break;
        }
        let line: String = line.chars().filter(|c| !c.is_control()).collect();
        let is_quoted = line.trim_start().starts_with('>');
        if is_quoted || line.trim().is_empty() {
            if is_quoted && introduces_quotation(&paragraph) {
                paragraph.clear();
            }
            draft.paragraph(&std::mem::take(&mut paragraph));
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push('\n');
        }
        paragraph.push_str(&line);
    }
    draft.paragraph(&paragraph);
}

/// "On 3 June 2024, Ana Lund wrote:", which programs put before what they quote.
fn introduces_quotation(paragraph: &str) -> bool {
    paragraph.ends_with("wrote:")
}

fn metadata(message: &Message<'_>) -> Metadata {
    let sender = message.from().and_then(Address::first);
    let name = sender.and_then(|sender| sender.name().or_else(|| sender.address()));
    let day = |date: &DateTime| {
        let sound = date.year > 1900 && (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
        sound.then(|| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
    };
    Metadata {
        title: message.subject().map(|subject| subject.trim().to_owned()).filter(|subject| !subject.is_empty()),
        publisher: None,
        author: name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()),
        date: message.date().and_then(day),
        url: None,
    }
}
