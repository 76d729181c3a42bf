//! Relation phrases: "agree on", "be recorded in", "hope to cut".

use super::judged;
use crate::prose::clause::{Analysis, Clause, InfinitiveKind, Role, Tree, WordClass, degree, is_light_verb, leading};
use crate::prose::{Deprel, Tag};

/// A relation phrase: its words as lemmas, and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// "take part".
    pub words: String,
    /// The tokens that say it, ascending.
    pub tokens: Vec<usize>,
}

impl Relation {
    /// With a preposition: "take part in".
    #[must_use]
    pub fn with(&self, preposition: &str, tokens: &[usize]) -> Self {
        let words = if preposition.is_empty() { self.words.clone() } else { format!("{} {preposition}", self.words) };
        let mut all = [self.tokens.as_slice(), tokens].concat();
        all.sort_unstable();
        all.dedup();
        Self { words, tokens: all }
    }
}

/// The relation that a clause says, without the preposition of any argument. A passive whose agent is named is
/// `active`: its verb stands in the infinitive.
pub fn relation(analysis: &Analysis<'_>, clause: &Clause, active: bool) -> Relation {
    let own = own(analysis, clause, active);
    match clause.control {
        Some(control) if control.kind == InfinitiveKind::Opaque && !control.by_object => {
            under(analysis, control.governor, clause, own)
        }
        _ => own,
    }
}

fn own(analysis: &Analysis<'_>, clause: &Clause, active: bool) -> Relation {
    let tree = analysis.tree;
    if let Some(copula) = clause.copula {
        // "Its purpose is to advise the Board".
        if is_infinitive(tree, clause.head) {
            let verb = tree.lemma(clause.head).to_lowercase();
            let owner = clause.subject.and_then(|noun| owner_of_aim(tree, clause.head, noun.head));
            if owner.is_some() {
                return Relation { words: verb, tokens: vec![clause.head] };
            }
            let words = format!("be to {verb}");
            return Relation { words, tokens: vec![copula, clause.head] };
        }
        return Relation { words: "be".to_owned(), tokens: vec![copula] };
    }
    if clause.existential {
        return Relation { words: "exist".to_owned(), tokens: vec![clause.head] };
    }
    let mut tokens = vec![clause.head];
    let mut words = if clause.passive && !active {
        tokens.extend(tree.children_by(clause.head, &[Deprel::AuxPass]));
        format!("be {}", tree.lower(clause.head))
    } else {
        tree.lemma(clause.head).to_lowercase()
    };
    let particles = tree.children_by(clause.head, &[Deprel::CompoundPrt, Deprel::Advmod]);
    let particles = particles.filter(|&word| tree.relation(word) == Deprel::CompoundPrt || is_particle(tree, word));
    for extra in particles.chain(light_object(tree, clause)) {
        words.push(' ');
        words.push_str(&tree.lower(extra));
        tokens.push(extra);
    }
    // "consider the appeal **inadmissible**".
    for word in judged::predicate(tree, clause) {
        words.push(' ');
        words.push_str(&tree.lower(word));
        tokens.push(word);
    }
    tokens.sort_unstable();
    Relation { words, tokens }
}

/// Whether what is said of the subject is an infinitive: "is **to advise** members".
pub fn is_infinitive(tree: Tree<'_>, head: usize) -> bool {
    tree.tag(head) == Tag::Vb && tree.has_to(head)
}

/// "**Its** functions are to advise ministers": whose function an infinitive is does what it says.
pub fn owner_of_aim(tree: Tree<'_>, infinitive: usize, noun: usize) -> Option<usize> {
    let first = if tree.relation(infinitive) == Deprel::Conj { tree.head(infinitive)? } else { infinitive };
    let told = is_infinitive(tree, first) && is_infinitive(tree, infinitive) && tree.has(first, &[Deprel::Cop]);
    let work = ["function", "task", "role", "job", "mandate", "mission", "responsibility", "duty"];
    let owner = tree
        .children_by(noun, &[Deprel::NmodPoss, Deprel::Nmod])
        .find(|&owner| tree.relation(owner) == Deprel::NmodPoss || tree.preposition(owner) == "of");
    owner.filter(|_| told && work.contains(&tree.lemma(noun)))
}

/// "brings **together** authorities", "be carried **forward** to ministers": an adverb that makes one relation with
/// the verb before it.
pub fn is_particle(tree: Tree<'_>, word: usize) -> bool {
    let beside = tree.head(word).is_some_and(|verb| {
        // "bring the salmon **back**".
        let object = tree.children_by(verb, &[Deprel::Obj]).filter_map(|noun| tree.sentence.ends(noun));
        let behind = object.into_iter().any(|(start, end)| start == verb + 1 && end + 1 == word);
        verb + 1 == word || behind && tree.is(word, "back")
    });
    beside && tree.children(word).is_empty() && WordClass::Particle.contains(&tree.lower(word))
}

/// "makes **it** easier to read books": the pronoun stands for the infinitive.
pub fn is_empty_object(tree: Tree<'_>, clause: &Clause, object: usize) -> bool {
    let judged = WordClass::Judging.contains(tree.lemma(clause.head));
    let stands_for = judged && tree.has(clause.head, &[Deprel::Xcomp]);
    tree.is(object, "it") && (stands_for || tree.tag(object + 1).is_adjective())
}

/// The bare noun that makes one relation with its verb: "take **part**".
pub fn light_object(tree: Tree<'_>, clause: &Clause) -> Option<usize> {
    let object = clause.arguments.iter().find(|argument| argument.role == Role::Object)?.head;
    let bare = !tree.has(object, &[Deprel::Det, Deprel::Amod, Deprel::NmodPoss, Deprel::Conj]);
    (bare && is_light_verb(tree.lemma(clause.head), tree.lemma(object))).then_some(object)
}

/// An infinitive under a verb that leaves it unsaid: both are one relation.
fn under(analysis: &Analysis<'_>, governor: usize, clause: &Clause, own: Relation) -> Relation {
    let tree = analysis.tree;
    let Some(above) = analysis.clause_at(governor) else { return own };
    let mut outer = relation(analysis, above, false);
    if above.copula.is_some() {
        let likely: Vec<usize> = degree(tree, governor).into_iter().chain([governor]).collect();
        let words: Vec<_> = likely.iter().map(|&at| tree.lower(at)).collect();
        outer = outer.with(&words.join(" "), &likely);
    }
    let marks: Vec<usize> = tree.children_by(clause.head, &[Deprel::Mark]).collect();
    let infinitive = marks.iter().any(|&mark| tree.is(mark, "to"));
    let gerund = tree.tag(clause.head) == Tag::Vbg;
    let wanted =
        leading(tree, clause.head, governor).map(|(preposition, _)| tree.lower(preposition).into_owned() + " ");
    let link = if infinitive && tree.tag(clause.head) != Tag::Vbg { "to " } else { wanted.as_deref().unwrap_or("") };
    let words = if gerund { tree.lower(clause.head).into_owned() } else { own.words.clone() };
    let tokens = [own.tokens, marks].concat();
    outer.with(&format!("{link}{words}"), &tokens)
}
