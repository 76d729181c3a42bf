//! What follows from what is said: who holds a post does what it is for, and a complete relation knows what is not.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

mod support;

use support::{Scratch, run};

const BOARD: &str = "The Board is the governing body of the Harbour Agency. Its chair, Ms Ana Roe, has led it since 2020. \
The Director of the Agency, Paul Lind, heads the secretariat. Maria Sand is the deputy chair of the Board. \
The chair of the Audit Committee is Eva Berg.\n";

const MINUTES: &str = "The Council signed a memorandum with the Lake Agency on 5 March 2024. \
The Council discussed a loan with the Sea Bank. Mr Paul Lind said that the fund was too small. \
Mr Paul Lind said that the harbour was closed.\n";

const TREE: &str = "@prefix : <http://e.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rap: <https://w3id.org/rapporteur/ns#> .
:oversees rdfs:label 'oversees' ; rap:complete true .
:Panel a rdfs:Class ; rdfs:label 'panel' .
:a a :Panel ; rdfs:label 'Fish Panel' . :b a :Panel ; rdfs:label 'Wood Panel' ; :oversees :f . :f rdfs:label 'Forest Fund' .
";

fn said(scratch: &Scratch, question: &str, file: &str) -> String {
    let ran = run(scratch.path(), &["ask", question, file]);
    format!("{}{}", ran.out, ran.err)
}

#[test]
fn who_holds_a_post_does_what_it_is_for() {
    let scratch = Scratch::new("follows-posts");
    scratch.file("board.txt", BOARD);
    for (question, name) in [
        ("who chairs the Board?", "Ana Roe"),
        ("who is the chair of the Board?", "Ana Roe"),
        ("who leads the Board?", "Ana Roe"),
        ("who presides over the Audit Committee?", "Eva Berg"),
        ("who directs the Agency?", "Paul Lind"),
        ("who heads the Agency?", "Paul Lind"),
        ("what does Eva Berg chair?", "Audit Committee"),
    ] {
        let answer = said(&scratch, question, "board.txt");
        assert!(answer.contains(name) && !answer.contains("Maria Sand"), "{question}\n{answer}");
    }
    assert!(said(&scratch, "does Eva Berg chair the Audit Committee?", "board.txt").starts_with("Yes"));
}

#[test]
fn a_preposition_may_be_of_what_is_done() {
    let scratch = Scratch::new("follows-prepositions");
    scratch.file("minutes.txt", MINUTES);
    let signed = said(&scratch, "with whom did the Council sign a memorandum?", "minutes.txt");
    assert!(signed.contains("Lake Agency") && !signed.contains("Sea Bank"), "{signed}");
    let about = said(&scratch, "what did Paul Lind say about the fund?", "minutes.txt");
    assert!(about.contains("that the fund was too small") && !about.contains("harbour"), "{about}");
}

#[test]
fn of_a_complete_relation_it_is_known_what_has_it_not() {
    let scratch = Scratch::new("follows-complete");
    scratch.file("tree.ttl", TREE);
    let answer = said(&scratch, "which panels do not oversee the Forest Fund?", "tree.ttl");
    assert!(answer.contains("Fish Panel") && !answer.contains("Wood Panel"), "{answer}");
    assert!(answer.contains("is declared complete"), "{answer}");
}

#[test]
fn what_need_not_be_done_may_be_done() {
    let scratch = Scratch::new("follows-need-not");
    scratch.file("rules.txt", "The Finance Committee is not required to review expenses. It must not lend money.\n");
    let can = said(&scratch, "can the Finance Committee review expenses?", "rules.txt");
    assert!(!can.starts_with("No.") && !can.starts_with("Yes"), "{can}");
    let must = said(&scratch, "must the Finance Committee review expenses?", "rules.txt");
    assert!(must.starts_with("No"), "{must}");
    assert!(said(&scratch, "can the Finance Committee lend money?", "rules.txt").starts_with("No"));
    let cannot = said(&scratch, "what can't the Finance Committee do?", "rules.txt");
    assert!(cannot.contains("lend") && !cannot.contains("review"), "{cannot}");
    let all = said(&scratch, "tell me about the Finance Committee", "rules.txt");
    assert!(all.contains("need not review") && all.contains("must not lend"), "{all}");
}

