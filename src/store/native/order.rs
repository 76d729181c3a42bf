//! In which order the parts of a group are gone through: always the one next that is likely to give least.

use super::parts::{Condition, Element, Slot, Step, Triple, mentioned};
use super::slots::Slots;
use crate::index::{Id, Index};
use crate::store::view::View;

/// How many rows one gives where nothing tells: things at the end of a path, values of a property.
const SOME: f64 = 4.0;

/// The steps of a group, and how many rows they may give for each row before them; none if one of them cannot be
/// taken.
pub(super) fn ordered(elements: Vec<Element>, bound: &Slots, view: &View<'_>) -> Option<(Vec<Step>, f64)> {
    let mut order = Order { view, bound: bound.clone(), steps: vec![], rows: 1.0 };
    let mut conditions = vec![];
    let mut open = vec![];
    for element in elements {
        match element {
            Element::Condition(condition) => conditions.push(condition),
            Element::Optional(inner) => {
                order.take_all(&mut open, &mut conditions)?;
                let (steps, _) = ordered(inner, &order.bound, view)?;
                order.steps.push(Step::Optional(steps));
            }
            other => open.push(Waiting::of(other)),
        }
    }
    order.take_all(&mut open, &mut conditions)?;
    for condition in conditions {
        let condition = planned(condition, &order.bound, view)?;
        order.steps.push(Step::Condition(condition));
    }
    Some((order.steps, order.rows))
}

/// Puts what must exist into steps, after these variables have values; none if that is not understood.
fn planned(condition: Condition, bound: &Slots, view: &View<'_>) -> Option<Condition> {
    Some(match condition {
        Condition::And(one, other) => {
            Condition::And(Box::new(planned(*one, bound, view)?), Box::new(planned(*other, bound, view)?))
        }
        Condition::Or(one, other) => {
            Condition::Or(Box::new(planned(*one, bound, view)?), Box::new(planned(*other, bound, view)?))
        }
        Condition::Not(inner) => Condition::Not(Box::new(planned(*inner, bound, view)?)),
        Condition::Exists(elements, _) => {
            let steps = ordered(elements, bound, view)?.0;
            Condition::Exists(vec![], steps)
        }
        other => other,
    })
}

/// What is not gone through yet.
struct Waiting {
    element: Element,
    mentioned: Slots,
    /// What it costs, as long as none of the variables that it mentions gets a value: for a union all its branches are put
    /// into an order to tell.
    cost: Option<f64>,
    /// The orders that the branches of a union were put into to tell it.
    branches: Option<Vec<Vec<Step>>>,
}

impl Waiting {
    fn of(element: Element) -> Self {
        let mentioned = mentioned(std::slice::from_ref(&element));
        Self { element, mentioned, cost: None, branches: None }
    }
}

struct Order<'v> {
    view: &'v View<'v>,
    bound: Slots,
    steps: Vec<Step>,
    rows: f64,
}

