//! Who was there, as minutes list it: "**Present**: Ms Roe (Chair), Mr Berg. **Apologies**: Dr Hale."
//!
//! Those present are said to be present, in the words of the list, and so attended the meeting, which is what is asked;
//! what stands in brackets after a name is the post. Those who sent apologies did not attend.

use super::fact::fact;
use super::phrase::{self, Extent};
use super::{coordination, naming};
use crate::claim::Polarity;
use crate::lexicon::pronoun_of_given_name;
use crate::prose::clause::{Analysis, Tree, is_courtesy_title, is_title_of_several, names_person};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, Sign, TOPIC, Tag};

/// What opens a list of those who came.
const PRESENT: [&str; 8] = [
    "present",
    "also present",
    "members present",
    "in attendance",
    "also in attendance",
    "attendance",
    "attending",
    "participants",
];

/// What opens a list of those who did not.
const ABSENT: [&str; 5] = ["absent", "apologies", "apologies for absence", "apologies received", "regrets"];

/// The words of a list, and whether those in it came.
struct Roll {
    heading: Vec<usize>,
    items: Vec<Item>,
    polarity: Polarity,
}

/// Somebody in a list, the words in brackets that follow, and the post after a comma.
#[derive(Default)]
struct Item {
    name: Vec<usize>,
    bracket: Vec<usize>,
    post: Vec<usize>,
}

impl Item {
    /// What is told of somebody: in brackets, and after a comma.
    fn told(&self) -> impl Iterator<Item = &Vec<usize>> {
        [&self.bracket, &self.post].into_iter().filter(|words| !words.is_empty())
    }
}

/// That everybody listed attended the meeting, or did not, and what posts they hold.
pub fn of_sentence(tree: Tree<'_>) -> Vec<Extraction> {
    rolls(tree).iter().flat_map(|roll| told(tree, roll)).collect()
}

/// "**Apologies** were received from Dr Hale": Dr Hale sent them and did not attend.
pub fn of_apologies(analysis: &Analysis<'_>) -> Vec<Extraction> {
    let tree = analysis.tree;
    let given = |noun: usize| {
        let subject = tree.is(noun, "apologies") && tree.relation(noun) == Deprel::NsubjPass;
        let verb = tree.head(noun).filter(|&verb| subject && tree.is_any(verb, &["received", "sent", "given"]))?;
        let sent = |preposition: &str| matches!(preposition, "from" | "by");
        let people = tree.children_by(verb, &[Deprel::Obl, Deprel::OblAgent]);
        let people: Vec<usize> = people.filter(|&other| sent(&tree.preposition(other))).collect();
        let people = people.into_iter().flat_map(|other| coordination::phrases(analysis, other, Extent::Bare));
        let told = people.flat_map(|person| absent(&person, &[noun], tree));
        // The sentence itself says from whom they came; that those did not come follows.
        let follows = |said: Extraction| Extraction { signs: said.signs.with(Sign::Inferred), ..said };
        Some(told.map(follows).collect::<Vec<_>>())
    };
    (0..tree.len()).filter_map(given).flatten().collect()
}

/// Whether a list of those who came or did not stands behind a colon.
pub fn is_heading(tree: Tree<'_>, colon: usize) -> bool {
    heading(tree, colon).is_some()
}

/// The names of a list, brackets and what follows them left out.
pub fn names(tree: Tree<'_>, start: usize) -> Vec<Vec<usize>> {
    items(tree, start, tree.len()).into_iter().map(|item| item.name).collect()
}

fn told(tree: Tree<'_>, roll: &Roll) -> Vec<Extraction> {
    let people = roll.items.iter().filter(|item| is_person(tree, &item.name));
    let tells = |item: &Item| {
        let subject = phrase::of_tokens(head(tree, &item.name), item.name.clone());
        let mut found = match roll.polarity {
            Polarity::Affirmed => present(&subject, &roll.heading, item.told().any(|post| is_chair(tree, post))),
            Polarity::Denied => absent(&subject, &roll.heading, tree),
        };
        for words in item.told() {
            let relation = match () {
                () if is_post(tree, words) => "be",
                () if is_origin(tree, words) => "be from",
                () => continue,
            };
            let told = Object::Thing(phrase::of_tokens(head(tree, words), words.clone()));
            found.push(fact(subject.clone(), relation, Vec::new(), told, Construction::Apposition));
        }
        found
    };
    people.flat_map(tells).collect()
}

fn present(person: &Phrase, heading: &[usize], chairs: bool) -> Vec<Extraction> {
    let said = |relation: &str, object| fact(person.clone(), relation, heading.to_vec(), object, Construction::Clause);
    let meeting = || Object::Thing(meeting(heading));
    let mut found = vec![said("be", Object::Text(reworded(heading, "present"))), said("attend", meeting())];
    // The first word of the heading stands for what the text is about.
    let chaired = [meeting(), Object::Thing(reworded(heading, TOPIC))].into_iter().filter(|_| chairs);
    found.extend(chaired.map(|what| said("chair", what)));
    found
}

/// "(**Chair**)", "(in the chair)": who chaired the meeting.
fn is_chair(tree: Tree<'_>, bracket: &[usize]) -> bool {
    match *bracket {
        [chair] => tree.is_any(chair, &["chair", "chairman", "chairwoman", "chairperson", "presiding"]),
        [of, the, chair] => tree.is(of, "in") && tree.is(the, "the") && tree.is(chair, "chair"),
        _ => false,
    }
}

