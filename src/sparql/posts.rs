//! Posts: whoever is said to be the chair of a body chairs it, and whoever is appointed to a post has it.

use super::compile::Compiler;
use super::operand::Role;
use super::otherwise::test_text;
use super::pattern;
use super::rules::{Directed, Rule, Rules};
use super::statement::{Asked, ends};
use super::value::or;
use crate::claim::Polarity;
use crate::question::Operand;
use crate::rdf::{NamedNode, NamedNodeRef, mint, namespace};
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::Variable;
use std::collections::BTreeSet;

impl Rules {
    /// The posts whose holders have the relation to what has the post.
    #[must_use]
    pub fn from_post(&self, relation: &NamedNode) -> &BTreeSet<String> {
        self.stated(relation, Rule::FromPost)
    }
}

impl Compiler<'_> {
    /// "The chair of the Board is Ana Roe", for "who chairs the Board": what has the post, and what is it.
    pub(super) fn by_post(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Vec<GraphPattern> {
        let mut branches = vec![];
        for inverse in [false, true] {
            let directed = relations.iter().filter(|(_, turned)| *turned == inverse);
            let posts: BTreeSet<String> =
                directed.flat_map(|(relation, _)| self.rules.from_post(relation)).cloned().collect();
            let (Some(holder), Some(body)) = ends(asked.statement, inverse) else { continue };
            if !posts.is_empty() {
                branches.push(self.held(asked, holder, body, posts));
            }
        }
        branches
    }

    fn held(&mut self, asked: &Asked<'_>, holder: &Operand, body: &Operand, posts: BTreeSet<String>) -> GraphPattern {
        let [post, label] = ["post", "label"].map(|stem| self.fresh(stem));
        let had = self.had(body, &post);
        let is = self.is_it(asked, holder, &post);
        let called = pattern::triple(post, namespace::LABEL.into_owned(), label.clone());
        let so_called = posts.iter().map(|noun| called_so(&label, noun)).reduce(or);
        let so_called = so_called.map_or_else(|| called.clone(), |so| pattern::filter(called.clone(), so));
        let mut posts_of_it = vec![pattern::join(had.into_iter().chain([so_called]))];
        // "head of the Evaluation Office": the post tells by its name whose it is.
        if let Operand::Things(things) = body {
            let names = things.names.iter().chain([&things.label]).flat_map(|name| full_names(&posts, name));
            let names = self.rules.written(names.collect());
            if !names.is_empty() {
                let names = names.iter().flat_map(|name| pattern::text(name));
                posts_of_it.push(pattern::join([pattern::values(&label, names), called]));
            }
        }
        let posts_of_it = pattern::union(posts_of_it);
        pattern::join([posts_of_it, is].into_iter().chain(self.mood(asked)).chain(self.restrictions(asked)))
    }

    /// Who was appointed, for "who is": "the Council appointed Ana Roe as head of the Office", "Mei Tan was named Chief Economist".
    pub(super) fn made(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Vec<GraphPattern> {
        let be = (namespace::BE.into_owned(), false);
        let Some(what) = asked.statement.object.as_ref().filter(|_| relations.contains(&be)) else { return vec![] };
        let nothing = BTreeSet::new();
        let rest: Vec<GraphPattern> = self.mood(asked).into_iter().chain(self.restrictions(asked)).collect();
        let mut branches = vec![];
        if let Some((making, scopes)) = self.making() {
            let scopes: Vec<NamedNodeRef<'_>> = scopes.iter().map(NamedNode::as_ref).collect();
            let mut parts = vec![self.predicate(asked.claim, &making)];
            parts.extend(self.filled(asked, what, Role::Object, &nothing, &scopes));
            parts.extend(self.filled(asked, &asked.statement.subject, Role::Object, &nothing, &[namespace::OBJECT]));
            branches.push(pattern::join(parts.into_iter().chain(rest.clone())));
        }
        let office = self.fresh("office");
        let mut parts = vec![self.predicate(asked.claim, &[namespace::ALSO_KNOWN_AS.into_owned()])];
        parts.extend(self.filled(asked, what, Role::Object, &nothing, &[namespace::OBJECT]));
        parts.push(pattern::triple(asked.claim.clone(), namespace::OBJECT.into_owned(), office.clone()));
        parts.push(pattern::triple(office, namespace::TYPE.into_owned(), namespace::POST.into_owned()));
        parts.extend(self.filled(asked, &asked.statement.subject, Role::Subject, &nothing, &[namespace::SUBJECT]));
        branches.push(pattern::join(parts.into_iter().chain(rest)));
        branches
    }

    /// The relations by which somebody is made something, with what tells what.
    fn making(&self) -> Option<(Vec<NamedNode>, Vec<NamedNode>)> {
        let (relations, words) = self.rules.making();
        let scopes = words.iter().map(|word| mint::slug(namespace::PREP, word)).collect();
        (!relations.is_empty() && !words.is_empty()).then(|| (relations.into_iter().collect(), scopes))
    }

    /// What is asked about has the post.
    pub(super) fn had(&mut self, body: &Operand, post: &Variable) -> Vec<GraphPattern> {
        let said = self.description();
        let having: Vec<NamedNode> = self.rules.narrower(&namespace::HAVE.into_owned()).into_iter().collect();
        let (node, ties) = self.end(Polarity::Affirmed, body, Role::Object, &BTreeSet::new());
        let mut parts = ties;
        parts.push(pattern::triple(said.clone(), namespace::SUBJECT.into_owned(), node));
        parts.push(self.predicate(&said, &having));
        parts.push(pattern::triple(said.clone(), namespace::OBJECT.into_owned(), post.clone()));
        let affirmed = Polarity::Affirmed.node().into_owned();
        parts.push(pattern::triple(said, namespace::POLARITY.into_owned(), affirmed));
        parts
    }

    /// Somebody is said to be what holds the post, whichever of them is named first.
    fn is_it(&mut self, asked: &Asked<'_>, holder: &Operand, post: &Variable) -> GraphPattern {
        let sides = [(namespace::SUBJECT, namespace::OBJECT), (namespace::OBJECT, namespace::SUBJECT)];
        let being: Vec<NamedNode> = self.rules.narrower(&namespace::BE.into_owned()).into_iter().collect();
        let be = self.predicate(asked.claim, &being);
        let sides = sides.map(|(person, office)| {
            let mut parts = vec![pattern::triple(asked.claim.clone(), office.into_owned(), post.clone())];
            parts.extend(self.filled(asked, holder, Role::Object, &BTreeSet::new(), &[person]));
            pattern::join(parts)
        });
        let is = pattern::join([pattern::union(sides), be]);
        let Some((making, scopes)) = self.making() else { return is };
        let Some(scopes) = pattern::one_of(&scopes.iter().map(NamedNode::as_ref).collect::<Vec<_>>()) else {
            return is;
        };
        let mut made = vec![self.predicate(asked.claim, &making)];
        made.push(pattern::path(asked.claim.clone(), scopes, post.clone()));
        made.extend(self.filled(asked, holder, Role::Object, &BTreeSet::new(), &[namespace::OBJECT]));
        pattern::union([is, pattern::join(made)])
    }
}

/// "chair of the Board" or "Board's chair"; a "deputy chair of the Board" is another one.
pub(super) fn called_so(label: &Variable, noun: &str) -> Expression {
    let says = |test, words: String| test_text(test, label, &words);
    or(says(Function::StrStarts, format!("{noun} of ")), says(Function::StrEnds, format!("'s {noun}")))
}

/// "chair of the Board", "Board's Chair": what the posts of a body may be called.
fn full_names(posts: &BTreeSet<String>, body: &str) -> Vec<String> {
    let bare = ["the ", "The ", "a ", "an "].iter().find_map(|article| body.strip_prefix(article)).unwrap_or(body);
    let forms = |noun: String| {
        let mut forms = vec![format!("{noun} of {bare}"), format!("{noun} of the {bare}"), format!("{bare}'s {noun}")];
        forms.extend(bare.ends_with('s').then(|| format!("{bare}' {noun}")));
        forms.push(format!("{bare} {noun}"));
        forms
    };
    posts.iter().flat_map(|noun| [noun.clone(), capital(noun), titled(noun)]).flat_map(forms).collect()
}

/// With a capital.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With a capital at each word.
fn titled(words: &str) -> String {
    let spaced: Vec<String> = words.split(' ').map(capital).collect();
    spaced.join(" ").split('-').map(capital).collect::<Vec<_>>().join("-")
}
