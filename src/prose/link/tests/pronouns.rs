//! Whom pronouns mean, and whom they do not.

use super::{check, check_absent};

#[test]
fn what_something_is_said_to_be_is_no_antecedent() {
    check(
        "The Lake Fund is a regional bank based in Lima. It lends to cities.",
        &["Lake Fund | be | regional bank", "Lake Fund | be based in | Lima", "Lake Fund | lend to | cities"],
    );
}

#[test]
fn what_is_done_gives_way_to_a_named_body() {
    let text = "Licensing of vessels has given the Coast Board an income. It meets in May. Its seat is in Suva.";
    check(text, &["Coast Board | meet in | May", "Coast Board's seat | be in | Suva"]);
    // Not where a board does it.
    check("The Planning Board adopted the Coast Act. It meets in May.", &["Planning Board | meet in | May"]);
}

#[test]
fn we_who_deal_with_the_body_are_not_the_body() {
    let text = "The River Commission was set up in 1990. Our review examined whether the Commission spends its money well. \
                We met its staff. The Director told us little.";
    let found = check(
        text,
        &[
            "our review | examine | whether the Commission spends its money well",
            "we | meet | River Commission's staff",
            "Director | tell to | us",
        ],
    );
    let authors: Vec<&str> = found.entities.iter().map(|entity| entity.label.as_str()).collect();
    assert!(authors.contains(&"authors of t"), "{authors:?}");
    // A body may well speak of itself by name.
    check(
        "The Soil Agency (SA) keeps an archive. At the Soil Agency, we test samples.",
        &["Soil Agency | test | samples"],
    );
}

#[test]
fn our_body_is_the_one_of_that_name() {
    check(
        "The Lagos Trade Community met. We, the Presidents of Peru and Chile, welcome its plan. Our Community grew in May.",
        &["Lagos Trade Community | grow in | May"],
    );
}

#[test]
fn a_source_is_spoken_of_as_a_subject_is() {
    let text = "Farida Naz chairs the Board. It met in May. According to Tomas Berg, work begins in June. He left.";
    check(text, &["Tomas Berg | leave | "]);
}

#[test]
fn what_opens_after_a_semicolon_speaks_of_the_part_before() {
    check(
        "Fees rose in May.\n\nThe storm broke three masts; they cannot be mended before June.",
        &["three masts | be mended before | June not possible"],
    );
}

#[test]
fn a_title_of_several_is_nobodys_own_name() {
    let text = "Cllr Ann Moss chairs the Board. Cllr Ben Oduya left. Judge Mary Hill sat. The Judge spoke.";
    let ingested = super::read(text);
    let same = |label: &str| {
        let entity = ingested.entities.iter().find(|entity| entity.label.ends_with(label)).unwrap();
        entity.same_as.len()
    };
    assert_eq!((same("Ann Moss"), same("Ben Oduya"), same("Mary Hill")), (0, 0, 1));
}

#[test]
fn who_is_accused_is_who_they_are() {
    check(
        "Tomas Berg accused the ministry of ignoring farmers. “They never came,” he said.",
        &["ministry | come |  not"],
    );
    check("Tomas Berg asked the ministry to help farmers. They left.", &["farmers | leave | "]);
}

#[test]
fn whoever_is_asked_has_what_is_theirs() {
    check(
        "Ministers said that prices had risen, and called on port owners to cut their fees.",
        &["ministers | call on | port owners", "port owners | have | fees"],
    );
    check(
        "The Board, whose members report to their governments, met in May.",
        &["Board's members | have | governments"],
    );
    check_absent("The Board thanked donors for their gifts.", "Board | have");
}

#[test]
fn an_object_in_a_joined_clause_is_of_the_clause_before() {
    check(
        "Ministers agreed that the loans would be paid in May, and that no State should be asked to repay them.",
        &[
            "ministers | agree | that no State should be asked to repay them",
            "State | be asked to repay | loans not expected",
        ],
    );
}

#[test]
fn an_item_speaks_of_what_the_item_before_did() {
    check(
        "The Secretary, who heads the Office, shall:\n- draft, with the Chair, a report;\n- circulate it to members.",
        &["Secretary | draft | report necessary", "Secretary | circulate | report necessary"],
    );
}

#[test]
fn who_speaks_for_a_body_speaks_of_it() {
    check(
        "Work began. A spokeswoman for the Port Council said it had not yet answered.",
        &["Port Council | answer |  not"],
    );
    check("Work began. The treasurer of the league said its budget was small.", &["league's budget | be | small"]);
}

#[test]
fn what_is_of_each_is_of_no_body_named_before() {
    check(
        "The Harbour League has ten ports. Each of them is run by its own harbour master.",
        &["own harbour master | run | ten ports"],
    );
}

