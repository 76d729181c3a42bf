//! Prints how the reader parses a text, as CoNLL-U: `parse < TEXT`.

use rapporteur::prose::Reader;
use rapporteur::text::Source;
use std::io::{self, BufWriter, Read, Write};

fn main() -> io::Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let source = Source::new("standard input", text);
    let mut out = BufWriter::new(io::stdout().lock());
    for sentence in Reader::bundled().sentences(&source) {
        writeln!(out, "# text = {}", source.slice(sentence.span).replace('\n', " "))?;
        for (index, token) in sentence.tokens.iter().enumerate() {
            let head = token.head.map_or(0, |head| head + 1);
            let (tag, relation) = (token.tag.as_str(), token.relation.as_str());
            writeln!(out, "{}\t{}\t{}\t_\t{tag}\t_\t{head}\t{relation}\t_\t_", index + 1, token.form, token.lemma)?;
        }
        writeln!(out)?;
    }
    Ok(())
}
