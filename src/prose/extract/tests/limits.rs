//! Words that limit what a clause says: what was almost done, done late, done once; and how much a list may say.

use super::{check, check_absent, read};
use crate::prose::extract;

#[test]
fn what_was_almost_done_was_not() {
    check("The Council almost adopted the plan.", &["The Council | adopt | the plan | actual | denied"]);
    check("The plan was nearly rejected.", &["The plan | be rejected | - | actual | denied"]);
    // What nearly doubled has grown; nearly 200 are many.
    check("Exports nearly doubled in 2020.", &["Exports | double in | 2020 | actual | affirmed | hedge: nearly …"]);
    check(
        "Nearly 200 members attended the session.",
        &["Nearly 200 members | attend | the session | actual | affirmed"],
    );
}

#[test]
fn what_was_delayed_was_done() {
    check(
        "The Council did not approve the budget until June.",
        &[
            "The Council | approve | the budget | actual | affirmed | time: June",
            "The Council | approve in | June | actual | affirmed | time: June",
        ],
    );
    check(
        "The budget was not approved until 3 June 2020.",
        &["The budget | be approved on | 3 June 2020 | actual | affirmed | in 2020-06-03"],
    );
    check(
        "The Board did not publish the report until it had been audited.",
        &["The Board | publish | the report | actual | affirmed | time: when it had been audited"],
    );
    // What may not be done until then is not said to be done.
    check(
        "The Board may not raise fees until July 2026.",
        &["The Board | raise | fees | possible | denied | until 2026-07"],
    );
}

#[test]
fn how_often_is_kept_whole() {
    check(
        "The Council hardly ever meets in Oslo.",
        &["The Council | meet in | Oslo | actual | affirmed | hedge: hardly ever"],
    );
    check(
        "Bo Lee once chaired the Board.",
        &["Bo Lee | chair | the Board | actual | affirmed | time: once | hedge: once"],
    );
    // A past post is said with the word that makes it one, by which answers tell it from a present one.
    check(
        "Peter Lang formerly chaired the Board.",
        &["Peter Lang | chair | the Board | actual | affirmed | time: formerly | hedge: formerly"],
    );
    check_absent("Bo Lee once chaired the Board.", &["chair | once"]);
    check("The Board meets once a year.", &["The Board | meet | once a year …"]);
}

#[test]
fn long_lists_stay_linear() {
    let list = vec!["apples"; 400].join(", ");
    let text = format!("The farm and the market sell {list} and pears.");
    assert!(extract(&read(&text)).len() < 2000);
}

#[test]
fn what_is_only_supposed_by_inversion_or_in_that_case_is_not_said() {
    check(
        "Should the Board reject the plan, the Bank shall pay the fee.",
        &["the Bank | pay | the fee | necessary | affirmed | condition: Should the Board reject the plan"],
    );
    check(
        "Had they asked in time, the Bank would have paid the claim.",
        &["the Bank | pay | the claim | expected | affirmed | condition: Had they asked in time"],
    );
    check(
        "The fee may be refunded, in which case the Board pays interest.",
        &["The fee | be refunded | - | possible | affirmed"],
    );
}
