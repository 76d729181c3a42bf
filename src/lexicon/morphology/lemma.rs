//! The dictionary form of a word.

use super::WordClass;
use super::irregular::WORDS;
use super::stem::mend;

/// The dictionary form of `form`, in lower case: *fora* → *forum*, *adopted* → *adopt*, *larger* → *large*.
///
/// Of a hyphenated word the last part is changed: *non-members* → *non-member*. A word that is not inflected, or of
/// class [`WordClass::Other`], comes back as it is.
#[must_use]
pub fn lemma(form: &str, class: WordClass) -> String {
    let form = form.to_lowercase();
    if let Some(base) = irregular(&form, class) {
        return base.to_owned();
    }
    let (before, word) = match form.rfind('-') {
        Some(at) if at + 1 < form.len() => form.split_at(at + 1),
        _ => ("", form.as_str()),
    };
    let base = irregular(word, class).map(str::to_owned).or_else(|| match class {
        WordClass::Noun => singular(word),
        WordClass::Verb => base_verb(word),
        WordClass::Adjective => positive(word),
        WordClass::Other => None,
    });
    match base {
        Some(base) if before.is_empty() => base,
        Some(base) => format!("{before}{base}"),
        None => form,
    }
}

fn irregular(form: &str, class: WordClass) -> Option<&'static str> {
    match class {
        WordClass::Noun => WORDS.nouns.base(form),
        WordClass::Verb => WORDS.verbs.base(form),
        WordClass::Adjective => WORDS.adjectives.base(form),
        WordClass::Other => None,
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn has_vowel(word: &str) -> bool {
    word.contains(|c| is_vowel(c) || c == 'y')
}

/// The singular of a regular plural; none if it looks like a singular.
fn singular(word: &str) -> Option<String> {
    let first_of = |ending: &str| word.strip_suffix(ending).filter(|stem| !stem.is_empty());
    if let Some(stem) = first_of("men").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}man"));
    }
    if let Some(stem) = first_of("ies").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    sibilant(word).map(str::to_owned)
}

/// Takes off the -es or -s of a plural that does not end in -ies.
fn sibilant(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with(is_no_plural_stem))?;
    let Some(short) = stem.strip_suffix('e') else { return Some(stem) };
    let hissing = ["ss", "sh", "ch", "x", "zz"].iter().any(|ending| short.ends_with(ending));
    let latin = short.ends_with("us") && !short.ends_with("ous") && !short.ends_with("aus");
    Some(if hissing || latin { short } else { stem })
}

/// Whether an -s after it is part of the word, as in *process*, *status*, *basis*, *1970s*.
fn is_no_plural_stem(last: char) -> bool {
    matches!(last, 's' | 'u' | 'i' | '\'' | '.') || last.is_ascii_digit()
}

/// The base of a regular verb form; none if it looks like a base.
fn base_verb(word: &str) -> Option<String> {
    let stem_of = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.chars().count() > 1 && has_vowel(stem));
    if let Some(stem) = word.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    if let Some(stem) = stem_of("ing") {
        return Some(if stem.ends_with('e') { stem.to_owned() } else { mend(stem) });
    }
    if let Some(stem) = word.strip_suffix("eed") {
        let base = ["succ", "proc", "exc"].iter().any(|start| stem.ends_with(start)) || !has_vowel(stem);
        let free = matches!(stem, "fr" | "decr" | "tr" | "gl");
        return (!base || free).then(|| format!("{stem}ee"));
    }
    if let Some(stem) = stem_of("ed") {
        return Some(mend(stem));
    }
    third_person_base(word)
}

/// The base of a form such as *chairs*, *carries*, *goes*.
fn third_person_base(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    if let Some(stem) = word.strip_suffix("oes") {
        return Some(format!("{stem}o"));
    }
    if word.ends_with("focuses") || word.ends_with("biases") || word.ends_with("discusses") {
        return word.strip_suffix("es").map(str::to_owned);
    }
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with(['s', 'u', 'i', '\'']))?;
    let short = stem.strip_suffix('e').filter(|short| {
        ["ss", "sh", "ch", "x", "zz"].iter().any(|ending| short.ends_with(ending)) && !short.ends_with("ach")
            || short.ends_with("each")
            || short.ends_with("oach")
    });
    Some(short.unwrap_or(stem).to_owned())
}

/// The positive of a regular comparative or superlative.
fn positive(word: &str) -> Option<String> {
    let stem = word.strip_suffix("est").or_else(|| word.strip_suffix("er")).filter(|stem| stem.len() > 2)?;
    if let Some(stem) = stem.strip_suffix('i') {
        return Some(format!("{stem}y"));
    }
    let mut from_end = stem.chars().rev();
    let doubled = from_end.next().is_some_and(|last| Some(last) == from_end.next() && "bdgmnprt".contains(last));
    let length = stem.len() - usize::from(doubled);
    stem.get(..length).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(class: WordClass, pairs: &[(&str, &str)]) {
        for (form, base) in pairs {
            assert_eq!(lemma(form, class), *base, "{form}");
        }
    }

    #[test]
    fn nouns() {
        check(
            WordClass::Noun,
            &[
                ("Economies", "economy"),
                ("fora", "forum"),
                ("processes", "process"),
                ("purposes", "purpose"),
                ("statuses", "status"),
                ("causes", "cause"),
                ("approaches", "approach"),
                ("series", "series"),
                ("women", "woman"),
                ("chairmen", "chairman"),
                ("consensus", "consensus"),
                ("basis", "basis"),
                ("non-members", "non-member"),
                ("decision-makers", "decision-maker"),
                ("videos", "video"),
                ("bodies", "body"),
                ("taxes", "tax"),
                ("headquarters", "headquarters"),
            ],
        );
    }

    #[test]
    fn verbs() {
        check(
            WordClass::Verb,
            &[
                ("produces", "produce"),
                ("was", "be"),
                ("chaired", "chair"),
                ("coordinating", "coordinate"),
                ("met", "meet"),
                ("carried", "carry"),
                ("agreed", "agree"),
                ("agreeing", "agree"),
                ("succeeded", "succeed"),
                ("committed", "commit"),
                ("issuing", "issue"),
                ("developed", "develop"),
                ("ensuring", "ensure"),
                ("enabled", "enable"),
                ("established", "establish"),
                ("addresses", "address"),
                ("reaches", "reach"),
                ("undergoes", "undergo"),
                ("focuses", "focus"),
                ("lying", "lie"),
                ("co-hosted", "co-host"),
                ("overseeing", "oversee"),
                ("need", "need"),
                ("guided", "guide"),
                ("hoping", "hope"),
                ("travelled", "travel"),
                ("called", "call"),
                ("exchanged", "exchange"),
                ("interchanged", "interchange"),
                ("hanged", "hang"),
                ("meeting", "meet"),
                ("treated", "treat"),
                ("created", "create"),
                ("string", "string"),
            ],
        );
    }

    #[test]
    fn adjectives() {
        check(WordClass::Adjective, &[("larger", "large"), ("biggest", "big"), ("earlier", "early"), ("best", "good")]);
    }
}
