//! What was mentioned lately, and which of it a pronoun can mean.
//!
//! A simple salience model in the manner of centering (Grosz, Joshi and Weinstein 1995): subjects before objects, near
//! before far, agreement in number and animacy required. Two candidates of equal standing leave it undecided: an
//! unread claim is better than one with the wrong subject.

use super::acting::{acts, asks_for_somebody, is_named_body, is_somebody, takes_side};
use super::asker::{Asker, FARTHEST, is_shared_out, subject_after};
use super::either::is_either;
use super::gender::Gender;
use super::mentioned::{
    has_own_possessor, is_activity, is_collective, is_embedded, is_example, is_generic, is_open, is_pointed,
    is_possessing, is_secondary, is_source, named_by,
};
use super::registry::{Registry, Thing};
use super::speaker::is_first_person;
use crate::prose::clause::{WordClass, names_person};
use crate::prose::{Deprel, Sentence, Tag, Token};
use crate::rdf::namespace;
use crate::text::Span;

/// How many sentences back an antecedent may stand.
pub const WINDOW: usize = 2;

/// The grammatical role of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Subject, active or passive.
    Subject,
    /// Direct or indirect object.
    Object,
    /// Who does what a passive says.
    Agent,
    /// Anything else.
    Other,
}

/// Something mentioned.
#[derive(Clone, Debug)]
pub struct Mention {
    /// What.
    pub thing: Thing,
    /// The number of its sentence.
    pub sentence: usize,
    /// Its head token.
    pub head: usize,
    /// The head token of the first of those coordinated with it.
    pub group: usize,
    /// Its role.
    pub role: Role,
    /// How many clauses it is embedded in.
    pub depth: usize,
    /// Whether a relative, adverbial or participial clause tells of it, beside what the sentence is about.
    pub embedded: bool,
    /// Whether it was put in the plural.
    pub plural: bool,
    /// Whether it is in the singular and spoken of in the plural: "**the police** have".
    pub collective: bool,
    /// Whether it stands for none, or for an open number: "**no** member", "**fewer than one** village in five".
    pub open: bool,
    /// Whether a number stands for several: "**five** of the members".
    pub counted: bool,
    /// Whether it was put as something of another's, or pointed at ("its seat", "that duty"): no topic of its own.
    pub secondary: bool,
    /// Whether it was pointed at as the very thing that is read: "**this** report".
    pub pointed: bool,
    /// Whether that other was told by a pronoun ("**its** seat").
    pub owned: bool,
    /// Whether it is a body whose own thing is the subject: "**the Bank's** seat is in Suva".
    pub possessing: bool,
    /// Whether it is what somebody does, not somebody: "**pooling sovereignty** has helped the Bank".
    pub activity: bool,
    /// The noun beside it that it is the name of: "the regulator, **the Ports Panel**".
    pub named: Option<usize>,
    /// Whether somebody accuses it: "accused **the Board** of ignoring members".
    pub charged: bool,
    /// Whether somebody takes a side on it: "voted for **the levy**", "opposed **the plan**".
    pub disputed: bool,
    /// Whether a rule speaks of anyone of the kind: "**a candidate** must be nominated".
    pub generic: bool,
    /// Whether it does what only somebody does: "**the management** announced".
    pub acts: bool,
    /// Where its head token stands in the text.
    pub place: usize,
}

/// What kind of antecedent a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// he, she, his, her.
    Person,
    /// it, its.
    Neuter,
    /// they, them, their.
    Plural,
}

impl Agreement {
    /// The agreement of the pronoun at a token.
    #[must_use]
    pub fn of_token(sentence: &Sentence, at: usize) -> Option<Self> {
        sentence.token(at).and_then(|token| Self::of(&token.form))
    }

    /// The agreement of a third-person pronoun, or of "these" and the like alone; others are never resolved.
    #[must_use]
    pub fn of(pronoun: &str) -> Option<Self> {
        match pronoun.to_lowercase().as_str() {
            "he" | "she" | "him" | "her" | "his" | "hers" | "himself" | "herself" => Some(Self::Person),
            "it" | "its" | "itself" => Some(Self::Neuter),
            "they" | "them" | "their" | "theirs" | "themselves" => Some(Self::Plural),
            "these" | "those" | "both" | "each" | "all" => Some(Self::Plural),
            _ => None,
        }
    }
}

