//! Codabar. The `barcodes` crate draws the guard B as C and refuses messages that bring their own guards, so this one is our own.
//!
//! Source: the symbology's table, as ZXing and rxing read it: seven elements for each character, bars and spaces in turn.

use super::{BarcodeError, Symbol};

/// What Codabar takes, in words.
const TAKES: &str = "digits and - $ : / . +, between two letters from A to D";

/// A wide element has this many modules, a narrow one has one.
const WIDE_MODULES: usize = 3;

/// The elements of a character, the first one in the highest of seven bits: 1 is wide.
const fn elements(character: char) -> Option<u8> {
    Some(match character {
        '0' => 0b000_0011,
        '1' => 0b000_0110,
        '2' => 0b000_1001,
        '3' => 0b110_0000,
        '4' => 0b001_0010,
        '5' => 0b100_0010,
        '6' => 0b010_0001,
        '7' => 0b010_0100,
        '8' => 0b011_0000,
        '9' => 0b100_1000,
        '-' => 0b000_1100,
        '$' => 0b001_1000,
        ':' => 0b100_0101,
        '/' => 0b101_0001,
        '.' => 0b101_0100,
        '+' => 0b001_0101,
        'A' => 0b001_1010,
        'B' => 0b010_1001,
        'C' => 0b000_1011,
        'D' => 0b000_1110,
        _ => return None,
    })
}

fn is_guard(character: char) -> bool {
    matches!(character, 'A'..='D')
}

/// Encodes a message that brings its guards; one without gets A at both ends, because the symbology cannot be read without.
pub(super) fn encode(message: &str) -> Result<Symbol, BarcodeError> {
    let upper = message.to_ascii_uppercase();
    let guarded = upper.len() >= 2 && upper.starts_with(is_guard) && upper.ends_with(is_guard);
    let whole = if guarded { upper } else { format!("A{upper}A") };
    let last = whole.chars().count().saturating_sub(1);
    let mut row = Vec::new();
    for (index, character) in whole.chars().enumerate() {
        let at_the_end = index == 0 || index == last;
        let Some(pattern) = elements(character).filter(|_| is_guard(character) == at_the_end) else {
            return Err(BarcodeError::Character {
                character: message.chars().find(|c| c.eq_ignore_ascii_case(&character)).unwrap_or(character),
                takes: TAKES,
            });
        };
        if index > 0 {
            row.push(false);
        }
        for element in 0..7 {
            let wide = pattern >> (6 - element) & 1 == 1;
            row.extend(std::iter::repeat_n(element % 2 == 0, if wide { WIDE_MODULES } else { 1 }));
        }
    }
    Ok(Symbol { width: row.len(), rows: vec![row] })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(message: &str) -> String {
        let symbol = encode(message).unwrap();
        (0..symbol.width()).map(|x| if symbol.is_dark(x, 0) { '1' } else { '0' }).collect()
    }

    #[test]
    fn a_message_keeps_its_own_guards() {
        // A = 0011010, B = 0101001; 1 is wide, which is three modules; one light module between characters.
        assert_eq!(modules("AB"), "101110001000101000100010111");
        assert_ne!(modules("A1B"), modules("A1C"));
    }

    #[test]
    fn a_message_without_guards_gets_them() {
        assert_eq!(modules("1"), modules("A1A"));
        assert_eq!(modules("a1b"), modules("A1B"));
    }

    #[test]
    fn guards_inside_the_message_are_refused() {
        assert!(matches!(encode("A1B2A"), Err(BarcodeError::Character { character: 'B', .. })));
    }
}
