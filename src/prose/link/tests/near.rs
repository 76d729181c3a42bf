//! What stands too near to a pronoun, or too deep, to be meant by it; and words that stand for a noun named before.

use super::{check, check_absent, read};

/// What a text says that somebody leads.
fn led(text: &str) -> Vec<String> {
    let claims = read(text).claims.into_iter().filter(|claim| claim.relation.as_str().ends_with("/lead"));
    claims.filter_map(|claim| Some(claim.object?.to_string())).collect()
}

#[test]
fn what_the_verb_takes_besides_is_not_meant() {
    let text = "The Lake Institute runs the survey and receives no fee from it.";
    check(text, &["Lake Institute | receive from | survey not"]);
    check_absent("Any judge may attach a separate opinion to it.", "attach to");
    check("The Lake Board wrote a report which describes it.", &["report | describe | Lake Board"]);
    // Whose members it has is no other body.
    check("The Board, whose members elect it, met in May.", &["Board's members | elect | Board"]);
    check("Under the treaty, any State may leave it.", &["State | leave | treaty possible"]);
    check("A ruling enters into force on the date stated in it.", &["date | be stated in | ruling"]);
}

#[test]
fn what_only_tells_more_of_the_subject_comes_last() {
    check(
        "The fishing ministers set the quotas. The Reef Committee, made up of nine biologists, advises them.",
        &["Reef Committee | advise | fishing ministers"],
    );
    check("The Board, which owns the quay, wants to sell it.", &["Board | want to sell | quay"]);
}

#[test]
fn a_clause_beside_what_is_told_names_no_topic() {
    check(
        "Ines Berg praised the harbour plan, which two ports had opposed because the storm had broken a quay. It was signed by Peru.",
        &["Peru | sign | harbour plan"],
    );
    check(
        "The treasurer reported a deficit of 4,000 euros, caused by the long frost. It will be met from the reserve.",
        &["deficit of 4,000 euros | be met from | reserve expected"],
    );
    check_absent("No member spoke in May. It was a quiet meeting.", "member | be");
}

#[test]
fn the_police_are_several() {
    check(
        "Members discussed the licence. It was deferred because the police had not submitted their comments.",
        &["police | have | comments"],
    );
    check("Members met. The council have published their accounts.", &["council | have | accounts"]);
}

#[test]
fn examples_are_among_those_before() {
    check(
        "Four panels advise it. Critics – among them the lawyer Dora Voss – say that the rules fail.",
        &["Dora Voss | be | lawyer"],
    );
    check_absent("Four panels advise it. Critics, among them the lawyer Dora Voss, left.", "| among | four panels");
}

#[test]
fn her_or_him_is_nobody_known() {
    check(
        "Ana Roe chairs the League. The Board hires the Executive Director and can dismiss her or him.",
        &["Board | dismiss | Executive Director possible"],
    );
    let text = "The mayor, Ana Roe, spoke. The Council elects the auditor, and he or she reports to the Council.";
    check(text, &["auditor | report to | Council"]);
    check_absent(text, "Ana Roe | report");
}

#[test]
fn each_of_the_members_is_the_members() {
    check("The rules changed. All of the members pay a fee.", &["all of the members | pay | fee"]);
    check_absent("The rules changed. All of the members pay a fee.", "rules | pay");
    check("The Fund has two organs. Each of them has a chair.", &["two organs | have | chair"]);
}

#[test]
fn those_of_somebody_are_what_was_named_of_another() {
    check(
        "The hotel costs of judges are paid by the cities; those of the experts are paid by the Institute.",
        &["Institute | pay | hotel costs of the experts"],
    );
    check(
        "The budget of the Commission grew by 4 percent; that of the Secretariat fell by 2 percent.",
        &["budget of the Secretariat | fall by | 2 percent"],
    );
    check(
        "The League had a plan. Peru's presidency in 2031 follows that of Chile.",
        &["Peru's presidency in 2031 | follow | presidency of Chile"],
    );
    check(
        "Members bear the fares of their experts; those of guests cannot be charged to the Fund.",
        &["fares of guests | be charged to | Fund not possible"],
    );
    check(
        "The sum was paid at the close of the session. The amount is higher than that of the last session.",
        &["amount | be higher than | amount of the last session"],
    );
}

