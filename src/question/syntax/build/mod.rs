//! From pest's pairs to the syntax tree.

mod amount;
mod measure;
mod network;
pub mod noun;
mod verb;

use crate::claim::Modality;
use crate::question::syntax::build::noun::{noun_phrase, one_noun};
use crate::question::syntax::parse::{Rule, Tagged, span_of};
use crate::question::syntax::{
    Asked, Asks, Clause, Clauses, Column, Core, Gap, Listing, NounPhrase, NounUnit, Predicate, Predicates, Qualifier,
    Question, Verb, Words,
};
use crate::question::words::word::Word;
use pest::iterators::Pair;

/// What a tree is built from: the question, its words and its tags.
pub struct Builder<'a> {
    /// The question as written.
    pub question: &'a str,
    /// Its words.
    pub words: &'a [Word<'a>],
    /// Its tags.
    pub tagged: &'a Tagged,
}

impl Builder<'_> {
    /// The words that a pair covers.
    #[must_use]
    pub fn words_of(&self, pair: &Pair<'_, Rule>) -> Words {
        let range = self.tagged.words(pair);
        let span = span_of(self.words, range);
        Words { span, text: self.question.get(span.start..span.end).unwrap_or_default().to_owned() }
    }

    /// The words, in the grammar's spelling, that a pair covers.
    #[must_use]
    pub fn spelling(&self, pair: &Pair<'_, Rule>) -> String {
        let words = self.words.get(self.tagged.words(pair)).unwrap_or_default();
        words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The children of a pair that carry meaning: the end of input and polite openings do not.
pub fn children<'i>(pair: &Pair<'i, Rule>) -> Vec<Pair<'i, Rule>> {
    pair.clone().into_inner().filter(|child| !matches!(child.as_rule(), Rule::EOI | Rule::opening)).collect()
}

/// The first child of a rule.
pub fn child<'i>(pair: &Pair<'i, Rule>, rule: Rule) -> Option<Pair<'i, Rule>> {
    pair.clone().into_inner().find(|child| child.as_rule() == rule)
}

/// Every child of a rule.
pub fn all<'i>(pair: &Pair<'i, Rule>, rule: Rule) -> Vec<Pair<'i, Rule>> {
    pair.clone().into_inner().filter(|child| child.as_rule() == rule).collect()
}

/// The subject of a clause that says no more than that it is.
fn bare_subject(clauses: &Clauses) -> Option<&NounPhrase> {
    let [Clause { subject: Some(subject), predicates }] = clauses.each.as_slice() else { return None };
    let [only] = predicates.each.as_slice() else { return None };
    (only.verb == Verb::Be(None) && only.qualifiers.is_empty() && !only.negated).then_some(subject)
}

/// "doesn't X vote?" asks whether X votes; only "is it true that X does not vote" asks for the denial.
fn positive(mut clauses: Clauses) -> Clauses {
    for clause in clauses.each.iter_mut().filter(|clause| !is_of_any(clause)) {
        clause.predicates.each.iter_mut().for_each(|predicate| predicate.negated = false);
    }
    clauses
}

/// "did anyone not vote?" asks for one who did not.
fn is_of_any(clause: &Clause) -> bool {
    let any = |text: &str| {
        let text = text.to_lowercase();
        ["any", "some"]
            .iter()
            .filter_map(|start| text.strip_prefix(start))
            .any(|end| ["", "one", "body"].contains(&end))
    };
    let unit = clause.subject.as_ref().and_then(NounPhrase::single);
    unit.is_some_and(|unit| unit.quantifier.as_ref().is_some_and(|word| any(&word.text)) || any(&unit.whole))
}

/// "cities and their mayors": what belongs to each of what is listed stands beside it.
fn own_columns(noun: &mut NounPhrase) -> Vec<Column> {
    let listed = noun.each.first().is_some_and(|unit| unit.whole.starts_with(char::is_lowercase));
    let at = noun.each.iter().skip(1).position(is_own).map(|at| at + 1);
    let Some(at) = at.filter(|&at| listed && !noun.any && noun.each.iter().skip(at).all(is_bare)) else {
        return vec![];
    };
    let column = |unit: NounUnit| match unit.core {
        Core::Words(noun) => Some(Column { noun, if_any: false }),
        Core::Brackets(_) => None,
    };
    noun.each.split_off(at).into_iter().filter_map(column).collect()
}

/// "their mayors".
fn is_own(unit: &NounUnit) -> bool {
    unit.determiner.as_deref().is_some_and(|word| ["its", "their", "his", "her"].contains(&word)) && is_bare(unit)
}

