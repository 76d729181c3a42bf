//! What is said: clauses with "that" which a parser hung on a noun, and those which it put under the wrong verb.

use super::{Move, SUBJECTS, first, last, subject_relation};
use crate::prose::clause::{Tree, WordClass, names_person};
use crate::prose::{Deprel, Tag};

/// "pointing out **that fare income had risen**", the first word read as an article: after a verb of saying a noun that
/// "that" opens and that goes on with a finite verb is the subject of what is said.
pub fn that_before_subject(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|noun| content_of_object(tree, noun)).unwrap_or_default()
}

fn content_of_object(tree: Tree<'_>, noun: usize) -> Option<Vec<Move>> {
    let verb = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Obj && tree.tag(noun).is_noun())?;
    let says = tells(tree.lemma(verb)) || WordClass::Factive.contains(tree.lemma(verb));
    let that = tree.child(noun, &[Deprel::Det]).filter(|&that| tree.is(that, "that") && that > verb)?;
    let clauses = [Deprel::Acl, Deprel::AclRelcl];
    let clause = tree.children_by(noun, &clauses).find(|&clause| {
        let finite = tree.tag(clause).is_finite() || tree.has(clause, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
        clause > noun && finite && !tree.has(clause, &SUBJECTS)
    })?;
    let relation = subject_relation(tree, clause);
    (says && first(tree, noun) == that).then(|| {
        vec![
            Move::to(clause, verb, Deprel::Ccomp),
            Move::to(noun, clause, relation),
            Move::to(that, clause, Deprel::Mark),
        ]
    })
}

