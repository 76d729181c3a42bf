//! Training the reader's model from treebanks. Fixed sequences of random numbers, and sums in fixed orders: the same
//! treebanks give the same model, byte for byte, on every machine.

#[cfg(test)]
mod check;
mod conjuncts;
mod conllu;
mod epochs;
mod join;
mod layers;
mod measure;
mod network;
mod optimiser;
mod quantise;
mod settings;
mod shuffle;

pub use conjuncts::learn_conjuncts;
pub use conllu::{GoldToken, ReadTreebankError, read_treebank};
pub use join::join_hyphenated;
pub use measure::{Accuracy, measure};
pub use network::{Kind, Shape, Shares};
pub use settings::Settings;

use std::collections::BTreeMap;

use super::network::{Keys, Vectors, characters, plain};
use epochs::Training;
use network::Example;
use quantise::encode;
use shuffle::Sequence;

/// What is known after an epoch.
pub struct Epoch<'a> {
    /// Counted from 1.
    pub number: usize,
    /// The mean loss of tags, heads and relations, in nats.
    pub losses: [f64; 3],
    /// The model so far.
    pub model: &'a dyn Fn() -> Vec<u8>,
}

/// Trains a model on sentences as [`read_treebank`] gives them; the file of the model, to be read with the same
/// vectors. Calls `watch` after every epoch.
#[must_use]
pub fn train(
    sentences: &[Vec<GoldToken>],
    vectors: &Vectors,
    settings: &Settings,
    mut watch: impl FnMut(&Epoch<'_>),
) -> Vec<u8> {
    let sentences: Vec<Vec<GoldToken>> = sentences.iter().map(|sentence| join_hyphenated(sentence)).collect();
    let words = frequent(&sentences, settings.least_seen);
    let examples: Vec<Example> = sentences.iter().map(|sentence| Example::new(sentence, &words, vectors)).collect();
    let mut training = Training::new(words, vectors, settings);
    training.learn(&examples, |training, number, losses| {
        let losses = [losses.tags, losses.heads, losses.relations].map(|loss| loss.mean());
        let model = || encode(&training.words, &training.tables, &training.core);
        watch(&Epoch { number, losses, model: &model });
    });
    encode(&training.words, &training.tables, &training.core)
}

/// The words that are seen often enough.
fn frequent(sentences: &[Vec<GoldToken>], least: usize) -> Keys {
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    for token in sentences.iter().flatten() {
        *seen.entry(characters(plain(&token.form))).or_default() += 1;
    }
    Keys::new(seen.into_iter().filter(|&(_, count)| count >= least).map(|(word, _)| word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::network::Desk;
    use crate::prose::parse::parse;
    use crate::prose::{DecodeModelError, Model};

    const TREEBANK: &str = "\
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tcouncil\tcouncil\tNOUN\tNN\t_\t3\tnsubj\t_\t_
3\tadopts\tadopt\tVERB\tVBZ\t_\t0\troot\t_\t_
4\tplans\tplan\tNOUN\tNNS\t_\t3\tobj\t_\t_
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
";

    fn settings() -> Settings {
        let layers = vec![Kind::Convolution(1), Kind::Recurrence(8)];
        let shape = Shape { width: 16, layers, tags_after: 2, arcs: 16, relations: 16 };
        Settings { shape, epochs: 60, batch: 4, rate: 0.01, warm_up: 5, ..Settings::default() }
    }

    #[test]
    fn learns_what_it_was_shown_the_same_way_every_time() {
        let sentences = read_treebank(TREEBANK).unwrap();
        let vectors = Vectors::new([("council", [9_i8; 64].as_slice())].into_iter());
        let mut epochs = 0;
        let learnt = train(&sentences, &vectors, &settings(), |epoch| epochs = epoch.number);
        assert_eq!((epochs, &learnt), (60, &train(&sentences, &vectors, &settings(), |_| ())));
        let model = Model::decode(&vectors.encode(), &learnt).unwrap();
        let accuracy = measure(&model, &sentences);
        assert_eq!((accuracy.words, accuracy.tags, accuracy.arcs), (8, 8, 8));
    }

    #[test]
    fn damaged_models_are_refused() {
        let vectors = Vectors::new([("council", [9_i8; 64].as_slice())].into_iter());
        let vectors_file = vectors.encode();
        let learnt = train(&[], &vectors, &settings(), |_| ());
        assert!(Model::decode(&vectors_file, &learnt).is_ok());
        let decode = |learnt: &[u8]| Model::decode(&vectors_file, learnt).unwrap_err();
        assert_eq!(decode(b"GIF89a"), DecodeModelError::Magic);
        assert_eq!(decode(&learnt[..learnt.len() - 1]), DecodeModelError::Short);
        assert_eq!(decode(&[&learnt[..], b"x"].concat()), DecodeModelError::Trailing);
        assert_eq!(Vectors::decode(&vectors_file[..60]).unwrap_err(), DecodeModelError::Short);
    }

    #[test]
    fn parts_of_a_long_sentence_hang_on_the_first() {
        let vectors = Vectors::default();
        let model = Model::decode(&vectors.encode(), &train(&[], &vectors, &settings(), |_| ())).unwrap();
        let forms: Vec<String> = (0..500).map(|at| format!("w{}", at % 7)).collect();
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        let arcs = parse(&model, &forms, &mut Desk::default());
        let roots = arcs.iter().filter(|(_, arc)| arc.head.is_none());
        assert_eq!((arcs.len(), roots.count()), (500, 1));
        let reaches_root = |word: usize| {
            let above = std::iter::successors(Some(word), |&at| arcs[at].1.head);
            above.take(501).count() < 501
        };
        assert!((0..500).all(reaches_root));
    }
}
