//! How firmly a clause is said, whether it is denied, and the words that mark it.

use super::{Analysis, Clause, Control, InfinitiveKind, Tree, exception};
use crate::claim::{Modality, Polarity};
use crate::prose::{Deprel, Tag};

/// Modality and polarity with the tokens that mark them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    /// How firmly it is said.
    pub modality: Modality,
    /// Whether it is denied.
    pub polarity: Polarity,
    /// The marking tokens, ascending.
    pub marker: Vec<usize>,
}

impl Stance {
    /// The same with the other polarity.
    #[must_use]
    pub fn denied(mut self, marker: &[usize]) -> Self {
        self.polarity = match self.polarity {
            Polarity::Affirmed => Polarity::Denied,
            Polarity::Denied => Polarity::Affirmed,
        };
        self.mark(marker);
        self
    }

    fn mark(&mut self, tokens: &[usize]) {
        self.marker.extend_from_slice(tokens);
        self.marker.sort_unstable();
        self.marker.dedup();
    }
}

/// The stance of the clause at `at`: its own auxiliaries and negation, what it takes over from a coordinated clause
/// before it ("can meet and **decide**"), and what the verb above an infinitive makes of it.
pub fn stance(analysis: &Analysis<'_>, at: usize, control: Option<&Control>) -> Stance {
    let tree = analysis.tree;
    let own = shared(analysis, at).map_or_else(|| own(tree, at), |shared| with_negation(tree, at, shared));
    match control {
        Some(control) if tree.relation(at) != Deprel::Conj => controlled(analysis, at, own, *control),
        _ => Stance { modality: accompanied(analysis, at).unwrap_or(own.modality), ..own },
    }
}

/// The modality of the clause that a participle accompanies: "will take office, **replacing** her", "may leave by **giving**
/// notice".
fn accompanied(analysis: &Analysis<'_>, at: usize) -> Option<Modality> {
    let tree = analysis.tree;
    let bare = tree.tag(at) == Tag::Vbg && !tree.has(at, &[Deprel::Aux, Deprel::Nsubj, Deprel::NsubjPass]);
    let above = tree.head(at).filter(|_| bare && tree.relation(at) == Deprel::Advcl)?;
    let above = &analysis.clause_at(above)?.stance;
    (above.polarity == Polarity::Affirmed).then_some(above.modality)
}

fn own(tree: Tree<'_>, at: usize) -> Stance {
    let mut stance = Stance::default();
    for aux in tree.children_by(at, &[Deprel::Aux, Deprel::Cop]) {
        if let Some(modality) = auxiliary(tree, at, aux) {
            stance.modality = modality;
            stance.mark(&[aux]);
        }
    }
    if is_assigned(tree, at) {
        let sentence = tree.is(tree.len() - 1, ".");
        stance.modality = if sentence { Modality::Necessary } else { Modality::Expected };
        stance.mark(&tree.children_by(at, &[Deprel::Mark]).collect::<Vec<_>>());
    }
    with_negation(tree, at, stance)
}

/// "The Clerk **to write** to parents.", as minutes put what somebody has to do, and headlines what is to come.
fn is_assigned(tree: Tree<'_>, at: usize) -> bool {
    let main = tree.sentence.root() == Some(at) && tree.tag(at) == Tag::Vb && tree.has_to(at);
    main && tree.has(at, &[Deprel::Nsubj, Deprel::NsubjPass]) && !tree.has(at, &[Deprel::Aux, Deprel::Cop])
}

/// The stance of all that a clause says: "receives **no** money from members" receives nothing from them, and what
/// decides **nothing** does not decide.
pub fn stance_of_all(analysis: &Analysis<'_>, clause: &Clause) -> Stance {
    let (tree, stance) = (analysis.tree, clause.stance.clone());
    let lone = |&object: &usize| !tree.has(object, &[Deprel::Conj]);
    let object = tree.child(clause.head, &[Deprel::Obj]).filter(lone);
    let nothing = |&object: &usize| tree.is_any(object, &["nothing", "nobody", "none"]);
    match object.and_then(|object| denying_determiner(tree, object).or(Some(object).filter(nothing))) {
        Some(no) if stance.polarity == Polarity::Affirmed => stance.denied(&[no]),
        _ => stance,
    }
}

