//! Small touches that people feel: "1 claim", "2 claims", "a, b and c".

/// A number with its noun; thousands are set apart.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", crate::text::grouped(number))
}

/// "a", "a and b", "a, b and c".
pub(crate) fn and(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_counts_read_well() {
        assert_eq!(count(1, "claim", "claims"), "1 claim");
        assert_eq!(count(1200, "claim", "claims"), "1,200 claims");
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(and(&parts), "a, b and c");
        assert_eq!(and(&parts[..2]), "a and b");
    }
}
