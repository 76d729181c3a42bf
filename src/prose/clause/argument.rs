//! What a predicate takes: objects, complements, prepositional phrases, adverbs, clauses.

use super::tree::lower;
use super::words::{is_complex_preposition, is_light_verb, names_person, nominalised_verb, speech_act};
use super::{Analysis, Tree, WordClass, is_temporal, shared, subject};
use crate::prose::{Deprel, Tag};

/// The part an argument plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The direct object.
    Object,
    /// The recipient: "gives **the host** influence".
    Recipient,
    /// The noun or adjective after a copula.
    Predicate,
    /// A noun or adjective after another verb: "become **a member**".
    Complement,
    /// Who does what a passive says, after "by".
    Agent,
    /// A noun with a preposition.
    Oblique,
    /// A noun without one that is no object: "every year".
    Unmarked,
    /// An adverb.
    Adverb,
    /// A clause as object: "that trade had grown".
    Content,
    /// An adverbial clause: "if members agree".
    Adverbial,
}

/// One argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its head token; the noun itself where a relative pronoun stands for it.
    pub head: usize,
    /// Where it stands: the head, or the relative pronoun.
    pub place: usize,
    /// Its part.
    pub role: Role,
    /// Its preposition, in lower case, or nothing.
    pub preposition: String,
}

/// The arguments of the predicate at `at`, in the order of the text.
pub fn arguments(analysis: &Analysis<'_>, at: usize, passive: bool) -> Vec<Argument> {
    let tree = analysis.tree;
    let mut found: Vec<Argument> = Vec::new();
    if tree.has(at, &[Deprel::Cop]) {
        let head = subject::inverted_predicate(tree, at).unwrap_or(at);
        found.push(Argument {
            head,
            place: head,
            role: Role::Predicate,
            preposition: tree.preposition(head).as_str().to_owned(),
        });
    }
    for &child in tree.children(at) {
        if let Some(role) = role(tree, at, child, passive) {
            found.extend(resolved(analysis, at, child, role));
        }
    }
    let raised: Vec<Argument> = found.iter().flat_map(|argument| raised(tree, at, argument)).collect();
    found.extend(raised);
    join_adjective(tree, &mut found);
    if let Some(object) = shared::shared_object(analysis, at, &found) {
        found.push(object);
    }
    if found.is_empty() || shared::has_object_of_both(tree, at, &found) {
        found.extend(shared::shared_with_first(analysis, at, passive));
    }
    if let Some(head) = missing_object(analysis, at, passive, &found) {
        found.insert(0, Argument { head, place: head, role: Role::Object, preposition: String::new() });
    }
    found
}

pub(super) fn role(tree: Tree<'_>, at: usize, child: usize, passive: bool) -> Option<Role> {
    Some(match tree.relation(child) {
        Deprel::Obj if is_frequency(tree, child) || (passive && is_temporal(tree, child)) => Role::Unmarked,
        Deprel::Obj => Role::Object,
        // A recipient without anything received is an object.
        Deprel::Iobj if !tree.has(at, &[Deprel::Obj, Deprel::Ccomp]) => Role::Object,
        Deprel::Iobj => Role::Recipient,
        // "on its own": alone.
        Deprel::Obl if tree.is(child, "own") => return None,
        // "carried out in Lima, **Peru**".
        Deprel::OblAgent if !tree.has(child, &[Deprel::Case]) => Role::Unmarked,
        Deprel::OblAgent if is_means(tree, child) || is_temporal(tree, child) => Role::Oblique,
        Deprel::OblAgent => Role::Agent,
        // "a Chair **whom** the members elect".
        Deprel::Obl if is_bare_relative(tree, child) && !passive && !tree.has(at, &[Deprel::Obj]) => Role::Object,
        // "fell **7 per cent**", "was fined **£3 million**", "is worth **£3 million**".
        Deprel::OblUnmarked | Deprel::NmodUnmarked if child > at && is_sum(tree, child, passive) => Role::Object,
        Deprel::Obl | Deprel::OblUnmarked => oblique(tree, child, passive),
        // A prepositional phrase that the parser hung on the verb as if on a noun.
        Deprel::Nmod if tree.tag(at).is_verb() && tree.has(child, &[Deprel::Case]) => oblique(tree, child, passive),
        Deprel::NmodUnmarked if tree.tag(at).is_verb() => Role::Unmarked,
        Deprel::Xcomp if !tree.tag(child).is_verb() && !tree.has(child, &[Deprel::Cop]) => Role::Complement,
        Deprel::Ccomp => Role::Content,
        Deprel::Advcl => Role::Adverbial,
        Deprel::Advmod if !matches!(tree.tag(child), Tag::Wrb) => Role::Adverb,
        _ => return None,
    })
}

