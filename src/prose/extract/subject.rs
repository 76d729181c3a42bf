//! The phrases that a clause is about: its subject's conjuncts, the noun it modifies, or whom that noun describes.

use super::phrase::{self, Extent};
use super::possession;
use super::relation::owner_of_aim;
use super::{coordination, example};
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{
    Analysis, Antecedent, Clause, Role, Tree, WordClass, denying_determiner, exception, is_definite, is_each,
    is_temporal, none_of, quantifies,
};
use crate::prose::numeral::cardinal;
use crate::prose::{Deprel, Phrase, Tag};

/// Who does what a passive clause says.
pub fn agents(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let agents = clause.arguments.iter().filter(|argument| argument.role == Role::Agent);
    agents.flat_map(|agent| by_name(analysis, agent.head)).collect()
}

/// A noun and what is joined to it, each by the name that stands beside it: "the President, **Ana Roe**, and the Minister, **Jan Bos**".
fn by_name(analysis: &Analysis<'_>, head: usize) -> Vec<Phrase> {
    let tree = analysis.tree;
    let phrases = |head: usize| coordination::phrases(analysis, head, phrase::extent(analysis, head, false));
    if coordination::conjuncts(analysis, head).len() == 1 {
        return phrases(name_beside(tree, head).unwrap_or(head));
    }
    let named = |phrase: Phrase| match name_beside(tree, phrase.head) {
        Some(name) => phrase::noun_phrase(analysis, name, Extent::Bare),
        None => phrase,
    };
    phrases(head).into_iter().map(named).collect()
}

/// What an argument of a clause, or what undergoes it, stands for.
pub fn things(analysis: &Analysis<'_>, clause: &Clause, head: usize, is_denied: bool) -> Vec<Phrase> {
    let tree = analysis.tree;
    if let Some(them) = of_antecedent(analysis, clause, head) {
        return them;
    }
    let modifies = matches!(tree.relation(clause.head), Deprel::AclRelcl | Deprel::Acl);
    let phrases = if modifies && tree.head(clause.head) == Some(head) {
        modified_nouns(analysis, clause, head)
    } else {
        coordination::phrases(analysis, head, phrase::extent(analysis, head, is_denied))
    };
    // A phrase that ends at a list marker is the whole argument: what is joined to it are its examples.
    let cut = phrases.first().is_some_and(|phrase| phrase.tokens.last().is_some_and(|&last| last < head));
    if cut { phrases.into_iter().take(1).collect() } else { phrases }
}

