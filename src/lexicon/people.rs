//! What people are called: told by the endings of nouns, and by lists of those that their endings do not tell.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The words of a section of a file of words.
fn section(text: &'static str, name: &str) -> FxHashSet<&'static str> {
    let opened = text.lines().skip_while(|line| line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) != Some(name));
    let within = opened.skip(1).take_while(|line| !line.starts_with(['[', '#']));
    within.flat_map(str::split_whitespace).collect()
}

const CLASSES: &str = include_str!("../../grammar/word-classes.txt");
const PEOPLE: &str = include_str!("../../grammar/people.txt");

static ENDINGS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| section(CLASSES, "person ending"));
static NO_PERSON: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| section(CLASSES, "no person"));
static NOUNS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| section(PEOPLE, "people"));
static BODIES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| section(PEOPLE, "bodies"));
static THINGS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| section(PEOPLE, "things"));

/// Whether a noun looks like one for people, as the reader of prose has it: "appointee", "director".
fn names_person(noun: &str) -> bool {
    let ends = ENDINGS.iter().any(|end| noun.ends_with(end));
    ends && !noun.ends_with("ment") && !NO_PERSON.contains(noun)
}

/// Whether a noun, a lemma in lower case, is one for people, by its ending or because it is known as one.
#[must_use]
pub fn is_of_people(noun: &str) -> bool {
    NOUNS.contains(noun) || names_person(noun) && !THINGS.contains(noun)
}

/// Whether a noun, a lemma in lower case, is one for a body: "company".
#[must_use]
pub fn is_of_bodies(noun: &str) -> bool {
    BODIES.contains(noun)
}

#[cfg(test)]
mod tests {
    use super::is_of_people;

    #[test]
    fn people_are_told_by_their_nouns() {
        for (noun, people) in [
            ("engineer", true),
            ("pilot", true),
            ("resident", true),
            ("crew", true),
            ("trawler", false),
            ("appeal", false),
            ("committee", false),
            ("document", false),
        ] {
            assert_eq!(is_of_people(noun), people, "{noun}");
        }
    }
}
