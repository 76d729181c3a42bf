//! Whether a clause is asserted, and under what reserve: conditions, attribution, venue.

use super::argument::complex_preposition;
use super::exception::{is_in_that_case, is_inverted};
use super::modality::denying_determiner;
use super::{Analysis, Antecedent, Control, InfinitiveKind, Tree, WordClass, is_temporal, narrows, tells_when};
use crate::claim::{Modality, Polarity};
use crate::prose::{Deprel, Tag};
use std::borrow::Cow;

/// The standing of a clause within its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// Whether the sentence says it at all: false within conditions, doubts, questions and purposes.
    pub asserted: bool,
    /// Whether even what it speaks of may not be: within conditions, doubts and questions, but not purposes.
    pub supposed: bool,
    /// Whether it is what somebody recommends or decides, so that it is expected at most.
    pub directed: bool,
    /// The head of the noun it is attributed to.
    pub attribution: Option<usize>,
    /// The heads of its conditions, clauses or nouns.
    pub conditions: Vec<usize>,
    /// The heads of its temporal clauses.
    pub times: Vec<usize>,
    /// The noun that "where" refers to.
    pub venue: Option<usize>,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            asserted: true,
            supposed: false,
            directed: false,
            attribution: None,
            conditions: vec![],
            times: vec![],
            venue: None,
        }
    }
}

/// The context of the clause at `at`.
pub fn context(analysis: &Analysis<'_>, at: usize, control: Option<&Control>) -> Context {
    let mut context = from_above(analysis, at, control);
    let tree = analysis.tree;
    for &child in tree.children(at) {
        match tree.relation(child) {
            Deprel::Advcl if marked(tree, child, WordClass::Condition) => context.conditions.push(child),
            Deprel::Advcl if marked(tree, child, WordClass::TemporalSubordinator) => context.times.push(child),
            // "may be drawn **only after the Board has agreed**".
            Deprel::Advcl if only_before(tree, tree.child(child, &[Deprel::Mark])) => context.conditions.push(child),
            // "may dismiss staff **only for misconduct**".
            Deprel::Obl if only_on(tree, child) => context.conditions.push(child),
            Deprel::Obj => {
                let phrases = tree.children_by(child, &[Deprel::Nmod]);
                context.conditions.extend(phrases.filter(|&phrase| phrase > child && only_on(tree, phrase)));
            }
            relation @ (Deprel::Obl | Deprel::Nmod) => match tree.preposition(child).as_str() {
                "subject to" | "in case of" | "in the event of" | "depending on" => context.conditions.push(child),
                // "**except in** cases of urgency", "except with leave".
                "except in" | "except with" | "except by" | "save in" if !is_temporal(tree, child) => {
                    context.conditions.push(child);
                }
                preposition if is_attributing(preposition) => context.attribution = Some(child),
                preposition if relation == Deprel::Obl => {
                    let whose = complex_preposition(tree, child, preposition);
                    let whose = whose.filter(|(_, words)| is_attributing(words)).map(|(whose, _)| whose);
                    context.attribution = whose.or(context.attribution);
                }
                _ => {}
            },
            Deprel::Parataxis if is_aside(tree, child) => {
                context.attribution = tree.child(child, &[Deprel::Nsubj]);
            }
            _ => {}
        }
    }
    context.conditions.extend(restriction(tree, at));
    // "meetings where officials steer committees and **draft rules**": there, too.
    let shared = context
        .venue
        .filter(|_| tree.relation(at) == Deprel::Conj && !tree.has(at, &[Deprel::Nsubj, Deprel::NsubjPass]));
    context.venue = venue(analysis, at).or(shared);
    context
}

/// Whether one of the subordinators of the clause is of that class ("provided that" counts by its first word).
fn marked(tree: Tree<'_>, clause: usize, class: WordClass) -> bool {
    let subordinators = [Deprel::Mark, Deprel::Advmod, Deprel::Case];
    let by_word = tree.children_by(clause, &subordinators).any(|mark| {
        class.contains(&tree.lower(mark)) && (tree.relation(mark) != Deprel::Advmod || tree.tag(mark).is_wh())
    });
    // "provided (that) they agree", but not "while the rest is **provided** by donors".
    let bare = !tree.has(clause, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::Nsubj, Deprel::OblAgent]);
    let provided = || bare && tree.is_any(clause, &["provided", "providing", "assuming"]);
    by_word || class == WordClass::Condition && (is_inverted(tree, clause) || provided())
}

