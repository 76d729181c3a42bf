//! What something is taken for or made: "consider the appeal **inadmissible**", "saw the crisis **coming**".

use super::phrase::{self, Extent};
use crate::claim::Polarity;
use crate::prose::clause::{Analysis, Argument, Clause, Role, Tree, WordClass};
use crate::prose::{Deprel, Phrase, Tag};

/// As many words of what an object is taken for are told with the verb.
const SHORT: usize = 6;

/// The words that tell what the object of a clause is taken for, made or seen doing, in the order of the text: without them
/// "does not consider the appeal admissible" would say that it does not consider the appeal.
pub fn predicate(tree: Tree<'_>, clause: &Clause) -> Vec<usize> {
    let object = clause.arguments.iter().find(|argument| argument.role == Role::Object).map(|argument| argument.place);
    let Some(object) = object.filter(|_| !clause.passive && clause.copula.is_none()) else { return Vec::new() };
    let judges = WordClass::Judging.contains(tree.lemma(clause.head));
    let own = tree.children_by(clause.head, &[Deprel::Xcomp]);
    let of_object = tree.children_by(object, &[Deprel::Acl]).filter(|_| judges);
    let said = own.chain(of_object).find(|&word| {
        let bare = !tree.has(word, &[Deprel::Mark, Deprel::Case, Deprel::Cop, Deprel::Nsubj, Deprel::Aux]);
        let form = match tree.tag(word) {
            Tag::Vbn | Tag::Vbg => judges && tree.head(word) == Some(clause.head),
            tag => judges && tag.is_adjective(),
        };
        word > object && bare && form
    });
    let Some(said) = said else { return Vec::new() };
    let whole = tree.sentence.subtree(said);
    let plain = whole.len() <= SHORT && whole.iter().all(|&at| !tree.tag(at).is_punctuation());
    if plain {
        return whole;
    }
    let near = tree.children_by(said, &[Deprel::Advmod]).filter(|&word| word < said);
    near.chain([said]).collect()
}

/// "does not expect **prices to fall**": not the prices are denied, but that they fall.
pub fn wanted(analysis: &Analysis<'_>, clause: &Clause, object: &Argument) -> Option<Phrase> {
    let tree = analysis.tree;
    let denied = clause.stance.polarity == Polarity::Denied && object.place == object.head;
    let wants = denied && WordClass::Wanting.contains(tree.lemma(clause.head));
    let of_object = tree.children_by(object.head, &[Deprel::Acl]);
    let of_verb = tree.children_by(clause.head, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl]);
    let mut attached = of_verb.chain(of_object).filter(|_| wants);
    let does = attached.find(|&verb| verb > object.head && tree.has_to(verb))?;
    let own = phrase::noun_phrase(analysis, object.head, Extent::Short).tokens;
    let mut tokens = [own, phrase::clause_phrase(tree, does).tokens].concat();
    tokens.sort_unstable();
    Some(phrase::of_tokens(object.head, tokens))
}
