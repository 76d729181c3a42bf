//! Sentence in, extractions out, as lines: subject, relation, object, modality, polarity, then qualifiers.

mod aside;
mod attached;
mod deeds;
mod left_out;
mod limits;
mod meant;
mod measured;
mod minutes;
mod narrowing;
mod resolved;
mod rounds;
mod strangers;
mod sums;
mod whole;
mod wires;

use crate::prose::{Extraction, Phrase, PhraseQualifier, Reader, Sentence, extract, states_something};
use crate::text::{Source, Span};

fn read(text: &str) -> Sentence {
    Reader::bundled().read_sentence(&Source::new("test", text), Span::new(0, text.len()))
}

fn words(sentence: &Sentence, phrase: &Phrase) -> String {
    let forms = phrase.tokens.iter().map(|&at| sentence.tokens[at].form.as_str());
    phrase.reworded.clone().unwrap_or_else(|| forms.collect::<Vec<_>>().join(" "))
}

fn qualifier(sentence: &Sentence, qualifier: &PhraseQualifier) -> String {
    let words = |phrase: &Phrase| words(sentence, phrase);
    match qualifier {
        PhraseQualifier::Time(relation, date) => format!("{relation:?} {date}").to_lowercase(),
        PhraseQualifier::TimeText(phrase) => format!("time: {}", words(phrase)),
        PhraseQualifier::Scope(preposition, phrase) => format!("{preposition}: {}", words(phrase)),
        PhraseQualifier::Venue(phrase) => format!("venue: {}", words(phrase)),
        PhraseQualifier::Hedge(phrase) => format!("hedge: {}", words(phrase)),
        PhraseQualifier::Condition(phrase) => format!("condition: {}", words(phrase)),
        PhraseQualifier::Attribution(phrase) => format!("attribution: {}", words(phrase)),
    }
}

fn line(sentence: &Sentence, found: &Extraction) -> String {
    let object = found.object.as_ref().map_or_else(|| "-".to_owned(), |object| words(sentence, object.phrase()));
    let stance = format!("{} | {}", found.modality.as_str(), found.polarity.as_str());
    let mut parts = vec![words(sentence, &found.subject), found.relation.clone(), object, stance];
    parts.extend(found.qualifiers.iter().map(|narrowing| qualifier(sentence, narrowing)));
    parts.join(" | ")
}

fn lines(text: &str) -> Vec<String> {
    let sentence = read(text);
    extract(&sentence).iter().map(|found| line(&sentence, found)).collect()
}

/// Every expected line is found; one that ends in `…` may go on with qualifiers.
fn check(text: &str, expected: &[&str]) {
    let found = lines(text);
    for wanted in expected {
        let holds = |line: &String| match wanted.strip_suffix(" …") {
            Some(start) => line.starts_with(start),
            None => line == wanted,
        };
        assert!(found.iter().any(holds), "{text}\n  wanted {wanted}\n  found  {found:#?}");
    }
}

/// No line contains the words.
fn check_absent(text: &str, unwanted: &[&str]) {
    let found = lines(text);
    for words in unwanted {
        assert!(found.iter().all(|line| !line.contains(words)), "{text}\n  unwanted {words}\n  found {found:#?}");
    }
}

#[test]
fn times_are_said_like_other_phrases() {
    check(
        "The talks took place in Oslo from 4 to 6 June 2025.",
        &[
            "The talks | take place in | Oslo | actual | affirmed | since 2025-06-04 | until 2025-06-06",
            "The talks | take place from | 4 to 6 June 2025 | actual | affirmed …",
        ],
    );
    check(
        "The accounts were approved by the Board on 3 May 2024 for a term of four years.",
        &[
            "the Board | approve | The accounts | actual | affirmed …",
            "The accounts | be approved on | 3 May 2024 | actual | affirmed …",
            "The accounts | be approved for | a term of four years | actual | affirmed …",
        ],
    );
    check_absent("It became a member in 2013.", &["become in"]);
}

