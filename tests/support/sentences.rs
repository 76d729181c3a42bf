//! Sentences made at random from the language and from words of a graph, and sentences spoilt.

#![allow(dead_code, reason = "each user is a crate of its own and uses a part of this")]

/// Numbers that look random and are the same every time (xorshift64*).
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as the seed says.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() >> 33).unwrap_or(0) % end.max(1)
    }

    /// One of these.
    pub fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.below(of.len())).copied().unwrap_or("")
    }

    fn often(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// The words that sentences are made of.
pub struct Words<'a> {
    /// Names of things.
    pub names: &'a [&'a str],
    /// Common nouns in the plural.
    pub nouns: &'a [&'a str],
    /// Verbs in the infinitive that take an object.
    pub verbs: &'a [&'a str],
    /// The same in the third person.
    pub finite: &'a [&'a str],
    /// Adjectives.
    pub qualities: &'a [&'a str],
}

/// A sentence of the language, made of these words.
pub fn sentence(dice: &mut Dice, words: &Words<'_>) -> String {
    let mut maker = Maker { dice, words };
    let question = maker.question();
    match maker.dice.below(24) {
        0 => format!("as of {}, {question}", maker.date()),
        1 => format!("explain {question}"),
        _ => question,
    }
}

/// A question that counts, made of these words.
pub fn counted(dice: &mut Dice, words: &Words<'_>) -> String {
    Maker { dice, words }.counted()
}

/// A question that is put in other ways, made of these words.
pub fn otherwise(dice: &mut Dice, words: &Words<'_>) -> String {
    Maker { dice, words }.otherwise()
}

/// A question of several dates, of what came before in time, or a list with columns or a limit, made of these words.
pub fn dated(dice: &mut Dice, words: &Words<'_>) -> String {
    Maker { dice, words }.dated()
}

/// A sentence that is no question, made of these words.
pub fn instruction(dice: &mut Dice, words: &Words<'_>) -> String {
    let mut maker = Maker { dice, words };
    match maker.dice.below(6) {
        0 => format!("tell: {}, by me", maker.statement()),
        1 => format!("tell that {}, source \"a.txt\"", maker.statement()),
        2 => format!("let \"odd\" mean {}", maker.predicate(1)),
        3 => format!("let \"odd body\" mean {}", maker.noun(1)),
        4 => format!("X {} Y if Y {} X", maker.finite(), maker.finite()),
        _ => format!("X {} Y if X {} Z and Z {} Y", maker.finite(), maker.finite(), maker.finite()),
    }
}

/// What draws words as the dice fall.
pub struct Maker<'a, 'w> {
    /// The dice.
    pub dice: &'a mut Dice,
    /// The words.
    pub words: &'a Words<'w>,
}

impl Maker<'_, '_> {
    fn question(&mut self) -> String {
        match self.dice.below(16) {
            0 => format!("who {}", self.predicate(2)),
            1 => format!("which {} {}", self.plural(), self.plural_predicate()),
            2 => format!("what {} {} {}?", self.auxiliary(), self.name(), self.verb()),
            3 => format!("{} {} {} {}?", self.auxiliary(), self.name(), self.verb(), self.noun(2)),
            4 => format!("how many {} {} {} {}?", self.plural(), self.auxiliary(), self.name(), self.verb()),
            5 => format!("list {}", self.described(2)),
            6 => format!("what is {}?", self.name()),
            7 => format!("how is {} connected to {}?", self.name(), self.name()),
            8 => format!("why {} {} {} {}?", self.auxiliary(), self.name(), self.verb(), self.noun(1)),
            9 => format!("{} of {}", self.plural(), self.name()),
            10 => format!("which {} {} {} {}?", self.plural(), self.auxiliary(), self.name(), self.verb()),
            11 => format!("is {} {}?", self.name(), self.name()),
            12 => format!("who {} {} {}?", self.finite(), self.noun(1), self.time()),
            13 => format!("{} {} {} {} {}?", self.auxiliary(), self.name(), self.verb(), self.noun(1), self.time()),
            14 => format!("which {} are {}?", self.plural(), self.quality()),
            _ => format!("what can {} do?", self.name()),
        }
    }

