//! Each question with a sentence, and what that answers; half of them for what must not be answered.

use super::*;
use crate::prose::Reader;
use crate::text::{Source, Span};

fn asked(question: &str) -> Asked {
    let source = Source::new("question", question);
    Asked::of(&Reader::bundled().read_sentence(&source, Span::new(0, question.len()))).unwrap()
}

/// What a text answers, its pronouns and nouns standing for `named`.
fn found(question: &str, text: &str, named: &str) -> Vec<String> {
    let (asked, source) = (asked(question), Source::new("text", text));
    let named = Named::new(&[vocabulary(named.split_whitespace())], &[]);
    sentences(&source).iter().flat_map(|sentence| fillers(&asked, &source, sentence, &named)).collect()
}

#[track_caller]
fn check(question: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(question, text, ""), expected, "{question} {text}\n{:#?}", asked(question));
}

#[track_caller]
fn judged(question: &str, text: &str, expected: Option<bool>) {
    let (asked, source) = (asked(question), Source::new("text", text));
    let all = sentences(&source);
    let mut said = all.iter().filter_map(|one| is_so(&asked, &source, one, &Named::default()));
    assert_eq!(said.next().map(|said| said.so), expected, "{question} {text}\n{asked:#?}");
}

#[test]
fn either_voice_tells_who_and_what() {
    check("who inspects the harbours?", "The harbours are inspected by the Tide Board.", &["Tide Board"]);
    check("who inspects the harbours?", "The Tide Board inspects the harbours every spring.", &["Tide Board"]);
    check("what did the storm damage?", "The quay was damaged by the storm.", &["quay"]);
    check("which ferry sank in May?", "In May the ferry Halcyon sank off the cape.", &["ferry Halcyon"]);
    check("what must be paid before departure?", "A toll must be paid before departure.", &["toll"]);
}

#[test]
fn what_is_known_stands_on_its_own_side() {
    // Whoever was appointed appointed nobody.
    check("who appointed Dara Lund?", "Dara Lund appointed Per Holm in June.", &[]);
    check("what did the Board reject?", "The Council rejected the plan of the Board.", &[]);
    let text = "The Finance Committee advised against it, but the Audit Committee rejected the plan.";
    check("what did the Audit Committee reject?", text, &["plan"]);
    check("what did the Finance Committee reject?", text, &[]);
    check("who chairs the Tarn fair?", "The host (Lund, via Holm for the Tarn fair) chairs the meetings.", &[]);
    check("what did the Board reject?", "The Board rejected the plan of the Council.", &["plan of the Council"]);
}

#[test]
fn a_pronoun_is_whom_the_claims_of_its_sentence_name() {
    let text = "She supervises the two northern stations.";
    assert_eq!(found("what does Ines Mora supervise?", text, "Ines Mora"), ["two northern stations"]);
    assert_eq!(found("what does Ines Mora supervise?", text, ""), [""; 0]);
    // A pronoun tells nobody who it is.
    assert_eq!(found("who supervises the northern stations?", text, "Ines Mora"), [""; 0]);
}

#[test]
fn times_places_and_reasons_stand_beside_the_verb() {
    check("when was the lock opened?", "The lock, opened in June 2019, serves 40 barges a day.", &["June 2019"]);
    check(
        "why was the debate adjourned?",
        "The debate was adjourned because the hall was too cold.",
        &["because the hall was too cold"],
    );
    check("when is the Tarn congress?", "The Tarn congress will be held on 4 July.", &["4 July"]);
    check("where is the seat of the League?", "The seat of the League shall be in Tarn.", &["Tarn"]);
    check("where was Lina Holt born?", "Lina Holt was born in Tarn.", &["Tarn"]);
}

#[test]
fn numbers_go_with_what_they_count_or_measure() {
    check("how many herders moved away?", "After the drought 312 herders moved away.", &["312 herders"]);
    check("how many wardens does each park have?", "Each park shall have three wardens.", &["three wardens"]);
    check("by how much did the harvest fall?", "The harvest fell by 18 per cent.", &["18 per cent"]);
    check(
        "how much is the levy for 2031?",
        "The assembly set a levy of 12 million euros for 2031.",
        &["12 million euros"],
    );
    check("how often does the guild meet?", "The guild meets every two months in Tarn.", &["every two months"]);
    check("how long do the wardens serve?", "The wardens serve for three years.", &["three years"]);
    // Two numbers of one noun: neither is meant.
    check("how many boats are there in Tarn?", "Tarn lists 40 boats, of which 12 boats are laid up.", &[]);
}

