//! What wire reports and briefings write in a way of their own.

use super::{check, check_absent};

#[test]
fn an_age_after_a_name_stands_in_nobodys_way() {
    check(
        "Moreno, 61, defeated the incumbent in the second round.",
        &["Moreno | defeat | the incumbent | actual | affirmed …"],
    );
}

#[test]
fn what_is_ruled_is_said() {
    check(
        "The tribunal ruled that Samoa could attend the session.",
        &["Samoa | attend | the session | possible | affirmed | attribution: The tribunal …"],
    );
}

#[test]
fn the_offices_of_one_post_are_one() {
    let text = "The session was opened by Ms Ana Ruiz, Minister of Ports and Inland Shipping of Chile.";
    check(text, &["Ms Ana Ruiz | be | Minister of Ports and Inland Shipping of Chile | actual | affirmed"]);
    check_absent(text, &["Inland Shipping of Chile | open"]);
    // Two posts stay two.
    check_absent(
        "The session was opened by Ms Ana Ruiz, Minister of Ports and Deputy Governor of Arica.",
        &["be | Minister of Ports and Deputy"],
    );
}

#[test]
fn days_joined_by_a_dash_are_one_time() {
    check(
        "The fair is scheduled for 14–15 October 2026.",
        &["The fair | be scheduled for | 14–15 October 2026 | actual | affirmed | since 2026-10-14 | until 2026-10-15"],
    );
    check_absent("The vote was 14–15 in October 2026.", &["since 2026-10-14"]);
}

#[test]
fn who_is_appointed_to_do_something_is_to_do_it_and_was_appointed() {
    check(
        "Mr Sato was appointed in 2021 to lead the survey.",
        &[
            "Mr Sato | lead | the survey | expected | affirmed …",
            "Mr Sato | be appointed in | 2021 | actual | affirmed …",
        ],
    );
}

#[test]
fn a_list_after_a_colon_is_of_those_that_were_counted() {
    check(
        "Three panels report to the Board: the Reef Panel, the Pilots' Panel and the Panel on Fees.",
        &["Three panels | include | the Reef Panel | actual | affirmed"],
    );
}

#[test]
fn so_many_of_a_body_are_what_it_has() {
    check(
        "The assembly elects the nine members of the Harbour Council.",
        &["the Harbour Council | have | nine members | actual | affirmed"],
    );
    check_absent("The assembly elects the two permanent members of the Harbour Council.", &["have | two members"]);
}

#[test]
fn a_short_form_may_stand_before_another_language() {
    check(
        "The Baltic Union (BU; French: Union baltique) promotes trade.",
        &["Baltic Union | also known as | BU | actual | affirmed"],
    );
}

#[test]
fn a_right_may_be_to_do_something_without_an_object() {
    check("Associates have no right to vote.", &["Associates | vote | - | possible | denied"]);
    check("Each member has the right to speak.", &["Each member | speak | - | possible | affirmed"]);
}

#[test]
fn what_follows_an_object_of_two_verbs_is_of_both() {
    check(
        "Staff shall not seek or accept instructions from any government.",
        &[
            "Staff | seek | instructions | necessary | denied | from: any government",
            "Staff | accept | instructions | necessary | denied | from: any government",
        ],
    );
    check(
        "The Board adopts and publishes a report on fees in May.",
        &["The Board | publish | a report on fees | actual | affirmed | time: May"],
    );
}

#[test]
fn who_refuses_did_not_and_refused() {
    check(
        "The Ministers refused to raise the levy.",
        &[
            "The Ministers | raise | the levy | actual | denied …",
            "The Ministers | refuse to raise | the levy | actual | affirmed …",
        ],
    );
    // What was not refused is not told as a refusal, nor is what stopped.
    check_absent(
        "The Ministers did not refuse to raise the levy.",
        &["refuse to raise | the levy | actual | affirmed"],
    );
    check_absent("The Board ceased to publish the list.", &["cease to publish"]);
}

#[test]
fn what_is_compared_is_not_likely() {
    check(
        "Trainees were half as likely to leave the service as their peers.",
        &["Trainees | be half as likely to leave | the service | actual | affirmed …"],
    );
    check("Members are likely to pay the levy.", &["Members | pay | the levy | expected | affirmed …"]);
}

#[test]
fn what_somebody_expects_to_do_is_no_duty() {
    check(
        "Ardley Water expects to submit its plans in May.",
        &["Ardley Water | expect to submit | its plans | actual | affirmed …"],
    );
    check("The Board is expected to approve the plan.", &["The Board | approve | the plan | expected | affirmed …"]);
}

#[test]
fn ways_are_told_nothing() {
    check_absent(
        "The Union recommends ways to improve the quality of service.",
        &["ways | improve | the quality of service | expected"],
    );
}

#[test]
fn what_is_to_be_done_second_is_still_to_be_done() {
    check(
        "The Conference agreed to establish a common register, to be managed by the Bureau and opened to the public by 2027.",
        &["a common register | open to | the public | expected | affirmed …"],
    );
}

#[test]
fn a_season_before_a_subject_says_when() {
    check(
        "Since last winter growers have been able to check the results.",
        &["growers | check | the results | possible | affirmed …"],
    );
}

#[test]
fn the_main_verb_after_a_reason_is_of_the_name() {
    let text = "Councillor Berg, who had declared an interest because his sister owns the land, left the room.";
    check(text, &["Councillor Berg | leave | the room | actual | affirmed"]);
    check_absent(text, &["sister | leave"]);
}
