//! Prepositions that a parser took for something else, or hung on the wrong word.

use super::{Move, SUBJECTS, first, last};
use crate::prose::clause::{Tree, WordClass, is_currency, is_each, is_temporal};
use crate::prose::{Deprel, Tag};

/// Gerunds that are prepositions.
const GERUNDS: [&str; 13] = [
    "including",
    "regarding",
    "concerning",
    "following",
    "according",
    "pending",
    "excluding",
    "considering",
    "notwithstanding",
    "barring",
    "depending",
    "owing",
    "failing",
];

/// "was elected in June, **succeeding Lind**", the participle read as a preposition: its noun is its object.
pub fn gerund_for_preposition(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| tree.tag(at) == Tag::Vbg && tree.relation(at) == Deprel::Case)?;
        let verb = tree.head(noun).filter(|&verb| tree.tag(verb).is_verb() && verb < at)?;
        let clausal = tree.is(at.checked_sub(1)?, ",") && at < noun && !tree.is_any(at, &GERUNDS);
        clausal.then(|| [Move::to(at, verb, Deprel::Advcl), Move::to(noun, at, Deprel::Obj)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "received **from** Professor Lind", the preposition hung on the title.
pub fn preposition_of_title(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let title = tree.head(at).filter(|_| tree.relation(at) == Deprel::Case)?;
        let name = tree.head(title).filter(|&name| tree.relation(title) == Deprel::NmodDesc && title < name)?;
        (at < title && !tree.has(name, &[Deprel::Case])).then_some(Move::to(at, name, Deprel::Case))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "votes are taken, **with each port having** one": what follows "with" is the subject of the participle.
pub fn subject_after_with(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let verb = tree.head(noun).filter(|_| tree.base(noun) == Deprel::Obl && tree.preposition(noun) == "with")?;
        let participle = last(tree, noun) + 1;
        let with = tree.preposition_tokens(noun).first().copied()?;
        let hangs = tree.head(participle) == Some(verb) && tree.relation(participle) == Deprel::Advcl;
        let bare = tree.tag(participle) == Tag::Vbg && !tree.has(participle, &[Deprel::Mark, Deprel::Nsubj]);
        (tree.is(with, "with") && hangs && bare)
            .then(|| [Move::to(noun, participle, Deprel::Nsubj), Move::to(with, participle, Deprel::Mark)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "hold a lease **of ten years**", "won 71 **of the seats**": what "of" opens after an object is the object's, unless
/// the verb asks for it ("informed members of it").
pub fn of_after_object(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|_| tree.relation(at) == Deprel::Obl && tree.preposition(at) == "of")?;
        let before = first(tree, at).checked_sub(1)?;
        let object = tree.children_by(verb, &[Deprel::Obj]).find(|&object| last(tree, object) == before)?;
        let nominal = tree.tag(before).is_noun() || tree.tag(before) == Tag::Cd;
        let asked = WordClass::TakingOf.contains(tree.lemma(verb));
        (nominal && !asked && object > verb).then_some(Move::to(at, before, Deprel::Nmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "must not fall **below** three months' costs", the preposition read as an adverb.
pub fn adverb_before_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|&verb| tree.relation(at) == Deprel::Advmod && verb + 1 == at)?;
        let noun = tree.children_by(verb, &[Deprel::Obl, Deprel::Obj]).find(|&noun| first(tree, noun) == at + 1)?;
        let preposition = tree.is_any(at, &["below", "above", "under", "over", "beyond", "within"]);
        (preposition && !tree.has(noun, &[Deprel::Case]))
            .then(|| [Move::to(at, noun, Deprel::Case), Move::to(noun, verb, Deprel::Obl)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "convened by the President or **at the request** of members": what another preposition opens is no second agent.
pub fn phrase_beside_agent(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let agent = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj)?;
        let verb = tree.head(agent).filter(|_| tree.relation(agent) == Deprel::OblAgent)?;
        let preposition = tree.preposition(at);
        (!preposition.is_empty() && preposition != "by").then_some(Move::to(at, verb, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "was approved **subject to** a change", "subject" read as what it became.
pub fn subject_to_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|&verb| tree.tag(verb) == Tag::Vbn && verb < at)?;
        let noun = tree.head(at + 1).filter(|&noun| tree.head(noun) == Some(verb) && tree.tag(noun).is_noun())?;
        let words = tree.is(at, "subject") && tree.is(at + 1, "to") && tree.children(at).is_empty();
        words.then(|| {
            [Move::to(at, noun, Deprel::Case), Move::to(at + 1, at, Deprel::Fixed), Move::to(noun, verb, Deprel::Obl)]
        })
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "observers were admitted, **among them** Chad and Mali": the names are some of the observers.
pub fn among_them(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| those_among(tree, at)).unwrap_or_default()
}

fn those_among(tree: Tree<'_>, among: usize) -> Option<Vec<Move>> {
    let opens = tree.is(among, "among") && tree.is_any(among + 1, &["them", "these", "whom", "which"]);
    let comma = among.checked_sub(1).filter(|&comma| opens && tree.is(comma, ","))?;
    let mut item = (among + 2..tree.len()).find(|&at| tree.tag(at).is_noun())?;
    while let Some(above) = tree.head(item).filter(|&above| above > item && tree.tag(above).is_noun()) {
        item = above;
    }
    let plural = |&noun: &usize| tree.tag(noun).is_plural();
    let verb = tree.head(among + 1).and_then(|_| tree.head(item)).filter(|&verb| tree.tag(verb).is_verb());
    let subject = || verb.and_then(|verb| tree.children_by(verb, &SUBJECTS).find(plural));
    let whole = comma.checked_sub(1).filter(plural).or_else(subject)?;
    // "them" may hang on the names.
    let whole_item = |at: usize| tree.sentence.subtree(item).contains(&at);
    let opens = first(tree, item) == among + 2 || tree.head(among + 1) == Some(item);
    (opens && (among + 2..item).all(whole_item)).then(|| {
        vec![
            Move::to(item, whole, Deprel::Nmod),
            Move::to(among, item, Deprel::Case),
            Move::to(among + 1, among, Deprel::Fixed),
        ]
    })
}

/// "rises to £6 million **a year**": how often a sum is paid is part of it.
pub fn rate_of_amount(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let unmarked = matches!(tree.relation(at), Deprel::OblUnmarked | Deprel::NmodUnmarked | Deprel::Obl);
        let before = first(tree, at).checked_sub(1).filter(|_| unmarked && is_temporal(tree, at))?;
        let sum = sum_ending_at(tree, before).filter(|_| is_each(tree, at) && !tree.has(at, &[Deprel::Case]))?;
        Some(Move::to(at, sum, Deprel::NmodUnmarked))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// The sign or name of a currency whose amount ends there.
fn sum_ending_at(tree: Tree<'_>, end: usize) -> Option<usize> {
    let mut top = end;
    while let Some(above) = tree.head(top).filter(|_| tree.tag(top) == Tag::Cd) {
        top = above;
    }
    (is_currency(tree, top) && last(tree, top) == end).then_some(top)
}

/// "on Sunday**, 12 May**": a day and its date are one time.
pub fn date_after_day(tree: Tree<'_>) -> Vec<Move> {
    let moved = |date: usize| {
        let day = first(tree, date).checked_sub(2).filter(|&day| tree.is(day + 1, ",") && tree.is_capitalised(day))?;
        let numbered = tree.tag(date) == Tag::Cd && first(tree, date) == date && is_temporal(tree, date);
        let weekday = tree.lower(day).ends_with("day") && is_temporal(tree, day);
        let verb = tree.head(day).filter(|_| numbered && weekday && tree.base(day) == Deprel::Obl)?;
        let case = tree.preposition_tokens(day);
        let mut moves = vec![
            Move::to(date, verb, Deprel::Obl),
            Move::to(day, date, Deprel::NmodUnmarked),
            Move::to(day + 1, date, Deprel::Punct),
        ];
        moves.extend(case.into_iter().map(|word| Move::to(word, date, Deprel::Case)));
        Some(moves)
    };
    (0..tree.len()).find_map(moved).unwrap_or_default()
}

/// "to volunteers **and paid crews**", the crews read as what is paid: before a bare noun that ends a list a participle
/// in another tense than the verb describes it.
pub fn participle_in_list(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| described(tree, at)).unwrap_or_default()
}

fn described(tree: Tree<'_>, participle: usize) -> Option<Vec<Move>> {
    let verb = tree.head(participle).filter(|_| tree.relation(participle) == Deprel::Conj)?;
    let past =
        matches!(tree.tag(participle), Tag::Vbd | Tag::Vbn) && matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp | Tag::Vb);
    let noun = tree.child(participle, &[Deprel::Obj]).filter(|&noun| past && first(tree, noun) == participle + 1)?;
    let cc = participle.checked_sub(1).filter(|&cc| tree.relation(cc) == Deprel::Cc)?;
    let before = cc.checked_sub(1).filter(|&before| tree.tag(before).is_noun())?;
    let bare = !tree.has(noun, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nummod]) && tree.tag(noun).is_plural();
    let plain = !tree.has(participle, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux, Deprel::AuxPass]);
    (bare && plain).then(|| {
        let list = if tree.relation(before) == Deprel::Conj { tree.head(before).unwrap_or(before) } else { before };
        let mut moves = vec![
            Move::to(noun, list, Deprel::Conj),
            Move::to(participle, noun, Deprel::Amod),
            Move::to(cc, noun, Deprel::Cc),
        ];
        let others = tree.children(participle).iter().filter(|&&child| child != noun && child != cc);
        moves.extend(others.map(|&child| Move::to(child, noun, tree.relation(child))));
        moves
    })
}

/// "described the count **as orderly**", the preposition read as an adverb.
pub fn as_before_adjective(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let quality = tree.head(at).filter(|_| tree.is(at, "as") && tree.relation(at) == Deprel::Advmod)?;
        let verb = tree.head(quality).filter(|&verb| tree.tag(verb).is_verb() && verb < at)?;
        let beside = quality == at + 1 && matches!(tree.tag(quality), Tag::Jj | Tag::Vbn);
        let hangs = matches!(tree.base(quality), Deprel::Obl | Deprel::Advcl | Deprel::Xcomp);
        let ends = !tree.is(last(tree, quality) + 1, "as") && !tree.has(quality, &[Deprel::Obl, Deprel::Advcl]);
        let said_of = tree.has(verb, &[Deprel::Obj, Deprel::NsubjPass]);
        (beside && hangs && ends && said_of)
            .then(|| [Move::to(at, quality, Deprel::Case), Move::to(quality, verb, Deprel::Obl)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "Under the Strategy **adopted** in May, members pay", the participle hung on the verb: right after the noun that opens
/// the sentence it is the noun's.
pub fn participle_of_opening(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|_| tree.tag(at) == Tag::Vbn && tree.relation(at) == Deprel::Advcl)?;
        let noun = at.checked_sub(1).filter(|&noun| tree.tag(noun).is_noun() && tree.head(noun) == Some(verb))?;
        let opens = first(tree, noun) == 0 && tree.base(noun) == Deprel::Obl && first(tree, at) == at && at < verb;
        opens.then_some(Move::to(at, noun, Deprel::Acl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "grew **from** an exchange of surpluses **into** an institution": "into" goes with "from", on the verb.
pub fn from_into(tree: Tree<'_>) -> Vec<Move> {
    let moved = |goal: usize| {
        let into = tree.base(goal) == Deprel::Nmod && tree.preposition(goal) == "into";
        let mut above = tree.head(goal).filter(|_| into)?;
        while tree.base(above) == Deprel::Nmod {
            above = tree.head(above)?;
        }
        let verb = tree.head(above).filter(|_| tree.base(above) == Deprel::Obl && tree.preposition(above) == "from")?;
        // "learned from an inquiry into fraud".
        if !WordClass::Becoming.contains(tree.lemma(verb)) {
            return None;
        }
        Some(Move::to(goal, verb, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "train **up to** twenty officers", "fine it **up to** two per cent", read as "train up": before a number the two are
/// one.
pub fn up_to(tree: Tree<'_>) -> Vec<Move> {
    let moved = |up: usize| {
        let to = Some(up + 1).filter(|&to| tree.is(up, "up") && tree.is(to, "to"))?;
        let number = Some(to + 1).filter(|&at| tree.tag(at) == Tag::Cd || is_currency(tree, at))?;
        if tree.relation(up) != Deprel::CompoundPrt {
            return None;
        }
        // "up to two per cent" after an object, where "to" is a preposition already.
        let noun = tree.head(to).filter(|_| tree.relation(to) == Deprel::Case);
        Some(match noun {
            Some(noun) => vec![Move::to(up, noun, Deprel::Case)],
            None => vec![Move::to(up, number, Deprel::Advmod), Move::to(to, up, Deprel::Fixed)],
        })
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "a body of seven states, **founded** in 1994", "the Roadmap on Trade **adopted** in May": after a comma, or after a
/// name, the participle is that of the noun which the phrase is about.
pub fn participle_of_whole(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| tree.tag(at) == Tag::Vbn && tree.relation(at) == Deprel::Acl)?;
        let comma = first(tree, at).checked_sub(1).is_some_and(|before| tree.is(before, ","));
        // "the minutes of the session, held in May": what is held is the session.
        let event = WordClass::Event.contains(&tree.lemma(noun).to_lowercase());
        if event && WordClass::TakingPlace.contains(tree.lemma(at)) {
            return None;
        }
        let mut whole = noun;
        while let Some(above) = tree.head(whole).filter(|_| tree.base(whole) == Deprel::Nmod) {
            let one_name = tree.is_name(whole) && tree.is_name(above) && !tree.has(whole, &[Deprel::Det]);
            let of = tree.preposition(whole) == "of";
            // "a report of the Committee, chaired by Roe": the Committee is chaired.
            let definite = tree.is_name(whole) && tree.has(whole, &[Deprel::Det]);
            if !(tree.tag(above).is_noun() && above < whole && (if comma { of && !definite } else { one_name })) {
                break;
            }
            whole = above;
        }
        (whole != noun && !tree.has(at, &[Deprel::Nsubj])).then_some(Move::to(at, whole, Deprel::Acl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "held in turn **by the members**", the phrase hung on "turn": what only ties the sentence together has no phrases.
pub fn phrase_of_connecting(tree: Tree<'_>) -> Vec<Move> {
    let moved = |phrase: usize| {
        let noun =
            tree.head(phrase).filter(|_| tree.base(phrase) == Deprel::Nmod && !tree.preposition(phrase).is_empty())?;
        let verb = tree.head(noun).filter(|&verb| tree.base(noun) == Deprel::Obl && tree.tag(verb).is_verb())?;
        let words = format!("{}-{}", tree.preposition(noun), tree.lower(noun));
        let by = tree.preposition(phrase) == "by" && tree.has(verb, &[Deprel::AuxPass]);
        let bare = WordClass::ConnectingPhrase.contains(&words) && tree.preposition(phrase) != "of";
        let relation = if by { Deprel::OblAgent } else { Deprel::Obl };
        bare.then_some(Move::to(phrase, verb, relation))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "submit to the Council, not later than 31 March, **an annual report**", the report read as explaining the date: it is
/// what the verb lacks.
pub fn object_after_date(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let date = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Appos && tree.tag(noun).is_noun())?;
        let time = is_temporal(tree, date) || tree.tag(date) == Tag::Cd;
        let verb = tree.head(date).filter(|&verb| tree.base(date) == Deprel::Obl && verb < date)?;
        let article = tree.has(noun, &[Deprel::Det]) && !is_temporal(tree, noun);
        let lacking =
            !tree.has(verb, &[Deprel::Obj]) && !tree.has(verb, &[Deprel::AuxPass]) && tree.tag(verb).is_verb();
        (time && article && lacking).then_some(Move::to(noun, verb, Deprel::Obj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "considered a paper **by Spain** on mesh sizes", the author hung on the verb: with an active verb a name after "by" made
/// what stands right before it, and what "on" follows is what that is about.
pub fn author_of_object(tree: Tree<'_>) -> Vec<Move> {
    let moved = |author: usize| {
        let verb =
            tree.head(author).filter(|_| tree.base(author) == Deprel::Obl && tree.preposition(author) == "by")?;
        let object = tree.child(verb, &[Deprel::Obj]).filter(|_| !tree.has(verb, &[Deprel::AuxPass]))?;
        let beside = |noun: usize, before: usize| last(tree, before) + 1 == first(tree, noun);
        let named = tree.is_name(author) && !is_temporal(tree, author);
        // "adopted the budget by Resolution 70/248": how, not who made it.
        let word = |at: usize| tree.lemma(at).to_lowercase();
        let instrument = WordClass::Instrument.contains(&word(author)) || WordClass::Means.contains(&word(author));
        let named = named && !instrument && tree.tag(author + 1) != Tag::Cd && !tree.has(author, &[Deprel::Nummod]);
        let topic =
            tree.children_by(verb, &[Deprel::Obl]).find(|&noun| tree.preposition(noun) == "on" && beside(noun, author));
        let topic = topic.filter(|&noun| !is_temporal(tree, noun)).map(|noun| Move::to(noun, object, Deprel::Nmod));
        let made = named && beside(author, object) && tree.tag(object).is_noun();
        made.then(|| std::iter::once(Move::to(author, object, Deprel::Nmod)).chain(topic))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "prepare, in consultation with the Chair, **an agenda**", read as what the Chair is: a verb that an aside cuts off from
/// what it is done to.
pub fn object_after_aside(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let loose = matches!(tree.base(noun), Deprel::Appos | Deprel::Conj | Deprel::Nmod);
        let inside = tree.head(noun).filter(|&inside| loose && inside < noun && tree.tag(noun).is_noun())?;
        let opening = first(tree, noun);
        let opening = if tree.is(opening, ",") { opening + 1 } else { opening };
        let comma =
            opening.checked_sub(1).filter(|&comma| tree.is(comma, ",") && tree.is_any(opening, &["a", "an", "the"]))?;
        let verb = (1..comma).rev().find(|&at| tree.tag(at).is_verb())?;
        let aside = tree.is(verb + 1, ",") && tree.tag(verb + 2) == Tag::In && inside > verb;
        let free =
            !tree.has(verb, &[Deprel::Obj, Deprel::AuxPass, Deprel::Ccomp]) && !tree.is(last(tree, noun) + 1, ",");
        (aside && free && !tree.has(noun, &[Deprel::Case])).then_some(Move::to(noun, verb, Deprel::Obj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "elects from among its members **a Chair**", hung on the verb without a preposition: what is no time is its object.
pub fn bare_object(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let verb = tree.head(noun).filter(|&verb| tree.relation(noun) == Deprel::Obl && tree.tag(verb).is_verb())?;
        let articled = tree.children_by(noun, &[Deprel::Det]).any(|det| tree.is_any(det, &["a", "an"]));
        let bare =
            tree.tag(noun).is_noun() && !tree.has(noun, &[Deprel::Case, Deprel::Mark]) && !is_temporal(tree, noun);
        let before = first(tree, noun).checked_sub(1)?;
        let phrase = tree
            .children_by(verb, &[Deprel::Obl])
            .any(|other| last(tree, other) == before && tree.has(other, &[Deprel::Case]));
        let free = !tree.has(verb, &[Deprel::Obj, Deprel::AuxPass]) && verb < before;
        (articled && bare && phrase && free).then_some(Move::to(noun, verb, Deprel::Obj))
    };
    (0..tree.len()).filter_map(moved).collect()
}