#[test]
fn several_ministers_are_not_one_of_them() {
    check(
        "The Minister for Inland Fisheries opened the session. The Ministers adopted the plan.",
        &["Ministers | adopt | plan"],
    );
}

#[test]
fn several_are_not_the_one_that_somebody_is() {
    let found = check(
        "The Minister, Ana Berg, opened the session. The Ministers adopted the plan.",
        &["Ministers | adopt | plan", "Minister | be | Ana Berg"],
    );
    let several = found.entities.iter().find(|entity| entity.label == "Ministers").unwrap();
    assert!(several.same_as.is_empty(), "{several:?}");
}

#[test]
fn all_councillors_are_councillors() {
    let found = check(
        "Councillor Tolman opened the meeting. Councillor Ferrer said that fees had risen. Councillor Bligh proposed a levy.",
        &[
            "Councillor Tolman | be | Councillor",
            "Councillor Ferrer | be | Councillor",
            "Councillor Bligh | be | Councillor",
        ],
    );
    let named = found.entities.iter().find(|entity| entity.label == "Councillor Bligh").unwrap();
    assert!(named.same_as.is_empty(), "{named:?}");
    // The first of two names may end like a word for people.
    check_absent("Halder Moss left. Halder Moss met Halder Quaye.", "be | Halder");
}

#[test]
fn a_heading_names_the_body_in_full() {
    check(
        "Norland Inspection Agency\n\nFishers pay a fee. The Agency keeps a register.",
        &["Norland Inspection Agency | keep | register"],
    );
    // Another of the kind may be meant.
    check_absent(
        "Norland Inspection Agency\n\nThe Coast Agency met the Lake Agency. The Agency keeps a register.",
        "Norland Inspection Agency | keep",
    );
    check(
        "The Coast Fund is an agency of the League. Members pay a fee. The Agency lends to ports.",
        &["Coast Fund | lend to | ports"],
    );
    check_absent(
        "The Coast Fund is an agency of the League. The Reef Bank is an agency of the Union. The Agency lends to ports.",
        "Coast Fund | lend",
    );
}

#[test]
fn this_summary_is_what_it_is() {
    check(
        "The Coast Trust met. This summary was written in May. It may be copied.",
        &["this summary | be copied |  possible"],
    );
    check("The Lake Bank is small. Its seat is in Suva. It lends to cities.", &["Lake Bank | lend to | cities"]);
}

#[test]
fn they_are_those_of_whom_examples_were_told() {
    check(
        "Guests, among them Telvia and Marland, can speak, but they are excluded from the votes.",
        &["guests | be excluded from | votes"],
    );
    check(
        "Guests – among them Telvia and Marland – can speak, but they are excluded from the votes.",
        &["guests | be excluded from | votes"],
    );
}

#[test]
fn what_a_body_or_a_country_has_may_be_what_is_spoken_of() {
    let text = "Telvia's harbour plan brings light to 90 villages, where fewer than one house in ten has power. ";
    check(&format!("{text}It was adopted by Peru."), &["Peru | adopt | Telvia's harbour plan"]);
    check("Chile left. Peru's parliament met. It adopted the budget.", &["Peru's parliament | adopt | budget"]);
    check("Chile left. The Lake Bank's seat is in Suva. It lends to cities.", &["Lake Bank | lend to | cities"]);
}

#[test]
fn several_who_have_something_are_no_single_person() {
    check(
        "Captain Ida Strand said that ferries are old. “Two hundred people lost their lives on our routes,” she said. She \
         commanded tankers.",
        &["Ida Strand | command | tankers"],
    );
}

#[test]
fn of_several_committees_the_one_named_just_before_is_meant() {
    check(
        "The Audit Committee met in May. Ida Strand chairs the Safety Committee. The Committee meets twice \
         a year.",
        &["Safety Committee | meet | twice a year"],
    );
    check_absent(
        "The Audit Committee advises the Safety Committee. The Committee inspected the pier.",
        "Audit Committee | inspect",
    );
}

