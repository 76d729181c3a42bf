//! What can be asked besides, by whom it is said, and when it was: further ways to ask.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

mod support;

use support::{Scratch, run, run_with};

const NEWS: &str = "Ravenna left the Commission in 2021 because the government objected to the fees. Peru left the Commission. \
Mr Lang reported that the roof was unsafe. \"The failure was avoidable,\" said Nadia Brandt, the Authority's director. \
The Clerk was asked to write to parents. \
Telvia's chief executive, Marcus Hale, told reporters that the tower was old. Ms Santos joined the Board in April. The outage began on 19 August. \
Norcom gained 400 customers in August 2023. The bridge was inspected in 2020. The Board met on 3 May 2024.\n";

/// Each question with what its answer must have and what it must not have.
fn check(scratch: &Scratch, rows: &[(&str, &str, &str)]) {
    let mut wrong = vec![];
    for (question, has, lacks) in rows {
        let ran = run(scratch.path(), &["ask", question, "news.txt"]);
        let said = format!("{}{}", ran.out, ran.err);
        let told = said.split("\n\n[1]").next().unwrap_or(&said);
        if !said.contains(has) || !lacks.is_empty() && told.contains(lacks) {
            wrong.push(format!("{question}\n    expected: {has}\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn more_is_asked_of_each_answer() {
    let scratch = Scratch::new("asking-besides");
    scratch.file("news.txt", NEWS);
    check(
        &scratch,
        &[
            ("who left the Commission and when?", "Ravenna   2021", ""),
            ("who left the Commission, and when?", "Peru", ""),
            ("who left the Commission and why?", "because the government objected to the fees", ""),
            ("who joined the Board, and since when?", "April", ""),
        ],
    );
}

#[test]
fn who_says_something_is_asked_in_any_words() {
    let scratch = Scratch::new("asking-sayers");
    scratch.file("news.txt", NEWS);
    check(
        &scratch,
        &[
            ("who said the roof was unsafe?", "Lang", "Brandt"),
            ("who said that the failure was avoidable?", "Nadia Brandt", "Lang"),
            ("who said the bridge was inspected?", "the text says so itself", ""),
            ("what was the Clerk asked to do?", "parents", ""),
            ("what did Marcus Hale tell reporters?", "that the tower was old", "stated   [1]\n reporters"),
            ("according to Brandt, was the failure avoidable?", "Yes.", ""),
            ("according to Marcus Hale, was the tower old?", "Yes.", ""),
        ],
    );
}

#[test]
fn a_month_may_be_of_any_year() {
    let scratch = Scratch::new("asking-months");
    scratch.file("news.txt", NEWS);
    check(
        &scratch,
        &[
            ("who joined the Board in April?", "Santos", ""),
            ("who joined the Board in May?", "Nothing found.", "Santos   stated"),
            ("who gained customers in August?", "Norcom", ""),
            ("did the Board meet on 3 May?", "Yes.", ""),
            ("did the Board meet on 4 May?", "Not stated.", ""),
            ("when did the outage happen?", "19 August", "400"),
            ("what happened in August?", "outage", "Santos"),
            ("as of August, who chairs the Board?", "error", ""),
        ],
    );
}

#[test]
fn a_verb_that_is_only_undergone_has_no_agent() {
    let scratch = Scratch::new("asking-undergone");
    scratch.file("news.txt", NEWS);
    check(
        &scratch,
        &[("who inspected the bridge?", "Nothing found.", ""), ("did Peru inspect the bridge?", "Not stated.", "")],
    );
}

#[test]
fn more_is_asked_of_several_answers_before() {
    let scratch = Scratch::new("asking-turns");
    let typed = "who hosts APEC?\nwhen?\nwhen was SOM1 held?\nby whom?\n";
    let said = run_with(scratch.path(), &["--keep-going", "--quiet"], typed.as_bytes()).out;
    assert!(said.contains("who hosts APEC, and when"), "{said}");
    assert!(said.contains("Peru                2024"), "{said}");
}

#[test]
fn what_is_told_with_a_time_is_taken_back_without_it() {
    let scratch = Scratch::new("asking-retract");
    scratch.file("reef.txt", "The Lagoon Committee reports to the Reef Council.\n");
    let said = |arguments: &[&str]| run(scratch.path(), &[&["--quiet", "--graph", "kept"], arguments].concat());
    said(&["ingest", "reef.txt"]);
    said(&["ask", "--yes", "tell: Fiji chairs the Reef Council since 2019, by me"]);
    assert!(said(&["ask", "who chairs the Reef Council?"]).out.contains("Fiji"));
    let taken = said(&["ask", "--yes", "retract: Fiji chairs the Reef Council, by me"]);
    assert_eq!(taken.status, Some(0), "{}", taken.err);
    assert!(!said(&["ask", "who chairs the Reef Council?"]).out.contains("Fiji"));
    assert_ne!(said(&["ask", "--yes", "retract: Fiji chairs the Reef Council, by me"]).status, Some(0));
}

#[test]
fn how_is_answered_with_the_manner() {
    let scratch = Scratch::new("asking-how");
    scratch.file(
        "news.txt",
        "The motion was carried unanimously. The Council approved the budget by four votes to one. \
         The plan must be adopted unanimously. No applications were received. The Board did not accept five proposals. \
         The judge was elected by the Council.\n",
    );
    check(
        &scratch,
        &[
            ("how was the motion carried?", "unanimously   stated", ""),
            ("how was the budget approved?", "by four votes to one", "Council"),
            ("how did the Council approve the budget?", "four votes to one", ""),
            ("how must the plan be adopted?", "unanimously", ""),
            ("by whom was the judge elected?", "Council", ""),
            ("how many applications were received?", "None. [1]", ""),
            ("how many proposals were accepted?", "Nothing found.", ""),
        ],
    );
}

#[test]
fn a_short_name_is_the_only_one_of_which_it_is_said() {
    let scratch = Scratch::new("asking-short");
    scratch.file(
        "news.txt",
        "Norcom gained 400 customers in May. Rival Norcom was not affected. Ports join the Safe Berth programme. \
         The programme was launched in 2016. All ports except Mbita charge a fee of 40 dollars.\n",
    );
    check(
        &scratch,
        &[
            ("was Norcom affected?", "No.", ""),
            ("was Norcom affected?", "“Norcom” is taken to be “Rival Norcom”", ""),
            ("when was the Safe Berth programme launched?", "2016", ""),
            ("was Telvia affected?", "Not stated.", ""),
            // Ports without Mbita are no other name of Mbita.
            ("does Mbita charge a fee?", "Not stated.", "Yes"),
        ],
    );
}

#[test]
fn what_is_said_of_words_is_right() {
    let scratch = Scratch::new("asking-words");
    scratch.file(
        "news.txt",
        "Paulo Santos leads the programme. Three countries joined the programme. The Finance Committee chose Maria Reyes.\n",
    );
    check(
        &scratch,
        &[
            ("does Paulo Santos lead the programme?", "Paulo Santos leads the programme", ""),
            ("when is the programme led?", "when the programme is led", "programme are"),
            ("who chiars the Finance Comittee?", "“Comittee” is not known either: did you mean committee", ""),
            ("wich committee chose Maria Reyes?", "which", "within"),
            ("As of 2015, who leads the programme?", "", "perhaps ask: as of 2015, who leads the programme"),
        ],
    );
    let json =
        run(scratch.path(), &["ask", "how many countries joined the programme?", "news.txt", "--format", "json"]).out;
    assert!(json.contains("number of countries"), "{json}");
}

#[test]
fn minutes_and_reports_are_asked_as_they_speak() {
    let scratch = Scratch::new("asking-minutes");
    scratch.file(
        "news.txt",
        "NORTHMOOR TOWN COUNCIL\nHarbour and Roads Committee\n\nPresent: Councillors Peter Moor (Chair), Lena Brown and Hans Fischer.\n\n\
         The Pilots' Panel and the Dredging Panel report to the Harbour Panel. Ann Coe was elected Mayor in 2022, when she \
         succeeded Bo Lee, who had led the town since 2018. The Cranes Panel reports to the Committee. The Dredging Panel proposed to raise the mooring fee for yachts from \
         5 to 7 dollars, and Councillor Fischer abstained. Peru held the chair in 2021 and 2022. Councillor Brown to write to \
         the boat owners. The General Assembly elects the Bursar. The Reef Panel reports to the General Assembly.\n",
    );
    check(
        &scratch,
        &[
            ("who was present at the meeting?", "Lena Brown", "Councillors"),
            ("who chaired the meeting?", "Peter Moor", "Lena"),
            ("who chairs the Harbour and Roads Committee?", "Peter Moor", "Lena"),
            ("what reports to the committee that Peter Moor chairs?", "Cranes Panel", "Reef"),
            ("who led the town before Ann Coe?", "Bo Lee", ""),
            ("which panels report to the Harbour Panel?", "Pilots' Panel", ""),
            ("what did the Dredging Panel propose?", "the mooring fee for yachts from 5 to 7 dollars", "raise to"),
            ("who abstained?", "Fischer", ""),
            ("who held the chair in 2022?", "Peru", ""),
            ("who must write to the boat owners?", "Brown", ""),
            ("what reports to the body that elects the Bursar?", "Reef Panel", ""),
        ],
    );
}

const COUNCIL: &str = "The Port and Canal Committee (PCC) is a committee of the Board of the River Service. The Committee consists \
of six members. Since 2023 the PCC has been chaired by Dr Ana Roe; her predecessor, Jan Berg, chaired it from 2018 to 2023. Three \
panels report to the Committee: the Salvage Panel, the Dredging Panel and the Panel on Fees. The deficit was £4 million. Piers may be \
leased only with the approval of the Board. The Code does not oblige any port to close. Lena Holm is now harbour master. Piet Vos had \
previously been lock keeper. Mr Haas voted against the plan. Piers are left out of the increase. The Treasurer, Ms Una Quist, signs \
the accounts.\n";

#[test]
fn what_is_said_otherwise_is_found() {
    let scratch = Scratch::new("asking-otherwise");
    scratch.file("news.txt", COUNCIL);
    check(
        &scratch,
        &[
            ("how many members does the Port and Canal Committee have?", "six", ""),
            ("who chairs the PCC?", "Ana Roe", "Jan Berg"),
            ("who chaired the PCC in 2020?", "Jan Berg", "Ana Roe"),
            ("who chaired the PCC before Ana Roe?", "Jan Berg", ""),
            ("which panels report to the committee that Ana Roe chairs?", "Dredging Panel", "Three panels"),
            ("how big was the deficit?", "£4 million", ""),
            ("can piers be leased without the approval of the Board?", "No. It is so only with the approval", "Yes"),
            ("can piers be leased without the approval of the Treasurer?", "Not stated.", "No."),
            ("does the Code oblige ports to close?", "", "Yes."),
            ("who is the harbour master?", "Lena Holm", ""),
            ("who is the lock keeper?", "Nothing found.", ""),
            ("who was the lock keeper?", "Piet Vos", ""),
            ("are piers left out of the fee increase?", "Not stated.", "Yes."),
            ("who signs the accounts?", "Una Quist", ""),
        ],
    );
}

#[test]
fn fact_sheets_are_asked_like_prose() {
    let scratch = Scratch::new("asking-sheets");
    scratch.file(
        "sheet.txt",
        "FACT SHEET\nEastern Rowing Union (ERU)\n\nFounded: 1961, in Lomar\nHeadquarters: Tarn, Corvona\n\
         Members: 41 clubs\nPresident: Ana Roe (Peru)\nWorking languages: English and French\n\nThe Union trains umpires.\n",
    );
    for (question, has, lacks) in [
        ("when was the Union founded?", "1961", "Lomar   "),
        ("how many members does the ERU have?", "41", ""),
        ("where is the Union based?", "Tarn", ""),
        ("what are the working languages?", "French", ""),
        ("who is the President of the ERU?", "Ana Roe", ""),
    ] {
        let ran = run(scratch.path(), &["ask", question, "sheet.txt"]);
        let told = ran.out.split("\n\n[1]").next().unwrap_or_default();
        assert!(
            ran.out.contains(has) && (lacks.is_empty() || !told.contains(lacks)),
            "{question}\n{}{}",
            ran.out,
            ran.err
        );
    }
}

#[test]
fn contraries_and_times_of_day_decide() {
    let scratch = Scratch::new("asking-contraries");
    scratch.file(
        "news.txt",
        "No port may receive more than $3 million a year. Peru voted against the levy. The Board rejected the budget. Chad opposes the treaty. \
         Lorries may enter the port before 9:30. Clerks may stay until 18:00.\n",
    );
    check(
        &scratch,
        &[
            ("did Peru vote for the levy?", "No. The contrary is stated", "Yes."),
            ("did Chad vote for the levy?", "Not stated", ""),
            ("did the Board approve the budget?", "No. The contrary is stated", "Yes."),
            ("does Chad support the treaty?", "No. The contrary is stated", "Yes."),
            ("can lorries enter the port before 9:30?", "Yes", ""),
            ("can lorries enter the port after 9:30?", "Not stated", ""),
            ("can clerks stay until 18:00?", "Yes", ""),
            ("can a port receive more than $3 million a year?", "No.", "Not stated"),
        ],
    );
}

#[test]
fn how_long_and_how_often_is_asked_in_the_words_of_the_text() {
    let scratch = Scratch::new("asking-lasting");
    scratch.file(
        "news.txt",
        "Clerks must leave the hall before votes are counted. Mr Vos led the Fund for nine years. The Panel reviews the fees \
         every three years. The TIDE system costs €90,000 a year. Ports must pay within 30 days. Three panels report to the Pier Board: the \
         Reef Panel, the Kelp Panel and the Panel on Fees. The Wharf Union (WU; French: Union des quais) promotes trade.\n",
    );
    check(
        &scratch,
        &[
            ("must clerks leave the hall before votes are counted?", "Yes", ""),
            ("must clerks leave the hall before the bell is rung?", "Not stated", ""),
            ("who led the Fund for nine years?", "Mr Vos", ""),
            ("who led the Fund for two years?", "Nothing found.", ""),
            ("what does the Panel review every three years?", "fees", ""),
            ("how much does the TIDE system cost per year?", "€90,000", ""),
            ("must ports pay within 60 days?", "Not stated", "Yes."),
            ("which panels report to the Pier Board?", "Kelp Panel", "Three panels"),
            ("what does the WU promote?", "trade", ""),
        ],
    );
}

#[test]
fn who_is_asked_for_now_is_who_is_it_since_some_time() {
    let scratch = Scratch::new("asking-now");
    scratch.file(
        "news.txt",
        "RULES OF THE COUNCIL OF PEARLS\n\nThe Wharf Union grew out of a club led by Jon Vos, who became its first president. Since 2019 \
         the president has been Ana Roe, a former broadcaster. The Council elects a Chair. \
         The annual meeting will be held in Tarn from 3 to 5 June 2027.\n",
    );
    check(
        &scratch,
        &[
            ("who is the president today?", "Ana Roe", "left aside"),
            ("who is currently the president?", "Ana Roe", "Jon Vos"),
            ("who became president?", "Jon Vos", ""),
            ("which body elects a Chair?", "COUNCIL", ""),
            ("when is the annual meeting?", "3 to 5 June 2027", "since"),
        ],
    );
}

#[test]
fn rates_majorities_and_nouns_that_tell_nothing_are_asked_of() {
    let scratch = Scratch::new("asking-rates");
    scratch.file(
        "news.txt",
        "The lift costs 400 dollars a year to run. Signs must be painted in blue or white. A decision of the Warden may be \
         reversed by a majority of the members present. The levy may be changed by a majority of the votes.\n",
    );
    check(
        &scratch,
        &[
            ("how much does the lift cost a year?", "400 dollars", ""),
            ("in which colours must signs be painted?", "blue", ""),
            ("in which colours must signs be painted?", "nothing says whether these are colours", ""),
            ("who can reverse a decision of the Warden?", "majority of the members", ""),
            ("who can change the levy?", "", "majority of the votes"),
        ],
    );
}

#[test]
fn grounds_of_what_is_denied_and_when_what_is_part_of_it() {
    let scratch = Scratch::new("asking-no");
    scratch.file(
        "news.txt",
        "The Seed Trust (ST) sells no seeds because it is a charity. The Grain Panel is part of the Seed Trust.",
    );
    check(
        &scratch,
        &[
            ("why does the Trust sell no seeds?", "Because it is a charity", ""),
            ("why does the Trust buy no boats?", "Not stated", ""),
            ("does ST stand for Seed Trust?", "Yes", ""),
            ("does ST stand for Grain Panel?", "Not stated", ""),
            ("does the Grain Panel belong to the Seed Trust?", "Yes", ""),
            ("does the Grain Panel belong to the Seed Trust in 1815?", "without «in 1815» it would hold", ""),
        ],
    );
}