/// The subject's conjuncts; the whole clause above for "…, which …".
pub fn subjects(analysis: &Analysis<'_>, clause: &Clause) -> Option<Vec<Phrase>> {
    let tree = analysis.tree;
    let subject = clause.subject?;
    if subject.antecedent == Antecedent::Clause {
        // "822 were withdrawn, which …": without its subject a passive is nothing that could do something.
        if tree.has(subject.head, &[Deprel::AuxPass]) {
            return None;
        }
        return Some(vec![predicate_phrase(analysis, subject.head)]);
    }
    if let Some(them) = of_antecedent(analysis, clause, subject.head) {
        return Some(them);
    }
    if let Some(all) = none_of(tree, subject.head) {
        return Some(vec![phrase::noun_phrase(analysis, all, Extent::Whole)]);
    }
    let but = exception(tree, subject.head).is_some();
    let no_one = !but && tree.is(subject.head, "one") && denying_determiner(tree, subject.head).is_some();
    // "Anyone **harmed by it** may complain" tells who may.
    let told = but || tree.has(subject.head, &[Deprel::Acl, Deprel::AclRelcl]) && tree.tag(subject.head).is_noun();
    // "Not all members paid" tells of nobody that he or she did, or did not.
    let some =
        tree.children_by(subject.head, &[Deprel::Advmod]).any(|not| tree.is(not, "not") && quantifies(tree, not + 1));
    let unnamed = no_one || some || WordClass::IndefiniteSubject.contains(&tree.lower(subject.head)) && !told;
    if unnamed || analysis.is_predicate(subject.head) && !tree.tag(subject.head).is_noun() {
        return None;
    }
    if let Some(owner) = owner_of_aim(tree, clause.head, subject.head) {
        return Some(coordination::phrases(analysis, owner, Extent::Short));
    }
    // "The following may attend: the Bank; the Fund": they may.
    let following = example::is_following(tree, subject.head);
    let counted_up = if following { example::counted_up(analysis, subject.head) } else { Vec::new() };
    if !counted_up.is_empty() {
        return Some(counted_up);
    }
    let heads = coordination::conjuncts(analysis, subject.head);
    let singular = matches!(tree.tag(clause.head), Tag::Vbz) && subject.antecedent != Antecedent::Noun;
    let name = if singular { coordination::joint_name(analysis, &heads) } else { None };
    let modified = matches!(subject.antecedent, Antecedent::Noun);
    Some(match name {
        Some(name) => vec![name],
        None if modified => modified_nouns(analysis, clause, subject.head),
        None => {
            let phrases = by_name(analysis, subject.head).into_iter();
            let phrases = phrases.map(|phrase| possession::of_antecedent(analysis, phrase));
            let phrases = phrases.map(|phrase| counted_out(analysis, clause, phrase));
            phrases.map(|phrase| anybody(tree, phrase)).collect()
        }
    })
}

/// "**Of the 24 plans**, eleven are ready and three were dropped": eleven of those, and three.
fn counted_out(analysis: &Analysis<'_>, clause: &Clause, phrase: Phrase) -> Phrase {
    let tree = analysis.tree;
    let bare = tree.tag(phrase.head) == Tag::Cd && phrase.tokens.len() == 1 && phrase.reworded.is_none();
    let first = tree.head(clause.head).filter(|_| tree.relation(clause.head) == Deprel::Conj);
    let mut verbs = [Some(clause.head), first].into_iter().flatten();
    let Some(whole) = verbs.find_map(|verb| whole_before(tree, verb)).filter(|_| bare) else { return phrase };
    let named = phrase::noun_phrase(analysis, whole, Extent::Bare);
    // "Of the ten members two left, and **40** signed": no more of them than there are.
    let of_all = tree.child(whole, &[Deprel::Nummod]).and_then(|number| cardinal(&tree.lower(number)));
    if of_all.zip(cardinal(&tree.lower(phrase.head))).is_some_and(|(all, some)| some > all) {
        return phrase;
    }
    let words: Vec<&str> = named.tokens.iter().map(|&at| tree.form(at)).collect();
    let mut tokens = [phrase.tokens.as_slice(), &named.tokens].concat();
    tokens.sort_unstable();
    let reworded = Some(format!("{} of {}", tree.form(phrase.head), words.join(" ")));
    Phrase { head: phrase.head, tokens, reworded }
}

/// What opens a sentence with "of", before a verb whose subject is a number: "**Of the 24 plans**, eleven are ready".
pub(super) fn whole_before(tree: Tree<'_>, verb: usize) -> Option<usize> {
    let subject = tree.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).filter(|&at| tree.tag(at) == Tag::Cd)?;
    let opens = |&noun: &usize| {
        let plural = tree.tag(noun).is_plural() && tree.preposition_tokens(noun).first() == Some(&0);
        noun < subject && tree.preposition(noun) == "of" && plural
    };
    tree.children_by(verb, &[Deprel::Obl, Deprel::Nmod]).chain(tree.children_by(subject, &[Deprel::Nmod])).find(opens)
}

