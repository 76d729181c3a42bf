//! What belongs where: phrases and clauses that stand beside the wrong word.

use super::{check, check_absent};

#[test]
fn what_a_time_or_a_comma_parts_is_not_of_the_time() {
    check(
        "The fund and the harbour board signed a lease yesterday that will give the port two new berths.",
        &["a lease | give | two new berths | expected | affirmed …"],
    );
    check(
        "Claims must be sent to the Registry, run by Norway in Bergen, at least six weeks before the hearing.",
        &["Claims | be sent | at least six weeks before the hearing | necessary | affirmed …"],
    );
    check(
        "The inspectors found that costs had doubled, and called on the port to publish its books.",
        &["The inspectors | call on | the port | actual | affirmed …"],
    );
    check(
        "The vote was tabled until the harbour director, Ms. Lund, obtains a second offer.",
        &[
            "The vote | be tabled | - | actual | affirmed | time: until the harbour director , Ms. Lund , obtains a second offer",
        ],
    );
    check(
        "The works will cost £3 million and be finished by 2030.",
        &["The works | be finished by | 2030 | expected | affirmed …"],
    );
    check("Fees rose 4% to £310 last year.", &["Fees | rise | last year | actual | affirmed …"]);
    check(
        "The harbour should be dredged by the end of 2031.",
        &["The harbour | be dredged by | the end of 2031 | expected | affirmed …"],
    );
}

#[test]
fn what_may_come_to_pass_is_not_said_to_have() {
    check(
        "The grant may be paid only after the auditor has signed the accounts.",
        &["The grant | be paid | - | possible | affirmed | condition: only after the auditor has signed the accounts"],
    );
    check_absent("The grant may be paid only after the auditor has signed the accounts.", &["sign | the accounts"]);
    check_absent("One port cannot prevent the others from raising fees.", &["raise | fees"]);
    check_absent("Ms Lund accused the board of hiding losses.", &["hide | losses"]);
    check_absent("How the panels work together.", &["work"]);
    check_absent("Any Port that is in arrears may appeal.", &["be in | arrears"]);
    check(
        "Any Port that is in arrears may appeal.",
        &["Any Port that is in arrears | appeal | - | possible | affirmed"],
    );
}

#[test]
fn denials_are_found_wherever_they_hang() {
    check(
        "Ports should share data rather than sell it.",
        &["Ports | share | data | expected | affirmed", "Ports | sell | it | expected | denied"],
    );
    check(
        "The register did not show which ships were insured.",
        &["The register | show | which ships were insured | actual | denied"],
    );
    check(
        "The port could not go on relying on one crane.",
        &["The port | go on relying on | one crane | possible | denied"],
    );
}

#[test]
fn phrases_are_whole_and_apart() {
    check(
        "Ms Lund was named Harbour Master by the Council in May 2020.",
        &[
            "the Council | name | Ms Lund | actual | affirmed …",
            "Ms Lund | be named | Harbour Master | actual | affirmed …",
        ],
    );
    check(
        "The loan will finance 40 km of power lines and 300 light wagons.",
        &[
            "The loan | finance | 40 km of power lines | expected | affirmed",
            "The loan | finance | 300 light wagons | expected | affirmed",
        ],
    );
    check("The tower is 60 metres high.", &["The tower | be | 60 metres high | actual | affirmed"]);
    check(
        "Members were worried that no berth was free.",
        &["Members | be worried | that no berth was free | actual | affirmed"],
    );
    check_absent("Members were worried that no berth was free.", &["be | worried"]);
    check(
        "A port may join by signing the charter.",
        &[
            "A port | join by | signing the charter | possible | affirmed",
            "A port | sign | the charter | possible | affirmed",
        ],
    );
    check("The board met at Castle House, Harwich.", &["Castle House | be in | Harwich | actual | affirmed"]);
    check(
        "Anyone harmed by the works may complain to the Board.",
        &["Anyone harmed by the works | complain to | the Board | possible | affirmed"],
    );
    check_absent("Anyone harmed by the works may complain to the Board.", &["| harm |"]);
    check_absent("The crews sat side by side.", &["side"]);
    check("Ships may be late, pilots complain.", &["pilots | complain | Ships may be late | actual | affirmed"]);
}

#[test]
fn infinitives_say_what_a_noun_is_for() {
    check("They welcomed the commitments to reduce waste.", &["the commitments | reduce | waste | actual | affirmed"]);
}

#[test]
fn what_is_given_shared_or_aimed_at_is_whole() {
    check(
        "The panel drafts rules and submits to the Council proposals for closer relations.",
        &["The panel | submit to | the Council | actual | affirmed"],
    );
    check(
        "Under a plan drafted by Switzerland, which holds the chair this year, ports would approve a budget.",
        &["Switzerland | hold | the chair | actual | affirmed …"],
    );
    check(
        "Crews may enter, reside and work in any port for ninety days.",
        &["Crews | reside in | any port | possible | affirmed …", "Crews | work in | any port | possible | affirmed …"],
    );
    check(
        "The Forum's functions are to adopt decisions and to approve the work programme.",
        &[
            "The Forum | adopt | decisions | actual | affirmed",
            "The Forum | approve | the work programme | actual | affirmed",
        ],
    );
    check(
        "The Articles forbid the Bank to interfere in politics.",
        &["the Bank | interfere in | politics | possible | denied …"],
    );
    check_absent("People return with nothing.", &["actual | affirmed"]);
}

#[test]
fn whose_view_it_is_and_what_it_is_in_view_of() {
    check(
        "In the view of the Agency, the plan was sound.",
        &[
            "the Agency | say | the plan was sound | actual | affirmed",
            "the plan | be | sound | actual | affirmed | attribution: the Agency",
        ],
    );
    check("In view of the crisis, the Council met in Lima.", &["the Council | meet in | Lima | actual | affirmed"]);
}