#[test]
fn every_word_counts_and_so_do_denial_and_modality() {
    check("who repaired the northern lock?", "The guild repaired the southern lock.", &[]);
    check("who repaired the lock?", "The guild did not repair the lock.", &[]);
    check("who may close the lock?", "The guild must close the lock.", &[]);
    check("who may close the lock?", "Anyone may close the lock.", &["Anyone"]);
    check("where did the guilds meet?", "The guilds will meet in Tarn.", &[]);
}

#[test]
fn what_somebody_is_to_do_is_told_whole() {
    check(
        "what must a warden do after a flood?",
        "A warden must inform the guild after a flood.",
        &["inform the guild after a flood"],
    );
    check("what did the guilds agree to build?", "The guilds agreed to build a canal.", &["canal"]);
}

#[test]
fn a_sentence_decides_what_it_says_of_the_same() {
    judged("did the guild repair the lock?", "The guild repaired the lock.", Some(true));
    judged("did the guild repair the lock?", "The guild did not repair the lock.", Some(false));
    judged("may wardens vote?", "Wardens may not vote.", Some(false));
    judged("is Lina Holt a warden?", "Lina Holt is not a warden.", Some(false));
    judged("are the standards voluntary?", "The standards are voluntary.", Some(true));
    // "only" decides of all others, too.
    judged(
        "can the guild close the lock?",
        "The guild can watch, but only the warden can close the lock.",
        Some(false),
    );
    judged("can the warden close the lock?", "Only the warden can close the lock.", Some(true));
    judged("can the guild open the lock?", "The guild can watch, but only the warden can close the lock.", None);
    // Of somebody else, on a condition, of something narrower, and as a rule: undecided.
    judged("did the guild repair the lock?", "The council repaired the lock of the guild.", None);
    judged("may wardens vote?", "Wardens may vote if the guild agrees.", None);
    judged("may wardens vote?", "Wardens may not vote on fees.", None);
    judged("did wardens vote?", "Wardens must vote.", None);
}

#[test]
fn every_phrase_stands_in_the_clause_that_answers() {
    let text = "Exports to Kenya rose by 12 per cent, while exports to Sudan fell by 7 per cent.";
    check("by how much did exports to Kenya rise?", text, &["12 per cent"]);
    check("by how much did exports to Sudan rise?", text, &[]);
    judged("did exports to Sudan rise?", text, None);
    let text = "The trade minister of Egypt and the finance minister of Sudan signed the accord.";
    judged("did the finance minister of Egypt sign the accord?", text, None);
    let text = "The senate passed the bill, and the president vetoed it.";
    judged("did the senate pass the bill?", text, Some(true));
    judged("did the president pass the bill?", text, None);
    let text = "The regulator fined the airline in 2022 after it fined the railway in 2019.";
    judged("did the regulator fine the airline in 2019?", text, None);
    // Prepositions count.
    judged("did the envoy fly to Quito?", "The envoy flew from Quito to Bogota.", None);
    judged("did the envoy return with the ransom?", "The envoy returned without the ransom.", None);
    check(
        "when was the firm sold to Ines Cruz?",
        "The firm was bought by Ines Cruz in 2001 and sold to Tove Lie in 2010.",
        &[],
    );
}

#[test]
fn plans_and_what_others_say_are_no_deeds() {
    check("where did the state plant trees?", "The state pledged to plant trees in Ruma.", &[]);
    judged("did the state plant trees?", "The state pledged to plant trees.", None);
    judged("did the reform end?", "The reform was supposed to end in 2022.", None);
    check("what does the firm publish?", "The grant is paid provided that the firm publishes its data.", &[]);
    check("who discharged dye?", "It is not clear whether the factory discharged dye.", &[]);
}

#[test]
fn counts_are_of_whom_they_are_asked() {
    let text = "The Audit Committee has nine members, while the Finance Committee has many observers.";
    check("how many members does the Audit Committee have?", text, &["nine members"]);
    check("how many members does the Finance Committee have?", text, &[]);
    check("how many clerks did the ministry dismiss?", "The ministry hired 20 clerks and dismissed nine porters.", &[]);
}

