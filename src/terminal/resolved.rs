//! A question whose words for things of the turn before are replaced, and what it is called in what is said back.

/// A question without words that stand for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    /// The question to ask.
    pub question: String,
    /// What was put into it, and what it is to be called.
    pub put: Option<(String, String)>,
    /// What is put in, by its names: "Chile and Peru".
    pub names: Option<String>,
}

impl Resolved {
    /// A question in plain words.
    pub(super) const fn of(question: String) -> Self {
        Self { question, put: None, names: None }
    }

    /// A note about it: what was put in is quoted there by its names, since nobody wrote it.
    pub(super) fn noted(&self, note: &str) -> String {
        match &self.names {
            Some(names) => self.named(&note.replace("«sparql { … }»", &format!("«{names}»"))),
            None => self.named(note),
        }
    }

    /// A text with what was put in called by its name: "those 4" and, of qualities, "those 4 that are binding".
    pub(super) fn named(&self, text: &str) -> String {
        let Some((put, said)) = &self.put else { return text.to_owned() };
        let mut parts = text.split(put.as_str());
        let mut named = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let is_word = |at: &usize| !named.get(..*at).is_some_and(|before| before.ends_with(char::is_alphabetic));
            match named.rfind("the ").filter(is_word).map(|at| named.split_off(at)) {
                None => named += said,
                Some(mut end) => match end.get(4..).map(str::trim) {
                    Some("") => named += said,
                    Some(words) if !words.contains([' ', ',', '.']) => named += &format!("{said} that are {words}"),
                    _ => {
                        end += said;
                        named += &end;
                    }
                },
            }
            named += part;
        }
        turned(&named, said).unwrap_or(named)
    }
}

/// "Every thing that is binding is those 4" the right way round, since nobody asked of every thing.
fn turned(text: &str, said: &str) -> Option<String> {
    let (before, rest) = text.split_once("every ")?;
    let (what, after) = rest.split_once(&format!(" is {said}"))?;
    let (noun, holds) = what.split_once(" that ").unwrap_or((what, ""));
    let a = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    let holds = match (noun, holds) {
        ("thing", holds) => holds.to_owned(),
        // "a binding thing"
        (noun, "") => noun.strip_suffix(" thing").map_or_else(|| format!("is {a} {noun}"), |is| format!("is {is}")),
        // The noun is told by what they are called.
        (noun, holds) if said.split(' ').any(|word| word.starts_with(noun)) => holds.to_owned(),
        (noun, holds) => format!("is {a} {noun} that {holds}"),
    };
    Some(format!("{before}every one of {said} {holds}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_called_by_its_name() {
        let put = Some(("sparql { … }".to_owned(), "those 4".to_owned()));
        let resolved = Resolved { put, ..Resolved::of(String::new()) };
        let chosen = Resolved { names: Some("Chile and Peru".to_owned()), ..resolved.clone() };
        assert_eq!(chosen.noted("without «sparql { … }» there"), "without «Chile and Peru» there");
        for (text, named) in [
            ("the sparql { … } that are economies", "those 4 that are economies"),
            ("the binding sparql { … }", "those 4 that are binding"),
            ("nothing gives the binding sparql { … }", "nothing gives those 4 that are binding"),
            ("whether the SOM chairs every sparql { … }", "whether the SOM chairs every those 4"),
            ("whether every thing that bans nets is sparql { … }", "whether every one of those 4 bans nets"),
            ("whether every economy is sparql { … }", "whether every one of those 4 is an economy"),
            ("whether every binding thing is sparql { … }", "whether every one of those 4 is binding"),
            ("who hosts APEC", "who hosts APEC"),
        ] {
            assert_eq!(resolved.named(text), named);
        }
    }
}