/// "informed **the Board** that liquidity was adequate", the Board read as a second subject of what it was told.
pub fn told_before_that(tree: Tree<'_>) -> Vec<Move> {
    let moved = |content: usize| {
        let verb = tree.head(content).filter(|_| tree.relation(content) == Deprel::Ccomp)?;
        let that = tree.children_by(content, &[Deprel::Mark]).find(|&mark| tree.is(mark, "that"))?;
        let told = tree.children_by(content, &SUBJECTS).find(|&told| told > verb && told < that)?;
        let own = tree.children_by(content, &SUBJECTS).any(|subject| subject > that);
        let free = !tree.has(verb, &[Deprel::Obj, Deprel::Iobj]);
        (own && free && tells(tree.lemma(verb))).then_some(Move::to(told, verb, Deprel::Obj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "It was noted **that the Senate may advise**", read as the subject of the noting, as in "that it may is known": what "it" announces
/// behind a passive is what was said.
pub fn content_of_impersonal(tree: Tree<'_>) -> Vec<Move> {
    let moved = |content: usize| {
        let verb = tree.head(content).filter(|&verb| tree.base(content) == Deprel::Csubj && verb < content)?;
        let announced = tree.children_by(verb, &[Deprel::Expl]).any(|it| tree.is(it, "it") && it < verb);
        let passive = tree.has(verb, &[Deprel::AuxPass]) && tree.tag(verb) == Tag::Vbn;
        let that = tree.children_by(content, &[Deprel::Mark]).any(|mark| tree.is(mark, "that"));
        (announced && passive && that).then_some(Move::to(content, verb, Deprel::Ccomp))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "noted with regret **that six states had signed**", hung on the regret: a whole clause is what was noted, and how it was
/// noted stands in between.
pub fn noted_with_feeling(tree: Tree<'_>) -> Vec<Move> {
    let moved = |content: usize| {
        let noun = tree.head(content).filter(|_| tree.base(content) == Deprel::Acl)?;
        let that = tree.children(content).iter().copied().find(|&at| at == noun + 1 && tree.is(at, "that"))?;
        let verb = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Obl && tree.is(noun - 1, "with"))?;
        let says = tells(tree.lemma(verb)) || WordClass::Factive.contains(tree.lemma(verb));
        let whole = tree.children_by(content, &SUBJECTS).any(|subject| subject > that);
        let free = !tree.has(verb, &[Deprel::Ccomp, Deprel::Obj]);
        (says && whole && free).then(|| [Move::to(content, verb, Deprel::Ccomp), Move::to(that, content, Deprel::Mark)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "Dhillon asked whether it could; **Marsh replied** that it could not", the second read as asked, too: what has a
/// subject of its own after a semicolon stands beside the first.
pub fn said_after_semicolon(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let verb = tree.head(at).filter(|&verb| tree.relation(at) == Deprel::Ccomp && verb < at)?;
        let parted = first(tree, at).checked_sub(1).filter(|&mark| tree.is(mark, ";") && mark > verb)?;
        let own = tree.child(at, &SUBJECTS).is_some_and(|subject| subject > parted);
        let marked = tree.children_by(at, &[Deprel::Mark]).any(|mark| tree.is_any(mark, &["that", "whether", "if"]));
        (own && !marked).then_some(Move::to(at, verb, Deprel::Parataxis))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "noted that data were incompatible and **decided** to set up a group": who decides, asks or agrees beside a verb of
/// saying in the same tense is who says it, not the data.
pub fn second_of_sayer(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let content = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj)?;
        let verb = tree.head(content).filter(|_| tree.relation(content) == Deprel::Ccomp)?;
        let acts = |lemma: &str| tells(lemma) || WordClass::Directive.contains(lemma) || lemma == "invite";
        let says = acts(tree.lemma(at)) && (acts(tree.lemma(verb)) || WordClass::Factive.contains(tree.lemma(verb)));
        let tense = tree.tag(at) == tree.tag(verb) && matches!(tree.tag(at), Tag::Vbd | Tag::Vbz);
        let bound = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark, Deprel::AuxPass, Deprel::Aux];
        // "said that ministers met and agreed on it": people who met agree themselves.
        let subject = tree.child(content, &SUBJECTS)?;
        let person = tree.tag(subject).is_proper() || tree.tag(subject).is_pronoun() || is_actor(tree, subject);
        // "acknowledged that it had failed but denied that": the plain past goes with the saying.
        let earlier = tree.children_by(content, &[Deprel::Aux]).any(|aux| tree.is(aux, "had"));
        let person = person && !(earlier && tree.has(at, &[Deprel::Ccomp]));
        let leads_on = tree.has(at, &[Deprel::Xcomp, Deprel::Ccomp]);
        (says && tense && leads_on && !person && !tree.has(at, &bound)).then_some(Move::to(at, verb, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

fn tells(lemma: &str) -> bool {
    WordClass::Speech.contains(lemma) || WordClass::Telling.contains(lemma)
}

/// Whether a common noun may name somebody who decides: "ministers", "the Board".
fn is_actor(tree: Tree<'_>, noun: usize) -> bool {
    let lemma = tree.lemma(noun).to_lowercase();
    tree.is_capitalised(noun) || WordClass::DecidingBody.contains(&lemma) || names_person(&lemma)
}

/// "The Court **held**, by seven votes, **that** Peru had acted", "held" read as what the Court was: a verb under "that"
/// cannot be the main one.
pub fn governor_of_content(tree: Tree<'_>) -> Vec<Move> {
    let moved = |root: usize| {
        if tree.head(root).is_some() {
            return None;
        }
        let that = tree.children_by(root, &[Deprel::Mark]).find(|&mark| tree.is(mark, "that") && mark < root)?;
        let subjects: Vec<usize> = tree.children_by(root, &SUBJECTS).collect();
        let &[outer, inner] = subjects.as_slice() else { return None };
        let says = |&at: &usize| {
            let verb = matches!(tree.tag(at), Tag::Vbn | Tag::Vbd) && tree.relation(at) == Deprel::Acl;
            verb && !tree.has(at, &[Deprel::Obj]) && tree.sentence.subtree(outer).contains(&at)
        };
        let verb = (outer + 1..that).find(says).filter(|_| that < inner)?;
        // "The reason given is that Peru failed".
        if tree.children_by(root, &[Deprel::Cop, Deprel::NsubjOuter]).any(|at| at < that) {
            return None;
        }
        let mut moves = vec![
            Move { token: verb, head: None, relation: Deprel::Root },
            Move::to(root, verb, Deprel::Ccomp),
            Move::to(outer, verb, Deprel::Nsubj),
        ];
        let before = tree.children(root).iter().filter(|&&child| child < that && child != outer);
        moves.extend(before.map(|&child| Move::to(child, verb, tree.relation(child))));
        Some(moves)
    };
    (0..tree.len()).find_map(moved).unwrap_or_default()
}

/// "They noted that pledges had risen, **and called** on donors", joined to what was noted: a verb in the past that shares
/// no auxiliary with "had risen", after a comma, is joined to the other in the past.
pub fn joined_to_sayer(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let content = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Conj && tree.tag(verb) == Tag::Vbd)?;
        let sayer = tree.head(content).filter(|_| tree.relation(content) == Deprel::Ccomp)?;
        let aux = |fits: &dyn Fn(usize) -> bool| tree.children_by(content, &[Deprel::Aux]).any(fits);
        let perfect = tree.tag(content) == Tag::Vbn && aux(&|had| tree.is(had, "had"));
        // "that it cannot pay, and called": nor does it share "cannot".
        let perfect = perfect || tree.tag(content) == Tag::Vb && aux(&|modal| tree.tag(modal) == Tag::Md);
        let comma =
            tree.child(verb, &[Deprel::Cc]).and_then(|and| and.checked_sub(1)).is_some_and(|at| tree.is(at, ","));
        let bare = !tree.has(verb, &SUBJECTS) && !tree.has(verb, &[Deprel::Mark, Deprel::Aux]);
        let told = tree.has(content, &[Deprel::Mark]) && tree.tag(sayer) == Tag::Vbd && sayer < content;
        (perfect && comma && bare && told).then_some(Move::to(verb, sayer, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "“**Water is life**,” said Ana Roe", the clause read as a second subject of the verb of saying.
pub fn said_before_sayer(tree: Tree<'_>) -> Vec<Move> {
    let moved = |said: usize| {
        let verb = tree.head(said).filter(|&verb| SUBJECTS.contains(&tree.relation(said)) && said < verb)?;
        let clause = tree.has(said, &[Deprel::Cop]) && tree.has(said, &SUBJECTS);
        let sayer = tree.children_by(verb, &SUBJECTS).any(|subject| subject > verb);
        let says = WordClass::Speech.contains(tree.lemma(verb));
        (clause && sayer && says).then_some(Move::to(said, verb, Deprel::Ccomp))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "said that Peru would study it, **adding** that it could not pay", the participle read as what Peru does: who says the one
/// adds the other. What else is said beside a clause with an auxiliary explains the saying, too.
pub fn added_by_sayer(tree: Tree<'_>) -> Vec<Move> {
    let moved = |adding: usize| {
        let content = tree.head(adding).filter(|_| tree.relation(adding) == Deprel::Advcl)?;
        let verb = tree.head(content).filter(|_| tree.relation(content) == Deprel::Ccomp)?;
        let says = tree.tag(adding) == Tag::Vbg && WordClass::Speech.contains(tree.lemma(adding));
        let parted = first(tree, adding).checked_sub(usize::from(!tree.is(first(tree, adding), ",")))?;
        let bare = !tree.has(adding, &SUBJECTS) && !tree.has(adding, &[Deprel::Mark, Deprel::Aux, Deprel::Case]);
        let told = tree.has(adding, &[Deprel::Ccomp]) && WordClass::Speech.contains(tree.lemma(verb));
        let modal = || tree.children_by(content, &[Deprel::Aux]).any(|aux| tree.tag(aux) == Tag::Md);
        let sayer = tree.has(verb, &SUBJECTS) && (tree.lemma(adding) == "add" || modal());
        let fits = says && bare && told && sayer && tree.is(parted, ",") && content < adding && verb < adding;
        fits.then_some(Move::to(adding, verb, Deprel::Advcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "agreed that loans be paid **and that** fees be cut", the second clause joined to the verb: to the first.
pub fn second_that(tree: Tree<'_>) -> Vec<Move> {
    let opened = |at: usize| tree.children_by(at, &[Deprel::Mark]).any(|mark| tree.is(mark, "that"));
    let moved = |second: usize| {
        let verb = tree.head(second).filter(|_| tree.relation(second) == Deprel::Conj && opened(second))?;
        let first =
            tree.children_by(verb, &[Deprel::Ccomp]).find(|&first| verb < first && first < second && opened(first))?;
        (!opened(verb)).then_some(Move::to(second, first, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "replied that it had no power to pay, **but that** residents could apply", joined to the infinitive: what another "that"
/// opens is joined to what the first one opened.
pub fn that_after_infinitive(tree: Tree<'_>) -> Vec<Move> {
    let opened = |at: usize| tree.children_by(at, &[Deprel::Mark]).any(|mark| tree.is(mark, "that"));
    let moved = |second: usize| {
        let own = opened(second) && tree.has(second, &SUBJECTS) && tree.relation(second) == Deprel::Conj;
        let mut first = tree.head(second).filter(|&first| own && !opened(first) && tree.has_to(first))?;
        while !opened(first) || tree.relation(first) != Deprel::Ccomp {
            first = tree.head(first).filter(|&above| above < second)?;
        }
        Some(Move::to(second, first, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "We recommend that **the Agency:**", the words that bring in a list: nothing is done to the Agency.
pub fn cut_off_content(tree: Tree<'_>) -> Vec<Move> {
    let moved = |that: usize| {
        let object = [Deprel::Obj, Deprel::Iobj].contains(&tree.relation(that)) && tree.tag(that) == Tag::In;
        let verb = tree.head(that).filter(|_| object && tree.is(that, "that"))?;
        let noun = tree.children_by(verb, &[Deprel::Obj]).find(|&noun| noun > that && tree.tag(noun).is_noun())?;
        let ends = tree.is(tree.len() - 1, ":") && last(tree, noun) + 2 >= tree.len();
        ends.then_some(Move::to(noun, verb, Deprel::Dep))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "reminded members **that** the Board may lend books", the word read as an object of what the Board may do, and the clause
/// as one about the members: before a subject, with another object behind the verb, it only opens what is said.
pub fn that_before_clause(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|at| opens_content(tree, at)).flatten().collect()
}

fn opens_content(tree: Tree<'_>, that: usize) -> Option<Vec<Move>> {
    let verb = tree.head(that).filter(|_| tree.is(that, "that") && tree.tag(that) == Tag::In)?;
    let argument = [Deprel::Obj, Deprel::Obl, Deprel::Advmod].contains(&tree.relation(that));
    let marked = tree.has(verb, &[Deprel::Mark]) || that > verb;
    let subject = tree.child(verb, &SUBJECTS).is_some_and(|subject| first(tree, subject) == that + 1);
    if !argument || marked || !subject {
        return None;
    }
    let mark = Move::to(that, verb, Deprel::Mark);
    if tree.relation(verb) == Deprel::Ccomp {
        return Some(vec![mark]);
    }
    let told = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::AclRelcl && that > 0)?;
    let said = tree.head(told).filter(|&said| tree.relation(told) == Deprel::Obj && tells(tree.lemma(said)))?;
    let full = tree.children_by(verb, &[Deprel::Obj]).any(|object| object != that) && last_before(tree, told, that);
    full.then(|| vec![mark, Move::to(verb, said, Deprel::Ccomp)])
}

/// Whether a noun ends right before a token.
fn last_before(tree: Tree<'_>, noun: usize, at: usize) -> bool {
    (noun + 1..at).all(|between| tree.head(between) == Some(noun))
}

/// "Resolved: **that** consideration be deferred", the word read as an article or the clause as one beside: right after a
/// colon it opens what was resolved.
pub fn that_after_colon(tree: Tree<'_>) -> Vec<Move> {
    let moved = |that: usize| {
        let above = tree.head(that).filter(|_| tree.is(that, "that") && tree.is(that.max(1) - 1, ":"))?;
        let article = tree.relation(that) == Deprel::Det && SUBJECTS.contains(&tree.relation(above));
        let verb = if article { tree.head(above)? } else { above };
        let be = tree.children_by(verb, &[Deprel::AuxPass, Deprel::Cop]).any(|be| tree.is(be, "be"));
        let bare = (be || tree.tag(verb) == Tag::Vb) && !tree.has(verb, &[Deprel::Aux]);
        let resolving = tree.head(verb).filter(|&above| WordClass::Directive.contains(tree.lemma(above)));
        let beside = resolving.filter(|_| tree.relation(verb) == Deprel::Parataxis);
        let content = beside.map(|above| Move::to(verb, above, Deprel::Ccomp));
        let known = article || tree.relation(that) == Deprel::Mark;
        (bare && known).then(|| [Move::to(that, verb, Deprel::Mark)].into_iter().chain(content))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "We recommend **that the Board**: transfer the fees", read as a clause beside: what "that" opens is what is recommended.
pub fn that_of_parataxis(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let above = tree.head(verb).filter(|&above| tree.relation(verb) == Deprel::Parataxis && above < verb)?;
        let that = tree.children_by(verb, &[Deprel::Mark]).find(|&mark| tree.is(mark, "that") && mark == above + 1)?;
        let subject = tree.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).filter(|&noun| noun > that);
        let directs = WordClass::Directive.contains(tree.lemma(above)) || WordClass::Speech.contains(tree.lemma(above));
        let colon = tree.is(last(tree, subject?) + 1, ":");
        (directs && colon && !tree.has(above, &[Deprel::Ccomp])).then_some(Move::to(verb, above, Deprel::Ccomp))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Peru proposed that it be sold, **while Chile wanted to keep it**", hung on what was proposed: what is contrasted with the
/// proposing is told by the text.
pub fn contrast_of_saying(tree: Tree<'_>) -> Vec<Move> {
    let moved = |other: usize| {
        let content =
            tree.head(other).filter(|_| tree.relation(other) == Deprel::Advcl && tree.has(other, &SUBJECTS))?;
        let verb = tree.head(content).filter(|_| tree.relation(content) == Deprel::Ccomp && content < other)?;
        let mark = tree.children_by(other, &[Deprel::Mark]).find(|&mark| tree.is_any(mark, &["while", "whereas"]))?;
        let parted = mark > 0 && tree.is(mark - 1, ",") && tree.has(content, &[Deprel::Mark]);
        // "said that it had sold it while Chile kept it" may be said, too.
        let says = WordClass::Speech.contains(tree.lemma(other)) || WordClass::Doubt.contains(tree.lemma(other));
        let wants = says
            || WordClass::Directive.contains(tree.lemma(other))
            || WordClass::TakingSides.contains(tree.lemma(other));
        (parted && wants && verb < content).then_some(Move::to(other, verb, Deprel::Advcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}
