//! What a clause says, as binary extractions: one a subject, relation and object.

use super::goal::{self, Goal};
use super::judged;
use super::phrase;
use super::purpose::{is_having, is_power_to_act};
use super::qualifier;
use super::relation::{self, Relation};
use super::signs;
use super::time::{self, Moment};
use super::voice::Voice;
use super::{consumed, coordination, delayed, example, respective, subject};
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{
    Analysis, Argument, Clause, Control, Role, Stance, WordClass, denying_determiner, stance_of_all,
};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, PhraseQualifier, Sign, Signs, Tag};

/// Pairs of subject and object a clause may say, so that two long lists do not multiply.
const MOST: usize = 256;

/// The extractions of a clause; none if it is not asserted, has no subject, or says nothing on its own.
pub fn extractions(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Extraction> {
    if !clause.context.asserted || consumed::is_consumed(analysis, clause) {
        return Vec::new();
    }
    let said = |voice| Statement::new(analysis, clause, voice).map(|statement| statement.extractions());
    Voice::of(clause).iter().filter_map(|&voice| said(voice)).flatten().collect()
}

/// A clause on its way into extractions.
pub(super) struct Statement<'a, 's> {
    pub(super) analysis: &'a Analysis<'s>,
    pub(super) clause: &'a Clause,
    voice: Voice,
    subjects: Vec<Phrase>,
    pub(super) relation: Relation,
    stance: Stance,
    common: Vec<PhraseQualifier>,
    signs: Signs,
}

impl<'a, 's> Statement<'a, 's> {
    fn new(analysis: &'a Analysis<'s>, clause: &'a Clause, voice: Voice) -> Option<Self> {
        let active = voice == Voice::Turned;
        let mut stance = stance_of_all(analysis, clause);
        if delayed::is_delayed(analysis, clause) {
            stance = delayed::in_the_end(stance);
        }
        if clause.context.directed && stance.modality == Modality::Actual {
            stance.modality = Modality::Expected;
        }
        let modal = stance.modality != Modality::Actual;
        let mut subjects =
            if active { subject::agents(analysis, clause) } else { subject::subjects(analysis, clause)? };
        subjects.truncate(MOST);
        Some(Self {
            analysis,
            clause,
            voice,
            subjects,
            relation: relation::relation(analysis, clause, active),
            stance,
            common: qualifier::common(analysis, clause),
            signs: signs::of_statement(analysis, clause, active, modal),
        })
    }

    fn extractions(&self) -> Vec<Extraction> {
        let goals = self.goals();
        let scopes = qualifier::scopes(self.analysis, self.clause);
        let mut found = Vec::new();
        for subject in &self.subjects {
            for goal in goals.iter().take(MOST / self.subjects.len().max(1)) {
                found.push(self.extraction(subject, goal, &scopes));
            }
        }
        respective::paired(self.analysis, self.clause, &self.subjects, found)
    }

    fn extraction(&self, subject: &Phrase, goal: &Goal, scopes: &[(String, Phrase)]) -> Extraction {
        let tree = self.analysis.tree;
        let excluded = || coordination::excluded(tree, subject.head);
        let stance = match goal.denied.or_else(excluded) {
            Some(token) if self.stance.polarity == Polarity::Affirmed => self.stance.clone().denied(&[token]),
            // "is not a reward **but a duty**".
            None if self.stance.polarity == Polarity::Denied && goal.is_contrasted(tree) => {
                Stance { polarity: Polarity::Affirmed, ..self.stance.clone() }
            }
            _ => self.stance.clone(),
        };
        let is_denied = stance.polarity == Polarity::Denied;
        // What is denied is denied within its scopes only, whichever argument it leads to; "worked **for the Bank in Lima**"
        // has nothing else that could bear them.
        let object = goal.object.as_ref().map(Object::phrase);
        let own = |phrase: &Phrase| object == Some(phrase);
        let beside = !self.has_object() && self.clause.copula.is_none() && goal.sign == Sign::Oblique;
        let whole = goal.scoped || (is_denied && goal.object.is_some());
        let narrows = |word: &str| whole || beside && !word.contains(' ');
        let same = |preposition: &str| !goal.scoped && goal.relation.words.ends_with(&format!(" {preposition}"));
        let fits = |word: &str| narrows(word) && !goal.has_its_own(tree, word) && !same(word);
        let scoped = scopes.iter().filter(|(word, phrase)| fits(word) && !own(phrase));
        let scopes = scoped.map(|(preposition, phrase)| PhraseQualifier::Scope(preposition.clone(), phrase.clone()));
        Extraction {
            subject: subject.clone(),
            relation: goal.relation.words.clone(),
            relation_tokens: goal.relation.tokens.clone(),
            object: goal.object.clone(),
            modality: stance.modality,
            polarity: stance.polarity,
            marker: stance.marker,
            qualifiers: self.common.iter().cloned().chain(scopes).collect(),
            construction: goal.construction,
            signs: self.signs.with(goal.sign).with_if(Sign::Denied, is_denied),
        }
    }

    fn goals(&self) -> Vec<Goal> {
        let mut goals = Vec::new();
        if let Some(undergoer) = self.undergoer() {
            // "was given a basis by the Treaty": given to it.
            let given = self.has_object() && WordClass::Transfer.contains(self.analysis.tree.lemma(self.clause.head));
            let relation = if given { self.relation.with("to", &[]) } else { self.relation.clone() };
            let undergone = self.things(undergoer, relation, true).into_iter();
            goals.extend(undergone.map(|goal| Goal { sign: Sign::Object, ..goal }));
        }
        for argument in self.clause.arguments.iter().filter(|argument| self.takes(argument.role)) {
            let sign = signs::of_role(argument.role);
            goals.extend(self.goals_of(argument).into_iter().map(|goal| Goal { sign, ..goal }));
        }
        let moments = if self.voice.takes(Role::Oblique) { self.moments() } else { vec![] };
        if self.voice == Voice::Undergone {
            goals.extend(moments);
            return goals;
        }
        let bare = goals.is_empty() || self.needs_something();
        if bare && self.clause.copula.is_none() && !self.holds_power() && self.stands_alone() {
            let sign = match self.tells_all() || !goals.is_empty() {
                true => Sign::BareRule,
                false => signs::of_bare(&self.stance, self.clause.passive, !moments.is_empty()),
            };
            goals.push(Goal { sign, ..self.goal(self.relation.clone(), None, true) });
        }
        goals.extend(moments);
        goals
    }

    /// Whether it tells of arguments that play this part. "was appointed **Envoy** by the President": that is what the one
    /// who undergoes it is made, unless something is given.
    fn takes(&self, role: Role) -> bool {
        let made = matches!(role, Role::Object | Role::Complement)
            && self.clause.subject.is_some_and(|subject| subject.undergoes)
            && !WordClass::Transfer.contains(self.analysis.tree.lemma(self.clause.head));
        if made && self.voice != Voice::Own { self.voice == Voice::Undergone } else { self.voice.takes(role) }
    }

    /// "be held **on 3 May**": a time is said like any other phrase, beside narrowing all else that the clause says.
    fn moments(&self) -> Vec<Goal> {
        // "became a member in 2013": without what it became, the time tells nothing.
        let complement = self.clause.arguments.iter().any(|argument| argument.role == Role::Complement);
        // "ceased trading in May": that is when it ended.
        let lemma = |control: Control| self.analysis.tree.lemma(control.governor);
        let ended = self.clause.control.map(lemma).is_some_and(|verb| ["cease", "stop"].contains(&verb));
        if self.clause.existential || ended || (complement && !self.clause.passive) {
            return vec![];
        }
        let goal = |moment: Moment| {
            let relation = match self.clause.copula {
                Some(_) => self.copular_relation(&moment.preposition),
                None => self.relation.clone(),
            };
            Goal {
                relation: relation.with(&moment.preposition, &moment.preposition_tokens),
                object: Some(Object::Text(moment.phrase)),
                denied: None,
                scoped: false,
                construction: Construction::Moment,
                sign: Sign::Time,
            }
        };
        time::moments(self.analysis, self.clause).into_iter().map(goal).collect()
    }

    /// Whether a "that" clause is what is said: beside an object only after a verb of speech ("told members that").
    fn takes_content(&self) -> bool {
        let objects = self.clause.arguments.iter().filter(|argument| argument.role == Role::Object);
        WordClass::Speech.contains(self.analysis.tree.lemma(self.clause.head)) || objects.count() == 0
    }

    /// Whether the verb says something without an object: not "do" of "did so", nor "say" with a quotation.
    fn stands_alone(&self) -> bool {
        let verb = self.analysis.tree.lemma(self.clause.head);
        // "the Board resolved" and the like tell something with what was resolved.
        let stated = self.stance.modality == Modality::Actual && self.stance.polarity == Polarity::Affirmed;
        let directive = WordClass::Directive.contains(verb) && stated;
        let speech = (WordClass::Speech.contains(verb) || directive) && !self.clause.passive;
        // "the Ministers decided:" what stands in the list after it.
        let opens_list = self.analysis.tree.is(self.analysis.tree.len() - 1, ":");
        !speech && !opens_list && !matches!(verb, "do" | "have" | "be")
    }

    /// "Ana Roe has resigned": of somebody by name nothing more is to be told.
    fn tells_all(&self) -> bool {
        let tree = self.analysis.tree;
        let complete = WordClass::Complete.contains(tree.lemma(self.clause.head)) && !self.clause.passive;
        let told = |at: usize| {
            tree.is_name(at) || tree.tag(at).is_pronoun() || tree.tag(at) == Tag::Cd || tree.has(at, &[Deprel::Nummod])
        };
        complete && self.subjects.iter().all(|subject| told(subject.head))
    }

    /// "may be sold **only with the consent of the Board**": that it may be sold is said, too, on that condition.
    fn needs_something(&self) -> bool {
        let only = !self.clause.context.conditions.is_empty() && self.clause.passive;
        only && self.clause.arguments.iter().all(|argument| argument.role == Role::Oblique)
    }

    fn has_object(&self) -> bool {
        self.clause.arguments.iter().any(|argument| argument.role == Role::Object)
    }

    fn holds_power(&self) -> bool {
        let mut objects = self.clause.arguments.iter().filter(|argument| argument.role == Role::Object);
        objects.any(|argument| self.holds(argument.head))
    }

    /// Whether having the object is said by what it allows: "**has the power** to convene", but not "loses the power".
    fn holds(&self, object: usize) -> bool {
        is_having(self.analysis.tree.lemma(self.clause.head)) && is_power_to_act(self.analysis, object)
    }

    /// What a passive with an agent is about: the object of the active verb.
    fn undergoer(&self) -> Option<usize> {
        let subject = self.clause.subject.filter(|subject| subject.undergoes && self.voice == Voice::Turned)?;
        Some(subject.head)
    }

    fn goals_of(&self, argument: &Argument) -> Vec<Goal> {
        let tree = self.analysis.tree;
        let relation = || self.relation.clone();
        match argument.role {
            Role::Object if relation::light_object(tree, self.clause) == Some(argument.head) => Vec::new(),
            // "sold **one of the ships**" is no "one another".
            Role::Object
                if qualifier::is_reflexive(tree.form(argument.head)) && !tree.has(argument.head, &[Deprel::Nmod]) =>
            {
                Vec::new()
            }
            Role::Object if self.holds(argument.head) || example::is_announced(self.analysis, argument.head) => vec![],
            Role::Object if self.clause.existential => vec![],
            Role::Object if relation::is_empty_object(tree, self.clause, argument.head) => vec![],
            // "is **worth** £3 million".
            Role::Object if self.clause.copula.is_some() => self.things(argument.head, self.copular_relation(""), true),
            Role::Object => match judged::wanted(self.analysis, self.clause, argument) {
                Some(wanted) => vec![self.goal(relation(), Some(Object::Text(wanted)), true)],
                None => self.things(argument.head, relation(), true),
            },
            Role::Recipient => self.things(argument.head, relation().with("to", &[]), false),
            Role::Predicate => self.predicate(argument),
            Role::Complement => self.complement(argument.head),
            Role::Oblique
                if qualifier::is_privative(&argument.preposition)
                    || qualifier::is_reflexive(tree.form(argument.head)) =>
            {
                Vec::new()
            }
            Role::Oblique if qualifier::is_scope(self.analysis, self.clause, argument) => self.oblique(argument),
            Role::Adverb if self.is_manner(argument.head) => {
                let phrase = phrase::of_tokens(argument.head, vec![argument.head]);
                self.manners(phrase)
            }
            Role::Content if self.takes_content() => {
                let parts = phrase::contents(tree, argument.head).into_iter();
                // "were **concerned** that no funds remained".
                let relation = if self.clause.copula.is_some() { self.copular_relation("") } else { relation() };
                parts.map(|part| self.goal(relation.clone(), Some(Object::Text(part)), false)).collect()
            }
            Role::Adverbial => self.means(argument.head).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// "may join **by depositing an instrument**".
    fn means(&self, gerund: usize) -> Option<Goal> {
        let tree = self.analysis.tree;
        let by = tree.children_by(gerund, &[Deprel::Mark, Deprel::Case]).find(|&by| tree.is(by, "by"))?;
        let mut phrase = phrase::clause_phrase(tree, gerund);
        phrase.tokens.retain(|&at| at > by);
        let gerundive = tree.tag(gerund) == Tag::Vbg && self.clause.copula.is_none();
        gerundive.then(|| self.goal(self.relation.with("by", &[by]), Some(Object::Text(phrase)), false))
    }

    fn goal(&self, relation: Relation, object: Option<Object>, scoped: bool) -> Goal {
        let construction = if self.clause.copula.is_some() { Construction::Copula } else { Construction::Clause };
        Goal { relation, object, denied: None, scoped, construction, sign: Sign::Base }
    }

    /// A goal a conjunct; "no" before a noun denies that one.
    pub(super) fn things(&self, head: usize, relation: Relation, scoped: bool) -> Vec<Goal> {
        let tree = self.analysis.tree;
        // "left **with nothing**".
        let denied = denying_determiner(tree, head).or(Some(head).filter(|&at| tree.is(at, "nothing")));
        let is_denied = denied.is_some() || self.stance.polarity == Polarity::Denied;
        let phrases = subject::things(self.analysis, self.clause, head, is_denied);
        let apart = |phrase| if scoped { coordination::apart_by_place(self.analysis, phrase) } else { vec![phrase] };
        let phrases = phrases.into_iter().flat_map(apart);
        let of_phrase = |phrase: Phrase| {
            let phrase_head = phrase.head;
            let pointing = tree.tag(phrase_head) == Tag::Dt && phrase.tokens.len() > 1;
            let article = || tree.has(phrase_head, &[Deprel::Det, Deprel::NmodPoss]);
            let is_thing = !pointing && (!tree.tag(phrase_head).is_adjective() || article());
            let object = match phrase {
                // What is denied of nothing is denied of anything.
                phrase if tree.is_any(phrase_head, &["nothing", "nobody"]) => {
                    let any = if tree.is(phrase_head, "nobody") { "anybody" } else { "anything" };
                    Object::Text(Phrase { reworded: Some(any.to_owned()), ..phrase })
                }
                phrase if is_thing => Object::Thing(phrase),
                phrase => Object::Text(phrase),
            };
            let mut goal = self.goal(relation.clone(), Some(object), scoped);
            let excluded = coordination::excluded(tree, phrase_head).filter(|&at| at > head);
            // "seats in the panels **but not in the Committee**" denies that one, "not A but B" the other.
            let contrasted = goal.is_contrasted(tree);
            let own = |&no: &usize| !contrasted || tree.head(no) == Some(phrase_head);
            // "training **but no** subsidy": of what stands behind the conjunction alone.
            let own_no = || denying_determiner(tree, phrase_head).filter(|_| phrase_head != head);
            goal.denied = excluded.or_else(|| denied.filter(own)).or_else(own_no);
            goal
        };
        let mut found: Vec<Goal> = phrases.map(of_phrase).collect();
        let counted_up = example::counted_up(self.analysis, head).into_iter();
        if counted_up.len() > 0 && example::is_following(tree, head) {
            found.clear();
        }
        found.extend(counted_up.map(|item| self.goal(relation.clone(), Some(Object::Thing(item)), scoped)));
        found
    }

    fn oblique(&self, argument: &Argument) -> Vec<Goal> {
        let tokens = self.analysis.tree.preposition_tokens(argument.place);
        let relation = if self.clause.copula.is_some() {
            self.copular_relation(&argument.preposition).with(&argument.preposition, &tokens)
        } else {
            self.relation.with(&argument.preposition, &tokens)
        };
        let goals = self.things(argument.head, relation, false).into_iter();
        let nothing = goal::denied_with(self.analysis.tree, argument.head);
        goals.map(|goal| Goal { denied: goal.denied.or(nothing), ..goal }).collect()
    }

    /// "become a member", "is called the Retreat".
    fn complement(&self, head: usize) -> Vec<Goal> {
        let tree = self.analysis.tree;
        if self.has_object() {
            return Vec::new();
        }
        let tokens = tree.preposition_tokens(head);
        self.things(head, self.relation.with(&tree.preposition(head), &tokens), true)
    }

    fn is_manner(&self, at: usize) -> bool {
        let tree = self.analysis.tree;
        let word = tree.lower(at);
        let plain = [WordClass::Hedge, WordClass::TimeAdverb, WordClass::Connective];
        at > self.clause.head
            && self.clause.copula.is_none()
            && tree.tag(at) == Tag::Rb
            && !relation::is_particle(tree, at)
            && !self.leads_to_scope(at)
            && !tree.has(at, &[Deprel::Obl, Deprel::Advcl, Deprel::Ccomp])
            && !plain.iter().any(|class| class.contains(&word))
    }

    /// "reports **directly** to the Board": an adverb that only narrows the preposition after it.
    fn leads_to_scope(&self, adverb: usize) -> bool {
        let tree = self.analysis.tree;
        let begins = |argument: &Argument| {
            let first = tree.preposition_tokens(argument.place).first().copied();
            argument.role == Role::Oblique && first == Some(adverb + 1)
        };
        self.clause.arguments.iter().any(begins)
    }

    /// The adverb and those coordinated with it.
    fn manners(&self, phrase: Phrase) -> Vec<Goal> {
        let heads = coordination::conjuncts(self.analysis, phrase.head);
        let word = |head: usize| Some(Object::Text(phrase::of_tokens(head, vec![head])));
        heads.into_iter().map(|head| self.goal(self.relation.clone(), word(head), false)).collect()
    }
}
