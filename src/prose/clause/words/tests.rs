//! The classes of words and what they hold.

use super::*;
use std::collections::BTreeSet;

#[test]
fn every_class_has_its_section_and_every_section_its_class() {
    let named: BTreeSet<&str> = sections().map(|(section, _)| section).collect();
    assert_eq!(named, WordClass::ALL.iter().map(|class| class.section()).collect());
    let bits = WordClass::ALL.iter().fold(0, |bits, class| bits | class.bit());
    assert_eq!(bits.count_ones() as usize, WordClass::ALL.len());
}

#[test]
fn pairs_are_found() {
    assert!(is_light_verb("take", "part") && !is_light_verb("take", "table"));
    assert_eq!(nominalised_verb("oversight"), Some("oversee"));
    assert!(governs("access", "to") && !governs("access", "by"));
}
