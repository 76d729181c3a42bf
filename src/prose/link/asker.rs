//! What a pronoun asks for: where it stands decides which of the things mentioned comes first.

use super::acting::takes_side;
use super::context::{Agreement, Mention, Role, WINDOW, depth, first_conjunct, role};
use super::mates::{Mates, is_bidden, meant_by};
use crate::prose::clause::{Tree, WordClass, addressee, names_person};
use crate::prose::{Deprel, Sentence, Tag, Token};

/// No rank is so high: what ranks after all else is put behind by so much.
pub const FARTHEST: usize = 20;

/// Where a pronoun stands.
pub struct Asker {
    sentence: usize,
    as_subject: bool,
    possessive: bool,
    /// Whether it is "it" or "its".
    neuter: bool,
    /// Whether it is "she" or "his".
    personal: bool,
    /// Whether it opens what follows a semicolon.
    opens_part: bool,
    own_subject: Option<usize>,
    /// The subject of the verb whose object is what a possessive says is somebody's.
    holder: Option<usize>,
    /// The subject of the verb that asks another for what the pronoun's clause says.
    asking: Option<usize>,
    /// Whom the one speaks for who says the clause of the pronoun: the tokens about him or her.
    represented: Vec<usize>,
    /// The subject of the clause that the pronoun's is joined to, and how deep that one lies.
    joined: Option<(usize, usize)>,
    /// What stands beside the verbs that the pronoun's own verb goes on from, subjects aside.
    beside: Vec<usize>,
    /// Whether it is what somebody takes a side on.
    disputed: bool,
    /// Whether it is the object of a verb that has a noun for its subject: "members have accepted **it**".
    parallel: bool,
    /// Whether it is whom a verb asks for something: "order **them** to stop".
    bids: bool,
    /// The subject of the clause around "its **own**".
    bound: Option<usize>,
    /// The subject of the condition on which something is taken from whoever it is that fails.
    conditioned: Option<usize>,
    /// Where the words end that an item of a list shares with the item before.
    introduced: Option<usize>,
    /// What stands too near to be meant.
    mates: Mates,
}

impl Asker {
    /// The pronoun at a token of the sentence of that number, which may share words with the item of a list before it, up
    /// to where they end.
    pub fn new(sentence: &Sentence, pronoun: usize, number: usize, introduced: Option<usize>) -> Self {
        let (_, relation) = first_conjunct(sentence, pronoun);
        let possessive = sentence.token(pronoun).is_some_and(|token| token.tag == Tag::PrpPoss);
        // "…, which gives it weight": what was said gives weight to whoever it was said of.
        let as_subject = possessive || role(relation) == Role::Subject || comments_on_clause(sentence, pronoun);
        let bound = own_subject(sentence, pronoun).filter(|_| possessive && is_own(sentence, pronoun));
        let own_subject = if as_subject { None } else { own_subject(sentence, pronoun) };
        Self {
            sentence: number,
            as_subject,
            possessive,
            neuter: Agreement::of_token(sentence, pronoun) == Some(Agreement::Neuter),
            personal: Agreement::of_token(sentence, pronoun) == Some(Agreement::Person),
            opens_part: pronoun.checked_sub(1).and_then(|at| sentence.token(at)).is_some_and(|token| token.form == ";"),
            own_subject,
            holder: if possessive { holder(sentence, pronoun) } else { None },
            asking: asking(sentence, pronoun).filter(|_| !as_subject),
            represented: represented(sentence, pronoun).map(|noun| sentence.subtree(noun)).unwrap_or_default(),
            joined: joined(sentence, pronoun).filter(|_| !as_subject),
            parallel: is_parallel(sentence, pronoun),
            bids: is_bidden(sentence, pronoun),
            beside: if as_subject { Vec::new() } else { beside(sentence, pronoun) },
            disputed: takes_side(sentence, pronoun),
            bound,
            conditioned: subject_of_condition(sentence, pronoun),
            introduced,
            mates: Mates::new(sentence, pronoun, own_subject),
        }
    }

