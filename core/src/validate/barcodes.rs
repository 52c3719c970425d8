//! Rules about barcodes. Sources: Apple, "Pass.Barcodes"; the symbologies' own standards.

use serde_json::{Map, Value};

use super::rule::{Finding, Rule, quote, quote_value, remove_it, set, use_this};
use super::walk::{barcodes, objects};
use super::{Severity, Subject};
use crate::document::Edit;
use crate::pass::BarcodeFormat;

mod content;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J16",
        severity: Severity::Blocks,
        title: "barcodes is a list; each has format, message and encoding, and the message fits the encoding",
        reason: words!(
            "J16-why-complete",
            "Apple requires all three keys (“Pass.Barcodes”), and iOS draws nothing that it cannot encode."
        ),
        check: complete,
    },
    Rule {
        id: "J17",
        severity: Severity::Warns,
        title: "The list ends with a barcode that every iPhone and Apple Watch draws",
        reason: words!(
            "J17-why-without-fallback",
            "Apple Watch does not draw Code 128, and iPhones before iOS 27 draw only QR, PDF417, Aztec and Code 128."
        ),
        check: without_fallback,
    },
    Rule {
        id: "J17",
        severity: Severity::Warns,
        title: "The old single barcode is a QR, PDF417 or Aztec code",
        reason: words!(
            "J17-why-too-new-single",
            "The single barcode is from before Code 128 and its successors came (“Pass”); those stand in the list only."
        ),
        check: too_new_single,
    },
    Rule {
        id: "J17",
        severity: Severity::Hints,
        title: "A pass with the old single barcode also has the list",
        reason: words!(
            "J17-why-only-single",
            "The single barcode is deprecated since iOS 9 (“Pass”); iPhones still draw it."
        ),
        check: only_single,
    },
    Rule {
        id: "J18",
        severity: Severity::Blocks,
        title: "The message has the characters and the length of its kind of barcode",
        reason: words!(
            "J18-why-expressible",
            "The symbology cannot express it (EAN-13, Interleaved 2 of 5, Code 39, Codabar, Code 128), so there is nothing to draw."
        ),
        check: content::expressible,
    },
];

const LATIN_1: &str = "iso-8859-1";
const UTF_8: &str = "utf-8";

fn complete(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    match subject.document.tree().get("barcodes") {
        None | Some(Value::Array(_)) => {}
        Some(single @ Value::Object(_)) => findings.push(
            Finding::new(
                "/barcodes",
                sentence!("J16-single", "“barcodes” must be a list, even for one barcode."),
            )
            .fix_set(
                sentence!("fix-list", "Make it a list"),
                "/barcodes",
                Value::Array(vec![single.clone()]),
            ),
        ),
        Some(other) => findings.push(
            Finding::new(
                "/barcodes",
                sentence!("J16-list", "“barcodes” must be a list, not {found}.", found = quote_value(other)),
            )
            .fix_remove(remove_it(), "/barcodes"),
        ),
    }
    for (pointer, barcode) in barcodes(subject.document) {
        findings.extend(missing_parts(&pointer, barcode));
        findings.extend(unencodable(&pointer, barcode));
    }
    findings
}

fn missing_parts(pointer: &str, barcode: &Map<String, Value>) -> Vec<Finding> {
    let is_missing = |key: &str| barcode.get(key).is_none_or(Value::is_null);
    let mut findings = Vec::new();
    if is_missing("format") {
        let qr = BarcodeFormat::Qr.as_str();
        let message = sentence!("J16-format", "A barcode does not say which kind it is.");
        findings.push(Finding::new(pointer, message).fix_set(
            sentence!("fix-qr", "Make it a QR code"),
            format!("{pointer}/format"),
            qr,
        ));
    }
    let is_empty = barcode.get("message").and_then(Value::as_str) == Some("");
    if is_missing("message") || is_empty {
        let message = sentence!("J16-message", "A barcode has no message: there is nothing to scan.");
        let label = sentence!("J16-fix-remove", "Remove the barcode");
        findings.push(Finding::new(pointer, message).fix_remove(label, pointer));
    }
    if is_missing("messageEncoding") {
        let message = barcode.get("message").and_then(Value::as_str).unwrap_or_default();
        let encoding = encoding_for(message);
        let said = sentence!("J16-encoding", "A barcode does not say how its message is encoded.");
        findings.push(Finding::new(pointer, said).fix_set(
            use_this(encoding),
            format!("{pointer}/messageEncoding"),
            encoding,
        ));
    }
    findings
}

