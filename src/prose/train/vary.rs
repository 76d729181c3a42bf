//! Variations of annotated sentences: the same trees with other words in them.
//!
//! A small treebank of one domain shows its sentence patterns with few words. Putting other words of the same tag,
//! and for verbs of the same valency, into the same trees teaches the pattern apart from the words. Words that are
//! both verbs and nouns ("chairs", "reports") come up on purpose: they are what the pattern has to tell apart.

use std::collections::{BTreeMap, BTreeSet};

use super::{GoldToken, Sequence};
use crate::prose::{Deprel, Tag};

/// In how many of ten places where a word can be put in another's stead this is done.
const TENTHS: usize = 6;

/// What must agree for one word to stand for another: the tag and, for verbs, whether an object follows.
type Slot = (Tag, bool);

/// The sentences and `copies` variations of each, with words of their own and homographs of `model`.
#[must_use]
pub fn vary(sentences: &[Vec<GoldToken>], model: &[Vec<GoldToken>], copies: usize) -> Vec<Vec<GoldToken>> {
    let pools = pools(sentences, model);
    let mut sequence = Sequence::new(2_718);
    let mut varied = sentences.to_vec();
    for _ in 0..copies {
        varied.extend(sentences.iter().map(|sentence| variation(sentence, &pools, &mut sequence)));
    }
    varied
}

fn variation(sentence: &[GoldToken], pools: &BTreeMap<Slot, Vec<String>>, sequence: &mut Sequence) -> Vec<GoldToken> {
    let mut varied = sentence.to_vec();
    for (at, token) in varied.iter_mut().enumerate() {
        let pool = slot(sentence, at).and_then(|slot| pools.get(&slot)).map_or(&[][..], Vec::as_slice);
        let chosen = pool.get(sequence.below(pool.len()));
        if let (Some(form), true) = (chosen, sequence.below(10) < TENTHS) {
            token.form.clone_from(form);
            token.lemma.clone_from(form);
        }
    }
    varied
}

fn pools(sentences: &[Vec<GoldToken>], model: &[Vec<GoldToken>]) -> BTreeMap<Slot, Vec<String>> {
    let mut pools: BTreeMap<Slot, BTreeSet<&str>> = BTreeMap::new();
    let plurals: BTreeSet<&str> =
        model.iter().flatten().filter(|token| token.tag == Tag::Nns).map(|token| token.form.as_str()).collect();
    for (sentence, is_own) in sentences.iter().map(|s| (s, true)).chain(model.iter().map(|s| (s, false))) {
        for (at, token) in sentence.iter().enumerate() {
            let homograph = token.tag == Tag::Vbz && plurals.contains(token.form.as_str());
            if let Some(slot) = slot(sentence, at).filter(|_| is_own || homograph) {
                pools.entry(slot).or_default().insert(&token.form);
            }
        }
    }
    pools.into_iter().map(|(slot, forms)| (slot, forms.into_iter().map(str::to_owned).collect())).collect()
}

/// The slot of a word that can be exchanged; function words, names, and parts of fixed expressions have none.
fn slot(sentence: &[GoldToken], at: usize) -> Option<Slot> {
    let token = sentence.get(at)?;
    let children = || sentence.iter().filter(|child| child.head == Some(at));
    let is_plain = token.form.chars().all(char::is_lowercase)
        && !matches!(token.relation, Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Case | Deprel::Fixed)
        && !children().any(|child| child.relation == Deprel::CompoundPrt);
    let has_object = children().any(|child| child.relation == Deprel::Obj);
    match token.tag {
        Tag::Vbz | Tag::Vb if is_plain => Some((token.tag, has_object)),
        Tag::Nn | Tag::Nns | Tag::Jj if is_plain => Some((token.tag, false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::train::read_treebank;

    #[test]
    fn other_words_stand_in_the_same_trees() {
        let text = "1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\tchairs\tchair\tVERB\tVBZ\t_\t0\troot\t_\t_\n\
                    3\ttalks\ttalk\tNOUN\tNNS\t_\t2\tobj\t_\t_\n\n1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n\
                    2\tfunds\tfund\tVERB\tVBZ\t_\t0\troot\t_\t_\n3\tvisits\tvisit\tNOUN\tNNS\t_\t2\tobj\t_\t_\n\n";
        let sentences = read_treebank(text).unwrap();
        let varied = vary(&sentences, &[], 8);
        assert_eq!(varied.len(), 18);
        assert!(varied.iter().any(|s| s[0].form == "She" && s[1].form == "funds"));
        assert!(varied.iter().all(|s| s[1].tag == Tag::Vbz && s[2].head == Some(1)));
        assert_eq!(varied, vary(&sentences, &[], 8));
    }
}
