//! Rules are asked of as they are written: limits in numbers, what shall be, what is refused.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

mod support;

use support::{Scratch, run};

/// Each question with what its answer must have and what it must not have.
fn check(name: &str, text: &str, rows: &[(&str, &str, &str)]) {
    let scratch = Scratch::new(name);
    scratch.file("rules.txt", text);
    let mut wrong = vec![];
    for (question, has, lacks) in rows {
        let ran = run(scratch.path(), &["ask", question, "rules.txt"]);
        let said = format!("{}{}", ran.out, ran.err);
        if !said.contains(has) || (!lacks.is_empty() && said.contains(lacks)) {
            wrong.push(format!("{question}\n  wanted {has:?} without {lacks:?}\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn limits_are_compared_by_their_numbers() {
    let text = "The Warden may not serve more than two terms. No sponsor can contribute more than 20 per cent of the budget. \
                The Panel may suspend a pilot for no longer than six months. The Panel may award up to five grants. \
                A ferry cannot carry more than 40 passengers. The Clerk may not hold office for more than two consecutive terms.\n";
    check(
        "asking-limits",
        text,
        &[
            ("can the Warden serve three terms?", "No.", ""),
            ("can the Warden serve for three terms?", "No.", ""),
            // That it is not forbidden does not say that it is allowed.
            ("can the Warden serve two terms?", "Not stated.", ""),
            ("may the Clerk hold office for three consecutive terms?", "No.", ""),
            ("may the Clerk hold office for three terms?", "Not stated.", ""),
            ("can a sponsor contribute 25% of the budget?", "No.", ""),
            ("can a sponsor contribute 25 per cent of the profit?", "Not stated.", ""),
            ("can the Panel suspend a pilot for a year?", "No.", ""),
            ("can the Panel suspend a pilot for two months?", "Yes.", ""),
            ("can the Panel suspend a pilot for more than six months?", "No.", ""),
            ("can the Panel award six grants?", "No.", ""),
            ("can the Panel award four grants?", "Yes.", ""),
            ("can the Panel award four prizes?", "Not stated.", ""),
            ("can a ferry carry more than 45 passengers?", "No.", ""),
            ("can a ferry carry more than 30 passengers?", "Not stated.", ""),
            ("how much can a sponsor contribute?", "not more than 20 per cent of the budget", ""),
            ("how many passengers can a ferry carry?", "Not more than 40 passengers", ""),
            ("how many lorries can a ferry carry?", "", "Not more than"),
        ],
    );
}

#[test]
fn how_many_is_answered_by_what_shall_be() {
    let text = "The Panel shall consist of nine members. The Panel shall hold three ordinary sessions a year. The Panel shall \
                elect a Convenor from among its members. The Pier Board has six members. The Reef Board shall consist of twelve members, \
                namely eight engineers and four divers.\n";
    check(
        "asking-shall",
        text,
        &[
            ("how many members does the Panel have?", "Nine members [1]", ""),
            ("how many members does the Panel have?", "this is what must or will be", ""),
            ("how many ordinary sessions does the Panel hold a year?", "Three ordinary sessions [1]", ""),
            ("how many members does the Pier Board have?", "Six members [1]", "must or will"),
            ("how many members does the Reef Board have?", "Twelve members [1]", "more than one number"),
            ("does the Panel have nine members?", "Not stated.", "Yes."),
        ],
    );
}

#[test]
fn another_word_is_no_slip_of_one_that_the_text_has() {
    let text = "The president supports the levy. Kenya joined the pact. There is a fishery.\n";
    check(
        "asking-slips",
        text,
        &[
            ("does the president support the residents?", "Not stated.", "error"),
            ("does the president support the Kenyan proposal?", "Not stated.", "error"),
            ("does Kenya support three fishing zones?", "Not stated.", "error"),
            ("does the presidant support the levy?", "error", ""),
        ],
    );
}

#[test]
fn what_is_denied_outright_is_denied_of_whatever_else() {
    let text = "The Clerk does not vote. Five envoys signed the Harbour Pact. Telvia has not signed. Omnia did not sign. \
                The Mayor does not usually speak. Norcom has not closed. Ida Roe has not paid. Jan Bos paid the fee. Ida Roe paid \
                the fine.\n";
    check(
        "asking-outright",
        text,
        &[
            ("does the Clerk vote on budgets?", "No.", ""),
            ("has Telvia signed the Harbour Pact?", "No.", ""),
            // On one occasion, which may have been another.
            ("did Omnia sign the Harbour Pact?", "Not stated.", "No."),
            // Who paid something may have paid that, too.
            ("has Ida Roe paid the fee?", "Not stated.", "No."),
            // Nobody is said to sign the levy, nor to close schools.
            ("has Telvia signed the levy?", "Not stated.", ""),
            ("has Norcom closed schools?", "Not stated.", ""),
            ("does the Mayor speak on budgets?", "Not stated.", ""),
        ],
    );
}

#[test]
fn what_is_refused_is_asked_for() {
    let text = "Lena Brandt refused to sign the 2021 ledger because it was late. Omar Diallo did not sign the pact.\n";
    check(
        "asking-refused",
        text,
        &[
            ("what did Lena Brandt refuse to sign?", "2021 ledger", ""),
            ("who refused to sign the 2021 ledger?", "Lena Brandt", ""),
            ("did Lena Brandt refuse to sign the 2021 ledger?", "Yes.", ""),
            ("why did Lena Brandt refuse to sign the 2021 ledger?", "it was late", ""),
            // Who did not sign need not have refused to.
            ("did Omar Diallo refuse to sign the pact?", "", "Yes."),
            ("who refused to sign the pact?", "", "Diallo   "),
        ],
    );
}

#[test]
fn who_may_decide_to_do_something_may_do_it() {
    let text = "The Panel may decide to meet in camera. The Board decided to meet in Oslo. The Panel meets in May.\n";
    check(
        "asking-choices",
        text,
        &[
            ("can the Panel meet in camera?", "Yes.", ""),
            ("does the Panel meet in camera?", "Not stated.", "Yes."),
            ("can the Panel meet in public?", "Not stated.", ""),
        ],
    );
}

#[test]
fn when_is_told_by_a_time_alone() {
    let text = "She was appointed by the Mayor, Jon Vos, and her licence, which can be renewed twice, expires in May 2029. Dr Ana \
                Roe chairs the Panel. Dr Ana Roe was appointed by the Board, and her mandate, which can be renewed once, expires in \
                July 2031. The pier opened in 1931.\n";
    check(
        "asking-expiry",
        text,
        &[
            ("when does the mandate of Roe expire?", "July 2031", "2029"),
            ("when does Roe's mandate expire?", "July 2031", "2029"),
            ("does Roe's mandate expire in July 2031?", "Yes.", ""),
            ("does Roe's mandate expire in July 2032?", "Not stated.", ""),
            ("when does the pier expire?", "", "1931   "),
        ],
    );
}

#[test]
fn what_is_done_to_all_is_done_to_some() {
    let text = "The Ombudsman investigates every complaint. The Clerk answers all letters that bear a name. The Board does not \
                hear any appeal. Complaints about fees are sent to the Ombudsman. Letters about fees are rare.\n";
    check(
        "asking-universal",
        text,
        &[
            ("who investigates complaints about fees?", "Ombudsman   stated", ""),
            ("does the Ombudsman investigate complaints about fees?", "Yes.", ""),
            ("does the Clerk answer letters about fees?", "Not stated.", "Yes."),
            ("who answers letters about fees?", "", "Clerk   stated"),
        ],
    );
}

#[test]
fn an_infinitive_tells_which_decision_is_meant() {
    let text = "Telvia challenged the decision to close the lido. Norcom challenged the decision to open a quarry. The Board \
                rejected a proposal to ban kites. Peru has a right to information. Ana Roe plans to leave the Board.\n";
    check(
        "asking-undertakings",
        text,
        &[
            ("who challenged the decision to close the lido?", "Telvia   stated", "Norcom"),
            ("who challenged the decision to open the quarry?", "Norcom   stated", "Telvia   "),
            ("who challenged the decision to close the quarry?", "Nothing found.", ""),
            ("did the Board reject the proposal to ban kites?", "Yes.", ""),
            ("did the Board reject the proposal to ban boats?", "Not stated.", ""),
            ("who plans to leave the Board?", "Ana Roe", ""),
        ],
    );
}

#[test]
fn titles_and_members_of_the_staff_are_what_they_are_called() {
    let text = "Councillor Brann declared an interest in item 4. Ana Roe declared an interest in item 5. Members of the staff shall \
                not accept gifts.\n";
    check(
        "asking-titles",
        text,
        &[
            ("which councillor declared an interest in item 4?", "Councillor Brann", ""),
            ("which councillor declared an interest in item 5?", "", "Ana Roe   "),
            ("may staff accept gifts?", "No.", ""),
        ],
    );
}

#[test]
fn counted_things_are_the_things() {
    let text = "The four kelp farms are in Leuven, Oslo and Lima. Omar Diallo is responsible for the kelp farms. Three clerks \
                left in May. The clerks met in Oslo.\n";
    check(
        "asking-counted",
        text,
        &[
            ("where are the kelp farms?", "Leuven", ""),
            ("where are the kelp farms?", "taken to be “four kelp farms”", ""),
            // Three of them are not all of them.
            ("did the clerks leave in May?", "Not stated.", "Yes."),
        ],
    );
}

#[test]
fn leave_is_asked_for_in_the_words_that_texts_have() {
    let text =
        "Mr Vance is entitled to appeal. Ms Roe is in charge of the archives. Mr Lund was not allowed to speak.\n";
    check(
        "asking-leave",
        text,
        &[
            ("is Mr Vance entitled to appeal?", "Yes.", ""),
            ("is Ms Roe entitled to appeal?", "Not stated.", ""),
            ("who is in charge of the archives?", "Ms Roe", ""),
            ("was Mr Lund allowed to speak?", "No.", ""),
        ],
    );
}

#[test]
fn counts_are_figures_for_programs_and_the_words_of_the_text_beside_them() {
    let scratch = Scratch::new("asking-figures");
    scratch.file("rules.txt", "The Panel has fifteen members. The Board has 21 members.\n");
    let asked =
        |question: &str, format: &str| run(scratch.path(), &["ask", "--format", format, question, "rules.txt"]).out;
    let json = asked("how many members does the Panel have?", "json");
    assert!(json.contains("\"15 (fifteen members)\"") && json.contains("\"15\""), "{json}");
    assert!(asked("how many members does the Panel have?", "csv").contains("\n15,"));
    assert!(asked("how many members does the Board have?", "json").contains("\"21\""));
}

#[test]
fn what_is_said_of_others_or_of_once_decides_nothing() {
    let text = "Guests may stay in the hall and residents may stay for up to two weeks. The Bank lent up to 3 million dollars to \
                ports in 2020. The Board refused to admit Peru and did not admit Chile. Ana Roe opposed the decision not to close \
                the lido. Tom Berg attacked the decision to sell the mill near the pier. City Bank funds the museum. The Warden \
                hears all pleas, except pleas about tolls. The lease must run for at least one quarter. The Board agreed that the \
                levy be adopted if Peru pays.\n";
    check(
        "asking-others",
        text,
        &[
            ("can guests stay in the hall for three weeks?", "Not stated.", "No."),
            ("can the Bank lend 4 million dollars?", "Not stated.", "No."),
            ("who did the Board refuse to admit?", " Peru ", " Chile "),
            ("who opposed the decision to close the lido?", "Nothing found", ""),
            ("who attacked the decision to sell the pier?", "Nothing found", ""),
            ("who attacked the decision to sell the mill?", "Tom Berg", ""),
            ("which city funds the museum?", "Nothing found", ""),
            ("who hears pleas about tolls?", "Nothing found", ""),
            ("can the lease run for 13 weeks?", "Not stated.", "No."),
            ("was the levy adopted?", "Not stated.", "Yes."),
        ],
    );
}
