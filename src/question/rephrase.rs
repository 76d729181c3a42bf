//! Questions that say in other words what the language has words for; tried where a question is not understood as it stands.

use crate::question::words::word::words;

/// What somebody is made to do by words: "asked to", and so is expected to do.
const BIDDEN: &[&str] =
    &["asked", "told", "urged", "instructed", "invited", "ordered", "requested", "directed", "advised", "encouraged"];
const BE: &[&str] = &["was", "were", "is", "are"];

/// "what was the Clerk asked to do?" as "what should the Clerk do?".
pub(super) fn rephrased(text: &str) -> Option<String> {
    let all = words(text);
    let spelt: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
    let ["what", be, rest @ ..] = spelt.as_slice() else { return None };
    let bidden = |three: &[&str]| matches!(three, [bidden, "to", "do"] if BIDDEN.contains(bidden));
    let at = rest.windows(3).position(bidden)?;
    if !BE.contains(be) || at == 0 {
        return None;
    }
    let who = text.get(all.get(2)?.span().start..all.get(at + 1)?.span().end)?;
    let after = all.get(at + 5).and_then(|word| text.get(word.span().start..)).unwrap_or_default();
    Some(format!("what should {who} do {after}"))
}

#[cfg(test)]
mod tests {
    use super::rephrased;

    #[test]
    fn who_is_asked_to_do_something_should() {
        let rows = [
            ("what was the Clerk asked to do?", Some("what should the Clerk do ")),
            ("What were members of the Board told to do in May?", Some("what should members of the Board do in May?")),
            ("what was told?", None),
            ("what is he to do?", None),
        ];
        for (text, expected) in rows {
            assert_eq!(rephrased(text).as_deref(), expected, "{text}");
        }
    }
}
