//! Noun phrases of the syntax tree.

use super::{Builder, all, child, children};
use crate::question::syntax::parse::{Rule, span_of};
use crate::question::syntax::{
    Clause, Core, NounPhrase, NounUnit, Predicate, Predicates, Qualifier, Relative, Verb, Words,
};
use pest::iterators::Pair;

impl NounPhrase {
    /// The phrase that is just these words.
    #[must_use]
    pub fn from_words(words: Words) -> Self {
        Self {
            any: false,
            each: vec![NounUnit {
                span: words.span,
                whole: words.text.clone(),
                core: Core::Words(words),
                ..NounUnit::default()
            }],
        }
    }

    /// Whether it names what another thing shares: "the same body as the CTI".
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.single().is_some_and(|unit| unit.measures.same.is_some())
    }

    /// The only unit, if it is one.
    #[must_use]
    pub fn single(&self) -> Option<&NounUnit> {
        match self.each.as_slice() {
            [unit] => Some(unit),
            _ => None,
        }
    }
}

/// A noun phrase, with or without articles.
#[must_use]
pub fn noun_phrase(builder: &Builder<'_>, pair: &Pair<'_, Rule>) -> NounPhrase {
    let mut phrase = NounPhrase { any: false, each: vec![] };
    for part in children(pair) {
        match part.as_rule() {
            Rule::noun_connective => phrase.any |= child(&part, Rule::or_word).is_some(),
            _ => phrase.each.push(unit(builder, &part)),
        }
    }
    phrase
}

/// The noun of a column.
#[must_use]
pub fn one_noun(builder: &Builder<'_>, pair: &Pair<'_, Rule>) -> Option<Words> {
    child(pair, Rule::one_noun).map(|noun| builder.words_of(&noun))
}

/// One noun without an article.
#[must_use]
pub fn bare_unit(builder: &Builder<'_>, pair: &Pair<'_, Rule>) -> NounUnit {
    unit(builder, pair)
}

fn unit(builder: &Builder<'_>, pair: &Pair<'_, Rule>) -> NounUnit {
    let mut unit = NounUnit { span: span_of(builder.words, builder.tagged.words(pair)), ..NounUnit::default() };
    unit.whole = whole(builder, pair);
    unit.measures = builder.measures(pair);
    for part in children(pair) {
        match part.as_rule() {
            Rule::quantifier => unit.quantifier = Some(builder.words_of(&part)),
            Rule::determiner => unit.determiner = Some(builder.spelling(&part)),
            Rule::owner => unit.owners.extend(owner(builder, &part)),
            Rule::LETTER => unit.letter = Some(builder.words_of(&part).text.trim_start_matches('?').to_owned()),
            Rule::nominal => unit.core = Core::Words(builder.words_of(&part)),
            Rule::noun_phrase if !unit.measures.any() => {
                unit.core = Core::Brackets(Box::new(noun_phrase(builder, &part)))
            }
            Rule::postmodifier | Rule::close_postmodifier => builder.attach(&mut unit, &part),
            Rule::value_owner => {
                unit.of.extend(all(&part, Rule::plain_phrase).iter().map(|owner| noun_phrase(builder, owner)));
            }
            Rule::contact => builder.contact(&mut unit, &part),
            Rule::setting => unit.relatives.extend(builder.setting(&part)),
            _ => {}
        }
    }
    lift_relatives(&mut unit);
    unit
}

/// A name takes no clause of its own: in "the members of APEC that meet" the members do.
fn lift_relatives(unit: &mut NounUnit) {
    let is_name = |inner: &NounUnit| inner.whole.starts_with(char::is_uppercase) && inner.quantifier.is_none();
    for of in &mut unit.of {
        if let Some(last) = of.each.last_mut().filter(|last| is_name(last) && last.determiner.as_deref() != Some("a")) {
            unit.relatives.append(&mut last.relatives);
        }
    }
}

/// An owner with its article.
fn owner(builder: &Builder<'_>, pair: &Pair<'_, Rule>) -> Option<Words> {
    let noun = builder.words_of(&child(pair, Rule::nominal)?);
    let article = child(pair, Rule::determiner).map(|article| builder.words_of(&article).span);
    let span = article.map_or(noun.span, |article| article.cover(noun.span));
    Some(Words { span, text: builder.question.get(span.start..span.end)?.to_owned() })
}