#[test]
fn what_somebody_plans_may_be_spoken_of() {
    check(
        "Ministers accepted the offer of Telvia to host the Fifth Meeting. Observers may be invited to that meeting.",
        &["observers | be invited to | Fifth Meeting possible"],
    );
}

#[test]
fn two_times_of_one_deed_are_two_lines() {
    let met = read("The Board met in Lima in May and the Board met in Lima in June.");
    let months: Vec<String> = met.listed().map(|view| view.qualifiers_in_words()).collect();
    assert!(["May", "June"].iter().all(|month| months.iter().any(|line| line.contains(month))), "{months:?}");
}

#[test]
fn what_is_only_spoken_of_is_remembered() {
    // The name stands in a sentence part of which nothing is claimed.
    check(
        "Should the Reef Fund be dissolved, its boats shall pass to Peru.",
        &["Reef Fund's boats | pass to | Peru necessary"],
    );
    check(
        "The mayor was asked whether Captain Ines Roe knew. She left the port in May.",
        &["Captain Ines Roe | leave | port"],
    );
    // What a name in brackets stands for is no other body.
    check(
        "There is established the League of Lakes (hereinafter \"the League\"). The League shall hire pilots.",
        &["League of Lakes | hire | pilots necessary"],
    );
}

#[test]
fn only_somebody_does_what_is_somebodys_doing() {
    check(
        "The Reef Council meets in May. In the event of a tie, the warden has the casting vote. It may also suspend a licence.",
        &["Reef Council | suspend | licence possible"],
    );
    check(
        "The survey will be carried out by the Lake Service. It must consult the villages.",
        &["Lake Service | consult | villages necessary"],
    );
    // Whoever announces something is somebody.
    check(
        "The employer met the crews. The management announced that it had withdrawn the offer.",
        &["management | withdraw | offer"],
    );
    // A plan may well change something, and a text is signed.
    check("The Board praised the plan. The plan was drawn up in May. It changes the fees.", &["plan | change | fees"]);
}

#[test]
fn nothing_is_its_own() {
    check_absent("A member that has not paid its fee loses its vote.", "fee's fee");
    check("In 2021 most of its budget was paid by Peru. A quarter of its boats have sunk.", &[]);
}

#[test]
fn a_noun_that_is_left_out_is_that_of_the_sentence_before() {
    let text = "The Pilots Congress meets every two years; the most recent was held in Suva. It elects the Chair.";
    check(text, &["most recent Pilots Congress | be held in | Suva", "Pilots Congress | elect | Chair"]);
    let text = "The third round of talks ended in Suva. The next will deal with tolls.";
    check(text, &["next round | deal with | tolls expected"]);
    check_absent("The crew met in Suva. The last left at noon.", "last crew");
    check_absent("The committee prepared two reports. The first was published in May.", "first committee");
    check_absent("Peru submitted two drafts in May. The latest was rejected.", "latest Peru");
}

#[test]
fn who_was_named_last_is_meant_by_she() {
    let text = "Ms Ines Berg chairs the club. The pool is run by Dr Una Quist. She retires in May.";
    check(text, &["Dr Una Quist | retire in | May"]);
    check("The Bank's failure to publish its accounts was noted.", &["Bank | fail to publish | accounts"]);
}

#[test]
fn headings_do_not_hide_who_speaks() {
    let text = "PILOTS BOARD\n\nAnnual Report 2031–32\n\n(extract)\n\nWho we are\n\nThe Pilots Board licenses pilots.\n\nWe granted nine licences.";
    check(text, &["Pilots Board | grant | nine licences"]);
}

#[test]
fn a_short_description_is_of_what_was_described_before() {
    check("The third round of talks began in May. The round was led by Ines Berg.", &["Ines Berg | lead | round"]);
    let text = "The Board opened an inquiry into the fees. The inquiry is led by Ines Berg.";
    assert!(matches!(&*led(text), [one] if one.ends_with("inquiry-into-fees>")), "{:?}", led(text));
    // Of two none is meant.
    let text = "A report on ports and a report on roads were ordered. The report is led by Ines Berg.";
    assert!(matches!(&*led(text), [one] if one.ends_with("/report>")), "{:?}", led(text));
}
