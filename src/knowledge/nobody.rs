//! Answers to questions of nobody: the contrary of what is answered of anybody.

use super::{Answered, Knowledge, KnowledgeError};
use crate::answer::{Answer, Verdict};
use crate::question::OfNobody;

impl Knowledge {
    /// The answer to a question of nobody.
    pub(super) fn ask_of_nobody(
        &self,
        question: &str,
        nobody: &OfNobody,
        wanted: Option<usize>,
    ) -> Result<Answered, KnowledgeError> {
        let mut answered = self.ask_reading(&nobody.asked, wanted)?;
        turn(&mut answered.answer, nobody);
        question.clone_into(&mut answered.answer.question);
        Ok(answered)
    }
}

/// Turns a verdict into its contrary, and says so of whom it was asked.
fn turn(answer: &mut Answer, nobody: &OfNobody) {
    let said = [nobody.other, "anybody", "anyone", "anything"].into_iter().find(|word| answer.reading.contains(word));
    answer.reading = match said {
        Some(word) => answer.reading.replacen(word, &nobody.word, 1),
        None => format!("the contrary of: {}", answer.reading),
    };
    let (verdict, text) = match (answer.verdict, answer.text.as_deref()) {
        (Some(Verdict::Yes), _) => (Verdict::No, Some("No: the contrary is stated.".to_owned())),
        (Some(Verdict::No), text) => {
            let said = text.and_then(|text| text.strip_prefix("No")).unwrap_or(".");
            (Verdict::Yes, Some(format!("Yes{said}")))
        }
        _ => return,
    };
    (answer.verdict, answer.text) = (Some(verdict), text);
}
