//! Noun phrases: names and what says more or less, common nouns, and descriptions.

use super::amount::is_it;
use super::kind::singular_label;
use super::letter::is_letter;
use super::quantity::Counted;
use super::unknown::is_misspelt;
use super::value::is_choice;
use super::{Resolver, join};
use crate::lexicon::{Denotation, Meaning, Part, normal, normal_words, tokens};
use crate::question::error::AskError;
use crate::question::escape::query_of;
use crate::question::reading::{Condition, Operand, Pronoun, Sense, Things};
use crate::question::syntax::{Asked, Core, NounPhrase, NounUnit, Words};
use crate::question::words::bound::bounded;
use crate::question::words::degree::is_numeral;
use crate::rdf::namespace;

/// What a noun phrase denotes: each thing with what must hold of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Any of them, not all.
    pub any: bool,
    /// Each of them.
    pub each: Vec<Denoted>,
}

/// One thing with what must hold of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denoted {
    /// The thing.
    pub operand: Operand,
    /// What must hold.
    pub conditions: Vec<Condition>,
    /// "no": the statement about it is denied.
    pub negated: bool,
    /// How many of what it stands for, where not any will do.
    pub quantity: Option<Counted>,
}

impl Denoted {
    /// A thing of which nothing else must hold.
    pub(super) const fn thing(operand: Operand) -> Self {
        Self { operand, conditions: vec![], negated: false, quantity: None }
    }
}