/// The mentions of the last sentences.
#[derive(Debug, Default)]
pub struct Context {
    sentence: usize,
    mentions: Vec<Mention>,
    /// Where the tokens of the sentence stand in the text.
    places: Vec<Span>,
    /// Where the sentence ends to repeat the one before, which makes both items of one list.
    introduced: Option<usize>,
    /// The span of the sentence being read, of which there may be several parts.
    whole: Option<Span>,
    /// The number of the first part of each sentence.
    openings: Vec<usize>,
}

impl Context {
    /// A new sentence begins; what stands too far back is forgotten.
    pub fn next_sentence(&mut self, sentence: &Sentence) {
        let places: Vec<Span> = sentence.tokens.iter().map(|token| token.span).collect();
        let repeated = self.places.iter().zip(&places).take_while(|(before, now)| before == now);
        self.introduced = repeated.last().map(|(_, last)| last.end);
        self.places = places;
        self.sentence += 1;
        // The parts of a sentence at its semicolons make it no longer.
        if self.whole != Some(sentence.span) {
            self.whole = Some(sentence.span);
            self.openings.push(self.sentence);
        }
        let before = self.openings.len().checked_sub(WINDOW + 1).and_then(|at| self.openings.get(at));
        let oldest = before.copied().unwrap_or_default();
        self.mentions.retain(|mention| mention.sentence >= oldest);
    }