const PRESS: &str = "BERN, 3 June 2025 – The Council of the Glacier Agency appointed Ana Duarte as Director-General of the Agency. \
Ms Duarte will take office on 1 September 2025. She has led the Agency's Office for Peru since January 2021. \
The Council also appointed Samuel Okoro as head of the Evaluation Office. Mei Tan was named Chief Economist. \
Mr Peter Roe was elected Vice-Chair of the Council. Mr Okoro thanked Ms Tan. \
The staff union opposed the appointment of Mr Okoro because the post had not been advertised. \
The Agency has its headquarters in Bern. Lucia Ferri retired in April 2025. In May 2024 the Agency closed its office in Lima. \
The Chair of the Council, Jean Moreau, said that the backlog remained a serious problem. Ms Duarte was born in Porto.\n";

const RULES: &str = "The recommendations of the Committee are not legally binding. Decisions of the Assembly are binding. \
The Chair shall be elected by the Assembly. The budget of the Committee is 3 million euros. \
The Committee urged Ghana to ratify the Protocol. The Board decided to close the Skarv Bank to trawling. \
The Board agreed to hold the next meeting in Oslo on 5 May 2026. Members need not keep minutes. \
The Protocol may be amended by a two-thirds majority. \
The World Bank and Sweden co-finance the Amar Project. The EU praised the museum. The Chair said that the museum was old.\n";

const TERMS: &str = "The Secretary-General, Vera Lund, opened the session. Vera Lund has been Secretary-General since 2021. \
Paul Adu was Secretary-General from 2011 to 2020. Eva Berg has chaired the Panel since 2019.\n";

/// Each question with what its answer must have and what it must not have.
fn check(scratch: &Scratch, file: &str, rows: &[(&str, &str, &str)]) {
    for (question, has, lacks) in rows {
        let answer = said(scratch, question, file);
        let told = answer.split("\n\n[1]").next().unwrap_or(&answer);
        assert!(answer.contains(has), "{question}\n{answer}");
        assert!(lacks.is_empty() || !told.contains(lacks), "{question}\n{answer}");
    }
}

#[test]
fn who_is_appointed_holds_the_post() {
    let scratch = Scratch::new("follows-appointed");
    scratch.file("press.txt", PRESS);
    check(
        &scratch,
        "press.txt",
        &[
            ("who is the Director-General of the Agency?", "Ana Duarte", "Okoro"),
            ("who was appointed Director-General?", "Ana Duarte", "Okoro"),
            ("who heads the Evaluation Office?", "Samuel Okoro", "Duarte"),
            ("who is the head of the Evaluation Office?", "Samuel Okoro", "Duarte"),
            ("who is the Chief Economist?", "Mei Tan", ""),
            ("who is the Vice-Chair of the Council?", "Peter Roe", ""),
            ("where is the Agency based?", "Bern", "Lima"),
            ("where is the headquarters of the Agency?", "Bern", "Lima"),
            ("where was Ms Duarte born?", "Porto", ""),
        ],
    );
}

#[test]
fn people_are_found_by_their_title_and_last_name() {
    let scratch = Scratch::new("follows-titles");
    scratch.file("press.txt", PRESS);
    check(
        &scratch,
        "press.txt",
        &[
            ("who did Mr Okoro thank?", "Mei Tan", "nothing here is called"),
            ("who thanked Ms Tan?", "Samuel Okoro", ""),
            ("since when has Ms Duarte led the Office for Peru?", "since January 2021", ""),
            ("when will Ms. Duarte take office?", "1 September 2025", "should"),
            ("who is Mr Roe?", "Mr Peter Roe", ""),
        ],
    );
    let none = said(&scratch, "who did Mrs Okoro thank?", "press.txt");
    assert!(none.contains("Mei Tan") || none.contains("Nothing found"), "{none}");
}

#[test]
fn what_happened_is_told_by_its_time() {
    let scratch = Scratch::new("follows-happened");
    scratch.file("press.txt", PRESS);
    check(
        &scratch,
        "press.txt",
        &[
            ("what happened in April 2025?", "Lucia Ferri", "Duarte"),
            ("what happened in 2024?", "office in Lima", "Duarte"),
            ("what happened in 1990?", "Nothing found", ""),
            ("what did the Agency do in May 2024?", "office in Lima", "Ferri"),
            ("what will happen in September 2025?", "Ana Duarte", "Ferri"),
        ],
    );
}

