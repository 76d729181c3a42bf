//! Trees that are put right, and trees that stay.

mod bounds;
mod closing;
mod gaps;
mod governed;
mod joined;
mod named;
mod openings;

use super::*;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::prose::{Tag, Token};
use crate::text::Span;

/// A sentence of `form/tag/relation/head` words, heads counted from one.
fn sentence(words: &str) -> Sentence {
    let token = |(at, word): (usize, &str)| {
        let mut cells = word.split('/');
        let mut next = || cells.next().unwrap();
        let (form, tag, relation, head) = (next(), next(), next(), next().parse::<usize>().unwrap());
        let tag = tag.parse::<Tag>().unwrap();
        let class = if tag.is_verb() { WordClass::Verb } else { WordClass::Other };
        Token {
            span: Span::new(at * 20, at * 20 + form.len()),
            form: form.to_owned(),
            lemma: lemma(form, class),
            tag,
            head: head.checked_sub(1),
            relation: relation.parse::<Deprel>().unwrap(),
            margins: Margins::default(),
        }
    };
    Sentence::new(words.split_whitespace().enumerate().map(token).collect())
}

/// The arcs as `form relation head`.
fn arcs(sentence: &Sentence) -> Vec<String> {
    let head = |token: &Token| token.head.map_or("-", |head| sentence.tokens[head].form.as_str());
    sentence.tokens.iter().map(|token| format!("{} {} {}", token.form, token.relation, head(token))).collect()
}

fn check(words: &str, expected: &[&str]) {
    let sentence = sentence(words);
    let found = arcs(&mended(&sentence));
    for arc in expected {
        assert!(found.iter().any(|other| other == arc), "no {arc:?} in {found:#?}");
    }
    let again = mended(&sentence).into_owned();
    assert_eq!(mended(&again).into_owned(), again, "mended twice: {words}");
    let mut together = [sentence.clone(), again.clone()];
    let wrong = mend(&mut together);
    let was_wrong = |sentence| matches!(mended(sentence), Cow::Owned(_));
    assert_eq!(wrong, [was_wrong(&sentence), was_wrong(&again)], "{words}");
    assert_eq!(together, [again.clone(), again], "mended side by side: {words}");
}

#[test]
fn lists_are_lists() {
    check(
        "The/DT/det/2 Court/NNP/nsubj/9 ,/,/punct/5 the/DT/det/5 Board/NNP/appos/2 and/CC/cc/8 the/DT/det/8 \
         Bank/NNP/conj/2 met/VBD/root/0",
        &["Board conj Court", "Bank conj Court"],
    );
    check(
        "It/PRP/nsubj/2 is/VBZ/root/0 union/NN/xcomp/2 of/IN/case/5 Peru/NNP/nmod/3 ,/,/punct/7 \
         Chile/NNP/conj/5 and/CC/cc/9 Cuba/NNP/conj/3",
        &["Cuba conj Peru"],
    );
    check(
        "It/PRP/nsubj/2 cares/VBZ/root/0 for/IN/case/4 roads/NNS/obl/2 of/IN/case/6 Peru/NNP/nmod/4 and/CC/cc/9 \
         for/IN/case/9 ports/NNS/conj/6",
        &["ports conj roads"],
    );
    check(
        "It/PRP/nsubj/2 oversees/VBZ/root/0 budget/NN/compound/5 ,/,/punct/3 staff/NN/obj/2 and/CC/cc/7 \
         travel/NN/conj/5",
        &["budget obj oversees", "staff conj budget", "travel conj budget"],
    );
}

#[test]
fn a_relative_clause_leaves_the_main_verb_alone() {
    check(
        "Peru/NNP/nsubj/4 ,/,/punct/1 which/WDT/nsubj/4 left/VBD/root/0 ,/,/punct/6 abstained/VBD/conj/4",
        &["left acl:relcl Peru", "abstained root -", "Peru nsubj abstained"],
    );
    check(
        "Panel/NN/root/0 ,/,/punct/1 which/WDT/nsubj/4 meets/VBZ/acl:relcl/1 ,/,/punct/6 advises/VBZ/conj/4 \
         Peru/NNP/obj/6",
        &["advises root -", "Panel nsubj advises", "meets acl:relcl Panel"],
    );
}

