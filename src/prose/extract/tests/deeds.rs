//! What nouns say that somebody means to do, and who does what where a sentence opens with a phrase.

use super::{check, check_absent};

#[test]
fn a_decision_to_do_something_is_deciding() {
    check(
        "The harbour board accepted the offer of Norland to repair the crane.",
        &["Norland | offer to repair | the crane | actual | affirmed"],
    );
    check(
        "The decision of the Tribunal to void the lease was appealed.",
        &["the Tribunal | decide to void | the lease …"],
    );
    check(
        "The refusal by Norland and Sudland to join the pact weakened it.",
        &["Norland | refuse to join | the pact …", "Sudland | refuse to join | the pact …"],
    );
    check("We considered the proposal of Norland for a levy on cargo.", &["Norland | propose | a levy on cargo …"]);
    // Nobody's, perhaps nobody's, and none at all.
    check_absent("The failure to pay the fee leads to exclusion.", &["fail to"]);
    check_absent("Members may oppose any plan of the Board to close a depot.", &["plan to close"]);
    check_absent("No proposal of Norland to join the pact was made.", &["propose to"]);
    check_absent("Sudland would welcome a decision by Norland to sign the pact.", &["decide to"]);
    check_absent("The Council denied any plan of Norland to buy ships.", &["plan to buy"]);
    check_absent("The pact allows a decision by the Board to expel members.", &["decide to"]);
}

#[test]
fn a_subject_stands_behind_the_comma_of_an_opening() {
    check(
        "Appearing before the Ports Committee, Ines Berg, head of the pilots, blamed the delay on fog and on the crew.",
        &[
            "Ines Berg | blame | the delay …",
            "Ines Berg | blame on | fog …",
            "Ines Berg | blame on | the crew …",
            "Ines Berg | be | head of the pilots …",
        ],
    );
    check_absent(
        "Appearing before the Ports Committee, Ines Berg, head of the pilots, blamed the fog.",
        &["Ports Committee | be"],
    );
    check(
        "Under the annex, pilots, cooks and divers from Norland may work in Sudland.",
        &["pilots | work in | Sudland | possible | affirmed …", "divers | work in | Sudland | possible | affirmed …"],
    );
}

#[test]
fn who_attended_is_somebody() {
    check(
        "The Forum welcomed the presence of Norland, which attended as a guest.",
        &["Norland | attend as | a guest …"],
    );
    check("The Forum discussed the rise of prices, which began in May.", &["the rise of prices | begin in | May …"]);
}

#[test]
fn what_was_noted_with_regret_is_told() {
    check("The Forum noted with regret that two ports had closed their pools.", &["two ports | close | their pools …"]);
}

#[test]
fn where_somebody_was_is_told_as_a_reason() {
    check(
        "The envoy missed the vote because the pilot was in Suva.",
        &["the pilot | be in | Suva | actual | affirmed"],
    );
    check_absent("The envoy paid in cash in order to leave.", &["envoy | be in"]);
}

#[test]
fn it_is_to_open_on_a_day() {
    check("The hall was rebuilt. It is to open in March 2031.", &["It | open in | March 2031 | expected | affirmed …"]);
}

#[test]
fn who_is_told_more_of_is_told_of_by_name() {
    check(
        "The chief negotiator, Ines Berg, who took over from Una Quist in May, spoke.",
        &["Ines Berg | take over from | Una Quist …"],
    );
    check(
        "“It is done,” said the union's envoy, Ambassador Ines Berg, who lives in Suva.",
        &["Ines Berg | live in | Suva …"],
    );
}
