//! How much things are, what is counted up, and whom somebody asks.

use super::{check, check_absent};

#[test]
fn an_amount_after_a_noun_tells_how_much_it_is() {
    check(
        "The port approved a budget of £2 million and a loan of 40 million euros.",
        &["a budget | be | £ 2 million | actual | affirmed …", "a loan | be | 40 million euros | actual | affirmed …"],
    );
    check("He was chosen for a term of four years.", &["a term | be | four years | actual | affirmed …"]);
    check_absent("A total of 40 metres was dug.", &["A total | be"]);
    check_absent("The Board trains 12 pilots a year.", &["train | a year"]);
}

#[test]
fn a_colon_after_a_number_counts_up_what_is_meant() {
    let steers = "The Meeting steers two panels: the Port Panel and the Trade Panel.";
    check(
        steers,
        &[
            "The Meeting | steer | the Port Panel | actual | affirmed …",
            "The Meeting | steer | the Trade Panel | actual | affirmed …",
        ],
    );
    check(
        "The following may attend as observers: the Reef Bank and the Port Fund.",
        &[
            "the Reef Bank | attend as | observers | possible | affirmed …",
            "the Port Fund | attend as | observers | possible | affirmed …",
        ],
    );
    let adopts = "The Council shall adopt the following: rules and a budget.";
    check(
        adopts,
        &[
            "The Council | adopt | rules | necessary | affirmed",
            "The Council | adopt | a budget | necessary | affirmed",
        ],
    );
    check_absent(adopts, &["the following"]);
}

#[test]
fn who_is_told_to_do_something_is_told() {
    check(
        "The Board ordered the port to publish its books.",
        &[
            "The Board | order | the port | actual | affirmed …",
            "the port | publish | its books | necessary | affirmed …",
        ],
    );
    check("The agreement can be ended by either side.", &["either side | end | The agreement | possible | affirmed …"]);
    check(
        "The Board was convened at the request of the port.",
        &["The Board | be convened at | the request of the port | actual | affirmed …"],
    );
    check_absent("The Board took into account the storm.", &["take into | account"]);
}

#[test]
fn what_may_be_meant_otherwise_is_not_turned_round() {
    check_absent("All members opposed every proposal except Peru.", &["oppose | Peru | actual | denied"]);
    check("The licence was not extended until June.", &["The licence | be extended until | June | actual | denied …"]);
    check_absent("The Bank lent its 3 million dollars to Peru.", &["lend to | its", "lend | its |"]);
    check_absent("The bill was passed by Parliament, supported by the Greens.", &["support | Parliament"]);
    check("The Assembly elected Ms Roe for 2026.", &["The Assembly | elect | Ms Roe | actual | affirmed …"]);
}

#[test]
fn how_many_there_are_is_told() {
    check("It is a 12-member panel.", &["It | have | 12 members | actual | affirmed"]);
    check("The Network comprises 45 institutes.", &["The Network | have | 45 institutes | actual | affirmed"]);
}