/// What leads to whose word or opinion something is: "**according to** the review", "**in the view of** the Agency".
#[must_use]
pub fn is_attributing(preposition: &str) -> bool {
    matches!(preposition, "according to" | "in the view of" | "in the opinion of" | "in the words of")
}

/// "…, the minister said, …", "…, the minister told reporters".
pub fn is_aside(tree: Tree<'_>, at: usize) -> bool {
    WordClass::Speech.contains(tree.lemma(at))
        && tree.has(at, &[Deprel::Nsubj])
        && !tree.has(at, &[Deprel::Ccomp])
        && (!tree.has(at, &[Deprel::Obj]) || tree.lemma(at) == "tell")
}

/// Whether "only" stands before the preposition of a noun that names a condition.
fn only_on(tree: Tree<'_>, noun: usize) -> bool {
    only_before(tree, tree.preposition_tokens(noun).first().copied())
        && matches!(tree.preposition(noun).as_str(), "for" | "with" | "after" | "under" | "on")
}

fn only_before(tree: Tree<'_>, word: Option<usize>) -> bool {
    word.and_then(|word| word.checked_sub(1)).is_some_and(|before| tree.is(before, "only"))
}

/// "**Only members that have paid** may vote": the clause holds on that condition.
fn restriction(tree: Tree<'_>, at: usize) -> Option<usize> {
    let subject = tree.child(at, &[Deprel::Nsubj, Deprel::NsubjPass])?;
    tree.child(subject, &[Deprel::AclRelcl]).filter(|&which| tree.has_only(subject) || tells_when(tree, which, subject))
}

/// The noun that "where" refers to: the one that the clause modifies, or the one before "where".
fn venue(analysis: &Analysis<'_>, at: usize) -> Option<usize> {
    let tree = analysis.tree;
    if !asks_where(tree, at) {
        return None;
    }
    if tree.relation(at) == Deprel::AclRelcl {
        return tree.head(at).map(|noun| named_place(analysis, noun));
    }
    let place = tree.child(at, &[Deprel::Advmod])?.checked_sub(2)?;
    (tree.is(place + 1, ",") && tree.tag(place).is_noun()).then_some(place)
}

fn asks_where(tree: Tree<'_>, at: usize) -> bool {
    tree.children_by(at, &[Deprel::Advmod]).any(|child| tree.is(child, "where"))
}

/// The subject that the noun is said of ("The meetings are gatherings where …"), or the noun.
fn named_place(analysis: &Analysis<'_>, noun: usize) -> usize {
    let subject = analysis.clause_at(noun).filter(|clause| clause.copula.is_some()).and_then(|clause| clause.subject);
    subject.map_or(noun, |subject| subject.head)
}

fn from_above(analysis: &Analysis<'_>, at: usize, control: Option<&Control>) -> Context {
    let tree = analysis.tree;
    let Some(head) = tree.head(at) else {
        let conjectured = tree.children_by(at, &[Deprel::Mark]).any(|mark| tree.is_any(mark, &["whether", "if"]));
        // "How meetings fit together": the heading of what tells it.
        let heading = tree.tag(0) == Tag::Wrb && tree.head(0) == Some(at) && tree.is_any(0, &["how", "why", "where"]);
        let asks = is_question(tree) || conjectured || heading;
        return Context { asserted: !asks, supposed: asks, ..Context::default() };
    };
    let above = analysis.clause_around(head).map(|clause| clause.context.clone());
    // "How the Court works": the heading of what follows says nothing.
    let asked = || Context { asserted: false, supposed: true, ..Context::default() };
    let above = above.unwrap_or_else(|| if tree.tag(head).is_wh() { asked() } else { Context::default() });
    let fronted = |heads: &[usize]| heads.iter().copied().filter(|&token| token < head).collect();
    match tree.relation(at) {
        Deprel::Conj | Deprel::Parataxis => {
            let (conditions, times) = (fronted(&above.conditions), fronted(&above.times));
            let own = tree.has(at, &[Deprel::Nsubj, Deprel::NsubjPass]);
            // "can help, **but only if** funds arrive".
            if own && marked(tree, at, WordClass::Condition) {
                return Context { asserted: false, supposed: true, ..above };
            }
            let attribution = above.attribution.filter(|_| tree.relation(at) == Deprel::Conj || !own);
            // "resolved that it be approved and that she **write**": the one is done by that, the other is to be.
            let decided = tree.head(head).filter(|_| tree.relation(head) == Deprel::Ccomp);
            let directed =
                decided.map_or(above.directed, |verb| is_directed(analysis, at, verb).unwrap_or(above.directed));
            Context { conditions, times, attribution, directed, ..above }
        }
        Deprel::Xcomp => complement(analysis, above, control),
        Deprel::Acl if control.is_some() => complement(analysis, above, control),
        Deprel::Ccomp => content(analysis, at, head, above, control),
        Deprel::Advcl => adverbial(analysis, at, above, control),
        Deprel::Acl | Deprel::AclRelcl => modifying(analysis, at, head, above),
        Deprel::AdvclRelcl => {
            let denied = analysis.clause_around(head).is_some_and(|one| one.stance.polarity == Polarity::Denied);
            Context { asserted: above.asserted && !denied && !is_in_that_case(tree, at), ..above }
        }
        Deprel::Appos | Deprel::Dep | Deprel::List | Deprel::Discourse => above,
        _ => Context { asserted: false, ..above },
    }
}

