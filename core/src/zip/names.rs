//! The names inside an archive: which are taken, which are mended, which are refused.
//!
//! In scope: traversal, absolute names, other spellings of the same path. Out of scope: what the names mean.
//! Source: PKWARE APPNOTE 6.3.10, section 4.4.17 (relative paths with forward slashes).

use super::ReadArchiveError;

/// The longest name that is taken, in bytes: what file systems allow for one file.
const MAX_NAME_BYTES: usize = 255;

/// The most characters of a refused name that are quoted.
const MAX_QUOTED_CHARS: usize = 80;

/// A name that was written in a way that iOS does not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MendedName {
    /// The name as it stands in the archive.
    pub found: String,
    /// The name that was meant.
    pub name: String,
}

/// What happens to names that are merely written in another way.
pub(super) enum Names {
    /// They are refused.
    Strict,
    /// They are mended and noted here.
    Mended(Vec<MendedName>),
}

impl Names {
    /// The name of an entry: `raw` are its bytes, `decoded` what the archive reader makes of them (CP437 unless marked as UTF-8).
    pub(super) fn take(&mut self, raw: &[u8], decoded: &str) -> Result<String, ReadArchiveError> {
        let refused = || {
            let name = String::from_utf8_lossy(raw).chars().take(MAX_QUOTED_CHARS).collect();
            ReadArchiveError::UnsafeName { name }
        };
        let utf_8 = std::str::from_utf8(raw);
        if let Some(name) = utf_8.ok().filter(|name| is_safe(name)) {
            return Ok(name.to_owned());
        }
        let Self::Mended(mended) = self else { return Err(refused()) };
        let found = utf_8.unwrap_or(decoded).to_owned();
        let name = meant(&found);
        // The folder itself, as some packers list it: no file.
        if name == "./" {
            return Ok(name);
        }
        if !is_safe(&name) {
            return Err(refused());
        }
        mended.push(MendedName { found, name: name.clone() });
        Ok(name)
    }
}

/// The same path with forward slashes and without `./` in front.
fn meant(found: &str) -> String {
    let forward = found.replace('\\', "/");
    let mut name = forward.as_str();
    while let Some(rest) = name.strip_prefix("./").filter(|rest| !rest.is_empty()) {
        name = rest;
    }
    name.to_owned()
}

/// Whether a name stays inside the folder that it is unpacked into, and is one that every system can write.
fn is_safe(name: &str) -> bool {
    let trimmed = name.strip_suffix('/').unwrap_or(name);
    !trimmed.is_empty()
        && name.len() <= MAX_NAME_BYTES
        && !name.chars().any(|c| c.is_control() || matches!(c, '\\' | ':'))
        && trimmed.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_spellings_are_mended_and_dangerous_names_refused() {
        for (found, meant) in [
            ("en.lproj\\pass.strings", Some("en.lproj/pass.strings")),
            ("./pass.json", Some("pass.json")),
            (".\\.\\pass.json", Some("pass.json")),
            ("..\\pass.json", None),
            ("\\pass.json", None),
            ("C:\\pass.json", None),
            (".//pass.json", None),
            ("./", Some("./")),
        ] {
            let mut names = Names::Mended(Vec::new());
            assert_eq!(names.take(found.as_bytes(), found).ok().as_deref(), meant, "{found}");
            assert!(Names::Strict.take(found.as_bytes(), found).is_err(), "{found}");
        }
        let mut names = Names::Mended(Vec::new());
        assert_eq!(names.take(b"pass.json", "pass.json").unwrap(), "pass.json");
        assert_eq!(names.take(b"b\x81cher.png", "bücher.png").unwrap(), "bücher.png");
        assert!(matches!(&names, Names::Mended(mended) if mended.len() == 1));
    }
}
