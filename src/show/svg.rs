//! A map as a drawing: SVG that needs nothing else, legible on light and dark.

use super::html::escaped;
use super::layout::{Area, Point, draw};
use super::map::phrase;
use super::measures::{CUT, LINE, lines};
use crate::knowledge::{Map, Thing, ThingKind};
use serde_json::{Value, json};
use std::fmt::Write;

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

/// The map in SVG.
pub(crate) fn svg(map: &Map) -> String {
    let drawing = draw(map);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{0:.0}\" height=\"{1:.0}\" viewBox=\"0 0 {0:.0} {1:.0}\">\n\
         <title>{2}</title>\n<desc>{3}</desc>\n<style>{LIGHT}{DARK}</style>\n\
         <defs><marker id=\"to\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">\
         <path d=\"M0 1L9 5L0 9\" class=\"w\"/></marker><marker id=\"bar\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" \
         markerWidth=\"10\" markerHeight=\"10\" orient=\"auto\"><path d=\"M6 0V10\" class=\"w n\"/></marker></defs>\n",
        drawing.width,
        drawing.height,
        title(map),
        escaped(&said(map).join(" "))
    );
    for arrow in &drawing.arrows {
        let marker = if arrow.class == "n" { "bar" } else { "to" };
        let course = path(&arrow.course);
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

/// The outline of a thing: its shape tells what it is, and so does its colour.
enum Outline {
    /// A rectangle, its corners rounded so far.
    Rectangle(f64),
    /// The corners of anything else.
    Corners(Vec<(f64, f64)>),
}

fn outline(kind: ThingKind, area: Area) -> (&'static str, Outline) {
    let Area { x, y, width, height } = area;
    let (right, below, middle, cut) = (x + width, y + height, y + height / 2.0, CUT);
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
        json!({"words": arrow.words, "class": arrow.class, "x": round(x), "y": round(y), "course": path(&arrow.course)})
    });
    let (things, arrows): (Vec<Value>, Vec<Value>) = (things.collect(), arrows.collect());
    json!({
        "width": drawing.width.ceil(), "height": drawing.height.ceil(), "left_out": map.left_out,
        "things": things, "arrows": arrows, "said": said(map),
    })
}

/// The course of an arrow: curves that follow each other, with gaps where its words stand.
fn path(course: &[[Point; 4]]) -> String {
    let (mut path, mut at) = (String::new(), None);
    for &[start, one, other, end] in course {
        if at != Some(start) {
            let _ = write!(path, "M{:.1} {:.1}", start.0, start.1);
        }
        let _ = write!(path, "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}", one.0, one.1, other.0, other.1, end.0, end.1);
        at = Some(end);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::super::map::tests::map;
    use super::*;

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