fn is_question(tree: Tree<'_>) -> bool {
    (0..tree.len()).rev().take(3).any(|at| tree.is(at, "?"))
}

/// An infinitive: unsaid if it is an object's and the verb leaves it open, attributed if it is what someone urges.
fn complement(analysis: &Analysis<'_>, above: Context, control: Option<&Control>) -> Context {
    let unsaid = control.is_some_and(|control| control.by_object && control.kind == InfinitiveKind::Opaque);
    let urged = control.filter(|control| control.by_object && control.kind == InfinitiveKind::Expected);
    let speaker = urged.and_then(|control| analysis.clause_at(control.governor)?.subject);
    let attribution = speaker.map(|subject| subject.head).or(above.attribution);
    Context { asserted: above.asserted && !unsaid, attribution, ..above }
}

/// A clause under "say", "recommend", "show" or "doubt".
fn content(analysis: &Analysis<'_>, at: usize, head: usize, above: Context, control: Option<&Control>) -> Context {
    let tree = analysis.tree;
    if control.is_some() {
        return complement(analysis, above, control);
    }
    let Some(governor) = analysis.clause_at(head) else { return Context { asserted: false, ..above } };
    let asked = tree.children_by(at, &[Deprel::Mark]).any(|mark| tree.is_any(mark, &["whether", "if"]))
        || tree.children(at).iter().any(|&child| tree.tag(child).is_wh());
    let firm = governor.stance.polarity == Polarity::Affirmed && governor.stance.modality != Modality::Possible;
    let verb = tree.lemma(head);
    let speaker = governor.subject.filter(|subject| subject.antecedent != Antecedent::Clause && !governor.passive);
    let attribution = speaker.map(|subject| subject.head).or(above.attribution);
    let directive = WordClass::Directive.contains(verb);
    if asked || !firm || (!directive && WordClass::Doubt.contains(verb)) {
        Context { asserted: false, supposed: true, ..above }
    } else if WordClass::Factive.contains(verb) {
        above
    } else if directive {
        let directed = is_directed(analysis, at, head) == Some(true);
        let attribution = if directed || !is_subjunctive(tree, at, head) { attribution } else { above.attribution };
        Context { directed, attribution, ..above }
    } else {
        let spoken = WordClass::Speech.contains(verb) && attribution.is_some();
        // "suggested that the Board **buy** a boat": it does not by that.
        let directed = is_bare_after_singular(tree, at);
        Context { asserted: above.asserted && spoken, attribution, directed, ..above }
    }
}

/// "recommended that the Council **adopt** it": a bare verb with a subject and no auxiliary. Of a plural subject it is
/// told from the present by the verb above, which asks for something or stands in the past.
fn is_subjunctive(tree: Tree<'_>, at: usize, governor: usize) -> bool {
    let bare =
        tree.tag(at) == Tag::Vb || tree.children_by(at, &[Deprel::Cop, Deprel::AuxPass]).any(|be| tree.is(be, "be"));
    let singular = tree.child(at, &[Deprel::Nsubj]).is_some_and(|noun| !tree.tag(noun).is_plural());
    let asked = super::asks(tree, governor) || tree.tag(governor) == Tag::Vbd;
    (bare || (tree.tag(at) == Tag::Vbp && (singular || asked))) && !tree.has(at, &[Deprel::Aux])
}

