//! What is said again of another: "The Port Panel reports to the Board. **So does the Reef Panel.**"

use super::linker::{Linker, Statement};
use crate::claim::Polarity;
use crate::prose::clause::is_repeating;
use crate::prose::{Construction, Deprel, Extraction, Phrase, Sentence};

/// What the main clause of a sentence and that of the one before said.
#[derive(Debug, Default)]
pub struct Said {
    before: Vec<Statement>,
    now: Vec<Statement>,
}

impl Said {
    /// A new sentence begins.
    pub fn next_sentence(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }

    /// Takes note of a statement of the main clause.
    pub fn take_note(&mut self, sentence: &Sentence, extraction: &Extraction, statement: &Statement) {
        let root = sentence.root();
        let object = extraction.object.as_ref().map(|object| object.phrase().head);
        let main = root.is_some_and(|root| extraction.relation_tokens.contains(&root))
            || extraction.construction == Construction::Copula && object == root;
        let told = [Construction::Clause, Construction::Copula].contains(&extraction.construction);
        if main && told {
            self.now.push(statement.clone());
        }
    }
}

/// The subject of "so does X", "neither does X", and whether it is denied of it.
fn another(sentence: &Sentence) -> Option<(usize, Polarity)> {
    let opening = sentence.token(0)?;
    let polarity = match opening.lower().as_str() {
        "so" => Polarity::Affirmed,
        "neither" | "nor" => Polarity::Denied,
        _ => return None,
    };
    let word = sentence.token(1)?.lower();
    let auxiliary = is_repeating(&word);
    let named = |at: &usize| {
        sentence.token(*at).is_some_and(|token| {
            (token.tag.is_noun() || token.tag.is_pronoun()) && token.head.is_none_or(|head| head < 2)
        })
    };
    let subject = (2..sentence.tokens.len()).find(named).filter(|_| auxiliary)?;
    Some((subject, polarity))
}

impl Linker<'_> {
    /// What the sentence says of others by repeating what the one before said.
    pub(super) fn repeated(&mut self, sentence: &Sentence) -> Vec<Statement> {
        let Some((first, polarity)) = another(sentence) else { return vec![] };
        let joined = |&at: &usize| sentence.token(at).is_some_and(|token| token.relation == Deprel::Conj);
        let heads = std::iter::once(first).chain(sentence.children(first).iter().copied().filter(joined));
        let outer = [Deprel::Conj, Deprel::Cc, Deprel::AclRelcl, Deprel::Acl, Deprel::Appos, Deprel::Punct];
        let phrase = |head: usize| {
            let left_out: Vec<usize> = sentence
                .children(head)
                .iter()
                .copied()
                .filter(|&child| sentence.token(child).is_some_and(|token| outer.contains(&token.relation)))
                .flat_map(|child| sentence.subtree(child))
                .collect();
            let tokens = sentence.subtree(head).into_iter().filter(|at| !left_out.contains(at)).collect();
            Phrase { head, tokens, reworded: None }
        };
        let phrases: Vec<Phrase> = heads.map(phrase).collect();
        let before = self.said.before.clone();
        let others: Vec<_> = phrases.iter().flat_map(|phrase| self.resolver.resolve(sentence, phrase)).collect();
        let again = |other| {
            before.iter().filter(move |said| said.subject != other).map(move |said| {
                let mut again = Statement { subject: other, polarity, ..said.clone() };
                again.wording.subject = None;
                again
            })
        };
        others.into_iter().flat_map(again).collect()
    }
}