fn with_negation(tree: Tree<'_>, at: usize, stance: Stance) -> Stance {
    let nor = |&token: &usize| tree.is(token, "nor");
    match negation(tree, at) {
        // "neither seek **nor** receive": denied with the other, not once more.
        Some(tokens) if stance.polarity == Polarity::Denied && tokens.iter().all(nor) => stance,
        Some(tokens) => stance.denied(&tokens),
        None => stance,
    }
}

/// The modality that an auxiliary gives: "can" is possible, "is to" expected.
fn auxiliary(tree: Tree<'_>, at: usize, aux: usize) -> Option<Modality> {
    Some(match tree.lower(aux).as_ref() {
        "can" | "could" | "may" | "might" | "cannot" | "ca" => Modality::Possible,
        "must" | "shall" | "need" => Modality::Necessary,
        "should" | "will" | "would" | "ought" | "'ll" | "'d" | "wo" => Modality::Expected,
        // "is to meet", but not "its aim is to meet".
        "is" | "are" | "was" | "were" if is_infinitive(tree, at) && tree.relation(aux) == Deprel::Aux => {
            Modality::Expected
        }
        _ => return None,
    })
}

fn is_infinitive(tree: Tree<'_>, at: usize) -> bool {
    // "was to **have met**".
    let perfect = || tree.children_by(at, &[Deprel::Aux]).any(|aux| tree.is(aux, "have"));
    let bare = tree.tag(at) == Tag::Vb || tree.has(at, &[Deprel::AuxPass]) || perfect();
    bare && tree.has_to(at)
}

/// The tokens that deny the clause at `at`, if it is denied.
pub fn negation(tree: Tree<'_>, at: usize) -> Option<Vec<usize>> {
    let mut tokens: Vec<usize> = tree.children(at).iter().copied().filter(|&child| denies(tree, at, child)).collect();
    // "is **not**, however, a member", hung on the auxiliary.
    for aux in tree.children_by(at, &[Deprel::Cop, Deprel::Aux, Deprel::AuxPass]) {
        let not = tree.children_by(aux, &[Deprel::Advmod]).filter(|&not| tree.is_any(not, &["not", "n't", "never"]));
        tokens.extend(not.filter(|&not| !tree.is(not + 1, "only")));
    }
    // "**Not until 2015** did it publish them".
    for time in tree.children_by(at, &[Deprel::Obl]).filter(|&time| tree.preposition(time) == "until") {
        tokens.extend(tree.children_by(time, &[Deprel::Advmod]).filter(|&not| tree.is(not, "not")));
    }
    for subject in tree.children_by(at, &[Deprel::Nsubj, Deprel::NsubjPass]) {
        tokens.extend(denying_determiner(tree, subject));
        tokens.extend(Some(subject).filter(|&subject| is_nobody(tree, subject)));
    }
    // "No delegation opposed it", read as a noun with a participle.
    if let (Deprel::Acl, Some(noun)) = (tree.relation(at), tree.head(at)) {
        tokens.extend(denying_determiner(tree, noun));
    }
    tokens.sort_unstable();
    tokens.dedup();
    // "does not and cannot enforce" denies once, with two auxiliaries.
    let auxiliaries = tree.children_by(at, &[Deprel::Aux]).count();
    let doubled =
        tokens.len() == 2 && auxiliaries > 1 && tokens.iter().all(|&token| tree.base(token) == Deprel::Advmod);
    (tokens.len() % 2 == 1 || doubled).then_some(tokens)
}

/// "nobody", "**none** of the banks", "**none** but the Senate".
fn is_nobody(tree: Tree<'_>, subject: usize) -> bool {
    let none = || tree.is(subject, "none") && (none_of(tree, subject).is_some() || exception(tree, subject).is_some());
    tree.is_any(subject, &["neither", "nobody"]) || none()
}

/// Of whom something is denied: "none of **the banks**", "neither of **the parties**".
#[must_use]
pub fn none_of(tree: Tree<'_>, subject: usize) -> Option<usize> {
    let none = tree.is_any(subject, &["none", "neither"]) && !tree.has(subject, &[Deprel::Conj]);
    tree.children_by(subject, &[Deprel::Nmod]).find(|&noun| {
        none && tree.preposition(noun) == "of" && tree.tag(noun).is_noun() && !tree.has(noun, &[Deprel::Conj])
    })
}

