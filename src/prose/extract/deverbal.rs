//! What nouns tell of those who act: "a proposal **by Peru** for a fund" says that Peru proposed a fund, "her predecessor, Ana
//! Roe" whom she succeeded, "paid by contributions **from Peru**" that Peru paid.

use super::fact::{bearer, fact, holds, is_denied};
use super::phrase::{self, Extent};
use super::{coordination, subject, time};
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{Analysis, Clause, InfinitiveKind, Role, Tree, WordClass, is_definite, lower, speech_act};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, PhraseQualifier, Tag};

/// What a noun says by itself.
pub fn of_noun(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let mut found = acts(analysis, noun);
    found.extend(resolutions(analysis, noun));
    found.extend(succession(analysis, noun));
    found
}

/// What the phrases of a clause say beside it.
pub fn of_clause(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Extraction> {
    if !is_so(analysis, clause) {
        return vec![];
    }
    let mut found = in_place_of(analysis, clause);
    found.extend(payers(analysis, clause));
    found
}

/// Whether a clause tells what has come about: not what may, shall or is hoped to, nor what somebody else says.
fn is_so(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let (tree, context) = (analysis.tree, &clause.context);
    let own = context.asserted && !context.supposed && !context.directed;
    let outright = own && context.attribution.is_none() && context.conditions.is_empty();
    let actual = clause.stance.modality == Modality::Actual && clause.stance.polarity == Polarity::Affirmed;
    let infinitive = clause.control.is_some() || tree.has_to(clause.head);
    // "voted against **replacing** him", but "resigned, **replacing** nobody".
    let bare = tree.tag(clause.head) == Tag::Vbg && !tree.has(clause.head, &[Deprel::Aux]);
    let gerund = bare && (tree.relation(clause.head) != Deprel::Advcl || tree.has(clause.head, &[Deprel::Mark]));
    let mut adverbs = tree.children_by(clause.head, &[Deprel::Advmod]);
    let hedged = adverbs.any(|adverb| WordClass::Hedge.contains(&tree.lower(adverb)));
    outright && actual && !infinitive && !gerund && !hedged
}

/// "Peru's **offer** of a loan", "**opposition** from Peru", of what the clause around says was rejected.
fn acts(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    let Some((verb, prepositions)) = speech_act(&lower(tree.lemma(noun))) else { return vec![] };
    if is_denied(analysis, noun) || is_left_open(analysis, noun) {
        return vec![];
    }
    let authors = authors(tree, noun, leads_to_deed(prepositions));
    let about = |at: usize| tree.children_by(at, &[Deprel::Nmod, Deprel::Obl]).collect::<Vec<_>>().into_iter();
    // What a parser hung on the verb: "discussed a proposal by Peru **for a fund**".
    let beside = tree.head(noun).filter(|&verb| tree.tag(verb).is_verb() && tree.relation(noun) == Deprel::Obj);
    let own = |other: &usize| {
        let about = prepositions.split(' ').any(|word| tree.preposition(*other) == *word);
        *other > noun && about && !authors.contains(other) && !WordClass::TimeNoun.contains(&lower(tree.lemma(*other)))
    };
    // What a parser hung on the author: "an offer by Togo **of ships**", but not "by the Bank **of Togo**".
    let astray = |at: usize| about(at).filter(move |&other| is_bare_name(tree, at) && !tree.is_capitalised(other));
    let content = about(noun).chain(authors.iter().flat_map(|&at| astray(at))).find(own);
    let content = content.or_else(|| about(beside?).find(own));
    let content = content.or_else(|| rejected(analysis, noun).filter(|_| prepositions == "to"));
    let Some(content) = content else { return vec![] };
    let people = authors.iter().flat_map(|&author| coordination::phrases(analysis, author, Extent::Bare));
    let contents = coordination::phrases(analysis, content, Extent::Short);
    let below = tree.sentence.subtree(content);
    let alone = |person: Phrase| {
        let tokens = person.tokens.into_iter().filter(|at| !below.contains(at)).collect();
        Phrase { tokens, ..person }
    };
    let said = |person: Phrase| {
        let about = contents.iter().filter(|about| about.head != person.head);
        about.map(|about| told(person.clone(), verb, noun, about.clone())).collect::<Vec<_>>()
    };
    people.map(alone).flat_map(said).collect()
}

/// Whose proposal something is: "Peru's", "by Peru", "from Peru"; with some nouns also "**of Peru** for a fund".
fn authors(tree: Tree<'_>, noun: usize, of: bool) -> Vec<usize> {
    let genitive = tree.children_by(noun, &[Deprel::NmodPoss]).filter(|&owner| tree.tag(owner).is_noun());
    let by = tree.children_by(noun, &[Deprel::Nmod]).filter(|&other| match tree.preposition(other).as_str() {
        "by" | "from" => true,
        "of" => of && tree.is_name(other),
        _ => false,
    });
    genitive.chain(by).collect()
}

/// Whether a noun is for what somebody means to do: "an offer **to help**".
fn leads_to_deed(prepositions: &str) -> bool {
    prepositions.split(' ').any(|word| word == "+to")
}

/// "Peru's **refusal to sign** the treaty", "the **decision** of the Court **to annul** the vote": they refused to sign, and
/// decided to annul. Whether they did annul it is not said.
fn resolutions(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    let act = speech_act(&lower(tree.lemma(noun))).filter(|(_, prepositions)| leads_to_deed(prepositions));
    let Some(verb) = act.and_then(|(verb, _)| verb.split(' ').next()) else { return vec![] };
    // "would welcome **a decision** by Peru to sign", "denied **any plan** of Peru to leave": there may be none.
    let known = is_definite(tree, noun) || tree.has(noun, &[Deprel::NmodPoss]);
    let doubted =
        |clause: &Clause| matches!(&*lower(tree.lemma(clause.head)), "deny" | "doubt" | "dispute" | "question");
    let doubted = analysis.clause_around(noun).is_some_and(doubted);
    if !known || doubted || is_denied(analysis, noun) || is_left_open(analysis, noun) {
        return vec![];
    }
    let infinitive = tree.children_by(noun, &[Deprel::Acl]).filter(|&deed| deed > noun && tree.has_to(deed));
    let deeds = infinitive.filter_map(|deed| analysis.clause_at(deed).filter(|clause| !clause.passive));
    let people = authors(tree, noun, true).into_iter();
    let people: Vec<Phrase> = people.flat_map(|author| coordination::phrases(analysis, author, Extent::Bare)).collect();
    let mut found = vec![];
    for clause in deeds {
        let particle = tree.child(clause.head, &[Deprel::CompoundPrt]).map(|at| format!(" {}", tree.lower(at)));
        let deed = format!("{verb} to {}{}", tree.lemma(clause.head), particle.unwrap_or_default());
        for argument in clause.arguments.iter().filter(|argument| argument.role == Role::Object) {
            let objects = coordination::phrases(analysis, argument.head, Extent::Short);
            let said = people.iter().flat_map(|person| objects.iter().map(move |object| (person, object)));
            found.extend(said.map(|(person, object)| told(person.clone(), &deed, noun, object.clone())));
        }
    }
    found
}

/// Whether a noun is a name without an article, as countries and people have it.
fn is_bare_name(tree: Tree<'_>, noun: usize) -> bool {
    tree.is_name(noun) && !tree.has(noun, &[Deprel::Det])
}

/// Whether there may be nothing of what a noun names: "for want of **support**", "seeks **support**", "a rumoured **bid**",
/// "the **bid** is planned", "may receive **support**".
fn is_left_open(analysis: &Analysis<'_>, noun: usize) -> bool {
    let tree = analysis.tree;
    let unreal = |at: usize| WordClass::Unreal.contains(&tree.lower(at));
    let lacking = |word: &str| WordClass::Lacking.contains(word);
    let mut at = noun;
    // A noun is no more than the one that it is joined to or tells the kind of.
    for _ in 0..tree.len() {
        let preposition = tree.preposition(at);
        let named = tree.children_by(at, &[Deprel::Amod, Deprel::Compound]).any(unreal);
        if named || preposition.as_str().split(' ').any(lacking) {
            return true;
        }
        let Some(head) = tree.head(at) else { break };
        let of = matches!(preposition.as_str(), "of" | "for");
        let lemma = lower(tree.lemma(head));
        match tree.base(at) {
            Deprel::Conj => {}
            Deprel::Nmod if of && lacking(&lemma) => return true,
            Deprel::Nmod if of => {}
            Deprel::Nsubj | Deprel::NsubjPass if unreal(head) => return true,
            Deprel::Obj | Deprel::NsubjPass if lacking(&lemma) => return true,
            Deprel::Obl
                if preposition.as_str() == "for" && (lacking(&lemma) || WordClass::Seeking.contains(&lemma)) =>
            {
                return true;
            }
            _ => break,
        }
        at = head;
        if !tree.tag(at).is_noun() {
            break;
        }
    }
    let open = |clause: &Clause| {
        let opaque = clause.control.is_some_and(|control| control.kind == InfinitiveKind::Opaque);
        let treated = WordClass::Treating.contains(&lower(tree.lemma(clause.head)));
        (clause.stance.modality != Modality::Actual || opaque) && !treated && !is_definite(tree, noun)
    };
    !holds(analysis, noun) || analysis.clause_around(noun).is_some_and(open)
}

/// What undergoes the passive that a noun hangs on: "**the plan** was rejected after opposition from Peru".
fn rejected(analysis: &Analysis<'_>, noun: usize) -> Option<usize> {
    let clause = analysis.clause_above(noun).filter(|clause| clause.passive)?;
    let oblique = clause.arguments.iter().any(|argument| argument.head == noun && argument.role == Role::Oblique);
    clause.subject.filter(|subject| oblique && subject.undergoes).map(|subject| subject.head)
}

/// "her **predecessor**, Ana Roe": she succeeded her.
fn succession(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    let before = tree.is(noun, "predecessor");
    if !before && !tree.is(noun, "successor") {
        return vec![];
    }
    let names = tree.children_by(noun, &[Deprel::Appos]).filter(|&name| tree.is_name(name));
    let owner = tree.child(noun, &[Deprel::NmodPoss]);
    let Some((owner, name)) = owner.zip(names.last()) else { return vec![] };
    let of = |at: usize| phrase::noun_phrase(analysis, at, Extent::Bare);
    let (later, earlier) = if before { (of(owner), of(name)) } else { (of(name), of(owner)) };
    vec![told(later, "succeed", noun, earlier)]
}

/// "was elected chair **in place of Mr Berg**", "took office **in succession to him**", "took over **from Mr Berg** as
/// chair": she succeeded him, who was chair.
fn in_place_of(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Extraction> {
    let tree = analysis.tree;
    let lemma = lower(tree.lemma(clause.head)).into_owned();
    let chosen = ["elect", "appoint", "name", "choose", "select", "designate"].contains(&lemma.as_str());
    let takes = lemma == "take" && tree.children_by(clause.head, &[Deprel::CompoundPrt]).any(|at| tree.is(at, "over"));
    let follows = ["succeed", "replace"].contains(&lemma.as_str()) && !clause.passive;
    let with = |preposition: &str, role: Role| {
        clause.arguments.iter().find(|argument| argument.role == role && argument.preposition == preposition)
    };
    let succession = with("in succession to", Role::Oblique);
    let earlier = match () {
        () if succession.is_some() => succession,
        () if chosen => with("in place of", Role::Oblique),
        () if takes => with("from", Role::Oblique),
        () if follows => with("", Role::Object),
        () => None,
    };
    let Some(earlier) = earlier.filter(|argument| tree.is_name(argument.head) || tree.tag(argument.head).is_pronoun())
    else {
        return vec![];
    };
    let bare = |role: Role| with("", role).filter(|argument| argument.head != earlier.head);
    let post = with("as", Role::Oblique)
        .or_else(|| bare(Role::Complement).or(bare(Role::Object).filter(|_| clause.passive)).filter(|_| chosen));
    let later = match chosen && !clause.passive {
        true => bare(Role::Object).map(|argument| coordination::phrases(analysis, argument.head, Extent::Bare)),
        false => subject::subjects(analysis, clause),
    };
    let before = coordination::phrases(analysis, earlier.head, Extent::Bare);
    let mut found = vec![];
    for person in before {
        let later = later.iter().flatten().filter(|_| !follows);
        found.extend(later.map(|later| told(later.clone(), "succeed", clause.head, person.clone())));
        let posts = post.map(|argument| coordination::phrases(analysis, argument.head, Extent::Short));
        found.extend(posts.into_iter().flatten().map(|post| formerly(told(person.clone(), "be", clause.head, post))));
    }
    found
}

/// The same as it was before.
fn formerly(said: Extraction) -> Extraction {
    let head = said.relation_tokens.first().copied().unwrap_or_default();
    let before = Phrase { head, tokens: vec![head], reworded: Some("previously".to_owned()) };
    Extraction { qualifiers: vec![PhraseQualifier::TimeText(before)], ..said }
}

/// "The Fund is financed by contributions **from Peru and Chile**": they finance it.
fn payers(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Extraction> {
    let tree = analysis.tree;
    let verb = lower(tree.lemma(clause.head)).into_owned();
    let pays =
        ["finance", "fund", "support", "pay", "sustain", "underwrite"].contains(&verb.as_str()) && clause.passive;
    let Some(undergoer) = clause.subject.filter(|subject| pays && subject.undergoes) else { return vec![] };
    let means = clause.arguments.iter().filter(|argument| {
        matches!(argument.preposition.as_str(), "by" | "from" | "through" | "with")
            && WordClass::Payment.contains(tree.lemma(argument.head))
    });
    let from = |at: usize| {
        let givers = tree.children_by(at, &[Deprel::Nmod]).collect::<Vec<_>>();
        givers.into_iter().filter(|&giver| is_giver(tree, clause.head, giver))
    };
    let beside = tree.children_by(clause.head, &[Deprel::Obl]).filter(|&giver| is_giver(tree, clause.head, giver));
    let mut means = means.peekable();
    let any = means.peek().is_some();
    let givers: Vec<usize> = means.flat_map(|argument| from(argument.head)).chain(beside.filter(|_| any)).collect();
    let paid = bearer(analysis, undergoer.head);
    let people = givers.into_iter().flat_map(|giver| coordination::phrases(analysis, giver, Extent::Bare));
    people.map(|person| told(person, &verb, clause.head, paid.clone())).collect()
}

/// Whether a noun after "from" names people or a body, and no time is told of it: "a grant **from 2010**", "loans **from Lima
/// in May**", where the place may only tell where.
fn is_giver(tree: Tree<'_>, verb: usize, noun: usize) -> bool {
    let lemma = lower(tree.lemma(noun));
    let when = |at: usize| {
        let time = WordClass::TimeNoun.contains(&lower(tree.lemma(at))) || time::date(tree, &[at]).is_some();
        time || tree.tag(at) == Tag::Cd
    };
    let own = [Deprel::Nmod, Deprel::Obl];
    let timed = [noun, verb].into_iter().any(|at| tree.children_by(at, &own).any(|other| other > noun && when(other)));
    let body = WordClass::Body.contains(&lemma) || WordClass::DecidingBody.contains(&lemma);
    let somebody = tree.is_name(noun) || tree.tag(noun).is_noun() && (body || tree.names_person(noun));
    tree.preposition(noun).as_str() == "from" && somebody && !when(noun) && !timed
}

fn told(subject: Phrase, verb: &str, by: usize, object: Phrase) -> Extraction {
    fact(subject, verb, vec![by], Object::Thing(object), Construction::Nominalisation)
}
