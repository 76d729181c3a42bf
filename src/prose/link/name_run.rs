//! Capitalised words side by side as one name, whatever the parser makes of their inner structure: "Budget
//! Committee" is a name even where the tree calls the committee an apposition of the budget.

use super::name::singular;
use crate::lexicon::{Vocabulary, pronoun_of_given_name};
use crate::prose::clause::is_title_of_several;
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, Sentence};
use std::ops::Range;

/// Stretches of two capitalised nouns or more that hang together in the tree. A title before a name ends one
/// ("President Lopez"), but what stands before a class noun is no title ("General Council").
#[must_use]
pub fn runs(sentence: &Sentence, vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < sentence.tokens.len() {
        let end = (start..sentence.tokens.len()).find(|&at| !is_proper(sentence, at)).unwrap_or(sentence.tokens.len());
        if end > start + 1 && hangs_together(sentence, start..end, vocabulary) {
            found.push(start..end);
        }
        start = end.max(start + 1);
    }
    found
}

fn is_proper(sentence: &Sentence, at: usize) -> bool {
    // "**Councillors** Ana Roe and Jan Bos": no part of the name.
    let next = sentence.token(at + 1).and_then(|next| pronoun_of_given_name(&next.form));
    if next.is_some() && sentence.token(at).is_some_and(|token| is_title_of_several(&token.form)) {
        return false;
    }
    sentence.token(at).is_some_and(|token| {
        token.tag.is_proper() || (at > 0 && token.tag.is_noun() && token.form.starts_with(char::is_uppercase))
    })
}

/// Whether all but one of the tokens hang on another of them as part of a name.
fn hangs_together(sentence: &Sentence, run: Range<usize>, vocabulary: &Vocabulary) -> bool {
    let last = sentence.token(run.end - 1).map(|token| singular(&token.form)).unwrap_or_default();
    let of_class = !vocabulary.classes(&last).is_empty();
    // Side by side, without a copula between them, no name is the subject of another.
    let inner =
        [Deprel::Compound, Deprel::Flat, Deprel::Appos, Deprel::Amod, Deprel::NmodUnmarked, Deprel::Dep, Deprel::Nsubj];
    let is_inner = |at: &usize| {
        sentence.token(*at).is_some_and(|token| {
            token.head.is_some_and(|head| run.contains(&head))
                && (inner.contains(&token.relation) || (of_class && token.relation == Deprel::NmodDesc))
        })
    };
    run.clone().filter(is_inner).count() + 1 == run.len()
}

/// A phrase with the whole of the name that its head stands in; the last word of it becomes the head.
#[must_use]
pub fn completed(phrase: &Phrase, runs: &[Range<usize>]) -> Phrase {
    let Some(run) = runs.iter().find(|run| run.contains(&phrase.head)) else { return phrase.clone() };
    let mut tokens: Vec<usize> = phrase.tokens.iter().copied().chain(run.clone()).collect();
    tokens.sort_unstable();
    tokens.dedup();
    Phrase { head: run.end - 1, tokens, reworded: phrase.reworded.clone() }
}

/// The token by which the name that a token stands in hangs on the rest of the sentence; the token itself if it stands
/// in none.
#[must_use]
pub fn root(sentence: &Sentence, runs: &[Range<usize>], token: usize) -> usize {
    let Some(run) = runs.iter().find(|run| run.contains(&token)) else { return token };
    let hangs_outside =
        |at: &usize| sentence.token(*at).is_some_and(|token| token.head.is_none_or(|head| !run.contains(&head)));
    run.clone().find(hangs_outside).unwrap_or(token)
}

/// Whether an extraction takes two words of one name for two things.
#[must_use]
pub fn splits_name(extraction: &Extraction, runs: &[Range<usize>]) -> bool {
    let object = match (&extraction.object, extraction.construction) {
        (Some(Object::Thing(object)), Construction::Apposition) => object.head,
        _ => return false,
    };
    runs.iter().any(|run| run.contains(&object) && run.contains(&extraction.subject.head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::{Margins, Tag, Token};
    use crate::text::Span;

    fn sentence(tokens: &[(&str, Tag, Option<usize>, Deprel)]) -> Sentence {
        let token = |(at, &(form, tag, head, relation)): (usize, &(&str, Tag, Option<usize>, Deprel))| Token {
            span: Span::new(at * 20, at * 20 + form.len()),
            form: form.into(),
            lemma: form.into(),
            tag,
            head,
            relation,
            margins: Margins::default(),
        };
        Sentence::new(tokens.iter().enumerate().map(token).collect())
    }

    #[test]
    fn adjacent_proper_nouns_are_one_name_but_titles_stay_apart() {
        let name = sentence(&[
            ("Budget", Tag::Nnp, Some(2), Deprel::Nsubj),
            ("Committee", Tag::Nnp, Some(0), Deprel::Appos),
            ("met", Tag::Vbd, None, Deprel::Root),
        ]);
        let vocabulary = Vocabulary::built_in().unwrap();
        let runs = |sentence: &Sentence| runs(sentence, &vocabulary);
        assert_eq!(runs(&name).first(), Some(&(0..2)));
        let part = Phrase { head: 0, tokens: vec![0], reworded: None };
        assert_eq!(root(&name, &runs(&name), 1), 0);
        assert_eq!(completed(&part, &runs(&name)).tokens, [0, 1]);
        let titled = sentence(&[
            ("President", Tag::Nnp, Some(1), Deprel::NmodDesc),
            ("Lopez", Tag::Nnp, Some(2), Deprel::Nsubj),
            ("spoke", Tag::Vbd, None, Deprel::Root),
        ]);
        assert_eq!(runs(&titled), [] as [Range<usize>; 0]);
    }
}
