//! Opening a gzipped treebank.

use std::error::Error;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use rapporteur::prose::train::{GoldToken, read_treebank};

/// The sentences of a gzipped CoNLL-U file.
pub fn read(path: &Path) -> Result<Vec<Vec<GoldToken>>, Box<dyn Error>> {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
    Ok(read_treebank(&text)?)
}