    /// Lower is better; none if the mention cannot be meant.
    pub fn rank(&self, mention: &Mention) -> Option<usize> {
        // "The Agency said Peru had ignored its **own** staff", "if **Peru** fails, the Agency can revoke its licence".
        match self.bound.or(self.conditioned) {
            Some(meant) if self.sentence == mention.sentence && meant == mention.group => Some(0),
            Some(_) => self.rank_otherwise(mention).map(|rank| rank + 1),
            None => self.rank_otherwise(mention),
        }
    }

    fn rank_otherwise(&self, mention: &Mention) -> Option<usize> {
        // What is remembered is at most so far back, though a sentence before may have had several parts.
        let back = (self.sentence - mention.sentence).min(WINDOW);
        if let Some(pronoun) = self.mates.examples {
            return pronoun.checked_sub(mention.head).filter(|_| back == 0);
        }
        if back == 0 && (self.own_subject.is_some_and(|own| own == mention.group) || self.mates.bar(mention)) {
            return None;
        }
        // "The Panel, made up of **nine judges**, advises them": rather those that the sentence before was about.
        if back == 0 && self.mates.are_aside(mention) {
            return Some(4);
        }
        if let Some(rank) = self.of_topic(back, mention) {
            return Some(rank);
        }
        // "The Board discussed **the levy**. Peru has accepted it": somebody else deals with the same thing.
        if back == 1 && self.neuter && self.parallel && mention.role == Role::Object && mention.depth == 0 {
            return Some(2);
        }
        // "Four members voted for the levy. Peru voted against **it**": on the same thing.
        if back < 2 && self.neuter && self.disputed && mention.disputed {
            return Some(0);
        }
        if back > 0 && self.neuter && (mention.secondary || mention.activity) {
            // "The Bank is small. Its seat is in Suva. It lends": the seat is not what the text is about.
            return Some(if mention.secondary { 9 } else { 7 });
        }
        // "the societies report **their** spending": their own, whoever else was named.
        if back == 0 && self.holder.is_some_and(|holder| holder == mention.group) {
            return Some(0);
        }
        // "A spokesman for the Bank said **it** had paid".
        if back == 0 && self.represented.contains(&mention.head) {
            return Some(0);
        }
        // "amended its charter and **its** rules": whose the charter is.
        if back == 0 && self.possessive && self.neuter && mention.owned && mention.role != Role::Subject {
            return Some(9);
        }
        // "reports to the Board and cannot bind **it**": the Board.
        if back == 0 && self.neuter && self.beside.contains(&mention.head) {
            return Some(0);
        }
        // "accused the Board of ignoring members. “**They** came once,” she said."
        if back == 1 && self.as_subject && mention.charged {
            return Some(0);
        }
        // "may advise operators but cannot order **them** to stop": whom something can be asked of.
        if back == 0 && self.bids && !self.neuter && self.beside.contains(&mention.head) {
            return Some(usize::from(mention.role == Role::Object));
        }
        self.in_list(back, mention).or_else(|| self.by_role(back, mention))
    }

    /// What the sentence before was about, where it was pointed at or is somebody's.
    fn of_topic(&self, back: usize, mention: &Mention) -> Option<usize> {
        let before = back == 1 && self.neuter;
        let subject = before && mention.role == Role::Subject;
        let main = subject && mention.depth == 0;
        let named_owner = main && mention.secondary && !mention.owned;
        // "**This report** was adopted in May. The Council must send it on": the one thing that was spoken of.
        if subject && !self.as_subject && mention.pointed {
            return Some(3);
        }
        // "**This summary** was written in May. It may be copied": the summary.
        if main && mention.pointed {
            return Some(2);
        }
        // "The League's **budget** grew. It was approved by members".
        if named_owner && self.mates.treated {
            return Some(1);
        }
        // "**The Bank's** seat is in Suva. It lends"; "**Peru's plan** brings light. It costs little".
        let possessor = before && self.as_subject && mention.possessing && mention.depth == 0;
        if possessor { Some(3) } else { Some(4).filter(|_| named_owner) }
    }

