//! What is told while a question is typed: what its words are taken for, how it would be read, how much there is of a word.

use super::Knowledge;
use super::language::Language;
use crate::lexicon::Meaning;
use crate::question::{self, Completion, Typed};
use crate::rdf::{NamedNode, NamedNodeRef, Term, literal, namespace};
use crate::store::QuadPattern;
use std::collections::BTreeSet;

/// Beyond this nobody counts while somebody types.
pub const MOST_COUNTED: usize = 1_000;

impl Knowledge {
    /// What is understood of a question as far as it is typed.
    #[must_use]
    pub fn typed(&self, question: &str) -> Typed {
        self.language().map(|language| question::typed(question, &language.lexicon)).unwrap_or_default()
    }

    /// How much the graph has of the words of a completion, at most [`MOST_COUNTED`]: claims about a thing or by a relation,
    /// things of a class or quality. None for words of the grammar, and where counting would take long.
    #[must_use]
    pub fn counted(&self, completion: &Completion) -> Option<usize> {
        let language = self.language().ok()?;
        match completion.hint {
            "verb" => {
                let verbs = language.lexicon.verbs();
                let own = [(completion.text.clone(), crate::lexicon::VerbForm::Finite)];
                let infinitives = match verbs.infinitives(&completion.text) {
                    [] => &own,
                    infinitives => infinitives,
                };
                let relations: BTreeSet<&NamedNode> =
                    infinitives.iter().flat_map(|(verb, _)| verbs.relations(verb)).collect();
                let counts = relations.into_iter().map(|relation| self.of_relation(relation));
                counts.sum::<Option<usize>>().map(|sum| sum.min(MOST_COUNTED))
            }
            "name" => self.of_meanings(&completion.text, language, |meaning| matches!(meaning, Meaning::Thing(_))),
            "noun" => self.of_meanings(&completion.text, language, |meaning| {
                matches!(meaning, Meaning::Class(_) | Meaning::Kind(_) | Meaning::Relation(_))
            }),
            "adjective" => {
                self.of_meanings(&completion.text, language, |meaning| matches!(meaning, Meaning::Quality(_)))
            }
            _ => None,
        }
    }

    fn of_meanings(&self, word: &str, language: &Language, fits: impl Fn(&Meaning) -> bool) -> Option<usize> {
        let meanings = language.lexicon.named(word);
        let fitting = meanings.iter().filter(|entry| fits(&entry.meaning));
        fitting.filter_map(|entry| self.of_meaning(&entry.meaning)).max()
    }

    pub(super) fn of_meaning(&self, meaning: &Meaning) -> Option<usize> {
        let with = |predicate: NamedNodeRef<'_>, object: Term| {
            let predicate = Some(predicate.into_owned());
            self.count(&QuadPattern { subject: None, predicate, object: Some(object) })
        };
        let text = |word: &str| literal::english(word).into();
        match meaning {
            Meaning::Thing(node) => self.about_node(node),
            Meaning::Class(class) => with(namespace::TYPE, class.clone().into()),
            Meaning::Kind(kind) => with(namespace::KIND, text(kind)),
            Meaning::Quality(word) => with(namespace::QUALITY, text(word)),
            Meaning::Relation(relation) => self.of_relation(relation),
        }
    }

    /// The claims by a relation; its plain statements where there are none.
    fn of_relation(&self, relation: &NamedNode) -> Option<usize> {
        let claimed = QuadPattern {
            predicate: Some(namespace::PREDICATE.into_owned()),
            object: Some(relation.clone().into()),
            ..QuadPattern::default()
        };
        let plain = QuadPattern { predicate: Some(relation.clone()), ..QuadPattern::default() };
        match self.count(&claimed)? {
            0 => self.count(&plain),
            claimed => Some(claimed),
        }
    }

    /// Whether the graph has a plain statement by a verb: something that is so, and not only can be.
    pub(super) fn is_ever_so(&self, verb: &str, language: &Language) -> bool {
        let verbs = language.lexicon.verbs();
        let forms = verbs.infinitives(verb).iter().flat_map(|(infinitive, _)| verbs.relations(infinitive));
        let stated = |relation: &NamedNode| {
            let plain = QuadPattern { predicate: Some(relation.clone()), ..QuadPattern::default() };
            self.graph.count(&plain, 1) > Some(0)
        };
        forms.chain(verbs.relations(verb)).any(stated)
    }

    /// The claims about a thing; its plain statements where there are none.
    fn about_node(&self, node: &NamedNode) -> Option<usize> {
        let in_place = |predicate: Option<NamedNode>| {
            self.count(&QuadPattern { subject: None, predicate, object: Some(node.clone().into()) })
        };
        let claimed =
            in_place(Some(namespace::SUBJECT.into_owned()))? + in_place(Some(namespace::OBJECT.into_owned()))?;
        if claimed > 0 {
            return Some(claimed.min(MOST_COUNTED));
        }
        let own = self.count(&QuadPattern { subject: Some(node.clone().into()), ..QuadPattern::default() })?;
        Some((own + in_place(None)?).min(MOST_COUNTED))
    }

    fn count(&self, pattern: &QuadPattern) -> Option<usize> {
        self.graph.count(pattern, MOST_COUNTED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Understood;

    #[test]
    fn candidates_are_counted() {
        let knowledge = Knowledge::bundled().unwrap();
        let count = |text: &str, hint| knowledge.counted(&Completion { start: 0, text: text.to_owned(), hint });
        assert!(count("hosts", "verb") > Some(3));
        assert!(count("APEC", "name") > Some(9));
        assert!(count("committees", "noun") >= Some(2));
        assert_eq!(knowledge.of_meaning(&Meaning::Kind("committee".to_owned())), Some(6));
        assert_eq!(count("which", "word"), None);
    }

    #[test]
    fn words_are_understood_while_they_are_typed() {
        let knowledge = Knowledge::bundled().unwrap();
        let kinds = |question: &str| -> Vec<(String, Understood)> {
            let found = knowledge.typed(question).words.into_iter();
            found.map(|(span, kind)| (question.get(span.start..span.end).unwrap().to_owned(), kind)).collect()
        };
        let found = kinds("which committees reported to the SOM in 2024 zzyx");
        for (word, kind) in [
            ("which", Understood::Grammar),
            ("committees", Understood::Noun),
            ("reported", Understood::Verb),
            ("SOM", Understood::Name),
            ("2024", Understood::Value),
            ("zzyx", Understood::Unknown),
        ] {
            assert!(found.contains(&(word.to_owned(), kind)), "{word}: {found:?}");
        }
        assert_eq!(knowledge.typed("who hosts APEC").reading, Some("who hosts APEC".to_owned()));
        assert_eq!(knowledge.typed("who hosts the").reading, None);
    }
}
