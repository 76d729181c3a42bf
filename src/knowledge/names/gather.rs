//! All names of a graph, gathered into a register: those of an index when it is made, those of a journal when they are
//! first asked for.

use super::kind;
use crate::lexicon::Keys;
use crate::rdf::Tongue;
use crate::sparql::is_record;
use crate::store::{Facts, Makers, Namer, Naming, Register, RegisterDraft, RegisterEntry, Snapshot, Sort};

/// The lists of a register, by their places: entries that name no thing, predicates that lead to literals, predicates
/// with triples that no claim covers; in the register of a journal also the nodes whose names it has, in place of others.
pub(super) const OTHERS: usize = 0;
pub(super) const TEXTS: usize = 1;
pub(super) const UNCITED: usize = 2;
pub(super) const TOUCHED: usize = 3;

/// The most nodes with nothing but a name that are taken for classes or relations, too: these are always in memory, and a
/// graph with more of such nodes is a list of names.
const MOST_BARE: usize = 10_000;

/// How the registers of a kept graph are made.
pub const MAKERS: Makers = Makers { base: all, later: touched };

/// Part of a register.
#[derive(Default)]
struct Part {
    entries: Vec<RegisterEntry>,
    keys: Vec<(u32, u32)>,
    others: Vec<u32>,
    alphabet: Alphabet,
}

/// Names of things in the order of the alphabet.
#[derive(Default)]
struct Alphabet {
    /// Their forms in lower case, one after the other.
    text: String,
    /// For each its place, and where its form begins and ends.
    names: Vec<(u32, usize, usize)>,
}

impl Alphabet {
    fn push(&mut self, place: u32, form: &str) {
        let start = self.text.len();
        if form.is_ascii() {
            self.text.extend(form.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            self.text.push_str(&form.to_lowercase());
        }
        self.names.push((place, start, self.text.len()));
    }

    fn form(&self, &(_, start, end): &(u32, usize, usize)) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn sort(&mut self) {
        let mut names = std::mem::take(&mut self.names);
        names.sort_by(|one, other| self.form(one).cmp(self.form(other)));
        self.names = names;
    }

    /// The places of two parts in one order.
    fn merged(&self, after: &Self, before: u32) -> Vec<u32> {
        let (mut first, mut second) = (self.names.iter().peekable(), after.names.iter().peekable());
        let mut order = Vec::with_capacity(self.names.len() + after.names.len());
        loop {
            let is_first = match (first.peek(), second.peek()) {
                (Some(one), Some(other)) => self.form(one) <= after.form(other),
                (one, _) => one.is_some(),
            };
            let next = if is_first {
                first.next().map(|(place, ..)| *place)
            } else {
                second.next().map(|(place, ..)| place + before)
            };
            match next {
                Some(place) => order.push(place),
                None => return order,
            }
        }
    }
}

/// The register of all names of a graph, on two threads.
fn all(snapshot: &Snapshot, tongue: &Tongue) -> RegisterDraft {
    let [first, second] = Namer::nodes(snapshot);
    let (first, second, facts) = std::thread::scope(|scope| {
        let first = scope.spawn(|| part(snapshot, tongue, first));
        let second = part(snapshot, tongue, second);
        let facts = [Facts(snapshot).texts(), Facts(snapshot).uncited(|node| !is_record(node))];
        // A thread that panics has said so; nothing is found then, which the next reading of the register finds out.
        (first.join().unwrap_or_default(), second, facts)
    });
    let before = first.entries.len() as u32;
    let order = first.alphabet.merged(&second.alphabet, before);
    let Part { mut entries, mut keys, mut others, .. } = first;
    entries.extend(second.entries);
    keys.extend(second.keys.into_iter().map(|(hash, place)| (hash, place + before)));
    others.extend(second.others.into_iter().map(|place| place + before));
    let [texts, uncited] = facts;
    RegisterDraft { entries, keys, order, lists: vec![others, texts, uncited, vec![]], ..RegisterDraft::default() }
}

/// The register of the names that the journal has touched, beside that of the index.
fn touched(snapshot: &Snapshot, base: Option<&Register>, tongue: &Tongue) -> RegisterDraft {
    let Some(base) = base else { return all(snapshot, tongue) };
    let touched = Namer::new(snapshot, tongue.clone()).touched();
    let Part { entries, keys, others, alphabet } = part(snapshot, tongue, touched.iter().copied());
    let texts = Facts(snapshot).texts_since(&base.list(TEXTS));
    let uncited = Facts(snapshot).uncited_since(&base.list(UNCITED), |node| !is_record(node));
    let order = alphabet.names.iter().map(|(place, ..)| *place).collect();
    RegisterDraft { entries, keys, order, lists: vec![others, texts, uncited, touched], ..RegisterDraft::default() }
}

fn part(snapshot: &Snapshot, tongue: &Tongue, nodes: impl Iterator<Item = u32>) -> Part {
    let (namer, mut found) = (Namer::new(snapshot, tongue.clone()), Keys::default());
    let (mut part, mut bare) = (Part::default(), 0);
    for node in nodes {
        let mut names = namer.names(node);
        let is_thing = |naming: &Naming| naming.sort == Sort::Thing;
        if names.iter().any(is_thing) && !names.iter().all(is_thing) {
            bare += 1;
            names.retain(|naming| bare <= MOST_BARE || is_thing(naming));
        }
        for naming in names {
            let place = part.entries.len() as u32;
            part.entries.push(RegisterEntry { node, form: naming.form, kind: kind(&naming) });
            if naming.sort != Sort::Thing {
                part.others.push(place);
                continue;
            }
            let form = namer.texts().form(node, &naming);
            found.each(&form, &mut |hash| part.keys.push((hash, place)));
            part.alphabet.push(place, &form);
        }
    }
    part.keys.sort_unstable();
    part.alphabet.sort();
    part
}