#[test]
fn what_is_to_be_done_is_expected() {
    check(
        "The Director is to circulate a policy, and the Clerk must update the register.",
        &["The Director | circulate | a policy | expected | affirmed"],
    );
}

#[test]
fn what_is_said_is_told_from_what_is_named() {
    check(
        "The Director presented the accounts, pointing out that fare income had risen by 6 per cent.",
        &["fare income | rise by | 6 per cent | actual | affirmed …"],
    );
    check(
        "The Committee noted that data were incompatible and decided to set up a group.",
        &["The Committee | decide to set up | a group | actual | affirmed"],
    );
    check(
        "Dhillon asked whether it could be covered; Marsh replied that it could not be used.",
        &["Marsh | reply | that it could not be used | actual | affirmed"],
    );
    check(
        "The Treasurer informed the Board that liquidity was adequate.",
        &["The Treasurer | inform | the Board | actual | affirmed", "liquidity | be | adequate | actual | affirmed …"],
    );
}

#[test]
fn which_in_the_singular_is_about_the_clause() {
    check(
        "It proposes priorities and chairs sessions, which gives it agenda influence.",
        &["chairs sessions | give | agenda influence | actual | affirmed"],
    );
}

#[test]
fn amounts_and_names_stay_whole() {
    check("Arrears stood at EUR 1.3 million.", &["Arrears | stand at | EUR 1.3 million | actual | affirmed"]);
    check("The Fund granted EUR 5 million.", &["The Fund | grant | EUR 5 million | actual | affirmed"]);
    check(
        "The accounts were audited by Harcourt Weil & Partners.",
        &["Harcourt Weil & Partners | audit | The accounts | actual | affirmed"],
    );
    check("The Audit and Risk Committee met the auditors.", &["The Audit and Risk Committee | meet | the auditors …"]);
    check(
        "Its highest body, the Conference of Premiers, adopts the budget.",
        &["the Conference of Premiers | adopt | the budget | actual | affirmed"],
    );
    check(
        "A former minister, Ana Roe chairs the panel.",
        &["Ana Roe | chair | the panel | actual | affirmed", "Ana Roe | be | A former minister | actual | affirmed"],
    );
    check(
        "The Group must circulate its report to all Member States.",
        &["The Group | circulate to | all Member States | necessary | affirmed"],
    );
}

#[test]
fn coordination_is_split() {
    check(
        "The Council and the Assembly adopted budgets and rules.",
        &[
            "The Council | adopt | budgets | actual | affirmed",
            "The Council | adopt | rules | actual | affirmed",
            "the Assembly | adopt | budgets | actual | affirmed",
            "the Assembly | adopt | rules | actual | affirmed",
        ],
    );
    check(
        "The reports inform ministerial and leaders' meetings.",
        &[
            "The reports | inform | ministerial meetings | actual | affirmed",
            "The reports | inform | leaders ' meetings | actual | affirmed",
        ],
    );
    check(
        "The office drafted and published the annual report.",
        &[
            "The office | draft | the annual report | actual | affirmed",
            "The office | publish | the annual report | actual | affirmed",
        ],
    );
}

#[test]
fn modality_and_polarity_stay_with_their_verbs() {
    check(
        "The Agency does not set policy but can issue guidance.",
        &["The Agency | set | policy | actual | denied", "The Agency | issue | guidance | possible | affirmed"],
    );
    check(
        "Members must pay their dues and may withdraw at any time.",
        &[
            "Members | pay | their dues | necessary | affirmed",
            "Members | withdraw at | any time | possible | affirmed …",
        ],
    );
    check(
        "The Board can suspend and expel members.",
        &["The Board | suspend | members | possible | affirmed", "The Board | expel | members | possible | affirmed"],
    );
    check("No member may veto the budget.", &["member | veto | the budget | possible | denied"]);
    check("The treaty has no legal force.", &["The treaty | have | legal force | actual | denied"]);
    check(
        "The Council neither approved nor rejected the plan.",
        &["The Council | approve | the plan | actual | denied", "The Council | reject | the plan | actual | denied"],
    );
}

