//! Main clauses and the clauses under them, where a parser took one for the other.

use super::{Move, SUBJECTS, first, follows, last, subject_relation};
use crate::prose::clause::{Tree, WordClass, is_inverted, is_temporal};
use crate::prose::{Deprel, Tag};

/// "The Group **endorsed** the terms", read as "the Group endorsed by …": a sentence without another verb has this one.
pub fn participle_for_verb(tree: Tree<'_>) -> Vec<Move> {
    let Some(noun) = tree.sentence.root().filter(|&root| tree.tag(root).is_noun()) else { return Vec::new() };
    if tree.has(noun, &[Deprel::Cop, Deprel::Nsubj, Deprel::NsubjPass, Deprel::Parataxis]) {
        return Vec::new();
    }
    let transitive = |&verb: &usize| {
        let object = tree.child(verb, &[Deprel::Obj]).filter(|&object| tree.has(object, &[Deprel::Det]));
        tree.tag(verb) == Tag::Vbn && verb == noun + 1 && object.is_some()
    };
    let Some(verb) = tree.children_by(noun, &[Deprel::Acl]).find(transitive) else { return Vec::new() };
    let object = tree.child(verb, &[Deprel::Obj]).unwrap_or(verb);
    let mut moves = vec![Move { token: verb, head: None, relation: Deprel::Root }, Move::to(noun, verb, Deprel::Nsubj)];
    for &child in tree.children(noun).iter().filter(|&&child| child > verb) {
        let relative = tree.relation(child) == Deprel::AclRelcl;
        moves.push(Move::to(child, if relative { object } else { verb }, tree.relation(child)));
        let finite = tree.children_by(child, &[Deprel::Conj]).filter(|&other| {
            relative && matches!(tree.tag(other), Tag::Vbd | Tag::Vbz) && !tree.has(other, &[Deprel::Nsubj])
        });
        moves.extend(finite.map(|other| Move::to(other, verb, Deprel::Conj)));
    }
    moves
}

/// "It failed**;** members said so": what a semicolon parts is a sentence of its own, not what is said.
pub fn semicolon(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| parted(tree, at)).unwrap_or_default()
}

fn parted(tree: Tree<'_>, content: usize) -> Option<Vec<Move>> {
    let verb = tree.head(content).filter(|&verb| tree.relation(content) == Deprel::Ccomp && content < verb)?;
    let mark = (content + 1..verb).find(|&at| tree.is(at, ";"))?;
    let subject = tree.child(verb, &[Deprel::Nsubj]).filter(|&subject| subject > mark)?;
    (first(tree, subject) > mark).then(|| {
        vec![
            Move { token: content, head: tree.head(verb), relation: tree.relation(verb) },
            Move::to(verb, content, Deprel::Parataxis),
        ]
    })
}

/// "said on Monday **that it had met**", "told members **that it met**": what is said, not a clause about the noun.
pub fn content_on_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| matches!(tree.relation(at), Deprel::AclRelcl | Deprel::Acl))?;
        let verb = tree.head(noun)?;
        let that = tree.children_by(at, &[Deprel::Mark]).any(|mark| tree.is(mark, "that"));
        let told = WordClass::Speech.contains(tree.lemma(verb)) || WordClass::Directive.contains(tree.lemma(verb));
        let nominal = matches!(tree.base(noun), Deprel::Obl | Deprel::Obj | Deprel::Iobj);
        let own = tree.has(at, &SUBJECTS);
        // "comment **on rumours** that": what the rumours say.
        let about = matches!(&*tree.preposition(noun), "on" | "about" | "over") && !is_temporal(tree, noun);
        let free = !tree.has(verb, &[Deprel::Ccomp]) && !about;
        (that && told && nominal && own && free).then_some(Move::to(at, verb, Deprel::Ccomp))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "is guided by the plan and **supported by** members": a participle joined to an agent is joined to its verb.
