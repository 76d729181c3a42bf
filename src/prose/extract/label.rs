//! What the lines of a fact sheet say: "Founded: 1958, in Lorient", "Members: 74 clubs", "President: Ana Roe".
//!
//! They speak of what the text is about, which they do not name: linking knows it.

use super::fact::{deed_of, fact};
use super::{phrase, roll, time};
use crate::claim::TimeRelation;
use crate::lexicon::morphology::{self, lemma};
use crate::prose::clause::{Tree, WordClass, is_currency};
use crate::prose::{Construction, Extraction, Object, Phrase, PhraseQualifier, TOPIC, Tag};

/// The most tokens of a line, and of its label.
const LONGEST: usize = 24;
const LONGEST_LABEL: usize = 4;

/// What a line with a label says, if it is one.
pub fn of_sentence(tree: Tree<'_>) -> Vec<Extraction> {
    let Some(line) = Line::of(tree) else { return vec![] };
    match line.word.as_str() {
        word if WordClass::Seat.contains(word) => line.seat(),
        _ if line.is_participle() => line.done(),
        word if word.ends_with("ed") && line.label.len() == 1 && !tree.tag(line.noun).is_noun() => vec![],
        _ if tree.tag(line.noun).is_plural() && line.counted().is_some() => line.number(),
        _ if tree.names_person(line.noun) => line.holder(),
        _ => line.values(),
    }
}

/// A line: its label, the noun of it in the singular, and the items of its value.
struct Line<'a> {
    tree: Tree<'a>,
    colon: usize,
    label: Vec<usize>,
    noun: usize,
    word: String,
    items: Vec<Vec<usize>>,
}

