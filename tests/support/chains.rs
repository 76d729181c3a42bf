//! Long sentences made at random: clauses within clauses, lists, and the same words over and over.

use super::sentences::{Dice, Maker, Words};

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

impl Maker<'_, '_> {
    fn beginning(&mut self) -> String {
        match self.dice.below(12) {
            0 => format!("which {}", self.plural()),
            1 => format!("who {} {}", self.finite(), self.plural()),
            2 => format!("how many {}", self.plural()),
            3 => format!("does {} {} {}", self.name(), self.verb(), self.plural()),
            4 => format!("list {}", self.plural()),
            5 => format!("is it true that {} {} {}", self.name(), self.finite(), self.plural()),
            6 => format!("which {} {} the {} {}", self.plural(), self.verb(), self.superlative(), self.plural()),
            7 => format!("why does {} {} {}", self.name(), self.verb(), self.plural()),
            8 => format!("in which {} does {} {}", self.plural(), self.name(), self.verb()),
            9 => format!("what is the average number of {} of {}", self.plural(), self.plural()),
            10 => format!("does every {} {} {}", self.plural(), self.verb(), self.name()),
            _ => self.plural(),
        }
    }

    fn link(&mut self, link: usize) -> String {
        match link {
            0 => format!("that {} {}", self.verb(), self.plural()),
            1 => format!("that {} the {} {}", self.verb(), self.superlative(), self.plural()),
            2 => format!("of {}", self.plural()),
            3 => format!("and {}", self.plural()),
            4 => format!("or {}", self.name()),
            5 => format!("than {}", self.plural()),
            6 => format!("with more {} than {}", self.plural(), self.name()),
            7 => format!("that {} at least {} {}", self.verb(), self.number(), self.plural()),
            8 => format!("whose {} {} every {}", self.plural(), self.verb(), self.plural()),
            9 => format!("{}'s {}", self.name(), self.plural()),
            10 => format!("until {}", self.number()),
            11 => format!("that {} can {}", self.name(), self.verb()),
            12 => format!("in {} since {}", self.name(), self.number()),
            13 => format!("and {} {}", self.verb(), self.plural()),
            14 => format!("{} {}", self.quality(), self.plural()),
            15 => self.plural(),
            16 => self.verb(),
            17 => format!("not {}", self.verb()),
            18 => format!("( {} that {}", self.plural(), self.verb()),
            19 => format!("the {} {} in {}", self.superlative(), self.plural(), self.number()),
            20 => format!("no {} {} {}", self.plural(), self.verb(), self.number()),
            _ => format!("more than {} {}", self.number(), self.plural()),
        }
    }

    fn end(&mut self) -> String {
        match self.dice.below(5) {
            0 => format!(" {}?", self.verb()),
            1 => format!(" {} {}", self.verb(), self.name()),
            2 => " can".to_owned(),
            3 => format!(" per {}", self.plural()),
            _ => "?".to_owned(),
        }
    }

    fn superlative(&mut self) -> &'static str {
        self.dice.one(&["most", "fewest", "2nd most", "highest number of", "third fewest", "highest", "largest"])
    }

    fn number(&mut self) -> &'static str {
        self.dice.one(&["2", "20", "2020", "three", "1000 meters", "June 2024", "5 %"])
    }
}
