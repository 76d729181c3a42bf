//! Infinitives under a verb or adjective: whose they are, and whether they happen.

use super::{Analysis, Tree, WordClass, is_temporal, words};
use crate::prose::{Deprel, Tag};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What becomes of the action of an infinitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InfinitiveKind {
    /// It happens: "begin to", "help to".
    Actual,
    /// It can happen: "be able to", "allow … to".
    Possible,
    /// It must: "have to", "require … to".
    Necessary,
    /// It is meant to: "agree to", "urge … to".
    Expected,
    /// It cannot: "be unable to".
    Unable,
    /// It does not: "fail to".
    Failed,
    /// Nothing is said about it; verb and infinitive are one relation: "hope to".
    Opaque,
}

/// How an infinitive clause hangs on the verb or adjective above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Control {
    /// The verb or adjective above.
    pub governor: usize,
    /// What becomes of the action.
    pub kind: InfinitiveKind,
    /// Whether the subject is the governor's object ("allow members to vote").
    pub by_object: bool,
}

/// A row of `grammar/control.tsv`.
struct Entry {
    of_subject: Option<InfinitiveKind>,
    of_object: Option<InfinitiveKind>,
}

/// The class of a governing word: a verb, an adjective or participle, a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Class {
    Verb,
    Adjective,
    Noun,
}

static TABLE: LazyLock<FxHashMap<&'static str, Vec<(Class, Entry)>>> = LazyLock::new(|| {
    let mut table: FxHashMap<&str, Vec<(Class, Entry)>> = FxHashMap::default();
    for line in words::lines(include_str!("../../../grammar/control.tsv")) {
        let mut cells = line.split('\t');
        if let (Some(word), Some(class), Some(own), Some(other)) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        {
            let class = match class {
                "verb" => Class::Verb,
                "noun" => Class::Noun,
                _ => Class::Adjective,
            };
            let entry = Entry { of_subject: kind(own), of_object: kind(other) };
            table.entry(word).or_default().push((class, entry));
        }
    }
    table
});

fn kind(cell: &str) -> Option<InfinitiveKind> {
    Some(match cell {
        "actual" => InfinitiveKind::Actual,
        "possible" => InfinitiveKind::Possible,
        "necessary" => InfinitiveKind::Necessary,
        "expected" => InfinitiveKind::Expected,
        "unable" => InfinitiveKind::Unable,
        "failed" => InfinitiveKind::Failed,
        "opaque" => InfinitiveKind::Opaque,
        _ => return None,
    })
}

/// How the clause at `at` hangs on the one above, if it is an infinitive or gerund complement or one joined to such.
pub fn control(analysis: &Analysis<'_>, at: usize) -> Option<Control> {
    let tree = analysis.tree;
    let governor = tree.head(at)?;
    match tree.relation(at) {
        Deprel::Xcomp => Some(complement(tree, at, affirmed(tree, governor))),
        Deprel::Advcl if is_role(tree, at, governor) => {
            Some(Control { governor, kind: InfinitiveKind::Actual, by_object: false })
        }
        Deprel::Advcl if leading(tree, at, governor).is_some() => {
            let kind = leading(tree, at, governor).map_or(InfinitiveKind::Opaque, |(_, kind)| kind);
            Some(Control { governor, kind, by_object: false })
        }
        Deprel::Advcl | Deprel::Ccomp
            if is_infinitive(tree, at)
                && (is_controlling(tree, governor)
                    || decides(tree, governor) && is_what_is_decided(tree, at, governor)) =>
        {
            Some(complement(tree, at, governor))
        }
        Deprel::Advcl if is_infinitive(tree, at) && is_called_on(tree, governor) => {
            Some(complement(tree, at, governor))
        }
        Deprel::Acl if is_infinitive(tree, at) => asked_of(tree, at, governor),
        Deprel::Conj if !tree.tag(at).is_finite() && !has_own_subject(tree, at) => {
            analysis.clause_at(governor)?.control
        }
        _ => None,
    }
}

