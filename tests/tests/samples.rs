//! Real passes, as airlines, hotels and Apple have shipped them: each opens, loses nothing, and comes out signed.
//!
//! The files lie beside the repository (`../shared/samples`) and are not part of it; without them this prints that it did not run.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use passwright_core::bundle::{Bundle, SignedBundle};
use passwright_core::repair::{self, Opened};
use passwright_core::signature::software_key::{PrivateKey, SoftwareKey};
use passwright_core::signature::{self, Certificate, CertificateChain};
use passwright_core::time::Timestamp;
use passwright_core::validate::{self, Severity};
use passwright_core::zip::{self, Entry, Limits};
use passwright_tests::development_certificates::{
    DevelopmentCertificates, PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER,
};

fn shared(part: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(part)
}

/// All samples with their names; `None`, and a printed line, when there are none.
fn samples() -> Option<Vec<(String, Vec<u8>)>> {
    let Ok(folder) = fs::read_dir(shared("samples")) else {
        println!("not run: samples (absent)");
        return None;
    };
    let mut samples: Vec<(String, Vec<u8>)> = folder
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "pkpass" || ending == "pkpasses"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    samples.sort();
    assert!(!samples.is_empty(), "the folder of samples is empty");
    Some(samples)
}

fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_unix_seconds(since_1970.as_secs().try_into().unwrap())
}

#[track_caller]
fn opened(name: &str, bytes: &[u8]) -> Opened {
    repair::open(bytes, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The files of the pass as they lie in the sample; of a bundle of passes, those of the first.
fn files_of(bytes: &[u8]) -> Vec<Entry> {
    let entries = zip::read(bytes, &Limits::default()).unwrap();
    match entries.iter().find(|entry| entry.name.ends_with(".pkpass")) {
        Some(first) => zip::read(&first.bytes, &Limits::default()).unwrap(),
        None => entries,
    }
}

fn with_identity(bundle: &mut Bundle) {
    let document = bundle.document_mut();
    document.set("/passTypeIdentifier", PASS_TYPE_IDENTIFIER).unwrap();
    document.set("/teamIdentifier", TEAM_IDENTIFIER).unwrap();
}

#[test]
fn every_sample_opens_and_an_unchanged_export_has_the_same_files_and_bytes() {
    let Some(samples) = samples() else { return };
    for (name, bytes) in &samples {
        let opened = opened(name, bytes);
        assert!(opened.bundle.document().is_untouched(), "{name}: {:?}", opened.repairs);
        let exported = opened.bundle.seal().with_signature(vec![0]).to_archive().unwrap();
        let made = ["manifest.json", "signature"];
        let content = |entries: Vec<Entry>| -> Vec<Entry> {
            entries.into_iter().filter(|entry| !made.contains(&entry.name.as_str())).collect()
        };
        let (mut before, mut after) =
            (content(files_of(bytes)), content(zip::read(&exported, &Limits::default()).unwrap()));
        // The document comes first in what we write; all other files keep their order.
        let document_first = |entry: &Entry| entry.name != "pass.json";
        before.sort_by_key(document_first);
        after.sort_by_key(document_first);
        assert_eq!(before, after, "{name}");
    }
}

#[test]
fn what_was_scrubbed_from_a_sample_is_all_that_blocks_it() {
    let Some(samples) = samples() else { return };
    // Icon, serial number or team, and the token of the update server were taken out before the passes were made public.
    let scrubbed = ["P07", "J02", "J19"];
    for (name, bytes) in &samples {
        let problems = validate::validate_bundle(&opened(name, bytes).bundle, now(), false);
        let blocking: Vec<String> = problems
            .iter()
            .filter(|problem| {
                problem.severity == Severity::Blocks && !scrubbed.contains(&problem.rule.as_str())
            })
            .map(|problem| format!("{} {}: {}", problem.rule, problem.path, problem.message))
            .collect();
        assert!(blocking.is_empty(), "{name}: {blocking:#?}");
    }
}

struct Signing {
    key: SoftwareKey,
    root: PathBuf,
}

impl Signing {
    fn new() -> Self {
        let made = DevelopmentCertificates::generate(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER).unwrap();
        let leaf = Certificate::parse(made.certificate.as_bytes()).unwrap();
        let intermediate = Certificate::parse(made.intermediate.as_bytes()).unwrap();
        let chain = CertificateChain::new(leaf, intermediate).unwrap();
        let key = PrivateKey::from_pem(made.private_key.as_bytes()).unwrap();
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples-root.pem");
        fs::write(&root, &made.root).unwrap();
        Self { key: SoftwareKey::new(key, chain).unwrap(), root }
    }

    fn sign(&self, bundle: Bundle) -> SignedBundle {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(signature::sign_bundle(bundle.seal(), &self.key, now())).unwrap()
    }

    /// What the outside referee says about an archive: its verdict and its words; `None` when it is absent.
    fn judge(&self, name: &str, archive: &[u8]) -> Option<(bool, String)> {
        let script = shared("referees/judge-signature.sh");
        if !script.exists() {
            return None;
        }
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("sample-{name}"));
        fs::write(&file, archive).unwrap();
        let output = Command::new("bash").arg(script).arg(&file).arg(&self.root).output().unwrap();
        fs::remove_file(&file).unwrap();
        let words = [output.stdout, output.stderr].concat();
        Some((output.status.success(), String::from_utf8_lossy(&words).into_owned()))
    }
}

#[test]
fn with_identity_and_all_offered_fixes_every_sample_is_accepted_and_a_tampered_one_is_not() {
    let Some(samples) = samples() else { return };
    let signing = Signing::new();
    let mut judged = 0;
    for (name, bytes) in &samples {
        let mut bundle = opened(name, bytes).bundle;
        with_identity(&mut bundle);
        validate::apply_every_fix(&mut bundle, now(), false);
        let left = validate::validate_bundle(&bundle, now(), false);
        assert!(left.iter().all(|problem| problem.fix.is_none()), "{name}: {left:#?}");
        assert!(!validate::blocks(&left), "{name}: {left:#?}");

        let archive = signing.sign(bundle).to_archive().unwrap();
        let again = opened(name, &archive);
        assert_eq!((again.repairs, again.package_problems), (vec![], vec![]), "{name}");
        let Some((accepted, words)) = signing.judge(name, &archive) else { continue };
        assert!(accepted, "{name}: {words}");
        let (accepted, words) = signing.judge(name, &tampered(&archive)).unwrap();
        assert!(!accepted, "{name}, tampered, was accepted: {words}");
        judged += 1;
    }
    if judged == 0 {
        println!("not run: judge-signature.sh (absent)");
    } else {
        assert_eq!(judged, samples.len());
    }
}

/// The same archive with one byte of the icon changed.
fn tampered(archive: &[u8]) -> Vec<u8> {
    let mut entries = zip::read(archive, &Limits::default()).unwrap();
    let icon = entries.iter_mut().find(|entry| entry.name == "icon.png").unwrap();
    *icon.bytes.last_mut().unwrap() ^= 1;
    zip::write(entries.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice()))).unwrap()
}
