//! The "pkpass" dialect: `POST /api/pkpass`, `PUT /api/pkpass/{serial}`.

use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, ETAG, HeaderName};
use serde_json::{Map, Value, json};

use super::super::account::{ReadUsage, Spend};
use super::super::authentication::{Holder, holder, is_known};
use super::super::call::{Call, Reply, body, json, no_such_pass, set, version_tag};
use super::super::issue::{Issued, Made, ServerKeys, complete, facts, file_names, issue, parts};
use super::super::pass_object::{Head, ReadHead, ReadSource, Replace, Replaced, Source};
use super::super::ports::Ports;
use super::super::refusal::{Refusal, Stop};
use super::super::routes::Scope;
use super::super::signatures::new_serial;
use super::super::wire::ask;
use super::super::{card_picture, identity, pass_file};
use super::bundle::{build, read_body};
use super::draft::slug;
use super::pkpass_body::{Sender, translate};
use super::usage::used_up;
use crate::api::PassStatus;
use crate::bundle::PASS_MEDIA_TYPE;
use crate::ids::SerialNumber;
use crate::signature::Signer;

const DIALECT: &str = "pkpass";

/// `POST /api/pkpass`
pub(in super::super) async fn create<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Publish, None).await?;
    let sent = read_body(call)?;
    let sender = Sender { organization: holder.name(), plan: holder.plan(), created_at: call.ports.now() };
    let draft = translate(&sent, &sender)?;
    let serial = new_serial(call.ports)?;
    let make = async |_: &SerialNumber| {
        let bundle = build(call.ports, draft, &[], |_| false).await?;
        Ok(Made { bundle, source: Some(source(&sent)) })
    };
    let head = match issue(call, &holder.author(), serial, make).await? {
        Issued::New(head) | Issued::Again(head) => head,
        Issued::Taken => {
            return Err(Refusal::conflict("already_published", "this pass exists already").into());
        }
        Issued::UsedUp(usage) => return Ok(used_up(&usage)?),
    };
    let file = pass_file::signed(call.ports, &head).await?;
    let length = file.len().to_string();
    let mut reply = body(StatusCode::OK, PASS_MEDIA_TYPE, file);
    let disposition = format!("attachment; filename=\"{}.pkpass\"", file_name(&sent));
    set(&mut reply, CONTENT_DISPOSITION, &disposition);
    set(&mut reply, CONTENT_LENGTH, &length);
    set(&mut reply, ETAG, &version_tag(head.version));
    set(&mut reply, HeaderName::from_static("x-serial-number"), head.serial.as_str());
    Ok(reply)
}

/// The file's name without its ending.
fn file_name(sent: &Map<String, Value>) -> String {
    let named = ["title", "logoText"]
        .into_iter()
        .find_map(|key| sent.get(key)?.as_str().filter(|text| !text.is_empty()));
    let first = || sent.get("primaryFields")?.get(0)?.get("value")?.as_str();
    let name = slug(named.or_else(first).unwrap_or_default());
    if name.is_empty() { "pass".to_owned() } else { name }
}

fn source(sent: &Map<String, Value>) -> Source {
    Source { dialect: DIALECT.to_owned(), body: canonical(&Value::Object(sent.clone())).to_string() }
}

/// The same value with all keys in order and nothing that is `null`, so that two spellings of one body are equal.
fn canonical(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().filter(|(_, value)| !value.is_null()).collect();
            entries.sort_by_key(|(key, _)| key.as_str());
            Value::Object(entries.into_iter().map(|(key, value)| (key.clone(), canonical(value))).collect())
        }
        Value::Array(list) => Value::Array(list.iter().map(canonical).collect()),
        other => other.clone(),
    }
}

