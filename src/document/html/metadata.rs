//! What the head of a page says of it: Dublin Core, Open Graph, Highwire Press tags and plain HTML.

use super::super::dates::date;
use super::tree::{Element, Tree};
use crate::text::Metadata;

const TITLES: [&str; 5] = ["citation_title", "dcterms.title", "dc.title", "og:title", "twitter:title"];
const PUBLISHERS: [&str; 5] = ["citation_publisher", "dcterms.publisher", "dc.publisher", "publisher", "og:site_name"];
const AUTHORS: [&str; 5] = ["citation_author", "dcterms.creator", "dc.creator", "author", "article:author"];
const DATES: [&str; 11] = [
    "citation_publication_date",
    "citation_date",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.issued",
    "dc.date",
    "article:published_time",
    "datepublished",
    "dcterms.created",
    "pubdate",
    "date",
];
const ADDRESSES: [&str; 2] = ["og:url", "dcterms.identifier"];

/// What the page says of itself.
pub(super) fn of(tree: &Tree) -> Metadata {
    let content = |names: &[&str]| names.iter().find_map(|name| meta(tree, name));
    let title = content(&TITLES).or_else(|| {
        let head = tree.elements.iter().position(|element| element.name == "title")?;
        tidy(&tree.text(head))
    });
    let canonical =
        tree.elements.iter().find(|element| element.name == "link" && element.attribute("rel") == Some("canonical"));
    let address = canonical.and_then(|link| link.attribute("href")).map(str::to_owned).or_else(|| content(&ADDRESSES));
    Metadata {
        title,
        publisher: content(&PUBLISHERS),
        author: content(&AUTHORS).filter(|author| !is_address(author)),
        date: DATES.iter().find_map(|name| meta(tree, name).and_then(|text| date(&text))).or_else(|| time(tree)),
        url: address.filter(|address| is_address(address)),
    }
}

/// The content of the first `<meta>` of that name or property that has any.
fn meta(tree: &Tree, name: &str) -> Option<String> {
    let named = |element: &&Element| {
        let key = |attribute| element.attribute(attribute).is_some_and(|value| value.eq_ignore_ascii_case(name));
        element.name == "meta" && (key("name") || key("property") || key("itemprop"))
    };
    tree.elements.iter().filter(named).find_map(|element| tidy(element.attribute("content")?))
}

/// The date of a `<time>` that is marked as the date of publication.
fn time(tree: &Tree) -> Option<String> {
    let marked = |element: &&Element| {
        let published = |value: &str| value.to_ascii_lowercase().contains("publish");
        let attributes = ["itemprop", "class"].iter().filter_map(|name| element.attribute(name));
        element.name == "time" && (element.attribute("pubdate").is_some() || attributes.into_iter().any(published))
    };
    tree.elements.iter().filter(marked).find_map(|element| date(element.attribute("datetime")?))
}

fn tidy(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}