#[test]
fn what_is_narrower_decides_nothing() {
    judged("may vessels enter the lagoon?", "Foreign vessels may not enter the lagoon.", None);
    judged("may the clerk issue permits?", "The clerk may not issue more than five permits.", None);
    judged("is Ana Ruiz a judge?", "Ana Ruiz is a former judge.", None);
    judged("is the treaty open to states?", "The treaty was open to states in 1990.", None);
    judged("are wages in Lund higher?", "Wages in Tarn are higher than in Lund.", None);
    judged("did Bolivia sign the annex?", "Brazil, but not Bolivia, signed the annex.", None);
    judged("did the clerks leave in May?", "Three clerks left in May.", None);
    judged("can members keep minutes?", "Members need not keep minutes.", None);
    judged("may members keep minutes?", "Members must not keep minutes.", Some(false));
    check("who opposed the decision to close the lido?", "Ana Roe opposed the decision not to close the lido.", &[]);
    check(
        "who attacked the decision to sell the pier?",
        "Tom Berg attacked the decision to sell the mill near the pier.",
        &[],
    );
    check(
        "who attacked the decision to sell the pier?",
        "Tom Berg attacked the decision to sell the pier.",
        &["Tom Berg"],
    );
    check("which city funds the museum?", "City Bank funds the museum.", &[]);
    check("which councillor declared an interest?", "Ana Roe declared an interest.", &[]);
    check("who chairs the League?", "The host chairs the League meetings.", &[]);
    check("when did the airline sue?", "The bank sued the airline in 2019.", &[]);
}

#[test]
fn a_relative_word_stands_for_what_its_clause_hangs_on() {
    check(
        "when did the mandate of the Panel lapse?",
        "It replaces the Panel, whose mandate lapsed in 2019.",
        &["2019"],
    );
    judged(
        "are the opinions of the Sea Panel binding?",
        "The quarrel is referred to the Sea Panel, a group of five jurists whose opinions are not binding.",
        Some(false),
    );
    check(
        "how many divers lost their lives in the raid?",
        "They condemned the raid on the tug Orca, in which two divers lost their lives.",
        &["two divers"],
    );
    judged(
        "can Ines Mora vote on the board?",
        "Ines Mora sits on the board, where Ines Mora cannot vote.",
        Some(false),
    );
    // The opinions of somebody else.
    judged("are the opinions of the Guild binding?", "The Guild asked the Bench, whose opinions are binding.", None);
}

#[test]
fn what_is_set_off_is_said_whatever_is_planned_around_it() {
    let text = "Tarn offered to host a weather centre, which is to open in 2031.";
    check("when will the weather centre open?", text, &["2031"]);
    check("who hosts the weather centre?", text, &[]);
    check("who opened the pier?", "No pier, which anyone opened, may close.", &[]);
}

#[test]
fn what_somebody_opens_opens() {
    check("where will the college open?", "We shall open a college in Tarn.", &["Tarn"]);
    check("when was the lido opened?", "The lido opened in May 2030.", &["May 2030"]);
    // Whoever sues is not sued.
    check("when did the airline sue?", "The bank sued the airline in 2019.", &[]);
}

#[test]
fn whoever_is_quoted_is_named() {
    let question = "does the guild have power to pay wages?";
    let text = "The clerk replied that the guild had no power to pay wages.";
    let (asked, source) = (asked(question), Source::new("text", text));
    let all = sentences(&source);
    let mut said = all.iter().filter_map(|one| is_so(&asked, &source, one, &Named::default()));
    assert_eq!(said.next(), Some(Judgement { so: false, speaker: Some("clerk".to_owned()) }));
    judged("did the guild pay wages?", "The clerk asked whether the guild paid wages.", None);
    judged("did the guild pay wages?", "The clerk denied that the guild paid wages.", None);
    judged("will the guild pay wages?", "The clerk urged the guild to pay wages.", None);
}

#[test]
fn anybody_is_whoever_is_named_or_nobody() {
    judged("was anyone injured?", "No one was injured.", Some(false));
    judged("was anybody dismissed?", "Lina Holt was dismissed.", Some(true));
    judged("was anyone injured?", "The horse was injured.", None);
    judged("did anyone object?", "Per Holm did not object.", None);
    judged("was anyone warned?", "Pilots warned that the dam may burst.", None);
}

