//! How far names reach.

use super::{check, check_absent};

#[test]
fn a_body_with_a_conjunction_in_its_name_is_one() {
    check(
        "The town borrowed money from the Lomar Gas Supply and Drainage Board.",
        &["town | borrow from | Lomar Gas Supply and Drainage Board"],
    );
    check("The Mayor and Harbour Board opened the pier.", &["Mayor | open | pier", "Harbour Board | open | pier"]);
    check("Members thanked the Crown and the Port Authority.", &["members | thank | Crown"]);
    check("The Ministry of Health and Port Authority met.", &["Ministry of Health | meet | "]);
}

#[test]
fn a_bracket_may_stand_inside_a_name() {
    check(
        "Under the Science, Craft and Trade (SCraT) Support Program, 22 towns were paid in May.",
        &["22 towns | be paid under | Science, Craft and Trade Support Program"],
    );
}

#[test]
fn a_bracket_that_repeats_a_noun_renames_it() {
    check(
        "The Agreement under the Convention on Coasts in the Border Area (DQY Agreement) binds members.",
        &["Agreement | be | DQY Agreement"],
    );
}

#[test]
fn letters_tell_how_far_a_common_name_reaches() {
    check(
        "The permanent steering group (PSG) met. It set a new catch quota (CQ).",
        &["permanent steering group | also known as | PSG", "catch quota | also known as | CQ"],
    );
}

#[test]
fn possessives_inside_names_own_nothing() {
    check("The Save Our Bays group met in May.", &["Save Our Bays group | meet in | May"]);
}

#[test]
fn a_surname_with_a_post_is_whoever_was_named_in_full() {
    check(
        "Deputy Governor Bo Lee spoke. The Risk Panel, chaired by Deputy Governor Lee, met.",
        &["Bo Lee | chair | Risk Panel"],
    );
}

#[test]
fn people_are_of_the_nearest_noun() {
    check(
        "The Panel wrote rules for coastal villages, whose residents had protested.",
        &["coastal villages | have | residents", "Panel | write | rules for coastal villages"],
    );
    let text = "Ines Berg holds a degree in law from the College of Tarn, of which she is an honorary member.";
    check(text, &["Ines Berg | be member of | College of Tarn"]);
}

#[test]
fn questions_in_headings_are_no_claims() {
    check_absent("GUIDE: Who decides what in the League", "decide");
}

#[test]
fn what_brings_in_a_list_does_nothing_to_anybody() {
    check_absent("We advise that the Board:\n- meet in May; and\n- publish a plan.", "advise | Board");
}

#[test]
fn a_defined_name_is_found_by_its_noun() {
    check(
        "Ana Roe is President of the Lagos Trade Community (LTC). The Community has ten members.",
        &["Lagos Trade Community | have | ten members"],
    );
    // Not before it is defined.
    check(
        "The Community has ten members. Ana Roe is President of the Lagos Trade Community (LTC).",
        &["Community | have | ten members"],
    );
}

#[test]
fn a_long_owner_is_called_by_what_the_text_calls_it() {
    let shown = |text: &str| -> Vec<String> {
        super::read(text)
            .views()
            .map(|view| format!("{} | {} | {}", view.subject, view.relation, view.object))
            .collect()
    };
    let text = "The North Sea Wind Exchange (NSWE) met. The NSWE sells power. The NSWE is old. Its weakness is cost.";
    assert!(shown(text).contains(&"NSWE's weakness | be | cost".to_owned()), "{:?}", shown(text));
    // Where it is defined the text has a use for it.
    let text = "The North Sea Wind Exchange met. Its weakness is cost.";
    assert!(shown(text).contains(&"North Sea Wind Exchange's weakness | be | cost".to_owned()), "{:?}", shown(text));
    let text = "The Audit Committee of the Norland Parliament met. Its report is short.";
    assert!(shown(text).contains(&"Audit Committee's report | be | short".to_owned()), "{:?}", shown(text));
}

#[test]
fn people_of_two_offices_are_one() {
    check(
        "The Ministers of Trade and Industry met in Lima. The Heads of State and Government praised peace.",
        &["Ministers of Trade and Industry | meet in | Lima", "Heads of State and Government | praise | peace"],
    );
}

#[test]
fn a_former_chair_is_no_chair() {
    let kind = |label: &str| {
        let found = check("The former chair, Bo Lee, met the deputy director.", &["former chair | be | Bo Lee"]);
        found.entities.into_iter().find(|entity| entity.label == label).unwrap().kind
    };
    assert_eq!(kind("former chair"), None);
    assert_eq!(kind("deputy director").as_deref(), Some("director"));
}

#[test]
fn who_calls_for_something_does_not_require_it() {
    let found = check("Oscar Reyes called for an inquiry.", &["Oscar Reyes | call for | inquiry"]);
    let relations: Vec<&str> = found.claims.iter().map(|claim| claim.relation.as_str()).collect();
    assert!(relations.iter().any(|relation| relation.ends_with("call-for")), "{relations:?}");
}

