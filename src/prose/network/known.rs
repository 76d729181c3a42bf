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
        super::cases(forms).zip(forms).map(|(case, form)| self.place(model, form, case, work)).collect()
    }

    fn place(&mut self, model: &Model, form: &str, case: u8, work: &mut Work) -> u32 {
        let known = self.places.get(form).and_then(|cases| cases.get(usize::from(case)).copied().flatten());
        known.unwrap_or_else(|| {
            let place = self.words.len() as u32;
            self.words.push(enter(model, Traits::new(form, case, &model.words, &model.vectors.keys), work));
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

fn enter(model: &Model, traits: Traits, work: &mut Work) -> Word {
    work.normed.clear();
    work.normed.extend(model.vectors.row(traits.vector).iter().map(|&byte| i16::from(byte)));
    work.normed.resize(model.projection.inputs(), 0);
    work.through(&model.projection);
    let mut input: Box<[f32]> = work.outputs.as_slice().into();
    for (table, row) in model.tables.iter().zip(traits.rows) {
        input.iter_mut().zip(table.row(row)).for_each(|(sum, &byte)| *sum += f32::from(byte) * table.scale);
    }
    let Some(Layer::Convolution(first)) = model.layers.first() else { return Word { input, taps: Box::default() } };
    first.taps(&input, work);
    Word { input, taps: work.outputs.as_slice().into() }
}