/// "that the Board **buy** it", "that it **be** bought": no finite form goes with one who does it.
fn is_bare_after_singular(tree: Tree<'_>, at: usize) -> bool {
    let subject = tree.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]);
    let singular = subject.is_some_and(|noun| {
        let one = tree.tag(noun).is_noun() && !tree.tag(noun).is_plural() && !tree.has(noun, &[Deprel::Conj]);
        one || tree.is_any(noun, &["it", "he", "she"])
    });
    let auxiliaries = || tree.children_by(at, &[Deprel::Cop, Deprel::AuxPass]);
    let be = auxiliaries().any(|be| tree.is(be, "be"));
    let bare = be || auxiliaries().count() == 0 && tree.tag(at) == Tag::Vb;
    let that = tree.children_by(at, &[Deprel::Mark]).any(|mark| tree.is(mark, "that"));
    singular && bare && that && !tree.has(at, &[Deprel::Aux])
}

/// Whether a clause tells what is to be done by a verb that asks for it or decides it; none under another verb. "Resolved
/// that the plan **be approved**": whoever resolves that does it by that.
fn is_directed(analysis: &Analysis<'_>, at: usize, governor: usize) -> Option<bool> {
    let tree = analysis.tree;
    let verb = tree.lemma(governor);
    let stance = &analysis.clause_at(governor).filter(|_| WordClass::Directive.contains(verb))?.stance;
    let decided = ["resolve", "agree", "decide"].contains(&verb) && stance.modality == Modality::Actual;
    let past = matches!(tree.tag(governor), Tag::Vbd | Tag::Vbn);
    let passive = tree.children_by(at, &[Deprel::AuxPass]).any(|be| tree.is(be, "be"));
    // "be appointed **if Peru agrees**", "be elected **each year**", "be signed **by Peru**": that is still to be.
    let later = |child: usize| match tree.base(child) {
        Deprel::Obl => tree.relation(child) == Deprel::OblAgent || is_temporal(tree, child),
        Deprel::Advcl => {
            marked(tree, child, WordClass::Condition) || marked(tree, child, WordClass::TemporalSubordinator)
        }
        _ => false,
    };
    let plain = !tree.has(governor, &[Deprel::Aux]) && !tree.children(at).iter().any(|&child| later(child));
    let enacted = decided && past && passive && plain && WordClass::Enacting.contains(tree.lemma(at));
    Some(is_subjunctive(tree, at, governor) && !enacted)
}

fn adverbial(analysis: &Analysis<'_>, at: usize, above: Context, control: Option<&Control>) -> Context {
    let tree = analysis.tree;
    if control.is_some() {
        return complement(analysis, above, control);
    }
    // "because he was **in** Lima": where he was, and no mark of the clause.
    let copular = tree.has(at, &[Deprel::Cop]);
    let marks = tree.children_by(at, &[Deprel::Mark, Deprel::Case]);
    let marks = marks.filter(|&mark| !copular || tree.relation(mark) == Deprel::Mark);
    let marks: Vec<Cow<'_, str>> = marks.map(|mark| tree.lower(mark)).collect();
    let says = |words: &[&str]| marks.iter().any(|mark| words.contains(&mark.as_ref()));
    let past = is_past(tree, at);
    let conditional = marked(tree, at, WordClass::Condition);
    let timeless = marked(tree, at, WordClass::TemporalSubordinator) && (!past || says(&["until", "before"]));
    let unsaid = says(&["to", "for", "than", "instead", "rather", "that", "like", "except", "whether", "in"]);
    // "prevents others **from acting**".
    let averted = tree.head(at).is_some_and(|verb| {
        // "accused them **of ignoring** it".
        let alleged = says(&["of"]) && WordClass::TakingOf.contains(tree.lemma(verb));
        (says(&["from"]) || alleged) && tree.has(verb, &[Deprel::Obj, Deprel::AuxPass])
    });
    // "may not act without asking": whether it asks is not said.
    let stance = analysis.clause_above(at).map(|clause| &clause.stance);
    let open = stance.is_some_and(|stance| {
        stance.polarity == Polarity::Denied
            || stance.modality == Modality::Possible
            || stance.modality == Modality::Necessary
    });
    // "may be drawn after the Board has agreed": whether it has is not said either.
    let after = || says(&["after"]) && !past && !is_bare_gerund(tree, at);
    let hypothetical = open && (says(&["without"]) || after());
    // "4% failed, **compared** with 5% before".
    let compared = tree.is_any(at, &["compared", "given"]) && !tree.has(at, &[Deprel::Nsubj, Deprel::NsubjPass]);
    let opinion = ["consider", "deem", "see", "think", "require", "determine"].contains(&tree.lemma(at));
    let comparison = says(&["as"]) && (tree.tag(at) == Tag::Vbn || opinion);
    // "hopes to lead it, as none has **since it was founded**": that it was founded is so, whatever else is.
    let told = says(&["since"]) && past && !above.supposed;
    let left_open = conditional || timeless || unsaid || averted || hypothetical || compared || comparison;
    Context {
        asserted: (above.asserted || told) && !left_open,
        supposed: above.supposed || conditional,
        conditions: vec![],
        times: vec![],
        ..above
    }
}

