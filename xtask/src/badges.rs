//! `cargo xtask badges`: takes Apple's "Add to Apple Wallet" badges, which the operator fetched from Apple, into `badges/`.
//!
//! Apple's artwork is Apple's: it is no part of this project, git ignores the folder, and the files are served exactly as Apple made them.
//! The operator accepts Apple's terms, we do not. Without badges all buttons say the words in plain text.
//! Source: Apple, "Add to Apple Wallet Guidelines".

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use crate::error::XtaskError;
use crate::files::{self, FileError};
use crate::svg::{self, SvgError};
use crate::{npm, process, workspace};

/// Where Apple says what may be done with its badges, and hands them out.
const TERMS: &str = "https://developer.apple.com/wallet/add-to-apple-wallet-guidelines/";
/// What is there, for the service.
const INDEX: &str = "index.json";
/// Apple's package has 45 languages in several formats, some 20 MB.
const MAX_PACKAGE_BYTES: u64 = 100 * 1024 * 1024;
/// A badge has some 10 KB.
const MAX_BADGE_BYTES: u64 = 256 * 1024;
/// More files than any package of badges has.
const MAX_FILES: usize = 5_000;

/// What Apple's file names begin with, and the language that it stands for. A country stands for its language.
const LANGUAGES: [(&str, &str); 46] = [
    ("us-uk", "en"),
    ("us", "en"),
    ("uk", "en"),
    ("en", "en"),
    ("de", "de"),
    ("fr", "fr"),
    ("frca", "fr-ca"),
    ("es", "es"),
    ("esmx", "es-mx"),
    ("it", "it"),
    ("pt", "pt"),
    ("ptbr", "pt-br"),
    ("br", "pt-br"),
    ("nl", "nl"),
    ("dk", "da"),
    ("da", "da"),
    ("se", "sv"),
    ("sv", "sv"),
    ("no", "no"),
    ("fi", "fi"),
    ("pl", "pl"),
    ("cz", "cs"),
    ("sk", "sk"),
    ("si", "sl"),
    ("hr", "hr"),
    ("hu", "hu"),
    ("ro", "ro"),
    ("bg", "bg"),
    ("gr", "el"),
    ("ee", "et"),
    ("lv", "lv"),
    ("lt", "lt"),
    ("mt", "mt"),
    ("tr", "tr"),
    ("ru", "ru"),
    ("ua", "uk"),
    ("il", "he"),
    ("he", "he"),
    ("ar", "ar"),
    ("jp", "ja"),
    ("kr", "ko"),
    ("cn", "zh-cn"),
    ("hk", "zh-hk"),
    ("tw", "zh-tw"),
    ("th", "th"),
    ("vn", "vi"),
];

/// What an operator gives.
#[derive(Debug, Args)]
pub(crate) struct BadgesOptions {
    /// What was fetched from Apple: a .zip, a folder, .svg files; or an https address of a .zip.
    #[arg(required = true)]
    sources: Vec<String>,
    /// I have read Apple's guidelines and accept them.
    #[arg(long)]
    accept_apple_terms: bool,
    /// The language of a file whose name does not say it: `FILE.svg=ar`.
    #[arg(long = "language", value_name = "FILE=TAG")]
    languages: Vec<String>,
}

/// Why no badges were taken.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum BadgesError {
    /// Nobody has accepted Apple's terms.
    #[error(
        "Apple's badges may be used under Apple's terms only: read {TERMS} and repeat the command with --accept-apple-terms"
    )]
    NotAccepted,
    /// The package is none.
    #[error("{source_name} is no readable .zip: {source}")]
    Package {
        /// Which.
        source_name: String,
        /// What is wrong.
        source: zip::result::ZipError,
    },
    /// Too much.
    #[error("{source_name} has more than {max} {unit}")]
    TooLarge {
        /// Which.
        source_name: String,
        /// The limit.
        max: u64,
        /// Of what.
        unit: &'static str,
    },
    /// A picture that would do more than be seen, or is none.
    #[error("{name} cannot be a badge: {source}")]
    Picture {
        /// Which file.
        name: String,
        /// What is wrong.
        source: SvgError,
    },
    /// A language was given in another form.
    #[error("--language takes FILE.svg=TAG, for example AE_Add_to_Apple_Wallet.svg=ar; {given:?} is not")]
    BadLanguage {
        /// What was given.
        given: String,
    },
    /// No badge was found.
    #[error("there is no .svg file with a language in its name among {sources:?}")]
    Nothing {
        /// Where was looked.
        sources: Vec<String>,
    },
}

