//! "Each **of the members** has a vote", "the costs of members are paid by the Board, **those of the experts** by the Fund": a
//! word for what was named, and of whom it is told.

use super::classify;
use super::context::{Mention, Role, first_conjunct, role};
use super::name::{self, Determiner, Name, render};
use super::reference::Resolver;
use super::registry::{Entry, Thing};
use crate::prose::clause::Tree;
use crate::prose::{Deprel, Phrase, Sentence, Tag};

/// "each of the eleven ports", as it stands, unless it is a pronoun that tells of whom.
pub fn as_written(sentence: &Sentence, phrase: &Phrase) -> Option<String> {
    let tree = Tree { sentence };
    let noun = whole(sentence, phrase)?;
    let told = !tree.tag(noun).is_pronoun() && tree.is_any(phrase.head, &["all", "each", "both"]);
    let text = render(sentence, &phrase.tokens);
    told.then(|| text.replacen(tree.form(phrase.head), &tree.lower(phrase.head), 1))
}

/// The noun after "of" in such a phrase.
pub fn whole(sentence: &Sentence, phrase: &Phrase) -> Option<usize> {
    let tree = Tree { sentence };
    let mut below = tree.children_by(phrase.head, &[Deprel::Nmod, Deprel::Obl]);
    let word = tree.is_any(phrase.head, &["that", "those", "these", "all", "each", "both"]);
    below.find(|&noun| word && phrase.tokens.contains(&noun) && tree.preposition(noun) == "of")
}

impl Resolver<'_> {
    /// What a phrase means whose head stands for what was named, or for all of what follows.
    pub(super) fn part(&mut self, sentence: &Sentence, phrase: &Phrase, whole: usize) -> Vec<Thing> {
        let tree = Tree { sentence };
        let tokens: Vec<usize> = sentence.subtree(whole).into_iter().filter(|at| phrase.tokens.contains(at)).collect();
        let owner = Phrase { head: whole, tokens, reworded: None };
        if tree.is_any(phrase.head, &["that", "those", "these"]) {
            let same = self.same_of(sentence, phrase.head, &owner);
            return same.or_else(|| self.noun_phrase(sentence, phrase, true)).into_iter().collect();
        }
        let case = tree.preposition_tokens(whole);
        let members =
            Phrase { tokens: owner.tokens.iter().copied().filter(|at| !case.contains(at)).collect(), ..owner };
        self.resolve(sentence, &members)
    }

    /// "the costs of the experts" for "those of the experts", after "the costs of members".
    fn same_of(&mut self, sentence: &Sentence, word: usize, owner: &Phrase) -> Option<Thing> {
        let model = self.model(sentence, word)?;
        let (plural, entry) = (model.plural, self.registry.entry(model.thing)?);
        let bare = Self::without_whole(entry);
        let key = match bare.rsplit_once(' ') {
            Some((rest, _)) => format!("{rest} {}", entry.head),
            None => entry.head.clone(),
        };
        let shown = |at: &&usize| sentence.token(**at).is_some_and(|token| token.tag != Tag::Dt);
        let words = owner.tokens.iter().filter(shown).filter_map(|&at| sentence.token(at));
        let tail: Vec<String> = words.map(|token| token.lower()).collect();
        let name = Name {
            label: format!("{bare} {}", render(sentence, &owner.tokens)),
            key: name::key(&format!("{key} {}", tail.join(" "))),
            head: entry.head.clone(),
            proper: false,
            plural,
            determiner: Determiner::Definite,
            qualities: entry.entity.qualities.clone(),
            quantity: None,
            titled: false,
        };
        Some(self.registry.intern(&name))
    }

    /// What "that" or "those" stands for: of an object or of what is compared rather what somebody has in its own clause
    /// ("Peru's term follows that of Chile"), else what somebody has in the clause before, its subject first.
    fn model(&self, sentence: &Sentence, word: usize) -> Option<&Mention> {
        let tree = Tree { sentence };
        let several = !tree.is(word, "that");
        let place = role(first_conjunct(sentence, word).1);
        let compared = tree.preposition(word) == "than";
        let number = self.context.number();
        let noun = |mention: &&Mention| {
            let entry = self.registry.entry(mention.thing);
            mention.plural == several && entry.is_some_and(|entry| !entry.proper && !entry.person_like)
        };
        let here = |mention: &Mention| mention.sentence == number && mention.head < word;
        let same_verb = |mention: &Mention| tree.head(mention.group) == tree.head(word);
        let own = |mention: &&Mention| {
            here(mention)
                && same_verb(mention)
                && mention.role == Role::Subject
                && (compared || self.has_owner(mention))
        };
        let before = |mention: &&Mention| {
            here(mention) && !same_verb(mention) || mention.sentence + 1 == number && mention.depth == 0
        };
        // "the fees of judges **and those** of experts".
        let joined = sentence.token(word).and_then(|token| token.head.filter(|_| token.relation == Deprel::Conj));
        if let Some(first) = joined {
            return self.context.recent().find(|mention| mention.sentence == number && mention.head == first);
        }
        let find = |wanted: Role, owned: bool| {
            let alike = |mention: &&Mention| mention.role == wanted && (!owned || self.has_owner(mention));
            self.context.recent().filter(noun).filter(before).find(alike)
        };
        let nearer = || {
            let alike = |mention: &&Mention| here(mention) && self.has_owner(mention);
            self.context.recent().filter(noun).filter(before).find(alike)
        };
        match place {
            Role::Subject => nearer()
                .or_else(|| find(place, true))
                .or_else(|| find(Role::Object, true))
                .or_else(|| find(place, false)),
            Role::Object => self.context.recent().filter(noun).find(own).or_else(|| find(place, true)),
            _ => self.context.recent().filter(noun).filter(|_| compared).find(own),
        }
    }

    /// Whether it was told whose something is.
    fn has_owner(&self, mention: &Mention) -> bool {
        self.registry.entry(mention.thing).is_some_and(|entry| {
            let (label, bare) = (&entry.entity.label, Self::without_whole(entry));
            mention.owned || label.contains("'s ") || label.contains("s' ") || label.starts_with(&format!("{bare} of "))
        })
    }

    /// A name without of whom its bearer is: "costs" of "costs of members" and of "the members' costs".
    fn without_whole(entry: &Entry) -> String {
        let label = &entry.entity.label;
        let genitive = label.rfind("'s ").map(|at| at + 3).or_else(|| label.rfind("s' ").map(|at| at + 3));
        classify::up_to_preposition(genitive.and_then(|at| label.get(at..)).unwrap_or(label))
    }
}
