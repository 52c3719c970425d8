//! The JSON bodies of Passwright's own API, shared by the service, the editor and the tests, so that they cannot drift apart.
//!
//! In scope: shapes. Out of scope: what is decided (see `service`). Times are RFC 3339 in UTC.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{PassTypeIdentifier, SerialNumber, TeamIdentifier};

mod account;
mod health;
mod join_link;
mod key;
mod phone_log;
mod template;

pub use account::{
    AccountList, AccountReply, AccountRequest, AuditLine, AuditLog, ImportReply, ListedAccount, PlanReply,
    PlanRequest, RotateRequest,
};
pub use health::{CertificateHealth, Health};
pub use join_link::{JoinLinkReply, JoinLinkRequest};
pub use key::{KeyList, KeyReply, KeyRequest, ListedKey};
pub use phone_log::{PhoneLog, PhoneReport};
pub use template::{
    PublicTemplate, ReissueProgress, TemplateList, TemplatePassRequest, TemplateReply, ValuesRequest,
};

/// The largest body of `POST /api/v1/signatures`, in bytes: a `pass.json` of 100 KB with its manifest stays far below.
pub const MAX_SIGNATURE_REQUEST_BYTES: usize = 256 * 1024;

/// The largest published bundle, in bytes.
pub const MAX_BUNDLE_BYTES: usize = 10 * 1024 * 1024;

/// The longest text of a pass that the editor takes and the service signs or publishes, in characters: about five printed pages. Phones,
/// landing pages and previews have to show it; the terms on the back of real passes have up to 8,000.
pub const MAX_TEXT_CHARACTERS: usize = 20_000;

/// The most serial numbers of one call.
pub const MAX_SERIALS: u32 = 100;

/// Every answer outside 2xx.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ErrorBody {
    /// What went wrong, in a sentence for people.
    pub error: String,
    /// A name for programs, which does not change.
    pub code: String,
}

/// `POST /api/v1/signatures`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignatureRequest {
    /// The text of `manifest.json`.
    pub manifest: String,
    /// The text of `pass.json`.
    pub pass: String,
}

/// `POST /api/v1/serials`
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SerialsRequest {
    /// How many, from 1 to [`MAX_SERIALS`].
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 100)))]
    pub count: u32,
}

/// The answer of `POST /api/v1/serials`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SerialsReply {
    /// New serial numbers that belong to the caller's account.
    pub serial_numbers: Vec<SerialNumber>,
}

/// `GET /api/v1/identity`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// What passes signed here must carry.
    pub pass_type_identifier: PassTypeIdentifier,
    /// What passes signed here must carry.
    pub team_identifier: TeamIdentifier,
    /// The account's name.
    pub organization_name: String,
    /// When the certificate ends.
    pub expires: String,
    /// Whether the certificate is one that real iPhones refuse.
    pub development: bool,
}

/// Whether a published pass can still be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum PassStatus {
    /// It can.
    Active,
    /// It was revoked: phones that have it show it voided, public links answer 410.
    Revoked,
}

/// Whether people can add a pass now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum PassState {
    /// They can.
    Active,
    /// Its `expirationDate` has passed.
    Expired,
    /// `voided` is set in it.
    Voided,
    /// Its issuer took it back.
    Revoked,
}

/// The answer to publishing, republishing and reading a pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PublishedPass {
    /// The serial number, made by the service unless the caller's account owns the one in the document.
    pub serial_number: SerialNumber,
    /// 1 for a new pass, one more for each change.
    pub version: u64,
    /// Whether it can still be added.
    pub status: PassStatus,
    /// The page to show to people.
    pub landing_url: String,
    /// The file.
    pub download_url: String,
    /// The QR code of the landing page, as SVG.
    pub qr_url: String,
    /// A snippet for web pages.
    pub embed_html: String,
    /// When it was published.
    pub created_at: String,
    /// When it was changed last.
    pub updated_at: String,
    /// How many devices a republish goes to; absent on the first publish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub devices: Option<u64>,
}