    /// The number of the sentence being read, counted from one.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.sentence
    }

    /// Something is mentioned at that token.
    pub fn mention(&mut self, sentence: &Sentence, head: usize, thing: Thing) {
        let (group, relation) = first_conjunct(sentence, head);
        let named = named_by(sentence, head);
        let verb = sentence.token(head).and_then(|token| sentence.token(token.head?)).map(|verb| verb.lemma.as_str());
        let disputed = takes_side(sentence, head);
        let charged = role(relation) == Role::Object && verb.is_some_and(|verb| WordClass::Charging.contains(verb));
        let role = role(named.map_or(relation, |noun| first_conjunct(sentence, noun).1));
        // "**According to** Ana Roe, it failed": she says it.
        let role = if is_source(sentence, group) { Role::Subject } else { role };
        let role = if is_example(sentence, group) { Role::Other } else { role };
        let several = Agreement::of_token(sentence, head) == Some(Agreement::Plural) || is_first_person(sentence, head);
        let plural = several || sentence.token(head).is_some_and(|token| token.tag.is_plural());
        let some = |token: &Token| token.tag == Tag::Cd && !token.is("one") && !token.is("1");
        let counted = sentence.token(head).is_some_and(some);
        let (depth, embedded) = (depth(sentence, group), is_embedded(sentence, group));
        let (collective, open) = (is_collective(sentence, head), is_open(sentence, head));
        let secondary = is_secondary(sentence, head);
        let (generic, acts) = (is_generic(sentence, head), acts(sentence, group));
        let (pointed, possessing) = (is_pointed(sentence, head), is_possessing(sentence, head));
        let (owned, activity) = (has_own_possessor(sentence, head), is_activity(sentence, head));
        let (place, sentence) = (sentence.token(head).map_or(0, |token| token.span.start), self.sentence);
        self.mentions.push(Mention {
            thing,
            sentence,
            head,
            group,
            role,
            depth,
            embedded,
            plural,
            collective,
            open,
            counted,
            secondary,
            pointed,
            owned,
            possessing,
            activity,
            named,
            charged,
            disputed,
            generic,
            acts,
            place,
        });
    }

    /// The owner of something mentioned at that token: "the Bank" of "its seat", which stays what the text is about.
    pub fn mention_owner(&mut self, sentence: &Sentence, head: usize, owner: Thing) {
        // "The crews lost **their** ships": they are several here, too.
        let plural = self.recent().find(|mention| mention.thing == owner).is_some_and(|mention| mention.plural);
        self.mention(sentence, head, owner);
        if let Some(mention) = self.mentions.last_mut() {
            (mention.secondary, mention.owned, mention.plural) = (false, false, plural);
        }
    }

    /// What was mentioned last is no topic of its own.
    pub fn mark_secondary(&mut self) {
        self.mentions.last_mut().into_iter().for_each(|mention| mention.secondary = true);
    }

    /// What was mentioned lately, the latest first.
    pub fn recent(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().rev()
    }

    /// How prominent a mention is, lower for more: near before far, subjects before others, main clauses first.
    #[must_use]
    pub fn standing(&self, mention: &Mention) -> (usize, bool, usize) {
        (self.sentence - mention.sentence, mention.role != Role::Subject, mention.depth)
    }

    /// The main subject of the sentence before this one.
    #[must_use]
    pub fn topic(&self) -> Option<Thing> {
        let before = self.mentions.iter().filter(|mention| mention.sentence + 1 == self.sentence);
        before.filter(|mention| mention.role == Role::Subject).min_by_key(|mention| mention.depth).map(|m| m.thing)
    }

    /// What the pronoun at that token means: one thing, or those coordinated; nothing if that is not clear.
    #[must_use]
    pub fn antecedents(&self, sentence: &Sentence, pronoun: usize, registry: &Registry<'_>) -> Vec<Thing> {
        let Some(agreement) = sentence.token(pronoun).and_then(|token| Agreement::of(&token.form)) else {
            return vec![];
        };
        let gender = sentence.token(pronoun).and_then(|token| Gender::of_pronoun(&token.lower()));
        // "Each of them is heard by **its** court": by the court of each.
        if agreement == Agreement::Neuter && is_shared_out(sentence, pronoun) {
            return vec![];
        }
        let asker = Asker::new(sentence, pronoun, self.sentence, self.introduced);
        if is_either(sentence, pronoun) {
            return self.somebody(pronoun, &asker, registry).into_iter().collect();
        }
        let following = subject_after(sentence, pronoun);
        let doer = agreement == Agreement::Neuter && asks_for_somebody(sentence, pronoun);
        for lenient in [false, true] {
            let agreeing = |mention: &&Mention| {
                self.before(mention, pronoun, following) && self.agrees(mention, (agreement, gender), lenient, registry)
            };
            let rank = |mention: &Mention| {
                let other = doer && !is_somebody(mention, registry);
                asker.rank(mention).map(|rank| rank + if other { FARTHEST } else { 0 })
            };
            let ranked = self.mentions.iter().filter(agreeing).filter_map(|mention| Some((rank(mention)?, mention)));
            let candidates: Vec<(usize, &Mention)> = ranked.collect();
            if let Some(best) = candidates.iter().map(|(rank, _)| *rank).min() {
                let best = candidates.iter().filter(|(rank, _)| *rank == best).map(|(_, mention)| *mention).collect();
                return self.decide(best, agreement, registry);
            }
        }
        vec![]
    }

    /// Whether a mention stands before the pronoun, or is the subject that a fronted phrase is about ("In its report, the
    /// **Board** said").
    fn before(&self, mention: &Mention, pronoun: usize, following: Option<usize>) -> bool {
        mention.sentence < self.sentence || mention.head < pronoun || following == Some(mention.head)
    }

    fn group<'a>(&'a self, of: &'a Mention) -> impl Iterator<Item = &'a Mention> {
        self.mentions.iter().filter(|other| other.sentence == of.sentence && other.group == of.group)
    }

    /// Whether a mention is coordinated with others.
    fn is_one_of_several(&self, mention: &Mention) -> bool {
        self.group(mention).any(|other| other.thing != mention.thing && other.head != mention.head)
    }

    /// Whether this sentence has named a person so far.
    fn names_person_here(&self, registry: &Registry<'_>) -> bool {
        let mut here = self.mentions.iter().filter(|mention| mention.sentence == self.sentence);
        here.any(|mention| registry.entry(mention.thing).is_some_and(|entry| entry.person_like))
    }

    fn agrees(
        &self,
        mention: &Mention,
        (agreement, gender): (Agreement, Option<Gender>),
        lenient: bool,
        registry: &Registry<'_>,
    ) -> bool {
        let Some(entry) = registry.entry(mention.thing) else { return false };
        let is = |class| entry.entity.is_a(class, registry.vocabulary());
        let person = is(namespace::PERSON);
        match agreement {
            Agreement::Person => {
                if entry.gender.zip(gender).is_some_and(|(known, asked)| known != asked) {
                    return false;
                }
                // "the Minister praised her staff": whoever holds the post just named.
                let here = mention.sentence == self.sentence && names_person(&entry.head);
                let holder = is(namespace::POST) && (lenient || (here && !self.names_person_here(registry)));
                let anyone = mention.generic && mention.sentence != self.sentence && !lenient;
                !mention.plural && !anyone && (person || entry.person_like || holder)
            }
            Agreement::Neuter => {
                let holder = entry.person_like
                    || WordClass::Rank.contains(&entry.head)
                    || (is(namespace::POST) && names_person(&entry.head))
                    || self.is_one_of_several(mention);
                let none = mention.open && mention.sentence != self.sentence;
                !mention.plural && !mention.counted && !none && !person && (lenient || !holder)
            }
            Agreement::Plural => {
                let several =
                    mention.plural || mention.collective || mention.charged || self.is_one_of_several(mention);
                several || (lenient && (is(namespace::ORGANISATION) || is(namespace::ECONOMY)))
            }
        }
    }

    /// Of equals the least embedded, then the latest subject; other roles must leave one candidate.
    fn decide(&self, best: Vec<&Mention>, agreement: Agreement, registry: &Registry<'_>) -> Vec<Thing> {
        let named: Vec<&Mention> =
            best.iter().copied().filter(|one| self.was_no_subject(one) && is_named_body(one, registry)).collect();
        // "Its fees have given the Board an income. It meets in May": of two things told together the named body.
        let best = if agreement == Agreement::Neuter && !named.is_empty() { named } else { best };
        let Some(chosen) = best.iter().min_by_key(|mention| (mention.depth, usize::MAX - mention.head)) else {
            return vec![];
        };
        let clear = chosen.role == Role::Subject || best.iter().all(|other| self.together(other, chosen));
        if !clear {
            return vec![];
        }
        let mut things = vec![chosen.thing];
        if agreement == Agreement::Plural && !chosen.plural {
            things = self.group(chosen).map(|mention| mention.thing).collect();
        }
        things.dedup();
        things
    }

    /// Whether it was told in an earlier sentence, and not as its subject.
    fn was_no_subject(&self, mention: &Mention) -> bool {
        mention.sentence < self.sentence && mention.role != Role::Subject
    }

    fn together(&self, one: &Mention, other: &Mention) -> bool {
        let here = one.sentence == other.sentence;
        let names = here && (one.named == Some(other.head) || other.named == Some(one.head));
        one.thing == other.thing || (here && one.group == other.group) || names
    }
}

