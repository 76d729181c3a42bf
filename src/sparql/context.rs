//! The context of a question as patterns on each claim: who said it, and that it holds at a date.

use super::compile::Compiler;
use super::operand::same;
use super::pattern;
use super::restriction::{Dates, END, less, more, not_less, of_any_date, starts, text_of};
use super::value::{and, not, or};
use crate::claim::TimeRelation;
use crate::rdf::{Literal, NamedNode, NamedNodeRef, namespace};
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::Variable;

/// Properties that tie a source to whoever wrote or published it.
const OF_SOURCES: [NamedNodeRef<'static>; 3] = [
    NamedNodeRef::new_unchecked("http://www.w3.org/ns/prov#wasAttributedTo"),
    NamedNodeRef::new_unchecked("http://purl.org/dc/terms/creator"),
    NamedNodeRef::new_unchecked("http://purl.org/dc/terms/publisher"),
];

impl Compiler<'_> {
    /// Who must have said a claim; nothing where every claim counts.
    pub(super) fn in_context(&mut self, claim: &Variable) -> Option<GraphPattern> {
        (!self.context.origins.is_empty()).then(|| self.said_by(claim))
    }

    /// The pattern without claims that are dated otherwise. What no claim says has no date.
    pub(super) fn then(&mut self, pattern: GraphPattern, claim: &Variable) -> GraphPattern {
        let Some(date) = &self.context.as_of else { return pattern };
        let elsewhen = self.elsewhen(Dates::of_claim(claim), date);
        let unsaid = not(Expression::Bound(claim.clone()));
        let at_another_time = self.dated_elsewhere(claim, date);
        let holds = and(pattern::not_exists(elsewhen), pattern::not_exists(at_another_time));
        pattern::filter(pattern, or(unsaid, holds))
    }

    /// The claim bears no date, and another one of the same fact bears one that leaves the date asked for out: "since 2021 she
    /// has been Secretary-General", beside "the Secretary-General, Ms Roe".
    fn dated_elsewhere(&mut self, claim: &Variable, date: &str) -> GraphPattern {
        let [other, one, another, relation, time] =
            ["other", "node", "node", "relation", "time"].map(|stem| self.fresh(stem));
        let part = |of: &Variable, part: NamedNodeRef<'_>, to: &Variable| {
            pattern::triple(of.clone(), part.into_owned(), to.clone())
        };
        let sides = [(&one, &another), (&another, &one)].map(|(subject, object)| {
            pattern::join([part(&other, namespace::SUBJECT, subject), part(&other, namespace::OBJECT, object)])
        });
        let same = pattern::join([
            part(claim, namespace::SUBJECT, &one),
            part(claim, namespace::OBJECT, &another),
            part(claim, namespace::PREDICATE, &relation),
            pattern::union(sides),
            part(&other, namespace::PREDICATE, &relation),
            self.elsewhen(Dates::of_claim(&other), date),
        ]);
        pattern::filter(same, pattern::not_exists(of_any_date(claim, time)))
    }

    /// A passage of one of the sources says it, or it is attributed to one of the things.
    fn said_by(&mut self, claim: &Variable) -> GraphPattern {
        let origins = &self.context.origins;
        let sources: Vec<NamedNode> = origins.iter().flat_map(|origin| origin.sources.clone()).collect();
        let things: Vec<NamedNode> = origins.iter().flat_map(|origin| origin.things.clone()).collect();
        let [passage, source, said, thing] = ["passage", "source", "said", "origin"].map(|stem| self.fresh(stem));
        let quoted = pattern::join([
            pattern::triple(claim.clone(), namespace::WAS_QUOTED_FROM.into_owned(), passage.clone()),
            pattern::triple(passage, namespace::WAS_DERIVED_FROM.into_owned(), source.clone()),
        ]);
        let is_thing = [pattern::values(&thing, pattern::ground(&things))]
            .into_iter()
            .chain(pattern::walk(said.clone(), &same(), thing))
            .collect();
        let named = pattern::once(&said, is_thing);
        let attributed = pattern::triple(claim.clone(), namespace::ATTRIBUTED_TO.into_owned(), said.clone());
        let published = pattern::one_of(&OF_SOURCES).map(|path| pattern::path(source.clone(), path, said));
        let mut branches = vec![];
        if !sources.is_empty() {
            branches.push(pattern::join([quoted.clone(), pattern::values(&source, pattern::ground(&sources))]));
        }
        if !things.is_empty() {
            branches.push(pattern::join([named.clone(), attributed]));
            branches.push(pattern::join([named, quoted].into_iter().chain(published)));
        }
        pattern::union(branches)
    }

    /// A date of the claim that leaves the date asked for out.
    pub(super) fn elsewhen(&mut self, dates: Dates<'_>, date: &str) -> GraphPattern {
        use TimeRelation::{After, Before, In, Since, Until};
        let end = format!("{date}{END}");
        let literal = |text: &str| Expression::from(Literal::new_simple_literal(text));
        let branches = TimeRelation::ALL.map(|relation| {
            let variable = self.fresh("time");
            let has = pattern::triple(dates.node.clone(), (dates.property)(relation).into_owned(), variable.clone());
            let text = || text_of(&variable);
            let covers = |text| starts(literal(date), text);
            let apart = match relation {
                In => not(or(starts(text(), literal(date)), covers(text()))),
                Since => and(more(text(), literal(&end)), not(covers(text()))),
                After => and(not_less(text(), literal(date)), not(starts(text(), literal(date)))),
                Until => and(less(text(), literal(date)), not(covers(text()))),
                Before => and(not(more(text(), literal(date))), not(starts(text(), literal(date)))),
            };
            pattern::filter(has, apart)
        });
        pattern::union(branches)
    }
}
