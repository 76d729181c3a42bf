//! Trees put right where the grammar of the sentence leaves no choice: a list that a parser took for an apposition, a
//! subject between commas that explains the one before it, a relative clause that swallowed the main verb.
//!
//! Each rule looks for a shape that correct trees hardly have, and says in its conditions what it leaves alone; the tests
//! have correct trees that were in the way of one.

mod acronyms;
mod amounts;
mod appositions;
mod auxiliaries;
mod bodies;
mod bounds;
mod clauses;
mod closing;
mod colons;
mod content;
mod edges;
mod exceptions;
mod gaps;
mod governed;
mod joined;
mod lists;
mod names;
mod nouns;
mod openings;
mod owners;
mod people;
mod phrases;
mod prepositions;
mod relatives;
mod sentences;
mod times;

use super::Tree;
use crate::prose::{Deprel, Margins, Sentence};
use edges::{before_bracket, first, follows, is_word, last, subject_relation};
use std::borrow::Cow;

/// A new place for a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Move {
    token: usize,
    head: Option<usize>,
    relation: Deprel,
}

impl Move {
    const fn to(token: usize, head: usize, relation: Deprel) -> Self {
        Self { token, head: Some(head), relation }
    }
}

/// What makes a noun the subject of a verb.
const SUBJECTS: [Deprel; 2] = [Deprel::Nsubj, Deprel::NsubjPass];

