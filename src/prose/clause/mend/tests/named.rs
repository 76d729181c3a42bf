//! Names, people and what is told of them.

use super::check;

#[test]
fn letters_in_brackets_hold_a_name_together() {
    check(
        "They/PRP/nsubj/2 founded/VBD/root/0 the/DT/det/4 Network/NNP/obj/2 for/IN/case/7 Free/NNP/amod/7 \
         Elections/NNPS/obl/2 (/-LRB-/punct/9 NFE/NNP/appos/7 )/-RRB-/punct/9",
        &["Elections nmod Network"],
    );
    // The letters of another name.
    check(
        "They/PRP/nsubj/2 founded/VBD/root/0 the/DT/det/4 Network/NNP/obj/2 for/IN/case/7 Free/NNP/amod/7 \
         Elections/NNPS/obl/2 (/-LRB-/punct/9 XYZ/NNP/appos/7 )/-RRB-/punct/9",
        &["Elections obl founded"],
    );
}

#[test]
fn people_and_countries_side_by_side() {
    check(
        "Senator/NNP/nmod:desc/2 Ana/NNP/nsubj/8 Roe/NNP/flat/2 and/CC/cc/6 Deputy/NNP/compound/6 Bo/NNP/compound/7 \
         Lind/NNP/flat/2 left/VBD/root/0",
        &["Bo conj Ana", "Lind flat Bo", "Deputy nmod:desc Bo", "and cc Bo"],
    );
    check(
        "Peru/NNP/nsubj/6 and/CC/cc/3 Trinidad/NNP/conj/1 and/CC/cc/5 Tobago/NNP/conj/1 left/VBD/root/0",
        &["Tobago flat Trinidad"],
    );
    check(
        "It/PRP/nsubj:pass/3 was/VBD/aux:pass/3 built/VBN/root/0 by/IN/case/5 Orex/NNP/obl:agent/3 SE/NNP/flat/5 ,/,/punct/9 \
         a/DT/det/9 company/NN/appos/6",
        &["company appos Orex"],
    );
    check(
        "It/PRP/nsubj:pass/3 was/VBD/aux:pass/3 adopted/VBN/root/0 by/IN/case/6 the/DT/det/6 Board/NNP/obl:agent/3 ,/,/punct/8 \
         headed/VBN/advcl/3 by/IN/case/10 Roe/NNP/obl:agent/8 ,/,/punct/13 in/IN/case/13 Lima/NNP/obl/8",
        &["headed acl Board", "Lima obl adopted"],
    );
    check(
        "It/PRP/nsubj/2 falls/VBZ/root/0 to/IN/case/5 a/DT/det/5 Director/NNP/obl/2 ,/,/punct/9 who/WP/nsubj:pass/9 \
         is/VBZ/aux:pass/9 named/VBN/acl:relcl/5 by/IN/case/12 the/DT/det/12 Board/NNP/obl:agent/9 ,/,/punct/14 \
         answers/VBZ/conj/2 to/IN/case/16 it/PRP/obl/14 and/CC/cc/18 votes/VBZ/conj/2",
        &["answers conj named", "votes conj named"],
    );
    // The list is the sentence's where the relative clause stands in the past.
    check(
        "It/PRP/nsubj/2 falls/VBZ/root/0 to/IN/case/5 a/DT/det/5 Director/NNP/obl/2 ,/,/punct/8 who/WP/nsubj/8 \
         left/VBD/acl:relcl/5 ,/,/punct/10 ends/VBZ/conj/2 here/RB/advmod/10 and/CC/cc/13 starts/VBZ/conj/2",
        &["ends conj falls", "starts conj falls"],
    );
}

