//! Who was there, as minutes list it: "**Present**: Ms Roe (Chair), Mr Berg. **Apologies**: Dr Hale."
//!
//! Those present are said to be present, in the words of the list, and so attended the meeting, which is what is asked.

use super::fact::fact;
use super::phrase;
use crate::claim::Polarity;
use crate::lexicon::pronoun_of_given_name;
use crate::prose::clause::{Tree, is_courtesy_title, is_title_of_several, names_person};
use crate::prose::{Construction, Extraction, Object, Phrase, Tag};

/// What opens a list of those who came.
const PRESENT: [&str; 7] =
    ["present", "also present", "members present", "in attendance", "attendance", "attending", "participants"];

/// What opens a list of those who did not.
const ABSENT: [&str; 5] = ["absent", "apologies", "apologies for absence", "apologies received", "regrets"];

/// That everybody listed attended the meeting, or did not.
pub fn of_sentence(tree: Tree<'_>) -> Vec<Extraction> {
    let Some(colon) = (1..tree.len().min(5)).find(|&at| tree.is(at, ":")) else { return vec![] };
    let Some(polarity) = polarity(tree, colon) else { return vec![] };
    let meeting = Phrase { head: 0, tokens: vec![0], reworded: Some("meeting".to_owned()) };
    let present = Phrase { head: 0, tokens: vec![0], reworded: Some("present".to_owned()) };
    let said = |subject: &Phrase, relation: &str, object: Object| Extraction {
        polarity,
        ..fact(subject.clone(), relation, (0..colon).collect(), object, Construction::Clause)
    };
    let tells = |person: Vec<usize>| {
        let subject = phrase::of_tokens(head(tree, &person), person.clone());
        let attends = said(&subject, "attend", Object::Thing(meeting.clone()));
        let present = |_: &()| said(&subject, "be", Object::Text(present.clone()));
        let came = Some(()).filter(|()| polarity == Polarity::Affirmed);
        let chairs = came
            .filter(|()| is_in_the_chair(tree, &person))
            .map(|()| said(&subject, "chair", Object::Thing(meeting.clone())));
        came.as_ref().map(present).into_iter().chain([attends]).chain(chairs)
    };
    items(tree, colon + 1).into_iter().filter(|item| is_person(tree, item)).flat_map(tells).collect()
}

/// Whether a list of those who came or did not stands behind a colon.
pub fn is_heading(tree: Tree<'_>, colon: usize) -> bool {
    polarity(tree, colon).is_some()
}

/// Whether those behind a colon came.
fn polarity(tree: Tree<'_>, colon: usize) -> Option<Polarity> {
    let heading: Vec<_> = (0..colon).map(|at| tree.lower(at)).collect();
    match heading.join(" ").as_str() {
        heading if PRESENT.contains(&heading) => Some(Polarity::Affirmed),
        heading if ABSENT.contains(&heading) => Some(Polarity::Denied),
        _ => None,
    }
}

/// What is said of those who are listed is said of each by the own name, and nobody is the next on the list.
pub fn told_apart(found: &mut Vec<Extraction>, roll: &[Extraction]) {
    let within = |one: &Phrase, phrase: &Phrase| phrase.tokens.iter().any(|at| one.tokens.contains(at));
    let listed = |phrase: &Phrase| roll.iter().map(|one| &one.subject).find(|one| within(one, phrase));
    found.retain(|said| said.object.as_ref().is_none_or(|object| listed(object.phrase()).is_none()));
    for said in found {
        if let Some(one) = listed(&said.subject) {
            said.subject = one.clone();
        }
    }
}

/// The tokens of each item, brackets and what follows them left out.
pub fn items(tree: Tree<'_>, start: usize) -> Vec<Vec<usize>> {
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
    // "**Councillors** Ana Roe, Jan Bos and Li Wei".
    for item in &mut found {
        if matches!(*item.as_slice(), [title, _, ..] if is_title_of_several(tree.form(title))) {
            item.remove(0);
        }
    }
    found
}

/// "Ana Roe (**Chair**)": the item before the bracket chaired the meeting.
fn is_in_the_chair(tree: Tree<'_>, item: &[usize]) -> bool {
    let Some(bracket) = item.last().map(|last| last + 1).filter(|&at| tree.tag(at) == Tag::OpenBracket) else {
        return false;
    };
    let chair = ["chair", "chairman", "chairwoman", "chairperson", "presiding"];
    let alone = tree.is_any(bracket + 1, &chair) && tree.tag(bracket + 2) == Tag::CloseBracket;
    alone || (1..=3).all(|place| tree.is(bracket + place, ["in", "the", "chair"][place - 1]))
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
