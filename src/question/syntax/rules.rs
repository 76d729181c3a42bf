//! The grammar as it stands in its file, rule by rule, for [`recognise`](super::recognise): the parser that is generated
//! from the same file makes trees, and is too slow to be asked for each of the forms whether some tags are of it.

use rustc_hash::FxHashMap;
use std::iter::Peekable;
use std::str::CharIndices;
use std::sync::LazyLock;

const GRAMMAR: &str = include_str!("../../../grammar/question.pest");

/// The rules of the question language.
pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::read(GRAMMAR));

/// What is taken from a place on.
#[derive(Debug)]
pub(super) enum Takes {
    Text(&'static str),
    /// What the rule of that number takes.
    Rule(usize),
    Each(Vec<Takes>),
    /// The first that takes anything.
    Either(Vec<Takes>),
    Perhaps(Box<Takes>),
    /// As often as it goes: at least once or not at all.
    Often(Box<Takes>, bool),
    /// Nothing, where this could be taken, or could not.
    Ahead(Box<Takes>, bool),
    LetterOrDigit,
    Start,
    End,
}

/// A rule of the grammar.
#[derive(Debug)]
pub(super) struct Rule {
    pub takes: Takes,
    /// It is one of words, with no blanks left out between its parts.
    pub whole: bool,
    /// It has no name in the tree, nor in what is told of failures.
    pub silent: bool,
    /// Its number among the rules that are not of one word: what those take is kept in mind.
    pub kept: usize,
}

/// Rules by their numbers.
#[derive(Debug, Default)]
pub(super) struct Rules {
    all: Vec<Rule>,
    /// How many are not of one word.
    pub kept: usize,
    numbers: FxHashMap<&'static str, usize>,
}

impl Rules {
    /// Reads a grammar that is known to be right, since the other parser was made from it.
    fn read(text: &'static str) -> Self {
        let mut rules = Self::default();
        let mut words = Words { text, letters: text.char_indices().peekable() };
        while let Some(name) = words.next() {
            let (_is, mark) = (words.next(), words.next());
            if matches!(mark, Some("@" | "_")) {
                words.next();
            }
            let number = rules.number(name);
            let takes = rules.either(&mut words);
            words.next();
            if let Some(rule) = rules.all.get_mut(number) {
                let whole = mark == Some("@");
                *rule = Rule { takes, whole, silent: mark == Some("_"), kept: rules.kept };
                rules.kept += usize::from(!whole);
            }
        }
        rules
    }

    /// The number of a rule, which may be read later.
    fn number(&mut self, name: &'static str) -> usize {
        let next = self.all.len();
        let number = *self.numbers.entry(name).or_insert(next);
        if number == next {
            self.all.push(Rule { takes: Takes::Either(vec![]), whole: true, silent: false, kept: 0 });
        }
        number
    }

    fn either(&mut self, words: &mut Words) -> Takes {
        let mut all = vec![self.each(words)];
        while words.goes_on('|') {
            all.push(self.each(words));
        }
        only(all, Takes::Either)
    }

    fn each(&mut self, words: &mut Words) -> Takes {
        let mut all = vec![self.one(words)];
        while words.goes_on('~') {
            all.push(self.one(words));
        }
        only(all, Takes::Each)
    }

    fn one(&mut self, words: &mut Words) -> Takes {
        let mut takes = match words.next().unwrap_or_default() {
            "!" => return Takes::Ahead(Box::new(self.one(words)), false),
            "&" => return Takes::Ahead(Box::new(self.one(words)), true),
            "(" => {
                let within = self.either(words);
                words.next();
                within
            }
            "SOI" => Takes::Start,
            "EOI" => Takes::End,
            "ASCII_ALPHANUMERIC" => Takes::LetterOrDigit,
            word => match word.strip_prefix('"') {
                Some(text) => Takes::Text(text.trim_end_matches('"')),
                None => Takes::Rule(self.number(word)),
            },
        };
        loop {
            takes = match () {
                () if words.goes_on('?') => Takes::Perhaps(Box::new(takes)),
                () if words.goes_on('*') => Takes::Often(Box::new(takes), false),
                () if words.goes_on('+') => Takes::Often(Box::new(takes), true),
                () => return takes,
            };
        }
    }

    /// The rule of a number.
    pub(super) fn get(&self, number: usize) -> Option<&Rule> {
        self.all.get(number)
    }

    /// The number of the rule of a name.
    pub(super) fn of_name(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).copied()
    }
}

/// One part for itself, or several.
fn only(mut all: Vec<Takes>, several: impl FnOnce(Vec<Takes>) -> Takes) -> Takes {
    match (all.len(), all.pop()) {
        (1, Some(one)) => one,
        (_, last) => {
            all.extend(last);
            several(all)
        }
    }
}

/// The words and marks of a grammar, without comments.
struct Words {
    text: &'static str,
    letters: Peekable<CharIndices<'static>>,
}

impl Words {
    fn next(&mut self) -> Option<&'static str> {
        let (start, first) = self.skip()?;
        self.letters.next();
        let mut goes_on = |more: &dyn Fn(char) -> bool| while self.letters.next_if(|(_, c)| more(*c)).is_some() {};
        match first {
            '"' => {
                goes_on(&|c| c != '"');
                self.letters.next();
            }
            // A mark before a bracket ("_{") is a word for itself.
            c if c.is_alphabetic() => goes_on(&|c| c.is_alphanumeric() || c == '_'),
            _ => {}
        }
        let end = self.letters.peek().map_or(self.text.len(), |(at, _)| *at);
        self.text.get(start..end)
    }

    /// Whether this mark comes next, which is then passed.
    fn goes_on(&mut self, mark: char) -> bool {
        let is_next = self.skip().is_some_and(|(_, next)| next == mark);
        if is_next {
            self.letters.next();
        }
        is_next
    }

    /// Passes blanks and comments.
    fn skip(&mut self) -> Option<(usize, char)> {
        loop {
            while self.letters.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            let (at, next) = self.letters.peek().copied()?;
            if next != '/' {
                return Some((at, next));
            }
            while self.letters.next_if(|(_, c)| *c != '\n').is_some() {}
        }
    }
}