/// "after **consulting** members": without a subject or an auxiliary.
fn is_bare_gerund(tree: Tree<'_>, at: usize) -> bool {
    tree.tag(at) == Tag::Vbg && !tree.has(at, &[Deprel::Aux, Deprel::Nsubj])
}

fn is_past(tree: Tree<'_>, at: usize) -> bool {
    let auxiliaries = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
    tree.tag(at) == Tag::Vbd || tree.children_by(at, &auxiliaries).any(|aux| tree.tag(aux) == Tag::Vbd)
}

/// "signed an agreement to rebuild **roads** that were destroyed": of what an aim is about, the past is so whether or not the aim
/// is reached.
fn is_of_aim(analysis: &Analysis<'_>, noun: usize) -> bool {
    let tree = analysis.tree;
    let aim = analysis.clause_around(noun).map(|clause| clause.head).filter(|&aim| tree.has_to(aim));
    let Some(aim) = aim.filter(|&aim| matches!(tree.relation(aim), Deprel::Acl | Deprel::Advcl)) else { return false };
    analysis.clause_above(aim).is_some_and(|clause| {
        clause.context.asserted && !clause.context.supposed && clause.stance.polarity == Polarity::Affirmed
    })
}

/// A relative clause or participle: as good as the noun it modifies.
fn modifying(analysis: &Analysis<'_>, at: usize, noun: usize, above: Context) -> Context {
    let tree = analysis.tree;
    // "a Director, who is **to be appointed** by members".
    let finite = tree.has(at, &[Deprel::Aux]) && tree.has(at, &[Deprel::Nsubj, Deprel::NsubjPass]);
    let infinitive = tree
        .children_by(at, &[Deprel::Mark])
        .any(|mark| tree.is_any(mark, &["that", "whether"]) || tree.is(mark, "to") && !finite);
    let denied = analysis.clause_around(noun).is_some_and(|clause| clause.stance.polarity == Polarity::Denied);
    let absent = denying_determiner(tree, noun).is_some() && tree.head(noun).is_some();
    let within_denial = absent || (denied && !is_definite(tree, noun));
    // "to punish officials who took bribes" is about whoever did, "that were destroyed by Storm Ida" about some.
    let particular =
        || is_definite(tree, noun) || tree.sentence.subtree(at).iter().any(|&word| tree.tag(word).is_proper());
    let said = above.asserted || is_past(tree, at) && particular() && is_of_aim(analysis, noun);
    let asserted = said && !infinitive && !within_denial && !narrows(analysis, at, noun);
    Context { asserted, directed: false, conditions: vec![], times: vec![], venue: None, ..above }
}

/// Whether a noun is known from elsewhere: a name, or with "the", "this" or a possessor.
pub fn is_definite(tree: Tree<'_>, noun: usize) -> bool {
    let known = |child: usize| match tree.relation(child) {
        Deprel::Det => tree.is_any(child, &["the", "this", "that", "these", "those"]),
        relation => relation == Deprel::NmodPoss,
    };
    tree.tag(noun).is_proper() || tree.children(noun).iter().any(|&child| known(child))
}
