//! What was mentioned lately, and which of it a pronoun can mean.
//!
//! A simple salience model in the manner of centering (Grosz, Joshi and Weinstein 1995): subjects before objects, near
//! before far, agreement in number and animacy required. Two candidates of equal standing leave it undecided: an
//! unread claim is better than one with the wrong subject.

use super::gender::Gender;
use super::registry::{Registry, Thing};
use super::speaker::is_first_person;
use crate::prose::clause::names_person;
use crate::prose::{Deprel, Sentence, Tag};
use crate::rdf::namespace;

/// How many sentences back an antecedent may stand.
const WINDOW: usize = 2;

/// The grammatical role of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Subject, active or passive.
    Subject,
    /// Direct or indirect object.
    Object,
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
    /// Whether it was put in the plural.
    pub plural: bool,
    /// Whether it was put as something of another's, or pointed at ("its seat", "that duty"): no topic of its own.
    pub secondary: bool,
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
}

impl Context {
    /// A new sentence begins; what stands too far back is forgotten.
    pub fn next_sentence(&mut self) {
        self.sentence += 1;
        let oldest = self.sentence.saturating_sub(WINDOW);
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
        let role = role(named_by(sentence, head).map_or(relation, |noun| first_conjunct(sentence, noun).1));
        let several = Agreement::of_token(sentence, head) == Some(Agreement::Plural) || is_first_person(sentence, head);
        let plural = several || sentence.token(head).is_some_and(|token| token.tag.is_plural());
        let depth = depth(sentence, group);
        let secondary = is_secondary(sentence, head);
        self.mentions.push(Mention { thing, sentence: self.sentence, head, group, role, depth, plural, secondary });
    }

