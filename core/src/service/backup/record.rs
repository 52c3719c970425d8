//! The lines of an export.
//!
//! Each is one JSON object with its kind in `type`. The first is the account and names the version of the format; the last is `end`, so that a
//! file that was cut off is noticed. Instants are milliseconds since 1970.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::super::account::{AccountRecord, AuditEntry, SerialRecord};
use super::super::device_object;
use super::super::file_rows::FileFacts;
use super::super::ids::TemplateId;
use super::super::pass_object::{PassRecord, RegistrationRecord};
use super::super::refusal::Failure;
use super::super::template_object::{TemplateMember, TemplateRecord};
use super::super::wire::WireError;
use crate::ids::{PassTypeIdentifier, SerialNumber};

/// The version of the format that is written and read.
const FORMAT: u64 = 1;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)] // Short-lived, one at a time.
pub(super) enum Record {
    /// The account: name, plan, keys as hashes, usage, templates.
    Account(AccountRecord),
    /// A template; its files come beside.
    Template(TemplateRecord),
    /// A serial number of the account.
    Serial(SerialRecord),
    /// A pass; its files come beside.
    Pass {
        /// Whether the serial number carries the check of the deployment's `ID_SECRET`.
        is_minted: bool,
        /// The pass.
        pass: PassRecord,
    },
    /// A device that has a pass.
    Device(DeviceRecord),
    /// A pass of a template.
    Member(MemberRecord),
    /// An entry of the audit log.
    Audit(AuditRecord),
    /// A template whose design has yet to reach some of its passes.
    Reissue(Reissue),
    /// There is another page.
    More {
        /// Where.
        cursor: String,
    },
    /// That was all.
    End,
}

