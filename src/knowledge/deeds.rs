//! What claims say of the thing that a beginning ends in: the verbs that can stand behind its name.

use super::Knowledge;
use super::complete::{ANYTHING, STEPS};
use super::language::Language;
use super::sieve::Judged;
use crate::claim::{Modality, Polarity};
use crate::lexicon::morphology::{gerund, past_participle, third_person};
use crate::lexicon::{Meaning, VerbForm};
use crate::question::{self, Completion, Understood};
use crate::rdf::{NamedNode, Term, literal};
use crate::sparql;
use crate::text::Span;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many claims about a thing are looked at for its relations.
const MOST_SAID: usize = 400;
/// How many deeds of a thing are tried.
const DEEDS: usize = 2;

impl Knowledge {
    /// The relations by which something is said of what a beginning ends in: "does APEC ", "which committees ".
    pub(super) fn said_of_last(&self, before: &str, language: &Language) -> BTreeSet<NamedNode> {
        let said = |(words, kind)| self.said_of(words, kind, None, language);
        self.last_words(before, language).map(said).unwrap_or_default()
    }

    /// Those by which something is affirmed of it as it is.
    pub(super) fn affirmed_of_last(&self, before: &str, language: &Language) -> BTreeSet<NamedNode> {
        let said = |(words, kind)| self.said_of(words, kind, Some(Modality::Actual), language);
        self.last_words(before, language).map(said).unwrap_or_default()
    }

