//! The sign-up form of rewards passes: the phone's call, and what the issuer reads of it.
//!
//! The answer to the phone is a signature over a token that the phone chose, made with the key that signs passes. Whoever could choose
//! the token freely could have a manifest signed; therefore a token that could be JSON is refused.
//! Source: Apple, "Personalization".

use std::collections::BTreeMap;

use http::StatusCode;
use serde::Deserialize;

use super::authentication::is_known;
use super::call::{Call, Reply, body, json, no_such_pass};
use super::ids::sha256_hex;
use super::pass_object::{Personalize, ReadHead, ReadPersonalization};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::wire::ask;
use super::{card_picture, identity, publish};
use crate::api::PersonalizationReply;
use crate::signature::sign_detached;

/// The longest token, in characters.
const MAX_TOKEN: usize = 512;
/// The longest answer, in characters.
const MAX_ANSWER: usize = 256;
/// What a form can ask for.
const NAMES: [&str; 7] =
    ["emailAddress", "familyName", "fullName", "givenName", "ISOCountryCode", "phoneNumber", "postalCode"];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PersonalizationDictionary {
    personalization_token: String,
    required_personalization_info: BTreeMap<String, String>,
}

/// `POST /v1/passes/{passType}/{serial}/personalize`
pub(super) async fn personalize<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let serial = call.serial()?;
    if !is_known(call.ports, &serial).await? {
        return Err(no_such_pass().into());
    }
    let request: PersonalizationDictionary = call.json()?;
    let token = request.personalization_token;
    check_token(&token)?;
    let answers = request.required_personalization_info;
    check_answers(&answers)?;
    let head = ask(call.ports, serial.as_str(), &ReadHead {}, &[]).await?.reply;
    let head =
        head.filter(|head| call.pass_type().as_ref() == Some(&head.pass_type)).ok_or_else(no_such_pass)?;
    let signer = identity::signer_for(call.ports, &head.pass_type)?;
    let asked = Personalize { token_hash: sha256_hex(token.as_bytes()), answers };
    if !ask(call.ports, serial.as_str(), &asked, &[]).await?.reply {
        return Err(Refusal::conflict("nothing_to_personalize", "this pass has no sign-up form").into());
    }
    card_picture::forget(call.ports, &head).await;
    let signature = sign_detached(token.as_bytes(), signer, call.ports.now()).await?;
    Ok(body(StatusCode::OK, "application/octet-stream", signature))
}

fn check_token(token: &str) -> Result<(), Refusal> {
    let harmless = |c: char| c.is_ascii_graphic() && !matches!(c, '{' | '}' | '[' | ']' | '"');
    if token.is_empty() || token.len() > MAX_TOKEN || !token.chars().all(harmless) {
        return Err(Refusal::bad_request(
            "invalid_token",
            "personalizationToken is not one that a phone makes",
        ));
    }
    Ok(())
}

fn check_answers(answers: &BTreeMap<String, String>) -> Result<(), Refusal> {
    let fine = |(name, answer): (&String, &String)| {
        NAMES.contains(&name.as_str()) && answer.chars().count() <= MAX_ANSWER
    };
    if answers.iter().all(fine) {
        return Ok(());
    }
    Err(Refusal::bad_request(
        "invalid_answers",
        "requiredPersonalizationInfo has an unknown name or a long answer",
    ))
}

/// `GET /api/v1/passes/{serial}/personalization`
pub(super) async fn read<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (_, head) = publish::own_pass(call).await?;
    let found = ask(call.ports, head.serial.as_str(), &ReadPersonalization {}, &[]).await?.reply;
    let found = found.ok_or_else(|| Refusal::not_found("nobody filled in the form of this pass"))?;
    let reply = PersonalizationReply { answers: found.answers, at: found.at.to_rfc3339() };
    Ok(json(StatusCode::OK, &reply)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_could_be_a_manifest_is_refused() {
        assert!(check_token("2dfa7b1c-90e4/+=_.").is_ok());
        for wrong in ["", "{\"pass.json\":\"\"}", "a b", "[1]", "\u{e4}", &"x".repeat(513)] {
            assert!(check_token(wrong).is_err(), "{wrong}");
        }
    }
}
