//! A map as data for programs that analyse networks: GraphML, Cytoscape's JSON, and tables.

use super::map::phrase;
use crate::knowledge::{Arrow, Map, ThingKind};
use serde_json::json;
use std::fmt::Write;

/// The map in GraphML.
pub(crate) fn graphml(map: &Map) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    // Writing into a string does not fail, here and below.
    for (id, of) in [
        ("label", "node"),
        ("iri", "node"),
        ("kind", "node"),
        ("relation", "edge"),
        ("modality", "edge"),
        ("polarity", "edge"),
    ] {
        _ = writeln!(out, "  <key id=\"{id}\" for=\"{of}\" attr.name=\"{id}\" attr.type=\"string\"/>");
    }
    out.push_str("  <graph edgedefault=\"directed\">\n");
    let data = |out: &mut String, key: &str, value: &str| {
        _ = writeln!(out, "      <data key=\"{key}\">{}</data>", xml(value));
    };
    for (number, thing) in map.things.iter().enumerate() {
        _ = writeln!(out, "    <node id=\"n{number}\">");
        data(&mut out, "label", &thing.label);
        data(&mut out, "iri", &thing.iri);
        data(&mut out, "kind", kind(thing.kind));
        out.push_str("    </node>\n");
    }
    for (number, arrow) in map.arrows.iter().enumerate() {
        _ = writeln!(out, "    <edge id=\"e{number}\" source=\"n{}\" target=\"n{}\">", arrow.from, arrow.to);
        data(&mut out, "relation", &phrase(arrow));
        data(&mut out, "modality", arrow.modality.as_str());
        data(&mut out, "polarity", arrow.polarity.as_str());
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

/// The map in Cytoscape's JSON.
pub(crate) fn cytoscape(map: &Map) -> String {
    let node = |(number, thing): (usize, &crate::knowledge::Thing)| {
        let (label, iri, kind) = (&thing.label, &thing.iri, kind(thing.kind));
        json!({"data": {"id": format!("n{number}"), "label": label, "iri": iri, "kind": kind}})
    };
    let edge = |(number, arrow): (usize, &Arrow)| {
        let ends = (format!("n{}", arrow.from), format!("n{}", arrow.to));
        json!({"data": {
            "id": format!("e{number}"), "source": ends.0, "target": ends.1, "relation": phrase(arrow),
            "modality": arrow.modality.as_str(), "polarity": arrow.polarity.as_str(),
        }})
    };
    let nodes: Vec<_> = map.things.iter().enumerate().map(node).collect();
    let edges: Vec<_> = map.arrows.iter().enumerate().map(edge).collect();
    format!("{:#}\n", json!({"elements": {"nodes": nodes, "edges": edges}}))
}

/// The map as a table of its arrows, comma-separated: who, how, whom, with their IRIs.
pub(crate) fn edges(map: &Map) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(vec![]);
    writer.write_record(["from", "relation", "to", "modality", "polarity", "from_iri", "to_iri"])?;
    for arrow in &map.arrows {
        let end = |at: usize| map.things.get(at).map_or(("", ""), |thing| (&thing.label, &thing.iri));
        let ((from, from_iri), (to, to_iri)) = (end(arrow.from), end(arrow.to));
        writer.write_record([
            from,
            &arrow.label,
            to,
            arrow.modality.as_str(),
            arrow.polarity.as_str(),
            from_iri,
            to_iri,
        ])?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn kind(kind: ThingKind) -> &'static str {
    match kind {
        ThingKind::Person => "person",
        ThingKind::Office => "office",
        ThingKind::Body => "body",
        ThingKind::Event => "event",
        ThingKind::Deliverable => "deliverable",
        ThingKind::Place => "place",
        ThingKind::Other => "other",
    }
}

/// Text within XML; what XML cannot hold is left out.
fn xml(text: &str) -> String {
    let holds = |c: &char| !c.is_control() || matches!(c, '\t' | '\n');
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(holds) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::map::tests::map;
    use super::*;

    #[test]
    fn labels_stay_labels() {
        let graphml = graphml(&map());
        assert!(graphml.contains("&lt;b&gt;Forum&lt;/b&gt;") && !graphml.contains("<b>"), "{graphml}");
        let cytoscape: serde_json::Value = serde_json::from_str(&cytoscape(&map())).unwrap();
        assert_eq!(cytoscape["elements"]["nodes"].as_array().unwrap().len(), map().things.len());
        assert_eq!(cytoscape["elements"]["edges"].as_array().unwrap().len(), map().arrows.len());
        let edges = edges(&map()).unwrap();
        assert_eq!(edges.lines().count(), map().arrows.len() + 1);
    }
}
