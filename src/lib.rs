#![doc = include_str!("lib.md")]

pub mod text;

pub mod rdf;

pub mod document;

pub mod claim;
pub mod lexicon;

pub mod prose;
pub mod question;

pub mod sparql;

pub mod index;
pub mod store;

pub mod answer;
pub mod paths;

pub mod knowledge;

pub mod show;

pub mod serve;
pub mod terminal;
