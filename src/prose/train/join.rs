//! Joining hyphenated words of a treebank into one token, as the tokeniser reads them.
//!
//! Treebanks cut `non-binding` into three. As one token it has one tag and one head, trees get flatter, and
//! the words around it are nearer: parsing gets better.

use super::GoldToken;
use crate::prose::{Deprel, Tag};

/// The sentence with each hyphenated word as one token; its head is that of the part which has its head outside.
///
/// Parts that do not form one subtree are left apart.
#[must_use]
pub fn join_hyphenated(sentence: &[GoldToken]) -> Vec<GoldToken> {
    let groups = groups(sentence);
    let mut place = vec![0; sentence.len()];
    for (at, &(start, end)) in groups.iter().enumerate() {
        place.iter_mut().take(end).skip(start).for_each(|place| *place = at);
    }
    let joined = groups.iter().filter_map(|&(start, end)| {
        let mut token = join(sentence.get(start..end)?, start)?;
        token.head = token.head.and_then(|head| place.get(head).copied());
        Some(token)
    });
    joined.collect()
}

/// The ranges of tokens that become one.
fn groups(sentence: &[GoldToken]) -> Vec<(usize, usize)> {
    let mut groups = Vec::new();
    let mut start = 0;
    while start < sentence.len() {
        let mut end = start + 1;
        while sentence.get(end - 1..end + 2).is_some_and(is_hyphenated) {
            end += 2;
        }
        let one_subtree = sentence.get(start..end).is_some_and(|parts| outward(parts, start).count() == 1);
        if one_subtree {
            groups.push((start, end));
        } else {
            groups.extend((start..end).map(|at| (at, at + 1)));
        }
        start = end;
    }
    groups
}

fn is_hyphenated(three: &[GoldToken]) -> bool {
    let [first, hyphen, last] = three else { return false };
    hyphen.tag == Tag::Hyph && hyphen.form.chars().count() == 1 && is_word(&first.form) && is_word(&last.form)
}

/// Whether it can be part of a hyphenated word.
fn is_word(form: &str) -> bool {
    form.chars().any(char::is_alphanumeric) && form.chars().all(|c| c.is_alphanumeric() || ".&'’".contains(c))
}

/// The parts whose head lies outside.
fn outward(parts: &[GoldToken], start: usize) -> impl Iterator<Item = &GoldToken> {
    let inside = start..start + parts.len();
    parts.iter().filter(move |part| part.head.is_none_or(|head| !inside.contains(&head)))
}

fn join(parts: &[GoldToken], start: usize) -> Option<GoldToken> {
    let mut token = outward(parts, start).next()?.clone();
    if parts.len() > 1 {
        token.form = parts.iter().map(|part| part.form.as_str()).collect();
        token.lemma = token.form.to_lowercase();
        let modifier = matches!(token.relation, Deprel::Amod | Deprel::Nmod | Deprel::Compound);
        if modifier && matches!(token.tag, Tag::Vbn | Tag::Vbg | Tag::Afx | Tag::Rb) {
            token.tag = Tag::Jj;
            token.upos = "ADJ".to_owned();
        }
    }
    Some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphenated_word_becomes_one_token() {
        let token = |form: &str, tag, head, relation| GoldToken {
            form: form.into(),
            lemma: form.into(),
            upos: "X".into(),
            tag,
            head,
            relation,
        };
        let sentence = [
            token("best", Tag::Rbs, Some(2), Deprel::Advmod),
            token("-", Tag::Hyph, Some(2), Deprel::Punct),
            token("known", Tag::Vbn, Some(3), Deprel::Amod),
            token("bodies", Tag::Nns, None, Deprel::Root),
        ];
        let joined = join_hyphenated(&sentence);
        assert_eq!(joined.len(), 2);
        assert_eq!((joined[0].form.as_str(), joined[0].tag, joined[0].head), ("best-known", Tag::Jj, Some(1)));
    }
}
