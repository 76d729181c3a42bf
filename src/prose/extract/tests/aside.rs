//! Asides, denials and clauses that are of one word: nobody is said to do what they only stand beside.

use super::{check, check_absent};

#[test]
fn what_is_denied_is_not_told_as_done() {
    check_absent("It denied, however, having misled inspectors, and has 28 days to appeal.", &["It | mislead"]);
    check_absent("It was agreed to send a mission to Lima.", &["It | be agreed"]);
    check_absent("He left after it emerged that he had received a bonus.", &["it | emerge"]);
    check("The figures emerged in May.", &["The figures | emerge in | May …"]);
}

#[test]
fn a_place_is_no_time() {
    let text = "Groups in Arden, where bathing was banned last year, have criticised the Bank.";
    check(text, &["Groups in Arden | criticise | the Bank | actual | affirmed"]);
    check(
        "The mill's stocks, once among the richest in the north, have fallen by two thirds since 2015.",
        &["The mill 's stocks | fall by | two thirds | actual | affirmed | since 2015"],
    );
}

#[test]
fn a_second_clause_has_its_own_subject() {
    let text =
        "Fines may not exceed 10 per cent of a company's turnover and directors cannot be held personally liable.";
    check(text, &["directors | be held …"]);
    check_absent(text, &["Fines | be held"]);
    check(
        "The minister refused to say whether the state would support calls to sell the mill.",
        &["The minister | say | whether the state would support calls to sell the mill | actual | denied"],
    );
}

#[test]
fn what_is_brought_back_is_not_only_brought() {
    check(
        "Money alone would not bring the salmon back.",
        &["Money alone | bring back | the salmon | expected | denied"],
    );
    check(
        "The Office introduced document ABC/47/3 on parish registers.",
        &["The Office | introduce | document ABC/47/3 on parish registers | actual | affirmed"],
    );
}

#[test]
fn a_post_is_held_and_a_recommendation_does_nothing() {
    check("Claire Mason has been acting director.", &["Claire Mason | be | acting director | actual | affirmed"]);
    check_absent("Ministers endorsed the recommendation of the Board to set up a fund.", &["recommendation | set up"]);
    let text =
        "The Council praised the pact, which obliges members to limit checks to an hour and exempts goods from duty.";
    check(text, &["the pact | exempt | goods …"]);
    check_absent(text, &["members | exempt"]);
}
