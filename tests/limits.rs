//! What an answer is limited to is told with it: the adverbs of a question, conditions, times and whoever says so; and "why" is
//! answered with grounds.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

mod support;

use serde_json::Value;
use support::{Run, Scratch, run};

const BUDGET: &str = "The Council approved the budget by four votes to one. The motion was carried unanimously. \
Members usually pay fees. The library was only partly repaired. The Council almost adopted the plan. \
The Board did not approve the merger quickly. The Panel did not hear the case.\n";

const LICENCE: &str = "The Authority fined Telvia for an outage in May. Observers cannot vote. \
Telvia may not raise its prices before July 2026. Unless the Council objects, the Clerk may sign contracts. \
Divers could not reach the wreck for eleven hours. \"The failure was avoidable,\" said Nadia Brandt. \
The Agency does not accept gifts from companies. The firm must pay the fine.\n";

fn asked(scratch: &Scratch, question: &str, more: &[&str]) -> Run {
    run(scratch.path(), &[&["ask", question, "text.txt"], more].concat())
}

/// Each question with how its answer begins, its blanks made one.
fn check(scratch: &Scratch, rows: &[(&str, &str)]) {
    let mut wrong = vec![];
    for (question, expected) in rows {
        let said = asked(scratch, question, &[]).out;
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if !said.starts_with(expected) {
            wrong.push(format!("{question}\n    expected: {expected}\n    said: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_adverb_that_no_sentence_bears_is_not_stated() {
    let scratch = Scratch::new("limits-adverbs");
    scratch.file("text.txt", BUDGET);
    check(
        &scratch,
        &[
            (
                "was the budget approved unanimously?",
                "Not stated. The text says that the budget is approved, but not whether unanimously; it says “by four votes to \
                 one” [1] [1] “The Council approved the budget",
            ),
            ("did the Council secretly approve the budget?", "Not stated. The text says that the Council approves"),
            ("did the Council really approve the budget?", "Yes."),
            ("was the motion carried unanimously?", "Yes. The motion is carried unanimously."),
            (
                "was the motion carried narrowly?",
                "Not stated. The text says that the motion is carried, but not whether",
            ),
            (
                "do members always pay fees?",
                "Not stated. The text says that members pay fees, but not whether always; it says “usually”",
            ),
            ("do members usually pay fees?", "Yes."),
            ("was the library fully repaired?", "Not stated."),
            (
                "did the Council adopt the plan?",
                "No. It is denied that the Council adopts the plan. [1] [1] “The Council almost",
            ),
            ("did the Board quickly approve the merger?", "No."),
            ("did the Panel quickly hear the case?", "No."),
            ("did the Board secretly approve the merger?", "Not stated. The text denies that"),
        ],
    );
}

#[test]
fn what_is_left_aside_is_told_in_every_format() {
    let scratch = Scratch::new("limits-formats");
    scratch.file("text.txt", BUDGET);
    for format in ["table", "json", "jsonl", "csv", "tsv", "html", "markdown"] {
        let ran = asked(&scratch, "did the Council really approve the budget?", &["--format", format, "--quiet"]);
        let told = if format == "table" { &ran.err } else { &ran.out };
        assert!(told.contains("“really” is left aside"), "{format}\n{}\n{}", ran.out, ran.err);
    }
    let bare = asked(&scratch, "what did the Council do before?", &["--format", "json"]);
    assert!(bare.out.contains("“before” is left aside"), "{}", bare.out);
    let of_rows = asked(&scratch, "who secretly approved the budget?", &["--format", "json", "--quiet"]);
    let json: Value = serde_json::from_str(&of_rows.out).unwrap();
    assert_eq!(json["notes"][0], "“secretly” is left aside: no sentence that is quoted says so");
}

#[test]
fn a_verdict_tells_what_its_claim_is_limited_to() {
    let scratch = Scratch::new("limits-verdicts");
    scratch.file("text.txt", [BUDGET, LICENCE].concat());
    check(
        &scratch,
        &[
            ("do members pay fees?", "Yes. Members pay fees, but only “usually”."),
            (
                "can Telvia raise its prices?",
                "No. It is denied that Telvia can raise its prices, but only before July 2026.",
            ),
            ("can the Clerk sign contracts?", "Yes. The Clerk can sign contracts, unless the Council objects."),
            (
                "could divers reach the wreck?",
                "No. It is denied that divers can reach the wreck, but only for eleven hours.",
            ),
            ("was the failure avoidable?", "Yes. Failure is avoidable, according to Nadia Brandt."),
            (
                "does the Agency accept gifts?",
                "No. It is denied that the Agency accepts gifts, but only “from companies”.",
            ),
            ("can observers vote?", "No. It is denied that observers can vote. [1]"),
            ("must the firm pay the fine?", "Yes. The firm must pay the fine. [1]"),
        ],
    );
    let json = asked(&scratch, "was the failure avoidable?", &["--format", "json"]).out;
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["limit"], "according to Nadia Brandt");
}

#[test]
fn why_is_answered_with_grounds_or_with_there_being_none() {
    let scratch = Scratch::new("limits-why");
    scratch.file("text.txt", LICENCE);
    check(
        &scratch,
        &[
            ("why was Telvia fined?", "Because of an outage in May. [1]"),
            ("why can't observers vote?", "The text says so, but gives no ground. [1]"),
            ("why can observers vote?", "No. The text denies it"),
        ],
    );
    let none = asked(&scratch, "why can't observers vote?", &[]).out;
    assert!(!none.contains("Because") && none.contains("“Observers cannot vote.”"), "{none}");
    for format in ["html", "markdown"] {
        let page = asked(&scratch, "why was Telvia fined?", &["--format", format]).out;
        assert!(page.contains("Because of an outage in May") && !page.contains("Yes."), "{page}");
    }
}

const YARD: &str = "The yard dismissed two welders. The court dismissed the claim. The Office withdrew the permit of Halden Dredging. \
The Office must close a quay if an inspector finds a leak. Nobody was hurt. The Union advises the yard. \
The Office released the report. Apprentices may use the crane.\n";

#[test]
fn somebody_is_no_thing_and_one_is_not_everyone() {
    let scratch = Scratch::new("limits-somebody");
    scratch.file("text.txt", YARD);
    check(
        &scratch,
        &[
            ("was anyone dismissed?", "Yes. Somebody is dismissed. [1] [1] “The yard dismissed two welders.”"),
            ("was anyone withdrawn?", "Not stated."),
            ("was anything withdrawn?", "Yes. Something is withdrawn."),
            ("was somebody released?", "Not stated."),
            ("was everyone dismissed?", "Not stated."),
            ("does everybody advise the yard?", "Not stated."),
            ("does anyone advise the yard?", "Yes."),
        ],
    );
}

#[test]
fn of_nobody_the_contrary_is_told() {
    let scratch = Scratch::new("limits-nobody");
    scratch.file("text.txt", YARD);
    check(
        &scratch,
        &[
            ("was nobody dismissed?", "No. The contrary is stated. [1] [1] “The yard dismissed two welders.”"),
            ("was no one dismissed?", "No. The contrary is stated."),
            ("was nothing released?", "No. The contrary is stated."),
            ("does nobody advise the yard?", "No. The contrary is stated."),
            ("was nobody hurt?", "Yes. [1] [1] “Nobody was hurt.”"),
            ("was nobody withdrawn?", "Not stated."),
        ],
    );
    let json = asked(&scratch, "was nobody dismissed?", &["--format", "json"]).out;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["verdict"], &json["reading"]), (&"no".into(), &"whether nobody is dismissed".into()));
}

#[test]
fn what_must_be_done_is_listed_with_its_condition() {
    let scratch = Scratch::new("limits-duties");
    scratch.file("text.txt", YARD);
    check(&scratch, &[("what must the Office do?", "relation value condition said source")]);
    let listed = asked(&scratch, "what must the Office do?", &[]).out;
    assert!(listed.contains("if an inspector finds a leak"), "{listed}");
    check(&scratch, &[("what can apprentices do?", "relation value said source")]);
}

const SHORE: &str = "The herring allowance is 65,000 tonnes. The toll is 4 per cent. The mandate of the Warden is three years. \
The surplus was $2 million. The deposit is at least 20 euros. Corran is a lighthouse. Marten is the oldest lighthouse. \
Swimmers under twelve may not use the pier. Pilots who hold a licence may steer tugs. Anglers may fish. \
The Northern Guild runs twelve boats. The Southern Guild runs nine boats. The Northern Guild advises the Southern Guild.\n";

#[test]
fn what_amounts_to_so_much_is_neither_more_nor_less() {
    let scratch = Scratch::new("limits-amounts");
    scratch.file("text.txt", SHORE);
    check(
        &scratch,
        &[
            ("is the herring allowance more than 70,000 tonnes?", "No."),
            ("is the herring allowance more than 60,000 tonnes?", "Yes. The herring allowance is more than 60,000"),
            ("is the herring allowance 60,000 tonnes?", "No."),
            ("is the herring allowance 65,000 tonnes?", "Yes."),
            ("is the herring allowance more than 10 lorries?", "Not stated."),
            ("is the toll more than 5 per cent?", "No."),
            ("is the toll less than 5 per cent?", "Yes."),
            ("is the mandate of the Warden more than four years?", "No."),
            ("is the mandate of the Warden at least three years?", "Yes."),
            ("was the surplus more than $3 million?", "No."),
            ("is the deposit less than 10 euros?", "Not stated."),
            ("is the deposit more than 30 euros?", "Not stated."),
        ],
    );
}

#[test]
fn what_some_may_do_or_are_is_not_what_all_may_do_or_are() {
    let scratch = Scratch::new("limits-some");
    scratch.file("text.txt", SHORE);
    check(
        &scratch,
        &[
            (
                "may swimmers use the pier?",
                "Not stated. I read this as: whether swimmers can use the pier note: nearly, only of swimmers under twelve: \
                 “Swimmers under twelve may not use the pier.”",
            ),
            ("may swimmers under twelve use the pier?", "No."),
            (
                "may pilots steer tugs?",
                "Not stated. I read this as: whether pilots can steer tugs note: nearly, only of pilots who",
            ),
            ("may pilots who hold a licence steer tugs?", "Yes."),
            ("may anglers fish?", "Yes."),
            ("is Corran the oldest lighthouse?", "Not stated."),
            ("is Marten the oldest lighthouse?", "Yes."),
            ("does the Northern Guild run more boats than the guild that it advises?", "Yes."),
        ],
    );
}

#[test]
fn how_something_must_be_is_not_how_it_is() {
    let scratch = Scratch::new("limits-moods");
    scratch.file(
        "text.txt",
        "Rules must be public. Meetings are public. Old boats must be registered. Registered boats may fish.\n",
    );
    check(
        &scratch,
        &[
            ("must rules be public?", "Yes. Rules must be public."),
            ("must meetings be public?", "Not stated."),
            ("are meetings public?", "Yes. Meetings are public."),
            ("what must be public?", "what said source ─────────────────────── rules must [1]"),
        ],
    );
    let listed = asked(&scratch, "which boats must be registered?", &[]).out;
    assert!(listed.contains("Old boats") && !listed.contains("Registered boats"), "{listed}");
}

#[test]
fn amounts_that_hold_somewhere_decide_nothing_everywhere() {
    let scratch = Scratch::new("limits-somewhere");
    scratch.file(
        "text.txt",
        "The fine is 20 euros in Norland and 90 euros in Sudland. The levy was 20 euros in 2010. \
         The fee for guests is 50 euros. Everyone was warned. The waiver was extended.\n",
    );
    check(
        &scratch,
        &[
            ("is the fine more than 50 euros?", "Not stated."),
            ("is the levy more than 50 euros?", "Not stated."),
            ("is the fee less than 30 euros?", "Not stated."),
            ("was anyone warned?", "Yes."),
            ("was anyone extended?", "Not stated."),
        ],
    );
}

#[test]
fn clauses_that_double_each_other_are_refused_in_time() {
    let scratch = Scratch::new("limits-doubled");
    let link = " whose members advise every forums and report to meetings";
    let asked = |links: usize| run(scratch.path(), &["ask", &format!("how many forums{}", link.repeat(links))]);
    assert!(asked(8).err.contains("too involved"), "{:?}", asked(8));
    assert!(!asked(2).err.contains("too involved"), "{:?}", asked(2));
    let ranked = |links: usize| {
        let question = format!("which committees {}report to the SOM", "support the most members that ".repeat(links));
        run(scratch.path(), &["ask", &question])
    };
    assert!(ranked(4).err.contains("too involved"), "{:?}", ranked(4));
    assert!(!ranked(2).err.contains("too involved"), "{:?}", ranked(2));
}

#[test]
fn many_alternatives_are_no_more_than_one_list() {
    let scratch = Scratch::new("limits-alternatives");
    let names = ["APEC", "SOM1", "China", "Peru", "OES", "Guangzhou", "the CTI", "the Economic Committee", "the SOM"];
    let asked = run(scratch.path(), &["ask", &format!("which committees report to {}?", names.join(" or "))]);
    assert!(asked.out.contains("reports to the SOM"), "{asked:?}");
}
