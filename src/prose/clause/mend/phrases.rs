//! Prepositional phrases that a parser hung on the verb.

use super::{Move, first, follows, last};
use crate::prose::clause::{Tree, WordClass, asks_for, governs, is_complex_preposition, is_temporal};
use crate::prose::{Deprel, Tag};

/// "adopted amendments **to four annexes**": a phrase right after an object whose noun wants it is the noun's.
pub fn phrase_of_object(tree: Tree<'_>) -> Vec<Move> {
    let moved = |phrase: usize| {
        let verb = tree.head(phrase).filter(|_| matches!(tree.relation(phrase), Deprel::Obl | Deprel::OblAgent))?;
        let before = first(tree, phrase).checked_sub(1).filter(|&before| before > verb)?;
        // "vote **on changes to** the annex": of a phrase, too.
        let inner = || {
            let beside = tree.relation(before) == Deprel::Obl && tree.head(before) == Some(verb);
            let bare = !tree.has(before, &[Deprel::Det, Deprel::NmodPoss]);
            // "changed **in response to** complaints".
            let words = || format!("{} {} {}", tree.preposition(before), tree.lower(before), tree.preposition(phrase));
            let plain = beside && bare && (tree.tag(before) == Tag::Nns || is_complex_preposition(&words()));
            Some(before).filter(|_| plain && tree.has(before, &[Deprel::Case]))
        };
        let noun = object_ending_at(tree, verb, before).or_else(inner)?;
        let wanted = governs(tree.lemma(noun), &tree.preposition(phrase)) && !is_temporal(tree, phrase);
        (wanted && tree.tag(verb).is_verb() && tree.tag(phrase).is_noun()).then_some(Move::to(
            phrase,
            noun,
            Deprel::Nmod,
        ))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "was appointed Registrar **by the President**", hung on the Registrar: after a passive "by" tells who does it.
pub fn agent_on_complement(tree: Tree<'_>) -> Vec<Move> {
    let moved = |agent: usize| {
        let complement =
            tree.head(agent).filter(|_| tree.relation(agent) == Deprel::Nmod && tree.preposition(agent) == "by")?;
        let verb =
            tree.head(complement).filter(|_| matches!(tree.relation(complement), Deprel::Xcomp | Deprel::Obj))?;
        let passive = tree.tag(verb) == Tag::Vbn && tree.has(verb, &[Deprel::AuxPass]);
        let free = !tree.has(verb, &[Deprel::OblAgent]) && !follows(tree, agent, ",");
        (passive && free).then_some(Move::to(agent, verb, Deprel::OblAgent))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "was opened to traffic **by the Minister**", hung on the traffic: what has neither article nor number is by nobody.
pub fn agent_behind_phrase(tree: Tree<'_>) -> Vec<Move> {
    let moved = |agent: usize| {
        let noun =
            tree.head(agent).filter(|_| tree.relation(agent) == Deprel::Nmod && tree.preposition(agent) == "by")?;
        let verb = tree.head(noun).filter(|&verb| tree.relation(noun) == Deprel::Obl && verb < noun)?;
        let passive = tree.tag(verb) == Tag::Vbn && tree.has(verb, &[Deprel::AuxPass, Deprel::Aux, Deprel::NsubjPass]);
        let bare = tree.tag(noun) == Tag::Nn
            && tree.children(noun).iter().all(|&child| child == agent || tree.relation(child) == Deprel::Case);
        let free = !tree.has(verb, &[Deprel::OblAgent]) && !is_temporal(tree, agent);
        (passive && bare && free && tree.tag(agent).is_proper()).then_some(Move::to(agent, verb, Deprel::OblAgent))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "the Accord, led **by Minister Roe**", read as of the leading: after a participle "by" tells who does it.
pub fn agent_as_modifier(tree: Tree<'_>) -> Vec<Move> {
    let moved = |agent: usize| {
        let verb =
            tree.head(agent).filter(|_| tree.relation(agent) == Deprel::Nmod && tree.preposition(agent) == "by")?;
        let participle = tree.tag(verb) == Tag::Vbn && !is_temporal(tree, agent);
        (participle && !tree.has(verb, &[Deprel::OblAgent])).then_some(Move::to(agent, verb, Deprel::OblAgent))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "equipped volunteers **with sensors**", hung on the volunteers: a phrase after an object whose verb wants it is the
/// verb's, unless the noun wants it, too.
pub fn phrase_of_verb(tree: Tree<'_>) -> Vec<Move> {
    let moved = |phrase: usize| {
        // "blamed it **on flooding** in the shaft", read as what floods.
        let action =
            tree.relation(phrase) == Deprel::Acl && tree.tag(phrase) == Tag::Vbg && !tree.has(phrase, &[Deprel::Obj]);
        let mark = tree.child(phrase, &[Deprel::Mark]).filter(|&mark| action && mark + 1 == phrase);
        let phrasal = mark.is_some() || tree.relation(phrase) == Deprel::Nmod;
        let noun = tree.head(phrase).filter(|&noun| phrasal && noun < phrase)?;
        let mut object = noun;
        while tree.relation(object) == Deprel::Nmod && tree.preposition(object) == "of" {
            object = tree.head(object)?;
        }
        let subject = tree.relation(object) == Deprel::NsubjPass;
        let verb =
            tree.head(object).filter(|&verb| tree.relation(object) == Deprel::Obj && verb < object && !subject)?;
        let preposition =
            mark.map_or_else(|| tree.preposition(phrase).as_str().to_owned(), |mark| tree.lower(mark).into_owned());
        let wanted = asks_for(tree.lemma(verb), &preposition) && !governs(tree.lemma(noun), &preposition);
        let apart = first(tree, phrase) > last_before(tree, object, phrase);
        let pronoun = tree.tag(noun).is_proper() && tree.is_capitalised(phrase);
        let case = mark.map(|mark| Move::to(mark, phrase, Deprel::Case));
        let alike = |&other: &usize| other > phrase && tree.preposition(other).as_str() == preposition;
        // "blamed it **on the weather and on the firm**".
        let joined = tree.children_by(object, &[Deprel::Conj]).filter(alike).collect::<Vec<_>>();
        let joined = joined.into_iter().map(move |other| Move::to(other, phrase, Deprel::Conj));
        (wanted && apart && !pronoun && tree.tag(verb).is_verb())
            .then(|| std::iter::once(Move::to(phrase, verb, Deprel::Obl)).chain(case).chain(joined))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// The last word of a noun's phrase before that token.
fn last_before(tree: Tree<'_>, noun: usize, at: usize) -> usize {
    let start = first(tree, at);
    tree.sentence.subtree(noun).into_iter().filter(|&below| below < start).max().unwrap_or(noun)
}

/// "chaired **by the Bank and the Fund**", the Bank joined to a noun before: it is the agent of the participle.
pub fn agent_of_participle(tree: Tree<'_>) -> Vec<Move> {
    let moved = |agent: usize| {
        let noun = tree.head(agent).filter(|_| tree.relation(agent) == Deprel::Conj && tree.tag(agent).is_noun())?;
        let by = tree.preposition_tokens(agent).first().copied().filter(|&by| tree.is(by, "by"))?;
        let participle = by.checked_sub(1).filter(|&at| tree.tag(at) == Tag::Vbn && at > noun)?;
        let own = tree.children_by(noun, &[Deprel::Conj]).filter(|&other| other > agent);
        let mut moves = vec![Move::to(agent, participle, Deprel::OblAgent)];
        moves.extend(own.map(|other| Move::to(other, agent, Deprel::Conj)));
        (!tree.has(agent, &[Deprel::Cc])).then_some(moves)
    };
    (0..tree.len()).find_map(moved).unwrap_or_default()
}

/// "includes a partner **from outside**", "is composed of two members **from each region**": a verb that only tells what
/// something has takes no more; the phrase is of what it has.
pub fn phrase_of_part(tree: Tree<'_>) -> Vec<Move> {
    let moved = |phrase: usize| {
        let verb = tree.head(phrase).filter(|&verb| tree.relation(phrase) == Deprel::Obl && verb < phrase)?;
        let has = ["include", "comprise", "contain", "compose", "consist"].contains(&tree.lemma(verb));
        let origin = matches!(tree.preposition(phrase).as_str(), "from" | "with" | "between");
        let beside = |&part: &usize| {
            let told = tree.relation(part) == Deprel::Obj || tree.preposition(part) == "of";
            told && last(tree, part) + 1 == first(tree, phrase) && tree.tag(part).is_noun()
        };
        let part = tree.children_by(verb, &[Deprel::Obj, Deprel::Obl]).find(beside).filter(|_| has && origin)?;
        Some(Move::to(phrase, part, Deprel::Nmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "submits **to the Council proposals** for trade", the Council read as part of the proposals: what is given has no other
/// object, and it is the proposals.
pub fn gift_after_recipient(tree: Tree<'_>) -> Vec<Move> {
    let moved = |gift: usize| {
        let verb = tree.head(gift).filter(|_| tree.relation(gift) == Deprel::Obl && tree.preposition(gift) == "to")?;
        let recipient = gift.checked_sub(1).filter(|&at| {
            tree.relation(at) == Deprel::Compound && tree.head(at) == Some(gift) && tree.tag(at).is_proper()
        })?;
        let article = tree.child(gift, &[Deprel::Det]).filter(|&det| det + 1 == first(tree, recipient))?;
        let gives = WordClass::Transfer.contains(tree.lemma(verb)) && tree.tag(gift) == Tag::Nns;
        let lacking = !tree.has(verb, &[Deprel::Obj, Deprel::AuxPass, Deprel::Ccomp]);
        let case = tree.child(gift, &[Deprel::Case])?;
        (gives && lacking).then(|| {
            [
                Move::to(recipient, verb, Deprel::Obl),
                Move::to(article, recipient, Deprel::Det),
                Move::to(case, recipient, Deprel::Case),
                Move::to(gift, verb, Deprel::Obj),
            ]
        })
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "sit **side by side**", "grew **year by year**": the same noun twice is an adverb.
pub fn noun_by_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let second = noun + 2;
        let same = || tree.tag(noun).is_noun() && tree.lower(noun) == tree.lower(second);
        let linked = tree.is_any(noun + 1, &["by", "to", "after", "for"]) && tree.children(second) == [noun + 1];
        let verb = tree.head(noun).filter(|&verb| linked && same() && tree.tag(verb).is_verb() && verb < noun)?;
        let bare = !tree.has(noun, &[Deprel::Det, Deprel::Amod, Deprel::Case, Deprel::Nummod, Deprel::NmodPoss]);
        let argument = matches!(tree.base(noun), Deprel::Obj | Deprel::Obl);
        (bare && argument).then(|| [Move::to(noun, verb, Deprel::Advmod), Move::to(second, noun, Deprel::Nmod)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// The object of a verb, or what is joined to it, whose phrase ends there with its noun.
fn object_ending_at(tree: Tree<'_>, verb: usize, end: usize) -> Option<usize> {
    let mut top = end;
    while tree.relation(top) == Deprel::Conj {
        top = tree.head(top)?;
    }
    let object = tree.relation(top) == Deprel::Obj && is_shared(tree, tree.head(top)?, verb);
    (object && tree.tag(end).is_noun() && last(tree, end) == end).then_some(end)
}

/// Whether two verbs are one, or joined: "**leads** and coordinates work".
fn is_shared(tree: Tree<'_>, one: usize, other: usize) -> bool {
    let joined = |at: usize, to: usize| tree.relation(at) == Deprel::Conj && tree.head(at) == Some(to);
    one == other || joined(one, other) || joined(other, one)
}

/// "noted the report **with concern**", hung on the report: what somebody feels goes with what they do.
pub fn feeling(tree: Tree<'_>) -> Vec<Move> {
    let moved = |phrase: usize| {
        let object = tree.head(phrase).filter(|_| tree.relation(phrase) == Deprel::Nmod)?;
        let verb =
            tree.head(object).filter(|&verb| tree.relation(object) == Deprel::Obj && tree.tag(verb).is_verb())?;
        let felt = tree.preposition(phrase) == "with" && WordClass::Feeling.contains(&tree.lower(phrase));
        let bare = !tree.has(phrase, &[Deprel::Det, Deprel::NmodPoss]);
        (felt && bare && verb < object).then_some(Move::to(phrase, verb, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "approved a plan **for 2026**", hung on the approval: the year right after an object is the object's.
pub fn year_of_object(tree: Tree<'_>) -> Vec<Move> {
    let moved = |year: usize| {
        let verb = tree.head(year).filter(|_| tree.relation(year) == Deprel::Obl && tree.preposition(year) == "for")?;
        let object = tree.children_by(verb, &[Deprel::Obj]).find(|&at| last(tree, at) + 1 == first(tree, year))?;
        // "elected Ms Roe for 2026": nobody is of a year.
        let thing = tree.tag(object).is_noun() && !tree.tag(object).is_proper() && !tree.names_person(object);
        let dated = tree.tag(year) == Tag::Cd && is_temporal(tree, year) && object > verb && thing;
        dated.then_some(Move::to(year, object, Deprel::Nmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "signed an agreement **in Lima** on Friday", the place read as the agreement's: what is signed or adopted at a time is so
/// at the place before it.
pub fn place_before_time(tree: Tree<'_>) -> Vec<Move> {
    let moved = |place: usize| {
        let object = tree.head(place).filter(|_| tree.relation(place) == Deprel::Nmod && tree.is_name(place))?;
        let verb = tree.head(object).filter(|&verb| tree.relation(object) == Deprel::Obj && verb < object)?;
        let located = matches!(&*tree.preposition(place), "in" | "at") && !is_temporal(tree, place);
        let treats = WordClass::Treating.contains(tree.lemma(verb)) && !tree.is_capitalised(object);
        let after = last(tree, place) + 1;
        let times = &mut tree.children_by(verb, &[Deprel::Obl, Deprel::OblUnmarked]);
        let timed = times.any(|time| is_temporal(tree, time) && first(tree, time) == after);
        let plain = !tree.has(place, &[Deprel::Conj]) && located && treats;
        (plain && timed && last(tree, object) + 1 == after).then_some(Move::to(place, verb, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}
