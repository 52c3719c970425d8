//! Colours that go well together and can be read: background, values, labels.

use passwright_core::pass::Color;

/// Three colours with a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Palette {
    pub(crate) name: &'static str,
    pub(crate) background: Color,
    pub(crate) foreground: Color,
    pub(crate) label: Color,
}

const fn rgb(number: u32) -> Color {
    Color { red: (number >> 16) as u8, green: (number >> 8) as u8, blue: number as u8 }
}

const fn palette(name: &'static str, background: u32, foreground: u32, label: u32) -> Palette {
    Palette { name, background: rgb(background), foreground: rgb(foreground), label: rgb(label) }
}

/// All palettes.
pub(crate) const PALETTES: [Palette; 10] = [
    palette(text_id!("palette-forest"), 0x1c3a2e, 0xfffaf0, 0xc7decb),
    palette(text_id!("palette-midnight"), 0x14213d, 0xffffff, 0xfcc873),
    palette(text_id!("palette-ink"), 0x17171a, 0xffffff, 0xb6b8c2),
    palette(text_id!("palette-ocean"), 0x104a84, 0xffffff, 0xb0dcff),
    palette(text_id!("palette-plum"), 0x4a1942, 0xfff5fb, 0xf0bfe0),
    palette(text_id!("palette-brick"), 0x8c2f1b, 0xfff8f2, 0xffd9c2),
    palette(text_id!("palette-paper"), 0xf4f4f1, 0x1b202c, 0xb03e16),
    palette(text_id!("palette-butter"), 0xf7e9d1, 0x4a2612, 0x85471c),
    palette(text_id!("palette-mint"), 0xd8f0e4, 0x10362a, 0x23634c),
    palette(text_id!("palette-blush"), 0xf8dfe0, 0x451521, 0x8a2b42),
];

/// Contrast that WCAG 2.2 asks for texts of normal size.
pub(crate) const ENOUGH_CONTRAST: f64 = 4.5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_palette_can_be_read() {
        for palette in PALETTES {
            for text in [palette.foreground, palette.label] {
                assert!(text.contrast(palette.background) >= ENOUGH_CONTRAST, "{}", palette.name);
            }
        }
    }
}
