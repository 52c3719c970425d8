//! Calls to the service, with the bodies that it shares with the editor.
//!
//! In scope: one function for each call, and what can go wrong as a sentence. Out of scope: when to call (see [`crate::export`],
//! [`crate::publish`]).

use gloo_net::http::{Request, RequestBuilder, Response};
use js_sys::Uint8Array;
use passwright_core::api::{
    DraftReply, ErrorBody, Identity, PublishedPass, SerialsReply, SerialsRequest, SignatureRequest,
    TemplateReply,
};
use passwright_core::bundle::PASS_MEDIA_TYPE;
use passwright_core::ids::SerialNumber;
use serde::de::DeserializeOwned;

mod manage;

/// Why a call did not work. Each prints as a sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ApiError {
    /// No answer at all.
    #[error("{}", text!("service-unreachable"))]
    Unreachable,
    /// The service said no, and why.
    #[error("{sentence}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// The service's own sentence.
        sentence: String,
    },
    /// An answer of another shape than agreed.
    #[error("{}", text!("service-not-understood", status = .status.to_string()))]
    NotUnderstood {
        /// The HTTP status.
        status: u16,
    },
}

impl ApiError {
    /// Whether the key is missing, wrong or revoked.
    pub(crate) fn is_about_the_key(&self) -> bool {
        matches!(self, Self::Refused { status: 401, .. })
    }
}

/// The service, called with one API key.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Client {
    key: String,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client(redacted)")
    }
}

impl Client {
    /// Calls with this key.
    pub(crate) fn new(key: &str) -> Self {
        Self { key: key.to_owned() }
    }

    /// What passes signed here must carry.
    ///
    /// # Errors
    /// [`ApiError`], as for every call.
    pub(crate) async fn identity(&self) -> Result<Identity, ApiError> {
        self.get("/api/v1/identity").await
    }

    /// A new serial number.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn serial(&self) -> Result<SerialNumber, ApiError> {
        let request = self.with_key(Request::post("/api/v1/serials")).json(&SerialsRequest { count: 1 });
        let reply: SerialsReply = read(request.map_err(|_| ApiError::Unreachable)?.send().await).await?;
        reply.serial_numbers.into_iter().next().ok_or(ApiError::NotUnderstood { status: 201 })
    }

    /// The signature over a manifest. Only the manifest and the document are sent; the pictures stay here.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn sign(&self, manifest: &[u8], pass: &[u8]) -> Result<Vec<u8>, ApiError> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let body = SignatureRequest { manifest: text(manifest), pass: text(pass) };
        let request = self.with_key(Request::post("/api/v1/signatures")).json(&body);
        let response = accepted(request.map_err(|_| ApiError::Unreachable)?.send().await).await?;
        response.binary().await.map_err(|_| ApiError::Unreachable)
    }

    /// Publishes a package.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn publish(&self, archive: &[u8]) -> Result<PublishedPass, ApiError> {
        self.upload(Request::post("/api/v1/passes"), archive).await
    }

    /// Publishes a new version; the phones that have the pass are told.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn republish(
        &self,
        serial: &SerialNumber,
        archive: &[u8],
    ) -> Result<PublishedPass, ApiError> {
        self.upload(Request::put(&address(serial)), archive).await
    }

    /// What is published now, with the number of devices.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn published(&self, serial: &SerialNumber) -> Result<PublishedPass, ApiError> {
        self.get(&address(serial)).await
    }

    /// Publishes a design that gives each person a pass.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn create_template(&self, archive: &[u8]) -> Result<TemplateReply, ApiError> {
        self.upload(Request::post("/api/v1/templates"), archive).await
    }

    /// Brings a new design to everybody who has a pass of a template.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn replace_template(
        &self,
        template: &str,
        archive: &[u8],
    ) -> Result<TemplateReply, ApiError> {
        self.upload(Request::put(&template_address(template)), archive).await
    }

    /// Makes a draft, which is gone after a day.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn draft(&self, archive: &[u8]) -> Result<DraftReply, ApiError> {
        self.upload(Request::post("/api/v1/drafts"), archive).await
    }

    /// What is known of a template now.
    ///
    /// # Errors
    /// [`ApiError`]
    pub(crate) async fn template(&self, template: &str) -> Result<TemplateReply, ApiError> {
        self.get(&template_address(template)).await
    }

    /// Asks for something.
    async fn get<T: DeserializeOwned>(&self, address: &str) -> Result<T, ApiError> {
        read(self.with_key(Request::get(address)).send().await).await
    }

    async fn upload<T: DeserializeOwned>(
        &self,
        request: RequestBuilder,
        archive: &[u8],
    ) -> Result<T, ApiError> {
        let request = self.with_key(request).header("Content-Type", PASS_MEDIA_TYPE);
        let request = request.body(Uint8Array::from(archive)).map_err(|_| ApiError::Unreachable)?;
        read(request.send().await).await
    }

    fn with_key(&self, request: RequestBuilder) -> RequestBuilder {
        request.header("Authorization", &format!("Bearer {}", self.key))
    }
}

fn address(serial: &SerialNumber) -> String {
    pass_address(serial.as_str())
}

fn pass_address(serial: &str) -> String {
    format!("/api/v1/passes/{}", escaped(serial))
}

fn template_address(template: &str) -> String {
    format!("/api/v1/templates/{}", escaped(template))
}

fn escaped(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

async fn read<T: DeserializeOwned>(answer: Result<Response, gloo_net::Error>) -> Result<T, ApiError> {
    let (status, text) = read_text(answer).await?;
    serde_json::from_str(&text).map_err(|_| ApiError::NotUnderstood { status })
}

async fn read_text(answer: Result<Response, gloo_net::Error>) -> Result<(u16, String), ApiError> {
    let response = accepted(answer).await?;
    let text = response.text().await.map_err(|_| ApiError::Unreachable)?;
    Ok((response.status(), text))
}

async fn accepted(answer: Result<Response, gloo_net::Error>) -> Result<Response, ApiError> {
    let response = answer.map_err(|_| ApiError::Unreachable)?;
    if response.ok() {
        return Ok(response);
    }
    let status = response.status();
    match response.json::<ErrorBody>().await {
        Ok(body) => Err(ApiError::Refused { status, sentence: as_sentence(&body.error) }),
        Err(_) => Err(ApiError::NotUnderstood { status }),
    }
}

/// The service's text with a capital at the front and a full stop at the end.
pub(crate) fn as_sentence(text: &str) -> String {
    let mut letters = text.trim().chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let sentence = format!("{first}{}", letters.as_str());
    if sentence.ends_with(['.', '!', '?']) { sentence } else { format!("{sentence}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_service_says_is_shown_as_a_sentence() {
        assert_eq!(as_sentence("no API key was sent"), "No API key was sent.");
        assert_eq!(as_sentence("Too large!"), "Too large!");
    }
}
