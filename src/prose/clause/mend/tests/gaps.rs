//! Verbs left out, contrasts, exceptions and sums.

use super::check;

#[test]
fn a_second_round_hangs_on_the_verb() {
    check(
        "Peru/NNP/nsubj/2 signed/VBD/root/0 it/PRP/obj/2 in/IN/case/5 2019/CD/obl/2 and/CC/cc/7 Chile/NNP/conj/5 \
         in/IN/case/9 2020/CD/obl/2",
        &["Chile conj signed", "2020 orphan Chile", "2019 obl signed"],
    );
    check(
        "The/DT/det/2 Union/NNP/nsubj/3 won/VBD/root/0 52/CD/nummod/5 seats/NNS/obj/3 and/CC/cc/8 \
         Ostrava/NNP/compound/8 48/CD/conj/5",
        &["Ostrava conj won", "48 orphan Ostrava", "seats obj won"],
    );
    check(
        "The/DT/det/2 Board/NNP/nsubj/3 adopted/VBD/root/0 3/CD/nummod/5 plans/NNS/obj/3 and/CC/cc/8 \
         Decision/NNP/compound/8 48/CD/conj/5",
        &["48 conj plans", "Decision compound 48"],
    );
    // A clause of its own is one.
    check(
        "Peru/NNP/nsubj/2 met/VBD/root/0 in/IN/case/4 2019/CD/obl/2 and/CC/cc/9 Chile/NNP/nsubj/9 in/IN/case/8 \
         2020/CD/obl/9 left/VBD/conj/2",
        &["Chile nsubj left", "2020 obl left"],
    );
}

#[test]
fn who_is_left_out_hangs_on_the_whole() {
    check(
        "All/DT/det/2 members/NNS/nsubj/3 save/VBP/root/0 Norland/NNP/obj/3 paid/VBD/ccomp/3",
        &["paid root -", "members nsubj paid", "Norland nmod members", "save case Norland"],
    );
    check(
        "All/DT/det/2 members/NNS/nsubj/6 apart/RB/advmod/6 from/IN/case/5 Norland/NNP/obl/3 paid/VBD/root/0",
        &["Norland nmod members", "apart case Norland"],
    );
    check(
        "All/DT/det/2 members/NNS/nsubj/5 but/CC/cc/4 Norland/NNP/conj/2 paid/VBD/root/0",
        &["Norland nmod members", "but case Norland"],
    );
    check("Peru/NNP/nsubj/4 but/CC/cc/3 Chile/NNP/conj/1 paid/VBD/root/0", &["Chile conj Peru"]);
    check(
        "The/DT/det/2 Agency/NNP/nsubj/6 ,/,/punct/2 not/RB/advmod/5 Bank/NNP/appos/2 sold/VBD/root/0",
        &["Bank conj Agency"],
    );
}

#[test]
fn a_sum_is_not_whose_it_becomes() {
    check(
        "It/PRP/nsubj/2 awarded/VBD/root/0 her/PRP$/nmod:poss/4 £/$/obj/2 60,000/CD/nummod/4",
        &["her iobj awarded", "£ obj awarded"],
    );
    check(
        "It/PRP/nsubj/2 fined/VBD/root/0 Telvia/NNP/case/4 £/$/obj/2 60,000/CD/nummod/4",
        &["Telvia obj fined", "£ obj fined"],
    );
    check("It/PRP/nsubj/2 spent/VBD/root/0 its/PRP$/nmod:poss/4 £/$/obj/2 60,000/CD/nummod/4", &["its nmod:poss £"]);
}