#[test]
fn a_relative_clause_goes_on() {
    check(
        "It/PRP/nsubj/2 elects/VBZ/root/0 Lind/NNP/obj/2 ,/,/punct/6 who/WP/nsubj/6 chairs/VBZ/acl:relcl/3 \
         it/PRP/obj/6 ,/,/punct/9 signs/VBZ/conj/2 it/PRP/obj/9 and/CC/cc/12 votes/VBZ/conj/2",
        &["signs conj chairs", "votes conj chairs"],
    );
    check(
        "It/PRP/nsubj/2 elects/VBZ/root/0 Lind/NNP/obj/2 ,/,/punct/6 who/WP/nsubj/6 chairs/VBZ/acl:relcl/3 \
         it/PRP/obj/6 ,/,/punct/10 and/CC/cc/10 votes/VBZ/conj/2",
        &["votes conj elects"],
    );
}

#[test]
fn a_time_is_that_of_the_participle_beside_it() {
    check(
        "Its/PRP$/nmod:poss/2 board/NN/nsubj/10 ,/,/punct/4 chaired/VBN/acl/2 by/IN/case/6 Lind/NNP/obl:agent/4 \
         since/IN/case/8 March/NNP/obl/10 ,/,/punct/4 meets/VBZ/root/0",
        &["March obl chaired"],
    );
}

#[test]
fn auxiliaries_have_verbs() {
    check(
        "It/PRP/nsubj/2 does/VBZ/root/0 not/RB/advmod/6 and/CC/cc/6 can/MD/aux/6 act/VB/conj/2",
        &["act root -", "does aux act", "It nsubj act"],
    );
    check(
        "It/PRP/nsubj/2 can/MD/root/0 ,/,/punct/5 however/RB/advmod/5 object/VB/conj/2",
        &["object root -", "can aux object", "It nsubj object"],
    );
    check(
        "He/PRP/nsubj/2 says/VBZ/root/0 that/IN/mark/5 it/PRP/nsubj/5 would/MD/ccomp/2 rise/VB/ccomp/2",
        &["rise ccomp says", "would aux rise", "it nsubj rise", "that mark rise"],
    );
}

#[test]
fn phrases_go_with_the_nouns_that_want_them() {
    check(
        "It/PRP/nsubj/2 adopts/VBZ/root/0 amendment/NN/obj/2 to/IN/case/5 annexes/NNS/obl/2",
        &["annexes nmod amendment"],
    );
    check(
        "It/PRP/nsubj/2 wants/VBZ/root/0 growth/NN/obj/2 and/CC/cc/5 open/JJ/conj/3 markets/NNS/conj/3",
        &["open amod markets", "and cc markets"],
    );
}

#[test]
fn names_are_whole() {
    check(
        "the/DT/det/2 Secretary/NNP/nsubj/7 ,/,/punct/2 Juan/NNP/nmod:desc/5 Carlos/NNP/flat/2 \
         Rey/NNP/flat/5 spoke/VBD/root/0",
        &["Juan appos Secretary", "Carlos flat Juan", "Rey flat Juan"],
    );
}

#[test]
fn what_reports_find_and_recommend() {
    check(
        "It/PRP/nsubj/2 finds/VBZ/root/0 that/IN/mark/5 she/PRP/nsubj/5 failed/VBD/ccomp/2 and/CC/cc/7 \
         asks/VBZ/conj/5 that/IN/mark/10 they/PRP/nsubj/10 act/VBP/ccomp/7",
        &["asks conj finds"],
    );
}

#[test]
fn what_stands_between_commas_explains() {
    check(
        "Lind/NNP/nsubj/6 ,/,/punct/1 a/DT/det/4 lawyer/NN/nsubj/6 ,/,/punct/4 leads/VBZ/root/0 it/PRP/obj/6",
        &["lawyer appos Lind", "Lind nsubj leads"],
    );
}

