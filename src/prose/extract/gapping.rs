//! What is said with the verb left out: "the Accord won 71 seats, **the Union 52**", "appointed Ms Roe to the Board and
//! **Mr Berg to the Panel**".
//!
//! The first remnant hangs on the verb as its conjunct, the others on the first as orphans (Universal Dependencies,
//! "Ellipsis"). A remnant takes the place of the argument that is like it, and says what that argument said.

use super::coordination;
use super::phrase::{self, Extent};
use super::time::{self, Moment};
use crate::prose::clause::{Analysis, Argument, Clause, Role, Tree, is_measure, is_temporal};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, PhraseQualifier, Tag};

/// What the remnants beside a clause say, by what the clause says itself.
pub fn of_clause(analysis: &Analysis<'_>, clause: &Clause, said: &[Extraction]) -> Vec<Extraction> {
    let tree = analysis.tree;
    let remnant = |&at: &usize| !analysis.is_predicate(at) && tree.has(at, &[Deprel::Orphan]);
    let firsts = tree.children_by(clause.head, &[Deprel::Conj]).filter(remnant);
    firsts.flat_map(|first| Gap { analysis, clause, said, first }.extractions()).collect()
}

/// A clause of which only remnants stand.
struct Gap<'a, 's> {
    analysis: &'a Analysis<'s>,
    clause: &'a Clause,
    said: &'a [Extraction],
    first: usize,
}

impl Gap<'_, '_> {
    fn extractions(&self) -> Vec<Extraction> {
        let tree = self.analysis.tree;
        let orphans: Vec<usize> = tree.children_by(self.first, &[Deprel::Orphan]).collect();
        let object = self.argument("");
        if !orphans.is_empty() && orphans.iter().all(|&orphan| self.time(orphan).is_some()) {
            return self.of_another_time(&orphans);
        }
        if let Some(found) = orphans.first().and_then(|&sum| self.of_another_receiver(sum)) {
            return found;
        }
        if let [orphan] = orphans.as_slice()
            && self.clause.passive
            && tree.preposition(*orphan) == "by"
        {
            return self.of_another_agent(*orphan);
        }
        if let [orphan] = orphans.as_slice()
            && let Some(like) = self.like_first().filter(|_| object.is_none() && !self.clause.passive)
            && !tree.preposition(self.first).is_empty()
        {
            return self.of_like_phrase(like, *orphan);
        }
        // With the object to be had, what goes to somewhere else is another object: "Ms Roe to A and **Mr Berg to B**".
        let [orphan] = orphans.as_slice() else {
            return orphans.iter().flat_map(|&orphan| self.of_subject(orphan)).collect();
        };
        match object.filter(|_| !tree.preposition(*orphan).is_empty()) {
            Some(object) => self.of_object(object, *orphan),
            None => self.of_subject(*orphan),
        }
    }

    /// "meets in ordinary session once a year and **in special session** at the call of the Chair": what is told of the second of two
    /// like phrases holds of it alone.
    fn of_like_phrase(&self, like: usize, orphan: usize) -> Vec<Extraction> {
        let led =
            self.said.iter().filter(|said| said.object.as_ref().is_some_and(|object| object.phrase().head == like));
        let scope = PhraseQualifier::Scope(self.analysis.tree.preposition(orphan).to_string(), self.phrase(orphan));
        let other = |model: &Extraction| {
            let mut found = Extraction { object: Some(Object::Thing(self.phrase(self.first))), ..self.without(model) };
            found.qualifiers.retain(|known| !matches!(known, PhraseQualifier::Time(..) | PhraseQualifier::TimeText(_)));
            found.qualifiers.push(scope.clone());
            found
        };
        led.map(other).collect()
    }

    /// "70 is paid by Peru and **30 by Chile**": another sum is paid by another.
    fn of_another_agent(&self, orphan: usize) -> Vec<Extraction> {
        let Some(undergoer) = self.clause.subject.filter(|subject| subject.undergoes) else { return vec![] };
        let undergone =
            |said: &&Extraction| said.object.as_ref().is_some_and(|object| object.phrase().head == undergoer.head);
        let Some(model) = self.said.iter().find(undergone) else { return vec![] };
        let object = Some(Object::Thing(self.phrase(self.first)));
        let agents = coordination::phrases(self.analysis, orphan, Extent::Short).into_iter();
        agents.map(|subject| Extraction { subject, object: object.clone(), ..model.clone() }).collect()
    }

