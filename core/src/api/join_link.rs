//! Bodies about join links that carry values.

use serde::{Deserialize, Serialize};

/// The body of `POST /api/v1/templates/{template}/links`
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JoinLinkRequest {
    /// By the names of the placeholders. The form of the page asks for the others that have no default.
    #[serde(default)]
    pub values: serde_json::Map<String, serde_json::Value>,
    /// When the link ends; absent means never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// Whether many people may use it, each for an own pass. Absent means no: it is one person's, and gives the same pass each time.
    #[serde(default)]
    pub shared: bool,
}

/// The answer of `POST /api/v1/templates/{template}/links`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct JoinLinkReply {
    /// Where the person gets the pass. It holds the values, readable and signed.
    pub join_url: String,
    /// The same as a picture.
    pub qr_url: String,
    /// When it ends.
    pub expires_at: Option<String>,
}
