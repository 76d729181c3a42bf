//! HTML: the text of a page without its furniture, its headings, lists, tables, and what its head says of it.

mod furniture;
mod metadata;
mod table;
mod tree;
mod walk;

use super::draft::Draft;
use super::encoding::decode;
use super::problem::Problem;
use tree::Tree;
use walk::Walk;

/// Writes the text of a page.
///
/// # Errors
/// [`Problem::TooMuch`], [`Problem::CharacterSet`].
pub(super) fn write(bytes: &[u8], draft: &mut Draft) -> Result<(), Problem> {
    let head = String::from_utf8_lossy(bytes.get(..2048).unwrap_or(bytes)).to_ascii_lowercase();
    let text = decode(bytes, named_encoding(&head).as_deref())?;
    page(&text, draft)
}

/// Writes the text of a page that is decoded already, and what it says of itself.
fn page(text: &str, draft: &mut Draft) -> Result<(), Problem> {
    let tree = parsed(text)?;
    draft.metadata = metadata::of(&tree);
    body(&tree, draft);
    Ok(())
}

/// Writes the text of a page that is a part of something: a chapter, a mail.
///
/// # Errors
/// [`Problem::TooMuch`].
pub(super) fn chapter(text: &str, draft: &mut Draft) -> Result<(), Problem> {
    body(&parsed(text)?, draft);
    Ok(())
}

fn parsed(text: &str) -> Result<Tree, Problem> {
    let is_xml =
        text.trim_start().starts_with("<?xml") || text.get(..512).unwrap_or(text).contains("w3.org/1999/xhtml");
    Tree::parse(text, is_xml)
}

fn body(tree: &Tree, draft: &mut Draft) {
    let main = furniture::main_part(tree);
    let before = draft.len();
    Walk::new(tree, draft, Some(main)).read(main);
    if draft.len() == before {
        // A page that is all furniture: better all of it than nothing.
        Walk::new(tree, draft, None).read(0);
    }
}

/// Writes the text of a piece of HTML, all of it.
///
/// # Errors
/// [`Problem::TooMuch`].
pub(super) fn fragment(text: &str, draft: &mut Draft) -> Result<(), Problem> {
    let tree = Tree::parse(text, false)?;
    Walk::new(&tree, draft, None).read(0);
    Ok(())
}

/// The character set that the head of a page names: `charset=utf-8`, `<meta charset="utf-8">`, `encoding="utf-8"`.
fn named_encoding(head: &str) -> Option<String> {
    let at = ["charset=", "encoding="].iter().find_map(|key| head.find(key).map(|at| at + key.len()))?;
    let value = head.get(at..)?.trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(value.len());
    value.get(..end).filter(|name| !name.is_empty()).map(str::to_owned)
}
