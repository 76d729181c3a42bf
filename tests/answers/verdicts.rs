//! Yes, no, not stated, disputed.

use crate::world::{World, a, can, class, not, put, reading, says, the, things};
use rapporteur::answer::{Answer, Verdict};
use rapporteur::claim::Modality;
use rapporteur::question::{Condition, Form, Operand, Sense, Statement, Things};
use rapporteur::rdf::namespace;

fn ask(body: Condition) -> Answer {
    put(&World::council(), &reading(Form::YesNo, 0, body))
}

fn check(statement: Statement, expected: Verdict) {
    let found = ask(Condition::Statement(statement.clone()));
    assert_eq!(found.verdict, Some(expected), "{statement:?}\n{}", found.sparql);
    assert_eq!(found.citations.is_empty(), expected == Verdict::Unknown);
}

#[test]
fn claims_decide() {
    check(says(the("Coral Council"), "promote", the("trade")), Verdict::Yes);
    check(can(says(the("Coral Council"), "launch", the("pilot projects"))), Verdict::Yes);
    check(says(the("Coral Council"), "issue", the("binding treaties")), Verdict::No);
    check(can(says(the("Coral Council"), "issue", the("binding treaties"))), Verdict::No);
    check(can(says(the("Coral Council"), "issue", the("trade"))), Verdict::Unknown);
    check(says(the("Reef Bureau"), "head", the("Ana Ruiz")), Verdict::Unknown);
}

#[test]
fn narrower_relations_support_and_wider_denials_refute() {
    check(can(says(the("Coral Council"), "produce", the("pilot projects"))), Verdict::Yes);
    check(can(says(the("Coral Council"), "launch", the("binding treaties"))), Verdict::Unknown);
}

#[test]
fn can_is_not_does() {
    let found = ask(Condition::Statement(says(the("Coral Council"), "launch", the("pilot projects"))));
    assert_eq!(found.verdict, Some(Verdict::Unknown));
    assert!(found.notes[0].starts_with("it can, but nothing says that it does"), "{:?}", found.notes);
    let must = Statement { object: None, ..says(the("guests"), "register", the("guests")) };
    check(Statement { modality: Modality::Necessary, ..must.clone() }, Verdict::Yes);
    check(can(must), Verdict::Yes);
}

#[test]
fn other_names_venues_and_sessions() {
    check(can(says(the("Lumo"), "impose", the("binding orders"))), Verdict::No);
    check(can(says(the("STM4"), "produce", the("statements"))), Verdict::Yes);
    check(says(the("Steering Meeting"), "steer", the("reef groups")), Verdict::Yes);
    check(can(says(the("STM4"), "produce", the("work plans"))), Verdict::Yes);
    check(says(the("STM4"), "part-of", the("Coral Council")), Verdict::Yes);
    check(can(says(the("STM4"), "issue", the("binding treaties"))), Verdict::No);
}

#[test]
fn members_of_a_group() {
    check(can(says(the("Nila"), "attend", the("open session"))), Verdict::Yes);
    check(can(says(the("Baru"), "attend", the("open session"))), Verdict::Unknown);
}

#[test]
fn narrower_things_support_and_broader_denials_refute() {
    let treaties = |narrower: &[&str], broader: &[&str], exactly: &[&str]| {
        let nodes = |names: &[&str]| names.iter().flat_map(|name| things(name).exactly).collect();
        Operand::Things(Things {
            label: "treaties".to_owned(),
            exactly: nodes(exactly),
            names: vec![],
            narrower: nodes(narrower),
            holder: false,
            broader: nodes(broader),
        })
    };
    let issue = |object| can(says(the("Coral Council"), "issue", object));
    check(issue(treaties(&["binding treaties"], &[], &["treaties"])), Verdict::Unknown);
    check(issue(treaties(&[], &["binding treaties"], &["new binding treaties"])), Verdict::No);
    let launch = can(says(the("Coral Council"), "launch", treaties(&["pilot projects"], &[], &[])));
    check(launch, Verdict::Yes);
}

#[test]
fn both_sides_are_heard() {
    check(says(the("Lumo"), "chair", the("council sessions")), Verdict::Disputed);
}

#[test]
fn a_denial_holds_where_it_is_denied() {
    check(can(says(the("Lumo"), "impose", the("binding orders"))), Verdict::No);
    check(can(not(says(the("Lumo"), "impose", the("binding orders")))), Verdict::Yes);
}

#[test]
fn kinds_and_qualities_are_judged() {
    let verdict = |condition| ask(condition).verdict.unwrap();
    assert_eq!(verdict(a(the("Coral Council"), class("Forum"))), Verdict::Yes);
    assert_eq!(verdict(a(the("Ana Ruiz"), class("Forum"))), Verdict::Unknown);
    let quality = |name: &str, adjective: &str| verdict(Condition::Quality(the(name), adjective.to_owned()));
    assert_eq!(quality("binding treaties", "binding"), Verdict::Yes);
    assert_eq!(quality("soft outcomes", "binding"), Verdict::No);
    assert_eq!(quality("statements", "binding"), Verdict::Unknown);
}

#[test]
fn to_be_is_to_be_an_instance() {
    let mut is = says(the("Coral Council"), "be", the("organisation"));
    is.predicate.senses.push(Sense { relation: namespace::TYPE.into(), inverse: false });
    if let Some(Operand::Things(things)) = &mut is.object {
        things.exactly.extend(class("Organisation").classes);
    }
    assert_eq!(ask(Condition::Statement(is)).verdict, Some(Verdict::Yes));
}

#[test]
fn the_text_quotes_and_the_unknown_explains() {
    let no = ask(Condition::Statement(says(the("Coral Council"), "issue", the("binding treaties"))));
    let quote = "No: “The Coral Council does not issue binding treaties but can launch pilot projects.” (council.txt)";
    assert_eq!(no.text.as_deref(), Some(quote));
    let unknown = ask(Condition::Statement(says(the("Nila"), "chair", the("open session"))));
    assert_eq!(unknown.text.as_deref(), Some("nothing says what is asked"));
}
