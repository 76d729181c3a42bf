//! What a document says of itself.

use serde::Serialize;

/// Title, publisher, author, date and address of a document, each where the document states it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The body that published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Who wrote it; for mail, who sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it was issued: `2024`, `2024-06` or `2024-06-01`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where it was published, an absolute URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Metadata {
    /// With what somebody tells of the text in place of what it says of itself.
    #[must_use]
    pub fn told(self, more: &Self) -> Self {
        let Self { title, publisher, author, date, url } = more.clone();
        Self {
            title: title.or(self.title),
            publisher: publisher.or(self.publisher),
            author: author.or(self.author),
            date: date.or(self.date),
            url: url.or(self.url),
        }
    }

    /// Whether nothing is stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
