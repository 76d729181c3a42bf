//! Lists in an order, and so many of them: "list the cities by population, descending, the first five".

use super::{Resolver, join};
use crate::question::error::AskError;
use crate::question::reading::value::Order;
use crate::question::reading::{Column, Condition, Form, Operand, Reading};
use crate::question::syntax::{self, Listing, NounPhrase, Qualifier};
use crate::rdf::namespace;

impl Resolver<'_> {
    /// A list with its order; the value by which it is ordered is shown. The least comes
    /// first unless it is said otherwise. "By" may lead to whoever acts, too.
    pub(super) fn ordered(
        &mut self,
        noun: &NounPhrase,
        qualifiers: &[Qualifier],
        columns: &[syntax::Column],
        shape: Listing,
        order: &syntax::Order,
    ) -> Result<Reading, AskError> {
        if let (Some(by), Some(words)) = (&order.plainly, &order.by)
            && self.relation_noun(&words.text).is_none()
        {
            let agent = Qualifier::Preposition(by.clone(), Some(NounPhrase::from_words(words.clone())));
            let qualifiers = qualifiers.iter().cloned().chain([agent]).collect::<Vec<_>>();
            return self.listing(noun, &qualifiers, columns, shape);
        }
        let mut reading = self.listing(noun, qualifiers, columns, shape)?;
        reading.take = order.take;
        let Some(first) = reading.columns.first().map(|column| column.variable) else { return Ok(reading) };
        if let Some(words) = &order.by {
            let mut link = self.relation_noun(&words.text).ok_or_else(|| self.no_property(words.span, &words.text))?;
            // What has several names stands in its place by the one that is shown.
            if link.predicate.senses.len() > 1 {
                link.predicate.senses.retain(|sense| sense.relation.as_ref() != namespace::ALT_LABEL);
            }
            let heading = link.predicate.label.clone();
            let value = self.fresh();
            let condition = self.linked(&link, Operand::Variable(first), &Operand::Variable(value));
            let body = std::mem::replace(&mut reading.body, Condition::All(vec![]));
            reading.body = join(false, vec![body, condition]);
            reading.columns.push(Column { variable: value, heading });
            reading.order = Some(Order { value, descending: order.descending.unwrap_or(false) });
            reading.form = Form::List;
        } else if order.descending.is_some() {
            // "the top 3", but by what?
            return Err(self.no_property(order.words.span, order.words.text.trim_start_matches([',', ' '])));
        }
        Ok(reading)
    }
}
