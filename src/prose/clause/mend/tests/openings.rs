//! Openings without a comma, conditions without a word for them, and clauses and names told of the wrong noun.

use super::check;

#[test]
fn a_verb_without_a_subject_takes_the_plural_before_it() {
    check(
        "On/IN/case/2 Monday/NNP/obl/4 divers/NNS/obl/4 raised/VBD/root/0 the/DT/det/6 wreck/NN/obj/4",
        &["divers nsubj raised", "Monday obl raised"],
    );
    check(
        "At/IN/case/4 the/DT/det/4 hearing/NN/compound/4 tenants/NNS/obl/5 opposed/VBD/root/0 the/DT/det/7 sale/NN/obj/5",
        &["tenants nsubj opposed", "hearing obl opposed", "At case hearing", "the det hearing"],
    );
    // A verb with a subject of its own, and what a comma closes.
    check(
        "On/IN/case/2 Monday/NNP/obl/5 divers/NNS/obl/5 she/PRP/nsubj/5 paid/VBD/root/0",
        &["divers obl paid", "she nsubj paid"],
    );
}

#[test]
fn were_before_an_infinitive_is_a_condition() {
    check(
        "Were/VBD/cop/3 the/DT/det/3 mine/NN/nsubj/8 to/TO/mark/5 close/VB/acl/3 ,/,/punct/3 towns/NNS/nsubj/8 \
         suffer/VB/root/0 would/MD/aux/8",
        &["mine nsubj close", "close advcl suffer", "Were aux close"],
    );
    check(
        "Had/VBD/aux/3 members/NNS/nsubj/3 paid/VBD/root/0 ,/,/punct/9 the/DT/det/6 Fund/NN/nsubj/9 would/MD/aux/9 \
         be/VB/cop/9 solvent/JJ/xcomp/3",
        &["solvent root -", "paid advcl solvent"],
    );
}

#[test]
fn what_is_felt_is_felt_at_what_was_done() {
    check(
        "She/PRP/nsubj/2 sold/VBD/root/0 the/DT/det/4 lake/NN/obj/2 ,/,/punct/7 which/WDT/nsubj/7 angered/VBD/acl:relcl/4 \
         anglers/NNS/obj/7",
        &["angered advcl:relcl sold"],
    );
    check(
        "She/PRP/nsubj/2 sold/VBD/root/0 the/DT/det/4 lake/NN/obj/2 ,/,/punct/7 which/WDT/nsubj/7 \
         borders/VBZ/acl:relcl/4 Peru/NNP/obj/7",
        &["borders acl:relcl lake"],
    );
}

#[test]
fn a_relative_clause_takes_its_predicate() {
    check(
        "The/DT/det/2 clerks/NNS/nsubj/6 that/WDT/nsubj/6 were/VBD/cop/5 ill/JJ/advmod/6 wrote/VBD/root/0",
        &["ill acl:relcl clerks", "that nsubj ill", "clerks nsubj wrote"],
    );
}

#[test]
fn a_name_is_that_of_the_one_spoken_of() {
    check(
        "They/PRP/nsubj/2 met/VBD/root/0 the/DT/det/4 adviser/NN/obj/2 to/IN/case/7 the/DT/det/7 minister/NN/nmod/4 \
         ,/,/punct/9 Rosa/NNP/appos/7 Vik/NNP/flat/9",
        &["Rosa appos adviser"],
    );
    // Of a post in a body, or of one held by nobody else, it is the holder's.
    check(
        "They/PRP/nsubj/2 extended/VBD/root/0 the/DT/det/4 term/NN/obj/2 of/IN/case/7 the/DT/det/7 minister/NN/nmod/4 \
         ,/,/punct/9 Rosa/NNP/appos/7 Vik/NNP/flat/9",
        &["Rosa appos minister"],
    );
}

#[test]
fn a_person_beside_a_post_owns_nobody() {
    check(
        "Ana/NNP/nmod:poss/6 Roe/NNP/flat/1 and/CC/cc/4 Peru/NNP/nmod:poss/6 's/POS/case/4 Minister/NNP/nsubj/8 ,/,/punct/6 \
         met/VBD/root/0",
        &["Ana nsubj met", "Minister conj Ana", "and cc Minister", "Peru nmod:poss Minister"],
    );
    check(
        "Ana/NNP/nmod:poss/4 Roe/NNP/flat/1 's/POS/case/1 Minister/NNP/nsubj/5 met/VBD/root/0",
        &["Ana nmod:poss Minister"],
    );
}

