//! What is minted: one document and two sets of pictures, the same bytes for everybody.

use std::fs;
use std::path::{Path, PathBuf};

use passwright_core::bundle::Bundle;
use passwright_core::document::Document;
use passwright_tests::development_certificates::{PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER};
use serde_json::json;

use crate::Missing;

/// Name, width and height of pictures that add up to about 36 KB of noise.
const SMALL: [(&str, u32, u32); 3] = [("icon.png", 38, 38), ("icon@2x.png", 76, 76), ("logo.png", 96, 50)];

/// The same for about 1.1 MB: a store card with a strip at two scales.
const LARGE: [(&str, u32, u32); 8] = [
    ("icon.png", 38, 38),
    ("icon@2x.png", 76, 76),
    ("icon@3x.png", 114, 114),
    ("logo.png", 160, 50),
    ("logo@2x.png", 320, 100),
    ("logo@3x.png", 240, 150),
    ("strip.png", 375, 144),
    ("strip@2x.png", 750, 288),
];

/// How much the pictures of a pass weigh.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Load {
    /// About 36 KB: icon and logo.
    Small,
    /// About 1.1 MB: strips and three scales.
    Large,
}

impl Load {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Small => "36 KB",
            Self::Large => "1.1 MB",
        }
    }

    fn pictures(self) -> &'static [(&'static str, u32, u32)] {
        match self {
            Self::Small => &SMALL,
            Self::Large => &LARGE,
        }
    }
}

/// A pass in a folder, for the peers, and as a bundle.
pub(crate) struct Material {
    pub(crate) bundle: Bundle,
    pub(crate) folder: PathBuf,
}

impl Material {
    /// Makes pictures and document and writes them into `target/bench`.
    pub(crate) fn make(load: Load) -> Result<Self, Missing> {
        let folder = path("target/bench").join(load.name().replace(' ', "-"));
        fs::create_dir_all(&folder)?;
        let document = document()?;
        fs::write(folder.join("pass.json"), document.to_bytes())?;
        let mut bundle = Bundle::new(document);
        for (name, width, height) in load.pictures() {
            let png = noise(*width, *height)?;
            fs::write(folder.join(name), &png)?;
            bundle.put_file(name, png);
        }
        Ok(Self { bundle, folder })
    }

    /// What the pictures weigh together, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.bundle.files().map(|(_, bytes)| bytes.len()).sum()
    }
}

/// A path of the repository.
pub(crate) fn path(part: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(part)
}

fn document() -> Result<Document, Missing> {
    let fields = |group: &str, count: usize| -> Vec<serde_json::Value> {
        let field = |index| json!({"key": format!("{group}{index}"), "label": "Points", "value": "1250"});
        (0..count).map(field).collect()
    };
    let terms = "Valid in all shops. One card for each person. Points lapse after two years. ".repeat(8);
    let document = json!({
        "formatVersion": 1,
        "passTypeIdentifier": PASS_TYPE_IDENTIFIER,
        "teamIdentifier": TEAM_IDENTIFIER,
        "serialNumber": "bench",
        "organizationName": "Acme",
        "description": "Acme card",
        "logoText": "Acme",
        "backgroundColor": "rgb(20, 40, 60)",
        "foregroundColor": "rgb(255, 255, 255)",
        "labelColor": "rgb(200, 210, 220)",
        "barcodes": [{"format": "PKBarcodeFormatQR", "message": "000042", "messageEncoding": "iso-8859-1"}],
        "storeCard": {
            "headerFields": fields("header", 1),
            "primaryFields": fields("primary", 1),
            "secondaryFields": fields("secondary", 2),
            "auxiliaryFields": fields("auxiliary", 2),
            "backFields": [{"key": "terms", "label": "Terms", "value": terms}],
        },
    });
    Ok(Document::new(document.as_object().ok_or("the document is an object")?.clone()))
}

/// A picture of noise, which does not compress: what it weighs is known.
fn noise(width: u32, height: u32) -> Result<Vec<u8>, Missing> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut state = u64::from(width) << 32 | u64::from(height);
    let pixels: Vec<u8> = (0..width * height * 3)
        .map(|_| {
            // xorshift64: the same noise on every machine.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes().first().copied().unwrap_or_default()
        })
        .collect();
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}