impl Order<'_> {
    /// Takes all of these, and the conditions that can be decided.
    fn take_all(&mut self, open: &mut Vec<Waiting>, conditions: &mut Vec<Condition>) -> Option<()> {
        self.decide(conditions);
        let mut strings = self.strings(open, conditions);
        while !open.is_empty() {
            let (at, cost) = self.least(open)?;
            if let Some(found) =
                strings.take_if(|(variable, found)| !self.bound.contains(*variable) && (found.len() as f64) < cost)
            {
                self.bind(&Slots::of(found.0), open);
                self.rows *= found.1.len() as f64;
                self.steps.push(Step::Strings(found.0, found.1));
                continue;
            }
            if cost.is_infinite() {
                return None;
            }
            let Waiting { element, branches, .. } = open.remove(at);
            let binds = element.binds();
            let step = match branches {
                Some(branches) => Step::Union(branches),
                None => self.step(element)?,
            };
            self.steps.push(step);
            self.bind(&binds, open);
            self.rows *= cost;
            self.decide(conditions);
        }
        Some(())
    }

    /// The place of what gives least, and how many rows it gives.
    fn least(&self, open: &mut [Waiting]) -> Option<(usize, f64)> {
        for waiting in open.iter_mut().filter(|waiting| waiting.cost.is_none()) {
            waiting.cost = Some(match &waiting.element {
                Element::Union(branches) => {
                    let (rows, steps) = self.branches(branches);
                    waiting.branches = steps;
                    rows
                }
                other => self.cost(other)?,
            });
        }
        let costs = open.iter().filter_map(|waiting| waiting.cost).enumerate();
        costs.min_by(|one, other| one.1.total_cmp(&other.1))
    }

    /// Variables have got values.
    fn bind(&mut self, variables: &Slots, open: &mut [Waiting]) {
        let new = variables.clone().without(&self.bound);
        for waiting in open.iter_mut().filter(|waiting| !waiting.mentioned.clone().shared(&new).is_empty()) {
            waiting.cost = None;
        }
        self.bound.add(variables);
    }

    /// The conditions of which all variables have values.
    fn decide(&mut self, conditions: &mut Vec<Condition>) {
        if conditions.is_empty() {
            return;
        }
        let (now, later): (Vec<_>, Vec<_>) = std::mem::take(conditions)
            .into_iter()
            .partition(|condition| !condition.is_last() && condition.variables().is_within(&self.bound));
        self.steps.extend(now.into_iter().map(Step::Condition));
        *conditions = later;
    }

    fn step(&self, element: Element) -> Option<Step> {
        Some(match element {
            Element::Triple(triple) => Step::Triple(triple),
            Element::Path(subject, path, object) => Step::Path(subject, path, object),
            Element::Values(variables, rows) => Step::Values(variables, rows),
            Element::Union(_) | Element::Optional(_) | Element::Condition(_) => return None,
        })
    }

    /// The strings that contain the text of a condition, if the words of the index tell, and where they must be found.
    fn strings(&self, open: &[Waiting], conditions: &[Condition]) -> Option<(usize, Vec<Id>)> {
        let index = self.view.snapshot().pure()?;
        conditions.iter().find_map(|condition| {
            let (variable, wanted) = condition.contained()?;
            let of_strings = |element: &Element| {
                let Element::Triple(Triple { object: Slot::Open(at), place: Some(place), .. }) = element else {
                    return false;
                };
                *at == variable && index.has_strings_only(*place)
            };
            if self.bound.contains(variable) || !open.iter().any(|waiting| of_strings(&waiting.element)) {
                return None;
            }
            Some((variable, index.strings_with(wanted)?))
        })
    }

    fn is_known(&self, slot: Slot) -> bool {
        match slot {
            Slot::Known(_) => true,
            Slot::Open(at) => self.bound.contains(at),
        }
    }

    /// How many rows an element may give for each row before it; without end if it cannot be taken yet.
    fn cost(&self, element: &Element) -> Option<f64> {
        Some(match element {
            Element::Triple(triple) => self.cost_of_triple(triple),
            Element::Path(subject, path, object) => match (self.is_known(*subject), self.is_known(*object), path) {
                (true, true, _) => 0.4,
                (true, false, _) | (false, true, _) => SOME,
                (false, false, path) if path.may_be_empty() => f64::INFINITY,
                (false, false, _) => self.view.snapshot().len() as f64,
            },
            Element::Values(variables, rows) => {
                let known = variables.iter().any(|variable| self.bound.contains(*variable));
                if known { 0.3 } else { rows.len() as f64 }
            }
            Element::Union(_) | Element::Optional(_) | Element::Condition(_) => return None,
        })
    }

    /// How many rows the branches of a union may give, without end if one of them cannot be gone through before more is known,
    /// and their orders.
    fn branches(&self, branches: &[Vec<Element>]) -> (f64, Option<Vec<Vec<Step>>>) {
        let (mut rows, mut all) = (0.0, Vec::with_capacity(branches.len()));
        for branch in branches {
            let Some((steps, some)) = ordered(branch.clone(), &self.bound, self.view) else {
                return (f64::INFINITY, None);
            };
            rows += some;
            all.push(steps);
        }
        (rows, Some(all))
    }

    fn cost_of_triple(&self, triple: &Triple) -> f64 {
        let Some(index) = self.view.snapshot().index() else { return 1.0 };
        let (subject, object) = (self.is_known(triple.subject), self.is_known(triple.object));
        let Slot::Known(_) = triple.predicate else {
            return match (subject, object) {
                (true, true) => 0.3,
                (true, false) => 2.0 * SOME,
                (false, true) => 4.0 * SOME,
                (false, false) => index.triples() as f64,
            };
        };
        // A predicate that the index lacks is one of the journal's, which is short.
        let Some(place) = triple.place else { return 1.0 };
        match (triple.subject, triple.object) {
            (Slot::Known(_), Slot::Known(_)) => 0.1,
            _ if subject && object => 0.1,
            (Slot::Known(subject), _) => index.objects(subject, place).len() as f64,
            (_, Slot::Known(object)) => index.subjects(place, object).len() as f64,
            _ if subject => 1.2,
            _ if object => for_each_object(index, place),
            _ => index.runs(place).triples() as f64,
        }
    }
}

fn for_each_object(index: &Index, place: usize) -> f64 {
    let runs = index.runs(place);
    runs.triples() as f64 / runs.len().max(1) as f64
}