    /// "and **Chile in 2020**": what is told holds then of another, and of the first no longer then.
    fn of_another_time(&self, orphans: &[usize]) -> Vec<Extraction> {
        let tree = self.analysis.tree;
        let Some(like) = self.like_first() else { return vec![] };
        let times: Vec<PhraseQualifier> =
            orphans.iter().flat_map(|&at| time::qualifiers(self.analysis, at, &tree.preposition(at))).collect();
        let others = coordination::phrases(self.analysis, self.first, Extent::Short);
        let moments: Vec<Moment> = orphans.iter().filter_map(|&orphan| self.time(orphan)).collect();
        let mut found = Vec::new();
        for said in self.said {
            let mut model = said.clone();
            model.qualifiers.retain(|known| !matches!(known, PhraseQualifier::Time(..) | PhraseQualifier::TimeText(_)));
            model.qualifiers.extend(times.iter().cloned());
            let about = said.subject.head == like;
            if said.construction == Construction::Moment {
                let same = |moment: &&Moment| said.relation.ends_with(&format!(" {}", moment.preposition));
                let Some(moment) = moments.iter().find(same) else { continue };
                model.object = Some(Object::Text(moment.phrase.clone()));
                match about {
                    true => found.extend(others.iter().map(|to| Extraction { subject: to.clone(), ..model.clone() })),
                    false => found.push(model),
                }
            } else if about {
                found.extend(others.iter().map(|to| Extraction { subject: to.clone(), ..model.clone() }));
            } else if said.object.as_ref().is_some_and(|object| object.phrase().head == like) {
                let thing = |to: &Phrase| Some(Object::Thing(to.clone()));
                found.extend(others.iter().map(|to| Extraction { object: thing(to), ..model.clone() }));
            }
        }
        found
    }

    /// "lent Peru 40 million and **Chile 20 million**": a second one to whom it is done, with a sum of its own.
    fn of_another_receiver(&self, orphan: usize) -> Option<Vec<Extraction>> {
        let tree = self.analysis.tree;
        let bare = |at: usize| tree.is_name(at) && !tree.has(at, &[Deprel::Det]);
        let mut arguments = self.clause.arguments.iter();
        let receiver = arguments.find(|argument| {
            matches!(argument.role, Role::Recipient | Role::Object) && bare(argument.head) == bare(self.first)
        })?;
        let sum = arguments.find(|argument| argument.role == Role::Object && receiver.head < argument.head)?;
        if !tree.preposition(orphan).is_empty() || is_measure(tree, receiver.head) {
            return None;
        }
        let other = self.phrase(self.first);
        let amount = counted(tree, self.phrase(orphan), sum.head);
        let to = |phrase: &Phrase, argument| {
            let with = |model| Extraction { object: Some(Object::Thing(phrase.clone())), ..self.without(model) };
            self.leading_to(argument).map(with).collect::<Vec<_>>()
        };
        Some([to(&other, receiver), to(&amount, sum)].concat())
    }

    /// The head of what the first remnant stands for: what has the same preposition; without one the object, if both are bare
    /// names or both are not, else the subject.
    fn like_first(&self) -> Option<usize> {
        let tree = self.analysis.tree;
        let preposition = tree.preposition(self.first);
        let mut arguments = self.clause.arguments.iter();
        if !preposition.is_empty() {
            let agent = preposition == "by" && self.clause.passive;
            let same = |argument: &&Argument| match argument.role {
                Role::Agent => agent,
                Role::Oblique => argument.preposition == *preposition && !is_temporal(tree, argument.head),
                _ => false,
            };
            return arguments.find(same).map(|argument| argument.head);
        }
        let bare = |at: usize| tree.is_name(at) && !tree.has(at, &[Deprel::Det]);
        let object = self.argument("").map(|argument| argument.head).filter(|&at| bare(at) == bare(self.first));
        let place = arguments.find(|argument| argument.role == Role::Oblique && bare(argument.head));
        let place = place.filter(|_| object.is_none() && bare(self.first)).map(|argument| argument.head);
        object.or(place).or_else(|| self.clause.subject.map(|subject| subject.head))
    }

