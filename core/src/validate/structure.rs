//! Rules about the frame of `pass.json`: keys that stand twice, required keys, version, style.
//!
//! Sources: Apple, "Pass"; the device log lines that people reported are in the reasons.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::duplicate_keys::duplicate_keys;
use super::rule::{Finding, Rule, quote, quote_value, remove_it, type_in_words, use_this};
use super::{Severity, Subject, Target};
use crate::document::Document;
use crate::pass::{Style, TransitType};
use crate::sentence::{Sentence, Words};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J01",
        severity: Severity::Blocks,
        title: "pass.json is strict JSON in UTF-8, and no object has a key twice",
        reason: words!(
            "J01-why-keys-that-stand-twice",
            "iOS reads strict JSON only (device log: “Badly formed object”). Broken JSON is mended when the pass is opened."
        ),
        check: keys_that_stand_twice,
    },
    Rule {
        id: "J02",
        severity: Severity::Blocks,
        title: "The required keys are there and not empty",
        reason: words!(
            "J02-why-required-keys",
            "Apple requires them in every pass (device log: “Pass dictionary must contain key …”)."
        ),
        check: required_keys,
    },
    Rule {
        id: "J04",
        severity: Severity::Blocks,
        title: "formatVersion is the number 1",
        reason: words!(
            "J04-why-format-version",
            "1 is the only version of the format that Apple has published (“Pass”)."
        ),
        check: format_version,
    },
    Rule {
        id: "J05",
        severity: Severity::Blocks,
        title: "The pass has exactly one classic style, and it is an object",
        reason: words!(
            "J05-why-one-style",
            "The style key says what kind of pass it is; without it, or with two, Wallet cannot lay it out (“Pass”)."
        ),
        check: one_style,
    },
    Rule {
        id: "J06",
        severity: Severity::Blocks,
        title: "A poster pass for one version before iOS 27 also has a classic style",
        reason: words!(
            "J06-why-poster-alone-on-old",
            "posterGeneric is known from iOS 27 on; older iPhones cannot add a pass without a classic style (“Pass”)."
        ),
        check: poster_alone_on_old,
    },
    Rule {
        id: "J06",
        severity: Severity::Warns,
        title: "A poster pass also has a classic style",
        reason: words!(
            "J06-why-poster-alone",
            "posterGeneric is known from iOS 27 on; older iPhones need a second, classic style in the same pass (“Pass”)."
        ),
        check: poster_alone,
    },
    Rule {
        id: "J07",
        severity: Severity::Blocks,
        title: "A boarding pass says what it is for, and no other style does",
        reason: words!(
            "J07-why-transit-type",
            "transitType is required in boardingPass and not allowed elsewhere (“PassFields”)."
        ),
        check: transit_type,
    },
];

fn keys_that_stand_twice(subject: &Subject<'_>) -> Vec<Finding> {
    // A tree of maps cannot hold a key twice: only bytes that were read and not changed since can have one.
    if !subject.document.is_untouched() {
        return Vec::new();
    }
    let twice = duplicate_keys(&subject.document.to_bytes());
    let tell = |pointer: String| {
        let key = pointer.rsplit('/').next().unwrap_or_default();
        let message =
            sentence!("J01-twice", "The key {key} stands twice in the same place.", key = quote(key));
        match subject.document.get(&pointer) {
            // Any change prints the document anew, and then the last value is the only one. Removing and setting is a change.
            Some(value) => Finding::new(&pointer, message).fix(
                sentence!("J01-fix-last", "Keep the last one"),
                vec![
                    crate::document::Edit::Set { pointer: pointer.clone(), value: Value::Null },
                    crate::document::Edit::Set { pointer: pointer.clone(), value: value.clone() },
                ],
            ),
            None => Finding::new(pointer, message),
        }
    };
    twice.into_iter().map(tell).collect()
}

struct Required {
    key: &'static str,
    message: Words,
}

const REQUIRED: &[Required] = &[
    Required {
        key: "formatVersion",
        message: words!("J02-version", "The pass does not say which version of the format it has."),
    },
    Required {
        key: "passTypeIdentifier",
        message: words!(
            "J02-pass-type",
            "The pass needs a pass type identifier. It comes from your certificate."
        ),
    },
    Required {
        key: "serialNumber",
        message: words!(
            "J02-serial",
            "The pass needs a serial number. By it Wallet tells two of your passes apart."
        ),
    },
    Required {
        key: "teamIdentifier",
        message: words!("J02-team", "The pass needs a team identifier. It comes from your certificate."),
    },
    Required {
        key: "organizationName",
        message: words!(
            "J02-organization",
            "The pass needs the name of your organisation. It appears on the Lock Screen."
        ),
    },
    Required {
        key: "description",
        message: words!("J02-description", "Add a short description for VoiceOver users."),
    },
];

fn required_keys(subject: &Subject<'_>) -> Vec<Finding> {
    let tree = subject.document.tree();
    let is_missing = |required: &&Required| match tree.get(required.key) {
        None | Some(Value::Null) => true,
        Some(value) => value.as_str().is_some_and(str::is_empty),
    };
    REQUIRED
        .iter()
        .filter(is_missing)
        .map(|required| {
            let pointer = format!("/{}", required.key);
            let finding = Finding::new(&pointer, required.message);
            match suggestion(subject.document, required.key) {
                Some((label, value)) => finding.fix_set(label, pointer, value),
                None => finding,
            }
        })
        .collect()
}

