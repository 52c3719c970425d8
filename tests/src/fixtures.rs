//! Passes of our own that together have every key of the format: `tests/fixtures/passes/<name>/`.
//!
//! In scope: reading them, with pictures that are drawn here. Out of scope: signing. All are correct; those named `older-…` have
//! spellings that a phone reads and the checks hint at.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc)] // A damaged fixture ends the test.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use passwright_core::bundle::Bundle;
use passwright_core::images::{Fit, Scale, slot};
use passwright_core::pass::{Pass, Style};
use passwright_core::validate::default_icon;
use passwright_core::zip::Entry;

/// Where the passes lie.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/passes")
}

/// One pass.
#[derive(Debug, Clone)]
pub struct Fixture {
    /// The name of its folder.
    pub name: String,
    /// Its files, pictures included.
    pub bundle: Bundle,
}

/// All of them, sorted by name; drawn once.
#[must_use]
pub fn passes() -> Vec<Fixture> {
    static PASSES: LazyLock<Vec<Fixture>> = LazyLock::new(|| {
        let folders = fs::read_dir(folder()).unwrap();
        let mut names: Vec<String> =
            folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names.into_iter().map(|name| Fixture { bundle: read(&name), name }).collect()
    });
    PASSES.clone()
}

fn read(name: &str) -> Bundle {
    let root = folder().join(name);
    let mut entries = Vec::new();
    collect(&root, "", &mut entries);
    entries.sort_by(|a: &Entry, b: &Entry| a.name.cmp(&b.name));
    let (mut bundle, _) = Bundle::from_entries(entries).unwrap();
    let style = Pass::new(bundle.document()).style().unwrap();
    for (path, base) in pictures(name, style) {
        for scale in Scale::ALL {
            let bytes = match base {
                "icon" => default_icon(scale).to_vec(),
                base => drawn(base, style, scale),
            };
            bundle.put_file(&format!("{path}{}.png", scale.suffix()), bytes);
        }
    }
    bundle
}

fn collect(folder: &Path, prefix: &str, entries: &mut Vec<Entry>) {
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), entries);
        } else {
            entries.push(Entry { name, bytes: fs::read(&path).unwrap() });
        }
    }
}

/// The pictures of a fixture: path without scale and extension, and base name.
fn pictures(name: &str, style: Style) -> Vec<(String, &'static str)> {
    let mut bases = vec!["icon"];
    if name == "localized" {
        let logos = ["en", "de", "zh-Hant"].map(|language| (format!("{language}.lproj/logo"), "logo"));
        return logos.into_iter().chain([("icon".to_owned(), "icon")]).collect();
    }
    bases.push("logo");
    match (name, style) {
        ("event-ticket-poster", _) => {
            bases.extend(["artwork", "background", "primaryLogo", "secondaryLogo", "venueMap"])
        }
        ("event-ticket-poster-live" | "older-spellings-poster", _) => {
            bases.extend(["artwork", "primaryLogo"])
        }
        ("poster-generic", _) => bases.extend(["artwork", "primaryLogo", "thumbnail"]),
        ("boarding-pass-air", _) => bases.extend(["primaryLogo", "footer"]),
        ("store-card", _) => bases.extend(["strip", "personalizationLogo"]),
        (_, Style::Coupon) => bases.push("strip"),
        (_, Style::EventTicket) => bases.extend(["thumbnail", "background"]),
        (_, Style::Generic) => bases.push("thumbnail"),
        _ => {}
    }
    bases.into_iter().map(|base| (base.to_owned(), base)).collect()
}

/// A picture of the size of its place: a slope of colour, so that it is no plain surface.
#[must_use]
pub fn drawn(base: &str, style: Style, scale: Scale) -> Vec<u8> {
    let (width, height) = match slot(base, style) {
        Some(Fit::Fill { width, height } | Fit::Within { width, height }) => (width, height),
        None => (100, 100),
    };
    let (width, height) = (width * scale.factor(), height * scale.factor());
    let pixels: Vec<u8> = (0..height)
        .flat_map(|y| (0..width).flat_map(move |x| [(x * 255 / width) as u8, (y * 255 / height) as u8, 160]))
        .collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    file
}