    /// "The Board, which has a seat in Suva, shall: draft **a plan**; publish **it**": what the item before was about, not
    /// what the words before both speak of besides.
    fn in_list(&self, back: usize, mention: &Mention) -> Option<usize> {
        let introduced = self.introduced.filter(|_| !self.as_subject)?;
        match (back, mention.role) {
            (1, Role::Object) if mention.place >= introduced => Some(0),
            (0, Role::Object | Role::Agent | Role::Other) if mention.place < introduced => Some(6),
            _ => None,
        }
    }

    fn by_role(&self, back: usize, mention: &Mention) -> Option<usize> {
        let nearer = usize::from(self.holder.is_some());
        Some(match (back, mention.role, self.as_subject) {
            // "members praised Peru and its ports": whose they are is told nearby, if anything there agrees.
            (0, Role::Object, true) if self.possessive => nearer,
            (0, Role::Subject, true) | (0, Role::Object, false) => nearer,
            // "The storm broke three masts; **they** were old": the masts, not what the sentence before was about.
            (0, Role::Object, true) if self.opens_part && !self.neuter => 1,
            // "The Board met where **the fund** has its seat. It will pay": the Board.
            (1, Role::Subject | Role::Object, _) if mention.embedded => 7,
            (1, Role::Subject, true) if self.opens_part && !self.neuter => 2,
            (1, Role::Subject, true) if mention.depth == 0 => 1,
            // "Ministers agreed that the grants are paid and that nobody repays **them**": the grants.
            (0, Role::Subject, false)
                if self.joined.is_some_and(|(own, depth)| own != mention.group && mention.depth < depth) =>
            {
                2
            }
            // "The Council asked the Secretariat to circulate **it**": hardly the Council.
            (0, Role::Subject, false) if self.asking == Some(mention.group) => 2,
            (0, Role::Subject, false) => 1,
            (1, Role::Agent, true) if (self.neuter || self.personal) && mention.depth == 0 => 4,
            // "Work is led from Lima by the Director. The prize went to **Ana Roe**. She joined": whoever was named last.
            (1, Role::Other, true) if self.personal && mention.depth == 0 => 5,
            (0, Role::Other | Role::Agent, false) | (1, Role::Subject, true) => 2,
            (1, Role::Subject, false) | (0, Role::Object, true) => 3,
            (0, Role::Other | Role::Agent, true) => 4,
            (1, Role::Object, _) => 5,
            (2, Role::Subject, _) => 6,
            (1, Role::Other | Role::Agent, _) => 8,
            _ => return None,
        })
    }
}

/// Whether a pronoun is the object of a verb that says what is made of a thing, and whose subject is a noun.
fn is_parallel(sentence: &Sentence, pronoun: usize) -> bool {
    let Some(verb) = sentence.token(pronoun).filter(|token| token.relation == Deprel::Obj).and_then(|token| token.head)
    else {
        return false;
    };
    let noun = |at: usize| sentence.token(at).is_some_and(|token| token.tag.is_noun());
    let treats = sentence.token(verb).is_some_and(|verb| WordClass::Treating.contains(&verb.lemma));
    treats && own_subject(sentence, pronoun).is_some_and(noun)
}

/// The head of the subject of the clause that a token stands in; that of the clause it is coordinated with, if it
/// has none of its own; whoever is asked to do it, of an infinitive.
fn own_subject(sentence: &Sentence, at: usize) -> Option<usize> {
    let mut next = sentence.token(at)?.head;
    while let Some(head) = next {
        if let Some(subject) = subject_of(sentence, head) {
            return Some(subject);
        }
        let token = sentence.token(head)?;
        // "enters into force on **the date** stated in it".
        if token.relation == Deprel::Acl && matches!(token.tag, Tag::Vbn | Tag::Vbg) {
            return token.head;
        }
        next = token.head;
    }
    None
}

