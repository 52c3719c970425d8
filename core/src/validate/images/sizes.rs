//! Sizes and shapes of pictures. Source: Human Interface Guidelines, "Wallet" (sizes in points); archived Wallet guide (strips).

use super::super::rule::{Finding, quote};
use super::super::{FileFact, Subject};
use super::picture_of;
use crate::images::{ImageSize, Scale, inspect_png};
use crate::pass::{Pass, Style};

/// How a picture comes into its place.
#[derive(Clone, Copy)]
enum Place {
    /// Scaled until it fills these points; what sticks out is cut off.
    Fill { width: f64, height: f64, least: (u32, u32) },
    /// Shown at its own size, at most this large.
    Within,
    /// Shown at its own size, between 2:3 and 3:2, its shorter side at least 60 points.
    Portrait,
}

/// The share of a picture that may be cut off before it is worth a word; Apple's own texts differ by less for one place.
const MAX_CUT: f64 = 0.4;
/// How far two scales of one picture may differ in shape or size: rounding of small pictures to whole pixels.
const TOLERANCE: f64 = 0.06;
/// The least shorter side of a thumbnail in points.
const THUMBNAIL_LEAST: u32 = 60;
/// The widest and the tallest shape of a thumbnail.
const THUMBNAIL_SHAPE: f64 = 1.5;

fn place_of(base: &str, style: Option<Style>) -> Place {
    let fill = |width: f64, height: f64, least| Place::Fill { width, height, least };
    match (base, style) {
        // Older texts say 29 x 29.
        ("icon", _) => fill(38.0, 38.0, (29, 29)),
        ("strip", Some(Style::EventTicket)) => fill(375.0, 98.0, (358, 90)),
        ("strip", Some(Style::Coupon | Style::StoreCard)) => fill(375.0, 144.0, (358, 90)),
        ("strip", _) => fill(375.0, 123.0, (358, 90)),
        // Apple's texts have three sizes; the smallest still looks right, since Wallet blurs it.
        ("background", _) => fill(180.0, 220.0, (180, 220)),
        ("artwork", _) => fill(358.0, 448.0, (358, 448)),
        ("thumbnail", _) => Place::Portrait,
        _ => Place::Within,
    }
}

/// A picture of the pass with its place and its size in pixels.
struct Picture<'a> {
    name: &'a str,
    base: &'static str,
    scale: Scale,
    place: Place,
    size: ImageSize,
}

impl<'a> Picture<'a> {
    fn of(file: &FileFact<'a>, style: Option<Style>) -> Option<Self> {
        let (base, scale) = picture_of(file.name)?;
        let size = inspect_png(file.bytes?).ok()?;
        Some(Self { name: file.name, base, scale, place: place_of(base, style), size })
    }

    fn folder(&self) -> &'a str {
        self.name.split_once('/').map_or("", |(folder, _)| folder)
    }

    /// Width divided by height.
    fn shape(&self) -> f64 {
        f64::from(self.size.width) / f64::from(self.size.height)
    }
}

fn pictures<'a>(subject: &Subject<'a>) -> Vec<Picture<'a>> {
    let style = Pass::new(subject.document).style();
    subject.files.iter().filter_map(|file| Picture::of(file, style)).collect()
}

/// Rule P09, hints.
pub(super) fn too_small(subject: &Subject<'_>) -> Vec<Finding> {
    let pictures = pictures(subject);
    pictures
        .iter()
        .filter_map(|picture| {
            let (width, height) = match picture.place {
                Place::Fill { least, .. } => least,
                Place::Portrait => (THUMBNAIL_LEAST, THUMBNAIL_LEAST),
                Place::Within => return None,
            };
            let (width, height) = (width * picture.scale.factor(), height * picture.scale.factor());
            let message = sentence!(
                "P09-small",
                "{file} has {size} pixels; at least {least} are needed to look sharp.",
                file = quote(picture.name),
                size = pixels(picture.size),
                least = format!("{width} x {height}")
            );
            let is_small = picture.size.width < width || picture.size.height < height;
            is_small.then(|| Finding::new(picture.name, message))
        })
        .collect()
}

/// Rule P09, warnings.
pub(super) fn wrong_shapes(subject: &Subject<'_>) -> Vec<Finding> {
    let pictures = pictures(subject);
    let mut findings: Vec<Finding> = pictures.iter().filter_map(cut).collect();
    findings.extend(pictures.iter().filter_map(|picture| unlike_its_sibling(picture, &pictures)));
    findings
}

/// A picture of which much is cut off.
fn cut(picture: &Picture<'_>) -> Option<Finding> {
    let shape = picture.shape();
    let name = quote(picture.name);
    let message = match picture.place {
        Place::Portrait if shape.max(1.0 / shape) > THUMBNAIL_SHAPE * (1.0 + TOLERANCE) => {
            sentence!(
                "P09-thumbnail",
                "{file} has {size} pixels; a thumbnail is between 2:3 and 3:2, and the rest is cut off.",
                file = name,
                size = pixels(picture.size)
            )
        }
        Place::Fill { width, height, .. } => {
            let wanted = width / height;
            let cut = 1.0 - (shape / wanted).min(wanted / shape);
            if cut <= MAX_CUT {
                return None;
            }
            sentence!(
                "P09-shape",
                "{file} has {size} pixels; its place has the shape of {shape}, and {share} % are cut off.",
                file = name,
                size = pixels(picture.size),
                shape = format!("{width} x {height}"),
                share = format!("{:.0}", cut * 100.0)
            )
        }
        Place::Portrait | Place::Within => return None,
    };
    Some(Finding::new(picture.name, message))
}

/// A picture that does not belong to the smaller scale beside it.
fn unlike_its_sibling(picture: &Picture<'_>, all: &[Picture<'_>]) -> Option<Finding> {
    let sibling = all
        .iter()
        .filter(|other| other.base == picture.base && other.folder() == picture.folder())
        .min_by_key(|other| other.scale)
        .filter(|other| other.scale < picture.scale)?;
    let times = f64::from(picture.scale.factor()) / f64::from(sibling.scale.factor());
    let differs = |found: f64, wanted: f64| (found - wanted).abs() > (wanted * TOLERANCE).max(times);
    let wanted_width = f64::from(sibling.size.width) * times;
    let wanted_height = f64::from(sibling.size.height) * times;
    let message = if (picture.shape() / sibling.shape() - 1.0).abs() > 2.0 * TOLERANCE {
        sentence!(
            "P09-sibling-shape",
            "{file} and {other} are not of the same shape.",
            file = quote(picture.name),
            other = quote(sibling.name)
        )
    } else if matches!(picture.place, Place::Fill { .. }) {
        // What fills its place looks the same whatever its size.
        return None;
    } else if differs(f64::from(picture.size.width), wanted_width)
        || differs(f64::from(picture.size.height), wanted_height)
    {
        sentence!(
            "P09-sibling-size",
            "{file} has {size} pixels; beside {other} it should have {wanted}, or phones show it in two sizes.",
            file = quote(picture.name),
            size = pixels(picture.size),
            other = quote(sibling.name),
            wanted = format!("{wanted_width} x {wanted_height}")
        )
    } else {
        return None;
    };
    Some(Finding::new(picture.name, message))
}

fn pixels(size: ImageSize) -> String {
    format!("{} x {}", size.width, size.height)
}
