//! Whole texts through reader, extraction and linking.

mod names;
mod near;
mod pronouns;
mod titles;
mod unsaid;
mod votes;

use super::{Ingested, ingest};
use crate::lexicon::Vocabulary;
use crate::prose::Reader;
use crate::rdf::{NamedNodeRef, namespace};
use crate::text::Source;

fn read(text: &str) -> Ingested {
    ingest(&Source::new("t", text), Reader::bundled(), &Vocabulary::built_in().unwrap())
}

/// The claims as "subject | relation | object", with "not" and the modality where they are not plain.
fn claims(ingested: &Ingested) -> Vec<String> {
    let line = |view: super::ClaimView| {
        let modality = match view.modality {
            crate::claim::Modality::Actual => "",
            other => other.as_str(),
        };
        let polarity = if view.polarity == crate::claim::Polarity::Denied { "not" } else { "" };
        let subject = view.subject_name.unwrap_or(view.subject);
        let said = [subject.as_str(), &view.relation, &view.object_name.unwrap_or(view.object)].join(" | ");
        [said.as_str(), polarity, modality].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    ingested.views().map(line).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) -> Ingested {
    let ingested = read(text);
    let found = claims(&ingested);
    for claim in expected {
        assert!(found.iter().any(|other| other == claim), "{claim:?} is not among {found:#?}");
    }
    ingested
}

#[track_caller]
fn check_absent(text: &str, part: &str) {
    let found = claims(&read(text));
    assert!(found.iter().all(|claim| !claim.contains(part)), "{part:?} is in {found:#?}");
}

fn classes(ingested: &Ingested, label: &str) -> Vec<NamedNodeRef<'static>> {
    let all = [namespace::PERSON, namespace::POST, namespace::FORUM, namespace::MEETING, namespace::ECONOMY];
    let entity = ingested.entities.iter().find(|entity| entity.label == label).unwrap();
    all.into_iter().filter(|class| entity.classes.iter().any(|own| own.as_ref() == *class)).collect()
}

#[test]
fn people_are_known_by_their_surnames_and_not_by_their_origin() {
    check(
        "The inquiry was led by Dr. Ravi Menon of India. It met twice. It failed. Mr. Menon resigned in May.",
        &["Dr. Ravi Menon | lead | inquiry", "Dr. Ravi Menon | resign in | May", "Dr. Ravi Menon | be from | India"],
    );
    check(
        "Ana Haddad-Moreau has led the Data Office since 2023. Ms Haddad-Moreau was born in Sarre.",
        &["Ana Haddad-Moreau | lead | Data Office", "Ana Haddad-Moreau | be born in | Sarre"],
    );
}

#[test]
fn we_are_who_speaks() {
    check(
        "We, the Ministers of Energy, met in Lisbon. We welcome the plan.",
        &["Ministers of Energy | meet in | Lisbon", "Ministers of Energy | welcome | plan"],
    );
    check(
        "The Soil Agency (SA) was founded in 1974. We maintain an archive. Our laboratories analyse samples.",
        &["Soil Agency | maintain | archive", "Soil Agency | have | laboratories"],
    );
    check_absent("The Soil Agency met Ana Roe. Ana Roe said: “We welcome the plan.”", "| welcome |");
}

#[test]
fn a_heading_in_capitals_names_what_the_text_writes_small() {
    check(
        "CHARTER OF THE BASIN COMMISSION\n\nThe Basin Commission shall promote trade.",
        &["Basin Commission | promote | trade necessary"],
    );
}

#[test]
fn a_rank_makes_another_post() {
    check(
        "Ana Roe is Deputy Executive Secretary of the Reef Alliance. She reports to the Executive Secretary.",
        &["Ana Roe | report to | Executive Secretary"],
    );
}

#[test]
fn a_fronted_possessive_belongs_to_the_subject_after_it() {
    check(
        "The Harbour Office's website lists prices. In its annual report, the Port Council criticised delays.",
        &["Port Council | have | annual report"],
    );
}

#[test]
fn a_name_is_whole_and_found_by_its_last_noun() {
    check(
        "The Gulf of Aden Patrol Board (GAPB) is a body. The Board reports to the Committee on Transport.",
        &["Gulf of Aden Patrol Board | report to | Committee on Transport"],
    );
}

