//! What people and bodies are called.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The words of a section of the list.
fn section(name: &str) -> FxHashSet<&'static str> {
    let text = include_str!("../../grammar/people.txt");
    let opened = text.lines().skip_while(|line| line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) != Some(name));
    let within = opened.skip(1).take_while(|line| !line.starts_with(['[', '#']));
    within.flat_map(str::split_whitespace).collect()
}

static PEOPLE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| section("people"));
static BODIES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| section("bodies"));

/// Whether a noun, a lemma in lower case, is known as one for people. Endings are no proof: a waiver is nobody.
#[must_use]
pub fn is_of_people(noun: &str) -> bool {
    PEOPLE.contains(noun)
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
            ("waiver", false),
            ("committee", false),
            ("document", false),
        ] {
            assert_eq!(is_of_people(noun), people, "{noun}");
        }
    }
}
