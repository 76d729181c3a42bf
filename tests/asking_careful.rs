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
    scratch.file("towns.ttl", &format!("{prefixes}{towns}ex:q rdfs:label \"Quarry Lake\"@en .\n"));
    assert_eq!(run(scratch.path(), &["ingest", "--graph", "kept", "towns.ttl"]).status, Some(0));
    for (question, meant) in [("what is Quary Lake?", "Quarry"), ("what is the Vallley?", "Valley")] {
        let started = std::time::Instant::now();
        let said = run(scratch.path(), &["ask", "--graph", "kept", question]).err;
        assert!(said.contains(&format!("did you mean {meant}")), "{said} {:?}", started.elapsed());
    }
}
