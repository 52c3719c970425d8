//! `passwright inspect FILE`: what is in a pass.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use passwright_core::images::inspect_png;
use passwright_core::pass::{Pass, StyleScheme};
use passwright_core::personalization::{Form, RequiredField};
use passwright_core::repair::Opened;
use passwright_core::signature::cms::{self, SignatureFacts, Verification};
use passwright_core::strings::language;
use passwright_core::time::Timestamp;
use serde_json::{Map, Value, json};

use crate::Outcome;
use crate::check::{named, title, worst};
use crate::error::CommandError;
use crate::report::{Findings, print_json};
use crate::source;

/// The top-level texts that are shown, in this order.
const SHOWN_KEYS: [&str; 8] = [
    "description",
    "organizationName",
    "logoText",
    "passTypeIdentifier",
    "teamIdentifier",
    "serialNumber",
    "webServiceURL",
    "expirationDate",
];

/// What to look at.
#[derive(Debug, Clone, Args)]
pub struct InspectArguments {
    /// A .pkpass file, a .pkpasses file with several, a .pkpasstemplate, or a folder
    pub file: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Opens a file and prints what is in it.
///
/// # Errors
/// [`CommandError`] when the file cannot be read or is not a pass.
pub fn run(arguments: &InspectArguments, now: Timestamp) -> Result<(Outcome, String), CommandError> {
    let passes = source::read(&arguments.file)?;
    let findings: Vec<Findings> = passes.iter().map(|source| Findings::of(&source.opened, now)).collect();
    let seen = || passes.iter().zip(&findings);
    let text = if arguments.json {
        let list: Vec<Value> =
            seen().map(|(source, found)| named(&source.name, to_json(&source.opened, found))).collect();
        print_json(&json!({"file": arguments.file.display().to_string(), "passes": list}))
    } else {
        seen()
            .map(|(source, found)| {
                format!("{}\n{}", title(&arguments.file, &source.name), to_text(&source.opened, found))
            })
            .collect()
    };
    Ok((worst(findings.iter().map(Findings::outcome)), text))
}

fn to_json(opened: &Opened, findings: &Findings) -> Value {
    let pass = Pass::new(opened.bundle.document());
    let mut value = findings.to_json();
    let files: Vec<Value> = opened
        .bundle
        .files()
        .map(|(name, bytes)| match inspect_png(bytes) {
            Ok(size) => {
                json!({"name": name, "bytes": bytes.len(), "width": size.width, "height": size.height})
            }
            Err(_) => json!({"name": name, "bytes": bytes.len()}),
        })
        .collect();
    if let Some(object) = value.as_object_mut() {
        let own = json!({
            "style": pass.style().map(|style| style.key()),
            "languages": languages(opened),
            "personalization": form(opened).map(|form| json!(form.document().tree())),
            "document": opened.bundle.document().tree(),
            "files": files,
            "signature": facts(opened).as_ref().map_or(Value::Null, signature_json),
        });
        object.extend(own.as_object().cloned().unwrap_or_else(Map::new));
    }
    value
}

fn languages(opened: &Opened) -> Vec<&str> {
    language::languages(opened.bundle.files().map(|(name, _)| name)).into_iter().collect()
}

fn form(opened: &Opened) -> Option<Form> {
    Form::of(&opened.bundle).ok().flatten()
}

fn facts(opened: &Opened) -> Option<SignatureFacts> {
    let manifest = opened.seal.manifest.as_deref().unwrap_or_default();
    cms::inspect(opened.seal.signature.as_deref()?, manifest).ok()
}

fn signature_json(facts: &SignatureFacts) -> Value {
    let certificate = facts.leaf.as_ref().map(|leaf| {
        json!({
            "subject": leaf.subject(),
            "issuer": leaf.issuer(),
            "passTypeIdentifier": leaf.pass_type_identifier().ok(),
            "teamIdentifier": leaf.team_identifier().ok(),
            "notBefore": leaf.not_before().to_rfc3339(),
            "notAfter": leaf.not_after().to_rfc3339(),
            "fingerprint": leaf.fingerprint(),
        })
    });
    json!({
        "signedAt": facts.signing_time.map(Timestamp::to_rfc3339),
        "holds": holds(facts),
        "certificate": certificate,
    })
}

fn holds(facts: &SignatureFacts) -> bool {
    facts.digest_matches && facts.verification == Verification::Holds
}

fn to_text(opened: &Opened, findings: &Findings) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "  {name:<20} {value}");
    };
    let pass = Pass::new(opened.bundle.document());
    line("style", pass.style().map_or("none that is known", |style| style.key()));
    for key in SHOWN_KEYS {
        if let Some(value) = pass.text(key) {
            line(key, value);
        }
    }
    for barcode in pass.barcodes() {
        let format = barcode.text("format").unwrap_or("barcode");
        line(format.trim_start_matches("PKBarcodeFormat"), barcode.message().unwrap_or_default());
    }
    look_lines(opened, &mut line);
    for (name, bytes) in opened.bundle.files() {
        let size = inspect_png(bytes).map_or(String::new(), |it| format!(", {} x {}", it.width, it.height));
        line(name, &format!("{} bytes{size}", bytes.len()));
    }
    match facts(opened) {
        Some(facts) => signature_lines(&facts, &mut line),
        None => line("signature", "none that can be read"),
    }
    line("checks", &findings.summary());
    for repair in &findings.repairs {
        line("mended", &repair.message);
    }
    text
}

/// What a pass has beyond its style: newer looks, languages, a sign-up form.
fn look_lines(opened: &Opened, line: &mut impl FnMut(&str, &str)) {
    let pass = Pass::new(opened.bundle.document());
    if pass.poster_generic().is_some() {
        line("also", "posterGeneric, for iOS 27");
    }
    let schemes: Vec<&str> = pass.preferred_style_schemes().into_iter().map(StyleScheme::as_str).collect();
    if !schemes.is_empty() {
        line("looks", &schemes.join(", "));
    }
    if !languages(opened).is_empty() {
        line("languages", &languages(opened).join(", "));
    }
    if let Some(form) = form(opened) {
        let fields = form.view().required_personalization_fields().into_iter();
        let asked: Vec<&str> = fields.flat_map(RequiredField::answers).copied().collect();
        line("sign-up form", &format!("asks for {}", asked.join(", ")));
    }
}

fn signature_lines(facts: &SignatureFacts, line: &mut impl FnMut(&str, &str)) {
    let signed = facts.signing_time.map_or("at no stated time".to_owned(), Timestamp::to_rfc3339);
    let verdict = if holds(facts) { "holds" } else { "does not hold" };
    line("signature", &format!("{verdict}, signed {signed}"));
    if let Some(leaf) = &facts.leaf {
        line("certificate", &format!("{}, valid until {}", leaf.subject(), leaf.not_after().to_rfc3339()));
        line("issued by", &leaf.issuer());
    }
}