/// `PUT /api/pkpass/{serial}`
pub(in super::super) async fn replace<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (holder, head) = own(call).await?;
    let sent = read_body(call)?;
    let sender = Sender { organization: holder.name(), plan: holder.plan(), created_at: head.created_at };
    let draft = translate(&sent, &sender)?;
    let wanted = call.wanted_version(head.version)?;
    if head.status == PassStatus::Revoked {
        return Err(Refusal::gone("this pass was revoked, which is final").into());
    }
    let source = source(&sent);
    if ask(call.ports, head.serial.as_str(), &ReadSource {}, &[]).await?.reply.as_ref() == Some(&source) {
        return Ok(answer(&head, &head)?);
    }
    if holder.counts() {
        let usage = ask(call.ports, holder.account.as_str(), &ReadUsage {}, &[]).await?.reply;
        if !usage.has_room() {
            return Ok(used_up(&usage)?);
        }
    }
    let mut bundle = build(call.ports, draft, &[], |_| false).await?;
    let team = identity::signer_for(call.ports, &head.pass_type)?.certificates().team_identifier().clone();
    let keys = ServerKeys {
        serial: head.serial.clone(),
        token: head.token.clone(),
        pass_type: head.pass_type.clone(),
        team,
    };
    complete(call.ports, &mut bundle, &keys)?;
    let replace = Replace {
        by: holder.key.shown(),
        facts: facts(&bundle),
        files: file_names(&bundle),
        source: Some(source),
        // Without a condition the last writer wins.
        if_version: wanted,
    };
    let blobs = parts(&bundle);
    let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
    match ask(call.ports, head.serial.as_str(), &replace, &blobs).await?.reply {
        Replaced::Stored(new) => {
            if new.version != head.version {
                card_picture::forget(call.ports, &head).await;
                spend(call, &holder).await?;
            }
            Ok(answer(&head, &new)?)
        }
        Replaced::Revoked => Err(Refusal::gone("this pass was revoked, which is final").into()),
        Replaced::Overtaken => Err(Refusal::changed_meanwhile().into()),
        Replaced::Absent => Err(no_such_pass().into()),
    }
}

/// A change is counted once it is made. That the last one of a month may come twice at the same moment harms nobody.
async fn spend<P: Ports>(call: &Call<'_, P>, holder: &Holder) -> Result<(), Stop> {
    if holder.counts() {
        ask(call.ports, holder.account.as_str(), &Spend {}, &[]).await?;
    }
    Ok(())
}

fn answer(before: &Head, after: &Head) -> Result<Reply, super::super::refusal::Failure> {
    let is_unchanged = before.version == after.version;
    let answer = json!({
        "serialNumber": after.serial.as_str(),
        "lastUpdated": after.updated_at.unix_millis(),
        "notifiedDevices": if is_unchanged { 0 } else { after.devices },
        "unchanged": is_unchanged,
    });
    let mut reply = json(StatusCode::OK, &answer)?;
    set(&mut reply, ETAG, &version_tag(after.version));
    Ok(reply)
}

/// The caller and the pass of the path. This dialect documents 403 for another account's pass.
async fn own<P: Ports>(call: &Call<'_, P>) -> Result<(Holder, Head), Stop> {
    let serial = call.serial()?;
    let holder = holder(call, Scope::Publish, Some(&serial)).await?;
    if !is_known(call.ports, &serial).await? {
        return Err(no_such_pass().into());
    }
    let head = ask(call.ports, serial.as_str(), &ReadHead {}, &[]).await?.reply.ok_or_else(no_such_pass)?;
    if holder.owns() && head.account == holder.account {
        return Ok((holder, head));
    }
    Err(Refusal::forbidden("foreign_serial", "you may not change this pass").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(value: Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn two_spellings_of_one_body_are_the_same() {
        let one = sent(json!({"title": "a", "locations": [{"latitude": 1, "longitude": 2}], "color": null}));
        let two = sent(json!({"locations": [{"longitude": 2, "latitude": 1}], "title": "a"}));
        assert_eq!(source(&one), source(&two));
        assert_ne!(source(&one), source(&sent(json!({"title": "b"}))));
    }

    #[test]
    fn the_file_is_named_for_what_is_on_the_card() {
        let name = |value| file_name(&sent(value));
        assert_eq!(name(json!({"title": "Gold Card!", "logoText": "x"})), "gold-card");
        assert_eq!(name(json!({"logoText": "Bean & Leaf"})), "bean-leaf");
        assert_eq!(name(json!({"primaryFields": [{"label": "a", "value": "No 7"}]})), "no-7");
        assert_eq!(name(json!({"title": "\u{54C1}"})), "pass");
    }
}
