//! What a noun phrase refers to: a new thing, a thing named before, or the antecedent of a pronoun or short form.

use super::asker::{represented, subject_of_condition};
use super::classify;
use super::context::{Agreement, Context, Mention};
use super::gender::Gender;
use super::headed::Headed;
use super::mentioned::is_intended;
use super::name::{self, Determiner, Name};
use super::part;
use super::passing::alone;
use super::power::Powers;
use super::registry::{Registry, Thing};
use super::speaker::{Speaker, is_first_person};
use crate::prose::clause::{WordClass, names_person};
use crate::prose::{DOCUMENT, Deprel, Phrase, Sentence, TOPIC, Tag};

/// The state that references are resolved in.
#[derive(Debug)]
pub struct Resolver<'v> {
    /// The things named so far.
    pub registry: Registry<'v>,
    /// The things mentioned lately.
    pub context: Context,
    /// Who speaks.
    pub speaker: Speaker,
    /// What can be done, as the text told last.
    pub powers: Powers,
    /// Which bodies may be called by one word.
    pub headed: Headed,
}

impl<'v> Resolver<'v> {
    /// Nothing is named yet but what the registry knows.
    #[must_use]
    pub fn new(registry: Registry<'v>) -> Self {
        let (context, speaker, powers, headed) = Default::default();
        Self { registry, context, speaker, powers, headed }
    }
}