#[test]
fn infinitives_take_their_modality_from_the_verb_above() {
    check("Members are required to submit reports.", &["Members | submit | reports | necessary | affirmed"]);
    check("The Board is able to suspend members.", &["The Board | suspend | members | possible | affirmed"]);
    check("Ministers agreed to cut tariffs.", &["Ministers | agree to cut | tariffs | actual | affirmed"]);
    check("The government failed to pay its dues.", &["The government | pay | its dues | actual | denied"]);
    check("The Group hopes to conclude the talks.", &["The Group | hope to conclude | the talks | actual | affirmed"]);
    check("The statute allows members to inspect records.", &["members | inspect | records | possible | affirmed"]);
    check(
        "The Council has the power to impose sanctions.",
        &["The Council | impose | sanctions | possible | affirmed"],
    );
    check_absent("The Council has no power to impose sanctions.", &["actual | affirmed", "possible | affirmed"]);
}

#[test]
fn what_is_denied_is_denied_within_its_scopes() {
    check(
        "No member may be elected to the Bureau for two terms.",
        &["member | be elected to | the Bureau | possible | denied | for: two terms"],
    );
    check(
        "The fund covers roads and ports, but not dams.",
        &["The fund | cover | roads | actual | affirmed", "The fund | cover | dams | actual | denied"],
    );
    check("Unlike the Court, the Board has no judges.", &["the Board | have | judges | actual | denied …"]);
    check_absent("Unlike the Court, the Board has no judges.", &["have unlike"]);
    check("Some members have yet to ratify the treaty.", &["Some members | ratify | the treaty | actual | denied"]);
}

#[test]
fn passives_turn_active_where_the_agent_is_named() {
    check("The agenda is prepared by the Bureau.", &["the Bureau | prepare | The agenda | actual | affirmed"]);
    check(
        "The decisions are recorded in the minutes.",
        &["The decisions | be recorded in | the minutes | actual | affirmed"],
    );
    check(
        "The summit is held every year.",
        &["The summit | be held | every year | actual | affirmed | time: every year"],
    );
}

#[test]
fn means_are_no_agents() {
    check("Decisions are taken by consensus.", &["Decisions | be taken by | consensus | actual | affirmed"]);
    check("The budget was cut by 10 percent.", &["The budget | be cut by | 10 percent | actual | affirmed"]);
}

#[test]
fn verbs_keep_their_particles_and_share_their_objects() {
    check(
        "The network brings together farmers and traders.",
        &["The network | bring together | farmers | actual | affirmed"],
    );
    check(
        "Ministers may approve, amend or reject the plan.",
        &[
            "Ministers | approve | the plan | possible | affirmed",
            "Ministers | amend | the plan | possible | affirmed",
            "Ministers | reject | the plan | possible | affirmed",
        ],
    );
    check("She reports directly to the Board.", &["She | report to | the Board | actual | affirmed"]);
}

#[test]
fn belonging_is_a_relation() {
    check("Kenya is a member of the Council.", &["Kenya | be a member of | the Council | actual | affirmed"]);
    check("The office is part of the Ministry.", &["The office | be part of | the Ministry | actual | affirmed"]);
    check(
        "Egypt holds the chairmanship of the Forum in 2026.",
        &["Egypt | chair | the Forum | actual | affirmed | in 2026"],
    );
}

#[test]
fn times_are_whole() {
    check(
        "The panel meets twice a year.",
        &["The panel | meet | twice a year | actual | affirmed | time: twice a year"],
    );
    check(
        "The panel meets three times a year.",
        &["The panel | meet | three times a year | actual | affirmed | time: three times a year"],
    );
}

