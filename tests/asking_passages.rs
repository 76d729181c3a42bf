//! What no claim answers is read off the sentence that says it, and nothing else is.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails panics, which is how it says so")]

mod support;

use support::{Scratch, run};

const TEXT: &str = "The Tarn Lock Guild looks after the locks of the upper river. It meets every two months in the old customs house. \
In 2016 wardens raised the toll by 18 per cent, because the northern lock had to be rebuilt. After the flood 312 families moved away. \
Anyone may watch the sluices. The guild can warn boats, but only the warden can close a lock. \
A levy of 12 million crowns for 2031 was set, and the eldest warden, Lina Holt, tabled a plan to dig a canal. \
The boatmen's union did not sign the accord.\n";

/// What is answered, and whether it is said that no claim says so.
fn asked(question: &str) -> (String, bool) {
    let letters: String = question.chars().filter(char::is_ascii_alphanumeric).collect();
    let scratch = Scratch::new(&format!("passages-{letters}"));
    scratch.file("guild.txt", TEXT);
    let ran = run(scratch.path(), &["ask", "--format", "json", question, "guild.txt"]);
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_default();
    let rows = answer["rows"].as_array().cloned().unwrap_or_default();
    let labels: Vec<&str> = rows.iter().filter_map(|row| row["cells"][0]["label"].as_str()).collect();
    let quoted = |citation: &serde_json::Value| {
        let (start, end) = (citation["start"].as_u64().unwrap(), citation["end"].as_u64().unwrap());
        let passage: String = TEXT.chars().skip(start as usize).take((end - start) as usize).collect();
        assert_eq!(Some(passage.as_str()), citation["quote"].as_str(), "{question}");
    };
    let cited = rows.iter().chain([&answer]).filter_map(|one| one["citations"].as_array());
    cited.flatten().for_each(quoted);
    let said = answer["verdict"].as_str().map_or_else(|| labels.join("; "), str::to_owned);
    (said, answer["notes"].to_string().contains("no claim says this"))
}

#[track_caller]
fn check(question: &str, expected: &str) {
    assert_eq!(asked(question).0, expected, "{question}");
}

#[test]
fn sentences_answer_what_no_claim_does() {
    check("by how much did wardens raise the toll?", "18 per cent");
    check("how much is the levy for 2031?", "12 million crowns");
    check("who tabled a plan to dig a canal?", "Lina Holt");
    check("can the guild close a lock?", "no");
    assert_eq!(asked("can the guild close a lock?"), ("no".to_owned(), true));
}

#[test]
fn what_is_not_said_is_not_made_up() {
    for question in [
        "who may close the sluices?",
        "how many families moved to Tarn?",
        "who signed the accord?",
        "who tabled a plan to dig a tunnel?",
        "how much is the levy for 2032?",
        "what did Lina Holt raise?",
    ] {
        check(question, "");
    }
    check("why did the families raise the toll?", "unknown");
    check("did the wardens sign the accord?", "unknown");
    check("must the warden close a lock?", "unknown");
}
