//! A question in other words, for where nothing answers it as it stands: "how big was the surplus" asks how much it was, "the rent
//! increase" may be what the text calls "the increase". What was left aside (the post, of "who was treasurer before Ana Roe") is
//! seen by what the question is said to have been answered as.

use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Lexicon, Meaning, is_preposition};
use crate::question::words::date::PERIODS;
use crate::question::words::grammar::is_function_word;
use crate::question::words::word::{Word, words};
use crate::rdf::NamedNode;

/// The most other wordings that are tried.
const MOST: usize = 16;
/// What "how" measures.
const SIZES: &[&str] =
    &["big", "large", "high", "low", "great", "much", "long", "old", "deep", "small", "heavy", "wide"];
/// Verbs of being at the head of a body, and nouns for whoever is.
const HEADING: &[&str] = &["heads", "leads", "runs", "directs"];
const HEADS: &[&str] = &["head", "boss", "leader", "chief"];
const POSTS: &[&str] =
    &["director", "director general", "chief executive", "executive director", "president", "secretary general"];
const BE: &[&str] = &["is", "was", "are", "were"];
/// Nouns for people whose members are what they are.
const STAFF: &[&str] = &["staff", "personnel", "crew"];

/// A question with its words.
struct Asking<'a> {
    text: &'a str,
    all: Vec<Word<'a>>,
    lexicon: &'a Lexicon,
}

/// The same question in other words, the likelier first.
#[must_use]
pub fn wordings(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let asking = Asking { text, all: words(text), lexicon };
    let mut found = vec![];
    found.extend(asking.before_or_after());
    found.extend(asking.size());
    found.extend(asking.number());
    found.extend(asking.head());
    found.extend(asking.led_by());
    found.extend(asking.staff());
    found.extend(asking.other_names());
    found.dedup();
    found.truncate(MOST);
    found
}

/// The same question without the noun that "which" or "what" stands before, and that noun: one in the plural that is no class
/// of the vocabulary, by which the text need not tell its things.
#[must_use]
pub fn without_noun(text: &str, lexicon: &Lexicon) -> Option<(String, String)> {
    Asking { text, all: words(text), lexicon }.without_noun()
}