/// A noun with nothing that narrows it.
fn is_bare(unit: &NounUnit) -> bool {
    let alone = unit.owners.is_empty() && unit.of.is_empty() && unit.relatives.is_empty() && unit.features.is_empty();
    alone && !unit.measures.any() && unit.quantifier.is_none() && unit.letter.is_none()
}

impl Builder<'_> {
    /// The tree of a whole question; none if the pair is of no form.
    #[must_use]
    pub fn question(&self, pair: &Pair<'_, Rule>) -> Option<Question> {
        Some(Question { text: self.question.to_owned(), asks: self.asks(pair)? })
    }

    fn asks(&self, pair: &Pair<'_, Rule>) -> Option<Asks> {
        match pair.as_rule() {
            Rule::why_question => Some(Asks::Why(self.clauses(pair)?)),
            Rule::yes_no_question => Some(Asks::Whether(positive(self.clauses(pair)?))),
            Rule::whether_question => Some(Asks::Whether(self.clauses(pair)?)),
            Rule::naming_question => {
                let naming = self.naming(&child(pair, Rule::naming)?)?;
                Some(Asks::Whether(positive(Clauses { any: false, each: vec![naming] })))
            }
            Rule::place_or_time => {
                let word = child(pair, Rule::where_or_when)?;
                let clauses = self.clauses(pair)?;
                match bare_subject(&clauses).filter(|_| self.spelling(&word) == "how long") {
                    Some(what) => Some(Asks::Measure { adjective: self.words_of(&word), what: what.clone() }),
                    None => Some(Asks::Adverbial { when: self.spelling(&word) != "where", clauses }),
                }
            }
            Rule::measure_question => {
                let adjective = child(pair, Rule::DEGREE).or_else(|| child(pair, Rule::much))?;
                let what = noun_phrase(self, &child(pair, Rule::noun_phrase)?);
                Some(Asks::Measure { adjective: self.words_of(&adjective), what })
            }
            Rule::path_question => self.connection(pair),
            Rule::network_question => self.network(pair),
            Rule::description => self.description(pair),
            Rule::doings => self.doings(pair),
            Rule::happenings => Some(Asks::Happenings(self.with_qualifiers(self.bare_mood(pair), pair))),
            Rule::kind_question => self.kind_question(pair),
            Rule::list_request => self.listing(pair, Listing::List),
            Rule::topic => self.listing(pair, Listing::Topic),
            Rule::count_of_nouns => Some(self.grouped(pair, self.listing(pair, Listing::Count)?)),
            Rule::amount_question => self.amount_question(pair),
            Rule::count_of_subjects => Some(self.grouped(pair, self.asked_subject(pair)?)),
            Rule::count_of_objects => Some(self.grouped(pair, self.asked_object(pair)?)),
            Rule::subject_question => Some(self.with_beside(pair, self.asked_subject(pair)?)),
            Rule::object_question => Some(self.with_beside(pair, self.asked_object(pair)?)),
            Rule::fronted_question | Rule::indirect_question | Rule::echo_question => self.asked_object(pair),
            _ => None,
        }
    }

    fn connection(&self, pair: &Pair<'_, Rule>) -> Option<Asks> {
        let inner = child(pair, Rule::connection).or_else(|| child(pair, Rule::way))?;
        let ends = all(&inner, Rule::noun_phrase).iter().map(|noun| noun_phrase(self, noun)).collect();
        let steps = child(pair, Rule::within).and_then(|within| child(&within, Rule::NUMBER));
        let within = steps.and_then(|number| self.spelling(&number).parse().ok());
        let ways = child(&inner, Rule::ways).map(|ways| self.whole_number(&ways).unwrap_or(1));
        Some(Asks::Connection { ends, within, ways })
    }

    fn description(&self, pair: &Pair<'_, Rule>) -> Option<Asks> {
        let what = noun_phrase(self, &child(pair, Rule::noun_phrase)?);
        let who = child(pair, Rule::who_or_what).is_some_and(|word| self.spelling(&word) == "who");
        Some(Asks::Description { what, who })
    }

    fn doings(&self, pair: &Pair<'_, Rule>) -> Option<Asks> {
        if let [by, what] = all(pair, Rule::noun_phrase).as_slice() {
            let (by, what) = (Some(noun_phrase(self, by)), noun_phrase(self, what));
            let negated = child(pair, Rule::not).is_some();
            return Some(Asks::Doings {
                what,
                modality: Modality::Expected,
                negated,
                qualifiers: vec![],
                by,
                verb: None,
            });
        }
        if let (Some(verb), Some(noun)) = (child(pair, Rule::VERB), child(pair, Rule::noun_phrase)) {
            let qualifiers = self.with_qualifiers(Predicate::default(), pair).qualifiers;
            let (what, verb) = (noun_phrase(self, &noun), Some(self.words_of(&verb)));
            return Some(Asks::Doings { what, modality: Modality::Actual, negated: false, qualifiers, by: None, verb });
        }
        let doing = child(pair, Rule::inverted_doing).or_else(|| child(pair, Rule::doing))?;
        let noun = child(pair, Rule::noun_phrase).or_else(|| child(&doing, Rule::noun_phrase))?;
        let Predicate { modality, negated, .. } = self.bare_mood(&doing);
        let qualifiers = self.with_qualifiers(Predicate::default(), pair).qualifiers;
        Some(Asks::Doings { what: noun_phrase(self, &noun), modality, negated, qualifiers, by: None, verb: None })
    }

    /// "what kind of body is X" asks what X is.
    fn kind_question(&self, pair: &Pair<'_, Rule>) -> Option<Asks> {
        let asked = Asked::Word(self.words_of(&child(pair, Rule::sort_of)?));
        let subject = Some(noun_phrase(self, &child(pair, Rule::noun_phrase)?));
        let predicates = Predicates { any: false, each: vec![Predicate::default()] };
        let clauses = Clauses { any: false, each: vec![Clause { subject, predicates }] };
        Some(Asks::Open { asked, count: false, preposition: None, clauses, gap: Gap::Object })
    }

    fn listing(&self, pair: &Pair<'_, Rule>, shape: Listing) -> Option<Asks> {
        let mut noun = noun_phrase(self, &child(pair, Rule::noun_phrase)?);
        let qualifiers: Vec<Qualifier> = all(pair, Rule::qualifier).iter().flat_map(|q| self.qualifier(q)).collect();
        let mut columns =
            if shape == Listing::Count || !qualifiers.is_empty() { vec![] } else { own_columns(&mut noun) };
        columns.extend(child(pair, Rule::columns).iter().flat_map(|columns| self.columns(columns)));
        Some(Asks::Listing { noun, qualifiers, columns, shape, order: self.order(pair) })
    }

    /// With what is shown beside each answer.
    fn with_beside(&self, pair: &Pair<'_, Rule>, asks: Asks) -> Asks {
        let Some(beside) = child(pair, Rule::beside) else { return asks };
        let wanted = all(&beside, Rule::wanted);
        let last = wanted.iter().filter_map(|one| Some(Column { noun: one_noun(self, one)?, if_any: true }));
        let columns = self.columns(&beside).into_iter().chain(last).collect();
        Asks::Beside { asks: Box::new(asks), columns }
    }

    fn columns(&self, pair: &Pair<'_, Rule>) -> Vec<Column> {
        let column = |column: &Pair<'_, Rule>| {
            let noun = one_noun(self, column)?;
            Some(Column { noun, if_any: child(column, Rule::if_any).is_some() })
        };
        all(pair, Rule::column).iter().filter_map(column).collect()
    }

    fn asked_subject(&self, pair: &Pair<'_, Rule>) -> Option<Asks> {
        let asked = self.asked(pair)?;
        let count = self.counts(pair);
        if let Some(existence) = child(pair, Rule::existence) {
            let Asked::Noun(noun, _) = asked else { return None };
            let qualifiers = all(&existence, Rule::qualifier).iter().flat_map(|q| self.qualifier(q)).collect();
            let shape = if count { Listing::Count } else { Listing::Which };
            return Some(Asks::Listing { noun, qualifiers, columns: vec![], shape, order: None });
        }
        let predicates = self.predicates(&child(pair, Rule::predicates)?);
        let clauses = Clauses { any: false, each: vec![Clause { subject: None, predicates }] };
        Some(Asks::Open { asked, count, preposition: None, clauses, gap: Gap::Subject })
    }

    fn asked_object(&self, pair: &Pair<'_, Rule>) -> Option<Asks> {
        if let Some(how) = child(pair, Rule::how) {
            let span = self.words_of(&how).span;
            let word = |text: &str| Words { span, text: text.to_owned() };
            let (asked, preposition) = (Asked::Word(word("what")), Some(word("by")));
            return Some(Asks::Open {
                asked,
                count: false,
                preposition,
                clauses: self.clauses(pair)?,
                gap: Gap::Object,
            });
        }
        let asked = self.asked(pair)?;
        let count = self.counts(pair);
        let preposition = child(pair, Rule::preposition).map(|preposition| self.words_of(&preposition));
        Some(Asks::Open { asked, count, preposition, clauses: self.clauses(pair)?, gap: Gap::Object })
    }

    /// Whether it asks how many; "how much" asks for the value.
    fn counts(&self, pair: &Pair<'_, Rule>) -> bool {
        child(pair, Rule::how_many).is_some_and(|word| self.spelling(&word) == "how many")
    }

    /// The question word of a form, whichever way the form spells it.
    fn asked(&self, pair: &Pair<'_, Rule>) -> Option<Asked> {
        let inner = child(pair, Rule::asked).unwrap_or_else(|| pair.clone());
        if child(&inner, Rule::whose).is_some() {
            let noun = child(&inner, Rule::nominal).or_else(|| child(&inner, Rule::one_noun))?;
            return Some(Asked::Whose(self.words_of(&noun)));
        }
        let what = child(&inner, Rule::which).is_some_and(|which| self.spelling(&which) == "what");
        let noun = child(&inner, Rule::noun_phrase).or_else(|| child(&inner, Rule::bare_noun_phrase));
        if let Some(noun) = noun {
            return Some(Asked::Noun(noun_phrase(self, &noun), what));
        }
        if let Some(noun) = child(&inner, Rule::one_noun) {
            return Some(Asked::Noun(NounPhrase::from_words(self.words_of(&noun)), what));
        }
        child(&inner, Rule::asked_word).map(|word| Asked::Word(self.words_of(&word)))
    }

    /// The clauses of a question, in either order.
    fn clauses(&self, pair: &Pair<'_, Rule>) -> Option<Clauses> {
        if let Some(being) = child(pair, Rule::being_somewhere) {
            let subject = Some(noun_phrase(self, &child(&being, Rule::noun_phrase)?));
            let predicates = Predicates { any: false, each: vec![self.bare_mood(&being)] };
            return Some(Clauses { any: false, each: vec![Clause { subject, predicates }] });
        }
        if let Some(naming) = child(pair, Rule::naming) {
            return Some(Clauses { any: false, each: vec![self.naming(&naming)?] });
        }
        let found = [Rule::inversions, Rule::statements].into_iter().find_map(|rule| child(pair, rule));
        let inner = found.unwrap_or_else(|| pair.clone());
        let statements = all(&inner, Rule::statement).into_iter().map(|one| self.statement(&one));
        let inversions = all(&inner, Rule::inverted).into_iter().map(|one| self.inverted(&one));
        let each: Option<Vec<Clause>> = statements.chain(inversions).collect();
        let any = all(&inner, Rule::connective).iter().any(|one| child(one, Rule::or_word).is_some());
        Some(Clauses { any, each: each.filter(|each| !each.is_empty())? })
    }

    /// A clause in the order of a statement.
    #[must_use]
    pub fn statement(&self, pair: &Pair<'_, Rule>) -> Option<Clause> {
        if child(pair, Rule::there).is_some() {
            return self.existence(pair);
        }
        let subject = noun_phrase(self, &child(pair, Rule::noun_phrase)?);
        let predicates = self.predicates(&child(pair, Rule::predicates)?);
        Some(Clause { subject: Some(subject), predicates })
    }

    /// "is China host of APEC".
    fn naming(&self, pair: &Pair<'_, Rule>) -> Option<Clause> {
        let subject = NounPhrase::from_words(self.words_of(&child(&child(pair, Rule::one_name)?, Rule::NOUN)?));
        let predicates = self.after_auxiliary(pair);
        Some(Clause { subject: Some(subject), predicates })
    }

    /// "there are committees", "are there committees".
    fn existence(&self, pair: &Pair<'_, Rule>) -> Option<Clause> {
        let subject = noun_phrase(self, &child(pair, Rule::noun_phrase)?);
        let predicates = Predicates { any: false, each: vec![self.exists(pair)] };
        Some(Clause { subject: Some(subject), predicates })
    }

    /// A clause in the order of a question.
    fn inverted(&self, pair: &Pair<'_, Rule>) -> Option<Clause> {
        if child(pair, Rule::there).is_some() {
            return self.existence(pair);
        }
        let subjects = [Rule::value_subject, Rule::subject_phrase, Rule::noun_phrase];
        let subject = subjects.into_iter().find_map(|rule| child(pair, rule))?;
        Some(Clause { subject: Some(noun_phrase(self, &subject)), predicates: self.after_auxiliary(pair) })
    }
}