/// What the folder holds; the service reads it (`core/src/service/badges.rs`).
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Index {
    badges: Vec<Badge>,
    accepted: Acceptance,
}

/// Under what the badges were taken.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Acceptance {
    terms: String,
    at_unix_seconds: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Badge {
    file: String,
    language: String,
    outlined: bool,
    width: u32,
    height: u32,
    sha256: String,
}

/// Where the operator's badges are.
pub(crate) fn folder() -> PathBuf {
    workspace::path("badges")
}

/// Takes badges.
///
/// # Errors
/// [`BadgesError`], or a file could not be read or written.
pub(crate) fn run(options: &BadgesOptions) -> Result<(), XtaskError> {
    if !options.accept_apple_terms {
        return Err(BadgesError::NotAccepted.into());
    }
    let named = named_languages(&options.languages)?;
    let mut found = Vec::new();
    for source in &options.sources {
        found.extend(read(source)?);
    }
    let taken = take(&folder(), found, &named)?;
    if taken.badges.is_empty() {
        return Err(BadgesError::Nothing { sources: options.sources.clone() }.into());
    }
    for badge in &taken.badges {
        println!("{:8} {}{}", badge.language, badge.file, if badge.outlined { " (outlined)" } else { "" });
    }
    for name in &taken.left_out {
        println!("left out {name}: which language is it? Name it with --language {name}=TAG");
    }
    println!("{} badges are in badges/; `cargo xtask dev` and `deploy` serve them.", taken.badges.len());
    Ok(())
}

/// What came of it.
#[derive(Debug)]
struct Taken {
    badges: Vec<Badge>,
    left_out: Vec<String>,
}

/// Writes the files as they are, and the index, into an emptied folder.
fn take(
    folder: &Path,
    found: Vec<(String, Vec<u8>)>,
    named: &[(String, String)],
) -> Result<Taken, XtaskError> {
    let mut taken = Taken { badges: Vec::new(), left_out: Vec::new() };
    let mut kept = Vec::new();
    for (name, bytes) in found {
        let Some(language) = language_of(&name, named) else {
            taken.left_out.push(name);
            continue;
        };
        let picture =
            svg::inspect(&bytes).map_err(|source| BadgesError::Picture { name: name.clone(), source })?;
        let badge = Badge {
            outlined: name.to_ascii_lowercase().contains("outline"),
            sha256: files::sha256(&bytes),
            width: picture.width,
            height: picture.height,
            file: plain_name(&name),
            language,
        };
        let same = |it: &Badge| it.language == badge.language && it.outlined == badge.outlined;
        if !taken.badges.iter().any(same) {
            kept.push((badge.file.clone(), bytes));
            taken.badges.push(badge);
        }
    }
    if taken.badges.is_empty() {
        return Ok(taken);
    }
    files::remove_folder(folder)?;
    for (name, bytes) in kept {
        files::write(&folder.join(name), bytes)?;
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let accepted = Acceptance { terms: TERMS.to_owned(), at_unix_seconds: now };
    let index = Index { badges: taken.badges.clone(), accepted };
    // These types always print.
    files::write(&folder.join(INDEX), serde_json::to_string_pretty(&index).unwrap_or_default())?;
    Ok(taken)
}

/// Copies the badges into the site, as they are. Without badges there is nothing to copy.
///
/// # Errors
/// A file could not be read or written.
pub(crate) fn publish(to: &Path) -> Result<(), FileError> {
    let from = folder();
    for file in files::list(&from)? {
        if let Some(name) = file.file_name() {
            files::write(&to.join(name), files::read(&file)?)?;
        }
    }
    Ok(())
}

/// The .svg files of a source, by name.
fn read(source: &str) -> Result<Vec<(String, Vec<u8>)>, XtaskError> {
    if source.starts_with("https://") {
        let file = workspace::target().join("badges.zip");
        fetch(source, &file)?;
        return Ok(unpack(source, files::read(&file)?)?);
    }
    let path = workspace::root().join(source);
    if path.is_dir() {
        let mut found = Vec::new();
        for file in files::list(&path)? {
            found.extend(read_picture(&file)?);
        }
        return Ok(found);
    }
    if has_ending(&path.to_string_lossy(), ".zip") {
        return Ok(unpack(source, files::read(&path)?)?);
    }
    Ok(read_picture(&path)?.into_iter().collect())
}

fn read_picture(file: &Path) -> Result<Option<(String, Vec<u8>)>, FileError> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if !has_ending(&name, ".svg") || name.starts_with('.') {
        return Ok(None);
    }
    Ok(Some((name, files::read(file)?)))
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.to_ascii_lowercase().ends_with(ending)
}

