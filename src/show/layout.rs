//! A map as it is laid out: where everything stands and which way every arrow goes.

use super::heights::heights;
use super::layers::{Layers, Node};
use super::map::phrase;
use super::measures::{BETWEEN, LETTER, LINE, SMALL_LETTER, SMALL_LINE, class, inset, lines};
use crate::knowledge::{Map, ThingKind};
use std::collections::BTreeMap;

/// Measures, in pixels: the space around the words of a thing, and between columns.
const PADDING: f64 = 12.0;
const GAP: f64 = 34.0;
/// How high a way is that bears no words, and how far a way from a thing to itself reaches down.
const WAY: f64 = 6.0;
const LOOP: f64 = 16.0;
/// How far arrows stand apart at the side of a thing.
const APART: f64 = 9.0;

/// A point.
pub(super) type Point = (f64, f64);

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    fn centred((x, y): Point, width: f64, height: f64) -> Self {
        Self { x: x - width / 2.0, y: y - height / 2.0, width, height }
    }

    pub(super) fn middle(self) -> Point {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

/// A drawing before it is written.
pub(super) struct Drawing {
    /// Where each thing stands.
    pub(super) things: Vec<Area>,
    /// The arrows between two things as one: its course, its words, where they stand.
    pub(super) arrows: Vec<Drawn>,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// An arrow, or several of the same kind between the same things.
pub(super) struct Drawn {
    /// Curves, each by its ends and what bends it between; one that does not begin where the last one ended begins anew.
    pub(super) course: Vec<[Point; 4]>,
    pub(super) words: String,
    pub(super) at: Area,
    pub(super) class: &'static str,
}

/// Arrows of one kind between the same things, with all that they say.
struct Joined {
    from: usize,
    to: usize,
    class: &'static str,
    words: String,
}

impl Joined {
    fn words_wide(&self) -> f64 {
        self.words.chars().count() as f64 * SMALL_LETTER + 8.0
    }
}

fn joined(map: &Map) -> Vec<Joined> {
    let mut all: BTreeMap<(usize, usize, &'static str), Vec<String>> = BTreeMap::new();
    for arrow in map.arrows.iter().filter(|arrow| arrow.from.max(arrow.to) < map.things.len()) {
        let words = all.entry((arrow.from, arrow.to, class(arrow.modality, arrow.polarity))).or_default();
        words.push(phrase(arrow));
    }
    let one = |((from, to, class), words): (_, Vec<String>)| Joined { from, to, class, words: words.join(", ") };
    all.into_iter().map(one).collect()
}

/// Where everything stands.
pub(super) fn draw(map: &Map) -> Drawing {
    let arrows = joined(map);
    let ends: Vec<(usize, usize)> = arrows.iter().map(|arrow| (arrow.from, arrow.to)).collect();
    let layers = Layers::of(map.things.len(), &ends);
    let sizes = sizes(map, &arrows, &layers);
    let heights = heights(&layers, &sizes);
    let kinds = map.things.iter().map(|thing| thing.kind).collect();
    let mut layout = Layout {
        arrows: &arrows,
        layers: &layers,
        slots: vec![Area::default(); layers.nodes.len()],
        boxes: vec![],
        kinds,
    };
    let width = layout.place(&sizes, &heights);
    layout.boxes = map.things.iter().enumerate().map(|(thing, told)| layout.of_thing(thing, &told.label)).collect();
    let drawn = layout.drawn();
    let below = layout.slots.iter().map(|slot| slot.y + slot.height).fold(60.0, f64::max);
    let note = if map.left_out > 0 { 2.0 * LINE } else { 0.0 };
    Drawing { things: layout.boxes, arrows: drawn, width, height: below + BETWEEN + note }
}

/// The width and height of a thing's box.
fn size_of(label: &str) -> (f64, f64) {
    let words = lines(label);
    let widest = words.iter().map(|line| line.chars().count()).max().unwrap_or(1);
    (widest as f64 * LETTER + 2.0 * PADDING + 12.0, words.len() as f64 * LINE + PADDING)
}

/// The width and height of each place.
fn sizes(map: &Map, arrows: &[Joined], layers: &Layers) -> Vec<(f64, f64)> {
    let of = |node: &Node| match *node {
        Node::Thing(thing) => {
            let (mut width, mut height) = map.things.get(thing).map(|thing| size_of(&thing.label)).unwrap_or_default();
            let own = arrows.iter().filter(|arrow| arrow.from == thing && arrow.to == thing);
            for (arrow, number) in own.zip(0..) {
                width = width.max(arrow.words_wide());
                height += SMALL_LINE + if number == 0 { LOOP } else { 0.0 };
            }
            (width, height)
        }
        Node::Way(arrow, true) => (arrows.get(arrow).map_or(0.0, Joined::words_wide), SMALL_LINE),
        Node::Way(_, false) => (0.0, WAY),
    };
    layers.nodes.iter().map(of).collect()
}

/// What is being laid out.
struct Layout<'a> {
    arrows: &'a [Joined],
    layers: &'a Layers,
    /// The place of each node, as wide as its column.
    slots: Vec<Area>,
    /// The box of each thing.
    boxes: Vec<Area>,
    /// What each thing is, whose outline may stand back from the sides of its box.
    kinds: Vec<ThingKind>,
}

impl Layout<'_> {
    /// Gives every node its place; gives the width of all.
    fn place(&mut self, sizes: &[(f64, f64)], heights: &[f64]) -> f64 {
        let size = |node: usize| sizes.get(node).copied().unwrap_or_default();
        let height = |node: usize| heights.get(node).copied().unwrap_or_default();
        let top = (0..heights.len()).map(|node| height(node) - size(node).1 / 2.0).fold(f64::INFINITY, f64::min);
        let mut x = BETWEEN;
        for column in &self.layers.columns {
            let width = column.iter().map(|&node| size(node).0).fold(0.0, f64::max);
            for &node in column {
                let middle = (x + width / 2.0, height(node) - top + BETWEEN);
                self.slots
                    .get_mut(node)
                    .into_iter()
                    .for_each(|slot| *slot = Area::centred(middle, width, size(node).1));
            }
            x += width + GAP;
        }
        (x - GAP + BETWEEN).max(2.0 * BETWEEN)
    }

    fn slot(&self, node: usize) -> Area {
        self.slots.get(node).copied().unwrap_or_default()
    }

    /// The box of a thing, at the top of its place.
    fn of_thing(&self, thing: usize, label: &str) -> Area {
        let (slot, (width, height)) = (self.slot(thing), size_of(label));
        Area { x: slot.x + (slot.width - width) / 2.0, y: slot.y, width, height }
    }

    fn drawn(&self) -> Vec<Drawn> {
        let ports = self.ports();
        let mut own: BTreeMap<usize, f64> = BTreeMap::new();
        let drawn = |(number, arrow): (usize, &Joined)| {
            let (course, at) = match self.layers.ways.get(number).map(Vec::as_slice) {
                None | Some([]) => self.around(arrow, own.entry(arrow.from).or_default()),
                Some(way) => self.along(number, arrow, way, &ports),
            };
            Drawn { course, words: arrow.words.clone(), at, class: arrow.class }
        };
        self.arrows.iter().enumerate().map(drawn).collect()
    }

    /// Where each arrow meets the side of its thing, by thing's end: the left end of its way (0) and the right one (1).
    fn ports(&self) -> BTreeMap<(usize, usize), Point> {
        let mut meets: BTreeMap<(usize, usize), Vec<(f64, usize)>> = BTreeMap::new();
        for (number, way) in self.layers.ways.iter().enumerate() {
            if let [first, second, .., before, last] = way.as_slice() {
                meets.entry((*first, 0)).or_default().push((self.slot(*second).middle().1, number));
                meets.entry((*last, 1)).or_default().push((self.slot(*before).middle().1, number));
            } else if let [first, between, last] = way.as_slice() {
                let height = self.slot(*between).middle().1;
                meets.entry((*first, 0)).or_default().push((height, number));
                meets.entry((*last, 1)).or_default().push((height, number));
            }
        }
        let mut ports = BTreeMap::new();
        for ((thing, end), mut all) in meets {
            all.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
            let area = self.boxes.get(thing).copied().unwrap_or_default();
            let apart = APART.min((area.height - 12.0) / all.len() as f64);
            let kind = self.kinds.get(thing).copied().unwrap_or(ThingKind::Other);
            for (at, (_, number)) in all.iter().enumerate() {
                let from_middle = (at as f64 - (all.len() as f64 - 1.0) / 2.0) * apart;
                let back = inset(kind, area.height, from_middle);
                let x = if end == 0 { area.x + area.width - back } else { area.x + back };
                ports.insert((*number, end), (x, area.middle().1 + from_middle));
            }
        }
        ports
    }

    /// The way of an arrow through the columns, and where its words stand.
    fn along(
        &self,
        number: usize,
        arrow: &Joined,
        way: &[usize],
        ports: &BTreeMap<(usize, usize), Point>,
    ) -> (Vec<[Point; 4]>, Area) {
        let port = |end: usize| ports.get(&(number, end)).copied().unwrap_or_default();
        let (mut course, mut at, mut words) = (vec![], port(0), Area::default());
        for (step, &node) in way.iter().enumerate() {
            let slot = self.slot(node);
            let (left, right, height) = (slot.x, slot.x + slot.width, slot.middle().1);
            if step == 0 {
                line(&mut course, &mut at, (right, port(0).1));
            } else if step + 1 == way.len() {
                curve(&mut course, &mut at, (left, port(1).1));
                line(&mut course, &mut at, port(1));
            } else {
                curve(&mut course, &mut at, (left, height));
                if matches!(self.layers.nodes.get(node), Some(Node::Way(_, true))) {
                    let wide = arrow.words_wide();
                    words = Area::centred(slot.middle(), wide, SMALL_LINE);
                    line(&mut course, &mut at, (words.x, height));
                    at = (words.x + wide, height);
                }
                line(&mut course, &mut at, (right, height));
            }
        }
        let leads_back = way.first() != Some(&arrow.from);
        if leads_back {
            course.reverse();
            course.iter_mut().for_each(|curve| curve.reverse());
        }
        (course, words)
    }

    /// The way from a thing to itself, below it; `below` tells how much of that place is taken.
    fn around(&self, arrow: &Joined, below: &mut f64) -> (Vec<[Point; 4]>, Area) {
        let area = self.boxes.get(arrow.from).copied().unwrap_or_default();
        let ((x, _), bottom) = (area.middle(), area.y + area.height);
        let middle = (x, bottom + LOOP + *below + SMALL_LINE / 2.0);
        *below += SMALL_LINE;
        let deep = bottom + LOOP;
        let course = vec![[(x + 18.0, bottom), (x + 18.0, deep), (x - 18.0, deep), (x - 18.0, bottom)]];
        (course, Area::centred(middle, arrow.words_wide(), SMALL_LINE))
    }
}

/// Goes straight on.
fn line(course: &mut Vec<[Point; 4]>, at: &mut Point, to: Point) {
    if (to.0 - at.0).abs() > 0.05 {
        let third = (to.0 - at.0) / 3.0;
        course.push([*at, (at.0 + third, at.1), (to.0 - third, to.1), to]);
    }
    *at = to;
}

/// Goes over to another height, level at both ends.
fn curve(course: &mut Vec<[Point; 4]>, at: &mut Point, to: Point) {
    let half = (to.0 - at.0) / 2.0;
    course.push([*at, (at.0 + half, at.1), (to.0 - half, to.1), to]);
    *at = to;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    fn meets(one: Area, other: Area) -> bool {
        one.x < other.x + other.width
            && other.x < one.x + one.width
            && one.y < other.y + other.height
            && other.y < one.y + one.height
    }

    /// Points along a curve.
    fn along([a, b, c, d]: [Point; 4]) -> impl Iterator<Item = Point> {
        (0..=24).map(move |step| {
            let t = f64::from(step) / 24.0;
            let s = 1.0 - t;
            let mix = |a: f64, b: f64, c: f64, d: f64| {
                s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
            };
            (mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1))
        })
    }

    fn within((x, y): Point, area: Area) -> bool {
        // An arrow ends at the outline of its thing, which may stand back from the side.
        let (side, edge) = (9.5, 0.5);
        x > area.x + side && x < area.x + area.width - side && y > area.y + edge && y < area.y + area.height - edge
    }

    #[test]
    fn nothing_stands_or_runs_on_anything_else() {
        let knowledge = Knowledge::bundled().unwrap();
        let questions = ["what can SOM1 produce", "who is Casey Mace?", "list committees with their chair"];
        let of_question = |question: &str| knowledge.map_of(&knowledge.ask(question).unwrap().answer).unwrap();
        let maps = questions.iter().map(|question| of_question(question)).chain([knowledge.map_of_all().unwrap()]);
        for (map, number) in maps.zip(1..) {
            assert!(map.arrows.len() > 1, "{number}");
            let drawing = draw(&map);
            let words: Vec<Area> = drawing.arrows.iter().map(|arrow| arrow.at).collect();
            let areas: Vec<Area> = drawing.things.iter().copied().chain(words).collect();
            for (at, area) in areas.iter().enumerate() {
                assert!(!areas[..at].iter().any(|other| meets(*area, *other)), "{number}: {area:?}");
                let inside =
                    area.x >= 0.0 && area.x + area.width <= drawing.width && area.y + area.height <= drawing.height;
                assert!(inside, "{number}: {area:?}");
            }
            for arrow in &drawing.arrows {
                let mut points = arrow.course.iter().flat_map(|curve| along(*curve));
                assert!(
                    !points.any(|point| areas.iter().any(|area| within(point, *area))),
                    "{number}: {}",
                    arrow.words
                );
            }
        }
    }
}
