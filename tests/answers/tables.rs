//! Tables and numbers.

use crate::world::{World, a, all, can, class, kind, not, other, put, reading, says, the, things, turtle, what, with};
use rapporteur::answer::Answer;
use rapporteur::claim::{Modality, TimeRelation};
use rapporteur::question::{Condition, Form, Noun, Operand, Restriction, Statement, Variable};

fn ask(world: &World, form: Form, columns: usize, body: Condition) -> Answer {
    put(world, &reading(form, columns, body))
}

fn lines(answer: &Answer) -> Vec<String> {
    let line = |row: &rapporteur::answer::Row| {
        row.cells.iter().map(|cell| cell.label.as_str()).collect::<Vec<_>>().join(" | ")
    };
    answer.rows.iter().map(line).collect()
}

fn wh(statement: Statement) -> Answer {
    ask(&World::council(), Form::Wh, 1, Condition::Statement(statement))
}

fn table(statement: Statement, expected: &[&str]) {
    let found = wh(statement.clone());
    assert_eq!(lines(&found), expected, "{statement:?}\n{}", found.sparql);
    assert!(found.rows.iter().all(|row| !row.is_uncited()));
}

#[test]
fn what_is_said_is_found() {
    table(says(the("Coral Council"), "promote", what()), &["trade", "tourism"]);
    table(says(what(), "promote", the("tourism")), &["Coral Council"]);
    table(says(what(), "lead", the("Reef Bureau")), &["Ana Ruiz"]);
}

#[test]
fn a_session_produces_what_its_series_does_and_what_is_expected_from_it() {
    let expected = ["statements", "soft outcomes", "joint letters", "work plans"];
    table(can(says(the("STM4"), "produce", what())), &expected);
}

#[test]
fn what_can_be_is_not_what_is() {
    table(can(says(the("Coral Council"), "produce", what())), &["pilot projects"]);
    let outright = wh(says(the("Coral Council"), "produce", what()));
    assert!(outright.rows.is_empty());
    assert!(outright.notes.iter().any(|note| note.contains("pilot projects")), "{:?}", outright.notes);
}

#[test]
fn denials_answer_denials() {
    table(can(not(says(the("Coral Council"), "issue", what()))), &["binding treaties"]);
    table(can(not(says(what(), "impose", the("binding orders")))), &["host island"]);
}

#[test]
fn scope_entails_coverage() {
    table(says(the("Reef Bureau"), "cover", what()), &["corals", "fish"]);
}

#[test]
fn other_names_of_one_thing_share_its_claims() {
    table(says(the("Lumo"), "host", what()), &["STM4"]);
    let hosts = all([Condition::Statement(says(what(), "host", the("STM4"))), a(what(), class("Economy"))]);
    let found = ask(&World::council(), Form::Wh, 1, hosts);
    assert!(found.rows.is_empty(), "the host island is no economy by name: {:?}", lines(&found));
}

#[test]
fn joined_variables_meet_under_any_name() {
    let body = all([
        Condition::Statement(says(what(), "host", the("STM4"))),
        Condition::Statement(not(says(what(), "chair", the("council sessions")))),
    ]);
    assert_eq!(lines(&ask(&World::council(), Form::Wh, 1, body)), ["host island"]);
}

#[test]
fn dates_narrow() {
    let hosted = |relation, date: &str| {
        with(Restriction::Time(relation, date.to_owned()), says(what(), "host", the("Steering Meeting")))
    };
    table(hosted(TimeRelation::In, "2022"), &["Baru"]);
    table(hosted(TimeRelation::Before, "2023"), &["Baru"]);
    assert!(wh(hosted(TimeRelation::In, "2023")).rows.is_empty());
    assert!(wh(hosted(TimeRelation::After, "2022")).rows.is_empty());
    let kept =
        |relation, date: &str| with(Restriction::Time(relation, date.to_owned()), says(what(), "keep", the("archive")));
    table(kept(TimeRelation::In, "2023"), &["Baru"]);
    table(kept(TimeRelation::Since, "2021-06"), &["Baru"]);
    assert!(wh(kept(TimeRelation::In, "2020")).rows.is_empty());
}

#[test]
fn an_empty_answer_names_its_blocker() {
    let when = Restriction::Time(TimeRelation::In, "2019".to_owned());
    let found = wh(with(when, says(what(), "host", the("Steering Meeting"))));
    assert_eq!(found.notes[1], "without «in 2019» there would be 1: Baru");
    assert_eq!(found.text.as_deref(), Some(found.notes.join("; ").as_str()));
}

#[test]
fn when_and_where() {
    let when = Restriction::When(Variable(0));
    table(with(when.clone(), says(the("Baru"), "host", the("Steering Meeting"))), &["2022"]);
    table(with(when, says(the("Baru"), "keep", the("archive"))), &["since June 2021"]);
    table(says(the("STM4"), "held-in", what()), &["Port Aria"]);
    let hosted = Statement { object: Some(the("STM4")), ..says(other(), "host", the("STM4")) };
    table(with(Restriction::Where(Variable(0)), hosted), &["Port Aria"]);
}

#[test]
fn kinds_filter_and_describe() {
    let deliverables =
        all([Condition::Statement(can(says(the("STM4"), "produce", what()))), a(what(), class("Deliverable"))]);
    assert_eq!(
        lines(&ask(&World::council(), Form::Wh, 1, deliverables.clone())),
        ["statements", "joint letters", "work plans"]
    );
    let plans = all([deliverables, a(what(), kind("plan"))]);
    assert_eq!(lines(&ask(&World::council(), Form::Wh, 1, plans)), ["work plans"]);
    let fora = ask(&World::council(), Form::List, 1, a(what(), class("Forum")));
    assert_eq!(lines(&fora), ["Coral Council", "Tide Panel"]);
    assert!(fora.rows.iter().all(|row| row.modality.is_none() && !row.citations.is_empty()), "mentions are cited");
}

