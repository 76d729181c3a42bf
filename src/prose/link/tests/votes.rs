//! What somebody voted against.

use super::{check, check_absent};

#[test]
fn what_is_said_of_one_is_said_again_of_another() {
    check(
        "The Port Panel reports to the Board. So does the Reef Panel, which is led by Ana Roe.",
        &["Reef Panel | report to | Board", "Ana Roe | lead | Reef Panel"],
    );
    check("The Port Panel cannot levy fees. Neither can the Reef Panel.", &["Reef Panel | levy | fees not possible"]);
    check("Peru signed the treaty. So did Chad and Fiji.", &["Chad | sign | treaty", "Fiji | sign | treaty"]);
    check_absent("Peru met. So the Board paid.", "Board | meet");
}

#[test]
fn who_votes_against_votes_against_what_was_decided() {
    check(
        "The Board approved the budget by four votes to one. Cllr Patel voted against.",
        &["Cllr Patel | vote against | budget"],
    );
    check("The motion was carried by five votes to two. Ms Roe voted against.", &["Ms Roe | vote against | motion"]);
    check("The Board approved the plan, but Ms Roe voted against.", &["Ms Roe | vote against | plan"]);
    check("The Board met in May. Ms Roe voted against the plan.", &["Ms Roe | vote against | plan"]);
    check(
        "The motion was carried. Ms Roe voted against, since costs to the town had risen.",
        &["Ms Roe | vote against | motion"],
    );
    check(
        "The Port Board (PB) decided in May to raise the fee by 5 pesos. Five of the seven members voted for the rise. \
         Professor Ana Roe and Professor Bo Lee voted against it.",
        &["Professor Ana Roe | vote against | rise"],
    );
    // Against whom or what is not told where only people and bodies were named.
    check_absent("Ana Roe praised the Board. Bo Lee voted against.", "vote against");
}