pub fn second_passive(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let agent = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj && tree.tag(at) == Tag::Vbn)?;
        let verb = tree.head(agent).filter(|&verb| tree.tag(verb) == Tag::Vbn && tree.has(verb, &[Deprel::AuxPass]))?;
        let nominal = tree.tag(agent).is_noun() && matches!(tree.base(agent), Deprel::Obl);
        let alone = !tree.has(at, &[Deprel::Nsubj, Deprel::AuxPass, Deprel::Obj]);
        let by = tree.children_by(agent, &[Deprel::Nmod]).find(|&by| by > at && tree.preposition(by) == "by");
        let own = by.map(|by| Move::to(by, at, Deprel::OblAgent));
        (nominal && alone).then(|| std::iter::once(Move::to(at, verb, Deprel::Conj)).chain(own))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "**Rather than fines**, the Board relies on review": the noun before the comma is no sentence.
pub fn fronted_contrast(tree: Tree<'_>) -> Vec<Move> {
    let Some(noun) = tree.sentence.root().filter(|&root| tree.tag(root).is_noun()) else { return Vec::new() };
    let opening = tree.children_by(noun, &[Deprel::Cc, Deprel::Case]).find(|&at| at == 0);
    let clause = tree.children_by(noun, &[Deprel::Ccomp, Deprel::Parataxis]).find(|&at| {
        let own = tree.child(at, &SUBJECTS);
        at > noun && own.is_some_and(|subject| follows(tree, subject, ","))
    });
    let Some((opening, verb)) = opening.zip(clause) else { return Vec::new() };
    let mut moves = vec![
        Move { token: verb, head: None, relation: Deprel::Root },
        Move::to(noun, verb, Deprel::Obl),
        Move::to(opening, noun, Deprel::Case),
    ];
    let after = tree.children(noun).iter().filter(|&&child| child > noun && child != verb);
    moves.extend(after.map(|&child| Move::to(child, verb, tree.relation(child))));
    moves
}

