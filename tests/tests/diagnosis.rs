//! Time to a diagnosis: passes that are broken in the ways people ask about, and the first line of `passwright check` for each.
//!
//! Each is made from a correct pass: one of those that lie beside the repository (`../shared/samples`), else one of our own. It is
//! broken as its issuer would have broken it, so where the content is wrong it is signed rightly.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]
#![allow(dead_code, reason = "the tampering is shared with the referees, who use all of it")]

#[path = "referees/tampering.rs"]
mod tampering;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{SystemTime, UNIX_EPOCH};

use passwright::Outcome;
use passwright::check::{CheckArguments, run};
use passwright_core::bundle::Bundle;
use passwright_core::document::Document;
use passwright_core::images::Scale;
use passwright_core::repair;
use passwright_core::signature::software_key::{PrivateKey, SoftwareKey};
use passwright_core::signature::{Certificate, CertificateChain, sign_bundle};
use passwright_core::time::Timestamp;
use passwright_core::validate::{apply_every_fix, default_icon};
use passwright_core::zip::{self, Limits};
use passwright_tests::development_certificates::{
    DevelopmentCertificates, PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER,
};
use serde_json::json;

/// Two years, after which a certificate of one year has ended.
const TWO_YEARS_MILLIS: i64 = 2 * 365 * 24 * 60 * 60 * 1000;

struct Signing {
    certificates: DevelopmentCertificates,
    /// An intermediate of the same name with another key, as Apple's generations are.
    other_intermediate: String,
    key: SoftwareKey,
}

/// RSA keys take a second each: made once for all tests.
static SIGNING: LazyLock<Signing> = LazyLock::new(|| {
    let make = || DevelopmentCertificates::generate(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER).unwrap();
    let certificates = make();
    let leaf = Certificate::parse(certificates.certificate.as_bytes()).unwrap();
    let intermediate = Certificate::parse(certificates.intermediate.as_bytes()).unwrap();
    let chain = CertificateChain::new(leaf, intermediate).unwrap();
    let key = PrivateKey::from_pem(certificates.private_key.as_bytes()).unwrap();
    let key = SoftwareKey::new(key, chain).unwrap();
    Signing { certificates, other_intermediate: make().intermediate, key }
});

fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_unix_seconds(i64::try_from(since_1970.as_secs()).unwrap())
}

fn sign_at(bundle: Bundle, now: Timestamp) -> Vec<u8> {
    pollster::block_on(sign_bundle(bundle.seal(), &SIGNING.key, now)).unwrap().to_archive().unwrap()
}

fn sign(bundle: Bundle) -> Vec<u8> {
    sign_at(bundle, now())
}

/// Correct passes of other people with our identity; without the samples, one of our own.
fn correct_passes() -> Vec<Bundle> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples");
    let files = fs::read_dir(samples).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "pkpass")).collect();
    files.sort();
    let mut passes: Vec<Bundle> = files.iter().map(|path| correct(&fs::read(path).unwrap())).collect();
    if passes.is_empty() {
        println!("not run: diagnosis of other people's passes (absent); one of our own takes their place");
        passes.push(own_pass());
    }
    passes
}

fn correct(archive: &[u8]) -> Bundle {
    let mut bundle = repair::open(archive, &Limits::default()).unwrap().bundle;
    let document = bundle.document_mut();
    document.set("/passTypeIdentifier", PASS_TYPE_IDENTIFIER).unwrap();
    document.set("/teamIdentifier", TEAM_IDENTIFIER).unwrap();
    apply_every_fix(&mut bundle, now(), false);
    bundle
}

fn own_pass() -> Bundle {
    let document = json!({
        "formatVersion": 1, "passTypeIdentifier": PASS_TYPE_IDENTIFIER, "teamIdentifier": TEAM_IDENTIFIER,
        "serialNumber": "1", "organizationName": "Acme", "description": "Acme card",
        "storeCard": {"primaryFields": [{"key": "balance", "label": "Balance", "value": "12"}]},
    });
    let mut bundle = Bundle::new(Document::new(document.as_object().unwrap().clone()));
    for (name, scale) in
        [("icon.png", Scale::One), ("icon@2x.png", Scale::Two), ("icon@3x.png", Scale::Three)]
    {
        bundle.put_file(name, default_icon(scale).to_vec());
    }
    bundle
}

fn set(bundle: &Bundle, pointer: &str, value: serde_json::Value) -> Bundle {
    let mut changed = bundle.clone();
    changed.document_mut().set(pointer, value).unwrap();
    changed
}

fn without(bundle: &Bundle, names: &[&str]) -> Bundle {
    let mut changed = bundle.clone();
    names.iter().for_each(|name| changed.remove_file(name));
    changed
}

