//! Rule N01: the sign-up form of a rewards pass, `personalization.json`. Source: archived Wallet guide, "Reward Card Personalization".

use serde_json::{Map, Value};

use super::rule::{Finding, Rule, quote};
use super::{FileEdit, FileFact, Severity, Subject};
use crate::images::Scale;
use crate::sentence::Words;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "N01",
        severity: Severity::Blocks,
        title: "A sign-up form has a description, at least one field and a logo",
        reason: words!(
            "N01-why-incomplete-form",
            "Wallet cannot show the form without them (archived Wallet guide, “Reward Card Personalization”)."
        ),
        check: incomplete_form,
    },
    Rule {
        id: "N01",
        severity: Severity::Warns,
        title: "A pass with a sign-up form has an NFC part and an update server, and the form asks for known fields only",
        reason: words!(
            "N01-why-doubtful-form",
            "Personalization is offered for NFC rewards passes, is sent to the update server, and knows four fields (archived Wallet guide)."
        ),
        check: doubtful_form,
    },
];

/// The name of the form.
const FORM: &str = "personalization.json";

/// What a form can ask for.
const FIELDS: [&str; 4] = [
    "PKPassPersonalizationFieldName",
    "PKPassPersonalizationFieldPostalCode",
    "PKPassPersonalizationFieldEmailAddress",
    "PKPassPersonalizationFieldPhoneNumber",
];

fn form<'a>(subject: &Subject<'a>) -> Option<&'a FileFact<'a>> {
    subject.files.iter().find(|file| file.name == FORM)
}

fn fields(form: &Map<String, Value>) -> Vec<&str> {
    let list = form.get("requiredPersonalizationFields").and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).collect()
}

fn tell(message: Words) -> Finding {
    let remove = FileEdit::Remove { name: FORM.to_owned() };
    Finding::new(FORM, message)
        .fix_files(sentence!("N01-fix-remove", "Remove the sign-up form"), vec![remove])
}

fn incomplete_form(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(file) = form(subject) else { return Vec::new() };
    let mut findings = Vec::new();
    let has_logo = subject.files.iter().any(|file| is_logo(file.name));
    if !has_logo {
        findings
            .push(tell(words!("N01-logo", "The sign-up form needs the picture personalizationLogo.png.")));
    }
    if let Some(bytes) = file.bytes {
        findings.extend(wrong_content(bytes));
    }
    findings
}

fn is_logo(name: &str) -> bool {
    let own = name.rsplit('/').next().unwrap_or_default();
    Scale::ALL.iter().any(|scale| own == format!("personalizationLogo{}.png", scale.suffix()))
}

fn wrong_content(bytes: &[u8]) -> Option<Finding> {
    let Ok(Value::Object(form)) = serde_json::from_slice(bytes) else {
        return Some(tell(words!("N01-json", "The sign-up form is no JSON object.")));
    };
    if form.get("description").and_then(Value::as_str).is_none_or(str::is_empty) {
        return Some(tell(words!("N01-description", "The sign-up form has no description.")));
    }
    let asks = fields(&form).iter().any(|field| FIELDS.contains(field));
    let message = words!(
        "N01-nothing",
        "The sign-up form asks for nothing: requiredPersonalizationFields has no field that Wallet knows."
    );
    (!asks).then(|| tell(message))
}

fn doubtful_form(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(file) = form(subject) else { return Vec::new() };
    let mut findings = Vec::new();
    if subject.document.get("/nfc").is_none() {
        let message =
            sentence!("N01-nfc", "Wallet offers the sign-up form for passes with an NFC part only.");
        findings.push(Finding::new(FORM, message));
    }
    if subject.document.get("/webServiceURL").is_none() {
        findings.push(Finding::new(
            FORM,
            sentence!(
                "N01-server",
                "The sign-up form is sent to the update server, and the pass names none."
            ),
        ));
    }
    let Some(Ok(Value::Object(form))) = file.bytes.map(serde_json::from_slice) else { return findings };
    let unknown = fields(&form).into_iter().filter(|field| !FIELDS.contains(field));
    findings.extend(unknown.map(|field| {
        let message = sentence!(
            "N01-field",
            "Wallet does not know the field {field} of the sign-up form.",
            field = quote(field)
        );
        Finding::new(FORM, message)
    }));
    findings
}