impl Asking<'_> {
    /// Whether it asks who or what, and not whether something is so.
    fn is_open(&self) -> bool {
        let words = ["who", "whom", "whose", "what", "which", "when", "where", "how", "why", "list", "in", "to", "by"];
        words.contains(&self.word(0))
    }

    fn word(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |word| word.text.as_str())
    }

    /// What was written from one word up to another.
    fn part(&self, from: usize, to: usize) -> &str {
        let start = self.all.get(from).map_or(self.text.len(), |word| word.span().start);
        let end = to.checked_sub(1).and_then(|last| self.all.get(last)).map_or(start, |word| word.span().end);
        self.text.get(start..end.max(start)).unwrap_or_default()
    }

    fn rest(&self, from: usize) -> &str {
        self.part(from, self.all.len())
    }

    /// "who was treasurer **before Ana Roe**": whom she succeeded. Of verbs ("who chaired the Board before her") the reading itself
    /// asks for whoever came before in the same office.
    fn before_or_after(&self) -> Vec<String> {
        let asks = self.word(0) == "who" && BE.contains(&self.word(1));
        let turn = (2..self.all.len()).find(|&at| ["before", "after"].contains(&self.word(at)));
        let Some(at) = turn.filter(|_| asks) else { return vec![] };
        let name = self.rest(at + 1);
        let things = self.lexicon.things(name);
        if things.exactly.is_empty() && things.narrower.is_empty() {
            return vec![];
        }
        if self.word(at) == "before" {
            let verbs = ["succeed", "replace", "take over from", "follow"];
            let asked = verbs.iter().map(|verb| format!("who did {name} {verb}?"));
            return asked.chain([format!("who is {name}'s predecessor?")]).collect();
        }
        let verbs = ["succeeded", "replaced", "took over from", "followed"];
        let asked = verbs.iter().map(|verb| format!("who {verb} {name}?"));
        asked.chain([format!("who is {name}'s successor?")]).collect()
    }

    /// "in which **languages** must papers be sent in": in what, and the noun.
    fn without_noun(&self) -> Option<(String, String)> {
        let which = (0..2).find(|&at| ["which", "what"].contains(&self.word(at)))?;
        let led = which == 0 || is_preposition(self.word(0));
        let noun = self.word(which + 1);
        let several = noun.ends_with('s') && !noun.ends_with("ss") && !is_function_word(noun);
        let singular = lemma(noun, WordClass::Noun);
        let class =
            |form: &str| self.lexicon.named(form).iter().any(|entry| matches!(entry.meaning, Meaning::Class(_)));
        let told = class(noun) || class(&singular) || PERIODS.contains(&singular.as_str());
        let verb = self.all.get(which + 2)?;
        // "which ports in Peru are open" narrows its noun further.
        let narrowed =
            is_preposition(&verb.text) || ["of", "that", "which", "who", "whose"].contains(&verb.text.as_str());
        let before = self.part(0, which);
        let rest = format!("{before} what {}", self.rest(which + 2)).trim().to_owned();
        (led && several && !told && !narrowed).then(|| (noun.to_owned(), rest))
    }

    /// "**how big** was the surplus": how much it was.
    fn size(&self) -> Vec<String> {
        let measured = self.word(0) == "how" && SIZES.contains(&self.word(1)) && BE.contains(&self.word(2));
        if !measured {
            return vec![];
        }
        let (be, what) = (self.word(2), self.rest(3));
        [format!("how much does {what} amount to?"), format!("how much {be} {what}?")].to_vec()
    }

    /// "how many empty homes **are there**": what their number is; "how many **members**", of a union of states.
    fn number(&self) -> Vec<String> {
        if (self.word(0), self.word(1)) != ("how", "many") {
            return vec![];
        }
        let there = (2..self.all.len()).find(|&at| BE.contains(&self.word(at)) && self.word(at + 1) == "there");
        let ends = |there: usize| self.all.get(there + 2).is_none_or(|next| !next.token.is_word());
        if let Some(there) = there.filter(|&there| there > 2 && ends(there)) {
            return vec![format!("what is the number of {}?", self.part(2, there))];
        }
        let members = ["members", "member"].contains(&self.word(2));
        let kinds = ["states", "countries", "parties", "nations"].iter().filter(|_| members);
        kinds.map(|kind| format!("how many {kind} {}", self.rest(3))).collect()
    }

    /// "who is the **head** of the Agency", "who **runs** the Agency".
    fn head(&self) -> Vec<String> {
        if self.word(0) != "who" {
            return vec![];
        }
        if HEADING.contains(&self.word(1)) {
            let others = HEADING.iter().filter(|verb| **verb != self.word(1));
            return others.map(|verb| format!("who {verb} {}", self.rest(2))).collect();
        }
        let the = if BE.contains(&self.word(1)) && self.word(2) == "the" { 3 } else { return vec![] };
        let now = ["new", "current", "present", "incumbent"].contains(&self.word(the));
        let noun = the + usize::from(now);
        let same = format!("who {} the {}", self.word(1), self.rest(noun));
        let mut found: Vec<String> = now.then_some(same).into_iter().collect();
        if HEADS.contains(&self.word(noun)) && self.word(noun + 1) == "of" {
            let body = self.rest(noun + 2);
            found.extend(HEADING.iter().map(|verb| format!("who {verb} {body}?")));
            found.extend(POSTS.iter().map(|post| format!("who {} the {post} of {body}?", self.word(1))));
        }
        found
    }

    /// "may **staff** accept gifts": its members, since whoever is of the staff is staff.
    fn staff(&self) -> Vec<String> {
        let whole = |at: &usize| STAFF.contains(&self.word(*at)) && !["of", "members"].contains(&self.word(at - 1));
        let Some(at) = (1..self.all.len()).find(whole) else { return vec![] };
        let last = ["members", "member"].contains(&self.word(at + 1));
        let from = if ["the", "a"].contains(&self.word(at - 1)) { at - 1 } else { at };
        let (before, after, noun) = (self.part(0, from), self.rest(at + 1 + usize::from(last)), self.word(at));
        let names = [format!("members of the {noun}"), format!("members of {noun}"), format!("{noun} members")];
        names.iter().map(|name| format!("{before} {name} {after}")).collect()
    }

    /// "**Roe's commission**": the commission that Roe leads.
    fn led_by(&self) -> Vec<String> {
        let owned = (1..self.all.len()).find_map(|at| {
            let written = self.all.get(at)?.token.text;
            let name = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s"))?;
            (name.starts_with(char::is_uppercase) && at + 1 < self.all.len()).then_some((at, at, name))
        });
        let apart = || {
            let at = (2..self.all.len()).find(|&at| ["'s", "’s"].contains(&self.word(at)))?;
            let name = self.all.get(at - 1)?.token.text;
            (name.starts_with(char::is_uppercase) && at + 1 < self.all.len()).then_some((at - 1, at, name))
        };
        let Some((from, mark, name)) = owned.or_else(apart) else { return vec![] };
        let noun = self.word(mark + 1);
        let of_name =
            |verb: &str| format!("{} the {noun} that {name} {verb} {}", self.part(0, from), self.rest(mark + 2));
        ["leads", "chairs", "heads"].iter().map(|verb| of_name(verb)).collect()
    }

    /// With a name that the text has for one that it has not: the only longer one, or the only shorter one with the same noun.
    fn other_names(&self) -> Vec<String> {
        let mut found = vec![];
        for length in (2..=6).rev() {
            for from in 1..self.all.len() {
                found.extend(self.other_name(from, from + length));
            }
        }
        found
    }

    fn other_name(&self, from: usize, to: usize) -> Option<String> {
        let (first, last) = (self.all.get(from)?, self.all.get(to.checked_sub(1)?)?);
        let linking = |word: &str| ["of", "for", "in", "on", "at", "and", "the"].contains(&word);
        let plain = |word: &Word<'_>| word.token.is_word() && (!is_function_word(&word.text) || linking(&word.text));
        let whole = self.all.get(from..to)?.iter().all(plain) && !linking(&first.text) && !linking(&last.text);
        let phrase = self.text.get(first.span().start..last.span().end).filter(|_| whole)?;
        let definite = self.word(from.checked_sub(1)?) == "the";
        // "the singer Ana Roe" is nobody else, whoever else is called a singer.
        let common = !phrase.contains(char::is_uppercase);
        let mut things = self.lexicon.things(phrase);
        // "the port agency": the Port Safety Agency, and not "a busy port agency".
        let named = |thing: &NamedNode| {
            let names = self.lexicon.names_of(thing);
            names.iter().any(|name| name.split(' ').all(|word| word.starts_with(char::is_uppercase)))
        };
        if things.narrower.iter().any(named) {
            things.narrower.retain(named);
        }
        let one = match (things.narrower.as_slice(), things.broader.as_slice()) {
            _ if !things.exactly.is_empty() => None,
            ([one], _) => Some(one),
            // What is so of the increase need not be so of the tax increase: a verdict would say more than the text.
            ([], [one]) if definite && common && self.is_open() && self.knows(from, to) => Some(one),
            _ => None,
        };
        let name = self.lexicon.names_of(one?).first()?.to_string();
        let before = self.text.get(..first.span().start)?;
        let after = self.text.get(last.span().end..)?;
        Some(format!("{before}{name}{after}"))
    }

    /// Whether the text has every word of a phrase.
    fn knows(&self, from: usize, to: usize) -> bool {
        let known = |word: &Word<'_>| is_function_word(&word.text) || self.lexicon.knows(&word.token);
        self.all.get(from..to).is_some_and(|words| words.iter().all(known))
    }
}