impl Resolver<'_> {
    /// What a noun phrase denotes.
    pub fn noun_phrase(&mut self, noun: &NounPhrase) -> Result<Group, AskError> {
        let mut group = Group { any: noun.any || noun.each.len() > 1 && is_choice(noun), each: vec![] };
        for unit in &noun.each {
            self.add_unit(&mut group, unit)?;
        }
        Ok(group)
    }

    /// Adds what one unit of a phrase denotes, or all within its brackets.
    pub(super) fn add_unit(&mut self, group: &mut Group, unit: &NounUnit) -> Result<(), AskError> {
        match &unit.core {
            Core::Brackets(inner) if unit.relatives.is_empty() => {
                let inner = self.noun_phrase(inner)?;
                group.any |= inner.any;
                group.each.extend(inner.each);
            }
            _ => group.each.push(self.unit(unit)?),
        }
        Ok(())
    }

    pub(super) fn unit(&mut self, unit: &NounUnit) -> Result<Denoted, AskError> {
        if !self.unknown.has_time() {
            return Err(AskError::TooInvolved { span: unit.span });
        }
        let negated = self.uncounted(unit);
        if query_of(unit).is_some() {
            let operand = Operand::Variable(self.fresh());
            let conditions = self.such(&operand, unit)?;
            return Ok(Denoted { operand, conditions, negated, quantity: None });
        }
        if let Some(variable) = self.letter(&unit.whole) {
            return Ok(Denoted { operand: Operand::Variable(variable), conditions: vec![], negated, quantity: None });
        }
        if let Some(lettered) = self.lettered(unit)? {
            return Ok(lettered);
        }
        if let Some(it) = self.referred(unit) {
            return Ok(Denoted { operand: it, conditions: vec![], negated, quantity: None });
        }
        if is_it(unit) {
            return Err(AskError::NoAntecedent { span: unit.span, word: unit.whole.clone() });
        }
        if self.is_anything(unit) {
            let variable = self.fresh();
            self.pronouns.extend(pronoun(unit).map(|pronoun| (variable, pronoun)));
            let operand = Operand::Variable(variable);
            let conditions = self.such(&operand, unit)?;
            return Ok(Denoted { operand, conditions, negated, quantity: None });
        }
        if let Some(named) = self.named_after_noun(unit) {
            let gerund = unit.whole.split(' ').next().is_some_and(|first| first.ends_with("ing"));
            // "starring X" says what is done to X, unless an article makes it a noun: "the meeting SOM1".
            self.cost += u32::from(gerund) * if unit.determiner.is_none() { 3 } else { 1 };
            return Ok(Denoted { operand: Operand::Things(named), conditions: vec![], negated, quantity: None });
        }
        if let Some(content) = Self::content(unit) {
            return Ok(Denoted::thing(content));
        }
        if let Some(things) = self.own_thing(unit).or_else(|| self.named_thing(unit)) {
            return Ok(Denoted { operand: Operand::Things(things), conditions: vec![], negated, quantity: None });
        }
        // "25 per cent of the budget" is an amount, whatever the budget has.
        if !unit.of.is_empty() && is_share(unit) {
            return Ok(Denoted::thing(Operand::Things(self.unnamed_thing(unit)?)));
        }
        let described = !(unit.owners.is_empty() && unit.of.is_empty() && unit.relatives.is_empty());
        let measured = unit.measures.any() || !unit.features.is_empty() || self.is_own_value(unit);
        if described || measured || self.is_class(unit) || self.is_defined(unit) {
            let operand = Operand::Variable(self.fresh());
            let conditions = self.such(&operand, unit)?;
            return Ok(Denoted { operand, conditions, negated, quantity: None });
        }
        let things = self.unnamed_thing(unit)?;
        Ok(Denoted { operand: Operand::Things(things), conditions: vec![], negated, quantity: None })
    }

    /// A thing that must be one by name, for a profile or a path.
    pub fn thing(&mut self, unit: &NounUnit) -> Result<Things, AskError> {
        match self.named_thing(unit) {
            Some(things) => Ok(things),
            None => self.unnamed_thing(unit),
        }
    }

    /// Words that name nothing: an error where a word is unknown, unless whether it holds is the question.
    fn unnamed_thing(&mut self, unit: &NounUnit) -> Result<Things, AskError> {
        let Core::Words(words) = &unit.core else {
            return Err(AskError::UnknownWord { span: unit.span, word: String::new(), near: vec![] });
        };
        self.check_known(words)?;
        let found = self.denoted(&words.text);
        self.cost += u32::from(found.narrower.is_empty());
        if found.broader.is_empty() && found.narrower.is_empty() {
            let message = format!("nothing here is called “{}”", words.text);
            self.warn("not-mentioned", message, words.span, "not in the graph");
        }
        Ok(things(unit, found))
    }

    /// Refuses words that the graph lacks: misspellings always, others where a thing must be known.
    pub(super) fn check_known(&mut self, words: &Words) -> Result<(), AskError> {
        for token in tokens(&words.text).into_iter().filter(|token| token.is_word() && !token.is_determiner()) {
            if self.lexicon.knows(&token) || token.text.chars().all(|c| c.is_ascii_digit()) || is_numeral(token.text) {
                continue;
            }
            let span = token.span.shift(words.span.start);
            let near = self.unknown.near(self.lexicon, token.text);
            let misspelt = near.iter().any(|near| is_misspelt(token.text, near));
            if misspelt || !self.lenient {
                return Err(AskError::UnknownWord { span, word: token.text.to_owned(), near });
            }
        }
        Ok(())
    }

    /// Whether a unit is a noun that a user defined.
    pub fn is_defined(&self, unit: &NounUnit) -> bool {
        let Core::Words(words) = &unit.core else { return false };
        self.lexicon.meant(&words.text).is_some_and(|meant| meant.part == Part::Noun)
    }

    pub(super) fn is_class(&self, unit: &NounUnit) -> bool {
        let Core::Words(words) = &unit.core else { return false };
        self.lexicon.named(&words.text).iter().any(|entry| matches!(entry.meaning, Meaning::Class(_)))
    }

    /// Whether a phrase is one name in the singular and no common noun.
    pub fn is_proper(&self, noun: &NounPhrase) -> bool {
        let Some(Core::Words(words)) = noun.single().map(|unit| &unit.core) else { return false };
        let entries = self.lexicon.named(&words.text);
        let singular = normal_words(&words.text) == tokens(&words.text).iter().map(|t| t.folded()).collect::<Vec<_>>();
        singular && !entries.is_empty() && entries.iter().all(|entry| entry.thing().is_some())
    }

    /// Whether a unit is the name of a thing, by its capital.
    pub fn is_name(&self, unit: &NounUnit) -> bool {
        unit.whole.starts_with(char::is_uppercase) && !self.lexicon.called(&unit.whole).is_empty()
    }

    /// Whether a phrase is one noun in the plural.
    pub fn is_plural(&self, noun: &NounPhrase) -> bool {
        let Some(Core::Words(words)) = noun.single().map(|unit| &unit.core) else { return false };
        let last = tokens(&words.text).into_iter().rfind(|token| token.is_word());
        last.is_some_and(|last| normal(&last).is_some_and(|single| single != last.folded()))
    }

    /// The heading of what is asked for.
    pub fn asked(&mut self, asked: &Asked, operand: &Operand) -> Result<(String, Vec<Condition>), AskError> {
        match asked {
            Asked::Word(word) => Ok((heading(&word.text), vec![])),
            Asked::Whose(_) => Ok(("who".to_owned(), vec![])),
            Asked::Noun(noun, _) => {
                if let Some(one) = self.one_of_named(operand, noun) {
                    return Ok(("which".to_owned(), vec![one]));
                }
                let conditions = self.such_phrase(operand, noun)?;
                let label = noun.each.iter().find_map(|unit| self.unit_label(unit));
                Ok((label.unwrap_or_else(|| "what".to_owned()), conditions))
            }
        }
    }

    /// "which of Peru and China": one of several that are named.
    fn one_of_named(&self, operand: &Operand, noun: &NounPhrase) -> Option<Condition> {
        let names = noun.each.len() > 1 && noun.each.iter().all(|unit| self.is_name(unit) && !self.is_class(unit));
        let same = |unit: &NounUnit| {
            let things = things(unit, self.denoted(&unit.whole));
            Condition::Same(operand.clone(), Operand::Things(things))
        };
        names.then(|| join(true, noun.each.iter().map(same).collect()))
    }

    /// What the clause speaks of: what is asked for, or what belongs to it ("whose reports").
    pub fn target(&mut self, asked: &Asked, operand: &Operand) -> Result<Denoted, AskError> {
        let Asked::Whose(words) = asked else {
            return Ok(Denoted { operand: operand.clone(), conditions: vec![], negated: false, quantity: None });
        };
        let owned = Operand::Variable(self.fresh());
        let conditions = self.belongs(operand.clone(), &owned, words)?;
        Ok(Denoted { operand: owned, conditions, negated: false, quantity: None })
    }

    /// That a thing is what a phrase describes.
    pub fn such_phrase(&mut self, operand: &Operand, noun: &NounPhrase) -> Result<Vec<Condition>, AskError> {
        let mut each = vec![];
        for unit in &noun.each {
            self.uncounted(unit);
            each.push(join(false, self.such(operand, unit)?));
        }
        // "which committees and groups": what is asked for is one or the other.
        Ok(vec![join(true, each)])
    }

    /// That a thing is what a unit describes.
    pub fn such(&mut self, operand: &Operand, unit: &NounUnit) -> Result<Vec<Condition>, AskError> {
        self.call(operand, unit);
        let mut conditions = match &unit.core {
            Core::Brackets(inner) => self.such_phrase(operand, inner)?,
            Core::Words(_) if is_letter(unit) => vec![],
            Core::Words(_) if self.is_anything(unit) => {
                let (owners, of) = (unit.of.clone(), self.of());
                self.owned(operand, &owners, &of)?
            }
            Core::Words(words) => self.such_words(operand, unit, words)?,
        };
        let features: Vec<&NounPhrase> = unit.of.iter().filter(|noun| self.is_named_property(noun)).collect();
        for feature in features.into_iter().flat_map(|noun| &noun.each) {
            conditions.push(self.has(operand, feature, &[])?);
        }
        for feature in &unit.features {
            conditions.push(self.has(operand, feature, &[])?);
        }
        conditions.extend(self.relatives(operand, unit)?);
        if let Some(rank) = &unit.measures.rank {
            self.rank_by_degree(operand, rank)?;
        }
        if let Some(value) = &unit.measures.value {
            conditions.push(self.valued(operand, value)?);
        }
        Ok(self.ranked(operand, conditions))
    }

    fn such_words(&mut self, operand: &Operand, unit: &NounUnit, words: &Words) -> Result<Vec<Condition>, AskError> {
        if let Some(query) = query_of(unit) {
            return Ok(vec![Condition::Query(operand.clone(), query.to_owned())]);
        }
        let owner_phrases = owners_of(unit);
        let of = unit.of.iter().filter(|noun| !self.is_named_property(noun)).cloned();
        let its = self.it.clone().filter(|_| unit.determiner.as_deref().is_some_and(is_own)).map(|_| it());
        let owners: Vec<NounPhrase> = owner_phrases.into_iter().chain(of).chain(its).collect();
        if let (false, Some(link)) = (owners.is_empty(), self.relation_noun(&words.text)) {
            return self.owned(operand, &owners, &link);
        }
        if let Some(of_whom) = self.value_of_noun(operand, unit, words) {
            return Ok(vec![of_whom]);
        }
        if let Some(own) = self.own_kind(operand, unit, words)? {
            return Ok(own);
        }
        let mut conditions = self.kind(operand, words)?;
        let mut of = self.of();
        if self.is_post(words) {
            of.predicate.senses.push(Sense { relation: namespace::BE.into(), inverse: false });
        }
        conditions.extend(self.owned(operand, &owners, &of)?);
        Ok(conditions)
    }

    fn unit_label(&self, unit: &NounUnit) -> Option<String> {
        match &unit.core {
            Core::Words(words) => Some(singular_label(&words.text)),
            Core::Brackets(inner) => inner.each.first().and_then(|unit| self.unit_label(unit)),
        }
    }
}

