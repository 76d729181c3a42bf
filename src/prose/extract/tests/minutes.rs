//! What minutes, statutes and reports say in their own ways: assignments, rolls, votes, lists that "the following" opens.

use super::{check, check_absent};

#[test]
fn what_is_assigned_must_be_done() {
    check("The Clerk to write to residents.", &["The Clerk | write to | residents | necessary | affirmed"]);
    check(
        "Ms Aho to send the plan to the Board.",
        &["Ms Aho | send | the plan | necessary | affirmed | to: the Board"],
    );
    // A headline tells what is to come.
    check("Ms Aho to lead the Port Bank", &["Ms Aho | lead | the Port Bank | expected | affirmed"]);
    check_absent("The aim is to plant trees.", &["necessary"]);
}

#[test]
fn rolls_tell_who_was_in_the_chair() {
    let roll = "Present: Councillors Peter Moor (Chair), Lena Brown and Hans Fischer.";
    check(
        roll,
        &[
            "Peter Moor | attend | meeting | actual | affirmed",
            "Peter Moor | chair | meeting | actual | affirmed",
            "Lena Brown | attend | meeting | actual | affirmed",
        ],
    );
    check_absent(roll, &["Councillors", "be | Lena", "Lena Brown | chair"]);
}

#[test]
fn what_the_following_do_each_item_does() {
    check(
        "The following panels report to the Board: the Panel on Locks, led by Ana Roe.",
        &["the Panel on Locks | report to | the Board | actual | affirmed", "Ana Roe | lead | the Panel on Locks …"],
    );
    check_absent("The following panels report to the Board: the Panel on Locks.", &["the Board | include"]);
}

#[test]
fn nouns_and_verbs_of_one_form_are_told_apart() {
    check(
        "The Harbour Office and the Pilots Unit report to the Board.",
        &["The Harbour Office | report to | the Board …", "the Pilots Unit | report to | the Board …"],
    );
    check("Parking fees account for half of the income.", &["Parking fees | account for | half of the income …"]);
    check(
        "The growth forecast for 2030 was lowered because sales have fallen.",
        &["The growth forecast for 2030 | be lowered | - …"],
    );
    check("The cost estimate for May was raised.", &["The cost estimate for May | be raised | - …"]);
    check("The agency forecast that prices would fall.", &["The agency | forecast | that prices would fall …"]);
}

#[test]
fn whoever_is_named_beside_the_post_acts() {
    check(
        "The talks were chaired by its energy minister, Ana Roe.",
        &["Ana Roe | chair | The talks | actual | affirmed"],
    );
    check(
        "The shop can be fined up to 5 million pesos by the Trade Office.",
        &["the Trade Office | fine | The shop | possible | affirmed"],
    );
}

#[test]
fn what_is_told_of_anyone_of_a_kind_holds_on_a_condition() {
    let rule = "A member that has not voted for three years loses its seat.";
    check(rule, &["A member | lose | its seat | actual | affirmed | condition: that has not voted for three years"]);
    check_absent(rule, &["| vote"]);
    check("An official who resigned in May wrote the report.", &["An official | write | the report …"]);
}

#[test]
fn what_is_asked_for_is_no_time() {
    check(
        "The union asked for a pilot period of two months.",
        &["The union | ask for | a pilot period of two months …"],
    );
    check(
        "She served for three years.",
        &["She | serve for | three years | actual | affirmed | time: for three years"],
    );
}

#[test]
fn years_side_by_side_are_a_range() {
    check(
        "Peru held the chair in 2021 and 2022.",
        &["Peru | hold | the chair | actual | affirmed | since 2021 | until 2022"],
    );
}