#[test]
fn an_acronym_and_its_long_form_are_one_thing() {
    let text = "The River Basin Council (RBC) approves the budget. The RBC also appoints the auditor.";
    let found = check(
        text,
        &[
            "River Basin Council | also known as | RBC",
            "River Basin Council | approve | budget",
            "River Basin Council | appoint | auditor",
        ],
    );
    assert_eq!(classes(&found, "River Basin Council"), [namespace::FORUM]);
}

#[test]
fn names_that_only_look_alike_stay_apart() {
    let found = read("Members trust the Budget Committee. Members trust the Budget Commission.");
    let labels: Vec<&str> = found.entities.iter().map(|entity| entity.label.as_str()).collect();
    assert!(labels.contains(&"Budget Committee") && labels.contains(&"Budget Commission"), "{labels:?}");
}

#[test]
fn short_forms_refer_back_only_where_one_name_fits() {
    check(
        "The Arctic Shipping Forum meets every year. The Forum publishes a report.",
        &["Arctic Shipping Forum | publish | report"],
    );
    check_absent(
        "The Trade Council met the Health Council. The Council publishes a report.",
        "Trade Council | publish",
    );
}

#[test]
fn a_description_is_no_longer_name() {
    check(
        "The Levy and Fees Committee (LFC) is a committee of the Board of the Port Service. The Committee consists of \
         six members. The LFC advises ministers.",
        &["Levy and Fees Committee | consist of | six members", "Levy and Fees Committee | advise | ministers"],
    );
}

#[test]
fn pronouns_find_their_antecedent() {
    let table = [
        ("The Board adopted the plan. It will publish the plan.", "Board | publish | plan expected"),
        ("Maria Lopez chairs the Board. She signs the contracts.", "Maria Lopez | sign | contracts"),
        ("The members met the Board. They support the treaty.", "members | support | treaty"),
        ("Kenya and Ghana joined the treaty. They signed the protocol.", "Ghana | sign | protocol"),
        ("Kenya and Ghana support the treaty. They signed the protocol.", "Ghana | sign | protocol"),
        ("The Board adopted the rules. Its chair signed the rules.", "Board | have | chair"),
        ("The Port Union is a union. Peru is an observer; it has no vote.", "Peru | have | vote not"),
    ];
    for (text, claim) in table {
        check(text, &[claim]);
    }
}

#[test]
fn he_and_she_are_told_apart_and_surnames_of_headlines_found_again() {
    check(
        "Ines Carvalhal defeated Tomas Reinholt. He leads the bureau. She takes office in May.",
        &["Tomas Reinholt | lead | bureau", "Ines Carvalhal | take office in | May"],
    );
    let read = read("League picks Carvalhal\n\nThe League elected Ines Carvalhal in May. Carvalhal praised Peru.");
    let person = read.entities.iter().find(|entity| entity.label == "Ines Carvalhal").unwrap();
    assert!(person.same_as.iter().any(|same| same.as_str().ends_with("/carvalhal")), "{person:?}");
}

/// The wall of shame: what the model as trained now gets wrong. Whoever mends one moves it up.
#[test]
fn not_yet_right() {
    let found = claims(&read("Kenya hosted the talks in 2024 and Ghana hosted them in 2025."));
    assert!(!found.contains(&"Ghana | host | talks".to_owned()), "it is read right now: move it up");
}

#[test]
fn a_pronoun_without_a_clear_antecedent_makes_no_claim() {
    let found = read("It publishes the report.");
    assert!(claims(&found).is_empty(), "{:?}", claims(&found));
    assert_eq!(found.not_understood.len(), 1);
}

#[test]
fn numbered_sessions_belong_to_their_series() {
    check(
        "The Harbour Safety Conference (HSC) adopts rules. HSC 4 adopted a charter. The Fifth Harbour Safety Conference failed.",
        &["HSC 4 | be a session of | Harbour Safety Conference", "HSC 4 | adopt | charter"],
    );
    check_absent("COVID-19 closed the ports. Article 5 binds the members.", "session");
}

#[test]
fn brackets_after_a_role_tell_who_where_and_for_what() {
    let found = check(
        "The Coastal Guard Conference (CGC) sets rules. The host country (Chile, via Valparaíso for CGC7) runs the talks.",
        &[
            "host country | be | Chile",
            "Chile | via | Valparaíso",
            "Chile | host | CGC7",
            "CGC7 | be held in | Valparaíso",
            "host country | run | talks",
        ],
    );
    let host = found.entities.iter().find(|entity| entity.label == "host country").unwrap();
    assert_eq!(
        host.same_as.iter().map(|node| node.as_str()).collect::<Vec<_>>(),
        ["https://w3id.org/rapporteur/id/chile"]
    );
}

