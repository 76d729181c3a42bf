//! Pairs of words that go together.

use super::*;

#[test]
fn pairs_are_found() {
    assert!(is_light_verb("take", "part") && !is_light_verb("take", "table"));
    assert_eq!(nominalised_verb("oversight"), Some("oversee"));
    assert!(governs("access", "to") && !governs("access", "by"));
}
