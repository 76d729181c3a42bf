//! The words of a line, of which some are replaced.

/// The words and marks of a line, each with the blanks before it.
pub(super) fn words(line: &str) -> Vec<&str> {
    let mut found = vec![];
    let mut rest = line;
    while !rest.is_empty() {
        let blank = rest.len() - rest.trim_start().len();
        let body = rest.get(blank..).unwrap_or_default();
        let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '_');
        let word = body.find(|c: char| !is_of_word(c)).unwrap_or(body.len());
        let mark = body.chars().next().map_or(0, char::len_utf8);
        let (piece, more) = rest.split_at(blank + if word > 0 { word } else { mark });
        found.push(piece);
        rest = more;
    }
    found
}

/// A word of them in small letters, without its blanks; nothing where there is none.
pub(super) fn lower(words: &[&str], at: usize) -> String {
    words.get(at).map(|word| word.trim().to_lowercase()).unwrap_or_default()
}

/// A line with other words in the place of some, from one to another.
pub(super) fn replaced(words: &[&str], from: usize, to: usize, by: &str) -> String {
    let [before, after] = [words.get(..from), words.get(to + 1..)].map(|part| part.unwrap_or_default().concat());
    // The blank that stood before the word stays.
    let blank = words.get(from).is_some_and(|word| word.starts_with(char::is_whitespace));
    format!("{before}{}{by}{after}", if blank { " " } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fall_into_words() {
        assert_eq!(words("who  chairs it?"), ["who", "  chairs", " it", "?"]);
        assert_eq!(replaced(&words("who  chairs it?"), 2, 2, "APEC"), "who  chairs APEC?");
    }
}
