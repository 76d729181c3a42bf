//! The loop: epoch after epoch, batch after batch.

use super::Sequence;
use super::network::{Batch, Core, Example, Losses, Tables, gradient};
use super::optimiser::Optimiser;
use super::settings::Settings;
use crate::prose::network::{Keys, Vectors};

/// A network in training.
pub(super) struct Training<'a> {
    /// Which words have a row of their own.
    pub(super) words: Keys,
    /// The tables of the words' traits.
    pub(super) tables: Tables,
    /// Everything else that is learnt.
    pub(super) core: Core,
    vectors: &'a Vectors,
    settings: &'a Settings,
    sequence: Sequence,
}

impl<'a> Training<'a> {
    /// A network with random weights.
    pub(super) fn new(words: Keys, vectors: &'a Vectors, settings: &'a Settings) -> Self {
        let mut sequence = Sequence::new(1_234);
        let tables = Tables::new(words.sorted().len(), settings.shape.width, &mut sequence);
        let core = Core::new(&settings.shape, &mut sequence);
        Self { words, tables, core, vectors, settings, sequence }
    }

    /// Learns from the examples; calls `watch` after every epoch.
    pub(super) fn learn(&mut self, examples: &[Example], mut watch: impl FnMut(&Self, usize, Losses)) {
        let mut optimiser = Optimiser::new(&self.core, &self.tables);
        let per_epoch = self.batches(examples).len();
        let all = (per_epoch * self.settings.epochs).max(1);
        let mut step = 0;
        for epoch in 0..self.settings.epochs {
            let mut losses = Losses::default();
            for batch in self.batches(examples) {
                let found = gradient(
                    &self.core,
                    &self.tables,
                    self.vectors,
                    &Batch::new(&batch),
                    &self.settings.shares,
                    &mut self.sequence,
                );
                losses.add(found.losses);
                step += 1;
                let rate = self.rate(step, all);
                optimiser.step(&mut self.core, &mut self.tables, found, rate);
            }
            watch(self, epoch + 1, losses);
        }
    }

    /// Grows at first, then falls evenly to nought.
    fn rate(&self, step: usize, all: usize) -> f32 {
        let warm = (step as f32 / self.settings.warm_up.max(1) as f32).min(1.0);
        let left = all.saturating_sub(step) as f32 / all as f32;
        self.settings.rate * warm * left
    }

    /// The examples in a new order, cut into batches.
    fn batches<'e>(&mut self, examples: &'e [Example]) -> Vec<Vec<&'e Example>> {
        let mut order: Vec<&Example> = examples.iter().collect();
        self.sequence.shuffle(&mut order);
        let mut batches = Vec::new();
        let (mut batch, mut tokens) = (Vec::new(), 0);
        for example in order {
            tokens += example.len();
            batch.push(example);
            if tokens >= self.settings.batch {
                batches.push(std::mem::take(&mut batch));
                tokens = 0;
            }
        }
        if !batch.is_empty() {
            batches.push(batch);
        }
        batches
    }
}
