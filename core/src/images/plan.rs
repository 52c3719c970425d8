//! The sizes that a pass needs of a picture: its frame in a style, and what of a source goes into it.
//!
//! In scope: arithmetic in points and pixels. Out of scope: decoding and resizing, which the browser does.
//! Source: Apple, Human Interface Guidelines, "Pass image dimensions".

use super::{Fit, ImageKind, Scale, slot};
use crate::pass::Style;

/// How a picture is brought to its size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Frame {
    /// Exactly this size in points; what sticks out is cut off around the middle.
    Fill {
        /// In points.
        width: f64,
        /// In points.
        height: f64,
    },
    /// As large as fits into this size in points, never cut.
    Within {
        /// In points.
        width: f64,
        /// In points.
        height: f64,
    },
    /// This high in points, and between 2:3 and 3:2 wide.
    Portrait {
        /// In points.
        height: f64,
    },
}

/// The place of a kind of picture in a style, in points.
#[must_use]
pub fn frame(kind: ImageKind, style: Style) -> Frame {
    place_of(kind.base_name(), style)
}

/// The place of any picture of a pass by its base name. One that this style does not show is kept at the size it has elsewhere.
#[must_use]
pub fn place_of(base: &str, style: Style) -> Frame {
    let elsewhere = || Style::ALL.into_iter().find_map(|style| slot(base, style));
    match slot(base, style).or_else(elsewhere) {
        Some(_) if base == "thumbnail" => Frame::Portrait { height: 90.0 },
        // Apple has a lower strip for styles that no longer show one; it would not fit where it is wanted again.
        Some(_) if base == "strip" && style != Style::EventTicket => {
            Frame::Fill { width: 375.0, height: 144.0 }
        }
        Some(Fit::Fill { width, height }) => Frame::Fill { width: width.into(), height: height.into() },
        Some(Fit::Within { width, height }) => Frame::Within { width: width.into(), height: height.into() },
        // Only the map of a venue has no size of its own; a phone is this wide.
        None => Frame::Within { width: 375.0, height: 375.0 },
    }
}

/// What to cut out of a picture and how large to draw it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// Left edge of the cut in the source's pixels.
    pub left: f64,
    /// Top edge of the cut.
    pub top: f64,
    /// Width of the cut.
    pub width: f64,
    /// Height of the cut.
    pub height: f64,
    /// Width of the result in points.
    pub points_wide: f64,
    /// Height of the result in points.
    pub points_high: f64,
}

impl Plan {
    /// Whether the source has fewer pixels than a current iPhone shows.
    #[must_use]
    pub fn is_too_small(&self) -> bool {
        self.width + 0.5 < self.points_wide * 3.0
    }

    /// The size of the result in pixels.
    #[must_use]
    pub fn pixels(&self, scale: Scale) -> (u32, u32) {
        let pixels = |points: f64| (points * f64::from(scale.factor())).round().max(1.0) as u32;
        (pixels(self.points_wide), pixels(self.points_high))
    }
}

/// Plans how a picture of this many pixels becomes one of a kind.
#[must_use]
pub fn plan(frame: Frame, width: f64, height: f64) -> Plan {
    let (points_wide, points_high) = match frame {
        Frame::Fill { width, height } => (width, height),
        Frame::Within { width: most_wide, height: most_high } => {
            let scale = (most_wide / width).min(most_high / height);
            (width * scale, height * scale)
        }
        Frame::Portrait { height: high } => ((width / height).clamp(2.0 / 3.0, 1.5) * high, high),
    };
    // The largest part of the source that has the shape of the result, around the middle.
    let scale = (width / points_wide).min(height / points_high);
    let (cut_width, cut_height) = (points_wide * scale, points_high * scale);
    let (left, top) = ((width - cut_width) / 2.0, (height - cut_height) / 2.0);
    Plan { left, top, width: cut_width, height: cut_height, points_wide, points_high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strip_is_cut_to_its_exact_sizes_around_the_middle() {
        let plan = plan(frame(ImageKind::Strip, Style::StoreCard), 4000.0, 3000.0);
        let sizes: Vec<_> = Scale::ALL.into_iter().map(|scale| plan.pixels(scale)).collect();
        assert_eq!(sizes, [(375, 144), (750, 288), (1125, 432)]);
        assert_eq!((plan.left, plan.width, plan.height), (0.0, 4000.0, 1536.0));
        assert_eq!(plan.top, 732.0);
        assert!(!plan.is_too_small());
    }

    #[test]
    fn a_logo_is_never_cut() {
        let wide = plan(frame(ImageKind::Logo, Style::Generic), 800.0, 100.0);
        assert_eq!((wide.pixels(Scale::One), wide.left, wide.top), ((160, 20), 0.0, 0.0));
        let square = plan(frame(ImageKind::Logo, Style::Generic), 100.0, 100.0);
        assert_eq!((square.pixels(Scale::One), square.width), ((50, 50), 100.0));
        assert!(square.is_too_small());
    }

    #[test]
    fn a_thumbnail_keeps_its_shape_between_two_to_three_and_three_to_two() {
        let size = |width, height| {
            plan(frame(ImageKind::Thumbnail, Style::Generic), width, height).pixels(Scale::One)
        };
        assert_eq!(size(300.0, 300.0), (90, 90));
        assert_eq!(size(100.0, 900.0), (60, 90));
        assert_eq!(size(900.0, 100.0), (135, 90));
    }
}