#[test]
fn what_follows_a_colon_explains() {
    check(
        "It/PRP/nsubj/2 expects/VBZ/root/0 papers/NNS/obj/2 :/:/punct/5 drafts/NNS/obj/2 and/CC/cc/7 \
         pledges/NNS/conj/5 to/TO/mark/9 cut/VB/advcl/2 waste/NN/obj/9 that/WDT/nsubj/12 harms/VBZ/ccomp/9 \
         Peru/NNP/obj/12",
        &["drafts appos papers", "cut acl pledges", "harms acl:relcl waste"],
    );
}

#[test]
fn names_and_descriptions_stand_where_they_belong() {
    check(
        "We/PRP/nsubj/8 ,/,/punct/1 the/DT/det/4 Ministers/NNPS/nsubj/8 of/IN/case/6 Peru/NNP/nmod/4 ,/,/punct/4 \
         met/VBD/root/0",
        &["Ministers appos We"],
    );
    check("Roe/NNP/nsubj/5 ,/,/punct/1 54/CD/conj/1 ,/,/punct/1 leads/VBZ/root/0 it/PRP/obj/5", &["54 parataxis Roe"]);
    check(
        "It/PRP/nsubj/2 imposes/VBZ/root/0 duties/NNS/obj/2 ,/,/punct/6 a/DT/det/6 power/NN/conj/3",
        &["power parataxis duties"],
    );
    check(
        "It/PRP/nsubj/2 covers/VBZ/root/0 ports/NNS/obj/2 and/CC/cc/5 customs/NNS/conj/3 rules/NNS/conj/3",
        &["rules conj ports", "customs compound rules", "and cc rules"],
    );
    check(
        "It/PRP/nsubj/2 opened/VBD/root/0 after/IN/case/4 complaints/NNS/obl/2 from/IN/case/6 Voice/NNP/nmod/4 \
         ,/,/punct/9 a/DT/det/9 charity/NN/appos/4",
        &["charity appos Voice"],
    );
}

#[test]
fn phrases_go_with_the_clauses_they_open() {
    check(
        "Peru/NNP/nsubj/2 grew/VBD/root/0 :/:/punct/5 in/IN/case/5 1962/CD/obl/2 members/NNS/nsubj/7 \
         came/VBD/conj/2",
        &["1962 obl came"],
    );
    check(
        "Under/IN/case/2 rules/NNS/obl/6 adopted/VBN/advcl/6 ,/,/punct/3 members/NNS/nsubj/6 pay/VBP/root/0",
        &["adopted acl rules"],
    );
    check(
        "It/PRP/nsubj/2 grew/VBD/root/0 from/IN/case/4 sales/NNS/obl/2 into/IN/case/6 trade/NN/nmod/4",
        &["trade obl grew"],
    );
    check(
        "a/DT/det/2 body/NN/root/0 of/IN/case/4 states/NNS/nmod/2 ,/,/punct/6 founded/VBN/acl/4",
        &["founded acl body"],
    );
    check(
        "languages/NNS/nsubj/7 of/IN/case/3 Peru/NNP/nmod/1 which/WDT/nsubj/6 are/VBP/cop/6 old/JJ/acl:relcl/3 \
         vary/VBP/root/0",
        &["old acl:relcl languages"],
    );
}

#[test]
fn verbs_have_their_own_subjects_and_auxiliaries() {
    check(
        "They/PRP/nsubj/2 lose/VBP/root/0 power/NN/obj/2 ,/,/punct/6 and/CC/cc/6 Pool/NNP/conj/3 might/MD/aux/8 \
         gain/VB/conj/2",
        &["Pool nsubj gain", "and cc gain"],
    );
    check(
        "Peru/NNP/nsubj/2 meets/VBZ/root/0 and/CC/cc/6 is/VBZ/cop/6 to/TO/mark/6 begin/VB/conj/2 work/NN/obj/6",
        &["is aux begin"],
    );
    check(
        "It/PRP/nsubj/6 may/MD/aux/3 not/RB/advmod/6 ,/,/punct/3 however/RB/advmod/6 review/VB/root/0",
        &["may aux review"],
    );
    check(
        "It/PRP/nsubj/2 trains/VBZ/root/0 up/RP/compound:prt/2 to/IN/fixed/3 twenty/CD/nummod/6 clerks/NNS/obj/2",
        &["up advmod twenty"],
    );
}