    /// A question of the most, of more than another has, or with a second thing asked for.
    fn counted(&mut self) -> String {
        match self.dice.below(5) {
            0 => format!("who {} the {} {}", self.finite(), self.most(), self.plural()),
            1 => {
                format!("which {} {} the {} {} {}", self.plural(), self.verb(), self.most(), self.plural(), self.time())
            }
            2 => format!("which {} do the {} {} {}?", self.plural(), self.most(), self.plural(), self.verb()),
            3 => format!("does {} {} more {} than {}?", self.name(), self.verb(), self.plural(), self.name()),
            _ => format!("who {} which {}?", self.finite(), self.plural()),
        }
    }

    /// A question of a place, of a choice, of anybody, of so many, of what belongs to somebody, or a list with its length.
    fn otherwise(&mut self) -> String {
        match self.dice.below(10) {
            0 => format!("where does {} {} {} {}?", self.name(), self.verb(), self.name(), self.time()),
            1 => format!("does every {} {} {}?", self.single(), self.verb(), self.name()),
            2 => format!("do at least 2 {} {} {}?", self.plural(), self.verb(), self.name()),
            3 => format!("list {}, the first 2", self.plural()),
            4 => {
                let mut name = self.name();
                // "Whose meetings consensus chairs" may speak of several consensuses.
                while !name.starts_with(char::is_uppercase) {
                    name = self.name();
                }
                format!("whose {} does {name} {}?", self.plural(), self.verb())
            }
            5 => {
                let (one, mut other) = (self.name(), self.name());
                while other == one {
                    other = self.name();
                }
                format!("which {} {} one of {one} and {other}?", self.plural(), self.verb())
            }
            6 => format!("does {} {} {} or {}?", self.name(), self.verb(), self.name(), self.plural()),
            7 => format!("does any {} {} {}?", self.single(), self.verb(), self.name()),
            8 => format!("does anyone not {} {}?", self.verb(), self.name()),
            _ => format!("{} of {} {}", self.plural(), self.name(), self.time()),
        }
    }

    /// A question of several dates, of what came before in time, or a list with columns or a limit.
    fn dated(&mut self) -> String {
        match self.dice.below(8) {
            0 => format!("who {} {} in 2024 or 2025", self.finite(), self.name()),
            1 => format!("which {} {} {} in 2023, 2024 or 2025?", self.plural(), self.verb(), self.name()),
            2 => format!("did {} {} {} before 2020 or after 2024?", self.name(), self.verb(), self.name()),
            3 => format!("{} does not {} {} in 2024 or 2025", self.name(), self.verb(), self.name()),
            4 => format!("who {} {} before {}", self.finite(), self.name(), self.name()),
            5 => format!("list {} limit 2", self.plural()),
            6 => format!("{} and their {}", self.plural(), self.plural()),
            _ => format!("list {} and their {} if any", self.plural(), self.single()),
        }
    }

    fn single(&mut self) -> String {
        let plural = self.plural();
        plural.strip_suffix("ies").map_or_else(|| plural.trim_end_matches('s').to_owned(), |stem| format!("{stem}y"))
    }

    fn statement(&mut self) -> String {
        format!("{} {} {}", self.name(), self.finite(), self.name())
    }

    fn predicate(&mut self, depth: usize) -> String {
        match self.dice.below(5) {
            0 => format!("can {} {}", self.verb(), self.noun(depth)),
            1 => format!("does not {} {}", self.verb(), self.noun(depth)),
            2 => format!("must {} {}", self.verb(), self.noun(depth)),
            _ => format!("{} {}", self.finite(), self.noun(depth)),
        }
    }

    fn plural_predicate(&mut self) -> String {
        match self.dice.below(4) {
            0 => format!("can {} {}", self.verb(), self.noun(1)),
            1 => format!("do not {} {}", self.verb(), self.noun(1)),
            _ => format!("{} {}", self.verb(), self.noun(1)),
        }
    }

