//! The words of a text so far: what was computed for them is kept, as most of them come again.

use rustc_hash::FxHashMap;

use super::layer::Layer;
use super::work::Work;
use super::{Model, Traits};

/// How many words are kept at the most; then all are forgotten.
const MOST_WORDS: usize = 8_192;

/// How many cases a word can have; see [`super::cases`].
const CASES: usize = 8;

/// Words, each with what it enters the network as and what it adds to itself and to its
/// neighbours in the first convolution. That does not depend on the sentence, so it is computed once.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    places: FxHashMap<Box<str>, [Option<u32>; CASES]>,
    words: Vec<Word>,
}

/// What does not depend on the sentence a word is in.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// What it enters the network as.
    pub(super) input: Box<[f32]>,
    /// What it adds to itself and its neighbours in the first convolution.
    pub(super) taps: Box<[f32]>,
}

impl Known {
    /// For each word the place of what is known of it.
    pub(super) fn places(&mut self, model: &Model, forms: &[&str], work: &mut Work) -> Vec<u32> {
        if self.words.len() > MOST_WORDS {
            *self = Self::default();
        }
        let mut fresh = Vec::new();
        let places =
            super::cases(forms).zip(forms).map(|(case, form)| self.place(model, form, case, &mut fresh)).collect();
        self.words.extend(enter(model, &fresh, work));
        places
    }

    /// The place of a word; one that is not known yet gets the next place, and joins the `fresh` ones.
    fn place(&mut self, model: &Model, form: &str, case: u8, fresh: &mut Vec<Traits>) -> u32 {
        let known = self.places.get(form).and_then(|cases| cases.get(usize::from(case)).copied().flatten());
        known.unwrap_or_else(|| {
            let place = (self.words.len() + fresh.len()) as u32;
            fresh.push(Traits::new(form, case, &model.words, &model.vectors.keys));
            let cases = self.places.entry(form.into()).or_default();
            if let Some(slot) = cases.get_mut(usize::from(case)) {
                *slot = Some(place);
            }
            place
        })
    }

    /// What is known of the word at a place.
    pub(super) fn word(&self, place: u32) -> Option<&Word> {
        self.words.get(place as usize)
    }
}

/// What is to be known of words. Several at once fetch the weights but once.
fn enter(model: &Model, words: &[Traits], work: &mut Work) -> Vec<Word> {
    if words.is_empty() {
        return vec![];
    }
    work.normed.clear();
    for (at, traits) in words.iter().enumerate() {
        work.normed.extend(model.vectors.row(traits.vector).iter().map(|&byte| i16::from(byte)));
        work.normed.resize((at + 1) * model.projection.inputs(), 0);
    }
    work.through(&model.projection);
    let mut inputs = work.outputs.clone();
    for (input, traits) in inputs.chunks_exact_mut(model.width().max(1)).zip(words) {
        for (table, row) in model.tables.iter().zip(traits.rows) {
            input.iter_mut().zip(table.row(row)).for_each(|(sum, &byte)| *sum += f32::from(byte) * table.scale);
        }
    }
    work.outputs.clear();
    if let Some(Layer::Convolution(first)) = model.layers.first() {
        first.taps(&inputs, work);
    }
    let taps = work.outputs.chunks_exact((work.outputs.len() / words.len()).max(1)).map(Box::from);
    let taps = taps.chain(std::iter::repeat_with(Box::default));
    inputs
        .chunks_exact(model.width().max(1))
        .zip(taps)
        .map(|(input, taps)| Word { input: input.into(), taps })
        .collect()
}
