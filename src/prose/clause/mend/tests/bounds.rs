//! Clauses that begin or end elsewhere, and phrases of other words.

use super::check;

#[test]
fn a_verb_right_behind_a_phrase_of_time_is_of_its_noun() {
    check(
        "Drivers/NNS/nsubj/2 left/VBD/root/0 after/IN/case/4 talks/NNS/obl/2 between/IN/case/7 the/DT/det/7 \
         owners/NNS/nmod/4 and/CC/cc/10 the/DT/det/10 Guild/NNP/nsubj/11 failed/VBD/conj/2",
        &["failed advcl left", "talks nsubj failed", "after mark failed", "Guild conj owners", "and cc Guild"],
    );
    check(
        "She/PRP/nsubj/2 said/VBD/root/0 that/IN/mark/6 it/PRP/nsubj/6 could/MD/aux/6 sell/VB/ccomp/2 no/DT/det/8 \
         land/NN/obj/6 before/IN/case/11 the/DT/det/11 survey/NN/nmod/8 ,/,/punct/15 which/WDT/nsubj:pass/15 \
         was/VBD/aux:pass/15 delayed/VBN/acl:relcl/8 ,/,/punct/18 was/VBD/aux:pass/18 finished/VBN/ccomp/2",
        &["finished advcl sell", "survey nsubj:pass finished", "delayed acl:relcl survey", "before mark finished"],
    );
    // What goes on behind "and" has the first subject.
    check(
        "Drivers/NNS/nsubj/2 left/VBD/root/0 after/IN/case/4 talks/NNS/obl/2 and/CC/cc/6 slept/VBD/conj/2",
        &["slept conj left", "talks obl left"],
    );
    check(
        "It/PRP/nsubj/2 closed/VBD/root/0 after/IN/case/5 a/DT/det/5 fire/NN/obl/2 caused/VBD/acl/5 by/IN/case/8 \
         a/DT/det/8 lamp/NN/obl/6",
        &["fire obl closed", "caused acl fire"],
    );
}

#[test]
fn what_stands_between_commas_is_not_what_is_said() {
    check(
        "Tern/NNP/nsubj/2 said/VBD/root/0 that/IN/mark/7 the/DT/det/5 mill/NN/nsubj/7 ,/,/punct/5 shut/VBD/advcl/2 \
         in/IN/case/9 May/NNP/obl/7 ,/,/punct/12 would/MD/aux/12 reopen/VB/conj/2",
        &["reopen ccomp said", "mill nsubj reopen", "shut acl mill", "that mark reopen"],
    );
    check(
        "Tern/NNP/nsubj/16 ,/,/punct/1 a/DT/det/4 brewer/NN/appos/1 ,/,/punct/1 announced/VBN/acl/4 that/IN/mark/11 \
         the/DT/det/9 mill/NN/nsubj/11 ,/,/punct/9 shut/VBD/ccomp/6 in/IN/case/13 May/NNP/obl/11 ,/,/punct/1 \
         would/MD/aux/16 reopen/VB/root/0 ././punct/16",
        &["announced root -", "Tern nsubj announced", "reopen ccomp announced", "mill nsubj reopen", "shut acl mill"],
    );
    check(
        "She/PRP/nsubj/2 added/VBD/root/0 that/IN/mark/7 ,/,/punct/3 should/MD/aux/7 prices/NNS/nsubj/7 \
         rise/VB/ccomp/2 ,/,/punct/11 it/PRP/nsubj/11 might/MD/aux/11 close/VB/ccomp/2",
        &["close ccomp added", "rise advcl close", "that mark close"],
    );
    check(
        "Nobody/NN/nsubj:pass/3 was/VBD/aux:pass/3 hurt/VBN/root/0 ,/,/punct/7 the/DT/det/6 guard/NN/nsubj/7 \
         said/VBD/parataxis/3 ,/,/punct/12 but/CC/cc/12 boats/NNS/nsubj:pass/12 were/VBD/aux:pass/12 \
         sunk/VBN/ccomp/7",
        &["sunk conj hurt"],
    );
}

#[test]
fn a_noun_with_a_preposition_is_no_subject() {
    check(
        "villages/NNS/nsubj:pass/7 without/IN/case/4 a/DT/det/4 well/NN/nsubj:pass/7 should/MD/aux/7 \
         be/VB/aux:pass/7 helped/VBN/root/0",
        &["well nmod villages", "villages nsubj:pass helped"],
    );
    check(
        "It/PRP/nsubj/2 sank/VBD/root/0 off/IN/case/5 the/DT/det/5 pier/NN/obl/2 and/CC/cc/8 a/DT/det/8 \
         tug/NN/conj/5 with/IN/case/11 nine/CD/nummod/11 people/NNS/nsubj:pass/13 was/VBD/aux:pass/13 \
         sent/VBN/conj/2",
        &["tug nsubj:pass sent", "people nmod tug", "and cc sent"],
    );
    // "Over nine people", how many.
    check("Over/IN/case/3 nine/CD/nummod/3 people/NNS/nsubj/4 came/VBD/root/0", &["people nsubj came"]);
}

