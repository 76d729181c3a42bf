//! What the parts of an extraction show of its soundness, apart from the rule that made it.

use super::qualifier::is_scope;
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{Analysis, Antecedent, Clause, Role, Stance, Tree, WordClass};
use crate::prose::{Construction, Deprel, Extraction, Margins, Object, Phrase, PhraseQualifier, Sign, Signs, Tag};

/// Verb and noun further apart than this are far apart.
const FAR: usize = 9;

/// One nat, as margins count.
const NAT: u16 = 256;

/// The signs of a whole sentence, of which so many extractions were made.
pub fn of_sentence(analysis: &Analysis<'_>, mended: bool, extractions: usize) -> Signs {
    let tree = analysis.tree;
    let tokens = || tree.sentence.tokens.iter();
    let any = |fits: fn(Tag) -> bool| tokens().any(|token| fits(token.tag));
    let root = tree.sentence.root();
    let finite = root.is_some_and(|root| {
        let auxiliary = tree.has(root, &[Deprel::Cop, Deprel::Aux, Deprel::AuxPass]);
        tree.tag(root).is_finite() || auxiliary
    });
    let doubtful = tree.sentence.tokens.iter().filter(|token| token.margins.head < NAT).count();
    Signs::default()
        .with_if(Sign::Mended, mended)
        .with_if(Sign::Verbless, !finite)
        .with_if(Sign::LongSentence, tree.len() > 25)
        .with_if(Sign::VeryLongSentence, tree.len() > 40)
        .with_if(Sign::DoubtfulSentence, doubtful > 0)
        .with_if(Sign::VeryDoubtfulSentence, doubtful > 2)
        .with_if(Sign::PronounBeside, any(|tag| tag.is_pronoun()))
        .with_if(Sign::SeveralCommas, tokens().filter(|token| token.tag == Tag::Comma).count() > 2)
        .with_if(Sign::ColonBeside, tokens().any(|token| matches!(token.form.as_str(), ":" | ";")))
        .with_if(Sign::Quoted, any(|tag| matches!(tag, Tag::OpenQuote | Tag::CloseQuote)))
        .with_if(Sign::ManyClaims, extractions > 8)
        .with_if(Sign::VeryManyClaims, extractions > 16)
}

/// The signs of where a clause stands in its sentence.
pub fn of_clause(tree: Tree<'_>, clause: &Clause) -> Signs {
    let sign = match tree.relation(clause.head) {
        Deprel::Conj => Sign::JoinedVerb,
        Deprel::Acl | Deprel::AclRelcl => Sign::NounClause,
        Deprel::Ccomp | Deprel::Xcomp => Sign::ContentClause,
        Deprel::Advcl | Deprel::AdvclRelcl => Sign::AdverbialClause,
        Deprel::Parataxis | Deprel::Appos | Deprel::List => Sign::ClauseBeside,
        _ => Sign::Base,
    };
    Signs::default().with(sign)
}

/// The signs of everything that a clause says.
pub fn of_statement(analysis: &Analysis<'_>, clause: &Clause, active: bool, modal: bool) -> Signs {
    let phrases = clause.arguments.iter().filter(|argument| is_scope(analysis, clause, argument)).count();
    let inherited = match clause.subject.map(|subject| subject.antecedent) {
        Some(Antecedent::Shared) => Sign::SharedSubject,
        Some(Antecedent::Noun) => Sign::RelativeSubject,
        Some(Antecedent::Controlled) => Sign::ControlledSubject,
        Some(Antecedent::Clause) => Sign::ClauseSubject,
        Some(Antecedent::Own) | None => Sign::Base,
    };
    let signs = Signs::default().with(inherited).with_if(Sign::NamedAgent, active);
    let signs = signs.and(of_clause(analysis.tree, clause));
    signs.with_if(Sign::Modal, modal).with_if(Sign::SeveralPhrases, phrases > 1)
}

/// What a verb without objects shows.
pub fn of_bare(stance: &Stance, passive: bool, timed: bool) -> Sign {
    match stance {
        _ if timed => Sign::BareWithTime,
        _ if passive => Sign::BarePassive,
        Stance { modality: Modality::Actual, polarity: Polarity::Affirmed, .. } => Sign::Bare,
        _ => Sign::BareRule,
    }
}

/// What the part of an argument shows.
pub const fn of_role(role: Role) -> Sign {
    match role {
        Role::Object => Sign::Object,
        Role::Predicate => Sign::Copula,
        Role::Complement => Sign::Complement,
        Role::Oblique | Role::Recipient | Role::Agent => Sign::Oblique,
        Role::Adverb => Sign::Manner,
        Role::Content => Sign::Content,
        Role::Unmarked | Role::Adverbial => Sign::Base,
    }
}

