//! Dependency relations of Universal Dependencies, with the subtypes the English treebanks use.

use super::named::named;

named! {
    /// A dependency relation (de Marneffe, Manning, Nivre and Zeman 2021), subtypes included.
    Deprel, "dependency relation" {
        Acl = "acl", "clause modifying a noun, *the right **to vote***";
        AclRelcl = "acl:relcl", "relative clause, *a forum that **meets** yearly*";
        Advcl = "advcl", "adverbial clause, *if it **agrees***";
        AdvclRelcl = "advcl:relcl", "relative clause on a whole clause, *…, which **surprised** us*";
        Advmod = "advmod", "adverb modifier";
        Amod = "amod", "adjective modifier";
        Appos = "appos", "apposition, *Suva, the **capital***";
        Aux = "aux", "auxiliary or modal verb";
        AuxPass = "aux:pass", "passive auxiliary, ***was** adopted*";
        Case = "case", "preposition or possessive ending of a noun";
        Cc = "cc", "coordinating conjunction";
        CcPreconj = "cc:preconj", "first half of a paired conjunction, ***both** … and*";
        Ccomp = "ccomp", "clause as an object, *said that it **met***";
        Compound = "compound", "noun modifier in a compound";
        CompoundPrt = "compound:prt", "verb particle, *carry **out***";
        Conj = "conj", "conjunct, on the first one";
        Cop = "cop", "copula, *it **is** a forum*";
        Csubj = "csubj", "clause as a subject";
        CsubjOuter = "csubj:outer", "clause as a subject of a clausal predicate";
        CsubjPass = "csubj:pass", "clause as a subject of a passive";
        Dep = "dep", "unspecified";
        Det = "det", "determiner";
        DetPredet = "det:predet", "predeterminer, ***all** the members*";
        Discourse = "discourse", "interjection, filler";
        Dislocated = "dislocated", "fronted or postponed element";
        Expl = "expl", "expletive, ***there** is*";
        Fixed = "fixed", "later word of a fixed expression, *such **as***";
        Flat = "flat", "later word of a name, *Casey **Mace***";
        Goeswith = "goeswith", "part of a word split by mistake";
        Iobj = "iobj", "indirect object";
        List = "list", "item of a list without grammar";
        Mark = "mark", "subordinator, ***that** it met*, ***to** vote*";
        Nmod = "nmod", "noun modifying a noun, by a preposition";
        NmodDesc = "nmod:desc", "title or description before a name, ***President** Waqa*";
        NmodPoss = "nmod:poss", "possessor";
        NmodUnmarked = "nmod:unmarked", "noun modifying a noun without a preposition";
        Nsubj = "nsubj", "subject";
        NsubjOuter = "nsubj:outer", "subject of a clausal predicate";
        NsubjPass = "nsubj:pass", "subject of a passive";
        Nummod = "nummod", "number modifier";
        Obj = "obj", "object";
        Obl = "obl", "oblique: noun modifying a predicate, by a preposition";
        OblAgent = "obl:agent", "agent of a passive, *by the **host***";
        OblUnmarked = "obl:unmarked", "oblique without a preposition, *met **Monday***";
        Orphan = "orphan", "argument of an elided predicate";
        Parataxis = "parataxis", "clause placed beside another";
        Punct = "punct", "punctuation";
        Reparandum = "reparandum", "words a speaker took back";
        Root = "root", "head of the sentence";
        Vocative = "vocative", "addressee";
        Xcomp = "xcomp", "clause or predicate sharing its subject with the verb, *agreed to **meet***";
    }
}

impl Deprel {
    /// The relation without its subtype: `nsubj:pass` is a kind of `nsubj`.
    #[must_use]
    pub const fn base(self) -> Self {
        match self {
            Self::AclRelcl => Self::Acl,
            Self::AdvclRelcl => Self::Advcl,
            Self::AuxPass => Self::Aux,
            Self::CcPreconj => Self::Cc,
            Self::CompoundPrt => Self::Compound,
            Self::CsubjOuter | Self::CsubjPass => Self::Csubj,
            Self::DetPredet => Self::Det,
            Self::NmodDesc | Self::NmodPoss | Self::NmodUnmarked => Self::Nmod,
            Self::NsubjOuter | Self::NsubjPass => Self::Nsubj,
            Self::OblAgent | Self::OblUnmarked => Self::Obl,
            _ => self,
        }
    }

    /// Whether it attaches a subject of any kind, clausal ones included.
    #[must_use]
    pub const fn is_subject(self) -> bool {
        matches!(self.base(), Self::Nsubj | Self::Csubj)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip_and_bases_lose_the_subtype() {
        for (at, relation) in Deprel::ALL.iter().enumerate() {
            assert_eq!(relation.as_str().parse(), Ok(*relation));
            assert_eq!(*relation as usize, at);
            assert_eq!(relation.base().as_str(), relation.as_str().split(':').next().unwrap());
        }
    }
}
