//! Bodies about accounts: new ones, rotated keys, the audit log, the operator's list.

use serde::{Deserialize, Serialize};

/// The body of `POST /api/v1/keys/{key}/rotate`; it may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RotateRequest {
    /// How long the old key goes on working, in hours: 0 to 720, absent means 24.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(range(max = 720)))]
    pub overlap_hours: Option<u32>,
}

/// `GET /api/v1/audit`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AuditLog {
    /// Newest first: every write with a key of the account, and every read that was refused for who asked.
    pub entries: Vec<AuditLine>,
    /// For the next page: `?cursor=`.
    pub cursor: Option<String>,
}

/// One request in the audit log. Neither bodies nor secrets are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuditLine {
    /// When it was answered.
    pub at: String,
    /// The first characters of the key, or `operator`.
    pub key: String,
    /// The client's address; empty when the deployment does not learn it.
    pub address: String,
    /// The HTTP method.
    pub method: String,
    /// The path, without its query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

/// `GET /api/v1/accounts`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AccountList {
    /// In the order of their ids.
    pub accounts: Vec<ListedAccount>,
    /// For the next page: `?cursor=`.
    pub cursor: Option<String>,
}

/// One account, as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ListedAccount {
    /// The account's id.
    pub account: String,
    /// The name of the organization.
    pub name: String,
    /// When it was made.
    pub created_at: String,
}

/// `PATCH /api/v1/accounts/{account}`, for the operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanRequest {
    /// `free` or `pro`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["free", "pro"])))]
    pub plan: String,
    /// How many passes may be made in a month; absent means the plan's usual limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly_limit: Option<u64>,
    /// Whether there is no limit at all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unlimited: bool,
}

/// The answer of `PATCH /api/v1/accounts/{account}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanReply {
    /// The account's id.
    pub account: String,
    /// The plan now.
    pub plan: String,
    /// How many passes it may make in a month; `null` without a limit.
    pub monthly_limit: Option<u64>,
}

/// The answer of `POST /api/v1/accounts/{account}/import`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ImportReply {
    /// How many lines of this request were taken in, those that were here already included.
    pub imported: u64,
}

/// `POST /api/v1/accounts`, for the operator.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountRequest {
    /// The name of the organization.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 100)))]
    pub name: String,
    /// `free` or `pro`; absent means `pro`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["free", "pro", null])))]
    pub plan: Option<String>,
    /// How many passes may be made in a month; absent means the plan's usual limit, or none when no plan is named either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly_limit: Option<u64>,
}

/// The answer of `POST /api/v1/accounts`: the only time that the keys are shown.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccountReply {
    /// The account's id.
    pub account: String,
    /// A key for real passes.
    pub api_key: String,
    /// A key for the sandbox.
    pub test_api_key: String,
}

impl std::fmt::Debug for AccountReply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccountReply").field("account", &self.account).finish_non_exhaustive()
    }
}