/// The subject that a verb has, or that a verb or noun gives it: "asked **the Board** to meet", "**Peru's** bid to win".
fn subject_of(sentence: &Sentence, verb: usize) -> Option<usize> {
    let subject = |&&child: &&usize| sentence.token(child).is_some_and(|token| role(token.relation) == Role::Subject);
    let own = sentence.children(verb).iter().find(subject).copied();
    own.or_else(|| {
        let (tree, token) = (Tree { sentence }, sentence.token(verb)?);
        match token.relation {
            Deprel::Xcomp => addressee(tree, token.head?),
            Deprel::Acl if token.tag == Tag::Vb => tree.child(token.head?, &[Deprel::NmodPoss]),
            _ => None,
        }
    })
}

/// The subject of the verb that asks another for the infinitive which a pronoun is an object of.
fn asking(sentence: &Sentence, pronoun: usize) -> Option<usize> {
    let verb = sentence.token(pronoun)?.head?;
    let governor = sentence.token(verb).filter(|token| token.relation == Deprel::Xcomp)?.head?;
    addressee(Tree { sentence }, governor)?;
    let mut asks = governor;
    while subject_of(sentence, asks).is_none() {
        asks = sentence.token(asks).filter(|token| token.relation == Deprel::Conj)?.head?;
    }
    subject_of(sentence, asks).map(|subject| first_conjunct(sentence, subject).0)
}

/// The subject of the verb whose object or addition, the first of several, a possessive pronoun stands before.
fn holder(sentence: &Sentence, pronoun: usize) -> Option<usize> {
    let noun = sentence.token(pronoun)?.head?;
    let held = sentence.token(noun)?;
    let mut verb = held.head?;
    let object = |&child: &usize| sentence.token(child).is_some_and(|token| role(token.relation) == Role::Object);
    // "thanked members for **their** work": theirs, or whoever's who thanked them.
    let only = held.relation.base() == Deprel::Obl && !sentence.children(verb).iter().any(object);
    if held.relation != Deprel::Obj && !only {
        return None;
    }
    while subject_of(sentence, verb).is_none() {
        // "insists on keeping data within **its** borders".
        let gerund = |token: &&Token| token.relation == Deprel::Advcl && token.tag == Tag::Vbg;
        let token = sentence.token(verb).filter(|token| token.relation == Deprel::Xcomp || gerund(token))?;
        verb = token.head?;
    }
    subject_of(sentence, verb).filter(|&subject| subject < pronoun).map(|subject| meant_by(sentence, subject))
}

/// The noun for whom somebody speaks who says the clause that a pronoun stands in: "the Bank" of "a spokesman for **the
/// Bank** said it had paid".
#[must_use]
pub fn represented(sentence: &Sentence, pronoun: usize) -> Option<usize> {
    let relation = |at: usize| sentence.token(at).map(|token| token.relation.base());
    let mut clause = pronoun;
    while relation(clause)? != Deprel::Ccomp {
        clause = sentence.token(clause)?.head?;
    }
    let sayer = subject_of(sentence, sentence.token(clause)?.head?)?;
    let person = sentence.token(sayer).filter(|token| token.tag == Tag::Nn && names_person(&token.lower()))?;
    let tree = Tree { sentence };
    let noun = sentence.children(sayer).iter().copied().find(|&child| {
        relation(child) == Some(Deprel::Nmod)
            && ["for", "of"].iter().any(|word| tree.preposition(child).as_str() == *word)
    })?;
    (person.head != Some(noun) && noun < pronoun && tree.tag(noun).is_noun() && !tree.tag(noun).is_plural())
        .then_some(noun)
}

