//! The page of the language, as people read it.
#![doc = include_str!("reference.md")]

/// This page, as `rapporteur help language` prints it.
pub const PAGE: &str = include_str!("reference.md");