fn is_bare_relative(tree: Tree<'_>, child: usize) -> bool {
    tree.is_any(child, &["whom", "which", "that"])
        && tree.is_relative_pronoun(child)
        && !tree.has(child, &[Deprel::Case])
}

fn oblique(tree: Tree<'_>, child: usize, passive: bool) -> Role {
    if !tree.has(child, &[Deprel::Case]) {
        return if tree.relation(child) == Deprel::Obl && !is_temporal(tree, child) && !tree.tag(child).is_noun() {
            Role::Adverb
        } else {
            Role::Unmarked
        };
    }
    let agentive = passive && tree.preposition(child) == "by" && !is_temporal(tree, child) && !is_means(tree, child);
    if agentive { Role::Agent } else { Role::Oblique }
}

/// "by consensus", "by a vote of the Board": how something is done, not by whom. A noun without article that names neither
/// people nor a body is what it is done by ("filled by **open call**").
fn is_means(tree: Tree<'_>, noun: usize) -> bool {
    let lemma = |at: usize| lower(tree.lemma(at)).into_owned();
    let somebody = |at: usize| tree.is_any(at, &["anyone", "anybody", "everyone", "everybody", "someone", "somebody"]);
    let acts = |at: usize| names_person(&lemma(at)) || somebody(at) || WordClass::DecidingBody.contains(&lemma(at));
    let bare = |at: usize| {
        let determined = tree.has(at, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nummod]);
        tree.tag(at) == Tag::Nn && !tree.is_capitalised(at) && !determined && !acts(at)
    };
    let causes = tree.head(noun).is_some_and(|verb| WordClass::Causing.contains(tree.lemma(verb)));
    let all_bare = !causes && bare(noun) && tree.children_by(noun, &[Deprel::Conj]).all(bare);
    // "overturned by a majority **of the members**": they do it, whereas nobody is a majority of the votes.
    let counted =
        || tree.children_by(noun, &[Deprel::Nmod]).any(|whole| tree.preposition(whole) == "of" && acts(whole));
    let part = WordClass::Quorum.contains(&lemma(noun)) && counted();
    // "increased by **more than the rate** of inflation".
    let more = |&word: &usize| tree.is_any(word, &["more", "less"]) && tree.has(word, &[Deprel::Fixed]);
    let level =
        tree.tag(noun) == Tag::Nn && !acts(noun) && tree.children_by(noun, &[Deprel::Advmod]).any(|at| more(&at));
    (WordClass::Means.contains(&lemma(noun)) && !part) || is_amount(tree, noun) || all_bare || level
}

/// "€3 million **a year**": how often a sum is paid.
#[must_use]
pub fn is_rate(tree: Tree<'_>, time: usize) -> bool {
    is_each(tree, time) && tree.head(time).is_some_and(|sum| sum < time && is_amount(tree, sum))
}

/// "a year", "every month".
#[must_use]
pub fn is_each(tree: Tree<'_>, time: usize) -> bool {
    tree.children_by(time, &[Deprel::Det]).any(|det| tree.is_any(det, &["a", "an", "each", "every"]))
}

/// A sign or name of a currency.
#[must_use]
pub fn is_currency(tree: Tree<'_>, noun: usize) -> bool {
    tree.tag(noun) == Tag::Currency || WordClass::Currency.contains(&lower(tree.lemma(noun)))
}

/// What a number measures: "points", "€".
#[must_use]
pub fn is_measure(tree: Tree<'_>, noun: usize) -> bool {
    WordClass::Measure.contains(&lower(tree.lemma(noun))) || is_currency(tree, noun)
}

/// "raised by **two points**", "short by **€3 million**": how much, not by whom.
fn is_amount(tree: Tree<'_>, noun: usize) -> bool {
    tree.tag(noun) == Tag::Currency || (is_measure(tree, noun) && tree.has(noun, &[Deprel::Nummod, Deprel::Det]))
}

/// How much money, or by what part something changes; of what is undergone only money: "is held 3 metres above".
fn is_sum(tree: Tree<'_>, noun: usize, passive: bool) -> bool {
    let money = is_currency(tree, noun);
    tree.has(noun, &[Deprel::Nummod])
        && (money || !passive && is_measure(tree, noun))
        && !tree.has(noun, &[Deprel::Case])
}