/// A device that has a pass, as the pass knows it and as its shard does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct DeviceRecord {
    pub(super) serial: SerialNumber,
    pub(super) pass_type: PassTypeIdentifier,
    pub(super) registration: RegistrationRecord,
    pub(super) member: Option<device_object::MemberRecord>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MemberRecord {
    pub(super) template: TemplateId,
    pub(super) member: TemplateMember,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AuditRecord {
    pub(super) entry: AuditEntry,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reissue {
    pub(super) template: TemplateId,
}

/// Why a line cannot be read; the sentence goes to whoever imports it.
#[derive(Debug, thiserror::Error)]
pub(super) enum ReadRecordError {
    #[error("a line is no JSON object with a type")]
    Shapeless,
    #[error("a line has the unknown type {found:?}")]
    UnknownType { found: String },
    #[error("this export has format {found}, this version reads format {FORMAT}")]
    OtherFormat { found: String },
    #[error("a line of type {kind} cannot be read: {source}")]
    Shape { kind: String, source: serde_json::Error },
}

impl Record {
    /// Appends the line.
    pub(super) fn write(&self, lines: &mut Vec<u8>) -> Result<(), Failure> {
        let (kind, mut object) = match self {
            Self::Account(it) => ("account", object_of(it)?),
            Self::Template(it) => ("template", object_of(it)?),
            Self::Serial(it) => ("serial", object_of(it)?),
            Self::Pass { pass, .. } => ("pass", object_of(pass)?),
            Self::Device(it) => ("device", object_of(it)?),
            Self::Member(it) => ("member", object_of(it)?),
            Self::Audit(it) => ("audit", object_of(it)?),
            Self::Reissue(it) => ("reissue", object_of(it)?),
            Self::More { .. } => ("more", Map::new()),
            Self::End => ("end", Map::new()),
        };
        let mut line = Map::new();
        line.insert("type".to_owned(), kind.into());
        match self {
            Self::Account(_) => drop(line.insert("format".to_owned(), FORMAT.into())),
            Self::Pass { is_minted, .. } => drop(line.insert("isMinted".to_owned(), (*is_minted).into())),
            Self::More { cursor } => drop(line.insert("cursor".to_owned(), cursor.clone().into())),
            _ => {}
        }
        line.append(&mut object);
        serde_json::to_writer(&mut *lines, &line).map_err(WireError::Shape)?;
        lines.push(b'\n');
        Ok(())
    }

    /// Reads a line.
    pub(super) fn read(line: &[u8]) -> Result<Self, ReadRecordError> {
        // By hand and not by serde's tag: behind a tag its numbers would come as something else.
        let Ok(Value::Object(mut object)) = serde_json::from_slice(line) else {
            return Err(ReadRecordError::Shapeless);
        };
        let Some(Value::String(kind)) = object.shift_remove("type") else {
            return Err(ReadRecordError::Shapeless);
        };
        Ok(match kind.as_str() {
            "account" => {
                let found = object.shift_remove("format").unwrap_or_default();
                if found.as_u64() != Some(FORMAT) {
                    return Err(ReadRecordError::OtherFormat { found: found.to_string() });
                }
                Self::Account(of_object(kind, object)?)
            }
            "template" => Self::Template(of_object(kind, object)?),
            "serial" => Self::Serial(of_object(kind, object)?),
            "pass" => {
                let is_minted = object.shift_remove("isMinted").is_some_and(|it| it == true);
                Self::Pass { is_minted, pass: of_object(kind, object)? }
            }
            "device" => Self::Device(of_object(kind, object)?),
            "member" => Self::Member(of_object(kind, object)?),
            "audit" => Self::Audit(of_object(kind, object)?),
            "reissue" => Self::Reissue(of_object(kind, object)?),
            "end" => Self::End,
            _ => return Err(ReadRecordError::UnknownType { found: kind.chars().take(40).collect() }),
        })
    }

    /// The files that come beside the line.
    pub(super) fn files(&self) -> &[FileFacts] {
        match self {
            Self::Template(it) => &it.files,
            Self::Pass { pass, .. } => &pass.files,
            _ => &[],
        }
    }
}

fn object_of<T: Serialize>(record: &T) -> Result<Map<String, Value>, Failure> {
    match serde_json::to_value(record).map_err(WireError::Shape)? {
        Value::Object(object) => Ok(object),
        _ => Ok(Map::new()),
    }
}

fn of_object<T: DeserializeOwned>(kind: String, object: Map<String, Value>) -> Result<T, ReadRecordError> {
    serde_json::from_value(Value::Object(object)).map_err(|source| ReadRecordError::Shape { kind, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Exports are kept for years: what one version wrote the next must read.
    #[test]
    fn the_lines_of_format_1_keep_their_shape() {
        for line in [
            r#"{"type":"account","format":1,"account":"01234abc","name":"Acme","createdAt":1,"plan":"pro","monthlyLimit":null,"keys":[{"id":"00ff","hash":"aa","shown":"pw_live_01234abc00ff","mode":"live","scopes":["sign","admin"],"name":"k","created_at":1,"expires_at":null}],"usage":[{"month":"2026-11","passes":3}],"templates":[{"template":"00","createdAt":2}]}"#,
            r#"{"type":"template","template":"00","account":"01234abc","revision":2,"isOpen":true,"facts":{"title":"t","organization":"o","style":"coupon"},"placeholders":["name"],"createdAt":1,"updatedAt":2,"isReissuing":false,"files":[{"name":"pass.json","bytes":2,"sha256":"aa"}]}"#,
            r#"{"type":"serial","serial":"1","mintedAt":1,"publishedAt":null}"#,
            r#"{"type":"pass","isMinted":true,"serial":"1","account":"01234abc","passType":"pass.a","team":"T","token":"0123456789abcdef","version":2,"status":"active","facts":{"title":"t","organization":"o","style":"coupon"},"createdAt":1,"updatedAt":2,"lastModified":1000,"source":{"dialect":"template","body":"{}"},"personalization":{"tokenHash":"aa","answers":"{}","at":3},"versions":[{"version":1,"at":1,"by":"k","changed":["/a"]}],"log":[{"at":4,"line":"l"}],"files":[]}"#,
            r#"{"type":"device","serial":"1","passType":"pass.a","registration":{"device":"00ff","registeredAt":1,"lastSeenAt":2,"sequence":7,"pushToken":null,"waits":false},"member":{"device":"00ff","incarnation":"00000001","counter":2,"pushToken":"ab","tokenSince":1,"pushState":"delivered","pushReason":null,"pushAt":3,"lastSeenAt":4,"sequence":7,"version":2,"changedAt":1,"waits":true}}"#,
            r#"{"type":"member","template":"00","member":{"position":1,"serial":"1","revision":2,"problem":null}}"#,
            r#"{"type":"audit","entry":{"at":1,"key":"operator","address":"","method":"POST","path":"/","status":200}}"#,
            r#"{"type":"reissue","template":"00"}"#,
            r#"{"type":"end"}"#,
        ] {
            let record = Record::read(line.as_bytes()).unwrap_or_else(|error| panic!("{error}: {line}"));
            let mut printed = Vec::new();
            record.write(&mut printed).unwrap();
            assert_eq!(String::from_utf8(printed).unwrap().trim_end(), line);
            assert!(!format!("{record:?}").contains("0123456789abcdef"), "the token never shows itself");
        }
    }

    #[test]
    fn what_is_no_line_of_this_format_is_told_why() {
        for (line, sentence) in [
            ("[]", "a line is no JSON object with a type"),
            (r#"{"a":1}"#, "a line is no JSON object with a type"),
            (r#"{"type":"more","cursor":"x"}"#, "a line has the unknown type \"more\""),
            (r#"{"type":"account","format":2}"#, "this export has format 2, this version reads format 1"),
            (r#"{"type":"reissue"}"#, "a line of type reissue cannot be read: missing field `template`"),
        ] {
            assert_eq!(Record::read(line.as_bytes()).unwrap_err().to_string(), sentence);
        }
    }
}
