//! Writes institutional prose for measuring the reader: `prose MEGABYTES`, the same bytes every time.
//!
//! Sentences are drawn from templates with a fixed linear congruential sequence; bodies, topics,
//! deliverables and years vary, so that claims grow with the text, though more slowly.

use std::io::{self, BufWriter, Write};

const BODIES: &[&str] = &[
    "Committee",
    "Working Group",
    "Task Force",
    "Expert Panel",
    "Council",
    "Sub-Committee",
    "Steering Group",
    "Ministerial Meeting",
];
const TOPICS: &[&str] = &[
    "Fisheries",
    "Digital Trade",
    "Port Security",
    "Marine Litter",
    "Customs Procedures",
    "Energy Resilience",
    "Public Health",
    "Timber Supply Chains",
    "Export Credits",
    "Regional Connectivity",
    "Food Standards",
    "Maritime Safety",
];
const DELIVERABLES: &[&str] = &[
    "a joint statement",
    "draft recommendations",
    "best-practice guidelines",
    "an action plan",
    "the annual report",
    "voluntary standards",
    "a workplan",
    "capacity-building projects",
];
const ADJECTIVES: &[&str] = &["non-binding", "regional", "technical", "revised", "practical", "detailed"];
const PLACES: &[&str] = &["Singapore", "Lima", "Guangzhou", "Paris", "London", "Suva", "Addis Ababa", "Geneva"];
const TEMPLATES: &[&str] = &[
    "The {body} on {topic} prepares {deliverable} for the {body} on {topic2}.",
    "In {year} the {body} on {topic} adopted {deliverable}, which the secretariat of the {body2} on {topic2} published in {place}.",
    "The {body} may recommend {adjective} measures such as {topic} reviews, {topic2} audits and {deliverable}, but it cannot impose binding decisions on members.",
    "Members of the {body} on {topic} must report to the {body2} every year; they should submit {deliverable} before the session in {place}.",
    "The chair of the {body} on {topic} leads the discussion of {topic2}, represents the members in {place} and oversees {deliverable}.",
    "It does not make policy on {topic}, and its outcomes are not binding.",
    "According to the secretariat, {deliverable} on {topic} will be carried forward to the {body2} on {topic2}.",
    "The meeting was held in {place} in {year} and was chaired by the {body} on {topic}.",
    "Delegates from {place}, {place2} and other members agreed on {adjective} steps to reduce delays in {topic}, including {deliverable}, and asked the {body2} to continue its work.",
];

/// A linear congruential sequence (Knuth's MMIX constants): the same on every machine.
struct Sequence(u64);

impl Sequence {
    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.below(words.len() as u64)).copied().unwrap_or_default()
    }

    fn below(&mut self, limit: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % limit).unwrap_or_default()
    }

    fn sentence(&mut self) -> String {
        let (year, number) = ((1990 + self.below(37)).to_string(), (1 + self.below(40)).to_string());
        let mut text = self.pick(TEMPLATES).to_owned();
        let fillers =
            [("body", BODIES), ("body2", BODIES), ("topic", TOPICS), ("topic2", TOPICS), ("deliverable", DELIVERABLES)];
        for (slot, words) in
            fillers.into_iter().chain([("adjective", ADJECTIVES), ("place", PLACES), ("place2", PLACES)])
        {
            text = text.replace(&format!("{{{slot}}}"), self.pick(words));
        }
        text.replace("{year}", &year).replace(" reviews", &format!(" reviews {number}"))
    }
}

fn main() -> io::Result<()> {
    let megabytes: usize = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1);
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut written, mut sequence, mut count) = (0, Sequence(7), 0_usize);
    while written < megabytes * 1_000_000 {
        count += 1;
        let end = if count.is_multiple_of(6) { "\n\n" } else { " " };
        let sentence = sequence.sentence();
        written += sentence.len() + end.len();
        write!(out, "{sentence}{end}")?;
    }
    writeln!(out)
}
