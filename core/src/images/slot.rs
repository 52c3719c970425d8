//! All pictures that Wallet looks for, and how large each is drawn. Sources: Human Interface Guidelines, "Wallet"; Apple, pass-builder.

use super::Scale;
use crate::pass::Style;
use crate::strings::language;

/// The base names of all pictures, without scale and extension.
pub const BASE_NAMES: [&str; 11] = [
    "icon",
    "logo",
    "strip",
    "thumbnail",
    "background",
    "footer",
    // Poster event tickets (iOS 18) and poster generic passes (iOS 27).
    "artwork",
    // Semantic boarding passes (iOS 26) and the posters.
    "primaryLogo",
    "secondaryLogo",
    // In the sign-up form of a rewards pass.
    "personalizationLogo",
    // In the event guide.
    "venueMap",
];

/// What the path of a picture says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureName<'a> {
    /// The language of its folder; `None` at the root.
    pub language: Option<&'a str>,
    /// The base name, one of [`BASE_NAMES`].
    pub base: &'static str,
    /// The scale.
    pub scale: Scale,
}

impl<'a> PictureName<'a> {
    /// Reads a path like `strip@2x.png` or `en.lproj/logo.png`; `None` for a file that Wallet does not look for.
    #[must_use]
    pub fn parse(path: &'a str) -> Option<Self> {
        let (language, file) = match language::split(path) {
            Some((language, file)) => (Some(language), file),
            None => (None, path),
        };
        let stem = file.strip_suffix(".png")?;
        // The empty suffix of the plain scale fits every name, so it comes last.
        let scales = Scale::ALL.into_iter().rev();
        let (stem, scale) =
            scales.filter_map(|scale| Some((stem.strip_suffix(scale.suffix())?, scale))).next()?;
        let base = BASE_NAMES.into_iter().find(|base| *base == stem)?;
        Some(Self { language, base, scale })
    }

    /// The path of such a picture.
    #[must_use]
    pub fn path(self) -> String {
        let file = format!("{}{}.png", self.base, self.scale.suffix());
        self.language.map_or(file.clone(), |it| format!("{}/{file}", language::folder(it)))
    }
}

/// How a picture sits in its place, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It fills the place and is cropped where its ratio differs.
    Fill {
        /// Points.
        width: u32,
        /// Points.
        height: u32,
    },
    /// It is drawn whole, at most this large.
    Within {
        /// Points.
        width: u32,
        /// Points.
        height: u32,
    },
}

/// How large a picture is drawn on a pass of a style; `None` where nobody says.
///
/// Where Apple's own texts differ, the newest one that is no larger than its place is taken: an icon has 38 points (29 in older texts), an
/// event ticket's blurred background 180 x 220 (345 x 505 when it is a poster's).
#[must_use]
pub fn slot(base: &str, style: Style) -> Option<Fit> {
    let fill = |width, height| Some(Fit::Fill { width, height });
    let within = |width, height| Some(Fit::Within { width, height });
    match (base, style) {
        ("icon", _) => fill(38, 38),
        ("logo", _) => within(160, 50),
        ("primaryLogo", _) => within(126, 30),
        ("secondaryLogo", Style::EventTicket) => within(135, 12),
        ("strip", Style::Coupon | Style::StoreCard) => fill(375, 144),
        ("strip", Style::EventTicket) => fill(375, 98),
        ("strip", _) => fill(375, 123),
        ("thumbnail", Style::Generic | Style::EventTicket) => within(90, 90),
        ("background", Style::EventTicket) => fill(180, 220),
        ("artwork", _) => fill(358, 448),
        ("footer", Style::BoardingPass) => within(286, 15),
        ("personalizationLogo", _) => within(150, 40),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::images::ImageKind;

    #[test]
    fn paths_of_pictures_read_back() {
        for language in [None, Some("en"), Some("zh-Hant")] {
            for base in BASE_NAMES {
                for scale in Scale::ALL {
                    let name = PictureName { language, base, scale };
                    assert_eq!(PictureName::parse(&name.path()), Some(name), "{}", name.path());
                }
            }
        }
        for other in ["Icon.png", "icon.PNG", "icon@4x.png", "x/icon.png", "icon@2x", "tooling.json"] {
            assert_eq!(PictureName::parse(other), None, "{other}");
        }
    }

    #[test]
    fn every_kind_has_a_place_on_some_style() {
        for kind in ImageKind::ALL {
            assert!(BASE_NAMES.contains(&kind.base_name()));
            assert!(Style::ALL.into_iter().any(|style| slot(kind.base_name(), style).is_some()), "{kind:?}");
        }
        assert_eq!(slot("thumbnail", Style::Coupon), None);
        assert_eq!(slot("venueMap", Style::EventTicket), None);
    }
}
