//! A map as text for programs that draw: DOT (Graphviz) and Mermaid.

use super::markup::{Line, Page, Role};
use crate::claim::{Modality, Polarity};
use crate::knowledge::{Arrow, Map, ThingKind};
use std::fmt::Write;

/// "can chair", "must not chair": the relation as it is claimed.
pub(crate) fn phrase(arrow: &Arrow) -> String {
    said(&arrow.label, arrow.modality, arrow.polarity)
}

/// A relation in the infinitive as it is claimed.
pub(super) fn said(label: &str, modality: Modality, polarity: Polarity) -> String {
    match (modality, polarity) {
        (Modality::Actual, Polarity::Affirmed) => label.to_owned(),
        (Modality::Actual, Polarity::Denied) => format!("not: {label}"),
        (Modality::Possible, Polarity::Affirmed) => format!("can {label}"),
        (Modality::Possible, Polarity::Denied) => format!("cannot {label}"),
        (Modality::Necessary, Polarity::Affirmed) => format!("must {label}"),
        (Modality::Necessary, Polarity::Denied) => format!("must not {label}"),
        (Modality::Expected, Polarity::Affirmed) => format!("should {label}"),
        (Modality::Expected, Polarity::Denied) => format!("should not {label}"),
    }
}

/// The map for people who read: each thing with the arrows that leave it, solid, dashed or barred.
pub(crate) fn page(map: &Map) -> Page {
    let mut page = Page::default();
    if map.arrows.is_empty() {
        page.line(Line::default().say("Nothing is said of what the last answer names."));
    }
    for (number, thing) in map.things.iter().enumerate() {
        let leaving: Vec<&Arrow> = map.arrows.iter().filter(|arrow| arrow.from == number).collect();
        if leaving.is_empty() {
            continue;
        }
        let role = if thing.is_asked { Role::Verdict } else { Role::Name };
        page.gap().line(Line::default().with(role, &thing.label));
        for (at, arrow) in leaving.iter().enumerate() {
            let branch = if at + 1 == leaving.len() { "└" } else { "├" };
            let (tail, head) = match (arrow.modality, arrow.polarity) {
                (_, Polarity::Denied) => ("──", "─┤"),
                (Modality::Actual, _) => ("──", "─▶"),
                _ => ("╌╌", "╌▶"),
            };
            let to = map.things.get(arrow.to).map_or("", |thing| thing.label.as_str());
            let line =
                Line::hanging(6).with(Role::Place, format!("{branch}{tail} ")).with(Role::Modality, phrase(arrow));
            page.line(line.with(Role::Place, format!(" {head} ")).with(Role::Name, to));
        }
    }
    if map.left_out > 0 {
        page.gap().note(format!("{} more are left out: ask about less", map.left_out));
    }
    page
}

/// The map in DOT.
pub(crate) fn dot(map: &Map) -> String {
    let mut out = String::from(
        "digraph map {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n",
    );
    for (number, thing) in map.things.iter().enumerate() {
        let shape = match thing.kind {
            ThingKind::Person => "ellipse",
            ThingKind::Office => "house",
            ThingKind::Body => "box",
            ThingKind::Event => "octagon",
            ThingKind::Deliverable => "note",
            ThingKind::Place => "diamond",
            ThingKind::Other => "plaintext",
        };
        let (label, iri) = (quoted(&thing.label), quoted(&thing.iri));
        let bold = if thing.is_asked { ", penwidth=2" } else { "" };
        let _ = writeln!(out, "  n{number} [label={label}, shape={shape}, tooltip={iri}{bold}];");
    }
    for arrow in &map.arrows {
        let style = match (arrow.modality, arrow.polarity) {
            (_, Polarity::Denied) => ", color=\"#a11b2b\", arrowhead=tee",
            (Modality::Actual, _) => "",
            _ => ", style=dashed",
        };
        let _ = writeln!(out, "  n{} -> n{} [label={}{style}];", arrow.from, arrow.to, quoted(&phrase(arrow)));
    }
    out.push_str(&left_out(map, "  // "));
    out.push_str("}\n");
    out
}

/// A string of DOT: what could end it or is special within is escaped.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " ");
    format!("\"{escaped}\"")
}