impl Resolver<'_> {
    /// What a phrase refers to; several things for "they", none if that is not clear.
    pub fn resolve(&mut self, sentence: &Sentence, phrase: &Phrase) -> Vec<Thing> {
        self.resolve_at(sentence, phrase, phrase.head)
    }

    /// The same for a phrase that hangs on the sentence by another token than its head noun.
    pub fn resolve_at(&mut self, sentence: &Sentence, phrase: &Phrase, root: usize) -> Vec<Thing> {
        if let Some(whole) = part::whole(sentence, phrase) {
            return self.part(sentence, phrase, whole);
        }
        if let Some(one) = self.elliptic(sentence, phrase) {
            self.context.mention(sentence, root, one.spoken_of);
            return vec![one.thing];
        }
        let things = match sentence.token(phrase.head).map(|token| token.tag) {
            _ if phrase.reworded.as_deref() == Some(TOPIC) => {
                return self
                    .speaker
                    .topic()
                    .or_else(|| self.registry.first_defined(sentence.span.start))
                    .into_iter()
                    .collect();
            }
            _ if phrase.reworded.as_deref() == Some(DOCUMENT) => return self.speaker.document().into_iter().collect(),
            Some(Tag::Prp | Tag::PrpPoss) => self.antecedents(sentence, phrase.head),
            Some(Tag::Dt) if Agreement::of_token(sentence, phrase.head).is_some() => {
                self.antecedents(sentence, phrase.head)
            }
            Some(Tag::Dt | Tag::Pdt | Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb | Tag::Ex) | None => vec![],
            Some(_) => self.noun_phrase(sentence, phrase, true).into_iter().collect(),
        };
        let nominal = sentence.token(phrase.head).is_some_and(|token| !token.tag.is_verb());
        for &thing in things.iter().filter(|_| nominal) {
            self.context.mention(sentence, root, thing);
            if self.is_ours(sentence, phrase.head) {
                self.context.mark_secondary();
            }
            self.speaker.meet(sentence, phrase, thing, self.context.number(), &self.registry);
        }
        let owner = self.owner(sentence, phrase).filter(|_| nominal && !things.is_empty());
        if let Some(owner) = owner.filter(|&owner| !self.speaker.is_author(owner)) {
            self.context.mention_owner(sentence, root, owner);
        }
        things
    }

    /// Takes note of whom somebody speaks for, where a pronoun in what is said may mean it: "a spokesman for **the Bank** said
    /// it had paid". No claim need be about that by itself.
    pub fn meet_represented(&mut self, sentence: &Sentence) {
        let asks = |at: usize| {
            let neuter = Agreement::of_token(sentence, at) == Some(Agreement::Neuter);
            if neuter { represented(sentence, at) } else { None }
        };
        let mut nouns: Vec<usize> = (0..sentence.tokens.len()).filter_map(asks).collect();
        nouns.dedup();
        for noun in nouns {
            let case = |at: &usize| sentence.token(*at).is_some_and(|token| token.relation == Deprel::Case);
            let tokens = sentence.subtree(noun).into_iter().filter(|at| !case(at) || *at > noun).collect();
            let phrase = name_alone(sentence, &Phrase { head: noun, tokens, reworded: None });
            if let Some(thing) = self.noun_phrase(sentence, &phrase, true) {
                self.context.mention(sentence, noun, thing);
            }
        }
    }

    /// Takes note of whom a condition is about, where a pronoun after it may mean that one: "if **Peru** fails, the Agency can
    /// revoke its licence", and of what somebody plans. The condition itself claims nothing, nor does the plan.
    pub fn meet_supposed(&mut self, sentence: &Sentence) {
        let supposed =
            |at| subject_of_condition(sentence, at).or_else(|| Some(at).filter(|&at| is_intended(sentence, at)));
        let mut nouns: Vec<usize> = (0..sentence.tokens.len()).filter_map(supposed).collect();
        nouns.dedup();
        for noun in nouns {
            self.resolve(sentence, &alone(sentence, noun));
        }
    }

    /// Takes note of a sentence that tells "we" from what the text is about: they are the authors of that source.
    pub fn meet_authors(&mut self, sentence: &Sentence, source: &str) {
        if self.speaker.addresses_topic(sentence, &self.registry) {
            let authors = self.registry.intern(&Name::of_authors(source));
            self.speaker.wrote(authors);
        }
    }

    /// Whom a pronoun means.
    pub(super) fn antecedents(&self, sentence: &Sentence, pronoun: usize) -> Vec<Thing> {
        if is_first_person(sentence, pronoun) {
            return self.speaker.who(sentence, pronoun);
        }
        self.context.antecedents(sentence, pronoun, &self.registry)
    }

    /// Whom the possessive pronoun of a phrase means.
    pub fn owner(&self, sentence: &Sentence, phrase: &Phrase) -> Option<Thing> {
        let is_possessive = |&&at: &&usize| sentence.token(at).is_some_and(|token| token.tag == Tag::PrpPoss);
        let &pronoun = phrase.tokens.iter().find(is_possessive)?;
        let own = sentence.token(pronoun)?.head == Some(phrase.head);
        match self.antecedents(sentence, pronoun).as_slice() {
            [thing] if own => Some(*thing),
            _ => None,
        }
    }

    /// What a noun phrase refers to. That is called so from here on, if something is `told` of it.
    pub(super) fn noun_phrase(&mut self, sentence: &Sentence, phrase: &Phrase, told: bool) -> Option<Thing> {
        let possessor = self.possessor(sentence, phrase);
        let mut name = Name::of(sentence, phrase, possessor.as_deref())?;
        self.capitalise(sentence, phrase, &mut name);
        self.registry.tell_several(&mut name);
        // "our Community", after the Lagos Community.
        let own = |at: usize| sentence.token(at).is_some_and(|token| token.head == Some(phrase.head));
        let ours = phrase.tokens.iter().any(|&at| own(at) && is_first_person(sentence, at));
        let long = Name::of(sentence, phrase, None).filter(|_| ours && name.proper && possessor.is_some());
        let place = sentence.token(phrase.head).map_or(0, |token| token.span.start);
        let long = long.and_then(|name| self.definite(&name, place));
        // "Ministers agreed", in a communiqué of "We, the Ministers of Energy".
        let authors = self.speaker.called(&name.head, &self.registry).filter(|_| name.plural && name.key == name.head);
        let article = phrase.head.checked_sub(1).and_then(|at| sentence.token(at)).is_some_and(|token| token.is("the"));
        let one = self.one_of_two(&name.key).filter(|_| article);
        let referent = match name.determiner {
            _ if one.is_some() => one,
            _ if long.is_some() => long,
            Determiner::Demonstrative => return self.demonstrative(&name),
            Determiner::Definite if possessor.is_none() => self.definite(&name, place),
            Determiner::Bare if authors.is_some() => authors,
            Determiner::Bare if name.proper => self.surname(&name),
            _ => None,
        };
        let thing = referent.unwrap_or_else(|| self.registry.intern(&name));
        let ours = if self.is_ours(sentence, phrase.head) { Name::of(sentence, phrase, None) } else { None };
        if let Some(entry) = self.registry.entry_mut(thing).filter(|_| possessor.is_none() || ours.is_some()) {
            if entry.person_like && entry.gender.is_none() {
                entry.gender = Gender::of_name(&name.label);
            }
            if told {
                entry.written = Some(ours.map_or(name.label, |own| format!("our {}", own.label)));
            }
        }
        Some(thing)
    }

    /// Whether something is that of the text's authors: "our audit".
    fn is_ours(&self, sentence: &Sentence, noun: usize) -> bool {
        let mut ours = sentence.children(noun).iter().filter(|&&child| is_first_person(sentence, child));
        ours.any(|&own| self.speaker.who(sentence, own).first().is_some_and(|&who| self.speaker.is_author(who)))
    }

    /// A surname that opens its sentence is a name, whatever the tagger took it for.
    fn capitalise(&self, sentence: &Sentence, phrase: &Phrase, name: &mut Name) {
        let Some(token) = sentence.token(phrase.head).filter(|_| phrase.tokens == [0]) else { return };
        if !name.proper
            && token.form.starts_with(char::is_uppercase)
            && self.registry.with_surname(&name.key).len() == 1
        {
            name.proper = true;
            name.label.clone_from(&token.form);
        }
    }

    /// The label of whom a possessive pronoun at the start of the phrase means.
    fn possessor(&self, sentence: &Sentence, phrase: &Phrase) -> Option<String> {
        let owner = self.owner(sentence, phrase)?;
        self.registry.entry(owner).map(|entry| entry.entity.label.clone())
    }

    /// "the Forum" after "the Pacific Islands Forum"; "the committee" after "the Budget Committee"; "the host" after
    /// "the host economy". Only where one thing alone can be meant.
    fn definite(&mut self, name: &Name, place: usize) -> Option<Thing> {
        if name.proper {
            // What was called so with a small letter ("the Board has a committee") is no name.
            let known = self.registry.find(&name.key).and_then(|thing| self.registry.entry(thing));
            if known.is_some_and(|entry| entry.proper) {
                return None;
            }
            let entitled = |thing: &Thing| self.registry.entry(*thing).is_some_and(|entry| entry.head == name.head);
            // "the Committee", in the minutes of the Transport Committee.
            let title = self.speaker.title().filter(|title| !name.key.contains('-') && entitled(title));
            if let Some(title) = title {
                self.registry.add_name(title, &name.label, true);
                return Some(title);
            }
            let longer = self.longer_names(name);
            let defined = if longer.is_empty() { self.registry.defined_before(name, place) } else { None };
            let unnamed = longer.is_empty() && defined.is_none() && !name.plural;
            let headed = if unnamed { self.headed(name) } else { None };
            let several = longer.len() > 1 && !name.plural && !name.key.contains('-');
            let last = self.last_of(&longer).filter(|_| several);
            let Some(thing) = defined.or_else(|| only(longer)).or(headed) else { return last };
            self.registry.add_name(thing, &name.label, true);
            return Some(thing);
        }
        if name.key.contains('-') || name.plural {
            return None;
        }
        let lately = self.lately(|entry| entry.proper && entry.entity.kind.as_deref() == Some(&name.head));
        lately.or_else(|| self.role_holder(name)).or_else(|| self.headed(name)).or_else(|| self.told_longer(name))
    }

    /// "the Committee", where there are several: the one that was mentioned just before, if no other was beside it.
    fn last_of(&self, things: &[Thing]) -> Option<Thing> {
        let near = |mention: &&Mention| self.context.standing(mention).0 <= 1;
        let mentioned = || self.context.recent().filter(near).filter(|mention| things.contains(&mention.thing));
        let last = mentioned().next()?.sentence;
        only(mentioned().filter(|mention| mention.sentence == last).map(|mention| mention.thing).collect())
    }

    /// The one thing of that sort mentioned in the last sentences.
    fn lately(&self, fits: impl Fn(&super::registry::Entry) -> bool) -> Option<Thing> {
        let fitting = |thing: &Thing| self.registry.entry(*thing).is_some_and(&fits);
        only(self.context.recent().map(|mention| mention.thing).filter(fitting).collect())
    }

    /// "the host" for "the host economy": the noun and a noun that names a class.
    fn role_holder(&self, name: &Name) -> Option<Thing> {
        if self.registry.find(&name.key).is_some() {
            return None;
        }
        let nouns = self.registry.vocabulary().class_names();
        let found = nouns.filter_map(|noun| self.registry.find(&format!("{}-{}", name.key, name::key(noun))));
        // "the river" is no one of the river states.
        let one = |thing: &Thing| {
            self.registry.entry(*thing).is_some_and(|entry| !classify::is_of_several(&entry.entity.label))
        };
        only(found.filter(one).collect())
    }

    /// "Cormann" after "Mathias Cormann", also with a post before it; a headline may have had the surname first.
    fn surname(&mut self, name: &Name) -> Option<Thing> {
        if let Some((post, surname)) = name.surname() {
            let title = post.rsplit('-').next().filter(|title| names_person(title) || WordClass::Rank.contains(title));
            let called = title.filter(|_| self.registry.find(&name.key).is_none());
            let person = called.and_then(|_| only(self.registry.with_surname(surname).to_vec()))?;
            self.registry.add_name(person, &name.label, true);
            return Some(person);
        }
        let person = only(self.registry.with_surname(&name.key).to_vec())?;
        match self.registry.find(&name.key) {
            None => Some(person),
            Some(bare) => self.registry.identify(bare, person).then_some(person),
        }
    }

    /// "that role", "this committee"; failing an earlier mention, something of the last sentence's subject:
    /// "that portfolio" is the portfolio of whoever was spoken of.
    fn demonstrative(&mut self, name: &Name) -> Option<Thing> {
        // "these Rules", in the Rules of Procedure.
        let itself = self.speaker.document().filter(|_| name.proper);
        let itself = itself.filter(|&text| self.registry.entry(text).is_some_and(|entry| entry.head == name.head));
        if itself.is_some() {
            return itself;
        }
        let same_noun = self.context.recent().find(|mention| {
            self.registry
                .entry(mention.thing)
                .is_some_and(|entry| entry.head == name.head && mention.plural == name.plural)
        });
        if let Some(mention) = same_noun {
            return Some(mention.thing);
        }
        if let Some(class) = self.registry.vocabulary().class_called(&name.head).filter(|_| !name.plural) {
            let vocabulary = self.registry.vocabulary();
            let is = |mention: &&Mention| {
                let entry = self.registry.entry(mention.thing);
                entry.is_some_and(|entry| entry.entity.is_a(class.as_ref(), vocabulary))
            };
            let found = self.context.recent().filter(is).min_by_key(|mention| self.context.standing(mention));
            if let Some(mention) = found {
                return Some(mention.thing);
            }
        }
        Some(self.of_topic(name))
    }

    fn of_topic(&mut self, name: &Name) -> Thing {
        let bare = name.label.split_once(' ').map_or(name.label.as_str(), |(_, rest)| rest).to_owned();
        let owner = self.context.topic().and_then(|topic| self.registry.entry(topic));
        let owners = owner.map(|entry| entry.entity.names());
        let owned: Vec<String> = owners.into_iter().flatten().map(|owner| format!("{owner} {bare}")).collect();
        let Some(first) = owned.first() else { return self.registry.intern(name) };
        let key = name::key(first);
        let thing = self.registry.intern(&Name { key, ..name.clone() });
        for other in &owned {
            self.registry.add_name(thing, other, true);
        }
        thing
    }
}

