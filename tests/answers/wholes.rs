//! Profiles, paths and grounds.

use crate::world::{World, can, not, put, reading, says, the, things, turtle};
use rapporteur::answer::{Answer, Row, Verdict};
use rapporteur::question::{Condition, Form, Reading};

fn lines(answer: &Answer) -> Vec<String> {
    let line = |row: &Row| row.cells.iter().map(|cell| cell.label.as_str()).collect::<Vec<_>>().join(" ");
    answer.rows.iter().map(line).collect()
}

fn about(form: Form, names: &[&str], within: Option<usize>) -> Answer {
    about_in(&World::council(), form, names, within)
}

fn about_in(world: &World, form: Form, names: &[&str], within: Option<usize>) -> Answer {
    let about = names.iter().map(|name| things(name)).collect();
    let reading = Reading { about, within, ..reading(form, 0, Condition::All(vec![])) };
    put(world, &reading)
}

#[test]
fn a_profile_begins_with_what_it_is() {
    let found = about(Form::Describe, &["Coral Council"], None);
    let expected = [
        "is forum",
        "has 12 members",
        "promotes trade",
        "promotes tourism",
        "does not issue binding treaties",
        "can launch pilot projects",
        "has part Steering Meeting",
        "is a kind of forum",
    ];
    assert_eq!(lines(&found), expected);
    assert_eq!(found.text.as_deref(), Some("Coral Council is a forum."));
    assert_eq!(found.citations.len(), 1);
}

#[test]
fn what_it_is_called_elsewhere_belongs_to_it() {
    let found = about(Form::Describe, &["Lumo"], None);
    assert!(lines(&found).contains(&"cannot impose binding orders".to_owned()), "{:?}", lines(&found));
    assert!(lines(&found).contains(&"is named host island".to_owned()) || found.rows.len() > 3);
}

#[test]
fn who_bears_a_title_is_told_from_its_side() {
    let found = about(Form::Describe, &["senior envoy of Baru"], None);
    assert_eq!(found.text.as_deref(), Some("Ana Ruiz is a senior envoy of Baru."));
    assert_eq!(lines(&found)[0], "is Ana Ruiz");
}

#[test]
fn a_session_tells_what_it_inherits() {
    let found = about(Form::Describe, &["STM4"], None);
    assert!(lines(&found).contains(&"drafts statements".to_owned()), "{:?}", lines(&found));
    assert!(lines(&found).contains(&"is held in Port Aria".to_owned()), "{:?}", lines(&found));
}

#[test]
fn foreign_things_have_profiles() {
    let world = World::of(turtle(
        "@prefix id: <https://w3id.org/rapporteur/id/> . @prefix x: <http://x.example/> .
         id:suva a x:CapitalCity ; x:population 93970 ; x:locatedIn id:fiji . id:anthem x:sungIn id:suva .",
    ));
    let found = about_in(&world, Form::Describe, &["suva"], None);
    assert_eq!(lines(&found), ["is a kind of Capital City", "located in fiji", "population 93970", "← sung in anthem"]);
    assert!(found.rows.iter().all(Row::is_uncited));
}

#[test]
fn a_path_tells_its_steps() {
    let found = about(Form::Path, &["Ana Ruiz", "Coral Council"], None);
    let expected = [
        "Ana Ruiz heads Reef Bureau",
        "Reef Bureau reports to Steering Meeting",
        "Steering Meeting is part of Coral Council",
    ];
    assert_eq!(lines(&found), expected);
    assert_eq!(found.text.as_deref(), Some(format!("{}.", expected.join("; ")).as_str()));
    assert_eq!(found.citations.len(), 2);
    assert!(found.rows.iter().all(|row| !row.is_uncited()));
}

#[test]
fn a_path_keeps_within_its_bound() {
    let found = about(Form::Path, &["Ana Ruiz", "Coral Council"], Some(2));
    assert!(found.rows.is_empty());
    assert_eq!(found.text.as_deref(), Some("nothing said connects Ana Ruiz to Coral Council within 2 steps"));
    assert_eq!(lines(&about(Form::Path, &["Nila", "guests"], Some(1))), ["guests includes Nila"]);
}

#[test]
fn classes_and_denials_are_no_connection() {
    let found = about(Form::Path, &["Tide Panel", "binding treaties"], Some(9));
    assert!(found.rows.is_empty(), "{:?}", lines(&found));
}

#[test]
fn scopes_connect() {
    let found = about(Form::Path, &["observers", "Port Aria"], None);
    assert_eq!(lines(&found), ["observers should expect soft outcomes from STM4", "STM4 is held in Port Aria"]);
}

#[test]
fn grounds_stand_by_the_verdict() {
    let world = World::council();
    let body = Condition::Statement(can(not(says(the("Lumo"), "impose", the("binding orders")))));
    let found = put(&world, &reading(Form::Why, 0, body));
    assert_eq!(found.verdict, Some(Verdict::No));
    assert_eq!(lines(&found)[0], "host island cannot impose binding orders");
    assert!(lines(&found).contains(&"host island chairs council sessions".to_owned()), "{:?}", lines(&found));
    assert!(
        found.text.unwrap().starts_with("The text gives no ground of its own; it follows from what is said: “The host")
    );
    let unknown = Condition::Statement(says(the("Nila"), "impose", the("trade")));
    let found = put(&world, &reading(Form::Why, 0, unknown));
    assert_eq!((found.verdict, found.rows.len()), (Some(Verdict::Unknown), 0));
}
