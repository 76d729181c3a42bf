//! Verbs joined to the wrong one, and what stands between dashes or commas.

use super::check;

#[test]
fn no_finite_verb_stands_beside_an_infinitive() {
    check(
        "Ana/NNP/nsubj/3 Roe/NNP/flat/1 has/VBZ/root/0 the/DT/det/5 right/NN/obj/3 to/TO/mark/7 speak/VB/acl/5 but/CC/cc/11 \
         can/MD/aux/11 not/RB/advmod/11 vote/VB/conj/7",
        &["vote conj has", "speak acl right"],
    );
    // "is to" is finite itself.
    check(
        "It/PRP/nsubj/2 has/VBZ/root/0 ports/NNS/obj/2 ,/,/punct/7 which/WDT/nsubj/7 are/VBP/aux/7 open/VB/acl:relcl/3 \
         and/CC/cc/10 will/MD/aux/10 grow/VB/conj/7",
        &["grow conj open"],
    );
    check(
        "They/PRP/nsubj/2 hope/VBP/root/0 to/TO/mark/4 meet/VB/xcomp/2 and/CC/cc/6 vote/VB/conj/4",
        &["vote conj meet"],
    );
}

#[test]
fn the_modal_verb_of_the_sentence_goes_on_after_a_clause_without_one() {
    check(
        "It/PRP/nsubj/3 will/MD/aux/3 apply/VB/root/0 once/IN/mark/8 it/PRP/nsubj:pass/8 has/VBZ/aux/8 been/VBN/aux:pass/8 \
         ratified/VBN/advcl/3 and/CC/cc/11 will/MD/aux/11 run/VB/conj/8",
        &["run conj apply"],
    );
    check(
        "It/PRP/nsubj/3 will/MD/aux/3 apply/VB/root/0 if/IN/mark/7 they/PRP/nsubj/7 will/MD/aux/7 sign/VB/advcl/3 \
         and/CC/cc/10 will/MD/aux/10 pay/VB/conj/7",
        &["pay conj sign"],
    );
}

#[test]
fn the_plain_past_goes_on_with_the_asking() {
    check(
        "It/PRP/nsubj/2 proposed/VBD/root/0 that/IN/mark/6 they/PRP/nsubj:pass/6 be/VB/aux:pass/6 paid/VBN/ccomp/2 \
         and/CC/cc/8 criticised/VBD/conj/6 him/PRP/obj/8",
        &["criticised conj proposed"],
    );
}

#[test]
fn a_second_relative_clause_tells_of_the_same_noun() {
    check(
        "They/PRP/nsubj/2 sell/VBP/root/0 to/IN/case/4 groups/NNS/obl/2 ,/,/punct/11 half/NN/nsubj/11 of/IN/case/9 \
         whose/WP$/nmod:poss/9 members/NNS/nmod/6 must/MD/aux/11 vote/VB/acl:relcl/4 and/CC/cc/15 which/WDT/nsubj/15 \
         may/MD/aux/15 object/VB/conj/11",
        &["object acl:relcl groups"],
    );
}

#[test]
fn beside_something_without_a_verb_stands_another_subject() {
    check(
        "The/DT/det/2 Fund/NNP/nsubj/3 gives/VBZ/root/0 a/DT/det/5 grant/NN/obj/3 and/CC/cc/8 the/DT/det/8 State/NNP/conj/5 \
         the/DT/det/11 remaining/VBG/amod/11 loan/NN/orphan/8",
        &["State conj gives", "loan orphan State"],
    );
}

#[test]
fn a_gerund_after_a_semicolon_is_the_subject_of_the_passive() {
    check(
        "The/DT/det/2 Press/NNP/nsubj/4 may/MD/aux/4 film/VB/root/0 it/PRP/obj/4 ;/,/punct/9 recording/VBG/advcl/9 \
         is/VBZ/aux:pass/9 prohibited/VBN/advcl/4",
        &["recording csubj prohibited", "prohibited parataxis film"],
    );
}

#[test]
fn places_between_dashes_are_where_the_things_are() {
    check(
        "The/DT/det/2 Trust/NNP/nsubj/3 runs/VBZ/root/0 shelters/NNS/obj/3 –/:/punct/7 in/IN/case/7 Oslo/NNP/obl/3 ,/,/punct/14 \
         Lund/NNP/nsubj/14 and/CC/cc/11 Riga/NNP/conj/9 –/:/punct/9 and/CC/cc/14 sells/VBZ/conj/3 boats/NNS/obj/14",
        &["Oslo nmod shelters", "Lund conj Oslo", "Riga conj Oslo", "sells conj runs"],
    );
}

