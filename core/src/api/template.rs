//! Bodies about templates, and what public pages may know of one.

use serde::{Deserialize, Serialize};

use super::{BadgeLinks, QrShape};

/// What is said of a template to its issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TemplateReply {
    /// Its id.
    pub template: String,
    /// 1 for a new template, one more for each new design.
    pub revision: u64,
    /// `open`, or `closed` when nobody can join any more.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["open", "closed"])))]
    pub status: String,
    /// `logoText`, else the organization's name.
    pub title: String,
    /// The style's key.
    pub style: String,
    /// What each person's pass has of its own.
    pub placeholders: Vec<String>,
    /// The page on which people get their pass.
    pub join_url: String,
    /// The QR code of that page, as SVG.
    pub qr_url: String,
    /// How many passes were made of it.
    pub passes: u64,
    /// How far the present design has come.
    pub reissue: ReissueProgress,
    /// When it was made.
    pub created_at: String,
    /// When the design was changed last.
    pub updated_at: String,
}

/// How far the present design of a template has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ReissueProgress {
    /// Whether every pass was asked.
    pub done: bool,
    /// How many passes have it.
    pub reached: u64,
    /// How many kept the one before, because a value is missing or does not fit.
    pub failed: u64,
}

/// `GET /api/v1/templates`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TemplateList {
    /// Newest first, at most 100.
    pub templates: Vec<TemplateReply>,
}

/// `POST /api/v1/templates/{template}/passes`
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TemplatePassRequest {
    /// By the names of the placeholders.
    #[serde(default)]
    pub values: serde_json::Map<String, serde_json::Value>,
}

/// `PATCH /api/v1/passes/{serial}`, for passes made of a template.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ValuesRequest {
    /// Those that change; `null` takes one away.
    pub values: serde_json::Map<String, serde_json::Value>,
}

/// `GET /api/public/templates/{template}`: what embedding pages may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PublicTemplate {
    /// `logoText`, else the organization's name.
    pub title: String,
    /// Who issues it.
    pub organization_name: String,
    /// The style's key.
    pub style: String,
    /// `open` or `closed`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["open", "closed"])))]
    pub status: String,
    /// The page on which people get their pass, with the link that was asked for.
    pub join_url: String,
    /// The card as a picture.
    pub card_url: String,
    /// The QR code of the page.
    pub qr: QrShape,
    /// Apple's badge, when the operator has put it there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub badge: Option<BadgeLinks>,
}