/// The one value, if there is but one.
fn only(mut things: Vec<Thing>) -> Option<Thing> {
    things.sort_unstable();
    things.dedup();
    match things.as_slice() {
        [thing] => Some(*thing),
        _ => None,
    }
}

/// A capitalised phrase without the prepositional phrases that are no part of a name: "the Secretariat" of "the
/// Secretariat in Suva", but the whole of "the Office for Outer Space" and "the Envoy to Syria".
#[must_use]
pub fn name_alone(sentence: &Sentence, phrase: &Phrase) -> Phrase {
    let mut shorter = phrase.clone();
    let proper = sentence.token(phrase.head).is_some_and(|token| token.tag.is_proper());
    let flat = |&&part: &&usize| sentence.token(part).is_some_and(|token| token.relation == Deprel::Flat);
    let parts = sentence.children(phrase.head).iter().filter(flat).chain([&phrase.head]);
    let after = parts.flat_map(|&part| sentence.children(part)).filter(|&&child| proper && child > phrase.head);
    for &child in after.filter(|&&child| !is_part_of_name(sentence, child)) {
        let subtree = sentence.subtree(child);
        shorter.tokens.retain(|at| !subtree.contains(at));
    }
    shorter
}

fn has_full_name(sentence: &Sentence, child: usize) -> bool {
    let mut name = sentence.token(child).and_then(|token| token.head);
    while let Some(at) = name.filter(|&at| sentence.token(at).is_some_and(|token| token.relation == Deprel::Flat)) {
        name = sentence.token(at).and_then(|token| token.head);
    }
    let flat =
        |&at: &usize| sentence.token(at).is_some_and(|token| token.relation == Deprel::Flat && token.tag.is_proper());
    name.is_some_and(|name| sentence.children(name).iter().any(flat))
}

fn is_part_of_name(sentence: &Sentence, child: usize) -> bool {
    // "ISO **9001**", "Decision **19/7**".
    let number = sentence.token(child).is_some_and(|token| token.tag == Tag::Cd && token.head == Some(child - 1));
    if number {
        return true;
    }
    let Some(token) = sentence.token(child).filter(|token| matches!(token.relation.base(), Deprel::Nmod | Deprel::Obl))
    else {
        return true;
    };
    let case = sentence.children(child).iter().filter_map(|&case| sentence.token(case));
    let case = case.filter(|case| case.relation == Deprel::Case).map(|case| case.lower()).next().unwrap_or_default();
    match case.as_str() {
        // "Ravi Menon of India": a full name is a name without where its bearer comes from.
        "of" => !has_full_name(sentence, child),
        "on" if token.tag.is_proper() && token.form.ends_with("day") => false,
        "for" | "on" | "to" => token.form.starts_with(char::is_uppercase),
        _ => false,
    }
}
