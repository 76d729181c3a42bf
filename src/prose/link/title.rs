//! What the title of a text says it is about: "Transport Committee" above minutes is the Committee that they speak of.

use super::name::{Name, render};
use super::reference::Resolver;
use crate::prose::clause::WordClass;
use crate::prose::{Extraction, Object, Phrase, Sentence, TOPIC, Tag, Token};

/// A title stands within this many lines from the start.
const OPENING: usize = 3;

/// The most words of the name of a body in a title.
const LONGEST: usize = 10;

impl Resolver<'_> {
    /// Takes note of the body that a line at the start of the text is the name of.
    pub fn meet_title(&mut self, sentence: &Sentence) {
        if self.context.number() > OPENING {
            return;
        }
        let Some(name) = title_of(sentence) else { return };
        let body = self.registry.intern(&name);
        self.speaker.entitle(body);
    }

    /// Whether what an extraction says of the topic of the text can be said: there is one.
    #[must_use]
    pub fn knows_topic(&self, sentence: &Sentence, extraction: &Extraction) -> bool {
        let of_topic = |phrase: &Phrase| phrase.reworded.as_deref() == Some(TOPIC);
        let speaks =
            of_topic(&extraction.subject) || extraction.object.as_ref().map(Object::phrase).is_some_and(of_topic);
        !speaks || self.speaker.topic().is_some() || self.registry.has_definition_before(sentence.span.start)
    }
}

/// The name of a body that a sentence is, and nothing else.
fn title_of(sentence: &Sentence) -> Option<Name> {
    let tokens: Vec<usize> = (0..sentence.tokens.len()).collect();
    let linking = ["and", "&"];
    let fits = |&at: &usize| {
        sentence.token(at).is_some_and(|token| {
            let tag = token.tag;
            let part = linking.iter().any(|word| token.is(word)) || token.form.starts_with(char::is_uppercase);
            part && !tag.is_finite() && tag != Tag::Md && tag != Tag::Dt
        })
    };
    let &head = tokens.last()?;
    // In capitals stands whose body it is: "NORTHMOOR TOWN COUNCIL" above its committees.
    let shouted = |token: &Token| !token.form.chars().any(char::is_lowercase);
    let body =
        sentence.token(head).is_some_and(|token| !shouted(token) && WordClass::MeetingBody.contains(&token.lower()));
    let named = (2..=LONGEST).contains(&tokens.len()) && tokens.iter().all(fits) && body;
    let phrase = Phrase { head, tokens, reworded: None };
    let name = Name::of(sentence, &phrase, None).filter(|_| named)?;
    Some(Name { label: render(sentence, &phrase.tokens), ..name })
}
