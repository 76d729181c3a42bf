//! Sums beside whom they are taken from or given to, changes, votes and clock times; what is to be done.

use super::{check, check_absent};

#[test]
fn the_sum_and_whose_it_is_are_both_kept() {
    check(
        "The regulator fined Telvia 18 million dollars.",
        &["The regulator | fine | Telvia | actual | affirmed", "The regulator | fine | 18 million dollars …"],
    );
    check(
        "The court awarded Ms Roe £60,000.",
        &["The court | award to | Ms Roe | actual | affirmed", "The court | award | £ 60,000 | actual | affirmed"],
    );
    check("The court awarded her £60,000.", &["The court | award to | her …", "The court | award | £ 60,000 …"]);
    check(
        "Telvia was fined £310,000 by the court.",
        &["the court | fine | Telvia | actual | affirmed", "Telvia | be fined | £ 310,000 | actual | affirmed"],
    );
}

#[test]
fn how_much_something_is_or_changes_is_told() {
    check("The contract is worth £5 million a year.", &["The contract | be worth | £ 5 million a year …"]);
    check("Shares fell 7 per cent.", &["Shares | fall | 7 per cent | actual | affirmed"]);
    check(
        "The Board approved the budget by four votes to one.",
        &["The Board | approve by | four votes to one …", "The Board | approve | the budget …"],
    );
    check_absent("The Board approved the budget by four votes to one.", &["four votes | to"]);
}

#[test]
fn the_time_of_the_clock_is_a_time() {
    check(
        "The Chair opened the meeting at 7.30 pm.",
        &["The Chair | open | the meeting | actual | affirmed | time: 7.30 pm", "The Chair | open at | 7.30 pm …"],
    );
    check("The meeting closed at 20:15.", &["The meeting | close at | 20:15 | actual | affirmed | time: 20:15"]);
    check_absent("The rate stood at 7.30.", &["time:"]);
}

#[test]
fn what_is_to_be_done_is_done_to_the_object() {
    check(
        "The Board decided to set up a working group on phones, to be chaired by Dr Fischer.",
        &["Dr Fischer | chair | a working group | expected | affirmed"],
    );
    check_absent("The Board wrote to the members, to be heard by them.", &["hear | the members"]);
}