/// The signs of an extraction, beside those that it has.
pub fn of_extraction(tree: Tree<'_>, extraction: &Extraction) -> Signs {
    let subject = &extraction.subject;
    let thing = match &extraction.object {
        Some(Object::Thing(phrase)) => Some(phrase),
        _ => None,
    };
    let object = extraction.object.as_ref().map(Object::phrase);
    let apart = |phrase: &Phrase| {
        let verb = extraction.relation_tokens.iter().copied().map(|at| at.abs_diff(phrase.head)).min();
        verb.is_some_and(|distance| distance > FAR) && extraction.construction == Construction::Clause
    };
    let owned = |phrase: &Phrase| phrase.tokens.iter().any(|&at| tree.tag(at) == Tag::PrpPoss);
    let listed = |phrase: &Phrase| tree.relation(phrase.head) == Deprel::Conj;
    let modifier = matches!(extraction.construction, Construction::Modifier | Construction::Belonging);
    let content = extraction.signs.has(Sign::Content);
    extraction
        .signs
        .and(of_margins(tree, extraction))
        .with_if(Sign::LongSubject, subject.tokens.len() > 5)
        .with_if(Sign::LongObject, thing.is_some_and(|phrase| phrase.tokens.len() > 7))
        .with_if(Sign::BrokenSubject, is_broken(tree, subject))
        .with_if(Sign::BrokenObject, thing.is_some_and(|phrase| is_broken(tree, phrase)))
        .with_if(Sign::FarSubject, apart(subject))
        .with_if(Sign::FarObject, object.is_some_and(|phrase| !content && apart(phrase)))
        .with_if(Sign::BareSubject, is_bare(tree, subject))
        .with_if(Sign::BareObject, thing.is_some_and(|phrase| is_bare(tree, phrase)))
        .with_if(Sign::Pronoun, tree.tag(subject.head).is_pronoun())
        .with_if(Sign::Possessive, owned(subject) || thing.is_some_and(owned))
        .with_if(Sign::ListedSubject, listed(subject))
        .with_if(Sign::ListedObject, object.is_some_and(listed))
        .with_if(Sign::ListedModifier, modifier && object.is_some_and(listed))
        .with_if(Sign::PronounObject, object.is_some_and(|phrase| tree.tag(phrase.head).is_pronoun()))
        .with_if(Sign::NamedSubject, tree.is_capitalised(subject.head))
        .with_if(Sign::NamedObject, thing.is_some_and(|phrase| tree.is_capitalised(phrase.head)))
        .with_if(Sign::GenitiveSubject, subject.tokens.iter().any(|&at| tree.tag(at) == Tag::Pos))
        .with_if(Sign::PhraseInSubject, subject.tokens.iter().any(|&at| tree.relation(at) == Deprel::Case))
        .with_if(Sign::CommaInObject, object.is_some_and(|phrase| phrase.tokens.iter().any(|&at| tree.is(at, ","))))
        .with_if(Sign::SubjectOpens, subject.tokens.first().is_some_and(|&at| at < 2))
        .and(of_places(tree, extraction))
        .and(of_narrowing(tree, extraction))
}

/// The signs of where the parts of an extraction stand.
fn of_places(tree: Tree<'_>, extraction: &Extraction) -> Signs {
    let object = extraction.object.as_ref().map(Object::phrase);
    let verb = extraction.relation_tokens.iter().copied().find(|&at| tree.tag(at).is_verb());
    let first = object.and_then(|phrase| phrase.tokens.first().copied());
    let before = |start: usize| extraction.relation_tokens.iter().copied().filter(|&at| at < start).max();
    let gap = first.and_then(|start| Some(start - before(start)? - 1));
    let between = |verb: usize| {
        let head = extraction.subject.head;
        (head + 1..verb).any(|at| tree.tag(at).is_noun() && !extraction.subject.tokens.contains(&at))
    };
    let preposition = extraction.relation_tokens.iter().copied().filter(|&at| tree.relation(at) == Deprel::Case).max();
    let among = |words: &[&str]| preposition.is_some_and(|at| tree.is_any(at, words));
    let clause = extraction.construction == Construction::Clause;
    let follows_noun = |at: usize| at > 0 && tree.tag(at - 1).is_noun() && Some(at - 1) != verb;
    Signs::default()
        .with_if(Sign::ObjectBeside, gap.is_some_and(|gap| gap < 2))
        .with_if(Sign::ObjectApart, gap.is_some_and(|gap| gap > 5))
        .with_if(Sign::NounBetween, clause && verb.is_some_and(between))
        .with_if(Sign::AfterNoun, clause && preposition.is_some_and(follows_noun))
        .with_if(Sign::PhraseIn, among(&["in", "at", "on"]))
        .with_if(Sign::PhraseFor, among(&["for"]))
        .with_if(Sign::PhraseTo, among(&["to"]))
        .with_if(Sign::PhraseWith, among(&["with", "from"]))
        .with_if(Sign::PhraseBy, among(&["by", "as"]))
        .with_if(Sign::PassiveVerb, clause && extraction.relation.starts_with("be "))
}

