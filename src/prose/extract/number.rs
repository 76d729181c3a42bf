//! How many: "a 21-member forum" has 21 members, and so has one that "comprises 18 members".

use super::fact::{bearer, fact, is_denied};
use super::phrase::{self, Extent};
use super::subject;
use crate::claim::Polarity;
use crate::prose::clause::{Analysis, Clause, Role, WordClass, is_measure, is_temporal};
use crate::prose::numeral::cardinal;
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, Sign};

const NUMBERS: [&str; 12] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty"];

/// What a noun's number modifiers say it has: "a **five-seat** panel".
pub fn counts(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    let modifiers = tree.children_by(noun, &[Deprel::Amod, Deprel::Compound, Deprel::Nummod, Deprel::Nmod]);
    let counted = modifiers.filter_map(|at| Some((at, counted(tree.form(at))?)));
    let have = |(at, words): (usize, String)| {
        let object = Object::Thing(Phrase { head: at, tokens: vec![at], reworded: Some(words) });
        fact(bearer(analysis, noun), "have", vec![at], object, Construction::Possession)
    };
    let all = all_of(analysis, noun);
    counted.map(have).chain(counted_after(analysis, noun)).chain(amount_after(analysis, noun)).chain(all).collect()
}

/// "**the nine members of the Council**", "the Council's nine members": so many has it, unless something picks them out.
fn all_of(analysis: &Analysis<'_>, noun: usize) -> Option<Extraction> {
    let tree = analysis.tree;
    let number = tree.child(noun, &[Deprel::Nummod]).filter(|&number| cardinal(&tree.lower(number)).is_some())?;
    let whose = tree.children_by(noun, &[Deprel::Nmod, Deprel::NmodPoss]).find(|&whole| {
        let owner = tree.relation(whole) == Deprel::NmodPoss && tree.tag(whole).is_noun();
        let of =
            tree.preposition(whole) == "of" && tree.children_by(noun, &[Deprel::Det]).any(|det| tree.is(det, "the"));
        (owner || of) && tree.is_capitalised(whole)
    })?;
    let picked = [Deprel::Amod, Deprel::Compound, Deprel::Acl, Deprel::AclRelcl, Deprel::Appos];
    let whole = is_countable(tree.lemma(noun)) && !tree.has(noun, &picked) && !is_denied(analysis, noun);
    let object = Object::Thing(phrase::of_tokens(noun, vec![number, noun]));
    let owner = phrase::noun_phrase(analysis, whose, Extent::Short);
    whole.then(|| fact(owner, "have", vec![noun], object, Construction::Possession))
}

/// "a budget **of €22 million**", "a term **of four years**": how much or how long it is.
fn amount_after(analysis: &Analysis<'_>, noun: usize) -> Option<Extraction> {
    let tree = analysis.tree;
    let amount = tree.children_by(noun, &[Deprel::Nmod]).find(|&at| {
        let number = tree.has(at, &[Deprel::Nummod]);
        let lasting = is_temporal(tree, at) && tree.tag(at).is_plural();
        tree.preposition(at) == "of" && number && (is_measure(tree, at) || lasting) && at > noun
    })?;
    let vague = WordClass::Partitive.contains(tree.lemma(noun)) || is_measure(tree, noun) || is_temporal(tree, noun);
    if vague || !tree.tag(noun).is_noun() || is_denied(analysis, noun) {
        return None;
    }
    let first = tree.preposition_tokens(amount).first().copied().unwrap_or(amount);
    let mut measured = phrase::noun_phrase(analysis, noun, Extent::Bare);
    measured.tokens.retain(|&at| at < first);
    let object = Object::Thing(phrase::noun_phrase(analysis, amount, Extent::Bare));
    Some(fact(measured, "be", vec![first], object, Construction::Modifier))
}

/// "a body **of 38 members**", "an organ **with six seats**".
fn counted_after<'a>(analysis: &'a Analysis<'_>, noun: usize) -> impl Iterator<Item = Extraction> + 'a {
    let tree = analysis.tree;
    let predicated = analysis.clause_at(noun).is_some_and(|clause| clause.copula.is_some());
    let bears = predicated || tree.relation(noun) == Deprel::Appos || tree.is_capitalised(noun);
    let bears = bears && tree.tag(noun).is_noun();
    let numbered = tree.children_by(noun, &[Deprel::Nmod]).filter(move |&at| {
        let of = tree.children_by(at, &[Deprel::Case]).any(|case| matches!(tree.lemma(case), "of" | "with"));
        bears && of && tree.has(at, &[Deprel::Nummod]) && is_countable(tree.lemma(at))
    });
    numbered.map(move |at| {
        let object = Object::Thing(phrase::noun_phrase(analysis, at, Extent::Short));
        fact(bearer(analysis, noun), "have", vec![at], object, Construction::Possession)
    })
}

/// "21-member" as "21 members", if it is a number and a noun that is no time or measure.
fn counted(form: &str) -> Option<String> {
    let (number, unit) = form.split_once('-')?;
    let is_number = number.chars().all(|c| c.is_ascii_digit()) || NUMBERS.contains(&number.to_lowercase().as_str());
    (is_number && is_countable(unit) && !number.is_empty())
        .then(|| format!("{} {}", number.to_lowercase(), plural(unit)))
}

/// Whether a body can be said to have so many of these; years and dollars measure it instead.
fn is_countable(noun: &str) -> bool {
    matches!(
        noun,
        "member" | "nation" | "state" | "country" | "economy" | "seat" | "person" | "party" | "chapter" | "article"
    )
}

fn plural(noun: &str) -> String {
    match noun {
        "person" => "people".to_owned(),
        _ => match noun.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{noun}s"),
        },
    }
}

/// The numbered objects of a clause that says what something comprises.
pub fn comprised(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Extraction> {
    let tree = analysis.tree;
    let affirmed = clause.stance.polarity == Polarity::Affirmed && clause.context.asserted;
    if !affirmed || tree.lemma(clause.head) == "have" || !WordClass::Comprising.contains(tree.lemma(clause.head)) {
        return Vec::new();
    }
    let numbered = clause.arguments.iter().filter(|argument| {
        let role = argument.role == Role::Object || argument.preposition == "of";
        role && tree.has(argument.head, &[Deprel::Nummod])
    });
    let subjects = subject::subjects(analysis, clause).unwrap_or_default();
    let mut found = Vec::new();
    for argument in numbered {
        for subject in &subjects {
            let object = Object::Thing(phrase::noun_phrase(analysis, argument.head, Extent::Short));
            let mut said = fact(subject.clone(), "have", vec![clause.head], object, Construction::Possession);
            said.signs = said.signs.with(Sign::Comprised);
            said.modality = clause.stance.modality;
            said.marker.clone_from(&clause.stance.marker);
            found.push(said);
        }
    }
    found
}
