//! Who was there, as minutes list it: "**Present**: Ms Roe (Chair), Mr Berg. **Apologies**: Dr Hale."
//!
//! Those present are said to be present, in the words of the list, and so attended the meeting, which is what is asked.

use super::fact::fact;
use super::phrase;
use crate::claim::Polarity;
use crate::lexicon::pronoun_of_given_name;
use crate::prose::clause::{Tree, is_courtesy_title, names_person};
use crate::prose::{Construction, Extraction, Object, Phrase, Tag};

/// What opens a list of those who came.
const PRESENT: [&str; 7] =
    ["present", "also present", "members present", "in attendance", "attendance", "attending", "participants"];

/// What opens a list of those who did not.
const ABSENT: [&str; 5] = ["absent", "apologies", "apologies for absence", "apologies received", "regrets"];

/// That everybody listed attended the meeting, or did not.
pub fn of_sentence(tree: Tree<'_>) -> Vec<Extraction> {
    let Some(colon) = (1..tree.len().min(5)).find(|&at| tree.is(at, ":")) else { return vec![] };
    let heading: Vec<_> = (0..colon).map(|at| tree.lower(at)).collect();
    let heading = heading.join(" ");
    let polarity = match heading.as_str() {
        heading if PRESENT.contains(&heading) => Polarity::Affirmed,
        heading if ABSENT.contains(&heading) => Polarity::Denied,
        _ => return vec![],
    };
    let meeting = Phrase { head: 0, tokens: vec![0], reworded: Some("meeting".to_owned()) };
    let present = Phrase { head: 0, tokens: vec![0], reworded: Some("present".to_owned()) };
    let said = |subject: &Phrase, relation: &str, object: Object| Extraction {
        polarity,
        ..fact(subject.clone(), relation, (0..colon).collect(), object, Construction::Clause)
    };
    let tells = |person: Vec<usize>| {
        let subject = phrase::of_tokens(head(tree, &person), person);
        let attends = said(&subject, "attend", Object::Thing(meeting.clone()));
        let is = (polarity == Polarity::Affirmed).then(|| said(&subject, "be", Object::Text(present.clone())));
        is.into_iter().chain([attends])
    };
    items(tree, colon + 1).into_iter().filter(|item| is_person(tree, item)).flat_map(tells).collect()
}

/// The tokens of each item, brackets and what follows them left out.
fn items(tree: Tree<'_>, start: usize) -> Vec<Vec<usize>> {
    let mut found = vec![vec![]];
    let mut in_brackets = false;
    for at in start..tree.len() {
        let parts = tree.is_any(at, &[",", ";", "and", "."]) && !in_brackets;
        in_brackets = (in_brackets || tree.tag(at) == Tag::OpenBracket) && tree.tag(at) != Tag::CloseBracket;
        match found.last_mut() {
            _ if parts => found.push(vec![]),
            Some(item) if !in_brackets && !tree.tag(at).is_punctuation() => item.push(at),
            _ => {}
        }
    }
    found
}

/// Two capitalised words or more, none of which is a post: "Secretary to the Council" tells what the one before is. With a
/// form of address or a given name it is somebody, whatever the name ends in: "Mr Fischer", "Peter Lang".
fn is_person(tree: Tree<'_>, item: &[usize]) -> bool {
    let capital = item.iter().all(|&at| tree.is_capitalised(at));
    let titled = item.first().is_some_and(|&at| is_courtesy_title(tree.form(at)));
    let given = item.iter().take(2).any(|&at| pronoun_of_given_name(tree.form(at)).is_some());
    let post = !titled && !given && item.iter().any(|&at| names_person(&tree.lower(at)));
    capital && (2..=6).contains(&item.len()) && !post
}

/// The token that the name hangs on the sentence by.
fn head(tree: Tree<'_>, name: &[usize]) -> usize {
    let outside = |&&at: &&usize| tree.head(at).is_none_or(|above| !name.contains(&above));
    name.iter().find(outside).or(name.last()).copied().unwrap_or_default()
}
