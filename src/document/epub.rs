//! EPUB: the chapters of a book in their order, each a page of XHTML.

use super::Format;
use super::dates::date;
use super::draft::Draft;
use super::encoding::decode;
use super::html;
use super::problem::Problem;
use super::xml::{self, Element};
use super::zip::Archive;
use crate::text::Metadata;
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;

/// What packages the book names its package.
const CONTAINER: &str = "META-INF/container.xml";

/// Writes the text of a book.
///
/// # Errors
/// [`Problem::Damaged`], [`Problem::Encrypted`], [`Problem::TooMuch`], [`Problem::Bomb`].
pub(super) fn write(bytes: &[u8], draft: &mut Draft) -> Result<(), Problem> {
    let archive = Archive::open(bytes, Format::Epub)?;
    let missing = |what: &str| Problem::damaged(Format::Epub, format!("it has no {what}"));
    let container = part(&archive, CONTAINER)?.ok_or_else(|| missing(CONTAINER))?;
    let path =
        container.at(&["rootfiles", "rootfile"]).and_then(|file| file.attribute("full-path")).unwrap_or_default();
    let package = part(&archive, path)?.ok_or_else(|| missing("package file"))?;
    draft.metadata = package.child("metadata").map(metadata).unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let locked = locked(&archive)?;
    for chapter in chapters(&package) {
        let path = resolved(folder, &chapter);
        if locked.contains(&path) {
            return Err(Problem::Encrypted(Format::Epub));
        }
        let bytes = archive.entry(&path)?.ok_or_else(|| missing(&format!("chapter {path}")))?;
        html::chapter(&decode(&bytes, Some("utf-8"))?, draft)?;
    }
    Ok(())
}

fn part(archive: &Archive<'_>, name: &str) -> Result<Option<Element>, Problem> {
    archive.entry(name)?.map(|bytes| xml::parse(&bytes, Format::Epub, name)).transpose()
}

/// The files of the spine in its order, the table of contents left out.
fn chapters(package: &Element) -> Vec<String> {
    let mut items: BTreeMap<&str, &str> = BTreeMap::new();
    for item in package.child("manifest").into_iter().flat_map(Element::children) {
        let is_page = matches!(item.attribute("media-type"), Some("application/xhtml+xml" | "text/html"));
        let is_contents =
            item.attribute("properties").is_some_and(|properties| properties.split(' ').any(|p| p == "nav"));
        if let (Some(id), Some(file), true) = (item.attribute("id"), item.attribute("href"), is_page && !is_contents) {
            items.insert(id, file);
        }
    }
    let spine = package.child("spine").into_iter().flat_map(Element::children);
    spine.filter_map(|item| items.get(item.attribute("idref")?).map(|file| (*file).to_owned())).collect()
}

/// The files that are encrypted; fonts often are, in books that anyone can read.
fn locked(archive: &Archive<'_>) -> Result<Vec<String>, Problem> {
    let mut references = vec![];
    let root = part(archive, "META-INF/encryption.xml")?.unwrap_or_default();
    root.all("CipherReference", &mut references);
    Ok(references.into_iter().filter_map(|reference| reference.attribute("URI").map(unescaped)).collect())
}

/// A path relative to a folder, as a path within the archive.
fn resolved(folder: &str, path: &str) -> String {
    let path = unescaped(path.split('#').next().unwrap_or_default());
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A path without its percent signs.
fn unescaped(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

fn metadata(element: &Element) -> Metadata {
    let values = |name: &str| {
        let found = element.children().filter(|child| child.name == name).map(Element::text);
        found.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect::<Vec<_>>()
    };
    let first = |name: &str| values(name).into_iter().next();
    let addresses = values("source").into_iter().chain(values("identifier"));
    Metadata {
        title: first("title"),
        publisher: first("publisher"),
        author: first("creator"),
        date: first("date").and_then(|text| date(&text)),
        url: addresses.into_iter().find(|address| address.starts_with("http")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_archive() {
        assert_eq!(resolved("OEBPS/text", "../a%20b.xhtml#top"), "OEBPS/a b.xhtml");
        assert_eq!(resolved("", "../../etc/passwd"), "etc/passwd");
    }
}
