//! The starter cards: one for each classic style, with artwork of our own.
//!
//! In scope: documents and drawings; drawings are SVG, so they are small here and sharp at every scale. Out of scope: showing them.

use std::rc::Rc;

use passwright_core::card::{PictureSize, PictureSizes};
use passwright_core::document::Document;
use passwright_core::images::ImageKind;
use passwright_core::pass::Style;

use crate::design::{Design, DesignId, PassFile};
use crate::images::raster::draw_svg;
use crate::images::{PictureError, frame, plan};

/// A card to start from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Starter {
    /// Its style.
    pub(crate) style: Style,
    /// The job it does, in a few words.
    pub(crate) job: &'static str,
    pass: &'static str,
    drawings: &'static [(ImageKind, &'static str)],
}

/// All starter cards, the most wanted first.
pub(crate) const STARTERS: [Starter; 5] = [
    Starter {
        style: Style::StoreCard,
        job: "Points and balance for regulars",
        pass: include_str!("starters/store-card/pass.json"),
        drawings: &[
            (ImageKind::Icon, include_str!("starters/store-card/icon.svg")),
            (ImageKind::Logo, include_str!("starters/store-card/mark.svg")),
            (ImageKind::Strip, include_str!("starters/store-card/strip.svg")),
        ],
    },
    Starter {
        style: Style::Coupon,
        job: "An offer that can be redeemed",
        pass: include_str!("starters/coupon/pass.json"),
        drawings: &[
            (ImageKind::Icon, include_str!("starters/coupon/icon.svg")),
            (ImageKind::Logo, include_str!("starters/coupon/mark.svg")),
            (ImageKind::Strip, include_str!("starters/coupon/strip.svg")),
        ],
    },
    Starter {
        style: Style::EventTicket,
        job: "A seat at a concert, match or fair",
        pass: include_str!("starters/event-ticket/pass.json"),
        drawings: &[
            (ImageKind::Icon, include_str!("starters/event-ticket/icon.svg")),
            (ImageKind::Logo, include_str!("starters/event-ticket/mark.svg")),
            (ImageKind::Thumbnail, include_str!("starters/event-ticket/thumbnail.svg")),
            (ImageKind::Background, include_str!("starters/event-ticket/background.svg")),
        ],
    },
    Starter {
        style: Style::BoardingPass,
        job: "From here to there, by any transport",
        pass: include_str!("starters/boarding-pass/pass.json"),
        drawings: &[
            (ImageKind::Icon, include_str!("starters/boarding-pass/icon.svg")),
            (ImageKind::Logo, include_str!("starters/boarding-pass/mark.svg")),
        ],
    },
    Starter {
        style: Style::Generic,
        job: "A membership, or anything else",
        pass: include_str!("starters/generic/pass.json"),
        drawings: &[
            (ImageKind::Icon, include_str!("starters/generic/icon.svg")),
            (ImageKind::Logo, include_str!("starters/generic/mark.svg")),
            (ImageKind::Thumbnail, include_str!("starters/generic/thumbnail.svg")),
        ],
    },
];

impl Starter {
    /// The document.
    pub(crate) fn document(&self) -> Document {
        // The five documents are checked by a test.
        Document::parse(self.pass.as_bytes()).unwrap_or_default()
    }

    /// The drawings, which a browser can show as they are.
    pub(crate) fn drawings(&self) -> impl Iterator<Item = (ImageKind, &'static str)> {
        self.drawings.iter().copied()
    }

    /// The sizes that the pictures will have, for the layout.
    pub(crate) fn picture_sizes(&self) -> PictureSizes {
        self.drawings().fold(PictureSizes::default(), |sizes, (kind, svg)| {
            let (width, height) = drawn_size(svg).unwrap_or((1.0, 1.0));
            let plan = plan(frame(kind, self.style), width, height);
            sizes.with(kind, PictureSize { width: plan.points_wide, height: plan.points_high })
        })
    }

    /// Makes a design of it, with its pictures as PNG files.
    ///
    /// # Errors
    /// [`PictureError`] when the browser cannot draw.
    pub(crate) async fn design(&self, id: DesignId) -> Result<Design, PictureError> {
        let mut files: Vec<PassFile> = Vec::new();
        for (kind, svg) in self.drawings() {
            files.extend(draw_svg(svg, kind, frame(kind, self.style)).await?);
        }
        Ok(Design { files: Rc::new(files), ..Design::new(id, self.document(), Vec::new()) })
    }
}

/// The width and height that an SVG drawing of ours names.
fn drawn_size(svg: &str) -> Option<(f64, f64)> {
    let number = |name: &str| {
        let (_, rest) = svg.split_once(&format!(" {name}=\""))?;
        rest.split_once('"')?.0.parse().ok()
    };
    Some((number("width")?, number("height")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use passwright_core::pass::Pass;
    use passwright_core::time::Timestamp;
    use passwright_core::validate::{FileFact, Severity, Subject, Target, validate};

    #[test]
    fn there_is_one_starter_for_each_style_and_each_is_what_it_says() {
        for style in Style::ALL {
            let starter = STARTERS.iter().find(|starter| starter.style == style).unwrap();
            let document = Document::parse(starter.pass.as_bytes()).unwrap();
            assert_eq!(Pass::new(&document).style(), Some(style));
            assert!(starter.drawings().any(|(kind, _)| kind == ImageKind::Icon));
            assert!(starter.drawings().all(|(_, svg)| drawn_size(svg).is_some()));
        }
    }

    #[test]
    fn once_it_has_an_identity_nothing_about_a_starter_is_wrong() {
        for starter in STARTERS {
            let mut document = starter.document();
            for (key, value) in [
                ("passTypeIdentifier", "pass.dev.test"),
                ("teamIdentifier", "PQ3R5T7V9W"),
                ("serialNumber", "1"),
            ] {
                document.set(&format!("/{key}"), value).unwrap();
            }
            let names: Vec<String> = starter
                .drawings()
                .flat_map(|(kind, _)| passwright_core::images::Scale::ALL.map(|scale| kind.file_name(scale)))
                .collect();
            let files: Vec<FileFact<'_>> = names.iter().map(|name| FileFact { name, bytes: None }).collect();
            let now = Timestamp::from_unix_seconds(1_795_000_000);
            let found = validate(&Subject {
                document: &document,
                files: &files,
                now,
                target: Target::All,
                allow_loopback_http: false,
            });
            let serious: Vec<_> =
                found.iter().filter(|problem| problem.severity != Severity::Hints).collect();
            assert!(serious.is_empty(), "{:?}: {serious:?}", starter.style);
        }
    }
}