#[cfg(test)]
mod tests {
    use super::wordings;
    use crate::lexicon::{Entry, Lexicon, Meaning};
    use crate::rdf::NamedNode;

    fn check(question: &str, wording: &str) {
        let node = |name: &str| NamedNode::new_unchecked(format!("http://example.org/{}", name.replace(' ', "-")));
        let names = ["Ana Roe", "Port Safety Agency", "increase", "rent"];
        let lexicon = Lexicon::from_entries(names.map(|name| Entry {
            form: name.to_owned(),
            meaning: Meaning::Thing(node(name)),
            preferred: true,
        }));
        let found = wordings(question, &lexicon);
        assert!(found.iter().any(|other| other == wording), "{wording:?} is not among {found:#?}");
    }

    #[test]
    fn a_noun_that_the_text_need_not_tell_is_let_go() {
        let lexicon = Lexicon::default();
        let without = |question: &str| super::without_noun(question, &lexicon).map(|(_, other)| other);
        assert_eq!(
            without("in which scripts must signs be painted?").as_deref(),
            Some("in what must signs be painted")
        );
        assert_eq!(without("which rulings need a quorum").as_deref(), Some("what need a quorum"));
        assert_eq!(without("which ports in Peru are open"), None);
        assert_eq!(without("which port is open"), None);
    }

    #[test]
    fn nothing_is_left_out_of_what_is_asked() {
        let lexicon = Lexicon::from_entries(["increase", "rent"].map(|name| Entry {
            form: name.to_owned(),
            meaning: Meaning::Thing(NamedNode::new_unchecked(format!("http://example.org/{name}"))),
            preferred: true,
        }));
        for question in [
            "was the rent increase rejected?",
            "how many singers are there in Oslo?",
            "who is the next director?",
            "who chaired the Board before Ana Roe?",
            "must members file reports every year?",
            "does Peru allow Chile to leave the pact?",
        ] {
            assert_eq!(wordings(question, &lexicon), Vec::<String>::new(), "{question}");
        }
    }

    #[test]
    fn questions_are_put_in_other_words() {
        check("who was treasurer before Ana Roe?", "who did Ana Roe succeed?");
        check("who was treasurer after Ana Roe?", "who succeeded Ana Roe?");
        check("how big was the surplus in 2020?", "how much was the surplus in 2020?");
        check("which flats were left out of the rent increase?", "which flats were left out of the increase?");
        check("how many ports are there?", "what is the number of ports?");
        check("may staff accept gifts?", "may members of the staff accept gifts");
        check("how many members does the union have", "how many states does the union have");
        check("who is the new head of the Agency?", "who leads the Agency?");
        check("what must Roe's commission publish?", "what must the commission that Roe leads publish");
        check("how many staff does the port agency have?", "how many staff does the Port Safety Agency have?");
    }
}
