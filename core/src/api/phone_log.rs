//! What phones report about a pass.

use serde::{Deserialize, Serialize};

/// `GET /api/v1/passes/{serial}/log`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PhoneLog {
    /// Newest first, the last fifty.
    pub entries: Vec<PhoneReport>,
}

/// One message of a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PhoneReport {
    /// When it came.
    pub at: String,
    /// The phone's words; its identifier is replaced by what the list of devices shows.
    pub message: String,
    /// What it means and what helps, in a sentence.
    pub explanation: String,
}
