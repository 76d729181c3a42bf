//! Words of names that were tagged by what they mean elsewhere: "the Mind **Our** Sea network".

use super::Arc;
use crate::prose::{Deprel, Tag};

/// Tags as a part of its name the possessive pronoun with a capital between two words with capitals, the first of which
/// opens no sentence.
pub(crate) fn with_names(forms: &[&str], mut parsed: Vec<(Tag, Arc)>) -> Vec<(Tag, Arc)> {
    let capital = |form: &str| form.starts_with(char::is_uppercase);
    for (at, words) in forms.windows(3).enumerate().skip(1) {
        let [_, word, _] = words else { continue };
        let named = words.iter().all(|word| capital(word)) && word.chars().any(char::is_lowercase);
        if let Some((tag, arc)) = parsed.get_mut(at + 1).filter(|(tag, _)| named && *tag == Tag::PrpPoss) {
            *tag = Tag::Nnp;
            if arc.relation == Deprel::NmodPoss {
                arc.relation = Deprel::Compound;
            }
        }
    }
    parsed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Margins;

    #[test]
    fn possessives_inside_names_are_parts_of_them() {
        let arc = |relation| Arc { head: Some(4), relation, margins: Margins::default() };
        let parsed = vec![
            (Tag::Dt, arc(Deprel::Det)),
            (Tag::Nnp, arc(Deprel::Compound)),
            (Tag::PrpPoss, arc(Deprel::NmodPoss)),
            (Tag::Nnp, arc(Deprel::Compound)),
            (Tag::Nn, Arc { head: None, ..arc(Deprel::Root) }),
        ];
        let found = with_names(&["The", "Mind", "Our", "Sea", "network"], parsed.clone());
        assert_eq!((found[2].0, found[2].1.relation), (Tag::Nnp, Deprel::Compound));
        assert_eq!(with_names(&["We", "mind", "our", "Sea", "network"], parsed)[2].0, Tag::PrpPoss);
    }
}
