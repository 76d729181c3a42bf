//! Part-of-speech tags of the Penn Treebank, as the English UD treebanks extend them (the XPOS column).

use super::named::named;

named! {
    /// A Penn Treebank tag (Marcus, Santorini and Marcinkiewicz 1993), with the web-text additions of EWT.
    Tag, "Penn Treebank tag" {
        Cc = "CC", "coordinating conjunction, *and*";
        Cd = "CD", "cardinal number, *21*";
        Dt = "DT", "determiner, *the*";
        Ex = "EX", "existential *there*";
        Fw = "FW", "foreign word";
        In = "IN", "preposition or subordinating conjunction, *of*, *because*";
        Jj = "JJ", "adjective, *binding*";
        Jjr = "JJR", "comparative adjective, *larger*";
        Jjs = "JJS", "superlative adjective, *largest*";
        Ls = "LS", "list item marker";
        Md = "MD", "modal verb, *can*";
        Nn = "NN", "singular or mass noun, *forum*";
        Nns = "NNS", "plural noun, *fora*";
        Nnp = "NNP", "singular proper noun, *Guangzhou*";
        Nnps = "NNPS", "plural proper noun, *States*";
        Pdt = "PDT", "predeterminer, *all the*";
        Pos = "POS", "possessive ending, *'s*";
        Prp = "PRP", "personal pronoun, *it*";
        PrpPoss = "PRP$", "possessive pronoun, *its*";
        Rb = "RB", "adverb, *normally*, and *not*";
        Rbr = "RBR", "comparative adverb, *earlier*";
        Rbs = "RBS", "superlative adverb, *most*";
        Rp = "RP", "verb particle, carry *out*";
        Sym = "SYM", "symbol";
        To = "TO", "*to* before an infinitive";
        Uh = "UH", "interjection";
        Vb = "VB", "base form of a verb, *chair*";
        Vbd = "VBD", "past tense, *chaired*";
        Vbg = "VBG", "gerund or present participle, *chairing*";
        Vbn = "VBN", "past participle, *chaired*";
        Vbp = "VBP", "present tense, not third person singular, *chair*";
        Vbz = "VBZ", "third person singular present, *chairs*";
        Wdt = "WDT", "wh-determiner or relative *that*, *which*";
        Wp = "WP", "wh-pronoun, *who*";
        WpPoss = "WP$", "possessive wh-pronoun, *whose*";
        Wrb = "WRB", "wh-adverb, *where*";
        Period = ".", "sentence-final punctuation";
        Comma = ",", "comma";
        Colon = ":", "colon, semicolon, dash, ellipsis";
        OpenQuote = "``", "opening quotation mark";
        CloseQuote = "''", "closing quotation mark";
        OpenBracket = "-LRB-", "opening bracket";
        CloseBracket = "-RRB-", "closing bracket";
        Currency = "$", "currency sign";
        Hyph = "HYPH", "hyphen, slash";
        Nfp = "NFP", "superfluous punctuation, bullet";
        Add = "ADD", "address: URL or e-mail";
        Afx = "AFX", "affix standing alone";
        Gw = "GW", "part of a word split by mistake";
    }
}

impl Tag {
    /// Whether it is a verb form; modals are not counted, as they carry no event.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// Whether it is a finite verb form or a modal, so that it can be the predicate of a main clause.
    #[must_use]
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
    }

    /// Whether it is a noun, common or proper.
    #[must_use]
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns) || self.is_proper()
    }

    /// Whether it is a proper noun.
    #[must_use]
    pub const fn is_proper(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// Whether it is a plural noun.
    #[must_use]
    pub const fn is_plural(self) -> bool {
        matches!(self, Self::Nns | Self::Nnps)
    }

    /// Whether it is an adjective of any degree.
    #[must_use]
    pub const fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }

    /// Whether it is an adverb of any degree.
    #[must_use]
    pub const fn is_adverb(self) -> bool {
        matches!(self, Self::Rb | Self::Rbr | Self::Rbs)
    }

    /// Whether it is a personal or possessive pronoun.
    #[must_use]
    pub const fn is_pronoun(self) -> bool {
        matches!(self, Self::Prp | Self::PrpPoss)
    }

    /// Whether it is a wh-word, as in questions and relative clauses.
    #[must_use]
    pub const fn is_wh(self) -> bool {
        matches!(self, Self::Wdt | Self::Wp | Self::WpPoss | Self::Wrb)
    }

    /// Whether it is punctuation.
    #[must_use]
    pub const fn is_punctuation(self) -> bool {
        matches!(
            self,
            Self::Period
                | Self::Comma
                | Self::Colon
                | Self::OpenQuote
                | Self::CloseQuote
                | Self::OpenBracket
                | Self::CloseBracket
                | Self::Hyph
                | Self::Nfp
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip() {
        for (at, tag) in Tag::ALL.iter().enumerate() {
            assert_eq!(tag.as_str().parse(), Ok(*tag));
            assert_eq!(*tag as usize, at);
        }
        assert_eq!("NNX".parse::<Tag>().unwrap_err().to_string(), "`NNX` is not a Penn Treebank tag");
    }
}