/// The encoding that scanners read best and that can hold the message.
fn encoding_for(message: &str) -> &'static str {
    if is_latin_1(message) { LATIN_1 } else { UTF_8 }
}

fn is_latin_1(text: &str) -> bool {
    text.chars().all(|c| u32::from(c) <= 0xff)
}

fn unencodable(pointer: &str, barcode: &Map<String, Value>) -> Option<Finding> {
    let message = barcode.get("message")?.as_str()?;
    let encoding = barcode.get("messageEncoding")?.as_str()?;
    let fits = match encoding.trim().to_ascii_lowercase().as_str() {
        "" => false,
        "iso-8859-1" | "latin1" | "iso_8859-1" | "l1" => is_latin_1(message),
        "us-ascii" | "ascii" => message.is_ascii(),
        // The other names of IANA's list are left to the phone: no pass with one of them is known to be refused.
        _ => true,
    };
    if fits {
        return None;
    }
    let better = encoding_for(message);
    let text = sentence!(
        "J16-unencodable",
        "The barcode's message cannot be written in the encoding {encoding}.",
        encoding = quote(encoding)
    );
    let at = format!("{pointer}/messageEncoding");
    Some(Finding::new(&at, text).fix(use_this(better), vec![set(at, better)]))
}

fn formats(subject: &Subject<'_>) -> Vec<BarcodeFormat> {
    let list = objects(subject.document, "barcodes").into_iter();
    list.filter_map(|(_, object)| BarcodeFormat::parse(object.get("format")?.as_str()?)).collect()
}

fn without_fallback(subject: &Subject<'_>) -> Vec<Finding> {
    let formats = formats(subject);
    let is_on_watch = |format: &BarcodeFormat| format.is_classic() && *format != BarcodeFormat::Code128;
    if formats.is_empty() || formats.iter().any(is_on_watch) {
        return Vec::new();
    }
    let message = if formats.contains(&BarcodeFormat::Code128) {
        sentence!("J17-watch", "Apple Watch will show no barcode: it does not draw Code 128.")
    } else if subject.target.has_older_than(27) {
        sentence!("J17-older", "{phones} will show no barcode.", phones = subject.target.phones(27))
    } else {
        return Vec::new();
    };
    let finding = Finding::new("/barcodes", message);
    let Some((_, first)) = objects(subject.document, "barcodes").into_iter().next() else {
        return Vec::new();
    };
    let mut second = first.clone();
    second.insert("format".to_owned(), Value::from(BarcodeFormat::Qr.as_str()));
    let edit = Edit::Insert { pointer: "/barcodes/-".to_owned(), value: Value::Object(second) };
    vec![finding.fix(sentence!("J17-fix-qr", "Add a QR code as second choice"), vec![edit])]
}

fn too_new_single(subject: &Subject<'_>) -> Vec<Finding> {
    let tree = subject.document.tree();
    let Some(single @ Value::Object(barcode)) = tree.get("barcode") else { return Vec::new() };
    let format = barcode.get("format").and_then(|format| BarcodeFormat::parse(format.as_str()?));
    let is_known =
        |format| matches!(format, BarcodeFormat::Qr | BarcodeFormat::Pdf417 | BarcodeFormat::Aztec);
    if format.is_none_or(is_known) || tree.contains_key("barcodes") {
        return Vec::new();
    }
    let message = sentence!("J17-single", "The old single barcode can only be a QR, PDF417 or Aztec code.");
    let list = set("/barcodes", Value::Array(vec![single.clone()]));
    let remove = Edit::Remove { pointer: "/barcode".to_owned() };
    let label = sentence!("J17-fix-move", "Move it into the list of barcodes");
    vec![Finding::new("/barcode/format", message).fix(label, vec![list, remove])]
}

fn only_single(subject: &Subject<'_>) -> Vec<Finding> {
    let tree = subject.document.tree();
    match (tree.get("barcode"), tree.get("barcodes")) {
        (Some(single @ Value::Object(_)), None) => {
            let message = sentence!("J17-only-single", "The pass has only the barcode of iOS 8 and older.");
            vec![Finding::new("/barcode", message).fix_set(
                sentence!("J17-fix-list", "Add the list of iOS 9 and newer"),
                "/barcodes",
                Value::Array(vec![single.clone()]),
            )]
        }
        _ => Vec::new(),
    }
}
