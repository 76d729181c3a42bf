//! From a question's text to its reading: every tagging and every form is tried, and the least far-fetched wins.

use crate::lexicon::Lexicon;
use crate::question::besides::{self, besides};
use crate::question::check::{bearable, check};
use crate::question::context;
use crate::question::error::{AskError, LONGEST};
use crate::question::expect::expected;
use crate::question::ranked::{is_of_named, named_superlative, one_of_two, ranked_list};
use crate::question::reading::{Form, Reading};
use crate::question::rephrase::rephrased;
use crate::question::resolve::unknown::Unknown;
use crate::question::resolve::{Resolved, resolve};
use crate::question::say::paraphrase::paraphrase;
use crate::question::sayers;
use crate::question::sentence::{Framed, Sentence, sentence};
use crate::question::strange::{by_the_way, is_unknown, opens_strangely};
use crate::question::syntax::Question;
use crate::question::syntax::build::Builder;
use crate::question::syntax::parse::{FORMS, Fit, Fits, Rule, Tagged, fits, fits_hastily, parse, span_of};
use crate::question::syntax::recognise::Recogniser;
use crate::question::unfinished::{is_unfinished, unfinished};
use crate::question::words::path::cheapest;
use crate::question::words::tag::{Category, Choice, choices};
use crate::question::words::tense;
use crate::question::words::word::{Word, words};
use crate::text::{Diagnostic, Span};
use std::sync::Arc;

/// The most taggings tried of a short question; fewer of a longer one.
const MOST_TAGGINGS: usize = 192;
/// The most taggings of a sentence that is only tried.
const MOST_TRIED: usize = 8;
/// The most words parsed over all taggings.
const MOST_WORDS: usize = 2_400;
/// The most words of which trees are made over all taggings and forms, the most trees, and the fewest that are made all the same:
/// what is a question has its reading among the first of them.
const MOST_PARSED: usize = 900;
const MOST_TREES: usize = 40;
const FEWEST_TREES: usize = 6;
/// The most steps that the trees of one question may take: lists within lists within lists take many more than their words tell.
const MOST_WORK: u32 = 1_000_000;
/// The most nouns and adjectives that follow on each other.
const MOST_IN_A_ROW: usize = 12;
/// The most parses that may be given up before the question is.
const MOST_GIVEN_UP: usize = 4;

/// A reading with what has to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What was written, as a tree.
    pub question: Question,
    /// What was meant.
    pub reading: Reading,
    /// What was done although it looks odd: words left aside, names that the graph lacks.
    pub warnings: Vec<Diagnostic>,
    /// The words, as they were taken.
    pub tags: Vec<Tag>,
}

/// Some words of a question with what they were taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Their place.
    pub span: Span,
    /// As written.
    pub text: String,
    /// "noun", "verb"; none for words that stand for themselves.
    pub category: Option<&'static str>,
}

/// Reads a question that has one reading.
///
/// The same question with the same lexicon always gives the same reading.
///
/// # Errors
/// [`AskError`] where the text is no question, a word has no meaning, or two readings are equally likely.
pub fn read(text: &str, lexicon: &Lexicon) -> Result<Outcome, AskError> {
    let mut readings = readings(text, lexicon)?;
    if readings.len() > 1 {
        let readings = readings.into_iter().map(|outcome| outcome.reading.paraphrase).collect();
        return Err(AskError::Ambiguous { span: Span::new(0, text.len()), readings });
    }
    readings.pop().ok_or(AskError::NoWords)
}

/// Every reading of a question that is as likely as the likeliest, each said back otherwise; at least one.
///
/// # Errors
/// [`AskError`] where the text is no question or a word has no meaning.
pub fn readings(text: &str, lexicon: &Lexicon) -> Result<Vec<Outcome>, AskError> {
    if text.len() > LONGEST {
        return Err(AskError::TooLong { bytes: text.len() });
    }
    match sentence(text) {
        Sentence::Question(framed) | Sentence::Explain(framed) => {
            let found = within(&framed, lexicon, Unknown::default());
            unfinished(&framed.text, lexicon, found.as_deref().ok()).map_or(found, Err)
        }
        _ => Err(AskError::NoQuestion { span: Span::new(0, text.len()) }),
    }
}

