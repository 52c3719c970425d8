//! The body of `GET /api/health`.

use serde::{Deserialize, Serialize};

/// `GET /api/health`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Health {
    /// `ok`, or `degraded` with a sentence in `problem`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["ok", "degraded"])))]
    pub status: String,
    /// The version of the service.
    pub version: String,
    /// The present certificate, when one can be read.
    pub certificate: Option<CertificateHealth>,
    /// The one that takes its place, during a renewal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_certificate: Option<CertificateHealth>,
    /// The one for test keys, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sandbox_certificate: Option<CertificateHealth>,
    /// How pushes go out: `binding`, `token` or `off`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["binding", "token", "off"])))]
    pub push: String,
    /// Whether callers without a key are limited: `on` or `off`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["on", "off"])))]
    pub rate_limits: String,
    /// What the operator must mend, when something is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

/// The dates of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CertificateHealth {
    /// When it begins.
    pub valid_from: String,
    /// When it ends.
    pub expires: String,
    /// Whole days until then; negative when it has ended.
    pub days_left: i64,
    /// Whether real passes are signed with it now.
    pub signs: bool,
}
