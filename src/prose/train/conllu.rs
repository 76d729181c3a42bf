//! Reading treebanks in the CoNLL-U format.

use crate::prose::{Deprel, ParseNameError, Tag};

/// A word of a treebank, with the annotation to be learnt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldToken {
    /// The word as written.
    pub form: String,
    /// Its dictionary form.
    pub lemma: String,
    /// Its universal part of speech.
    pub upos: String,
    /// Its Penn tag.
    pub tag: Tag,
    /// The index of its head; none for the root.
    pub head: Option<usize>,
    /// Its relation to the head.
    pub relation: Deprel,
}

/// A line that is not CoNLL-U as the English treebanks use it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadTreebankError {
    /// Fewer than eight columns, as in a line of one word.
    #[error("line {line} has too few columns")]
    Columns {
        /// Counted from 1.
        line: usize,
    },
    /// A tag or relation that is not in its scheme.
    #[error("line {line}: {source}")]
    Name {
        /// Counted from 1.
        line: usize,
        /// Which name.
        source: ParseNameError,
    },
}

/// The sentences of a treebank. Multiword tokens (`3-4`) and empty nodes (`8.1`) are left out, as the tree is over
/// the words.
///
/// # Errors
/// At the first line that cannot be understood.
pub fn read_treebank(text: &str) -> Result<Vec<Vec<GoldToken>>, ReadTreebankError> {
    let mut sentences = Vec::new();
    let mut sentence = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if line.is_empty() {
            sentences.push(std::mem::take(&mut sentence));
        } else if !line.starts_with('#') {
            sentence.extend(read_line(line, at + 1)?);
        }
    }
    sentences.push(sentence);
    sentences.retain(|sentence| !sentence.is_empty());
    Ok(sentences)
}

fn read_line(line: &str, number: usize) -> Result<Option<GoldToken>, ReadTreebankError> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, xpos, _, head, relation, ..] = *columns else {
        return Err(ReadTreebankError::Columns { line: number });
    };
    if id.contains(['-', '.']) {
        return Ok(None);
    }
    let name = |source| ReadTreebankError::Name { line: number, source };
    Ok(Some(GoldToken {
        form: form.to_owned(),
        lemma: lemma.to_owned(),
        upos: upos.to_owned(),
        tag: xpos.parse().map_err(name)?,
        head: head.parse::<usize>().ok().and_then(|head| head.checked_sub(1)),
        relation: relation.parse().map_err(name)?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_and_skips_ranges() {
        let text = "# text = It's\n1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_\n\
                    1\tIt\tit\tPRON\tPRP\t_\t0\troot\t_\t_\n2\t's\tbe\tAUX\tVBZ\t_\t1\tcop\t_\t_\n\n";
        let sentences = read_treebank(text).unwrap();
        assert_eq!(sentences.len(), 1);
        assert_eq!(sentences[0][1].tag, Tag::Vbz);
        assert_eq!(sentences[0][1].head, Some(0));
    }

    #[test]
    fn says_which_line_is_wrong() {
        assert_eq!(read_treebank("\n1\tword").unwrap_err().to_string(), "line 2 has too few columns");
        let error = read_treebank("1\ta\ta\tDET\tDT\t_\t0\tnone\t_\t_").unwrap_err();
        assert_eq!(error.to_string(), "line 1: `none` is not a dependency relation");
    }
}