    fn noun(&mut self, depth: usize) -> String {
        if depth == 0 || self.dice.often(60) {
            return self.name();
        }
        self.described(depth - 1)
    }

    fn described(&mut self, depth: usize) -> String {
        match self.dice.below(5) {
            0 => format!("{} of {}", self.plural(), self.name()),
            1 if depth > 0 => format!("{} that {}", self.plural(), self.plural_predicate()),
            2 => format!("{} {}", self.quality(), self.plural()),
            3 if depth > 0 => format!("{} that {} {} {}", self.plural(), self.name(), "can", self.verb()),
            _ => self.plural(),
        }
    }

    fn time(&mut self) -> String {
        let preposition = self.dice.one(&["in", "since", "before", "after", "until"]);
        format!("{preposition} {}", self.date())
    }

    fn most(&mut self) -> &'static str {
        self.dice.one(&["most", "fewest", "2nd most", "highest number of", "third fewest"])
    }

    fn date(&mut self) -> String {
        self.dice.one(&["2020", "2024", "June 2024", "1 June 2024", "2026-03-01"]).to_owned()
    }

    fn auxiliary(&mut self) -> &'static str {
        self.dice.one(&["does", "can", "must", "should"])
    }

    /// A name.
    pub fn name(&mut self) -> String {
        self.dice.one(self.words.names).to_owned()
    }

    /// A noun in the plural.
    pub fn plural(&mut self) -> String {
        self.dice.one(self.words.nouns).to_owned()
    }

    /// A verb in the infinitive.
    pub fn verb(&mut self) -> String {
        self.dice.one(self.words.verbs).to_owned()
    }

    /// A verb in the third person.
    pub fn finite(&mut self) -> String {
        self.dice.one(self.words.finite).to_owned()
    }

    /// An adjective.
    pub fn quality(&mut self) -> String {
        self.dice.one(self.words.qualities).to_owned()
    }
}

/// Words and marks that are thrown in.
const STRAY: &[&str] = &[
    "that",
    "which",
    "of",
    "and",
    "or",
    "not",
    "(",
    ")",
    "\"",
    "“",
    ",",
    "'s",
    "?",
    "whose",
    "no",
    "every",
    "sparql {",
    "}",
    "if any",
    "directly or indirectly",
    "as of",
    "according to",
    "let",
    "tell:",
    "by me",
    "X",
    "2024",
    "𝄞",
    "é",
    "\u{202e}",
    "''",
    "--",
    "can",
    "does",
    "who",
    "than",
    "most",
    "the",
    "than",
    "0",
    "99999999999999999999",
    "\u{0}",
];

/// The sentence with some mistakes: words left out, doubled, exchanged, thrown in; letters changed; the whole repeated.
pub fn spoilt(sentence: &str, dice: &mut Dice) -> String {
    let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
    for _ in 0..=dice.below(4) {
        let at = dice.below(words.len());
        match dice.below(9) {
            0 if words.len() > 1 => drop(words.remove(at)),
            1 => words.insert(at, words.get(at).cloned().unwrap_or_default()),
            2 => {
                let other = dice.below(words.len());
                words.swap(at, other);
            }
            3 | 4 => words.insert(at, dice.one(STRAY).to_owned()),
            5 => {
                if let Some(word) = words.get_mut(at) {
                    *word = misspelt(word, dice);
                }
            }
            6 => words.truncate(at.max(1)),
            7 => words.iter_mut().for_each(|word| *word = word.to_uppercase()),
            _ if words.len() < 60 => words.extend(words.clone()),
            _ => {}
        }
    }
    words.join(" ")
}

fn misspelt(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.is_empty() {
        return word.to_owned();
    }
    let at = dice.below(letters.len());
    match dice.below(3) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, 'q'),
        _ => letters.swap(at, 0),
    }
    letters.into_iter().collect()
}
