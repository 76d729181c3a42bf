//! Opening a treebank, gzipped or not.

use std::error::Error;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use rapporteur::prose::train::{GoldToken, read_treebank};

/// The sentences of a CoNLL-U file, gzipped if its name ends in `.gz`.
pub fn read(path: &Path) -> Result<Vec<Vec<GoldToken>>, Box<dyn Error>> {
    let mut text = String::new();
    let mut file = std::fs::File::open(path)?;
    if path.extension().is_some_and(|extension| extension == "gz") {
        GzDecoder::new(file).read_to_string(&mut text)?;
    } else {
        file.read_to_string(&mut text)?;
    }
    Ok(read_treebank(&text)?)
}
