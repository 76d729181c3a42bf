//! Amounts, ranks and comparisons of the syntax tree.

use super::noun::noun_phrase;
use super::{Builder, all, child};
use crate::question::syntax::parse::{Rule, span_of};
use crate::question::syntax::value::{Against, Amount, Compared, Comparison, Measures, Rank, Value};
use crate::question::syntax::{Core, NounPhrase, NounUnit, Qualifier, Words};
use crate::question::words::degree::{number, ordinal};
use pest::iterators::Pair;

impl Builder<'_> {
    /// What measures a noun unit.
    #[must_use]
    pub fn measures(&self, pair: &Pair<'_, Rule>) -> Measures {
        let rank = child(pair, Rule::rank).and_then(|rank| self.rank(&rank));
        let noun = || child(pair, Rule::noun_phrase).map(|noun| noun_phrase(self, &noun));
        Measures {
            amount: child(pair, Rule::amount).and_then(|amount| self.amount(&amount)),
            rank,
            same: child(pair, Rule::same).map(|_| noun()),
            than: child(pair, Rule::COMPARATIVE).and_then(|word| Some((self.words_of(&word), noun()?))),
            value: None,
        }
    }

    fn amount(&self, pair: &Pair<'_, Rule>) -> Option<Amount> {
        let number = self.number(&child(pair, Rule::NUMBER)?)?;
        Some(Amount { comparison: self.comparison(pair), number, words: self.words_of(pair) })
    }

    /// "2nd highest" skips one, "3 largest" and "first 5" take more than one.
    fn rank(&self, pair: &Pair<'_, Rule>) -> Option<Rank> {
        let word = self.words_of(&child(pair, Rule::SUPERLATIVE)?);
        let place = child(pair, Rule::ORDINAL).and_then(|place| ordinal(&self.spelling(&place)));
        let take = child(pair, Rule::NUMBER).and_then(|number| self.number(&number)?.parse().ok());
        Some(Rank { word, skip: place.map_or(0, |place| place.saturating_sub(1)), take: take.unwrap_or(1) })
    }

    fn number(&self, pair: &Pair<'_, Rule>) -> Option<String> {
        number(self.words.get(self.tagged.words(pair))?).map(|(number, _)| number)
    }

    /// How a comparison goes, by the word that opens it.
    fn comparison(&self, pair: &Pair<'_, Rule>) -> Comparison {
        let word = child(pair, Rule::amount_word).or_else(|| child(pair, Rule::COMPARATIVE));
        match word.map(|word| self.spelling(&word)).unwrap_or_default().as_str() {
            "at least" => Comparison::AtLeast,
            "at most" | "up to" => Comparison::AtMost,
            "exactly" | "equal to" => Comparison::Equal,
            "under" | "below" => Comparison::Less,
            other if crate::question::words::degree::is_downward(other) => Comparison::Less,
            _ => Comparison::More,
        }
    }

    /// "higher than 2 meters", "at least 5".
    #[must_use]
    pub fn compared(&self, pair: &Pair<'_, Rule>) -> Option<Compared> {
        if child(pair, Rule::between).is_some() {
            let mut ends: Vec<(String, Option<Words>)> = vec![];
            for part in pair.clone().into_inner() {
                match (part.as_rule(), ends.last_mut()) {
                    (Rule::NUMBER, _) => ends.push((self.number(&part)?, None)),
                    (Rule::UNIT, Some((_, unit))) => *unit = Some(self.words_of(&part)),
                    _ => {}
                }
            }
            let [mut from, mut to] = <[(String, Option<Words>); 2]>::try_from(ends).ok()?;
            // "between 3 and 5 meters": the unit of one is that of the other.
            from.1 = from.1.or_else(|| to.1.clone());
            to.1 = to.1.or_else(|| from.1.clone());
            let against = Against::Between(from, to);
            return Some(Compared { degree: None, comparison: Comparison::AtLeast, against });
        }
        let against = self.against(&child(pair, Rule::against)?)?;
        let degree = child(pair, Rule::COMPARATIVE).map(|word| self.words_of(&word));
        Some(Compared { degree, comparison: self.comparison(pair), against })
    }

    fn against(&self, pair: &Pair<'_, Rule>) -> Option<Against> {
        if let Some(number) = child(pair, Rule::NUMBER) {
            let unit = child(pair, Rule::UNIT).map(|unit| self.words_of(&unit));
            return Some(Against::Number(self.number(&number)?, unit));
        }
        match child(pair, Rule::DATE) {
            Some(date) => Some(Against::Date(self.date(&date)?)),
            None => Some(Against::Noun(noun_phrase(self, &child(pair, Rule::noun_phrase)?))),
        }
    }

    /// "of more than 250000".
    #[must_use]
    pub fn value(&self, pair: &Pair<'_, Rule>) -> Option<Value> {
        if let Some(comparing) = child(pair, Rule::comparing) {
            return self.compared(&comparing).map(Value::Compared);
        }
        if let Some(time) = child(pair, Rule::time) {
            let dates = self.time(&time).into_iter().filter_map(|qualifier| match qualifier {
                Qualifier::Time(relation, date) => Some((relation, date)),
                _ => None,
            });
            return Some(Value::Dated(dates.collect()));
        }
        if let Some(name) = child(pair, Rule::feature_value) {
            return Some(Value::Named(Against::Noun(self.name(&name)?)));
        }
        let named = self.against(pair).filter(|against| !matches!(against, Against::Noun(_)));
        named.map(Value::Named)
    }

    /// "Head of State": a name with all its "of".
    fn name(&self, pair: &Pair<'_, Rule>) -> Option<NounPhrase> {
        let mut unit = NounUnit { span: span_of(self.words, self.tagged.words(pair)), ..NounUnit::default() };
        unit.core = Core::Words(self.words_of(&child(pair, Rule::NOUN)?));
        unit.whole = self.words_of(pair).text;
        for of in all(pair, Rule::of_phrase) {
            unit.of.extend(all(&of, Rule::noun_phrase).iter().map(|noun| noun_phrase(self, noun)));
        }
        Some(NounPhrase { any: false, each: vec![unit] })
    }

    /// What a thing has, or has not ("without a mayor").
    #[must_use]
    pub fn features(&self, pair: &Pair<'_, Rule>) -> Vec<NounUnit> {
        if let (Some(without), Some(what)) = (child(pair, Rule::without), child(pair, Rule::without_what)) {
            let words = self.words_of(&what);
            let no = Words { text: "no".to_owned(), ..self.words_of(&without) };
            let unit =
                NounUnit { span: words.span, whole: words.text.clone(), quantifier: Some(no), ..NounUnit::default() };
            return vec![NounUnit { core: Core::Words(words), ..unit }];
        }
        all(pair, Rule::feature).iter().map(|one| self.feature(one)).collect()
    }

    /// What a thing has: its noun with amount, rank or value.
    #[must_use]
    pub fn feature(&self, pair: &Pair<'_, Rule>) -> NounUnit {
        let mut unit = NounUnit { span: span_of(self.words, self.tagged.words(pair)), ..NounUnit::default() };
        unit.measures = self.measures(pair);
        unit.quantifier = child(pair, Rule::no).map(|no| self.words_of(&no));
        unit.determiner = child(pair, Rule::article).map(|article| self.spelling(&article));
        let noun = child(pair, Rule::nominal).or_else(|| child(pair, Rule::NOUN));
        let words =
            noun.map(|noun| self.words_of(&noun)).unwrap_or_else(|| Words { span: unit.span, text: String::new() });
        unit.whole.clone_from(&words.text);
        unit.core = Core::Words(words);
        if !unit.measures.any() {
            unit.measures.value = self.value(pair);
        }
        unit.relatives.extend(child(pair, Rule::relative_clause).and_then(|clause| self.relative(&clause)));
        unit
    }
}