fn absent(person: &Phrase, heading: &[usize], tree: Tree<'_>) -> Vec<Extraction> {
    let said = |relation: &str, object| fact(person.clone(), relation, heading.to_vec(), object, Construction::Clause);
    let away = said("attend", Object::Thing(meeting(heading)));
    let sent = heading.iter().any(|&at| tree.is_any(at, &["apologies", "regrets"]));
    let sent = sent.then(|| said("send", Object::Thing(reworded(heading, "apologies"))));
    [Extraction { polarity: Polarity::Denied, ..away }].into_iter().chain(sent).collect()
}

/// The meeting stands where the heading ends, so that it is nothing else that is told of the heading.
fn meeting(heading: &[usize]) -> Phrase {
    let after = heading.last().map_or(0, |last| last + 1);
    Phrase { head: after, tokens: vec![after], reworded: Some("meeting".to_owned()) }
}

fn reworded(heading: &[usize], words: &str) -> Phrase {
    let head = heading.first().copied().unwrap_or_default();
    Phrase { head, tokens: vec![head], reworded: Some(words.to_owned()) }
}

/// The lists of a sentence, each up to the heading of the next.
fn rolls(tree: Tree<'_>) -> Vec<Roll> {
    let headings: Vec<(usize, usize, Polarity)> = (1..tree.len()).filter_map(|colon| heading(tree, colon)).collect();
    if headings.first().is_none_or(|(start, ..)| *start > 0) {
        return vec![];
    }
    let ends = headings.iter().skip(1).map(|(start, ..)| *start).chain([tree.len()]);
    let roll = |(&(start, colon, polarity), end): (&(usize, usize, Polarity), usize)| Roll {
        heading: (start..colon).collect(),
        items: items(tree, colon + 1, end),
        polarity,
    };
    headings.iter().zip(ends).map(roll).collect()
}

/// Where the heading before a colon begins, if it opens a list of people.
fn heading(tree: Tree<'_>, colon: usize) -> Option<(usize, usize, Polarity)> {
    let starts = (colon.saturating_sub(4)..colon).filter(|&start| tree.is(colon, ":") && tree.is_capitalised(start));
    starts.into_iter().find_map(|start| {
        let words: Vec<_> = (start..colon).map(|at| tree.lower(at)).collect();
        let words = words.join(" ");
        let polarity = match words.as_str() {
            words if PRESENT.contains(&words) => Polarity::Affirmed,
            words if ABSENT.contains(&words) => Polarity::Denied,
            _ => return None,
        };
        Some((start, colon, polarity))
    })
}

/// Each item with what stands in brackets after it.
fn items(tree: Tree<'_>, start: usize, end: usize) -> Vec<Item> {
    let mut found = vec![Item::default()];
    let mut in_brackets = false;
    for at in start..end {
        let opens = tree.tag(at) == Tag::OpenBracket;
        let closes = tree.tag(at) == Tag::CloseBracket;
        let parts = tree.is_any(at, &[",", ";", "and", "."]) && !in_brackets;
        match found.last_mut() {
            _ if parts => found.push(Item::default()),
            Some(item) if in_brackets && !closes => item.bracket.push(at),
            Some(item) if !in_brackets && !tree.tag(at).is_punctuation() => item.name.push(at),
            _ => {}
        }
        in_brackets = (in_brackets || opens) && !closes;
    }
    // "**Councillors** Ana Roe, Jan Bos and Li Wei".
    for item in &mut found {
        if matches!(*item.name.as_slice(), [title, _, ..] if is_title_of_several(tree.form(title))) {
            item.name.remove(0);
        }
    }
    with_posts(tree, found)
}

/// "Mr Greaves, **Secretary to the Council**": a post after a comma is that of the person before it.
fn with_posts(tree: Tree<'_>, items: Vec<Item>) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    for item in items {
        let post = item.bracket.is_empty() && !is_person(tree, &item.name) && is_post(tree, &item.name);
        // "Ms Roe (Peru), **Chair**".
        let free = |before: &Item| before.post.is_empty() && !is_post(tree, &before.bracket);
        let bearer = found.last_mut().filter(|before| post && free(before) && is_person(tree, &before.name));
        match bearer {
            Some(before) => before.post = item.name,
            None => found.push(item),
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
    // "Councillor **M.** Adams".
    let initial = item.get(1).is_some_and(|&at| tree.form(at).len() == 2 && tree.form(at).ends_with('.'));
    let post = !titled && !given && !initial && item.iter().any(|&at| names_person(&tree.lower(at)));
    capital && (2..=6).contains(&item.len()) && !post
}

/// "(Chair)", "(tenant member)", "(Director of Works)", but not "(minutes)", "(for item 4)", "(GPB)".
fn is_post(tree: Tree<'_>, bracket: &[usize]) -> bool {
    let opens = |&at: &usize| tree.tag(at).is_noun() || tree.tag(at).is_adjective() || tree.tag(at) == Tag::Vbg;
    let short = |&at: &usize| naming::is_acronym(tree.form(at));
    let whole = bracket.iter().all(|&at| !tree.tag(at).is_punctuation());
    let named = bracket.iter().any(|&at| names_person(&tree.lower(at)));
    named && whole && bracket.len() <= 7 && bracket.first().is_some_and(opens) && !bracket.iter().all(short)
}

/// "(Peru)", "(Harbour Trust)": where somebody is from.
fn is_origin(tree: Tree<'_>, bracket: &[usize]) -> bool {
    let name = |&at: &usize| tree.is_name(at);
    let task = |&at: &usize| tree.is_any(at, &["minutes", "notes"]);
    !bracket.is_empty() && bracket.iter().all(name) && !bracket.iter().any(task)
}

/// The token that the name hangs on the sentence by.
fn head(tree: Tree<'_>, name: &[usize]) -> usize {
    let outside = |&&at: &&usize| tree.head(at).is_none_or(|above| !name.contains(&above));
    name.iter().find(outside).or(name.last()).copied().unwrap_or_default()
}