/// "**Nobody** who holds a seat may vote": of anybody who does it is denied.
fn anybody(tree: Tree<'_>, phrase: Phrase) -> Phrase {
    // "**no one** but the Director".
    let no_one = tree.is(phrase.head, "one") && denying_determiner(tree, phrase.head).is_some();
    if !no_one && !tree.is_any(phrase.head, &["nobody", "none"]) {
        return phrase;
    }
    let word = |&at: &usize| if at == phrase.head { "anybody" } else { tree.form(at) };
    let reworded = phrase.tokens.iter().map(word).collect::<Vec<_>>().join(" ");
    Phrase { reworded: Some(reworded), ..phrase }
}

/// "Its highest body, **the Conference of Premiers**, meets": a name between commas is whom the noun before it means.
pub(super) fn name_beside(tree: Tree<'_>, noun: usize) -> Option<usize> {
    // "We, **the Ministers**".
    if tree.is(noun, "we") {
        return tree.child(noun, &[Deprel::Appos]).filter(|&name| tree.tag(name).is_noun());
    }
    let common = tree.tag(noun).is_noun() && !tree.tag(noun).is_proper() && !tree.is_capitalised(noun);
    // "the Finance Director, **Ana Roe**".
    let post = tree.names_person(noun) && tree.has(noun, &[Deprel::Det, Deprel::NmodPoss]);
    let fits = |&name: &usize| name > noun && (common || post && tree.has(name, &[Deprel::Flat]));
    let name = tree.child(noun, &[Deprel::Appos]).filter(fits)?;
    let opening = tree.sentence.subtree(name).into_iter().find(|&at| !tree.tag(at).is_punctuation())?;
    let parted = opening.checked_sub(1).is_some_and(|before| tree.is(before, ","));
    (parted && tree.tag(name).is_proper() && !tree.has(name, &[Deprel::Conj])).then_some(name)
}

/// Whom an amount before "of whom" or "of which" counts, all of them or a part: "three of whom".
pub fn of_antecedent(analysis: &Analysis<'_>, clause: &Clause, amount: usize) -> Option<Vec<Phrase>> {
    all_of_antecedent(analysis, clause, amount).or_else(|| Some(vec![part_of_antecedent(analysis, amount)?]))
}

/// "the Wages Board and the Pay Panel, **both of which** report": it is they who report, each of them.
fn all_of_antecedent(analysis: &Analysis<'_>, clause: &Clause, amount: usize) -> Option<Vec<Phrase>> {
    let tree = analysis.tree;
    let comma = amount.checked_sub(1).filter(|&before| tree.is(before, ","))?;
    let of_them = tree.is(amount + 1, "of") && tree.is_any(amount + 2, &["whom", "which"]);
    let all = of_them && tree.is_any(amount, &["both", "all", "each"]);
    let mut noun = tree.head(clause.head).filter(|&noun| all && noun < comma)?;
    // "the Panel on **Wages**": the name that the clause was hung on the end of.
    let above = |noun: usize| tree.head(noun).filter(|&head| tree.base(noun) == Deprel::Nmod && tree.is_name(head));
    while let Some(head) = above(noun).filter(|_| tree.is_capitalised(noun)) {
        noun = head;
    }
    let first = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Conj).unwrap_or(noun);
    let mut heads = coordination::conjuncts(analysis, first);
    heads.retain(|&head| head < comma);
    if tree.is(amount, "both") {
        heads.drain(..heads.len().saturating_sub(2));
    }
    tree.tag(noun)
        .is_noun()
        .then(|| heads.into_iter().map(|head| phrase::noun_phrase(analysis, head, Extent::Short)).collect())
}

