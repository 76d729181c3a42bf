//! What is meant, asked for or shared, and by whom: no more than the sentence says.

use super::{check, check_absent};

#[test]
fn a_plan_does_not_do_what_it_plans() {
    check_absent("Parents opposed a plan to close the school.", &["plan | close", "close | the school"]);
    check_absent("They welcomed Norland's offer to host the summit.", &["offer | host"]);
    check_absent("Members have kept the right to send mail.", &["right | send"]);
    check("The Bank runs a fund to repair roads.", &["a fund | repair | roads | actual | affirmed"]);
}

#[test]
fn who_adds_something_is_who_said_the_rest() {
    check(
        "Ana Roe said that Lima would study the ruling, adding that it was late.",
        &[
            "Ana Roe | say | that Lima would study the ruling | actual | affirmed",
            "Ana Roe | add | that it was late | actual | affirmed …",
        ],
    );
    // Who left may be the one who argued.
    check_absent("Ana Roe said that Jan Bos had left, arguing that he was ill.", &["Ana Roe | argue"]);
}

#[test]
fn what_is_said_besides_has_its_own_subject() {
    let text = "The Clerk replied that the Council had no power to pay, but that residents could apply to the fund.";
    check(text, &["residents | apply to | the fund | possible | affirmed …"]);
    check_absent(text, &["Council | apply"]);
    let text =
        "Ministers underlined that the grant cannot replace the fees, and called on Norland to publish the accords.";
    check(text, &["Ministers | call on | Norland …", "Norland | publish | the accords | expected | affirmed …"]);
    check_absent(text, &["grant | call"]);
}

#[test]
fn when_something_ended_is_not_when_it_was_not_done() {
    check_absent("Two suppliers ceased trading in May 2021.", &["trade in", "trade | May"]);
    check_absent("The gauge was repaired in October, not in November.", &["repaired | not in November"]);
}

#[test]
fn what_is_worth_something_is_not_worth() {
    let text = "The prize is worth €15,000.";
    check(text, &["The prize | be worth | € 15,000 | actual | affirmed"]);
    check_absent(text, &["be | worth"]);
}

#[test]
fn coins_are_no_spokesman() {
    check_absent("He took forty coins, a spokesman for the Board, Jan Kolar, said.", &["coins | be"]);
}

#[test]
fn what_is_suggested_is_not_done_by_that() {
    check("Mr Hale suggested that the Trust buy a boat.", &["the Trust | buy | a boat | expected | affirmed …"]);
    check("Mr Hale said that the Trust buys boats.", &["the Trust | buy | boats | actual | affirmed …"]);
}

#[test]
fn an_auxiliary_reaches_the_last_of_three_verbs() {
    check(
        "The Authority may enter into leases, acquire and dispose of land, and bring actions.",
        &["The Authority | dispose of | land | possible | affirmed"],
    );
    check("Members are bound to pay the fee.", &["Members | pay | the fee | necessary | affirmed"]);
}

#[test]
fn of_nobody_all_is_denied() {
    check(
        "Nobody who sits in a council is eligible.",
        &["anybody who sits in a council | be | eligible | actual | denied"],
    );
    check("The rules bind nobody.", &["The rules | bind | anybody | actual | denied"]);
}

#[test]
fn one_of_several_is_one() {
    check(
        "The Board elects two deputies, one of whom must be a doctor.",
        &["one deputy | be | a doctor | necessary | affirmed"],
    );
    check(
        "The Council shall hold two sessions a year, one of which shall be held in London.",
        &["one session | be held in | London | necessary | affirmed"],
    );
    check(
        "We received 41 complaints, a rise of two on the previous year, most of which concerned bills.",
        &["most complaints | concern | bills | actual | affirmed"],
    );
}

#[test]
fn a_list_after_a_colon_is_of_what_is_counted() {
    let text = "The Ocean Union is a body of four island members in the southern ocean: Samoa, Tonga, Fiji and Niue.";
    check(text, &["four island members | include | Tonga | actual | affirmed"]);
    check_absent(text, &["southern ocean | include"]);
}

