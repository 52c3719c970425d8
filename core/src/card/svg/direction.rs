//! The direction in which a text runs, by its first letter that has one (Unicode Bidirectional Algorithm, rules P2 and P3).

/// Whether a text runs from right to left.
pub(super) fn runs_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_right_to_left)
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours.
const fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_decides() {
        for (text, expected) in
            [("שלום", true), ("12 مرحبا", true), ("Hi שלום", false), ("12 – 3", false), ("", false)]
        {
            assert_eq!(runs_left(text), expected, "{text}");
        }
    }
}
