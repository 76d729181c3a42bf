//! Makes the file of word vectors: `cargo run --release --example vectors -- WORDS NUMBERS grammar/english.vectors`.
//!
//! WORDS has a word a line, spelt as the model sees them; NUMBERS has 64 signed bytes for each, without anything
//! else.

use std::error::Error;
use std::path::PathBuf;

use rapporteur::prose::Vectors;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(words), Some(numbers), Some(output)) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: vectors WORDS NUMBERS VECTOR-FILE".into());
    };
    let words = std::fs::read_to_string(words)?;
    let numbers: Vec<i8> = std::fs::read(numbers)?.into_iter().map(u8::cast_signed).collect();
    std::fs::write(output, Vectors::new(words.lines().zip(numbers.chunks_exact(64))).encode())?;
    Ok(())
}
