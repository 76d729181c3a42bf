//! What of a sentence its claims rest on.

use crate::prose::{Deprel, Extraction, Object, Phrase, PhraseQualifier, Sentence, Tag};
use crate::text::Span;

/// A sentence with fewer words than this is a heading or a label: that nothing is claimed of it needs no mention.
const SHORTEST: usize = 5;

/// How much of a text its claims rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many sentences were read.
    pub sentences: usize,
    /// How many of them say something that became a claim.
    pub claimed: usize,
    /// How many words that carry meaning there are: nouns, verbs, adjectives and numbers.
    pub words: usize,
    /// Of these, how many stand in sentences that made no claim.
    pub unclaimed_words: usize,
    /// Sentences that state nothing, and of which nothing is claimed.
    pub unclaimed: Vec<Span>,
    /// Of the others, the words that carry meaning and stand in no claim, with their sentence.
    pub unused: Vec<(Span, Vec<Span>)>,
}

impl Coverage {
    /// Takes in a sentence, the extractions that became claims, and whether it should have become one.
    pub fn see(&mut self, sentence: &Sentence, claimed: &[&Extraction], states_something: bool) {
        self.sentences += 1;
        let telling: Vec<usize> = (0..sentence.tokens.len()).filter(|&at| carries_meaning(sentence, at)).collect();
        self.words += telling.len();
        if claimed.is_empty() {
            self.unclaimed_words += telling.len();
            if !states_something && sentence.tokens.len() >= SHORTEST {
                self.unclaimed.push(sentence.span);
            }
            return;
        }
        self.claimed += 1;
        let mut used = vec![false; sentence.tokens.len()];
        for at in claimed.iter().flat_map(|extraction| words_of(extraction)) {
            if let Some(used) = used.get_mut(at) {
                *used = true;
            }
        }
        let left = telling.into_iter().filter(|&at| used.get(at) == Some(&false));
        let spans: Vec<Span> = left.filter_map(|at| sentence.token(at)).map(|token| token.span).collect();
        if !spans.is_empty() {
            self.unused.push((sentence.span, spans));
        }
    }
}

fn carries_meaning(sentence: &Sentence, at: usize) -> bool {
    let Some(token) = sentence.token(at) else { return false };
    let serves = matches!(token.relation, Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Fixed);
    let telling = token.tag.is_noun() || token.tag.is_verb() || matches!(token.tag, Tag::Jj | Tag::Cd);
    telling && !serves
}

fn words_of<'a>(extraction: &'a Extraction) -> impl Iterator<Item = usize> + 'a {
    let phrase = |phrase: &'a Phrase| phrase.tokens.iter().chain([&phrase.head]);
    let object = extraction.object.as_ref().map(Object::phrase);
    let qualifiers = extraction.qualifiers.iter().filter_map(of_qualifier);
    let phrases = [&extraction.subject].into_iter().chain(object).chain(qualifiers).flat_map(phrase);
    phrases.chain(&extraction.relation_tokens).chain(&extraction.marker).copied()
}

fn of_qualifier(qualifier: &PhraseQualifier) -> Option<&Phrase> {
    match qualifier {
        PhraseQualifier::Time(..) => None,
        PhraseQualifier::TimeText(phrase)
        | PhraseQualifier::Hedge(phrase)
        | PhraseQualifier::Condition(phrase)
        | PhraseQualifier::Venue(phrase)
        | PhraseQualifier::Attribution(phrase)
        | PhraseQualifier::Scope(_, phrase) => Some(phrase),
    }
}
