//! What is resolved, who follows whom, and parts of what is counted.

use super::check;

#[test]
fn what_is_resolved_to_be_done_so_is_done_by_that() {
    check("RESOLVED: that the plan be approved.", &["the plan | be approved | - | actual | affirmed"]);
    check("AGREED that the report be noted.", &["the report | be noted | - | actual | affirmed"]);
    check(
        "RESOLVED: that the plan be approved, and that the Clerk hold a meeting.",
        &["the plan | be approved | - | actual | affirmed", "the Clerk | hold | a meeting | expected | affirmed"],
    );
    // Still to be done.
    check("The Board agreed that Ana Roe be appointed if Peru agrees.", &["Ana Roe | be appointed | - | expected …"]);
    check("RESOLVED: that a report be prepared.", &["a report | be prepared | - | expected | affirmed"]);
    check("The Board recommended that the plan be approved.", &["the plan | be approved | - | expected …"]);
}

#[test]
fn no_after_and_or_but_denies_what_it_stands_before() {
    check(
        "Households receive training but no subsidy.",
        &["Households | receive | training | actual | affirmed", "Households | receive | subsidy | actual | denied"],
    );
}

#[test]
fn in_succession_to_tells_who_was_before() {
    check(
        "Ms Cole was elected Secretary in succession to Mr Dale.",
        &["Ms Cole | succeed | Mr Dale …", "Mr Dale | be | Secretary …"],
    );
}

#[test]
fn one_of_whom_is_who_is_named() {
    check(
        "Mr Vale is assisted by two deputies, one of whom, Ana Roe, is in charge of the archives.",
        &["Ana Roe | be in charge of | the archives …"],
    );
}

#[test]
fn a_part_is_counted_up_after_the_colon() {
    check(
        "Ana Roe oversees two of the four departments of the Bank: Lending and Audit.",
        &["Ana Roe | oversee | Lending …", "Ana Roe | oversee | Audit …"],
    );
}

#[test]
fn phrases_of_a_verb_without_object_narrow_each_other() {
    check(
        "Ana Roe worked for the Red Cross in Chad.",
        &["Ana Roe | work in | Chad | actual | affirmed | for: the Red Cross"],
    );
}

#[test]
fn other_sums_are_paid_by_others() {
    check(
        "$70 million is provided by the Fund, $35 million by the Lake Bank and $15 million by the Water Agency.",
        &["the Fund | provide | $ 70 million …", "the Lake Bank | provide | $ 35 million …"],
    );
}

#[test]
fn what_is_denied_of_some_is_denied_of_those() {
    check(
        "The Bank cannot incur debts exceeding 200,000 euros.",
        &["The Bank | incur | debts exceeding 200,000 euros | possible | denied"],
    );
}

#[test]
fn lists_of_those_present_tell_posts_behind_brackets_and_commas() {
    check(
        "Present: Mr Jan Bos (Peru), Chair; Councillor M. Adams (Vice-Chair), Councillors P. Bell and S. Cole.",
        &["Mr Jan Bos | be | Chair …", "Mr Jan Bos | be from | Peru …", "P. Bell | attend | meeting …"],
    );
}

#[test]
fn in_charge_of_leads_to_what_somebody_is_in_charge_of() {
    check("Ms Roe is in charge of the archives.", &["Ms Roe | be in charge of | the archives …"]);
    check("The port is in the north of Peru.", &["The port | be in | the north of Peru …"]);
}

#[test]
fn whoever_tells_reporters_at_the_end_says_it() {
    check(
        "Half of the money will come from the Harbour Bank, President Ilona Berg of Norland, who chaired the summit, told \
         reporters.",
        &["Ilona Berg of Norland | chair | the summit …", "Half of the money | come from | the Harbour Bank …"],
    );
    check(
        "The line would cost 3 billion euros, Mayor Ana Roe told reporters.",
        &["The line | cost | 3 billion euros | expected | affirmed | attribution: Ana Roe"],
    );
}

#[test]
fn who_may_refuse_to_do_something_is_not_unable_to() {
    check("The Board may refuse to admit Peru.", &["The Board | refuse to admit | Peru | possible | affirmed"]);
    check("The Board refused to admit Peru.", &["The Board | admit | Peru | actual | denied"]);
}