/// The owner of a unit with the owners of that: "X's spouse" in "X's spouse's birth place".
fn owners_of(unit: &NounUnit) -> Option<NounPhrase> {
    let (last, outer) = unit.owners.split_last()?;
    let mut phrase = NounPhrase::from_words(last.clone());
    for owner in &mut phrase.each {
        owner.owners = outer.to_vec();
    }
    Some(phrase)
}

/// Whether a unit is a share: "25 per cent".
fn is_share(unit: &NounUnit) -> bool {
    let Core::Words(words) = &unit.core else { return false };
    bounded(&words.text).is_some_and(|amount| amount.head == "cent")
}

/// "anything", "someone": whatever it is.
pub(super) fn is_pronoun(unit: &NounUnit) -> bool {
    let Core::Words(words) = &unit.core else { return false };
    let text = words.text.to_lowercase();
    ["any", "some", "every"]
        .iter()
        .filter_map(|start| text.strip_prefix(start))
        .any(|end| ["thing", "one", "body"].contains(&end))
}

/// Whether a pronoun speaks of somebody, or of all.
fn pronoun(unit: &NounUnit) -> Option<Pronoun> {
    let Core::Words(words) = &unit.core else { return None };
    let text = words.text.to_lowercase();
    let of_people = ["one", "body"].iter().any(|end| text.ends_with(end));
    match text.starts_with("every") {
        true if of_people => Some(Pronoun::Everybody),
        true => Some(Pronoun::Everything),
        false => (of_people && is_pronoun(unit)).then_some(Pronoun::Somebody),
    }
}

/// What a unit denotes, to be said back as it was written, with its article.
pub(super) fn things(unit: &NounUnit, found: Denotation) -> Things {
    let counted = unit.quantifier.as_ref().filter(|word| !word.text.ends_with(" of")).map(|_| "any".to_owned());
    let article = unit.determiner.clone().or(counted).map_or_else(String::new, |article| format!("{article} "));
    let Denotation { exactly, narrower, broader } = found;
    Things { label: format!("{article}{}", unit.whole), exactly, names: vec![], narrower, holder: false, broader }
}

/// "its", "their".
fn is_own(determiner: &str) -> bool {
    ["its", "their", "his", "her"].contains(&determiner)
}

/// What "it" stands for, as an owner.
fn it() -> NounPhrase {
    NounPhrase::from_words(Words { span: crate::text::Span::default(), text: "it".to_owned() })
}

/// The question word as a heading.
fn heading(word: &str) -> String {
    match word.to_lowercase().as_str() {
        "whom" => "who".to_owned(),
        "which" | "how much" => "what".to_owned(),
        other => other.to_owned(),
    }
}