#[test]
fn with_whose_consent_something_is_done_is_told_whole() {
    check(
        "These Rules may be amended with the consent of the Council.",
        &["These Rules | be amended with | the consent of the Council | possible | affirmed"],
    );
    check("She spoke on behalf of the Union.", &["She | speak on behalf of | the Union | actual | affirmed"]);
}

#[test]
fn a_remark_in_brackets_is_nothing_that_the_text_is_about() {
    check_absent("Annual Report of the Ports Authority (extract)", &["extract"]);
    check_absent("7 May 2024, Lima", &["| be | Lima"]);
    check("In 2023, its fortieth year, the Trust grew.", &["2023 | be | its fortieth year | actual | affirmed"]);
}

#[test]
fn a_meeting_that_is_called_to_order_orders_nothing() {
    let text = "The meeting was called to order at 9 a.m.";
    check(text, &["The meeting | be called at | 9 a.m. | actual | affirmed …"]);
    check_absent(text, &["meeting | order"]);
    check("The judge called the Bank to order a review.", &["the Bank | order | a review | expected | affirmed …"]);
}

#[test]
fn who_is_kept_from_something_cannot_do_it() {
    for verb in ["barred", "prohibited", "banned", "precluded"] {
        let text = format!("The Governor is {verb} from owning shares.");
        check(&text, &["The Governor | own | shares | possible | denied"]);
        check_absent(&text, &["own | shares | actual"]);
    }
    check("Clerks were forbidden to speak to the press.", &["Clerks | speak to | the press | possible | denied"]);
    // Who is not kept from it, or may be, is not said to do it or not.
    check_absent("The Court is not prevented from hearing the case.", &["hear"]);
    check_absent("The Board may forbid clerks to vote.", &["clerks | vote"]);
    check_absent("The dam prevents boats from entering the bay.", &["| enter"]);
}

#[test]
fn what_one_ought_to_do_is_expected() {
    check("The Governor ought to consult the Senate.", &["The Governor | consult | the Senate | expected | affirmed"]);
    check("The Council was to have met in March.", &["The Council | meet in | March | expected | affirmed …"]);
    check("The Senate is about to vote on the bill.", &["The Senate | vote on | the bill | expected | affirmed"]);
    check("The Director can hardly refuse the request.", &["The Director | refuse | the request | possible | denied"]);
    check("The Union is far from meeting the target.", &["The Union | meet | the target | actual | denied"]);
    check("The Bank forgot to renew the licence.", &["The Bank | renew | the licence | actual | denied"]);
    check_absent("The Society has little power to punish members.", &["Society | punish"]);
}

#[test]
fn what_is_allowed_but_not_required_is_allowed() {
    let text = "The Director is authorised but not required to close the border.";
    check(text, &["The Director | close | the border | possible | affirmed"]);
    check_absent(text, &["be | required", "be required", "be authorised"]);
}

#[test]
fn what_was_not_until_a_time_was_then() {
    check(
        "Not until 2015 did the Council publish the accounts.",
        &["the Council | publish | the accounts | actual | affirmed | in 2015", "the Council | publish in | 2015 …"],
    );
}

#[test]
fn of_none_of_them_it_is_denied_of_all() {
    check("None of the banks met the target.", &["the banks | meet | the target | actual | denied"]);
    check("Neither of the parties signed the deed.", &["the parties | sign | the deed | actual | denied"]);
    let but = "Nobody but the Commissioner may open the files.";
    check(but, &["the Commissioner | open | the files | possible | affirmed"]);
    check(but, &["anybody but the Commissioner | open | the files | possible | denied"]);
}

#[test]
fn of_few_it_is_said_with_reserve() {
    check("Few banks are exempt.", &["Few banks | be | exempt | actual | affirmed | hedge: Few"]);
    check(
        "Hardly any ports paid the fee.",
        &["Hardly any ports | pay | the fee | actual | affirmed | hedge: Hardly any"],
    );
    check_absent("A few banks are exempt. The few banks left are exempt.", &["hedge"]);
}
