//! Text widths without a font: good enough for the landing page, where nothing can measure.
//!
//! Source: advance widths of Inter at weight 400, scaled to the proportions of San Francisco, rounded up a little so that text drawn in
//! the real font is rarely wider than planned.

use super::{MeasureText, Weight};

/// Measures by a table of average letter widths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EstimatedWidths;

impl MeasureText for EstimatedWidths {
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let heavier = match weight {
            Weight::Light => 0.985,
            Weight::Regular => 1.0,
            Weight::Semibold => 1.045,
        };
        text.chars().map(em_width).sum::<f64>() * size * heavier
    }
}

/// The advance width of a character for each unit of text size.
fn em_width(character: char) -> f64 {
    match character {
        ' ' | '\u{a0}' => 0.27,
        'i' | 'j' | 'l' | '\'' | '|' | '!' | '.' | ',' | ':' | ';' | '·' => 0.27,
        'I' => 0.27,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '\\' | '-' | '`' | '"' => 0.38,
        '1' => 0.46,
        's' | 'c' | 'k' | 'v' | 'x' | 'y' | 'z' | 'J' | 'a' | 'e' | '*' => 0.56,
        '0'..='9' | '$' | '€' | '£' | '+' | '=' | '<' | '>' | '#' => 0.63,
        'm' | 'w' => 0.83,
        'M' | 'W' | '%' | '@' | '…' | '—' => 0.9,
        'a'..='z' => 0.6,
        'E' | 'F' | 'L' | 'T' | 'Z' | 'S' | 'B' | 'P' | 'R' | 'K' | 'X' | 'Y' | 'V' => 0.65,
        'A'..='Z' => 0.74,
        // Full-width scripts and pictographs take a whole square.
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' => 1.0,
        '\u{1f000}'.. => 1.25,
        // Marks that sit on the letter before them.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        _ => 0.64,
    }
}
