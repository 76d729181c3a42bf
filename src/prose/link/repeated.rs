//! What is said again of another: "The Port Panel reports to the Board. **So does the Reef Panel.**"

use super::linker::{Linker, Statement};
use crate::claim::{Polarity, Qualifier};
use crate::prose::clause::is_repeating;
use crate::prose::{Construction, Deprel, Extraction, Phrase, Sentence};

/// What the main clause of a sentence and that of the one before said.
#[derive(Debug, Default)]
pub struct Said {
    before: Vec<(Statement, String)>,
    now: Vec<(Statement, String)>,
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
            let repeating = root.map(|root| repeating(sentence, root));
            self.now.extend(repeating.map(|repeating| (statement.clone(), repeating)));
        }
    }
}

/// The auxiliary, by its lemma, that repeats what a main verb or predicate says: "be" of "was elected", "can" of "cannot pay",
/// "do" of "signed".
fn repeating(sentence: &Sentence, root: usize) -> String {
    let bound = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
    let mut children = sentence.children(root).iter().filter_map(|&child| sentence.token(child));
    let own = sentence.token(root).filter(|token| token.lemma == "be");
    match children.find(|token| bound.contains(&token.relation)).or(own) {
        Some(auxiliary) => family(&auxiliary.lower()).to_owned(),
        None => "do".to_owned(),
    }
}

/// What forms of an auxiliary have in common.
fn family(form: &str) -> &str {
    match form {
        "am" | "is" | "are" | "was" | "were" | "be" | "'s" | "'re" => "be",
        "has" | "have" | "had" | "'ve" => "have",
        "do" | "does" | "did" => "do",
        "can" | "cannot" | "ca" => "can",
        "will" | "wo" | "'ll" => "will",
        other => other,
    }
}

/// Whether the sentence ends with its subject, or with what tells more of it after a comma: "So does Chile, which paid". What
/// else follows, "in part", "if it can", "'s board", may narrow what is said again.
fn ends_with(sentence: &Sentence, subject: usize) -> bool {
    let is_comma = |at: usize| sentence.token(at).is_some_and(|token| token.is(","));
    let comma = |at: usize| is_comma(at) || at.checked_sub(1).is_some_and(is_comma);
    let start = |at: usize| sentence.subtree(at).into_iter().min().unwrap_or(at);
    let of = |at: usize| {
        let mut children = sentence.children(at).iter().filter_map(|&child| sentence.token(child));
        children.any(|token| token.relation == Deprel::Case && token.is("of"))
    };
    let plain = |&child: &usize| {
        child < 2
            || sentence.token(child).is_some_and(|token| match token.relation.base() {
                Deprel::Det | Deprel::Amod | Deprel::Compound | Deprel::Flat | Deprel::Nummod | Deprel::Cc => true,
                Deprel::Punct => true,
                Deprel::Nmod => token.relation == Deprel::NmodPoss || of(child),
                Deprel::Acl => token.relation == Deprel::AclRelcl && comma(start(child)),
                Deprel::Appos => comma(start(child)),
                Deprel::Conj => ends_with(sentence, child),
                _ => false,
            })
    };
    let within = sentence.subtree(subject);
    let beside =
        |at: usize| !within.contains(&at) && sentence.token(at).is_some_and(|token| !token.tag.is_punctuation());
    let joined = sentence.token(subject).is_some_and(|token| token.relation == Deprel::Conj);
    sentence.children(subject).iter().all(plain) && (joined || !(2..sentence.tokens.len()).any(beside))
}

/// The subject of "so does X", "neither does X", whether it is denied of it, and the auxiliary.
fn another(sentence: &Sentence) -> Option<(usize, Polarity, String)> {
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
    ends_with(sentence, subject).then(|| (subject, polarity, family(&word).to_owned()))
}

impl Linker<'_> {
    /// What the sentence says of others by repeating what the one before said.
    pub(super) fn repeated(&mut self, sentence: &Sentence) -> Vec<Statement> {
        let Some((first, polarity, auxiliary)) = another(sentence) else { return vec![] };
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
            let same = |said: &Statement, repeating: &str| said.polarity == polarity && *repeating == auxiliary;
            let told = before.iter().filter(move |(said, repeating)| said.subject != other && same(said, repeating));
            told.map(move |(said, _)| {
                let mut again = Statement { subject: other, ..said.clone() };
                // When another did so is not told.
                again.qualifiers.retain(|one| !matches!(one, Qualifier::Time(..) | Qualifier::TimeText(_)));
                again.wording.subject = None;
                again
            })
        };
        others.into_iter().flat_map(again).collect()
    }
}
