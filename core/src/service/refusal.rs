//! What the service says when it does not do what was asked.
//!
//! A [`Refusal`] is the client's fault: a status, a code for programs that never changes, and a sentence that is safe to show. A
//! [`Failure`] is ours: the client sees a constant sentence, the reason goes to the log.

use http::StatusCode;

use super::ports::{PortError, SqlError};
use super::wire::WireError;
use crate::bundle::ReadBundleError;
use crate::zip::ReadArchiveError;

/// The client asked for something that cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: StatusCode,
    /// A name for programs.
    pub code: &'static str,
    /// A sentence for people.
    pub message: String,
}

impl Refusal {
    /// 400: the request cannot be understood.
    #[must_use]
    pub fn bad_request(code: &'static str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code, message: message.into() }
    }

    /// 401: nobody, or nobody known.
    #[must_use]
    pub fn unauthorized(code: &'static str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::UNAUTHORIZED, code, message: message.into() }
    }

    /// 403: somebody known who may not.
    #[must_use]
    pub fn forbidden(code: &'static str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::FORBIDDEN, code, message: message.into() }
    }

    /// 404: not here, or not the caller's.
    #[must_use]
    pub fn not_found(message: impl Into<String>) -> Self {
        Self { status: StatusCode::NOT_FOUND, code: "not_found", message: message.into() }
    }

    /// 409: the state does not allow it.
    #[must_use]
    pub fn conflict(code: &'static str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::CONFLICT, code, message: message.into() }
    }

    /// 410: it was here and was taken back.
    #[must_use]
    pub fn gone(message: impl Into<String>) -> Self {
        Self { status: StatusCode::GONE, code: "revoked", message: message.into() }
    }

    /// 412: another change came first, and the caller wanted to know.
    #[must_use]
    pub fn changed_meanwhile() -> Self {
        let message = "the pass was changed meanwhile; read it again".to_owned();
        Self { status: StatusCode::PRECONDITION_FAILED, code: "changed_meanwhile", message }
    }

    /// 413: more bytes than this route takes.
    #[must_use]
    pub fn too_large(max_bytes: usize) -> Self {
        let message = format!("the request body is larger than {max_bytes} bytes");
        Self { status: StatusCode::PAYLOAD_TOO_LARGE, code: "too_large", message }
    }

    /// 422: understood, and wrong.
    #[must_use]
    pub fn invalid(code: &'static str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, code, message: message.into() }
    }

    /// 503: the operator must set something first.
    #[must_use]
    pub fn not_configured(message: impl Into<String>) -> Self {
        Self { status: StatusCode::SERVICE_UNAVAILABLE, code: "not_configured", message: message.into() }
    }
}

/// Something of ours broke. The text is for the log.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// An object's database refused.
    #[error(transparent)]
    Sql(#[from] SqlError),
    /// Another object, or the platform, did not deliver.
    #[error(transparent)]
    Port(#[from] PortError),
    /// A message between objects was not understood.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// An object answered that it failed.
    #[error("the {object} object failed: {message}")]
    Object {
        /// Which kind of object.
        object: &'static str,
        /// What it says.
        message: String,
    },
    /// A stored row has not the shape that this version writes.
    #[error("a stored row of {table} is not readable")]
    Row {
        /// Which table.
        table: &'static str,
    },
    /// The key did not sign.
    #[error("a pass could not be signed: {0}")]
    Sign(#[from] crate::signature::SignError),
    /// A file could not be put together.
    #[error(transparent)]
    Archive(#[from] crate::zip::WriteArchiveError),
    /// Something that was stored as a document is none.
    #[error("a stored document is not readable: {0}")]
    Document(#[from] crate::document::ParseDocumentError),
    /// An answer could not be made.
    #[error("an answer could not be made: {0}")]
    Http(#[from] http::Error),
}

/// Why a request was not done.
#[derive(Debug)]
pub enum Stop {
    /// The client's fault.
    Refused(Refusal),
    /// Ours.
    Failed(Failure),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl<E: Into<Failure>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl From<ReadBundleError> for Refusal {
    fn from(error: ReadBundleError) -> Self {
        let code = match &error {
            ReadBundleError::Archive(ReadArchiveError::ArchiveTooLarge { .. }) => {
                return Self {
                    status: StatusCode::PAYLOAD_TOO_LARGE,
                    code: "too_large",
                    message: error.to_string(),
                };
            }
            ReadBundleError::Archive(ReadArchiveError::NotAnArchive(_)) => "not_an_archive",
            ReadBundleError::Archive(_) => "unsafe_archive",
            ReadBundleError::NoDocument => "not_a_pass",
            _ => "unreadable_document",
        };
        Self::invalid(code, error.to_string())
    }
}