    /// The time that an orphan tells, if it tells one.
    fn time(&self, orphan: usize) -> Option<Moment> {
        let preposition = self.analysis.tree.preposition(orphan).as_str().to_owned();
        time::moment(self.analysis, &Argument { head: orphan, place: orphan, role: Role::Oblique, preposition })
            .filter(|moment| !moment.preposition.is_empty())
    }

    /// The argument of the clause with that preposition; its object if that is none.
    fn argument(&self, preposition: &str) -> Option<&Argument> {
        let like = |argument: &&Argument| match argument.role {
            Role::Object => preposition.is_empty(),
            Role::Oblique => !preposition.is_empty() && argument.preposition == preposition,
            _ => false,
        };
        self.clause.arguments.iter().find(like)
    }

    /// What the clause says that leads to an argument.
    fn leading_to<'e>(&'e self, argument: &'e Argument) -> impl Iterator<Item = &'e Extraction> {
        let leads = |found: &&Extraction| found.object.as_ref().is_some_and(|to| to.phrase().head == argument.head);
        self.said.iter().filter(leads)
    }

    /// "the Union **won** 52 **seats**": the first remnant is who does it.
    fn of_subject(&self, orphan: usize) -> Vec<Extraction> {
        let Some(like) = self.argument(&self.analysis.tree.preposition(orphan)) else { return vec![] };
        let Some(model) = self.leading_to(like).next() else { return vec![] };
        let subjects = coordination::phrases(self.analysis, self.first, Extent::Short);
        let object = counted(self.analysis.tree, self.phrase(orphan), like.head);
        let say = |subject| Extraction { subject, object: Some(Object::Thing(object.clone())), ..self.without(model) };
        subjects.into_iter().map(say).collect()
    }

    /// "**the Council appointed** Mr Berg to the Panel": the first remnant is to whom it is done.
    fn of_object(&self, object: &Argument, orphan: usize) -> Vec<Extraction> {
        let preposition = self.analysis.tree.preposition(orphan);
        let (done_to, goal) = (self.phrase(self.first), self.phrase(orphan));
        let scope = PhraseQualifier::Scope(preposition.to_string(), goal.clone());
        let done = self.leading_to(object).map(|model| {
            let mut found = Extraction { object: Some(Object::Thing(done_to.clone())), ..self.without(model) };
            found.qualifiers.push(scope.clone());
            found
        });
        let led = self.argument(&preposition).into_iter().flat_map(|like| self.leading_to(like));
        let led = led.map(|model| Extraction { object: Some(Object::Thing(goal.clone())), ..self.without(model) });
        done.chain(led).collect()
    }

    fn phrase(&self, head: usize) -> Phrase {
        phrase::noun_phrase(self.analysis, head, Extent::Short)
    }

    /// An extraction without the phrases that narrow it, which the remnants replace; times hold for all.
    fn without(&self, model: &Extraction) -> Extraction {
        let mut found = model.clone();
        found.qualifiers.retain(|narrowing| !matches!(narrowing, PhraseQualifier::Scope(..)));
        found
    }
}

/// "52" beside "71 seats" are 52 seats.
fn counted(tree: Tree<'_>, number: Phrase, like: usize) -> Phrase {
    let noun = if tree.tag(like).is_noun() { Some(like) } else { tree.child(like, &[Deprel::Nmod]) };
    match noun.filter(|&noun| tree.tag(number.head) == Tag::Cd && tree.tag(noun).is_noun()) {
        Some(noun) => {
            let figure: Vec<&str> = number.tokens.iter().map(|&at| tree.form(at)).collect();
            Phrase { reworded: Some(format!("{} {}", figure.join(" "), tree.form(noun))), ..number }
        }
        None => number,
    }
}