fn with(bundle: &Bundle, name: &str, bytes: &[u8]) -> Bundle {
    let mut changed = bundle.clone();
    changed.put_file(name, bytes.to_vec());
    changed
}

fn qr(message: serde_json::Value) -> serde_json::Value {
    json!([{"format": "PKBarcodeFormatQR", "message": message, "messageEncoding": "iso-8859-1"}])
}

/// Adds a file to an archive behind the back of its manifest.
fn smuggled(archive: &[u8], name: &str) -> Vec<u8> {
    let entries = zip::read(archive, &Limits::default()).unwrap();
    let files = entries.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice()));
    zip::write(files.chain([(name, b"x".as_slice())])).unwrap()
}

/// Packs the files of an archive inside a folder, as most people zip one.
fn nested(archive: &[u8]) -> Vec<u8> {
    let entries = zip::read(archive, &Limits::default()).unwrap();
    let names: Vec<String> = entries.iter().map(|entry| format!("card.pass/{}", entry.name)).collect();
    zip::write(names.iter().map(String::as_str).zip(entries.iter().map(|entry| entry.bytes.as_slice())))
        .unwrap()
}

/// What was broken, the file, and what the first line must begin with and name.
type Case = (&'static str, Vec<u8>, &'static str, &'static str);

/// The kinds of the questions that people ask about passes that do not open.
fn broken_content(pass: &Bundle) -> Vec<Case> {
    let refuses = "An iPhone refuses this pass: ";
    let latin_1 = b"\"a_key\" = \"gr\xfcn\";";
    let poster = json!({"eventName": "A", "venueName": "B", "venueRegionName": "C", "venueRoom": "D", "eventStartDate": "2030-01-02T03:04Z", "seats": [{"seatNumber": "1"}]});
    let style = ["boardingPass", "coupon", "eventTicket", "generic", "storeCard"]
        .into_iter()
        .find(|style| pass.document().tree().contains_key(*style))
        .unwrap();
    let mut ticket = set(pass, "/semantics", poster);
    ticket.document_mut().remove(&format!("/{style}")).unwrap();
    ticket.document_mut().set("/eventTicket", json!({})).unwrap();
    ticket.document_mut().set("/preferredStyleSchemes", json!(["posterEventTicket", "eventTicket"])).unwrap();
    for key in ["barcode", "barcodes", "nfc"] {
        ticket.document_mut().remove(&format!("/{key}")).unwrap();
    }
    ticket.put_file("artwork.png", default_icon(Scale::Three).to_vec());
    let icons = ["icon.png", "icon@2x.png", "icon@3x.png"];
    vec![
        (
            "a team that is not the certificate's",
            sign(set(pass, "/teamIdentifier", json!("OTHERTEAM1"))),
            refuses,
            "The pass says teamIdentifier `OTHERTEAM1`",
        ),
        (
            "a pass type that is not the certificate's",
            sign(set(pass, "/passTypeIdentifier", json!("pass.org.other"))),
            refuses,
            "The pass says passTypeIdentifier `pass.org.other`",
        ),
        (
            "a date with an offset without a colon",
            sign(set(pass, "/relevantDate", json!("2030-01-02T03:04:05+0100"))),
            refuses,
            "“2030-01-02T03:04:05+0100” in “relevantDate” is no date",
        ),
        ("no icon", sign(without(pass, &icons)), refuses, "Your pass needs an icon."),
        (
            "a barcode message that is a number",
            sign(set(pass, "/barcodes", qr(json!(12)))),
            refuses,
            "“message” must be text, not the number 12.",
        ),
        (
            "no description, which Macs do not mind",
            sign(set(pass, "/description", json!(""))),
            refuses,
            "Add a short description",
        ),
        (
            "an update server without https",
            sign(set(
                &set(pass, "/webServiceURL", json!("http://wallet.acme.org")),
                "/authenticationToken",
                json!("0123456789abcdef"),
            )),
            refuses,
            "must be reached over https",
        ),
        (
            "a semantic tag of a wrong type",
            sign(set(pass, "/semantics", json!({"eventStartDateInfo": "2030-01-02"}))),
            refuses,
            "“eventStartDateInfo” must be an object",
        ),
        (
            "a picture that is no PNG",
            sign(with(pass, "logo.png", &[0xff, 0xd8, 0xff, 0xe0])),
            refuses,
            "the picture is a JPEG",
        ),
        (
            "an EAN-13 code with a wrong check digit",
            sign(set(
                pass,
                "/barcodes",
                json!([{"format": "PKBarcodeFormatEAN13", "message": "4006381333932", "messageEncoding": "iso-8859-1"}]),
            )),
            refuses,
            "is no EAN-13 number",
        ),
        (
            "translations in Latin-1",
            sign(with(pass, "en.lproj/pass.strings", latin_1)),
            "An iPhone takes this pass, with ",
            "is neither UTF-16 nor UTF-8",
        ),
        (
            "a poster ticket without a code",
            sign(ticket),
            "An iPhone takes this pass, with ",
            "fall back to the simple ticket",
        ),
    ]
}

/// The same for what goes wrong around the content.
fn broken_seal(pass: &Bundle) -> Vec<Case> {
    let refuses = "An iPhone refuses this pass: ";
    let good = sign(pass.clone());
    let json = |archive: &[u8], change: fn(String) -> String| {
        tampering::with_file(archive, "pass.json", |bytes| {
            change(String::from_utf8(bytes).unwrap()).into_bytes()
        })
    };
    vec![
        (
            "the intermediate of another generation",
            tampering::with_intermediate(&good, &SIGNING.other_intermediate),
            refuses,
            "intermediate",
        ),
        (
            "no intermediate",
            tampering::without_intermediate(&good, &SIGNING.certificates.certificate),
            refuses,
            "does not include the intermediate",
        ),
        (
            "signed after the certificate ended",
            sign_at(pass.clone(), now().plus_millis(TWO_YEARS_MILLIS)),
            refuses,
            "but the certificate is valid from",
        ),
        (
            "no signing time",
            tampering::without_signing_time(&good, &SIGNING.key),
            refuses,
            "does not say when it was made",
        ),
        (
            "a picture that is not in the manifest",
            smuggled(&good, "logo@3x.png"),
            refuses,
            "“logo@3x.png” is not in the manifest.",
        ),
        (
            "a leftover of macOS",
            smuggled(&good, ".DS_Store"),
            refuses,
            "“.DS_Store”, left behind by an operating system, is not in the manifest.",
        ),
        (
            "a document that was edited after signing",
            json(&good, |text| text.replacen('{', "{ ", 1)),
            refuses,
            "“pass.json” was changed after the pass was signed.",
        ),
        (
            "a manifest that was made anew after signing",
            tampering::manifest_remade(&good),
            refuses,
            "The manifest was changed after it was signed.",
        ),
        (
            "a comma too many",
            json(&good, |text| format!("{},}}", text.trim_end().trim_end_matches('}').trim_end())),
            refuses,
            "pass.json is not correct JSON",
        ),
        (
            "a folder that was zipped as a whole",
            nested(&good),
            refuses,
            "The pass lies in the folder “card.pass” of the archive.",
        ),
        (
            "no signature",
            zip::write(
                zip::read(&good, &Limits::default())
                    .unwrap()
                    .iter()
                    .filter(|entry| entry.name != "signature")
                    .map(|entry| (entry.name.as_str(), entry.bytes.as_slice())),
            )
            .unwrap(),
            refuses,
            "The pass is not signed.",
        ),
    ]
}

fn check(folder: &Path, name: &str, archive: &[u8]) -> (Outcome, String) {
    let file = folder.join(name);
    fs::write(&file, archive).unwrap();
    let root = folder.join("root.pem");
    fs::write(&root, &SIGNING.certificates.root).unwrap();
    let arguments = CheckArguments {
        file,
        ios: None,
        root: vec![root],
        fix: false,
        output: None,
        json: false,
        sarif: false,
        strict: false,
    };
    let (outcome, text) = run(&arguments, now()).unwrap();
    (outcome, text.lines().next().unwrap().to_owned())
}

#[test]
fn the_first_line_names_the_true_cause() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diagnosis");
    fs::create_dir_all(&folder).unwrap();
    let passes = correct_passes();
    let mut kinds = 0;
    let mut faults = Vec::new();
    for number in 0..passes.len().max(1) {
        // Every pass is broken in every way that fits on it; the first passes suffice for what needs several signatures.
        let pass = &passes[number];
        let (outcome, line) = check(&folder, "good.pkpass", &sign(pass.clone()));
        if outcome != Outcome::Fine {
            faults.push(format!("the correct pass {number}: {line}"));
        }
        let cases: Vec<Case> = broken_content(pass).into_iter().chain(broken_seal(pass)).collect();
        // One kind in turn for each pass, and all kinds for the first.
        let chosen =
            cases.iter().enumerate().filter(|(kind, _)| number == 0 || kind % passes.len() == number);
        for (_, (what, archive, start, cause)) in chosen {
            kinds += 1;
            let (_, line) = check(&folder, "broken.pkpass", archive);
            if !(line.starts_with(start) && line.contains(cause)) {
                faults.push(format!("{what}, pass {number}: {line}"));
            }
        }
    }
    assert!(kinds >= 20, "only {kinds}");
    assert!(faults.is_empty(), "{faults:#?}");
}