#[test]
fn that_before_a_subject_opens_what_is_said() {
    check(
        "The/DT/det/2 Chair/NNP/nsubj/3 reminded/VBD/root/0 members/NNS/obj/3 that/IN/obj/9 the/DT/det/7 Board/NNP/nsubj/9 \
         may/MD/aux/9 lend/VB/acl:relcl/4 books/NNS/obj/9",
        &["that mark lend", "lend ccomp reminded"],
    );
    // A relative clause.
    check(
        "The/DT/det/2 Chair/NNP/nsubj/3 reminded/VBD/root/0 members/NNS/obj/3 that/IN/obj/8 the/DT/det/7 Board/NNP/nsubj/8 \
         appoints/VBZ/acl:relcl/4",
        &["appoints acl:relcl members"],
    );
    check(
        "Resolved/VBN/root/0 :/:/punct/6 that/DT/det/4 consideration/NN/nsubj:pass/6 be/VB/aux:pass/6 deferred/VBN/ccomp/1",
        &["that mark deferred"],
    );
}

#[test]
fn what_stands_after_a_comma_tells_of_the_nearest_name_or_post() {
    check(
        "It/PRP/nsubj:pass/3 was/VBD/aux:pass/3 done/VBN/root/0 by/IN/case/6 the/DT/det/6 Ministry/NNP/obl:agent/3 ,/,/punct/10 \
         which/WDT/nsubj:pass/10 is/VBZ/aux:pass/10 led/VBN/acl:relcl/6 by/IN/case/12 Ana/NNP/obl:agent/10 Roe/NNP/flat/12 \
         ,/,/punct/16 an/DT/det/16 engineer/NN/appos/6",
        &["engineer appos Ana"],
    );
    check(
        "It/PRP/nsubj:pass/3 was/VBD/aux:pass/3 signed/VBN/root/0 by/IN/case/6 the/DT/det/6 minister/NN/obl:agent/3 ,/,/punct/8 \
         Ana/NNP/conj/6 Roe/NNP/flat/8 ,/,/punct/13 and/CC/cc/13 the/DT/det/13 envoy/NN/conj/6",
        &["Ana appos minister", "envoy conj minister"],
    );
}

#[test]
fn the_modal_verb_goes_on_past_what_explains_the_clause() {
    check(
        "It/PRP/nsubj/3 will/MD/aux/3 apply/VB/root/0 once/IN/mark/8 it/PRP/nsubj:pass/8 has/VBZ/aux/8 been/VBN/aux:pass/8 \
         signed/VBN/advcl/3 by/IN/case/10 Peru/NNP/obl:agent/8 ,/,/punct/13 a/DT/det/13 step/NN/appos/10 \
         expected/VBN/acl/13 soon/RB/advmod/14 ,/,/punct/19 and/CC/cc/19 will/MD/aux/19 run/VB/conj/14",
        &["run conj apply"],
    );
}

#[test]
fn a_sum_with_an_agent_of_its_own_is_paid_by_that() {
    check(
        "Seventy/CD/nsubj:pass/3 is/VBZ/aux:pass/3 paid/VBN/root/0 by/IN/case/5 Peru/NNP/obl:agent/3 and/CC/cc/7 \
         thirty/CD/conj/5 by/IN/case/9 Chile/NNP/nmod/7",
        &["thirty conj paid", "Chile orphan thirty"],
    );
}

#[test]
fn the_agent_after_an_aside_is_of_the_passive() {
    check(
        "They/PRP/nsubj:pass/3 were/VBD/aux:pass/3 saved/VBN/root/0 ,/,/punct/6 he/PRP/nsubj/6 added/VBD/parataxis/3 \
         ,/,/punct/10 by/IN/case/10 a/DT/det/10 loan/NN/obl/6",
        &["loan obl:agent saved"],
    );
}

#[test]
fn what_is_told_before_a_semicolon_has_a_verb() {
    check(
        "Peru/NNP/nsubj/9 applied/VBN/acl/1 in/IN/case/4 May/NNP/obl/2 ;/,/punct/1 its/PRP$/nmod:poss/7 bid/NN/nsubj/9 \
         is/VBZ/cop/9 open/JJ/root/0",
        &["applied root -", "Peru nsubj applied", "open parataxis applied"],
    );
}

#[test]
fn who_does_something_is_no_body() {
    check(
        "They/PRP/nsubj/2 met/VBD/root/0 the/DT/det/4 Director/NNP/obj/2 of/IN/case/8 the/DT/det/8 Food/NNP/compound/8 \
         Council/NNP/nmod/4 ,/,/punct/11 who/WP/nsubj/11 attended/VBD/acl:relcl/8",
        &["attended acl:relcl Director"],
    );
}

#[test]
fn the_object_of_a_relative_clause_is_no_second_subject() {
    check(
        "Any/DT/det/2 town/NN/nsubj/11 that/WDT/nsubj/4 borders/VBZ/acl:relcl/2 Lake/NNP/obj/4 and/CC/cc/7 owns/VBZ/conj/5 \
         a/DT/det/9 harbour/NN/nsubj/11 may/MD/aux/11 join/VB/root/0",
        &["harbour obj owns", "owns conj borders", "town nsubj join"],
    );
}