/// The subject of the clause that the pronoun's own clause is joined to, and how many clauses that is inside.
fn joined(sentence: &Sentence, pronoun: usize) -> Option<(usize, usize)> {
    let mut clause = pronoun;
    loop {
        let token = sentence.token(clause)?;
        let before = token.head?;
        if token.relation == Deprel::Conj && subject_of(sentence, clause).is_some() {
            let (subject, _) = first_conjunct(sentence, subject_of(sentence, before)?);
            return Some((subject, depth(sentence, subject)));
        }
        clause = before;
    }
}

/// The heads of the phrases beside the verbs before, which share their subject with the verb that a pronoun hangs on.
fn beside(sentence: &Sentence, pronoun: usize) -> Vec<usize> {
    let mut verb = sentence.token(pronoun).and_then(|token| token.head);
    let mut found = Vec::new();
    while let Some(at) = verb.filter(|&at| subject_of(sentence, at).is_none()) {
        let before = sentence.token(at).filter(|token| token.relation == Deprel::Conj).and_then(|token| token.head);
        let arguments: Vec<usize> = before.into_iter().flat_map(|before| sentence.children(before)).copied().collect();
        // "issue advice **to operators**", hung on the advice.
        let tree = Tree { sentence };
        let within = arguments.iter().flat_map(|&object| sentence.children(object)).copied();
        found.extend(
            within.filter(|&noun| noun < at && tree.relation(noun) == Deprel::Nmod && tree.preposition(noun) == "to"),
        );
        found.extend(arguments.into_iter().filter(|&child| {
            let relation = sentence.token(child).map(|token| token.relation.base());
            child < at && matches!(relation, Some(Deprel::Obl | Deprel::Obj | Deprel::OblAgent))
        }));
        verb = before;
    }
    found
}

/// Whether a pronoun stands in a clause about each of several.
#[must_use]
pub fn is_shared_out(sentence: &Sentence, pronoun: usize) -> bool {
    let subject = own_subject(sentence, pronoun).and_then(|subject| sentence.token(subject));
    subject.is_some_and(|token| token.tag == Tag::Dt && token.is("each"))
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

/// Whether "own" follows a possessive.
fn is_own(sentence: &Sentence, pronoun: usize) -> bool {
    sentence.token(pronoun + 1).is_some_and(|token| token.is("own"))
}

/// The subject of the condition of the clause whose object a possessive pronoun stands before: "**Peru**" of "if Peru fails,
/// the Agency can revoke its licence", where what is taken is not the taker's, or where the same pronoun is that subject.
#[must_use]
pub fn subject_of_condition(sentence: &Sentence, pronoun: usize) -> Option<usize> {
    let tree = Tree { sentence };
    let object = tree.head(pronoun).filter(|_| tree.tag(pronoun) == Tag::PrpPoss && !is_own(sentence, pronoun))?;
    let passive = tree.relation(object) == Deprel::NsubjPass;
    let verb = tree.head(object).filter(|_| passive || tree.relation(object) == Deprel::Obj)?;
    let fronted = tree.children_by(verb, &[Deprel::Advcl]).filter(|&clause| clause < pronoun);
    let marked = |clause: usize, words: &[&str]| {
        tree.children_by(clause, &[Deprel::Mark, Deprel::Advmod]).any(|mark| tree.is_any(mark, words))
    };
    let condition = fronted.filter(|&clause| marked(clause, &["if", "unless", "where", "when", "once"])).last()?;
    let subject = tree.child(condition, &[Deprel::Nsubj, Deprel::NsubjPass])?;
    let same =
        Agreement::of_token(sentence, subject).is_some_and(|own| Some(own) == Agreement::of_token(sentence, pronoun));
    let parallel = same && marked(condition, &["if", "unless"]);
    (parallel || WordClass::TakingAway.contains(tree.lemma(verb))).then_some(subject)
}
