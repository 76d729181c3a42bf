//! Contrasts and exceptions: who is left out did not, and a whole that is denied says nothing of its parts.

use super::{check, check_absent, lines};

#[test]
fn who_is_contrasted_did_not() {
    for text in [
        "The Agency, not the Bank, sold the land.",
        "The Agency and not the Bank sold the land.",
        "The Agency rather than the Bank sold the land.",
        "The land was sold by the Agency, not the Bank.",
    ] {
        check(text, &["the Bank | sell | the land | actual | denied".replace("the land", land(text)).as_str()]);
        check_absent(text, &["be | the Bank"]);
    }
    check("The members, not least Peru, paid the fee.", &["Peru | pay | the fee | actual | affirmed"]);
}

/// The land as the sentence writes it.
fn land(text: &str) -> &str {
    text.get(..8).filter(|start| *start == "The land").unwrap_or("the land")
}

#[test]
fn who_is_excepted_did_not() {
    for words in ["except", "but", "save", "apart from", "other than", "with the exception of"] {
        let text = format!("All members {words} Norland paid the fee.");
        let whole = format!("All members {words} Norland | pay | the fee | actual | affirmed");
        check(&text, &[&whole, "Norland | pay | the fee | actual | denied"]);
    }
    check(
        "Apart from Norland, every member has paid the fee.",
        &["Norland | pay | the fee | actual | denied", "every member | pay | the fee …"],
    );
    check("No member except Norland paid the fee.", &["Norland | pay | the fee | actual | affirmed"]);
    check(
        "The rules apply to all members but Norland.",
        &[
            "The rules | apply to | all members but Norland | actual | affirmed",
            "The rules | apply to | Norland | actual | denied",
        ],
    );
    check(
        "The Fund lends to all members of the Union except the Republic of Norland.",
        &["The Fund | lend to | the Republic of Norland | actual | denied"],
    );
    // What all but one must do that one need not; where a rule is made in all matters but one, it is still made.
    check("All members except Norland must pay.", &["Norland | pay | - | necessary | denied"]);
    check_absent(
        "The Council decides in all matters except the budget.",
        &["decide in | the budget | actual | denied"],
    );
    check_absent("The office is open every day except Sunday.", &["Sunday | actual | denied"]);
}

#[test]
fn a_whole_that_is_denied_says_nothing_of_its_parts() {
    assert!(lines("Not all members paid the fee.").is_empty());
    assert!(lines("Not every port has joined the programme.").is_empty());
    check("No member paid the fee.", &["member | pay | the fee | actual | denied"]);
}