#[test]
fn but_goes_on_with_an_open_relative_clause() {
    check(
        "Ms/NNP/nmod:desc/2 Cole/NNP/nsubj/3 replaced/VBD/root/0 Mr/NNP/nmod:desc/5 Dale/NNP/obj/3 ,/,/punct/9 who/WP/nsubj/9 \
         had/VBD/aux/9 resigned/VBN/acl:relcl/5 but/CC/cc/11 remains/VBZ/conj/3 here/RB/advmod/11",
        &["remains conj resigned"],
    );
}

#[test]
fn a_time_before_a_number_is_no_part_of_it() {
    check(
        "Today/NN/nmod:unmarked/2 64/CD/nummod/3 towns/NNS/nsubj/5 are/VBP/cop/5 members/NNS/root/0",
        &["Today obl:unmarked members"],
    );
    check(
        "Since/IN/case/2 2015/CD/obl/3 more/JJR/advmod/5 than/IN/fixed/3 900/CD/nummod/6 people/NNS/nsubj/8 have/VBP/aux/8 \
         come/VBN/root/0",
        &["2015 obl come"],
    );
}

#[test]
fn what_is_resolved_stands_past_the_aside() {
    check(
        "They/PRP/nsubj/2 resolved/VBD/root/0 ,/,/punct/6 by/IN/case/6 three/CD/nummod/6 votes/NNS/obl/2 ,/,/punct/9 \
         to/TO/mark/9 pay/VB/advcl/2",
        &["pay xcomp resolved"],
    );
    check(
        "They/PRP/nsubj/2 met/VBD/root/0 ,/,/punct/5 in/IN/case/5 May/NNP/obl/2 ,/,/punct/8 to/TO/mark/8 pay/VB/advcl/2",
        &["pay advcl met"],
    );
}

#[test]
fn owing_to_is_a_preposition() {
    check(
        "Peru/NNP/nsubj/3 could/MD/aux/3 attend/VB/root/0 owing/VBG/obj/3 to/IN/case/6 storms/NNS/obl/3",
        &["owing case storms", "storms obl attend"],
    );
}

#[test]
fn what_was_held_is_the_session_and_not_its_minutes() {
    check(
        "The/DT/det/2 minutes/NNS/nsubj:pass/11 of/IN/case/5 the/DT/det/5 session/NN/nmod/2 ,/,/punct/2 held/VBN/acl/2 in/IN/case/9 \
         May/NNP/obl/7 were/VBD/aux:pass/11 approved/VBN/root/0",
        &["held acl session"],
    );
}

#[test]
fn a_year_that_opens_a_sentence_counts_nothing() {
    check(
        "In/IN/case/3 2016/CD/nummod/3 ports/NNS/obl/4 raised/VBD/root/0 their/PRP$/nmod:poss/6 fees/NNS/obj/4",
        &["In case 2016", "2016 obl raised", "ports nsubj raised"],
    );
    // What is counted stays counted.
    check(
        "In/IN/case/3 twelve/CD/nummod/3 ports/NNS/obl/5 it/PRP/nsubj/5 raised/VBD/root/0 fees/NNS/obj/5",
        &["twelve nummod ports", "ports obl raised"],
    );
}

#[test]
fn the_sentence_follows_its_reason() {
    check(
        "Owing/VBG/case/4 to/IN/fixed/1 a/DT/det/4 drought/NN/root/0 ,/,/punct/7 the/DT/det/7 herders/NNS/appos/4 left/VBN/acl/7",
        &["left root -", "herders nsubj left", "drought obl left"],
    );
    // A participle under a noun of a sentence that has a verb stays there.
    check(
        "Because/IN/case/3 of/IN/fixed/1 rain/NN/obl/6 the/DT/det/5 games/NNS/nsubj/6 ended/VBD/root/0 ,/,/punct/8 \
         races/NNS/conj/3 held/VBN/acl/8",
        &["held acl races", "ended root -"],
    );
}

#[test]
fn who_is_somebody_and_no_clause() {
    check(
        "It/PRP/nsubj/3 is/VBZ/cop/3 free/JJ/root/0 of/IN/case/5 owners/NNS/obl/3 ,/,/punct/8 who/WP/nsubj/8 \
         advise/VBP/advcl:relcl/3 it/PRP/obj/8",
        &["advise acl:relcl owners"],
    );
    // What is said of the whole clause stays so, and so does what tells of a longer name.
    check(
        "It/PRP/nsubj/2 fell/VBD/root/0 sharply/RB/advmod/2 ,/,/punct/6 which/WDT/nsubj/6 \
         surprised/VBD/advcl:relcl/2 owners/NNS/obj/6",
        &["surprised advcl:relcl fell"],
    );
}
