//! What is told is told whole: with what an object is taken for, of how many, of which of several, and by whom.

use super::{check, check_absent};

#[test]
fn what_something_is_taken_for_is_told_with_the_verb() {
    let text = "The Court does not consider the appeal admissible.";
    check(text, &["The Court | consider admissible | the appeal | actual | denied"]);
    check_absent(text, &["consider | the appeal"]);
    check("No bank saw the crisis coming.", &["bank | see coming | the crisis | actual | denied"]);
    check("The Board considered this plan late at night.", &["The Board | consider | this plan …"]);
    check("The Bank does not expect rates to fall.", &["The Bank | expect | rates to fall | actual | denied"]);
}

#[test]
fn what_is_decided_stands_behind_how_it_is_decided() {
    let by = "The Board decided by consensus to create a fund.";
    check(by, &["The Board | decide to create | a fund | actual | affirmed | by: consensus"]);
    check_absent(by, &["consensus | create"]);
    check(
        "The Council decided on 3 May 2021 to close the school.",
        &["The Council | decide to close | the school | actual | affirmed | in 2021-05-03"],
    );
    check(
        "The policy is designed to limit losses.",
        &["The policy | be designed to limit | losses | actual | affirmed"],
    );
    // What is asked is not decided.
    check_absent("The Council will decide in November whether to build a cable.", &["decide to build"]);
    check_absent("The parties failed to agree on how to share the fees.", &["agree to share"]);
}

#[test]
fn nothing_for_some_and_a_little_for_others() {
    let text = "The Fund paid no dividend to its founders and only a small one to the others.";
    check(
        text,
        &[
            "The Fund | pay | dividend | actual | denied …",
            "The Fund | pay | a small one to the others | actual | affirmed",
        ],
    );
    check_absent(text, &["pay to | its founders | actual | affirmed", "to: its founders | affirmed"]);
    let text = "The Bank paid nothing to sixty pensioners and only 3,000 euros to the rest.";
    check(
        text,
        &["The Bank | pay | anything | actual | denied …", "The Bank | pay to | sixty pensioners | actual | denied"],
    );
    check(
        "No bidder may be awarded more than one lot.",
        &["bidder | be awarded | more than one lot | possible | denied"],
    );
}

#[test]
fn who_does_it_stands_beside_the_verb() {
    check(
        "Ten mills were late, and in seven of them costs exceeded the plan.",
        &["costs | exceed | the plan | actual | affirmed …"],
    );
    check(
        "The contract will go to the best bid, price counting for 60 per cent.",
        &["price | count for | 60 per cent …"],
    );
    check(
        "Ms Lund, who ran the mill for two years, left in May.",
        &["Ms Lund | leave in | May …", "Ms Lund | run | the mill …"],
    );
    check("Lending to farmers grew by 4 per cent.", &["Lending to farmers | grow by | 4 per cent | actual | affirmed"]);
    check(
        "The port is run by a staff of twelve led by Ana Roe.",
        &["Ana Roe | lead | a staff of twelve | actual | affirmed"],
    );
    check(
        "The court rejected a request by shipping lines.",
        &["The court | reject | a request by shipping lines | actual | affirmed"],
    );
}

#[test]
fn what_is_told_of_two_is_no_single_thing() {
    check(
        "The minister praised the cooperation between the Bank and the Union, which have shared an office since May.",
        &["the Bank | share | an office …", "the Union | share | an office …"],
    );
    check(
        "The Assembly shall meet in ordinary session once a year and in special session at the request of the Board.",
        &[
            "The Assembly | meet in | ordinary session | necessary | affirmed | time: once a year",
            "The Assembly | meet in | special session | necessary | affirmed | at: the request of the Board",
        ],
    );
    check(
        "Members must report to the Office, which is hosted by Peru, every two years.",
        &["Members | report | every two years …", "Peru | host | the Office | actual | affirmed"],
    );
}

#[test]
fn which_ones_a_rule_is_about_is_told_with_it() {
    let text = "The Board must reject applications that lack a signature.";
    check(text, &["The Board | reject | applications that lack a signature | necessary | affirmed"]);
    check_absent(text, &["applications | lack"]);
    check(
        "The Bank shall approve contracts whose value exceeds 2,000 euros.",
        &["The Bank | approve | contracts whose value exceeds 2,000 euros | necessary | affirmed"],
    );
    check(
        "Of the 24 chapters, eleven are closed and three were reopened.",
        &["eleven of the 24 chapters | be closed …", "three of the 24 chapters | be reopened …"],
    );
}

#[test]
fn only_there_is_there() {
    let text = "Only in the southern region did traffic meet the target.";
    check(text, &["traffic | meet | the target | actual | affirmed | in: the southern region"]);
    check_absent(text, &["do meet"]);
}

#[test]
fn amounts_and_names_are_whole() {
    check("Commitments reached EUR 64.2 million.", &["Commitments | reach | EUR 64.2 million …"]);
    check(
        "The strike has cost exporters an estimated $15 million a day.",
        &["The strike | cost | an estimated $ 15 million a day …"],
    );
    check("The union demands a 9 percent raise.", &["The union | demand | a 9 percent raise | actual | affirmed"]);
    check(
        "Appeals may be lodged with the National Council for Complaints.",
        &["Appeals | be lodged with | the National Council for Complaints | possible | affirmed"],
    );
    check("The Office introduced document ABC/47/3.", &["The Office | introduce | document ABC/47/3 …"]);
    check(
        "Bids must be submitted by 12 noon on 17 April 2024.",
        &["Bids | be submitted on | 17 April 2024 | necessary | affirmed | time: by 12 noon | in 2024-04-17"],
    );
}
