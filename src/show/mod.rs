//! How an answer is shown: for people a page or a document, for programs data.
//!
//! What is shown is text; who writes it where is the business of the doors.

pub(crate) mod answer_data;
pub(crate) mod answer_html;
pub(crate) mod answer_page;
mod columns;
pub(crate) mod delimited;
mod emphasis;
mod heights;
pub(crate) mod html;
mod layers;
mod layout;
pub(crate) mod map;
pub(crate) mod markup;
mod measures;
pub(crate) mod modal;
pub(crate) mod network;
pub(crate) mod png;
pub(crate) mod profile;
pub(crate) mod quotations;
pub(crate) mod route;
pub(crate) mod sentence;
pub(crate) mod svg;
pub(crate) mod table;
pub(crate) mod timeline;
pub(crate) mod words;