/// "is **authorised** but not required to close it", the infinitive hung on what is denied: that it may be closed says more.
fn affirmed(tree: Tree<'_>, governor: usize) -> usize {
    let denied = |at: usize| super::modality::negation(tree, at).is_some();
    let first = tree.head(governor).filter(|_| tree.relation(governor) == Deprel::Conj && denied(governor));
    let alone = |first: usize| !tree.has(first, &[Deprel::Xcomp, Deprel::Advcl, Deprel::Obj, Deprel::Obl]);
    let but = tree.children_by(governor, &[Deprel::Cc]).any(|cc| tree.is(cc, "but"));
    let own = tree.has(governor, &[Deprel::Nsubj, Deprel::NsubjPass]);
    first
        .filter(|&first| but && !own && !denied(first) && alone(first) && entry(tree, first).is_some())
        .unwrap_or(governor)
}

/// "requires members **to report**", where the parser hung the infinitive on the object.
fn asked_of(tree: Tree<'_>, at: usize, object: usize) -> Option<Control> {
    let governor = tree.head(object).filter(|_| tree.relation(object) == Deprel::Obj)?;
    let control = complement(tree, at, governor);
    let entry = entry(tree, governor).and_then(|entry| entry.of_object)?;
    // "recommends **ways** to improve it": the ways are not told to.
    let means = WordClass::Aim.contains(tree.lemma(object)) || tree.is_any(object, &["measures", "options", "means"]);
    let asked = entry != InfinitiveKind::Opaque && of_noun(tree.lemma(object)).is_none() && !means;
    asked.then_some(Control { by_object: true, ..control })
}

/// "is responsible for coordinating", "is tasked with drafting".
fn is_role(tree: Tree<'_>, at: usize, governor: usize) -> bool {
    is_gerund(tree, at)
        && tree.children_by(at, &[Deprel::Mark, Deprel::Case]).any(|mark| tree.is_any(mark, &["for", "with"]))
        && (tree.is_any(governor, &["responsible", "tasked", "charged", "entrusted", "accountable"]))
}

/// The preposition of a gerund that its verb wants, and what becomes of the action: "insists **on** keeping it" leaves it
/// unsaid, "refrains **from** voting" denies it, and so does "is barred **from** voting" of whoever is barred.
pub fn leading(tree: Tree<'_>, at: usize, governor: usize) -> Option<(usize, InfinitiveKind)> {
    let leads = tree.tag(governor).is_verb() || tree.is(governor, "far");
    let bare = tree.tag(at) == Tag::Vbg && !has_own_subject(tree, at) && leads && governor < at;
    let mark = tree.children_by(at, &[Deprel::Mark, Deprel::Case]).next().filter(|_| bare)?;
    let phrase = format!("{} {}", tree.lemma(governor).to_lowercase(), tree.lower(mark));
    let passive = tree.has(governor, &[Deprel::AuxPass]);
    let entry = row(&phrase, Class::Verb)?;
    let other = tree.has(governor, &[Deprel::Obj]);
    let kind = if passive { entry.of_object } else { entry.of_subject.filter(|_| !other) }?;
    // "may bar them from voting", "was not barred from voting": whether they may vote is not said.
    let barred = super::modality::negation(tree, governor).is_none() && !is_powerless(tree, governor);
    (kind != InfinitiveKind::Unable || barred).then_some((mark, kind))
}

/// Whether what a verb does may be done, or can be, and no more than that.
fn is_powerless(tree: Tree<'_>, governor: usize) -> bool {
    let mut auxiliaries = tree.children_by(governor, &[Deprel::Aux]);
    auxiliaries.any(|aux| tree.is_any(aux, &["can", "could", "may", "cannot", "might", "ca"]))
}

/// Whether an infinitive after an adjective is said of whatever the adjective is said of: "it is **likely** to close".
pub fn is_raising(tree: Tree<'_>, adjective: usize) -> bool {
    !tree.tag(adjective).is_verb() && row(tree.lemma(adjective), Class::Adjective).is_some()
}