type Rule = fn(Tree<'_>) -> Vec<Move>;

/// In the order in which they are tried; each sees what those before it made of the tree.
const RULES: [Rule; 271] = [
    people::second_person,
    people::country_of_two,
    people::explanation_of_name,
    people::person_before_post,
    people::person_of_post,
    people::person_beside_post,
    bounds::verb_after_preposition,
    bounds::content_between_commas,
    bounds::sayer_between_commas,
    bounds::condition_in_content,
    bounds::phrase_for_subject,
    bounds::verb_beside_participle,
    bounds::sayer_of_relative,
    bounds::all_but,
    bounds::participle_for_main,
    bounds::said_before_but,
    owners::infinitive_of_only,
    owners::participle_beside_noun,
    owners::phrase_of_infinitive,
    owners::time_of_nothing,
    owners::same_as,
    acronyms::phrase_in_name,
    lists::contrasted_phrase,
    amounts::number_of_currency,
    amounts::second_amount,
    amounts::number_before_noun,
    amounts::level_after_change,
    amounts::amount_explains,
    amounts::more_than_amount,
    amounts::by_more_than,
    amounts::up_from,
    names::honour_before_name,
    names::second_name,
    names::joined_by_sign,
    names::address_in_name,
    names::name_after_title,
    names::side_by_side,
    names::numbered_name,
    names::after_whole_name,
    names::body_before_post,
    names::addressed_name,
    bodies::joined_body,
    bodies::bracket_in_name,
    bodies::second_of_office,
    bodies::second_of_explanation,
    relatives::participle_of_predicate,
    relatives::predicate_of_relative,
    prepositions::preposition_of_title,
    prepositions::gerund_for_preposition,
    prepositions::as_before_adjective,
    prepositions::subject_to_noun,
    prepositions::adverb_before_noun,
    prepositions::date_after_day,
    sentences::speaker,
    sentences::assignment,
    sentences::participle_before_object,
    nouns::object_of_noun,
    nouns::first_of_two_objects,
    lists::second_gerund,
    lists::adjective_before_item,
    governed::as_does,
    governed::owing_to,
    auxiliaries::repeated_verb,
    auxiliaries::stranded_auxiliary,
    auxiliaries::be_to,
    auxiliaries::going_on,
    content::that_before_subject,
    content::that_before_clause,
    content::that_after_colon,
    content::told_before_that,
    content::noted_with_feeling,
    content::said_after_semicolon,
    content::second_of_sayer,
    content::joined_to_sayer,
    content::said_before_sayer,
    content::added_by_sayer,
    content::second_that,
    content::that_after_infinitive,
    content::cut_off_content,
    content::contrast_of_saying,
    sentences::participle_for_verb,
    sentences::participle_of_sentence,
    sentences::subject_in_opening,
    openings::subject_before_verb,
    openings::each_time_before_plural,
    sentences::were_to,
    sentences::inverted_condition,
    sentences::semicolon,
    sentences::after_semicolon,
    sentences::copula_in_conjunct,
    clauses::subordinate_content,
    lists::gerund_in_list,
    governed::finite_after_name,
    governed::it_of_raising,
    sentences::subordinate_root,
    sentences::content_on_noun,
    sentences::second_passive,
    sentences::fronted_contrast,
    sentences::subject_to,
    appositions::description_first,
    appositions::name_after_kind,
    nouns::up_to_number,
    phrases::agent_on_complement,
    phrases::agent_as_modifier,
    nouns::alone,
    nouns::subject_in_two,
    nouns::least_number,
    nouns::rest_of_name,
    sentences::which_after_name,
    sentences::which_about_clause,
    nouns::adjective_with_article,
    nouns::owner_in_name,
    clauses::provided_that,
    nouns::participle_before_article,
    nouns::post_before_name,
    nouns::owner_of_premodifier,
    nouns::noun_cut_off,
    nouns::called_to_order,
    nouns::complex_preposition,
    phrases::phrase_of_object,
    phrases::phrase_of_verb,
    phrases::place_before_time,
    phrases::phrase_of_part,
    phrases::feeling,
    phrases::year_of_object,
    phrases::noun_by_noun,
    phrases::gift_after_recipient,
    phrases::agent_of_participle,
    nouns::place_of_body,
    nouns::infinitive_of_noun,
    lists::definite_conjunct,
    lists::list_before_each,
    lists::former_post,
    lists::unmarked_premodifier,
    lists::open_inner_list,
    lists::closing_conjunct,
    lists::gapped_pair,
    lists::repeated_preposition,
    lists::preposition_on_verb,
    lists::apposition_in_list,
    clauses::second_of_present,
    closing::clause_after_explanation,
    closing::sentence_after_opening,
    closing::sayer_at_end,
    closing::named_sayer_at_end,
    closing::subject_of_second_passive,
    closing::clause_of_question_word,
    closing::relative_after_time,
    closing::relative_after_agent,
    people::participle_of_agent,
    closing::passive_after_noun,
    closing::object_of_second_verb,
    closing::phrase_after_participle,
    clauses::addressed_subject,
    clauses::swallowed_main_verb,
    clauses::noun_before_relative_clause,
    relatives::verb_after_content,
    clauses::verbs_of_relative_clause,
    clauses::subject_between_commas,
    clauses::finite_complement,
    clauses::object_joined_to_verbs,
    clauses::object_taken_for_subject,
    clauses::condition_on_noun,
    colons::object_after_colon,
    colons::infinitive_in_list,
    colons::question_after_colon,
    colons::relative_for_content,
    times::day_beside_subject,
    times::time_beside_subject,
    times::time_before_number,
    times::year_before_subject,
    times::reason_before_sentence,
    times::rate_beside_subject,
    times::date_beside_object,
    times::time_after_second_verb,
    times::place_of_time,
    times::time_of_participle,
    times::end_of_range,
    lists::pair_without_conjunction,
    lists::infinitives,
    lists::infinitive_joined_to_finite,
    lists::verb_before_item,
    nouns::participle_of_event,
    nouns::duration_of_verb,
    nouns::denying_phrase,
    nouns::subject_after_which,
    prepositions::subject_after_with,
    prepositions::of_after_object,
    prepositions::phrase_beside_agent,
    prepositions::among_them,
    prepositions::rate_of_amount,
    prepositions::participle_in_list,
    clauses::whole_for_passive,
    clauses::plural_after_that,
    clauses::said_in_between,
    clauses::said_after_subject,
    appositions::name_after_post,
    appositions::person_of_listed_post,
    appositions::name_of_whole,
    colons::list_after_relative,
    colons::counted_list,
    colons::phrase_after_colon,
    content::governor_of_content,
    times::later_before_subject,
    times::clause_after_before,
    appositions::we_the,
    lists::list_of_authors,
    appositions::age,
    appositions::number_apart,
    appositions::some_of_them,
    appositions::summing_up,
    appositions::post_summed_up,
    appositions::described_name,
    appositions::name_in_brackets,
    relatives::people_of_nearest,
    relatives::actor_of_noun,
    relatives::object_of_infinitive,
    relatives::infinitive_of_subject,
    relatives::who_of_noun,
    relatives::which_of_predicate,
    relatives::relative_after_aside,
    relatives::somebody_of_body,
    relatives::object_before_main_verb,
    appositions::opening_explained,
    openings::subject_behind_comma,
    appositions::subject_after_opening,
    names::name_in_two,
    names::parted_name,
    names::title_with_preposition,
    bodies::joined_body,
    clauses::subject_joined_to_object,
    prepositions::participle_of_opening,
    prepositions::from_into,
    prepositions::up_to,
    prepositions::participle_of_whole,
    prepositions::phrase_of_connecting,
    prepositions::object_after_date,
    prepositions::object_after_aside,
    prepositions::bare_object,
    prepositions::author_of_object,
    clauses::number_of_relative,
    sentences::year_before_subject,
    sentences::place_first,
    auxiliaries::modal_of_adverb,
    amounts::sum_after_person,
    exceptions::contrasted_name,
    exceptions::joined_exception,
    exceptions::subject_but,
    exceptions::hardly_any,
    exceptions::apart_from,
    exceptions::other_than,
    exceptions::save,
    exceptions::denied_whole,
    governed::gerund_object,
    governed::stranded_preposition,
    governed::person_beside_place,
    joined::finite_beside_infinitive,
    joined::resolved_past_aside,
    joined::second_of_modal,
    joined::past_beside_subjunctive,
    joined::second_relative,
    joined::subject_of_gap,
    joined::sum_of_another_agent,
    joined::agent_after_saying,
    joined::participle_before_semicolon,
    joined::gerund_after_semicolon,
    joined::places_between_dashes,
    gaps::second_round,
    gaps::amount_of_another,
    gaps::second_time,
    owners::relative_by_number,
];

/// The sentence with its tree put right; itself if nothing was wrong.
#[must_use]
pub fn mended(sentence: &Sentence) -> Cow<'_, Sentence> {
    let mut found = Cow::Borrowed(sentence);
    for rule in RULES {
        if let Some(better) = put_right(&found, rule) {
            found = Cow::Owned(better);
        }
    }
    found
}

