//! Archives, pictures, manifests.

use std::collections::BTreeSet;

use passwright_core::images::{MAX_IMAGE_PIXELS, inspect_png};
use passwright_core::manifest::Manifest;
use passwright_core::repair;
use passwright_core::zip::{self, Limits};

use super::planted;

/// What the reader takes is within the limits, has each name once, and is the same after writing and reading it again.
pub(super) fn zip(bytes: &[u8]) {
    let limits = Limits::default();
    // Opening goes further: the document is mended, files are checked.
    let _ = repair::open_many(bytes, &limits);
    let Ok(entries) = zip::read(bytes, &limits) else { return };
    let names: BTreeSet<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names.len(), entries.len(), "a name came twice");
    assert!(entries.len() <= limits.entries);
    assert!(entries.iter().all(|entry| entry.bytes.len() <= limits.file_bytes));
    let total: usize = entries.iter().map(|entry| entry.bytes.len()).sum();
    assert!(total <= limits.total_bytes);
    assert!(names.iter().all(|name| !name.starts_with('/') && !name.split('/').any(|part| part == "..")));
    planted!(zip(&entries));
    // Packing megabytes of a bomb again would only cost time.
    if total <= 64 * 1024 {
        let written = zip::write(entries.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice())));
        let again = zip::read(&written.unwrap(), &limits).unwrap();
        assert_eq!(entries, again, "writing changed something");
    }
}

/// What is taken for a picture has a size within the limit, and bytes after its end do not change it.
pub(super) fn png(bytes: &[u8]) {
    planted!(png(bytes));
    let Ok(size) = inspect_png(bytes) else { return };
    assert!(u64::from(size.width) * u64::from(size.height) <= MAX_IMAGE_PIXELS);
    assert!(size.width > 0 && size.height > 0);
    let longer = [bytes, b"trailing"].concat();
    assert_eq!(inspect_png(&longer), Ok(size));
}

/// A manifest is the same after printing and reading it.
pub(super) fn manifest(bytes: &[u8]) {
    let Ok(manifest) = Manifest::parse(bytes) else { return };
    planted!(manifest(&manifest));
    let printed = manifest.to_bytes();
    assert_eq!(Manifest::parse(&printed).unwrap(), manifest);
    let files: Vec<(&str, &[u8])> = manifest.names().map(|name| (name, &b"x"[..])).collect();
    assert!(manifest.compare(files).len() <= manifest.names().count());
}