    /// The name or noun in which a beginning ends, but for an auxiliary.
    fn last_words<'t>(&self, before: &'t str, language: &Language) -> Option<(&'t str, Understood)> {
        let mut written = before.trim_end();
        // "which committees can " and "which committees that " ask what these do.
        if let Some((earlier, last)) = written.rsplit_once(' ')
            && (mood_of(last).is_some() || question::is_relative(last))
        {
            written = earlier.trim_end();
        }
        let (span, kind) = self.spoken(written, language).last().cloned()?;
        let is_last = matches!(kind, Understood::Name | Understood::Noun) && span.end == written.len();
        written.get(span.start..span.end).filter(|_| is_last).map(|words| (words, kind))
    }

    /// What claims say of the candidates by themselves: behind "does" all names of which it is affirmed that they do something,
    /// behind "is" those to which something is done, and behind these names the verbs that say so; all lead on, also those that
    /// would not be tried for want of effort.
    pub(super) fn by_claims(&self, all: &[Completion], before: &str, language: &Language) -> Vec<Judged> {
        let done = self.done_by_last(before, language);
        let undergone = self.undergone_by_last(before, language);
        let been = self.been_by_last(before, language);
        let acting = self.subjects_and_objects(before, language);
        let leads = |one: &Completion| match one.hint {
            "verb" if is_infinitive(&one.text, language) => is_of(&one.text, &done, language),
            "verb" => {
                is_participle(&one.text, language) && is_of(&one.text, &undergone, language)
                    || is_gerund(&one.text, language) && is_of(&one.text, &been, language)
                    || is_of(&format!("be {}", one.text), &been, language)
            }
            // What is written small may be taken for a noun with what narrows it: "senior officials".
            "name" => one.text.starts_with(char::is_uppercase) && is_one_of(&one.text, &acting, language),
            _ => false,
        };
        all.iter().map(|one| if leads(one) { Judged::Leads } else { Judged::Unsure }).collect()
    }

    /// Of what it is affirmed that it does something, behind an auxiliary in whose mood that is; behind "is", to what it is done;
    /// behind "where is", what is somewhere. None where there are other words that it would have to fit.
    fn subjects_and_objects(&self, before: &str, language: &Language) -> BTreeSet<NamedNode> {
        let begun = before.trim().to_lowercase();
        let verbs = language.lexicon.verbs();
        let offered = language.lexicon.present_phrases();
        let has = |relation: &NamedNode, fits: fn(&str) -> bool| {
            verbs.names(relation).iter().any(|name| fits(name) && offered.contains(name))
        };
        if begun.strip_prefix("where ").is_some_and(asks_what_is) {
            let places = language.lexicon.vocabulary().answering("where");
            return self.at_end("subject", Modality::Actual, |relation| places.contains(relation));
        }
        if asks_what_is(&begun) {
            // Nothing "is had".
            let done = |relation: &NamedNode| has(relation, |name| !["be", "have"].contains(&first_word(name)));
            return self.at_end("object", Modality::Actual, done);
        }
        let acts = |relation: &NamedNode| has(relation, |name| first_word(name) != "be");
        mood_asked(&begun).map(|mood| self.at_end("subject", mood, acts)).unwrap_or_default()
    }

    /// What stands at one end of claims that affirm something in a mood by a relation that fits.
    fn at_end(&self, end: &str, mood: Modality, fits: impl Fn(&NamedNode) -> bool) -> BTreeSet<NamedNode> {
        let (mood, affirmed) = (mood.node(), Polarity::Affirmed.node());
        let query = format!(
            "SELECT ?one ?relation WHERE {{ ?claim rap:modality {mood} ; rap:polarity {affirmed} ; rdf:{end} ?one ; \
             rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object }} LIMIT {MOST_SAID}"
        );
        let found = sparql::parse(&query).ok().and_then(|query| self.graph.glance(&query, STEPS).ok());
        let rows = found.map(|found| found.rows).unwrap_or_default().into_iter();
        let one = |row: Vec<Option<Term>>| match row.as_slice() {
            [Some(Term::NamedNode(one)), Some(Term::NamedNode(relation))] if fits(relation) => Some(one.clone()),
            _ => None,
        };
        rows.filter_map(one).collect()
    }

    /// The relations by which something is affirmed of what bears the name behind "is".
    fn been_by_last(&self, before: &str, language: &Language) -> BTreeSet<NamedNode> {
        match self.name_behind_is(before, language) {
            Some(name) => self.said_of(name, Understood::Name, Some(Modality::Actual), language),
            None => BTreeSet::new(),
        }
    }

    /// The name behind "is" in which a beginning ends.
    fn name_behind_is<'t>(&self, before: &'t str, language: &Language) -> Option<&'t str> {
        let (start, name) = self.name_at_end(before, language)?;
        let opening = before.get(..start).unwrap_or_default().trim().to_lowercase();
        asks_what_is(&opening).then_some(name)
    }

    /// The relations by which something is affirmed to be done to what bears the name behind "is".
    fn undergone_by_last(&self, before: &str, language: &Language) -> BTreeSet<NamedNode> {
        let Some(name) = self.name_behind_is(before, language) else { return BTreeSet::new() };
        let (mood, affirmed) = (Modality::Actual.node(), Polarity::Affirmed.node());
        let patterns = language.lexicon.named(name).into_iter().filter_map(|entry| match &entry.meaning {
            Meaning::Thing(thing) => Some(format!(
                "?claim rdf:object {thing} ; rap:modality {mood} ; rap:polarity {affirmed} ; rdf:predicate ?relation"
            )),
            _ => None,
        });
        self.relations_of(patterns)
    }

    /// The relations by which it is affirmed, in the mood of the question, what the thing does whose name a beginning ends in:
    /// "does APEC ", "what can the SOM "; none where its deeds would have to fit what stands before, as in "which committees does
    /// APEC ".
    fn done_by_last(&self, before: &str, language: &Language) -> BTreeSet<NamedNode> {
        let Some((start, name)) = self.name_at_end(before, language) else { return BTreeSet::new() };
        let opening = before.get(..start).unwrap_or_default().to_lowercase();
        match mood_asked(&opening) {
            Some(mood) => self.said_of(name, Understood::Name, Some(mood), language),
            None => BTreeSet::new(),
        }
    }

    /// What the words of a beginning are taken for: found out once for all the letters of the word behind it.
    pub(super) fn spoken(&self, before: &str, language: &Language) -> Arc<[(Span, Understood)]> {
        let take = |text: &String| question::taken(text, &language.lexicon).into();
        language.learnt.spoken.or(before.to_owned(), take, |_| true)
    }

    /// The name in which a beginning ends, the longest one, and where it starts: "APEC Secretariat", of which a reading may make two.
    fn name_at_end<'t>(&self, before: &'t str, language: &Language) -> Option<(usize, &'t str)> {
        let written = before.trim_end();
        let spoken = self.spoken(written, language);
        let (last, kind) = spoken.last().filter(|(last, _)| last.end == written.len())?;
        let is_thing =
            |words: &str| language.lexicon.named(words).iter().any(|entry| matches!(entry.meaning, Meaning::Thing(_)));
        let mut names = spoken.iter().filter_map(|(span, _)| Some((span.start, written.get(span.start..)?)));
        let longest = names.find(|(start, words)| *start < last.start && is_thing(words));
        let own = || Some((last.start, written.get(last.start..).filter(|_| *kind == Understood::Name)?));
        longest.or_else(own)
    }

    /// What the thing of a name, or such as a noun calls, may be asked to do behind an auxiliary, "produce anything", or be behind
    /// "is": "part of anything".
    pub(super) fn deeds(&self, one: &Completion, before: &str, language: &Language) -> Vec<String> {
        let begun = before.trim().to_lowercase();
        let kind = if one.hint == "name" { Understood::Name } else { Understood::Noun };
        let (verbs, offered) = (language.lexicon.verbs(), language.lexicon.present_phrases());
        let is_being = asks_what_is(&begun);
        let fits = |verb: &&String| verb.starts_with("be ") == is_being && (!is_being || offered.contains(*verb));
        let verb = |relation: &NamedNode| verbs.names(relation).iter().find(fits);
        let mood = if is_being { Some(Modality::Actual) } else { mood_asked(&begun) };
        let mut said = self.said_of(&one.text, kind, mood, language);
        // What is denied, or is so in another mood, may have an answer, too.
        if said.is_empty() && mood.is_some() {
            said = self.said_of(&one.text, kind, None, language);
        }
        // "what can the SOM produce": what it produces is asked for.
        let asks_for_object = ["what", "who", "whom", "which", "how"].contains(&first_word(&begun)) && !is_being;
        let object = if asks_for_object { "" } else { ANYTHING };
        let said = said.iter().filter_map(verb).take(DEEDS);
        said.map(|verb| format!("{}{object}", verb.strip_prefix("be ").unwrap_or(verb))).collect()
    }

    /// The same of what is named or called at the end of a beginning, behind an auxiliary.
    pub(super) fn deeds_of_last(&self, before: &str, language: &Language) -> Vec<String> {
        let written = before.trim_end();
        let called = || {
            let (span, kind) = self.spoken(written, language).last().cloned()?;
            let is_noun = kind == Understood::Noun && span.end == written.len();
            Some((span.start, written.get(span.start..).filter(|_| is_noun)?))
        };
        let name = self.name_at_end(before, language).map(|name| (name, "name"));
        let Some(((start, words), hint)) = name.or_else(|| Some((called()?, "noun"))) else { return vec![] };
        let opening = written.get(..start).unwrap_or_default();
        let opening = opening.trim_end();
        let auxiliary = opening.strip_suffix(" the").unwrap_or(opening).split_whitespace().next_back();
        let one = Completion { start, text: words.to_owned(), hint };
        match auxiliary {
            Some(word) if question::is_auxiliary(word) || question::is_copula(word) => {
                self.deeds(&one, opening, language)
            }
            _ => vec![],
        }
    }

    /// The relations by which something is said of what bears a name, or is called by a noun, as far as a glance shows: all, or
    /// those by which it is affirmed in a mood.
    fn said_of(
        &self,
        words: &str,
        kind: Understood,
        mood: Option<Modality>,
        language: &Language,
    ) -> BTreeSet<NamedNode> {
        let told = mood.map(|mood| {
            let (mood, affirmed) = (mood.node(), Polarity::Affirmed.node());
            format!(" . ?claim rap:modality {mood} ; rap:polarity {affirmed}")
        });
        let told = told.unwrap_or_default();
        // Graphs without claims have edges alone.
        let with_edges = mood == Some(Modality::Actual);
        let patterns = language.lexicon.named(words).into_iter().flat_map(|entry| {
            let (one, is_one) = match &entry.meaning {
                Meaning::Thing(thing) => (thing.to_string(), String::new()),
                Meaning::Class(class) => ("?one".to_owned(), format!("?one a {class} . ")),
                Meaning::Kind(kind) => ("?one".to_owned(), format!("?one rap:kind {} . ", literal::english(kind))),
                Meaning::Quality(_) | Meaning::Relation(_) => return vec![],
            };
            if (kind == Understood::Name) != is_one.is_empty() {
                return vec![];
            }
            let claimed = format!("{is_one}?claim rdf:subject {one} . ?claim rdf:predicate ?relation{told}");
            let edge = with_edges.then(|| format!("{is_one}{one} ?relation ?object"));
            [claimed].into_iter().chain(edge).collect()
        });
        self.relations_of(patterns)
    }

    /// The relations that some patterns tell, as far as a glance shows.
    fn relations_of(&self, patterns: impl Iterator<Item = String>) -> BTreeSet<NamedNode> {
        let glanced = |pattern: String| {
            let query = format!("SELECT ?relation WHERE {{ {pattern} }} LIMIT {MOST_SAID}");
            let found = sparql::parse(&query).ok().and_then(|query| self.graph.glance(&query, STEPS).ok());
            found.map(|found| found.rows).unwrap_or_default()
        };
        let named = |term: Option<Term>| match term {
            Some(Term::NamedNode(relation)) => Some(relation),
            _ => None,
        };
        patterns.flat_map(glanced).flatten().filter_map(named).collect()
    }
}

