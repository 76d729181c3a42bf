//! What verbs and adjectives govern.

use super::check;

#[test]
fn verbs_after_names_are_finite_where_another_clause_is_joined() {
    check(
        "Norland/NNP/root/0 asked/VBN/acl/1 for/IN/case/5 a/DT/det/5 seat/NN/obl/2 ,/,/punct/10 but/CC/cc/10 \
         its/PRP$/nmod:poss/9 bid/NN/nsubj/10 failed/VBD/conj/2",
        &["Norland nsubj asked", "asked root -"],
    );
    // A heading with a participle.
    check(
        "Members/NNPS/root/0 elected/VBN/acl/1 in/IN/case/4 May/NNP/obl/2",
        &["Members root -", "elected acl Members"],
    );
}

#[test]
fn as_does_goes_on_with_another_subject() {
    check(
        "Ports/NNS/nsubj/2 report/VBP/root/0 to/IN/case/4 her/PRP/obl/2 ,/,/punct/7 as/IN/mark/7 does/VBZ/advcl/2 \
         the/DT/det/9 dockyard/NN/obl/2 ././punct/2",
        &["dockyard conj Ports"],
    );
    check(
        "It/PRP/nsubj/2 works/VBZ/root/0 as/IN/mark/5 he/PRP/nsubj/5 does/VBZ/advcl/2",
        &["he nsubj does", "does advcl works"],
    );
}

#[test]
fn gerunds_are_objects_of_verbs_that_want_them() {
    check(
        "She/PRP/nsubj/2 ruled/VBD/root/0 out/RP/compound:prt/2 selling/VBG/advcl/2 ports/NNS/obj/4",
        &["selling xcomp ruled"],
    );
    check("She/PRP/nsubj/2 left/VBD/root/0 praising/VBG/advcl/2 ports/NNS/obj/3", &["praising advcl left"]);
}

#[test]
fn prepositions_stay_with_a_passive_verb() {
    check(
        "Claims/NNS/nsubj:pass/3 are/VBP/aux:pass/3 dealt/VBN/root/0 with/IN/obl/3 by/IN/case/7 the/DT/det/7 \
         Board/NNP/obl/3",
        &["with compound:prt dealt", "Board obl:agent dealt"],
    );
    check(
        "Claims/NNS/nsubj:pass/3 are/VBP/aux:pass/3 heard/VBN/root/0 in/IN/case/5 Lima/NNP/obl/3 by/IN/case/8 \
         the/DT/det/8 Board/NNP/obl:agent/3",
        &["in case Lima"],
    );
}

#[test]
fn it_is_no_dummy_before_a_raising_adjective() {
    check("It/PRP/expl/3 is/VBZ/cop/3 unlikely/JJ/root/0 to/TO/mark/5 close/VB/xcomp/3", &["It nsubj unlikely"]);
    check("It/PRP/expl/3 is/VBZ/cop/3 hard/JJ/root/0 to/TO/mark/5 close/VB/xcomp/3", &["It expl hard"]);
}

#[test]
fn a_name_is_that_of_a_person_before_a_place() {
    check(
        "Roe/NNP/nmod:poss/3 's/POS/case/1 predecessor/NN/nsubj/9 at/IN/case/5 finance/NN/nmod/3 ,/,/punct/7 \
         Jan/NNP/appos/5 Berg/NNP/flat/7 left/VBD/root/0",
        &["Jan appos predecessor"],
    );
}

#[test]
fn a_list_explains_the_noun_that_counts_it() {
    check(
        "Two/CD/nummod/2 panels/NNS/nsubj/3 advise/VBP/root/0 :/:/punct/6 the/DT/det/6 Court/NNP/obj/3 and/CC/cc/9 \
         the/DT/det/9 Board/NNP/conj/6",
        &["Court appos panels"],
    );
}
