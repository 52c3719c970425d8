//! Several passes in one `.pkpasses` file, which a phone adds in one step.
//!
//! In scope: putting finished passes together, with Apple's limits. Out of scope: opening one (see [`crate::repair::open_many`]).
//! Source: Apple, "Distributing and updating a pass".

use super::{Bundle, ReadBundleError};
use crate::zip::{self, Limits, WriteArchiveError};

/// The media type of a `.pkpasses` file.
pub const PASSES_MEDIA_TYPE: &str = "application/vnd.apple.pkpasses";

/// The most passes in one file.
pub const MAX_PASSES: usize = 10;

/// The largest such file, in bytes. Apple says 150 MB and not which; this is the smaller one.
pub const MAX_PASSES_BYTES: usize = 150_000_000;

/// Why passes cannot be put together.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WritePassesError {
    /// No pass at all.
    #[error("a bundle of passes needs at least one pass")]
    Empty,
    /// More than [`MAX_PASSES`].
    #[error("a bundle may hold {max} passes, not {actual}")]
    TooMany {
        /// The limit.
        max: usize,
        /// The count given.
        actual: usize,
    },
    /// More bytes than [`MAX_PASSES_BYTES`].
    #[error("the passes have {} MB together, a bundle may have {} MB", actual.div_ceil(1_000_000), max / 1_000_000)]
    TooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size of all passes in bytes.
        actual: usize,
    },
    /// A name that a phone would not take for a pass.
    #[error("{name:?} is no name for a pass in a bundle: it must end in .pkpass, and lie in no folder")]
    Name {
        /// The name.
        name: String,
    },
    /// One of them is not a pass.
    #[error("{name} cannot go into a bundle: {source}")]
    NotAPass {
        /// Its name.
        name: String,
        /// What is wrong with it.
        source: ReadBundleError,
    },
    /// One of them was never signed.
    #[error("{name} cannot go into a bundle: it has no manifest or no signature")]
    NotSigned {
        /// Its name.
        name: String,
    },
    /// The archive was not written.
    #[error(transparent)]
    Archive(#[from] WriteArchiveError),
}

/// Puts finished passes, each with a name like `1.pkpass`, into one file.
///
/// # Errors
/// [`WritePassesError`] when there are none or too many, or one of them is not a signed pass.
pub fn write_passes(passes: &[(&str, &[u8])]) -> Result<Vec<u8>, WritePassesError> {
    if passes.is_empty() {
        return Err(WritePassesError::Empty);
    }
    if passes.len() > MAX_PASSES {
        return Err(WritePassesError::TooMany { max: MAX_PASSES, actual: passes.len() });
    }
    let actual = passes.iter().map(|(_, bytes)| bytes.len()).sum();
    if actual > MAX_PASSES_BYTES {
        return Err(WritePassesError::TooLarge { max: MAX_PASSES_BYTES, actual });
    }
    for (name, bytes) in passes {
        check(name, bytes)?;
    }
    Ok(zip::write(passes.iter().copied())?)
}

fn check(name: &str, bytes: &[u8]) -> Result<(), WritePassesError> {
    let is_plain =
        name.strip_suffix(".pkpass").is_some_and(|stem| !stem.is_empty() && !stem.contains(['/', '\\']));
    if !is_plain {
        return Err(WritePassesError::Name { name: name.to_owned() });
    }
    let (_, seal) = Bundle::read(bytes, &Limits::default())
        .map_err(|source| WritePassesError::NotAPass { name: name.to_owned(), source })?;
    if seal.manifest.is_none() || seal.signature.is_none() {
        return Err(WritePassesError::NotSigned { name: name.to_owned() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::repair;

    fn pass(serial: &str) -> Vec<u8> {
        let mut document = Document::default();
        document.set("/serialNumber", serial).unwrap();
        Bundle::new(document).seal().with_signature(vec![1]).to_archive().unwrap()
    }

    #[test]
    fn what_is_put_together_opens_again_in_the_same_order() {
        let (first, second) = (pass("1"), pass("2"));
        let file = write_passes(&[("b.pkpass", &first), ("a.pkpass", &second)]).unwrap();
        let opened = repair::open_many(&file, &Limits::default()).unwrap();
        let found: Vec<_> = opened
            .iter()
            .map(|(name, pass)| (name.as_str(), pass.bundle.document().text("/serialNumber")))
            .collect();
        assert_eq!(found, [("b.pkpass", Some("1")), ("a.pkpass", Some("2"))]);
        assert_eq!(file, write_passes(&[("b.pkpass", &first), ("a.pkpass", &second)]).unwrap());
    }

    #[test]
    fn apples_limits_are_kept() {
        let refusal = |passes: &[(&str, &[u8])]| write_passes(passes).unwrap_err().to_string();
        let one = pass("1");
        assert_eq!(refusal(&[]), "a bundle of passes needs at least one pass");
        let names: Vec<String> = (0..11).map(|number| format!("{number}.pkpass")).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), one.as_slice())).collect();
        assert_eq!(refusal(&many), "a bundle may hold 10 passes, not 11");
        assert!(write_passes(&many[..10]).is_ok());
        for name in ["a.zip", ".pkpass", "a/b.pkpass"] {
            assert!(refusal(&[(name, &one)]).ends_with("and lie in no folder"), "{name}");
        }
        assert!(refusal(&[("a.pkpass", b"x")]).starts_with("a.pkpass cannot go into a bundle: "));
        let unsigned = zip::write([("pass.json", &b"{}"[..])]).unwrap();
        assert!(refusal(&[("a.pkpass", &unsigned)]).ends_with("no manifest or no signature"));
        let large = vec![0; MAX_PASSES_BYTES + 1];
        assert_eq!(
            refusal(&[("a.pkpass", &large)]),
            "the passes have 151 MB together, a bundle may have 150 MB"
        );
    }
}
