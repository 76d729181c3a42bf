//! Universal parts of speech (the UPOS column), derived from the Penn tag and the relation.

use super::named::named;
use super::{Deprel, Tag};

named! {
    /// A universal part of speech (Petrov, Das and McDonald 2012, as Universal Dependencies has it).
    Upos, "universal part of speech" {
        Adj = "ADJ", "adjective";
        Adp = "ADP", "preposition or particle";
        Adv = "ADV", "adverb";
        Aux = "AUX", "auxiliary, copula or modal";
        Cconj = "CCONJ", "coordinating conjunction";
        Det = "DET", "determiner";
        Intj = "INTJ", "interjection";
        Noun = "NOUN", "common noun";
        Num = "NUM", "number";
        Part = "PART", "*not*, the infinitive's *to*, the possessive ending";
        Pron = "PRON", "pronoun";
        Propn = "PROPN", "proper noun";
        Punct = "PUNCT", "punctuation";
        Sconj = "SCONJ", "subordinating conjunction";
        Sym = "SYM", "symbol";
        Verb = "VERB", "verb";
        X = "X", "anything else";
    }
}

impl Upos {
    /// The universal part of speech of a word with that tag and relation. The two schemes cut differently, so the
    /// relation decides between *that* as a pronoun and as a determiner, or *is* as a copula and as a verb.
    #[must_use]
    pub fn new(form: &str, tag: Tag, relation: Deprel) -> Self {
        let determines = relation.base() == Deprel::Det;
        let marks = relation == Deprel::Mark;
        match tag {
            Tag::Md => Self::Aux,
            verb if verb.is_verb() && matches!(relation.base(), Deprel::Aux | Deprel::Cop) => Self::Aux,
            verb if verb.is_verb() => Self::Verb,
            Tag::Nn | Tag::Nns => Self::Noun,
            Tag::Nnp | Tag::Nnps | Tag::Add => Self::Propn,
            adjective if adjective.is_adjective() => Self::Adj,
            Tag::In | Tag::Wrb if marks => Self::Sconj,
            Tag::To if marks => Self::Part,
            Tag::In | Tag::To | Tag::Rp => Self::Adp,
            Tag::Rb if matches!(form.to_lowercase().as_str(), "not" | "n't") => Self::Part,
            adverb if adverb.is_adverb() || adverb == Tag::Wrb => Self::Adv,
            Tag::Dt | Tag::Wdt if !determines => Self::Pron,
            Tag::Dt | Tag::Wdt | Tag::Pdt => Self::Det,
            Tag::Prp | Tag::PrpPoss | Tag::Wp | Tag::WpPoss | Tag::Ex => Self::Pron,
            Tag::Cc => Self::Cconj,
            Tag::Cd => Self::Num,
            Tag::Pos => Self::Part,
            Tag::Uh => Self::Intj,
            Tag::Sym | Tag::Currency => Self::Sym,
            mark if mark.is_punctuation() => Self::Punct,
            _ => Self::X,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_relation_decides_where_the_tag_cannot() {
        let check = |form, tag, relation, expected| assert_eq!(Upos::new(form, tag, relation), expected);
        check("is", Tag::Vbz, Deprel::Cop, Upos::Aux);
        check("is", Tag::Vbz, Deprel::Root, Upos::Verb);
        check("that", Tag::Dt, Deprel::Nsubj, Upos::Pron);
        check("that", Tag::In, Deprel::Mark, Upos::Sconj);
        check("n't", Tag::Rb, Deprel::Advmod, Upos::Part);
    }
}