fn first_word(words: &str) -> &str {
    words.split(' ').next().unwrap_or_default()
}

/// Whether a verb is a participle, as it stands behind "is" and a name: "chaired", and neither "chairs" nor "chairing".
fn is_participle(verb: &str, language: &Language) -> bool {
    let first = first_word(verb);
    let infinitives = language.lexicon.verbs().infinitives(verb).iter();
    infinitives.filter_map(|(infinitive, _)| infinitive.split(' ').next()).any(|one| past_participle(one) == first)
}

/// Whether a verb says what somebody is doing, as it stands behind "is" and a name: "chairing".
fn is_gerund(verb: &str, language: &Language) -> bool {
    let infinitives = language.lexicon.verbs().infinitives(verb).iter();
    infinitives.map(|(infinitive, _)| gerund(first_word(infinitive))).any(|one| one == first_word(verb))
}

/// Whether a question begins so far that something is asked of what is named next: "is the".
fn asks_what_is(begun: &str) -> bool {
    question::is_copula(begun.strip_suffix(" the").unwrap_or(begun))
}

/// The mood in which it is asked what is named next does, where nothing else is asked: "does the", "what can", and not "when did".
fn mood_asked(begun: &str) -> Option<Modality> {
    let mut words: Vec<&str> = begun.split_whitespace().collect();
    words.pop_if(|last| *last == "the");
    match words.as_slice() {
        [auxiliary] | ["what" | "who" | "whom" | "why", auxiliary] => mood_of(auxiliary),
        _ => None,
    }
}