/// "reports to the Court, **which** reviews it": after a name "which" is the name, not what was said of it.
pub fn which_after_name(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        tree.head(at).filter(|_| tree.relation(at) == Deprel::AdvclRelcl)?;
        let which = tree.children_by(at, &SUBJECTS).find(|&child| tree.is(child, "which"))?;
        let before = which.checked_sub(2).filter(|&before| tree.is(before + 1, ",") && tree.is_capitalised(before))?;
        let mut name = before;
        while tree.base(name) != Deprel::Obl && tree.base(name) != Deprel::Obj {
            let head = tree.head(name).filter(|&head| tree.tag(head).is_noun() && tree.is_capitalised(head))?;
            name = head;
        }
        tree.tag(name).is_noun().then_some(Move::to(at, name, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "chairs sessions, **which gives** it influence": a verb in the singular after a plural noun is about the clause. So is
/// "rejected the plan, **which surprised** the minister": what somebody feels is felt at what was done.
pub fn which_about_clause(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| tree.relation(at) == Deprel::AclRelcl)?;
        let which = tree.child(at, &[Deprel::Nsubj]).filter(|&which| tree.is(which, "which"))?;
        let plural = tree.tag(noun) == Tag::Nns && tree.lemma(noun) != tree.lower(noun) && tree.tag(at) == Tag::Vbz;
        let felt = WordClass::Arousing.contains(tree.lemma(at)) && tree.has(at, &[Deprel::Obj]);
        // "destroyed a store, **which forced** the Bank to move".
        let forced = ["force", "oblige", "compel"].contains(&tree.lemma(at)) && tree.has(at, &[Deprel::Xcomp]);
        // "the Protocol, **which obliges** members to report": what is laid down obliges.
        let text = WordClass::Document.contains(&tree.lower(noun)) || WordClass::Instrument.contains(&tree.lower(noun));
        let forced = forced && tree.tag(at) == Tag::Vbd && !text;
        let felt = felt || forced;
        let phrase = tree.head(noun).filter(|_| felt && tree.base(noun) == Deprel::Nmod).unwrap_or(noun);
        let verb = tree.head(phrase).filter(|&verb| tree.tag(verb).is_verb() && verb < noun)?;
        let object = matches!(tree.relation(phrase), Deprel::Obj | Deprel::Obl);
        let about = (plural || felt) && object && follows(tree, which, ",");
        (about && noun + 2 == which).then_some(Move::to(at, verb, Deprel::AdvclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "and, **subject to** its approval, acquire land", the first word read as a noun.
pub fn subject_to(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|at| reserve(tree, at)).flatten().collect()
}

fn reserve(tree: Tree<'_>, subject: usize) -> Option<[Move; 3]> {
    let opens = tree.is(subject, "subject") && tree.is(subject + 1, "to") && !tree.has(subject, &[Deprel::Det]);
    let noun = tree.head(subject + 1).filter(|&noun| opens && tree.head(noun) == Some(subject))?;
    let above = tree.head(subject).filter(|&above| tree.tag(above).is_verb())?;
    let later = tree.children_by(above, &[Deprel::Conj]).find(|&verb| verb > noun && tree.tag(verb).is_verb());
    Some([
        Move::to(noun, later.unwrap_or(above), Deprel::Obl),
        Move::to(subject, noun, Deprel::Case),
        Move::to(subject + 1, subject, Deprel::Fixed),
    ])
}

/// "**Unless** members object, the rule stands": what a subordinator opens is not the main clause.
pub fn subordinate_root(tree: Tree<'_>) -> Vec<Move> {
    let Some(root) = tree.sentence.root() else { return Vec::new() };
    let marked = tree.children_by(root, &[Deprel::Mark]).any(|mark| mark < root && !tree.is_any(mark, &["to", "that"]));
    let joined = [Deprel::Advcl, Deprel::Ccomp, Deprel::Parataxis, Deprel::Conj];
    let main = tree.children_by(root, &joined).find(|&at| {
        let subject = tree.child(at, &SUBJECTS);
        at > root && !tree.has(at, &[Deprel::Mark, Deprel::Cc]) && subject.is_some_and(|noun| follows(tree, noun, ","))
    });
    let Some(main) = main.filter(|_| marked) else { return Vec::new() };
    let mut moves = vec![Move { token: main, head: None, relation: Deprel::Root }, Move::to(root, main, Deprel::Advcl)];
    let after = tree.children(root).iter().filter(|&&child| child > main);
    moves.extend(after.map(|&child| Move::to(child, main, tree.relation(child))));
    moves
}

/// "The organs **are** a board and a court", the board read as joined to the organs: a noun with a copula before it and
/// without a subject is said of the noun that it was joined to.
pub fn copula_in_conjunct(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| said_of(tree, at)).unwrap_or_default()
}

fn said_of(tree: Tree<'_>, predicate: usize) -> Option<Vec<Move>> {
    let noun = tree.head(predicate).filter(|&noun| tree.relation(predicate) == Deprel::Conj && noun < predicate)?;
    let copula = tree.child(predicate, &[Deprel::Cop]).filter(|&copula| copula > noun && copula < predicate)?;
    let first = first(tree, predicate) >= copula || tree.child(predicate, &[Deprel::Cc]).is_none();
    let subject = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl];
    let clausal = matches!(tree.relation(noun), Deprel::Root | Deprel::Ccomp | Deprel::Parataxis | Deprel::Advcl);
    let plain = clausal && tree.tag(noun).is_noun() && !tree.has(noun, &[Deprel::Cop]) && !tree.has(noun, &subject);
    if !first || !plain || tree.has(predicate, &subject) || tree.has(predicate, &[Deprel::Cc]) {
        return None;
    }
    let mut moves = vec![
        Move { token: predicate, head: tree.head(noun), relation: tree.relation(noun) },
        Move::to(noun, predicate, Deprel::Nsubj),
    ];
    let after = tree.children(noun).iter().filter(|&&child| child > copula && child != predicate);
    moves.extend(after.map(|&child| Move::to(child, predicate, tree.relation(child))));
    Some(moves)
}

/// "It can meet to save time; **it reports** in May", hung on the saving: a clause with a subject of its own after a
/// semicolon stands beside the main clause.
pub fn after_semicolon(tree: Tree<'_>) -> Vec<Move> {
    let Some(root) = tree.sentence.root() else { return Vec::new() };
    let moved = |at: usize| {
        let joined = matches!(tree.relation(at), Deprel::Parataxis | Deprel::Conj);
        let parted = first(tree, at).checked_sub(1).filter(|&mark| tree.is(mark, ";") && mark > root)?;
        let own = tree.child(at, &SUBJECTS).is_some_and(|subject| subject > parted);
        let apart = tree.head(at) != Some(root) && joined && tree.tag(root).is_verb() && own;
        apart.then(|| Move::to(at, root, Deprel::Parataxis))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// ""It failed," said **the Chair**", read as what was said: beside a quotation the noun is who said it.
pub fn speaker(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let verb = tree.head(noun).filter(|&verb| {
            matches!(tree.relation(noun), Deprel::Ccomp | Deprel::Obj | Deprel::Xcomp)
                && verb < noun
                && WordClass::Speech.contains(tree.lemma(verb))
        })?;
        let quoted = tree.children_by(verb, &[Deprel::Ccomp]).any(|content| content < verb);
        let plain = tree.tag(noun).is_noun() && !tree.has(noun, &[Deprel::Cop]) && !tree.has(noun, &SUBJECTS);
        let after = first(tree, noun) == verb + 1 && !tree.has(verb, &SUBJECTS);
        (quoted && plain && after).then_some(Move::to(noun, verb, Deprel::Nsubj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "The Clerk **to write** to residents.", read as a noun: in a sentence without a finite verb somebody has to do it.
pub fn assignment(tree: Tree<'_>) -> Vec<Move> {
    let Some(noun) = tree.sentence.root().filter(|&root| tree.tag(root).is_noun()) else { return Vec::new() };
    let finite = (0..tree.len()).any(|at| tree.tag(at).is_finite() || tree.tag(at) == Tag::Md);
    let somebody = tree.names_person(noun) || tree.has(noun, &[Deprel::NmodDesc, Deprel::Flat]);
    let act = tree.children_by(noun, &[Deprel::Acl]).find(|&verb| tree.tag(verb) == Tag::Vb && tree.has_to(verb));
    // "Norland Council **to sell** its land", as a headline puts it.
    let body = WordClass::DecidingBody.contains(&tree.lemma(noun).to_lowercase()) && tree.is_name(noun);
    let known = body && noun > 0 && !tree.has(noun, &[Deprel::Det, Deprel::Case, Deprel::Cop]);
    let stopped = tree.is(tree.len() - 1, ".");
    let does = if stopped { somebody } else { known };
    let beside = act.filter(|&verb| first(tree, verb) == noun + 1 && !finite && does && !tree.is_capitalised(verb));
    let Some(verb) = beside.filter(|_| !tree.has(noun, &[Deprel::Cop])) else { return Vec::new() };
    let after = tree.children(noun).iter().filter(|&&child| child > verb);
    let mut moves = vec![Move { token: verb, head: None, relation: Deprel::Root }, Move::to(noun, verb, Deprel::Nsubj)];
    moves.extend(after.map(|&child| Move::to(child, verb, tree.relation(child))));
    moves
}

/// "The minister, Ana Roe, **accused** traders": in a sentence without a finite verb a participle before the object is
/// the verb, in the past.
pub fn participle_before_object(tree: Tree<'_>) -> Vec<Move> {
    let finite = |at: usize| tree.tag(at).is_finite() || tree.tag(at) == Tag::Md;
    let Some(noun) = tree.sentence.root().filter(|&root| tree.tag(root).is_noun()) else { return Vec::new() };
    let stops = tree.is_any(tree.len() - 1, &["."]);
    if !stops || (0..tree.len()).any(finite) {
        return Vec::new();
    }
    let verb = (noun + 1..tree.len()).find(|&at| {
        let object = tree.head(at).filter(|&object| object > at && tree.head(object) == Some(noun));
        let inner = [Deprel::Appos, Deprel::Conj, Deprel::Dep];
        let listed = object.is_some_and(|object| inner.contains(&tree.relation(object)));
        tree.tag(at) == Tag::Vbn && tree.relation(at) == Deprel::Amod && listed && tree.is(at - 1, ",")
    });
    let Some((verb, object)) = verb.and_then(|verb| Some((verb, tree.head(verb)?))) else { return Vec::new() };
    let mut moves = vec![
        Move { token: verb, head: None, relation: Deprel::Root },
        Move::to(noun, verb, Deprel::Nsubj),
        Move::to(object, verb, Deprel::Obj),
    ];
    let after = tree.children(noun).iter().filter(|&&child| child > object);
    moves.extend(after.map(|&child| Move::to(child, verb, tree.relation(child))));
    moves
}

/// "**Beneath it** are four panels", the place read as the subject: what has a preposition is none.
pub fn place_first(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let predicate = tree.head(at).filter(|_| SUBJECTS.contains(&tree.relation(at)))?;
        let inverted =
            tree.child(predicate, &[Deprel::Cop]).filter(|&copula| at < copula && copula < predicate).is_some();
        let preposition = tree.child(at, &[Deprel::Case]).filter(|&case| case < at && tree.tag(case) == Tag::In)?;
        let subordinates = tree.is_any(preposition, &["after", "before", "since", "until", "as", "than", "like"]);
        let opens = first(tree, at) == preposition && tree.tag(predicate).is_noun() && tree.tag(at) != Tag::Cd;
        (inverted && opens && !subordinates).then_some(Move::to(at, predicate, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "**In 2022 members** launched it", the year read as part of the subject: the preposition is the year's.
pub fn year_before_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|_| SUBJECTS.contains(&tree.relation(at)))?;
        let preposition = tree.child(at, &[Deprel::Case]).filter(|&case| tree.tag(case) == Tag::In && case + 1 < at)?;
        let year = preposition + 1;
        let when = tree.is_any(preposition, &["in", "since", "by", "until", "from", "after", "before"]);
        let figures = when && tree.tag(year) == Tag::Cd && tree.form(year).len() == 4;
        (figures && first(tree, at) == preposition)
            .then(|| [Move::to(preposition, year, Deprel::Case), Move::to(year, verb, Deprel::Obl)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "Before each Meeting, **ministers** hold a session", the subject joined to the noun before the comma: a verb without a
/// subject has that noun.
pub fn subject_in_opening(tree: Tree<'_>) -> Vec<Move> {
    let found = tree.sentence.root().and_then(|verb| {
        let bare = !tree.has(verb, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::Expl]);
        let finite = tree.tag(verb).is_finite() || tree.has(verb, &[Deprel::Aux, Deprel::AuxPass]);
        let opening = tree.children_by(verb, &[Deprel::Obl]).find(|&noun| noun < verb && bare && finite)?;
        let subject = tree.children_by(opening, &[Deprel::Conj]).last().filter(|&subject| subject < verb)?;
        let (start, end) = (first(tree, subject), last(tree, subject));
        let before = start.checked_sub(1).filter(|&comma| tree.is(comma, ","))?;
        let beside = end < verb && (end + 1..verb).all(|at| tree.head(at) == Some(verb));
        let only = tree.children_by(opening, &[Deprel::Conj]).count() == 1;
        let joined = tree.children_by(subject, &[Deprel::Cc]).any(|cc| cc == before + 1);
        let relation = subject_relation(tree, verb);
        let noun = tree.tag(subject).is_noun() && opening < before;
        (beside && only && noun && !joined).then(|| vec![Move::to(subject, verb, relation)])
    });
    found.unwrap_or_default()
}

/// "Output (GDP) **contracted** by 2 per cent in May.", read as "output contracted by …": where no word of a sentence is
/// finite, the form that can be is.
pub fn participle_of_sentence(tree: Tree<'_>) -> Vec<Move> {
    let found = tree.sentence.root().filter(|&root| tree.tag(root).is_noun()).and_then(|noun| {
        let ended = tree.tag(tree.len().saturating_sub(1)) == Tag::Period;
        let bound = [Deprel::Cop, Deprel::Nsubj, Deprel::NsubjPass, Deprel::Parataxis, Deprel::Conj, Deprel::AclRelcl];
        let past = |&verb: &usize| {
            let form = tree.lower(verb);
            tree.tag(verb) == Tag::Vbn && form.ends_with("ed") && verb > noun && !tree.is(verb - 1, ",")
        };
        let nouns = tree.reach(noun, |_, child| matches!(tree.base(child), Deprel::Nmod | Deprel::Conj));
        let verb = nouns.into_iter().flat_map(|at| tree.children_by(at, &[Deprel::Acl])).find(past)?;
        let free = ended && !tree.has(noun, &bound) && tree.has(noun, &[Deprel::Det, Deprel::NmodPoss, Deprel::Amod]);
        let finite = (0..verb).any(|at| tree.tag(at).is_finite() || tree.tag(at) == Tag::Md);
        if !free || finite {
            return None;
        }
        let mut moves =
            vec![Move { token: verb, head: None, relation: Deprel::Root }, Move::to(noun, verb, Deprel::Nsubj)];
        let agent = tree.children_by(verb, &[Deprel::OblAgent]);
        moves.extend(agent.map(|agent| Move::to(agent, verb, Deprel::Obl)));
        let after = tree.children(noun).iter().filter(|&&child| child > verb);
        moves.extend(after.map(|&child| Move::to(child, verb, tree.relation(child))));
        Some(moves)
    });
    found.unwrap_or_default()
}

/// "**Had** they asked, the Bank **would have paid**", the first taken for the sentence: an inverted condition hangs on what
/// holds by it.
pub fn inverted_condition(tree: Tree<'_>) -> Vec<Move> {
    let asks = (0..tree.len()).rev().take(3).any(|at| tree.is(at, "?"));
    let found = tree.sentence.root().filter(|&verb| !asks && is_inverted(tree, verb)).and_then(|verb| {
        let predicate = |at: usize| tree.tag(at).is_verb() || tree.has(at, &[Deprel::Cop]);
        let holds = |&at: &usize| at > verb && predicate(at) && tree.has(at, &SUBJECTS);
        let beside = [Deprel::Parataxis, Deprel::Conj, Deprel::Ccomp, Deprel::Xcomp, Deprel::Advcl];
        let whole = tree.children_by(verb, &beside).find(holds)?;
        let start = first(tree, whole);
        let parted = tree.is(start, ",") || start > 0 && tree.is(start - 1, ",");
        let hung = [Move { token: whole, head: None, relation: Deprel::Root }, Move::to(verb, whole, Deprel::Advcl)];
        parted.then(|| hung.to_vec())
    });
    found.unwrap_or_default()
}

/// "**Were the Fund to fail**, members would pay", the noun read as what fails or pays: an infinitive after "were" and its
/// subject is a condition.
pub fn were_to(tree: Tree<'_>) -> Vec<Move> {
    let found = (0..tree.len()).find_map(|verb| {
        let noun =
            tree.head(verb).filter(|&noun| tree.relation(verb) == Deprel::Acl && tree.has_to(verb) && noun < verb)?;
        let were = first(tree, noun).checked_sub(1).or(Some(0)).filter(|&were| tree.is(were, "were"))?;
        let opens = were == 0 || tree.is(were - 1, ",");
        let later = |&at: &usize| at > verb && tree.has(at, &[Deprel::Aux]);
        let main = [tree.head(noun), tree.head(were)].into_iter().flatten().find(later).filter(|_| opens)?;
        let other = tree.children_by(main, &SUBJECTS).any(|subject| subject > verb);
        let (aux, subject) = (Move::to(were, verb, Deprel::Aux), Move::to(noun, verb, Deprel::Nsubj));
        other.then(|| vec![aux, subject, Move::to(verb, main, Deprel::Advcl)])
    });
    found.unwrap_or_default()
}
