//! The first stage: every category that a word of the question can have.

use super::adverb::is_adverb;
pub use super::category::Category;
use super::clause::{condition, content, lasting, temporal_clause, undertaking};
use super::date::{clock, date};
use super::degree::{is_amount, is_comparative, is_degree, is_of_number, is_superlative, number, ordinal};
use super::grammar::is_function_word;
use super::money::{bounded_money, money, share};
use super::unit::is_unit;
use super::word::Word;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Entry, Lexicon, Meaning, Token, VerbForm, normal};
use crate::question::escape::is_escape;
use std::borrow::Cow;
use std::cell::OnceCell;

/// Endings by which an unknown word is an adjective.
const ADJECTIVE_ENDINGS: &[&str] =
    &["able", "ible", "al", "ive", "ous", "ful", "less", "ing", "ary", "ory", "ant", "ent", "ic"];

/// One way to take the words from some place on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Choice {
    /// What they are.
    pub category: Category,
    /// How many words it takes.
    pub words: usize,
    /// How far-fetched it is.
    pub cost: u32,
}

/// All choices at each word.
#[must_use]
pub fn choices(words: &[Word<'_>], lexicon: &Lexicon) -> Vec<Vec<Choice>> {
    let tokens: Vec<Token<'_>> = words.iter().map(|word| word.token).collect();
    let normal: Vec<Option<String>> = tokens.iter().map(normal).collect();
    let shouted = !words.iter().any(|word| word.token.text.chars().any(char::is_lowercase));
    let opening = words.first().map_or("", |word| word.text.as_str());
    (0..words.len())
        .map(|at| {
            let before = words.get(..at).unwrap_or_default();
            let counts = is_amount(before);
            let at_least = before.last().is_some_and(|word| word.text == "at");
            let (words, tokens) = (words.get(at..).unwrap_or_default(), tokens.get(at..).unwrap_or_default());
            let normal = normal.get(at..).unwrap_or_default();
            let (named, found) = (OnceCell::new(), vec![]);
            let chooser = Chooser { words, tokens, normal, lexicon, shouted, opening, counts, at_least, named, found };
            let mut found = chooser.choose();
            let whole = [content(before, words, lexicon), undertaking(before, words, lexicon)];
            let others = [condition(before, words), temporal_clause(before, words), lasting(before, words)];
            found.extend(whole.into_iter().chain(others).flatten());
            found.sort_unstable_by_key(|choice| (choice.cost, choice.category, choice.words));
            found.dedup();
            found
        })
        .collect()
}

/// The work on the words from one place on.
struct Chooser<'a, 'w> {
    words: &'a [Word<'w>],
    tokens: &'a [Token<'w>],
    /// Their normal forms.
    normal: &'a [Option<String>],
    lexicon: &'a Lexicon,
    /// The whole question is in capitals, so that capitals say nothing.
    shouted: bool,
    /// The first word of the question, which may be the preposition of a relation at its end.
    opening: &'a str,
    /// A number follows here and no year: "more than 2000".
    counts: bool,
    /// "At" stands before, whose "least" and "most" rank nothing.
    at_least: bool,
    /// What is called by the first word alone, once it was looked up.
    named: OnceCell<Vec<Cow<'a, Entry>>>,
    found: Vec<Choice>,
}

