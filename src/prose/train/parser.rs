//! Training the parser with a dynamic oracle: it learns from the states its own mistakes lead to.

use std::thread;

use super::averages::Averages;
use super::{GoldToken, Perceptron, Sequence, Settings, runner_up};
use crate::prose::model::{Dictionary, Features, ManyWay, Score, ThreeWay, best};
use crate::prose::parse::{Input, State, Transition, costs, gather, gather_relation};
use crate::prose::tagger::words;
use crate::prose::{Deprel, Tag};

/// A sentence to learn from: what the parser will see and the true tree, the root's head being the number of words.
struct Example {
    input: Input,
    heads: Vec<usize>,
    relations: Vec<Deprel>,
}

impl Example {
    fn new(sentence: &[GoldToken], tags: &[Tag], dictionary: &Dictionary) -> Self {
        let forms: Vec<&str> = sentence.iter().map(|token| token.form.as_str()).collect();
        let input = Input::new(&words(&forms, dictionary), tags);
        let tokens = || input.places().iter().filter_map(|&place| sentence.get(place));
        let heads = tokens().map(|token| head(token, sentence, &input)).collect();
        let relations = tokens().map(|token| token.relation).collect();
        Self { heads, relations, input }
    }

    fn relation(&self, dependent: usize) -> Deprel {
        self.relations.get(dependent).copied().unwrap_or(Deprel::Dep)
    }
}

/// The nearest word above a token that the parser will see, as it counts them.
fn head(token: &GoldToken, sentence: &[GoldToken], input: &Input) -> usize {
    let mut above = token.head;
    while let Some(place) = above {
        if let Ok(word) = input.places().binary_search(&place) {
            return word;
        }
        above = sentence.get(place).and_then(|token| token.head);
    }
    input.len()
}

/// The classifiers in training.
struct Trainer<'a> {
    transitions: Perceptron,
    relations: Perceptron,
    sequence: Sequence,
    features: Features,
    settings: &'a Settings,
}

/// Learns the weights of transitions and of relations from sentences tagged so.
pub(super) fn train(
    sentences: &[Vec<GoldToken>],
    tags: &[Vec<Tag>],
    dictionary: &Dictionary,
    settings: &Settings,
) -> (ThreeWay, ManyWay) {
    let example = |(sentence, tags): (&Vec<GoldToken>, &Vec<Tag>)| Example::new(sentence, tags, dictionary);
    let examples: Vec<Example> = sentences.iter().zip(tags).map(example).collect();
    let examples: Vec<&Example> = examples.iter().collect();
    let trained: Vec<(Averages, Averages)> = thread::scope(|scope| {
        let start = |seed| {
            scope.spawn({
                let examples = examples.clone();
                move || train_one(examples, seed, settings)
            })
        };
        let running: Vec<_> = (1..=settings.parsers as u64).map(start).collect();
        running.into_iter().filter_map(|parser| parser.join().ok()).collect()
    });
    let (transitions, relations): (Vec<_>, Vec<_>) = trained.into_iter().unzip();
    (Averages::sum(transitions).three_way(), Averages::sum(relations).many_way())
}

fn train_one(mut examples: Vec<&Example>, seed: u64, settings: &Settings) -> (Averages, Averages) {
    let mut trainer = Trainer {
        transitions: Perceptron::new(settings.least_updates),
        relations: Perceptron::new(settings.least_updates),
        sequence: Sequence::new(777 * seed),
        features: Features::default(),
        settings,
    };
    for epoch in 0..settings.parser_epochs {
        trainer.sequence.shuffle(&mut examples);
        for example in &examples {
            trainer.learn(example, epoch > 0);
        }
    }
    (trainer.transitions.averages(), trainer.relations.averages())
}

impl Trainer<'_> {
    /// Parses the example, mending the weights on the way. When exploring, nine of ten transitions are the parser's
    /// own choice, however wrong.
    fn learn(&mut self, example: &Example, exploring: bool) {
        let mut state = State::new(example.input.len());
        while !state.is_final() {
            let (own, right) = self.choose(&state, example);
            let follow = if exploring && self.sequence.below(10) < 9 { own } else { right };
            match state.arc(follow) {
                None => state.shift(),
                Some((head, dependent)) => {
                    let relation = self.name(&state, example, head, dependent);
                    state.attach(head, dependent, relation);
                }
            }
        }
    }

    /// The transition the parser would take and the best one of those that cost least.
    fn choose(&mut self, state: &State, example: &Example) -> (Transition, Transition) {
        let mut scores = [0; 3];
        gather(state, &example.input, &mut self.features);
        self.transitions.score(self.features.hashes(), &mut scores);
        let costs = costs(state, &example.heads);
        let least = costs.into_iter().flatten().min();
        let highest = |right: bool| {
            let scored = Transition::ALL.into_iter().zip(costs).zip(scores).rev();
            let candidates = scored.filter(|&((_, cost), _)| cost.is_some() && (cost == least) == right);
            candidates.max_by_key(|&(_, score)| score).map(|((transition, _), score)| (transition, score))
        };
        self.transitions.tick();
        let (right, right_score) = highest(true).unwrap_or((Transition::Shift, 0));
        if let Some((wrong, wrong_score)) = highest(false)
            && wrong_score.saturating_add(self.settings.margin) >= right_score
        {
            self.transitions.update(self.features.hashes(), right as usize, wrong as usize);
        }
        (state.best(scores), right)
    }

    /// The relation of an arc: the true one if the arc is true, else the parser's own guess.
    fn name(&mut self, state: &State, example: &Example, head: usize, dependent: usize) -> Deprel {
        if head == example.input.len() {
            return Deprel::Root;
        }
        let mut scores = [0; Deprel::ALL.len()];
        gather_relation(state, &example.input, head, dependent, &mut self.features);
        self.relations.score(self.features.hashes(), &mut scores);
        self.relations.tick();
        let gold = example.relation(dependent);
        if example.heads.get(dependent) != Some(&head) {
            return Deprel::ALL.get(best(&scores)).copied().unwrap_or(gold);
        }
        if let Some(rival) = runner_up(&scores, gold as usize, self.settings.margin) {
            self.relations.update(self.features.hashes(), gold as usize, rival);
        }
        gold
    }
}
