//! A graph of fora as N-Triples, of any size and the same every time: bodies within bodies, posts, people, meetings,
//! deliverables and topics.

use std::fmt::Write;

/// What everything is named in.
pub const BASE: &str = "http://example.org/fora/";
const LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";
const BODIES: usize = 60;
const ECONOMIES: usize = 21;
const CITIES: usize = 70;
const TOPICS: usize = 120;
const SORTS: [&str; 5] = ["Forum", "Committee", "WorkingGroup", "TaskForce", "Subgroup"];
const SUBJECTS: [&str; 8] =
    ["Trade", "Fisheries", "Energy", "Health", "Customs", "Tourism", "Data Privacy", "Food Security"];

/// Writes a graph of at least so many triples, forum by forum.
pub fn write(triples: usize) -> String {
    let mut graph = Graph { text: String::with_capacity(triples * 120), triples: 0, seed: 1 };
    for topic in 1..TOPICS {
        graph.link(&format!("topic{topic}"), "broader", &format!("topic{}", topic / 4));
    }
    let mut forum = 0;
    while graph.triples < triples {
        graph.forum(forum);
        forum += 1;
    }
    graph.text
}

struct Graph {
    text: String,
    triples: usize,
    seed: u64,
}

impl Graph {
    /// A number below another (Knuth's multiplier; the high bits are good enough for a shape).
    fn below(&mut self, end: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) as usize % end
    }

    fn triple(&mut self, subject: &str, predicate: &str, object: &str) {
        self.triples += 1;
        writeln!(self.text, "<{BASE}{subject}> <{predicate}> {object} .").unwrap();
    }

    fn link(&mut self, subject: &str, predicate: &str, object: &str) {
        self.triple(subject, &format!("{BASE}{predicate}"), &format!("<{BASE}{object}>"));
    }

    fn typed(&mut self, subject: &str, class: &str, label: &str) {
        self.triple(subject, TYPE, &format!("<{BASE}{class}>"));
        self.triple(subject, LABEL, &format!("\"{label}\"@en"));
    }

    fn value(&mut self, subject: &str, predicate: &str, value: &str, datatype: &str) {
        self.triple(subject, &format!("{BASE}{predicate}"), &format!("\"{value}\"^^<{XSD}{datatype}>"));
    }

    fn forum(&mut self, f: usize) {
        for b in 0..BODIES {
            let (body, level) = (format!("f{f}b{b}"), (0..4).filter(|n| b >= [1, 4, 13, 40][*n]).count());
            let label = format!("{} {b} on {} of Forum {f}", SORTS[level], SUBJECTS[(b + f) % SUBJECTS.len()]);
            self.typed(&body, SORTS[level], &label);
            if b > 0 {
                self.link(&body, "partOf", &format!("f{f}b{}", (b - 1) / 3));
            }
            for p in 0..2 {
                let (post, person) = (format!("{body}post{p}"), format!("{body}person{p}"));
                self.typed(&post, "Post", &format!("Post {p}, {label}"));
                self.link(&post, "postIn", &body);
                self.typed(&person, "Person", &format!("Person {p} of {body}"));
                self.link(&person, "holdsPost", &post);
                let economy = self.below(ECONOMIES);
                self.link(&person, "represents", &format!("economy{economy}"));
            }
            for year in 2010..2023 {
                self.meeting(&body, &label, year);
            }
        }
    }

    fn meeting(&mut self, body: &str, label: &str, year: usize) {
        let meeting = format!("{body}m{year}");
        self.typed(&meeting, "Meeting", &format!("Meeting {year} of the {label}"));
        self.link(&meeting, "organizedBy", body);
        let (city, economy) = (self.below(CITIES), self.below(ECONOMIES));
        self.link(&meeting, "heldIn", &format!("city{city}"));
        self.link(&meeting, "hostedBy", &format!("economy{economy}"));
        self.value(&meeting, "year", &year.to_string(), "integer");
        let (month, day) = (1 + self.below(12), 1 + self.below(28));
        self.value(&meeting, "startDate", &format!("{year}-{month:02}-{day:02}"), "date");
        if self.below(10) > 0 {
            self.link(&meeting, "chairedBy", &format!("{body}person0"));
        }
        for d in 0..self.below(4) {
            let (paper, topic) = (format!("{meeting}d{d}"), self.below(TOPICS));
            let kind = ["Report", "Roadmap", "Guidelines"][self.below(3)];
            self.typed(&paper, kind, &format!("{kind} on {} ({year}), {body}", SUBJECTS[topic % SUBJECTS.len()]));
            self.link(&paper, "producedBy", &meeting);
            self.link(&paper, "about", &format!("topic{topic}"));
        }
    }
}
