//! A map as a drawing: SVG that needs nothing else, legible on light and dark.

use super::html::escaped;
use super::layers;
use super::map::phrase;
use crate::claim::{Modality, Polarity};
use crate::knowledge::{Map, Thing, ThingKind};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Measures, in pixels: a letter, a line, the space around the words of a thing, and between things.
pub(super) const LETTER: f64 = 7.4;
const LINE: f64 = 17.0;
const PADDING: f64 = 12.0;
const BETWEEN: f64 = 22.0;
/// Letters of a line of a thing; longer names are broken.
const WIDEST: usize = 26;
/// A letter of an arrow's words, which are smaller.
const SMALL_LETTER: f64 = 6.3;
const SMALL_LINE: f64 = 15.0;
/// Where along an arrow its words may stand, the best first.
const PLACES: [f64; 9] = [0.5, 0.6, 0.4, 0.7, 0.3, 0.78, 0.22, 0.55, 0.45];

/// How a drawing looks on light, and what is otherwise in the dark.
pub(super) const LIGHT: &str = "\
svg{background:#fdfdfb;color:#1b1b1f;font-size:14px;font-family:system-ui,sans-serif}\
.t{fill:#fff;stroke:#6b6b76}.a .t{stroke-width:2.5}.p{fill:#e3f0fb}.o{fill:#fbefd9}.b{fill:#e8f4e8}.e{fill:#f4e6f7}\
.d{fill:#fdf6c9}.l{fill:#eeeeee}text{fill:#1b1b1f;text-anchor:middle;dominant-baseline:central}\
.s{text-anchor:start}.r{text-anchor:end}rect.n{fill:#fbe3e5}\
path.w{fill:none;stroke:#55555f;stroke-width:1.4}path.g{stroke:#dcdce2}.h{stroke-dasharray:6 4}path.n{stroke:#a11b2b}\
.k{font-size:12px;paint-order:stroke;stroke:#fdfdfb;stroke-width:4px}.n.k{fill:#a11b2b}.k.h{stroke-dasharray:none}";
pub(super) const DARK: &str = "\
@media(prefers-color-scheme:dark){svg{background:#17171b;color:#e8e8ec}text{fill:#e8e8ec}.t{fill:#222228;stroke:#8a8a94}\
.p{fill:#16344f}.o{fill:#4a3510}.b{fill:#1d3b22}.e{fill:#402047}.d{fill:#453d0a}.l{fill:#33333a}rect.n{fill:#4f1f26}\
path.w{stroke:#a9a9b5}path.g{stroke:#36363e}path.n{stroke:#ff9aa5}.k{stroke:#17171b}.n.k{fill:#ff9aa5}}";

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Area {
    fn centred(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x: x - width / 2.0, y: y - height / 2.0, width, height }
    }

    fn middle(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether two rectangles share a point inside.
    pub(super) fn meets(self, other: Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// A drawing before it is written.
pub(super) struct Drawing {
    /// Where each thing stands.
    pub(super) things: Vec<Area>,
    /// The arrows between two things as one: its course, its words, where they stand.
    pub(super) arrows: Vec<Drawn>,
    width: f64,
    height: f64,
}

/// An arrow, or several of the same kind between the same things.
pub(super) struct Drawn {
    course: [(f64, f64); 4],
    words: String,
    pub(super) at: Area,
    class: &'static str,
}

/// The map in SVG.
pub(crate) fn svg(map: &Map) -> String {
    let drawing = draw(map);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{0:.0}\" height=\"{1:.0}\" viewBox=\"0 0 {0:.0} {1:.0}\">\n\
         <title>{2}</title>\n<desc>{3}</desc>\n<style>{LIGHT}{DARK}</style>\n\
         <defs><marker id=\"to\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">\
         <path d=\"M0 1L9 5L0 9\" class=\"w\"/></marker><marker id=\"bar\" viewBox=\"0 0 10 10\" refX=\"6\" refY=\"5\" \
         markerWidth=\"10\" markerHeight=\"10\" orient=\"auto\"><path d=\"M6 0V10\" class=\"w n\"/></marker></defs>\n",
        drawing.width,
        drawing.height,
        title(map),
        escaped(&said(map).join(" "))
    );
    for arrow in &drawing.arrows {
        let marker = if arrow.class == "n" { "bar" } else { "to" };
        let course = path(arrow.course);
        let _ = writeln!(out, "<path class=\"w {}\" marker-end=\"url(#{marker})\" d=\"{course}\"/>", arrow.class);
    }
    for (thing, area) in map.things.iter().zip(&drawing.things) {
        shape(thing, *area, &mut out);
    }
    for arrow in &drawing.arrows {
        let (x, y) = arrow.at.middle();
        let _ = writeln!(
            out,
            "<text class=\"{} k\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>",
            arrow.class,
            escaped(&arrow.words)
        );
    }
    if map.left_out > 0 {
        let (x, y) = (drawing.width / 2.0, drawing.height - LINE);
        let _ = writeln!(out, "<text class=\"k\" x=\"{x:.1}\" y=\"{y:.1}\">{} more are left out</text>", map.left_out);
    }
    out.push_str("</svg>\n");
    out
}

fn title(map: &Map) -> String {
    let asked: Vec<String> =
        map.things.iter().filter(|thing| thing.is_asked).map(|thing| escaped(&thing.label)).collect();
    if asked.is_empty() { "A graph".to_owned() } else { format!("Around {}", asked.join(", ")) }
}

/// The drawing in words, for those who do not see it.
fn said(map: &Map) -> Vec<String> {
    let label = |place: usize| map.things.get(place).map_or("", |thing| &thing.label);
    let said =
        map.arrows.iter().map(|arrow| format!("{} – {} – {}.", label(arrow.from), phrase(arrow), label(arrow.to)));
    said.collect()
}

/// Where everything stands.
pub(super) fn draw(map: &Map) -> Drawing {
    let columns = layers::columns(map);
    let words: Vec<Vec<String>> = map.things.iter().map(|thing| lines(&thing.label)).collect();
    let size = |thing: usize| {
        let words = words.get(thing).map(Vec::as_slice).unwrap_or_default();
        let widest = words.iter().map(|line| line.chars().count()).max().unwrap_or(1);
        (widest as f64 * LETTER + 2.0 * PADDING + 12.0, words.len() as f64 * LINE + PADDING)
    };
    let height_of = |column: &[usize]| column.iter().map(|&thing| size(thing).1 + BETWEEN).sum::<f64>();
    let height = columns.iter().map(|column| height_of(column)).fold(80.0, f64::max) + 2.0 * BETWEEN;
    let gap =
        map.arrows.iter().map(|arrow| phrase(arrow).chars().count()).max().unwrap_or(0) as f64 * SMALL_LETTER + 70.0;
    let (mut things, mut x) = (vec![Area::centred(0.0, 0.0, 0.0, 0.0); map.things.len()], BETWEEN);
    for column in &columns {
        let width = column.iter().map(|&thing| size(thing).0).fold(0.0, f64::max);
        let mut y = (height - height_of(column)) / 2.0;
        for &thing in column {
            let (own, tall) = size(thing);
            if let Some(place) = things.get_mut(thing) {
                *place = Area { x: x + (width - own) / 2.0, y: y + BETWEEN / 2.0, width: own, height: tall };
            }
            y += tall + BETWEEN;
        }
        x += width + gap;
    }
    let arrows = arrows(map, &things);
    let below = arrows.iter().map(|arrow| arrow.at.y + arrow.at.height).fold(height, f64::max);
    let note = if map.left_out > 0 { 2.0 * LINE } else { 0.0 };
    let right = arrows.iter().map(|arrow| arrow.at.x + arrow.at.width).fold(x - gap, f64::max);
    Drawing { things, arrows, width: right + BETWEEN, height: below + note }
}

/// The name of a thing in lines.
fn lines(label: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in label.split_whitespace() {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last > 0 && last + 1 + word.chars().count() > WIDEST {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// How an arrow is drawn: solid, dashed for what can or should be, barred for what is denied.
const fn class(modality: Modality, polarity: Polarity) -> &'static str {
    match (modality, polarity) {
        (_, Polarity::Denied) => "n",
        (Modality::Actual, _) => "y",
        _ => "h",
    }
}

fn arrows(map: &Map, things: &[Area]) -> Vec<Drawn> {
    let mut joined: BTreeMap<(usize, usize, &str), Vec<String>> = BTreeMap::new();
    for arrow in &map.arrows {
        let words = joined.entry((arrow.from, arrow.to, class(arrow.modality, arrow.polarity))).or_default();
        words.push(phrase(arrow));
    }
    let mut taken: Vec<Area> = things.to_vec();
    let mut drawn = vec![];
    for ((from, to, class), words) in joined {
        let (Some(&start), Some(&end)) = (things.get(from), things.get(to)) else { continue };
        let bend = f64::from(u8::from(class == "h")) * 14.0 + f64::from(u8::from(class == "n")) * 28.0;
        let course = course(start, end, bend);
        let words = words.join(", ");
        let at = free_place(course, &words, &taken);
        taken.push(at);
        drawn.push(Drawn { course, words, at, class });
    }
    drawn
}

/// The course of an arrow: from the right of a thing to the left of another, or around, if that one stands before it.
fn course(from: Area, to: Area, bend: f64) -> [(f64, f64); 4] {
    let ((_, start_y), (_, end_y)) = (from.middle(), to.middle());
    let right = from.x + from.width;
    if to.x > right {
        let half = (to.x - right) / 2.0;
        [(right, start_y), (right + half, start_y + bend), (to.x - half, end_y + bend), (to.x, end_y)]
    } else {
        let out = 60.0 + bend;
        let end = to.x + to.width;
        [(right, start_y), (right + out, start_y), (end.max(right) + out, end_y), (end, end_y)]
    }
}

/// Where the words of an arrow meet nothing: somewhere along it, else below all that is in the way.
fn free_place([a, b, c, d]: [(f64, f64); 4], words: &str, taken: &[Area]) -> Area {
    let width = words.chars().count() as f64 * SMALL_LETTER + 6.0;
    let at = |t: f64| {
        let s = 1.0 - t;
        let mix =
            |a: f64, b: f64, c: f64, d: f64| s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d;
        Area::centred(mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1), width, SMALL_LINE)
    };
    let is_free = |area: &Area| area.x >= 0.0 && !taken.iter().any(|other| area.meets(*other));
    if let Some(place) = PLACES.into_iter().map(at).find(is_free) {
        return place;
    }
    let mut place = at(0.5);
    while let Some(other) = taken.iter().find(|other| place.meets(**other)) {
        place.y = other.y + other.height + 1.0;
    }
    place
}

/// The outline of a thing: its shape tells what it is, and so does its colour.
enum Outline {
    /// A rectangle, its corners rounded so far.
    Rectangle(f64),
    /// The corners of anything else.
    Corners(Vec<(f64, f64)>),
}

fn outline(kind: ThingKind, area: Area) -> (&'static str, Outline) {
    let Area { x, y, width, height } = area;
    let (right, below, middle, cut) = (x + width, y + height, y + height / 2.0, 9.0);
    match kind {
        ThingKind::Person => ("p", Outline::Rectangle(height / 2.0)),
        ThingKind::Office => {
            let roof = (x + width / 2.0, y - cut / 2.0);
            ("o", Outline::Corners(vec![(x, y + cut), roof, (right, y + cut), (right, below), (x, below)]))
        }
        ThingKind::Body => ("b", Outline::Rectangle(3.0)),
        ThingKind::Event => {
            let (left, far) = (x + cut, right - cut);
            let corners = [(left, y), (far, y), (right, middle), (far, below), (left, below), (x, middle)];
            ("e", Outline::Corners(corners.to_vec()))
        }
        ThingKind::Deliverable => {
            ("d", Outline::Corners(vec![(x, y), (right - cut, y), (right, y + cut), (right, below), (x, below)]))
        }
        ThingKind::Place => ("l", Outline::Rectangle(10.0)),
        ThingKind::Other => ("", Outline::Rectangle(3.0)),
    }
}

fn pairs(points: &[(f64, f64)]) -> String {
    points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ")
}

/// A thing, drawn.
fn shape(thing: &Thing, area: Area, out: &mut String) {
    let Area { x, y, width, height } = area;
    let shape = match outline(thing.kind, area) {
        (class, Outline::Corners(points)) => format!("<polygon class=\"t {class}\" points=\"{}\"/>", pairs(&points)),
        (class, Outline::Rectangle(radius)) => format!(
            "<rect class=\"t {class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{radius:.1}\"/>"
        ),
    };
    let group = if thing.is_asked { "<g class=\"a\">" } else { "<g>" };
    let _ = write!(out, "{group}<title>{}</title>{shape}", escaped(&thing.iri));
    for (line, y) in lines_at(thing, area) {
        let _ = write!(out, "<text x=\"{:.1}\" y=\"{y:.1}\">{}</text>", x + width / 2.0, escaped(&line));
    }
    out.push_str("</g>\n");
}

/// The lines of a thing's name, each with its height.
fn lines_at(thing: &Thing, area: Area) -> Vec<(String, f64)> {
    let (_, middle) = area.middle();
    let lines = lines(&thing.label);
    let above = (lines.len() as f64 - 1.0) / 2.0;
    lines.into_iter().zip(0..).map(|(line, number)| (line, middle + (f64::from(number) - above) * LINE)).collect()
}

/// The drawing for a page that draws it itself, so that its things can be walked to.
pub(crate) fn geometry(map: &Map) -> Value {
    let drawing = draw(map);
    let round = |number: f64| (number * 10.0).round() / 10.0;
    let things = map.things.iter().zip(&drawing.things).map(|(thing, &area)| {
        let (class, outline) = outline(thing.kind, area);
        let (points, radius) = match outline {
            Outline::Corners(points) => (Some(pairs(&points)), None),
            Outline::Rectangle(radius) => (None, Some(round(radius))),
        };
        let lines: Vec<Value> =
            lines_at(thing, area).into_iter().map(|(text, y)| json!({"text": text, "y": round(y)})).collect();
        json!({
            "label": thing.label, "iri": thing.iri, "asked": thing.is_asked, "class": class, "points": points,
            "radius": radius, "x": round(area.x), "y": round(area.y), "width": round(area.width),
            "height": round(area.height), "lines": lines,
        })
    });
    let arrows = drawing.arrows.iter().map(|arrow| {
        let (x, y) = arrow.at.middle();
        json!({"words": arrow.words, "class": arrow.class, "x": round(x), "y": round(y), "course": path(arrow.course)})
    });
    let (things, arrows): (Vec<Value>, Vec<Value>) = (things.collect(), arrows.collect());
    json!({
        "width": drawing.width.ceil(), "height": drawing.height.ceil(), "left_out": map.left_out,
        "things": things, "arrows": arrows, "said": said(map),
    })
}

fn path([start, one, other, end]: [(f64, f64); 4]) -> String {
    format!(
        "M{:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
        start.0, start.1, one.0, one.1, other.0, other.1, end.0, end.1
    )
}

#[cfg(test)]
mod tests {
    use super::super::map::tests::map;
    use super::*;
    use crate::knowledge::Knowledge;

    #[test]
    fn nothing_stands_on_anything_else() {
        let knowledge = Knowledge::bundled().unwrap();
        for question in ["what can SOM1 produce", "who is Casey Mace?", "list committees with their chair"] {
            let answer = knowledge.ask(question).unwrap().answer;
            let map = knowledge.map_of(&answer).unwrap();
            assert!(map.arrows.len() > 1, "{question}");
            let drawing = draw(&map);
            let areas: Vec<Area> =
                drawing.things.iter().copied().chain(drawing.arrows.iter().map(|arrow| arrow.at)).collect();
            for (number, area) in areas.iter().enumerate() {
                assert!(!areas[..number].iter().any(|other| area.meets(*other)), "{question}: {area:?}");
            }
        }
    }

    #[test]
    fn pages_can_draw_it() {
        let drawn = geometry(&map());
        assert_eq!(drawn["things"][1]["label"], "<b>Forum</b>");
        assert_eq!(drawn["arrows"].as_array().unwrap().len(), 3);
        assert_eq!(drawn["said"][2], "<b>Forum</b> – cannot chair – a treaty.");
    }

    #[test]
    fn labels_are_text() {
        let drawn = svg(&map());
        assert!(drawn.contains("&lt;b&gt;Forum&lt;/b&gt;") && !drawn.contains("<b>"), "{drawn}");
        assert!(
            drawn.contains("cannot chair") && drawn.contains("url(#bar)") && drawn.contains("2 more are left out"),
            "{drawn}"
        );
    }
}