/// The .svg files of a package; their folders tell nothing.
fn unpack(source_name: &str, bytes: Vec<u8>) -> Result<Vec<(String, Vec<u8>)>, BadgesError> {
    let source_name = || source_name.to_owned();
    let too_large = |max, unit| BadgesError::TooLarge { source_name: source_name(), max, unit };
    if bytes.len() as u64 > MAX_PACKAGE_BYTES {
        return Err(too_large(MAX_PACKAGE_BYTES, "bytes"));
    }
    let broken = |source| BadgesError::Package { source_name: source_name(), source };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MAX_FILES {
        return Err(too_large(MAX_FILES as u64, "files"));
    }
    let mut found = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(broken)?;
        let path = entry.name().map_err(broken)?.into_owned();
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        // Archives made on a Mac hold a shadow of each file.
        if !entry.is_file()
            || !has_ending(&name, ".svg")
            || name.starts_with('.')
            || path.contains("__MACOSX")
        {
            continue;
        }
        let mut bytes = Vec::new();
        let read = entry.by_ref().take(MAX_BADGE_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|error| broken(error.into()))?;
        if bytes.len() as u64 > MAX_BADGE_BYTES {
            return Err(BadgesError::TooLarge { source_name: name, max: MAX_BADGE_BYTES, unit: "bytes" });
        }
        found.push((name, bytes));
    }
    Ok(found)
}

/// Node brings TLS along; xtask itself stays small.
fn fetch(url: &str, to: &Path) -> Result<(), XtaskError> {
    npm::ensure()?;
    let mut command = workspace::command("node");
    command.args([
        "--input-type=module",
        "--eval",
        "import { writeFile } from 'node:fs/promises'; const [, url, to] = process.argv; const r = await fetch(url); \
         if (!r.ok) { console.error(`the server answers ${r.status}`); process.exit(1); } \
         await writeFile(to, Buffer.from(await r.arrayBuffer()));",
        url,
    ]);
    command.arg(to);
    process::run("Fetching badges", &mut command)?;
    Ok(())
}

fn named_languages(given: &[String]) -> Result<Vec<(String, String)>, BadgesError> {
    let read = |text: &String| {
        let pair = text.rsplit_once('=').filter(|(file, tag)| !file.is_empty() && is_tag(tag));
        pair.map(|(file, tag)| (file.to_owned(), tag.to_ascii_lowercase()))
            .ok_or_else(|| BadgesError::BadLanguage { given: text.clone() })
    };
    given.iter().map(read).collect()
}