/// `GET /api/v1/passes`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PassList {
    /// Newest first.
    pub passes: Vec<ListedPass>,
    /// Where the next page starts; absent on the last page.
    pub cursor: Option<String>,
}

/// One line of [`PassList`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ListedPass {
    /// The serial number.
    pub serial_number: SerialNumber,
    /// `logoText`, else the organization's name.
    pub title: String,
    /// The style's key.
    pub style: String,
    /// Whether it can still be added.
    pub status: PassStatus,
    /// How many devices have it.
    pub devices: u64,
    /// The template it was made from, if any.
    pub template: Option<String>,
    /// When it was published.
    pub created_at: String,
    /// When it was changed last.
    pub updated_at: String,
}

/// `GET /api/v1/passes/{serial}/devices`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DeviceList {
    /// Those that registered last first, at most 25.
    pub devices: Vec<ListedDevice>,
}

/// One device that has a pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ListedDevice {
    /// The first digits of the hash of its identifier.
    pub device: String,
    /// When it registered first.
    pub registered_at: String,
    /// When it registered or asked last.
    pub last_seen_at: String,
    /// How pushes to it fare; absent when none was due so far.
    pub push: Option<DevicePush>,
}

/// How the pushes to one device fare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DevicePush {
    /// `delivered`, `waiting`, `refused`, `gone` (Apple says that the device no longer has the pass) or `off`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["delivered", "waiting", "refused", "gone", "off"])))]
    pub state: String,
    /// Apple's reason, when there is one.
    pub reason: Option<String>,
    /// Since when.
    pub at: Option<String>,
}

/// `GET /api/v1/passes/{serial}/history`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct History {
    /// Newest first, at most 100.
    pub versions: Vec<HistoryEntry>,
}

/// One version of a pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct HistoryEntry {
    /// Its number.
    pub version: u64,
    /// When it was made.
    pub at: String,
    /// The first characters of the key that made it.
    pub by: String,
    /// JSON pointers and file names that differ from the version before.
    pub changed: Vec<String>,
}

/// `GET /api/v1/passes/{serial}/personalization`: what a person filled in when adding a rewards pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PersonalizationReply {
    /// By Apple's names, for example `emailAddress`.
    pub answers: BTreeMap<String, String>,
    /// When.
    pub at: String,
}

/// `GET /api/public/passes/{serial}`: what embedding pages may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PublicPass {
    /// `logoText`, else the organization's name.
    pub title: String,
    /// Who issued it.
    pub organization_name: String,
    /// The style's key.
    pub style: String,
    /// Whether it was revoked.
    pub status: PassStatus,
    /// Whether it can be added now.
    pub state: PassState,
    /// The file.
    pub download_url: String,
    /// The page to show to people.
    pub landing_url: String,
    /// The card as a picture.
    pub card_url: String,
    /// The QR code of the page.
    pub qr: QrShape,
    /// Apple's badge, when the operator has put it there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub badge: Option<BadgeLinks>,
}

/// A QR code for whoever draws it: dark modules as the `d` of an SVG path, in module units from the first module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct QrShape {
    /// Modules in each direction, with the four light ones on each side.
    pub size: usize,
    /// The dark modules.
    pub path: String,
}

/// Where Apple's badge is, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BadgeLinks {
    /// For light ground.
    pub on_light: String,
    /// For very dark ground.
    pub on_dark: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// The answer of `POST /api/v1/drafts`. Whoever has these addresses can open the draft.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DraftReply {
    /// The page to open on the iPhone.
    pub url: String,
    /// The file.
    pub download_url: String,
    /// The QR code of the page, as SVG.
    pub qr_url: String,
    /// When page and file are gone, and the card on the phone has expired.
    pub expires_at: String,
}

impl std::fmt::Debug for DraftReply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DraftReply").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}
