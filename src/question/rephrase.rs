//! Questions that say in other words what the language has words for; tried where a question is not understood as it stands.

use crate::question::words::word::words;

/// What somebody is made to do by words: "asked to", and so is expected to do.
const BIDDEN: &[&str] =
    &["asked", "told", "urged", "instructed", "invited", "ordered", "requested", "directed", "advised", "encouraged"];
const BE: &[&str] = &["was", "were", "is", "are"];

/// "what was the Clerk asked to install?" as "what should the Clerk install?", "who was told to leave?" as "who should leave?".
pub(super) fn rephrased(text: &str) -> Option<String> {
    let all = words(text);
    let spelt: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
    let be = spelt.iter().position(|word| BE.contains(word))?;
    let asks = match spelt.get(..be)? {
        [] => String::new(),
        [wh @ ("what" | "who" | "whom")] => format!("{wh} "),
        _ => return None,
    };
    let bidden = |two: &[&str]| matches!(two, [bidden, "to"] if BIDDEN.contains(bidden));
    let at = be + 1 + spelt.get(be + 1..)?.windows(2).position(bidden)?;
    let deed = text.get(all.get(at + 2)?.span().start..)?;
    let who = all.get(be + 1).filter(|_| at > be + 1).zip(all.get(at - 1));
    let who = match who {
        Some((first, last)) => format!("{} ", text.get(first.span().start..last.span().end)?),
        None if asks == "who " => String::new(),
        None => return None,
    };
    Some(format!("{asks}should {who}{deed}"))
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
            ("who was ordered to leave?", Some("who should leave?")),
            ("was the Clerk told to close the hall?", Some("should the Clerk close the hall?")),
            ("what was told?", None),
            ("what is he to do?", None),
            ("what was asked to wait?", None),
        ];
        for (text, expected) in rows {
            assert_eq!(rephrased(text).as_deref(), expected, "{text}");
        }
    }
}
