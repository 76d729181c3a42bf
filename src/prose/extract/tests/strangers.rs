//! What texts of strangers showed: contrasts, amounts, titles, asides, what verbs ask for.

use super::lines;

fn says(text: &str, expected: &[&str]) {
    let found = lines(text);
    for line in expected {
        assert!(found.iter().any(|other| other.starts_with(line)), "no {line:?} in {found:#?}");
    }
}

fn never_says(text: &str, unwanted: &[&str]) {
    let found = lines(text);
    for line in unwanted {
        assert!(!found.iter().any(|other| other.starts_with(line)), "{line:?} in {found:#?}");
    }
}

#[test]
fn what_is_contrasted_or_denied_by_a_phrase_is_denied() {
    says(
        "The engine had been lent by the Science Museum, not by the Council.",
        &[
            "the Science Museum | lend | The engine | actual | affirmed",
            "the Council | lend | The engine | actual | denied",
        ],
    );
    says("The decision in no way prejudges the merits.", &["The decision | prejudge | the merits | actual | denied"]);
}

#[test]
fn amounts_are_no_agents_and_whole() {
    says("Contributions would be raised by two points.", &["Contributions | be raised by | two points | expected"]);
    says("The grant rose to £6 million a year.", &["The grant | rise to | £ 6 million a year | actual"]);
    says("Parliament approved it on Sunday, 12 May.", &["Parliament | approve on | Sunday , 12 May | actual"]);
}

#[test]
fn recipients_agents_and_titles_are_told_apart() {
    says(
        "The Commission was given a legal basis by the Treaty.",
        &["the Treaty | give to | The Commission | actual", "the Treaty | give | a legal basis | actual"],
    );
    says(
        "Apologies had been received from Professor Idris Bevan.",
        &["Apologies | be received from | Professor Idris Bevan | actual"],
    );
    never_says("Ana Roe was elected President in June, succeeding Professor Luc Morand.", &["Luc Morand | elect"]);
}

#[test]
fn phrases_go_with_what_asks_for_them() {
    says(
        "The programme has equipped more than 2,500 volunteers with low-cost sensors.",
        &["The programme | equip with | low-cost sensors", "The programme | equip | more than 2,500 volunteers"],
    );
    says("They hold a lease of at least 25 years.", &["They | hold | a lease of at least 25 years | actual"]);
    says("The mission described the count as orderly.", &["The mission | describe as | orderly | actual"]);
    says(
        "Members are appointed by the Board on the advice of the Court for a period of three years.",
        &["Members | be appointed for | a period of three years | actual"],
    );
}

#[test]
fn clauses_find_their_subjects() {
    says(
        "Decisions are taken by simple majority, with each port having one vote.",
        &["each port | have | one vote | actual"],
    );
    says(
        "The Board appoints the Director, who runs the office, chairs the panel and signs contracts.",
        &["the Director | chair | the panel", "the Director | sign | contracts"],
    );
    says(
        "The meeting of the Board of Directors held in public was short.",
        &["The meeting of the Board of Directors | be held in | public"],
    );
    says(
        "Members are bound to comply with the Statutes, to pay the fee and to hold elections.",
        &["Members | pay | the fee | necessary", "Members | hold | elections | necessary"],
    );
    says("Several observers were admitted, among them China and India.", &["Several observers | include | China"]);
}

#[test]
fn who_said_it_is_told() {
    says(
        "According to the review, the Fund had failed.",
        &["the review | say | the Fund had failed | actual | affirmed"],
    );
    says(
        "The delay, the Chair explained, was caused by flooding.",
        &["the Chair | explain | The delay was caused by flooding | actual", "flooding | cause | The delay | actual"],
    );
    says(
        "She said that it had met and that it had failed.",
        &["She | say | that it had met | actual", "She | say | that it had failed | actual"],
    );
    says(
        "The Fund announced the appointment of Ana Roe as its director.",
        &["Ana Roe | be appointed as | its director"],
    );
}