impl<'a> Line<'a> {
    fn of(tree: Tree<'a>) -> Option<Self> {
        let colon = (1..=LONGEST_LABEL).find(|&at| tree.is(at, ":"))?;
        let told = |at: usize| tree.tag(at).is_finite() || tree.tag(at) == Tag::Md || tree.tag(at).is_wh();
        let another = (colon + 1..tree.len()).any(|at| tree.is_any(at, &[":", ";", "?", "!"]));
        let year = |at: usize| time::date(tree, &[at]).is_some();
        let plain = |at: usize| {
            let tag = tree.tag(at);
            tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Vbn | Tag::Vbd | Tag::Vbg) || year(at)
        };
        let whole = tree.len() <= LONGEST && !another && !(colon..tree.len()).any(told);
        let label: Vec<usize> = (0..colon).filter(|&at| !year(at)).collect();
        let noun = *label.last().filter(|_| whole && tree.is_capitalised(0) && (0..colon).all(plain))?;
        let word = lemma(&tree.lower(noun), morphology::WordClass::Noun);
        let idle = WordClass::IdleLabel.contains(&word) || roll::is_heading(tree, colon);
        let items = roll::names(tree, colon + 1);
        let items: Vec<Vec<usize>> = items.into_iter().filter(|item| !item.is_empty()).collect();
        // "Expelled members: 3 clubs" tells of no members that there are.
        let unreal = label.iter().any(|&at| WordClass::Unreal.contains(&tree.lower(at)));
        (!idle && !unreal && !items.is_empty()).then_some(Self { tree, colon, label, noun, word, items })
    }

    /// What the text is about; the colon stands for it.
    fn topic(&self) -> Phrase {
        Phrase { head: self.colon, tokens: vec![self.colon], reworded: Some(TOPIC.to_owned()) }
    }

    fn called(&self) -> Object {
        Object::Thing(phrase::of_tokens(self.noun, self.label.clone()))
    }

    fn said(&self, subject: Phrase, relation: &str, object: Object) -> Extraction {
        fact(subject, relation, self.label.clone(), object, Construction::Clause)
    }

    /// The phrase of the tokens of an item, by the last noun before a preposition within it.
    fn thing(&self, item: &[usize]) -> Option<Phrase> {
        phrase::by_last_noun(self.tree, item.to_vec())
    }

    /// Whether the label tells what was done, of which the value tells when or where.
    fn is_participle(&self) -> bool {
        let participle = self.tree.tag(self.noun) == Tag::Vbn && self.tree.lower(self.noun).ends_with("ed");
        participle && self.label.len() == 1 && self.items.iter().any(|item| self.is_moment_or_place(item))
    }

    /// "1958", "in Lorient".
    fn is_moment_or_place(&self, item: &[usize]) -> bool {
        let place = item.first().is_some_and(|&first| self.tree.is_any(first, &["in", "at"]));
        let bare: Vec<usize> = item.iter().copied().filter(|&at| self.tree.tag(at) != Tag::In).collect();
        let named = bare.last().is_some_and(|&last| self.tree.is_name(last));
        time::date(self.tree, &bare).is_some() || place && named
    }

    /// "Founded: **1958**, in Lorient", "Founded by: Ana Roe" as "be founded in 1958".
    fn done(&self) -> Vec<Extraction> {
        let participle = self.tree.lower(self.noun).into_owned();
        let tell = |item: &Vec<usize>| {
            let bare: Vec<usize> = item.iter().copied().filter(|&at| self.tree.tag(at) != Tag::In).collect();
            let (&first, &last) = bare.first().zip(bare.last())?;
            let preposition =
                item.first().filter(|&&at| at < first).map_or_else(|| "in".into(), |&at| self.tree.lower(at));
            let relation = format!("be {participle} {preposition}");
            if let Some(date) = time::date(self.tree, &bare) {
                let object = Object::Text(phrase::of_tokens(last, bare));
                let mut said = self.said(self.topic(), &relation, object);
                said.qualifiers.push(PhraseQualifier::Time(TimeRelation::In, date));
                return Some(Extraction { construction: Construction::Moment, ..said });
            }
            Some(self.said(self.topic(), &relation, Object::Thing(self.thing(&bare)?)))
        };
        let all: Vec<Extraction> =
            self.items.iter().filter(|item| self.is_moment_or_place(item)).filter_map(tell).collect();
        let (mut dated, other): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|said| said.construction == Construction::Moment);
        // "in 1958, in Lorient": where is told of the same.
        let Some(first) = dated.first_mut() else { return other };
        for said in &other {
            let place = place_of(said)
                .map(|(preposition, place)| PhraseQualifier::Scope(preposition.to_owned(), place.clone()));
            first.qualifiers.extend(place);
        }
        let deed = deed_of(first, format!("be {participle}"));
        dated.push(deed);
        dated.extend(other.into_iter().filter(|said| place_of(said).is_none()));
        dated
    }

    /// "Headquarters: **Suva**, Fiji".
    fn seat(&self) -> Vec<Extraction> {
        let place = self.items.first().and_then(|item| self.thing(item));
        place.into_iter().map(|place| self.said(self.topic(), "be based in", Object::Thing(place))).collect()
    }

    /// "President: **Ana Roe** (Peru)".
    fn holder(&self) -> Vec<Extraction> {
        let people =
            self.items.iter().filter(|item| item.len() > 1 && item.iter().all(|&at| self.tree.is_capitalised(at)));
        let people: Vec<Phrase> = people.filter_map(|item| self.thing(item)).collect();
        let own = (!people.is_empty()).then(|| self.said(self.topic(), "have", self.called()));
        let be = |who: Phrase| Extraction { construction: Construction::Copula, ..self.said(who, "be", self.called()) };
        own.into_iter().chain(people.into_iter().map(be)).collect()
    }

    /// The number that a value begins with, if it is no amount of money.
    fn counted(&self) -> Option<usize> {
        let [item] = self.items.as_slice() else { return None };
        let &first = item.first()?;
        (self.tree.tag(first) == Tag::Cd && time::date(self.tree, &[first]).is_none()).then_some(first)
    }

    /// "Members: **74** national federations" as "have 74 members".
    fn number(&self) -> Vec<Extraction> {
        let Some(number) = self.counted() else { return vec![] };
        let words: Vec<_> = self.label.iter().map(|&at| self.tree.lower(at).into_owned()).collect();
        let reworded = Some(format!("{} {}", self.tree.form(number), words.join(" ")));
        let many = Phrase { head: self.noun, tokens: self.label.clone(), reworded };
        vec![self.said(self.topic(), "have", Object::Thing(many))]
    }

    /// "Languages: **English, French and Spanish**", "Budget 2025: **CHF 11 million**".
    fn values(&self) -> Vec<Extraction> {
        let amount = self.items.first().is_some_and(|item| {
            let code = |at: usize| {
                self.tree.form(at).len() == 3 && self.tree.form(at).bytes().all(|one| one.is_ascii_uppercase())
            };
            let money = |&at: &usize| is_currency(self.tree, at) || code(at);
            item.iter().any(|&at| self.tree.tag(at) == Tag::Cd) && item.iter().any(money)
        });
        let several = self.tree.tag(self.noun).is_plural() && self.items.len() > 1;
        if !amount && !several {
            return vec![];
        }
        let end = self.label.last().map_or(0, |&last| last + 1);
        let year = (0..end + 2).find_map(|at| time::date(self.tree, &[at]).filter(|_| !self.tree.is(at, ":")));
        let subject = phrase::of_tokens(self.noun, self.label.clone());
        let be = |item: &Vec<usize>| {
            let value = self.thing(item)?;
            let mut said = self.said(subject.clone(), "be", Object::Thing(value));
            said.construction = Construction::Copula;
            said.qualifiers.extend(year.clone().map(|year| PhraseQualifier::Time(TimeRelation::In, year)));
            Some(said)
        };
        let own = self.said(self.topic(), "have", self.called());
        std::iter::once(own).chain(self.items.iter().filter_map(be)).collect()
    }
}

/// Where something is said to have been done.
fn place_of(said: &Extraction) -> Option<(&str, &Phrase)> {
    let preposition = said.relation.rsplit(' ').next().filter(|word| ["in", "at"].contains(word))?;
    match &said.object {
        Some(Object::Thing(place)) => Some((preposition, place)),
        _ => None,
    }
}