fn denies(tree: Tree<'_>, at: usize, child: usize) -> bool {
    if tree.is(child, "neither") && tree.tag(at).is_verb() {
        return child < at;
    }
    match tree.relation(child) {
        Deprel::Advmod => {
            let only = tree.is(child + 1, "only") || tree.is(child + 1, "just") || tree.is(child + 1, "merely");
            // "is no longer a member", but not "no longer than a year".
            let no_longer = tree.is(child, "longer")
                && !tree.is(child + 1, "than")
                && tree.children(child).iter().any(|&below| tree.is(below, "no"));
            // "in no way".
            let phrase = tree.tag(child).is_noun() && tree.has(child, &[Deprel::Case]);
            // "were no happier".
            let compared = tree.is(child, "no") && tree.tag(at) == Tag::Jjr && child + 1 == at;
            let plain = tree.is_any(child, &["not", "n't", "never", "nowhere"]) && !only;
            // "can **hardly** refuse".
            let hardly = tree.is_any(child, &["hardly", "scarcely"])
                && tree.children_by(at, &[Deprel::Aux]).any(|aux| aux < child && tree.is_any(aux, &["can", "could"]));
            plain || no_longer || phrase || compared || hardly || falls_short(tree, at, child)
        }
        Deprel::Aux | Deprel::Cop => tree.is(child, "cannot"),
        // "study it **rather than** copy it".
        Deprel::Cc if tree.is_any(child, &["rather", "instead"]) => {
            tree.children_by(child, &[Deprel::Fixed]).count() > 0
        }
        Deprel::Cc => tree.is(child, "nor") && (tree.tag(at).is_verb() || tree.has(at, &[Deprel::Cop])),
        Deprel::Mark | Deprel::Case => tree.is(child, "without") && tree.tag(at).is_verb(),
        Deprel::Det => tree.is(child, "no") && tree.has(at, &[Deprel::Cop]),
        _ => false,
    }
}

/// "**almost** adopted the plan": it did not. What nearly doubled has grown by so much, or not quite.
fn falls_short(tree: Tree<'_>, verb: usize, adverb: usize) -> bool {
    let degree = ["double", "triple", "treble", "quadruple", "halve"].contains(&tree.lemma(verb));
    let told = matches!(tree.tag(verb), Tag::Vbd | Tag::Vbn) && adverb + 1 == verb;
    told && tree.is_any(adverb, &["almost", "nearly"]) && !degree
}

/// The "no" of "no member", the "neither" of "neither side".
pub fn denying_determiner(tree: Tree<'_>, noun: usize) -> Option<usize> {
    let denying = [Deprel::Det, Deprel::CcPreconj, Deprel::Advmod];
    tree.children_by(noun, &denying).find(|&child| match tree.relation(child) {
        Deprel::Advmod => {
            tree.is(child, "not") && child < noun && !tree.is(child + 1, "only") && !quantifies(tree, child + 1)
        }
        _ => tree.is_any(child, &["no", "neither"]),
    })
}

/// "not **all** members": a word for how many, so that "not" before it leaves some.
#[must_use]
pub fn quantifies(tree: Tree<'_>, at: usize) -> bool {
    tree.is_any(at, &["all", "every", "each", "everyone", "everybody", "everything", "both", "many", "much", "enough"])
}

