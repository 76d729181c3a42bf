//! "What did Roe refuse to sign?": a text that says that she refused to sign something denies that she signed it, so that the
//! denial is asked for.

use crate::lexicon::morphology::{WordClass, lemma};
use crate::question::words::word::{Word, words};
use std::sync::LazyLock;

/// Verbs after which an infinitive is denied.
static FAILING: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../grammar/control.tsv").lines().map(|row| row.split('\t').collect::<Vec<_>>());
    rows.filter_map(|row| match row.as_slice() {
        [verb, "verb", "failed", ..] if !verb.contains(' ') => Some(*verb),
        _ => None,
    })
    .collect()
});

/// A question of what is refused as a question of what is denied, and the verb of refusing, which a sentence that answers it must
/// have.
#[must_use]
pub fn refused(text: &str) -> Option<(&'static str, String)> {
    let all = words(text);
    let spelt = |at: usize| all.get(at).map_or("", |word| word.text.as_str());
    let failing = |word: &str| FAILING.iter().find(|verb| **verb == lemma(word, WordClass::Verb)).copied();
    let at = (1..all.len()).find(|&at| spelt(at + 1) == "to" && failing(spelt(at)).is_some())?;
    let verb = failing(spelt(at))?;
    let from = |word: Option<&Word<'_>>| word.map_or(text.len(), |word| word.span().start);
    let before = text.get(..from(all.get(at)))?;
    let after = text.get(from(all.get(at + 2))..)?;
    // Who may refuse to do something is not said to be unable to.
    if all.get(..at)?.iter().any(|word| FREE.contains(&word.text.as_str())) {
        return None;
    }
    let helps = all.get(..at)?.iter().position(|word| HELPING.contains(&word.text.as_str()));
    let first = helps == Some(0);
    let Some(helping) = helps.and_then(|at| all.get(at)) else {
        return Some((verb, format!("{before}did not {after}")));
    };
    // "who has refused to sign", "has Roe refused to sign".
    let had = HAVING.contains(&helping.text.as_str());
    let did = if had { "did" } else { helping.text.as_str() };
    if first {
        let who = before.get(helping.span().end..)?.trim();
        return Some((verb, format!("is it true that {who} {did} not {after}")));
    }
    let (start, end) = (before.get(..helping.span().start)?, before.get(helping.span().end..)?);
    Some((verb, format!("{start}{did}{end}not {after}")))
}

/// Words that help a verb.
const HELPING: &[&str] = &["did", "does", "do", "must", "shall", "will", "has", "have", "had"];
const FREE: &[&str] = &["can", "could", "may", "might"];
const HAVING: &[&str] = &["has", "have", "had"];

#[cfg(test)]
mod tests {
    use super::refused;

    #[test]
    fn what_is_refused_is_not_done() {
        for (text, verb, other) in [
            ("what did Roe refuse to sign?", "refuse", "what did Roe not sign?"),
            ("who declined to comment on the fee?", "decline", "who did not comment on the fee?"),
            ("has the Board failed to meet?", "fail", "is it true that the Board did not meet?"),
            ("why does Peru refuse to pay?", "refuse", "why does Peru not pay?"),
        ] {
            assert_eq!(refused(text), Some((verb, other.to_owned())), "{text}");
        }
        assert_eq!(refused("what did Roe agree to sign?"), None);
        assert_eq!(refused("what did Roe refuse?"), None);
        assert_eq!(refused("can the Board refuse to admit Peru?"), None);
    }
}