/// The prepositional phrases that a parser hung on an object but that belong to the clause.
fn raised(tree: Tree<'_>, at: usize, argument: &Argument) -> Vec<Argument> {
    if !matches!(argument.role, Role::Object | Role::Predicate | Role::Oblique) || argument.place != argument.head {
        return Vec::new();
    }
    let inside =
        tree.reach(argument.head, |_, child| tree.relation(child) == Deprel::Nmod && tree.preposition(child) == "of");
    let attached = [Deprel::Nmod, Deprel::NmodUnmarked, Deprel::OblUnmarked];
    let phrases = inside.into_iter().flat_map(|noun| tree.children_by(noun, &attached).collect::<Vec<usize>>());
    let raised = phrases.filter(|&child| child != at && is_raised(tree, child));
    raised
        .map(|head| {
            let preposition = tree.preposition(head);
            let role = if preposition.is_empty() { Role::Unmarked } else { Role::Oblique };
            Argument { head, place: head, role, preposition: preposition.as_str().to_owned() }
        })
        .collect()
}

/// Whether a noun's prepositional phrase says when, or by what means, the whole clause holds: "hosted the meeting
/// **in 2024**", "pursues these aims **through dialogue**", "draft its terms of reference **by June**".
#[must_use]
pub fn is_raised(tree: Tree<'_>, child: usize) -> bool {
    let attached = match tree.relation(child) {
        Deprel::Nmod => true,
        // "€3 million **a year**" is one sum, "30 **June**" one date.
        Deprel::NmodUnmarked | Deprel::OblUnmarked => {
            let date = tree.head(child).is_some_and(|head| tree.tag(head) == Tag::Cd);
            is_temporal(tree, child) && !date && !is_rate(tree, child)
        }
        _ => false,
    };
    let Some(noun) = tree.head(child).filter(|&noun| noun < child && attached) else { return false };
    let preposition = tree.preposition(child);
    // "pay the **same** fee **as** guests".
    let alike = |word: usize| tree.is_any(word, &["same", "such"]);
    if preposition == "as" && tree.children_by(noun, &[Deprel::Amod, Deprel::Det]).any(alike) {
        return false;
    }
    let top = of_object(tree, noun);
    let predicate = tree.has(top, &[Deprel::Cop]);
    let object = tree.relation(top) == Deprel::Obj;
    let dated =
        tree.relation(top) == Deprel::Obl && matches!(preposition.as_str(), "in" | "on" | "since" | "until" | "by");
    let told = preposition == "for" && !tree.is_any(noun, &["chair", "chairmanship", "presidency", "post", "office"]);
    if is_temporal(tree, child) && preposition != "of" && !told && (predicate || object || dated) {
        return true;
    }
    // "represents Peru **in the talks**": a name is whole without where something is done with it.
    let done_there = matches!(preposition.as_str(), "in" | "at" | "on") && tree.tag(noun).is_proper();
    if noun == top && object && done_there && !tree.is_capitalised(child) && !tree.is_capitalised(child + 1) {
        return true;
    }
    let oblique = tree.relation(top) == Deprel::Obl;
    // "rejected the proposal **by Peru**": who made it.
    let done = || nominalised_verb(tree.lemma(noun)).is_some() || speech_act(tree.lemma(noun)).is_some();
    let agent = || child > noun && done() && !is_means(tree, child) && !is_temporal(tree, child);
    let author = preposition == "by" && (tree.is_name(child) || agent());
    let scope = object && !author && is_raised_scope(tree, noun, &preposition);
    noun == top && (scope || (object || oblique) && is_when(&preposition))
}

/// "published the minutes **after approval**": such a phrase says when something is done, not what it is done to.
fn is_when(preposition: &str) -> bool {
    matches!(preposition, "after" | "before" | "during" | "since" | "until" | "till" | "prior to" | "pending" | "upon")
}

/// The noun that others hang on by "of": "terms" of "terms of reference".
fn of_object(tree: Tree<'_>, noun: usize) -> usize {
    let mut top = noun;
    while tree.relation(top) == Deprel::Nmod && tree.preposition(top) == "of" {
        match tree.head(top) {
            Some(head) => top = head,
            None => break,
        }
    }
    top
}

fn is_raised_scope(tree: Tree<'_>, noun: usize, preposition: &str) -> bool {
    let pointed_at =
        tree.children_by(noun, &[Deprel::Det]).any(|det| tree.is_any(det, &["this", "that", "these", "those"]));
    let of_means = matches!(preposition, "through" | "via" | "without" | "throughout" | "despite" | "by" | "as");
    let elsewhere = pointed_at && !matches!(preposition, "" | "of" | "for" | "between" | "such as" | "including");
    let verb = tree.head(noun).map_or("", |verb| tree.lemma(verb));
    let transferred = preposition == "to" && WordClass::Transfer.contains(verb);
    is_light_verb(verb, tree.lemma(noun)) || transferred || of_means || elsewhere
}