/// Puts the trees of some sentences right, and tells of each whether anything was wrong with it.
///
/// A rule is tried on all of them before the next is: the code of all rules is far more than a processor has at hand, so
/// that it would be fetched anew for every sentence.
#[must_use]
pub fn mend(sentences: &mut [Sentence]) -> Vec<bool> {
    let mut wrong = vec![false; sentences.len()];
    for rule in RULES {
        for (sentence, wrong) in sentences.iter_mut().zip(&mut wrong) {
            if let Some(better) = put_right(sentence, rule) {
                (*sentence, *wrong) = (better, true);
            }
        }
    }
    wrong
}

/// The sentence as a rule puts it right, if it finds anything wrong.
fn put_right(sentence: &Sentence, rule: Rule) -> Option<Sentence> {
    moved(sentence, &rule(Tree { sentence }))
}

/// The sentence with the moves made, if there are any and the result is a tree.
fn moved(sentence: &Sentence, moves: &[Move]) -> Option<Sentence> {
    if moves.is_empty() {
        return None;
    }
    let mut tokens = sentence.tokens.clone();
    for step in moves {
        let token = tokens.get_mut(step.token)?;
        if (token.head, token.relation) != (step.head, step.relation) {
            // How sure the parser was tells nothing of an arc that is not its own.
            token.margins = Margins { tag: token.margins.tag, ..Margins::CERTAIN };
        }
        token.head = step.head;
        token.relation = step.relation;
    }
    // A part of a sentence stands for all of it still.
    let mut better = Sentence::new(tokens);
    better.span = sentence.span;
    let whole = better.root().is_some_and(|root| better.subtree(root).len() == better.tokens.len());
    let roots = better.tokens.iter().filter(|token| token.head.is_none()).count();
    (whole && roots == 1).then_some(better)
}

#[cfg(test)]
mod tests;
