//! What is not said is neither affirmed nor denied, and nothing of a question is left out silently.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

mod support;

use support::{Scratch, run};

/// Each question with how its answer begins, its blanks made one.
fn check(scratch: &Scratch, file: &str, rows: &[(&str, &str)]) {
    let mut wrong = vec![];
    for (question, expected) in rows {
        let ran = run(scratch.path(), &["ask", question, file]);
        let said = format!("{} {}", ran.out, ran.err).split_whitespace().collect::<Vec<_>>().join(" ");
        if !said.starts_with(expected) {
            wrong.push(format!("{question}\n    expected: {expected}\n    said: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const HARBOUR: &str = "No committee reports to the Harbour Board. The Harbour Board has no budget. Members cannot vote on fees. \
The Dock Council cannot impose binding fines. The Dock Council does not issue permits. The Harbour Board issues permits. \
The Pier Panel publishes reports. The Pier Panel does not publish minutes. The Reef Committee and the Quay Committee report \
to the Dock Council. The Pier Panel did not approve the plan. Inspectors do not own shares.\n";

#[test]
fn a_denial_of_one_is_no_denial_of_all() {
    let scratch = Scratch::new("careful-one");
    scratch.file("text.txt", HARBOUR);
    check(
        &scratch,
        "text.txt",
        &[
            ("can anyone impose binding fines?", "Not stated."),
            ("does anybody publish minutes?", "Not stated."),
            ("does anyone issue permits?", "Yes. Permits are issued."),
            ("are there committees that do not report to the Dock Council?", "Not stated."),
            ("is there a body that does not issue permits?", "Yes."),
            ("did anyone not approve the plan?", "Yes. Somebody does not approve the plan."),
            ("does any committee report to the Harbour Board?", "No."),
            ("does any inspector own shares?", "No."),
            ("can members vote on fees?", "No."),
            ("does the Harbour Board have a budget?", "No."),
            ("can the Dock Council impose fines?", "Not stated."),
            ("are fines binding?", "Not stated."),
        ],
    );
}

#[test]
fn of_a_choice_one_is_enough() {
    let scratch = Scratch::new("careful-choice");
    scratch.file("text.txt", HARBOUR);
    check(
        &scratch,
        "text.txt",
        &[
            (
                "does the Pier Panel publish reports or minutes?",
                "Yes. The Pier Panel publishes reports or minutes. [1]",
            ),
            ("does the Dock Council or the Harbour Board issue permits?", "Yes."),
            ("does the Pier Panel publish minutes or maps?", "Not stated."),
        ],
    );
}

#[test]
fn any_is_whatever_is_called_so() {
    let scratch = Scratch::new("careful-any");
    scratch.file("text.txt", HARBOUR);
    check(
        &scratch,
        "text.txt",
        &[
            (
                "does a committee report to the Dock Council?",
                "Yes. There is a committee that reports to the Dock Council.",
            ),
            ("does any committee report to the Dock Council?", "Yes."),
            ("does some panel publish reports?", "Yes."),
            ("does a panel publish maps?", "Not stated."),
        ],
    );
}

#[test]
fn a_slip_of_the_finger_is_found_out_in_a_large_graph() {
    let scratch = Scratch::new("careful-slips");
    let town = |n: usize| format!("ex:t{n} rdfs:label \"Town of Valley {n}\"@en .\n");
    let towns: String = (0..2500).map(town).collect();
    let prefixes = "@prefix ex: <http://example.org/> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";
    scratch.file("towns.ttl", format!("{prefixes}{towns}ex:q rdfs:label \"Quarry Lake\"@en .\n"));
    assert_eq!(run(scratch.path(), &["load", "--graph", "kept", "towns.ttl"]).status, Some(0));
    for (question, meant) in [("what is Quary Lake?", "Quarry"), ("what is the Vallley?", "Valley")] {
        let started = std::time::Instant::now();
        let said = run(scratch.path(), &["ask", "--graph", "kept", question]).err;
        assert!(said.contains(&format!("did you mean {meant}")), "{said} {:?}", started.elapsed());
    }
}

const PORTS: &str = r#"
@prefix ex: <http://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix wds: <http://www.wikidata.org/entity/statement/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
ex:Port a owl:Class ; rdfs:label "port"@en . ex:Country a owl:Class ; rdfs:label "country"@en .
ex:tonnage a owl:DatatypeProperty ; rdfs:label "tonnage"@en .
ex:depth a owl:DatatypeProperty ; rdfs:label "depth"@en .
ex:length a owl:DatatypeProperty ; rdfs:label "length (m)"@en, "length"@en .
ex:opened a owl:DatatypeProperty ; rdfs:label "opening date"@en .
ex:country a owl:ObjectProperty ; rdfs:label "country"@en .
ex:north a ex:Country ; rdfs:label "Norvik"@en . ex:south a ex:Country ; rdfs:label "Sorvik"@en .
ex:a a ex:Port ; rdfs:label "Avel"@en, "Arvelmund"@de ; ex:tonnage 500 ; ex:country ex:north ; ex:opened "1903-05-01"^^xsd:date ; ex:depth 12 ; ex:length 3000 .
ex:b a ex:Port ; rdfs:label "Brume"@en ; ex:tonnage 300 ; ex:country ex:north ; ex:opened "1950-05-01"^^xsd:date ; ex:depth 9 .
ex:c a ex:Port ; rdfs:label "Coril"@en ; ex:tonnage 900 ; ex:country ex:south .
wd:Q1 rdfs:label "Osland"@en . wd:Q2 rdfs:label "Una Holt"@en . wd:Q3 rdfs:label "Per Dahl"@en .
wd:P6 rdfs:label "harbour master"@en ; a wikibase:Property ; wikibase:directClaim wdt:P6 ; wikibase:claim p:P6 ; wikibase:statementProperty ps:P6 ; wikibase:qualifier pq:P6 .
wd:P580 rdfs:label "start time"@en ; a wikibase:Property ; wikibase:qualifier pq:P580 .
wd:P582 rdfs:label "end time"@en ; a wikibase:Property ; wikibase:qualifier pq:P582 .
wd:Q1 p:P6 wds:s1, wds:s2 ; wdt:P6 wd:Q3 .
wds:s1 ps:P6 wd:Q2 ; pq:P580 "2008-01-01T00:00:00Z"^^xsd:dateTime ; pq:P582 "2016-06-01T00:00:00Z"^^xsd:dateTime .
wds:s2 ps:P6 wd:Q3 ; pq:P580 "2016-06-01T00:00:00Z"^^xsd:dateTime .
"#;

/// What is answered to a question about the ports, with what is said of it.
fn whole(scratch: &Scratch, question: &str) -> String {
    let ran = run(scratch.path(), &["ask", question, "ports.ttl"]);
    format!("{}{}", ran.out, ran.err)
}

#[test]
fn what_narrows_an_amount_is_not_left_out() {
    let scratch = Scratch::new("careful-amounts");
    scratch.file("ports.ttl", PORTS);
    check(
        &scratch,
        "ports.ttl",
        &[("what is the total tonnage of ports in Norvik?", "800 "), ("what is the total tonnage of ports?", "1700 ")],
    );
    let said = whole(&scratch, "what is the total tonnage of ports in Norvik?");
    assert!(said.contains("the total tonnage of ports that are in Norvik"), "{said}");
}

#[test]
fn units_are_converted_or_warned_about() {
    let scratch = Scratch::new("careful-units");
    scratch.file("ports.ttl", PORTS);
    for (question, verdict, warning) in [
        ("is the length of Avel more than 5 km?", "No. The length is 3000 m.", "5 km is 5000 m"),
        ("is the length of Avel more than 2 km?", "Yes.", "2 km is 2000 m"),
        ("is the depth of Avel more than 10 feet?", "Yes.", "does not tell in what “depth” is measured"),
    ] {
        let said = whole(&scratch, question);
        assert!(said.contains(verdict) && said.contains(warning), "{said}");
    }
}

#[test]
fn what_leads_to_a_thing_by_its_noun_is_had_by_it() {
    let scratch = Scratch::new("careful-back");
    scratch.file("ports.ttl", PORTS);
    let said = whole(&scratch, "which countries have at least 2 ports?");
    assert!(said.contains("Norvik") && !said.contains("Sorvik"), "{said}");
}

#[test]
fn lists_are_ranked_by_what_is_said() {
    let scratch = Scratch::new("careful-ranked");
    scratch.file("ports.ttl", PORTS);
    for (question, read) in [
        ("top 2 ports by tonnage", "a list of ports, in descending order of tonnage, the first 2"),
        ("list the first 2 ports by tonnage", "a list of ports, in ascending order of tonnage, the first 2"),
        (
            "which ports have an opening date before the opening date of Brume?",
            "the ports that have an opening date that is less than the opening date of Brume",
        ),
    ] {
        let said = whole(&scratch, question);
        assert!(said.contains(read), "{said}");
    }
    let said = whole(&scratch, "which ports have an opening date before the opening date of Brume?");
    assert!(said.contains("Avel") && !said.contains(" Brume  "), "{said}");
    let said = whole(&scratch, "what is the average opening date of ports?");
    assert!(said.contains("Nothing found."), "{said}");
}

#[test]
fn what_is_nearly_understood_is_offered() {
    let scratch = Scratch::new("careful-offers");
    scratch.file("text.txt", HARBOUR);
    for (question, offer) in [
        ("whats the Dock Council", "ask: what is the Dock Council?"),
        ("cant the Dock Council issue permits", "ask: can't the Dock Council issue permits?"),
        ("what doe the Pier Panel publish", "ask: what does the Pier Panel publish?"),
        ("which has more members, the Dock Council or the Pier Panel?", "does the Dock Council have more members than"),
        ("let busy panel mean a panel that publishes reports", "ask: let \"busy panel\" mean a panel that"),
        ("list top 5 committees", "ask: list committees, the first 5"),
    ] {
        let ran = run(scratch.path(), &["ask", question, "text.txt"]);
        assert!(format!("{}{}", ran.out, ran.err).contains(offer), "{question}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn things_of_one_name_are_told_apart_by_kind() {
    let scratch = Scratch::new("careful-namesakes");
    let same =
        "ex:Ship a owl:Class ; rdfs:label \"ship\"@en . ex:v a ex:Ship ; rdfs:label \"Brume\"@en ; ex:tonnage 7 .\n";
    scratch.file("ports.ttl", format!("{PORTS}{same}"));
    let said = whole(&scratch, "what is Brume?");
    for part in ["2 things are called Brume: port and ship.", "Brume (port)", "Brume (ship)"] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn who_held_an_office_longer_held_it_before() {
    let scratch = Scratch::new("careful-before");
    scratch.file("ports.ttl", PORTS);
    for question in
        ["who was the harbour master of Osland before 2016?", "who was the harbour master of Osland in 2012?"]
    {
        let said = whole(&scratch, question);
        let read = said.split("I read this as: ").nth(1).unwrap().lines().next().unwrap().to_owned();
        assert!(said.contains("Una Holt") && !said.contains("Per Dahl"), "{said}");
        assert!(read.contains(" in 2012") || read.contains(" before 2016"), "{said}");
        let again = whole(&scratch, &read);
        assert!(again.contains("Una Holt") && !again.contains("Per Dahl"), "{again}");
    }
}

#[test]
fn a_verb_means_nothing_that_follows_from_it() {
    let scratch = Scratch::new("careful-circle");
    scratch.file("text.txt", "The Dock Council leads the Pier Panel. The Reef Committee chairs the Quay Committee.\n");
    let said = |sentence: &str| run(scratch.path(), &["ask", "--yes", "--graph", "kept", sentence]);
    run(scratch.path(), &["ingest", "--graph", "kept", "text.txt"]);
    assert_eq!(said("let \"to steer\" mean to lead or chair").status, Some(0));
    assert!(said("X leads Y if X steers Y").err.contains("rests on itself"));
    assert_eq!(said("forget \"to steer\"").status, Some(0));
    assert_eq!(said("X leads Y if X chairs Y").status, Some(0));
    assert!(said("let \"to chair\" mean to lead").err.contains("rests on itself"));
    assert_eq!(said("let \"chair\" be complete").status, Some(0));
    let forgotten = said("forget \"chair\"");
    assert_eq!(forgotten.status, Some(0), "{}", forgotten.err);
}

#[test]
fn what_begins_or_belongs_is_no_being() {
    let scratch = Scratch::new("careful-begin");
    let text = "The Weaving Course begins in March. The Lake Guild belongs to the Craft Union. The Rope Guild left the Craft \
                Union. The Rope Guild does not belong to the Craft Union.\n";
    scratch.file("text.txt", text);
    check(
        &scratch,
        "text.txt",
        &[
            ("does any course begin in March?", "Yes."),
            ("does a guild belong to the Craft Union?", "Yes."),
            ("does the Rope Guild belong to or leave the Craft Union?", "Yes. The Rope Guild belongs to or leaves"),
            ("does the Rope Guild belong to the Craft Union?", "No."),
        ],
    );
}

#[test]
fn what_is_said_of_some_is_not_said_of_all() {
    let scratch = Scratch::new("careful-some");
    let text = "Most tenants paid their rent. Some nurses signed the petition. Few clerks read the manual. Some porters did not \
                wear badges. The Board rejected some bids. The two captains kept the log. The most senior masons met.\n";
    scratch.file("text.txt", text);
    check(
        &scratch,
        "text.txt",
        &[
            (
                "did the tenants pay their rent?",
                "Not stated. I read this as: whether the tenants pay their rent note: nearly, of most tenants, and not of all",
            ),
            ("did all tenants pay their rent?", "Not stated."),
            ("did every nurse sign the petition?", "Not stated."),
            ("did most tenants pay their rent?", "Yes. Most tenants pay"),
            ("did some nurses sign the petition?", "Yes."),
            ("did nurses sign the petition?", "Yes. Nurses sign the petition, said only of some nurses."),
            ("did clerks read the manual?", "Yes. Clerks read the manual, said only of few clerks."),
            ("did the clerks read the manual?", "Not stated."),
            ("did porters wear badges?", "No. It is denied that porters wear badges, said only of some porters."),
            ("did the Board reject the bids?", "Not stated."),
            ("did the Board reject bids?", "Yes. The Board rejects bids."),
            ("did the captains keep the log?", "Yes. The captains keep the log."),
        ],
    );
}

#[test]
fn one_that_is_known_is_not_any_one() {
    let scratch = Scratch::new("careful-any");
    let text = "The council cannot impose fines. The Health Council adopts plans. No jury can impose levies. The clubs do not sell \
                tickets. The president may not serve more than two terms. The warden did not sign the lease.\n";
    scratch.file("text.txt", text);
    check(
        &scratch,
        "text.txt",
        &[
            ("can any council impose fines?", "Not stated."),
            ("can the council impose fines?", "No."),
            ("can a president serve three terms?", "No."),
            ("did a warden sign the lease?", "Not stated."),
            ("can any jury impose levies?", "No."),
            ("does any club sell tickets?", "No."),
        ],
    );
}

#[test]
fn many_are_not_most() {
    let scratch = Scratch::new("careful-most");
    let text = "Many orchards closed in April. Most vineyards lost their crop. Nearly all mills reopened.\n";
    scratch.file("text.txt", text);
    check(
        &scratch,
        "text.txt",
        &[
            ("did most orchards close?", "Not stated."),
            ("did many orchards close?", "Yes."),
            ("did most vineyards lose their crop?", "Yes."),
            ("did most mills reopen?", "Yes."),
        ],
    );
}

#[test]
fn namesakes_whose_verdicts_differ_are_told_each() {
    let scratch = Scratch::new("careful-namesakes");
    let graph = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix ex: <http://example.org/> .\n\
                 ex:s a ex:Ship ; rdfs:label \"Aurora\" ; ex:age 61 . ex:h a ex:Horse ; rdfs:label \"Aurora\" ; ex:age 9 .\n";
    scratch.file("world.ttl", graph);
    check(
        &scratch,
        "world.ttl",
        &[
            ("is the age of Aurora more than 20?", "Of Aurora (Horse): no; of Aurora (Ship): yes."),
            ("is the age of Aurora more than 5?", "Yes."),
        ],
    );
}