/// What could stand in the place of a required key, and what the button says.
fn suggestion(document: &Document, key: &str) -> Option<(Sentence, Value)> {
    let text = |key: &str| document.tree().get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty());
    match key {
        "formatVersion" => Some((use_version_1(), Value::from(1))),
        "serialNumber" => {
            let label = sentence!("J02-fix-serial", "Make a serial number");
            Some((label, Value::from(serial_from_content(document))))
        }
        "description" => {
            let name = text("organizationName").or_else(|| text("logoText"))?;
            Some((use_this(quote(name)), Value::from(name)))
        }
        "organizationName" => {
            let name = text("logoText").or_else(|| text("description"))?;
            Some((use_this(quote(name)), Value::from(name)))
        }
        _ => None,
    }
}

fn use_version_1() -> Sentence {
    sentence!("fix-version", "Use version 1")
}

/// A serial number that the same content gets each time: 128 bits of its SHA-256.
fn serial_from_content(document: &Document) -> String {
    let hash = Sha256::digest(document.to_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn format_version(subject: &Subject<'_>) -> Vec<Finding> {
    match subject.document.tree().get("formatVersion") {
        // Missing is J02.
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Number(number)) if number.as_f64() == Some(1.0) => Vec::new(),
        Some(other) => {
            let message = sentence!(
                "J04-version",
                "The format version must be the number 1, not {found}.",
                found = quote_value(other)
            );
            vec![Finding::new("/formatVersion", message).fix_set(use_version_1(), "/formatVersion", 1)]
        }
    }
}

fn one_style(subject: &Subject<'_>) -> Vec<Finding> {
    let tree = subject.document.tree();
    let styles: Vec<(Style, &Value)> =
        Style::ALL.into_iter().filter_map(|style| Some((style, tree.get(style.key())?))).collect();
    let mut findings: Vec<Finding> = styles
        .iter()
        .filter(|(_, value)| !value.is_object())
        .map(|(style, value)| {
            let pointer = format!("/{}", style.key());
            let message = sentence!(
                "J05-object",
                "“{style}” must be an object, not {found}.",
                style = style.key(),
                found = type_in_words(value)
            );
            Finding::new(&pointer, message).fix_set(
                sentence!("J05-fix-empty", "Start with an empty front"),
                pointer,
                Value::Object(Default::default()),
            )
        })
        .collect();
    match styles.as_slice() {
        [] if tree.contains_key("posterGeneric") => {}
        [] => findings.push(Finding::new(
            "",
            sentence!(
                "J05-none",
                "The pass has no style. Choose one: boarding pass, coupon, event ticket, generic or store card."
            ),
        )),
        [_] => {}
        [(first, _), rest @ ..] => findings.extend(rest.iter().map(|(style, _)| {
            let message = sentence!(
                "J05-two",
                "A pass has one style; this one is “{style}” and “{other}”.",
                style = first.key(),
                other = style.key()
            );
            Finding::new(format!("/{}", style.key()), message)
        })),
    }
    findings
}

/// For all phones together it is a warning: those with iOS 27 do take the pass.
fn poster_alone(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.target == Target::All { without_classic_style(subject) } else { Vec::new() }
}

fn poster_alone_on_old(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.target == Target::All { Vec::new() } else { without_classic_style(subject) }
}

fn without_classic_style(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.target.has_older_than(27) {
        return Vec::new();
    }
    let tree = subject.document.tree();
    let has_classic = Style::ALL.iter().any(|style| tree.contains_key(style.key()));
    if has_classic || !tree.contains_key("posterGeneric") {
        return Vec::new();
    }
    vec![Finding::new(
        "/posterGeneric",
        sentence!(
            "J06-no-classic",
            "{phones} cannot add this pass: it has no classic style.",
            phones = subject.target.phones(27)
        ),
    )]
}

fn transit_type(subject: &Subject<'_>) -> Vec<Finding> {
    let tree = subject.document.tree();
    let mut findings = Vec::new();
    for style in super::walk::style_keys() {
        let Some(object) = tree.get(style).and_then(Value::as_object) else { continue };
        let pointer = format!("/{style}/transitType");
        match (style == Style::BoardingPass.key(), object.get("transitType")) {
            (false, None) => {}
            (false, Some(_)) => {
                let message = sentence!("J07-elsewhere", "Only a boarding pass has a kind of transport.");
                findings.push(Finding::new(&pointer, message).fix_remove(remove_it(), pointer));
            }
            (true, Some(Value::String(text))) if TransitType::parse(text).is_some() => {}
            (true, found) => {
                let message = match found {
                    None => sentence!(
                        "J07-none",
                        "The boarding pass does not say what it is for: plane, train, bus or boat."
                    ),
                    Some(value) => sentence!(
                        "J07-unknown",
                        "Wallet does not know the kind of transport {kind}.",
                        kind = quote_value(value)
                    ),
                };
                let generic = TransitType::Generic.as_str();
                findings.push(Finding::new(&pointer, message).fix_set(
                    sentence!("J07-fix-general", "Use the general kind"),
                    pointer,
                    generic,
                ));
            }
        }
    }
    findings
}