#[test]
fn the_same_claim_twice_has_two_citations() {
    let found = read("The Board approves the budget. Members pay fees. The Board approves the budget.");
    let twice = found.claims.iter().find(|claim| claim.citations.len() == 2).unwrap();
    assert_eq!(twice.relation.as_str(), "https://w3id.org/rapporteur/rel/approve");
}

#[test]
fn identity_needs_a_definite_or_proper_predicate() {
    let same = |text: &str| read(text).entities.iter().any(|entity| !entity.same_as.is_empty());
    assert!(same("Maria Lopez is the director of the Water Agency."));
    assert!(!same("Maria Lopez is a director."));
    assert!(!same("Maria Lopez was the director of the Water Agency."));
    assert!(!same("Maria Lopez may be the director of the Water Agency."));
    assert!(!same("The organs of the League are the Assembly and the Council."));
}

#[test]
fn people_are_known_by_their_posts() {
    let found = read("Maria Lopez is the director of the Water Agency. Japan supports the Water Agency.");
    assert_eq!(classes(&found, "Maria Lopez"), [namespace::PERSON]);
    assert_eq!(classes(&found, "Japan"), [namespace::ECONOMY]);
}

#[test]
fn every_quote_is_verbatim() {
    let text = "The “River” Council’s chair — Peru — hosts it. The non‑binding plan binds no‑one.";
    for claim in read(text).claims {
        for citation in claim.citations {
            let quoted: String = text.chars().skip(citation.start).take(citation.end - citation.start).collect();
            assert_eq!(quoted, citation.quote);
        }
    }
}

#[test]
fn reading_is_deterministic() {
    let text = "The Assembly elects the Council. It meets in Lima. Peru and Chile host the Assembly (in 2025).";
    assert_eq!(read(text).quads(), read(text).quads());
}

#[test]
fn its_own_is_whatever_the_clause_is_about() {
    let text = "The levy will be managed by the Reef Board, which has its headquarters in Suva.";
    check(text, &["Reef Board | have | headquarters"]);
    check_absent(text, "levy's");
}

#[test]
fn a_list_of_names_and_objects_has_its_verb_once() {
    let found = check(
        "Ms Roe will oversee the Water Panel, Mr Berg the Soil Panel and Ms Lind the Reef Panel.",
        &[
            "Ms Roe | oversee | Water Panel expected",
            "Mr Berg | oversee | Soil Panel expected",
            "Ms Lind | oversee | Reef Panel expected",
        ],
    );
    assert!(claims(&found).iter().all(|claim| !claim.starts_with("Ms Roe | oversee | Mr")), "{:#?}", claims(&found));
    check(
        "Norland operates seven dams on the river, Ostrava four and Sundria two.",
        &["Ostrava | operate | four dams", "Sundria | operate | two dams"],
    );
}

#[test]
fn what_stands_between_a_verb_and_a_noun_is_no_verb() {
    check(
        "Clerks may serve two terms and may not hold paid office in a guild. Mr Ivo Berg, the Warden, attended for item 3.",
        &["clerks | hold | paid office not possible", "Mr Ivo Berg | attend for | item 3"],
    );
    check(
        "The Kirkness to Hamnavik day service, which carried few passengers, was suspended on 3 May.",
        &["Kirkness to Hamnavik day service | be suspended on | 3 May"],
    );
    check_absent("Some 214 trips were cancelled, of which 170 because of weather and 31 because of strikes.", "31");
    check(
        "The League elected three deputies: Ana Roe of Poland, Jon Berg of Greece and Mei Tan of France.",
        &["Jon Berg | be from | Greece", "Mei Tan | be from | France"],
    );
    check(
        "According to the Bank, Peru would lose no more than 6 per cent.",
        &["Peru | lose | no more than 6 per cent expected"],
    );
}

#[test]
fn those_to_whom_something_is_done_do_not_do_it() {
    check_absent("The Board sent Peru 5 letters, Chile 3 letters and Fiji 2.", "Chile | send");
    check_absent(
        "The Ministry awarded the contract to Norland Ltd, Ostrava Ltd the second lot and Wexley Ltd the third lot.",
        "Ostrava Ltd | award",
    );
    check_absent("Ana Roe, the Clerk, photographed in May.", "| photograph in");
    check_absent("The Board seldom fails to publish the accounts.", "| fail to publish");
    check_absent("The losses are the Bank's.", "| include |");
}
