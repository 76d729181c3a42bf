//! The reader: text in, parsed sentences out.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::network::Desk;
use super::parse::{Arc, parse, with_names, with_verbs};
use super::tokenize::{Piece, end_of_dateline, join_spaced, sentences, tokens};
use super::{Deprel, Document, Model, Sentence, Tag, Token};
use crate::lexicon::morphology::{WordClass, lemma};
use crate::text::{Source, Span};

/// The model in the binary. Its licence stands beside it: it is not that of the code.
static LEARNT: &[u8] = include_bytes!("../../grammar/english.model");

/// The word vectors in the binary, which the model was trained with.
static VECTORS: &[u8] = include_bytes!("../../grammar/english.vectors");

/// Reads English prose with a trained model. Reading is deterministic: same text, same sentences.
#[derive(Debug, Default)]
pub struct Reader {
    model: Model,
    /// Where earlier texts were worked on: what is known of their words serves the next text.
    desks: Mutex<Vec<Desk>>,
}

impl Reader {
    /// A reader with that model.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { model, desks: Mutex::default() }
    }

    /// The reader with the bundled model, which is decoded when this is first called.
    pub fn bundled() -> &'static Self {
        static READER: OnceLock<Reader> = OnceLock::new();
        // A test holds that the bundled bytes are a model; by an empty one nothing would be read.
        READER.get_or_init(|| Self::new(Model::decode(VECTORS, LEARNT).unwrap_or_default()))
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
        sentences(source).flat_map(|written| {
            let span = written.whole().unwrap_or_default();
            let mut parts = self.clauses(written.pieces);
            for part in &mut parts {
                part.span = span;
            }
            parts
        })
    }

    /// The sentence without its dateline; where semicolons part clauses that could each be a sentence, each as one.
    fn clauses(&self, mut pieces: Vec<Piece>) -> Vec<Sentence> {
        pieces.drain(..end_of_dateline(&pieces));
        let parts = at_semicolons(&pieces);
        if parts.len() > 1 {
            let read: Vec<Sentence> = parts.into_iter().map(|part| self.analyse(part.to_vec())).collect();
            if read.iter().all(stands_alone) {
                return read;
            }
        }
        vec![self.analyse(pieces)]
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
        let mut desk = self.desks().pop().unwrap_or_default();
        let arcs = parse(&self.model, &forms, &mut desk);
        self.desks().push(desk);
        let arcs = with_verbs(with_names(&forms, arcs));
        Sentence::new(pieces.into_iter().zip(arcs).map(|(piece, (tag, arc))| token(piece, tag, arc)).collect())
    }

    /// A desk is whole whenever it lies here, so one left by a thread that failed is as good as any.
    fn desks(&self) -> std::sync::MutexGuard<'_, Vec<Desk>> {
        self.desks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A sentence's tokens in parts that each end with a semicolon outside brackets and quotations.
fn at_semicolons(pieces: &[Piece]) -> Vec<&[Piece]> {
    let mut depth = 0_i32;
    pieces
        .split_inclusive(|piece| {
            match piece.form.as_str() {
                "(" | "[" | "“" | "‘" => depth += 1,
                ")" | "]" | "”" => depth -= 1,
                _ => {}
            }
            piece.form == ";" && depth <= 0
        })
        .collect()
}

/// Whether a clause has a finite verb with a subject of its own, and nothing that hangs it on another.
fn stands_alone(clause: &Sentence) -> bool {
    let Some(root) = clause.root() else { return false };
    let children = || clause.children(root).iter().filter_map(|&child| clause.token(child));
    let is = |relations: &[Deprel]| children().any(|token| relations.contains(&token.relation));
    let finite = clause.token(root).is_some_and(|token| token.tag.is_finite());
    let finite = finite || is(&[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
    finite && is(&[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl]) && !is(&[Deprel::Mark])
}

fn token(piece: Piece, tag: Tag, arc: Arc) -> Token {
    let lemma = match tag {
        proper if proper.is_proper() => piece.form.clone(),
        // "to ground aircraft": a base form is its own lemma, though it may be the past of another verb.
        Tag::Vb => piece.form.to_lowercase(),
        _ => lemma(&piece.form, word_class(&piece.form, tag)),
    };
    let Arc { head, relation, margins } = arc;
    Token { span: piece.span, form: piece.form, lemma, tag, head, relation, margins }
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