/// "nine directors, **three of whom** are women", "of whom **at least three** must be women": three directors are.
fn part_of_antecedent(analysis: &Analysis<'_>, amount: usize) -> Option<Phrase> {
    let tree = analysis.tree;
    // "one of whom, **Ana Roe**,": by name.
    let named = tree.children_by(amount, &[Deprel::Appos]).find(|&name| tree.is_name(name) && name > amount);
    if let Some(name) = named.filter(|_| tree.is(amount, "one")) {
        return Some(phrase::noun_phrase(analysis, name, Extent::Bare));
    }
    // "of which **she** is a fellow": somebody is no amount.
    let pronoun = tree.is_any(amount, &["he", "she", "it", "they", "we", "you", "i"]);
    if pronoun || tree.tag(amount).is_proper() || is_definite(tree, amount) {
        return None;
    }
    let whom = |at: usize| tree.is(at, "of") && tree.is_any(at + 1, &["whom", "which"]);
    let least = amount.checked_sub(2).filter(|&at| tree.is(at, "at"));
    let start = least.unwrap_or(amount);
    let comma =
        if whom(amount + 1) { start.checked_sub(1)? } else { start.checked_sub(3).filter(|&at| whom(at + 1))? };
    let noun = comma.checked_sub(1).filter(|&noun| tree.is(comma, ",") && tree.tag(noun).is_noun())?;
    // "two sessions **a year**, one of which": a session, not a year.
    let counted = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::NmodUnmarked && is_each(tree, noun));
    // "41 complaints, a rise on **the year before**, most of which": complaints.
    let several = |&at: &usize| tree.tag(at).is_plural() && !is_temporal(tree, at);
    let before = counted.or_else(|| (0..noun).rev().find(several).filter(|_| is_time(tree, noun)));
    // "nine members **of the Board**, of whom four": members.
    let several = |&whole: &usize| tree.tag(whole).is_plural() && !tree.tag(noun).is_plural();
    // "shops **in the town**, most of which **depend** on it": shops.
    let verb =
        tree.head(amount).map(|verb| tree.child(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).unwrap_or(verb));
    let are = verb.is_some_and(|verb| tree.tag(verb) == Tag::Vbp || tree.is(verb, "were"));
    let inner = tree.head(noun).filter(|_| tree.base(noun) == Deprel::Nmod);
    let of_one = inner.filter(|_| tree.preposition(noun) == "of" || are);
    let noun = before.or(of_one.filter(several)).unwrap_or(noun);
    let kept = |at: &usize| {
        let outer = [Deprel::Det, Deprel::Nummod, Deprel::Advmod, Deprel::NmodPoss, Deprel::Case, Deprel::Fixed];
        *at <= noun && !outer.contains(&tree.relation(*at)) && !tree.tag(*at).is_punctuation()
    };
    let named = phrase::noun_phrase(analysis, noun, Extent::Bare).tokens.into_iter().filter(kept);
    let tokens: Vec<usize> = (start..=amount).chain(named).collect();
    // "two deputies, **one of whom**": one deputy.
    let single = tree.is(amount, "one") && tree.tag(noun).is_plural();
    let word = |at: usize| if single && at == noun { tree.lemma(at) } else { tree.form(at) };
    let words: Vec<&str> = tokens.iter().map(|&at| word(at)).collect();
    let reworded = Some(words.join(" ").to_lowercase());
    let mut sorted = tokens;
    sorted.sort_unstable();
    // "of whom **at least four**" are no other name of them all.
    let head = if least.is_some() { amount } else { noun };
    Some(Phrase { head, tokens: sorted, reworded })
}

/// A time in the singular, of which there are no several: "the year before".
fn is_time(tree: Tree<'_>, noun: usize) -> bool {
    WordClass::TimeNoun.contains(tree.lemma(noun)) && !tree.tag(noun).is_plural()
}