/// The signs of what narrows an extraction.
fn of_narrowing(tree: Tree<'_>, extraction: &Extraction) -> Signs {
    // The word that a denial is of tells nothing of how sure it is.
    let hedges = |qualifier: &PhraseQualifier| match qualifier {
        PhraseQualifier::Hedge(word) => {
            extraction.polarity == Polarity::Affirmed || WordClass::Hedge.contains(&tree.lower(word.head))
        }
        _ => false,
    };
    let any = |fits: fn(&PhraseQualifier) -> bool| extraction.qualifiers.iter().any(fits);
    Signs::default()
        .with_if(Sign::Attributed, any(|qualifier| matches!(qualifier, PhraseQualifier::Attribution(_))))
        .with_if(Sign::Conditional, any(|qualifier| matches!(qualifier, PhraseQualifier::Condition(_))))
        .with_if(Sign::Hedged, extraction.qualifiers.iter().any(hedges))
}

/// How sure the parser was of the words that an extraction rests on: the least margin counts.
fn of_margins(tree: Tree<'_>, extraction: &Extraction) -> Signs {
    let object = extraction.object.as_ref().map(Object::phrase);
    let heads = [Some(extraction.subject.head), object.map(|phrase| phrase.head)];
    let core = || heads.into_iter().flatten().chain(extraction.relation_tokens.iter().copied());
    let inner =
        || extraction.subject.tokens.iter().chain(object.into_iter().flat_map(|phrase| &phrase.tokens)).copied();
    let margins = |at: usize| tree.sentence.token(at).map_or(Margins::CERTAIN, |token| token.margins);
    let head = core().map(|at| margins(at).head).min().unwrap_or(u16::MAX);
    let relation = core().map(|at| margins(at).relation).min().unwrap_or(u16::MAX);
    let tag = core().map(|at| margins(at).tag).min().unwrap_or(u16::MAX);
    let within = inner().map(|at| margins(at).head).min().unwrap_or(u16::MAX);
    let steps = [
        (head, 8, Sign::CoreHeadUnder8),
        (head, 4, Sign::CoreHeadUnder4),
        (head, 2, Sign::CoreHeadUnder2),
        (head, 1, Sign::CoreHeadUnder1),
        (relation, 4, Sign::CoreRelationUnder4),
        (relation, 2, Sign::CoreRelationUnder2),
        (relation, 1, Sign::CoreRelationUnder1),
        (tag, 4, Sign::CoreTagUnder4),
        (tag, 2, Sign::CoreTagUnder2),
        (tag, 1, Sign::CoreTagUnder1),
        (within, 4, Sign::InnerHeadUnder4),
        (within, 2, Sign::InnerHeadUnder2),
        (within, 1, Sign::InnerHeadUnder1),
    ];
    let put_right = core().any(|at| margins(at).head == Margins::CERTAIN.head);
    let signs = Signs::default().with_if(Sign::MendedCore, put_right);
    steps.into_iter().fold(signs, |signs, (margin, nats, sign)| signs.with_if(sign, margin < nats * NAT))
}

/// Whether a name has something in it that seldom stands in one.
fn is_broken(tree: Tree<'_>, phrase: &Phrase) -> bool {
    phrase.reworded.is_none()
        && phrase.tokens.iter().any(|&at| {
            let joint = matches!(tree.tag(at), Tag::Comma | Tag::Cc | Tag::Colon);
            let verb = tree.tag(at).is_finite() || tree.tag(at) == Tag::Md;
            (joint || verb) && !tree.is_capitalised(at.saturating_sub(1))
        })
}

/// A common noun in the singular without anything that determines it.
fn is_bare(tree: Tree<'_>, phrase: &Phrase) -> bool {
    let determining = [Deprel::Det, Deprel::NmodPoss, Deprel::Nummod, Deprel::Compound, Deprel::Amod];
    phrase.reworded.is_none() && tree.tag(phrase.head) == Tag::Nn && !tree.has(phrase.head, &determining)
}
