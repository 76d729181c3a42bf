//! Long sentences made at random: clauses within clauses, lists, and the same words over and over.

#![allow(dead_code, reason = "each user is a crate of its own and uses a part of this")]

use super::sentences::{Dice, Words};

/// The longest that a sentence grows, in words.
const LONGEST: usize = 120;

/// A sentence that goes on and on, made of these words.
pub fn chain(dice: &mut Dice, words: &Words<'_>) -> String {
    let length = 8 + dice.below(LONGEST);
    let mut maker = Maker { dice, words };
    let mut said = maker.beginning();
    // Many chains repeat few links, which is where attempts multiply.
    let links: Vec<usize> = (0..=maker.dice.below(3)).map(|_| maker.dice.below(LINKS)).collect();
    let exactly = maker.dice.below(3) == 0;
    let kept: Vec<String> = links.iter().map(|link| maker.link(*link)).collect();
    let mut at = 0;
    while said.split(' ').count() < length {
        let next = match exactly {
            true => kept.get(at % kept.len()).cloned().unwrap_or_default(),
            false => maker.link(links.get(at % links.len()).copied().unwrap_or_default()),
        };
        said.push(' ');
        said.push_str(&next);
        at += 1;
    }
    said + &maker.end()
}

/// How many kinds of links there are.
const LINKS: usize = 22;

struct Maker<'a, 'w> {
    dice: &'a mut Dice,
    words: &'a Words<'w>,
}

impl Maker<'_, '_> {
    fn beginning(&mut self) -> String {
        match self.dice.below(12) {
            0 => format!("which {}", self.noun()),
            1 => format!("who {} {}", self.finite(), self.noun()),
            2 => format!("how many {}", self.noun()),
            3 => format!("does {} {} {}", self.name(), self.verb(), self.noun()),
            4 => format!("list {}", self.noun()),
            5 => format!("is it true that {} {} {}", self.name(), self.finite(), self.noun()),
            6 => format!("which {} {} the {} {}", self.noun(), self.verb(), self.most(), self.noun()),
            7 => format!("why does {} {} {}", self.name(), self.verb(), self.noun()),
            8 => format!("in which {} does {} {}", self.noun(), self.name(), self.verb()),
            9 => format!("what is the average number of {} of {}", self.noun(), self.noun()),
            10 => format!("does every {} {} {}", self.noun(), self.verb(), self.name()),
            _ => self.noun(),
        }
    }

    fn link(&mut self, link: usize) -> String {
        match link {
            0 => format!("that {} {}", self.verb(), self.noun()),
            1 => format!("that {} the {} {}", self.verb(), self.most(), self.noun()),
            2 => format!("of {}", self.noun()),
            3 => format!("and {}", self.noun()),
            4 => format!("or {}", self.name()),
            5 => format!("than {}", self.noun()),
            6 => format!("with more {} than {}", self.noun(), self.name()),
            7 => format!("that {} at least {} {}", self.verb(), self.number(), self.noun()),
            8 => format!("whose {} {} every {}", self.noun(), self.verb(), self.noun()),
            9 => format!("{}'s {}", self.name(), self.noun()),
            10 => format!("until {}", self.number()),
            11 => format!("that {} can {}", self.name(), self.verb()),
            12 => format!("in {} since {}", self.name(), self.number()),
            13 => format!("and {} {}", self.verb(), self.noun()),
            14 => format!("{} {}", self.quality(), self.noun()),
            15 => self.noun(),
            16 => self.verb(),
            17 => format!("not {}", self.verb()),
            18 => format!("( {} that {}", self.noun(), self.verb()),
            19 => format!("the {} {} in {}", self.most(), self.noun(), self.number()),
            20 => format!("no {} {} {}", self.noun(), self.verb(), self.number()),
            _ => format!("more than {} {}", self.number(), self.noun()),
        }
    }

    fn end(&mut self) -> String {
        match self.dice.below(5) {
            0 => format!(" {}?", self.verb()),
            1 => format!(" {} {}", self.verb(), self.name()),
            2 => " can".to_owned(),
            3 => format!(" per {}", self.noun()),
            _ => "?".to_owned(),
        }
    }

    fn name(&mut self) -> String {
        self.dice.one(self.words.names).to_owned()
    }

    fn noun(&mut self) -> String {
        self.dice.one(self.words.nouns).to_owned()
    }

    fn verb(&mut self) -> String {
        self.dice.one(self.words.verbs).to_owned()
    }

    fn finite(&mut self) -> String {
        self.dice.one(self.words.finite).to_owned()
    }

    fn quality(&mut self) -> String {
        self.dice.one(self.words.qualities).to_owned()
    }

    fn most(&mut self) -> &'static str {
        self.dice.one(&["most", "fewest", "2nd most", "highest number of", "third fewest", "highest", "largest"])
    }

    fn number(&mut self) -> &'static str {
        self.dice.one(&["2", "20", "2020", "three", "1000 meters", "June 2024", "5 %"])
    }
}