#[test]
fn whoever_is_addressed_is_a_person() {
    let found = check(
        "Present: Ms Joan Pettit (Chair), Dr Lena Fischer, Mr Raj Patel",
        &["Dr Lena Fischer | attend | meeting"],
    );
    let person = [crate::rdf::namespace::PERSON];
    for label in ["Ms Joan Pettit", "Dr Lena Fischer", "Mr Raj Patel"] {
        assert_eq!(super::classes(&found, label), person, "{label}");
    }
}

#[test]
fn the_lines_of_a_fact_sheet_tell_of_what_it_is_about() {
    let text = "FACT SHEET\nEastern Rowing Union (ERU)\n\nFounded: 1961, in Lomar\nHeadquarters: Tarn, Corvona\n\
                Members: 41 clubs\nPresident: Ana Roe (Peru)\nWorking languages: English and French\nBudget 2025: CHF 3.2 million\n\n\
                The Union is small.";
    check(
        text,
        &[
            "Eastern Rowing Union | be founded in | 1961",
            "Eastern Rowing Union | be based in | Tarn",
            "Eastern Rowing Union | have | 41 members",
            "Ana Roe | be | president",
            "Working languages | be | English",
        ],
    );
    check_absent("Terms of Reference: Port Panel", "have");
    check_absent("Contact: Ana Roe", "have");
}

#[test]
fn a_name_beside_a_post_is_who_acts() {
    check(
        "The Board is chaired by Norland's trade minister, Ana Roe.",
        &["Ana Roe | chair | Board", "Norland's trade minister | be | Ana Roe"],
    );
}

#[test]
fn both_of_which_are_each_of_them() {
    check(
        "The Wages Panel and the Pensions Group, both of which report to the Audit Council, will meet in May.",
        &["Wages Panel | report to | Audit Council", "Pensions Group | report to | Audit Council"],
    );
}

#[test]
fn gerunds_after_prepositions_are_left_unsaid_or_denied() {
    let found = check(
        "The Board insists on keeping the archive. Members refrained from closing the archive.",
        &["Board | insist on keeping | archive", "members | close | archive not"],
    );
    assert!(super::claims(&found).iter().all(|claim| claim != "Board | keep | archive"));
}

#[test]
fn since_when_something_is_so_is_told() {
    check(
        "Ana Roe is the first woman to lead the Port Agency since it was founded in 1994.",
        &["Port Agency | be founded in | 1994"],
    );
}

#[test]
fn nouns_tell_who_acts() {
    check(
        "Members discussed a proposal by Norland for a salvage fund. The plan was dropped after opposition from Peru.",
        &["Norland | propose | salvage fund", "Peru | oppose | plan"],
    );
    check("The Pilot Fund is financed by contributions from Peru and Chad.", &["Chad | finance | Pilot Fund"]);
}

#[test]
fn who_follows_whom_is_told() {
    check(
        "Ms Roe was elected chair of the Pilot Board in place of Mr Berg.",
        &["Ms Roe | succeed | Mr Berg", "Mr Berg | be | chair of the Pilot Board"],
    );
    check("Ana Roe chairs the Board. Her predecessor, Jan Berg, resigned in May.", &["Ana Roe | succeed | Jan Berg"]);
    check(
        "Ana Roe took over from Jan Berg as treasurer.",
        &["Ana Roe | take over from | Jan Berg", "Jan Berg | be | treasurer"],
    );
}

#[test]
fn ministers_are_those_who_speak() {
    check(
        "We, the Energy Ministers of Peru and Chad, met in Lima. Ministers adopted the Port Code.",
        &["Energy Ministers of Peru and Chad | adopt | Port Code"],
    );
}

#[test]
fn what_was_voted_on_is_told_before_the_vote() {
    check(
        "The Board approved the scheme. Mr Berg voted against it, saying that tenants were promised a park.",
        &["Mr Berg | vote against | scheme"],
    );
}

#[test]
fn a_power_is_whose_it_is_said_to_be() {
    check(
        "The Secretary cannot impose fines on ports. That power belongs to the Port Court.",
        &["Port Court | impose | fines possible"],
    );
}

#[test]
fn whom_something_is_asked_of_is_whom_it_can_be_asked_of() {
    check(
        "The Centre may issue advice to operators but cannot order them to stop.",
        &["Centre | order | operators not possible"],
    );
}

#[test]
fn minutes_speak_of_the_body_in_their_title() {
    check(
        "NORTHMOOR TOWN COUNCIL\nHarbour and Roads Committee\n\nPresent: Councillors Peter Moor (Chair) and Lena Brown.\n\n\
         The Finance Committee met. The Reef Panel reports to the Committee.",
        &["Peter Moor | chair | Harbour and Roads Committee"],
    );
}

#[test]
fn a_number_after_a_name_is_part_of_it() {
    check("The firm was certified to ISO 9001. It follows Decision 19/7.", &["firm | be certified to | ISO 9001"]);
    check("The panel was set up by Decision 19/7.", &["Decision 19/7 | set up | panel"]);
}
