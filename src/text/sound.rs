//! How a word sounds, roughly: words that are spelt otherwise and sound alike have one key.

/// Letters that are pronounced alike, with the letter that stands for them; longer ones first.
const ALIKE: &[(&str, &str)] = &[
    ("tion", "sn"),
    ("sion", "sn"),
    ("tch", "x"),
    ("sch", "sk"),
    ("ough", "f"),
    ("augh", "f"),
    ("igh", "i"),
    ("ph", "f"),
    ("gh", "g"),
    ("ck", "k"),
    ("ch", "x"),
    ("sh", "s"),
    ("th", "t"),
    ("wh", "w"),
    ("wr", "r"),
    ("kn", "n"),
    ("gn", "n"),
    ("qu", "kw"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("dge", "j"),
    ("ge", "je"),
    ("x", "ks"),
    ("c", "k"),
    ("q", "k"),
    ("z", "s"),
    ("v", "f"),
];

/// The key of a word's sound: consonants as they are pronounced, doubled ones once, vowels only at the beginning.
#[must_use]
pub fn sound(word: &str) -> String {
    let lower = word.to_lowercase();
    let (mut rest, mut spoken) = (lower.as_str(), String::new());
    while let Some(c) = rest.chars().next() {
        match ALIKE.iter().find(|(letters, _)| rest.starts_with(letters)) {
            Some((letters, sound)) => {
                spoken.push_str(sound);
                rest = rest.get(letters.len()..).unwrap_or_default();
            }
            None => {
                spoken.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
    }
    let mut key = String::new();
    for c in spoken.chars().filter(|c| c.is_alphanumeric()) {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w');
        let c = if vowel { 'a' } else { c };
        if !(vowel && !key.is_empty() || key.ends_with(c)) {
            key.push(c);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::sound;

    #[test]
    fn what_sounds_alike_has_one_key() {
        for (one, other) in [
            ("Counsil", "Council"),
            ("comittee", "committee"),
            ("secretery", "Secretary"),
            ("fisheries", "phisheries"),
            ("kair", "cair"),
            ("negociate", "negotiate"),
        ] {
            let (one, other) = (sound(one), sound(other));
            assert!(one == other || strsim::osa_distance(&one, &other) == 1, "{one} {other}");
        }
        assert_ne!(sound("council"), sound("chair"));
    }
}
