//! What the title of a text says it is about: "Transport Committee" above minutes is the Committee that they speak of.

use super::classify::capitalised;
use super::name::{Name, render};
use super::reference::Resolver;
use crate::prose::clause::WordClass;
use crate::prose::{DOCUMENT, Extraction, Object, Phrase, Sentence, TOPIC, Tag, Token};

/// A title stands within this many lines from the start.
const OPENING: usize = 3;

/// The most words of the name of a body in a title.
const LONGEST: usize = 10;

impl Resolver<'_> {
    /// Takes note of the body that a line at the start of the text is the name of.
    pub fn meet_title(&mut self, sentence: &Sentence) {
        self.headed.meet(sentence, self.context.number());
        if self.context.number() > OPENING {
            return;
        }
        if let Some(name) = document_of(sentence) {
            let document = self.registry.intern(&name);
            self.registry.add_name(document, &titled(&name.head), false);
            self.speaker.call_itself(document);
        }
        let Some(name) = title_of(sentence) else { return };
        let body = self.registry.intern(&name);
        self.speaker.entitle(body);
    }

    /// Whether what an extraction says of the topic of the text, or of the text itself, can be said: there is one.
    #[must_use]
    pub fn knows_topic(&self, sentence: &Sentence, extraction: &Extraction) -> bool {
        let object = extraction.object.as_ref().map(Object::phrase);
        let speaks_of = |what: &str| {
            [Some(&extraction.subject), object].into_iter().flatten().any(|one| one.reworded.as_deref() == Some(what))
        };
        if speaks_of(DOCUMENT) {
            return self.speaker.document().is_some() && self.context.number() <= OPENING + 1;
        }
        !speaks_of(TOPIC) || self.speaker.topic().is_some() || self.registry.has_definition_before(sentence.span.start)
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

/// What a text calls itself in its title: the Charter of "CHARTER OF THE LAKE UNION", the Terms of Reference of a panel.
fn document_of(sentence: &Sentence) -> Option<Name> {
    let told = sentence.tokens.iter().any(|token| token.tag.is_finite() || token.tag == Tag::Md);
    let head = sentence.tokens.iter().position(|token| WordClass::Document.contains(&token.lower()))?;
    // "Report on the Convention" is a report.
    let within = ["of", "on", "about", "under", "to", "for", "from", "with"];
    let before = sentence.tokens.get(..head)?;
    if before.iter().any(|token| within.iter().any(|word| token.is(word))) {
        return None;
    }
    let next = sentence.token(head + 1);
    let whole =
        next.is_none_or(|token| ["of", "for", "on", "between", "(", ".", ","].iter().any(|word| token.is(word)));
    let kinds = ["reference", "procedure", "association", "understanding", "conduct", "agreement"];
    let kind = sentence.token(head + 2).filter(|token| kinds.iter().any(|kind| token.is(kind)));
    let last = if kind.is_some() && next.is_some_and(|token| token.is("of")) { head + 2 } else { head };
    let phrase = Phrase { head, tokens: (head..=last).collect(), reworded: None };
    let capital = sentence.token(head)?.form.starts_with(char::is_uppercase);
    let name = Name::of(sentence, &phrase, None).filter(|_| !told && whole && capital)?;
    Some(Name { label: titled(&name.label), proper: true, ..name })
}

/// "RULES OF PROCEDURE" as "Rules of Procedure".
fn titled(words: &str) -> String {
    let small = |word: &str| ["of", "for", "on", "the", "and"].contains(&word);
    let words = words.to_lowercase();
    words
        .split(' ')
        .map(|word| if small(word) { word.to_owned() } else { capitalised(word) })
        .collect::<Vec<_>>()
        .join(" ")
}
