//! How a claim bears on a question: the names merged, the rules used, down to the words that say it.

use super::AnswerError;
use super::evidence::{Evidence, Said};
use super::labels::Labels;
use super::model::Step;
use super::words;
use crate::claim::{Modality, Polarity};
use crate::lexicon::is_preposition;
use crate::question::{Operand, Sense, Statement, Things};
use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql::{Rules, citations};
use crate::store::{Endpoint, QuadPattern};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The most claims whose derivation is told.
const MOST_CLAIMS: usize = 3;
/// The most nodes that a search for a way between two names visits.
const MOST_NODES: usize = 400;

/// One link of a way between two names: from, the relation, to, and whether it is said the other way round.
type Link = (NamedNode, NamedNode, NamedNode, bool);

/// The steps from each of the deciding claims to what was asked.
pub(super) fn steps(
    asked: &Statement,
    deciding: &[&Said],
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<Vec<Step>, AnswerError> {
    let mut steps = vec![];
    for said in deciding.iter().take(MOST_CLAIMS) {
        let derivation = Derivation { asked, said, endpoint, rules };
        for step in derivation.steps()? {
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
    }
    Ok(steps)
}

/// What a rule of a user's rests on, and the rule.
pub(super) fn by_rule(
    asked: &Statement,
    said: &[&Said],
    endpoint: &dyn Endpoint,
    rules: &Rules,
    deciding: &BTreeSet<NamedNode>,
) -> Result<Vec<Step>, AnswerError> {
    let (mut steps, mut told) = (vec![], BTreeSet::new());
    for said in said.iter().filter(|said| deciding.contains(&said.node)).take(MOST_CLAIMS) {
        told.extend(said.relation.clone());
        let derivation = Derivation { asked, said, endpoint, rules };
        steps.push(derivation.claim(&Labels::fetch(endpoint, &derivation.spoken_of(&[]))?));
    }
    let rule = |sentence: &str| Step { text: format!("by the rule: {sentence}"), citations: vec![] };
    steps.extend(rules.concluding(asked, &told).into_iter().map(rule));
    Ok(steps)
}

struct Derivation<'a> {
    asked: &'a Statement,
    said: &'a Said,
    endpoint: &'a dyn Endpoint,
    rules: &'a Rules,
}

impl Derivation<'_> {
    fn steps(&self) -> Result<Vec<Step>, AnswerError> {
        let subject = self.links(Some(&self.asked.subject), self.said.subject.as_ref())?;
        let object = match &self.said.object {
            Some(Term::NamedNode(object)) => self.links(self.asked.object.as_ref(), Some(object))?,
            _ => vec![],
        };
        let labels = Labels::fetch(self.endpoint, &self.spoken_of(&[&subject[..], &object].concat()))?;
        let mut steps = vec![self.claim(&labels)];
        steps.extend(self.relation(&labels));
        for link in subject.iter().chain(&object) {
            steps.push(self.link(link, &labels)?);
        }
        steps.extend(self.name(self.asked.object.as_ref(), self.said.object.as_ref(), &labels));
        steps.extend(self.venue(&labels));
        steps.extend(self.mood());
        Ok(steps)
    }

    /// The claim itself.
    fn claim(&self, labels: &Labels) -> Step {
        Step { text: words::claim(self.said, labels), citations: self.said.citations.clone() }
    }

    /// Whether a relation tells who is given a post.
    fn makes(&self, relation: &NamedNode) -> bool {
        let being = self.rules.narrower(&namespace::BE.into_owned());
        self.rules.making().0.contains(relation) || relation.as_ref() != namespace::BE && being.contains(relation)
    }

    /// Why the claim's relation is the one asked for.
    fn relation(&self, labels: &Labels) -> Option<Step> {
        let said = self.said.relation.as_ref()?;
        let senses = &self.asked.predicate.senses;
        if senses.iter().any(|sense| sense.relation == *said) || senses.is_empty() {
            return None;
        }
        let (one, other) = (labels.of(said), &self.asked.predicate.label);
        let directed = |sense: &Sense| match self.said.polarity {
            Polarity::Affirmed => self.rules.entailing(&sense.relation, sense.inverse),
            Polarity::Denied => self.rules.entailed(&sense.relation, sense.inverse),
        };
        let found: BTreeSet<(NamedNode, bool)> = senses.iter().flat_map(directed).collect();
        let turned = |sense: &Sense| found.contains(&(said.clone(), !sense.inverse));
        let text = match self.said.polarity {
            _ if senses.iter().any(turned) => format!("“{one}” is “{other}” said from the other side"),
            _ if self.makes(said) && other == "be" => "whoever is appointed to a post is taken to hold it".to_owned(),
            _ if said.as_ref() == namespace::BE || self.makes(said) => {
                format!("whoever holds that post is taken to {other}")
            }
            _ if is_preposition(&one) => format!("“{one}” tells “{other}” here"),
            Polarity::Affirmed => format!("to {one} is to {other}"),
            Polarity::Denied => format!("to {other} is to {one}, so what cannot {one} cannot {other}"),
        };
        Some(Step { text, citations: vec![] })
    }

    /// A link in words, with the sentence that ties the two names.
    fn link(&self, (from, relation, to, turned): &Link, labels: &Labels) -> Result<Step, AnswerError> {
        let (one, other) = (labels.of(from), labels.of(to));
        let text = match relation.as_ref() {
            namespace::SAME_AS => format!("“{one}” and “{other}” name one thing"),
            namespace::BE => format!("{one} is {other}"),
            namespace::INCLUDE if *turned => format!("{one} is named among {other}"),
            _ => {
                let verb = words::predicate(&labels.of(relation), Modality::Actual, Polarity::Affirmed);
                format!("{one} {verb} {other}, and what is said of {other} passes on to it")
            }
        };
        let mut claims = BTreeSet::new();
        for row in self.endpoint.select(&citations::between(from, to))?.rows {
            claims.extend(super::labels::nodes(row.iter().flatten()));
        }
        let evidence = Evidence::fetch(self.endpoint, &claims)?;
        let citations = evidence.in_text_order().first().map(|said| said.citations.clone()).unwrap_or_default();
        Ok(Step { text, citations })
    }

    /// A name that says more or less than the one asked with.
    fn name(&self, asked: Option<&Operand>, said: Option<&Term>, labels: &Labels) -> Option<Step> {
        let (Some(Operand::Things(things)), Some(Term::NamedNode(node))) = (asked, said) else { return None };
        let (one, other) = (labels.of(node), plain(things));
        let text = match (things.narrower.contains(node), things.broader.contains(node)) {
            (true, _) => format!("“{one}” are a kind of “{other}”"),
            (_, true) => format!("“{other}” are a kind of “{one}”"),
            _ => return None,
        };
        Some(Step { text, citations: vec![] })
    }

    /// What people do at a meeting, the meeting is said to do.
    fn venue(&self, labels: &Labels) -> Option<Step> {
        let acts = self.said.relation.as_ref().is_some_and(|relation| self.rules.venue_acts(relation));
        let Operand::Things(things) = &self.asked.subject else { return None };
        let at = |(property, value): &(NamedNode, Term)| match value {
            Term::NamedNode(venue) if property.as_ref() == namespace::VENUE => Some(venue.clone()),
            _ => None,
        };
        let venue = self.said.qualifiers.iter().find_map(at).filter(|_| acts)?;
        let elsewhere = self.said.subject.as_ref().is_none_or(|subject| !things.exactly.contains(subject));
        let text = format!("what is done at {} counts as done by it", labels.of(&venue));
        elsewhere.then_some(Step { text, citations: vec![] })
    }

    /// How the claim's mood bears on the mood asked in.
    fn mood(&self) -> Option<Step> {
        let (asked, said) = (self.asked.modality, self.said.modality);
        if asked == said {
            return None;
        }
        let (asked, said) = (words::verb(asked), words::verb(said));
        let text = match self.said.polarity {
            Polarity::Affirmed => format!("what it {said}, it {asked}"),
            Polarity::Denied => format!("what it {said} not, it {asked} not"),
        };
        Some(Step { text, citations: vec![] })
    }

    fn spoken_of(&self, links: &[Link]) -> BTreeSet<NamedNode> {
        let mut spoken: BTreeSet<NamedNode> =
            links.iter().flat_map(|(from, relation, to, _)| [from, relation, to]).cloned().collect();
        spoken.extend(self.said.subject.iter().chain(&self.said.relation).cloned());
        spoken.extend(super::labels::nodes(&self.said.object));
        spoken.extend(super::labels::nodes(self.said.qualifiers.iter().map(|(_, value)| value)));
        spoken
    }

    /// The shortest way from a name asked with to the name that the claim has, over what the rules let pass.
    fn links(&self, asked: Option<&Operand>, said: Option<&NamedNode>) -> Result<Vec<Link>, AnswerError> {
        let (Some(Operand::Things(things)), Some(goal)) = (asked, said) else { return Ok(vec![]) };
        let named = [&things.exactly, &things.narrower, &things.broader];
        if named.iter().any(|names| names.contains(goal)) {
            return Ok(vec![]);
        }
        let mut came: BTreeMap<NamedNode, Option<Link>> = things.exactly.iter().cloned().map(|n| (n, None)).collect();
        let mut open: VecDeque<NamedNode> = things.exactly.iter().cloned().collect();
        while let Some(node) = open.pop_front().filter(|_| came.len() < MOST_NODES) {
            for link in self.leaving(&node)? {
                let to = link.2.clone();
                if !came.contains_key(&to) {
                    came.insert(to.clone(), Some(link));
                    open.push_back(to);
                }
            }
        }
        let (mut way, mut at) = (vec![], goal);
        while let Some(Some(link)) = came.get(at) {
            way.insert(0, link.clone());
            at = &link.0;
        }
        Ok(way)
    }

    /// The links that a question may follow from a node.
    fn leaving(&self, node: &NamedNode) -> Result<Vec<Link>, AnswerError> {
        let senses = &self.asked.predicate.senses;
        let mut passing: BTreeSet<NamedNode> =
            BTreeSet::from([namespace::SAME_AS.into_owned(), namespace::BE.into_owned()]);
        passing.extend(senses.iter().flat_map(|sense| match self.said.polarity {
            Polarity::Affirmed => self.rules.passes_along(&sense.relation),
            Polarity::Denied => self.rules.denial_passes_along(&sense.relation),
        }));
        let mut turned = self.rules.example_relations().clone();
        turned.insert(namespace::SAME_AS.into_owned());
        turned.insert(namespace::BE.into_owned());
        let mut links = vec![];
        for (relations, is_turned) in [(passing, false), (turned, true)] {
            for relation in relations {
                let pattern = QuadPattern {
                    subject: (!is_turned).then(|| node.clone().into()),
                    predicate: Some(relation.clone()),
                    object: is_turned.then(|| node.clone().into()),
                };
                for quad in self.endpoint.quads(&pattern)? {
                    let other = if is_turned { Term::from(quad.subject) } else { quad.object };
                    if let Term::NamedNode(other) = other {
                        links.push((node.clone(), relation.clone(), other, is_turned));
                    }
                }
            }
        }
        links.sort_by(|one, other| (&one.2, &one.1).cmp(&(&other.2, &other.1)));
        Ok(links)
    }
}

/// A name without its article.
fn plain(things: &Things) -> &str {
    let label = things.label.as_str();
    ["the ", "The ", "a ", "an ", "any "].iter().find_map(|article| label.strip_prefix(article)).unwrap_or(label)
}