/// A gerund, also where it was tagged as a noun but has an object: "for **licensing** water use".
fn is_gerund(tree: Tree<'_>, at: usize) -> bool {
    let noun = tree.tag(at) == Tag::Nn && tree.form(at).ends_with("ing") && tree.has(at, &[Deprel::Obj]);
    tree.tag(at) == Tag::Vbg || noun
}

fn has_own_subject(tree: Tree<'_>, at: usize) -> bool {
    tree.has(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj])
}

fn is_infinitive(tree: Tree<'_>, at: usize) -> bool {
    tree.has_to(at) && !has_own_subject(tree, at)
}

/// A verb that wants an infinitive even where the parser saw a purpose: "agreed … to cut", "is required to report".
fn is_controlling(tree: Tree<'_>, governor: usize) -> bool {
    let passive = tree.has(governor, &[Deprel::AuxPass]);
    let obliging = |entry: &Entry| {
        matches!(
            if passive { entry.of_object } else { entry.of_subject },
            Some(InfinitiveKind::Expected | InfinitiveKind::Necessary | InfinitiveKind::Possible)
        )
    };
    let has_object = tree.has(governor, &[Deprel::Obj]);
    !has_object && entry(tree, governor).is_some_and(obliging)
}

/// "**agree**", "decide": whether of a verb in the active an infinitive alone tells what is decided, so that in the passive nobody is.
pub fn is_decided(tree: Tree<'_>, verb: usize) -> bool {
    let own = |entry: &Entry| entry.of_subject == Some(InfinitiveKind::Opaque) && entry.of_object.is_none();
    entry(tree, verb).is_some_and(own)
}

/// Whether an infinitive is what is decided by the verb before it, and no question ("decided **whether to** build") nor the items
/// of a list.
fn is_what_is_decided(tree: Tree<'_>, infinitive: usize, governor: usize) -> bool {
    let asked = |at: usize| tree.tag(at).is_wh() || tree.is_any(at, &["whether", "if", ":", "(", ";"]);
    // "planned**, to save money**, to close it" has an aim between commas, "decided **against laws** to ban nets" is about these.
    let aside = tree.child(infinitive, &[Deprel::Mark]).is_some_and(|to| to > 0 && tree.is(to - 1, ","));
    let mut phrases = tree.children_by(governor, &[Deprel::Obl]).filter(|&noun| noun > governor && noun < infinitive);
    let how = |noun: usize| {
        matches!(tree.preposition(noun).as_str(), "by" | "in" | "under" | "at" | "during") || is_temporal(tree, noun)
    };
    let alone = governor < infinitive && !tree.has(governor, &[Deprel::Obj]) && !aside;
    alone && phrases.all(how) && !(governor..infinitive).any(asked)
}

/// "**agreed** in principle to cut fees", "is **designed** to last": whether an infinitive is all that such a verb takes besides
/// its phrases, in the voice in which it stands.
pub fn decides(tree: Tree<'_>, governor: usize) -> bool {
    let made = |entry: &Entry| entry.of_object == Some(InfinitiveKind::Opaque) && entry.of_subject.is_none();
    match tree.has(governor, &[Deprel::AuxPass]) {
        true => entry(tree, governor).is_some_and(made),
        false => is_decided(tree, governor),
    }
}

fn entry(tree: Tree<'_>, governor: usize) -> Option<&'static Entry> {
    let verb = tree.tag(governor).is_verb() || tree.tag(governor) == Tag::Md;
    row(tree.lemma(governor), if verb { Class::Verb } else { Class::Adjective })
}

fn row(lemma: &str, class: Class) -> Option<&'static Entry> {
    TABLE.get(lemma)?.iter().find(|row| row.0 == class).map(|row| &row.1)
}

/// The modality of having a noun's action to do: "the **power** to convene" is possible, "the **duty** to report"
/// necessary.
#[must_use]
pub fn of_noun(lemma: &str) -> Option<InfinitiveKind> {
    row(lemma, Class::Noun).and_then(|entry| entry.of_subject)
}