impl<'a> Chooser<'a, '_> {
    /// What is called by the first word alone.
    fn named(&self) -> &[Cow<'a, Entry>] {
        self.named.get_or_init(|| self.words.first().map_or_else(Vec::new, |first| self.lexicon.named(&first.text)))
    }

    /// Whether some name has the first word.
    fn is_known(&self) -> bool {
        let normal = self.normal.first().and_then(Option::as_deref);
        self.words.first().is_some_and(|first| self.lexicon.knows_as(normal, &first.token))
    }

    fn add(&mut self, category: Category, words: usize, cost: u32) {
        self.found.push(Choice { category, words, cost });
    }

    fn choose(mut self) -> Vec<Choice> {
        let Some(first) = self.words.first() else { return vec![] };
        if first.contracted || !first.token.is_word() {
            match self.quoted().or_else(|| money(self.words, 1)) {
                Some(length) => self.add(Category::Noun, length, 0),
                None if self.is_letter() => self.add(Category::Letter, 2, 0),
                None => self.add(Category::Itself, 1, 0),
            }
            return self.found;
        }
        if is_escape(first.token.text) {
            self.add(Category::Noun, 1, 0);
            return self.found;
        }
        let is_acronym = first.token.is_acronym() && !self.shouted;
        let is_function = is_function_word(&first.text) && !is_acronym;
        if is_function {
            self.add(Category::Itself, 1, 0);
            if ["happen", "occur"].contains(&lemma(&first.text, WordClass::Verb).as_str()) {
                self.add(Category::Verb, 1, 2);
            }
        }
        if let Some(length) = money(self.words, 2) {
            self.add(Category::Noun, length, 0);
        }
        if let Some(length) = share(self.words) {
            self.add(Category::Noun, length, 0);
        }
        if let Some(length) = bounded_money(self.words) {
            self.add(Category::Noun, length, 1);
        }
        self.numbers();
        self.degrees();
        self.names(is_function);
        self.adjectives();
        self.verbs();
        self.complements();
        if !is_function {
            self.plain();
        }
        self.prefer_the_longest();
        self.found
    }

    /// How many words a name in quotation marks takes.
    fn quoted(&self) -> Option<usize> {
        let close = match self.words.first()?.text.as_str() {
            "\"" => "\"",
            "“" | "„" => "”",
            "«" => "»",
            _ => return None,
        };
        let length = self.words.iter().skip(1).position(|word| word.text == close)?;
        (length > 0).then_some(length + 2)
    }

    /// "?X": a question mark with a capital right behind.
    fn is_letter(&self) -> bool {
        let [mark, letter, ..] = self.words else { return false };
        let capital = letter.token.text.len() == 1 && letter.token.text.starts_with(|c: char| c.is_ascii_uppercase());
        mark.text == "?" && mark.span().end == letter.span().start && capital
    }

    fn numbers(&mut self) {
        let (date, number) = (date(self.words).or_else(|| clock(self.words)), number(self.words));
        let both = date.is_some() && number.is_some();
        if let Some((_, length)) = date {
            self.add(Category::Date, length, u32::from(both && self.counts));
        }
        if let Some((_, length)) = number {
            self.add(Category::Number, length, u32::from(both && !self.counts));
        }
    }

    /// Words of degree and order: "highest", "higher", "high", "2nd", "meters".
    fn degrees(&mut self) {
        let Some(first) = self.words.first() else { return };
        let degrees = [
            (Category::Superlative, is_superlative(&first.text) && !self.at_least),
            (Category::Comparative, is_comparative(&first.text)),
            (Category::Degree, is_degree(&first.text)),
            (Category::Ordinal, ordinal(&first.text).is_some()),
            (Category::Unit, is_unit(&first.text)),
        ];
        for (category, _) in degrees.into_iter().filter(|(_, fits)| *fits) {
            self.add(category, 1, 0);
        }
        let begins: Vec<&str> = self.words.iter().take(3).map(|word| word.text.as_str()).collect();
        if is_of_number(&begins) {
            self.add(Category::Superlative, 3, 0);
        }
        if let ["most" | "least", adjective, ..] = begins.as_slice()
            && is_degree(adjective)
        {
            self.add(Category::Superlative, 2, 0);
        }
    }

    fn names(&mut self, is_function: bool) {
        if self.tokens.first().is_some_and(Token::is_determiner) {
            return;
        }
        if let Some((length, cost)) = self.addressed() {
            self.add(Category::Noun, length, cost);
        }
        for length in self.lexicon.name_lengths_of(self.tokens, self.normal) {
            let last_is_word =
                self.tokens.get(length - 1).is_some_and(|last| last.is_word() || [".", ")"].contains(&last.text));
            if last_is_word && !(is_function && length == 1 && self.is_closed()) {
                let phrasal = length > 1
                    && self.tokens.get(length - 1).is_some_and(|last| crate::lexicon::is_preposition(&last.folded()));
                let far = is_function && length == 1 || phrasal || length == 1 && self.is_only_a_quality();
                self.add(Category::Noun, length, u32::from(far));
            }
        }
    }

    /// How many words a name takes with a form of address before it ("Ms Roe"), and how far-fetched that is.
    fn addressed(&self) -> Option<(usize, u32)> {
        let first = self.words.first().filter(|word| crate::lexicon::is_title(&word.text))?;
        let stop = usize::from(self.words.get(1).is_some_and(|word| word.text == "."));
        let name = |word: &&Word<'_>| word.token.is_word() && !is_function_word(&word.text);
        let most = self.words.iter().skip(1 + stop).take(4).take_while(name).count();
        let known = |length: &usize| {
            let words = self.words.iter().skip(1 + stop).take(*length).map(|word| word.token.text);
            let phrase = std::iter::once(first.token.text).chain(words).collect::<Vec<_>>().join(" ");
            !self.lexicon.called(&phrase).is_empty()
        };
        let capital = self.words.get(1 + stop).is_some_and(|word| word.token.text.starts_with(char::is_uppercase));
        let unknown = || (most > 0 && capital && !self.shouted).then_some((2 + stop, 1));
        (1..=most).rev().find(known).map(|length| (1 + stop + length, 0)).or_else(unknown)
    }

    /// Whether the first word is known as a quality and as nothing else.
    fn is_only_a_quality(&self) -> bool {
        let named = self.named();
        !named.is_empty() && named.iter().all(|entry| matches!(entry.meaning, Meaning::Quality(_)))
    }

    /// Whether the first word can never be a name: prepositions, auxiliaries and the like, by their brevity.
    fn is_closed(&self) -> bool {
        self.words.first().is_some_and(|word| {
            word.text.len() <= 3
                || crate::lexicon::is_preposition(&word.text)
                || ["that", "which", "what", "with", "this"].contains(&word.text.as_str())
        })
    }

    /// What the graph knows as a quality, and what looks like one.
    fn adjectives(&mut self) {
        let Some(first) = self.words.first() else { return };
        let is_quality = |entry: &Cow<'_, Entry>| matches!(entry.meaning, Meaning::Quality(_));
        if first.text == "worth" || self.named().iter().any(is_quality) {
            self.add(Category::Adjective, 1, 0);
        } else if ADJECTIVE_ENDINGS.iter().any(|end| first.text.ends_with(end)) && !self.is_known() {
            self.add(Category::Adjective, 1, 1);
        }
    }

    fn verbs(&mut self) {
        let Some(first) = self.words.first() else { return };
        for (infinitive, form) in self.lexicon.verbs().infinitives(&first.text) {
            for particle in self.lexicon.verbs().particles(infinitive) {
                let Some(length) = self.continued(particle) else { continue };
                let form = if self.is_joined_gerund(particle) { &VerbForm::Gerund } else { form };
                match form {
                    VerbForm::Finite => {
                        let cost = u32::from(self.is_rather_a_noun(infinitive));
                        self.found.push(Choice { category: Category::Verb, words: length, cost });
                        self.found.push(Choice { category: Category::Noun, words: length, cost: 1 });
                    }
                    VerbForm::Participle => {
                        self.found.push(Choice { category: Category::Participle, words: length, cost: 0 });
                    }
                    VerbForm::Gerund => {
                        // "binding" said of a decision is an adjective before it is a form of "bind".
                        let cost =
                            u32::from(self.named().iter().any(|entry| !matches!(entry.meaning, Meaning::Relation(_))));
                        self.found.push(Choice { category: Category::Gerund, words: length, cost });
                    }
                }
            }
        }
    }

    /// Whether a word is a common noun, and a verb only by a relation that this graph alone has.
    fn is_rather_a_noun(&self, infinitive: &str) -> bool {
        let common = |entry: &Cow<'_, Entry>| matches!(entry.meaning, Meaning::Kind(_) | Meaning::Class(_));
        let is_noun = self.named().iter().any(common);
        is_noun && !self.lexicon.vocabulary().has_verb(infinitive)
    }

    fn complements(&mut self) {
        let Some(first) = self.words.first() else { return };
        let single = lemma(&first.text, WordClass::Noun);
        let complements = [
            self.lexicon.verbs().complements(&first.text),
            match single == first.text {
                true => &[],
                false => self.lexicon.verbs().complements(&single),
            },
        ];
        for complement in complements.into_iter().flatten() {
            // "held in" is a participle with its preposition, which the passive understands.
            let is_participle = |(_, form): &(String, VerbForm)| *form == VerbForm::Participle;
            if complement.len() == 2 && self.lexicon.verbs().infinitives(&first.text).iter().any(is_participle) {
                continue;
            }
            let fronted = complement.split_last().filter(|(last, before)| *last == self.opening && !before.is_empty());
            let fronted = fronted.and_then(|(_, before)| before.split_first());
            if let Some(length) = fronted.and_then(|(_, rest)| self.length_of(rest)).filter(|&n| n == self.words.len())
            {
                self.found.push(Choice { category: Category::Relational, words: length, cost: 0 });
            }
            if let Some(length) = complement.split_first().and_then(|(_, rest)| self.length_of(rest)) {
                self.found.push(Choice { category: Category::Relational, words: length, cost: 0 });
            }
        }
    }

    /// How many words a verb takes with what belongs to it: that comes next without articles between, save "a" before a noun
    /// that belongs to it ("share a border with").
    fn continued(&self, rest: &[String]) -> Option<usize> {
        if self.continues(rest) {
            return Some(1 + rest.len());
        }
        let noun = |word: &String| !crate::lexicon::is_preposition(word) && !is_function_word(word);
        let article = self.words.get(1).is_some_and(|next| ["a", "an"].contains(&next.text.as_str()));
        // "have a member that leaves" has an object.
        let goes_on =
            |length: usize| self.words.get(length).is_some_and(|next| crate::lexicon::is_preposition(&next.text));
        self.length_of(rest).filter(|&length| article && goes_on(length) && rest.first().is_some_and(noun))
    }

    fn continues(&self, rest: &[String]) -> bool {
        // "co-finances": what a hyphen joins is inflected as the verb that it is.
        let joined = |next: &Word<'_>, word: &str| next.token.joined && lemma(&next.text, WordClass::Verb) == word;
        let is = |next: &Word<'_>, word: &str| next.text == word || joined(next, word);
        rest.iter().zip(1..).all(|(word, at)| self.words.get(at).is_some_and(|next| is(next, word)))
    }

    /// "co-financing": a hyphen joins what is in -ing.
    fn is_joined_gerund(&self, particle: &[String]) -> bool {
        let last = self.words.get(particle.len()).filter(|_| !particle.is_empty());
        last.is_some_and(|last| last.token.joined && last.text.ends_with("ing"))
    }

    /// How many words it takes, with the first, to say these next, articles aside.
    fn length_of(&self, rest: &[String]) -> Option<usize> {
        let mut at = 1;
        for word in rest {
            while self.words.get(at).is_some_and(|next| next.token.is_determiner()) {
                at += 1;
            }
            self.words.get(at).filter(|next| next.text == *word)?;
            at += 1;
        }
        Some(at)
    }

    /// A word that need not be known: a noun, an adverb, or a verb of the writer's.
    fn plain(&mut self) {
        let Some(first) = self.words.first() else { return };
        let known = self.is_known();
        let is_adverb = is_adverb(&first.text);
        if is_adverb && !known {
            self.add(Category::Adverb, 1, 0);
            return;
        }
        if is_adverb {
            self.add(Category::Adverb, 1, 1);
        }
        let is_verb = self.found.iter().any(|choice| (Category::Verb..Category::Relational).contains(&choice.category));
        let participle = !known && (first.text.ends_with("ed") || first.text.ends_with("en"));
        let rather = u32::from(is_verb || self.is_only_a_quality());
        self.add(Category::Noun, 1, if is_verb && !known || participle { 2 } else { rather });
        let name = first.token.text.starts_with(char::is_uppercase) && !self.shouted;
        // "who inspected it", of a text that only says that it was inspected.
        let is = |category: Category| self.found.iter().any(|choice| choice.category == category);
        if !name && is(Category::Participle) && !is(Category::Verb) {
            self.add(Category::Verb, 1, 2);
        } else if !is_verb && !name {
            let far = if known { 3 } else { 2 };
            self.add(Category::Verb, 1, far);
            if participle {
                self.add(Category::Participle, 1, 1);
            }
            if first.text.ends_with("ing") {
                self.add(Category::Gerund, 1, far);
            }
        }
    }

    /// Shorter choices than the longest name cost more: the longest name is plainly meant.
    fn prefer_the_longest(&mut self) {
        let longest = self.found.iter().map(|choice| choice.words).max().unwrap_or(1);
        for choice in &mut self.found {
            choice.cost += u32::try_from(longest - choice.words).unwrap_or(u32::MAX);
        }
    }
}