#[test]
fn a_reason_is_the_text_s_own() {
    let scratch = Scratch::new("follows-reasons");
    scratch.file("press.txt", PRESS);
    let why = said(&scratch, "why did the staff union oppose the appointment of Mr Okoro?", "press.txt");
    assert!(why.contains("Because the post had not been advertised"), "{why}");
}

#[test]
fn what_is_said_is_found_by_its_words() {
    let scratch = Scratch::new("follows-contents");
    scratch.file("press.txt", PRESS);
    scratch.file("rules.txt", RULES);
    check(
        &scratch,
        "press.txt",
        &[
            ("who said that the backlog remained a serious problem?", "Jean Moreau", ""),
            ("who said that the backlog is a problem?", "Jean Moreau", ""),
            ("who said that the office is too small?", "Nothing found", ""),
        ],
    );
    check(
        &scratch,
        "rules.txt",
        &[
            ("did the Board decide to close the Skarv Bank?", "Yes", ""),
            ("what did the Committee urge Ghana to do?", "ratif", ""),
            ("what did the Chair say about the EU?", "Nothing found", "stated"),
            ("what did the Chair say about the museum?", "that the museum was old", ""),
        ],
    );
}

#[test]
fn how_something_is_can_be_asked_with_any_word() {
    let scratch = Scratch::new("follows-qualities");
    scratch.file("rules.txt", RULES);
    check(
        &scratch,
        "rules.txt",
        &[
            ("are the recommendations of the Committee binding?", "No.", ""),
            ("are decisions of the Assembly binding?", "Yes.", ""),
            ("are recommendations legally binding?", "No.", ""),
            ("how much is the budget of the Committee?", "3 million euros", ""),
            ("how can the Protocol be amended?", "two-thirds majority", ""),
            ("is anything the Committee does binding?", "nearly, of one that does not", ""),
            ("is anything the Board does binding?", "Not stated", ""),
            ("who co-finances the Amar Project?", "Sweden", ""),
        ],
    );
}

#[test]
fn what_shall_be_is_told_where_nothing_is() {
    let scratch = Scratch::new("follows-shall");
    scratch.file("rules.txt", RULES);
    check(
        &scratch,
        "rules.txt",
        &[
            ("who elects the Chair?", "must", "Nothing found"),
            ("where will the next meeting be held?", "Oslo", ""),
            ("can members keep minutes?", "it need not", "must not"),
            ("must members keep minutes?", "No", ""),
        ],
    );
}

#[test]
fn a_fact_that_bears_a_date_somewhere_holds_then() {
    let scratch = Scratch::new("follows-dates");
    scratch.file("terms.txt", TERMS);
    check(
        &scratch,
        "terms.txt",
        &[
            ("since when is Vera Lund Secretary-General?", "since 2021", ""),
            ("since when is Eva Berg chair of the Panel?", "since 2019", ""),
            ("as of 2015, who was the Secretary-General?", "Paul Adu", "Vera Lund"),
            ("as of 2023, who is the Secretary-General?", "Vera Lund", "Paul Adu"),
        ],
    );
}

const COURT: &str = "Hull Docks was fined £310,000. The contract of Tarn is worth £5 million a year. \
Its deputy head, Sara Dell, was acquitted. The dock was built in 1974. The ferry was canceled in 2019 due to floods. \
Judge Helen Marsh ruled that the firm had lied. The harbour's fees fell by 12 per cent. Councillor Sethi said that the rise was necessary. \
The Council will not sell the old fire station. Norway pledged $15 million. Oslo and Bergen are co-financing the tunnel. \
The Council decided to close the pool. The Council decided to hold a vote.\n";

const CHARTER: &str = "The Bank may suspend payments if the Ministry does not submit reports. \
If there is no consensus, the Council shall decide by a two-thirds majority. \
A party may withdraw from the treaty by giving notice to the Director. Members need not keep minutes. \
The International Seabed Authority may inspect vessels. The next meeting will be held on 11 February 2025. \
Mr Lee leads a team of 40 scientists. The port handled 3.1 million tonnes of cargo in 2023. The plant employs a staff of 120 people. \
The Mayor welcomed 34 members of the public. The Fish Board met on 3 May 2024. The Fish Board met on 4 June 2024.\n";

