//! Bodies about API keys.

use serde::{Deserialize, Serialize};

/// `POST /api/v1/keys`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyRequest {
    /// What the holder calls it.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 100)))]
    pub name: String,
    /// `live` (as when absent) or `test`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["live", "test", null])))]
    pub mode: Option<String>,
    /// Of `sign`, `publish` and `admin`; absent means `sign` and `publish`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(inner(regex(pattern = "^(sign|publish|admin)$"))))]
    pub scopes: Option<Vec<String>>,
}

/// The answer of `POST /api/v1/keys`: the only time that the key is shown.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct KeyReply {
    /// The whole key.
    pub api_key: String,
    /// What lists say of it.
    pub key: ListedKey,
}

impl std::fmt::Debug for KeyReply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyReply").field("key", &self.key).finish_non_exhaustive()
    }
}

/// `GET /api/v1/keys`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct KeyList {
    /// Oldest first; keys that are revoked or over are left out.
    pub keys: Vec<ListedKey>,
}

/// One API key, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ListedKey {
    /// Names the key in `DELETE /api/v1/keys/{key}`.
    pub id: String,
    /// The first characters of the key.
    pub prefix: String,
    /// What the holder calls it.
    pub name: String,
    /// `live` or `test`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["live", "test"])))]
    pub mode: String,
    /// Of `sign`, `publish` and `admin`.
    pub scopes: Vec<String>,
    /// When it was made.
    pub created_at: String,
    /// When it ends, since another took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
}