/// The likeliest readings of a sentence that is one of many tried: why it has none is not found out.
#[must_use]
pub fn tried(text: &str, lexicon: &Lexicon) -> Vec<Outcome> {
    match sentence(text) {
        Sentence::Question(framed) if text.len() <= LONGEST => {
            let found = within(&framed, lexicon, Unknown::hasty()).unwrap_or_default();
            if is_unfinished(&framed.text, lexicon, &found) { vec![] } else { found }
        }
        _ => vec![],
    }
}

/// The readings of a question in its context.
pub fn within(framed: &Framed, lexicon: &Lexicon, unknown: Unknown) -> Result<Vec<Outcome>, AskError> {
    let context = context::resolve(framed, lexicon)?;
    let besides = if unknown.is_hasty() { None } else { besides(&framed.text) };
    let text = besides.as_ref().map_or(&framed.text, |besides| &besides.text);
    let text = if unknown.is_hasty() { text } else { &tense::without_now(text) };
    let mut readings = in_any_words(text, lexicon, unknown)?;
    if let Some(besides) = &besides {
        readings.iter_mut().for_each(|outcome| besides::ask(outcome, &besides.asked));
    }
    for outcome in &mut readings {
        let told = std::mem::replace(&mut outcome.reading.context, context.clone());
        outcome.reading.context.origins.extend(told.origins);
        outcome.reading.of_now = tense::is_present(&framed.text);
        if let Some(span) = framed.graph {
            if matches!(outcome.reading.form, Form::Path | Form::Network | Form::Why) {
                return Err(AskError::NoGraph { span });
            }
            outcome.reading.graph = true;
            outcome.reading.paraphrase.push_str(" as a graph");
        }
        outcome.reading.paraphrase = context.spoken() + &outcome.reading.paraphrase;
    }
    Ok(readings)
}

/// The readings of a question as it stands, else in other words; of "who said that …" also by whom the text attributes it to.
fn in_any_words(text: &str, lexicon: &Lexicon, unknown: Unknown) -> Result<Vec<Outcome>, AskError> {
    if unknown.is_hasty() {
        return plain(text, lexicon, None, unknown);
    }
    let ranked = ranked_list(text).or_else(|| named_superlative(text, lexicon));
    if let Some(ranked) = ranked.and_then(|other| otherwise(&other, lexicon)) {
        return Ok(ranked);
    }
    let of_two = one_of_two(text, lexicon);
    let chosen = of_two.iter().filter_map(|other| otherwise(other, lexicon));
    if let Some(readings) = chosen.into_iter().find(|readings| readings.iter().all(is_of_named)) {
        return Ok(readings);
    }
    let found = plain(text, lexicon, None, unknown);
    let attributed = sayers::attributed(text, lexicon);
    match (found, attributed) {
        (Ok(mut readings), Some(attributed)) => {
            for outcome in readings.iter_mut().filter(|outcome| outcome.reading.instead.is_none()) {
                outcome.reading.instead = Some(Box::new(attributed.reading.clone()));
            }
            Ok(readings)
        }
        (Ok(readings), None) => Ok(readings),
        (Err(_), Some(attributed)) => Ok(vec![attributed]),
        (Err(error), None) => rephrased(text).and_then(|other| otherwise(&other, lexicon)).ok_or(error),
    }
}

/// The readings of a question in other words than were written: what was noticed has no place there.
fn otherwise(text: &str, lexicon: &Lexicon) -> Option<Vec<Outcome>> {
    let readings = plain(text, lexicon, None, Unknown::silent()).ok()?;
    let bare = |outcome: Outcome| Outcome { warnings: vec![], tags: vec![], ..outcome };
    Some(readings.into_iter().map(bare).collect())
}