/// The text from the first owner to the last "of".
fn whole(builder: &Builder<'_>, pair: &Pair<'_, Rule>) -> String {
    let named = |part: &Pair<'_, Rule>| match part.as_rule() {
        Rule::owner | Rule::nominal | Rule::value_owner => true,
        Rule::postmodifier | Rule::close_postmodifier => child(part, Rule::of_phrase).is_some(),
        _ => false,
    };
    let parts = children(pair).into_iter().filter(named).map(|part| builder.words_of(&part).span);
    let span = parts.reduce(crate::text::Span::cover).unwrap_or_default();
    builder.question.get(span.start..span.end).unwrap_or_default().to_owned()
}

impl Builder<'_> {
    fn attach(&self, unit: &mut NounUnit, pair: &Pair<'_, Rule>) {
        if child(pair, Rule::relative_clause).is_some() {
            unit.relatives.extend(self.relatives(pair));
            return;
        }
        for inner in children(pair) {
            self.attach_one(unit, &inner);
        }
    }

    /// "anything the Committee does" is anything of it; "anything the Board adopts" is told by the verb.
    fn contact(&self, unit: &mut NounUnit, pair: &Pair<'_, Rule>) {
        let Some(nominal) = child(pair, Rule::nominal) else { return };
        let mut doer = NounPhrase::from_words(self.words_of(&nominal));
        for one in &mut doer.each {
            one.determiner = child(pair, Rule::determiner).map(|word| self.spelling(&word));
            for of in all(pair, Rule::of_phrase) {
                self.attach_one(one, &of);
                let span = one.span.cover(self.words_of(&of).span);
                one.whole = self.question.get(span.start..span.end).unwrap_or_default().to_owned();
            }
        }
        match child(pair, Rule::VERB) {
            Some(verb) => {
                let predicate = Predicate { verb: Verb::Active(self.words_of(&verb), None), ..Predicate::default() };
                let predicates = Predicates { any: false, each: vec![predicate] };
                unit.relatives.push(Relative::Object(None, Clause { subject: Some(doer), predicates }));
            }
            None => unit.of.push(doer),
        }
    }

    /// "in Japan", as a clause: that are in Japan.
    fn setting(&self, pair: &Pair<'_, Rule>) -> Option<Relative> {
        let preposition = self.words_of(&child(pair, Rule::setting_preposition)?);
        let noun = noun_phrase(self, &child(pair, Rule::noun_phrase)?);
        let qualifiers = vec![Qualifier::Preposition(preposition, Some(noun))];
        let predicate = Predicate { verb: Verb::Be(None), qualifiers, ..Predicate::default() };
        Some(Relative::Subject(Predicates { any: false, each: vec![predicate] }))
    }

    /// Relative clauses: all of them, or any of several groups where "or" stands between.
    fn relatives(&self, pair: &Pair<'_, Rule>) -> Vec<Relative> {
        let mut groups: Vec<Vec<Relative>> = vec![vec![]];
        for part in children(pair) {
            let or = part.as_rule() == Rule::connective && child(&part, Rule::or_word).is_some();
            if or {
                groups.push(vec![]);
            } else if let (Rule::relative_clause, Some(group)) = (part.as_rule(), groups.last_mut()) {
                group.extend(self.relative(&part));
            }
        }
        if groups.len() > 1 { vec![Relative::Any(groups)] } else { groups.into_iter().flatten().collect() }
    }

    fn attach_one(&self, unit: &mut NounUnit, inner: &Pair<'_, Rule>) {
        match inner.as_rule() {
            Rule::and_word => {}
            Rule::value_phrase => unit.measures.value = self.value(inner),
            Rule::with_phrase => unit.features.extend(self.features(inner)),
            Rule::of_phrase => unit.of.extend(all(inner, Rule::noun_phrase).iter().map(|noun| noun_phrase(self, noun))),
            Rule::relative_clause => unit.relatives.extend(self.relative(inner)),
            _ => unit.relatives.push(Relative::Subject(self.reduced(inner))),
        }
    }

    pub(super) fn relative(&self, pair: &Pair<'_, Rule>) -> Option<Relative> {
        let predicates = child(pair, Rule::predicates).map(|predicates| self.predicates(&predicates));
        if child(pair, Rule::whose).is_some() {
            return Some(Relative::Whose(self.words_of(&child(pair, Rule::nominal)?), predicates?));
        }
        let Some(statement) = child(pair, Rule::statement) else { return predicates.map(Relative::Subject) };
        let clause = self.statement(&statement)?;
        if child(pair, Rule::where_or_when).is_some() {
            return Some(Relative::Place(clause));
        }
        let preposition = child(pair, Rule::preposition).map(|preposition| self.words_of(&preposition));
        Some(Relative::Object(preposition, clause))
    }
}
