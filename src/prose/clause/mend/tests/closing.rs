//! What belongs further up, and what belongs together.

use super::check;

#[test]
fn what_a_time_or_a_comma_closes_goes_no_further() {
    check(
        "They/PRP/nsubj/2 signed/VBD/root/0 a/DT/det/4 deal/NN/obj/2 today/NN/obl:unmarked/2 that/WDT/nsubj/8 will/MD/aux/8 \
         help/VB/advcl/2 ports/NNS/obj/8",
        &["help acl:relcl deal"],
    );
    check(
        "It/PRP/nsubj/2 goes/VBZ/root/0 to/IN/case/4 Peru/NNP/obl/2 ,/,/punct/6 led/VBN/acl/4 by/IN/case/8 Roe/NNP/obl:agent/6 \
         ,/,/punct/11 before/IN/case/11 May/NNP/obl/6",
        &["May obl goes"],
    );
    check(
        "They/PRP/nsubj/2 found/VBD/root/0 that/IN/mark/6 costs/NNS/nsubj/6 had/VBD/aux/6 doubled/VBN/ccomp/2 ,/,/punct/9 \
         and/CC/cc/9 called/VBD/conj/6 on/IN/case/11 Peru/NNP/obl/9",
        &["called conj found"],
    );
    check(
        "It/PRP/nsubj/2 waits/VBZ/root/0 until/IN/case/5 the/DT/det/5 judge/NN/obl/2 ,/,/punct/8 Mr/NNP/nmod:desc/8 Roe/NNP/appos/5 \
         ,/,/punct/10 rules/VBZ/conj/2",
        &["rules advcl waits", "judge nsubj rules", "until mark rules"],
    );
    check(
        "According/VBG/case/4 to/IN/fixed/1 a/DT/det/4 study/NN/obl/5 led/VBN/root/0 by/IN/case/7 Peru/NNP/obl:agent/5 \
         ,/,/punct/10 most/JJS/nsubj/10 agreed/VBD/parataxis/5",
        &["agreed root -", "study obl agreed", "led acl study"],
    );
    check(
        "Ports/NNS/nsubj:pass/3 are/VBP/aux:pass/3 built/VBN/root/0 or/CC/cc/5 cables/NNS/conj/3 laid/VBN/conj/3",
        &["cables nsubj:pass laid", "or cc laid"],
    );
}

#[test]
fn amounts_and_names_hang_together() {
    check(
        "It/PRP/nsubj/2 buys/VBZ/root/0 40/CD/nummod/4 km/NNS/obj/2 of/IN/case/6 rail/NN/nmod/4 and/CC/cc/9 300/CD/nummod/9 \
         wagons/NNS/conj/6",
        &["wagons conj km"],
    );
    check(
        "It/PRP/nsubj/2 lent/VBD/root/0 $/$/obj/2 2/CD/nummod/3 to/IN/case/6 11/CD/nmod/4 states/NNS/obl/2",
        &["11 nummod states", "to case states"],
    );
    check(
        "Forty/CD/nummod/2 trips/NNS/nsubj:pass/6 a/DT/det/4 day/NN/nsubj:pass/6 are/VBP/aux:pass/6 made/VBN/root/0",
        &["day nmod:unmarked trips"],
    );
    check(
        "Trade/NN/nsubj/2 rose/VBD/root/0 9/CD/nummod/4 %/NN/obj/2 to/IN/case/6 $/$/nmod/4 146/CD/nummod/6 last/JJ/amod/9 \
         year/NN/nmod:unmarked/6",
        &["$ obl rose", "year obl:unmarked rose"],
    );
    check(
        "said/VBD/root/0 EIB/NNP/nsubj/1 President/NNP/nmod:desc/4 Ana/NNP/nsubj/1 Roe/NNP/flat/4",
        &["EIB compound President"],
    );
    check(
        "It/PRP/nsubj/2 met/VBD/root/0 by/IN/case/4 H.E./NNP/obl/2 Jan/NNP/obl/2 Roe/NNP/flat/5",
        &["Jan obl met", "H.E. nmod:desc Jan", "by case Jan"],
    );
    check(
        "It/PRP/nsubj/2 has/VBZ/root/0 chairmanship/NN/obj/2 of/IN/case/6 His/PRP$/nmod:poss/6 Excellency/NNP/nmod:desc/7 \
         Jan/NNP/appos/3 Roe/NNP/flat/7",
        &["Jan nmod chairmanship", "of case Jan"],
    );
    check(
        "She/PRP/nsubj/2 was/VBD/root/0 Envoy/NNP/xcomp/2 to/IN/case/5 Peru/NNP/nmod/3 ,/,/punct/8 a/DT/det/8 post/NN/appos/5",
        &["post appos Envoy"],
    );
}

#[test]
fn an_inverted_condition_hangs_on_what_holds_by_it() {
    check(
        "Had/VBD/aux/3 they/PRP/nsubj/3 asked/VBD/root/0 ,/,/punct/8 the/DT/det/6 Bank/NNP/nsubj/8 would/MD/aux/8 \
         pay/VB/parataxis/3",
        &["pay root -", "asked advcl pay"],
    );
}
