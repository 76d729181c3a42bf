//! What narrows a noun stays with it where less would say more than the sentence does; verbs left out are put back.

use super::{check, check_absent};

#[test]
fn a_rule_for_some_is_no_rule_for_all() {
    check(
        "A member who has a conflict of interest shall leave the room.",
        &["A member who has a conflict of interest | leave | the room | necessary | affirmed"],
    );
    check_absent("A member who has a conflict of interest shall leave the room.", &["| have | a conflict"]);
    check(
        "Medicines that are authorised in more than one State shall be registered by the Agency.",
        &["the Agency | register | Medicines that are authorised in more than one State | necessary | affirmed"],
    );
    // What is told of some, or beside a name, is so.
    check(
        "Two members who attended the session praised the report.",
        &["Two members | attend | the session | actual | affirmed"],
    );
    check("The Board, which meets in Oslo, shall elect a chair.", &["The Board | meet in | Oslo | actual | affirmed"]);
}

#[test]
fn what_is_denied_is_denied_of_just_what_is_named() {
    check(
        "The Panel shall not take decisions on prices or reimbursement.",
        &["The Panel | take | decisions on prices or reimbursement | necessary | denied"],
    );
}

#[test]
fn a_verb_left_out_is_put_back() {
    check(
        "The Accord won 71 seats, the Union 52 and the Greens 19.",
        &["the Union | win | 52 seats | actual | affirmed", "the Greens | win | 19 seats | actual | affirmed"],
    );
    check(
        "The Council appointed Ms Ferrando to the Audit Committee and Mr Drozd to the Technical Committee.",
        &[
            "The Council | appoint | Ms Ferrando | actual | affirmed | to: the Audit Committee",
            "The Council | appoint | Mr Drozd | actual | affirmed | to: the Technical Committee",
        ],
    );
}

#[test]
fn rolls_tell_who_attended() {
    check(
        "Present: Ms Ingrid Solvang (Chair), Dr Pavel Drozd and Mr John Whitby.",
        &["Ms Ingrid Solvang | attend | meeting | actual | affirmed", "Mr John Whitby | attend | meeting …"],
    );
    check(
        "In attendance: Mr Samuel Greaves, Secretary to the Council.",
        &["Mr Samuel Greaves | attend | meeting | actual | affirmed"],
    );
    check_absent("In attendance: Mr Samuel Greaves, Secretary to the Council.", &["Secretary to the Council | attend"]);
    check("Apologies: Professor Henrik Aalto.", &["Professor Henrik Aalto | attend | meeting | actual | denied"]);
    check_absent("Participants: see the annex for names.", &["attend"]);
}

#[test]
fn what_is_for_a_year_need_not_happen_in_it() {
    check("The Council adopted the accounts for 2023.", &["The Council | adopt | the accounts …"]);
    check_absent("The Council adopted the accounts for 2023.", &["in 2023"]);
    check(
        "As of 1 January 2025, the Convention has 34 Parties.",
        &["the Convention | have | 34 Parties | actual | affirmed | in 2025-01-01"],
    );
}

#[test]
fn contrasts_are_no_conditions() {
    check(
        "Half of the money comes from the Ministry, while the remainder is provided by donors.",
        &["donors | provide | the remainder | actual | affirmed"],
    );
    check_absent("Half comes from the Ministry, while the rest is provided by donors.", &["condition"]);
}

#[test]
fn rolls_keep_everybody() {
    let five = "Present: Ms Anna Smith, Mr Peter Lang, Ms Lena Brown, Mr Hans Fischer, Mr Carl Long.";
    for name in ["Ms Anna Smith", "Mr Peter Lang", "Ms Lena Brown", "Mr Hans Fischer", "Mr Carl Long"] {
        check(five, &[&format!("{name} | attend | meeting | actual | affirmed")]);
    }
    check("Present: Peter Lang and Cllr Peter Moor.", &["Peter Lang | attend …", "Cllr Peter Moor | attend …"]);
    // A bracket with a post is a post, one with a task is nothing that somebody is or comes from.
    let attending = "In attendance: Ms Helen Drury (Clerk), Mr Jan Bos (Minutes), Ms Ana Roe (Peru).";
    check(attending, &["Ms Helen Drury | be | Clerk …", "Ms Ana Roe | be from | Peru …", "Mr Jan Bos | attend …"]);
    check_absent(attending, &["be from | Clerk", "Minutes"]);
}

#[test]
fn rolls_on_several_lines_are_told_apart() {
    let roll = "Present: Ana Roe (Chair), Dr Lena Holm (Deputy Chair), Jan Bos (staff member) \
                In attendance: Peter Lang (Chief Executive), Rosa Marin (Director of Works) Apologies: Owen Field";
    check(
        roll,
        &[
            "Ana Roe | be | Chair …",
            "Dr Lena Holm | be | Deputy Chair …",
            "Jan Bos | attend | meeting | actual | affirmed",
            "Peter Lang | be | Chief Executive …",
            "Rosa Marin | be | Director of Works …",
            "Owen Field | attend | meeting | actual | denied",
            "Owen Field | send | apologies …",
        ],
    );
    check_absent(roll, &["Owen Field | attend | meeting | actual | affirmed", "be from", "In attendance"]);
}

#[test]
fn apologies_are_sent_by_those_who_stay_away() {
    let text = "Apologies for absence were received from Mr Idris Bevan and Ms Una Quist.";
    check(text, &["Mr Idris Bevan | send | apologies …", "Ms Una Quist | attend | meeting | actual | denied"]);
}

#[test]
fn what_holds_of_some_of_a_kind_is_not_told_of_the_kind() {
    let text = "Small mills that process less than 500 tonnes a year are exempt.";
    check(text, &["Small mills that process less than 500 tonnes a year | be | exempt | actual | affirmed"]);
    check_absent(text, &["Small mills | be", "mills | process"]);
    let text = "Farms run by families pay no levy.";
    check(text, &["Farms run by families | pay | levy | actual | denied"]);
    check("Farms run by families paid no levy.", &["Farms | pay | levy | actual | denied"]);
    // Of what was, of those who are known and of all it is told.
    check("The mills, which serve the valley, are exempt.", &["The mills | serve | the valley | actual | affirmed"]);
}

#[test]
fn of_whom_so_many_are_some_of_them() {
    check(
        "The Tribunal has nine judges, of whom at least four shall be women.",
        &["at least four judges | be | women | necessary | affirmed"],
    );
    check_absent("Fees must not be increased by more than the rate of inflation.", &["increase | Fees"]);
}

#[test]
fn what_is_refused_to_some_is_not_refused_to_all() {
    check(
        "The Bank refuses to sell seed to companies that patent plants.",
        &["The Bank | sell | seed | actual | denied | to: companies that patent plants"],
    );
    check(
        "A person who contravenes this section commits an offence.",
        &["A person | commit | an offence | actual | affirmed | condition: who contravenes this section"],
    );
    check_absent("Nothing in this Charter limits the powers of the Court.", &["| in | this Charter"]);
    // "One of the ships" is no "one another", and what opens a clause is no part of what it did.
    let text = "In 2021 a fire destroyed one of the two ships, which forced the Bank to move.";
    check(text, &["a fire | destroy | one of the two ships …", "destroyed one of the two ships | force | the Bank …"]);
}
