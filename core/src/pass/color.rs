//! The colours of `pass.json`.

use std::fmt;

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// 0 to 255.
    pub red: u8,
    /// 0 to 255.
    pub green: u8,
    /// 0 to 255.
    pub blue: u8,
}

impl Color {
    /// White.
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };
    /// Black.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };

    /// Reads the documented form `rgb(r, g, b)`, and what shipped passes also have: `rgba()`, `#rgb`, `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(digits) = text.strip_prefix('#') {
            return Self::parse_hex(digits);
        }
        let lower = text.to_ascii_lowercase();
        let inside = lower.strip_prefix("rgba").or_else(|| lower.strip_prefix("rgb"))?.trim_start();
        let inside = inside.strip_prefix('(')?.strip_suffix(')')?;
        let mut numbers = inside.split(',').map(|part| part.trim().parse::<f64>().ok());
        let mut channel = || numbers.next().flatten().filter(|n| (0.0..=255.0).contains(n));
        let (red, green, blue) = (channel()?, channel()?, channel()?);
        let byte = |n: f64| n.round() as u8;
        Some(Self { red: byte(red), green: byte(green), blue: byte(blue) })
    }

    fn parse_hex(digits: &str) -> Option<Self> {
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let byte = |shift: u32| ((number >> shift) & 0xff) as u8;
        let nibble = |shift: u32| ((number >> shift) & 0xf) as u8 * 17;
        match digits.len() {
            6 => Some(Self { red: byte(16), green: byte(8), blue: byte(0) }),
            3 => Some(Self { red: nibble(8), green: nibble(4), blue: nibble(0) }),
            _ => None,
        }
    }

    /// Whether a text is exactly in the one form that Apple documents.
    #[must_use]
    pub fn is_documented_form(text: &str) -> bool {
        Self::parse(text).is_some_and(|color| {
            let dense: String = text.chars().filter(|c| *c != ' ').collect();
            dense == format!("rgb({},{},{})", color.red, color.green, color.blue)
        })
    }

    /// The colour as `#rrggbb`, as colour pickers want it.
    #[must_use]
    pub fn to_hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Contrast ratio to another colour, 1 to 21 (WCAG 2.2).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl fmt::Display for Color {
    /// The form that Apple documents: `rgb(1, 2, 3)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rgb({}, {}, {})", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_colour_reads_back_in_both_forms(red: u8, green: u8, blue: u8) {
            let color = Color { red, green, blue };
            prop_assert_eq!(Color::parse(&color.to_string()), Some(color));
            prop_assert_eq!(Color::parse(&color.to_hex()), Some(color));
            prop_assert!(Color::is_documented_form(&color.to_string()));
        }

        #[test]
        fn no_text_is_too_odd_for_the_reader(text in any::<String>()) {
            if let Some(color) = Color::parse(&text) {
                prop_assert_eq!(Color::parse(&color.to_string()), Some(color));
            }
        }
    }

    #[test]
    fn what_is_printed_reads_back() {
        let color = Color { red: 1, green: 20, blue: 255 };
        assert_eq!(color.to_string(), "rgb(1, 20, 255)");
        assert_eq!(Color::parse(&color.to_string()), Some(color));
        assert_eq!(Color::parse(&color.to_hex()), Some(color));
    }

    #[test]
    fn forms_met_in_shipped_passes_are_read() {
        let color = Some(Color { red: 255, green: 0, blue: 17 });
        for text in ["rgb(255,0,17)", "RGB( 255 , 0 , 17 )", "rgba(255, 0, 17, 1.0)", "#ff0011", "#f01"] {
            assert_eq!(Color::parse(text), color, "{text}");
        }
        for text in ["", "red", "rgb(255-255-255)", "rgb(256,0,0)", "rgb(1,2)", "#ff00", "#ää", "#+12345"] {
            assert!(Color::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn only_rgb_is_the_documented_form() {
        assert!(Color::is_documented_form("rgb(1, 2, 3)"));
        assert!(Color::is_documented_form("rgb(1,2,3)"));
        assert!(!Color::is_documented_form("rgba(1,2,3,1)"));
        assert!(!Color::is_documented_form("#010203"));
    }

    #[test]
    fn contrast_follows_wcag() {
        assert!((Color::WHITE.contrast(Color::BLACK) - 21.0).abs() < 0.01);
        assert!((Color::WHITE.contrast(Color::WHITE) - 1.0).abs() < 0.01);
    }
}