#[test]
fn organisations_include_fora() {
    let found = ask(&World::council(), Form::List, 1, a(what(), class("Organisation")));
    assert_eq!(lines(&found), ["Coral Council", "Reef Bureau", "Tide Panel"]);
}

#[test]
fn qualities_filter_and_hold_of_examples() {
    let soft = all([
        Condition::Statement(can(says(the("STM4"), "produce", what()))),
        Condition::Quality(what(), "soft".to_owned()),
    ]);
    let expected = ["soft outcomes", "joint letters", "work plans"];
    assert_eq!(lines(&ask(&World::council(), Form::Wh, 1, soft)), expected);
}

#[test]
fn absence_options_and_alternatives() {
    let heads = Condition::Statement(says(other(), "head", what()));
    let bodies = a(what(), class("Organisation"));
    let world = World::council();
    let optional = all([bodies.clone(), Condition::IfAny(Box::new(heads.clone()))]);
    assert_eq!(
        lines(&ask(&world, Form::List, 2, optional)),
        ["Coral Council | ", "Reef Bureau | Ana Ruiz", "Tide Panel | "]
    );
    let headless = all([bodies, Condition::Not(Box::new(heads))]);
    assert_eq!(lines(&ask(&world, Form::List, 1, headless)), ["Coral Council", "Tide Panel"]);
    let either = Condition::Any(vec![
        Condition::Statement(says(what(), "head", the("Reef Bureau"))),
        Condition::Statement(says(what(), "promote", the("trade"))),
    ]);
    assert_eq!(lines(&ask(&world, Form::List, 1, either)), ["Coral Council", "Ana Ruiz"]);
}

#[test]
fn transitive_relations_are_walked_and_cited() {
    let reports = Statement { transitive: true, ..says(what(), "report-to", the("Steering Meeting")) };
    let found = wh(reports);
    assert_eq!(lines(&found), ["Reef Bureau", "Tide Panel"]);
    assert_eq!(found.rows[1].citations.len(), 2, "both steps are cited");
}

#[test]
fn stated_numbers_come_before_counting() {
    let world = World::council();
    let members = all([Condition::Statement(says(the("Coral Council"), "have", what())), a(what(), kind("member"))]);
    let stated = ask(&world, Form::HowMany, 1, members);
    assert_eq!((lines(&stated), stated.text.as_deref()), (vec!["12".to_owned()], Some("12 members")));
    let counted = ask(&world, Form::HowMany, 1, Condition::Statement(says(the("Coral Council"), "promote", what())));
    assert_eq!((lines(&counted), counted.text.as_deref()), (vec!["2".to_owned()], Some("2: trade and tourism")));
}

#[test]
fn a_plural_is_no_number() {
    let world = World::council();
    let groups = all([
        Condition::Statement(says(other(), "steer", what())),
        a(what(), Noun { label: "reef group".to_owned(), things: things("reef groups").exactly, ..kind("group") }),
    ]);
    let found = ask(&world, Form::HowMany, 1, groups.clone());
    assert!(found.rows.is_empty());
    assert_eq!(found.text.as_deref(), Some("reef groups are spoken of, but nothing says how many"));
    assert_eq!(lines(&ask(&world, Form::Wh, 1, groups)), ["reef groups"]);
}

#[test]
fn what_repeats_the_noun_gives_way_to_examples() {
    let noun = Noun { things: things("soft outcomes").exactly, label: "soft outcome".to_owned(), ..kind("outcome") };
    assert_eq!(lines(&ask(&World::council(), Form::Wh, 1, a(what(), noun))), ["joint letters", "work plans"]);
}

#[test]
fn rows_keep_their_modality() {
    let found = wh(can(says(the("STM4"), "produce", what())));
    let moods: Vec<Option<Modality>> = found.rows.iter().map(|row| row.modality).collect();
    let (actual, expected) = (Some(Modality::Actual), Some(Modality::Expected));
    assert_eq!(moods, [actual, expected, expected, expected]);
}

#[test]
fn foreign_graphs_answer_uncited() {
    let world = World::of(turtle(
        "@prefix x: <https://w3id.org/rapporteur/rel/> . @prefix id: <https://w3id.org/rapporteur/id/> .
         id:suva x:capitalOf id:fiji ; x:population 93970 . id:fiji a <http://other.example/Island> .",
    ));
    let found = ask(&world, Form::Wh, 1, Condition::Statement(says(what(), "capitalOf", the("fiji"))));
    assert_eq!(lines(&found), Vec::<String>::new(), "slugs are lower case, so this relation is another");
    let sense =
        |name: &str| rapporteur::rdf::NamedNode::new_unchecked(format!("https://w3id.org/rapporteur/rel/{name}"));
    let mut statement = says(what(), "capital", the("fiji"));
    statement.predicate.senses[0].relation = sense("capitalOf");
    let found = ask(&world, Form::Wh, 1, Condition::Statement(statement.clone()));
    assert_eq!(lines(&found), ["suva"]);
    assert!(found.rows[0].is_uncited() && found.rows[0].modality.is_none());
    statement.predicate.senses[0].relation = sense("population");
    (statement.subject, statement.object) = (the("suva"), Some(Operand::Variable(Variable(0))));
    assert_eq!(lines(&ask(&world, Form::HowMany, 1, Condition::Statement(statement))), ["93970"]);
}