#[test]
fn verbs_find_their_subjects() {
    check(
        "The/DT/det/2 Firm/NNP/root/0 ,/,/punct/5 which/WDT/nsubj/5 denied/VBD/acl:relcl/2 that/IN/mark/8 it/PRP/nsubj/8 \
         knew/VBD/ccomp/5 ,/,/punct/10 sent/VBN/conj/8 reports/NNS/obj/10",
        &["sent root -", "Firm nsubj sent"],
    );
    check(
        "Before/IN/case/3 each/DT/det/3 Meeting/NNP/obl/7 ,/,/punct/6 trade/NN/compound/6 ministers/NNS/conj/3 hold/VBP/root/0 \
         talks/NNS/obj/7",
        &["ministers nsubj hold"],
    );
    check(
        "Real/JJ/amod/2 output/NN/root/0 (/-LRB-/punct/4 GDP/NN/appos/2 )/-RRB-/punct/4 contracted/VBN/acl/2 by/IN/case/9 2/CD/nummod/9 \
         percent/NN/obl:agent/6 in/IN/case/11 May/NNP/obl/6 ././punct/2",
        &["contracted root -", "output nsubj contracted", "percent obl contracted"],
    );
    check(
        "We/PRP/nsubj/2 act/VBP/root/0 before/IN/case/5 the/DT/det/5 Meetings/NNPS/obl/2 ,/,/punct/9 to/TO/mark/9 be/VB/aux:pass/9 \
         held/VBN/advcl/2 in/IN/case/11 Lima/NNP/obl/9",
        &["held acl Meetings"],
    );
}

#[test]
fn an_object_is_of_the_verb_before_it() {
    check(
        "They/PRP/nsubj/2 reduce/VBP/root/0 litter/NN/obj/2 and/CC/cc/5 strengthen/VB/conj/2 chains/NNS/obj/2",
        &["chains obj strengthen", "litter obj reduce"],
    );
}

#[test]
fn amounts_and_feelings_stand_apart() {
    check(
        "The/DT/det/2 budget/NN/nsubj/7 ,/,/punct/5 about/IN/case/5 $/$/nmod/2 5/CD/nummod/5 comes/VBZ/root/0 from/IN/case/9 \
         fees/NNS/obl/7",
        &["$ appos budget", "about advmod $"],
    );
    check(
        "They/PRP/nsubj/2 noted/VBD/root/0 the/DT/det/4 report/NN/obj/2 with/IN/case/6 concern/NN/nmod/4",
        &["concern obl noted"],
    );
    check(
        "They/PRP/nsubj/2 read/VBD/root/0 the/DT/det/4 report/NN/obj/2 with/IN/case/6 tables/NNS/nmod/4",
        &["tables nmod report"],
    );
}

#[test]
fn posts_and_persons_find_each_other() {
    check(
        "It/PRP/nsubj/2 met/VBD/root/0 the/DT/det/4 Rapporteur/NNP/obj/2 on/IN/case/6 rights/NNS/nmod/4 to/IN/case/8 \
         water/NN/nmod/6 ,/,/punct/11 Mr./NNP/nmod:desc/11 Jan/NNP/appos/8 Roe/NNP/flat/11",
        &["Jan appos Rapporteur"],
    );
    check(
        "by/IN/case/2 Ana/NNP/root/0 ,/,/punct/4 Minister/NNP/appos/2 ,/,/punct/9 and/CC/cc/7 Bo/NNP/compound/9 ,/,/punct/9 \
         Minister/NNP/appos/2",
        &["Bo conj Ana", "Minister appos Bo"],
    );
    check(
        "It/PRP/nsubj/2 founds/VBZ/root/0 a/DT/det/4 group/NN/obj/2 ,/,/punct/6 composed/VBN/acl/4 of/IN/case/8 experts/NNS/obl/6 \
         ,/,/punct/12 which/WDT/nsubj/12 will/MD/aux/12 report/VB/acl:relcl/8",
        &["report acl:relcl group"],
    );
}

#[test]
fn how_much_and_when() {
    check(
        "It/PRP/nsubj/3 has/VBZ/aux/3 lent/VBN/root/0 more/JJR/obj/3 than/IN/fixed/4 $/$/obl/3 25/CD/nummod/6",
        &["$ obj lent", "more advmod $"],
    );
    check(
        "Heat/NN/compound/2 waves/NNS/nsubj/6 this/DT/det/4 summer/NN/nsubj/6 had/VBD/aux/6 caused/VBN/root/0 deaths/NNS/obj/6",
        &["summer obl:unmarked caused"],
    );
    check(
        "It/PRP/nsubj/2 approved/VBD/root/0 a/DT/det/4 plan/NN/obj/2 for/IN/case/6 2026/CD/obl/2",
        &["2026 nmod plan"],
    );
}
