//! What is only possible, hoped, wanted or said of something else is told of nobody.

use super::{check, check_absent};

/// No claim has that subject.
#[track_caller]
fn check_nothing_of(subject: &str, text: &str) {
    let found = super::claims(&super::read(text));
    assert!(found.iter().all(|claim| !claim.starts_with(&format!("{subject} |"))), "{text}: {found:#?}");
}

#[test]
fn who_may_follow_somebody_does_not_follow_yet() {
    for text in [
        "Ms Orr may take over from Mr Dale as treasurer.",
        "Ms Orr is expected to take over from Mr Dale as treasurer.",
        "Ms Orr hopes to be elected treasurer in place of Mr Dale.",
        "Ms Orr was nominated as treasurer in place of Mr Dale.",
        "If members agree, Ms Orr takes over from Mr Dale as treasurer.",
        "Ms Orr reportedly took over from Mr Dale as treasurer.",
    ] {
        check_absent(text, "Ms Orr | succeed |");
        check_absent(text, "Mr Dale | be | treasurer");
    }
    check_absent("Ms Orr will replace Mr Dale as treasurer.", "Mr Dale | be | treasurer");
    check_absent("Members voted against replacing Mr Dale as treasurer.", "Mr Dale | be | treasurer");
    check_absent("The Board elected Ms Orr in place of Mr Dale.", "Mr Dale | be |");
    check("Ms Orr replaced Mr Dale as treasurer.", &["Mr Dale | be | treasurer"]);
}

#[test]
fn what_is_lacking_wanted_or_rumoured_is_nobodys_act() {
    for text in [
        "The lack of support from Norland for the canal delayed work.",
        "The canal was dropped for want of support from Norland.",
        "The canal was closed without support from Norland.",
        "The Board seeks support from Norland for the canal.",
        "The Board asked for support from Norland for the canal.",
        "The Board asked Chad for support from Norland for the canal.",
        "The Board may receive support from Norland for the canal.",
        "If there is support from Norland for the canal, work begins.",
    ] {
        check_absent(text, "Norland | support");
    }
    check_absent("The Board expects a demand from Norland for a refund.", "Norland | demand");
    check_absent("The paper invented a proposal by Norland for a canal.", "Norland | propose");
    check_absent("Members discussed the rumoured bid by Norland for the port.", "Norland | bid for");
    check_absent("Members discussed a possible bid by Norland for the port.", "Norland | bid for");
    check_absent("The threat of opposition from Norland to the canal grew.", "Norland | oppose");
    check_absent("The Shore Bank's application for a permit is planned.", "Shore Bank | apply for");
    check_absent("The paper reported alleged criticism of the Board by Norland.", "Norland | criticise");
}

#[test]
fn what_is_acted_on_is_no_part_of_who_acts() {
    check("The Board accepted an offer by Norland of ferries.", &["Norland | offer | ferries"]);
    check_absent("The Board accepted an offer by the Ministry of Ferries.", "| offer | ");
    check("Members rejected a proposal by Norland for a canal.", &["Norland | propose | canal"]);
}

#[test]
fn times_and_adverbs_give_no_money() {
    for text in [
        "The Reef Panel is supported by a grant from 2011.",
        "The Reef Panel is supported by a grant from May.",
        "The Reef Panel is supported by loans from abroad.",
    ] {
        for giver in ["2011", "May", "abroad"] {
            check_absent(text, &format!("{giver} | support |"));
        }
    }
    check_nothing_of("Tarn", "The Reef Panel is financed by loans from Tarn in May.");
    check_nothing_of("Norland", "The Reef Panel will be financed by loans from Norland.");
    check("The Reef Panel is financed by fees from members.", &["members | finance | Reef Panel"]);
}

#[test]
fn what_is_said_again_is_said_in_the_same_way() {
    for text in [
        "Norland signed the treaty. So is Chad.",
        "Norland can levy fees. So must Chad.",
        "Norland was elected to the Board. So has Chad.",
        "Norland signed the treaty. So did Chad in part.",
        "Norland signed the treaty. So did Chad if the Board agreed.",
        "Norland signed the treaty. So did Chad to please the Board.",
        "Norland signed the treaty. So did Chad's.",
        "Norland signed the treaty. So did Chad in May.",
        "Norland signed the treaty. So did Chad after the vote.",
        "Norland signed the treaty. So did Chad, but only in part.",
        "The Board said Norland lost. Neither did Chad.",
        "Norland signed the treaty. Neither did Chad.",
    ] {
        let found = super::claims(&super::read(text));
        let again = |claim: &String| {
            ["sign", "levy", "elect", "lose", "say"].iter().any(|verb| claim.starts_with(&format!("Chad | {verb}")))
        };
        assert!(!found.iter().any(again), "{text}: {found:#?}");
    }
    check("Norland is a member. So is Chad.", &["Chad | be | member"]);
    check("Norland has signed the treaty. So has Chad.", &["Chad | sign | treaty"]);
    check("Norland must pay the fee. So must Chad.", &["Chad | pay | fee necessary"]);
}

#[test]
fn when_another_did_the_same_is_not_told() {
    let found = check("Norland signed the treaty in 2011. So did Chad.", &["Chad | sign | treaty"]);
    for view in found.views().filter(|view| view.subject_name.as_deref() == Some("Chad")) {
        assert!(view.qualifiers.is_empty(), "{view:?}");
    }
}

#[test]
fn a_power_is_nobodys_by_what_is_denied_or_wished() {
    for last in [
        "That power does not belong to the Reef Court.",
        "That power should belong to the Reef Court.",
        "If the vote passes, that power falls to the Reef Court.",
    ] {
        let text = format!("The Clerk cannot impose fines on ports. {last}");
        check_absent(&text, "Reef Court | impose");
    }
}

#[test]
fn labels_say_no_more_than_they_mean() {
    let sheet = |line: &str| format!("FACT SHEET\nEastern Rowing Union (ERU)\n\n{line}\n\nThe Union is small.");
    for line in
        ["Speed: 40 knots", "Suspended: Chad", "Rejected: Norland", "Banned: Alcohol", "Suspended: Chad, Norland"]
    {
        let found = super::claims(&super::read(&sheet(line)));
        let told = |claim: &String| {
            ["speed", "suspend", "reject", "ban"].iter().any(|word| claim.to_lowercase().contains(word))
        };
        assert!(!found.iter().any(told), "{line}: {found:#?}");
    }
    check_absent(&sheet("Expelled members: 3 clubs"), "3 ");
    check_absent(&sheet("Target members: 30 clubs"), "30 ");
    check_absent(&sheet("Next president: Per Orr"), "president");
    check_absent(&sheet("Former president: Per Orr"), "president");
    check(&sheet("Dissolved: 1971"), &["Eastern Rowing Union | be dissolved in | 1971"]);
    check(&sheet("Founded: in Lomar"), &["Eastern Rowing Union | be founded in | Lomar"]);
}