/// The noun of a relative clause, with those coordinated with it where the clause follows all of them.
pub fn modified_nouns(analysis: &Analysis<'_>, clause: &Clause, noun: usize) -> Vec<Phrase> {
    let tree = analysis.tree;
    // "the Office, an agency **based in Athens**": it is the Office that is based there.
    if let Some(described) = tree.head(noun).filter(|_| is_description(analysis, noun)) {
        return coordination::phrases(analysis, described, Extent::Short);
    }
    let restrictive = !tree.children(clause.head).iter().any(|&child| child < clause.head && tree.is(child, ","));
    let chain: Vec<usize> = match (tree.relation(noun), tree.head(noun)) {
        (Deprel::Conj, Some(first)) if restrictive && !analysis.is_predicate(noun) => {
            coordination::conjuncts(analysis, first).into_iter().filter(|&head| head <= noun).collect()
        }
        _ => coordination::conjuncts(analysis, noun).into_iter().filter(|&head| head < clause.head).collect(),
    };
    if let Some(bearer) = predicated_of(analysis, noun).filter(|_| chain.len() == 1) {
        return coordination::phrases(analysis, bearer, Extent::Short);
    }
    let alike = |&head: &usize| !tree.has(head, &[Deprel::Det, Deprel::NmodPoss]) && tree.tag(head).is_plural();
    // "the Bank and the Union, **which have** a joint fund".
    let auxiliary = tree.child(clause.head, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).unwrap_or(clause.head);
    let several = !restrictive && (tree.tag(auxiliary) == Tag::Vbp || tree.is(auxiliary, "were"));
    let single = |&head: &usize| !tree.tag(head).is_plural();
    let all = chain.iter().all(alike) || several && chain.len() > 1 && chain.iter().all(single);
    let heads = if all { chain } else { vec![noun] };
    // "the negotiator, **Ana Roe**, who took over": by name, where the name stands before the clause.
    if let [only] = heads.as_slice()
        && let Some(name) =
            name_beside(tree, *only).filter(|&name| name < clause.head && tree.has(name, &[Deprel::Flat]))
    {
        return vec![phrase::noun_phrase(analysis, name, Extent::Bare)];
    }
    heads.into_iter().map(|head| phrase::noun_phrase(analysis, head, Extent::Short)).collect()
}

/// Whether a noun says what the name before it is: "the Office, **an agency**".
fn is_description(analysis: &Analysis<'_>, noun: usize) -> bool {
    let tree = analysis.tree;
    let article = tree.children_by(noun, &[Deprel::Det]).any(|det| tree.is_any(det, &["a", "an"]));
    let name = tree.head(noun).is_some_and(|name| tree.tag(name).is_proper());
    tree.relation(noun) == Deprel::Appos && article && name && !analysis.is_predicate(noun)
}

/// The subject that a noun is outright said of: "SOM is **a forum** that …".
fn predicated_of(analysis: &Analysis<'_>, noun: usize) -> Option<usize> {
    let clause = analysis.clause_at(noun).filter(|clause| clause.copula.is_some() && clause.context.asserted)?;
    let outright = clause.stance.polarity == Polarity::Affirmed && clause.stance.modality == Modality::Actual;
    let subject = clause.subject.filter(|_| outright)?;
    // "The director is Ana Roe, who …": a name speaks for itself.
    if analysis.tree.is_capitalised(noun) && !analysis.tree.is_capitalised(subject.head) {
        return None;
    }
    (analysis.tree.tag(subject.head).is_noun() || analysis.tree.tag(subject.head).is_pronoun()).then_some(subject.head)
}

/// A clause without its subject, as the subject of another: "…, which gives it influence".
fn predicate_phrase(analysis: &Analysis<'_>, head: usize) -> Phrase {
    let tree = analysis.tree;
    let enters = |parent: usize, child: usize| {
        let left_out =
            [Deprel::Nsubj, Deprel::NsubjPass, Deprel::AdvclRelcl, Deprel::Conj, Deprel::Cc, Deprel::Parataxis];
        // "**In 2021** a fire destroyed it, which …": what opens the clause stands before its subject.
        let subject = tree.child(head, &[Deprel::Nsubj, Deprel::NsubjPass]);
        let opening = child < head && subject.is_some_and(|subject| child < subject);
        parent != head || !left_out.contains(&tree.relation(child)) && !opening
    };
    phrase::of_tokens(head, phrase::trimmed(tree, tree.reach(head, enters)))
}