#[test]
fn who_acts_goes_on_acting() {
    check(
        "He/PRP/nsubj/2 joined/VBD/root/0 the/DT/det/4 Board/NNP/obj/2 ,/,/punct/7 a/DT/det/7 body/NN/appos/4 \
         created/VBN/acl/7 in/IN/case/10 May/NNP/obl/8 ,/,/punct/13 and/CC/cc/13 wrote/VBD/conj/8 \
         codes/NNS/obj/13",
        &["wrote conj joined"],
    );
    check(
        "The/DT/det/2 session/NN/nsubj:pass/4 was/VBD/aux:pass/4 closed/VBN/root/0 by/IN/case/7 the/DT/det/7 \
         Mayor/NNP/obl:agent/4 ,/,/punct/10 who/WP/nsubj/10 thanked/VBD/acl:relcl/7 Peru/NNP/obj/10 and/CC/cc/13 \
         added/VBD/conj/4 that/IN/mark/16 it/PRP/nsubj/16 paid/VBD/ccomp/13",
        &["added conj thanked"],
    );
    check(
        "Drivers/NNS/nsubj/2 found/VBD/root/0 to/TO/mark/5 have/VB/aux/5 slept/VBN/xcomp/2 may/MD/aux/8 \
         be/VB/aux:pass/8 fined/VBN/xcomp/2",
        &["fined root -", "Drivers nsubj:pass fined", "found acl Drivers"],
    );
    check(
        "She/PRP/nsubj/3 ,/,/punct/1 hoped/VBD/root/0 to/TO/mark/5 win/VB/xcomp/3",
        &["win xcomp hoped", "She nsubj hoped"],
    );
}

#[test]
fn all_but_some_is_a_number() {
    check(
        "The/DT/det/2 Fund/NNP/nsubj/3 sold/VBD/root/0 all/DT/obj/3 but/CC/cc/6 one/CD/conj/4 of/IN/case/9 \
         the/DT/det/9 ships/NNS/nmod/6",
        &["one obj sold", "all advmod one", "but fixed all"],
    );
    check(
        "All/DT/nsubj/5 but/CC/cc/4 two/CD/nummod/4 ships/NNS/conj/1 sank/VBD/root/0",
        &["ships nsubj sank", "All advmod two"],
    );
    check("All/DT/nsubj/4 but/CC/cc/3 Peru/NNP/conj/1 left/VBD/root/0", &["Peru conj All"]);
}

#[test]
fn phrases_hang_on_what_they_tell_of() {
    check(
        "Peru/NNP/nsubj/12 ,/,/punct/1 the/DT/det/5 only/JJ/amod/5 state/NN/appos/1 not/RB/advmod/8 to/TO/mark/8 \
         sign/VB/advcl/12 the/DT/det/10 pact/NN/obj/8 ,/,/punct/8 left/VBD/root/0",
        &["sign acl state"],
    );
    check(
        "They/PRP/nsubj:pass/3 are/VBP/aux:pass/3 paid/VBN/root/0 for/IN/case/5 work/NN/obl/3 done/VBN/advcl/3 \
         in/IN/case/8 Peru/NNP/obl/6",
        &["done acl work"],
    );
    check(
        "They/PRP/nsubj/2 asked/VBD/root/0 it/PRP/obj/2 to/TO/mark/5 draft/VB/xcomp/2 ,/,/punct/8 in/IN/case/8 \
         consultation/NN/obl/2 with/IN/case/10 Peru/NNP/nmod/8 ,/,/punct/13 a/DT/det/13 plan/NN/parataxis/2",
        &["consultation obl draft", "plan obj draft"],
    );
    check("Guests/NNS/nsubj/2 pay/VBP/root/0 nothing/NN/obj/2 until/IN/case/5 May/NNP/nmod/3", &["May obl pay"]);
    check(
        "Guests/NNS/nsubj/2 pay/VBP/root/0 the/DT/det/5 same/JJ/amod/5 price/NN/obj/2 as/IN/case/7 \
         members/NNS/obl/2",
        &["members nmod price"],
    );
    check(
        "It/PRP/nsubj/2 lists/VBZ/root/0 mills/NNS/obj/2 in/IN/case/6 the/DT/det/6 valley/NN/nmod/3 ,/,/punct/9 \
         which/WDT/nsubj/9 use/VBP/acl:relcl/6 steam/NN/obj/9",
        &["use acl:relcl mills"],
    );
    check(
        "It/PRP/nsubj/2 lists/VBZ/root/0 mills/NNS/obj/2 in/IN/case/6 the/DT/det/6 valley/NN/nmod/3 ,/,/punct/9 \
         which/WDT/nsubj/9 has/VBZ/acl:relcl/6 roads/NNS/obj/9",
        &["has acl:relcl valley"],
    );
}

#[test]
fn a_preposition_with_a_capital_is_part_of_a_name() {
    check(
        "The/DT/det/2 film/NN/nsubj/7 ,/,/punct/2 Songs/NNPS/appos/2 Without/IN/case/6 Words/NNPS/nmod/4 \
         won/VBD/root/0",
        &["Words flat Songs", "Without flat Songs"],
    );
    check(
        "The/DT/det/2 film/NN/nsubj/3 praised/VBD/root/0 Songs/NNPS/obj/3 without/IN/case/6 Words/NNPS/nmod/4",
        &["Words nmod Songs"],
    );
}