#[test]
fn what_is_undergone_is_asked_by_its_participle() {
    let scratch = Scratch::new("follows-undergone");
    scratch.file("court.txt", COURT);
    check(
        &scratch,
        "court.txt",
        &[
            ("who was acquitted?", "Sara Dell", "acquitteds"),
            ("was Sara Dell acquitted?", "Yes.", ""),
            ("when was the dock built?", "1974", ""),
            ("when was the ferry cancelled?", "2019", ""),
            ("why was the ferry cancelled?", "Because of floods", ""),
            ("who is co-financing the tunnel?", "Bergen", ""),
        ],
    );
}

#[test]
fn how_much_is_told_by_names_and_sentences() {
    let scratch = Scratch::new("follows-how-much");
    scratch.file("court.txt", COURT);
    scratch.file("charter.txt", CHARTER);
    check(
        &scratch,
        "court.txt",
        &[
            ("how much was Hull Docks fined?", " £310,000 ", "Nothing found"),
            ("how much is the contract worth?", " £5 million ", ""),
            ("how much did the fees fall?", " 12 per cent ", ""),
            ("by how much did the fees fall?", " 12 per cent ", ""),
            ("who pledged $15 million?", "Norway", ""),
        ],
    );
    check(
        &scratch,
        "charter.txt",
        &[
            ("how many scientists does Mr Lee lead?", "Team of 40 scientists", "1:"),
            ("how much cargo did the port handle?", "3.1 million tonnes of cargo", ""),
            ("how many people does the plant employ?", "Staff of 120 people", "1:"),
            ("how many members of the public did the Mayor welcome?", "34 members of the public [1]", "Nothing found"),
            ("how many engineers does Mr Lee lead?", "not in the graph", "40"),
            ("how many times did the Fish Board meet?", "2: 3 May 2024", ""),
        ],
    );
}

#[test]
fn a_short_name_means_the_only_one_that_is_called_so() {
    let scratch = Scratch::new("follows-short-names");
    scratch.file("court.txt", COURT);
    scratch.file("charter.txt", CHARTER);
    check(
        &scratch,
        "court.txt",
        &[
            ("will the Council sell the fire station?", "No.", ""),
            ("what did Sethi say about the rise?", "that the rise was necessary", ""),
            ("what did the judge rule?", "that the firm had lied", ""),
        ],
    );
    check(&scratch, "charter.txt", &[("can the Authority inspect vessels?", "whether the Authority can", "There is")]);
}

#[test]
fn conditions_and_means_are_asked_for() {
    let scratch = Scratch::new("follows-conditions");
    scratch.file("charter.txt", CHARTER);
    check(
        &scratch,
        "charter.txt",
        &[
            ("when can the Bank suspend payments?", "if the Ministry does not submit reports", ""),
            ("can the Bank suspend payments if the Ministry does not submit a report?", "Yes.", ""),
            ("who decides if there is no consensus?", "Council", "Nothing found"),
            ("what happens if there is no consensus?", "two-thirds majority", "Nothing found"),
            ("what must the Council do if there is consensus?", "Nothing found", ""),
            ("how must the Council decide if no consensus?", "two-thirds majority", "Nothing found"),
            ("how may a party withdraw from the treaty?", " giving notice to the Director ", ""),
            ("can a party withdraw from the treaty by giving notice?", "Yes.", ""),
            ("can a party withdraw from the treaty by paying a fee?", "Not stated", ""),
        ],
    );
    let read = run(scratch.path(), &["ingest", "--dry-run", "charter.txt"]).out;
    assert!(read.contains("need not") && !read.contains("must not"), "{read}");
}

#[test]
fn what_was_decided_and_when_something_is() {
    let scratch = Scratch::new("follows-decided");
    scratch.file("court.txt", COURT);
    scratch.file("charter.txt", CHARTER);
    for question in ["what did the Council decide to do?", "what did the Council decide?"] {
        let answer = said(&scratch, question, "court.txt");
        assert!(answer.contains("decides to close") && answer.contains("vote"), "{question}\n{answer}");
    }
    check(
        &scratch,
        "charter.txt",
        &[
            ("when is the next meeting?", "11 February 2025", "Nothing found"),
            ("when will the next meeting be held, please?", "11 February 2025", ""),
            ("can members keep minutes please", "it need not", ""),
        ],
    );
}