#[test]
fn who_stands_after_but_is_left_out() {
    check(
        "No/DT/det/2 one/NN/nsubj/7 but/CC/cc/7 the/DT/det/5 Mayor/NNP/nsubj/7 may/MD/aux/7 speak/VB/root/0",
        &["Mayor nmod one", "but case Mayor"],
    );
    check("Hardly/RB/advmod/4 any/DT/det/3 ports/NNS/nsubj/4 paid/VBD/root/0", &["Hardly advmod ports"]);
}

#[test]
fn each_goes_with_no_plural() {
    check(
        "Each/DT/det/3 winter/NN/compound/3 pilots/NNS/nsubj/4 clear/VBP/root/0 the/DT/det/6 strait/NN/obj/4",
        &["winter obl:unmarked clear", "Each det winter", "pilots nsubj clear"],
    );
    check(
        "Each/DT/det/3 winter/NN/compound/3 festival/NN/nsubj/4 draws/VBZ/root/0 visitors/NNS/obj/4",
        &["winter compound festival"],
    );
}

#[test]
fn numbers_are_set_beside_others() {
    check(
        "They/PRP/nsubj/2 tested/VBD/root/0 90/CD/nummod/4 wells/NNS/obj/2 ,/,/punct/8 up/RB/advmod/8 from/IN/case/8 \
         70/CD/obl/2",
        &["up parataxis tested", "70 obl up"],
    );
    check(
        "Rents/NNS/nsubj:pass/3 were/VBD/aux:pass/3 raised/VBN/root/0 by/IN/case/5 more/JJR/advmod/3 than/IN/case/8 \
         the/DT/det/8 rate/NN/obl/3",
        &["by case rate", "more advmod rate", "rate obl raised"],
    );
    check("They/PRP/nsubj/2 came/VBD/root/0 up/RB/advmod/2 from/IN/case/5 Lima/NNP/obl/2", &["Lima obl came"]);
}

#[test]
fn what_some_of_them_are_is_told_beside_them() {
    check(
        "It/PRP/nsubj/2 trains/VBZ/root/0 9/CD/nummod/4 pilots/NNS/obj/2 ,/,/punct/9 many/JJ/nsubj/9 of/IN/case/8 \
         them/PRP/nmod/6 foreign/JJ/advmod/2",
        &["foreign parataxis pilots"],
    );
}

#[test]
fn what_is_signed_at_a_time_is_signed_at_the_place_before_it() {
    check(
        "They/PRP/nsubj/2 signed/VBD/root/0 a/DT/det/4 deed/NN/obj/2 in/IN/case/6 Lima/NNP/nmod/4 on/IN/case/8 \
         Friday/NNP/obl/2",
        &["Lima obl signed"],
    );
    check(
        "They/PRP/nsubj/2 built/VBD/root/0 a/DT/det/4 school/NN/obj/2 in/IN/case/6 Lima/NNP/nmod/4 on/IN/case/8 \
         Friday/NNP/obl/2",
        &["Lima nmod school"],
    );
}

#[test]
fn other_than_leads_to_what_is_left_out() {
    check(
        "They/PRP/nsubj/2 enter/VBP/root/0 rooms/NNS/obj/2 other/JJ/amod/3 than/IN/case/7 a/DT/det/7 kitchen/NN/obl/2",
        &["kitchen nmod rooms", "other case kitchen"],
    );
}

#[test]
fn what_is_contrasted_with_a_proposal_is_no_part_of_it() {
    check(
        "Peru/NNP/nsubj/2 proposed/VBD/root/0 that/IN/mark/6 it/PRP/nsubj:pass/6 be/VB/aux:pass/6 sold/VBN/ccomp/2 \
         ,/,/punct/10 while/IN/mark/10 Chile/NNP/nsubj/10 opposed/VBD/advcl/6 a/DT/det/12 sale/NN/obj/10",
        &["opposed advcl proposed"],
    );
    check(
        "Peru/NNP/nsubj/2 said/VBD/root/0 that/IN/mark/5 it/PRP/nsubj/5 grew/VBD/ccomp/2 ,/,/punct/9 while/IN/mark/9 \
         prices/NNS/nsubj/9 fell/VBD/advcl/5",
        &["fell advcl grew"],
    );
}

#[test]
fn rumours_say_what_they_say() {
    check(
        "She/PRP/nsubj/2 commented/VBD/root/0 on/IN/case/4 rumours/NNS/obl/2 that/IN/mark/7 they/PRP/nsubj/7 \
         left/VBD/acl/4",
        &["left acl rumours"],
    );
}
