//! Asides part nothing, denials and clauses are of one word, and everybody in a list is told: nobody is said to do what they only
//! stand beside.

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

#[test]
fn adverbs_between_commas_part_nothing() {
    check(
        "The Agency praised the work. It had, however, criticised the delays.",
        &["It | criticise | the delays | actual | affirmed"],
    );
    check("The Board refused, however, to close the school.", &["The Board | close | the school | actual | denied"]);
}

#[test]
fn what_it_announces_is_told() {
    check(
        "It was agreed that the Panel would review the fees.",
        &["the Panel | review | the fees | expected | affirmed"],
    );
    check(
        "It was noted that the Senate may advise the Council.",
        &["the Senate | advise | the Council | possible | affirmed"],
    );
    check_absent("It was claimed that the Panel reviewed the fees.", &["the Panel | review | the fees | actual"]);
}

#[test]
fn conditions_of_several_words_are_kept() {
    for (text, condition) in [
        ("Growers can obtain seed, on condition that they sign a form.", "on condition that they sign a form"),
        ("Growers can obtain seed in the event that the harvest fails.", "in the event that the harvest fails"),
        ("Growers can obtain seed as long as they sign a form.", "as long as they sign a form"),
    ] {
        check(text, &[&format!("Growers | obtain | seed | possible | affirmed | condition: {condition}")]);
        check_absent(text, &["sign | a form | actual"]);
    }
    // A length is no condition.
    check("The tunnel is as long as the bridge.", &["The tunnel | be long as | the bridge …"]);
}

#[test]
fn who_acts_behind_a_bare_phrase_acts() {
    check(
        "The bridge was opened to traffic by Minister Jan Bos.",
        &["Jan Bos | open | The bridge | actual | affirmed | to: traffic"],
    );
    check("The plan was set out in a report by the Bank.", &["The plan | be set out in | a report by the Bank …"]);
}

#[test]
fn holders_of_posts_in_a_list_are_told_by_name() {
    let people = ["Mr Jan Bos | sign | the pact …", "Ms Ana Roe | sign | the pact …"];
    check("The Bank's President, Mr Jan Bos, and Peru's Minister of Finance, Ms Ana Roe, signed the pact.", &people);
    let people = ["Mr Jan Bos | sign | The pact …", "Ms Ana Roe | sign | The pact …"];
    check(
        "The pact was signed by the Bank's President, Mr Jan Bos, and Peru's Minister of Finance, Ms Ana Roe.",
        &people,
    );
}

#[test]
fn all_of_whom_are_they() {
    let text = "The Board consists of the Chair and six members, all of whom are elected by the Congress.";
    check(text, &["the Congress | elect | the Chair …", "the Congress | elect | six members …"]);
    check_absent(text, &["elect | all of"]);
}

#[test]
fn a_finite_be_in_a_list_is_not_what_is_done() {
    let text = "Trustees serve for two years, are unpaid and cannot stand again.";
    check(text, &["Trustees | be | unpaid | actual | affirmed"]);
    check_absent(text, &["serve | are unpaid"]);
}

#[test]
fn part_of_a_sum_is_told_by_itself() {
    check(
        "The states commit EUR 9 million, of which EUR 4 million will be paid by Peru.",
        &["Peru | pay | EUR 4 million | expected | affirmed"],
    );
}

#[test]
fn the_past_of_what_an_aim_is_about_is_so() {
    let text = "The Bank signed an agreement to rebuild roads that were destroyed by Storm Ida.";
    check(text, &["Storm Ida | destroy | roads | actual | affirmed"]);
    check_absent("If the Bank plans to sell ships that were damaged by ice, the fund will close.", &["ice | damage"]);
}

#[test]
fn what_comes_about_is_no_choice_among_its_kind() {
    check(
        "The Panel should produce reports that are short.",
        &["The Panel | produce | reports | expected | affirmed", "reports | be | short | actual | affirmed"],
    );
    check("The Panel must reject bids that are incomplete.", &["The Panel | reject | bids that are incomplete …"]);
}