    /// The owner of something mentioned at that token: "the Bank" of "its seat", which stays what the text is about.
    pub fn mention_owner(&mut self, sentence: &Sentence, head: usize, owner: Thing) {
        self.mention(sentence, head, owner);
        if let Some(mention) = self.mentions.last_mut() {
            (mention.secondary, mention.plural) = (false, false);
        }
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
        let asker = Asker { neuter: agreement == Agreement::Neuter, ..Asker::new(sentence, pronoun, self.sentence) };
        let following = subject_after(sentence, pronoun);
        for lenient in [false, true] {
            let agreeing = |mention: &&Mention| {
                self.before(mention, pronoun, following) && self.agrees(mention, (agreement, gender), lenient, registry)
            };
            let ranked =
                self.mentions.iter().filter(agreeing).filter_map(|mention| Some((asker.rank(mention)?, mention)));
            let candidates: Vec<(usize, &Mention)> = ranked.collect();
            if let Some(best) = candidates.iter().map(|(rank, _)| *rank).min() {
                let best = candidates.iter().filter(|(rank, _)| *rank == best).map(|(_, mention)| *mention).collect();
                return self.decide(best, agreement);
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
        let is = |class| entry.entity.classes.iter().any(|c| registry.vocabulary().is_within(c.as_ref(), class));
        let person = is(namespace::PERSON);
        match agreement {
            Agreement::Person => {
                if entry.gender.zip(gender).is_some_and(|(known, asked)| known != asked) {
                    return false;
                }
                // "the Minister praised her staff": whoever holds the post just named.
                let here = mention.sentence == self.sentence && names_person(&entry.head);
                let holder = is(namespace::POST) && (lenient || (here && !self.names_person_here(registry)));
                !mention.plural && (person || entry.person_like || holder)
            }
            Agreement::Neuter => {
                let holder = entry.person_like
                    || (is(namespace::POST) && names_person(&entry.head))
                    || self.is_one_of_several(mention);
                !mention.plural && !person && (lenient || !holder)
            }
            Agreement::Plural => {
                let several = mention.plural || self.is_one_of_several(mention);
                several || (lenient && (is(namespace::ORGANISATION) || is(namespace::ECONOMY)))
            }
        }
    }

    /// Of equals the least embedded, then the latest subject; other roles must leave one candidate.
    fn decide(&self, best: Vec<&Mention>, agreement: Agreement) -> Vec<Thing> {
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

    fn together(&self, one: &Mention, other: &Mention) -> bool {
        one.thing == other.thing || (one.sentence == other.sentence && one.group == other.group)
    }
}

/// Where a pronoun stands, which decides who comes first.
struct Asker {
    sentence: usize,
    as_subject: bool,
    possessive: bool,
    neuter: bool,
    own_subject: Option<usize>,
    /// The subject of the verb whose object is what a possessive says is somebody's.
    holder: Option<usize>,
}

impl Asker {
    fn new(sentence: &Sentence, pronoun: usize, number: usize) -> Self {
        let (_, relation) = first_conjunct(sentence, pronoun);
        let possessive = sentence.token(pronoun).is_some_and(|token| token.tag == Tag::PrpPoss);
        // "…, which gives it weight": what was said gives weight to whoever it was said of.
        let as_subject = possessive || role(relation) == Role::Subject || comments_on_clause(sentence, pronoun);
        let own_subject = if as_subject { None } else { own_subject(sentence, pronoun) };
        let holder = if possessive { holder(sentence, pronoun) } else { None };
        Self { sentence: number, as_subject, possessive, neuter: false, own_subject, holder }
    }

    /// Lower is better; none if the mention cannot be meant.
    fn rank(&self, mention: &Mention) -> Option<usize> {
        let back = self.sentence - mention.sentence;
        if back == 0 && self.own_subject.is_some_and(|own| own == mention.group) {
            return None;
        }
        // "The Bank is small. Its seat is in Suva. It lends": the seat is not what the text is about.
        if back > 0 && self.neuter && mention.secondary {
            return Some(8);
        }
        // "the societies report **their** spending": their own, whoever else was named.
        if back == 0 && self.holder.is_some_and(|holder| holder == mention.group) {
            return Some(0);
        }
        let nearer = usize::from(self.holder.is_some());
        Some(match (back, mention.role, self.as_subject) {
            // "members praised Peru and its ports": whose they are is told nearby, if anything there agrees.
            (0, Role::Object, true) if self.possessive => nearer,
            (0, Role::Subject, true) | (0, Role::Object, false) => nearer,
            (1, Role::Subject, true) if mention.depth == 0 => 1,
            (0, Role::Subject, false) => 1,
            (0, Role::Other, false) | (1, Role::Subject, true) => 2,
            (1, Role::Subject, false) | (0, Role::Object, true) => 3,
            (0, Role::Other, true) => 4,
            (1, Role::Object, _) => 5,
            (2, Role::Subject, _) => 6,
            (1, Role::Other, _) => 7,
            _ => return None,
        })
    }
}

/// Whether a noun has a possessor or a demonstrative; "this Charter" is what the text is about.
fn is_secondary(sentence: &Sentence, head: usize) -> bool {
    let named = sentence.token(head).is_some_and(|token| token.form.starts_with(char::is_uppercase));
    sentence.children(head).iter().filter_map(|&child| sentence.token(child)).any(|token| {
        let pointed = token.relation == Deprel::Det && ((token.is("this") && !named) || token.is("that"));
        // "Our Board": the speaker's own, and named, so that "it" may mean it.
        let own = token.tag == Tag::PrpPoss && !named && !["our", "my"].iter().any(|word| token.is(word));
        // "Kenya's ports", but not "the Port Users' Forum", whose name it is.
        let owned = token.relation == Deprel::NmodPoss && (own || (token.tag.is_proper() && !named));
        owned || pointed
    })
}

fn role(relation: Deprel) -> Role {
    match relation {
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter | Deprel::Expl => Role::Subject,
        Deprel::Obj | Deprel::Iobj => Role::Object,
        _ => Role::Other,
    }
}

/// The first of those coordinated with a token, and its relation.
fn first_conjunct(sentence: &Sentence, mut at: usize) -> (usize, Deprel) {
    while let Some(token) = sentence.token(at) {
        match token.head {
            Some(head) if token.relation == Deprel::Conj && is_nominal(sentence, head) => at = head,
            _ => return (at, token.relation),
        }
    }
    (at, Deprel::Dep)
}

/// The noun that a name beside it is the name of: "body" of "its highest body, **the Conference**".
fn named_by(sentence: &Sentence, at: usize) -> Option<usize> {
    let name = sentence.token(at).filter(|token| token.relation == Deprel::Appos && token.tag.is_proper())?;
    // "the host (China)" goes on as the host.
    let first = sentence.subtree(at).first().copied()?;
    let before = first.checked_sub(1).and_then(|before| sentence.token(before));
    let bracketed = [before, sentence.token(first)].into_iter().flatten().any(|token| token.tag == Tag::OpenBracket);
    let common = |&noun: &usize| sentence.token(noun).is_some_and(|token| !token.tag.is_proper());
    name.head.filter(common).filter(|_| !bracketed)
}

fn is_nominal(sentence: &Sentence, at: usize) -> bool {
    sentence.token(at).is_some_and(|token| token.tag.is_noun() || token.tag.is_pronoun())
        && !sentence.children(at).iter().any(|&child| sentence.token(child).is_some_and(|t| t.relation == Deprel::Cop))
}

/// How many subordinate clauses a token is inside.
fn depth(sentence: &Sentence, at: usize) -> usize {
    let mut depth = 0;
    let mut next = sentence.token(at);
    while let Some(token) = next {
        let relation = token.relation.base();
        depth += usize::from(matches!(relation, Deprel::Acl | Deprel::Advcl | Deprel::Ccomp | Deprel::Csubj));
        next = token.head.and_then(|head| sentence.token(head));
    }
    depth
}

/// The head of the subject of the clause that a token stands in; that of the clause it is coordinated with, if it
/// has none of its own.
fn own_subject(sentence: &Sentence, at: usize) -> Option<usize> {
    let mut next = sentence.token(at)?.head;
    while let Some(head) = next {
        let subject =
            |&&child: &&usize| sentence.token(child).is_some_and(|token| role(token.relation) == Role::Subject);
        if let Some(&subject) = sentence.children(head).iter().find(subject) {
            return Some(subject);
        }
        next = sentence.token(head)?.head;
    }
    None
}

/// The subject of the verb whose object, the first of several, a possessive pronoun stands before.
fn holder(sentence: &Sentence, pronoun: usize) -> Option<usize> {
    let noun = sentence.token(pronoun)?.head?;
    let object = sentence.token(noun).filter(|token| token.relation == Deprel::Obj)?;
    let is_subject = |&&child: &&usize| {
        let relation = sentence.token(child).map(|token| token.relation);
        matches!(relation, Some(Deprel::Nsubj | Deprel::NsubjPass))
    };
    sentence.children(object.head?).iter().find(is_subject).copied()
}

/// The subject of the clause in a phrase before which a possessive stands: "the Board" of "in **its** report, the Board".
#[must_use]
pub fn subject_after(sentence: &Sentence, pronoun: usize) -> Option<usize> {
    sentence.token(pronoun).filter(|token| token.tag == Tag::PrpPoss)?;
    let subject = own_subject(sentence, pronoun)
        .filter(|&subject| subject > pronoun && sentence.token(subject).is_some_and(|token| token.tag.is_noun()))?;
    let mut above = sentence.token(pronoun)?.head;
    while let Some(at) = above {
        if at == subject {
            return None;
        }
        above = sentence.token(at)?.head;
    }
    Some(subject)
}

/// Whether a token stands in a relative clause about a whole clause.
fn comments_on_clause(sentence: &Sentence, at: usize) -> bool {
    let verb = sentence.token(at).and_then(|token| sentence.token(token.head?));
    verb.is_some_and(|verb| verb.relation == Deprel::AdvclRelcl)
}