#[test]
fn correct_trees_stay_as_they_are() {
    let table = [
        "the/DT/det/2 head/NN/nsubj/9 of/IN/case/5 United/NNP/compound/5 Nations/NNPS/nmod/2 which/WDT/nsubj/8 is/VBZ/cop/8 \
         old/JJ/acl:relcl/5 spoke/VBD/root/0",
        "It/PRP/nsubj/2 learned/VBD/root/0 from/IN/case/4 work/NN/obl/2 into/IN/case/6 fraud/NN/nmod/4",
        "In/IN/case/2 Lima/NNP/obl/9 ,/,/punct/6 the/DT/det/6 same/JJ/amod/6 day/NN/obl:unmarked/9 ,/,/punct/6 it/PRP/nsubj/9 \
         met/VBD/root/0",
        "It/PRP/nsubj/2 adopted/VBD/root/0 rules/NNS/obj/2 by/IN/case/5 Decision/NNP/obl/2",
        "the/DT/det/2 report/NN/nsubj/9 of/IN/case/5 the/DT/det/5 Committee/NNP/nmod/2 ,/,/punct/7 chaired/VBN/acl/5 ,/,/punct/7 \
         failed/VBD/root/0",
        "Lind/NNP/nsubj/8 ,/,/punct/1 the/DT/det/4 director/NN/appos/1 and/CC/cc/6 founder/NN/conj/4 ,/,/punct/4 \
         spoke/VBD/root/0",
        "trade/NN/compound/5 ,/,/punct/3 investment/NN/conj/1 and/CC/cc/5 ministers/NNS/nsubj/6 met/VBD/root/0",
        "In/IN/case/2 May/NNP/obl/5 ,/,/punct/2 members/NNS/nsubj/5 met/VBD/root/0",
    ];
    for words in table {
        assert!(matches!(mended(&sentence(words)), Cow::Borrowed(_)), "{words}");
    }
}

#[test]
fn lists_after_a_relative_clause_explain_its_noun() {
    check(
        "It/PRP/nsubj/2 expects/VBZ/root/0 results/NNS/obj/2 that/WDT/nsubj/7 are/VBP/cop/7 not/RB/advmod/7 \
         binding/JJ/acl:relcl/3 :/:/punct/9 drafts/NNS/appos/7 and/CC/cc/11 plans/NNS/conj/9",
        &["drafts appos results"],
    );
    // One thing is no list.
    check(
        "It/PRP/nsubj/2 expects/VBZ/root/0 results/NNS/obj/2 that/WDT/nsubj/7 are/VBP/cop/7 not/RB/advmod/7 \
         binding/JJ/acl:relcl/3 :/:/punct/9 drafts/NNS/appos/7",
        &["drafts appos binding"],
    );
}

#[test]
fn names_in_two_are_one_and_posts_stay() {
    check(
        "They/PRP/nsubj/2 elected/VBD/root/0 Ines/NNP/obj/2 Carvalhal/NNP/xcomp/2 in/IN/case/6 May/NNP/obl/2",
        &["Carvalhal flat Ines"],
    );
    check("They/PRP/nsubj/2 elected/VBD/root/0 Ines/NNP/obj/2 Director/NNP/xcomp/2", &["Director xcomp elected"]);
}