#[test]
fn reserves_are_kept() {
    check("She has been director since 3 March 2025.", &["She | be | director | actual | affirmed | since 2025-03-03"]);
    check(
        "The Board may dismiss staff only for misconduct.",
        &["The Board | dismiss | staff | possible | affirmed | condition: only for misconduct"],
    );
    check(
        "Only members that have paid their contributions may vote in the Council.",
        &["members | vote in | the Council | possible | affirmed | condition: that have paid their contributions"],
    );
}

#[test]
fn relative_clauses_are_said_of_their_noun() {
    check(
        "The Troika, which consists of three ministers, advised the chair.",
        &[
            "The Troika | consist of | three ministers | actual | affirmed",
            "The Troika | advise | the chair | actual | affirmed",
        ],
    );
    check(
        "The Bank is a lender that finances roads.",
        &["The Bank | be | a lender | actual | affirmed", "The Bank | finance | roads | actual | affirmed"],
    );
    check("The fund finances projects that members propose.", &["members | propose | projects | actual | affirmed"]);
    check_absent("The Council does not adopt rules that bind members.", &["rules | bind"]);
}

#[test]
fn qualifiers_say_when_and_under_what_reserve() {
    check("Peru hosted the summit in June 2024.", &["Peru | host | the summit | actual | affirmed | in 2024-06"]);
    check(
        "The fund usually supports small projects.",
        &["The fund | support | small projects | actual | affirmed | hedge: usually"],
    );
    check(
        "The Bank may lend money if the Board approves the loan.",
        &["The Bank | lend | money | possible | affirmed | condition: if the Board approves the loan"],
    );
    check(
        "The minister said that the talks failed.",
        &["the talks | fail | - | actual | affirmed | attribution: The minister"],
    );
    check(
        "According to the Commission, prices will fall.",
        &["prices | fall | - | expected | affirmed | attribution: the Commission"],
    );
    check("In Oslo, they signed the treaty.", &["they | sign | the treaty | actual | affirmed | in: Oslo"]);
    check("In Oslo, they signed the treaty.", &["they | sign in | Oslo | actual | affirmed"]);
}

#[test]
fn what_is_not_asserted_is_not_extracted() {
    check_absent("The Bank may lend money if the Board approves the loan.", &["Board | approve"]);
    check_absent("Does the Council adopt the budget?", &["adopt"]);
    check_absent("Members doubt whether the plan will work.", &["the plan | work"]);
    check_absent("Members discussed how to reach the target.", &["| reach |"]);
}

#[test]
fn lists_give_examples() {
    check(
        "The programme covers areas such as health, education and trade.",
        &[
            "areas | include | health | actual | affirmed",
            "areas | include | education | actual | affirmed",
            "areas | include | trade | actual | affirmed",
        ],
    );
    check(
        "The Network has three members: Chile, Peru and Ghana.",
        &["three members | include | Chile | actual | affirmed", "three members | include | Ghana | actual | affirmed"],
    );
}

#[test]
fn noun_phrases_speak_for_themselves() {
    check("The Fund's board meets in Geneva.", &["The Fund | have | board | actual | affirmed"]);
    check("They met the members of the Council.", &["the Council | have | the members | actual | affirmed"]);
    check(
        "The World Health Organization (WHO) met.",
        &["World Health Organization | also known as | WHO | actual | affirmed"],
    );
    check("They drafted guidelines for small farms.", &["guidelines | for | small farms | actual | affirmed"]);
    check(
        "The director leads policy work, including coordination of the regional offices.",
        &["The director | coordinate | the regional offices | actual | affirmed"],
    );
}

#[test]
fn tells_statements_from_the_rest() {
    assert!(states_something(&read("The Council met in May.")));
    assert!(!states_something(&read("Report of the Council")));
    assert!(!states_something(&read("Does the Council meet?")));
}

/// The wall of shame: what the model as trained now gets wrong. Whoever mends one moves it up.
#[test]
fn not_yet_right() {
    let (text, wanted) = ("All fees but one were paid.", "All fees but one | be paid | - | actual | affirmed");
    assert!(!lines(text).iter().any(|line| line == wanted), "{text} is read right now: move it up");
}