/// The readings of a question without context, of one form if it is given.
pub fn plain(text: &str, lexicon: &Lexicon, only: Option<Rule>, unknown: Unknown) -> Result<Vec<Outcome>, AskError> {
    let words = words(text);
    check(text, &words)?;
    let choices = choices(&words, lexicon);
    let most = if unknown.is_hasty() { MOST_TRIED } else { MOST_TAGGINGS };
    let limit = (MOST_WORDS / words.len().max(1)).clamp(most.min(8), most);
    let mut best = Best {
        only,
        furthest: 0,
        candidates: vec![],
        refusal: None,
        questions: vec![],
        given_up: 0,
        left: (MOST_PARSED / words.len().max(1)).clamp(FEWEST_TREES, MOST_TREES),
        work_left: MOST_WORK,
        recogniser: Recogniser::default(),
        unknown,
    };
    for (cost, path) in cheapest(&choices, limit) {
        if best.is_beaten_by(cost) || best.given_up >= MOST_GIVEN_UP || best.left == 0 {
            break;
        }
        best.consider(text, &words, lexicon, cost, &path);
    }
    best.choose(&words, lexicon)
}

/// The words as a tagging takes them.
fn tags(text: &str, words: &[Word<'_>], path: &crate::question::words::path::Path) -> Vec<Tag> {
    let mut at = 0;
    let mut tag = |choice: &Choice| {
        let span = span_of(words, at..at + choice.words);
        at += choice.words;
        let written = text.get(span.start..span.end).unwrap_or_default().to_owned();
        Tag { span, text: written, category: choice.category.name() }
    };
    path.iter().map(&mut tag).collect()
}

/// Whether so many nouns and adjectives follow on each other as no noun has with all that stands before it.
fn is_overlong(path: &crate::question::words::path::Path) -> bool {
    let in_nouns = |choice: &Choice| {
        matches!(choice.category, Category::Noun | Category::Adjective | Category::Adverb | Category::Number)
    };
    path.chunk_by(|one, other| in_nouns(one) && in_nouns(other)).any(|run| run.len() > MOST_IN_A_ROW)
}

/// A reading that some tagging gives.
struct Candidate {
    cost: u32,
    question: Question,
    resolved: Resolved,
    tags: Vec<Tag>,
}

/// The likeliest readings so far, and the likeliest refusal.
struct Best {
    /// The only form that counts.
    only: Option<Rule>,
    furthest: usize,
    candidates: Vec<Candidate>,
    refusal: Option<(u32, AskError)>,
    questions: Vec<Question>,
    unknown: Unknown,
    given_up: usize,
    /// How many more trees are made.
    left: usize,
    /// How many more steps may be taken for them.
    work_left: u32,
    recogniser: Recogniser,
}

impl Best {
    /// Whether no tagging of this cost can do better.
    fn is_beaten_by(&self, cost: u32) -> bool {
        self.candidates.iter().any(|known| known.cost < cost)
    }

    fn consider(
        &mut self,
        text: &str,
        words: &[Word<'_>],
        lexicon: &Lexicon,
        cost: u32,
        path: &crate::question::words::path::Path,
    ) {
        if is_overlong(path) {
            self.given_up += 1;
            return;
        }
        let tagged = Tagged::new(words, path);
        let fits = match self.only {
            Some(only) => {
                let forms = FORMS.iter().filter(|(form, _)| *form == only);
                let forms = forms.map(|&(form, far)| Fit { form, far, work: 0 }).collect();
                Arc::new(Fits { forms, ..Fits::default() })
            }
            None if self.unknown.is_hasty() => fits_hastily(&tagged.text, &mut self.recogniser),
            None => fits(&tagged.text, &mut self.recogniser),
        };
        if self.only.is_none() {
            self.furthest = self.furthest.max(tagged.word_at(fits.furthest));
            self.given_up += fits.given_up;
        }
        for Fit { form, far, work } in &fits.forms {
            let Some(left) = self.left.checked_sub(1) else { return };
            let Some(work_left) = self.work_left.checked_sub(*work) else {
                self.given_up += 1;
                continue;
            };
            (self.left, self.work_left) = (left, work_left);
            match parse(*form, &tagged.text) {
                Err(failure) => {
                    self.furthest = self.furthest.max(tagged.word_at(failure.at));
                    self.given_up += usize::from(failure.gave_up);
                }
                Ok(pair) => {
                    let builder = Builder { question: text, words, tagged: &tagged };
                    if let Some(question) = builder.question(&pair) {
                        self.resolve(question, lexicon, cost + far, || tags(text, words, path));
                    }
                }
            }
        }
    }

    fn resolve(&mut self, question: Question, lexicon: &Lexicon, cost: u32, tags: impl FnOnce() -> Vec<Tag>) {
        if self.questions.contains(&question) {
            return;
        }
        let resolved = resolve(&question, lexicon, &self.unknown);
        match resolved.and_then(|resolved| bearable(resolved, &question)) {
            Ok(resolved) => {
                let cost = cost + resolved.cost;
                self.candidates.push(Candidate { cost, question: question.clone(), resolved, tags: tags() });
            }
            Err(error) => {
                let nearer = self.refusal.as_ref().is_none_or(|(known, _)| cost < *known);
                if nearer {
                    self.refusal = Some((cost, error));
                }
            }
        }
        self.questions.push(question);
    }

    /// A reading that names what nothing is called does not stand where a plainer one fails for a word.
    fn drop_guesses(&mut self) {
        let Some((plain, _)) = self.refusal else { return };
        let judged = |resolved: &Resolved| matches!(resolved.reading.form, Form::YesNo | Form::Why);
        let guess = |resolved: &Resolved| resolved.warnings.iter().any(|warning| warning.code == "not-mentioned");
        self.candidates.retain(|one| one.cost <= plain || judged(&one.resolved) || !guess(&one.resolved));
    }

    fn choose(self, words: &[Word<'_>], lexicon: &Lexicon) -> Result<Vec<Outcome>, AskError> {
        let mut this = self;
        this.drop_guesses();
        let Some(least) = this.candidates.iter().map(|one| one.cost).min() else {
            return Err(this.refuse(words, lexicon));
        };
        let cheapest = this.candidates.into_iter().filter(|one| one.cost == least);
        let mut readings: Vec<Outcome> = vec![];
        for Candidate { question, resolved: Resolved { mut reading, warnings, .. }, tags, .. } in cheapest {
            reading.paraphrase = paraphrase(&reading);
            if matches!(reading.form, Form::YesNo | Form::Why) {
                reading.adverbs.iter().for_each(|adverb| reading.paraphrase += &format!(" {adverb}"));
            }
            if let Some(instead) = &mut reading.instead {
                instead.paraphrase = paraphrase(instead);
            }
            let known = readings.iter().any(|known| known.reading.paraphrase == reading.paraphrase);
            if !known {
                readings.push(Outcome { question, reading, warnings, tags });
            }
        }
        match words.iter().find(|word| is_unknown(word, lexicon)) {
            Some(unknown)
                if readings.iter().all(|outcome| !outcome.reading.is_about_something())
                    || this.only.is_none() && opens_strangely(words, unknown, &readings) =>
            {
                Err(this.unknown.unknown_word(unknown, lexicon))
            }
            _ => Ok(readings),
        }
    }

    /// Why nothing was understood: a word without meaning, or the place that no rule gets past.
    fn refuse(self, words: &[Word<'_>], lexicon: &Lexicon) -> AskError {
        if let Some((_, refusal)) = self.refusal {
            return refusal;
        }
        if self.unknown.is_silent() {
            return AskError::NoWords;
        }
        if self.given_up > 0 {
            let span = words.iter().map(Word::span).reduce(Span::cover).unwrap_or_default();
            return AskError::TooInvolved { span };
        }
        if let Some(unknown) = by_the_way(words, self.furthest, lexicon) {
            return self.unknown.unknown_word(unknown, lexicon);
        }
        let span = span_of(words, self.furthest..self.furthest + 1);
        AskError::NotUnderstood { span, expected: expected(words.get(..self.furthest).unwrap_or_default(), lexicon) }
    }
}