/// The map in Mermaid.
pub(crate) fn mermaid(map: &Map) -> String {
    let mut out = String::from("flowchart LR\n");
    for (number, thing) in map.things.iter().enumerate() {
        let (open, close) = match thing.kind {
            ThingKind::Person => ("([", "])"),
            ThingKind::Office => ("[/", "\\]"),
            ThingKind::Body => ("[", "]"),
            ThingKind::Event => ("{{", "}}"),
            ThingKind::Deliverable => ("[[", "]]"),
            ThingKind::Place => ("{", "}"),
            ThingKind::Other => ("(", ")"),
        };
        let _ = writeln!(out, "  n{number}{open}{}{close}", entities(&thing.label));
        if thing.is_asked {
            let _ = writeln!(out, "  style n{number} stroke-width:3px");
        }
    }
    for arrow in &map.arrows {
        let line = match (arrow.modality, arrow.polarity) {
            (_, Polarity::Denied) => "--x",
            (Modality::Actual, _) => "-->",
            _ => "-.->",
        };
        let _ = writeln!(out, "  n{} {line}|{}| n{}", arrow.from, entities(&phrase(arrow)), arrow.to);
    }
    out.push_str(&left_out(map, "  %% "));
    out
}

/// A string of Mermaid: everything but letters, digits and the plainest marks as an entity.
fn entities(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            c if c.is_alphanumeric() || " -_.,'()/:".contains(c) => out.push(c),
            '\n' | '\r' | '\t' => out.push(' '),
            c => _ = write!(out, "#{};", u32::from(c)),
        }
    }
    out + "\""
}

fn left_out(map: &Map, comment: &str) -> String {
    if map.left_out == 0 { String::new() } else { format!("{comment}{} more are left out\n", map.left_out) }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::knowledge::Thing;

    /// A map of three things, whose labels would like to be more than labels.
    pub(in super::super) fn map() -> Map {
        let thing =
            |label: &str, kind, is_asked| Thing { iri: "http://x/\"y".into(), label: label.into(), kind, is_asked };
        let arrow = |from, to, modality, polarity| Arrow { from, to, label: "chair".into(), modality, polarity };
        Map {
            things: vec![
                thing("Casey \"Mace\"", ThingKind::Person, true),
                thing("<b>Forum</b>", ThingKind::Body, false),
                thing("a treaty", ThingKind::Deliverable, false),
            ],
            arrows: vec![
                arrow(0, 1, Modality::Actual, Polarity::Affirmed),
                arrow(0, 2, Modality::Possible, Polarity::Affirmed),
                arrow(1, 2, Modality::Possible, Polarity::Denied),
            ],
            left_out: 2,
        }
    }

    #[test]
    fn graphviz_reads_it() {
        insta::assert_snapshot!(dot(&map()), @r##"
        digraph map {
          rankdir=LR;
          node [fontname="sans-serif"];
          edge [fontname="sans-serif", fontsize=10];
          n0 [label="Casey \"Mace\"", shape=ellipse, tooltip="http://x/\"y", penwidth=2];
          n1 [label="<b>Forum</b>", shape=box, tooltip="http://x/\"y"];
          n2 [label="a treaty", shape=note, tooltip="http://x/\"y"];
          n0 -> n1 [label="chair"];
          n0 -> n2 [label="can chair", style=dashed];
          n1 -> n2 [label="cannot chair", color="#a11b2b", arrowhead=tee];
          // 2 more are left out
        }
        "##);
    }

    #[test]
    fn people_read_it() {
        insta::assert_snapshot!(crate::show::markup::Style::default().render(&page(&map())), @r#"
        Casey "Mace"
        ├── chair ─▶ <b>Forum</b>
        └╌╌ can chair ╌▶ a treaty

        <b>Forum</b>
        └── cannot chair ─┤ a treaty

        note: 2 more are left out: ask about less
        "#);
    }

    #[test]
    fn mermaid_reads_it() {
        insta::assert_snapshot!(mermaid(&map()), @r##"
        flowchart LR
          n0(["Casey #34;Mace#34;"])
          style n0 stroke-width:3px
          n1["#60;b#62;Forum#60;/b#62;"]
          n2[["a treaty"]]
          n0 -->|"chair"| n1
          n0 -.->|"can chair"| n2
          n1 --x|"cannot chair"| n2
          %% 2 more are left out
        "##);
    }
}
