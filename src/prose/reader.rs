//! The reader: text in, parsed sentences out.

use std::sync::OnceLock;

use super::parse::{Input, Parser};
use super::tagger::{tag, words};
use super::tokenize::{Piece, join_spaced, sentences, tokens};
use super::{Deprel, Document, Model, Sentence, Tag, Token};
use crate::lexicon::morphology::{WordClass, lemma};
use crate::text::{Source, Span};

/// The model in the binary. Its licence stands beside it: it is not that of the code.
static BUNDLED: &[u8] = include_bytes!("../../grammar/english.model");

/// Reads English prose with a trained model. Reading is deterministic: same text, same sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    model: Model,
}

impl Reader {
    /// A reader with that model.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { model }
    }

    /// The reader with the bundled model, which is decoded when this is first called.
    pub fn bundled() -> &'static Self {
        static READER: OnceLock<Reader> = OnceLock::new();
        // A test holds that the bundled bytes are a model; an empty one would still read, badly.
        READER.get_or_init(|| Self::new(Model::decode(BUNDLED).unwrap_or_default()))
    }

    /// Reads a whole source.
    ///
    /// Sentences end at full stops and the like, at blank lines, and around headings and list items; a line break
    /// within a hard-wrapped paragraph ends nothing. List markers belong to no sentence.
    #[must_use]
    pub fn read(&self, source: Source) -> Document {
        let sentences = self.sentences(&source).collect();
        Document { source, sentences }
    }

    /// Reads a source sentence by sentence, holding one at a time.
    pub fn sentences<'a>(&'a self, source: &'a Source) -> impl Iterator<Item = Sentence> + 'a {
        sentences(source).map(|written| {
            let mut sentence = self.analyse(written.pieces);
            sentence.span = written.span.unwrap_or(sentence.span);
            sentence
        })
    }

    /// Reads a span as one sentence, for text that is split already.
    ///
    /// If the text looks tokenised (a space on both sides of every comma), hyphens between spaces join words and
    /// treebank escapes such as `-LRB-` are understood. A span without words gives a sentence without tokens.
    #[must_use]
    pub fn read_sentence(&self, source: &Source, span: Span) -> Sentence {
        self.analyse(join_spaced(source.slice(span), tokens(source, span)))
    }

    fn analyse(&self, pieces: Vec<Piece>) -> Sentence {
        let forms: Vec<&str> = pieces.iter().map(|piece| piece.form.as_str()).collect();
        let words = words(&forms, &self.model.dictionary);
        let tags = tag(&words, &self.model.tags);
        let mut parser = Parser::new(&self.model.transitions, &self.model.relations);
        let tree = parser.parse(&Input::new(&words, &tags), &forms);
        let arcs = tags.into_iter().zip(tree);
        Sentence::new(pieces.into_iter().zip(arcs).map(|(piece, (tag, arc))| token(piece, tag, arc)).collect())
    }
}

fn token(piece: Piece, tag: Tag, (head, relation): (Option<usize>, Deprel)) -> Token {
    let lemma = if tag.is_proper() { piece.form.clone() } else { lemma(&piece.form, word_class(&piece.form, tag)) };
    Token { span: piece.span, form: piece.form, lemma, tag, head, relation }
}

/// How a word of that tag is inflected; singular nouns that look like plurals (*politics*) are not.
fn word_class(form: &str, tag: Tag) -> WordClass {
    match tag {
        Tag::Nns => WordClass::Noun,
        Tag::Nn if !form.ends_with('s') => WordClass::Noun,
        Tag::Jjr | Tag::Jjs | Tag::Rbr | Tag::Rbs => WordClass::Adjective,
        Tag::Md => WordClass::Verb,
        verb if verb.is_verb() => WordClass::Verb,
        _ => WordClass::Other,
    }
}
