//! `.pkpasstemplate`: what Apple's Pass Designer (macOS 27) saves, a pass with sample values and without signature.
//!
//! In scope: reading one, as a folder's files or zipped; writing one; the settings in `tooling.json`. A field's `_id`, by which data finds
//! it, stays, as does everything else. Out of scope: filling a template with values (see [`crate::mint`]).
//!
//! Pass Designer saves pictures at double and triple size only. iOS wants a plain `icon.png` before it offers “Add”, so reading makes one
//! of the next larger, and says so; writing leaves out what Pass Designer leaves out.
//! Source: Apple, pass-builder (the builder of these templates).
//!
//! ```
//! use passwright_core::bundle::Bundle;
//! use passwright_core::template;
//! use passwright_core::zip::Limits;
//!
//! let mut pass = Bundle::default();
//! pass.document_mut().set("/formatVersion", 1)?;
//! pass.put_file("icon@2x.png", vec![1]);
//! let file = template::write(&pass)?;
//!
//! let opened = template::read(&file, &Limits::default())?;
//! assert_eq!(opened.repairs[0].message, "icon.png was missing; it is a copy of icon@2x.png now.");
//! assert!(opened.bundle.file("icon.png").is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use serde_json::{Map, Value};

use crate::bundle::{Bundle, MANIFEST_FILE, PASS_FILE, SIGNATURE_FILE};
use crate::document::Document;
use crate::images::Scale;
use crate::pass::view::view;
use crate::repair::{self, OpenError, Opened, Repair};
use crate::zip::{self, Entry, Limits, WriteArchiveError};

/// The ending of a template, be it a folder or a file.
pub const ENDING: &str = ".pkpasstemplate";

/// The file with the settings of the tools.
pub const TOOLING_FILE: &str = "tooling.json";

/// The version of Pass Designer whose shape is written.
const DESIGNER_VERSION: &str = "1.0";

view! {
    /// The settings of the tools, in `tooling.json`.
    pub struct Tooling {
        /// The Pass Designer that saved it.
        designer_version "designerVersion": Text,
        /// The builder that it was saved for.
        builder_version "builderVersion": Text,
        /// Whether the builder adds a classic style for phones before iOS 27.
        automatically_generate_compatible_pass "automaticallyGenerateCompatiblePass": Boolean,
    }
}

/// Reads a zipped template.
///
/// # Errors
/// [`OpenError`] when the archive is refused, holds no `pass.json`, or that is beyond mending.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Opened, OpenError> {
    Ok(as_template(repair::open(bytes, limits)?))
}

/// Reads the files of a template that is a folder, with names relative to it.
///
/// # Errors
/// As [`read`].
pub fn from_entries(entries: Vec<Entry>) -> Result<Opened, OpenError> {
    Ok(as_template(repair::open_files(entries)?))
}

fn as_template(mut opened: Opened) -> Opened {
    // A template has no manifest, and lies in a folder of its name when it was zipped by the Finder: neither is a fault.
    opened.package_problems.clear();
    opened.repairs.extend(complete_icon(&mut opened.bundle));
    opened
}

/// Makes a plain `icon.png` of the next larger one where it is missing, and says so.
pub fn complete_icon(bundle: &mut Bundle) -> Vec<Repair> {
    let added = bundle.complete_icon();
    let told = added.into_iter().map(|(name, from)| Repair {
        message: format!("{name} was missing; it is a copy of {from} now."),
        path: name,
    });
    told.collect()
}

/// The settings of the tools, when there are any that can be read.
#[must_use]
pub fn tooling(bundle: &Bundle) -> Option<Document> {
    Document::parse(bundle.file(TOOLING_FILE)?).ok()
}

/// Writes a zipped template: document, settings, and the pictures at double and triple size; a picture that is there at its plain size
/// only is kept. Manifest and signature have no place in it.
///
/// # Errors
/// [`WriteArchiveError`] when a file is too large for the zip format.
pub fn write(bundle: &Bundle) -> Result<Vec<u8>, WriteArchiveError> {
    let entries = to_entries(bundle);
    zip::write(entries.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice())))
}

/// The files of a template, for who writes a folder.
#[must_use]
pub fn to_entries(bundle: &Bundle) -> Vec<Entry> {
    let pass = Entry { name: PASS_FILE.to_owned(), bytes: bundle.document().to_bytes() };
    let settings = match bundle.file(TOOLING_FILE) {
        Some(bytes) => bytes.to_vec(),
        None => own_tooling().to_bytes(),
    };
    let tooling = Entry { name: TOOLING_FILE.to_owned(), bytes: settings };
    let files = bundle.files().filter(|(name, _)| belongs_into(bundle, name));
    let files = files.map(|(name, bytes)| Entry { name: name.to_owned(), bytes: bytes.to_vec() });
    [pass, tooling].into_iter().chain(files).collect()
}