#[test]
fn a_second_object_with_its_own_goal_is_gapped() {
    check(
        "It/PRP/nsubj/2 appointed/VBD/root/0 Roe/NNP/obj/2 to/TO/case/5 Boards/NNPS/obl/2 and/CC/cc/7 Berg/NNP/conj/5 \
         to/IN/case/9 Panels/NNPS/obl/2",
        &["Berg conj appointed", "Panels orphan Berg"],
    );
    check(
        "It/PRP/nsubj/2 sent/VBD/root/0 letters/NNS/obj/2 to/IN/case/5 Peru/NNP/obl/2 and/CC/cc/7 Chad/NNP/conj/5",
        &["Chad conj Peru"],
    );
}

#[test]
fn what_is_left_out_joins_what_has_the_same_preposition() {
    check(
        "It/PRP/nsubj:pass/3 was/VBD/aux:pass/3 lent/VBN/root/0 by/IN/case/5 Peru/NNP/obl:agent/3 ,/,/punct/9 \
         not/RB/advmod/9 by/IN/case/9 Chad/NNP/nmod/5",
        &["Chad conj Peru"],
    );
}

#[test]
fn a_participle_tells_of_what_something_is() {
    check(
        "Lind/NNP/nsubj/4 is/VBZ/cop/4 a/DT/det/4 bank/NN/nsubj:pass/5 based/VBN/root/0 in/IN/case/7 Lima/NNP/obl/5 \
         ././punct/5",
        &["Lind nsubj bank", "bank root -", "based acl bank", "Lima obl based", ". punct bank"],
    );
}

#[test]
fn asides_do_not_take_the_object_of_a_verb() {
    check(
        "They/PRP/nsubj/2 draft/VBP/root/0 ,/,/punct/5 with/IN/case/5 Lind/NNP/obl/2 ,/,/punct/8 a/DT/det/8 plan/NN/appos/5",
        &["plan obj draft"],
    );
    // A description between commas.
    check(
        "They/PRP/nsubj/2 met/VBD/root/0 ,/,/punct/5 with/IN/case/5 Lind/NNP/obl/2 ,/,/punct/8 a/DT/det/8 judge/NN/appos/5 \
         ,/,/punct/5 twice/RB/advmod/2",
        &["judge appos Lind"],
    );
    check(
        "It/PRP/nsubj/2 elects/VBZ/root/0 from/IN/case/4 members/NNS/obl/2 a/DT/det/6 chair/NN/obl/2",
        &["chair obj elects"],
    );
    check(
        "It/PRP/nsubj/2 meets/VBZ/root/0 with/IN/case/4 members/NNS/obl/2 each/DT/det/6 year/NN/obl/2",
        &["year obl meets"],
    );
}

#[test]
fn a_body_with_a_conjunction_in_its_name_is_one() {
    let whole =
        "the/DT/det/3 Gas/NNP/compound/3 Supply/NNP/nsubj/7 and/CC/cc/6 Drainage/NNP/compound/6 Board/NNP/conj/3 ";
    let parts = ["Supply compound Board", "Drainage conj Supply", "the det Board"];
    check(&format!("{whole} met/VBD/root/0"), &parts);
    // Two bodies, by the verb or by what stands before the conjunction.
    check(&format!("{whole} meet/VBP/root/0"), &["Board conj Supply"]);
    let two = whole.replace("Supply", "Council");
    check(&format!("{two} met/VBD/root/0"), &["Board conj Council"]);
}

#[test]
fn what_somebody_did_is_not_what_he_was_told_of() {
    check(
        "They/PRP/nsubj/2 noted/VBD/root/0 that/IN/mark/6 fees/NNS/nsubj/6 had/VBD/aux/6 risen/VBN/ccomp/2 ,/,/punct/9 \
         and/CC/cc/9 called/VBD/conj/6 on/IN/case/11 donors/NNS/obl/9",
        &["called conj noted"],
    );
    check(
        "They/PRP/nsubj/2 agreed/VBD/root/0 that/IN/mark/6 loans/NNS/nsubj:pass/6 are/VBP/aux:pass/6 paid/VBN/ccomp/2 \
         and/CC/cc/10 that/IN/mark/10 fees/NNS/nsubj/10 fall/VBP/conj/2",
        &["fall conj paid"],
    );
}