#[test]
fn what_is_somebodys_own_owns_nothing_by_a_pronoun() {
    check(
        "The Basin League is old. Towns copy its charter and share its archive.",
        &["towns | copy | Basin League's charter", "towns | share | Basin League's archive"],
    );
}

#[test]
fn who_does_what_a_passive_says_may_be_meant() {
    check(
        "Trading is watched by a regulator, the Market Panel, whose judges fine a utility. Its rulings bind members.",
        &["Market Panel's rulings | bind | members"],
    );
}

#[test]
fn somebody_is_no_amount_of_what_a_clause_tells_of() {
    let text = "Tomas Berg spoke. The Wild Coast Society, of which he is treasurer, met in May.";
    check(text, &["Tomas Berg | be treasurer of | Wild Coast Society"]);
}

#[test]
fn owners_in_the_plural_are_written_so() {
    let text = "The Council of Port Users, whose members pay fees, met in May.";
    let found = check(text, &["Council of Port Users' members | pay | fees", "Council of Port Users | have | members"]);
    assert!(super::claims(&found).iter().all(|claim| !claim.contains("s's")));
}

#[test]
fn nobody_in_particular_is_not_she() {
    check(
        "Anna Berg won the vote. Under the rules of the Board, a candidate must obtain a majority. She will take charge of the \
         port in May.",
        &["Anna Berg | take charge of | port expected"],
    );
    check(
        "Anna Berg won the vote. A third candidate, John Lind, withdrew. She will lead the port.",
        &["Anna Berg | lead | port expected"],
    );
}

#[test]
fn it_is_what_the_verb_before_was_about() {
    check(
        "Most of the work is done in panels, which report to the Port Board and cannot bind it.",
        &["panels | bind | Port Board not possible"],
    );
    check(
        "This report was adopted by Chamber Two in Lima. The Port Court must send it to the members.",
        &["Port Court | send | this report necessary"],
    );
}

#[test]
fn what_is_taken_is_not_the_takers() {
    check(
        "Telvia was fined by the Authority. If it fails to comply, the Authority can revoke its licence.",
        &["Authority | revoke | Telvia's licence possible"],
    );
    check(
        "If Telvia fails to pay, the Agency can revoke its licence.",
        &["Agency | revoke | Telvia's licence possible"],
    );
    check(
        "If a member fails to pay, the Council may suspend its voting rights.",
        &["Council | suspend | member's voting rights possible"],
    );
    check(
        "If members fail to pay, the Council may suspend their voting rights.",
        &["Council | suspend | members' voting rights possible"],
    );
    // What may as well be one's own is so; so is what is done without a condition.
    check("If members agree, the Council may raise its fees.", &["Council | raise | fees possible"]);
    check_absent("If Telvia agrees, the Bank may sell its shares.", "Telvia's shares");
}

#[test]
fn own_is_of_the_subject_of_the_clause() {
    check(
        "The Authority said Telvia had ignored three warnings from its own engineers.",
        &["three warnings | from | Telvia's own engineers"],
    );
}

#[test]
fn former_and_latter_are_one_of_two() {
    check(
        "The Board has a Salvage Panel and a Pilotage Panel. The latter is led by Owen Field.",
        &["Owen Field | lead | Pilotage Panel"],
    );
    check(
        "Two panels advise the Board: the Salvage Panel and the Pilotage Panel. The former meets in Rostow.",
        &["Salvage Panel | meet in | Rostow"],
    );
}

#[test]
fn what_others_make_of_a_thing_is_made_of_what_the_sentence_before_dealt_with() {
    check(
        "The panel discussed the draft charter on reefs, which was written by the clerk. Peru and Chile have accepted it.",
        &["Peru | accept | draft charter on reefs", "Chile | accept | draft charter on reefs"],
    );
    // Whoever pays, pays the body that was spoken of.
    check("The Coast Board published a charter. Members fund it.", &["members | fund | Coast Board"]);
}

#[test]
fn what_we_do_together_is_one_line() {
    let text =
        "We, the Presidents of Norland and Suomaa and the Queen of Velda, met in Lima. We thank the Harbour Union.";
    let found = check(
        text,
        &["Presidents of Norland and Suomaa | thank | Harbour Union", "Queen of Velda | thank | Harbour Union"],
    );
    let lines: Vec<_> = found.listed().filter(|view| view.relation == "thank").collect();
    let whole: Vec<_> = lines.iter().map(|view| (view.subject.as_str(), view.subject_name.as_deref())).collect();
    assert_eq!(whole, [("we", Some("Presidents of Norland and Suomaa and Queen of Velda"))]);
}