/// "Minister **for the Environment**": a post with what it is for, which is one name.
#[must_use]
pub fn is_portfolio(tree: Tree<'_>, post: usize, field: usize) -> bool {
    let named =
        WordClass::Portfolio.contains(&tree.lower(post)) && tree.is_capitalised(post) && tree.is_capitalised(field);
    named && tree.preposition(field) == "for" && !tree.has(field, &[Deprel::NmodPoss])
}

/// "meets three times a year", the times read as an object.
fn is_frequency(tree: Tree<'_>, at: usize) -> bool {
    tree.is(at, "times") && tree.has(at, &[Deprel::Nummod]) && !tree.has(at, &[Deprel::Det])
}

/// An argument, the antecedent put in the place of a relative pronoun; nothing for a question word.
pub(super) fn resolved(analysis: &Analysis<'_>, at: usize, child: usize, role: Role) -> Option<Argument> {
    let tree = analysis.tree;
    let preposition = tree.preposition(child);
    let head = if tree.is_relative_pronoun(child) {
        // "of which half came from fees": what half is of.
        if preposition == "of" && tree.tag(at).is_verb() {
            return None;
        }
        let found = subject::antecedent(analysis, at).or_else(|| subject::noun_before(tree, child))?;
        (found.antecedent != subject::Antecedent::Clause).then_some(found.head)?
    } else if tree.tag(child).is_wh() {
        return None;
    } else {
        child
    };
    let preposition = preposition.as_str().to_owned();
    Some(within_complex_preposition(tree, Argument { head, place: child, role, preposition }))
}

/// "in addition to its report": the report, after "in addition to".
fn within_complex_preposition(tree: Tree<'_>, argument: Argument) -> Argument {
    match complex_preposition(tree, argument.head, &argument.preposition) {
        Some((inner, preposition)) => Argument { head: inner, place: inner, preposition, ..argument },
        None => argument,
    }
}

/// What a preposition of several words leads to, and the words: the report, and "in addition to", of "in **addition** to
/// its report".
#[must_use]
pub fn complex_preposition(tree: Tree<'_>, noun: usize, preposition: &str) -> Option<(usize, String)> {
    let inner = tree.child(noun, &[Deprel::Nmod]).filter(|_| !preposition.is_empty())?;
    let article = tree.child(noun, &[Deprel::Det]).map(|det| tree.lower(det) + " ").unwrap_or_default();
    let words = format!("{preposition} {article}{} {}", tree.lower(noun), tree.preposition(inner));
    is_complex_preposition(&words).then_some((inner, words))
}

/// "agree on **non-binding, practical measures**" where the parser took the first adjective for the noun.
fn join_adjective(tree: Tree<'_>, found: &mut Vec<Argument>) {
    let split = found.iter().position(|argument| {
        let cut_off = tree.tag(argument.head).is_adjective() && tree.is(argument.head + 1, ",");
        argument.role == Role::Oblique && cut_off && !argument.preposition.is_empty()
    });
    let Some(place) = split else { return };
    let Some(adjective) = found.get(place).map(|argument| argument.head) else { return };
    let follows = |argument: &Argument| {
        let first = tree.sentence.subtree(argument.head).first().copied();
        argument.role == Role::Object && first.is_some_and(|first| first == adjective + 1 || first == adjective + 2)
    };
    let Some(noun) = found.iter().position(follows) else { return };
    let head = found.remove(noun).head;
    if let Some(oblique) = found.get_mut(place - usize::from(noun < place)) {
        oblique.head = head;
    }
}

/// The antecedent as object of a relative clause that lacks one: "projects that members implement".
fn missing_object(analysis: &Analysis<'_>, at: usize, passive: bool, found: &[Argument]) -> Option<usize> {
    let tree = analysis.tree;
    let taken = |argument: &Argument| {
        matches!(argument.role, Role::Object | Role::Predicate | Role::Complement | Role::Content)
    };
    if passive || found.iter().any(taken) || tree.has(at, &[Deprel::Xcomp]) {
        return None;
    }
    let noun = subject::gap(analysis, at)?;
    (!is_temporal(tree, noun) && !tree.is_any(noun, &["way", "reason", "extent", "place"])).then_some(noun)
}
