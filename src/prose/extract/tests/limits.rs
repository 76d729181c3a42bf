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

#[test]
fn how_many_and_what_for_stays_with_what_is_named() {
    check(
        "The levy brought in only 3 million euros.",
        &["The levy | bring in | only 3 million euros | actual | affirmed"],
    );
    check(
        "The Fund sold all but one of the ships.",
        &["The Fund | sell | all but one of the ships | actual | affirmed"],
    );
    check("Guests pay the same price as members.", &["Guests | pay | the same price as members | actual | affirmed"]);
    check("The town opened a plant capable of treating waste.", &["The town | open | a plant | actual | affirmed"]);
    check_absent("The work can be finished by 2031 at the earliest.", &["be finished at"]);
    check(
        "The Board keeps mills in the valley, most of which run on steam.",
        &["most mills | run on | steam | actual | affirmed"],
    );
}

#[test]
fn what_is_granted_may_be_done() {
    check("Observers shall be entitled to address the Assembly.", &["Observers | address | the Assembly | possible …"]);
    check("Observers shall not be entitled to vote.", &["Observers | vote | - | possible | denied"]);
    check("Members shall be required to pay a fee.", &["Members | pay | a fee | necessary | affirmed"]);
    check("The plant will be able to treat waste.", &["The plant | treat | waste | expected | affirmed"]);
}

#[test]
fn a_denial_of_how_is_no_denial_of_all() {
    check(
        "The treaty was not fully ratified by Norland.",
        &["Norland | ratify | The treaty | actual | denied | hedge: fully"],
    );
    check("No port can finance this pier alone.", &["port | finance | this pier | possible | denied | hedge: alone"]);
    check("The treaty was not ratified by Norland.", &["Norland | ratify | The treaty | actual | denied"]);
    check(
        "Notices must be sent to the Clerk, except in cases of flooding.",
        &["Notices | be sent to | the Clerk | necessary | affirmed | condition: except in cases of flooding"],
    );
}

#[test]
fn a_headline_tells_what_is_to_come() {
    check("Brinmore Council to sell the old mill", &["Brinmore Council | sell | the old mill | expected | affirmed"]);
}