#[test]
fn who_has_been_invited_to_do_something_is_who_was_invited() {
    check("who has been invited to give evidence?", "Lina Holt has been invited to give evidence.", &["Lina Holt"]);
    check("what did the guild agree to build?", "The guild agreed to build a hut.", &["hut"]);
}

#[test]
fn other_words_for_the_same_are_understood() {
    check(
        "when will the Gauge replace the present model?",
        "A new model, the Gauge, will replace the present one in May.",
        &["May"],
    );
    check("who deals with appeals?", "Appeals are dealt with by the Tide Board.", &["Tide Board"]);
    check(
        "by what majority are wardens elected?",
        "The guild elects wardens by a two-thirds majority.",
        &["two-thirds majority"],
    );
    check(
        "how many huts did Per Holm seek permission to build?",
        "Per Holm sought permission to build 12 huts.",
        &["12 huts"],
    );
    check("who is responsible for the locks?", "Ana Roe is responsible for the locks.", &["Ana Roe"]);
    judged("does the guild have a boat?", "The guild has no boat of its own.", Some(false));
    judged(
        "can shops that sell gin enter the fair?",
        "Shops that sell gin or beer cannot enter the fair.",
        Some(false),
    );
    judged("can the guild act without a vote?", "The guild cannot act without a vote.", Some(false));
    judged("can the guild act?", "The guild cannot act without a vote.", None);
}

#[test]
fn sides_do_not_turn_but_for_verbs_of_change() {
    judged("was the tenant paid?", "The tenant paid in May.", None);
    judged("did the envoy shoot?", "The envoy was shot in Lund.", None);
    judged("did the team grow in Tarn?", "The team grew leeks in Tarn.", None);
    check("when did the mayor resign?", "The deputy mayor resigned on 4 May.", &[]);
    check("when did the owner close?", "The museum, the owner of which lives in Lima, closed in May.", &[]);
}

#[test]
fn nobody_is_nobody_of_all() {
    for text in [
        "No one under 18 was arrested.",
        "No one else was arrested.",
        "No one was arrested until June.",
        "No one was initially arrested.",
        "No one was arrested for arson.",
        "The clerk asked whether anyone was arrested.",
    ] {
        judged("was anyone arrested?", text, None);
    }
    judged("did the dam leak?", "The mayor said that nobody had told her that the dam leaked.", None);
    judged("can a council levy fines?", "The council cannot levy fines.", None);
}

#[test]
fn an_infinitive_is_of_whoever_is_to_do_it() {
    judged("did the guild want to hear the case?", "The guild wanted a judge to hear the case.", None);
    check("what did the guild want to hear?", "The guild wanted a judge to hear the case.", &[]);
    check("what did the guild refuse to buy?", "The guild refused an offer to buy the hall.", &[]);
    check("what did the guild refuse to buy?", "The guild refused to buy the hall.", &["hall"]);
}

#[test]
fn places_and_names_are_whole() {
    check("where did the guild decide?", "The guild decided on the bridge in May.", &[]);
    judged("did the guild meet in Lund?", "The guild met Vera Lund in Tarn.", None);
    judged("did the guild meet in Lund?", "The guild met the mayor of Lund in Tarn.", None);
    judged("did the guild close the mill?", "The guild closed Mill Street.", None);
    judged("did the court hear the driver of the victim?", "The court heard the victim of the driver.", None);
    judged(
        "did the guild buy a new bridge?",
        "The guild sold the old mill beside the bridge and bought a new one.",
        None,
    );
    check("when was the loan to Peru approved?", "The guild approved the loan to New Peru on 9 April.", &[]);
    check("who is responsible for the locks?", "Ana Roe is responsible for the repair of the locks.", &[]);
    judged("may guests vote?", "Guests may speak, but only members may vote on fees.", None);
    judged("did the engine of the captain fail?", "The captain of the ferry whose engine failed was praised.", None);
    judged(
        "does the notice bind the participating towns?",
        "The notice does not bind any participating town.",
        Some(false),
    );
    check(
        "who challenged the decision to withdraw the syrup?",
        "The decision to withdraw a widely used syrup was challenged by Per Holm.",
        &["Per Holm"],
    );
    judged("did the fund pay the abbot?", "The mayor denied that there was a fund, which paid the abbot.", None);
}