/// Whether a name means nothing but some of these things.
fn is_one_of(name: &str, things: &BTreeSet<NamedNode>, language: &Language) -> bool {
    let meant = language.lexicon.named(name);
    !meant.is_empty()
        && meant.iter().all(|entry| match &entry.meaning {
            Meaning::Thing(thing) => things.contains(thing),
            _ => false,
        })
}

/// The mood in which an auxiliary asks; none of what is no auxiliary, or denies.
fn mood_of(auxiliary: &str) -> Option<Modality> {
    match auxiliary {
        "do" | "does" | "did" => Some(Modality::Actual),
        "can" | "could" | "may" => Some(Modality::Possible),
        "must" => Some(Modality::Necessary),
        "should" | "will" => Some(Modality::Expected),
        _ => None,
    }
}

/// Whether a verb in any form is one of relations.
pub(super) fn is_of(verb: &str, relations: &BTreeSet<NamedNode>, language: &Language) -> bool {
    let verbs = language.lexicon.verbs();
    let of = |infinitive: &str| verbs.relations(infinitive).iter().any(|relation| relations.contains(relation));
    !relations.is_empty() && (of(verb) || verbs.infinitives(verb).iter().any(|(infinitive, _)| of(infinitive)))
}

/// Whether a verb stands as it does behind "can".
pub(super) fn is_infinitive(verb: &str, language: &Language) -> bool {
    !language.lexicon.verbs().relations(verb).is_empty()
}

/// Whether a verb can be that of a whole question: "chair", "chairs", and not "chaired", "chairing" or "part of", which may narrow a noun.
pub(super) fn is_main(verb: &str, language: &Language) -> bool {
    let first = first_word(verb);
    let infinitives = language.lexicon.verbs().infinitives(first).iter();
    let mut finite = infinitives.filter(|(_, form)| *form == VerbForm::Finite).map(|(infinitive, _)| infinitive);
    let is_behind_be = !language.lexicon.verbs().relations(&format!("be {verb}")).is_empty();
    !is_behind_be && finite.any(|infinitive| first == infinitive || first == third_person(infinitive))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_an_auxiliary_verbs_stand_in_the_infinitive() {
        let knowledge = Knowledge::bundled().unwrap();
        for begun in
            ["does the SOM ", "can APEC ", "what did China ", "must committees ", "which committees does APEC "]
        {
            let verbs: Vec<Completion> =
                knowledge.completions(begun).into_iter().filter(|one| one.hint == "verb").collect();
            let language = knowledge.language().unwrap();
            let finite = |one: &&Completion| language.lexicon.verbs().relations(&one.text).is_empty();
            assert_eq!(verbs.iter().find(finite), None, "{begun}");
        }
    }

    #[test]
    fn what_is_named_behind_what_can_is_asked_for_its_objects() {
        let knowledge = Knowledge::bundled().unwrap();
        let names = knowledge.completions("what can SO");
        assert!(names.iter().any(|one| one.text == "SOM1"), "{names:?}");
    }

    #[test]
    fn verbs_of_a_whole_question_are_told_from_those_that_narrow_a_noun() {
        let knowledge = Knowledge::bundled().unwrap();
        let language = knowledge.language().unwrap();
        for (verb, main) in [("host", true), ("hosts", true), ("hosted", false), ("hosting", false), ("part of", false)]
        {
            assert_eq!(is_main(verb, language), main, "{verb}");
        }
    }
}
