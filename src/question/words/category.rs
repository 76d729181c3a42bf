//! What words can be: the tags of the grammar.

/// The category of one or more words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// The word stands for itself.
    Itself,
    /// A noun, an adjective or a name.
    Noun,
    /// An adjective.
    Adjective,
    /// A finite verb or an infinitive.
    Verb,
    /// A past participle.
    Participle,
    /// A form in -ing.
    Gerund,
    /// A relation after "to be".
    Relational,
    /// An adverb.
    Adverb,
    /// "highest".
    Superlative,
    /// "higher".
    Comparative,
    /// "high".
    Degree,
    /// "2nd".
    Ordinal,
    /// "meters".
    Unit,
    /// "?X".
    Letter,
    /// A number.
    Number,
    /// A date.
    Date,
    /// "if there is no consensus".
    Condition,
}

impl Category {
    /// The grammar's word for it; none for a word that stands for itself.
    #[must_use]
    pub const fn tag(self) -> Option<&'static str> {
        Some(match self {
            Self::Itself => return None,
            Self::Noun => "NOUN",
            Self::Adjective => "ADJECTIVE",
            Self::Verb => "VERB",
            Self::Participle => "PARTICIPLE",
            Self::Gerund => "GERUND",
            Self::Relational => "RELATIONAL",
            Self::Adverb => "ADVERB",
            Self::Superlative => "SUPERLATIVE",
            Self::Comparative => "COMPARATIVE",
            Self::Degree => "DEGREE",
            Self::Ordinal => "ORDINAL",
            Self::Unit => "UNIT",
            Self::Letter => "LETTER",
            Self::Number => "NUMBER",
            Self::Date => "DATE",
            Self::Condition => "CONDITION",
        })
    }
}

impl Category {
    /// What people call it; none for a word that stands for itself.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Itself => return None,
            Self::Noun => "noun",
            Self::Adjective => "adjective",
            Self::Verb => "verb",
            Self::Participle => "participle",
            Self::Gerund => "verb in -ing",
            Self::Relational => "relation",
            Self::Adverb => "adverb",
            Self::Superlative => "superlative",
            Self::Comparative => "comparative",
            Self::Degree => "degree",
            Self::Ordinal => "place in an order",
            Self::Unit => "unit",
            Self::Letter => "letter",
            Self::Number => "number",
            Self::Date => "date",
            Self::Condition => "condition",
        })
    }
}
