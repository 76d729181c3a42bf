//! The context of a question: the date as of which it is asked, and who is to have said so.

use crate::lexicon::Lexicon;
use crate::question::error::AskError;
use crate::question::sentence::Framed;
use crate::question::syntax::Words;
use crate::question::words::date::date;
use crate::question::words::word::words;
use crate::rdf::NamedNode;
use crate::rdf::literal::spoken;

/// Which claims count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Those that hold at this date, `2024`, `2024-06` or `2024-06-01`, as far as they are dated.
    pub as_of: Option<String>,
    /// Those that any of these says; all, if there is none.
    pub origins: Vec<Origin>,
}

/// Who or what says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// As written, to be said back.
    pub label: String,
    /// The sources of that name or title.
    pub sources: Vec<NamedNode>,
    /// The things of that name, to whom a text attributes what it says.
    pub things: Vec<NamedNode>,
}

impl Context {
    /// Every claim counts.
    pub const NONE: Self = Self { as_of: None, origins: vec![] };

    /// Whether every claim counts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::NONE
    }

    /// In English, each piece with its comma: "as of 1 June 2024, according to briefing.txt, ".
    #[must_use]
    pub fn spoken(&self) -> String {
        let as_of = self.as_of.as_deref().map(|date| format!("as of {}, ", spoken(date))).unwrap_or_default();
        let origin = |origin: &Origin| match origin.label.contains([',', '"']) {
            true => format!("according to “{}”, ", origin.label),
            false => format!("according to {}, ", origin.label),
        };
        as_of + &self.origins.iter().map(origin).collect::<String>()
    }
}

/// Finds out what a context means.
///
/// # Errors
/// [`AskError::NoDate`], [`AskError::UnknownSource`].
pub fn resolve(framed: &Framed, lexicon: &Lexicon) -> Result<Context, AskError> {
    let as_of = framed.as_of.as_ref().map(read_date).transpose()?;
    let origins = framed.origins.iter().map(|words| origin(words, lexicon)).collect::<Result<_, _>>()?;
    Ok(Context { as_of, origins })
}

fn read_date(written: &Words) -> Result<String, AskError> {
    let all = words(&written.text);
    match date(&all) {
        Some((date, length)) if length == all.len() && !date.starts_with('-') => Ok(date),
        _ => Err(AskError::NoDate { span: written.span, text: written.text.clone() }),
    }
}

fn origin(written: &Words, lexicon: &Lexicon) -> Result<Origin, AskError> {
    let sources = lexicon.sources_called(&written.text);
    let named = lexicon.things(&written.text);
    // "Brandt" is Nadia Brandt, if nobody else is called so.
    let alone = named.exactly.is_empty() && named.narrower.len() == 1;
    let things: Vec<NamedNode> = if alone { named.narrower } else { named.exactly };
    if sources.is_empty() && things.is_empty() {
        let known = lexicon.source_names();
        let near = crate::text::nearest(&written.text, known.iter().copied(), 3);
        let offered = if near.is_empty() { known.into_iter().take(5).collect() } else { near };
        let offered = offered.into_iter().map(str::to_owned).collect();
        return Err(AskError::UnknownSource { span: written.span, name: written.text.clone(), offered });
    }
    Ok(Origin { label: written.text.clone(), sources, things })
}