fn own_tooling() -> Document {
    let settings: [(&str, Value); 3] = [
        ("designerVersion", DESIGNER_VERSION.into()),
        ("builderVersion", concat!("passwright ", env!("CARGO_PKG_VERSION")).into()),
        ("automaticallyGenerateCompatiblePass", false.into()),
    ];
    Document::new(settings.map(|(key, value)| (key.to_owned(), value)).into_iter().collect::<Map<_, _>>())
}

fn belongs_into(bundle: &Bundle, name: &str) -> bool {
    if matches!(name, MANIFEST_FILE | SIGNATURE_FILE | TOOLING_FILE) {
        return false;
    }
    let Some(stem) = name.strip_suffix(".png") else { return true };
    let larger = [Scale::Two, Scale::Three].map(|scale| format!("{stem}{}.png", scale.suffix()));
    stem.ends_with("@2x") || stem.ends_with("@3x") || larger.iter().all(|name| bundle.file(name).is_none())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PASS: &[u8] =
        br#"{ "generic": {"primaryFields": [{"_id": "0F0E", "key": "a", "value": "sample"}]} }"#;

    fn template() -> Vec<(&'static str, &'static [u8])> {
        vec![
            ("pass.json", PASS),
            ("tooling.json", br#"{"designerVersion": "1.2", "automaticallyGenerateCompatiblePass": true}"#),
            ("icon@2x.png", b"2"),
            ("icon@3x.png", b"3"),
            ("en.lproj/pass.strings", b"\"a\" = \"b\";"),
        ]
    }

    #[test]
    fn a_template_of_pass_designer_comes_back_as_it_was() {
        let file = zip::write(template()).unwrap();
        let opened = read(&file, &Limits::default()).unwrap();
        assert_eq!(opened.bundle.document().to_bytes(), PASS);
        assert_eq!(opened.bundle.file("icon.png"), Some(&b"2"[..]));
        assert_eq!(opened.repairs.len(), 1, "{:?}", opened.repairs);
        assert_eq!(opened.package_problems, []);
        let settings = tooling(&opened.bundle).unwrap();
        let settings = Tooling::new(settings.tree(), String::new());
        assert_eq!(settings.designer_version(), Some("1.2"));
        assert_eq!(settings.automatically_generate_compatible_pass(), Some(true));
        assert_eq!(write(&opened.bundle).unwrap(), file);
    }

    #[test]
    fn a_folder_zipped_by_the_finder_is_read() {
        let nested: Vec<(String, &[u8])> = template()
            .into_iter()
            .map(|(name, bytes)| (format!("Card.pkpasstemplate/{name}"), bytes))
            .collect();
        let file = zip::write(nested.iter().map(|(name, bytes)| (name.as_str(), *bytes))).unwrap();
        let opened = read(&file, &Limits::default()).unwrap();
        assert_eq!(opened.package_problems, []);
        assert_eq!(write(&opened.bundle).unwrap(), zip::write(template()).unwrap());
    }

    #[test]
    fn a_pass_becomes_a_template_with_settings_and_without_what_is_made_anew() {
        let mut pass = Bundle::new(Document::parse(PASS).unwrap());
        for name in ["icon.png", "icon@2x.png", "logo.png", "signature", "de.lproj/logo.png"] {
            pass.put_file(name, b"x".to_vec());
        }
        let names: Vec<String> = to_entries(&pass).into_iter().map(|entry| entry.name).collect();
        assert_eq!(names, ["pass.json", "tooling.json", "icon@2x.png", "logo.png", "de.lproj/logo.png"]);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            text in any::<String>(),
            pictures in prop::collection::btree_map("[a-z]{1,6}@[23]x[.]png", any::<Vec<u8>>(), 0..5),
        ) {
            let mut bundle = Bundle::default();
            bundle.document_mut().set("/description", text).unwrap();
            for (name, bytes) in &pictures {
                bundle.put_file(name, bytes.clone());
            }
            let opened = read(&write(&bundle).unwrap(), &Limits::default()).unwrap();
            prop_assert_eq!(opened.bundle.document(), bundle.document());
            for (name, bytes) in &pictures {
                prop_assert_eq!(opened.bundle.file(name), Some(bytes.as_slice()));
            }
            prop_assert_eq!(write(&opened.bundle).unwrap(), write(&bundle).unwrap());
        }
    }
}