/// "called on members … **to meet**", where the parser saw a purpose.
fn is_called_on(tree: Tree<'_>, governor: usize) -> bool {
    asks(tree, governor) && !tree.has(governor, &[Deprel::Obj]) && addressee(tree, governor).is_some()
}

/// Whether a verb only asks another for an action: "**urge** members to meet" says who was urged as well as to do what.
pub fn asks(tree: Tree<'_>, governor: usize) -> bool {
    let asking = |entry: &Entry| {
        (entry.of_subject, entry.of_object) == (Some(InfinitiveKind::Opaque), Some(InfinitiveKind::Expected))
    };
    entry(tree, governor).is_some_and(asking)
}

/// Whose the infinitive under a verb is, if not its subject's: "allow **members** to vote", "call on **members** to vote".
pub fn addressee(tree: Tree<'_>, governor: usize) -> Option<usize> {
    let object = tree.child(governor, &[Deprel::Iobj, Deprel::Obj]);
    let called = || {
        let mut phrases = tree.children_by(governor, &[Deprel::Obl]).filter(|_| tree.lemma(governor) == "call");
        phrases.find(|&noun| matches!(tree.preposition(noun).as_str(), "on" | "upon"))
    };
    object.or_else(called).filter(|_| !tree.is(governor, "promise"))
}

fn complement(tree: Tree<'_>, at: usize, governor: usize) -> Control {
    let passive = tree.has(governor, &[Deprel::AuxPass]);
    let by_object = !passive && addressee(tree, governor).is_some();
    let kind = match entry(tree, governor) {
        // "are **bound** to pay", read as a passive.
        Some(entry) if passive && !tree.tag(governor).is_verb() => entry.of_subject,
        Some(entry) if by_object || passive => entry.of_object,
        Some(entry) => entry.of_subject,
        None => None,
    };
    let yet = |at: usize| tree.children_by(at, &[Deprel::Advmod]).any(|word| tree.is(word, "yet"));
    if tree.lemma(governor) == "have" && (yet(governor) || yet(at)) {
        return Control { governor, kind: InfinitiveKind::Failed, by_object: false };
    }
    let denied = super::modality::negation(tree, governor).is_some();
    // "cannot order them **to stop**": whether they may stop is not said.
    let powerless = is_powerless(tree, governor);
    let survives_denial = match kind {
        Some(InfinitiveKind::Necessary) => !powerless,
        Some(InfinitiveKind::Possible) => true,
        _ => false,
    };
    // "**may refuse** to admit Peru", "may forbid them to vote": that it does not, or they cannot, is not said.
    let forbids = tree.tag(governor).is_verb() && kind == Some(InfinitiveKind::Unable);
    let free = powerless && (kind == Some(InfinitiveKind::Failed) || forbids);
    let kind = match kind {
        Some(kind)
            if !free
                && degree(tree, governor).is_empty()
                && (!denied || survives_denial)
                && takes_infinitive(tree, at, kind) =>
        {
            kind
        }
        _ => InfinitiveKind::Opaque,
    };
    Control { governor, kind, by_object }
}

/// "**half as** likely to leave", "**more** likely": what is only compared is not said to be likely.
pub fn degree(tree: Tree<'_>, adjective: usize) -> Vec<usize> {
    let compares = |word: &usize| *word < adjective && tree.is_any(*word, &["more", "less", "as", "most", "least"]);
    let before = |word: &usize| *word < adjective && is_raising(tree, adjective);
    let own: Vec<usize> = tree.children_by(adjective, &[Deprel::Advmod]).filter(before).collect();
    if !own.iter().any(compares) {
        return vec![];
    }
    own.into_iter().flat_map(|word| tree.sentence.subtree(word)).filter(|&at| at < adjective).collect()
}

/// "stop to think" is not "stop thinking": the kinds of failing want the form that has that sense.
fn takes_infinitive(tree: Tree<'_>, at: usize, kind: InfinitiveKind) -> bool {
    let gerund = tree.tag(at) == Tag::Vbg;
    !gerund || matches!(kind, InfinitiveKind::Actual | InfinitiveKind::Failed)
}