/// The role of what hangs on its verb or noun by that relation.
pub fn role(relation: Deprel) -> Role {
    match relation {
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter | Deprel::Expl => Role::Subject,
        Deprel::Obj | Deprel::Iobj => Role::Object,
        Deprel::OblAgent => Role::Agent,
        _ => Role::Other,
    }
}

/// The first of those coordinated with a token, and its relation.
pub fn first_conjunct(sentence: &Sentence, mut at: usize) -> (usize, Deprel) {
    while let Some(token) = sentence.token(at) {
        match token.head {
            Some(head) if token.relation == Deprel::Conj && is_nominal(sentence, head) => at = head,
            _ => return (at, token.relation),
        }
    }
    (at, Deprel::Dep)
}

fn is_nominal(sentence: &Sentence, at: usize) -> bool {
    sentence.token(at).is_some_and(|token| token.tag.is_noun() || token.tag.is_pronoun())
        && !sentence.children(at).iter().any(|&child| sentence.token(child).is_some_and(|t| t.relation == Deprel::Cop))
}

/// How many subordinate clauses a token is inside.
pub fn depth(sentence: &Sentence, at: usize) -> usize {
    let mut depth = 0;
    let mut next = sentence.token(at);
    while let Some(token) = next {
        let relation = token.relation.base();
        depth += usize::from(matches!(relation, Deprel::Acl | Deprel::Advcl | Deprel::Ccomp | Deprel::Csubj));
        next = token.head.and_then(|head| sentence.token(head));
    }
    depth
}