/// What a verb without auxiliaries of its own takes over from the coordinated verb before it.
fn shared(analysis: &Analysis<'_>, at: usize) -> Option<Stance> {
    let tree = analysis.tree;
    let first = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj)?;
    let above = analysis.clause_at(first)?;
    // "will cost millions and **be** finished by May".
    let bare_passive =
        tree.child(at, &[Deprel::AuxPass]).filter(|&be| tree.is(be, "be") && !tree.has(at, &[Deprel::Aux]));
    let own_words = [Deprel::Aux, Deprel::AuxPass, Deprel::Nsubj, Deprel::NsubjPass];
    let own_words = own_words.get(if bare_passive.is_some() { 2.. } else { 0.. }).unwrap_or_default();
    // "must rest on evidence and **be** proportionate".
    let alike = match tree.child(at, &[Deprel::Cop]).or(bare_passive) {
        Some(copula) => tree.is(copula, "be") && tree.has(first, &[Deprel::Aux]),
        None => has_shared_form(analysis, first, at, above.control.is_some()),
    };
    // "can be built or cables **laid**".
    let gapped = tree.tag(at) == Tag::Vbn
        && tree.tag(first) == Tag::Vbn
        && tree.has(first, &[Deprel::AuxPass])
        && tree.has(at, &[Deprel::NsubjPass])
        && !tree.has(at, &[Deprel::Aux, Deprel::AuxPass]);
    if (tree.has(at, own_words) && !gapped) || !alike {
        return None;
    }
    let contrast = tree.children_by(at, &[Deprel::Cc]).any(|word| tree.is_any(word, &["but", "yet"]));
    let mut stance = above.stance.clone();
    if contrast {
        stance.polarity = Polarity::Affirmed;
        stance.marker.retain(|&token| tree.tag(token) == Tag::Md);
    }
    Some(stance)
}

/// Whether the auxiliary of the first verb can govern the other too: both are bare, or both participles.
fn has_shared_form(analysis: &Analysis<'_>, first: usize, other: usize, infinitive: bool) -> bool {
    let tree = analysis.tree;
    let bare = tree.tag(other) == Tag::Vb || (tree.tag(other) == Tag::Vbp && tree.form(other) == tree.lemma(other));
    // "would be led by Peru and report to ministers": the bare verb hangs on "would".
    let modal = || tree.children_by(first, &[Deprel::Aux]).any(|aux| tree.tag(aux) == Tag::Md);
    let governed = match tree.tag(first) {
        // "may hold, lease **and sell** land": the second shares the auxiliary, too.
        Tag::Vb => infinitive || tree.has(first, &[Deprel::Aux]) || shared(analysis, first).is_some(),
        _ => tree.tag(other) == Tag::Vb && modal() || modal() && !has_plural_subject(tree, first),
    };
    match tree.tag(other) {
        Tag::Vbn | Tag::Vbg => tree.tag(first) == tree.tag(other),
        _ => bare && governed,
    }
}

fn has_plural_subject(tree: Tree<'_>, verb: usize) -> bool {
    let subject = tree.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
    subject.is_none_or(|subject| tree.tag(subject).is_plural() || tree.has(subject, &[Deprel::Conj]))
}

/// "shall **be entitled** to vote", "will **be allowed** to": it may be done, however firmly that is laid down; what somebody will
/// be able to do is expected.
fn is_granted(tree: Tree<'_>, control: Control) -> bool {
    let laid_down = tree.children_by(control.governor, &[Deprel::Aux]).any(|aux| tree.is_any(aux, &["shall", "will"]));
    let passive = tree.has(control.governor, &[Deprel::AuxPass, Deprel::Cop]);
    let able = ["able", "enable"].contains(&tree.lemma(control.governor));
    control.kind == InfinitiveKind::Possible && laid_down && passive && !able
}

fn controlled(analysis: &Analysis<'_>, at: usize, own: Stance, control: Control) -> Stance {
    let tree = analysis.tree;
    let above = analysis.clause_at(control.governor).map(|clause| clause.stance.clone()).unwrap_or_default();
    let given = match control.kind {
        InfinitiveKind::Possible | InfinitiveKind::Unable => Modality::Possible,
        InfinitiveKind::Necessary => Modality::Necessary,
        InfinitiveKind::Expected => Modality::Expected,
        InfinitiveKind::Actual | InfinitiveKind::Failed | InfinitiveKind::Opaque => Modality::Actual,
    };
    let modality = if above.modality == Modality::Actual || is_granted(tree, control) { given } else { above.modality };
    let mut stance = Stance { modality, ..above };
    let marking = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
    if !matches!(control.kind, InfinitiveKind::Actual | InfinitiveKind::Opaque) {
        let mut words: Vec<usize> = tree.children_by(control.governor, &marking).collect();
        words.push(control.governor);
        words.extend(tree.children_by(at, &[Deprel::Mark]));
        stance.mark(&words);
    }
    if matches!(control.kind, InfinitiveKind::Unable | InfinitiveKind::Failed) {
        stance = stance.denied(&[control.governor]);
    }
    if own.polarity == Polarity::Denied { stance.denied(&own.marker) } else { stance }
}