fn is_tag(tag: &str) -> bool {
    (2..=12).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// By the operator's word, else by what the name begins with: `DE_Add_to_Apple_Wallet_RGB_101421.svg`, or ends with in older packages:
/// `Add_to_Apple_Wallet_rgb_DE.svg`.
fn language_of(name: &str, named: &[(String, String)]) -> Option<String> {
    if let Some((_, tag)) = named.iter().find(|(file, _)| file == name) {
        return Some(tag.clone());
    }
    let lower = name.to_ascii_lowercase();
    let stem = lower.strip_suffix(".svg")?;
    if !stem.contains("apple_wallet") {
        return None;
    }
    let known = |code: &str| LANGUAGES.iter().find(|(it, _)| *it == code).map(|(_, tag)| (*tag).to_owned());
    let first = stem.split('_').next().unwrap_or_default();
    known(first).or_else(|| known(stem.rsplit('_').next().unwrap_or_default()))
}

/// A name that means nothing in an address.
fn plain_name(name: &str) -> String {
    let plain = |character: char| match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '_' | '-' => character,
        _ => '-',
    };
    let stem: String =
        name.chars().take(name.chars().count().saturating_sub(4)).map(plain).take(100).collect();
    format!("{}.svg", stem.trim_start_matches('.'))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// A drawing of our own; no artwork of anybody.
    const DRAWING: &[u8] =
        br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40"/></svg>"#;

    fn package(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn badges_of_a_package_are_taken_unchanged() {
        let bytes = package(&[
            ("Badges/US-UK/US-UK_Add_to_Apple_Wallet_RGB_101421.svg", DRAWING),
            ("Badges/DE/DE_Add_to_Apple_Wallet_RGB_101421.svg", DRAWING),
            ("Badges/DE/DE_Add_to_Apple_Wallet_RGB_outline.svg", DRAWING),
            ("Badges/DE/DE_Add_to_Apple_Wallet_CMYK.eps", b"%!PS"),
            ("__MACOSX/DE/._DE_Add_to_Apple_Wallet_RGB_101421.svg", b"shadow"),
            ("Badges/XQ/XQ_Add_to_Apple_Wallet_RGB.svg", DRAWING),
        ]);
        let folder = tempfile::tempdir().unwrap();
        let badges = folder.path().join("badges");
        let taken = take(&badges, unpack("x.zip", bytes).unwrap(), &[]).unwrap();
        let found: Vec<_> = taken.badges.iter().map(|it| (it.language.as_str(), it.outlined)).collect();
        assert_eq!(found, [("en", false), ("de", false), ("de", true)]);
        assert_eq!(taken.left_out, ["XQ_Add_to_Apple_Wallet_RGB.svg"]);
        let file = badges.join("DE_Add_to_Apple_Wallet_RGB_101421.svg");
        assert_eq!(files::read(&file).unwrap(), DRAWING, "not a byte is changed");
        let index: Index = serde_json::from_slice(&files::read(&badges.join(INDEX)).unwrap()).unwrap();
        assert_eq!((index.badges.len(), index.accepted.terms.as_str()), (3, TERMS));
        assert_eq!((index.badges[0].width, index.badges[0].height), (1200, 400));
    }

    #[test]
    fn a_language_is_known_by_the_name_or_by_the_operators_word() {
        for (name, language) in [
            ("US-UK_Add_to_Apple_Wallet_RGB_101421.svg", Some("en")),
            ("ESMX_Add_to_Apple_Wallet_RGB_101821.svg", Some("es-mx")),
            ("Add_to_Apple_Wallet_rgb_DE.svg", Some("de")),
            ("QQ_Add_to_Apple_Wallet.svg", None),
            ("de.svg", None),
            ("Add_to_Apple_Wallet.eps", None),
        ] {
            assert_eq!(language_of(name, &[]).as_deref(), language, "{name}");
        }
        let named = named_languages(&["a=b.svg=AR".to_owned()]).unwrap();
        assert_eq!(language_of("a=b.svg", &named).as_deref(), Some("ar"));
        assert!(named_languages(&["a.svg".to_owned()]).is_err());
    }

    #[test]
    fn nothing_is_taken_without_the_operators_acceptance_or_with_a_script() {
        let options =
            BadgesOptions { sources: vec!["x.zip".into()], accept_apple_terms: false, languages: vec![] };
        assert!(run(&options).unwrap_err().to_string().contains("--accept-apple-terms"));
        let folder = tempfile::tempdir().unwrap();
        let wrong = vec![(
            "DE_Add_to_Apple_Wallet.svg".to_owned(),
            b"<svg viewBox='0 0 1 1'><script/></svg>".to_vec(),
        )];
        assert!(take(folder.path(), wrong, &[]).is_err());
        assert!(unpack("x.zip", b"no zip".to_vec()).is_err());
    }

    #[test]
    fn names_mean_nothing_in_an_address() {
        assert_eq!(plain_name("A b\u{e9}\".svg"), "A-b--.svg");
        assert_eq!(plain_name("..x.SVG"), "x.svg");
    }
}
