//! Text widths without a font: for the landing page's card, where nothing can measure.
//!
//! Source: advance widths of Inter (OFL) at weight 400, scaled to the capitals of San Francisco like the bundled font.

use super::{MeasureText, Weight};

/// Measures by a table of letter widths; kerning and the fonts of other scripts make it an estimate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EstimatedWidths;

/// The widths of the ASCII characters from space to tilde, in thousandths of the text size.
const ASCII_WIDTHS: [u16; 95] = [
    273, 279, 452, 614, 622, 952, 625, 291, 354, 354, 486, 642, 279, 446, 279, 350, 612, 395, 592, 599, 627,
    575, 602, 549, 600, 602, 279, 293, 642, 642, 642, 496, 937, 669, 635, 709, 700, 583, 573, 724, 721, 260,
    554, 652, 548, 876, 731, 742, 620, 742, 624, 622, 626, 722, 669, 956, 662, 658, 610, 354, 350, 354, 457,
    442, 313, 545, 594, 554, 594, 566, 359, 595, 574, 235, 235, 532, 235, 850, 573, 582, 594, 594, 365, 512,
    317, 574, 545, 794, 530, 545, 536, 413, 323, 413, 642,
];

impl MeasureText for EstimatedWidths {
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        // The mean over the same characters at the other weights.
        let by_weight = match weight {
            Weight::Light => 0.982,
            Weight::Regular => 1.0,
            Weight::Semibold => 1.031,
            // Drawn at the weight before, where the bundled font ends.
            Weight::Bold => 1.031,
        };
        text.chars().map(em_width).sum::<f64>() * size * by_weight
    }
}

/// The advance width of a character for each unit of text size.
fn em_width(character: char) -> f64 {
    let ascii = usize::try_from(u32::from(character)).ok().and_then(|code| code.checked_sub(32));
    if let Some(width) = ascii.and_then(|index| ASCII_WIDTHS.get(index)) {
        return f64::from(*width) / 1000.0;
    }
    match character {
        '\u{a0}' => 0.273,
        '…' => 0.838,
        '—' => 0.97,
        '‘' | '’' | '·' | '•' => 0.28,
        // Full-width scripts and pictographs take a whole square or more.
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' => 1.0,
        '\u{1f000}'.. => 1.25,
        // Marks that sit on the letter before them.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        // Letters of other alphabets: a little above the mean of the small ones.
        _ => 0.62,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_follow_letter_size_and_weight() {
        let width = |text: &str, weight| EstimatedWidths.width(text, 10.0, weight);
        assert!((width("il", Weight::Regular) - 4.7).abs() < 0.001);
        assert!(width("WW", Weight::Regular) > width("ii", Weight::Regular) * 3.0);
        assert!(width("a", Weight::Light) < width("a", Weight::Regular));
        assert!(width("a", Weight::Regular) < width("a", Weight::Semibold));
        assert_eq!(width("日本", Weight::Regular), 20.0);
        assert_eq!(width("e\u{301}", Weight::Regular), width("e", Weight::Regular));
    }
}
