//! The network of all that is said, and which things of it are asked for.

use super::Resolver;
use crate::question::error::AskError;
use crate::question::reading::made::reading;
use crate::question::reading::{Column, Condition, Form, Reading, Things};
use crate::question::syntax::value::Tied;
use crate::question::syntax::{Listing, NounPhrase};

impl Resolver<'_> {
    /// A way from one thing to another, or several.
    pub(super) fn connection(
        &mut self,
        ends: &[NounPhrase],
        within: Option<usize>,
        ways: Option<usize>,
    ) -> Result<Reading, AskError> {
        let about = self.things(ends)?;
        Ok(Reading { about, within, take: ways, ..reading(Form::Path, vec![], Condition::All(vec![])) })
    }

    /// The things that these phrases name.
    fn things(&mut self, phrases: &[NounPhrase]) -> Result<Vec<Things>, AskError> {
        phrases.iter().flat_map(|phrase| &phrase.each).map(|unit| self.thing(unit)).collect()
    }

    /// Of things of a kind, or of all: which are tied most, which to something, and what falls apart.
    pub(super) fn network(
        &mut self,
        tied: Tied,
        of: Option<&NounPhrase>,
        ends: &[NounPhrase],
    ) -> Result<Reading, AskError> {
        let among = match of {
            Some(noun) => self.listing(noun, &[], &[], Listing::Which)?,
            None => {
                let columns = vec![Column { variable: self.fresh(), heading: "thing".to_owned() }];
                reading(Form::Network, columns, Condition::All(vec![]))
            }
        };
        Ok(Reading { form: Form::Network, tied: Some(tied), about: self.things(ends)?, ..among })
    }
}
