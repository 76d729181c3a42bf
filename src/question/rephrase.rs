//! Questions that say in other words what the language has words for; tried where a question is not understood as it stands.

use crate::question::words::word::words;

/// What somebody is made to do by words: "asked to", and so is expected to do.
const BIDDEN: &[&str] =
    &["asked", "told", "urged", "instructed", "invited", "ordered", "requested", "directed", "advised", "encouraged"];
const BE: &[&str] = &["was", "were", "is", "are"];

/// "what was the Clerk asked to install?" as "what should the Clerk install?". Who was asked is not who does it, or should by
/// others' words.
pub(super) fn rephrased(text: &str) -> Option<String> {
    let all = words(text);
    let spelt: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
    let ["what", be, rest @ ..] = spelt.as_slice() else { return None };
    let bidden = |two: &[&str]| matches!(two, [bidden, "to"] if BIDDEN.contains(bidden));
    let at = rest.windows(2).position(bidden)?;
    if !BE.contains(be) || at == 0 {
        return None;
    }
    let who = text.get(all.get(2)?.span().start..all.get(at + 1)?.span().end)?;
    let deed = text.get(all.get(at + 4)?.span().start..)?;
    Some(format!("what should {who} {deed}"))
}

#[cfg(test)]
mod tests {
    use super::rephrased;

    #[test]
    fn who_is_asked_to_do_something_should() {
        let rows = [
            ("what was the Clerk asked to do?", Some("what should the Clerk do?")),
            ("What were members of the Board told to do in May?", Some("what should members of the Board do in May?")),
            ("what was Dana Moss asked to install?", Some("what should Dana Moss install?")),
            ("who was ordered to leave?", None),
            ("was the Clerk told to close the hall?", None),
            ("what was told?", None),
            ("what is he to do?", None),
            ("what was asked to wait?", None),
        ];
        for (text, expected) in rows {
            assert_eq!(rephrased(text).as_deref(), expected, "{text}");
        }
    }
}
